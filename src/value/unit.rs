//! Units: what a number is a number of.

use super::Decimal;

/// What a unit measures. Amounts compare only within one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// Base unit metre.
    Length,
    /// Base unit square metre.
    Area,
    /// Base unit litre.
    Volume,
    /// Base unit kilogram.
    Mass,
    /// Base unit metre per second.
    Speed,
    /// Base unit kelvin.
    Temperature,
    /// Base unit joule.
    Energy,
    /// Base unit watt.
    Power,
    /// Base unit byte.
    Data,
    /// Years and months, which have no fixed number of days. Base unit month.
    CalendarTime,
    /// Weeks, days and shorter. Base unit second.
    ClockTime,
    /// Any other unit; comparable only with the same unit.
    Other,
}

/// A unit of measurement with its exact conversion to the base unit of its dimension: `base = number × factor + offset`.
#[derive(Debug, PartialEq)]
pub struct UnitDef {
    /// The symbol printed, unique in the table: `km`, `°C`, `year`.
    pub symbol: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// Base units in one of this unit.
    pub factor: Decimal,
    /// Added after scaling; zero for all but temperatures.
    pub offset: Decimal,
    /// Its words in lower case, singular and plural.
    pub names: &'static [&'static str],
    /// Its other abbreviations, which tell capitals from small letters.
    pub symbols: &'static [&'static str],
}

/// What a number counts or measures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Unit {
    /// A plain number.
    #[default]
    None,
    /// Hundredths of a whole.
    Percent,
    /// Differences between percentages; not comparable with percent.
    PercentPoint,
    /// Money: an ISO 4217 code, or `$` where a text does not say whose dollar.
    Currency(&'static str),
    /// A unit of measurement or of time.
    Measure(&'static UnitDef),
}

impl Unit {
    /// The unit as printed in JSON and tables: `%`, `pp`, `USD`, `$`, `km`, `year`; `None` for a plain number.
    pub fn symbol(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Percent => Some("%"),
            Self::PercentPoint => Some("pp"),
            Self::Currency(code) => Some(code),
            Self::Measure(unit) => Some(unit.symbol),
        }
    }
}
