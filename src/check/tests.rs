use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::{Cache, run, run_again};
use crate::corpus::{self, Listing, Meta, parse};
use crate::ledger::{self, Ledger};
use crate::project;
use crate::report::{Report, Screen, format};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 1, 31);

/// A time at which every file of a test has long been left alone.
const LATE: i64 = i64::MAX / 2;

fn ledger(value: u32) -> Ledger {
    let claim = |id: &str, subject: &str| {
        format!(
            "[[claim]]\nid = \"{id}\"\nstatement = \"S\"\nsubject = [\"{subject}\"]\nmeasure = [\"@killed\"]\ncount = {value}\n"
        )
    };
    let text = format!("{}{}", claim("bomb", "bomb"), claim("ferry", "Gaza ferry"));
    let loaded = ledger::parse(&[("claims.toml".to_owned(), text.into())]);
    assert_eq!(loaded.diagnostics, []);
    loaded.ledger
}

fn listing(root: &Path) -> Listing {
    let (project, _) = project::parse(root, "");
    corpus::list(&project).expect("a corpus")
}

fn json(report: &Report) -> String {
    (format("json").expect("the format").render)(report, Screen::PLAIN)
}

/// What a file may say.
fn says(shape: u8, n: u32) -> String {
    match shape % 6 {
        0 => format!("The bomb killed {n} people."),
        1 => format!("A Gaza ferry sank.\n\nIt killed {n}."),
        2 => "Nothing of it.".to_owned(),
        3 => format!("+++\ntitle = \"T\"\n+++\nThe Gaza ferry killed {n} people."),
        4 => format!("{n} people died on the GAZA\u{a0}ferry; the bomb hurt 7."),
        _ => "---\nid: twice\n---\nOne id for two.".to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_cache_changes_no_byte(
        files in prop::collection::vec((0_u8..6, 2_u32..99), 1..8),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..6, 2_u32..99), 0..4),
        value in 2_u32..99,
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |i: usize| folder.path().join(format!("corpus/{i}.txt"));
        fs::create_dir(folder.path().join("corpus")).expect("a folder");
        for (i, (shape, n)) in files.iter().enumerate() {
            fs::write(path(i), says(*shape, *n)).expect("a file");
        }
        let (first, second) = (ledger(10), ledger(value));
        let mut known = Cache::new(&first, LATE);
        run_again(&first, &listing(folder.path()), TODAY, &Cache::default(), &mut known, &|_| ());
        for (round, (at, shape, n)) in edits.iter().enumerate() {
            // Each edit changes the size, as times may not tell two writes of one moment apart.
            let padding = "\n".repeat(200 * (round + 1) + at.index(100));
            fs::write(path(at.index(files.len())), format!("{}{padding}", says(*shape, *n))).expect("a file");
        }
        let again = listing(folder.path());
        let mut learnt = Cache::new(&second, LATE);
        let with = run_again(&second, &again, TODAY, &known, &mut learnt, &|_| ());
        prop_assert_eq!(json(&with), json(&run(&second, &again, TODAY, false, &|_| ())));
        let mut unchanged = Cache::new(&second, LATE);
        let with = run_again(&second, &again, TODAY, &learnt, &mut unchanged, &|_| ());
        prop_assert_eq!(json(&with), json(&run(&second, &again, TODAY, false, &|_| ())));
        prop_assert!(learnt.says_the_same(&unchanged));
    }

    #[test]
    fn records_are_the_same_in_blocks(
        lines in prop::collection::vec((0_u8..9, 2_u32..99), 1..60),
        threads in 1_usize..4,
        binary in any::<bool>(),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("corpus")).expect("a folder");
        let mut file = String::new();
        for (i, (shape, n)) in lines.iter().enumerate() {
            let text = serde_json::Value::from(says(*shape, *n));
            let line = match shape {
                6 => format!("{{\"id\": \"r{i}\", \"text\": \"The bomb k\\u0069lled {n} people.\"}}"),
                7 => format!("{{\"id\": \"r{i}\", \"lang\": \"en\", \"text\": {text}}}"),
                8 => format!("{{\"id\": \"r{i}\", \"text\": {text}"),
                _ => format!("{{\"id\": \"r{i}\", \"text\": {text}, \"tags\": [\"t\"]}}"),
            };
            writeln!(file, "{line}").expect("a line");
        }
        if binary {
            file.push_str("{\"id\": \"last\", \"text\": \"a control \u{1}\"}\n");
        }
        let path = folder.path().join("corpus/news.jsonl");
        fs::write(&path, &file).expect("a file");
        let listing = listing(folder.path());
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let ledger = ledger(10);
        let streamed = pool.install(|| run(&ledger, &listing, TODAY, false, &|_| ()));
        // Near misses are told as well where everything is read; what else there is to say must be the same.
        let whole = parse("corpus/news.jsonl", file.as_bytes(), &Meta::default());
        prop_assert_eq!(streamed.summary.documents, whole.documents.len());
        let said = |diagnostics: &[crate::diag::Diagnostic]| {
            let mut said: Vec<_> = diagnostics.iter().map(|d| (d.span, d.code, d.message.clone())).collect();
            said.sort();
            said
        };
        prop_assert_eq!(said(&streamed.diagnostics), said(&whole.diagnostics));
        let dead = lines.iter().filter(|(shape, _)| matches!(shape, 0 | 6)).count();
        let bomb = streamed.claims.iter().find(|claim| claim.claim.id == "bomb").expect("the claim");
        prop_assert!(bomb.evidence.len() >= dead, "{} of {dead}", bomb.evidence.len());
    }
}
