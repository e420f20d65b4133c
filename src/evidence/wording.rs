//! Claims without a typed value: a wording, or a statement as such.

use super::hedge::hedge;
use super::reason::{Code, Reason};
use super::scene::Scene;
use super::stated::hedged;
use super::weigh::Weighed;
use super::{Evidence, Stance};
use crate::passage::Role;
use crate::text::Span;

impl Scene<'_, '_> {
    pub(super) fn weigh_wording(&self) -> Weighed {
        let (spelled, rivals) = (self.spans(Role::Spelling), self.spans(Role::Among));
        let mut weighed = Weighed::default();
        let (stance, span) = match (spelled.first(), rivals.first()) {
            (Some(&span), None) => (Stance::Supports, span),
            (None, Some(&span)) => (Stance::Refutes, span),
            (Some(&span), Some(_)) => (Stance::Ambiguous, span),
            (None, None) => {
                let because = "the sentence has none of the claim's wordings".to_owned();
                weighed.rejected.push(self.reject(Span::default(), Reason { code: Code::NoValue, because }));
                return weighed;
            }
        };
        let text = span.of(self.reading.text);
        let (stance, reason) = match stance {
            Stance::Supports => (stance, Reason { code: Code::Equal, because: format!("it says “{text}”") }),
            Stance::Refutes => (
                stance,
                Reason {
                    code: Code::Rival, because: format!("it says “{text}”, which rules out the claimed wording")
                },
            ),
            _ => (
                stance,
                Reason { code: Code::SeveralValues, because: "it has both the claimed wording and a rival".to_owned() },
            ),
        };
        let (stance, reason) = match self.hedge(span) {
            Some(code) => (Stance::Ambiguous, hedged(code, text)),
            None => (stance, reason),
        };
        weighed.evidence.push(self.untyped(span, stance, reason));
        weighed
    }

    pub(super) fn weigh_statement(&self) -> Weighed {
        let anchors = self.spans(Role::Measure);
        let anchor =
            anchors.first().copied().or_else(|| self.spans(Role::Subject).first().copied()).unwrap_or_default();
        let text = anchor.of(self.reading.text);
        let (stance, reason) = match hedge(self.reading, anchor, None) {
            Some(Code::Negated | Code::Denied) => {
                (Stance::Refutes, Reason { code: Code::Denied, because: format!("“{text}” is negated") })
            }
            Some(code) => (Stance::Ambiguous, hedged(code, text)),
            None => (Stance::Supports, Reason { code: Code::Asserted, because: format!("it asserts “{text}”") }),
        };
        Weighed { evidence: vec![self.untyped(anchor, stance, reason)], rejected: Vec::new() }
    }

    /// Evidence without a typed value, set against the claim's time.
    fn untyped(&self, span: Span, stance: Stance, reason: Reason) -> Evidence {
        let (stance, reason, counts_for) = self.in_time(span, stance, reason);
        self.evidence(span, None, stance, reason, counts_for)
    }
}
