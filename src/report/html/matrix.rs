//! Claims × sources: what each source states of each claim.
//!
//! Rows come in blocks, each with the sources that speak of its claims, so that a ledger of any size stays a page.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use maud::{Markup, html};

use super::headline::result;
use super::text::{Text, claim_link, source_link};
use super::verdict;
use crate::evidence::{Evidence, Stance};
use crate::report::order::in_order;
use crate::report::{ClaimReport, Report, stance, words};
use crate::value::parse_edtf;

/// Rows of one block.
const ROWS: usize = 50;
/// Columns of one block; what further sources say stands with the claim.
const COLUMNS: usize = 24;
/// Values in one cell.
const VALUES: usize = 3;
/// Characters of a value in a cell.
const CHARACTERS: usize = 28;

/// The whole matrix; its first block stands open.
pub(super) fn matrix(report: &Report) -> Markup {
    let claims = in_order(report);
    let blocks: Vec<&[&ClaimReport]> = claims.chunks(ROWS).collect();
    html! {
        @if !claims.is_empty() {
            section #matrix aria-labelledby="matrix-heading" {
                h2 id="matrix-heading" { "Overview " small { "what each source states of each claim" } }
                p.legend {
                    @for stance in Stance::ALL { span class=(stance.name()) { (stance::sign(stance)) " " (stance.name()) } " " }
                }
                @for (i, block) in blocks.iter().enumerate() {
                    @if blocks.len() == 1 { (table(block, 0)) }
                    @else {
                        details.block open[i == 0] {
                            summary { "Claims " (i * ROWS + 1) " to " (i * ROWS + block.len()) }
                            (table(block, i))
                        }
                    }
                }
            }
        }
    }
}

fn table(claims: &[&ClaimReport], number: usize) -> Markup {
    let (sources, left_out) = columns(claims);
    html! {
        div.scroll tabindex="0" role="region" aria-label={ "Claims and sources, part " (number + 1) } {
            table {
                thead { tr {
                    th scope="col" { "claim" }
                    th scope="col" { "claimed" }
                    th scope="col" { "verdict" }
                    @for (source, published) in &sources {
                        th scope="col" { (source_link(source)) " " small { (Text(published.unwrap_or("undated"))) } }
                    }
                } }
                tbody { @for claim in claims { (row(claim, &sources)) } }
            }
        }
        @if left_out > 0 {
            p.quiet { (words::count(left_out, "more source")) " in the claims themselves" }
        }
    }
}

/// The sources that speak of these claims with their datelines, in the order of these, the undated last; where there are
/// too many, those that say the most, and how many are left out.
fn columns<'a>(claims: &[&'a ClaimReport]) -> (Vec<(&'a str, Option<&'a str>)>, usize) {
    let mut sources: BTreeMap<&str, (usize, Option<&str>)> = BTreeMap::new();
    for evidence in claims.iter().flat_map(|claim| &claim.evidence) {
        let (said, published) = sources.entry(&evidence.place.source).or_default();
        *said += 1;
        *published = published.or(evidence.origin.published.as_deref());
    }
    let mut by_weight: Vec<(&str, (usize, Option<&str>))> = sources.into_iter().collect();
    by_weight.sort_by_key(|&(id, (said, _))| (std::cmp::Reverse(said), id));
    let left_out = by_weight.len().saturating_sub(COLUMNS);
    by_weight.truncate(COLUMNS);
    let first = |published: Option<&str>| -> Option<Date> { parse_edtf(published?).ok()?.first };
    by_weight.sort_by_cached_key(|&(id, (_, published))| {
        let first = first(published);
        (first.is_none(), first, id)
    });
    (by_weight.into_iter().map(|(id, (_, published))| (id, published)).collect(), left_out)
}

fn row(claim: &ClaimReport, sources: &[(&str, Option<&str>)]) -> Markup {
    let mut stated: BTreeMap<&str, Vec<&Evidence>> = BTreeMap::new();
    for evidence in &claim.evidence {
        stated.entry(&evidence.place.source).or_default().push(evidence);
    }
    let outcome = words::outcome(claim);
    // Neighbouring empty cells are one wide cell: most cells of a large matrix are empty.
    let mut cells: Vec<(usize, Option<&Vec<&Evidence>>)> = Vec::new();
    for (source, _) in sources {
        match (stated.get(source), cells.last_mut()) {
            (None, Some((width, None))) => *width += 1,
            (cell, _) => cells.push((1, cell)),
        }
    }
    html! {
        tr {
            th scope="row" class=(result(outcome)) { (outcome.sign()) " " (claim_link(&claim.claim.id)) }
            td { (Text(&words::clip(&words::claimed(&claim.claim), CHARACTERS))) }
            td { (verdict(&claim.judgement)) }
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
