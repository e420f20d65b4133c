//! `[terms]`: word lists shared across the ledger, checked and expanded.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::raw::{RawList, Strings};
use super::term::{self, Parsed, Term};
use super::wordlists::word_lists;
use crate::diag::{Reader, Spanned, nearest};
use crate::text::Span;

/// How many terms all claims of a ledger may have together, lists filled in, where those of claims that are written alike count once. It
/// bounds memory, since lists of lists multiply. Tests reach it with less.
const MOST_TERMS: usize = if cfg!(test) { 20_000 } else { 2_000_000 };
/// How many known names a misspelt one is compared with.
const COMPARED: usize = 500;
/// How many lists of a cycle are named.
const SHOWN: usize = 8;

/// The word lists of a ledger, by name.
#[derive(Debug)]
pub(super) struct Lists {
    own: BTreeMap<String, List>,
    /// Terms handed out so far.
    spent: usize,
    /// What has been handed out, by how it is written.
    given: HashMap<Vec<String>, Arc<[Term]>>,
}

/// A list of `[terms]` in full, as a claim that names it gets it.
#[derive(Clone, Debug)]
pub struct OwnList {
    /// The name, without the `@`.
    pub name: String,
    /// Its terms, those of the lists it holds filled in, each once.
    pub terms: Vec<Term>,
}

/// A list of `[terms]`.
#[derive(Debug)]
struct List {
    /// Index of the file it stands in.
    file: usize,
    name: Span,
    items: Vec<Item>,
}

#[derive(Debug)]
enum Item {
    Term(Term),
    List(Spanned<String>),
}

