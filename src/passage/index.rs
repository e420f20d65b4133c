//! The terms of a ledger, compiled for one scan over a text.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use super::anchor::{Anchored, Anchors, Seen};
use super::beginnings::Beginnings;
use super::inflect::{beginnings_of, stem};
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
#[derive(Default)]
pub struct Index {
    patterns: Vec<Compiled>,
    /// The numbers of the stems of inflected terms, from 1 on.
    stems: Map<String, Stem>,
    /// The terms that are one word of that stem, and those that begin with two words of those stems.
    by_stem: Map<Stem, Vec<u32>>,
    by_pair: Map<(Stem, Stem), Vec<u32>>,
    /// The stems such a pair begins with.
    firsts: HashSet<Stem, FxBuildHasher>,
    /// The terms that begin with that folded word.
    by_word: Map<String, Vec<u32>>,
    /// The terms that are one beginning of a word, and the length of the longest in bytes.
    by_prefix: Map<String, Vec<u32>>,
    longest_prefix: usize,
    /// How the words begin that these terms begin with.
    beginnings: Beginnings,
    regexes: Vec<usize>,
    /// By term: the lists of claims that hold it. Claims that write a list alike share it.
    holders: Vec<Vec<u32>>,
    lists: Vec<List>,
    /// The built-in word lists that hold a term.
    built_in: Map<usize, Vec<usize>>,
    anchors: Anchors,
    /// Regular expressions claims are anchored on.
    anchor_regexes: Vec<usize>,
    /// Claims without any term, for which every sentence is a passage.
    everywhere: Vec<usize>,
}

/// The number of a stem; 0 stands for every stem of no term.
type Stem = u32;

/// A term, taken apart for matching.
enum Compiled {
    /// The stems of its words.
    Inflected(Vec<Stem>),
    /// Its words.
    Exact(Vec<String>),
    /// Its words, folded, of which the last is a beginning.
    Prefix(Vec<String>),
    Regex(regex::Regex),
}

/// A list of terms.
#[derive(Default)]
struct List {
    /// The claims that have it, and as what, sorted.
    uses: Vec<(u32, Role)>,
    /// The claims that can only find a passage in a paragraph with one of its terms, sorted.
    anchored: Vec<u32>,
    /// Whether its terms are anchors already, and whether of claims that need the whole document.
    anchors: bool,
    anchors_whole: bool,
}

/// Buffers a scan reuses from document to document. Belong to one [`Index`].
#[derive(Default)]
pub struct Scratch {
    word: String,
    /// Folded words already looked up.
    seen: Map<String, Known>,
    /// The terms of all of them.
    terms: Vec<u32>,
    anchors: Seen,
}

/// What is known of a folded word.
#[derive(Clone, Copy)]
struct Known {
    stem: Stem,
    /// The terms that may begin with it, save for those found by two words: where they begin and end in [`Scratch::terms`].
    terms: (u32, u32),
}

/// Words kept in [`Scratch::seen`] before it is emptied, which bounds its memory at some 1 MB.
const SEEN_WORDS: usize = 10_000;

/// What a ledger's terms are called while they are compiled.
#[derive(Default)]
struct Names {
    /// By the kind of a term and its words as they are matched.
    terms: Map<(u8, String), usize>,
    /// By the place of a list in memory, which lists that are shared have in common.
    lists: Map<usize, usize>,
}

