//! Which document is which, and ids that two of them share.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Document;
use super::layout::Lines;
use crate::diag::Diagnostic;
use crate::text::Span;

/// A document without its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The file, relative to the project's root.
    pub path: Arc<str>,
    /// The one-based line of its record, in a JSON Lines file.
    pub record: Option<usize>,
    /// Its id.
    pub id: Arc<str>,
    /// Its tags.
    pub tags: Vec<String>,
}

impl Document {
    /// The document without its text.
    pub fn identity(&self) -> Identity {
        let record = match self.layout.lines {
            Lines::Record(line) => Some(line),
            Lines::Text { .. } | Lines::File { .. } | Lines::Excerpt(_) => None,
        };
        Identity { path: Arc::clone(&self.path), record, id: Arc::clone(&self.id), tags: self.meta.tags.clone() }
    }
}

/// A mistake for each document whose id another one has. The first keeps it: by path, then by its place in the file, whatever the order given.
///
/// ```
/// use crosscheck::corpus::{Meta, duplicate_ids, parse};
/// let mut documents = parse("b/raid.txt", b"Nine.", &Meta::default()).documents;
/// documents.extend(parse("a/raid.txt", b"Ten.", &Meta::default()).documents);
/// let found = duplicate_ids(documents.iter().map(|document| document.identity()));
/// assert_eq!((found.len(), found[0].path.as_str(), found[0].related[0].path.as_str()), (1, "b/raid.txt", "a/raid.txt"));
/// ```
pub fn duplicate_ids(documents: impl IntoIterator<Item = Identity>) -> Vec<Diagnostic> {
    let mut sorted: Vec<Identity> = documents.into_iter().collect();
    sorted.sort();
    let place = |document: &Identity| match document.record {
        Some(line) => format!("{}, line {line}", document.path),
        None => document.path.to_string(),
    };
    let mut keepers: BTreeMap<&str, &Identity> = BTreeMap::new();
    let mut found = Vec::new();
    for document in &sorted {
        let keeper = *keepers.entry(&document.id).or_insert(document);
        if std::ptr::eq(keeper, document) {
            continue;
        }
        let message = format!("the id {:?} of {} is that of {} too", document.id, place(document), place(keeper));
        let twice = Diagnostic::error("duplicate-id", &document.path, None, message)
            .help("give one of them another `id`, in its front matter, its record, or in sources.toml")
            .related(&keeper.path, Span::default(), "has it first");
        found.push(twice);
    }
    found
}
