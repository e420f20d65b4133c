//! The whole run: from ledger and corpus to report.
//!
//! Everything up to evidence is done document by document (the map), the rest claim by claim (the reduce).

mod map;
mod reduce;
pub mod wire;

pub use map::{Mapped, map};
pub use reduce::reduce;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::corpus::{self, Entry, Listing, Reading};
use crate::ledger::Ledger;
use crate::passage::{Index, Scratch};
use crate::report::Report;

/// Weighs every document of `listing`, for claims judged elsewhere: the map without the reduce. The order is that of the
/// listing, and the last of them holds what is wrong with the listing itself.
pub fn map_all(ledger: &Ledger, listing: &Listing, progress: &(dyn Fn(u64) + Sync)) -> Vec<Mapped> {
    let mut mapped = map_entries(ledger, listing, false, progress);
    mapped.push(Mapped { diagnostics: listing.diagnostics.clone(), ..Mapped::default() });
    mapped
}

/// Checks every claim of `ledger` against every document of `listing`.
///
/// `today` decides waivers and reviews. `near_misses` keeps the sentences that lack one thing, for `explain`.
/// `progress` is called with 1 for every file read, from any thread.
pub fn run(
    ledger: &Ledger,
    listing: &Listing,
    today: Date,
    near_misses: bool,
    progress: &(dyn Fn(u64) + Sync),
) -> Report {
    let mapped = map_entries(ledger, listing, near_misses, progress);
    reduce(ledger, mapped, listing.diagnostics.clone(), today)
}

/// Weighs the documents of one file that has been read.
pub fn map_documents(ledger: &Ledger, entry: &Entry, reading: Reading) -> Mapped {
    map(ledger, &Index::new(ledger), entry, reading, false, &mut Scratch::default())
}

fn map_entries(ledger: &Ledger, listing: &Listing, near_misses: bool, progress: &(dyn Fn(u64) + Sync)) -> Vec<Mapped> {
    let index = Index::new(ledger);
    listing
        .entries
        .par_iter()
        .map_init(Scratch::default, |scratch, entry| {
            let reading = corpus::read(entry);
            let mapped = map(ledger, &index, entry, reading, near_misses, scratch);
            progress(1);
            mapped
        })
        .collect()
}
