//! Reading a git repository through the `git` program. Nothing is checked out, and nothing is written.
//!
//! A repository is not trusted: its configuration must not start a program, and nothing is fetched from anywhere. Only
//! commands that read objects are run, with the rest shut off by [`command`].

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use crate::error::{Error, Result};

/// The largest blob read, in bytes: 1 GiB, as for files.
const LARGEST: u64 = 1 << 30;

/// A folder in a repository.
#[derive(Clone, Debug)]
pub(super) struct Repository {
    /// The folder.
    folder: PathBuf,
    /// The folder within the repository, without a slash at its end; empty at its top.
    prefix: String,
}

/// A file of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TreeFile {
    /// Relative to the folder, with `/` between its parts.
    pub(super) path: String,
    pub(super) kind: Kind,
    /// The name of the blob; of the commit, for a submodule.
    pub(super) id: String,
}

/// What an entry of a revision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Link,
    Submodule,
}

/// A `git` that only reads objects, in a folder.
fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.args(["--no-pager", "--no-replace-objects"]);
    // What a repository's own configuration could name a program with, for any command run here.
    for off in [
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "core.untrackedCache=false",
        "protocol.allow=never",
        // A pull request may bring files that look like a repository of their own, settings included.
        "safe.bareRepository=explicit",
    ] {
        command.args(["-c", off]);
    }
    // Set for hooks by git itself: they would show another repository than the folder's.
    for variable in [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_PREFIX",
        "GIT_NAMESPACE",
        "GIT_GRAFT_FILE",
        "GIT_SHALLOW_FILE",
        "GIT_LITERAL_PATHSPECS",
        "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
    ] {
        command.env_remove(variable);
    }
    command
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_PAGER", "cat")
        // A clone that lacks objects must not fetch them: no transport is allowed, whatever the configuration says.
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "none")
        .env("LC_ALL", "C");
    command
}

fn start_failed(error: std::io::Error) -> Error {
    Error::new(format!("cannot run git: {error}"))
        .help("`--base` reads the repository through the git program; install it")
}

fn run(folder: &Path, arguments: &[&str]) -> Result<Output> {
    command(folder).args(arguments).output().map_err(start_failed)
}

/// The output of a command that succeeded, without the line end; `None` where it failed.
fn answer(folder: &Path, arguments: &[&str]) -> Result<Option<String>> {
    let output = run(folder, arguments)?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(output.status.success().then(|| text.trim_end_matches(['\n', '\r']).to_owned()))
}

/// What a command that failed had to say, in a line.
fn complaint(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("no reason was given");
    line.trim_start_matches("fatal: ").to_owned()
}

impl Repository {
    /// The repository a folder lies in.
    pub(super) fn around(folder: &Path) -> Result<Self> {
        let output = run(folder, &["rev-parse", "--is-inside-work-tree", "--show-prefix"])?;
        let shown = folder.display();
        if !output.status.success() {
            let complaint = complaint(&output);
            let error = Error::new(format!("cannot compare with a revision of {shown}: {complaint}"));
            return Err(error.help(if complaint.contains("dubious ownership") {
                "the repository belongs to another user: tell git to trust it with `git config --global --add safe.directory …`"
            } else {
                "`--base` needs the project in a git repository: run it in a clone, or `git init` and commit"
            }));
        }
        let text = String::from_utf8(output.stdout);
        let text = text.map_err(|_| Error::new(format!("the name of the folder {shown} is not Unicode")))?;
        let mut lines = text.lines();
        if lines.next() != Some("true") {
            let error = Error::new(format!("{shown} lies in a repository without a work tree"));
            return Err(error.help("run it in a clone with files"));
        }
        let prefix = lines.next().unwrap_or_default().trim_end_matches('/').to_owned();
        Ok(Self { folder: folder.to_path_buf(), prefix })
    }

    /// The commit a revision names. `REV...` names the commit at which the present one parted from REV.
    pub(super) fn commit(&self, revision: &str) -> Result<String> {
        let (name, parting) = match revision.strip_suffix("...") {
            Some(name) => (name, true),
            None => (revision, false),
        };
        if name.is_empty() || name.starts_with('-') || name.contains(['\n', '\0']) {
            let error = Error::new(format!("`{revision}` is no revision"));
            return Err(error.help("name a branch, a tag or a commit, as in `--base origin/main`"));
        }
        let wanted = format!("{name}^{{commit}}");
        let found = answer(&self.folder, &["rev-parse", "--verify", "--quiet", &wanted])?;
        // `^main` is answered as well, and names all but a commit.
        let Some(commit) = found.filter(|name| name.bytes().all(|byte| byte.is_ascii_hexdigit())) else {
            return Err(self.no_such(name)?);
        };
        if !parting {
            return Ok(commit);
        }
        match answer(&self.folder, &["merge-base", &commit, "HEAD"])? {
            Some(commit) => Ok(commit),
            None if self.is_shallow()? => {
                Err(self.shallow(&format!("where the present commit parted from `{name}` is not in this clone")))
            }
            None => Err(Error::new(format!("the present commit and `{name}` share no commit"))
                .help(format!("compare with it as it stands: `--base {name}`"))),
        }
    }

