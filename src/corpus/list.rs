//! Which files a project's corpus has.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::read::stem;
use super::sources::{Rule, SOURCES, assign, parse_sources};
use super::{Meta, decode};
use crate::diag::{Diagnostic, Level};
use crate::error::{Error, Result};
use crate::project::{File, Project, files, files_beside};

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
}

impl Entry {
    /// The id its document has unless the file itself gives another: that of its metadata, or else the file's name without ending.
    pub fn id(&self) -> String {
        self.meta.id.clone().unwrap_or_else(|| stem(&self.path).to_owned())
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

/// Finds the documents the project's `corpus` patterns name, and reads every `sources.toml` in the folders these
/// patterns reach and in the folders above each document, up to the root.
///
/// # Errors
///
/// For a root or a `sources.toml` that cannot be read.
pub fn list(project: &Project) -> Result<Listing> {
    let (found, reached) = files_beside(project, &project.corpus, &EXTENSIONS, &["toml"], Level::Error)?;
    let mut diagnostics = found.diagnostics;
    let mut rules: Vec<Rule> = Vec::new();
    for path in tables(project, reached, &found.files)? {
        let full = project.root.join(&path);
        let bytes = fs::read(&full).map_err(|error| Error::io("read", &full, error))?;
        let Some(text) = decode(&bytes) else {
            diagnostics.push(Diagnostic::error("binary", &path, None, "the file is binary, and should be TOML"));
            continue;
        };
        let (more, mistakes) = parse_sources(&path, &text);
        rules.extend(more);
        diagnostics.extend(mistakes);
    }
    let paths: Vec<&str> = found.files.iter().map(|file| file.path.as_str()).collect();
    let (metas, mistakes) = assign(&paths, &rules);
    diagnostics.extend(mistakes);
    let entries = found
        .files
        .into_iter()
        .zip(metas)
        .map(|(file, meta)| Entry { path: file.path, full: file.full, meta })
        .collect();
    Ok(Listing { entries, diagnostics })
}

/// Every `sources.toml` that may speak of the documents, sorted: those among the files `reached`, and those in the folders above the
/// documents.
fn tables(project: &Project, reached: Vec<File>, documents: &[File]) -> Result<Vec<String>> {
    let is_table =
        |path: &str| path == SOURCES || path.strip_suffix(SOURCES).is_some_and(|folder| folder.ends_with('/'));
    let mut named: BTreeSet<String> = reached.into_iter().map(|file| file.path).filter(|path| is_table(path)).collect();
    let mut folders = BTreeSet::new();
    for document in documents {
        let mut folder = document.path.as_str();
        while let Some((above, _)) = folder.rsplit_once('/') {
            if !folders.insert(above) {
                break;
            }
            folder = above;
        }
    }
    let above = folders.into_iter().map(|folder| format!("{folder}/{SOURCES}"));
    let above: Vec<String> = above.filter(|path| !named.contains(path) && project.root.join(path).exists()).collect();
    named.extend(files(project, &above, &["toml"], Level::Warning)?.files.into_iter().map(|file| file.path));
    Ok(named.into_iter().collect())
}
