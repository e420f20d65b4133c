//! One claim: verdict, expectation, sides, every passage, and what was rejected.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::headline::result;
use super::picture;
use super::text::{Text, claim_anchor, quoted, source_link, stance_sign, stance_words};
use crate::evidence::{Evidence, Place, Rejected};
use crate::ledger::Severity;
use crate::report::diff::{Piece, Share};
use crate::report::dispute::{self, Comparison, letter};
use crate::report::words;
use crate::report::{ClaimReport, Flag};
use crate::verdict::Side;

/// Words shown on either side of a value: whole sentences, but for monstrous ones.
const WORDS: usize = 60;
/// Passages shown of one side; further ones are counted.
const PASSAGES: usize = 100;
/// Rejected candidates shown; further ones are counted.
const REJECTED: usize = 20;

/// The claim as a fold whose summary says how it came out.
pub(super) fn claim(report: &ClaimReport, open: bool) -> Markup {
    let outcome = words::outcome(report);
    let claim = &report.claim;
    // The script takes a claim without one for an error.
    let severity = (claim.severity != Severity::Error).then_some(claim.severity.name());
    html! {
        details.claim data-result=(result(outcome)) data-verdict=(report.judgement.verdict.name()) data-severity=[severity] open[open] {
            summary {
                span class={ "sign " (result(outcome)) } { (outcome.sign()) } " "
                b { (Text(&claim.id)) } " "
                span.verdict { (words::verdict(&report.judgement)) }
                span.statement { (Text(&claim.statement)) }
                span.stated { (stated(report)) }
            }
            div.body id=(claim_anchor(&claim.id)) { (body(report)) }
        }
    }
}

/// What was claimed, and what the sources state, in a line.
fn stated(report: &ClaimReport) -> Markup {
    html! {
        "claimed " (Text(&words::claimed(&report.claim))) " · sources state "
        @if report.judgement.sides.is_empty() { "nothing" }
        @for (i, side) in report.judgement.sides.iter().take(6).enumerate() {
            @if i > 0 { ", " }
            (stance_sign(side.stance)) " " b { (Text(&words::side_value(side))) }
        }
        @if report.judgement.sides.len() > 6 { ", …" }
    }
}

fn body(report: &ClaimReport) -> Markup {
    let claim = &report.claim;
    html! {
        p.quiet {
            (claim.kind.name()) " · " code { (Text(&claim.file)) ":" (claim.line) }
            @if claim.severity != Severity::Error { " · severity " (claim.severity.name()) }
            @if let Some(as_of) = &claim.as_of { " · as of " (words::days(as_of)) }
            " · " a href={ "#" (claim_anchor(&claim.id)) } { "link to this claim" }
        }
        @if !claim.tags.is_empty() { ul.tags { @for tag in &claim.tags { li { (Text(tag)) } } } }
        p {
            b { (words::outcome(report).sign()) " " (words::result(report)) } ": " (Text(&words::expectation(report))) ": "
            (Text(&words::rule(claim, &report.judgement)))
        }
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
        (picture::over_time(report))
        (picture::spread(report))
        (sides(report))
        (comparisons(report))
        (rejected(&report.rejected))
    }
}

/// Every side with its passages, then the passages that take none.
fn sides(report: &ClaimReport) -> Markup {
    let sides = &report.judgement.sides;
    let placed: BTreeSet<usize> = sides.iter().flat_map(|side| side.evidence.iter().copied()).collect();
    let loose: Vec<&Evidence> =
        report.evidence.iter().enumerate().filter(|(i, _)| !placed.contains(i)).map(|(_, evidence)| evidence).collect();
    let parties = dispute::parties(report);
    html! {
        @for (i, side) in sides.iter().enumerate() {
            // One side alone is said in the summary and by its passages.
            @if sides.len() > 1 { (heading(side, &letter(i))) }
            (passages(side.evidence.iter().filter_map(|&i| report.evidence.get(i)).collect()))
            @for hint in parties.iter().filter(|party| std::ptr::eq(party.side, side)).flat_map(|party| &party.hints) {
                p.hint { b { "hint: " } (Text(hint)) }
            }
        }
        @if !loose.is_empty() {
            h3 { "Passages that take no side" }
            (passages(loose))
        }
    }
}

