use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::ledger::{Asserted, CODES, ClaimKind, Pattern, Severity, Source, Tolerance, Within};
use crate::text::LineIndex;
use crate::value::{Decimal, Value};

/// A claim without a mistake and without a value.
const HEAD: &str = "[[claim]]\nid = \"a\"\nstatement = \"s\"\nsubject = [\"x\"]\nof = [\"y\"]\n";

fn load(files: &[(&str, &str)]) -> Loaded {
    let files: Vec<_> = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    parse(&files)
}

/// The mistakes, each as "code line:column".
fn codes(loaded: &Loaded) -> Vec<String> {
    let place = |mistake: &Diagnostic| {
        let text = &loaded.texts[&mistake.path];
        let place = LineIndex::new(text).position(text, mistake.span.unwrap_or_default().start);
        format!("{} {}:{}", mistake.code, place.line, place.column)
    };
    loaded.diagnostics.iter().map(place).collect()
}

#[track_caller]
fn check(toml: &str, expect: &[&str]) -> Loaded {
    let loaded = load(&[("a.toml", toml)]);
    assert_eq!(codes(&loaded), expect, "{toml}\n{:#?}", loaded.diagnostics);
    loaded
}

/// Checks lines added to a claim that is right but for its value. They begin on line 6.
#[track_caller]
fn check_with(lines: &str, expect: &[&str]) -> Loaded {
    check(&format!("{HEAD}{lines}"), expect)
}

/// What the first mistake says to do.
fn help(toml: &str) -> String {
    load(&[("a.toml", toml)]).diagnostics.first().and_then(|mistake| mistake.help.clone()).unwrap_or_default()
}

const EXAMPLE: &str = r#"
[terms]
raid = ["Mavi Marmara", "Gaza flotilla", "Gaza blockade"]

[[claim]]
id        = "mavi-marmara-killed"
statement = "Ten activists were killed in the raid on the Mavi Marmara."
subject   = ["@raid"]
measure   = ["@killed"]
of        = ["activists", "nationals", "people"]
count     = 10
expect    = { verdict = "conflicting", values = [9, 10], because = "a tenth died of his wounds in 2014", review_after = "2027-06-01" }

[[claim]]
id        = "nato-members"
statement = "NATO's number of members, by date."
subject   = ["NATO", "the alliance"]
of        = ["members", "member states", "nations", "countries"]
timeline  = [
  { count = 28, from = "2009-04-01", until = "2017-06-04" },
  { count = 29, from = "2017-06-05", until = "2020-03-26" },
  { count = 30, from = "2020-03-27", until = "2023-04-03" },
  { count = 31, from = "2023-04-04", until = "2024-03-06" },
  { count = 32, from = "2024-03-07" },
]

[[claim]]
id        = "gantz-in-ankara"
statement = "Israel's defence minister met Turkey's president in Ankara on 27 October 2022."
subject   = ["Gantz"]
measure   = ["visit", "met", "press briefing", "Presidential Palace"]
date      = "2022-10-27"
"#;

