//! The terms a passage is found by beside its subject: what is counted, and what is said of it.

use super::sentence::Sentence;
use super::thesaurus;
use super::value::{Chosen, Sort};
use super::wordings::Use;
use super::{age, names};
use crate::ledger::ClaimKind;
use crate::text::{Span, is_verb};

/// `measure` and `of`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Terms {
    pub(super) measure: Vec<String>,
    pub(super) of: Vec<String>,
    /// Names that stand for an event where little else is spoken of: "Waterworld (1995)" says when it came out.
    pub(super) names: Vec<String>,
    /// The words about a number that has no measure beside what it counts.
    pub(super) plain: Vec<String>,
}

/// Words of a predicate that are kept where no list knows any of them.
const MOST_PLAIN: usize = 4;

/// Names that are kept beside a known event: of a longer list of names none is the point.
const MOST_NAMES: usize = 2;

/// Finds the terms of a sentence whose value is chosen.
pub(super) fn find(sentence: &Sentence<'_>, value: &Chosen, subject: &[String]) -> Terms {
    let counting = matches!(value.kind, ClaimKind::Count | ClaimKind::Number);
    let noun = value.noun.filter(|_| counting);
    let counted = match noun {
        Some(noun) => head(sentence, noun.head),
        None if counting && value.sort == Sort::Plain => named_head(sentence, value.span),
        None => None,
    };
    let mut terms = Terms::default();
    if let Some(at) = counted {
        let word = &sentence.words[at];
        let written = if sentence.in_name(word) { word.span.of(sentence.text).to_owned() } else { word.lower.clone() };
        add(&mut terms.of, [written]);
        add(&mut terms.of, thesaurus::nouns(word));
        if value.sort == Sort::Row {
            add(&mut terms.of, thesaurus::verb_of_doer(&word.lower));
        }
    }
    let predicate = Predicate::of(sentence, value, subject, counted);
    terms.measure = match value.kind {
        ClaimKind::Date | ClaimKind::Text => predicate.event(&mut terms.names),
        _ if value.sort == Sort::Row => predicate.row(noun.map(|noun| noun.span), &mut terms.plain),
        _ if value.sort == Sort::Age => {
            terms.of = age::WORDS.map(str::to_owned).to_vec();
            predicate.event(&mut terms.names)
        }
        _ => predicate.amount(&mut terms.of, counted),
    };
    if terms.plain.is_empty() {
        terms.plain = predicate.plain();
    }
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
        let levels =
            matches!(value.kind, ClaimKind::Percent | ClaimKind::Money | ClaimKind::Quantity | ClaimKind::Number)
                && value.sort == Sort::Plain;
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

    /// What happened on a day, or what a wording is said of: the wordings of the event, or else the words about it. `names` are
    /// those that stand for it: any beside plain words, and beside a known event those it happens to.
    fn event(&self, names: &mut Vec<String>) -> Vec<String> {
        let mut measure = thesaurus::measures(self.sentence, Use::Date, &self.words).words;
        let known = !measure.is_empty();
        if self.value.kind == ClaimKind::Date {
            // The subject itself is what comes out.
            let skipped = usize::from(known && !measure.iter().any(|term| term == "release"));
            add(names, self.names().skip(skipped).take(if known { MOST_NAMES } else { usize::MAX }));
        }
        if !known && (self.value.kind == ClaimKind::Date || self.has_verb()) {
            measure = self.plain();
        }
        measure
    }

    /// What a row is ordered by: "largest", the list a rank stands in, or that it is a rank at all.
    /// Where it is none of these, the words about it are left in `plain`.
    fn row(&self, noun: Option<Span>, plain: &mut Vec<String>) -> Vec<String> {
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
            if measure.is_empty() {
                *plain = inside.plain();
            }
            return measure;
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
        let mut scope = Vec::new();
        // "One in five children in Britain": the subject is no scope.
        for wordings in thesaurus::scopes(self.sentence).into_iter().map(|(wordings, _)| wordings) {
            if !wordings.iter().any(|wording| self.subject.contains(wording)) {
                add(&mut scope, wordings);
            }
        }
        if let Some(at) = counted {
            // "Nine people were killed" is said of nine activists as well, and of nine dead.
            if thesaurus::is_anybody(self.lower(at)) {
                if known.lists.is_empty() {
                    add(of, known.words);
                } else {
                    of.clear();
                }
            }
            let mut measure = if scope.is_empty() { known.lists } else { scope };
            // "two older siblings" are not all siblings.
            let told_apart = self
                .words
                .iter()
                .filter(|&&word| word < at && self.value.span.end <= self.sentence.words[word].span.start);
            add(
                &mut measure,
                told_apart.map(|&word| self.lower(word).to_owned()).filter(|word| thesaurus::is_comparative(word)),
            );
            return measure;
        }
        if !scope.is_empty() {
            return scope;
        }
        let mut measure = self.share_of();
        add(&mut measure, known.lists);
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

    /// What a percentage is a share of: "vote" in "73 percent of the vote".
    fn share_of(&self) -> Vec<String> {
        const MOST: usize = 3;
        let words = &self.sentence.words;
        let after = words.partition_point(|word| word.span.start < self.value.span.end);
        if self.value.kind != ClaimKind::Percent || words.get(after).is_none_or(|word| word.lower != "of") {
            return Vec::new();
        }
        let is_article = |at: &usize| matches!(self.lower(*at), "the" | "all" | "its" | "their" | "a");
        let start = (after + 1..words.len()).find(|at| !is_article(at)).unwrap_or(words.len());
        let is_part = |at: &usize| self.words.contains(at) && (*at == start || self.sentence.gap_after(at - 1) == " ");
        let noun = (start..words.len()).take(MOST).take_while(is_part).map(|at| self.lower(at));
        noun.filter(|word| !is_verb(word)).map(str::to_owned).collect()
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
        while words
            .get(start)
            .is_some_and(|word| matches!(word.lower.as_str(), "the" | "a" | "its" | "terms" | "of" | "list" | "table"))
        {
            start += 1;
        }
        let is_part = |&at: &usize| words[at].is_content() && (at == start || self.sentence.gap_after(at - 1) == " ");
        let end = (start..words.len()).take_while(is_part).last()?;
        let phrase = words[start].span.cover(words[end].span).of(self.sentence.text);
        Some(phrase.to_owned())
    }

    fn has_verb(&self) -> bool {
        self.words.iter().any(|&at| is_verb(self.lower(at)))
    }

    /// The verbs, or where there is none the words nearest to the value: for what no list knows.
    fn plain(&self) -> Vec<String> {
        // "gained independence": the object tells it.
        let told = |&at: &usize| match at.checked_sub(1) {
            Some(before) if thesaurus::is_light(self.lower(before)) => self.sentence.gap_after(before) == " ",
            _ => is_verb(self.lower(at)) && !(thesaurus::is_light(self.lower(at)) && self.words.contains(&(at + 1))),
        };
        let verbs: Vec<usize> = self.words.iter().copied().filter(told).collect();
        // A wording is its own evidence; a number or a date beside any of the words may be of something else.
        let free = verbs.is_empty() || self.value.kind == ClaimKind::Text;
        let mut words = if free { self.words.clone() } else { verbs };
        words.sort_by_key(|&at| self.sentence.words[at].span.start.abs_diff(self.value.span.start));
        words.truncate(MOST_PLAIN);
        words.sort_unstable();
        let is_noun = |at: usize| !is_verb(self.lower(at));
        match *words.as_slice() {
            // What a number measures is one thing: "country code".
            [a, b] if b == a + 1 && is_noun(a) && is_noun(b) && self.value.kind != ClaimKind::Date => {
                return vec![format!("{} {}", self.lower(a), self.lower(b))];
            }
            _ => {}
        }
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

/// The last word of the name right behind a number, which then counts such: "33 All-Americans".
fn named_head(sentence: &Sentence<'_>, value: Span) -> Option<usize> {
    let next = sentence.words.partition_point(|word| word.span.start < value.end);
    let close = next > 0 && sentence.gap_after(next - 1) == " ";
    let name = sentence
        .names
        .iter()
        .find(|name| sentence.words.get(next).is_some_and(|word| word.span.start == name.start))?;
    close.then(|| sentence.within(*name).next_back())?
}

fn add(terms: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for term in more {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
}
