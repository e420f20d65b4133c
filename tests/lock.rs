//! `pin` and `check --locked`: what is pinned, what still holds, and what fails the run.

mod desk;
mod readers;

use std::fs;

use desk::{ALLIANCE, Desk, HERALD, stderr, stdout};
use proptest::prelude::*;
use serde_json::Value;

/// A project with a lock.
fn locked() -> Desk {
    let desk = Desk::new();
    pin(&desk);
    desk
}

fn pin(desk: &Desk) -> String {
    let output = desk.run(&["pin"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output)
}

/// Checks against the lock, compares the exit code, the breaches as `claim fault source` and the notes as `code about`.
/// Table and comment must show each of `words`.
#[track_caller]
fn check(desk: &Desk, code: i32, breaches: &[&str], notes: &[&str], words: &[&str]) -> Value {
    let output = desk.run(&["check", "--locked", "--format", "json"]);
    assert_eq!(output.status.code(), Some(code), "{}", stderr(&output));
    let report: Value = serde_json::from_str(&stdout(&output)).expect("the report is JSON");
    let list = |key: &str, fields: &[&str]| -> Vec<String> {
        let all = report["locked"][key].as_array().expect("a list").iter();
        all.map(|item| fields.iter().map(|f| item[*f].as_str().expect("a text")).collect::<Vec<_>>().join(" "))
            .collect()
    };
    assert_eq!(list("breaches", &["claim", "fault", "source"]), breaches);
    assert_eq!(list("notes", &["code", "about"]), notes);
    for format in ["table", "markdown"] {
        let output = desk.run(&["check", "--locked", "--format", format]);
        assert_eq!(output.status.code(), Some(code), "{format}");
        let text = stdout(&output).replace('\\', "");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in words {
            assert!(text.contains(word), "no {word:?} in {format}:\n{text}");
        }
    }
    hosted(desk, code, breaches);
    report["locked"].clone()
}

/// What code hosts are told: each claim that does not rest on its quotes, once, with places that are there; and the page and
/// the comment say how the run came out.
#[track_caller]
fn hosted(desk: &Desk, code: i32, breaches: &[&str]) {
    let mut expect: Vec<&str> = breaches.iter().filter_map(|breach| breach.split(' ').next()).collect();
    expect.dedup();
    let printed = |format: &str| stdout(&desk.run(&["check", "--locked", "--format", format]));
    let of_lock = |found: Vec<readers::Found>| -> Vec<readers::Found> {
        readers::reread(desk.top(), &found);
        found.into_iter().filter(|one| one.rule == "lock_breach").collect()
    };
    for found in [of_lock(readers::sarif(&printed("sarif"))), of_lock(readers::gitlab(&printed("gitlab")))] {
        let claims: Vec<&str> = found.iter().map(|one| one.claim.as_str()).collect();
        assert_eq!(claims, expect);
        assert!(found.iter().all(|one| (one.level == "error") == (code == 1)), "{found:?}");
    }
    let annotations = of_lock(readers::github(&printed("github")).0);
    assert_eq!(annotations.len(), expect.len(), "{annotations:?}");
    let (cases, _) = readers::junit(&printed("junit"));
    assert_eq!(cases.iter().any(|case| case.level == "error"), code == 1, "{cases:?}");
    let page = dom_query::Document::from(printed("html"));
    assert_eq!(page.select("h1").text().contains("failed"), code == 1);
    assert!(printed("markdown").starts_with(if code == 1 { "**✗" } else { "**✓" }));
}

#[test]
fn the_lock_is_readable_and_stable() {
    let desk = locked();
    let lock = desk.read("crosscheck.lock");
    for line in [
        "version = 1",
        "id = \"killed\"",
        "source = \"herald\"",
        "stance = \"supports\"",
        "value = \"Ten\"",
        "exact = \"Ten activists were killed on the Mavi Marmara in 2010.\"",
        "prefix = \"i troops boarded a ship at sea. \"",
        "suffix = \" The ship was towed to port.\"",
        "path = \"corpus/herald.txt\"",
        &format!("blake3 = \"{}\"", blake3::hash(HERALD.as_bytes()).to_hex()),
    ] {
        assert!(lock.lines().any(|own| own == line), "no line {line:?} in\n{lock}");
    }
    let places =
        ["id = \"killed\"", "id = \"members\"", "id = \"alliance\"", "id = \"herald\""].map(|line| lock.find(line));
    assert!(places.is_sorted(), "{lock}");
    assert!(pin(&desk).contains("is up to date: 2 quotes of 2 claims, 2 documents"));
    assert_eq!(desk.read("crosscheck.lock"), lock);
    check(&desk, 0, &[], &[], &["every verdict rests on its pinned quotes"]);
    let toml: toml::Value = toml::from_str(&lock).expect("the lock is TOML");
    assert_eq!(toml["claim"][0]["quote"][0]["exact"].as_str().map(str::len), Some(54));
}

#[test]
fn a_changed_document_with_its_quotes_passes() {
    let desk = locked();
    desk.replace("corpus/herald.txt", "towed to port", "towed to Ashdod");
    desk.replace("corpus/herald.txt", "Mavi  Marmara", "Mavi Marmara");
    desk.replace("corpus/herald.txt", "Israeli troops boarded", "At night, troops boarded");
    check(&desk, 0, &[], &["document_changed corpus/herald.txt"], &["1 quote of it still stands"]);
    assert!(pin(&desk).contains("written"));
    check(&desk, 0, &[], &[], &[]);
}

#[test]
fn a_quote_that_is_gone_fails() {
    let desk = locked();
    desk.replace("corpus/herald.txt", "in 2010", "in May 2010");
    // The claim passes as before; what it rests on is not what was pinned.
    assert_eq!(desk.run(&["check"]).status.code(), Some(0));
    let words = [
        "its quote of herald is gone",
        "Ten activists were killed on the Mavi Marmara in",
        "May",
        "corpus/herald.txt:3:1",
    ];
    let locked = check(&desk, 1, &["killed quote_gone herald"], &["document_changed corpus/herald.txt"], &words);
    let nearest = &locked["breaches"][0]["nearest"];
    assert_eq!(nearest["passage"], "Ten activists were killed on the Mavi Marmara in May 2010.");
    assert!(
        nearest["diff"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|piece| piece["in"] == "after" && piece["text"].as_str().is_some_and(|text| text.contains("May"))),
        "{nearest}"
    );
}

#[test]
fn a_document_that_is_gone_fails_where_it_is_quoted() {
    let desk = locked();
    desk.write("corpus/idle.txt", "Nothing of note.\n");
    pin(&desk);
    fs::remove_file(desk.root().join("corpus/idle.txt")).expect("a file");
    check(&desk, 0, &[], &["document_gone corpus/idle.txt"], &["the document idle is gone"]);
    fs::remove_file(desk.root().join("corpus/herald.txt")).expect("a file");
    let notes = ["document_gone corpus/herald.txt", "document_gone corpus/idle.txt"];
    check(&desk, 1, &["killed document_gone herald"], &notes, &["gone with the document"]);
}

#[test]
fn evidence_that_is_not_pinned_fails() {
    let desk = locked();
    desk.write("corpus/idle.txt", "Nothing of note.\n");
    check(&desk, 0, &[], &["document_new corpus/idle.txt"], &["not in the lock"]);
    desk.write("corpus/times.txt", "Ten activists were killed on the Mavi Marmara, troops say.\n");
    let notes = ["document_new corpus/idle.txt", "document_new corpus/times.txt"];
    check(&desk, 1, &["killed not_pinned times"], &notes, &["rests on a passage of times that is not pinned"]);
    pin(&desk);
    check(&desk, 0, &[], &[], &[]);
    // The same sentence twice in one document is one quote.
    desk.replace(
        "corpus/times.txt",
        "say.\n",
        "say.\n\nMore soon.\n\nTen activists were killed on the Mavi Marmara, troops say.\n",
    );
    check(&desk, 0, &[], &["document_changed corpus/times.txt"], &[]);
}

#[test]
fn edits_of_claims_are_held_to_the_lock() {
    let desk = locked();
    desk.replace("claims/desk.toml", "count = 28", "count = 29\nexpect = \"refuted\"");
    check(&desk, 1, &["members other_stance alliance"], &[], &["was pinned as supports, and is refutes now"]);
    desk.replace("claims/desk.toml", "[\"NATO\"]", "[\"the alliance\"]");
    desk.replace("claims/desk.toml", "\"refuted\"", "\"not_enough_info\"");
    check(&desk, 0, &[], &["quote_unused members"], &["does not rest on it now"]);
    desk.replace("claims/desk.toml", "id = \"members\"", "id = \"allies\"");
    check(&desk, 0, &[], &["claim_gone members"], &["a claim that is gone"]);
    // Only what is asked for is held to it.
    desk.replace("corpus/herald.txt", "in 2010", "in May 2010");
    assert_eq!(desk.run(&["check", "--locked", "allies"]).status.code(), Some(0));
    assert_eq!(desk.run(&["check", "--locked", "killed"]).status.code(), Some(1));
}

#[test]
fn lesser_and_waived_claims_do_not_fail_the_run() {
    let desk = locked();
    desk.replace("corpus/herald.txt", "in 2010", "in May 2010");
    let expect = ["killed quote_gone herald"];
    let notes = ["document_changed corpus/herald.txt"];
    check(&desk, 1, &expect, &notes, &[]);
    desk.replace("claims/desk.toml", "count = 10", "count = 10\nseverity = \"warning\"");
    check(&desk, 0, &expect, &notes, &[]);
    desk.replace("claims/desk.toml", "severity = \"warning\"", "waive = { reason = \"soon\", until = \"2026-01-31\" }");
    check(&desk, 0, &expect, &notes, &[]);
    desk.replace("claims/desk.toml", "2026-01-31", "2026-01-30");
    check(&desk, 1, &expect, &notes, &[]);
}

#[test]
fn records_are_pinned_one_by_one() {
    let desk = locked();
    fs::remove_file(desk.root().join("corpus/herald.txt")).expect("a file");
    let line = |id: &str, text: &str| format!("{}\n", serde_json::json!({"id": id, "text": text}));
    let ten = "Ten activists were killed on the Mavi Marmara.";
    desk.write("corpus/wire.jsonl", line("one", ten) + &line("two", "Rain at noon."));
    pin(&desk);
    let lock = desk.read("crosscheck.lock");
    assert!(lock.contains(&blake3::hash(ten.as_bytes()).to_hex().to_string()), "{lock}");
    desk.write("corpus/wire.jsonl", line("two", "Rain at night.") + &line("one", ten));
    check(&desk, 0, &[], &["document_changed corpus/wire.jsonl"], &[]);
}

#[test]
fn a_lock_that_cannot_be_used_stops_the_run() {
    let desk = locked();
    let lock = desk.read("crosscheck.lock");
    let check = ["check", "--locked"];
    desk.write("crosscheck.lock", lock.replace("version = 1", "version = 2"));
    desk.refuse(&check, &["version 2", "bring crosscheck up to date"]);
    desk.write("crosscheck.lock", lock.replace("version = 1", "<<<<<<< HEAD\nversion = 1"));
    desk.refuse(&check, &["crosscheck.lock:3", "crosscheck pin"]);
    desk.write("crosscheck.lock", &lock[..lock.len() / 2]);
    desk.refuse(&check, &["crosscheck.lock", "crosscheck pin"]);
    desk.write("crosscheck.lock", "");
    desk.refuse(&check, &["lacks `version`"]);
    fs::write(desk.root().join("crosscheck.lock"), [0xff, 0xfe, 0x00]).expect("a file");
    desk.refuse(&check, &["not UTF-8"]);
    fs::remove_file(desk.root().join("crosscheck.lock")).expect("a file");
    desk.refuse(&check, &["there is no crosscheck.lock", "crosscheck pin"]);
    fs::create_dir(desk.root().join("crosscheck.lock")).expect("a folder");
    desk.refuse(&check, &["no plain file"]);
    desk.refuse(&["pin"], &["no plain file"]);
}

#[cfg(unix)]
#[test]
fn a_lock_that_is_a_link_is_not_followed() {
    let desk = locked();
    let outside = tempfile::tempdir().expect("a folder for tests");
    let victim = outside.path().join("victim");
    fs::write(&victim, "precious").expect("a file");
    fs::remove_file(desk.root().join("crosscheck.lock")).expect("a file");
    std::os::unix::fs::symlink(&victim, desk.root().join("crosscheck.lock")).expect("a link");
    desk.refuse(&["pin"], &["no plain file"]);
    assert_eq!(fs::read_to_string(&victim).expect("a file"), "precious");
}

#[test]
fn mistakes_are_not_pinned() {
    let desk = locked();
    desk.write("corpus/more/herald.txt", "Another one of that name.\n");
    let lock = desk.read("crosscheck.lock");
    desk.refuse(&["pin"], &["herald", "nothing was pinned"]);
    desk.replace("claims/desk.toml", "count = 28", "cuont = 28");
    desk.refuse(&["pin"], &["cuont"]);
    assert_eq!(desk.read("crosscheck.lock"), lock);
}

#[test]
fn a_base_and_a_lock_may_be_asked_for_at_once() {
    let desk = locked();
    desk.init();
    desk.commit();
    assert_eq!(desk.run(&["check", "--locked", "--base", "HEAD"]).status.code(), Some(0));
    desk.replace("corpus/herald.txt", "in 2010", "in May 2010");
    assert_eq!(desk.run(&["check", "--base", "HEAD"]).status.code(), Some(0));
    assert_eq!(desk.run(&["check", "--locked", "--base", "HEAD"]).status.code(), Some(1));
}

/// Every byte of the quoted sentences of the desk, as its place in its file.
fn quoted() -> Vec<(&'static str, &'static str, usize)> {
    let herald = "Ten activists were killed on the Mavi  Marmara in 2010.";
    let mut places = Vec::new();
    for (path, text, quote) in
        [("corpus/herald.txt", HERALD, herald), ("corpus/alliance.txt", ALLIANCE, ALLIANCE.trim())]
    {
        let start = text.find(quote).expect("the quote stands in its text");
        places.extend((start..start + quote.len()).map(|at| (path, text, at)));
    }
    places
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn damage_to_any_quoted_byte_fails(place in any::<prop::sample::Index>(), by in "[a-zA-Z0-9#.]") {
        let desk = locked();
        prop_assert_eq!(desk.run(&["check", "--locked"]).status.code(), Some(0));
        let places = quoted();
        let (path, text, at) = places[place.index(places.len())];
        prop_assume!(!text[at..].starts_with(&by));
        let mut damaged = text.to_owned();
        damaged.replace_range(at..=at, &by);
        desk.write(path, &damaged);
        prop_assert_eq!(desk.run(&["check", "--locked"]).status.code(), Some(1), "{} at {} of {}", by, at, path);
    }
}
