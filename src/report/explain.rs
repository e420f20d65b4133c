//! The whole decision for one claim: what it was understood to say, every passage looked at, each step of the verdict.

use std::collections::{BTreeMap, BTreeSet};

use super::paint::{Page, Screen, Text, Tone};
use super::table::{place, quoted, sign, stance_tone};
use super::words;
use super::{ClaimReport, Flag};
use crate::evidence::{Code, Evidence, Rejected, Stance};
use crate::ledger::{Asserted, Claim, Source, Term, Within};

/// Columns of the labels on the left.
const LABELS: usize = 12;
/// Words of context on either side of a value in a quote: nearly always the whole sentence.
const WORDS: usize = 80;
/// Contradicting pairs of values that are listed.
const MOST_PAIRS: usize = 20;

/// The screen of `crosscheck explain`, for one claim of a finished report.
pub fn explain(report: &ClaimReport, screen: Screen) -> String {
    let mut page = Page::new(screen);
    page.say(
        0,
        &Text::new()
            .add(Tone::Strong, &report.claim.id)
            .add(Tone::Plain, " · ")
            .add(Tone::Plain, &report.claim.statement),
    );
    page.say(0, &Text::new().add(Tone::Quiet, &format!("{}:{}", report.claim.file, report.claim.line)));
    page.gap();
    understood(&mut page, &report.claim);
    page.gap();
    documents(&mut page, report);
    page.gap();
    decision(&mut page, report);
    page.finish()
}

fn title(page: &mut Page, text: &str) {
    page.say(0, &Text::new().add(Tone::Strong, text));
}

fn field(page: &mut Page, label: &str, text: &str) {
    page.hang(2, &Text::new().add(Tone::Quiet, label), LABELS, &Text::plain(text));
}

fn understood(page: &mut Page, claim: &Claim) {
    title(page, "The claim as understood");
    match &claim.asserted {
        Asserted::Value { value, written } => {
            field(page, claim.kind.name(), &format!("{written}: {}", words::reading(value)));
        }
        Asserted::Timeline(entries) => {
            for (i, entry) in entries.iter().enumerate() {
                let label = if i == 0 { "timeline" } else { "" };
                let text =
                    format!("{}: {}, on {}", entry.written, words::reading(&entry.value), words::days(&entry.span));
                field(page, label, &text);
            }
        }
        Asserted::Text { spellings, among } => {
            field(page, "text", &terms(spellings));
            if !among.is_empty() {
                field(page, "among", &format!("{}: these refute it", terms(among)));
            }
        }
        Asserted::Stated => {
            field(page, "stated", "a passage that asserts it supports it, one that denies it refutes it");
        }
    }
    if !matches!(claim.asserted, Asserted::Text { .. } | Asserted::Stated) {
        field(page, "tolerance", &words::tolerance(claim));
    }
    let within = match claim.within {
        Within::Sentence => "in the sentence",
        Within::Paragraph => "in the paragraph",
        Within::Document => "anywhere in the document",
    };
    for (label, list, where_) in [
        ("subject", &claim.subject, within),
        ("measure", &claim.measure, "in the sentence"),
        ("of", &claim.of, "counted by the value"),
        ("not", &claim.not, "must not stand in the sentence"),
    ] {
        if !list.is_empty() {
            field(page, label, &format!("{} ({where_})", terms(list)));
        }
    }
    if let Some(as_of) = &claim.as_of {
        field(page, "as of", &words::days(as_of));
    }
    let sources = if claim.sources.is_empty() {
        "every document".to_owned()
    } else {
        let named: Vec<String> = claim.sources.iter().map(source).collect();
        words::list(&named, "and")
    };
    field(page, "sources", &sources);
    let origins = words::count(claim.min_origins, "independent origin");
    field(page, "supported", &format!("takes at least {origins}"));
    field(page, "expected", &claim.expect.verdict);
}

fn source(source: &Source) -> String {
    match source {
        Source::Id(id) => id.clone(),
        Source::Glob(glob) => glob.glob().glob().to_owned(),
        Source::Tag(tag) => format!("tag:{tag}"),
    }
}

/// Terms as written, those of a word list after its name: `flotilla; from @raid: Mavi Marmara, Gaza blockade`.
fn terms(terms: &[Term]) -> String {
    let mut own: Vec<&str> = Vec::new();
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for term in terms {
        match &term.list {
            None => own.push(&term.written),
            Some(list) => lists.entry(list).or_default().push(&term.written),
        }
    }
    let own = (!own.is_empty()).then(|| own.join(", "));
    let lists = lists.into_iter().map(|(name, terms)| format!("from @{name}: {}", terms.join(", ")));
    own.into_iter().chain(lists).collect::<Vec<_>>().join("; ")
}

/// What was found in one document.
#[derive(Default)]
struct Found<'a> {
    evidence: Vec<&'a Evidence>,
    rejected: Vec<&'a Rejected>,
}

