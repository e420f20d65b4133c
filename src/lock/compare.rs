//! What a lock and a report do not share.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::pin::locked;
use super::{Anchor, Folded, Lock, LockedDocument, Quote, anchor, in_use};
use crate::corpus::{Document, Reading};
use crate::evidence::{Passage, Place, Stance};
use crate::ledger::{Ledger, Severity};
use crate::report::diff::kinship;
use crate::report::quote::quote as shorten;
use crate::report::{Breach, ClaimReport, Fault, LockNote, Locked, Nearest};
use crate::text::{self, Span};

/// Sentences of a document among which the nearest to a lost quote is sought.
const SENTENCES: usize = 20_000;
/// Lost quotes of a document for which the nearest passage is sought.
const LOST: usize = 50;
/// Words of a passage that count in the search, on either side.
const WORDS: usize = 60;

/// The quotes of a lock by the document they stand in, each as the place of its claim and its own place there.
pub type Wanted<'a> = BTreeMap<&'a str, Vec<(usize, usize)>>;

/// The quotes of a lock by document.
pub fn wanted(lock: &Lock) -> Wanted<'_> {
    let mut wanted = Wanted::new();
    for (claim, locked) in lock.claims.iter().enumerate() {
        for (place, quote) in locked.quotes.iter().enumerate() {
            wanted.entry(&quote.source).or_default().push((claim, place));
        }
    }
    wanted
}

/// A present document, looked at for the quotes of a lock.
#[derive(Clone, Debug)]
pub struct Found {
    document: LockedDocument,
    /// Where each quote wanted of it stands; for one that is gone, what comes nearest.
    anchors: Vec<((usize, usize), Anchor, Option<Nearest>)>,
}

/// Looks for the quotes of a lock in the documents of a file. `bytes` are the file's, `reading` what they were read as.
pub fn look(lock: &Lock, wanted: &Wanted<'_>, bytes: &[u8], reading: &Reading) -> Vec<Found> {
    let documents = reading.documents.iter();
    documents
        .map(|document| {
            let mut anchors = Vec::new();
            if let Some(quotes) = wanted.get(&*document.id) {
                let folded = Folded::new(&document.text);
                let mut lost = 0;
                for &(claim, place) in quotes {
                    let quote = &lock.claims[claim].quotes[place];
                    let anchored = anchor(&folded, quote);
                    let search = anchored == Anchor::Gone && lost < LOST;
                    lost += usize::from(search);
                    let nearest = if search { nearest(document, quote) } else { None };
                    anchors.push(((claim, place), anchored, nearest));
                }
            }
            Found { document: locked(document, bytes), anchors }
        })
        .collect()
}

/// The sentence of a document that shares most words with a quote; the first of equals.
fn nearest(document: &Document, quote: &Quote) -> Option<Nearest> {
    let passage = |text: &str| Passage { text: text.into(), value: Span::default() };
    let lost = shorten(&passage(&quote.exact), WORDS);
    let mut best: Option<(usize, Span, Passage)> = None;
    let paragraphs = text::paragraphs(&document.text).into_iter();
    let sentences = paragraphs.flat_map(|paragraph| text::sentences(&document.text, paragraph));
    for span in sentences.take(SENTENCES) {
        let here = passage(&Folded::new(span.of(&document.text)).text);
        let common = kinship(&lost, &shorten(&here, WORDS));
        if common > best.as_ref().map_or(0, |(most, ..)| *most) {
            best = Some((common, span, here));
        }
    }
    best.map(|(_, span, passage)| {
        let place = document.locate(span);
        let place = Place {
            source: document.id.clone(),
            path: document.path.clone(),
            span: place.span,
            line: place.line,
            column: place.column,
        };
        Nearest { passage, place }
    })
}

/// Holds judged claims to a lock. `found` are the documents of the corpus, in any order; `all` is the whole ledger, of which
/// `claims` may be a part; a waiver that covers `today` lets a breach pass.
pub fn compare(lock: &Lock, claims: &[ClaimReport], found: &[Found], all: &Ledger, today: Date) -> Locked {
    let present: BTreeMap<&str, &Found> = found.iter().map(|found| (&*found.document.id, found)).collect();
    let anchors: BTreeMap<(usize, usize), (&Anchor, &Option<Nearest>)> = present
        .values()
        .flat_map(|found| found.anchors.iter().map(|(place, anchor, nearest)| (*place, (anchor, nearest))))
        .collect();
    let places: BTreeMap<&str, usize> = lock.claims.iter().enumerate().map(|(i, c)| (c.id.as_str(), i)).collect();
    let bench = Bench { lock, anchors: &anchors, today };
    let mut held = Locked::default();
    // By document: how many quotes of it still stand.
    let mut standing: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in claims {
        bench.hold(places.get(claim.claim.id.as_str()).copied(), claim, &mut held, &mut standing);
    }
    note_documents(lock, &present, &standing, &mut held);
    let known: BTreeSet<&str> = all.claims.iter().map(|claim| claim.id.as_str()).collect();
    for claim in lock.claims.iter().filter(|claim| !known.contains(claim.id.as_str())) {
        let text = "the lock has quotes for a claim that is gone".to_owned();
        held.notes.push(LockNote { about: claim.id.clone(), code: "claim_gone", text });
    }
    held.notes.sort();
    held
}

