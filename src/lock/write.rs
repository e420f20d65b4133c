//! From a lock to TOML.

use super::{Lock, LockedClaim, LockedDocument, Quote, VERSION};
use crate::text::printable;

/// The lock as TOML. The same lock gives the same bytes, and a change of one quote changes that quote's lines only.
pub fn write(lock: &Lock) -> String {
    let Lock { documents, claims } = lock;
    let mut out = "# Written by `crosscheck pin`: the documents, and the quotes each verdict rests on.\n\
                   # `crosscheck check --locked` fails where a quote is gone or a verdict rests on another one.\n"
        .to_owned();
    out.push_str(&format!("version = {VERSION}\n"));
    for LockedClaim { id, quotes } in claims {
        out.push_str("\n[[claim]]\n");
        key(&mut out, "id", id);
        for Quote { source, stance, value, exact, prefix, suffix } in quotes {
            out.push_str("\n[[claim.quote]]\n");
            key(&mut out, "source", source);
            key(&mut out, "stance", stance.name());
            if !value.is_empty() {
                key(&mut out, "value", value);
            }
            key(&mut out, "exact", exact);
            key(&mut out, "prefix", prefix);
            key(&mut out, "suffix", suffix);
        }
    }
    for LockedDocument { id, path, blake3 } in documents {
        out.push_str("\n[[document]]\n");
        key(&mut out, "id", id);
        key(&mut out, "path", path);
        key(&mut out, "blake3", blake3);
    }
    out
}

/// A key with a basic string, in which all that is invisible is escaped.
fn key(out: &mut String, name: &str, text: &str) {
    out.push_str(name);
    out.push_str(" = \"");
    let mut bytes = [0; 4];
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if printable(character.encode_utf8(&mut bytes)).chars().eq([character]) => out.push(character),
            _ => out.push_str(&format!("\\U{:08X}", u32::from(character))),
        }
    }
    out.push_str("\"\n");
}
