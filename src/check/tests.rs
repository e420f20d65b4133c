use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::{Again, Cache, run, run_again};
use crate::corpus::{self, Listing, Meta, parse};
use crate::ledger::{self, Ledger};
use crate::project;
use crate::report::{Report, Screen, format};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 1, 31);

/// A time at which every file of a test has long been left alone.
const LATE: i64 = i64::MAX / 2;

/// Claims of every shape by which passages are found, each with a value to be filled in.
const CLAIMS: [&str; 8] = [
    "subject = [\"bomb\"]\nmeasure = [\"@killed\"]\ncount = VALUE",
    "subject = [\"Gaza ferry\"]\nmeasure = [\"@killed\"]\ncount = VALUE",
    "subject = [\"ferry\"]\nwithin = \"document\"\nof = [\"people\"]\ncount = VALUE",
    "subject = [\"bomb\"]\nmeasure = [\"/h[iu]rt/\"]\ncount = VALUE",
    "sources = [\"1\", \"tag:wire\"]\nmeasure = [\"@killed\"]\ncount = VALUE",
    "subject = [\"bomb*\"]\nmeasure = [\"@killed\"]\nnot = [\"GAZA\"]\nstated = true",
    "subject = [\"ferry\"]\ntext = [\"sank\", \"VALUE\"]\namong = [\"died\"]",
    "subject = [\"bomb\"]\ntext = [\"/k.lled VALUE/\"]\nsources = [\"*a*\", \"[0-9]\"]",
];

/// The claims whose bits are set.
pub(super) fn ledger(chosen: u8, value: u32) -> Ledger {
    let mut text = String::new();
    for (i, claim) in CLAIMS.iter().enumerate().filter(|(i, _)| chosen >> i & 1 == 1) {
        let claim = claim.replace("VALUE", &value.to_string());
        writeln!(text, "[[claim]]\nid = \"c{i}\"\nstatement = \"S\"\n{claim}\n").expect("a text");
    }
    let loaded = ledger::parse(&[("claims.toml".to_owned(), text.into())]);
    assert_eq!(loaded.diagnostics, []);
    loaded.ledger
}

fn listing(root: &Path) -> Listing {
    let (project, _) = project::parse(root, "");
    corpus::list(&project).expect("a corpus").stamped()
}

fn json(report: &Report) -> String {
    let mut text = format("json").expect("the format").render(report, Screen::PLAIN);
    for diagnostic in &report.diagnostics {
        writeln!(text, "{diagnostic:?}").expect("a text");
    }
    text
}

/// A run that knows what another one kept; its report, and what it keeps itself where that differs.
fn again(ledger: &Ledger, listing: &Listing, known: &Cache, trust_times: bool) -> (String, Option<Cache>) {
    let again = Again { known, begun: LATE, trust_times };
    let (report, next) = run_again(ledger, listing, TODAY, again, "test", &|_| ());
    (json(&report), next.map(|bytes| Cache::decode(bytes, "test").expect("a cache")))
}

/// What a file may say.
pub(super) fn says(shape: u8, n: u32) -> String {
    match shape % 8 {
        0 => format!("The bomb killed {n} people."),
        1 => format!("A *Gaza* ferry sank.\n\nIt killed {n}."),
        2 => "Nothing of it.".to_owned(),
        3 => format!("+++\ntitle = \"T\"\ntags = [\"wire\"]\n+++\n\nThe Gaza ferry\nkilled {n} people."),
        4 => format!("At sea.\n\n{n} people died on the GAZA\u{a0}ferry; a **bo**mb hurt 7.\n\nThe Gaza\n\nferry."),
        5 => "---\nid: twice\n---\nOne id for two.".to_owned(),
        6 => format!("<p>Caf&eacute; &amp; <b>ferry</b><p>The bomb &ndash; killed {n} peo\u{308}ple"),
        _ => format!("+++\nwrong = 1\n+++\nBombed: {n} people died.\n\n`a bomb\nkilled {n}`"),
    }
}

