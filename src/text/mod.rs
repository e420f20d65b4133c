//! Byte spans, line positions, paragraphs and sentences: what is known of a text before anything in it is read.

mod lines;
mod span;

pub use lines::{LineIndex, Position};
pub use span::Span;
