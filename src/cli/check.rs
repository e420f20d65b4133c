//! `crosscheck check`: the main job.

use std::path::Path;

use super::args::{self, Color};
use super::base::{self, Base};
use super::cache::{self, Opened};
use super::load::{Loaded, choose, load};
use super::surroundings::Surroundings;
use super::{Printed, pin, progress};
use crate::check::State;
use crate::diag::Diagnostic;
use crate::error::{Error, Result};
use crate::gate::{self, Outcome};
use crate::ledger::Ledger;
use crate::report::{Inputs, Report, format};

pub(super) fn run(typed: args::Check, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let args::Check { claims, tags, format: name, reports, threads, no_cache, watch: _, base, locked } = typed;
    let format = format(&name).ok_or_else(|| Error::new(format!("there is no format `{name}`")))?;
    let loaded = load(start)?;
    let notes_screen = surroundings.notes_screen(color);
    if let Some(mistakes) = loaded.mistakes(notes_screen) {
        return Ok(mistakes);
    }
    let ledger = choose(&loaded.ledger, &claims, &tags)?;
    let base = base.map(|revision| Ok::<_, Error>((base::load(&loaded, &revision)?, revision))).transpose()?;
    let lock = if locked { Some(pin::read(&loaded)?) } else { None };
    let lock = match lock {
        Some((_, mistakes)) if !mistakes.is_empty() => return Ok(pin::damaged(&loaded, &mistakes, notes_screen)),
        lock => lock.map(|(lock, _)| lock),
    };
    let worth = base.is_none() && !no_cache && loaded.listing.entries.len() >= cache::FEWEST_FILES;
    let mut cache = if worth { cache::open(&loaded.project.root, &ledger) } else { None };
    let mut report = in_threads(threads, || match (&base, &mut cache) {
        (Some((base, revision)), _) => {
            let earlier = base.chosen(&ledger, &loaded.ledger, &claims, &tags);
            judge_both(&loaded, &ledger, base, &earlier, revision, surroundings)
        }
        (None, Some(cache)) => Ok(judge_again(&loaded, &ledger, cache, surroundings)),
        (None, None) => Ok(judge(&loaded, &ledger, false, surroundings)),
    })??;
    if let Some(lock) = &lock {
        report.locked = Some(in_threads(threads, || pin::hold(lock, &report, &loaded, surroundings))?);
    }
    let outcome = gate::outcome(&report);
    for file in &reports {
        loaded.write(file, &report, &surroundings.folder)?;
    }
    let mut notes = loaded.notes(&report.diagnostics, notes_screen);
    if let Some(cache) = cache {
        notes.push_str(&cache.note);
        // What some claims need not read, others may.
        if claims.is_empty() && tags.is_empty() {
            cache.save();
        }
    }
    if let Some((base, revision)) = &base {
        notes.push_str(&base.notes(revision));
    }
    if outcome == Outcome::NothingChecked {
        notes.push_str(&nothing_checked(&report, &ledger));
    }
    Ok(Printed {
        report: loaded.rendered(format, &report, surroundings.screen(color)),
        notes,
        code: outcome.exit_code(),
    })
}

/// Checks claims against the project's corpus, showing how far it got where that takes a while. `near_misses` keeps
/// the candidates that lack one thing.
pub(super) fn judge(loaded: &Loaded, ledger: &Ledger, near_misses: bool, surroundings: &Surroundings) -> Report {
    let today = loaded.today(surroundings);
    let report = progress::shown(loaded.listing.entries.len(), surroundings.notes_terminal.is_some(), |step| {
        crate::check::run(ledger, &loaded.listing, today, near_misses, step)
    });
    with_mistakes(report, loaded)
}

/// Does the same without reading the files that the cache spares.
fn judge_again(loaded: &Loaded, ledger: &Ledger, cache: &mut Opened, surroundings: &Surroundings) -> Report {
    let today = loaded.today(surroundings);
    let report = progress::shown(loaded.listing.entries.len(), surroundings.notes_terminal.is_some(), |step| {
        crate::check::run_again(ledger, &loaded.listing, today, &cache.known, &mut cache.learnt, step)
    });
    with_mistakes(report, loaded)
}

/// The same, with what changed since a revision. `earlier` are the claims of that time.
fn judge_both(
    loaded: &Loaded,
    ledger: &Ledger,
    base: &Base,
    earlier: &Ledger,
    revision: &str,
    surroundings: &Surroundings,
) -> Result<Report> {
    let today = loaded.today(surroundings);
    let now = State { ledger, listing: &loaded.listing };
    let before = State { ledger: earlier, listing: &base.listing };
    let bytes = |place: usize| base.bytes(place, &loaded.listing.entries);
    let files = loaded.listing.entries.len().max(base.listing.entries.len());
    let both = progress::shown(files, surroundings.notes_terminal.is_some(), |step| {
        crate::check::run_both(now, before, &bytes, today, step)
    })?;
    let report = gate::set_against(&both.before, both.now, both.documents, revision, &base.commit);
    Ok(with_mistakes(report, loaded))
}

/// The report with what is wrong with settings and claim files added.
fn with_mistakes(mut report: Report, loaded: &Loaded) -> Report {
    report.inputs = Inputs { claims: loaded.project.claims.clone(), corpus: loaded.project.corpus.clone() };
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
