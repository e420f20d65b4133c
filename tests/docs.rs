//! The documentation and the program say the same: codes, keys, word lists, modules, and every example.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crosscheck::evidence::{Code, Stance};
use crosscheck::ledger::{self, word_lists};
use crosscheck::verdict::{Flag, Lack, Verdict};
use crosscheck::{check, corpus, project};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The first cells of a table's rows, without marks, by the table's first heading.
fn first_cells(docs: &str, heading: &str) -> Vec<String> {
    let head = format!("| {heading} |");
    let mut cells = Vec::new();
    let mut lines = docs.lines();
    while let Some(line) = lines.next() {
        if line.starts_with(&head) {
            let rows = lines.by_ref().skip(1).take_while(|line| line.starts_with('|'));
            cells.extend(rows.filter_map(|row| Some(row.split('|').nth(1)?.trim().trim_matches('`').to_owned())));
        }
    }
    cells
}

fn same(docs: &str, heading: &str, expect: &[&str]) {
    let found = first_cells(docs, heading);
    assert_eq!(found, expect, "the table of {heading}");
}

/// One example of docs/verdicts.md.
struct Example {
    line: usize,
    claim: String,
    document: String,
    expect: Vec<String>,
}

fn examples() -> Vec<Example> {
    let docs = read("docs/verdicts.md");
    let mut examples = Vec::new();
    let mut lines = docs.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if line != "```example" {
            continue;
        }
        let body: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
        let body = body.join("\n");
        let parts: Vec<&str> = body.split("\n\n").collect();
        let [claim, document, expect] = parts[..] else {
            panic!("docs/verdicts.md:{number}: an example has three parts")
        };
        examples.push(Example {
            line: number + 1,
            claim: claim.to_owned(),
            document: document.to_owned(),
            expect: expect.lines().map(str::to_owned).collect(),
        });
    }
    examples
}

/// What the program makes of an example: evidence, then rejected candidates.
fn outcome(example: &Example) -> (Vec<String>, Vec<String>) {
    let statement = if example.claim.starts_with("statement") { "" } else { "statement = \"An example.\"\n" };
    let toml = format!("[[claim]]\nid = \"example\"\n{statement}{}\n", example.claim);
    let loaded = ledger::parse(&[("claims/example.toml".to_owned(), toml.into_bytes())]);
    assert!(loaded.diagnostics.is_empty(), "docs/verdicts.md:{}: {:#?}", example.line, loaded.diagnostics);
    let document = match example.document.strip_prefix("published: ").and_then(|rest| rest.split_once('\n')) {
        Some((published, text)) => format!("---\npublished: {published}\n---\n{text}"),
        None => example.document.clone(),
    };
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("corpus")).expect("a folder");
    fs::write(folder.path().join("corpus/document.txt"), document).expect("a file");
    let (project, _) = project::find(folder.path()).expect("a project");
    let listing = corpus::list(&project).expect("a corpus");
    let report = check::run(&loaded.ledger, &listing, jiff::civil::date(2026, 1, 31), true, &|_| ());
    let claim = &report.claims[0];
    let evidence = claim.evidence.iter();
    let rejected = claim.rejected.iter();
    (
        evidence.map(|e| format!("{} {} “{}”", e.stance.name(), e.reason.code.name(), e.value_text)).collect(),
        rejected.map(|r| format!("rejected {} “{}”", r.reason.code.name(), r.text)).collect(),
    )
}

