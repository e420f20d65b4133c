//! The word lists that are built in: what news counts.
//!
//! The lists of one family compete for a number: in "nine killed and 60 wounded" nine belongs to `@killed` and 60 to `@injured`.
//! Terms match ignoring case and inflection, so "kill" stands for "kills", "killed" and "killing" too; irregular forms and derived nouns
//! that stemming does not reach have entries of their own. A `*` at the end keeps a word from being stemmed: "missing" would match "miss".

use std::sync::LazyLock;

use super::term::{self, Parsed, Term};

/// A built-in list, as `@killed`.
#[derive(Clone, Debug)]
pub struct WordList {
    /// The name, without the `@`.
    pub name: &'static str,
    /// The lists of one family compete for a number.
    pub family: &'static str,
    /// What it counts, in a few words.
    pub meaning: &'static str,
    /// Its terms, their `list` being the name.
    pub terms: Vec<Term>,
}

/// Every built-in list, grouped by family.
///
/// ```
/// let killed = crosscheck::ledger::word_lists().iter().find(|list| list.name == "killed").unwrap();
/// assert_eq!(killed.family, "casualties");
/// assert!(killed.terms.iter().any(|term| term.written == "shot dead"));
/// ```
pub fn word_lists() -> &'static [WordList] {
    static LISTS: LazyLock<Vec<WordList>> = LazyLock::new(|| {
        WORDS
            .iter()
            .map(|&(family, name, meaning, words)| WordList { name, family, meaning, terms: terms(name, words) })
            .collect()
    });
    &LISTS
}

fn terms(name: &str, words: &str) -> Vec<Term> {
    let parse = |written: &str| match term::parse(written) {
        Ok(Parsed::Pattern(pattern)) => {
            Some(Term { pattern, written: written.to_owned(), list: Some(name.to_owned()) })
        }
        Ok(Parsed::List(_)) | Err(_) => None,
    };
    words.split(',').map(str::trim).filter_map(parse).collect()
}

