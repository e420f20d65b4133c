//! Where a claim's terms stand in a sentence.

use super::reading::Reading;
use crate::ledger::WordList;
use crate::passage::{Index, Role};
use crate::text::Span;

/// The spans of a claim's terms in a sentence, and those of measures that compete with its own.
pub(super) struct Terms {
    pub(super) measure: Vec<Span>,
    pub(super) of: Vec<Span>,
    pub(super) subject: Vec<Span>,
    /// Terms of the built-in lists that compete with the claim's measure, with the name of their list.
    pub(super) rivals: Vec<(Span, &'static str)>,
    /// Whether the claim's own measure is of a built-in list.
    pub(super) listed: bool,
}

/// The family whose lists compete with every measure: its words say of people what no other measure can share.
pub(super) const ALWAYS_COMPETES: &str = "casualties";

impl Terms {
    /// Finds the terms of the claim with this number in the ledger.
    pub(super) fn of(reading: &Reading<'_>, number: usize, index: &Index) -> Self {
        let spans = |role| -> Vec<Span> {
            let own = |term: usize| index.serves(term, number, role);
            reading.hits.iter().filter(|hit| own(hit.term)).map(|hit| hit.span).collect()
        };
        let measure = spans(Role::Measure);
        let is_own = |span: Span| measure.iter().any(|own| own.overlaps(span));
        let families: Vec<&str> = reading
            .hits
            .iter()
            .filter(|hit| is_own(hit.span))
            .flat_map(|hit| index.lists(hit.term).map(|list| list.family))
            .collect();
        let competes = |list: &&WordList| list.family == ALWAYS_COMPETES || families.contains(&list.family);
        let rivals = reading.hits.iter().filter(|hit| !is_own(hit.span));
        let rivals =
            rivals.filter_map(|hit| index.lists(hit.term).find(competes).map(|list| (hit.span, list.name))).collect();
        let listed = !families.is_empty();
        Self { of: spans(Role::Of), subject: spans(Role::Subject), measure, rivals, listed }
    }

    /// Whether a word is of a measure that competes with the claim's own.
    pub(super) fn competes(&self, word: Span) -> bool {
        self.rivals.iter().any(|(rival, _)| *rival == word)
    }

    /// The spans a value must belong to: those of the measure, or else of what is counted, or else of the subject.
    pub(super) fn anchors(&self) -> &[Span] {
        [&self.measure, &self.of, &self.subject].into_iter().find(|spans| !spans.is_empty()).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::on_the_stand;

    fn check(keys: &str, text: &str, expect: &str) {
        let mut found = Vec::new();
        on_the_stand(keys, text, |scene, _| {
            let terms = Terms::of(scene.reading, scene.number, scene.index);
            let words =
                |spans: &[Span]| spans.iter().map(|span| span.of(scene.reading.text)).collect::<Vec<_>>().join(" ");
            let rivals: Vec<_> =
                terms.rivals.iter().map(|(span, name)| format!("{}={name}", span.of(scene.reading.text))).collect();
            let sets = [words(&terms.subject), words(&terms.measure), words(&terms.of), rivals.join(" ")];
            found.push(sets.join(" | "));
        });
        assert_eq!(found, [expect], "{text:?}");
    }

    #[test]
    fn terms_and_their_rivals() {
        let killed = "subject = [\"Marl\"] ; measure = [\"@killed\"] ; count = 9";
        check(killed, "Nine were killed in Marl.", "Marl | killed |  | ");
        check(killed, "Nine were killed and 60 wounded in Marl.", "Marl | killed |  | wounded=injured");
        // Lists of another family do not compete.
        check(killed, "Nine were killed and six houses destroyed in Marl.", "Marl | killed |  | ");
        let jobs = "subject = [\"Marl\"] ; measure = [\"cut\"] ; of = [\"jobs\"] ; count = 9";
        check(jobs, "Marl cut nine jobs; two men were killed.", "Marl | cut | jobs | killed=killed");
    }
}
