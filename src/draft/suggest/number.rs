//! Numbers: digits stay digits, words stay words, and what stands around them stays.

use super::Suggestion;
use crate::mention;
use crate::text::Span;
use crate::value::{Amount, Decimal, SMALL, TENS, Unit, Value, spelled};

/// `printed`, which states the exact number `stated`, with its numeral replaced so that it states `claimed`.
///
/// Whatever stands between the numeral and the value ("million", "cents", "dozen") is a factor, and stays: the new numeral
/// is the claimed number divided by it.
pub(super) fn rewrite(printed: &str, stated: &Amount, claimed: Decimal) -> Option<Suggestion> {
    let stated_number = stated.nominal.or(stated.low.number())?;
    let in_digits = printed.contains(|c: char| c.is_ascii_digit());
    let spans = if in_digits { vec![digits(printed)?] } else { words(printed) };
    spans.into_iter().find_map(|span| {
        let numeral = span.of(printed);
        let old = if in_digits { Decimal::parse(&numeral.replace(',', ""))? } else { spoken(numeral)? };
        let factor = stated_number.checked_div(old)?;
        let new = claimed.checked_div(factor)?;
        if new.is_negative() || new.checked_mul(factor)? != claimed {
            return None;
        }
        let text =
            if in_digits { in_the_digits_of(numeral, new, stated.unit)? } else { in_the_words_of(numeral, new)? };
        let one = |number: Decimal| number == Decimal::ONE;
        Some(Suggestion {
            text: format!("{}{text}{}", &printed[..span.start], &printed[span.end..]),
            safe: one(old) == one(new),
        })
    })
}

/// The one run of digits, with commas between groups of three and a point; `None` where there are several, or digits of
/// another make.
fn digits(text: &str) -> Option<Span> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let length =
        text[start..].find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(text.len() - start);
    let run = text[start..start + length].trim_end_matches(['.', ',']);
    let rest = &text[start + run.len()..];
    if rest.contains(char::is_numeric) || text[..start].contains(char::is_numeric) {
        return None;
    }
    let (whole, fraction) = run.split_once('.').unwrap_or((run, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = groups.clone().next().is_some();
    let sound = (!grouped || (1..=3).contains(&first.len())) && groups.all(|group| group.len() == 3);
    (sound && fraction.bytes().all(|b| b.is_ascii_digit())).then(|| Span::new(start, start + run.len()))
}

/// A number in digits, grouped and with as many decimals as the numeral it replaces.
fn in_the_digits_of(numeral: &str, number: Decimal, unit: Unit) -> Option<String> {
    let plain = number.to_string();
    if !plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (old_whole, old_fraction) = numeral.split_once('.').unwrap_or((numeral, ""));
    if fraction.len() > old_fraction.len().max(2) {
        return None;
    }
    // A price has two decimals or none.
    let money = matches!(unit, Unit::Currency(_))
        && (old_fraction.len() == 2 || !fraction.is_empty() && old_fraction.is_empty());
    let decimals = if money { 2 } else { fraction.len() };
    let grouped = old_whole.contains(',') || old_whole.len() < 4;
    let mut text = if grouped { group(whole) } else { whole.to_owned() };
    if decimals > 0 {
        text.push('.');
        text.push_str(&format!("{fraction:0<decimals$}"));
    }
    Some(text)
}

/// Digits with a comma before each group of three.
fn group(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Where a text may have its numeral: first the words for numbers below a hundred alone, then with the dozens after them.
fn words(text: &str) -> Vec<Span> {
    let small = |word: &str| SMALL.iter().chain(&TENS).any(|known| known.eq_ignore_ascii_case(word));
    let dozen = |word: &str| word.eq_ignore_ascii_case("dozen") || word.eq_ignore_ascii_case("score");
    let mut spans: Vec<Span> = Vec::new();
    let tokens: Vec<Span> = crate::text::words(text).collect();
    let Some(first) = tokens.iter().position(|token| small(token.of(text))) else { return spans };
    let run = tokens[first..].iter().take_while(|token| small(token.of(text))).count();
    let last = first + run - 1;
    // A second numeral further on ("nine or ten") is none of ours.
    if tokens[last + 1..].iter().any(|token| small(token.of(text))) {
        return spans;
    }
    spans.push(tokens[first].cover(tokens[last]));
    if let Some(next) = tokens.get(last + 1).filter(|token| dozen(token.of(text))) {
        spans.push(tokens[first].cover(*next));
    }
    spans
}

/// The number some words say.
fn spoken(words: &str) -> Option<Decimal> {
    match mention::read(words, None).as_slice() {
        [mention] if mention.span.of(words) == words => match &mention.value {
            Value::Amount(amount) if amount.is_point() => amount.nominal,
            _ => None,
        },
        _ => None,
    }
}

/// A number in words below a hundred, with the capitals of the words it replaces. Above it is in digits, unless a sentence
/// begins there.
fn in_the_words_of(words: &str, number: Decimal) -> Option<String> {
    let number = number.to_i64().filter(|whole| Decimal::from(*whole) == number)?;
    let capital = words.starts_with(char::is_uppercase);
    let Some(spelled) = u8::try_from(number).ok().and_then(spelled) else {
        return (!capital && number > 0).then(|| group(&number.to_string()));
    };
    let shouted = words.chars().filter(|c| c.is_alphabetic()).count() > 1 && !words.contains(char::is_lowercase);
    Some(if shouted {
        spelled.to_uppercase()
    } else if capital {
        spelled[..1].to_uppercase() + &spelled[1..]
    } else {
        spelled
    })
}
