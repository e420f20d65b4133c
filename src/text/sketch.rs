//! Sketches: a few numbers that tell how much two texts share.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::words::{first_word, plain_letters};
use super::{Start, word_starts};

/// Words in a shingle.
const SHINGLE: usize = 3;

/// Numbers in a sketch: the estimate of the share is off by 1/√128, some 9 points, at most two times in three.
const SIZE: usize = 128;

/// A sketch of the runs of three words in a text: the smallest of their hashes, each once. Of all runs two texts have, those with the
/// smallest hashes are a fair sample, and both sketches tell which of them they have (Broder, "On the resemblance and containment of
/// documents", 1997). Of a text with no more runs than the sketch has room for, all are in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// Ascending.
    smallest: Vec<u32>,
    /// How many runs there were.
    shingles: usize,
}

impl Sketch {
    /// Sketches a text. Case, marks and white space do not count.
    ///
    /// ```
    /// use crosscheck::text::Sketch;
    /// let one = Sketch::of("Seven workers died when a wall of the quarry gave way on Tuesday.");
    /// let copy = Sketch::of("SEVEN workers died when a wall of the quarry gave way, on Tuesday");
    /// let other = Sketch::of("The governor opened a new bridge over the river at the weekend.");
    /// assert_eq!(one.resemblance(&copy), 1.0);
    /// assert!(one.resemblance(&other) < 0.1);
    /// ```
    pub fn of(text: &str) -> Self {
        let mut smallest = Smallest::default();
        let (mut words, mut before) = (0_usize, [0; SHINGLE - 1]);
        each_word(text, |word| {
            words += 1;
            let [first, second] = before;
            if words >= SHINGLE {
                smallest.add(hash_run([first, second, word]));
            }
            before = [second, word];
        });
        Self { smallest: smallest.finish(), shingles: words.saturating_sub(SHINGLE - 1) }
    }

    /// The share of all runs of either text that both have, estimated: 0 for nothing in common, 1 for the same runs.
    pub fn resemblance(&self, other: &Self) -> f64 {
        let (mut own, mut others) = (self.smallest.as_slice(), other.smallest.as_slice());
        let (mut all, mut same) = (0_usize, 0_usize);
        while let (true, Some(a), Some(b)) = (all < SIZE, own.first(), others.first()) {
            all += 1;
            same += usize::from(a == b);
            let (a, b) = (a <= b, b <= a);
            own = &own[usize::from(a)..];
            others = &others[usize::from(b)..];
        }
        all = SIZE.min(all + own.len() + others.len());
        if all == 0 { 0.0 } else { same as f64 / all as f64 }
    }

    /// The sketch as text, for another process: hexadecimal digits, eight for each number.
    pub fn digits(&self) -> String {
        self.smallest.iter().map(|number| format!("{number:08x}")).collect()
    }

    /// The sketch another process wrote with [`digits`](Self::digits), of a text with that many runs; `None` where it is
    /// none.
    ///
    /// ```
    /// use crosscheck::text::Sketch;
    /// let sketch = Sketch::of("Seven workers died when a wall gave way.");
    /// assert_eq!(Sketch::from_digits(&sketch.digits(), sketch.shingles()), Some(sketch));
    /// ```
    pub fn from_digits(digits: &str, shingles: usize) -> Option<Self> {
        const DIGITS: usize = 8;
        if !digits.len().is_multiple_of(DIGITS) || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let number = |at: usize| u32::from_str_radix(digits.get(at..at + DIGITS)?, 16).ok();
        let numbers = (0..digits.len()).step_by(DIGITS).map(number).collect::<Option<Vec<u32>>>()?;
        Self::from_numbers(numbers, shingles)
    }

    /// The numbers of the sketch, ascending; none for that of nothing.
    pub fn numbers(&self) -> &[u32] {
        &self.smallest
    }

    /// The sketch with these [`numbers`](Self::numbers), of a text with that many runs; `None` where there is none.
    pub fn from_numbers(numbers: Vec<u32>, shingles: usize) -> Option<Self> {
        let fits = numbers.len() <= SIZE.min(shingles) && (!numbers.is_empty() || shingles == 0);
        (fits && numbers.is_sorted_by(|a, b| a < b)).then_some(Self { smallest: numbers, shingles })
    }

