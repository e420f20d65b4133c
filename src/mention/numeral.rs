//! Numerals: a number in digits or words, without its unit and modifier.

use super::token::Tokens;
use crate::value::Decimal;

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "40,000"
    Digits,
    /// "forty thousand"
    Words,
    /// "40 thousand", "$1.4bn"
    Mixed,
}

/// A number read from tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numeral {
    /// The token after the numeral.
    pub(crate) end: usize,
    /// The number.
    pub(crate) value: Decimal,
    /// The value of its last significant digit.
    pub(crate) last_place: Decimal,
    /// How it is written.
    pub(crate) form: Form,
    /// Whether it is an ordinal: "third", "21st".
    pub(crate) ordinal: bool,
}

/// Reads the numeral that begins at token `at`.
pub(crate) fn read(_tokens: &Tokens<'_>, _at: usize) -> Option<Numeral> {
    None
}
