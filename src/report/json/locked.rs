//! What holds of the pinned quotes, as JSON.

use super::changes::pieces;
use super::schema;
use crate::evidence::{Passage, Place};
use crate::report::locked::{Breach, LockNote, Locked, Nearest};
use crate::report::words;

/// The mirror of `locked`.
pub(super) fn locked(locked: &Locked) -> schema::Locked<'_> {
    let Locked { breaches, notes } = locked;
    schema::Locked { breaches: breaches.iter().map(breach).collect(), notes: notes.iter().map(note).collect() }
}

fn note(note: &LockNote) -> schema::LockNote<'_> {
    let LockNote { about, code, text } = note;
    schema::LockNote { code, about, text }
}

fn breach(told: &Breach) -> schema::Breach<'_> {
    let Breach { claim, source, fault, passage, place: stands, nearest, fails } = told;
    schema::Breach {
        claim,
        source,
        fault: fault.name(),
        fails: *fails,
        passage: &passage.text,
        place: stands.as_ref().map(place),
        nearest: nearest.as_ref().map(|found| near(passage, found)),
        because: words::breach(told),
    }
}

fn near<'a>(pinned: &Passage, nearest: &'a Nearest) -> schema::Nearest<'a> {
    let Nearest { passage, place: stands } = nearest;
    schema::Nearest { passage: &passage.text, place: place(stands), diff: pieces(pinned, passage) }
}

fn place(place: &Place) -> schema::Place<'_> {
    let Place { source: _, path, span, line, column } = place;
    schema::Place { path, start: span.start, end: span.end, line: *line, column: *column }
}
