//! Tables of TOML, read so that every mistake in a file is found in one pass, each with its place.
//!
//! A [`Table`] gives its keys out by name and type; what has the wrong type
//! becomes a diagnostic and reads as absent. [`Table::finish`] reports the keys nobody asked for.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Reader, Spanned, TomlValue, nearest};
use crate::text::Span;

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
pub(super) struct Entry {
    pub(super) key: Span,
    pub(super) value: Spanned<TomlValue>,
}

impl Table {
    pub(super) const fn new(span: Span, entries: BTreeMap<String, Entry>) -> Self {
        Self { span, entries, asked: Vec::new() }
    }

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
