//! Anchors: for each claim the words without which no sentence can speak of it, looked for in all text.
//!
//! Most text holds none of them and is never looked at closer. A word of the text that begins like an anchor is looked up as it is printed, so
//! that folding and stemming are done once for each distinct word.

use std::collections::{HashMap, HashSet};

use rustc_hash::FxBuildHasher;

use super::beginnings::{Beginnings, Pairs, is_unusual};
use super::few::{Few, Letters};
use super::inflect::{beginnings_of, stem};
use super::words::{fold, folded};
use crate::ledger::Pattern;
use crate::text::{Span, Start, first_word, leading_alphanumerics, word_starts};

/// What a word is to the anchors: its number above three flags; 0 for a word of no anchor.
type Code = u32;
/// The word is an anchor by itself.
const ALONE: Code = 1;
/// The word is the second of a pair that is an anchor.
const SECOND: Code = 1 << 1;
/// A claim anchored here needs the whole document.
const WHOLE: Code = 1 << 2;
/// What the number is shifted by.
const NUMBER: u32 = 3;

/// The anchors of a ledger, compiled.
#[derive(Default)]
pub(super) struct Anchors {
    /// By stem.
    codes: HashMap<String, Code, FxBuildHasher>,
    pairs: HashSet<(u32, u32), FxBuildHasher>,
    prefixes: Vec<(String, Code)>,
    /// How words begin that are anchors, or the second of a pair.
    beginnings: Beginnings,
    /// How words begin that may be looked up whatever stands before them, and how pairs of words begin.
    alone: Beginnings,
    beginning_pairs: Pairs,
    /// All beginnings, while they are few, and ready to be looked for as such.
    few: Few,
    letters: Option<Letters>,
}

/// Where a text has anchors.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Anchored {
    /// The first bytes of words of anchors, ascending.
    pub(crate) places: Vec<usize>,
    /// Whether a claim that needs the whole document has one.
    pub(super) whole: bool,
    /// Whether the text, read as JSON, has an escape that may stand for a letter.
    pub(crate) escaped: bool,
}

impl Anchors {
    /// Anchors a term: its only word, or else its longest pair of neighbours, as long words are rare. A regular
    /// expression has no anchor.
    pub(super) fn add(&mut self, pattern: &Pattern, whole: bool) {
        let whole = if whole { WHOLE } else { 0 };
        match pattern {
            Pattern::Inflected(words) | Pattern::Exact(words) => self.add_words(words, whole),
            Pattern::Prefix(words) => match words.as_slice() {
                [only] => {
                    self.begin_alone(&folded(only));
                    self.prefixes.push((folded(only), ALONE | whole));
                }
                [before @ .., _] => self.add_words(before, whole),
                [] => {}
            },
            Pattern::Regex(_) => {}
        }
    }

    fn add_words(&mut self, words: &[String], whole: Code) {
        if let [only] = words {
            let stem = stem(&folded(only)).into_owned();
            beginnings_of(&stem).for_each(|beginning| self.begin_alone(beginning));
            self.flag(stem, ALONE | whole);
        } else if let Some([first, second]) = words.windows(2).max_by_key(|pair| pair[0].len() + pair[1].len()) {
            let (first, second) = (stem(&folded(first)).into_owned(), stem(&folded(second)).into_owned());
            for beginning in beginnings_of(&second) {
                self.begin(beginning);
                if !beginnings_of(&first).all(|first| self.beginning_pairs.add(first, beginning)) {
                    self.alone.add(beginning);
                }
            }
            let pair = (self.flag(first, 0), self.flag(second, SECOND | whole));
            self.pairs.insert(pair);
        }
    }

    fn begin_alone(&mut self, beginning: &str) {
        self.begin(beginning);
        self.alone.add(beginning);
    }

    fn begin(&mut self, beginning: &str) {
        self.beginnings.add(beginning);
        self.few.add(beginning);
    }

    /// Gives a stem flags, and its number.
    fn flag(&mut self, stem: String, flags: Code) -> u32 {
        let next = (self.codes.len() as u32 + 1) << NUMBER;
        let code = self.codes.entry(stem).or_insert(next);
        *code |= flags;
        *code >> NUMBER
    }

