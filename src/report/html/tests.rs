//! The page as a tree: what is where, and what nothing can become.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use dom_query::{Document, Selection};
use jiff::civil::date;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;
use crate::evidence::{Code, Evidence, Passage, Stance};
use crate::ledger::Severity;
use crate::report::{ClaimReport, Inputs, SourceReport, sample};
use crate::text::Span;
use crate::value::{Amount, DateSpan, Decimal, End, Value};
use crate::verdict::Verdict;

fn page(report: &Report) -> Document {
    Document::from(render(report, Screen::PLAIN))
}

/// The text of an element, white space folded.
fn text(selection: &Selection<'_>) -> String {
    selection.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(page: &Document, selector: &str) -> Vec<String> {
    page.select(selector).iter().map(|found| text(&found)).collect()
}

fn attributes(page: &Document, selector: &str, name: &str) -> Vec<String> {
    page.select(selector).iter().filter_map(|found| found.attr(name).map(|value| value.to_string())).collect()
}

/// The fold of a claim.
fn fold<'a>(page: &'a Document, id: &str) -> Selection<'a> {
    page.select(&format!(".claims > details:has(> #claim-{id})"))
}

#[test]
fn the_policy_allows_this_style_and_script_alone() {
    let hash = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
    assert_eq!((STYLE_HASH, SCRIPT_HASH), (hash(STYLE).as_str(), hash(SCRIPT).as_str()), "put these into mod.rs");
    let page = page(&sample::report());
    assert_eq!(page.select("style").text().as_ref(), STYLE);
    assert_eq!(page.select("script").text().as_ref(), SCRIPT);
    let policy = attributes(&page, "meta[http-equiv=Content-Security-Policy]", "content");
    assert!(policy[0].starts_with("default-src 'none';") && !policy[0].contains("unsafe"), "{policy:?}");
    assert_eq!(page.select("[style]").length(), 0, "the policy forbids styles of single elements");
}

#[test]
fn the_headline_says_how_it_went() {
    let mut report = sample::report();
    report.today = Some(date(2026, 1, 31));
    report.inputs = Inputs { claims: vec!["claims".to_owned()], corpus: vec!["news".to_owned(), "wires".to_owned()] };
    let page = page(&report);
    assert_eq!(text(&page.select("h1")), "✗ failed");
    assert_eq!(
        text(&page.select("header .lead")),
        "4 claims: 2 passed, 2 failed (1 waived) · 5 documents · sources disagree on 1 claim"
    );
    assert_eq!(texts(&page, "header dd"), ["2026-01-31", "claims", "news, wires", "1 warning"]);
    let passed = self::page(&sample::of(vec![sample::dispute()]));
    assert_eq!(text(&passed.select("h1")), "✓ passed");
    assert_eq!(text(&self::page(&Report::default()).select("h1")), "! nothing was checked");
}

#[test]
fn disagreements_come_first() {
    let page = page(&sample::report());
    assert_eq!(
        texts(&page, "section.claims > h2"),
        ["Sources disagree 1 claim", "Not as expected 2 claims", "As expected 1 claim"]
    );
    let expect = ["mavi-marmara-killed", "flotilla-injured", "gantz-in-ankara", "nato-members"];
    assert_eq!(texts(&page, ".claims p[id] > a"), expect);
    assert_eq!(texts(&page, "#matrix tbody th a"), expect);
    assert_eq!(page.select(".claims > details[open]").length(), 3, "what needs a look stands open");
}

#[test]
fn the_matrix_has_every_value_as_printed() {
    let page = page(&sample::report());
    // By dateline.
    let sources = ["mission 2016-05-04", "wire-copy 2016-05-05", "forward 2016-06~", "al-monitor 2022-10-27"];
    assert_eq!(texts(&page, "#matrix thead th"), [&["claim", "claimed", "verdict"][..], &sources[..]].concat());
    let row = |i: usize| texts(&page, &format!("#matrix tbody tr:nth-child({i}) > *"));
    assert_eq!(row(1), ["✓ mavi-marmara-killed", "10", "conflicting", "≠ nine", "≠ nine", "= 10", ""]);
    assert_eq!(row(3), ["✗ gantz-in-ankara", "2022-10-28", "refuted", "", "≠ Oct. 27 2022"]);
    for i in 1..=4 {
        let widths = page.select(&format!("#matrix tbody tr:nth-child({i}) > *"));
        let width: usize =
            widths.iter().map(|cell| cell.attr("colspan").map_or(1, |n| n.parse().expect("a width"))).sum();
        assert_eq!(width, 3 + sources.len(), "row {i}");
    }
}

