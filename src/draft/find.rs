//! From a draft to findings.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::ignore::ignores;
use super::suggest::{Suggestion, suggest, wording};
use super::{Draft, Finding, Matter, Unowned};
use crate::check::{Buffers, Mapped, Mapper};
use crate::corpus::{self, Document, Entry, Meta};
use crate::diag::Diagnostic;
use crate::evidence::{Evidence, Stance};
use crate::ledger::{Asserted, Claim, Ledger, Pattern};
use crate::mention::{self, Kind};
use crate::report::{ClaimReport, Report, words};
use crate::text::{LineIndex, Span, paragraphs, sentences};
use crate::value::DateSpan;
use crate::verdict::{Side, Verdict};

/// How many passages behind the ledger a finding lists.
const MOST_BEHIND: usize = 3;

/// Reads a draft and sets it against the claims of a finished report, whose ledger this is.
///
/// `path` is the file as it is to be reported; its ending chooses the format. Relative dates are reckoned from the draft's
/// own `published`, or else from `today`, since a draft is being written. The documents a claim is restricted to do not
/// restrict it here; a claim with no subject cannot be recognised in a draft and is passed over.
pub fn read(ledger: &Ledger, report: &Report, path: &str, bytes: &[u8], today: Date) -> Draft {
    let mut draft = Draft { path: path.to_owned(), ..Draft::default() };
    let meta = Meta { published: Some((today.to_string(), DateSpan::day(today))), ..Meta::default() };
    let reading = corpus::parse(path, bytes, &meta);
    draft.diagnostics = reading.diagnostics.clone();
    draft.failure = reading.failure.clone();
    let Some(text) = corpus::decode(bytes).filter(|_| reading.failure.is_none()) else { return draft };
    draft.text = text;
    let claims: Vec<&ClaimReport> = report.claims.iter().filter(|claim| !claim.claim.subject.is_empty()).collect();
    let anywhere = |report: &&ClaimReport| Claim { sources: Vec::new(), ..Claim::clone(&report.claim) }.into();
    let unrestricted = Ledger { claims: claims.iter().map(anywhere).collect() };
    let documents = reading.documents.clone();
    let entry = Entry { path: path.to_owned(), full: path.into(), meta: meta.into(), stamp: None };
    let mut mapped = Mapped::default();
    Mapper::new(&unrestricted, false).reading(&entry, reading, &mut Buffers::default(), &mut mapped);
    let place = Places::new(path, &draft.text);
    // A value that a claim speaks of is not meant to be that of another claim at another time.
    let spoken_of: BTreeSet<Span> = mapped
        .evidence
        .iter()
        .filter(|(_, piece)| takes_side(piece.stance))
        .map(|(_, piece)| piece.place.span)
        .collect();
    let counts = |piece: &Evidence| piece.stance != Stance::OtherTime || !spoken_of.contains(&piece.place.span);
    draft.findings = mapped
        .evidence
        .iter()
        .filter(|(_, piece)| counts(piece))
        .filter_map(|(number, piece)| finding(claims.get(*number)?, piece, &place))
        .collect();
    settle(&mut draft.findings);
    silence(&mut draft, ledger);
    let owned: BTreeSet<Span> = mapped.evidence.iter().map(|(_, evidence)| evidence.place.span).collect();
    for document in &documents {
        unowned(document, &owned, &mut draft);
    }
    draft
}

const fn takes_side(stance: Stance) -> bool {
    matches!(stance, Stance::Supports | Stance::Refutes)
}

/// Where things stand in the draft's own text.
struct Places<'a> {
    text: &'a str,
    lines: LineIndex,
    /// Lines and columns of evidence are those of this text.
    is_own: bool,
}

impl<'a> Places<'a> {
    fn new(path: &str, text: &'a str) -> Self {
        let ending = path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
        Self { text, lines: LineIndex::new(text), is_own: !matches!(ending.as_str(), "html" | "htm") }
    }

    /// The span of a piece of evidence's value. In HTML, places are those of the extracted text: there it is the value in
    /// the only place that has the sentence.
    fn span(&self, evidence: &Evidence) -> Option<Span> {
        let words = evidence.value_text.as_str();
        let start = if self.is_own {
            let line = self.lines.line(self.text, evidence.place.line)?;
            let inside = line.of(self.text).char_indices().nth(evidence.place.column.checked_sub(1)?)?.0;
            line.start + inside
        } else {
            let sentence = &*evidence.passage.text;
            let mut found = self.text.match_indices(sentence);
            let (at, _) = found.next().filter(|_| !sentence.is_empty())?;
            if found.next().is_some() {
                return None;
            }
            at + evidence.passage.value.start
        };
        self.text.get(start..)?.starts_with(words).then(|| Span::new(start, start + words.len()))
    }
}

