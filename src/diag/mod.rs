//! Diagnostics: mistakes in claim files and trouble in corpus files, each with a span, a stable code and what would be right.

use crate::text::Span;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The run cannot trust its input: exit code 2.
    Error,
    /// Something was read otherwise than written, or left out; the rest was read.
    Warning,
}

/// One mistake, with the place it stands at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub level: Level,
    /// The stable code, as in `unknown-key`.
    pub code: &'static str,
    /// The file, relative to the project's root, with `/` between its parts.
    pub path: String,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The offending text, in bytes of the file as decoded; `None` where the whole file is meant.
    pub span: Option<Span>,
    /// A few words printed under the offending text: what was expected there.
    pub label: String,
    /// What would be right.
    pub help: Option<String>,
    /// Further places that belong to the mistake, such as the first of two equal ids.
    pub related: Vec<Related>,
}

/// A second place of a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The file, relative to the project's root.
    pub path: String,
    /// The text meant.
    pub span: Span,
    /// What that place has to do with it.
    pub label: String,
}
