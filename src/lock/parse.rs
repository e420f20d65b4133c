//! From TOML to a lock.

use super::{LOCK, Lock, LockedClaim, LockedDocument, Quote, VERSION};
use crate::diag::{Diagnostic, Reader, Spanned, Table};
use crate::evidence::Stance;
use crate::text::Span;

/// Reads the text of a `crosscheck.lock`. Mistakes are returned beside what could be read, which must not be trusted then.
///
/// ```
/// use crosscheck::lock::{Lock, parse, write};
/// let (lock, mistakes) = parse(&write(&Lock::default()));
/// assert!(mistakes.is_empty());
/// assert_eq!(lock, Lock::default());
/// assert_eq!(parse("version = 2\n").1[0].code, "newer-version");
/// ```
pub fn parse(text: &str) -> (Lock, Vec<Diagnostic>) {
    let mut reader = Reader::new(LOCK, 0);
    let mut table = reader.parse(text);
    if !reader.diagnostics.is_empty() {
        for mistake in &mut reader.diagnostics {
            mistake.help = Some("settle a merge by hand, or write the file again with `crosscheck pin`".to_owned());
        }
        return (Lock::default(), reader.diagnostics);
    }
    let given = table.has("version");
    match table.natural("version", &mut reader) {
        Some(version) if version.value > VERSION => {
            let message = format!("the lock has version {}, and this crosscheck reads up to {VERSION}", version.value);
            reader.mistake("newer-version", version.span, message, "a newer version").help =
                Some("bring crosscheck up to date, or write the file again with `crosscheck pin`".to_owned());
            // What a newer version means by its keys is not known.
            return (Lock::default(), reader.diagnostics);
        }
        None if !given => missing("version", Span::default(), &mut reader),
        _ => {}
    }
    let documents = table.tables("document", &mut reader).unwrap_or_default();
    let claims = table.tables("claim", &mut reader).unwrap_or_default();
    table.finish(LOCK, &mut reader);
    let lock = Lock {
        documents: documents.into_iter().filter_map(|table| document(table, &mut reader)).collect(),
        claims: claims.into_iter().filter_map(|table| claim(table, &mut reader)).collect(),
    };
    (lock, reader.diagnostics)
}

fn document(mut table: Table, reader: &mut Reader<'_>) -> Option<LockedDocument> {
    let (id, path) = (required("id", &mut table, reader), required("path", &mut table, reader));
    let hash = required("blake3", &mut table, reader);
    table.finish("a document of the lock", reader);
    let hash = hash?;
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if hash.value.len() != 64 || !hash.value.bytes().all(is_digit) {
        reader
            .mistake("bad-hash", hash.span, "`blake3` is no BLAKE3 hash", "expected 64 digits of 0 to 9 and a to f")
            .help = Some("write the file again with `crosscheck pin`".to_owned());
        return None;
    }
    Some(LockedDocument { id: id?.value, path: path?.value, blake3: hash.value })
}

fn claim(mut table: Table, reader: &mut Reader<'_>) -> Option<LockedClaim> {
    let id = required("id", &mut table, reader);
    let quotes = table.tables("quote", reader).unwrap_or_default();
    table.finish("a claim of the lock", reader);
    let quotes = quotes.into_iter().filter_map(|table| quote(table, reader)).collect();
    Some(LockedClaim { id: id?.value, quotes })
}

fn quote(mut table: Table, reader: &mut Reader<'_>) -> Option<Quote> {
    let source = required("source", &mut table, reader);
    let stance = required("stance", &mut table, reader);
    let value = table.string("value", reader).map(|value| value.value).unwrap_or_default();
    let exact = required("exact", &mut table, reader);
    let (prefix, suffix) = (required("prefix", &mut table, reader), required("suffix", &mut table, reader));
    table.finish("a quote of the lock", reader);
    let stance = stance?;
    let Some(known) = Stance::ALL.into_iter().find(|known| known.name() == stance.value) else {
        let names = Stance::ALL.map(Stance::name).join(", ");
        reader
            .mistake("bad-stance", stance.span, format!("there is no stance `{}`", stance.value), "unknown stance")
            .help = Some(format!("the stances are {names}"));
        return None;
    };
    Some(Quote {
        source: source?.value,
        stance: known,
        value,
        exact: exact?.value,
        prefix: prefix?.value,
        suffix: suffix?.value,
    })
}

fn required(key: &'static str, table: &mut Table, reader: &mut Reader<'_>) -> Option<Spanned<String>> {
    if !table.has(key) {
        // So that the key is known when unknown ones are named.
        let _ = table.string(key, reader);
        missing(key, table.span, reader);
        return None;
    }
    table.string(key, reader)
}

fn missing(key: &str, span: Span, reader: &mut Reader<'_>) {
    reader.mistake("missing-key", span, format!("the lock lacks `{key}` here"), format!("no `{key}`")).help =
        Some("write the file again with `crosscheck pin`".to_owned());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{CODES, write};
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let (_, mistakes) = parse(text);
        assert_eq!(mistakes.iter().map(|mistake| mistake.code).collect::<Vec<_>>(), expect, "{text}");
    }

    #[test]
    fn mistakes_are_named() {
        let hash = "0".repeat(64);
        check("version = 1\n", &[]);
        check("", &["missing-key"]);
        check("version = 2\nsomething = \"new\"\n", &["newer-version"]);
        check("version = \"1\"\n", &["wrong-type"]);
        check("version = 1\n<<<<<<< HEAD\n", &["syntax"]);
        check("version = 1\nx = 1\n", &["unknown-key"]);
        check(&format!("version = 1\n[[document]]\nid = \"a\"\npath = \"a\"\nblake3 = \"{hash}\"\n"), &[]);
        check("version = 1\n[[document]]\nid = \"a\"\npath = \"a\"\nblake3 = \"0\"\n", &["bad-hash"]);
        check(&format!("version = 1\n[[document]]\nid = \"a\"\nblake3 = \"{hash}\"\n"), &["missing-key"]);
        let quote = "version = 1\n[[claim]]\nid = \"a\"\n[[claim.quote]]\nsource = \"a\"\nstance = \"supports\"\nexact = \"a\"\nprefix = \"\"\nsuffix = \"\"\n";
        check(quote, &[]);
        check(&quote.replace("supports", "likes"), &["bad-stance"]);
        check(&quote.replace("exact", "exatc"), &["missing-key", "unknown-key"]);
        for code in ["missing-key", "newer-version", "bad-hash", "bad-stance"] {
            assert!(CODES.contains(&code));
        }
    }

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[a-z\"\\\\\n\t\u{0}\u{202e} ]{0,12}"]
    }

    prop_compose! {
        fn quotes()(source in text(), stance in 0usize..5, value in text(), exact in text(), prefix in text(), suffix in text()) -> Quote {
            Quote { source, stance: Stance::ALL[stance], value, exact, prefix, suffix }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            ids in prop::collection::vec(text(), 0..4), quotes in prop::collection::vec(quotes(), 0..4), hash in "[0-9a-f]{64}"
        ) {
            let lock = Lock {
                documents: ids.iter().map(|id| LockedDocument { id: id.clone(), path: id.clone(), blake3: hash.clone() }).collect(),
                claims: ids.iter().map(|id| LockedClaim { id: id.clone(), quotes: quotes.clone() }).collect(),
            };
            let written = write(&lock);
            let (read, mistakes) = parse(&written);
            prop_assert_eq!(mistakes, []);
            prop_assert_eq!(read, lock);
            let hidden = written.contains(['\u{0}', '\u{202e}']);
            prop_assert!(!hidden);
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = parse(&text);
        }
    }
}
