//! The map: what files give to the claims of a ledger, each for itself.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::corpus::{self, Document, Entry, Identity, Meta, NotPlain, Reading, Stream};
use crate::diag::Diagnostic;
use crate::evidence::{self, Evidence, Origin, Rejected, Scene, Statement, set_looser_aside, weigh};
use crate::ledger::Ledger;
use crate::passage::{Anchored, Found, Index, Lacks, Scratch, find};
use crate::report::SourceReport;
use crate::text::Span;

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
    /// What each claim's statement says, by the claim's place; read when it is first asked for.
    statements: Vec<OnceLock<Statement>>,
    near_misses: bool,
}

/// The length up to which a text is looked through by one thread, in bytes. Tests use less.
const LARGE: usize = if cfg!(test) { 200 } else { 1 << 20 };

/// Buffers a thread reuses from file to file. Belong to one [`Mapper`].
#[derive(Default)]
pub struct Buffers {
    pub(super) bytes: Vec<u8>,
    scratch: Scratch,
    anchored: Anchored,
}

impl<'l> Mapper<'l> {
    /// Compiles the terms of a ledger. `near_misses` also keeps sentences that lack one thing.
    pub fn new(ledger: &'l Ledger, near_misses: bool) -> Self {
        let statements = ledger.claims.iter().map(|_| OnceLock::new()).collect();
        Self { ledger, index: Index::new(ledger, near_misses), statements, near_misses }
    }

    /// Reads a file and weighs every passage of its documents.
    pub fn file(&self, entry: &Entry, buffers: &mut Buffers, mapped: &mut Mapped) {
        let Buffers { bytes, scratch, anchored } = buffers;
        let reading = corpus::read_where(entry, bytes, &mut |text, json| self.wants(text, json, scratch, anchored));
        self.reading(entry, reading, buffers, mapped);
    }

    /// Makes documents of those texts of a file with these bytes that may hold a passage.
    pub(super) fn parse(&self, entry: &Entry, bytes: &[u8], buffers: &mut Buffers) -> Reading {
        let Buffers { scratch, anchored, bytes: _ } = buffers;
        let wanted = &mut |text: &str, json| self.wants(text, json, scratch, anchored);
        corpus::parse_where(&entry.path, bytes, &entry.meta, wanted)
    }

    /// Whether a file, as it has been read, may hold anything for these claims.
    pub(super) fn concerns(&self, reading: &Reading, buffers: &mut Buffers) -> bool {
        reading.documents.iter().any(|document| {
            let found = find(document, self.ledger, &self.index, &mut buffers.scratch);
            found.whole || !found.candidates.is_empty()
        })
    }

    /// Does the same with the bytes of a file, or with the reading that says why there are none.
    pub fn bytes(&self, entry: &Entry, bytes: Result<&[u8], Reading>, buffers: &mut Buffers, mapped: &mut Mapped) {
        let Buffers { scratch, anchored, bytes: _ } = buffers;
        let reading = match bytes {
            Ok(bytes) => {
                let wanted = &mut |text: &str, json| self.wants(text, json, scratch, anchored);
                corpus::parse_where(&entry.path, bytes, &entry.meta, wanted)
            }
            Err(failed) => failed,
        };
        self.reading(entry, reading, buffers, mapped);
    }

    /// Reads the next block of a stream and weighs the passages in it; `None` at its end. What the next run needs of it is added to
    /// `keep`.
    pub(super) fn block(
        &self,
        stream: &Stream<'_>,
        buffers: &mut Buffers,
        mapped: &mut Mapped,
        keep: Option<&mut Reading>,
    ) -> Option<Result<(), NotPlain>> {
        let Buffers { bytes, scratch, anchored } = buffers;
        let reading = stream.read(bytes, &mut |text| self.wants(text, true, scratch, anchored))?;
        Some(reading.map(|reading| self.weigh(stream.entry(), reading, buffers, mapped, keep)))
    }

    /// Whether a text, as it stands in its file, may hold a passage.
    fn wants(&self, text: &str, json: bool, scratch: &mut Scratch, anchored: &mut Anchored) -> bool {
        self.index.reads_all() || text.len() > LARGE || {
            self.index.anchors(text, json, scratch, anchored);
            !anchored.places.is_empty() || anchored.escaped
        }
    }

    /// Weighs every passage of the documents of a file that has been read.
    pub fn reading(&self, entry: &Entry, reading: Reading, buffers: &mut Buffers, mapped: &mut Mapped) {
        self.weigh(entry, reading, buffers, mapped, None);
    }

