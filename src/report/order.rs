//! The order in which a report for readers shows its claims: what needs a closer look comes first.

use super::{ClaimReport, Report};

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// Sources contradict each other.
    Disputed,
    /// They do not, and the claim did not come out as expected.
    Failed,
    /// All other claims.
    Rest,
}

/// The part a claim belongs to.
pub(crate) fn part(claim: &ClaimReport) -> Part {
    if !claim.judgement.disagreements.is_empty() {
        Part::Disputed
    } else if !claim.passed {
        Part::Failed
    } else {
        Part::Rest
    }
}

/// The claims of one part, as sorted in the report.
pub(crate) fn claims_of(report: &Report, wanted: Part) -> Vec<&ClaimReport> {
    report.claims.iter().filter(|claim| part(claim) == wanted).collect()
}

/// All claims, part after part.
pub(crate) fn in_order(report: &Report) -> Vec<&ClaimReport> {
    [Part::Disputed, Part::Failed, Part::Rest].into_iter().flat_map(|part| claims_of(report, part)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn disagreements_come_first() {
        let report = sample::report();
        let ids: Vec<&str> = in_order(&report).iter().map(|claim| claim.claim.id.as_str()).collect();
        assert_eq!(ids, ["mavi-marmara-killed", "flotilla-injured", "gantz-in-ankara", "nato-members"]);
    }
}
