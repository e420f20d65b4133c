//! From patterns to files, all of them inside the root.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use rayon::prelude::*;

use super::Project;
use crate::diag::{Diagnostic, Level};
use crate::error::{Error, Result};

/// The longest pattern read, in bytes.
const LONGEST_PATTERN: usize = 1000;

/// A file of the project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Relative to the root, with `/` between its parts.
    pub path: String,
    /// Where to open it.
    pub full: PathBuf,
}

/// What a list of patterns names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// The files, sorted by path, each once.
    pub files: Vec<File>,
    /// Patterns that match nothing or leave the root, and files passed over.
    pub diagnostics: Vec<Diagnostic>,
}

/// The files `patterns` name: files, folders with everything below them, and globs (`*` within a name, `**` across folders), all
/// relative to the root and with `/` between parts.
///
/// Taken are files whose name ends in one of `extensions` (without the dot, in any case; none given means all). What stands in
/// `.gitignore` is taken all the same: a source that is silently left out would change a verdict. Files and folders whose name begins
/// with a dot are left out unless a pattern names them in full. Symbolic links are followed while they stay inside the root; a file
/// reached in several ways is listed once.
///
/// `level` is how much it weighs that a pattern matches nothing, or that a folder cannot be read. A pattern that leaves the root is
/// always an error; a link that does, and a name that is not Unicode, is a warning, and passed over. The error is for a root that is
/// not there.
pub fn files(project: &Project, patterns: &[String], extensions: &[&str], level: Level) -> Result<Files> {
    Ok(files_beside(project, patterns, extensions, &[], level)?.0)
}

/// The same, and in the same walk the files in these places that end in one of `beside`.
pub(crate) fn files_beside(
    project: &Project,
    patterns: &[String],
    extensions: &[&str],
    beside: &[&str],
    level: Level,
) -> Result<(Files, Vec<File>)> {
    let root = project.root.canonicalize().map_err(|error| Error::io("enter", &project.root, error))?;
    let (found, others) = (Found::default(), Found::default());
    let mut search = Search { root, extensions, beside, level, found, others, diagnostics: Vec::new() };
    for pattern in patterns {
        search.pattern(pattern);
    }
    let Search { found, others, mut diagnostics, .. } = search;
    diagnostics.sort_by(|a, b| (&a.path, a.code, &a.message).cmp(&(&b.path, b.code, &b.message)));
    diagnostics.dedup();
    Ok((Files { files: found.sorted(), diagnostics }, others.sorted()))
}

/// Files found so far.
#[derive(Default)]
struct Found {
    /// Files reached without a symbolic link, whose path is the real one; some more than once.
    plain: Vec<File>,
    /// Other files, by their real path.
    linked: BTreeMap<PathBuf, File>,
}

impl Found {
    /// Adds a file reached in a walk that met symbolic links.
    fn link(&mut self, real: PathBuf, file: File) {
        // Of several names of one file its own is kept, else the first.
        if real == file.full || self.linked.get(&real).is_none_or(|kept| kept.full != real && file < *kept) {
            self.linked.insert(real, file);
        }
    }

    /// The files by path, each once.
    fn sorted(self) -> Vec<File> {
        let Self { plain: mut files, mut linked } = self;
        for file in &files {
            linked.remove(&file.full);
        }
        files.extend(linked.into_values());
        // They come in sorted runs, which a stable sort makes use of.
        files.sort();
        files.dedup();
        files
    }
}

/// What is wrong with a pattern before any file is looked at.
pub(super) struct Fault {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) label: &'static str,
    pub(super) help: String,
}

/// Whether the pattern is empty, leaves the root, or is no glob.
pub(super) fn fault(pattern: &str) -> Option<Fault> {
    let inside = "name files below the folder of `crosscheck.toml`, without `..` and without a leading `/`".to_owned();
    let leaves = Path::new(pattern)
        .components()
        .any(|part| matches!(part, Component::ParentDir | Component::RootDir | Component::Prefix(_)));
    if leaves || pattern.starts_with(['/', '\\']) || pattern.split(['/', '\\']).any(|part| part == "..") {
        let message = format!("the pattern `{pattern}` leaves the project");
        return Some(Fault { code: "outside-root", message, label: "outside the project", help: inside });
    }
    let (message, help) = if pattern.is_empty() {
        ("a pattern is empty".to_owned(), "for the whole project write \".\"".to_owned())
    } else if pattern.len() > LONGEST_PATTERN {
        (format!("a pattern has {} bytes", pattern.len()), format!("the most is {LONGEST_PATTERN}"))
    } else if let Err(error) = glob(pattern) {
        (
            format!("the pattern `{pattern}` is no glob: {}", error.kind()),
            "put `\\` before a bracket or brace that is meant as such".to_owned(),
        )
    } else {
        return None;
    };
    Some(Fault { code: "bad-pattern", message, label: "not a pattern", help })
}

