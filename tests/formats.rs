//! The registered formats and the exit codes, their documentation and their fixtures hold together.

use std::fs;
use std::path::Path;

use crosscheck::gate::EXIT_CODES;
use crosscheck::report::FORMATS;

fn docs() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/report.md")).expect("docs/report.md is there")
}

#[test]
fn every_format_is_documented_and_has_a_fixture() {
    let docs = docs();
    let snapshots = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report/snapshots");
    let names: Vec<String> = fs::read_dir(snapshots)
        .expect("the snapshots are there")
        .map(|file| file.expect("a readable folder").file_name().to_string_lossy().into_owned())
        .collect();
    for format in FORMATS {
        let row = format!("| `{}` | {} |", format.name, format.description);
        assert!(docs.contains(&row), "docs/report.md lacks the row {row:?}");
        let fixture = format!("crosscheck__report__tests__{}", format.name);
        assert!(names.iter().any(|name| name.starts_with(&fixture)), "no snapshot of {}", format.name);
    }
    let rows =
        docs.lines().skip_while(|line| *line != "| format | for |").skip(2).take_while(|line| line.starts_with('|'));
    assert_eq!(rows.count(), FORMATS.len(), "docs/report.md has a format that is not there");
}

#[test]
fn every_exit_code_is_documented() {
    let docs = docs();
    for (code, meaning) in EXIT_CODES {
        assert!(docs.contains(&format!("| {code} | {meaning} |")), "docs/report.md lacks exit code {code}");
    }
}
