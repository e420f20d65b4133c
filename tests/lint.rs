//! `crosscheck lint` as its users meet it, in a real git repository.

mod desk;
mod readers;

use std::fs;
use std::path::Path;
use std::process::Output;

use desk::{Desk, git};

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

/// A committed project with one draft.
fn project() -> Desk {
    let desk = Desk::empty();
    desk.init();
    desk.write("crosscheck.toml", "today = \"2026-01-31\"\ndrafts = [\"drafts/**/*.md\"]\n");
    desk.write("claims/claims.toml", CLAIMS);
    desk.write("corpus/herald.txt", "The raid killed ten people.\n");
    desk.write("drafts/raid.md", DRAFT);
    desk.commit();
    desk
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    desk::run(folder, &[&["lint"], arguments].concat())
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
    let desk = project();
    let expect = [
        "drafts/raid.md:3:17",
        "“nine” contradicts the claim killed",
        "write “ten”",
        "herald supports",
        "write “$25.00”",
    ];
    check(desk.top(), &[], 1, &expect);
    check(desk.top(), &["drafts/raid.md"], 1, &expect);
    check(&desk.top().join("drafts"), &["raid.md"], 1, &expect);
    let json: serde_json::Value = serde_json::from_slice(&run(desk.top(), &["--format", "json"]).stdout).expect("JSON");
    let finding = &json["drafts"][0]["findings"][0];
    assert_eq!(
        (&finding["claim"], &finding["suggestion"], &finding["safe"]),
        (&"killed".into(), &"ten".into(), &true.into())
    );
    let bytes = fs::read(desk.top().join("drafts/raid.md")).expect("the draft");
    let at = |key: &str| usize::try_from(finding[key].as_u64().expect("an offset")).expect("small");
    assert_eq!(&bytes[at("start")..at("end")], b"nine");
}

#[test]
fn warnings_do_not_fail_the_run() {
    let desk = project();
    desk.write("drafts/raid.md", "A museum ticket is $20.\n");
    check(desk.top(), &[], 0, &["warning[contradiction]", "1 contradiction"]);
}

#[test]
fn a_draft_is_never_evidence() {
    let desk = project();
    desk.write("corpus/draft.md", "The raid killed nine people.\n");
    let all = check(desk.top(), &["corpus/draft.md"], 1, &["“nine” contradicts the claim killed"]);
    assert!(!all.contains("dispute"), "{all}");
}

#[test]
fn fixes_are_shown_then_applied() {
    let desk = project();
    check(
        desk.top(),
        &["--fix"],
        0,
        &["-The raid killed nine people.", "+The raid killed ten people.", "2 corrections"],
    );
    assert_eq!(draft(desk.top()), "# The raid\n\nThe raid killed ten people. A museum ticket is $25.00.\n");
    check(desk.top(), &[], 0, &["0 contradictions"]);
}

#[test]
fn uncommitted_changes_are_never_written_into() {
    let desk = project();
    let changed = format!("{DRAFT}More.\n");
    desk.write("drafts/raid.md", &changed);
    check(desk.top(), &["--fix"], 2, &["changes that are not committed", "--allow-dirty"]);
    assert_eq!(draft(desk.top()), changed);
    desk.write("drafts/new.md", DRAFT);
    git(desk.top(), &["commit", "-q", "-m", "more", "drafts/raid.md"]);
    check(desk.top(), &["--fix"], 2, &["drafts/new.md has changes"]);
    assert_eq!(draft(desk.top()), changed, "no file is written where one may not be");
    check(desk.top(), &["--fix", "--allow-dirty"], 0, &["+The raid killed ten people."]);
    assert!(draft(desk.top()).contains("ten people"));
    desk.write(".gitignore", "hidden.md\n");
    desk.write("hidden.md", DRAFT);
    check(desk.top(), &["--fix", "hidden.md"], 2, &["changes that are not committed"]);
    let outside = tempfile::tempdir().expect("a folder for tests");
    fs::write(outside.path().join("a.md"), DRAFT).expect("a draft in no repository");
    let path = outside.path().join("a.md").display().to_string();
    check(desk.top(), &["--fix", &path], 2, &["changes that are not committed"]);
}

#[test]
fn line_ends_are_no_change() {
    let desk = project();
    desk.write("drafts/raid.md", DRAFT.replace('\n', "\r\n"));
    check(desk.top(), &["--fix"], 0, &["2 corrections"]);
    assert!(draft(desk.top()).contains("ten people. A museum ticket is $25.00.\r\n"));
}

#[cfg(unix)]
#[test]
fn corrections_start_no_program() {
    use std::os::unix::fs::PermissionsExt;
    let desk = project();
    let (trap, sprung) = (desk.top().join(".git/trap"), desk.top().join(".git/sprung"));
    fs::write(&trap, format!("#!/bin/sh\ntouch '{}'\ncat\n", sprung.display())).expect("a file");
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).expect("permissions");
    let trap = trap.display().to_string();
    for key in ["core.fsmonitor", "filter.trap.clean", "filter.trap.smudge", "diff.external"] {
        desk.git(&["config", key, &trap]);
    }
    desk.write(".gitattributes", "*.md filter=trap\n");
    let _ = fs::remove_file(&sprung);
    desk.write("drafts/raid.md", DRAFT);
    check(desk.top(), &["--fix"], 0, &["2 corrections"]);
    assert!(!sprung.exists(), "a setting of the repository started a program");
    desk.git(&["add", "drafts/raid.md"]);
    assert!(sprung.exists(), "the trap does not work");
}

