//! The whole run: from ledger and corpus to report.
//!
//! Everything up to evidence is done document by document (the map), the rest claim by claim (the reduce).

mod both;
mod cache;
mod map;
mod reduce;
mod threads;
pub mod wire;

pub use both::{Both, State, run_both};
pub use cache::Cache;
pub use map::{Buffers, Mapped, Mapper};
pub use reduce::reduce;

use jiff::civil::Date;

use crate::corpus::{Entry, Listing, Reading};
use crate::ledger::Ledger;
use crate::report::Report;

/// Weighs every document of `listing` for claims judged elsewhere: the map without the reduce. What is wrong with the
/// listing is part of it.
pub fn map_all(ledger: &Ledger, listing: &Listing, progress: &(dyn Fn(u64) + Sync)) -> Mapped {
    let mut mapped = threads::map_all(&Mapper::new(ledger, false), &listing.entries, None, None, progress);
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
    let mapped = threads::map_all(&Mapper::new(ledger, near_misses), &listing.entries, None, None, progress);
    reduce(ledger, mapped, listing.diagnostics.clone(), today)
}

/// Does the same without reading the files of which `known` says that they have no passage, and tells `learnt`, which is new, what is
/// to be known for the next run.
pub fn run_again(
    ledger: &Ledger,
    listing: &Listing,
    today: Date,
    known: &Cache,
    learnt: &mut Cache,
    progress: &(dyn Fn(u64) + Sync),
) -> Report {
    let mapper = Mapper::new(ledger, false);
    let known = Some(known).filter(|known| mapper.spares() && known.serves(&learnt.claims));
    let learnt = Some(learnt).filter(|_| mapper.spares());
    let mapped = threads::map_all(&mapper, &listing.entries, known, learnt, progress);
    reduce(ledger, mapped, listing.diagnostics.clone(), today)
}

#[cfg(test)]
mod tests;
