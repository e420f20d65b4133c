//! The map of a run that knows what the last one found: it reads only what changed since.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::cache::{Cache, Hash, Known, Writer, decode, encode, hash, of_meta};
use super::map::{Buffers, Mapped, Mapper};
use crate::corpus::{self, Document, Entry, Meta, Reading};
use crate::ledger::Ledger;

/// A run after another one.
#[derive(Clone, Copy, Debug)]
pub struct Again<'a> {
    /// What the other one has kept.
    pub known: &'a Cache,
    /// When this one began, in nanoseconds since 1970, by the clock that stamps files.
    pub begun: i64,
    /// Whether a file whose size and times are the same is taken for the same. Otherwise every file is read.
    pub trust_times: bool,
}

/// What is known of the files of a run.
pub(super) struct Plan<'a> {
    again: Again<'a>,
    mapper: &'a Mapper<'a>,
    entries: &'a [Entry],
    /// How the claims find their passages.
    claims: BTreeSet<Hash>,
    /// Whether what is known holds other claims as well, and should be kept without them.
    forgets: bool,
    /// The claims the last run did not have.
    new: Option<Mapper<'a>>,
    /// By entry: the metadata it has from elsewhere, and what is known of it.
    metas: Vec<Hash>,
    files: Vec<Option<Known<'a>>>,
}

/// Buffers a thread reuses from file to file. Belong to one [`Plan`].
#[derive(Default)]
pub(super) struct Hands {
    bytes: Vec<u8>,
    /// For all claims.
    pub(super) own: Buffers,
    /// For the new ones.
    of_new: Buffers,
}

/// What a run has found in a file, by its place among the entries; nothing for one that could not be opened.
pub(super) type Learnt = (usize, Option<(Option<Hash>, Vec<u8>)>);

/// What was found in a file that several threads read in parts, which come in no order. Such a file is told by its times alone.
pub(super) fn found_in(place: usize, entry: &Entry, mut found: Reading) -> Learnt {
    found.others.sort_unstable();
    found.documents.sort_by_cached_key(Document::identity);
    (place, Some((None, encode(entry, &found))))
}

/// The claims of a ledger that a cache knows nothing of.
/// `hashes` are their [`fingerprints`](super::cache::fingerprints).
pub(super) fn new_claims(ledger: &Ledger, hashes: &[Hash], known: &Cache) -> Ledger {
    let new = hashes.iter().zip(&ledger.claims).filter(|(hash, _)| !known.claims.contains(*hash));
    Ledger { claims: new.map(|(_, claim)| claim.clone()).collect() }
}

