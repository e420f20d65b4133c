//! Asides: what interrupts a clause, so that the words on either side of it belong together.
//!
//! - parentheses; a value alone in them restates the one before: "€5 million ($5.4 million)"
//! - pairs of dashes: "Fifteen people – four of them police officers – were killed"
//! - relative clauses between commas: "Turkey, which joined in 1952, …"
//! - participles between commas: "The truce, agreed in May, took effect", "Police, backed by 20 soldiers, arrested nine"
//! - appositions between a count and its verb: "Nine people, most of them pensioners, were killed", "Nine, among them a child, died"

use crate::mention::{Kind, Mention};
use crate::text::Span;

/// An interruption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Aside {
    /// Its bytes.
    pub(super) span: Span,
    /// Whether what stands in it belongs to other things than what stands outside.
    pub(super) closed: bool,
}

/// The asides of a sentence, in order.
pub(super) fn asides(text: &str, words: &[Span], mentions: &[Mention]) -> Vec<Aside> {
    let closed = |span| Aside { span, closed: true };
    let open = |span| Aside { span, closed: false };
    let mut asides = parentheses(text, mentions);
    asides.extend(dashes(text).into_iter().map(closed));
    let mut end = 0;
    for word in words {
        let gap = &text[end..word.start];
        if gap.trim_end().ends_with(',') {
            asides.extend(relative_clause(text, *word, mentions).map(closed));
            asides.extend(participle_clause(text, words, *word, mentions).map(closed));
            asides.extend(apposition(text, end, *word, mentions).map(open));
            asides.extend(partitive(text, end, *word, mentions).map(open));
        }
        end = word.end;
    }
    asides.sort();
    asides
}

fn parentheses(text: &str, mentions: &[Mention]) -> Vec<Aside> {
    let mut found = Vec::new();
    let mut open = None;
    for (i, c) in text.char_indices() {
        match c {
            '(' | '[' => open = open.or(Some(i)),
            ')' | ']' => found.extend(open.take().map(|start| Span::new(start, i + 1))),
            _ => {}
        }
    }
    let is_value = |aside: Span| {
        let inside = text[aside.start + 1..aside.end - 1].trim();
        mentions.iter().any(|mention| aside.contains(mention.span) && mention.span.of(text) == inside)
    };
    found.into_iter().map(|span| Aside { span, closed: !is_value(span) }).collect()
}

/// Every second dash with space around it, or long dash, closes what the one before it opened.
fn dashes(text: &str) -> Vec<Span> {
    let spaced = |at: usize, c: char| {
        let after = at + c.len_utf8();
        text[..at].ends_with(char::is_whitespace) && text[after..].starts_with(char::is_whitespace)
    };
    let marks: Vec<usize> = text
        .char_indices()
        .filter(|&(at, c)| c == '—' || matches!(c, '–' | '-') && spaced(at, c))
        .map(|(at, _)| at)
        .collect();
    marks.chunks_exact(2).map(|pair| Span::new(pair[0], pair[1])).collect()
}

/// The relative clause a word opens after a comma, up to the next comma, semicolon or dash that is not part of a value.
fn relative_clause(text: &str, word: Span, mentions: &[Mention]) -> Option<Span> {
    let relative = ["who", "whom", "whose", "which", "where"].iter().any(|r| word.of(text).eq_ignore_ascii_case(r));
    relative.then(|| Span::new(word.start, clause_mark(text, word.end, mentions).unwrap_or(text.len())))
}

/// The apposition that ends at the comma at `comma`, right before an auxiliary verb, and begins at the first comma right after a count
/// with its noun.
fn apposition(text: &str, comma: usize, verb: Span, mentions: &[Mention]) -> Option<Span> {
    let auxiliary = matches!(verb.of(text), "was" | "were" | "is" | "are" | "has" | "have" | "had" | "will");
    if !auxiliary {
        return None;
    }
    let from = text[..comma].rfind([';', ':']).map_or(0, |at| at + 1);
    mentions
        .iter()
        .map(|mention| mention.noun.map_or(mention.span.end, |noun| noun.span.end))
        .filter(|&end| end >= from && end < comma && text[end..].starts_with(','))
        .min()
        .map(|start| Span::new(start, comma + 1))
}

/// The participle with its complement that a word opens after a comma, up to the next comma. Where a count follows at once, the word is a
/// verb of the sentence: "stormed the village, killed at least nine".
fn participle_clause(text: &str, words: &[Span], word: Span, mentions: &[Mention]) -> Option<Span> {
    let complement = words.get(words.partition_point(|other| other.start <= word.start))?;
    let participle =
        word.of(text).ends_with("ed") || matches!(word.of(text), "built" | "held" | "led" | "set" | "made" | "known");
    let linked =
        matches!(complement.of(text), "in" | "on" | "by" | "at" | "from" | "with" | "after" | "under" | "near");
    let counted = mentions.iter().any(|mention| mention.kind == Kind::Cardinal && mention.span.overlaps(*complement));
    let end = clause_mark(text, word.end, mentions).filter(|&end| text[end..].starts_with(','))?;
    (participle && linked && !counted).then(|| Span::new(word.start, end))
}

/// The part of a count named between commas: "[nine people], among them five children, died".
fn partitive(text: &str, comma: usize, word: Span, mentions: &[Mention]) -> Option<Span> {
    let parts = matches!(word.of(text), "among" | "including" | "most" | "some" | "many" | "all");
    let noun_end = |mention: &Mention| mention.noun.map_or(mention.span.end, |noun| noun.span.end);
    let counted = mentions.iter().any(|mention| noun_end(mention) == comma);
    let end = clause_mark(text, word.end, mentions).filter(|&end| text[end..].starts_with(','))?;
    (parts && counted).then(|| Span::new(comma, end + 1))
}

/// The first comma, semicolon or dash from `from` on; one inside a value ("40,000", "May 6, 2014") is none.
fn clause_mark(text: &str, from: usize, mentions: &[Mention]) -> Option<usize> {
    let in_value = |at: usize| mentions.iter().any(|mention| mention.span.start < at && at < mention.span.end);
    text[from..].match_indices([',', ';', '—', '–']).map(|(at, _)| from + at).find(|&at| !in_value(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention;
    use crate::text::words;

    fn check(text: &str, expect: &[&str]) {
        let words: Vec<Span> = words(text).collect();
        let found = asides(text, &words, &mention::read(text, None));
        let found: Vec<&str> = found.iter().filter(|aside| aside.closed).map(|aside| aside.span.of(text)).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn asides_are_found() {
        check("Turkey, which joined in 1952, agreed.", &["which joined in 1952"]);
        check("The raid, which killed 40,000 people, ended.", &["which killed 40,000 people"]);
        check("The man, who died on May 6, 2014, was 40.", &["who died on May 6, 2014"]);
        check("The truce, agreed on 14 May in Tarn, took effect.", &["agreed on 14 May in Tarn"]);
        check("They stormed the hall, killed at least nine men, and fled.", &[]);
        check("It rose (by much) to 5.", &["(by much)"]);
        check("a fine of €5 million ($5.4 million)", &[]);
        check("Ten people – four of them men – were killed.", &["– four of them men "]);
        check("Nine people, most of them old, were killed.", &[]);
        check("On Friday, nine people were killed.", &[]);
        check(")(—", &[]);
    }
}
