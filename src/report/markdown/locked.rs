//! The part of the comment that shows what holds of the pinned quotes.

use super::{QUOTE_WORDS, escape, place, quoted, word_diff};
use crate::report::diff::diff;
use crate::report::locked::Locked;
use crate::report::quote::quote;
use crate::report::words;

/// The section, as a heading and a line for each breach and note.
pub(super) fn blocks(locked: &Locked) -> Vec<String> {
    let mut blocks = vec![format!("\n<b>Lock:</b> {}\n\n", escape(&words::lock(locked)))];
    for breach in &locked.breaches {
        let sign = if breach.fails { "✗" } else { "!" };
        let shown = match &breach.nearest {
            Some(near) => {
                let words = diff(&quote(&breach.passage, QUOTE_WORDS), &quote(&near.passage, QUOTE_WORDS));
                format!("{}<br>{}", word_diff(&words), place(&near.place))
            }
            None => match &breach.place {
                Some(stands) => format!("{}<br>{}", quoted(&breach.passage), place(stands)),
                None => quoted(&breach.passage),
            },
        };
        let told = escape(&words::breach(breach));
        blocks.push(format!("- {sign} <b>{}</b> {told}<br>{shown}\n", escape(&breach.claim)));
    }
    let notes = locked.notes.iter().map(|note| format!("- {}: {}\n", escape(&note.about), escape(&note.text)));
    blocks.extend(notes);
    blocks
}