    pub(super) fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.prefixes.is_empty()
    }

    /// The code of a word as printed.
    fn code(&self, word: &str, buffer: &mut String) -> Code {
        fold(word, buffer);
        let mut code = self.codes.get(&*stem(buffer)).copied().unwrap_or(0);
        for (prefix, flags) in &self.prefixes {
            if buffer.starts_with(prefix.as_str()) {
                code |= flags;
            }
        }
        code
    }

    /// Makes the anchors ready once all are added.
    pub(super) fn finish(&mut self) {
        self.letters = self.few.compile();
    }

    /// Finds every anchor in `text`, and now and then a place that is none. `json` says that the text is JSON, where a backslash begins an
    /// escape.
    pub(super) fn scan(&self, text: &str, json: bool, seen: &mut Seen, found: &mut Anchored) {
        found.places.clear();
        (found.whole, found.escaped) = (false, false);
        if self.is_empty() && !json {
            return;
        }
        let mut done = 0;
        if let Some(letters) = self.letters.as_ref().filter(|_| !json) {
            let mut lower = std::mem::take(&mut seen.lower);
            let looked = letters.starts(text, &mut lower, |start| self.consider(text, start, &mut done, seen, found));
            seen.lower = lower;
            if looked {
                return;
            }
        }
        let pass = |letters| self.beginnings.may_have(letters);
        found.escaped = word_starts(text, json, self.beginnings.least(), pass, |start| {
            self.consider(text, start, &mut done, seen, found);
        });
    }

    /// Looks up the word at a start. What lies before `done` has been looked at as a part of a word.
    fn consider(&self, text: &str, start: Start, done: &mut usize, seen: &mut Seen, found: &mut Anchored) {
        let Start { at, letters, before } = start;
        if at < *done || is_unusual(letters) && !self.beginnings.has(text, at) {
            return;
        }
        // The word before, where it surely begins there and is no ending as in "Turkey's".
        let first = before.filter(|&before| stands_free(text, before));
        if first.is_some_and(|first| !self.beginning_pairs.has(text, first, at)) && !self.alone.has(text, at) {
            return;
        }
        let Some((word, code)) = self.look_up(text, at, seen) else { return };
        *done = word.end;
        let second = code & SECOND != 0
            && first
                .and_then(|first| self.look_up(text, first, seen))
                .is_none_or(|(_, first)| self.pairs.contains(&(first >> NUMBER, code >> NUMBER)));
        if second || code & ALONE != 0 {
            found.places.push(at);
            found.whole |= code & WHOLE != 0;
        }
    }

    /// The word that begins at the byte `at` of `text`, and its code.
    fn look_up(&self, text: &str, at: usize, seen: &mut Seen) -> Option<(Span, Code)> {
        if let Some((key, length)) = short_word(&text.as_bytes()[at..]) {
            let word = Span::new(at, at + length);
            return Some((word, seen.short(key, || word.of(text), self)));
        }
        let (word, _) = first_word(text, at)?;
        Some((word, seen.word(word.of(text), self)))
    }
}

/// Whether what begins at the byte `at` is surely no part of a longer word: no apostrophe, escape or character that is no ASCII stands right
/// before it.
fn stands_free(text: &str, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
    !before.is_some_and(|&byte| matches!(byte, b'\'' | b'\\') || !byte.is_ascii())
}

/// How many bytes are looked at together.
const WINDOW: usize = 16;

/// The word `bytes` begin with, as a number whose lowest byte is its first, and its length: where it has only ASCII letters
/// and digits, and at most [`SHORT`] of them.
fn short_word(bytes: &[u8]) -> Option<(u128, usize)> {
    let window = u128::from_le_bytes(*bytes.first_chunk::<WINDOW>()?);
    let length = leading_of_both(window);
    if length == 0 || length > SHORT {
        return None;
    }
    let next = (window >> (8 * length)) as u8;
    // An apostrophe, or a part of another character: the word may go on.
    if next == b'\'' || next >= 0x80 {
        return None;
    }
    Some((window & !(u128::MAX << (8 * length)), length))
}

/// How many of sixteen bytes, the lowest first, are ASCII letters or digits before the first that is none.
fn leading_of_both(window: u128) -> usize {
    let (low, high) = (window as u64, (window >> 64) as u64);
    match leading_alphanumerics(low) {
        8 => 8 + leading_alphanumerics(high),
        length => length,
    }
}

