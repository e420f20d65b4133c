//! Claims, settings and corpus may come from a stranger's pull request. Nothing in them reaches outside the project, runs
//! anything, steers a terminal or becomes markup.

mod desk;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crosscheck::report::FORMATS;

/// What stands outside of the project and must never be printed.
const SECRET: &str = "The raid killed 31337 people.";

const CLAIM: &str = "[[claim]]\nid = \"killed\"\nstatement = \"Ten people were killed in the raid.\"\nsubject = [\"raid\"]\n\
                     measure = [\"@killed\"]\nof = [\"people\"]\ncount = 10\n";

/// A folder with a secret, and a project in its folder `desk`.
fn desk(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let base = [
        ("secret.txt", SECRET),
        ("secret/secret.txt", SECRET),
        ("desk/crosscheck.toml", "today = \"2026-01-31\"\n"),
        ("desk/claims/claims.toml", CLAIM),
        ("desk/corpus/herald.txt", "The raid killed ten people.\n"),
    ];
    for (path, text) in base.iter().chain(files) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

fn run(desk: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let Output { status, stdout, stderr } =
        command.args(arguments).current_dir(desk).stdin(Stdio::null()).output().expect("the program starts");
    (status.code(), String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr))
}

/// Runs every command that reads the project; each says `note`, and none the secret.
fn refuse(folder: &Path, code: i32, note: &str) {
    for arguments in
        [&["check"][..], &["check", "--format", "json"], &["explain", "killed"], &["lint", "corpus/herald.txt"]]
    {
        let (found, all) = run(&folder.join("desk"), arguments);
        assert_eq!(found, Some(code), "{arguments:?}: {all}");
        assert!(all.contains(note), "{arguments:?} lacks {note:?}: {all}");
        assert!(!all.contains("31337"), "{arguments:?} shows what is outside: {all}");
    }
}

#[test]
fn settings_cannot_name_files_outside() {
    for key in ["claims", "corpus", "drafts"] {
        for path in [
            "../secret.txt",
            "..",
            "corpus/../../secret",
            "/etc",
            "C:\\\\secret",
            "..\\\\secret",
            "\\\\\\\\host\\\\share",
        ] {
            let settings = format!("{key} = [\"{path}\"]\n");
            let folder = desk(&[("desk/crosscheck.toml", &settings)]);
            let (code, all) = run(&folder.path().join("desk"), &["check"]);
            // A drive's name is a file's name on other systems, and no such file is there.
            let drive = path.starts_with("C:") && cfg!(not(windows));
            assert!(all.contains("outside-root") || drive && !all.contains("31337"), "{settings}: {all}");
            assert!(code == Some(2) || drive, "{settings}: {all}");
        }
    }
}

