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
    assert_eq!(page.select("details.claim").length(), claims.len());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut cells = 0;
    for claim in claims {
        let id = text(&claim["id"]);
        let body = page.select(&format!("#claim-{id}"));
        assert_eq!(body.length(), 1, "{id}");
        let fold = page.select(&format!("details.claim:has(#claim-{id})"));
        assert_eq!(fold.attr("data-verdict").map(|verdict| verdict.to_string()), Some(text(&claim["verdict"])), "{id}");
        assert!(folded(&fold.text()).contains(&folded(&text(&claim["statement"]))), "{id}");
        let evidence = claim["evidence"].as_array().expect("evidence");
        let quotes: Vec<String> = body.select("li > blockquote").iter().map(|quote| folded(&quote.text())).collect();
        let rejected = claim["rejected"].as_array().map_or(0, Vec::len);
        assert_eq!(quotes.len(), evidence.len() + rejected.min(20), "{id} quotes every passage");
        let mut by_source: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for piece in evidence {
            let passage = folded(&text(&piece["passage"]));
            assert!(quotes.iter().any(|quote| quote.trim_matches(['“', '”']) == passage), "{id} lacks {passage:?}");
            let place = format!("{}:{}:{}", text(&piece["path"]), piece["line"], piece["column"]);
            assert!(body.text().contains(&place) && body.text().contains(&text(&piece["because"])), "{id} {place}");
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
