//! Tokens: words, digit runs and single symbols, with the classes of words the readers look for.

use std::cell::Cell;

use super::lexicon::{Class, class_of};
use super::numeral::{self, Numeral};
use crate::text::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters, with apostrophes inside; a possessive ending is a token of its own.
    Word,
    /// A run of decimal digits of any script.
    Digits,
    /// The possessive ending `'s`, or a bare apostrophe after a word.
    Possessive,
    /// One other character that is not white space.
    Symbol(char),
}

impl Shape {
    /// Whether a token of this shape may be read as part of a value: a word or digits.
    pub(crate) fn is_value(self) -> bool {
        matches!(self, Self::Word | Self::Digits)
    }
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Its bytes.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) shape: Shape,
    /// What the lexicon knows of it; empty for anything but words.
    pub(crate) class: Class,
    /// Whether it follows the token before it without white space.
    pub(crate) glued: bool,
    /// Whether it begins the text or a paragraph: after a blank line, or on a line further in than others.
    pub(crate) first: bool,
}

/// A text with its tokens. Words are looked at in lower case (ASCII letters only are lowered, so offsets stay).
pub(crate) struct Tokens<'a> {
    /// The text as it stands.
    pub(crate) text: &'a str,
    lower: &'a str,
    list: &'a [Token],
    floor: usize,
    /// Numerals read lately, by the low bits of their token: several readers ask for the same one.
    numerals: [Cell<(usize, Option<Numeral>)>; MEMO],
    /// How often a token was looked at, so that tests can hold the work to the length of the text.
    #[cfg(test)]
    pub(super) looks: Cell<usize>,
}

const MEMO: usize = 8;

/// Buffers to reuse from text to text.
#[derive(Debug, Default)]
pub struct Scratch {
    lower: String,
    list: Vec<Token>,
}

impl Scratch {
    /// Cuts `text` into tokens.
    pub(crate) fn tokenize<'a>(&'a mut self, text: &'a str) -> Tokens<'a> {
        self.lower.clear();
        self.lower.push_str(text);
        self.lower.make_ascii_lowercase();
        self.list.clear();
        cut(text, &self.lower, &mut self.list);
        Tokens {
            text,
            lower: &self.lower,
            list: &self.list,
            floor: 0,
            numerals: [const { Cell::new((usize::MAX, None)) }; MEMO],
            #[cfg(test)]
            looks: Cell::new(0),
        }
    }
}

impl<'a> Tokens<'a> {
    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The first token that no earlier mention covers: words before a number are looked for from here on.
    pub(crate) fn floor(&self) -> usize {
        self.floor
    }

    /// Marks the tokens before `index` as covered by mentions.
    pub(crate) fn cover(&mut self, index: usize) {
        self.floor = index;
    }

