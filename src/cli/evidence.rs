//! `crosscheck evidence`: the map, one line of JSON for each thing found.

use std::io::Read;
use std::path::Path;

use super::args::{self, Color};
use super::load::{choose, load, load_claims};
use super::surroundings::Surroundings;
use super::{Printed, progress};
use crate::check::{self, Mapped, wire};
use crate::corpus::{self, Entry, Meta};
use crate::error::{Error, Result};
use crate::ledger::Ledger;

/// What the documents of standard input are said to stand in.
const STDIN: &str = "stdin.jsonl";

pub(super) fn run(typed: &args::Evidence, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let from_stdin = typed.input.is_some();
    let loaded = if from_stdin { load_claims(start)? } else { load(start)? };
    let notes_screen = surroundings.notes_screen(color);
    if let Some(mistakes) = loaded.mistakes(notes_screen) {
        return Ok(mistakes);
    }
    let ledger = choose(&loaded.ledger, &[], &typed.tags)?;
    let mapped = if from_stdin {
        stdin(&ledger)?
    } else {
        progress::shown(loaded.listing.entries.len(), surroundings.notes_terminal.is_some(), |step| {
            check::map_all(&ledger, &loaded.listing, step)
        })
    };
    let notes = loaded.notes(&mapped.diagnostics, notes_screen);
    Ok(Printed { report: wire::to_lines(&ledger, &mapped), notes, ..Printed::default() })
}

/// The documents on standard input, weighed.
fn stdin(ledger: &Ledger) -> Result<Mapped> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Error::io("read documents from", Path::new("standard input"), error))?;
    let entry = Entry { path: STDIN.to_owned(), full: STDIN.into(), meta: Meta::default().into(), stamp: None };
    let reading = corpus::parse(STDIN, &bytes, &entry.meta);
    Ok(check::map_reading(ledger, &entry, reading))
}
