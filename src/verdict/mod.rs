//! Verdicts: all evidence of a claim, judged. Sees evidence, never text.

mod copies;
mod judge;
mod outcome;
mod tally;

pub use copies::{COPY, SHORTEST, join_copies};
pub use judge::{judge, unchecked};
pub use outcome::{Flag, Outcome, outcome};
pub use tally::set_earlier_aside;

use std::sync::Arc;

use crate::evidence::Stance;
use crate::value::Value;

/// What the evidence makes of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// Enough independent origins support it and none refutes it.
    Supported,
    /// At least one origin refutes it and none supports it.
    Refuted,
    /// Origins stand on both sides, over overlapping time.
    Conflicting,
    /// Neither; the reason says what is lacking.
    NotEnoughInfo,
    /// A document it names could not be read.
    Unchecked,
}

impl Verdict {
    /// Every verdict, in the order of the documentation.
    pub const ALL: [Self; 5] =
        [Self::Supported, Self::Refuted, Self::Conflicting, Self::NotEnoughInfo, Self::Unchecked];

    /// The word in TOML, JSON and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Refuted => "refuted",
            Self::Conflicting => "conflicting",
            Self::NotEnoughInfo => "not_enough_info",
            Self::Unchecked => "unchecked",
        }
    }

    /// The verdict of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }
}

/// Why there is not enough to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lack {
    /// No passage states a value.
    Absent,
    /// Fewer independent origins than the claim asks for.
    SingleOrigin,
    /// Passages fit the claim, and none states it.
    OnlyConsistent,
    /// Passages can be read more than one way.
    Ambiguous,
    /// Passages speak of another time.
    OtherTime,
}

impl Lack {
    /// Every lack, in the order of the documentation.
    pub const ALL: [Self; 5] =
        [Self::Absent, Self::SingleOrigin, Self::OnlyConsistent, Self::Ambiguous, Self::OtherTime];

    /// The word in JSON and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::SingleOrigin => "single_origin",
            Self::OnlyConsistent => "only_consistent",
            Self::Ambiguous => "ambiguous",
            Self::OtherTime => "other_time",
        }
    }
}

/// The sources that state one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The value; `None` for claims of kind `text` and `stated`.
    pub value: Option<Value>,
    /// The value as the first of its passages prints it.
    pub text: String,
    /// What these passages do to the claim.
    pub stance: Stance,
    /// Indices into the claim's evidence, ascending.
    pub evidence: Vec<usize>,
    /// The documents, sorted, each once.
    pub sources: Vec<Arc<str>>,
    /// How many independent origins they come from.
    pub origins: usize,
}

/// A verdict with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// What is lacking, for `not_enough_info`.
    pub lack: Option<Lack>,
    /// The values stated, grouped; the most origins first, then by value.
    pub sides: Vec<Side>,
    /// Pairs of sides (indices, the lower first) whose values cannot both hold.
    pub disagreements: Vec<(usize, usize)>,
    /// How many documents gave evidence.
    pub documents: usize,
    /// How many independent origins they come from.
    pub origins: usize,
}
