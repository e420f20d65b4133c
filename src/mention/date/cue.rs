//! Which side of the dateline a sentence speaks of.

use jiff::civil::Date;

use super::super::lexicon::Class;
use super::super::token::{Shape, Tokens};

/// The side of the dateline a date without a year, or a bare weekday, lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Nothing says.
    Unsaid,
    /// On or before it.
    Past,
    /// On or after it.
    Future,
}

/// What a date is read in: the tokens, the day it is seen from, and the side it must lie on.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) today: Date,
    /// Whether `today` is a dateline, and not a stand-in for one that is missing.
    pub(super) dated: bool,
    side: Side,
}

impl<'a> Scene<'a> {
    pub(super) fn new(tokens: &'a Tokens<'a>, today: Date, dated: bool) -> Self {
        Self { tokens, today, dated, side: Side::Unsaid }
    }

    /// The same tokens seen from another day, looking to one side of it.
    pub(super) fn seen_from(self, today: Date, side: Side) -> Self {
        Self { today, side, ..self }
    }

    /// The side asked for, whatever the sentence says.
    pub(super) fn asked(&self) -> Side {
        self.side
    }

    /// The side a date at token `at` lies on: the one asked for, or else what the nearest verb before it says.
    pub(super) fn side(&self, at: usize) -> Side {
        match self.side {
            Side::Unsaid => cue(self.tokens, at),
            said => said,
        }
    }
}

/// How many tokens back a cue may stand.
const REACH: usize = 14;

/// What the nearest cue before token `at` in its sentence says.
fn cue(tokens: &Tokens<'_>, at: usize) -> Side {
    for i in (at.saturating_sub(REACH)..at).rev() {
        if ends_sentence(tokens, i) {
            return Side::Unsaid;
        }
        match side_of_word(tokens, i) {
            // "by Friday", but "signed by the minister on Friday"
            Side::Unsaid if i + 1 == at && tokens.is(i, "by") => return Side::Future,
            Side::Unsaid => {}
            said => return said,
        }
    }
    Side::Unsaid
}

/// What the first cue from token `at` on in its sentence says.
pub(super) fn after(tokens: &Tokens<'_>, at: usize) -> Side {
    let mut cues = (at..at + REACH).take_while(|&i| i < tokens.len() && !ends_sentence(tokens, i));
    cues.find_map(|i| Some(side_of_word(tokens, i)).filter(|&side| side != Side::Unsaid)).unwrap_or(Side::Unsaid)
}

/// Which side a word speaks of: verbs of the future and what is planned, verbs of the past.
fn side_of_word(tokens: &Tokens<'_>, at: usize) -> Side {
    let word = tokens.word(at);
    match word {
        "will" | "'ll" | "would" | "shall" | "should" | "due" | "expected" | "expects" | "expect" | "scheduled"
        | "slated" | "set" | "next" | "until" | "till" | "be" | "plans" | "planned" | "planning" | "upcoming"
        | "deadline" | "begin" | "starting" | "ahead" => Side::Future,
        // The present tense of timetables: "the talks end on Friday".
        "begins" | "starts" | "opens" | "ends" | "closes" | "expires" | "resumes" => Side::Future,
        // "It will be completed in October": after "be" a participle says nothing of its own.
        _ if tokens.is(at.wrapping_sub(1), "be") => Side::Unsaid,
        "said" | "was" | "were" | "had" | "been" | "since" | "told" | "did" | "ago" | "last" | "made" | "began"
        | "came" | "took" | "met" | "went" | "left" | "fell" | "rose" | "won" | "lost" | "saw" | "held" | "says"
        | "found" | "gave" => Side::Past,
        _ if word.len() > 4 && word.ends_with("ed") => Side::Past,
        _ => Side::Unsaid,
    }
}

/// Whether the token closes a sentence: a full stop, question or exclamation mark before a space and a capital, a month's
/// stop aside.
pub(super) fn ends_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.symbol(at) {
        Some('!' | '?') => true,
        Some('.') => {
            let next = tokens.raw(at + 1);
            let after = at.checked_sub(1).is_some_and(|before| tokens.has(before, Class::MONTH.and(Class::WEEKDAY)));
            !tokens.glued(at + 1) && !after && next.chars().next().is_none_or(char::is_uppercase)
        }
        _ => tokens.get(at + 1).is_some_and(|token| token.first),
    }
}

/// Whether nothing of the same sentence stands before the token.
pub(super) fn begins_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| ends_sentence(tokens, before) || tokens.get(at).is_some_and(|t| t.first))
}

/// Whether the token is a word that begins with a capital.
pub(super) fn is_capital(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.shape == Shape::Word)
        && tokens.raw(at).chars().next().is_some_and(char::is_uppercase)
}

/// Whether the token is a word in small letters.
pub(super) fn is_small(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.shape == Shape::Word)
        && tokens.raw(at).chars().next().is_some_and(char::is_lowercase)
}
