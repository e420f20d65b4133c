//! The sources: dateline, publisher, agency, origin, and how many claims each one speaks of.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::text::{Text, source_anchor};
use crate::evidence::Origin;
use crate::report::words;
use crate::report::{Report, SourceReport};

/// Rows of one block.
const ROWS: usize = 200;
/// Sources named beside one of the same origin.
const SIBLINGS: usize = 6;

/// What the rows look up.
struct Known<'a> {
    /// How many claims a source speaks of.
    claims: BTreeMap<&'a str, usize>,
    /// Documents that a claim counts with the one they copy.
    copies: BTreeMap<&'a str, &'a Origin>,
    /// The sources of each origin.
    origins: BTreeMap<&'a str, Vec<&'a str>>,
}

/// Every source that gave a passage or could not be read.
pub(super) fn sources(report: &Report) -> Markup {
    let known = known(report);
    let all = report.summary.documents + report.summary.unchecked_documents;
    let silent = all.saturating_sub(report.sources.len());
    let blocks = report.sources.chunks(ROWS);
    let is_one = report.sources.len() <= ROWS;
    html! {
        @if !report.sources.is_empty() {
            section #sources aria-labelledby="sources-heading" {
                h2 id="sources-heading" { "Sources " small { (words::tally(report.sources.len(), known.origins.len())) } }
                @for (i, block) in blocks.enumerate() {
                    @if is_one { (table(block, &known, 0)) }
                    @else {
                        details.block {
                            summary { "Sources " (i * ROWS + 1) " to " (i * ROWS + block.len()) }
                            (table(block, &known, i))
                        }
                    }
                }
                @if silent > 0 { p.quiet { (words::count(silent, "more document")) " without a passage on these claims" } }
            }
        }
    }
}

fn known(report: &Report) -> Known<'_> {
    let mut claims: BTreeMap<&str, usize> = BTreeMap::new();
    let mut copies: BTreeMap<&str, &Origin> = BTreeMap::new();
    for claim in &report.claims {
        let sources: BTreeSet<&str> = claim.evidence.iter().map(|evidence| &*evidence.place.source).collect();
        sources.into_iter().for_each(|source| *claims.entry(source).or_default() += 1);
        for evidence in claim.evidence.iter().filter(|evidence| evidence.origin.copy_of.is_some()) {
            copies.entry(&evidence.place.source).or_insert(&evidence.origin);
        }
    }
    let mut origins: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for source in &report.sources {
        origins.entry(origin(source, &copies)).or_default().push(&source.id);
    }
    Known { claims, copies, origins }
}

/// The origin a source counts for: its own, or that of the document it copies.
fn origin<'a>(source: &'a SourceReport, copies: &BTreeMap<&str, &'a Origin>) -> &'a str {
    copies.get(source.id.as_str()).map_or(&source.origin, |origin| &origin.id)
}

fn table(sources: &[SourceReport], known: &Known<'_>, number: usize) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label={ "Sources, part " (number + 1) } {
            table {
                thead { tr {
                    @for name in ["source", "dateline", "publisher", "credits", "origin", "file", "claims"] { th scope="col" { (name) } }
                } }
                tbody { @for source in sources { (row(source, known)) } }
            }
        }
    }
}

fn row(source: &SourceReport, known: &Known<'_>) -> Markup {
    html! {
        tr id=(source_anchor(&source.id)) {
            th scope="row" {
                (Text(&source.id))
                @if let Some(title) = &source.title { i { (Text(title)) } }
                @if let Some(url) = &source.url { small { (link(url)) } }
                @for tag in &source.tags { " " span.tag { (Text(tag)) } }
                @if let Some(failure) = &source.failure { strong { "✗ could not be read: " (Text(failure)) } }
            }
            td { (Text(source.published.as_deref().unwrap_or("undated"))) }
            td { (Text(source.publisher.as_deref().unwrap_or_default())) }
            td { (Text(source.agency.as_deref().unwrap_or_default())) }
            td { (origin_cell(source, known)) }
            td { (Text(&source.path)) }
            td { (known.claims.get(source.id.as_str()).copied().unwrap_or_default()) }
        }
    }
}

/// Its origin, where that is not itself alone; who shares it; and what it is nearly a copy of.
fn origin_cell(source: &SourceReport, known: &Known<'_>) -> Markup {
    let origin = origin(source, &known.copies);
    let sharing = known.origins.get(origin).map_or(&[][..], Vec::as_slice);
    let others: Vec<&str> = sharing.iter().copied().filter(|id| *id != source.id).collect();
    let named: Vec<&str> = others.iter().copied().take(SIBLINGS).collect();
    let leader = known.copies.get(source.id.as_str()).and_then(|origin| origin.copy_of.as_deref());
    html! {
        @if origin == source.id { "its own" } @else { (Text(origin)) }
        @if !others.is_empty() {
            ", shared with " (Text(&named.join(", ")))
            @if others.len() > SIBLINGS { " and " (others.len() - SIBLINGS) " more" }
        }
        @if let Some(leader) = leader { "; nearly a copy of " (Text(leader)) }
    }
}

/// A link where the address is one of the web; any other scheme is text.
fn link(url: &str) -> Markup {
    let is_web = ["http://", "https://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)));
    html! {
        @if is_web && !url.contains(char::is_control) { a href=(url) rel="noreferrer noopener" { (Text(url)) } }
        @else { (Text(url)) }
    }
}
