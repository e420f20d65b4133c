//! Readers of the formats that point into files, each written against the format's own rules and not against ours.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

/// A place in a file: its line and, where they are given, the columns from and to, all counted from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) columns: (Option<usize>, Option<usize>),
}

/// What a format says is found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// `error`, `warning` or `note`.
    pub(crate) level: &'static str,
    pub(crate) claim: String,
    pub(crate) rule: String,
    pub(crate) place: Place,
    pub(crate) message: String,
    pub(crate) related: Vec<Place>,
    /// SARIF's word for whether it was there before.
    pub(crate) baseline: Option<String>,
}

impl Found {
    /// `error killed refuted`.
    pub(crate) fn short(&self) -> String {
        format!("{} {} {}", self.level, self.claim, self.rule)
    }
}

/// All in a line each, sorted.
pub(crate) fn shorts(found: &[Found]) -> Vec<String> {
    let mut all: Vec<String> = found.iter().map(Found::short).collect();
    all.sort();
    all
}

fn number(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|number| usize::try_from(number).ok())
}

/// The official schema of SARIF 2.1.0, as the crate that is generated from it brings it along.
fn sarif_schema() -> &'static jsonschema::Validator {
    static SCHEMA: OnceLock<jsonschema::Validator> = OnceLock::new();
    SCHEMA.get_or_init(|| {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let told = |arguments: &[&str]| -> Vec<u8> {
            let mut command = Command::new(&cargo);
            command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo starts").stdout
        };
        // Crates of other platforms need not be here.
        let version = String::from_utf8(told(&["-vV"])).expect("UTF-8");
        let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo names its host");
        let told = told(&["metadata", "--format-version=1", "--offline", "--filter-platform", host]);
        let told: Value = serde_json::from_slice(&told).expect("cargo says where the crates are");
        let crates = told["packages"].as_array().expect("packages");
        let generated = crates.iter().find(|one| one["name"] == "serde-sarif").expect("the crate is used");
        let manifest = Path::new(generated["manifest_path"].as_str().expect("a path"));
        let schema =
            fs::read_to_string(manifest.with_file_name("src").join("schema.json")).expect("the schema is there");
        // Its pattern for languages has a bracket too many, and we name no language.
        let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
        let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
        assert!(schema["title"].as_str().is_some_and(|title| title.contains("(SARIF) Version 2.1.0")));
        jsonschema::draft7::options().should_validate_formats(true).build(&schema).expect("the schema is sound")
    })
}

/// A SARIF file, which must fit the official schema and have no key the schema does not know.
pub(crate) fn sarif(text: &str) -> Vec<Found> {
    let value: Value = serde_json::from_str(text).expect("SARIF is JSON");
    let wrong: Vec<String> =
        sarif_schema().iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let log: serde_sarif::sarif::Sarif = serde_json::from_value(value.clone()).expect("SARIF fits its schema");
    assert_eq!(serde_json::to_value(&log).expect("JSON"), value, "a key the schema does not know");
    assert_eq!((value["version"].as_str(), log.runs.len()), (Some("2.1.0"), 1));
    let run = &value["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let place = |location: &Value| -> Place {
        let physical = &location["physicalLocation"];
        let (artifact, region) = (&physical["artifactLocation"], &physical["region"]);
        let base = artifact["uriBaseId"].as_str().expect("a base");
        assert!(run["originalUriBaseIds"].get(base).is_some(), "the base {base} is not declared");
        let path = decoded(artifact["uri"].as_str().expect("a URI"));
        let line = number(&region["startLine"]).expect("code scanning asks for a line");
        let columns = (number(&region["startColumn"]), number(&region["endColumn"]));
        assert!(number(&region["endLine"]).is_none_or(|end| end >= line) && line >= 1, "{region}");
        assert!(columns.0.is_none_or(|first| first >= 1), "{region}");
        assert!(columns.1.is_none_or(|end| columns.0.is_some_and(|first| end > first)), "{region}");
        Place { path, line, columns }
    };
    let read = |result: &Value| -> Found {
        let rule = result["ruleId"].as_str().expect("a rule");
        let index = number(&result["ruleIndex"]).expect("its place");
        let known = &run["tool"]["driver"]["rules"][index];
        assert_eq!(known["id"], rule);
        for key in ["shortDescription", "fullDescription", "help"] {
            assert!(known[key]["text"].as_str().is_some_and(|text| !text.is_empty()), "{key} of {rule}");
        }
        let level = match result["level"].as_str() {
            Some("error") => "error",
            Some("warning") => "warning",
            Some("note") => "note",
            other => panic!("the level {other:?}"),
        };
        let message = result["message"]["text"].as_str().expect("a message").to_owned();
        let related = result["relatedLocations"].as_array().expect("a list");
        for location in related {
            let id = location["id"].as_u64().expect("an id");
            assert!(message.contains(&format!("]({id})")), "the message links no {id}: {message}");
        }
        let prints = result["partialFingerprints"].as_object().expect("fingerprints");
        let claim = prints["crosscheck/v1"].as_str().expect("the claim").to_owned();
        let locations = result["locations"].as_array().expect("a list");
        assert_eq!(locations.len(), 1, "GitHub shows the first only");
        Found {
            level,
            claim,
            rule: rule.to_owned(),
            place: place(&locations[0]),
            message,
            related: related.iter().map(place).collect(),
            baseline: result.get("baselineState").and_then(Value::as_str).map(str::to_owned),
        }
    };
    run["results"].as_array().expect("results").iter().map(read).collect()
}

