//! The format `json`: everything in the report, for other programs.
//!
//! The structs in [`schema`] are the contract `crosscheck.report/1`. A change of what a key means is a new version; new keys are not.

mod changes;
mod locked;
mod schema;
mod write;

use std::io::{self, Write};

pub(crate) use write::{json_text, write_json};

use super::{ClaimReport, Report, words};
use crate::diag::{Diagnostic, Level};
use crate::evidence::{Code, Evidence, Rejected};
use crate::ledger::{Asserted, Claim, Term};
use crate::value::{DateSpan, End, Value};
use crate::verdict::Side;

/// Writes the report as pretty-printed JSON with a line feed at its end, claim by claim.
///
/// # Errors
///
/// Those of `out`.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let document = schema::Report {
        schema: schema::NAME,
        summary: summary(report),
        claims: schema::Claims(&report.claims),
        diagnostics: report.diagnostics.iter().map(diagnostic).collect(),
        changes: report.changes.as_ref().map(|changed| changes::changes(report, changed)),
        locked: report.locked.as_ref().map(locked::locked),
    };
    write_json(&document, out)
}

fn summary(report: &Report) -> schema::Summary {
    let super::Summary { claims, passed, failed, documents, unchecked_documents } = report.summary;
    schema::Summary { claims, passed, failed, documents, unchecked_documents }
}

fn claim(report: &ClaimReport) -> schema::Claim<'_> {
    let ClaimReport { claim, judgement, passed, flags, evidence, rejected } = report;
    let expect = &claim.expect;
    let listed = listed(rejected);
    schema::Claim {
        id: &claim.id,
        statement: &claim.statement,
        file: &claim.file,
        line: claim.line,
        kind: claim.kind.name(),
        claimed: claimed(claim),
        timeline: match &claim.asserted {
            Asserted::Timeline(entries) => Some(
                entries
                    .iter()
                    .map(|entry| schema::TimelineEntry {
                        value: value(Some(&entry.value), &entry.written),
                        time: time(&entry.span),
                    })
                    .collect(),
            ),
            Asserted::Value { .. } | Asserted::Text { .. } | Asserted::Stated => None,
        },
        spellings: terms(match &claim.asserted {
            Asserted::Text { spellings, .. } => spellings,
            _ => &[],
        }),
        among: terms(match &claim.asserted {
            Asserted::Text { among, .. } => among,
            _ => &[],
        }),
        as_of: claim.as_of.as_ref().map(time),
        tags: claim.tags.iter().map(String::as_str).collect(),
        expect: &expect.verdict,
        expect_values: expect
            .values
            .as_ref()
            .map(|values| values.iter().map(|read| value(Some(read), &words::value(read))).collect()),
        expect_because: expect.because.as_deref(),
        review_after: expect.review_after.map(|day| day.to_string()),
        waive: claim
            .waive
            .as_ref()
            .map(|waiver| schema::Waiver { reason: &waiver.reason, until: waiver.until.to_string() }),
        verdict: judgement.verdict.name(),
        reason: judgement.lack.map(crate::verdict::Lack::name),
        passed: *passed,
        severity: claim.severity.name(),
        flags: flags.iter().map(|flag| flag.name()).collect(),
        documents: judgement.documents,
        origins: judgement.origins,
        sides: judgement.sides.iter().map(side).collect(),
        disagreements: judgement.disagreements.iter().map(|&(a, b)| [a, b]).collect(),
        evidence: evidence.iter().map(accepted).collect(),
        rejected_more: rejected.len() - listed.len(),
        rejected: listed.into_iter().map(turned_down).collect(),
    }
}

/// Sentences without a value that are listed of one document.
const SILENT_OF_DOCUMENT: usize = 3;
/// And of one claim: as many as the page shows.
const SILENT: usize = 20;

/// The rejected candidates that are listed: all that state a value, and the first of those that state none. A claim with common words
/// meets many thousands of them in a large corpus, and one says as much as the next.
fn listed(rejected: &[Rejected]) -> Vec<&Rejected> {
    let mut listed = Vec::new();
    let mut room = SILENT;
    for of_document in rejected.chunk_by(|a, b| a.place.source == b.place.source) {
        let mut silent = 0;
        for candidate in of_document {
            if candidate.reason.code == Code::NoValue {
                if silent == SILENT_OF_DOCUMENT || room == 0 {
                    continue;
                }
                (silent, room) = (silent + 1, room - 1);
            }
            listed.push(candidate);
        }
    }
    listed
}

