//! Lengths of time: "two years", "27-year", "a decade", "two and a half years", "two years and three months", "half an
//! hour", "more than 10 years", "ten to twelve days", "the past decade", "all day", "weeklong", "several months".
//!
//! Ages ("a 22-year-old", "ten years old") are quantities of years with the sense of an age; "Smith, 48," and "aged 48"
//! are plain numbers with that sense. "Several months" is vague
//! and never refutes, and so is the "annual" of "annual profit", which says what time a figure is for.
//!
//! Refuses rates ("$10 a day", "twice a week"), "a second time", and what is a date: "two years ago".
//!
//! ```
//! use crosscheck::mention::{self, Kind};
//! use crosscheck::value::{Value, duration};
//! let form = |text: &str| {
//!     let read = mention::read(text, None).into_iter().find(|mention| mention.kind == Kind::Duration)?;
//!     let Value::Amount(amount) = read.value else { return None };
//!     duration::normal_form(&amount)
//! };
//! assert_eq!(form("after more than two and a half years").as_deref(), Some("P2.5Y"));
//! assert_eq!(form("two years and three months").as_deref(), Some("P27M"));
//! assert_eq!(form("five days before the election").as_deref(), Some("P5D"));
//! assert_eq!(form("they pay $10 a day"), None);
//! ```

use super::age;
use super::length::{self, Length, Wording};
use super::lexicon::Class;
use super::numeral;
use super::token::{Shape, Tokens, is_dash};
use super::{Found, Kind, Mention, Sense, direction, rate};
use super::{vague as vaguely, wording};
use crate::value::{Amount, DateSpan, Decimal, Dimension, End, Modifier, Unit, UnitDef, Value, units};

/// Words that say what time a figure is for, and words for a length in one: with those a date begins with they are the
/// openers of this reader.
pub(crate) const WORDS: &[&str] = &[
    "annual",
    "all",
    "full",
    "single",
    "whole",
    "entire",
    "daylong",
    "weeklong",
    "monthlong",
    "yearlong",
    "decadelong",
    "couple",
    "several",
    "few",
    "many",
];

/// Reads a length of time that begins at token `at`.
pub(crate) fn read(tokens: &Tokens<'_>, at: usize, _dateline: Option<&DateSpan>) -> Option<Found> {
    let token = tokens.get(at)?;
    let begins = match token.shape {
        Shape::Digits | Shape::Symbol('½' | '¼' | '¾') => true,
        Shape::Word => token.class.meets(length::OPENERS.and(Class::TIME_UNIT).and(Class::DATE).and(Class::SPAN)),
        _ => false,
    };
    if !begins || tokens.symbol(at.wrapping_sub(1)).is_some_and(is_money) {
        return None;
    }
    age::bare(tokens, at)
        .or_else(|| range(tokens, at))
        .or_else(|| range_of_units(tokens, at))
        .or_else(|| clock(tokens, at))
        .or_else(|| one_or_more(tokens, at))
        .or_else(|| counted(tokens, at))
        .or_else(|| scaled(tokens, at))
        .or_else(|| pointed(tokens, at))
        .or_else(|| in_one_word(tokens, at))
        .or_else(|| plural(tokens, at))
}

fn is_money(symbol: char) -> bool {
    matches!(symbol, '$' | '€' | '£' | '¥' | '₹' | '₩')
}

fn found(tokens: &Tokens<'_>, from: usize, to: usize, amount: Amount, rule: &'static str) -> Found {
    let (from, to, amount) =
        if spans(tokens, from) { (from, to, amount) } else { wording::apply(tokens, from, to, amount) };
    Found { end: to, mention: mention(tokens, from, to, amount, rule) }
}

/// Whether the "over" before token `at` means "in the course of" and sets no bound: "$2.5 billion over five years". It does
/// after what happens, and "more than" where a length is to be told: "for over five years", "took over a year".
fn spans(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(over) = at.checked_sub(1).filter(|&over| tokens.is(over, "over")) else { return false };
    let opens = tokens.get(over).is_some_and(|token| token.first);
    let Some(before) = over.checked_sub(1).filter(|&before| tokens.is_word(before) && !opens) else { return false };
    !matches!(
        tokens.word(before),
        "for"
            | "of"
            | "in"
            | "after"
            | "well"
            | "just"
            | "took"
            | "take"
            | "takes"
            | "taken"
            | "lasted"
            | "lasts"
            | "last"
            | "is"
            | "was"
            | "are"
            | "been"
            | "spent"
            | "spend"
            | "served"
            | "little"
            | "bit"
            | "with"
            | "by"
            | "at"
            | "than"
            | "to"
            | "since"
            | "waited"
            | "about"
            | "ago"
    )
}

