//! Lengths of time in words, shared by the readers of durations and of dates such as "two weeks ago".

use super::lexicon::Class;
use super::numeral;
use super::token::{Shape, Tokens, is_dash};
use crate::value::{Decimal, Dimension, UnitDef, units};

/// One number with its unit of time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) number: Decimal,
    pub(crate) last_place: Decimal,
    pub(crate) unit: &'static UnitDef,
}

/// How the count before a unit is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wording {
    /// "two years"
    Number,
    /// "a year"
    Article,
    /// "several years", "a few years": no number at all.
    Vague,
}

/// A length of time: up to four parts, as in "two years and three months".
#[derive(Clone, Copy, Debug)]
pub(crate) struct Length {
    parts: [Option<Part>; 4],
    pub(crate) wording: Wording,
    /// Whether number and unit are joined by a hyphen, as in "27-year".
    pub(crate) hyphen: bool,
    /// The token after it.
    pub(crate) end: usize,
}

impl Length {
    /// Its parts, as written.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.parts.iter().flatten().copied()
    }

    /// The first part.
    pub(crate) fn first(&self) -> Option<Part> {
        self.parts[0]
    }

    /// Whether it has more than one part.
    pub(crate) fn is_compound(&self) -> bool {
        self.parts[1].is_some()
    }
}

/// The classes of words a length may begin with.
pub(crate) const OPENERS: Class = Class::CARDINAL.and(Class::ARTICLE).and(Class::FRACTION).and(Class::VAGUE);

/// Reads the length of time that begins at token `at`.
pub(crate) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Length> {
    let (mut length, mut end) = first(tokens, at)?;
    if length.wording == Wording::Vague {
        return Some(length);
    }
    if let Some((more, after)) = half_after(tokens, end) {
        let part = length.parts[0].as_mut()?;
        part.number = part.number.checked_add(more)?;
        part.last_place = part.last_place.min(Decimal::power_of_ten(-1));
        end = after;
    }
    for slot in 1..4 {
        let Some((part, after)) = next_part(tokens, end, length.parts[slot - 1]?) else { break };
        length.parts[slot] = Some(part);
        end = after;
    }
    length.end = end;
    Some(length)
}

/// The count and unit a length begins with.
fn first(tokens: &Tokens<'_>, at: usize) -> Option<(Length, usize)> {
    let (number, last_place, wording, after) = count(tokens, at)?;
    let hyphen = tokens.symbol(after).is_some_and(is_dash) && tokens.glued(after);
    let i = after + usize::from(hyphen);
    if tokens.get(i).is_some_and(|token| token.first) {
        return None;
    }
    let (unit, end) = unit_at(tokens, i, wording, after > i - 1 && tokens.glued(i))?;
    let part = Part { number, last_place, unit };
    Some((Length { parts: [Some(part), None, None, None], wording, hyphen, end }, end))
}

/// A count of units: a numeral, "a", "half a", "a couple of", "several".
fn count(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, Decimal, Wording, usize)> {
    let one = |wording: Wording, end: usize| Some((Decimal::ONE, Decimal::ONE, wording, end));
    let word = tokens.word(at);
    let article = usize::from(word == "a");
    match tokens.word(at + article) {
        "few" if article == 1 || word == "few" => return one(Wording::Vague, at + article + 1),
        "couple" => {
            let of = usize::from(tokens.is(at + article + 1, "of"));
            return Some((Decimal::from(2), Decimal::ONE, Wording::Number, at + article + 1 + of));
        }
        "number" if article == 1 && tokens.is(at + 2, "of") => return one(Wording::Vague, at + 3),
        "several" | "many" if article == 0 => return one(Wording::Vague, at + 1),
        // Most articles stand before other words: nothing else need be tried.
        other if matches!(word, "a" | "an") => {
            let next = if article == 1 { other } else { tokens.word(at + 1) };
            if !tokens.has(at + 1, OPENERS.and(Class::TIME_UNIT).and(Class::ORDINAL)) && !qualifies(next) {
                return None;
            }
        }
        _ => {}
    }
    if matches!(word, "single" | "full" | "whole" | "entire") {
        return one(Wording::Article, at + 1);
    }
    if let Some(numeral) = numeral::read(tokens, at).filter(|numeral| !numeral.ordinal && !numeral.value.is_negative())
    {
        let mut end = numeral.end;
        if numeral.fraction {
            // "half an hour", "three quarters of an hour"
            end += usize::from(tokens.is(end, "of"));
            end += usize::from(matches!(tokens.word(end), "a" | "an" | "the"));
        } else if tokens.is(end, "of") && tokens.has(end + 1, Class::TIME_UNIT) && !numeral.value.is_whole() {
            end += 1;
        }
        return Some((numeral.value, numeral.last_place, Wording::Number, end));
    }
    matches!(word, "a" | "an").then(|| one(Wording::Article, at + 1))?
}

/// Words that may stand between a count and its unit.
fn qualifies(word: &str) -> bool {
    matches!(
        word,
        "straight"
            | "consecutive"
            | "full"
            | "more"
            | "additional"
            | "extra"
            | "less"
            | "trading"
            | "business"
            | "other"
            | "working"
            | "whole"
            | "calendar"
            | "solid"
            | "successive"
            | "further"
            | "long"
            | "single"
            | "short"
            | "entire"
    )
}

