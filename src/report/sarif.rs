//! The format `sarif`: SARIF 2.1.0 (OASIS), for code scanning.
//!
//! GitHub shows the first location of a result, so that is the claim's; the passages are related locations, linked from
//! the message. Columns are counted in Unicode code points, as `columnKind` says. The fingerprint is the claim's id (of
//! a draft its path, the claim and the words), which does not change when lines move; the hash of lines that GitHub uses beside it is left to its uploader, which
//! complains about any other's. Set against a revision, `baselineState` tells what an edit brought from what was there.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::Report;
use super::finding::{Baseline, CLAIM_RULES, Finding, Region, Related, Rule, Weight, findings};
use super::json::{json_text, write_json};
use super::words::shown;
use crate::diag::Diagnostic;

/// The schema a file names for its readers.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The most results GitHub takes in one run.
const MOST_RESULTS: usize = 25_000;

/// The most related locations a result gets; GitHub shows no more.
const MOST_LOCATIONS: usize = 100;

/// The base of every path: the root of the repository.
const ROOT: &str = "%SRCROOT%";

/// Writes the file.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    write_json(&file(&CLAIM_RULES, &findings(report), &report.diagnostics), out)
}

/// A file with these findings as text.
pub(crate) fn log(rules: &[Rule], findings: &[Finding], diagnostics: &[Diagnostic]) -> String {
    json_text(&file(rules, findings, diagnostics))
}

/// A file with one run: the findings, each of one of these rules, and warnings about the input as notifications.
fn file(rules: &[Rule], findings: &[Finding], diagnostics: &[Diagnostic]) -> Value {
    let mut notifications: Vec<Value> = diagnostics.iter().map(notification).collect();
    if findings.len() > MOST_RESULTS {
        let text = format!("{} more findings are left out, the least weighty ones", findings.len() - MOST_RESULTS);
        notifications.push(json!({"level": "warning", "message": {"text": text}}));
    }
    let results: Vec<Value> = findings.iter().take(MOST_RESULTS).map(|finding| result(rules, finding)).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "crosscheck",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "automationDetails": {"id": "crosscheck/"},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {ROOT: {"description": {"text": "the root of the repository"}}},
            "invocations": [{"executionSuccessful": true, "toolExecutionNotifications": notifications}],
            "results": results,
        }],
    })
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "name": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.meaning},
        "help": {"text": rule.help, "markdown": rule.help},
        "defaultConfiguration": {"level": "error"},
    })
}

const fn level(weight: Weight) -> &'static str {
    match weight {
        Weight::Error => "error",
        Weight::Warning => "warning",
        Weight::Note => "note",
    }
}

fn result(rules: &[Rule], finding: &Finding) -> Value {
    let related: Vec<&Related> = finding.related.iter().take(MOST_LOCATIONS).collect();
    let mut text = finding.lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join("\n");
    for (i, related) in related.iter().enumerate() {
        text.push_str(&format!("\n{} [{}]({})", plain(&related.text), plain(&related.place), i + 1));
    }
    let suppressions: Vec<Value> = finding
        .waiver
        .iter()
        .map(|waiver| json!({"kind": "inSource", "status": "accepted", "justification": waiver}))
        .collect();
    let mut result = json!({
        "ruleId": finding.rule.id,
        "ruleIndex": rules.iter().position(|rule| rule == finding.rule),
        "level": level(finding.weight),
        "message": {"text": text},
        "locations": [{"physicalLocation": physical(&finding.path, finding.region)}],
        "relatedLocations": related.iter().enumerate().map(|(i, related)| related_location(i + 1, related)).collect::<Vec<_>>(),
        "partialFingerprints": {"crosscheck/v1": finding.identity},
        "suppressions": suppressions,
    });
    if let Some(baseline) = finding.baseline {
        result["baselineState"] = json!(match baseline {
            Baseline::New => "new",
            Baseline::Unchanged => "unchanged",
        });
    }
    result
}

fn related_location(id: usize, related: &Related) -> Value {
    json!({
        "id": id,
        "message": {"text": plain(&related.text)},
        "physicalLocation": physical(&related.path, related.region),
    })
}

