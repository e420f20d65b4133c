//! What a disagreement shows: its sides with their quotes, and which passages are set against each other.

use std::collections::{BTreeMap, BTreeSet};

use super::ClaimReport;
use super::diff::{Diff, diff, kinship};
use super::quote::{Quote, quote};
use super::words;
use crate::evidence::{Evidence, Stance};
use crate::verdict::Side;

/// Words of context on either side of a value in a quote.
pub(crate) const QUOTE_WORDS: usize = 22;
/// Sides that are quoted; further ones are named only.
const PARTIES: usize = 8;
/// Quotes shown for one side, each of another origin; further sources are named only.
const QUOTES_PER_SIDE: usize = 3;
/// Pairs of sides that are set against each other word by word.
const COMPARISONS: usize = 3;
/// Passages of a side among which the two most alike are sought.
const COMPARED_PASSAGES: usize = 6;
/// Quotes shown for a claim that fails without a disagreement.
const QUOTES_PER_FAILURE: usize = 5;
/// Passages of each sort shown for a claim whose evidence changed.
pub(crate) const CHANGES_SHOWN: usize = 5;
/// Rejected candidates shown where a claim has no evidence.
pub(crate) const NEAR_MISSES: usize = 3;

/// One side of a disagreement.
#[derive(Debug)]
pub(crate) struct Party<'a> {
    /// The letter it is called by.
    pub(crate) letter: String,
    pub(crate) side: &'a Side,
    /// One passage for each origin, up to a few.
    pub(crate) quoted: Vec<&'a Evidence>,
    /// The sources not quoted.
    pub(crate) also: Vec<&'a str>,
    /// Sources of different origins that credit the same wire, in words.
    pub(crate) hints: Vec<String>,
}

/// Two passages set against each other.
#[derive(Debug)]
pub(crate) struct Comparison<'a> {
    /// The letters of the two sides.
    pub(crate) letters: (String, String),
    /// The sources of the two passages.
    pub(crate) sources: (&'a str, &'a str),
    pub(crate) diff: Diff,
}

/// How many sides contradict another one.
pub(crate) fn contradicting(report: &ClaimReport) -> usize {
    involved(report).len()
}

fn involved(report: &ClaimReport) -> BTreeSet<usize> {
    report.judgement.disagreements.iter().flat_map(|&(a, b)| [a, b]).collect()
}

/// The sides of a claim that contradict another one, in the verdict's order, the first few.
pub(crate) fn parties(report: &ClaimReport) -> Vec<Party<'_>> {
    involved(report)
        .into_iter()
        .take(PARTIES)
        .filter_map(|i| Some((i, report.judgement.sides.get(i)?)))
        .map(|(i, side)| {
            let evidence = evidence_of(report, side);
            let quoted = first_of_each_origin(evidence.iter().copied(), QUOTES_PER_SIDE);
            let shown: BTreeSet<&str> = quoted.iter().map(|evidence| &*evidence.place.source).collect();
            let also = side.sources.iter().map(AsRef::as_ref).filter(|source| !shown.contains(source)).collect();
            Party { letter: letter(i), side, quoted, also, hints: shared_wires(&evidence) }
        })
        .collect()
}

/// The sides that contradict no other, and those beyond the first few.
pub(crate) fn bystanders(report: &ClaimReport) -> Vec<&Side> {
    let quoted: BTreeSet<usize> = involved(report).into_iter().take(PARTIES).collect();
    let sides = report.judgement.sides.iter().enumerate();
    sides.filter(|(i, _)| !quoted.contains(i)).map(|(_, side)| side).collect()
}

/// For the first few pairs of contradicting sides, the two passages most alike, compared; and how many pairs are left out.
pub(crate) fn comparisons(report: &ClaimReport) -> (Vec<Comparison<'_>>, usize) {
    let pairs = &report.judgement.disagreements;
    let compared: Vec<Comparison<'_>> =
        pairs.iter().take(COMPARISONS).filter_map(|&(a, b)| compare(report, a, b)).collect();
    (compared, pairs.len().saturating_sub(COMPARISONS))
}

fn compare(report: &ClaimReport, first: usize, second: usize) -> Option<Comparison<'_>> {
    let quotes = |i: usize| -> Vec<(&Evidence, Quote)> {
        let Some(side) = report.judgement.sides.get(i) else { return Vec::new() };
        let evidence = evidence_of(report, side).into_iter().take(COMPARED_PASSAGES);
        evidence.map(|evidence| (evidence, quote(&evidence.passage, QUOTE_WORDS))).collect()
    };
    let (ours, theirs) = (quotes(first), quotes(second));
    let mut best = (ours.first()?, theirs.first()?);
    let mut most = 0;
    for a in &ours {
        for b in &theirs {
            let common = kinship(&a.1, &b.1);
            if common > most {
                (best, most) = ((a, b), common);
            }
        }
    }
    let (a, b) = best;
    Some(Comparison {
        letters: (letter(first), letter(second)),
        sources: (&*a.0.place.source, &*b.0.place.source),
        diff: diff(&a.1, &b.1),
    })
}

/// The passages that show why a claim without a disagreement fails, the weightiest first, and how many are left out.
pub(crate) fn failing_evidence(report: &ClaimReport) -> (Vec<&Evidence>, usize) {
    let by_weight = [Stance::Refutes, Stance::Supports, Stance::Ambiguous, Stance::Consistent, Stance::OtherTime];
    let weightiest = by_weight.iter().flat_map(|&stance| report.evidence.iter().filter(move |e| e.stance == stance));
    let shown = first_of_each_origin(weightiest, QUOTES_PER_FAILURE);
    let left_out = report.evidence.len() - shown.len();
    (shown, left_out)
}

fn evidence_of<'a>(report: &'a ClaimReport, side: &Side) -> Vec<&'a Evidence> {
    side.evidence.iter().filter_map(|&i| report.evidence.get(i)).collect()
}

fn first_of_each_origin<'a>(evidence: impl Iterator<Item = &'a Evidence>, most: usize) -> Vec<&'a Evidence> {
    let mut seen = BTreeSet::new();
    evidence.filter(|evidence| seen.insert(evidence.origin.id.as_str())).take(most).collect()
}

fn shared_wires(evidence: &[&Evidence]) -> Vec<String> {
    let mut wires: BTreeMap<&str, (BTreeSet<&str>, BTreeSet<&str>)> = BTreeMap::new();
    for evidence in evidence {
        if let Some(agency) = &evidence.origin.agency {
            let (origins, sources) = wires.entry(agency).or_default();
            origins.insert(&evidence.origin.id);
            sources.insert(&evidence.place.source);
        }
    }
    wires
        .into_iter()
        .filter(|(_, (origins, _))| origins.len() > 1)
        .map(|(agency, (_, sources))| {
            let sources: Vec<String> = sources.into_iter().map(str::to_owned).collect();
            format!("{} credit {agency}: perhaps one report", words::list(&sources, "and"))
        })
        .collect()
}

/// A, B, …, Z, then side 27, side 28, ….
pub(crate) fn letter(i: usize) -> String {
    match u8::try_from(i).ok().filter(|&i| i < 26) {
        Some(i) => char::from(b'A' + i).to_string(),
        None => format!("side {}", i + 1),
    }
}
