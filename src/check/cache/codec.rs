//! The bytes of a cache: numbers, texts and lists of them.
//!
//! Every `take…` gives `None` where the bytes are not of that form, so that no file can do more harm than not being used.

/// A hash.
pub(in crate::check) type Hash = [u8; 16];

/// The first half of a BLAKE3 hash.
pub(in crate::check) fn hash(bytes: &[u8]) -> Hash {
    blake3::hash(bytes).as_bytes().first_chunk().copied().unwrap_or_default()
}

/// Seven bits a byte, the lowest first; all but the last byte have the highest bit set.
pub(super) fn number(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub(super) fn take_number(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7F).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// A number that is small whatever its sign: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4.
pub(super) fn signed(value: i64, out: &mut Vec<u8>) {
    number(((value << 1) ^ (value >> 63)) as u64, out);
}

pub(super) fn take_signed(rest: &mut &[u8]) -> Option<i64> {
    let value = take_number(rest)?;
    Some((value >> 1) as i64 ^ -((value & 1) as i64))
}

pub(super) fn size(value: usize, out: &mut Vec<u8>) {
    number(value as u64, out);
}

/// A place in a file, or a count of bytes: at most as large as the largest file read, and far below what sums of them could overflow.
pub(super) fn take_size(rest: &mut &[u8]) -> Option<usize> {
    usize::try_from(take_number(rest)?).ok().filter(|value| *value <= u32::MAX as usize)
}

pub(super) fn text(text: &str, out: &mut Vec<u8>) {
    size(text.len(), out);
    out.extend(text.as_bytes());
}

pub(super) fn take_text<'b>(rest: &mut &'b [u8]) -> Option<&'b str> {
    str::from_utf8(take_bytes(rest)?).ok()
}

/// Bytes that have their number before them.
pub(super) fn take_bytes<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = take_size(rest)?;
    let (bytes, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(bytes)
}

pub(super) fn take_hash(rest: &mut &[u8]) -> Option<Hash> {
    let (hash, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*hash)
}

/// A value that may be absent.
pub(super) fn option<T>(value: Option<T>, out: &mut Vec<u8>, write: impl FnOnce(T, &mut Vec<u8>)) {
    out.push(u8::from(value.is_some()));
    if let Some(value) = value {
        write(value, out);
    }
}

pub(super) fn take_option<'b, T>(
    rest: &mut &'b [u8],
    take: impl FnOnce(&mut &'b [u8]) -> Option<T>,
) -> Option<Option<T>> {
    let (&there, after) = rest.split_first()?;
    *rest = after;
    match there {
        0 => Some(None),
        1 => take(rest).map(Some),
        _ => None,
    }
}

/// Values one after the other, their number first.
pub(super) fn list<T>(values: &[T], out: &mut Vec<u8>, mut write: impl FnMut(&T, &mut Vec<u8>)) {
    size(values.len(), out);
    for value in values {
        write(value, out);
    }
}

pub(super) fn take_list<'b, T>(
    rest: &mut &'b [u8],
    mut take: impl FnMut(&mut &'b [u8]) -> Option<T>,
) -> Option<Vec<T>> {
    // A false count must run out of bytes before it costs memory. Most lists are short, and take no more than they need.
    const SHORT: usize = 16;
    let count = take_size(rest)?;
    let mut list = Vec::with_capacity(count.min(SHORT));
    for _ in 0..count {
        list.push(take(rest)?);
    }
    Some(list)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_and_texts_are_read_as_they_were_written(
            value in any::<u64>(), difference in any::<i64>(), words in prop::collection::vec(prop::option::of("\\PC{0,5}"), 0..5),
        ) {
            let mut bytes = Vec::new();
            number(value, &mut bytes);
            signed(difference, &mut bytes);
            list(&words, &mut bytes, |word, out| option(word.as_deref(), out, text));
            let mut rest = bytes.as_slice();
            prop_assert_eq!(take_number(&mut rest), Some(value));
            prop_assert_eq!(take_signed(&mut rest), Some(difference));
            let read = take_list(&mut rest, |rest| take_option(rest, |rest| take_text(rest).map(str::to_owned)));
            prop_assert_eq!(read, Some(words));
            prop_assert!(rest.is_empty());
        }
    }

    #[test]
    fn a_false_count_costs_nothing() {
        let mut bytes = Vec::new();
        size(u32::MAX as usize, &mut bytes);
        assert_eq!(take_list(&mut bytes.as_slice(), take_number), None);
        assert_eq!(take_text(&mut bytes.as_slice()), None);
    }
}
