//! One claim: verdict, expectation, pictures, sides, every passage, and what was rejected.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::headline::result;
use super::passage::{passages, prints, rejected};
use super::text::{Text, claim_anchor, claim_link};
use super::word_diff::word_diff;
use super::{PASSAGES, picture, verdict};
use crate::evidence::{Evidence, Stance};
use crate::ledger::Severity;
use crate::report::dispute::{self, letter};
use crate::report::{ClaimReport, Flag, stance, words};
use crate::verdict::{Side, Verdict};

/// Sides named in a line.
const SIDES: usize = 6;
/// Sources of a side named in a line; further ones are counted.
const SOURCES: usize = 2;
/// Characters of a stated value, and of the claimed one, in a line.
const CHARACTERS: usize = 28;
const CLAIMED: usize = 80;

/// The claim as a fold whose summary says how it came out.
pub(super) fn claim(report: &ClaimReport, open: bool) -> Markup {
    html! {
        details class=[names(report)] open[open] {
            summary {
                b { (words::outcome(report).sign()) }
                (Text(&report.claim.statement))
                (verdict(&report.judgement))
                small { (in_short(report)) }
            }
            (byline(report))
            (body(report))
        }
    }
}

/// What is out of the ordinary about a claim, by which the style colours it and the script filters: a result other than passed,
/// a verdict other than supported, a severity other than error.
pub(super) fn names(report: &ClaimReport) -> Option<String> {
    let result = Some(result(words::outcome(report))).filter(|name| *name != "passed");
    let verdict = Some(report.judgement.verdict).filter(|verdict| *verdict != Verdict::Supported).map(Verdict::name);
    let severity = Some(report.claim.severity).filter(|severity| *severity != Severity::Error).map(Severity::name);
    let names: Vec<&str> = [result, verdict, severity].into_iter().flatten().collect();
    Some(names.join(" ")).filter(|names| !names.is_empty())
}

/// What is claimed and what the sources state. Where every source prints the claimed value, their names say it all.
fn in_short(report: &ClaimReport) -> Markup {
    let claimed = words::claimed(&report.claim);
    match report.judgement.sides.as_slice() {
        [side] if side.stance == Stance::Supports && prints(&side.text, &claimed) => {
            html! { (stance::sign(side.stance)) " " (sources(side)) }
        }
        _ => html! { "claimed " (Text(&words::clip(&claimed, CLAIMED))) " · " (stated(report)) },
    }
}

/// What the sources state, in a line: each value with its sign and the first sources that have it.
pub(super) fn stated(report: &ClaimReport) -> Markup {
    let sides = &report.judgement.sides;
    html! {
        @if sides.is_empty() { "sources state nothing" }
        @for (i, side) in sides.iter().take(SIDES).enumerate() {
            @if i > 0 { " · " }
            @let value = words::clip(&words::side_value(side), CHARACTERS);
            span class=(side.stance.name()) { (stance::sign(side.stance)) " " (Text(&value)) } " " (sources(side))
        }
        @if sides.len() > SIDES { " · …" }
    }
}

fn sources(side: &Side) -> Markup {
    let shown = &side.sources[..side.sources.len().min(SOURCES)];
    html! {
        (Text(&shown.join(", ")))
        @if side.sources.len() > shown.len() { " and " (side.sources.len() - shown.len()) " more" }
    }
}

/// Its id, which is its address in the page, where it is written, and what else is known of it.
fn byline(report: &ClaimReport) -> Markup {
    let claim = &report.claim;
    html! {
        p id=(claim_anchor(&claim.id)) {
            (claim_link(&claim.id)) " " (Text(&claim.file)) ":" (claim.line)
            @if claim.severity != Severity::Error { " · severity " (claim.severity.name()) }
            @if let Some(as_of) = &claim.as_of { " · as of " (words::days(as_of)) }
            @for tag in &claim.tags { " " i { (Text(tag)) } }
        }
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
        (rejected(&report.rejected, &report.evidence))
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
    let claimed = words::claimed(&report.claim);
    let claimed = Some(claimed.as_str());
    if report.judgement.disagreements.is_empty() {
        let all: Vec<&Evidence> = sides.iter().flat_map(of).chain(loose).collect();
        return passages(&all, PASSAGES, claimed);
    }
    let loose: Vec<&Evidence> = loose.collect();
    let parties = dispute::parties(report);
    html! {
        div.sides {
            @for (i, side) in sides.iter().enumerate() {
                div {
                    (heading(side, &letter(i)))
                    (passages(&of(side), PASSAGES, claimed))
                    @for hint in parties.iter().filter(|party| std::ptr::eq(party.side, side)).flat_map(|party| &party.hints) {
                        p.hint { b { "hint: " } (Text(hint)) }
                    }
                }
            }
        }
        @if !loose.is_empty() {
            div {
                h3 { "Passages that take no side" }
                (passages(&loose, PASSAGES, claimed))
            }
        }
    }
}

fn heading(side: &Side, letter: &str) -> Markup {
    html! {
        h3 {
            b { (letter) } " " (Text(&words::side_value(side))) " "
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
            h3 { b { (first) } " → " b { (second) } " word by word" }
            (word_diff(&comparison.diff, comparison.sources))
        }
        @if left_out > 0 {
            p.quiet { (words::count(left_out, "more pair")) " of values contradict each other" }
        }
    }
}