/// `%20` and the like, read back.
fn decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            bytes.push(u8::from_str_radix(&String::from_utf8_lossy(&tail[..2]), 16).expect("two digits"));
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// Workflow commands as the runner reads them: the findings, and what is none: warnings about the input, other lines.
///
/// A notice that names a passage repeats its claim's finding at another file: it becomes a related place of that one.
pub(crate) fn github(text: &str) -> (Vec<Found>, Vec<String>) {
    let mut found: Vec<Found> = Vec::new();
    let mut others = Vec::new();
    for line in text.lines() {
        let Some((head, message)) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")) else {
            others.push(line.to_owned());
            continue;
        };
        let (command, properties) = head.split_once(' ').expect("a command has properties");
        let level = match command {
            "error" => "error",
            "warning" => "warning",
            "notice" => "note",
            other => panic!("the command {other}"),
        };
        let of =
            |key: &str| properties.split(',').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('=')).map(unescaped);
        let number = |key: &str| of(key).map(|number| number.parse::<usize>().expect("a number"));
        let place = Place {
            path: of("file").expect("a file"),
            line: number("line").unwrap_or(1),
            columns: (number("col"), number("endColumn")),
        };
        assert_eq!(number("line"), number("endLine"), "GitHub takes columns only where the lines are one: {line}");
        let title = of("title").expect("a title");
        let Some((claim, rule)) = title.strip_prefix("crosscheck: ").expect("our title").split_once(' ') else {
            // A warning about the input, which belongs to no claim.
            assert!(!place.path.is_empty());
            others.push(title);
            continue;
        };
        let owner = found.iter_mut().find(|known| level == "note" && known.claim == claim && known.rule == rule);
        match owner {
            Some(owner) => owner.related.push(place),
            None => found.push(Found {
                level,
                claim: claim.to_owned(),
                rule: rule.to_owned(),
                place,
                message: unescaped(message),
                related: Vec::new(),
                baseline: None,
            }),
        }
    }
    (found, others)
}

fn unescaped(text: &str) -> String {
    text.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
}

