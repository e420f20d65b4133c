//! A passage shortened around its value.

use crate::evidence::Passage;

/// No quote shows more characters than this on either side of its value, however long a word is.
const MOST_CHARACTERS: usize = 600;

/// A passage in three parts. `…` stands where words were left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// The words before the value.
    pub(crate) before: String,
    /// The value as printed; empty where the passage states none.
    pub(crate) value: String,
    /// The words after it.
    pub(crate) after: String,
}

/// Keeps up to `words` words on either side of the value; without a value, the first two times as many.
pub(crate) fn quote(passage: &Passage, words: usize) -> Quote {
    let text = &*passage.text;
    let value = passage.value.of(text);
    if value.is_empty() {
        return Quote { before: first_words(text, words * 2, false), value: String::new(), after: String::new() };
    }
    Quote {
        before: last_words(&text[..passage.value.start], words),
        value: value.to_owned(),
        after: first_words(&text[passage.value.end..], words, true),
    }
}

fn first_words(text: &str, words: usize, glued: bool) -> String {
    match cut(text.char_indices(), words, glued) {
        Some(at) => format!("{} …", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

fn last_words(text: &str, words: usize) -> String {
    match cut(text.char_indices().rev().map(|(i, c)| (i + c.len_utf8(), c)), words, true) {
        Some(at) => format!("… {}", text[at..].trim_start()),
        None => text.to_owned(),
    }
}

/// Where to cut so that `words` words remain, walking over characters, each with its nearer edge; `None` where everything
/// remains. Characters `glued` to the value are no word of their own.
fn cut(characters: impl Iterator<Item = (usize, char)>, words: usize, glued: bool) -> Option<usize> {
    let mut seen = 0;
    let mut in_word = false;
    for (i, (near, character)) in characters.enumerate() {
        let is_word = !character.is_whitespace();
        if is_word && !in_word {
            seen += usize::from(i > 0 || !glued);
            if seen > words {
                return Some(near);
            }
        }
        if i >= MOST_CHARACTERS {
            return Some(near);
        }
        in_word = is_word;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Span;

    fn check(text: &str, value: &str, words: usize, expect: &str) {
        let start = text.find(value).expect("the text holds the value");
        let passage = Passage { text: text.into(), value: Span::new(start, start + value.len()) };
        let quote = quote(&passage, words);
        let marked =
            if value.is_empty() { quote.before } else { format!("{}«{}»{}", quote.before, quote.value, quote.after) };
        assert_eq!(marked, expect);
    }

    #[test]
    fn quotes_keep_the_words_around_the_value() {
        check("ten were killed", "ten", 9, "«ten» were killed");
        check("a b c 10 d e f", "10", 2, "… b c «10» d e …");
        check("a b c 10, d e f", "10", 1, "… c «10», d …");
        check("the 28-member alliance grew", "28", 1, "the «28»-member alliance …");
        check("one two three four", "", 1, "one two …");
        check("one two", "", 1, "one two");
        check("vor der Insel getötet: zehn", "zehn", 1, "… getötet: «zehn»");
    }

    #[test]
    fn a_word_without_end_is_cut() {
        let passage = Passage {
            text: format!("{}10{}", "ä".repeat(5000), "é".repeat(5000)).into(),
            value: Span::new(10000, 10002),
        };
        let quote = quote(&passage, 5);
        assert_eq!(quote.value, "10");
        assert!(quote.before.chars().count() < 700 && quote.after.chars().count() < 700);
    }

    proptest! {
        #[test]
        fn any_passage_can_be_quoted(text in any::<String>(), start in 0usize..20, length in 0usize..20, words in 0usize..5) {
            let quote = quote(&Passage { text: text.as_str().into(), value: Span::new(start, start + length) }, words);
            prop_assert!(text.contains(&quote.value));
        }
    }
}
