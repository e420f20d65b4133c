//! The format `matrix`: claims × sources, each cell the values a source states and what they do to the claim.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::grid::Column;
use super::paint::{Page, Screen, Text, Tone};
use super::table::{sign, stance_tone};
use super::{ClaimReport, Report, stance, words};
use crate::evidence::{Evidence, Stance};
use crate::value::parse_edtf;

/// Columns that the claims and what they claim take, at most.
const CLAIM: usize = 24;
const CLAIMED: usize = 12;
/// Columns that a source takes, at least.
const SOURCE: usize = 14;
/// Values in a cell; further ones are counted.
const VALUES: usize = 3;
/// Characters of a value in a cell.
const CHARACTERS: usize = 28;

/// What the sources state, in as many blocks of sources as the width asks for.
pub(super) fn render(report: &Report, screen: Screen) -> String {
    let mut page = Page::new(screen);
    let sources = sources(&report.claims);
    if report.claims.is_empty() {
        page.say(0, &Text::plain("No claim was checked."));
        return page.finish();
    }
    let per_block = (page.columns().saturating_sub(CLAIM + CLAIMED) / (SOURCE + 2)).max(1);
    let mut blocks: Vec<&[&str]> = sources.chunks(per_block).collect();
    if blocks.is_empty() {
        blocks.push(&[]);
    }
    for (i, block) in blocks.into_iter().enumerate() {
        if i > 0 {
            page.gap();
        }
        let claim = [Column { heading: "claim", least: CLAIM - 2 }, Column { heading: "claimed", least: CLAIMED - 2 }];
        let heading = |source| Column { heading: source, least: SOURCE };
        let columns: Vec<Column<'_>> = claim.into_iter().chain(block.iter().copied().map(heading)).collect();
        // The first block has every claim, the others those their sources speak of.
        let spoken_of = |claim: &ClaimReport| claim.evidence.iter().any(|e| block.contains(&e.place.source.as_str()));
        let claims = report.claims.iter().filter(|claim| i == 0 || spoken_of(claim));
        let rows: Vec<Vec<Text>> = claims.map(|claim| row(claim, block)).collect();
        page.grid(&columns, &rows);
    }
    page.gap();
    page.say(0, &Text::new().add(Tone::Quiet, &legend().replace(' ', "\u{a0}").replace("\u{a0}·\u{a0}", " · ")));
    page.finish()
}

/// What the signs of a cell mean.
pub(super) fn legend() -> String {
    Stance::ALL.map(|stance| format!("{} {}", stance::sign(stance), stance.name())).join(" · ")
}

/// The sources that speak of these claims, in the order of [`columns`].
pub(super) fn sources(claims: &[ClaimReport]) -> Vec<&str> {
    columns(claims.iter()).into_iter().map(|(source, _)| source).collect()
}

/// The sources that speak of these claims with their datelines as written, in the order of these, the undated last.
pub(super) fn columns<'a>(claims: impl Iterator<Item = &'a ClaimReport>) -> Vec<(&'a str, Option<&'a str>)> {
    let mut sources: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for evidence in claims.flat_map(|claim| &claim.evidence) {
        sources.entry(&evidence.place.source).or_insert(evidence.origin.published.as_deref());
    }
    let first = |published: Option<&str>| -> Option<Date> { parse_edtf(published?).ok()?.first };
    let mut columns: Vec<(&str, Option<&str>)> = sources.into_iter().collect();
    columns.sort_by_cached_key(|&(id, published)| {
        let first = first(published);
        (first.is_none(), first, id)
    });
    columns
}

/// The values a source states for a claim, each once with its stance, the first few; and how many are left out.
pub(super) fn cell<'a>(claim: &'a ClaimReport, source: &str) -> (Vec<(Stance, String)>, usize) {
    let stated = claim.evidence.iter().filter(|evidence: &&'a Evidence| evidence.place.source == source);
    let values: BTreeSet<(Stance, &str)> =
        stated.map(|evidence| (evidence.stance, evidence.value_text.as_str())).collect();
    let left_out = values.len().saturating_sub(VALUES);
    let shown = values.into_iter().take(VALUES);
    (shown.map(|(stance, text)| (stance, words::clip(text, CHARACTERS))).collect(), left_out)
}

fn row(claim: &ClaimReport, sources: &[&str]) -> Vec<Text> {
    let claimed = Text::new().add(Tone::Quiet, &words::claimed(&claim.claim));
    let mut row = vec![sign(claim).add(Tone::Plain, " ").add(Tone::Plain, &claim.claim.id), claimed];
    row.extend(sources.iter().map(|source| {
        let (values, left_out) = cell(claim, source);
        let mut text = Text::new();
        for (i, (stance, value)) in values.iter().enumerate() {
            let before = if i == 0 { "" } else { "; " };
            // The sign stays with its value.
            let sign = format!("{}\u{a0}", stance::sign(*stance));
            text = text.add(Tone::Plain, before).add(stance_tone(*stance), &sign).add(Tone::Plain, value);
        }
        if left_out > 0 { text.add(Tone::Quiet, &format!("; {left_out} more")) } else { text }
    }));
    row
}
