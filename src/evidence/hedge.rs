//! Hedging: statements that are negated, asked, or only supposed.

use super::reading::Reading;
use super::reason::Code;
use crate::text::Span;

/// How many words before the anchor a negation or a modal still reaches it: an auxiliary, an adverb and a short noun phrase
/// fit between ("is not going to be a full member").
const REACH: usize = 6;

/// How the statement at `anchor` is hedged, if it is. `skip` is a span whose words belong to a value ("no fewer than ten").
pub(super) fn hedge(reading: &Reading<'_>, anchor: Span, skip: Option<Span>) -> Option<Code> {
    if reading.text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']', ' ', '\n', '\r']).ends_with('?') {
        return Some(Code::Questioned);
    }
    if is_wished_for(reading, anchor) {
        return Some(Code::Hypothetical);
    }
    let mut later: Option<String> = None;
    for word in reading.words_before(anchor).take(REACH) {
        if skip.is_some_and(|skip| skip.overlaps(word)) {
            continue;
        }
        if leaves_clause(reading, word, anchor) {
            break;
        }
        let text = reading.lower(word);
        let following = later.replace(text.clone());
        if is_negation(&text) && !matches!(following.as_deref(), Some("only" | "just" | "least" | "merely" | "simply"))
        {
            return Some(Code::Negated);
        }
        // "said it would open an office" reports a plan as it was stated.
        if text == "would" && is_reported(reading, word) {
            continue;
        }
        if is_supposition(word.of(reading.text), &text) {
            return Some(Code::Hypothetical);
        }
    }
    None
}

/// "called on the alliance to expel Turkey", "plans to visit": an infinitive that depends on a wish, a request or a plan says
/// what somebody wants, not what happened.
fn is_wished_for(reading: &Reading<'_>, anchor: Span) -> bool {
    let mut before = reading.words_before(anchor);
    if before.next().is_none_or(|word| reading.lower(word) != "to") {
        return false;
    }
    before.take(REACH + 2).take_while(|word| !leaves_clause(reading, *word, anchor)).any(|word| {
        matches!(
            reading.lower(word).as_str(),
            "call"
                | "calls"
                | "called"
                | "calling"
                | "urge"
                | "urges"
                | "urged"
                | "urging"
                | "ask"
                | "asks"
                | "asked"
                | "asking"
                | "want"
                | "wants"
                | "wanted"
                | "demand"
                | "demands"
                | "demanded"
                | "hope"
                | "hopes"
                | "hoped"
                | "plan"
                | "plans"
                | "planned"
                | "planning"
                | "threaten"
                | "threatens"
                | "threatened"
                | "threatening"
                | "seek"
                | "seeks"
                | "sought"
                | "try"
                | "tries"
                | "tried"
                | "trying"
                | "attempt"
                | "attempts"
                | "attempted"
                | "appeal"
                | "appeals"
                | "appealed"
                | "offer"
                | "offers"
                | "offered"
                | "vow"
                | "vows"
                | "vowed"
                | "promise"
                | "promises"
                | "promised"
                | "intend"
                | "intends"
                | "intended"
                | "prepare"
                | "prepares"
                | "prepared"
                | "invite"
                | "invites"
                | "invited"
                | "order"
                | "ordered"
                | "likely"
                | "expected"
                | "unlikely"
                | "ready"
                | "willing"
        )
    })
}

/// Whether a clause ends between a word and the anchor after it.
fn leaves_clause(reading: &Reading<'_>, word: Span, anchor: Span) -> bool {
    let between = reading.text.get(word.end..anchor.start).unwrap_or_default();
    if between.contains([';', ':', '.', '!', '?', '—', '(']) || between.contains(", ") {
        return true;
    }
    // "nobody died but nine were injured", "none died and nine people were injured": what follows has a subject of its own.
    reading.words_after(word).take_while(|later| later.start < anchor.start).any(|later| {
        let own_subject =
            |and: Span| reading.mentions.iter().any(|m| m.span.start >= and.end && m.span.end <= anchor.start);
        match reading.lower(later).as_str() {
            "but" | "while" | "whereas" | "although" | "though" => true,
            "and" => own_subject(later),
            _ => false,
        }
    })
}

/// Whether a verb of saying stands before a word.
fn is_reported(reading: &Reading<'_>, word: Span) -> bool {
    reading.words_before(word).take(2 * REACH).any(|earlier| {
        matches!(
            reading.lower(earlier).as_str(),
            "said" | "says" | "announced" | "told" | "confirmed" | "declared" | "decided" | "stated" | "agreed"
        )
    })
}

fn is_negation(word: &str) -> bool {
    word.ends_with("n't")
        || matches!(
            word,
            "not"
                | "never"
                | "no"
                | "nor"
                | "neither"
                | "none"
                | "nobody"
                | "without"
                | "cannot"
                | "deny"
                | "denies"
                | "denied"
                | "denying"
                | "failed"
                | "refused"
                | "false"
                | "falsely"
                | "untrue"
                | "wrongly"
                | "refuted"
                | "unable"
        )
}

fn is_supposition(written: &str, word: &str) -> bool {
    if written.starts_with("May") {
        return false;
    }
    matches!(
        word,
        "would"
            | "could"
            | "might"
            | "may"
            | "if"
            | "unless"
            | "whether"
            | "should"
            | "perhaps"
            | "maybe"
            | "possibly"
            | "allegedly"
            | "hypothetically"
    )
}
