//! Text in tones, wrapped to a width: what every screen is made of.
//!
//! Text from claims and documents enters a screen only through [`Text::add`], which makes it harmless.
//! A line without colour is the line with colour, less the escape sequences.

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text::printable;

/// What a screen can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Columns; taken as 40 where less, as 200 where more.
    pub width: usize,
    /// Whether escape sequences for colour may be printed.
    pub color: bool,
}

impl Screen {
    /// For files and pipes: no colour, 100 columns.
    pub const PLAIN: Self = Self { width: 100, color: false };

    /// The width lines are wrapped to.
    pub(crate) fn columns(self) -> usize {
        self.width.clamp(40, 200)
    }
}

/// What a stretch of text is, as far as its look goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    #[default]
    Plain,
    /// Headings and ids.
    Strong,
    /// What may be skipped.
    Quiet,
    /// What is as it should be.
    Good,
    /// What is not.
    Bad,
    /// What somebody should look at.
    Warn,
    /// A value in a quote.
    Value,
    /// Words of the first passage alone.
    Removed,
    /// Words of the second passage alone.
    Added,
}

impl Tone {
    /// Every tone.
    pub(crate) const ALL: [Self; 9] = [
        Self::Plain,
        Self::Strong,
        Self::Quiet,
        Self::Good,
        Self::Bad,
        Self::Warn,
        Self::Value,
        Self::Removed,
        Self::Added,
    ];

    const fn style(self) -> Style {
        let plain = Style::new();
        match self {
            Self::Plain => plain,
            Self::Strong => plain.bold(),
            Self::Quiet => plain.dimmed(),
            Self::Good | Self::Added => plain.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green))),
            Self::Bad => plain.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red))).bold(),
            Self::Removed => plain.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red))),
            Self::Warn => plain.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow))),
            Self::Value => plain.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan))).bold(),
        }
    }
}

/// A run of text in tones. A no-break space holds words together and prints as a space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    parts: Vec<(Tone, String)>,
}

impl Text {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Plain text.
    pub(crate) fn plain(text: &str) -> Self {
        Self::new().add(Tone::Plain, text)
    }

    /// More text, made harmless.
    #[must_use]
    pub(crate) fn add(mut self, tone: Tone, text: &str) -> Self {
        self.parts.push((tone, printable(text).into_owned()));
        self
    }

    /// This text, then another.
    #[must_use]
    pub(crate) fn join(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self
    }

    /// The words, each in the tones it is made of.
    pub(crate) fn words(&self) -> Vec<Word> {
        let mut words = Vec::new();
        let mut word = Word::new();
        for (tone, text) in &self.parts {
            for (i, piece) in text.split([' ', '\t', '\n', '\r']).enumerate() {
                if i > 0 && !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                if !piece.is_empty() {
                    word.push((*tone, piece.replace('\u{a0}', " ")));
                }
            }
        }
        if !word.is_empty() {
            words.push(word);
        }
        words
    }
}

/// A word in the tones it is made of.
pub(crate) type Word = Vec<(Tone, String)>;

fn width_of(word: &Word) -> usize {
    match word.as_slice() {
        [(_, text)] => text.width(),
        parts => parts.iter().map(|(_, text)| text.as_str()).collect::<String>().width(),
    }
}

/// A line ready to be painted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    parts: Vec<(Tone, String)>,
    width: usize,
}

impl Line {
    fn put(&mut self, word: Word) {
        let width = width_of(&word);
        if !self.parts.is_empty() {
            self.append(word.first().map(|(tone, _)| *tone).unwrap_or_default(), " ");
            self.width += 1;
        }
        for (tone, text) in word {
            self.append(tone, &text);
        }
        self.width += width;
    }

    /// More text as it is, neighbours of one tone as one part.
    pub(crate) fn add(&mut self, tone: Tone, text: &str) {
        if text.is_empty() {
            return;
        }
        self.width += text.width();
        match self.parts.last_mut() {
            Some((last, part)) if *last == tone => part.push_str(text),
            _ => self.parts.push((tone, text.to_owned())),
        }
    }

    /// Neighbours of one tone become one part; a space between two tones is plain.
    fn append(&mut self, tone: Tone, text: &str) {
        match self.parts.last_mut() {
            Some((last, part)) if *last == tone => part.push_str(text),
            Some(_) if text == " " => self.parts.push((Tone::Plain, " ".to_owned())),
            _ => self.parts.push((tone, text.to_owned())),
        }
    }

    fn paint(&self, color: bool, out: &mut String) {
        for (tone, text) in &self.parts {
            let style = tone.style();
            if color && *tone != Tone::Plain {
                out.push_str(&format!("{style}{text}{style:#}"));
            } else {
                out.push_str(text);
            }
        }
    }
}

/// Breaks a text into lines of at most `width` columns (but at least 2). A word longer than a line is cut, and `…` says so,
/// unless the script writes without spaces.
pub(crate) fn wrap(text: &Text, width: usize) -> Vec<Line> {
    let width = width.max(2);
    let mut lines = Vec::new();
    let mut line = Line::default();
    for word in text.words() {
        let needs = width_of(&word);
        if !line.parts.is_empty() && line.width + 1 + needs > width {
            lines.push(std::mem::take(&mut line));
        }
        if needs <= width {
            line.put(word);
            continue;
        }
        for piece in cut(word, width) {
            if !line.parts.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.put(piece);
        }
    }
    lines.push(line);
    lines
}

