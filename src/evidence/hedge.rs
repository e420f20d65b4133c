//! Hedging: statements that are negated, denied, asked, or only supposed.

use super::reading::Reading;
use super::reason::Code;
use super::words::{
    CONDITIONS, DENIALS, DISMISSALS, NEGATIONS, NOT_ONLY, PLANS, PREVENTIONS, REPORTING, STATEMENTS, SUPPOSITIONS,
    WISHES,
};
use crate::mention::{Kind, Mention};
use crate::text::{Span, words};
use crate::value::{Basis, Value};

/// How many words before the anchor a negation or a modal still reaches it: an auxiliary, an adverb and a short noun phrase
/// fit between ("is not going to be a full member").
const REACH: usize = 6;

/// How near a date stands to the "would" of its clause.
const DATED: u32 = 8;

/// How the statement at `anchor` is hedged, if it is. `skip` is a span whose words belong to a value ("no fewer than ten").
pub(super) fn hedge(reading: &Reading<'_>, anchor: Span, skip: Option<Span>) -> Option<Code> {
    if reading.text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']', ' ', '\n', '\r']).ends_with('?') {
        return Some(Code::Questioned);
    }
    if is_wished_for(reading, anchor) {
        return Some(Code::Hypothetical);
    }
    if is_prevented(reading, anchor) {
        return Some(Code::Negated);
    }
    let mut found = None;
    let mut later = String::new();
    for word in reading.words_before(anchor).take(REACH) {
        if skip.is_some_and(|skip| skip.overlaps(word)) {
            continue;
        }
        if leaves_clause(reading, word, anchor) {
            break;
        }
        let text = reading.lower(word);
        let negates = (text.ends_with("n't") || NEGATIONS.has(&text)) && !NOT_ONLY.has(&later);
        let code = if negates {
            Some(Code::Negated)
        } else if DENIALS.has(&text) || DISMISSALS.has(&text) && is_of_a_statement(reading, word) {
            Some(Code::Denied)
        } else if is_supposition(reading, word, &text) {
            Some(Code::Hypothetical)
        } else {
            None
        };
        found = match (found, code) {
            // "did not deny" neither denies nor states.
            (Some(Code::Denied | Code::Negated), Some(Code::Negated)) => return Some(Code::Hypothetical),
            (None, code) => code,
            (found, _) => found,
        };
        later = text;
    }
    found
}

/// Whether a claim's statement is of a plan itself: "is set to open", "will open", "is expected to open". A passage that supposes no more
/// than that answers it.
pub(super) fn is_of_a_plan(statement: &str) -> bool {
    let words: Vec<&str> = words(statement).map(|word| word.of(statement)).collect();
    let planned = |pair: &[&str]| {
        let lower = pair[0].to_lowercase();
        pair[1] == "to" && (PLANS.has(&lower) || WISHES.has(&lower))
    };
    words.windows(2).any(planned) || words.iter().any(|&word| word == "will" || SUPPOSITIONS.has(word))
}

/// "dismissed reports that nine had died", where "dismissed nine ministers" denies nothing.
fn is_of_a_statement(reading: &Reading<'_>, verb: Span) -> bool {
    reading.words_after(verb).take(3).any(|word| STATEMENTS.has(&reading.lower(word)))
}

/// "called on the alliance to expel Turkey", "plans to visit": an infinitive that depends on a wish, a request or a plan says
/// what somebody wants, not what happened.
fn is_wished_for(reading: &Reading<'_>, anchor: Span) -> bool {
    let mut before = reading.words_before(anchor);
    before.next().is_some_and(|word| reading.lower(word) == "to")
        && before
            .take(REACH + 2)
            .take_while(|word| !leaves_clause(reading, *word, anchor))
            .any(|word| WISHES.has(&reading.lower(word)))
}

/// "saved ten people from drowning": what follows did not happen.
fn is_prevented(reading: &Reading<'_>, anchor: Span) -> bool {
    let mut before = reading.words_before(anchor);
    before.next().is_some_and(|word| reading.lower(word) == "from")
        && before
            .take(REACH)
            .take_while(|word| !leaves_clause(reading, *word, anchor))
            .any(|word| PREVENTIONS.has(&reading.lower(word)))
}

