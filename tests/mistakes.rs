//! Each mistake of a claim file as it is printed: `tests/mistakes/CODE.toml` has it, `CODE.snap` beside it is the screen. Where it takes
//! a second file, that is `CODE.other.toml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crosscheck::{diag, ledger};

/// Mistakes that take a file of many megabytes; they are tested in the library, and print one line.
const TOO_LARGE_TO_SHOW: [&str; 2] = ["too-large", "too-many-terms"];

#[test]
fn every_mistake_looks_like_this() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for entry in fs::read_dir(&folder).expect("tests/mistakes is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let code = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if code.contains('.') {
            continue;
        }
        let mut files = vec![(format!("claims/{code}.toml"), fs::read(&path).expect("a file"))];
        if let Ok(other) = fs::read(folder.join(format!("{code}.other.toml"))) {
            files.push(("claims/other.toml".to_owned(), other));
        }
        let loaded = ledger::parse(&files);
        let codes: Vec<&str> = loaded.diagnostics.iter().map(|mistake| mistake.code).collect();
        assert!(codes.contains(&code.as_str()), "{code}.toml has {codes:?}");
        let screen = diag::render(&loaded.diagnostics, &|path| loaded.texts.get(path).cloned(), false, 100);
        insta::with_settings!({ snapshot_path => "mistakes", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(code.clone(), screen);
        });
        shown.insert(code);
    }
    let codes: BTreeSet<String> = ledger::CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
    shown.extend(TOO_LARGE_TO_SHOW.map(str::to_owned));
    assert_eq!(shown, codes);
}
