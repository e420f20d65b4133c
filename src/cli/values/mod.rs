//! `crosscheck values`: the mentions read from text.

mod json;
mod rules;
mod text;

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::args::{self, Color, ValuesFormat};
use super::surroundings::Surroundings;
use super::{Printed, output};
use crate::corpus::{self, Meta};
use crate::error::{Error, Result};
use crate::mention::{Mention, Scratch, read_with};
use crate::value::{DateSpan, parse_edtf};

/// The name standard input goes by.
const STDIN: &str = "standard input";

/// Bytes of lines that are written at once.
const BATCH: usize = 1 << 16;

/// A line of input.
#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    #[serde(default)]
    published: Option<String>,
}

/// A text with the mentions read from it.
struct Read {
    /// The file's path as typed, or a line's own id.
    id: String,
    text: String,
    mentions: Vec<Mention>,
    /// Whether it is a line of many.
    is_record: bool,
}

pub(super) fn run(typed: &args::Values, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let screen = surroundings.screen(color);
    if typed.rules {
        return Ok(Printed { report: rules::screen(screen), ..Printed::default() });
    }
    let mut report = String::new();
    match typed.format {
        ValuesFormat::Text => {
            let mut texts = 0;
            each(typed, |read| {
                texts += 1;
                report.push_str(&text::screen(&read, texts, typed, screen));
                Ok(())
            })?;
        }
        ValuesFormat::Json => {
            let mut all = Vec::new();
            each(typed, |read| {
                all.push(read);
                Ok(())
            })?;
            report = json::all(&all)?;
        }
        // Lines may come without end, so they are written as they come.
        ValuesFormat::Ndjson => each(typed, |read| {
            report.push_str(&json::line(&read)?);
            if report.len() >= BATCH {
                output::report(&std::mem::take(&mut report), screen.color)?;
            }
            Ok(())
        })?,
    }
    Ok(Printed { report, ..Printed::default() })
}

/// Calls `use_it` with every text of the input, in order.
fn each(typed: &args::Values, mut use_it: impl FnMut(Read) -> Result<()>) -> Result<()> {
    let mut scratch = Scratch::default();
    let mut read = |id: String, text: String, dateline: Option<&DateSpan>, is_record: bool| {
        let mentions = read_with(&mut scratch, &text, dateline);
        use_it(Read { id, text, mentions, is_record })
    };
    let files: Vec<Option<&PathBuf>> =
        if typed.files.is_empty() { vec![None] } else { typed.files.iter().map(Some).collect() };
    for file in files {
        let name = file.map_or(Path::new(STDIN), PathBuf::as_path);
        let failed = |error| Error::io("read", name, error);
        let input: Box<dyn BufRead> = match file {
            None => Box::new(io::stdin().lock()),
            Some(path) => Box::new(BufReader::new(File::open(path).map_err(failed)?)),
        };
        let ends_in = |ending| name.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
        if !typed.jsonl && !ends_in("jsonl") {
            let (text, published) = whole(input, name, ends_in("html") || ends_in("htm"))?;
            read(name.display().to_string(), text, typed.published.as_ref().or(published.as_ref()), false)?;
            continue;
        }
        for (i, line) in input.lines().enumerate() {
            let line = line.map_err(failed)?;
            if line.trim().is_empty() {
                continue;
            }
            let Line { id, text, published } = record(&line, name, i + 1)?;
            let published = published.map(|text| dateline(&text, name, i + 1)).transpose()?;
            read(id, text, published.as_ref().or(typed.published.as_ref()), true)?;
        }
    }
    Ok(())
}

/// The text of a file, in whatever encoding text comes in, with the day it states itself: of a page the main text, of other files all.
fn whole(mut input: impl BufRead, name: &Path, is_page: bool) -> Result<(String, Option<DateSpan>)> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| Error::io("read", name, error))?;
    let text = corpus::decode(&bytes).ok_or_else(|| {
        Error::new(format!("cannot read {}: it is no text", name.display())).help("name a file of plain text")
    })?;
    let document = corpus::parse(&name.to_string_lossy(), &bytes, &Meta::default()).documents.into_iter().next();
    let Some(document) = document else { return Ok((text, None)) };
    let published = document.meta.published.map(|(_, day)| day);
    Ok((if is_page { document.text } else { text }, published))
}

fn record(line: &str, name: &Path, number: usize) -> Result<Line> {
    serde_json::from_str(line).map_err(|error| {
        Error::new(format!("{}, line {number}: {error}", name.display())).help(
            "expected an object such as {\"id\": \"a\", \"text\": \"Ten people fled.\", \"published\": \"2022-10-27\"}",
        )
    })
}

fn dateline(text: &str, name: &Path, number: usize) -> Result<DateSpan> {
    parse_edtf(text).map_err(|error| {
        Error::new(format!("{}, line {number}: `published` is no date: {text:?}", name.display()))
            .help(error.to_string())
    })
}
