//! Dates at a distance: "two weeks ago", "four years ago", "in three weeks", "ten days from now", "two days before
//! Oct. 7", "the day after tomorrow", "the week before last", "within two months", "three weeks hence".
//!
//! The granularity is that of the unit, so "four years ago" is a year, and the day it would be counted exactly is
//! another reading. "Two weeks ago" prints as its day and reaches over the week of it. "Five days before the election" is no date, for the election has none; "the first in a decade"
//! is a length of time, for nothing says that it lies ahead.

use jiff::civil::Date;

use super::super::length::{self, Length, Wording};
use super::super::lexicon::Class;
use super::super::token::{Tokens, is_apostrophe};
use super::super::wording;
use super::bound;
use super::calendar::{around, step, weekday_on_or_after, weekday_on_or_before};
use super::cue::{self, Scene, Side, begins_sentence};
use super::reading::{Dated, Fixed, Piece};
use super::{place, plain, relative, weekday, words};
use crate::value::bounds::Interval;
use crate::value::{Basis, DateReading, Decimal, Granularity, Modifier};

/// Reads a date at a distance that begins at `at`.
pub(super) fn read(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    if let Some(piece) = neighbour(scene, at, depth) {
        return Some(piece);
    }
    let numbers = Class::CARDINAL.and(Class::ARTICLE).and(Class::FRACTION).and(Class::VAGUE);
    if !tokens.is_digits(at) && !tokens.has(at, numbers) && !tokens.is(at, "a") && !tokens.is(at, "couple") {
        return None;
    }
    let length = length::read(tokens, at).filter(|length| !length.hyphen && length.wording != Wording::Vague)?;
    let end = length.end;
    match tokens.word(end) {
        "ago" => ago_from(scene, &length)
            .or_else(|| distance(scene.today, &length, -1).map(|dated| Piece::new(end + 1, dated, "date.offset.ago"))),
        "hence" => distance(scene.today, &length, 1).map(|dated| Piece::new(end + 1, dated, "date.offset.hence")),
        "from" if tokens.is(end + 1, "now") => {
            distance(scene.today, &length, 1).map(|dated| Piece::new(end + 2, dated, "date.offset.from_now"))
        }
        "before" | "after" | "from" | "prior" | "following" => from_date(scene, at, &length, depth),
        _ => ahead(scene, at, &length),
    }
}

/// "in three weeks", "in six weeks' time", "within two months": ahead of the dateline where the sentence looks ahead.
fn ahead(scene: &Scene<'_>, at: usize, length: &Length) -> Option<Piece> {
    let tokens = scene.tokens;
    let before = at.checked_sub(1)?;
    let within = match tokens.word(before) {
        "in" => false,
        "within" => true,
        "next" | "coming" => matches!(tokens.word(at.checked_sub(2)?), "within"),
        _ => return None,
    };
    let end = length.end;
    let possessive = tokens.symbol(end).is_some_and(is_apostrophe)
        || tokens.get(end).is_some_and(|token| token.shape == super::super::token::Shape::Possessive);
    let time = possessive && tokens.is(end + 1, "time");
    // "In two years, sales doubled" is a length; "In ten days, she leaves" is not. Nobody fixes a day a decade ahead.
    let loose = length.first().is_some_and(|part| matches!(part.unit.symbol, "decade" | "century"));
    let opens = begins_sentence(tokens, before) && !loose && cue::after(tokens, end) != Side::Past;
    let looks_ahead = (scene.side(before) == Side::Future || opens) && !after_superlative(tokens, before);
    if !(time || looks_ahead) || tokens.is(end, "of") || possessive && !time {
        return None;
    }
    let end = if time { end + 2 } else { end };
    if within {
        let until = counted(scene.today, length, 1)?;
        let dated = Dated::relative(scene.today, until, Granularity::Range, Fixed::Nothing);
        return Some(Piece::new(end, dated, "date.offset.within"));
    }
    distance(scene.today, length, 1).map(|dated| Piece::new(end, dated, "date.offset.in"))
}

