//! Bounds of dates: "since October", "before 2016", "after the election" aside, "by Friday", "no later than May 5",
//! "2012 or later".
//!
//! The ends say how far the bound reaches. What is printed is the date named where a bare preposition leads to it and it
//! belongs to the bound, as TIMEX3 has it: "since 2004" is 2004. A bound that leaves its date out ("before 2004") or
//! compares ("2004 or later", "no later than 2004") prints as the open stretch. "Since the start of 2009" begins with
//! its first day.

use super::super::token::Tokens;
use super::cue::{self, Scene};
use super::reading::{Dated, Piece};
use crate::value::{DateReading, Granularity, Modifier};

/// A bound's wording before a date, the word next to the date last.
const BEFORE: &[(&[&str], Modifier)] = &[
    (&["since"], Modifier::OnOrAfter),
    (&["ever", "since"], Modifier::OnOrAfter),
    (&["on", "or", "after"], Modifier::OnOrAfter),
    (&["no", "earlier", "than"], Modifier::OnOrAfter),
    (&["not", "before"], Modifier::OnOrAfter),
    (&["after", "or", "equal", "to"], Modifier::OnOrAfter),
    (&["later", "than", "or", "at"], Modifier::OnOrAfter),
    (&["starting", "from"], Modifier::OnOrAfter),
    (&["starting", "on"], Modifier::OnOrAfter),
    (&["starting"], Modifier::OnOrAfter),
    (&["beginning"], Modifier::OnOrAfter),
    (&["after"], Modifier::After),
    (&["later", "than"], Modifier::After),
    (&["by"], Modifier::OnOrBefore),
    (&["until"], Modifier::OnOrBefore),
    (&["till"], Modifier::OnOrBefore),
    (&["up", "to"], Modifier::OnOrBefore),
    (&["through"], Modifier::OnOrBefore),
    (&["no", "later", "than"], Modifier::OnOrBefore),
    (&["as", "late", "as"], Modifier::OnOrBefore),
    (&["on", "or", "before"], Modifier::OnOrBefore),
    (&["before", "or", "in"], Modifier::OnOrBefore),
    (&["before"], Modifier::Before),
    (&["prior", "to"], Modifier::Before),
    (&["earlier", "than"], Modifier::Before),
    (&["sooner", "than"], Modifier::Before),
];

/// A bound's wording after a date.
const AFTER: &[(&[&str], Modifier)] = &[
    (&["and", "after"], Modifier::OnOrAfter),
    (&["or", "greater"], Modifier::OnOrAfter),
    (&["and", "greater"], Modifier::OnOrAfter),
    (&["or", "later"], Modifier::OnOrAfter),
    (&["or", "after"], Modifier::OnOrAfter),
    (&["and", "later"], Modifier::OnOrAfter),
    (&["onward"], Modifier::OnOrAfter),
    (&["onwards"], Modifier::OnOrAfter),
    (&["or", "earlier"], Modifier::OnOrBefore),
    (&["or", "before"], Modifier::OnOrBefore),
    (&["and", "earlier"], Modifier::OnOrBefore),
];

/// The bound before token `at`, with the token it begins at.
pub(super) fn before(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Modifier)> {
    let the = usize::from(matches!(tokens.word(at.wrapping_sub(1)), "the") && at > tokens.floor());
    let at = at - the;
    BEFORE
        .iter()
        .filter_map(|(words, modifier)| {
            let start = at.checked_sub(words.len()).filter(|&start| start >= tokens.floor())?;
            words.iter().zip(start..).all(|(word, i)| tokens.is(i, word)).then_some((start, *modifier))
        })
        .min_by_key(|&(start, _)| start)
}

/// The bound that begins at token `at`, with the token after it.
pub(super) fn after(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Modifier)> {
    AFTER.iter().find_map(|(words, modifier)| {
        let stands = words.iter().zip(at..).all(|(word, i)| tokens.is(i, word));
        let end = at + words.len();
        // "2012 or before the vote": the words belong to what follows.
        let open = tokens.is_word(end) && matches!(*modifier, Modifier::OnOrAfter | Modifier::OnOrBefore);
        let closed = !open || matches!(words[words.len() - 1], "later" | "onward" | "onwards" | "earlier");
        (stands && closed).then_some((end, *modifier))
    })
}

