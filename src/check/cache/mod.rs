//! What a run remembers for the next one: of each file its documents, with the paragraphs that speak of a claim.
//!
//! Which paragraphs these are depends on the file and on how the claims find their passages: their terms, not what they assert. So the
//! next run finds and weighs the passages anew in what was kept, with the same code as in whole documents and the same result, and
//! reads no file that stayed as it was, whatever values the claims have by then.

mod codec;
mod reading;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use codec::{Hash, hash};
pub(super) use reading::{decode, encode};

use self::codec::{
    number, option, signed, size, take_bytes, take_hash, take_number, take_option, take_signed, take_size, take_text,
    text,
};
use crate::corpus::{Entry, Meta};
use crate::ledger::{Asserted, Claim, Ledger, Pattern, Source, Term};
use crate::project::Stamp;

/// What a cache begins with. A change of its form needs a new number.
const MAGIC: &[u8] = b"crosscheck cache 2\n";

/// How much older than the run a file must be for its times to be trusted, in nanoseconds: two seconds, the coarsest resolution of file
/// systems in use.
const SETTLED: i64 = 2_000_000_000;

/// The largest cache, in bytes. Files for which there is no room are read in every run.
pub const LARGEST: usize = 256 << 20;

/// Files and what was found in them, for a set of claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cache {
    /// When the run began that wrote it, in nanoseconds since 1970, by the clock that stamps files.
    begun: i64,
    /// How its claims find their passages.
    pub(super) claims: BTreeSet<Hash>,
    /// The metadata files have from elsewhere.
    metas: Vec<Hash>,
    /// How many files there are.
    count: usize,
    bytes: Vec<u8>,
    /// Where the files begin in `bytes`, and the byte after the last one.
    files: (usize, usize),
}

/// Why a cache cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// Another build of the program wrote it.
    OtherBuild,
    /// It is not as it was written.
    Damaged,
}

/// What is remembered of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Known<'c> {
    pub(super) stamp: Stamp,
    /// Of the metadata it had from elsewhere.
    pub(super) meta: Hash,
    /// Of its content, where it was taken apart. To hash a file costs as much as to look through it, and less than to take it apart.
    pub(super) hash: Option<Hash>,
    /// What was found; see [`decode`].
    pub(super) found: &'c [u8],
}

impl Cache {
    /// Reads what [`run_again`](super::run_again) gave to be kept. `build` names the build of the program, as another one may find other
    /// passages.
    ///
    /// # Errors
    ///
    /// For bytes that are not a whole cache of this build.
    pub fn decode(bytes: Vec<u8>, build: &str) -> Result<Self, Unusable> {
        let own = [MAGIC, build.as_bytes(), b"\n"].concat();
        if !bytes.starts_with(&own) {
            return Err(if bytes.starts_with(b"crosscheck cache ") { Unusable::OtherBuild } else { Unusable::Damaged });
        }
        let (body, sum) = bytes.split_last_chunk::<{ blake3::OUT_LEN }>().ok_or(Unusable::Damaged)?;
        let mut rest = body.get(own.len()..).ok_or(Unusable::Damaged)?;
        if blake3::hash(body) != blake3::Hash::from_bytes(*sum) {
            return Err(Unusable::Damaged);
        }
        let rest = &mut rest;
        let mut header = || {
            let begun = take_signed(rest)?;
            let claims = codec::take_list(rest, take_hash)?.into_iter().collect();
            let metas = codec::take_list(rest, take_hash)?;
            Some((begun, claims, metas, take_size(rest)?))
        };
        let (begun, claims, metas, count) = header().ok_or(Unusable::Damaged)?;
        let files = (body.len() - rest.len(), body.len());
        Ok(Self { begun, claims, metas, count, bytes, files })
    }

    /// How many files it knows.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// What is known of each of `entries`, which are sorted by path.
    pub(super) fn find(&self, entries: &[Entry]) -> Vec<Option<Known<'_>>> {
        let mut files = Files {
            cache: self,
            rest: &self.bytes[self.files.0..self.files.1],
            path: String::new(),
            last: Stamp::default(),
        };
        let mut next = files.next();
        let mut found = Vec::with_capacity(entries.len());
        for entry in entries {
            while next.is_some() && files.path < entry.path {
                next = files.next();
            }
            found.push(next.filter(|_| files.path == entry.path));
        }
        found
    }

    /// Whether a file was left alone for so long before the run that a later change must show in its times.
    pub(super) fn is_settled(&self, stamp: &Stamp) -> bool {
        stamp.modified.max(stamp.changed).saturating_add(SETTLED) < self.begun
    }
}

/// The files of a cache, in order. `path` is that of the last one given.
struct Files<'c> {
    cache: &'c Cache,
    rest: &'c [u8],
    path: String,
    last: Stamp,
}

