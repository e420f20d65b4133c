//! Values as lengths, and the axes they are drawn on. Pictures need no exact decimals: floats serve here and nowhere else.

use jiff::civil::Date;

use crate::value::{Amount, DateSpan, Dimension, Unit, Value};

/// A value as an interval on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bar {
    /// The lower end; `None` where it is open.
    pub(super) low: Option<f64>,
    /// The upper end; `None` where it is open.
    pub(super) high: Option<f64>,
    /// The number as printed, where it is one.
    pub(super) nominal: Option<f64>,
}

impl Bar {
    /// The value in `unit`; dates as days, whatever the unit. `None` for what has no place on such an axis: vague words,
    /// unresolved dates, other units, numbers beyond reach.
    pub(super) fn of(value: &Value, unit: Unit) -> Option<Self> {
        match value {
            Value::Amount(amount) => Self::of_amount(amount, unit),
            Value::Date(span) => Self::of_span(span),
        }
    }

    fn of_amount(amount: &Amount, unit: Unit) -> Option<Self> {
        if amount.vague {
            return None;
        }
        let convert = conversion(amount.unit, unit)?;
        // A number in reach is one an axis can still be divided for.
        let place = |number: crate::value::Decimal| -> Option<Option<f64>> {
            let number: f64 = number.to_string().parse().ok()?;
            let placed = convert(number);
            (placed.abs() < 1e100).then_some(Some(placed))
        };
        let end = |end: crate::value::End| end.number().map_or(Some(None), place);
        let bar =
            Self { low: end(amount.low)?, high: end(amount.high)?, nominal: amount.nominal.map_or(Some(None), place)? };
        bar.middle().map(|_| bar)
    }

    /// A stretch of days.
    pub(super) fn of_span(span: &DateSpan) -> Option<Self> {
        if span.is_unresolved() {
            return None;
        }
        // A day reaches to its end, so that one day has a middle and neighbours touch.
        let bar = Self { low: span.first.map(days), high: span.last.map(|day| days(day) + 1.0), nominal: None };
        bar.middle().map(|_| bar)
    }

    /// Where its mark stands: the number as printed, the middle, or the one end there is.
    pub(super) fn middle(&self) -> Option<f64> {
        self.nominal.or(match (self.low, self.high) {
            (Some(low), Some(high)) => Some(low + (high - low) / 2.0),
            (low, high) => low.or(high),
        })
    }

    /// Everything of it that must be on the axis.
    pub(super) fn places(&self) -> impl Iterator<Item = f64> {
        [self.low, self.high, self.nominal].into_iter().flatten()
    }
}

/// Days since 1970-01-01.
fn days(day: Date) -> f64 {
    jiff::civil::date(1970, 1, 1).until(day).map_or(0.0, |span| f64::from(span.get_days()))
}

/// From one unit to another, where they measure the same.
fn conversion(from: Unit, to: Unit) -> Option<impl Fn(f64) -> f64> {
    let float = |number: crate::value::Decimal| number.to_string().parse::<f64>().unwrap_or(0.0);
    let (scale, offset) = match (from, to) {
        (Unit::Measure(from), Unit::Measure(to)) if from.symbol == to.symbol => (1.0, 0.0),
        (Unit::Measure(from), Unit::Measure(to))
            if from.dimension == to.dimension && from.dimension != Dimension::Other =>
        {
            let factor = float(to.factor);
            (float(from.factor) / factor, (float(from.offset) - float(to.offset)) / factor)
        }
        // A bare `$` is the dollar of whoever else speaks.
        (Unit::Currency(from), Unit::Currency(to)) if from == to || from == "$" || to == "$" => (1.0, 0.0),
        (Unit::None, Unit::None) | (Unit::Percent, Unit::Percent) | (Unit::PercentPoint, Unit::PercentPoint) => {
            (1.0, 0.0)
        }
        _ => return None,
    };
    Some(move |number: f64| number * scale + offset)
}

/// Room at either end of an axis, as a share of what it holds: enough for the arrow of an open end.
const ROOM: f64 = 0.12;
/// Days of room at either end of an axis of days, so that a single day stands among its neighbours.
const DAYS_OF_ROOM: f64 = 2.0;

