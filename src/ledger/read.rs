//! Reading claim files into a ledger.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Ledger;
use super::lists::{Lists, OwnList};
use super::raise::{self, Context};
use super::raw::{self, Given, RawClaim};
use crate::diag::{Diagnostic, Level, Reader};
use crate::error::{Error, Result};
use crate::project::{self, Project};
use crate::text::Span;

/// The largest claim file read, in bytes: ten times the claims of a large newsroom.
const LARGEST: usize = 16 << 20;

/// A ledger with the mistakes found on the way.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The claims without a mistake. Where a diagnostic is an error, some are missing, and no check should be run.
    pub ledger: Ledger,
    /// The word lists of `[terms]`, in full, by name.
    pub lists: Vec<OwnList>,
    /// Every mistake of every file, sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The text of each file by its path, for printing the diagnostics.
    pub texts: BTreeMap<String, String>,
}

/// Reads the claim files a project names: `.toml` files. Patterns that match nothing are mistakes.
///
/// The error is for a file that is there and cannot be read.
pub fn read(project: &Project) -> Result<Loaded> {
    let found = project::files(project, &project.claims, &["toml"], Level::Error)?;
    let mut files = Vec::with_capacity(found.files.len());
    let mut diagnostics = found.diagnostics;
    for file in found.files {
        // A configuration file among the claims is named by a pattern such as `.`, and holds none.
        if project.config.as_ref() == Some(&file.path) {
            continue;
        }
        let size = std::fs::metadata(&file.full).map_err(|error| Error::io("read", &file.full, error))?.len();
        if size > LARGEST as u64 {
            diagnostics.push(too_large(&file.path, size));
            continue;
        }
        let bytes = std::fs::read(&file.full).map_err(|error| Error::io("read", &file.full, error))?;
        files.push((file.path, bytes));
    }
    let mut loaded = parse(&files);
    loaded.diagnostics.splice(0..0, diagnostics);
    sort(&mut loaded.diagnostics);
    Ok(loaded)
}

/// Reads claim files given as path and bytes. Touches no file. The result does not depend on the order of `files`, whose paths are
/// unique.
///
/// ```
/// let toml = r#"
/// [[claim]]
/// id        = "nato-members"
/// statement = "NATO has 32 members."
/// subject   = ["NATO"]
/// of        = ["members"]
/// count     = 32
/// "#;
/// let loaded = crosscheck::ledger::parse(&[("claims/nato.toml".to_owned(), toml.into())]);
/// assert!(loaded.diagnostics.is_empty());
/// assert_eq!(loaded.ledger.claims[0].line, 2);
/// ```
pub fn parse(files: &[(String, Vec<u8>)]) -> Loaded {
    let mut files: Vec<&(String, Vec<u8>)> = files.iter().collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    let mut loaded = Loaded::default();
    let mut readable: Vec<(&str, &str)> = Vec::new();
    for (path, bytes) in files {
        match std::str::from_utf8(bytes) {
            _ if bytes.len() > LARGEST => loaded.diagnostics.push(too_large(path, bytes.len() as u64)),
            Ok(text) => readable.push((path, text)),
            Err(error) => loaded.diagnostics.push(not_utf8(path, bytes, error)),
        }
    }

    let mut readers: Vec<Reader<'_>> = readable.iter().map(|(path, _)| Reader::new(path, 0)).collect();
    let mut claims: Vec<Vec<RawClaim>> = Vec::new();
    let mut tables: Vec<Vec<usize>> = Vec::new();
    let mut lists = Vec::new();
    for (reader, (_, text)) in readers.iter_mut().zip(&readable) {
        let raw = raw::file(text, reader);
        claims.push(raw.claims);
        lists.push(raw.lists);
        tables.push(raw.tables);
    }
    let mut lists = Lists::new(lists, &mut readers);
    check_ids(&claims, &mut readers);
    for (index, raw_claims) in claims.into_iter().enumerate() {
        let text = readable[index].1;
        let line_ends: Vec<usize> = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect();
        let mut context = Context { text, line_ends: &line_ends, lists: &mut lists, reader: &mut readers[index] };
        loaded
            .ledger
            .claims
            .extend(raw_claims.into_iter().filter_map(|raw| raise::claim(raw, &mut context)).map(Arc::new));
    }
    loaded.lists = lists.in_full();
    loaded.ledger.claims.sort_by(|a, b| a.id.cmp(&b.id));
    loaded.ledger.claims.dedup_by(|later, first| later.id == first.id);

    let broken = readers.iter().any(|reader| reader.diagnostics.iter().any(|mistake| mistake.code == "syntax"));
    for (reader, tables) in readers.into_iter().zip(tables) {
        loaded.diagnostics.extend(without_consequences(reader.diagnostics, &tables, broken));
    }
    loaded.texts = readable.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    sort(&mut loaded.diagnostics);
    loaded
}

fn too_large(path: &str, size: u64) -> Diagnostic {
    let message = format!("the file has {size} bytes, and a claim file may have {LARGEST}");
    Diagnostic::error("too-large", path, None, message).help("split it into several files")
}

fn not_utf8(path: &str, bytes: &[u8], error: std::str::Utf8Error) -> Diagnostic {
    let line = bytes.iter().take(error.valid_up_to()).filter(|&&byte| byte == b'\n').count() + 1;
    Diagnostic::error(
        "not-utf8",
        path,
        None,
        format!("the file is not UTF-8 text: line {line} has a byte that is no character"),
    )
    .help("save it again with the encoding UTF-8")
}

/// Reports each id that an earlier claim has.
fn check_ids(claims: &[Vec<RawClaim>], readers: &mut [Reader<'_>]) {
    let mut first: BTreeMap<&str, (usize, Span)> = BTreeMap::new();
    for (file, raw) in claims.iter().enumerate() {
        for claim in raw {
            let Given::Is(id) = &claim.id else { continue };
            match first.get(id.value.as_str()) {
                None => {
                    first.insert(&id.value, (file, id.span));
                }
                Some(&(earlier, span)) => {
                    let path = readers[earlier].path();
                    let message = format!("two claims have the id `{}`", id.value);
                    let mistake = readers[file].mistake("duplicate-id", id.span, message, "given again here");
                    *mistake =
                        mistake.clone().related(path, span, "first given here").help("give one of them another id");
                }
            }
        }
    }
}

/// Leaves out mistakes that only follow from broken syntax: those of a table in which the syntax is broken, and lists that may stand in
/// the part nobody could read. `tables` are the places where tables begin, `broken` whether any file has broken syntax.
fn without_consequences(mistakes: Vec<Diagnostic>, tables: &[usize], broken: bool) -> Vec<Diagnostic> {
    if !broken {
        return mistakes;
    }
    let table_of = |mistake: &Diagnostic| {
        let at = mistake.span.map_or(0, |span| span.start);
        tables.partition_point(|&start| start <= at)
    };
    let mut tainted: Vec<usize> = mistakes.iter().filter(|mistake| mistake.code == "syntax").map(table_of).collect();
    tainted.sort_unstable();
    let certain = |mistake: &Diagnostic| {
        let stands_alone = matches!(mistake.code, "syntax" | "duplicate-key" | "duplicate-id");
        stands_alone || (mistake.code != "unknown-list" && tainted.binary_search(&table_of(mistake)).is_err())
    };
    mistakes.into_iter().filter(certain).collect()
}

fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (&a.path, a.span, a.code, &a.message).cmp(&(&b.path, b.span, b.code, &b.message)));
}

#[cfg(test)]
mod tests;
