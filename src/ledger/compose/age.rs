//! Ages: "81 years old", "at the age of 100", "older than five". A claim writes them as lengths of time.

use super::sentence::Sentence;
use crate::mention::{Kind, Mention, Sense};
use crate::value::{Amount, Modifier};

/// Words that tell an age: beside what happened at that age they must stand in a passage.
pub(super) const WORDS: [&str; 3] = ["age", "aged", "old"];

/// Why an age by itself is no claim.
pub(super) const NO_CLAIM: &str = "an age, which changes by the year";

/// Whether a value is an age: it reads as one, or stands after "age of".
pub(super) fn is_age(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    mention.sense == Sense::Age
        || (mention.kind == Kind::Cardinal && mention.noun.is_none() && before(sentence, mention).eq(["of", "age"]))
}

/// Whether an age is said of a present that passes: "is 81 years old", and not "died when he was 81 years old". It is another one next
/// year, and no claim.
pub(super) fn changes(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let first = sentence.within(mention.span).start;
    let mut lead = sentence.words[..first].iter().rev().map(|word| word.lower.as_str());
    let copula = lead.find(|word| !matches!(*word, "a" | "an" | "now" | "still" | "the"));
    let event = sentence.words.iter().any(|word| matches!(word.lower.as_str(), "when" | "while" | "until"));
    matches!(copula, Some("is" | "are" | "was" | "were" | "being" | "be")) && !event
}

/// The last words before a value, the nearest first.
fn before<'s>(sentence: &'s Sentence<'_>, mention: &Mention) -> impl Iterator<Item = &'s str> {
    let first = sentence.within(mention.span).start;
    sentence.words[..first].iter().rev().map(|word| word.lower.as_str()).take(2)
}

/// How a claim writes an age: "81 years", "more than 18 years" for "after the age of 18". `None` for a range.
pub(super) fn written(sentence: &Sentence<'_>, mention: &Mention, amount: &Amount) -> Option<String> {
    let number = amount.nominal.or(amount.low.number()).or(amount.high.number())?;
    let first = sentence.within(mention.span).start;
    let lead = sentence.words[..first].iter().rev().skip(2).map(|word| word.lower.as_str()).find(|word| *word != "the");
    let bound = match (amount.modifier, lead) {
        (Some(Modifier::MoreThan), _) | (None, Some("after" | "over" | "above")) => "more than ",
        (Some(Modifier::LessThan), _) | (None, Some("before" | "under" | "below")) => "less than ",
        (Some(Modifier::EqualOrMore), _) => "at least ",
        (Some(Modifier::EqualOrLess), _) => "at most ",
        (Some(Modifier::Approx), _) => "about ",
        (Some(_), _) => return None,
        (None, _) if !amount.is_point() => return None,
        (None, _) => "",
    };
    Some(format!("{bound}{number} years"))
}
