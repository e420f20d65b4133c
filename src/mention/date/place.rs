//! Where a date without its year lies, seen from the dateline.
//!
//! The rules are those annotated news bears out: a bare month is the latest on or before the dateline unless a future
//! cue stands by it, a day and month are the nearest, a bare weekday is the latest on or before the dateline.

use jiff::civil::{Date, Weekday};

use super::calendar::{days_between, weekday_on_or_after, weekday_on_or_before};
use super::cue::Side;
use super::reading::{Dated, Fixed};
use crate::value::{Basis, DateReading, Granularity};

/// A month's first day in the year it lies in.
pub(super) fn month(today: Date, month: i8, side: Side) -> Option<Dated> {
    let at = |year: i16| Date::new(year, month, 1).ok();
    let this_year = at(today.year())?;
    let year = match side {
        Side::Future if month < today.month() => today.year().checked_add(1)?,
        Side::Past | Side::Unsaid if month > today.month() => today.year().checked_sub(1)?,
        _ => this_year.year(),
    };
    let dated = Dated::unit(at(year)?, Granularity::Month)?;
    Some(Dated { basis: Basis::Dateline, fixed: Fixed::NoYear, ..dated })
}

/// A day and month in the year it lies in, with the next likely year as another reading. A weekday that is said with
/// it chooses among the years around, where it fits one.
pub(super) fn day(today: Date, month: i8, day: i8, weekday: Option<Weekday>, side: Side) -> Option<Dated> {
    let mut best: [Option<Date>; 2] = [None; 2];
    let distance = |date: Date| days_between(today, date).abs();
    // February 29 may be four years off, eight around 1900.
    let reach = if (month, day) == (2, 29) { 8 } else { 1 };
    for offset in -reach..=reach {
        let Some(date) = today.year().checked_add(offset).and_then(|year| Date::new(year, month, day).ok()) else {
            continue;
        };
        if side == Side::Past && date > today || side == Side::Future && date < today {
            continue;
        }
        if best[0].is_none_or(|found| distance(date) < distance(found)) {
            best = [Some(date), best[0]];
        } else if best[1].is_none_or(|found| distance(date) < distance(found)) {
            best[1] = Some(date);
        }
    }
    if let Some(weekday) = weekday {
        let fits = |date: &Date| date.weekday() == weekday;
        let years = (-1..=1).filter_map(|offset| Date::new(today.year().checked_add(offset)?, month, day).ok());
        if let Some(found) = years.filter(fits).min_by_key(|&date| distance(date)) {
            best = [Some(found), best[0].filter(|&other| other != found).or(best[1])];
        }
    }
    let found = best[0]?;
    let other = best[1].map(|date| DateReading { first: date, last: date, granularity: Granularity::Day });
    let mismatch = weekday.is_some_and(|weekday| found.weekday() != weekday);
    Some(Dated { mismatch, ..Dated::relative(found, found, Granularity::Day, Fixed::NoYear).or(other) })
}

/// The day a bare weekday lies on.
pub(super) fn weekday(today: Date, weekday: Weekday, side: Side) -> Option<Dated> {
    let before = weekday_on_or_before(today, weekday)?;
    let after = weekday_on_or_after(today, weekday)?;
    let (day, other) = if side == Side::Future { (after, before) } else { (before, after) };
    let other = DateReading { first: other, last: other, granularity: Granularity::Day };
    let fixed = Fixed::Weekday(weekday.to_monday_one_offset());
    Some(Dated::relative(day, day, Granularity::Day, fixed).or((other.first != day).then_some(other)))
}

/// The nearest of the stretches `at` gives for the years around the dateline; of two as near, the earlier.
pub(super) fn nearest(today: Date, side: Side, at: impl Fn(i16) -> Option<(Date, Date)>) -> Option<(Date, Date)> {
    let distance = |&(first, last): &(Date, Date)| {
        if last < today { days_between(last, today) } else { days_between(today, first).max(0) }
    };
    // A day that does not come every year may be three years off.
    (-4..=4)
        .filter_map(|offset| at(today.year().checked_add(offset)?))
        .filter(|&(first, last)| match side {
            Side::Past => first <= today,
            Side::Future => last >= today,
            Side::Unsaid => true,
        })
        .min_by_key(distance)
}
