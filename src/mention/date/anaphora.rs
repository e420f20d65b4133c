//! Dates told from another date in the text: "three days later", "a year earlier", "the following day", "the next month",
//! "the previous year", "that year", "the same period last year".
//!
//! The other date is the last one read before. Without one the date stays unresolved, except where "previous" can be
//! taken from the dateline.

use jiff::civil::Weekday;

use super::super::length;
use super::super::token::is_dash;
use super::calendar::{around, step, weekday_on_or_after};
use super::cue::{Scene, is_small};
use super::offset::{away, counted, unit_of};
use super::reading::{Dated, Fixed, Piece};
use super::{weekday, words};
use crate::value::{Basis, DateReading, Granularity};

/// What is known of the date a text spoke of last.
pub(super) type Antecedent = Option<DateReading>;

/// Reads a date told from `antecedent` that begins at `at`.
pub(super) fn read(scene: &Scene<'_>, at: usize, antecedent: Antecedent) -> Option<Piece> {
    if let Some(piece) = of_the_day(scene, at, antecedent) {
        return Some(piece);
    }
    later(scene, at, antecedent)
        .or_else(|| neighbour(scene, at, antecedent))
        .or_else(|| same(scene, at, antecedent))
        .or_else(|| year_ago(scene, at, antecedent))
}

/// A date that has no antecedent yet: placed nowhere, as fine as `unit`.
fn pending(scene: &Scene<'_>, unit: Granularity) -> Option<Dated> {
    Some(Dated { basis: Basis::Unresolved, ..Dated::relative_unit(scene.today, unit)? })
}

fn found(first: jiff::civil::Date, last: jiff::civil::Date, unit: Granularity) -> Dated {
    Dated { basis: Basis::Anaphoric, ..Dated::relative(first, last, unit, Fixed::Nothing) }
}

/// "later in the day", "that night": the day spoken of last, where the text spoke of a day.
fn of_the_day(scene: &Scene<'_>, at: usize, antecedent: Antecedent) -> Option<Piece> {
    let tokens = scene.tokens;
    let from = antecedent.filter(|from| from.granularity == Granularity::Day)?;
    let end = match tokens.word(at) {
        "later" | "earlier" | "late" | "early" if tokens.is(at + 1, "in") && tokens.is(at + 3, "day") => at + 4,
        "later"
            if matches!(tokens.word(at + 1), "that" | "the")
                && tokens.is(at + 2, "same")
                && tokens.is(at + 3, "day") =>
        {
            at + 4
        }
        "later" if tokens.is(at + 1, "that") && tokens.is(at + 2, "day") => at + 3,
        "that" if words::part_of_day(tokens.word(at + 1)) => at + 2,
        _ => return None,
    };
    Some(Piece::new(end, found(from.first, from.last, Granularity::Day), "date.anaphoric.day"))
}

/// "the year-ago quarter", "the year-earlier period": that unit of the year before the one spoken of last.
fn year_ago(scene: &Scene<'_>, at: usize, antecedent: Antecedent) -> Option<Piece> {
    let tokens = scene.tokens;
    let joined = tokens.symbol(at + 1).is_some_and(is_dash) && tokens.glued(at + 2);
    if !tokens.is(at, "year") || !joined || !matches!(tokens.word(at + 2), "ago" | "earlier") {
        return None;
    }
    let unit = match tokens.word(at + 3) {
        "period" => None,
        word => Some(words::unit(word).filter(|&(_, count)| count == 1)?.0),
    };
    let rule = "date.anaphoric.same";
    let Some(from) = antecedent.filter(|from| unit.is_none_or(|unit| from.granularity == unit)) else {
        return Some(Piece::new(at + 4, pending(scene, unit.unwrap_or(Granularity::Year))?, rule));
    };
    let (first, last) = (step(from.first, -1, Granularity::Year)?, step(from.last, -1, Granularity::Year)?);
    Some(Piece::new(at + 4, found(first, last, from.granularity), rule))
}

