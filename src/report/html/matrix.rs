//! The overview: claims × sources, and what each source states of each claim.
//!
//! A table of more sources than a screen has room for shows little but empty cells: beyond that each claim has a row that names
//! its sources.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use maud::{Markup, html};

use super::claim::{names, stated};
use super::text::{Text, claim_link, source_link};
use super::verdict;
use crate::evidence::{Evidence, Stance};
use crate::report::order::in_order;
use crate::report::{ClaimReport, Report, stance, words};
use crate::value::parse_edtf;

/// Sources that have a column each.
const COLUMNS: usize = 24;
/// Rows of one block of the table, and of the list that stands in for it.
const ROWS: usize = 50;
/// Values in one cell.
const VALUES: usize = 3;
/// Characters of a value in a cell.
const CHARACTERS: usize = 28;

/// The section.
pub(super) fn matrix(report: &Report) -> Markup {
    let claims = in_order(report);
    let sources = columns(&claims);
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
    let sources = columns(claims);
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

/// The sources that speak of these claims with their datelines, in the order of these, the undated last.
fn columns<'a>(claims: &[&'a ClaimReport]) -> Vec<(&'a str, Option<&'a str>)> {
    let mut sources: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for evidence in claims.iter().flat_map(|claim| &claim.evidence) {
        let published = sources.entry(&evidence.place.source).or_default();
        *published = published.or(evidence.origin.published.as_deref());
    }
    let first = |published: Option<&str>| -> Option<Date> { parse_edtf(published?).ok()?.first };
    let mut columns: Vec<(&str, Option<&str>)> = sources.into_iter().collect();
    columns.sort_by_cached_key(|&(id, published)| {
        let first = first(published);
        (first.is_none(), first, id)
    });
    columns
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
    let mut stated: BTreeMap<&str, Vec<&Evidence>> = BTreeMap::new();
    for evidence in &claim.evidence {
        stated.entry(&evidence.place.source).or_default().push(evidence);
    }
    // Neighbouring empty cells are one wide cell: most cells of a large matrix are empty.
    let mut cells: Vec<(usize, Option<&Vec<&Evidence>>)> = Vec::new();
    for (source, _) in sources {
        match (stated.get(source), cells.last_mut()) {
            (None, Some((width, None))) => *width += 1,
            (cell, _) => cells.push((1, cell)),
        }
    }
    html! {
        tr class=[names(claim)] {
            (head(claim))
            @for (width, evidence) in cells {
                @match evidence {
                    Some(evidence) => (cell(evidence)),
                    None => td colspan=[(width > 1).then_some(width)] {},
                }
            }
        }
    }
}

/// Each value a source states once, with its stance.
fn cell(evidence: &[&Evidence]) -> Markup {
    let values: BTreeSet<(Stance, &str)> =
        evidence.iter().map(|evidence| (evidence.stance, evidence.value_text.as_str())).collect();
    let value =
        |stance: Stance, text: &str| html! { (stance::sign(stance)) " " (Text(&words::clip(text, CHARACTERS))) };
    html! {
        @if let (Some((stance, text)), 1) = (values.first(), values.len()) {
            td class=(stance.name()) { (value(*stance, text)) }
        } @else {
            td {
                @for (stance, text) in values.iter().take(VALUES) { span class=(stance.name()) { (value(*stance, text)) } }
                @if values.len() > VALUES { "+" (values.len() - VALUES) }
            }
        }
    }
}
