//! A real repository, driven through edits one by one: each is checked against the revision before it in every format at
//! once, and each format is read back by a reader of its own.

mod desk;
mod readers;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use desk::{Desk, stderr, stdout};
use readers::Found;
use serde_json::Value;

/// A third claim, which fails already, by a page of HTML.
const TOWER: &str = r#"
[[claim]]
id = "tower"
statement = "The tower is 100 metres tall."
subject = ["tower"]
measure = ["tall", "height"]
quantity = "100 m"
"#;

const PAGE: &str =
    "<html><body><article><h1>News of the town</h1>\n\n<p>The tower is 90 metres tall.</p></article></body></html>\n";

/// What failed before every edit but those that mend it.
const TOWER_AS_BEFORE: &str = "note tower refuted";

struct Edit {
    /// The name of its snapshot.
    name: &'static str,
    make: fn(&Desk),
    /// The revision it is checked against.
    base: &'static str,
    code: i32,
    /// The claims with a change: `id change verdict→verdict`, and `worse` where it is.
    changes: &'static [&'static str],
    /// Files of the corpus: `+` added, `-` removed, `~` changed.
    files: &'static [&'static str],
    /// What is found: `level claim rule`.
    found: &'static [&'static str],
    /// What the table and the comment show of the change.
    words: &'static [&'static str],
}

