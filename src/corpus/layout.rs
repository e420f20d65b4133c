//! From a document's text back to its file.

use std::collections::BTreeSet;

use super::Document;
use crate::text::{LineIndex, Position, Span};

/// A place in a file on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// Bytes of the file as it lies on disk (of the record's `text` for JSON Lines, of the extracted text for HTML).
    pub span: Span,
    /// One-based line.
    pub line: usize,
    /// One-based column, in Unicode code points.
    pub column: usize,
}

/// From the byte `at` of a text on, up to the next step, each `text_unit` bytes of the text stand for `target_unit`
/// bytes of the target, the first of them for those at `to`. A stretch taken over as it stands has units of 1 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// A byte offset in the text.
    pub at: usize,
    /// The offset in the target it stands for.
    pub to: usize,
    /// Bytes of text that stand together, such as the two of an `é`.
    pub text_unit: usize,
    /// Bytes of the target they stand for, such as the one of an `é` in Latin-1, or the six of `&nbsp;`.
    pub target_unit: usize,
}

/// How a document's text lies in its file: excerpt → extracted text → decoded file → bytes on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The paragraphs of an excerpt, in order; empty for a whole text.
    pub(crate) stretches: Vec<Stretch>,
    /// From the whole text to the decoded file; empty where they are the same.
    pub(crate) extracted: Vec<Step>,
    /// From the decoded file to bytes on disk; empty where they are the same.
    pub(crate) decoded: Vec<Step>,
    /// Where lines begin.
    pub(crate) lines: Lines,
}

/// A paragraph of a text in an excerpt of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Its bytes in the excerpt.
    pub(crate) span: Span,
    /// Where it begins in the whole text.
    pub(crate) from: usize,
}

/// The lines locations are counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// Those of the text, which begins at the start of line `first` of the file.
    Text { index: LineIndex, first: usize },
    /// Those of the decoded file, kept for its columns.
    File { source: Box<str>, index: LineIndex },
    /// One line: that of the record.
    Record(usize),
    /// Those of an excerpt, stretch by stretch.
    Excerpt(Vec<Start>),
}

/// Where a stretch of an excerpt begins in its file, and the lines from there on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    /// Of its first byte.
    pub(crate) position: Position,
    /// What stands in the decoded file from there on; empty where that is the stretch itself.
    pub(crate) source: Box<str>,
    index: LineIndex,
}

impl Start {
    /// The beginning of `stretch`, whose source is given where it differs.
    pub(crate) fn new(position: Position, source: Box<str>, stretch: &str) -> Self {
        let index = LineIndex::new(if source.is_empty() { stretch } else { &source });
        Self { position, source, index }
    }

    /// Line and column of a byte: `offset` counts from the beginning of the source, or else of the stretch.
    fn position(&self, stretch: &str, offset: usize) -> Position {
        let base = if self.source.is_empty() { stretch } else { &self.source };
        let Position { line, column } = self.index.position(base, offset);
        let before = if line == 1 { self.position.column - 1 } else { 0 };
        Position { line: self.position.line + line - 1, column: before + column }
    }
}

impl Layout {
    /// The layout of a whole text.
    pub(super) const fn new(extracted: Vec<Step>, decoded: Vec<Step>, lines: Lines) -> Self {
        Self { stretches: Vec::new(), extracted, decoded, lines }
    }

    /// The stretch that holds the byte `offset`, with its place among them; `None` in a whole text.
    fn stretch(&self, offset: usize) -> Option<(usize, Stretch)> {
        let place = self.stretches.partition_point(|stretch| stretch.span.start <= offset).saturating_sub(1);
        Some((place, *self.stretches.get(place)?))
    }

    /// The layout of an excerpt of `text`, made of these paragraphs in this order.
    pub(super) fn excerpt(&self, text: &str, paragraphs: &[Span]) -> Self {
        let (mut stretches, mut starts) = (Vec::new(), Vec::new());
        let (mut extracted, mut decoded) = (BTreeSet::new(), BTreeSet::new());
        let mut at = 0;
        for &paragraph in paragraphs {
            let whole = self.in_whole(paragraph);
            let in_file = target(&self.extracted, whole);
            stretches.push(Stretch { span: Span::new(at, at + paragraph.len()), from: whole.start });
            at += paragraph.len() + Document::GAP.len();
            extracted.extend(steps_for(&self.extracted, whole));
            decoded.extend(steps_for(&self.decoded, in_file));
            let Location { line, column, .. } = self.locate(text, paragraph);
            let source = match &self.lines {
                Lines::Text { .. } | Lines::Record(_) => "",
                Lines::File { source, .. } => in_file.of(source),
                Lines::Excerpt(starts) => match self.stretch(paragraph.start) {
                    Some((place, stretch)) => {
                        let begins = target(&self.extracted, Span::new(stretch.from, stretch.from)).start;
                        let within =
                            Span::new(in_file.start.saturating_sub(begins), in_file.end.saturating_sub(begins));
                        within.of(&starts[place].source)
                    }
                    None => "",
                },
            };
            starts.push(Start::new(Position { line, column }, source.into(), paragraph.of(text)));
        }
        let lines = match self.lines {
            Lines::Record(line) => Lines::Record(line),
            _ => Lines::Excerpt(starts),
        };
        let kept = |steps: &[Step], places: BTreeSet<usize>| places.into_iter().map(|place| steps[place]).collect();
        Self { stretches, extracted: kept(&self.extracted, extracted), decoded: kept(&self.decoded, decoded), lines }
    }

