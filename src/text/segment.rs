//! Paragraphs: the units a text is laid out in.

use super::Span;

/// The widest line a text can have and still count as hard-wrapped, in characters. Mail and plain-text habits
/// wrap at 65 to 80 columns, source-code habits at 100 to 120; a paragraph on a line of its own is longer.
const WIDEST_WRAP: usize = 120;

/// A line shorter than this may be an item of a list in small letters, in characters.
const SHORTEST_WRAP: usize = 25;

/// The narrowest column a text counts as wrapped to for its unfinished sentences alone, in characters.
const NARROWEST_WRAP: usize = 40;

/// Words no sentence or headline ends with: where a line does, its sentence goes on.
const UNFINISHED: &str = "a an the of in on at by to from for with as and or but nor than into until since about after before under over \
                          during against through between is are was were be been has have had will would its his her their our that \
                          which who whose this these some";

/// A line of a text, without its line end and the white space around it.
#[derive(Clone, Copy, Debug)]
struct Line {
    span: Span,
    /// White space before the first word, in characters.
    indent: usize,
    /// Length in characters, the indent included.
    width: usize,
    /// Length of the first word in characters.
    first_word: usize,
    /// Whether the line is one word, such as a web address.
    single_word: bool,
    /// Whether a form feed or paragraph separator stands before the line, or it is the first one.
    starts_page: bool,
}

/// The paragraphs of a text, in order, without the white space around them.
///
/// A paragraph ends at a blank line (one without a letter or digit, such as a ruler, counts as blank), a form feed or
/// U+2029. A line end ends a paragraph too, unless the text is hard-wrapped. It is when one width explains at least
/// two thirds of its line ends (the line stays within that width, and the next word would not have fit) and some line
/// ends stand in mid-sentence, or when most of them do. In a hard-wrapped text a line end short of three quarters of the width still ends a
/// paragraph, unless the sentence goes on; so does one before a bullet, and one after a full stop where an indent follows. A text with one line end counts as
/// hard-wrapped when it stands in mid-sentence. Where paragraphs begin with an indent, a line less indented than the one
/// before goes on with its paragraph, whatever the width; and so does anywhere a small letter after a line as long as prose has, that ends no
/// sentence.
///
/// ```
/// use crosscheck::text::paragraphs;
/// let text = "Headline\n\nTen people died.\nNine were hurt.";
/// let found: Vec<_> = paragraphs(text).into_iter().map(|p| p.of(text)).collect();
/// assert_eq!(found, ["Headline", "Ten people died.", "Nine were hurt."]);
/// ```
pub fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let indents = indents_first_lines(text, &lines);
    let width = wrap_width(text, &lines, indents);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut previous: Option<Line> = None;
    for line in lines {
        let Some(line) = line else {
            previous = None;
            continue;
        };
        let continues = previous.is_some_and(|before| {
            let hangs = indents && before.indent > line.indent && !starts_with_bullet(line.span.of(text));
            let goes_on = (SHORTEST_WRAP..=WIDEST_WRAP).contains(&before.width)
                && begins_small(text, line)
                && stands_in_sentence(text, before, line);
            !line.starts_page && (hangs || goes_on || width.is_some_and(|width| continues(text, before, line, width)))
        });
        match paragraphs.last_mut() {
            Some(last) if continues => last.end = line.span.end,
            _ => paragraphs.push(line.span),
        }
        previous = Some(line);
    }
    paragraphs
}

/// The lines of a text; `None` for one without a letter or digit.
fn lines(text: &str) -> Vec<Option<Line>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut starts_page = true;
    loop {
        let Some((end, after, ends_page)) = line_end(text, start) else {
            lines.push(line(text, Span::new(start, text.len()), starts_page));
            return lines;
        };
        lines.push(line(text, Span::new(start, end), starts_page));
        start = after;
        starts_page = ends_page;
    }
}

