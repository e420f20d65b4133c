//! Who a passage says its statement comes from.

use super::reading::Reading;
use super::words::{NOBODY, SAYING};
use crate::text::Span;

/// The longest name of a speaker, in words: "Rahim Gul, a spokesman" is cut at the comma, "the state-run Anatolia news agency" fits.
const LONGEST: usize = 6;

/// The speaker named beside a verb of saying, or after "according to"; at most six words, as written.
///
/// "…, a NATO diplomat said on Tuesday" gives "a NATO diplomat", and so do "A NATO diplomat told reporters that …", "…, said a NATO diplomat"
/// and "according to a NATO diplomat". A pronoun names nobody.
pub(super) fn speaker(reading: &Reading<'_>) -> Option<String> {
    let words: Vec<Span> = reading.words_after(Span::new(0, 0)).collect();
    let named = words.iter().enumerate().find_map(|(i, &word)| {
        let text = word.of(reading.text);
        match text {
            "to" if i > 0 && reading.lower(words[i - 1]) == "according" => {
                following(reading, &words[i + 1..], word.end)
            }
            _ if SAYING.has(text) && !is_passive(reading, &words[..i]) => {
                preceding(reading, &words[..i], word.start).or_else(|| following(reading, &words[i + 1..], word.end))
            }
            _ => None,
        }
    });
    named.map(|span| span.of(reading.text).to_owned())
}

/// "was reported", "are said to": nobody is named.
fn is_passive(reading: &Reading<'_>, before: &[Span]) -> bool {
    before.last().is_some_and(|word| {
        matches!(
            reading.lower(*word).as_str(),
            "was" | "were" | "is" | "are" | "been" | "be" | "being" | "as" | "the" | "a"
        )
    })
}

/// Whether a phrase ends between two offsets.
fn ends(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    let gap = reading.text.get(from..to).unwrap_or_default();
    gap.contains([',', ';', ':', '"', '“', '”', '—', '–', '(', ')']) || gap.contains(". ")
}

/// The phrase that ends at the verb: back to a mark or to a word that opens a clause.
fn preceding(reading: &Reading<'_>, words: &[Span], verb: usize) -> Option<Span> {
    let mut phrase: Option<Span> = None;
    let mut edge = verb;
    for (count, &word) in words.iter().rev().enumerate() {
        let lower = reading.lower(word);
        let adverb = phrase.is_none()
            && matches!(lower.as_str(), "also" | "has" | "have" | "had" | "later" | "earlier" | "then");
        if ends(reading, word.end, edge) || matches!(lower.as_str(), "and" | "but" | "that" | "as" | "while") {
            break;
        }
        if count >= LONGEST + 1 || is_value(reading, word) && phrase.is_none() {
            return None;
        }
        edge = word.start;
        if !adverb {
            phrase = Some(phrase.map_or(word, |phrase| word.cover(phrase)));
        }
    }
    phrase.filter(|phrase| names_somebody(reading, *phrase))
}

/// The phrase that begins after the verb, or after "according to": up to a mark, a date or a word that opens a clause.
fn following(reading: &Reading<'_>, words: &[Span], from: usize) -> Option<Span> {
    let mut phrase: Option<Span> = None;
    let mut edge = from;
    for &word in words.iter().take(LONGEST) {
        let lower = reading.lower(word);
        let closes = matches!(
            lower.as_str(),
            "on" | "in" | "at" | "that" | "and" | "but" | "who" | "late" | "early" | "as" | "after"
        );
        if ends(reading, edge, word.start) || is_value(reading, word) || closes {
            break;
        }
        phrase = Some(phrase.map_or(word, |phrase| phrase.cover(word)));
        edge = word.end;
    }
    phrase.filter(|phrase| names_somebody(reading, *phrase))
}

fn is_value(reading: &Reading<'_>, word: Span) -> bool {
    reading.mentions.iter().any(|mention| mention.span.overlaps(word))
}

/// Whether a phrase names somebody: no pronoun, and either a proper name or a noun with or without its article.
fn names_somebody(reading: &Reading<'_>, phrase: Span) -> bool {
    let first = reading.words_after(Span::new(phrase.start, phrase.start)).next().unwrap_or(phrase);
    !NOBODY.has(&reading.lower(phrase)) && !NOBODY.has(&reading.lower(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::reading;

    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(speaker(&reading(text)).as_deref(), expect, "{text:?}");
    }

    #[test]
    fn speakers_before_the_verb() {
        check("Ten died, a NATO diplomat said on Tuesday.", Some("a NATO diplomat"));
        check("Ten died, officials told AFP.", Some("officials"));
        check("Ten died, the mayor said on Monday.", Some("the mayor"));
        check("Police said ten people died.", Some("Police"));
        check("The ministry has confirmed ten deaths.", Some("The ministry"));
        check("“Ten people died,” Mayor Tor Lie said.", Some("Mayor Tor Lie"));
        check("Ten died and two were hurt, the interior ministry announced.", Some("the interior ministry"));
    }

    #[test]
    fn speakers_after_the_verb() {
        check("Ten are missing, said Rahim Gul, a spokesman.", Some("Rahim Gul"));
        check("Ten died, said police in Marl.", Some("police"));
        check("According to police, ten died.", Some("police"));
        check("Ten died, according to the ministry.", Some("the ministry"));
        check("Ten died, according to officials on Monday.", Some("officials"));
    }

    #[test]
    fn nobody_is_named() {
        check("Ten died, he said.", None);
        check("Ten people died.", None);
        check("Ten deaths were reported.", None);
        check("It said ten had died.", None);
        check("Ten died in the United States.", None);
        check("Ten died, she told the court.", None);
    }
}
