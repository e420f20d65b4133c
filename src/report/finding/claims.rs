//! The findings of a report.
//!
//! A finding points at the claim, at the line its table begins on. That place is always there, also where the corpus has
//! nothing to say; it is where a correction, an `expect` or a waiver is written; and it stays the same finding when a
//! second source refutes the claim too. The passages that decided come with it as related places, since an edit under
//! review may well have touched one of them and not the claim.

use super::{Baseline, Finding, Region, Related, Rule, Weight, sort};
use crate::evidence::{Evidence, Passage, Place};
use crate::ledger::{Claim, Severity};
use crate::report::dispute;
use crate::report::words::{self, Outcome, passage_line, shown};
use crate::report::{Breach, ClaimReport, Flag, Report};

/// Every rule, those of verdicts first.
pub(crate) const CLAIM_RULES: [Rule; 8] = [
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
    Rule {
        id: "lock_breach",
        title: "The claim does not rest on its pinned quotes",
        meaning: "A quote of `crosscheck.lock` is gone, or the verdict rests on a passage that is not in it.",
        help: "Look at what the sources say now. Where that is meant, run `crosscheck pin` and commit `crosscheck.lock`.",
    },
];

/// The most characters of a statement or a value that are repeated: code hosts cut long messages, and show none that is too long.
const LONGEST: usize = 1_000;

/// Every finding of a report: the worst first, then by file and line.
pub(crate) fn findings(report: &Report) -> Vec<Finding> {
    let compared = report.changes.is_some();
    let mut findings: Vec<Finding> = report.claims.iter().flat_map(|claim| of_claim(claim, compared)).collect();
    findings.extend(report.claims.iter().filter_map(|claim| of_lock(claim, report)));
    sort(&mut findings);
    findings
}

fn of_claim(report: &ClaimReport, compared: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let before = report.flags.contains(&Flag::FailedBefore);
    let weight = match (words::outcome(report), report.claim.severity) {
        (Outcome::Passed, _) => None,
        (Outcome::Failed, _) => Some(Weight::Error),
        (Outcome::Noted, Severity::Warning) if !before => Some(Weight::Warning),
        // An edit is not to blame for a waiver that has run out; still somebody should look.
        (Outcome::Noted, Severity::Error) if report.flags.contains(&Flag::WaiverExpired) => Some(Weight::Warning),
        (Outcome::Waived | Outcome::Noted, _) => Some(Weight::Note),
    };
    if let Some(weight) = weight {
        let verdict = report.judgement.verdict.name();
        let id = if verdict == report.claim.expect.verdict { "other_values" } else { verdict };
        let waiver = report.claim.waive.as_ref().filter(|_| report.flags.contains(&Flag::Waived));
        let baseline = if before { Baseline::Unchanged } else { Baseline::New };
        findings.push(Finding {
            lines: vec![
                headline(report),
                statement(&report.claim),
                shown(&words::rule(&report.claim, &report.judgement)),
            ],
            related: passages(report).into_iter().map(related).collect(),
            waiver: waiver.map(|waiver| format!("{} (until {})", shown(&waiver.reason), waiver.until)),
            baseline: compared.then_some(baseline),
            ..at_claim(&report.claim, id, weight)
        });
    }
    if let (true, Some(day)) = (report.flags.contains(&Flag::ReviewDue), report.claim.expect.review_after) {
        let headline = format!("{}: its expectation was to be looked at again after {day}", report.claim.id);
        let because = report.claim.expect.because.iter().map(|because| shown(&format!("expected because {because}")));
        findings.push(Finding {
            lines: [shown(&headline), statement(&report.claim)].into_iter().chain(because).collect(),
            ..at_claim(&report.claim, "review_due", Weight::Warning)
        });
    }
    findings
}