/// The first line end from the byte `from` on: where it begins, where the next line does, and whether it ends a page too.
fn line_end(text: &str, from: usize) -> Option<(usize, usize, bool)> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        // The last two begin U+0085, U+2028 and U+2029, and other characters.
        at += bytes[at..].iter().position(|b| matches!(b, b'\n' | b'\r' | 0x0B | 0x0C | 0xC2 | 0xE2))?;
        match &bytes[at..] {
            [b'\r', b'\n', ..] => return Some((at, at + 2, false)),
            [b'\n' | b'\r' | 0x0B, ..] => return Some((at, at + 1, false)),
            [0x0C, ..] => return Some((at, at + 1, true)),
            [0xC2, 0x85, ..] => return Some((at, at + 2, false)),
            [0xE2, 0x80, last @ (0xA8 | 0xA9), ..] => return Some((at, at + 3, *last == 0xA9)),
            _ => at += 1,
        }
    }
}

/// Measures a line; `None` where it holds no letter or digit.
fn line(text: &str, span: Span, starts_page: bool) -> Option<Line> {
    let whole = span.of(text);
    let trimmed = whole.trim();
    if !trimmed.contains(char::is_alphanumeric) {
        return None;
    }
    let before = whole.len() - whole.trim_start().len();
    let start = span.start + before;
    let indent = whole[..before].chars().count();
    let mut words = trimmed.split_whitespace();
    Some(Line {
        span: Span::new(start, start + trimmed.len()),
        indent,
        width: indent + trimmed.chars().count(),
        first_word: words.next().unwrap_or_default().chars().count(),
        single_word: words.next().is_none(),
        starts_page,
    })
}

/// Whether paragraphs of this text begin with an indent: an indented line goes on in one less indented, in mid-sentence, or after a line
/// that ends a sentence and as long as a line of prose is.
fn indents_first_lines(text: &str, lines: &[Option<Line>]) -> bool {
    let goes_on = |before: Line, after: Line| before.indent > after.indent && !after.starts_page;
    let in_sentence = lines.windows(2).any(|pair| {
        let &[Some(before), Some(after)] = pair else { return false };
        goes_on(before, after) && stands_in_sentence(text, before, after)
    });
    in_sentence
        || lines.windows(3).any(|lines| {
            let &[Some(above), Some(before), Some(after)] = lines else { return false };
            let opens = before.indent > above.indent && ends_sentence(above.span.of(text));
            let breaks_off = before.width >= NARROWEST_WRAP && !ends_sentence(before.span.of(text));
            opens && breaks_off && goes_on(before, after)
        })
}

/// The width a text is wrapped at; `None` for a text with a paragraph on each line. Where first lines are indented, the line
/// ends before them tell nothing of the width.
fn wrap_width(text: &str, lines: &[Option<Line>], indents: bool) -> Option<usize> {
    // A line end is explained by each width from the line's own to one short of what the next word would have made it.
    let mut ends = Vec::new();
    let mut breaks = 0_usize;
    let mut mid_sentence = 0_usize;
    for pair in lines.windows(2) {
        let &[Some(before), Some(after)] = pair else { continue };
        let begins = indents && after.indent > before.indent;
        if begins || after.starts_page || before.single_word || starts_with_bullet(after.span.of(text)) {
            continue;
        }
        breaks += 1;
        mid_sentence += usize::from(stands_in_sentence(text, before, after));
        if before.width <= WIDEST_WRAP {
            ends.push((before.width, true));
            ends.push(((before.width + 1 + after.first_word).min(WIDEST_WRAP + 1), false));
        }
    }
    if mid_sentence == 0 {
        return None;
    }
    // Closing ends sort before opening ones of the same width, as `false` does before `true`.
    ends.sort_unstable();
    let (mut open, mut most, mut width) = (0_usize, 0_usize, 0_usize);
    for &(at, opens) in &ends {
        if opens {
            open += 1;
            if open > most {
                (most, width) = (open, at);
            }
        } else {
            open -= 1;
        }
    }
    if most * 3 >= breaks * 2 && most > 0 {
        return Some(width);
    }
    let widest = ends.iter().filter(|(_, opens)| *opens).map(|(width, _)| *width).max().unwrap_or(0);
    (mid_sentence * 2 > breaks && widest >= NARROWEST_WRAP).then_some(widest)
}

/// Whether a line begins with a small letter, as no sentence does.
fn begins_small(text: &str, line: Line) -> bool {
    line.span.of(text).starts_with(char::is_lowercase)
}

