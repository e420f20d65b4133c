//! Prose under edit, set against the ledger. It is read like a document, and is never evidence.
//!
//! [`read`] weighs a draft's passages with the code that weighs those of the corpus, and makes findings of what does not
//! go with the checked claims. [`suggest`] writes a value in the style of another, [`apply`] puts suggestions into the text.

mod apply;
mod find;
mod ignore;
mod suggest;

pub use apply::{apply, fixes};
pub use find::read;
pub use suggest::{Suggestion, suggest};

use crate::diag::Diagnostic;
use crate::ledger::Severity;
use crate::text::Span;

/// What is the matter with a statement in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// It cannot be so if the ledger is right.
    Contradiction,
    /// It states one side of what the sources disagree on.
    Dispute,
    /// It is about another time than the claim.
    OtherTime,
    /// It differs from a claim that the sources do not settle.
    Unsettled,
}

impl Matter {
    /// The stable code, as in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Dispute => "dispute",
            Self::OtherTime => "other_time",
            Self::Unsettled => "unsettled",
        }
    }
}

/// A statement in a draft that does not go with the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What is the matter.
    pub matter: Matter,
    /// The claim's id.
    pub claim: String,
    /// What the claim weighs: a contradiction of one of severity error fails the run.
    pub severity: Severity,
    /// The value's words, in bytes of the draft's text; `None` where they cannot be found in it, as in some HTML.
    pub span: Option<Span>,
    /// One-based line.
    pub line: usize,
    /// One-based column, in Unicode code points.
    pub column: usize,
    /// The value's words.
    pub words: String,
    /// What the ledger has instead, in a few words.
    pub ledger: String,
    /// Why they do not go together.
    pub because: String,
    /// The passages behind the ledger, one a line: `forward supports: “… «10» …”; corpus/forward.txt:9`.
    pub behind: Vec<String>,
    /// What to write instead, where that is known.
    pub suggestion: Option<Suggestion>,
}

impl Finding {
    /// Whether it fails the run.
    pub fn fails(&self) -> bool {
        self.matter == Matter::Contradiction && self.severity == Severity::Error
    }
}

/// A value in a draft that no claim speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unowned {
    /// One-based line.
    pub line: usize,
    /// One-based column, in Unicode code points.
    pub column: usize,
    /// What sort of value it is, as in `crosscheck values`.
    pub kind: &'static str,
    /// Its words.
    pub words: String,
    /// Its sentence.
    pub sentence: String,
}

/// A draft, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The file, as reported.
    pub path: String,
    /// Its text as decoded, which is what spans count in.
    pub text: String,
    /// Sorted by place.
    pub findings: Vec<Finding>,
    /// Comments that silence nothing, and trouble in reading.
    pub diagnostics: Vec<Diagnostic>,
    /// The values no claim speaks of, in order.
    pub unowned: Vec<Unowned>,
    /// How many values it has.
    pub values: usize,
    /// Why it could not be read, where it could not.
    pub failure: Option<String>,
}
