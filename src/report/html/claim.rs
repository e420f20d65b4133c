//! One claim: verdict, expectation, pictures, sides, every passage, and what was rejected.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::headline::result;
use super::passage::{passages, rejected};
use super::text::{Text, claim_anchor};
use super::word_diff::word_diff;
use super::{PASSAGES, picture, verdict};
use crate::evidence::Evidence;
use crate::ledger::Severity;
use crate::report::dispute::{self, letter};
use crate::report::{ClaimReport, Flag, stance, words};
use crate::verdict::{Side, Verdict};

/// Sides named in the summary.
const SIDES: usize = 6;

/// The claim as a fold whose summary says how it came out. The script filters by the names in its class; a claim without
/// a severity there is an error.
pub(super) fn claim(report: &ClaimReport, open: bool) -> Markup {
    let outcome = words::outcome(report);
    let claim = &report.claim;
    let severity = if claim.severity == Severity::Error { "" } else { claim.severity.name() };
    html! {
        details class={ "claim " (result(outcome)) " " (report.judgement.verdict.name()) @if !severity.is_empty() { " " (severity) } } open[open] {
            summary {
                b { (outcome.sign()) }
                span { (Text(&claim.statement)) }
                (verdict(&report.judgement))
                small { (stated(report)) }
            }
            div id=(claim_anchor(&claim.id)) { (body(report)) }
        }
    }
}

/// Its id, what was claimed, and what the sources state, in a line.
fn stated(report: &ClaimReport) -> Markup {
    let sides = &report.judgement.sides;
    html! {
        i { (Text(&report.claim.id)) } " · claimed " (Text(&words::claimed(&report.claim))) " · sources state "
        @if sides.is_empty() { "nothing" }
        @for (i, side) in sides.iter().take(SIDES).enumerate() {
            @if i > 0 { ", " }
            (stance::sign(side.stance)) " " (Text(&words::side_value(side))) " (" (words::count(side.sources.len(), "document")) ")"
        }
        @if sides.len() > SIDES { ", …" }
    }
}

fn body(report: &ClaimReport) -> Markup {
    let claim = &report.claim;
    html! {
        (result_in_words(report))
        @if let Some(because) = &claim.expect.because {
            p { b { (if report.passed { "known: " } else { "expected because: " }) } (Text(because))
                @if let Some(day) = claim.expect.review_after {
                    " (review after " (day) @if report.flags.contains(&Flag::ReviewDue) { ", which has passed" } ")"
                }
            }
        }
        @if let Some(waiver) = claim.waive.as_ref().filter(|_| !report.passed) {
            p { b { (if report.flags.contains(&Flag::Waived) { "waived until " } else { "its waiver ended on " }) (waiver.until) ": " } (Text(&waiver.reason)) }
        }
        (picture::pictures(report))
        (sides(report))
        (comparisons(report))
        (rejected(&report.rejected))
        small {
            (claim.kind.name()) " · " (Text(&claim.file)) ":" (claim.line)
            @if claim.severity != Severity::Error { " · severity " (claim.severity.name()) }
            @if let Some(as_of) = &claim.as_of { " · as of " (words::days(as_of)) }
            @for tag in &claim.tags { " " span.tag { (Text(tag)) } }
            " · " a href={ "#" (claim_anchor(&claim.id)) } { "link to this claim" }
        }
    }
}

/// How it came out and why. A claim that is supported, as claims are where nothing else is expected, needs no words.
fn result_in_words(report: &ClaimReport) -> Markup {
    let expect = &report.claim.expect;
    let result = words::result(report);
    let is_plain = result == "passed"
        && report.judgement.verdict == Verdict::Supported
        && expect.values.is_none()
        && report.claim.min_origins == 1;
    html! {
        @if !is_plain {
            p {
                b { (words::outcome(report).sign()) " " (result) } ": " (Text(&words::expectation(report))) ": "
                (Text(&words::rule(&report.claim, &report.judgement)))
            }
        }
    }
}

/// Every passage: in sides, one beside the other, where sources contradict each other; else in one list, those that state
/// a value first.
fn sides(report: &ClaimReport) -> Markup {
    let sides = &report.judgement.sides;
    let of = |side: &Side| -> Vec<&Evidence> { side.evidence.iter().filter_map(|&i| report.evidence.get(i)).collect() };
    let placed: BTreeSet<usize> = sides.iter().flat_map(|side| side.evidence.iter().copied()).collect();
    let loose = report.evidence.iter().enumerate().filter(|(i, _)| !placed.contains(i)).map(|(_, evidence)| evidence);
    if report.judgement.disagreements.is_empty() {
        let all: Vec<&Evidence> = sides.iter().flat_map(of).chain(loose).collect();
        return html! { @if !all.is_empty() { (passages(&all, PASSAGES)) } };
    }
    let loose: Vec<&Evidence> = loose.collect();
    let parties = dispute::parties(report);
    html! {
        div.sides {
            @for (i, side) in sides.iter().enumerate() {
                div {
                    (heading(side, &letter(i)))
                    (passages(&of(side), PASSAGES))
                    @for hint in parties.iter().filter(|party| std::ptr::eq(party.side, side)).flat_map(|party| &party.hints) {
                        p.hint { b { "hint: " } (Text(hint)) }
                    }
                }
            }
        }
        @if !loose.is_empty() {
            div {
                h3 { "Passages that take no side" }
                (passages(&loose, PASSAGES))
            }
        }
    }
}

fn heading(side: &Side, letter: &str) -> Markup {
    html! {
        h3 {
            span.letter { (letter) } " " (Text(&words::side_value(side))) " "
            span class=(side.stance.name()) { (stance::sign(side.stance)) " " (stance::words(side.stance)) } " "
            small { (words::tally(side.sources.len(), side.origins)) }
        }
    }
}

fn comparisons(report: &ClaimReport) -> Markup {
    let (comparisons, left_out) = dispute::comparisons(report);
    html! {
        @for comparison in &comparisons {
            @let (first, second) = &comparison.letters;
            h3 { span.letter { (first) } " → " span.letter { (second) } " word by word" }
            (word_diff(&comparison.diff, comparison.sources))
        }
        @if left_out > 0 {
            p.quiet { (words::count(left_out, "more pair")) " of values contradict each other" }
        }
    }
}
