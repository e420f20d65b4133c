//! What a reviewer should look at: the common ground of the formats that point into files (`sarif`, `junit`, `github`, `gitlab`).
//!
//! A finding points at the claim, at the line its table begins on. That place is always there, also where the corpus has
//! nothing to say; it is where a correction, an `expect` or a waiver is written; and it stays the same finding when a
//! second source refutes the claim too. The passages that decided come with it as further places, since an edit under
//! review may well have touched one of them and not the claim.

use super::dispute;
use super::words::{self, Outcome, passage_line, shown};
use super::{ClaimReport, Flag, Report};
use crate::evidence::Evidence;
use crate::ledger::Severity;

/// How much a finding weighs, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// It fails the run.
    Error,
    /// It does not, and somebody should look.
    Warning,
    /// It is waived, or only counted.
    Note,
}

/// What is found, under a name that stays.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// The verdict or flag, as in JSON.
    pub(crate) id: &'static str,
    /// In a few words.
    pub(crate) title: &'static str,
    /// In a sentence.
    pub(crate) meaning: &'static str,
    /// What to do about it.
    pub(crate) help: &'static str,
}

/// Every rule, those of verdicts first.
pub(crate) const RULES: [Rule; 7] = [
    Rule {
        id: "refuted",
        title: "The sources refute the claim",
        meaning: "At least one origin states what cannot be the claimed value, and none supports it.",
        help: "Correct the claim, or the source where the source is wrong. Where this is known, write `expect = \"refuted\"` in the claim.",
    },
    Rule {
        id: "conflicting",
        title: "The sources disagree about the claim",
        meaning: "Origins stand on both sides, over overlapping time.",
        help: "Look at both sides. Where the dispute is known, write `expect = { verdict = \"conflicting\", values = […], because = \"…\" }` in the claim.",
    },
    Rule {
        id: "not_enough_info",
        title: "The sources do not settle the claim",
        meaning: "No passage states the claimed value, or fewer independent origins than the claim asks for.",
        help: "Add a source, or widen the claim's terms: `crosscheck explain` with the claim's id shows the passages that nearly speak of it.",
    },
    Rule {
        id: "unchecked",
        title: "A source of the claim could not be read",
        meaning: "A document the claim names is not there or cannot be read.",
        help: "Put the document back, or correct `sources` in the claim. `crosscheck sources` lists every document.",
    },
    Rule {
        id: "supported",
        title: "The sources support the claim, against what is expected",
        meaning: "The claim expects another verdict, and the sources support it.",
        help: "Remove `expect` from the claim if the matter is settled.",
    },
    Rule {
        id: "other_values",
        title: "The sources state other values than expected",
        meaning: "The verdict is the expected one, but the stated values are not exactly those of `expect.values`.",
        help: "Look at the values stated, then correct `expect.values` in the claim.",
    },
    Rule {
        id: "review_due",
        title: "The expectation is due for review",
        meaning: "The day of `expect.review_after` has passed.",
        help: "See whether the expectation still holds, then move `expect.review_after` to a later day.",
    },
];

/// Something to look at.
#[derive(Clone, Debug)]
pub(crate) struct Finding<'a> {
    /// The claim it is about.
    pub(crate) report: &'a ClaimReport,
    /// What is found.
    pub(crate) rule: &'static Rule,
    /// How much it weighs.
    pub(crate) weight: Weight,
    /// The passages that decided, the weightiest first.
    pub(crate) passages: Vec<&'a Evidence>,
}

/// Every finding of a report: the worst first, then by file and line.
pub(crate) fn findings(report: &Report) -> Vec<Finding<'_>> {
    let mut findings: Vec<Finding<'_>> = report.claims.iter().flat_map(of_claim).collect();
    let place = |finding: &Finding<'_>| {
        let claim = &finding.report.claim;
        (finding.weight, claim.file.clone(), claim.line, claim.id.clone(), finding.rule.id)
    };
    findings.sort_by_cached_key(place);
    findings
}

fn of_claim(report: &ClaimReport) -> Vec<Finding<'_>> {
    let mut findings = Vec::new();
    let weight = match (words::outcome(report), report.claim.severity) {
        (Outcome::Passed, _) => None,
        (Outcome::Failed, _) => Some(Weight::Error),
        (Outcome::Noted, Severity::Warning) => Some(Weight::Warning),
        (Outcome::Waived | Outcome::Noted, _) => Some(Weight::Note),
    };
    if let Some(weight) = weight {
        let verdict = report.judgement.verdict.name();
        let id = if verdict == report.claim.expect.verdict { "other_values" } else { verdict };
        findings.push(Finding { report, rule: rule(id), weight, passages: passages(report) });
    }
    if report.flags.contains(&Flag::ReviewDue) {
        findings.push(Finding { report, rule: rule("review_due"), weight: Weight::Warning, passages: Vec::new() });
    }
    findings
}

fn rule(id: &str) -> &'static Rule {
    RULES.iter().find(|rule| rule.id == id).unwrap_or(&RULES[0])
}

fn passages(report: &ClaimReport) -> Vec<&Evidence> {
    if report.judgement.disagreements.is_empty() {
        return dispute::failing_evidence(report).0;
    }
    dispute::parties(report).into_iter().flat_map(|party| party.quoted).collect()
}

