//! Sentences that lack one thing to be a passage, shown by `explain`.

use super::align::is_of_kind;
use super::reason::{Code, Reason};
use super::scene::Scene;
use super::weigh::Weighed;
use crate::ledger::{Asserted, Claim, Within};
use crate::passage::{Lacks, Role};
use crate::text::Span;

impl Scene<'_, '_> {
    pub(super) fn near_miss(&self, lacks: Lacks) -> Weighed {
        let mut weighed = Weighed::default();
        let (code, because) = match lacks {
            Lacks::Subject => {
                (Code::SubjectMissing, format!("no term of its subject within the {}", within(self.claim)))
            }
            Lacks::Measure => (Code::MeasureMissing, "no term of its measure in the sentence".to_owned()),
            Lacks::Of => (Code::NounMissing, "no word for what is counted in the sentence".to_owned()),
            Lacks::Disqualified => (Code::Disqualified, "the sentence has a term the claim rules out".to_owned()),
        };
        let reason = Reason { code, because };
        let values: Vec<Span> = match &self.claim.asserted {
            Asserted::Text { .. } => {
                self.spans(Role::Spelling).into_iter().chain(self.spans(Role::Among)).take(1).collect()
            }
            Asserted::Stated => self.spans(Role::Measure).into_iter().take(1).collect(),
            Asserted::Value { .. } | Asserted::Timeline(_) => {
                let mentions = self.reading.mentions.iter().filter(|mention| is_of_kind(mention, self.claim.kind));
                mentions.map(|mention| mention.span).collect()
            }
        };
        weighed.rejected.extend(values.into_iter().map(|span| self.reject(span, reason.clone())));
        weighed
    }
}

fn within(claim: &Claim) -> &'static str {
    match claim.within {
        Within::Sentence => "sentence",
        Within::Paragraph => "paragraph",
        Within::Document => "document",
    }
}
