//! What can be typed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, Styles};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::gate::EXIT_CODES;
use crate::report::{FORMATS, Format, format};
use crate::value::{DateSpan, parse_edtf};

/// Checks claims against sources
///
/// A project keeps its claims in TOML files and its sources as text files. crosscheck finds the passages that speak of each
/// claim, reads the value each one states, and says which sources support or refute the claim and which disagree with
/// each other. It works offline and explains every verdict by quoting text.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, subcommand_required = true, arg_required_else_help = true)]
#[command(styles = Styles::plain())]
pub(super) struct Args {
    /// Start looking for crosscheck.toml in this folder instead of the working directory
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) project: Option<PathBuf>,
    /// When to print in colour
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(super) color: Color,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// When to print in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check claims against the corpus: verdicts, disagreements, failures
    Check(Check),
    /// Write crosscheck.lock: document hashes, and the quotes each verdict rests on
    ///
    /// `crosscheck check --locked` then fails where a quote is gone, or a verdict rests on a passage that is not pinned.
    /// Run it again, and look at the difference, after every change of claims or corpus that is meant.
    Pin,
    /// Show the whole decision for one claim: every passage looked at, each step of the verdict
    Explain(Explain),
    /// List the documents of the corpus with what is known about them
    Sources(Sources),
    /// Print the word lists a claim can use as @name
    Terms(Terms),
    /// Draft a claim from an English sentence and show what it matches
    New(New),
    /// Print what each document says of the claims, as JSON lines: the first half of check
    Evidence(Evidence),
    /// Reach the verdicts from lines that evidence printed: the second half of check
    Judge(Judge),
    /// Print the values read from text, underlined and named
    Values(Values),
    /// Find statements in drafts that contradict the claims, with the suggested correction
    Lint(Lint),
    /// Start a project: settings, two claims, a document, which pass at once
    Init(Init),
    /// Print the JSON Schema of claim files, sources.toml, crosscheck.toml or the JSON report
    Schema(Schema),
    /// Print a script that completes commands in a shell
    Completions(Completions),
    /// Print the manual, as man pages
    Man,
}

#[derive(Clone, Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck check                                  every claim, on the screen
  crosscheck check nato-members gantz-in-ankara     two claims
  crosscheck check --tag middle-east                the claims with a tag
  crosscheck check --format matrix                  claims by sources: what each one states
  crosscheck check --format json > report.json      for another program
  crosscheck check --base origin/main               only what this edit made worse fails
  crosscheck check --report json=out/report.json --report markdown=out/comment.md
                                                    the screen, and two files from the same run")]
pub(super) struct Check {
    /// Ids of the claims to check; all of them where none is given
    #[arg(value_name = "CLAIM")]
    pub(super) claims: Vec<String>,
    /// Fail where a quote pinned in crosscheck.lock is gone, or a verdict rests on a passage that is not pinned
    #[arg(long)]
    pub(super) locked: bool,
    /// Only claims with this tag; any of them where given more than once
    #[arg(long = "tag", value_name = "TAG")]
    pub(super) tags: Vec<String>,
    /// How to write the report on standard output
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = formats())]
    pub(super) format: String,
    /// Write the report to a file too; may be given more than once
    #[arg(long = "report", value_name = "FORMAT=PATH", value_parser = report_file)]
    pub(super) reports: Vec<ReportFile>,
    /// How many threads read documents; as many as the machine has where not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    /// Read every document again, and leave .crosscheck/cache alone
    #[arg(long)]
    pub(super) no_cache: bool,
    /// Tell whether a document changed by reading it, not by its size and times
    #[arg(long)]
    pub(super) no_trust_mtime: bool,
    /// Check again whenever a claim or a document changes, until interrupted
    #[arg(long)]
    pub(super) watch: bool,
    /// Fail only for what became worse since this git revision, and print what changed
    ///
    /// Claims, crosscheck.toml and corpus are read at REV and as they are now. The run fails only if a claim of severity
    /// `error` came out as expected at REV and does not now, or is new and does not. `REV...` with three dots stands for
    /// the commit at which the present one parted from REV, as in `git diff`.
    #[arg(long, value_name = "REV")]
    pub(super) base: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  crosscheck explain mavi-marmara-killed

The exit code is 0 whatever the verdict; `crosscheck check` is what fails a run.")]
pub(super) struct Explain {
    /// The claim's id
    #[arg(value_name = "CLAIM")]
    pub(super) claim: String,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck values corpus/forward.txt --published 2016-06-28
  echo 'Nearly 40,000 people fled last month.' | crosscheck values --published 2022-10-27
  crosscheck values --jsonl --format ndjson < texts.jsonl > values.jsonl
  crosscheck values --rules                         how wordings become intervals, and what each rule reads

A line of --jsonl is {\"id\", \"text\", \"published\"}, `published` where it is known.")]
pub(super) struct Values {
    /// Files of text, web pages and JSON lines, by their ending; standard input where none is given
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The dateline, which relative dates are reckoned from: a day, a month or a year, as in 2022-10-27 or 2022-10; default: the day a
    /// file states itself
    #[arg(long, value_name = "DATE", value_parser = dateline)]
    pub(super) published: Option<DateSpan>,
    /// Take the input as JSON lines, each a text of its own
    #[arg(long)]
    pub(super) jsonl: bool,
    /// How to print the values
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ValuesFormat::Text)]
    pub(super) format: ValuesFormat,
    /// Print the bounds that wordings stand for and the rules that read values, then stop
    #[arg(long, conflicts_with_all = ["files", "published", "jsonl", "format"])]
    pub(super) rules: bool,
}

