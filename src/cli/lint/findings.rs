//! What `lint` finds, for code hosts.

use std::collections::BTreeMap;

use super::{reasons, shown};
use crate::diag::Diagnostic;
use crate::draft::{Draft, Finding as Statement};
use crate::ledger::Severity;
use crate::report::finding::{Finding, Region, Rule, Weight, sort};
use crate::report::words;
use crate::text::{LineIndex, Span};

/// Every rule; those of statements have the codes of [`Matter`], those of comments the codes of their diagnostics.
pub(super) const RULES: [Rule; 9] = [
    Rule {
        id: "contradiction",
        title: "The draft contradicts a claim",
        meaning: "The statement cannot be so if the ledger is right.",
        help: "Correct the draft: `crosscheck lint --fix` does where that is safe. Where the draft is right, correct the claim and its sources.",
    },
    Rule {
        id: "dispute",
        title: "The draft states one side of a dispute",
        meaning: "The sources are known to disagree on this value.",
        help: "Name the other values as well, or who says so.",
    },
    Rule {
        id: "other_time",
        title: "The draft's value is of another time than the claim's",
        meaning: "The claim holds for a time that is not the statement's.",
        help: "Say in the draft which time is meant, or add that time to the claim.",
    },
    Rule {
        id: "unsettled",
        title: "The draft differs from a claim that is not settled",
        meaning: "The claim expects that its sources do not settle it.",
        help: "Say that the value is not certain.",
    },
    Rule {
        id: "unused-ignore",
        title: "A comment silences nothing",
        meaning: "Nothing is found of the claim on that line.",
        help: "Remove the comment.",
    },
    Rule {
        id: "ignore-without-reason",
        title: "A comment gives no reason",
        meaning: "What is silenced without a reason cannot be judged later.",
        help: "Write why after the id of the claim.",
    },
    Rule {
        id: "bad-ignore",
        title: "A comment cannot be read",
        meaning: "It is not of the form `crosscheck: ignore CLAIM reason`.",
        help: "Write `<!-- crosscheck: ignore CLAIM reason -->`.",
    },
    Rule {
        id: "unowned",
        title: "No claim speaks of the value",
        meaning: "The value is in the draft, and nothing in the ledger can check it.",
        help: "Write a claim: `crosscheck new` with the sentence drafts one.",
    },
    Rule {
        id: "unread",
        title: "Something in the draft could not be read",
        meaning: "Its front matter or its text is not what it should be.",
        help: "Correct the file; `crosscheck lint` shows the place.",
    },
];

/// The findings of drafts, and with `coverage` a note for each value no claim speaks of.
pub(super) fn findings(drafts: &[Draft], coverage: bool) -> Vec<Finding> {
    let mut all = Vec::new();
    for draft in drafts {
        let lines = LineIndex::new(&draft.text);
        all.extend(draft.findings.iter().map(|finding| statement(draft, finding)));
        all.extend(draft.diagnostics.iter().map(|diagnostic| remark(draft, &lines, diagnostic)));
        if coverage {
            all.extend(draft.unowned.iter().map(|value| {
                let region = region(value.line, value.column, &value.words);
                let line = format!("no claim speaks of “{}”: {}", value.words, value.sentence);
                new("unowned", Weight::Note, draft, "", region, &value.words, vec![line])
            }));
        }
    }
    sort(&mut all);
    // Of several alike in one draft, each has its number.
    let mut seen: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for finding in &mut all {
        let count = seen.entry((finding.rule.id, finding.identity.clone())).or_default();
        *count += 1;
        if *count > 1 {
            finding.identity.push_str(&format!("/{count}"));
        }
    }
    all
}

fn statement(draft: &Draft, finding: &Statement) -> Finding {
    let weight = match (finding.fails(), finding.severity) {
        (true, _) => Weight::Error,
        (false, Severity::Info) => Weight::Note,
        (false, _) => Weight::Warning,
    };
    let diagnostic = shown(&draft.path, finding);
    let mut lines = vec![diagnostic.message, diagnostic.label];
    lines.extend(diagnostic.help);
    lines.extend(reasons(finding));
    let region = match finding.span {
        Some(_) => region(finding.line, finding.column, &finding.words),
        None => Region { line: finding.line.max(1), column: None, end: None },
    };
    let words = format!("{}/{}", finding.claim, finding.words);
    new(finding.matter.name(), weight, draft, &finding.claim, region, &words, lines)
}

/// A diagnostic: a comment that silences nothing, or trouble in reading.
fn remark(draft: &Draft, lines: &LineIndex, diagnostic: &Diagnostic) -> Finding {
    let Span { start, end } = diagnostic.span.unwrap_or_default();
    let (first, last) = (lines.position(&draft.text, start), lines.position(&draft.text, end));
    let last = Some(last.column).filter(|_| first.line == last.line);
    let region = Region { line: first.line, column: Some(first.column), end: last };
    let words = draft.text.get(start..end).unwrap_or_default();
    let told = [Some(diagnostic.message.clone()), diagnostic.help.clone()].into_iter().flatten().collect();
    new(diagnostic.code, Weight::Warning, draft, "", region, words, told)
}

/// The region of words that stand on one line.
fn region(line: usize, column: usize, words: &str) -> Region {
    let end = Some(column + words.chars().count()).filter(|_| !words.is_empty() && !words.contains(['\n', '\r']));
    Region { line: line.max(1), column: Some(column.max(1)), end }
}

fn new(
    rule: &str,
    weight: Weight,
    draft: &Draft,
    claim: &str,
    region: Region,
    words: &str,
    lines: Vec<String>,
) -> Finding {
    Finding {
        rule: RULES.iter().find(|known| known.id == rule).unwrap_or(&RULES[RULES.len() - 1]),
        weight,
        claim: claim.to_owned(),
        path: draft.path.clone(),
        region,
        lines: lines.iter().map(|line| words::shown(line)).collect(),
        related: Vec::new(),
        identity: words::shown(&format!("{}/{words}", draft.path)),
        waiver: None,
        baseline: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Matter;

    #[test]
    fn every_code_has_a_rule() {
        let matters = [Matter::Contradiction, Matter::Dispute, Matter::OtherTime, Matter::Unsettled];
        let codes = ["unused-ignore", "ignore-without-reason", "bad-ignore"];
        for code in matters.map(Matter::name).into_iter().chain(codes) {
            assert!(RULES.iter().any(|rule| rule.id == code), "{code}");
        }
    }
}
