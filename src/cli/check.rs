//! `crosscheck check`: the main job.

use std::path::Path;

use super::args::{self, Color};
use super::load::{Loaded, choose, load};
use super::surroundings::Surroundings;
use super::{Printed, output, progress};
use crate::diag::Diagnostic;
use crate::error::{Error, Result};
use crate::gate::{self, Outcome};
use crate::ledger::Ledger;
use crate::report::{Report, Screen, format};

pub(super) fn run(typed: args::Check, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let args::Check { claims, tags, format: name, reports, threads } = typed;
    let format = format(&name).ok_or_else(|| Error::new(format!("there is no format `{name}`")))?;
    let loaded = load(start)?;
    let notes_screen = surroundings.notes_screen(color);
    if let Some(mistakes) = loaded.mistakes(notes_screen) {
        return Ok(mistakes);
    }
    let ledger = choose(&loaded.ledger, &claims, &tags)?;
    let report = in_threads(threads, || judge(&loaded, &ledger, false, surroundings))?;
    let outcome = gate::outcome(&report);
    for file in &reports {
        output::file(&file.path, &loaded.rendered(file.format, &report, Screen::PLAIN))?;
    }
    let mut notes = loaded.notes(&report.diagnostics, notes_screen);
    if outcome == Outcome::NothingChecked {
        notes.push_str(&nothing_checked(&report, &ledger));
    }
    Ok(Printed { report: loaded.rendered(format, &report, surroundings.screen(color)), notes, code: outcome.exit_code() })
}

/// Checks claims against the project's corpus, showing how far it got where that takes a while. `near_misses` keeps
/// the candidates that lack one thing.
pub(super) fn judge(loaded: &Loaded, ledger: &Ledger, near_misses: bool, surroundings: &Surroundings) -> Report {
    let today = loaded.today(surroundings);
    let mut report = progress::shown(loaded.listing.entries.len(), surroundings.notes_terminal.is_some(), |step| {
        crate::check::run(ledger, &loaded.listing, today, near_misses, step)
    });
    report.diagnostics.extend(loaded.diagnostics.iter().cloned());
    let place = |diagnostic: &Diagnostic| (diagnostic.path.clone(), diagnostic.span, diagnostic.code);
    report.diagnostics.sort_by_key(place);
    report
}

fn in_threads<T: Send>(threads: Option<u16>, work: impl FnOnce() -> T + Send) -> Result<T> {
    let Some(threads) = threads else { return Ok(work()) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build();
    let pool = pool.map_err(|error| Error::new(format!("cannot start {threads} threads: {error}")))?;
    Ok(pool.install(work))
}

/// Why a run checked nothing, and what to do about it.
pub(super) fn nothing_checked(report: &Report, ledger: &Ledger) -> String {
    let (why, help) = if ledger.claims.is_empty() {
        (
            "no claim was chosen",
            "write a `[[claim]]` in a .toml file of the folder claims/, or choose other ids and tags",
        )
    } else if report.summary.documents == 0 {
        ("the corpus has no document that could be read", "put .txt, .md, .html or .jsonl files in the folder corpus/")
    } else {
        ("every claim is unchecked", "see to the files that could not be read")
    };
    format!("error: nothing was checked: {why}\n  help: {help}\n")
}
