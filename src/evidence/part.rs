//! Parts of a whole: "five of them", "two of the five climbers", "a father and two children".

use super::reading::Reading;
use super::words::{AUXILIARIES, DEFINITE, INTRANSITIVE, NEGATIONS, RANKS};
use crate::mention::{Kind, Mention};
use crate::text::Span;

/// What a count is to another one in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A part of a larger number named nearby: "five of them", "including five".
    Subset,
    /// The larger number, where the sentence speaks of the part: "five" in "two of the five climbers were killed".
    Whole,
    /// One of several counts of different things that only together answer: "two" in "a father and two children died".
    Addend,
}

/// What a count is part of, if anything. `measures` are the spans of the claim's measure.
pub(super) fn part(reading: &Reading<'_>, mention: &Mention, measures: &[Span]) -> Option<Part> {
    if let Some(part) = partitive(reading, mention, measures) {
        return Some(part);
    }
    if let Some(part) = of_partitive(reading, mention, measures) {
        return Some(part);
    }
    is_addend(reading, mention, measures).then_some(Part::Addend)
}

/// A count with "of them", "of the", "including" or "among them" around it.
fn partitive(reading: &Reading<'_>, mention: &Mention, measures: &[Span]) -> Option<Part> {
    if is_included(reading, mention) {
        return Some(Part::Subset);
    }
    if is_qualified(reading, mention) {
        return Some(Part::Subset);
    }
    let after: Vec<Span> = reading.words_after(mention.span).take(2).collect();
    let [of, whole] = after[..] else { return None };
    if reading.lower(of) != "of" {
        return None;
    }
    if let Some(larger) = larger(reading, of) {
        let end = larger.noun.map_or(larger.span, |noun| noun.span);
        return (!is_subject_of(reading, end, measures)).then_some(Part::Subset);
    }
    match reading.lower(whole).as_str() {
        "them" | "whom" | "which" | "those" | "these" => Some(Part::Subset),
        "the" | "its" | "their" | "his" | "her" | "our" | "all" => {
            let larger = larger(reading, whole);
            let end = larger.map_or(whole, |larger| larger.noun.map_or(larger.span, |noun| noun.span));
            (!is_subject_of(reading, end, measures)).then_some(Part::Subset)
        }
        _ => None,
    }
}

/// A count after "including", "among them" or the like.
pub(super) fn is_included(reading: &Reading<'_>, mention: &Mention) -> bool {
    let before: Vec<String> = reading.words_before(mention.span).take(2).map(|word| reading.lower(word)).collect();
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    matches!(before.first(), Some(&("including" | "include" | "includes" | "included")))
        || matches!(before[..], ["them" | "those" | "whom", "among"])
}

/// Whether a count is one more of its kind: "312 new cases".
pub(super) fn is_addition(reading: &Reading<'_>, mention: &Mention) -> bool {
    let first = mention.noun.and_then(|noun| reading.words_after(Span::new(noun.span.start, noun.span.start)).next());
    first.is_some_and(|word| {
        matches!(reading.lower(word).as_str(), "new" | "additional" | "further" | "fresh" | "extra")
    })
}

/// "14" in "52 were hurt, 14 seriously": a bare count with nothing but an adverb, after a count.
fn is_qualified(reading: &Reading<'_>, mention: &Mention) -> bool {
    let adverb = reading.words_after(mention.span).next().filter(|word| reading.lower(*word).ends_with("ly"));
    let Some(adverb) = adverb.filter(|_| mention.noun.is_none()) else { return false };
    let closed =
        reading.text[adverb.end..].trim_start().chars().next().is_none_or(|c| matches!(c, ',' | '.' | ';' | ')'));
    let after_count =
        reading.mentions.iter().any(|other| other.kind == Kind::Cardinal && other.span.end <= mention.span.start);
    closed && after_count && reading.text[mention.span.end..adverb.start].trim().is_empty()
}

/// "five" in "two of the five climbers were killed": the measure speaks of the two.
fn of_partitive(reading: &Reading<'_>, mention: &Mention, measures: &[Span]) -> Option<Part> {
    let before: Vec<Span> = reading.words_before(mention.span).take(2).collect();
    let [the, of] = before[..] else { return None };
    let of_the =
        reading.lower(of) == "of" && matches!(reading.lower(the).as_str(), "the" | "its" | "their" | "his" | "her");
    let smaller = reading
        .mentions
        .iter()
        .any(|other| other.kind == Kind::Cardinal && reading.words_after(other.span).next() == Some(of));
    let end = mention.noun.map_or(mention.span, |noun| noun.span);
    (of_the && smaller && is_subject_of(reading, end, measures)).then_some(Part::Whole)
}