/// What the lock has against a claim, as one finding.
fn of_lock(claim: &ClaimReport, report: &Report) -> Option<Finding> {
    let breaches = report.locked.iter().flat_map(|locked| &locked.breaches);
    let breaches: Vec<&Breach> = breaches.filter(|breach| breach.claim == claim.claim.id).collect();
    let more = match breaches.len() {
        0 => return None,
        1 => String::new(),
        all => format!("; {} do not hold", words::count(all, "quote")),
    };
    let headline = format!("{}: {}{more}", claim.claim.id, words::breach(breaches[0]));
    let told =
        breaches.iter().map(|breach| shown(&format!("{}: {}", words::breach(breach), words::marked(&breach.passage))));
    let weight = if breaches.iter().any(|breach| breach.fails) { Weight::Error } else { Weight::Note };
    let present = breaches.iter().filter_map(|breach| match (&breach.nearest, &breach.place) {
        (Some(near), _) => Some(standing("now", &near.passage, &near.place)),
        (None, Some(place)) => Some(standing("stands", &breach.passage, place)),
        (None, None) => None,
    });
    Some(Finding {
        lines: [shown(&headline), statement(&claim.claim)].into_iter().chain(told).collect(),
        related: present.collect(),
        ..at_claim(&claim.claim, "lock_breach", weight)
    })
}

/// A finding at a claim, of which nothing is said yet.
fn at_claim(claim: &Claim, rule: &str, weight: Weight) -> Finding {
    let (first, end) = claim.columns;
    Finding {
        rule: CLAIM_RULES.iter().find(|known| known.id == rule).unwrap_or(&CLAIM_RULES[0]),
        weight,
        claim: claim.id.clone(),
        path: claim.file.clone(),
        region: Region { line: claim.line, column: Some(first), end: Some(end) },
        lines: Vec::new(),
        related: Vec::new(),
        identity: claim.id.clone(),
        waiver: None,
        baseline: None,
    }
}

fn headline(report: &ClaimReport) -> String {
    let mut text = format!("{}: {}", report.claim.id, words::expectation(report));
    if report.flags.contains(&Flag::FailedBefore) {
        text.push_str("; it failed before this edit as well");
    }
    match &report.claim.waive {
        Some(waiver) if report.flags.contains(&Flag::WaiverExpired) => {
            text.push_str(&format!("; its waiver ended on {}", waiver.until));
        }
        Some(waiver) if report.flags.contains(&Flag::Waived) => {
            text.push_str(&format!("; waived until {}", waiver.until));
        }
        _ => {}
    }
    shown(&text)
}

fn statement(claim: &Claim) -> String {
    let (statement, claimed) = (words::clip(&claim.statement, LONGEST), words::clip(&words::claimed(claim), LONGEST));
    shown(&format!("{statement} (claimed {claimed})"))
}

fn passages(report: &ClaimReport) -> Vec<&Evidence> {
    if report.judgement.disagreements.is_empty() {
        return dispute::failing_evidence(report).0;
    }
    dispute::parties(report).into_iter().flat_map(|party| party.quoted).collect()
}

fn related(evidence: &Evidence) -> Related {
    located(&evidence.place, &evidence.value_text, passage_line(evidence))
}

/// A passage that is shown for where it stands.
fn standing(how: &str, passage: &Passage, place: &Place) -> Related {
    located(
        place,
        passage.value.of(&passage.text),
        shown(&format!("{} {how}: {}", place.source, words::marked(passage))),
    )
}

fn located(place: &Place, value: &str, text: String) -> Related {
    Related { path: place.path.to_string(), region: region(place, value), text, place: shown(&words::place(place)) }
}