#[test]
fn a_claim_has_all_that_decided_it() {
    let report = sample::report();
    let page = page(&report);
    let claim = fold(&page, "mavi-marmara-killed");
    assert_eq!(
        claim.select("h3").iter().map(|h| text(&h)).collect::<Vec<_>>(),
        [
            "A 10 = supports the claim 1 document, 1 origin",
            "B nine ≠ refutes the claim 2 documents, 2 origins",
            "A → B word by word"
        ]
    );
    assert_eq!(claim.select("mark").iter().filter(|mark| text(mark) == "nine").count(), 3, "two quotes and a diff");
    assert!(text(&claim.select(".hint")).contains("mission and wire-copy credit AFP: perhaps one report"));
    assert!(claim.select(".diff del").length() > 0 && claim.select(".diff ins").length() > 0);
    let all = text(&claim);
    for piece in ["origin reuters-2016-06", "credits Reuters", "line 9", "a tenth died of his wounds in 2014"] {
        assert!(all.contains(piece), "no {piece:?} in {all}");
    }
    for claim in &report.claims {
        let all = text(&fold(&page, &claim.claim.id));
        for Evidence { reason, value_text, .. } in &claim.evidence {
            let is_plain = reason.code == Code::Equal && *value_text == words::claimed(&claim.claim);
            assert_eq!(all.contains(&reason.because), !is_plain, "{}", reason.because);
        }
    }
    let waived = text(&fold(&page, "flotilla-injured"));
    for piece in [
        "waived until 2026-12-31",
        "the hospital’s list is on its way",
        "1 candidate rejected",
        "the subject is not near it",
    ] {
        assert!(waived.contains(piece), "no {piece:?} in {waived}");
    }
    assert!(text(&fold(&page, "gantz-in-ankara")).contains("expected supported, found refuted"));
}

fn source(id: &str, url: &str) -> SourceReport {
    SourceReport {
        id: id.to_owned(),
        path: format!("corpus/{id}.txt"),
        origin: "reuters".to_owned(),
        agency: Some("Reuters".to_owned()),
        published: Some("2016-06~".to_owned()),
        url: Some(url.to_owned()),
        ..SourceReport::default()
    }
}

#[test]
fn sources_have_dateline_origin_and_agency() {
    let mut report = sample::report();
    report.sources = vec![source("forward", "https://x.example/a?b"), source("mission", "javascript:alert(1)")];
    report.sources[1].failure = Some("it is binary".to_owned());
    let page = page(&report);
    assert_eq!(texts(&page, "#sources thead th"), ["source", "dateline", "publisher, agency, origin", "claims"]);
    assert_eq!(
        texts(&page, "#source-forward > *"),
        [
            "corpus/forward.txthttps://x.example/a?b",
            "2016-06~",
            "credits Reuters · origin reuters, shared with mission",
            "1"
        ]
    );
    assert_eq!(attributes(&page, "#sources a[rel]", "href"), ["https://x.example/a?b"], "no other scheme is a link");
    assert!(text(&page.select("#source-mission")).contains("✗ could not be read: it is binary"));
    assert!(text(&page.select("#sources")).contains("3 more documents without a passage on these claims"));
}

