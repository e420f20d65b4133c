//! What keeps a differing value from refuting though nothing else in the sentence claims it: too little ties it to the claim, or the
//! difference is of a sort that reporting makes by itself. Such a value is ambiguous, and its passage stays in sight.

use jiff::civil::Date;

use super::reason::{Code, Reason};
use super::scene::Scene;
use crate::ledger::{Asserted, ClaimKind};
use crate::passage::Role;
use crate::text::Span;
use crate::value::{Amount, Basis, DateSpan, Decimal, End, Granularity, Value};

impl Scene<'_, '_> {
    /// Why the value `stated` at `span`, which differs from the claimed one, is too loosely tied to the claim to speak against it.
    pub(super) fn doubt(&self, stated: &Value, span: Span) -> Option<Reason> {
        let text = span.of(self.reading.text);
        let loose = |because: String| Some(Reason { code: Code::Loose, because });
        if self.claim.measure.is_empty() && !self.near_subject {
            return loose(format!("neither a measure nor the subject's name near it ties “{text}” to the claim"));
        }
        if !self.claim.measure.is_empty() && self.is_measured_by_name() && !self.dates_the_subject(span) {
            return loose(format!("nothing but a name ties “{text}” to the claim"));
        }
        if let Some(owner) = self.owned_by_another(span) {
            return loose(format!("“{text}” stands in brackets after “{}”", owner.of(self.reading.text)));
        }
        if self.is_in_addition() {
            return loose(format!("“{text}” is what was so as well, beside what is said elsewhere"));
        }
        let Asserted::Value { value, .. } = &self.claim.asserted else { return None };
        match (value, stated) {
            (Value::Date(claimed), Value::Date(stated)) if lags(claimed, stated, self.dateline()) => {
                loose(format!("“{text}” is reckoned from the day of the report, and only just misses the claimed date"))
            }
            (Value::Amount(claimed), Value::Amount(stated)) if is_scaled(claimed, stated) => {
                loose(format!("“{text}” has the claimed digits at another scale, as in a table of thousands"))
            }
            _ => self.strays(span),
        }
    }

    /// Whether all that stands for the measure is the subject's own name, or a part of it.
    fn is_measured_by_name(&self) -> bool {
        let subjects = self.spans(Role::Subject);
        let measures = self.spans(Role::Measure);
        measures.iter().all(|measure| subjects.iter().any(|subject| subject.overlaps(*measure)))
    }

    /// "The storm also killed nine in Osby": one more of its kind, not the one.
    fn is_in_addition(&self) -> bool {
        const NEAR: usize = 2;
        self.spans(Role::Measure).iter().any(|measure| {
            let mut before = self.reading.words_before(*measure).take(NEAR);
            before.any(|word| self.reading.lower(word) == "also")
        })
    }

    /// "Northern Wind (1998)": a date alone in brackets after the subject's name is when it appeared.
    fn dates_the_subject(&self, span: Span) -> bool {
        let text = self.reading.text;
        let around = |subject: &Span| text.get(subject.end..span.start).zip(text.get(span.end..));
        self.claim.kind == ClaimKind::Date
            && self.spans(Role::Subject).iter().filter_map(around).any(|(before, after)| {
                before.trim_start_matches(['"', '”', '’', '\'', '*', '_']).trim_start() == "(" && after.starts_with(')')
            })
    }
}

/// Whether a week or month before that of the report misses the claimed days by less than its own length. "Last week" in a report dated
/// on a Monday is often the one before the week its writer was still in, and "last month" lags as well. What is said of "this week" does not.
fn lags(claimed: &DateSpan, stated: &DateSpan, dateline: Option<&DateSpan>) -> bool {
    let length = match stated.granularity {
        Granularity::Week | Granularity::Weekend => 7,
        Granularity::Month => 31,
        _ => return false,
    };
    let days = |from: Option<Date>, to: Option<Date>| Some(from?.until(to?).ok()?.get_days()).filter(|days| *days >= 0);
    let gap = days(claimed.last, stated.first).or_else(|| days(stated.last, claimed.first));
    let is_over = stated.last.zip(dateline.and_then(|day| day.first)).is_some_and(|(last, day)| last < day);
    stated.basis == Basis::Dateline && is_over && gap.is_some_and(|gap| gap < length)
}

