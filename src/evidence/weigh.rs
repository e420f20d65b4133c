//! From a sentence to evidence: what it states of a claim, and what it does to it.

use super::align::{Aligned, Other, align};
use super::event::{is_brought_up, is_named_another};
use super::list::are_listed;
use super::reason::{Code, Reason};
use super::respectively::{is_paired_off, the_subjects};
use super::scene::Scene;
use super::{Evidence, Rejected, Stance};
use crate::ledger::{Asserted, ClaimKind};
use crate::passage::{Lacks, Role};
use crate::text::Span;
use crate::value::{DateSpan, Decimal, Value, contradict};

/// What one sentence gives for one claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weighed {
    /// Its evidence: one piece at most, several where the sentence states several values.
    pub evidence: Vec<Evidence>,
    /// Its values that are no evidence, and the sentence itself where it has none.
    pub rejected: Vec<Rejected>,
}

/// Weighs a sentence for a claim. `lacks` is what keeps it from being a passage, if anything: such a sentence is rejected with
/// that as the reason, where it holds a value the claim could mean.
pub fn weigh(scene: &Scene<'_, '_>, lacks: Option<Lacks>) -> Weighed {
    match (lacks, &scene.claim.asserted) {
        (Some(lacks), _) => scene.near_miss(lacks),
        (None, Asserted::Text { .. }) => scene.weigh_wording(),
        (None, Asserted::Stated) => scene.weigh_statement(),
        (None, Asserted::Value { .. } | Asserted::Timeline(_)) => scene.weigh_value(),
    }
}

/// Fewer of the statement's words by one of several values are too few to speak against the claim: one may be there by chance.
const ENOUGH: usize = 2;

/// Numbers up to this one stand in so many sentences that one may be the claimed one by chance.
const COMMON: i64 = 20;

/// A mention, by its place in the reading, with its stance, the reason, and the time it counts for.
type Judged = (usize, Stance, Reason, Option<DateSpan>);

impl Scene<'_, '_> {
    fn weigh_value(&self) -> Weighed {
        let Aligned { mut answers, mut others } = align(self.reading, self.claim, self.number, self.index);
        if let Some(only) = self.only_far(&answers, &others) {
            answers.push(others.remove(only).place);
        }
        let mut weighed = Weighed::default();
        for other in &others {
            weighed.rejected.push(self.reject(self.reading.mentions[other.place].span, other.reason.clone()));
        }
        let mut judged = Vec::new();
        for &place in &answers {
            let mention = &self.reading.mentions[place];
            let another =
                || is_named_another(self.reading) || is_brought_up(self.reading, mention.span, self.dateline());
            if self.leaves_subject_out() && another() {
                let text = mention.span.of(self.reading.text);
                let because = format!("“{text}” is of another event than the claim's");
                weighed.rejected.push(self.reject(mention.span, Reason { code: Code::OtherEvent, because }));
                continue;
            }
            let judged_value = self.judge(&mention.value, mention.span);
            if matches!(judged_value, Some((Stance::Refutes, ..)))
                && let Some(reason) = self.excuse(&mention.value, mention.span)
            {
                weighed.rejected.push(self.reject(mention.span, reason));
                continue;
            }
            match judged_value {
                Some((stance, reason, time)) => {
                    let doubt = (stance == Stance::Refutes).then(|| self.doubt(&mention.value, mention.span)).flatten();
                    let (stance, reason) = doubt.map_or((stance, reason), |doubt| (Stance::Ambiguous, doubt));
                    judged.push((place, stance, reason, time));
                }
                None => {
                    let text = mention.span.of(self.reading.text);
                    let because = format!("“{text}” is not measured in what the claim is measured in");
                    weighed.rejected.push(self.reject(mention.span, Reason { code: Code::OtherQuantity, because }));
                }
            }
        }
        if judged.is_empty() && weighed.rejected.is_empty() {
            let because = format!("the sentence states no {}", self.claim.kind.name());
            weighed.rejected.push(self.reject(Span::default(), Reason { code: Code::NoValue, because }));
        }
        self.settle_list(&mut judged, &mut weighed);
        self.doubt_refutations(&mut judged, &others);
        let value = |place: usize| &self.reading.mentions[place].value;
        let paired_off = is_paired_off(self.reading, self.claim.kind)
            && the_subjects(self.reading, self.claim.kind, &self.spans(Role::Subject)).is_none();
        let rivals = paired_off
            || judged.iter().any(|(a, ..)| judged.iter().any(|(b, ..)| a < b && contradict(value(*a), value(*b))));
        let told = if rivals && !paired_off { self.told_by_statement(&judged) } else { None };
        if let Some(kept) = told {
            for (place, ..) in judged.iter().filter(|judged| judged.0 != kept) {
                weighed.rejected.push(self.not_the_statements(*place));
            }
            judged.retain(|judged| judged.0 == kept);
        } else if rivals {
            let texts: Vec<_> = judged
                .iter()
                .map(|(place, ..)| format!("“{}”", self.reading.mentions[*place].span.of(self.reading.text)))
                .collect();
            let because = format!("the sentence states {}, and no rule picks one", texts.join(" and "));
            for (_, stance, reason, _) in &mut judged {
                *stance = Stance::Ambiguous;
                *reason = Reason { code: Code::SeveralValues, because: because.clone() };
            }
        }
        for (place, stance, reason, time) in judged {
            let mention = &self.reading.mentions[place];
            weighed.evidence.push(self.evidence(mention.span, Some(mention.value.clone()), stance, reason, time));
        }
        weighed
    }