/// The longest word that is short, in bytes: with its code it fills a `u128`.
const SHORT: usize = 12;

/// Words already looked up, as printed. Belongs to one [`Anchors`].
#[derive(Default)]
pub(super) struct Seen {
    /// Short words, each with its code above it, in sets of two places; a word has its place by its hash, and may lose it
    /// to another one.
    short: Vec<u128>,
    longer: HashMap<String, Code, FxBuildHasher>,
    buffer: String,
    /// A text in lower case.
    lower: Vec<u8>,
}

/// Places for short words, a power of two: in 256 KB the words of most text that are looked up.
const PLACES: usize = 1 << 14;
/// Longer words kept before they are dropped, which bounds their memory at some 0.5 MB.
const LONGER: usize = 5_000;

impl Seen {
    /// The code of a short word whose bytes are `key`, the first the lowest.
    fn short<'t>(&mut self, key: u128, word: impl FnOnce() -> &'t str, anchors: &Anchors) -> Code {
        const WORD: u128 = u128::MAX >> (128 - 8 * SHORT);
        if self.short.is_empty() {
            self.short = vec![0; PLACES];
        }
        let mixed = (key as u64 ^ ((key >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let place = (mixed >> (u64::BITS - PLACES.trailing_zeros())) as usize & !1;
        let Some([one, other]) = self.short.get_mut(place..).and_then(|places| places.first_chunk_mut()) else {
            return 0;
        };
        if *one & WORD == key {
            return (*one >> (8 * SHORT)) as Code;
        }
        if *other & WORD == key {
            return (*other >> (8 * SHORT)) as Code;
        }
        let code = anchors.code(word(), &mut self.buffer);
        *other = *one;
        *one = key | u128::from(code) << (8 * SHORT);
        code
    }

    /// The code of any word.
    fn word(&mut self, word: &str, anchors: &Anchors) -> Code {
        if word.len() <= SHORT {
            let mut bytes = [0; WINDOW];
            bytes[..word.len()].copy_from_slice(word.as_bytes());
            return self.short(u128::from_le_bytes(bytes), || word, anchors);
        }
        if let Some(&code) = self.longer.get(word) {
            return code;
        }
        if self.longer.len() >= LONGER {
            self.longer.clear();
        }
        let code = anchors.code(word, &mut self.buffer);
        self.longer.insert(word.to_owned(), code);
        code
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn places(anchors: &Anchors, text: &str) -> Vec<usize> {
        let mut found = Anchored::default();
        anchors.scan(text, false, &mut Seen::default(), &mut found);
        found.places
    }

    fn anchors(terms: &[&str]) -> Anchors {
        let mut anchors = Anchors::default();
        for term in terms {
            anchors.add(&Pattern::Inflected(term.split(' ').map(str::to_owned).collect()), false);
        }
        anchors.finish();
        anchors
    }

    #[test]
    fn few_are_looked_for_by_their_letters() {
        assert!(anchors(&["Mavi Marmara", "Turkey"]).letters.is_some());
        assert!(anchors(&["Mavi Marmara", "Élysée"]).letters.is_none());
        assert!(anchors(&["UN"]).letters.is_none());
        assert!(anchors(&[]).letters.is_none());
        let many: Vec<String> = (0..60_u32).map(|n| format!("{}wolves", n.to_string().repeat(3))).collect();
        assert!(anchors(&many.iter().map(String::as_str).collect::<Vec<_>>()).letters.is_none());
    }

    proptest! {
        #[test]
        fn by_letters_as_by_words(text in "(mavi|MARMARA|Turkey|turk|[Tt]\\u{130}|m|ar|[a-m' .,’é\u{301}\u{212A}\u{130}—\n]){0,40}") {
            let mut anchors = anchors(&["Mavi Marmara", "Turkey", "kill", "O'Brien Mark"]);
            let by_letters = places(&anchors, &text);
            anchors.letters = None;
            let by_words = places(&anchors, &text);
            prop_assert!(by_words.iter().all(|place| by_letters.contains(place)), "{by_words:?} {by_letters:?}");
        }
    }
}
