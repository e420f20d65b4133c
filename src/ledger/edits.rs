//! What an edit did to a claim, key by key.

use std::collections::BTreeMap;

use super::{Asserted, Claim, Expect, Source, Term, TimelineEntry, Waiver, Within};
use crate::value::{DateSpan, Tolerance};

/// A key of a claim with what it held before and holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The key in TOML.
    pub key: &'static str,
    /// What it held; `None` where it was not given.
    pub before: Option<String>,
    /// What it holds; `None` where it is not given.
    pub after: Option<String>,
}

/// The keys in which two claims differ, by name. None where both assert the same in the same way, wherever they stand and
/// however their files are laid out.
///
/// ```
/// let parse = |count: u32| {
///     let toml = format!("[[claim]]\nid = \"a\"\nstatement = \"A.\"\nsubject = [\"NATO\"]\nof = [\"members\"]\ncount = {count}\n");
///     crosscheck::ledger::parse(&[("a.toml".to_owned(), toml.into_bytes())]).ledger.claims.remove(0)
/// };
/// let edits = crosscheck::ledger::edits(&parse(28), &parse(32));
/// assert_eq!((edits.len(), edits[0].key, edits[0].after.as_deref()), (1, "count", Some("32")));
/// assert!(crosscheck::ledger::edits(&parse(28), &parse(28)).is_empty());
/// ```
pub fn edits(before: &Claim, after: &Claim) -> Vec<Edit> {
    let (before, after) = (keys(before), keys(after));
    let names: std::collections::BTreeSet<&'static str> = before.keys().chain(after.keys()).copied().collect();
    let held = |keys: &BTreeMap<&'static str, Held>, name| keys.get(name).map(|held| held.shown.clone());
    names
        .into_iter()
        .filter(|&name| before.get(name).map(|held| &held.exact) != after.get(name).map(|held| &held.exact))
        .map(|key| Edit { key, before: held(&before, key), after: held(&after, key) })
        .collect()
}

/// What a key holds.
struct Held {
    /// For people.
    shown: String,
    /// Equal where what is held is equal.
    exact: String,
}

impl Held {
    fn plain(text: impl Into<String>) -> Self {
        let shown = text.into();
        Self { exact: shown.clone(), shown }
    }
}

/// Every key with what it holds; keys at their default, or not given, are left out.
fn keys(claim: &Claim) -> BTreeMap<&'static str, Held> {
    // Taken apart in full, so that a new key cannot be forgotten here.
    let Claim {
        id: _,
        statement,
        file: _,
        line: _,
        columns: _,
        value_span: _,
        kind,
        asserted,
        subject,
        measure,
        of,
        within,
        not,
        tolerance,
        as_of,
        sources,
        min_origins,
        expect,
        waive,
        severity,
        tags,
    } = claim;
    let mut keys = BTreeMap::new();
    keys.insert("statement", Held::plain(statement));
    match asserted {
        Asserted::Value { value, written } => {
            keys.insert(kind.name(), Held { shown: written.clone(), exact: format!("{value:?} {written}") });
        }
        Asserted::Timeline(entries) => {
            keys.insert("timeline", timeline(kind.name(), entries));
        }
        Asserted::Text { spellings, among } => {
            keys.insert("text", terms(spellings));
            put_terms(&mut keys, "among", among);
        }
        Asserted::Stated => {
            keys.insert("stated", Held::plain("true"));
        }
    }
    put_terms(&mut keys, "subject", subject);
    put_terms(&mut keys, "measure", measure);
    put_terms(&mut keys, "of", of);
    put_terms(&mut keys, "not", not);
    let within = match within {
        Within::Sentence => "sentence",
        Within::Paragraph => "paragraph",
        Within::Document => "document",
    };
    keys.insert("within", Held::plain(within));
    keys.insert(
        "tolerance",
        Held::plain(match tolerance {
            Tolerance::Exact => "exact".to_owned(),
            Tolerance::Printed => "printed".to_owned(),
            Tolerance::Percent(share) => format!("{share}%"),
            Tolerance::Absolute(amount) => amount.to_string(),
        }),
    );
    if let Some(span) = as_of {
        keys.insert("as_of", Held { shown: days(span), exact: format!("{span:?}") });
    }
    if !sources.is_empty() {
        let named = sources.iter().map(|source| match source {
            Source::Id(id) => id.clone(),
            Source::Glob(glob) => glob.glob().glob().to_owned(),
            Source::Tag(tag) => format!("tag:{tag}"),
        });
        keys.insert("sources", Held::plain(named.collect::<Vec<_>>().join(", ")));
    }
    keys.insert("min_origins", Held::plain(min_origins.to_string()));
    put_expect(&mut keys, expect);
    if let Some(Waiver { reason, until }) = waive {
        keys.insert("waive", Held::plain(format!("until {until}: {reason}")));
    }
    keys.insert("severity", Held::plain(severity.name()));
    if !tags.is_empty() {
        keys.insert("tags", Held::plain(tags.join(", ")));
    }
    keys
}

