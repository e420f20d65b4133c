//! The format `junit`: one test suite for each claim file, one test case for each claim.
//!
//! A claim that fails the run is a `failure`, with everything in the element's text, since GitLab shows that and not the
//! attribute. One whose sources could not be read is an `error`. One that fails and does not fail the run (it is waived, its
//! severity is none that does, or it failed before the edit as well) is `skipped`. No times are given: they would differ from run to run.

use std::collections::BTreeMap;

use super::finding::{Finding, Weight, findings};
use super::paint::Screen;
use super::words::shown;
use super::{ClaimReport, Report};

/// The file. The screen changes nothing.
pub(super) fn render(report: &Report, _screen: Screen) -> String {
    let findings = findings(report);
    let mut of_claim: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    // An expectation due for review is no test that failed.
    for finding in findings.iter().filter(|finding| finding.rule.id != "review_due") {
        of_claim.entry(&finding.claim).or_default().push(finding);
    }
    let mut suites: BTreeMap<&str, Vec<(&ClaimReport, &[&Finding])>> = BTreeMap::new();
    for claim in &report.claims {
        let found = of_claim.get(claim.claim.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        suites.entry(&claim.claim.file).or_default().push((claim, found));
    }
    let cases: Vec<Case> = suites.values().flatten().map(|(_, found)| kind(found)).collect();
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    out.push_str(&format!("<testsuites name=\"crosscheck\"{}>\n", counts(&cases)));
    for (file, claims) in &suites {
        let cases: Vec<Case> = claims.iter().map(|(_, found)| kind(found)).collect();
        out.push_str(&format!("  <testsuite name=\"{}\"{}>\n", escape(&shown(file)), counts(&cases)));
        for ((claim, found), case) in claims.iter().zip(cases) {
            test_case(&mut out, claim, found, case);
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

/// What a claim is to a test runner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Passed,
    Failure,
    Error,
    Skipped,
}

/// The case of a claim by what is found of it, the worst first.
fn kind(found: &[&Finding]) -> Case {
    let failing: Vec<&&Finding> = found.iter().filter(|finding| finding.weight == Weight::Error).collect();
    if failing.iter().any(|finding| finding.rule.id == "unchecked") {
        Case::Error
    } else if !failing.is_empty() {
        Case::Failure
    } else if found.is_empty() {
        Case::Passed
    } else {
        Case::Skipped
    }
}

/// The attributes that count cases.
fn counts(cases: &[Case]) -> String {
    let of = |wanted: Case| cases.iter().filter(|case| **case == wanted).count();
    format!(
        " tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"",
        cases.len(),
        of(Case::Failure),
        of(Case::Error),
        of(Case::Skipped)
    )
}

fn test_case(out: &mut String, claim: &ClaimReport, found: &[&Finding], case: Case) {
    let file = escape(&shown(&claim.claim.file));
    let name = escape(&shown(&claim.claim.id));
    out.push_str(&format!(
        "    <testcase classname=\"{file}\" name=\"{name}\" file=\"{file}\" line=\"{}\"",
        claim.claim.line
    ));
    let Some(worst) = found.first() else {
        out.push_str("/>\n");
        return;
    };
    let element = match case {
        Case::Error => "error",
        Case::Skipped => "skipped",
        Case::Passed | Case::Failure => "failure",
    };
    let message = escape(worst.headline());
    let lines: Vec<String> = found.iter().flat_map(|finding| finding.all_lines()).collect();
    let text = escape(&lines.join("\n"));
    out.push_str(&format!(">\n      <{element} message=\"{message}\""));
    if element != "skipped" {
        out.push_str(&format!(" type=\"{}\"", worst.rule.id));
    }
    out.push_str(&format!(">{text}</{element}>\n    </testcase>\n"));
}

/// A text as XML shows it. Control characters are shown already; the two code points left that XML 1.0 forbids are too.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.extend(character.escape_unicode()),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;
    use roxmltree::Document;

    use super::*;
    use crate::report::sample;
    use crate::verdict::Verdict;

    #[test]
    fn an_xml_reader_finds_every_claim() {
        let mut report = sample::report();
        let mut lost = sample::visit();
        Arc::make_mut(&mut lost.claim).id = "lost".to_owned();
        Arc::make_mut(&mut lost.claim).file = "claims/lost.toml".to_owned();
        lost.judgement.verdict = Verdict::Unchecked;
        report.claims.push(lost);
        let text = render(&report, Screen::PLAIN);
        let document = Document::parse(&text).expect("the format is XML");
        let root = document.root_element();
        assert_eq!((root.attribute("tests"), root.attribute("failures")), (Some("5"), Some("1")));
        assert_eq!((root.attribute("errors"), root.attribute("skipped")), (Some("1"), Some("1")));
        for claim in &report.claims {
            let case = document.descendants().find(|node| node.attribute("name") == Some(&claim.claim.id));
            let case = case.expect("a case for each claim");
            let element = case.children().find(roxmltree::Node::is_element).map(|node| node.tag_name().name());
            let expect = match claim.claim.id.as_str() {
                "gantz-in-ankara" => Some("failure"),
                "flotilla-injured" => Some("skipped"),
                "lost" => Some("error"),
                _ => None,
            };
            assert_eq!(element, expect, "{}", claim.claim.id);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_xml(text in any::<String>()) {
            let mut claim = sample::visit();
            Arc::make_mut(&mut claim.claim).statement = text.clone();
            Arc::make_mut(&mut claim.claim).file = text.clone();
            claim.evidence[0].passage.text = text.as_str().into();
            let report = sample::of(vec![claim]);
            let xml = render(&report, Screen::PLAIN);
            prop_assert!(Document::parse(&xml).is_ok(), "{xml}");
        }
    }
}
