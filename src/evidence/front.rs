//! Dates at the front of a clause: "In August, the two agreed …, and earlier this month both named …".

use super::reading::Reading;
use super::words::{BEFORE_DATES, LATER_OR_EARLIER};
use crate::mention::Kind;
use crate::text::Span;

/// How near a date at the front of a clause is to everything after it there.
const FORWARDS: u32 = 3;

/// How much further a date at the front of a clause is from what stands before it.
const BACKWARDS: u32 = 12;

/// How near a date stands to a verb of its own clause: past an object and a place of a few words.
const OWN_CLAUSE: u32 = 10;

/// Whether the dates from `first` to `last`, most often one, open a clause. They then say when that clause happened, and nothing of what
/// stands before it. A date that no word of its clause follows opens none: "(born in Osby; 5 May 1974)".
pub(super) fn is_fronted(reading: &Reading<'_>, first: Span, last: Span) -> bool {
    let mut before = reading.words_before(first).peekable();
    let mut start = first.start;
    while let Some(word) = before.next_if(|word| BEFORE_DATES.has(&reading.lower(*word))) {
        start = word.start;
    }
    let followed = reading.words_after(last).next().is_some_and(|word| {
        let gap = reading.text.get(last.end..word.start).unwrap_or_default();
        !gap.contains([';', ':', ')', ']', '.'])
    });
    let opened = |end: usize| reading.text.get(end..start).is_some_and(|gap| gap.contains([';', ':', '—', '–']));
    match before.next() {
        None => followed,
        Some(word) if opened(word.end) => followed,
        Some(word) if matches!(reading.lower(word).as_str(), "and" | "but" | "while" | "whereas" | "then") => {
            // "in 2009 and in 2012" is a list of dates, not a new clause.
            !reading.mentions.iter().any(|other| {
                other.kind == Kind::Date && other.span.end <= word.start && reading.distance(other.span, word) <= 2
            })
        }
        Some(_) => false,
    }
}

/// Whether another date has the clause of `span`, which stands after `date`: one that opens a clause between them, or, past a word that
/// opens a subordinate clause, one right after it ("In 2009 she moved to Osby, after they had met in 2006").
fn another_date_has(reading: &Reading<'_>, date: Span, span: Span) -> bool {
    let dates = || reading.mentions.iter().filter(|other| other.kind == Kind::Date && other.span.start >= date.end);
    if dates().any(|other| other.span.end <= span.start && is_fronted(reading, other.span, other.span)) {
        return true;
    }
    let subordinate = reading
        .words_after(date)
        .take_while(|word| word.end <= span.start)
        .any(|word| LATER_OR_EARLIER.has(&reading.lower(word)));
    subordinate && dates().any(|other| other.span.start >= span.end && reading.distance(span, other.span) <= OWN_CLAUSE)
}

/// How far a date that opens a clause stands from a span.
pub(super) fn fronted_distance(reading: &Reading<'_>, date: Span, span: Span) -> u32 {
    match reading.distance(date, span) {
        distance if span.start < date.start || another_date_has(reading, date, span) => distance + BACKWARDS,
        distance => distance.min(FORWARDS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{reading, span};

    #[test]
    fn dates_that_open_a_clause() {
        let check = |text: &str, date: &str, expect: bool| {
            let date = span(text, date);
            assert_eq!(is_fronted(&reading(text), date, date), expect, "{text:?}");
        };
        check("In 2009 she moved to Marl.", "2009", true);
        check("She left, and in 2009 she came back.", "2009", true);
        check("She moved to Marl in 2009.", "2009", false);
        check("She came in 2009 and in 2012 again.", "2012", false);
        check("Berg (born in Marl; 5 May 1974) sings.", "5 May 1974", false);
    }

    #[test]
    fn how_far_they_reach() {
        let check = |text: &str, date: &str, verb: &str, expect: u32| {
            assert_eq!(fronted_distance(&reading(text), span(text, date), span(text, verb)), expect, "{text:?}");
        };
        check("In 2009 she moved to Marl.", "2009", "moved", 1);
        check("In 2009 she and all of her old friends moved to Marl.", "2009", "moved", FORWARDS);
        check("In 2009 she moved, after they had met in 2006.", "2009", "met", 11 + BACKWARDS);
    }
}
