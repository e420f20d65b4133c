//! Numbers in digits.
//!
//! Groups of three divided by commas, dots, apostrophes or thin, narrow and no-break spaces; Indian groups
//! ("12,34,567"); a decimal point, or a decimal comma where the comma can't divide groups; exponents.

use crate::mention::lexicon::Class;
use crate::mention::noun;
use crate::mention::token::{Tokens, digit, is_apostrophe, is_dash};
use crate::value::{Decimal, currency};

/// A number in digits, and the value of its last digit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    pub(super) end: usize,
    pub(super) value: Decimal,
    pub(super) last_place: Decimal,
    pub(super) whole: bool,
}

/// Reads the number in digits at token `at`; `None` where more than 38 digits stand together.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Digits> {
    let mut buffer = Buffer { bytes: [0; 48], len: 0 };
    let end = if tokens.symbol(at) == Some('.') {
        let follows_word = tokens.glued(at) && at.checked_sub(1).is_some_and(|i| tokens.symbol(i).is_none());
        if follows_word || !tokens.is_digits(at + 1) || !tokens.glued(at + 1) {
            return None;
        }
        buffer.push_char('.')?;
        buffer.push(tokens, at + 1)?;
        at + 2
    } else {
        integer_and_fraction(tokens, at, &mut buffer)?
    };
    let value = Decimal::parse(buffer.text())?;
    let plain = Digits { end, value, last_place: buffer.last_place(), whole: !buffer.text().contains('.') };
    power(tokens, plain)
}

/// The separators that may divide groups of three digits.
fn separator(tokens: &Tokens<'_>, at: usize) -> Option<(char, usize)> {
    if let Some(symbol) = tokens.symbol(at) {
        if spaced(tokens, at, symbol) {
            return Some((symbol, at + 1));
        }
        let parts = symbol == ',' || symbol == '.' || is_apostrophe(symbol);
        return (parts && tokens.glued(at) && tokens.glued(at + 1) && tokens.is_digits(at + 1))
            .then_some((if is_apostrophe(symbol) { '\'' } else { symbol }, at + 1));
    }
    let spaced = tokens.is_digits(at) && matches!(tokens.gap(at), "\u{2009}" | "\u{202F}" | "\u{A0}" | "\u{2007}");
    (spaced || plain_space(tokens, at)).then_some((' ', at))
}

/// Whether the group of three digits at `at` goes on a number over a plain space: no number begins with a zero ("25
/// 000"), nor do three stand side by side by chance ("1 234 567"). "May 12 500 people" are two.
fn plain_space(tokens: &Tokens<'_>, at: usize) -> bool {
    let group = |i: usize| tokens.gap(i) == " " && tokens.is_digits(i) && length(tokens, i) == 3;
    let before = |i: usize| at >= i && tokens.is_digits(at - i) && length(tokens, at - i) <= 3;
    group(at) && before(1) && (tokens.raw(at).starts_with('0') || group(at + 1) || group(at - 1) && before(2))
}

/// Text cut into words by machine sets its marks apart: "80 , 000", "6 . 2 %", "$ 2 . 75". A comma must have three digits
/// after it and at most three before; a point one or two after it, and a sign or word on one side that a sentence would
/// not end on.
fn spaced(tokens: &Tokens<'_>, at: usize, symbol: char) -> bool {
    let apart = tokens.gap(at) == " " && tokens.gap(at + 1) == " " && tokens.is_digits(at + 1);
    let Some(before) = at.checked_sub(1).filter(|&before| apart && tokens.is_digits(before)) else { return false };
    let digits = length(tokens, at + 1);
    match symbol {
        // "1 , 2 , 300" is a list.
        ',' => {
            let listed = before >= 2 && tokens.symbol(before - 1) == Some(',') && tokens.is_digits(before - 2);
            digits == 3 && length(tokens, before) <= 3 && (!listed || length(tokens, before) == 3)
        }
        '.' => {
            let after = at + 2;
            let measured = tokens.symbol(after) == Some('%')
                || tokens.has(after, Class::PERCENT)
                || matches!(tokens.word(after), "thousand" | "million" | "billion" | "trillion");
            let sum = matches!(tokens.symbol(before.wrapping_sub(1)), Some('$' | '£' | '€' | '¥'));
            digits <= 2 && (measured || sum)
        }
        _ => false,
    }
}

