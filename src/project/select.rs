//! From patterns to files, over a list of paths instead of a disk.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{fault, glob, literal_folder, plain};

/// A file of a tree that lies on no disk, such as a revision of a repository.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// Relative to the root, with `/` between its parts.
    pub path: String,
    /// The path of the file itself: another one where `path` leads through a symbolic link.
    pub real: String,
}

/// The places in `tree` of the files `patterns` name, sorted by path: the same files that [`files`](super::files()) finds
/// where the tree lies on a disk. Patterns that cannot be used name nothing. Touches no file.
///
/// ```
/// use crosscheck::project::{Listed, select};
/// let tree = ["corpus/.draft.txt", "corpus/a.txt", "corpus/b.csv"].map(|path| Listed { path: path.into(), real: path.into() });
/// assert_eq!(select(&tree, &["corpus".to_owned()], &["txt"]), [1]);
/// ```
pub fn select(tree: &[Listed], patterns: &[String], extensions: &[&str]) -> Vec<usize> {
    let mut found: BTreeSet<usize> = BTreeSet::new();
    for pattern in patterns.iter().filter(|pattern| fault(pattern).is_none()) {
        let named = plain(pattern);
        let exists = tree.iter().any(|file| below(&file.path, &named).is_some());
        let (base, glob) = match exists {
            true => (named, None),
            false => match glob(pattern.trim_start_matches("./")) {
                Ok(glob) => (literal_folder(pattern), Some(glob)),
                Err(_) => continue,
            },
        };
        for (place, file) in tree.iter().enumerate() {
            let Some(rest) = below(&file.path, &base) else { continue };
            let hidden = rest.split('/').any(|part| part.starts_with('.'));
            // A file is no folder to search in.
            let inside = glob.is_none() || !rest.is_empty();
            if inside
                && !hidden
                && has_extension(&file.path, extensions)
                && glob.as_ref().is_none_or(|glob| glob.is_match(&file.path))
            {
                found.insert(place);
            }
        }
    }
    // Of several names of one file its own is kept, else the first.
    let mut kept: BTreeMap<&str, usize> = BTreeMap::new();
    for place in found {
        let file = &tree[place];
        let slot = kept.entry(&file.real).or_insert(place);
        let other = &tree[*slot];
        if file.path == file.real || (other.path != other.real && file.path < other.path) {
            *slot = place;
        }
    }
    let mut places: Vec<usize> = kept.into_values().collect();
    places.sort_by(|&a, &b| tree[a].path.cmp(&tree[b].path));
    places
}

/// Whether a pattern may name files in `folder`, or in folders below it.
pub fn reaches(pattern: &str, folder: &str) -> bool {
    let base = literal_folder(pattern);
    below(folder, &base).is_some() || below(&base, folder).is_some()
}

/// What is left of `path` below `folder`; empty for `folder` itself, `None` for what lies elsewhere.
fn below<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    if folder.is_empty() {
        return Some(path);
    }
    let rest = path.strip_prefix(folder)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let (_, name) = path.rsplit_once('/').unwrap_or(("", path));
    let ending = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => ending,
        _ => "",
    };
    extensions.is_empty() || extensions.iter().any(|kind| kind.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::Level;
    use crate::project::{files, parse};

    const TREE: [&str; 13] = [
        "a.txt",
        "a/b.md",
        "a/b.txt/c.txt",
        "a/.h/x.txt",
        "a/.y.txt",
        "a/d/e.TXT",
        "a/d/f.md",
        "[z]/g.txt",
        "ab/g.txt",
        ".i/j.txt",
        ".i/.k.txt",
        "é/l m.txt",
        "é/n",
    ];

    fn disk() -> (tempfile::TempDir, Vec<Listed>) {
        let folder = tempfile::tempdir().expect("a folder");
        for path in TREE {
            let full = folder.path().join(path);
            std::fs::create_dir_all(full.parent().expect("a parent")).expect("folders");
            std::fs::write(full, path).expect("a file");
        }
        (folder, TREE.map(|path| Listed { path: path.to_owned(), real: path.to_owned() }).to_vec())
    }

    fn agree(patterns: &[String]) {
        let (folder, tree) = disk();
        let (project, _) = parse(folder.path(), "");
        for extensions in [&["txt", "md"][..], &[], &["txt"]] {
            let on_disk = files(&project, patterns, extensions, Level::Warning).expect("the folder is there");
            let on_disk: Vec<&str> = on_disk.files.iter().map(|file| file.path.as_str()).collect();
            let listed: Vec<&str> =
                select(&tree, patterns, extensions).into_iter().map(|place| tree[place].path.as_str()).collect();
            assert_eq!(listed, on_disk, "{patterns:?} {extensions:?}");
        }
    }

    #[test]
    fn a_list_is_searched_as_a_disk_is() {
        for pattern in [
            ".",
            "a",
            "./a",
            "a/",
            "a/b.md",
            "a.txt",
            "a/*",
            "a/**",
            "**",
            "*",
            "**/*.txt",
            "a/*/*",
            ".i",
            ".i/*",
            "[z]",
            "[z]/*",
            "[a]/*.md",
            "a/.h",
            "a/.h/x.txt",
            "{a,ab}/*",
            "é",
            "é/*",
            "a.txt/*",
            "nowhere",
            "a/d/../d",
            "a/?/*",
            "./**/g.txt",
            "a//d",
            "",
        ] {
            agree(&[pattern.to_owned()]);
        }
        agree(&["a".to_owned(), "a/*".to_owned(), "ab".to_owned()]);
    }

    #[test]
    fn a_file_of_several_names_is_taken_once() {
        let listed = |path: &str, real: &str| Listed { path: path.to_owned(), real: real.to_owned() };
        let tree = [
            listed("c/a.txt", "z/own.txt"),
            listed("c/b.txt", "c/b.txt"),
            listed("c/c.txt", "z/own.txt"),
            listed("c/a2.txt", "c/b.txt"),
        ];
        assert_eq!(select(&tree, &["c".to_owned()], &["txt"]), [0, 1]);
    }

    #[test]
    fn patterns_reach_folders() {
        let check = |pattern: &str, folder: &str, expect: bool| {
            assert_eq!(reaches(pattern, folder), expect, "{pattern} {folder}");
        };
        check("corpus", "corpus/wire", true);
        check("corpus/wire/2016/*.txt", "corpus/wire", true);
        check("corpus/*.txt", "corpus/wire", true);
        check("corpus", "corpora", false);
        check("**/*.md", "anything", true);
        check("claims", "corpus/wire", false);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn any_pattern_finds_the_same_on_a_list(parts in prop::collection::vec("a|b|d|\\*|\\*\\*|\\[a-z\\]|\\.i|\\?|\\*\\.txt|e\\.TXT|é|\\.", 1..4)) {
            agree(&[parts.join("/")]);
        }
    }
}
