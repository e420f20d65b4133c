//! How a stated value stands to a claimed one.
//!
//! Both are intervals. The claimed one is widened by the claim's tolerance; then the stated one lies in it, overlaps it, or is
//! disjoint from it. Rounding and dropped modifiers never make two values disjoint.

use jiff::civil::Date;

use super::yearless::compare_yearless;
use super::{Amount, DateSpan, Decimal, Dimension, End, Granularity, Modifier, Unit, Value};

/// How far a stated value may lie from the claimed one and still agree.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Tolerance {
    /// Not at all.
    Exact,
    /// Half a unit of the last digit printed, on either side. Whole numbers below 100 admit none.
    #[default]
    Printed,
    /// A share of the claimed value, in percent.
    Percent(Decimal),
    /// An absolute amount, in the unit of the claimed value (days, for dates).
    Absolute(Decimal),
}

/// How a stated value stands to a claimed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same value.
    Equal,
    /// Wholly inside the claimed interval.
    Inside,
    /// The two share values, and the stated one does not settle it.
    Overlaps(Slack),
    /// They share no value.
    Disjoint,
    /// A relative date that could not be placed on the calendar.
    Unresolved,
    /// They measure different things.
    OtherQuantity,
}

/// What leaves room between a stated and a claimed value that overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slack {
    /// A bound, a range or an approximation.
    Bound,
    /// One of them is rounded.
    Rounded,
    /// The stated date is coarser than the claimed one.
    LessPrecise,
    /// A vague word.
    Vague,
}

/// Compares a stated value with a claimed one.
///
/// ```
/// use crosscheck::value::{Amount, Decimal, Relation, Tolerance, Value, compare};
/// let number = |n: i64| Value::Amount(Amount::exact(Decimal::from(n)));
/// assert_eq!(compare(&number(10), &number(10), Tolerance::Printed), Relation::Equal);
/// assert_eq!(compare(&number(10), &number(9), Tolerance::Printed), Relation::Disjoint);
/// assert_eq!(compare(&number(10), &number(9), Tolerance::Absolute(Decimal::from(2))), Relation::Inside);
/// ```
pub fn compare(claimed: &Value, stated: &Value, tolerance: Tolerance) -> Relation {
    match (claimed, stated) {
        (Value::Amount(claimed), Value::Amount(stated)) => compare_amounts(claimed, stated, tolerance),
        (Value::Date(claimed), Value::Date(stated)) => compare_dates(claimed, stated, tolerance),
        _ => Relation::OtherQuantity,
    }
}

/// Whether two stated values cannot both hold, whichever of them is asked about.
pub fn contradict(a: &Value, b: &Value) -> bool {
    let disjoint = |x, y| compare(x, y, Tolerance::Printed) == Relation::Disjoint;
    disjoint(a, b) && disjoint(b, a)
}

/// A month in days, on average over the Gregorian cycle of 400 years: 146,097 days in 4,800 months.
const DAYS_A_MONTH: &str = "30.436875";

/// Months and days compare only within this share, in hundredths.
const CALENDAR_SLACK_PERCENT: i64 = 2;

/// How far a bare number may be off and still be a rounding of another, in hundredths of it.
const ROUNDING_PERCENT: i64 = 5;

/// An interval of numbers in one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Interval {
    low: End,
    high: End,
}

impl Interval {
    fn around(number: Decimal, by: Decimal) -> Self {
        Self { low: End::Closed(number - by), high: End::Closed(number + by) }
    }

    fn widened(self, by: Decimal) -> Self {
        let close = |end: End, by| match end {
            End::Unbounded => End::Unbounded,
            End::Closed(n) => End::Closed(n + by),
            End::Open(n) => End::Open(n + by),
        };
        Self { low: close(self.low, -by), high: close(self.high, by) }
    }

    /// Whether every number of `other` is in this interval.
    fn contains(self, other: Self) -> bool {
        let low = match (self.low, other.low) {
            (End::Unbounded, _) => true,
            (_, End::Unbounded) => false,
            (End::Open(mine), End::Closed(theirs)) => mine < theirs,
            (End::Open(mine) | End::Closed(mine), End::Open(theirs) | End::Closed(theirs)) => mine <= theirs,
        };
        let high = match (self.high, other.high) {
            (End::Unbounded, _) => true,
            (_, End::Unbounded) => false,
            (End::Open(mine), End::Closed(theirs)) => theirs < mine,
            (End::Open(mine) | End::Closed(mine), End::Open(theirs) | End::Closed(theirs)) => theirs <= mine,
        };
        low && high
    }

