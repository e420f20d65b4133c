//! Comments that silence a line: `<!-- crosscheck: ignore CLAIM reason -->`.
//!
//! A comment on a line with other text silences that line. A comment that stands alone silences the next line that is not
//! empty and no such comment, so that several may stand above one line. It silences what is found of that one claim.

use crate::diag::Diagnostic;
use crate::text::{LineIndex, Span};

/// How such a comment begins, white space aside.
const MARK: &str = "crosscheck:";

/// A comment that silences a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ignore {
    /// The whole comment.
    pub(super) span: Span,
    /// The claim's id.
    pub(super) claim: String,
    /// The one-based line it silences.
    pub(super) line: usize,
}

/// The comments of a draft, and what is wrong with some. `path` is for the diagnostics, `known` says whether a claim exists.
pub(super) fn ignores(path: &str, text: &str, known: impl Fn(&str) -> bool) -> (Vec<Ignore>, Vec<Diagnostic>) {
    let mut found: Vec<Ignore> = Vec::new();
    let mut mistakes = Vec::new();
    let comments = comments(text);
    let lines = LineIndex::new(text);
    let next = lines_with_text(text, &lines, &comments);
    for (span, body) in &comments {
        let mut words = body.split_whitespace();
        let verb = words.next().unwrap_or_default();
        let (claim, reason) = (words.next().unwrap_or_default(), words.next());
        let (code, message, help) = if verb != "ignore" {
            (
                "bad-ignore",
                format!("`{verb}` is nothing a comment can ask for"),
                "write `<!-- crosscheck: ignore CLAIM reason -->`",
            )
        } else if claim.is_empty() {
            ("bad-ignore", "the comment names no claim".to_owned(), "write `<!-- crosscheck: ignore CLAIM reason -->`")
        } else if !known(claim) {
            ("bad-ignore", format!("no claim has the id `{claim}`"), "name the claim as the finding does")
        } else if reason.is_none() {
            ("ignore-without-reason", "the comment gives no reason".to_owned(), "write why after the claim's id")
        } else {
            let own = lines.position(text, span.end.saturating_sub(1)).line;
            let line = next.get(own - 1).copied().flatten().map_or(own, |line| line + 1);
            found.push(Ignore { span: *span, claim: claim.to_owned(), line });
            continue;
        };
        mistakes.push(Diagnostic::warning(code, path, *span, message).label("silences nothing").help(help));
    }
    (found, mistakes)
}

/// Every comment for this program, with its words after the mark.
fn comments(text: &str) -> Vec<(Span, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("<!--").map(|from| at + from) {
        let inside = start + "<!--".len();
        let Some(length) = text[inside..].find("-->") else { break };
        let end = inside + length + "-->".len();
        if let Some(body) = text[inside..inside + length].trim().strip_prefix(MARK) {
            found.push((Span::new(start, end), body.trim()));
        }
        at = end;
    }
    found
}

/// For each line, counted from zero, the first one from it on that has text beside such comments, where there is one.
fn lines_with_text(text: &str, lines: &LineIndex, comments: &[(Span, &str)]) -> Vec<Option<usize>> {
    let mut rest = text.as_bytes().to_vec();
    for (span, _) in comments {
        rest[span.start..span.end].fill(b' ');
    }
    let mut next = vec![None; lines.len()];
    let mut nearest = None;
    for line in (0..lines.len()).rev() {
        let span = lines.line(text, line + 1).unwrap_or_default();
        if rest[span.start..span.end].iter().any(|byte| !byte.is_ascii_whitespace()) {
            nearest = Some(line);
        }
        next[line] = nearest;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(&str, usize)], mistakes: &[&str]) {
        let (found, wrong) = ignores("a.md", text, |claim| claim.len() == 1);
        assert_eq!(found.iter().map(|i| (i.claim.as_str(), i.line)).collect::<Vec<_>>(), expect, "{text}");
        assert_eq!(wrong.iter().map(|d| d.code).collect::<Vec<_>>(), mistakes, "{text}");
    }

    #[test]
    fn comments_silence_their_line_or_the_next() {
        check("nine <!-- crosscheck: ignore a why -->\nten", &[("a", 1)], &[]);
        check("<!-- crosscheck: ignore a why not -->\nnine", &[("a", 2)], &[]);
        check("<!--crosscheck:ignore a why-->\r\n\r\nnine", &[("a", 3)], &[]);
        check("<!-- crosscheck: ignore a x -->\n<!-- crosscheck: ignore b y -->\nnine", &[("a", 3), ("b", 3)], &[]);
        check("<!-- crosscheck:\nignore a why -->\nnine", &[("a", 3)], &[]);
        check("<!-- another comment --> <!-- crosscheck: ignore a why -->", &[("a", 1)], &[]);
        check("<!-- crosscheck: ignore a why", &[], &[]);
        check("<!-- crosscheck: ignore a -->", &[], &["ignore-without-reason"]);
        check("<!-- crosscheck: ignore -->", &[], &["bad-ignore"]);
        check("<!-- crosscheck: ignore nobody why -->", &[], &["bad-ignore"]);
        check("<!-- crosscheck: off -->", &[], &["bad-ignore"]);
        check("é<!-- crosscheck: ignore a é -->é", &[("a", 1)], &[]);
    }
}
