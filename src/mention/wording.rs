//! Finds the wordings of [`crate::value::bounds`] around a number in tokens.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::token::Tokens;
use crate::value::Amount;
use crate::value::bounds::{Bound, TABLE};

/// A wording's words with its row of the table.
struct Wording {
    words: Vec<&'static str>,
    bound: &'static Bound,
}

/// Wordings by the word next to the number, the longest first.
type Index = HashMap<&'static str, Vec<Wording>, FxBuildHasher>;

fn index(
    wordings: impl Fn(&'static Bound) -> &'static [&'static str],
    key: impl Fn(&[&'static str]) -> Option<&'static str>,
) -> Index {
    let mut index = Index::default();
    for bound in TABLE {
        for wording in wordings(bound) {
            let words: Vec<&str> = wording.split(' ').collect();
            if let Some(key) = key(&words) {
                index.entry(key).or_default().push(Wording { words, bound });
            }
        }
    }
    for list in index.values_mut() {
        list.sort_by_key(|wording| std::cmp::Reverse(wording.words.len()));
    }
    index
}

static BEFORE: LazyLock<Index> = LazyLock::new(|| index(|bound| bound.before, |words| words.last().copied()));
static AFTER: LazyLock<Index> = LazyLock::new(|| index(|bound| bound.after, |words| words.first().copied()));

/// The wording that ends right before token `at`, with the token it begins at. Never reaches into an earlier mention.
pub(crate) fn before(tokens: &Tokens<'_>, at: usize) -> Option<(usize, &'static Bound)> {
    let last = at.checked_sub(1)?;
    BEFORE.get(tokens.word(last))?.iter().find_map(|wording| {
        let start = at.checked_sub(wording.words.len())?;
        let stands = start >= tokens.floor() && wording.words.iter().zip(start..).all(|(word, i)| tokens.is(i, word));
        // "E.C. 260": the last letter of a name.
        let initial = wording.words.len() == 2 && wording.words[1] == "." && tokens.glued(start) && start > 0;
        let closes = initial || wording.words == [">"] && closes_bracket(tokens, start);
        (stands && !closes && !belongs_before(tokens, start, &wording.words)).then_some((start, wording.bound))
    })
}

/// Whether the ">" at `at` closes a "<" shortly before and compares nothing: "<ABC.N> 100".
fn closes_bracket(tokens: &Tokens<'_>, at: usize) -> bool {
    const LONGEST: usize = 12;
    tokens.glued(at) && (at.saturating_sub(LONGEST)..at).any(|i| tokens.symbol(i) == Some('<') && tokens.glued(i + 1))
}

/// Whether a wording at token `at` belongs to the word before it and bounds nothing: "talk about one area", "questions about two of them",
/// "the wage would go up to $8".
fn belongs_before(tokens: &Tokens<'_>, at: usize, words: &[&str]) -> bool {
    let Some(verb) = at.checked_sub(1) else { return false };
    match words {
        // "twice as much as a month ago"
        ["as", ..] => matches!(tokens.word(verb), "twice" | "thrice" | "times" | "half" | "x"),
        ["about"] => matches!(
            tokens.word(verb),
            "talk"
                | "talks"
                | "talked"
                | "talking"
                | "think"
                | "thinks"
                | "thought"
                | "thinking"
                | "know"
                | "knows"
                | "knew"
                | "ask"
                | "asks"
                | "asked"
                | "asking"
                | "speak"
                | "speaks"
                | "spoke"
                | "speaking"
                | "hear"
                | "heard"
                | "hears"
                | "worry"
                | "worries"
                | "worried"
                | "complain"
                | "complained"
                | "complains"
                | "learn"
                | "learned"
                | "learnt"
                | "read"
                | "reads"
                | "wrote"
                | "write"
                | "writes"
                | "written"
                | "tell"
                | "tells"
                | "told"
                | "joke"
                | "joked"
                | "concerned"
                | "forget"
                | "forgot"
                | "information"
                | "questions"
                | "question"
        ),
        ["up", "to"] => matches!(
            tokens.word(verb),
            "go" | "goes"
                | "went"
                | "going"
                | "gone"
                | "bring"
                | "brings"
                | "brought"
                | "bringing"
                | "push"
                | "pushed"
                | "pushes"
                | "pushing"
                | "climb"
                | "climbs"
                | "climbed"
                | "climbing"
                | "drive"
                | "drives"
                | "drove"
                | "rise"
                | "rises"
                | "rose"
                | "risen"
                | "rising"
                | "jump"
                | "jumps"
                | "jumped"
                | "edge"
                | "edged"
                | "shot"
                | "creep"
                | "crept"
                | "round"
                | "rounds"
                | "rounded"
        ),
        _ => false,
    }
}

/// The wording that begins at token `at`, with the token after it.
pub(crate) fn after(tokens: &Tokens<'_>, at: usize) -> Option<(usize, &'static Bound)> {
    AFTER.get(tokens.word(at))?.iter().find_map(|wording| {
        let stands = wording.words.iter().zip(at..).all(|(word, i)| tokens.is(i, word));
        // "odd", "max" and "+" belong to the number they touch; "plus" and "minimum" may open a phrase of their own.
        let glued = tokens.glued(at);
        let touches = match wording.words[0] {
            "-" => glued && tokens.glued(at + 1),
            "ish" | "odd" => glued,
            "+" => glued || !tokens.glued(at + 1),
            "plus" | "max" | "maximum" | "minimum" => {
                // "£62m plus £8m" adds up.
                let sum = matches!(tokens.symbol(at + 1), Some('$' | '£' | '€' | '¥'));
                glued || !sum && tokens.get(at + 1).is_none_or(|next| !next.shape.is_value())
            }
            _ => true,
        };
        // "above 1000 and below 1500": the wording belongs to the number after it.
        let end = at + wording.words.len();
        let opens =
            matches!(wording.words[0], "or" | "and") && (tokens.numeral(end).is_some() || tokens.is(end, "than"));
        (stands && touches && !opens).then_some((end, wording.bound))
    })
}

/// Widens the tokens `from..to` of an amount by the wordings around it, and applies them.
pub(crate) fn apply(tokens: &Tokens<'_>, from: usize, to: usize, amount: Amount) -> (usize, usize, Amount) {
    let (mut from, mut to, mut amount) = (from, to, amount);
    if let Some((end, bound)) = after(tokens, to) {
        (to, amount) = (end, bound.of(amount));
    }
    if let Some((start, bound)) = before(tokens, from) {
        from = start;
        let outer = bound.of(amount.clone());
        // In "about five hundred or less" the bound wins over the approximation.
        let bounded = amount.modifier.is_some() && bound.interval == crate::value::bounds::Interval::About;
        amount = if bounded { amount } else { outer };
        // "nearly about 40": one more wording out is part of the words, and changes nothing.
        if let Some((start, _)) = before(tokens, from) {
            from = start;
        }
    }
    (from, to, amount)
}
