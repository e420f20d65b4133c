//! The ledger: all claims of a project, validated.

mod claim;
mod term;

pub use claim::{Asserted, Claim, ClaimKind, Expect, Severity, Source, TimelineEntry, Waiver, Within};
pub use term::{Pattern, Term};

pub use crate::value::Tolerance;

/// All claims of a project, sorted by id.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The claims.
    pub claims: Vec<Claim>,
}
