//! Whole screens of the command line, as their users see them.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const RAID: &str = r#"[terms]
raid = ["Mavi Marmara", "@ships"]
ships = ["=Gazze", "flotilla"]

[[claim]]
id        = "raid-killed"
statement = "Ten activists were killed in the raid on the Mavi Marmara."
subject   = ["@raid"]
measure   = ["@killed"]
count     = 10
expect    = { verdict = "conflicting", because = "a tenth died of his wounds later" }
"#;

const VISIT: &str = r#"[[claim]]
id        = "visit-day"
statement = "The minister visited Ankara on 27 October 2022."
subject   = ["minister"]
measure   = ["visit"]
date      = "2022-10-27"
tags      = ["visits"]
"#;

const WRONG: &str = r#"[[claim]]
id        = "visit-day"
statement = "The minister visited Ankara on 28 October 2022."
subject   = ["minister"]
measure   = ["visit"]
date      = "2022-10-28"
"#;

const HERALD: &str = "+++\npublished = 2016-06-28\npublisher = \"The Herald\"\n+++\nIsraeli forces killed ten activists on the Mavi Marmara in 2010.\n";
const COURIER: &str = "---\npublished: 2022-10-27\n---\nNine activists were killed on the Mavi Marmara. The minister will visit Ankara on Thursday, Oct. 27.\n";

/// A project of these files.
fn project(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let settings = [("crosscheck.toml", "today = \"2026-01-31\"\n")];
    for (path, text) in settings.iter().chain(files) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

const CORPUS: [(&str, &str); 2] = [("corpus/herald.txt", HERALD), ("corpus/courier.md", COURIER)];

fn with_corpus(claims: &[(&'static str, &'static str)]) -> tempfile::TempDir {
    project(&[claims, &CORPUS].concat())
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM"] {
        command.env_remove(variable);
    }
    command
}

/// What was typed, what came out on either channel, and the exit code.
fn screen(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let output = program(folder, arguments).envs(variables.iter().copied()).output().expect("the program starts");
    let typed: Vec<String> = variables.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let typed = typed.into_iter().chain(["crosscheck".to_owned()]).chain(arguments.iter().map(|&a| a.to_owned()));
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    let root = folder.canonicalize().expect("a path").display().to_string();
    let screen = format!(
        "$ {}\n{stdout}{}{stderr}exit code {}\n",
        typed.collect::<Vec<_>>().join(" "),
        if stderr.is_empty() { "" } else { "on standard error:\n" },
        output.status.code().unwrap_or(-1)
    );
    screen.replace(&root, "PROJECT").replace('\u{1b}', "␛")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8")
}

fn show(name: &str, folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) {
    let screen = screen(folder, arguments, variables);
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, screen) });
}

#[test]
fn checks() {
    let folder = with_corpus(&[("claims/raid.toml", RAID), ("claims/visit.toml", VISIT)]);
    show("success", folder.path(), &["check", "--tag", "visits"], &[]);
    show("known-dispute", folder.path(), &["check"], &[]);
    show("narrow", folder.path(), &["check"], &[("COLUMNS", "48")]);
    show("colour", folder.path(), &["check", "visit-day"], &[("CLICOLOR_FORCE", "1")]);
    show("no-color", folder.path(), &["check", "visit-day"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]);
    show("matrix", folder.path(), &["check", "--format", "matrix"], &[]);
    show("markdown", folder.path(), &["check", "--format", "markdown"], &[]);
    show("unknown-claim", folder.path(), &["check", "visit-dya"], &[]);
    show("report-to-nowhere", folder.path(), &["check", "--report", "json=no/report.json"], &[]);
    show("report-beside", folder.path(), &["check", "visit-day", "--report", "json=report.json"], &[]);
    let written = fs::read_to_string(folder.path().join("report.json")).expect("the report is written");
    assert!(written.contains("\"id\": \"visit-day\""), "{written}");
    show("explain", folder.path(), &["explain", "raid-killed"], &[]);
    show("sources", folder.path(), &["sources"], &[]);
    show("terms-own", folder.path(), &["terms", "raid"], &[]);
    show("terms", folder.path(), &["terms"], &[]);
}

