//! Pictures of what sources state, drawn from the data as inline SVG.
//!
//! Places across are percentages, so that a picture fits any width and its words keep their size. Marks differ in shape,
//! and every picture says in words what it shows.

mod axis;
mod over_time;
mod spread;

pub(super) use over_time::over_time;
pub(super) use spread::spread;

use maud::{Markup, html};

use super::text::{Text, claim_anchor};
use crate::evidence::Stance;
use crate::report::words;

/// Characters of a label within a picture.
const LABEL: usize = 44;
/// Things named in the words of a picture; further ones are counted.
const TOLD: usize = 30;

/// The shapes of the marks, which every picture uses by name: one for each stance, and arrows for open ends.
pub(super) fn marks() -> Markup {
    html! {
        svg.marks width="0" height="0" aria-hidden="true" focusable="false" {
            defs {
                g id="mark-supports" { circle r="5" {} }
                g id="mark-refutes" { path d="M-5-5 5 5M5-5-5 5" {} }
                g id="mark-consistent" { circle.hollow r="5" {} }
                g id="mark-other_time" { path.hollow d="M-4.5-4.5h9v9h-9z" {} }
                g id="mark-ambiguous" { path.hollow d="M0-6 6 0 0 6-6 0z" {} }
                g id="mark-left" { path d="M0 0 8-4v8z" {} }
                g id="mark-right" { path d="M0 0-8-4v8z" {} }
                g id="mark-up" { path d="M0 0-4 8h8z" {} }
                g id="mark-down" { path d="M0 0-4-8h8z" {} }
            }
        }
    }
}

/// A place across the picture.
fn percent(at: f64) -> String {
    format!("{at:.2}%")
}

/// A mark at a place across and down.
fn mark(stance: Stance, across: f64, down: f64) -> Markup {
    html! { use href={ "#mark-" (stance.name()) } x=(percent(across)) y=(format!("{down:.1}")) {} }
}

/// The arrow of an open end.
fn arrow(towards: &str, across: f64, down: f64) -> Markup {
    html! { use href={ "#mark-" (towards) } x=(percent(across)) y=(format!("{down:.1}")) {} }
}

/// A picture with its words. `kind` tells the pictures of one claim apart.
fn picture(claim: &str, kind: &str, height: f64, caption: &str, told: &[String], drawing: &Markup) -> Markup {
    let name = format!("{kind}-{}", claim_anchor(claim));
    let more = told.len().saturating_sub(TOLD);
    html! {
        figure.picture {
            figcaption { (caption) }
            svg role="img" width="100%" height=(format!("{height:.0}")) aria-labelledby={ (name) " " (name) "-told" } {
                title id=(name) { (caption) }
                desc id={ (name) "-told" } {
                    @for (i, line) in told.iter().take(TOLD).enumerate() { @if i > 0 { "; " } (Text(line)) }
                    @if more > 0 { "; and " (words::count(more, "more value")) }
                }
                (drawing)
            }
        }
    }
}
