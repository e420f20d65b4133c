//! Ordinals.
//!
//! Reads "third", "21st", "one hundred and forty second", ranges between two of them ("between the tenth and the
//! fifteenth"). "Second" is an ordinal unless it is a unit of time.
//!
//! Refuses adverbs and set phrases in which nothing is ranked: "First, …", "at first", "first of all", "second
//! thoughts", "the first lady".
//!
//! ```
//! use crosscheck::mention::{Kind, read};
//! let mentions = read("At first she finished 21st.", None);
//! assert_eq!(mentions.len(), 1);
//! assert_eq!(mentions[0].kind, Kind::Ordinal);
//! ```

use super::lexicon::Class;
use super::term::Term;
use super::token::Tokens;
use super::{Found, Kind, Sense, number, range};
use crate::value::{DateSpan, Unit};

/// Reads an ordinal at token `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, _: Option<&DateSpan>) -> Option<Found> {
    if !number::could_begin(tokens, at) || number::glued_to_word(tokens, at) {
        return None;
    }
    let numeral = tokens.numeral(at).filter(|numeral| numeral.ordinal)?;
    if is_adverb(tokens, at, numeral.end) {
        return None;
    }
    let phrase = range::read(tokens, at, term)?;
    Some(number::counted(tokens, Kind::Ordinal, phrase, Sense::Plain))
}

fn term(tokens: &Tokens<'_>, at: usize) -> Option<Term> {
    let numeral = tokens.numeral(at).filter(|numeral| numeral.ordinal)?;
    Some(Term::new(numeral, numeral.end, Unit::None, "ordinal"))
}

/// Whether "first", "second" and "third" rank nothing where they stand.
fn is_adverb(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    if end != at + 1 || !tokens.has(at, Class::ORDINAL) {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |i| tokens.word(i));
    let next = tokens.word(end);
    let begins = tokens.get(at).is_some_and(|token| token.first)
        || matches!(before, "." | "!" | "?" | ":" | ";" | "\"" | "“" | "");
    if begins && next == "," {
        return true;
    }
    match tokens.word(at) {
        "first" => {
            before == "at"
                || next == "of" && tokens.is(end + 1, "all")
                || matches!(
                    next,
                    "time"
                        | "lady"
                        | "name"
                        | "names"
                        | "hand"
                        | "aid"
                        | "responders"
                        | "responder"
                        | "and"
                        | "minister"
                )
                || next == "-" && matches!(tokens.word(end + 1), "hand" | "person" | "rate" | "ever" | "aid")
        }
        "second" => {
            matches!(next, "thought" | "thoughts")
                || next == "-" && matches!(tokens.word(end + 1), "guess" | "hand" | "rate")
        }
        "third" => matches!(next, "party" | "parties" | "world") || next == "-" && tokens.is(end + 1, "party"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_kind;
    use super::Kind;

    fn check(text: &str, expect: &[&str]) {
        check_kind(Kind::Ordinal, text, expect);
    }

    #[test]
    fn ordinals() {
        check("the third man, the 21st bomb, twenty-fifth", &["3", "21", "25"]);
        check("one hundred and forty second", &["142"]);
        check("He ranks between the tenth and the fifteenth.", &["[10, 15]"]);
        check("She finished second!", &["2"]);
        check("the second-largest bank", &["2"]);
    }

    #[test]
    fn set_phrases_rank_nothing() {
        check("First, let us think. At first, first of all, for the first time.", &[]);
        check("a third party and a third of the votes", &[]);
    }
}
