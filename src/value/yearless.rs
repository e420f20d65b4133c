//! Dates that leave the year out: "4 November", "before August 6", "in March".
//!
//! They are days of any year, set against each other in the order of one year.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::compare::{Relation, Slack, Tolerance};
use super::{Basis, DateSpan, EdtfError, Granularity, Modifier};

/// What stands for the year.
const ANY_YEAR: &str = "XXXX-";

/// The leap year that days of any year are reckoned in, so that 29 February is one.
const YEAR: i16 = 2000;

/// How far "before" and "after" reach: half a year. What lies farther off may belong to the year before or after. Of days without a
/// year in annotated news 94 % lie this near to the day they are reckoned from.
const REACH: i32 = 183;

/// Whether a text writes a date without a year, right or wrong.
///
/// ```
/// use crosscheck::value::is_yearless;
/// assert!(is_yearless("XXXX-11-04") && is_yearless("../XXXX-08-05"));
/// assert!(!is_yearless("2016-11-04") && !is_yearless("19XX"));
/// ```
pub fn is_yearless(text: &str) -> bool {
    text.contains(ANY_YEAR)
}

/// Reads a date without a year, as EDTF of level 2 writes it with unspecified digits: a day `XXXX-11-04`, a month `XXXX-11`, an
/// interval with one open end `XXXX-11-05/..` or with none `XXXX-03-13/XXXX-04-01`. An interval keeps the order of one year: it does
/// not reach over the turn of the year.
///
/// The span is unresolved: it has no days of the calendar, and [`DateSpan::normal_form`] gives the text back.
///
/// # Errors
///
/// For any other text, a day no year has, and an interval that ends before it begins.
///
/// ```
/// use crosscheck::value::{Relation, Tolerance, Value, compare, parse_edtf, parse_yearless};
/// let after = Value::Date(parse_yearless("XXXX-11-05/..")?);
/// let stated = |text: &str| parse_edtf(text).map(Value::Date);
/// assert_eq!(compare(&after, &stated("1987-11-09")?, Tolerance::Printed), Relation::Inside);
/// assert_eq!(compare(&after, &stated("1987-11-04")?, Tolerance::Printed), Relation::Disjoint);
/// assert_eq!(parse_yearless("XXXX-11-31").unwrap_err().offset, 8);
/// # Ok::<(), crosscheck::value::EdtfError>(())
/// ```
pub fn parse_yearless(text: &str) -> Result<DateSpan, EdtfError> {
    let days = Days::parse(text)?;
    let granularity = match (text.contains('/'), text.len()) {
        (true, _) => Granularity::Range,
        (false, 7) => Granularity::Month,
        (false, _) => Granularity::Day,
    };
    if matches!((days.first, days.last), (Some(first), Some(last)) if last < first) {
        return Err(EdtfError {
            message: "expected an interval that ends after it begins, in the order of one year".to_owned(),
            offset: 0,
        });
    }
    Ok(DateSpan {
        first: None,
        last: None,
        granularity,
        basis: Basis::Unresolved,
        missing_year: true,
        unresolved_form: Some(text.to_owned()),
        ..DateSpan::day(Date::ZERO)
    })
}

/// Sets a claimed date against a stated one where one of them has no year; `None` where both have, or where a year would be needed.
pub(super) fn compare_yearless(claimed: &DateSpan, stated: &DateSpan, tolerance: Tolerance) -> Option<Relation> {
    let relative = |date: &DateSpan| date.is_unresolved() && !date.is_yearless();
    if !claimed.is_yearless() && !stated.is_yearless() || relative(claimed) || relative(stated) {
        return None;
    }
    let mine = Days::of(claimed)?.widened(tolerance);
    let Some(theirs) = Days::of(stated) else {
        let bounded = stated.first.is_none() || stated.last.is_none();
        return Some(Relation::Overlaps(if bounded { Slack::Bound } else { Slack::LessPrecise }));
    };
    let relation = mine.relation(theirs);
    // Without its year a stated day may be the claimed one: no more than that.
    let same = matches!(relation, Relation::Equal | Relation::Inside) && !claimed.is_yearless();
    Some(if same { Relation::Overlaps(Slack::LessPrecise) } else { relation })
}

/// A date without a year as [`parse_yearless`] reads it: `XXXX-11-05/..` for "after November 4".
pub(super) fn yearless_form(span: &DateSpan) -> Option<String> {
    span.is_yearless().then(|| Days::of(span).map(Days::written))?
}

impl DateSpan {
    /// Whether it is a day, a month or an interval of them without a year.
    pub fn is_yearless(&self) -> bool {
        self.is_unresolved() && self.missing_year
    }
}

/// Days of any year, in the order of one; an end is `None` where it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Days {
    first: Option<Date>,
    last: Option<Date>,
}