fn physical(path: &str, region: Region) -> Value {
    let mut parts = Map::new();
    parts.insert("startLine".to_owned(), json!(region.line));
    parts.insert("endLine".to_owned(), json!(region.line));
    if let Some(column) = region.column {
        parts.insert("startColumn".to_owned(), json!(column));
    }
    if let Some(end) = region.end {
        parts.insert("endColumn".to_owned(), json!(end));
    }
    json!({"artifactLocation": artifact(path), "region": parts})
}

fn notification(diagnostic: &Diagnostic) -> Value {
    json!({
        "level": "warning",
        "descriptor": {"id": diagnostic.code},
        "message": {"text": plain(&shown(&diagnostic.message))},
        "locations": [{"physicalLocation": {"artifactLocation": artifact(&diagnostic.path)}}],
    })
}

fn artifact(path: &str) -> Value {
    json!({"uri": uri(path), "uriBaseId": ROOT})
}

/// A path as a relative reference (RFC 3986): everything but letters, digits, `-._~` and `/` is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A text without links: in a message, `[` and `]` make one unless a `\` stands before them.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::report::sample;
    use crate::report::{Screen, format};

    fn render(report: &Report) -> String {
        format("sarif").expect("a format").render(report, Screen::PLAIN)
    }

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("corpus/a b:c#é.txt"), "corpus/a%20b%3Ac%23%C3%A9.txt");
        assert_eq!(plain("a [b](1) \\"), "a \\[b\\](1) \\\\");
    }

    /// Reads the file with types generated from the official schema: what they do not know would be gone when written again.
    #[test]
    fn the_official_schema_knows_every_key() {
        let text = render(&sample::report());
        let ours: Value = serde_json::from_str(&text).expect("the format is JSON");
        let read: serde_sarif::sarif::Sarif = serde_json::from_str(&text).expect("the format is SARIF");
        assert_eq!(serde_json::to_value(&read).expect("SARIF is JSON"), ours);
    }

    #[test]
    fn results_have_what_github_needs() {
        let value: Value = serde_json::from_str(&render(&sample::report())).expect("the format is JSON");
        let run = &value["runs"][0];
        for rule in run["tool"]["driver"]["rules"].as_array().expect("rules") {
            for key in ["shortDescription", "fullDescription", "help"] {
                assert!(!rule[key]["text"].as_str().expect("a text").is_empty(), "{rule}");
            }
        }
        let results = run["results"].as_array().expect("results");
        assert_eq!(results.len(), 2);
        for result in results {
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["artifactLocation"]["uri"], "claims/raid.toml");
            for key in ["startLine", "startColumn", "endLine", "endColumn"] {
                assert!(place["region"][key].as_u64().expect("a number") >= 1, "{key} of {result}");
            }
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
            assert_eq!(CLAIM_RULES[index].id, result["ruleId"]);
        }
        assert_eq!(results[0]["level"], "error");
        assert_eq!(results[0]["partialFingerprints"], json!({"crosscheck/v1": "gantz-in-ankara"}));
        assert_eq!(results[1]["suppressions"][0]["kind"], "inSource");
    }

    #[test]
    fn moving_lines_changes_no_fingerprint() {
        let prints = |report: &Report| -> Vec<Value> {
            let value: Value = serde_json::from_str(&render(report)).expect("the format is JSON");
            let results = value["runs"][0]["results"].as_array().expect("results").clone();
            results.into_iter().map(|result| result["partialFingerprints"].clone()).collect()
        };
        let mut report = sample::report();
        let before = prints(&report);
        for claim in &mut report.claims {
            Arc::make_mut(&mut claim.claim).line += 40;
            for evidence in &mut claim.evidence {
                evidence.place.line += 7;
            }
        }
        assert_eq!(prints(&report), before);
    }

    proptest! {
        #[test]
        fn every_path_is_a_uri(path in any::<String>()) {
            let encoded = uri(&path);
            prop_assert!(encoded.is_ascii() && !encoded.contains([':', '?', '#', ' ']));
        }
    }
}
