//! Finding a quote in a text again: exactly, or not at all.

use super::Quote;
use crate::text::Span;

/// The characters kept before and after a quote.
pub const CONTEXT: usize = 32;

/// The places of a quote that are looked at where the words around it are others.
pub const MOST_PLACES: usize = 64;

/// A text with each run of white space as one space and none at its ends, as passages are quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The text.
    pub text: String,
    /// From a byte of `text` on, the byte of the original it stands for; in order.
    steps: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds a text.
    ///
    /// ```
    /// use crosscheck::lock::Folded;
    /// use crosscheck::text::Span;
    /// let folded = Folded::new("  ten\n men ");
    /// assert_eq!(folded.text, "ten men");
    /// assert_eq!(folded.original(Span::new(4, 7)), Span::new(7, 10));
    /// ```
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), steps: Vec::new() };
        let mut spaced = true;
        for (at, character) in text.char_indices() {
            if !character.is_whitespace() {
                folded.push(character, at);
            } else if !spaced {
                folded.push(' ', at);
            }
            spaced = character.is_whitespace();
        }
        folded.text.truncate(folded.text.trim_end().len());
        folded
    }

    fn push(&mut self, character: char, at: usize) {
        let here = self.text.len();
        if self.steps.last().is_none_or(|&(own, original)| original + (here - own) != at) {
            self.steps.push((here, at));
        }
        self.text.push(character);
    }

    /// The span of the original that a span of `text` stands for.
    pub fn original(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.original_byte(span.start);
            return Span::new(at, at);
        }
        // From the last byte, so that white space after the span is no part of it.
        let end = self.original_byte(span.end - 1) + 1;
        Span::new(self.original_byte(span.start), end)
    }

    fn original_byte(&self, at: usize) -> usize {
        let step = self.steps.partition_point(|&(own, _)| own <= at).saturating_sub(1);
        self.steps.get(step).map_or(at, |&(own, original)| original + at.saturating_sub(own))
    }

    /// The places of `words` in `text`, overlapping ones included, at most `most` of them.
    pub(super) fn places(&self, words: &str, most: usize) -> Vec<usize> {
        let mut places = Vec::new();
        let mut from = 0;
        while !words.is_empty() && places.len() < most {
            let Some(at) = self.text.get(from..).and_then(|rest| rest.find(words)) else { break };
            places.push(from + at);
            let first = self.text[from + at..].chars().next().map_or(1, char::len_utf8);
            from += at + first;
        }
        places
    }

    /// Up to [`CONTEXT`] characters before and after a span of `text`.
    pub(super) fn around(&self, span: Span) -> (String, String) {
        let before: Vec<char> = self.text[..span.start].chars().rev().take(CONTEXT).collect();
        (before.into_iter().rev().collect(), self.text[span.end..].chars().take(CONTEXT).collect())
    }
}

/// Whether and where a quote stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// In this span of the folded text.
    At(Span),
    /// It does not stand there.
    Gone,
    /// It stands there this many times, never with the words around it that were pinned, and nothing tells which is meant.
    Unclear(usize),
}

