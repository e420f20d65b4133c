//! Gapping: a verb and a noun said once and meant of each place, as in "killed nine in Tarn, 12 in Osby and 30 in Marl".

use super::reading::Reading;
use crate::mention::{Kind, Mention};
use crate::text::Span;

/// One of the counts that share a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    /// The count.
    pub(super) count: Span,
    /// The words after it, up to the next count or the end of the place.
    pub(super) place: Span,
}

/// The counts of a sentence that share what is said of the first: each after it is bare, follows a comma or "and", and has a preposition right
/// after it. Empty where fewer than two do, or where a verb follows such a count.
pub(super) fn gapped(reading: &Reading<'_>, measures: &[Span]) -> Vec<Share> {
    let counts: Vec<&Mention> = reading.mentions.iter().filter(|mention| mention.kind == Kind::Cardinal).collect();
    for (i, first) in counts.iter().enumerate() {
        let mut shares = Vec::new();
        let mut end = first.noun.map_or(first.span.end, |noun| noun.span.end);
        for next in &counts[i + 1..] {
            let Some(place) = place_of(reading, next, measures).filter(|_| follows(reading, end, next.span)) else {
                break;
            };
            end = place.end;
            shares.push(Share { count: next.span, place });
        }
        let Some(second) = shares.first().map(|share| share.count) else { continue };
        if is_said(reading, first, second, measures) {
            shares.insert(0, Share { count: first.span, place: Span::new(first.span.end, second.start) });
            return shares;
        }
    }
    Vec::new()
}

/// Whether a count stands in the list that begins before `end`: right after a comma or "and", without a stronger mark between.
fn follows(reading: &Reading<'_>, end: usize, count: Span) -> bool {
    let gap = reading.text.get(end..count.start).unwrap_or_default();
    let and = reading.words_before(count).next().is_some_and(|word| word.start >= end && reading.lower(word) == "and");
    !gap.contains([';', ':', '(', ')']) && (and || gap.trim_end().ends_with(','))
}

/// The place right after a bare count: "in nearby Osby".
fn place_of(reading: &Reading<'_>, count: &Mention, measures: &[Span]) -> Option<Span> {
    const LONGEST: usize = 5;
    let mut after = reading.words_after(count.span);
    let preposition = after.next().filter(|word| {
        let glued = reading.text.get(count.span.end..word.start).is_some_and(|gap| gap.trim().is_empty());
        glued && matches!(reading.lower(*word).as_str(), "in" | "at" | "near" | "on" | "off" | "outside")
    })?;
    let phrase: Vec<Span> = after
        .take(LONGEST)
        .take_while(|word| !reading.text[preposition.end..word.start].contains([',', ';', '.', ':', '(']))
        .take_while(|word| reading.lower(*word) != "and")
        .collect();
    let place = preposition.cover(phrase.last().copied()?);
    let said = measures.iter().any(|verb| place.contains(*verb));
    let dated = reading.mentions.iter().any(|date| date.kind == Kind::Date && date.span.overlaps(place));
    (count.noun.is_none() && !said && !dated).then_some(place)
}

/// Whether the verb is said of the first count: between it and the second, or right before it. A part of a whole ("41 of the 42 aboard") has
/// no list after it.
fn is_said(reading: &Reading<'_>, first: &Mention, second: Span, measures: &[Span]) -> bool {
    let Some(before) = reading.words_before(first.span).next() else {
        return measures.iter().any(|verb| verb.start >= first.span.end && verb.end <= second.start);
    };
    let of_whole = matches!(reading.lower(before).as_str(), "the" | "of" | "those");
    !of_whole
        && measures.iter().any(|verb| verb.overlaps(before) || verb.start >= first.span.end && verb.end <= second.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{reading, span};

    fn check(text: &str, verb: &str, expect: &[(&str, &str)]) {
        let found = gapped(&reading(text), &[span(text, verb)]);
        let found: Vec<_> = found.iter().map(|share| (share.count.of(text), share.place.of(text).trim())).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn verbs_left_out() {
        let five = [("Five", "people died in Tarn and"), ("two", "in nearby Osby")];
        check("Five people died in Tarn and two in nearby Osby.", "died", &five);
        let three = [("9", "in Tarn,"), ("12", "in Osby"), ("30", "in Marl")];
        check("The quake killed 9 in Tarn, 12 in Osby and 30 in Marl.", "killed", &three);
        check(
            "Five died at the scene and two in hospital.",
            "died",
            &[("Five", "died at the scene and"), ("two", "in hospital")],
        );
    }

    #[test]
    fn verbs_said_again() {
        check("Five people died in Tarn and two were hurt in Osby.", "died", &[]);
        check("Five people died in Tarn and two children in Osby.", "died", &[]);
        check("It killed 41 of the 42 people aboard and 19 on the ground.", "aboard", &[]);
        check("Five died in 2012 and two in 2014.", "died", &[]);
    }
}
