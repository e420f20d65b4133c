//! The finished report, and its formats.

mod below;
mod diff;
mod dispute;
mod explain;
mod finding;
mod format;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod matches;
pub(crate) mod paint;
mod quote;
#[cfg(test)]
pub(crate) mod sample;
mod sarif;
mod table;
#[cfg(test)]
mod tests;
pub(crate) mod words;

pub use below::below;
pub use explain::explain;
pub use format::{FORMATS, Format, format};
pub(crate) use json::json_text;
pub use matches::matches;
pub use paint::Screen;

use crate::diag::Diagnostic;
use crate::evidence::{Evidence, Rejected};
use crate::ledger::Claim;
use crate::verdict::Judgement;

pub use crate::verdict::Flag;

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
