//! Numerals: a number in digits or words, without its unit and modifier.
//!
//! Reads "1,234.5", "1.234,5", "1 234 567", "12,34,567", ".5", "2½", "2 1/2", "6.2×10⁻⁴", "-3"; "two thousand and
//! nineteen", "forty-five hundred", "half a million", "two thirds", "one and a half", "three point five million",
//! "two dozen"; "1.4bn", "3 hundred"; "21st", "one hundred and forty second".
//!
//! Refuses numbers of more than 38 digits, and words that stand for one only by their context: "a", "both".
//! Words that follow one another without forming one number ("one two three") are read one by one.
//!
//! ```
//! use crosscheck::mention::read;
//! use crosscheck::value::Value;
//! let text = "1.234,5 or 2½ or one million and a half or two thousand five hundred million";
//! let numbers: Vec<_> = read(text, None).iter().map(|mention| match &mention.value {
//!     Value::Amount(amount) => amount.normal_form(),
//!     _ => unreachable!("an amount"),
//! }).collect();
//! assert_eq!(numbers, ["1234.5", "2.5", "1500000", "2500000000"]);
//! ```
//!
//! Wherever it begins it looks at no more than some forty tokens, so that hostile text costs no more than any other.

mod digits;
mod fraction;
mod words;

pub(super) use fraction::FRACTIONS;
pub(super) use words::{ARTICLES, CARDINALS, ORDINALS, joined};

use super::lexicon::Class;
use super::token::{Shape, Tokens, is_dash};
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
    /// The value of its last significant digit; 1 for whole numbers below 100, which are never roundings.
    pub(crate) last_place: Decimal,
    /// How it is written.
    pub(crate) form: Form,
    /// Whether it is an ordinal: "third", "21st".
    pub(crate) ordinal: bool,
    /// Whether it is a fraction and nothing else: "two thirds", "½", "half".
    pub(crate) fraction: bool,
    /// What its scale words multiply by, 1 without: 1000000 in "1.5 million".
    pub(crate) scale: Decimal,
}

/// Words a numeral begins with.
const BEGINNERS: Class = Class::CARDINAL.and(Class::ORDINAL).and(Class::FRACTION).and(Class::ARTICLE);

/// No numeral is longer than this many tokens.
const LONGEST: usize = 48;

/// Reads the numeral that begins at token `at`, its sign included; once for all readers that ask.
pub(crate) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    tokens.numeral(at)
}

/// The reading itself, which [`Tokens::numeral`] remembers.
pub(super) fn parse(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let token = tokens.get(at)?;
    match token.shape {
        Shape::Symbol(symbol) if is_dash(symbol) => {
            if tokens.glued(at) && !opens(tokens, at) || !tokens.glued(at + 1) {
                return None;
            }
            let starts = matches!(tokens.get(at + 1)?.shape, Shape::Digits) || tokens.symbol(at + 1) == Some('.');
            if starts { unsigned(tokens, at + 1).map(negated) } else { None }
        }
        // "Plus or minus three" is a margin of three.
        Shape::Word if tokens.is(at, "minus") && at >= 2 && tokens.is(at - 1, "or") && tokens.is(at - 2, "plus") => {
            None
        }
        Shape::Word if matches!(tokens.word(at), "minus" | "negative") => {
            unsigned(tokens, at + 1).filter(|n| !n.ordinal).map(negated)
        }
        _ => unsigned(tokens, at),
    }
}

/// Whether the token before `at` lets a sign stand glued to it: an opening bracket, a currency sign, a comparison.
fn opens(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| tokens.symbol(i));
    before.is_some_and(|c| matches!(c, '(' | '[' | '$' | '€' | '£' | '¥' | '=' | '<' | '>' | '"' | '“' | '^'))
}

fn negated(numeral: Numeral) -> Numeral {
    Numeral { value: -numeral.value, ..numeral }
}

/// Whether the number word only says how large some number is: "a multi-billion dollar deal".
fn is_several_fold(tokens: &Tokens<'_>, at: usize) -> bool {
    at >= 2 && tokens.glued(at) && tokens.symbol(at - 1).is_some_and(is_dash) && tokens.is(at - 2, "multi")
}

fn unsigned(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let token = tokens.get(at)?;
    match token.shape {
        Shape::Digits | Shape::Symbol('.') => words::read(tokens, at).map(|n| fraction::of(tokens, n)),
        Shape::Symbol(symbol) => {
            let value = fraction::vulgar(symbol)?;
            Some(fraction::scaled(tokens, fraction::plain(at + 1, value, fraction::place())))
        }
        Shape::Word if token.class.meets(BEGINNERS) && !is_several_fold(tokens, at) => {
            fraction::read(tokens, at).or_else(|| words::read(tokens, at).map(|n| fraction::of(tokens, n)))
        }
        _ => None,
    }
}

/// The magnitude suffix at token `at`, glued to digits or not: "bn", "tn", "mln"; "k" after digits, and a capital "M".
///
/// A lower-case "m" and "b" mean a million and a billion beside money only: see [`money_suffix`].
pub(crate) fn suffix(tokens: &Tokens<'_>, at: usize) -> Option<i32> {
    let glued = tokens.glued(at);
    // "1 k.g." is a kilogram.
    let dotted = tokens.is(at + 1, ".") && tokens.glued(at + 1) && tokens.glued(at + 2) && tokens.is_word(at + 2);
    match (tokens.raw(at), glued) {
        ("k" | "K", true) | ("k", false) if !dotted => Some(3),
        ("M", true) => Some(6),
        _ => match tokens.word(at) {
            "mln" => Some(6),
            "mn" => Some(6),
            "mio" if glued => Some(6),
            "bn" | "bln" => Some(9),
            "tn" | "trn" | "tln" => Some(12),
            _ => None,
        },
    }
}

/// The magnitude suffixes that stand beside money: those of [`suffix`] and "m", "mm", "b", "t".
pub(crate) fn money_suffix(tokens: &Tokens<'_>, at: usize) -> Option<i32> {
    if !tokens.glued(at) {
        return None;
    }
    match tokens.word(at) {
        "m" | "mn" | "mm" | "mil" => Some(6),
        "b" => Some(9),
        "t" => Some(12),
        _ => None,
    }
}

impl Numeral {
    /// The same numeral with a further scale of `10^exponent`, ending before token `end`.
    pub(crate) fn times(self, exponent: i32, end: usize) -> Option<Self> {
        let by = Decimal::power_of_ten(exponent);
        Some(Self {
            end,
            value: self.value.checked_mul(by)?,
            last_place: self.last_place.checked_mul(by)?,
            form: Form::Mixed,
            scale: self.scale.checked_mul(by)?,
            ..self
        })
    }
}

#[cfg(test)]
mod tests;
