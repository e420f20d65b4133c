//! Gapping: a verb and a noun said once and meant twice, as in "Five people died in Tarn and two in Osby".

use super::reading::Reading;
use crate::mention::{Kind, Mention};
use crate::text::Span;

/// Two counts that share what is said of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The count with the verb.
    pub(super) first: Span,
    /// The count that leaves verb and noun out.
    pub(super) second: Span,
    /// The words after the second count that say where.
    pub(super) place: Span,
    /// Whether they name a place, rather than "in hospital".
    pub(super) named: bool,
}

/// The gapped counts of a sentence: a count with a measure after it, then "and", then a bare count with a preposition right after it, and no
/// other measure there.
pub(super) fn gap(reading: &Reading<'_>, measures: &[Span]) -> Option<Gap> {
    const PLACE: usize = 5;
    let counts: Vec<&Mention> = reading.mentions.iter().filter(|mention| mention.kind == Kind::Cardinal).collect();
    counts.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let led = reading.words_before(second.span).next().is_some_and(|word| reading.lower(word) == "and");
        let said = measures.iter().any(|verb| verb.start >= first.span.end && verb.end <= second.span.start);
        let mut after = reading.words_after(second.span);
        let preposition = after.next().filter(|word| {
            let glued = reading.text.get(second.span.end..word.start).is_some_and(|gap| gap.trim().is_empty());
            glued && matches!(reading.lower(*word).as_str(), "in" | "at" | "near" | "on" | "off" | "outside")
        })?;
        let phrase: Vec<Span> = after
            .take(PLACE)
            .take_while(|word| !reading.text[preposition.end..word.start].contains([',', ';', '.', ':', '(']))
            .collect();
        let place = preposition.cover(phrase.last().copied()?);
        let later = measures.iter().any(|verb| place.contains(*verb));
        let dated =
            |word: &Span| reading.mentions.iter().any(|date| date.kind == Kind::Date && date.span.overlaps(*word));
        if phrase.iter().any(dated) {
            return None;
        }
        let named = phrase.iter().any(|word| word.of(reading.text).starts_with(char::is_uppercase));
        (led && said && !later && second.noun.is_none()).then_some(Gap {
            first: first.span,
            second: second.span,
            place,
            named,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{reading, span};

    fn check(text: &str, verb: &str, expect: Option<(&str, &str, bool)>) {
        let found = gap(&reading(text), &[span(text, verb)]);
        let found = found.map(|gap| (gap.first.of(text), gap.second.of(text), gap.named));
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn verbs_left_out() {
        check("Five people died in Tarn and two in nearby Osby.", "died", Some(("Five", "two", true)));
        check("Five died at the scene and two in hospital.", "died", Some(("Five", "two", false)));
        check("Five people died in Tarn and two were hurt in Osby.", "died", None);
        check("Five people died in Tarn and two children in Osby.", "died", None);
        check("Five died in 2012 and two in 2014.", "died", None);
    }
}
