//! JSON Lines: a document on each line.

use serde_json::{Map, Value};

use super::Source;
use crate::corpus::Reading;
use crate::corpus::layout::{Layout, Lines};
use crate::corpus::meta::{Fields, KEYS, overlay};
use crate::diag::{Diagnostic, Reader, Spanned, nearest};
use crate::text::{Span, char_ceil, char_floor};

/// Each line is a record `{id, text, …}`; the other keys are those of metadata, and are optional. A line that is none
/// is left out, and said so.
pub(super) fn read(source: Source<'_>, reading: &mut Reading) {
    let Source { path, text: file, meta, decoded: _ } = source;
    let mut unknown_told = false;
    let mut start = 0;
    for (number, line) in file.split('\n').enumerate() {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len() + 1;
        if line.trim().is_empty() {
            continue;
        }
        let mut record = match serde_json::from_str::<Map<String, Value>>(line) {
            Ok(record) => record,
            Err(error) => {
                let at = (span.start + error.column().saturating_sub(1)).min(span.end);
                let at = char_floor(&file, at);
                let message = format!("line {} is no record, and is left out: {}", number + 1, describe(&error));
                let wrong = Diagnostic::warning(
                    "bad-record",
                    path,
                    Span::new(at, span.end.min(char_ceil(&file, at + 1))),
                    message,
                );
                reading.diagnostics.push(
                    wrong.label("not read from here on").help("write {\"id\": \"…\", \"text\": \"…\"} on one line"),
                );
                continue;
            }
        };
        let text = record.remove("text");
        let mut reader = Reader::new(path, 0);
        let mut fields = Fields::default();
        let mut unknown = None;
        for (key, value) in record {
            if !field(&key, value, span, &mut fields, &mut reader) && unknown.is_none() {
                unknown = Some(key);
            }
        }
        let own = fields.raise(&mut reader);
        reading.diagnostics.append(&mut reader.diagnostics);
        if let Some(key) = unknown.filter(|_| !unknown_told) {
            unknown_told = true;
            let help = match nearest(&key, KEYS.into_iter().chain(["text"])) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("the keys of a record are text, {}", KEYS.join(", ")),
            };
            let message = format!("a record has no key `{key}`, and it is left out here and in the lines below");
            reading.diagnostics.push(
                Diagnostic::warning("unknown-key", path, span, message).label("the first record with it").help(help),
            );
        }
        match (own.id.is_some(), text) {
            (true, Some(Value::String(text))) => {
                let layout = Layout { extracted: Vec::new(), decoded: Vec::new(), lines: Lines::Record(number + 1) };
                reading.add(path, overlay(meta, own), text, layout);
            }
            (named, _) => {
                let missing = if named { "`text`" } else { "`id`" };
                let message = format!("line {} has no {missing} that is a string, and is left out", number + 1);
                let wrong = Diagnostic::warning("bad-record", path, span, message).label("this record");
                reading.diagnostics.push(wrong.help("write {\"id\": \"…\", \"text\": \"…\"} on one line"));
            }
        }
    }
}

/// Takes one key of metadata; whether it is one.
fn field(key: &str, value: Value, span: Span, fields: &mut Fields, reader: &mut Reader<'_>) -> bool {
    let mut wrong = |expected: &str| {
        let message = format!("`{key}` should be {expected}");
        reader.mistake("wrong-type", span, message, format!("expected {expected}"));
    };
    if key == "tags" {
        let Value::Array(items) = value else {
            wrong("a list of strings");
            return true;
        };
        let mut tags = Vec::with_capacity(items.len());
        for item in items {
            match item {
                Value::String(tag) => tags.push(Spanned::new(tag, span)),
                _ => wrong("a list of strings"),
            }
        }
        fields.tags = Some(Spanned::new(tags, span));
        return true;
    }
    let Some(slot) = fields.slot(key) else { return false };
    match value {
        Value::String(text) => *slot = Some(Spanned::new(text, span)),
        // A bare year, and a numeric id.
        Value::Number(number) if matches!(key, "published" | "id") => {
            *slot = Some(Spanned::new(number.to_string(), span));
        }
        Value::Null => {}
        _ => wrong("a string"),
    }
    true
}

/// The parser's message without the place, which is given in the file's own lines.
fn describe(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}
