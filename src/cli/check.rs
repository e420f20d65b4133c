//! `crosscheck check`: the main job.

use std::path::Path;

use super::args::{self, Color};
use super::base::{self, Base};
use super::cache::{self, Opened};
use super::load::{Loaded, choose, load};
use super::surroundings::Surroundings;
use super::{Printed, pin, progress};
use crate::check::{Again, State};
use crate::diag::Diagnostic;
use crate::error::{Error, Result};
use crate::gate::{self, Outcome};
use crate::ledger::Ledger;
use crate::report::{Inputs, Report, format};

pub(super) fn run(typed: args::Check, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let args::Check { claims, tags, format: name, reports, threads, no_cache, no_trust_mtime, watch: _, base, locked } =
        typed;
    let format = format(&name).ok_or_else(|| Error::new(format!("there is no format `{name}`")))?;
    let mut loaded = load(start)?;
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
    let (mut cache, mut cache_note) = (None, String::new());
    if base.is_none() && !no_cache {
        loaded.listing = in_threads(threads, || std::mem::take(&mut loaded.listing).stamped())?;
        if cache::is_worth_it(&loaded.listing) {
            (cache, cache_note) = cache::open(&loaded.project.root);
        }
    }
    let (mut report, next) = in_threads(threads, || match (&base, &cache) {
        (Some((base, revision)), _) => {
            let earlier = base.chosen(&ledger, &loaded.ledger, &claims, &tags);
            Ok((judge_both(&loaded, &ledger, base, &earlier, revision, surroundings)?, None))
        }
        (None, Some(cache)) => Ok::<_, Error>(judge_again(&loaded, &ledger, cache, !no_trust_mtime, surroundings)),
        (None, None) => Ok((judge(&loaded, &ledger, false, surroundings), None)),
    })??;
    if let Some(lock) = &lock {
        report.locked = Some(in_threads(threads, || pin::hold(lock, &report, &loaded, surroundings))?);
    }
    let outcome = gate::outcome(&report);
    for file in &reports {
        loaded.write(file, &report, &surroundings.folder)?;
    }
    let mut notes = loaded.notes(&report.diagnostics, notes_screen);
    notes.push_str(&cache_note);
    // What was kept for some claims does for no other.
    if let (Some(cache), Some(next)) = (cache, next)
        && claims.is_empty()
        && tags.is_empty()
    {
        cache.save(&next);
    }
    if let Some((base, revision)) = &base {
        notes.push_str(&base.notes(revision));
    }
    if outcome == Outcome::NothingChecked {
        notes.push_str(&nothing_checked(&report, &ledger));
    }
    let rest = loaded.printed(format, report, surroundings.screen(color));
    Ok(Printed { rest: Some(rest), notes, code: outcome.exit_code(), ..Printed::default() })
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

/// Does the same, reading no more than changed since the run that wrote the cache; with what the next run is to know.
fn judge_again(
    loaded: &Loaded,
    ledger: &Ledger,
    cache: &Opened,
    trust_times: bool,
    surroundings: &Surroundings,
) -> (Report, Option<Vec<u8>>) {
    let today = loaded.today(surroundings);
    let again = Again { known: &cache.known, begun: cache.begun, trust_times };
    let files = loaded.listing.entries.len();
    let (report, next) = progress::shown(files, surroundings.notes_terminal.is_some(), |step| {
        crate::check::run_again(ledger, &loaded.listing, today, again, &cache.build, step)
    });
    (with_mistakes(report, loaded), next)
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
