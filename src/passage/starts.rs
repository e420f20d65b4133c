//! Where words may begin, found 64 bytes at a time.

/// Bytes looked at together, a bit of a `u64` for each, the first the lowest.
const BLOCK: usize = u64::BITS as usize;

/// Calls `begin` with each byte where a word may begin, ascending: the first of each run of ASCII letters and digits, and each
/// character that is no ASCII. Those inside a word, as behind an apostrophe or an accent, are among them.
///
/// `json` says that the text is JSON, where a backslash and what follows it is part of no word; the result is whether one of these
/// escapes may stand for a letter. Otherwise it is `false`.
pub(super) fn word_starts(text: &str, json: bool, mut begin: impl FnMut(usize)) -> bool {
    let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
    let mut last = [b' '; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    let (mut before, mut open, mut letters) = (0, false, false);
    for (number, block) in blocks.iter().chain([&last]).enumerate() {
        let mut words = alphanumerics(block);
        if json {
            let escaped = escaped(block, &mut open);
            words &= !escaped;
            letters |= ones(escaped).any(|place| block[place] == b'u');
        }
        let mut starts = words & !(words << 1 | before);
        before = words >> (BLOCK - 1);
        starts |= leading_bytes(block);
        while starts != 0 {
            begin(number * BLOCK + starts.trailing_zeros() as usize);
            starts &= starts - 1;
        }
    }
    letters
}

/// The places of the bits that are set, ascending.
fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        (bits != 0).then(|| {
            bits &= bits - 1;
            place
        })
    })
}

/// A bit for each byte that `is` says yes to. Written so that compilers look at many bytes in one instruction.
#[inline(always)]
fn mask(block: &[u8; BLOCK], is: impl Fn(u8) -> bool) -> u64 {
    let mut bytes = [0; BLOCK];
    for (bit, &byte) in bytes.iter_mut().zip(block) {
        *bit = u8::from(is(byte));
    }
    // The product brings the lowest bits of eight bytes into the highest byte, the first as the lowest.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (words, _) = bytes.as_chunks::<8>();
    let mut mask = 0;
    for (number, word) in words.iter().enumerate() {
        mask |= u64::from_le_bytes(*word).wrapping_mul(GATHER) >> 56 << (8 * number);
    }
    mask
}

#[inline]
fn alphanumerics(block: &[u8; BLOCK]) -> u64 {
    mask(block, |byte| ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10))
}

/// The first bytes of characters that are no ASCII.
#[inline]
fn leading_bytes(block: &[u8; BLOCK]) -> u64 {
    if block.is_ascii() { 0 } else { mask(block, |byte| byte >= 0xC0) }
}

/// The bytes behind a backslash that is not itself behind one. `open` says whether the block before ended in such a backslash, and is set to
/// whether this one does.
fn escaped(block: &[u8; BLOCK], open: &mut bool) -> u64 {
    let mut escaped = u64::from(*open);
    *open = false;
    for place in ones(mask(block, |byte| byte == b'\\')) {
        if escaped >> place & 1 == 0 {
            match place + 1 {
                BLOCK => *open = true,
                next => escaped |= 1 << next,
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn starts(text: &str, json: bool) -> (Vec<usize>, bool) {
        let mut all = Vec::new();
        let letters = word_starts(text, json, |at| all.push(at));
        (all, letters)
    }

    #[test]
    fn words_begin() {
        let check = |text: &str, json, expect: &[usize], letters| {
            for shift in [0, 60, 61, 62, 63, 64] {
                let expect: Vec<usize> = expect.iter().map(|at| at + shift).collect();
                assert_eq!(
                    starts(&format!("{}{text}", ".".repeat(shift)), json),
                    (expect, letters),
                    "{text:?} at {shift}"
                );
            }
        };
        check("", false, &[], false);
        check("Ten people", false, &[0, 4], false);
        check("O'Brien's A330", false, &[0, 2, 8, 10], false);
        check("née", false, &[0, 1, 3], false);
        check("—Gaza", false, &[0, 3], false);
        check(r"\nTen", false, &[1], false);
        check(r"\nTen", true, &[2], false);
        check(r"\\nTen", true, &[2], false);
        check(r"\\\nTen", true, &[4], false);
        check(r"caf\u00e9", true, &[0, 5], true);
        check(r"caf\\u00e9", true, &[0, 5], false);
    }

    proptest! {
        #[test]
        fn every_word_begins_at_a_start(text in "([a-cZ9 .'’é\u{301}—]{0,90})") {
            let (found, _) = starts(&text, false);
            for word in crate::text::words(&text) {
                prop_assert!(found.binary_search(&word.start).is_ok(), "{:?}", word.of(&text));
            }
        }
    }
}
