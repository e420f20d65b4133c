//! The part of the comment that shows what holds of the pinned quotes.

use super::{QUOTE_WORDS, escape, line, place, quoted, word_diff};
use crate::report::diff::diff;
use crate::report::locked::Locked;
use crate::report::quote::quote;
use crate::report::words;

/// The section.
pub(super) fn section(out: &mut String, locked: &Locked) {
    line(out, "");
    line(out, &format!("<b>Lock:</b> {}", escape(&words::lock(locked))));
    line(out, "");
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
        line(out, &format!("- {sign} <b>{}</b> {}<br>{shown}", escape(&breach.claim), escape(&words::breach(breach))));
    }
    for note in &locked.notes {
        line(out, &format!("- {}: {}", escape(&note.about), escape(&note.text)));
    }
}
