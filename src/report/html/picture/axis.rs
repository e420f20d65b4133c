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
    /// unresolved dates, times of day, other units, numbers beyond reach.
    pub(super) fn of(value: &Value, unit: Unit) -> Option<Self> {
        match value {
            Value::Amount(amount) => Self::of_amount(amount, unit),
            Value::Date(span) => Self::of_span(span),
            Value::Time(_) => None,
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

/// Days of room at either end of an axis of days, so that a single day stands within its weeks.
const DAYS_OF_ROOM: f64 = 20.0;

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
        let room = if high > low || least_room > 0.0 { (high - low) * 0.08 } else { (low.abs() * 0.1).max(1.0) };
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

    /// A few firsts of January on an axis of days, or where there are none the days at its ends.
    pub(super) fn dates(&self) -> Vec<(f64, String)> {
        let epoch = jiff::civil::date(1970, 1, 1);
        let day = |at: f64| {
            // Within the years jiff knows; the cast cannot overflow there.
            let days = at.clamp(-4_000_000.0, 2_900_000.0) as i64;
            epoch.checked_add(jiff::Span::new().days(days)).unwrap_or(epoch)
        };
        let (first, last) = (day(self.low).year(), day(self.high).year());
        let years = i32::from(last) - i32::from(first);
        let step =
            [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].into_iter().find(|step| years / step <= 6).unwrap_or(5000);
        let ticks: Vec<(f64, String)> = (i32::from(first)..=i32::from(last))
            .filter(|year| year % step == 0)
            .filter_map(|year| Some((days(Date::new(i16::try_from(year).ok()?, 1, 1).ok()?), year.to_string())))
            .filter(|(at, _)| (self.low..=self.high).contains(at))
            .collect();
        if ticks.len() >= 2 {
            return ticks;
        }
        [self.low + (self.high - self.low) * 0.1, self.high - (self.high - self.low) * 0.1]
            .into_iter()
            .map(|at| (at, day(at).to_string()))
            .collect()
    }
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

/// A round number in figures, thousands parted by commas.
fn number(at: f64, step: f64) -> String {
    if at.abs() >= 1e15 || (step < 1e-6) {
        return format!("{at:.1e}");
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
        check(&[-2.0, 2.0], false, &["−2", "−1", "0", "1", "2"]);
        check(&[0.0], false, &["−1.0", "−0.5", "0.0", "0.5", "1.0"]);
    }

    #[test]
    fn years_are_round() {
        let at = |year: i16| days(jiff::civil::date(year, 1, 1));
        let names = |places: &[f64]| -> Vec<String> {
            let axis = Axis::days_over(places.iter().copied(), 0.0, 100.0).expect("places");
            axis.dates().into_iter().map(|(_, name)| name).collect()
        };
        assert_eq!(names(&[at(2009), at(2024)]), ["2010", "2015", "2020", "2025"]);
        assert_eq!(names(&[at(2016)]).len(), 2);
        assert_eq!(names(&[at(-9999), at(9999)]), ["-5000", "0", "5000"]);
    }

    #[test]
    fn places_keep_to_the_picture() {
        let axis = Axis::numbers_over([0.0, 100.0].into_iter(), 10.0, 90.0).expect("places");
        assert_eq!((axis.low(None), axis.high(None), axis.at(50.0)), (10.0, 90.0, 50.0));
        assert_eq!(axis.at(1e300), 90.0);
        assert!(Axis::numbers_over(std::iter::empty(), 0.0, 1.0).is_none());
    }
}
