//! From a report to a lock.

use std::collections::{BTreeMap, BTreeSet};

use super::{Folded, Lock, LockedClaim, LockedDocument, MOST_PLACES, Quote};
use crate::corpus::{Document, Reading};
use crate::evidence::{Evidence, Place, Stance};
use crate::report::ClaimReport;
use crate::text::Span;

/// What one file gives to a lock.
#[derive(Clone, Debug, Default)]
pub struct Pinned {
    documents: Vec<LockedDocument>,
    /// By claim, with the place each stands at.
    quotes: Vec<(String, Place, Quote)>,
}

/// The evidence a verdict rests on: what supports or refutes the claim; where nothing does, everything there is.
pub fn in_use(claim: &ClaimReport) -> Vec<&Evidence> {
    let decides = |piece: &&Evidence| matches!(piece.stance, Stance::Supports | Stance::Refutes);
    let deciding: Vec<&Evidence> = claim.evidence.iter().filter(decides).collect();
    if deciding.is_empty() { claim.evidence.iter().collect() } else { deciding }
}

/// Pins the documents of a file. `bytes` are the file's, `reading` what they were read as, `evidence` the pieces in use that
/// stand in it, each with its claim's id.
pub fn pin_file(bytes: &[u8], reading: &Reading, evidence: &[(&str, &Evidence)]) -> Pinned {
    let mut pinned = Pinned::default();
    for document in &reading.documents {
        pinned.documents.push(locked(document, bytes));
        let mut here = evidence.iter().filter(|(_, piece)| piece.place.source == document.id).peekable();
        if here.peek().is_none() {
            continue;
        }
        let folded = Folded::new(&document.text);
        for (claim, piece) in here {
            pinned.quotes.push(((*claim).to_owned(), piece.place.clone(), quote(document, &folded, piece)));
        }
    }
    pinned
}

/// The lock of a corpus, from all its files in any order.
pub fn pin(files: Vec<Pinned>) -> Lock {
    let mut documents = Vec::new();
    let mut quotes = Vec::new();
    for file in files {
        documents.extend(file.documents);
        quotes.extend(file.quotes);
    }
    documents.sort();
    quotes.sort();
    let mut claims: BTreeMap<String, Vec<Quote>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (claim, _, quote) in quotes {
        // A passage that stands twice in a document, with the same words around it, is one quote.
        if seen.insert((claim.clone(), quote.clone())) {
            claims.entry(claim).or_default().push(quote);
        }
    }
    let claims = claims.into_iter().map(|(id, quotes)| LockedClaim { id, quotes }).collect();
    Lock { documents, claims }
}

/// A document with its hash.
pub(super) fn locked(document: &Document, bytes: &[u8]) -> LockedDocument {
    let hashed = if document.identity().record.is_some() { document.text.as_bytes() } else { bytes };
    LockedDocument {
        id: document.id.to_string(),
        path: document.path.to_string(),
        blake3: blake3::hash(hashed).to_hex().to_string(),
    }
}

/// The piece as a quote, with the words around it. Of several places the one at which the piece stands is taken.
fn quote(document: &Document, folded: &Folded, piece: &Evidence) -> Quote {
    let exact = piece.passage.text.to_string();
    let places = folded.places(&exact, MOST_PLACES);
    let value = if piece.passage.value.is_empty() { Span::new(0, exact.len()) } else { piece.passage.value };
    let stands = |at: &usize| {
        let here = Span::new(at + value.start, at + value.end);
        document.locate(folded.original(here)).span == piece.place.span
    };
    let at = places.iter().copied().find(stands).or_else(|| places.first().copied());
    let (prefix, suffix) = at.map(|at| folded.around(Span::new(at, at + exact.len()))).unwrap_or_default();
    let (source, value) = (piece.place.source.to_string(), piece.value_text.clone());
    Quote { source, stance: piece.stance, value, exact, prefix, suffix }
}
