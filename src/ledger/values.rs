//! Claimed values: numbers and dates of TOML as printed, and strings in the language the reader of prose understands.

use super::ClaimKind;
use super::keys::claimed_date;
use super::raise::Context;
use crate::diag::{Spanned, TomlValue};
use crate::mention::{self, Kind, Mention, Sense};
use crate::value::{Amount, Decimal, End, Unit, Value};

/// The longest string read as a value, in bytes.
const LONGEST: usize = 200;

/// Signs that stand for words before a number, the longer ones first.
const SIGNS: [(&str, &str); 9] = [
    (">=", "at least"),
    ("=>", "at least"),
    ("<=", "at most"),
    ("=<", "at most"),
    ("≥", "at least"),
    ("≤", "at most"),
    (">", "more than"),
    ("<", "less than"),
    ("~", "about"),
];

/// Reads the value of a claim of `kind`, with the value as written. `None` where it is none, which is reported.
pub(super) fn read(
    kind: ClaimKind,
    found: &Spanned<TomlValue>,
    context: &mut Context<'_, '_>,
) -> Option<(Value, String)> {
    // A percentage says so also where its key alone does.
    let sign = if kind == ClaimKind::Percent { "%" } else { "" };
    let printed = format!("{}{sign}", found.span.of(context.text));
    match (kind, &found.value) {
        (ClaimKind::Date, TomlValue::String(text) | TomlValue::Datetime(text)) if !text.contains(':') => {
            let text = Spanned::new(text.clone(), found.span);
            let span = claimed_date(&text, context)?;
            Some((Value::Date(span), text.value))
        }
        (ClaimKind::Date | ClaimKind::Text | ClaimKind::Stated, _) => {
            let expected = if kind == ClaimKind::Date { "a date without a time" } else { "no value" };
            context.reader.wrong_type(kind.name(), found, expected);
            None
        }
        (_, TomlValue::Integer { digits, base }) => {
            let number = if *base == 10 { Decimal::parse(digits) } else { with_base(digits, *base) };
            Some((Value::Amount(bare(kind, number, Decimal::ONE, found, context)?), printed))
        }
        (_, TomlValue::Float(digits)) => {
            Some((Value::Amount(bare(kind, Decimal::parse(digits), last_place(digits), found, context)?), printed))
        }
        (_, TomlValue::String(text)) => {
            let amount = words(kind, text, found, context)?;
            Some((Value::Amount(amount), text.clone()))
        }
        _ => {
            context.reader.wrong_type(kind.name(), found, "a number, or a string that reads as one");
            None
        }
    }
}

/// A number written in base 2, 8 or 16.
fn with_base(digits: &str, base: u32) -> Option<Decimal> {
    Decimal::parse(&u128::from_str_radix(digits, base).ok()?.to_string())
}

/// The value of the last digit printed: 0.01 in `1.50`, 100000 in `1.5e6`.
fn last_place(digits: &str) -> Decimal {
    let (number, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let fraction = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let exponent: i32 = exponent.parse().unwrap_or(0);
    Decimal::power_of_ten(exponent.saturating_sub(i32::try_from(fraction).unwrap_or(i32::MAX)))
}

/// A number of TOML as a value of `kind`.
fn bare(
    kind: ClaimKind,
    number: Option<Decimal>,
    last_place: Decimal,
    found: &Spanned<TomlValue>,
    context: &mut Context<'_, '_>,
) -> Option<Amount> {
    let Some(number) = number else {
        let message = "the number is infinite, no number, or has more than 38 digits";
        context.mistake("bad-value", found.span, message, "cannot be held exactly", examples(kind));
        return None;
    };
    let unit = match kind {
        ClaimKind::Percent => Unit::Percent,
        ClaimKind::Money | ClaimKind::Quantity | ClaimKind::Duration => {
            let message = format!("`{}` needs a number with its {}", kind.name(), unit_word(kind));
            context.mistake("bad-value", found.span, message, "a number alone", examples(kind));
            return None;
        }
        _ => Unit::None,
    };
    let amount = Amount { last_place, unit, ..Amount::exact(number) };
    counts(kind, amount, found, context)
}

const fn unit_word(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Money => "currency",
        _ => "unit",
    }
}

