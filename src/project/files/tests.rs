use super::*;

/// A folder with the files named, each holding its own name.
fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for file in files {
        let full = folder.path().join(file);
        std::fs::create_dir_all(full.parent().expect("a parent")).expect("folders");
        std::fs::write(full, file).expect("a file");
    }
    folder
}

fn run(root: &Path, patterns: &[&str], level: Level) -> Files {
    let (project, _) = crate::project::parse(root, "");
    let patterns: Vec<String> = patterns.iter().map(|&pattern| pattern.to_owned()).collect();
    files(&project, &patterns, &["txt", "md"], level).expect("the root is there")
}

#[track_caller]
fn check(root: &Path, patterns: &[&str], expect: &[&str], codes: &[&str]) {
    let found = run(root, patterns, Level::Warning);
    assert_eq!(found.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), expect, "{patterns:?}");
    assert_eq!(
        found.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(),
        codes,
        "{patterns:?} {:?}",
        found.diagnostics
    );
}

#[test]
fn patterns_name_files_folders_and_globs() {
    let folder = folder(&[
        "b.txt",
        "a/z.TXT",
        "a/y.md",
        "a/deep/x.md",
        "a/skip.csv",
        "a/.hidden.txt",
        ".dot/in.txt",
        "q[1].txt",
        "ignored.txt",
        ".gitignore",
    ]);
    std::fs::write(folder.path().join(".gitignore"), "ignored.txt").expect("a file");
    let root = folder.path();
    check(root, &["a"], &["a/deep/x.md", "a/y.md", "a/z.TXT"], &[]);
    check(root, &["./a/", "a/y.md", "a/*.md"], &["a/deep/x.md", "a/y.md", "a/z.TXT"], &[]);
    check(root, &["a/*.md"], &["a/y.md"], &[]);
    check(root, &["./a/**/*.md"], &["a/deep/x.md", "a/y.md"], &[]);
    check(root, &["**/*.md"], &["a/deep/x.md", "a/y.md"], &[]);
    check(root, &["."], &["a/deep/x.md", "a/y.md", "a/z.TXT", "b.txt", "ignored.txt", "q[1].txt"], &[]);
    check(root, &["q[1].txt"], &["q[1].txt"], &[]);
    check(root, &["{b,q*}.txt"], &["b.txt", "q[1].txt"], &[]);
    check(root, &[".dot", "a/.hidden.txt"], &[".dot/in.txt", "a/.hidden.txt"], &[]);
    check(root, &["nowhere", "a/*.html", "a/skip.csv"], &[], &["no-match", "no-match", "no-match"]);
    check(
        root,
        &["../x", "/etc", "a/../../x", "", "a["],
        &[],
        &["bad-pattern", "outside-root", "outside-root", "outside-root", "bad-pattern"],
    );
    assert!(crate::diag::has_errors(&run(root, &["nowhere"], Level::Error).diagnostics));
    assert!(!crate::diag::has_errors(&run(root, &["nowhere"], Level::Warning).diagnostics));
}

#[cfg(unix)]
#[test]
fn links_stay_inside_and_loops_end() {
    use std::os::unix::fs::symlink;
    let outside = folder(&["secret.txt"]);
    let folder = folder(&["c/a.txt", "d/b.txt"]);
    let root = folder.path();
    symlink(outside.path(), root.join("c/out")).expect("a link");
    symlink(outside.path().join("secret.txt"), root.join("c/secret.txt")).expect("a link");
    symlink(root.join("c"), root.join("c/loop")).expect("a link");
    symlink(root.join("nowhere"), root.join("c/dangling.txt")).expect("a link");
    symlink(root.join("d"), root.join("c/inside")).expect("a link");
    symlink(root.join("c/a.txt"), root.join("c/0.txt")).expect("a link");
    check(
        root,
        &["c"],
        &["c/a.txt", "c/inside/b.txt"],
        &["unreadable", "symlink-loop", "outside-root", "outside-root"],
    );
    check(root, &["c/inside", "d"], &["d/b.txt"], &[]);
    check(root, &["c/out"], &[], &["outside-root"]);
    check(root, &["c/out/*.txt"], &[], &["outside-root"]);
    check(root, &["c/secret.txt"], &[], &["outside-root"]);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_unicode_are_passed_over() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&["c/a.txt"]);
    let name = std::ffi::OsStr::from_bytes(b"c/\xFF.txt");
    std::fs::write(folder.path().join(name), "x").expect("a file");
    check(folder.path(), &["c"], &["c/a.txt"], &["non-unicode-name"]);
}
