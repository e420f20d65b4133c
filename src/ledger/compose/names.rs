//! Names: runs of capitalised words and quoted titles, and the forms a text may shorten them to.

use super::sentence::{Sentence, Word};
use super::thesaurus::{self, is_generic_name};
use super::value::Chosen;
use crate::mention::{Kind, Sense};
use crate::text::{Span, is_function_word, is_verb};

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
    )
}

/// Whether a small word may stand in the name that begins at `start`: "How to Train Your Dragon", but not "Yaoundé to Rome".
fn joins_in(sentence: &Sentence<'_>, start: usize, at: usize) -> bool {
    let word = &sentence.words[at].lower;
    joins(word) || (matches!(word.as_str(), "to" | "a" | "an") && sentence.words[start].lower == "how")
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
        let opener = first && (is_function_word(&word.lower) && !titled(sentence, at) || is_plain_noun(sentence, at));
        word.capital && !valued && !opener && !titles.iter().any(|title| title.overlaps(word.span))
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
            } else if next - last > MOST_JOINING || !joins_in(sentence, start, next) {
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

/// Whether the first word of a sentence has its capital only from there: a name is hardly followed by "in" ("Unemployment in Spain"),
/// a noun of action before "of" is no name ("Construction of"), and some nouns of news go without an article ("Police arrested").
fn is_plain_noun(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(next) = sentence.words.get(1).filter(|next| at == 0 && !next.capital) else { return false };
    let word = sentence.words[0].lower.as_str();
    let action = ["ing", "tion", "sion", "ment", "ness", "ship"].iter().any(|ending| word.ends_with(ending));
    match next.lower.as_str() {
        "in" | "among" | "for" | "at" => true,
        "of" => action || thesaurus::is_opener(word),
        _ => thesaurus::is_opener(word),
    }
}

/// Whether the function word the sentence begins with belongs to a title: "Into the Groove", "How to Train Your Dragon".
fn titled(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.words[at].lower.as_str(), "into" | "how" | "my" | "your" | "you" | "what")
        && sentence.words.get(at + 1).is_some_and(|word| word.capital || joins(&word.lower))
}

/// A number that ends a name: "Persona 5", "Apollo 13", "Euro 2024".
fn is_numbered(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = &sentence.words[at];
    let named = at.checked_sub(1).is_some_and(|before| sentence.words[before].capital);
    let counts = sentence.mentions.iter().any(|mention| {
        let year = named && mention.kind == Kind::Date && mention.span == word.span;
        mention.span.contains(word.span) && (mention.kind != Kind::Cardinal && !year || mention.noun.is_some())
    });
    let times = sentence.words.get(at + 1).is_some_and(|next| next.lower == "times");
    let score =
        sentence.mentions.iter().any(|mention| mention.span.contains(word.span) && mention.sense == Sense::Score);
    !counts && !times && !score && word.lower.starts_with(|c: char| c.is_ascii_digit())
}

/// What may stand between two words of a name.
fn is_tight(gap: &str) -> bool {
    matches!(gap, " " | "-" | "." | ". " | " & " | "&" | "'" | "’" | "/" | "'s " | "’s " | ": ")
}

/// Titles in quotes; a longer quote is speech.
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
    /// The other names of the sentence, likewise.
    pub(super) others: Vec<String>,
    /// Whether the terms are names, and no common noun as "film".
    pub(super) named: bool,
}

/// The terms of the subject: its first name with the shorter forms. Where the sentence has no name, the noun it begins with.
pub(super) fn subject(sentence: &Sentence<'_>, value: &Chosen) -> Subject {
    let own: Vec<Span> = sentence.names.iter().copied().filter(|name| !name.overlaps(value.span)).collect();
    // What is counted is no subject: "30,000 Palestinians were killed in Gaza".
    let counted = |name: &Span| value.noun.is_some_and(|noun| noun.span.overlaps(*name));
    let all_counted = own.iter().all(counted);
    // "The film won seven Oscars": of the film.
    let noun_first = sentence.words.iter().find(|word| word.is_content()).is_some_and(|word| {
        !word.capital && !sentence.in_name(word) && !sentence.in_value(word) && word.span.end < value.span.start
    });
    let keep = all_counted && !noun_first;
    let own: Vec<Span> = own.into_iter().filter(|name| keep || !counted(name)).collect();
    let scopes = thesaurus::scopes(sentence);
    let is_scope = |name: &Span| scopes.iter().flat_map(|(_, spans)| spans).any(|scope| scope.contains(*name));
    let all_scopes = own.iter().all(is_scope);
    let mut candidates: Vec<Span> = own.into_iter().filter(|name| all_scopes || !is_scope(name)).collect();
    // "On Rotten Tomatoes, Focus has …": what a sentence opens with may say where; its subject follows.
    // So does an adjective, and who says it, and whose it is: "Berg's son Ole Berg was born".
    let leads =
        |name: Span| opens_with_place(sentence, name) || is_adjective(sentence, name) || is_speaker(sentence, name);
    if candidates.len() > 1 && (leads(candidates[0]) || introduces(sentence, candidates[0], candidates[1])) {
        candidates.rotate_left(1);
    }
    let forms = |name: &Span| forms(sentence, *name);
    if let [first, others @ ..] = candidates.as_slice() {
        let thing = is_adjective(sentence, *first).then(|| with_noun(sentence, *first));
        let terms = distinct(thing.into_iter().chain(forms(first)), &[]);
        let others = others.iter().filter(|name| !is_attribute(sentence, **name)).flat_map(forms);
        let others = distinct(others, &terms);
        return Subject { terms, others, named: true };
    }
    Subject { terms: plain_noun(sentence), others: Vec::new(), named: false }
}

