//! Dates named from the dateline: "today", "yesterday", "tonight", "this morning", "last month", "this year",
//! "next Monday", "last October", "this summer", "the current quarter", "the coming week", "last 3 weeks".
//!
//! "the past decade" and "the next five years" are lengths of time, read as durations; "last minute" is no date.

use jiff::civil::Date;

use super::super::length;
use super::super::token::Tokens;
use super::absolute::{is_verb, month_word};
use super::calendar::{around, step, weekday_on_or_after, weekday_on_or_before};
use super::cue::{Scene, Side};
use super::number::{digits, spelled, year};
use super::reading::{Dated, Fixed, Piece};
use super::{place, weekday, words};
use crate::value::{Basis, Granularity, Modifier};

/// Where a word like "last" points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pointer {
    Last,
    This,
    Next,
    /// "past", "this past": the latest that is over.
    Past,
    /// "coming": the first ahead.
    Coming,
}

/// Reads a date named from the dateline that begins at `at`.
pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    day_word(scene, at).or_else(|| pointed(scene, at))
}

fn day_word(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let offset = match tokens.word(at) {
        // "today's" is as good as "today"; "the today show" is not, and rare.
        "today" | "tonight" => 0,
        "yesterday" => -1,
        "tomorrow" | "tmrw" => 1,
        // "now" is a date only as an end of a stretch.
        "now"
            if matches!(tokens.word(at.wrapping_sub(1)), "between" | "from")
                && matches!(tokens.word(at + 1), "and" | "to" | "until" | "till") =>
        {
            0
        }
        _ => return None,
    };
    let mut end = at + 1;
    end += usize::from(words::part_of_day(tokens.word(end)));
    let day = step(scene.today, offset, Granularity::Day)?;
    Some(Piece::new(end, Dated::relative_unit(day, Granularity::Day)?, "date.relative.day"))
}

/// The pointing word at a token, with the token after it.
fn pointer(tokens: &Tokens<'_>, at: usize) -> Option<(Pointer, usize)> {
    Some(match tokens.word(at) {
        "last" => (Pointer::Last, at + 1),
        "past" => (Pointer::Past, at + 1),
        "previous" | "prior" => (Pointer::Last, at + 1),
        "current" => (Pointer::This, at + 1),
        "next" => (Pointer::Next, at + 1),
        "coming" | "upcoming" => (Pointer::Coming, at + 1),
        "this" => match tokens.word(at + 1) {
            "past" => (Pointer::Past, at + 2),
            "coming" | "upcoming" => (Pointer::Coming, at + 2),
            "current" | "same" => (Pointer::This, at + 2),
            _ => (Pointer::This, at + 1),
        },
        _ => return None,
    })
}

fn pointed(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let (to, mut i) = pointer(tokens, at)?;
    if length::is_lasting(tokens, at) {
        return None;
    }
    let the = tokens.is(at.wrapping_sub(1), "the");
    let fiscal = matches!(tokens.word(i), "fiscal" | "financial") && tokens.is(i + 1, "year");
    if fiscal || tokens.is(i, "calendar") && tokens.is(i + 1, "year") {
        i += 1;
    }
    if let Some((name, end)) = weekday::word(tokens, i) {
        // "next Friday, Oct. 14", "this Friday 5/12": the date says which.
        if let Some(piece) = weekday::with_date(scene, i, name) {
            return Some(piece);
        }
        let day = pointed_weekday(scene.today, to, name)?;
        let end = end + usize::from(words::part_of_day(tokens.word(end)));
        return Some(Piece::new(end, Dated::relative_unit(day, Granularity::Day)?, "date.relative.weekday"));
    }
    if let Some((month, end)) = month_word(tokens, i) {
        if is_verb(tokens, i) {
            return None;
        }
        let dated = pointed_month(scene.today, to, month)?;
        return Some(Piece::new(end, dated, "date.relative.month"));
    }
    if let Some(month) = words::season(tokens.word(i)) {
        let dated = pointed_season(scene.today, to, month)?;
        return Some(Piece::new(i + 1, dated, "date.relative.season"));
    }
    if words::part_of_day(tokens.word(i)) {
        let offset = match to {
            Pointer::This => 0,
            Pointer::Last if tokens.is(i, "night") => -1,
            _ => return None,
        };
        let day = step(scene.today, offset, Granularity::Day)?;
        return Some(Piece::new(i + 1, Dated::relative_unit(day, Granularity::Day)?, "date.relative.day"));
    }
    if let Some(piece) = several(scene, i, to, the) {
        return Some(piece);
    }
    let (unit, count) = words::unit(tokens.word(i)).filter(|_| !tokens.word(i).ends_with('s'))?;
    // "the past year" is a length of time, and so are "the next decade" and "in the last month"; "the last year" is the
    // one before this, and a "last quarter" is one of the calendar's.
    let through = matches!(tokens.word(at.wrapping_sub(2)), "in" | "over" | "during" | "within")
        && to == Pointer::Last
        && unit != Granularity::Quarter
        && !fiscal;
    let length = the && (to == Pointer::Past || through || unit == Granularity::Decade || unit == Granularity::Century);
    if length || unit == Granularity::Day && matches!(to, Pointer::Next | Pointer::Last | Pointer::Coming) {
        return None;
    }
    // "this season" is a time of the year only to a gardener: elsewhere it is a run of games or shows.
    let offset = match to {
        Pointer::Last | Pointer::Past => -count,
        Pointer::This => 0,
        Pointer::Next | Pointer::Coming => count,
    };
    let there = step(scene.today, offset, if unit == Granularity::Weekend { Granularity::Week } else { unit })?;
    let dated = match count {
        1 => Dated::relative_unit(there, unit)?,
        _ => {
            let (first, _) = around(there, unit)?;
            let last = step(step(first, count, unit)?, -1, Granularity::Day)?;
            Dated::relative(first, last, Granularity::Range, Fixed::Nothing)
        }
    };
    let dated = if fiscal { dated.with(Modifier::Approx) } else { dated };
    if unit == Granularity::Day
        && let Some(piece) = anniversary(scene, i + 1)
    {
        return Some(piece);
    }
    // "next week on Tuesday", "last week Sunday"
    let named = i + 1 + usize::from(tokens.is(i + 1, "on"));
    if let Some((name, end)) = weekday::word(tokens, named).filter(|_| unit == Granularity::Week) {
        let day = step(dated.named.first, i64::from(name.to_monday_zero_offset()), Granularity::Day)?;
        return Some(Piece::new(end, Dated::relative_unit(day, Granularity::Day)?, "date.relative.weekday"));
    }
    Some(Piece::new(i + 1, dated, "date.relative.unit"))
}

