//! Whole runs of the program on generated projects, against `rg -F`, a bare read and a walk.
//!
//! `cargo bench --bench whole` runs 10 MB, 100 MB and 1 GB and writes `docs/performance.md`; sizes after `--` replace these,
//! as in `cargo bench --bench whole -- 10 100`. Of 1 GB only what the goals ask for is run. It fails where a run does not find every planted answer.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench prints what it measured")]

mod generate;
mod measure;
mod page;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use measure::{Cost, median, run};
use page::Row;
use rayon::prelude::*;

/// Megabytes from which on no more is run than the goals ask for: a tree, and as few and as many claims as they name.
const LARGE: usize = 1_000;

/// How often each command is run; the commands take turns.
const ROUNDS: usize = 3;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["read", folder] => return read(Path::new(folder)),
        ["stat", folder] => return stat(Path::new(folder)),
        // A project to look into by hand.
        ["make", folder, megabytes, claims, form] => {
            let (words, folder) = (generate::Words::new(), Path::new(folder));
            let number = |text: &str| text.parse::<usize>().map_err(io::Error::other);
            let claims = number(claims)?;
            generate::corpus(&folder.join("corpus"), &words, number(megabytes)? << 20, claims, form == "jsonl")?;
            return generate::ledger(&folder.join("claims"), &folder.join("terms.txt"), &words, claims);
        }
        _ => {}
    }
    let sizes: Vec<usize> = arguments.iter().filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10, 100, 1_000] } else { sizes };
    let words = generate::Words::new();
    let mut rows = Vec::new();
    let mut done = |row: Row| {
        eprintln!("{}", row.line());
        rows.push(row);
    };
    for &size in &sizes {
        let large = size >= LARGE;
        for jsonl in [false, true].into_iter().filter(|&jsonl| !jsonl || !large) {
            let folder = tempfile::tempdir()?;
            // So that a document has about as many statements whatever its corpus is.
            let most = size * 100;
            let bytes = generate::corpus(&folder.path().join("corpus"), &words, size << 20, most, jsonl)?;
            let claims = if large { &[1_000, 100_000][..] } else { &[10, 100, 1_000, 10_000, 100_000] };
            for claims in claims.iter().copied().filter(|&n| n <= most) {
                done(compare(folder.path(), &words, claims, bytes, jsonl)?);
            }
            if !jsonl {
                done(again(folder.path(), &words, bytes)?);
            }
        }
    }
    let small = [short("`--version`", &["--version"])?, short("`check`, own corpus", &["check", "--no-cache"])?];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(root.join("docs/performance.md"), page::page(&rows, &small))?;
    match rows.iter().filter(|row| !row.found).count() {
        0 => Ok(()),
        some => Err(io::Error::other(format!("{some} runs did not find every planted answer"))),
    }
}

/// A run that has little to do, in this repository.
fn short(name: &'static str, arguments: &[&str]) -> io::Result<(&'static str, Cost)> {
    const ROUNDS: usize = 15;
    let output = tempfile::NamedTempFile::new()?;
    let costs = (0..ROUNDS).map(|_| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        run(command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")), output.path())
    });
    Ok((name, median(&costs.collect::<io::Result<Vec<_>>>()?)))
}

fn program(project: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(["check", "--format", "json", "--threads", "2", "--project"]).arg(project);
    command
}

fn own(mode: &str, folder: &Path) -> io::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(mode).arg(folder);
    Ok(command)
}

/// Claims and megabytes up to which ripgrep is also asked to ignore case, which takes it many times as long.
const MOST_ANY_CASE: (usize, usize) = (1_000, 100);

/// One project and number of claims: the program, ripgrep and a bare read in turn.
fn compare(folder: &Path, words: &generate::Words, claims: usize, bytes: usize, jsonl: bool) -> io::Result<Row> {
    let (terms, output) = (folder.join("terms.txt"), folder.join("output"));
    generate::ledger(&folder.join("claims"), &terms, words, claims)?;
    let corpus = folder.join("corpus");
    let grep = |options: &[&str]| {
        let mut grep = Command::new("rg");
        run(grep.args(options).args(["-F", "-c", "-j", "2", "-f"]).arg(&terms).arg(&corpus), &output).ok()
    };
    let (mut checks, mut greps, mut reads) = (Vec::new(), Vec::new(), Vec::new());
    let mut found = true;
    for _ in 0..ROUNDS {
        checks.push(run(program(folder).arg("--no-cache"), &output)?);
        found &= answers(&output, claims)?;
        greps.extend(grep(&[]));
        reads.push(run(&mut own("read", &corpus)?, &output)?);
    }
    let any_case = claims <= MOST_ANY_CASE.0 && bytes < MOST_ANY_CASE.1 << 21;
    let work = if jsonl { "JSON Lines" } else { "tree" };
    Ok(Row {
        work: work.to_owned(),
        bytes,
        claims,
        check: median(&checks),
        grep: (!greps.is_empty()).then(|| median(&greps)),
        grep_any_case: any_case.then(|| grep(&["-i"])).flatten(),
        floor: median(&reads),
        found,
    })
}

