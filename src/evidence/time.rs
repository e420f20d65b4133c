//! When a passage holds: its own time, or else its document's dateline; and whether that is a time the claim speaks of.

use super::reading::Reading;
use crate::ledger::TimelineEntry;
use crate::mention::Mention;
use crate::text::Span;
use crate::value::{DateSpan, Value};

/// How near a date must stand to a value to say when the value held: within its clause.
const NEAR: u32 = 8;

/// The time a passage speaks of: a date in the value's own clause ("in 2012", "as of 2016"), or else the dateline.
pub(super) fn time_of(reading: &Reading<'_>, value: Span, dateline: Option<&DateSpan>) -> Option<DateSpan> {
    let own = reading.mentions.iter().filter(|mention| !mention.span.overlaps(value)).filter_map(|mention| {
        let date = dated(mention)?;
        let distance = reading.distance(mention.span, value);
        (distance <= NEAR && introduced(reading, mention) && !reading.parted(mention.span, value))
            .then_some((distance, date))
    });
    own.min_by_key(|(distance, _)| *distance).map(|(_, date)| date.clone()).or_else(|| dateline.cloned())
}

fn dated(mention: &Mention) -> Option<&DateSpan> {
    match &mention.value {
        Value::Date(date) if !date.is_unresolved() => Some(date),
        _ => None,
    }
}

/// Whether a preposition or the date's own words place the clause in time, rather than a noun's name ("the 2014 treaty").
fn introduced(reading: &Reading<'_>, mention: &Mention) -> bool {
    let before = reading.words_before(mention.span).next().map(|word| reading.lower(word)).unwrap_or_default();
    let first = reading.lower(mention.span);
    let opens = |words: &str| ["in", "as", "by", "at", "on", "during", "until", "since", "of"].contains(&words);
    opens(&before)
        || first.split(' ').next().is_some_and(|word| opens(word) || !word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a date says as of when something was so: "as of 9 April". It may have been so before, and since.
pub(super) fn is_as_of(reading: &Reading<'_>, date: Span) -> bool {
    let mut before = reading.words_before(date).map(|word| reading.lower(word));
    reading.lower(date).starts_with("as of")
        || before.next().is_some_and(|of| of == "of") && before.next().is_some_and(|word| word == "as")
}

/// How a passage's time stands to a timeline.
#[derive(Clone, Debug)]
pub(super) enum Timing<'c> {
    /// These entries may be meant, in their order.
    Entries(Vec<&'c TimelineEntry>),
    /// No entry covers it.
    Outside,
    /// Nothing says when the passage holds.
    Unknown,
}

/// Sets a passage's time against a timeline.
pub(super) fn against_timeline<'c>(timeline: &'c [TimelineEntry], time: Option<&DateSpan>) -> Timing<'c> {
    let Some(time) = time else { return Timing::Unknown };
    let entries: Vec<_> = timeline.iter().filter(|entry| entry.span.overlaps(time)).collect();
    if entries.is_empty() { Timing::Outside } else { Timing::Entries(entries) }
}

/// Whether a verb stands in the past tense: a form in "-ed", or a word after "was", "were" or "had".
pub(super) fn is_past(reading: &Reading<'_>, verb: Span) -> bool {
    let future = reading
        .words_before(verb)
        .take(3)
        .any(|word| matches!(reading.lower(word).as_str(), "will" | "to" | "be" | "would"));
    let past =
        reading.words_before(verb).take(2).any(|word| matches!(reading.lower(word).as_str(), "was" | "were" | "had"));
    !future && (past || reading.lower(verb).ends_with("ed"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{FRIDAY, days, reading, span};

    #[test]
    fn the_time_of_a_value() {
        let check = |text: &str, value: &str, expect: &str| {
            let time = time_of(&reading(text), span(text, value), Some(&days(FRIDAY)));
            let ends = time.map(|time| (time.first, time.last));
            assert_eq!(ends, Some((days(expect).first, days(expect).last)), "{text:?}");
        };
        check("The union has four members.", "four", FRIDAY);
        check("The union had four members in 2012.", "four", "2012");
        check("As of 2016 the union had four members.", "four", "2016");
        check("Under the 2014 treaty the union has four members.", "four", FRIDAY);
        check("The union (founded in 1949) has four members.", "four", FRIDAY);
    }

    #[test]
    fn past_tense() {
        let check = |text: &str, verb: &str, expect: bool| {
            assert_eq!(is_past(&reading(text), span(text, verb)), expect, "{text:?}");
        };
        check("He was arrested on Thursday.", "arrested", true);
        check("He will be arrested on Thursday.", "arrested", false);
        check("They arrive on Thursday.", "arrive", false);
    }

    #[test]
    fn as_of() {
        let check = |text: &str, date: &str, expect: bool| {
            let reading = reading(text);
            let date =
                reading.mentions.iter().find(|mention| mention.span.of(text).ends_with(date)).expect("a date").span;
            assert_eq!(is_as_of(&reading, date), expect, "{text:?}");
        };
        check("It was open as of 9 April 2020.", "9 April 2020", true);
        check("It was open on 9 April 2020.", "9 April 2020", false);
    }
}
