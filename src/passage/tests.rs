use proptest::prelude::*;

use super::find::{find, find_in_whole};
use super::{Found, Index, Lacks, Scratch, Sentence};
use crate::corpus::{Meta, parse};
use crate::ledger::{self, Ledger};

/// Claims of every shape: anchored on a name, a pair, a prefix, a regular expression, on nothing; reaching a sentence, a paragraph, a
/// document.
const CLAIMS: &str = r#"
[terms]
raid = ["Mavi Marmara", "Gaza flotilla", "O'Brien's café", "=NATO"]

[[claim]]
id = "a-raid"
statement = "S"
subject = ["@raid"]
measure = ["@killed"]
of = ["people"]
count = 10

[[claim]]
id = "b-sentence"
statement = "S"
subject = ["Gaza", "the flotilla of Gaza"]
measure = ["kill", "=died"]
not = ["wound"]
within = "sentence"
count = 10

[[claim]]
id = "c-document"
statement = "S"
subject = ["Istanbul"]
measure = ["kill*"]
within = "document"
count = 10

[[claim]]
id = "d-regex"
statement = "S"
subject = ["/Gaz[ae]+/"]
of = ["activists"]
count = 10

[[claim]]
id = "e-prefix"
statement = "S"
subject = ["flot*", "Mavi Mar*", "strip of Gaz*"]
of = ["people"]
count = 10

[[claim]]
id = "f-stated"
statement = "S"
subject = ["CAFÉ"]
stated = true

[[claim]]
id = "g-nothing"
statement = "S"
sources = ["everything"]
date = "2022-01-01"
"#;

fn ledger() -> Ledger {
    let loaded = ledger::parse(&[("claims.toml".to_owned(), CLAIMS.into())]);
    assert_eq!(loaded.diagnostics, []);
    loaded.ledger
}

/// The passages, each with its sentence.
fn passages(found: &Found) -> Vec<(usize, Option<Lacks>, &Sentence)> {
    let kept = found.candidates.iter().filter(|c| c.lacks.is_none() || c.lacks == Some(Lacks::Disqualified));
    kept.map(|c| (c.claim, c.lacks, &found.sentences[c.sentence])).collect()
}

/// Looking at anchors only gives what looking at every word gives.
fn check(text: &str, title: Option<&str>, scratch: &mut Scratch) -> usize {
    let ledger = ledger();
    let index = Index::new(&ledger, false);
    let meta = Meta { title: title.map(str::to_owned), ..Meta::default() };
    let reading = parse("report.txt", text.as_bytes(), &meta);
    let mut passages_found = 0;
    for document in &reading.documents {
        let some = find(document, &ledger, &index, scratch);
        let all = find_in_whole(document, &ledger, &index, &mut Scratch::default());
        assert_eq!(passages(&some), passages(&all), "{text:?}");
        passages_found += passages(&all).len();
    }
    passages_found
}

#[test]
fn anchors_find_what_a_full_scan_finds() {
    let mut scratch = Scratch::default();
    for (text, expect) in [
        ("Ten people were KILLED on the Mavi\u{a0}Marmara.", 2),
        ("Ten people died.\n\nThe Mavi Marmara sailed on.", 0),
        ("The MAVI-MARMARA. Ten people died.", 2),
        ("In Istanbul nobody knew.\n\nTen were killed there.", 1),
        ("Gazaee activists.", 1),
        ("A Cafe\u{301} is a café.", 1),
        ("At O’Brien’s café ten people died.", 2),
        ("Nato killed ten people. NATO was right.", 1),
        ("", 0),
    ] {
        assert_eq!(check(text, None, &mut scratch), expect, "{text:?}");
    }
    assert_eq!(check("Ten were killed.", Some("In Istanbul"), &mut scratch), 1);
}

fn word() -> impl Strategy<Value = String> {
    let words = [
        "Gaza",
        "GAZA",
        "flotilla",
        "flotillas",
        "Mavi",
        "Marmara",
        "marmara",
        "killed",
        "kills",
        "Kill",
        "died",
        "people",
        "person",
        "activist",
        "activists",
        "wounded",
        "Istanbul",
        "istanbul’s",
        "O’Brien’s",
        "O'Brien's",
        "café",
        "Cafe\u{301}",
        "CAFÉ",
        "NATO",
        "Nato",
        "nato",
        "the",
        "of",
        "strip",
        "Gazaee",
        "ten",
        "10",
        "Dr.",
        "unaccountablylongword",
    ];
    prop_oneof![9 => prop::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,20}"]
}

fn gap() -> impl Strategy<Value = String> {
    let gaps =
        [" ", " ", " ", " ", " ", ". ", ", ", "\n", "\n\n", "\u{a0}", "-", "—", "'s ", "’ ", "\r\n", "\u{2029}", "\\"];
    prop::sample::select(gaps.to_vec()).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn anchors_never_lose_a_passage(parts in prop::collection::vec((word(), gap()), 0..60), titled in any::<bool>()) {
        let text: String = parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect();
        check(&text, titled.then_some("From Istanbul"), &mut Scratch::default());
    }
}