/// Every link within the page leads somewhere, and no two places share a name.
#[test]
fn every_link_has_its_place() {
    let mut report = sample::report();
    let cited = report.claims.iter().flat_map(|claim| {
        claim.evidence.iter().map(|e| &e.place.source).chain(claim.rejected.iter().map(|r| &r.place.source))
    });
    report.sources = cited.map(|id| source(id, "")).collect();
    report.sources.sort();
    report.sources.dedup();
    let page = page(&report);
    let mut places = attributes(&page, "[id]", "id");
    places.sort();
    let all = places.len();
    places.dedup();
    assert_eq!(places.len(), all, "a name is used twice");
    let mut links = 0;
    for link in attributes(&page, "a[href]", "href").iter().chain(&attributes(&page, "use", "href")) {
        let Some(place) = link.strip_prefix('#') else { continue };
        assert!(places.iter().any(|known| known == place), "{link} leads nowhere");
        links += 1;
    }
    assert!(links > 20, "only {links} links were looked at");
    for named in attributes(&page, "[aria-labelledby]", "aria-labelledby") {
        assert!(named.split(' ').all(|name| places.iter().any(|known| known == name)), "{named} names nothing");
    }
}

/// A count stated by `stated`, each as source, dateline, text and value.
fn tolls(stated: &[(&str, &str, &str, Value)]) -> ClaimReport {
    let evidence = stated.iter().map(|(source, published, text, value)| {
        sample::evidence(source, published, Stance::Refutes, &format!("Killed: «{text}»."), Some(value.clone()))
    });
    let claim = sample::claim("toll", 1, "A toll.", sample::number(100), "100");
    sample::judged(claim, Verdict::Refuted, None, evidence.collect())
}

fn at_least(number: i64) -> Value {
    let exact = Amount::exact(Decimal::from(number));
    Value::Amount(Amount { high: End::Unbounded, ..exact })
}

#[test]
fn tolls_are_drawn_over_time_and_as_a_spread() {
    let report = sample::of(vec![tolls(&[
        ("a", "2023-10-07", "70", sample::number(70)),
        ("b", "2023-10-09", "at least 90", at_least(90)),
        ("c", "no date", "95", sample::number(95)),
    ])]);
    let page = page(&report);
    let captions = texts(&page, "figure figcaption");
    assert!(captions[0].ends_with("1 value without a date or in other units not drawn"), "{captions:?}");
    let told = attributes(&page, "figure > svg", "aria-label");
    assert_eq!(told[0], "claimed 100; a (2023-10-07) 70 refutes; b (2023-10-09) at least 90 refutes");
    assert!(told[1].contains("95 refutes: c"), "{told:?}");
    let marks = |i: usize| attributes(&page, &format!("figure:nth-of-type({i}) use"), "href");
    assert_eq!(marks(1), ["#mark-refutes", "#mark-up", "#mark-refutes"]);
    assert_eq!(marks(2), ["#mark-refutes", "#mark-right", "#mark-refutes", "#mark-refutes"]);
    let names = texts(&page, "figure:nth-of-type(1) svg > text");
    assert_eq!(names, ["≠ 70 · a", "≠ at least 90 · b", "claimed 100"], "values, sources and the claim are named");
    // Later stands further right, more stands further up.
    let place = |name: &str| -> Vec<f64> {
        let marks = page.select("figure:nth-of-type(1) use[href='#mark-refutes']");
        let places = marks.iter().filter_map(|mark| mark.attr(name).map(|at| at.trim_end_matches('%').parse()));
        places.collect::<Result<_, _>>().expect("numbers")
    };
    let (x, y) = (place("x"), place("y"));
    assert!(x[0] < x[1] && y[0] > y[1], "{x:?} {y:?}");
}

