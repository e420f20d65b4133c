//! One file: from disk to documents.

use std::fs::File;
use std::io::Read;

use super::layout::Layout;
use super::{Document, Entry, Identity, Meta, encoding, format, front_matter};
use crate::diag::Diagnostic;
use crate::text::{Span, printable};

/// The largest file read, in bytes: 1 GiB.
pub(super) const LARGEST: u64 = 1 << 30;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Its documents, in the order of the file.
    pub documents: Vec<Document>,
    /// Those whose text was not asked for.
    pub others: Vec<Identity>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// Why the file as a whole could not be read. A diagnostic says so too.
    pub failure: Option<String>,
}

impl Reading {
    /// Adds a document. Its id is the file's name without ending where the metadata has none.
    pub(super) fn add(&mut self, path: &str, mut meta: Meta, text: String, layout: Layout) {
        let id = meta.id.get_or_insert_with(|| stem(path).to_owned()).clone();
        if text.trim().is_empty() {
            let message = format!("the document `{}` has no text", printable(&id));
            let help = "remove it, or see whether its text is in a form that is left out, such as code blocks";
            self.diagnostics.push(Diagnostic::warning("empty-document", path, None, message).help(help));
        }
        self.documents.push(Document { id: id.into(), path: path.into(), meta, text, layout, sketch: None });
    }

    /// Says that the file cannot be read at all.
    pub(super) fn fail(&mut self, diagnostic: Diagnostic) {
        self.failure = Some(diagnostic.message.clone());
        self.diagnostics.push(diagnostic);
    }
}

/// A file's name without folders and ending.
pub(super) fn stem(path: &str) -> &str {
    let (_, name) = path.rsplit_once('/').unwrap_or(("", path));
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Reads a file. Never an error: one that cannot be read is a [`Reading`] with a failure, so that the rest of the
/// corpus still counts.
pub fn read(entry: &Entry) -> Reading {
    read_where(entry, &mut Vec::new(), &mut |_, _| true)
}

/// Reads a file, and makes documents only of the texts that are wanted; of others no more is read than their metadata.
///
/// `wanted` is asked about each text before it is taken apart: with the text of a plain file, or with a line of JSON
/// Lines as it stands there and `true`. What it does not want is in [`Reading::others`]. Files in which a text cannot
/// be told from its markup are always read in full. `buffer` is for reuse from file to file.
pub fn read_where(entry: &Entry, buffer: &mut Vec<u8>, wanted: &mut dyn FnMut(&str, bool) -> bool) -> Reading {
    match bytes(entry, buffer) {
        Ok(()) => parse_where(&entry.path, buffer, &entry.meta, wanted),
        Err(failed) => failed,
    }
}

/// Fills `buffer` with the bytes of a file on disk, at most 1 GiB of them.
///
/// # Errors
///
/// For a file that cannot be read, the reading that says so.
pub fn bytes(entry: &Entry, buffer: &mut Vec<u8>) -> Result<(), Reading> {
    let failure = |code, message: String| {
        let mut reading = Reading::default();
        reading.fail(Diagnostic::warning(code, &entry.path, None, message));
        Err(reading)
    };
    buffer.clear();
    match File::open(&entry.full).and_then(|file| file.take(LARGEST + 1).read_to_end(buffer)) {
        Ok(length) if length as u64 > LARGEST => {
            failure("too-large", format!("the file has more than {LARGEST} bytes, the most that is read"))
        }
        Ok(_) => Ok(()),
        Err(error) => failure("unreadable", format!("the file cannot be read: {error}")),
    }
}

/// Makes documents of those texts of a file's bytes that are wanted: [`parse`], with the question of [`read_where`].
pub fn parse_where(path: &str, bytes: &[u8], meta: &Meta, wanted: &mut dyn FnMut(&str, bool) -> bool) -> Reading {
    skim(path, bytes, meta, wanted).unwrap_or_else(|| parse(path, bytes, meta))
}

/// Reads what is wanted of a plain file; `None` for one that must be read in full.
fn skim(path: &str, bytes: &[u8], meta: &Meta, wanted: &mut dyn FnMut(&str, bool) -> bool) -> Option<Reading> {
    let mut reading = Reading::default();
    match format::of(path).skim {
        format::Skim::Never => return None,
        format::Skim::Text => {
            let text = encoding::plain(bytes)?;
            let (own, body) = front_matter::take(path, text, meta, &mut reading);
            let body = &text[body..];
            if body.trim_start().is_empty() || wanted(body, false) {
                reading = Reading::default();
                let source = format::Source { path, text: text.to_owned(), decoded: Vec::new(), meta };
                (format::of(path).read)(source, &mut reading);
            } else {
                let id = own.id.unwrap_or_else(|| stem(path).to_owned());
                reading.others.push(Identity { path: path.into(), record: None, id: id.into(), tags: own.tags });
            }
        }
        format::Skim::Lines => {
            let text = encoding::plain(bytes)?;
            let lines = format::Lines { path: path.into(), text, start: 0, first: 1, meta };
            format::read_lines(lines, &mut |line| wanted(line, true), &mut reading);
        }
    }
    Some(reading)
}

/// Makes documents of a file's bytes. `path` is the file relative to the project's root; its ending chooses the
/// format, and others than those of [`EXTENSIONS`](super::EXTENSIONS) are read as plain text. `meta` is what is known
/// from elsewhere, such as `sources.toml`. Pure, and total on any bytes.
///
/// ```
/// use crosscheck::corpus::{Meta, parse};
/// let reading = parse("corpus/forward.txt", b"Ten people died.", &Meta::default());
/// assert_eq!(&*reading.documents[0].id, "forward");
/// assert_eq!(reading.documents[0].text, "Ten people died.");
/// assert!(reading.diagnostics.is_empty());
/// ```
pub fn parse(path: &str, bytes: &[u8], meta: &Meta) -> Reading {
    let mut reading = Reading::default();
    let Some(decoded) = encoding::decode(bytes) else {
        let binary = Diagnostic::warning("binary", path, None, "the file is binary, and is left out");
        reading.fail(binary.help("convert it to text, or take it out of the corpus"));
        return reading;
    };
    if let Some(damage) = decoded.damage {
        let places = if damage.count == 1 { "one place is".to_owned() } else { format!("{} places are", damage.count) };
        let message = format!(
            "{places} not {}, the first at byte {} of the file, and read as U+FFFD",
            decoded.encoding.name(),
            damage.first
        );
        let span = Span::new(damage.at, damage.at + '\u{fffd}'.len_utf8());
        reading.diagnostics.push(Diagnostic::warning("damaged-text", path, span, message).label("unreadable here"));
    }
    if decoded.guessed {
        let message = format!("the file is not UTF-8, and is read as {}, which is a guess", decoded.encoding.name());
        reading
            .diagnostics
            .push(Diagnostic::warning("guessed-encoding", path, None, message).help("convert it to UTF-8"));
    }
    let source = format::Source { path, text: decoded.text, decoded: decoded.steps, meta };
    (format::of(path).read)(source, &mut reading);
    reading
}

/// The text of a file's bytes as [`parse`] reads them, which is what the spans of diagnostics count in; `None` for a
/// binary file.
pub fn decode(bytes: &[u8]) -> Option<String> {
    encoding::decode(bytes).map(|decoded| decoded.text)
}
