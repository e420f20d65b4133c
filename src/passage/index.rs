//! The terms of a ledger, compiled for one scan over a text.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::anchor::{Anchored, Anchors, Seen};
use super::inflect::stem;
use super::words::{fold, folded, joins};
use crate::ledger::{Asserted, Claim, Ledger, Pattern, Term, Within, WordList, word_lists};
use crate::text::{Span, words};

type Map<K, V> = HashMap<K, V, FxBuildHasher>;

/// Which list of a claim a term stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// `subject`
    Subject,
    /// `measure`
    Measure,
    /// `of`
    Of,
    /// `not`
    Not,
    /// `text`
    Spelling,
    /// `among`
    Among,
}

/// A term found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Its bytes.
    pub span: Span,
    /// Which term, as numbered by the index.
    pub term: usize,
}

/// Every term of a ledger and of the built-in word lists, each once.
pub struct Index {
    patterns: Vec<Pattern>,
    by_stem: Map<String, Vec<usize>>,
    by_word: Map<String, Vec<usize>>,
    prefixes: Vec<(String, usize)>,
    regexes: Vec<usize>,
    /// By term: the claims it serves, and in which list, sorted.
    uses: Vec<Vec<(usize, Role)>>,
    /// By term: the built-in word lists that hold it.
    lists: Vec<Vec<usize>>,
    anchors: Anchors,
    /// By term: the claims anchored on it, sorted.
    anchored: Vec<Vec<usize>>,
    /// Regular expressions claims are anchored on.
    anchor_regexes: Vec<usize>,
    /// Claims without any term, for which every sentence is a passage.
    everywhere: Vec<usize>,
}

/// Buffers a scan reuses from document to document.
#[derive(Default)]
pub struct Scratch {
    word: String,
    /// Folded words already looked up: the terms that may begin with them.
    seen: Map<String, Vec<usize>>,
    anchors: Seen,
}

/// Words kept in [`Scratch::seen`] before it is emptied, which bounds its memory at some 20 MB.
const SEEN_WORDS: usize = 200_000;

impl Index {
    /// Compiles the terms of every claim of `ledger` and the built-in word lists, whose members compete for values. With
    /// `near_misses` sentences that lack one thing are found too.
    pub fn new(ledger: &Ledger, near_misses: bool) -> Self {
        let mut index = Self {
            patterns: Vec::new(),
            by_stem: Map::default(),
            by_word: Map::default(),
            prefixes: Vec::new(),
            regexes: Vec::new(),
            uses: Vec::new(),
            lists: Vec::new(),
            anchors: Anchors::default(),
            anchored: Vec::new(),
            anchor_regexes: Vec::new(),
            everywhere: Vec::new(),
        };
        let mut numbers = HashMap::new();
        for (claim_number, claim) in ledger.claims.iter().enumerate() {
            let needs_whole = near_misses || needs_whole(claim);
            let anchors = if near_misses { vec![Role::Subject, Role::Measure, Role::Of] } else { anchors_of(claim) };
            if claim.subject.is_empty() && claim.measure.is_empty() && claim.of.is_empty() {
                index.everywhere.push(claim_number);
            }
            for (role, terms) in lists_of(claim) {
                for term in terms {
                    let number = index.add(term, &mut numbers);
                    // Claims and roles come in order, so that what was added last shows whether this is there already.
                    if index.uses[number].last() != Some(&(claim_number, role)) {
                        index.uses[number].push((claim_number, role));
                    }
                    if anchors.contains(&role) {
                        index.anchor(term, number, claim_number, needs_whole);
                    }
                }
            }
        }
        for (list_number, list) in word_lists().iter().enumerate() {
            for term in &list.terms {
                let number = index.add(term, &mut numbers);
                index.lists[number].push(list_number);
            }
        }
        index.prefixes.sort();
        index
    }

    /// The claims a term serves, and in which of their lists.
    pub fn uses(&self, term: usize) -> &[(usize, Role)] {
        &self.uses[term]
    }