    /// A span of an excerpt, which lies in one of its stretches, as a span of the whole text.
    fn in_whole(&self, span: Span) -> Span {
        self.stretch(span.start).map_or(span, |(_, stretch)| {
            let in_whole = |offset: usize| stretch.from + offset.saturating_sub(stretch.span.start);
            Span::new(in_whole(span.start), in_whole(span.end))
        })
    }

    /// Where `span` of `text` lies on disk.
    pub(super) fn locate(&self, text: &str, span: Span) -> Location {
        let start = span.start.min(text.len());
        let span = Span::new(start, span.end.clamp(start, text.len()));
        let in_file = target(&self.extracted, self.in_whole(span));
        let Position { line, column } = match &self.lines {
            Lines::Text { index, first } => {
                let place = index.position(text, span.start);
                Position { line: place.line + first - 1, column: place.column }
            }
            Lines::File { source, index } => index.position(source, in_file.start),
            Lines::Record(line) => Position { line: *line, column: 1 },
            Lines::Excerpt(starts) => match self.stretch(span.start) {
                Some((place, stretch)) => {
                    let begins = target(&self.extracted, Span::new(stretch.from, stretch.from)).start;
                    starts[place].position(stretch.span.of(text), in_file.start.saturating_sub(begins))
                }
                None => Position { line: 1, column: 1 },
            },
        };
        Location { span: target(&self.decoded, in_file), line, column }
    }
}

/// The places of the steps a span of the text needs.
fn steps_for(steps: &[Step], span: Span) -> std::ops::Range<usize> {
    let first = steps.partition_point(|step| step.at <= span.start).saturating_sub(1);
    first..steps.partition_point(|step| step.at < span.end).max(first + 1).min(steps.len())
}

/// Where a span of the text lies in the target. Of units covered in part the whole is given.
fn target(steps: &[Step], span: Span) -> Span {
    let step_of = |offset: usize| steps[steps.partition_point(|step| step.at <= offset).saturating_sub(1)];
    if steps.is_empty() {
        return span;
    }
    let step = step_of(span.start);
    let start = step.to + span.start.saturating_sub(step.at) / step.text_unit * step.target_unit;
    if span.is_empty() {
        return Span::new(start, start);
    }
    let step = step_of(span.end - 1);
    let end = step.to + span.end.saturating_sub(step.at).div_ceil(step.text_unit) * step.target_unit;
    Span::new(start, end.max(start))
}

/// Adds a step, unless the last one goes on just so.
pub(super) fn push(steps: &mut Vec<Step>, step: Step) {
    let goes_on = steps.last().is_some_and(|last| {
        let gone = step.at - last.at;
        (last.text_unit, last.target_unit) == (step.text_unit, step.target_unit)
            && gone.is_multiple_of(last.text_unit)
            && last.to + gone / last.text_unit * last.target_unit == step.to
    });
    if !goes_on {
        steps.push(step);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(steps: &[(usize, usize, usize, usize)], span: (usize, usize), expect: (usize, usize)) {
        let mut built = Vec::new();
        for &(at, to, text_unit, target_unit) in steps {
            push(&mut built, Step { at, to, text_unit, target_unit });
        }
        assert_eq!(target(&built, Span::new(span.0, span.1)), Span::new(expect.0, expect.1));
    }

    #[test]
    fn spans_find_their_target() {
        check(&[], (3, 5), (3, 5));
        check(&[(0, 3, 1, 1)], (0, 2), (3, 5));
        // `**ten** killed`
        let bold = [(0, 2, 1, 1), (3, 7, 1, 1)];
        check(&bold, (0, 3), (2, 5));
        check(&bold, (3, 4), (7, 8));
        check(&bold, (0, 6), (2, 10));
        check(&bold, (3, 3), (7, 7));
        // `a &amp; b`
        let entity = [(0, 0, 1, 1), (2, 2, 1, 5), (3, 7, 1, 1)];
        check(&entity, (2, 3), (2, 7));
        check(&entity, (0, 3), (0, 7));
        check(&entity, (3, 5), (7, 9));
        // `éé` in Latin-1: both in one step
        check(&[(0, 0, 2, 1), (2, 1, 2, 1)], (2, 4), (1, 2));
        check(&[(0, 0, 2, 1)], (1, 2), (0, 1));
    }
}
