//! `crosscheck lint` as its users meet it, in a real git repository.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const CLAIMS: &str = r#"
[[claim]]
id = "killed"
statement = "Ten people were killed in the raid."
subject = ["raid"]
measure = ["@killed"]
of = ["people"]
count = 10

[[claim]]
id = "price"
statement = "A ticket for the raid's museum is $25."
subject = ["museum"]
measure = ["ticket"]
money = "$25"
severity = "warning"
"#;

const DRAFT: &str = "# The raid\n\nThe raid killed nine people. A museum ticket is $20.00.\n";

fn git(folder: &Path, arguments: &[&str]) {
    let status = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .status()
        .expect("git starts");
    assert!(status.success(), "git {arguments:?}");
}

/// A committed project with one draft.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for tests");
    for (path, text) in [
        ("crosscheck.toml", "today = \"2026-01-31\"\ndrafts = [\"drafts/**/*.md\"]\n"),
        ("claims/claims.toml", CLAIMS),
        ("corpus/herald.txt", "The raid killed ten people.\n"),
        ("drafts/raid.md", DRAFT),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    git(folder.path(), &["init", "-q", "."]);
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "all"]);
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.arg("lint").args(arguments).current_dir(folder).stdin(Stdio::null()).output().expect("the program starts")
}

/// Runs and compares the exit code; both outputs together must hold every one of `expect`.
fn check(folder: &Path, arguments: &[&str], code: i32, expect: &[&str]) -> String {
    let output = run(folder, arguments);
    let all = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {all}");
    for words in expect {
        assert!(all.contains(words), "{arguments:?} lacks {words:?}: {all}");
    }
    all
}

fn draft(folder: &Path) -> String {
    fs::read_to_string(folder.join("drafts/raid.md")).expect("the draft")
}

#[test]
fn contradictions_fail_the_run_and_name_their_sources() {
    let folder = project();
    let expect = [
        "drafts/raid.md:3:17",
        "“nine” contradicts the claim killed",
        "write “ten”",
        "herald supports",
        "write “$25.00”",
    ];
    check(folder.path(), &[], 1, &expect);
    check(folder.path(), &["drafts/raid.md"], 1, &expect);
    check(&folder.path().join("drafts"), &["raid.md"], 1, &expect);
    let json: serde_json::Value =
        serde_json::from_slice(&run(folder.path(), &["--format", "json"]).stdout).expect("JSON");
    let finding = &json["drafts"][0]["findings"][0];
    assert_eq!(
        (&finding["claim"], &finding["suggestion"], &finding["safe"]),
        (&"killed".into(), &"ten".into(), &true.into())
    );
    let bytes = fs::read(folder.path().join("drafts/raid.md")).expect("the draft");
    let at = |key: &str| usize::try_from(finding[key].as_u64().expect("an offset")).expect("small");
    assert_eq!(&bytes[at("start")..at("end")], b"nine");
}

#[test]
fn warnings_do_not_fail_the_run() {
    let folder = project();
    fs::write(folder.path().join("drafts/raid.md"), "A museum ticket is $20.\n").expect("the draft");
    check(folder.path(), &[], 0, &["warning[contradiction]", "1 contradiction"]);
}

#[test]
fn a_draft_is_never_evidence() {
    let folder = project();
    fs::write(folder.path().join("corpus/draft.md"), "The raid killed nine people.\n").expect("the draft");
    let all = check(folder.path(), &["corpus/draft.md"], 1, &["“nine” contradicts the claim killed"]);
    assert!(!all.contains("dispute"), "{all}");
}

#[test]
fn fixes_are_shown_then_applied() {
    let folder = project();
    check(
        folder.path(),
        &["--fix"],
        0,
        &["-The raid killed nine people.", "+The raid killed ten people.", "2 corrections"],
    );
    assert_eq!(draft(folder.path()), "# The raid\n\nThe raid killed ten people. A museum ticket is $25.00.\n");
    check(folder.path(), &[], 0, &["0 contradictions"]);
}

