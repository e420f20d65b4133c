//! The attacker, whom one toll counts and another does not.

use super::reading::Reading;
use super::words::ATTACKERS;
use crate::text::Span;
use crate::value::{Amount, Decimal};

/// Whether a stated count and the claimed one differ by one, and the sentence has an attacker among the dead or beside them:
/// "four people, including the gunman, died", "killed three before he was shot dead".
pub(super) fn differs_by_attacker(reading: &Reading<'_>, claimed: &Amount, stated: &Amount) -> bool {
    let (Some(claimed), Some(stated)) = (claimed.nominal, stated.nominal) else { return false };
    if (claimed - stated).abs() != Decimal::ONE {
        return false;
    }
    let end = Span::new(reading.text.len(), reading.text.len());
    let mut words: Vec<String> = reading.words_before(end).map(|word| reading.lower(word)).collect();
    words.reverse();
    let attacker = words.iter().any(|word| ATTACKERS.has(word));
    let counted = words.iter().any(|word| {
        matches!(
            word.as_str(),
            "including"
                | "includes"
                | "included"
                | "plus"
                | "also"
                | "besides"
                | "excluding"
                | "before"
                | "then"
                | "himself"
        )
    });
    attacker && counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::reading;

    fn check(text: &str, claimed: i64, stated: i64, expect: bool) {
        let exact = |number: i64| Amount::exact(Decimal::from(number));
        assert_eq!(differs_by_attacker(&reading(text), &exact(claimed), &exact(stated)), expect, "{text:?}");
    }

    #[test]
    fn counted_or_not() {
        check("Four people, including the gunman, died.", 3, 4, true);
        check("The bomber killed 14 soldiers and himself.", 15, 14, true);
        check("The gunman killed three before he was shot dead.", 4, 3, true);
        check("Four people, including the gunman, died.", 2, 4, false);
        check("Four people, including a child, died.", 3, 4, false);
    }
}
