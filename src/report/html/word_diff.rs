//! Two passages set against each other, word by word.

use maud::{Markup, html};

use super::text::Text;
use crate::evidence::Passage;
use crate::report::diff::{Diff, Piece, Share, Token, diff};
use crate::report::dispute::QUOTE_WORDS;
use crate::report::quote::quote;

/// Words shown on either side of a difference: both passages stand in full beside it.
const NEAR: usize = 8;

/// The words of both as one text; where they have little in common, one text beside the other. `names` says what the first
/// and the second are. Long stretches that both have are cut: the passages themselves stand beside it.
pub(super) fn word_diff(diff: &Diff, names: (&str, &str)) -> Markup {
    if diff.related { one(near(&diff.pieces), names) } else { two(diff, names) }
}

/// The same for two passages that stand nowhere else, shortened around their values.
pub(super) fn of_passages(first: &Passage, second: &Passage, names: (&str, &str)) -> Markup {
    let diff = diff(&quote(first, QUOTE_WORDS), &quote(second, QUOTE_WORDS));
    if diff.related { one(all(&diff, None), names) } else { two(&diff, names) }
}

fn one(text: Markup, names: (&str, &str)) -> Markup {
    html! { p.diff { del { (Text(names.0)) } " " ins { (Text(names.1)) } ": " (text) } }
}

fn two(diff: &Diff, names: (&str, &str)) -> Markup {
    html! {
        div.diff {
            p { del { (Text(names.0)) } ": " (all(diff, Some(Share::Added))) }
            p { ins { (Text(names.1)) } ": " (all(diff, Some(Share::Removed))) }
        }
    }
}

fn all(diff: &Diff, without: Option<Share>) -> Markup {
    html! { @for piece in diff.pieces.iter().filter(|piece| Some(piece.share) != without) { (whole(piece)) } }
}

/// The differences with the words around them.
fn near(pieces: &[Piece]) -> Markup {
    html! {
        @for (i, piece) in pieces.iter().enumerate() {
            @let tokens = piece.tokens.as_slice();
            @let (before, after) = (if i > 0 { NEAR } else { 0 }, if i + 1 < pieces.len() { NEAR } else { 0 });
            @if piece.share == Share::Both && tokens.len() > before + after + 1 {
                (words(&tokens[..before], i > 0)) " …" (words(&tokens[tokens.len() - after..], true))
            } @else { (whole(piece)) }
        }
    }
}

fn whole(piece: &Piece) -> Markup {
    html! {
        @match piece.share {
            Share::Both => (words(&piece.tokens, true)),
            Share::Removed => { " " del { (words(&piece.tokens, false)) } }
            Share::Added => { " " ins { (words(&piece.tokens, false)) } }
        }
    }
}

/// Words as the passage has them; `apart` from what stands before them where the passage has a space there.
fn words(tokens: &[Token], apart: bool) -> Markup {
    html! {
        @for (i, token) in tokens.iter().enumerate() {
            @if token.spaced && (apart || i > 0) { " " }
            @if token.is_value { mark { (Text(&token.text)) } } @else { (Text(&token.text)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn check(first: &str, second: &str, expect: &str) {
        let quoted =
            |text: &str| quote(&Passage { text: text.replace(['«', '»'], ""), value: marked(text) }, QUOTE_WORDS);
        let html = word_diff(&diff(&quoted(first), &quoted(second)), ("a", "b")).into_string();
        let tree = dom_query::Document::fragment(html.as_str());
        let text = tree.select(".diff").text().split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(text, expect);
    }

    /// Where the value between « and » stands without them.
    fn marked(text: &str) -> Span {
        let start = text.find('«').expect("a value");
        Span::new(start, text.find('»').expect("its end") - '«'.len_utf8())
    }

    #[test]
    fn only_the_words_around_a_difference_are_shown() {
        check("Killed: «10».", "Killed: «9».", "a b: Killed: 10 9.");
        check(
            "One two three four five six seven eight nine ten men, «10» in all, died at sea in the night of May the first.",
            "One two three four five six seven eight nine ten men, «9» in all, died at sea in the night of May the first.",
            "a b: … five six seven eight nine ten men, 10 9 in all, died at sea in the …",
        );
        check("It was «10».", "Dead were «9» men.", "a: It was 10.b: Dead were 9 men.");
    }
}
