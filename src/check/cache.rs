//! What a run remembers for the next one: which files have no passage for any claim.
//!
//! Such files need not be read again while they stay as they are. Nothing of what a passage says is kept, so that a run
//! with a cache gives the same bytes as one without. What a claim asserts is no part of its fingerprint: a changed value
//! is set against the files that speak of the claim, and no other is read.

use std::collections::BTreeSet;

use crate::corpus::{Identity, Meta, Stamp};
use crate::ledger::{Claim, Ledger};

/// The first bytes of a cache. A change of its form, or of what makes a passage, needs a new number.
const MAGIC: &[u8] = concat!("crosscheck cache 1 ", env!("CARGO_PKG_VERSION"), "\n").as_bytes();

/// How much older than the cache a file must be for its times to be trusted, in nanoseconds: two seconds, the coarsest resolution of file
/// systems in use.
const SETTLED: i64 = 2_000_000_000;

/// A hash.
type Hash = [u8; 16];

/// Files and what is known of them, for a set of claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cache {
    /// When the run began, in nanoseconds since 1970, by the clock that stamps files.
    pub(super) begun: i64,
    /// How the claims find their passages.
    pub(super) claims: BTreeSet<Hash>,
    /// Sorted by path.
    pub(super) files: Vec<Known>,
}

/// A file that could be read without anything to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) path: Box<str>,
    pub(super) stamp: Stamp,
    /// What was known of it from elsewhere.
    pub(super) meta: Hash,
    /// Its documents where it has no passage: record, id, tags. Empty where it has one.
    pub(super) documents: Vec<Listed>,
}

/// A document of a file without passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) record: Option<usize>,
    pub(super) id: Box<str>,
    pub(super) tags: Vec<String>,
}

impl Listed {
    pub(super) fn of(document: &Identity) -> Self {
        Self { record: document.record, id: document.id.as_str().into(), tags: document.tags.clone() }
    }
}

impl Cache {
    /// A cache that knows nothing, for a run over `ledger` that begins now by the clock that stamps files.
    pub fn new(ledger: &Ledger, begun: i64) -> Self {
        Self { begun, claims: ledger.claims.iter().map(fingerprint).collect(), files: Vec::new() }
    }

    /// Whether it can spare reading files for these claims.
    pub(super) fn serves(&self, claims: &BTreeSet<Hash>) -> bool {
        claims.is_subset(&self.claims)
    }

    /// What is known of a file whose stamp and metadata are these: its documents, none of which has a passage. `None` where the file must
    /// be read.
    pub(super) fn find(&self, path: &str, stamp: &Stamp, meta: &Hash) -> Option<&Known> {
        let place = self.files.binary_search_by(|known| (*known.path).cmp(path)).ok()?;
        let known = &self.files[place];
        (self.is_settled(stamp) && known.stamp == *stamp && known.meta == *meta && !known.documents.is_empty())
            .then_some(known)
    }

    /// As bytes for a file.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        number(self.begun as u64, &mut out);
        number(self.claims.len() as u64, &mut out);
        out.extend(self.claims.iter().flatten());
        number(self.files.len() as u64, &mut out);
        for Known { path, stamp, meta, documents } in &self.files {
            text(path, &mut out);
            let Stamp { size, modified, changed, inode } = *stamp;
            for value in [size, modified as u64, changed as u64, inode] {
                number(value, &mut out);
            }
            out.extend(meta);
            number(documents.len() as u64, &mut out);
            for Listed { record, id, tags } in documents {
                number(record.map_or(0, |line| line as u64), &mut out);
                text(id, &mut out);
                number(tags.len() as u64, &mut out);
                tags.iter().for_each(|tag| text(tag, &mut out));
            }
        }
        let sum = blake3::hash(&out);
        out.extend(sum.as_bytes());
        out
    }

    /// Reads what [`encode`](Self::encode) wrote; `None` for a file of another version, and for a damaged one.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (body, sum) = bytes.split_last_chunk::<{ blake3::OUT_LEN }>()?;
        if blake3::hash(body) != blake3::Hash::from_bytes(*sum) {
            return None;
        }
        let mut rest = body.strip_prefix(MAGIC)?;
        let begun = take_number(&mut rest)? as i64;
        let mut cache = Self { begun, ..Self::default() };
        for _ in 0..take_number(&mut rest)? {
            cache.claims.insert(take(&mut rest)?);
        }
        for _ in 0..take_number(&mut rest)? {
            let path = take_text(&mut rest)?.into();
            let mut next = || take_number(&mut rest);
            let (size, modified, changed, inode) = (next()?, next()? as i64, next()? as i64, next()?);
            let mut known = Known {
                path,
                stamp: Stamp { size, modified, changed, inode },
                meta: take(&mut rest)?,
                documents: Vec::new(),
            };
            for _ in 0..take_number(&mut rest)? {
                let record = usize::try_from(take_number(&mut rest)?).ok().filter(|line| *line > 0);
                let id = take_text(&mut rest)?.into();
                let mut tags = Vec::new();
                for _ in 0..take_number(&mut rest)? {
                    tags.push(take_text(&mut rest)?.to_owned());
                }
                known.documents.push(Listed { record, id, tags });
            }
            cache.files.push(known);
        }
        rest.is_empty().then_some(cache)
    }

    /// Whether these are bytes of a cache that another version of the program wrote.
    pub fn is_of_other_version(bytes: &[u8]) -> bool {
        bytes.starts_with(b"crosscheck cache ") && !bytes.starts_with(MAGIC)
    }

    /// Whether what the `next` run has found out is here already, with all times settled.
    pub fn says_the_same(&self, next: &Self) -> bool {
        let settled = self.files.iter().all(|known| self.is_settled(&known.stamp));
        settled && self.claims == next.claims && self.files == next.files
    }

    /// Whether a file was left alone for so long before the run that a later change must show in its times.
    fn is_settled(&self, stamp: &Stamp) -> bool {
        stamp.modified.max(stamp.changed).saturating_add(SETTLED) < self.begun
    }
}