#[test]
fn the_example_is_read() {
    let loaded = check(EXAMPLE, &[]);
    let ids: Vec<_> = loaded.ledger.claims.iter().map(|claim| (claim.id.as_str(), claim.line, claim.kind)).collect();
    assert_eq!(
        ids,
        [
            ("gantz-in-ankara", 27, ClaimKind::Date),
            ("mavi-marmara-killed", 5, ClaimKind::Count),
            ("nato-members", 14, ClaimKind::Count),
        ]
    );
    let [gantz, raid, nato] = &loaded.ledger.claims[..] else { panic!("three claims") };
    assert_eq!(gantz.value_span.of(EXAMPLE), "\"2022-10-27\"");
    assert_eq!(raid.value_span.of(EXAMPLE), "10");
    assert_eq!(raid.subject.len(), 3);
    assert_eq!(raid.subject[0].list.as_deref(), Some("raid"));
    assert!(raid.measure.iter().all(|term| term.list.as_deref() == Some("killed")));
    assert!(raid.of.iter().all(|term| term.list.is_none()));
    assert!(matches!(&raid.of[0].pattern, Pattern::Inflected(words) if words == &["activists"]));
    assert_eq!(raid.expect.verdict, "conflicting");
    assert_eq!(raid.expect.values.as_ref().map(Vec::len), Some(2));
    assert_eq!(raid.expect.review_after, Some(jiff::civil::date(2027, 6, 1)));
    assert_eq!((raid.within, raid.tolerance, raid.min_origins), (Within::Paragraph, Tolerance::Printed, 1));
    let Asserted::Timeline(entries) = &nato.asserted else { panic!("a timeline") };
    assert_eq!(entries.len(), 5);
    assert_eq!(entries[4].span.first, Some(jiff::civil::date(2024, 3, 7)));
    assert_eq!(entries[4].span.last, None);
    assert_eq!(entries[0].written, "28");
}

#[test]
fn every_key_is_read() {
    let loaded = check_with(
        "within = 'document'\nnot = ['z*', '=Z']\npercent = 5.50\ntolerance = '5 %'\nas_of = '2016'\n\
         sources = ['forward', 'reuters-*', 'tag:wire']\nmin_origins = 2\nexpect = 'refuted'\n\
         waive = { reason = 'later', until = 2026-12-31 }\nseverity = 'warning'\ntags = ['raid']",
        &[],
    );
    let claim = &loaded.ledger.claims[0];
    assert_eq!((claim.within, claim.not.len(), claim.min_origins), (Within::Document, 2, 2));
    assert!(matches!(claim.tolerance, Tolerance::Percent(share) if share == Decimal::from(5)));
    assert!(
        matches!(&claim.sources[..], [Source::Id(id), Source::Glob(_), Source::Tag(tag)] if id == "forward" && tag == "wire")
    );
    assert_eq!((claim.expect.verdict.as_str(), claim.severity), ("refuted", Severity::Warning));
    assert_eq!(claim.waive.as_ref().map(|waive| waive.until), Some(jiff::civil::date(2026, 12, 31)));
    assert_eq!(claim.as_of.as_ref().and_then(|span| span.last), Some(jiff::civil::date(2016, 12, 31)));
    assert_eq!(claim.tags, ["raid"]);
    let Asserted::Value { value: Value::Amount(amount), written } = &claim.asserted else { panic!("a value") };
    assert_eq!((written.as_str(), amount.unit.symbol()), ("5.50%", Some("%")));
    assert_eq!(amount.last_place.to_string(), "0.01");
}

#[test]
fn mistakes_of_the_file() {
    check("[[claim]\nid = \"a\"", &["syntax 1:9"]);
    check("x = 1\nclam = []", &["unknown-key 1:1", "unknown-key 2:1"]);
    check("claim = 1", &["wrong-type 1:9"]);
    check("[claim]\nid = \"a\"", &["wrong-type 1:1"]);
    check("terms = []", &["wrong-type 1:9"]);
    check("", &[]);
    check("\u{feff}[terms]\nx = ['y']", &[]);
    let loaded = parse(&[("a.toml".to_owned(), vec![b'#', b'\n', 0xFF])]);
    assert_eq!(loaded.diagnostics[0].code, "not-utf8");
    assert!(loaded.diagnostics[0].message.contains("line 2"));
    let loaded = parse(&[("a.toml".to_owned(), vec![b' '; LARGEST + 1])]);
    assert_eq!(loaded.diagnostics[0].code, "too-large");
}

#[test]
fn broken_syntax_hides_only_its_own_table() {
    check("[terms]\nx = [\n\n[[claim]]\nid = \"A\"\n", &["syntax 4:3", "syntax 5:1", "syntax 5:9"]);
    check(
        "[[claim]]\nid = \"a\"\ncount = \n[[claim]]\nid = \"B\"\ncount = 1\nsubject = ['@x']\n",
        &["syntax 3:9", "missing-key 4:1", "no-measure 4:1", "bad-id 5:6"],
    );
}

