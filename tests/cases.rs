//! Runs every folder of `tests/cases`: a small project with an `expected.json` that a person wrote after reading the texts.
//!
//! ```json
//! {"about": "what the case shows",
//!  "claims": {"killed": {"verdict": "conflicting",
//!    "evidence": [["herald", "supports", "equal", "ten"], ["times", "refutes", "disjoint", "nine"]],
//!    "rejected": [["herald", "other_measure", "60"]]}}}
//! ```
//! Evidence is [source, stance, reason, value]; rejected is [source, reason, value]. Where `evidence` or `rejected` is given,
//! it is the whole list. `reason` is what a verdict of not_enough_info lacks.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crosscheck::{check, corpus, diag, ledger, project};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    about: String,
    claims: BTreeMap<String, ExpectedClaim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedClaim {
    verdict: String,
    reason: Option<String>,
    passed: Option<bool>,
    flags: Option<Vec<String>>,
    sides: Option<Vec<(String, String, usize)>>,
    evidence: Option<Vec<(String, String, String, String)>>,
    rejected: Option<Vec<(String, String, String)>>,
}

fn run(folder: &Path) -> Vec<String> {
    let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
    let text = fs::read_to_string(folder.join("expected.json")).unwrap_or_else(|e| panic!("{name}/expected.json: {e}"));
    let expected: Expected = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}/expected.json: {e}"));
    assert!(!expected.about.is_empty(), "{name} does not say what it shows");
    let (project, mistakes) = project::find(folder).expect("a project");
    assert_eq!(mistakes, [], "{name}/crosscheck.toml");
    let loaded = ledger::read(&project).expect("a ledger");
    let errors: Vec<_> = loaded.diagnostics.iter().filter(|d| d.level == diag::Level::Error).collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
    let listing = corpus::list(&project).expect("a corpus");
    let today = project.today.unwrap_or(jiff::civil::date(2026, 1, 31));
    let report = check::run(&loaded.ledger, &listing, today, false, &|_| ());
    let ids: Vec<_> = report.claims.iter().map(|c| c.claim.id.clone()).collect();
    assert_eq!(ids, expected.claims.keys().cloned().collect::<Vec<_>>(), "{name}: the claims");
    let mut wrong = Vec::new();
    for (claim, (id, expect)) in report.claims.iter().zip(&expected.claims) {
        let mut hold = |what: &str, got: String, want: String| {
            if got != want {
                wrong.push(format!("{name}, {id}, {what}:\n     got {got}\n  expect {want}"));
            }
        };
        hold("verdict", claim.judgement.verdict.name().to_owned(), expect.verdict.clone());
        if let Some(reason) = &expect.reason {
            hold("reason", claim.judgement.lack.map_or("none", |lack| lack.name()).to_owned(), reason.clone());
        }
        if let Some(passed) = expect.passed {
            hold("passed", claim.passed.to_string(), passed.to_string());
        }
        if let Some(flags) = &expect.flags {
            hold(
                "flags",
                format!("{:?}", claim.flags.iter().map(|flag| flag.name()).collect::<Vec<_>>()),
                format!("{flags:?}"),
            );
        }
        if let Some(sides) = &expect.sides {
            let got: Vec<_> =
                claim.judgement.sides.iter().map(|s| (s.text.clone(), s.stance.name().to_owned(), s.origins)).collect();
            hold("sides", format!("{got:?}"), format!("{sides:?}"));
        }
        if let Some(evidence) = &expect.evidence {
            let got: Vec<_> = claim
                .evidence
                .iter()
                .map(|e| {
                    (
                        e.place.source.clone(),
                        e.stance.name().to_owned(),
                        e.reason.code.name().to_owned(),
                        e.value_text.clone(),
                    )
                })
                .collect();
            hold("evidence", format!("{got:?}"), format!("{evidence:?}"));
        }
        if let Some(rejected) = &expect.rejected {
            let got: Vec<_> = claim
                .rejected
                .iter()
                .map(|r| (r.place.source.clone(), r.reason.code.name().to_owned(), r.text.clone()))
                .collect();
            hold("rejected", format!("{got:?}"), format!("{rejected:?}"));
        }
    }
    wrong
}

#[test]
fn every_case_comes_out_as_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut folders: Vec<_> = fs::read_dir(&root).expect("tests/cases").map(|e| e.expect("an entry").path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    assert!(folders.len() >= 30, "only {} cases were found in {}", folders.len(), root.display());
    let wrong: Vec<String> = folders.iter().flat_map(|folder| run(folder)).collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
