//! `.crosscheck/cache`: no output depends on it, whatever becomes of it.

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const CLAIMS: &str = r#"
[[claim]]
id = "dead"
statement = "Ten people died in the Osby fire."
subject = ["Osby"]
measure = ["@killed"]
count = 10
"#;

/// A project large enough for a cache, with one document that speaks of its claim.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder for tests") };
        desk.write("crosscheck.toml", "today = \"2026-01-31\"\n");
        desk.write("claims/claims.toml", CLAIMS);
        let filler = "Nothing is said here of what anybody would want to know.\n\n".repeat(200);
        for i in 0..60 {
            desk.write(&format!("corpus/{i:02}.txt"), &filler);
        }
        desk.write("corpus/osby.txt", &format!("{filler}Ten people died in Osby.\n"));
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        command.args(["check", "--format", "json"]).args(arguments).current_dir(self.folder.path());
        command.stdin(Stdio::null()).output().expect("the program runs")
    }

    /// The report of a check, which says `note` beside it and is that of a check without a cache.
    fn check(&self, arguments: &[&str], note: &str) -> String {
        let without = self.run(&["--no-cache"]);
        let with = self.run(arguments);
        let said = String::from_utf8_lossy(&with.stderr);
        assert!(if note.is_empty() { said.is_empty() } else { said.starts_with(note) }, "{arguments:?}: {said}");
        assert_eq!((&with.stdout, with.status.code()), (&without.stdout, without.status.code()), "{arguments:?}");
        String::from_utf8(with.stdout).expect("JSON")
    }

    /// `git` in the project; nothing where there is no such program.
    fn git(&self, arguments: &[&str]) -> Option<()> {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]);
        let output = git.args(arguments).current_dir(self.folder.path()).output().ok()?;
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        Some(())
    }
}

const CACHE: &str = ".crosscheck/cache";
const DAMAGED: &str = "warning: .crosscheck/cache is damaged, and is built anew\n";

fn modified(path: &Path) -> std::time::SystemTime {
    fs::metadata(path).and_then(|file| file.modified()).expect("a file")
}

#[test]
fn edits_show_at_once() {
    let desk = Desk::new();
    desk.run(&["--no-cache"]);
    assert!(!desk.path(CACHE).exists());
    let first = desk.check(&[], "");
    assert!(first.contains("\"verdict\": \"supported\"") && desk.path(CACHE).exists());
    assert_eq!(fs::read_to_string(desk.path(".crosscheck/.gitignore")).expect("the file"), "*\n");
    desk.write("corpus/07.txt", "Nine people died in Osby.");
    assert!(desk.check(&[], "").contains("conflicting"));
    desk.write("claims/claims.toml", &CLAIMS.replace("count = 10", "count = 9"));
    assert!(desk.check(&[], "").contains("conflicting"));
    desk.write("claims/claims.toml", &format!("{CLAIMS}{}", CLAIMS.replace("dead", "said").replace("Osby", "nothing")));
    desk.check(&[], "");
    assert_eq!(desk.run(&["said"]).stdout, desk.run(&["said", "--no-cache"]).stdout);
    desk.write("corpus/sources.toml", "[[source]]\npath = \"osby.txt\"\norigin = \"wire\"\n");
    assert!(desk.check(&[], "").contains("\"origin\": \"wire\""));
    fs::remove_file(desk.path("corpus/07.txt")).expect("a file");
    fs::rename(desk.path("corpus/osby.txt"), desk.path("corpus/other.md")).expect("a file");
    desk.check(&[], "warning[no-match]");
}

#[test]
fn documents_are_told_by_their_content_where_times_are_not_trusted() {
    let desk = Desk::new();
    desk.check(&["--no-trust-mtime"], "");
    desk.check(&["--no-trust-mtime"], "");
    let path = desk.path("corpus/osby.txt");
    let text = fs::read_to_string(&path).expect("a file");
    let before = modified(&path);
    fs::write(&path, text.replace("Ten", "Six")).expect("a file");
    let file = OpenOptions::new().append(true).open(&path).expect("a file");
    file.set_modified(before).expect("a time");
    assert!(desk.check(&["--no-trust-mtime"], "").contains("refuted"));
}

