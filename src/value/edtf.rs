//! Dates as EDTF, the Extended Date/Time Format (ISO 8601-2, annex A).

use std::fmt;

use edtf_core::{Bound, BoundDate, Date as EdtfDate, Edtf, Interval, IntervalEndpoint, YearKind};
use jiff::civil::Date;

use super::yearless::yearless_form;
use super::{DateSpan, Granularity, Modifier};

/// Why a text is not a date of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdtfError {
    /// What was expected there, in one sentence without a full stop.
    pub message: String,
    /// The byte of the text at which it stops being right.
    pub offset: usize,
}

impl EdtfError {
    fn new(message: impl Into<String>, offset: usize) -> Self {
        Self { message: message.into(), offset }
    }
}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for EdtfError {}

/// Reads an EDTF date or interval as a span of days.
///
/// Level 1 is read in full: days, months, years, intervals with open (`..`) and unknown (empty) ends, unspecified
/// digits from the right, seasons, the marks `?`, `~` and `%`, years before 0. The three marks become
/// [`Modifier::Approx`] and leave the bounds as written. Seasons 21 to 24 are those of northern meteorology, as ISO
/// 8601-2 leaves them open: spring is March to May, and winter is December of the year to February of the next. A
/// time of day is dropped. Of level 2, qualified parts, quarters and halves of a year are read.
///
/// # Errors
///
/// For a text that is not EDTF, a set of dates, an expression with gaps (`1985-XX-15`), an interval without or with
/// reversed ends, and a year outside
/// -9999 to 9999.
///
/// ```
/// use crosscheck::value::{Granularity, Modifier, parse_edtf};
/// let june = parse_edtf("2016-06~")?;
/// assert_eq!(june.first.map(|day| day.to_string()).as_deref(), Some("2016-06-01"));
/// assert_eq!(june.last.map(|day| day.to_string()).as_deref(), Some("2016-06-30"));
/// assert_eq!((june.granularity, june.modifier), (Granularity::Month, Some(Modifier::Approx)));
/// assert_eq!(june.to_edtf(), "2016-06~");
/// assert_eq!(parse_edtf("2016-06-31").unwrap_err().offset, 8);
/// # Ok::<(), crosscheck::value::EdtfError>(())
/// ```
pub fn parse_edtf(text: &str) -> Result<DateSpan, EdtfError> {
    let parsed = Edtf::parse(text).map_err(|error| {
        EdtfError::new(
            format!("expected a date such as `2016-06-28`, `2016-06` or `2016-06~`: {}", error.message),
            error.offset,
        )
    })?;
    let granularity = match &parsed {
        Edtf::Date(date) => granularity(date)?,
        Edtf::DateTime(_) => Granularity::Day,
        Edtf::Interval(interval) => {
            check_ends(interval)?;
            Granularity::Range
        }
        Edtf::Set(_) => return Err(EdtfError::new("expected one date or interval, found a set of dates", 0)),
    };
    let bounds = parsed.bounds();
    let (first, last) = (day(bounds.earliest)?, day(bounds.latest)?);
    if matches!((first, last), (Some(first), Some(last)) if last < first) {
        return Err(EdtfError::new("expected an interval that ends after it begins", 0));
    }
    let approximate = parsed.is_uncertain() || parsed.is_approximate();
    let span = DateSpan::day(Date::ZERO);
    Ok(DateSpan { first, last, granularity, modifier: approximate.then_some(Modifier::Approx), ..span })
}

/// How fine a date is; an error where its unspecified digits leave gaps.
fn granularity(date: &EdtfDate) -> Result<Granularity, EdtfError> {
    let gaps = || {
        EdtfError::new(
            "expected unspecified digits (`X`) from the right only, so that the date is one stretch of days",
            0,
        )
    };
    if date.year.significant_digits.is_some() {
        return Ok(Granularity::Range);
    }
    let all_unspecified = |field: edtf_core::DateField| field.digits == [None, None];
    match (date.month, date.day) {
        (None, _) => {
            let YearKind::Standard { digits, .. } = date.year.kind else { return Ok(Granularity::Year) };
            let known = digits.iter().take_while(|digit| digit.is_some()).count();
            match (known, digits.iter().flatten().count() == known) {
                (_, false) => Err(gaps()),
                (4, _) => Ok(Granularity::Year),
                (3, _) => Ok(Granularity::Decade),
                (2, _) => Ok(Granularity::Century),
                _ => Ok(Granularity::Range),
            }
        }
        (Some(_), _) if date.year.has_unspecified() => Err(gaps()),
        (Some(month), None) => match month.value() {
            Some(1..=12) => Ok(Granularity::Month),
            Some(21..=32) => Ok(Granularity::Season),
            Some(33..=36) => Ok(Granularity::Quarter),
            Some(40..=41) => Ok(Granularity::Half),
            Some(_) => Ok(Granularity::Range),
            None if all_unspecified(month) => Ok(Granularity::Year),
            None => Err(gaps()),
        },
        (Some(month), Some(day)) if day.has_unspecified() => match (month.value(), all_unspecified(day)) {
            (Some(_), true) => Ok(Granularity::Month),
            (None, true) if all_unspecified(month) => Ok(Granularity::Year),
            _ => Err(gaps()),
        },
        (Some(month), Some(_)) if month.has_unspecified() => Err(gaps()),
        (Some(_), Some(_)) => Ok(Granularity::Day),
    }
}

