//! Byte spans, line positions, paragraphs and sentences: what is known of a text before anything in it is read.

mod lines;
mod printable;
mod span;

pub use lines::{LineIndex, Position};
pub use printable::printable;
pub use span::Span;
