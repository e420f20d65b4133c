//! Words as terms are matched against: folded to lower case, with what may stand between them.

use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

use crate::text::is_apostrophe;

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

    fn check(word: &str, expect: &str) {
        assert_eq!(folded(word), expect, "{word:?}");
    }

    #[test]
    fn words_are_folded() {
        check("NATO", "nato");
        check("O’Brien", "o'brien");
        check("CAFE\u{301}", "caf\u{e9}");
        check("İstanbul", "i\u{307}stanbul");
        check("", "");
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
