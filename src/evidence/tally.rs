//! Tallies: counts that change while a report goes on.

use super::Tally;
use super::reading::Reading;
use super::words::{CORRECTIONS, EARLIER, SO_FAR, TALLIES};
use crate::mention::{Direction, Mention};
use crate::text::Span;
use crate::value::{Amount, End, Value};

/// How many words around a count may say that it changes.
const AROUND: usize = 6;

/// How many words before a count may say that it was given earlier.
const BEFORE: usize = 20;

/// What the sentence says of other counts of the same thing, if it says that the one at `span` changes: that it "rose from 12 to 15", was
/// "corrected to 22", that twelve are "still missing", or that it "now" stands there.
pub(super) fn tally(reading: &Reading<'_>, span: Span) -> Option<Tally> {
    let mention = reading.mentions.iter().find(|mention| mention.span == span)?;
    let before = |other: &&Mention| other.kind == mention.kind && other.direction == Some(Direction::From);
    let left = reading.mentions.iter().find(before).map(|other| other.value.clone());
    let changes = left.is_some() || mention.direction == Some(Direction::To) || is_current(reading, span);
    let replaces = left.or_else(|| corrected(reading, mention)).or_else(|| remaining(reading, mention));
    (changes || replaces.is_some()).then_some(Tally { replaces })
}

/// Words around a span, in lower case, within its clause.
fn around(reading: &Reading<'_>, span: Span) -> Vec<String> {
    let parts = |from: usize, to: usize| reading.text.get(from..to).is_none_or(|gap| gap.contains([';', ':', '.']));
    let before = reading.words_before(span).take(AROUND).take_while(|word| !parts(word.end, span.start));
    let after = reading.words_after(span).take(AROUND).take_while(|word| !parts(span.end, word.start));
    before.chain(after).map(|word| reading.lower(word)).collect()
}

/// "now stands at 15", "15 so far".
fn is_current(reading: &Reading<'_>, span: Span) -> bool {
    around(reading, span).iter().any(|word| SO_FAR.has(word))
}

/// "corrected the number of dead to 22": whatever other number was given before.
fn corrected(reading: &Reading<'_>, mention: &Mention) -> Option<Value> {
    let mut before = reading.words_before(mention.span);
    let to = before.next().is_some_and(|word| reading.lower(word) == "to");
    let corrects = to && before.take(BEFORE).any(|word| CORRECTIONS.has(&reading.lower(word)));
    let Value::Amount(amount) = &mention.value else { return None };
    corrects.then(|| Value::Amount(Amount { low: End::Unbounded, high: End::Unbounded, ..amount.clone() }))
}

/// "twelve people are still missing": a larger number was given before.
fn remaining(reading: &Reading<'_>, mention: &Mention) -> Option<Value> {
    let Value::Amount(amount) = &mention.value else { return None };
    let low = amount.high.map(|number| number);
    let low = low.number().map_or(End::Unbounded, End::Open);
    let still =
        around(reading, mention.span).iter().any(|word| word == "still" || word == "remain" || word == "remained");
    still.then(|| Value::Amount(Amount { low, high: End::Unbounded, ..amount.clone() }))
}

/// "an earlier report of nine", "initially put the toll at nine", "Earlier, police had put it at nine".
pub(super) fn is_of_earlier_report(reading: &Reading<'_>, mention: &Mention) -> bool {
    const ADJACENT: usize = 5;
    let parts = |word: &Span| reading.text[word.end..mention.span.start].contains([';', ':']);
    let before: Vec<String> = reading
        .words_before(mention.span)
        .take(BEFORE)
        .take_while(|word| !parts(word))
        .map(|word| reading.lower(word))
        .collect();
    let near = &before[..before.len().min(ADJACENT)];
    let adjacent = near
        .windows(2)
        .any(|pair| TALLIES.has(&pair[0]) && EARLIER.has(&pair[1]) || EARLIER.has(&pair[0]) && TALLIES.has(&pair[1]));
    // The pluperfect puts the saying before the time of the report.
    let had = before.windows(2).any(|pair| TALLIES.has(&pair[0]) && (pair[1] == "had" || EARLIER.has(&pair[1])));
    adjacent || had && before.iter().any(|word| EARLIER.has(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{mention, reading, span};

    /// What a count is said to replace: its low and high end, or nothing; `None` where it is not said to change.
    fn check(text: &str, value: &str, expect: Option<Option<(End, End)>>) {
        let found = tally(&reading(text), span(text, value)).map(|tally| {
            tally.replaces.map(|replaced| match replaced {
                Value::Amount(amount) => (amount.low, amount.high),
                _ => panic!("{text:?} replaces no amount"),
            })
        });
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn changing_counts() {
        let number = |n: i64| End::Closed(n.into());
        check("The toll rose from 12 to 15.", "15", Some(Some((number(12), number(12)))));
        check("The toll rose to 15.", "15", Some(None));
        check("The toll now stands at 15.", "15", Some(None));
        check("Twelve are still missing.", "Twelve", Some(Some((End::Open(12.into()), End::Unbounded))));
        check("The ministry corrected the toll to 22.", "22", Some(Some((End::Unbounded, End::Unbounded))));
        check("Fifteen people died.", "Fifteen", None);
    }

    #[test]
    fn earlier_reports() {
        let check = |text: &str, value: &str, expect: bool| {
            let reading = reading(text);
            assert_eq!(is_of_earlier_report(&reading, mention(&reading, value)), expect, "{text:?}");
        };
        check("Twelve died, after an earlier report of nine.", "nine", true);
        check("Police initially put the toll at nine.", "nine", true);
        check("Earlier, police had put the number of dead in the old town at nine.", "nine", true);
        check("Nine people died earlier on Friday.", "Nine", false);
        check("Police said nine people had died.", "nine", false);
    }
}
