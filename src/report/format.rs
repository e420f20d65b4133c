//! The formats a report can be written in: one file each, registered here.

use super::paint::Screen;
use super::{Report, github, gitlab, json, junit, markdown, sarif, table};

/// A way to write a report.
#[derive(Debug)]
pub struct Format {
    /// The word after `--format`.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub description: &'static str,
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
    Format {
        name: "table",
        description: "a screen for people: verdicts, disagreements, failures",
        render: table::render,
    },
    Format { name: "json", description: "everything, for other programs (crosscheck.report/1)", render: json::render },
    Format { name: "sarif", description: "code scanning (SARIF 2.1.0)", render: sarif::render },
    Format { name: "junit", description: "test reports, a test case for each claim", render: junit::render },
    Format { name: "github", description: "annotations in GitHub Actions", render: github::render },
    Format { name: "gitlab", description: "a GitLab Code Quality report", render: gitlab::render },
    Format { name: "markdown", description: "a comment for a pull request", render: markdown::render },
];

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
