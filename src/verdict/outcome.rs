//! Whether a claim came out as expected, and what else is worth knowing about it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Judgement, Verdict};
use crate::evidence::{Evidence, Stance};
use crate::ledger::Claim;
use crate::value::{Value, contradict};

/// What is worth knowing about a claim beside its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// It fails, and its waiver covers that today.
    Waived,
    /// Its waiver has run out.
    WaiverExpired,
    /// It fails, and failed at the revision the run is set against as well.
    FailedBefore,
    /// The day of `expect.review_after` has passed.
    ReviewDue,
    /// The stated values are not exactly those of `expect.values`.
    OtherValues,
    /// One document states two different values.
    SelfInconsistent,
    /// Sources disagree with each other.
    Disagreement,
    /// It rests on one origin only.
    SingleOrigin,
}

impl Flag {
    /// Every flag, in the order of the documentation.
    pub const ALL: [Self; 8] = [
        Self::Waived,
        Self::WaiverExpired,
        Self::FailedBefore,
        Self::ReviewDue,
        Self::OtherValues,
        Self::SelfInconsistent,
        Self::Disagreement,
        Self::SingleOrigin,
    ];

    /// The word in JSON and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waived => "waived",
            Self::WaiverExpired => "waiver_expired",
            Self::FailedBefore => "failed_before",
            Self::ReviewDue => "review_due",
            Self::OtherValues => "other_values",
            Self::SelfInconsistent => "self_inconsistent",
            Self::Disagreement => "disagreement",
            Self::SingleOrigin => "single_origin",
        }
    }
}

/// Whether a claim passes, with its flags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether verdict and values are the expected ones.
    pub passed: bool,
    /// What else is worth knowing, sorted.
    pub flags: Vec<Flag>,
}

/// Sets a judgement against the claim's expectation, as of `today`.
pub fn outcome(claim: &Claim, judgement: &Judgement, evidence: &[Evidence], today: Date) -> Outcome {
    let mut flags = Vec::new();
    let values_expected = claim.expect.values.as_deref().is_none_or(|expected| states_exactly(judgement, expected));
    let passed = judgement.verdict.name() == claim.expect.verdict && values_expected;
    if let (false, Some(waiver)) = (passed, &claim.waive) {
        flags.push(if today <= waiver.until { Flag::Waived } else { Flag::WaiverExpired });
    }
    if claim.expect.review_after.is_some_and(|day| today > day) {
        flags.push(Flag::ReviewDue);
    }
    if !values_expected {
        flags.push(Flag::OtherValues);
    }
    if is_self_inconsistent(evidence) {
        flags.push(Flag::SelfInconsistent);
    }
    if !judgement.disagreements.is_empty() {
        flags.push(Flag::Disagreement);
    }
    if judgement.verdict == Verdict::Supported && judgement.sides.iter().map(|side| side.origins).sum::<usize>() == 1 {
        flags.push(Flag::SingleOrigin);
    }
    flags.sort_unstable();
    Outcome { passed, flags }
}

/// Whether the values that take a side are exactly the expected ones: none missing, no other.
fn states_exactly(judgement: &Judgement, expected: &[Value]) -> bool {
    let stated: Vec<&Value> =
        judgement.sides.iter().filter(|s| s.stance != Stance::Consistent).filter_map(|s| s.value.as_ref()).collect();
    expected.iter().all(|value| stated.iter().any(|s| s.same_as(value)))
        && stated.iter().all(|value| expected.iter().any(|e| e.same_as(value)))
}

/// Whether one document states two values that cannot both hold.
fn is_self_inconsistent(evidence: &[Evidence]) -> bool {
    let mut by_source: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for piece in evidence.iter().filter(|e| matches!(e.stance, Stance::Supports | Stance::Refutes)) {
        if let Some(value) = &piece.value {
            by_source.entry(&piece.place.source).or_default().push(value);
        }
    }
    by_source.values().any(|values| {
        // The first value against each other one: values that agree with it may still differ among themselves only by rounding.
        values.iter().skip(1).any(|value| contradict(values[0], value))
    })
}