impl<'c> Files<'c> {
    fn next(&mut self) -> Option<Known<'c>> {
        let rest = &mut self.rest;
        let shared = take_size(rest)?;
        self.path.is_char_boundary(shared).then(|| self.path.truncate(shared))?;
        self.path.push_str(take_text(rest)?);
        let size = take_number(rest)?;
        let modified = self.last.modified.wrapping_add(take_signed(rest)?);
        let changed = modified.wrapping_add(take_signed(rest)?);
        let inode = self.last.inode.wrapping_add(take_signed(rest)? as u64);
        self.last = Stamp { size, modified, changed, inode };
        let meta = *self.cache.metas.get(take_size(rest)?)?;
        let hash = take_option(rest, take_hash)?;
        Some(Known { stamp: self.last, meta, hash, found: take_bytes(rest)? })
    }
}

/// Writes a cache, file by file in the order of their paths.
pub(super) struct Writer<'p> {
    begun: i64,
    claims: BTreeSet<Hash>,
    metas: Vec<Hash>,
    places: BTreeMap<Hash, usize>,
    count: usize,
    files: Vec<u8>,
    path: &'p str,
    last: Stamp,
}

impl<'p> Writer<'p> {
    /// For a run that began then by the clock that stamps files, over these claims.
    pub(super) fn new(begun: i64, claims: BTreeSet<Hash>) -> Self {
        let (metas, places, files) = (Vec::new(), BTreeMap::new(), Vec::new());
        Self { begun, claims, metas, places, count: 0, files, path: "", last: Stamp::default() }
    }

    /// Adds a file, unless the cache is full.
    pub(super) fn add(&mut self, path: &'p str, known: &Known<'_>) {
        /// More than a file takes beside its path and what was found.
        const REST: usize = 100;
        if self.files.len() + path.len() + known.found.len() + REST > LARGEST {
            return;
        }
        let Known { stamp, meta, hash, found } = *known;
        let shared = self.path.bytes().zip(path.bytes()).take_while(|(a, b)| a == b).count();
        let shared = crate::text::char_floor(path, shared);
        let out = &mut self.files;
        size(shared, out);
        text(&path[shared..], out);
        number(stamp.size, out);
        signed(stamp.modified.wrapping_sub(self.last.modified), out);
        signed(stamp.changed.wrapping_sub(stamp.modified), out);
        signed(stamp.inode.wrapping_sub(self.last.inode) as i64, out);
        let next = self.metas.len();
        let place = *self.places.entry(meta).or_insert(next);
        if place == next {
            self.metas.push(meta);
        }
        size(place, out);
        option(hash, out, |hash, out| out.extend(hash));
        size(found.len(), out);
        out.extend(found);
        self.count += 1;
        (self.path, self.last) = (path, stamp);
    }

    /// The cache as bytes for a file.
    pub(super) fn finish(self, build: &str) -> Vec<u8> {
        let mut out = [MAGIC, build.as_bytes(), b"\n"].concat();
        signed(self.begun, &mut out);
        let claims: Vec<Hash> = self.claims.into_iter().collect();
        for hashes in [claims, self.metas] {
            codec::list(&hashes, &mut out, |hash, out| out.extend(hash));
        }
        size(self.count, &mut out);
        out.extend(self.files);
        let sum = blake3::hash(&out);
        out.extend(sum.as_bytes());
        out
    }
}

/// How the claims of a ledger find their passages, in its order.
pub(super) fn fingerprints(ledger: &Ledger) -> Vec<Hash> {
    ledger.claims.iter().map(|claim| fingerprint(claim)).collect()
}

/// What decides which sentences are passages of a claim. A wording is looked for in passages, and decides nothing, unless it is a
/// regular expression, for which documents are read in full.
fn fingerprint(claim: &Claim) -> Hash {
    let Claim { subject, measure, of, not, within, sources, asserted, .. } = claim;
    let patterns = |terms: &[Term]| terms.iter().map(|term| term.pattern.clone()).collect::<Vec<_>>();
    let mut lists = vec![patterns(subject), patterns(measure), patterns(of), patterns(not)];
    if let Asserted::Text { spellings, among } = asserted {
        let wordings = [patterns(spellings), patterns(among)];
        if wordings.iter().flatten().any(|pattern| matches!(pattern, Pattern::Regex(_))) {
            lists.extend(wordings);
        }
    }
    let sources: Vec<(u8, &str)> = sources
        .iter()
        .map(|source| match source {
            Source::Id(id) => (0, id.as_str()),
            Source::Glob(glob) => (1, glob.glob().glob()),
            Source::Tag(tag) => (2, tag.as_str()),
        })
        .collect();
    hash(format!("{lists:?} {within:?} {sources:?}").as_bytes())
}

/// What is known of a file from elsewhere.
pub(super) fn of_meta(meta: &Meta) -> Hash {
    hash(format!("{meta:?}").as_bytes())
}

#[cfg(test)]
mod tests;
