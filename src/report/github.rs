//! The format `github`: workflow commands that GitHub Actions turns into annotations.
//!
//! The annotation of a finding stands at the claim. Since annotations are seen where the lines of a pull request are, each
//! passage that decided a failing claim gets a notice of its own at its file, so that an edit of a source shows what it did.
//! GitHub takes ten of a kind from each step; the worst are printed and the others counted.

use super::Report;
use super::finding::{Baseline, Finding, Region, Related, Weight, findings};
use super::paint::Screen;
use super::words::{self, shown};
use crate::diag::Diagnostic;

/// The most annotations of one kind that GitHub takes from a step.
const MOST_OF_A_KIND: usize = 10;

/// The commands, one a line, then the summary. The screen changes nothing.
pub(super) fn render(report: &Report, _screen: Screen) -> String {
    let mut out = annotations(&findings(report), &report.diagnostics);
    out.push_str(&words::summary(report));
    out.push('\n');
    out
}

/// The commands, one a line. Notes on what was there before an edit are left out: they would take the place of what it did.
pub(crate) fn annotations(findings: &[Finding], diagnostics: &[Diagnostic]) -> String {
    let findings: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.baseline != Some(Baseline::Unchanged) || finding.weight < Weight::Note)
        .collect();
    let (notes, graver): (Vec<&Finding>, Vec<&Finding>) =
        findings.into_iter().partition(|finding| finding.weight == Weight::Note);
    let mut commands: Vec<(&str, String)> = graver.iter().map(|finding| annotation(finding)).collect();
    for finding in graver.iter().filter(|finding| finding.weight == Weight::Error) {
        commands.extend(finding.related.iter().map(|related| passage(finding, related)));
    }
    for diagnostic in diagnostics {
        let title = format!("crosscheck: {}", diagnostic.code);
        let line = command("warning", &diagnostic.path, None, &title, &shown(&diagnostic.message));
        commands.push(("warning", line));
    }
    commands.extend(notes.iter().map(|finding| annotation(finding)));
    let mut out = String::new();
    let mut left_out = 0;
    for kind in ["error", "warning", "notice"] {
        let lines: Vec<&String> = commands.iter().filter(|(of, _)| *of == kind).map(|(_, line)| line).collect();
        for line in lines.iter().take(MOST_OF_A_KIND) {
            out.push_str(line);
            out.push('\n');
        }
        left_out += lines.len().saturating_sub(MOST_OF_A_KIND);
    }
    if left_out > 0 {
        out.push_str(&format!(
            "{} left out: GitHub shows {MOST_OF_A_KIND} of a kind; the other formats have them all\n",
            words::count(left_out, "annotation")
        ));
    }
    out
}

fn annotation(finding: &Finding) -> (&'static str, String) {
    let kind = match finding.weight {
        Weight::Error => "error",
        Weight::Warning => "warning",
        Weight::Note => "notice",
    };
    (kind, command(kind, &finding.path, Some(finding.region), &title(finding), &finding.all_lines().join("\n")))
}

fn passage(finding: &Finding, related: &Related) -> (&'static str, String) {
    let statement = finding.lines.get(1).map_or("", String::as_str);
    let text = format!("{statement}\n{}", related.text);
    ("notice", command("notice", &related.path, Some(related.region), &title(finding), &text))
}

fn title(finding: &Finding) -> String {
    format!("crosscheck: {} {}", finding.claim, finding.rule.id)
}

fn command(kind: &str, path: &str, region: Option<Region>, title: &str, message: &str) -> String {
    let mut out = format!("::{kind} file={}", property(&shown(path)));
    if let Some(Region { line, column, end }) = region {
        out.push_str(&format!(",line={line},endLine={line}"));
        if let (Some(first), Some(end)) = (column, end) {
            out.push_str(&format!(",col={first},endColumn={end}"));
        }
    }
    out.push_str(&format!(",title={}::{}", property(&shown(title)), data(message)));
    out
}

/// A message, escaped: no line of it can be another command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property, escaped: it ends where it ends.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::report::sample;

    #[test]
    fn properties_end_where_they_end() {
        assert_eq!(property("a,b:c%\r\n"), "a%2Cb%3Ac%25%0D%0A");
        assert_eq!(data("a,b:c%\r\n"), "a,b:c%25%0D%0A");
    }

    #[test]
    fn hostile_text_starts_no_command() {
        let mut claim = sample::visit();
        Arc::make_mut(&mut claim.claim).statement = "x\n::set-output name=a::b\r\n::error::c".to_owned();
        Arc::make_mut(&mut claim.claim).file = "a,line=1::evil\n::error::d.toml".to_owned();
        claim.evidence[0].place.path = "b\n::error::e".into();
        let text = render(&sample::of(vec![claim]), Screen::PLAIN);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3, "{text}");
        assert!(lines[0].starts_with("::error file=a%2Cline=1%3A%3Aevil %3A%3Aerror"), "{text}");
        assert!(lines[1].starts_with("::notice file=b %3A%3Aerror"), "{text}");
    }

    #[test]
    fn ten_of_a_kind_are_printed() {
        let claims = (0..25).map(|i| {
            let mut claim = sample::visit();
            Arc::make_mut(&mut claim.claim).id = format!("visit-{i:02}");
            claim
        });
        let text = render(&sample::of(claims.collect()), Screen::PLAIN);
        let of = |kind: &str| text.lines().filter(|line| line.starts_with(kind)).count();
        assert_eq!((of("::error"), of("::notice"), text.lines().count()), (10, 10, 22));
        assert!(text.contains("30 annotations left out"), "{text}");
    }
}