#[test]
fn pictures_are_drawn_where_there_is_something_to_see() {
    let count = |report: ClaimReport| page(&sample::of(vec![report])).select("figure").length();
    assert_eq!(count(tolls(&[("a", "2023", "70", sample::number(70))])), 0, "one value at one date");
    let vague = Value::Amount(Amount { vague: true, ..Amount::exact(Decimal::ONE) });
    assert_eq!(count(tolls(&[("a", "2023", "70", sample::number(70)), ("b", "2023", "many", vague)])), 0);
    let day = Value::Date(DateSpan::day(date(2023, 1, 1)));
    assert_eq!(count(tolls(&[("a", "2023", "70", sample::number(70)), ("b", "2024", "1 January", day)])), 0);
    let same = tolls(&[("a", "2023-01-01", "70", sample::number(70)), ("b", "2024-01-01", "70", sample::number(70))]);
    assert_eq!(count(same), 0, "one value at two dates");
    let bound =
        tolls(&[("a", "2023-01-01", "70", sample::number(70)), ("b", "2024-01-01", "at least 70", at_least(70))]);
    assert_eq!(count(bound), 0, "one number, once as a bound");
    let timeline = sample::report().claims.into_iter().find(|claim| claim.claim.id == "nato-members");
    let timeline = page(&sample::of(vec![timeline.expect("the sample has a timeline")]));
    let spans = attributes(&timeline, "figure path.claimed", "d");
    assert_eq!(spans[0].matches('z').count(), 2, "one box for each entry: {spans:?}");
    let told = &attributes(&timeline, "figure > svg", "aria-label")[0];
    assert!(told.starts_with("claimed 28 for 2009-04-01..2017-06-04; claimed 29 for 2017-06-05..;"), "{told}");
}

const HOSTILE: &str =
    "<img src=x onerror=alert(1)> \"' onload=x --> </script></style><script>x</script> &lt; \u{202e}\u{1b}[2J";

/// The sample with hostile text in every place a claim or a document can put text.
fn hostile(text: &str) -> Report {
    let mut report = sample::report();
    report.inputs = Inputs { claims: vec![text.to_owned()], corpus: vec![text.to_owned()] };
    report.sources = vec![SourceReport {
        id: text.to_owned(),
        path: text.to_owned(),
        title: Some(text.to_owned()),
        publisher: Some(text.to_owned()),
        agency: Some(text.to_owned()),
        origin: text.to_owned(),
        published: Some(text.to_owned()),
        url: Some(format!("https://{text}")),
        tags: vec![text.to_owned()],
        failure: Some(text.to_owned()),
    }];
    for diagnostic in &mut report.diagnostics {
        (diagnostic.path, diagnostic.message) = (text.to_owned(), text.to_owned());
        diagnostic.help = Some(text.to_owned());
    }
    for claim in &mut report.claims {
        claim.claim.statement = text.to_owned();
        claim.claim.file = text.to_owned();
        claim.claim.tags = vec![text.to_owned()];
        claim.claim.severity = Severity::Info;
        claim.claim.expect.because = Some(text.to_owned());
        if let Some(waiver) = &mut claim.claim.waive {
            waiver.reason = text.to_owned();
        }
        for piece in &mut claim.evidence {
            piece.passage =
                Passage { text: format!("{text} 10 {text}"), value: Span::new(text.len() + 1, text.len() + 3) };
            (piece.place.source, piece.place.path) = (text.to_owned(), text.to_owned());
            (piece.value_text, piece.reason.because) = (text.to_owned(), text.to_owned());
            piece.origin.agency = Some(text.to_owned());
            piece.attributed_to = Some(text.to_owned());
        }
        for side in &mut claim.judgement.sides {
            (side.text, side.sources) = (text.to_owned(), vec![text.to_owned()]);
        }
        for rejected in &mut claim.rejected {
            (rejected.place.source, rejected.text) = (text.to_owned(), text.to_owned());
            (rejected.passage.text, rejected.reason.because) = (text.to_owned(), text.to_owned());
        }
    }
    let (changes, locked) = (sample::changes(&report, text), sample::locked(&report, text));
    (report.changes, report.locked) = (Some(changes), Some(locked));
    report
}

/// The tags and attribute names of a page, in order.
fn skeleton(page: &Document) -> Vec<String> {
    page.select("*")
        .iter()
        .map(|element| {
            let node = *element.nodes().first().expect("an element has a node");
            let names: Vec<String> = node.attrs().iter().map(|attribute| attribute.name.local.to_string()).collect();
            format!("{} {}", node.node_name().unwrap_or_default(), names.join(" "))
        })
        .collect()
}

