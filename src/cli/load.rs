//! Reading a project, choosing claims, and printing what is wrong with either.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use super::Printed;
use super::args::ReportFile;
use super::output::{self, Pieces};
use super::surroundings::Surroundings;
use crate::corpus::{self, Listing};
use crate::diag::{self, Diagnostic, Level};
use crate::error::{Error, Result};
use crate::gate::COULD_NOT_RUN;
use crate::ledger::{self, Ledger};
use crate::project::{self, Project};
use crate::report::{self, Format, Report, Screen};

/// The largest file that is read once more to show the line of a mistake, in bytes.
const LARGEST_SHOWN: u64 = 4 << 20;

/// A project with its claims and the files of its corpus.
pub(super) struct Loaded {
    pub(super) project: Project,
    pub(super) ledger: Ledger,
    pub(super) listing: Listing,
    /// What is wrong with `crosscheck.toml` and the claim files; what is wrong with the corpus is in the listing.
    pub(super) diagnostics: Vec<Diagnostic>,
    texts: BTreeMap<String, String>,
}

/// Reads the project `start` lies in: its settings, its claims, the list of its documents.
pub(super) fn load(start: &Path) -> Result<Loaded> {
    let loaded = load_claims(start)?;
    Ok(Loaded { listing: corpus::list(&loaded.project)?, ..loaded })
}

/// The same without its documents, which need not be there.
pub(super) fn load_claims(start: &Path) -> Result<Loaded> {
    let (project, mut diagnostics) = project::find(start)?;
    let ledger::Loaded { ledger, lists: _, diagnostics: mistakes, texts } = ledger::read(&project)?;
    diagnostics.extend(mistakes);
    Ok(Loaded { project, ledger, listing: Listing::default(), diagnostics, texts })
}

impl Loaded {
    /// Everything wrong with the input, printed, where a check cannot trust it; `None` where it can.
    pub(super) fn mistakes(&self, screen: Screen) -> Option<Printed> {
        let all: Vec<Diagnostic> = self.diagnostics.iter().chain(&self.listing.diagnostics).cloned().collect();
        let errors = all.iter().filter(|diagnostic| diagnostic.level == Level::Error).count();
        if errors == 0 {
            return None;
        }
        let mut notes = self.notes(&all, screen);
        let mistakes = if errors == 1 { "1 mistake".to_owned() } else { format!("{errors} mistakes") };
        notes.push_str(&format!("\nerror: {mistakes} in the input; nothing was checked\n"));
        Some(Printed { notes, code: COULD_NOT_RUN, ..Printed::default() })
    }

    /// Diagnostics as text, with the lines they point at.
    pub(super) fn notes(&self, diagnostics: &[Diagnostic], screen: Screen) -> String {
        diag::render(diagnostics, &|path| self.text(path), screen.color, screen.width)
    }

    /// The text of a file a diagnostic names.
    fn text(&self, path: &str) -> Option<String> {
        if let Some(text) = self.texts.get(path) {
            return Some(text.clone());
        }
        let root = &self.project.root;
        let full = root.join(path).canonicalize().ok().filter(|full| full.starts_with(root))?;
        let size = std::fs::metadata(&full).ok().filter(std::fs::Metadata::is_file)?.len();
        if size > LARGEST_SHOWN {
            return None;
        }
        corpus::decode(&std::fs::read(full).ok()?)
    }

    /// Writes a report in a format, its paths counted from where the format's readers count them.
    fn render(&self, format: &Format, report: &Report, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
        match folder_in_repository(&self.project.root) {
            Some(folder) if format.from_repository => format.write(&report::below(report, &folder), screen, out),
            _ => format.write(report, screen, out),
        }
    }

    /// The report of a run, to be written to standard output.
    pub(super) fn printed(self, format: &'static Format, report: Report, screen: Screen) -> Pieces {
        Box::new(move |out| self.render(format, &report, screen, out))
    }

    /// Writes a report to a file. `folder` is the working directory.
    ///
    /// A path in the repository must stay in it: a link that leads out may have come with a stranger's edit.
    pub(super) fn write(&self, file: &ReportFile, report: &Report, folder: &Path) -> Result<()> {
        let root = &self.project.root;
        output::stays_in(repository(root).unwrap_or(root), &folder.join(&file.path))?;
        output::file_of(&file.path, &mut |out| self.render(file.format, report, Screen::PLAIN, out))
    }

    /// The day that waivers and reviews are measured by.
    pub(super) fn today(&self, surroundings: &Surroundings) -> jiff::civil::Date {
        self.project.today.unwrap_or(surroundings.today)
    }
}

