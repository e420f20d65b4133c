//! The ledger: all claims of a project, validated.

mod claim;
mod term;
mod wordlists;

pub use claim::{Asserted, Claim, ClaimKind, Expect, Severity, Source, TimelineEntry, Waiver, Within};
pub use term::{Pattern, Term};
pub use wordlists::{WordList, word_lists};

pub use crate::value::Tolerance;

/// All claims of a project, sorted by id.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The claims.
    pub claims: Vec<Claim>,
}
