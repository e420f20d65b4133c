//! The program as its users meet it: arguments in; standard output, standard error, files and exit code out.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crosscheck::report::FORMATS;

const CLAIMS: &str = r#"
[[claim]]
id = "raid-reported"
statement = "The raid is reported."
subject = ["Mavi Marmara"]
stated = true
tags = ["sea"]

[[claim]]
id = "visit-reported"
statement = "A visit is reported."
subject = ["Gantz"]
stated = true
"#;

/// A project of two claims, one of which has a source.
fn project(claims: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("crosscheck.toml", "today = \"2026-01-31\"\n");
    write("claims/claims.toml", claims);
    write("corpus/herald.txt", "Troops stormed the Mavi Marmara in 2010.\n");
    folder
}

/// The program with these arguments, in a folder, away from the caller's terminal and environment.
fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM"] {
        command.env_remove(variable);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("standard output is UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("standard error is UTF-8")
}

/// Runs and compares the exit code; standard error must hold `note`.
fn check(folder: &Path, arguments: &[&str], code: i32, note: &str) -> Output {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", stderr(&output));
    assert!(stderr(&output).contains(note), "{arguments:?}: {}", stderr(&output));
    output
}

#[test]
fn the_exit_code_is_the_same_for_every_format() {
    let folder = project(CLAIMS);
    for format in FORMATS {
        let all = check(folder.path(), &["check", "--format", format.name], 1, "");
        assert!(stdout(&all).contains("visit-reported"), "{}", format.name);
        let one = check(folder.path(), &["check", "--format", format.name, "raid-reported"], 0, "");
        assert!(!stdout(&one).contains("visit-reported") && stderr(&one).is_empty(), "{}", format.name);
    }
    check(folder.path(), &["check", "--tag", "sea"], 0, "");
    check(folder.path(), &["check", "--tag", "sea", "visit-reported"], 2, "no claim was chosen");
}

#[test]
fn what_cannot_run_prints_no_report() {
    let folder = project(CLAIMS);
    let refuse = |arguments: &[&str], note: &str| {
        let output = check(folder.path(), arguments, 2, note);
        assert_eq!(stdout(&output), "", "{arguments:?}");
    };
    refuse(&["check", "rade-reported"], "did you mean `raid-reported`?");
    refuse(&["check", "--tag", "see"], "did you mean `sea`?");
    refuse(&["explain", "rade-reported"], "did you mean `raid-reported`?");
    refuse(&["terms", "kiled"], "did you mean `killed`?");
    refuse(&["check", "--format", "yaml"], "possible values");
    refuse(&["check", "--report", "json=no/such/folder/report.json"], "make the folder");
    refuse(&["--project", "nowhere", "check"], "nowhere");
    refuse(&[], "Usage");
}

#[test]
fn mistakes_in_claims_stop_the_run() {
    let folder = project("[[claim]]\nid = \"a\"\nstatemnt = \"A.\"\nsubject = [\"B\"]\nstated = true\n");
    let output = check(folder.path(), &["check"], 2, "statemnt");
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).contains("claims/claims.toml:3"), "{}", stderr(&output));
}

#[test]
fn an_empty_corpus_checks_nothing() {
    let folder = project(CLAIMS);
    fs::remove_file(folder.path().join("corpus/herald.txt")).expect("the file was there");
    check(folder.path(), &["check"], 2, "error");
}

#[test]
fn reports_are_written_beside_the_screen() {
    let folder = project(CLAIMS);
    let out = tempfile::tempdir().expect("a folder for tests");
    let (json, markdown) = (out.path().join("report.json"), out.path().join("comment.md"));
    let arguments = [format!("json={}", json.display()), format!("markdown={}", markdown.display())];
    let output = check(folder.path(), &["check", "--report", &arguments[0], "--report", &arguments[1]], 1, "");
    assert!(stdout(&output).starts_with("claim "), "{}", stdout(&output));
    let printed = stdout(&run(folder.path(), &["check", "--format", "json"]));
    assert_eq!(fs::read_to_string(&json).expect("the report is there"), printed);
    assert!(fs::read_to_string(&markdown).expect("the comment is there").starts_with("**✗ 2 claims"));
    let report: serde_json::Value = serde_json::from_str(&printed).expect("the report is JSON");
    let evidence = &report["claims"][0]["evidence"][0];
    assert_eq!((report["schema"].as_str(), evidence["source"].as_str()), (Some("crosscheck.report/1"), Some("herald")));
}

#[test]
fn threads_and_folder_change_no_byte() {
    let folder = project(CLAIMS);
    let printed = stdout(&run(folder.path(), &["check", "--format", "json", "--threads", "1"]));
    assert_eq!(stdout(&run(folder.path(), &["check", "--format", "json", "--threads", "7"])), printed);
    let inside = folder.path().join("corpus");
    assert_eq!(stdout(&run(&inside, &["check", "--format", "json"])), printed);
    let elsewhere = tempfile::tempdir().expect("a folder for tests");
    let path = folder.path().to_string_lossy();
    assert_eq!(stdout(&run(elsewhere.path(), &["--project", &path, "check", "--format", "json"])), printed);
}

