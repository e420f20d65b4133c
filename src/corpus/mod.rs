//! The corpus: documents with their metadata.

mod document;
mod layout;

pub use document::{Document, Meta};
pub use layout::{Layout, Location, Step};
