//! The project on the user's side: `crosscheck.toml`, the root it stands in, and the files its patterns name.
//!
//! Nothing outside the root is ever read or written.

mod codes;
mod config;
mod files;
mod select;
mod stamp;

pub use codes::CODES;
pub use config::{CONFIG, find, parse};
pub(crate) use files::files_beside;
pub use files::{File, Files, files};
pub use select::{Listed, reaches, select};
pub use stamp::Stamp;

use std::path::PathBuf;

use jiff::civil::Date;

/// A project: its root and what `crosscheck.toml` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// The folder every path is relative to, absolute and without symbolic links.
    pub root: PathBuf,
    /// `crosscheck.toml`, relative to the root; `None` where there is none.
    pub config: Option<String>,
    /// Files, folders and globs of claim files; `claims` where nothing is said.
    pub claims: Vec<String>,
    /// Files, folders and globs of documents; `corpus` where nothing is said.
    pub corpus: Vec<String>,
    /// Files, folders and globs of drafts; empty where nothing is said.
    pub drafts: Vec<String>,
    /// The day to take as today, in place of the system's date.
    pub today: Option<Date>,
}
