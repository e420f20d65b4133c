//! Which claims fail a run, and what an edit made worse.

mod changes;

pub use changes::set_against;

use std::collections::BTreeSet;

use crate::ledger::Severity;
use crate::report::{Flag, Report};
use crate::verdict::Verdict;

/// What a report means for the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every claim that counts came out as expected, or is no worse than it was.
    Passed,
    /// The ids of the claims that fail the run, sorted.
    Failed(Vec<String>),
    /// No claim, no document, or not one claim that could be checked.
    NothingChecked,
}

impl Outcome {
    /// The exit code of a run with this outcome; see [`EXIT_CODES`].
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Passed => 0,
            Self::Failed(_) => 1,
            Self::NothingChecked => COULD_NOT_RUN,
        }
    }
}

/// The exit code of a run that could not be made.
pub const COULD_NOT_RUN: u8 = 2;

/// Every exit code with its meaning: the table behind `--help` and the documentation.
pub const EXIT_CODES: [(u8, &str); 3] = [
    (0, "passed: every claim of severity `error` came out as expected, or is waived"),
    (
        1,
        "failed: a claim of severity `error` did not come out as expected; with `--base`, became worse; with `--locked`, lost a pinned quote",
    ),
    (2, "could not run: bad usage, a mistake in a claim file, a file that cannot be read, or nothing was checked"),
];

/// Judges a finished report, whatever format it is printed in. Where it was [set against](set_against) a revision, claims
/// that failed then as well do not count. Where it was held to a lock, claims whose quotes do not hold fail as well.
///
/// ```
/// use crosscheck::gate::{Outcome, outcome};
/// use crosscheck::report::Report;
/// let empty = Report::default();
/// assert_eq!(outcome(&empty), Outcome::NothingChecked);
/// assert_eq!(outcome(&empty).exit_code(), 2);
/// ```
pub fn outcome(report: &Report) -> Outcome {
    let checked = report.claims.iter().any(|claim| claim.judgement.verdict != Verdict::Unchecked);
    if !checked || report.summary.documents == 0 {
        return Outcome::NothingChecked;
    }
    let failing = report
        .claims
        .iter()
        .filter(|claim| !claim.passed && claim.claim.severity == Severity::Error)
        .filter(|claim| !claim.flags.iter().any(|flag| matches!(flag, Flag::Waived | Flag::FailedBefore)))
        .map(|claim| claim.claim.id.clone());
    let unlocked = report.locked.iter().flat_map(|locked| &locked.breaches).filter(|breach| breach.fails);
    let failing: BTreeSet<String> = failing.chain(unlocked.map(|breach| breach.claim.clone())).collect();
    let failing: Vec<String> = failing.into_iter().collect();
    if failing.is_empty() { Outcome::Passed } else { Outcome::Failed(failing) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::report::sample;

    /// One claim with that severity, flag and verdict; it passes when supported.
    fn check(severity: Severity, flags: &[Flag], verdict: Verdict, documents: usize, expect: u8) {
        let mut claim = sample::judged(sample::claim("a", 1, "A.", sample::number(1), "1"), verdict, None, Vec::new());
        Arc::make_mut(&mut claim.claim).severity = severity;
        claim.flags = flags.to_vec();
        let mut report = sample::of(vec![claim]);
        report.summary.documents = documents;
        assert_eq!(outcome(&report).exit_code(), expect, "{severity:?} {flags:?} {verdict:?} {documents}");
    }

    #[test]
    fn exit_codes() {
        check(Severity::Error, &[], Verdict::Supported, 1, 0);
        check(Severity::Error, &[], Verdict::Refuted, 1, 1);
        check(Severity::Error, &[], Verdict::NotEnoughInfo, 1, 1);
        check(Severity::Error, &[Flag::Waived], Verdict::Refuted, 1, 0);
        check(Severity::Error, &[Flag::WaiverExpired], Verdict::Refuted, 1, 1);
        check(Severity::Error, &[Flag::FailedBefore], Verdict::Refuted, 1, 0);
        check(Severity::Warning, &[], Verdict::Refuted, 1, 0);
        check(Severity::Info, &[], Verdict::Refuted, 1, 0);
        check(Severity::Error, &[], Verdict::Unchecked, 1, 2);
        check(Severity::Error, &[], Verdict::Supported, 0, 2);
    }

    #[test]
    fn an_unchecked_claim_beside_a_checked_one_fails() {
        let claim = |id: &str, verdict| {
            sample::judged(sample::claim(id, 1, "A.", sample::number(1), "1"), verdict, None, Vec::new())
        };
        let report = sample::of(vec![claim("a", Verdict::Unchecked), claim("b", Verdict::Supported)]);
        assert_eq!(outcome(&report), Outcome::Failed(vec!["a".to_owned()]));
    }

    #[test]
    fn every_exit_code_is_in_the_table() {
        for outcome in [Outcome::Passed, Outcome::Failed(Vec::new()), Outcome::NothingChecked] {
            assert!(EXIT_CODES.iter().any(|(code, _)| *code == outcome.exit_code()));
        }
    }
}
