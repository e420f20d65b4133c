//! Values of TOML as the parser gives them, turned into values of ours with places in the file.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::Spanned;
use super::table::{Entry, Table};
use crate::text::Span;

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

/// How deep tables and lists may nest. No file of a project needs more than four levels.
pub(super) const DEEPEST: usize = 32;

/// Turns the parser's values into ours, with bounded recursion: braces and dotted keys together nest thousands deep in the parser's.
pub(super) struct Raise<'t> {
    pub(super) toml: &'t str,
    pub(super) shift: usize,
    /// Where something nests too deep, and what does; it is taken apart level by level afterwards.
    pub(super) too_deep: Vec<(Span, DeValue<'t>)>,
}

impl<'t> Raise<'t> {
    /// Turns a table that lies `depth` levels deep.
    pub(super) fn table(&mut self, raw: DeTable<'t>, span: Span, depth: usize) -> Table {
        let mut entries = BTreeMap::new();
        for (key, value) in raw {
            let place = key.span();
            let value = self.value(value, depth + 1);
            let key_span = Span::new(place.start, place.end).shifted(self.shift);
            entries.insert(key.into_inner().into_owned(), Entry { key: key_span, value });
        }
        Table::new(span, entries)
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
                TomlValue::Table(Table::new(span, BTreeMap::new()))
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
pub(super) fn take_apart(value: DeValue<'_>) {
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        match value {
            DeValue::Array(items) => left.extend(items.into_iter().map(toml::Spanned::into_inner)),
            DeValue::Table(table) => left.extend(table.into_iter().map(|(_, value)| value.into_inner())),
            _ => {}
        }
    }
}
