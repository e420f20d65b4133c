//! The part of the comment that shows what changed since a revision.

use super::{QUOTE_WORDS, escape, line, passage, place, quoted, word_diff};
use crate::report::changes::{Altered, Changes, ClaimChange, Fate};
use crate::report::diff::diff;
use crate::report::dispute::CHANGES_SHOWN;
use crate::report::quote::quote;
use crate::report::words;
use crate::report::{ClaimReport, Report};

/// The section, as a heading and a block for each claim. `report` is the one the changes stand in.
pub(super) fn blocks(report: &Report, changes: &Changes) -> Vec<String> {
    let mut heading = String::new();
    line(&mut heading, "");
    let title = format!("Changes since {} ({})", changes.revision, words::commit(&changes.commit));
    let (worse, _) = words::worse(report, changes);
    line(&mut heading, &format!("<b>{}:</b> {}<br>", escape(&title), escape(&worse)));
    line(&mut heading, &escape(&words::documents(&changes.documents)));
    let claims = changes.claims.iter().map(|change| {
        let mut block = String::new();
        claim(&mut block, change, report.claims.iter().find(|claim| claim.claim.id == change.id));
        block
    });
    std::iter::once(heading).chain(claims).collect()
}

fn claim(out: &mut String, change: &ClaimChange, now: Option<&ClaimReport>) {
    let sign = match now {
        None => "-",
        Some(now) if now.passed => "✓",
        Some(now) if change.worse => words::outcome(now).sign(),
        Some(_) => "!",
    };
    line(out, "");
    line(out, if change.worse { "<details open>" } else { "<details>" });
    line(out, &format!("<summary>{sign} <b>{}</b> {}</summary>", escape(&change.id), escape(&words::change(change))));
    line(out, "");
    if change.fate == Fate::Added
        && let Some(now) = now
    {
        line(out, &escape(&now.claim.statement));
        line(out, "");
    }
    for edit in &change.edits {
        let shown = |side: &Option<String>| escape(side.as_deref().unwrap_or("(not given)"));
        let (before, after) = (shown(&edit.before), shown(&edit.after));
        line(out, &format!("- <b>{}</b>: <del>{before}</del> → <ins>{after}</ins>", escape(edit.key)));
    }
    line(out, "");
    for Altered { before, after } in change.altered.iter().take(CHANGES_SHOWN) {
        let who = format!("{} · {}", after.place.source, words::provenance(after));
        let shown = if before.passage == after.passage {
            quoted(&after.passage)
        } else {
            word_diff(&diff(&quote(&before.passage, QUOTE_WORDS), &quote(&after.passage, QUOTE_WORDS)))
        };
        let what = escape(&words::altered(before, after));
        line(out, &format!("- <b>changed:</b> {what}<br>{}<br>{shown}<br>{}", escape(&who), place(&after.place)));
    }
    for gone in change.gone.iter().take(CHANGES_SHOWN) {
        line(out, &format!("- <b>gone:</b> {}", escape(gone.evidence.stance.name())));
        line(out, "");
        indented(out, |out| passage(out, &gone.evidence));
        if let Some(instead) = &gone.instead {
            let changed = diff(&quote(&gone.evidence.passage, QUOTE_WORDS), &quote(&instead.passage, QUOTE_WORDS));
            let because = escape(&instead.reason.because);
            let shown = word_diff(&changed);
            line(out, &format!("  - instead, which is no evidence: {because}<br>{shown}<br>{}", place(&instead.place)));
        }
    }
    for came in change.came.iter().take(CHANGES_SHOWN) {
        line(out, &format!("- <b>came:</b> {}", escape(came.stance.name())));
        line(out, "");
        indented(out, |out| passage(out, came));
    }
    let counts = [change.altered.len(), change.gone.len(), change.came.len()];
    let hidden: usize = counts.iter().map(|n| n.saturating_sub(CHANGES_SHOWN)).sum();
    if hidden > 0 {
        line(out, &format!("- {} changed", words::count(hidden, "more passage")));
    }
    if let Some(now) = now {
        for text in words::new_disagreements(change, now) {
            line(out, &format!("- <b>new disagreement:</b> {}", escape(&text)));
        }
    }
    line(out, "");
    line(out, "</details>");
}

/// Writes lines two columns in, so that they belong to the item of the list above.
fn indented(out: &mut String, write: impl FnOnce(&mut String)) {
    let mut inner = String::new();
    write(&mut inner);
    for text in inner.lines() {
        line(out, &format!("  {text}"));
    }
}
