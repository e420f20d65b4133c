//! The format `markdown`: the words and order of the page, for a comment on a pull request.
//!
//! Nothing a claim or a document says can become markup, a link, a mention or HTML.

mod changes;
mod locked;

use super::diff::{Diff, Piece, Share};
use super::dispute::{self, Comparison, NEAR_MISSES, Party, QUOTE_WORDS};
use super::order::{Part, claims_of};
use super::paint::Screen;
use super::quote::quote;
use super::words;
use super::{ClaimReport, Flag, Report, matrix, stance};
use crate::evidence::{Evidence, Passage, Place};
use crate::text::printable;
use crate::verdict::Side;

/// The longest comment a large forge takes, in the units it counts: UTF-16 (GitHub: 65,536 characters).
const LIMIT: usize = 65_536;
/// Kept free for the line that says what was cut.
const CLOSING: usize = 400;

/// The comment, cut to what a forge takes. The screen changes nothing: readers wrap Markdown themselves.
pub(super) fn render(report: &Report, _screen: Screen) -> String {
    cut_to(report, LIMIT)
}

/// The comment in at most `limit` units: headline, the table, changes, disagreements, failures. Rows of claims that need no
/// look go first, then the last blocks.
fn cut_to(report: &Report, limit: usize) -> String {
    let room = limit.saturating_sub(CLOSING);
    let mut head = headline(report);
    if !report.claims.is_empty() {
        line(&mut head, "");
        line(&mut head, "| claim | claimed | verdict | sources state | result |");
        line(&mut head, "|---|---|---|---|---|");
    }
    let mut closing = String::new();
    if !report.diagnostics.is_empty() {
        line(&mut closing, "");
        line(&mut closing, &format!("{} about the input", words::count(report.diagnostics.len(), "warning")));
    }
    let disputed = claims_of(report, Part::Disputed);
    let failed = claims_of(report, Part::Failed);
    let rest = claims_of(report, Part::Rest);
    let mut left = room.saturating_sub(length(&head) + length(&closing));
    // Rows of what needs a look may take half of it, so that the blocks that explain them have the other half.
    let mut rows_left = left / 2;
    let notable: Vec<String> = disputed.iter().chain(&failed).map(|claim| row(claim)).collect();
    let kept_rows = fitting(&notable, &mut rows_left);
    left -= left / 2 - rows_left;
    let mut sections = report.changes.as_ref().map(|changed| changes::blocks(report, changed)).unwrap_or_default();
    sections.extend(report.locked.iter().flat_map(locked::blocks));
    let kept_sections = fitting(&sections, &mut left);
    let disagreements: Vec<String> = disputed.iter().map(|claim| disagreement(claim)).collect();
    let kept_disagreements = fitting(&disagreements, &mut left);
    let failures: Vec<String> = failed.iter().map(|claim| failure(claim)).collect();
    let kept_failures = fitting(&failures, &mut left);
    let others: Vec<String> = rest.iter().map(|claim| row(claim)).collect();
    let kept_others = if kept_rows < notable.len() { 0 } else { fitting(&others, &mut left) };
    let overview = overview(report);
    let kept_overview = fitting(std::slice::from_ref(&overview), &mut left);

    let mut out = head;
    let rows = notable.iter().take(kept_rows).chain(others.iter().take(kept_others));
    let blocks = sections
        .iter()
        .take(kept_sections)
        .chain(disagreements.iter().take(kept_disagreements))
        .chain(failures.iter().take(kept_failures));
    out.extend(rows.chain(blocks).map(String::as_str));
    if kept_overview > 0 {
        out.push_str(&overview);
    }
    out.push_str(&closing);
    let cut: Vec<String> = [
        (notable.len() + others.len() - kept_rows - kept_others, "row", "of the table"),
        (sections.len() - kept_sections, "block", "of changes"),
        (disagreements.len() - kept_disagreements, "disagreement", "in full"),
        (failures.len() - kept_failures, "failure", "in full"),
        (1 - kept_overview, "table", "of claims by sources"),
    ]
    .into_iter()
    .filter(|(count, _, _)| *count > 0)
    .map(|(count, noun, of)| format!("{} {of}", words::count(count, noun)))
    .collect();
    if !cut.is_empty() {
        line(&mut out, "");
        let cut = words::list(&cut, "and");
        line(
            &mut out,
            &format!("Cut to fit a comment: {cut} left out. `crosscheck check --format html` shows everything."),
        );
    }
    out
}

fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// How many of the first pieces fit into the room, which becomes what they leave.
fn fitting(pieces: &[String], room: &mut usize) -> usize {
    let mut kept = 0;
    for piece in pieces {
        let Some(left) = room.checked_sub(length(piece)) else { break };
        (kept, *room) = (kept + 1, left);
    }
    kept
}

fn headline(report: &Report) -> String {
    let sign = if words::fails(report) { "✗" } else { "✓" };
    format!("**{sign} {}**\n", escape(&words::summary(report)))
}

/// A claim's row of the table.
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

/// Sources in the table of claims by sources; claims in it.
const COLUMNS: usize = 12;
const ROWS: usize = 100;

/// Claims by sources, folded: what each source states. Left out where there is only one source.
fn overview(report: &Report) -> String {
    let mut text = String::new();
    let out = &mut text;
    let sources = matrix::sources(&report.claims);
    if sources.len() < 2 {
        return text;
    }
    let shown = &sources[..sources.len().min(COLUMNS)];
    line(out, "");
    line(out, "<details>");
    line(out, "<summary>What each source states</summary>");
    line(out, "");
    let headings: Vec<String> = shown.iter().map(|source| escape(source)).collect();
    line(out, &format!("| claim | claimed | {} |", headings.join(" | ")));
    line(out, &format!("|---|---|{}", "---|".repeat(shown.len())));
    for claim in report.claims.iter().take(ROWS) {
        let cells: Vec<String> = shown.iter().map(|source| stated_by(claim, source)).collect();
        let claimed = escape(&words::claimed(&claim.claim));
        let id = escape(&claim.claim.id);
        line(out, &format!("| {} {id} | {claimed} | {} |", words::outcome(claim).sign(), cells.join(" | ")));
    }
    line(out, "");
    line(out, &escape(&matrix::legend()));
    let left_out =
        [(report.claims.len().saturating_sub(ROWS), "more claim"), (sources.len() - shown.len(), "more source")];
    for (left_out, what) in left_out.into_iter().filter(|(left_out, _)| *left_out > 0) {
        line(out, "");
        line(out, &words::count(left_out, what));
    }
    line(out, "");
    line(out, "</details>");
    text
}

