//! Suggestions, put into the text.

use super::{Draft, Finding};

/// The findings of a draft whose suggestions are safe to apply, by place, none overlapping another.
pub fn fixes(draft: &Draft) -> Vec<&Finding> {
    let safe = |finding: &&Finding| finding.suggestion.as_ref().is_some_and(|suggestion| suggestion.safe);
    let mut fixes: Vec<&Finding> =
        draft.findings.iter().filter(safe).filter(|finding| finding.span.is_some()).collect();
    fixes.sort_by_key(|finding| finding.span);
    fixes.dedup_by(|later, kept| later.span.zip(kept.span).is_some_and(|(later, kept)| later.overlaps(kept)));
    fixes
}

/// The draft's text with its safe suggestions applied.
///
/// ```
/// use crosscheck::draft::{Draft, apply};
/// let draft = Draft { text: "Nine died.".to_owned(), ..Draft::default() };
/// assert_eq!(apply(&draft), "Nine died.");
/// ```
pub fn apply(draft: &Draft) -> String {
    let mut out = String::with_capacity(draft.text.len());
    let mut at = 0;
    for (span, suggestion) in fixes(draft).into_iter().filter_map(|fix| fix.span.zip(fix.suggestion.as_ref())) {
        out.push_str(draft.text.get(at..span.start).unwrap_or_default());
        out.push_str(&suggestion.text);
        at = span.end;
    }
    out.push_str(draft.text.get(at..).unwrap_or_default());
    out
}
