//! Sketches: a few numbers that tell how much two texts share.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::words;

/// Words in a shingle.
const SHINGLE: usize = 3;

/// Numbers in a sketch: the estimate of the share is off by 1/√128, some 9 points, at most two times in three.
const SIZE: usize = 128;

/// A MinHash sketch of the runs of three words in a text (Broder, "On the resemblance and containment of documents", 1997).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    minima: Vec<u32>,
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
        let hashes: Vec<u64> = words(text).map(|word| hash(word.of(text))).collect();
        let mut minima = vec![u32::MAX; SIZE];
        let mut shingles = 0;
        for run in hashes.windows(SHINGLE) {
            shingles += 1;
            let run = run.iter().fold(0_u64, |sum, word| mix(sum ^ word));
            for (i, minimum) in minima.iter_mut().enumerate() {
                *minimum = (*minimum).min((mix(run.wrapping_add(SEED.wrapping_mul(i as u64 + 1))) >> 32) as u32);
            }
        }
        Self { minima, shingles }
    }

    /// The share of all runs of either text that both have, estimated: 0 for nothing in common, 1 for the same runs.
    pub fn resemblance(&self, other: &Self) -> f64 {
        if self.shingles == 0 || other.shingles == 0 {
            return 0.0;
        }
        let same = self.minima.iter().zip(&other.minima).filter(|(a, b)| a == b).count();
        same as f64 / SIZE as f64
    }

    /// The sketch as text, for another process: hexadecimal digits, eight for each number.
    pub fn digits(&self) -> String {
        self.minima.iter().map(|number| format!("{number:08x}")).collect()
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
        // The sketch of nothing has no numbers.
        let whole = digits.len() == 8 * SIZE || (digits.is_empty() && shingles == 0);
        if !whole || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let number = |at: usize| u32::from_str_radix(digits.get(at..at + 8)?, 16).ok();
        let minima = (0..digits.len()).step_by(8).map(number).collect::<Option<Vec<u32>>>()?;
        Some(Self { minima, shingles })
    }

    /// The numbers of the sketch; none for that of nothing.
    pub fn numbers(&self) -> &[u32] {
        &self.minima
    }

    /// The sketch with these [`numbers`](Self::numbers), of a text with that many runs; `None` where there is none.
    pub fn from_numbers(numbers: Vec<u32>, shingles: usize) -> Option<Self> {
        let whole = numbers.len() == SIZE || (numbers.is_empty() && shingles == 0);
        whole.then_some(Self { minima: numbers, shingles })
    }

    /// How many runs of three words the text has.
    pub fn shingles(&self) -> usize {
        self.shingles
    }
}

/// The golden ratio in 64 bits, as splitmix64 uses it.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// The finalizer of splitmix64 (Steele, Lea and Flood 2014).
fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for c in word.chars().flat_map(char::to_lowercase) {
        hasher.write_u32(c as u32);
    }
    mix(hasher.finish())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
    fn short_texts_resemble_nothing() {
        assert_eq!(Sketch::of("ten died").resemblance(&Sketch::of("ten died")), 0.0);
    }

    proptest! {
        #[test]
        fn resemblance_is_a_share_and_symmetric(a in ".{0,80}", b in ".{0,80}") {
            let (a, b) = (Sketch::of(&a), Sketch::of(&b));
            prop_assert!((0.0..=1.0).contains(&a.resemblance(&b)));
            prop_assert_eq!(a.resemblance(&b), b.resemblance(&a));
        }
    }
}
