//! The formats a report can be written in: one file each, registered here.

use super::paint::Screen;
use super::{Report, github, gitlab, html, json, junit, markdown, matrix, sarif, table};

/// A way to write a report.
#[derive(Debug)]
pub struct Format {
    /// The word after `--format`.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub description: &'static str,
    /// Whether its paths are counted from the root of the repository (see [`below`](super::below)) rather than from the
    /// project's folder.
    pub from_repository: bool,
    /// Writes a report. The screen counts only for formats people read in a terminal.
    pub render: fn(&Report, Screen) -> String,
}

/// Every format, the default first.
///
/// ```
/// use crosscheck::report::FORMATS;
/// assert_eq!(FORMATS[0].name, "table");
/// ```
pub const FORMATS: &[Format] = &[
    own("table", "a screen for people: verdicts, disagreements, failures", table::render),
    own("matrix", "a screen of claims by sources: what each one states", matrix::render),
    own("json", "everything, for other programs (crosscheck.report/1)", json::render),
    hosted("sarif", "code scanning (SARIF 2.1.0)", sarif::render),
    hosted("junit", "test reports, a test case for each claim", junit::render),
    hosted("github", "annotations in GitHub Actions", github::render),
    hosted("gitlab", "a GitLab Code Quality report", gitlab::render),
    own("html", "one page for a browser: a matrix, pictures, every passage", html::render),
    own("markdown", "a comment for a pull request", markdown::render),
];

type Render = fn(&Report, Screen) -> String;

/// A format whose paths are counted from the project's folder.
const fn own(name: &'static str, description: &'static str, render: Render) -> Format {
    Format { name, description, from_repository: false, render }
}

/// A format for a code host, whose paths are counted from the root of the repository.
const fn hosted(name: &'static str, description: &'static str, render: Render) -> Format {
    Format { name, description, from_repository: true, render }
}

/// The format of that name.
///
/// ```
/// use crosscheck::report::format;
/// assert!(format("json").is_some());
/// assert!(format("yaml").is_none());
/// ```
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