impl Lists {
    /// Checks and collects the lists of every file; `files[i]` belongs to `readers[i]`.
    pub(super) fn new(files: Vec<Vec<RawList>>, readers: &mut [Reader<'_>]) -> Self {
        let mut lists = Self { own: BTreeMap::new(), spent: 0, given: HashMap::new() };
        for (file, raw_lists) in files.into_iter().enumerate() {
            for RawList { name, terms } in raw_lists {
                lists.add(file, name, terms, readers);
            }
        }
        lists.check_references(readers);
        lists.break_cycles(readers);
        lists
    }

    fn add(&mut self, file: usize, name: Spanned<String>, terms: Option<Strings>, readers: &mut [Reader<'_>]) {
        if let Some(first) = self.own.get(&name.value) {
            let first_path = readers[first.file].path().to_owned();
            let message = format!("the list `@{}` is given twice", name.value);
            let help = "give one of them another name, or put all its terms in one list";
            let mistake = readers[file].mistake("duplicate-list", name.span, message, "given again here");
            *mistake = mistake.clone().related(&first_path, first.name, "first given here").help(help);
            return;
        }
        let reader = &mut readers[file];
        if !is_name(&name.value) {
            let message = format!("{:?} is no name for a list", name.value);
            reader.mistake("bad-list-name", name.span, message, "not a name").help =
                Some("a name has letters, digits, `-` and `_`".to_owned());
        } else if word_lists().iter().any(|list| list.name == name.value) {
            let message = format!("the list `@{}` is built in", name.value);
            let help = format!("give it another name; it may hold the built-in list, as in [\"@{}\", …]", name.value);
            reader.mistake("shadowed-list", name.span, message, "the name of a built-in list").help = Some(help);
        }
        let mut items = Vec::new();
        if let Some(terms) = &terms
            && terms.value.is_empty()
        {
            let message = format!("the list `@{}` is empty", name.value);
            reader.mistake("empty-list", terms.span, message, "no term").help =
                Some("give it a term, or leave it out".to_owned());
        }
        for written in terms.map(|terms| terms.value).unwrap_or_default() {
            match term::parse(&written.value) {
                Ok(Parsed::List(list)) => items.push(Item::List(Spanned::new(list, written.span))),
                Ok(Parsed::Pattern(pattern)) => {
                    items.push(Item::Term(Term { pattern, written: written.value, list: Some(name.value.clone()) }));
                }
                Err(fault) => report(&fault, written.span, reader),
            }
        }
        self.own.insert(name.value, List { file, name: name.span, items });
    }

    /// Reports references to lists that do not exist, and drops them.
    fn check_references(&mut self, readers: &mut [Reader<'_>]) {
        let names: BTreeSet<String> = self.own.keys().cloned().collect();
        for list in self.own.values_mut() {
            list.items.retain(|item| match item {
                Item::List(name) if !names.contains(&name.value) && built_in(&name.value).is_none() => {
                    unknown(name, names.iter().map(String::as_str), &mut readers[list.file]);
                    false
                }
                _ => true,
            });
        }
    }

    /// Reports each reference that closes a cycle, and drops it. Walks the lists depth first, without recursion.
    fn break_cycles(&mut self, readers: &mut [Reader<'_>]) {
        let names: Vec<String> = self.own.keys().cloned().collect();
        let mut done = BTreeSet::new();
        let mut closing: Vec<(String, usize, Vec<String>)> = Vec::new();
        for start in &names {
            let mut path: Vec<(&str, usize)> = vec![(start, 0)];
            let mut on_path = BTreeSet::from([start.as_str()]);
            while let Some((name, next)) = path.last_mut() {
                let item = self.own.get(*name).filter(|_| !done.contains(*name)).and_then(|list| list.items.get(*next));
                let (at, index) = (*name, *next);
                *next += 1;
                match item {
                    None => {
                        done.insert(at);
                        on_path.remove(at);
                        path.pop();
                    }
                    Some(Item::Term(_)) => {}
                    Some(Item::List(to)) if on_path.contains(to.value.as_str()) => {
                        let begin = path.iter().position(|(name, _)| *name == to.value).unwrap_or_default();
                        let names = path[begin..].iter().take(SHOWN).map(|(name, _)| (*name).to_owned()).collect();
                        closing.push((at.to_owned(), index, names));
                    }
                    Some(Item::List(to)) => {
                        if let Some((name, _)) = self.own.get_key_value(&to.value) {
                            on_path.insert(name);
                            path.push((name, 0));
                        }
                    }
                }
            }
        }
        // From the back, so that indices stay right while references are dropped.
        for (name, index, cycle) in closing.into_iter().rev() {
            let Some(list) = self.own.get_mut(&name) else { continue };
            let Item::List(to) = list.items.remove(index) else { continue };
            let shown = cycle.iter().map(|name| format!("@{name}")).collect::<Vec<_>>().join(" → ");
            let dots = if cycle.len() == SHOWN { " → …" } else { "" };
            let message = format!("the list `@{name}` holds itself: {shown}{dots} → @{}", to.value);
            readers[list.file].mistake("list-cycle", to.span, message, "leads back to itself").help =
                Some("take this term out, and move what the lists share into a third list".to_owned());
        }
    }

    /// The terms of a claim's list, word lists filled in, each once; one allocation for all lists that are written alike. `key` names the list
    /// for messages.
    pub(super) fn expand(&mut self, key: &str, terms: Strings, reader: &mut Reader<'_>) -> Arc<[Term]> {
        if terms.value.is_empty() {
            reader.mistake("empty-list", terms.span, format!("`{key}` is empty"), "no term").help =
                Some(format!("give it a term, or leave `{key}` out"));
            return Arc::default();
        }
        let written: Vec<String> = terms.value.iter().map(|term| term.value.clone()).collect();
        if let Some(given) = self.given.get(&written) {
            return Arc::clone(given);
        }
        let before = reader.diagnostics.len();
        let mut out = Expansion::default();
        for written in terms.value {
            match term::parse(&written.value) {
                Ok(Parsed::Pattern(pattern)) => out.add(&Term { pattern, written: written.value, list: None }),
                Ok(Parsed::List(name)) => self.fill_in(&Spanned::new(name, written.span), &mut out, reader),
                Err(fault) => report(&fault, written.span, reader),
            }
            if self.spent + out.terms.len() > MOST_TERMS {
                let message = format!("the claims have more than {MOST_TERMS} terms together, word lists filled in");
                reader.mistake("too-many-terms", written.span, message, "too many with this one").help =
                    Some("use smaller word lists".to_owned());
                break;
            }
        }
        self.spent = self.spent.saturating_add(out.terms.len());
        let terms: Arc<[Term]> = out.terms.into();
        // A mistake is reported at each place.
        if reader.diagnostics.len() == before {
            self.given.insert(written, Arc::clone(&terms));
        }
        terms
    }

    /// Every list of the ledger in full, by name. Together they take no more terms than the claims may.
    pub(super) fn in_full(mut self) -> Vec<OwnList> {
        self.spent = 0;
        let names: Vec<String> = self.own.keys().cloned().collect();
        let mut lists = Vec::with_capacity(names.len());
        for name in names {
            let mut out = Expansion::default();
            self.add_all(&name, &mut out);
            self.spent = self.spent.saturating_add(out.terms.len());
            lists.push(OwnList { name, terms: out.terms });
        }
        lists
    }

    /// Adds the terms of the list `name` and of the lists it holds, if there is such a list.
    fn fill_in(&self, name: &Spanned<String>, out: &mut Expansion, reader: &mut Reader<'_>) {
        if !self.own.contains_key(&name.value) && built_in(&name.value).is_none() {
            unknown(name, self.own.keys().map(String::as_str), reader);
            return;
        }
        self.add_all(&name.value, out);
    }

    fn add_all(&self, name: &str, out: &mut Expansion) {
        let mut visited = BTreeSet::new();
        let mut left = vec![name];
        while let Some(name) = left.pop() {
            if !visited.insert(name) || self.spent + out.terms.len() > MOST_TERMS {
                continue;
            }
            if let Some(terms) = built_in(name) {
                terms.iter().for_each(|term| out.add(term));
            }
            let Some(list) = self.own.get(name) else { continue };
            for item in &list.items {
                match item {
                    Item::Term(term) => out.add(term),
                    Item::List(inner) => left.push(&inner.value),
                }
            }
        }
    }
}

/// Terms in the order found, each wording once.
#[derive(Default)]
struct Expansion {
    terms: Vec<Term>,
    seen: BTreeSet<String>,
}

impl Expansion {
    fn add(&mut self, term: &Term) {
        if self.seen.insert(term.written.clone()) {
            self.terms.push(term.clone());
        }
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

fn built_in(name: &str) -> Option<&'static [Term]> {
    word_lists().iter().find(|list| list.name == name).map(|list| list.terms.as_slice())
}

fn report(fault: &term::Fault, span: Span, reader: &mut Reader<'_>) {
    reader.mistake(fault.code, span, fault.message.clone(), fault.label).help = Some(fault.help.clone());
}

fn unknown<'a>(name: &Spanned<String>, own: impl Iterator<Item = &'a str>, reader: &mut Reader<'_>) {
    let known = word_lists().iter().map(|list| list.name).chain(own.take(COMPARED));
    let help = match nearest(&name.value, known) {
        Some(known) => format!("did you mean `@{known}`?"),
        None => format!(
            "give it under `[terms]`, as in `{} = [\"…\"]`; `crosscheck terms` prints the built-in lists",
            name.value
        ),
    };
    let message = format!("there is no word list `@{}`", name.value);
    reader.mistake("unknown-list", name.span, message, "unknown list").help = Some(help);
}
