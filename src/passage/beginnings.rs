//! What the words of anchors begin with: says no to most words of a text before they are looked up.

use std::collections::HashSet;

use rustc_hash::FxBuildHasher;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::bits::Bits;

/// Bits that tell letters apart whatever their case.
const LETTER: usize = 5;
/// How many letters are looked at of a short beginning, and of a long one.
const SHORT: usize = 3;
const LONG: usize = 5;
/// How many different three letters there are.
const SHORT_PLACES: usize = 1 << (SHORT * LETTER);
/// Of the first bytes, the first being the lowest: the bits that tell letters apart, of five and of three, and those set in no ASCII byte.
const LETTERS: u64 = 0x1F_1F1F_1F1F;
const THREE_LETTERS: u64 = 0x1F_1F1F;
const NO_ASCII: u64 = 0x80_8080_8080;

/// A set of beginnings of folded words.
pub(super) struct Beginnings {
    /// A bit for each three letters a word may begin with.
    short: Box<[u64; SHORT_PLACES / 64]>,
    /// The first five letters.
    long: Bits,
    /// What words begin with in place of a letter or digit of ASCII.
    initials: HashSet<char, FxBuildHasher>,
    /// How many ASCII letters and digits each of them begins with at least.
    least: usize,
}

impl Default for Beginnings {
    fn default() -> Self {
        let short = Box::new([0; SHORT_PLACES / 64]);
        Self { short, long: Bits::default(), initials: HashSet::default(), least: SHORT + 1 }
    }
}

impl Beginnings {
    /// Adds the folded words that begin so.
    pub(super) fn add(&mut self, beginning: &str) {
        let known = beginning.bytes().take(LONG).take_while(u8::is_ascii).count();
        let letters = first_letters(beginning.as_bytes(), 0);
        self.least = self.least.min(beginning.bytes().take_while(u8::is_ascii_alphanumeric).count());
        match known {
            LONG => self.long.add(letters & LETTERS),
            0 => self.initials.extend(beginning.chars().next()),
            _ => {
                // Whatever may follow the letters that are known.
                let known = known.min(SHORT);
                let first = short_place(letters & !(u64::MAX << (8 * known)));
                for place in first..first + (1 << ((SHORT - known) * LETTER)) {
                    self.short[place / 64] |= 1 << (place % 64);
                }
            }
        }
    }

    /// Whether the word that begins at the byte `at` of `text` may be one of them.
    pub(super) fn has(&self, text: &str, at: usize) -> bool {
        let letters = first_letters(text.as_bytes(), at);
        self.has_letters(letters) || is_unusual(letters) && self.has_unusual(text, at)
    }

    /// The same for what begins with these letters, the first the lowest. May be so of any word with a letter that is no ASCII.
    #[inline]
    pub(super) fn may_have(&self, letters: u64) -> bool {
        // No branch but this one: what comes next in a text cannot be foretold.
        is_unusual(letters) | self.has_letters(letters)
    }

    #[inline]
    fn has_letters(&self, letters: u64) -> bool {
        let place = short_place(letters);
        let short = self.short[place / 64] >> (place % 64) & 1 == 1;
        short | self.long.may_have(letters & LETTERS)
    }

    /// Of how many ASCII letters and digits the first run of these words is at least, unless a character that is no ASCII comes after it.
    pub(super) fn least(&self) -> usize {
        self.least
    }

    /// The same for a word with a character among its first that is no ASCII.
    #[cold]
    fn has_unusual(&self, text: &str, at: usize) -> bool {
        let mut chars = text[at..].chars();
        let Some(first) = chars.next() else { return false };
        if first.is_ascii() {
            return true;
        }
        let Some(lower) = first.to_lowercase().next().filter(|_| first.is_alphanumeric()) else { return false };
        // With what follows it may make up another character.
        let alone = is_nfc_quick([first].into_iter().chain(chars.next())) == IsNormalized::Yes;
        !alone || lower.is_ascii() || self.initials.contains(&lower)
    }
}

/// Whether one of the first letters of a word is no ASCII.
#[inline]
pub(super) fn is_unusual(letters: u64) -> bool {
    letters & NO_ASCII != 0
}

