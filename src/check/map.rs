//! The map: what files give to the claims of a ledger, each for itself.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::cache::of_meta;
use crate::corpus::{self, Document, Entry, Identity, Meta, NotPlain, Reading, Stream};
use crate::diag::Diagnostic;
use crate::evidence::{self, Evidence, Rejected, Scene, weigh};
use crate::ledger::Ledger;
use crate::passage::{Anchored, Index, Lacks, Scratch, find};
use crate::report::SourceReport;

/// What some files give to the claims of a ledger.
#[derive(Clone, Debug, Default)]
pub struct Mapped {
    /// Their documents.
    pub documents: Vec<Identity>,
    /// Documents that gave a passage to a claim, or could not be read.
    pub sources: Vec<SourceReport>,
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
        let Self { documents, sources, unread, evidence, rejected, diagnostics } = other;
        self.documents.extend(documents);
        self.sources.extend(sources);
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
    /// The metadata met last, with its hash; most files of a corpus have the same.
    meta: Option<(Arc<Meta>, [u8; 16])>,
}

impl Buffers {
    /// The hash of a file's metadata.
    pub(super) fn meta(&mut self, meta: &Arc<Meta>) -> [u8; 16] {
        match &self.meta {
            Some((last, hash)) if Arc::ptr_eq(last, meta) => *hash,
            _ => {
                let hash = of_meta(meta);
                self.meta = Some((Arc::clone(meta), hash));
                hash
            }
        }
    }
}

impl<'l> Mapper<'l> {
    /// Compiles the terms of a ledger. `near_misses` also keeps sentences that lack one thing.
    pub fn new(ledger: &'l Ledger, near_misses: bool) -> Self {
        Self { ledger, index: Index::new(ledger, near_misses), near_misses }
    }

    /// Reads a file and weighs every passage of its documents; whether it has one.
    pub fn file(&self, entry: &Entry, buffers: &mut Buffers, mapped: &mut Mapped) -> bool {
        let Buffers { bytes, scratch, anchored, .. } = buffers;
        let reading = corpus::read_where(entry, bytes, &mut |text, json| self.wants(text, json, scratch, anchored));
        self.reading(entry, reading, buffers, mapped)
    }

    /// Whether any file can be spared because of what it holds.
    pub(super) fn spares(&self) -> bool {
        !self.near_misses && !self.index.reads_all()
    }

    /// Does the same with the bytes of a file, or with the reading that says why there are none.
    pub fn bytes(&self, entry: &Entry, bytes: Result<&[u8], Reading>, buffers: &mut Buffers, mapped: &mut Mapped) {
        let Buffers { scratch, anchored, .. } = buffers;
        let reading = match bytes {
            Ok(bytes) => {
                let wanted = &mut |text: &str, json| self.wants(text, json, scratch, anchored);
                corpus::parse_where(&entry.path, bytes, &entry.meta, wanted)
            }
            Err(failed) => failed,
        };
        self.reading(entry, reading, buffers, mapped);
    }

    /// Does the same for the next block of a stream; `None` at its end.
    pub fn block(
        &self,
        stream: &Stream<'_>,
        buffers: &mut Buffers,
        mapped: &mut Mapped,
    ) -> Option<Result<(), NotPlain>> {
        let Buffers { bytes, scratch, anchored, .. } = buffers;
        let reading = stream.read(bytes, &mut |text| self.wants(text, true, scratch, anchored))?;
        Some(reading.map(|reading| {
            self.reading(stream.entry(), reading, buffers, mapped);
        }))
    }

    /// Whether a text, as it stands in its file, may hold a passage.
    fn wants(&self, text: &str, json: bool, scratch: &mut Scratch, anchored: &mut Anchored) -> bool {
        self.index.reads_all() || {
            self.index.anchors(text, json, scratch, anchored);
            !anchored.places.is_empty() || anchored.escaped
        }
    }

    /// Weighs every passage of the documents of a file that has been read; whether there is one.
    pub fn reading(&self, entry: &Entry, reading: Reading, buffers: &mut Buffers, mapped: &mut Mapped) -> bool {
        mapped.diagnostics.extend(reading.diagnostics);
        if reading.failure.is_some() {
            let path = entry.path.as_str().into();
            mapped.sources.push(source(&entry.id(), &entry.path, &entry.meta, reading.failure.clone()));
            mapped.unread.push(Identity { path, record: None, id: entry.id(), tags: entry.meta.tags.clone() });
        }
        let documents = if reading.failure.is_some() { &mut mapped.unread } else { &mut mapped.documents };
        documents.extend(reading.others);
        documents.extend(reading.documents.iter().map(Document::identity));
        reading.documents.iter().fold(false, |any, document| {
            let before = (mapped.evidence.len(), mapped.rejected.len());
            let has = self.document(document, &mut buffers.scratch, mapped);
            if before != (mapped.evidence.len(), mapped.rejected.len()) {
                mapped.sources.push(source(&document.id, &document.path, &document.meta, None));
            }
            has | any
        })
    }

    /// Weighs the passages of a document; whether it has one.
    fn document(&self, document: &Document, scratch: &mut Scratch, mapped: &mut Mapped) -> bool {
        let Self { ledger, index, near_misses } = self;
        let found = find(document, ledger, index, scratch);
        let dateline = document.meta.published.as_ref().map(|(_, date)| date);
        let mut readings = BTreeMap::new();
        let sketch = OnceCell::new();
        let mut any = false;
        for candidate in &found.candidates {
            let disqualified = candidate.lacks == Some(Lacks::Disqualified);
            if candidate.lacks.is_some() && !disqualified && !near_misses {
                continue;
            }
            any = true;
            let sentence = &found.sentences[candidate.sentence];
            let reading = readings
                .entry(candidate.sentence)
                .or_insert_with(|| evidence::read(&document.text, sentence, dateline));
            let claim = &ledger.claims[candidate.claim];
            let number = candidate.claim;
            let scene = Scene { claim, number, index, document, sentence, reading, sketch: &sketch };
            let weighed = weigh(&scene, candidate.lacks);
            mapped.evidence.extend(weighed.evidence.into_iter().map(|e| (candidate.claim, e)));
            mapped.rejected.extend(weighed.rejected.into_iter().map(|r| (candidate.claim, r)));
        }
        any
    }
}

fn source(id: &str, path: &str, meta: &Meta, failure: Option<String>) -> SourceReport {
    let Meta { id: _, title, publisher, agency, origin, published, url, tags } = meta.clone();
    SourceReport {
        id: id.to_owned(),
        path: path.to_owned(),
        title,
        publisher,
        agency,
        origin: origin.unwrap_or_else(|| id.to_owned()),
        published: published.map(|(written, _)| written),
        url,
        tags,
        failure,
    }
}