/// Widens a date by the bounds around it; gives the token it now begins at.
pub(super) fn apply(scene: &Scene<'_>, at: usize, piece: Piece) -> (usize, Piece) {
    let tokens = scene.tokens;
    // In "before Friday's vote" the bound is on the vote.
    if super::year::possessive(tokens, piece.end) {
        return (at, piece);
    }
    // "midway through 2015"
    let through = at.wrapping_sub(1);
    if tokens.is(through, "through") && matches!(tokens.word(through.wrapping_sub(1)), "midway" | "halfway") {
        return (at, Piece { dated: piece.dated.with(Modifier::Mid), ..piece });
    }
    if let Some((start, modifier)) = before(tokens, at) {
        let compared = modifier_words(at, start, tokens) > 1 || matches!(tokens.word(start), "starting" | "beginning");
        let exact = matches!(tokens.word(at), "start" | "beginning");
        // "before the 2016 election": the bound is on what the date names, which lies somewhere in that year.
        let article = tokens.is(at.wrapping_sub(1), "the") && at > start + 1;
        if article && cue::names_what_follows(tokens, piece.end) {
            // "prompted by the Oct. 7 attack"
            if tokens.is(start, "by") {
                return (at, piece);
            }
            if piece.dated.named.granularity != Granularity::Day && piece.dated.modifier.is_none() {
                let dated = bounded(piece.dated.with(Modifier::Mid), modifier, exact);
                return (start, Piece { dated: Dated { compared, ..dated }, ..piece });
            }
        }
        return (start, Piece { dated: Dated { compared, ..bounded(piece.dated, modifier, exact) }, ..piece });
    }
    if let Some((end, modifier)) = after(tokens, piece.end) {
        return (at, Piece { end, dated: Dated { compared: true, ..bounded(piece.dated, modifier, false) }, ..piece });
    }
    let lead = at.wrapping_sub(1);
    if piece.dated.modifier.is_none()
        && piece.dated.named.granularity != Granularity::Day
        && matches!(tokens.word(lead), "around" | "about" | "circa")
        && lead >= tokens.floor()
    {
        return (lead, Piece { dated: piece.dated.with(Modifier::Approx), ..piece });
    }
    (at, piece)
}

/// How many words a bound from `start` to the date at `at` has, "ever" and the article aside.
fn modifier_words(at: usize, start: usize, tokens: &Tokens<'_>) -> usize {
    at - start - usize::from(tokens.is(at - 1, "the")) - usize::from(tokens.is(start, "ever"))
}

/// The date with its end opened as the bound says. A bound on a part ("since the end of 1989") keeps the bound; one on an
/// exact beginning ("since the start of 2009", not "since early 2009") begins with its first day.
fn bounded(dated: Dated, modifier: Modifier, exact: bool) -> Dated {
    let named = dated.named;
    if modifier == Modifier::OnOrAfter && exact && dated.modifier == Some(Modifier::Start) {
        let named = DateReading { first: named.first, last: named.first, granularity: Granularity::Day };
        return Dated {
            named,
            granularity: Granularity::Day,
            first: Some(named.first),
            last: None,
            modifier: Some(modifier),
            ..dated
        };
    }
    let (first, last) = match modifier {
        Modifier::OnOrAfter => (Some(named.first), None),
        // After its beginning, or before its end, may be inside it.
        Modifier::After if matches!(dated.modifier, Some(Modifier::Start | Modifier::Mid)) => (Some(named.first), None),
        Modifier::Before if matches!(dated.modifier, Some(Modifier::End | Modifier::Mid)) => (None, Some(named.last)),
        Modifier::After => match named.last.tomorrow() {
            Ok(next) => (Some(next), None),
            Err(_) => return dated,
        },
        Modifier::OnOrBefore => (None, Some(named.last)),
        Modifier::Before => match named.first.yesterday() {
            Ok(previous) => (None, Some(previous)),
            Err(_) => return dated,
        },
        _ => return dated,
    };
    Dated { first, last, modifier: Some(modifier), ..dated }
}
