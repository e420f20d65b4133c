//! `crosscheck lint`: what drafts say against the claims.

mod findings;
mod fix;
mod json;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Printed;
use super::args::{self, Color, LintFormat};
use super::check::judge;
use super::load::{Loaded, folder_in_repository, load};
use super::surroundings::Surroundings;
use crate::diag::{self, Diagnostic, Level};
use crate::draft::{self, Draft, Finding, Matter};
use crate::error::{Error, Result};
use crate::gate::COULD_NOT_RUN;
use crate::project;
use crate::report::grid::Column;
use crate::report::paint::{Page, Text, Tone};
use crate::report::words::count;
use crate::report::{self, Screen};
use crate::text::printable;

/// The endings of drafts, without the dot.
const ENDINGS: [&str; 4] = ["md", "txt", "html", "htm"];

/// The largest draft read, in bytes.
const LARGEST: u64 = 64 << 20;

/// A draft's file.
struct File {
    /// As reported: relative to the project's root where it lies in it.
    path: String,
    full: PathBuf,
    bytes: Vec<u8>,
}

pub(super) fn run(typed: &args::Lint, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let mut loaded = load(start)?;
    let notes_screen = surroundings.notes_screen(color);
    if let Some(mistakes) = loaded.mistakes(notes_screen) {
        return Ok(mistakes);
    }
    let (files, diagnostics) = files(typed, &loaded, &surroundings.folder)?;
    loaded.diagnostics.extend(diagnostics);
    if let Some(mistakes) = loaded.mistakes(notes_screen) {
        return Ok(mistakes);
    }
    if loaded.ledger.claims.is_empty() {
        return Err(Error::new("there is no claim to set the drafts against")
            .help("write a `[[claim]]` in a .toml file of the folder claims/"));
    }
    // A draft is never evidence, also where it lies in the corpus.
    let own: BTreeSet<PathBuf> = files.iter().filter_map(|file| file.full.canonicalize().ok()).collect();
    loaded.listing.entries.retain(|entry| entry.full.canonicalize().map_or(true, |full| !own.contains(&full)));
    let report = judge(&loaded, &loaded.ledger, false, surroundings);
    let today = loaded.today(surroundings);
    let read = |path: &str, bytes: &[u8]| draft::read(&loaded.ledger, &report, path, bytes, today);
    let mut drafts: Vec<Draft> = files.iter().map(|file| read(&file.path, &file.bytes)).collect();
    let mut printed = Printed { notes: loaded.notes(&report.diagnostics, notes_screen), ..Printed::default() };
    if typed.fix {
        for (at, text) in fix::fix(&files, &drafts, typed.allow_dirty, &mut printed)? {
            drafts[at] = read(&files[at].path, text.as_bytes());
        }
    }
    let screen = surroundings.screen(color);
    let found = match typed.format {
        LintFormat::Table => table(&drafts, typed.coverage, screen),
        LintFormat::Json => json::json(&drafts, typed.coverage),
        LintFormat::Sarif => report::sarif::log(&findings::RULES, &hosted(&drafts, typed, &loaded), &[]),
        LintFormat::Gitlab => report::gitlab::entries(&hosted(&drafts, typed, &loaded)),
        LintFormat::Github => {
            let annotations = report::github::annotations(&hosted(&drafts, typed, &loaded), &[]);
            format!("{annotations}{}\n", summary(&drafts))
        }
    };
    if typed.format != LintFormat::Table {
        // The diff of --fix is none of these formats.
        printed.notes.push_str(&std::mem::take(&mut printed.report));
    }
    printed.report.push_str(&found);
    printed.code = if drafts.iter().any(|draft| draft.failure.is_some()) {
        COULD_NOT_RUN
    } else {
        u8::from(drafts.iter().any(|draft| draft.findings.iter().any(Finding::fails)))
    };
    Ok(printed)
}

/// What is found as code hosts take it, its paths counted from the root of the repository.
fn hosted(drafts: &[Draft], typed: &args::Lint, loaded: &Loaded) -> Vec<report::finding::Finding> {
    let mut findings = findings::findings(drafts, typed.coverage);
    if let Some(folder) = folder_in_repository(&loaded.project.root) {
        // A draft outside of the project has a path of its own.
        let inside = |finding: &&mut report::finding::Finding| loaded.project.root.join(&finding.path).exists();
        findings.iter_mut().filter(inside).for_each(|finding| finding.path.insert_str(0, &format!("{folder}/")));
    }
    findings
}

/// The drafts typed, or else those the project names.
fn files(typed: &args::Lint, loaded: &Loaded, folder: &Path) -> Result<(Vec<File>, Vec<Diagnostic>)> {
    let mut found = Vec::new();
    let mut diagnostics = Vec::new();
    for path in &typed.drafts {
        let full = folder.join(path);
        let ending = full.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
        if !ENDINGS.contains(&ending.as_str()) {
            let error = Error::new(format!("{} is no draft that can be read", path.display()));
            return Err(error.help("a draft is a .md, .txt or .html file"));
        }
        let real = full.canonicalize().map_err(|error| Error::io("read", path, error))?;
        let root = loaded.project.root.canonicalize().unwrap_or_else(|_| loaded.project.root.clone());
        let inside = real.strip_prefix(&root).ok().map(slashed);
        found.push((inside.unwrap_or_else(|| slashed(path)), full));
    }
    if typed.drafts.is_empty() {
        if loaded.project.drafts.is_empty() {
            return Err(Error::new("no draft is named").help(
                "name one, `crosscheck lint story.md`, or write `drafts = [\"articles/**/*.md\"]` in crosscheck.toml",
            ));
        }
        let listed = project::files(&loaded.project, &loaded.project.drafts, &ENDINGS, Level::Error)?;
        diagnostics = listed.diagnostics;
        found = listed.files.into_iter().map(|file| (file.path, file.full)).collect();
    }
    found.sort();
    found.dedup();
    let files = found.into_iter().map(|(path, full)| {
        let size = fs::metadata(&full).map_err(|error| Error::io("read", &full, error))?.len();
        if size > LARGEST {
            return Err(Error::new(format!("{path} has more than {LARGEST} bytes, the most that is read of a draft")));
        }
        let bytes = fs::read(&full).map_err(|error| Error::io("read", &full, error))?;
        Ok(File { path, full, bytes })
    });
    Ok((files.collect::<Result<_>>()?, diagnostics))
}

fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The findings with the lines they stand on, then what no claim speaks of, then the counts.
fn table(drafts: &[Draft], coverage: bool, screen: Screen) -> String {
    let mut out = String::new();
    for draft in drafts {
        let mut all: Vec<(Diagnostic, Vec<String>)> =
            draft.diagnostics.iter().map(|d| (d.clone(), Vec::new())).collect();
        all.extend(draft.findings.iter().map(|finding| (shown(&draft.path, finding), reasons(finding))));
        all.sort_by_key(|(diagnostic, _)| (diagnostic.span, diagnostic.code));
        for (diagnostic, reasons) in all {
            out.push_str(
                diag::render(&[diagnostic], &|_| Some(draft.text.clone()), screen.color, screen.width).trim_end(),
            );
            out.push('\n');
            let mut page = Page::new(screen);
            for reason in reasons {
                page.hang(2, &Text::new().add(Tone::Quiet, "="), 2, &Text::plain(&reason));
            }
            page.gap();
            out.push_str(&page.finish());
        }
    }
    let mut page = Page::new(screen);
    if coverage {
        unowned(drafts, &mut page);
    }
    page.say(0, &Text::plain(&summary(drafts)));
    out.push_str(&page.finish());
    out
}

/// Why, and the passages behind the ledger.
fn reasons(finding: &Finding) -> Vec<String> {
    let mut reasons = vec![finding.because.clone()];
    reasons.extend(finding.behind.iter().cloned());
    if finding.behind.is_empty() && finding.matter == Matter::Contradiction {
        reasons.push("no source of the corpus is behind the claim".to_owned());
    }
    reasons
}

/// A finding as a diagnostic, which is printed with the line it stands on.
fn shown(path: &str, finding: &Finding) -> Diagnostic {
    let words = if finding.words.is_empty() { "the passage".to_owned() } else { format!("“{}”", finding.words) };
    let Finding { claim, ledger, .. } = finding;
    let message = match finding.matter {
        Matter::Contradiction => format!("{words} contradicts the claim {claim}"),
        Matter::Dispute => format!("{words} is one side of a dispute, the claim {claim}"),
        Matter::OtherTime => format!("{words} is of another time than the claim {claim}"),
        Matter::Unsettled => format!("{words} differs from the claim {claim}, which is not settled"),
    };
    let label = match finding.matter {
        Matter::Dispute => format!("other sources have {ledger}"),
        _ => format!("the ledger has {ledger}"),
    };
    let diagnostic = match finding.fails() {
        true => Diagnostic::error(finding.matter.name(), path, finding.span, message),
        false => Diagnostic::warning(finding.matter.name(), path, finding.span, message),
    };
    let diagnostic = diagnostic.label(label);
    match &finding.suggestion {
        Some(suggestion) if suggestion.safe => diagnostic.help(format!("write “{}”", suggestion.text)),
        Some(suggestion) => diagnostic.help(format!("write “{}”, and see to the words around it", suggestion.text)),
        None => diagnostic,
    }
}

fn unowned(drafts: &[Draft], page: &mut Page) {
    let columns = [
        Column { heading: "place", least: 12 },
        Column { heading: "kind", least: 8 },
        Column { heading: "value", least: 8 },
        Column { heading: "sentence", least: 16 },
    ];
    let rows: Vec<Vec<Text>> = drafts
        .iter()
        .flat_map(|draft| {
            draft.unowned.iter().map(|value| {
                vec![
                    Text::new().add(Tone::Quiet, &format!("{}:{}:{}", draft.path, value.line, value.column)),
                    Text::plain(value.kind),
                    Text::new().add(Tone::Strong, &value.words),
                    Text::plain(&value.sentence),
                ]
            })
        })
        .collect();
    if !rows.is_empty() {
        page.grid(&columns, &rows);
        page.gap();
    }
    let values: usize = drafts.iter().map(|draft| draft.values).sum();
    page.say(0, &Text::plain(&format!("{}, {} of them without a claim", count(values, "value"), rows.len())));
}

fn summary(drafts: &[Draft]) -> String {
    let of = |wanted: Matter| drafts.iter().flat_map(|draft| &draft.findings).filter(|f| f.matter == wanted).count();
    let mut parts =
        vec![format!("{}: {}", count(drafts.len(), "draft"), count(of(Matter::Contradiction), "contradiction"))];
    for (matter, noun) in [(Matter::Dispute, "side"), (Matter::OtherTime, "value"), (Matter::Unsettled, "value")] {
        let found = of(matter);
        if found > 0 {
            let what = match matter {
                Matter::Dispute => "of a dispute",
                Matter::OtherTime => "of another time",
                _ => "not settled",
            };
            parts.push(format!("{} {what}", count(found, noun)));
        }
    }
    parts.join(" · ")
}

/// A path for people.
fn visible(path: &str) -> String {
    printable(path).into_owned()
}
