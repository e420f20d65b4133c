//! What the program runs in: folder, terminals, environment, date. Read once.

use std::io::IsTerminal;
use std::path::PathBuf;

use jiff::civil::Date;

use super::args::Color;
use crate::report::Screen;

/// The surroundings of a run, as plain data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Surroundings {
    /// The working directory.
    pub(super) folder: PathBuf,
    /// The columns of the terminal that standard output is; `None` where it is none.
    pub(super) terminal: Option<usize>,
    /// The same of standard error.
    pub(super) notes_terminal: Option<usize>,
    /// `COLUMNS`, where it is a number above zero.
    pub(super) columns: Option<usize>,
    /// `NO_COLOR` (<https://no-color.org>) is set and not empty, `CLICOLOR` is `0`, or `TERM` is `dumb`.
    pub(super) no_color: bool,
    /// `CLICOLOR_FORCE` (<https://bixense.com/clicolors>) is set and not `0`.
    pub(super) force_color: bool,
    /// The system's date in UTC, so that it is the same day on every machine.
    pub(super) today: Date,
}

impl Surroundings {
    /// Reads them from the process.
    pub(super) fn read() -> Self {
        let variable = |name: &str| std::env::var(name).ok();
        let width = |is_terminal: bool, size: Option<(terminal_size::Width, terminal_size::Height)>| {
            is_terminal.then(|| size.map_or(80, |(width, _)| usize::from(width.0)))
        };
        let (stdout, stderr) = (std::io::stdout(), std::io::stderr());
        Self {
            folder: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            terminal: width(stdout.is_terminal(), terminal_size::terminal_size_of(&stdout)),
            notes_terminal: width(stderr.is_terminal(), terminal_size::terminal_size_of(&stderr)),
            columns: variable("COLUMNS").and_then(|text| text.parse().ok()).filter(|&columns| columns > 0),
            no_color: variable("NO_COLOR").is_some_and(|text| !text.is_empty())
                || variable("CLICOLOR").as_deref() == Some("0")
                || variable("TERM").as_deref() == Some("dumb"),
            force_color: variable("CLICOLOR_FORCE").is_some_and(|text| !text.is_empty() && text != "0"),
            today: jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date(),
        }
    }

    /// What standard output can show.
    pub(super) fn screen(&self, color: Color) -> Screen {
        self.screen_of(self.terminal, color)
    }

    /// What standard error can show.
    pub(super) fn notes_screen(&self, color: Color) -> Screen {
        self.screen_of(self.notes_terminal, color)
    }

    fn screen_of(&self, terminal: Option<usize>, color: Color) -> Screen {
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => !self.no_color && (self.force_color || terminal.is_some()),
        };
        Screen { width: self.columns.or(terminal).unwrap_or(Screen::PLAIN.width), color }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(surroundings: &Surroundings, color: Color, expect: (usize, bool)) {
        let Screen { width, color } = surroundings.screen(color);
        assert_eq!((width, color), expect, "{surroundings:?}");
    }

    #[test]
    fn colour_and_width() {
        let pipe = Surroundings::default();
        let terminal = Surroundings { terminal: Some(132), ..pipe.clone() };
        check(&pipe, Color::Auto, (100, false));
        check(&pipe, Color::Always, (100, true));
        check(&terminal, Color::Auto, (132, true));
        check(&terminal, Color::Never, (132, false));
        check(&Surroundings { columns: Some(60), ..terminal.clone() }, Color::Auto, (60, true));
        check(&Surroundings { no_color: true, force_color: true, ..terminal }, Color::Auto, (132, false));
        check(&Surroundings { force_color: true, ..pipe.clone() }, Color::Auto, (100, true));
        check(&Surroundings { no_color: true, ..pipe }, Color::Always, (100, true));
    }
}
