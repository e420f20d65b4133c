//! A TOML file being read, and the mistakes found in it.

use std::collections::BTreeSet;

use toml::de::DeTable;

use super::toml_value::{DEEPEST, Raise, take_apart};
use super::{Diagnostic, Table, TomlValue};
use crate::text::Span;

/// A value with the bytes it was written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is written, in bytes of the file.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// The value with its place.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Another value at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

/// A file being read: where its mistakes are collected.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The file, relative to the project's root.
    path: &'a str,
    /// Bytes of the file before the text read; not zero for front matter.
    shift: usize,
    /// The mistakes found so far.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// A reader of the file `path`. `shift` is added to every span: the byte the TOML begins at, zero for a whole file.
    pub const fn new(path: &'a str, shift: usize) -> Self {
        Self { path, shift, diagnostics: Vec::new() }
    }

    /// Parses `toml`. Mistakes of syntax become diagnostics with the code `syntax`, or `duplicate-key`; what can be read is still returned.
    ///
    /// ```
    /// use crosscheck::diag::Reader;
    /// let mut reader = Reader::new("crosscheck.toml", 0);
    /// let mut table = reader.parse("claims = [\"claims\"]\nclaim = 1\n");
    /// assert_eq!(table.strings("claims", &mut reader).unwrap().value[0].value, "claims");
    /// table.finish("crosscheck.toml", &mut reader);
    /// assert_eq!(reader.diagnostics[0].code, "unknown-key");
    /// assert_eq!(reader.diagnostics[0].help.as_deref(), Some("did you mean `claims`?"));
    /// ```
    pub fn parse(&mut self, toml: &str) -> Table {
        let (document, errors) = DeTable::parse_recoverable(toml);
        let line_ends: Vec<usize> = toml.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect();
        let mut lines_seen = BTreeSet::new();
        for error in errors {
            let end = toml.len();
            let place = error.span().map_or(Span::new(end, end), |range| Span::new(range.start, range.end));
            let place = Span::new(place.start.min(end), place.end.clamp(place.start.min(end), end));
            let shown = place.shifted(self.shift);
            let message = error.message();
            if message == "duplicate key" {
                let message = format!("the key `{}` stands twice in one table", place.of(toml));
                self.mistake("duplicate-key", shown, message, "already given above").help =
                    Some("keep one of the two".to_owned());
                continue;
            }
            // The parser recovers and stumbles on: of the mistakes of a line only the first is sure to be one.
            let first_of_line = lines_seen.insert(line_ends.partition_point(|&at| at < place.start));
            if first_of_line || message.starts_with("unclosed") {
                let (message, label, help) = match message {
                    _ if !message.starts_with("string values must be quoted") => {
                        (message, "not TOML from here on", None)
                    }
                    _ if place.is_empty() => ("there is no value", "expected a value", None),
                    _ => ("a string is not in quotes", "expected quotes around it", Some("write \"…\"".to_owned())),
                };
                self.mistake("syntax", shown, message, label).help = help;
            }
        }
        let mut raise = Raise { toml, shift: self.shift, too_deep: Vec::new() };
        let table = raise.table(document.into_inner(), Span::new(self.shift, self.shift), 0);
        for (span, value) in raise.too_deep {
            let message = format!("tables and lists nest more than {DEEPEST} deep here");
            self.diagnostics.push(Diagnostic::error("syntax", self.path, span, message).label("too deep"));
            take_apart(value);
        }
        table
    }

    /// Adds the mistake `code` at `span`: in `message` what is wrong, in `label` a few words for under the text.
    /// The diagnostic is returned so that help and related places can be set.
    pub fn mistake(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        label: impl Into<String>,
    ) -> &mut Diagnostic {
        self.diagnostics.push(Diagnostic::error(code, self.path, span, message).label(label));
        let last = self.diagnostics.len() - 1;
        &mut self.diagnostics[last]
    }

    /// The file being read.
    pub const fn path(&self) -> &'a str {
        self.path
    }

    /// Says that `key` has a value of the wrong type. `expected` is as in "a list of strings".
    pub fn wrong_type(&mut self, key: &str, found: &Spanned<TomlValue>, expected: &str) -> &mut Diagnostic {
        let message = format!("`{key}` is {}, and should be {expected}", found.value.describe());
        self.mistake("wrong-type", found.span, message, format!("expected {expected}"))
    }

    /// The value as a string, or a mistake.
    pub(super) fn string(&mut self, key: &str, found: Spanned<TomlValue>) -> Option<Spanned<String>> {
        let Spanned { value: TomlValue::String(text), span } = found else {
            let quoted = match &found.value {
                TomlValue::Integer { digits: text, base: 10 } | TomlValue::Float(text) | TomlValue::Datetime(text) => {
                    Some(format!("put it in quotes: \"{text}\""))
                }
                _ => None,
            };
            self.wrong_type(key, &found, "a string").help = quoted;
            return None;
        };
        Some(Spanned::new(text, span))
    }

    /// The value as a list of strings, with a mistake for each thing that is none; `None` where nothing is left.
    pub fn strings(&mut self, key: &str, found: Spanned<TomlValue>) -> Option<Spanned<Vec<Spanned<String>>>> {
        let span = found.span;
        let TomlValue::Array(items) = found.value else {
            let help = match &found.value {
                TomlValue::String(text) => Some(format!("put it in brackets: [{text:?}]")),
                _ => None,
            };
            self.wrong_type(key, &found, "a list of strings").help = help;
            return None;
        };
        let given = items.len();
        let strings: Vec<_> = items.into_iter().filter_map(|item| self.string(key, item)).collect();
        // A list that has become empty by its mistakes is not one that was written empty.
        (given == 0 || !strings.is_empty()).then_some(Spanned::new(strings, span))
    }
}
