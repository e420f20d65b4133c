//! Printing diagnostics in the manner of compilers: the line, the offending text underlined, what would be right.

use std::collections::BTreeMap;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level as Mark, Origin, Renderer, Snippet};

use super::{Diagnostic, Level};
use crate::text::{LineIndex, Position, Span, is_hidden, printable};

/// How many characters of a line are kept before the offending text, at most.
const BEFORE: usize = 200;
/// How many characters of a line are kept after the offending text, at most.
const AFTER: usize = 60;
/// How many characters of the offending text itself are shown, at most.
const INSIDE: usize = 120;
/// How long a message, label or help may be, in characters.
const LONGEST: usize = 600;

/// Prints diagnostics as text for a terminal, sorted by file, place and code.
///
/// `source` gives the text of a file by the path a diagnostic names; where it gives none, only the path is printed. `width` is the
/// terminal's, in columns. Only with `color` does the output hold escape sequences. Whatever the files hold, no control character of
/// theirs is printed, and of a long line only the part around the mistake.
///
/// ```
/// use crosscheck::diag::{Diagnostic, render};
/// use crosscheck::text::Span;
/// let mistake = Diagnostic::error("unknown-key", "a.toml", Span::new(0, 5), "a claim has no key `cuont`").help("did you mean `count`?");
/// let printed = render(&[mistake], &|_| Some("cuont = 10\n".to_owned()), false, 80);
/// assert!(printed.contains("error[unknown-key]: a claim has no key `cuont`"));
/// assert!(printed.contains("--> a.toml:1:1"));
/// assert!(printed.contains("did you mean `count`?"));
/// ```
pub fn render(
    diagnostics: &[Diagnostic],
    source: &dyn Fn(&str) -> Option<String>,
    color: bool,
    width: usize,
) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by(|a, b| (&a.path, a.span, a.code, &a.message).cmp(&(&b.path, b.span, b.code, &b.message)));
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width.max(20)).decor_style(DecorStyle::Ascii);
    let mut files = Files { source, read: BTreeMap::new() };
    let mut out = String::new();
    for diagnostic in sorted {
        out.push_str(&one(diagnostic, &renderer, &mut files));
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// The files diagnostics point into, each read once.
struct Files<'s> {
    source: &'s dyn Fn(&str) -> Option<String>,
    read: BTreeMap<String, Option<File>>,
}

struct File {
    text: String,
    lines: LineIndex,
    /// The place found last. Diagnostics come in order, so that counting on from it keeps a line of many mistakes cheap.
    last: (usize, Position),
}

impl Files<'_> {
    fn excerpt(&mut self, path: &str, span: Span) -> Option<Excerpt> {
        if !self.read.contains_key(path) {
            let file = (self.source)(path).map(|text| {
                let lines = LineIndex::new(&text);
                File { text, lines, last: (0, Position { line: 1, column: 1 }) }
            });
            self.read.insert(path.to_owned(), file);
        }
        Some(excerpt(self.read.get_mut(path)?.as_mut()?, span))
    }
}

impl File {
    /// Line and column of a character boundary.
    fn position(&mut self, offset: usize) -> Position {
        let (from, place) = self.last;
        let between = Span::new(from, offset).of(&self.text);
        let place = if from <= offset && !between.contains(['\n', '\r']) {
            Position { line: place.line, column: place.column + between.chars().count() }
        } else {
            self.lines.position(&self.text, offset)
        };
        if offset > from {
            self.last = (offset, place);
        }
        place
    }
}

/// One line of a file, cut to the part around the mistake and made safe to print.
struct Excerpt {
    text: String,
    /// The offending bytes of `text`.
    span: Span,
    line: usize,
    column: usize,
    /// Whether `text` lacks the beginning of the line.
    cut: bool,
}

/// Cuts the line `span` begins in. A span of several lines is shown up to the end of its first.
fn excerpt(file: &mut File, span: Span) -> Excerpt {
    let start = floor(&file.text, span.start);
    let place = file.position(start);
    let text = file.text.as_str();
    let whole = file.lines.line(text, place.line).unwrap_or_default();
    let line_end = whole.start + whole.of(text).trim_end_matches(['\r', '\n']).len();
    let start = start.min(line_end);
    let end = floor(text, span.end).clamp(start, line_end);

    let before = Span::new(whole.start, start).of(text);
    let cut = before.char_indices().rev().nth(BEFORE).map(|(at, _)| &before[at..]);
    let mut shown = match cut {
        Some(rest) => format!("...{}", shield(rest)),
        None => shield(before),
    };
    let from = shown.len();
    shown.push_str(&shield(&cut_after(Span::new(start, end).of(text), INSIDE)));
    let to = shown.len();
    shown.push_str(&shield(&cut_after(Span::new(end, line_end).of(text), AFTER)));
    Excerpt { text: shown, span: Span::new(from, to), line: place.line, column: place.column, cut: cut.is_some() }
}

/// The nearest character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// At most `length` characters of `text`, with dots where it was cut.
fn cut_after(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((cut, _)) => format!("{}...", &text[..cut]),
        None => text.to_owned(),
    }
}

/// Replaces what steers a terminal or reorders text by one visible character each, so that columns stay what they are.
/// Tabs are left: the renderer widens them and moves the underline along.
fn shield(text: &str) -> String {
    text.chars()
        .map(|c| if c != '\t' && (c.is_control() || is_hidden(c)) { char::REPLACEMENT_CHARACTER } else { c })
        .collect()
}

