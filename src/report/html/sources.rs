//! The sources: dateline, origin, agency, and the claims each one speaks of.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::text::{Text, claim_anchor, source_anchor};
use crate::evidence::Origin;
use crate::report::words;
use crate::report::{Report, SourceReport};

/// Claims linked from one source; further ones are counted.
const CLAIMS: usize = 30;
/// Sources named beside one of the same origin.
const SIBLINGS: usize = 6;

/// Every source that gave a passage or could not be read.
pub(super) fn sources(report: &Report) -> Markup {
    let mut spoken: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    // Documents that a claim counts with the one they copy.
    let mut copies: BTreeMap<&str, &Origin> = BTreeMap::new();
    for claim in &report.claims {
        for evidence in &claim.evidence {
            spoken.entry(&evidence.place.source).or_default().insert(&claim.claim.id);
            if evidence.origin.copy_of.is_some() {
                copies.entry(&evidence.place.source).or_insert(&evidence.origin);
            }
        }
    }
    let mut origins: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for source in &report.sources {
        origins.entry(origin_of(source, &copies)).or_default().push(&source.id);
    }
    let all = report.summary.documents + report.summary.unchecked_documents;
    let silent = all.saturating_sub(report.sources.len());
    html! {
        @if !report.sources.is_empty() {
            section #sources aria-labelledby="sources-heading" {
                h2 id="sources-heading" { "Sources " span.count { (words::tally(report.sources.len(), origins.len())) } }
                ul.plain {
                    @for source in &report.sources {
                        (one(source, spoken.get(source.id.as_str()), origin_of(source, &copies), copies.get(source.id.as_str()), &origins))
                    }
                }
                @if silent > 0 { p.quiet { (words::count(silent, "more document")) " without a passage on these claims" } }
            }
        }
    }
}

/// The origin a source counts for: its own, or that of the document it copies.
fn origin_of<'a>(source: &'a SourceReport, copies: &BTreeMap<&str, &'a Origin>) -> &'a str {
    copies.get(source.id.as_str()).map_or(&source.origin, |origin| &origin.id)
}

fn one(
    source: &SourceReport,
    claims: Option<&BTreeSet<&str>>,
    origin: &str,
    copy: Option<&&Origin>,
    origins: &BTreeMap<&str, Vec<&str>>,
) -> Markup {
    let sharing = origins.get(origin).map_or(&[][..], Vec::as_slice);
    html! {
        li.source id=(source_anchor(&source.id)) {
            h3 { (Text(&source.id)) }
            @if let Some(title) = &source.title { p.statement { (Text(title)) } }
            @if let Some(failure) = &source.failure { p.bad { "✗ could not be read: " (Text(failure)) } }
            dl.facts {
                div { dt { "dateline" } dd { (Text(source.published.as_deref().unwrap_or("undated"))) } }
                @if let Some(publisher) = &source.publisher { div { dt { "publisher" } dd { (Text(publisher)) } } }
                @if let Some(agency) = &source.agency { div { dt { "credits" } dd { (Text(agency)) } } }
                div { dt { "origin" } dd { (Text(origin)) (siblings(source, sharing)) } }
                @if let Some(leader) = copy.and_then(|origin| origin.copy_of.as_deref()) { div { dt { "nearly a copy of" } dd { (Text(leader)) } } }
                div { dt { "file" } dd { code { (Text(&source.path)) } } }
                @if let Some(url) = &source.url { div { dt { "url" } dd { (link(url)) } } }
                @if !source.tags.is_empty() { div { dt { "tags" } dd { (Text(&source.tags.join(", "))) } } }
            }
            @if let Some(claims) = claims {
                p { "speaks of " (words::count(claims.len(), "claim")) ": "
                    @for (i, id) in claims.iter().take(CLAIMS).enumerate() {
                        @if i > 0 { ", " }
                        a href={ "#" (claim_anchor(id)) } { (Text(id)) }
                    }
                    @if claims.len() > CLAIMS { " and " (claims.len() - CLAIMS) " more" }
                }
            }
        }
    }
}

fn siblings(source: &SourceReport, origin: &[&str]) -> Markup {
    let others: Vec<&str> = origin.iter().copied().filter(|id| *id != source.id).collect();
    let named: Vec<&str> = others.iter().copied().take(SIBLINGS).collect();
    html! {
        @if !others.is_empty() {
            ", shared with " (Text(&named.join(", ")))
            @if others.len() > SIBLINGS { " and " (others.len() - SIBLINGS) " more" }
        }
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