/// The first bytes from `at` on, of which the first is the lowest; 0 past the end.
#[inline]
fn first_letters(bytes: &[u8], at: usize) -> u64 {
    let rest = &bytes[at..];
    match rest.first_chunk::<8>() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => {
            let mut chunk = [0; 8];
            chunk[..rest.len()].copy_from_slice(rest);
            u64::from_le_bytes(chunk)
        }
    }
}

#[inline]
fn short_place(letters: u64) -> usize {
    let letter = |number: usize| (letters >> (8 * number)) as usize & 0x1F;
    letter(0) << (2 * LETTER) | letter(1) << LETTER | letter(2)
}

/// Pairs of words by how they begin: two letters of the first, three or five of the second.
#[derive(Default)]
pub(super) struct Pairs {
    pairs: Bits,
}

/// What sets pairs with three letters of the second word apart from those with five, which have more.
const PAIR: u32 = (LONG * 8) as u32;
const TWO_LETTERS: u64 = 0x1F1F;

impl Pairs {
    /// Adds the pairs of folded words that begin so; whether it could: it cannot where too few letters are known.
    pub(super) fn add(&mut self, first: &str, second: &str) -> bool {
        let known = |word: &str, most: usize| word.bytes().take(most).take_while(u8::is_ascii).count();
        let letters = first_letters(second.as_bytes(), 0) & LETTERS;
        let second = match known(second, LONG) {
            LONG => letters,
            SHORT.. => letters & THREE_LETTERS,
            _ => return false,
        };
        let letters = first_letters(first.as_bytes(), 0) & TWO_LETTERS;
        match known(first, 2) {
            2 => self.pairs.add(letters << PAIR ^ second),
            // Whatever the other letter may be.
            1 => (0..1 << LETTER).for_each(|other| self.pairs.add(((letters & 0x1F) | other << 8) << PAIR ^ second)),
            _ => return false,
        }
        true
    }

    /// Whether the words that begin at two bytes of `text` may be such a pair.
    pub(super) fn has(&self, text: &str, first: usize, second: usize) -> bool {
        let (first, second) = (first_letters(text.as_bytes(), first), first_letters(text.as_bytes(), second));
        let pair = |letters: u64| self.pairs.may_have((first & TWO_LETTERS) << PAIR ^ second & letters);
        (first & 0x8080 | second & NO_ASCII) != 0 || pair(THREE_LETTERS) || pair(LETTERS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_beginning_are_let_through() {
        for (beginning, words) in [
            ("gaz", &["gaza", "GAZA", "Gazette"][..]),
            ("m", &["m", "M&A", "marmara"]),
            ("marmar", &["Marmara", "MARMARA’S"]),
            ("él", &["Élysée", "E\u{301}lyse\u{301}e", "éL"]),
            ("caf", &["café", "CAFE\u{301}"]),
            ("й", &["й", "и\u{306}", "Й"]),
            ("kel", &["\u{212A}elvin"]),
        ] {
            let mut all = Beginnings::default();
            all.add(beginning);
            for word in words {
                assert!(all.has(&format!("a {word} b"), 2), "{word} begins with {beginning}");
                assert!(all.has(word, 0), "{word} begins with {beginning}");
            }
            for word in ["stone", "it", "1,000", "ça"] {
                assert!(!all.has(word, 0), "{word} does not begin with {beginning}");
            }
        }
    }

    #[test]
    fn pairs_are_let_through() {
        let check = |(first, second): (&str, &str), text: &str, expect| {
            let mut pairs = Pairs::default();
            assert!(pairs.add(first, second));
            let at = text.rfind(' ').expect("two words") + 1;
            assert_eq!(pairs.has(text, 0, at), expect, "{text:?} for {first} {second}");
        };
        check(("mav", "marmar"), "Mavi MARMARA", true);
        check(("mav", "mar"), "mavi Marie", true);
        check(("u", "troo"), "U.S. troops", true);
        check(("u", "troo"), "US troops", true);
        check(("mav", "marmar"), "Gavi Marmara", false);
        check(("mav", "marmar"), "Mavi Marble", false);
        check(("caf", "flore"), "Ca\u{301}fe Flore", true);
        assert!(!Pairs::default().add("él", "pres"));
        assert!(!Pairs::default().add("head", "o"));
    }
}
