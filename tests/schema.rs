//! The JSON Schemas under `schema/` say what the readers read: each takes every file of the project and its cases, and
//! knows the same keys as the reader.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::diag::Diagnostic;
use crosscheck::{corpus, ledger, project};
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> Value {
    let text = fs::read_to_string(root().join("schema").join(name)).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// A TOML file as JSON; days become strings, as editors have it.
fn json(toml: &str) -> Value {
    fn value(found: toml::Value) -> Value {
        match found {
            toml::Value::String(text) => Value::String(text),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(flag) => flag.into(),
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(value).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, item)| (key, value(item))).collect(),
        }
    }
    value(toml::Value::Table(toml.parse().expect("TOML")))
}

/// What a value breaks, with the place in it.
fn broken(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::draft7::new(schema).expect("the schema is sound");
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn toml_files(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            toml_files(&path, out);
        } else if path.extension().is_some_and(|kind| kind == "toml") {
            out.push(path);
        }
    }
}

#[test]
fn every_file_the_readers_take_fits_its_schema() {
    let mut files = vec![root().join("crosscheck.toml")];
    for folder in ["claims", "corpus", "tests/cases", "src/cli/init"] {
        toml_files(&root().join(folder), &mut files);
    }
    let mut wrong = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).expect("a file");
        let name = match file.file_name().and_then(|name| name.to_str()) {
            Some("crosscheck.toml") => "project.json",
            Some("sources.toml") => "sources.json",
            _ => "claims.json",
        };
        let found = broken(&schema(name), &json(&text));
        wrong.extend(found.into_iter().map(|what| format!("{}{what}", file.display())));
    }
    assert!(files.len() > 100, "only {} files were found", files.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_the_readers_refuse_breaks_the_schema() {
    let claim = "[[claim]]\nid = \"a\"\nstatement = \"A.\"\nsubject = [\"b\"]\nstated = true\n";
    assert_eq!(broken(&schema("claims.json"), &json(claim)), Vec::<String>::new());
    for mistake in [
        "stated = true\nsubjekt = [\"b\"]",
        "within = \"page\"",
        "expect = \"true\"",
        "expect = { because = \"b\" }",
        "min_origins = 0",
        "severity = \"fatal\"",
        "waive = { reason = \"r\" }",
        "tags = \"b\"",
        "not = [\"\"]",
        "timeline = [{ till = \"2020\" }]",
    ] {
        let text = format!(
            "{}{mistake}\n",
            claim.replace("stated = true\n", if mistake.starts_with("stated") { "" } else { "stated = true\n" })
        );
        let read = ledger::parse(&[("a.toml".to_owned(), text.clone().into_bytes())]);
        assert!(!read.diagnostics.is_empty(), "the reader takes {mistake}");
        assert!(!broken(&schema("claims.json"), &json(&text)).is_empty(), "the schema takes {mistake}");
    }
}

/// The keys a reader lists in the help of a key it does not know.
fn keys(diagnostics: &[Diagnostic]) -> BTreeSet<String> {
    let help = diagnostics.iter().filter(|found| found.code == "unknown-key").find_map(|found| found.help.as_deref());
    let (_, list) = help.and_then(|help| help.split_once(" are ")).expect("the help lists the keys");
    list.split(", ").map(str::to_owned).collect()
}

/// The keys a schema knows at a place.
fn known(schema: &Value, pointer: &str) -> BTreeSet<String> {
    let table = schema.pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"));
    table["properties"].as_object().expect("keys").keys().cloned().collect()
}

#[test]
fn schema_and_reader_know_the_same_keys() {
    const ODD: &str = "qqqqqqqqqqqqqqqq = 1\n";
    let claims = |toml: String| keys(&ledger::parse(&[("a.toml".to_owned(), toml.into_bytes())]).diagnostics);
    let schema_of_claims = schema("claims.json");
    let claim = "/properties/claim/items";
    let of = |pointer: &str| known(&schema_of_claims, pointer);
    assert_eq!(claims(ODD.to_owned()), of(""));
    assert_eq!(claims(format!("[[claim]]\n{ODD}")), of(claim));
    assert_eq!(
        claims(format!("[claim.expect]\n{ODD}").replace("[claim.", "[[claim]]\n[claim.")),
        of(&format!("{claim}/properties/expect/anyOf/1"))
    );
    assert_eq!(claims(format!("[[claim]]\n[claim.waive]\n{ODD}")), of(&format!("{claim}/properties/waive")));
    assert_eq!(
        claims(format!("[[claim]]\n[[claim.timeline]]\n{ODD}")),
        of(&format!("{claim}/properties/timeline/items"))
    );
    let sources = |toml: String| keys(&corpus::parse_sources("sources.toml", &toml).1);
    assert_eq!(sources(ODD.to_owned()), known(&schema("sources.json"), ""));
    assert_eq!(
        sources(format!("[[source]]\npath = \"a\"\n{ODD}")),
        known(&schema("sources.json"), "/properties/source/items")
    );
    assert_eq!(keys(&project::parse(Path::new("/"), ODD).1), known(&schema("project.json"), ""));
}