#[test]
fn mistakes_of_a_claim() {
    check("[[claim]]\n", &["missing-key 1:1", "missing-key 1:1", "no-subject 1:1", "no-value 1:1"]);
    check_with("count = 1\ncount = 2", &["duplicate-key 7:1"]);
    check_with("count = 1\nnumber = 2", &["several-values 7:10"]);
    check_with("count = -1\npercent = 'x'", &["bad-value 6:9", "bad-value 7:11", "several-values 7:11"]);
    check_with("count = 1\ntimeline = [{count = 1}]", &["several-values 7:12"]);
    check_with("count = 1\nmeasur = ['x']\nseverty = 'info'", &["unknown-key 7:1", "unknown-key 8:1"]);
    check_with("count = 1\nwithin = 'page'", &["bad-within 7:10"]);
    check_with("count = 1\nseverity = 'fatal'", &["bad-severity 7:12"]);
    check_with("count = 1\nexpect = 'suported'", &["bad-verdict 7:10"]);
    check_with("count = 1\nexpect = {}", &["missing-key 7:10"]);
    check_with("count = 1\nexpect = 7", &["wrong-type 7:10"]);
    check_with("count = 1\nexpect = { verdict = 'supported', valus = [1] }", &["unknown-key 7:35"]);
    check_with("count = 1\nexpect = { verdict = 'supported', values = [] }", &["empty-list 7:44"]);
    check_with("count = 1\nexpect = { verdict = 'supported', values = 1 }", &["wrong-type 7:44"]);
    check_with(
        "count = 1\nexpect = { verdict = 'supported', values = [1, -2, 1.5] }",
        &["bad-value 7:48", "bad-value 7:52"],
    );
    check_with("count = 1\nexpect = { verdict = 'supported', review_after = '2027' }", &["bad-date 7:50"]);
    check_with("count = 1\nexpect = { verdict = 'supported', because = ' ' }", &["empty-text 7:45"]);
    check_with("count = 1\nwaive = {}", &["missing-key 7:9", "missing-key 7:9"]);
    check_with("count = 1\nwaive = 'no'", &["wrong-type 7:9"]);
    check_with("count = 1\nwaive = { reason = '', until = '2026-13-01' }", &["empty-text 7:20", "bad-date 7:32"]);
    check_with("count = 1\nmin_origins = 0", &["bad-min-origins 7:15"]);
    check_with("count = 1\nmin_origins = -1", &["wrong-type 7:15"]);
    check_with("count = 1\nsources = []", &["empty-list 7:11"]);
    check_with("count = 1\nsources = ['', 'tag:', 'a[']", &["bad-source 7:12", "bad-source 7:16", "bad-source 7:24"]);
    check_with("count = 1\namong = ['x']", &["among-without-text 7:9"]);
    check_with("count = 1\nas_of = 'soon'", &["bad-edtf 7:9"]);
    check_with("count = 1\ntags = ['']", &["empty-text 7:9"]);
    for bad in ["'near'", "'-1'", "-1", "'5 %%'", "true", "''", "inf", "nan"] {
        check_with(&format!("count = 1\ntolerance = {bad}"), &["bad-tolerance 7:13"]);
    }
    for good in ["'exact'", "'printed'", "'5%'", "'2'", "2", "0.5"] {
        check_with(&format!("count = 1\ntolerance = {good}"), &[]);
    }
    check_with("stated = true\ntolerance = 'exact'", &["bad-tolerance 7:13"]);
    check(
        "[[claim]]\nid = 'Nato Members'\nstatement = ''\nsubject = 'x'\nof = [1]\ncount = 1",
        &["bad-id 2:6", "empty-text 3:13", "wrong-type 4:11", "wrong-type 5:7"],
    );
    check("[[claim]]\nid = 'a'\nstatement = 's'\nsources = ['x']\ncount = 1", &["no-measure 1:1"]);
    check("[[claim]]\nid = 'a'\nstatement = 's'\nsources = ['x']\nstated = true", &[]);
}

