//! The format `markdown`: the table's words and order, for a comment on a pull request.
//!
//! Nothing a claim or a document says can become markup, a link, a mention or HTML.

use super::diff::{Piece, Share};
use super::dispute::{self, Comparison, NEAR_MISSES, Party, QUOTE_WORDS};
use super::paint::Screen;
use super::quote::quote;
use super::words::{self, Outcome};
use super::{ClaimReport, Report};
use crate::evidence::{Evidence, Passage, Place};
use crate::text::printable;
use crate::verdict::Side;

/// The most characters a comment gets. GitHub refuses one of more than 65,536.
const MOST_CHARACTERS: usize = 60_000;

/// The comment: what fails comes first, and what does not fit is counted. The screen changes nothing: readers wrap
/// Markdown themselves.
pub(super) fn render(report: &Report, _screen: Screen) -> String {
    let mut out = String::new();
    let waived = report.claims.iter().filter(|claim| words::outcome(claim) == Outcome::Waived).count();
    let disputed = report.claims.iter().filter(|claim| !claim.judgement.disagreements.is_empty()).count();
    let mut claims: Vec<&ClaimReport> = report.claims.iter().collect();
    claims.sort_by_key(|claim| urgency(words::outcome(claim)));
    let failed = claims.first().is_some_and(|claim| words::outcome(claim) == Outcome::Failed);
    let sign = if failed { "✗" } else { "✓" };
    line(&mut out, &format!("**{sign} {}**", escape(&words::summary(&report.summary, waived, disputed))));
    if !claims.is_empty() {
        line(&mut out, "");
        line(&mut out, "| claim | claimed | verdict | sources state | result |");
        line(&mut out, "|---|---|---|---|---|");
        fit(&mut out, MOST_CHARACTERS / 2, "| {} not shown |||||", claims.iter().map(|claim| row(claim)));
    }
    let blocks = claims.iter().filter_map(|claim| {
        let mut block = String::new();
        if !claim.judgement.disagreements.is_empty() {
            disagreement(&mut block, claim);
        } else if !claim.passed {
            failure(&mut block, claim);
        }
        (!block.is_empty()).then_some(block)
    });
    fit(&mut out, MOST_CHARACTERS, "\n{} without details here", blocks);
    if !report.diagnostics.is_empty() {
        line(&mut out, "");
        line(&mut out, &format!("{} about the input", words::count(report.diagnostics.len(), "warning")));
    }
    out
}

/// What should be seen first.
const fn urgency(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Failed => 0,
        Outcome::Noted => 1,
        Outcome::Waived => 2,
        Outcome::Passed => 3,
    }
}

/// Adds what fits into `most` characters altogether, and a line that counts the rest, if any, in place of its `{}`.
fn fit(out: &mut String, most: usize, rest: &str, pieces: impl Iterator<Item = String>) {
    let mut length = out.chars().count();
    let mut left_out = 0;
    for piece in pieces {
        length = length.saturating_add(piece.chars().count());
        if left_out > 0 || length > most {
            left_out += 1;
        } else {
            out.push_str(&piece);
        }
    }
    if left_out > 0 {
        line(out, &rest.replace("{}", &format!("{} more", words::count(left_out, "claim"))));
    }
}