#[test]
fn whatever_becomes_of_it_is_no_trouble() {
    let desk = Desk::new();
    desk.check(&[], "");
    let cut = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    let flipped = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        bytes
    };
    for damage in [|_: &[u8]| Vec::new(), |_: &[u8]| b"not a cache".to_vec(), cut, flipped] {
        let bytes = fs::read(desk.path(CACHE)).expect("the cache");
        fs::write(desk.path(CACHE), damage(&bytes)).expect("a file");
        desk.check(&[], DAMAGED);
        desk.check(&[], "");
    }
    // That of another version is made anew without a word.
    fs::write(desk.path(CACHE), b"crosscheck cache 1 0.0.9\n").expect("a file");
    desk.check(&[], "");
    fs::remove_dir_all(desk.path(".crosscheck")).expect("a folder");
    desk.check(&[], "");
    assert!(desk.path(CACHE).exists());
}

#[cfg(unix)]
#[test]
fn a_copy_is_not_used() {
    let desk = Desk::new();
    // Until the times of the corpus have settled it is written in every run.
    std::thread::sleep(std::time::Duration::from_millis(2500));
    desk.check(&[], "");
    let written = modified(&desk.path(CACHE));
    desk.check(&[], "");
    assert_eq!(modified(&desk.path(CACHE)), written);
    fs::copy(desk.path(CACHE), desk.path("copy")).expect("a file");
    fs::rename(desk.path("copy"), desk.path(CACHE)).expect("a file");
    let copied = modified(&desk.path(CACHE));
    desk.check(&[], "");
    assert_ne!(modified(&desk.path(CACHE)), copied);
}

#[test]
fn a_second_process_does_without() {
    let desk = Desk::new();
    desk.check(&[], "");
    let (before, lock) = (modified(&desk.path(CACHE)), desk.path(".crosscheck/lock"));
    let lock = OpenOptions::new().append(true).open(lock).expect("the lock");
    lock.try_lock().expect("nobody else has it");
    desk.write("corpus/07.txt", "Nine people died in Osby.");
    assert!(desk.check(&[], "").contains("conflicting"));
    assert_eq!(modified(&desk.path(CACHE)), before);
    drop(lock);
    desk.check(&[], "");
    assert_ne!(modified(&desk.path(CACHE)), before);
}

#[test]
fn one_that_came_with_the_repository_is_refused() {
    let desk = Desk::new();
    if desk.git(&["init", "--quiet"]).is_none() {
        return;
    }
    desk.git(&["add", "."]);
    desk.check(&[], "");
    // Whoever sends a change could send along a cache by which the claim is supported.
    let forged = fs::read(desk.path(CACHE)).expect("the cache");
    desk.git(&["add", "--force", ".crosscheck"]);
    desk.git(&["commit", "--quiet", "-m", "A change"]);
    fs::remove_dir_all(desk.path(".crosscheck")).expect("a folder");
    desk.git(&["checkout", "--quiet", "."]);
    let note = "warning: git follows .crosscheck, so that it may be anybody's, and it is not used\n  help: take it out: git rm -r --cached .crosscheck\n";
    desk.write("corpus/osby.txt", "Nine people died in Osby.");
    assert!(desk.check(&[], note).contains("refuted"));
    assert_eq!(fs::read(desk.path(CACHE)).expect("the cache"), forged);
    desk.git(&["rm", "--quiet", "-r", "--cached", ".crosscheck"]);
    assert!(desk.check(&[], "").contains("refuted"));
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let desk = Desk::new();
    let elsewhere = tempfile::tempdir().expect("a folder for tests");
    std::os::unix::fs::symlink(elsewhere.path(), desk.path(".crosscheck")).expect("a link");
    desk.check(&[], "");
    assert_eq!(fs::read_dir(elsewhere.path()).expect("a folder").count(), 0);
}

#[test]
fn a_small_corpus_has_none() {
    let desk = Desk::new();
    for i in 0..60 {
        desk.write(&format!("corpus/{i:02}.txt"), "Short.");
    }
    desk.check(&[], "");
    assert!(!desk.path(".crosscheck").exists());
}