fn mention(tokens: &Tokens<'_>, from: usize, to: usize, amount: Amount, rule: &'static str) -> Mention {
    Mention::new(Kind::Duration, tokens.span(from, to), Value::Amount(amount), rule)
}

fn of_unit(number: Decimal, last_place: Decimal, unit: &'static UnitDef) -> Amount {
    Amount { last_place, unit: Unit::Measure(unit), ..Amount::exact(number) }
}

fn vague(unit: &'static UnitDef) -> Amount {
    let amount = of_unit(Decimal::ONE, Decimal::ONE, unit);
    Amount { low: End::Unbounded, high: End::Unbounded, nominal: None, vague: true, ..amount }
}

/// The amount of a length: parts of one dimension add up in the smallest unit; of two, in days, a month being the mean
/// month of the Gregorian calendar, 30.436875 days.
fn amount(length: &Length) -> Option<Amount> {
    let first = length.first()?;
    if length.wording == Wording::Vague {
        return Some(vague(first.unit));
    }
    if !length.is_compound() {
        return Some(of_unit(first.number, first.last_place, first.unit));
    }
    let smallest =
        length.parts().min_by_key(|part| (part.unit.dimension == Dimension::CalendarTime, part.unit.factor))?;
    let mixed = length.parts().any(|part| part.unit.dimension != first.unit.dimension);
    let unit = if mixed { units::time("day")? } else { smallest.unit };
    let mut total = Decimal::ZERO;
    for part in length.parts() {
        let mut base = part.number.checked_mul(part.unit.factor)?;
        if mixed && part.unit.dimension == Dimension::CalendarTime {
            base = base.checked_mul(Decimal::parse("2629746")?)?;
        }
        total = total.checked_add(base)?;
    }
    let number = total.checked_div(unit.factor)?;
    let amount = of_unit(number, Decimal::ONE, unit);
    Some(if mixed { Amount { modifier: Some(Modifier::Approx), ..amount } } else { amount })
}

/// "two years", "27-year", "a year", "several months"; "a 22-year-old" and "ten years old" are ages.
fn counted(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let length = length::read(tokens, at)?;
    let end = length.end;
    if let Some(age) = age(tokens, at, &length) {
        return Some(age);
    }
    let accepted = match length.wording {
        Wording::Number => true,
        Wording::Vague => !tokens.is(end, "of"),
        Wording::Article => length.hyphen || length.first()?.number != Decimal::ONE || after_article(tokens, at, end),
    };
    let joined = tokens.glued(end) && tokens.symbol(end).is_some_and(is_dash) && tokens.is(end + 1, "long");
    let end = if joined { end + 2 } else { end };
    let rule = match length.wording {
        Wording::Number if length.is_compound() => "duration.compound",
        Wording::Number => "duration.count",
        Wording::Vague => "duration.vague",
        Wording::Article => "duration.article",
    };
    let amount = accepted.then(|| amount(&length))??;
    Some(found(tokens, at, end, amount, rule))
}

/// "22-year-old", "22-year-olds", "ten years old", "48 years of age".
fn age(tokens: &Tokens<'_>, at: usize, length: &Length) -> Option<Found> {
    // "aged 87 years"
    let said = tokens.is(at.wrapping_sub(1), "aged");
    let end = age_end(tokens, length.end).or(said.then_some(length.end))?;
    let (from, to, amount) = wording::apply(tokens, at, end, amount(length)?);
    Some(aged(mention(tokens, from, to, amount, "duration.age"), to))
}

/// The token after "old", "-olds" or "of age", where that stands at `at`.
fn age_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let hyphen = usize::from(tokens.symbol(at).is_some_and(is_dash));
    match tokens.word(at + hyphen) {
        "old" | "olds" => Some(at + hyphen + 1),
        "of" if tokens.is(at + 1, "age") => Some(at + 2),
        _ => None,
    }
}

