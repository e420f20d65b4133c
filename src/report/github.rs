//! The format `github`: workflow commands that GitHub Actions turns into annotations.
//!
//! The annotation of a finding stands at the claim. Since annotations are seen where the lines of a pull request are, each
//! passage that decided a failing claim gets a notice of its own at its file, so that an edit of a source shows what it did.
//! GitHub takes ten of a kind from each step; the worst are printed and the others counted.

use super::Report;
use super::finding::{Finding, Weight, findings, region};
use super::paint::Screen;
use super::words::{self, passage_line, shown};
use crate::evidence::Evidence;

/// The most annotations of one kind that GitHub takes from a step.
const MOST_OF_A_KIND: usize = 10;

/// The commands, one a line, then the summary. The screen changes nothing.
pub(super) fn render(report: &Report, _screen: Screen) -> String {
    let findings = findings(report);
    let mut commands: Vec<(&str, String)> = findings.iter().map(annotation).collect();
    for finding in findings.iter().filter(|finding| finding.weight == Weight::Error) {
        commands.extend(finding.passages.iter().map(|evidence| passage(finding, evidence)));
    }
    for diagnostic in &report.diagnostics {
        let title = format!("crosscheck: {}", diagnostic.code);
        let line = command("warning", &diagnostic.path, None, &title, &shown(&diagnostic.message));
        commands.push(("warning", line));
    }
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
            "{} left out: GitHub shows {MOST_OF_A_KIND} of a kind; the format markdown has them all\n",
            words::count(left_out, "annotation")
        ));
    }
    let waived = report.claims.iter().filter(|claim| words::outcome(claim) == words::Outcome::Waived).count();
    let disputed = report.claims.iter().filter(|claim| !claim.judgement.disagreements.is_empty()).count();
    out.push_str(&words::summary(&report.summary, waived, disputed));
    out.push('\n');
    out
}

/// The place an annotation is shown at: line, and columns where they are known.
type Lines = (usize, Option<(usize, usize)>);

fn annotation(finding: &Finding<'_>) -> (&'static str, String) {
    let kind = match finding.weight {
        Weight::Error => "error",
        Weight::Warning => "warning",
        Weight::Note => "notice",
    };
    let claim = &finding.report.claim;
    let lines = finding.lines();
    let title = format!("crosscheck: {} {}", claim.id, finding.rule.id);
    (kind, command(kind, &claim.file, Some((claim.line, Some(claim.columns))), &title, &lines.join("\n")))
}

fn passage(finding: &Finding<'_>, evidence: &Evidence) -> (&'static str, String) {
    let place = region(evidence).map(|region| (region.line, region.column.zip(region.end)));
    let title = format!("crosscheck: {} {}", finding.report.claim.id, finding.rule.id);
    let text = format!("{}\n{}", finding.statement(), passage_line(evidence));
    ("notice", command("notice", &evidence.place.path, place, &title, &text))
}

fn command(kind: &str, path: &str, lines: Option<Lines>, title: &str, message: &str) -> String {
    let mut out = format!("::{kind} file={}", property(&shown(path)));
    if let Some((line, columns)) = lines {
        out.push_str(&format!(",line={line},endLine={line}"));
        if let Some((first, end)) = columns {
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
        claim.claim.statement = "x\n::set-output name=a::b\r\n::error::c".to_owned();
        claim.claim.file = "a,line=1::evil\n::error::d.toml".to_owned();
        claim.evidence[0].place.path = "b\n::error::e".to_owned();
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
            claim.claim.id = format!("visit-{i:02}");
            claim
        });
        let text = render(&sample::of(claims.collect()), Screen::PLAIN);
        let of = |kind: &str| text.lines().filter(|line| line.starts_with(kind)).count();
        assert_eq!((of("::error"), of("::notice"), text.lines().count()), (10, 10, 22));
        assert!(text.contains("30 annotations left out"), "{text}");
    }
}
