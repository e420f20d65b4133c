//! Fractions in words and symbols: "½", "2½", "3/8", "half", "two thirds of a million", "one and a half".

use super::digits;
use super::words::{denominator, trailing_place};
use super::{Form, Numeral};
use crate::mention::lexicon::Class;
use crate::mention::noun;
use crate::mention::token::{Tokens, is_dash};
use crate::value::Decimal;

/// Words of fractions that are not ordinals too, and the plurals of those that are.
#[rustfmt::skip]
pub(in crate::mention) const FRACTIONS: &[&str] = &[
    "half", "halves", "halfs", "quarter", "quarters", "thirds", "fourths", "fifths", "sixths", "sevenths", "eighths",
    "ninths", "tenths", "elevenths", "twelfths", "sixteenths", "twentieths", "hundredths", "thousandths",
    "millionths", "billionths", "trillionths", "firsts", "seconds", "thirtieths", "fortieths", "fiftieths",
];

/// The value of a vulgar fraction's symbol.
pub(super) fn vulgar(symbol: char) -> Option<Decimal> {
    let (above, below) = match symbol {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    };
    Decimal::from(above).checked_div(Decimal::from(below))
}

/// The precision a vulgar fraction is taken to be printed to.
pub(super) fn place() -> Decimal {
    Decimal::power_of_ten(-2)
}

/// A fraction on its own.
pub(super) fn plain(end: usize, value: Decimal, last_place: Decimal) -> Numeral {
    Numeral { end, value, last_place, form: Form::Words, ordinal: false, fraction: true, scale: Decimal::ONE }
}

fn ratio(above: Decimal, below: i64, end: usize) -> Option<Numeral> {
    let value = above.checked_div(Decimal::from(below))?;
    // One digit more than the denominator has: a third is 0.33, a fortieth 0.025.
    let digits = below.checked_ilog10().and_then(|log| i32::try_from(log).ok()).unwrap_or(0) + 1;
    Some(plain(end, value, Decimal::power_of_ten(-digits - 1)))
}

/// Multiplies a fraction by the scale after it: "half a million", "half million", "two thirds of a million",
/// "three quarters million", "half a dozen", "½ million".
pub(super) fn scaled(tokens: &Tokens<'_>, fraction: Numeral) -> Numeral {
    let mut at = fraction.end;
    if tokens.symbol(at).is_some_and(is_dash) && tokens.glued(at) {
        at += 1;
    } else {
        at += usize::from(tokens.is(at, "of"));
        at += usize::from(matches!(tokens.word(at), "a" | "an" | "one"));
    }
    let by = match tokens.word(at) {
        "dozen" => Decimal::from(12),
        "hundred" => Decimal::from(100),
        "thousand" => Decimal::power_of_ten(3),
        "lakh" => Decimal::power_of_ten(5),
        "million" | "mln" => Decimal::power_of_ten(6),
        "crore" => Decimal::power_of_ten(7),
        "billion" | "bn" | "bln" => Decimal::power_of_ten(9),
        "trillion" | "trn" | "tln" => Decimal::power_of_ten(12),
        _ => return fraction,
    };
    let Some(value) = fraction.value.checked_mul(by) else { return fraction };
    // Thirds of a million are not whole; what is meant is whole to three digits.
    let last_place = if value.is_whole() { trailing_place(value) } else { by * Decimal::power_of_ten(-2) };
    Numeral { end: at + 1, value, last_place, fraction: false, scale: by, ..fraction }
}

/// Whether a word before the number that ends before `end` makes quarters of a year of it: "the last two quarters".
fn points(tokens: &Tokens<'_>, end: usize) -> bool {
    end.checked_sub(2).is_some_and(|before| {
        matches!(tokens.word(before), "last" | "past" | "next" | "coming" | "upcoming" | "previous" | "first" | "final")
    })
}