    /// Where the sentence has the very value claimed too, only further away, it does not surely refute: that the value should be another
    /// one's would be chance, and distance is no more than a guess.
    fn doubt_refutations(&self, judged: &mut [Judged], others: &[Other]) {
        let claimed = others.iter().filter(|other| other.far).find(|other| {
            let mention = &self.reading.mentions[other.place];
            matches!(
                self.judge(&mention.value, mention.span),
                Some((Stance::Supports, Reason { code: Code::Equal, .. }, _))
            )
        });
        let Some(claimed) = claimed else { return };
        let text = self.reading.mentions[claimed.place].span.of(self.reading.text);
        for (_, stance, reason, _) in judged.iter_mut().filter(|judged| judged.1 == Stance::Refutes) {
            *stance = Stance::Ambiguous;
            let because = format!("the sentence has the claimed “{text}” as well, further away");
            *reason = Reason { code: Code::SeveralValues, because };
        }
    }

    /// Where no value answers, the only one there is, if all that speaks against it is its distance and it is the very one claimed: that a
    /// sentence about the claim should hold it by chance is less likely than a long way round to it. Not so a date: those are few, and each
    /// verb of a sentence may have one; nor a small number.
    fn only_far(&self, answers: &[usize], others: &[Other]) -> Option<usize> {
        let [only] = others else { return None };
        let mention = &self.reading.mentions[only.place];
        let judged = || self.judge(&mention.value, mention.span);
        let claimed = || matches!(judged(), Some((Stance::Supports, Reason { code: Code::Equal, .. }, _)));
        let common = match (&mention.value, self.claim.kind) {
            (Value::Amount(amount), ClaimKind::Count | ClaimKind::Number) => {
                amount.nominal.is_none_or(|number| number.is_whole() && number <= Decimal::from(COMMON))
            }
            (Value::Amount(_), _) => false,
            _ => true,
        };
        (answers.is_empty() && only.far && !common && claimed()).then_some(0)
    }

    fn not_the_statements(&self, place: usize) -> Rejected {
        let span = self.reading.mentions[place].span;
        let because = format!("the statement's words stand by another value than “{}”", span.of(self.reading.text));
        self.reject(span, Reason { code: Code::OtherMeasure, because })
    }

    /// The place of the one of several values that the statement's own words stand by. One that speaks against the claim is not told so
    /// where another one states just what is claimed.
    fn told_by_statement(&self, judged: &[Judged]) -> Option<usize> {
        let spans: Vec<Span> = judged.iter().map(|judged| self.reading.mentions[judged.0].span).collect();
        let (at, words) = self.the_statements(&spans)?;
        let told = &judged[at];
        let claimed = judged.iter().any(|judged| judged.1 == Stance::Supports && judged.2.code == Code::Equal);
        (told.1 != Stance::Refutes || !claimed && words >= ENOUGH).then_some(told.0)
    }

