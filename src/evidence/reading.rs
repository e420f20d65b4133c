//! A sentence read once for all its claims: its words, values and terms, and how far apart they stand.

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
    /// Asides: relative clauses between commas, and parentheses.
    asides: Vec<Span>,
}

/// Reads a sentence of a document whose relative dates are reckoned from `dateline`.
pub fn read<'d>(document: &'d str, sentence: &Sentence, dateline: Option<&DateSpan>) -> Reading<'d> {
    let text = sentence.span.of(document);
    let start = sentence.span.start;
    let local = |span: Span| Span::new(span.start - start, span.end - start);
    let mentions = mention::read(text, dateline);
    let words: Vec<Span> = words(text).collect();
    let (before, gap) = weigh(text, &words);
    Reading {
        text,
        mentions,
        hits: sentence.hits.iter().map(|hit| Hit { span: local(hit.span), term: hit.term }).collect(),
        asides: asides(text, &words),
        words,
        before,
        gap,
    }
}

impl Reading<'_> {
    /// How far apart two spans stand: a word weighs 1, words and marks that part clauses weigh more. Overlapping spans are 0 apart.
    pub fn distance(&self, a: Span, b: Span) -> u32 {
        if a.overlaps(b) {
            return 0;
        }
        let (left, right) = if a.start <= b.start { (a, b) } else { (b, a) };
        let from = self.words.partition_point(|word| word.start < left.end);
        let to = self.words.partition_point(|word| word.start < right.start);
        match (self.before.get(from), self.before.get(to), self.gap.get(to)) {
            (Some(from), Some(to), Some(gap)) => to.saturating_sub(*from) + gap,
            // Nothing but marks follows the left span: the right one begins with a mark, as "$5" does.
            _ => self.before.last().zip(self.before.get(from)).map_or(0, |(end, from)| end.saturating_sub(*from)),
        }
    }

    /// Whether one of the spans lies in an aside the other is not part of.
    pub fn parted(&self, a: Span, b: Span) -> bool {
        self.asides.iter().any(|aside| aside.contains(a) != aside.contains(b))
    }

    /// The words before `span`, the nearest first.
    pub fn words_before(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let end = self.words.partition_point(|word| word.start < span.start);
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

/// The first comma, semicolon or dash from `from` on; a comma inside a number is none.
fn clause_mark(text: &str, from: usize) -> Option<usize> {
    text[from..].match_indices([',', ';', '—', '–']).map(|(at, _)| from + at).find(|&at| !is_inside_number(text, at))
}

/// Whether the mark at `at` stands between two digits, as in "40,000".
fn is_inside_number(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    digit(at.checked_sub(1)) && digit(Some(at + 1))
}

/// Relative clauses set off by commas (", which joined in 1952,") and parentheses.
fn asides(text: &str, words: &[Span]) -> Vec<Span> {
    let mut asides = Vec::new();
    let mut open = None;
    for (i, c) in text.char_indices() {
        match c {
            '(' => open = open.or(Some(i)),
            ')' => asides.extend(open.take().map(|start| Span::new(start, i + 1))),
            _ => {}
        }
    }
    let mut end = 0;
    for word in words {
        let gap = &text[end..word.start];
        end = word.end;
        let relative = ["who", "whom", "whose", "which", "where"].iter().any(|r| word.of(text).eq_ignore_ascii_case(r));
        if relative && gap.trim_end().ends_with(',') {
            let close = clause_mark(text, word.end).unwrap_or(text.len());
            asides.push(Span::new(word.start, close));
        }
    }
    asides
}