fn aged(mention: Mention, end: usize) -> Found {
    Found { end, mention: Mention { kind: Kind::Quantity, sense: Sense::Age, ..mention } }
}

/// Whether "a year" is a length of time, and neither a rate ("$10 a year") nor a year among others ("what a year").
fn after_article(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    // "$17 billion a year and more" is a rate, "a year-on-year rise" a comparison.
    let measured = tokens.is(tokens.floor(), "of") && at.saturating_sub(tokens.floor()) < 6 && tokens.floor() > 0;
    let rate = at > 0 && (at == tokens.floor() || measured) && rate::read(tokens, at).is_some();
    if rate || tokens.glued(end) && tokens.symbol(end).is_some_and(is_dash) && !tokens.is(end + 1, "long") {
        return false;
    }
    let before = at.checked_sub(1);
    let Some(before) = before.filter(|_| !tokens.get(at).is_some_and(|token| token.first)) else { return true };
    if matches!(tokens.word(at), "full" | "single" | "whole" | "entire") {
        return matches!(tokens.word(at), "full" | "whole" | "single");
    }
    let leads = matches!(
        tokens.word(before),
        "in" | "for"
            | "after"
            | "within"
            | "than"
            | "over"
            | "about"
            | "nearly"
            | "almost"
            | "around"
            | "under"
            | "least"
            | "most"
            | "just"
            | "lasted"
            | "lasts"
            | "lasting"
            | "takes"
            | "take"
            | "took"
            | "taking"
            | "spend"
            | "spent"
            | "spending"
            | "wait"
            | "waited"
            | "marked"
            | "marks"
            | "only"
            | "barely"
            | "roughly"
            | "exactly"
            | "some"
            | "until"
            | "be"
            | "was"
            | "is"
            | "approximately"
            | "during"
            | "through"
            | "throughout"
            | "once"
            | "by"
            | "another"
            | "served"
            | "given"
            | "got"
    );
    let rate = matches!(tokens.word(before), "once") && !matches!(tokens.word(end), "after" | "before" | "of" | "or");
    let follows = matches!(tokens.word(end), "after" | "before" | "or" | "of" | "into" | "long" | "and")
        && tokens.get(before).is_some_and(|token| !matches!(token.shape, Shape::Digits));
    (leads || follows) && !rate
}

/// "ten to twelve days", "between 60 and 90 days", "5-10 years", "two or three weeks".
fn range(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let low = numeral::read(tokens, at).filter(|low| !low.ordinal && !low.fraction && !low.value.is_negative())?;
    let between = tokens.is(at.wrapping_sub(1), "between") && at > tokens.floor();
    // "three-to-five-year"
    let dash = |i: usize| tokens.symbol(i).is_some_and(is_dash) && tokens.glued(i);
    let hyphens = dash(low.end) && matches!(tokens.word(low.end + 1), "to" | "or") && dash(low.end + 2);
    let joint = match tokens.word(low.end) {
        "to" | "or" => true,
        "and" => between,
        _ => hyphens || tokens.symbol(low.end).is_some_and(is_dash),
    };
    let i = low.end + if hyphens { 3 } else { 1 };
    let high = length::read(tokens, i).filter(|_| joint).filter(|high| high.wording == Wording::Number)?;
    let part = high.first().filter(|part| part.number > low.value)?;
    if high.is_compound() || length::read(tokens, at).is_some_and(|own| own.end < i) {
        return None;
    }
    let amount = Amount {
        low: End::Closed(low.value),
        high: End::Closed(part.number),
        nominal: None,
        last_place: low.last_place.min(part.last_place),
        ..of_unit(part.number, part.last_place, part.unit)
    };
    let from = tokens.is(at.wrapping_sub(1), "from") && at > tokens.floor();
    let start = at - usize::from(between || from);
    if let Some(end) = age_end(tokens, high.end) {
        let (from, to, amount) = wording::apply(tokens, start, end, amount);
        return Some(aged(mention(tokens, from, to, amount, "duration.age"), to));
    }
    Some(found(tokens, start, high.end, amount, "duration.range"))
}

