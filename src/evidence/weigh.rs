//! From a sentence to evidence: what it states of a claim, and what it does to it.

use std::cell::OnceCell;
use std::sync::Arc;

use super::align::{Aligned, align, are_listed, is_of_kind};
use super::attacker::differs_by_attacker;
use super::attribution::speaker;
use super::event::{is_dated_long_before, is_named_another};
use super::hedge::hedge;
use super::part::is_definite;
use super::quote::quote;
use super::reading::Reading;
use super::reason::{Code, Reason};
use super::stance::{stance, stance_in_timeline};
use super::time::{Timing, against_timeline, is_past, time_of};
use super::{Evidence, Origin, Place, Rejected, Stance, Tally};
use crate::corpus::Document;
use crate::ledger::{Asserted, Claim, ClaimKind, TimelineEntry};
use crate::mention::{Direction, Mention};
use crate::passage::{Index, Lacks, Role, Sentence};
use crate::text::{Sketch, Span};
use crate::value::{DateSpan, Value, contradict};

/// What one sentence gives for one claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weighed {
    /// Its evidence: one piece at most, several where the sentence states several values.
    pub evidence: Vec<Evidence>,
    /// Its values that are no evidence, and the sentence itself where it has none.
    pub rejected: Vec<Rejected>,
}

