//! Markdown: its text without markup.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Source;
use crate::corpus::layout::{Layout, Lines, Step, push};
use crate::corpus::{Reading, front_matter};
use crate::text::LineIndex;

/// Headings, paragraphs, list items, table cells and image captions become paragraphs of their own, with a blank line
/// between them. Code blocks and HTML are left out.
pub(super) fn read(source: Source<'_>, reading: &mut Reading) {
    let Source { path, text: file, decoded, meta } = source;
    let (meta, body) = front_matter::take(path, &file, meta, reading);
    let (text, extracted) = extract(&file[body..], body);
    let lines = Lines::File { index: LineIndex::new(&file), source: file.into_boxed_str() };
    reading.add(path, meta, text, Layout::new(extracted, decoded, lines));
}

/// The text of a piece of Markdown that begins at the byte `shift` of its file, and its way back there.
fn extract(markdown: &str, shift: usize) -> (String, Vec<Step>) {
    let mut out = Output { markdown, shift, text: String::new(), steps: Vec::new(), written: 0, paragraph_ends: false };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    // Blocks whose text is left out may stand in each other only on paper, so counting is enough.
    let mut left_out = 0_usize;
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                left_out += 1;
                out.paragraph_ends = true;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                left_out = left_out.saturating_sub(1);
            }
            Event::Start(tag) if !is_inline(&tag) => out.paragraph_ends = true,
            Event::End(tag) if !is_inline_end(tag) => out.paragraph_ends = true,
            _ if left_out > 0 => {}
            Event::Text(text) => out.text(&text, range),
            Event::Code(code) => out.code(&code, range),
            Event::SoftBreak | Event::HardBreak => out.unit(" ", range),
            Event::InlineHtml(html) if is_line_break(&html) => out.unit(" ", range),
            _ => {}
        }
    }
    (out.text, out.steps)
}

/// Whether a tag stands within a paragraph. An image does not: its caption is a paragraph of its own.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. }
    )
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
    )
}

fn is_line_break(html: &str) -> bool {
    html.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br"))
}

/// The text written so far.
struct Output<'m> {
    markdown: &'m str,
    shift: usize,
    text: String,
    steps: Vec<Step>,
    /// How far the Markdown has been written out.
    written: usize,
    /// Whether a blank line is due before the next text.
    paragraph_ends: bool,
}

impl Output<'_> {
    /// Text with its place: as it stands there, or else an entity.
    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.markdown.get(range.clone()) == Some(text) { self.verbatim(text, range) } else { self.unit(text, range) }
    }

    /// Inline code: as it stands between its backticks where it does, which it need not in quotes and tables.
    fn code(&mut self, code: &str, range: Range<usize>) {
        // A line end in it is read as a space.
        let whole = self.markdown.get(range.clone()).unwrap_or_default().replace('\n', " ");
        let inner = whole.find(code).map(|at| range.start + at);
        match inner {
            Some(start) => self.verbatim(code, start..start + code.len()),
            None => self.unit(code, range),
        }
    }

    fn verbatim(&mut self, text: &str, range: Range<usize>) {
        self.write(text, range, 1, 1);
    }

    /// Text that stands as a whole for the whole range.
    fn unit(&mut self, text: &str, range: Range<usize>) {
        let target = range.len();
        self.write(text, range, text.len(), target);
    }

    fn write(&mut self, text: &str, range: Range<usize>, text_unit: usize, target_unit: usize) {
        if text.is_empty() {
            return;
        }
        if self.paragraph_ends && !self.text.is_empty() {
            let gap = Step {
                at: self.text.len(),
                to: self.written + self.shift,
                text_unit: 2,
                target_unit: range.start.saturating_sub(self.written),
            };
            push(&mut self.steps, gap);
            self.text.push_str("\n\n");
        }
        self.paragraph_ends = false;
        push(&mut self.steps, Step { at: self.text.len(), to: range.start + self.shift, text_unit, target_unit });
        self.text.push_str(text);
        self.written = range.end;
    }
}
