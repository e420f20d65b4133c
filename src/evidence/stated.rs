//! One stated value set against its claim: its stance, the time it counts for, and what keeps it from counting.

use super::Stance;
use super::attacker::differs_by_attacker;
use super::event::{is_dated_long_before, is_set_elsewhere};
use super::hedge::hedge;
use super::part::{is_addition, is_definite, is_rank_among};
use super::reason::{Code, Reason};
use super::scene::Scene;
use super::stance::{stance, stance_in_timeline};
use super::time::{Timing, against_timeline, is_as_of, is_past, time_of};
use crate::ledger::{Asserted, ClaimKind, TimelineEntry};
use crate::mention::Mention;
use crate::passage::Role;
use crate::text::Span;
use crate::value::{DateSpan, Value};

impl Scene<'_, '_> {
    /// The stance of a stated value, with the time it counts for; `None` where it measures something else.
    pub(super) fn judge(&self, stated: &Value, span: Span) -> Option<(Stance, Reason, Option<DateSpan>)> {
        let text = span.of(self.reading.text);
        let tolerance = self.claim.tolerance;
        let stated = &self.without_future(stated, span);
        let (mut stance, mut reason, counts_for) = match &self.claim.asserted {
            Asserted::Value { value, written } => {
                let (stance, reason) = stance(value, written, stated, text, tolerance)?;
                self.in_time(span, stance, reason)
            }
            Asserted::Timeline(timeline) => {
                let time = time_of(self.reading, span, self.dateline());
                match against_timeline(timeline, time.as_ref()) {
                    Timing::Entries(entries) => {
                        let (stance, reason) = stance_in_timeline(&entries, stated, text, tolerance)?;
                        (stance, reason, covering(&entries))
                    }
                    Timing::Outside => {
                        let because = format!("“{text}” holds at a time no entry of the timeline covers");
                        (Stance::OtherTime, Reason { code: Code::OutsideTimeline, because }, time)
                    }
                    Timing::Unknown => {
                        let because = format!("nothing says when “{text}” held");
                        (Stance::Ambiguous, Reason { code: Code::Undated, because }, None)
                    }
                }
            }
            Asserted::Text { .. } | Asserted::Stated => return None,
        };
        let measures = self.spans(Role::Measure);
        let known = self.reading.mentions.iter().any(|m| m.span == span && is_definite(self.reading, m, &measures));
        let hedge = self.hedge(span).filter(|code| !known || *code == Code::Questioned);
        if let Some(code) = hedge.filter(|code| *code != Code::Hypothetical || !self.statement().is_of_a_plan) {
            (stance, reason) = (Stance::Ambiguous, hedged(code, text));
        }
        Some((stance, reason, counts_for))
    }

    /// A date without its readings after the dateline, where the measure is in the past tense: "was arrested on Thursday".
    fn without_future(&self, stated: &Value, span: Span) -> Value {
        let (Value::Date(date), Some(today)) = (stated, self.dateline().and_then(|dateline| dateline.last)) else {
            return stated.clone();
        };
        let mut date = date.clone();
        let anchors = self.spans(Role::Measure);
        let nearest = anchors.into_iter().min_by_key(|&anchor| self.reading.distance(anchor, span));
        if nearest.is_some_and(|anchor| is_past(self.reading, anchor)) {
            date.alternatives.retain(|reading| reading.first <= today);
        }
        Value::Date(date)
    }