#[cfg(unix)]
#[test]
fn a_fixed_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let desk = project();
    let path = desk.top().join("drafts/raid.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
    git(desk.top(), &["-c", "core.fileMode=false", "status"]);
    check(desk.top(), &["--fix"], 0, &[]);
    assert_eq!(fs::metadata(&path).expect("the file").permissions().mode() & 0o777, 0o640);
}

#[test]
fn ignores_are_held_to_their_purpose() {
    let desk = project();
    let silenced = DRAFT.replace("$20.00.", "$20.00. <!-- crosscheck: ignore killed first count -->");
    desk.write("drafts/raid.md", &silenced);
    check(desk.top(), &[], 0, &["“$20.00” contradicts"]);
    desk.write("drafts/raid.md", "Nothing. <!-- crosscheck: ignore killed x -->\n");
    check(desk.top(), &[], 0, &["warning[unused-ignore]"]);
}

#[test]
fn coverage_lists_values_without_a_claim() {
    let desk = project();
    desk.write("drafts/raid.md", "The raid killed ten people in 40 minutes.\n");
    check(desk.top(), &["--coverage"], 0, &["40 minutes", "2 values, 1 of them without a claim"]);
}

/// What a code host is told, in short, with the words its place holds.
fn hosted(desk: &Desk, format: &str, code: i32) -> Vec<(String, String)> {
    let output = desk.run(&["lint", "--coverage", "--format", format]);
    assert_eq!(output.status.code(), Some(code), "{}", desk::stderr(&output));
    let found = match format {
        "sarif" => readers::sarif(&desk::stdout(&output)),
        "gitlab" => readers::gitlab(&desk::stdout(&output)),
        _ => readers::github(&desk::stdout(&output)).0,
    };
    found.iter().map(|one| (format!("{} {}", one.level, one.rule), readers::at(desk.top(), &one.place))).collect()
}

#[test]
fn code_hosts_are_told_the_same() {
    let desk = Desk::empty_at("the desk");
    desk.init();
    desk.write("crosscheck.toml", "today = \"2026-01-31\"\ndrafts = [\"drafts\"]\n");
    desk.write("claims/claims.toml", CLAIMS);
    desk.write("corpus/herald.txt", "The raid killed ten people.\n");
    let ignore = "<!-- crosscheck: ignore killed because -->";
    desk.write(
        "drafts/raid.md",
        format!("# The raid\n\n“The raid killed nine people.” A museum ticket is $20.\n\nRain fell for 40 minutes. {ignore}\n"),
    );
    desk.write("drafts/more.txt", "The raid killed nine people. They say the raid killed nine people.\n");
    let expect = [
        ("error contradiction", "nine"),
        ("error contradiction", "nine"),
        ("error contradiction", "nine"),
        ("warning contradiction", "$20"),
        ("warning unused-ignore", ignore),
        ("note unowned", "40 minutes"),
    ];
    assert_eq!(hosted(&desk, "sarif", 1), expect.map(|(rule, words)| (rule.to_owned(), words.to_owned())));
    // Code Quality knows lines only; fingerprints tell equal statements apart, which the reader sees to.
    let lines: Vec<String> = hosted(&desk, "gitlab", 1).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(lines, expect.map(|(rule, _)| rule));
    // Annotations of no claim are not told apart by the reader.
    let output = desk.run(&["lint", "--format", "github"]);
    let text = desk::stdout(&output);
    assert!(text.contains("::error file=the desk/drafts/more.txt,line=1,endLine=1,col=17,endColumn=21,"), "{text}");
    assert!(text.contains("::warning file=the desk/drafts/raid.md,line=5,"), "{text}");
    assert!(text.lines().last().is_some_and(|line| line.starts_with("2 drafts: 4 contradictions")), "{text}");
    // The diff of a correction is none of these formats.
    let output = desk.run(&["lint", "--fix", "--allow-dirty", "--format", "sarif"]);
    assert_eq!(readers::sarif(&desk::stdout(&output)).len(), 1, "{}", desk::stderr(&output));
    assert!(desk::stderr(&output).contains("+The raid killed ten people."), "{}", desk::stderr(&output));
}

#[test]
fn what_cannot_run_says_why() {
    let desk = project();
    check(desk.top(), &["nowhere.md"], 2, &["cannot read nowhere.md"]);
    check(desk.top(), &["claims/claims.toml"], 2, &["no draft that can be read"]);
    check(desk.top(), &["--allow-dirty"], 2, &["--fix"]);
    desk.write("crosscheck.toml", "");
    check(desk.top(), &[], 2, &["no draft is named"]);
    desk.write("crosscheck.toml", "drafts = [\"../*.md\"]\n");
    check(desk.top(), &[], 2, &["outside-root"]);
}

#[test]
fn hostile_drafts_steer_no_terminal() {
    let desk = project();
    let hostile = "The raid\u{1b}[31m killed nine people\u{202e}. \u{7}<!-- crosscheck: \u{1b}[2J -->\n";
    desk.write("drafts/raid.md", hostile);
    for arguments in [
        &[][..],
        &["--coverage"],
        &["--coverage", "--format", "json"],
        &["--coverage", "--format", "sarif"],
        &["--coverage", "--format", "github"],
        &["--coverage", "--format", "gitlab"],
        &["--fix", "--allow-dirty"],
    ] {
        let output = run(desk.top(), arguments);
        for text in [output.stdout, output.stderr] {
            let text = String::from_utf8_lossy(&text).into_owned();
            assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{arguments:?}: {text}");
        }
    }
}