/// "the lowest level in six years", "the first visit in a decade": the length over which something is the most.
fn after_superlative(tokens: &Tokens<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|i| {
        let word = tokens.word(i);
        matches!(word, "first" | "most" | "least" | "worst" | "best" | "only")
            || word.len() > 5 && word.ends_with("est")
    })
}

/// The days "more than two weeks before June 3" and "less than two weeks after June 3" reach over: counted from a day, so
/// what is said is a comparison with one.
fn bounded_from(scene: &Scene<'_>, at: usize, anchor: DateReading, dated: Dated, direction: i64) -> Dated {
    let (first, last, modifier) = match wording::before(scene.tokens, at).map(|(_, bound)| bound.interval) {
        _ if anchor.granularity != Granularity::Day => return dated,
        Some(Interval::Above | Interval::AtLeast) if direction < 0 => (None, dated.last, Modifier::OnOrBefore),
        Some(Interval::Above | Interval::AtLeast) => (dated.first, None, Modifier::OnOrAfter),
        Some(Interval::Below | Interval::AtMost) if direction < 0 => {
            (dated.first, Some(anchor.last), Modifier::OnOrAfter)
        }
        Some(Interval::Below | Interval::AtMost) => (Some(anchor.first), dated.last, Modifier::OnOrBefore),
        _ => return dated,
    };
    Dated { first, last, compared: true, ..dated.with(modifier) }
}

/// "a week ago Sunday", "a year ago this month": so long before the day or month told from the dateline.
fn ago_from(scene: &Scene<'_>, length: &Length) -> Option<Piece> {
    let tokens = scene.tokens;
    let i = length.end + 1 + usize::from(tokens.is(length.end + 1, "on"));
    let weeks = length.first()?.unit.symbol == "week";
    let from = weekday::word(tokens, i).and_then(|(name, end)| {
        // In "a week ago. Sunday" the full stop parts them.
        Some((weekday_on_or_before(scene.today, name)?, Granularity::Day, end))
    });
    let from = from.or_else(|| {
        let piece = relative::read(scene, i).filter(|_| matches!(tokens.word(i), "this" | "today" | "yesterday"))?;
        let named = piece.dated.named;
        (named.first <= scene.today).then_some((named.first, named.granularity, piece.end))
    });
    let (from, unit, end) = from.filter(|&(_, unit, _)| unit == Granularity::Day || !weeks)?;
    let (first, last) = around(counted(from, length, -1)?, unit)?;
    let dated = Dated::relative(first, last, unit, Fixed::Nothing);
    Some(Piece::new(end, dated, "date.offset.ago_from"))
}

/// "two days before Oct. 7", "ten days from 1/2/2018", "two weeks after yesterday".
fn from_date(scene: &Scene<'_>, at: usize, length: &Length, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    let direction = if matches!(tokens.word(length.end), "before" | "prior") { -1 } else { 1 };
    let mut i = length.end + 1;
    if matches!(tokens.word(i), "to" | "the") {
        i += 1;
    }
    i += usize::from(tokens.is(i, "the"));
    let anchor = plain(scene, i, depth.checked_sub(1)?)?;
    // "three years after 2010" is a year; "two weeks after 2010" hangs in the air.
    let fine = matches!(anchor.dated.named.granularity, Granularity::Day | Granularity::Month | Granularity::Year);
    let part = length.first()?;
    let unit = unit_of(part.unit.symbol)?.0;
    if !fine || unit < anchor.dated.named.granularity {
        return None;
    }
    let day = counted(anchor.dated.named.first, length, direction)?;
    let dated = Dated::unit(day, anchor.dated.named.granularity)?;
    let dated = Dated { basis: anchor.dated.basis, ..bounded_from(scene, at, anchor.dated.named, dated, direction) };
    let fixed = if dated.basis == Basis::Explicit { Fixed::All } else { Fixed::Nothing };
    Some(Piece::new(anchor.end, Dated { fixed, ..dated }, "date.offset.from_date"))
}

