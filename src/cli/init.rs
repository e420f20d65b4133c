//! `crosscheck init`: a small project that passes at once.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::Printed;
use super::args::{self, Ci};
use super::schema::{CLAIMS, PROJECT, SOURCES};
use crate::error::{Error, Result};

/// The files of every new project.
const FILES: [(&str, &str); 7] = [
    ("crosscheck.toml", include_str!("init/crosscheck.toml")),
    ("claims/first.toml", include_str!("init/first.toml")),
    ("corpus/example.txt", include_str!("init/example.txt")),
    ("corpus/sources.toml", include_str!("init/sources.toml")),
    ("schema/claims.json", CLAIMS),
    ("schema/sources.json", SOURCES),
    ("schema/project.json", PROJECT),
];

/// The file of each continuous integration.
const GITHUB: (&str, &str) = (".github/workflows/crosscheck.yml", include_str!("init/github.yml"));
const GITLAB: (&str, &str) = (".gitlab-ci.yml", include_str!("../../ci/gitlab.yml"));

pub(super) fn run(typed: &args::Init, start: &Path) -> Result<Printed> {
    let root = match &typed.folder {
        Some(folder) => start.join(folder),
        None => start.to_path_buf(),
    };
    let mut files = FILES.to_vec();
    let ci = typed.ci.unwrap_or_else(|| ci_of(&root));
    match ci {
        Ci::Github => files.push(GITHUB),
        Ci::Gitlab => files.push(GITLAB),
        Ci::None => {}
    }
    refuse_what_is_there(&root, &files)?;
    write_all(&root, &files)?;
    let mut report = String::new();
    for (path, _) in &files {
        report.push_str(&format!("wrote {}\n", shown(&root, typed.folder.as_deref(), path)));
    }
    report.push_str("\nnext: `crosscheck check`, then replace the claims and documents by your own\n");
    report.push_str(&match ci {
        Ci::Github => fill_in(GITHUB.0),
        Ci::Gitlab => fill_in(GITLAB.0),
        Ci::None => "for a CI file too: `crosscheck init --ci github` or `--ci gitlab` in a folder without a project\n"
            .to_owned(),
    });
    Ok(Printed { report, ..Printed::default() })
}

/// The CI of the repository whose top a folder is: GitLab's where its settings name a host of that name, else GitHub's. None for any
/// other folder, as only the file at the top is found there, and none where the repository has its file already.
fn ci_of(root: &Path) -> Ci {
    let settings = fs::read_to_string(root.join(".git/config")).unwrap_or_default();
    let (ci, file) = if settings.contains("gitlab") { (Ci::Gitlab, GITLAB.0) } else { (Ci::Github, GITHUB.0) };
    let is_top = root.join(".git").exists() || root.join(".github").is_dir();
    if is_top && !root.join(file).exists() { ci } else { Ci::None }
}

/// What a CI file still lacks: where the program is kept is not known here.
fn fill_in(path: &str) -> String {
    format!("in {path}, fill in CROSSCHECK_URL and CROSSCHECK_REVISION: what crosscheck is built from\n")
}

/// The path as the user would type it.
fn shown(root: &Path, folder: Option<&Path>, path: &str) -> String {
    let full = folder.map_or_else(|| PathBuf::from(path), |folder| folder.join(path));
    let text = if full.is_absolute() { root.join(path) } else { full };
    crate::text::printable(&text.display().to_string()).into_owned()
}

/// An error that names every file that is there already, and every folder that is a link or no folder.
fn refuse_what_is_there(root: &Path, files: &[(&str, &str)]) -> Result<()> {
    let mut there = Vec::new();
    for (path, _) in files {
        let mut folder = root.to_path_buf();
        let mut parts = path.split('/').peekable();
        while let Some(part) = parts.next() {
            folder.push(part);
            let Ok(found) = folder.symlink_metadata() else { break };
            if parts.peek().is_none() || !found.is_dir() {
                let part_path = folder.strip_prefix(root).unwrap_or(&folder).display().to_string();
                if !there.contains(&part_path) {
                    there.push(part_path);
                }
                break;
            }
        }
    }
    if there.is_empty() {
        return Ok(());
    }
    let error = Error::new(format!("nothing was written, since there is already: {}", there.join(", ")));
    Err(error.help("choose another folder: `crosscheck init DIR`"))
}