/// Whether the end of `before` stands in mid-sentence: no full stop before it, and a small letter after it, or a comma or a word before it
/// that ends no sentence.
fn stands_in_sentence(text: &str, before: Line, after: Line) -> bool {
    let line = before.span.of(text);
    let unfinished = || {
        line.ends_with(',')
            || line
                .split_whitespace()
                .next_back()
                .is_some_and(|word| UNFINISHED.split_ascii_whitespace().any(|known| known == word))
    };
    !ends_sentence(line) && (begins_small(text, after) || unfinished())
}

/// Whether in a text wrapped at `width` the line `after` goes on with the paragraph of `before`.
fn continues(text: &str, before: Line, after: Line, width: usize) -> bool {
    if after.indent > before.indent && ends_sentence(before.span.of(text)) {
        return false;
    }
    if before.width + 1 + after.first_word > width {
        // A tenth over the width is a line wrapped by eye.
        return before.width <= width + width / 10 || before.single_word;
    }
    // The next word would have fit, so somebody ended the line on purpose, or wrapped by eye.
    let short = before.width * 4 < width * 3;
    !starts_with_bullet(after.span.of(text)) && (!short || was_cut(text, before, after, width))
}

/// Whether the short line `before` lost its beginning, such as the dateline that agencies set before a first sentence,
/// rather than its end: it stands in mid-sentence, and the line after it is a wrapped one or ends the sentence.
fn was_cut(text: &str, before: Line, after: Line, width: usize) -> bool {
    let goes_on = after.width * 4 >= width * 3 || ends_sentence(after.span.of(text));
    stands_in_sentence(text, before, after) && (before.single_word || goes_on)
}

/// Whether a line ends as a sentence does, quotes and brackets aside.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']).ends_with(['.', '!', '?', '…', ':'])
}

