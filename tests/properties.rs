//! Laws that hold for any input.

use std::fs;
use std::path::Path;

use crosscheck::report::{self, Screen};
use crosscheck::value::spelled;
use crosscheck::{check, corpus, ledger, project};
use proptest::prelude::*;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 1, 31);

/// Writes a project into a folder: files in the order given, the claims of `claims`.
fn write(folder: &Path, files: &[(String, String)], claims: &str) {
    fs::create_dir_all(folder.join("corpus")).expect("a folder");
    fs::create_dir_all(folder.join("claims")).expect("a folder");
    for (name, text) in files {
        fs::write(folder.join("corpus").join(name), text).expect("a file");
    }
    fs::write(folder.join("claims/claims.toml"), claims).expect("a file");
}

/// The JSON report of a project, checked on `threads` threads.
fn json(folder: &Path, threads: usize) -> String {
    let (project, _) = project::find(folder).expect("a project");
    let loaded = ledger::read(&project).expect("a ledger");
    assert_eq!(loaded.diagnostics, []);
    let listing = corpus::list(&project).expect("a corpus");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    let report = pool.install(|| check::run(&loaded.ledger, &listing, TODAY, false, &|_| ()));
    let format = report::format("json").expect("the format");
    format.render(&report, Screen::PLAIN)
}

const CLAIMS: &str = r#"
[[claim]]
id = "killed"
statement = "Ten people were killed."
subject = ["bomb"]
measure = ["@killed"]
count = 10
expect = "refuted"
"#;

/// How news puts a toll.
fn sentence(number: u32, shape: usize) -> String {
    match shape % 5 {
        0 => format!("The bomb killed {number} people."),
        1 => format!("{number} people were killed by the bomb on Monday."),
        2 => format!("A bomb left {number} people dead and 77 wounded."),
        3 => format!("The bomb, which injured 77, killed {number}."),
        _ => format!("Police said the bomb had killed {number} people, while 77 were hurt."),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn neither_file_order_nor_threads_change_a_byte(tolls in prop::collection::vec((2_u32..60, 0_usize..5), 1..8), shift in 0_usize..8) {
        let mut files: Vec<(String, String)> =
            tolls.iter().enumerate().map(|(i, &(n, shape))| (format!("r{i}.txt"), sentence(n, shape))).collect();
        let (one, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        write(one.path(), &files, CLAIMS);
        let by = shift % files.len();
        files.rotate_left(by);
        files.reverse();
        write(other.path(), &files, CLAIMS);
        let first = json(one.path(), 1);
        prop_assert_eq!(&first, &json(other.path(), 1));
        prop_assert_eq!(&first, &json(one.path(), 4));
    }

    #[test]
    fn changing_the_stated_value_flips_the_verdict(n in 2_u8..76, shape in 0_usize..5, in_words in any::<bool>()) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut text = sentence(u32::from(n), shape);
        if in_words {
            text = text.replace(&n.to_string(), &spelled(n).expect("a number below a hundred"));
        }
        write(folder.path(), &[("report.txt".to_owned(), text.clone())], CLAIMS);
        let report: serde_json::Value = serde_json::from_str(&json(folder.path(), 1)).expect("JSON");
        let expect = if n == 10 { "supported" } else { "refuted" };
        prop_assert_eq!(&report["claims"][0]["verdict"], expect, "{}", text);
    }

    #[test]
    fn spans_reread_to_the_quoted_value(lead in "[ \\PC]{0,40}", n in 2_u32..60, shape in 0_usize..5, windows in any::<bool>()) {
        let folder = tempfile::tempdir().expect("a folder");
        let line = if windows { "\r\n\r\n" } else { "\n\n" };
        let text = format!("{lead}{line}{}{line}The end.", sentence(n, shape));
        write(folder.path(), &[("report.txt".to_owned(), text)], CLAIMS);
        let report: serde_json::Value = serde_json::from_str(&json(folder.path(), 1)).expect("JSON");
        for piece in report["claims"][0]["evidence"].as_array().expect("a list") {
            let bytes = fs::read(folder.path().join(piece["path"].as_str().expect("a path"))).expect("the file");
            let (start, end) = (piece["start"].as_u64().expect("an offset"), piece["end"].as_u64().expect("an offset"));
            let quoted = String::from_utf8_lossy(&bytes[start as usize..end as usize]).into_owned();
            prop_assert_eq!(&piece["value"]["text"], quoted.as_str());
        }
    }
}