/// Whether a name in the genitive only says whose the next one is: "Berg's son Ole", "Norway's prime minister Anna Holm".
fn introduces(sentence: &Sentence<'_>, name: Span, next: Span) -> bool {
    const LONGEST: usize = 3;
    let between = sentence.within(Span::new(name.end, next.start));
    let text = sentence.text.get(name.end..next.start).unwrap_or_default();
    let genitive = ["'s ", "’s "]
        .iter()
        .any(|ending| text.starts_with(ending) || name.of(sentence.text).ends_with(ending.trim_end()));
    let nouns = sentence.words[between].iter().filter(|word| word.lower != "s");
    let plain = |word: &Word| word.is_content() && !word.capital && !sentence.in_value(word) && !is_verb(&word.lower);
    genitive
        && !text.contains([',', ';', '('])
        && (1..=LONGEST).contains(&nouns.clone().count())
        && nouns.clone().all(plain)
}

/// The common noun a sentence begins with, and what stands for the same: "film" and "movie". Of "air pollution" both words.
fn plain_noun(sentence: &Sentence<'_>) -> Vec<String> {
    let plain = |at: &usize| {
        let word = &sentence.words[*at];
        word.is_content() && !sentence.in_value(word)
    };
    let Some(at) = (0..sentence.words.len()).find(plain) else { return Vec::new() };
    let word = &sentence.words[at].lower;
    let same = thesaurus::works(word);
    let next = sentence.words.get(at + 1).filter(|next| {
        let noun = !is_verb(&next.lower) && !next.lower.ends_with('s') && !next.lower.ends_with("ing");
        plain(&(at + 1)) && noun && sentence.gap_after(at) == " " && !word.ends_with('s')
    });
    match next {
        Some(next) if same.len() == 1 => vec![format!("{word} {}", next.lower)],
        _ => same,
    }
}

/// Whom or what it happens to, with its forms: the name behind a verb ("joined NATO"), or behind "of" ("president of the Central Bank").
pub(super) fn object(sentence: &Sentence<'_>, value: &Chosen, subject: &Subject) -> Vec<String> {
    let follows = |name: &Span| {
        let first = sentence.within(*name).start;
        // "won the 2018 World Cup"
        let between = |word: &&Word| is_article(&word.lower) || value.span.overlaps(word.span);
        let mut before = sentence.words[..first].iter().rev().skip_while(between);
        before.next().is_some_and(|word| is_verb(&word.lower) || word.lower == "of")
    };
    let own = |name: &Span| subject.terms.contains(&term(sentence, *name));
    let mut names = sentence.names.iter().filter(|name| !name.overlaps(value.span) && !own(name) && follows(name));
    names.next().map(|name| distinct(forms(sentence, *name).into_iter(), &subject.terms)).unwrap_or_default()
}

/// Each of the terms once, without those of `known`.
fn distinct(terms: impl Iterator<Item = String>, known: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for term in terms {
        if !term.is_empty() && !known.contains(&term) && !out.contains(&term) {
            out.push(term);
        }
    }
    out
}

/// Whether a name only tells of which country a thing is: "the Swedish version", "Italian visitors".
fn is_adjective(sentence: &Sentence<'_>, name: Span) -> bool {
    let words = sentence.within(name);
    let next =
        sentence.words.get(words.end).is_some_and(|word| !word.capital && word.is_content() && !is_verb(&word.lower));
    words.len() == 1
        && next
        && sentence.words.get(words.start).is_some_and(|word| thesaurus::is_of_country(&word.lower))
}

/// Whether a name is that of whoever says it: "The Kremlin said".
fn is_speaker(sentence: &Sentence<'_>, name: Span) -> bool {
    let words = sentence.within(name);
    sentence.words.get(words.end).is_some_and(|word| thesaurus::is_said(&word.lower))
        && sentence.gap_after(words.end - 1) == " "
}

/// An adjective with its noun: "Israeli forces".
fn with_noun(sentence: &Sentence<'_>, name: Span) -> String {
    let next = sentence.words.get(sentence.within(name).end).map_or(name, |word| word.span);
    term(sentence, name.cover(next))
}

/// Whether a name stands in the phrase of place or time a sentence opens with.
fn opens_with_place(sentence: &Sentence<'_>, name: Span) -> bool {
    let first = sentence.within(name).start;
    let opening = &sentence.words[..first];
    opening.first().is_some_and(|word| {
        matches!(word.lower.as_str(), "in" | "on" | "at" | "according" | "for" | "during" | "under")
    }) && opening.iter().all(|word| !word.is_content() || sentence.in_value(word))
}

