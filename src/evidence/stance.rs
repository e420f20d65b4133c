//! From a comparison of values to a stance with its reason in words.

use super::Stance;
use super::reason::{Code, Reason};
use crate::ledger::TimelineEntry;
use crate::value::{Relation, Slack, Tolerance, Value, compare};

/// The stance of a stated value, printed as `text`, towards one claimed value, written as `written`.
///
/// `None` where the two measure different things.
pub(super) fn stance(
    claimed: &Value,
    written: &str,
    stated: &Value,
    text: &str,
    tolerance: Tolerance,
) -> Option<(Stance, Reason)> {
    let relation = compare(claimed, stated, tolerance);
    let reason = |code, because| Reason { code, because };
    Some(match relation {
        Relation::OtherQuantity => return None,
        Relation::Equal => (Stance::Supports, reason(Code::Equal, format!("“{text}” is the claimed {written}"))),
        Relation::Inside => {
            (Stance::Supports, reason(Code::Inside, format!("“{text}” lies inside the claimed {written}")))
        }
        Relation::Disjoint => {
            (Stance::Refutes, reason(Code::Disjoint, format!("“{text}” where the claim has {written}")))
        }
        Relation::Unresolved => {
            let because = format!("“{text}” is relative, and the document has no date to reckon it from");
            (Stance::Ambiguous, reason(Code::Unresolved, because))
        }
        Relation::Overlaps(Slack::Vague) => {
            (Stance::Consistent, reason(Code::Vague, format!("“{text}” is vague, the claim has {written}")))
        }
        Relation::Overlaps(Slack::Bound) => {
            (Stance::Consistent, reason(Code::Bound, format!("“{text}” leaves room for the claimed {written}")))
        }
        Relation::Overlaps(Slack::Rounded) => (
            Stance::Consistent,
            reason(Code::Rounded, format!("“{text}” and the claimed {written} round to each other")),
        ),
        Relation::Overlaps(Slack::LessPrecise) => (
            Stance::Consistent,
            reason(Code::LessPrecise, format!("“{text}” is less precise than the claimed {written}")),
        ),
    })
}

/// The stance towards those entries of a timeline that may hold at the passage's time: the most favourable one, since the
/// passage may mean any of them.
pub(super) fn stance_in_timeline(
    entries: &[&TimelineEntry],
    stated: &Value,
    text: &str,
    tolerance: Tolerance,
) -> Option<(Stance, Reason)> {
    let rank = |stance: Stance| match stance {
        Stance::Supports => 0,
        Stance::Consistent => 1,
        Stance::Ambiguous => 2,
        Stance::OtherTime | Stance::Refutes => 3,
    };
    let stances = entries.iter().filter_map(|entry| {
        let written = match (entry.span.first, entry.span.last) {
            (Some(from), Some(until)) => format!("{} from {from} to {until}", entry.written),
            (Some(from), None) => format!("{} since {from}", entry.written),
            (None, Some(until)) => format!("{} until {until}", entry.written),
            (None, None) => entry.written.clone(),
        };
        stance(&entry.value, &written, stated, text, tolerance)
    });
    stances.min_by_key(|(stance, _)| rank(*stance))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::read;

    fn value(text: &str) -> Value {
        read(text, None).remove(0).value
    }

    fn check(claimed: &str, stated: &str, expect: Option<(Stance, Code)>) {
        let found = stance(&value(claimed), claimed, &value(stated), stated, Tolerance::Printed);
        assert_eq!(found.map(|(stance, reason)| (stance, reason.code)), expect, "{claimed:?} {stated:?}");
    }

    #[test]
    fn stated_against_claimed() {
        check("10", "ten", Some((Stance::Supports, Code::Equal)));
        check("more than 50", "65", Some((Stance::Supports, Code::Inside)));
        check("more than 500 million", "over 511 million", Some((Stance::Supports, Code::Inside)));
        check("10", "nine", Some((Stance::Refutes, Code::Disjoint)));
        check("100,000", "about 40,000", Some((Stance::Refutes, Code::Disjoint)));
        check("less than 100", "more than 120", Some((Stance::Refutes, Code::Disjoint)));
        check("60", "more than 50", Some((Stance::Consistent, Code::Bound)));
        check("more than 512 million", "over 511 million", Some((Stance::Consistent, Code::Bound)));
        check("47,300", "nearly 47,300", Some((Stance::Consistent, Code::Bound)));
        check("61.4%", "61%", Some((Stance::Consistent, Code::Rounded)));
        check("7", "several people", Some((Stance::Consistent, Code::Vague)));
        check("$5", "€5", None);
        check("5 km", "5 kg", None);
    }
}
