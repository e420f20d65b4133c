//! The whole run: from ledger and corpus to report.
//!
//! Everything up to evidence is done document by document (the map), the rest claim by claim (the reduce).

mod map;
mod reduce;
mod threads;

pub use map::{Buffers, Mapped, Mapper};
pub use reduce::reduce;

use jiff::civil::Date;

use crate::corpus::Listing;
use crate::ledger::Ledger;
use crate::report::Report;

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
    let mapped = threads::map_all(&Mapper::new(ledger, near_misses), &listing.entries, progress);
    reduce(ledger, mapped, listing.diagnostics.clone(), today)
}