impl Finding<'_> {
    /// The finding in one line, the claim's id first. Nothing in it steers a terminal.
    pub(crate) fn headline(&self) -> String {
        let claim = &self.report.claim;
        let matter = match (self.rule.id, claim.expect.review_after) {
            ("review_due", Some(day)) => format!("its expectation was to be looked at again after {day}"),
            _ => words::expectation(self.report),
        };
        let mut text = format!("{}: {matter}", claim.id);
        match &claim.waive {
            Some(waiver) if self.report.flags.contains(&Flag::WaiverExpired) => {
                text.push_str(&format!("; its waiver ended on {}", waiver.until));
            }
            Some(waiver) if self.report.flags.contains(&Flag::Waived) => {
                text.push_str(&format!("; waived until {}", waiver.until));
            }
            _ => {}
        }
        shown(&text)
    }

    /// The claim in a line.
    pub(crate) fn statement(&self) -> String {
        let claim = &self.report.claim;
        shown(&format!("{} (claimed {})", claim.statement, words::claimed(claim)))
    }

    /// Why the verdict is what it is, in a line.
    pub(crate) fn rule_in_words(&self) -> String {
        shown(&words::rule(&self.report.claim, &self.report.judgement))
    }

    /// Headline, claim, rule, and a line for each passage.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.headline(), self.statement(), self.rule_in_words()];
        lines.extend(self.passages.iter().map(|evidence| {
            let place = &evidence.place;
            shown(&format!("{}; {}:{}:{}", passage_line(evidence), place.path, place.line, place.column))
        }));
        lines
    }
}

/// Where a passage's value stands, as far as a file viewer can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    /// One-based line.
    pub(crate) line: usize,
    /// One-based column in code points, where one is known.
    pub(crate) column: Option<usize>,
    /// The column after the value, where the value stands in the file just as quoted.
    pub(crate) end: Option<usize>,
}

/// The region of a passage's value in its file. `None` for HTML, whose lines are those of the extracted text, not of the
/// file. For JSON Lines it is the whole record.
pub(crate) fn region(evidence: &Evidence) -> Option<Region> {
    let place = &evidence.place;
    let ending = place.path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    let line = place.line.max(1);
    match ending.as_str() {
        "html" | "htm" => None,
        "jsonl" => Some(Region { line, column: None, end: None }),
        _ => {
            let text = &evidence.value_text;
            // Markup or another encoding inside the value makes its bytes on disk more or fewer than those read.
            let as_quoted = !text.is_empty() && text.len() == place.span.len() && !text.contains(char::is_control);
            let column = place.column.max(1);
            let end = as_quoted.then(|| column.saturating_add(text.chars().count()));
            Some(Region { line, column: Some(column), end })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Stance;
    use crate::report::sample;
    use crate::text::Span;
    use crate::verdict::Verdict;

    #[test]
    fn findings_come_worst_first() {
        let mut report = sample::report();
        report.claims[0].flags.push(Flag::ReviewDue);
        let found: Vec<_> =
            findings(&report).iter().map(|f| (f.weight, f.rule.id, f.report.claim.id.clone())).collect();
        let expect = [
            (Weight::Error, "refuted", "gantz-in-ankara"),
            (Weight::Warning, "review_due", "flotilla-injured"),
            (Weight::Note, "not_enough_info", "flotilla-injured"),
        ];
        assert_eq!(found, expect.map(|(weight, rule, id)| (weight, rule, id.to_owned())));
    }

    fn check(change: impl Fn(&mut ClaimReport), expect: &str) {
        let mut claim = sample::visit();
        change(&mut claim);
        let report = sample::of(vec![claim]);
        let found: Vec<String> = findings(&report).iter().map(|f| format!("{:?} {}", f.weight, f.headline())).collect();
        assert_eq!(found.join("\n"), expect);
    }

    #[test]
    fn headlines_say_what_is_the_matter() {
        check(|_| (), "Error gantz-in-ankara: expected supported, found refuted");
        check(|claim| claim.passed = true, "");
        check(
            |claim| claim.claim.severity = Severity::Warning,
            "Warning gantz-in-ankara: expected supported, found refuted",
        );
        check(|claim| claim.claim.severity = Severity::Info, "Note gantz-in-ankara: expected supported, found refuted");
        check(
            |claim| claim.claim.expect.verdict = "refuted".to_owned(),
            "Error gantz-in-ankara: expected refuted, and found it",
        );
    }

    #[test]
    fn every_verdict_has_a_rule() {
        for verdict in Verdict::ALL {
            assert_eq!(rule(verdict.name()).id, verdict.name());
        }
        for flag in [Flag::OtherValues, Flag::ReviewDue] {
            assert_eq!(rule(flag.name()).id, flag.name());
        }
    }

    fn check_region(path: &str, text: &str, bytes: usize, expect: Option<(usize, Option<usize>, Option<usize>)>) {
        let mut evidence = sample::evidence("a", "2016", Stance::Refutes, &format!("x «{text}»"), None);
        evidence.place.path = path.to_owned();
        evidence.place.span = Span::new(2, 2 + bytes);
        let found = region(&evidence).map(|region| (region.line, region.column, region.end));
        assert_eq!(found, expect, "{path} {text}");
    }

    #[test]
    fn regions_say_what_is_known() {
        check_region("a.txt", "nine", 4, Some((9, Some(3), Some(7))));
        check_region("a.txt", "½", 2, Some((9, Some(3), Some(4))));
        check_region("a.md", "two dozen", 13, Some((9, Some(3), None)));
        check_region("a.txt", "two\ndozen", 9, Some((9, Some(3), None)));
        check_region("a.jsonl", "nine", 4, Some((9, None, None)));
        check_region("a.HTML", "nine", 4, None);
    }
}
