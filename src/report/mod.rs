//! The finished report, and its formats.

mod below;
mod changes;
pub(crate) mod diff;
mod dispute;
mod explain;
pub(crate) mod finding;
mod format;
pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod grid;
mod html;
mod json;
mod junit;
mod locked;
mod markdown;
mod matches;
mod matrix;
mod order;
pub(crate) mod paint;
pub(crate) mod quote;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod sarif;
mod stance;
mod table;
#[cfg(test)]
mod tests;
pub(crate) mod words;

pub use below::below;
pub use changes::{Altered, Changes, ClaimChange, Documents, Fate, Gone, Standing};
pub use explain::explain;
pub use format::{FORMATS, Format, format};
pub(crate) use json::json_text;
pub use locked::{Breach, Fault, LockNote, Locked, Nearest};
pub use matches::matches;
pub use paint::Screen;

use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::Diagnostic;
use crate::evidence::{Evidence, Rejected};
use crate::ledger::Claim;
use crate::verdict::Judgement;

pub use crate::verdict::Flag;

/// One claim in the report.
#[derive(Clone, Debug)]
pub struct ClaimReport {
    /// The claim.
    pub claim: Arc<Claim>,
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

/// A document that gave a passage to a claim, or that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceReport {
    /// The document's id.
    pub id: String,
    /// The file, relative to the project's root.
    pub path: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The wire it credits.
    pub agency: Option<String>,
    /// Its declared origin, or else its id.
    pub origin: String,
    /// When it was published, as written.
    pub published: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Why it could not be read, where it could not.
    pub failure: Option<String>,
}

/// What a run was made on, as `crosscheck.toml` names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// Files, folders and globs of claims.
    pub claims: Vec<String>,
    /// Files, folders and globs of documents.
    pub corpus: Vec<String>,
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
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The counts.
    pub summary: Summary,
    /// The day waivers and reviews are measured by; `None` in a report that was not made by a run.
    pub today: Option<Date>,
    /// What was checked against what; empty where the caller did not say.
    pub inputs: Inputs,
    /// The claims, sorted by id.
    pub claims: Vec<ClaimReport>,
    /// The documents that gave a passage or could not be read, sorted by id; not those that speak of no claim.
    pub sources: Vec<SourceReport>,
    /// Warnings about the input, sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// What changed since a revision, where the run was set against one.
    pub changes: Option<Changes>,
    /// What holds of the pinned quotes, where the run was held to a lock.
    pub locked: Option<Locked>,
}