/// How values are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ValuesFormat {
    /// The text with its values underlined and named
    Text,
    /// One object for all texts
    Json,
    /// One object for each text, a line each
    Ndjson,
}

fn dateline(text: &str) -> Result<DateSpan, String> {
    parse_edtf(text).map_err(|error| error.to_string())
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck sources
  crosscheck sources --format json")]
pub(super) struct Sources {
    /// How to print the list
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ListFormat::Table)]
    pub(super) format: ListFormat,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// A screen for people
    Table,
    /// For other programs
    Json,
}

/// How `lint` prints what it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LintFormat {
    /// A screen for people
    Table,
    /// For other programs
    Json,
    /// Code scanning (SARIF 2.1.0)
    Sarif,
    /// Annotations in GitHub Actions
    Github,
    /// A GitLab Code Quality report
    Gitlab,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck terms              every list in a line
  crosscheck terms killed       the terms of one list

Lists of one family compete: in \"nine killed and 60 wounded\", nine belongs to @killed and 60 to @injured.")]
pub(super) struct Terms {
    /// One list, with or without its @
    #[arg(value_name = "NAME")]
    pub(super) name: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck lint                           the drafts that crosscheck.toml names
  crosscheck lint articles/raid.md          one draft
  crosscheck lint --fix                     shows the corrections as a diff, then writes those that are safe
  crosscheck lint --coverage story.md       lists the values no claim speaks of, too

`<!-- crosscheck: ignore CLAIM reason -->` silences what is found of that claim: on its own line, or on the next one where
the comment stands alone. The exit code is 1 where a draft contradicts a claim of severity `error`.")]
pub(super) struct Lint {
    /// Drafts (.md, .txt, .html); those of crosscheck.toml where none is given
    #[arg(value_name = "DRAFT")]
    pub(super) drafts: Vec<PathBuf>,
    /// How to print what is found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = LintFormat::Table)]
    pub(super) format: LintFormat,
    /// Show the safe corrections as a diff and apply them
    #[arg(long)]
    pub(super) fix: bool,
    /// Let --fix write into a file that has uncommitted changes
    #[arg(long, requires = "fix")]
    pub(super) allow_dirty: bool,
    /// List the values in the drafts that no claim speaks of
    #[arg(long)]
    pub(super) coverage: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck init                       in the working directory
  crosscheck init facts --ci github     in a new folder, with a workflow for GitHub Actions

Nothing is overwritten: where one of the files is there already, none is written.")]
pub(super) struct Init {
    /// The folder; made where it is not there
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
    /// Which CI to write a file for; github where there is a folder .github, or else none
    #[arg(long, value_enum, value_name = "CI")]
    pub(super) ci: Option<Ci>,
}

/// A continuous integration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Ci {
    /// .github/workflows/crosscheck.yml
    Github,
    /// .gitlab-ci.yml
    Gitlab,
    /// No file
    None,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  crosscheck schema claims > schema/claims.json

An editor that reads TOML checks and completes a claim file whose first line is `#:schema ../schema/claims.json`.")]
pub(super) struct Schema {
    /// Whose schema
    #[arg(value_enum, default_value_t = SchemaName::Claims)]
    pub(super) name: SchemaName,
}

/// What there is a schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaName {
    /// Claim files
    Claims,
    /// sources.toml
    Sources,
    /// crosscheck.toml
    Project,
    /// What `check --format json` prints
    Report,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck completions bash > ~/.local/share/bash-completion/completions/crosscheck
  crosscheck completions fish > ~/.config/fish/completions/crosscheck.fish")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("from").required(true).args(["sentence", "jsonl"])))]
#[command(after_help = "\
Examples:
  crosscheck new \"Westlife sold more than 7.5 million singles in the UK.\"
  crosscheck new \"NATO has 32 members.\" >> claims/nato.toml    the passages it matches stay on the screen
  crosscheck new --jsonl < sentences.jsonl > claims/drafts.toml

The claim is printed as TOML on standard output, what it matches in the corpus on standard error.")]
pub(super) struct New {
    /// The sentence, with one value in it
    #[arg(value_name = "SENTENCE")]
    pub(super) sentence: Option<Vec<String>>,
    /// Read lines of {"id", "statement", "sources"} from standard input and print a ledger
    #[arg(long)]
    pub(super) jsonl: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck evidence > evidence.ndjson              the project's corpus
  crosscheck evidence - < documents.jsonl            lines of {\"id\", \"text\", \"published\"}
  crosscheck evidence | crosscheck judge             the same report as crosscheck check

The lines are of the format crosscheck.evidence/1, in any order; those of many runs over parts of a corpus can be put
together. The exit code is 0 whatever was found; `crosscheck judge` is what fails a run.")]
pub(super) struct Evidence {
    /// `-` reads documents as JSON lines from standard input, in place of the project's corpus
    #[arg(value_name = "-", value_parser = ["-"])]
    pub(super) input: Option<String>,
    /// Only claims with this tag; any of them where given more than once
    #[arg(long = "tag", value_name = "TAG")]
    pub(super) tags: Vec<String>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck evidence | crosscheck judge --format json
  cat part-*.ndjson | crosscheck judge")]
pub(super) struct Judge {
    /// Only claims with this tag, as given to evidence
    #[arg(long = "tag", value_name = "TAG")]
    pub(super) tags: Vec<String>,
    /// How to write the report on standard output
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = formats())]
    pub(super) format: String,
    /// Write the report to a file too; may be given more than once
    #[arg(long = "report", value_name = "FORMAT=PATH", value_parser = report_file)]
    pub(super) reports: Vec<ReportFile>,
}

/// A report to write beside the one on standard output.
#[derive(Clone, Debug)]
pub(super) struct ReportFile {
    pub(super) format: &'static Format,
    pub(super) path: PathBuf,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.description)))
}

