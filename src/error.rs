//! Failures of the environment: a file that cannot be read, a directory that is not there, bad usage.
//!
//! Mistakes in claim files are [diagnostics](crate::diag), and what a check finds is a value, never an error.

use std::fmt;
use std::path::Path;

/// A failure that names what was tried, on what, and what to do about it. It ends a run with exit code 2.
///
/// ```
/// use crosscheck::error::Error;
/// let error = Error::new("no claim has the id `raid`").help("`crosscheck check` without a name checks every claim");
/// assert_eq!(error.to_string(), "no claim has the id `raid`\n  help: `crosscheck check` without a name checks every claim");
/// ```
#[derive(Debug)]
pub struct Error {
    message: String,
    help: Option<String>,
    source: Option<std::io::Error>,
}

/// A result whose failure is of the environment.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A failure in a sentence of its own.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, source: None }
    }

    /// A failure of reading or writing: `action` as in "read" or "write", and the path it was tried on.
    pub fn io(action: &str, path: &Path, source: std::io::Error) -> Self {
        Self { message: format!("cannot {action} {}: {source}", path.display()), help: None, source: Some(source) }
    }

    /// The same failure with a line that says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether the failure is a closed pipe on the reading side, which is no error to the user.
    pub fn is_broken_pipe(&self) -> bool {
        self.source.as_ref().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|e| e as _)
    }
}