#[test]
fn help_says_what_would_be_right() {
    assert_eq!(help("[[claim]]\nsubjct = ['x']"), "add `id = \"some-words\"`, in small letters, digits and hyphens");
    assert_eq!(help(&format!("{HEAD}count = 1\nmeasur = ['x']")), "did you mean `measure`?");
    assert_eq!(help(&format!("{HEAD}count = 1\nexpect = 'suported'")), "did you mean `supported`?");
    assert_eq!(help(&format!("{HEAD}count = 1\nmeasure = ['@kiled']")), "did you mean `@killed`?");
    assert_eq!(help(&format!("{HEAD}count = 1\nmeasure = 'x'")), "put it in brackets: [\"x\"]");
    let id = HEAD.replace("\"a\"", "\"Öl & Gas: 2016\"");
    assert_eq!(help(&format!("{id}count = 1")), "write \"l-gas-2016\"");
}

#[test]
fn mistakes_of_terms_and_lists() {
    check_with("count = 1\nmeasure = []", &["empty-list 7:11"]);
    check_with(
        "count = 1\nmeasure = ['', '=', '/(/', '/a', 'k*l', '@nowhere', '/(\\w{1000}){1000}/']",
        &[
            "empty-term 7:12",
            "empty-term 7:16",
            "bad-regex 7:21",
            "bad-regex 7:28",
            "bad-term 7:34",
            "unknown-list 7:41",
            "regex-too-large 7:53",
        ],
    );
    check(
        "[terms]\na = []\nb = 'x'\nc = ['@d', '', 7]\nkilled = ['k']\n'a b' = ['x']",
        &[
            "empty-list 2:5",
            "wrong-type 3:5",
            "unknown-list 4:6",
            "empty-term 4:12",
            "wrong-type 4:16",
            "shadowed-list 5:1",
            "bad-list-name 6:1",
        ],
    );
    let loaded = check(
        "[terms]\na = ['x', '@b']\nb = ['@c']\nc = ['@a', 'y']\nd = ['@d']\ne = ['@a', '@c', '@killed']",
        &["list-cycle 4:6", "list-cycle 5:6"],
    );
    assert!(loaded.diagnostics[0].message.contains("@a → @b → @c → @a"), "{}", loaded.diagnostics[0].message);
    let two = load(&[("a.toml", "[terms]\nx = ['a']"), ("b.toml", "[terms]\nx = ['b']")]);
    assert_eq!(codes(&two), ["duplicate-list 2:1"]);
    assert_eq!((two.diagnostics[0].path.as_str(), two.diagnostics[0].related[0].path.as_str()), ("b.toml", "a.toml"));
}

#[test]
fn lists_are_shared_and_filled_in() {
    let claim = HEAD.replace("\"x\"", "\"@ships\", \"boat\", \"Mavi\"");
    let loaded = load(&[
        ("b.toml", &format!("{claim}count = 1")),
        ("a.toml", "[terms]\nships = ['Mavi', '@more', '@killed']\nmore = ['Rachel', 'Mavi']"),
    ]);
    assert_eq!(codes(&loaded), [""; 0]);
    let subject = &loaded.ledger.claims[0].subject;
    let from = |list: Option<&str>| subject.iter().filter(|term| term.list.as_deref() == list).count();
    assert_eq!((from(Some("ships")), from(Some("more")), from(None)), (1, 1, 1));
    assert!(from(Some("killed")) > 10);
}