/// A second run over the same tree, one file edited since; against a walk that asks for the size of every file.
fn again(folder: &Path, words: &generate::Words, bytes: usize) -> io::Result<Row> {
    let claims = 1_000;
    let output = folder.join("output");
    generate::ledger(&folder.join("claims"), &folder.join("terms.txt"), words, claims)?;
    run(&mut program(folder), &output)?;
    // What was written in the last moments is read again, as its time stamps cannot tell a further change.
    std::thread::sleep(std::time::Duration::from_secs(3));
    run(&mut program(folder), &output)?;
    let (mut checks, mut walks) = (Vec::new(), Vec::new());
    let mut found = true;
    for round in 0..ROUNDS {
        let edited = folder.join("corpus/d0000/n0000001.txt");
        let text = fs::read_to_string(&edited)?;
        fs::write(&edited, format!("{text}\n\nEdit {round}."))?;
        checks.push(run(&mut program(folder), &output)?);
        found &= answers(&output, claims)?;
        walks.push(run(&mut own("stat", &folder.join("corpus"))?, &output)?);
    }
    let (check, floor) = (median(&checks), median(&walks));
    Ok(Row {
        work: "tree, one file edited".to_owned(),
        bytes,
        claims,
        check,
        grep: None,
        grep_any_case: None,
        floor,
        found,
    })
}

/// Whether every claim has the verdict planted for it.
fn answers(output: &Path, claims: usize) -> io::Result<bool> {
    #[derive(serde::Deserialize)]
    struct Report {
        claims: Vec<Claim>,
    }
    #[derive(serde::Deserialize)]
    struct Claim {
        id: String,
        verdict: String,
    }
    let report: Report = serde_json::from_slice(&fs::read(output)?)?;
    let verdicts: BTreeMap<&str, &str> = report.claims.iter().map(|c| (c.id.as_str(), c.verdict.as_str())).collect();
    let mut right = verdicts.len() == claims;
    for claim in 0..claims {
        let id = format!("c{claim:06}");
        let verdict = verdicts.get(id.as_str()).copied();
        if verdict != Some(generate::answer(claim)) {
            eprintln!("{id}: {verdict:?} where {} was planted", generate::answer(claim));
            right = false;
        }
    }
    Ok(right)
}

fn paths(folder: &Path, all: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() { paths(&entry.path(), all)? } else { all.push(entry.path()) }
    }
    Ok(())
}

/// Reads every file and counts its line ends, which is the least any check must do.
fn read(folder: &Path) -> io::Result<()> {
    const BLOCK: usize = 1 << 20;
    let mut all = Vec::new();
    paths(folder, &mut all)?;
    rayon::ThreadPoolBuilder::new().num_threads(2).build_global().map_err(io::Error::other)?;
    let count = |buffer: &mut Vec<u8>, path: &PathBuf| -> io::Result<usize> {
        let mut file = fs::File::open(path)?;
        buffer.resize(BLOCK, 0);
        let mut lines = 0;
        loop {
            let got = file.read(buffer)?;
            if got == 0 {
                return Ok(lines);
            }
            lines += memchr::memchr_iter(b'\n', &buffer[..got]).count();
        }
    };
    let lines = all.par_iter().map_init(Vec::new, count).try_reduce(|| 0, |a, b| Ok(a + b))?;
    println!("{lines}");
    Ok(())
}

/// Asks for the size of every file.
fn stat(folder: &Path) -> io::Result<()> {
    let mut all = Vec::new();
    paths(folder, &mut all)?;
    rayon::ThreadPoolBuilder::new().num_threads(2).build_global().map_err(io::Error::other)?;
    let size =
        all.par_iter().map(|path| Ok(fs::metadata(path)?.len())).try_reduce(|| 0, |a, b| Ok::<_, io::Error>(a + b))?;
    println!("{size}");
    Ok(())
}
