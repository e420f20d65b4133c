//! The corpus: documents with their metadata.
//!
//! [`list`] finds the files and what `sources.toml` says about them, [`read()`] reads one, and [`parse`] makes
//! documents of bytes. What the text of a document says about its own place in the file is its [`Layout`].
//!
//! Metadata, key by key: front matter or a record's own keys, which are nearest to the text, win over `sources.toml`;
//! there an entry whose `path` names the file wins over a glob, then one in a deeper folder over one above it, then
//! the later one over the earlier.

mod codes;
mod document;
mod encoding;
mod format;
mod front_matter;
mod ids;
mod layout;
mod list;
mod meta;
mod read;
mod sources;
mod stream;
mod yaml;

pub use codes::CODES;
pub use document::{Document, Meta};
pub use ids::{Identity, duplicate_ids};
pub use layout::{Layout, Location, Step};
pub(crate) use layout::{Lines, Start, Stretch};
pub(crate) use list::is_table;
pub use list::{EXTENSIONS, Entry, Listing, list, listing, tables_for};
pub use read::{Reading, bytes, decode, parse, parse_where, read, read_where};
pub use sources::{Rule, SOURCES, assign, parse_sources};
pub use stream::{NotPlain, Stream};

#[cfg(test)]
mod tests;