const EDITS: &[Edit] = &[
    Edit {
        name: "nothing",
        make: |_| (),
        base: "HEAD",
        code: 0,
        changes: &[],
        files: &[],
        found: &[TOWER_AS_BEFORE],
        words: &["no claim became worse", "no file of the corpus changed"],
    },
    Edit {
        name: "number-in-an-article",
        make: |desk| desk.replace("corpus/herald.txt", "Ten activists", "Nine activists"),
        base: "HEAD",
        code: 1,
        changes: &["killed kept supported→refuted worse"],
        files: &["~corpus/herald.txt"],
        found: &["error killed refuted", TOWER_AS_BEFORE],
        words: &["supported → refuted, and fails now", "«Ten»", "«Nine»", "1 claim became worse"],
    },
    Edit {
        name: "source-that-disagrees",
        make: |desk| desk.write("corpus/times.txt", "At noon, nine activists were killed on the Mavi Marmara.\n"),
        base: "HEAD",
        code: 1,
        changes: &["killed kept supported→conflicting worse"],
        files: &["+corpus/times.txt"],
        found: &["error killed conflicting", TOWER_AS_BEFORE],
        words: &["supported → conflicting, and fails now", "new disagreement:", "nine (times)", "came:"],
    },
    Edit {
        name: "page-that-disagrees",
        make: |desk| {
            desk.write("corpus/times.html", PAGE.replace("The tower is 90 metres tall", "NATO has 29 members"));
        },
        base: "HEAD",
        code: 1,
        changes: &["members kept supported→conflicting worse"],
        files: &["+corpus/times.html"],
        found: &["error members conflicting", TOWER_AS_BEFORE],
        words: &["supported → conflicting, and fails now", "corpus/times.html (line 3 of its text)"],
    },
    Edit {
        name: "record-that-disagrees",
        make: |desk| {
            desk.write(
                "corpus/wire.jsonl",
                "{\"id\": \"a\", \"text\": \"Rain.\"}\n{\"id\": \"b\", \"text\": \"NATO has 29 members.\"}\n",
            );
        },
        base: "HEAD",
        code: 1,
        changes: &["members kept supported→conflicting worse"],
        files: &["+corpus/wire.jsonl"],
        found: &["error members conflicting", TOWER_AS_BEFORE],
        words: &["supported → conflicting, and fails now", "29 (b)"],
    },
    Edit {
        name: "value-of-a-claim",
        make: |desk| desk.replace("claims/desk.toml", "count = 10", "count = 9"),
        base: "HEAD",
        code: 1,
        changes: &["killed edited supported→refuted worse"],
        files: &[],
        found: &["error killed refuted", TOWER_AS_BEFORE],
        words: &["edited, supported → refuted, and fails now", "count: 10 → 9", "supports → refutes"],
    },
    Edit {
        name: "words-of-a-claim",
        make: |desk| desk.replace("claims/desk.toml", "Ten activists were killed on", "Ten activists died on"),
        base: "HEAD",
        code: 0,
        changes: &["killed edited supported→supported"],
        files: &[],
        found: &[TOWER_AS_BEFORE],
        words: &["edited, supported as before", "statement:"],
    },
    Edit {
        name: "file-renamed",
        make: |desk| {
            desk.git(&["mv", "corpus/herald.txt", "corpus/daily.txt"]);
        },
        base: "HEAD",
        code: 0,
        changes: &["killed kept supported→supported"],
        files: &["+corpus/daily.txt", "-corpus/herald.txt"],
        found: &[TOWER_AS_BEFORE],
        words: &["moved from herald", "supported as before"],
    },
    Edit {
        name: "claims-moved",
        make: |desk| {
            desk.git(&["mv", "claims/desk.toml", "claims/all.toml"]);
            desk.replace("claims/all.toml", "count = 10", "\n# as counted in 2014\ncount    =    10");
        },
        base: "HEAD",
        code: 0,
        changes: &[],
        files: &[],
        found: &[TOWER_AS_BEFORE],
        words: &["no claim became worse"],
    },
    Edit {
        name: "source-deleted",
        make: |desk| desk.remove("corpus/herald.txt"),
        base: "HEAD",
        code: 1,
        changes: &["killed kept supported→not_enough_info worse"],
        files: &["-corpus/herald.txt"],
        found: &["error killed not_enough_info", TOWER_AS_BEFORE],
        words: &["supported → not_enough_info (absent), and fails now", "gone:"],
    },
    Edit {
        name: "white-space-only",
        make: |desk| {
            desk.replace("corpus/herald.txt", "were killed on", "were\nkilled   on");
            desk.replace("corpus/herald.txt", "\n\nTen", "\r\n\r\n\r\nTen");
        },
        base: "HEAD",
        code: 0,
        changes: &[],
        files: &["~corpus/herald.txt"],
        found: &[TOWER_AS_BEFORE],
        words: &["files of the corpus: 1 changed", "no claim became worse"],
    },
    Edit {
        name: "claim-added",
        make: |desk| {
            let new =
                TOWER.replace("\"tower\"\n", "\"spire\"\n").replace("100", "90").replacen("The tower", "The spire", 1);
            desk.write("claims/spire.toml", new.replace("90 m\"", "80 m\""));
        },
        base: "HEAD",
        code: 1,
        changes: &["spire added -→refuted worse"],
        files: &[],
        found: &["error spire refuted", TOWER_AS_BEFORE],
        words: &["new: refuted, and fails", "The spire is 90 metres tall."],
    },
    Edit {
        name: "claim-removed",
        make: |desk| desk.write("claims/desk.toml", desk::CLAIMS),
        base: "HEAD",
        code: 0,
        changes: &["tower removed refuted→-"],
        files: &[],
        found: &[],
        words: &["removed, was refuted"],
    },
    Edit {
        name: "what-failed-before-is-edited",
        make: |desk| desk.replace("corpus/tower.html", "90 metres", "80 metres"),
        base: "HEAD",
        code: 0,
        changes: &["tower kept refuted→refuted"],
        files: &["~corpus/tower.html"],
        found: &[TOWER_AS_BEFORE],
        words: &["refuted as before, and fails as before", "«90 metres»", "«80 metres»"],
    },
    Edit {
        name: "what-failed-before-is-mended",
        make: |desk| desk.replace("corpus/tower.html", "90 metres", "100 metres"),
        base: "HEAD",
        code: 0,
        changes: &["tower kept refuted→supported"],
        files: &["~corpus/tower.html"],
        found: &[],
        words: &["refuted → supported, and passes now"],
    },
    Edit {
        name: "failure-that-is-waived",
        make: |desk| {
            let waiver = "count = 9\nwaive = { reason = \"a correction is on its way\", until = \"2026-01-31\" }";
            desk.replace("claims/desk.toml", "count = 10", waiver);
        },
        base: "HEAD",
        code: 0,
        changes: &["killed edited supported→refuted worse"],
        files: &[],
        found: &["note killed refuted", TOWER_AS_BEFORE],
        words: &["waived until 2026-01-31", "1 claim became worse, none of which fails the run"],
    },
    Edit {
        name: "failure-of-a-lesser-severity",
        make: |desk| desk.replace("claims/desk.toml", "count = 28", "count = 29\nseverity = \"warning\""),
        base: "HEAD",
        code: 0,
        changes: &["members edited supported→refuted worse"],
        files: &[],
        found: &[TOWER_AS_BEFORE, "warning members refuted"],
        words: &["failed, warning only", "severity: error → warning"],
    },
    Edit {
        name: "settings",
        make: |desk| {
            desk.write("more/times.txt", "At noon, nine activists were killed on the Mavi Marmara.\n");
            desk.write("crosscheck.toml", "today = \"2026-01-31\"\ncorpus = [\"corpus\", \"more\"]\n");
        },
        base: "HEAD",
        code: 1,
        changes: &["killed kept supported→conflicting worse"],
        files: &["+more/times.txt"],
        found: &["error killed conflicting", TOWER_AS_BEFORE],
        words: &["supported → conflicting, and fails now"],
    },
    Edit {
        name: "metadata",
        make: |desk| {
            desk.replace("corpus/alliance.txt", " in 2016", "");
            desk.replace("claims/desk.toml", "count = 28", "count = 28\nas_of = \"2016\"");
            desk.write("corpus/sources.toml", "[[source]]\npath = \"alliance.txt\"\npublished = \"2016-05\"\n");
            desk.commit();
            desk.replace("corpus/sources.toml", "2016-05", "2019-05");
        },
        base: "HEAD",
        code: 1,
        changes: &["members kept supported→not_enough_info worse"],
        files: &["~corpus/alliance.txt"],
        found: &["error members not_enough_info", TOWER_AS_BEFORE],
        words: &["supported → not_enough_info (other_time)"],
    },
    Edit {
        name: "merge",
        make: |desk| {
            desk.git(&["checkout", "--quiet", "-b", "edit"]);
            desk.replace("corpus/herald.txt", "towed to port", "towed to Ashdod");
            desk.commit();
            desk.git(&["checkout", "--quiet", "main"]);
            desk.write("corpus/times.txt", "At noon, nine activists were killed on the Mavi Marmara.\n");
            desk.commit();
            desk.git(&["checkout", "--quiet", "edit"]);
            desk.git(&["merge", "--quiet", "--no-edit", "main"]);
        },
        base: "HEAD^1",
        code: 1,
        changes: &["killed kept supported→conflicting worse"],
        files: &["+corpus/times.txt"],
        found: &["error killed conflicting", TOWER_AS_BEFORE],
        words: &["supported → conflicting, and fails now", "new disagreement:"],
    },
    Edit {
        name: "branch-behind-another",
        make: |desk| {
            desk.git(&["checkout", "--quiet", "-b", "edit"]);
            desk.replace("corpus/herald.txt", "towed to port", "towed to Ashdod");
            desk.commit();
            desk.git(&["checkout", "--quiet", "main"]);
            desk.write("corpus/times.txt", "At noon, nine activists were killed on the Mavi Marmara.\n");
            desk.commit();
            desk.git(&["checkout", "--quiet", "edit"]);
        },
        base: "main...",
        code: 0,
        changes: &[],
        files: &["~corpus/herald.txt"],
        found: &[TOWER_AS_BEFORE],
        words: &["Changes since main...", "no claim became worse"],
    },
];