/// "four" in "the third of four siblings", "the youngest of seven": those whom one is a member of, himself included.
pub(super) fn is_rank_among(reading: &Reading<'_>, mention: &Mention) -> bool {
    let mut before = reading.words_before(mention.span).filter(|word| reading.lower(*word) != "the");
    let of = before.next().is_some_and(|word| reading.lower(word) == "of");
    of && before.next().is_some_and(|rank| {
        let ordinal = reading.mentions.iter().any(|other| other.kind == Kind::Ordinal && other.span.contains(rank));
        ordinal || RANKS.has(&reading.lower(rank))
    })
}

/// The word that names those a count is a part of, without saying how many they are: "wounded" in "four of the wounded".
pub(super) fn group(reading: &Reading<'_>, mention: &Mention) -> Option<Span> {
    let mut after = reading.words_after(mention.span);
    let (of, the, group) = (after.next()?, after.next()?, after.next()?);
    let partitive = reading.lower(of) == "of" && matches!(reading.lower(the).as_str(), "the" | "those" | "these");
    partitive.then_some(group)
}

/// "five" in "two of the five climbers", for the two.
pub(super) fn partitive_whole<'r>(reading: &'r Reading<'_>, mention: &Mention) -> Option<&'r Mention> {
    let mut after = reading.words_after(mention.span);
    let (of, the) = (after.next()?, after.next()?);
    let determined = matches!(reading.lower(the).as_str(), "the" | "its" | "their" | "his" | "her" | "all");
    match reading.lower(of).as_str() {
        "of" if determined => larger(reading, the),
        "of" => larger(reading, of),
        _ => None,
    }
}

/// The count with a noun right after "of" or "of the": "88 seats" in "32 of 88 seats".
fn larger<'r>(reading: &'r Reading<'_>, before: Span) -> Option<&'r Mention> {
    let next = reading.words_after(before).next()?;
    reading.mentions.iter().find(|other| other.kind == Kind::Cardinal && other.span.start == next.start)
}

/// Whether the noun phrase that ends at `end` is the subject of a measure after it ("… were killed", "… died"), rather than
/// described by it ("the five climbers killed on Mount Serrat").
fn is_subject_of(reading: &Reading<'_>, end: Span, measures: &[Span]) -> bool {
    const PHRASE: usize = 4;
    let at = |word: Span| measures.iter().any(|measure| measure.start == word.start);
    // Past a few words such as "aboard" or "in the car".
    for word in reading.words_after(end).take(PHRASE) {
        let lower = reading.lower(word);
        let apart = reading.text[end.end..word.start].contains([',', ';', ':', '(']);
        if apart || matches!(lower.as_str(), "who" | "whom" | "that" | "which" | "and" | "or" | "but") {
            return false;
        }
        if at(word) {
            return INTRANSITIVE.has(&lower);
        }
        if AUXILIARIES.has(&lower) {
            return reading.words_after(word).take(4).any(at);
        }
    }
    false
}

/// Whether a count is joined by "and" to a count of something else under the same measure.
fn is_addend(reading: &Reading<'_>, mention: &Mention, measures: &[Span]) -> bool {
    let Some(noun) = mention.noun else { return false };
    after_another(reading, mention, measures) || before_another(reading, noun.span, measures)
}

/// "[a father and] two children died", "[a couple and their] two children died", "killed [a policeman and] two civilians".
fn after_another(reading: &Reading<'_>, mention: &Mention, measures: &[Span]) -> bool {
    const LONGEST_NOUN: usize = 4;
    let mut before = reading.words_before(mention.span);
    let owned = |word: &Span| matches!(reading.lower(*word).as_str(), "their" | "his" | "her");
    let Some(and) = before.find(|word| !owned(word)) else { return false };
    if reading.lower(and) != "and" {
        return false;
    }
    let mut edge = and.start;
    for word in before.take(LONGEST_NOUN + 1) {
        if reading.text[word.end..edge].contains([',', ';', ':', '(', ')', '—', '–']) {
            return false;
        }
        edge = word.start;
        let opens = matches!(reading.lower(word).as_str(), "a" | "an")
            || reading
                .mentions
                .iter()
                .any(|other| other.kind == Kind::Cardinal && other.noun.is_some() && other.span.contains(word));
        if opens {
            // Right after the measure, or at the front of the clause whose measure follows.
            let led = reading.words_before(word).next();
            let governed = led.is_some_and(|led| measures.iter().any(|measure| measure.contains(led)));
            let front =
                led.is_none_or(|led| reading.text[led.end..word.start].contains([',', ';', ':', '—', '–', '“', '"']));
            let follows = measures.iter().any(|measure| measure.start >= mention.span.end);
            return governed || front && follows;
        }
    }
    false
}