#[test]
fn sources_cannot_name_files_outside() {
    for path in ["../../secret.txt", "/etc/passwd", "a/../../../secret.txt"] {
        let sources = format!("[[source]]\npath = \"{path}\"\n");
        refuse(desk(&[("desk/corpus/sources.toml", &sources)]).path(), 2, "outside-root");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_project_are_passed_over() {
    use std::os::unix::fs::symlink;
    let folder = desk(&[]);
    symlink(folder.path().join("secret.txt"), folder.path().join("desk/corpus/link.txt")).expect("a link");
    symlink("../../secret", folder.path().join("desk/corpus/linked")).expect("a link");
    symlink("/dev/zero", folder.path().join("desk/corpus/zero.txt")).expect("a link");
    refuse(folder.path(), 0, "leads out of the project");
    // A folder of the settings that is such a link itself has nothing to read.
    let folder = desk(&[("desk/crosscheck.toml", "corpus = [\"linked\"]\n")]);
    symlink("../secret", folder.path().join("desk/linked")).expect("a link");
    let (code, all) = run(&folder.path().join("desk"), &["check"]);
    assert!(code == Some(2) && !all.contains("31337"), "{all}");
    for (link, target) in [("claims/more.toml", "../../secret.txt"), ("corpus/sources.toml", "../../secret.txt")] {
        let folder = desk(&[]);
        symlink(target, folder.path().join("desk").join(link)).expect("a link");
        let (_, all) = run(&folder.path().join("desk"), &["check"]);
        assert!(all.contains("leads out of the project") && !all.contains("31337"), "{link}: {all}");
    }
    let folder = desk(&[]);
    fs::remove_file(folder.path().join("desk/crosscheck.toml")).expect("it was there");
    symlink("../secret.txt", folder.path().join("desk/crosscheck.toml")).expect("a link");
    refuse(folder.path(), 2, "leads out of its folder");
}

/// A report's path is typed by the user; what lies there may have come with a stranger's edit.
#[cfg(unix)]
#[test]
fn reports_stay_where_their_path_says() {
    use std::os::unix::fs::symlink;
    let folder = desk(&[("desk/out/keep", "")]);
    let top = folder.path().join("desk");
    symlink("../secret", top.join("linked")).expect("a link");
    symlink("../secret.txt", top.join("report.xml")).expect("a link");
    symlink("/dev/null", top.join("null.xml")).expect("a link");
    symlink("out/real.xml", top.join("within.xml")).expect("a link");
    let report = |path: &str| run(&top, &["check", "--report", &format!("junit={path}")]);
    for path in ["linked/report.xml", "./linked/report.xml", "out/../linked/report.xml", "report.xml", "null.xml"] {
        let (code, all) = report(path);
        assert!(code == Some(2) && all.contains("a link leads it out of"), "{path}: {all}");
        let full = top.join(path);
        let (code, all) = report(&full.display().to_string());
        assert!(code == Some(2) && all.contains("a link leads it out of"), "{path}: {all}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("secret.txt")).expect("the secret"), SECRET);
    assert_eq!(fs::read_dir(folder.path().join("secret")).expect("a folder").count(), 1);
    for path in ["out/a.xml", "within.xml", "../beside.xml", "/dev/null"] {
        let (code, all) = report(path);
        assert_eq!(code, Some(0), "{path}: {all}");
    }
    // Through a link to the project itself nothing leads out of it.
    symlink(&top, folder.path().join("also")).expect("a link");
    let also = folder.path().join("also");
    let (code, all) = run(&also, &["check", "--report", &format!("junit={}", also.join("b.xml").display())]);
    assert_eq!(code, Some(0), "{all}");
}

#[cfg(unix)]
#[test]
fn drafts_of_the_settings_stay_inside() {
    let folder = desk(&[("desk/crosscheck.toml", "drafts = [\"drafts\"]\n"), ("desk/drafts/a.md", "Nothing.\n")]);
    std::os::unix::fs::symlink("../../secret.txt", folder.path().join("desk/drafts/link.txt")).expect("a link");
    let (code, all) = run(&folder.path().join("desk"), &["lint"]);
    assert!(code == Some(0) && all.contains("leads out of the project") && !all.contains("31337"), "{all}");
}

const HOSTILE: &str = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}\u{2066}\u{200b}</details><script>alert(1)</script><img src=x onerror=y> \
                       ]]> &lt; [a](javascript:b) ::error::c @editor";

/// A refuted claim with hostile words wherever words can stand, the names of files included.
fn hostile() -> tempfile::TempDir {
    let escaped: String = HOSTILE
        .chars()
        .map(|c| if c.is_control() || !c.is_ascii() { format!("\\u{:04X}", u32::from(c)) } else { c.to_string() })
        .collect();
    let keys = format!(
        "tags = [\"{escaped}\"]\nexpect = {{ verdict = \"supported\", because = \"{escaped}\" }}\n\
         waive = {{ reason = \"{escaped}\", until = \"2026-01-30\" }}\n"
    );
    let claim = CLAIM.replace("Ten people were", &format!("{escaped} Ten people were")) + &keys;
    let text = format!("{HOSTILE} The raid killed nine people {HOSTILE} there.\n");
    let front = format!("+++\npublisher = \"{escaped}\"\nagency = \"{escaped}\"\n+++\n{text}");
    let id = "</summary><b>x ::error::y @editor [a](javascript:b)";
    let table = format!(
        "[[source]]\npath = \"herald.txt\"\nid = \"{id}\"\ntitle = \"{escaped}\"\nurl = \"javascript:alert(1)\"\n"
    );
    let folder = desk(&[
        ("desk/claims/claims.toml", &claim),
        ("desk/corpus/herald.txt", &text),
        ("desk/corpus/times.md", &front),
        ("desk/corpus/sources.toml", &table),
    ]);
    if cfg!(unix) {
        let name = "b\u{1b}[31m\n::error::d<b>\u{202e}.txt";
        fs::write(folder.path().join("desk/corpus").join(name), "The raid killed eight people.\n").expect("a file");
    }
    folder
}

/// The same in a repository, pinned and committed, then edited: what came, went and changed, and what the lock has lost, is as
/// hostile as the rest.
fn hostile_edit() -> tempfile::TempDir {
    let folder = hostile();
    let desk = folder.path().join("desk");
    desk::git(folder.path(), &["init", "--quiet"]);
    let (code, all) = run(&desk, &["pin"]);
    assert_eq!(code, Some(0), "{all}");
    desk::git(folder.path(), &["add", "--all"]);
    desk::git(folder.path(), &["commit", "--quiet", "--message", "hostile"]);
    let edit = |path: &str, old: &str, new: &str| {
        let text = fs::read_to_string(desk.join(path)).expect("a file");
        fs::write(desk.join(path), text.replace(old, new)).expect("a file");
    };
    edit("claims/claims.toml", "Ten people were", "Some people \\u202E were");
    edit("claims/claims.toml", "2026-01-30", "2026-01-29");
    edit("corpus/herald.txt", "nine people", "six \u{1b}[3m people");
    fs::remove_file(desk.join("corpus/times.md")).expect("a file");
    fs::write(desk.join("corpus/new.txt"), format!("{HOSTILE} The raid killed four people.\n")).expect("a file");
    folder
}

/// What a run is asked for beside its format, with a folder to run it in.
fn hostile_runs() -> [(tempfile::TempDir, &'static [&'static str]); 2] {
    [(hostile(), &[]), (hostile_edit(), &["--base", "HEAD", "--locked"])]
}

