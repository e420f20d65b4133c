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
///
/// "Until" looks ahead, whatever was done: "trading was suspended until Monday". After a verb of lasting in the past it
/// looks back: "he waited until July".
fn cue(tokens: &Tokens<'_>, at: usize) -> Side {
    let Some(until) = part_lead(tokens, at).filter(|&i| matches!(tokens.word(i), "until" | "till")) else {
        return nearest(tokens, at);
    };
    let verbs = (at.saturating_sub(REACH)..until).rev().take_while(|&i| !ends_sentence(tokens, i));
    let mut verbs = verbs.map(|i| tokens.word(i));
    if verbs.any(lasted) { Side::Past } else { Side::Future }
}

/// Whether the word is a verb of lasting in the past, or the auxiliary that makes one of it ("did not open until July").
fn lasted(word: &str) -> bool {
    matches!(
        word,
        "waited"
            | "lasted"
            | "served"
            | "stayed"
            | "remained"
            | "continued"
            | "lived"
            | "worked"
            | "ruled"
            | "kept"
            | "ran"
            | "did"
            | "didn't"
            | "didn’t"
    )
}

/// What the nearest cue before token `at` in its sentence says.
fn nearest(tokens: &Tokens<'_>, at: usize) -> Side {
    let by = by(tokens, at);
    for i in (at.saturating_sub(REACH)..at).rev() {
        if ends_sentence(tokens, i) {
            return opening(tokens, i + 1, at);
        }
        if puts_off(tokens, i) {
            return if tokens.is(at - 1, "to") { Side::Future } else { Side::Unsaid };
        }
        if tokens.symbol(i) == Some(';') {
            return Side::Unsaid;
        }
        if opens_quote(tokens, i) && at <= i + 2 {
            return opening(tokens, i + 1, at);
        }
        // "it will not open before July", "none is due before July"
        let denied = matches!(tokens.word(i), "not" | "no" | "never") && tokens.is(at - 1, "before");
        if denied && !matches!(tokens.word(i.wrapping_sub(1)), "did" | "was" | "were" | "had") {
            return Side::Future;
        }
        // "a reply by Friday", but "it ended by Friday"
        if by == Some(i) {
            let says = |verb: usize| matches!(tokens.word(verb), "said" | "told" | "says" | "added");
            let done = i.checked_sub(1).is_some_and(|verb| side_of_word(tokens, verb) == Side::Past && !says(verb))
                || (i.saturating_sub(REACH / 2)..i).any(|verb| tokens.is(verb, "had"));
            return if done { Side::Past } else { Side::Future };
        }
        match side_of_word(tokens, i) {
            Side::Unsaid => {}
            said => return said,
        }
    }
    if at <= REACH { opening(tokens, 0, at) } else { Side::Unsaid }
}

/// The token before the date at `at` and the words for a part of it: "until" in "until the end of March".
fn part_lead(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let part = |i: usize| {
        let word = tokens.word(i);
        matches!(word, "the" | "end" | "of" | "early" | "late" | "mid" | "-" | "start" | "beginning" | "middle")
    };
    (at.saturating_sub(LONGEST)..at).rev().find(|&i| !part(i))
}

/// The "by" that stands before the date, the words for a part of it let pass: "by the end of March", "by early May".
fn by(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let before = part_lead(tokens, at)?;
    // "signed by the minister", but "by the 15th"
    let alone = before + 1 == at || !tokens.is(before + 1, "the") || before + 2 < at;
    (tokens.is(before, "by") && alone).then_some(before)
}

/// Whether a quotation begins with the mark at the token.
fn opens_quote(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.symbol(at), Some('"' | '“')) && !tokens.glued(at) && tokens.glued(at + 1)
}

