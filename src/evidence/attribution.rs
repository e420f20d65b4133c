//! Who a passage says its statement comes from.

use super::reading::Reading;
use crate::text::Span;

/// Verbs of saying, in the forms news attributes with.
const SAYING: [&str; 14] = [
    "said",
    "says",
    "told",
    "announced",
    "reported",
    "claimed",
    "claims",
    "confirmed",
    "added",
    "stated",
    "estimated",
    "noted",
    "warned",
    "insisted",
];

/// The speaker named beside a verb of saying, or after "according to"; at most six words, as written.
///
/// "…, a NATO diplomat said on Tuesday" gives "a NATO diplomat". A pronoun names nobody.
pub(super) fn speaker(reading: &Reading<'_>) -> Option<String> {
    const LONGEST: usize = 6;
    let end = Span::new(reading.text.len(), reading.text.len());
    let words: Vec<Span> = {
        let mut words: Vec<Span> = reading.words_before(end).collect();
        words.reverse();
        words
    };
    for (i, &word) in words.iter().enumerate() {
        let text = reading.lower(word);
        if text == "to" && i > 0 && reading.lower(words[i - 1]) == "according" {
            let after = run(reading, words[i + 1..].iter().copied(), word.end, LONGEST);
            return after.map(|span| span.of(reading.text).to_owned());
        }
        if SAYING.contains(&text.as_str()) {
            let mut before = Vec::new();
            let mut edge = word.start;
            for &earlier in words[..i].iter().rev() {
                if before.len() > LONGEST
                    || reading.text[earlier.end..edge].contains([',', ';', '.', '"', '“', '”', '—', '(', ')'])
                {
                    break;
                }
                before.push(earlier);
                edge = earlier.start;
            }
            let span = before.last().zip(before.first()).map(|(first, last)| first.cover(*last))?;
            let named = before.len() <= LONGEST && !is_pronoun(&reading.lower(span));
            return named.then(|| span.of(reading.text).to_owned());
        }
    }
    None
}

fn run(reading: &Reading<'_>, words: impl Iterator<Item = Span>, from: usize, longest: usize) -> Option<Span> {
    let mut edge = from;
    let mut span: Option<Span> = None;
    for word in words.take(longest) {
        if reading.text[edge..word.start].contains([',', ';', '.', '"', '“', '”', '—', '(', ')']) {
            break;
        }
        span = Some(span.map_or(word, |span| span.cover(word)));
        edge = word.end;
    }
    span
}

fn is_pronoun(text: &str) -> bool {
    matches!(text, "he" | "she" | "it" | "they" | "we" | "i" | "who" | "which" | "that" | "officials" | "and")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::read;
    use crate::passage::Sentence;

    fn check(text: &str, expect: Option<&str>) {
        let whole = Span::new(0, text.len());
        let reading = read(text, &Sentence { span: whole, paragraph: whole, hits: Vec::new() }, None);
        assert_eq!(speaker(&reading).as_deref(), expect, "{text:?}");
    }

    #[test]
    fn speakers_are_found() {
        check("Ten died, a NATO diplomat said on Tuesday.", Some("a NATO diplomat"));
        check("Ten died, according to the ministry.", Some("the ministry"));
        check("Ten died, he said.", None);
        check("Ten people died.", None);
    }
}