fn claimed(claim: &Claim) -> Option<schema::Value> {
    match &claim.asserted {
        Asserted::Value { value: read, written } => Some(value(Some(read), written)),
        Asserted::Text { spellings, .. } => spellings.first().map(|term| value(None, &term.written)),
        Asserted::Timeline(_) | Asserted::Stated => None,
    }
}

fn terms(terms: &[Term]) -> Vec<&str> {
    terms.iter().map(|term| term.written.as_str()).collect()
}

fn value(read: Option<&Value>, text: &str) -> schema::Value {
    let end = |end: End| end.number().map(|number| number.to_string());
    let (low, high, modifier, unit) = match read {
        None => (None, None, None, None),
        Some(Value::Amount(amount)) => (end(amount.low), end(amount.high), amount.modifier, amount.unit.symbol()),
        Some(Value::Date(date)) => {
            let schema::Time { low, high } = time(date);
            (low, high, date.modifier, None)
        }
    };
    schema::Value { low, high, modifier: modifier.map(crate::value::Modifier::name), unit, text: text.to_owned() }
}

fn time(span: &DateSpan) -> schema::Time {
    schema::Time { low: span.first.map(|day| day.to_string()), high: span.last.map(|day| day.to_string()) }
}

fn side(side: &Side) -> schema::Side<'_> {
    let Side { value: read, text, stance, evidence, sources, origins } = side;
    schema::Side {
        value: value(read.as_ref(), text),
        stance: stance.name(),
        sources: sources.iter().map(AsRef::as_ref).collect(),
        documents: sources.len(),
        origins: *origins,
        evidence: evidence.clone(),
    }
}

fn accepted(evidence: &Evidence) -> schema::Evidence<'_> {
    let Evidence {
        place,
        origin,
        stance,
        reason,
        value: read,
        value_text,
        passage,
        time: when,
        attributed_to,
        tally: _,
    } = evidence;
    schema::Evidence {
        source: &place.source,
        origin: &origin.id,
        agency: origin.agency.as_deref(),
        published: origin.published.as_deref(),
        stance: stance.name(),
        value: value(read.as_ref(), value_text),
        time: when.as_deref().map(time),
        attributed_to: attributed_to.as_deref(),
        path: &place.path,
        start: place.span.start,
        end: place.span.end,
        line: place.line,
        column: place.column,
        passage: &passage.text,
        reason: reason.code.name(),
        because: &reason.because,
    }
}

fn turned_down(rejected: &Rejected) -> schema::Rejected<'_> {
    let Rejected { place, text, passage, reason } = rejected;
    schema::Rejected {
        source: &place.source,
        path: &place.path,
        start: place.span.start,
        end: place.span.end,
        line: place.line,
        column: place.column,
        text,
        passage: &passage.text,
        reason: reason.code.name(),
        because: &reason.because,
    }
}