/// The pattern without its `.` parts, as a path.
pub(super) fn plain(pattern: &str) -> String {
    pattern.split('/').filter(|part| !matches!(*part, "" | ".")).collect::<Vec<_>>().join("/")
}

/// The folder a glob is searched in: its parts before the first with a wildcard.
pub(super) fn literal_folder(pattern: &str) -> String {
    let literal = pattern.split('/').take_while(|part| !part.contains(['*', '?', '[', '{', '\\']));
    literal.filter(|part| !matches!(*part, "" | ".")).collect::<Vec<_>>().join("/")
}

pub(super) fn glob(pattern: &str) -> std::result::Result<GlobMatcher, globset::Error> {
    Ok(GlobBuilder::new(pattern).literal_separator(true).build()?.compile_matcher())
}

struct Search<'a> {
    root: PathBuf,
    extensions: &'a [&'a str],
    beside: &'a [&'a str],
    level: Level,
    found: Found,
    /// Those that end in one of `beside`.
    others: Found,
    diagnostics: Vec<Diagnostic>,
}

impl Search<'_> {
    fn pattern(&mut self, pattern: &str) {
        if let Some(fault) = fault(pattern) {
            let diagnostic = Diagnostic::error(fault.code, pattern, None, fault.message).help(fault.help);
            self.diagnostics.push(diagnostic);
            return;
        }
        let named = join(&self.root, &plain(pattern));
        let passed_over = self.diagnostics.len();
        // A name that exists is meant as such, whatever brackets it holds.
        let matched = if named.symlink_metadata().is_ok() {
            self.walk(&named, None)
        } else {
            let base = join(&self.root, &literal_folder(pattern));
            match glob(pattern.trim_start_matches("./")) {
                Ok(glob) if base.is_dir() => self.walk(&base, Some(&glob)),
                _ => 0,
            }
        };
        if matched == 0 && self.diagnostics.len() == passed_over {
            self.no_match(pattern);
        }
    }

    fn no_match(&mut self, pattern: &str) {
        let kinds = self.extensions.iter().map(|kind| format!(".{kind}")).collect::<Vec<_>>().join(", ");
        let message = if kinds.is_empty() {
            format!("no file matches `{pattern}`")
        } else {
            format!("no file matches `{pattern}` and ends in {kinds}")
        };
        let help = format!("patterns are relative to {}", self.root.display());
        self.diagnostics
            .push(Diagnostic { level: self.level, ..Diagnostic::error("no-match", pattern, None, message).help(help) });
    }

    /// Adds the files at and below `base`, and gives their number.
    fn walk(&mut self, base: &Path, glob: Option<&GlobMatcher>) -> usize {
        let links = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&links);
        let root = self.root.clone();
        if !stays_inside(base, &self.root) {
            self.leaving(base);
            return 0;
        }
        if base.canonicalize().is_ok_and(|real| real == base)
            && let Some(files) = tree(base, self.below_root(base).as_deref(), 0)
        {
            return files
                .into_iter()
                .filter_map(|file| self.add(file.full, file.path, glob, true).then_some(()))
                .count();
        }
        let walk = WalkBuilder::new(base)
            .standard_filters(false)
            .hidden(true)
            .follow_links(true)
            .sort_by_file_name(Ord::cmp)
            .filter_entry(move |entry| {
                if !entry.path_is_symlink() {
                    return true;
                }
                let inside = stays_inside(entry.path(), &root);
                seen.lock().unwrap_or_else(PoisonError::into_inner).push((entry.path().to_path_buf(), inside));
                inside
            })
            .build();
        let mut matched = 0;
        for entry in walk {
            match entry {
                Ok(entry) => {
                    if entry.file_type().is_some_and(|kind| kind.is_file()) {
                        let path = self.below_root(entry.path());
                        matched += usize::from(self.add(entry.into_path(), path, glob, false));
                    }
                }
                Err(error) => self.trouble(base, &error),
            }
        }
        for (link, inside) in links.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            if !inside {
                self.leaving(link);
            }
        }
        matched
    }

    /// A path within the root, with `/` between its parts; `None` where it is not Unicode.
    fn below_root(&self, full: &Path) -> Option<String> {
        slashed(full.strip_prefix(&self.root).ok()?)
    }

    /// Adds one file if it is wanted; whether it is. `path` is that below the root, where it is Unicode; `plain` says that no symbolic
    /// link led to it.
    fn add(&mut self, full: PathBuf, path: Option<String>, glob: Option<&GlobMatcher>, plain: bool) -> bool {
        let extension = full.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        let is_one_of = |kinds: &[&str]| kinds.iter().any(|kind| kind.eq_ignore_ascii_case(extension));
        let wanted = self.extensions.is_empty() || is_one_of(self.extensions);
        if !wanted && !is_one_of(self.beside) {
            return false;
        }
        if glob.is_some_and(|glob| !full.strip_prefix(&self.root).is_ok_and(|relative| glob.is_match(relative))) {
            return false;
        }
        let Some(path) = path else {
            let shown = shown(&full, &self.root);
            let message = "the file's name is not Unicode, and the file is left out";
            self.diagnostics
                .push(Diagnostic::warning("non-unicode-name", &shown, None, message).help("rename the file"));
            return false;
        };
        let found = if wanted { &mut self.found } else { &mut self.others };
        if plain {
            found.plain.push(File { path, full });
        } else {
            let Ok(real) = full.canonicalize() else { return false };
            found.link(real, File { path, full });
        }
        wanted
    }

    fn leaving(&mut self, link: &Path) {
        let shown = shown(link, &self.root);
        let message = "the symbolic link leads out of the project, or nowhere, and is left out";
        let help = "copy what it points to into the project";
        self.diagnostics.push(Diagnostic::warning("outside-root", &shown, None, message).help(help));
    }

    fn trouble(&mut self, base: &Path, error: &ignore::Error) {
        let (path, message) = describe(error);
        let shown = shown(path.unwrap_or(base), &self.root);
        let level = if is_loop(error) { Level::Warning } else { self.level };
        let code = if is_loop(error) { "symlink-loop" } else { "unreadable" };
        self.diagnostics.push(Diagnostic { level, ..Diagnostic::error(code, &shown, None, message) });
    }
}