fn heading(side: &Side, letter: &str) -> Markup {
    html! {
        h3 class=(side.stance.name()) {
            span.letter { (letter) } " "
            (Text(&words::side_value(side))) " "
            span.stance { (stance_sign(side.stance)) " " (stance_words(side.stance)) } " "
            span.quiet { (words::tally(side.sources.len(), side.origins)) }
        }
    }
}

fn passages(evidence: Vec<&Evidence>) -> Markup {
    html! {
        ul.passages {
            @for piece in evidence.iter().take(PASSAGES) {
                li class=(piece.stance.name()) {
                    p.who { (source_link(&piece.place.source)) " · " (Text(&words::provenance(piece))) }
                    blockquote { (quoted(&piece.passage, WORDS)) }
                    p.why { (stance_sign(piece.stance)) " " b { (piece.stance.name()) } ": " (Text(&piece.reason.because)) " · " (place(&piece.place)) }
                }
            }
            @if evidence.len() > PASSAGES { li { "and " (words::count(evidence.len() - PASSAGES, "more passage")) } }
        }
    }
}

fn place(place: &Place) -> Markup {
    html! { code { (Text(&place.path)) ":" (place.line) ":" (place.column) } }
}

fn comparisons(report: &ClaimReport) -> Markup {
    let (comparisons, left_out) = dispute::comparisons(report);
    html! {
        @for comparison in &comparisons { (compare(comparison)) }
        @if left_out > 0 {
            p.quiet { (words::count(left_out, "more pair")) " of values contradict each other" }
        }
    }
}

fn compare(comparison: &Comparison<'_>) -> Markup {
    let (first, second) = &comparison.letters;
    let (ours, theirs) = comparison.sources;
    let text = |without: Option<Share>| {
        html! { @for piece in comparison.diff.pieces.iter().filter(|piece| Some(piece.share) != without) { (words_of(piece)) } }
    };
    html! {
        figure.diff {
            figcaption { (first) " → " (second) ", word by word: " del { (Text(ours)) } " " ins { (Text(theirs)) } }
            // Two sentences with little in common read better one below the other.
            @if comparison.diff.related { p { (text(None)) } }
            @else { p { (text(Some(Share::Added))) } p { (text(Some(Share::Removed))) } }
        }
    }
}

fn words_of(piece: &Piece) -> Markup {
    let text = html! {
        @for (i, token) in piece.tokens.iter().enumerate() {
            @if token.spaced && i > 0 { " " }
            @if token.is_value { mark { (Text(&token.text)) } } @else { (Text(&token.text)) }
        }
    };
    let spaced = piece.tokens.first().is_some_and(|token| token.spaced);
    html! {
        @match piece.share {
            Share::Both => { @if spaced { " " } (text) }
            Share::Removed => { " " del { (text) } }
            Share::Added => { " " ins { (text) } }
        }
    }
}

fn rejected(rejected: &[Rejected]) -> Markup {
    html! {
        @if !rejected.is_empty() {
            details.rejected {
                summary { (words::count(rejected.len(), "candidate")) " rejected" }
                ul.passages {
                    @for candidate in rejected.iter().take(REJECTED) {
                        li {
                            p.who { (source_link(&candidate.place.source)) }
                            blockquote { (quoted(&candidate.passage, dispute::QUOTE_WORDS)) }
                            p.why { b { "rejected" } ": " (Text(&candidate.reason.because)) " · " (place(&candidate.place)) }
                        }
                    }
                    @if rejected.len() > REJECTED { li { "and " (words::count(rejected.len() - REJECTED, "more candidate")) } }
                }
            }
        }
    }
}
