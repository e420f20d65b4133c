//! Two passages set against each other, word by word.

use maud::{Markup, html};

use super::text::Text;
use crate::evidence::Passage;
use crate::report::diff::{Diff, Piece, Share, diff};
use crate::report::dispute::QUOTE_WORDS;
use crate::report::quote::quote;

/// The words of both as one text; where they have little in common, one text beside the other. `names` says what the first
/// and the second are.
pub(super) fn word_diff(diff: &Diff, names: (&str, &str)) -> Markup {
    let text = |without: Option<Share>| {
        html! { @for piece in diff.pieces.iter().filter(|piece| Some(piece.share) != without) { (words(piece)) } }
    };
    html! {
        @if diff.related {
            p.diff { del { (Text(names.0)) } " " ins { (Text(names.1)) } ": " (text(None)) }
        } @else {
            div.diff {
                p { del { (Text(names.0)) } ": " (text(Some(Share::Added))) }
                p { ins { (Text(names.1)) } ": " (text(Some(Share::Removed))) }
            }
        }
    }
}

/// The same for two passages, shortened around their values.
pub(super) fn of_passages(first: &Passage, second: &Passage, names: (&str, &str)) -> Markup {
    word_diff(&diff(&quote(first, QUOTE_WORDS), &quote(second, QUOTE_WORDS)), names)
}

fn words(piece: &Piece) -> Markup {
    let text = html! {
        @for (i, token) in piece.tokens.iter().enumerate() {
            @if token.spaced && i > 0 { " " }
            @if token.is_value { mark { (Text(&token.text)) } } @else { (Text(&token.text)) }
        }
    };
    let spaced = piece.tokens.first().is_some_and(|token| token.spaced);
    html! {
        @match piece.share {
            Share::Both => { @if spaced { " " } (text) }
            Share::Removed => { " " del { (text) } }
            Share::Added => { " " ins { (text) } }
        }
    }
}
