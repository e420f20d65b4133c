//! Every place a format points at is there on disk, and holds what the format says it holds.

mod desk;
mod readers;

use std::process::Output;

use desk::{Desk, stdout};
use readers::{at, reread};

/// A repository whose project lies in the folder `desk one`, with a refuted claim and a source in each kind of file.
fn repository() -> Desk {
    let desk = Desk::empty_at("desk one");
    desk.init();
    desk.write("crosscheck.toml", "today = \"2026-01-31\"\n");
    let claims = "# Claims\n\n  [[claim]] # the raid\nid = \"killed\"\nstatement = \"Ten people were killed in the raid.\"\n\
                  subject = [\"raid\"]\nmeasure = [\"@killed\"]\nof = [\"people\"]\ncount = 10\n\n[[claim]]\nid = \"absent\"\n\
                  statement = \"Nobody says.\"\nsubject = [\"zeppelin\"]\nstated = true\nseverity = \"warning\"\n";
    desk.write("claims/raid.toml", claims);
    desk.write("corpus/plain.txt", "Née.\n\n½ of it: the raid killed nine people.\n");
    desk.write("corpus/marked.md", "# The raid\n\nA *raid* killed **eight** people, they said.\n");
    desk.write("corpus/latin.txt", b"Une ann\xe9e pass\xe9e.\r\n\r\nThe caf\xe9 raid killed seven people.\r\n");
    desk.write("corpus/wide.txt", "\u{1f600} the raid killed six people.\n");
    desk.write(
        "corpus/page.html",
        "<html><body><article><p>x</p>\n\n<p>The raid killed five people.</p></article></body></html>",
    );
    desk.write(
        "corpus/lines.jsonl",
        "{\"id\": \"one\", \"text\": \"Nothing.\"}\n{\"id\": \"two\", \"text\": \"The raid killed four people.\"}\n",
    );
    desk
}

fn printed(desk: &Desk, format: &str) -> String {
    let output: Output = desk.run(&["check", "--format", format]);
    assert_eq!(output.status.code(), Some(1), "{}", desk::stderr(&output));
    stdout(&output)
}

#[test]
fn places_in_sarif_are_there() {
    let desk = repository();
    let found = readers::sarif(&printed(&desk, "sarif"));
    assert_eq!(readers::shorts(&found), ["error killed refuted", "warning absent not_enough_info"]);
    reread(desk.top(), &found);
    let places = found.iter().flat_map(|one| std::iter::once(&one.place).chain(&one.related));
    let shown: Vec<String> = places.map(|place| format!("{}: {}", place.path, at(desk.top(), place))).collect();
    for place in [
        "desk one/claims/raid.toml: [[claim]]",
        "desk one/corpus/latin.txt: seven",
        "desk one/corpus/page.html: <html><body><article><p>x</p>",
        "desk one/corpus/plain.txt: nine",
    ] {
        assert!(shown.iter().any(|there| there == place), "{place} in {shown:#?}");
    }
    assert!(found[0].message.contains("desk one/corpus/page.html (line 3 of its text)"), "{}", found[0].message);
}

#[test]
fn places_in_annotations_are_there() {
    let desk = repository();
    let (found, others) = readers::github(&printed(&desk, "github"));
    assert_eq!(readers::shorts(&found), ["error killed refuted", "warning absent not_enough_info"]);
    assert!(others.contains(&"crosscheck: guessed-encoding".to_owned()), "{others:?}");
    assert!(found[0].related.len() >= 3, "{found:#?}");
    reread(desk.top(), &found);
}

#[test]
fn places_in_test_reports_are_there() {
    let desk = repository();
    let (cases, count) = readers::junit(&printed(&desk, "junit"));
    assert_eq!((cases.len(), count), (2, 2));
    reread(desk.top(), &cases);
    let entries = readers::gitlab(&printed(&desk, "gitlab"));
    assert_eq!(readers::shorts(&entries), ["error killed refuted", "warning absent not_enough_info"]);
    reread(desk.top(), &entries);
}