fn report_file(text: &str) -> Result<ReportFile, String> {
    let names = FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
    let Some((name, path)) = text.split_once('=') else {
        return Err(format!("expected FORMAT=PATH, as in json=report.json; the formats are {names}"));
    };
    let Some(format) = format(name) else {
        return Err(format!("there is no format `{name}`; the formats are {names}"));
    };
    if path.is_empty() {
        return Err(format!("expected a path after `{name}=`"));
    }
    Ok(ReportFile { format, path: PathBuf::from(path) })
}

/// The command with its exit codes in the help.
pub(super) fn command() -> clap::Command {
    let mut codes = "Exit codes:\n".to_owned();
    for (code, meaning) in EXIT_CODES {
        codes.push_str(&format!("  {code}  {meaning}\n"));
    }
    let check_help = |check: clap::Command| {
        let examples = check.get_after_help().map(ToString::to_string).unwrap_or_default();
        check.after_help(format!("{examples}\n\n{codes}"))
    };
    Args::command()
        .after_help(format!("Start with `crosscheck check` in a folder with claims/ and corpus/.\n\n{codes}"))
        .mut_subcommand("check", check_help)
}

/// Reads the arguments, the program's name first.
pub(super) fn parse(typed: impl Iterator<Item = OsString>) -> Result<Args, clap::Error> {
    let mut command = command();
    let matches = command.try_get_matches_from_mut(typed)?;
    Args::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Result<Args, clap::Error> {
        parse(line.split(' ').map(OsString::from))
    }

    fn refuse(line: &str, expect: &str) {
        let message = typed(line).expect_err("a mistake").to_string();
        assert!(message.contains(expect), "{message}");
    }

    #[test]
    fn the_definition_is_sound() {
        command().debug_assert();
    }

    #[test]
    fn arguments_are_read() {
        let typed = typed(
            "crosscheck check a b --tag x --tag y --report json=out/a=b.json --threads 2 --color never --project p",
        )
        .expect("good usage");
        assert_eq!((typed.color, typed.project), (Color::Never, Some(PathBuf::from("p"))));
        let Command::Check(check) = typed.command else { panic!("{:?}", typed.command) };
        assert_eq!(
            (check.claims, check.tags),
            (vec!["a".to_owned(), "b".to_owned()], vec!["x".to_owned(), "y".to_owned()])
        );
        assert_eq!((check.format.as_str(), check.threads), ("table", Some(2)));
        assert_eq!(check.reports[0].format.name, "json");
        assert_eq!(check.reports[0].path, PathBuf::from("out/a=b.json"));
    }

    #[test]
    fn mistakes_say_what_is_right() {
        refuse("crosscheck check --report out.json", "expected FORMAT=PATH");
        refuse("crosscheck check --report yaml=a", "there is no format `yaml`");
        refuse("crosscheck check --report json=", "expected a path");
        refuse(
            "crosscheck check --format yaml",
            "[possible values: table, matrix, json, sarif, junit, github, gitlab, html, markdown]",
        );
        refuse("crosscheck check --threads 0", "0 is not in 1..=1024");
        refuse("crosscheck chekc", "check");
    }

    #[test]
    fn the_help_has_every_exit_code() {
        for help in ["crosscheck --help", "crosscheck check --help"] {
            let text = typed(help).expect_err("help is no command").to_string();
            for (code, meaning) in EXIT_CODES {
                // Help wraps to the terminal; the beginning of a meaning is enough to tell it.
                let begins = meaning.split(':').next().unwrap_or(meaning);
                assert!(text.contains(&format!("{code}  {begins}")), "{text}");
            }
        }
    }
}
