//! JSON as it is written: pretty-printed, and safe to show on a terminal.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use crate::text::is_hidden;

/// How much is gathered before it is passed on, in bytes.
const GATHERED: usize = 64 << 10;

/// Writes a mirror struct as pretty-printed JSON with a line feed at its end. No more than a part of it is held at any time.
///
/// # Errors
///
/// Those of `out`. The struct must serialize: strings, numbers and lists always do, a map with other keys than strings does not.
pub(crate) fn write_json(mirror: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(GATHERED, out);
    mirror.serialize(&mut Serializer::with_formatter(&mut out, Visible(PrettyFormatter::new())))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// The same as text.
pub(crate) fn json_text(mirror: &impl Serialize) -> String {
    let mut out = Vec::new();
    write_json(mirror, &mut out).expect("the mirror structs have string keys only");
    String::from_utf8(out).expect("JSON is UTF-8")
}

/// Pretty-printed JSON, with what is invisible or turns the writing direction written as `\u` escapes.
struct Visible(PrettyFormatter<'static>);

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, hidden)) = rest.char_indices().find(|&(_, c)| is_hidden(c)) {
            out.write_all(&rest.as_bytes()[..at])?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + hidden.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::text::printable;

    fn check(text: &str, expect: &str) {
        assert_eq!(json_text(&text), format!("{expect}\n"), "{text:?}");
    }

    #[test]
    fn hidden_characters_are_escaped_and_no_others() {
        check("née “ten” 日本", "\"née “ten” 日本\"");
        check("a\n\t\"\\", r#""a\n\t\"\\""#);
        check("\u{1b}[2J\u{7f}", r#""\u001b[2J\u007f""#);
        check("\u{202e}\u{2066}a\u{feff}", r#""\u202e\u2066a\ufeff""#);
        // Beyond the basic plane there are two units.
        check("\u{e0041}é", "\"\\udb40\\udc41é\"");
    }

    #[test]
    fn it_is_pretty() {
        let nested = json!({"a": [1, {"b\u{200b}": null}], "c": [], "d": {}});
        let expect =
            "{\n  \"a\": [\n    1,\n    {\n      \"b\\u200b\": null\n    }\n  ],\n  \"c\": [],\n  \"d\": {}\n}\n";
        assert_eq!(json_text(&nested), expect);
    }

    proptest! {
        #[test]
        fn any_text_comes_back_and_hides_nothing(texts in prop::collection::vec(any::<String>(), 0..4), key in any::<String>()) {
            let value = json!({key: texts});
            let text = json_text(&value);
            prop_assert_eq!(printable(&text), text.as_str());
            let pretty = serde_json::to_string_pretty(&value).expect("JSON") + "\n";
            prop_assert!(text == pretty || printable(&pretty) != pretty, "only what is hidden is written in another way");
            prop_assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), value);
        }
    }
}
