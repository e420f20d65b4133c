//! Byte spans, line positions, paragraphs and sentences: what is known of a text before anything in it is read.

mod boundary;
mod english;
mod lines;
mod printable;
mod segment;
mod sentence;
mod sketch;
mod span;
mod starts;
mod words;

pub(crate) use boundary::{char_ceil, char_floor};
pub(crate) use english::{is_function_word, is_verb};
pub use lines::{LineIndex, Position};
pub(crate) use printable::is_hidden;
pub use printable::printable;
pub use segment::paragraphs;
pub use sentence::sentences;
pub use sketch::Sketch;
pub use span::Span;
pub(crate) use starts::{Start, word_starts};
pub use words::words;
pub(crate) use words::{first_word, is_apostrophe, leading_alphanumerics};