#[test]
fn lists_cannot_fill_the_memory() {
    let words: Vec<String> = (0..1000).map(|i| format!("'w{i}'")).collect();
    let mut toml = format!("[terms]\nmany = [{}]\n", words.join(","));
    for id in 0..21 {
        toml.push_str(&format!(
            "[[claim]]\nid = '{id}'\nstatement = 's'\nsubject = ['@many', 'w{id}']\nstated = true\n"
        ));
    }
    check(&toml, &["too-many-terms 106:12"]);
    // Lists that are written alike are one.
    check(&toml.replace("'@many', ", "'@many'] #"), &[]);
    // Each list holds the one before it twice.
    let lists: Vec<String> = (1..500).map(|i| format!("l{i} = ['@l{}', '@l{}', 'w{i}']", i - 1, i - 1)).collect();
    let toml = format!("[terms]\nl0 = ['w']\n{}\n{}count = 1", lists.join("\n"), HEAD.replace("\"x\"", "\"@l499\""));
    assert_eq!(check(&toml, &[]).ledger.claims[0].subject.len(), 500);
    // A long chain that bites its tail.
    let lists: Vec<String> = (0..5000).map(|i| format!("l{i} = ['@l{}']", (i + 1) % 5000)).collect();
    assert_eq!(load(&[("a.toml", &format!("[terms]\n{}", lists.join("\n")))]).diagnostics.len(), 1);
}

#[test]
fn two_claims_with_one_id() {
    let claim = format!("{HEAD}count = 1\n");
    let loaded = load(&[("b.toml", &claim), ("a.toml", &claim)]);
    assert_eq!(codes(&loaded), ["duplicate-id 2:6"]);
    assert_eq!(
        (loaded.diagnostics[0].path.as_str(), loaded.diagnostics[0].related[0].path.as_str()),
        ("b.toml", "a.toml")
    );
    assert_eq!(loaded.ledger.claims.len(), 1);
}

#[test]
fn mistakes_of_timelines() {
    check_with("timeline = []", &["empty-timeline 6:12"]);
    check_with("timeline = 1", &["wrong-type 6:12"]);
    check_with("timeline = [1, {count = 1}]", &["wrong-type 6:13"]);
    check_with("timeline = [{from = '2016'}]", &["no-value 6:13"]);
    check_with("timeline = [{count = 1, number = 1}]", &["several-values 6:34"]);
    check_with("timeline = [{count = 1, untl = '2016'}]", &["unknown-key 6:25"]);
    check_with("timeline = [{count = 1, until = '2016'}, {number = 2, from = '2017'}]", &["timeline-mixed 6:52"]);
    check_with("timeline = [{text = ['x']}]", &["wrong-kind 6:21"]);
    check_with("timeline = [{count = 1, from = '2016', until = '2015'}]", &["timeline-backwards 6:48"]);
    check_with("timeline = [{count = 1, from = 'soon'}]", &["bad-edtf 6:32"]);
    check_with("timeline = [{count = 1, until = '2016/..'}]", &["bad-edtf 6:33"]);
    check_with(
        "timeline = [{count = 1, until = '2016'}, {count = 2, from = '2016-12-31'}]",
        &["timeline-overlap 6:42"],
    );
    check_with("timeline = [{count = 1}, {count = 2}]", &["timeline-overlap 6:26"]);
    check_with("timeline = [{count = 1, from = '2017'}, {count = 2, until = '2016'}]", &["timeline-order 6:41"]);
    check_with("timeline = [{count = -1}]", &["bad-value 6:22"]);
    check_with("timeline = [{count = 1, until = 2016-06-30}, {count = 2, from = '2016-07'}]", &[]);
    let loaded =
        check_with("timeline = [{count = 1, until = '2016'}, {count = 2, from = '2016'}]", &["timeline-overlap 6:42"]);
    assert_eq!(loaded.diagnostics[0].related.len(), 1);
}