/// "on this day in 1963", "this day last year": the dateline's day in another year.
fn anniversary(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let (year, end) = match tokens.word(at) {
        "in" => year(tokens, at + 1)?,
        "last" if tokens.is(at + 1, "year") => (scene.today.year().checked_sub(1)?, at + 2),
        "next" if tokens.is(at + 1, "year") => (scene.today.year().checked_add(1)?, at + 2),
        _ => return None,
    };
    let day = Date::new(year, scene.today.month(), scene.today.day()).ok()?;
    Some(Piece::new(end, Dated::relative_unit(day, Granularity::Day)?, "date.relative.day"))
}

/// "last 3 weeks", "next two months", without "the": as many whole units before or after this one.
fn several(scene: &Scene<'_>, at: usize, to: Pointer, the: bool) -> Option<Piece> {
    let tokens = scene.tokens;
    let (number, end) = match digits(tokens, at) {
        Some((number, _)) => (number, at + 1),
        None => spelled(tokens, at)?,
    };
    let (unit, count) = words::unit(tokens.word(end))?;
    let number = number.checked_mul(count).filter(|number| (1..10_000).contains(number))?;
    let owned =
        the || matches!(tokens.word(at.wrapping_sub(2)), "its" | "his" | "her" | "their" | "our" | "these" | "those");
    let lead = at.wrapping_sub(2 + usize::from(the));
    if tokens.is(lead, "within") && matches!(to, Pointer::Next | Pointer::Coming) {
        let dated = Dated::relative(scene.today, step(scene.today, number, unit)?, Granularity::Range, Fixed::Nothing);
        return Some(Piece::new(end + 1, dated, "date.offset.within"));
    }
    if owned {
        return None;
    }
    let (first, last) = match to {
        Pointer::Last | Pointer::Past => (-number, -1),
        Pointer::Next | Pointer::Coming => (1, number),
        Pointer::This => return None,
    };
    let first = around(step(scene.today, first, unit)?, unit)?.0;
    let last = around(step(scene.today, last, unit)?, unit)?.1;
    let dated = Dated::relative(first, last, Granularity::Range, Fixed::Nothing);
    Some(Piece::new(end + 1, dated, "date.relative.several"))
}

/// "next Monday" is that of the next week, "this Monday" that of this one, "last Monday" the latest before today.
fn pointed_weekday(today: Date, to: Pointer, name: jiff::civil::Weekday) -> Option<Date> {
    let in_week = |offset: i64| {
        let monday = around(step(today, offset, Granularity::Week)?, Granularity::Week)?.0;
        step(monday, i64::from(name.to_monday_zero_offset()), Granularity::Day)
    };
    match to {
        Pointer::Last | Pointer::Past => weekday_on_or_before(today.yesterday().ok()?, name),
        Pointer::This => in_week(0),
        Pointer::Next => in_week(1),
        Pointer::Coming => weekday_on_or_after(today.tomorrow().ok()?, name),
    }
}

fn pointed_month(today: Date, to: Pointer, month: i8) -> Option<Dated> {
    let this = Date::new(today.year(), month, 1).ok()?;
    let dated = match to {
        Pointer::Last | Pointer::Past => {
            place::month(step(today.first_of_month(), -1, Granularity::Day)?, month, Side::Past)?
        }
        Pointer::This => Dated::unit(this, Granularity::Month)?,
        Pointer::Next | Pointer::Coming => {
            place::month(step(today.last_of_month(), 1, Granularity::Day)?, month, Side::Future)?
        }
    };
    Some(Dated { basis: Basis::Dateline, fixed: Fixed::NoYear, ..dated })
}

fn pointed_season(today: Date, to: Pointer, month: i8) -> Option<Dated> {
    let season = |year: i16| around(Date::new(year, month, 1).ok()?, Granularity::Season);
    let years = || (-1..=1).filter_map(|offset| season(today.year().checked_add(offset)?));
    let (first, last) = match to {
        Pointer::Last | Pointer::Past => years().rfind(|&(_, last)| last < today)?,
        Pointer::Next | Pointer::Coming => years().find(|&(first, _)| first > today)?,
        Pointer::This => {
            years().find(|&(first, last)| first <= today && today <= last).or_else(|| season(today.year()))?
        }
    };
    Some(Dated { fixed: Fixed::NoYear, ..Dated::relative(first, last, Granularity::Season, Fixed::NoYear) })
}
