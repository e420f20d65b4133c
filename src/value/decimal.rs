//! Exact decimals of up to 38 digits.

use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use fastnum::decimal::Context;
use fastnum::{D128, dec128};

/// An exact decimal: 38 significant digits and a bounded exponent, so that no input makes arithmetic slow.
///
/// Reading refuses what does not fit instead of rounding it; results of division are rounded to 38 digits, half to even.
///
/// ```
/// use crosscheck::value::Decimal;
/// let million = Decimal::from(1_000_000);
/// let half = Decimal::parse("1.5").unwrap();
/// assert_eq!((half * million).to_string(), "1500000");
/// assert_eq!(Decimal::parse("0.10").unwrap(), Decimal::parse("0.1").unwrap());
/// assert!(Decimal::parse("ten").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(D128);

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self(dec128!(0));
    /// One.
    pub const ONE: Self = Self(dec128!(1));

    /// Reads ASCII digits with an optional sign, point and exponent (`-12.50`, `1e30`); `None` for anything else,
    /// and for a number of more than 38 digits or an exponent beyond ±6000.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
        let shaped = bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E'));
        if digits == 0 || !shaped || bytes.len() > 64 {
            return None;
        }
        if let Some((_, exponent)) = text.split_once(['e', 'E']) {
            let exponent: i32 = exponent.parse().ok()?;
            if exponent.abs() > 6000 {
                return None;
            }
        }
        let read = D128::from_str(text, Context::default()).ok()?;
        Self::sound(read).filter(|_| !read.is_op_inexact())
    }

    /// A constant from its text; text that is not a decimal fails the build.
    pub(crate) const fn constant(text: &str) -> Self {
        match D128::from_str(text, Context::default()) {
            Ok(number) => Self(number),
            Err(_) => panic!("a constant must be a decimal"),
        }
    }

    /// `10` to the power of `exponent`.
    pub fn power_of_ten(exponent: i32) -> Self {
        let exponent = exponent.clamp(-6000, 6000);
        Self(D128::from_parts(1u8.into(), exponent, fastnum::decimal::Sign::Plus, Context::default()))
    }

    /// The quotient, rounded to 38 digits; `None` when dividing by zero or out of range.
    pub fn checked_div(self, by: Self) -> Option<Self> {
        if by.is_zero() {
            return None;
        }
        Self::sound(self.0 / by.0)
    }

    /// The product; `None` when out of range.
    pub fn checked_mul(self, by: Self) -> Option<Self> {
        Self::sound(self.0 * by.0)
    }

    /// The sum; `None` when out of range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Self::sound(self.0 + other.0)
    }

    /// Whether the number is zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether the number is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < Self::ZERO.0
    }

    /// Whether the number has no fraction.
    pub fn is_whole(self) -> bool {
        self.0 == self.0.trunc()
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The number as an `i64`, where it is whole and fits.
    ///
    /// ```
    /// use crosscheck::value::Decimal;
    /// let whole = |text| Decimal::parse(text).unwrap().to_i64();
    /// assert_eq!([whole("-12.0"), whole("4e3"), whole("9223372036854775807")], [Some(-12), Some(4000), Some(i64::MAX)]);
    /// assert_eq!([whole("2.5"), whole("1e30"), whole("-1e6000"), whole("1e-6000")], [None; 4]);
    /// ```
    pub fn to_i64(self) -> Option<i64> {
        let number: i64 = self.0.try_into().ok()?;
        (Self::from(number) == self).then_some(number)
    }

    /// The number rounded to so many digits after the point, half to even.
    #[must_use]
    pub fn rounded(self, digits: i16) -> Self {
        Self(self.0.round(digits))
    }

    /// The place of the last digit that is not zero, as a power of ten: 100000 for 1500000, 0.01 for 0.25; 1 for zero.
    ///
    /// ```
    /// use crosscheck::value::Decimal;
    /// assert_eq!(Decimal::from(40_000).last_significant_place(), Decimal::from(10_000));
    /// ```
    pub fn last_significant_place(self) -> Self {
        if self.is_zero() {
            return Self::ONE;
        }
        Self::power_of_ten(-i32::from(self.0.reduce().fractional_digits_count()))
    }

    /// Drops the flags arithmetic leaves behind, so that equal numbers have equal bits; refuses infinities and NaN.
    fn sound(number: D128) -> Option<Self> {
        number.is_finite().then_some(Self(number))
    }
}

impl fmt::Display for Decimal {
    /// Plain notation without trailing zeros; from 10^40 on, and below 10^-20, with an exponent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_zero() {
            return f.write_str("0");
        }
        let reduced = self.0.reduce();
        let digits = reduced.digits().to_string();
        let scale = i32::from(reduced.fractional_digits_count());
        let sign = if self.is_negative() { "-" } else { "" };
        let whole_digits = i32::try_from(digits.len()).unwrap_or(i32::MAX) - scale;
        if !(-20..=40).contains(&whole_digits) {
            return write!(f, "{sign}{digits}e{}", -scale);
        }
        if scale <= 0 {
            write!(f, "{sign}{digits}{}", "0".repeat(scale.unsigned_abs() as usize))
        } else if whole_digits <= 0 {
            write!(f, "{sign}0.{}{digits}", "0".repeat(whole_digits.unsigned_abs() as usize))
        } else {
            let (whole, fraction) = digits.split_at(whole_digits.unsigned_abs() as usize);
            write!(f, "{sign}{whole}.{fraction}")
        }
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::hash::Hash for Decimal {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.to_string().hash(state);
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self(D128::from(number))
    }
}

impl Add for Decimal {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Decimal {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul for Decimal {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl Neg for Decimal {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(Decimal::parse(text).map(|d| d.to_string()).as_deref(), expect, "{text:?}");
    }

    #[test]
    fn reads_and_prints() {
        check("10", Some("10"));
        check("-0", Some("0"));
        check("1.50", Some("1.5"));
        check(".08", Some("0.08"));
        check("192.", Some("192"));
        check("1e30", Some("1000000000000000000000000000000"));
        check("1.989e30", Some("1989000000000000000000000000000"));
        check("1e-40", Some("1e-40"));
        check("6.62607015e-34", Some("662607015e-42"));
        check("1e100", Some("1e100"));
        check("99999999999999999999999999999999999999", Some("99999999999999999999999999999999999999"));
        check("", None);
        check(".", None);
        check("1,5", None);
        check("1e99999999", None);
        check("NaN", None);
        check("inf", None);
    }

    #[test]
    fn arithmetic_is_exact() {
        let tenth = Decimal::parse("0.1").expect("a decimal");
        assert_eq!(tenth + tenth + tenth, Decimal::parse("0.3").expect("a decimal"));
        assert_eq!(Decimal::ONE.checked_div(Decimal::ZERO), None);
        assert_eq!(Decimal::power_of_ten(-2).to_string(), "0.01");
        assert_eq!(Decimal::from(28).to_i64(), Some(28));
        assert_eq!(tenth.to_i64(), None);
        assert!(Decimal::from(-3).is_negative() && Decimal::from(-3).abs() == Decimal::from(3));
    }
}