    /// Does the same. What the next run must know of the reading to weigh its passages again is added to `keep`.
    pub(super) fn weigh(
        &self,
        entry: &Entry,
        reading: Reading,
        buffers: &mut Buffers,
        mapped: &mut Mapped,
        mut keep: Option<&mut Reading>,
    ) {
        let Reading { documents: with_text, others, diagnostics, failure } = reading;
        if let Some(keep) = keep.as_deref_mut() {
            keep.others.extend(others.iter().cloned());
            keep.diagnostics.extend(diagnostics.iter().cloned());
            keep.failure = keep.failure.take().or_else(|| failure.clone());
        }
        mapped.diagnostics.extend(diagnostics);
        let failed = failure.is_some();
        if failed {
            let (path, id) = (entry.path.as_str().into(), entry.id());
            mapped.sources.push(source(&id, &entry.path, &entry.meta, failure));
            mapped.unread.push(Identity { path, record: None, id, tags: entry.meta.tags.clone() });
        }
        let documents = if failed { &mut mapped.unread } else { &mut mapped.documents };
        documents.extend(others);
        documents.extend(with_text.iter().map(Document::identity));
        for document in with_text {
            let before = (mapped.evidence.len(), mapped.rejected.len());
            let origin = OnceCell::new();
            let speaks = self.document(&document, &origin, &mut buffers.scratch, mapped);
            self.settle(&mut mapped.evidence[before.0..]);
            if before != (mapped.evidence.len(), mapped.rejected.len()) {
                mapped.sources.push(source(&document.id, &document.path, &document.meta, None));
            }
            let Some(keep) = keep.as_deref_mut() else { continue };
            let sketch = || Arc::clone(&origin.get_or_init(|| Arc::new(Origin::of(&document))).sketch);
            match speaks {
                Speaks::Nowhere => keep.others.push(document.identity()),
                Speaks::Anywhere => keep.documents.push(Document { sketch: Some(sketch()), ..document }),
                Speaks::In(paragraphs) => keep.documents.push(document.excerpt(&paragraphs, sketch())),
            }
        }
    }

    /// Sets the passages of one document against each other, claim by claim.
    fn settle(&self, found: &mut [(usize, Evidence)]) {
        let mut by_claim: BTreeMap<usize, Vec<&mut Evidence>> = BTreeMap::new();
        for (claim, piece) in found {
            by_claim.entry(*claim).or_default().push(piece);
        }
        for (claim, mut pieces) in by_claim.into_iter().filter(|(_, pieces)| pieces.len() > 1) {
            set_looser_aside(&self.ledger.claims[claim], &self.statements[claim], &mut pieces);
        }
    }

    /// Weighs the passages of a document; where they are. All threads share in a large one.
    fn document(
        &self,
        document: &Document,
        origin: &OnceCell<Arc<Origin>>,
        scratch: &mut Scratch,
        mapped: &mut Mapped,
    ) -> Speaks {
        let in_parts =
            if document.text.len() > LARGE { self.document_in_parts(document, origin, mapped) } else { None };
        in_parts.unwrap_or_else(|| {
            let found = find(document, self.ledger, &self.index, scratch);
            self.weigh_found(document, &found, origin, mapped)
        })
    }

    /// Does so part by part, cut between paragraphs; `None` where a claim may speak of the document anywhere.
    fn document_in_parts(
        &self,
        document: &Document,
        origin: &OnceCell<Arc<Origin>>,
        mapped: &mut Mapped,
    ) -> Option<Speaks> {
        let paragraphs = document.paragraphs();
        let place = |paragraph: &Span| paragraph.start / LARGE;
        let cuts: Vec<&[Span]> = paragraphs.chunk_by(|a, b| place(a) == place(b)).collect();
        let look = |scratch: &mut Scratch, paragraphs: &&[Span]| {
            let part = document.excerpt(paragraphs, Arc::default());
            let found = find(&part, self.ledger, &self.index, scratch);
            (!found.whole).then_some((part, found))
        };
        let parts: Option<Vec<(Document, Found)>> = cuts.par_iter().map_init(Scratch::default, look).collect();
        let parts = parts?;
        if parts.iter().all(|(_, found)| found.candidates.is_empty()) {
            return Some(Speaks::Nowhere);
        }
        let origin = origin.get_or_init(|| Arc::new(Origin::of(document)));
        let weigh = |(cut, (part, found)): (&&[Span], &(Document, Found))| {
            let mut mapped = Mapped::default();
            let speaks = self.weigh_found(part, found, &OnceCell::from(Arc::clone(origin)), &mut mapped);
            let Speaks::In(own) = speaks else { return (mapped, Vec::new()) };
            let both = part.paragraphs().into_iter().zip(cut.iter());
            (mapped, both.filter(|(part, _)| own.contains(part)).map(|(_, whole)| *whole).collect())
        };
        let weighed: Vec<(Mapped, Vec<Span>)> = cuts.par_iter().zip(&parts).map(weigh).collect();
        let mut all = Vec::new();
        for (own, paragraphs) in weighed {
            mapped.add(own);
            all.extend(paragraphs);
        }
        Some(if all.is_empty() { Speaks::Nowhere } else { Speaks::In(all) })
    }