impl Index {
    /// Compiles the terms of every claim of `ledger` and the built-in word lists, whose members compete for values. With
    /// `near_misses` sentences that lack one thing are found too.
    pub fn new(ledger: &Ledger, near_misses: bool) -> Self {
        let mut index = Self::default();
        let mut names = Names::default();
        for (number, claim) in ledger.claims.iter().enumerate() {
            let needs_whole = near_misses || needs_whole(claim);
            let anchors = if near_misses { vec![Role::Subject, Role::Measure, Role::Of] } else { anchors_of(claim) };
            if claim.subject.is_empty() && claim.measure.is_empty() && claim.of.is_empty() {
                index.everywhere.push(number);
            }
            for (role, terms) in lists_of(claim) {
                if !terms.is_empty() {
                    let list = index.add_list(terms, &mut names);
                    index.lists[list].uses.push((number as u32, role));
                    if anchors.contains(&role) {
                        index.anchor(list, terms, number, needs_whole, &names);
                    }
                }
            }
        }
        index.anchors.finish();
        for (list_number, list) in word_lists().iter().enumerate() {
            for term in &list.terms {
                let number = index.add(term, &mut names);
                index.built_in.entry(number).or_default().push(list_number);
            }
        }
        index
    }

    /// Whether a term stands in that list of a claim.
    pub fn serves(&self, term: usize, claim: usize, role: Role) -> bool {
        let holds = |&list: &u32| self.lists[list as usize].uses.binary_search(&(claim as u32, role)).is_ok();
        self.holders[term].iter().any(holds)
    }

