//! What `lint` finds, for other programs.

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::draft::{Draft, Finding, Unowned};
use crate::report::json_text;

/// The version of the output.
const SCHEMA: &str = "crosscheck.lint/1";

#[derive(Serialize)]
struct Output<'a> {
    schema: &'static str,
    drafts: Vec<DraftJson<'a>>,
}

#[derive(Serialize)]
struct DraftJson<'a> {
    path: &'a str,
    findings: Vec<FindingJson<'a>>,
    diagnostics: Vec<DiagnosticJson<'a>>,
    /// Only where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    unowned: Option<Vec<UnownedJson<'a>>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    matter: &'static str,
    claim: &'a str,
    severity: &'static str,
    line: usize,
    column: usize,
    /// Bytes of the draft's text.
    start: Option<usize>,
    end: Option<usize>,
    text: &'a str,
    ledger: &'a str,
    because: &'a str,
    behind: &'a [String],
    suggestion: Option<&'a str>,
    safe: bool,
}

#[derive(Serialize)]
struct UnownedJson<'a> {
    line: usize,
    column: usize,
    kind: &'static str,
    text: &'a str,
    sentence: &'a str,
}

#[derive(Serialize)]
struct DiagnosticJson<'a> {
    code: &'static str,
    message: &'a str,
    start: Option<usize>,
    end: Option<usize>,
}

pub(super) fn json(drafts: &[Draft], coverage: bool) -> String {
    let drafts = drafts
        .iter()
        .map(|draft| DraftJson {
            path: &draft.path,
            findings: draft.findings.iter().map(finding).collect(),
            diagnostics: draft.diagnostics.iter().map(diagnostic).collect(),
            unowned: coverage.then(|| draft.unowned.iter().map(unowned).collect()),
        })
        .collect();
    json_text(&Output { schema: SCHEMA, drafts })
}

fn finding(finding: &Finding) -> FindingJson<'_> {
    let Finding { matter, claim, severity, span, line, column, words, ledger, because, behind, suggestion } = finding;
    FindingJson {
        matter: matter.name(),
        claim,
        severity: severity.name(),
        line: *line,
        column: *column,
        start: span.map(|span| span.start),
        end: span.map(|span| span.end),
        text: words,
        ledger,
        because,
        behind,
        suggestion: suggestion.as_ref().map(|suggestion| suggestion.text.as_str()),
        safe: suggestion.as_ref().is_some_and(|suggestion| suggestion.safe),
    }
}

fn unowned(value: &Unowned) -> UnownedJson<'_> {
    let Unowned { line, column, kind, words, sentence } = value;
    UnownedJson { line: *line, column: *column, kind, text: words, sentence }
}

fn diagnostic(diagnostic: &Diagnostic) -> DiagnosticJson<'_> {
    let span = diagnostic.span;
    DiagnosticJson {
        code: diagnostic.code,
        message: &diagnostic.message,
        start: span.map(|span| span.start),
        end: span.map(|span| span.end),
    }
}
