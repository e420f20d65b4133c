//! The word diff: what two passages share, and what only one of them says.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

use super::quote::Quote;

/// Fewer shared words than this between two differences are noise: "the", "of".
const LEAST_SHARED_WORDS: usize = 2;

/// A word, a mark of punctuation, or a whole value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Token {
    /// Its text.
    pub(crate) text: String,
    /// Whether it is the passage's value.
    pub(crate) is_value: bool,
    /// Whether a space stands before it.
    pub(crate) spaced: bool,
}

/// Which passage says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Share {
    Both,
    /// The first alone.
    Removed,
    /// The second alone.
    Added,
}

/// Neighbouring tokens of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) share: Share,
    pub(crate) tokens: Vec<Token>,
}

/// The diff of two quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Diff {
    /// In reading order; of two neighbours, what was removed stands first.
    pub(crate) pieces: Vec<Piece>,
    /// Whether the two share enough to be read as one text.
    pub(crate) related: bool,
}

/// Compares two quotes word by word. A value is one word, however many it is written in.
pub(crate) fn diff(first: &Quote, second: &Quote) -> Diff {
    let (old, new) = (tokens(first), tokens(second));
    let key = |tokens: &[Token]| -> Vec<(String, bool)> {
        tokens.iter().map(|token| (token.text.clone(), token.is_value)).collect()
    };
    let (old_keys, new_keys) = (key(&old), key(&new));
    let mut pieces: Vec<Piece> = Vec::new();
    // The raw algorithm gives the same answer on every machine and in every release; quotes are short.
    for operation in capture_diff_slices(Algorithm::RawMyers, &old_keys, &new_keys) {
        for change in operation.iter_changes(&old_keys, &new_keys) {
            let (share, token) = match (change.tag(), change.old_index(), change.new_index()) {
                (ChangeTag::Delete, Some(i), _) => (Share::Removed, &old[i]),
                (ChangeTag::Insert, _, Some(i)) => (Share::Added, &new[i]),
                (_, Some(i), _) => (Share::Both, &old[i]),
                _ => continue,
            };
            match pieces.last_mut() {
                Some(piece) if piece.share == share => piece.tokens.push(token.clone()),
                _ => pieces.push(Piece { share, tokens: vec![token.clone()] }),
            }
        }
    }
    let shared = |pieces: &[Piece]| -> usize {
        pieces.iter().filter(|piece| piece.share == Share::Both).map(|piece| words(&piece.tokens)).sum()
    };
    let pieces = settle(pieces);
    let longer = words(&old).max(words(&new));
    let related = shared(&pieces) * 3 >= longer;
    Diff { pieces, related }
}

/// How many words the two quotes have in common, in whatever order: a cheap measure of kinship.
pub(crate) fn kinship(first: &Quote, second: &Quote) -> usize {
    let bag = |quote: &Quote| {
        let mut words: Vec<String> = tokens(quote).into_iter().filter(is_word).map(|token| token.text).collect();
        words.sort_unstable();
        words
    };
    let (first, second) = (bag(first), bag(second));
    let (mut i, mut k, mut common) = (0, 0, 0);
    while let (Some(a), Some(b)) = (first.get(i), second.get(k)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => k += 1,
            std::cmp::Ordering::Equal => (i, k, common) = (i + 1, k + 1, common + 1),
        }
    }
    common
}

fn is_word(token: &Token) -> bool {
    token.is_value || token.text.chars().any(char::is_alphanumeric)
}

fn words(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| is_word(token)).count()
}

/// Counts a few shared words between two differences to both, and puts what was removed before what was added.
fn settle(pieces: Vec<Piece>) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let mut settled: Vec<Piece> = Vec::new();
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for (i, piece) in pieces.into_iter().enumerate() {
        match piece.share {
            Share::Removed => removed.extend(piece.tokens),
            Share::Added => added.extend(piece.tokens),
            Share::Both if 0 < i && i < last && words(&piece.tokens) < LEAST_SHARED_WORDS => {
                removed.extend(piece.tokens.clone());
                added.extend(piece.tokens);
            }
            Share::Both => {
                flush(&mut settled, &mut removed, &mut added);
                settled.push(piece);
            }
        }
    }
    flush(&mut settled, &mut removed, &mut added);
    settled
}

fn flush(settled: &mut Vec<Piece>, removed: &mut Vec<Token>, added: &mut Vec<Token>) {
    if !removed.is_empty() {
        settled.push(Piece { share: Share::Removed, tokens: std::mem::take(removed) });
    }
    if !added.is_empty() {
        settled.push(Piece { share: Share::Added, tokens: std::mem::take(added) });
    }
}