    /// The claims that can only find a passage in a paragraph with this term, in no order.
    pub(super) fn anchored(&self, term: usize) -> impl Iterator<Item = usize> + '_ {
        let lists = self.holders[term].iter().map(|&list| &self.lists[list as usize]);
        lists.flat_map(|list| list.anchored.iter().map(|&claim| claim as usize))
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
        let matches = |term: usize| matches!(&self.patterns[term], Compiled::Regex(regex) if regex.is_match(text));
        self.anchor_regexes.iter().any(|&term| matches(term))
    }

    /// Whether a term is a regular expression.
    #[cfg(test)]
    pub(super) fn is_regex(&self, term: usize) -> bool {
        matches!(self.patterns[term], Compiled::Regex(_))
    }

    /// The built-in word lists a term stands in.
    pub fn lists(&self, term: usize) -> impl Iterator<Item = &'static WordList> + '_ {
        self.built_in.get(&term).into_iter().flatten().filter_map(|&list| word_lists().get(list))
    }

    /// Finds every term in `text`, in the order of the text. Hits may overlap.
    pub fn scan(&self, text: &str, scratch: &mut Scratch) -> Vec<Hit> {
        let mut hits = Vec::new();
        let spans: Vec<Span> = words(text).collect();
        for (i, &span) in spans.iter().enumerate() {
            if !self.beginnings.has(text, span.start) {
                continue;
            }
            let Known { stem, terms: (from, to) } = self.known(span.of(text), scratch);
            let mut consider = |term: u32, scratch: &mut Scratch| {
                if let Some(end) = self.matches(term as usize, text, &spans[i..], scratch) {
                    hits.push(Hit { span: Span::new(span.start, end), term: term as usize });
                }
            };
            for place in from..to {
                consider(scratch.terms[place as usize], scratch);
            }
            if let Some(next) = spans.get(i + 1).filter(|_| self.firsts.contains(&stem)) {
                let pair = (stem, self.known(next.of(text), scratch).stem);
                self.by_pair.get(&pair).into_iter().flatten().for_each(|&term| consider(term, scratch));
            }
        }
        for &term in &self.regexes {
            if let Compiled::Regex(regex) = &self.patterns[term] {
                let found = regex.find_iter(text).filter(|m| !m.is_empty());
                hits.extend(found.map(|m| Hit { span: Span::new(m.start(), m.end()), term }));
            }
        }
        hits.sort_unstable();
        if scratch.seen.len() > SEEN_WORDS {
            scratch.seen.clear();
            scratch.terms.clear();
        }
        hits
    }

    /// What is known of a word as printed.
    fn known(&self, word: &str, scratch: &mut Scratch) -> Known {
        fold(word, &mut scratch.word);
        if let Some(&known) = scratch.seen.get(&scratch.word) {
            return known;
        }
        let word = scratch.word.as_str();
        let stem = self.stems.get(&*stem(word)).copied().unwrap_or_default();
        let from = scratch.terms.len();
        scratch.terms.extend(self.by_stem.get(&stem).into_iter().flatten());
        scratch.terms.extend(self.by_word.get(word).into_iter().flatten());
        let prefixes = (1..=self.longest_prefix.min(word.len())).filter_map(|length| word.get(..length));
        scratch.terms.extend(prefixes.filter_map(|prefix| self.by_prefix.get(prefix)).flatten());
        let known = Known { stem, terms: (from as u32, scratch.terms.len() as u32) };
        scratch.seen.insert(word.to_owned(), known);
        known
    }

    /// Where the term ends if it stands at the first of `spans`, whose word may begin it.
    fn matches(&self, term: usize, text: &str, spans: &[Span], scratch: &mut Scratch) -> Option<usize> {
        let count = match &self.patterns[term] {
            Compiled::Inflected(stems) => stems.len(),
            Compiled::Exact(words) | Compiled::Prefix(words) => words.len(),
            Compiled::Regex(_) => return None,
        };
        let spans = spans.get(..count)?;
        let gaps = spans.windows(2).all(|pair| joins(&text[pair[0].end..pair[1].start]));
        let mut others = spans.iter().map(|span| span.of(text)).enumerate().skip(1);
        let fits = gaps
            && match &self.patterns[term] {
                Compiled::Inflected(stems) => others.all(|(i, word)| self.known(word, scratch).stem == stems[i]),
                Compiled::Exact(words) => spans.iter().zip(words).all(|(span, word)| span.of(text) == word),
                Compiled::Prefix(words) => others.all(|(i, word)| {
                    fold(word, &mut scratch.word);
                    scratch.word == words[i] || i + 1 == count && scratch.word.starts_with(&words[i])
                }),
                Compiled::Regex(_) => false,
            };
        spans.last().filter(|_| fits).map(|last| last.end)
    }

    /// Adds a list of terms; its number.
    fn add_list(&mut self, terms: &Arc<[Term]>, names: &mut Names) -> usize {
        let address = Arc::as_ptr(terms).addr();
        if let Some(&list) = names.lists.get(&address) {
            return list;
        }
        let list = self.lists.len();
        names.lists.insert(address, list);
        self.lists.push(List::default());
        for term in terms.iter() {
            let number = self.add(term, names);
            // What was added last shows whether this is there already.
            if self.holders[number].last() != Some(&(list as u32)) {
                self.holders[number].push(list as u32);
            }
        }
        list
    }

    /// Anchors a claim on a list, which has been added.
    fn anchor(&mut self, list: usize, terms: &[Term], claim: usize, whole: bool, names: &Names) {
        let List { anchored, anchors, anchors_whole, .. } = &mut self.lists[list];
        if anchored.last() != Some(&(claim as u32)) {
            anchored.push(claim as u32);
        }
        if *anchors && (*anchors_whole || !whole) {
            return;
        }
        *anchors = true;
        *anchors_whole |= whole;
        for term in terms {
            self.anchors.add(&term.pattern, whole);
            if let (Pattern::Regex(_), Some(&number)) = (&term.pattern, names.terms.get(&name(&term.pattern)))
                && !self.anchor_regexes.contains(&number)
            {
                self.anchor_regexes.push(number);
            }
        }
    }

    /// Adds a term; its number.
    fn add(&mut self, term: &Term, names: &mut Names) -> usize {
        let name = name(&term.pattern);
        if let Some(&number) = names.terms.get(&name) {
            return number;
        }
        let number = self.patterns.len();
        names.terms.insert(name, number);
        self.holders.push(Vec::new());
        let compiled = match &term.pattern {
            Pattern::Inflected(words) => {
                let stems: Vec<Stem> = words.iter().map(|word| self.stem(&stem(&folded(word)))).collect();
                if let Some(word) = words.first() {
                    beginnings_of(&stem(&folded(word))).for_each(|beginning| self.beginnings.add(beginning));
                }
                match stems[..] {
                    [only] => self.by_stem.entry(only).or_default().push(number as u32),
                    [first, second, ..] => {
                        self.firsts.insert(first);
                        self.by_pair.entry((first, second)).or_default().push(number as u32);
                    }
                    [] => {}
                }
                Compiled::Inflected(stems)
            }
            Pattern::Exact(words) => {
                self.begin(words.first().map(|word| folded(word)), number);
                Compiled::Exact(words.clone())
            }
            Pattern::Prefix(words) => {
                let words: Vec<String> = words.iter().map(|word| folded(word)).collect();
                match words.as_slice() {
                    [only] => {
                        self.beginnings.add(only);
                        self.longest_prefix = self.longest_prefix.max(only.len());
                        self.by_prefix.entry(only.clone()).or_default().push(number as u32);
                    }
                    _ => self.begin(words.first().cloned(), number),
                }
                Compiled::Prefix(words)
            }
            Pattern::Regex(regex) => {
                self.regexes.push(number);
                Compiled::Regex(regex.clone())
            }
        };
        self.patterns.push(compiled);
        number
    }

    /// Notes that a term begins with a folded word.
    fn begin(&mut self, word: Option<String>, term: usize) {
        if let Some(word) = word {
            self.beginnings.add(&word);
            self.by_word.entry(word).or_default().push(term as u32);
        }
    }

    /// The number of a stem.
    fn stem(&mut self, stem: &str) -> Stem {
        let next = self.stems.len() as Stem + 1;
        *self.stems.entry(stem.to_owned()).or_insert(next)
    }
}

