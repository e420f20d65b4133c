//! Two reports set against each other.

use crate::evidence::{Evidence, Rejected};
use crate::ledger::edits;
use crate::report::diff::{diff, kinship};
use crate::report::quote::quote;
use crate::report::{Altered, Changes, ClaimChange, ClaimReport, Documents, Fate, Flag, Gone, Report, Standing};
use crate::value::Value;
use crate::verdict::Side;

/// Words of a passage that count when its like is sought, on either side of its value.
const WORDS: usize = 60;

/// Passages of the same document among which the like of one is sought. A document with more of them for one claim shows
/// the rest as come and gone, which is true as well.
const NEIGHBOURS: usize = 64;

/// The report `now` with what changed since `before`, a report on the same project at an earlier time, which `revision` and
/// `commit` name. Claims that failed then as well get the flag [`Flag::FailedBefore`].
pub fn set_against(before: &Report, mut now: Report, documents: Documents, revision: &str, commit: &str) -> Report {
    now.changes = Some(changes(before, &now, documents, revision, commit));
    for claim in now.claims.iter_mut().filter(|claim| !claim.passed) {
        let earlier = before.claims.binary_search_by(|earlier| earlier.claim.id.cmp(&claim.claim.id));
        if earlier.is_ok_and(|i| !before.claims[i].passed) {
            claim.flags.push(Flag::FailedBefore);
            claim.flags.sort_unstable();
        }
    }
    now
}

fn changes(before: &Report, now: &Report, documents: Documents, revision: &str, commit: &str) -> Changes {
    let mut ids: Vec<&str> = before.claims.iter().chain(&now.claims).map(|claim| claim.claim.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let of =
        |report: &'_ Report, id: &str| report.claims.binary_search_by(|claim| claim.claim.id.as_str().cmp(id)).ok();
    let claims = ids
        .into_iter()
        .filter_map(|id| {
            let before = of(before, id).map(|i| &before.claims[i]);
            let now = of(now, id).map(|i| &now.claims[i]);
            change(id, before, now)
        })
        .collect();
    Changes { revision: revision.to_owned(), commit: commit.to_owned(), documents, claims }
}

/// What became of one claim; `None` where nothing did.
fn change(id: &str, before: Option<&ClaimReport>, now: Option<&ClaimReport>) -> Option<ClaimChange> {
    let edits = match (before, now) {
        (Some(before), Some(now)) => edits(&before.claim, &now.claim),
        _ => Vec::new(),
    };
    let fate = match (before, now) {
        (None, _) => Fate::Added,
        (_, None) => Fate::Removed,
        _ if edits.is_empty() => Fate::Kept,
        _ => Fate::Edited,
    };
    let standing = |claim: &ClaimReport| Standing {
        verdict: claim.judgement.verdict,
        lack: claim.judgement.lack,
        passed: claim.passed,
    };
    let mut change = ClaimChange {
        id: id.to_owned(),
        fate,
        edits,
        before: before.map(standing),
        after: now.map(standing),
        worse: now.is_some_and(|now| !now.passed) && before.is_none_or(|before| before.passed),
        came: Vec::new(),
        gone: Vec::new(),
        altered: Vec::new(),
        disagreements: Vec::new(),
    };
    if let Some(now) = now {
        let earlier = before.map(disagreements).unwrap_or_default();
        let sides = &now.judgement.sides;
        let new = now.judgement.disagreements.iter().filter(|&&(a, b)| {
            let pair = (&sides[a], &sides[b]);
            !earlier.iter().any(|&(c, d)| same_pair(pair, (c, d)) || same_pair(pair, (d, c)))
        });
        change.disagreements = new.copied().collect();
    }
    if let (Some(before), Some(now)) = (before, now) {
        pair(before, now, &mut change);
    }
    let quiet = change.fate == Fate::Kept
        && change.before == change.after
        && change.came.is_empty()
        && change.gone.is_empty()
        && change.altered.is_empty()
        && change.disagreements.is_empty();
    (!quiet).then_some(change)
}

fn disagreements(claim: &ClaimReport) -> Vec<(&Side, &Side)> {
    let sides = &claim.judgement.sides;
    claim.judgement.disagreements.iter().map(|&(a, b)| (&sides[a], &sides[b])).collect()
}

fn same_pair(a: (&Side, &Side), b: (&Side, &Side)) -> bool {
    let same = |a: &Side, b: &Side| match (&a.value, &b.value) {
        (Some(a), Some(b)) => Value::same_as(a, b),
        (None, None) => a.stance == b.stance,
        _ => false,
    };
    same(a.0, b.0) && same(a.1, b.1)
}

/// Pairs the evidence of a claim then and now: what is the same in silence, what is another with its like, the rest as come
/// and gone.
fn pair(before: &ClaimReport, now: &ClaimReport, change: &mut ClaimChange) {
    let mut old: Vec<&Evidence> = before.evidence.iter().collect();
    let mut new: Vec<&Evidence> = now.evidence.iter().collect();
    let words = |a: &Evidence, b: &Evidence| a.passage == b.passage && a.value_text == b.value_text;
    let source = |a: &Evidence, b: &Evidence| a.place.source == b.place.source;
    take_pairs(&mut old, &mut new, &|a, b| words(a, b) && source(a, b) && a.stance == b.stance);
    let restated = take_pairs(&mut old, &mut new, &|a, b| words(a, b) && source(a, b));
    let moved = take_pairs(&mut old, &mut new, &words);
    let reworded = take_alike(&mut old, &mut new);
    let pairs = restated.into_iter().chain(moved).chain(reworded);
    change.altered = pairs.map(|(before, after)| Altered { before: before.clone(), after: after.clone() }).collect();
    change.altered.sort_by(|a, b| a.after.place.cmp(&b.after.place));
    change.came = new.into_iter().cloned().collect();
    change.gone =
        old.into_iter().map(|gone| Gone { evidence: gone.clone(), instead: instead(gone, &now.rejected) }).collect();
}

/// Takes out of both lists the pairs that belong together, each piece once, in order.
fn take_pairs<'e>(
    old: &mut Vec<&'e Evidence>,
    new: &mut Vec<&'e Evidence>,
    belong: &dyn Fn(&Evidence, &Evidence) -> bool,
) -> Vec<(&'e Evidence, &'e Evidence)> {
    let mut pairs = Vec::new();
    // By words, so that the search for a like is short however long the lists are.
    let mut by_words: std::collections::BTreeMap<&str, Vec<usize>> = std::collections::BTreeMap::new();
    for (i, piece) in new.iter().enumerate() {
        by_words.entry(&piece.passage.text).or_default().push(i);
    }
    let mut taken = vec![false; new.len()];
    old.retain(|piece| {
        let Some(places) = by_words.get(&*piece.passage.text) else { return true };
        let like = places.iter().take(NEIGHBOURS).copied().find(|&i| !taken[i] && belong(piece, new[i]));
        if let Some(i) = like {
            taken[i] = true;
            pairs.push((*piece, new[i]));
        }
        like.is_none()
    });
    let mut kept = taken.iter();
    new.retain(|_| !kept.next().copied().unwrap_or_default());
    pairs
}

