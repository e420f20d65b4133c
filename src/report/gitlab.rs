//! The format `gitlab`: a Code Quality report, which a merge request shows beside the lines of the claims.
//!
//! Each entry points at the claim; its description names the passages. GitLab merges entries with one fingerprint, so that
//! is the rule and the claim's id, which are one pair each and stay when lines move.

use std::io::{self, Write};

use serde::Serialize;

use super::Report;
use super::finding::{Finding, Weight, findings};
use super::json::{json_text, write_json};
use super::words::shown;

#[derive(Serialize)]
struct Entry {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// Writes the list.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    write_json(&findings(report).iter().map(entry).collect::<Vec<_>>(), out)
}

/// The list of these findings.
pub(crate) fn entries(findings: &[Finding]) -> String {
    json_text(&findings.iter().map(entry).collect::<Vec<_>>())
}

fn entry(finding: &Finding) -> Entry {
    Entry {
        description: finding.all_lines().join("\n"),
        check_name: finding.rule.id,
        fingerprint: format!("{}/{}", finding.rule.id, shown(&finding.identity)),
        severity: match finding.weight {
            Weight::Error => "major",
            Weight::Warning => "minor",
            Weight::Note => "info",
        },
        location: Location { path: shown(&finding.path), lines: Lines { begin: finding.region.line } },
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::report::{Flag, sample};
    use crate::report::{Screen, format};

    fn render(report: &Report) -> String {
        format("gitlab").expect("a format").render(report, Screen::PLAIN)
    }

    #[test]
    fn entries_have_what_gitlab_needs() {
        let mut report = sample::report();
        for claim in &mut report.claims {
            claim.flags.push(Flag::ReviewDue);
            Arc::make_mut(&mut claim.claim).expect.review_after = Some(jiff::civil::date(2025, 12, 31));
        }
        let text = render(&report);
        let value: serde_json::Value = serde_json::from_str(&text).expect("the format is JSON");
        let entries = value.as_array().expect("a list");
        assert_eq!(entries.len(), 6);
        let mut prints: Vec<&str> = Vec::new();
        for entry in entries {
            assert!(!entry["description"].as_str().expect("a description").is_empty());
            assert!(["info", "minor", "major"].contains(&entry["severity"].as_str().expect("a severity")));
            assert_eq!(entry["location"]["path"], "claims/raid.toml");
            assert!(entry["location"]["lines"]["begin"].as_u64().expect("a line") > 0);
            prints.push(entry["fingerprint"].as_str().expect("a fingerprint"));
        }
        prints.sort_unstable();
        prints.dedup();
        assert_eq!(prints.len(), 6, "fingerprints are unique");
        assert_eq!(render(&sample::of(Vec::new())), "[]\n");
    }
}
