//! How much a page weighs: `cargo test --test page_size -- --nocapture` prints it.

#![allow(clippy::print_stderr)]

#[path = "page/generate.rs"]
mod generate;

use std::io::Write;
use std::process::{Command, Stdio};

use crosscheck::report::{Screen, format};
use dom_query::Document;
use generate::{COMMON, NARROW, Size, WIDE};

/// What gzip makes of a page, in bytes; `None` where there is no gzip.
fn zipped(page: &str) -> Option<usize> {
    let mut gzip = Command::new("gzip").arg("-c").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut into = gzip.stdin.take()?;
    let page = page.to_owned();
    let writer = std::thread::spawn(move || into.write_all(page.as_bytes()));
    let zipped = gzip.wait_with_output().ok()?.stdout;
    writer.join().ok()?.ok()?;
    Some(zipped.len())
}

/// The page of a desk of that size has all its evidence and at most so many bytes.
fn check(name: &str, size: Size, most: usize) {
    let folder = tempfile::tempdir().expect("a folder for tests");
    generate::project(folder.path(), size);
    let report = generate::report(folder.path());
    let page = (format("html").expect("a registered format").render)(&report, Screen::PLAIN);
    let tree = Document::from(page.as_str());
    let sources = tree.select(".claims > details > :is(ul, .sides) li a").length();
    let evidence: usize = report.claims.iter().map(|claim| claim.evidence.len()).sum();
    assert_eq!((report.claims.len(), sources), (size.claims, evidence), "{name}");
    let text = tree.select("body").text().len() - tree.select("script").text().len();
    eprintln!(
        "{name}: {} claims, {evidence} passages, {} documents: {} bytes, {text} of them visible text; with gzip {}",
        size.claims,
        size.documents,
        page.len(),
        zipped(&page).map_or_else(|| "unknown".to_owned(), |bytes| bytes.to_string())
    );
    assert!(page.len() <= most, "{name}: {} bytes are more than {most}", page.len());
}

#[test]
fn a_thousand_claims_are_light() {
    check("common", COMMON, 920_000);
    check("wide", WIDE, 1_700_000);
    check("narrow", NARROW, 1_180_000);
}
