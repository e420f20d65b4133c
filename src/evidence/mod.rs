//! Evidence: claim × mention, with a stance and the reason for it.

mod age;
mod align;
mod aside;
mod attacker;
mod attribution;
mod bracket;
mod counted;
mod doubt;
mod event;
mod fit;
mod front;
mod gap;
mod hedge;
mod held;
mod list;
mod near_miss;
mod part;
mod quote;
mod reading;
mod reason;
mod respectively;
mod scene;
mod stance;
mod stated;
mod statement;
mod tally;
mod terms;
#[cfg(test)]
mod testing;
mod time;
mod weigh;
mod wording;
mod words;

pub use reading::{Reading, read};
pub use reason::{Code, Reason};
pub use scene::Scene;
pub use statement::{Statement, set_looser_aside};
pub use weigh::{Weighed, weigh};

use std::sync::Arc;

use crate::corpus::{Document, Meta};
use crate::text::{Sketch, Span};
use crate::value::{DateSpan, Value};

/// How a piece of evidence stands to its claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stance {
    /// It states the claimed value.
    Supports,
    /// It states a value that cannot be the claimed one.
    Refutes,
    /// It fits the claim without stating it: a bound, a rounding, a less precise date. Not counted as support.
    Consistent,
    /// It speaks of a time at which the claim says nothing.
    OtherTime,
    /// It can be read more than one way, or is hedged.
    Ambiguous,
}

impl Stance {
    /// Every stance, in the order of the documentation.
    pub const ALL: [Self; 5] = [Self::Supports, Self::Refutes, Self::Consistent, Self::OtherTime, Self::Ambiguous];

    /// The word in JSON and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Refutes => "refutes",
            Self::Consistent => "consistent",
            Self::OtherTime => "other_time",
            Self::Ambiguous => "ambiguous",
        }
    }
}

/// Where a passage or a value stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The document's id.
    pub source: Arc<str>,
    /// The file, relative to the project's root.
    pub path: Arc<str>,
    /// Bytes of the file as it lies on disk (of the record's `text` for JSON Lines, of the extracted text for HTML).
    pub span: Span,
    /// One-based line.
    pub line: usize,
    /// One-based column, in Unicode code points.
    pub column: usize,
}

/// What a document is, as far as evidence needs it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// The independent report behind the document: its declared origin, or else its id.
    pub id: String,
    /// Whether the document declares it.
    pub declared: bool,
    /// The document whose text this one nearly copies, if that is why they share an origin.
    pub copy_of: Option<String>,
    /// What the document's text shares with others.
    pub sketch: Arc<Sketch>,
    /// The wire the document credits, shown as a hint.
    pub agency: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
    /// The same as days.
    pub dateline: Option<DateSpan>,
}

impl Origin {
    /// The report behind a document.
    pub fn of(document: &Document) -> Self {
        let Meta { origin, agency, published, .. } = &document.meta;
        Self {
            id: origin.clone().unwrap_or_else(|| document.id.to_string()),
            declared: origin.is_some(),
            copy_of: None,
            sketch: document.sketch.clone().unwrap_or_else(|| Arc::new(Sketch::of(&document.text))),
            agency: agency.clone(),
            published: published.as_ref().map(|(written, _)| written.clone()),
            dateline: published.as_ref().map(|(_, days)| days.clone()),
        }
    }
}

/// A sentence as quoted in reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The whole sentence, with runs of white space as one space. All claims it speaks of share it.
    pub text: Arc<str>,
    /// The value's bytes in `text`; empty where the passage states none.
    pub value: Span,
}

/// A passage that takes a stance on a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Where the value stands.
    pub place: Place,
    /// The report behind the document, shared by all it gives.
    pub origin: Arc<Origin>,
    /// What it does to the claim.
    pub stance: Stance,
    /// Why.
    pub reason: Reason,
    /// The value stated; `None` for claims of kind `text` and `stated`.
    pub value: Option<Value>,
    /// The value's words.
    pub value_text: String,
    /// The sentence.
    pub passage: Passage,
    /// The days it counts for: the claim's `as_of`, or the stretch of its timeline the passage fell in; for a passage of
    /// another time the days it speaks of. `None` for a claim that holds at any time.
    pub time: Option<Box<DateSpan>>,
    /// Who is quoted as saying so, where the passage says.
    pub attributed_to: Option<String>,
    /// Set where the value is the level that a changing count has reached: "rose from 12 to 15".
    pub tally: Option<Box<Tally>>,
}

/// A count that has changed, as its passage tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// What it replaces, where the passage says: 12 in "rose from 12 to 15"; any larger number in "15 are still missing"; any number in
    /// "corrected to 15".
    pub replaces: Option<Value>,
}

/// A candidate that was looked at and is no evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    /// Where the value stands; where there is none, the sentence.
    pub place: Place,
    /// The value's words; where there is none, the sentence.
    pub text: Arc<str>,
    /// The sentence.
    pub passage: Passage,
    /// Why not.
    pub reason: Reason,
}