/// The unit at a token, one or two words such as "straight" or "trading" before it let pass.
fn unit_at(tokens: &Tokens<'_>, at: usize, wording: Wording, glued: bool) -> Option<(&'static UnitDef, usize)> {
    let mut i = at;
    while i < at + 2 && qualifies(tokens.word(i)) {
        i += 1;
    }
    if tokens.has(i, Class::TIME_UNIT) {
        let word = tokens.word(i);
        // "a second man" counts seconds no more than "a quarter million" counts quarters.
        let plural = word.ends_with('s');
        // "An SEC official": shortened, a unit stands after a number only.
        let shortened = matches!(word, "sec" | "min" | "hr" | "yr" | "mth" | "wk") && wording == Wording::Article;
        if shortened || word == "quarter" || word == "second" && wording == Wording::Article && !second_alone(tokens, i)
        {
            return None;
        }
        if word == "sec" || word == "min" || plural || wording != Wording::Vague {
            return units::time(word).map(|unit| (unit, i + 1));
        }
        return None;
    }
    // "3h", "90s" after a numeral in digits; a lone letter is a unit nowhere else.
    if wording == Wording::Number && i == at && tokens.is_digits(at.wrapping_sub(1)) {
        let spaced = !glued && tokens.is(i, "h");
        let unit = match tokens.raw(i) {
            "h" => "h",
            "s" => "s",
            "d" if glued => "day",
            // "2D" and "3D" count dimensions.
            "D" if glued && !matches!(tokens.raw(i - 1), "1" | "2" | "3" | "4") => "day",
            "w" | "W" if glued => "week",
            "mo" | "mos" if glued => "month",
            "y" if glued => "year",
            _ => return None,
        };
        // "1990s" and "80s" are decades, "5s" mostly a model.
        let decade = unit == "s";
        let continues = tokens.glued(i + 1) && tokens.symbol(i + 1).is_some_and(is_dash);
        let label = at.checked_sub(1).is_some_and(|number| tokens.glued(number));
        return ((glued || spaced) && !decade && !continues && !label)
            .then(|| units::by_symbol(unit).map(|unit| (unit, i + 1)))?;
    }
    None
}

/// Whether "a second" is the unit: no word that it could count as an ordinal follows.
fn second_alone(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.get(at + 1).is_some_and(|token| token.shape == Shape::Word && !token.first)
        || matches!(tokens.word(at + 1), "later" | "earlier" | "after" | "before" | "ago")
}

/// "and a half", "and a quarter" after a unit.
fn half_after(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    if !tokens.is(at, "and") {
        return None;
    }
    let i = at + 1 + usize::from(matches!(tokens.word(at + 1), "a" | "one"));
    let part = match tokens.word(i) {
        "half" => "0.5",
        "quarter" if i > at + 1 => "0.25",
        _ => return None,
    };
    let more = tokens.has(i + 1, Class::TIME_UNIT) || tokens.is(i + 1, "dozen") || tokens.is(i + 1, "of");
    if more {
        return None;
    }
    Some((Decimal::parse(part)?, i + 1))
}

/// A further part: ", three months", "and three months", "15 seconds"; and a bare number after hours ("2 hours ten").
fn next_part(tokens: &Tokens<'_>, at: usize, before: Part) -> Option<(Part, usize)> {
    let comma = tokens.symbol(at) == Some(',');
    let mut i = at + usize::from(comma);
    let and = tokens.is(i, "and");
    i += usize::from(and);
    let numeral = numeral::read(tokens, i).filter(|numeral| !numeral.ordinal && !numeral.value.is_negative())?;
    if tokens.has(numeral.end, Class::TIME_UNIT) {
        let unit = units::time(tokens.word(numeral.end))?;
        let smaller = unit.dimension == before.unit.dimension && unit.factor < before.unit.factor
            || before.unit.dimension == Dimension::CalendarTime && unit.dimension == Dimension::ClockTime;
        let other = !comma && !and && unit.factor != before.unit.factor;
        if !(smaller || other) {
            return None;
        }
        // A month is at most 31 days, a day 24 hours: "five years, 90 days" are two lengths as often as one.
        let part = Part { number: numeral.value, last_place: numeral.last_place, unit };
        return Some((part, numeral.end + 1));
    }
    let hours = before.unit.symbol == "h" && !comma && numeral.value < Decimal::from(60) && numeral.value.is_whole();
    let closed = tokens.get(numeral.end).is_none_or(|token| token.first || !token.shape.is_value());
    (hours && closed && !numeral.fraction).then_some((
        Part { number: numeral.value, last_place: Decimal::ONE, unit: units::by_symbol("min")? },
        numeral.end,
    ))
}

/// Whether "last" at the token is the verb: "expected to last three weeks".
pub(crate) fn is_lasting(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, "last")
        && matches!(
            tokens.word(at.wrapping_sub(1)),
            "to" | "will" | "would" | "could" | "can" | "may" | "might" | "should" | "must" | "not" | "'ll" | "only"
        )
}
