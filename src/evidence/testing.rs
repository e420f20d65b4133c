//! What the tests of this module share.

use std::cell::OnceCell;
use std::sync::OnceLock;

use super::reading::{Reading, read};
use super::scene::Scene;
use crate::corpus::{Meta, parse};
use crate::ledger;
use crate::mention::Mention;
use crate::passage::{Index, Lacks, Scratch, Sentence, find};
use crate::text::Span;
use crate::value::{DateSpan, parse_edtf};

/// The dateline of the tests, a Friday.
pub(super) const FRIDAY: &str = "2024-03-08";

/// A date, or a stretch of days, in EDTF.
pub(super) fn days(text: &str) -> DateSpan {
    parse_edtf(text).unwrap_or_else(|_| panic!("{text:?} is no date"))
}

/// A sentence read under [`FRIDAY`], without terms.
pub(super) fn reading(text: &str) -> Reading<'_> {
    let whole = Span::new(0, text.len());
    read(text, &Sentence { span: whole, paragraph: whole, hits: Vec::new() }, Some(&days(FRIDAY)))
}

/// Where `words` first stand in a text.
pub(super) fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} does not stand in {text:?}"));
    Span::new(start, start + words.len())
}

/// The same for several, parted by a bar; none for an empty string.
pub(super) fn spans(text: &str, words: &str) -> Vec<Span> {
    words.split('|').filter(|words| !words.is_empty()).map(|words| span(text, words)).collect()
}

/// The value with these words.
pub(super) fn mention<'r>(reading: &'r Reading<'_>, words: &str) -> &'r Mention {
    let found = reading.mentions.iter().find(|mention| mention.span.of(reading.text) == words);
    found.unwrap_or_else(|| panic!("{words:?} is no value of {:?}", reading.text))
}

/// Calls `tell` with every sentence of a text that speaks of a claim, or nearly does. `keys` are the claim's, each on a line or parted by
/// " ; ", with a statement that says nothing where they have none; the text has the dateline [`FRIDAY`].
pub(super) fn on_the_stand(keys: &str, text: &str, mut tell: impl FnMut(&Scene<'_, '_>, Option<Lacks>)) {
    let keys = keys.replace(" ; ", "\n");
    let statement = if keys.contains("statement = ") { "" } else { "statement = \"S\"\n" };
    let claim = format!("[[claim]]\nid = \"c\"\n{statement}{keys}\n");
    let loaded = ledger::parse(&[("claims.toml".to_owned(), claim.into())]);
    assert_eq!(loaded.diagnostics, [], "{keys}");
    let index = Index::new(&loaded.ledger, true);
    let meta = Meta { published: Some((FRIDAY.to_owned(), days(FRIDAY))), ..Meta::default() };
    let documents = parse("wire.txt", text.as_bytes(), &meta).documents;
    for document in &documents {
        let found = find(document, &loaded.ledger, &index, &mut Scratch::default());
        for candidate in &found.candidates {
            let sentence = &found.sentences[candidate.sentence];
            let reading = &read(&document.text, sentence, Some(&days(FRIDAY)));
            let (claim, origin) = (&loaded.ledger.claims[0], &OnceCell::new());
            let near_subject = candidate.near_subject;
            let statement = &OnceLock::new();
            let scene =
                Scene { claim, number: 0, index: &index, document, sentence, reading, origin, statement, near_subject };
            tell(&scene, candidate.lacks);
        }
    }
}
