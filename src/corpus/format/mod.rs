//! The formats documents come in: one file each, registered in [`FORMATS`].

mod html;
mod jsonl;
mod md;
mod txt;

use super::layout::Step;
use super::{Meta, Reading};
pub(super) use jsonl::{Lines, read_lines};

/// A decoded file, ready to be read in its format.
pub(super) struct Source<'a> {
    /// The file, relative to the project's root.
    pub(super) path: &'a str,
    /// Its text as decoded.
    pub(super) text: String,
    /// From its text to bytes on disk.
    pub(super) decoded: Vec<Step>,
    /// What is known about it from elsewhere.
    pub(super) meta: &'a Meta,
}

/// A format of documents.
pub(super) struct Format {
    /// The endings of its files, without the dot.
    pub(super) extensions: &'static [&'static str],
    /// Adds the documents of a file, and what is wrong with it.
    pub(super) read: fn(Source<'_>, &mut Reading),
    /// Whether one file holds many documents.
    pub(super) many: bool,
    /// What can be told of a file before it is taken apart.
    pub(super) skim: Skim,
}

/// How the texts of a file can be looked at as they stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Skim {
    /// Not at all.
    Never,
    /// The file after its front matter is the text.
    Text,
    /// Each line is a record of JSON.
    Lines,
}

/// Every format. Files that end otherwise are read like the first.
pub(super) const FORMATS: [Format; 4] = [
    Format { extensions: &["txt"], read: txt::read, many: false, skim: Skim::Text },
    Format { extensions: &["md"], read: md::read, many: false, skim: Skim::Never },
    Format { extensions: &["html", "htm"], read: html::read, many: false, skim: Skim::Never },
    Format { extensions: &["jsonl"], read: jsonl::read, many: true, skim: Skim::Lines },
];

/// The format of a file by its name.
pub(super) fn of(path: &str) -> &'static Format {
    let (_, name) = path.rsplit_once('/').unwrap_or(("", path));
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let known = |format: &&Format| format.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
    FORMATS.iter().find(known).unwrap_or(&FORMATS[0])
}