/// Cuts a word into pieces that fit a line.
fn cut(word: Word, width: usize) -> Vec<Word> {
    // Characters without a width could pile up for ever.
    const LONGEST_PIECE: usize = 800;
    let mut pieces = Vec::new();
    let mut piece = Word::new();
    let mut room = String::new();
    let mut length = 0;
    let mut left: usize = word.iter().map(|(_, text)| text.chars().count()).sum();
    for (tone, text) in word {
        let mut part = String::new();
        for character in text.chars() {
            room.push(character);
            length += 1;
            left -= 1;
            let sign = usize::from(left > 0 && character.width() != Some(2));
            if length > 1 && (room.width() + sign > width || length > LONGEST_PIECE) {
                room.pop();
                let wide = room.chars().next_back().and_then(UnicodeWidthChar::width) == Some(2);
                if !part.is_empty() {
                    piece.push((tone, std::mem::take(&mut part)));
                }
                if !wide {
                    piece.push((Tone::Quiet, "…".to_owned()));
                }
                pieces.push(std::mem::take(&mut piece));
                room.clear();
                room.push(character);
                length = 1;
            }
            part.push(character);
        }
        if !part.is_empty() {
            piece.push((tone, part));
        }
    }
    pieces.push(piece);
    pieces
}

/// A screen being written, line by line.
#[derive(Debug)]
pub(crate) struct Page {
    screen: Screen,
    text: String,
}

impl Page {
    pub(crate) fn new(screen: Screen) -> Self {
        Self { screen, text: String::new() }
    }

    /// The finished text.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// The screen's columns.
    pub(crate) fn columns(&self) -> usize {
        self.screen.columns()
    }

    /// An empty line.
    pub(crate) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A text on a line of its own, white space as it stands.
    pub(crate) fn verbatim(&mut self, text: &Text) {
        for (tone, part) in &text.parts {
            let style = tone.style();
            if self.screen.color && *tone != Tone::Plain && !part.is_empty() {
                self.text.push_str(&format!("{style}{part}{style:#}"));
            } else {
                self.text.push_str(part);
            }
        }
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        self.text.push('\n');
    }

    /// A text on as many lines as it needs, `indent` columns in.
    pub(crate) fn say(&mut self, indent: usize, text: &Text) {
        self.hang(indent, &Text::new(), 0, text);
    }

    /// A text beside a label: the label stands `indent` columns in, the text `hang` columns further on every line.
    pub(crate) fn hang(&mut self, indent: usize, label: &Text, hang: usize, text: &Text) {
        let inner = self.columns().saturating_sub(indent + hang);
        let label = wrap(label, hang.saturating_sub(1)).into_iter().next().unwrap_or_default();
        for (i, line) in wrap(text, inner).iter().enumerate() {
            let mut before = indent + hang;
            if i == 0 && label.width > 0 {
                self.text.push_str(&" ".repeat(indent));
                label.paint(self.screen.color, &mut self.text);
                before = hang - label.width.min(hang);
            }
            if line.width > 0 {
                self.text.push_str(&" ".repeat(before));
                line.paint(self.screen.color, &mut self.text);
            }
            self.text.push('\n');
        }
    }

    /// A line as it is.
    pub(crate) fn line(&mut self, line: &Line) {
        line.paint(self.screen.color, &mut self.text);
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(text: &Text, width: usize, color: bool) -> String {
        let mut out = String::new();
        for line in wrap(text, width) {
            line.paint(color, &mut out);
            out.push('\n');
        }
        out
    }

    fn check(text: &str, width: usize, expect: &str) {
        assert_eq!(lines(&Text::plain(text), width, false), expect, "{text:?} in {width}");
    }

    #[test]
    fn words_wrap() {
        check("", 10, "\n");
        check("one two three", 13, "one two three\n");
        check("one two three", 12, "one two\nthree\n");
        check("  one \n two  ", 12, "one two\n");
        check("mavi-marmara-killed", 10, "mavi-marm…\nara-killed\n");
        check("北約成員國", 4, "北約\n成員\n國\n");
        check("5\u{a0}documents here", 8, "5 docum…\nents\nhere\n");
    }

    #[test]
    fn tones_share_a_word() {
        let text = Text::plain("of ").add(Tone::Value, "«10»").add(Tone::Plain, ", then");
        assert_eq!(lines(&text, 20, false), "of «10», then\n");
        assert_eq!(lines(&text, 20, true), "of \u{1b}[1m\u{1b}[36m«10»\u{1b}[0m, then\n");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_colour_changes_no_text(text in any::<String>(), value in any::<String>(), width in 2usize..60) {
            let text = Text::plain(&text).add(Tone::Value, &value).add(Tone::Plain, ".");
            let plain = lines(&text, width, false);
            for line in plain.lines() {
                prop_assert!(line.width() <= width, "{line:?} is wider than {width}");
            }
            let bare = anstream::adapter::strip_str(&lines(&text, width, true)).to_string();
            prop_assert_eq!(bare, plain);
        }
    }
}
