//! The value of a sentence: which of its mentions is the point, and how a claim writes it.

use super::Reason;
use super::age;
use super::place::{self, Place};
use super::sentence::Sentence;
use super::thesaurus;
use super::wordings::Use;
use crate::ledger::ClaimKind;
use crate::mention::{self, Kind, Mention, Noun, Sense};
use crate::text::{Span, words};
use crate::value::{Amount, DateSpan, Decimal, Modifier, Value, is_yearless};

/// The value a claim will have.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub(super) kind: ClaimKind,
    /// As a claim writes it; of kind `text` several wordings.
    pub(super) written: Vec<String>,
    /// Its bytes in the sentence.
    pub(super) span: Span,
    /// What it counts.
    pub(super) noun: Option<Noun>,
    /// What sort of number it is.
    pub(super) sort: Sort,
}

/// What a value says, as far as its measure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// How much, how many, when, or in what words.
    Plain,
    /// Which of a row: "third".
    Row,
    /// How old.
    Age,
}

/// Chooses the value: of an amount and a date the amount, of several amounts none.
pub(super) fn choose(sentence: &Sentence<'_>) -> Result<Chosen, Reason> {
    let places = place::find(sentence);
    if let [place, rest @ ..] = places.as_slice()
        && rest.iter().all(|other| other.written == place.written)
    {
        let Place { written, span } = place.clone();
        return Ok(Chosen { kind: ClaimKind::Number, written: vec![written], span, noun: None, sort: Sort::Row });
    }
    let mut refused = None;
    let mut usable: Vec<(&Mention, Chosen)> = Vec::new();
    for mention in &sentence.mentions {
        if is_part_of_name(sentence, mention) {
            continue;
        }
        match written(sentence, mention) {
            Ok(Some(chosen)) => usable.push((mention, chosen)),
            Ok(None) => {}
            Err(reason) => refused = refused.or(Some(reason)),
        }
    }
    join_parts(sentence, &mut usable);
    let best = usable.iter().map(|(mention, _)| rank(sentence, mention)).min();
    usable.retain(|(mention, _)| Some(rank(sentence, mention)) == best);
    let texts = || usable.iter().map(|(mention, _)| mention.span.of(sentence.text).to_owned()).collect();
    match usable.as_slice() {
        [] => edition(sentence)
            .or_else(|| numbered_name(sentence))
            .or_else(|| refused.is_none().then(|| last_name(sentence))?)
            .ok_or(refused.unwrap_or(Reason::NoValue)),
        [(_, chosen)] => Ok(chosen.clone()),
        [(first, chosen), rest @ ..] if rest.iter().all(|(other, _)| first.value.same_as(&other.value)) => {
            Ok(chosen.clone())
        }
        _ => Err(Reason::SeveralValues(texts())),
    }
}

/// "Four of the five victims": the part is the value, and what the whole counts is counted.
fn join_parts(sentence: &Sentence<'_>, usable: &mut Vec<(&Mention, Chosen)>) {
    let is_part = |part: Span, whole: Span| {
        let between = sentence.text.get(part.end..whole.start).unwrap_or_default();
        matches!(between, " of the " | " of its " | " of their " | " of his " | " of her " | " of those ")
    };
    let mut at = 1;
    while at < usable.len() {
        let (whole, noun) = (usable[at].1.span, usable[at].1.noun);
        if is_part(usable[at - 1].1.span, whole) {
            usable[at - 1].1.noun = noun;
            usable.remove(at);
        } else {
            at += 1;
        }
    }
}

/// The days for which an amount is said to hold, in EDTF: those of "as of July 2016", and of a level any other as well: "In 2022 Lagos
/// had 15 million inhabitants". What happened and was counted then stays so, and the date only says which event it was.
pub(super) fn as_of(sentence: &Sentence<'_>, value: &Chosen) -> Option<String> {
    if matches!(value.kind, ClaimKind::Date | ClaimKind::Text) || value.sort == Sort::Age {
        return None;
    }
    let level = value.sort == Sort::Plain && thesaurus::says_level(sentence);
    sentence.mentions.iter().filter(|mention| !mention.span.overlaps(value.span)).find_map(|mention| {
        let Value::Date(date) = &mention.value else { return None };
        let first = sentence.within(mention.span).start;
        let before = sentence.words[..first].iter().rev().map(|word| word.lower.as_str());
        let mut before = before.skip_while(|word| *word == "the").take(2);
        let (near, far) = (before.next(), before.next());
        let said = (far, near) == (Some("as"), Some("of"))
            || (level && matches!(near, Some("in" | "on" | "for" | "during" | "at" | "of")));
        said.then(|| date_form(&DateSpan { modifier: None, ..date.clone() }).filter(|form| !is_yearless(form)))?
    })
}

