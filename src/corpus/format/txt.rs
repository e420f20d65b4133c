//! Plain text.

use super::Source;
use crate::corpus::layout::{Layout, Lines, Step};
use crate::corpus::{Reading, front_matter};
use crate::text::LineIndex;

/// The text after the front matter is the document's.
pub(super) fn read(source: Source<'_>, reading: &mut Reading) {
    let Source { path, mut text, decoded, meta } = source;
    let (meta, body) = front_matter::take(path, &text, meta, reading);
    let first = LineIndex::new(&text[..body]).len();
    let extracted = if body == 0 { Vec::new() } else { vec![Step { at: 0, to: body, text_unit: 1, target_unit: 1 }] };
    text.drain(..body);
    let lines = Lines::Text { index: LineIndex::new(&text), first };
    reading.add(path, meta, text, Layout::new(extracted, decoded, lines));
}
