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
        if !text.as_bytes().get(at)?.is_ascii() {
            at += text.get(at..)?.find(char::is_alphanumeric)?;
        }
        let word;
        (word, at) = word_at(text, at);
        Some(word)
    })
}

/// The word that begins at the byte `start` of `text`, and where to look for the next one; `None` where none begins there.
pub(crate) fn first_word(text: &str, start: usize) -> Option<(Span, usize)> {
    text.get(start..)?.starts_with(char::is_alphanumeric).then(|| word_at(text, start))
}

/// The same where a letter or digit stands there.
fn word_at(text: &str, start: usize) -> (Span, usize) {
    let end = word_end(text, start);
    let marked = text.as_bytes().get(end).is_some_and(|&next| goes_on(next));
    (Span::new(start, end), if marked { end + possessive(&text[end..]) } else { end })
}

/// Whether a byte after ASCII letters and digits may belong to their word or end it with more than itself: an apostrophe, or a part of
/// another character.
fn goes_on(next: u8) -> bool {
    next == b'\'' || !next.is_ascii()
}

/// How many of eight bytes of a word, the first the lowest, are ASCII letters or digits before it ends, or all eight; `None` where it may go
/// on with something else.
#[inline]
pub(crate) fn plain_letters(bytes: u64) -> Option<usize> {
    let length = leading_alphanumerics(bytes);
    let next = bytes.checked_shr(8 * length as u32).map_or(b' ', |rest| rest as u8);
    (!goes_on(next)).then_some(length)
}

/// How many of eight bytes, the first the lowest, are ASCII letters or digits before the first that is none.
///
/// Works on all bytes at once: where adding a constant to the lower seven bits of a byte carries into its highest bit, the byte is not below
/// a bound.
#[inline]
pub(crate) fn leading_alphanumerics(bytes: u64) -> usize {
    const ONES: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = ONES * 0x80;
    const fn at_least(bytes: u64, bound: u8) -> u64 {
        bytes + ONES * (0x80 - bound as u64)
    }
    let low = bytes & !HIGH;
    let lower = low | (ONES * 0x20);
    let letters = at_least(lower, b'a') & !at_least(lower, b'z' + 1);
    let digits = at_least(low, b'0') & !at_least(low, b'9' + 1);
    let others = !((letters | digits) & !bytes) & HIGH;
    others.trailing_zeros() as usize / 8
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

    #[test]
    fn plain_letters_are_counted_at_once() {
        let check = |text: &[u8; 8], expect| assert_eq!(plain_letters(u64::from_le_bytes(*text)), expect, "{text:?}");
        check(b"Ten men ", Some(3));
        check(b"a9Zz0Aa.", Some(7));
        check(b"a\0/:@[`{", Some(1));
        check(b"killings", Some(8));
        check(b" ten men", Some(0));
        check(b"Turkey's", None);
        check(b"caf\xc3\xa9 le", None);
    }
}
