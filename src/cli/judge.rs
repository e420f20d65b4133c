//! `crosscheck judge`: the reduce, from lines of evidence to the report.

use std::io::Read;
use std::path::Path;

use super::Printed;
use super::args::{self, Color};
use super::check::nothing_checked;
use super::load::{choose, load_claims};
use super::surroundings::Surroundings;
use crate::check::{self, wire};
use crate::error::{Error, Result};
use crate::gate::{self, Outcome};
use crate::report::{Inputs, format};

pub(super) fn run(typed: &args::Judge, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let format = format(&typed.format).ok_or_else(|| Error::new(format!("there is no format `{}`", typed.format)))?;
    let loaded = load_claims(start)?;
    let notes_screen = surroundings.notes_screen(color);
    if let Some(mistakes) = loaded.mistakes(notes_screen) {
        return Ok(mistakes);
    }
    let ledger = choose(&loaded.ledger, &[], &typed.tags)?;
    let mut lines = String::new();
    let read = std::io::stdin().lock().read_to_string(&mut lines);
    read.map_err(|error| Error::io("read evidence from", Path::new("standard input"), error))?;
    let mapped = wire::from_lines(&ledger, &lines)?;
    let mut report = check::reduce(&ledger, mapped, loaded.diagnostics.clone(), loaded.today(surroundings));
    report.inputs = Inputs { claims: loaded.project.claims.clone(), corpus: loaded.project.corpus.clone() };
    let outcome = gate::outcome(&report);
    for file in &typed.reports {
        loaded.write(file, &report, &surroundings.folder)?;
    }
    let mut notes = loaded.notes(&report.diagnostics, notes_screen);
    if outcome == Outcome::NothingChecked {
        notes.push_str(&nothing_checked(&report, &ledger));
    }
    let rest = loaded.printed(format, report, surroundings.screen(color));
    Ok(Printed { rest: Some(rest), notes, code: outcome.exit_code(), ..Printed::default() })
}