/// "30 minutes to an hour", "an hour to two hours", "between six months and a year": each end has a unit of its own. The
/// amount is in the smaller one. In "extended from a year to two years" the ends are two levels.
fn range_of_units(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let before = at.checked_sub(1).filter(|_| at > tokens.floor()).map_or("", |before| tokens.word(before));
    let low = length::read(tokens, at).filter(|low| low.wording != Wording::Vague && !low.hyphen)?;
    let joins = tokens.is(low.end, "to") || tokens.is(low.end, "and") && before == "between";
    let high =
        length::read(tokens, low.end + 1).filter(|high| high.wording != Wording::Vague && joins && !high.hyphen)?;
    let (first, last) = (low.first()?, high.first()?);
    let simple = !low.is_compound() && !high.is_compound() && first.unit.dimension == last.unit.dimension;
    let opened = matches!(before, "from" | "between");
    let changed = |i: usize| matches!(tokens.word(i), "extended" | "lengthened" | "shortened" | "prolonged");
    let levels = || direction::changes(tokens, at - 1) || (at.saturating_sub(4)..at).any(changed);
    if !simple || before == "from" && levels() {
        return None;
    }
    let unit = if first.unit.factor <= last.unit.factor { first.unit } else { last.unit };
    let number = |part: length::Part| part.number.checked_mul(part.unit.factor)?.checked_div(unit.factor);
    let (from, to) = (number(first)?, number(last)?);
    if from >= to || age_end(tokens, high.end).is_some() {
        return None;
    }
    let amount = Amount { low: End::Closed(from), nominal: None, ..of_unit(to, Decimal::ONE, unit) };
    Some(found(
        tokens,
        at - usize::from(opened),
        high.end,
        Amount { high: End::Closed(to), ..amount },
        "duration.range",
    ))
}

/// "a year or two", "an hour or more" aside; "two or more years", "three or fewer days".
fn one_or_more(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    if tokens.has(at, Class::ARTICLE) {
        let one = length::read(tokens, at).filter(|one| one.wording == Wording::Article && !one.hyphen)?;
        let part = one.first().filter(|_| tokens.is(one.end, "or") && !one.is_compound())?;
        let more = numeral::read(tokens, one.end + 1).filter(|more| !more.ordinal && more.value > part.number)?;
        // "a year or two later", but "a week or 10 days"
        if !more.value.is_whole() || tokens.has(more.end, Class::TIME_UNIT) {
            return None;
        }
        let amount =
            Amount { high: End::Closed(more.value), nominal: None, ..of_unit(part.number, part.last_place, part.unit) };
        return Some(found(tokens, at, more.end, amount, "duration.range"));
    }
    let number = numeral::read(tokens, at).filter(|number| !number.ordinal && !number.value.is_negative())?;
    let (unit_at, bound) = wording::after(tokens, number.end).filter(|_| tokens.is(number.end, "or"))?;
    let unit = tokens.has(unit_at, Class::TIME_UNIT).then(|| units::time(tokens.word(unit_at)))??;
    let amount = bound.of(of_unit(number.value, number.last_place, unit));
    Some(found(tokens, at, unit_at + 1, amount, "duration.count"))
}

/// "several hundred years", "hundreds of years", "dozens of hours".
fn scaled(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let (end, amount) = vaguely::read(tokens, at).filter(|(_, amount)| !amount.vague)?;
    let i = end + usize::from(tokens.is(end, "of"));
    let word = tokens.word(i);
    let unit = tokens.has(i, Class::TIME_UNIT).then(|| units::time(word))??;
    let amount = Amount { unit: Unit::Measure(unit), ..amount };
    word.ends_with('s').then(|| found(tokens, at, i + 1, amount, "duration.scaled"))
}

/// "6:30 hours", and a racer's "in 2:08:44".
fn clock(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    if let Some(found) = raced(tokens, at) {
        return Some(found);
    }
    let written = tokens.is_digits(at) && tokens.symbol(at + 1) == Some(':') && tokens.is_digits(at + 2);
    if !written || !tokens.glued(at + 1) || !matches!(tokens.word(at + 3), "hours" | "hrs") {
        return None;
    }
    let hours: i64 = tokens.raw(at).parse().ok().filter(|hours| *hours < 1000)?;
    let minutes: i64 = tokens.raw(at + 2).parse().ok().filter(|minutes| *minutes < 60)?;
    let amount = of_unit(Decimal::from(hours * 60 + minutes), Decimal::ONE, units::time("minutes")?);
    Some(found(tokens, at, at + 4, amount, "duration.clock"))
}

