//! `crosscheck explain`: the whole decision for one claim.

use std::path::Path;

use super::Printed;
use super::args::{self, Color};
use super::check::{judge, nothing_checked};
use super::load::{choose, load};
use super::surroundings::Surroundings;
use crate::error::Result;
use crate::gate::{self, COULD_NOT_RUN, Outcome};
use crate::report::explain;

pub(super) fn run(typed: &args::Explain, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let loaded = load(start)?;
    let notes_screen = surroundings.notes_screen(color);
    if let Some(mistakes) = loaded.mistakes(notes_screen) {
        return Ok(mistakes);
    }
    let ledger = choose(&loaded.ledger, std::slice::from_ref(&typed.claim), &[])?;
    let report = judge(&loaded, &ledger, true, surroundings);
    let mut printed = Printed { notes: loaded.notes(&report.diagnostics, notes_screen), ..Printed::default() };
    for claim in &report.claims {
        printed.report.push_str(&explain(claim, surroundings.screen(color)));
    }
    if gate::outcome(&report) == Outcome::NothingChecked {
        printed.notes.push_str(&nothing_checked(&report, &ledger));
        printed.code = COULD_NOT_RUN;
    }
    Ok(printed)
}