#[test]
fn colour_and_width_follow_the_surroundings() {
    let folder = project(CLAIMS);
    let escapes = |arguments: &[&str], variables: &[(&str, &str)]| {
        let output =
            program(folder.path(), arguments).envs(variables.iter().copied()).output().expect("the program starts");
        stdout(&output).contains('\u{1b}')
    };
    assert!(!escapes(&["check"], &[]));
    assert!(escapes(&["check", "--color", "always"], &[("NO_COLOR", "1")]));
    assert!(escapes(&["check"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!escapes(&["check"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    let narrow = program(folder.path(), &["check"]).env("COLUMNS", "48").output().expect("the program starts");
    assert!(stdout(&narrow).lines().all(|line| line.chars().count() <= 48), "{}", stdout(&narrow));
}

#[test]
fn the_other_commands_print_their_lists() {
    let folder = project(CLAIMS);
    let explained = stdout(&check(folder.path(), &["explain", "visit-reported"], 0, ""));
    assert!(explained.contains("The decision") && explained.contains("not_enough_info (absent)"), "{explained}");
    let sources = stdout(&check(folder.path(), &["sources"], 0, ""));
    assert!(sources.contains("herald") && sources.contains("1 document"), "{sources}");
    let json: serde_json::Value =
        serde_json::from_str(&stdout(&check(folder.path(), &["sources", "--format", "json"], 0, ""))).expect("JSON");
    assert_eq!((json["sources"][0]["id"].as_str(), json["sources"][0]["chars"].as_u64()), (Some("herald"), Some(41)));
    assert!(stdout(&check(folder.path(), &["terms"], 0, "")).contains("@killed"));
    assert!(stdout(&check(folder.path(), &["terms", "@killed"], 0, "")).contains("@injured"));
    assert!(stdout(&check(folder.path(), &["--help"], 0, "")).contains("Exit codes:"));
    assert!(stdout(&check(folder.path(), &["-V"], 0, "")).starts_with("crosscheck "));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let folder = project(CLAIMS);
    let mut child = program(folder.path(), &["check", "raid-reported"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn hostile_claims_steer_no_terminal() {
    let claims = CLAIMS.replace("A visit is reported.", "\\u001b]0;owned\\u0007\\u202Ereported");
    let folder = project(&claims);
    for arguments in [["check", "--color=never"], ["explain", "visit-reported"]] {
        let output = run(folder.path(), &arguments);
        let all = stdout(&output) + &stderr(&output);
        assert!(all.contains("owned") && !all.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{all}");
    }
}

/// The program with a text on standard input, in an empty folder.
fn piped(arguments: &[&str], input: &str) -> Output {
    use std::io::Write;
    let folder = tempfile::tempdir().expect("a folder for tests");
    let mut child = program(folder.path(), arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("standard input").write_all(input.as_bytes()).expect("the program reads");
    child.wait_with_output().expect("the program ends")
}

const PROSE: &str = "Nearly 40,000 people fled, the mayor said on Wednesday: a boy aged nine, and $3m of goods.\r\n\n\
                     At 3 p.m.\tthe toll rose by three to 18.\u{1b}]0;x\u{7}\n";

#[test]
fn values_are_underlined_and_named() {
    let screen = piped(&["values", "--published", "2016-09-14"], PROSE);
    insta::assert_snapshot!("values", stdout(&screen));
    let color = piped(&["values", "--published", "2016-09-14", "--color", "always"], PROSE);
    insta::assert_snapshot!("values-color", stdout(&color).replace('\u{1b}', "␛"));
    let lines =
        "{\"id\": \"a\", \"text\": \"In August.\", \"published\": \"2016-09\"}\n\n{\"id\": \"b\", \"text\": \"\"}\n";
    insta::assert_snapshot!("values-jsonl", stdout(&piped(&["values", "--jsonl"], lines)));
}

/// A page is read without its markup, and under the day it states itself.
#[test]
fn values_of_a_page_and_of_lines() {
    let desk = tempfile::tempdir().expect("a folder");
    let (page, lines) = (desk.path().join("storm.html"), desk.path().join("storm.jsonl"));
    let text = "<meta property=\"article:published_time\" content=\"2016-09-14T08:00:00Z\"><p style=\"width:9px\">Ten died on <b>Monday</b>.";
    fs::write(&page, text).expect("a page");
    fs::write(&lines, "{\"id\": \"a\", \"text\": \"On Monday.\", \"published\": \"2016-09-14\"}\n").expect("lines");
    for (file, expect) in [(page, &["10", "2016-09-12"][..]), (lines, &["2016-09-12"])] {
        let file = file.to_str().expect("a plain path");
        let read = stdout(&run(desk.path(), &["values", "--format", "json", file]));
        let read: serde_json::Value = serde_json::from_str(&read).expect("JSON");
        let values: Vec<_> =
            read["texts"][0]["mentions"].as_array().expect("mentions").iter().map(|m| &m["value"]).collect();
        assert_eq!(values, expect, "{read}");
    }
}

#[test]
fn values_for_other_programs() {
    let text = "Nine people met last month.\n";
    insta::assert_snapshot!(
        "values-json",
        stdout(&piped(&["values", "--format", "json", "--published", "2016-09"], text))
    );
    let line = "{\"id\": \"a\", \"text\": \"$25 a share\"}\n".repeat(2);
    let lines = stdout(&piped(&["values", "--format", "ndjson", "--jsonl"], &line));
    assert_eq!(lines.lines().count(), 2);
    for line in lines.lines() {
        let read: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        assert_eq!((&read["id"], &read["mentions"][0]["value"]), (&"a".into(), &"25".into()));
    }
}

#[test]
fn files_of_values_are_named() {
    let folder = project(CLAIMS);
    let output = check(folder.path(), &["values", "corpus/herald.txt", "crosscheck.toml"], 0, "");
    let shown = stdout(&output);
    assert!(shown.contains("corpus/herald.txt\n") && shown.contains("date 2010"), "{shown}");
    check(folder.path(), &["values", "no.txt"], 2, "no.txt");
}

#[test]
fn rules_and_bounds_are_printed() {
    let rules = stdout(&piped(&["values", "--rules"], ""));
    for part in ["[0.9 v, v)", "nearly · almost", "[24, 120]", "vague: never refutes", "date.weekday", "cardinal.ratio"]
    {
        assert!(rules.contains(part), "{part}: {rules}");
    }
}

#[test]
fn mistakes_in_the_input_of_values_say_where() {
    let refuse = |arguments: &[&str], input: &str, note: &str| {
        let output = piped(arguments, input);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(note), "{arguments:?}: {}", stderr(&output));
    };
    refuse(&["values", "--jsonl"], "{\"id\": \"a\", \"text\": \"\"}\nten\n", "standard input, line 2");
    refuse(
        &["values", "--jsonl"],
        "{\"id\": \"a\", \"text\": \"\", \"published\": \"May\"}\n",
        "`published` is no date: \"May\"",
    );
    refuse(&["values", "--published", "2016-13"], "", "2016-13");
    refuse(&["values", "--rules", "--jsonl"], "", "cannot be used with");
}

#[test]
fn watching_checks_again_after_a_change() {
    let folder = project(CLAIMS);
    let mut watch = program(folder.path(), &["check", "--watch", "--format", "json", "visit-reported"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(watch.stdout.take().expect("standard output")));
    let mut verdict = || lines.by_ref().find_map(|line| line.ok().filter(|line| line.contains("\"verdict\"")));
    assert!(verdict().is_some_and(|line| line.contains("not_enough_info")));
    fs::write(folder.path().join("corpus/new.txt"), "Gantz came to Ankara.").expect("a file");
    assert!(verdict().is_some_and(|line| line.contains("supported")));
    watch.kill().expect("the program runs");
    watch.wait().expect("the program ends");
}

#[test]
fn what_init_writes_passes_at_once() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let output = check(folder.path(), &["init", "desk", "--ci", "github"], 0, "");
    assert!(stdout(&output).contains("wrote desk/claims/first.toml"), "{}", stdout(&output));
    let desk = folder.path().join("desk");
    let report = stdout(&check(&desk, &["check", "--format", "json"], 0, ""));
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!((report["summary"]["claims"].as_u64(), report["summary"]["passed"].as_u64()), (Some(2), Some(2)));
    assert_eq!(stderr(&run(&desk, &["check"])), "", "nothing to complain of");
    check(folder.path(), &["init", "desk"], 2, "nothing was written");
    for path in ["crosscheck.toml", "claims/first.toml", "corpus/sources.toml"] {
        let text = fs::read_to_string(desk.join(path)).expect("the file");
        let line = text.lines().next().expect("a line");
        let schema = line.strip_prefix("#:schema ").unwrap_or_else(|| panic!("{path} names no schema"));
        assert!(desk.join(path).parent().expect("a folder").join(schema).is_file(), "{schema}");
    }
}

#[test]
fn other_programs_are_told_about_this_one() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    for name in ["claims", "sources", "project", "report"] {
        let schema = stdout(&check(folder.path(), &["schema", name], 0, ""));
        let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(stdout(&check(folder.path(), &["completions", shell], 0, "")).contains("completions"), "{shell}");
    }
    let manual = stdout(&check(folder.path(), &["man"], 0, ""));
    assert!(manual.contains(".TH crosscheck-check 1") && manual.contains("Exit codes"), "{manual}");
}