fn diagnostic(diagnostic: &Diagnostic) -> schema::Diagnostic<'_> {
    schema::Diagnostic {
        level: match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
        },
        code: diagnostic.code,
        path: &diagnostic.path,
        message: &diagnostic.message,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::report::sample;

    fn text(report: &Report) -> String {
        let mut out = Vec::new();
        write(report, &mut out).expect("memory can be written to");
        String::from_utf8(out).expect("JSON is UTF-8")
    }

    fn parse(report: &Report) -> serde_json::Value {
        serde_json::from_str(&text(report)).expect("the format is JSON")
    }

    #[test]
    fn the_contract_has_its_keys() {
        let json = parse(&sample::report());
        assert_eq!(json["schema"], "crosscheck.report/1");
        let keys =
            |value: &serde_json::Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&json["summary"]), ["claims", "documents", "failed", "passed", "unchecked_documents"]);
        let claim = &json["claims"][2];
        for key in [
            "id",
            "statement",
            "file",
            "line",
            "kind",
            "claimed",
            "expect",
            "verdict",
            "reason",
            "passed",
            "severity",
            "flags",
            "sides",
            "evidence",
            "rejected",
        ] {
            assert!(claim.get(key).is_some(), "no key {key}");
        }
        assert_eq!(claim["id"], "mavi-marmara-killed");
        assert_eq!(
            claim["claimed"],
            serde_json::json!({"low": "10", "high": "10", "modifier": null, "unit": null, "text": "10"})
        );
        assert_eq!(claim["reason"], serde_json::Value::Null);
        for key in [
            "source",
            "origin",
            "published",
            "stance",
            "value",
            "path",
            "start",
            "end",
            "line",
            "column",
            "passage",
            "because",
            "reason",
            "agency",
            "attributed_to",
        ] {
            assert!(claim["evidence"][0].get(key).is_some(), "no key {key} in evidence");
        }
        assert_eq!(claim["disagreements"], serde_json::json!([[0, 1]]));
        assert_eq!(claim["sides"][0]["sources"], serde_json::json!(["forward"]));
    }

    #[test]
    fn a_timeline_stands_beside_an_empty_claimed() {
        let json = parse(&sample::report());
        let claim = &json["claims"][3];
        assert_eq!(claim["id"], "nato-members");
        assert_eq!(claim["claimed"], serde_json::Value::Null);
        assert_eq!(claim["timeline"][0]["low"], "28");
        assert_eq!(claim["timeline"][0]["time"], serde_json::json!({"low": "2009-04-01", "high": "2017-06-04"}));
        assert_eq!(claim["timeline"][1]["time"]["high"], serde_json::Value::Null);
    }

    #[test]
    fn what_is_hidden_is_escaped_and_read_back() {
        let text = "ten \u{202e}\u{1b}[31m \u{e0041} née";
        let mut report = sample::report();
        Arc::make_mut(&mut report.claims[0].claim).statement = text.to_owned();
        let json = self::text(&report);
        assert!(!json.contains(['\u{202e}', '\u{1b}', '\u{e0041}']));
        assert!(json.contains("née"));
        assert_eq!(parse(&report)["claims"][0]["statement"], text);
    }

    /// `rejected` as a source and `-` for a sentence without a value, or `=` for one with; `expect` those that are listed, and how many
    /// are not.
    fn lists(rejected: &[(&str, char, usize)], expect: &[(&str, char, usize)], more: usize) {
        let mut report = sample::report();
        let given = &mut report.claims[0].rejected;
        let pattern = given[0].clone();
        given.clear();
        for &(source, kind, count) in rejected {
            let mut candidate = pattern.clone();
            candidate.place.source = source.into();
            candidate.reason.code = if kind == '-' { Code::NoValue } else { Code::OtherMeasure };
            given.extend(std::iter::repeat_n(candidate, count));
        }
        let claim = &parse(&report)["claims"][0];
        let mut found: Vec<(String, char, usize)> = Vec::new();
        for candidate in claim["rejected"].as_array().expect("a list") {
            let kind = if candidate["reason"] == "no_value" { '-' } else { '=' };
            let source = candidate["source"].as_str().expect("a source").to_owned();
            match found.last_mut().filter(|last| (&last.0, last.1) == (&source, kind)) {
                Some(last) => last.2 += 1,
                None => found.push((source, kind, 1)),
            }
        }
        let expect: Vec<_> = expect.iter().map(|&(source, kind, count)| (source.to_owned(), kind, count)).collect();
        assert_eq!((found, claim["rejected_more"].clone()), (expect, more.into()), "{rejected:?}");
    }

    #[test]
    fn sentences_without_a_value_are_counted_beyond_the_first() {
        lists(&[], &[], 0);
        lists(&[("a", '-', 3), ("b", '-', 2)], &[("a", '-', 3), ("b", '-', 2)], 0);
        lists(&[("a", '-', 5), ("b", '-', 2)], &[("a", '-', 3), ("b", '-', 2)], 2);
        lists(&[("a", '=', 500), ("a", '-', 9)], &[("a", '=', 500), ("a", '-', 3)], 6);
        lists(&[("a", '-', 4), ("a", '=', 1), ("a", '-', 1)], &[("a", '-', 3), ("a", '=', 1)], 2);
        let sources: Vec<String> = (0..30).map(|n| format!("s{n:02}")).collect();
        let many: Vec<_> = sources.iter().map(|source| (source.as_str(), '-', 2)).collect();
        lists(&many, &many[..10], 40);
    }
}