/// "in 2:08:44", "of 2:08:44": hours, minutes and seconds, which no clock is read to after these words.
fn raced(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let led = matches!(tokens.word(at.wrapping_sub(1)), "in" | "of") && tokens.symbol(at + 1) == Some(':');
    let joined = led && tokens.symbol(at + 3) == Some(':') && (at + 1..=at + 4).all(|i| tokens.glued(i));
    if !joined || tokens.glued(at + 5) && tokens.get(at + 5).is_some_and(|token| token.shape.is_value()) {
        return None;
    }
    let part = |i: usize, most: i64| -> Option<i64> {
        tokens.raw(i).parse().ok().filter(|number| tokens.is_digits(i) && (0..most).contains(number))
    };
    let seconds = part(at, 100)? * 3600 + part(at + 2, 60)? * 60 + part(at + 4, 60)?;
    let amount = of_unit(Decimal::from(seconds), Decimal::ONE, units::time("seconds")?);
    Some(found(tokens, at, at + 5, amount, "duration.clock"))
}

/// "the past decade", "the next five years", "the last two trading days", "all day".
fn pointed(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    // "at the last minute" is no length.
    if length::is_lasting(tokens, at) || tokens.is(at, "last") && matches!(tokens.word(at + 1), "minute" | "second") {
        return None;
    }
    let next = at + 1 + usize::from(tokens.symbol(at + 1).is_some_and(is_dash) && tokens.glued(at + 2));
    let unit = |i: usize| tokens.has(i, Class::TIME_UNIT).then(|| units::time(tokens.word(i)))?;
    match tokens.word(at) {
        "all" => {
            let unit = unit(next).filter(|_| !tokens.word(next).ends_with('s'))?;
            Some(found(tokens, at, next + 1, of_unit(Decimal::ONE, Decimal::ONE, unit), "duration.all"))
        }
        "past" | "last" | "next" | "coming" | "previous" | "first" | "final" => {
            if let Some(length) = length::read(tokens, next).filter(|length| length.wording != Wording::Article) {
                return Some(found(tokens, at, length.end, amount(&length)?, "duration.pointed"));
            }
            let the = tokens.is(at.wrapping_sub(1), "the");
            let unit = unit(next).filter(|_| the && !matches!(tokens.word(at), "first" | "final" | "previous"))?;
            let singular = !tokens.word(next).ends_with('s');
            let amount = if singular { of_unit(Decimal::ONE, Decimal::ONE, unit) } else { vague(unit) };
            Some(found(tokens, at, next + 1, amount, "duration.pointed"))
        }
        _ => None,
    }
}

/// "weeklong", "week-long", "annual".
fn in_one_word(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let word = tokens.word(at);
    if let Some(unit) = word.strip_suffix("long").and_then(units::time) {
        return Some(found(tokens, at, at + 1, of_unit(Decimal::ONE, Decimal::ONE, unit), "duration.long"));
    }
    if tokens.has(at, Class::TIME_UNIT) && tokens.symbol(at + 1).is_some_and(is_dash) && tokens.is(at + 2, "long") {
        let unit = units::time(word)?;
        let amount = if word.ends_with('s') { vague(unit) } else { of_unit(Decimal::ONE, Decimal::ONE, unit) };
        return Some(found(tokens, at, at + 3, amount, "duration.long"));
    }
    // Only before a noun, "its annual profit": it names the time a figure is for, and bounds no length.
    if word == "annual" && tokens.is_word(at + 1) && tokens.raw(at) == "annual" {
        let year = of_unit(Decimal::ONE, Decimal::ONE, units::time("year")?);
        return Some(found(tokens, at, at + 1, Amount { vague: true, ..year }, "duration.period"));
    }
    None
}

