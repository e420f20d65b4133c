//! Names: runs of capitalised words and quoted titles, and the forms a text may shorten them to.

use super::sentence::Sentence;
use super::thesaurus::{self, is_function_word, is_generic_name};
use super::value::Chosen;
use crate::mention::Kind;
use crate::text::Span;

/// Small words that stand inside names: "Bank of England", "Into the Groove", "Vincent van Gogh".
fn joins(word: &str) -> bool {
    matches!(
        word,
        "of" | "the"
            | "de"
            | "del"
            | "della"
            | "des"
            | "di"
            | "da"
            | "do"
            | "dos"
            | "du"
            | "la"
            | "le"
            | "el"
            | "al"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "ibn"
            | "y"
            | "to"
            | "a"
            | "an"
    )
}

/// Joining words that may stand between two words of a name.
const MOST_JOINING: usize = 2;

/// Finds the names of a sentence: quoted titles first, then runs of capitalised words outside them.
///
/// The first word of a sentence has a capital whatever it is; it begins a name unless it is a function word, or a number.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<Span> {
    let mut names = quoted(sentence);
    let titles = names.clone();
    let open = |at: usize| {
        let word = &sentence.words[at];
        let valued = sentence.mentions.iter().any(|mention| {
            let typed = matches!(mention.kind, Kind::Date | Kind::Money | Kind::Percent);
            mention.span.overlaps(word.span) && (typed || mention.span.start == 0)
        });
        let first = at == 0 || sentence.gap_after(at - 1).contains(['.', '!', '?', '"', '“']);
        word.capital
            && !valued
            && !(first && is_function_word(&word.lower) && !titled(sentence, at))
            && !titles.iter().any(|title| title.overlaps(word.span))
    };
    let mut at = 0;
    while at < sentence.words.len() {
        if !open(at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut last = at;
        let mut next = at + 1;
        while next < sentence.words.len() && is_tight(sentence.gap_after(next - 1)) {
            if open(next) || is_numbered(sentence, next) {
                last = next;
            } else if next - last > MOST_JOINING || !joins(&sentence.words[next].lower) {
                break;
            }
            next += 1;
        }
        let mut from = start;
        while from < last && matches!(sentence.words[from].lower.as_str(), "the" | "a" | "an") {
            from += 1;
        }
        if !is_function_word(&sentence.words[from].lower) || from < last {
            names.push(sentence.words[from].span.cover(sentence.words[last].span));
        }
        at = last + 1;
    }
    names.sort_unstable();
    names
}

/// Whether the function word the sentence begins with belongs to a title: "Into the Groove", "How to Train Your Dragon".
fn titled(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.words[at].lower.as_str(), "into" | "how" | "my" | "your" | "you" | "what")
        && sentence.words.get(at + 1).is_some_and(|word| word.capital || joins(&word.lower))
}

/// A number that ends a name: "Persona 5", "Apollo 13".
fn is_numbered(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = &sentence.words[at];
    let counts = sentence.mentions.iter().any(|mention| mention.span.contains(word.span));
    !counts && word.lower.starts_with(|c: char| c.is_ascii_digit())
}

/// What may stand between two words of a name.
fn is_tight(gap: &str) -> bool {
    matches!(gap, " " | "-" | "." | ". " | " & " | "&" | "'" | "’" | "/" | "'s " | "’s ")
}

/// Titles in quotes of five words at most... a longer quote is speech.
fn quoted(sentence: &Sentence<'_>) -> Vec<Span> {
    const LONGEST: usize = 8;
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, mark) in sentence.text.char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”' | '„')) {
        match open.take() {
            Some(start) if mark != '“' && mark != '„' => {
                let words = sentence.within(Span::new(start, at));
                let capital = sentence.words.get(words.start).is_some_and(|word| word.capital);
                if (1..=LONGEST).contains(&words.len()) && capital {
                    found.push(sentence.words[words.start].span.cover(sentence.words[words.end - 1].span));
                }
            }
            _ => open = Some(at + mark.len_utf8()),
        }
    }
    found
}

/// What a sentence speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) terms: Vec<String>,
    /// Whether the terms are names, and no common noun as "film".
    pub(super) named: bool,
}

/// The terms of the subject: every name with its shorter forms. Where the sentence has no name, the noun it begins with.
pub(super) fn subject(sentence: &Sentence<'_>, value: &Chosen) -> Subject {
    let mut terms: Vec<String> = Vec::new();
    let mut add = |term: String| {
        if !term.is_empty() && !terms.contains(&term) {
            terms.push(term);
        }
    };
    let own: Vec<Span> = sentence.names.iter().copied().filter(|name| !name.overlaps(value.span)).collect();
    let (_, scopes) = thesaurus::scopes(sentence);
    let is_scope = |name: &Span| scopes.iter().any(|scope| scope.contains(*name));
    let all_scopes = own.iter().all(is_scope);
    for name in own.iter().filter(|name| all_scopes || !is_scope(name)) {
        add(term(sentence, *name));
        if let Some(short) = shorter(sentence, *name) {
            add(short);
        }
    }
    if !terms.is_empty() {
        return Subject { terms, named: true };
    }
    let plain = sentence.words.iter().find(|word| word.is_content() && !sentence.in_value(word));
    Subject { terms: plain.into_iter().flat_map(|word| thesaurus::works(&word.lower)).collect(), named: false }
}

/// A span's words as a term.
pub(super) fn term(sentence: &Sentence<'_>, span: Span) -> String {
    let words = &sentence.words[sentence.within(span)];
    words.iter().map(|word| word.span.of(sentence.text)).collect::<Vec<_>>().join(" ")
}

/// The forms a text may shorten a name to: its last word, as for people, unless that is a common word of names.
fn shorter(sentence: &Sentence<'_>, name: Span) -> Option<String> {
    let words = &sentence.words[sentence.within(name)];
    let all_capital = words.iter().all(|word| word.capital);
    let last = words.last()?;
    let fits = (2..=3).contains(&words.len())
        && all_capital
        && last.lower.chars().count() > 3
        && !is_generic_name(&last.lower)
        && !last.lower.ends_with('s');
    fits.then(|| last.span.of(sentence.text).to_owned())
}