/// Whether a clause ends between a word and the anchor after it.
fn leaves_clause(reading: &Reading<'_>, word: Span, anchor: Span) -> bool {
    let between = reading.text.get(word.end..anchor.start).unwrap_or_default();
    if between.contains([';', ':', '.', '!', '?', '—', '(']) || between.contains(", ") {
        return true;
    }
    // "nobody died but nine were injured", "none died and nine people were injured": what follows has a subject of its own.
    let own_subject =
        |and: Span| reading.mentions.iter().any(|m| m.span.start >= and.end && m.span.end <= anchor.start);
    reading.words_after(word).take_while(|later| later.start < anchor.start).any(|later| {
        match reading.lower(later).as_str() {
            "but" | "while" | "whereas" | "although" | "though" => true,
            "and" => own_subject(later),
            _ => false,
        }
    })
}

/// Whether a word supposes rather than states. The month of May does not, and neither does "would" in reported speech ("said it would open
/// an office") or before a certain date, without a condition ("he would return in 1995").
fn is_supposition(reading: &Reading<'_>, word: Span, lower: &str) -> bool {
    let month = word.of(reading.text).starts_with("May");
    SUPPOSITIONS.has(lower) && !month && !(lower == "would" && tells_what_came(reading, word))
}

/// Whether "would" reports a plan as it was stated, or tells what came later.
fn tells_what_came(reading: &Reading<'_>, would: Span) -> bool {
    if reading.words_before(would).take(2 * REACH).any(|said| REPORTING.has(&reading.lower(said))) {
        return true;
    }
    let perfect = reading.words_after(would).next().is_some_and(|next| reading.lower(next) == "have");
    let date = reading.mentions.iter().find(|date| date.kind == Kind::Date && date.span.start > would.end);
    let near = date.is_some_and(|date| is_certain(date) && reading.distance(would, date.span) <= DATED);
    let mut words = reading.words_after(Span::default());
    near && !perfect && !words.any(|word| CONDITIONS.has(&reading.lower(word)))
}

/// Whether a date is told by its year.
fn is_certain(date: &Mention) -> bool {
    matches!(&date.value, Value::Date(date) if date.basis == Basis::Explicit && !date.missing_year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::read;
    use crate::passage::Sentence;

    fn check(text: &str, anchor: &str, expect: Option<Code>) {
        let whole = Span::new(0, text.len());
        let reading = read(text, &Sentence { span: whole, paragraph: whole, hits: Vec::new() }, None);
        let start = text.find(anchor).expect("the anchor stands in the text");
        assert_eq!(hedge(&reading, Span::new(start, start + anchor.len()), None), expect, "{text:?}");
    }

    #[test]
    fn statements_of_a_plan() {
        for (statement, expect) in [
            ("The hall is set to open in 2020.", true),
            ("The hall is expected to open in 2020.", true),
            ("The hall will open in 2020.", true),
            ("The film is set in 2020.", false),
            ("The hall opened in May 2020.", false),
        ] {
            assert_eq!(is_of_a_plan(statement), expect, "{statement:?}");
        }
    }

    #[test]
    fn statements_are_told_from_hedged_ones() {
        check("The blast killed ten people.", "killed", None);
        check("The blast did not kill ten people.", "kill", Some(Code::Negated));
        check("He denied that troops killed ten people.", "killed", Some(Code::Denied));
        check("He dismissed reports that ten people had died.", "died", Some(Code::Denied));
        check("He dismissed ten ministers.", "ten", None);
        check("Did the blast kill ten people?", "kill", Some(Code::Questioned));
        check("The blast could have killed ten people.", "killed", Some(Code::Hypothetical));
        check("He would return in 1995.", "return", None);
        check("He would have returned in 1995.", "returned", Some(Code::Hypothetical));
        check("He would return in 1995 if he was paid.", "return", Some(Code::Hypothetical));
        check("He would return on Monday.", "return", Some(Code::Hypothetical));
        check("He called on the alliance to expel Turkey.", "expel", Some(Code::Hypothetical));
        check("They saved ten people from drowning.", "drowning", Some(Code::Negated));
        check("Nobody died but nine were injured.", "injured", None);
        check("It not only killed ten people.", "killed", None);
    }
}
