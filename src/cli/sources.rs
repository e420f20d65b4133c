//! `crosscheck sources`: the documents of the corpus with what is known about them.

use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

use super::Printed;
use super::args::{self, Color, ListFormat};
use super::load::load;
use super::surroundings::Surroundings;
use crate::corpus::{self, Document};
use crate::diag::Diagnostic;
use crate::error::Result;
use crate::report::Screen;
use crate::report::grid::Column;
use crate::report::paint::{Page, Text, Tone};

/// The version of the list in JSON.
const SCHEMA: &str = "crosscheck.sources/1";

/// What is listed of a document. In JSON, field order is key order.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Row {
    id: String,
    path: String,
    title: Option<String>,
    published: Option<String>,
    publisher: Option<String>,
    agency: Option<String>,
    /// Its declared origin, or else its id.
    origin: String,
    url: Option<String>,
    tags: Vec<String>,
    /// Characters of its text.
    chars: usize,
}

#[derive(Serialize)]
struct List<'a> {
    schema: &'static str,
    sources: &'a [Row],
}

pub(super) fn run(typed: &args::Sources, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let loaded = load(start)?;
    let readings: Vec<_> = loaded.listing.entries.par_iter().map(listed).collect();
    let mut diagnostics: Vec<Diagnostic> = loaded.listing.diagnostics.clone();
    let mut rows = Vec::new();
    for (more, mistakes) in readings {
        rows.extend(more);
        diagnostics.extend(mistakes);
    }
    rows.sort_by(|a: &Row, b: &Row| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    let report = match typed.format {
        ListFormat::Table => table(&rows, surroundings.screen(color)),
        ListFormat::Json => json(&rows),
    };
    let notes = loaded.notes(&diagnostics, surroundings.notes_screen(color));
    Ok(Printed { report, notes, ..Printed::default() })
}

/// The rows of one file, and what is wrong with it. The text itself is let go at once.
fn listed(entry: &corpus::Entry) -> (Vec<Row>, Vec<Diagnostic>) {
    let reading = corpus::read(entry);
    (reading.documents.into_iter().map(row).collect(), reading.diagnostics)
}

fn row(document: Document) -> Row {
    let Document { id, path, meta, text, layout: _, sketch: _ } = document;
    let corpus::Meta { id: _, title, publisher, agency, origin, published, url, tags } = meta;
    Row {
        origin: origin.unwrap_or_else(|| id.to_string()),
        published: published.map(|(written, _)| written),
        chars: text.chars().count(),
        id: id.to_string(),
        path: path.to_string(),
        title,
        publisher,
        agency,
        url,
        tags,
    }
}

fn json(rows: &[Row]) -> String {
    crate::report::json_text(&List { schema: SCHEMA, sources: rows })
}

fn table(rows: &[Row], screen: Screen) -> String {
    let mut page = Page::new(screen);
    let columns = [
        Column { heading: "id", least: 12 },
        Column { heading: "path", least: 12 },
        Column { heading: "published", least: 9 },
        Column { heading: "publisher", least: 9 },
        Column { heading: "agency", least: 6 },
        Column { heading: "origin", least: 6 },
        Column { heading: "tags", least: 4 },
        Column { heading: "chars", least: 5 },
    ];
    let cells: Vec<Vec<Text>> = rows
        .iter()
        .map(|row| {
            let known = |value: &Option<String>| Text::plain(value.as_deref().unwrap_or_default());
            vec![
                Text::new().add(Tone::Strong, &row.id),
                Text::new().add(Tone::Quiet, &row.path),
                known(&row.published),
                known(&row.publisher),
                known(&row.agency),
                Text::plain(if row.origin == row.id { "" } else { &row.origin }),
                Text::plain(&row.tags.join(", ")),
                Text::plain(&row.chars.to_string()),
            ]
        })
        .collect();
    // Columns that say nothing leave their room to the others.
    let said: Vec<bool> = (0..columns.len())
        .map(|i| i == 0 || cells.iter().any(|row| row.get(i).is_some_and(|cell| *cell != Text::plain(""))))
        .collect();
    let keep = |i: &usize| said.get(*i).copied().unwrap_or(true);
    let columns: Vec<Column<'_>> =
        columns.into_iter().enumerate().filter(|(i, _)| keep(i)).map(|(_, column)| column).collect();
    let cells: Vec<Vec<Text>> = cells
        .into_iter()
        .map(|row| row.into_iter().enumerate().filter(|(i, _)| keep(i)).map(|(_, cell)| cell).collect())
        .collect();
    page.grid(&columns, &cells);
    page.gap();
    page.say(0, &Text::plain(&crate::report::words::count(rows.len(), "document")));
    page.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        let row = |id: &str, publisher: Option<&str>, origin: &str| Row {
            id: id.to_owned(),
            path: format!("corpus/{id}.txt"),
            title: None,
            published: Some("2016-06~".to_owned()),
            publisher: publisher.map(str::to_owned),
            agency: None,
            origin: origin.to_owned(),
            url: None,
            tags: Vec::new(),
            chars: 1234,
        };
        vec![row("forward", Some("The \u{1b}[31mForward"), "reuters"), row("mission", None, "mission")]
    }

    #[test]
    fn a_table_has_the_columns_that_say_something() {
        let text = table(&rows(), Screen { width: 100, color: false });
        let expect = "\
id       path                published  publisher              origin   chars
─────────────────────────────────────────────────────────────────────────────
forward  corpus/forward.txt  2016-06~   The \\u{1b}[31mForward  reuters  1234
mission  corpus/mission.txt  2016-06~                                   1234

2 documents
";
        assert_eq!(text, expect);
        let narrow = table(&rows(), Screen { width: 40, color: false });
        assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
    }

    #[test]
    fn json_has_every_key() {
        let json: serde_json::Value = serde_json::from_str(&json(&rows())).expect("the list is JSON");
        assert_eq!(json["schema"], SCHEMA);
        assert_eq!(json["sources"][0]["origin"], "reuters");
        assert_eq!(json["sources"][0]["publisher"], "The \u{1b}[31mForward");
        assert_eq!(json["sources"][1]["agency"], serde_json::Value::Null);
    }
}
