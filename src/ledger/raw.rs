//! Claim files as written: every key taken out of its table with its place, nothing yet made of it.

use jiff::civil::Date;

use super::ClaimKind;
use crate::diag::{Reader, Spanned, Table, TomlValue};
use crate::text::Span;

/// A key that a claim needs: whether it is there, and usable.
#[derive(Debug, Default)]
pub(super) enum Given<T> {
    /// The table does not have it.
    #[default]
    Absent,
    /// It has a value of the wrong type, which is reported already.
    Wrong,
    /// Its value.
    Is(T),
}

impl<T> Given<T> {
    fn take(
        table: &mut Table,
        key: &'static str,
        reader: &mut Reader<'_>,
        take: impl FnOnce(&mut Table, &'static str, &mut Reader<'_>) -> Option<T>,
    ) -> Self {
        let there = table.has(key);
        match take(table, key, reader) {
            Some(value) => Self::Is(value),
            None if there => Self::Wrong,
            None => Self::Absent,
        }
    }

    /// The value, where it is there and usable.
    pub(super) fn ok(self) -> Option<T> {
        if let Self::Is(value) = self { Some(value) } else { None }
    }

    pub(super) const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// A list of strings with the place of each.
pub(super) type Strings = Spanned<Vec<Spanned<String>>>;

/// One claim file.
#[derive(Debug, Default)]
pub(super) struct RawFile {
    pub(super) claims: Vec<RawClaim>,
    pub(super) lists: Vec<RawList>,
    /// The byte each table of the file begins at, ascending.
    pub(super) tables: Vec<usize>,
}

/// An entry of `[terms]`.
#[derive(Debug)]
pub(super) struct RawList {
    pub(super) name: Spanned<String>,
    /// `None` where it is no list of strings, which is reported already.
    pub(super) terms: Option<Strings>,
}

/// A `[[claim]]`.
#[derive(Debug)]
pub(super) struct RawClaim {
    /// Its header.
    pub(super) span: Span,
    pub(super) id: Given<Spanned<String>>,
    pub(super) statement: Given<Spanned<String>>,
    pub(super) subject: Given<Strings>,
    pub(super) measure: Given<Strings>,
    pub(super) of: Given<Strings>,
    pub(super) within: Option<Spanned<String>>,
    pub(super) not: Option<Strings>,
    /// The value keys given, in the order of the file; `timeline` is apart.
    pub(super) values: Vec<(ClaimKind, Spanned<TomlValue>)>,
    pub(super) timeline: Given<Spanned<Vec<RawEntry>>>,
    pub(super) among: Option<Strings>,
    pub(super) tolerance: Option<Spanned<TomlValue>>,
    pub(super) as_of: Option<Spanned<String>>,
    pub(super) sources: Given<Strings>,
    pub(super) min_origins: Option<Spanned<u32>>,
    pub(super) expect: Option<Box<RawExpect>>,
    pub(super) waive: Option<Box<RawWaive>>,
    pub(super) severity: Option<Spanned<String>>,
    pub(super) tags: Option<Strings>,
}

/// An entry of a `timeline`.
#[derive(Debug)]
pub(super) struct RawEntry {
    pub(super) span: Span,
    pub(super) values: Vec<(ClaimKind, Spanned<TomlValue>)>,
    pub(super) from: Option<Spanned<String>>,
    pub(super) until: Option<Spanned<String>>,
}

/// The value of `expect`.
#[derive(Debug)]
pub(super) struct RawExpect {
    pub(super) span: Span,
    pub(super) verdict: Given<Spanned<String>>,
    pub(super) values: Option<Spanned<Vec<Spanned<TomlValue>>>>,
    pub(super) because: Option<Spanned<String>>,
    pub(super) review_after: Option<Spanned<Date>>,
}

/// The value of `waive`.
#[derive(Debug)]
pub(super) struct RawWaive {
    pub(super) span: Span,
    pub(super) reason: Given<Spanned<String>>,
    pub(super) until: Given<Spanned<Date>>,
}

/// Takes a claim file apart. Mistakes of syntax, type and key go to the reader.
pub(super) fn file(toml: &str, reader: &mut Reader<'_>) -> RawFile {
    let mut table = reader.parse(toml);
    let mut raw = RawFile::default();
    if let Some(terms) = table.table("terms", reader) {
        raw.lists = lists(terms, reader, &mut raw.tables);
    }
    let claim_tables = table.tables("claim", reader).unwrap_or_default();
    raw.claims.reserve_exact(claim_tables.len());
    for claim_table in claim_tables {
        raw.tables.push(claim_table.span.start);
        raw.claims.push(claim(claim_table, reader));
    }
    raw.tables.sort_unstable();
    table.finish("a claim file", reader);
    raw
}

fn lists(mut terms: Table, reader: &mut Reader<'_>, tables: &mut Vec<usize>) -> Vec<RawList> {
    tables.push(terms.span.start);
    let named = terms.take_all();
    named
        .into_iter()
        .map(|(name, value)| {
            let terms = reader.strings(&name.value, value);
            RawList { name, terms }
        })
        .collect()
}

fn claim(mut table: Table, reader: &mut Reader<'_>) -> RawClaim {
    let table = &mut table;
    let raw = RawClaim {
        span: table.span,
        id: Given::take(table, "id", reader, Table::string),
        statement: Given::take(table, "statement", reader, Table::string),
        subject: Given::take(table, "subject", reader, Table::strings),
        measure: Given::take(table, "measure", reader, Table::strings),
        of: Given::take(table, "of", reader, Table::strings),
        within: table.string("within", reader),
        not: table.strings("not", reader),
        values: values(table),
        timeline: Given::take(table, "timeline", reader, timeline),
        among: table.strings("among", reader),
        tolerance: table.take("tolerance"),
        as_of: table.date_text("as_of", reader),
        sources: Given::take(table, "sources", reader, Table::strings),
        min_origins: table.natural("min_origins", reader),
        expect: expect(table, reader).map(Box::new),
        waive: waive(table, reader).map(Box::new),
        severity: table.string("severity", reader),
        tags: table.strings("tags", reader),
    };
    std::mem::take(table).finish("a claim", reader);
    raw
}

/// Takes every value key there is, in the order of the file.
fn values(table: &mut Table) -> Vec<(ClaimKind, Spanned<TomlValue>)> {
    let mut values: Vec<_> =
        ClaimKind::ALL.into_iter().filter_map(|kind| Some((kind, table.take(kind.name())?))).collect();
    values.sort_by_key(|(_, value)| value.span);
    // All claims of a ledger are held as written for a while, and most have one value.
    values.shrink_to_fit();
    values
}

fn timeline(table: &mut Table, key: &'static str, reader: &mut Reader<'_>) -> Option<Spanned<Vec<RawEntry>>> {
    let found = table.take(key)?;
    let TomlValue::Array(items) = found.value else {
        let help = "write `timeline = [{ count = 28, from = \"2009-04-01\", until = \"2017-06-04\" }]`";
        reader.wrong_type(key, &found, "a list of tables").help = Some(help.to_owned());
        return None;
    };
    let mut entries = Vec::with_capacity(items.len());
    for item in items {
        let TomlValue::Table(mut entry) = item.value else {
            reader.wrong_type(key, &item, "a list of tables");
            continue;
        };
        entries.push(RawEntry {
            span: item.span,
            values: values(&mut entry),
            from: entry.date_text("from", reader),
            until: entry.date_text("until", reader),
        });
        entry.finish("an entry of a timeline", reader);
    }
    Some(Spanned::new(entries, found.span))
}

fn expect(table: &mut Table, reader: &mut Reader<'_>) -> Option<RawExpect> {
    let found = table.take("expect")?;
    let span = found.span;
    let mut table = match found.value {
        TomlValue::String(verdict) => {
            let verdict = Given::Is(Spanned::new(verdict, span));
            return Some(RawExpect { span, verdict, values: None, because: None, review_after: None });
        }
        TomlValue::Table(table) => table,
        _ => {
            reader.wrong_type("expect", &found, "a verdict or a table").help =
                Some("write `expect = \"conflicting\"` or `expect = { verdict = \"conflicting\" }`".to_owned());
            return None;
        }
    };
    let raw = RawExpect {
        span,
        verdict: Given::take(&mut table, "verdict", reader, Table::string),
        values: list(&mut table, "values", reader),
        because: table.string("because", reader),
        review_after: table.day("review_after", reader),
    };
    table.finish("`expect`", reader);
    Some(raw)
}

/// Takes a list of values of any type.
fn list(table: &mut Table, key: &'static str, reader: &mut Reader<'_>) -> Option<Spanned<Vec<Spanned<TomlValue>>>> {
    let found = table.take(key)?;
    let TomlValue::Array(items) = found.value else {
        reader.wrong_type(key, &found, "a list of values").help = Some(format!("write `{key} = [9, 10]`"));
        return None;
    };
    Some(Spanned::new(items, found.span))
}

fn waive(table: &mut Table, reader: &mut Reader<'_>) -> Option<RawWaive> {
    let found = table.take("waive")?;
    let TomlValue::Table(mut table) = found.value else {
        reader.wrong_type("waive", &found, "a table").help =
            Some("write `waive = { reason = \"…\", until = \"2026-12-31\" }`".to_owned());
        return None;
    };
    let raw = RawWaive {
        span: found.span,
        reason: Given::take(&mut table, "reason", reader, Table::string),
        until: Given::take(&mut table, "until", reader, Table::day),
    };
    table.finish("`waive`", reader);
    Some(raw)
}