    /// Whether a term stands in that list of a claim.
    pub fn serves(&self, term: usize, claim: usize, role: Role) -> bool {
        self.uses[term].binary_search(&(claim, role)).is_ok()
    }

    /// The claims that can only find a passage in a paragraph with this term.
    pub(super) fn anchored(&self, term: usize) -> &[usize] {
        &self.anchored[term]
    }

    /// The claims for which every sentence is a passage.
    pub(super) fn everywhere(&self) -> &[usize] {
        &self.everywhere
    }

    /// Whether claims are anchored on something that is looked for in the finished text of every document.
    pub(crate) fn reads_all(&self) -> bool {
        !self.everywhere.is_empty() || !self.anchor_regexes.is_empty()
    }

    /// Looks for anchors in a text. `json` says that it is JSON, where a backslash begins an escape.
    pub(crate) fn anchors(&self, text: &str, json: bool, scratch: &mut Scratch, found: &mut Anchored) {
        self.anchors.scan(text, json, &mut scratch.anchors, found);
    }

    /// Whether a regular expression matches that a claim is anchored on.
    pub(super) fn has_anchor_regex(&self, text: &str) -> bool {
        let matches = |term: usize| matches!(&self.patterns[term], Pattern::Regex(regex) if regex.is_match(text));
        self.anchor_regexes.iter().any(|&term| matches(term))
    }

    fn anchor(&mut self, term: &Term, number: usize, claim: usize, whole: bool) {
        if self.anchored[number].last() != Some(&claim) {
            self.anchored[number].push(claim);
        }
        self.anchors.add(&term.pattern, whole);
        if matches!(term.pattern, Pattern::Regex(_)) && !self.anchor_regexes.contains(&number) {
            self.anchor_regexes.push(number);
        }
    }

    /// The built-in word lists a term stands in.
    pub fn lists(&self, term: usize) -> impl Iterator<Item = &'static WordList> + '_ {
        self.lists[term].iter().filter_map(|&list| word_lists().get(list))
    }

    /// Finds every term in `text`, in the order of the text. Hits may overlap.
    pub fn scan(&self, text: &str, scratch: &mut Scratch) -> Vec<Hit> {
        let mut hits = Vec::new();
        let spans: Vec<Span> = words(text).collect();
        if scratch.seen.len() > SEEN_WORDS {
            scratch.seen.clear();
        }
        for (i, &span) in spans.iter().enumerate() {
            fold(span.of(text), &mut scratch.word);
            if !scratch.seen.contains_key(&scratch.word) {
                let terms = self.beginning_with(&scratch.word);
                scratch.seen.insert(scratch.word.clone(), terms);
            }
            let Some(terms) = scratch.seen.get(&scratch.word) else { continue };
            for &term in terms {
                if let Some(end) = self.matches(term, text, &spans[i..]) {
                    hits.push(Hit { span: Span::new(span.start, end), term });
                }
            }
        }
        for &term in &self.regexes {
            if let Pattern::Regex(regex) = &self.patterns[term] {
                let found = regex.find_iter(text).filter(|m| !m.is_empty());
                hits.extend(found.map(|m| Hit { span: Span::new(m.start(), m.end()), term }));
            }
        }
        hits.sort_unstable();
        hits
    }