#[test]
fn failures() {
    let folder = with_corpus(&[("claims/visit.toml", WRONG)]);
    show("failure", folder.path(), &["check"], &[]);
    let folder = with_corpus(&[
        ("claims/raid.toml", "[[claim]]\nid = \"raid\"\nstatemnt = \"A.\"\nsubject = [\"@raids\"]\nstated = true\n"),
        (
            "claims/visit.toml",
            "[[claim]]\nid = \"raid\"\nstatement = \"A.\"\nsubject = [\"A\"]\ncount = \"some\"\nmeasure = [\"b\"]\n",
        ),
    ]);
    show("mistakes-in-two-files", folder.path(), &["check"], &[]);
    let folder = project(&[("claims/visit.toml", VISIT)]);
    show("no-corpus", folder.path(), &["check"], &[]);
    let folder = project(&[("claims/visit.toml", VISIT), ("corpus/a.txt", "x")]);
    fs::write(folder.path().join("corpus/a.txt"), [0, 1, 2, 3, 0, 0]).expect("a file");
    show("nothing-to-check", folder.path(), &["check"], &[]);
    let folder = with_corpus(&[("claims/visit.toml", VISIT), ("claims/raid.toml", RAID)]);
    fs::write(folder.path().join("corpus/broken.txt"), [0, 1, 2, 3, 0, 0]).expect("a file");
    fs::write(
        folder.path().join("claims/named.toml"),
        VISIT.replace("visit-day", "named") + "sources = [\"broken\"]\n",
    )
    .expect("a file");
    show("unreadable-file", folder.path(), &["check", "visit-day", "named"], &[]);
    show("elsewhere", folder.path(), &["--project", "nowhere", "check"], &[]);
}

/// The program with this on standard input.
fn fed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = program(folder, arguments);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    let input = input.to_vec();
    let feeding = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    // A program that stops early leaves its input unread.
    let _ = feeding.join().expect("the input is written");
    output
}

#[test]
fn evidence_and_judge_print_what_check_prints() {
    let folder = with_corpus(&[("claims/raid.toml", RAID), ("claims/visit.toml", WRONG)]);
    fs::write(folder.path().join("corpus/broken.txt"), [0, 1, 2, 3, 0, 0]).expect("a file");
    let evidence = program(folder.path(), &["evidence"]).output().expect("the program starts");
    assert_eq!(evidence.status.code(), Some(0), "{}", text(&evidence.stderr));
    let mut reversed: Vec<String> = text(&evidence.stdout).lines().map(str::to_owned).collect();
    assert!(reversed.iter().all(|line| line.starts_with("{\"schema\":\"crosscheck.evidence/1\"")), "{reversed:?}");
    reversed.reverse();
    for format in crosscheck::report::FORMATS {
        let direct = program(folder.path(), &["check", "--format", format.name]).output().expect("the program starts");
        for lines in [text(&evidence.stdout), reversed.join("\n")] {
            let judged = fed(folder.path(), &["judge", "--format", format.name], lines.as_bytes());
            assert_eq!(text(&judged.stdout), text(&direct.stdout), "{}", format.name);
            assert_eq!(text(&judged.stderr), text(&direct.stderr), "{}", format.name);
            assert_eq!(judged.status.code(), direct.status.code(), "{}", format.name);
        }
    }
    // The verdicts need no corpus.
    fs::remove_dir_all(folder.path().join("corpus")).expect("the corpus was there");
    let judged = fed(folder.path(), &["judge"], &evidence.stdout);
    assert_eq!(judged.status.code(), Some(1), "{}", text(&judged.stderr));
    let record = "{\"id\": \"herald\", \"text\": \"Ten activists were killed on the Mavi Marmara.\"}\n";
    let piped = fed(folder.path(), &["evidence", "-"], record.as_bytes());
    assert!(text(&piped.stdout).contains("\"stance\":\"supports\""), "{}", text(&piped.stdout));
    let refused = fed(folder.path(), &["judge"], b"{}\n");
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        text(&refused.stderr).starts_with("error: line 1 of the evidence cannot be read"),
        "{}",
        text(&refused.stderr)
    );
    let nothing = fed(folder.path(), &["judge"], b"");
    assert_eq!(nothing.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_any_command_quietly() {
    let folder = with_corpus(&[("claims/raid.toml", RAID)]);
    for command in [&["check"][..], &["explain", "raid-killed"], &["sources"], &["terms"], &["evidence"]] {
        let mut child = program(folder.path(), command)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""), "{command:?}");
    }
}