    /// Weighs the passages found in a document; where they are.
    fn weigh_found(
        &self,
        document: &Document,
        found: &Found,
        origin: &OnceCell<Arc<Origin>>,
        mapped: &mut Mapped,
    ) -> Speaks {
        let Self { ledger, index, statements, near_misses } = self;
        let dateline = document.meta.published.as_ref().map(|(_, date)| date);
        let mut readings = BTreeMap::new();
        let mut paragraphs = BTreeSet::new();
        for candidate in &found.candidates {
            let disqualified = candidate.lacks == Some(Lacks::Disqualified);
            if candidate.lacks.is_some() && !disqualified && !near_misses {
                continue;
            }
            let sentence = &found.sentences[candidate.sentence];
            paragraphs.insert(sentence.paragraph);
            let reading = readings
                .entry(candidate.sentence)
                .or_insert_with(|| evidence::read(&document.text, sentence, dateline));
            let claim = &ledger.claims[candidate.claim];
            let number = candidate.claim;
            let near_subject = candidate.near_subject;
            let statement = &statements[number];
            let scene = Scene { claim, number, index, document, sentence, reading, origin, statement, near_subject };
            let weighed = weigh(&scene, candidate.lacks);
            mapped.evidence.extend(weighed.evidence.into_iter().map(|e| (candidate.claim, e)));
            mapped.rejected.extend(weighed.rejected.into_iter().map(|r| (candidate.claim, r)));
        }
        match (paragraphs.is_empty(), found.whole) {
            (true, _) => Speaks::Nowhere,
            (false, true) => Speaks::Anywhere,
            (false, false) => Speaks::In(paragraphs.into_iter().collect()),
        }
    }
}

/// Where a document speaks of claims.
#[derive(Debug, PartialEq)]
enum Speaks {
    Nowhere,
    /// It must be known in full to tell.
    Anywhere,
    /// In these paragraphs, in order.
    In(Vec<Span>),
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::check::tests::{ledger, says};
    use crate::corpus::parse;

    proptest! {
        #[test]
        fn parts_give_what_the_whole_gives(
            said in prop::collection::vec((0_u8..8, 2_u32..99, 0_usize..20), 1..30), chosen in any::<u8>(), markdown in any::<bool>(),
        ) {
            let text: String = said.iter().map(|(shape, n, filler)| {
                format!("{}\n\n{}", says(*shape, *n), "What else there is.\n".repeat(*filler))
            }).collect();
            let ledger = ledger(chosen, 10);
            let mapper = Mapper::new(&ledger, false);
            let document = &parse(if markdown { "1.md" } else { "1.txt" }, text.as_bytes(), &Meta::default()).documents[0];
            let (origin, mut in_parts, mut whole) = (OnceCell::new(), Mapped::default(), Mapped::default());
            let found = find(document, &ledger, &mapper.index, &mut Scratch::default());
            let expect = mapper.weigh_found(document, &found, &origin, &mut whole);
            let speaks = mapper.document_in_parts(document, &origin, &mut in_parts);
            prop_assert_eq!(speaks.is_none(), found.whole);
            if let Some(speaks) = speaks {
                prop_assert_eq!(speaks, expect);
                let sorted = |mut mapped: Mapped| {
                    mapped.evidence.sort_by(|a, b| (a.0, &a.1.place).cmp(&(b.0, &b.1.place)));
                    mapped.rejected.sort_by(|a, b| (a.0, &a.1.place).cmp(&(b.0, &b.1.place)));
                    (mapped.evidence, mapped.rejected)
                };
                prop_assert_eq!(sorted(in_parts), sorted(whole));
            }
        }
    }
}
