//! What holds of the pinned quotes.

use crate::evidence::{Passage, Place, Stance};

/// A report held to a lock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Locked {
    /// What does not hold, by claim.
    pub breaches: Vec<Breach>,
    /// What is worth knowing and breaks nothing.
    pub notes: Vec<LockNote>,
}

/// A claim that does not rest on its pinned quotes.
#[derive(Clone, Debug, PartialEq)]
pub struct Breach {
    /// The claim's id.
    pub claim: String,
    /// The document's id.
    pub source: String,
    /// What is wrong.
    pub fault: Fault,
    /// The pinned passage; the present one where none was pinned.
    pub passage: Passage,
    /// Where the present passage stands; `None` where there is none.
    pub place: Option<Place>,
    /// The passage of the document nearest to one that is gone.
    pub nearest: Option<Nearest>,
    /// Whether it fails the run: not where the claim is of a lesser severity than `error`, or waived.
    pub fails: bool,
}

/// What is wrong with a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its document is gone.
    DocumentGone,
    /// It does not stand in its document any more.
    QuoteGone,
    /// It stands there this many times, and nothing tells which is meant.
    Unclear(usize),
    /// It stands there, and takes another stance than the one pinned.
    OtherStance {
        /// The stance pinned.
        was: Stance,
        /// The present one.
        is: Stance,
    },
    /// The verdict rests on it, and it is not pinned.
    NotPinned,
}

impl Fault {
    /// The word in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DocumentGone => "document_gone",
            Self::QuoteGone => "quote_gone",
            Self::Unclear(_) => "unclear",
            Self::OtherStance { .. } => "other_stance",
            Self::NotPinned => "not_pinned",
        }
    }
}

/// A passage that comes near to one that is gone.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// The passage.
    pub passage: Passage,
    /// Where it stands.
    pub place: Place,
}

/// What is worth knowing about a lock.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LockNote {
    /// The file or claim it is about.
    pub about: String,
    /// Its stable code: `document_changed`, `document_gone`, `document_new`, `quote_unused`, `claim_gone`.
    pub code: &'static str,
    /// What is the case, in words.
    pub text: String,
}