    /// The token at an index.
    #[inline]
    pub(crate) fn get(&self, index: usize) -> Option<&'a Token> {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        self.list.get(index)
    }

    /// The token's text in lower case; empty past the end.
    #[inline]
    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.get(index).map_or("", |token| token.span.of(self.lower))
    }

    /// The token's text as it stands; empty past the end.
    pub(crate) fn raw(&self, index: usize) -> &'a str {
        self.get(index).map_or("", |token| token.span.of(self.text))
    }

    /// The white space before the token; empty where it is glued, and at the text's beginning.
    pub(crate) fn gap(&self, index: usize) -> &'a str {
        match (index.checked_sub(1).and_then(|before| self.get(before)), self.get(index)) {
            (Some(before), Some(token)) => Span::new(before.span.end, token.span.start).of(self.text),
            _ => "",
        }
    }

    /// Whether the token is this word or symbol, in lower case.
    #[inline]
    pub(crate) fn is(&self, index: usize, word: &str) -> bool {
        self.word(index) == word
    }

    /// Whether the token is a word of the class.
    #[inline]
    pub(crate) fn has(&self, index: usize, class: Class) -> bool {
        self.get(index).is_some_and(|token| token.class.meets(class))
    }

    /// Whether the token follows the one before it without white space.
    #[inline]
    pub(crate) fn glued(&self, index: usize) -> bool {
        self.get(index).is_some_and(|token| token.glued)
    }

    /// The numeral that begins at a token.
    #[inline]
    pub(crate) fn numeral(&self, index: usize) -> Option<Numeral> {
        let slot = &self.numerals[index % MEMO];
        let (at, known) = slot.get();
        if at == index {
            return known;
        }
        let read = numeral::parse(self, index);
        slot.set((index, read));
        read
    }

    /// Whether no value can begin at a token: a word of no class of values that stands before no number and no currency.
    #[inline]
    pub(crate) fn passed_over(&self, index: usize) -> bool {
        let Some(token) = self.get(index) else { return true };
        if token.shape != Shape::Word || !token.class.is_none() {
            return false;
        }
        // "EUR50", "Rs. 20", "US$5", "malaysian ringgit 42"
        self.get(index + 1).is_none_or(|next| match next.shape {
            Shape::Word => !next.class.meets(Class::CURRENCY),
            Shape::Digits => false,
            Shape::Symbol(symbol) => !matches!(symbol, '$' | '.'),
            Shape::Possessive => true,
        })
    }

    /// Whether the token is a word.
    #[inline]
    pub(crate) fn is_word(&self, index: usize) -> bool {
        self.get(index).is_some_and(|token| token.shape == Shape::Word)
    }

    /// Whether the token is a run of digits.
    #[inline]
    pub(crate) fn is_digits(&self, index: usize) -> bool {
        self.get(index).is_some_and(|token| token.shape == Shape::Digits)
    }

    /// The symbol at an index.
    #[inline]
    pub(crate) fn symbol(&self, index: usize) -> Option<char> {
        match self.get(index)?.shape {
            Shape::Symbol(symbol) => Some(symbol),
            _ => None,
        }
    }

    /// The bytes of the tokens from `from` up to, not including, `to`.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        match (self.get(from), to.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(first), Some(last)) if from < to => first.span.cover(last.span),
            _ => Span::default(),
        }
    }
}

/// Whether a character joins words or numbers as a hyphen or dash does.
pub(crate) fn is_dash(symbol: char) -> bool {
    matches!(symbol, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// Whether a character joins words into one: a dash, but for the long one, which parts them ("people—19 men").
pub(crate) fn is_hyphen(symbol: char) -> bool {
    is_dash(symbol) && !matches!(symbol, '\u{2014}' | '\u{2015}')
}

/// Whether a character is an apostrophe, straight or typographic.
pub(crate) fn is_apostrophe(symbol: char) -> bool {
    matches!(symbol, '\'' | '\u{2019}' | '\u{02BC}' | '\u{FF07}')
}

/// Columns further in at which a line begins a paragraph.
const INDENT: usize = 3;

fn cut(text: &str, lower: &str, list: &mut Vec<Token>) {
    let mut at = 0;
    let mut newlines = 2;
    let mut glued = false;
    let (mut indent, mut least) = (0, usize::MAX);
    let mut listed = false;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        if c.is_whitespace() {
            if c == '\n' {
                newlines += 1;
                indent = 0;
            } else if newlines > 0 {
                indent += if c == '\t' { INDENT } else { 1 };
            }
            glued = false;
            at += c.len_utf8();
            continue;
        }
        let (shape, end) = if c.is_alphabetic() {
            (Shape::Word, word_end(text, at))
        } else if digit(c).is_some() {
            (Shape::Digits, run_end(text, at, |c| digit(c).is_some()))
        } else if is_apostrophe(c) && glued && list.last().is_some_and(|t| t.shape == Shape::Word) {
            let after = at + c.len_utf8();
            let s = lower[after..].starts_with('s') && !lower[after + 1..].starts_with(char::is_alphanumeric);
            (Shape::Possessive, if s { after + 1 } else { after })
        } else {
            (Shape::Symbol(c), at + c.len_utf8())
        };
        let span = Span::new(start, end);
        let class = if shape == Shape::Word { class_of(span.of(lower)) } else { Class::NONE };
        // What hangs under a bullet goes on with its line.
        let further = indent.saturating_sub(least) >= INDENT;
        let indented = newlines == 1 && !listed && further;
        if newlines > 0 {
            let bullet = matches!(shape, Shape::Symbol(symbol) if is_dash(symbol) || matches!(symbol, '*' | '•' | '+'));
            listed = bullet || listed && further;
            least = least.min(indent);
        }
        list.push(Token { span, shape, class, glued, first: newlines >= 2 || indented });
        newlines = 0;
        glued = true;
        at = end;
    }
}

/// The end of the word at `start`: letters and marks, and an apostrophe between letters unless it begins a possessive.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    for (i, c) in text[start..].char_indices() {
        let here = start + i;
        if c.is_alphabetic() || is_mark(c) {
            end = here + c.len_utf8();
        } else if is_apostrophe(c) {
            let mut rest = text[here + c.len_utf8()..].chars();
            let next = rest.next();
            let after = rest.next();
            let possessive = matches!(next, Some('s' | 'S')) && !after.is_some_and(char::is_alphanumeric);
            if possessive || !next.is_some_and(char::is_alphabetic) {
                break;
            }
        } else {
            break;
        }
    }
    end
}

