//! The sources: a row each, with dateline, how many claims it speaks of, and publisher, agency and origin where they are known.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::text::{Text, source_anchor};
use crate::evidence::Origin;
use crate::report::words;
use crate::report::{Report, SourceReport};

/// Rows of one block.
const ROWS: usize = 200;
/// Sources named beside one of the same origin.
const SIBLINGS: usize = 3;

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
        let sources: BTreeSet<&str> = claim.evidence.iter().map(|evidence| evidence.place.source.as_str()).collect();
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
                thead { tr { @for name in ["source", "dateline", "publisher, agency, origin", "claims"] { th { (name) } } } }
                tbody { @for source in sources { (row(source, known)) } }
            }
        }
    }
}

fn row(source: &SourceReport, known: &Known<'_>) -> Markup {
    html! {
        tr id=(source_anchor(&source.id)) {
            th {
                (file(source))
                @if let Some(title) = &source.title { i { (Text(title)) } }
                @if let Some(url) = &source.url { small { (link(url)) } }
                @if let Some(failure) = &source.failure { strong { "✗ could not be read: " (Text(failure)) } }
            }
            td { (Text(source.published.as_deref().unwrap_or("undated"))) }
            td {
                (Text(&known_of(source, known)))
                @for tag in &source.tags { " " i { (Text(tag)) } }
            }
            td { (known.claims.get(source.id.as_str()).copied().unwrap_or_default()) }
        }
    }
}

/// The path of its file with its id marked, which is the file's name unless the project says otherwise.
fn file(source: &SourceReport) -> Markup {
    let (folder, name) = source.path.split_at(source.path.rfind('/').map_or(0, |slash| slash + 1));
    let ending = name.strip_prefix(&source.id).filter(|ending| ending.starts_with('.'));
    html! {
        @match ending {
            Some(ending) => { (Text(folder)) b { (Text(&source.id)) } (Text(ending)) }
            None => { b { (Text(&source.id)) } " " (Text(&source.path)) }
        }
    }
}

/// What is stated of it: publisher, agency, the origin it shares, and what it is nearly a copy of.
fn known_of(source: &SourceReport, known: &Known<'_>) -> String {
    let origin = origin(source, &known.copies);
    let sharing = known.origins.get(origin).map_or(&[][..], Vec::as_slice);
    let others: Vec<&str> = sharing.iter().copied().filter(|id| *id != source.id).collect();
    let shared = (origin != source.id || !others.is_empty()).then(|| {
        let named = &others[..others.len().min(SIBLINGS)];
        let more = others.len() - named.len();
        let mut text = format!("origin {origin}");
        if !others.is_empty() {
            text.push_str(&format!(", shared with {}", named.join(", ")));
        }
        if more > 0 {
            text.push_str(&format!(" and {more} more"));
        }
        text
    });
    let leader = known.copies.get(source.id.as_str()).and_then(|origin| origin.copy_of.as_deref());
    let known = [
        source.publisher.clone(),
        source.agency.as_ref().map(|agency| format!("credits {agency}")),
        shared,
        leader.map(|leader| format!("nearly a copy of {leader}")),
    ];
    known.into_iter().flatten().collect::<Vec<_>>().join(" · ")
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
