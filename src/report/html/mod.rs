//! The format `html`: one page that needs nothing else.
//!
//! Style and script stand in files of their own and are put into the page; its content security policy lets nothing else
//! run or load. The page is whole without the script, which only filters. Text of claims and documents enters through
//! [`text::Text`] alone.

mod changes;
mod claim;
mod headline;
mod locked;
mod matrix;
mod passage;
mod picture;
mod sources;
#[cfg(test)]
mod tests;
mod text;
mod word_diff;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::text::Text;
use super::order::{Part, claims_of};
use super::paint::Screen;
use super::words;
use super::{Flag, Report};
use crate::diag::Diagnostic;
use crate::verdict::Judgement;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// SHA-256 of the style and of the script, in base64. A test says what they must be after a change.
const STYLE_HASH: &str = "FkI2JSyItm0NhPhLhFczoTj4vrl6P4HC3g79JRi5LjM=";
const SCRIPT_HASH: &str = "ryApyrZghUkIX1GquT8zxvPLKUOUEv609hVMuo1GFd8=";

/// Claims of one part that stand unfolded; further ones are a click away.
const UNFOLDED: usize = 40;

/// Passages shown of one side; further ones are counted.
const PASSAGES: usize = 100;

/// The page. The screen changes nothing.
pub(super) fn render(report: &Report, _screen: Screen) -> String {
    let title = headline::title(report);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{STYLE_HASH}'; script-src 'sha256-{SCRIPT_HASH}'; img-src data:; \
         base-uri 'none'; form-action 'none'"
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                // Keeps browsers from asking a server for an icon.
                link rel="icon" href="data:,";
                title { "crosscheck: " (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (picture::marks())
                (headline::headline(report))
                (headline::filters())
                main {
                    (matrix::matrix(report))
                    @if let Some(changes) = &report.changes { (changes::changes(report, changes)) }
                    @if let Some(locked) = &report.locked { (locked::locked(report, locked)) }
                    (claims(report, Part::Disputed, "disagreements", "Sources disagree"))
                    (claims(report, Part::Failed, "failures", "Not as expected"))
                    (claims(report, Part::Rest, "others", "As expected"))
                    (sources::sources(report))
                    (warnings(&report.diagnostics))
                }
                footer { p { "Written by crosscheck " (env!("CARGO_PKG_VERSION")) ". Every value is quoted from a source; the page loads nothing." } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    format!("{}\n", page.into_string())
}

fn claims(report: &Report, part: Part, id: &str, heading: &str) -> Markup {
    let claims = claims_of(report, part);
    html! {
        @if !claims.is_empty() {
            section.claims id=(id) aria-labelledby={ (id) "-heading" } {
                h2 id={ (id) "-heading" } { (heading) " " small { (words::count(claims.len(), "claim")) } }
                @for (i, claim) in claims.iter().enumerate() {
                    // What failed before an edit as well is not what to look at first.
                    @let is_new = !claim.flags.contains(&Flag::FailedBefore);
                    (claim::claim(claim, part != Part::Rest && is_new && i < UNFOLDED))
                }
            }
        }
    }
}

/// A verdict with what it lacks, coloured by what it stands in.
fn verdict(judgement: &Judgement) -> Markup {
    html! { em { (words::verdict(judgement)) } }
}

fn warnings(diagnostics: &[Diagnostic]) -> Markup {
    html! {
        @if !diagnostics.is_empty() {
            section #warnings aria-labelledby="warnings-heading" {
                h2 id="warnings-heading" { "About the input " small { (words::count(diagnostics.len(), "warning")) } }
                ul.plain {
                    @for diagnostic in diagnostics {
                        li {
                            "! " (Text(&diagnostic.message)) " "
                            span.quiet { (diagnostic.code) " · " (Text(&diagnostic.path)) }
                            @if let Some(help) = &diagnostic.help { br; (Text(help)) }
                        }
                    }
                }
            }
        }
    }
}