/// What is the matter with one passage of a draft, if anything.
fn finding(report: &ClaimReport, evidence: &Evidence, places: &Places<'_>) -> Option<Finding> {
    let claim = &report.claim;
    let of_side = |side: &&Side| match (&side.value, &evidence.value) {
        (Some(side), Some(stated)) => side.same_as(stated),
        (None, None) => side.stance == evidence.stance,
        _ => false,
    };
    let mine = report.judgement.sides.iter().find(of_side);
    let disputed = report.judgement.verdict == Verdict::Conflicting;
    let known_wrong = claim.expect.verdict == Verdict::Refuted.name();
    let open = claim.expect.verdict == Verdict::NotEnoughInfo.name();
    let matter = match evidence.stance {
        Stance::OtherTime => Matter::OtherTime,
        Stance::Consistent | Stance::Ambiguous => return None,
        Stance::Supports | Stance::Refutes if disputed && mine.is_some() => Matter::Dispute,
        Stance::Supports if known_wrong => Matter::Contradiction,
        Stance::Refutes if known_wrong && (mine.is_some() || report.judgement.sides.is_empty()) => return None,
        Stance::Supports => return None,
        Stance::Refutes if open => Matter::Unsettled,
        Stance::Refutes => Matter::Contradiction,
    };
    let rivals: Vec<&Side> = report.judgement.sides.iter().filter(|side| !of_side(side)).collect();
    let ledger = match matter {
        Matter::Dispute => list(rivals.iter().map(|side| side_in_words(side))),
        Matter::Contradiction if known_wrong || disputed => {
            list(report.judgement.sides.iter().filter(|s| s.stance == Stance::Refutes || disputed).map(side_in_words))
        }
        _ => due(claim, evidence),
    };
    let ledger = match (&claim.asserted, evidence.stance) {
        (Asserted::Stated, Stance::Supports) => "the opposite".to_owned(),
        (Asserted::Stated, _) => format!("“{}”", claim.statement),
        _ => ledger,
    };
    let span = places.span(evidence);
    let place = span.map(|span| places.lines.position(places.text, span.start));
    let before = span.map_or("", |span| &places.text[..span.start]);
    let suggestion = match matter {
        Matter::Contradiction if disputed => None,
        Matter::Contradiction => correction(report, evidence, known_wrong, before),
        _ => None,
    };
    let behind = match matter {
        Matter::Dispute => rivals.iter().flat_map(|side| side.evidence.iter().take(1)).copied().collect(),
        _ => behind(report, known_wrong || disputed, evidence),
    };
    Some(Finding {
        matter,
        claim: claim.id.clone(),
        severity: claim.severity,
        line: place.map_or(evidence.place.line, |place| place.line),
        column: place.map_or(evidence.place.column, |place| place.column),
        span,
        words: evidence.value_text.clone(),
        ledger,
        because: because(claim, evidence, matter),
        behind: behind
            .iter()
            .filter_map(|&i| report.evidence.get(i))
            .take(MOST_BEHIND)
            .map(|piece| format!("{}; {}:{}", words::passage_line(piece), piece.place.path, piece.place.line))
            .collect(),
        suggestion,
    })
}

fn list(items: impl Iterator<Item = String>) -> String {
    words::list(&items.collect::<Vec<_>>(), "or")
}

fn side_in_words(side: &Side) -> String {
    words::side_value(side)
}

/// The value that is due at the time the passage speaks of.
fn due(claim: &Claim, evidence: &Evidence) -> String {
    match &claim.asserted {
        Asserted::Timeline(entries) => match entry_at(entries, evidence) {
            Some(entry) => entry.written.clone(),
            None => words::claimed(claim),
        },
        _ => words::claimed(claim),
    }
}

/// The one entry of a timeline at the time of a passage.
fn entry_at<'c>(
    entries: &'c [crate::ledger::TimelineEntry],
    evidence: &Evidence,
) -> Option<&'c crate::ledger::TimelineEntry> {
    let time = evidence.time.as_ref()?;
    let mut at = entries.iter().filter(|entry| entry.span.overlaps(time));
    at.next().filter(|_| at.next().is_none())
}

fn because(claim: &Claim, evidence: &Evidence, matter: Matter) -> String {
    let words = &evidence.value_text;
    match (matter, &claim.asserted) {
        (Matter::Dispute, _) => "the sources disagree, and the draft has one side".to_owned(),
        (Matter::OtherTime, _) => match &claim.as_of {
            Some(as_of) => format!("the claim holds for {}; {}", words::days(as_of), evidence.reason.because),
            None => evidence.reason.because.clone(),
        },
        (Matter::Unsettled, _) => "the sources do not settle the claim".to_owned(),
        (Matter::Contradiction, Asserted::Timeline(entries)) => {
            let then =
                entries.iter().find(|entry| evidence.value.as_ref().is_some_and(|stated| entry.value.same_as(stated)));
            match then {
                Some(entry) => format!("“{words}” held in {}", words::days(&entry.span)),
                None => evidence.reason.because.clone(),
            }
        }
        (Matter::Contradiction, _) if evidence.stance == Stance::Supports => {
            "the ledger holds that this is not so".to_owned()
        }
        (Matter::Contradiction, _) => evidence.reason.because.clone(),
    }
}

