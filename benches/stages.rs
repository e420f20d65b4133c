//! Each stage by itself, on one generated document or more, in bytes a second: `cargo bench --bench stages`.

use crosscheck::check::{Buffers, Mapped, Mapper};
use crosscheck::corpus::{self, Entry, Meta};
use crosscheck::ledger::{self, Ledger};
use crosscheck::passage::{Index, Scratch, find};
use crosscheck::text::{Span, paragraphs, sentences, words};
use crosscheck::{mention, project};
use divan::Bencher;
use divan::counter::BytesCount;

#[path = "whole/generate.rs"]
#[allow(dead_code, reason = "the generator is shared with the whole-process bench")]
mod generate;

fn main() {
    divan::main();
}

/// A generated project: its entries, its ledger, and one of its texts.
struct Sample {
    _folder: tempfile::TempDir,
    entries: Vec<Entry>,
    ledger: Ledger,
    text: String,
}

fn sample(claims: usize) -> Sample {
    let folder = tempfile::tempdir().expect("a folder");
    let words = generate::Words::new();
    generate::corpus(&folder.path().join("corpus"), &words, 1 << 20, claims, false).expect("a corpus");
    generate::ledger(&folder.path().join("claims"), &folder.path().join("terms.txt"), &words, claims).expect("claims");
    let (project, _) = project::find(folder.path()).expect("a project");
    let entries = corpus::list(&project).expect("a listing").entries;
    let ledger = ledger::read(&project).expect("a ledger").ledger;
    let text = std::fs::read_to_string(&entries[0].full).expect("a document");
    Sample { _folder: folder, entries, ledger, text }
}

#[divan::bench]
fn cut_into_words(bencher: Bencher<'_, '_>) {
    let text = sample(10).text;
    bencher.counter(BytesCount::of_str(&text)).bench(|| words(&text).count());
}

#[divan::bench]
fn cut_into_paragraphs(bencher: Bencher<'_, '_>) {
    let text = sample(10).text;
    bencher.counter(BytesCount::of_str(&text)).bench(|| paragraphs(&text).len());
}

#[divan::bench]
fn cut_into_sentences(bencher: Bencher<'_, '_>) {
    let text = sample(10).text;
    bencher.counter(BytesCount::of_str(&text)).bench(|| sentences(&text, Span::new(0, text.len())).len());
}

#[divan::bench]
fn read_values(bencher: Bencher<'_, '_>) {
    let text = sample(10).text;
    bencher.counter(BytesCount::of_str(&text)).bench(|| mention::read(&text, None).len());
}

#[divan::bench(args = [10, 1_000, 10_000])]
fn compile_terms(bencher: Bencher<'_, '_>, claims: usize) {
    let ledger = sample(claims).ledger;
    bencher.bench(|| Index::new(&ledger, false));
}

#[divan::bench(args = [10, 1_000, 10_000])]
fn find_passages(bencher: Bencher<'_, '_>, claims: usize) {
    let Sample { ledger, text, .. } = sample(claims);
    let index = Index::new(&ledger, false);
    let reading = corpus::parse("a.txt", text.as_bytes(), &Meta::default());
    let mut scratch = Scratch::default();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| reading.documents.iter().map(|document| find(document, &ledger, &index, &mut scratch)).count());
}

#[divan::bench(args = [10, 1_000, 10_000])]
fn map_files(bencher: Bencher<'_, '_>, claims: usize) {
    let Sample { _folder, entries, ledger, .. } = sample(claims);
    let mapper = Mapper::new(&ledger, false);
    let mut buffers = Buffers::default();
    bencher.counter(BytesCount::new(1_usize << 20)).bench_local(|| {
        let mut mapped = Mapped::default();
        for entry in &entries {
            mapper.file(entry, &mut buffers, &mut mapped);
        }
        mapped
    });
}