    fn meets(self, other: Self) -> bool {
        fn apart(low: End, high: End) -> bool {
            match (high, low) {
                (End::Unbounded, _) | (_, End::Unbounded) => false,
                (End::Closed(high), End::Closed(low)) => high < low,
                (End::Open(high) | End::Closed(high), End::Open(low) | End::Closed(low)) => high <= low,
            }
        }
        !apart(self.low, other.high) && !apart(other.low, self.high)
    }
}

fn compare_amounts(claimed: &Amount, stated: &Amount, tolerance: Tolerance) -> Relation {
    let Some(scale) = conversion(claimed.unit, stated.unit) else { return Relation::OtherQuantity };
    let Some(theirs) = scale.convert(Interval { low: stated.low, high: stated.high }) else {
        return Relation::OtherQuantity;
    };
    let mine = Interval { low: claimed.low, high: claimed.high };
    if stated.vague || claimed.vague {
        return Relation::Overlaps(Slack::Vague);
    }
    if mine == theirs {
        return Relation::Equal;
    }
    let room = mine.widened(tolerance_width(claimed, tolerance));
    if room.contains(theirs) {
        return Relation::Inside;
    }
    if room.meets(theirs) {
        return Relation::Overlaps(Slack::Bound);
    }
    if scale.inexact && room.widened(share(nominal(claimed), CALENDAR_SLACK_PERCENT)).meets(theirs) {
        return Relation::Overlaps(Slack::Rounded);
    }
    if tolerance == Tolerance::Exact {
        return Relation::Disjoint;
    }
    if let (Some(number), true) = (stated.nominal, stated.modifier.is_some() && claimed.is_point()) {
        let dropped = scale.convert(Interval::around(number, Decimal::ZERO));
        if dropped.is_some_and(|number| room.meets(number)) {
            return Relation::Overlaps(Slack::Bound);
        }
    }
    // "more than 50" and "50" differ by what the claim is about.
    if claimed.low == End::Unbounded || claimed.high == End::Unbounded {
        return Relation::Disjoint;
    }
    let converted = claimed.unit != stated.unit;
    let rounded = |amount: &Amount, interval: Interval| {
        rounding(amount, claimed, stated, converted).map_or(interval, |by| interval.widened(by))
    };
    let theirs_rounded = scale.convert(rounded(stated, Interval { low: stated.low, high: stated.high }));
    if stated.is_point() && theirs_rounded.is_some_and(|theirs| room.meets(theirs)) {
        return Relation::Overlaps(Slack::Rounded);
    }
    if claimed.is_point() && rounded(claimed, mine).meets(theirs) {
        return Relation::Overlaps(Slack::Rounded);
    }
    Relation::Disjoint
}

/// Digits after the point that a converted number keeps.
const CONVERTED_DIGITS: i16 = 20;

/// From the stated unit to the claimed one: `(number × factor + offset) ÷ divisor`.
#[derive(PartialEq)]
struct Conversion {
    factor: Decimal,
    divisor: Decimal,
    offset: Decimal,
    /// Months against days, which have no fixed ratio.
    inexact: bool,
}

impl Conversion {
    const SAME: Self = Self { factor: Decimal::ONE, divisor: Decimal::ONE, offset: Decimal::ZERO, inexact: false };

    fn exact(&self) -> bool {
        *self == Self::SAME
    }

    fn convert(&self, interval: Interval) -> Option<Interval> {
        let end = |end: End| {
            let Some(number) = end.number() else { return Some(End::Unbounded) };
            let number = number.checked_mul(self.factor)?.checked_add(self.offset)?.checked_div(self.divisor)?;
            // A factor such as that of a degree Fahrenheit, 5/9, is itself rounded to 38 digits.
            Some(end.map(|_| if self.exact() { number } else { number.rounded(CONVERTED_DIGITS) }))
        };
        Some(Interval { low: end(interval.low)?, high: end(interval.high)? })
    }
}

