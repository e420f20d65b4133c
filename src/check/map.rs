//! The map: what files give to the claims of a ledger, each for itself.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::corpus::{self, Document, Entry, Identity, NotPlain, Reading, Stream};
use crate::diag::Diagnostic;
use crate::evidence::{self, Evidence, Rejected, weigh};
use crate::ledger::Ledger;
use crate::passage::{Anchored, Index, Lacks, Scratch, find};

/// What some files give to the claims of a ledger.
#[derive(Clone, Debug, Default)]
pub struct Mapped {
    /// Their documents.
    pub documents: Vec<Identity>,
    /// Documents as far as they are known of files that could not be read.
    pub unread: Vec<Identity>,
    /// Evidence, each with its claim's place in the ledger.
    pub evidence: Vec<(usize, Evidence)>,
    /// Rejected candidates, likewise.
    pub rejected: Vec<(usize, Rejected)>,
    /// Trouble met in reading.
    pub diagnostics: Vec<Diagnostic>,
}

impl Mapped {
    /// Adds what other files give.
    pub fn add(&mut self, other: Self) {
        let Self { documents, unread, evidence, rejected, diagnostics } = other;
        self.documents.extend(documents);
        self.unread.extend(unread);
        self.evidence.extend(evidence);
        self.rejected.extend(rejected);
        self.diagnostics.extend(diagnostics);
    }
}

/// A ledger ready to be mapped, with its terms compiled.
pub struct Mapper<'l> {
    ledger: &'l Ledger,
    index: Index,
    near_misses: bool,
}

/// Buffers a thread reuses from file to file. Belong to one [`Mapper`].
#[derive(Default)]
pub struct Buffers {
    bytes: Vec<u8>,
    scratch: Scratch,
    anchored: Anchored,
}

impl<'l> Mapper<'l> {
    /// Compiles the terms of a ledger. `near_misses` also keeps sentences that lack one thing.
    pub fn new(ledger: &'l Ledger, near_misses: bool) -> Self {
        Self { ledger, index: Index::new(ledger, near_misses), near_misses }
    }

    /// Reads a file and weighs every passage of its documents.
    pub fn file(&self, entry: &Entry, buffers: &mut Buffers, mapped: &mut Mapped) {
        let Buffers { bytes, scratch, anchored } = buffers;
        let reading = corpus::read_where(entry, bytes, &mut |text, json| self.wants(text, json, scratch, anchored));
        self.reading(entry, reading, scratch, mapped);
    }

    /// Does the same for the next block of a stream; `None` at its end.
    pub fn block(
        &self,
        stream: &Stream<'_>,
        buffers: &mut Buffers,
        mapped: &mut Mapped,
    ) -> Option<Result<(), NotPlain>> {
        let Buffers { bytes, scratch, anchored } = buffers;
        let reading = stream.read(bytes, &mut |text| self.wants(text, true, scratch, anchored))?;
        Some(reading.map(|reading| self.reading(stream.entry(), reading, scratch, mapped)))
    }

    /// Whether a text, as it stands in its file, may hold a passage.
    fn wants(&self, text: &str, json: bool, scratch: &mut Scratch, anchored: &mut Anchored) -> bool {
        self.index.reads_all() || {
            self.index.anchors(text, json, scratch, anchored);
            !anchored.places.is_empty() || anchored.escaped
        }
    }

    /// Weighs every passage of documents that are read already.
    pub(crate) fn reading(&self, entry: &Entry, reading: Reading, scratch: &mut Scratch, mapped: &mut Mapped) {
        mapped.diagnostics.extend(reading.diagnostics);
        if reading.failure.is_some() {
            let path = entry.path.as_str().into();
            mapped.unread.push(Identity { path, record: None, id: entry.id(), tags: entry.meta.tags.clone() });
        }
        let documents = if reading.failure.is_some() { &mut mapped.unread } else { &mut mapped.documents };
        documents.extend(reading.others);
        documents.extend(reading.documents.iter().map(Document::identity));
        for document in &reading.documents {
            self.document(document, scratch, mapped);
        }
    }

    fn document(&self, document: &Document, scratch: &mut Scratch, mapped: &mut Mapped) {
        let Self { ledger, index, near_misses } = self;
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
            let reading = readings
                .entry(candidate.sentence)
                .or_insert_with(|| evidence::read(&document.text, sentence, dateline));
            let claim = &ledger.claims[candidate.claim];
            let weighed = weigh(claim, candidate.claim, index, document, sentence, reading, candidate.lacks, &sketch);
            mapped.evidence.extend(weighed.evidence.into_iter().map(|e| (candidate.claim, e)));
            mapped.rejected.extend(weighed.rejected.into_iter().map(|r| (candidate.claim, r)));
        }
    }
}
