//! Two states of a project, checked in one pass.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Mapped, map, reduce};
use crate::corpus::{self, Entry, Listing, Reading};
use crate::error::Result;
use crate::ledger::{Ledger, edits};
use crate::passage::{Index, Scratch};
use crate::report::{Documents, Report};

/// A project at some time: its claims, and the documents they are checked against.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// The claims.
    pub ledger: &'a Ledger,
    /// The files.
    pub listing: &'a Listing,
}

/// What a run over two states found.
#[derive(Debug)]
pub struct Both {
    /// The report on the state as it is.
    pub now: Report,
    /// The report on the state before.
    pub before: Report,
    /// How their files differ.
    pub documents: Documents,
}

/// Checks two states of a project. Files are paired by path; one that is the same in both, metadata included, is read once,
/// for the claims of both. `before_bytes` gives the bytes of an entry of the earlier state, by its place in the listing.
///
/// `today` decides waivers and reviews in both, so that the calendar is no difference between them. `progress` is called
/// with 1 for every path done, from any thread.
///
/// # Errors
///
/// Those of `before_bytes`.
pub fn run_both(
    now: State<'_>,
    before: State<'_>,
    before_bytes: &(dyn Fn(usize) -> Result<Vec<u8>> + Sync),
    today: Date,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Both> {
    let union = Union::new(now.ledger, before.ledger);
    let index = Index::new(&union.ledger);
    let read = |scratch: &mut Scratch, pair: &Pair<'_>| -> Result<Read> {
        let weigh = |entry: &Entry, reading: Reading, scratch: &mut Scratch| {
            map(&union.ledger, &index, entry, reading, false, scratch)
        };
        let mut done = Read::default();
        let bytes_now = pair.now.map(corpus::bytes);
        let bytes_before = pair.before.map(|(place, _)| before_bytes(place)).transpose()?;
        done.same = match (pair.now, pair.before, &bytes_now, &bytes_before) {
            (Some(now), Some((_, before)), Some(Ok(a)), Some(b)) => now.meta == before.meta && a == b,
            _ => false,
        };
        if let (Some(entry), Some(bytes)) = (pair.now, bytes_now) {
            let reading = bytes.map_or_else(|failed| failed, |bytes| corpus::parse(&entry.path, &bytes, &entry.meta));
            done.now = Some(weigh(entry, reading, scratch));
        }
        if let (false, Some((_, entry)), Some(bytes)) = (done.same, pair.before, bytes_before) {
            done.before = Some(weigh(entry, corpus::parse(&entry.path, &bytes, &entry.meta), scratch));
        }
        progress(1);
        Ok(done)
    };
    let pairs = pairs(now.listing, before.listing);
    let all: Result<Vec<Read>> = pairs.par_iter().map_init(Scratch::default, read).collect();
    let mut documents = Documents::default();
    let (mut mapped_now, mut mapped_before) = (Vec::new(), Vec::new());
    for read in all? {
        match (&read.now, &read.before, read.same) {
            (_, _, true) => documents.unchanged += 1,
            (Some(now), Some(_), _) => documents.changed.push(now.path.clone()),
            (Some(now), None, _) => documents.added.push(now.path.clone()),
            (None, Some(before), _) => documents.removed.push(before.path.clone()),
            (None, None, _) => {}
        }
        if let Some(before) = if read.same { read.now.as_ref() } else { read.before.as_ref() } {
            mapped_before.push(only(before, &|claim| union.in_before(claim)));
        }
        if let Some(now) = read.now {
            mapped_now.push(only(&now, &|claim| (claim < union.first).then_some(claim)));
        }
    }
    Ok(Both {
        now: reduce(now.ledger, mapped_now, now.listing.diagnostics.clone(), today),
        before: reduce(before.ledger, mapped_before, before.listing.diagnostics.clone(), today),
        documents,
    })
}

/// A path with its file in either state.
struct Pair<'a> {
    now: Option<&'a Entry>,
    /// With its place in the listing.
    before: Option<(usize, &'a Entry)>,
}

fn pairs<'a>(now: &'a Listing, before: &'a Listing) -> Vec<Pair<'a>> {
    let mut by_path: BTreeMap<&str, Pair<'a>> = BTreeMap::new();
    for entry in &now.entries {
        by_path.insert(&entry.path, Pair { now: Some(entry), before: None });
    }
    for (place, entry) in before.entries.iter().enumerate() {
        by_path.entry(&entry.path).or_insert(Pair { now: None, before: None }).before = Some((place, entry));
    }
    by_path.into_values().collect()
}

/// What the files of one path gave, to the claims of the union.
#[derive(Default)]
struct Read {
    now: Option<Mapped>,
    before: Option<Mapped>,
    /// Both files are the same, and `now` holds for both.
    same: bool,
}

/// The claims of two ledgers in one: all of the first, then those of the second that are not the same in the first.
///
/// Ids may stand twice in it, which finding and weighing passages does not mind.
struct Union {
    ledger: Ledger,
    /// How many claims the first ledger has.
    first: usize,
    /// From places in the union to places in the second ledger.
    second: BTreeMap<usize, usize>,
}

impl Union {
    fn new(first: &Ledger, second: &Ledger) -> Self {
        let mut ledger = first.clone();
        let by_id: BTreeMap<&str, usize> = first.claims.iter().enumerate().map(|(i, c)| (c.id.as_str(), i)).collect();
        let mut places = BTreeMap::new();
        for (own, claim) in second.claims.iter().enumerate() {
            let same = by_id.get(claim.id.as_str()).copied().filter(|&i| edits(claim, &first.claims[i]).is_empty());
            places.insert(same.unwrap_or(ledger.claims.len()), own);
            if same.is_none() {
                ledger.claims.push(claim.clone());
            }
        }
        Self { ledger, first: first.claims.len(), second: places }
    }

    /// The place in the second ledger of a claim of the union.
    fn in_before(&self, claim: usize) -> Option<usize> {
        self.second.get(&claim).copied()
    }
}

/// What a file gave to some claims, each at the place `place` has for it.
fn only(mapped: &Mapped, place: &dyn Fn(usize) -> Option<usize>) -> Mapped {
    let Mapped { path, documents, evidence, rejected, diagnostics, failure } = mapped;
    Mapped {
        path: path.clone(),
        documents: documents.clone(),
        evidence: evidence.iter().filter_map(|(claim, piece)| Some((place(*claim)?, piece.clone()))).collect(),
        rejected: rejected.iter().filter_map(|(claim, piece)| Some((place(*claim)?, piece.clone()))).collect(),
        diagnostics: diagnostics.clone(),
        failure: failure.clone(),
    }
}
