//! The lines of `crosscheck.evidence/1`: the mirror that is written and read.
//!
//! A change of what a key means is a new version; new keys are not.

use serde::{Deserialize, Serialize};

/// The name and version of the lines.
pub(super) const NAME: &str = "crosscheck.evidence/1";

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Envelope {
    pub(super) schema: String,
    #[serde(flatten)]
    pub(super) record: Record,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "snake_case")]
pub(super) enum Record {
    Document(Document),
    Source(Source),
    Evidence(Box<Evidence>),
    Rejected(Rejected),
    Diagnostic(Diagnostic),
}

/// A document that was read, or would have been.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Document {
    pub(super) path: String,
    /// The one-based line of its record, in a JSON Lines file.
    pub(super) line: Option<usize>,
    pub(super) id: String,
    pub(super) tags: Vec<String>,
    /// Whether its file could be read.
    pub(super) read: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Evidence {
    /// The claim's id.
    pub(super) claim: String,
    pub(super) place: Place,
    pub(super) origin: Origin,
    pub(super) stance: String,
    pub(super) reason: String,
    pub(super) because: String,
    pub(super) value: Option<Value>,
    pub(super) value_text: String,
    pub(super) passage: Passage,
    pub(super) time: Option<Date>,
    pub(super) attributed_to: Option<String>,
    pub(super) tally: Option<Tally>,
}

/// A count that has changed, and the level before where it is named.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Tally {
    pub(super) replaces: Option<Value>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Rejected {
    /// The claim's id.
    pub(super) claim: String,
    pub(super) place: Place,
    pub(super) text: String,
    pub(super) passage: Passage,
    pub(super) reason: String,
    pub(super) because: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Place {
    pub(super) source: String,
    pub(super) path: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) line: usize,
    pub(super) column: usize,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Origin {
    pub(super) id: String,
    pub(super) declared: bool,
    pub(super) agency: Option<String>,
    pub(super) published: Option<String>,
    pub(super) dateline: Option<Date>,
    /// What the document's text shares with others, in hexadecimal digits, and the runs of words it was made of.
    pub(super) sketch: String,
    pub(super) shingles: usize,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Passage {
    pub(super) text: String,
    /// Bytes of the value in `text`.
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Value {
    Amount(Amount),
    Date(Date),
}

/// A number; decimals are strings.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Amount {
    pub(super) low: Option<End>,
    pub(super) high: Option<End>,
    pub(super) nominal: Option<String>,
    pub(super) modifier: Option<String>,
    pub(super) last_place: String,
    pub(super) unit: Option<String>,
    pub(super) vague: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct End {
    pub(super) number: String,
    /// Whether the number itself is left out.
    pub(super) open: bool,
}

/// A stretch of days, both ends included.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Date {
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
    pub(super) granularity: String,
    pub(super) modifier: Option<String>,
    pub(super) basis: String,
    pub(super) missing_year: bool,
    pub(super) weekday_mismatch: bool,
    pub(super) alternatives: Vec<Reading>,
    pub(super) unresolved_form: Option<String>,
    pub(super) named: Option<Reading>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Reading {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) granularity: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Diagnostic {
    pub(super) level: String,
    pub(super) code: String,
    pub(super) path: String,
    pub(super) message: String,
    /// Bytes of the file as decoded.
    pub(super) span: Option<(usize, usize)>,
    pub(super) label: String,
    pub(super) help: Option<String>,
    pub(super) related: Vec<Related>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Related {
    pub(super) path: String,
    pub(super) span: (usize, usize),
    pub(super) label: String,
}

/// A document that gave a passage, or could not be read.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Source {
    pub(super) id: String,
    pub(super) path: String,
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) agency: Option<String>,
    pub(super) origin: String,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) failure: Option<String>,
}
