//! Ranks: the place something has in a row, as "# 3", "No. 3", "ranked 19th", "in the top ten".

use super::sentence::Sentence;
use crate::mention::{Kind, Sense};
use crate::text::Span;
use crate::value::Value;

/// A rank a sentence states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// As a claim writes it: `3`, `more than 2`, `at most 10`.
    pub(super) written: String,
    /// Its bytes, with the words that make it a rank.
    pub(super) span: Span,
}

/// Digits of a rank, at most.
const MOST_DIGITS: usize = 4;

/// The ranks of a sentence. "Behind # 2" is a rank after 2, "ahead of # 2" one before it, "in the top ten" one up to 10.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<Place> {
    (0..sentence.words.len()).filter_map(|at| numbered(sentence, at).or_else(|| in_top(sentence, at))).collect()
}

/// "# 3", "No. 3", "number 3", "ranked 3".
fn numbered(sentence: &Sentence<'_>, at: usize) -> Option<Place> {
    let word = &sentence.words[at];
    let digits = word.lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number = match word.lower.as_str() {
        "one" => 1,
        _ if digits.is_empty() || digits.len() > MOST_DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) => {
            return None;
        }
        _ => digits.parse::<u32>().ok()?,
    };
    let before = at.checked_sub(1).map(|at| sentence.words[at].lower.as_str()).unwrap_or_default();
    let gap = at.checked_sub(1).map_or(&sentence.text[..word.span.start], |before| sentence.gap_after(before));
    let sign = gap.trim_end().ends_with(['#', '№']);
    let named = matches!(before, "no" | "number") && matches!(gap, " " | ". ");
    let placed =
        matches!(before, "ranks" | "ranked" | "rank" | "ranking") && digits.len() == word.lower.len() && gap == " ";
    // "Number 10 said" is a house, and "a number one hit" a hit: a rank is told of by a verb or a preposition.
    let from = if named { at - 1 } else { at };
    if !(sign && digits.len() == word.lower.len() || named && is_told(sentence, from) || placed) {
        return None;
    }
    if word.lower == "one" && !named {
        return None;
    }
    let start =
        if sign { sentence.text[..word.span.start].rfind(['#', '№'])? } else { sentence.words[from].span.start };
    let lead: Vec<&str> = sentence.words[..from].iter().rev().take(2).map(|word| word.lower.as_str()).collect();
    let written = match lead.as_slice() {
        ["behind" | "below" | "after", ..] | ["than", "lower" | "worse"] => format!("more than {number}"),
        ["above", ..] | ["of", "ahead"] | ["than", "higher" | "better"] => format!("less than {number}"),
        _ => number.to_string(),
    };
    Some(Place { written, span: Span::new(start, word.span.end) })
}

/// Whether a rank follows a verb of ranking or a preposition: "reached number 88", "at No. 3", "is number one".
fn is_told(sentence: &Sentence<'_>, from: usize) -> bool {
    let before = from.checked_sub(1).map(|at| sentence.words[at].stem.as_str()).unwrap_or_default();
    matches!(
        before,
        "rank"
            | "reach"
            | "hit"
            | "at"
            | "to"
            | "is"
            | "was"
            | "peak"
            | "place"
            | "position"
            | "the"
            | "of"
            | "behind"
            | "than"
            | "above"
            | "below"
            | "world"
            | "debut"
            | "remain"
            | "becam"
            | "becom"
            | "spot"
            | "from"
            | "finish"
    )
}

/// "in the top ten", "among the top 5".
fn in_top(sentence: &Sentence<'_>, at: usize) -> Option<Place> {
    let word = &sentence.words[at];
    let lead: Vec<&str> = sentence.words[..at].iter().rev().take(3).map(|word| word.lower.as_str()).collect();
    let told = matches!(lead.as_slice(), ["top", "the", "in" | "among" | "into" | "within" | "reached" | "cracked"]);
    let mention = sentence.mentions.iter().find(|mention| mention.span.contains(word.span))?;
    let Value::Amount(amount) = &mention.value else { return None };
    let number = amount.nominal.filter(|number| number.is_whole())?;
    let fits =
        told && mention.kind == Kind::Cardinal && mention.sense == Sense::Plain && !sentence.words[at - 1].capital;
    fits.then(|| Place { written: format!("at most {number}"), span: word.span })
}