/// The year that tells one edition of a contest or prize from the next, of one that was won: "won the 2018 World Cup". It is won once.
fn edition(sentence: &Sentence<'_>) -> Option<Chosen> {
    let all: Vec<usize> = (0..sentence.words.len()).collect();
    let year = sentence.mentions.iter().find(|mention| {
        let first = sentence.within(mention.span).start;
        let article = first.checked_sub(1).is_some_and(|at| sentence.words[at].lower == "the");
        mention.kind == Kind::Date && article && is_part_of_name(sentence, mention)
    })?;
    let won = thesaurus::measures(sentence, Use::Date, &all).words.iter().any(|wording| wording == "win");
    written(sentence, year).ok().flatten().filter(|_| won)
}

/// A wording to claim where a sentence has no value: a name with a number in it, as "the Philadelphia 76ers".
fn numbered_name(sentence: &Sentence<'_>) -> Option<Chosen> {
    let numbered = |span: Span| {
        let mut words = sentence.words[sentence.within(span)].iter();
        words.any(|word| word.lower.bytes().any(|b| b.is_ascii_digit()))
            || sentence.mentions.iter().any(|mention| mention.span.overlaps(span))
    };
    let mut names = sentence.names.iter().skip(1).map(|&name| with_year(sentence, name));
    Some(text(sentence, names.find(|span| numbered(*span))?))
}

/// The same where it has no number at all: the last of its names, as "Ankara" in "Herzog met Erdoğan in Ankara". Not beside a word that
/// says how many or denies, which the name alone would not say.
fn last_name(sentence: &Sentence<'_>) -> Option<Chosen> {
    const HOW_MANY: [&str; 14] = [
        "all", "only", "most", "none", "no", "not", "never", "every", "each", "both", "half", "some", "than", "without",
    ];
    let counted =
        sentence.words.iter().any(|word| HOW_MANY.contains(&word.lower.as_str()) || word.lower.ends_with("n't"));
    let (_, others) = sentence.names.split_first()?;
    let last = others.last().filter(|_| sentence.mentions.is_empty() && !counted)?;
    Some(text(sentence, *last))
}

fn text(sentence: &Sentence<'_>, span: Span) -> Chosen {
    let written = vec![super::names::term(sentence, span)];
    Chosen { kind: ClaimKind::Text, written, span, noun: None, sort: Sort::Plain }
}

/// A name with the year before it: "2018 World Cup".
fn with_year(sentence: &Sentence<'_>, name: Span) -> Span {
    let dated =
        sentence.mentions.iter().find(|mention| mention.kind == Kind::Date && mention.span.end + 1 == name.start);
    dated.map_or(name, |mention| mention.span.cover(name))
}

/// Which of several values a sentence is about: the one it sets a bound to, then amounts before dates, which say when, and before
/// ordinals, which say which. Last what only tells things apart: "the 100 metres", "the first iPhone".
fn rank(sentence: &Sentence<'_>, mention: &Mention) -> u8 {
    let bounded = match &mention.value {
        Value::Amount(amount) => amount.modifier.is_some(),
        Value::Date(date) => matches!(date.modifier, Some(Modifier::Before | Modifier::After)),
    };
    let article = sentence.words[..sentence.within(mention.span).start].last().filter(|word| word.lower == "the");
    let opens = article.is_some_and(|word| word.span.start == 0);
    match mention.kind {
        _ if bounded => 0,
        Kind::Quantity if article.is_some() => 6,
        Kind::Ordinal if opens => 6,
        _ if age::is_age(sentence, mention) => 3,
        Kind::Cardinal | Kind::Percent | Kind::Money | Kind::Quantity => 1,
        Kind::Duration => 2,
        Kind::Ordinal => 3,
        Kind::Date => 4,
    }
}

