//! Words.

use unicode_normalization::char::is_combining_mark;

use super::Span;

/// The words of a text, in order: runs of letters, digits and marks. An apostrophe between letters belongs to the word; a
/// possessive ending `'s` belongs to none.
///
/// ```
/// use crosscheck::text::words;
/// let text = "Israel's 28-member list";
/// let found: Vec<_> = words(text).map(|span| span.of(text)).collect();
/// assert_eq!(found, ["Israel", "28", "member", "list"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()).count();
        let start = at + text.get(at..)?.find(char::is_alphanumeric)?;
        let (word, next) = first_word(text, start)?;
        at = next;
        Some(word)
    })
}

/// The word that begins at the byte `start` of `text`, and where to look for the next one; `None` where none begins there.
pub(crate) fn first_word(text: &str, start: usize) -> Option<(Span, usize)> {
    text.get(start..)?.starts_with(char::is_alphanumeric).then(|| {
        let end = word_end(text, start);
        (Span::new(start, end), end + possessive(&text[end..]))
    })
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while end < text.len() {
        match bytes[end] {
            byte if byte.is_ascii_alphanumeric() => {
                end += 1;
                continue;
            }
            b'\'' | 0x80.. => {}
            _ => break,
        }
        let Some(c) = text[end..].chars().next() else { break };
        if c.is_alphanumeric() || is_combining_mark(c) {
            end += c.len_utf8();
        } else if is_apostrophe(c) {
            let inside = text[end + c.len_utf8()..].starts_with(char::is_alphabetic);
            if !inside || possessive(&text[end..]) > 0 {
                break;
            }
            end += c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// The bytes of a possessive ending at the beginning of `text`: those of `'s`, or none.
fn possessive(text: &str) -> usize {
    let mut chars = text.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(mark), Some('s' | 'S'), next) if is_apostrophe(mark) && !next.is_some_and(char::is_alphanumeric) => {
            mark.len_utf8() + 1
        }
        _ => 0,
    }
}

/// Whether a character is an apostrophe, straight or typographic.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let got: Vec<&str> = words(text).map(|span| span.of(text)).collect();
        assert_eq!(got, expect, "{text:?}");
    }

    #[test]
    fn texts_are_cut_into_words() {
        check("Israel’s 28-member NATO", &["Israel", "28", "member", "NATO"]);
        check("O’Brien didn't", &["O’Brien", "didn't"]);
        check("the boys' A330 5G", &["the", "boys", "A330", "5G"]);
        check("CAFE\u{301} 'tis", &["CAFE\u{301}", "tis"]);
        check("U.S. — Moscow's, 's", &["U", "S", "Moscow", "s"]);
        check("", &[]);
    }
}
