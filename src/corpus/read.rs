//! One file: from disk to documents.

use std::fs::File;
use std::io::Read;

use super::layout::Layout;
use super::{Document, Entry, Meta, encoding, format};
use crate::diag::Diagnostic;
use crate::text::{Span, printable};

/// The largest file read, in bytes: 1 GiB.
const LARGEST: u64 = 1 << 30;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Its documents, in the order of the file.
    pub documents: Vec<Document>,
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
        self.documents.push(Document { id, path: path.to_owned(), meta, text, layout });
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
    match bytes(entry) {
        Ok(bytes) => parse(&entry.path, &bytes, &entry.meta),
        Err(reading) => reading,
    }
}

/// The bytes of a file on disk, at most 1 GiB of them.
///
/// # Errors
///
/// For a file that cannot be read, the reading that says so.
pub fn bytes(entry: &Entry) -> Result<Vec<u8>, Reading> {
    let failure = |code, message: String| {
        let mut reading = Reading::default();
        reading.fail(Diagnostic::warning(code, &entry.path, None, message));
        reading
    };
    let bytes = File::open(&entry.full).and_then(|file| {
        let mut bytes = Vec::new();
        file.take(LARGEST + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    });
    match bytes {
        Ok(bytes) if bytes.len() as u64 > LARGEST => {
            Err(failure("too-large", format!("the file has more than {LARGEST} bytes, the most that is read")))
        }
        Ok(bytes) => Ok(bytes),
        Err(error) => Err(failure("unreadable", format!("the file cannot be read: {error}"))),
    }
}

/// Makes documents of a file's bytes. `path` is the file relative to the project's root; its ending chooses the
/// format, and others than those of [`EXTENSIONS`](super::EXTENSIONS) are read as plain text. `meta` is what is known
/// from elsewhere, such as `sources.toml`. Pure, and total on any bytes.
///
/// ```
/// use crosscheck::corpus::{Meta, parse};
/// let reading = parse("corpus/forward.txt", b"Ten people died.", &Meta::default());
/// assert_eq!(reading.documents[0].id, "forward");
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