/// What every claim is held to.
struct Bench<'l, 'f> {
    lock: &'l Lock,
    anchors: &'f BTreeMap<(usize, usize), (&'f Anchor, &'f Option<Nearest>)>,
    today: Date,
}

impl<'l> Bench<'l, '_> {
    /// Holds one claim to its quotes; `place` is that of the claim in the lock. Counts the quotes that stand, by document.
    fn hold(
        &self,
        place: Option<usize>,
        claim: &ClaimReport,
        held: &mut Locked,
        standing: &mut BTreeMap<&'l str, usize>,
    ) {
        let quotes: &'l [Quote] = place.map(|place| self.lock.claims[place].quotes.as_slice()).unwrap_or_default();
        let waived = claim.claim.waive.as_ref().is_some_and(|waiver| self.today <= waiver.until);
        let fails = claim.claim.severity == Severity::Error && !waived;
        let breach = |source: &str, fault, text: &str| Breach {
            claim: claim.claim.id.clone(),
            source: source.to_owned(),
            fault,
            passage: Passage { text: text.into(), value: Span::default() },
            place: None,
            nearest: None,
            fails,
        };
        let used = in_use(claim);
        let rests_on: BTreeSet<(&str, &str)> =
            used.iter().map(|piece| (&*piece.place.source, &*piece.passage.text)).collect();
        let mut explained: BTreeSet<(&str, &str)> = BTreeSet::new();
        for (number, quote) in quotes.iter().enumerate() {
            match place.and_then(|place| self.anchors.get(&(place, number))) {
                Some((Anchor::At(_), _)) => {
                    *standing.entry(&quote.source).or_default() += 1;
                    if !rests_on.contains(&(quote.source.as_str(), quote.exact.as_str())) {
                        let text = format!(
                            "a quote of {} still stands, and the verdict does not rest on it now",
                            quote.source
                        );
                        held.notes.push(LockNote { about: claim.claim.id.clone(), code: "quote_unused", text });
                    }
                }
                Some((Anchor::Gone, nearest)) => {
                    explained.extend(nearest.as_ref().map(|n| (quote.source.as_str(), &*n.passage.text)));
                    let lost = breach(&quote.source, Fault::QuoteGone, &quote.exact);
                    held.breaches.push(Breach { nearest: (*nearest).clone(), ..lost });
                }
                Some((Anchor::Unclear(places), _)) => {
                    held.breaches.push(breach(&quote.source, Fault::Unclear(*places), &quote.exact));
                }
                None => held.breaches.push(breach(&quote.source, Fault::DocumentGone, &quote.exact)),
            }
        }
        let mut pinned: BTreeMap<(&str, &str, &str), Vec<Stance>> = BTreeMap::new();
        for quote in quotes {
            pinned.entry((&quote.source, &quote.exact, &quote.value)).or_default().push(quote.stance);
        }
        for piece in used {
            let (source, text) = (&*piece.place.source, &*piece.passage.text);
            let stances = pinned.get(&(source, text, piece.value_text.as_str())).map(Vec::as_slice).unwrap_or_default();
            let fault = match stances {
                // Told already: it stands where a pinned quote stood.
                [] if explained.contains(&(source, text)) => continue,
                [] => Fault::NotPinned,
                stances if stances.contains(&piece.stance) => continue,
                [was, ..] => Fault::OtherStance { was: *was, is: piece.stance },
            };
            let found = breach(source, fault, "");
            held.breaches.push(Breach { passage: piece.passage.clone(), place: Some(piece.place.clone()), ..found });
        }
    }
}

/// Notes the documents that are not as they were pinned.
fn note_documents(lock: &Lock, present: &BTreeMap<&str, &Found>, standing: &BTreeMap<&str, usize>, held: &mut Locked) {
    for document in &lock.documents {
        let (code, text) = match present.get(&*document.id) {
            None => ("document_gone", format!("the document {} is gone", document.id)),
            Some(found) if found.document.blake3 == document.blake3 => continue,
            Some(_) => (
                "document_changed",
                match standing.get(&*document.id) {
                    None | Some(0) => "it changed since it was pinned, and no quote of it stands".to_owned(),
                    Some(1) => "it changed since it was pinned; 1 quote of it still stands".to_owned(),
                    Some(quotes) => format!("it changed since it was pinned; {quotes} quotes of it still stand"),
                },
            ),
        };
        held.notes.push(LockNote { about: document.path.clone(), code, text });
    }
    let pinned: BTreeSet<&str> = lock.documents.iter().map(|document| &*document.id).collect();
    for found in present.values().filter(|found| !pinned.contains(&*found.document.id)) {
        let text = format!("the document {} is not in the lock", found.document.id);
        held.notes.push(LockNote { about: found.document.path.clone(), code: "document_new", text });
    }
}