/// A Code Quality report, which must have every key GitLab asks for, and fingerprints of their own.
pub(crate) fn gitlab(text: &str) -> Vec<Found> {
    let value: Value = serde_json::from_str(text).expect("the report is JSON");
    let mut prints = Vec::new();
    let read = |entry: &Value| -> Found {
        let of = |key: &str| entry[key].as_str().unwrap_or_else(|| panic!("no {key} in {entry}")).to_owned();
        let level = match of("severity").as_str() {
            "major" => "error",
            "minor" => "warning",
            "info" => "note",
            other => panic!("the severity {other}"),
        };
        prints.push(of("fingerprint"));
        Found {
            level,
            claim: of("fingerprint").split_once('/').map(|(_, claim)| claim.to_owned()).unwrap_or_default(),
            rule: of("check_name"),
            place: Place {
                path: entry["location"]["path"].as_str().expect("a path").to_owned(),
                line: number(&entry["location"]["lines"]["begin"]).expect("a line"),
                columns: (None, None),
            },
            message: of("description"),
            related: Vec::new(),
            baseline: None,
        }
    };
    let found: Vec<Found> = value.as_array().expect("a list").iter().map(read).collect();
    prints.sort();
    assert!(prints.windows(2).all(|pair| pair[0] != pair[1]), "fingerprints are not unique: {prints:?}");
    found
}

/// A JUnit file: what failed (`error`) or was skipped (`note`), and how many cases there are. The counts must be right.
pub(crate) fn junit(text: &str) -> (Vec<Found>, usize) {
    let document = roxmltree::Document::parse(text).expect("the report is XML");
    let of = |node: roxmltree::Node<'_, '_>, key: &str| -> String {
        node.attribute(key).unwrap_or_else(|| panic!("no {key}: {text}")).to_owned()
    };
    let root = document.root_element();
    for node in root.descendants().filter(|node| node.has_tag_name("testsuites") || node.has_tag_name("testsuite")) {
        for (key, tag) in [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
        {
            let counted = node.descendants().filter(|inner| inner.has_tag_name(tag)).count();
            assert_eq!(of(node, key), counted.to_string(), "{key}: {text}");
        }
    }
    let cases: Vec<_> = root.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    let found = cases.iter().filter_map(|case| {
        let child = case.children().find(roxmltree::Node::is_element)?;
        let level = match child.tag_name().name() {
            "failure" | "error" => "error",
            "skipped" => "note",
            other => panic!("the element {other}"),
        };
        Some(Found {
            level,
            claim: of(*case, "name"),
            rule: child.attribute("type").unwrap_or_default().to_owned(),
            place: Place {
                path: of(*case, "file"),
                line: of(*case, "line").parse().expect("a number"),
                columns: (None, None),
            },
            message: child.text().unwrap_or_default().to_owned(),
            related: Vec::new(),
            baseline: None,
        })
    });
    (found.collect(), cases.len())
}

/// The text of a file, also of one in Latin-1.
fn text(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    String::from_utf8(bytes).unwrap_or_else(|error| error.into_bytes().iter().map(|&byte| char::from(byte)).collect())
}

/// What stands at a place: the characters between its columns, as far as they are given, of its line.
#[track_caller]
pub(crate) fn at(top: &Path, place: &Place) -> String {
    let text = text(&top.join(&place.path));
    let line = text.lines().nth(place.line - 1).unwrap_or_else(|| panic!("{place:?} is beyond the end of the file"));
    let length = line.chars().count();
    let (first, end) = (place.columns.0.unwrap_or(1), place.columns.1.unwrap_or(length + 1));
    assert!(first <= length && end <= length + 1 && first < end, "{place:?} is beyond the end of the line {line:?}");
    line.chars().skip(first - 1).take(end - first).collect()
}

/// Reads every place of findings from disk: each stands at the claim's table, and its related places at a value its
/// message quotes, or begin with one, or are the line that holds the passage.
#[track_caller]
pub(crate) fn reread(top: &Path, found: &[Found]) {
    for finding in found {
        assert!(at(top, &finding.place).contains("[[claim]]"), "{finding:?}");
        for place in &finding.related {
            let there = at(top, place);
            let quoted = match place.columns {
                (Some(_), Some(_)) => finding.message.contains(&format!("«{there}»")),
                _ => !there.trim().is_empty(),
            };
            assert!(quoted, "{there:?} at {place:?} is not what is quoted: {}", finding.message);
        }
    }
}