fn integer_and_fraction(tokens: &Tokens<'_>, at: usize, buffer: &mut Buffer) -> Option<usize> {
    if !tokens.is_digits(at) {
        return None;
    }
    buffer.push(tokens, at)?;
    let mut end = at + 1;
    let Some((mark, mut next)) = separator(tokens, end) else {
        return Some(end);
    };
    let first = length(tokens, at);
    // Gather the run of groups that the same mark divides.
    let mut groups = 0;
    let mut lengths_three = true;
    let mut lengths_two = true;
    let mut last = 0;
    let mut after = next;
    loop {
        if groups > 0 && last != 2 {
            lengths_two = false;
        }
        last = length(tokens, next);
        lengths_three &= last == 3;
        groups += 1;
        after = after.max(next + 1);
        match separator(tokens, next + 1) {
            Some((same, further)) if same == mark && groups < 16 => next = further,
            _ => break,
        }
    }
    let starts_at_zero = tokens.raw(at).starts_with('0');
    let by_three = lengths_three && first <= 3 && !starts_at_zero;
    let indian = mark == ',' && groups >= 2 && last == 3 && lengths_two && first <= 2 && !starts_at_zero;
    let decimal_comma_follows = mark == '.' && matches!(separator(tokens, after), Some((',', _)));
    let grouping = match mark {
        '.' => by_three && (groups >= 2 || decimal_comma_follows || counts_thousands(tokens, after)),
        _ => by_three || indian,
    };
    if grouping {
        let mut i = at + 1;
        while i < after {
            if tokens.is_digits(i) {
                buffer.push(tokens, i)?;
            }
            i += 1;
        }
        end = after;
        let point = if mark == '.' { ',' } else { '.' };
        if let Some((found, digits)) = separator(tokens, end)
            && found == point
            && separator(tokens, digits + 1).is_none_or(|(again, _)| again != point)
        {
            buffer.push_char('.')?;
            buffer.push(tokens, digits)?;
            end = digits + 1;
        }
        return Some(end);
    }
    let listed = at >= 2 && tokens.glued(at) && tokens.symbol(at - 1) == Some(',') && tokens.is_digits(at - 2);
    let decimal = match mark {
        '.' => groups == 1,
        // A single comma before one or two digits can only be a decimal comma.
        ',' => groups == 1 && last <= 2 && first <= 3 && !listed,
        _ => false,
    };
    if decimal {
        buffer.push_char('.')?;
        buffer.push(tokens, at + 2)?;
        return Some(at + 3);
    }
    // "1.2.3" is a version or an address, "22,24,26" a list.
    if mark == '.' { None } else { Some(end) }
}

/// Whether a plural follows that comes in whole numbers only, so that "300.000 employees" are thousands. Points, shares
/// and goals are reckoned in thousandths too.
fn counts_thousands(tokens: &Tokens<'_>, at: usize) -> bool {
    let measured = Class::UNIT.and(Class::CURRENCY).and(Class::PERCENT).and(Class::TIME_UNIT).and(Class::CARDINAL);
    let word = tokens.word(at);
    let small = tokens.raw(at).starts_with(char::is_lowercase);
    let parted = matches!(word, "points" | "shares" | "times" | "goals" | "runs" | "wins" | "innings" | "seconds");
    let other = tokens.has(at, measured) || currency::by_name(word).is_some() || currency::subunit(word).is_some();
    small && !tokens.glued(at) && !other && !parted && noun::plural(word)
}

/// Reads an exponent after a number: "e14", "×10−5", "x 10^-4", "^23", "10⁶".
fn power(tokens: &Tokens<'_>, base: Digits) -> Option<Digits> {
    let end = base.end;
    if tokens.is(end, "e") && tokens.glued(end) && tokens.glued(end + 1) {
        let sign = usize::from(tokens.symbol(end + 1).is_some_and(|c| is_dash(c) || c == '+'));
        if tokens.is_digits(end + 1 + sign) && tokens.glued(end + 1 + sign) {
            let exponent = small(tokens, end + 1 + sign)?;
            let negative = sign == 1 && tokens.symbol(end + 1) != Some('+');
            return scaled(base, if negative { -exponent } else { exponent }, end + 2 + sign);
        }
    }
    if let Some((exponent, after)) = exponent(tokens, end, tokens.is(end.saturating_sub(1), "10"), false) {
        let value = raise(base.value, exponent)?;
        return Some(Digits { end: after, value, last_place: value.abs(), whole: value.is_whole() });
    }
    let times = matches!(tokens.symbol(end), Some('×' | '*' | '·' | '⋅')) || tokens.is(end, "x");
    if times && matches!(tokens.raw(end + 1), "10" | "2") {
        let ten = tokens.is(end + 1, "10");
        if let Some((exponent, after)) = exponent(tokens, end + 2, ten, true) {
            if ten {
                return scaled(base, exponent, after);
            }
            let value = base.value.checked_mul(raise(Decimal::from(2), exponent)?)?;
            return Some(Digits { end: after, value, last_place: Decimal::ONE, whole: value.is_whole() });
        }
    }
    Some(base)
}