/// Writes a file, or takes it away. `round` makes its size differ, as times may not tell two writes of one moment apart.
fn write(root: &Path, place: u8, shape: u8, n: u32, round: usize) {
    let kind = ["txt", "md", "html", "jsonl"][usize::from(place % 4)];
    let path = root.join(format!("corpus/{place}.{kind}"));
    let text = says(shape, n);
    let padding = "\n".repeat(200 * round);
    if shape == 9 {
        let _ = fs::remove_file(path);
    } else if kind == "jsonl" {
        let text = serde_json::Value::from(text);
        // Enough for the larger ones to be read in blocks.
        let record = |i: u32| format!("{{\"id\": \"{place}-{i}\", \"text\": {text}, \"tags\": [\"wire\"]}}\n");
        let lines: String = (0..n % 30).map(record).collect();
        fs::write(path, format!("{lines}{padding}{{\n")).expect("a file");
    } else {
        fs::write(path, format!("{text}{padding}")).expect("a file");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_cache_changes_no_byte(
        rounds in prop::collection::vec(
            (prop::collection::vec((0_u8..9, 0_u8..10, 2_u32..99), 0..6), any::<u8>(), 2_u32..20, any::<bool>()), 1..5,
        ),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("corpus")).expect("a folder");
        write(folder.path(), 1, 1, 7, 1);
        let mut known = Cache::default();
        for (round, (edits, claims, value, trust_times)) in rounds.into_iter().enumerate() {
            for (place, shape, n) in edits {
                write(folder.path(), place, shape, n, round + 2);
            }
            let (ledger, listing) = (ledger(claims, value), listing(folder.path()));
            let expect = json(&run(&ledger, &listing, TODAY, false, &|_| ()));
            let (found, next) = again(&ledger, &listing, &known, trust_times);
            prop_assert_eq!(&found, &expect);
            known = next.unwrap_or(known);
            let (found, next) = again(&ledger, &listing, &known, trust_times);
            prop_assert_eq!(&found, &expect);
            prop_assert!(next.is_none());
        }
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
        let ledger = ledger(0b11, 10);
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
        let bomb = streamed.claims.iter().find(|claim| claim.claim.id == "c0").expect("the claim");
        prop_assert!(bomb.evidence.len() >= dead, "{} of {dead}", bomb.evidence.len());
    }
}

/// A project of all formats with something to find in each, and what a run has kept of it.
fn kept(claims: u8) -> (tempfile::TempDir, Listing, Cache) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("corpus")).expect("a folder");
    for (place, shape) in [0, 4, 6, 0, 3, 7, 2, 4].into_iter().enumerate() {
        write(folder.path(), place as u8, shape, 29, 1);
    }
    let listing = listing(folder.path());
    let known = again(&ledger(claims, 10), &listing, &Cache::default(), true).1.expect("something new");
    (folder, listing, known)
}

#[test]
fn an_unchanged_corpus_is_not_read_whatever_the_values() {
    let (folder, listing, known) = kept(0xFF);
    for value in [10, 29] {
        let ledger = ledger(0x7F, value);
        let expect = json(&run(&ledger, &listing, TODAY, false, &|_| ()));
        fs::rename(folder.path().join("corpus"), folder.path().join("away")).expect("a folder");
        assert_eq!(again(&ledger, &listing, &known, true).0, expect);
        // Without trust in times every file is opened.
        assert!(again(&ledger, &listing, &known, false).0.contains("unreadable"));
        fs::rename(folder.path().join("away"), folder.path().join("corpus")).expect("a folder");
    }
}

#[test]
fn only_what_changed_is_read() {
    let (folder, before, known) = kept(0b11);
    write(folder.path(), 4, 0, 55, 2);
    let listing = listing(folder.path());
    let ledger = ledger(0b11, 10);
    let expect = json(&run(&ledger, &listing, TODAY, false, &|_| ()));
    for (entry, old) in listing.entries.iter().zip(&before.entries) {
        if entry.stamp == old.stamp {
            fs::remove_file(&entry.full).expect("a file");
        }
    }
    let (found, next) = again(&ledger, &listing, &known, true);
    assert_eq!(found, expect);
    assert!(next.is_some());
}

#[test]
fn what_claims_no_longer_ask_for_is_dropped() {
    let (_folder, listing, known) = kept(0xFF);
    let some = ledger(0b1, 10);
    let (found, less) = again(&some, &listing, &known, true);
    assert_eq!(found, json(&run(&some, &listing, TODAY, false, &|_| ())));
    let (_, fresh) = again(&some, &listing, &Cache::default(), true);
    let (less, fresh) = (less.expect("less"), fresh.expect("something new"));
    assert_eq!(again(&some, &listing, &less, true).0, found);
    assert_eq!(again(&some, &listing, &fresh, true).0, found);
}

#[test]
fn a_file_touched_since_is_told_by_its_content() {
    let (folder, before, known) = kept(0b11);
    for entry in &before.entries {
        let text = fs::read(&entry.full).expect("a file");
        fs::remove_file(&entry.full).expect("a file");
        fs::write(&entry.full, text).expect("a file");
    }
    let (ledger, listing) = (ledger(0b11, 10), listing(folder.path()));
    let (found, next) = again(&ledger, &listing, &known, true);
    assert_eq!(found, json(&run(&ledger, &listing, TODAY, false, &|_| ())));
    assert_eq!(again(&ledger, &listing, &next.expect("other times"), true), (found, None));
}