/// "killed two civilians [and a policeman]", "two children [and their father] died".
fn before_another(reading: &Reading<'_>, noun: Span, measures: &[Span]) -> bool {
    let after: Vec<Span> = reading.words_after(noun).take(5).collect();
    let [and, opener, rest @ ..] = &after[..] else { return false };
    if reading.lower(*and) != "and" || reading.text[noun.end..opener.start].contains([',', ';', ':']) {
        return false;
    }
    let counts = |word: Span| {
        reading
            .mentions
            .iter()
            .any(|other| other.kind == Kind::Cardinal && other.noun.is_some() && other.span.contains(word))
    };
    let opens = matches!(reading.lower(*opener).as_str(), "a" | "an" | "their" | "his" | "her") || counts(*opener);
    let led = measures.iter().any(|measure| measure.end <= noun.start && reading.distance(*measure, noun) <= 4);
    // "killed two people and a bridge was closed" begins a new clause.
    let verb = rest
        .iter()
        .any(|word| matches!(reading.lower(*word).as_str(), "was" | "were" | "is" | "are" | "has" | "had" | "have"));
    let follows = rest.iter().any(|word| measures.iter().any(|measure| measure.start == word.start));
    opens && if led { !verb } else { follows }
}

/// Whether a count belongs to something known: "the nine people killed". What is said of them further on, denied or
/// supposed, leaves their number untouched.
pub(super) fn is_definite(reading: &Reading<'_>, mention: &Mention, measures: &[Span]) -> bool {
    let mut before = reading.words_before(mention.span);
    let definite = before.next().is_some_and(|word| DEFINITE.has(&reading.lower(word)));
    // "None of the 48 people aboard was killed", but "none of the nine people killed was a tourist"
    let of = before.next().is_some_and(|word| reading.lower(word) == "of");
    let denied = of && before.next().is_some_and(|word| NEGATIONS.has(&reading.lower(word)));
    let end = mention.noun.map_or(mention.span, |noun| noun.span);
    definite && !(denied && is_subject_of(reading, end, measures))
}

/// Whether a count is that of the doers: right before a verb whose object is counted too, or after "by".
pub(super) fn is_agent(reading: &Reading<'_>, mention: &Mention, measures: &[Span]) -> bool {
    let body = mention.noun.map_or(mention.span, |noun| mention.span.cover(noun.span));
    let by = reading.words_before(mention.span).next().is_some_and(|word| reading.lower(word) == "by");
    if by && measures.iter().any(|measure| measure.end <= mention.span.start) {
        return true;
    }
    let verb = measures
        .iter()
        .find(|measure| reading.words_after(body).next().is_some_and(|word| word.start == measure.start));
    verb.is_some_and(|verb| {
        reading.mentions.iter().any(|object| {
            object.kind == Kind::Cardinal
                && reading.words_after(*verb).next().is_some_and(|word| object.span.contains(word))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{mention, reading, spans};

    fn check(text: &str, measures: &str, value: &str, expect: Option<Part>) {
        let reading = reading(text);
        assert_eq!(part(&reading, mention(&reading, value), &spans(text, measures)), expect, "{value:?} in {text:?}");
    }

    #[test]
    fn parts_and_wholes() {
        check("Nine died, including two children.", "died", "two", Some(Part::Subset));
        check("Nine people, among them two children, died.", "died", "two", Some(Part::Subset));
        check("Five of them died.", "died", "Five", Some(Part::Subset));
        check("52 were hurt, 14 seriously.", "hurt", "14", Some(Part::Subset));
        check("Two of the five climbers killed were brothers.", "killed", "Two", Some(Part::Subset));
        check("Two of the five climbers were killed.", "killed", "five", Some(Part::Whole));
        check("Two of five climbers died.", "died", "Two", None);
        check("Three of the 48 people aboard survived.", "survived", "48", Some(Part::Whole));
        check("Three of the 48 people who died were young.", "died", "48", None);
        check("Nine people died.", "died", "Nine", None);
    }

    #[test]
    fn addends() {
        check("A father and two children died.", "died", "two", Some(Part::Addend));
        check("A couple and their three children died.", "died", "three", Some(Part::Addend));
        check("It killed two civilians and a policeman.", "killed", "two", Some(Part::Addend));
        check("It killed two people and a bridge was closed.", "killed", "two", None);
    }

    #[test]
    fn ranks() {
        let check = |text: &str, value: &str, expect: bool| {
            let reading = reading(text);
            assert_eq!(is_rank_among(&reading, mention(&reading, value)), expect, "{text:?}");
        };
        check("He is the third of four siblings.", "four", true);
        check("She is the youngest of the seven children.", "seven", true);
        check("He has four siblings.", "four", false);
        check("The death of four siblings shook Marl.", "four", false);
    }

    #[test]
    fn agents() {
        let check = |text: &str, verb: &str, value: &str, expect: bool| {
            let reading = reading(text);
            assert_eq!(is_agent(&reading, mention(&reading, value), &spans(text, verb)), expect, "{text:?}");
        };
        check("Twenty gunmen killed nine soldiers.", "killed", "Twenty", true);
        check("Nine were killed by 20 gunmen.", "killed", "20", true);
        check("Twenty soldiers killed in Marl were young.", "killed", "Twenty", false);
    }
}
