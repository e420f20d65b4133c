//! The page for the repository's own ledger, as it is kept, and set against what the same run says to programs.

use std::collections::BTreeMap;
use std::path::Path;

use crosscheck::report::{Inputs, Report, Screen, format};
use dom_query::Document;
use serde_json::Value;

/// The repository's own claims checked on a day that does not pass.
fn report() -> Report {
    let (project, mistakes) = crosscheck::project::find(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository");
    let loaded = crosscheck::ledger::read(&project).expect("its claims");
    let listing = crosscheck::corpus::list(&project).expect("its corpus");
    assert!(mistakes.is_empty() && loaded.diagnostics.is_empty(), "{mistakes:?} {:?}", loaded.diagnostics);
    let today = jiff::civil::date(2026, 1, 31);
    let mut report = crosscheck::check::run(&loaded.ledger, &listing, today, false, &|_| {});
    report.inputs = Inputs { claims: project.claims.clone(), corpus: project.corpus.clone() };
    report
}

fn rendered(report: &Report, name: &str) -> String {
    (format(name).expect("a registered format").render)(report, Screen::PLAIN)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_is_as_kept() {
    let mut page = rendered(&report(), "html");
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let (before, rest) = page.split_once(open).expect("the page has one");
        let (_, after) = rest.split_once(close).expect("it ends");
        page = format!("{before}{open}{close}{after}");
    }
    let hash = regex::Regex::new("sha256-[^']+").expect("a good pattern");
    let page = hash.replace_all(&page, "sha256-…").replace("><", ">\n<").replace(env!("CARGO_PKG_VERSION"), "VERSION");
    insta::assert_snapshot!("own-ledger", page);
}

/// What must stand on the page follows from the JSON of the same run, not from the code that draws it.
#[test]
fn the_page_says_what_the_json_says() {
    let report = report();
    let page = Document::from(rendered(&report, "html"));
    let json: Value = serde_json::from_str(&rendered(&report, "json")).expect("JSON");
    let claims = json["claims"].as_array().expect("claims");
    assert!(claims.len() >= 20, "the repository has a ledger");
    assert_eq!(page.select(".claims > details").length(), claims.len());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut cells = 0;
    for claim in claims {
        let id = text(&claim["id"]);
        let fold = page.select(&format!(".claims > details:has(> #claim-{id})"));
        assert_eq!(fold.length(), 1, "{id}");
        let verdict = folded(&fold.select("summary em").text());
        assert_eq!(verdict.split(' ').next(), claim["verdict"].as_str(), "{id}");
        assert!(folded(&fold.text()).contains(&folded(&text(&claim["statement"]))), "{id}");
        let evidence = claim["evidence"].as_array().expect("evidence");
        let items: Vec<_> = fold.select("li:has(q)").iter().collect();
        let rejected = fold.select("details details > p").length();
        assert_eq!(rejected, claim["rejected"].as_array().map_or(0, Vec::len).min(20), "{id} quotes what was rejected");
        let sources: usize = items.iter().map(|item| item.select("a").length()).sum();
        assert_eq!(sources, evidence.len(), "{id} names a source for each passage");
        let mut by_source: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for piece in evidence {
            let passage = folded(&text(&piece["passage"]));
            let source = text(&piece["source"]);
            let item = items.iter().find(|item| {
                let says = folded(&item.select("q").text()) == passage;
                let because = folded(&item.text()).ends_with(&folded(&text(&piece["because"])));
                // A value printed as claimed needs no words.
                let printed = format!(" {} ", text(&piece["value"]["text"]));
                let is_plain = piece["reason"] == "equal"
                    && printed.contains(&format!(" {} ", text(&claim["claimed"]["text"])))
                    && folded(&item.text()).ends_with(&passage);
                let because = because || is_plain;
                says && because && item.select("a").iter().any(|link| link.text().as_ref() == source)
            });
            let item = item.unwrap_or_else(|| panic!("{id} lacks {passage:?} of {source}"));
            assert!(item.text().contains(&format!("line {}", piece["line"])), "{id} {source}");
            assert_eq!(folded(&item.select("mark").text()), folded(&text(&piece["value"]["text"])), "{id} {source}");
            let file = folded(&page.select(&format!("#source-{source} > th")).text());
            assert!(
                file.contains(&text(&piece["path"])) && file.contains(&source),
                "{file} is not the file of {source}"
            );
            by_source.entry(text(&piece["source"])).or_default().push(text(&piece["value"]["text"]));
        }
        // The row of the matrix has one filled cell for each source that speaks, and its value as printed.
        let row = page.select(&format!("#matrix tr:has(th a[href='#claim-{id}'])"));
        let filled: Vec<String> =
            row.select("td").iter().skip(2).map(|cell| folded(&cell.text())).filter(|cell| !cell.is_empty()).collect();
        assert_eq!(filled.len(), by_source.len(), "{id}: {filled:?}");
        for value in by_source.values().flatten() {
            assert!(filled.iter().any(|cell| cell.contains(&folded(value))), "{id} lacks {value:?} in {filled:?}");
        }
        cells += filled.len();
    }
    assert!(cells >= claims.len(), "only {cells} cells were looked at");
}

/// What the page says at its top is what the exit code says, against a base and with a lock as well.
#[test]
fn the_headline_is_the_outcome_of_the_run() {
    use crosscheck::gate::{Outcome, outcome, set_against};
    use crosscheck::report::{Breach, Documents, Fault, Locked};
    let check = |report: &Report, expect: &str| {
        let page = Document::from(rendered(report, "html"));
        assert_eq!(folded(&page.select("h1").text()), expect);
        let said = match outcome(report) {
            Outcome::Passed => "✓ passed",
            Outcome::Failed(_) => "✗ failed",
            Outcome::NothingChecked => "! nothing was checked",
        };
        assert_eq!(said, expect);
    };
    let mut good = report();
    good.claims.iter_mut().for_each(|claim| claim.passed = true);
    check(&good, "✓ passed");
    check(&Report::default(), "! nothing was checked");
    let mut bad = good.clone();
    bad.claims[0].passed = false;
    check(&bad, "✗ failed");
    let since = |before: &Report| set_against(before, bad.clone(), Documents::default(), "HEAD", "0");
    check(&since(&good), "✗ failed");
    check(&since(&bad), "✓ passed");
    let breach = Breach {
        claim: good.claims[0].claim.id.clone(),
        source: "forward".to_owned(),
        fault: Fault::QuoteGone,
        passage: good.claims[0].evidence[0].passage.clone(),
        place: None,
        nearest: None,
        fails: true,
    };
    let held = |fails: bool| {
        let breaches = vec![Breach { fails, ..breach.clone() }];
        Report { locked: Some(Locked { breaches, notes: Vec::new() }), ..good.clone() }
    };
    check(&held(true), "✗ failed");
    check(&held(false), "✓ passed");
}
