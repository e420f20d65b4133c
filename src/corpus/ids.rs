//! Ids that two documents share.

use std::collections::BTreeMap;

use super::Document;
use super::layout::Lines;
use crate::diag::Diagnostic;
use crate::text::Span;

/// A mistake for each document whose id another one has. The first keeps it: by path, then by its place in the file,
/// whatever the order given.
///
/// ```
/// use crosscheck::corpus::{Meta, duplicate_ids, parse};
/// let mut documents = parse("b/raid.txt", b"Nine.", &Meta::default()).documents;
/// documents.extend(parse("a/raid.txt", b"Ten.", &Meta::default()).documents);
/// let found = duplicate_ids(&documents);
/// assert_eq!((found.len(), found[0].path.as_str(), found[0].related[0].path.as_str()), (1, "b/raid.txt", "a/raid.txt"));
/// ```
pub fn duplicate_ids(documents: &[Document]) -> Vec<Diagnostic> {
    let line = |document: &Document| match document.layout.lines {
        Lines::Record(line) => line,
        Lines::Text { .. } | Lines::File { .. } => 1,
    };
    let mut sorted: Vec<&Document> = documents.iter().collect();
    sorted.sort_by_key(|document| (&document.path, line(document)));
    let mut keepers: BTreeMap<&str, &Document> = BTreeMap::new();
    let mut found = Vec::new();
    for document in sorted {
        let keeper = *keepers.entry(&document.id).or_insert(document);
        if std::ptr::eq(keeper, document) {
            continue;
        }
        let place = |document: &Document| match document.layout.lines {
            Lines::Record(line) => format!("{}, line {line}", document.path),
            Lines::Text { .. } | Lines::File { .. } => document.path.clone(),
        };
        let message = format!("the id {:?} of {} is that of {} too", document.id, place(document), place(keeper));
        let twice = Diagnostic::error("duplicate-id", &document.path, None, message)
            .help("give one of them another `id`, in its front matter, its record, or in sources.toml")
            .related(&keeper.path, Span::default(), "has it first");
        found.push(twice);
    }
    found
}