fn stated_by(claim: &ClaimReport, source: &str) -> String {
    let (values, left_out) = matrix::cell(claim, source);
    let mut cells: Vec<String> =
        values.iter().map(|(stance, value)| format!("{} {}", stance::sign(*stance), escape(value))).collect();
    if left_out > 0 {
        cells.push(format!("{left_out} more"));
    }
    cells.join("; ")
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
    // What failed before the edit as well is not what the comment is for.
    let folded = claim.passed || claim.flags.contains(&Flag::FailedBefore);
    line(out, if folded { "<details>" } else { "<details open>" });
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

fn disagreement(claim: &ClaimReport) -> String {
    let mut block = String::new();
    let out = &mut block;
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
    block
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
    format!("<sub>{}</sub>", escape(&words::place(place)))
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
    line(out, &format!("> {}", word_diff(&comparison.diff).replace("<br>", "<br>\n> ")));
}

/// The words of both texts as one; where they have little in common, one text below the other.
fn word_diff(diff: &Diff) -> String {
    let shown = |pieces: &[Piece], without: Option<Share>| -> String {
        pieces.iter().filter(|piece| Some(piece.share) != without).map(tokens).collect::<String>()
    };
    if diff.related {
        return shown(&diff.pieces, None).trim_start().to_owned();
    }
    let (first, second) = (shown(&diff.pieces, Some(Share::Added)), shown(&diff.pieces, Some(Share::Removed)));
    format!("{}<br>{}", first.trim_start(), second.trim_start())
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

fn failure(claim: &ClaimReport) -> String {
    let mut block = String::new();
    let out = &mut block;
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
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn check(text: &str, expect: &str) {
        assert_eq!(escape(text), expect);
    }

    /// Many disputes, failures and passing claims.
    fn large(disputes: usize, failures: usize, others: usize) -> Report {
        let mut claims = Vec::new();
        for i in 0..disputes + failures + others {
            let mut claim = if i < disputes { sample::dispute() } else { sample::report().claims.remove(1) };
            claim.claim.id = format!("claim-{i:04}");
            claim.passed = i >= disputes + failures;
            claims.push(claim);
        }
        sample::of(claims)
    }

    fn check_cut(disputes: usize, failures: usize, others: usize, limit: usize, expect: &str) {
        let text = cut_to(&large(disputes, failures, others), limit);
        assert!(length(&text) <= limit, "{} over {limit}", length(&text));
        assert_eq!(text.matches("<details").count(), text.matches("</details>").count(), "a block is cut through");
        let said = text.lines().last().filter(|line| line.starts_with("Cut to fit")).unwrap_or_default();
        assert!(said.starts_with(expect) && said.is_empty() == expect.is_empty(), "{said:?}");
    }

    #[test]
    fn a_long_report_is_cut_and_says_so() {
        check_cut(2, 2, 2, LIMIT, "");
        check_cut(0, 0, 2000, LIMIT, "Cut to fit a comment: 1");
        check_cut(200, 200, 200, LIMIT, "Cut to fit a comment: ");
        check_cut(
            3,
            0,
            0,
            3000,
            "Cut to fit a comment: 2 disagreements in full and 1 table of claims by sources left out.",
        );
    }

    /// Rows stand in the order in which the page shows the claims, and so do the blocks of those it unfolds.
    #[test]
    fn the_order_is_that_of_the_page() {
        for report in [sample::report(), large(2, 3, 4)] {
            let page = dom_query::Document::from(crate::report::html::render(&report, Screen::PLAIN));
            let bodies = page.select(".claims > details > p[id]");
            let ids: Vec<String> = bodies.iter().filter_map(|body| body.attr("id")).map(|id| id.to_string()).collect();
            let ids: Vec<&str> = ids.iter().filter_map(|id| id.strip_prefix("claim-")).collect();
            assert_eq!(ids.len(), report.claims.len());
            let text = cut_to(&report, LIMIT);
            let table = text.lines().skip_while(|line| *line != "|---|---|---|---|---|").skip(1);
            let rows: Vec<&str> =
                table.map_while(|line| line.strip_prefix("| ")).filter_map(|row| row.split(" | ").next()).collect();
            assert_eq!(rows, ids);
            let blocks: Vec<&str> = text
                .lines()
                .filter_map(|line| line.strip_prefix("<summary>")?.split_once("<b>"))
                .map(|(_, rest)| rest.split_once('<').map_or("", |(id, _)| id))
                .collect();
            let unfolded: Vec<&str> = ids.iter().copied().take(blocks.len()).collect();
            assert_eq!(blocks, unfolded);
        }
    }

    #[test]
    fn what_needs_a_look_is_kept_longest() {
        let text = cut_to(&large(3, 3, 900), 20_000);
        for i in 0..6 {
            assert_eq!(text.matches(&format!("claim-{i:04}")).count(), 2, "claim {i} has a row and a block");
        }
        assert!(text.contains("claim-0006") && !text.contains("claim-0905"), "rows fill what is left");
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