    /// Why there is no commit of that name.
    fn no_such(&self, name: &str) -> Result<Error> {
        let missing = format!("the repository has no revision `{name}`");
        if answer(&self.folder, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?.is_none() {
            let error = Error::new(format!("{missing}: it has no commit yet"));
            return Ok(error.help("commit the project first; until then `crosscheck check` without `--base` checks it"));
        }
        if self.is_shallow()? {
            return Ok(self.shallow(&missing));
        }
        let help = if name.contains('/') {
            "fetch it first, as in `git fetch origin`; `git branch -a` lists what is there".to_owned()
        } else {
            format!("`git branch -a` lists the branches; one that only the remote has is written `origin/{name}`")
        };
        Ok(Error::new(missing).help(help))
    }

    fn is_shallow(&self) -> Result<bool> {
        Ok(answer(&self.folder, &["rev-parse", "--is-shallow-repository"])?.as_deref() == Some("true"))
    }

    fn shallow(&self, what: &str) -> Error {
        Error::new(format!("{what}: the clone is shallow"))
            .help("fetch the whole history: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab, `git fetch --unshallow` by hand")
    }

    /// The files of a commit in the folder. Where the commit has no such folder, none.
    ///
    /// Names that are not Unicode are left out, as they are on disk.
    pub(super) fn files(&self, commit: &str) -> Result<Vec<TreeFile>> {
        let tree =
            if self.prefix.is_empty() { format!("{commit}^{{tree}}") } else { format!("{commit}:{}", self.prefix) };
        let Some(tree) = answer(&self.folder, &["rev-parse", "--verify", "--quiet", &tree])? else {
            return Ok(Vec::new());
        };
        let output = run(&self.folder, &["ls-tree", "-r", "-z", "--full-tree", &tree])?;
        if !output.status.success() {
            return Err(Error::new(format!("cannot list the files of {commit}: {}", complaint(&output))));
        }
        Ok(output.stdout.split(|&byte| byte == 0).filter_map(tree_file).collect())
    }

    /// The submodule checked out at `path`, with the commits it has; `None` where it is not checked out.
    pub(super) fn submodule(&self, path: &str) -> Option<Self> {
        let folder = self.folder.join(path);
        folder.join(".git").exists().then(|| Self { folder, prefix: String::new() })
    }

    /// Whether the repository has this commit.
    pub(super) fn has_commit(&self, id: &str) -> Result<bool> {
        Ok(answer(&self.folder, &["cat-file", "-e", &format!("{id}^{{commit}}")])?.is_some())
    }

    /// Whether the present commit has a file of the folder with these bytes, the ends of lines aside, which git may write
    /// in its own way. Filters are not asked: they are programs that the settings of the repository name.
    pub(super) fn has_committed(&self, name: &str, bytes: &[u8]) -> Result<bool> {
        let id = answer(&self.folder, &["rev-parse", "--verify", "--quiet", &format!("HEAD:./{name}")])?;
        let Some(id) = id else { return Ok(false) };
        let committed = self.blobs()?.read(&id, name)?;
        let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("\r\n", "\n").into_bytes();
        Ok(committed == bytes || lines(&committed) == lines(bytes))
    }

    /// Those of `paths` that git ignores, in their order. Paths in submodules and nested repositories must not be asked for.
    pub(super) fn ignored(&self, paths: &[&str]) -> Result<Vec<String>> {
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        let mut child = command(&self.folder)
            .args(["check-ignore", "-z", "--stdin"])
            .stdin(Stdio::piped())
            .spawn()
            .map_err(start_failed)?;
        let mut stdin = child.stdin.take();
        // A name that begins with a colon would be read as more than a name.
        let asked: Vec<u8> =
            paths.iter().flat_map(|path| b"./".iter().copied().chain(path.bytes()).chain([0])).collect();
        // Git answers while it is asked, so asking must not wait for the answers to be read.
        let asking = std::thread::spawn(move || stdin.as_mut().map(|stdin| stdin.write_all(&asked)));
        let output =
            child.wait_with_output().map_err(|error| Error::io("read the answer of", Path::new("git"), error))?;
        let _ = asking.join();
        match output.status.code() {
            // 1: none is ignored.
            Some(0 | 1) => {
                let told = nul_separated(&output.stdout).into_iter();
                Ok(told.map(|path| path.strip_prefix("./").map(str::to_owned).unwrap_or(path)).collect())
            }
            _ => Err(Error::new(format!("cannot tell which files git ignores: {}", complaint(&output)))),
        }
    }

    /// The folders that are submodules of the present commit or are about to be.
    pub(super) fn submodules(&self) -> Result<Vec<String>> {
        let output = run(&self.folder, &["ls-files", "-z", "--stage"])?;
        let all = nul_separated(&output.stdout).into_iter();
        Ok(all.filter_map(|line| Some(line.strip_prefix("160000 ")?.split_once('\t')?.1.to_owned())).collect())
    }

    /// A reader of blobs.
    pub(super) fn blobs(&self) -> Result<Blobs> {
        let mut command = command(&self.folder);
        // Nobody reads its complaints, and a full pipe would hold it up.
        let mut child = command
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(start_failed)?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(asked), Some(told)) => Ok(Blobs { child, asked: Some(asked), told: BufReader::new(told) }),
            _ => Err(Error::new("cannot talk to git")),
        }
    }
}

