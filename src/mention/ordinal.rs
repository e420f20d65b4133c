//! Ordinals.
//!
//! Reads "third", "21st", "one hundred and forty second", ranges between two of them ("between the tenth and the
//! fifteenth"), and ranks after a sign ("the No. 3 seed", "ranked #5", "the world number one"). "Second" is an ordinal
//! unless it is a unit of time.
//!
//! Refuses adverbs and set phrases in which nothing is ranked ("First, …", "at first", "first of all", "second thoughts",
//! "the first lady", "a first-class stamp"), and a sign that numbers a thing ("No. 10 Downing Street", "the No. 4
//! reactor").
//!
//! ```
//! use crosscheck::mention::{Kind, read};
//! let text = "At first she finished 21st; now she is the No. 3 seed.";
//! let mentions = read(text, None);
//! let words: Vec<_> = mentions.iter().map(|mention| (mention.kind, mention.span.of(text))).collect();
//! assert_eq!(words, [(Kind::Ordinal, "21st"), (Kind::Ordinal, "No. 3")]);
//! ```

use super::lexicon::Class;
use super::range::Phrase;
use super::term::Term;
use super::token::{Tokens, is_dash};
use super::{Found, Kind, Sense, label, noun, number, range};
use crate::value::{DateSpan, Unit};

/// Reads an ordinal at token `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, _: Option<&DateSpan>) -> Option<Found> {
    if !number::could_begin(tokens, at) || number::glued_to_word(tokens, at) {
        return None;
    }
    if let Some(found) = rank(tokens, at) {
        return Some(found);
    }
    let numeral = tokens.numeral(at).filter(|numeral| numeral.ordinal)?;
    if is_adverb(tokens, at, numeral.end) || begins_name(tokens, at, numeral.end) {
        return None;
    }
    let phrase = range::read(tokens, at, term)?;
    Some(number::counted(tokens, Kind::Ordinal, phrase, Sense::Plain))
}

fn term(tokens: &Tokens<'_>, at: usize) -> Option<Term> {
    let numeral = tokens.numeral(at).filter(|numeral| numeral.ordinal)?;
    Some(Term::new(numeral, numeral.end, Unit::None, "ordinal"))
}

/// "No. 3", "#3", "number one": a place in an order, or the number someone wears.
///
/// A sign numbers the noun right before it ("bus No. 7"). It ranks after a verb or noun of ranking, with "at", "to" or "as"
/// between or without ("peaked at number 16"), and between a determiner and a noun that bears no number of its own.
/// Whatever is number one is ranked.
fn rank(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    const LOWEST: i64 = 200;
    let numeral = tokens.numeral(at).filter(|numeral| !numeral.ordinal && numeral.end == at + 1)?;
    let place = numeral.value.to_i64().filter(|place| (1..=LOWEST).contains(place))?;
    let sign = sign(tokens, at)?;
    if sign < tokens.floor() {
        return None;
    }
    let before = sign.checked_sub(1).map_or("", |before| tokens.word(before));
    let ranking = ranks(before) || matches!(before, "world" | "wearing") || among_ranked(tokens, sign, numeral.end);
    let determined =
        matches!(before, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our" | "my" | "your" | "'s" | "’s");
    let numbered = tokens.has(numeral.end, Class::NAMED) || tokens.is(sign, "number") && place > 1;
    // "The number 1 is odd" ranks nothing, "the number 1 cause" does.
    let bare = tokens.is(sign, "number") && noun::after(tokens, numeral.end).is_none();
    let ranked = ranking || determined && !numbered && !bare;
    ranked.then(|| {
        let term = Term::new(numeral, numeral.end, Unit::None, "ordinal.rank");
        let phrase = Phrase { from: sign, to: term.end, amount: term.amount(), printed: None, rule: term.rule };
        number::counted(tokens, Kind::Ordinal, phrase, Sense::Plain)
    })
}

/// Whether the sign at `sign` of a number that ends before `end` stands after a preposition, where a ranking is spoken of
/// shortly before ("ranked second behind # 1") or right after ("at No. 4 on the chart").
fn among_ranked(tokens: &Tokens<'_>, sign: usize, end: usize) -> bool {
    const REACH: usize = 12;
    let leads = matches!(
        tokens.word(sign.wrapping_sub(1)),
        "at" | "to"
            | "as"
            | "from"
            | "behind"
            | "ahead"
            | "above"
            | "below"
            | "of"
            | "just"
            | "only"
            | "and"
            | ","
            | "or"
    );
    if !leads || sign == 0 {
        return false;
    }
    let said = (sign.saturating_sub(REACH)..sign - 1).any(|i| ranks(tokens.word(i)));
    let list = |i: usize| {
        let word = tokens.word(i);
        matches!(word, "chart" | "charts" | "list" | "ranking" | "rankings" | "poll" | "standings" | "leaderboard")
    };
    let listed = matches!(tokens.word(end), "in" | "on") && (end + 1..end + REACH).any(list);
    said || listed
}

/// Verbs and nouns of ranking, and of wearing a number.
fn ranks(word: &str) -> bool {
    matches!(
        word,
        "ranked"
            | "rank"
            | "ranks"
            | "ranking"
            | "rated"
            | "seeded"
            | "seed"
            | "placed"
            | "debuted"
            | "debuting"
            | "debut"
            | "peaked"
            | "peaking"
            | "finished"
            | "charted"
            | "reached"
            | "reaching"
            | "reaches"
            | "hit"
            | "hitting"
            | "become"
            | "became"
            | "becomes"
            | "remains"
            | "remained"
            | "wear"
            | "wears"
            | "wore"
            | "worn"
    )
}

/// The token at which the sign of a rank before `at` begins: "#", "No.", "number", "number-".
fn sign(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let last = at.checked_sub(1)?;
    if matches!(tokens.symbol(last), Some('#' | '№')) {
        return Some(last);
    }
    let dotted = tokens.is(last, ".") && !tokens.get(at)?.first || tokens.symbol(last).is_some_and(is_dash);
    let word = if dotted { last.checked_sub(1)? } else { last };
    let number = tokens.is(word, "number") && !tokens.is(last, ".");
    let no = tokens.is(word, "no") && tokens.is_digits(at) && !tokens.symbol(last).is_some_and(is_dash);
    (number || no).then_some(word)
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
            let subject = matches!(next, "we" | "he" | "she" | "they" | "you" | "i");
            let modal = matches!(
                before,
                "must" | "should" | "can" | "will" | "would" | "could" | "may" | "might" | "cannot" | "not"
            );
            before == "at"
                || modal
                || subject && !matches!(before, "the" | "a" | "his" | "her" | "their" | "our")
                || was_done(tokens, at, end)
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
                || next == "-"
                    && matches!(
                        tokens.word(end + 1),
                        "hand" | "person" | "rate" | "ever" | "aid" | "class" | "time" | "degree"
                    )
        }
        "second" => {
            matches!(next, "thought" | "thoughts")
                || next == "-" && matches!(tokens.word(end + 1), "guess" | "hand" | "rate" | "class" | "degree")
        }
        "third" => {
            matches!(next, "party" | "parties" | "world")
                || next == "-" && matches!(tokens.word(end + 1), "party" | "rate" | "class" | "degree")
        }
        _ => false,
    }
}

