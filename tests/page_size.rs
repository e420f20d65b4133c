//! How much a page weighs: `cargo test --test page_size -- --nocapture` prints it.

#![allow(clippy::print_stderr)]

#[path = "page/generate.rs"]
mod generate;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use dom_query::Document;
use generate::{COMMON, Size, WIDE, project};

/// The page of a desk of that size.
fn page(folder: &Path, size: Size) -> String {
    project(folder, size);
    let page = folder.join("report.html");
    let status = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["check", "--no-cache", "--report", &format!("html={}", page.display())])
        .current_dir(folder)
        .stdout(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(matches!(status.code(), Some(0 | 1)), "{status}");
    fs::read_to_string(page).expect("a page")
}

/// What gzip makes of it; `None` where there is none.
fn zipped(page: &str) -> Option<usize> {
    let mut gzip = Command::new("gzip").arg("-c").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut into = gzip.stdin.take()?;
    let page = page.to_owned();
    let writer = std::thread::spawn(move || into.write_all(page.as_bytes()));
    let out = gzip.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    Some(out.stdout.len())
}

fn check(name: &str, size: Size, most: usize) {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let page = page(folder.path(), size);
    if let Some(keep) = std::env::var_os("KEEP_PAGE") {
        fs::write(Path::new(&keep).join(format!("{name}.html")), &page).expect("kept");
    }
    let tree = Document::from(page.as_str());
    let text = tree.select("body").text().len() - tree.select("script").text().len();
    let passages = tree.select("main details q").length();
    let sources = tree.select("#sources tr[id]").length();
    eprintln!(
        "{name}: {} claims, {passages} passages, {sources} sources: {} bytes, {text} of them text, {} with gzip",
        size.claims,
        page.len(),
        zipped(&page).map_or_else(|| "?".to_owned(), |bytes| bytes.to_string())
    );
    assert!(page.len() <= most, "{name}: {} bytes are more than {most}", page.len());
}

#[test]
fn a_thousand_claims_are_light() {
    check("common", COMMON, 3_000_000);
    check("wide", WIDE, 3_000_000);
}
#[test]
fn keep_desks() {
    if let Some(keep) = std::env::var_os("KEEP_PAGE") {
        project(&Path::new(&keep).join("desk-common"), COMMON);
        project(&Path::new(&keep).join("desk-wide"), WIDE);
        project(&Path::new(&keep).join("desk-10000"), generate::TEN_THOUSAND);
    }
}
