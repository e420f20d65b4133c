//! A sentence read once for all its claims: its words, values and terms, and how far apart they stand.

use super::age;
use super::aside::{Aside, asides};
use crate::mention::{self, Mention};
use crate::passage::{Hit, Sentence};
use crate::text::{Span, words};
use crate::value::DateSpan;

/// A sentence with what is in it; every span is in bytes of `text`.
#[derive(Clone, Debug)]
pub struct Reading<'d> {
    /// The sentence.
    pub text: &'d str,
    /// Its values, in order.
    pub mentions: Vec<Mention>,
    /// The terms found in it.
    pub hits: Vec<Hit>,
    words: Vec<Span>,
    /// By word: the weight of everything before it, and of the gap right before it.
    before: Vec<u32>,
    gap: Vec<u32>,
    /// What interrupts a clause; see [`super::aside`].
    asides: Vec<Aside>,
}

/// Reads a sentence of a document whose relative dates are reckoned from `dateline`.
pub fn read<'d>(document: &'d str, sentence: &Sentence, dateline: Option<&DateSpan>) -> Reading<'d> {
    let text = sentence.span.of(document);
    let start = sentence.span.start;
    let local = |span: Span| Span::new(span.start - start, span.end - start);
    let mut mentions = mention::read(text, dateline);
    age::mark(text, &mut mentions);
    let words: Vec<Span> = words(text).collect();
    let (before, gap) = weigh(text, &words);
    Reading {
        text,
        asides: asides(text, &words, &mentions),
        mentions,
        hits: sentence.hits.iter().map(|hit| Hit { span: local(hit.span), term: hit.term }).collect(),
        words,
        before,
        gap,
    }
}

impl Reading<'_> {
    /// How far apart two spans stand: a word weighs 1, words and marks that part clauses weigh more, and an aside that
    /// stands whole between them weighs nothing. Overlapping spans are 0 apart.
    pub fn distance(&self, a: Span, b: Span) -> u32 {
        if a.overlaps(b) {
            return 0;
        }
        let (left, right) = if a.start <= b.start { (a, b) } else { (b, a) };
        let mut distance = self.weight(left.end, right.start);
        let mut at = left.end;
        for Aside { span: aside, .. } in &self.asides {
            if aside.start >= at && aside.end <= right.start {
                distance = distance.saturating_sub(self.weight(aside.start, aside.end).max(1));
                at = aside.end;
            }
        }
        distance
    }

    /// The weight of the words and marks between two offsets.
    fn weight(&self, from: usize, to: usize) -> u32 {
        let first = self.words.partition_point(|word| word.start < from);
        let last = self.words.partition_point(|word| word.start < to);
        let end = self.before.last().copied().unwrap_or(0);
        let before = |word: usize| self.before.get(word).copied().unwrap_or(end);
        before(last).saturating_sub(before(first)) + self.gap.get(last).copied().unwrap_or(0)
    }

    /// Where the stretch of one span ends and that of the next begins: before the word with the heaviest border to its left, the last of
    /// equals.
    pub fn border(&self, left: Span, right: Span) -> usize {
        let first = self.words.partition_point(|word| word.start < left.end);
        let last = self.words.partition_point(|word| word.start < right.start);
        let weight = |at: usize| {
            let own = self.before.get(at + 1).map_or(1, |next| next - self.before[at] - self.gap[at]);
            self.gap[at] + own
        };
        let heaviest = (first..=last).filter(|&at| at < self.words.len()).max_by_key(|&at| (weight(at), at));
        heaviest.map_or(right.start, |at| self.words[at].start.min(right.start))
    }

    /// Whether one of the spans lies in a closed aside the other is not part of.
    pub fn parted(&self, a: Span, b: Span) -> bool {
        self.asides.iter().any(|aside| aside.closed && aside.span.contains(a) != aside.span.contains(b))
    }

    /// What stands in brackets, in order, the brackets themselves included.
    pub fn brackets(&self) -> impl Iterator<Item = Span> + '_ {
        self.asides.iter().map(|aside| aside.span).filter(|aside| aside.of(self.text).starts_with(['(', '[']))
    }

    /// Where the brackets begin that a span stands in, if it stands in any.
    pub fn bracket_around(&self, span: Span) -> Option<usize> {
        self.brackets().filter(|brackets| brackets.contains(span)).map(|brackets| brackets.start).max()
    }

    /// The words before `span`, the nearest first.
    pub fn words_before(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        // A value may begin inside a word, as in "a9".
        let end = self.words.partition_point(|word| word.end <= span.start);
        self.words[..end].iter().rev().copied()
    }

    /// The words after `span`, the nearest first.
    pub fn words_after(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let start = self.words.partition_point(|word| word.start < span.end);
        self.words[start..].iter().copied()
    }

    /// A span's text in lower case.
    pub fn lower(&self, span: Span) -> String {
        span.of(self.text).to_lowercase().replace('\u{2019}', "'")
    }
}