/// Every format, each written to a file of the same run.
const REPORTS: [&str; 8] = ["json", "sarif", "junit", "github", "gitlab", "markdown", "html", "matrix"];

#[test]
fn every_edit_reads_the_same_in_every_format() {
    assert!(EDITS.len() >= 12);
    let names: std::collections::BTreeSet<&str> = EDITS.iter().map(|edit| edit.name).collect();
    assert_eq!(names.len(), EDITS.len(), "a name is given twice");
    for edit in EDITS {
        drive(edit);
    }
}

fn drive(edit: &Edit) {
    let name = edit.name;
    let desk = Desk::committed();
    desk.write("claims/desk.toml", [desk::CLAIMS, TOWER].concat());
    desk.write("corpus/tower.html", PAGE);
    desk.commit();
    (edit.make)(&desk);

    let out = tempfile::tempdir().expect("a folder for tests");
    let path = |format: &str| out.path().join(format).display().to_string();
    let reports: Vec<String> = REPORTS.iter().map(|format| format!("{format}={}", path(format))).collect();
    let mut arguments = vec!["check", "--base", edit.base];
    for report in &reports {
        arguments.extend(["--report", report]);
    }
    let output = desk.run(&arguments);
    assert_eq!(output.status.code(), Some(edit.code), "{name}: {}", stderr(&output));
    let of = |format: &str| fs::read_to_string(path(format)).unwrap_or_else(|error| panic!("{name} {format}: {error}"));

    let report = json(name, &of("json"));
    assert_eq!(changes(&report), edit.changes, "{name}");
    assert_eq!(files(&report), edit.files, "{name}");

    let claims = report["claims"].as_array().expect("a list");
    let found = readers::sarif(&of("sarif"));
    readers::reread(desk.top(), &found);
    assert_eq!(readers::shorts(&found), edit.found, "{name} in SARIF");
    for one in &found {
        let baseline = if one.short() == TOWER_AS_BEFORE { "unchanged" } else { "new" };
        assert_eq!(one.baseline.as_deref(), Some(baseline), "{name}: {one:?}");
    }
    let entries = readers::gitlab(&of("gitlab"));
    readers::reread(desk.top(), &entries);
    assert_eq!(readers::shorts(&entries), edit.found, "{name} in Code Quality");
    let (cases, count) = readers::junit(&of("junit"));
    readers::reread(desk.top(), &cases);
    assert_eq!(count, claims.len(), "{name}: a case for each claim");
    // A test report has no warnings: what does not fail is skipped.
    let expect: Vec<(bool, String)> = by_claim(edit.found.iter().map(|line| {
        let mut words = line.split(' ');
        (words.next() == Some("error"), words.next().unwrap_or_default().to_owned())
    }));
    assert_eq!(
        by_claim(cases.iter().map(|case| (case.level == "error", case.claim.clone()))),
        expect,
        "{name} in JUnit"
    );
    let (annotations, others) = readers::github(&of("github"));
    readers::reread(desk.top(), &annotations);
    let without: Vec<&str> = edit.found.iter().copied().filter(|line| *line != TOWER_AS_BEFORE).collect();
    assert_eq!(readers::shorts(&annotations), without, "{name} in annotations");
    let [summary] = others.as_slice() else { panic!("{name}: {others:?}") };
    let passed = claims.iter().filter(|claim| claim["passed"] == true).count();
    let counts = format!("{} claims: {passed} passed, {} failed", claims.len(), claims.len() - passed);
    assert!(summary.starts_with(&counts), "{name}: {summary}");
    same_passages(name, &found, &annotations);

    let screen = stdout(&output);
    let comment = comment(name, &of("markdown"), edit.code);
    for text in [&screen, &comment] {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in edit.words.iter().chain([&summary.as_str()]) {
            assert!(text.contains(words), "{name}: no {words:?} in\n{text}");
        }
    }
    page(name, &of("html"), claims, edit.code);
    let matrix = of("matrix");
    for claim in claims {
        let id = claim["id"].as_str().expect("an id");
        assert!(matrix.contains(id), "{name}: no {id} in the matrix");
    }
    let screen = screen.replace(report["changes"]["commit"].as_str().expect("a commit").split_at(12).0, "COMMIT");
    insta::with_settings!({prepend_module_to_snapshot => false, snapshot_path => "snapshots/edits", omit_expression => true}, {
        insta::assert_snapshot!(name, screen);
    });
}