/// Whether a value is part of a name: "Three Mile Island", "the 2018 World Cup", "Persona 5".
fn is_part_of_name(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    if sentence.names.iter().any(|name| name.overlaps(mention.span)) {
        return true;
    }
    let words = sentence.within(mention.span);
    if words.is_empty() || mention.span.end > sentence.text.len() {
        return false;
    }
    let close = |at: usize| matches!(sentence.gap_after(at), " " | "-");
    let capital = |at: usize| sentence.words.get(at).is_some_and(|word| word.capital && word.is_content());
    let capital_inside = sentence.words[words.clone()].iter().any(|word| word.capital);
    let times = sentence.words.get(words.end).is_some_and(|word| word.lower == "times");
    let before = !times && words.start.checked_sub(1).filter(|&at| close(at) && capital(at)).is_some();
    let after = close(words.end - 1) && capital(words.end);
    match mention.kind {
        Kind::Date => (before || after) && !capital_inside && mention.span.of(sentence.text).len() == 4,
        // "168th Street", and not "the third Harry Potter film".
        Kind::Ordinal if after && mention.span.of(sentence.text).starts_with(|c: char| c.is_ascii_digit()) => true,
        Kind::Cardinal | Kind::Ordinal | Kind::Quantity => {
            (before && mention.noun.is_none()) || (after && capital_inside && words.start > 0)
        }
        Kind::Percent | Kind::Money | Kind::Duration => false,
    }
}

/// How a claim writes a mention's value; `None` for what no claim is about.
fn written(sentence: &Sentence<'_>, mention: &Mention) -> Result<Option<Chosen>, Reason> {
    let text = mention.span.of(sentence.text);
    let chosen = |kind, written: String| {
        let sort = match mention.kind {
            Kind::Ordinal => Sort::Row,
            _ if age::is_age(sentence, mention) => Sort::Age,
            _ => Sort::Plain,
        };
        Ok(Some(Chosen { kind, written: vec![written], span: mention.span, noun: mention.noun, sort }))
    };
    match &mention.value {
        Value::Date(date) => match date_form(date) {
            Some(form) => chosen(ClaimKind::Date, form),
            None => Err(Reason::Relative(text.to_owned())),
        },
        Value::Amount(amount) if amount.vague => Err(Reason::Vague(text.to_owned())),
        Value::Amount(amount) if is_year(amount, mention, text) => {
            let bounded = |first: &str, last: &str| format!("{first}/{last}");
            let year = text.get(text.len() - 4..).unwrap_or_default();
            match amount.modifier {
                None => chosen(ClaimKind::Date, year.to_owned()),
                Some(Modifier::EqualOrLess) => chosen(ClaimKind::Date, bounded("..", year)),
                Some(Modifier::EqualOrMore) => chosen(ClaimKind::Date, bounded(year, "..")),
                Some(_) => Ok(None),
            }
        }
        Value::Amount(_) if age::is_age(sentence, mention) && age::changes(sentence, mention) => {
            Err(Reason::OtherSort(text.to_owned(), age::NO_CLAIM))
        }
        Value::Amount(amount) if age::is_age(sentence, mention) => match age::written(sentence, mention, amount) {
            Some(form) => chosen(ClaimKind::Duration, form),
            None => Ok(None),
        },
        Value::Amount(amount) => {
            let kind = match (mention.kind, mention.sense) {
                (Kind::Cardinal, _) if sentence.text[..mention.span.start].trim_end().ends_with(['#', '№']) => {
                    ClaimKind::Number
                }
                (_, Sense::Score) => return Err(Reason::OtherSort(score(sentence), "a score")),
                (Kind::Cardinal, Sense::Plain) if is_count(amount) => ClaimKind::Count,
                (Kind::Cardinal | Kind::Ordinal, _) => ClaimKind::Number,
                (Kind::Percent, _) => ClaimKind::Percent,
                (Kind::Money, _) => ClaimKind::Money,
                (Kind::Quantity, _) => ClaimKind::Quantity,
                (Kind::Duration, _) => ClaimKind::Duration,
                (Kind::Date, _) => return Ok(None),
            };
            match amount_form(text, mention, amount) {
                Some(form) => chosen(kind, form),
                None => Ok(None),
            }
        }
    }
}