/// A message on one line.
fn words(text: &str) -> String {
    printable(&cut_after(text, LONGEST)).replace('\n', "\\n").replace('\t', "\\t")
}

fn one(diagnostic: &Diagnostic, renderer: &Renderer, files: &mut Files<'_>) -> String {
    let mark = match diagnostic.level {
        Level::Error => Mark::ERROR,
        Level::Warning => Mark::WARNING,
    };
    let mut group = mark
        .primary_title(words(&diagnostic.message))
        .id(diagnostic.code)
        .elements(std::iter::empty::<annotate_snippets::Message<'_>>());
    let mut label = Some(words(&diagnostic.label)).filter(|label| !label.is_empty());
    let path = words(&diagnostic.path);
    match diagnostic.span.and_then(|span| files.excerpt(&diagnostic.path, span)) {
        Some(excerpt) => group = group.elements(lines(path, excerpt, AnnotationKind::Primary, label.take())),
        None => group = group.element(Origin::path(path)),
    }
    for related in &diagnostic.related {
        let path = words(&related.path);
        let label = words(&related.label);
        match files.excerpt(&related.path, related.span) {
            Some(excerpt) => group = group.elements(lines(path, excerpt, AnnotationKind::Context, Some(label))),
            None => group = group.element(Mark::NOTE.message(format!("{path}: {label}"))),
        }
    }
    if let Some(label) = label {
        group = group.element(Mark::NOTE.message(label));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Mark::HELP.message(words(help)));
    }
    renderer.render(&[group])
}

/// The place and the line. A line whose beginning was cut names its place apart, as the renderer would count columns from the cut.
fn lines<'a>(path: String, excerpt: Excerpt, kind: AnnotationKind, label: Option<String>) -> Vec<Element<'a>> {
    let Excerpt { text, span, line, column, cut } = excerpt;
    let snippet = Snippet::source(text).line_start(line).annotation(kind.span(span.start..span.end).label(label));
    if cut {
        vec![Origin::path(path).line(line).char_column(column).into(), snippet.into()]
    } else {
        vec![snippet.path(path).into()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, span: (usize, usize), expect: &[&str]) {
        let mistake = Diagnostic::error("a-code", "a.toml", Span::new(span.0, span.1), "what is wrong")
            .label("label")
            .help("what is right");
        let printed = render(&[mistake], &|_| Some(text.to_owned()), false, 100);
        let middle: Vec<_> = printed.lines().skip(1).take_while(|line| !line.contains("help")).collect();
        assert_eq!(middle.iter().map(|line| line.trim_end()).collect::<Vec<_>>(), expect, "\n{printed}");
    }

    #[test]
    fn the_offending_text_is_underlined() {
        check("id = 1\nmea = []\n", (7, 10), &[" --> a.toml:2:1", "  |", "2 | mea = []", "  | ^^^ label", "  |"]);
        // Tabs, wide characters and control characters do not move the underline.
        check(
            "\tmea\t= 1\u{1b}[31m\u{9b}\u{202e}\n",
            (1, 4),
            &[" --> a.toml:1:2", "  |", "1 |     mea    = 1\u{fffd}[31m\u{fffd}\u{fffd}", "  |     ^^^ label", "  |"],
        );
        check(
            "x = \"日本語\" oops\n",
            (16, 20),
            &[" --> a.toml:1:11", "  |", "1 | x = \"日本語\" oops", "  |              ^^^^ label", "  |"],
        );
        // Of several lines the first is shown.
        check("x = [\n 1,\n]\n", (4, 12), &[" --> a.toml:1:5", "  |", "1 | x = [", "  |     ^ label", "  |"]);
        // Past the end, and not on a character boundary.
        check("x = ", (90, 99), &[" --> a.toml:1:5", "  |", "1 | x =", "  |     ^ label", "  |"]);
        check("é", (1, 1), &[" --> a.toml:1:1", "  |", "1 | é", "  | ^ label", "  |"]);
    }

    #[test]
    fn a_long_line_is_cut() {
        let mistake =
            Diagnostic::error("a-code", "a.toml", Span::new(500_000, 900_000), "m".repeat(10_000)).label("label");
        let printed = render(&[mistake], &|_| Some("ab ".repeat(400_000)), false, 100);
        assert!(printed.len() < 3000, "{}", printed.len());
        assert!(printed.contains("a.toml:1:500001"), "{printed}");
    }

    #[test]
    fn related_places_follow_and_files_are_sorted() {
        let first = Diagnostic::error("a-code", "a.toml", Span::new(0, 1), "what is wrong")
            .label("here")
            .related("b.toml", Span::new(8, 9), "and there")
            .help("what is right");
        let second = Diagnostic::warning("b-code", "z\u{1b}.toml", None, "what is wrong").label("words").help("so");
        let printed = render(&[second, first], &|_| Some("first\n  second".to_owned()), false, 100);
        let expect = "error[a-code]: what is wrong
 --> a.toml:1:1
  |
1 | first
  | ^ here
  |
 ::: b.toml:2:3
  |
2 |   second
  |   - and there
  |
  = help: what is right

warning[b-code]: what is wrong
--> z\\u{1b}.toml
 = note: words
 = help: so
";
        assert_eq!(printed, expect, "\n{printed}");
    }
}
