//! Who a passage says its statement comes from.

use super::reading::Reading;
use super::words::{NOBODY, SAYING, TALLIES};
use crate::text::Span;

/// The longest name of a speaker, in words: "Rahim Gul, a spokesman" is cut at the comma, "the state-run Anatolia news agency" fits.
const LONGEST: usize = 6;

/// The speaker named beside a verb of saying, or after "according to"; at most six words, as written.
///
/// "…, a NATO diplomat said on Tuesday" gives "a NATO diplomat", and so do "A NATO diplomat told reporters that …", "…, said a NATO diplomat"
/// and "according to a NATO diplomat". A pronoun names nobody. Of two clauses set against each other ("…, while the army counts 12") each has
/// the speaker it names, if any.
pub(super) fn speaker(reading: &Reading<'_>, value: Span) -> Option<String> {
    let words: Vec<Span> = reading.words_after(Span::new(0, 0)).collect();
    let (clause, opposed) = clause_of(reading, &words, value);
    let named = speaker_in(reading, &words[clause]);
    let named = named.or_else(|| if opposed { None } else { speaker_in(reading, &words) });
    named.map(|span| span.of(reading.text).to_owned())
}

/// The words of the clause a value stands in, by their places, and whether "while" or the like sets it against the one before.
fn clause_of(reading: &Reading<'_>, words: &[Span], value: Span) -> (std::ops::Range<usize>, bool) {
    let opposes = |word: Span| matches!(reading.lower(word).as_str(), "while" | "whereas" | "but");
    let opens =
        |at: usize| at > 0 && (opposes(words[at]) || reading.text[words[at - 1].end..words[at].start].contains(';'));
    let at = words.partition_point(|word| word.end <= value.start).min(words.len().saturating_sub(1));
    let start = (0..=at).rev().find(|&i| opens(i)).unwrap_or(0);
    let end = (at + 1..words.len()).find(|&i| opens(i)).unwrap_or(words.len());
    let opposed = words.get(start).is_some_and(|word| start > 0 && opposes(*word));
    (start..end, opposed)
}

fn speaker_in(reading: &Reading<'_>, words: &[Span]) -> Option<Span> {
    words.iter().enumerate().find_map(|(i, &word)| {
        let text = word.of(reading.text);
        let puts = || text == "put" && words[i + 1..].iter().take(3).any(|word| TALLIES.has(&reading.lower(*word)));
        match text {
            "to" if i > 0 && reading.lower(words[i - 1]) == "according" => {
                following(reading, &words[i + 1..], word.end)
            }
            _ if (SAYING.has(text) || puts()) && !is_passive(reading, &words[..i]) => {
                let before = preceding(reading, &words[..i], word.start);
                // After "told" stands who was told.
                before.or_else(|| {
                    if puts() || matches!(text, "told" | "tells") {
                        None
                    } else {
                        following(reading, &words[i + 1..], word.end)
                    }
                })
            }
            _ => None,
        }
    })
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
        if ends(reading, word.end, edge)
            || matches!(lower.as_str(), "and" | "but" | "that" | "as" | "while" | "whereas")
        {
            break;
        }
        if count > LONGEST || is_value(reading, word) && phrase.is_none() {
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
    use crate::evidence::testing::{reading, span};

    fn check(text: &str, value: &str, expect: Option<&str>) {
        assert_eq!(speaker(&reading(text), span(text, value)).as_deref(), expect, "{text:?}");
    }

    #[test]
    fn speakers_before_the_verb() {
        check("Ten died, a NATO diplomat said on Tuesday.", "Ten", Some("a NATO diplomat"));
        check("Ten died, officials told AFP.", "Ten", Some("officials"));
        check("Ten died, the mayor said on Monday.", "Ten", Some("the mayor"));
        check("Police said ten people died.", "ten", Some("Police"));
        check("The ministry has confirmed ten deaths.", "ten", Some("The ministry"));
        check("“Ten people died,” Mayor Tor Lie said.", "Ten", Some("Mayor Tor Lie"));
        check("Ten died and two were hurt, the interior ministry announced.", "Ten", Some("the interior ministry"));
    }

    #[test]
    fn speakers_after_the_verb() {
        check("Ten are missing, said Rahim Gul, a spokesman.", "Ten", Some("Rahim Gul"));
        check("Ten died, said police in Marl.", "Ten", Some("police"));
        check("According to police, ten died.", "ten", Some("police"));
        check("Ten died, according to the ministry.", "Ten", Some("the ministry"));
        check("Ten died, according to officials on Monday.", "Ten", Some("officials"));
    }

    #[test]
    fn opposed_clauses_have_their_own() {
        let both = "Ten died, the army said, while the Red Crescent put the toll at 45.";
        check(both, "Ten", Some("the army"));
        check(both, "45", Some("the Red Crescent"));
        check("Ten died, the army said, while 45 were hurt.", "45", None);
        check("Ten died; 45 were hurt, police said.", "Ten", Some("police"));
    }

    #[test]
    fn nobody_is_named() {
        check("Ten died, he said.", "Ten", None);
        check("Ten people died.", "Ten", None);
        check("Ten deaths were reported.", "Ten", None);
        check("It said ten had died.", "ten", None);
        check("Ten died in the United States.", "Ten", None);
        check("Ten died, she told the court.", "Ten", None);
    }
}
