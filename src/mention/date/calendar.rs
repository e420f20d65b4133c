//! Arithmetic on the calendar: the week, month or season around a day, and steps from one to the next.
//!
//! Every step is checked: a date outside the years -9999 to 9999 is `None`, never a panic.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use crate::value::Granularity;

/// The first and last day of the calendar unit that holds `day`; a range is the day itself.
pub(super) fn around(day: Date, unit: Granularity) -> Option<(Date, Date)> {
    let months = |first: Date, count: i64| {
        let last = step(first, count, Granularity::Month)?.yesterday().ok()?;
        Some((first, last))
    };
    let month = |month: i8| Date::new(day.year(), month, 1).ok();
    let years = |length: i16| {
        let first = day.year().div_euclid(length).checked_mul(length)?;
        Some((Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(length - 1)?, 12, 31).ok()?))
    };
    match unit {
        Granularity::Day | Granularity::Range => Some((day, day)),
        Granularity::Week => {
            let first = step(day, -i64::from(day.weekday().to_monday_zero_offset()), Granularity::Day)?;
            Some((first, step(first, 6, Granularity::Day)?))
        }
        Granularity::Weekend => {
            let (_, sunday) = around(day, Granularity::Week)?;
            Some((sunday.yesterday().ok()?, sunday))
        }
        Granularity::Month => Some((day.first_of_month(), day.last_of_month())),
        Granularity::Quarter => months(month((day.month() - 1) / 3 * 3 + 1)?, 3),
        Granularity::Season => {
            let first = match day.month() {
                1 | 2 => Date::new(day.year().checked_sub(1)?, 12, 1).ok()?,
                other => month(other / 3 * 3)?,
            };
            months(first, 3)
        }
        Granularity::Half => months(month(if day.month() < 7 { 1 } else { 7 })?, 6),
        Granularity::Year => Some((day.first_of_year(), day.last_of_year())),
        Granularity::Decade => years(10),
        Granularity::Century => years(100),
    }
}

/// The day `count` units after `day`, before it where `count` is negative. A month's last days stay in the month:
/// one month after January 31 is the last of February.
pub(super) fn step(day: Date, count: i64, unit: Granularity) -> Option<Date> {
    let span = Span::new();
    let months = |each: i64| span.try_months(count.checked_mul(each)?).ok();
    let span = match unit {
        Granularity::Day | Granularity::Range => span.try_days(count).ok()?,
        Granularity::Week | Granularity::Weekend => span.try_weeks(count).ok()?,
        Granularity::Month => months(1)?,
        Granularity::Quarter | Granularity::Season => months(3)?,
        Granularity::Half => months(6)?,
        Granularity::Year => months(12)?,
        Granularity::Decade => months(120)?,
        Granularity::Century => months(1200)?,
    };
    day.checked_add(span).ok()
}

/// How many days `to` lies after `from`.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// The last such weekday on or before `day`.
pub(super) fn weekday_on_or_before(day: Date, weekday: Weekday) -> Option<Date> {
    let back = i64::from(day.weekday().since(weekday));
    step(day, -back, Granularity::Day)
}

/// The first such weekday on or after `day`.
pub(super) fn weekday_on_or_after(day: Date, weekday: Weekday) -> Option<Date> {
    let ahead = i64::from(weekday.since(day.weekday()));
    step(day, ahead, Granularity::Day)
}

/// Easter Sunday of the Western churches, by the Gregorian computus (anonymous algorithm of *Nature*, 20 April 1876).
pub(super) fn easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let year_number = i32::from(year);
    let a = year_number % 19;
    let (b, c) = (year_number / 100, year_number % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn units_hold_their_day() {
        let check = |day: Date, unit: Granularity, first: Date, last: Date| {
            assert_eq!(around(day, unit), Some((first, last)), "{day} {unit:?}");
        };
        let day = date(2016, 2, 11);
        check(day, Granularity::Week, date(2016, 2, 8), date(2016, 2, 14));
        check(day, Granularity::Weekend, date(2016, 2, 13), date(2016, 2, 14));
        check(day, Granularity::Month, date(2016, 2, 1), date(2016, 2, 29));
        check(day, Granularity::Quarter, date(2016, 1, 1), date(2016, 3, 31));
        check(day, Granularity::Season, date(2015, 12, 1), date(2016, 2, 29));
        check(day, Granularity::Half, date(2016, 1, 1), date(2016, 6, 30));
        check(day, Granularity::Decade, date(2010, 1, 1), date(2019, 12, 31));
        check(day, Granularity::Century, date(2000, 1, 1), date(2099, 12, 31));
    }

    #[test]
    fn steps_end_at_the_calendar() {
        assert_eq!(step(date(2016, 1, 31), 1, Granularity::Month), Some(date(2016, 2, 29)));
        assert_eq!(step(date(9999, 1, 1), 1, Granularity::Year), None);
        assert_eq!(step(date(2016, 1, 1), i64::MAX, Granularity::Century), None);
        assert_eq!(around(date(-9999, 1, 1), Granularity::Season), None);
        assert_eq!(days_between(date(2016, 2, 28), date(2016, 3, 1)), 2);
    }

    #[test]
    fn easter_is_computed() {
        // From the table of the U.S. Naval Observatory.
        for (year, month, day) in [(2011, 4, 24), (2016, 3, 27), (2018, 4, 1), (2019, 4, 21), (2038, 4, 25)] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }
}