/// The exponent after a base: "^-4", "⁻⁵" after a ten, and "−5" right after "× 10".
fn exponent(tokens: &Tokens<'_>, at: usize, ten: bool, times: bool) -> Option<(i32, usize)> {
    if !tokens.glued(at) {
        return None;
    }
    let symbol = tokens.symbol(at)?;
    if superscript(symbol).is_some() || symbol == '⁻' {
        let negative = symbol == '⁻';
        let first = at + usize::from(negative);
        let (mut i, mut exponent) = (first, 0);
        while let Some(digit) = tokens.symbol(i).and_then(superscript).filter(|_| tokens.glued(i)) {
            if i >= first + 4 {
                return None;
            }
            exponent = exponent * 10 + digit;
            i += 1;
        }
        // A lone ² or ³ after a number is a foot note or a unit's power as often as an exponent.
        return (i > first && ten).then_some((if negative { -exponent } else { exponent }, i));
    }
    if symbol != '^' && !(times && ten && is_dash(symbol)) {
        return None;
    }
    let mut i = at + usize::from(symbol == '^');
    let mut negative = false;
    while tokens.symbol(i).is_some_and(is_dash) && tokens.glued(i) && i < at + 3 {
        negative = true;
        i += 1;
    }
    if !tokens.is_digits(i) || !tokens.glued(i) {
        return None;
    }
    let exponent = small(tokens, i)?;
    Some((if negative { -exponent } else { exponent }, i + 1))
}

fn scaled(base: Digits, exponent: i32, end: usize) -> Option<Digits> {
    let by = Decimal::power_of_ten(exponent);
    let value = base.value.checked_mul(by)?;
    Some(Digits { end, value, last_place: base.last_place.checked_mul(by)?, whole: value.is_whole() })
}

/// A power with a whole exponent of at most 200, rounded to 38 digits.
fn raise(base: Decimal, exponent: i32) -> Option<Decimal> {
    if exponent.abs() > 200 {
        return None;
    }
    let mut value = Decimal::ONE;
    for _ in 0..exponent.abs() {
        value = value.checked_mul(base)?;
    }
    if exponent < 0 { Decimal::ONE.checked_div(value) } else { Some(value) }
}

pub(super) fn superscript(symbol: char) -> Option<i32> {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|c| c == symbol).and_then(|i| i32::try_from(i).ok())
}

/// How many digits token `at` has, as far as it matters; 9 stands for more.
fn length(tokens: &Tokens<'_>, at: usize) -> usize {
    tokens.raw(at).chars().take(9).count()
}

/// A whole number of at most four digits.
pub(super) fn small(tokens: &Tokens<'_>, at: usize) -> Option<i32> {
    let raw = tokens.raw(at);
    if !tokens.is_digits(at) || raw.len() > 16 || raw.chars().count() > 4 {
        return None;
    }
    Some(raw.chars().filter_map(digit).fold(0, |n, d| n * 10 + i32::from(d)))
}

/// ASCII digits with a point, at most 40 of them.
struct Buffer {
    bytes: [u8; 48],
    len: usize,
}

impl Buffer {
    fn push_char(&mut self, c: char) -> Option<()> {
        let slot = self.bytes.get_mut(self.len)?;
        *slot = u8::try_from(c).ok()?;
        self.len += 1;
        Some(())
    }

    /// Adds the digits of a token, of whatever script, as ASCII.
    fn push(&mut self, tokens: &Tokens<'_>, at: usize) -> Option<()> {
        for c in tokens.raw(at).chars() {
            self.push_char(char::from(b'0' + digit(c)?))?;
        }
        Some(())
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or("")
    }

    /// The value of the last significant digit: 0.01 in "1.50", 10000 in "40000", 1 in whole numbers below 100.
    fn last_place(&self) -> Decimal {
        let text = self.text();
        if let Some((_, decimals)) = text.split_once('.') {
            return Decimal::power_of_ten(-i32::try_from(decimals.len()).unwrap_or(0));
        }
        let digits = text.trim_start_matches('0');
        let zeros = digits.len() - digits.trim_end_matches('0').len();
        if digits.len() <= 2 { Decimal::ONE } else { Decimal::power_of_ten(i32::try_from(zeros).unwrap_or(0)) }
    }
}
