//! What holds of the pinned quotes.

use maud::{Markup, html};

use super::passage::line;
use super::text::{Text, claim_link, quoted};
use super::word_diff::of_passages;
use crate::report::dispute::QUOTE_WORDS;
use crate::report::locked::{Breach, Locked};
use crate::report::{Report, words};

/// The section. `report` is the one the lock was held to.
pub(super) fn locked(report: &Report, locked: &Locked) -> Markup {
    html! {
        section #lock aria-labelledby="lock-heading" {
            h2 id="lock-heading" { "Lock " small { (words::lock(locked)) } }
            @if !locked.breaches.is_empty() {
                ul.plain { @for breach in &locked.breaches { (broken(report, breach)) } }
            }
            @if !locked.notes.is_empty() {
                ul.plain { @for note in &locked.notes { li { "! " b { (Text(&note.about)) } ": " (Text(&note.text)) } } }
            }
        }
    }
}

fn broken(report: &Report, breach: &Breach) -> Markup {
    let is_there = report.claims.binary_search_by(|claim| claim.claim.id.as_str().cmp(&breach.claim)).is_ok();
    html! {
        li {
            (if breach.fails { "✗" } else { "!" }) " "
            b { @if is_there { (claim_link(&breach.claim)) } @else { (Text(&breach.claim)) } } " "
            (Text(&words::breach(breach)))
            @match (&breach.nearest, &breach.place) {
                (Some(near), _) => {
                    " · nearest to it: " (line(&near.place))
                    (of_passages(&breach.passage, &near.passage, ("pinned", "present")))
                }
                (None, Some(stands)) => { " · " (line(stands)) (quoted(&breach.passage, QUOTE_WORDS)) }
                (None, None) => (quoted(&breach.passage, QUOTE_WORDS)),
            }
        }
    }
}
