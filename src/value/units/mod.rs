//! The table of units, with exact factors.
//!
//! Factors of customary units are those of the international yard and pound agreement of 1959, which the Weights and
//! Measures Acts follow; SI prefixes and units are those of the SI brochure (BIPM, 9th edition); binary prefixes
//! those of IEC 80000-13.

mod measures;
mod other;
mod time;

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::{Decimal, Dimension, UnitDef};

pub(crate) use time::WORDS as TIME;

const fn unit(
    symbol: &'static str,
    dimension: Dimension,
    factor: &str,
    names: &'static [&'static str],
    symbols: &'static [&'static str],
) -> UnitDef {
    UnitDef { symbol, dimension, factor: Decimal::constant(factor), offset: Decimal::ZERO, names, symbols }
}

static TABLES: [&[UnitDef]; 3] = [time::TABLE, measures::TABLE, other::TABLE];

type Index = HashMap<&'static str, &'static UnitDef, FxBuildHasher>;

static BY_NAME: LazyLock<Index> =
    LazyLock::new(|| all().flat_map(|unit| unit.names.iter().map(move |name| (*name, unit))).collect());

static BY_SYMBOL: LazyLock<Index> = LazyLock::new(|| {
    let own = all().map(|unit| (unit.symbol, unit));
    all().flat_map(|unit| unit.symbols.iter().map(move |symbol| (*symbol, unit))).chain(own).collect()
});

/// Every unit.
pub fn all() -> impl Iterator<Item = &'static UnitDef> {
    TABLES.iter().flat_map(|table| table.iter())
}

/// The unit of that name, singular or plural, in lower case.
///
/// ```
/// use crosscheck::value::units;
/// assert_eq!(units::by_name("years").map(|unit| unit.symbol), Some("year"));
/// ```
pub fn by_name(word: &str) -> Option<&'static UnitDef> {
    BY_NAME.get(word).copied()
}

/// The unit of that symbol, capitals and small letters told apart.
pub fn by_symbol(symbol: &str) -> Option<&'static UnitDef> {
    BY_SYMBOL.get(symbol).copied()
}

/// The words of the units of measurement, for the lexicon.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    [measures::TABLE, other::TABLE].into_iter().flatten().flat_map(|unit| unit.names.iter().copied())
}

/// The unit of time of that name, singular or plural, in lower case: "years", "hr".
pub fn time(word: &str) -> Option<&'static UnitDef> {
    by_name(word).filter(|unit| matches!(unit.dimension, Dimension::CalendarTime | Dimension::ClockTime))
}
