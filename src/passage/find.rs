//! From the hits in a document to the sentences that speak of each claim.

use super::anchor::Anchored;
use super::index::{Hit, Index, Role, Scratch};
use crate::corpus::Document;
use crate::ledger::{Claim, Ledger, Within};
use crate::text::{self, Span};

/// A sentence with the terms found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Its bytes in the document's text.
    pub span: Span,
    /// Its paragraph.
    pub paragraph: Span,
    /// The terms in it, in bytes of the document's text.
    pub hits: Vec<Hit>,
}

/// Which list of a claim a sentence lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// Its subject is not within reach.
    Subject,
    /// It has no term of `measure`.
    Measure,
    /// It has no term of `of`.
    Of,
    /// It lacks nothing, but has a term of `not`.
    Disqualified,
}

/// A sentence that speaks of a claim, or nearly does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The claim, by its place in the ledger.
    pub claim: usize,
    /// The sentence, by its place in [`Found::sentences`].
    pub sentence: usize,
    /// The one thing that keeps it from being a passage; `None` for a passage.
    pub lacks: Option<Lacks>,
    /// Whether the claim has no subject, or its subject stands in the sentence's own paragraph or the document's title.
    pub near_subject: bool,
}

/// What a document holds for the claims of a ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The sentences, in the order of the text.
    pub sentences: Vec<Sentence>,
    /// The candidates, by claim, then by sentence.
    pub candidates: Vec<Candidate>,
    /// Whether the document was looked through in full, as a claim may speak of it anywhere.
    pub whole: bool,
}

/// Finds the passages of a document for every claim that asks for it; where the index was built for them also the near
/// misses, sentences that lack one thing.
pub fn find(document: &Document, ledger: &Ledger, index: &Index, scratch: &mut Scratch) -> Found {
    let mut anchored = Anchored::default();
    index.anchors(&document.text, false, scratch, &mut anchored);
    let applies = |&claim: &usize| ledger.claims[claim].applies_to(&document.id, &document.meta.tags);
    if anchored.whole || index.everywhere().iter().any(applies) || index.has_anchor_regex(&document.text) {
        Found { whole: true, ..find_in_whole(document, ledger, index, scratch) }
    } else if anchored.places.is_empty() {
        Found::default()
    } else {
        find_at_anchors(document, &anchored.places, ledger, index, scratch)
    }
}

/// Looks at every word of a document.
pub(super) fn find_in_whole(document: &Document, ledger: &Ledger, index: &Index, scratch: &mut Scratch) -> Found {
    let hits = index.scan(&document.text, scratch);
    let in_title = document.meta.title.as_deref().map(|title| index.scan(title, scratch)).unwrap_or_default();
    let wanted = wanted(document, ledger, index, &hits);
    if wanted.is_empty() {
        return Found::default();
    }
    let everywhere = wanted.iter().any(|&claim| anchor(&ledger.claims[claim]).is_none());
    let mut found = Found { sentences: cut(document, &hits, everywhere), ..Found::default() };
    for number in wanted {
        let titled = in_title.iter().any(|hit| index.serves(hit.term, number, Role::Subject));
        consider(number, &ledger.claims[number], titled, &hits, 0, index, &mut found);
    }
    found
}

/// Looks at the paragraphs with an anchor, each for the claims that have one there.
fn find_at_anchors(
    document: &Document,
    places: &[usize],
    ledger: &Ledger,
    index: &Index,
    scratch: &mut Scratch,
) -> Found {
    let text = &document.text;
    let mut found = Found::default();
    let mut places = places.iter().copied().peekable();
    for paragraph in document.paragraphs() {
        let mut any = false;
        while places.next_if(|&place| place < paragraph.end).is_some_and(|place| {
            any |= place >= paragraph.start;
            true
        }) {}
        if !any {
            continue;
        }
        let mut hits = index.scan(paragraph.of(text), scratch);
        for hit in &mut hits {
            hit.span = hit.span.shifted(paragraph.start);
        }
        let mut wanted = wanted(document, ledger, index, &hits);
        wanted.retain(|&claim| has_all(&ledger.claims[claim], claim, &hits, index));
        if wanted.is_empty() {
            continue;
        }
        let first = found.sentences.len();
        cut_paragraph(text, paragraph, &hits, &mut found.sentences);
        for number in wanted {
            consider(number, &ledger.claims[number], false, &hits, first, index, &mut found);
        }
    }
    found.candidates.sort_by_key(|candidate| (candidate.claim, candidate.sentence));
    found
}

