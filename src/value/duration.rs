//! The written form of lengths of time.

use super::{Amount, Decimal, Unit};

/// The normal form of a length of time as an ISO 8601 duration: `P2Y`, `P27M`, `PT90M`, `P2.5Y`; `P10Y` for a decade and
/// for "more than ten years"; `P60D..P90D` for a range, `PXY` for "several years". `None` where the unit is not one of
/// time.
///
/// ```
/// use crosscheck::value::{Amount, Decimal, Unit, duration, units};
/// let decade = units::time("decade").map(Unit::Measure).unwrap_or_default();
/// let amount = Amount { unit: decade, ..Amount::exact(Decimal::from(2)) };
/// assert_eq!(duration::normal_form(&amount).as_deref(), Some("P20Y"));
/// assert_eq!(duration::normal_form(&Amount::exact(Decimal::ONE)), None);
/// ```
pub fn normal_form(amount: &Amount) -> Option<String> {
    let Unit::Measure(unit) = amount.unit else { return None };
    let (time, letter, each) = match unit.symbol {
        "millennium" => ("", 'Y', 1000),
        "century" => ("", 'Y', 100),
        "decade" => ("", 'Y', 10),
        "year" => ("", 'Y', 1),
        "quarter" => ("", 'M', 3),
        "month" => ("", 'M', 1),
        "fortnight" => ("", 'W', 2),
        "week" => ("", 'W', 1),
        "day" => ("", 'D', 1),
        "h" => ("T", 'H', 1),
        "min" => ("T", 'M', 1),
        "s" => ("T", 'S', 1),
        _ => return None,
    };
    let form = |number: Decimal| {
        let number = number.checked_mul(Decimal::from(each))?;
        Some(format!("P{time}{number}{letter}"))
    };
    if let Some(nominal) = amount.nominal {
        return form(nominal);
    }
    match (amount.low.number(), amount.high.number()) {
        (Some(low), Some(high)) if low == high => form(low),
        (None, None) => Some(format!("P{time}X{letter}")),
        (low, high) => {
            let end = |number: Option<Decimal>| match number {
                Some(number) => form(number),
                None => Some(String::new()),
            };
            Some(format!("{}..{}", end(low)?, end(high)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{End, units};

    fn check(word: &str, low: i64, high: i64, expect: &str) {
        let unit = units::time(word).map(Unit::Measure).unwrap_or_default();
        let (low, high) = (Decimal::from(low), Decimal::from(high));
        let nominal = (low == high).then_some(low);
        let amount =
            Amount { low: End::Closed(low), high: End::Closed(high), nominal, unit, ..Amount::exact(Decimal::ONE) };
        assert_eq!(normal_form(&amount).as_deref(), Some(expect));
    }

    #[test]
    fn units_have_their_letters() {
        check("years", 2, 2, "P2Y");
        check("century", 1, 1, "P100Y");
        check("quarters", 2, 2, "P6M");
        check("fortnight", 1, 1, "P2W");
        check("minutes", 90, 90, "PT90M");
        check("hour", 6, 6, "PT6H");
        check("days", 60, 90, "P60D..P90D");
    }

    #[test]
    fn no_number_is_an_x() {
        let unit = units::time("weeks").map(Unit::Measure).unwrap_or_default();
        let vague = Amount {
            low: End::Unbounded,
            high: End::Unbounded,
            nominal: None,
            unit,
            vague: true,
            ..Amount::exact(Decimal::ONE)
        };
        assert_eq!(normal_form(&vague).as_deref(), Some("PXW"));
    }
}
