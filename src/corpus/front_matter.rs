//! Metadata at the head of a file: `+++` TOML or `---` YAML.

use super::meta::{Fields, overlay};
use super::{Meta, Reading, yaml};
use crate::diag::{Diagnostic, Level, Reader};
use crate::text::{Span, char_floor};

/// The longest front matter read, in bytes.
const LONGEST: usize = 64 * 1024;

/// What the metadata is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    Toml,
    Yaml,
}

/// Takes the front matter off a file: the metadata with it laid over `meta`, and where the text begins. Mistakes go
/// to `reading`.
pub(super) fn take(path: &str, text: &str, meta: &Meta, reading: &mut Reading) -> (Meta, usize) {
    let Some((language, content, body)) = find(text) else {
        if first_line(text) == "+++" {
            let message = "the front matter does not end, and is read as text";
            let open = Diagnostic::warning("open-front-matter", path, Span::new(0, 3), message);
            reading
                .diagnostics
                .push(open.label("begins here").help(format!("end it with a line `+++`, within {LONGEST} bytes")));
        }
        return (meta.clone(), 0);
    };
    let mut reader = Reader::new(path, content.start);
    let fields = match language {
        Language::Toml => {
            let mut table = reader.parse(content.of(text));
            let fields = Fields::from_table(&mut table, &mut reader);
            table.finish("front matter", &mut reader);
            fields
        }
        Language::Yaml => yaml::fields(content.of(text), content.start, &mut reader),
    };
    let own = fields.raise(&mut reader);
    for mut diagnostic in reader.diagnostics {
        // Site generators keep keys of their own there.
        if diagnostic.code == "unknown-key" {
            diagnostic.level = Level::Warning;
        }
        reading.diagnostics.push(diagnostic);
    }
    (overlay(meta, own), body)
}

/// The front matter's language, its span without the fences, and where the text after it begins.
fn find(text: &str) -> Option<(Language, Span, usize)> {
    let fence = first_line(text);
    let language = match fence {
        "+++" => Language::Toml,
        "---" => Language::Yaml,
        _ => return None,
    };
    let head = &text[..char_floor(text, LONGEST)];
    let start = head.find('\n')? + 1;
    let mut at = start;
    for line in head[start..].split_inclusive('\n') {
        let end = line.trim_end();
        if end == fence || language == Language::Yaml && end == "..." {
            let content = Span::new(start, at);
            let fits = language == Language::Toml || begins_with_key(content.of(text));
            return fits.then_some((language, content, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_end()
}

/// Whether YAML begins with a key, as front matter does, and what stands between two rulers of Markdown does not.
fn begins_with_key(yaml: &str) -> bool {
    let Some(line) = yaml.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')) else { return false };
    let Some((key, rest)) = line.split_once(':') else { return false };
    let named = !key.is_empty()
        && key.trim_end().chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '"' | '\''));
    named && (rest.is_empty() || rest.starts_with(char::is_whitespace))
}
