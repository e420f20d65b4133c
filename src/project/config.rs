//! Finding and reading `crosscheck.toml`.

use std::path::{Path, PathBuf};

use super::Project;
use super::files::{fault, stays_inside};
use crate::diag::{Diagnostic, Reader, Table};
use crate::error::{Error, Result};

/// The name of a project's configuration file.
pub const CONFIG: &str = "crosscheck.toml";

/// The project `start` lies in: the nearest folder upwards with a `crosscheck.toml`. Without one, `start` itself is the root and
/// everything has its default.
///
/// Mistakes in the file are returned beside the project; a key with a mistake has its default. The error is for a `start` that is
/// no folder, and for a file that cannot be read or is a link out of its folder.
pub fn find(start: &Path) -> Result<(Project, Vec<Diagnostic>)> {
    let start = start.canonicalize().map_err(|error| Error::io("enter", start, error))?;
    for folder in start.ancestors() {
        let file = folder.join(CONFIG);
        if !file.is_file() {
            continue;
        }
        if !stays_inside(&file, folder) {
            let message = format!("{} is a symbolic link that leads out of its folder", file.display());
            return Err(Error::new(message).help("put a copy of the file there"));
        }
        let bytes = std::fs::read(&file).map_err(|error| Error::io("read", &file, error))?;
        return Ok(match String::from_utf8(bytes) {
            Ok(text) => parse(folder, &text),
            Err(_) => {
                let mistake = Diagnostic::error("not-utf8", CONFIG, None, "the file is not UTF-8 text")
                    .help("save it again with the encoding UTF-8");
                (Project { config: Some(CONFIG.to_owned()), ..defaults(folder.to_path_buf()) }, vec![mistake])
            }
        });
    }
    Ok((defaults(start), Vec::new()))
}

/// Reads the text of a `crosscheck.toml` that lies in `root`. Touches no file.
///
/// ```
/// use std::path::Path;
/// let (project, mistakes) = crosscheck::project::parse(Path::new("/desk"), "corpus = [\"../secret\"]\nclams = []\n");
/// assert_eq!(project.claims, ["claims"]);
/// assert_eq!(mistakes.iter().map(|m| m.code).collect::<Vec<_>>(), ["outside-root", "unknown-key"]);
/// ```
pub fn parse(root: &Path, text: &str) -> (Project, Vec<Diagnostic>) {
    let mut reader = Reader::new(CONFIG, 0);
    let mut table = reader.parse(text);
    let Project { root, config: _, claims, corpus, drafts, today: _ } = defaults(root.to_path_buf());
    let project = Project {
        root,
        config: Some(CONFIG.to_owned()),
        claims: patterns("claims", &mut table, &mut reader).unwrap_or(claims),
        corpus: patterns("corpus", &mut table, &mut reader).unwrap_or(corpus),
        drafts: patterns("drafts", &mut table, &mut reader).unwrap_or(drafts),
        today: table.day("today", &mut reader).map(|day| day.value),
    };
    table.finish(CONFIG, &mut reader);
    (project, reader.diagnostics)
}

fn defaults(root: PathBuf) -> Project {
    let list = |name: &str| vec![name.to_owned()];
    Project { root, config: None, claims: list("claims"), corpus: list("corpus"), drafts: Vec::new(), today: None }
}

fn patterns(key: &'static str, table: &mut Table, reader: &mut Reader<'_>) -> Option<Vec<String>> {
    let list = table.strings(key, reader)?;
    let mut sound = Vec::new();
    for pattern in list.value {
        match fault(&pattern.value) {
            Some(fault) => {
                reader.mistake(fault.code, pattern.span, fault.message, fault.label).help = Some(fault.help);
            }
            None => sound.push(pattern.value),
        }
    }
    Some(sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) -> Project {
        let (project, mistakes) = parse(Path::new("/desk"), text);
        assert_eq!(mistakes.iter().map(|m| m.code).collect::<Vec<_>>(), expect, "{text}");
        project
    }

    #[test]
    fn the_file_is_read_with_all_its_mistakes() {
        let project = check("claims = ['c.toml']\ncorpus = []\ndrafts = ['a/**/*.md']\ntoday = '2026-01-31'", &[]);
        assert_eq!(
            (project.claims, project.corpus, project.drafts),
            (vec!["c.toml".into()], vec![], vec!["a/**/*.md".into()])
        );
        assert_eq!(project.today, Some(jiff::civil::date(2026, 1, 31)));
        assert_eq!(check("", &[]).corpus, ["corpus"]);
        check(
            "claims = 'c'\ncorpus = [1]\ntoday = 3\nx = 1",
            &["wrong-type", "wrong-type", "wrong-type", "unknown-key"],
        );
        check(
            "claims = ['/etc', 'a/../..', '', 'a[']",
            &["outside-root", "outside-root", "bad-pattern", "bad-pattern"],
        );
        check("today = 2026-02-30", &["syntax", "bad-date"]);
        check("today = '2026-01-31'\ntoday = '2026-01-31'", &["duplicate-key"]);
    }

    #[test]
    fn the_nearest_file_upwards_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("a path");
        std::fs::create_dir_all(root.join("a/b")).expect("folders");
        let (project, _) = find(&root.join("a/b")).expect("a project");
        assert_eq!((project.root, project.config), (root.join("a/b"), None));
        std::fs::write(root.join(CONFIG), "claims = ['x']").expect("a file");
        let (project, _) = find(&root.join("a/b")).expect("a project");
        assert_eq!((project.root, project.config.as_deref()), (root.clone(), Some(CONFIG)));
        std::fs::write(root.join("a").join(CONFIG), [0xFF]).expect("a file");
        let (project, mistakes) = find(&root.join("a/b")).expect("a project");
        assert_eq!((project.root, mistakes[0].code), (root.join("a"), "not-utf8"));
        assert!(find(&root.join("nowhere")).is_err());
    }
}
