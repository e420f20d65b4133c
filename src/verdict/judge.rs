//! The rules that turn evidence into a verdict.

use std::collections::BTreeSet;

use super::{Judgement, Lack, Side, Verdict};
use crate::evidence::{Evidence, Stance};
use crate::value::contradict;

/// Judges all evidence of one claim that needs `min_origins` independent origins to be supported.
///
/// The evidence must be sorted; sides and disagreements refer to it by index. Ambiguous passages and those of another time
/// take no side.
pub fn judge(evidence: &[Evidence], min_origins: usize) -> Judgement {
    let sides = sides(evidence);
    let disagreements = disagreements(&sides, evidence);
    let (verdict, lack) = verdict(evidence, min_origins);
    Judgement {
        verdict,
        lack,
        disagreements,
        documents: evidence.iter().map(|e| &e.place.source).collect::<BTreeSet<_>>().len(),
        origins: origins(evidence.iter()),
        sides,
    }
}

/// The judgement of a claim that names a document nobody could read.
pub fn unchecked(evidence: &[Evidence]) -> Judgement {
    Judgement { verdict: Verdict::Unchecked, lack: None, ..judge(evidence, 1) }
}

fn verdict(evidence: &[Evidence], min_origins: usize) -> (Verdict, Option<Lack>) {
    let of = |stance| evidence.iter().filter(move |e| e.stance == stance);
    let (supporting, refuting) = (origins(of(Stance::Supports)), origins(of(Stance::Refutes)));
    let clash = of(Stance::Supports).any(|a| of(Stance::Refutes).any(|b| same_time(a, b)));
    match (supporting, refuting) {
        (0, 0) => {
            let lack = [
                (Stance::Consistent, Lack::OnlyConsistent),
                (Stance::Ambiguous, Lack::Ambiguous),
                (Stance::OtherTime, Lack::OtherTime),
            ];
            let lack = lack
                .into_iter()
                .find(|(stance, _)| of(*stance).next().is_some())
                .map_or(Lack::Absent, |(_, lack)| lack);
            (Verdict::NotEnoughInfo, Some(lack))
        }
        (0, _) => (Verdict::Refuted, None),
        (_, 1..) if clash => (Verdict::Conflicting, None),
        // Supported for one stretch of its timeline and refuted for another: the claim as a whole does not hold.
        (_, 1..) => (Verdict::Refuted, None),
        (n, 0) if n < min_origins => (Verdict::NotEnoughInfo, Some(Lack::SingleOrigin)),
        _ => (Verdict::Supported, None),
    }
}

/// Whether two pieces of evidence count for overlapping time. A claim that holds at any time has its evidence without one.
fn same_time(a: &Evidence, b: &Evidence) -> bool {
    match (&a.time, &b.time) {
        (Some(a), Some(b)) => a.overlaps(b),
        _ => true,
    }
}

fn origins<'e>(evidence: impl Iterator<Item = &'e Evidence>) -> usize {
    evidence.map(|e| &e.origin.id).collect::<BTreeSet<_>>().len()
}

/// Groups the evidence that takes a side by the value stated.
fn sides(evidence: &[Evidence]) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    for (i, piece) in evidence.iter().enumerate() {
        if matches!(piece.stance, Stance::Ambiguous | Stance::OtherTime) {
            continue;
        }
        let same = |side: &&mut Side| side.stance == piece.stance && states_same(&evidence[side.evidence[0]], piece);
        match sides.iter_mut().find(same) {
            Some(side) => side.evidence.push(i),
            None => sides.push(Side {
                value: piece.value.clone(),
                text: piece.value_text.clone(),
                stance: piece.stance,
                evidence: vec![i],
                sources: Vec::new(),
                origins: 0,
            }),
        }
    }
    for side in &mut sides {
        let sources: BTreeSet<_> = side.evidence.iter().map(|&i| evidence[i].place.source.clone()).collect();
        side.sources = sources.into_iter().collect();
        side.origins = origins(side.evidence.iter().map(|&i| &evidence[i]));
        // There are as many sides as claims, and most have one source.
        side.evidence.shrink_to_fit();
    }
    sides.shrink_to_fit();
    sides.sort_by(|a, b| (b.origins, a.stance, a.evidence[0]).cmp(&(a.origins, b.stance, b.evidence[0])));
    sides
}

/// Whether two pieces state the same value; without values, whether they take the same stance in the same words.
fn states_same(a: &Evidence, b: &Evidence) -> bool {
    match (&a.value, &b.value) {
        (Some(a), Some(b)) => a.same_as(b),
        (None, None) => true,
        _ => false,
    }
}

/// The pairs of sides that cannot both hold.
fn disagreements(sides: &[Side], evidence: &[Evidence]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (i, a) in sides.iter().enumerate() {
        for (j, b) in sides.iter().enumerate().skip(i + 1) {
            let values = match (&a.value, &b.value) {
                (Some(x), Some(y)) => contradict(x, y),
                _ => matches!(
                    (a.stance, b.stance),
                    (Stance::Supports, Stance::Refutes) | (Stance::Refutes, Stance::Supports)
                ),
            };
            let meet = || a.evidence.iter().any(|&x| b.evidence.iter().any(|&y| same_time(&evidence[x], &evidence[y])));
            if values && meet() {
                pairs.push((i, j));
            }
        }
    }
    pairs
}
