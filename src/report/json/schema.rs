//! The structs behind `crosscheck.report/1`. Field order is key order.

use serde::{Serialize, Serializer};

use crate::report::ClaimReport;

/// The version written into every report.
pub(super) const NAME: &str = "crosscheck.report/1";

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Report<'a> {
    pub(super) schema: &'static str,
    pub(super) summary: Summary,
    /// Sorted by id.
    #[cfg_attr(test, schemars(with = "Vec<Claim<'a>>"))]
    pub(super) claims: Claims<'a>,
    /// Warnings about the input, sorted by file and place.
    pub(super) diagnostics: Vec<Diagnostic<'a>>,
    /// Only where the run was set against a revision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) changes: Option<Changes<'a>>,
    /// Only where the run was held to a lock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) locked: Option<Locked<'a>>,
}

/// Claims whose mirrors are made one by one as they are written: together they take several times the memory of the report.
pub(super) struct Claims<'a>(pub(super) &'a [ClaimReport]);

impl Serialize for Claims<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(super::claim))
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Locked<'a> {
    pub(super) breaches: Vec<Breach<'a>>,
    pub(super) notes: Vec<LockNote<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Breach<'a> {
    pub(super) claim: &'a str,
    pub(super) source: &'a str,
    /// `document_gone`, `quote_gone`, `unclear`, `other_stance` or `not_pinned`.
    pub(super) fault: &'static str,
    /// Whether it fails the run.
    pub(super) fails: bool,
    /// The pinned passage; for `other_stance` and `not_pinned` the present one.
    pub(super) passage: &'a str,
    /// Where the present passage stands.
    pub(super) place: Option<Place<'a>>,
    /// The passage nearest to one that is gone.
    pub(super) nearest: Option<Nearest<'a>>,
    /// In words.
    pub(super) because: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Place<'a> {
    pub(super) path: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) line: usize,
    pub(super) column: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Nearest<'a> {
    pub(super) passage: &'a str,
    #[serde(flatten)]
    pub(super) place: Place<'a>,
    /// From the pinned passage to this one.
    pub(super) diff: Vec<Piece>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct LockNote<'a> {
    pub(super) code: &'static str,
    /// A file or a claim.
    pub(super) about: &'a str,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Changes<'a> {
    /// The revision as asked for.
    pub(super) base: &'a str,
    /// Its commit, in full.
    pub(super) commit: &'a str,
    pub(super) documents: Documents<'a>,
    /// Claims with any change, sorted by id.
    pub(super) claims: Vec<ClaimChange<'a>>,
}