impl Days {
    /// Those of a date; `None` where it reaches from one year into another, or has a year and an open end.
    fn of(span: &DateSpan) -> Option<Self> {
        if span.is_yearless() {
            let form = span.unresolved_form.as_deref()?;
            let written = form.replacen("..XXXX", "/XXXX", 1);
            let days = Self::parse(&written).ok()?;
            let (first, last) = (days.first, days.last);
            return Some(match span.modifier {
                Some(Modifier::Before) => Self { first: None, last: Some(first?.yesterday().ok()?) },
                Some(Modifier::OnOrBefore) => Self { first: None, last },
                Some(Modifier::After) => Self { first: Some(last?.tomorrow().ok()?), last: None },
                Some(Modifier::OnOrAfter) => Self { first, last: None },
                _ => days,
            });
        }
        let (first, last) = (span.first?, span.last?);
        let same = |day: Date| Date::new(YEAR, day.month(), day.day()).ok();
        (first.year() == last.year()).then_some(Self { first: Some(same(first)?), last: Some(same(last)?) })
    }

    /// Reads `XXXX-11-04`, `XXXX-11` and intervals of them.
    fn parse(text: &str) -> Result<Self, EdtfError> {
        let (first, last) = match text.split_once('/') {
            None => return Self::one(text, 0),
            Some(("..", until)) => (None, Self::one(until, 3)?.last),
            Some((from, "..")) => (Self::one(from, 0)?.first, None),
            Some((from, until)) => (Self::one(from, 0)?.first, Self::one(until, from.len() + 1)?.last),
        };
        Ok(Self { first, last })
    }

    /// The days as [`parse_yearless`] reads them.
    fn written(self) -> String {
        let day = |day: Date| format!("{ANY_YEAR}{:02}-{:02}", day.month(), day.day());
        match (self.first, self.last) {
            (Some(first), Some(last)) if first == last => day(first),
            (Some(first), Some(last)) if first.day() == 1 && last == first.last_of_month() => {
                format!("{ANY_YEAR}{:02}", first.month())
            }
            (first, last) => {
                let end = |end: Option<Date>| end.map_or_else(|| "..".to_owned(), day);
                format!("{}/{}", end(first), end(last))
            }
        }
    }