/// Adds the candidates of a claim among the sentences from `first` on. `hits` are those they were cut with; `titled` says whether the
/// document's title has its subject.
fn consider(number: usize, claim: &Claim, titled: bool, hits: &[Hit], first: usize, index: &Index, found: &mut Found) {
    let has = |hit: &Hit, role| index.serves(hit.term, number, role);
    let subjects: Vec<Span> = hits.iter().filter(|hit| has(hit, Role::Subject)).map(|hit| hit.span).collect();
    for (place, sentence) in found.sentences.iter().enumerate().skip(first) {
        let here = |role| sentence.hits.iter().any(|hit| has(hit, role));
        let in_paragraph = claim.subject.is_empty() || any_inside(&subjects, sentence.paragraph);
        let reached = claim.subject.is_empty()
            || match claim.within {
                Within::Sentence => here(Role::Subject),
                Within::Paragraph => in_paragraph,
                Within::Document => titled || !subjects.is_empty(),
            };
        let mut lacking = Vec::new();
        if !reached || (anchor(claim) == Some(Role::Subject) && !here(Role::Subject)) {
            lacking.push(Lacks::Subject);
        }
        if !claim.measure.is_empty() && !here(Role::Measure) {
            lacking.push(Lacks::Measure);
        }
        if !claim.of.is_empty() && !here(Role::Of) {
            lacking.push(Lacks::Of);
        }
        let lacks = match lacking.as_slice() {
            [] if here(Role::Not) => Some(Lacks::Disqualified),
            [] => None,
            // A sentence that has nothing of the claim in it is no near miss.
            [one] if *one == Lacks::Subject && !here(Role::Measure) && !here(Role::Of) => continue,
            [one] => Some(*one),
            _ => continue,
        };
        found.candidates.push(Candidate {
            claim: number,
            sentence: place,
            lacks,
            near_subject: in_paragraph || titled,
        });
    }
}

/// The list whose terms a passage of the claim must hold itself; `None` where any sentence may do.
fn anchor(claim: &Claim) -> Option<Role> {
    if !claim.measure.is_empty() {
        Some(Role::Measure)
    } else if !claim.of.is_empty() {
        Some(Role::Of)
    } else if !claim.subject.is_empty() {
        Some(Role::Subject)
    } else {
        None
    }
}

/// The claims that may find a passage here, by their place in the ledger, ascending.
fn wanted(document: &Document, ledger: &Ledger, index: &Index, hits: &[Hit]) -> Vec<usize> {
    let mut terms: Vec<usize> = hits.iter().map(|hit| hit.term).collect();
    terms.sort_unstable();
    terms.dedup();
    let mut wanted: Vec<usize> = terms.into_iter().flat_map(|term| index.anchored(term)).collect();
    wanted.extend(index.everywhere());
    wanted.sort_unstable();
    wanted.dedup();
    wanted.retain(|&claim| ledger.claims[claim].applies_to(&document.id, &document.meta.tags));
    wanted
}

/// Whether a paragraph with these hits has what a passage of the claim must hold itself.
fn has_all(claim: &Claim, number: usize, hits: &[Hit], index: &Index) -> bool {
    let has = |role| hits.iter().any(|hit| index.serves(hit.term, number, role));
    (claim.measure.is_empty() || has(Role::Measure)) && (claim.of.is_empty() || has(Role::Of))
}

/// Cuts the paragraphs that hold a hit into sentences; all of them where asked to.
fn cut(document: &Document, hits: &[Hit], everywhere: bool) -> Vec<Sentence> {
    let text = &document.text;
    let mut sentences = Vec::new();
    let mut next = 0;
    for paragraph in document.paragraphs() {
        while hits.get(next).is_some_and(|hit| hit.span.start < paragraph.start) {
            next += 1;
        }
        let inside = hits[next..].iter().take_while(|hit| hit.span.start < paragraph.end).count();
        if inside == 0 && !everywhere {
            continue;
        }
        cut_paragraph(text, paragraph, &hits[next..next + inside], &mut sentences);
    }
    sentences
}

/// Adds the sentences of a paragraph whose hits are `hits`.
fn cut_paragraph(text: &str, paragraph: Span, hits: &[Hit], sentences: &mut Vec<Sentence>) {
    for span in text::sentences(text, paragraph) {
        let hits = hits.iter().copied().filter(|hit| span.contains(hit.span)).collect();
        sentences.push(Sentence { span, paragraph, hits });
    }
}

/// Whether one of the spans, sorted by their start, lies inside `outer`.
fn any_inside(spans: &[Span], outer: Span) -> bool {
    let first = spans.partition_point(|span| span.start < outer.start);
    spans[first..].iter().take_while(|span| span.start < outer.end).any(|span| outer.contains(*span))
}
