//! Rates: "a month" in "$25 a month", "per 100,000 people", "/ hour", "apiece".

use super::lexicon::Class;
use super::token::Tokens;
use crate::text::Span;

/// Things sold or counted by the one, after "a" and "an".
fn each(word: &str) -> bool {
    matches!(
        word,
        "share"
            | "barrel"
            | "bushel"
            | "head"
            | "person"
            | "ticket"
            | "unit"
            | "piece"
            | "bottle"
            | "copy"
            | "vote"
            | "seat"
            | "student"
            | "pupil"
            | "child"
            | "family"
            | "household"
            | "night"
            | "game"
            | "match"
            | "bag"
            | "box"
            | "gram"
            | "pop"
            | "word"
            | "page"
            | "square"
            | "cubic"
    )
}

/// The rate whose words begin at token `at`, with the token after it.
pub(crate) fn read(tokens: &Tokens<'_>, at: usize) -> Option<(Span, usize)> {
    let next = at + 1;
    let end = match tokens.word(at) {
        "per" => per(tokens, next)?,
        "a" | "an" | "every" | "each" => {
            let unit = tokens.has(next, Class::TIME_UNIT.and(Class::UNIT)) && !tokens.word(next).ends_with('s')
                || each(tokens.word(next));
            if unit && !tokens.is(next + 1, "ago") && !tokens.is(next, "quarter") {
                next + 1
            } else if matches!(tokens.word(at), "each") && !tokens.is_word(next) {
                next
            } else {
                return None;
            }
        }
        "apiece" | "annually" | "yearly" | "monthly" | "weekly" | "daily" => next,
        "/" if tokens.is_word(next)
            && (tokens.has(next, Class::TIME_UNIT.and(Class::UNIT))
                || each(tokens.word(next))
                || matches!(tokens.word(next), "mo" | "wk")) =>
        {
            next + 1
        }
        _ => return None,
    };
    Some((tokens.span(at, end), end))
}

/// The words after "per": a number with its noun, or one noun, "square" and "cubic" with the next.
fn per(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if let Some(numeral) = tokens.numeral(at) {
        let noun = tokens.is_word(numeral.end) && super::noun::could_begin(tokens, numeral.end);
        return Some(numeral.end + usize::from(noun));
    }
    if !tokens.is_word(at) || tokens.is(at, "cent") {
        return None;
    }
    Some(at + 1 + usize::from(matches!(tokens.word(at), "square" | "cubic") && tokens.is_word(at + 1)))
}
