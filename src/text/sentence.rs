//! Sentences: what a passage is.
//!
//! `sentencex` finds the boundaries. It is made for encyclopedias; the rules here repair what it gets wrong in news.

use std::borrow::Cow;

use super::{Span, char_ceil, char_floor};

/// The longest stretch handed to the segmenter at once, in bytes, and so the longest sentence there is. The segmenter
/// is quadratic in list lines and in quotes that open and never close; no sentence of prose comes near this length.
const LONGEST: usize = 4 * 1024;

/// How far from a boundary words are looked at, in bytes.
const NEAR: usize = 80;

/// The sentences of a paragraph, in order, without the white space around them.
///
/// `paragraph` is a span of `text`; one that does not lie on character boundaries has no sentences. Line ends inside
/// it count as spaces. A quotation of several sentences is divided too, each closing quote staying with the sentence
/// it closes. A bullet is left out. No sentence is longer than 4 KiB.
///
/// ```
/// use crosscheck::text::{Span, sentences};
/// let text = "It was Oct. 27 in Ankara. “Stop!” Mr. Smith said.";
/// let found: Vec<_> = sentences(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text)).collect();
/// assert_eq!(found, ["It was Oct. 27 in Ankara.", "“Stop!” Mr. Smith said."]);
/// ```
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let original = paragraph.of(text);
    let plain = plain(original);
    let mut found = Vec::new();
    // The segmenter keeps a list item in one piece, however many sentences it has.
    let mut start = original.len() - original.trim_start_matches(is_bullet_or_space).len();
    while start < original.len() {
        let end = window_end(original, start);
        let mut cuts = cuts(&original[start..end], &plain[start..end]);
        // The last sentence of a stretch may go on in the next one, which then begins with it.
        if end < original.len() && cuts.len() > 1 {
            cuts.pop();
        }
        let mut from = start;
        for cut in cuts {
            let to = start + cut;
            found.extend(trimmed(original, from, to).map(|span| span.shifted(paragraph.start)));
            from = to;
        }
        start = from;
    }
    found
}

/// The paragraph as the segmenter sees it: line ends and double quotation marks as spaces of the same length. It
/// takes a number at the start of a line for a list's, and everything between two quotation marks for one sentence,
/// which one mark too many turns inside out.
fn plain(paragraph: &str) -> Cow<'_, str> {
    let hidden = |c: char| {
        matches!(
            c,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' | '"' | '“' | '”' | '„' | '«' | '»'
        )
    };
    if !paragraph.contains(hidden) {
        return Cow::Borrowed(paragraph);
    }
    let mut plain = String::with_capacity(paragraph.len());
    for c in paragraph.chars() {
        if hidden(c) { plain.extend(std::iter::repeat_n(' ', c.len_utf8())) } else { plain.push(c) }
    }
    Cow::Owned(plain)
}

fn is_bullet_or_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '*' | '•' | '‣' | '◦' | '▪' | '■' | '●' | '·' | '–' | '—')
}

/// Where the stretch that begins at `start` ends: before white space where there is some.
fn window_end(text: &str, start: usize) -> usize {
    if text.len() - start <= LONGEST {
        return text.len();
    }
    let end = char_floor(text, start + LONGEST);
    text[start..end].rfind(char::is_whitespace).filter(|&space| space > 0).map_or(end, |space| start + space)
}

/// The span without the white space around it; `None` where nothing is left.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let slice = &text[start..end];
    let body = slice.trim();
    let start = start + (slice.len() - slice.trim_start().len());
    (!body.is_empty()).then(|| Span::new(start, start + body.len()))
}

/// Where each sentence of a stretch ends, ascending; the last is the stretch's end.
fn cuts(text: &str, plain: &str) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut start = 0;
    for boundary in sentencex::get_sentence_boundaries("en", plain) {
        // Closing marks right after the full stop belong to the sentence, opening ones after the space to the next.
        let body = plain[..boundary.end_byte].trim_end().len();
        let end = text.len() - text[body..].trim_start_matches(is_closer).len();
        if end > start {
            missed(text, start, end, &mut ends);
            // Marks without a word belong to what stands before them.
            if !ends.is_empty() && !text[start..end].contains(char::is_alphanumeric) {
                ends.pop();
            }
            ends.push(end);
            start = end;
        }
    }
    if start < text.len() {
        ends.push(text.len());
    }
    let mut cuts = Vec::with_capacity(ends.len());
    let mut start = 0;
    for end in ends {
        if end < text.len() && belongs_together(&text[start..end], &text[end..]) {
            continue;
        }
        cuts.push(end);
        start = end;
    }
    cuts
}

