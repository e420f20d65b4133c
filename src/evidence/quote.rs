//! Sentences as quoted: white space run together, with the value's place kept.

use super::Passage;
use crate::text::Span;

/// Quotes a sentence with the value at `value` (empty for none), both in bytes of `text`.
///
/// Every run of white space becomes one space, so that a hard-wrapped sentence reads as one line.
pub(super) fn quote(text: &str, value: Span) -> Passage {
    let mut out = String::with_capacity(text.len());
    let (mut start, mut end) = (None, None);
    let mut spaced = true;
    for (i, c) in text.char_indices() {
        if i == value.start {
            start = Some(out.len());
        }
        if i == value.end {
            end = Some(out.len());
        }
        if c.is_whitespace() {
            if !spaced {
                out.push(' ');
            }
            spaced = true;
        } else {
            out.push(c);
            spaced = false;
        }
    }
    out.truncate(out.trim_end().len());
    let start = start.unwrap_or(out.len()).min(out.len());
    let end = end.unwrap_or(out.len()).clamp(start, out.len());
    let value = if value.is_empty() { Span::default() } else { Span::new(start, end) };
    Passage { text: out, value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, value: &str, expect: (&str, &str)) {
        let start = text.find(value).expect("the value stands in the text");
        let passage = quote(text, Span::new(start, start + value.len()));
        assert_eq!((passage.text.as_str(), passage.value.of(&passage.text)), expect, "{text:?}");
    }

    #[test]
    fn white_space_runs_together() {
        check("ten\r\n  men died", "ten", ("ten men died", "ten"));
        check("some two\ndozen men", "two\ndozen", ("some two dozen men", "two dozen"));
        check("it was 5 %", "5 %", ("it was 5 %", "5 %"));
    }

    #[test]
    fn no_value_marks_nothing() {
        assert_eq!(quote(" a  b ", Span::default()), Passage { text: "a b".to_owned(), value: Span::default() });
    }
}
