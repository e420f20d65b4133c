//! JSON Lines: a document on each line.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use memchr::{memchr_iter, memchr2};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::Source;
use crate::corpus::layout::{self, Layout};
use crate::corpus::meta::{Fields, KEYS, overlay};
use crate::corpus::{Identity, Meta, Reading};
use crate::diag::{Diagnostic, Reader, Spanned, nearest};
use crate::text::{Span, char_ceil, char_floor};

/// Each line is a record `{id, text, …}`; the other keys are those of metadata, and are optional. A line that is none
/// is left out, and said so.
pub(super) fn read(source: Source<'_>, reading: &mut Reading) {
    let Source { path, text, meta, decoded: _ } = source;
    read_lines(Lines { path: path.into(), text: &text, start: 0, first: 1, meta }, &mut |_| true, reading);
}

/// Whole lines of a file.
pub(in crate::corpus) struct Lines<'a> {
    /// The file, relative to the project's root.
    pub(in crate::corpus) path: Arc<str>,
    /// The lines.
    pub(in crate::corpus) text: &'a str,
    /// Where they begin in the file.
    pub(in crate::corpus) start: usize,
    /// The number of the first one.
    pub(in crate::corpus) first: usize,
    /// What is known about the file from elsewhere.
    pub(in crate::corpus) meta: &'a Meta,
}

/// Reads the records of some lines. Of a line that is not `wanted`, as it stands in the file, only the metadata is read.
pub(in crate::corpus) fn read_lines(lines: Lines<'_>, wanted: &mut dyn FnMut(&str) -> bool, reading: &mut Reading) {
    let Lines { path, text, start, first, meta } = lines;
    let mut line_start = start;
    let mut unknown_told = false;
    let ends = memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let mut from = 0;
    for (number, end) in ends.enumerate() {
        let line = Line { path: &path, number: first + number, text: &text[from..end], start: line_start, meta };
        line_start = start + end + 1;
        from = end + 1;
        if line.text.trim().is_empty() {
            continue;
        }
        if !wanted(line.text)
            && let Some(identity) = line.identity(unknown_told)
        {
            reading.others.push(identity);
        } else {
            line.read(&mut unknown_told, reading);
        }
    }
}

/// One line.
struct Line<'a> {
    path: &'a Arc<str>,
    number: usize,
    text: &'a str,
    /// Where it begins in the file.
    start: usize,
    meta: &'a Meta,
}

impl Line<'_> {
    /// The document without its text, of which no more is looked at than where it ends as a rule; `None` where there is something to say
    /// about the record, so that it must be read in full.
    fn identity(&self, unknown_told: bool) -> Option<Identity> {
        let short = without_text(self.text);
        let rest = short.as_ref().map_or(self.text, |(rest, _)| rest);
        let record = serde_json::from_str::<BTreeMap<Cow<'_, str>, &RawValue>>(rest).ok()?;
        let text = match (record.get("text")?.get(), &short) {
            (EMPTY, Some((_, text))) => text,
            // A text given twice is the last one.
            (_, Some(_)) => return None,
            (text, None) => text.strip_prefix('"')?.strip_suffix('"')?,
        };
        // White space and escapes alone may come to an empty text.
        if !text.bytes().any(|byte| byte.is_ascii_alphanumeric()) || text.contains("\\u") {
            return None;
        }
        let mut reader = Reader::new(self.path, 0);
        let mut fields = Fields::default();
        for (key, value) in &record {
            if key != "text" {
                let value = serde_json::from_str(value.get()).ok()?;
                let known = field(key, value, Span::default(), &mut fields, &mut reader);
                (known || unknown_told).then_some(())?;
            }
        }
        let own = fields.raise(&mut reader);
        let id = own.id.filter(|_| reader.diagnostics.is_empty())?;
        let tags = if own.tags.is_empty() { self.meta.tags.clone() } else { own.tags };
        Some(Identity { path: Arc::clone(self.path), record: Some(self.number), id: id.into(), tags })
    }

    fn read(&self, unknown_told: &mut bool, reading: &mut Reading) {
        let Self { path, number, text: line, start, meta } = *self;
        let span = Span::new(start, start + line.trim_end().len());
        let mut record = match serde_json::from_str::<Map<String, Value>>(line) {
            Ok(record) => record,
            Err(error) => {
                let at = char_floor(line, error.column().saturating_sub(1).min(span.len()));
                let end = span.len().min(char_ceil(line, at + 1));
                let message = format!("line {number} is no record, and is left out: {}", describe(&error));
                let wrong = Diagnostic::warning("bad-record", path, Span::new(at, end).shifted(start), message);
                reading.diagnostics.push(
                    wrong.label("not read from here on").help("write {\"id\": \"…\", \"text\": \"…\"} on one line"),
                );
                return;
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
        if let Some(key) = unknown.filter(|_| !*unknown_told) {
            *unknown_told = true;
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
                let lines = layout::Lines::Record(number);
                reading.add(path, overlay(meta, own), text, Layout::new(Vec::new(), Vec::new(), lines));
            }
            (named, _) => {
                let missing = if named { "`text`" } else { "`id`" };
                let message = format!("line {number} has no {missing} that is a string, and is left out");
                let wrong = Diagnostic::warning("bad-record", path, span, message).label("this record");
                reading.diagnostics.push(wrong.help("write {\"id\": \"…\", \"text\": \"…\"} on one line"));
            }
        }
    }
}