/// What a word weighs as a border between clauses. The weights are ranks, chosen so that a coordinated clause ("and",
/// 4) outweighs the few words that may stand between a number and its own verb ("were later found", 3).
fn word_weight(word: &str) -> u32 {
    const COORDINATORS: [&str; 7] = ["and", "or", "but", "while", "whereas", "nor", "plus"];
    const SUBORDINATORS: [&str; 20] = [
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "when",
        "where",
        "after",
        "before",
        "as",
        "because",
        "since",
        "until",
        "if",
        "though",
        "although",
        "during",
        "despite",
        "following",
        "amid",
    ];
    if word.len() > 9 {
        return 1;
    }
    let word = word.to_ascii_lowercase();
    if COORDINATORS.contains(&word.as_str()) {
        4
    } else if SUBORDINATORS.contains(&word.as_str()) {
        5
    } else {
        1
    }
}

/// What the marks between two words weigh as a border between clauses.
fn gap_weight(gap: &str) -> u32 {
    gap.chars()
        .map(|c| match c {
            ',' => 2,
            ';' | ':' | '.' | '!' | '?' => 8,
            '(' | ')' | '[' | ']' | '–' | '—' | '|' => 5,
            _ => 0,
        })
        .sum::<u32>()
        + if gap.contains(" - ") { 5 } else { 0 }
}

fn weigh(text: &str, words: &[Span]) -> (Vec<u32>, Vec<u32>) {
    let mut before = Vec::with_capacity(words.len() + 1);
    let mut gaps = Vec::with_capacity(words.len());
    let (mut sum, mut end) = (0_u32, 0);
    for word in words {
        let inside_number = word.start - end == 1 && is_inside_number(text, end);
        let gap = if inside_number { 0 } else { gap_weight(&text[end..word.start]) };
        before.push(sum);
        gaps.push(gap);
        sum = sum.saturating_add(gap).saturating_add(word_weight(word.of(text)));
        end = word.end;
    }
    before.push(sum);
    (before, gaps)
}

/// Whether the mark at `at` stands between two digits, as in "40,000".
pub(super) fn is_inside_number(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    digit(at.checked_sub(1)) && digit(Some(at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, span: (usize, usize), before: &[&str], after: &[&str]) {
        let whole = Span::new(0, text.len());
        let sentence = Sentence { span: whole, paragraph: whole, hits: Vec::new() };
        let reading = read(text, &sentence, None);
        let span = Span::new(span.0, span.1);
        assert_eq!(reading.words_before(span).map(|word| word.of(text)).collect::<Vec<_>>(), before, "{text:?}");
        assert_eq!(reading.words_after(span).map(|word| word.of(text)).collect::<Vec<_>>(), after, "{text:?}");
    }

    #[test]
    fn words_around_a_span_do_not_reach_into_it() {
        check("nine men died", (5, 8), &["nine"], &["died"]);
        check("some a9b men", (6, 7), &["some"], &["men"]);
        check("nine", (0, 4), &[], &[]);
    }
}
