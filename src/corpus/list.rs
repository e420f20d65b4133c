//! Which files a project's corpus has.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::read::stem;
use super::sources::{Rule, SOURCES, assign, parse_sources};
use super::{Meta, decode};
use crate::diag::{Diagnostic, Level};
use crate::error::{Error, Result};
use crate::project::{File, Project, Stamp, files, files_beside};

/// The endings of documents, without the dot.
pub const EXTENSIONS: [&str; 5] = ["txt", "md", "html", "htm", "jsonl"];

/// A file of the corpus, not yet read.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Relative to the project's root, with `/` between its parts.
    pub path: String,
    /// Where to open it.
    pub full: PathBuf,
    /// What `sources.toml` says about it.
    pub meta: Arc<Meta>,
    /// Its size and times, where the listing was [`stamped`](Listing::stamped) and the system tells them.
    pub stamp: Option<Stamp>,
}

impl Entry {
    /// The id its document has unless the file itself gives another: that of its metadata, or else the file's name without ending.
    pub fn id(&self) -> Arc<str> {
        self.meta.id.as_deref().unwrap_or_else(|| stem(&self.path)).into()
    }
}

/// The files of a corpus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Sorted by path.
    pub entries: Vec<Entry>,
    /// Patterns that match nothing, and mistakes in `sources.toml`.
    pub diagnostics: Vec<Diagnostic>,
}

impl Listing {
    /// The same with size and times of every file, for which none is opened.
    #[must_use]
    pub fn stamped(mut self) -> Self {
        self.entries.par_iter_mut().for_each(|entry| {
            entry.stamp = fs::metadata(&entry.full).ok().and_then(|metadata| Stamp::of(&metadata));
        });
        self
    }
}

/// Finds the documents the project's `corpus` patterns name, and reads every `sources.toml` in the folders these
/// patterns reach and in the folders above each document, up to the root.
///
/// # Errors
///
/// For a root or a `sources.toml` that cannot be read.
pub fn list(project: &Project) -> Result<Listing> {
    let (found, reached) = files_beside(project, &project.corpus, &EXTENSIONS, &["toml"], Level::Error)?;
    let mut texts: Vec<(String, Vec<u8>)> = Vec::new();
    for path in tables(project, reached, &found.files)? {
        let full = project.root.join(&path);
        let bytes = fs::read(&full).map_err(|error| Error::io("read", &full, error))?;
        texts.push((path, bytes));
    }
    let mut listing = listing(found.files, &texts);
    listing.diagnostics.splice(0..0, found.diagnostics);
    Ok(listing)
}

/// The entries of `documents`, which are sorted by path, with what `tables` says about them: each `sources.toml` as
/// path and bytes. Touches no file.
pub fn listing(documents: Vec<File>, tables: &[(String, Vec<u8>)]) -> Listing {
    let mut diagnostics = Vec::new();
    let mut rules: Vec<Rule> = Vec::new();
    for (path, bytes) in tables {
        let Some(text) = decode(bytes) else {
            diagnostics.push(Diagnostic::error("binary", path, None, "the file is binary, and should be TOML"));
            continue;
        };
        let (more, mistakes) = parse_sources(path, &text);
        rules.extend(more);
        diagnostics.extend(mistakes);
    }
    let paths: Vec<&str> = documents.iter().map(|file| file.path.as_str()).collect();
    let (metas, mistakes) = assign(&paths, &rules);
    diagnostics.extend(mistakes);
    let entries = documents.into_iter().zip(metas);
    let entries = entries.map(|(file, meta)| Entry { path: file.path, full: file.full, meta, stamp: None }).collect();
    Listing { entries, diagnostics }
}

/// The paths at which a `sources.toml` would speak of one of `documents`, sorted: in the folders above it.
pub fn tables_for<'d>(documents: impl IntoIterator<Item = &'d str>) -> Vec<String> {
    let mut folders = BTreeSet::new();
    let mut last = None;
    for document in documents {
        let own = document.rsplit_once('/').map(|(folder, _)| folder);
        if std::mem::replace(&mut last, own) == own {
            continue;
        }
        let mut folder = document;
        while let Some((above, _)) = folder.rsplit_once('/') {
            if !folders.insert(above) {
                break;
            }
            folder = above;
        }
    }
    folders.into_iter().map(|folder| format!("{folder}/{SOURCES}")).collect()
}

/// Whether a path is that of a file of metadata.
pub(crate) fn is_table(path: &str) -> bool {
    path == SOURCES || path.strip_suffix(SOURCES).is_some_and(|folder| folder.ends_with('/'))
}

/// Every `sources.toml` that may speak of the documents, sorted: those among the files `reached`, and those in the folders above the
/// documents.
fn tables(project: &Project, reached: Vec<File>, documents: &[File]) -> Result<Vec<String>> {
    let mut named: BTreeSet<String> = reached.into_iter().map(|file| file.path).filter(|path| is_table(path)).collect();
    let above = tables_for(documents.iter().map(|file| file.path.as_str())).into_iter();
    let above: Vec<String> = above.filter(|path| !named.contains(path) && project.root.join(path).exists()).collect();
    named.extend(files(project, &above, &["toml"], Level::Warning)?.files.into_iter().map(|file| file.path));
    Ok(named.into_iter().collect())
}
