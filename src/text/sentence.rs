//! Sentences: what a passage is.
//!
//! `sentencex` finds the boundaries. It is made for encyclopedias; the rules here repair what it gets wrong in news.

use std::borrow::Cow;

use super::{Span, char_floor};

/// The longest stretch handed to the segmenter at once, in bytes, and so the longest sentence there is. The segmenter is quadratic in
/// list lines and in quotes that open and never close; no sentence of prose comes near this length.
const LONGEST: usize = 8 * 1024;

/// How far an attribution after a quotation is looked for, in bytes.
const ATTRIBUTION: usize = 80;

/// The sentences of a paragraph, in order, without the white space around them.
///
/// `paragraph` is a span of `text`; one that does not lie on character boundaries has no sentences. Line ends inside it count as spaces.
/// A quotation of several sentences stays together, with the words that say whose it is. A bullet is left out. No sentence is longer than 8 KiB.
///
/// ```
/// use crosscheck::text::{Span, sentences};
/// let text = "It was Oct. 27 in Ankara. “Stop!” Mr. Smith said.";
/// let found: Vec<_> = sentences(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text)).collect();
/// assert_eq!(found, ["It was Oct. 27 in Ankara.", "“Stop!” Mr. Smith said."]);
/// ```
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let paragraph_text = one_line(paragraph.of(text));
    let mut found = Vec::new();
    // The segmenter keeps a list item in one piece, however many sentences it has.
    let mut start = paragraph_text.len() - paragraph_text.trim_start_matches(is_bullet_or_space).len();
    while start < paragraph_text.len() {
        let end = window_end(&paragraph_text, start);
        let mut cuts = cuts(&paragraph_text[start..end]);
        // The last sentence of a stretch may go on in the next one, which then begins with it.
        if end < paragraph_text.len() && cuts.len() > 1 {
            cuts.pop();
        }
        let mut from = start;
        for cut in cuts {
            let to = start + cut;
            found.extend(trimmed(&paragraph_text, from, to).map(|span| span.shifted(paragraph.start)));
            from = to;
        }
        start = from;
    }
    found
}

/// The paragraph with each line end as spaces of the same length, since the segmenter takes a number at the start of a line for a list's.
fn one_line(paragraph: &str) -> Cow<'_, str> {
    if !paragraph.contains(is_line_end) {
        return Cow::Borrowed(paragraph);
    }
    let mut line = String::with_capacity(paragraph.len());
    for c in paragraph.chars() {
        if is_line_end(c) { line.extend(std::iter::repeat_n(' ', c.len_utf8())) } else { line.push(c) }
    }
    Cow::Owned(line)
}

fn is_bullet_or_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '*' | '•' | '‣' | '◦' | '▪' | '■' | '●' | '·' | '–' | '—')
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Where the stretch that begins at `start` ends: after white space where there is some.
fn window_end(text: &str, start: usize) -> usize {
    if text.len() - start <= LONGEST {
        return text.len();
    }
    let end = char_floor(text, start + LONGEST);
    text[start..end].rfind(' ').map_or(end, |space| start + space + 1)
}

/// The span without the white space around it; `None` where nothing is left.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let slice = &text[start..end];
    let body = slice.trim();
    let start = start + (slice.len() - slice.trim_start().len());
    (!body.is_empty()).then(|| Span::new(start, start + body.len()))
}