/// Whether a line begins with a bullet or a list number.
fn starts_with_bullet(line: &str) -> bool {
    let Some((mark, _)) = line.split_once(char::is_whitespace) else { return false };
    let number = mark.strip_suffix(['.', ')']).is_some_and(|n| n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit()));
    number || matches!(mark, "-" | "*" | "+" | "•" | "‣" | "◦" | "▪" | "■" | "●" | "·" | "–" | "—")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<&str> = paragraphs(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn a_paragraph_on_each_line() {
        check("", &[]);
        check(" \n\t\r\n ", &[]);
        check("One line", &["One line"]);
        check("Headline\n\nA body.", &["Headline", "A body."]);
        check("Headline\r\n \r\nA body.\r\n", &["Headline", "A body."]);
        check("Ten died.\nNine were hurt.\nAll went home.", &["Ten died.", "Nine were hurt.", "All went home."]);
        check(
            "A caption\nAnother one\n• a bullet\n• and one more",
            &["A caption", "Another one", "• a bullet", "• and one more"],
        );
        check("One page\u{c}the next\u{2029}and a third", &["One page", "the next", "and a third"]);
        check("above\n-----\n* * *\nbelow", &["above", "below"]);
        check("lone\rreturns\rhere", &["lone", "returns", "here"]);
        check("née à Paris\n\nêtre", &["née à Paris", "être"]);
    }

    const WRAPPED: &str = "The once-strong partnership was shattered by the\n\
        killing of 10 activists who sailed against its\n\
        blockade in 2010, and Ankara had chafed at\n\
        contacts with the alliance.";

    #[test]
    fn a_hard_wrapped_text() {
        check(WRAPPED, &[WRAPPED]);
        let windows = WRAPPED.replace('\n', "\r\n");
        check(&windows, &[&windows]);
        let by_eye = WRAPPED.replace("by the\n", "by these\n");
        check(&by_eye, &[&by_eye]);
        let quoted = format!("Breaking news\n{WRAPPED}\n\n{WRAPPED}\nThe end");
        check(&quoted, &["Breaking news", WRAPPED, WRAPPED, "The end"]);
        check("Ten activists were\nkilled in the raid.", &["Ten activists were\nkilled in the raid."]);
        let cut = "Twenty people were killed and 18\n\
            hurt when an airliner flew into electricity lines and fell to\n\
            the ground in a ball of fire, officials at the airport told\nreporters.";
        check(cut, &[cut]);
        let address = "They wrote on the page of the organisation, which is\n\
            https://example.org/a/very/long/path/that/does/not/fit/the/line.html\n\
            and has been there since the year in which all of\nthem were founded.";
        check(address, &[address]);
    }

    #[test]
    fn lists_and_indents_in_a_hard_wrapped_text() {
        let list = "The organisation gave three reasons for what it had\n\
            done, and none of them was the one that people\nhad expected:\n\
            - the weather\n- the other weather, which was even worse than the\n  first one\n1. the rest";
        check(
            list,
            &[
                "The organisation gave three reasons for what it had\ndone, and none of them was the one that people\nhad expected:",
                "- the weather",
                "- the other weather, which was even worse than the\n  first one",
                "1. the rest",
            ],
        );
        let indented = "The organisation gave three reasons for what it had\n\
            done, and none of them was the one that people had\nexpected. They left that day, and the city fell quiet.";
        let text = format!("  {indented}\n  {indented}");
        check(&text, &[indented, indented]);
    }

    #[test]
    fn first_lines_with_an_indent() {
        let table = "    Shr loss 3.41 dlrs\n    Net loss 354 mln\n    Year\n    Shr loss 5.33 dlrs\n";
        let note = "NOTE: The company had no shares in 1985. On\nMarch 16, it had 109 million of them.";
        let charges = "Losses include charges of 286\nmillion dollars for both years.";
        check(
            &format!("{table}    {note}\n    {charges}\n Reuter\n"),
            &["Shr loss 3.41 dlrs", "Net loss 354 mln", "Year", "Shr loss 5.33 dlrs", note, charges, "Reuter"],
        );
        let first = "The chairman of the board said two of the company's senior\nofficers will retire early.";
        let second = "Both have each been with the company for a good deal more than\n35 years, he said.";
        check(&format!("{first}\n    {second}\n"), &[first, second]);
    }

    #[test]
    fn a_short_text_whose_sentences_go_on_at_its_line_ends() {
        let name = "Interest in the trust ceased trading on the New\nYork Stock Exchange on March 31.";
        check(&format!("It will close.\n    {name}\n AGENCY\n"), &["It will close.", name, "AGENCY"]);
        let heading = "STOCKS\n\nStocks were\nreported in elevators of the Kansas City\narea on April 3 as follows.";
        let table = " All hard red wheat\n Stocks 7743 8154\n Others 417 447";
        let rows = ["STOCKS", "Stocks were", "reported in elevators of the Kansas City\narea on April 3 as follows."];
        let expect: Vec<&str> = rows.into_iter().chain(table.lines().map(str::trim)).collect();
        check(&format!("{heading}\n{table}\n"), &expect);
        let items = "eggs\nmilk and cream\nbutter\nA basket\nBread\nIron pans";
        check(items, &items.lines().collect::<Vec<_>>());
        let first =
            "Arden cancelled its tender for\n200,000 tonnes of wheat of any origin for spring shipment,\ntraders said.";
        let second = "The issue is guaranteed by the bank of Marl, and payment date is\nMarch 17.";
        check(
            &format!("ARDEN CANCELS TENDER\n\n{first}\n    {second}\n AGENCY\n"),
            &["ARDEN CANCELS TENDER", first, second, "AGENCY"],
        );
        let titles = "A mill by the river in the old town of Marl\nAn inn beside the bridge\nThe tower";
        check(titles, &titles.lines().collect::<Vec<_>>());
    }

    #[test]
    fn long_lines_are_not_wrapped() {
        let long = "word ".repeat(60);
        let text = format!("{long}\nand {long}\nand {long}");
        assert_eq!(paragraphs(&text).len(), 3);
    }

    proptest! {
        #[test]
        fn paragraphs_lie_in_order_and_hold_every_letter(text in "(\\PC|[ \n\r\t\u{c}\u{2028}\u{2029}.a-z]){0,200}") {
            let mut at = 0;
            for span in paragraphs(&text) {
                prop_assert!(span.start >= at && span.end > span.start);
                prop_assert!(!text[at..span.start].contains(char::is_alphanumeric));
                prop_assert_eq!(span.of(&text).trim(), span.of(&text));
                at = span.end;
            }
            prop_assert!(!text[at..].contains(char::is_alphanumeric));
        }
    }
}