#[test]
fn uncommitted_changes_are_never_written_into() {
    let folder = project();
    let changed = format!("{DRAFT}More.\n");
    fs::write(folder.path().join("drafts/raid.md"), &changed).expect("the draft");
    check(folder.path(), &["--fix"], 2, &["changes that are not committed", "--allow-dirty"]);
    assert_eq!(draft(folder.path()), changed);
    fs::write(folder.path().join("drafts/new.md"), DRAFT).expect("a draft git does not know");
    git(folder.path(), &["commit", "-q", "-m", "more", "drafts/raid.md"]);
    check(folder.path(), &["--fix"], 2, &["drafts/new.md has changes"]);
    assert_eq!(draft(folder.path()), changed, "no file is written where one may not be");
    check(folder.path(), &["--fix", "--allow-dirty"], 0, &["+The raid killed ten people."]);
    assert!(draft(folder.path()).contains("ten people"));
    fs::write(folder.path().join(".gitignore"), "hidden.md\n").expect("a file");
    fs::write(folder.path().join("hidden.md"), DRAFT).expect("a draft git passes over");
    check(folder.path(), &["--fix", "hidden.md"], 2, &["changes that are not committed"]);
    let outside = tempfile::tempdir().expect("a folder for tests");
    fs::write(outside.path().join("a.md"), DRAFT).expect("a draft in no repository");
    let path = outside.path().join("a.md").display().to_string();
    check(folder.path(), &["--fix", &path], 2, &["changes that are not committed"]);
}

#[cfg(unix)]
#[test]
fn a_fixed_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project();
    let path = folder.path().join("drafts/raid.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
    git(folder.path(), &["-c", "core.fileMode=false", "status"]);
    check(folder.path(), &["--fix"], 0, &[]);
    assert_eq!(fs::metadata(&path).expect("the file").permissions().mode() & 0o777, 0o640);
}

#[test]
fn ignores_are_held_to_their_purpose() {
    let folder = project();
    let silenced = DRAFT.replace("$20.00.", "$20.00. <!-- crosscheck: ignore killed first count -->");
    fs::write(folder.path().join("drafts/raid.md"), &silenced).expect("the draft");
    check(folder.path(), &[], 0, &["“$20.00” contradicts"]);
    fs::write(folder.path().join("drafts/raid.md"), "Nothing. <!-- crosscheck: ignore killed x -->\n")
        .expect("the draft");
    check(folder.path(), &[], 0, &["warning[unused-ignore]"]);
}

#[test]
fn coverage_lists_values_without_a_claim() {
    let folder = project();
    fs::write(folder.path().join("drafts/raid.md"), "The raid killed ten people in 40 minutes.\n").expect("the draft");
    check(folder.path(), &["--coverage"], 0, &["40 minutes", "2 values, 1 of them without a claim"]);
}

#[test]
fn what_cannot_run_says_why() {
    let folder = project();
    check(folder.path(), &["nowhere.md"], 2, &["cannot read nowhere.md"]);
    check(folder.path(), &["claims/claims.toml"], 2, &["no draft that can be read"]);
    check(folder.path(), &["--allow-dirty"], 2, &["--fix"]);
    fs::write(folder.path().join("crosscheck.toml"), "").expect("the settings");
    check(folder.path(), &[], 2, &["no draft is named"]);
    fs::write(folder.path().join("crosscheck.toml"), "drafts = [\"../*.md\"]\n").expect("the settings");
    check(folder.path(), &[], 2, &["outside-root"]);
}

#[test]
fn hostile_drafts_steer_no_terminal() {
    let folder = project();
    let hostile = "The raid\u{1b}[31m killed nine people\u{202e}. \u{7}<!-- crosscheck: \u{1b}[2J -->\n";
    fs::write(folder.path().join("drafts/raid.md"), hostile).expect("the draft");
    for arguments in [&[][..], &["--coverage"], &["--format", "json"], &["--fix", "--allow-dirty"]] {
        let output = run(folder.path(), arguments);
        for text in [output.stdout, output.stderr] {
            let text = String::from_utf8_lossy(&text).into_owned();
            assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{arguments:?}: {text}");
        }
    }
}