/// Whether two numbers have the same digits, a thousand, a million or a billion times apart.
fn is_scaled(claimed: &Amount, stated: &Amount) -> bool {
    let exact = |amount: &Amount| match (amount.low, amount.high) {
        (End::Closed(low), End::Closed(high)) if low == high && low != Decimal::ZERO => Some(low),
        _ => None,
    };
    let Some((claimed, stated)) = exact(claimed).zip(exact(stated)) else { return false };
    [3, 6, 9].into_iter().any(|places| {
        let times = |value: Decimal| value.checked_mul(Decimal::power_of_ten(places));
        times(claimed) == Some(stated) || times(stated) == Some(claimed)
    })
}

#[cfg(test)]
mod tests {
    use crate::evidence::testing::on_the_stand;
    use crate::evidence::weigh;

    /// Stance and reason of the one piece of evidence in a text dated Friday 2024-03-08.
    fn check(keys: &str, text: &str, expect: &str) {
        let mut found = Vec::new();
        on_the_stand(keys, text, |scene, lacks| {
            found.extend(
                weigh(scene, lacks).evidence.iter().map(|e| format!("{} {}", e.stance.name(), e.reason.code.name())),
            );
        });
        assert_eq!(found.join(", "), expect, "{text:?}");
    }

    #[test]
    fn a_noun_alone_is_too_little() {
        let offices = "subject = [\"Dixie Bank\"] ; within = \"document\" ; of = [\"offices\"] ; count = 3";
        check(offices, "Dixie Bank has nine offices.", "refutes disjoint");
        check(offices, "Dixie Bank grew.\n\nUnited Savings has nine offices in Utah.", "ambiguous loose");
        check(offices, "Dixie Bank grew.\n\nIts three offices reopen.", "supports equal");
    }

    #[test]
    fn a_name_measures_nothing() {
        let filed = "subject = [\"Texaco\"] ; measure = [\"file\", \"Texaco\"] ; date = \"2024-02-15\"";
        check(filed, "Texaco filed for review on February 20.", "refutes disjoint");
        check(filed, "Texaco met its lawyers on February 20.", "ambiguous loose");
        check(filed, "Texaco wrote so on February 15.", "supports equal");
    }

    #[test]
    fn a_date_in_brackets_after_the_name() {
        let out = "subject = [\"Night Train\"] ; measure = [\"Night Train\"] ; date = \"1978\"";
        check(out, "He is known for Night Train (1965).", "refutes disjoint");
        check(out, "He left Night Train in 1965.", "ambiguous loose");
    }

    #[test]
    fn what_was_so_as_well() {
        let set = "subject = [\"film\"] ; measure = [\"flashback\"] ; date = \"1692\"";
        check(set, "The film has flashbacks to the 1830s.", "refutes disjoint");
        check(set, "The film also has flashbacks to the 1830s.", "ambiguous loose");
        check(set, "The film also has a flashback from 1692.", "supports equal");
    }

    #[test]
    fn a_week_that_only_just_misses() {
        let stopped = "subject = [\"Brazil\"] ; measure = [\"suspend\"] ; date = \"2024-02-23\"";
        check(stopped, "Brazil suspended payments last week.", "ambiguous loose");
        check(stopped, "Brazil suspended payments this week.", "refutes disjoint");
        check(stopped, "Brazil suspended payments on Friday of last week.", "refutes disjoint");
        check(stopped, "Brazil suspended payments last month.", "consistent less_precise");
    }

    #[test]
    fn the_same_digits_at_another_scale() {
        let sales = "subject = [\"Acme\"] ; measure = [\"sales\"] ; number = 15_800_000";
        check(sales, "Acme sales: 15.8", "ambiguous loose");
        check(sales, "Acme sales: 15.9", "refutes disjoint");
        check(sales, "Acme sales: 158", "refutes disjoint");
        check(sales, "Acme sales: 15,800", "ambiguous loose");
    }
}
