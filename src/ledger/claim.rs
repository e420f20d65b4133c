//! A claim as the rest of the program sees it: validated, with every value typed and every word list filled in.

use std::sync::Arc;

use jiff::civil::Date;

use super::Term;
use crate::text::Span;
use crate::value::{DateSpan, Tolerance, Value};

/// What a claim asserts: the key of the TOML table that holds its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClaimKind {
    /// How many of something.
    Count,
    /// A number of any sort.
    Number,
    /// A percentage.
    Percent,
    /// A sum of money.
    Money,
    /// A measured quantity.
    Quantity,
    /// A length of time.
    Duration,
    /// A date.
    Date,
    /// One of several wordings.
    Text,
    /// That a passage is asserted at all.
    Stated,
}

impl ClaimKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 9] = [
        Self::Count,
        Self::Number,
        Self::Percent,
        Self::Money,
        Self::Quantity,
        Self::Duration,
        Self::Date,
        Self::Text,
        Self::Stated,
    ];

    /// The key in TOML and the word in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Number => "number",
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Quantity => "quantity",
            Self::Duration => "duration",
            Self::Date => "date",
            Self::Text => "text",
            Self::Stated => "stated",
        }
    }
}

/// A claim's value.
#[derive(Clone, Debug)]
pub enum Asserted {
    /// One value that holds whenever the claim does.
    Value {
        /// The value.
        value: Value,
        /// The value as written.
        written: String,
    },
    /// A value for each stretch of time, in order, without overlap.
    Timeline(Vec<TimelineEntry>),
    /// Wordings that agree with the claim, and wordings that refute it.
    Text {
        /// Any of these supports.
        spellings: Arc<[Term]>,
        /// Any of these refutes.
        among: Arc<[Term]>,
    },
    /// Only that the passage is asserted, and not denied.
    Stated,
}

/// One stretch of a timeline.
#[derive(Clone, Debug)]
pub struct TimelineEntry {
    /// The value that holds then.
    pub value: Value,
    /// The value as written.
    pub written: String,
    /// The days it holds; open where `from` or `until` is left out.
    pub span: DateSpan,
}

/// Where a claim's subject must stand, seen from the sentence with the value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// In the sentence itself.
    Sentence,
    /// In its paragraph.
    #[default]
    Paragraph,
    /// Anywhere in the document, its title included.
    Document,
}

/// Which documents a claim is checked against.
#[derive(Clone, Debug)]
pub enum Source {
    /// A document's id.
    Id(String),
    /// A pattern over document ids.
    Glob(Box<globset::GlobMatcher>),
    /// Every document with this tag.
    Tag(String),
}

/// What a claim's verdict should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Expect {
    /// The verdict's name, as `supported`.
    pub verdict: String,
    /// Exactly the values the sources should state, where given.
    pub values: Option<Vec<Value>>,
    /// Why this is expected.
    pub because: Option<String>,
    /// The day after which somebody should look again.
    pub review_after: Option<Date>,
}

/// A failing claim that does not fail the run for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Why.
    pub reason: String,
    /// The last day it holds.
    pub until: Date,
}

/// What a failing claim does to the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It fails the run.
    #[default]
    Error,
    /// It is shown, and the run passes.
    Warning,
    /// It is counted.
    Info,
}

impl Severity {
    /// The word in TOML and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One assertion with one typed value. Its lists of terms are shared with the claims that write the same.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Unique over the ledger, `[a-z0-9-]+`.
    pub id: String,
    /// The claim in a sentence for people.
    pub statement: String,
    /// The file it stands in, relative to the project's root.
    pub file: String,
    /// The one-based line its table begins at.
    pub line: usize,
    /// The one-based columns of its table's header on that line, in Unicode code points: the first, and the one after it.
    pub columns: (usize, usize),
    /// The bytes of its value in the file, to point at.
    pub value_span: Span,
    /// What sort of value it has.
    pub kind: ClaimKind,
    /// The value.
    pub asserted: Asserted,
    /// What the claim speaks of: any of these, within `within`. Empty where `sources` alone says it.
    pub subject: Arc<[Term]>,
    /// What is said of it: any of these, in the sentence. Empty where not asked for.
    pub measure: Arc<[Term]>,
    /// What is counted. Empty where not asked for.
    pub of: Arc<[Term]>,
    /// Where the subject must stand.
    pub within: Within,
    /// Terms that disqualify a sentence.
    pub not: Arc<[Term]>,
    /// How near is near enough.
    pub tolerance: Tolerance,
    /// When the claim holds.
    pub as_of: Option<DateSpan>,
    /// The documents it is checked against; empty for all.
    pub sources: Vec<Source>,
    /// Independent origins needed for `supported`.
    pub min_origins: usize,
    /// The verdict at which it passes.
    pub expect: Expect,
    /// Whether it may fail for now.
    pub waive: Option<Waiver>,
    /// What a failure does to the run.
    pub severity: Severity,
    /// For choosing claims on the command line.
    pub tags: Vec<String>,
}

impl Source {
    /// Whether it names a document with this id and these tags.
    pub fn names(&self, id: &str, tags: &[String]) -> bool {
        match self {
            Self::Id(wanted) => wanted == id,
            Self::Glob(glob) => glob.is_match(id),
            Self::Tag(tag) => tags.contains(tag),
        }
    }
}

impl Claim {
    /// Whether the claim is checked against a document with this id and these tags.
    pub fn applies_to(&self, id: &str, tags: &[String]) -> bool {
        self.sources.is_empty() || self.sources.iter().any(|source| source.names(id, tags))
    }
}