/// Paths of files, sorted.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Documents<'a> {
    pub(super) added: &'a [String],
    pub(super) removed: &'a [String],
    pub(super) changed: &'a [String],
    pub(super) unchanged: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ClaimChange<'a> {
    pub(super) id: &'a str,
    /// `added`, `removed`, `edited` or `kept`.
    pub(super) change: &'static str,
    /// It passed and does not now, or is new and does not pass.
    pub(super) worse: bool,
    /// `null` for a new claim.
    pub(super) before: Option<Standing>,
    /// `null` for one that is gone.
    pub(super) after: Option<Standing>,
    pub(super) edits: Vec<Edit<'a>>,
    pub(super) came: Vec<Evidence<'a>>,
    pub(super) gone: Vec<Gone<'a>>,
    pub(super) altered: Vec<Altered<'a>>,
    /// New disagreements, each with the two sides as they are now.
    pub(super) disagreements: Vec<[Side<'a>; 2]>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Standing {
    pub(super) verdict: &'static str,
    pub(super) reason: Option<&'static str>,
    pub(super) passed: bool,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Edit<'a> {
    /// The key of the claim in TOML.
    pub(super) key: &'static str,
    /// `null` where it was not given.
    pub(super) before: Option<&'a str>,
    pub(super) after: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Gone<'a> {
    #[serde(flatten)]
    pub(super) evidence: Evidence<'a>,
    /// The passage that stands in its place and is no evidence.
    pub(super) instead: Option<Rejected<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Altered<'a> {
    pub(super) before: Evidence<'a>,
    pub(super) after: Evidence<'a>,
    /// What the passages share and what only one says, in reading order; empty where they are the same.
    pub(super) diff: Vec<Piece>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Piece {
    /// `both`, `before` or `after`.
    #[serde(rename = "in")]
    pub(super) share: &'static str,
    pub(super) text: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Summary {
    pub(super) claims: usize,
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) documents: usize,
    pub(super) unchecked_documents: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Claim<'a> {
    pub(super) id: &'a str,
    pub(super) statement: &'a str,
    pub(super) file: &'a str,
    pub(super) line: usize,
    pub(super) kind: &'static str,
    /// `null` for a timeline and for `stated`.
    pub(super) claimed: Option<Value>,
    /// `null` for all but a timeline.
    pub(super) timeline: Option<Vec<TimelineEntry>>,
    /// The wordings of a `text` claim; `claimed.text` is the first of them.
    pub(super) spellings: Vec<&'a str>,
    /// The wordings that refute a `text` claim.
    pub(super) among: Vec<&'a str>,
    pub(super) as_of: Option<Time>,
    pub(super) tags: Vec<&'a str>,
    pub(super) expect: &'a str,
    pub(super) expect_values: Option<Vec<Value>>,
    pub(super) expect_because: Option<&'a str>,
    pub(super) review_after: Option<String>,
    pub(super) waive: Option<Waiver<'a>>,
    pub(super) verdict: &'static str,
    /// What is lacking, for `not_enough_info`.
    pub(super) reason: Option<&'static str>,
    pub(super) passed: bool,
    pub(super) severity: &'static str,
    pub(super) flags: Vec<&'static str>,
    /// Documents that gave evidence.
    pub(super) documents: usize,
    /// Independent origins among them.
    pub(super) origins: usize,
    pub(super) sides: Vec<Side<'a>>,
    /// Pairs of indices into `sides`.
    pub(super) disagreements: Vec<[usize; 2]>,
    /// Sorted by source, then place.
    pub(super) evidence: Vec<Evidence<'a>>,
    /// The candidates that are no evidence, sorted likewise: all that state a value; of those with the reason `no_value` at most 3 of a
    /// document and 20 in all. `crosscheck explain` shows every one.
    pub(super) rejected: Vec<Rejected<'a>>,
    /// How many candidates are not listed, all with the reason `no_value`.
    pub(super) rejected_more: usize,
}

/// Numbers are strings of exact decimals, dates ISO days, times `HH:MM`; `null` where an end is open or the value has no type.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Value {
    pub(super) low: Option<String>,
    pub(super) high: Option<String>,
    pub(super) modifier: Option<&'static str>,
    pub(super) unit: Option<&'static str>,
    pub(super) text: String,
}

/// First and last day, the last one included; `null` where open.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Time {
    pub(super) low: Option<String>,
    pub(super) high: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TimelineEntry {
    #[serde(flatten)]
    pub(super) value: Value,
    /// The days it holds.
    pub(super) time: Time,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Waiver<'a> {
    pub(super) reason: &'a str,
    pub(super) until: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Side<'a> {
    pub(super) value: Value,
    pub(super) stance: &'static str,
    pub(super) sources: Vec<&'a str>,
    pub(super) documents: usize,
    pub(super) origins: usize,
    /// Indices into the claim's `evidence`.
    pub(super) evidence: Vec<usize>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Evidence<'a> {
    pub(super) source: &'a str,
    pub(super) origin: &'a str,
    pub(super) agency: Option<&'a str>,
    pub(super) published: Option<&'a str>,
    pub(super) stance: &'static str,
    pub(super) value: Value,
    /// The days the passage speaks of.
    pub(super) time: Option<Time>,
    pub(super) attributed_to: Option<&'a str>,
    pub(super) path: &'a str,
    /// Bytes of the file as it lies on disk.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) passage: &'a str,
    /// The stable code of `because`.
    pub(super) reason: &'static str,
    pub(super) because: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Rejected<'a> {
    pub(super) source: &'a str,
    pub(super) path: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) text: &'a str,
    pub(super) passage: &'a str,
    pub(super) reason: &'static str,
    pub(super) because: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Diagnostic<'a> {
    pub(super) level: &'static str,
    pub(super) code: &'static str,
    pub(super) path: &'a str,
    pub(super) message: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The schema in the repository is made from the structs; `SNAPSHOTS=overwrite cargo test` writes it anew.
    #[test]
    fn the_schema_is_that_of_the_structs() {
        let generator = schemars::generate::SchemaSettings::draft07().into_generator();
        let mut schema =
            serde_json::to_value(generator.into_root_schema_for::<Report<'_>>()).expect("a schema is JSON");
        schema["title"] = NAME.into();
        schema["description"] =
            "What `crosscheck check --format json` prints. New keys may come; what a key means stays.".into();
        schema["properties"]["schema"]["const"] = NAME.into();
        let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
        snapbox::assert_data_eq!(text, snapbox::file!["../../../schema/report.json"].raw());
    }
}