/// Lets a count through that is whole and not negative.
fn counts(
    kind: ClaimKind,
    amount: Amount,
    found: &Spanned<TomlValue>,
    context: &mut Context<'_, '_>,
) -> Option<Amount> {
    let stated = match amount.nominal {
        Some(nominal) => vec![nominal],
        None => [amount.low, amount.high].into_iter().filter_map(End::number).collect(),
    };
    if kind == ClaimKind::Count && stated.iter().any(|number| !number.is_whole() || number.is_negative()) {
        let message = "a count is whole and not negative";
        let help = "for other numbers write `number = …`, `percent = …` or `quantity = …`";
        context.mistake("bad-value", found.span, message, "not a count", help);
        return None;
    }
    Some(amount)
}

/// Reads a string as prose: it must be one value of the right kind and nothing else.
fn words(kind: ClaimKind, text: &str, found: &Spanned<TomlValue>, context: &mut Context<'_, '_>) -> Option<Amount> {
    if text.len() > LONGEST {
        let message = format!("the value has {} bytes, and may have {LONGEST}", text.len());
        context.mistake("bad-value", found.span, message, "too long", examples(kind));
        return None;
    }
    let prose = signs_to_words(text);
    let mentions = mention::read(&prose, None);
    let [mention] = mentions.as_slice() else {
        not_understood(kind, &prose, &mentions, found, context);
        return None;
    };
    let whole = mention.span.of(&prose).trim() == prose.trim();
    if whole && !suits(kind, mention.kind) {
        let message =
            format!("{text:?} reads as {}, and `{}` is {}", kind_words(mention.kind), kind.name(), wants(kind));
        let help = match key_for(mention.kind) {
            Some(key) => format!("write `{key} = {text:?}`, or {}", examples(kind)),
            None => examples(kind),
        };
        context.mistake("wrong-kind", found.span, message, format!("expected {}", wants(kind)), help);
        return None;
    }
    let Value::Amount(amount) = &mention.value else {
        not_understood(kind, &prose, &mentions, found, context);
        return None;
    };
    let sense =
        matches!((mention.sense, kind), (Sense::Plain, _) | (Sense::Ratio | Sense::Multiplier, ClaimKind::Number));
    if !whole || !sense {
        not_understood(kind, &prose, &mentions, found, context);
        return None;
    }
    if amount.vague {
        let message = format!("{text:?} names no number, and so nothing can contradict it");
        context.mistake("bad-value", found.span, message, "too vague", examples(kind));
        return None;
    }
    counts(kind, printed_to_the_last_digit(amount.clone(), text), found, context)
}

/// A number written out in digits is meant to its last one, zeros too: "640 m" is not rounded to tens, as "1.5 million" is to
/// hundred thousands.
fn printed_to_the_last_digit(amount: Amount, text: &str) -> Amount {
    let digits = |text: &str| -> String { text.chars().filter(|c| !matches!(c, ',' | '_' | ' ' | '\u{a0}')).collect() };
    let in_full = amount.nominal.is_some_and(|n| n.is_whole() && digits(text).contains(&n.to_string()));
    let last_place = if in_full { amount.last_place.min(Decimal::ONE) } else { amount.last_place };
    Amount { last_place, ..amount }
}

/// `> 50` becomes "more than 50", and `9..10` "9 to 10".
fn signs_to_words(text: &str) -> String {
    let text = text.trim();
    for (sign, words) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            return format!("{words} {}", rest.trim_start());
        }
    }
    match text.split_once("..") {
        Some((low, high)) if !low.is_empty() && !high.is_empty() => format!("{} to {}", low.trim(), high.trim()),
        _ => text.to_owned(),
    }
}