/// The tokens of a quote: its value whole, the rest cut into words and punctuation.
fn tokens(quote: &Quote) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut spaced = split(&quote.before, false, &mut tokens);
    if !quote.value.is_empty() {
        tokens.push(Token { text: quote.value.clone(), is_value: true, spaced });
        spaced = false;
    }
    split(&quote.after, spaced, &mut tokens);
    tokens
}

/// Cuts a text into words and single marks of punctuation; says whether it ends in white space.
fn split(text: &str, mut spaced: bool, tokens: &mut Vec<Token>) -> bool {
    let mut word = String::new();
    let mut characters = text.chars().peekable();
    let mut push = |text: String, spaced: bool| tokens.push(Token { text, is_value: false, spaced });
    while let Some(character) = characters.next() {
        let joins = |next: Option<&char>| next.is_some_and(|c| c.is_alphanumeric());
        // "Gaza’s", "al-Assad", "40,000" are one word each.
        let inner = matches!(character, '\'' | '’' | '-' | ',' | '.') && !word.is_empty() && joins(characters.peek());
        if character.is_alphanumeric() || inner {
            word.push(character);
            continue;
        }
        if !word.is_empty() {
            push(std::mem::take(&mut word), std::mem::take(&mut spaced));
        }
        if character.is_whitespace() {
            spaced = true;
        } else {
            push(character.to_string(), std::mem::take(&mut spaced));
        }
    }
    if !word.is_empty() {
        push(word, std::mem::take(&mut spaced));
    }
    spaced
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Quote {
        match text.split_once('«') {
            Some((before, rest)) => {
                let (value, after) = rest.split_once('»').expect("a marked value ends");
                Quote { before: before.to_owned(), value: value.to_owned(), after: after.to_owned() }
            }
            None => Quote { before: text.to_owned(), value: String::new(), after: String::new() },
        }
    }

    fn show(diff: &Diff) -> String {
        let mut out = String::new();
        for piece in &diff.pieces {
            let text: String = piece
                .tokens
                .iter()
                .map(|token| {
                    let space = if token.spaced { " " } else { "" };
                    if token.is_value { format!("{space}«{}»", token.text) } else { format!("{space}{}", token.text) }
                })
                .collect();
            out.push_str(&match piece.share {
                Share::Both => text,
                Share::Removed => format!("[-{text}-]"),
                Share::Added => format!("{{+{text}+}}"),
            });
        }
        out
    }

    fn check(first: &str, second: &str, expect: &str, related: bool) {
        let diff = diff(&read(first), &read(second));
        assert_eq!((show(&diff).as_str(), diff.related), (expect, related));
    }

    #[test]
    fn words_are_compared() {
        check("killed «10» activists", "killed «10» activists", "killed «10» activists", true);
        check(
            "Israel killed «10» activists at sea.",
            "Israel killed «more than nine» activists at sea.",
            "Israel killed[- «10»-]{+ «more than nine»+} activists at sea.",
            true,
        );
        check("a raid, in May", "a raid in June", "a raid[-, in May-]{+ in June+}", true);
        check("ten were killed", "nobody came", "[-ten were killed-]{+nobody came+}", false);
        check("", "", "", true);
        check("10 kilometres", "«10» kilometres", "[-10-]{+«10»+} kilometres", true);
    }

    #[test]
    fn words_keep_their_inner_marks() {
        let mut tokens = Vec::new();
        split("Gaza’s 40,000 al-Assad. “No”", false, &mut tokens);
        let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        assert_eq!(texts, ["Gaza’s", "40,000", "al-Assad", ".", "“", "No", "”"]);
    }

    #[test]
    fn kinship_counts_common_words() {
        assert_eq!(kinship(&read("a b c"), &read("c b x")), 2);
        assert_eq!(kinship(&read(""), &read("c")), 0);
    }

    proptest! {
        #[test]
        fn a_diff_holds_both_texts(first in "[a-c ,.é]{0,30}", second in "[a-c ,.é]{0,30}") {
            let (first, second) = (read(&first), read(&second));
            let diff = diff(&first, &second);
            for (quote, other) in [(&first, Share::Added), (&second, Share::Removed)] {
                let kept: Vec<String> = diff.pieces.iter().filter(|piece| piece.share != other)
                    .flat_map(|piece| piece.tokens.iter().map(|token| token.text.clone())).collect();
                let whole: Vec<String> = tokens(quote).into_iter().map(|token| token.text).collect();
                prop_assert_eq!(kept, whole);
            }
        }
    }
}
