//! The format `junit`: one test suite for each claim file, one test case for each claim.
//!
//! A claim that fails the run is a `failure`, with everything in the element's text, since GitLab shows that and not the
//! attribute. One whose sources could not be read is an `error`. One that fails and is waived, or has a severity that does
//! not fail the run, is `skipped`. No times are given: they would differ from run to run.

use std::collections::BTreeMap;

use super::finding::{Finding, Rule, Weight, findings};
use super::paint::Screen;
use super::words::shown;
use super::{ClaimReport, Report};

/// The file. The screen changes nothing.
pub(super) fn render(report: &Report, _screen: Screen) -> String {
    let mut suites: BTreeMap<&str, Vec<(&ClaimReport, Option<Finding<'_>>)>> = BTreeMap::new();
    for claim in &report.claims {
        suites.entry(&claim.claim.file).or_default().push((claim, None));
    }
    for finding in findings(report).into_iter().filter(|finding| finding.rule.id != "review_due") {
        let suite = suites.entry(&finding.report.claim.file).or_default();
        if let Some((_, place)) = suite.iter_mut().find(|(claim, _)| std::ptr::eq(*claim, finding.report)) {
            *place = Some(finding);
        }
    }
    let cases: Vec<Case> = suites.values().flatten().map(|(_, finding)| kind(finding.as_ref())).collect();
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    out.push_str(&format!("<testsuites name=\"crosscheck\"{}>\n", counts(&cases)));
    for (file, claims) in &suites {
        let cases: Vec<Case> = claims.iter().map(|(_, finding)| kind(finding.as_ref())).collect();
        out.push_str(&format!("  <testsuite name=\"{}\"{}>\n", escape(&shown(file)), counts(&cases)));
        for ((claim, finding), case) in claims.iter().zip(cases) {
            test_case(&mut out, claim, finding.as_ref(), case);
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

fn kind(finding: Option<&Finding<'_>>) -> Case {
    match finding {
        None => Case::Passed,
        Some(Finding { weight: Weight::Error, rule: Rule { id: "unchecked", .. }, .. }) => Case::Error,
        Some(Finding { weight: Weight::Error, .. }) => Case::Failure,
        Some(_) => Case::Skipped,
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

fn test_case(out: &mut String, claim: &ClaimReport, finding: Option<&Finding<'_>>, case: Case) {
    let file = escape(&shown(&claim.claim.file));
    let name = escape(&shown(&claim.claim.id));
    out.push_str(&format!(
        "    <testcase classname=\"{file}\" name=\"{name}\" file=\"{file}\" line=\"{}\"",
        claim.claim.line
    ));
    let Some(finding) = finding else {
        out.push_str("/>\n");
        return;
    };
    let element = match case {
        Case::Error => "error",
        Case::Skipped => "skipped",
        Case::Passed | Case::Failure => "failure",
    };
    let message = escape(&finding.headline());
    let text = escape(&finding.lines().join("\n"));
    out.push_str(&format!(">\n      <{element} message=\"{message}\""));
    if element != "skipped" {
        out.push_str(&format!(" type=\"{}\"", finding.rule.id));
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
    use proptest::prelude::*;
    use roxmltree::Document;

    use super::*;
    use crate::report::sample;
    use crate::verdict::Verdict;

    #[test]
    fn an_xml_reader_finds_every_claim() {
        let mut report = sample::report();
        let mut lost = sample::visit();
        lost.claim.id = "lost".to_owned();
        lost.claim.file = "claims/lost.toml".to_owned();
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
            claim.claim.statement = text.clone();
            claim.claim.file = text.clone();
            claim.evidence[0].passage.text = text.clone();
            let report = sample::of(vec![claim]);
            let xml = render(&report, Screen::PLAIN);
            prop_assert!(Document::parse(&xml).is_ok(), "{xml}");
        }
    }
}
