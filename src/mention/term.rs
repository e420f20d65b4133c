//! A number with its unit, before ranges and bounds are looked at.

use super::numeral::{Form, Numeral};
use super::token::Tokens;
use crate::value::{Amount, Decimal, End, Unit};

/// A number with its unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    /// The token after it, unit included.
    pub(crate) end: usize,
    /// The number, in `unit`.
    pub(crate) value: Decimal,
    /// The place of its last digit, in `unit`.
    pub(crate) last_place: Decimal,
    /// Its unit.
    pub(crate) unit: Unit,
    /// What scale words multiply it by.
    pub(crate) scale: Decimal,
    /// How the number is written.
    pub(crate) form: Form,
    /// The number as printed, where `value` is in another unit: 40 in "40 cents".
    pub(crate) printed: Option<Decimal>,
    /// The rule that read it.
    pub(crate) rule: &'static str,
}

impl Term {
    /// A numeral with a unit that ends before token `end`.
    pub(crate) fn new(numeral: Numeral, end: usize, unit: Unit, rule: &'static str) -> Self {
        let Numeral { value, last_place, form, scale, .. } = numeral;
        Self { end, value, last_place, unit, scale, form, printed: None, rule }
    }

    /// The same amount in another unit, `by` of which make one of the printed unit.
    pub(crate) fn converted(self, by: Decimal) -> Option<Self> {
        Some(Self {
            value: self.value.checked_mul(by)?,
            last_place: self.last_place.checked_mul(by)?,
            printed: Some(self.value),
            ..self
        })
    }

    /// The amount, as exact as printed.
    pub(crate) fn amount(&self) -> Amount {
        Amount {
            low: End::Closed(self.value),
            high: End::Closed(self.value),
            nominal: Some(self.value),
            modifier: None,
            last_place: self.last_place,
            unit: self.unit,
            vague: false,
        }
    }
}

/// Reads a number with its unit at a token; a kind's reader of terms.
pub(crate) type ReadTerm = fn(tokens: &Tokens<'_>, at: usize) -> Option<Term>;

/// Reads a bare number, as the left side of "5 to 6 km".
pub(crate) fn bare(tokens: &Tokens<'_>, at: usize) -> Option<Term> {
    let numeral = tokens.numeral(at).filter(|numeral| !numeral.ordinal)?;
    Some(Term::new(numeral, numeral.end, Unit::None, "cardinal"))
}
