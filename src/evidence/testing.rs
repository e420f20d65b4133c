//! What the tests of this module share.

use super::reading::{Reading, read};
use super::terms::Terms;
use crate::mention::Mention;
use crate::passage::Sentence;
use crate::text::Span;

/// A sentence read without a dateline and without terms.
pub(super) fn reading(text: &str) -> Reading<'_> {
    read(text, &sentence(text), None)
}

/// A sentence read under the dateline of 2024-03-08, a Friday.
pub(super) fn dated(text: &str) -> Reading<'_> {
    let dateline = crate::value::parse_edtf("2024-03-08").expect("a date");
    read(text, &sentence(text), Some(&dateline))
}

fn sentence(text: &str) -> Sentence {
    let whole = Span::new(0, text.len());
    Sentence { span: whole, paragraph: whole, hits: Vec::new() }
}

/// Where `words` first stand in a text.
pub(super) fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} does not stand in {text:?}"));
    Span::new(start, start + words.len())
}

/// The mention with these words.
pub(super) fn mention<'r>(reading: &'r Reading<'_>, words: &str) -> &'r Mention {
    let found = reading.mentions.iter().find(|mention| mention.span.of(reading.text) == words);
    found.unwrap_or_else(|| panic!("{words:?} is no value of {:?}", reading.text))
}

/// Terms as a claim would find them: the places of some words in a text.
pub(super) fn terms(text: &str, subject: &[&str], measure: &[&str], of: &[&str]) -> Terms {
    let spans = |words: &[&str]| words.iter().map(|words| span(text, words)).collect();
    Terms { subject: spans(subject), measure: spans(measure), of: spans(of), rivals: Vec::new(), listed: false }
}