/// Reads a fraction that begins with its own word: "half", "a half", "a third of", "a quarter million", "one-eighth".
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let article = matches!(tokens.word(at), "a" | "an");
    let word = at + usize::from(article);
    match tokens.word(word) {
        "half" => {
            let half = plain(word + 1, Decimal::parse("0.5")?, Decimal::power_of_ten(-1));
            Some(scaled(tokens, half))
        }
        "quarter" => {
            let quarter = plain(word + 1, Decimal::parse("0.25")?, Decimal::power_of_ten(-2));
            let whole = scaled(tokens, quarter);
            // Without a scale, "a quarter of" is a fraction, "a quarter" may be three months or a part of a town.
            let moved = at > 0 && (tokens.has(at - 1, Class::UP.and(Class::DOWN)) || tokens.is(at - 1, "by"));
            (!whole.fraction || article && (moved || tokens.is(word + 1, "of"))).then_some(whole)
        }
        // "a third of the votes", "a hundredth", "up a fifth at"; but "a third suspect".
        _ if article => {
            let (below, end) = denominator(tokens, word, true)?;
            let moved = at > 0 && (tokens.has(at - 1, Class::UP.and(Class::DOWN)) || tokens.is(at - 1, "by"));
            let counts = tokens.is(end, "of")
                || matches!(tokens.word(end), "are" | "were" | "have")
                || tokens.get(end).is_none_or(|t| t.first || !tokens.is_word(end))
                || moved && noun::function_word(tokens.word(end));
            if !counts || tokens.symbol(end).is_some_and(is_dash) {
                return None;
            }
            ratio(Decimal::ONE, below, end).map(|fraction| scaled(tokens, fraction))
        }
        "one" => {
            let next = dashed(tokens, at + 1);
            if matches!(tokens.word(next), "half" | "quarter") {
                return read(tokens, next).or_else(|| ratio(Decimal::ONE, 4, next + 1));
            }
            let (below, end) = denominator(tokens, next, true)?;
            // "one hundredth" counts to a hundred.
            if tokens.has(next, Class::ORDINAL) && matches!(below, 100 | 1000 | 1_000_000..) {
                return None;
            }
            ratio(Decimal::ONE, below, end).map(|fraction| scaled(tokens, fraction))
        }
        "tenth" if tokens.is(at + 1, "of") && tokens.is(at + 2, "a") => {
            ratio(Decimal::ONE, 10, at + 1).map(|fraction| scaled(tokens, fraction))
        }
        _ => None,
    }
}

/// Past a hyphen glued between two words, or a spaced one.
fn dashed(tokens: &Tokens<'_>, at: usize) -> usize {
    at + usize::from(tokens.symbol(at).is_some_and(is_dash))
}

/// Adds to a number in words the fraction after it: "two thirds", "one and a half", "one million and a half".
pub(super) fn of(tokens: &Tokens<'_>, number: Numeral) -> Numeral {
    let Numeral { end, value, ordinal, .. } = number;
    if ordinal || number.fraction {
        return number;
    }
    if let Some(fraction) = over(tokens, &number) {
        return fraction;
    }
    let next = dashed(tokens, end);
    if next == end || tokens.glued(end) == tokens.glued(next) {
        let parts = match tokens.word(next) {
            "halves" | "halfs" => Some((2, next + 1)),
            "quarters" if points(tokens, next) => None,
            "quarters" => Some((4, next + 1)),
            _ => denominator(tokens, next, false),
        };
        if let Some((below, end)) = parts
            && let Some(fraction) = ratio(value, below, end)
        {
            return scaled(tokens, fraction);
        }
    }
    with_and(tokens, number).unwrap_or(number)
}

/// "and a half", "and three quarters", "and one fourth" after a number; then perhaps a scale ("and a half million").
fn with_and(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
    let dash = tokens.symbol(number.end).is_some_and(is_dash) && tokens.is(number.end + 1, "and");
    let and = number.end + usize::from(dash);
    if !tokens.is(and, "and") || number.fraction {
        return None;
    }
    let mut at = and + 1;
    at += usize::from(dash && tokens.symbol(at).is_some_and(is_dash));
    let mut fraction = part(tokens, at, dash, number.scale > Decimal::ONE)?;
    let own_scale = !fraction.fraction;
    if !own_scale && number.scale > Decimal::ONE {
        fraction.value = fraction.value.checked_mul(number.scale)?;
    }
    let value = number.value.checked_add(fraction.value)?;
    let sum = Numeral {
        end: fraction.end,
        value,
        last_place: if own_scale { fraction.last_place } else { fraction.last_place.checked_mul(number.scale)? },
        fraction: false,
        ..number
    };
    let whole = tokens.symbol(sum.end).is_some_and(|c| is_dash(c) && tokens.glued(sum.end + 1));
    if own_scale || number.scale > Decimal::ONE {
        return Some(sum);
    }
    let after = sum.end + usize::from(whole);
    let scale = match tokens.word(after) {
        "hundred" => 2,
        "thousand" => 3,
        "lakh" => 5,
        "million" | "mln" => 6,
        "crore" => 7,
        "billion" | "bln" => 9,
        "trillion" | "trn" | "tln" => 12,
        _ => return Some(sum),
    };
    let form = sum.form;
    sum.times(scale, after + 1).map(|sum| Numeral { form, ..sum })
}

