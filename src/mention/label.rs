//! Numbers that name and do not count: "Flight 370", "No. 10", "Boeing 737", "Windows 10", "Section 427".

use super::lexicon::{Class, class_of};
use super::noun;
use super::numeral::{Form, Numeral};
use super::token::{Shape, Tokens};
use crate::value::Decimal;

/// Words that a naming number follows, whether they begin with a capital or not.
#[rustfmt::skip]
pub(super) const NAMED: &[&str] = &[
    "flight", "section", "article", "chapter", "route", "highway", "room", "page", "pages", "resolution", "no", "nos",
    "nr", "number", "channel", "terminal", "platform", "gate", "runway", "clause", "paragraph", "title", "episode",
    "season", "apartment", "apt", "suite", "interstate", "formula", "boeing", "airbus", "apollo", "soyuz", "windows",
    "android", "iphone", "ipad", "playstation", "xbox", "version", "psalm", "verse", "vol", "volume", "fig", "figure",
    "appendix", "annex", "exhibit", "amendment", "proposition", "prop", "protocol", "phase", "tier", "grade", "unit",
    "block", "sector", "zone", "district", "precinct", "battalion", "brigade", "pier", "exit", "junction", "track",
    "lane", "line", "hangar", "warehouse", "reactor", "building", "bus", "covid", "type", "mark", "model", "class",
    "level", "stage", "step", "part", "item", "lot", "rule", "order",
];

/// Words that a naming number follows, whether they begin with a capital or not.
fn names_by_number(word: &str) -> bool {
    class_of(word).meets(Class::NAMED)
}

/// Whether the number at `at` names what stands before it.
pub(super) fn names(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> bool {
    let Some(mut before) = at.checked_sub(1) else { return false };
    if numeral.form != Form::Digits || numeral.scale != Decimal::ONE || tokens.glued(at) {
        return false;
    }
    if matches!(tokens.symbol(before), Some('#' | '№')) {
        return true;
    }
    if tokens.is(before, ".")
        && matches!(
            before.checked_sub(1).map_or("", |i| tokens.word(i)),
            "no" | "nos" | "nr" | "nrs" | "fig" | "vol" | "sec" | "art"
        )
    {
        return before.checked_sub(1).is_some_and(|i| !matches!(tokens.word(i), "nrs" | "no") || tokens.is(i, "no"));
    }
    // "Boeing's 787": a name's own number, where it counts nothing.
    let short = numeral.end == at + 1 && tokens.raw(at).len() <= 4;
    if tokens.get(before).is_some_and(|token| token.shape == Shape::Possessive) {
        let capital = before.checked_sub(1).is_some_and(|i| tokens.raw(i).starts_with(char::is_uppercase));
        return capital && tokens.raw(at).len() >= 3 && short && !counts_something(tokens, numeral.end);
    }
    if !tokens.is_word(before) || tokens.get(at).is_some_and(|token| token.first) {
        return false;
    }
    if names_by_number(tokens.word(before)) {
        return !counts_something(tokens, numeral.end);
    }
    // A name with a number, inside a sentence: "the S&P 500", "Nikkei 225".
    let capital = tokens.raw(before).starts_with(char::is_uppercase);
    if !capital
        || !short
        || tokens.get(before).is_some_and(|token| token.first)
        || noun::function_word(tokens.word(before))
    {
        return false;
    }
    // A capital at the beginning of a sentence says nothing.
    before = match before.checked_sub(1) {
        Some(i) => i,
        None => return false,
    };
    let begins = matches!(tokens.symbol(before), Some('.' | '!' | '?' | ':' | ';' | '"' | '“' | '•' | '|' | '–' | '—'));
    !begins && !counts_something(tokens, numeral.end) && !speaks_of_people(tokens.word(numeral.end))
}

/// Whether a plural noun in small letters follows, so that the number counts it.
fn counts_something(tokens: &Tokens<'_>, at: usize) -> bool {
    noun::after(tokens, at).is_some_and(|found| {
        let head = found.head.of(tokens.text);
        head.chars().next().is_some_and(char::is_lowercase) && noun::plural(head) && !tokens.is(at, "of")
    })
}

/// Words that follow a count whose noun is left out.
fn speaks_of_people(word: &str) -> bool {
    matches!(
        word,
        "were"
            | "was"
            | "are"
            | "have"
            | "had"
            | "has"
            | "others"
            | "more"
            | "of"
            | "died"
            | "dead"
            | "killed"
            | "injured"
            | "wounded"
            | "missing"
            | "percent"
            | "will"
    )
}
