//! `crosscheck schema`, `completions` and `man`: what other programs want to know of this one.

use super::Printed;
use super::args::{self, SchemaName};
use crate::error::{Error, Result};

/// The JSON Schema (draft 07) of claim files.
pub(super) const CLAIMS: &str = include_str!("../../schema/claims.json");
/// That of `sources.toml`.
pub(super) const SOURCES: &str = include_str!("../../schema/sources.json");
/// That of `crosscheck.toml`.
pub(super) const PROJECT: &str = include_str!("../../schema/project.json");

/// That of the report, `crosscheck.report/1`.
const REPORT: &str = include_str!("../../schema/report.json");

pub(super) fn schema(typed: &args::Schema) -> Printed {
    let text = match typed.name {
        SchemaName::Claims => CLAIMS,
        SchemaName::Sources => SOURCES,
        SchemaName::Project => PROJECT,
        SchemaName::Report => REPORT,
    };
    Printed { report: text.to_owned(), ..Printed::default() }
}

pub(super) fn completions(typed: &args::Completions) -> Printed {
    let mut script = Vec::new();
    clap_complete::generate(typed.shell, &mut args::command(), "crosscheck", &mut script);
    Printed { report: String::from_utf8_lossy(&script).into_owned(), ..Printed::default() }
}

/// The manual: the page of the program, then that of each command.
pub(super) fn man() -> Result<Printed> {
    let mut command = args::command();
    command.build();
    let mut pages = vec![command.clone()];
    pages.extend(command.get_subcommands().filter(|sub| sub.get_name() != "help").cloned());
    let mut roff = Vec::new();
    for page in pages {
        let name = page.get_display_name().unwrap_or(page.get_name()).to_owned();
        let written = clap_mangen::Man::new(page).title(name).render(&mut roff);
        written.map_err(|error| Error::new(format!("cannot write the manual: {error}")))?;
    }
    Ok(Printed { report: String::from_utf8_lossy(&roff).into_owned(), ..Printed::default() })
}
