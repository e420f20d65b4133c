//! Where words may begin, found 64 bytes at a time.

/// Bytes looked at together, a bit of a `u64` for each, the first the lowest.
const BLOCK: usize = u64::BITS as usize;

/// Bytes a word's beginning is told by.
const LETTERS: usize = u64::BITS as usize / 8;

/// A block with the letters of a word that begins in its last byte.
const WINDOW: usize = BLOCK + LETTERS;

/// Where a word may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    /// Its first byte.
    pub(crate) at: usize,
    /// Its first eight bytes and those that follow it, the first the lowest; spaces stand past the end of the text.
    pub(crate) letters: u64,
    /// The start before this one, passed over or not.
    pub(crate) before: Option<usize>,
}

impl Start {
    /// The start at the byte `at` of `text`; `None` where a run of ASCII letters and digits does not begin there.
    pub(crate) fn of(text: &str, at: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let begins = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) && !before.is_some_and(u8::is_ascii_alphanumeric)
        };
        let before = || (0..at).rev().find(|&at| bytes[at] >= 0xC0 || begins(at));
        let mut letters = [b' '; LETTERS];
        letters.iter_mut().zip(bytes.iter().skip(at)).for_each(|(letter, byte)| *letter = *byte);
        begins(at).then(|| Self { at, letters: u64::from_le_bytes(letters), before: before() })
    }
}

/// Calls `begin` with each place where a word may begin, ascending: the first of each run of ASCII letters and digits, and each
/// character that is no ASCII. Those inside a word, as behind an apostrophe or an accent, are among them. Passed over are
/// runs of fewer than `least` letters with no character after them that might go on with the word, and starts whose letters `pass`
/// refuses.
///
/// `json` says that the text is JSON, where a backslash and what follows it is part of no word; the result is whether one of these
/// escapes may stand for a letter. Otherwise it is `false`.
#[inline]
pub(crate) fn word_starts(
    text: &str,
    json: bool,
    least: usize,
    pass: impl Fn(u64) -> bool,
    mut begin: impl FnMut(Start),
) -> bool {
    let bytes = text.as_bytes();
    let mut end = [b' '; WINDOW];
    let (mut word, mut open, mut escaped_letters) = (0, false, false);
    let mut last = None;
    for base in (0..bytes.len()).step_by(BLOCK) {
        let rest = &bytes[base..];
        let window = rest.first_chunk::<WINDOW>().unwrap_or_else(|| {
            end[..rest.len()].copy_from_slice(rest);
            end[rest.len()..].fill(b' ');
            &end
        });
        let block = window.first_chunk::<BLOCK>().unwrap_or(&[b' '; BLOCK]);
        let mut words = alphanumerics(block);
        if json {
            let escaped = escaped(block, &mut open);
            words &= !escaped;
            escaped_letters |= ones(escaped).any(|place| block[place] == b'u');
        }
        let (leading, unusual) = if block.is_ascii() { (0, 0) } else { (leading_bytes(block), no_ascii(block)) };
        let starts = words & !(words << 1 | word) | leading;
        word = words >> (BLOCK - 1);
        // What stands in the next block is taken for letters.
        let goes_on = |by: usize| (words | unusual) >> by | !(u64::MAX >> by);
        let mut left = starts & (1..least).fold(u64::MAX, |all, by| all & goes_on(by)) | leading;
        while left != 0 {
            let place = left.trailing_zeros() as usize % BLOCK;
            let letters = u64::from_le_bytes(window[place..].first_chunk().copied().unwrap_or_default());
            if pass(letters) {
                let earlier = starts & !(u64::MAX << place);
                let before = earlier.checked_ilog2().map(|place| base + place as usize).or(last);
                begin(Start { at: base + place, letters, before });
            }
            left &= left - 1;
        }
        last = starts.checked_ilog2().map(|place| base + place as usize).or(last);
    }
    escaped_letters
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
    // The product brings the lowest bits of eight bytes into the highest byte, the first as the lowest.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let bytes = block.map(|byte| u8::from(is(byte)));
    let (eights, _) = bytes.as_chunks::<8>();
    let mut mask = 0;
    for (number, eight) in eights.iter().enumerate() {
        mask |= u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56 << (8 * number);
    }
    mask
}

#[inline]
fn alphanumerics(block: &[u8; BLOCK]) -> u64 {
    mask(block, |byte| ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10))
}

/// The first bytes of characters that are no ASCII.
fn leading_bytes(block: &[u8; BLOCK]) -> u64 {
    mask(block, |byte| byte >= 0xC0)
}

/// All bytes of characters that are no ASCII.
fn no_ascii(block: &[u8; BLOCK]) -> u64 {
    mask(block, |byte| !byte.is_ascii())
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
        let letters = word_starts(text, json, 1, |_| true, |start| all.push(start));
        for (number, start) in all.iter().enumerate() {
            assert_eq!(start.before, number.checked_sub(1).map(|before| all[before].at));
            let letters: Vec<u8> = text.bytes().skip(start.at).chain([b' '; LETTERS]).take(LETTERS).collect();
            assert_eq!(start.letters.to_le_bytes(), *letters);
            if !json && text.as_bytes()[start.at].is_ascii() {
                assert_eq!(Start::of(text, start.at).as_ref(), Some(start));
            }
        }
        (all.into_iter().map(|start| start.at).collect(), letters)
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
