//! Ages: "aged 49", "at the age of 20", "81 years old". They are lengths of time, and answer only a claim that asks for an age.

use super::reading::Reading;
use super::reason::{Code, Reason};
use super::terms::Terms;
use crate::ledger::ClaimKind;
use crate::mention::{Kind, Mention, Sense};
use crate::text::{Span, words};
use crate::value::{Unit, Value, units};

/// Words that make the number beside them an age.
const WORDS: [&str; 7] = ["age", "aged", "ages", "old", "older", "young", "younger"];

/// Gives the ages of a sentence their sense and their unit: years, which "aged 49" leaves out.
pub(super) fn mark(text: &str, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| mention.kind == Kind::Cardinal) {
        if mention.sense == Sense::Plain && mention.noun.is_none() && follows_age(&text[..mention.span.start]) {
            mention.sense = Sense::Age;
        }
        if let (Sense::Age, Value::Amount(amount), Some(year)) =
            (mention.sense, &mut mention.value, units::by_name("year"))
        {
            amount.unit = Unit::Measure(year);
        }
    }
}

/// "at the age of", "aged", "age".
fn follows_age(before: &str) -> bool {
    let tail = before.char_indices().rev().nth(LONGEST_LEAD).map_or(before, |(at, _)| &before[at..]);
    let words: Vec<String> = words(tail).map(|word| word.of(tail).to_lowercase()).collect();
    match words.as_slice() {
        [.., age, of] if of == "of" => age == "age",
        [.., last] => last == "aged" || last == "age",
        [] => false,
    }
}

/// Characters before a number that are looked at: "at the age of ".
const LONGEST_LEAD: usize = 16;

/// Why an age does not answer a claim; `None` where it may: the claim asks for an age, by a term for it beside the value, and the age
/// is not that of somebody else.
pub(super) fn refuse(reading: &Reading<'_>, kind: ClaimKind, mention: &Mention, terms: &Terms) -> Option<Reason> {
    let text = mention.span.of(reading.text);
    let near = |span: Span| reading.distance(span, mention.span) <= 2;
    let is_word = |span: Span| WORDS.contains(&reading.lower(span).as_str());
    let mut asked = terms.measure.iter().chain(&terms.of);
    if kind != ClaimKind::Duration || !asked.any(|&span| is_word(span) && near(span)) {
        return Some(Reason { code: Code::OtherQuantity, because: format!("“{text}” is an age") });
    }
    let owner = owner(reading, mention)
        .filter(|owner| !terms.subject.is_empty() && !terms.subject.iter().any(|subject| subject.overlaps(*owner)))?;
    let because = format!("“{text}” is the age of {}", owner.of(reading.text));
    Some(Reason { code: Code::OtherEvent, because })
}

/// The name an age stands before: Maddie in "her 7-year-old niece Maddie".
fn owner(reading: &Reading<'_>, mention: &Mention) -> Option<Span> {
    const REACH: usize = 3;
    let name = reading
        .words_after(mention.span)
        .take(REACH)
        .find(|word| word.of(reading.text).starts_with(char::is_uppercase))?;
    let between = &reading.text[mention.span.end..name.start];
    between.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-')).then_some(name)
}
