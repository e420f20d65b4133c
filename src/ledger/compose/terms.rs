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
    let mut terms = Terms::default();
    let counting = matches!(value.kind, ClaimKind::Count | ClaimKind::Number);
    let noun = value.noun.filter(|_| counting).map(|noun| noun.span);
    let head = value.noun.filter(|_| counting).and_then(|noun| head(sentence, noun.head));
    if let Some(head) = head {
        let head = &sentence.words[head];
        add(&mut terms.of, [head.lower.clone()]);
        add(&mut terms.of, thesaurus::nouns(&head.stem));
    }
    let mut predicate: Vec<usize> = (0..sentence.words.len())
        .filter(|&at| {
            let word = &sentence.words[at];
            word.is_content()
                && !sentence.in_value(word)
                && !sentence.in_name(word)
                && !subject.contains(&word.lower)
                && head != Some(at)
        })
        .collect();
    let levels = matches!(value.kind, ClaimKind::Percent | ClaimKind::Money | ClaimKind::Quantity);
    let words = predicate.len();
    predicate.retain(|&at| !(levels && thesaurus::is_of_any_level(&sentence.words[at].lower)));
    let of_subject = predicate.len() < words;
    if value.ordinal {
        // "the third largest city": what the row is by stands between the ordinal and its noun.
        let inside: Vec<usize> = predicate
            .iter()
            .copied()
            .filter(|&at| noun.is_some_and(|noun| noun.contains(sentence.words[at].span)))
            .collect();
        if !inside.is_empty() {
            predicate = inside;
        }
    }
    let use_for = match value.kind {
        ClaimKind::Date | ClaimKind::Text => Use::Date,
        ClaimKind::Money => Use::Money,
        _ => Use::Amount,
    };
    let known = thesaurus::measures(sentence, use_for, &predicate);
    let (scope, _) =
        if value.kind == ClaimKind::Date || value.ordinal { Default::default() } else { thesaurus::scopes(sentence) };
    if !terms.of.is_empty() && !value.ordinal {
        // The counted noun finds the passage; a verb is asked for only where lists compete for the number.
        if head.is_some_and(|head| thesaurus::is_anybody(&sentence.words[head].lower)) {
            add(&mut terms.of, known.words);
        }
        add(&mut terms.measure, if scope.is_empty() { known.lists } else { scope });
        return terms;
    }
    if scope.is_empty() {
        add(&mut terms.measure, known.lists);
        add(&mut terms.measure, known.words);
        if counting {
            let row =
                predicate.iter().map(|&at| &sentence.words[at].lower).filter(|word| thesaurus::is_superlative(word));
            add(&mut terms.measure, row.cloned());
        }
    } else {
        add(&mut terms.measure, scope);
    }
    if terms.measure.is_empty()
        && of_subject
        && predicate.iter().all(|&at| thesaurus::is_superlative(&sentence.words[at].lower))
    {
        // "Inflation reached 9.1 %": the subject itself is what is measured.
        add(&mut terms.measure, subject.first().cloned());
    }
    if value.kind == ClaimKind::Date && !terms.measure.is_empty() {
        // A year beside a title is the year it came out: "Waterworld (1995)".
        let skipped = usize::from(!terms.measure.iter().any(|term| term == "release"));
        let others = sentence.names.iter().skip(skipped).filter(|name| !name.overlaps(value.span));
        add(&mut terms.measure, others.take(MOST_NAMES).map(|name| names::term(sentence, *name)));
    }
    if terms.measure.is_empty() {
        let near = |at: &usize| sentence.words[*at].span.start.abs_diff(value.span.start);
        predicate.sort_by_key(near);
        predicate.truncate(MOST_PLAIN);
        predicate.sort_unstable();
        add(&mut terms.measure, predicate.iter().map(|&at| sentence.words[at].lower.clone()));
        if value.kind == ClaimKind::Date {
            let others = sentence.names.iter().filter(|name| !name.overlaps(value.span));
            add(&mut terms.measure, others.map(|name| names::term(sentence, *name)));
        }
    }
    terms
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