/// The folder as seen from the root of the git repository it lies in, with `/` between parts; `None` at the root itself,
/// outside of any, and where a name is not Unicode.
pub(super) fn folder_in_repository(root: &Path) -> Option<String> {
    let repository = repository(root)?;
    let parts = root.strip_prefix(repository).ok()?.components().map(|part| part.as_os_str().to_str());
    let folder = parts.collect::<Option<Vec<_>>>()?.join("/");
    (!folder.is_empty()).then_some(folder)
}

/// The top of the git repository a folder lies in.
fn repository(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join(".git").exists())
}

/// The claims with one of these ids and one of these tags; where no id or no tag is given, all pass that test.
pub(super) fn choose(ledger: &Ledger, ids: &[String], tags: &[String]) -> Result<Ledger> {
    for id in ids {
        if !ledger.claims.iter().any(|claim| &claim.id == id) {
            let known = ledger.claims.iter().map(|claim| claim.id.as_str());
            return Err(unknown("claim has the id", id, known, "leave the id out to check every claim"));
        }
    }
    for tag in tags {
        if !ledger.claims.iter().any(|claim| claim.tags.contains(tag)) {
            let known = ledger.claims.iter().flat_map(|claim| claim.tags.iter().map(String::as_str));
            return Err(unknown("claim has the tag", tag, known, "tags stand in the key `tags` of a claim"));
        }
    }
    let chosen = ledger.claims.iter().filter(|claim| {
        (ids.is_empty() || ids.contains(&claim.id))
            && (tags.is_empty() || tags.iter().any(|tag| claim.tags.contains(tag)))
    });
    Ok(Ledger { claims: chosen.cloned().collect() })
}

/// "no claim has the id `rad`", with the nearest known one.
pub(super) fn unknown<'k>(what: &str, word: &str, known: impl Iterator<Item = &'k str>, otherwise: &str) -> Error {
    let error = Error::new(format!("no {what} `{word}`"));
    match diag::nearest(word, known) {
        Some(nearest) => error.help(format!("did you mean `{nearest}`?")),
        None => error.help(otherwise),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn ledger() -> Ledger {
        let claim = |id: &str, tags: &[&str]| {
            let mut claim = sample::claim(id, 1, "A.", sample::number(1), "1");
            claim.tags = tags.iter().map(|&tag| tag.to_owned()).collect();
            claim
        };
        Ledger {
            claims: vec![
                claim("nato", &["defence"]).into(),
                claim("raid", &["sea", "defence"]).into(),
                claim("visit", &[]).into(),
            ],
        }
    }

    fn check(ids: &[&str], tags: &[&str], expect: Result<&[&str], &str>) {
        let owned = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        let chosen = choose(&ledger(), &owned(ids), &owned(tags));
        let chosen = chosen.map(|ledger| ledger.claims.into_iter().map(|claim| claim.id.clone()).collect::<Vec<_>>());
        match (chosen, expect) {
            (Ok(chosen), Ok(expect)) => assert_eq!(chosen, expect),
            (Err(error), Err(expect)) => assert_eq!(error.to_string(), expect),
            (found, _) => panic!("{ids:?} {tags:?}: {found:?}"),
        }
    }

    #[test]
    fn the_repository_is_found_above() {
        let folder = tempfile::tempdir().expect("a folder for tests");
        let project = folder.path().join("desk/facts");
        std::fs::create_dir_all(&project).expect("folders");
        // A file, as in a worktree of its own.
        std::fs::write(folder.path().join(".git"), "gitdir: elsewhere").expect("a file");
        assert_eq!(folder_in_repository(&project).as_deref(), Some("desk/facts"));
        assert_eq!(folder_in_repository(folder.path()), None);
    }

    #[test]
    fn claims_are_chosen() {
        check(&[], &[], Ok(&["nato", "raid", "visit"]));
        check(&["visit", "nato"], &[], Ok(&["nato", "visit"]));
        check(&[], &["sea"], Ok(&["raid"]));
        check(&[], &["sea", "defence"], Ok(&["nato", "raid"]));
        check(&["visit"], &["sea"], Ok(&[]));
        check(&["rad"], &[], Err("no claim has the id `rad`\n  help: did you mean `raid`?"));
        check(&["qqqqqq"], &[], Err("no claim has the id `qqqqqq`\n  help: leave the id out to check every claim"));
        check(&[], &["see"], Err("no claim has the tag `see`\n  help: did you mean `sea`?"));
    }
}
