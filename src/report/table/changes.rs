//! The part of the screen that shows what changed since a revision.

use super::{Page, Text, Tone, passage, place, quoted, stance_tone, word_diff};
use crate::evidence::Evidence;
use crate::report::changes::{Altered, Changes, ClaimChange, Fate};
use crate::report::diff::diff;
use crate::report::dispute::{CHANGES_SHOWN, QUOTE_WORDS};
use crate::report::quote::quote;
use crate::report::words::{self, Outcome};
use crate::report::{ClaimReport, Report};

/// The section. `report` is the one the changes stand in.
pub(super) fn section(page: &mut Page, report: &Report, changes: &Changes) {
    page.gap();
    let title = format!("Changes since {} ({})", changes.revision, words::commit(&changes.commit));
    page.say(0, &Text::new().add(Tone::Strong, &title));
    page.say(2, &Text::new().add(Tone::Quiet, &words::documents(&changes.documents)));
    for change in &changes.claims {
        let now = report.claims.iter().find(|claim| claim.claim.id == change.id);
        page.gap();
        claim(page, change, now);
    }
    page.gap();
    let worse = words::worse(report, changes);
    let tone = if worse.1 { Tone::Bad } else { Tone::Strong };
    page.say(2, &Text::new().add(tone, &worse.0));
}

fn claim(page: &mut Page, change: &ClaimChange, now: Option<&ClaimReport>) {
    let (sign, tone) = match (now.map(words::outcome), change.worse) {
        (None, _) => ("-", Tone::Quiet),
        (Some(Outcome::Passed), _) => ("✓", Tone::Good),
        (Some(Outcome::Failed), true) => ("✗", Tone::Bad),
        (Some(Outcome::Waived), true) => ("~", Tone::Warn),
        (Some(_), _) => ("!", Tone::Warn),
    };
    let title = Text::new().add(Tone::Strong, &change.id).add(Tone::Plain, " · ").add(tone, &words::change(change));
    page.hang(0, &Text::new().add(tone, sign), 2, &title);
    if change.fate == Fate::Added
        && let Some(now) = now
    {
        page.say(2, &Text::plain(&now.claim.statement));
    }
    for edit in &change.edits {
        let mut text = Text::new().add(Tone::Strong, edit.key).add(Tone::Plain, ": ");
        let nothing = "(not given)";
        text = text.add(Tone::Removed, edit.before.as_deref().unwrap_or(nothing)).add(Tone::Plain, " → ");
        page.say(2, &text.add(Tone::Added, edit.after.as_deref().unwrap_or(nothing)));
    }
    for pair in change.altered.iter().take(CHANGES_SHOWN) {
        altered(page, pair);
    }
    for gone in change.gone.iter().take(CHANGES_SHOWN) {
        page.gap();
        label(page, "gone", &gone.evidence);
        passage(page, &gone.evidence);
        if let Some(instead) = &gone.instead {
            page.say(
                4,
                &Text::plain("instead there stands, which is no evidence: ").add(Tone::Quiet, &instead.reason.because),
            );
            word_diff(page, &diff(&quote(&gone.evidence.passage, QUOTE_WORDS), &quote(&instead.passage, QUOTE_WORDS)));
            page.say(6, &Text::new().add(Tone::Quiet, &place(&instead.place)));
        }
    }
    for came in change.came.iter().take(CHANGES_SHOWN) {
        page.gap();
        label(page, "came", came);
        passage(page, came);
    }
    let hidden: usize = [change.altered.len(), change.gone.len(), change.came.len()]
        .map(|n| n.saturating_sub(CHANGES_SHOWN))
        .iter()
        .sum();
    if hidden > 0 {
        page.gap();
        let more = format!("{} changed; `--format json` lists every one", words::count(hidden, "more passage"));
        page.say(2, &Text::new().add(Tone::Quiet, &more));
    }
    if let Some(now) = now {
        for text in words::new_disagreements(change, now) {
            page.gap();
            page.say(2, &Text::new().add(Tone::Warn, "new disagreement: ").add(Tone::Plain, &text));
        }
    }
}

fn label(page: &mut Page, what: &str, evidence: &Evidence) {
    let text = Text::new().add(Tone::Strong, what).add(Tone::Plain, ": ");
    page.say(2, &text.add(stance_tone(evidence.stance), evidence.stance.name()));
}

fn altered(page: &mut Page, pair: &Altered) {
    page.gap();
    let Altered { before, after } = pair;
    let text = Text::new().add(Tone::Strong, "changed").add(Tone::Plain, ": ");
    page.say(2, &text.add(stance_tone(after.stance), &words::altered(before, after)));
    page.say(
        4,
        &Text::new()
            .add(Tone::Strong, &after.place.source)
            .add(Tone::Quiet, &format!(" · {}", words::provenance(after))),
    );
    if before.passage == after.passage {
        page.say(6, &quoted(&after.passage, QUOTE_WORDS));
    } else {
        word_diff(page, &diff(&quote(&before.passage, QUOTE_WORDS), &quote(&after.passage, QUOTE_WORDS)));
    }
    page.say(6, &Text::new().add(Tone::Quiet, &place(&after.place)));
}
