//! Which value holds a measure: the one whose phrase it stands in, or the only one it can have.

use super::reading::Reading;
use super::terms::Terms;
use super::words::{AFTER_VALUES, AUXILIARIES, BEFORE_DATES, BEFORE_VALUES, LATER_OR_EARLIER, WITHIN};
use crate::ledger::ClaimKind;
use crate::mention::{Kind, Mention};
use crate::text::{Span, is_verb};

/// "The mill was founded by three brothers, Amos, Berg and Cole, in Osby, in 1955": however far a value stands behind its verb, where
/// neither another verb nor another value of its kind nor the end of a clause is between them, nothing else can have it.
pub(super) fn is_only_verb(reading: &Reading<'_>, mention: &Mention, measure: Span) -> bool {
    let between = Span::new(measure.end, mention.span.start.max(measure.end));
    let text = between.of(reading.text);
    let rival = |other: &&Mention| other.kind == mention.kind && other.span != mention.span;
    let preposed = reading.words_before(mention.span).next().is_some_and(|word| BEFORE_DATES.has(&reading.lower(word)));
    mention.kind == Kind::Date
        && preposed
        && !reading.mentions.iter().any(|other| rival(&other))
        && !text.is_empty()
        && !text.contains([';', ':', '(', ')', '.', '—', '–', '"', '“'])
        && !reading.words_after(measure).take_while(|word| word.start < between.end).any(|word| {
            let lower = reading.lower(word);
            is_verb(&lower)
                || AUXILIARIES.has(&lower)
                || LATER_OR_EARLIER.has(&lower)
                || matches!(lower.as_str(), "who" | "which" | "that" | "where" | "to")
        })
}

/// The bare number that has the only measure of the sentence, its unit left out: 2.5 in "1.5 billion euros in grants and 2.5 billion in
/// loans".
pub(super) fn holder_without_unit<'r>(reading: &'r Reading<'_>, kind: ClaimKind, terms: &Terms) -> Option<&'r Mention> {
    let measured = matches!(kind, ClaimKind::Money | ClaimKind::Percent | ClaimKind::Quantity);
    let [measure] = terms.measure[..] else { return None };
    reading.mentions.iter().filter(|_| measured).find(|other| {
        let gap = || reading.text.get(other.span.end..measure.start).map(str::trim);
        other.kind == Kind::Cardinal
            && other.noun.is_none()
            && gap().is_some_and(|gap| matches!(gap, "in" | "of" | "for" | "on"))
    })
}

/// Whether a value of the same kind holds a measure that this one does not: the measure is in the phrase after it ("3.8 million copies in
/// the United States, with 6.3 million …"), or it is the object of the measure ("… for a total of $65 million").
pub(super) fn is_held_by_another(reading: &Reading<'_>, mention: &Mention, measure: Span, terms: &Terms) -> bool {
    let holds = |value: &Mention| {
        let body = body(reading, value);
        let (left, right, links) = if body.end <= measure.start {
            (body.end, measure.start, &AFTER_VALUES)
        } else {
            (measure.end, body.start, &BEFORE_VALUES)
        };
        let gap = reading.text.get(left..right).unwrap_or_default();
        !gap.contains([',', ';', ':', '.', '(', ')', '—', '–'])
            && reading
                .words_after(Span::new(left, left))
                .take_while(|word| word.start < right)
                .all(|word| links.has(&reading.lower(word)) || terms.measure.iter().any(|other| other.overlaps(word)))
    };
    let others = reading.mentions.iter().filter(|other| other.kind == mention.kind && other.span != mention.span);
    !holds(mention) && others.into_iter().any(holds)
}

/// "60 people were killed or wounded": the measure that shares the number with the claim's own.
pub(super) fn shared_with(reading: &Reading<'_>, terms: &Terms, body: Span) -> Option<&'static str> {
    let joined = |a: Span, b: Span| {
        let between = reading.text.get(a.end..b.start).map(str::trim);
        a.end <= b.start && matches!(between, Some("or" | "and" | "/" | "and/or"))
    };
    terms
        .rivals
        .iter()
        .find(|(rival, _)| {
            !rival.overlaps(body) && terms.measure.iter().any(|&own| joined(own, *rival) || joined(*rival, own))
        })
        .map(|(_, name)| *name)
}

/// The value with the words it counts, and with what stands in their phrase: "nine", "nine Turkish nationals", "nine of whom", "nine men at
/// 36 ports".
pub(super) fn body(reading: &Reading<'_>, mention: &Mention) -> Span {
    let mut body = mention.noun.map_or(mention.span, |noun| mention.span.cover(noun.span));
    if let Some(inner) = reading
        .mentions
        .iter()
        .find(|inner| phrase_around(reading, inner).is_some_and(|outer| outer.span == mention.span))
    {
        body = inner.noun.map_or(body.cover(inner.span), |noun| body.cover(noun.span));
    }
    let mut after = reading.words_after(mention.span);
    if let (Some(of), Some(whole)) = (after.next(), after.next())
        && reading.lower(of) == "of"
        && matches!(reading.lower(whole).as_str(), "whom" | "them" | "which" | "those" | "these")
    {
        body = body.cover(whole);
    }
    body
}

/// The counted phrase another count stands in: "45,000 workers" for the 36 in "45,000 workers at 36 ports".
pub(super) fn phrase_around<'r>(reading: &'r Reading<'_>, inner: &Mention) -> Option<&'r Mention> {
    let place = reading.words_before(inner.span).next().filter(|word| WITHIN.has(&reading.lower(*word)))?;
    let before = reading.words_before(place).next()?;
    let counts =
        |other: &&Mention| other.kind == Kind::Cardinal && other.noun.is_some_and(|noun| noun.span.end == before.end);
    let glued = reading.text.get(before.end..inner.span.start).is_some_and(|gap| !gap.contains([',', ';', ':', '(']));
    reading.mentions.iter().find(counts).filter(|_| glued && inner.kind == Kind::Cardinal && inner.noun.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{mention, reading, span};

    #[test]
    fn the_only_verb_before_a_date() {
        let check = |text: &str, date: &str, expect: bool| {
            let reading = reading(text);
            let found = is_only_verb(&reading, mention(&reading, date), span(text, "founded"));
            assert_eq!(found, expect, "{text:?}");
        };
        check("It was founded by Ole Berg, a miller of the town, in Osby, in 1955.", "1955", true);
        check("It was founded by Ole Berg, who died in Osby, in 1955.", "1955", false);
        check("It was founded by Ole Berg in 1950 and again in 1955.", "1955", false);
        check("It was founded by Ole Berg; a mill stood in Osby in 1955.", "1955", false);
    }

    #[test]
    fn a_value_with_its_phrase() {
        let check = |text: &str, value: &str, expect: &str| {
            let reading = reading(text);
            assert_eq!(body(&reading, mention(&reading, value)).of(text), expect, "{text:?}");
        };
        check("Some 45,000 workers at 36 ports struck.", "Some 45,000", "Some 45,000 workers at 36 ports");
        check("Ten came, nine of whom left.", "nine", "nine of whom");
    }
}
