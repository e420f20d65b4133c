//! Amounts without a number.
//!
//! Reads words that stand for an interval ("dozens", "tens of thousands", "several hundred") and words that bear no number
//! and never refute one ("several", "many"). The intervals are those of [`crate::value::bounds::VAGUE`].
//!
//! Refuses "how many", which asks; "several" and "many" count only before a plural.
//!
//! ```
//! use crosscheck::mention::read;
//! use crosscheck::value::Value;
//! let mentions = read("Tens of thousands fled.", None);
//! let Value::Amount(amount) = &mentions[0].value else { unreachable!("a count is an amount") };
//! assert_eq!(amount.normal_form(), "10000..100000");
//! ```

use super::lexicon::Class;
use super::token::{Tokens, is_dash};
use crate::value::bounds::{NUMBERLESS, VAGUE};
use crate::value::{Amount, Decimal, End, Modifier, Unit};

/// Words vague amounts begin with.
#[rustfmt::skip]
pub(super) const WORDS: &[&str] = &[
    "dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions", "trillions", "several", "few",
    "many", "numerous", "countless", "number", "couple",
];

fn interval(low: Decimal, high: Decimal) -> Amount {
    Amount {
        low: End::Closed(low),
        high: End::Closed(high),
        nominal: None,
        modifier: Some(Modifier::Approx),
        last_place: low,
        unit: Unit::None,
        vague: false,
    }
}

/// Reads the vague amount at token `at`, with the token after it.
pub(crate) fn read(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Amount)> {
    if !tokens.has(at, Class::VAGUE) && !tokens.has(at + 1, Class::VAGUE) {
        return None;
    }
    if let Some((words, low, high)) = plural(tokens, at) {
        return Some((at + words, interval(Decimal::from(low), Decimal::from(high))));
    }
    let words = NUMBERLESS.iter().find_map(|wording| {
        let words = wording.split(' ').count();
        wording.split(' ').zip(at..).all(|(word, i)| tokens.is(i, word)).then_some(words)
    });
    let couple = tokens.is(at, "a") && tokens.is(at + 1, "couple");
    let words = words.or(couple.then_some(2))?;
    let mut end = at + words;
    let mut scaled = end + usize::from(tokens.symbol(end).is_some_and(is_dash) && tokens.glued(end));
    scaled += usize::from(couple && tokens.is(scaled, "of"));
    // "several hundred": two to nine of them; "a couple of thousand": about two.
    let scale = match tokens.word(scaled) {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        _ => 0,
    };
    if scale > 0 && !matches!(tokens.word(at), "number" | "many") {
        end = scaled + 1;
        let high = if couple { 3 } else { 10 };
        return Some((end, interval(Decimal::from(2 * scale), Decimal::from(high * scale))));
    }
    if couple {
        return None;
    }
    let amount = Amount {
        low: End::Unbounded,
        high: End::Unbounded,
        nominal: None,
        modifier: None,
        last_place: Decimal::ONE,
        unit: Unit::None,
        vague: true,
    };
    Some((end, amount))
}

/// The longest row of the table that stands at `at`.
fn plural(tokens: &Tokens<'_>, at: usize) -> Option<(usize, i64, i64)> {
    VAGUE
        .iter()
        .filter(|row| row.words.split(' ').zip(at..).all(|(word, i)| tokens.is(i, word)))
        .map(|row| (row.words.split(' ').count(), row.low, row.high))
        .max_by_key(|row| row.0)
}
