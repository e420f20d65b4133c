//! The format `json`: everything in the report, for other programs.
//!
//! The structs in [`schema`] are the contract `crosscheck.report/1`. A change of what a key means is a new version; new keys are not.

mod changes;
mod locked;
mod schema;

use super::paint::Screen;
use super::{ClaimReport, Report, words};
use crate::diag::{Diagnostic, Level};
use crate::evidence::{Evidence, Rejected};
use crate::ledger::{Asserted, Claim, Term};
use crate::text::printable;
use crate::value::{DateSpan, End, Value};
use crate::verdict::Side;

/// Pretty-printed JSON with a line feed at its end. The screen changes nothing.
pub(super) fn render(report: &Report, _screen: Screen) -> String {
    let document = schema::Report {
        schema: schema::NAME,
        summary: summary(report),
        claims: report.claims.iter().map(claim).collect(),
        diagnostics: report.diagnostics.iter().map(diagnostic).collect(),
        changes: report.changes.as_ref().map(|changed| changes::changes(report, changed)),
        locked: report.locked.as_ref().map(locked::locked),
    };
    json_text(&document)
}

/// A mirror struct as pretty-printed JSON with a line feed at its end, safe to show on a terminal.
///
/// The struct must serialize: strings, numbers and lists always do, a map with other keys than strings does not.
pub(crate) fn json_text(mirror: &impl serde::Serialize) -> String {
    let json = serde_json::to_string_pretty(mirror).expect("the mirror structs have string keys only");
    let mut out = visible(&json);
    out.push('\n');
    out
}

/// The same JSON, with what is invisible or turns the writing direction written as `\u` escapes.
fn visible(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 1);
    let mut bytes = [0; 4];
    for character in json.chars() {
        let is_plain = matches!(character, ' '..='~' | '\n');
        if is_plain || printable(character.encode_utf8(&mut bytes)).chars().eq([character]) {
            out.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

fn summary(report: &Report) -> schema::Summary {
    let super::Summary { claims, passed, failed, documents, unchecked_documents } = report.summary;
    schema::Summary { claims, passed, failed, documents, unchecked_documents }
}

fn claim(report: &ClaimReport) -> schema::Claim<'_> {
    let ClaimReport { claim, judgement, passed, flags, evidence, rejected } = report;
    let expect = &claim.expect;
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
        rejected: rejected.iter().map(turned_down).collect(),
    }
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
        sources: sources.iter().map(String::as_str).collect(),
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
        time: when.as_ref().map(time),
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
    use super::*;
    use crate::report::sample;

    fn parse(report: &Report) -> serde_json::Value {
        serde_json::from_str(&render(report, Screen::PLAIN)).expect("the format is JSON")
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
        report.claims[0].claim.statement = text.to_owned();
        let json = render(&report, Screen::PLAIN);
        assert!(!json.contains(['\u{202e}', '\u{1b}', '\u{e0041}']));
        assert!(json.contains("née"));
        assert_eq!(parse(&report)["claims"][0]["statement"], text);
    }
}
