//! `crosscheck pin`, and the lock behind `check --locked`.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::args::Color;
use super::check::{judge, nothing_checked};
use super::load::{Loaded, load};
use super::surroundings::Surroundings;
use super::{Printed, output};
use crate::corpus::{self, Entry};
use crate::diag::{self, Diagnostic};
use crate::error::{Error, Result};
use crate::evidence::Evidence;
use crate::gate::{self, COULD_NOT_RUN, Outcome};
use crate::lock::{self, Found, LOCK, Lock, Pinned};
use crate::report::{Locked, Report, Screen};

/// The largest lock read, in bytes: some million documents.
const LARGEST: u64 = 256 << 20;

/// Writes the lock of the project as it is.
pub(super) fn run(start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let loaded = load(start)?;
    let notes_screen = surroundings.notes_screen(color);
    if let Some(mistakes) = loaded.mistakes(notes_screen) {
        return Ok(mistakes);
    }
    let path = path(&loaded)?;
    let report = judge(&loaded, &loaded.ledger, false, surroundings);
    let mut notes = loaded.notes(&report.diagnostics, notes_screen);
    if gate::outcome(&report) == Outcome::NothingChecked {
        notes.push_str(&nothing_checked(&report, &loaded.ledger));
        return Ok(Printed { notes, code: COULD_NOT_RUN, ..Printed::default() });
    }
    // A document is known to the lock by its id.
    if diag::has_errors(&report.diagnostics) {
        notes.push_str("\nerror: nothing was pinned: mend the mistakes first\n");
        return Ok(Printed { notes, code: COULD_NOT_RUN, ..Printed::default() });
    }
    let lock = make(&report, &loaded);
    let text = lock::write(&lock);
    let quotes: usize = lock.claims.iter().map(|claim| claim.quotes.len()).sum();
    let unchanged = std::fs::read(&path).is_ok_and(|old| old == text.as_bytes());
    if !unchanged {
        output::file(&path, &text)?;
    }
    let done = if unchanged { "is up to date" } else { "written" };
    let of = |number: usize, noun: &str| if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") };
    let (claims, documents) = (of(lock.claims.len(), "claim"), of(lock.documents.len(), "document"));
    let report = format!("{LOCK} {done}: {} of {claims}, {documents}\n", of(quotes, "quote"));
    Ok(Printed { report, notes, ..Printed::default() })
}

/// Where the lock lies. A link there could lead anywhere.
fn path(loaded: &Loaded) -> Result<PathBuf> {
    let path = loaded.project.root.join(LOCK);
    match path.symlink_metadata() {
        Ok(there) if !there.is_file() => {
            let error = Error::new(format!("{} is no plain file", path.display()));
            Err(error.help("remove it; `crosscheck pin` writes a file there"))
        }
        _ => Ok(path),
    }
}

/// Reads the lock of a project, with the mistakes in it.
pub(super) fn read(loaded: &Loaded) -> Result<(Lock, Vec<Diagnostic>)> {
    let path = path(loaded)?;
    let mut bytes = Vec::new();
    let read = std::fs::File::open(&path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    read.map_err(|error| match error.kind() {
        ErrorKind::NotFound => Error::new(format!("there is no {LOCK} in {}", loaded.project.root.display()))
            .help("write it with `crosscheck pin`, look at it, and commit it"),
        _ => Error::io("read", &path, error),
    })?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("{} has more than {LARGEST} bytes, the most that is read", path.display());
        return Err(Error::new(message).help("write it again with `crosscheck pin`"));
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => lock::parse(&text),
        Err(_) => {
            let mistake = Diagnostic::error("not-utf8", LOCK, None, "the file is not UTF-8 text");
            (Lock::default(), vec![mistake.help("write it again with `crosscheck pin`")])
        }
    })
}

/// What to print where the lock cannot be trusted.
pub(super) fn damaged(loaded: &Loaded, mistakes: &[Diagnostic], screen: Screen) -> Printed {
    let mut notes = loaded.notes(mistakes, screen);
    notes.push_str(&format!("\nerror: {LOCK} cannot be used; nothing was checked\n"));
    Printed { notes, code: COULD_NOT_RUN, ..Printed::default() }
}

fn make(report: &Report, loaded: &Loaded) -> Lock {
    let mut by_path: BTreeMap<&str, Vec<(&str, &Evidence)>> = BTreeMap::new();
    for claim in &report.claims {
        for piece in lock::in_use(claim) {
            by_path.entry(&piece.place.path).or_default().push((&claim.claim.id, piece));
        }
    }
    let pinned = |entry: &Entry| -> Pinned {
        let mut bytes = Vec::new();
        if corpus::bytes(entry, &mut bytes).is_err() {
            return Pinned::default();
        }
        let reading = corpus::parse(&entry.path, &bytes, &entry.meta);
        lock::pin_file(&bytes, &reading, by_path.get(entry.path.as_str()).map(Vec::as_slice).unwrap_or_default())
    };
    lock::pin(loaded.listing.entries.par_iter().map(pinned).collect())
}

/// Holds a finished report to a lock. The documents are read once more, for their hashes and quotes.
pub(super) fn hold(lock: &Lock, report: &Report, loaded: &Loaded, surroundings: &Surroundings) -> Locked {
    let wanted = lock::wanted(lock);
    let look = |entry: &Entry| -> Vec<Found> {
        let mut bytes = Vec::new();
        if corpus::bytes(entry, &mut bytes).is_err() {
            return Vec::new();
        }
        lock::look(lock, &wanted, &bytes, &corpus::parse(&entry.path, &bytes, &entry.meta))
    };
    let found: Vec<Vec<Found>> = loaded.listing.entries.par_iter().map(look).collect();
    let found: Vec<Found> = found.into_iter().flatten().collect();
    lock::compare(lock, &report.claims, &found, &loaded.ledger, loaded.today(surroundings))
}
