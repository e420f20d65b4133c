//! Sentences as quoted: white space run together, with the value's place kept.

use std::sync::Arc;

use super::Passage;
use crate::text::Span;

/// Quotes a sentence with the value at `value` (empty for none), both in bytes of `text`. `words` are those of [`run_together`].
pub(super) fn quote(text: &str, words: &Arc<str>, value: Span) -> Passage {
    if value.is_empty() {
        return Passage { text: Arc::clone(words), value: Span::default() };
    }
    let (mut start, mut end) = (None, None);
    for (i, place) in places(text) {
        if i == value.start {
            start = Some(place);
        }
        if i == value.end {
            end = Some(place);
            break;
        }
    }
    let start = start.unwrap_or(words.len()).min(words.len());
    let end = end.unwrap_or(words.len()).clamp(start, words.len());
    Passage { text: Arc::clone(words), value: Span::new(start, end) }
}

/// A sentence in which every run of white space is one space, so that a hard-wrapped one reads as one line.
pub(super) fn run_together(text: &str) -> Arc<str> {
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// Where each character of a text comes to stand once its white space is run together: the next one's place, for the white space that
/// is left out.
fn places(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let (mut length, mut spaced) = (0, true);
    text.char_indices().map(move |(i, c)| {
        let place = length;
        length += match c.is_whitespace() {
            true => usize::from(!spaced),
            false => c.len_utf8(),
        };
        spaced = c.is_whitespace();
        (i, place)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, value: &str, expect: (&str, &str)) {
        let start = text.find(value).expect("the value stands in the text");
        let passage = quote(text, &run_together(text), Span::new(start, start + value.len()));
        assert_eq!((&*passage.text, passage.value.of(&passage.text)), expect, "{text:?}");
    }

    #[test]
    fn white_space_runs_together() {
        check("ten\r\n  men died", "ten", ("ten men died", "ten"));
        check("some two\ndozen men", "two\ndozen", ("some two dozen men", "two dozen"));
        check("it was 5 %", "5 %", ("it was 5 %", "5 %"));
    }

    #[test]
    fn no_value_marks_nothing() {
        let text = " a  b ";
        let passage = quote(text, &run_together(text), Span::default());
        assert_eq!(passage, Passage { text: "a b".into(), value: Span::default() });
    }
}
