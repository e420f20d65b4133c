//! `crosscheck new`: drafts claims from English sentences.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use serde::Deserialize;

use super::args::{self, Color};
use super::check::judge;
use super::load::{Loaded, load};
use super::surroundings::Surroundings;
use super::{Printed, output};
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
    let mut claim = compose(sentence, &[])
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
        let mut ids = Ids::default();
        for claim in &loaded.ledger.claims {
            ids.take(&claim.id);
        }
        claim.id = ids.take_like(&claim.id);
    }
    if let Some(loaded) = loaded {
        // The claim stands first, also where both streams are one screen.
        output::report(&claim.to_toml(), surroundings.screen(color).color)?;
        printed.notes.push_str(&format!("\n{}", matched(&claim, &loaded, color, surroundings)));
    } else {
        printed.report = claim.to_toml();
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

/// Ids in use, with the number each was last given.
#[derive(Debug, Default)]
struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// Takes an id. `false` where it is in use.
    fn take(&mut self, id: &str) -> bool {
        let free = !self.0.contains_key(id);
        self.0.entry(id.to_owned()).or_insert(1);
        free
    }

    /// Takes the id itself where it is free, or else with the first number that makes it so.
    fn take_like(&mut self, id: &str) -> String {
        if self.take(id) {
            return id.to_owned();
        }
        loop {
            let number = self.0.entry(id.to_owned()).or_insert(1);
            *number += 1;
            let numbered = format!("{id}-{number}");
            if self.take(&numbered) {
                return numbered;
            }
        }
    }
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
    let mut ids = Ids::default();
    let mut drafted = 0;
    let mut lines = 0;
    for (at, text) in input.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        lines += 1;
        match draft(text, &mut ids) {
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
fn draft(text: &str, ids: &mut Ids) -> std::result::Result<Composed, String> {
    let line: Line = serde_json::from_str(text)
        .map_err(|error| format!("expected {{\"id\": …, \"statement\": …, \"sources\": […]}}: {error}"))?;
    let Line { id, statement, sources } = line;
    let name = id.clone().unwrap_or_default();
    let name = if name.is_empty() { String::new() } else { format!("{name}: ") };
    let mut claim = compose(&statement, &sources).map_err(|reason| format!("{name}{reason}: “{statement}”"))?;
    match id {
        Some(id) if !is_id(&id) => {
            return Err(format!("{name}an id has small letters a to z, digits and hyphens, and at least one of them"));
        }
        Some(id) if !ids.take(&id) => return Err(format!("{name}an earlier line has this id")),
        Some(id) => claim.id = id,
        None => claim.id = ids.take_like(&claim.id),
    }
    Ok(claim)
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