/// What decides which sentences are passages of a claim.
fn fingerprint(claim: &Claim) -> Hash {
    let Claim { subject, measure, of, not, within, sources, .. } = claim;
    let patterns = [subject, measure, of, not].map(|terms| terms.iter().map(|term| &term.pattern).collect::<Vec<_>>());
    hash(format!("{patterns:?} {within:?} {sources:?}").as_bytes())
}

/// What is known of a file from elsewhere.
pub(super) fn of_meta(meta: &Meta) -> Hash {
    hash(format!("{meta:?}").as_bytes())
}

fn hash(bytes: &[u8]) -> Hash {
    blake3::hash(bytes).as_bytes().first_chunk().copied().unwrap_or_default()
}

/// Seven bits a byte, the lowest first; all but the last byte have the highest bit set.
fn number(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn take_number(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7F).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

fn text(text: &str, out: &mut Vec<u8>) {
    number(text.len() as u64, out);
    out.extend(text.as_bytes());
}

fn take_text<'b>(rest: &mut &'b [u8]) -> Option<&'b str> {
    let length = usize::try_from(take_number(rest)?).ok()?;
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    str::from_utf8(text).ok()
}

fn take(rest: &mut &[u8]) -> Option<Hash> {
    let (hash, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*hash)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_cache_is_read_as_it_was_written(
            files in prop::collection::vec(("\\PC{0,9}", any::<u64>(), any::<i64>(), any::<[u8; 16]>(), prop::option::of(1_usize..9)), 0..9),
            at in any::<prop::sample::Index>(),
        ) {
            let known = |(path, size, modified, meta, record): (String, u64, i64, Hash, Option<usize>)| Known {
                stamp: Stamp { size, modified, changed: -modified.saturating_abs(), inode: 7 },
                meta,
                documents: vec![Listed { record, id: path.as_str().into(), tags: vec![path.clone()] }],
                path: path.into(),
            };
            let claims = files.iter().map(|file| file.3).collect();
            let cache = Cache { begun: -5, claims, files: files.into_iter().map(known).collect() };
            let mut bytes = cache.encode();
            prop_assert_eq!(Cache::decode(&bytes), Some(cache));
            let at = at.index(bytes.len());
            bytes[at] ^= 1;
            prop_assert_eq!(Cache::decode(&bytes), None);
            prop_assert_eq!(Cache::decode(&bytes[..at]), None);
        }
    }

    #[test]
    fn only_a_settled_file_that_stayed_as_it_was_is_spared() {
        let stamp = Stamp { size: 3, modified: 10 * SETTLED, changed: 10 * SETTLED, inode: 1 };
        let listed = Listed { record: None, id: "a".into(), tags: Vec::new() };
        let known = Known { path: "a".into(), stamp, meta: [1; 16], documents: vec![listed] };
        let cache = |begun| Cache { begun, claims: BTreeSet::new(), files: vec![known.clone()] };
        let late = cache(12 * SETTLED);
        let check = |cache: &Cache, path: &str, stamp: Stamp, meta: Hash, expect: bool| {
            assert_eq!(cache.find(path, &stamp, &meta).is_some(), expect, "{path} {stamp:?}");
        };
        check(&late, "a", stamp, [1; 16], true);
        check(&late, "b", stamp, [1; 16], false);
        check(&late, "a", Stamp { size: 4, ..stamp }, [1; 16], false);
        check(&late, "a", Stamp { inode: 2, ..stamp }, [1; 16], false);
        check(&late, "a", stamp, [2; 16], false);
        check(&cache(11 * SETTLED), "a", stamp, [1; 16], false);
    }
}