/// "for years", "after decades": no number at all.
fn plural(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let word = tokens.word(at);
    let led = matches!(tokens.word(at.wrapping_sub(1)), "for" | "after" | "in" | "over");
    if !led
        || !tokens.has(at, Class::TIME_UNIT)
        || !word.ends_with('s')
        || at <= tokens.floor() && at > 0 && tokens.floor() == at
    {
        return None;
    }
    let unit = units::time(word)?;
    Some(found(tokens, at, at + 1, vague(unit), "duration.vague"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Kind, Sense, read};
    use crate::value::{Amount, End, Modifier, Value, duration};

    fn lengths(text: &str) -> Vec<(String, Amount)> {
        read(text, None)
            .into_iter()
            .filter(|mention| mention.kind == Kind::Duration)
            .filter_map(|mention| match mention.value {
                Value::Amount(amount) => Some((mention.span.of(text).to_owned(), amount)),
                _ => None,
            })
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str)]) {
        let read = lengths(text);
        let got: Vec<(&str, String)> =
            read.iter().map(|(words, a)| (words.as_str(), duration::normal_form(a).unwrap_or_default())).collect();
        let expect: Vec<(&str, String)> = expect.iter().map(|(words, form)| (*words, (*form).to_owned())).collect();
        assert_eq!(got, expect, "{text:?}");
    }

    #[test]
    fn plain_lengths() {
        check("for two years and 27-year loans", &[("two years", "P2Y"), ("27-year", "P27Y")]);
        check("the first visit in a decade", &[("a decade", "P10Y")]);
        check("In two years, sales doubled.", &[("two years", "P2Y")]);
        check("half an hour, 1/2 day", &[("half an hour", "PT0.5H"), ("1/2 day", "P0.5D")]);
        check("two and a half years", &[("two and a half years", "P2.5Y")]);
        check("an hour and a half", &[("an hour and a half", "PT1.5H")]);
        check("six straight days of losses", &[("six straight days", "P6D")]);
        check("a 20 year low", &[("20 year", "P20Y")]);
        check("a week-long strike; the weeklong strike", &[("a week-long", "P1W"), ("weeklong", "P1W")]);
        check("several hundred years ago", &[("several hundred years", "P200Y..P1000Y")]);
        check("hundreds of years of war", &[("hundreds of years", "P100Y..P1000Y")]);
        check("it takes 10D; a 3D film", &[("10D", "P10D")]);
        check("growth over the last two quarters", &[("last two quarters", "P6M")]);
        check("three quarters of voters", &[]);
        check("they slept all day", &[("all day", "P1D")]);
        check("3h, 3 hrs and 15 min", &[("3h", "PT3H"), ("3 hrs and 15 min", "PT195M")]);
        check("6:30 hours", &[("6:30 hours", "PT390M")]);
        check("a century and a half; one month's rent", &[("a century and a half", "P150Y"), ("one month", "P1M")]);
    }

    /// As news agencies write.
    #[test]
    fn news() {
        check("In the past 24 hours, 12 people were killed.", &[("past 24 hours", "PT24H")]);
        check("The trial is expected to last three weeks.", &[("three weeks", "P3W")]);
        check("It will last two days; the last two days were hot.", &[("two days", "P2D"), ("last two days", "P2D")]);
        check("In the last week, 30 died; last week, 20.", &[("last week", "P1W")]);
        check("He was given a 15-year sentence, two of them suspended.", &[("15-year", "P15Y")]);
        check("the worst flooding in more than 50 years", &[("more than 50 years", "P50Y")]);
        check("He has lived there for the last 20 years.", &[("last 20 years", "P20Y")]);
        check("He was sentenced to 18 months' probation.", &[("18 months", "P18M")]);
        check("Five days before the vote, a four-day truce ended.", &[("Five days", "P5D"), ("four-day", "P4D")]);
        check("Oil fell to a seven-month low, gold to a 52-week low.", &[("seven-month", "P7M"), ("52-week", "P52W")]);
        check("net income for the nine months ended Sept. 30", &[("nine months", "P9M")]);
        check(
            "He won the marathon in 2:08:44, in 9.58 seconds the sprint.",
            &[("2:08:44", "PT7724S"), ("9.58 seconds", "PT9.58S")],
        );
        check("Shares fell for the third straight day.", &[]);
        check("He worked 1400 hours and began at 1400 hours.", &[("1400 hours", "PT1400H")]);
    }

    #[test]
    fn compound_lengths() {
        check("two years and three months", &[("two years and three months", "P27M")]);
        check("2 years, 3 months", &[("2 years, 3 months", "P27M")]);
        check("1 hour 15 seconds", &[("1 hour 15 seconds", "PT3615S")]);
        check("2 hours ten", &[("2 hours ten", "PT130M")]);
    }

    #[test]
    fn lengths_that_point() {
        check("over the past decade", &[("past decade", "P10Y")]);
        check("the next five years", &[("next five years", "P5Y")]);
        check("the past five trading days", &[("past five trading days", "P5D")]);
    }

    #[test]
    fn bounds_and_ranges() {
        check("more than 10 years", &[("more than 10 years", "P10Y")]);
        check("between 60 and 90 days", &[("between 60 and 90 days", "P60D..P90D")]);
        check("ten to twelve days", &[("ten to twelve days", "P10D..P12D")]);
        check(
            "It takes 30 minutes to an hour, or an hour to two hours; between six months and a year.",
            &[
                ("30 minutes to an hour", "PT30M..PT60M"),
                ("an hour to two hours", "PT1H..PT2H"),
                ("between six months and a year", "P6M..P12M"),
            ],
        );
        check("It was extended from a year to two years.", &[("two years", "P2Y")]);
        check("a three-to-five-year term", &[("three-to-five-year", "P3Y..P5Y")]);
        check(
            "a year or two; an hour or two later",
            &[("a year or two", "P1Y..P2Y"), ("an hour or two", "PT1H..PT2H")],
        );
        check(
            "two or more years, three or fewer days",
            &[("two or more years", "P2Y"), ("three or fewer days", "P3D")],
        );
        let (_, more) = &lengths("two or more years")[0];
        assert_eq!((more.modifier, more.high), (Some(Modifier::EqualOrMore), End::Unbounded));
        let (_, over) = &lengths("over a decade")[0];
        assert_eq!((over.modifier, over.high), (Some(Modifier::MoreThan), End::Unbounded));
    }

    #[test]
    fn no_number_is_vague() {
        check("for several months, a few weeks", &[("several months", "PXM"), ("a few weeks", "PXW")]);
        check("After years of talks", &[("years", "PXY")]);
        assert!(lengths("after several months").iter().all(|(_, amount)| amount.vague));
        assert!(lengths("its annual profit").iter().all(|(_, amount)| amount.vague));
    }

    #[test]
    fn what_is_no_length_is_left() {
        for text in [
            "$10 a day",
            "twice a week",
            "15 a year",
            "a second time",
            "Have a great week!",
            "the second half",
            "at the last minute",
            "An SEC spokesperson",
            "costs $17 billion a year and more",
            "a year-on-year rise",
            "the year was good",
            "1990s music",
            "a quarter million",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn ages_are_ages() {
        for (text, years) in [("a 22-year-old man", "22"), ("It is ten years old.", "10"), ("two 20-year-olds", "20")] {
            let read = read(text, None);
            let age = read.iter().find(|mention| mention.sense == Sense::Age).expect("an age");
            let Value::Amount(amount) = &age.value else { panic!("an amount") };
            assert_eq!((age.kind, amount.normal_form().as_str()), (Kind::Quantity, years), "{text}");
        }
        for text in [
            "Smith, 48, of Massapequa",
            "a man aged 48",
            "He died at the age of 48.",
            "The driver, 48, fled.",
            "her son, 48.",
        ] {
            let read = read(text, None);
            assert_eq!(
                (read[0].kind, read[0].sense, read[0].span.of(text)),
                (Kind::Cardinal, Sense::Age, "48"),
                "{text}"
            );
        }
        assert!(read("On Aug. 20, 48, and 50 people came", None).iter().all(|mention| mention.sense != Sense::Age));
    }

    proptest! {
        #[test]
        fn a_length_is_read_back(number in 1..5000i64, unit in 0..7usize, hyphen: bool) {
            const UNITS: [(&str, &str); 7] = [
                ("year", "P#Y"), ("month", "P#M"), ("week", "P#W"), ("day", "P#D"), ("hour", "PT#H"), ("minute", "PT#M"),
                ("second", "PT#S"),
            ];
            let (name, form) = UNITS[unit];
            let text = if hyphen {
                format!("The {number}-{name} talks ended.")
            } else {
                format!("The talks took {number} {name}{}.", if number == 1 { "" } else { "s" })
            };
            let read = lengths(&text);
            prop_assert_eq!(read.len(), 1, "{}", text);
            prop_assert_eq!(duration::normal_form(&read[0].1), Some(form.replace('#', &number.to_string())));
        }
    }
}
