//! The whole run: from ledger and corpus to report.
//!
//! Everything up to evidence is done document by document (the map), the rest claim by claim (the reduce).

mod both;
mod map;
mod reduce;

pub use both::{Both, State, run_both};
pub use map::{Mapped, map};
pub use reduce::reduce;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::corpus::{self, Listing};
use crate::ledger::Ledger;
use crate::passage::{Index, Scratch};
use crate::report::Report;

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
    let index = Index::new(ledger);
    let mapped: Vec<Mapped> = listing
        .entries
        .par_iter()
        .map_init(Scratch::default, |scratch, entry| {
            let reading = corpus::read(entry);
            let mapped = map(ledger, &index, entry, reading, near_misses, scratch);
            progress(1);
            mapped
        })
        .collect();
    reduce(ledger, mapped, listing.diagnostics.clone(), today)
}