/// "the day before yesterday", "the day after tomorrow", "the week before last", "the month after next".
fn neighbour(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    let direction = match tokens.word(at + 1) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let (unit, 1) = words::unit(tokens.word(at))? else { return None };
    let mut i = at + 2;
    i += usize::from(tokens.is(i, "the"));
    let offset = match (tokens.word(i), direction) {
        ("last", -1) => Some(-2),
        ("next", 1) => Some(2),
        _ => None,
    };
    if let Some(offset) = offset.filter(|_| !tokens.has(i + 1, Class::TIME_UNIT.and(Class::MONTH).and(Class::WEEKDAY)))
    {
        let day = step(scene.today, offset, unit)?;
        return Some(Piece::new(i + 1, Dated::relative_unit(day, unit)?, "date.offset.neighbour"));
    }
    let anchor = plain(scene, i, depth.checked_sub(1)?)?;
    let named = anchor.dated.named;
    if named.granularity != Granularity::Day || !matches!(unit, Granularity::Day | Granularity::Week) {
        return None;
    }
    let day = step(named.first, direction, unit)?;
    let dated = Dated::unit(day, unit)?;
    Some(Piece::new(
        anchor.end,
        Dated { basis: anchor.dated.basis, fixed: Fixed::Nothing, ..dated },
        "date.offset.neighbour",
    ))
}

/// "the March after next", "the Friday before last".
pub(super) fn after_next(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let direction = match (tokens.word(at + 1), tokens.word(at + 2)) {
        ("after", "next") => 1,
        ("before", "last") => -1,
        _ => return None,
    };
    if tokens.is_word(at + 3) && tokens.has(at + 3, Class::TIME_UNIT.and(Class::MONTH).and(Class::WEEKDAY)) {
        return None;
    }
    let dated = if let Some(name) = words::weekday(tokens.word(at)) {
        let near = if direction > 0 {
            weekday_on_or_after(scene.today.tomorrow().ok()?, name)?
        } else {
            weekday_on_or_before(scene.today.yesterday().ok()?, name)?
        };
        Dated::relative_unit(step(near, direction, Granularity::Week)?, Granularity::Day)?
    } else {
        let month = words::month(tokens.word(at))?;
        let side = if direction > 0 { Side::Future } else { Side::Past };
        let past = step(scene.today.first_of_month(), direction, Granularity::Month)?;
        let near = place::month(past, month, side)?;
        Dated::relative_unit(step(near.named.first, direction, Granularity::Year)?, Granularity::Month)?
    };
    Some(Piece::new(at + 3, dated, "date.offset.neighbour"))
}

/// The calendar's unit of a unit of time, and how many of them it is.
pub(super) fn unit_of(symbol: &str) -> Option<(Granularity, i64)> {
    Some(match symbol {
        "day" => (Granularity::Day, 1),
        "week" => (Granularity::Week, 1),
        "fortnight" => (Granularity::Week, 2),
        "month" => (Granularity::Month, 1),
        "quarter" => (Granularity::Quarter, 1),
        "year" => (Granularity::Year, 1),
        "decade" => (Granularity::Decade, 1),
        "century" => (Granularity::Century, 1),
        _ => return None,
    })
}

