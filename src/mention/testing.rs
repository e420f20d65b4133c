//! What the tests of the readers share.

use super::{Kind, Mention, Noun, Sense, read};
use crate::value::{Amount, End, Value, duration};

/// An amount as tests write it: `10`, `[9, 10]`, `(50, ∞)`, then its unit.
fn shown(amount: &Amount) -> String {
    if amount.vague {
        return "vague".to_owned();
    }
    let interval = match (amount.low, amount.high) {
        (End::Closed(low), End::Closed(high)) if low == high => low.to_string(),
        (low, high) => {
            let low = match low {
                End::Closed(n) => format!("[{n}"),
                End::Open(n) => format!("({n}"),
                End::Unbounded => "(".to_owned(),
            };
            let high = match high {
                End::Closed(n) => format!("{n}]"),
                End::Open(n) => format!("{n})"),
                End::Unbounded => ")".to_owned(),
            };
            format!("{low}, {high}")
        }
    };
    match amount.unit.symbol() {
        Some(unit) => format!("{interval} {unit}"),
        None => interval,
    }
}

/// A mention of a number as tests write it: kind, value, and its sense where it is not plain.
fn line(mention: &Mention) -> Option<String> {
    let Value::Amount(amount) = &mention.value else { return None };
    let sense = if mention.sense == Sense::Plain { String::new() } else { format!(" {}", mention.sense.name()) };
    Some(format!("{} {}{sense}", mention.kind.name(), shown(amount)))
}

/// A mention of a number with all that is known of it: its words, kind, value, sense, direction, rate, and the words it
/// counts with their head in brackets.
pub(super) fn in_full(text: &str, mention: &Mention) -> Option<String> {
    let mut line = format!("{} | {}", mention.span.of(text), line(mention)?);
    if let Some(direction) = mention.direction {
        line += &format!(" | {}", direction.name());
    }
    if let Some(rate) = mention.rate {
        line += &format!(" | {}", rate.of(text));
    }
    if let Some(noun) = mention.noun {
        line += &format!(" | {}", counted(text, noun));
    }
    Some(line)
}

/// A date or a length of time as tests write it: its words, kind, normal form, and the modifier where it has one.
pub(super) fn in_time(text: &str, mention: &Mention) -> Option<String> {
    let (form, modifier) = match &mention.value {
        Value::Date(date) => (date.normal_form(), date.modifier),
        Value::Amount(amount) if mention.kind == Kind::Duration => {
            (duration::normal_form(amount).unwrap_or_default(), amount.modifier)
        }
        Value::Amount(_) => return None,
    };
    let modifier = modifier.map_or(String::new(), |modifier| format!(" | {}", modifier.name()));
    Some(format!("{} | {} {form}{modifier}", mention.span.of(text), mention.kind.name()))
}

/// The words a number counts, the head in brackets: `"Turkish [activists]"`.
fn counted(text: &str, noun: Noun) -> String {
    let (before, head) = (&text[noun.span.start..noun.head.start], noun.head.of(text));
    format!("{before}[{head}]{}", &text[noun.head.end..noun.span.end])
}

/// Whether `text` holds exactly these numbers of the given kind: `"[9, 10]"`, `"0.34 $"`.
pub(super) fn check_kind(kind: Kind, text: &str, expect: &[&str]) {
    let found: Vec<String> = read(text, None).iter().filter(|m| m.kind == kind).filter_map(line).collect();
    let expect: Vec<String> = expect.iter().map(|value| format!("{} {value}", kind.name())).collect();
    assert_eq!(found, expect, "{text:?}");
}

/// Whether the first number of `text` counts these words, the head in brackets: `"Turkish [activists]"`; "" for none.
pub(super) fn check_noun(text: &str, expect: &str) {
    let mentions = read(text, None);
    let found = mentions.first().and_then(|m| m.noun).map_or(String::new(), |noun| counted(text, noun));
    assert_eq!(found, expect, "{text:?}");
}

/// Whether the numbers of `text` move these ways, "-" for none.
pub(super) fn check_directions(text: &str, expect: &[&str]) {
    let found: Vec<&str> = read(text, None).iter().map(|m| m.direction.map_or("-", super::Direction::name)).collect();
    assert_eq!(found, expect, "{text:?}");
}