#[test]
fn hostile_text_changes_no_tag() {
    // It begins with a digit to stand where the other does among the ids of claims.
    let tame = page(&hostile("0 tame \u{1b} text"));
    let wild = page(&hostile(HOSTILE));
    // How many words differ depends on the words.
    let without_words = |page: &Document| {
        page.select(".diff").remove();
        skeleton(page)
    };
    assert!(text(&wild.select(".diff")).contains("onerror=alert(1)"));
    assert_eq!(wild.select(".diff *:not(p):not(del):not(ins):not(mark)").length(), 0);
    assert_eq!(without_words(&wild), without_words(&tame));
    assert!(text(&fold(&wild, "gantz-in-ankara")).contains("<img src=x onerror=alert(1)>"));
    assert_eq!(wild.select("img").length(), 0);
    assert_eq!(wild.select("script").length(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_text_changes_a_tag(wild in "[^/:]{1,30}[a-z]", start in 0usize..40, length in 0usize..40) {
        let with = |text: &str| {
            let mut report = hostile(text);
            for piece in report.claims.iter_mut().flat_map(|claim| &mut claim.evidence) {
                // The mark is there whatever the text; where it stands must not matter.
                let end = piece.passage.text.len();
                let start = (0..=start.min(end - 1)).rev().find(|&at| piece.passage.text.is_char_boundary(at)).unwrap_or(0);
                let until = (start + 1 + length).min(end);
                let until = (until..=end).find(|&at| piece.passage.text.is_char_boundary(at)).unwrap_or(end);
                piece.passage.value = Span::new(start, until);
            }
            page(&report)
        };
        let page = with(&wild);
        let tags = ["img", "iframe", "object", "base", "embed"];
        for tag in tags {
            prop_assert_eq!(page.select(tag).length(), 0);
        }
        prop_assert_eq!(page.select("script").length(), 1);
        let named = skeleton(&page);
        prop_assert!(named.iter().all(|element| !element.split(' ').skip(1).any(|name| name.starts_with("on"))));
    }
}

#[test]
fn copies_are_shown_once_with_all_who_say_it() {
    let say = |source: &str, text: &str| {
        sample::evidence(source, "2020", Stance::Refutes, &format!("{text}: «9»."), Some(sample::number(9)))
    };
    let evidence = vec![say("a", "“Killed”"), say("b", "Dead"), say("c", "\"KILLED\"")];
    let claim = sample::claim("toll", 1, "A toll.", sample::number(10), "10");
    let page = page(&sample::of(vec![sample::judged(claim, Verdict::Refuted, None, evidence)]));
    assert_eq!(
        texts(&page, ".claims ul.refutes > li"),
        [
            "a 2020 · line 9c 2020 · line 9“Killed”: 9.refutes: “9” refutes the claimed value",
            "b 2020 · line 9Dead: 9.refutes: “9” refutes the claimed value"
        ]
    );
}

#[test]
fn a_rejected_value_of_a_quoted_sentence_does_not_quote_it_again() {
    let mut report = sample::report();
    let claim =
        report.claims.iter_mut().find(|claim| !claim.rejected.is_empty()).expect("one has a candidate rejected");
    let again = claim.rejected[0].clone();
    claim.rejected.push(again);
    let id = claim.claim.id.clone();
    let page = page(&report);
    let rejected = fold(&page, &id).select("details details > p");
    assert_eq!(rejected.iter().map(|one| one.select("q").length()).collect::<Vec<_>>(), [1, 0]);
    assert!(
        text(&rejected.last())
            .ends_with(&report.claims.iter().flat_map(|c| &c.rejected).next().expect("it").reason.because)
    );
}

#[test]
fn a_source_is_named_within_its_file_where_it_is_the_file() {
    let check = |id: &str, path: &str, expect: &str| {
        let mut report = sample::report();
        report.sources = vec![SourceReport { path: path.to_owned(), ..source(id, "") }];
        let page = page(&report);
        assert_eq!(text(&page.select("#sources tbody th")), expect);
        assert_eq!(text(&page.select("#sources tbody b")), id);
    };
    check("herald", "corpus/herald.md", "corpus/herald.md");
    check("herald", "herald.txt", "herald.txt");
    check("r12", "corpus/records.jsonl", "r12 corpus/records.jsonl");
    check("her", "corpus/herald.md", "her corpus/herald.md");
}

/// The two formats for readers say the same of a base and of a lock, in the same order.
#[test]
fn changes_and_lock_read_as_in_markdown() {
    let mut report = sample::report();
    let (changes, locked) = (sample::changes(&report, "tame"), sample::locked(&report, "tame"));
    (report.changes, report.locked) = (Some(changes), Some(locked));
    let page = page(&report);
    assert_eq!(
        attributes(&page, "main > section", "id"),
        ["matrix", "changes", "lock", "disagreements", "failures", "others", "warnings"]
    );
    let ids: Vec<String> = report.changes.iter().flat_map(|all| &all.claims).map(|change| change.id.clone()).collect();
    assert_eq!(texts(&page, ".change > summary > span > b"), ids);
    let worse: Vec<bool> = report.changes.iter().flat_map(|all| &all.claims).map(|change| change.worse).collect();
    let open: Vec<bool> = page.select(".change").iter().map(|change| change.has_attr("open")).collect();
    assert_eq!(open, worse, "what became worse stands open");
    let markdown = super::super::markdown::render(&report, Screen::PLAIN);
    let shown = text(&page.select("main"));
    for words in [
        "Changes since tame (0123456789ab)",
        "files of the corpus: 1 changed, 1 added",
        "supported → refuted, and fails now",
        "removed, was supported",
        "new: supported",
        "instead, which is no evidence: tame",
        "new disagreement: 10 (forward) against nine (mission, wire-copy)",
        "changed: ",
        "gone: ",
        "came: ",
        "its quote of tame is gone with the document",
        "its quote stands in 3 places of tame",
        "its verdict rests on a passage of tame that is not pinned",
        "tame: tame",
    ] {
        assert!(shown.contains(words), "the page lacks {words:?}: {shown}");
        let plain = words.split([':', '→']).next().unwrap_or(words);
        assert!(markdown.contains(plain.trim_end()), "Markdown lacks {plain:?}");
    }
    assert!(page.select("#changes dl, #changes del, #changes ins").length() > 0);
    assert_eq!(texts(&page, "header.page nav a")[1..3], ["Changes", "Lock"]);
    assert_eq!(text(&page.select("h1")), "✗ failed", "a broken lock fails the run");
}

/// A number of claims, each with one of so many sources.
fn many(claims: usize, sources: usize) -> Report {
    let claim = |i: usize| {
        let source = format!("s{}", i % sources);
        let evidence = sample::evidence(&source, "2020", Stance::Supports, "It was «1».", Some(sample::number(1)));
        let claim = sample::claim(&format!("c{i:03}"), 1, "A.", sample::number(1), "1");
        sample::judged(claim, Verdict::Supported, None, vec![evidence])
    };
    sample::of((0..claims).map(claim).collect())
}

#[test]
fn many_claims_come_in_blocks() {
    let mut report = many(120, 24);
    let page = page(&report);
    assert_eq!(texts(&page, ".block > summary"), ["Claims 1 to 50", "Claims 51 to 100", "Claims 101 to 120"]);
    assert_eq!(page.select(".block[open]").length(), 1);
    assert_eq!(page.select("#matrix tbody tr").length(), 120);
    assert_eq!(page.select("#matrix table:first-of-type thead th").length(), (3 + 24) * 2 + 3 + 20);
    for claim in &mut report.claims {
        claim.passed = false;
    }
    assert_eq!(self::page(&report).select(".claims > details[open]").length(), UNFOLDED);
}

#[test]
fn many_sources_are_named_by_each_claim() {
    let mut report = many(120, 25);
    report.claims[119].passed = false;
    let page = page(&report);
    assert_eq!(page.select("#matrix tbody tr").length(), 50);
    assert_eq!(texts(&page, "#matrix tbody tr:first-child > *"), ["✗ c119", "1", "supported", "= 1 s19"]);
    assert_eq!(
        text(&page.select("#matrix .scroll + p")),
        "25 sources speak of these claims, too many for a column each. 70 more claims below, each with what its sources state."
    );
    assert_eq!(texts(&page, "#others details:nth-of-type(2) small"), ["= s1"], "a claim names its sources");
}