/// "On Monday, voters will decide": the side of a date that opens its sentence at token `from` is that of the first verb
/// after it.
pub(super) fn opening(tokens: &Tokens<'_>, from: usize, at: usize) -> Side {
    let opens = at <= from + 1 && matches!(tokens.word(from), "on" | "in");
    if opens { after(tokens, at + 1) } else { Side::Unsaid }
}

/// The side of a day of a month at token `at`, whose last token stands before `end`: what a verb in the same clause says of
/// it.
///
/// A day named with its month is most often the nearest one, so less is taken for a cue than before a weekday. A verb of
/// saying tells the time of the saying only right before the date ("said on Oct. 7"); in "said the Oct. 7 vote is near"
/// the date is the vote's. A date between an article and a noun names an event, on whichever side of the verb it lies,
/// except one that something was done by ("prompted by the Oct. 7 attack"): that has happened.
pub(super) fn of_day(tokens: &Tokens<'_>, at: usize, end: usize) -> Side {
    let article = matches!(tokens.word(at.wrapping_sub(1)), "the" | "its" | "his" | "her" | "their" | "a" | "this");
    if article && names_what_follows(tokens, end) {
        let done_by = tokens.is(at.wrapping_sub(2), "by") && is_participle(tokens.word(at.wrapping_sub(3)));
        return if done_by { Side::Past } else { Side::Unsaid };
    }
    let verb = at.wrapping_sub(1 + usize::from(tokens.is(at.wrapping_sub(1), "on")));
    for i in (at.saturating_sub(REACH)..at).rev() {
        if ends_sentence(tokens, i) || matches!(tokens.symbol(i), Some(',' | ';')) {
            return Side::Unsaid;
        }
        if puts_off(tokens, i) {
            return if tokens.is(at - 1, "to") { Side::Future } else { Side::Unsaid };
        }
        let says = matches!(tokens.word(i), "said" | "told" | "says" | "added");
        match side_of_word(tokens, i) {
            Side::Past if !says || i == verb => return Side::Past,
            Side::Future => return Side::Future,
            _ => {}
        }
    }
    Side::Unsaid
}

/// Whether the word at a token is one that a date before it belongs to: "the Oct. 7 attacks".
pub(super) fn names_what_follows(tokens: &Tokens<'_>, at: usize) -> bool {
    let joins = matches!(
        tokens.word(at),
        "in" | "at" | "on" | "of" | "to" | "and" | "or" | "for" | "with" | "when" | "as" | "after" | "before" | "by"
    );
    tokens.get(at).is_some_and(|token| token.shape == Shape::Word && !token.first) && !joins
}

/// What the first cue from token `at` on in its sentence says.
pub(super) fn after(tokens: &Tokens<'_>, at: usize) -> Side {
    let mut cues = (at..at + REACH).take_while(|&i| i < tokens.len() && !ends_sentence(tokens, i));
    // "In August, they agreed to meet": the date is that of the agreeing, the intent's own verb being past.
    let side = |i: usize| match side_of_word(tokens, i) {
        Side::Future if is_participle(tokens.word(i)) && !describes(tokens, i) => Side::Past,
        side => side,
    };
    cues.find_map(|i| Some(side(i)).filter(|&side| side != Side::Unsaid)).unwrap_or(Side::Unsaid)
}