fn not_understood(
    kind: ClaimKind,
    prose: &str,
    mentions: &[Mention],
    found: &Spanned<TomlValue>,
    context: &mut Context<'_, '_>,
) {
    let reads: Vec<String> = mentions
        .iter()
        .take(4)
        .map(|mention| format!("“{}” as {}", mention.span.of(prose), kind_words(mention.kind)))
        .collect();
    let message = match reads.as_slice() {
        [] => "the string cannot be read as a value".to_owned(),
        [one] => format!("the string is not one value alone: it reads {one}"),
        several => format!("the string is not one value: it reads {}", several.join(", ")),
    };
    context.mistake("bad-value", found.span, message, format!("expected {}", wants(kind)), examples(kind));
}

/// Which mentions a claim of `kind` can be about.
const fn suits(kind: ClaimKind, found: Kind) -> bool {
    matches!(
        (kind, found),
        (ClaimKind::Count, Kind::Cardinal)
            | (ClaimKind::Number, Kind::Cardinal | Kind::Ordinal)
            | (ClaimKind::Percent, Kind::Percent)
            | (ClaimKind::Money, Kind::Money)
            | (ClaimKind::Quantity, Kind::Quantity)
            | (ClaimKind::Duration, Kind::Duration)
    )
}

/// The key under which a value of this kind is claimed.
const fn key_for(found: Kind) -> Option<&'static str> {
    match found {
        Kind::Cardinal | Kind::Ordinal => Some("number"),
        Kind::Percent => Some("percent"),
        Kind::Money => Some("money"),
        Kind::Quantity => Some("quantity"),
        Kind::Duration => Some("duration"),
        Kind::Date => None,
    }
}

const fn kind_words(found: Kind) -> &'static str {
    match found {
        Kind::Cardinal => "a plain number",
        Kind::Ordinal => "an ordinal",
        Kind::Percent => "a percentage",
        Kind::Money => "a sum of money",
        Kind::Quantity => "a quantity with a unit",
        Kind::Duration => "a length of time",
        Kind::Date => "a date",
    }
}

const fn wants(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Count | ClaimKind::Number => "a plain number",
        ClaimKind::Percent => "a percentage",
        ClaimKind::Money => "a sum of money",
        ClaimKind::Quantity => "a quantity with a unit",
        ClaimKind::Duration => "a length of time",
        ClaimKind::Date => "a date",
        ClaimKind::Text => "a list of wordings",
        ClaimKind::Stated => "`true`",
    }
}

/// Values of the kind that can be read; a test reads them.
const fn samples(kind: ClaimKind) -> &'static [&'static str] {
    match kind {
        ClaimKind::Count => &["10", "\"nearly 40000\"", "\"9 to 10\"", "\"> 50000\""],
        ClaimKind::Number => &["2.5", "\"about 2.5\"", "\"1.5 million\""],
        ClaimKind::Percent => &["5", "\"5 %\"", "\"more than 5 percent\""],
        ClaimKind::Money => &["\"$25\"", "\"25 million euros\"", "\"more than £3\""],
        ClaimKind::Quantity => &["\"12 km\"", "\"about 30 tonnes\""],
        ClaimKind::Duration => &["\"10 years\"", "\"more than two weeks\""],
        ClaimKind::Date => &["\"2022-10-27\"", "\"2022-10\"", "\"2016-06~\""],
        ClaimKind::Text => &["[\"Tel Aviv\"]"],
        ClaimKind::Stated => &["true"],
    }
}

fn examples(kind: ClaimKind) -> String {
    let samples = samples(kind).iter().map(|sample| format!("`{} = {sample}`", kind.name())).collect::<Vec<_>>();
    format!("write for example {}", samples.join(", "))
}

#[cfg(test)]
mod tests;