    /// How many runs of three words the text has.
    pub fn shingles(&self) -> usize {
        self.shingles
    }
}

/// Collects the [`SIZE`] smallest of many numbers.
#[derive(Default)]
struct Smallest {
    /// Those met since the last clearing up, after the smallest up to then.
    numbers: Vec<u32>,
    /// The largest that still counts, once there are enough.
    bound: Option<u32>,
}

impl Smallest {
    fn add(&mut self, number: u32) {
        if self.bound.is_none_or(|bound| number < bound) {
            self.numbers.push(number);
            if self.numbers.len() >= 8 * SIZE {
                self.clear_up();
            }
        }
    }

    fn clear_up(&mut self) {
        // Hardly any number comes twice, so that a few more than are wanted hold enough that differ.
        let few = SIZE + SIZE / 8;
        if self.numbers.len() > few {
            self.numbers.select_nth_unstable(few);
            let (smaller, _) = self.numbers.split_at_mut(few);
            smaller.sort_unstable();
            let different = 1 + smaller.windows(2).filter(|pair| pair[0] != pair[1]).count();
            if different >= SIZE {
                self.numbers.truncate(few);
            } else {
                self.numbers.sort_unstable();
            }
        } else {
            self.numbers.sort_unstable();
        }
        self.numbers.dedup();
        self.numbers.truncate(SIZE);
        self.bound = self.numbers.get(SIZE - 1).copied();
    }

    fn finish(mut self) -> Vec<u32> {
        self.clear_up();
        self.numbers.shrink_to_fit();
        self.numbers
    }
}

/// The hash of a run of words, by those of its words. The finalizer of splitmix64 (Steele, Lea and Flood 2014) makes each of its bits depend
/// on each of theirs, so that the smallest hashes are no choice of words.
fn hash_run(words: [u64; SHINGLE]) -> u32 {
    let mut hasher = FxHasher::default();
    words.into_iter().for_each(|word| hasher.write_u64(word));
    let mut x = hasher.finish();
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((x ^ (x >> 31)) >> 32) as u32
}

/// Calls `each` with the hash of every word, in order.
fn each_word(text: &str, mut each: impl FnMut(u64)) {
    // What lies before it belongs to a word already met.
    let mut done = 0;
    word_starts(
        text,
        false,
        1,
        |_| true,
        |Start { at, letters, before: _ }| {
            if at < done {
                return;
            }
            if let Some(hash) = hash_plain(text, at, letters) {
                return each(hash);
            }
            if let Some((word, next)) = first_word(text, at) {
                done = next;
                each(hash(word.of(text)));
            }
        },
    );
}

/// The hash of the word at the byte `at`, which begins with these letters; `None` unless it has ASCII letters and digits alone.
#[inline]
fn hash_plain(text: &str, mut at: usize, mut letters: u64) -> Option<u64> {
    let mut hasher = FxHasher::default();
    loop {
        match plain_letters(letters) {
            Some(EIGHT) => hasher.write_u64(letters | SMALL),
            Some(length) => return Some(hash_last(hasher, letters & !(u64::MAX << (EIGHT * length)))),
            None => return None,
        }
        at += EIGHT;
        letters = u64::from_le_bytes(*text.as_bytes().get(at..)?.first_chunk()?);
    }
}

/// The hash of a word, whatever its case.
fn hash(word: &str) -> u64 {
    if word.is_ascii() { hash_letters(word.as_bytes()) } else { hash_letters(word.to_lowercase().as_bytes()) }
}

/// The hash of letters and digits, eight at a time, of ASCII letters of either case.
fn hash_letters(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    let (eights, rest) = bytes.as_chunks::<8>();
    eights.iter().for_each(|eight| hasher.write_u64(u64::from_le_bytes(*eight) | SMALL));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    hash_last(hasher, u64::from_le_bytes(last))
}

