//! Diagnostics: mistakes in claim files and trouble in corpus files, each with a span, a stable code and what would be right.

mod nearest;
mod reader;
mod render;
mod table;
mod toml_value;

pub use nearest::nearest;
pub use reader::{Reader, Spanned};
pub use render::render;
pub use table::Table;
pub use toml_value::TomlValue;

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

impl Diagnostic {
    /// A mistake at `span` of the file `path`; label and help are added by the methods below.
    ///
    /// ```
    /// use crosscheck::diag::Diagnostic;
    /// use crosscheck::text::Span;
    /// let mistake = Diagnostic::error("bad-id", "claims/a.toml", Span::new(5, 9), "an id has no spaces")
    ///     .label("a space in an id")
    ///     .help("write `a-b`");
    /// assert_eq!(mistake.help.as_deref(), Some("write `a-b`"));
    /// ```
    pub fn error(code: &'static str, path: &str, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self {
            level: Level::Error,
            code,
            path: path.to_owned(),
            message: message.into(),
            span: span.into(),
            label: String::new(),
            help: None,
            related: Vec::new(),
        }
    }

    /// The same as [`error`](Self::error), of level warning.
    pub fn warning(code: &'static str, path: &str, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self { level: Level::Warning, ..Self::error(code, path, span, message) }
    }

    /// With these words under the offending text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// With what would be right.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With a further place that belongs to the mistake.
    #[must_use]
    pub fn related(mut self, path: &str, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Related { path: path.to_owned(), span, label: label.into() });
        self
    }
}

/// Whether any of them is an error, so that the run cannot trust its input.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error)
}
