//! The format `table`: the verdicts at a glance, then what needs a closer look.

mod changes;
mod locked;

use super::diff::{Diff, Share, Token};
use super::dispute::{self, Comparison, NEAR_MISSES, Party, QUOTE_WORDS};
use super::grid::Column;
use super::paint::{Page, Screen, Text, Tone};
use super::quote::quote;
use super::words::{self, Outcome};
use super::{ClaimReport, Flag, Report, stance};
use crate::evidence::{Evidence, Passage, Stance};
use crate::verdict::{Judgement, Verdict};

/// Below this many columns a claim takes a few lines rather than a row.
const NARROW: usize = 80;
/// Values listed in a row of the table.
const VALUES_PER_ROW: usize = 4;

/// The screen of `crosscheck check`.
pub(super) fn render(report: &Report, screen: Screen) -> String {
    let mut page = Page::new(screen);
    verdicts(&mut page, report);
    if let Some(changed) = &report.changes {
        changes::section(&mut page, report, changed);
    }
    if let Some(held) = &report.locked {
        locked::section(&mut page, held);
    }
    for claim in report.claims.iter().filter(|claim| !claim.judgement.disagreements.is_empty()) {
        page.gap();
        disagreement(&mut page, claim);
    }
    for claim in report.claims.iter().filter(|claim| !claim.passed && claim.judgement.disagreements.is_empty()) {
        page.gap();
        failure(&mut page, claim);
    }
    page.gap();
    closing(&mut page, report);
    page.finish()
}

fn verdicts(page: &mut Page, report: &Report) {
    if report.claims.is_empty() {
        page.say(0, &Text::plain("No claim was checked."));
        return;
    }
    if page.columns() < NARROW {
        for claim in &report.claims {
            page.hang(0, &sign(claim), 2, &Text::new().add(Tone::Strong, &claim.claim.id));
            page.say(4, &verdict(claim).add(Tone::Plain, " · ").join(result(claim)));
            page.say(4, &Text::plain("claimed ").add(Tone::Plain, &words::claimed(&claim.claim)));
            page.say(4, &Text::plain("sources state ").join(stated(&claim.judgement)));
        }
        return;
    }
    let columns = [
        Column { heading: "claim", least: 20 },
        Column { heading: "claimed", least: 10 },
        Column { heading: "verdict", least: 15 },
        Column { heading: "sources state", least: 20 },
        Column { heading: "result", least: 10 },
    ];
    let rows: Vec<Vec<Text>> = report
        .claims
        .iter()
        .map(|claim| {
            vec![
                Text::plain(&claim.claim.id),
                Text::plain(&words::claimed(&claim.claim)),
                verdict(claim),
                stated(&claim.judgement),
                sign(claim).join(Text::plain(" ")).join(result(claim)),
            ]
        })
        .collect();
    page.grid(&columns, &rows);
}

fn tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::Passed => Tone::Good,
        Outcome::Failed => Tone::Bad,
        Outcome::Waived | Outcome::Noted => Tone::Warn,
    }
}

pub(super) fn sign(claim: &ClaimReport) -> Text {
    let outcome = words::outcome(claim);
    Text::new().add(tone(outcome), outcome.sign())
}

fn result(claim: &ClaimReport) -> Text {
    Text::new().add(tone(words::outcome(claim)), &words::result(claim))
}

fn verdict(claim: &ClaimReport) -> Text {
    let tone = match claim.judgement.verdict {
        Verdict::Supported => Tone::Good,
        Verdict::Refuted => Tone::Bad,
        Verdict::Conflicting => Tone::Warn,
        Verdict::NotEnoughInfo | Verdict::Unchecked => Tone::Quiet,
    };
    Text::new().add(tone, &words::verdict(&claim.judgement))
}

/// The values sources state, each with its counts, and its stance where that is not plain from the verdict.
fn stated(judgement: &Judgement) -> Text {
    if judgement.sides.is_empty() {
        return Text::new().add(Tone::Quiet, "nothing");
    }
    let mut text = Text::new();
    for (i, side) in judgement.sides.iter().take(VALUES_PER_ROW).enumerate() {
        let documents = words::count(side.sources.len(), "document");
        let origins = words::count(side.origins, "origin");
        let mut counts = if side.origins == side.sources.len() { documents } else { format!("{documents}, {origins}") };
        if !matches!(side.stance, Stance::Supports | Stance::Refutes) {
            counts.push_str(&format!(", {}", side.stance.name()));
        }
        let separator = if i == 0 { "" } else { "; " };
        text = text.add(Tone::Plain, separator).add(Tone::Strong, &words::side_value(side));
        text = text.add(Tone::Quiet, &format!(" ({})", counts.replace(' ', "\u{a0}").replace(",\u{a0}", ", ")));
    }
    match judgement.sides.len().saturating_sub(VALUES_PER_ROW) {
        0 => text,
        more => text.add(Tone::Quiet, &format!("; {} more", words::count(more, "value"))),
    }
}