/// How many letters are hashed together; and how many bits each has.
const EIGHT: usize = 8;

/// The bit that small letters have and capitals have not, in each of eight bytes; digits and apostrophes have it too.
const SMALL: u64 = u64::from_le_bytes([b' '; 8]);

/// The hash of a word that ends with these letters, of which there are fewer than eight.
#[inline]
fn hash_last(mut hasher: FxHasher, letters: u64) -> u64 {
    hasher.write_u64(letters | SMALL);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::words;

    /// A text of `n` made-up words, the first `changed` of them others than in the text with none changed.
    fn text(n: usize, changed: usize) -> String {
        (0..n).map(|i| if i < changed { format!("other{i} ") } else { format!("word{i} ") }).collect()
    }

    #[test]
    fn resemblance_is_near_the_true_share() {
        for changed in [0, 20, 60, 120, 200] {
            let (a, b) = (text(200, 0), text(200, changed));
            let shared = (198 - changed.min(198)) as f64;
            let expect = shared / (2.0 * 198.0 - shared);
            let got = Sketch::of(&a).resemblance(&Sketch::of(&b));
            assert!((got - expect).abs() < 0.15, "{changed} changed: {got} for {expect}");
        }
    }

    #[test]
    fn the_share_of_short_texts_is_exact() {
        // 98 runs and 88, of which 78 are the same.
        let (a, b) = (text(100, 0), text(100, 20).split_inclusive(' ').skip(10).collect::<String>());
        assert_eq!(Sketch::of(&a).resemblance(&Sketch::of(&b)), 78.0 / 108.0);
    }

    #[test]
    fn the_smallest_numbers_are_kept() {
        let numbers = |count: u32| (0..count).map(|n| n.wrapping_mul(0x9E37_79B9) % 70_000);
        for count in [0, 1, 127, 128, 129, 5_000, 100_000] {
            let mut smallest = Smallest::default();
            numbers(count).for_each(|number| smallest.add(number));
            let expect: std::collections::BTreeSet<u32> = numbers(count).collect();
            assert_eq!(smallest.finish(), expect.into_iter().take(SIZE).collect::<Vec<_>>(), "{count}");
        }
    }

    #[test]
    fn numbers_that_come_often_count_once() {
        let mut smallest = Smallest::default();
        (0..40_000_u32).for_each(|n| smallest.add(n.wrapping_mul(0x9E37_79B9) % 150));
        assert_eq!(smallest.finish(), (0..SIZE as u32).collect::<Vec<_>>());
    }

    #[test]
    fn digits_of_no_sketch_are_refused() {
        let check =
            |digits: &str, shingles, expect| assert_eq!(Sketch::from_digits(digits, shingles).is_some(), expect);
        check("", 0, true);
        check("0000000100000002", 2, true);
        check("0000000200000001", 2, false);
        check("0000000100000002", 1, false);
        check("", 1, false);
        check("000000010", 2, false);
        check("0000000g", 1, false);
        check(&"00000001".repeat(SIZE + 1), 1000, false);
    }

    #[test]
    fn short_texts_resemble_nothing() {
        assert_eq!(Sketch::of("ten died").resemblance(&Sketch::of("ten died")), 0.0);
    }

    proptest! {
        #[test]
        fn every_word_is_hashed(text in "([a-cZ9 .'’é\u{301}—]|[a-z]{5,20}|it's ){0,60}") {
            let mut hashes = Vec::new();
            each_word(&text, |word| hashes.push(word));
            prop_assert_eq!(hashes, words(&text).map(|word| hash(word.of(&text))).collect::<Vec<_>>());
        }

        #[test]
        fn resemblance_is_a_share_and_symmetric(a in ".{0,80}", b in ".{0,80}") {
            let (a, b) = (Sketch::of(&a), Sketch::of(&b));
            prop_assert!((0.0..=1.0).contains(&a.resemblance(&b)));
            prop_assert_eq!(a.resemblance(&b), b.resemblance(&a));
            prop_assert_eq!(Sketch::from_digits(&a.digits(), a.shingles()), Some(a));
        }
    }
}
