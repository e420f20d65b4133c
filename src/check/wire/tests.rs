//! What goes through lines comes back as it was.

use proptest::prelude::*;

use super::*;
use crate::check::{Mapped, map_reading, reduce};
use crate::corpus::{self, Entry, Meta};
use crate::ledger::{self, Ledger};
use crate::report::{FORMATS, Screen};

const CLAIMS: &str = r#"
[[claim]]
id = "killed"
statement = "Ten people were killed in the raid."
subject = ["raid"]
measure = ["@killed"]
count = 10

[[claim]]
id = "cost"
statement = "The raid cost more than 5 million francs."
subject = ["raid"]
measure = ["cost"]
money = "> 5 million francs"

[[claim]]
id = "day"
statement = "The raid was on 31 May 2010."
subject = ["raid"]
measure = ["took place", "happened"]
date = "2010-05-31"

[[claim]]
id = "length"
statement = "The raid took two hours."
subject = ["raid"]
measure = ["took", "lasted"]
duration = "2 hours"

[[claim]]
id = "members"
statement = "Members by date."
subject = ["raid"]
of = ["members"]
timeline = [{ count = 28, until = "2016" }, { count = 29, from = "2017" }]
"#;

const TEXTS: [(&str, &[u8]); 5] = [
    ("a.txt", b"Nearly ten people were killed in the raid, which took place on Monday. It cost 6 million francs."),
    ("b.md", b"---\npublished: 2010-06-02\norigin: wire\nagency: AFP\n---\nNine people were killed in the raid. The raid happened on Monday and lasted about two hours. In 2012 the raid had 28 members."),
    ("c.jsonl", b"{\"id\": \"x\", \"text\": \"Ten, not 12, people were killed in the raid, the ministry said.\"}\n{\"id\": \"x\", \"text\": \"The raid cost $5 or $7m.\"}\nnot a record"),
    ("d.txt", b""),
    ("e.txt", b"caf\xe9 \x00\x00\x00"),
];

fn ledger() -> Ledger {
    let loaded = ledger::parse(&[("claims/a.toml".to_owned(), CLAIMS.into())]);
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    loaded.ledger
}

fn mapped(ledger: &Ledger) -> Mapped {
    let mut all = Mapped::default();
    for (path, bytes) in TEXTS {
        let entry = Entry { path: path.to_owned(), full: path.into(), meta: Meta::default().into(), stamp: None };
        all.add(map_reading(ledger, &entry, corpus::parse(path, bytes, &entry.meta)));
    }
    all
}

fn lines(ledger: &Ledger) -> Vec<String> {
    to_lines(ledger, &mapped(ledger)).lines().map(str::to_owned).collect()
}

/// Everything in it, in an order of its own.
fn parts(mapped: &Mapped) -> Vec<String> {
    let Mapped { documents, sources, unread, evidence, rejected, diagnostics } = mapped;
    let mut parts: Vec<String> = documents.iter().map(|part| format!("read {part:?}")).collect();
    parts.extend(sources.iter().map(|part| format!("{part:?}")));
    parts.extend(unread.iter().map(|part| format!("unread {part:?}")));
    parts.extend(evidence.iter().map(|part| format!("{part:?}")));
    parts.extend(rejected.iter().map(|part| format!("{part:?}")));
    parts.extend(diagnostics.iter().map(|part| format!("{part:?}")));
    parts.sort();
    parts
}

#[test]
fn every_part_comes_back() {
    let ledger = ledger();
    let before = mapped(&ledger);
    assert!(!before.unread.is_empty() && !before.diagnostics.is_empty() && !before.rejected.is_empty());
    assert!(before.evidence.len() > 5, "{before:#?}");
    let after = from_lines(&ledger, &lines(&ledger).join("\n")).expect("the lines are read");
    assert!(parts(&after) == parts(&before), "{after:#?}");
}

fn refuse(line: &str, expect: &str) {
    let error = from_lines(&ledger(), &format!("\n{line}\n")).expect_err("a mistake").to_string();
    assert!(error.starts_with("line 2 of the evidence") && error.contains(expect), "{error}");
}

#[test]
fn mistakes_name_the_line() {
    let good = lines(&ledger()).into_iter().find(|line| line.contains("\"stance\"")).expect("evidence");
    refuse("{", "EOF");
    refuse("{}", "missing field `schema`");
    refuse(&good.replace("evidence/1", "evidence/2"), "`crosscheck.evidence/1` is understood");
    refuse(&good.replace("\"claim\":\"", "\"claim\":\"no-"), "the ledger has no claim `no-");
    refuse(&good.replace("\"reason\":\"", "\"reason\":\"no_"), "there is no reason `no_");
    refuse(
        &good.replace("\"passage\":{\"text\":\"", "\"passage\":{\"text\":\"\",\"was\":\""),
        "its passage has no bytes",
    );
    refuse(&good.replace("\"sketch\":\"", "\"sketch\":\"é"), "its sketch is none");
}

proptest! {
    #[test]
    fn no_line_panics(line in any::<String>(), cut in 0usize..2000, put in "[0-9a-z\":,{}]{0,6}") {
        let ledger = ledger();
        let _ = from_lines(&ledger, &line);
        let mut good = lines(&ledger).swap_remove(cut % 7);
        if let Some((at, _)) = good.char_indices().nth(cut) {
            good.insert_str(at, &put);
        }
        if let Ok(mapped) = from_lines(&ledger, &good) {
            reduce(&ledger, mapped, Vec::new(), jiff::civil::date(2026, 1, 31));
        }
    }

    #[test]
    fn the_order_of_lines_does_not_matter(order in Just((0..lines(&ledger()).len()).collect::<Vec<_>>()).prop_shuffle()) {
        let ledger = ledger();
        let lines = lines(&ledger);
        let shuffled: Vec<&str> = order.iter().map(|&i| lines[i].as_str()).collect();
        let today = jiff::civil::date(2026, 1, 31);
        let direct = reduce(&ledger, mapped(&ledger), Vec::new(), today);
        let carried = reduce(&ledger, from_lines(&ledger, &shuffled.join("\n")).expect("the lines are read"), Vec::new(), today);
        for format in FORMATS {
            prop_assert_eq!(format.render(&carried, Screen::PLAIN), format.render(&direct, Screen::PLAIN));
        }
    }
}