/// Pushes the sentence ends inside `start..end` that the segmenter passes over: after the closing bracket of a whole
/// sentence, after a single closing quote, and after an ellipsis.
fn missed(text: &str, start: usize, end: usize, ends: &mut Vec<usize>) {
    let sentence = &text[start..end];
    let mut first = sentence.len() - sentence.trim_start().len();
    let (mut brackets, mut bracket_at) = (0_usize, 0);
    let mut chars = sentence.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '(' | '[' => {
                brackets += 1;
                if brackets == 1 {
                    bracket_at = at;
                }
            }
            ')' | ']' => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        let last_mark = (is_closer(c) || c == '…') && chars.peek().is_some_and(|&(_, next)| next.is_whitespace());
        if !last_mark || brackets > 0 {
            continue;
        }
        let after = at + c.len_utf8();
        let (said, rest) = (&sentence[first..after], &sentence[after..]);
        let before = said.trim_end_matches(is_closer);
        let closers = &said[before.len()..];
        let ends_here = before.ends_with('…')
            || before.ends_with(['.', '!', '?'])
                && (closers.contains('’') || closers.contains([')', ']']) && bracket_at == first);
        let goes_on = !begins_sentence(rest)
            || !closers.is_empty() && is_attribution(rest.trim_start())
            || closers.is_empty() && first_word(rest) == "I"
            || ends_with_abbreviation(before) && !begins_with_starter(rest);
        if ends_here && !goes_on {
            ends.push(start + after);
            first = after + (rest.len() - rest.trim_start().len());
        }
    }
}

/// Whether the text after a boundary still belongs to the sentence before it.
fn belongs_together(left: &str, right: &str) -> bool {
    let left = left.trim();
    let right = right.trim_start();
    let right = &right[..char_floor(right, NEAR)];
    let unquoted = left.trim_end_matches(is_closer);
    let quoted = unquoted.len() < left.len();
    let next = first_word(right);
    let last = last_word(unquoted);
    let emphatic = unquoted.ends_with(['!', '?']);
    is_marker(left)
        || next.is_empty()
        || is_small(next) && (quoted || emphatic || is_short(last))
        || takes_name(last) && right.starts_with(char::is_uppercase)
        || takes_number(last) && right.starts_with(|c: char| c.is_ascii_digit())
        || is_always_inside(last)
        || is_dotted(last) && (goes_on_with_day(last, right) || quoted && !begins_with_starter(right))
        || quoted && emphatic && is_attribution(right)
}

/// Whether a whole sentence is a list's number ("1.", "b)") or initials ("A.M." in "A.M. Best").
fn is_marker(sentence: &str) -> bool {
    let Some(body) = sentence.strip_suffix(['.', ')']) else { return sentence.chars().all(|c| !c.is_alphanumeric()) };
    let body = body.strip_prefix('(').unwrap_or(body);
    let number = !body.is_empty() && body.len() <= 3 && body.bytes().all(|b| b.is_ascii_digit());
    let letter = body.len() == 1 && body != "I" && body.bytes().all(|b| b.is_ascii_alphabetic());
    number || letter || is_initials(sentence)
}

/// Whether a word is capitals with a full stop after each: "U.S."
fn is_initials(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() >= 4
        && bytes.len().is_multiple_of(2)
        && bytes.chunks(2).all(|pair| pair[0].is_ascii_uppercase() && pair[1] == b'.')
}

/// Whether a word has a full stop inside and at its end: "p.m.", "U.N.", "Ph.D."
fn is_dotted(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|body| body.contains('.') && body.contains(char::is_alphabetic))
}

/// Whether a word begins in small letters and has no capital at all, as the name "eBay" has.
fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase)
}