/// A stretch of numbers laid over a stretch of the picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Axis {
    /// An axis that holds every place with some room at its ends, drawn from `from` to `to`; `None` without a place.
    pub(super) fn numbers_over(places: impl Iterator<Item = f64>, from: f64, to: f64) -> Option<Self> {
        Self::over(places, 0.0, from, to)
    }

    /// The same for days.
    pub(super) fn days_over(places: impl Iterator<Item = f64>, from: f64, to: f64) -> Option<Self> {
        Self::over(places, DAYS_OF_ROOM, from, to)
    }

    fn over(places: impl Iterator<Item = f64>, least_room: f64, from: f64, to: f64) -> Option<Self> {
        let (low, high) =
            places.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
        if low > high {
            return None;
        }
        let room = if high > low || least_room > 0.0 { (high - low) * ROOM } else { (low.abs() * 0.1).max(1.0) };
        let room = room.max(least_room);
        Some(Self { low: low - room, high: high + room, from, to })
    }

    /// Where a number stands.
    pub(super) fn at(&self, number: f64) -> f64 {
        let share = (number - self.low) / (self.high - self.low);
        self.from + share.clamp(0.0, 1.0) * (self.to - self.from)
    }

    /// Where an end stands, an open one at the edge.
    pub(super) fn low(&self, end: Option<f64>) -> f64 {
        end.map_or(self.from, |end| self.at(end))
    }

    /// Where an upper end stands, an open one at the edge.
    pub(super) fn high(&self, end: Option<f64>) -> f64 {
        end.map_or(self.to, |end| self.at(end))
    }

    /// A few round numbers on the axis with their names; `whole` ones where nothing lies between them.
    pub(super) fn numbers(&self, whole: bool) -> Vec<(f64, String)> {
        let step = round_step((self.high - self.low) / 5.0).max(if whole { 1.0 } else { 0.0 });
        let mut ticks = Vec::new();
        let mut at = (self.low / step).ceil() * step;
        while at <= self.high && ticks.len() < 8 {
            ticks.push((at, number(at, step)));
            at += step;
        }
        ticks
    }

    /// A few days on an axis of days with their names: firsts of January, or of months, or days of a month, whichever are
    /// as near to each other as their names allow.
    pub(super) fn dates(&self) -> Vec<(f64, String)> {
        let (first, last) = (day(self.low), day(self.high));
        let span = self.high - self.low;
        let fits = |step: f64, most: f64| span / step <= most;
        let ticks = if let Some(step) = [1, 2, 3, 5, 10].into_iter().find(|step| fits(f64::from(*step), 5.0)) {
            days_of_months(first, last, step)
        } else if let Some(step) = [1, 3, 6].into_iter().find(|step| fits(f64::from(*step) * 30.0, 6.0)) {
            months(first, last, step)
        } else {
            let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
            years(first, last, steps.into_iter().find(|step| fits(f64::from(*step) * 365.0, 6.0)).unwrap_or(5000))
        };
        let ticks = ticks.into_iter().map(|(day, name)| (days(day), name));
        ticks.filter(|(at, _)| (self.low..=self.high).contains(at)).collect()
    }
}

/// The day at a place, within the years jiff knows.
fn day(at: f64) -> Date {
    // The cast cannot overflow within these.
    let days = at.clamp(-4_000_000.0, 2_900_000.0) as i64;
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().days(days)).unwrap_or(epoch)
}

fn years(first: Date, last: Date, step: i16) -> Vec<(Date, String)> {
    let years = (first.year()..=last.year()).filter(|year| year % step == 0);
    years.filter_map(|year| Some((Date::new(year, 1, 1).ok()?, year.to_string()))).collect()
}

/// Firsts of months, named as in EDTF.
fn months(first: Date, last: Date, step: i8) -> Vec<(Date, String)> {
    let months = (first.year()..=last.year()).flat_map(|year| (1..=12).map(move |month| (year, month)));
    months
        .filter(|(_, month)| (month - 1) % step == 0)
        .filter_map(|(year, month)| Some((Date::new(year, month, 1).ok()?, format!("{year:04}-{month:02}"))))
        .collect()
}

/// The first of each month and every so many days after it.
fn days_of_months(first: Date, last: Date, step: i8) -> Vec<(Date, String)> {
    let every = first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last);
    every
        // The last days of a month stand too near to the first of the next.
        .filter(|day| (day.day() - 1) % step == 0 && day.day() + step / 2 <= day.days_in_month() + 1)
        .map(|day| (day, day.to_string()))
        .collect()
}

