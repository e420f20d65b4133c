//! Offsets on character boundaries.

/// The last character boundary of `text` at or before `at`; the text's end where `at` lies past it.
pub(crate) fn char_floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first character boundary of `text` at or after `at`; the text's end where `at` lies past it.
pub(crate) fn char_ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_move_to_boundaries() {
        for (at, floor, ceil) in [(0, 0, 0), (1, 1, 1), (2, 1, 3), (3, 3, 3), (9, 3, 3)] {
            assert_eq!((char_floor("aé", at), char_ceil("aé", at)), (floor, ceil), "{at}");
        }
    }
}
