//! The terms a passage is found by beside its subject: what is counted, and what is said of it.

use super::names;
use super::sentence::Sentence;
use super::thesaurus;
use super::value::Chosen;
use super::wordings::Use;
use crate::ledger::ClaimKind;
use crate::text::Span;

/// `measure` and `of`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Terms {
    pub(super) measure: Vec<String>,
    pub(super) of: Vec<String>,
}

/// Words of a predicate that are kept where no list knows any of them.
const MOST_PLAIN: usize = 4;

/// Names that are kept beside a verb: of a longer list of names none is the point.
const MOST_NAMES: usize = 2;

/// Finds the terms of a sentence whose value is chosen.
pub(super) fn find(sentence: &Sentence<'_>, value: &Chosen, subject: &[String]) -> Terms {
    let counting = matches!(value.kind, ClaimKind::Count | ClaimKind::Number);
    let noun = value.noun.filter(|_| counting);
    let counted = noun.and_then(|noun| head(sentence, noun.head));
    let mut terms = Terms::default();
    if let Some(at) = counted {
        add(&mut terms.of, [sentence.words[at].lower.clone()]);
        add(&mut terms.of, thesaurus::nouns(&sentence.words[at].stem));
    }
    let predicate = Predicate::of(sentence, value, subject, counted);
    terms.measure = match value.kind {
        ClaimKind::Date | ClaimKind::Text => predicate.event(),
        _ if value.ordinal => predicate.row(noun.map(|noun| noun.span)),
        _ => predicate.amount(&mut terms.of, counted),
    };
    terms
}

/// What a sentence says of its subject, apart from the value, the names and what is counted.
struct Predicate<'s, 't> {
    sentence: &'s Sentence<'t>,
    value: &'s Chosen,
    subject: &'s [String],
    /// The places of its words.
    words: Vec<usize>,
    /// Whether a verb says how a level moved ("fell to 5 percent"), so that the subject itself may be what is measured.
    is_level: bool,
}

impl<'s, 't> Predicate<'s, 't> {
    fn of(sentence: &'s Sentence<'t>, value: &'s Chosen, subject: &'s [String], counted: Option<usize>) -> Self {
        let levels = matches!(value.kind, ClaimKind::Percent | ClaimKind::Money | ClaimKind::Quantity);
        let mut is_level = false;
        let words = (0..sentence.words.len()).filter(|&at| {
            let word = &sentence.words[at];
            let plain = word.is_content() && !sentence.in_value(word) && !sentence.in_name(word);
            let moves = levels && thesaurus::is_of_any_level(&word.lower);
            is_level |= plain && moves;
            plain && !moves && !value.span.overlaps(word.span) && !subject.contains(&word.lower) && counted != Some(at)
        });
        let words = words.collect();
        Self { sentence, value, subject, words, is_level }
    }

    fn lower(&self, at: usize) -> &str {
        &self.sentence.words[at].lower
    }

    /// What happened on a day, or what a wording is said of: the wordings of the event, or else its verb with the names beside it.
    fn event(&self) -> Vec<String> {
        let mut measure = thesaurus::measures(self.sentence, Use::Date, &self.words).words;
        if self.value.kind == ClaimKind::Date && !measure.is_empty() {
            // A year beside a title is the year it came out: "Waterworld (1995)".
            let skipped = usize::from(!measure.iter().any(|term| term == "release"));
            add(&mut measure, self.names().skip(skipped).take(MOST_NAMES));
        }
        if measure.is_empty() {
            measure = self.plain();
            if self.value.kind == ClaimKind::Date {
                add(&mut measure, self.names());
            }
        }
        measure
    }