fn nul_separated(bytes: &[u8]) -> Vec<String> {
    let parts = bytes.split(|&byte| byte == 0).filter(|part| !part.is_empty());
    parts.filter_map(|part| String::from_utf8(part.to_vec()).ok()).collect()
}

/// A record of `ls-tree`: mode, type and name of the object, a tab, the path.
fn tree_file(record: &[u8]) -> Option<TreeFile> {
    let (about, path) = std::str::from_utf8(record).ok()?.split_once('\t')?;
    let mut about = about.split(' ');
    let (mode, _, id) = (about.next()?, about.next()?, about.next()?);
    let kind = match mode {
        "120000" => Kind::Link,
        "160000" => Kind::Submodule,
        _ => Kind::File,
    };
    Some(TreeFile { path: path.to_owned(), kind, id: id.to_owned() })
}

/// A running `git cat-file --batch`.
#[derive(Debug)]
pub(super) struct Blobs {
    child: Child,
    asked: Option<ChildStdin>,
    told: BufReader<ChildStdout>,
}

impl Blobs {
    /// The bytes of a blob. `path` is for messages.
    pub(super) fn read(&mut self, id: &str, path: &str) -> Result<Vec<u8>> {
        let failed = |error| Error::io("read from the repository", Path::new(path), error);
        let closed = || Error::new(format!("git ended before it gave the content of {path}"));
        let asked = self.asked.as_mut().ok_or_else(closed)?;
        asked.write_all(format!("{id}\n").as_bytes()).and_then(|()| asked.flush()).map_err(failed)?;
        let mut header = String::new();
        self.told.read_line(&mut header).map_err(failed)?;
        if header.is_empty() {
            return Err(closed());
        }
        let mut fields = header.split_whitespace().skip(1);
        let (Some("blob"), Some(size)) = (fields.next(), fields.next().and_then(|size| size.parse::<u64>().ok()))
        else {
            let error = Error::new(format!("the earlier content of {path} is not in this clone"));
            return Err(error.help("fetch it: clone without `--filter`, or run `git fetch --refetch --no-filter`"));
        };
        if size > LARGEST {
            return Err(Error::new(format!("{path} had {size} bytes, and the most that is read is {LARGEST}")));
        }
        let mut bytes = Vec::new();
        (&mut self.told).take(size).read_to_end(&mut bytes).map_err(failed)?;
        let mut end = [0];
        self.told.read_exact(&mut end).map_err(failed)?;
        if bytes.len() as u64 == size { Ok(bytes) } else { Err(closed()) }
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // Its input closed, it ends by itself.
        self.asked = None;
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_a_tree_are_read() {
        let check = |record: &str, expect: Option<(&str, Kind, &str)>| {
            let found = tree_file(record.as_bytes());
            let found = found.as_ref().map(|file| (file.path.as_str(), file.kind, file.id.as_str()));
            assert_eq!(found, expect, "{record:?}");
        };
        check("100644 blob ab12\ta b/é.txt", Some(("a b/é.txt", Kind::File, "ab12")));
        check("100755 blob ab12\ta\tb", Some(("a\tb", Kind::File, "ab12")));
        check("120000 blob ab12\tlink", Some(("link", Kind::Link, "ab12")));
        check("160000 commit ab12\tsub", Some(("sub", Kind::Submodule, "ab12")));
        check("", None);
        check("100644 blob", None);
    }

    #[test]
    fn options_are_no_revisions() {
        let repository = Repository { folder: PathBuf::from("."), prefix: String::new() };
        for revision in ["--help", "-x", "", "...", "--upload-pack=x..."] {
            let error = repository.commit(revision).expect_err("no revision").to_string();
            assert!(error.contains("is no revision"), "{error}");
        }
    }
}