#[test]
fn no_format_lets_a_control_through() {
    for (folder, more) in hostile_runs() {
        lets_no_control_through(&folder.path().join("desk"), more);
    }
}

fn lets_no_control_through(desk: &Path, more: &[&str]) {
    let controls = |text: &str| {
        text.contains(|c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{2066}' | '\u{200b}'))
    };
    for format in FORMATS {
        let file = desk.join(format!("../{}", format.name));
        let report = format!("{}={}", format.name, file.display());
        let arguments = ["check", "--color=never", "--format", format.name, "--report", &report];
        let (code, all) = run(desk, &[&arguments, more].concat());
        assert_eq!(code, Some(1), "{all}");
        assert!(!controls(&all), "{}: {all:?}", format.name);
        assert!(!controls(&fs::read_to_string(&file).expect("the report")), "{}", format.name);
    }
    for arguments in
        [&["explain", "killed"][..], &["sources"], &["terms"], &["lint", "corpus/herald.txt"], &["check", "-q"]]
    {
        assert!(!controls(&run(desk, arguments).1), "{arguments:?}");
    }
}

#[test]
fn no_format_lets_markup_through() {
    for (folder, more) in hostile_runs() {
        lets_no_markup_through(&folder.path().join("desk"), more);
    }
}

fn lets_no_markup_through(desk: &Path, more: &[&str]) {
    // Standard error is for people, and no markup.
    let printed = |format: &str| desk::stdout(&desk::run(desk, &[&["check", "--format", format], more].concat()));
    for format in FORMATS.iter().filter(|format| matches!(format.name, "markdown" | "html")) {
        let text = printed(format.name);
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{}: {text}", format.name);
        // A link, in Markdown; in a page these are words like any other.
        assert!(format.name == "html" || !text.replace("\\](", "").contains("]("), "{}: {text}", format.name);
    }
    let xml = printed("junit");
    let document = roxmltree::Document::parse(&xml).expect("XML");
    assert!(document.descendants().all(|node| !node.has_tag_name("script") && !node.has_tag_name("img")));
    for line in printed("github").lines() {
        // Every command is one of ours: its properties end where ours do.
        let ours = ["::error file=", "::warning file=", "::notice file="].iter().any(|begin| line.starts_with(begin));
        assert!(!line.starts_with("::") || ours && line.contains(",title=crosscheck%3A "), "{line}");
    }
    for format in ["json", "sarif", "gitlab"] {
        assert!(serde_json::from_str::<serde_json::Value>(&printed(format)).is_ok(), "{format}");
    }
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, out);
        } else {
            out.push(path);
        }
    }
}

#[test]
fn the_code_opens_no_connection_and_runs_git_alone() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 100, "only {} files were found", files.len());
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "rs")) {
        let code = fs::read_to_string(file).expect("a file");
        for word in ["std::net", "TcpStream", "UdpSocket", "reqwest", "ureq"] {
            assert!(!code.contains(word), "{} has {word}", file.display());
        }
        for (at, found) in code.match_indices("Command::new(") {
            let own = code[at..].starts_with("Command::new(\"git\")") || code[..at].ends_with("clap::");
            assert!(own, "{} runs something: {found}", file.display());
        }
    }
}