/// Which side a word speaks of: verbs of the future and what is planned, verbs of the past.
fn side_of_word(tokens: &Tokens<'_>, at: usize) -> Side {
    let next = tokens.word(at + 1);
    let before = tokens.word(at.wrapping_sub(1));
    match tokens.word(at) {
        // "sales rose more than expected"
        "expected" | "planned" | "scheduled" if matches!(before, "than" | "as") => Side::Unsaid,
        // "due to the storm", "set a record"
        "due" if next == "to" && matches!(tokens.word(at + 2), "the" | "a" | "an" | "its" | "his" | "their") => {
            Side::Unsaid
        }
        "set" if !matches!(next, "to" | "for") => Side::Unsaid,
        // "could not be reached on Monday"
        "could" | "can" | "cannot" | "might" | "must" if matches!(next, "not" | "have" | "be") => Side::Unsaid,
        "be" if before == "not" || matches!(before, "cannot" | "couldn't" | "couldn’t") => Side::Past,
        "will" | "'ll" | "would" | "shall" | "should" | "could" | "might" | "must" | "due" | "expected" | "expects"
        | "expect" | "scheduled" | "slated" | "set" | "next" | "be" | "plans" | "planned" | "planning" | "upcoming"
        | "deadline" | "begin" | "starting" | "ahead" => Side::Future,
        // The present tense of timetables: "the talks end on Friday".
        "kicks" | "begins" | "starts" | "opens" | "ends" | "closes" | "expires" | "resumes" | "reopens"
        | "reconvenes" => Side::Future,
        "have" | "has" | "needs" | "need" if next == "to" => Side::Future,
        // Verbs of intent before what is intended: "they agreed to meet on Friday".
        "agreed" | "vowed" | "pledged" | "promised" | "hopes" | "hoped" | "intends" | "intended" | "decided"
        | "ordered" | "asked" | "prepared" | "preparing" | "threatened" | "wants"
            if next == "to" =>
        {
            Side::Future
        }
        // "It will be held in October"
        _ if describes(tokens, at) => Side::Unsaid,
        "said" | "was" | "were" | "had" | "been" | "since" | "told" | "did" | "ago" | "last" | "made" | "began"
        | "came" | "took" | "met" | "went" | "left" | "fell" | "rose" | "won" | "lost" | "saw" | "held" | "says"
        | "found" | "gave" | "hit" | "shot" | "struck" | "spoke" | "became" | "got" | "ran" | "sent" | "sold"
        | "bought" | "brought" | "broke" | "grew" | "led" | "paid" | "sank" | "wrote" | "kept" => Side::Past,
        word if is_participle(word) => Side::Past,
        _ => Side::Unsaid,
    }
}

/// Whether the word at a token is a verb of putting off, whose past tense says nothing of the date: "delayed to Oct. 14 from
/// Sept. 30".
pub(super) fn puts_off(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(
        tokens.word(at),
        "postponed"
            | "delayed"
            | "adjourned"
            | "rescheduled"
            | "moved"
            | "pushed"
            | "deferred"
            | "shifted"
            | "extended"
    )
}

/// Whether the word has the ending of a past tense or participle.
fn is_participle(word: &str) -> bool {
    // "need", "speed", "hundred"
    let other = word.ends_with("eed") && word != "agreed" || word == "hundred";
    word == "died" || word.len() > 4 && word.ends_with("ed") && !other
}

/// Whether a participle has no time of its own: after "is" or "be" ("it is officially reported in March"), and after an
/// article ("the disputed vote").
fn describes(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.word(at.wrapping_sub(1));
    let noun =
        matches!(before, "family" | "supply" | "reply" | "rally" | "ally" | "assembly" | "monopoly" | "july" | "italy");
    let adverb = usize::from(before.ends_with("ly") && !noun || before == "not");
    matches!(
        tokens.word(at.wrapping_sub(1 + adverb)),
        "be" | "is" | "are" | "being" | "the" | "a" | "an" | "its" | "his" | "her" | "their" | "this"
    )
}

/// Whether the token closes a sentence: a full stop, question or exclamation mark before a space and a capital, the stop of
/// a shortened weekday before its date aside.
pub(super) fn ends_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.symbol(at) {
        Some('!' | '?') => true,
        Some('.') => {
            let next = tokens.raw(at + 1);
            // "Mon. Sept. 5"
            let shortened = at.checked_sub(1).is_some_and(|before| tokens.has(before, Class::WEEKDAY))
                && tokens.has(at + 1, Class::MONTH);
            !tokens.glued(at + 1) && !shortened && next.chars().next().is_none_or(char::is_uppercase)
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