fn documents(page: &mut Page, report: &ClaimReport) {
    let mut found: BTreeMap<&str, Found<'_>> = BTreeMap::new();
    for evidence in &report.evidence {
        found.entry(&evidence.place.source).or_default().evidence.push(evidence);
    }
    for rejected in &report.rejected {
        found.entry(&rejected.place.source).or_default().rejected.push(rejected);
    }
    let heading = format!(
        "{} considered in {}: {} of evidence, {} rejected",
        words::count(report.evidence.len() + report.rejected.len(), "passage"),
        words::count(found.len(), "document"),
        words::count(report.evidence.len(), "piece"),
        report.rejected.len()
    );
    title(page, &heading);
    for (source, found) in &found {
        let mut who = Text::new().add(Tone::Strong, source);
        if let Some(first) = found.evidence.first() {
            who = who.add(Tone::Quiet, &format!(" · {}", words::provenance(first)));
        }
        page.say(2, &who);
        for evidence in &found.evidence {
            accepted(page, evidence);
        }
        for candidate in &found.rejected {
            rejected(page, candidate);
        }
    }
}

fn accepted(page: &mut Page, evidence: &Evidence) {
    let head = Text::new()
        .add(stance_tone(evidence.stance), evidence.stance.name())
        .add(Tone::Plain, &format!(" ({}) ", evidence.reason.code.name()))
        .add(Tone::Quiet, &place(&evidence.place));
    page.say(4, &head);
    page.say(6, &quoted(&evidence.passage, WORDS));
    page.say(6, &Text::plain(&evidence.reason.because));
    let mut known = Vec::new();
    if let Some(value) = &evidence.value {
        known.push(format!("read as {}", words::reading(value)));
    }
    if let Some(time) = &evidence.time {
        known.push(format!("speaks of {}", words::days(time)));
    }
    if !known.is_empty() {
        page.say(6, &Text::new().add(Tone::Quiet, &known.join(" · ")));
    }
}

/// Whether only one condition of the claim was lacking.
fn is_near_miss(code: Code) -> bool {
    matches!(code, Code::SubjectMissing | Code::MeasureMissing | Code::NounMissing | Code::NoValue)
}

fn rejected(page: &mut Page, rejected: &Rejected) {
    let word = if is_near_miss(rejected.reason.code) { "near miss" } else { "rejected" };
    let head = Text::plain(word)
        .add(Tone::Plain, &format!(" ({}) ", rejected.reason.code.name()))
        .add(Tone::Quiet, &place(&rejected.place));
    page.say(4, &head);
    page.say(6, &quoted(&rejected.passage, WORDS));
    page.say(6, &Text::plain(&rejected.reason.because));
}

fn decision(page: &mut Page, report: &ClaimReport) {
    title(page, "The decision");
    for stance in Stance::ALL {
        let evidence: Vec<&Evidence> = report.evidence.iter().filter(|evidence| evidence.stance == stance).collect();
        if evidence.is_empty() && !matches!(stance, Stance::Supports | Stance::Refutes) {
            continue;
        }
        let origins: BTreeSet<&str> = evidence.iter().map(|evidence| evidence.origin.id.as_str()).collect();
        let sources: BTreeSet<&str> = evidence.iter().map(|evidence| &*evidence.place.source).collect();
        let named: Vec<String> = origins.iter().map(|&origin| origin.to_owned()).collect();
        let counted = match stance {
            Stance::Supports | Stance::Refutes => "",
            Stance::Consistent | Stance::OtherTime | Stance::Ambiguous => ", not counted",
        };
        let text = if evidence.is_empty() {
            "no origin".to_owned()
        } else {
            format!("{}: {}{counted}", words::tally(sources.len(), origins.len()), words::list(&named, "and"))
        };
        page.hang(2, &Text::new().add(stance_tone(stance), stance.name()), LABELS, &Text::plain(&text));
    }
    let text = format!("{}: {}", words::verdict(&report.judgement), words::rule(&report.claim, &report.judgement));
    field(page, "verdict", &text);
    let pairs = &report.judgement.disagreements;
    for &(a, b) in pairs.iter().take(MOST_PAIRS) {
        if let (Some(a), Some(b)) = (report.judgement.sides.get(a), report.judgement.sides.get(b)) {
            let text = format!(
                "“{}” ({}) against “{}” ({})",
                words::side_value(a),
                a.sources.join(", "),
                words::side_value(b),
                b.sources.join(", ")
            );
            field(page, "disagree", &text);
        }
    }
    if pairs.len() > MOST_PAIRS {
        field(page, "", &format!("and {}", words::count(pairs.len() - MOST_PAIRS, "more pair")));
    }
    field(page, "expectation", &words::expectation(report));
    if let Some(because) = &report.claim.expect.because {
        field(page, "because", because);
    }
    if let Some(waiver) = &report.claim.waive {
        let state = if report.flags.contains(&Flag::WaiverExpired) { "ended on" } else { "until" };
        field(page, "waiver", &format!("{state} {}: {}", waiver.until, waiver.reason));
    }
    let flags: Vec<&str> = report.flags.iter().map(|flag| flag.name()).collect();
    if !flags.is_empty() {
        field(page, "flags", &flags.join(", "));
    }
    page.hang(
        2,
        &Text::new().add(Tone::Quiet, "result"),
        LABELS,
        &sign(report).add(Tone::Plain, " ").add(Tone::Strong, &words::result(report)),
    );
}
