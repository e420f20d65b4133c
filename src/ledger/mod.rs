//! The ledger: all claims of a project, validated.

mod claim;
mod codes;
mod compose;
mod edits;
mod keys;
mod lists;
mod raise;
mod raw;
mod read;
mod term;
mod timeline;
mod values;
mod wordlists;

use std::sync::Arc;

pub use claim::{Asserted, Claim, ClaimKind, Expect, Severity, Source, TimelineEntry, Waiver, Within};
pub use codes::CODES;
pub use compose::{Composed, Reason, compose};
pub use edits::{Edit, edits};
pub use lists::OwnList;
pub use read::{Loaded, parse, read};
pub use term::{Pattern, Term};
pub use wordlists::{WordList, word_lists};

pub use crate::value::Tolerance;

/// All claims of a project, sorted by id. What speaks of a claim shares it.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The claims.
    pub claims: Vec<Arc<Claim>>,
}