/// What terms that match alike have in common: their kind, and their words.
fn name(pattern: &Pattern) -> (u8, String) {
    match pattern {
        Pattern::Inflected(words) => {
            (0, words.iter().map(|w| stem(&folded(w)).into_owned()).collect::<Vec<_>>().join(" "))
        }
        Pattern::Exact(words) => (1, words.join(" ")),
        Pattern::Prefix(words) => (2, folded(&words.join(" "))),
        Pattern::Regex(regex) => (3, regex.as_str().to_owned()),
    }
}

/// The list a claim is anchored on: every passage holds one of its terms, or stands in a paragraph that does. The subject is
/// the rarest as a rule, being a name. Where the subject may stand in the title, and where a list has a regular expression, another one
/// is better.
fn anchors_of(claim: &Claim) -> Vec<Role> {
    let lists = [(Role::Subject, &claim.subject), (Role::Of, &claim.of), (Role::Measure, &claim.measure)];
    let given = lists.into_iter().filter(|(_, terms)| !terms.is_empty());
    let elsewhere = |role| role == Role::Subject && claim.within == Within::Document;
    let worse = |(role, terms): &(Role, &Arc<[Term]>)| (elsewhere(*role), terms.iter().any(is_regex));
    given.min_by_key(worse).map(|(role, _)| role).into_iter().collect()
}

/// Whether the passages of a claim cannot be told from their paragraphs alone: its subject may stand anywhere, or it has a
/// regular expression, which may look beyond.
fn needs_whole(claim: &Claim) -> bool {
    claim.within == Within::Document || lists_of(claim).any(|(_, terms)| terms.iter().any(is_regex))
}

fn is_regex(term: &Term) -> bool {
    matches!(term.pattern, Pattern::Regex(_))
}

/// The lists of a claim, in the order of [`Role`].
fn lists_of(claim: &Claim) -> impl Iterator<Item = (Role, &Arc<[Term]>)> {
    let (spellings, among) = match &claim.asserted {
        Asserted::Text { spellings, among } => (Some((Role::Spelling, spellings)), Some((Role::Among, among))),
        _ => (None, None),
    };
    [(Role::Subject, &claim.subject), (Role::Measure, &claim.measure), (Role::Of, &claim.of), (Role::Not, &claim.not)]
        .into_iter()
        .chain(spellings)
        .chain(among)
}