fn put_expect(keys: &mut BTreeMap<&'static str, Held>, expect: &Expect) {
    let Expect { verdict, values, because, review_after } = expect;
    keys.insert("expect.verdict", Held::plain(verdict));
    if let Some(values) = values {
        let shown = format!("{} of them", values.len());
        let normal = values.iter().map(|value| match value {
            crate::value::Value::Amount(amount) => amount.normal_form(),
            crate::value::Value::Date(span) => days(span),
        });
        let listed = normal.collect::<Vec<_>>().join(", ");
        keys.insert(
            "expect.values",
            Held { shown: if listed.is_empty() { shown } else { listed }, exact: format!("{values:?}") },
        );
    }
    if let Some(because) = because {
        keys.insert("expect.because", Held::plain(because));
    }
    if let Some(day) = review_after {
        keys.insert("expect.review_after", Held::plain(day.to_string()));
    }
}

fn put_terms(keys: &mut BTreeMap<&'static str, Held>, key: &'static str, list: &[Term]) {
    if !list.is_empty() {
        keys.insert(key, terms(list));
    }
}

/// Terms as written; those of a word list stand for the list, whose every change counts all the same.
fn terms(list: &[Term]) -> Held {
    let mut shown: Vec<String> = Vec::new();
    let mut last = None;
    for term in list {
        match &term.list {
            Some(name) if last == Some(name) => {
                if let Some(text) = shown.last_mut() {
                    text.push_str(&format!(", {}", term.written));
                }
            }
            Some(name) => shown.push(format!("@{name}: {}", term.written)),
            None => shown.push(term.written.clone()),
        }
        last = term.list.as_ref();
    }
    let exact: Vec<_> = list.iter().map(|term| (&term.written, &term.list)).collect();
    Held { shown: shown.join(", "), exact: format!("{exact:?}") }
}

fn timeline(kind: &str, entries: &[TimelineEntry]) -> Held {
    let shown: Vec<String> =
        entries.iter().map(|entry| format!("{kind} {} in {}", entry.written, days(&entry.span))).collect();
    Held { shown: shown.join("; "), exact: format!("{kind} {entries:?}") }
}

/// `2016-05-01..2016-05-31`; open ends are left out.
fn days(span: &DateSpan) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    match (span.first, span.last) {
        (first, last) if first == last && first.is_some() => day(first),
        (first, last) => format!("{}..{}", day(first), day(last)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIM: &str = "statement = \"A.\"\nsubject = [\"@raid\"]\nof = [\"members\"]\ncount = 28\nas_of = \"2016\"\n\
                         sources = [\"a\", \"tag:wire\"]\nexpect = { verdict = \"conflicting\", values = [9, 10] }\n\
                         waive = { reason = \"r\", until = \"2026-12-31\" }\n";

    fn claim(body: &str, list: &str) -> Claim {
        let toml = format!("[terms]\nraid = [{list}]\n[[claim]]\nid = \"a\"\n{body}");
        let loaded = crate::ledger::parse(&[("a.toml".to_owned(), toml.clone().into_bytes())]);
        assert!(loaded.diagnostics.is_empty(), "{toml}\n{:#?}", loaded.diagnostics);
        Claim::clone(&loaded.ledger.claims[0])
    }

    /// The edits of replacing `old` by `new` in the claim, as `key: before → after`.
    fn check(old: &str, new: &str, expect: &[&str]) {
        let changed = CLAIM.replace(old, new);
        let found = edits(&claim(CLAIM, "\"x\", \"y\""), &claim(&changed, "\"x\", \"y\""));
        let shown: Vec<String> = found
            .iter()
            .map(|edit| {
                let text = |side: &Option<String>| side.clone().unwrap_or_else(|| "-".to_owned());
                format!("{}: {} → {}", edit.key, text(&edit.before), text(&edit.after))
            })
            .collect();
        assert_eq!(shown, expect);
    }

    #[test]
    fn edits_are_named_key_by_key() {
        check("A.", "A.", &[]);
        check("statement = ", "\n\n# said so\nstatement   =   ", &[]);
        check("A.", "B.", &["statement: A. → B."]);
        check("count = 28", "count = 32", &["count: 28 → 32"]);
        check("count = 28", "number = 28", &["count: 28 → -", "number: - → 28"]);
        check("\"2016\"", "\"2016-05\"", &["as_of: 2016-01-01..2016-12-31 → 2016-05-01..2016-05-31"]);
        check("values = [9, 10]", "values = [9]", &["expect.values: 9, 10 → 9"]);
        check("tag:wire", "b", &["sources: a, tag:wire → a, b"]);
        check("reason = \"r\"", "reason = \"s\"", &["waive: until 2026-12-31: r → until 2026-12-31: s"]);
        check("subject", "severity = \"warning\"\nsubject", &["severity: error → warning"]);
        check(
            "subject",
            "tolerance = \"5%\"\nwithin = \"sentence\"\nsubject",
            &["tolerance: printed → 5%", "within: paragraph → sentence"],
        );
        check("[\"members\"]", "[\"members\", \"nations\"]", &["of: members → members, nations"]);
        check(
            "count = 28\nas_of = \"2016\"",
            "timeline = [{ count = 28, from = \"2009-04-01\" }]",
            &["as_of: 2016-01-01..2016-12-31 → -", "count: 28 → -", "timeline: - → count 28 in 2009-04-01.."],
        );
    }

    #[test]
    fn a_change_of_a_word_list_is_an_edit_of_its_claims() {
        let found = edits(&claim(CLAIM, "\"x\""), &claim(CLAIM, "\"x\", \"z\""));
        assert_eq!((found.len(), found[0].key), (1, "subject"));
        assert_eq!(found[0].after.as_deref(), Some("@raid: x, z"));
    }
}
