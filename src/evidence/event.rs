//! Another event in the same report: the one a passage looks back to, or sets beside its own.

use super::reading::Reading;
use super::words::{ELSEWHERE, EVENTS, LEADS, LOOKING_BACK, OTHERS, PLACES, REPORTING};
use crate::mention::{Kind, Mention};
use crate::text::Span;
use crate::value::{DateSpan, Value};

/// A date this many days before the dateline is of something else than the report's own event.
const LONG_BEFORE: i32 = 300;

/// How many words around a value belong to its clause.
const CLAUSE: usize = 14;

/// Whether a value stands in a clause of its own that does not speak of `subject`: one that looks back or aside ("…, when a fire
/// in Marl killed 31"), or names another place ("…; 14 were killed in Osby"). A rival count of the same event ("while the army
/// said 12") does not.
pub(super) fn is_set_apart(reading: &Reading<'_>, mention: &Mention, subject: &[Span]) -> bool {
    for word in reading.words_before(mention.span).take(CLAUSE) {
        let lower = reading.lower(word);
        if REPORTING.has(&lower) {
            return false;
        }
        if LOOKING_BACK.has(&lower) {
            return true;
        }
        if reading.text[word.end..mention.span.start].contains(';') {
            break;
        }
    }
    names_another_place(reading, mention, subject)
}

/// Whether the clause of a value looks back, and is set at another place too: "… since a gunman killed 20 in Osby". That is surely another
/// event.
pub(super) fn is_looked_back_to(reading: &Reading<'_>, mention: &Mention, subject: &[Span]) -> bool {
    let mut clause = reading.words_before(mention.span).take(CLAUSE).take_while(|word| {
        let gap = &reading.text[word.end..mention.span.start];
        !gap.contains([';', ',']) && !subject.iter().any(|subject| subject.overlaps(*word))
    });
    clause.any(|word| LOOKING_BACK.has(&reading.lower(word))) && names_another_place(reading, mention, subject)
}

/// Whether the clause after a value, or the words right before it, name a place that is not the subject.
fn names_another_place(reading: &Reading<'_>, mention: &Mention, subject: &[Span]) -> bool {
    let named = |word: Span| word.of(reading.text).starts_with(char::is_uppercase);
    let other = |word: Span| named(word) && !subject.iter().any(|subject| subject.overlaps(word));
    let dated = |word: Span| reading.mentions.iter().any(|date| date.kind == Kind::Date && date.span.overlaps(word));
    let after: Vec<Span> = reading
        .words_after(mention.span)
        .take(CLAUSE)
        .take_while(|word| !reading.text[mention.span.end..word.start].contains([';', ',']))
        .collect();
    let place_after =
        after.windows(2).any(|pair| PLACES.has(&reading.lower(pair[0])) && other(pair[1]) && !dated(pair[1]));
    // "… and Osby on 7 May"
    let before: Vec<Span> = reading.words_before(mention.span).take(2).collect();
    let name_before = mention.kind == Kind::Date && before.iter().any(|&word| other(word));
    place_after || name_before
}

/// Whether a sentence says that it speaks of another event: "in a separate attack".
pub(super) fn is_named_another(reading: &Reading<'_>) -> bool {
    let end = Span::new(reading.text.len(), reading.text.len());
    let words: Vec<String> = reading.words_before(end).map(|word| reading.lower(word)).collect();
    words.windows(3).any(|three| EVENTS.has(&three[0]) && (OTHERS.has(&three[1]) || OTHERS.has(&three[2])))
}

/// Whether a value's clause brings up an event that was not spoken of: "convicted over a collapse that killed four", "the deadliest since 101
/// died in 1998". An indefinite article introduces something new, and "since" with a date of its own looks back.
pub(super) fn is_brought_up(reading: &Reading<'_>, value: Span, dateline: Option<&DateSpan>) -> bool {
    let before: Vec<String> = reading
        .words_before(value)
        .take(CLAUSE)
        .take_while(|word| !reading.text[word.end..value.start].contains([';', ':']))
        .map(|word| reading.lower(word))
        .collect();
    let introduced = before.windows(4).any(|four| {
        let [that, event, a, lead] = four else { return false };
        matches!(that.as_str(), "that" | "which" | "when" | "where" | "who")
            && EVENTS.has(event)
            && matches!(a.as_str(), "a" | "an")
            && LEADS.has(lead)
    });
    introduced || before.iter().any(|word| word == "since") && is_dated_long_before(reading, value, dateline)
}