    /// Reads one day or month.
    fn one(text: &str, offset: usize) -> Result<Self, EdtfError> {
        let wrong = |message: &str, at: usize| EdtfError { message: message.to_owned(), offset: offset + at };
        let shape = || wrong("expected a day or month without a year, such as `XXXX-11-04` or `XXXX-11`", 0);
        let digits = text.strip_prefix(ANY_YEAR).filter(|rest| rest.is_ascii()).ok_or_else(shape)?;
        let (month, day) = match digits.as_bytes() {
            [_, _] => (digits, None),
            [_, _, b'-', _, _] => (&digits[..2], Some(&digits[3..])),
            _ => return Err(shape()),
        };
        let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<i8>().ok()).flatten();
        let month = number(month).filter(|month| (1..=12).contains(month));
        let month = month.ok_or_else(|| wrong("expected a month from 01 to 12", ANY_YEAR.len()))?;
        let first = date(YEAR, month, 1);
        let Some(day) = day else { return Ok(Self { first: Some(first), last: Some(first.last_of_month()) }) };
        let day = number(day).and_then(|day| Date::new(YEAR, month, day).ok());
        let day = day.ok_or_else(|| wrong("expected a day of that month", ANY_YEAR.len() + 3))?;
        Ok(Self { first: Some(day), last: Some(day) })
    }

    /// With the days a tolerance allows on either side, within the year.
    fn widened(self, tolerance: Tolerance) -> Self {
        let Tolerance::Absolute(days) = tolerance else { return self };
        let days = days.to_i64().unwrap_or(366).clamp(0, 366);
        let (new_year, eve) = (date(YEAR, 1, 1), date(YEAR, 12, 31));
        Self {
            first: self.first.map(|day| day.saturating_sub(days.days()).max(new_year)),
            last: self.last.map(|day| day.saturating_add(days.days()).min(eve)),
        }
    }

    /// How stated days stand to these.
    fn relation(self, stated: Self) -> Relation {
        if self == stated {
            return Relation::Equal;
        }
        let near = |from: Date, to: Date| from <= to && from.checked_add(REACH.days()).is_ok_and(|reach| to <= reach);
        let apart = |last: Option<Date>, first: Option<Date>| matches!((last, first), (Some(last), Some(first)) if last < first);
        if apart(self.last, stated.first) || apart(stated.last, self.first) {
            let ends = |a: Option<Date>, b: Option<Date>| matches!((a, b), (Some(a), Some(b)) if near(a, b));
            let whole = [self, stated].iter().all(|days| days.first.is_some() && days.last.is_some());
            let close = ends(self.last, stated.last.or(stated.first)) || ends(stated.first.or(stated.last), self.first);
            return if whole || close { Relation::Disjoint } else { Relation::Overlaps(Slack::Bound) };
        }
        let inside = match (self.first, self.last, stated.first, stated.last) {
            (Some(first), Some(last), Some(from), Some(until)) => first <= from && until <= last,
            (Some(first), None, Some(from), Some(until)) => first <= from && near(first, until),
            (None, Some(last), Some(from), Some(until)) => until <= last && near(from, last),
            (Some(first), None, Some(from), None) => near(first, from),
            (None, Some(last), None, Some(until)) => near(until, last),
            _ => false,
        };
        let slack = if stated.first.is_none() || stated.last.is_none() { Slack::Bound } else { Slack::LessPrecise };
        if inside { Relation::Inside } else { Relation::Overlaps(slack) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::parse_edtf;

    fn read(text: &str) -> DateSpan {
        let read = if is_yearless(text) { parse_yearless(text) } else { parse_edtf(text) };
        read.unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    fn check(claimed: &str, stated: &str, expect: Option<Relation>) {
        assert_eq!(compare_yearless(&read(claimed), &read(stated), Tolerance::Printed), expect, "{claimed} / {stated}");
    }

    #[test]
    fn days_compare_whatever_the_year() {
        check("XXXX-11-04", "1987-11-04", Some(Relation::Equal));
        check("XXXX-11-04", "XXXX-11-04", Some(Relation::Equal));
        check("XXXX-11-04", "1987-11-05", Some(Relation::Disjoint));
        check("XXXX-11-04", "XXXX-01-05", Some(Relation::Disjoint));
        check("XXXX-11", "1987-11-04", Some(Relation::Inside));
        check("XXXX-11-04", "1987-11", Some(Relation::Overlaps(Slack::LessPrecise)));
        check("XXXX-11-04", "1987", Some(Relation::Overlaps(Slack::LessPrecise)));
        check("XXXX-02-29", "2016-02-29", Some(Relation::Equal));
        check("XXXX-03-13/XXXX-04-01", "2020-03-31", Some(Relation::Inside));
        check("XXXX-03-13/XXXX-04-01", "2020-04-02", Some(Relation::Disjoint));
        check("XXXX-11-04", "1987/..", Some(Relation::Overlaps(Slack::Bound)));
        check("XXXX-11-04", "1987-12-30/1988-01-02", Some(Relation::Overlaps(Slack::LessPrecise)));
        check("1987", "1988", None);
    }

    #[test]
    fn bounds_reach_half_a_year() {
        check("XXXX-11-05/..", "1987-11-05", Some(Relation::Inside));
        check("XXXX-11-05/..", "1987-11-04", Some(Relation::Disjoint));
        check("XXXX-11-05/..", "1988-01-04", Some(Relation::Overlaps(Slack::Bound)));
        check("../XXXX-08-05", "2018-08-05", Some(Relation::Inside));
        check("../XXXX-08-05", "2018-08-06", Some(Relation::Disjoint));
        check("../XXXX-08-05", "2018-01-06", Some(Relation::Overlaps(Slack::LessPrecise)));
        check("XXXX-11-05/..", "XXXX-11-05/..", Some(Relation::Equal));
        check("XXXX-11-05/..", "XXXX-11-07/..", Some(Relation::Inside));
        check("XXXX-11-05/..", "../XXXX-11-01", Some(Relation::Disjoint));
    }

    #[test]
    fn a_stated_day_without_a_year_never_proves_a_claimed_one() {
        check("1987-11-04", "XXXX-11-04", Some(Relation::Overlaps(Slack::LessPrecise)));
        check("1987-11", "XXXX-11-04", Some(Relation::Overlaps(Slack::LessPrecise)));
        check("1987-11-04", "XXXX-11-05", Some(Relation::Disjoint));
        check("1987-11-04/..", "XXXX-11-05", None);
    }

    #[test]
    fn a_tolerance_widens_the_claimed_days() {
        let within = |days: i64| {
            let tolerance = Tolerance::Absolute(crate::value::Decimal::from(days));
            compare_yearless(&read("XXXX-12-30"), &read("1987-12-28"), tolerance)
        };
        assert_eq!((within(2), within(1)), (Some(Relation::Inside), Some(Relation::Disjoint)));
        assert_eq!(within(9_999_999_999), Some(Relation::Inside));
    }

    #[test]
    fn forms_are_read_and_written_again() {
        for text in ["XXXX-11-04", "XXXX-11", "XXXX-11-05/..", "../XXXX-08-05", "XXXX-03-13/XXXX-04-01"] {
            assert_eq!(read(text).to_edtf(), text);
        }
    }

    #[test]
    fn mistakes_are_pointed_at() {
        let refuse = |text: &str, offset: usize| {
            assert_eq!(parse_yearless(text).map_err(|error| error.offset), Err(offset), "{text}");
        };
        refuse("XXXX-13-04", 5);
        refuse("XXXX-11-31", 8);
        refuse("XXXX-11-XX", 8);
        refuse("XXXX-11-05/XXXX-13", 16);
        refuse("XXXX-11-05/XXXX-03-01", 0);
        refuse("XXXX-11-05/2016", 11);
        refuse("XXXX-11-05/XXXX-1", 11);
        refuse("XXXX-", 0);
        refuse("XXXX-11-4", 0);
        refuse("XXXX-é1", 0);
        refuse("../..", 3);
    }
}
