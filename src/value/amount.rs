//! Numbers as texts state them.

use super::{Decimal, End, Modifier, Unit};

/// A number with what its wording says of it: an interval, a modifier, the printed precision, a unit.
///
/// ```
/// use crosscheck::value::{Amount, Decimal};
/// let ten = Amount::exact(Decimal::from(10));
/// assert_eq!(ten.normal_form(), "10");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The lower end.
    pub low: End,
    /// The upper end.
    pub high: End,
    /// The number as printed, before its modifier: 40000 in "nearly 40,000"; `None` for a range and for vague words.
    pub nominal: Option<Decimal>,
    /// What the wording adds.
    pub modifier: Option<Modifier>,
    /// The value of the last significant digit printed: 100000 in "1.5 million", 1 in "ten".
    pub last_place: Decimal,
    /// What the number counts or measures.
    pub unit: Unit,
    /// Words such as "several" or "many", which bear no number and never refute one.
    pub vague: bool,
}

impl Amount {
    /// A plain number, printed to its last digit.
    pub fn exact(number: Decimal) -> Self {
        Self {
            low: End::Closed(number),
            high: End::Closed(number),
            nominal: Some(number),
            modifier: None,
            last_place: Decimal::ONE,
            unit: Unit::None,
            vague: false,
        }
    }

    /// Whether the interval holds one number only.
    pub fn is_point(&self) -> bool {
        matches!((self.low, self.high), (End::Closed(low), End::Closed(high)) if low == high)
    }

    /// The normal form: `40000`, `9..10`, `50..` for "more than 50", `..7` for "under 7".
    ///
    /// A nominal value whose interval is bounded on both sides ("about 40", "nearly 40") prints as that value.
    pub fn normal_form(&self) -> String {
        match (self.nominal, self.low.number(), self.high.number()) {
            (Some(nominal), Some(_), Some(_)) => nominal.to_string(),
            (_, Some(low), Some(high)) if low == high => low.to_string(),
            (_, Some(low), Some(high)) => format!("{low}..{high}"),
            (_, Some(low), None) => format!("{low}.."),
            (_, None, Some(high)) => format!("..{high}"),
            (Some(nominal), None, None) => nominal.to_string(),
            (None, None, None) => "..".to_owned(),
        }
    }
}