/// An empty string of JSON.
const EMPTY: &str = "\"\"";

/// The record with an empty string in place of its text, and the text between its quotes; `None` where only a parser can tell: where
/// something other than a string stands before the text, and where one of these strings is none or has an escape by number.
fn without_text(record: &str) -> Option<(String, &str)> {
    let bytes = record.as_bytes();
    let skip_space =
        |at: usize| at + bytes[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    let past = |at: usize, mark: u8| (bytes.get(at) == Some(&mark)).then_some(at + 1);
    let mut at = past(skip_space(0), b'{')?;
    loop {
        let key = past(skip_space(at), b'"')?;
        let key_end = string_end(bytes, key)?;
        let start = past(skip_space(past(skip_space(key_end + 1), b':')?), b'"')?;
        let end = string_end(bytes, start)?;
        if &record[key..key_end] == "text" {
            return Some(([&record[..start], &record[end..]].concat(), &record[start..end]));
        }
        at = past(skip_space(end + 1), b',')?;
    }
}

/// The closing quote of a string of JSON whose first byte is at `start`; `None` where it is none, and where it has an escape by number.
fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        at += memchr2(b'"', b'\\', &bytes[at..])?;
        match (bytes[at], bytes.get(at + 1)) {
            (b'"', _) => break,
            (_, Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't')) => at += 2,
            _ => return None,
        }
    }
    let control = bytes[start..at].iter().fold(false, |any, &byte| any | (byte < b' '));
    (!control).then_some(at)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(record: &str, expect: Option<(&str, &str)>) {
        let got = without_text(record);
        assert_eq!(got.as_ref().map(|(rest, text)| (rest.as_str(), *text)), expect, "{record}");
    }

    #[test]
    fn texts_are_taken_out_of_records() {
        check(r#"{"id": "a", "text": "ten"}"#, Some((r#"{"id": "a", "text": ""}"#, "ten")));
        check(r#" { "text" : "a \"b\"\\" , "tags": []}"#, Some((r#" { "text" : "" , "tags": []}"#, r#"a \"b\"\\"#)));
        check(r#"{"id": 5, "text": "ten"}"#, None);
        check(r#"{"id": "a", "text": "caf\u00e9"}"#, None);
        check(r#"{"id": "a", "text": "\q"}"#, None);
        check("{\"text\": \"a\tb\"}", None);
        check(r#"{"text": "a"#, None);
        check(r#"{"text": "a\"#, None);
        check("{", None);
        check("", None);
    }

    proptest! {
        #[test]
        fn what_is_taken_out_is_the_text(id in any::<String>(), text in any::<String>(), before in any::<bool>()) {
            let quoted = |text: &str| serde_json::to_string(text).expect("a string");
            let (id, text) = (quoted(&id), quoted(&text));
            let record = if before { format!("{{\"text\":{text},\"id\":{id}}}") } else { format!("{{\"id\":{id}, \"text\": {text}}}") };
            if let Some((rest, taken)) = without_text(&record) {
                prop_assert_eq!(format!("\"{taken}\""), text);
                let rest: BTreeMap<String, String> = serde_json::from_str(&rest).expect("a record");
                prop_assert_eq!(rest.get("text").map(String::as_str), Some(""));
                prop_assert_eq!(quoted(&rest["id"]), id);
            }
        }
    }
}
