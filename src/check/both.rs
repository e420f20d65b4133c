//! Two states of a project, checked in one pass.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Buffers, Mapped, Mapper, reduce};
use crate::corpus::{self, Entry, Listing};
use crate::error::Result;
use crate::ledger::{Ledger, edits};
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
    let mapper = Mapper::new(&union.ledger, false);
    let read = |(buffers, buffer): &mut (Buffers, Vec<u8>), pair: &Pair<'_>| -> Result<Read> {
        let mut read = Read::default();
        let present = pair.now.map(|entry| corpus::bytes(entry, buffer));
        let earlier = pair.before.map(|(place, _)| before_bytes(place)).transpose()?;
        read.same = match (pair.now, pair.before, &present, &earlier) {
            (Some(now), Some((_, before)), Some(Ok(())), Some(earlier)) => now.meta == before.meta && buffer == earlier,
            _ => false,
        };
        if let (Some(entry), Some(present)) = (pair.now, present) {
            mapper.bytes(entry, present.map(|()| buffer.as_slice()), buffers, &mut read.now);
        }
        if let (false, Some((_, entry)), Some(earlier)) = (read.same, pair.before, &earlier) {
            mapper.bytes(entry, Ok(earlier), buffers, &mut read.before);
        }
        progress(1);
        Ok(read)
    };
    let pairs = pairs(now.listing, before.listing);
    let all: Result<Vec<Read>> = pairs.par_iter().map_init(Default::default, read).collect();
    let mut documents = Documents::default();
    let (mut all_now, mut all_before) = (Mapped::default(), Mapped::default());
    for (pair, read) in pairs.iter().zip(all?) {
        match (pair.now, pair.before) {
            _ if read.same => documents.unchanged += 1,
            (Some(now), Some(_)) => documents.changed.push(now.path.clone()),
            (Some(now), None) => documents.added.push(now.path.clone()),
            (None, Some((_, before))) => documents.removed.push(before.path.clone()),
            (None, None) => {}
        }
        let earlier = if read.same { read.now.clone() } else { read.before };
        all_before.add(only(earlier, &|claim| union.second.get(&claim).copied()));
        all_now.add(only(read.now, &|claim| (claim < union.first).then_some(claim)));
    }
    Ok(Both {
        now: reduce(now.ledger, all_now, now.listing.diagnostics.clone(), today),
        before: reduce(before.ledger, all_before, before.listing.diagnostics.clone(), today),
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
    now: Mapped,
    before: Mapped,
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
}

/// What files gave to some claims, each at the place `place` has for it.
fn only(mapped: Mapped, place: &dyn Fn(usize) -> Option<usize>) -> Mapped {
    let Mapped { documents, unread, evidence, rejected, diagnostics, sources } = mapped;
    Mapped {
        documents,
        unread,
        evidence: evidence.into_iter().filter_map(|(claim, piece)| Some((place(claim)?, piece))).collect(),
        rejected: rejected.into_iter().filter_map(|(claim, piece)| Some((place(claim)?, piece))).collect(),
        diagnostics,
        sources,
    }
}