/// "three days later", "a year earlier", "a month before"; not "three days later than".
fn later(scene: &Scene<'_>, at: usize, antecedent: Antecedent) -> Option<Piece> {
    let tokens = scene.tokens;
    if !tokens.is_digits(at) && !tokens.has(at, length::OPENERS) {
        return None;
    }
    let length = away(tokens, at)?;
    let direction = match tokens.word(length.end) {
        "later" | "afterwards" => 1,
        "earlier" | "previously" | "beforehand" => -1,
        "before" if !continues(scene, length.end + 1) => -1,
        _ => return None,
    };
    let end = length.end + 1;
    if tokens.is(end, "than") {
        return None;
    }
    let (unit, _) = unit_of(length.first()?.unit.symbol)?;
    let Some(from) = antecedent else {
        return Some(Piece::new(end, pending(scene, unit)?, "date.anaphoric.later"));
    };
    let day = counted(from.first, &length, direction)?;
    // Two days after a month that is not told more exactly is in the air.
    let unit = if unit == Granularity::Week && from.granularity == Granularity::Day { Granularity::Day } else { unit };
    let unit = if unit < from.granularity && from.granularity != Granularity::Range { return None } else { unit };
    let (first, last) = around(day, unit)?;
    Some(Piece::new(end, found(first, last, unit), "date.anaphoric.later"))
}

/// "the following day", "the next year", "the previous month", "the year before", "the year previous".
fn neighbour(scene: &Scene<'_>, at: usize, antecedent: Antecedent) -> Option<Piece> {
    let tokens = scene.tokens;
    let the = tokens.is(at.wrapping_sub(1), "the");
    let word = tokens.word(at);
    if word == "following"
        && let Some((name, end)) = weekday::word(tokens, at + 1)
    {
        return following_weekday(scene, name, end, antecedent);
    }
    let (direction, unit_at, end) = match word {
        "following" | "ensuing" => (1, at + 1, at + 2),
        "next" if the => (1, at + 1, at + 2),
        "previous" | "prior" | "preceding" => (-1, at + 1, at + 2),
        _ if the => match tokens.word(at + 1) {
            "before" | "previous" | "earlier" if !continues(scene, at + 2) => (-1, at, at + 2),
            "after" | "later" if !continues(scene, at + 2) => (1, at, at + 2),
            _ => return None,
        },
        _ => return None,
    };
    let mut end = end;
    let (unit, 1) = words::unit(tokens.word(unit_at))
        .or_else(|| words::part_of_day(tokens.word(unit_at)).then_some((Granularity::Day, 1)))?
    else {
        return None;
    };
    if unit == Granularity::Season || tokens.word(unit_at).ends_with('s') {
        return None;
    }
    end += usize::from(words::part_of_day(tokens.word(end)));
    let from = match antecedent {
        Some(from) if from.granularity <= unit || from.granularity == Granularity::Range => from.first,
        _ if matches!(word, "previous" | "prior") => {
            let day = step(scene.today, -1, unit)?;
            return Some(Piece::new(end, Dated::relative_unit(day, unit)?, "date.relative.unit"));
        }
        _ if unit == Granularity::Day || !matches!(word, "next") => {
            return Some(Piece::new(end, pending(scene, unit)?, "date.anaphoric.neighbour"));
        }
        // "the next month", "the next year" with nothing before it look ahead from the dateline.
        _ => return None,
    };
    let (first, last) = around(step(from, direction, unit)?, unit)?;
    Some(Piece::new(end, found(first, last, unit), "date.anaphoric.neighbour"))
}