/// Everything that is known of a sentence when it is weighed for a claim.
pub struct Scene<'a, 'd> {
    /// The claim.
    pub claim: &'a Claim,
    /// Its place in the ledger.
    pub number: usize,
    /// The terms of the ledger.
    pub index: &'a Index,
    /// The document the sentence stands in.
    pub document: &'a Document,
    /// The sentence.
    pub sentence: &'a Sentence,
    /// The sentence as read.
    pub reading: &'a Reading<'d>,
    /// The document's sketch, made when it is first asked for.
    pub sketch: &'a OnceCell<Arc<Sketch>>,
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

/// A mention, by its place in the reading, with its stance, the reason, and the time it counts for.
type Judged = (usize, Stance, Reason, Option<DateSpan>);

impl Scene<'_, '_> {
    fn weigh_value(&self) -> Weighed {
        let Aligned { answers, others } = align(self.reading, self.claim, self.number, self.index);
        let mut weighed = Weighed::default();
        for (place, reason) in others {
            weighed.rejected.push(self.reject(self.reading.mentions[place].span, reason));
        }
        let mut judged = Vec::new();
        for &place in &answers {
            let mention = &self.reading.mentions[place];
            if self.leaves_subject_out() && is_named_another(self.reading) {
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
                Some((stance, reason, time)) => judged.push((place, stance, reason, time)),
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
        let value = |place: usize| &self.reading.mentions[place].value;
        let rivals =
            judged.iter().any(|(a, ..)| judged.iter().any(|(b, ..)| a < b && contradict(value(*a), value(*b))));
        if rivals {
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

    /// Of a list of dates each holds: one that supports the claim settles it, and the others say nothing against it.
    fn settle_list(&self, judged: &mut Vec<Judged>, weighed: &mut Weighed) {
        let span = |judged: &Judged| self.reading.mentions[judged.0].span;
        let listed = judged.len() > 1
            && self.claim.kind == ClaimKind::Date
            && judged.windows(2).all(|pair| are_listed(self.reading, span(&pair[0]), span(&pair[1])));
        if !listed || self.reading.lower(Span::new(0, self.reading.text.len())).contains("respectively") {
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

    /// The stance of a stated value, with the time it counts for; `None` where it measures something else.
    fn judge(&self, stated: &Value, span: Span) -> Option<(Stance, Reason, Option<DateSpan>)> {
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
        let known = self.reading.mentions.iter().any(|m| m.span == span && is_definite(self.reading, m));
        if let Some(code) = self.hedge(span).filter(|code| !known || *code == Code::Questioned) {
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
    fn excuse(&self, stated: &Value, span: Span) -> Option<Reason> {
        let text = span.of(self.reading.text);
        if let (Asserted::Value { value: Value::Amount(claimed), .. }, Value::Amount(stated)) =
            (&self.claim.asserted, stated)
            && self.claim.kind == ClaimKind::Count
            && differs_by_attacker(self.reading, claimed, stated)
        {
            let because = format!("“{text}” and the claimed count differ by the attacker");
            return Some(Reason { code: Code::Attacker, because });
        }
        if self.leaves_subject_out() && is_dated_long_before(self.reading, span, self.dateline()) {
            let because = format!("“{text}” is dated long before the report, and the subject is not in the sentence");
            return Some(Reason { code: Code::OtherEvent, because });
        }
        None
    }

    /// Whether the sentence leaves the subject to its context. A claim of a certain time, or about a date, is told apart by that.
    fn leaves_subject_out(&self) -> bool {
        let timeless = self.claim.as_of.is_none() && matches!(self.claim.asserted, Asserted::Value { .. });
        let unnamed = !self.claim.subject.is_empty() && self.spans(Role::Subject).is_empty();
        timeless && unnamed && self.claim.kind != ClaimKind::Date
    }

    /// How the statement is hedged: at its measure, or else at its value.
    fn hedge(&self, value: Span) -> Option<Code> {
        let anchors = self.spans(Role::Measure);
        let nearest = anchors.into_iter().min_by_key(|&anchor| self.reading.distance(anchor, value));
        let at_measure = nearest.and_then(|anchor| hedge(self.reading, anchor, Some(value)));
        at_measure.or_else(|| hedge(self.reading, value, Some(value)))
    }

    fn weigh_wording(&self) -> Weighed {
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

    fn weigh_statement(&self) -> Weighed {
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

    /// The stance once the time of the passage is set against the claim's `as_of`, with the time it counts for.
    fn in_time(&self, span: Span, stance: Stance, reason: Reason) -> (Stance, Reason, Option<DateSpan>) {
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

    fn near_miss(&self, lacks: Lacks) -> Weighed {
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

    fn spans(&self, role: Role) -> Vec<Span> {
        let own = |term: usize| self.index.serves(term, self.number, role);
        self.reading.hits.iter().filter(|hit| own(hit.term)).map(|hit| hit.span).collect()
    }

    fn dateline(&self) -> Option<&DateSpan> {
        self.document.meta.published.as_ref().map(|(_, date)| date)
    }

    fn evidence(
        &self,
        span: Span,
        value: Option<Value>,
        stance: Stance,
        reason: Reason,
        time: Option<DateSpan>,
    ) -> Evidence {
        let meta = &self.document.meta;
        Evidence {
            place: self.place(span),
            origin: Origin {
                id: meta.origin.clone().unwrap_or_else(|| self.document.id.clone()),
                declared: meta.origin.is_some(),
                copy_of: None,
                sketch: Arc::clone(self.sketch.get_or_init(|| Arc::new(Sketch::of(&self.document.text)))),
                agency: meta.agency.clone(),
                published: meta.published.as_ref().map(|(written, _)| written.clone()),
                dateline: self.dateline().cloned(),
            },
            stance,
            reason,
            value,
            value_text: span.of(self.reading.text).to_owned(),
            passage: quote(self.reading.text, span),
            time,
            attributed_to: speaker(self.reading),
            tally: self.tally(span),
        }
    }

    /// What the passage says of earlier counts, where its value is the level a count has reached.
    fn tally(&self, span: Span) -> Option<Tally> {
        let mention = self.reading.mentions.iter().find(|mention| mention.span == span)?;
        let before = |other: &&Mention| other.kind == mention.kind && other.direction == Some(Direction::From);
        let replaces = self.reading.mentions.iter().find(before).map(|other| other.value.clone());
        (replaces.is_some() || mention.direction == Some(Direction::To)).then_some(Tally { replaces })
    }

    /// Rejects the value at `span`, or the sentence where that is empty.
    fn reject(&self, span: Span, reason: Reason) -> Rejected {
        let whole = Span::new(0, self.reading.text.len());
        let meant = if span.is_empty() { whole } else { span };
        let passage = quote(self.reading.text, span);
        let text = if span.is_empty() { passage.text.clone() } else { span.of(self.reading.text).to_owned() };
        Rejected { place: self.place(meant), text, passage, reason }
    }

    fn place(&self, span: Span) -> Place {
        let location = self.document.locate(span.shifted(self.sentence.span.start));
        Place {
            source: self.document.id.clone(),
            path: self.document.path.clone(),
            span: location.span,
            line: location.line,
            column: location.column,
        }
    }
}

/// The days from the first of some timeline entries to the last.
fn covering(entries: &[&TimelineEntry]) -> Option<DateSpan> {
    let (first, last) = (entries.first()?, entries.last()?);
    Some(DateSpan { first: first.span.first, last: last.span.last, ..first.span.clone() })
}

fn within(claim: &Claim) -> &'static str {
    match claim.within {
        crate::ledger::Within::Sentence => "sentence",
        crate::ledger::Within::Paragraph => "paragraph",
        crate::ledger::Within::Document => "document",
    }
}

fn hedged(code: Code, text: &str) -> Reason {
    let because = match code {
        Code::Negated => format!("what it says of “{text}” is negated"),
        Code::Denied => format!("what it says of “{text}” is denied"),
        Code::Questioned => format!("it asks about “{text}”"),
        _ => format!("it supposes “{text}” rather than stating it"),
    };
    Reason { code, because }
}