impl<'a> Plan<'a> {
    /// `hashes` are the [`fingerprints`](super::cache::fingerprints) of the ledger, and `new` its [`new_claims`].
    pub(super) fn new(
        again: Again<'a>,
        hashes: Vec<Hash>,
        new: &'a Ledger,
        mapper: &'a Mapper<'a>,
        entries: &'a [Entry],
    ) -> Self {
        let mut last: Option<(&Arc<Meta>, Hash)> = None;
        let of_meta = |entry: &'a Entry| match last {
            // Most files of a corpus share theirs.
            Some((meta, hash)) if Arc::ptr_eq(meta, &entry.meta) => hash,
            _ => last.insert((&entry.meta, of_meta(&entry.meta))).1,
        };
        let metas: Vec<Hash> = entries.iter().map(of_meta).collect();
        let mut files = again.known.find(entries);
        for (known, meta) in files.iter_mut().zip(&metas) {
            known.take_if(|known| known.meta != *meta);
        }
        let new = (!new.claims.is_empty()).then(|| Mapper::new(new, false));
        let claims: BTreeSet<Hash> = hashes.into_iter().collect();
        let forgets = !again.known.claims.is_subset(&claims);
        Self { again, mapper, entries, claims, forgets, new, metas, files }
    }

    /// Whether a file is still as it was, by its size and times.
    fn is_unchanged(&self, place: usize) -> bool {
        let stamp = self.entries[place].stamp;
        let same = |known: &Known<'_>| stamp == Some(known.stamp) && self.again.known.is_settled(&known.stamp);
        self.again.trust_times && self.files[place].as_ref().is_some_and(same)
    }

    /// Whether a file need not be opened.
    pub(super) fn spares(&self, place: usize) -> bool {
        self.new.is_none() && self.is_unchanged(place)
    }

    /// What is known of a file, to be weighed again.
    fn known(&self, place: usize) -> Option<Reading> {
        decode(&self.entries[place], self.files[place]?.found)
    }

    /// Maps a file, reading no more of it than is needed; gives what is found out about it.
    pub(super) fn file(&self, place: usize, hands: &mut Hands, mapped: &mut Mapped) -> Option<Learnt> {
        let Hands { bytes, own, of_new } = hands;
        let entry = &self.entries[place];
        if self.spares(place)
            && let Some(reading) = self.known(place)
        {
            return self.weigh(place, reading, self.files[place]?.hash, own, mapped);
        }
        if let Err(failed) = corpus::bytes(entry, bytes) {
            self.mapper.reading(entry, failed, own, mapped);
            return Some((place, None));
        }
        let same = |known: &Known<'_>| self.is_unchanged(place) || known.hash.is_some_and(|known| known == hash(bytes));
        if let Some(known) = self.files[place].filter(same) {
            let concerned = self.new.as_ref().is_some_and(|new| {
                let reading = new.parse(entry, bytes, of_new);
                new.concerns(&reading, of_new)
            });
            if !concerned && let Some(reading) = self.known(place) {
                return self.weigh(place, reading, known.hash, own, mapped);
            }
        }
        let reading = self.mapper.parse(entry, bytes, own);
        let taken_apart = !reading.documents.is_empty();
        let content = taken_apart.then(|| hash(bytes));
        let mut keep = Reading::default();
        self.mapper.weigh(entry, reading, own, mapped, Some(&mut keep));
        Some((place, Some((content, encode(entry, &keep)))))
    }

    /// Weighs what is known of a file.
    fn weigh(
        &self,
        place: usize,
        reading: Reading,
        content: Option<Hash>,
        buffers: &mut Buffers,
        mapped: &mut Mapped,
    ) -> Option<Learnt> {
        let entry = &self.entries[place];
        if !self.forgets {
            self.mapper.reading(entry, reading, buffers, mapped);
            return None;
        }
        let mut keep = Reading::default();
        self.mapper.weigh(entry, reading, buffers, mapped, Some(&mut keep));
        Some((place, Some((content, encode(entry, &keep)))))
    }

    /// What is to be kept for the next run, for a build of the program of that name; `None` where that is what is known already.
    pub(super) fn learn(&self, mut learnt: Vec<Learnt>, build: &str) -> Option<Vec<u8>> {
        learnt.sort_unstable_by_key(|(place, _)| *place);
        let Again { known, begun, trust_times: _ } = self.again;
        let mut same = known.claims == self.claims;
        let mut learnt = learnt.into_iter().peekable();
        let mut next = Writer::new(begun, self.claims.clone());
        let mut count = 0;
        for (place, entry) in self.entries.iter().enumerate() {
            let own = learnt.next_if(|(of, _)| *of == place);
            let (Some(stamp), meta, before) = (entry.stamp, self.metas[place], self.files[place]) else { continue };
            let now = match &own {
                Some((_, found)) => found.as_ref().map(|(hash, found)| Known { stamp, meta, hash: *hash, found }),
                None => before.map(|before| Known { stamp, ..before }),
            };
            let Some(now) = now else { continue };
            same &= before == Some(now) && known.is_settled(&stamp);
            count += 1;
            next.add(&entry.path, &now);
        }
        (!same || count != known.len()).then(|| next.finish(build))
    }
}
