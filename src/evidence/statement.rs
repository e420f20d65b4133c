//! The statement's own words: how many of them a passage has, and by which of several values they stand.
//!
//! Subject and measure find a passage; they are a few words, and a sentence that has them may still speak of something else. The statement
//! says in full what is claimed. It decides nothing by itself: it only keeps a value from speaking against the claim where the passage
//! has hardly a word of it, and says which of several values is meant where its words stand by one of them far more than by any other.

use std::sync::OnceLock;

use super::bracket::owner;
use super::hedge::is_of_a_plan;
use super::reading::Reading;
use super::reason::{Code, Reason};
use super::scene::Scene;
use super::terms::ALWAYS_COMPETES;
use super::{Evidence, Stance};
use crate::ledger::{Claim, word_lists};
use crate::mention;
use crate::passage::{Role, folded, stem};
use crate::text::{Span, is_function_word, words};

/// A statement with fewer words of its own says too little to tell passages apart.
const FEWEST: usize = 4;

/// Of this many words of the statement a passage has at least one, or it speaks of something else. Of 1,083 sentences of agency reports,
/// each claimed and checked against its own report, 33 are wrongly contradicted without this rule and 27 with it; of 219 statements refuted
/// by encyclopedia passages it takes one.
const ONE_OF: usize = 4;

/// How many times as many of the statement's words must stand by one of several values as by any other.
const CLEARLY: usize = 2;

/// What a claim's statement says, worked out once for all its passages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The stems of its own words, sorted.
    pub(super) own: Vec<String>,
    /// Whether it is of a plan.
    pub(super) is_of_a_plan: bool,
}

impl Statement {
    /// Reads the statement of a claim.
    pub fn of(claim: &Claim) -> Self {
        Self { own: own_words(&claim.statement), is_of_a_plan: is_of_a_plan(&claim.statement) }
    }
}

/// The stems of the words that carry a statement's meaning, each once: neither function words nor those of its values.
fn own_words(statement: &str) -> Vec<String> {
    let values = mention::read(statement, None);
    let mut stems: Vec<String> = words(statement)
        .filter(|word| !values.iter().any(|value| value.span.overlaps(*word)))
        .filter_map(|word| content(word.of(statement)))
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// The stem of a word that carries meaning.
fn content(word: &str) -> Option<String> {
    let word = folded(word);
    let word = word.strip_suffix("'s").unwrap_or(&word);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (letters > 1 && !is_function_word(word)).then(|| stem(word).into_owned())
}

/// The stems of the words of a text that carry meaning.
fn stems(text: &str) -> impl Iterator<Item = String> + '_ {
    words(text).filter_map(|word| content(word.of(text)))
}

