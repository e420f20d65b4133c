//! Drafts against a small ledger and corpus.

use super::*;
use crate::draft::{apply, fixes};
use crate::ledger;

const CLAIMS: &str = r#"
[[claim]]
id = "killed"
statement = "Ten people were killed in the raid."
subject = ["raid"]
measure = ["@killed"]
of = ["people"]
count = 10

[[claim]]
id = "members"
statement = "The league's members, by date."
subject = ["league"]
of = ["members"]
timeline = [{ count = 28, until = "2020-12-31" }, { count = 32, from = "2021-01-01" }]

[[claim]]
id = "seat"
statement = "The league has its seat in Brussels."
subject = ["league"]
measure = ["seat"]
text = ["Brussels"]
among = ["Paris"]

[[claim]]
id = "fire-victims"
statement = "Five people were killed in the fire."
subject = ["fire"]
measure = ["@killed"]
of = ["people"]
count = 5
expect = "conflicting"

[[claim]]
id = "dissolved"
statement = "The club was dissolved."
subject = ["club"]
measure = ["dissolved"]
stated = true
expect = "refuted"

[[claim]]
id = "fans"
statement = "In 2020 the club had 300 fans."
subject = ["club"]
of = ["fans"]
count = 300
as_of = "2020"
severity = "warning"
"#;

const CORPUS: &[(&str, &str)] = &[
    ("herald.txt", "The raid killed ten people. The club was not dissolved."),
    ("times.txt", "The fire killed five people."),
    ("wire.txt", "The fire killed seven people."),
];

fn read_draft(path: &str, text: &str) -> Draft {
    let loaded = ledger::parse(&[("claims.toml".to_owned(), CLAIMS.as_bytes().to_vec())]);
    assert_eq!(loaded.diagnostics, [], "the claims are sound");
    let today = jiff::civil::date(2026, 1, 31);
    let mapper = Mapper::new(&loaded.ledger, false);
    let mut mapped = Mapped::default();
    for (path, text) in CORPUS {
        let entry = Entry { path: (*path).to_owned(), full: path.into(), meta: Meta::default().into(), stamp: None };
        let reading = corpus::parse(path, text.as_bytes(), &entry.meta);
        mapper.reading(&entry, reading, &mut Buffers::default(), &mut mapped);
    }
    let report = crate::check::reduce(&loaded.ledger, mapped, Vec::new(), today);
    read(&loaded.ledger, &report, path, text.as_bytes(), today)
}

/// What is found in a text: matter, claim, words and suggestion, one a line.
fn check(text: &str, expect: &[&str]) {
    let draft = read_draft("draft.md", text);
    let found: Vec<String> = draft
        .findings
        .iter()
        .map(|f| {
            let suggestion = f.suggestion.as_ref().map(|s| format!(" → {}{}", s.text, if s.safe { "" } else { "?" }));
            format!("{} {} {}{}", f.matter.name(), f.claim, f.words, suggestion.unwrap_or_default())
        })
        .collect();
    assert_eq!(found, expect, "{text}");
    for finding in &draft.findings {
        assert_eq!(finding.span.expect("a place").of(&draft.text), finding.words);
    }
}

#[test]
fn contradictions_come_with_their_correction() {
    check("The raid killed ten people.", &[]);
    check("The raid killed **nine** people.", &["contradiction killed nine → ten"]);
    check("Nine people were killed in the raid.", &["contradiction killed Nine → Ten"]);
    check("The raid killed more than 12 people.", &["contradiction killed more than 12"]);
    check("Some say the raid may have killed nine people.", &[]);
    check("The league has 28 members.", &["contradiction members 28 → 32"]);
    check("+++\npublished = \"2019-05-01\"\n+++\nThe league has 28 members.", &[]);
    check("+++\npublished = \"2019-05-01\"\n+++\nThe league has 32 members.", &["contradiction members 32 → 28"]);
    check("The league has its seat in Paris.", &["contradiction seat Paris → Brussels"]);
}

#[test]
fn disputes_and_other_times_are_noted() {
    check("The fire killed five people.", &["dispute fire-victims five"]);
    check("The fire killed seven people.", &["dispute fire-victims seven"]);
    check("The fire killed eight people.", &["contradiction fire-victims eight"]);
    check("The club had 200 fans in 2024.", &["other_time fans 200"]);
    check("The club had 200 fans in 2020.", &["contradiction fans 200 → 300"]);
}

#[test]
fn what_is_known_to_be_wrong_is_a_contradiction() {
    check("The club was dissolved.", &["contradiction dissolved dissolved"]);
    check("The club was not dissolved.", &[]);
}

#[test]
fn comments_silence_findings() {
    let silenced = "The raid killed nine people. <!-- crosscheck: ignore killed as first reported -->";
    let draft = read_draft("draft.md", silenced);
    assert_eq!((draft.findings.len(), draft.diagnostics.len()), (0, 0));
    let above = "<!-- crosscheck: ignore killed as first reported -->\nThe raid killed nine people.";
    assert_eq!(read_draft("draft.md", above).findings, []);
    let codes = |text: &str| read_draft("draft.md", text).diagnostics.iter().map(|d| d.code).collect::<Vec<_>>();
    assert_eq!(codes("<!-- crosscheck: ignore killed why -->\nThe raid killed ten people."), ["unused-ignore"]);
    assert_eq!(codes("<!-- crosscheck: ignore killed -->\nThe raid killed nine people."), ["ignore-without-reason"]);
    assert_eq!(codes("<!-- crosscheck: ignore kiled why -->\nThe raid killed nine people."), ["bad-ignore"]);
    let other = "<!-- crosscheck: ignore seat why -->\nThe raid killed nine people.";
    assert_eq!(read_draft("draft.md", other).findings.len(), 1, "only the claim it names is silenced");
}

#[test]
fn corrections_are_applied_where_they_are_safe() {
    let text = "The raid killed **nine** people.\n\nThe fire killed eight people. The league has 28 members.\n";
    let draft = read_draft("draft.md", text);
    assert_eq!(fixes(&draft).len(), 2);
    let fixed = apply(&draft);
    assert_eq!(fixed, "The raid killed **ten** people.\n\nThe fire killed eight people. The league has 32 members.\n");
    assert_eq!(fixes(&read_draft("draft.md", &fixed)).len(), 0, "what is corrected is right");
}

#[test]
fn html_is_found_where_it_stands() {
    let text = "<html><body><article><p>First of all.</p>\n<p>The raid killed nine people.</p></article></body></html>";
    let draft = read_draft("draft.html", text);
    let finding = &draft.findings[0];
    assert_eq!(finding.span.map(|span| span.of(text)), Some("nine"));
    assert_eq!(finding.line, 2);
}

#[test]
fn values_without_a_claim_are_listed() {
    let draft = read_draft("draft.md", "The raid killed nine people. It cost $5 on 3 May 2020.");
    let listed: Vec<_> = draft.unowned.iter().map(|value| (value.words.as_str(), value.line, value.column)).collect();
    assert_eq!(listed, [("$5", 1, 38), ("3 May 2020", 1, 44)]);
    assert_eq!(draft.values, 3);
}

#[test]
fn binary_files_are_no_drafts() {
    let draft = read_draft("draft.txt", "\0\u{1}\0");
    assert!(draft.failure.is_some() && draft.findings.is_empty());
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_draft(text in "(\\PC|[\n]|nine |people |raid |killed |<!-- crosscheck: ignore killed |-->){0,60}") {
        let draft = read_draft("draft.md", &text);
        apply(&draft);
    }
}
