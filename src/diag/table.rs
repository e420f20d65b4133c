//! Reading tables of TOML so that every mistake in a file is found in one pass, each with its place.
//!
//! A [`Reader`] holds one file and the mistakes found in it. A [`Table`] gives its keys out by name and type; what has the wrong type
//! becomes a diagnostic and reads as absent. [`Table::finish`] reports the keys nobody asked for.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use super::{Diagnostic, nearest};
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

/// A value of TOML, numbers and dates as written.
#[derive(Clone, Debug)]
pub enum TomlValue {
    /// A string, its escapes resolved.
    String(String),
    /// A whole number: its digits, sign and all, without `_` and without the prefix of its base.
    Integer {
        /// The digits.
        digits: String,
        /// 2, 8, 10 or 16.
        base: u32,
    },
    /// A number with point or exponent, without `_`; also `inf` and `nan`.
    Float(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A date, time, or both, as written.
    Datetime(String),
    /// A list.
    Array(Vec<Spanned<TomlValue>>),
    /// A table.
    Table(Table),
}

impl TomlValue {
    /// What it is, for people: `a string`.
    pub const fn describe(&self) -> &'static str {
        match self {
            Self::String(_) => "a string",
            Self::Integer { .. } => "a whole number",
            Self::Float(_) => "a number",
            Self::Boolean(_) => "`true` or `false`",
            Self::Datetime(_) => "a date or time",
            Self::Array(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

/// A table whose keys are taken out one by one.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The header, the braces of an inline table, or the key that implies it.
    pub span: Span,
    entries: BTreeMap<String, Entry>,
    /// Every key asked for so far, so that the suggestions know them all.
    asked: Vec<&'static str>,
}

#[derive(Clone, Debug)]
struct Entry {
    key: Span,
    value: Spanned<TomlValue>,
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
        for error in errors {
            let span =
                error.span().map_or(Span::new(toml.len(), toml.len()), |range| Span::new(range.start, range.end));
            let span = Span::new(span.start.min(toml.len()), span.end.clamp(span.start.min(toml.len()), toml.len()));
            let shown = span.shifted(self.shift);
            let diagnostic = if error.message() == "duplicate key" {
                Diagnostic::error(
                    "duplicate-key",
                    self.path,
                    shown,
                    format!("the key `{}` stands twice in one table", span.of(toml)),
                )
                .label("already given above")
                .help("keep one of the two")
            } else {
                Diagnostic::error("syntax", self.path, shown, error.message()).label("not TOML from here on")
            };
            self.diagnostics.push(diagnostic);
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
    fn string(&mut self, key: &str, found: Spanned<TomlValue>) -> Option<Spanned<String>> {
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
}

impl Table {
    /// Whether the table has this key. Does not count as asking for it.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Whether the table is empty, or all its keys were taken.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes a value of any type.
    pub fn take(&mut self, key: &'static str) -> Option<Spanned<TomlValue>> {
        self.asked.push(key);
        self.entries.remove(key).map(|entry| entry.value)
    }

    /// Takes every key that is left, in the order of the file, each with its value. For tables whose keys are names.
    pub fn take_all(&mut self) -> Vec<(Spanned<String>, Spanned<TomlValue>)> {
        let mut all: Vec<_> = std::mem::take(&mut self.entries)
            .into_iter()
            .map(|(name, entry)| (Spanned::new(name, entry.key), entry.value))
            .collect();
        all.sort_by_key(|(name, _)| name.span);
        all
    }

    /// Takes a string.
    pub fn string(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<Spanned<String>> {
        let found = self.take(key)?;
        reader.string(key, found)
    }

    /// Takes a list of strings. One string without brackets is a mistake, with the brackets suggested.
    pub fn strings(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<Spanned<Vec<Spanned<String>>>> {
        let found = self.take(key)?;
        reader.strings(key, found)
    }

    /// Takes `true` or `false`.
    pub fn boolean(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<Spanned<bool>> {
        let found = self.take(key)?;
        let TomlValue::Boolean(value) = found.value else {
            reader.wrong_type(key, &found, "`true` or `false`");
            return None;
        };
        Some(Spanned::new(value, found.span))
    }

    /// Takes a whole number that is not negative.
    pub fn natural(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<Spanned<u32>> {
        let found = self.take(key)?;
        let number = match &found.value {
            TomlValue::Integer { digits, base } => u32::from_str_radix(digits, *base).ok(),
            _ => None,
        };
        if number.is_none() {
            reader.wrong_type(key, &found, "a whole number from 0 on");
        }
        number.map(|number| Spanned::new(number, found.span))
    }

    /// Takes a date as written: a string, or a date of TOML without a time.
    pub fn date_text(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<Spanned<String>> {
        let found = self.take(key)?;
        match found.value {
            TomlValue::Datetime(text) if !text.contains(':') => Some(Spanned::new(text, found.span)),
            TomlValue::Datetime(_) => {
                reader.wrong_type(key, &found, "a date without a time").help = Some("write \"2026-01-31\"".to_owned());
                None
            }
            _ => reader.string(key, found),
        }
    }

    /// Takes a day of the calendar: a string `YYYY-MM-DD`, or a date of TOML without a time.
    pub fn day(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<Spanned<Date>> {
        let Spanned { value: text, span } = self.date_text(key, reader)?;
        let day = day(&text);
        if day.is_none() {
            let message = format!("`{key}` is not a day of the calendar: {text:?}");
            reader.mistake("bad-date", span, message, "expected a day").help =
                Some("write year, month and day, as in \"2026-01-31\"".to_owned());
        }
        day.map(|day| Spanned::new(day, span))
    }

    /// Takes a table.
    pub fn table(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<Self> {
        let found = self.take(key)?;
        let TomlValue::Table(table) = found.value else {
            reader.wrong_type(key, &found, "a table");
            return None;
        };
        Some(table)
    }

    /// Takes a list of tables: `[[key]]`, or inline tables in brackets.
    pub fn tables(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<Vec<Self>> {
        let found = self.take(key)?;
        let TomlValue::Array(items) = found.value else {
            let help = format!("head each table with `[[{key}]]`, in double brackets");
            reader.wrong_type(key, &found, "a list of tables").help = Some(help);
            return None;
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match item.value {
                TomlValue::Table(table) => tables.push(table),
                _ => {
                    reader.wrong_type(key, &item, "a list of tables");
                }
            }
        }
        Some(tables)
    }

    /// Reports the keys nobody asked for, with the nearest known key. `what` names the table: "a claim".
    pub fn finish(mut self, what: &str, reader: &mut Reader<'_>) {
        for (name, _) in self.take_all() {
            let help = match nearest(&name.value, self.asked.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("the keys of {what} are {}", self.asked.join(", ")),
            };
            reader
                .mistake("unknown-key", name.span, format!("{what} has no key `{}`", name.value), "unknown key")
                .help = Some(help);
        }
    }
}

/// The day written as `YYYY-MM-DD`; `None` for anything else, and for days that are not in the calendar.
fn day(text: &str) -> Option<Date> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    if shaped { text.parse().ok() } else { None }
}

impl Reader<'_> {
    /// The value as a list of strings, or a mistake for each thing that is none.
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
        let strings = items.into_iter().filter_map(|item| self.string(key, item)).collect();
        Some(Spanned::new(strings, span))
    }
}

/// How deep tables and lists may nest. No file of a project needs more than four levels.
const DEEPEST: usize = 32;

/// Turns the parser's values into ours, with bounded recursion: braces and dotted keys together nest thousands deep in the parser's.
struct Raise<'t> {
    toml: &'t str,
    shift: usize,
    /// Where something nests too deep, and what does; it is taken apart level by level afterwards.
    too_deep: Vec<(Span, DeValue<'t>)>,
}

impl<'t> Raise<'t> {
    fn table(&mut self, raw: DeTable<'t>, span: Span, depth: usize) -> Table {
        let mut entries = BTreeMap::new();
        for (key, value) in raw {
            let place = key.span();
            let value = self.value(value, depth + 1);
            let key_span = Span::new(place.start, place.end).shifted(self.shift);
            entries.insert(key.into_inner().into_owned(), Entry { key: key_span, value });
        }
        Table { span, entries, asked: Vec::new() }
    }

    fn value(&mut self, raw: toml::Spanned<DeValue<'t>>, depth: usize) -> Spanned<TomlValue> {
        let range = raw.span();
        let local = Span::new(range.start, range.end);
        let span = local.shifted(self.shift);
        let value = match raw.into_inner() {
            DeValue::String(text) => TomlValue::String(text.into_owned()),
            DeValue::Integer(number) => TomlValue::Integer { digits: number.as_str().to_owned(), base: number.radix() },
            DeValue::Float(number) => TomlValue::Float(number.as_str().to_owned()),
            DeValue::Boolean(value) => TomlValue::Boolean(value),
            DeValue::Datetime(_) => TomlValue::Datetime(local.of(self.toml).to_owned()),
            nested if depth >= DEEPEST => {
                self.too_deep.push((span, nested));
                TomlValue::Table(Table { span, ..Table::default() })
            }
            DeValue::Array(items) => {
                TomlValue::Array(items.into_iter().map(|item| self.value(item, depth + 1)).collect())
            }
            DeValue::Table(inner) => TomlValue::Table(self.table(inner, span, depth)),
        };
        Spanned::new(value, span)
    }
}

/// Drops a value without recursion.
fn take_apart(value: DeValue<'_>) {
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            DeValue::Array(items) => left.extend(items.into_iter().map(toml::Spanned::into_inner)),
            DeValue::Table(table) => left.extend(table.into_iter().map(|(_, value)| value.into_inner())),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads every type once and gives back the codes with the text they point at.
    fn mistakes(toml: &str) -> Vec<(&'static str, String)> {
        let mut reader = Reader::new("a.toml", 0);
        let mut table = reader.parse(toml);
        table.string("name", &mut reader);
        table.strings("words", &mut reader);
        table.boolean("flag", &mut reader);
        table.natural("least", &mut reader);
        table.date_text("day", &mut reader);
        table.day("until", &mut reader);
        if let Some(inner) = table.table("inner", &mut reader) {
            inner.finish("inner", &mut reader);
        }
        table.tables("item", &mut reader);
        table.finish("the file", &mut reader);
        let found = reader.diagnostics;
        found.into_iter().map(|d| (d.code, d.span.unwrap_or_default().of(toml).to_owned())).collect()
    }

    fn check(toml: &str, expect: &[(&str, &str)]) {
        let found = mistakes(toml);
        let found: Vec<_> = found.iter().map(|(code, text)| (*code, text.as_str())).collect();
        assert_eq!(found, expect, "{toml}");
    }

    #[test]
    fn types_are_held_to() {
        check("name = 'a'\nwords = ['b']\nflag = true\nleast = 0x1F\nday = 2020-01-02\n[inner]\n[[item]]\n", &[]);
        check("name = 10", &[("wrong-type", "10")]);
        check("words = 'b'", &[("wrong-type", "'b'")]);
        check("words = ['b', 7]", &[("wrong-type", "7")]);
        check("flag = 'yes'", &[("wrong-type", "'yes'")]);
        check("least = -1", &[("wrong-type", "-1")]);
        check("least = 99999999999999999999", &[("wrong-type", "99999999999999999999")]);
        check("day = 2020-01-02T10:00:00Z", &[("wrong-type", "2020-01-02T10:00:00Z")]);
        check("day = '2020-01'", &[]);
        check("until = 2020-02-29", &[]);
        check("until = '2021-02-29'", &[("bad-date", "'2021-02-29'")]);
        check("until = '2021-02'", &[("bad-date", "'2021-02'")]);
        check("until = '2021é02-'", &[("bad-date", "'2021é02-'")]);
        check("inner = 1", &[("wrong-type", "1")]);
        check("item = [1]", &[("wrong-type", "1")]);
        check("[item]", &[("wrong-type", "[item]")]);
    }

    #[test]
    fn every_mistake_of_a_file_is_found() {
        check("nam = 1\n[inner]\nx = 1\ny = 2", &[("unknown-key", "x"), ("unknown-key", "y"), ("unknown-key", "nam")]);
        check("name = 'a'\nname = 'b'", &[("duplicate-key", "name")]);
        check("name = \nflag = 7", &[("syntax", ""), ("wrong-type", "7")]);
    }

    #[test]
    fn spans_are_shifted() {
        let mut reader = Reader::new("a.md", 4);
        let table = reader.parse("x = 1");
        table.finish("front matter", &mut reader);
        assert_eq!(reader.diagnostics[0].span, Some(Span::new(4, 5)));
    }

    #[test]
    fn deep_nesting_is_refused() {
        let toml = format!("name = {}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(mistakes(&toml).iter().any(|(code, _)| *code == "syntax"));
        let keys = vec!["a"; 300_000].join(".");
        for toml in [format!("{keys} = 1"), format!("[{keys}]"), format!("[[{keys}]]"), format!("x = {{ {keys} = 1 }}")]
        {
            assert_eq!(mistakes(&toml)[0].0, "syntax");
        }
        // As deep as the parser lets both kinds of depth multiply, once kept and once thrown away by the parser.
        let keys = vec!["a"; 79].join(".");
        let deep = format!("{}1{}", format!("{{{keys} = ").repeat(79), "}".repeat(79));
        assert_eq!(mistakes(&format!("[{keys}]\n{keys} = {deep}"))[0].0, "syntax");
        assert_eq!(mistakes(&format!("[{keys}]\n{keys} = 1\n{keys} = {deep}"))[0].0, "duplicate-key");
    }
}
