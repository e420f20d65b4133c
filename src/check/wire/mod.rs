//! The map's result as lines of JSON, and back: what stands between `crosscheck evidence` and `crosscheck judge`.
//!
//! A line is a document, a piece of evidence, a rejected candidate, or a diagnostic. The order of lines means nothing.

mod read;
mod schema;
mod write;

pub use read::from_lines;
pub use write::to_lines;

#[cfg(test)]
mod tests;