/// Refuses an interval that says nothing, or whose ends have gaps.
fn check_ends(interval: &Interval) -> Result<(), EdtfError> {
    let mut dated = false;
    for end in [&interval.start, &interval.end] {
        match end {
            IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrBefore(date) | IntervalEndpoint::OnOrAfter(date) => {
                granularity(date)?;
                dated = true;
            }
            IntervalEndpoint::Open | IntervalEndpoint::Unknown => {}
        }
    }
    if dated {
        Ok(())
    } else {
        Err(EdtfError::new("expected an interval with at least one end, such as `2016-06/..`", 0))
    }
}

/// A bound as a day; `None` where the span is open.
fn day(bound: Bound) -> Result<Option<Date>, EdtfError> {
    let Bound::Date(BoundDate { year, month, day }) = bound else { return Ok(None) };
    let small = |n: u8| i8::try_from(n).ok();
    let date = match (i16::try_from(year).ok(), small(month), small(day)) {
        (Some(year), Some(month), Some(day)) => Date::new(year, month, day).ok(),
        _ => None,
    };
    let Some(date) = date else { return Err(EdtfError::new("expected a date between the years -9999 and 9999", 0)) };
    Ok(Some(date))
}

impl DateSpan {
    /// The span as EDTF of level 1. Reading it gives the same days, and the same granularity where level 1 has a form
    /// for it: day, month, season, year, decade, century. Others are written as an interval of days. Of the modifiers
    /// only `approx` has a mark (`~`). A span open on both sides is `../..`. A date without a year is level 2: `XXXX-11-04`.
    ///
    /// ```
    /// use crosscheck::value::parse_edtf;
    /// for text in ["2016-06-28", "2016-06~", "2001-24", "198X", "2016-06-28/..", "-0043-03-15"] {
    ///     assert_eq!(parse_edtf(text)?.to_edtf(), text);
    /// }
    /// assert_eq!(parse_edtf("2016/2017")?.to_edtf(), "2016-01-01/2017-12-31");
    /// # Ok::<(), crosscheck::value::EdtfError>(())
    /// ```
    pub fn to_edtf(&self) -> String {
        if let Some(form) = yearless_form(self) {
            return form;
        }
        let mark = if self.modifier == Some(Modifier::Approx) { "~" } else { "" };
        if let (Some(first), Some(last)) = (self.first, self.last)
            && let Some(form) = short_form(first, last, self.granularity)
        {
            return format!("{form}{mark}");
        }
        let end = |end: Option<Date>| end.map_or_else(|| "..".to_owned(), |day| format!("{}{mark}", full_form(day)));
        format!("{}/{}", end(self.first), end(self.last))
    }
}

/// A day in full.
fn full_form(day: Date) -> String {
    format!("{}-{:02}-{:02}", year_form(day.year()), day.month(), day.day())
}

/// A year with four digits, after its sign where it is negative.
fn year_form(year: i16) -> String {
    if year < 0 { format!("-{:04}", year.unsigned_abs()) } else { format!("{year:04}") }
}

