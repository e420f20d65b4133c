//! `lint --fix`: the safe corrections, shown as a diff and written.

use std::path::Path;

use similar::TextDiff;

use super::{File, visible};
use crate::cli::git::Repository;
use crate::cli::{Printed, output};
use crate::draft::{self, Draft};
use crate::error::{Error, Result};
use crate::report::words::count;

/// Applies the safe corrections of every draft, and gives the drafts changed, by their place, with their new text.
///
/// All diffs are in the report, and all files are known to be fit to be written, before the first is written.
pub(super) fn fix(
    files: &[File],
    drafts: &[Draft],
    allow_dirty: bool,
    printed: &mut Printed,
) -> Result<Vec<(usize, String)>> {
    let mut changed: Vec<(usize, String)> = Vec::new();
    for (at, (file, draft)) in files.iter().zip(drafts).enumerate() {
        let fixed = draft::fixes(draft).len();
        if fixed == 0 {
            continue;
        }
        let shown = visible(&file.path);
        if draft.text.as_bytes() != file.bytes {
            printed.notes.push_str(&format!("note: {shown} is not plain UTF-8 text, and is left as it is\n"));
            continue;
        }
        if !allow_dirty && !is_committed(&file.full, &file.bytes)? {
            let help = "commit or stash them first, or add --allow-dirty";
            return Err(Error::new(format!(
                "{shown} has changes that are not committed, or lies in no git repository"
            ))
            .help(help));
        }
        let new = draft::apply(draft);
        printed.report.push_str(&diff(&shown, &draft.text, &new));
        printed.report.push('\n');
        printed.notes.push_str(&format!("{} in {shown}\n", count(fixed, "correction")));
        changed.push((at, new));
    }
    for (at, new) in &changed {
        let file = &files[*at].full;
        let mode = std::fs::metadata(file).map_err(|error| Error::io("read", file, error))?.permissions();
        // Through a link, the file it leads to is the one to write.
        let real = file.canonicalize().map_err(|error| Error::io("write", file, error))?;
        output::file(&real, new)?;
        std::fs::set_permissions(&real, mode).map_err(|error| Error::io("write", file, error))?;
    }
    Ok(changed)
}

/// A unified diff that steers no terminal.
fn diff(path: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    let text = diff.unified_diff().context_radius(2).header(&format!("a/{path}"), &format!("b/{path}")).to_string();
    crate::text::printable(&text).into_owned()
}

/// Whether the present commit has the file as it lies there. Outside of a repository none has.
fn is_committed(file: &Path, bytes: &[u8]) -> Result<bool> {
    // Through a link, the file it leads to is the one to write.
    let real = file.canonicalize().map_err(|error| Error::io("read", file, error))?;
    let (Some(folder), Some(name)) = (real.parent(), real.file_name().and_then(|name| name.to_str())) else {
        return Ok(false);
    };
    match Repository::around(folder) {
        Ok(repository) => repository.has_committed(name, bytes),
        Err(_) => Ok(false),
    }
}