/// Whether a word is short enough to be an abbreviation: "lbs.", "Wed."
fn is_short(last: &str) -> bool {
    last.strip_suffix('.').is_some_and(|word| word.len() <= 3 && word.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// Abbreviations before a name: titles, "Fort", days before a month.
fn takes_name(last: &str) -> bool {
    const BEFORE_NAMES: [&str; 27] = [
        "Adj", "Ald", "Amb", "Assoc", "Asst", "Atty", "Brig", "Cmdr", "Cmndr", "Comdr", "Del", "Dep", "Drs", "Fr",
        "Ft", "Gens", "Govs", "Insp", "Msgr", "Pfc", "Profs", "Pte", "Pvt", "Reps", "Sens", "Spc", "Supt",
    ];
    last.strip_suffix('.')
        .is_some_and(|word| BEFORE_NAMES.contains(&word) || matches!(word, "Mon" | "Tues" | "Wed" | "Thur" | "Thurs"))
}

/// Abbreviations before a number.
fn takes_number(last: &str) -> bool {
    const BEFORE_NUMBERS: [&str; 12] =
        ["approx", "avg", "ca", "ch", "Ch", "est", "ext", "pop", "tel", "Tel", "vol", "Vol"];
    last.trim_start_matches('(').strip_suffix('.').is_some_and(|word| BEFORE_NUMBERS.contains(&word))
}

/// Abbreviations that never end a sentence.
fn is_always_inside(last: &str) -> bool {
    matches!(last.trim_start_matches('('), "e.g." | "i.e." | "E.g." | "I.e." | "cf." | "Cf." | "viz.")
}

/// "3 p.m. Tuesday", "Washington, D.C. Monday", "5 p.m. ET": a day or a time zone, unless the day is what the next
/// sentence is about.
fn goes_on_with_day(last: &str, right: &str) -> bool {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const ZONES: [&str; 19] = [
        "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "GMT", "UTC", "BST", "CET",
        "CEST", "Eastern", "Pacific",
    ];
    let mut words = right.split_whitespace();
    let Some(next) = words.next() else { return false };
    let word = next.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '”', '"']);
    let clock = last.eq_ignore_ascii_case("a.m.") || last.eq_ignore_ascii_case("p.m.");
    if clock && ZONES.contains(&word) {
        return true;
    }
    let subject = matches!(
        words.next(),
        Some("is" | "was" | "will" | "has" | "had" | "saw" | "marks" | "marked" | "brings" | "brought")
    );
    DAYS.contains(&word) && !(subject && word == next)
}

/// "Netanyahu said", "Mr. Smith asked": up to five words of a name, then a verb of speech, before the first comma.
fn is_attribution(right: &str) -> bool {
    const SPEECH: [&str; 17] = [
        "said",
        "says",
        "asked",
        "asks",
        "told",
        "tells",
        "wrote",
        "added",
        "tweeted",
        "replied",
        "shouted",
        "yelled",
        "cried",
        "exclaimed",
        "chanted",
        "declared",
        "wondered",
    ];
    let near = &right[..char_floor(right, NEAR)];
    for word in near.split_whitespace().take(6) {
        if SPEECH.contains(&word.trim_end_matches(['.', ',', ':'])) {
            return true;
        }
        let name =
            word.starts_with(char::is_uppercase) || matches!(word, "the" | "of" | "de" | "van" | "von" | "bin" | "al");
        if !name || word.ends_with([',', ';', ':', '!', '?']) {
            return false;
        }
    }
    false
}

/// Whether the text goes on as a sentence begins: with a capital or a figure, quotes and brackets aside.
fn begins_sentence(rest: &str) -> bool {
    rest.trim_start().trim_start_matches(is_opener).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether the text goes on with a word that a name does not begin with.
fn begins_with_starter(rest: &str) -> bool {
    const STARTERS: [&str; 24] = [
        "A", "After", "An", "And", "As", "At", "But", "He", "His", "However", "I", "If", "In", "It", "On", "She",
        "That", "The", "There", "They", "This", "We", "When", "You",
    ];
    STARTERS.contains(&first_word(rest))
}

/// Whether a stretch ends in an abbreviation: dotted ("U.S."), or a title; quotes and brackets aside.
fn ends_with_abbreviation(before: &str) -> bool {
    let last = last_word(before.trim_end_matches(is_closer));
    is_dotted(last)
        || takes_name(last)
        || matches!(last, "Mr." | "Mrs." | "Ms." | "Dr." | "Inc." | "Corp." | "Co." | "Ltd." | "Jr." | "Sr." | "St.")
}

/// The last word of a stretch, without the opening marks before it; of a very long one the end.
fn last_word(text: &str) -> &str {
    let near = &text[char_ceil(text, text.len().saturating_sub(NEAR))..];
    near.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(is_opener)
}

/// The first word, without the marks around it; empty where there is none.
fn first_word(text: &str) -> &str {
    let start = text.find(char::is_alphanumeric).unwrap_or(text.len());
    let rest = &text[start..];
    &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())]
}

fn is_opener(c: char) -> bool {
    matches!(c, '“' | '"' | '‘' | '\'' | '(' | '[' | '«' | '„')
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '\'' | ')' | ']' | '»')
}

#[cfg(test)]
mod tests;