/// Sign, id and what is the matter; then the statement and what was claimed and expected.
fn heading(page: &mut Page, claim: &ClaimReport, matter: &str) {
    let title = Text::new().add(Tone::Strong, &claim.claim.id).add(Tone::Plain, " · ").add(Tone::Plain, matter);
    page.hang(0, &sign(claim), 2, &title);
    page.say(2, &Text::plain(&claim.claim.statement));
    let claimed = format!("claimed {} · {}:{}", words::claimed(&claim.claim), claim.claim.file, claim.claim.line);
    page.say(2, &Text::new().add(Tone::Quiet, &claimed));
    if !claim.passed {
        page.say(2, &Text::new().add(tone(words::outcome(claim)), &words::expectation(claim)));
    }
    if let Some(because) = &claim.claim.expect.because {
        let label = if claim.passed { "known: " } else { "expected because: " };
        let mut text = Text::new().add(Tone::Strong, label).add(Tone::Plain, because);
        if let Some(day) = claim.claim.expect.review_after {
            let due = if claim.flags.contains(&Flag::ReviewDue) { ", which has passed" } else { "" };
            text = text.add(Tone::Quiet, &format!(" (review after {day}{due})"));
        }
        page.say(2, &text);
    }
    if let Some(waiver) = &claim.claim.waive
        && !claim.passed
    {
        let held = if claim.flags.contains(&Flag::Waived) { "waived until" } else { "its waiver ended on" };
        page.say(
            2,
            &Text::new().add(Tone::Warn, &format!("{held} {}: ", waiver.until)).add(Tone::Plain, &waiver.reason),
        );
    }
}

fn disagreement(page: &mut Page, claim: &ClaimReport) {
    let parties = dispute::parties(claim);
    let judgement = &claim.judgement;
    let matter = format!(
        "sources disagree: {}, {}",
        words::count(dispute::contradicting(claim), "value"),
        words::tally(judgement.documents, judgement.origins)
    );
    heading(page, claim, &matter);
    for party in &parties {
        page.gap();
        side(page, party);
    }
    for side in dispute::bystanders(claim) {
        page.gap();
        let text = format!(
            " {} · {} · {}",
            side.stance.name(),
            words::tally(side.sources.len(), side.origins),
            side.sources.join(", ")
        );
        page.say(
            4,
            &Text::new().add(Tone::Quiet, "also ").add(Tone::Strong, &words::side_value(side)).add(Tone::Quiet, &text),
        );
    }
    let (comparisons, left_out) = dispute::comparisons(claim);
    for comparison in &comparisons {
        page.gap();
        compare(page, comparison);
    }
    if left_out > 0 {
        page.gap();
        let pairs = if left_out == 1 { "pair of values contradicts" } else { "pairs of values contradict" };
        let more =
            format!("{left_out} more {pairs} each other; `crosscheck explain {}` shows every passage", claim.claim.id);
        page.say(2, &Text::new().add(Tone::Quiet, &more));
    }
}

fn side(page: &mut Page, party: &Party<'_>) {
    let counts = words::tally(party.side.sources.len(), party.side.origins);
    let title = Text::new()
        .add(Tone::Strong, &words::side_value(party.side))
        .add(Tone::Plain, " · ")
        .add(stance_tone(party.side.stance), stance::words(party.side.stance))
        .add(Tone::Plain, &format!(" · {counts}"));
    page.say(2, &Text::new().add(Tone::Strong, &party.letter).add(Tone::Plain, ": ").join(title));
    for evidence in &party.quoted {
        passage(page, evidence);
    }
    if !party.also.is_empty() {
        page.say(4, &Text::new().add(Tone::Quiet, &format!("and {}", party.also.join(", "))));
    }
    for hint in &party.hints {
        page.say(4, &Text::new().add(Tone::Warn, "hint: ").add(Tone::Plain, hint));
    }
}

pub(super) fn stance_tone(stance: Stance) -> Tone {
    match stance {
        Stance::Supports => Tone::Good,
        Stance::Refutes => Tone::Bad,
        Stance::Consistent | Stance::OtherTime | Stance::Ambiguous => Tone::Warn,
    }
}

/// Source, dateline and origin; the quote; the place.
fn passage(page: &mut Page, evidence: &Evidence) {
    let who = Text::new()
        .add(Tone::Strong, &evidence.place.source)
        .add(Tone::Quiet, &format!(" · {}", words::provenance(evidence)));
    page.say(4, &who);
    page.say(6, &quoted(&evidence.passage, QUOTE_WORDS));
    page.say(6, &Text::new().add(Tone::Quiet, &place(&evidence.place)));
}

