//! "Arden and Osby have 20 and 31 seats respectively": the first value is the first name's, the second the second's.

use super::align::is_of_kind;
use super::reading::Reading;
use crate::ledger::ClaimKind;
use crate::mention::Mention;
use crate::text::Span;

/// The values of a sentence that says "respectively"; none where it does not, or has one only.
fn paired<'r>(reading: &'r Reading<'_>, kind: ClaimKind) -> Vec<&'r Mention> {
    let values: Vec<&Mention> = reading.mentions.iter().filter(|mention| is_of_kind(mention, kind)).collect();
    let says_so = values.len() > 1 && reading.lower(Span::new(0, reading.text.len())).contains("respectively");
    if says_so { values } else { Vec::new() }
}

/// Whether the values of a sentence belong to several things in their order, so that one alone answers nothing unless [`the_subjects`] is
/// known.
pub(super) fn is_paired_off(reading: &Reading<'_>, kind: ClaimKind) -> bool {
    !paired(reading, kind).is_empty()
}

/// Of two values paired off with two names, the one of the subject.
pub(super) fn the_subjects(reading: &Reading<'_>, kind: ClaimKind, subject: &[Span]) -> Option<Span> {
    let values = paired(reading, kind);
    let [first, second] = values[..] else { return None };
    let joined_to_name = |words: Vec<Span>| {
        let [and, name] = words[..] else { return false };
        reading.lower(and) == "and" && name.of(reading.text).starts_with(char::is_uppercase)
    };
    subject.iter().find_map(|&subject| {
        let after = joined_to_name(reading.words_after(subject).take(2).collect());
        let before = joined_to_name(reading.words_before(subject).take(2).collect());
        match (before, after) {
            (false, true) => Some(first.span),
            (true, false) => Some(second.span),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{reading, spans};

    fn check(text: &str, subject: &str, expect: Option<&str>) {
        let own = the_subjects(&reading(text), ClaimKind::Count, &spans(text, subject));
        assert_eq!(own.map(|own| own.of(text)), expect, "{text:?}");
    }

    #[test]
    fn pairs_are_told_apart() {
        let seats = "Arden and Osby have 20 and 31 seats respectively.";
        check(seats, "Arden", Some("20"));
        check(seats, "Osby", Some("31"));
        check("The city and the town of Osby have 20 and 31 seats respectively.", "Osby", None);
        check("Arden and Osby have 20 and 31 seats.", "Arden", None);
    }
}