    /// The terms a text may go on with after a folded word.
    fn beginning_with(&self, word: &str) -> Vec<usize> {
        let mut terms: Vec<usize> = Vec::new();
        terms.extend(self.by_stem.get(&*stem(word)).into_iter().flatten());
        terms.extend(self.by_word.get(word).into_iter().flatten());
        terms
            .extend(self.prefixes.iter().filter(|(prefix, _)| word.starts_with(prefix.as_str())).map(|(_, term)| term));
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// Where the term ends if it stands at the first of `spans`.
    fn matches(&self, term: usize, text: &str, spans: &[Span]) -> Option<usize> {
        let (Pattern::Inflected(words) | Pattern::Exact(words) | Pattern::Prefix(words)) = &self.patterns[term] else {
            return None;
        };
        let mut end = None;
        for (i, expect) in words.iter().enumerate() {
            let span = *spans.get(i)?;
            if end.is_some_and(|end| !joins(&text[end..span.start])) {
                return None;
            }
            let word = span.of(text);
            let fits = match &self.patterns[term] {
                Pattern::Exact(_) => word == expect,
                Pattern::Prefix(_) if i + 1 == words.len() => folded(word).starts_with(&folded(expect)),
                Pattern::Prefix(_) => folded(word) == folded(expect),
                _ => {
                    let (word, expect) = (folded(word), folded(expect));
                    word == expect || stem(&word) == stem(&expect)
                }
            };
            if !fits {
                return None;
            }
            end = Some(span.end);
        }
        end
    }

    fn add(&mut self, term: &Term, numbers: &mut HashMap<(u8, String), usize>) -> usize {
        let (kind, key) = match &term.pattern {
            Pattern::Inflected(words) => {
                (0, words.iter().map(|w| stem(&folded(w)).into_owned()).collect::<Vec<_>>().join(" "))
            }
            Pattern::Exact(words) => (1, words.join(" ")),
            Pattern::Prefix(words) => (2, folded(&words.join(" "))),
            Pattern::Regex(regex) => (3, regex.as_str().to_owned()),
        };
        if let Some(&number) = numbers.get(&(kind, key.clone())) {
            return number;
        }
        let number = self.patterns.len();
        numbers.insert((kind, key), number);
        match &term.pattern {
            Pattern::Inflected(words) => {
                if let Some(first) = words.first() {
                    self.by_stem.entry(stem(&folded(first)).into_owned()).or_default().push(number);
                }
            }
            Pattern::Exact(words) => {
                if let Some(first) = words.first() {
                    self.by_word.entry(folded(first)).or_default().push(number);
                }
            }
            Pattern::Prefix(words) => match words.as_slice() {
                [only] => self.prefixes.push((folded(only), number)),
                [first, ..] => self.by_word.entry(folded(first)).or_default().push(number),
                [] => {}
            },
            Pattern::Regex(_) => self.regexes.push(number),
        }
        self.patterns.push(term.pattern.clone());
        self.uses.push(Vec::new());
        self.lists.push(Vec::new());
        self.anchored.push(Vec::new());
        number
    }
}

/// The list a claim is anchored on: every passage holds one of its terms, or stands in a paragraph that does. The subject is
/// the rarest as a rule, being a name. Where the subject may stand in the title, and where a list has a regular expression, another one
/// is better.
fn anchors_of(claim: &Claim) -> Vec<Role> {
    let lists = [(Role::Subject, &claim.subject), (Role::Of, &claim.of), (Role::Measure, &claim.measure)];
    let given = lists.into_iter().filter(|(_, terms)| !terms.is_empty());
    let elsewhere = |role| role == Role::Subject && claim.within == Within::Document;
    let worse = |(role, terms): &(Role, &Vec<Term>)| (elsewhere(*role), terms.iter().any(is_regex));
    given.min_by_key(worse).map(|(role, _)| role).into_iter().collect()
}

/// Whether the passages of a claim cannot be told from their paragraphs alone: its subject may stand anywhere, or it has a
/// regular expression, which may look beyond.
fn needs_whole(claim: &Claim) -> bool {
    claim.within == Within::Document || lists_of(claim).into_iter().any(|(_, terms)| terms.iter().any(is_regex))
}

fn is_regex(term: &Term) -> bool {
    matches!(term.pattern, Pattern::Regex(_))
}

fn lists_of(claim: &Claim) -> Vec<(Role, &[Term])> {
    let mut lists: Vec<(Role, &[Term])> = vec![
        (Role::Subject, &claim.subject),
        (Role::Measure, &claim.measure),
        (Role::Of, &claim.of),
        (Role::Not, &claim.not),
    ];
    if let Asserted::Text { spellings, among } = &claim.asserted {
        lists.push((Role::Spelling, spellings));
        lists.push((Role::Among, among));
    }
    lists
}