#[test]
fn every_example_comes_out_as_written() {
    let mut wrong = Vec::new();
    for example in examples() {
        let (evidence, rejected) = outcome(&example);
        let (turned_down, accepted): (Vec<_>, Vec<_>) =
            example.expect.iter().cloned().partition(|line| line.starts_with("rejected "));
        if evidence != accepted || !turned_down.iter().all(|line| rejected.contains(line)) {
            wrong.push(format!("docs/verdicts.md:{}: {evidence:#?} {rejected:#?}", example.line));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_reason_and_stance_has_an_example() {
    let docs = read("docs/verdicts.md");
    let lines: Vec<String> = examples().into_iter().flat_map(|example| example.expect).collect();
    let shown: BTreeSet<&str> = lines.iter().filter_map(|line| line.split(' ').nth(1)).collect();
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(shown, codes);
    for code in codes {
        assert!(docs.contains(&format!("`{code}`: ")), "docs/verdicts.md does not say what {code} means");
    }
    let stances: BTreeSet<&str> = lines.iter().filter_map(|line| line.split(' ').next()).collect();
    assert!(Stance::ALL.iter().all(|stance| stances.contains(stance.name())), "{stances:?}");
    same(&docs, "stance", &Stance::ALL.map(Stance::name));
    same(&docs, "verdict", &Verdict::ALL.map(Verdict::name));
    same(&docs, "lack", &Lack::ALL.map(Lack::name));
    same(&docs, "flag", &Flag::ALL.map(Flag::name));
}

/// A claim with the given lines, without mistakes.
fn is_read(lines: &str) -> bool {
    let toml = format!("[[claim]]\nid = \"a\"\nstatement = \"A.\"\nsubject = [\"B\"]\nmeasure = [\"c\"]\n{lines}\n");
    ledger::parse(&[("claims/a.toml".to_owned(), toml.into_bytes())]).diagnostics.is_empty()
}

#[test]
fn a_claim_may_expect_every_verdict() {
    for verdict in Verdict::ALL {
        assert!(is_read(&format!("count = 1\nexpect = \"{}\"", verdict.name())), "{}", verdict.name());
    }
    assert!(!is_read("count = 1\nexpect = \"proven\""));
}

/// The string literals that follow `before` in a source file, tests left out.
fn keys_read(path: &str, before: &str) -> BTreeSet<String> {
    let code = read(path);
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let shaped = regex::Regex::new(&format!(r#"{before}"([a-z_]+)""#)).expect("a pattern");
    shaped.captures_iter(code).map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_key_is_documented() {
    let docs = read("docs/claims.md");
    let cells = |headings: &[&str]| -> BTreeSet<String> {
        headings.iter().flat_map(|heading| first_cells(&docs, heading)).collect()
    };
    let mut claim =
        keys_read("src/ledger/raw.rs", r"(?:take\((?:&mut )?table, |(?:table|entry)\.\w+\(|list\(&mut table, )");
    claim.extend(ledger::ClaimKind::ALL.map(|kind| kind.name().to_owned()));
    claim.extend(["expect", "waive", "timeline"].map(str::to_owned));
    for above in ["claim", "terms"] {
        assert!(claim.remove(above), "{above} is read at the top of a claim file");
    }
    assert_eq!(cells(&["key of a claim", "key of a timeline's entry", "key of expect", "key of waive"]), claim);
    let settings = keys_read("src/project/config.rs", r"(?:patterns|table\.\w+)\(");
    assert_eq!(cells(&["key of crosscheck.toml"]), settings);
    let mut source = keys_read("src/corpus/meta.rs", r"(?:table\.\w+\(|\[|, )");
    source.retain(|key| cells(&["key of a source"]).contains(key) || is_source_key(key));
    source.insert("path".to_owned());
    assert_eq!(cells(&["key of a source"]), source);
}

/// Whether an entry of sources.toml may have the key.
fn is_source_key(key: &str) -> bool {
    let (_, mistakes) = corpus::parse_sources("sources.toml", &format!("[[source]]\npath = \"a.txt\"\n{key} = 1\n"));
    mistakes.iter().all(|mistake| mistake.code != "unknown-key")
}

#[test]
fn documented_source_keys_are_read() {
    for key in first_cells(&read("docs/claims.md"), "key of a source") {
        assert!(is_source_key(&key), "{key}");
    }
    assert!(!is_source_key("author"));
}

#[test]
fn every_word_list_and_code_is_documented() {
    let docs = read("docs/claims.md");
    let lists: Vec<String> =
        word_lists().iter().map(|list| format!("| `@{}` | {} | {} |", list.name, list.family, list.meaning)).collect();
    for row in &lists {
        assert!(docs.contains(row.as_str()), "docs/claims.md lacks {row:?}");
    }
    assert_eq!(first_cells(&docs, "list").len(), lists.len());
    let tables = [
        ("code of a claim file", ledger::CODES, None),
        ("code of crosscheck.toml and its patterns", project::CODES, None),
        ("code of the corpus", corpus::CODES, Some("source-not-found")),
    ];
    for (heading, codes, more) in tables {
        let names: Vec<&str> = codes.iter().map(|(code, _)| *code).chain(more).collect();
        same(&docs, heading, &names);
        for (code, meaning) in codes {
            assert!(
                docs.contains(&format!("| `{code}` | {meaning} |")),
                "docs/claims.md says something else of {code}"
            );
        }
    }
}

#[test]
fn the_modules_are_documented_in_their_order() {
    let lib = read("src/lib.rs");
    let modules: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    same(&read("docs/architecture.md"), "module", &modules);
}

#[test]
fn documented_values_are_read() {
    let docs = read("docs/claims.md");
    let rows: Vec<&str> = docs
        .lines()
        .skip_while(|line| !line.starts_with("| written |"))
        .skip(2)
        .take_while(|l| l.starts_with('|'))
        .collect();
    let written: Vec<&str> =
        rows.iter().flat_map(|row| row.split('|').nth(1)).flat_map(|c| c.split('`').skip(1).step_by(2)).collect();
    assert!(written.len() > 10, "{written:?}");
    for value in written {
        let kinds = ledger::ClaimKind::ALL.iter().filter(|kind| is_read(&format!("{} = {value}", kind.name())));
        assert!(kinds.filter(|kind| **kind != ledger::ClaimKind::Stated).count() > 0, "{value} is no value");
    }
}