/// "the following Monday": the first one after the day spoken of last.
fn following_weekday(scene: &Scene<'_>, name: Weekday, end: usize, antecedent: Antecedent) -> Option<Piece> {
    let end = end + usize::from(words::part_of_day(scene.tokens.word(end)));
    let from = antecedent.filter(|from| from.granularity == Granularity::Day);
    let dated = match from {
        Some(from) => {
            let day = weekday_on_or_after(from.last.tomorrow().ok()?, name)?;
            found(day, day, Granularity::Day)
        }
        None => Dated { fixed: Fixed::Weekday(name.to_monday_one_offset()), ..pending(scene, Granularity::Day)? },
    };
    Some(Piece::new(end, dated, "date.anaphoric.neighbour"))
}

/// Whether a noun or clause follows that "before" or "after" belongs to.
fn continues(scene: &Scene<'_>, at: usize) -> bool {
    let tokens = scene.tokens;
    tokens.get(at).is_some_and(|token| token.shape.is_value() && !token.first)
        && !(is_small(tokens, at)
            && matches!(tokens.word(at), "in" | "at" | "when" | "by" | "to" | "for" | "and" | "as"))
}

/// "that year", "the same day", "the same period last year", "the same month a year ago".
fn same(scene: &Scene<'_>, at: usize, antecedent: Antecedent) -> Option<Piece> {
    let tokens = scene.tokens;
    let that = tokens.is(at, "that");
    if !that && !tokens.is(at, "same") {
        return None;
    }
    let word = tokens.word(at + 1);
    let period = matches!(word, "period" | "time") && !that;
    let word = if word == "date" { "day" } else { word };
    let unit = words::unit(word).filter(|&(_, count)| count == 1 && !word.ends_with('s')).map(|(unit, _)| unit);
    if !period && unit.is_none() {
        return None;
    }
    let end = at + 2;
    let from_dateline = matches!((tokens.word(end), tokens.word(end + 1)), ("last", "year") | ("of", "last"))
        || (tokens.is(end, "a") && tokens.is(end + 2, "ago"));
    let (years_back, end) = match (tokens.word(end), tokens.word(end + 1), tokens.word(end + 2)) {
        ("last", "year", _) => (1, end + 2),
        ("a", "year", "ago" | "earlier" | "before") => (1, end + 3),
        ("the", "previous" | "prior", "year") => (1, end + 3),
        ("of", "last", "year") => (1, end + 3),
        ("in", year, _) if year.len() == 4 && tokens.is_digits(end + 1) && !that => {
            let year: i16 = year.parse().ok()?;
            let from = antecedent?;
            (i64::from(from.first.year()) - i64::from(year), end + 2)
        }
        _ => (0, end),
    };
    if years_back == 0 && period {
        return None;
    }
    let Some(from) = antecedent else {
        // "the same period last year", of a period the text has not named: some time last year.
        let dated = match years_back == 1 && from_dateline {
            true => Dated::relative_unit(step(scene.today, -1, Granularity::Year)?, Granularity::Year)?,
            false => pending(scene, unit.unwrap_or(Granularity::Day))?,
        };
        return Some(Piece::new(end, dated, "date.anaphoric.same"));
    };
    let (first, last, unit) = match unit.filter(|_| years_back == 0) {
        // A Sunday may begin its week as well as end it.
        Some(Granularity::Week) if from.granularity == Granularity::Day && from.first.weekday() == Weekday::Sunday => {
            let (first, last) = around(from.first, Granularity::Week)?;
            (first, step(last, 6, Granularity::Day)?, Granularity::Range)
        }
        Some(unit) if unit >= from.granularity => {
            let (first, last) = around(from.first, unit)?;
            (first, last, unit)
        }
        Some(_) => return None,
        // "the same month last year", of a week spoken of
        None if unit.is_some_and(|unit| unit > from.granularity) => {
            let unit = unit?;
            let (first, last) = around(step(from.first, -years_back, Granularity::Year)?, unit)?;
            (first, last, unit)
        }
        None => (
            step(from.first, -years_back, Granularity::Year)?,
            step(from.last, -years_back, Granularity::Year)?,
            from.granularity,
        ),
    };
    Some(Piece::new(end, found(first, last, unit), "date.anaphoric.same"))
}
