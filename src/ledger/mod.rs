//! The ledger: all claims of a project, validated.

mod claim;
mod term;

pub use claim::{Asserted, Claim, ClaimKind, Expect, Severity, Source, TimelineEntry, Tolerance, Waiver, Within};
pub use term::{Pattern, Term};

/// All claims of a project, sorted by id.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The claims.
    pub claims: Vec<Claim>,
}
