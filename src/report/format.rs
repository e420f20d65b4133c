//! The formats a report can be written in: one file each, registered here.

use std::io::{self, Write};

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
    writer: Writer,
}

/// How a report is written.
#[derive(Debug)]
enum Writer {
    /// As one text. The screen counts only for formats people read in a terminal.
    Text(fn(&Report, Screen) -> String),
    /// Piece by piece.
    Pieces(fn(&Report, &mut dyn Write) -> io::Result<()>),
}

impl Format {
    /// Writes a report. The screen counts only for formats people read in a terminal. What takes much more room than the report itself
    /// is written piece by piece.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write(&self, report: &Report, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
        match self.writer {
            Writer::Text(render) => out.write_all(render(report, screen).as_bytes()),
            Writer::Pieces(write) => write(report, out),
        }
    }

    /// The report as text.
    ///
    /// ```
    /// use crosscheck::report::{Report, Screen, format};
    /// let json = format("json").unwrap().render(&Report::default(), Screen::PLAIN);
    /// assert!(json.starts_with("{\n  \"schema\": \"crosscheck.report/1\""));
    /// ```
    pub fn render(&self, report: &Report, screen: Screen) -> String {
        match self.writer {
            Writer::Text(render) => render(report, screen),
            Writer::Pieces(write) => {
                let mut out = Vec::new();
                write(report, &mut out).expect("memory can be written to");
                String::from_utf8(out).expect("reports are UTF-8")
            }
        }
    }
}

/// Every format, the default first.
///
/// ```
/// use crosscheck::report::FORMATS;
/// assert_eq!(FORMATS[0].name, "table");
/// ```
pub const FORMATS: &[Format] = &[
    own("table", "a screen for people: verdicts, disagreements, failures", Writer::Text(table::render)),
    own("matrix", "a screen of claims by sources: what each one states", Writer::Text(matrix::render)),
    own("json", "everything, for other programs (crosscheck.report/1)", Writer::Pieces(json::write)),
    hosted("sarif", "code scanning (SARIF 2.1.0)", Writer::Pieces(sarif::write)),
    hosted("junit", "test reports, a test case for each claim", Writer::Text(junit::render)),
    hosted("github", "annotations in GitHub Actions", Writer::Text(github::render)),
    hosted("gitlab", "a GitLab Code Quality report", Writer::Pieces(gitlab::write)),
    own("html", "one page for a browser: a matrix, pictures, every passage", Writer::Text(html::render)),
    own("markdown", "a comment for a pull request", Writer::Text(markdown::render)),
];

/// A format whose paths are counted from the project's folder.
const fn own(name: &'static str, description: &'static str, writer: Writer) -> Format {
    Format { name, description, from_repository: false, writer }
}

/// A format for a code host, whose paths are counted from the root of the repository.
const fn hosted(name: &'static str, description: &'static str, writer: Writer) -> Format {
    Format { name, description, from_repository: true, writer }
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
