//! The overview: claims × sources, and what each source states of each claim.
//!
//! A table of more sources than a screen has room for shows little but empty cells: beyond that each claim has a row that names
//! its sources.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::claim::{names, stated};
use super::text::{Text, claim_link, source_link};
use super::verdict;
use crate::evidence::Stance;
use crate::report::order::in_order;
use crate::report::{ClaimReport, Report, matrix, stance, words};

/// Sources that have a column each.
const COLUMNS: usize = 24;
/// Rows of one block of the table, and of the list that stands in for it.
const ROWS: usize = 50;
/// Characters of what is claimed.
const CHARACTERS: usize = 28;

/// The section.
pub(super) fn matrix(report: &Report) -> Markup {
    let claims = in_order(report);
    let sources = matrix::columns(claims.iter().copied());
    html! {
        @if !claims.is_empty() {
            section #matrix aria-labelledby="matrix-heading" {
                h2 id="matrix-heading" { "Overview " small { "what each source states of each claim" } }
                p.legend {
                    @for stance in Stance::ALL { span class=(stance.name()) { (stance::sign(stance)) " " (stance.name()) } " " }
                }
                @if sources.len() <= COLUMNS { (blocks(&claims)) } @else { (list(&claims, sources.len())) }
            }
        }
    }
}

/// The table in blocks of claims, each with the sources that speak of them; the first one stands open.
fn blocks(claims: &[&ClaimReport]) -> Markup {
    html! {
        @for (i, block) in claims.chunks(ROWS).enumerate() {
            @if claims.len() <= ROWS { (table(block, "Claims and sources")) }
            @else {
                @let name = format!("Claims {} to {}", i * ROWS + 1, i * ROWS + block.len());
                details.block open[i == 0] {
                    summary { (name) }
                    (table(block, &name))
                }
            }
        }
    }
}

/// The first claims, which are those that need a look, each with what its sources state.
fn list(claims: &[&ClaimReport], sources: usize) -> Markup {
    let shown = &claims[..claims.len().min(ROWS)];
    html! {
        div.scroll tabindex="0" role="region" aria-label="Claims and what sources state" {
            table.list {
                thead { tr { @for name in ["claim", "claimed", "verdict", "sources state"] { th { (name) } } } }
                tbody { @for claim in shown { tr class=[names(claim)] { (head(claim)) td { (stated(claim)) } } } }
            }
        }
        p.quiet {
            (words::count(sources, "source")) " speak of these claims, too many for a column each."
            @if shown.len() < claims.len() {
                " " (words::count(claims.len() - shown.len(), "more claim")) " below, each with what its sources state."
            }
        }
    }
}

fn table(claims: &[&ClaimReport], name: &str) -> Markup {
    let sources = matrix::columns(claims.iter().copied());
    html! {
        div.scroll tabindex="0" role="region" aria-label=(name) {
            table {
                thead { tr {
                    th { "claim" }
                    th { "claimed" }
                    th { "verdict" }
                    @for (source, published) in &sources {
                        th { (source_link(source)) " " small { (Text(published.unwrap_or("undated"))) } }
                    }
                } }
                tbody { @for claim in claims { (row(claim, &sources)) } }
            }
        }
    }
}

/// What every row begins with: how the claim came out, what it claims, and its verdict.
fn head(claim: &ClaimReport) -> Markup {
    html! {
        th { b { (words::outcome(claim).sign()) } " " (claim_link(&claim.claim.id)) }
        td { (Text(&words::clip(&words::claimed(&claim.claim), CHARACTERS))) }
        td { (verdict(&claim.judgement)) }
    }
}

fn row(claim: &ClaimReport, sources: &[(&str, Option<&str>)]) -> Markup {
    let speaks: BTreeSet<&str> = claim.evidence.iter().map(|evidence| evidence.place.source.as_str()).collect();
    html! {
        tr class=[names(claim)] {
            (head(claim))
            // Neighbouring empty cells are one wide cell: most cells of a large matrix are empty.
            @for run in sources.chunk_by(|(a, _), (b, _)| !speaks.contains(a) && !speaks.contains(b)) {
                @match run {
                    [(source, _)] if speaks.contains(source) => (cell(claim, source)),
                    _ => td colspan=[(run.len() > 1).then_some(run.len())] {},
                }
            }
        }
    }
}

/// Each value a source states once, with its stance.
fn cell(claim: &ClaimReport, source: &str) -> Markup {
    let (values, left_out) = matrix::cell(claim, source);
    let value = |stance: Stance, text: &str| html! { (stance::sign(stance)) " " (Text(text)) };
    html! {
        @if let [(stance, text)] = values.as_slice() {
            td class=(stance.name()) { (value(*stance, text)) }
        } @else {
            td {
                @for (stance, text) in &values { span class=(stance.name()) { (value(*stance, text)) } }
                @if left_out > 0 { "+" (left_out) }
            }
        }
    }
}
