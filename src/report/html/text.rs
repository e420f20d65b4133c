//! Text of claims and documents on its way into the page: the only door.

use maud::{Markup, Render, html};

use crate::evidence::Passage;
use crate::report::quote::quote;
use crate::text::printable;

/// Text from a claim or a document: escaped, and without characters that hide or turn other text.
pub(super) struct Text<'a>(pub(super) &'a str);

impl Render for Text<'_> {
    fn render_to(&self, out: &mut String) {
        printable(self.0).as_ref().render_to(out);
    }
}

/// The name of a claim's place in the page.
pub(super) fn claim_anchor(id: &str) -> String {
    format!("claim-{}", anchor(id))
}

/// The name of a source's place in the page.
pub(super) fn source_anchor(id: &str) -> String {
    format!("source-{}", anchor(id))
}

/// A name that needs no escaping in HTML or in a link, another one for each text: what is no letter, digit, `-` or `.` of
/// ASCII stands as its code point between underscores.
fn anchor(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '-' | '.') {
            out.push(character);
        } else {
            out.push_str(&format!("_{:x}_", u32::from(character)));
        }
    }
    out
}

/// A link to a claim's place in the page.
pub(super) fn claim_link(id: &str) -> Markup {
    html! { a href={ "#" (claim_anchor(id)) } { (Text(id)) } }
}

/// A link to a source's place in the page.
pub(super) fn source_link(id: &str) -> Markup {
    html! { a href={ "#" (source_anchor(id)) } { (Text(id)) } }
}

/// A passage with up to `words` words on either side of its value, which is marked. The style adds quotation marks.
pub(super) fn quoted(passage: &Passage, words: usize) -> Markup {
    let quote = quote(passage, words);
    html! {
        q {
            (Text(quote.before.trim_start()))
            @if !quote.value.is_empty() { mark { (Text(&quote.value)) } }
            (Text(quote.after.trim_end()))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expect: &str) {
        assert_eq!(anchor(text), expect);
    }

    #[test]
    fn anchors_need_no_escaping() {
        check("al-monitor", "al-monitor");
        check("a b", "a_20_b");
        check("a_20_b", "a_5f_20_5f_b");
        check("\"é<", "_22__e9__3c_");
    }

    proptest! {
        #[test]
        fn no_two_texts_share_an_anchor(one in "[a_ é0-9]{0,6}", other in "[a_ é0-9]{0,6}") {
            prop_assert_eq!(one == other, anchor(&one) == anchor(&other));
        }
    }
}