/// Which of `own` stand in a text.
fn shared<'w>(own: &'w [String], text: &str) -> Vec<&'w str> {
    let mut found: Vec<&str> =
        stems(text).filter_map(|word| own.binary_search(&word).ok()).map(|place| own[place].as_str()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// A statement's own words beside those its subject is called by. Of several names the first is; others tell what is said of it.
fn said_words(claim: &Claim, statement: &Statement) -> Vec<String> {
    let named: Vec<String> = claim.subject.first().iter().flat_map(|term| stems(&term.written)).collect();
    statement.own.iter().filter(|word| !named.contains(word)).cloned().collect()
}

/// Whether the claim's measure is of a list that says of people what no other word can: killed, injured, missing. What is bought, won or
/// earned may be anything.
fn is_of_people(claim: &Claim) -> bool {
    let of_people = |name: &str| word_lists().iter().any(|list| list.name == name && list.family == ALWAYS_COMPETES);
    claim.measure.iter().any(|term| term.list.as_deref().is_some_and(of_people))
}

impl Scene<'_, '_> {
    /// Why a differing value at `span` speaks of something else, by what the statement says: the passage has hardly any of its words.
    pub(super) fn strays(&self, span: Span) -> Option<Reason> {
        if is_of_people(self.claim) {
            return None;
        }
        let mut own = self.statement().own.clone();
        if self.near_subject {
            // What the subject is called is known to be near; what is said of it counts.
            let named: Vec<String> = self.claim.subject.iter().flat_map(|term| stems(&term.written)).collect();
            own.retain(|word| !named.contains(word));
        }
        if own.len() < FEWEST {
            return None;
        }
        // What is measured or counted may be said in another word than the statement's.
        let other_word = |role: &Role| {
            let mut hits = self.spans(*role).into_iter().flat_map(|hit| stems(hit.of(self.reading.text)));
            let own = |word: String| own.contains(&word);
            hits.next().is_some_and(|first| !own(first) && !hits.any(own))
        };
        let has = shared(&own, self.reading.text).len()
            + [Role::Measure, Role::Of].iter().filter(|role| other_word(role)).count();
        (has * ONE_OF < own.len()).then(|| {
            let because = format!(
                "the passage of “{}” has only {has} of the statement's {} words",
                span.of(self.reading.text),
                own.len()
            );
            Reason { code: Code::Loose, because }
        })
    }

    /// The name right before the brackets that a value stands in alone, where the statement has no word of it: "(1965)" in "A Special Favor (1965)"
    /// is of that.
    pub(super) fn owned_by_another(&self, span: Span) -> Option<Span> {
        let (last, first) = owner(self.reading, span)?;
        let text = self.reading.text;
        let alone = text[..span.start].ends_with('(') && text[span.end..].starts_with(')');
        let name = first.cover(last);
        let subjects = self.spans(Role::Subject);
        if !alone || subjects.iter().any(|subject| subject.overlaps(name)) {
            return None;
        }
        shared(&self.statement().own, name.of(text)).is_empty().then_some(name)
    }

    /// Of several values, by their places in `values`, the one that the statement's words stand by, and by every other no more than half as
    /// many: "33 on defense" for a statement that speaks of defense, beside "27 on offense". With how many words tell. Those of the claim's
    /// terms are looked at last, as every passage has some.
    pub(super) fn the_statements(&self, values: &[Span]) -> Option<(usize, usize)> {
        let own = self.statement().own.clone();
        let text = self.reading.text;
        // Names tell values apart, but for the first one, which is spoken of throughout.
        let names = self.spans(Role::Subject);
        let hits = [Role::Measure, Role::Of].into_iter().flat_map(|role| self.spans(role));
        let hits = hits.filter(|hit| !names.iter().any(|name| name.overlaps(*hit))).map(|hit| hit.of(text));
        let subject = self.claim.subject.first().map(|term| term.written.as_str());
        let of_terms: Vec<String> = hits.chain(subject).flat_map(stems).collect();
        let (of_terms, others): (Vec<String>, Vec<String>) = own.into_iter().partition(|word| of_terms.contains(word));
        let by: Vec<&str> = territories(self.reading, values).into_iter().map(|span| span.of(text)).collect();
        [others, of_terms].iter().find_map(|own| {
            let has: Vec<Vec<&str>> = by.iter().map(|text| shared(own, text)).collect();
            let elsewhere =
                |at: usize, word: &str| has.iter().enumerate().any(|(other, has)| other != at && has.contains(&word));
            let alone = |at: usize| has[at].iter().filter(|word| !elsewhere(at, word)).count();
            let mut told: Vec<(usize, usize)> = (0..values.len()).map(|at| (at, alone(at))).collect();
            told.sort_by_key(|told| told.1);
            let second = told.len().checked_sub(2).map_or(0, |second| told[second].1);
            told.pop().filter(|best| best.1 > 0 && best.1 >= second * CLEARLY)
        })
    }
}

/// The stretch of a sentence around each of its values, cut at the heaviest border between one and the next, the last of equals.
fn territories(reading: &Reading<'_>, values: &[Span]) -> Vec<Span> {
    let mut starts = vec![0];
    starts.extend(values.windows(2).map(|pair| reading.border(pair[0], pair[1])));
    let ends = starts[1..].iter().copied().chain([reading.text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| Span::new(start, end.max(start))).collect()
}

/// Sets aside, among what one document says of a claim, values against it in passages that share far fewer of the statement's words
/// than one that supports it: the latter is the passage that speaks of the claim.
pub fn set_looser_aside(claim: &Claim, statement: &OnceLock<Statement>, evidence: &mut [&mut Evidence]) {
    let sides = |stance| evidence.iter().any(|piece| piece.stance == stance);
    if !sides(Stance::Supports) || !sides(Stance::Refutes) || is_of_people(claim) {
        return;
    }
    let own = said_words(claim, statement.get_or_init(|| Statement::of(claim)));
    let has = |piece: &Evidence| shared(&own, &piece.passage.text).len();
    let best =
        evidence.iter().filter(|piece| piece.stance == Stance::Supports).map(|piece| has(piece)).max().unwrap_or(0);
    for piece in evidence.iter_mut().filter(|piece| piece.stance == Stance::Refutes) {
        let words = has(piece);
        if words + 2 <= best && (words * CLEARLY <= best || best == own.len()) {
            let because = format!(
                "the passage of “{}” has only {words} of the statement's words, and another one of the document has {best}",
                piece.value_text
            );
            piece.stance = Stance::Ambiguous;
            piece.reason = Reason { code: Code::Loose, because };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{on_the_stand, reading, span};
    use crate::evidence::weigh;

    #[test]
    fn words_that_carry_meaning() {
        let check = |statement: &str, expect: &str| assert_eq!(own_words(statement).join(" "), expect, "{statement:?}");
        check("Marl's mill made 40 tonnes of flour in 2012.", "flour make marl mill");
        check("It has been there.", "");
        check("Nine people were killed, killed by the storm.", "kill person storm");
    }

    #[test]
    fn the_stretch_of_each_value() {
        let check = |text: &str, values: [&str; 2], expect: [&str; 2]| {
            let found = territories(&reading(text), &values.map(|value| span(text, value)));
            assert_eq!(found.iter().map(|stretch| stretch.of(text).trim()).collect::<Vec<_>>(), expect, "{text:?}");
        };
        check(
            "It has 27 seats in the north, 33 in the south.",
            ["27", "33"],
            ["It has 27 seats in the north,", "33 in the south."],
        );
        check(
            "It took 9 in Arden, Marl and Osby, and 12 elsewhere.",
            ["9", "12"],
            ["It took 9 in Arden, Marl and Osby,", "and 12 elsewhere."],
        );
        check("Some 30 of 40 voted.", ["30", "40"], ["Some 30 of", "40 voted."]);
    }

    /// Stance, reason and words of every piece of evidence for a claim with this statement.
    fn check(statement: &str, keys: &str, text: &str, expect: &[&str]) {
        let mut found = Vec::new();
        on_the_stand(&format!("statement = \"{statement}\" ; {keys}"), text, |scene, lacks| {
            let own = |e: &Evidence| format!("{} {} {}", e.stance.name(), e.reason.code.name(), e.value_text);
            found.extend(weigh(scene, lacks).evidence.iter().map(own));
        });
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn a_passage_with_hardly_a_word_of_the_statement() {
        let statement = "Marl mill leased 40 looms to weavers of the valley under a contract with the county bank in return for cloth and wool.";
        let looms = "subject = [\"Marl mill\"] ; measure = [\"contract\"] ; of = [\"looms\"] ; count = 40";
        check(statement, looms, "Marl mill leased 30 looms to the weavers by contract.", &["refutes disjoint 30"]);
        check(statement, looms, "Marl mill broke a contract and 30 looms.", &["ambiguous loose 30"]);
        check(statement, looms, "Marl mill broke a contract and 40 looms.", &["supports equal 40"]);
        // Other words for the subject and the measure count as theirs.
        let bank =
            "The Bank of Marl raised its key interest rate by a quarter point at its meeting in Osby on Thursday.";
        let rate = "subject = [\"Bank of Marl\", \"BM\"] ; measure = [\"rate\", \"borrowing cost\"] ; percent = 3.5";
        check(bank, rate, "The BM raised rates to 3.75%.", &["refutes disjoint 3.75%"]);
        check(bank, rate, "The BM raised borrowing costs to 3.75%.", &["refutes disjoint 3.75%"]);
        check(bank, rate, "A loan of the BM has a rate of 9%.", &["ambiguous loose 9%"]);
        // "Killed" says exactly what is counted, and a short statement says too little.
        let killed = "subject = [\"Marl mill\"] ; measure = [\"@killed\"] ; count = 40";
        check(statement, killed, "Thirty died in Marl mill.", &["refutes disjoint Thirty"]);
        check("Marl has 40 looms.", looms, "Marl mill broke a contract and 30 looms.", &["refutes disjoint 30"]);
    }

    #[test]
    fn the_value_that_the_statement_speaks_of() {
        let seats = "subject = [\"Arden\"] ; of = [\"seats\"] ; count = 33";
        let text = "Arden has 27 seats in the lower house and 33 seats in the senate.";
        check("Arden has 33 seats in the senate.", seats, text, &["supports equal 33"]);
        check("Arden has 33 seats.", seats, text, &["ambiguous several_values 27", "ambiguous several_values 33"]);
        // Where the claimed value stands too, it would be chance that another is meant.
        let both = ["ambiguous several_values 27", "ambiguous several_values 33"];
        check("Arden has 33 seats in the lower house.", seats, text, &both);
        let other = "Arden has 27 seats in the lower house and 31 seats in the senate.";
        let one_word = ["ambiguous several_values 27", "ambiguous several_values 31"];
        check("Arden has 33 seats in the lower house.", seats, other, &["refutes disjoint 27"]);
        check("Arden has 33 seats in the senate.", seats, other, &one_word);
    }

    #[test]
    fn a_year_in_brackets_after_another_name() {
        let film = "subject = [\"Berg\"] ; measure = [\"appear\"] ; date = \"1978\"";
        check("Berg appeared in Night Train.", film, "Berg appeared in Long Road (1965).", &["ambiguous loose 1965"]);
        check("Berg appeared in Long Road.", film, "Berg appeared in Long Road (1965).", &["refutes disjoint 1965"]);
    }

    #[test]
    fn passages_of_one_document() {
        let statement = "Marl mill sold 40 looms to the weavers of Osby in spring.";
        let keys = "subject = [\"Marl mill\"] ; within = \"document\" ; of = [\"looms\"] ; count = 40";
        let stances = |keys: &str, text: &str| {
            let mut found = Vec::new();
            let mut claim = None;
            on_the_stand(&format!("statement = \"{statement}\" ; {keys}"), text, |scene, lacks| {
                claim = Some(scene.claim.clone());
                found.extend(weigh(scene, lacks).evidence);
            });
            set_looser_aside(&claim.expect("a passage"), &OnceLock::new(), &mut found.iter_mut().collect::<Vec<_>>());
            found.iter().map(|e| format!("{} {}", e.stance.name(), e.reason.code.name())).collect::<Vec<_>>()
        };
        let tight = "Marl mill sold 40 looms to weavers of Osby this spring. ";
        let looser = format!("{tight}Its 30 looms of Osby make cloth.");
        assert_eq!(stances(keys, &looser), ["supports equal", "ambiguous loose"]);
        let as_tight = format!("{tight}It sold 30 looms to weavers in Osby, said the town.");
        assert_eq!(stances(keys, &as_tight), ["supports equal", "refutes disjoint"]);
        assert_eq!(stances(keys, "Marl mill sold. Its 30 looms of Osby make cloth."), ["refutes disjoint"]);
    }
}
