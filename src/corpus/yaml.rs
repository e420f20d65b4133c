//! Front matter in YAML.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::meta::{Fields, KEYS};
use crate::diag::{Reader, Spanned, nearest};
use crate::text::Span;

/// A value of YAML as far as metadata has use for it.
enum Value {
    Text(String),
    List(Vec<serde_saphyr::Spanned<Self>>),
    Null,
    Other,
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyValue;
        impl<'de> Visitor<'de> for AnyValue {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a list of texts")
            }
            fn visit_str<E>(self, text: &str) -> Result<Value, E> {
                Ok(Value::Text(text.to_owned()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
                Ok(Value::Text(number.to_string()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
                Ok(Value::Text(number.to_string()))
            }
            fn visit_i128<E>(self, _: i128) -> Result<Value, E> {
                Ok(Value::Other)
            }
            fn visit_u128<E>(self, _: u128) -> Result<Value, E> {
                Ok(Value::Other)
            }
            fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
                Ok(Value::Other)
            }
            fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
                Ok(Value::Other)
            }
            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }
            fn visit_none<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Value::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
                while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Value::Other)
            }
        }
        deserializer.deserialize_any(AnyValue)
    }
}

/// Reads the front matter `yaml`, which begins at the byte `shift` of its file. Aliases are refused, and so is what
/// is too deep or too large.
pub(super) fn fields(yaml: &str, shift: usize, reader: &mut Reader<'_>) -> Fields {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: 16, max_nodes: 10_000, max_aliases: 0, max_anchors: 0, max_merge_keys: 0 },
        with_snippet: false,
    };
    type Entries = BTreeMap<String, serde_saphyr::Spanned<Value>>;
    let place = |location: Option<serde_saphyr::Location>| {
        let byte = |n: Option<u64>| n.and_then(|n| usize::try_from(n).ok());
        let start = location.and_then(|location| byte(location.span().byte_offset())).unwrap_or(0).min(yaml.len());
        let length =
            location.and_then(|location| byte(location.span().byte_len())).unwrap_or(0).min(yaml.len() - start);
        Span::new(start, start + length).shifted(shift)
    };
    let entries = match serde_saphyr::from_str_with_options::<Entries>(yaml, options) {
        Ok(entries) => entries,
        Err(error) => {
            let message = error.without_snippet().to_string();
            let message = message.lines().next().unwrap_or_default();
            reader.mistake(
                "syntax",
                place(error.location()),
                format!("the front matter cannot be read: {message}"),
                "not read from here on",
            );
            return Fields::default();
        }
    };
    let mut fields = Fields::default();
    for (key, entry) in entries {
        let span = place(Some(entry.referenced));
        if key == "tags" {
            fields.tags = tags(entry.value, span, &place, reader);
            continue;
        }
        let Some(slot) = fields.slot(&key) else {
            let help = match nearest(&key, KEYS) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("the keys of front matter are {}", KEYS.join(", ")),
            };
            reader.mistake("unknown-key", span, format!("front matter has no key `{key}`"), "its value").help =
                Some(help);
            continue;
        };
        match entry.value {
            Value::Text(text) => *slot = Some(Spanned::new(text, span)),
            Value::Null => {}
            Value::List(_) | Value::Other => {
                reader.mistake("wrong-type", span, format!("`{key}` should be a string"), "expected a string").help =
                    Some("put it in quotes".to_owned());
            }
        }
    }
    fields
}

/// A list of tags, or a single one.
fn tags(
    value: Value,
    span: Span,
    place: &dyn Fn(Option<serde_saphyr::Location>) -> Span,
    reader: &mut Reader<'_>,
) -> Option<Spanned<Vec<Spanned<String>>>> {
    let items = match value {
        Value::Text(tag) => vec![Spanned::new(tag, span)],
        Value::Null => Vec::new(),
        Value::List(items) => {
            let mut tags = Vec::with_capacity(items.len());
            for item in items {
                let span = place(Some(item.referenced));
                match item.value {
                    Value::Text(tag) => tags.push(Spanned::new(tag, span)),
                    _ => {
                        reader.mistake("wrong-type", span, "a tag should be a string", "expected a string");
                    }
                }
            }
            tags
        }
        Value::Other => {
            reader.mistake("wrong-type", span, "`tags` should be a list of strings", "expected a list of strings");
            return None;
        }
    };
    Some(Spanned::new(items, span))
}