    /// Of a list of dates each holds: one that supports the claim settles it, and the others say nothing against it.
    fn settle_list(&self, judged: &mut Vec<Judged>, weighed: &mut Weighed) {
        let span = |judged: &Judged| self.reading.mentions[judged.0].span;
        let listed = judged.len() > 1
            && self.claim.kind == ClaimKind::Date
            && judged.windows(2).all(|pair| are_listed(self.reading, span(&pair[0]), span(&pair[1])));
        if !listed || is_paired_off(self.reading, self.claim.kind) {
            return;
        }
        let kept = judged.iter().position(|judged| judged.1 == Stance::Supports).unwrap_or(0);
        for (i, other) in std::mem::take(judged).into_iter().enumerate() {
            if i == kept {
                judged.push(other);
            } else {
                let because = format!("“{}” is another date of a list", span(&other).of(self.reading.text));
                weighed.rejected.push(self.reject(span(&other), Reason { code: Code::OtherDate, because }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::on_the_stand;

    /// Stance, reason and words of each piece of evidence, or "rejected" with reason and words.
    fn check(keys: &str, text: &str, expect: &[&str]) {
        let mut found = Vec::new();
        on_the_stand(keys, text, |scene, lacks| {
            let Weighed { evidence, rejected } = weigh(scene, lacks);
            let taken =
                evidence.iter().map(|e| format!("{} {} {}", e.stance.name(), e.reason.code.name(), e.value_text));
            found.extend(taken);
            found.extend(rejected.iter().map(|r| format!("rejected {} {}", r.reason.code.name(), r.text)));
        });
        assert_eq!(found, expect, "{text:?}");
    }

    const KILLED: &str = "subject = [\"Marl\"] ; measure = [\"@killed\"] ; count = 9";

    #[test]
    fn values() {
        check(KILLED, "Nine died in Marl.", &["supports equal Nine"]);
        check(KILLED, "Twelve died in Marl.", &["refutes disjoint Twelve"]);
        check(KILLED, "They died in Marl.", &["rejected no_value They died in Marl."]);
        check(KILLED, "Nine may have died in Marl.", &["ambiguous hypothetical Nine"]);
        let both = ["ambiguous several_values 9", "ambiguous several_values 12"];
        check(KILLED, "The army says 9 died in Marl, the rebels say 12 died.", &both);
    }

    #[test]
    fn the_claimed_value_further_off() {
        let jobs = "subject = [\"Marl\"] ; measure = [\"cut\"] ; of = [\"jobs\"] ; count = 450";
        let doubted = ["ambiguous several_values 30", "rejected other_measure 450"];
        check(jobs, "Marl cut 30 of its 450 jobs.", &doubted);
    }

    #[test]
    fn the_only_value_far_from_its_measure() {
        let fleet = "subject = [\"Marl\"] ; measure = [\"fleet\"] ; count = 450";
        let far = "The fleet sails from Marl in spring under the flag of the king of the old town on the hill with";
        check(fleet, &format!("{far} 450."), &["supports equal 450"]);
        check(fleet, &format!("{far} 430."), &["rejected other_measure 430"]);
        check(fleet, &format!("{far} 450, say 430."), &["rejected other_measure 450", "rejected other_measure 430"]);
        let small = "subject = [\"Marl\"] ; measure = [\"fleet\"] ; count = 9";
        check(small, &format!("{far} nine."), &["rejected other_measure nine"]);
    }

    #[test]
    fn wordings_and_statements() {
        let seat = "subject = [\"court\"] ; measure = [\"seat\"] ; text = [\"Lisbon\"] ; among = [\"Porto\"]";
        check(seat, "The court has its seat in Lisbon.", &["supports equal Lisbon"]);
        check(seat, "The court has its seat in Porto.", &["refutes rival Porto"]);
        let closed = "subject = [\"court\"] ; measure = [\"close\"] ; stated = true";
        check(closed, "The court closed.", &["supports asserted closed"]);
        check(closed, "The court has not closed.", &["refutes denied closed"]);
    }

    #[test]
    fn near_misses() {
        check(KILLED, "Nine fled from Marl.", &["rejected measure_missing Nine"]);
        check(KILLED, "Nine died there.", &["rejected subject_missing Nine"]);
    }
}