/// The fraction at `at`, itself without an "and": "a half", "half a million", "two thirds", "one fourth".
fn part(tokens: &Tokens<'_>, at: usize, dash: bool, after_scale: bool) -> Option<Numeral> {
    let article = matches!(tokens.word(at), "a" | "an");
    let word = at + usize::from(article);
    let word = word + usize::from(article && dash && tokens.symbol(word).is_some_and(is_dash));
    if article && matches!(tokens.word(word), "half" | "quarter") {
        let (value, place) = if tokens.is(word, "half") { ("0.5", -1) } else { ("0.25", -2) };
        let plain = plain(word + 1, Decimal::parse(value)?, Decimal::power_of_ten(place));
        // In "five and a half million" the scale belongs to the whole, in "one billion and a half million" it does not.
        return Some(if after_scale { scaled(tokens, plain) } else { plain });
    }
    if article || tokens.is(at, "one") {
        return read(tokens, at).filter(|f| f.fraction);
    }
    let number = super::words::read(tokens, at)?;
    if number.ordinal || number.value >= Decimal::from(100) {
        return None;
    }
    let (below, end) = match tokens.word(number.end) {
        "quarters" => (4, number.end + 1),
        _ => denominator(tokens, number.end, false)?,
    };
    ratio(number.value, below, end).map(|fraction| scaled(tokens, fraction))
}

/// "one over three", where nothing follows that could be over in years.
fn over(tokens: &Tokens<'_>, number: &Numeral) -> Option<Numeral> {
    if !tokens.is(number.end, "over") || number.fraction {
        return None;
    }
    let below = super::words::read(tokens, number.end + 1)?;
    let ends =
        tokens.get(below.end).is_none_or(|t| t.first || !tokens.is_word(below.end) && !tokens.is(below.end, "%"));
    if !ends || below.ordinal || below.value.is_zero() {
        return None;
    }
    let value = number.value.checked_div(below.value)?;
    Some(plain(below.end, value, Decimal::power_of_ten(-3)))
}

/// The fraction digits make with what follows them: "2½", "2 1/2", "3/8", "1 over 20"; `None` where there is none.
///
/// After decimals a fraction is one of their last place, as the prices of grain are quoted: "5.42-3/4" is 5.4275.
pub(super) fn of_digits(tokens: &Tokens<'_>, at: usize, digits: digits::Digits) -> Option<Numeral> {
    let end = digits.end;
    if !digits.whole {
        let (part, after) = joined(tokens, end)?;
        let value = digits.value.checked_add(part.value.checked_mul(digits.last_place)?)?;
        let last_place = digits.last_place.checked_mul(part.last_place)?;
        return Some(Numeral { value, last_place, fraction: false, form: Form::Digits, end: after, ..part });
    }
    if let Some(value) = tokens.symbol(end).and_then(vulgar) {
        let sum = plain(end + 1, digits.value.checked_add(value)?, place());
        return Some(scaled(tokens, Numeral { fraction: false, form: Form::Digits, ..sum }));
    }
    if end != at + 1 {
        return None;
    }
    if let Some((below, after)) = slash(tokens, at) {
        // "3/8s"
        let after = after + usize::from(tokens.is(after, "s") && tokens.glued(after));
        return ratio(digits.value, below, after).map(|f| scaled(tokens, Numeral { form: Form::Digits, ..f }));
    }
    // "2 1/2"
    let part = match joined(tokens, end) {
        Some((part, _)) => part,
        None => after_whole(tokens, end)?,
    };
    let value = digits.value.checked_add(part.value)?;
    Some(scaled(tokens, Numeral { value, fraction: false, form: Form::Digits, ..part }))
}

/// The fraction with a slash at `at`, after a whole number.
fn after_whole(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let (below, after) = slash(tokens, at)?;
    ratio(Decimal::from(i64::from(digits::small(tokens, at)?)), below, after)
}

/// The fraction a hyphen at `at` joins to the number before it, with the token after it: "-1/4" in "6-1/4".
fn joined(tokens: &Tokens<'_>, at: usize) -> Option<(Numeral, usize)> {
    let hyphen = tokens.symbol(at) == Some('-') && tokens.glued(at) && tokens.glued(at + 1);
    let part = if hyphen { after_whole(tokens, at + 1)? } else { return None };
    Some((part, part.end))
}

/// The largest denominator of a fraction with a slash: markets print sixty-fourths, few print more. "567/571" is two prices.
const LARGEST_BELOW: i64 = 128;

/// A fraction with a slash at `at`, smaller than one, not part of a date or an address: "3/8".
fn slash(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    let slash = matches!(tokens.symbol(at + 1), Some('/' | '\u{2044}'));
    if !tokens.is_digits(at) || !slash || !tokens.glued(at + 1) || !tokens.glued(at + 2) {
        return None;
    }
    let (above, below) = (digits::small(tokens, at)?, digits::small(tokens, at + 2)?);
    let goes_on = matches!(tokens.symbol(at + 3), Some('/' | '\u{2044}')) && tokens.glued(at + 3);
    let begun = at > 0 && tokens.glued(at) && matches!(tokens.symbol(at - 1), Some('/' | '.'));
    // "9/11" and "7/7" name days.
    let named = matches!((above, below), (9, 11) | (7, 7));
    let fine = i64::from(below) <= LARGEST_BELOW || matches!(below, 1000 | 10_000 | 100_000);
    (0 < above && above < below && fine && !goes_on && !begun && !named).then_some((i64::from(below), at + 3))
}
