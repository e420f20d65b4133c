//! The finished report, and its formats.

mod diff;
mod dispute;
mod explain;
mod format;
mod json;
mod markdown;
pub(crate) mod paint;
mod quote;
#[cfg(test)]
pub(crate) mod sample;
mod table;
#[cfg(test)]
mod tests;
pub(crate) mod words;

pub use explain::explain;
pub use format::{FORMATS, Format, format};
pub(crate) use json::json_text;
pub use paint::Screen;

use crate::diag::Diagnostic;
use crate::evidence::{Evidence, Rejected};
use crate::ledger::Claim;
use crate::verdict::Judgement;

/// What is worth knowing about a claim beside its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// It fails, and its waiver covers that today.
    Waived,
    /// Its waiver has run out.
    WaiverExpired,
    /// The day of `expect.review_after` has passed.
    ReviewDue,
    /// The stated values are not exactly those of `expect.values`.
    OtherValues,
    /// One document states two different values.
    SelfInconsistent,
    /// Sources disagree with each other.
    Disagreement,
    /// It rests on one origin only.
    SingleOrigin,
}

impl Flag {
    /// Every flag, in the order of the documentation.
    pub const ALL: [Self; 7] = [
        Self::Waived,
        Self::WaiverExpired,
        Self::ReviewDue,
        Self::OtherValues,
        Self::SelfInconsistent,
        Self::Disagreement,
        Self::SingleOrigin,
    ];

    /// The word in JSON and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waived => "waived",
            Self::WaiverExpired => "waiver_expired",
            Self::ReviewDue => "review_due",
            Self::OtherValues => "other_values",
            Self::SelfInconsistent => "self_inconsistent",
            Self::Disagreement => "disagreement",
            Self::SingleOrigin => "single_origin",
        }
    }
}

/// One claim in the report.
#[derive(Clone, Debug)]
pub struct ClaimReport {
    /// The claim.
    pub claim: Claim,
    /// Its verdict and sides.
    pub judgement: Judgement,
    /// Whether verdict and values are the expected ones.
    pub passed: bool,
    /// What else is worth knowing, sorted.
    pub flags: Vec<Flag>,
    /// The evidence, sorted by source, then place.
    pub evidence: Vec<Evidence>,
    /// The candidates rejected, sorted likewise.
    pub rejected: Vec<Rejected>,
}

/// The counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Claims checked.
    pub claims: usize,
    /// Claims that came out as expected.
    pub passed: usize,
    /// Claims that did not.
    pub failed: usize,
    /// Documents read.
    pub documents: usize,
    /// Documents that could not be read.
    pub unchecked_documents: usize,
}

/// A finished run: everything a renderer may show, and nothing it could change.
#[derive(Clone, Debug)]
pub struct Report {
    /// The counts.
    pub summary: Summary,
    /// The claims, sorted by id.
    pub claims: Vec<ClaimReport>,
    /// Warnings about the input, sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
}
