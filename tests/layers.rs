//! The modules stand in the order data flows, and each uses only those before it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules in order, read from the crate's front page so that the two cannot differ.
fn modules() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned)).collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The module a file under `src` belongs to.
fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).expect("a file under src");
    let first = inside.components().next().expect("a component").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Every `crate::name` in the code of a file, comments left out.
fn uses(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in code.lines() {
        let line = line.split("//").next().unwrap_or_default();
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            if let Some(list) = rest.strip_prefix('{') {
                let list = list.split('}').next().unwrap_or_default();
                found.extend(list.split(',').map(|item| item.trim().split("::").next().unwrap_or_default().to_owned()));
            } else {
                found.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
            }
        }
    }
    found
}

#[test]
fn each_module_uses_only_those_before_it() {
    let modules = modules();
    let rank: BTreeMap<&str, usize> = modules.iter().enumerate().map(|(i, m)| (m.as_str(), i)).collect();
    assert!(rank.len() > 10, "the module list of src/lib.rs was not found: {modules:?}");
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    let mut seen = 0;
    let mut wrong = Vec::new();
    for file in files {
        let module = module_of(&file);
        let Some(&own) = rank.get(module.as_str()) else { continue };
        for used in uses(&fs::read_to_string(&file).expect("a source file")) {
            seen += 1;
            if rank.get(used.as_str()).is_some_and(|&other| other > own) {
                wrong.push(format!("{} uses {used}, which comes after {module}", file.display()));
            }
        }
    }
    assert!(seen > 50, "only {seen} uses were found: the test does not read the code");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Files may be touched in these modules only; the rest gets text and bytes.
const TOUCH_FILES: [&str; 4] = ["project", "ledger", "corpus", "cli"];

#[test]
fn only_the_outer_modules_touch_files_clock_and_environment() {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    let mut wrong = Vec::new();
    for file in files {
        let module = module_of(&file);
        if file.ends_with("tests.rs") {
            continue;
        }
        let code = fs::read_to_string(&file).expect("a source file");
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for (needle, allowed) in [
            ("std::fs", TOUCH_FILES.contains(&module.as_str())),
            ("File::open", TOUCH_FILES.contains(&module.as_str())),
            ("std::env", module == "cli" || module == "main"),
            ("SystemTime::now", module == "cli"),
            ("Zoned::now", module == "cli"),
            ("Instant::now", module == "cli"),
            ("std::process", module == "cli" || module == "main"),
        ] {
            if !allowed && code.lines().any(|line| line.split("//").next().unwrap_or_default().contains(needle)) {
                wrong.push(format!("{} has {needle}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