/// Whether a sentence is set at another place than the reports's: "In neighbouring Kohat, landslides killed nine", "In Kohat alone 30 died", "Elsewhere, …". A place put
/// first sets a new scene, where one that follows ("the blast at the Grand Hotel") may be in the old one.
pub(super) fn is_set_elsewhere(reading: &Reading<'_>) -> bool {
    const PHRASE: usize = 6;
    let mut words = reading.words_after(Span::new(0, 0)).take(PHRASE);
    let Some(first) = words.next() else { return false };
    let opens = reading.lower(first);
    if ELSEWHERE.has(&opens) {
        return true;
    }
    let dated = |word: Span| reading.mentions.iter().any(|date| date.kind == Kind::Date && date.span.overlaps(word));
    let named = |word: &Span| word.of(reading.text).starts_with(char::is_uppercase) && !dated(*word);
    let phrase: Vec<Span> = words
        .take_while(|word| !reading.text[first.end..word.start].contains([',', ';', ':', '(', '"', '“']))
        .collect();
    let alone = phrase.iter().any(|word| reading.lower(*word) == "alone");
    let closed =
        phrase.last().is_some_and(|last| reading.text[last.end..].trim_start_matches(['"', '”']).starts_with(','));
    matches!(opens.as_str(), "in" | "at" | "near" | "around" | "outside")
        && (closed || alone)
        && phrase.iter().any(named)
}

/// Whether the clause of a value is dated long before the report.
pub(super) fn is_dated_long_before(reading: &Reading<'_>, value: Span, dateline: Option<&DateSpan>) -> bool {
    let Some(today) = dateline.and_then(|date| date.first) else { return false };
    reading.mentions.iter().filter(|mention| mention.kind == Kind::Date && mention.span != value).any(|mention| {
        let Value::Date(date) = &mention.value else { return false };
        let days = date.last.map(|last| (today - last).get_days());
        days.is_some_and(|days| days > LONG_BEFORE) && date.first.is_some() && !reading.parted(mention.span, value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{FRIDAY, days, mention, reading, span, spans};

    #[test]
    fn clauses_set_apart() {
        let check = |text: &str, value: &str, expect: bool| {
            let reading = reading(text);
            let apart = is_set_apart(&reading, mention(&reading, value), &spans(text, "Marl"));
            assert_eq!(apart, expect, "{text:?}");
        };
        check("Nine died in Marl, a year after a fire killed 31.", "31", true);
        check("Nine died in Marl; 31 were killed in Osby.", "31", true);
        check("Nine died in Marl, while the army said 12 had died.", "12", false);
    }

    #[test]
    fn clauses_looked_back_to() {
        let check = |text: &str, expect: bool| {
            let reading = reading(text);
            let back = is_looked_back_to(&reading, mention(&reading, "20"), &spans(text, "Marl"));
            assert_eq!(back, expect, "{text:?}");
        };
        check("Marl saw the worst raid since a gunman killed 20 in Osby.", true);
        check("Marl has seen 20 killed since January.", false);
        check("The raid on Marl killed 20 in the old town.", false);
    }

    #[test]
    fn other_events() {
        let named = |text: &str, expect: bool| assert_eq!(is_named_another(&reading(text)), expect, "{text:?}");
        named("In a separate attack 31 were killed.", true);
        named("Another bomb attack killed 31.", true);
        named("The attack killed 31.", false);
        let brought_up = |text: &str, value: &str, expect: bool| {
            assert_eq!(is_brought_up(&reading(text), span(text, value), Some(&days(FRIDAY))), expect, "{text:?}");
        };
        brought_up("He was convicted over a collapse that killed four.", "four", true);
        brought_up("He was asked about the collapse that killed four.", "four", false);
        brought_up("It was the worst since 101 died in 1998.", "101", true);
        brought_up("Since Monday 101 have died.", "101", false);
    }

    #[test]
    fn other_places() {
        let check = |text: &str, expect: bool| assert_eq!(is_set_elsewhere(&reading(text)), expect, "{text:?}");
        check("In neighbouring Osby, landslides killed nine.", true);
        check("In Osby alone nine were killed.", true);
        check("Elsewhere, nine were killed.", true);
        check("Landslides in Osby killed nine.", false);
        check("In March, landslides killed nine.", false);
        check("In all, nine were killed.", false);
    }

    #[test]
    fn clauses_of_long_ago() {
        let check = |text: &str, value: &str, expect: bool| {
            assert_eq!(
                is_dated_long_before(&reading(text), span(text, value), Some(&days(FRIDAY))),
                expect,
                "{text:?}"
            );
        };
        check("In 1998 a fire killed 101.", "101", true);
        check("On Monday a fire killed 101.", "101", false);
        check("A fire killed 101.", "101", false);
    }
}
