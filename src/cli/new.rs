//! `crosscheck new`: drafts claims from English sentences.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use serde::Deserialize;

use super::Printed;
use super::args::{self, Color};
use super::check::judge;
use super::load::{Loaded, load};
use super::surroundings::Surroundings;
use crate::error::{Error, Result};
use crate::gate::COULD_NOT_RUN;
use crate::ledger::{self, Composed, compose};
use crate::report::matches;

/// The most that is read from standard input, in bytes.
const LARGEST: u64 = 64 << 20;

pub(super) fn run(typed: args::New, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    match typed.sentence {
        Some(sentence) => one(&sentence.join(" "), start, color, surroundings),
        None => many(&input()?),
    }
}

/// Drafts one claim, and shows what it matches in the corpus of the project around.
fn one(sentence: &str, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let mut claim = compose(sentence)
        .map_err(|reason| Error::new(format!("no claim can be drafted from this sentence: {reason}")))?;
    let mut printed = Printed::default();
    let loaded = match load(start) {
        Ok(loaded) => Some(loaded),
        Err(error) => {
            printed.notes.push_str(&format!("note: what the claim matches is not shown: {error}\n"));
            None
        }
    };
    if let Some(loaded) = &loaded {
        let taken: BTreeSet<&str> = loaded.ledger.claims.iter().map(|claim| claim.id.as_str()).collect();
        claim.id = free_id(&claim.id, |id| taken.contains(id));
    }
    printed.report = claim.to_toml();
    if let Some(loaded) = loaded {
        printed.notes.push_str(&matched(&claim, &loaded, color, surroundings));
    }
    Ok(printed)
}

/// The screen of what a draft matches now.
fn matched(claim: &Composed, loaded: &Loaded, color: Color, surroundings: &Surroundings) -> String {
    let screen = surroundings.notes_screen(color);
    let draft = ledger::parse(&[("draft".to_owned(), claim.to_toml().into_bytes())]).ledger;
    let report = judge(loaded, &draft, true, surroundings);
    report.claims.iter().map(|claim| matches(claim, report.summary.documents, screen)).collect()
}

/// The id itself where it is free, or else with the first number that makes it so.
fn free_id(id: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2_usize..).map(|n| format!("{id}-{n}"));
    std::iter::once(id.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default()
}

/// A line of input.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Option<String>,
    statement: String,
    #[serde(default)]
    sources: Vec<String>,
}

fn input() -> Result<String> {
    let failed = |error| Error::io("read", Path::new("standard input"), error);
    let mut text = String::new();
    std::io::stdin().lock().take(LARGEST + 1).read_to_string(&mut text).map_err(failed)?;
    if text.len() as u64 > LARGEST {
        return Err(Error::new(format!("standard input has more than {} MB", LARGEST >> 20)).help("split it"));
    }
    Ok(text)
}

/// Drafts a ledger from lines of JSON; a line no claim can be drafted from is named in the notes with the reason.
fn many(input: &str) -> Result<Printed> {
    let mut printed = Printed::default();
    let mut taken = BTreeSet::new();
    let mut drafted = 0;
    let mut lines = 0;
    for (at, text) in input.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        lines += 1;
        match draft(text, &mut taken) {
            Ok(claim) => {
                if drafted > 0 {
                    printed.report.push('\n');
                }
                printed.report.push_str(&claim.to_toml());
                drafted += 1;
            }
            Err(why) => {
                let why = crate::text::printable(&why).into_owned();
                printed.notes.push_str(&format!("line {}: {why}\n", at + 1));
            }
        }
    }
    if drafted == 0 {
        printed.notes.push_str("error: no claim was drafted\n");
        printed.code = COULD_NOT_RUN;
    } else if drafted < lines {
        printed.notes.push_str(&format!("{drafted} of {lines} sentences became claims\n"));
    }
    Ok(printed)
}

/// Drafts the claim of one line, or says why none.
fn draft(text: &str, taken: &mut BTreeSet<String>) -> std::result::Result<Composed, String> {
    let line: Line = serde_json::from_str(text)
        .map_err(|error| format!("expected {{\"id\": …, \"statement\": …, \"sources\": […]}}: {error}"))?;
    let Line { id, statement, sources } = line;
    let name = id.clone().unwrap_or_default();
    let name = if name.is_empty() { String::new() } else { format!("{name}: ") };
    let claim = compose(&statement).map_err(|reason| format!("{name}{reason}: “{statement}”"))?;
    let mut claim = claim.with_sources(sources);
    match id {
        Some(id) if !is_id(&id) => {
            return Err(format!("{name}an id has small letters a to z, digits and hyphens, and at least one of them"));
        }
        Some(id) if taken.contains(&id) => return Err(format!("{name}an earlier line has this id")),
        Some(id) => claim.id = id,
        None => claim.id = free_id(&claim.id, |id| taken.contains(id)),
    }
    taken.insert(claim.id.clone());
    Ok(claim)
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