fn conversion(claimed: Unit, stated: Unit) -> Option<Conversion> {
    match (claimed, stated) {
        (Unit::None, Unit::None) | (Unit::Percent, Unit::Percent) | (Unit::PercentPoint, Unit::PercentPoint) => {
            Some(Conversion::SAME)
        }
        (Unit::Currency(a), Unit::Currency(b)) => same_currency(a, b).then_some(Conversion::SAME),
        (Unit::Measure(a), Unit::Measure(b)) if a == b => Some(Conversion::SAME),
        (Unit::Measure(a), Unit::Measure(b)) => {
            let mut conversion =
                Conversion { factor: b.factor, divisor: a.factor, offset: b.offset - a.offset, inexact: false };
            match (a.dimension, b.dimension) {
                (Dimension::Other, _) => return None,
                (x, y) if x == y => {}
                (Dimension::ClockTime, Dimension::CalendarTime) => {
                    conversion.factor = b.factor.checked_mul(seconds_a_month()?)?;
                    conversion.inexact = true;
                }
                (Dimension::CalendarTime, Dimension::ClockTime) => {
                    conversion.divisor = a.factor.checked_mul(seconds_a_month()?)?;
                    conversion.inexact = true;
                }
                _ => return None,
            }
            Some(conversion)
        }
        _ => None,
    }
}

fn seconds_a_month() -> Option<Decimal> {
    Decimal::parse(DAYS_A_MONTH)?.checked_mul(Decimal::from(86_400))
}