/// Family, name, meaning, and the terms parted by commas.
#[rustfmt::skip]
const WORDS: &[(&str, &str, &str, &str)] = &[
    ("casualties", "killed", "people who lost their lives",
        "kill, die, dead, death, fatal, fatality, slay, slain, slew, perish, murder, massacre, slaughter, execute, execution, \
         behead, assassinate, assassination, drown, martyr, succumb, toll, loss of life, lose life, lost life, lives lost, \
         lost his life, lost her life, lost their lives, lost its life, lose his life, lose her life, lose their lives, losing their lives, \
         claim life, claim lives, claimed the life, claimed the lives, claim the lives, took the life, took the lives, cost the lives, \
         shot dead, gun down, gunned down, blow to death, burned to death, crush to death, stab to death, beaten to death, body count"),
    ("casualties", "injured", "people who were hurt and lived",
        "injure, injury, wound, hurt, maim, burn injury, suffer burns, suffered burns, shot and wounded"),
    ("casualties", "hospitalized", "people taken to hospital",
        "hospitalize, hospitalise, hospitalization, hospitalisation, in hospital, to hospital, in the hospital, to the hospital, to a hospital, \
         in a hospital, to hospitals, in hospitals, intensive care, hospital treatment"),
    ("casualties", "missing", "people nobody has found",
        "missing*, unaccounted for, disappear, disappearance, vanish, lost at sea, whereabouts unknown"),
    ("casualties", "arrested", "people taken by the authorities",
        "arrest, detain, detention, detainee, apprehend, into custody, in custody, round up, rounded up, jail, imprison, imprisonment, behind bars"),
    ("casualties", "freed", "people set free",
        "freed, set free, released from, was released, were released, been released, be released, ransom paid"),
    ("casualties", "kidnapped", "people taken by force",
        "kidnap, kidnapping, kidnapped, abduct, abduction, take hostage, took hostage, taken hostage, taking hostage, hold hostage, held hostage, \
         take captive, took captive, taken captive, hold captive, held captive, snatch"),
    ("casualties", "rescued", "people brought to safety",
        "rescue, pull from, pulled out, pull alive, pulled to safety, brought to safety, plucked from, dug out"),
    ("casualties", "survived", "people who came through alive",
        "survive, survivor, survival, escaped unhurt, unhurt, uninjured, unharmed, unscathed"),
    ("casualties", "trapped", "people who cannot get out",
        "trap, trapped, strand, stranded, buried under, buried alive, stuck in, stuck on, snowbound"),
    ("casualties", "evacuated", "people moved out of danger",
        "evacuate, evacuation, evacuee"),
    ("casualties", "displaced", "people driven from their homes",
        "displace, displacement, flee, fled, uproot, made homeless, left homeless, leave homeless, lose home, lost their homes, leave their homes, \
         left their homes, leaving their homes, from their homes, abandon their homes"),
    ("casualties", "infected", "people who caught a disease",
        "infect, infection, test positive, confirmed case, new case, fall ill, fell ill, fallen ill, sicken, sick"),

    ("damage", "destroyed", "things that are beyond repair",
        "destroy, destruction, raze, demolish, demolition, flatten, wreck, gut, reduced to rubble, burn down, burnt down, burned down, wash away"),
    ("damage", "damaged", "things that suffered harm and stand",
        "damage, damaged"),

    ("votes", "voted_for", "votes in favour",
        "in favor, in favour, vote for, voted yes, vote yes, yes vote, aye, yea, for the motion, for the bill, for the resolution, vote to approve, \
         vote to adopt, back the bill, backed the bill"),
    ("votes", "voted_against", "votes that oppose",
        "against, voted no, vote no, no vote, nay, opposed, vote to reject, rejected"),
    ("votes", "abstained", "votes withheld",
        "abstain, abstention, not voting, did not vote, absent"),

    ("results", "won", "games, seats or races won",
        "win, won, victory, winner"),
    ("results", "lost", "games, seats or races lost",
        "lose, lost, loss, defeat, beaten"),
    ("results", "drawn", "games without a winner",
        "draw, drew, drawn, tie, tied"),

    ("employment", "hired", "people taken into work",
        "hire, recruit, recruitment, take on, took on, taken on, new job, new jobs, job created, jobs created, create job, add job, added jobs"),
    ("employment", "laid_off", "people put out of work",
        "lay off, laid off, laying off, layoff, redundancy, redundant, dismiss, dismissal, fired, sack, let go, job cut, job loss, cut job, cut jobs, \
         lose job, lost their jobs, lose their jobs, jobs lost, shed job, axe job, out of work"),
    ("employment", "resigned", "people who left work themselves",
        "resign, resignation, quit, step down, stepped down, retire, retirement"),

    ("trade", "bought", "things bought",
        "buy, bought, purchase, acquire, acquisition, snap up"),
    ("trade", "sold", "things sold",
        "sell, sold, sale, resale"),

    ("foreign trade", "imported", "goods brought into a country",
        "import, importation, importer"),
    ("foreign trade", "exported", "goods sent out of a country",
        "export, exportation, exporter"),

    ("accounts", "revenue", "money taken in",
        "revenue, sales, turnover, takings, income from"),
    ("accounts", "profit", "money left over",
        "profit, net income, earnings, surplus, net gain"),
    ("accounts", "loss", "money short",
        "loss, lose, lost, deficit, shortfall, in the red"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_term_is_read_and_stands_once_in_its_family() {
        let mut names = BTreeSet::new();
        let mut seen = BTreeSet::new();
        for (list, (_, name, _, words)) in word_lists().iter().zip(WORDS) {
            assert_eq!(list.terms.len(), words.split(',').count(), "{name}");
            assert!(names.insert(list.name), "{name} twice");
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{name}");
            for term in &list.terms {
                assert!(
                    seen.insert((list.family, term.written.clone())),
                    "{:?} twice in {}",
                    term.written,
                    list.family
                );
                assert_eq!(term.list.as_deref(), Some(list.name));
            }
        }
    }

    #[test]
    fn a_family_has_lists_that_compete() {
        for list in word_lists() {
            assert!(word_lists().iter().filter(|other| other.family == list.family).count() > 1, "{}", list.family);
        }
    }
}