#[test]
fn the_codes_are_all_listed_and_all_emitted() {
    assert!(CODES.is_sorted() && CODES.iter().all(|(code, meaning)| !code.is_empty() && !meaning.is_empty()));
    let listed: BTreeSet<&str> = CODES.iter().map(|(code, _)| *code).collect();
    // Every code is a string in one of these files; each must be listed, and each that is listed must be tested here or beside the values.
    let sources = [include_str!("tests.rs"), include_str!("../values/tests.rs")].concat();
    for code in &listed {
        assert!(sources.contains(&format!("\"{code}")), "no test has the code {code}");
    }
    let emitting = [
        include_str!("../read.rs"),
        include_str!("../raise.rs"),
        include_str!("../keys.rs"),
        include_str!("../timeline.rs"),
        include_str!("../lists.rs"),
        include_str!("../term.rs"),
        include_str!("../values.rs"),
        include_str!("../../diag/table.rs"),
        include_str!("../../diag/reader.rs"),
    ]
    .concat();
    let shaped = regex::Regex::new(r#"(?:mistake\(|error\(|fault\(|code: )\s*"([a-z0-9-]+)""#).expect("a pattern");
    let emitted: BTreeSet<&str> =
        shaped.captures_iter(&emitting).filter_map(|found| Some(found.get(1)?.as_str())).collect();
    assert_eq!(emitted, listed);
}

#[test]
fn a_project_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("crosscheck.toml"), "claims = ['.', 'nowhere']").expect("a file");
    std::fs::write(folder.path().join("a.toml"), format!("{HEAD}count = 1")).expect("a file");
    std::fs::write(folder.path().join("b.toml"), "x = 1").expect("a file");
    std::fs::write(folder.path().join("c.md"), "not a claim file").expect("a file");
    let (project, _) = project::find(folder.path()).expect("a project");
    let loaded = read(&project).expect("a ledger");
    let found: Vec<_> = loaded.diagnostics.iter().map(|mistake| (mistake.code, mistake.path.as_str())).collect();
    assert_eq!(found, [("unknown-key", "b.toml"), ("no-match", "nowhere")]);
    assert_eq!(loaded.ledger.claims[0].file, "a.toml");
    assert_eq!(loaded.texts.keys().collect::<Vec<_>>(), ["a.toml", "b.toml"]);
}

/// Checks what holds of every result: no panic on the way, and every span on character boundaries inside its text.
fn is_sound(files: &[(String, Vec<u8>)]) {
    let loaded = parse(files);
    let inside = |path: &str, span: Span| {
        let text = &loaded.texts[path];
        assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{span:?} {text:?}");
    };
    for mistake in &loaded.diagnostics {
        if let Some(span) = mistake.span {
            inside(&mistake.path, span);
        }
        mistake.related.iter().for_each(|related| inside(&related.path, related.span));
    }
    for claim in &loaded.ledger.claims {
        inside(&claim.file, claim.value_span);
    }
    let printed = crate::diag::render(&loaded.diagnostics, &|path| loaded.texts.get(path).cloned(), false, 80);
    assert!(printed.chars().all(|c| c == '\n' || !c.is_control()), "{printed:?}");
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,200}") {
        is_sound(&[("a.toml".to_owned(), bytes), ("b.toml".to_owned(), text.into_bytes())]);
    }

    #[test]
    fn damaged_ledgers_are_read(
        cuts in prop::collection::vec((0usize..1600, 0usize..40, "[\\[\\]{}=\",@*/#é\u{1b}0-9a-z\n-]{0,6}"), 1..5),
    ) {
        let mut text: Vec<char> = EXAMPLE.chars().collect();
        for (at, length, put) in cuts {
            let at = at.min(text.len());
            let end = (at + length).min(text.len());
            text.splice(at..end, put.chars());
        }
        is_sound(&[("a.toml".to_owned(), text.into_iter().collect::<String>().into_bytes())]);
    }

    #[test]
    fn the_order_of_files_does_not_matter(swap in any::<bool>()) {
        let mut files = vec![("a.toml".to_owned(), EXAMPLE.into()), ("b.toml".to_owned(), format!("{HEAD}count = 1\nx = 1").into_bytes())];
        let expect = format!("{:?}", parse(&files).diagnostics);
        if swap {
            files.reverse();
        }
        prop_assert_eq!(format!("{:?}", parse(&files).diagnostics), expect);
    }
}
