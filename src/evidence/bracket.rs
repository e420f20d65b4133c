//! Brackets after names: in "Joseph (born 2002), Lucas (born 2006) and Oliver (born 2008)" each has a value of its own.

use super::reading::Reading;
use super::terms::Terms;
use crate::mention::Mention;
use crate::text::Span;

/// The name right before the brackets a value stands in, where it is surely another's than the claim's: where the claim's own name
/// stands in the same list, with brackets of its own or without. Elsewhere the name may be a fuller one of the subject.
pub(super) fn owner_in_brackets(reading: &Reading<'_>, mention: &Mention, terms: &Terms) -> Option<Span> {
    let open = reading.bracket_around(mention.span)?;
    let own = |word: Span| terms.subject.iter().chain(&terms.measure).any(|term| term.overlaps(word));
    let (owner, first) = name_before(reading, open)?;
    let wholly = |(last, first): (Span, Span)| terms.subject.iter().any(|term| term.contains(first.cover(last)));
    let has_value = |brackets: Span| reading.mentions.iter().any(|mention| brackets.contains(mention.span));
    // "Ole Berg (born 2006) and Lars Berg (born 2008)": where one has the claim's name in full, a part of it is another's.
    let in_full = || {
        reading
            .brackets()
            .filter(|&other| has_value(other))
            .any(|other| name_before(reading, other.start).is_some_and(wholly))
    };
    if own(owner) || own(first) {
        return (owner != first && !wholly((owner, first)) && in_full()).then(|| first.cover(owner));
    }
    let listed_before = || {
        let mut before = reading.words_before(first);
        before.next().is_some_and(|and| reading.lower(and) == "and") && before.next().is_some_and(own)
    };
    let own_brackets = || {
        let mut others = reading.brackets().filter(|&other| has_value(other));
        others.any(|other| name_before(reading, other.start).is_some_and(|(name, _)| own(name)))
    };
    let listed_after = || {
        reading.brackets().filter(|other| other.end > open).any(|other| {
            let next = reading.words_after(other).next();
            next.is_some_and(|word| own(word) && reading.text[other.end..word.start].trim() == ",")
        })
    };
    (listed_before() || own_brackets() || listed_after()).then_some(owner)
}

/// The name right before the brackets a value stands in, last word and first.
pub(super) fn owner(reading: &Reading<'_>, value: Span) -> Option<(Span, Span)> {
    name_before(reading, reading.bracket_around(value)?)
}

/// The last and the first word of the name that ends right before `open`.
fn name_before(reading: &Reading<'_>, open: usize) -> Option<(Span, Span)> {
    let named = |word: &Span| word.of(reading.text).starts_with(char::is_uppercase);
    let mut words = reading.words_before(Span::new(open, open)).take_while(named);
    let last = words.next()?;
    Some((last, words.last().unwrap_or(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{mention, reading, spans};

    fn check(text: &str, own: &str, value: &str, expect: Option<&str>) {
        let reading = reading(text);
        let terms =
            Terms { subject: spans(text, own), measure: Vec::new(), of: Vec::new(), rivals: Vec::new(), listed: false };
        let owner = owner_in_brackets(&reading, mention(&reading, value), &terms);
        assert_eq!(owner.map(|owner| owner.of(text)), expect, "{text:?}");
    }

    #[test]
    fn brackets_of_one_family() {
        let sons = "Ole Berg (born 2006) and Lars Berg (born 2008)";
        check(sons, "Lars Berg|Berg", "2006", Some("Ole Berg"));
        check(sons, "Lars Berg|Berg", "2008", None);
        check(sons, "Berg", "2006", None);
    }

    #[test]
    fn brackets_of_others() {
        let sons = "Jon (born 2002), Lucas (born 2006) and Oliver (born 2008)";
        check(sons, "Lucas", "2002", Some("Jon"));
        check(sons, "Lucas", "2006", None);
        check(sons, "Lucas", "2008", Some("Oliver"));
        check("Jon (born 2002), Lucas and Oliver (born 2008)", "Lucas", "2002", Some("Jon"));
        check("Jon (born 2002), Lucas and Oliver (born 2008)", "Lucas", "2008", Some("Oliver"));
        check("Anna Holm (born 1979), known as Marl (styled as MARL), sings.", "Marl", "1979", None);
    }
}
