//! Early and later tallies: a source that was right when it was published stays right.

use crate::evidence::{Code, Evidence, Reason, Stance};
use crate::value::{End, Relation, Tolerance, Unit, Value, compare};

/// Sets aside the counts that a later passage of the same claim has replaced: their stance becomes `other_time`.
///
/// A count is replaced when a document published no earlier says that just this count has changed ("rose from 12 to 15"), or when a
/// document published later says that the count has risen ("rose to 15", "now 15") beyond it, was corrected, or is what is left of a larger
/// one ("15 are still missing"). The evidence is that of one claim without a time of its own.
pub fn set_earlier_aside(evidence: &mut [Evidence]) {
    let replaced: Vec<Option<String>> = evidence.iter().map(|early| replaced_by(early, evidence)).collect();
    for (piece, by) in evidence.iter_mut().zip(replaced) {
        if let Some(because) = by {
            piece.stance = Stance::OtherTime;
            piece.reason = Reason { code: Code::Earlier, because };
        }
    }
}

fn replaced_by(early: &Evidence, all: &[Evidence]) -> Option<String> {
    let takes_side = matches!(early.stance, Stance::Supports | Stance::Refutes);
    let value = early.value.as_ref().filter(|value| takes_side && early.time.is_none() && is_count(value))?;
    let later = all.iter().find(|later| {
        let Some(tally) = &later.tally else { return false };
        match &tally.replaces {
            Some(before) if is_open(before) => {
                is_later(later, early)
                    && !value.same_as(later.value.as_ref().unwrap_or(value))
                    && matches!(compare(before, value, Tolerance::Exact), Relation::Inside | Relation::Equal)
            }
            Some(before) => value.same_as(before) && !is_later(early, later),
            None => is_later(later, early) && later.value.as_ref().is_some_and(|reached| exceeds(reached, value)),
        }
    })?;
    let source = &later.place.source;
    Some(format!("“{}” is an earlier tally: {source} has “{}” since", early.value_text, later.value_text))
}

/// Whether a value is a bare number. Only people and things are told by running tallies; a sum or a length that rose is another one.
fn is_count(value: &Value) -> bool {
    matches!(value, Value::Amount(amount) if amount.unit == Unit::None)
}

/// Whether a replaced value is not one level but a stretch of them.
fn is_open(value: &Value) -> bool {
    matches!(value, Value::Amount(amount) if amount.high == End::Unbounded)
}

/// Whether one document was surely published after another.
fn is_later(a: &Evidence, b: &Evidence) -> bool {
    let (a, b) = (a.origin.dateline.as_ref(), b.origin.dateline.as_ref());
    a.and_then(|date| date.first).zip(b.and_then(|date| date.last)).is_some_and(|(a, b)| a > b)
}

fn exceeds(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Amount(a), Value::Amount(b)) => match (a.low, b.high) {
            (End::Closed(low) | End::Open(low), End::Closed(high) | End::Open(high)) => low > high,
            _ => false,
        },
        _ => false,
    }
}