    /// What a row is ordered by: "largest", the list a rank stands in, or that it is a rank at all.
    fn row(&self, noun: Option<Span>) -> Vec<String> {
        let known = thesaurus::measures(self.sentence, Use::Amount, &self.words);
        if let Some(noun) = noun {
            let within = |at: &usize| noun.contains(self.sentence.words[*at].span);
            let inside: Vec<usize> = self.words.iter().copied().filter(within).collect();
            let inside = if inside.is_empty() { self.words.clone() } else { inside };
            let inside = Self { words: inside, ..*self };
            let known = thesaurus::measures(self.sentence, Use::Amount, &inside.words);
            let mut measure = known.lists;
            add(&mut measure, known.words);
            add(&mut measure, inside.superlatives());
            return if measure.is_empty() { inside.plain() } else { measure };
        }
        let superlatives = self.superlatives();
        if !superlatives.is_empty() {
            return superlatives;
        }
        let listed: Vec<String> = self.listed_in().into_iter().collect();
        match (listed.is_empty(), known.words.is_empty()) {
            (false, _) => listed,
            (true, false) => known.words,
            (true, true) => self.plain(),
        }
    }

    /// What an amount measures. What is counted finds a passage by itself; a measure is asked for where lists compete for the number.
    fn amount(&self, of: &mut Vec<String>, counted: Option<usize>) -> Vec<String> {
        let use_for = if self.value.kind == ClaimKind::Money { Use::Money } else { Use::Amount };
        let known = thesaurus::measures(self.sentence, use_for, &self.words);
        let scope = thesaurus::scopes(self.sentence).0;
        if let Some(at) = counted {
            // "Nine people were killed" is said of nine dead as well.
            if thesaurus::is_anybody(self.lower(at)) {
                add(of, if known.lists.is_empty() { known.words } else { known.lists.clone() });
            }
            return if scope.is_empty() { known.lists } else { scope };
        }
        if !scope.is_empty() {
            return scope;
        }
        let mut measure = known.lists;
        add(&mut measure, known.words);
        if matches!(self.value.kind, ClaimKind::Count | ClaimKind::Number) {
            add(&mut measure, self.superlatives());
        }
        let only_moves = self.is_level && self.words.iter().all(|&at| thesaurus::is_superlative(self.lower(at)));
        if measure.is_empty() && only_moves {
            // "Inflation reached 9.1 %": the subject itself is what is measured.
            add(&mut measure, self.subject.first().cloned());
        }
        if measure.is_empty() { self.plain() } else { measure }
    }

    /// The names beside the value.
    fn names(&self) -> impl Iterator<Item = String> {
        let names = self.sentence.names.iter().filter(|name| !name.overlaps(self.value.span));
        names.map(|name| names::term(self.sentence, *name))
    }

    fn superlatives(&self) -> Vec<String> {
        let words = self.words.iter().map(|&at| self.lower(at)).filter(|word| thesaurus::is_superlative(word));
        words.map(str::to_owned).collect()
    }

    /// What a rank is taken in: the words after "in", "on" or "for" behind it, as a phrase.
    fn listed_in(&self) -> Option<String> {
        let words = &self.sentence.words;
        let after = words.partition_point(|word| word.span.start < self.value.span.end);
        let opens = |at: &usize| matches!(words[*at].lower.as_str(), "in" | "on" | "for" | "by");
        let mut start = (after..words.len()).find(opens)? + 1;
        while words.get(start).is_some_and(|word| matches!(word.lower.as_str(), "the" | "a" | "its" | "terms" | "of" | "list" | "table")) {
            start += 1;
        }
        let is_part = |&at: &usize| words[at].is_content() && (at == start || self.sentence.gap_after(at - 1) == " ");
        let end = (start..words.len()).take_while(is_part).last()?;
        let phrase = words[start].span.cover(words[end].span).of(self.sentence.text);
        Some(phrase.to_owned())
    }

    /// The words nearest to the value, where no list knows any.
    fn plain(&self) -> Vec<String> {
        let mut words = self.words.clone();
        words.sort_by_key(|&at| self.sentence.words[at].span.start.abs_diff(self.value.span.start));
        words.truncate(MOST_PLAIN);
        words.sort_unstable();
        words.into_iter().map(|at| self.lower(at).to_owned()).collect()
    }
}

/// The word that is counted: the noun's head, or the first word after it that is no superlative ("the second best opening").
fn head(sentence: &Sentence<'_>, head: Span) -> Option<usize> {
    let last = sentence.within(head).next_back()?;
    (last..sentence.words.len()).find(|&at| {
        let word = &sentence.words[at];
        (word.is_content() || word.stem == "number") && !thesaurus::is_superlative(&word.lower)
    })
}

fn add(terms: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for term in more {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
}