fn run_end(text: &str, start: usize, belongs: impl Fn(char) -> bool) -> usize {
    text[start..].char_indices().find(|&(_, c)| !belongs(c)).map_or(text.len(), |(i, _)| start + i)
}

/// Combining marks, which continue a word: "e\u{301}".
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// The value of a decimal digit of the scripts whose digits news and statistics use.
///
/// The zeros are those of the Unicode general category Nd, whose digits stand in runs of ten.
pub(crate) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).map(|d| d as u8);
    }
    const ZEROS: [u32; 19] = [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
        0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10,
    ];
    let c = c as u32;
    ZEROS.iter().find_map(|&zero| c.checked_sub(zero).filter(|&d| d < 10).map(|d| d as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let mut scratch = Scratch::default();
        let tokens = scratch.tokenize(text);
        let got: Vec<&str> = (0..tokens.len()).map(|i| tokens.raw(i)).collect();
        assert_eq!(got, expect, "{text:?}");
    }

    #[test]
    fn texts_are_cut() {
        check("ten killed", &["ten", "killed"]);
        check("28-member", &["28", "-", "member"]);
        check("US$1.4bn", &["US", "$", "1", ".", "4", "bn"]);
        check("Israel’s 10", &["Israel", "’s", "10"]);
        check("o'clock in six weeks' time", &["o'clock", "in", "six", "weeks", "'", "time"]);
        check("A330-200", &["A", "330", "-", "200"]);
        check("٤٢ cafe\u{301}s", &["٤٢", "cafe\u{301}s"]);
        check("'tis £5", &["'", "tis", "£", "5"]);
        check("", &[]);
    }

    #[test]
    fn paragraphs_begin_at_blank_and_indented_lines() {
        let firsts = |text: &str| {
            let mut scratch = Scratch::default();
            let tokens = scratch.tokenize(text);
            (0..tokens.len())
                .filter(|&i| tokens.get(i).is_some_and(|t| t.first))
                .map(|i| tokens.raw(i).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(firsts("a b\nc\n\nd"), ["a", "d"]);
        assert_eq!(firsts("a 12\n    b\nc\n    d"), ["a", "b", "d"]);
        assert_eq!(firsts("    a\n    b\n\tc"), ["a"]);
        assert_eq!(firsts("a 12\n    b 13\n    c 14\nd"), ["a", "b", "c"]);
        assert_eq!(firsts("- a\n     b\n     c"), ["-"]);
    }

    #[test]
    fn gaps_are_kept() {
        let mut scratch = Scratch::default();
        let tokens = scratch.tokenize("33km a\n\nb");
        let seen: Vec<(bool, bool)> =
            (0..tokens.len()).filter_map(|i| tokens.get(i)).map(|t| (t.glued, t.first)).collect();
        assert_eq!(seen, [(false, true), (true, false), (false, false), (false, true)]);
    }
}
