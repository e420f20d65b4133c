//! From a document's text back to its file.

use crate::text::{LineIndex, Span};

/// A place in a file on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// Bytes of the file as it lies on disk (of the record's `text` for JSON Lines, of the extracted text for HTML).
    pub span: Span,
    /// One-based line.
    pub line: usize,
    /// One-based column, in Unicode code points.
    pub column: usize,
}

/// From `at` on, text and target run in parallel, the byte `at` of the text being the byte `to` of the target,
/// until the next step. Within a step one byte of text is one byte of target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// A byte offset in the text.
    pub at: usize,
    /// The offset in the target it stands for.
    pub to: usize,
}

/// How a document's text lies in its file: extracted text → decoded file → bytes on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// From the main text to the decoded file; empty where they are the same.
    pub extracted: Vec<Step>,
    /// From the decoded file to bytes on disk; empty where they are the same.
    pub decoded: Vec<Step>,
    /// The lines of the decoded file, with the columns of its characters.
    pub lines: LineIndex,
}