/// The dollars of ISO 4217, any of which a bare "$" may mean.
const DOLLARS: [&str; 12] = ["USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "JMD", "TTD", "FJD", "NAD", "LRD"];

/// Whether two currencies can be the same one: "$" may be any dollar.
fn same_currency(a: &str, b: &str) -> bool {
    a == b || (a == "$" && DOLLARS.contains(&b)) || (b == "$" && DOLLARS.contains(&a))
}

fn nominal(amount: &Amount) -> Decimal {
    amount.nominal.or(amount.low.number()).or(amount.high.number()).unwrap_or(Decimal::ZERO)
}

fn share(number: Decimal, percent: i64) -> Decimal {
    number.abs() * Decimal::from(percent) * Decimal::power_of_ten(-2)
}

fn half(number: Decimal) -> Decimal {
    number * Decimal::power_of_ten(-1) * Decimal::from(5)
}

fn tolerance_width(claimed: &Amount, tolerance: Tolerance) -> Decimal {
    match tolerance {
        Tolerance::Exact => Decimal::ZERO,
        Tolerance::Printed if !claimed.is_point() || is_small_whole(nominal(claimed)) => Decimal::ZERO,
        Tolerance::Printed => half(claimed.last_place),
        Tolerance::Percent(percent) => nominal(claimed).abs() * percent * Decimal::power_of_ten(-2),
        Tolerance::Absolute(by) => by,
    }
}

/// Whole numbers below 100, which nobody rounds.
fn is_small_whole(number: Decimal) -> bool {
    number.is_whole() && number.abs() < Decimal::from(100)
}

/// How far the number an amount rounds may lie from it; `None` where it is not round, or both numbers are too small to be
/// rounded. A number `converted` from another unit was rounded, however small it is.
fn rounding(amount: &Amount, claimed: &Amount, stated: &Amount, converted: bool) -> Option<Decimal> {
    let number = nominal(amount);
    if converted {
        return Some(half(amount.last_place.max(number.last_significant_place())).min(share(number, ROUNDING_PERCENT)));
    }
    if is_small_whole(nominal(claimed)) && is_small_whole(nominal(stated)) {
        return None;
    }
    if is_small_whole(number) && amount.unit == Unit::None {
        return None;
    }
    let place = amount.last_place.max(number.last_significant_place());
    let by = half(place).min(share(number, ROUNDING_PERCENT));
    (by > half(Decimal::ONE) || !number.is_whole() || amount.unit != Unit::None).then_some(by)
}

fn compare_dates(claimed: &DateSpan, stated: &DateSpan, tolerance: Tolerance) -> Relation {
    if let Some(relation) = compare_yearless(claimed, stated, tolerance) {
        return relation;
    }
    if claimed.is_unresolved() || stated.is_unresolved() {
        return Relation::Unresolved;
    }
    let room = match tolerance {
        Tolerance::Absolute(days) => widened(claimed, days),
        _ => claimed.clone(),
    };
    let approximate = |date: &DateSpan| date.modifier == Some(Modifier::Approx);
    if (claimed.first, claimed.last) == (stated.first, stated.last) {
        return if approximate(stated) && !approximate(claimed) {
            Relation::Overlaps(Slack::Bound)
        } else {
            Relation::Equal
        };
    }
    if room.contains(stated) {
        return Relation::Inside;
    }
    if room.overlaps(stated) {
        let bounded = stated.first.is_none() || stated.last.is_none();
        return Relation::Overlaps(if bounded { Slack::Bound } else { Slack::LessPrecise });
    }
    let readings = |date: &DateSpan| -> Vec<DateSpan> {
        date.alternatives.iter().map(|r| DateSpan::explicit(r.first, r.last, r.granularity)).collect()
    };
    if readings(stated).iter().any(|reading| room.overlaps(reading)) {
        return Relation::Overlaps(Slack::LessPrecise);
    }
    let near =
        |date: &DateSpan| if approximate(date) { widened(date, unit_days(date.granularity)) } else { date.clone() };
    if (approximate(claimed) || approximate(stated)) && near(claimed).overlaps(&near(stated)) {
        return Relation::Overlaps(Slack::Bound);
    }
    Relation::Disjoint
}

/// Days in one unit of a granularity, the width an approximate date is widened by.
fn unit_days(granularity: Granularity) -> Decimal {
    Decimal::from(match granularity {
        Granularity::Day | Granularity::Weekend => 1,
        Granularity::Week => 7,
        Granularity::Month | Granularity::Range => 31,
        Granularity::Quarter | Granularity::Season => 92,
        Granularity::Half => 184,
        Granularity::Year => 366,
        Granularity::Decade => 3_653,
        Granularity::Century => 36_525,
    })
}

fn widened(date: &DateSpan, days: Decimal) -> DateSpan {
    let days = days.to_i64().unwrap_or(0);
    let shift = |day: Date, by: i64| {
        let span = i32::try_from(by).ok().map(jiff::ToSpan::days);
        span.map_or(day, |span| day.saturating_add(span))
    };
    DateSpan {
        first: date.first.map(|day| shift(day, -days)),
        last: date.last.map(|day| shift(day, days)),
        ..date.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Value {
        Value::Amount(Amount::exact(Decimal::parse(text).expect("a number")))
    }

    fn check(claimed: &str, stated: &str, tolerance: Tolerance, expect: Relation) {
        assert_eq!(compare(&number(claimed), &number(stated), tolerance), expect, "{claimed} / {stated}");
    }

    #[test]
    fn numbers_compare_as_intervals() {
        check("10", "10", Tolerance::Exact, Relation::Equal);
        check("10", "9", Tolerance::Printed, Relation::Disjoint);
        check("39700", "40000", Tolerance::Printed, Relation::Overlaps(Slack::Rounded));
        check("39700", "40000", Tolerance::Exact, Relation::Disjoint);
        check("1400", "1000", Tolerance::Printed, Relation::Disjoint);
        check("100", "104", Tolerance::Percent(Decimal::from(5)), Relation::Inside);
        check("10", "12", Tolerance::Absolute(Decimal::from(2)), Relation::Inside);
        check("10", "13", Tolerance::Absolute(Decimal::from(2)), Relation::Disjoint);
    }

    #[test]
    fn a_dropped_modifier_is_no_contradiction() {
        let nearly = Value::Amount(Amount {
            low: End::Closed(Decimal::from(36_000)),
            high: End::Open(Decimal::from(40_000)),
            modifier: Some(Modifier::LessThan),
            ..Amount::exact(Decimal::from(40_000))
        });
        assert_eq!(compare(&number("40000"), &nearly, Tolerance::Printed), Relation::Overlaps(Slack::Bound));
    }
}