/// Writes every file or, where one fails, none.
fn write_all(root: &Path, files: &[(&str, &str)]) -> Result<()> {
    let mut made = Made::default();
    for (path, text) in files {
        if let Err(error) = made.file(&root.join(path), text) {
            made.undo();
            return Err(error);
        }
    }
    Ok(())
}

/// What was made so far, in order.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn file(&mut self, path: &Path, text: &str) -> Result<()> {
        let missing: Vec<&Path> = path.ancestors().skip(1).take_while(|folder| !folder.exists()).collect();
        for folder in missing.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir(folder).map_err(|error| Error::io("make the folder", folder, error))?;
            self.folders.push(folder.to_path_buf());
        }
        let failed = |error| Error::io("write", path, error);
        // Never over a file that came to be since it was looked for.
        let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
        self.files.push(path.to_path_buf());
        file.write_all(text.as_bytes()).map_err(failed)
    }

    /// Takes everything away again, as far as that can be done.
    fn undo(&self) {
        for file in self.files.iter().rev() {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn init(folder: &Path, ci: Option<Ci>) -> Result<Printed> {
        run(&args::Init { folder: None, ci }, folder)
    }

    #[test]
    fn nothing_is_overwritten() {
        let folder = tempfile::tempdir().expect("a folder for tests");
        let write = |path: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, "mine").expect("a file");
        };
        write("corpus/example.txt");
        write("claims");
        let error = init(folder.path(), None).err().expect("files are there").to_string();
        assert!(error.contains("already: claims, corpus/example.txt"), "{error}");
        assert!(!folder.path().join("crosscheck.toml").exists());
        assert_eq!(fs::read_to_string(folder.path().join("claims")).expect("the file"), "mine");
    }

    #[test]
    fn a_failure_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder for tests");
        let files = [("a/b/one.txt", "1"), ("a/two.txt", "2"), ("a/two.txt", "3")];
        assert!(write_all(folder.path(), &files).is_err());
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0);
    }

    #[test]
    fn the_ci_file_is_chosen() {
        let there = |folder: &Path| [GITHUB.0, GITLAB.0].map(|path| folder.join(path).exists());
        let github = "[remote \"origin\"]\nurl = https://github.com/desk/facts\n";
        let gitlab = "[remote \"origin\"]\nurl = git@gitlab.example.org:desk/facts\n";
        for (ci, settings, expect) in [
            (None, None, [false, false]),
            (None, Some(""), [true, false]),
            (None, Some(github), [true, false]),
            (None, Some(gitlab), [false, true]),
            (Some(Ci::Github), None, [true, false]),
            (Some(Ci::Gitlab), Some(github), [false, true]),
            (Some(Ci::None), Some(github), [false, false]),
        ] {
            let folder = tempfile::tempdir().expect("a folder for tests");
            if let Some(settings) = settings {
                fs::create_dir(folder.path().join(".git")).expect("a folder");
                fs::write(folder.path().join(".git/config"), settings).expect("the settings");
            }
            init(folder.path(), ci).expect("a new project");
            assert_eq!(there(folder.path()), expect, "{ci:?} {settings:?}");
        }
    }

    /// A repository that has its CI already gets a project beside it.
    #[test]
    fn a_ci_file_that_is_there_stays() {
        let folder = tempfile::tempdir().expect("a folder for tests");
        let file = folder.path().join(GITHUB.0);
        fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
        fs::write(&file, "mine").expect("a file");
        init(folder.path(), None).expect("a new project");
        assert_eq!(fs::read_to_string(&file).expect("the file"), "mine");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let folder = tempfile::tempdir().expect("a folder for tests");
        let elsewhere = tempfile::tempdir().expect("a folder for tests");
        std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("corpus")).expect("a link");
        assert!(init(folder.path(), None).is_err());
        assert_eq!(fs::read_dir(elsewhere.path()).expect("the folder").count(), 0);
    }
}
