//! The command line.
//!
//! What was typed (`args.rs`) becomes what it means in the file of each command. A command returns what to print;
//! only this module and its children touch the terminal, the clock and the environment.

mod args;
mod base;
mod cache;
mod check;
mod evidence;
mod explain;
mod git;
mod init;
mod judge;
mod lint;
mod load;
mod new;
mod output;
mod pin;
mod progress;
mod schema;
mod sources;
mod surroundings;
mod terms;
mod values;
mod watch;

use std::process::ExitCode;

use args::{Args, Command};
use output::Pieces;
use surroundings::Surroundings;

use crate::error::{Error, Result};
use crate::gate::COULD_NOT_RUN;

/// What a command has to say.
#[derive(Default)]
struct Printed {
    /// For standard output: the report and nothing else.
    report: String,
    /// What follows it there.
    rest: Option<Pieces>,
    /// For standard error: warnings, mistakes, hints.
    notes: String,
    /// The exit code.
    code: u8,
}

impl Printed {
    /// Writes the report.
    fn report(&self, color: bool) -> Result<()> {
        output::report(&self.report, color)?;
        self.rest.as_ref().map_or(Ok(()), |rest| output::report_of(rest, color))
    }
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let surroundings = Surroundings::read();
    let typed = match args::parse(std::env::args_os()) {
        Ok(typed) => typed,
        Err(problem) => {
            // Help and version are no problem; a closed pipe is none either.
            let _ = problem.print();
            return ExitCode::from(u8::try_from(problem.exit_code()).unwrap_or(COULD_NOT_RUN));
        }
    };
    let color = typed.color;
    let printed = run(typed, &surroundings).unwrap_or_else(|error| {
        if error.is_broken_pipe() {
            return Printed::default();
        }
        printed_error(&error)
    });
    output::notes(&printed.notes, surroundings.notes_screen(color).color);
    let (code, written) = (printed.code, printed.report(surroundings.screen(color).color));
    // The process ends, and takes everything with it at once.
    std::mem::forget(printed);
    match written {
        Ok(()) => ExitCode::from(code),
        Err(error) if error.is_broken_pipe() => ExitCode::from(code),
        Err(error) => {
            output::notes(&format!("error: {error}\n"), false);
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

/// An error as it is printed.
fn printed_error(error: &Error) -> Printed {
    let message = crate::text::printable(&error.to_string()).into_owned();
    Printed { notes: format!("error: {message}\n"), code: COULD_NOT_RUN, ..Printed::default() }
}

fn run(typed: Args, surroundings: &Surroundings) -> Result<Printed> {
    let Args { project, color, command } = typed;
    let start = project.unwrap_or_else(|| surroundings.folder.clone());
    match command {
        Command::Check(typed) if typed.watch => watch::run(&typed, &start, color, surroundings),
        Command::Check(typed) => check::run(typed, &start, color, surroundings),
        Command::Pin => pin::run(&start, color, surroundings),
        Command::Explain(typed) => explain::run(&typed, &start, color, surroundings),
        Command::Sources(typed) => sources::run(&typed, &start, color, surroundings),
        Command::Terms(typed) => terms::run(&typed, &start, color, surroundings),
        Command::Lint(typed) => lint::run(&typed, &start, color, surroundings),
        Command::Init(typed) => init::run(&typed, &start),
        Command::Schema(typed) => Ok(schema::schema(&typed)),
        Command::Completions(typed) => Ok(schema::completions(&typed)),
        Command::Man => schema::man(),
        Command::New(typed) => new::run(typed, &start, color, surroundings),
        Command::Evidence(typed) => evidence::run(&typed, &start, color, surroundings),
        Command::Judge(typed) => judge::run(&typed, &start, color, surroundings),
        Command::Values(typed) => values::run(&typed, color, surroundings),
    }
}