/// The region of a value in its file, as far as it is known.
///
/// Of HTML only the file is: lines are those of the extracted text. Code hosts ask for a line, so it is the first, as for
/// all that concerns a file as a whole. For JSON Lines it is the whole record.
fn region(place: &Place, value: &str) -> Region {
    let line = place.line.max(1);
    if words::is_html(&place.path) {
        return Region { line: 1, column: None, end: None };
    }
    if place.path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("jsonl")) {
        return Region { line, column: None, end: None };
    }
    // Markup or another encoding inside the value makes its bytes on disk more or fewer than those read.
    let as_quoted = !value.is_empty() && value.len() == place.span.len() && !value.contains(char::is_control);
    let column = place.column.max(1);
    let end = as_quoted.then(|| column.saturating_add(value.chars().count()));
    Region { line, column: Some(column), end }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::evidence::Stance;
    use crate::report::{Changes, Fault, Locked, sample};
    use crate::text::Span;
    use crate::verdict::Verdict;

    #[test]
    fn findings_come_worst_first() {
        let mut report = sample::report();
        report.claims[0].flags.push(Flag::ReviewDue);
        Arc::make_mut(&mut report.claims[0].claim).expect.review_after = Some(jiff::civil::date(2025, 12, 31));
        let found: Vec<_> = findings(&report).iter().map(|f| (f.weight, f.rule.id, f.claim.clone())).collect();
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
            |claim| Arc::make_mut(&mut claim.claim).severity = Severity::Warning,
            "Warning gantz-in-ankara: expected supported, found refuted",
        );
        check(
            |claim| Arc::make_mut(&mut claim.claim).severity = Severity::Info,
            "Note gantz-in-ankara: expected supported, found refuted",
        );
        check(
            |claim| Arc::make_mut(&mut claim.claim).expect.verdict = "refuted".to_owned(),
            "Error gantz-in-ankara: expected refuted, and found it",
        );
        let before = "Note gantz-in-ankara: expected supported, found refuted; it failed before this edit as well";
        check(|claim| claim.flags = vec![Flag::FailedBefore], before);
        check(
            |claim| {
                claim.flags = vec![Flag::FailedBefore];
                Arc::make_mut(&mut claim.claim).severity = Severity::Warning;
            },
            before,
        );
    }

    #[test]
    fn a_baseline_is_told_where_there_is_one() {
        let mut report = sample::report();
        assert!(findings(&report).iter().all(|finding| finding.baseline.is_none()));
        report.changes = Some(Changes::default());
        report.claims[0].flags.push(Flag::FailedBefore);
        let found: Vec<_> = findings(&report).iter().map(|f| (f.claim.clone(), f.baseline)).collect();
        let expect = [("gantz-in-ankara", Baseline::New), ("flotilla-injured", Baseline::Unchanged)];
        assert_eq!(found, expect.map(|(id, baseline)| (id.to_owned(), Some(baseline))));
    }

    #[test]
    fn a_breach_of_the_lock_is_a_finding() {
        let mut report = sample::of(vec![sample::dispute()]);
        let evidence = report.claims[0].evidence[0].clone();
        let breach = |fault, fails| Breach {
            claim: "mavi-marmara-killed".to_owned(),
            source: "forward".to_owned(),
            fault,
            passage: evidence.passage.clone(),
            place: (fault == Fault::NotPinned).then(|| evidence.place.clone()),
            nearest: None,
            fails,
        };
        let locked = |breaches| Some(Locked { breaches, notes: Vec::new() });
        report.locked = locked(vec![breach(Fault::QuoteGone, true)]);
        let found = findings(&report);
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((one.rule.id, one.weight, one.related.len()), ("lock_breach", Weight::Error, 0));
        assert_eq!(one.headline(), "mavi-marmara-killed: its quote of forward is gone");
        report.locked = locked(vec![breach(Fault::QuoteGone, false), breach(Fault::NotPinned, false)]);
        let found = findings(&report);
        assert_eq!((found[0].weight, found[0].related.len()), (Weight::Note, 1));
        assert_eq!(found[0].headline(), "mavi-marmara-killed: its quote of forward is gone; 2 quotes do not hold");
    }

    #[test]
    fn every_verdict_has_a_rule() {
        for name in
            Verdict::ALL.map(Verdict::name).into_iter().chain([Flag::OtherValues, Flag::ReviewDue].map(Flag::name))
        {
            assert_eq!(at_claim(&sample::visit().claim, name, Weight::Note).rule.id, name);
        }
    }

    fn check_region(path: &str, text: &str, bytes: usize, expect: (usize, Option<usize>, Option<usize>)) {
        let mut evidence = sample::evidence("a", "2016", Stance::Refutes, &format!("x «{text}»"), None);
        evidence.place.path = path.into();
        evidence.place.span = Span::new(2, 2 + bytes);
        let found = related(&evidence).region;
        assert_eq!((found.line, found.column, found.end), expect, "{path} {text}");
    }

    #[test]
    fn regions_say_what_is_known() {
        check_region("a.txt", "nine", 4, (9, Some(3), Some(7)));
        check_region("a.txt", "½", 2, (9, Some(3), Some(4)));
        check_region("a.md", "two dozen", 13, (9, Some(3), None));
        check_region("a.txt", "two\ndozen", 9, (9, Some(3), None));
        check_region("a.jsonl", "nine", 4, (9, None, None));
        check_region("a.HTML", "nine", 4, (1, None, None));
    }
}
