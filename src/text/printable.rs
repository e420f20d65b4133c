//! Text that cannot steer a terminal.

use std::borrow::Cow;

/// The text with every character that is invisible, or that a terminal would obey, shown as `\u{…}`.
///
/// These are the control characters except line feed and tab, the characters that turn the writing direction, and
/// those without a shape of their own: zero-width ones, fillers, tags. The
/// zero-width joiner and non-joiner are shown as well: what they do for emoji and some scripts is worth less
/// than seeing every byte. A variation selector after a visible character stays, since it only chooses that
/// character's shape.
///
/// ```
/// use crosscheck::text::printable;
/// assert_eq!(printable("ten killed"), "ten killed");
/// assert_eq!(printable("\u{1b}[2Jten \u{202e}dellik"), r"\u{1b}[2Jten \u{202e}dellik");
/// ```
pub fn printable(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(is_hidden) else { return Cow::Borrowed(text) };
    let mut shown = String::with_capacity(text.len() + 8);
    shown.push_str(&text[..first]);
    for c in text[first..].chars() {
        if is_hidden(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Whether a character is a control (except `\n` and `\t`) or has no shape of its own: Unicode general categories Cc,
/// Zl, Zp and those of Cf without a shape, and the code points without one that have another category (fillers, the
/// grapheme joiner, tags).
pub(crate) fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        // The soft hyphen, and the combining grapheme joiner.
        '\u{ad}' | '\u{34f}' => true,
        // The Arabic letter mark turns the direction; the number signs beside it in Cf have a shape and stay.
        '\u{61c}' => true,
        // Fillers of Hangul and Khmer, the Mongolian vowel separator.
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{3164}' | '\u{ffa0}' => true,
        // Zero-width characters and direction marks, line and paragraph separator, embeddings and overrides.
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        // Word joiner, invisible operators, isolates, deprecated format characters.
        '\u{2060}'..='\u{206f}' => true,
        // Byte order mark, interlinear annotation.
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        // Shorthand and musical format controls.
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' => true,
        // Tags, the variation selectors beyond the basic plane, and what is left of that range.
        '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expect: &str) {
        assert_eq!(printable(text), expect);
    }

    #[test]
    fn hidden_characters_are_shown() {
        check("", "");
        check("née – “ten”\n\tעברית 日本 ½", "née – “ten”\n\tעברית 日本 ½");
        check("a\u{1b}]0;owned\u{7}b", "a\\u{1b}]0;owned\\u{7}b");
        check("a\rb\u{0}\u{8}\u{7f}", "a\\u{d}b\\u{0}\\u{8}\\u{7f}");
        check("\u{9b}31m", "\\u{9b}31m");
        check("\u{202a}\u{202e}\u{2066}\u{2069}\u{61c}", "\\u{202a}\\u{202e}\\u{2066}\\u{2069}\\u{61c}");
        check("ki\u{200b}ll\u{ad}ed\u{feff}", "ki\\u{200b}ll\\u{ad}ed\\u{feff}");
        check("\u{e0041}\u{e01ef}", "\\u{e0041}\\u{e01ef}");
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(printable("ten killed"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_left(text in any::<String>()) {
            let shown = printable(&text);
            prop_assert!(!shown.contains(is_hidden));
            prop_assert_eq!(printable(&shown), shown.as_ref());
        }
    }
}
