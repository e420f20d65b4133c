//! What changed since a revision: the claims edited, their evidence come and gone, and what became worse.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::passage::{line, list, passage, who};
use super::text::{Text, claim_link, quoted};
use super::word_diff::of_passages;
use crate::ledger::Edit;
use crate::report::changes::{Altered, Changes, ClaimChange, Fate, Gone};
use crate::report::dispute::{CHANGES_SHOWN, QUOTE_WORDS};
use crate::report::{ClaimReport, Report, words};

/// Files of the corpus named of each sort; further ones are counted.
const FILES: usize = 12;

/// The section. `report` is the one the changes stand in.
pub(super) fn changes(report: &Report, changes: &Changes) -> Markup {
    let title = format!("Changes since {} ({})", changes.revision, words::commit(&changes.commit));
    let claims: BTreeMap<&str, &ClaimReport> =
        report.claims.iter().map(|claim| (claim.claim.id.as_str(), claim)).collect();
    html! {
        section #changes aria-labelledby="changes-heading" {
            h2 id="changes-heading" { (Text(&title)) " " small { (words::worse(report, changes).0) } }
            p.quiet { (words::documents(&changes.documents)) }
            (files("changed", &changes.documents.changed))
            (files("added", &changes.documents.added))
            (files("removed", &changes.documents.removed))
            @for change in &changes.claims { (one(change, claims.get(change.id.as_str()).copied())) }
        }
    }
}

fn files(what: &str, paths: &[String]) -> Markup {
    html! {
        @if !paths.is_empty() {
            p.quiet {
                (what) ": "
                @for (i, path) in paths.iter().take(FILES).enumerate() { @if i > 0 { ", " } (Text(path)) }
                @if paths.len() > FILES { " and " (paths.len() - FILES) " more" }
            }
        }
    }
}

fn one(change: &ClaimChange, now: Option<&ClaimReport>) -> Markup {
    let sign = match now {
        None => "-",
        Some(now) if now.passed => "✓",
        Some(now) if change.worse => words::outcome(now).sign(),
        Some(_) => "!",
    };
    html! {
        details class={ "change" @if change.worse { " worse" } } open[change.worse] {
            summary { b { (sign) } span { b { (Text(&change.id)) } " " (words::change(change)) } }
            div {
                @if let Some(now) = now.filter(|_| change.fate == Fate::Added) { p { (Text(&now.claim.statement)) } }
                @for edit in &change.edits { (edited(edit)) }
                (evidence(change))
                @if let Some(now) = now {
                    @for text in words::new_disagreements(change, now) { p { b { "new disagreement: " } (Text(&text)) } }
                    small { "the whole claim as it is now: " (claim_link(&change.id)) }
                }
            }
        }
    }
}

/// The evidence that is other than before, the first few of each sort.
fn evidence(change: &ClaimChange) -> Markup {
    let counts = [change.altered.len(), change.gone.len(), change.came.len()];
    let hidden: usize = counts.iter().map(|n| n.saturating_sub(CHANGES_SHOWN)).sum();
    html! {
        @if counts != [0, 0, 0] {
            ul.plain {
                @for pair in change.altered.iter().take(CHANGES_SHOWN) { (altered(pair)) }
                @for piece in change.gone.iter().take(CHANGES_SHOWN) { (gone(piece)) }
                @for piece in change.came.iter().take(CHANGES_SHOWN) {
                    li { b { "came: " } (piece.stance.name()) (passage(piece)) }
                }
            }
        }
        @if hidden > 0 { p { (words::count(hidden, "more passage")) " changed" } }
    }
}

/// A key of the claim, before and after.
fn edited(edit: &Edit) -> Markup {
    let shown = |side: &Option<String>| html! { (Text(side.as_deref().unwrap_or("(not given)"))) };
    html! { p { b { (edit.key) } ": " del { (shown(&edit.before)) } " → " ins { (shown(&edit.after)) } } }
}

fn altered(pair: &Altered) -> Markup {
    let Altered { before, after } = pair;
    let now = html! {
        li {
            (who(after))
            @if before.passage == after.passage { (quoted(&after.passage, QUOTE_WORDS)) }
            @else { (of_passages(&before.passage, &after.passage, ("before", "now"))) }
        }
    };
    html! { li { b { "changed: " } (Text(&words::altered(before, after))) (list(after.stance, &now)) } }
}

fn gone(gone: &Gone) -> Markup {
    html! {
        li {
            b { "gone: " } (gone.evidence.stance.name())
            (passage(&gone.evidence))
            @if let Some(instead) = &gone.instead {
                p { "instead, which is no evidence: " (Text(&instead.reason.because)) " · " (line(&instead.place)) }
                (of_passages(&gone.evidence.passage, &instead.passage, ("before", "now")))
            }
        }
    }
}
