//! Rates: what an amount is for one of, or for so many of.
//!
//! Reads "a month" in "$25 a month", "per 100,000 people", "per square mile", "/ hour", "apiece", "for every 1,000 births".
//! The number inside a rate is its base and no mention of its own.
//!
//! Refuses "a" before words that are neither units nor sold by the one ("$5 a surprise"), "a year ago", "a month earlier", "per cent".
//!
//! ```
//! use crosscheck::mention::read;
//! let text = "It paid $25 a month, and 15 deaths per 100,000 people were counted.";
//! let rates: Vec<_> = read(text, None).iter().filter_map(|mention| mention.rate).map(|rate| rate.of(text)).collect();
//! assert_eq!(rates, ["a month", "per 100,000 people"]);
//! ```

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
        "for" if tokens.is(next, "every") => per(tokens, next + 1)?,
        "a" | "an" | "every" | "each" => {
            let unit = tokens.has(next, Class::TIME_UNIT.and(Class::UNIT)) && !tokens.word(next).ends_with('s')
                || each(tokens.word(next));
            let dated =
                matches!(tokens.word(next + 1), "ago" | "earlier" | "before" | "later" | "previously" | "prior");
            // "a troy ounce", "a square foot"
            let kind = matches!(tokens.word(next), "troy" | "square" | "cubic" | "metric" | "short" | "long");
            if kind && tokens.has(next + 1, Class::UNIT) {
                next + 2
            } else if unit && !dated && !tokens.is(next, "quarter") {
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
        let noun = super::noun::after(tokens, numeral.end).filter(|_| tokens.is_word(numeral.end));
        let Some(noun) = noun else { return Some(numeral.end + usize::from(tokens.has(numeral.end, Class::UNIT))) };
        return (numeral.end..numeral.end + 16)
            .find(|&i| tokens.get(i).is_none_or(|token| token.span.start >= noun.span.end));
    }
    if !tokens.is_word(at) || tokens.is(at, "cent") {
        return None;
    }
    Some(at + 1 + usize::from(matches!(tokens.word(at), "square" | "cubic") && tokens.is_word(at + 1)))
}
