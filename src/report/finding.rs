//! What a reviewer should look at: the common ground of the formats that point into files (`sarif`, `junit`, `github`, `gitlab`).
//!
//! A finding is plain data: a place in a file, a rule, a weight, lines of text. [`claims`] makes those of a report.

mod claims;

pub(crate) use claims::{CLAIM_RULES, findings};

/// How much a finding weighs, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// It fails the run.
    Error,
    /// It does not, and somebody should look.
    Warning,
    /// It is waived, was there before the edit, or is only counted.
    Note,
}

/// What is found, under a name that stays.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// A short code, as in JSON.
    pub(crate) id: &'static str,
    /// In a few words.
    pub(crate) title: &'static str,
    /// In a sentence.
    pub(crate) meaning: &'static str,
    /// What to do about it.
    pub(crate) help: &'static str,
}

/// A place in a file, as far as a file viewer can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Region {
    /// One-based line.
    pub(crate) line: usize,
    /// One-based column in code points, where one is known.
    pub(crate) column: Option<usize>,
    /// The column after the last, where that is known.
    pub(crate) end: Option<usize>,
}

/// A further place of a finding.
#[derive(Clone, Debug)]
pub(crate) struct Related {
    /// The file.
    pub(crate) path: String,
    /// Where in it.
    pub(crate) region: Region,
    /// What stands there, in a line.
    pub(crate) text: String,
    /// The place in words: `corpus/a.txt:9:84`.
    pub(crate) place: String,
}

/// Whether a finding is an edit's doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Baseline {
    /// It was not there before.
    New,
    /// It was.
    Unchanged,
}

/// Something to look at. No text in it steers a terminal.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// What is found.
    pub(crate) rule: &'static Rule,
    /// How much it weighs.
    pub(crate) weight: Weight,
    /// The claim it is about.
    pub(crate) claim: String,
    /// The file it stands in.
    pub(crate) path: String,
    /// Where in it.
    pub(crate) region: Region,
    /// What it is, line by line, the first a headline; the related places are not repeated in them.
    pub(crate) lines: Vec<String>,
    /// The passages behind it, the weightiest first.
    pub(crate) related: Vec<Related>,
    /// What tells it from all others of its rule and stays when lines move.
    pub(crate) identity: String,
    /// Why it is suppressed, where it is.
    pub(crate) waiver: Option<String>,
    /// Whether it was there before; `None` where nobody asked.
    pub(crate) baseline: Option<Baseline>,
}

impl Finding {
    /// The finding in a line.
    pub(crate) fn headline(&self) -> &str {
        self.lines.first().map_or("", String::as_str)
    }

    /// Its lines, and one for each related place.
    pub(crate) fn all_lines(&self) -> Vec<String> {
        let related = self.related.iter().map(|related| format!("{}; {}", related.text, related.place));
        self.lines.iter().cloned().chain(related).collect()
    }
}

/// Sorts findings: the worst first, then by file and place.
pub(crate) fn sort(findings: &mut [Finding]) {
    let place = |finding: &Finding| (finding.path.clone(), finding.region, finding.claim.clone());
    findings.sort_by_cached_key(|finding| (finding.weight, place(finding), finding.rule.id, finding.identity.clone()));
}
