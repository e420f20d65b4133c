//! The known word a misspelt one was meant to be.

/// The longest word worth comparing, in bytes; the cost of a comparison grows with the square of it.
const LONGEST: usize = 64;

/// The known word nearest to `word`, where one is near enough to have been meant: at most one edit in three letters.
/// Of equally near words the first one wins.
///
/// ```
/// use crosscheck::diag::nearest;
/// assert_eq!(nearest("subjct", ["subject", "measure"]), Some("subject"));
/// assert_eq!(nearest("colour", ["subject", "measure"]), None);
/// ```
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        if candidate.len() > LONGEST || candidate.len().abs_diff(word.len()) > 16 {
            continue;
        }
        let distance = strsim::osa_distance(&word, &candidate.to_lowercase());
        let allowed = word.chars().count().max(candidate.chars().count()).div_ceil(3).min(4);
        // A word with nothing in common is no suggestion, however short it is.
        let nothing_shared = distance >= word.chars().count().min(candidate.chars().count());
        if distance <= allowed && !nothing_shared && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expect: Option<&str>) {
        let known = ["id", "statement", "subject", "measure", "of", "within", "count", "min_origins", "as_of"];
        assert_eq!(nearest(word, known), expect, "{word:?}");
    }

    #[test]
    fn suggests_what_was_meant_and_nothing_else() {
        check("statment", Some("statement"));
        check("Subject", Some("subject"));
        check("min-origins", Some("min_origins"));
        check("asof", Some("as_of"));
        check("cuont", Some("count"));
        check("x", None);
        check("", None);
        check("temperature", None);
        check(&"a".repeat(100_000), None);
    }
}
