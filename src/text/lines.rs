//! From byte offsets to lines and columns.

use memchr::memchr2_iter;

use super::Span;

/// A place in a text as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// One-based line.
    pub line: usize,
    /// One-based column, in Unicode code points.
    pub column: usize,
}

/// Where the lines of a text begin. A line ends after `\n`, `\r\n` or a lone `\r`.
///
/// ```
/// use crosscheck::text::LineIndex;
/// let text = "née\r\nten killed";
/// let lines = LineIndex::new(text);
/// let place = lines.position(text, 6);
/// assert_eq!((place.line, place.column), (2, 1));
/// assert_eq!(lines.position(text, 3).column, 3); // é is one column
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds every line start of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        Self { starts }
    }

    /// How many lines there are; an empty text has one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: a text has at least one line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Line and column of the byte at `offset`; an offset past the end is taken as the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts[line - 1];
        let before = text.as_bytes().get(start..offset).unwrap_or_default();
        let column = before.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() + 1;
        Position { line, column }
    }

    /// The span of a one-based line, its line end included; `None` past the last line.
    pub fn line(&self, text: &str, line: usize) -> Option<Span> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        Some(Span::new(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, offset: usize, expect: (usize, usize)) {
        let place = LineIndex::new(text).position(text, offset);
        assert_eq!((place.line, place.column), expect, "{text:?} at {offset}");
    }

    #[test]
    fn offsets_become_lines_and_columns() {
        check("", 0, (1, 1));
        check("ab", 2, (1, 3));
        check("a\nb", 1, (1, 2));
        check("a\nb", 2, (2, 1));
        check("a\r\nb", 3, (2, 1));
        check("a\rb", 2, (2, 1));
        check("é\né!", 5, (2, 2));
        check("a\n", 99, (2, 1));
    }
}
