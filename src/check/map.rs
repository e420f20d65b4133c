//! The map: a pure function of the ledger and one file.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::corpus::{Document, Entry, Identity, Reading};
use crate::diag::Diagnostic;
use crate::evidence::{self, Evidence, Rejected, weigh};
use crate::ledger::Ledger;
use crate::passage::{Index, Lacks, Scratch, find};

/// What one file gives to the claims of a ledger.
#[derive(Clone, Debug, Default)]
pub struct Mapped {
    /// The file, relative to the project's root.
    pub path: String,
    /// Its documents; where it could not be read, the one it would have been.
    pub documents: Vec<Identity>,
    /// Evidence, each with its claim's place in the ledger.
    pub evidence: Vec<(usize, Evidence)>,
    /// Rejected candidates, likewise.
    pub rejected: Vec<(usize, Rejected)>,
    /// Trouble met in reading.
    pub diagnostics: Vec<Diagnostic>,
    /// Why the file could not be read, where it could not.
    pub failure: Option<String>,
}

/// Weighs every passage of a file's documents. `near_misses` also keeps sentences that lack one thing.
pub fn map(
    ledger: &Ledger,
    index: &Index,
    entry: &Entry,
    reading: Reading,
    near_misses: bool,
    scratch: &mut Scratch,
) -> Mapped {
    let mut mapped = Mapped {
        path: entry.path.clone(),
        diagnostics: reading.diagnostics,
        failure: reading.failure,
        ..Mapped::default()
    };
    if mapped.failure.is_some() {
        let lost = Identity { path: entry.path.clone(), record: None, id: entry.id(), tags: entry.meta.tags.clone() };
        mapped.documents.push(lost);
    }
    for document in &reading.documents {
        mapped.documents.push(document.identity());
        map_document(ledger, index, document, near_misses, scratch, &mut mapped);
    }
    mapped
}

fn map_document(
    ledger: &Ledger,
    index: &Index,
    document: &Document,
    near_misses: bool,
    scratch: &mut Scratch,
    mapped: &mut Mapped,
) {
    let found = find(document, ledger, index, scratch);
    let dateline = document.meta.published.as_ref().map(|(_, date)| date);
    let mut readings = BTreeMap::new();
    let sketch = OnceCell::new();
    for candidate in &found.candidates {
        let disqualified = candidate.lacks == Some(Lacks::Disqualified);
        if candidate.lacks.is_some() && !disqualified && !near_misses {
            continue;
        }
        let sentence = &found.sentences[candidate.sentence];
        let reading =
            readings.entry(candidate.sentence).or_insert_with(|| evidence::read(&document.text, sentence, dateline));
        let claim = &ledger.claims[candidate.claim];
        let weighed = weigh(claim, candidate.claim, index, document, sentence, reading, candidate.lacks, &sketch);
        mapped.evidence.extend(weighed.evidence.into_iter().map(|e| (candidate.claim, e)));
        mapped.rejected.extend(weighed.rejected.into_iter().map(|r| (candidate.claim, r)));
    }
}
