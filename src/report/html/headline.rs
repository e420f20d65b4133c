//! The top of the page: passed or failed, the counts, what was checked, and the filters.

use maud::{Markup, html};

use super::text::Text;
use crate::ledger::Severity;
use crate::report::Report;
use crate::report::order::{Part, claims_of};
use crate::report::words::{self, Outcome};
use crate::verdict::Verdict;

/// The result of the run as sign and word, as its exit code has it: a pinned quote that holds no more fails it as well.
pub(super) fn title(report: &Report) -> &'static str {
    let checked = report.claims.iter().any(|claim| claim.judgement.verdict != Verdict::Unchecked);
    if !checked || report.summary.documents == 0 {
        "! nothing was checked"
    } else if words::fails(report) {
        "✗ failed"
    } else {
        "✓ passed"
    }
}

/// The head of the page with its headline and the way to its sections.
pub(super) fn headline(report: &Report) -> Markup {
    let (sign, result) = title(report).split_once(' ').unwrap_or_default();
    let disputed = claims_of(report, Part::Disputed).len();
    html! {
        header.page {
            p.name { "crosscheck" }
            h1 class=(if sign == "✓" { "good" } else { "bad" }) { (sign) " " span { (result) } }
            p.lead { (words::summary(report)) }
            @if let Some(changes) = &report.changes {
                p.lead { "Since " (Text(&changes.revision)) ": " (words::worse(report, changes).0) }
            }
            @if let Some(locked) = &report.locked { p.lead { "Lock: " (words::lock(locked)) } }
            (verdicts(report))
            dl.facts {
                @if let Some(today) = report.today { div { dt { "date" } dd { (today) } } }
                @if !report.inputs.claims.is_empty() { div { dt { "ledger" } dd { (Text(&report.inputs.claims.join(", "))) } } }
                @if !report.inputs.corpus.is_empty() { div { dt { "corpus" } dd { (Text(&report.inputs.corpus.join(", "))) } } }
                @if !report.diagnostics.is_empty() {
                    div { dt { "input" } dd { a href="#warnings" { (words::count(report.diagnostics.len(), "warning")) } } }
                }
            }
            nav aria-label="Sections" {
                @for (anchor, name, shown) in [
                    ("matrix", "Overview", !report.claims.is_empty()),
                    ("changes", "Changes", report.changes.is_some()),
                    ("lock", "Lock", report.locked.is_some()),
                    ("disagreements", "Sources disagree", disputed > 0),
                    ("failures", "Not as expected", !claims_of(report, Part::Failed).is_empty()),
                    ("others", "As expected", !claims_of(report, Part::Rest).is_empty()),
                    ("sources", "Sources", !report.sources.is_empty()),
                ] {
                    @if shown { a href={ "#" (anchor) } { (name) } " " }
                }
            }
        }
    }
}

/// How many claims have each verdict: a bar in parts, and the same in words.
fn verdicts(report: &Report) -> Markup {
    let all = report.claims.len();
    let of = |verdict: Verdict| report.claims.iter().filter(|claim| claim.judgement.verdict == verdict).count();
    let mut from = 0;
    let parts: Vec<(Verdict, usize, usize)> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, of(verdict)))
        .filter(|(_, number)| *number > 0)
        .map(|(verdict, number)| {
            from += number;
            (verdict, from - number, number)
        })
        .collect();
    html! {
        @if all > 0 {
            svg.bar viewBox={ "0 0 " (all) " 1" } preserveAspectRatio="none" width="100%" height="10" aria-hidden="true" focusable="false" {
                @for (verdict, from, number) in &parts { rect class=(verdict.name()) x=(from) width=(number) height="1" {} }
            }
            ul.verdicts aria-label="Claims by verdict" {
                @for (verdict, _, number) in &parts { li { em class=(verdict.name()) { (number) " " (verdict.name()) } } }
            }
        }
    }
}

/// The filters. They work by script alone, so the script shows them; it fills in the sources and tags too.
pub(super) fn filters() -> Markup {
    html! {
        form #filter role="search" aria-label="Filter the claims" hidden {
            label.wide { "Search" input type="search" name="text" autocomplete="off" placeholder="words of a claim or a passage"; }
            label { "Result" select name="result" {
                option value="" { "any" }
                @for outcome in [Outcome::Passed, Outcome::Failed, Outcome::Waived, Outcome::Noted] {
                    option value=(result(outcome)) { (outcome.sign()) " " (result(outcome)) }
                }
            } }
            label { "Verdict" select name="verdict" {
                option value="" { "any" }
                @for verdict in Verdict::ALL { option { (verdict.name()) } }
            } }
            label { "Source" select name="source" { option value="" { "any" } } }
            label { "Tag" select name="tag" { option value="" { "any" } } }
            label { "Severity" select name="severity" {
                option value="" { "any" }
                @for severity in [Severity::Error, Severity::Warning, Severity::Info] { option { (severity.name()) } }
            } }
            button type="reset" { "Show all" }
            p role="status" {}
        }
    }
}

/// The word for an outcome by which the script filters and the style colours.
pub(super) const fn result(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Failed => "failed",
        Outcome::Waived => "waived",
        Outcome::Noted => "noted",
    }
}