fn row(claim: &ClaimReport) -> String {
    let outcome = words::outcome(claim);
    let cells = [
        escape(&claim.claim.id),
        escape(&words::claimed(&claim.claim)),
        escape(&words::verdict(&claim.judgement)),
        stated(claim),
        format!("{} {}", outcome.sign(), escape(&words::result(claim))),
    ];
    format!("| {} |\n", cells.join(" | "))
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// A text that Markdown shows as it is, on one line.
///
/// `@` and `#` before a word are followed by an empty comment: a hosted forge looks for mentions in what is rendered,
/// where a backslash is gone already.
pub(super) fn escape(text: &str) -> String {
    let text = printable(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut characters = text.trim().chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        // A text may be one of several written side by side.
        let next = characters.peek().copied().unwrap_or('/');
        match character {
            _ if character.is_whitespace() && before.is_whitespace() && !out.is_empty() => {}
            _ if character.is_whitespace() => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' | '#' => {
                out.push('\\');
                out.push(character);
                out.push_str("<!-- -->");
            }
            '_' if before.is_alphanumeric() && next.is_alphanumeric() => out.push('_'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => {
                out.push('\\');
                out.push(character);
            }
            // What begins a list or an underline stands first; what makes a link follows a scheme or `www`.
            '-' | '+' | '=' if out.is_empty() => {
                out.push('\\');
                out.push(character);
            }
            '.' | ')' if before.is_ascii_digit() || matches!(before, 'w' | 'W') => {
                out.push('\\');
                out.push(character);
            }
            ':' if next == '/' => out.push_str("\\:"),
            _ => out.push(character),
        }
        before = character;
    }
    out
}

fn stated(claim: &ClaimReport) -> String {
    if claim.judgement.sides.is_empty() {
        return "nothing".to_owned();
    }
    claim.judgement.sides.iter().map(counted).collect::<Vec<_>>().join("; ")
}

fn counted(side: &Side) -> String {
    let counts = words::tally(side.sources.len(), side.origins);
    format!("<b>{}</b> ({}, {})", escape(&words::side_value(side)), escape(side.stance.name()), counts)
}

/// Opens the block of one claim: its heading, statement, value and expectation.
fn open(out: &mut String, claim: &ClaimReport, matter: &str) {
    let sign = words::outcome(claim).sign();
    line(out, "");
    line(out, if claim.passed { "<details>" } else { "<details open>" });
    line(out, &format!("<summary>{sign} <b>{}</b> {}</summary>", escape(&claim.claim.id), escape(matter)));
    line(out, "");
    line(out, &format!("{}<br>", escape(&claim.claim.statement)));
    let claimed = format!("claimed {} · {}:{}", words::claimed(&claim.claim), claim.claim.file, claim.claim.line);
    line(out, &escape(&claimed));
    if !claim.passed {
        line(out, "");
        line(out, &format!("<b>{}</b>", escape(&words::expectation(claim))));
    }
    if let Some(because) = &claim.claim.expect.because {
        let label = if claim.passed { "known" } else { "expected because" };
        line(out, "");
        line(out, &format!("<b>{label}:</b> {}", escape(because)));
    }
    if let Some(waiver) = &claim.claim.waive
        && !claim.passed
    {
        line(out, "");
        line(out, &format!("<b>waiver until {}:</b> {}", waiver.until, escape(&waiver.reason)));
    }
}

fn disagreement(out: &mut String, claim: &ClaimReport) {
    let parties = dispute::parties(claim);
    let tally = words::tally(claim.judgement.documents, claim.judgement.origins);
    open(out, claim, &format!("sources disagree: {}, {tally}", words::count(dispute::contradicting(claim), "value")));
    for party in &parties {
        side(out, party);
    }
    for side in dispute::bystanders(claim) {
        line(out, "");
        line(out, &format!("also {}: {}", counted(side), escape(&side.sources.join(", "))));
    }
    let (comparisons, left_out) = dispute::comparisons(claim);
    for comparison in &comparisons {
        compare(out, comparison);
    }
    if left_out > 0 {
        line(out, "");
        line(out, &format!("{} more", words::count(left_out, "contradicting pair")));
    }
    line(out, "");
    line(out, "</details>");
}

fn side(out: &mut String, party: &Party<'_>) {
    line(out, "");
    line(out, &format!("{} {}", escape(&party.letter), counted(party.side)));
    line(out, "");
    for evidence in &party.quoted {
        passage(out, evidence);
    }
    if !party.also.is_empty() {
        line(out, &format!("- and {}", escape(&party.also.join(", "))));
    }
    for hint in &party.hints {
        line(out, &format!("- hint: {}", escape(hint)));
    }
}

fn passage(out: &mut String, evidence: &Evidence) {
    let who = format!("{} · {}", evidence.place.source, words::provenance(evidence));
    line(out, &format!("- {}<br>{}<br>{}", escape(&who), quoted(&evidence.passage), place(&evidence.place)));
}

fn place(place: &Place) -> String {
    format!("<sub>{}:{}:{}</sub>", escape(&place.path), place.line, place.column)
}

/// The passage in quotation marks, shortened, its value marked.
fn quoted(passage: &Passage) -> String {
    let quote = quote(passage, QUOTE_WORDS);
    let value = if quote.value.is_empty() { String::new() } else { format!("<b>«{}»</b>", escape(&quote.value)) };
    format!("“{}{value}{}”", part(&quote.before), part(&quote.after))
}

/// Escaped, with the white space at its ends kept as one space.
fn part(text: &str) -> String {
    let begins = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let ends = if text.ends_with(char::is_whitespace) && !text.trim().is_empty() { " " } else { "" };
    format!("{begins}{}{ends}", escape(text))
}

fn compare(out: &mut String, comparison: &Comparison<'_>) {
    let (first, second) = &comparison.letters;
    let (ours, theirs) = comparison.sources;
    line(out, "");
    let heads = format!("<del>{}</del> <ins>{}</ins>", escape(ours), escape(theirs));
    line(out, &format!("{} → {}, word by word: {heads}", escape(first), escape(second)));
    line(out, "");
    let shown = |pieces: &[Piece], without: Option<Share>| -> String {
        pieces.iter().filter(|piece| Some(piece.share) != without).map(tokens).collect::<String>()
    };
    if comparison.diff.related {
        line(out, &format!("> {}", shown(&comparison.diff.pieces, None).trim_start()));
    } else {
        line(out, &format!("> {}<br>", shown(&comparison.diff.pieces, Some(Share::Added)).trim_start()));
        line(out, &format!("> {}", shown(&comparison.diff.pieces, Some(Share::Removed)).trim_start()));
    }
}

fn tokens(piece: &Piece) -> String {
    let mut text = String::new();
    for (i, token) in piece.tokens.iter().enumerate() {
        if token.spaced && i > 0 {
            text.push(' ');
        }
        if token.is_value {
            text.push_str(&format!("<b>«{}»</b>", escape(&token.text)));
        } else {
            text.push_str(&escape(&token.text));
        }
    }
    let spaced = piece.tokens.first().is_some_and(|token| token.spaced);
    match piece.share {
        Share::Both if spaced => format!(" {text}"),
        Share::Both => text,
        Share::Removed => format!(" <del>{text}</del>"),
        Share::Added => format!(" <ins>{text}</ins>"),
    }
}

fn failure(out: &mut String, claim: &ClaimReport) {
    open(out, claim, &words::verdict(&claim.judgement));
    line(out, "");
    line(out, &escape(&words::rule(&claim.claim, &claim.judgement)));
    line(out, "");
    let (shown, _) = dispute::failing_evidence(claim);
    for evidence in shown {
        passage(out, evidence);
        line(out, &format!("  <br>{}: {}", escape(evidence.stance.name()), escape(&evidence.reason.because)));
    }
    if claim.evidence.is_empty() {
        for rejected in claim.rejected.iter().take(NEAR_MISSES) {
            let source = escape(&rejected.place.source);
            line(out, &format!("- near miss {source}<br>{}<br>{}", quoted(&rejected.passage), place(&rejected.place)));
            line(out, &format!("  <br>rejected: {}", escape(&rejected.reason.because)));
        }
    }
    line(out, "");
    line(out, "</details>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn a_comment_is_never_too_long() {
        let claims = (0..2000).map(|i| {
            let mut claim = sample::visit();
            claim.claim.id = format!("visit-{i}");
            claim.passed = i != 1999;
            claim
        });
        let text = render(&sample::of(claims.collect()), Screen::PLAIN);
        assert!(text.chars().count() < 65_536);
        assert!(text.contains("claims more not shown") && text.contains("| visit-1999 |"), "{text}");
        assert!(text.contains("<b>visit-1999</b>"));
        let all = (0..2000).map(|i| {
            let mut claim = sample::visit();
            claim.claim.id = format!("visit-{i}");
            claim
        });
        let text = render(&sample::of(all.collect()), Screen::PLAIN);
        assert!(text.chars().count() < 65_536 && text.contains("more without details here"));
    }

    fn check(text: &str, expect: &str) {
        assert_eq!(escape(text), expect);
    }

    #[test]
    fn nothing_is_markup() {
        check("9 | 10", "9 \\| 10");
        check("<img src=x> & `code`", "&lt;img src=x&gt; &amp; \\`code\\`");
        check("ask @editor, #12 or a@b.c", "ask \\@<!-- -->editor, \\#<!-- -->12 or a\\@<!-- -->b.c");
        check("[a](https://x.y) ![b](c)", "\\[a\\](https\\://x.y) !\\[b\\](c)");
        check("www.x.y WWW.x.y", "www\\.x.y WWW\\.x.y");
        check("_a_ not_enough_info", "\\_a\\_ not_enough_info");
        check("1. one", "1\\. one");
        check("- one", "\\- one");
        check("two\n\n \tlines", "two lines");
        check("two\r\nlines", "two\\\\u{d} lines");
    }
}