/// The evidence the ledger rests on: what supports the claim, one passage of each origin, or, where the claim is known to be
/// wrong or disputed, what takes any side. Of a timeline, what supports the entry that is due.
fn behind(report: &ClaimReport, any_side: bool, passage: &Evidence) -> Vec<usize> {
    let due = match &report.claim.asserted {
        Asserted::Timeline(entries) => entry_at(entries, passage).map(|entry| &entry.value),
        _ => None,
    };
    let wanted = |piece: &Evidence| match (piece.stance, due, &piece.value) {
        (Stance::Supports, Some(due), Some(stated)) => due.same_as(stated),
        (stance, ..) => stance == Stance::Supports || any_side && stance == Stance::Refutes,
    };
    let mut origins = BTreeSet::new();
    let pieces = report.evidence.iter().enumerate().filter(|(_, piece)| wanted(piece));
    pieces.filter(|(_, piece)| origins.insert(piece.origin.id.as_str())).map(|(i, _)| i).collect()
}

/// What to write: the value the ledger has, in the style of the draft.
fn correction(report: &ClaimReport, evidence: &Evidence, known_wrong: bool, before: &str) -> Option<Suggestion> {
    if known_wrong {
        let mut against = report.judgement.sides.iter().filter(|side| side.stance == Stance::Refutes);
        let side = against.next().filter(|_| against.next().is_none())?;
        return suggest(&evidence.value_text, evidence.value.as_ref()?, side.value.as_ref()?, before);
    }
    match &report.claim.asserted {
        Asserted::Value { value, .. } => suggest(&evidence.value_text, evidence.value.as_ref()?, value, before),
        Asserted::Timeline(entries) => {
            suggest(&evidence.value_text, evidence.value.as_ref()?, &entry_at(entries, evidence)?.value, before)
        }
        Asserted::Text { spellings, .. } => match &**spellings {
            [one] if matches!(one.pattern, Pattern::Inflected(_)) => Some(wording(&one.written, before)),
            _ => None,
        },
        Asserted::Stated => None,
    }
}

/// Sorts the findings, each once. Where two claims want one value corrected in two ways, neither is applied.
fn settle(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| (a.line, a.column, a.matter, &a.claim).cmp(&(b.line, b.column, b.matter, &b.claim)));
    findings.dedup_by(|a, b| (a.line, a.column, a.matter, &a.claim) == (b.line, b.column, b.matter, &b.claim));
    let mut spans: Vec<(Span, usize)> = Vec::new();
    for (i, finding) in findings.iter_mut().enumerate() {
        match (finding.span, &mut finding.suggestion) {
            (Some(span), Some(_)) => spans.push((span, i)),
            (None, Some(suggestion)) => suggestion.safe = false,
            _ => {}
        }
    }
    spans.sort_unstable();
    let text =
        |findings: &[Finding], i: usize| findings[i].suggestion.as_ref().map(|suggestion| suggestion.text.clone());
    for (n, &(span, i)) in spans.iter().enumerate() {
        for &(other, j) in spans[n + 1..].iter().take_while(|(other, _)| other.start < span.end) {
            if span != other || text(findings, i) != text(findings, j) {
                for k in [i, j] {
                    if let Some(suggestion) = &mut findings[k].suggestion {
                        suggestion.safe = false;
                    }
                }
            }
        }
    }
}

/// Takes out what comments silence, and reports comments that silence nothing.
fn silence(draft: &mut Draft, ledger: &Ledger) {
    let known = |id: &str| ledger.claims.iter().any(|claim| claim.id == id);
    let (ignores, mistakes) = ignores(&draft.path, &draft.text, known);
    draft.diagnostics.extend(mistakes);
    let places: BTreeSet<(&str, usize)> = ignores.iter().map(|ignore| (ignore.claim.as_str(), ignore.line)).collect();
    let found: BTreeSet<(String, usize)> =
        draft.findings.iter().map(|finding| (finding.claim.clone(), finding.line)).collect();
    draft.findings.retain(|finding| !places.contains(&(finding.claim.as_str(), finding.line)));
    for ignore in &ignores {
        if !found.contains(&(ignore.claim.clone(), ignore.line)) {
            let message = format!("nothing is found of `{}` on line {}", ignore.claim, ignore.line);
            let idle =
                Diagnostic::warning("unused-ignore", &draft.path, ignore.span, message).label("silences nothing");
            draft.diagnostics.push(idle.help("remove the comment"));
        }
    }
}

/// The values of a document that no passage of a claim has.
fn unowned(document: &Document, owned: &BTreeSet<Span>, draft: &mut Draft) {
    let dateline = document.meta.published.as_ref().map(|(_, date)| date);
    for paragraph in paragraphs(&document.text) {
        for sentence in sentences(&document.text, paragraph) {
            let text = sentence.of(&document.text);
            for mention in mention::read(text, dateline).iter().filter(|mention| mention.kind != Kind::Ordinal) {
                draft.values += 1;
                let place = document.locate(mention.span.shifted(sentence.start));
                if !owned.contains(&place.span) {
                    draft.unowned.push(Unowned {
                        line: place.line,
                        column: place.column,
                        kind: mention.kind.name(),
                        words: mention.span.of(text).to_owned(),
                        sentence: words::clip(text, 120),
                    });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
