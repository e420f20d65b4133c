//! A desk for tests: a project in a folder of its own, and in a git repository where asked for.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Two claims, each with its source: `killed` in [`HERALD`], `members` in [`ALLIANCE`].
pub(crate) const CLAIMS: &str = r#"
[[claim]]
id = "killed"
statement = "Ten activists were killed on the Mavi Marmara."
subject = ["Mavi Marmara"]
measure = ["@killed"]
of = ["activists"]
count = 10

[[claim]]
id = "members"
statement = "NATO has 28 members."
subject = ["NATO"]
of = ["members"]
count = 28
"#;

pub(crate) const HERALD: &str = "Israeli troops boarded a ship at sea.\n\nTen activists were killed on the Mavi  Marmara in 2010. The ship was towed to port.\n";

pub(crate) const ALLIANCE: &str = "NATO had 28 members in 2016, and the door was open.\n";

/// A folder, with a project in it or in a folder of it.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
    /// The project's folder within the other; empty for its top.
    project: &'static str,
}

impl Desk {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self::empty_at("")
    }

    /// An empty folder with room for a project in a folder of it.
    pub(crate) fn empty_at(project: &'static str) -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for tests"), project }
    }

    /// The two claims and their sources, in no repository.
    pub(crate) fn new() -> Self {
        Self::empty().with_project()
    }

    /// The same in a repository, all of it committed.
    pub(crate) fn committed() -> Self {
        Self::committed_at("")
    }

    /// The same in a folder of a repository.
    pub(crate) fn committed_at(project: &'static str) -> Self {
        let desk = Self::empty_at(project);
        desk.init();
        let desk = desk.with_project();
        desk.commit();
        desk
    }

    fn with_project(self) -> Self {
        self.write("crosscheck.toml", "today = \"2026-01-31\"\n");
        self.write("claims/desk.toml", CLAIMS);
        self.write("corpus/herald.txt", HERALD);
        self.write("corpus/alliance.txt", ALLIANCE);
        self
    }

    /// The folder.
    pub(crate) fn top(&self) -> &Path {
        self.folder.path()
    }

    /// The project's.
    pub(crate) fn root(&self) -> PathBuf {
        self.top().join(self.project)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect("a file")
    }

    #[track_caller]
    pub(crate) fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} has no {old:?}");
        self.write(path, text.replace(old, new));
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).expect("the file was there");
    }

    /// Makes the folder a repository.
    pub(crate) fn init(&self) {
        self.git(&["init", "--quiet", "--initial-branch=main"]);
    }

    /// What git answers.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(self.top(), arguments)
    }

    /// Commits everything, and gives the commit.
    pub(crate) fn commit(&self) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "a change"]);
        self.git(&["rev-parse", "HEAD"])
    }

    /// Runs the program in the project's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        run(&self.root(), arguments)
    }

    /// Runs the program, which must fail with code 2, no report, and each of `notes`.
    #[track_caller]
    pub(crate) fn refuse(&self, arguments: &[&str], notes: &[&str]) {
        let output = self.run(arguments);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{}", stderr(&output));
        for note in notes {
            assert!(stderr(&output).contains(note), "no {note:?} in {}", stderr(&output));
        }
    }
}

/// Runs the program in a folder.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    isolate(command.args(arguments).current_dir(folder)).output().expect("the program starts")
}

/// What git answers in a folder.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    let output = isolate(command.args(["-c", "protocol.file.allow=always"]).args(arguments).current_dir(folder))
        .output()
        .expect("git starts");
    assert!(output.status.success(), "git {arguments:?}: {}", stderr(&output));
    stdout(&output).trim().to_owned()
}

/// Away from the caller's terminal, configuration and repository.
fn isolate(command: &mut Command) -> &mut Command {
    for variable in
        ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"]
    {
        command.env_remove(variable);
    }
    command
        .stdin(Stdio::null())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_AUTHOR_NAME", "A Desk")
        .env("GIT_AUTHOR_EMAIL", "desk@example.org")
        .env("GIT_COMMITTER_NAME", "A Desk")
        .env("GIT_COMMITTER_EMAIL", "desk@example.org")
        .env("GIT_AUTHOR_DATE", "2026-01-31T12:00:00Z")
        .env("GIT_COMMITTER_DATE", "2026-01-31T12:00:00Z")
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("standard output is UTF-8")
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("standard error is UTF-8")
}