/// The score a sentence gives, both sides of it: "1-0", "432 to 202".
fn score(sentence: &Sentence<'_>) -> String {
    let sides = sentence.mentions.iter().filter(|mention| mention.sense == Sense::Score).map(|mention| mention.span);
    sides.reduce(Span::cover).map(|span| span.of(sentence.text).to_owned()).unwrap_or_default()
}

/// Whether a number can only be a year: four digits from 1000 to 2099 without a mark between them, which count nothing ("deferred to
/// 2020").
fn is_year(amount: &Amount, mention: &Mention, text: &str) -> bool {
    let digits = text.len().checked_sub(4).and_then(|start| text.get(start..)).unwrap_or_default();
    let alone = text.len() == 4 || text.ends_with(&format!(" {digits}"));
    mention.kind == Kind::Cardinal
        && mention.noun.is_none()
        && mention.sense == Sense::Plain
        && amount.nominal.is_some()
        && alone
        && digits.bytes().all(|b| b.is_ascii_digit())
        && (digits.starts_with('1') || digits.starts_with("20"))
}

/// Whether an amount is whole and not negative.
fn is_count(amount: &Amount) -> bool {
    let stated: Vec<_> = match amount.nominal {
        Some(nominal) => vec![nominal],
        None => [amount.low, amount.high].into_iter().filter_map(crate::value::End::number).collect(),
    };
    stated.iter().all(|number| number.is_whole() && !number.is_negative())
}

/// The words of an amount where they read alone as they do in the sentence.
fn amount_form(text: &str, mention: &Mention, amount: &Amount) -> Option<String> {
    if let (Some(number), (Kind::Cardinal, Sense::Plain)) = (amount.nominal, (mention.kind, mention.sense))
        && amount.is_point()
        && amount.modifier.is_none()
        && amount.last_place == Decimal::ONE
        && number.is_whole()
    {
        return Some(number.to_string());
    }
    // A determiner belongs to the sentence, not to the value: "the last six years".
    let starts = std::iter::once(0).chain(words(text).skip(1).map(|word| word.start));
    starts.map(|start| &text[start..]).find_map(|text| {
        // The first word of a sentence has its capital only from there.
        let lower = text.to_lowercase();
        let forms = if mention.span.start == 0 { [lower.as_str(), text] } else { [text, lower.as_str()] };
        // Alone, "more than one" is no value: it lacks what it counts.
        let in_digits = lower.strip_suffix("one").map(|bound| format!("{bound}1"));
        let forms = forms.into_iter().chain(in_digits.as_deref());
        forms.into_iter().find(|text| reads_as(text, mention)).map(str::to_owned)
    })
}

fn reads_as(text: &str, mention: &Mention) -> bool {
    match mention::read(text, None).as_slice() {
        [alone] => {
            alone.kind == mention.kind
                && alone.value == mention.value
                && alone.span == Span::new(0, text.len())
                && matches!(alone.sense, Sense::Plain | Sense::Ratio | Sense::Multiplier)
        }
        _ => false,
    }
}

/// A date in EDTF; `None` where it depends on a day the sentence does not name.
fn date_form(date: &DateSpan) -> Option<String> {
    if date.is_yearless() {
        return Some(date.to_edtf()).filter(|form| is_yearless(form));
    }
    if date.is_unresolved() || date.missing_year {
        return None;
    }
    match (date.first, date.last) {
        (None, None) => None,
        (Some(first), Some(last)) if first > last => None,
        (Some(_), Some(_)) => {
            let whole = DateSpan { modifier: date.modifier.filter(|m| *m == Modifier::Approx), ..date.clone() };
            Some(whole.to_edtf())
        }
        (None, Some(last)) => Some(format!(
            "../{}",
            day_form(last, last == last.last_of_month(), last.day_of_year() == last.days_in_year())
        )),
        (Some(first), None) => Some(format!("{}/..", day_form(first, first.day() == 1, first.day_of_year() == 1))),
    }
}

/// A day that ends an interval: as its year or month where it is the outer day of that.
fn day_form(day: jiff::civil::Date, of_month: bool, of_year: bool) -> String {
    if of_year {
        format!("{:04}", day.year())
    } else if of_month {
        format!("{:04}-{:02}", day.year(), day.month())
    } else {
        format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
    }
}