    /// Why a value that differs from the claimed one does not speak against it, if so.
    pub(super) fn excuse(&self, stated: &Value, span: Span) -> Option<Reason> {
        let text = span.of(self.reading.text);
        if let (Asserted::Value { value: Value::Amount(claimed), .. }, Value::Amount(stated)) =
            (&self.claim.asserted, stated)
            && self.claim.kind == ClaimKind::Count
            && differs_by_attacker(self.reading, claimed, stated)
        {
            let because = format!("“{text}” and the claimed count differ by the attacker");
            return Some(Reason { code: Code::Attacker, because });
        }
        if self.reading.mentions.iter().any(|mention| mention.span == span && is_rank_among(self.reading, mention)) {
            let because = format!("“{text}” counts those the one spoken of is one of");
            return Some(Reason { code: Code::Subset, because });
        }
        let own = |role| self.spans(role).into_iter();
        let asked_for = own(Role::Of).chain(own(Role::Measure)).any(|term| {
            let first = self.reading.words_after(Span::new(term.start, term.start)).next();
            first.is_some_and(|word| self.reading.lower(word) == "new")
        });
        let adds = |mention: &Mention| mention.span == span && is_addition(self.reading, mention);
        if !asked_for && self.claim.kind == ClaimKind::Count && self.reading.mentions.iter().any(adds) {
            let because = format!("“{text}” is how many came in addition");
            return Some(Reason { code: Code::Change, because });
        }
        if self.claim.kind == ClaimKind::Date && is_as_of(self.reading, span) {
            let because = format!("“{text}” is as of when it was so, not when it came to be");
            return Some(Reason { code: Code::OtherDate, because });
        }
        if self.leaves_subject_out() && is_set_elsewhere(self.reading) {
            let because = format!("“{text}” is of another place, and the subject is not in the sentence");
            return Some(Reason { code: Code::OtherEvent, because });
        }
        if self.leaves_subject_out() && is_dated_long_before(self.reading, span, self.dateline()) {
            let because = format!("“{text}” is dated long before the report, and the subject is not in the sentence");
            return Some(Reason { code: Code::OtherEvent, because });
        }
        None
    }

    /// Whether the sentence leaves the subject to its context. A claim of a certain time, or about a date, is told apart by that.
    pub(super) fn leaves_subject_out(&self) -> bool {
        let timeless = self.claim.as_of.is_none() && matches!(self.claim.asserted, Asserted::Value { .. });
        let unnamed = !self.claim.subject.is_empty() && self.spans(Role::Subject).is_empty();
        timeless && unnamed && self.claim.kind != ClaimKind::Date
    }

    /// How the statement is hedged: at its measure, or else at its value.
    pub(super) fn hedge(&self, value: Span) -> Option<Code> {
        let anchors = self.spans(Role::Measure);
        let nearest = anchors.into_iter().min_by_key(|&anchor| self.reading.distance(anchor, value));
        let at_measure = nearest.and_then(|anchor| hedge(self.reading, anchor, Some(value)));
        at_measure.or_else(|| hedge(self.reading, value, Some(value)))
    }

    /// The stance once the time of the passage is set against the claim's `as_of`, with the time it counts for.
    pub(super) fn in_time(&self, span: Span, stance: Stance, reason: Reason) -> (Stance, Reason, Option<DateSpan>) {
        let Some(as_of) = &self.claim.as_of else { return (stance, reason, None) };
        let text = span.of(self.reading.text);
        let time = time_of(self.reading, span, self.dateline());
        match &time {
            Some(time) if as_of.overlaps(time) => (stance, reason, Some(as_of.clone())),
            Some(_) => {
                let because = format!("“{text}” holds at a time outside the claim's as_of");
                (Stance::OtherTime, Reason { code: Code::OutsideAsOf, because }, time)
            }
            None => {
                let because = format!("nothing says when “{text}” held");
                (Stance::Ambiguous, Reason { code: Code::Undated, because }, None)
            }
        }
    }
}

/// The days from the first of some timeline entries to the last.
fn covering(entries: &[&TimelineEntry]) -> Option<DateSpan> {
    let (first, last) = (entries.first()?, entries.last()?);
    Some(DateSpan { first: first.span.first, last: last.span.last, ..first.span.clone() })
}

/// The reason why a hedged statement is none, in words.
pub(super) fn hedged(code: Code, text: &str) -> Reason {
    let because = match code {
        Code::Negated => format!("what it says of “{text}” is negated"),
        Code::Denied => format!("what it says of “{text}” is denied"),
        Code::Questioned => format!("it asks about “{text}”"),
        _ => format!("it supposes “{text}” rather than stating it"),
    };
    Reason { code, because }
}
