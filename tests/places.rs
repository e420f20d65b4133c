//! Every place a format points at is there on disk, and holds what the format says it holds.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// A repository whose project lies in the folder `desk one`, with a refuted claim and a source in each kind of file.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.path().join("desk one").join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    };
    fs::create_dir(folder.path().join(".git")).expect("a folder");
    write("crosscheck.toml", b"today = \"2026-01-31\"\n");
    let claims = "# Claims\n\n  [[claim]] # the raid\nid = \"killed\"\nstatement = \"Ten people were killed in the raid.\"\n\
                  subject = [\"raid\"]\nmeasure = [\"@killed\"]\nof = [\"people\"]\ncount = 10\n\n[[claim]]\nid = \"absent\"\n\
                  statement = \"Nobody says.\"\nsubject = [\"zeppelin\"]\nstated = true\nseverity = \"warning\"\n";
    write("claims/raid.toml", claims.as_bytes());
    write("corpus/plain.txt", "Née.\n\n½ of it: the raid killed nine people.\n".as_bytes());
    write("corpus/marked.md", b"# The raid\n\nA *raid* killed **eight** people, they said.\n");
    write("corpus/latin.txt", b"Une ann\xe9e pass\xe9e.\r\n\r\nThe caf\xe9 raid killed seven people.\r\n");
    write("corpus/wide.txt", "\u{1f600} the raid killed six people.\n".as_bytes());
    write(
        "corpus/page.html",
        b"<html><body><article><p>x</p>\n\n<p>The raid killed five people.</p></article></body></html>",
    );
    write(
        "corpus/lines.jsonl",
        b"{\"id\": \"one\", \"text\": \"Nothing.\"}\n{\"id\": \"two\", \"text\": \"The raid killed four people.\"}\n",
    );
    folder
}

fn printed(root: &Path, format: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let output =
        command.args(["check", "--format", format]).current_dir(root.join("desk one")).output().expect("it starts");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The text of a file, whatever encoding of this test it is in.
fn text(root: &Path, path: &str) -> String {
    let bytes = fs::read(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().iter().map(|&byte| char::from(byte)).collect())
}

/// The characters from one column to another of a line, all counted from one.
fn part(text: &str, line: u64, columns: (u64, u64)) -> String {
    let line = text.lines().nth(usize::try_from(line).expect("small") - 1).unwrap_or_default();
    let (first, end) = (usize::try_from(columns.0).expect("small"), usize::try_from(columns.1).expect("small"));
    line.chars().skip(first - 1).take(end - first).collect()
}

/// `%20` and the like, read back.
fn decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            bytes.push(u8::from_str_radix(&String::from_utf8_lossy(&tail[..2]), 16).expect("two digits"));
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn places_in_sarif_are_there() {
    let folder = repository();
    let value: Value = serde_json::from_str(&printed(folder.path(), "sarif")).expect("JSON");
    let results = value["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    let mut values = Vec::new();
    for result in results {
        let places = [&result["locations"], &result["relatedLocations"]];
        for place in places.into_iter().flat_map(|list| list.as_array().expect("a list")) {
            let physical = &place["physicalLocation"];
            let path = decoded(physical["artifactLocation"]["uri"].as_str().expect("a path"));
            let text = text(folder.path(), &path);
            let region = &physical["region"];
            let number = |key: &str| region[key].as_u64();
            let shown = match (number("startLine"), number("startColumn"), number("endColumn")) {
                (Some(line), Some(first), Some(end)) => part(&text, line, (first, end)),
                (Some(line), Some(first), None) => part(&text, line, (first, first + 5)),
                (Some(line), None, None) => part(&text, line, (1, 1000)),
                _ => "the file".to_owned(),
            };
            values.push(format!("{path}: {shown}"));
        }
    }
    let expect = [
        "desk one/claims/raid.toml: [[claim]]",
        "desk one/corpus/latin.txt: seven",
        "desk one/corpus/page.html: <html><body><article><p>x</p>",
        "desk one/corpus/plain.txt: nine",
        "desk one/claims/raid.toml: [[claim]]",
    ];
    for place in expect {
        assert!(values.iter().any(|value| value == place), "{place} in {values:#?}");
    }
    assert!(values.iter().all(|value| !value.ends_with(": ")), "{values:#?}");
    let read: serde_sarif::sarif::Sarif = serde_json::from_value(value.clone()).expect("SARIF");
    assert_eq!(serde_json::to_value(&read).expect("JSON"), value);
}

#[test]
fn places_in_annotations_are_there() {
    let folder = repository();
    let printed = printed(folder.path(), "github");
    let mut seen = 0;
    for line in printed.lines().filter_map(|line| line.strip_prefix("::")) {
        let (head, _) = line.split_once("::").expect("a message");
        let (_, properties) = head.split_once(' ').expect("properties");
        let of = |key: &str| properties.split(',').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
        let text = text(folder.path(), of("file").expect("a file"));
        let number = |key: &str| of(key).map(|number| number.parse::<u64>().expect("a number"));
        if let (Some(line), Some(first), Some(end)) = (number("line"), number("col"), number("endColumn")) {
            let shown = part(&text, line, (first, end));
            assert!(["[[claim]]", "nine", "eight", "seven", "six"].contains(&shown.as_str()), "{shown} of {head}");
            seen += 1;
        }
    }
    assert!(seen >= 3, "{printed}");
}

#[test]
fn places_in_test_reports_are_there() {
    let folder = repository();
    let xml = printed(folder.path(), "junit");
    let document = roxmltree::Document::parse(&xml).expect("XML");
    let cases: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    assert_eq!(cases.len(), 2);
    for case in cases {
        let text = text(folder.path(), case.attribute("file").expect("a file"));
        let line: u64 = case.attribute("line").expect("a line").parse().expect("a number");
        assert!(part(&text, line, (1, 1000)).contains("[[claim]]"));
    }
    let json: Value = serde_json::from_str(&printed(folder.path(), "gitlab")).expect("JSON");
    for entry in json.as_array().expect("a list") {
        let text = text(folder.path(), entry["location"]["path"].as_str().expect("a path"));
        let line = entry["location"]["lines"]["begin"].as_u64().expect("a line");
        assert!(part(&text, line, (1, 1000)).contains("[[claim]]"));
    }
}