/// The least of 1, 2, 5 times a power of ten that is no less than `least`.
fn round_step(least: f64) -> f64 {
    let mut power = 1.0;
    while power > least && power > 1e-90 {
        power /= 10.0;
    }
    while power * 10.0 <= least {
        power *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|digit| digit * power).find(|step| *step >= least).unwrap_or(power * 10.0)
}

/// A round number in figures, thousands parted by commas, millions and more named.
fn number(at: f64, step: f64) -> String {
    if at.abs() >= 1e15 || (step < 1e-6) {
        return format!("{at:.1e}");
    }
    for (scale, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        if at.abs() >= scale && step >= scale / 100.0 {
            return format!("{} {name}", number(at / scale, step / scale));
        }
    }
    let mut decimals = 0;
    let mut digit = step;
    while digit < 1.0 && decimals < 6 {
        digit *= 10.0;
        decimals += 1;
    }
    let text = format!("{:.decimals$}", at.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut parted = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            parted.push(',');
        }
        parted.push(digit);
    }
    let sign = if at < 0.0 && text.contains(|c| matches!(c, '1'..='9')) { "−" } else { "" };
    if fraction.is_empty() { format!("{sign}{parted}") } else { format!("{sign}{parted}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(places: &[f64], whole: bool, expect: &[&str]) {
        let axis = Axis::numbers_over(places.iter().copied(), 0.0, 100.0).expect("places");
        let names: Vec<String> = axis.numbers(whole).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, expect, "{places:?}");
    }

    #[test]
    fn ticks_are_round() {
        check(&[9.0, 10.0], true, &["9", "10"]);
        check(&[9.0, 10.0], false, &["9.0", "9.5", "10.0"]);
        check(&[10.0], true, &["9", "10", "11"]);
        check(&[0.0, 40_000.0], true, &["0", "10,000", "20,000", "30,000", "40,000"]);
        check(&[4.2e9, 5e9], false, &["4.2 billion", "4.4 billion", "4.6 billion", "4.8 billion", "5.0 billion"]);
        check(&[1e6, 5e6], false, &["1 million", "2 million", "3 million", "4 million", "5 million"]);
        check(&[-2.0, 2.0], false, &["−2", "−1", "0", "1", "2"]);
        check(&[0.0], false, &["−1.0", "−0.5", "0.0", "0.5", "1.0"]);
    }

    fn check_days(from: Date, until: Date, expect: &[&str]) {
        let axis = Axis::days_over([days(from), days(until)].into_iter(), 0.0, 100.0).expect("places");
        let names: Vec<String> = axis.dates().into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, expect, "{from} to {until}");
    }

    #[test]
    fn days_are_round() {
        let at = |year| date(year, 1, 1);
        check_days(at(2009), at(2024), &["2010", "2015", "2020", "2025"]);
        check_days(at(2019), at(2024), &["2020", "2022", "2024"]);
        check_days(at(-9999), at(9999), &["-5000", "0", "5000"]);
        check_days(at(2016), at(2016), &["2015-12-30", "2015-12-31", "2016-01-01", "2016-01-02", "2016-01-03"]);
        check_days(date(2025, 3, 5), date(2025, 3, 12), &["2025-03-04", "2025-03-07", "2025-03-10", "2025-03-13"]);
        check_days(date(2025, 2, 20), date(2025, 3, 23), &["2025-02-21", "2025-03-01", "2025-03-11", "2025-03-21"]);
        check_days(date(2025, 3, 5), date(2025, 6, 12), &["2025-03", "2025-04", "2025-05", "2025-06"]);
        check_days(
            date(2023, 3, 5),
            date(2025, 6, 12),
            &["2023-01", "2023-07", "2024-01", "2024-07", "2025-01", "2025-07"],
        );
    }

    #[test]
    fn places_keep_to_the_picture() {
        let axis = Axis::numbers_over([0.0, 100.0].into_iter(), 10.0, 90.0).expect("places");
        assert_eq!((axis.low(None), axis.high(None), axis.at(50.0)), (10.0, 90.0, 50.0));
        assert_eq!(axis.at(1e300), 90.0);
        assert!(Axis::numbers_over(std::iter::empty(), 0.0, 1.0).is_none());
    }
}
