//! Values: exact numbers with their intervals and units, dates as spans of days, and how a stated value compares with a claimed one.
//!
//! A value is an interval, never a midpoint. "more than 50" is (50, ∞), "in August 2022" is 2022-08-01 to 2022-08-31.

mod amount;
pub mod bounds;
mod compare;
pub mod currency;
mod date;
mod decimal;
pub mod duration;
mod edtf;
mod end;
mod modifier;
mod spelled;
mod unit;
pub mod units;
mod yearless;

pub use amount::Amount;
pub use compare::{Relation, Slack, Tolerance, compare, contradict};
pub use date::{Basis, DateReading, DateSpan, Granularity};
pub use decimal::Decimal;
pub use edtf::{EdtfError, parse_edtf};
pub use end::End;
pub use modifier::Modifier;
pub use spelled::spelled;
pub(crate) use spelled::{SMALL, TENS};
pub use unit::{Dimension, Unit, UnitDef};
pub use yearless::{is_yearless, parse_yearless};

/// A typed value, as a claim asserts it or a text states it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number: a count, a percentage, a sum of money, a quantity, a duration.
    Amount(Amount),
    /// A day or a longer stretch of the calendar.
    Date(DateSpan),
}

impl Value {
    /// Whether the two are the same interval, in whatever units.
    pub fn same_as(&self, other: &Self) -> bool {
        compare(self, other, Tolerance::Exact) == Relation::Equal
    }
}
