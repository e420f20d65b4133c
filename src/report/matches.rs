//! What a claim matches: the passages with their values marked, each with its stance, for the writer of a draft.

use super::ClaimReport;
use super::paint::{Page, Screen, Text, Tone};
use super::table::{place, quoted, stance_tone};
use super::words;
use crate::evidence::{Code, Evidence, Stance};

/// Words of context on either side of a value in a quote.
const WORDS: usize = 16;
/// Passages shown of each sort.
const MOST: usize = 8;

/// The passages a claim matches in a corpus of `documents` documents, then those it nearly matches.
pub fn matches(report: &ClaimReport, documents: usize, screen: Screen) -> String {
    let mut page = Page::new(screen);
    let matched = format!(
        "It matches {} in {} now: {}",
        words::count(report.evidence.len(), "passage"),
        words::count(documents, "document"),
        words::verdict(&report.judgement)
    );
    page.say(0, &Text::new().add(Tone::Strong, &matched));
    // What speaks against the claim is what its writer must see.
    let mut pieces: Vec<&Evidence> = report.evidence.iter().collect();
    pieces.sort_by_key(|evidence| evidence.stance != Stance::Refutes);
    for evidence in pieces.into_iter().take(MOST) {
        let head = Text::new()
            .add(stance_tone(evidence.stance), evidence.stance.name())
            .add(Tone::Plain, ": ")
            .add(Tone::Plain, &evidence.reason.because)
            .add(Tone::Quiet, &format!(" · {}", place(&evidence.place)));
        page.say(2, &head);
        page.say(4, &quoted(&evidence.passage, WORDS));
    }
    more(&mut page, report.evidence.len());
    let near = |code: Code| matches!(code, Code::SubjectMissing | Code::MeasureMissing | Code::NounMissing);
    let passages = report.rejected.iter().filter(|rejected| !near(rejected.reason.code));
    let (silent, nearly): (Vec<_>, Vec<_>) = passages.partition(|rejected| rejected.reason.code == Code::NoValue);
    if !nearly.is_empty() {
        page.gap();
        page.say(0, &Text::new().add(Tone::Strong, &format!("It leaves out {}", words::count(nearly.len(), "value"))));
        for rejected in nearly.iter().take(MOST) {
            let head =
                Text::plain(&rejected.reason.because).add(Tone::Quiet, &format!(" · {}", place(&rejected.place)));
            page.say(2, &head);
            page.say(4, &quoted(&rejected.passage, WORDS));
        }
        more(&mut page, nearly.len());
    }
    if !silent.is_empty() {
        page.gap();
        let stating = words::count(silent.len(), "passage");
        page.say(0, &Text::plain(&format!("Of what it speaks of, {stating} state no {}", report.claim.kind.name())));
    }
    page.finish()
}

fn more(page: &mut Page, all: usize) {
    if all > MOST {
        page.say(2, &Text::new().add(Tone::Quiet, &format!("and {} more", all - MOST)));
    }
}
