//! Dates at the front of a clause: "In August, the two agreed …, and earlier this month both named …".

use super::reading::Reading;
use super::words::BEFORE_DATES;
use crate::mention::{Kind, Mention};
use crate::text::Span;

/// How near a date at the front of a clause is to everything after it there.
const FORWARDS: u32 = 3;

/// How much further a date at the front of a clause is from what stands before it.
const BACKWARDS: u32 = 12;

/// Whether a date opens a clause. Such a date says when that clause happened, and nothing of what stands before it.
pub(super) fn is_fronted(reading: &Reading<'_>, mention: &Mention) -> bool {
    let mut before = reading.words_before(mention.span).peekable();
    let mut start = mention.span.start;
    while let Some(word) = before.next_if(|word| BEFORE_DATES.has(&reading.lower(*word))) {
        start = word.start;
    }
    let opened = |end: usize| reading.text.get(end..start).is_some_and(|gap| gap.contains([';', ':', '—', '–']));
    match before.next() {
        None => true,
        Some(word) if opened(word.end) => true,
        Some(word) if matches!(reading.lower(word).as_str(), "and" | "but" | "while" | "whereas" | "then") => {
            // "in 2009 and in 2012" is a list of dates, not a new clause.
            !reading.mentions.iter().any(|other| {
                other.kind == Kind::Date && other.span.end <= word.start && reading.distance(other.span, word) <= 2
            })
        }
        Some(_) => false,
    }
}

/// Whether another date opens a clause between a date and a span after it.
fn another_front_between(reading: &Reading<'_>, mention: &Mention, span: Span) -> bool {
    reading.mentions.iter().any(|other| {
        other.kind == Kind::Date
            && mention.span.end <= other.span.start
            && other.span.end <= span.start
            && is_fronted(reading, other)
    })
}

/// How far a date stands from a span, where it opens a clause.
pub(super) fn fronted_distance(reading: &Reading<'_>, mention: &Mention, span: Span) -> u32 {
    match reading.distance(mention.span, span) {
        distance if span.start < mention.span.start || another_front_between(reading, mention, span) => {
            distance + BACKWARDS
        }
        distance => distance.min(FORWARDS),
    }
}