/// The day a length of time before or after another, counted exactly; a half counts in the next smaller unit.
pub(super) fn counted(from: Date, length: &Length, direction: i64) -> Option<Date> {
    let mut day = from;
    for part in length.parts() {
        let (unit, each) = unit_of(part.unit.symbol)?;
        let (unit, each) = match unit {
            Granularity::Decade => (Granularity::Year, 10 * each),
            Granularity::Century => (Granularity::Year, 100 * each),
            other => (other, each),
        };
        let number = part.number.checked_mul(Decimal::from(each))?;
        let (number, unit) = if number.is_whole() {
            (number, unit)
        } else {
            let (smaller, parts) = match unit {
                Granularity::Year => (Granularity::Month, 12),
                Granularity::Month => (Granularity::Day, 30),
                Granularity::Week => (Granularity::Day, 7),
                _ => return None,
            };
            (rounded(number.checked_mul(Decimal::from(parts))?)?, smaller)
        };
        day = step(day, number.to_i64()?.checked_mul(direction)?, unit)?;
    }
    Some(day)
}

/// The nearest whole number below.
fn rounded(number: Decimal) -> Option<Decimal> {
    if number.is_whole() {
        return Some(number);
    }
    Decimal::parse(number.to_string().split('.').next()?)
}

/// The date a length of time away, as fine as the finest unit in it.
fn distance(today: Date, length: &Length, direction: i64) -> Option<Dated> {
    let day = counted(today, length, direction)?;
    let mut finest = Granularity::Century;
    for part in length.parts() {
        let (unit, _) = unit_of(part.unit.symbol)?;
        let unit = match (unit, part.number.is_whole()) {
            (Granularity::Year | Granularity::Decade, false) => Granularity::Month,
            (Granularity::Month, false) => Granularity::Week,
            (Granularity::Century, _) => Granularity::Decade,
            (Granularity::Decade, true) => Granularity::Year,
            (unit, _) => unit,
        };
        finest = finest.min(unit);
    }
    let (first, last) = around(day, finest)?;
    if finest == Granularity::Week {
        // "Two weeks ago" names a day, and means those around it.
        let named = DateReading { first: day, last: day, granularity: Granularity::Day };
        let around = Dated::relative(first, last, Granularity::Week, Fixed::Nothing);
        return Some(Dated { named, ..around });
    }
    let dated = Dated::relative(first, last, finest, Fixed::Nothing);
    let exact = DateReading { first: day, last: day, granularity: Granularity::Day };
    let loose = length.first().is_some_and(|part| matches!(part.unit.symbol, "decade" | "century"));
    let dated = if loose { dated.with(Modifier::Approx) } else { dated };
    Some(if finest == Granularity::Day { dated } else { dated.or(Some(exact)) })
}

/// Applies the wording before a distance: "about three years ago" is near, "more than a decade ago" is not after.
pub(super) fn bounded(scene: &Scene<'_>, at: usize, piece: Piece) -> (usize, Piece) {
    let Some((start, bound)) = wording::before(scene.tokens, at) else { return bound::apply(scene, at, piece) };
    let dated = piece.dated;
    if dated.compared {
        return (start, piece);
    }
    let ahead = dated.named.first > scene.today;
    let dated = match (bound.interval, ahead) {
        (Interval::About | Interval::Nearly | Interval::JustOver, _) => dated.with(Modifier::Approx),
        (Interval::Above | Interval::AtLeast, false) => {
            Dated { first: None, last: Some(dated.named.last), ..dated.with(Modifier::OnOrBefore) }
        }
        (Interval::Above | Interval::AtLeast, true) => {
            Dated { first: Some(dated.named.first), last: None, ..dated.with(Modifier::OnOrAfter) }
        }
        (Interval::Below | Interval::AtMost, false) => {
            Dated { last: Some(scene.today), ..dated.with(Modifier::OnOrAfter) }
        }
        (Interval::Below | Interval::AtMost, true) => {
            Dated { first: Some(scene.today), ..dated.with(Modifier::OnOrBefore) }
        }
        (Interval::Exactly, _) => dated,
    };
    (start, Piece { dated, ..piece })
}

/// The day `length` away from `from`, for readers of anaphoric dates.
pub(super) fn away(tokens: &Tokens<'_>, at: usize) -> Option<Length> {
    length::read(tokens, at).filter(|length| !length.hyphen && length.wording != Wording::Vague)
}
