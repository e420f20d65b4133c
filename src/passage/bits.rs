//! A set of numbers that answers from a small table of bits, and now and then says yes to a number it does not hold.

use std::collections::HashSet;

use rustc_hash::FxBuildHasher;

/// Bits in the table for each number in the set: with so many, one in twenty others is taken for one of them at most.
const ROOM: usize = 20;
/// The bits of the largest table, which stays in a processor's second cache.
const MOST: usize = 1 << 20;

/// The set.
#[derive(Default)]
pub(super) struct Bits {
    /// A bit for each hash; a power of two of words, or none.
    table: Vec<u64>,
    numbers: HashSet<u64, FxBuildHasher>,
}

impl Bits {
    pub(super) fn add(&mut self, number: u64) {
        self.numbers.insert(number);
        let words = (self.numbers.len() * ROOM).next_power_of_two().min(MOST).div_ceil(u64::BITS as usize);
        if words > self.table.len() {
            self.table = vec![0; words];
            self.numbers.iter().for_each(|&number| set(&mut self.table, number));
        } else {
            set(&mut self.table, number);
        }
    }

    #[inline]
    pub(super) fn may_have(&self, number: u64) -> bool {
        let (word, bit) = place(number, self.table.len());
        self.table.get(word).is_some_and(|bits| bits >> bit & 1 == 1)
    }
}

fn set(table: &mut [u64], number: u64) {
    let (word, bit) = place(number, table.len());
    table[word] |= 1 << bit;
}

/// The word of the table, and the bit in it.
#[inline]
fn place(number: u64, words: usize) -> (usize, u32) {
    let hash = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash >> 32) as usize & words.wrapping_sub(1), (hash >> 58) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_it_is_found_and_most_else_is_not() {
        for count in [0, 1, 3, 1_000, 60_000] {
            let mut bits = Bits::default();
            (0..count).for_each(|number| bits.add(number * 7));
            assert!((0..count).all(|number| bits.may_have(number * 7)), "{count}");
            let wrong = (0..10_000).filter(|number| bits.may_have(number * 7 + 1)).count();
            assert!(wrong < 1_000, "{count}: {wrong}");
        }
    }
}
