//! `crosscheck check --watch`: checks again whenever claims or documents change.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use notify_debouncer_full::notify::{EventKind, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, new_debouncer};

use super::args::{self, Color};
use super::surroundings::Surroundings;
use super::{Printed, check, output, printed_error};
use crate::corpus::EXTENSIONS;
use crate::error::{Error, Result};
use crate::project::{self, CONFIG, Project};

/// Changes this close together are one: an editor writes a file in several steps.
const TOGETHER: Duration = Duration::from_millis(100);

/// Changes that go on for so long, such as those of a checkout, are shown before they end.
const LONGEST_BURST: Duration = Duration::from_secs(2);

/// Clears the screen and goes to its top.
const CLEAR: &str = "\x1b[2J\x1b[H";

/// Runs until it is interrupted, or until standard output is closed.
pub(super) fn run(typed: &args::Check, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let failed = |error| Error::new(format!("cannot watch for changes: {error}"));
    let reports: BTreeSet<PathBuf> =
        typed.reports.iter().map(|report| surroundings.folder.join(&report.path)).collect();
    let (send, changes) = mpsc::channel();
    let mut watcher = new_debouncer(TOGETHER, None, move |changed: DebounceEventResult| {
        // Nobody listens any more once the program ends.
        let _ = send.send(changed);
    })
    .map_err(failed)?;
    let mut watched: BTreeSet<PathBuf> = BTreeSet::new();
    loop {
        let surroundings = Surroundings::read();
        let (project, _) = project::find(start)?;
        let places = places(&project);
        // All anew: what is watched is the folder that had the name when the watch began, and it may have been replaced. What changes
        // meanwhile is seen by the check that follows.
        for path in std::mem::take(&mut watched) {
            // It may be gone.
            let _ = watcher.unwatch(path);
        }
        for place in &places {
            // One that is not there yet is noticed by the folder above it.
            if watcher.watch(place, RecursiveMode::Recursive).is_ok() {
                watched.insert(place.clone());
            }
        }
        for folder in folders_above(&places, &project.root) {
            if !places.iter().any(|place| folder.starts_with(place))
                && watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok()
            {
                watched.insert(folder);
            }
        }
        let printed =
            check::run(typed.clone(), start, color, &surroundings).unwrap_or_else(|error| printed_error(&error));
        let clear = if surroundings.terminal.is_some() { CLEAR } else { "" };
        match output::signs(clear).and_then(|()| printed.report(surroundings.screen(color).color)) {
            Err(error) if error.is_broken_pipe() => return Ok(Printed::default()),
            drawn => drawn?,
        }
        output::notes(&printed.notes, surroundings.notes_screen(color).color);
        if surroundings.notes_terminal.is_some() {
            output::notes("waiting for changes; Ctrl-C ends\n", surroundings.notes_screen(color).color);
        }
        let matters = |path: &PathBuf| matters(path, &project.root, &places) && !reports.contains(path);
        let relevant = |changed: DebounceEventResult| {
            let events = changed.unwrap_or_default();
            let changes = events.iter().filter(|event| !matches!(event.kind, EventKind::Access(_)));
            changes.flat_map(|event| &event.paths).any(matters)
        };
        loop {
            let Ok(changed) = changes.recv() else { return Ok(Printed::default()) };
            if relevant(changed) {
                break;
            }
        }
        let begun = Instant::now();
        while begun.elapsed() < LONGEST_BURST && changes.recv_timeout(2 * TOGETHER).is_ok() {}
    }
}

/// The folders above some places, from the root down.
fn folders_above(places: &BTreeSet<PathBuf>, root: &Path) -> BTreeSet<PathBuf> {
    let above = places.iter().flat_map(|place| place.ancestors().skip(1)).filter(|folder| folder.starts_with(root));
    above.map(Path::to_path_buf).chain([root.to_path_buf()]).collect()
}

/// The files and folders that the patterns of a project begin with.
fn places(project: &Project) -> BTreeSet<PathBuf> {
    let base = |pattern: &String| {
        let parts = pattern.split('/').filter(|part| !matches!(*part, "" | "."));
        let literal: PathBuf = parts.take_while(|part| !part.contains(['*', '?', '[', '{', '\\'])).collect();
        project.root.join(literal)
    };
    project.claims.iter().chain(&project.corpus).map(base).collect()
}

/// Whether a change of this file can change a verdict.
fn matters(path: &Path, root: &Path, places: &BTreeSet<PathBuf>) -> bool {
    if path == root.join(CONFIG) {
        return true;
    }
    let Ok(inside) = path.strip_prefix(root) else { return false };
    let hidden = inside.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."));
    let kind = path.extension().and_then(|kind| kind.to_str()).map(str::to_ascii_lowercase);
    // A folder that comes or goes takes its files with it.
    let known = kind.is_none_or(|kind| kind == "toml" || EXTENSIONS.contains(&kind.as_str()));
    known && !hidden && places.iter().any(|place| path.starts_with(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, expect: bool) {
        let (project, _) = project::parse(Path::new("/desk"), "claims = ['claims/*.toml']\ncorpus = ['news']");
        let matters = matters(&Path::new("/desk").join(path), &project.root, &places(&project));
        assert_eq!(matters, expect, "{path}");
    }

    #[test]
    fn only_claims_documents_and_settings_matter() {
        check("crosscheck.toml", true);
        check("claims/a.toml", true);
        check("news/deep/a.TXT", true);
        check("news/sources.toml", true);
        check("news/gone", true);
        check("news/.a.txt.swp", false);
        check("news/.crosscheck-1a2b.txt", false);
        check("news/a.pdf", false);
        check("report.json", false);
        check(".crosscheck/cache", false);
        check("other/a.txt", false);
    }
}