/// The level 1 form of a span that is exactly one day, month, season, year, decade or century.
fn short_form(first: Date, last: Date, granularity: Granularity) -> Option<String> {
    let year = first.year();
    let form = match granularity {
        Granularity::Day => full_form(first),
        Granularity::Month => format!("{}-{:02}", year_form(year), first.month()),
        Granularity::Season => {
            let season = match first.month() {
                3 => 21,
                6 => 22,
                9 => 23,
                12 => 24,
                _ => return None,
            };
            format!("{}-{season}", year_form(year))
        }
        Granularity::Year => year_form(year),
        // Level 1 has no unspecified digits in years before 0.
        Granularity::Decade if year >= 0 => format!("{:03}X", year / 10),
        Granularity::Century if year >= 0 => format!("{:02}XX", year / 100),
        _ => return None,
    };
    let read = parse_edtf(&form).ok()?;
    (read.first == Some(first) && read.last == Some(last)).then_some(form)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expect: &str) {
        let found = match parse_edtf(text) {
            Ok(span) => {
                let end = |day: Option<Date>| day.map_or_else(|| "open".to_owned(), |day| day.to_string());
                let mark = if span.modifier == Some(Modifier::Approx) { " approx" } else { "" };
                format!("{} {} {}{mark}", end(span.first), end(span.last), span.granularity.name())
            }
            Err(error) => format!("{}: {}", error.offset, error.message.split(':').next().unwrap_or_default()),
        };
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn dates() {
        check("2016-06-28", "2016-06-28 2016-06-28 day");
        check("2016-06", "2016-06-01 2016-06-30 month");
        check("2016", "2016-01-01 2016-12-31 year");
        check("2022-10-27T12:30:00Z", "2022-10-27 2022-10-27 day");
        check("2016-06~", "2016-06-01 2016-06-30 month approx");
        check("2016?", "2016-01-01 2016-12-31 year approx");
        check("2016-06-28%", "2016-06-28 2016-06-28 day approx");
        check("2016-06~-28", "2016-06-28 2016-06-28 day approx");
        check("201X", "2010-01-01 2019-12-31 decade");
        check("19XX", "1900-01-01 1999-12-31 century");
        check("2004-XX", "2004-01-01 2004-12-31 year");
        check("1985-04-XX", "1985-04-01 1985-04-30 month");
        check("1985-XX-XX", "1985-01-01 1985-12-31 year");
        check("-0043-03-15", "-000043-03-15 -000043-03-15 day");
        check("2001-21", "2001-03-01 2001-05-31 season");
        check("2001-24", "2001-12-01 2002-02-28 season");
        check("2001-33", "2001-01-01 2001-03-31 quarter");
        check("2001-41", "2001-07-01 2001-12-31 half");
    }

    #[test]
    fn intervals() {
        check("2004-06/2006-08", "2004-06-01 2006-08-31 range");
        check("2004/..", "2004-01-01 open range");
        check("../2004", "open 2004-12-31 range");
        check("2004/", "2004-01-01 open range");
        check("/2004-02-29", "open 2004-02-29 range");
        check("2004~/2006", "2004-01-01 2006-12-31 range approx");
    }

    #[test]
    fn mistakes() {
        let expected = "expected a date such as `2016-06-28`, `2016-06` or `2016-06~`";
        check("", &format!("0: {expected}"));
        check("June 2016", &format!("4: {expected}"));
        check("2016-13", &format!("5: {expected}"));
        check("[1667,1668]", "0: expected one date or interval, found a set of dates");
        check(
            "1X85",
            "0: expected unspecified digits (`X`) from the right only, so that the date is one stretch of days",
        );
        check(
            "1985-XX-15",
            "0: expected unspecified digits (`X`) from the right only, so that the date is one stretch of days",
        );
        check("Y170000002", "0: expected a date between the years -9999 and 9999");
        check("9999-24", "0: expected a date between the years -9999 and 9999");
        assert!(parse_edtf("../..").is_err());
        assert!(parse_edtf("2006/2004").is_err());
    }

    fn days() -> impl Strategy<Value = Date> {
        (-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
    }

    proptest! {
        #[test]
        fn written_and_read_again(
            a in days(), b in days(), open in 0..4, approximate: bool,
            granularity in prop::sample::select(vec![Granularity::Day, Granularity::Month, Granularity::Year, Granularity::Range]),
        ) {
            let (first, last) = match granularity {
                Granularity::Day => (a, a),
                Granularity::Month => (a.first_of_month(), a.last_of_month()),
                Granularity::Year => (a.first_of_year(), a.last_of_year()),
                _ => (a.min(b), a.max(b)),
            };
            let range = granularity == Granularity::Range;
            let mut span = DateSpan::explicit(first, last, granularity);
            span.modifier = approximate.then_some(Modifier::Approx);
            if range && open == 1 {
                span.first = None;
            } else if range && open == 2 {
                span.last = None;
            }
            prop_assert_eq!(parse_edtf(&span.to_edtf()), Ok(span));
        }

        #[test]
        fn short_forms_stay_as_they_are(year in 0_i16..9999, season in 21..=24, digits in 2_usize..=4, mark in "[~]?") {
            let year = format!("{year:04}");
            for text in [format!("{year}-{season}{mark}"), format!("{:X<4}{mark}", &year[..digits])] {
                prop_assert_eq!(parse_edtf(&text).map(|span| span.to_edtf()), Ok(text));
            }
        }

        #[test]
        fn any_text_is_read_or_refused_in_place(text in "[-0-9XYES~?%/.,\\[\\]{}T:Zé]{0,24}") {
            match parse_edtf(&text) {
                Ok(span) => prop_assert_eq!(parse_edtf(&span.to_edtf()).map(|s| (s.first, s.last)), Ok((span.first, span.last))),
                Err(error) => prop_assert!(error.offset <= text.len()),
            }
        }
    }
}
