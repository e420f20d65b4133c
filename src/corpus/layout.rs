//! From a document's text back to its file.

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

/// How a document's text lies in its file: extracted text → decoded file → bytes on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// From the text to the decoded file; empty where they are the same.
    pub(super) extracted: Vec<Step>,
    /// From the decoded file to bytes on disk; empty where they are the same.
    pub(super) decoded: Vec<Step>,
    /// Where lines begin.
    pub(super) lines: Lines,
}

/// The lines locations are counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// Those of the text, which begins at the start of line `first` of the file.
    Text { index: LineIndex, first: usize },
    /// Those of the decoded file, kept for its columns.
    File { source: Box<str>, index: LineIndex },
    /// One line: that of the record.
    Record(usize),
}

impl Layout {
    /// Where `span` of `text` lies on disk.
    pub(super) fn locate(&self, text: &str, span: Span) -> Location {
        let start = span.start.min(text.len());
        let span = Span::new(start, span.end.clamp(start, text.len()));
        let in_file = target(&self.extracted, span);
        let Position { line, column } = match &self.lines {
            Lines::Text { index, first } => {
                let place = index.position(text, span.start);
                Position { line: place.line + first - 1, column: place.column }
            }
            Lines::File { source, index } => index.position(source, in_file.start),
            Lines::Record(line) => Position { line: *line, column: 1 },
        };
        Location { span: target(&self.decoded, in_file), line, column }
    }
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
