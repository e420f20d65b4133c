//! The whole run: from ledger and corpus to report.
//!
//! Everything up to evidence is done document by document (the map), the rest claim by claim (the reduce).

mod again;
mod both;
mod cache;
mod map;
mod reduce;
mod threads;
pub mod wire;

pub use again::Again;
pub use both::{Both, State, run_both};
pub use cache::{Cache, LARGEST, Unusable};
pub use map::{Buffers, Mapped, Mapper};
pub use reduce::reduce;

use jiff::civil::Date;

use self::again::{Plan, new_claims};
use self::cache::fingerprints;
use crate::corpus::{Entry, Listing, Reading};
use crate::ledger::Ledger;
use crate::report::Report;

/// Weighs every document of `listing` for claims judged elsewhere: the map without the reduce. What is wrong with the
/// listing is part of it.
pub fn map_all(ledger: &Ledger, listing: &Listing, progress: &(dyn Fn(u64) + Sync)) -> Mapped {
    let mut mapped = threads::map_all(&Mapper::new(ledger, false), &listing.entries, None, progress).0;
    mapped.diagnostics.extend(listing.diagnostics.iter().cloned());
    mapped
}

/// Weighs the documents of one file that has been read.
pub fn map_reading(ledger: &Ledger, entry: &Entry, reading: Reading) -> Mapped {
    let mut mapped = Mapped::default();
    Mapper::new(ledger, false).reading(entry, reading, &mut Buffers::default(), &mut mapped);
    mapped
}

/// Checks every claim of `ledger` against every document of `listing`.
///
/// `today` decides waivers and reviews. `near_misses` keeps the sentences that lack one thing, for `explain`.
/// `progress` is called with the number of files read since the last call, from any thread.
pub fn run(
    ledger: &Ledger,
    listing: &Listing,
    today: Date,
    near_misses: bool,
    progress: &(dyn Fn(u64) + Sync),
) -> Report {
    let mapped = threads::map_all(&Mapper::new(ledger, near_misses), &listing.entries, None, progress).0;
    reduce(ledger, mapped, listing.diagnostics.clone(), today)
}

/// Does the same, reading no more than changed since the run that `again` knows of. The listing is a
/// [stamped](Listing::stamped) one.
///
/// Gives too what is to be kept for the next run, as bytes that name the `build` of the program; `None` where that is what is known
/// already.
pub fn run_again(
    ledger: &Ledger,
    listing: &Listing,
    today: Date,
    again: Again<'_>,
    build: &str,
    progress: &(dyn Fn(u64) + Sync),
) -> (Report, Option<Vec<u8>>) {
    let mapper = Mapper::new(ledger, false);
    let hashes = fingerprints(ledger);
    let new = new_claims(ledger, &hashes, again.known);
    let plan = Plan::new(again, hashes, &new, &mapper, &listing.entries);
    let (mapped, learnt) = threads::map_all(&mapper, &listing.entries, Some(&plan), progress);
    let next = plan.learn(learnt, build);
    (reduce(ledger, mapped, listing.diagnostics.clone(), today), next)
}

#[cfg(test)]
mod tests;