/// Where it stands.
pub(super) fn place(place: &crate::evidence::Place) -> String {
    words::place(place)
}

/// The passage in quotation marks, shortened, its value marked.
pub(super) fn quoted(passage: &Passage, words: usize) -> Text {
    let quote = quote(passage, words);
    let mut text = Text::plain("“").add(Tone::Plain, quote.before.trim_start());
    if !quote.value.is_empty() {
        text = text.add(Tone::Value, &format!("«{}»", quote.value));
    }
    text.add(Tone::Plain, quote.after.trim_end()).add(Tone::Plain, "”")
}

fn compare(page: &mut Page, comparison: &Comparison<'_>) {
    let (first, second) = &comparison.letters;
    let (ours, theirs) = comparison.sources;
    let title = format!("{first} → {second}, word by word: [-{ours}-] {{+{theirs}+}}");
    page.say(2, &Text::new().add(Tone::Quiet, &title));
    word_diff(page, &comparison.diff);
}

fn word_diff(page: &mut Page, diff: &Diff) {
    if diff.related {
        let mut text = Text::new();
        for piece in &diff.pieces {
            text = text.join(tokens(&piece.tokens, piece.share, true));
        }
        page.say(6, &text);
        return;
    }
    // Two sentences with little in common read better one below the other.
    for (label, own) in [("-", Share::Removed), ("+", Share::Added)] {
        let mut text = Text::new();
        for piece in diff.pieces.iter().filter(|piece| piece.share == own || piece.share == Share::Both) {
            text = text.join(tokens(&piece.tokens, piece.share, false));
        }
        let tone = if own == Share::Removed { Tone::Removed } else { Tone::Added };
        page.hang(4, &Text::new().add(tone, label), 2, &text);
    }
}

/// The words of one piece of a diff: `[-…-]` around what only the first says, `{+…+}` around what only the second says.
fn tokens(tokens: &[Token], share: Share, bracketed: bool) -> Text {
    let (open, tone, close) = match share {
        Share::Both => ("", Tone::Plain, ""),
        Share::Removed => ("[-", Tone::Removed, "-]"),
        Share::Added => ("{+", Tone::Added, "+}"),
    };
    let (open, close) = if bracketed { (open, close) } else { ("", "") };
    let mut text = Text::new();
    for (i, token) in tokens.iter().enumerate() {
        // Removed and added words stand side by side, also where both begin without a space.
        if token.spaced || (i == 0 && !open.is_empty()) {
            text = text.add(Tone::Plain, " ");
        }
        if i == 0 {
            text = text.add(tone, open);
        }
        text = if token.is_value {
            text.add(Tone::Value, &format!("«{}»", token.text))
        } else {
            text.add(tone, &token.text)
        };
    }
    text.add(tone, close)
}

fn failure(page: &mut Page, claim: &ClaimReport) {
    heading(page, claim, &words::verdict(&claim.judgement));
    page.say(2, &Text::plain(&words::rule(&claim.claim, &claim.judgement)));
    let (shown, left_out) = dispute::failing_evidence(claim);
    for evidence in shown {
        page.gap();
        passage(page, evidence);
        page.say(
            6,
            &Text::new()
                .add(stance_tone(evidence.stance), evidence.stance.name())
                .add(Tone::Plain, ": ")
                .add(Tone::Plain, &evidence.reason.because),
        );
    }
    let mut hidden = left_out;
    if claim.evidence.is_empty() {
        for rejected in claim.rejected.iter().take(NEAR_MISSES) {
            page.gap();
            page.say(4, &Text::new().add(Tone::Quiet, "near miss · ").add(Tone::Strong, &rejected.place.source));
            page.say(6, &quoted(&rejected.passage, QUOTE_WORDS));
            page.say(6, &Text::new().add(Tone::Quiet, &place(&rejected.place)));
            page.say(6, &Text::plain("rejected: ").add(Tone::Plain, &rejected.reason.because));
        }
        hidden = claim.rejected.len().saturating_sub(NEAR_MISSES);
    }
    page.gap();
    let more = if hidden > 0 { format!("{}: ", words::count(hidden, "more passage")) } else { String::new() };
    page.say(
        2,
        &Text::new()
            .add(Tone::Quiet, &format!("{more}`crosscheck explain {}` shows the whole decision", claim.claim.id)),
    );
}

fn closing(page: &mut Page, report: &Report) {
    if !report.diagnostics.is_empty() {
        let text = words::count(report.diagnostics.len(), "warning");
        page.hang(
            0,
            &Text::new().add(Tone::Warn, "!"),
            2,
            &Text::new().add(Tone::Warn, &text).add(Tone::Plain, " about the input"),
        );
    }
    let tone = if words::fails(report) { Tone::Bad } else { Tone::Strong };
    page.say(0, &Text::new().add(tone, &words::summary(report)));
}