/// The path below the root; the root itself for an empty one, which must not get a separator at its end.
fn join(root: &Path, path: &str) -> PathBuf {
    if path.is_empty() { root.to_path_buf() } else { root.join(path) }
}

/// How deep folders may nest to be read in parallel.
const DEEPEST: usize = 100;

/// A file met in a walk without symbolic links.
struct Met {
    /// Below the root, where it is Unicode.
    path: Option<String>,
    full: PathBuf,
}

/// The files at and below `base`, whose path below the root is `path`, hidden ones left out; `None` where there is a
/// symbolic link, a folder that cannot be read, or one that lies too deep. Folders are read in parallel.
fn tree(base: &Path, path: Option<&str>, depth: usize) -> Option<Vec<Met>> {
    if depth > DEEPEST {
        return None;
    }
    if base.is_file() {
        return Some(vec![Met { path: path.map(str::to_owned), full: base.to_path_buf() }]);
    }
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(base).ok()? {
        let entry = entry.ok()?;
        let kind = entry.file_type().ok()?;
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let full = base.join(&name);
        let path = path.zip(name.to_str()).map(|(folder, name)| match folder {
            "" => name.to_owned(),
            _ => [folder, "/", name].concat(),
        });
        if kind.is_symlink() {
            return None;
        } else if kind.is_dir() {
            folders.push((path, full));
        } else if kind.is_file() {
            files.push(Met { path, full });
        }
    }
    // Short lists are sorted faster than one long one.
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    folders.sort_unstable();
    let below: Option<Vec<Vec<Met>>> =
        folders.par_iter().map(|(path, full)| tree(full, path.as_deref(), depth + 1)).collect();
    files.extend(below?.into_iter().flatten());
    Some(files)
}

/// Whether `path`, links followed, exists and lies in `root`.
pub(super) fn stays_inside(path: &Path, root: &Path) -> bool {
    path.canonicalize().is_ok_and(|real| real.starts_with(root))
}

/// The path with `/` between its parts; `None` where it is not Unicode.
fn slashed(relative: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = relative.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

fn shown(path: &Path, root: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    slashed(relative).unwrap_or_else(|| relative.to_string_lossy().into_owned())
}

fn is_loop(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::Loop { .. } => true,
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => is_loop(err),
        _ => false,
    }
}

/// The place of a walk's error and what happened there.
fn describe(error: &ignore::Error) -> (Option<&Path>, String) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path), describe(err).1),
        ignore::Error::WithDepth { err, .. } => describe(err),
        ignore::Error::Loop { child, .. } => {
            (Some(child), "the symbolic link leads back to a folder it lies in, and is left out".to_owned())
        }
        ignore::Error::Io(error) => (None, format!("cannot be read: {error}")),
        other => (None, other.to_string()),
    }
}

#[cfg(test)]
mod tests;
