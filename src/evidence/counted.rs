//! What a number counts: the noun beside it, or the one it leaves out.

use super::part::partitive_whole;
use super::reading::Reading;
use super::reason::{Code, Reason};
use super::terms::Terms;
use crate::mention::{Kind, Mention};
use crate::text::Span;
use crate::value::{Decimal, Value};

/// How far the counted noun may stand from a number that has none beside it.
const NEAR: u32 = 7;

/// Whether a number can count things: whole, and not below zero.
pub(super) fn is_whole(mention: &Mention) -> bool {
    let Value::Amount(amount) = &mention.value else { return true };
    let whole = |number: Decimal| number.is_whole() && !number.is_negative();
    amount.nominal.is_none_or(whole)
}

/// "a three-digit code": a number in a compound counts what the compound names, and nothing else.
pub(super) fn is_in_another_compound(reading: &Reading<'_>, mention: &Mention, terms: &Terms) -> bool {
    let Some(noun) = mention.noun else { return false };
    let glued = reading
        .text
        .get(mention.span.end..noun.span.start)
        .is_some_and(|gap| matches!(gap, "-" | "\u{2010}" | "\u{2011}"));
    glued && !terms.of.iter().chain(&terms.measure).any(|term| term.overlaps(noun.span))
}

/// Whether a value counts what the claim's `of` asks for.
pub(super) fn counts_it(reading: &Reading<'_>, mention: &Mention, terms: &Terms) -> Result<(), Reason> {
    let text = mention.span.of(reading.text);
    let near = |from: Span, reach: u32| {
        terms.of.iter().any(|&of| of.start >= from.start && reading.distance(from, of) <= reach)
    };
    if let Some(elided) = elided_noun(reading, mention)
        && terms.of.iter().any(|of| of.overlaps(elided))
    {
        return Ok(());
    }
    match mention.noun {
        Some(noun) => {
            let named = terms.of.iter().any(|of| of.overlaps(noun.span) || of.overlaps(mention.span));
            if named || near(noun.span, 1) {
                return Ok(());
            }
            let noun = noun.span.of(reading.text);
            Err(Reason { code: Code::OtherNoun, because: format!("“{text}” counts {noun}") })
        }
        None => {
            // "two of the five climbers" counts climbers too.
            if let Some(whole) = partitive_whole(reading, mention).filter(|_| !terms.of.is_empty()) {
                let noun = whole.noun.map_or(whole.span, |noun| noun.span);
                if terms.of.iter().any(|of| of.overlaps(noun)) {
                    return Ok(());
                }
            }
            let taken = |of: Span| {
                reading
                    .mentions
                    .iter()
                    .any(|other| other.noun.is_some_and(|noun| noun.span.overlaps(of)) && other.span != mention.span)
            };
            let numbered = |of: &Span| {
                let mut before = reading.words_before(*of);
                let of_number = before.next().is_some_and(|word| reading.lower(word) == "of");
                of_number && before.next().is_some_and(|word| reading.lower(word) == "number")
            };
            let predicate = |of: &Span| {
                let copula =
                    reading.words_before(*of).find(|word| !matches!(reading.lower(*word).as_str(), "all" | "both"));
                of.start > mention.span.end
                    && copula.is_some_and(|word| matches!(reading.lower(word).as_str(), "were" | "was" | "are" | "is"))
            };
            // "the number of people killed rose to 41", "two of the nine killed were tourists"
            if terms.of.iter().any(|of| !taken(*of) && (numbered(of) && of.end < mention.span.start || predicate(of))) {
                return Ok(());
            }
            let free = terms.of.iter().any(|&of| reading.distance(mention.span, of) <= NEAR && !taken(of));
            if free {
                return Ok(());
            }
            Err(Reason { code: Code::OtherNoun, because: format!("“{text}” does not say what it counts") })
        }
    }
}

/// The noun a count leaves out: that of the count before it, in "nine people were killed and 60 wounded" and "15 people and 22 others".
fn elided_noun(reading: &Reading<'_>, mention: &Mention) -> Option<Span> {
    let left_out =
        mention.noun.is_none_or(|noun| matches!(reading.lower(noun.head).as_str(), "others" | "other" | "more"));
    let mut earlier = reading
        .mentions
        .iter()
        .rev()
        .filter(|other| other.kind == Kind::Cardinal && other.span.end <= mention.span.start);
    earlier.find_map(|other| other.noun).filter(|_| left_out).map(|noun| noun.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{mention, on_the_stand};

    /// Whether a value counts what the claim's `of` asks for.
    fn check(of: &str, text: &str, value: &str, expect: bool) {
        let mut found = None;
        on_the_stand(&format!("subject = [\"Marl\"] ; of = [\"{of}\"] ; count = 9"), text, |scene, _| {
            let terms = Terms::of(scene.reading, scene.number, scene.index);
            found = Some(counts_it(scene.reading, mention(scene.reading, value), &terms).is_ok());
        });
        assert_eq!(found, Some(expect), "{value:?} in {text:?}");
    }

    #[test]
    fn nouns_beside_a_number_and_left_out() {
        check("mills", "Marl has nine mills and six shops.", "nine", true);
        check("mills", "Marl has nine mills and six shops.", "six", false);
        check("mills", "Marl has nine mills, six in Osby.", "six", true);
        check("mills", "There are 93 mills, 59 in Arden and 34 in Marl.", "34", true);
        check("mills", "Two of the nine mills of Marl burnt.", "Two", true);
        check("mills", "The number of mills in Marl rose to 41.", "41", true);
    }
}
