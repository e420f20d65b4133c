//! `lint --fix`: the safe corrections, shown as a diff and written.

use std::path::Path;
use std::process::Command;

use similar::TextDiff;

use super::{File, visible};
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
        if !allow_dirty && !is_committed(&file.full)? {
            let help = "commit or stash them first, or add --allow-dirty";
            return Err(Error::new(format!("{shown} has changes that are not committed")).help(help));
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

/// Whether git has the file as it lies there. Outside of a repository it has not.
fn is_committed(file: &Path) -> Result<bool> {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return Ok(false) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // No program that the repository's settings name is run.
    let settings = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
    let mut command = Command::new("git");
    command
        .args(settings)
        .current_dir(folder)
        .args(["status", "--porcelain", "--ignored", "--"])
        .arg(Path::new(".").join(name));
    let output = command.output().map_err(|error| {
        Error::new(format!("cannot ask git about {}: {error}", file.display()))
            .help("add --allow-dirty to write all the same")
    })?;
    Ok(output.status.success() && output.stdout.is_empty())
}
