//! A sentence to draft from: its words, its values, and the runs of words that are names.

use frostem::{Algorithm, Stemmer};

use super::Reason;
use crate::mention::{self, Mention};
use crate::text::is_function_word;
use crate::text::{Span, words};

/// A word of the sentence.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    /// In lower case, with straight apostrophes.
    pub(super) lower: String,
    /// What its inflected forms share.
    pub(super) stem: String,
    /// Whether it begins with a capital, or has one as its second letter.
    pub(super) capital: bool,
}

/// A sentence with all that is read from it.
#[derive(Debug)]
pub(super) struct Sentence<'s> {
    pub(super) text: &'s str,
    pub(super) words: Vec<Word>,
    pub(super) mentions: Vec<Mention>,
    /// Names, in order, each a run of words.
    pub(super) names: Vec<Span>,
}

impl<'s> Sentence<'s> {
    pub(super) fn read(text: &'s str) -> Self {
        let words: Vec<Word> = words(text).map(|span| word(text, span)).collect();
        let mentions = mention::read(text, None);
        let mut sentence = Self { text, words, mentions, names: Vec::new() };
        sentence.names = super::names::find(&sentence);
        sentence
    }

    /// Refuses sentences that assert nothing.
    pub(super) fn refuse(&self) -> Result<(), Reason> {
        if self.words.is_empty() {
            return Err(Reason::Empty);
        }
        if self.text.trim_end_matches(['"', '”', '’', '\'', ')', ' ']).ends_with('?') {
            return Err(Reason::Question);
        }
        match self.denial() {
            Some(word) => Err(Reason::Negated(word.to_owned())),
            None => Ok(()),
        }
    }

    /// The word by which the sentence denies what it says. "Not only" affirms, and so does "not less than".
    fn denial(&self) -> Option<&'s str> {
        let affirms = |at: usize| {
            self.words.get(at + 1).is_some_and(|next| {
                matches!(
                    next.lower.as_str(),
                    "only" | "just" | "merely" | "least" | "less" | "more" | "fewer" | "until"
                )
            })
        };
        let denies = |(at, word): (usize, &Word)| {
            let denial = matches!(word.lower.as_str(), "not" | "never" | "cannot") || word.lower.ends_with("n't");
            let own = !self.in_name(word) && !self.is_quoted(word.span);
            (denial && own && !affirms(at)).then(|| word.span.of(self.text))
        };
        self.words.iter().enumerate().find_map(denies)
    }

    /// The words of a span, by index.
    pub(super) fn within(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.words.partition_point(|word| word.span.end <= span.start);
        let end = self.words.partition_point(|word| word.span.start < span.end);
        start..end.max(start)
    }

    /// Whether a word stands in a name.
    pub(super) fn in_name(&self, word: &Word) -> bool {
        self.names.iter().any(|name| name.contains(word.span))
    }

    /// Whether a word is part of a value.
    pub(super) fn in_value(&self, word: &Word) -> bool {
        self.mentions.iter().any(|mention| mention.span.overlaps(word.span))
    }

    /// Whether a span stands in quotation marks.
    pub(super) fn is_quoted(&self, span: Span) -> bool {
        let marks = self.text.get(..span.start).unwrap_or_default().chars().filter(|c| matches!(c, '"' | '“' | '”'));
        marks.count() % 2 == 1
    }

    /// What stands between two neighbouring words, the first given by its index.
    pub(super) fn gap_after(&self, at: usize) -> &'s str {
        let end = self.words.get(at).map_or(0, |word| word.span.end);
        let next = self.words.get(at + 1).map_or(self.text.len(), |word| word.span.start);
        self.text.get(end..next).unwrap_or("")
    }
}

fn word(text: &str, span: Span) -> Word {
    let written = span.of(text);
    let lower = written.to_lowercase().replace(['\u{2019}', '\u{02BC}'], "'");
    let stem = stem(&lower);
    // "iPhone" and "eBay" are names too.
    let mut letters = written.chars();
    let capital = letters.next().is_some_and(char::is_uppercase)
        || (letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase));
    Word { span, stem, lower, capital }
}

/// What the inflected forms of a word in lower case share.
pub(super) fn stem(lower: &str) -> String {
    Stemmer::new(Algorithm::English).stem(lower).into_owned()
}

impl Word {
    /// Whether it carries meaning by itself.
    pub(super) fn is_content(&self) -> bool {
        !is_function_word(&self.lower) && self.lower.chars().filter(|c| c.is_alphabetic()).count() > 1
    }
}