/// A name as a term, as the sentence writes it: with the full stop of its last letter ("F.C."), but without signs that mean something in a term, or
/// nothing.
pub(super) fn term(sentence: &Sentence<'_>, span: Span) -> String {
    let words = &sentence.words[sentence.within(span)];
    let written = span.of(sentence.text);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’' | '.' | '&' | ':' | '/');
    if !written.chars().all(plain) {
        return words.iter().map(|word| word.span.of(sentence.text)).collect::<Vec<_>>().join(" ");
    }
    let letter = words.last().is_some_and(|word| word.span.len() == 1);
    let dot = letter && written.contains('.') && sentence.text[span.end..].starts_with('.');
    if dot { format!("{written}.") } else { written.to_owned() }
}

/// A name with the forms a text may shorten it to.
fn forms(sentence: &Sentence<'_>, name: Span) -> Vec<String> {
    let mut forms = vec![term(sentence, name)];
    forms.extend(parts(sentence, name).into_iter().map(|part| term(sentence, part)));
    forms.extend(surname(sentence, name));
    forms.extend(initials(sentence, name));
    forms
}

/// The parts of a name that stand for it: a title without what follows its colon or stands in brackets, the subtitle, and both sides of
/// a possessive ("Georgia's Emory Healthcare"). A side of one word stands for the whole only before a possessive or a colon.
fn parts(sentence: &Sentence<'_>, name: Span) -> Vec<Span> {
    let words = sentence.within(name);
    let cut = words.clone().skip(1).find(|&at| {
        let gap = sentence.gap_after(at - 1);
        gap.contains([':', '(']) || matches!(gap, "'s " | "’s ")
    });
    let Some(cut) = cut else { return Vec::new() };
    let cover =
        |words: std::ops::Range<usize>| sentence.words[words.start].span.cover(sentence.words[words.end - 1].span);
    let mut rest = cut..words.end;
    while rest.len() > 1 && is_article(&sentence.words[rest.start].lower) {
        rest.start += 1;
    }
    let bracket = sentence.gap_after(cut - 1).contains('(');
    let mut parts = vec![cover(words.start..cut)];
    parts.extend((rest.len() > 1 && !bracket).then(|| cover(rest)));
    parts
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an")
}

/// The last word of a person's name: of two or three capitalised words, neither after "the" nor where a place stands, the last of which
/// is not common in names.
fn surname(sentence: &Sentence<'_>, name: Span) -> Option<String> {
    let range = sentence.within(name);
    let words = &sentence.words[range.clone()];
    let before = range.start.checked_sub(1).and_then(|at| sentence.words.get(at)).map(|word| word.lower.as_str());
    let is_person = !matches!(before, Some("the" | "in" | "at" | "near" | "from" | "across" | "outside"));
    let all_capital = words.iter().all(|word| word.capital) && parts(sentence, name).is_empty();
    let last = words.last()?;
    let fits = is_person
        && (2..=3).contains(&words.len())
        && all_capital
        && last.lower.chars().count() > 3
        && !is_function_word(&last.lower)
        && !is_generic_name(&last.lower);
    // "Bankman-Fried" is one surname.
    let written = name.of(sentence.text);
    fits.then(|| written.rsplit(' ').next().unwrap_or(written).to_owned())
}

/// The initials of a body with an article before its name of three words or more, as it is called from its second mention on: "the World
/// Food Programme", WFP. Matched exactly, as "who" is not the WHO.
fn initials(sentence: &Sentence<'_>, name: Span) -> Option<String> {
    let range = sentence.within(name);
    let before = range.start.checked_sub(1).and_then(|at| sentence.words.get(at));
    let titled = range.start.checked_sub(1).is_none_or(|at| !sentence.gap_after(at).contains(['"', '“', '„']));
    let capitals: String = sentence.words[range.clone()]
        .iter()
        .filter(|word| word.capital)
        .filter_map(|word| word.span.of(sentence.text).chars().next())
        .collect();
    let shouted = |word: &Word| word.span.of(sentence.text).chars().nth(1).is_some_and(char::is_uppercase);
    let has_initials = sentence.words[range].iter().any(shouted);
    let body =
        before.is_some_and(|word| word.lower == "the") && titled && !has_initials && parts(sentence, name).is_empty();
    ((3..=6).contains(&capitals.chars().count()) && body).then(|| format!("={capitals}"))
}

/// Whether a name only tells of which sort a thing is: "an Inter player", "the Delta variant".
fn is_attribute(sentence: &Sentence<'_>, name: Span) -> bool {
    let words = sentence.within(name);
    let noun = sentence
        .words
        .get(words.end)
        .is_some_and(|word| !word.capital && word.is_content() && !is_verb(&word.lower) && !sentence.in_value(word));
    words.len() == 1 && noun && sentence.gap_after(words.end - 1) == " "
}
