//! A set of numbers that answers from a small table of bits, and now and then says yes to a number it does not hold.

use std::collections::HashSet;

use rustc_hash::FxBuildHasher;

/// Bits in the table for each number in the set: with so many, one in twenty others is taken for one of them at most.
const ROOM: usize = 20;
/// The bits of the largest table, which stays in a processor's second cache.
const MOST: usize = 1 << 20;

/// The set.
pub(super) struct Bits {
    /// A bit for each hash: a power of two of them.
    table: Vec<u64>,
    /// How far a hash is shifted to be a place in the table.
    shift: u32,
    numbers: HashSet<u64, FxBuildHasher>,
}

impl Default for Bits {
    fn default() -> Self {
        Self { table: vec![0], shift: u64::BITS - u64::BITS.trailing_zeros(), numbers: HashSet::default() }
    }
}

impl Bits {
    pub(super) fn add(&mut self, number: u64) {
        self.numbers.insert(number);
        let bits = (self.numbers.len() * ROOM).next_power_of_two().min(MOST);
        if bits > self.table.len() * u64::BITS as usize {
            self.table = vec![0; bits / u64::BITS as usize];
            self.shift = u64::BITS - bits.trailing_zeros();
            for &number in &self.numbers {
                let place = place(number, self.shift);
                self.table[place / 64] |= 1 << (place % 64);
            }
        } else {
            let place = place(number, self.shift);
            self.table[place / 64] |= 1 << (place % 64);
        }
    }

    #[inline]
    pub(super) fn may_have(&self, number: u64) -> bool {
        let place = place(number, self.shift);
        self.table.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
    }
}

/// The highest bits of a product with the golden ratio, which depend on all of the number (Knuth, "The Art of Computer Programming", 6.4).
#[inline]
fn place(number: u64, shift: u32) -> usize {
    (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize
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
