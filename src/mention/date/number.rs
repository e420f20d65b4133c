//! The small numbers inside dates: days, ordinals, years.

use super::super::lexicon::Class;
use super::super::numeral;
use super::super::token::{Shape, Tokens, digit, is_apostrophe, is_dash};
use super::words::ordinal_ending;

/// A number with the token after it.
pub(super) type Counted = (i64, usize);

/// The number a token of at most eight digits writes, with how many digits it has.
pub(super) fn digits(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    let token = tokens.get(at).filter(|token| token.shape == Shape::Digits && token.span.len() <= 32)?;
    let mut number = 0;
    let mut count = 0;
    for c in token.span.of(tokens.text).chars() {
        number = number * 10 + i64::from(digit(c)?);
        count += 1;
    }
    (count <= 8).then_some((number, count))
}

/// Whether the digits at a token are part of a longer number: "1.5", "12,000", "50%", "7:30".
pub(super) fn runs_on(tokens: &Tokens<'_>, at: usize) -> bool {
    let after = at + 1;
    if !tokens.glued(after) {
        return false;
    }
    match tokens.symbol(after) {
        Some('.' | ',' | ':') => {
            tokens.glued(after + 1) && tokens.get(after + 1).is_some_and(|token| token.shape == Shape::Digits)
        }
        Some('%' | '°' | '€' | '£' | '$' | '‰') => true,
        _ => tokens.get(after).is_some_and(|token| matches!(token.shape, Shape::Word | Shape::Digits)),
    }
}

/// Whether the digits at a token end a longer number or a name: "A330", "1,998", "$2000".
pub(super) fn runs_in(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| tokens.glued(at)) else {
        return tokens.symbol(at.wrapping_sub(1)).is_some_and(|symbol| matches!(symbol, '$' | '£' | '€' | '#' | '№'));
    };
    match tokens.symbol(before) {
        Some('(' | '[' | '"' | '\'' | '“' | '‘' | '–' | '—' | '~' | '|' | '=' | '*' | '_') => false,
        Some(',') => tokens.glued(before),
        // "mid-2016"
        Some(symbol) if is_dash(symbol) && before > 0 => {
            !matches!(tokens.word(before - 1), "mid" | "early" | "late" | "pre" | "post")
        }
        Some(':') => before.checked_sub(1).is_some_and(|i| tokens.is_digits(i)),
        _ => true,
    }
}

/// An ordinal in digits or words: "27th", "twenty-seventh".
pub(super) fn ordinal(tokens: &Tokens<'_>, at: usize) -> Option<Counted> {
    if let Some((number, _)) = digits(tokens, at) {
        return (tokens.glued(at + 1) && ordinal_ending(tokens.word(at + 1))).then_some((number, at + 2));
    }
    let read = numeral::read(tokens, at).filter(|numeral| numeral.ordinal)?;
    Some((read.value.to_i64()?, read.end))
}

/// A whole number in words.
pub(super) fn spelled(tokens: &Tokens<'_>, at: usize) -> Option<Counted> {
    if tokens.get(at)?.shape != Shape::Word {
        return None;
    }
    let read = numeral::read(tokens, at).filter(|numeral| !numeral.ordinal)?;
    Some((read.value.to_i64()?, read.end))
}

/// A day of a month: "27", "27th", "twenty-seventh", "twenty seven".
pub(super) fn day_of_month(tokens: &Tokens<'_>, at: usize) -> Option<Counted> {
    let (number, end) = if let Some(read) = ordinal(tokens, at) {
        read
    } else if let Some((number, count)) = digits(tokens, at) {
        // "14april": a month may be glued to its day.
        let month = tokens.has(at + 1, Class::MONTH);
        if count > 2 || runs_on(tokens, at) && !month {
            return None;
        }
        (number, at + 1)
    } else {
        spelled(tokens, at)?
    };
    (1..=31).contains(&number).then_some((number, end))
}

/// The first year of the century that two digits of a year stand for: to 39 the 21st century, from 40 the 20th.
pub(super) fn full_year(two_digits: i64) -> i64 {
    two_digits + if two_digits < 40 { 2000 } else { 1900 }
}

/// Whether an apostrophe stands at the token by itself, be it glued to the word before.
pub(super) fn is_quote(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut chars = tokens.raw(at).chars();
    chars.next().is_some_and(is_apostrophe) && chars.next().is_none()
}

/// A year of four digits, or of two after an apostrophe ("'82"), or spelled out.
pub(super) fn year(tokens: &Tokens<'_>, at: usize) -> Option<(i16, usize)> {
    if let Some((number, count)) = digits(tokens, at) {
        let plain = count == 4 && (1000..2200).contains(&number) && !runs_on(tokens, at);
        return plain.then_some((i16::try_from(number).ok()?, at + 1));
    }
    if is_quote(tokens, at) && tokens.glued(at + 1) {
        let (number, count) = digits(tokens, at + 1)?;
        let short = count == 2 && !runs_on(tokens, at + 1);
        return short.then_some((i16::try_from(full_year(number)).ok()?, at + 2));
    }
    spelled_year(tokens, at)
}

/// A year in words: "nineteen ninety-six", "two thousand and five".
pub(super) fn spelled_year(tokens: &Tokens<'_>, at: usize) -> Option<(i16, usize)> {
    let (front, end) = spelled(tokens, at)?;
    // "two thousands" counts.
    if tokens.word(end - 1).ends_with('s') {
        return None;
    }
    if (10..=20).contains(&front) {
        let (back, end) = spelled(tokens, end)?;
        let year = (10..100).contains(&back).then_some(front * 100 + back)?;
        return Some((i16::try_from(year).ok()?, end));
    }
    let year = (1000..2200).contains(&front).then_some(front)?;
    Some((i16::try_from(year).ok()?, end))
}
