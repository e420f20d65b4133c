//! Words as terms are matched against: runs of letters, digits and marks, folded to lower case.

use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

use crate::text::Span;

/// The words of a text, in order. An apostrophe between letters belongs to the word, a possessive ending does not.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find(char::is_alphanumeric)?;
        let end = word_end(text, start);
        at = end;
        Some(Span::new(start, end))
    })
}

fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while end < text.len() {
        if bytes[end].is_ascii_alphanumeric() {
            end += 1;
            continue;
        }
        let Some(c) = text[end..].chars().next() else { break };
        if c.is_alphanumeric() || is_mark(c) {
            end += c.len_utf8();
        } else if is_apostrophe(c) {
            let rest = &text[end + c.len_utf8()..];
            let mut next = rest.chars();
            let (first, second) = (next.next(), next.next());
            let possessive = matches!(first, Some('s' | 'S')) && !second.is_some_and(char::is_alphanumeric);
            if possessive || !first.is_some_and(char::is_alphabetic) {
                break;
            }
            end += c.len_utf8();
        } else {
            break;
        }
    }
    end
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Writes the folded word into `out`: lower case, composed (NFC), straight apostrophes.
pub(crate) fn fold(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    let lower = word.chars().flat_map(char::to_lowercase).map(|c| if is_apostrophe(c) { '\'' } else { c });
    if is_nfc_quick(word.chars()) == unicode_normalization::IsNormalized::Yes {
        out.extend(lower);
    } else {
        out.extend(lower.nfc());
    }
}

/// The folded word.
pub(crate) fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold(word, &mut out);
    out
}

/// Whether what stands between two words may stand between the words of one term: a short run without a clause mark.
pub(crate) fn joins(gap: &str) -> bool {
    const LONGEST: usize = 8;
    gap.len() <= LONGEST && !gap.contains([',', ';', ':', '!', '?', '(', ')', '|']) && !gap.contains("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let got: Vec<String> = words(text).map(|span| folded(span.of(text))).collect();
        assert_eq!(got, expect, "{text:?}");
    }

    #[test]
    fn words_are_cut_and_folded() {
        check("Israel’s 28-member NATO", &["israel", "28", "member", "nato"]);
        check("O’Brien didn't", &["o'brien", "didn't"]);
        check("the boys' A330 5G", &["the", "boys", "a330", "5g"]);
        check("CAFE\u{301} caf\u{e9}", &["caf\u{e9}", "caf\u{e9}"]);
        check("U.S. — İstanbul", &["u", "s", "i\u{307}stanbul"]);
        check("", &[]);
    }

    #[test]
    fn short_gaps_join_words() {
        for (gap, expect) in
            [(" ", true), ("-", true), ("\u{a0}", true), ("\r\n", true), (", ", false), ("\n\n", false)]
        {
            assert_eq!(joins(gap), expect, "{gap:?}");
        }
    }
}