/// Finds a quote: first with the words that stood around it; then alone, in which case there must be one place only, or
/// one only with the words on one side. Of more than [`MOST_PLACES`] places none is chosen. A text that differs in
/// anything but white space is another text.
pub fn anchor(folded: &Folded, quote: &Quote) -> Anchor {
    let Quote { exact, prefix, suffix, .. } = quote;
    let span = |start: usize| Span::new(start, start + exact.len());
    if exact.is_empty() {
        return Anchor::Gone;
    }
    if let Some(at) = folded.text.find(&format!("{prefix}{exact}{suffix}")) {
        return Anchor::At(span(at + prefix.len()));
    }
    let places = folded.places(exact, MOST_PLACES + 1);
    let on_one_side: Vec<usize> = places
        .iter()
        .copied()
        .filter(|&at| {
            (!prefix.is_empty() && folded.text[..at].ends_with(prefix.as_str()))
                || (!suffix.is_empty() && folded.text[span(at).end..].starts_with(suffix.as_str()))
        })
        .collect();
    match (places.as_slice(), on_one_side.as_slice()) {
        ([], _) => Anchor::Gone,
        ([only], _) => Anchor::At(span(*only)),
        (all, [only]) if all.len() <= MOST_PLACES => Anchor::At(span(*only)),
        (all, _) => Anchor::Unclear(all.len()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::evidence::Stance;

    /// A quote from `prefix[exact]suffix`.
    fn quote(marked: &str) -> Quote {
        let (prefix, rest) = marked.split_once('[').expect("the quote begins");
        let (exact, suffix) = rest.split_once(']').expect("the quote ends");
        Quote {
            source: "a".to_owned(),
            stance: Stance::Supports,
            value: String::new(),
            exact: exact.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        }
    }

    /// The text with the place found in brackets; "gone", or "unclear" with the number of places.
    fn check(text: &str, marked: &str, expect: &str) {
        let folded = Folded::new(text);
        let shown = match anchor(&folded, &quote(marked)) {
            Anchor::At(span) => {
                let span = folded.original(span);
                format!("{}[{}]{}", &text[..span.start], span.of(text), &text[span.end..])
            }
            Anchor::Gone => "gone".to_owned(),
            Anchor::Unclear(places) => format!("unclear {places}"),
        };
        assert_eq!(shown, expect, "{marked}");
    }

    #[test]
    fn quotes_are_found_again() {
        check("Ten died. Then rain.", "[Ten died.] Then", "[Ten died.] Then rain.");
        check("Rain. Ten died.", "[Ten died.]", "Rain. [Ten died.]");
        // Other white space is no change.
        check("Rain.\r\n\r\n Ten\n died.\n", "Rain. [Ten died.]", "Rain.\r\n\r\n [Ten\n died.]\n");
        // The words around it are others, and there is one place.
        check("Sun. Ten died. End.", "Rain. [Ten died.] Then", "Sun. [Ten died.] End.");
        // Two places, told apart by the words around them, on both sides or on one.
        check("Ten died. A. Ten died. B.", "A. [Ten died.] B", "Ten died. A. [Ten died.] B.");
        check("Ten died. A. Ten died. C.", "A. [Ten died.] B", "Ten died. A. [Ten died.] C.");
        check("Ten died. A. Ten died. B.", "D. [Ten died.] B", "Ten died. A. [Ten died.] B.");
        // Nothing tells them apart: no guess.
        check("Ten died. A. Ten died. B.", "X. [Ten died.] Y", "unclear 2");
        check("A. Ten died. A. Ten died. C.", "A. [Ten died.] Y", "unclear 2");
        check(&"Ten died. ".repeat(100), "X. [Ten died.] Y", "unclear 65");
        // The same words all around as well: either will do.
        check("A. Ten. A. Ten. A.", "A. [Ten.] A", "A. [Ten.] A. Ten. A.");
    }

    #[test]
    fn another_text_is_gone() {
        for text in ["", "Nine died.", "ten died.", "Ten died", "Ten  d ied.", "Ten dìed.", "Ten\u{ad} died."] {
            check(text, "[Ten died.]", "gone");
        }
        check("Ten died.", "[]", "gone");
    }

    #[test]
    fn overlapping_places_are_counted() {
        assert_eq!(Folded::new("äaäaä").places("äaä", 9), [0, 3]);
    }

    proptest! {
        #[test]
        fn folding_keeps_places(text in "[a-cé \n\u{a0}]{0,40}") {
            let folded = Folded::new(&text);
            prop_assert_eq!(&folded.text, &text.split_whitespace().collect::<Vec<_>>().join(" "));
            for (at, character) in folded.text.char_indices().filter(|(_, c)| *c != ' ') {
                let original = folded.original(Span::new(at, at + character.len_utf8()));
                prop_assert_eq!(original.of(&text), character.to_string());
            }
        }

        #[test]
        fn a_pinned_quote_is_found_and_a_damaged_one_is_not(
            words in prop::collection::vec("[a-zé]{1,6}", 3..30), from in 0usize..29, length in 1usize..9, damage in any::<prop::sample::Index>()
        ) {
            // Numbers make every stretch of the text unlike every other.
            let text = words.iter().enumerate().map(|(i, word)| format!("{word}{i}.")).collect::<Vec<_>>().join(" \n");
            let folded = Folded::new(&text);
            let all: Vec<&str> = folded.text.split(' ').collect();
            let from = from.min(all.len() - 1);
            let to = (from + length).min(all.len());
            let start = all[..from].iter().map(|word| word.len() + 1).sum::<usize>();
            let exact = all[from..to].join(" ");
            let span = Span::new(start, start + exact.len());
            let (prefix, suffix) = folded.around(span);
            let quote = Quote { exact: exact.clone(), prefix, suffix, ..quote("[]") };
            prop_assert_eq!(anchor(&folded, &quote), Anchor::At(span));
            let places: Vec<(usize, char)> = exact.char_indices().filter(|(_, c)| *c != ' ').collect();
            let (at, old) = places[damage.index(places.len())];
            let mut damaged = folded.text.clone();
            damaged.replace_range(start + at..start + at + old.len_utf8(), "#");
            prop_assert_eq!(anchor(&Folded::new(&damaged), &quote), Anchor::Gone);
        }

        #[test]
        fn any_text_can_be_searched(text in any::<String>(), exact in any::<String>(), prefix in any::<String>()) {
            let quote = Quote { exact, prefix, ..quote("[]") };
            let folded = Folded::new(&text);
            if let Anchor::At(span) = anchor(&folded, &quote) {
                prop_assert_eq!(span.of(&folded.text), quote.exact);
            }
        }
    }
}
