//! The part of the screen that shows what holds of the pinned quotes.

use super::{Page, Text, Tone, place, quoted, word_diff};
use crate::report::diff::diff;
use crate::report::dispute::QUOTE_WORDS;
use crate::report::locked::{Breach, Locked};
use crate::report::quote::quote;
use crate::report::words;

/// The section.
pub(super) fn section(page: &mut Page, locked: &Locked) {
    page.gap();
    let fails = locked.breaches.iter().any(|breach| breach.fails);
    let tone = if fails { Tone::Bad } else { Tone::Strong };
    page.say(0, &Text::new().add(Tone::Strong, "Lock: ").add(tone, &words::lock(locked)));
    for breach in &locked.breaches {
        page.gap();
        broken(page, breach);
    }
    if !locked.notes.is_empty() {
        page.gap();
    }
    for note in &locked.notes {
        let text = Text::new().add(Tone::Strong, &note.about).add(Tone::Plain, ": ").add(Tone::Plain, &note.text);
        page.hang(0, &Text::new().add(Tone::Warn, "!"), 2, &text);
    }
}

fn broken(page: &mut Page, breach: &Breach) {
    let (sign, tone) = if breach.fails { ("✗", Tone::Bad) } else { ("!", Tone::Warn) };
    let title = Text::new().add(Tone::Strong, &breach.claim).add(Tone::Plain, " · ").add(tone, &words::breach(breach));
    page.hang(0, &Text::new().add(tone, sign), 2, &title);
    match &breach.nearest {
        Some(nearest) => {
            page.say(2, &Text::new().add(Tone::Quiet, "nearest to it, word by word: [-pinned-] {+present+}"));
            word_diff(page, &diff(&quote(&breach.passage, QUOTE_WORDS), &quote(&nearest.passage, QUOTE_WORDS)));
            page.say(6, &Text::new().add(Tone::Quiet, &place(&nearest.place)));
        }
        None => {
            page.say(6, &quoted(&breach.passage, QUOTE_WORDS));
            if let Some(stands) = &breach.place {
                page.say(6, &Text::new().add(Tone::Quiet, &place(stands)));
            }
        }
    }
}