/// Whether an ordinal in capitals inside a sentence begins a name: "the First Amendment", "shares of First Union Corp".
fn begins_name(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let next = tokens.raw(end);
    let capital = next.starts_with(char::is_uppercase) && next.len() > 1 && !tokens.has(end, Class::TIME_UNIT);
    // At the beginning of a sentence it takes two more: "First Union Bank said".
    let capitals = |i: usize| tokens.is_word(i) && tokens.raw(i).starts_with(char::is_uppercase);
    let opens = at == 0 || !tokens.is_word(at - 1);
    let longer = opens && capitals(at) && capitals(end + 1) && label::in_sentence(tokens, at);
    let named = label::in_capitals(tokens, at) || longer;
    // "West 169th Street"
    if tokens.is_digits(at) && !tokens.glued(end) && label::street(next) {
        return true;
    }
    tokens.is_word(at) && capital && tokens.is_word(end) && !tokens.glued(end) && named
}

/// Whether "first" tells when something was done and ranks nothing: between a form of "be" or "have", or a pronoun, and a
/// participle ("was first reported", "who first proposed it").
fn was_done(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let before = tokens.word(at.wrapping_sub(1));
    let led = matches!(
        before,
        "was"
            | "were"
            | "is"
            | "are"
            | "be"
            | "been"
            | "being"
            | "had"
            | "has"
            | "have"
            | "having"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | ","
            | "who"
            | "which"
            | "that"
            | "since"
            | "when"
            | "after"
            | "if"
    );
    // "Hansen first warned of it"
    let named = at > 0 && tokens.is_word(at - 1) && tokens.raw(at - 1).starts_with(char::is_uppercase);
    let led = led || named && !noun::function_word(before);
    let next = tokens.word(end);
    let done = next.ends_with("ed") && next.len() > 3 || tokens.has(end, Class::VERB);
    at > 0 && led && done && !tokens.is(end, "place")
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
    fn ranks() {
        check("the No. 3 seed, ranked #5, the world number one, Germany's No. 2 bank", &["3", "5", "1", "2"]);
        check("the number-one album; the # 3 ranking", &["1", "3"]);
        check(
            "It peaked at number 16 in Italy and number 88 here; it came in at No. 4 on the chart.",
            &["16", "88", "4"],
        );
        check("He wears No. 55 and wore number 12. She is ranked just behind # 2.", &["55", "12", "2"]);
        check("A spokesman at No. 10 said so. Fire Station # 3 is near.", &[]);
        check("No. 10 Downing Street, the No. 4 reactor, bus No. 7, the number 10 shirt", &[]);
    }

    #[test]
    fn set_phrases_rank_nothing() {
        check("a first-class stamp, second-degree burns, a first-time buyer", &[]);
        check("First, let us think. At first, first of all, for the first time.", &[]);
        check("a third party and a third of the votes", &[]);
        check("It was first reported in May, and who first proposed it? She was first in line.", &["1"]);
        check("the first reported case", &["1"]);
        check("He lives on West 169th Street; shares of First Union fell.", &[]);
        check("They must first agree. Hansen first warned of it; first we eat.", &[]);
    }
}