fn by_claim(found: impl Iterator<Item = (bool, String)>) -> Vec<(bool, String)> {
    let mut all: Vec<(bool, String)> = found.collect();
    all.sort();
    all
}

/// The JSON report, which must fit its schema; every key it has must be one the schema knows.
fn json(name: &str, text: &str) -> Value {
    let report: Value = serde_json::from_str(text).expect("the report is JSON");
    let schema =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/report.json")).expect("a schema");
    let mut schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    close(&mut schema);
    let validator = jsonschema::draft7::new(&schema).expect("the schema is sound");
    let wrong: Vec<String> =
        validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    report
}

/// Lets no object of a schema have other keys than those it lists.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(close);
            if object.contains_key("properties") && object.get("type").is_some_and(|kind| kind == "object") {
                object.insert("additionalProperties".to_owned(), false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

fn changes(report: &Value) -> Vec<String> {
    let verdict = |state: &Value| state["verdict"].as_str().unwrap_or("-").to_owned();
    let claims = report["changes"]["claims"].as_array().expect("a list").iter();
    let short = |claim: &Value| {
        let text = |key: &str| claim[key].as_str().expect("a text").to_owned();
        let worse = if claim["worse"] == true { " worse" } else { "" };
        format!("{} {} {}→{}{worse}", text("id"), text("change"), verdict(&claim["before"]), verdict(&claim["after"]))
    };
    claims.map(short).collect()
}

fn files(report: &Value) -> Vec<String> {
    let documents = &report["changes"]["documents"];
    let list = |sign: &str, key: &str| -> Vec<String> {
        let paths = documents[key].as_array().expect("a list").iter();
        paths.map(|path| format!("{sign}{}", path.as_str().expect("a path"))).collect()
    };
    [list("+", "added"), list("-", "removed"), list("~", "changed")].concat()
}

/// The passages of what fails the run are the same in annotations as in SARIF.
fn same_passages(name: &str, sarif: &[Found], annotations: &[Found]) {
    let passages = |found: &[Found]| -> BTreeMap<String, Vec<(String, usize)>> {
        let failing = found.iter().filter(|one| one.level == "error");
        failing
            .map(|one| {
                let mut places: Vec<_> = one.related.iter().map(|place| (place.path.clone(), place.line)).collect();
                places.sort();
                (one.claim.clone(), places)
            })
            .collect()
    };
    assert_eq!(passages(sarif), passages(annotations), "{name}");
}

/// The text of a comment as a reader of Markdown has it. Blocks are folded whole, and the sign is that of the run.
fn comment(name: &str, markdown: &str, code: i32) -> String {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let tags = regex::Regex::new("<[^>]*>").expect("a sound pattern");
    let (mut text, mut open, mut links) = (String::new(), 0_i32, 0);
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(words) => text.push_str(&words),
            Event::Code(words) => panic!("{name}: code {words:?}"),
            Event::Html(tag) | Event::InlineHtml(tag) => {
                open += i32::try_from(tag.matches("<details").count()).expect("few");
                open -= i32::try_from(tag.matches("</details>").count()).expect("few");
                text.push_str(&tags.replace_all(&tag, ""));
                if tag.contains("<br>") {
                    text.push(' ');
                }
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => links += 1,
            Event::End(_) | Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    assert_eq!((open, links), (0, 0), "{name}: {markdown}");
    let sign = if code == 0 { "✓" } else { "✗" };
    assert!(text.starts_with(sign), "{name}: {text}");
    text
}

/// The page says how the run came out, and has a block for each claim with its result.
fn page(name: &str, html: &str, claims: &[Value], code: i32) {
    let document = dom_query::Document::from(html);
    let title = document.select("h1").text().to_string();
    assert!(title.contains(if code == 0 { "passed" } else { "failed" }), "{name}: {title}");
    assert_eq!(document.select(".claims > details").length(), claims.len(), "{name}");
    for claim in claims {
        let id = claim["id"].as_str().expect("an id");
        let block = document.select(&format!(".claims > details:has(> [id=\"claim-{id}\"])"));
        assert_eq!(block.length(), 1, "{name}: no {id} on the page");
        let verdict = claim["verdict"].as_str().expect("a verdict");
        assert!(block.text().contains(verdict), "{name}: {id} is {verdict}");
        let sign = block.select("summary").text().contains('✓');
        assert_eq!(Some(sign), claim["passed"].as_bool(), "{name}: {id}");
        assert!(block.text().contains(claim["statement"].as_str().expect("a statement")), "{name}: {id}");
    }
}
