//! `crosscheck new` as its users meet it: sentences in; TOML on standard output, what it matches on standard error.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for tests");
    write(folder.path(), "crosscheck.toml", "today = \"2026-01-31\"\n");
    write(
        folder.path(),
        "corpus/herald.txt",
        "Nine activists were killed on the Mavi Marmara in 2010. Sixty others were hurt.\n",
    );
    write(
        folder.path(),
        "corpus/times.txt",
        "The Mavi Marmara sailed from Antalya. Ten activists were killed in the raid, and 50 soldiers took part.\n",
    );
    folder
}

fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.arg("new").args(arguments).current_dir(folder);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM"] {
        command.env_remove(variable);
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its standard input");
    // A program that refuses its arguments reads nothing.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

/// Runs and compares the exit code; returns standard output and standard error.
fn check(folder: &Path, arguments: &[&str], input: &str, code: i32) -> (String, String) {
    let output = run(folder, arguments, input);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("output is UTF-8");
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {out}{err}");
    (out, err)
}

#[test]
fn a_sentence_becomes_a_claim_and_shows_what_it_matches() {
    let folder = project();
    let (out, err) = check(folder.path(), &["Ten activists were killed in the raid on the Mavi Marmara."], "", 0);
    assert_eq!(
        out,
        "[[claim]]\n\
         id        = \"ten-activists-killed-raid-mavi-marmara\"\n\
         statement = \"Ten activists were killed in the raid on the Mavi Marmara.\"\n\
         subject   = [\"Mavi Marmara\"]\n\
         measure   = [\"@killed\"]\n\
         of        = [\"activists\"]\n\
         count     = 10\n"
    );
    assert!(err.contains("It matches 2 passages in 2 documents now: conflicting"), "{err}");
    assert!(err.contains("refutes: “Nine” where the claim has 10 · corpus/herald.txt:1:1"), "{err}");
    assert!(err.contains("«Ten» activists were killed in the raid"), "{err}");
    assert!(err.contains("“50” counts soldiers"), "{err}");
}

#[test]
fn the_draft_checks_as_it_was_shown() {
    let folder = project();
    let sentence = "Ten activists were killed in the raid on the Mavi Marmara.";
    let (out, _) = check(folder.path(), &[sentence], "", 0);
    write(folder.path(), "claims/raid.toml", &out);
    let output = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["check", "--format", "json"])
        .current_dir(folder.path())
        .output()
        .expect("the program starts");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the report is JSON");
    assert_eq!(report["claims"][0]["verdict"], "conflicting");
    // The id is taken now.
    let (out, _) = check(folder.path(), &[sentence], "", 0);
    assert!(out.contains("id        = \"ten-activists-killed-raid-mavi-marmara-2\""), "{out}");
}

#[test]
fn lines_become_a_ledger_and_the_rest_is_named() {
    let folder = project();
    let input = "{\"id\": \"raid\", \"statement\": \"Ten activists were killed on the Mavi Marmara.\", \"sources\": [\"times\"]}\n\
                 {\"id\": \"vague\", \"statement\": \"Several activists were killed.\"}\n\
                 \n\
                 {\"statement\": \"NATO has 32 members.\"}\n\
                 {\"statement\": \"NATO has 31 members.\"}\n\
                 {\"id\": \"raid\", \"statement\": \"NATO has 30 members.\"}\n\
                 {\"id\": \"A b\", \"statement\": \"NATO has 30 members.\"}\n\
                 not JSON\n";
    let (out, err) = check(folder.path(), &["--jsonl"], input, 0);
    let loaded = crosscheck::ledger::parse(&[("new.toml".to_owned(), out.clone().into_bytes())]);
    assert!(loaded.diagnostics.is_empty(), "{out}\n{:?}", loaded.diagnostics);
    let ids: Vec<&str> = loaded.ledger.claims.iter().map(|claim| claim.id.as_str()).collect();
    assert_eq!(ids, ["nato-members", "nato-members-2", "raid"]);
    let notes: Vec<&str> = err.lines().collect();
    assert!(notes[0].starts_with("line 2: vague: “Several” is vague"), "{err}");
    assert!(notes[1].starts_with("line 6: raid: an earlier line has this id"), "{err}");
    assert!(notes[2].starts_with("line 7: A b: an id has small letters"), "{err}");
    assert!(notes[3].starts_with("line 8: expected {\"id\""), "{err}");
    assert_eq!(notes[4..], ["3 of 7 sentences became claims"]);
}

#[test]
fn what_cannot_be_drafted_prints_no_claim() {
    let folder = project();
    let refuse = |arguments: &[&str], input: &str, note: &str| {
        let (out, err) = check(folder.path(), arguments, input, 2);
        assert!(out.is_empty() && err.contains(note), "{arguments:?}: {out}{err}");
    };
    refuse(&["Several activists were killed."], "", "“Several” is vague");
    refuse(&["--jsonl"], "", "no claim was drafted");
    refuse(&["--jsonl"], "{\"statement\": \"Who knows?\"}", "it asks");
    refuse(&["--jsonl", "NATO has 32 members."], "", "cannot be used with");
    refuse(&[], "", "required");
}

#[test]
fn hostile_sentences_steer_no_terminal() {
    let folder = project();
    let sentence = "Ten \u{1b}]owned\u{7} activists\u{202e} were killed on the Mavi Marmara.";
    let (out, err) = check(folder.path(), &["--color=always", sentence], "", 0);
    assert!(!out.contains(['\u{1b}', '\u{7}', '\u{202e}']) && out.contains("\\u001B"), "{out}");
    assert!(!err.contains(['\u{7}', '\u{202e}']), "{err}");
}

/// Each sentence of `tests/drafts.txt` with the lines below it: the keys of its draft without `id` and `statement`, or why there is none.
#[test]
fn sentences_of_news_become_the_claims_an_editor_would_write() {
    let file = include_str!("drafts.txt");
    let mut sentences = 0;
    for block in file.split("\n\n").skip(1) {
        let mut lines = block.lines();
        let sentence = lines.next().expect("a sentence");
        let expected: Vec<&str> = lines.map(str::trim).collect();
        let drafted = match crosscheck::ledger::compose(sentence, &[]) {
            Ok(claim) => claim.to_toml(),
            Err(reason) => format!("- {reason}"),
        };
        let told =
            |line: &&str| !line.starts_with("[[claim]]") && !line.starts_with("id ") && !line.starts_with("statement ");
        let found: Vec<&str> = drafted.lines().filter(told).collect();
        assert_eq!(found, expected, "{sentence}");
        sentences += 1;
    }
    assert!(sentences > 80, "only {sentences} sentences were found");
}

#[test]
fn a_denial_is_no_claim() {
    let folder = project();
    let refuse = |sentence: &str, note: &str| {
        let (out, err) = check(folder.path(), &[sentence], "", 2);
        assert!(out.is_empty() && err.contains(note), "{sentence}: {out}{err}");
    };
    refuse("NATO does not have 30 members.", "“not” denies it");
    refuse("NATO never had 33 members.", "“never” denies it");
    let (out, _) = check(folder.path(), &["NATO has not only 32 members."], "", 0);
    assert!(out.contains("count     = 32"), "{out}");
}