/// Where each sentence of a stretch ends, ascending; the last is the stretch's end.
fn cuts(text: &str) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut start = 0;
    for boundary in sentencex::get_sentence_boundaries("en", text) {
        missed(text, start, boundary.end_byte, &mut ends);
        ends.push(boundary.end_byte);
        start = boundary.end_byte;
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

/// Pushes the sentence ends inside `start..end` that the segmenter passes over: after the closing quote or bracket of a whole sentence, and
/// after an ellipsis.
fn missed(text: &str, start: usize, end: usize, ends: &mut Vec<usize>) {
    let sentence = &text[start..end];
    let mut first = sentence.len() - sentence.trim_start().len();
    let (mut quotes, mut brackets) = (0_usize, 0_usize);
    let mut straight_open = false;
    let mut bracket_at = 0;
    let mut chars = sentence.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '“' => quotes += 1,
            '”' => quotes = quotes.saturating_sub(1),
            '"' => straight_open = !straight_open,
            '(' | '[' => {
                brackets += 1;
                if brackets == 1 {
                    bracket_at = at;
                }
            }
            ')' | ']' => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        let whole = quotes == 0 && brackets == 0 && !straight_open;
        let closes = matches!(c, '”' | '"' | ')' | ']' | '…');
        if !closes || !whole || !chars.peek().is_some_and(|&(_, next)| next.is_whitespace()) {
            continue;
        }
        let after = at + c.len_utf8();
        let before = sentence[first..after].trim_end_matches(is_closer);
        let closers = &sentence[first + before.len()..after];
        let ends_here = match c {
            '”' | '"' => before.ends_with(['.', '!', '?', '…']),
            ')' | ']' => bracket_at == first && before.ends_with(['.', '!', '?', '…']),
            '…' => true,
            _ => false,
        };
        let rest = &sentence[after..];
        let attributed = c != '…' && is_attribution(rest);
        if ends_here
            && begins_sentence(rest)
            && !attributed
            && !(before.ends_with('.') && ends_with_abbreviation(before) && !begins_with_starter(rest))
        {
            // "Well… I" goes on.
            if closers.is_empty() && first_word(rest) == "I" {
                continue;
            }
            ends.push(start + after);
            first = after + (rest.len() - rest.trim_start().len());
        }
    }
}

/// Whether the text after a boundary still belongs to the sentence before it.
fn belongs_together(left: &str, right: &str) -> bool {
    let left = left.trim();
    let right_trimmed = right.trim_start();
    let next = first_word(right_trimmed);
    let last = left.rsplit(char::is_whitespace).next().unwrap_or_default();
    is_marker(left)
        || next.is_empty()
        || goes_on_in_small_letters(last, next)
        || takes_name(last) && right_trimmed.starts_with(char::is_uppercase)
        || takes_number(last) && right_trimmed.starts_with(|c: char| c.is_ascii_digit())
        || is_always_inside(last)
        || is_dotted(last) && goes_on_with_day(last, right_trimmed)
        || left.ends_with(['”', '"', '’', '\''])
            && left.trim_end_matches(is_closer).ends_with(['!', '?'])
            && is_attribution(right_trimmed)
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

/// "10 lbs. of", "Jeopardy! was on": a small letter after a short word or an emphatic mark. Names like "eBay" begin sentences.
fn goes_on_in_small_letters(last: &str, next: &str) -> bool {
    let small = next.starts_with(char::is_lowercase) && !next.contains(char::is_uppercase);
    let short =
        last.strip_suffix('.').is_some_and(|word| word.len() <= 3 && word.bytes().all(|b| b.is_ascii_alphabetic()));
    small && (short || last.ends_with(['!', '?']))
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

/// "3 p.m. Tuesday", "Washington, D.C. Monday", "5 p.m. ET": a day or a time zone, unless the day is what the next sentence is about.
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
    let near = &right[..char_floor(right, ATTRIBUTION)];
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
    let rest = rest.trim_start().trim_start_matches(['“', '"', '‘', '\'', '(', '[']);
    rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether the text goes on with a word that a name does not begin with.
fn begins_with_starter(rest: &str) -> bool {
    const STARTERS: [&str; 24] = [
        "A", "After", "An", "And", "As", "At", "But", "He", "His", "However", "I", "If", "In", "It", "On", "She",
        "That", "The", "There", "They", "This", "We", "When", "You",
    ];
    STARTERS.contains(&first_word(rest))
}

/// Whether a stretch ends in an abbreviation: dotted ("U.S."), or a title.
fn ends_with_abbreviation(before: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let last = last.trim_start_matches(['“', '"', '‘', '\'', '(', '[']);
    is_dotted(last)
        || takes_name(last)
        || matches!(last, "Mr." | "Mrs." | "Ms." | "Dr." | "Inc." | "Corp." | "Co." | "Ltd." | "Jr." | "Sr." | "St.")
}

/// The first word, without the marks around it; empty where there is none.
fn first_word(text: &str) -> &str {
    let start = text.find(char::is_alphanumeric).unwrap_or(text.len());
    let rest = &text[start..];
    &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())]
}

fn is_closer(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '\'' | ')' | ']' | '»')
}

#[cfg(test)]
mod tests;