/// Takes out of both lists the passages of one source that read as two versions of one, the most alike first.
fn take_alike<'e>(old: &mut Vec<&'e Evidence>, new: &mut Vec<&'e Evidence>) -> Vec<(&'e Evidence, &'e Evidence)> {
    let mut candidates: Vec<(usize, usize, usize)> = Vec::new();
    for (i, a) in old.iter().enumerate() {
        let same_source = new.iter().enumerate().filter(|(_, b)| a.place.source == b.place.source);
        for (k, b) in same_source.take(NEIGHBOURS) {
            let (first, second) = (quote(&a.passage, WORDS), quote(&b.passage, WORDS));
            if diff(&first, &second).related {
                candidates.push((kinship(&first, &second), i, k));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut old_taken, mut new_taken) = (vec![false; old.len()], vec![false; new.len()]);
    let mut pairs = Vec::new();
    for (_, i, k) in candidates {
        if !old_taken[i] && !new_taken[k] {
            (old_taken[i], new_taken[k]) = (true, true);
            pairs.push((old[i], new[k]));
        }
    }
    let mut kept = old_taken.iter();
    old.retain(|_| !kept.next().copied().unwrap_or_default());
    let mut kept = new_taken.iter();
    new.retain(|_| !kept.next().copied().unwrap_or_default());
    pairs
}

/// The rejected passage of the same document that reads as another version of one that is gone.
fn instead(gone: &Evidence, rejected: &[Rejected]) -> Option<Rejected> {
    let old = quote(&gone.passage, WORDS);
    let same_source = rejected.iter().filter(|candidate| candidate.place.source == gone.place.source);
    let alike = same_source.take(NEIGHBOURS).filter_map(|candidate| {
        let new = quote(&candidate.passage, WORDS);
        diff(&old, &new).related.then(|| (kinship(&old, &new), candidate))
    });
    // The first of equals, since a later one replaces only what is less alike.
    let best = alike.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, candidate)| candidate.clone())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::evidence::Stance;
    use crate::gate::{Outcome, outcome};
    use crate::ledger::Severity;
    use crate::report::sample;
    use crate::verdict::Verdict;

    type Piece<'a> = (&'a str, Stance, &'a str, i64);

    fn report(evidence: &[Piece<'_>], verdict: Verdict) -> ClaimReport {
        let pieces = evidence.iter().map(|&(source, stance, marked, value)| {
            sample::evidence(source, "2016", stance, marked, Some(sample::number(value)))
        });
        sample::judged(sample::claim("a", 1, "A.", sample::number(10), "10"), verdict, None, pieces.collect())
    }

    /// The counts of evidence come, gone and altered.
    fn check(before: &[Piece<'_>], after: &[Piece<'_>], expect: (usize, usize, usize)) -> Option<ClaimChange> {
        let (before, after) = (report(before, Verdict::Supported), report(after, Verdict::Supported));
        let change = change("a", Some(&before), Some(&after));
        let counts = change.as_ref().map(|c| (c.came.len(), c.gone.len(), c.altered.len())).unwrap_or_default();
        assert_eq!(counts, expect);
        change
    }

    const TEN: Piece<'_> = ("forward", Stance::Supports, "Israel killed «10» activists at sea in 2010.", 10);

    #[test]
    fn evidence_is_paired_with_its_like() {
        assert_eq!(check(&[TEN], &[TEN], (0, 0, 0)), None);
        assert_eq!(check(&[TEN, TEN], &[TEN, TEN], (0, 0, 0)), None);
        check(&[TEN, TEN], &[TEN], (0, 1, 0));
        check(&[], &[TEN], (1, 0, 0));
        check(&[TEN], &[], (0, 1, 0));
        let nine = ("forward", Stance::Refutes, "Israel killed «nine» activists at sea in 2010.", 9);
        check(&[TEN], &[nine], (0, 0, 1));
        check(&[TEN], &[("forward", Stance::Refutes, TEN.2, 10)], (0, 0, 1));
        check(&[TEN], &[("backward", Stance::Supports, TEN.2, 10)], (0, 0, 1));
        check(&[TEN], &[("backward", nine.1, nine.2, 9)], (1, 1, 0));
        check(&[TEN], &[("forward", Stance::Refutes, "The ship had «three» decks and a red funnel.", 3)], (1, 1, 0));
        let swapped = check(&[TEN, nine], &[nine, TEN], (0, 0, 0));
        assert_eq!(swapped, None, "order is no change");
    }

    #[test]
    fn what_stands_there_instead_is_shown() {
        let before = report(&[TEN], Verdict::Supported);
        let mut after = report(&[], Verdict::NotEnoughInfo);
        after.rejected = sample::report().claims[0].rejected.clone();
        assert_eq!(instead(&before.evidence[0], &after.rejected), None, "another source");
        after.rejected[0].place.source = "forward".into();
        assert_eq!(instead(&before.evidence[0], &after.rejected), None, "nothing alike");
        let mut alike = after.rejected[0].clone();
        alike.passage.text = "Israel killed several activists at sea in 2010.".into();
        after.rejected.push(alike.clone());
        assert_eq!(instead(&before.evidence[0], &after.rejected), Some(alike));
    }

    /// The exit code of a claim that passed or not before (`None`: was not there) and passes or not now.
    fn gate(before: Option<bool>, passes: bool, severity: Severity, waived: bool, expect: u8) {
        let verdict = |passes| if passes { Verdict::Supported } else { Verdict::Refuted };
        let mut now = report(&[], verdict(passes));
        Arc::make_mut(&mut now.claim).severity = severity;
        if waived {
            now.flags = vec![Flag::Waived];
        }
        let earlier: Vec<ClaimReport> = before.map(|passed| report(&[], verdict(passed))).into_iter().collect();
        let now = set_against(&sample::of(earlier), sample::of(vec![now]), Documents::default(), "main", "0");
        let worse = now.changes.iter().flat_map(|changes| &changes.claims).any(|change| change.worse);
        let as_before = now.claims[0].flags.contains(&Flag::FailedBefore);
        assert!(passes || worse != as_before, "a claim that fails became worse, or fails as before");
        assert_eq!(outcome(&now).exit_code(), expect, "{before:?} {passes} {severity:?} {waived}");
    }

    #[test]
    fn only_what_became_worse_fails() {
        gate(Some(true), true, Severity::Error, false, 0);
        gate(Some(true), false, Severity::Error, false, 1);
        gate(Some(false), false, Severity::Error, false, 0);
        gate(Some(false), true, Severity::Error, false, 0);
        gate(None, true, Severity::Error, false, 0);
        gate(None, false, Severity::Error, false, 1);
        gate(None, false, Severity::Warning, false, 0);
        gate(Some(true), false, Severity::Info, false, 0);
        gate(Some(true), false, Severity::Error, true, 0);
        let before = sample::of(vec![report(&[], Verdict::Supported)]);
        let now = sample::of(vec![sample::dispute()]);
        let now = set_against(&before, now, Documents::default(), "main", "0");
        let changed =
            now.changes.as_ref().map(|c| c.claims.iter().map(|c| (c.id.as_str(), c.fate)).collect::<Vec<_>>());
        assert_eq!(changed, Some(vec![("a", Fate::Removed), ("mavi-marmara-killed", Fate::Added)]));
        assert_eq!(outcome(&now), Outcome::Passed, "a claim that is gone fails nothing");
    }

    #[test]
    fn a_disagreement_is_new_once() {
        let dispute = sample::dispute();
        let mut before = dispute.clone();
        assert_eq!(change("a", Some(&before), Some(&dispute)), None);
        before.judgement.disagreements.clear();
        let found = change("a", Some(&before), Some(&dispute)).expect("a change");
        assert_eq!((found.disagreements, found.fate), (vec![(0, 1)], Fate::Kept));
        let mut turned = dispute.clone();
        turned.judgement.sides.reverse();
        assert_eq!(change("a", Some(&turned), Some(&dispute)), None, "the order of sides is no change");
    }
}
