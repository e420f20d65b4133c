//! Pictures of what sources state, drawn from the data as inline SVG.
//!
//! Places across are shares of the width, so that a picture fits any width and its words keep their size. Marks differ in
//! shape, and every picture says in words what it shows.

mod axis;
mod over_time;
mod plot;
mod spread;

use maud::{Markup, html};

use self::axis::Bar;
use super::text::Text;
use crate::report::{ClaimReport, words};

/// Things named in the words of a picture; further ones are counted.
const TOLD: usize = 30;

/// The pictures of a claim, side by side, where there is something to see. Two values that are drawn over time already need no
/// spread.
pub(super) fn pictures(report: &ClaimReport) -> Markup {
    let over_time = over_time::over_time(report);
    let is_told = over_time.is_some() && report.judgement.sides.len() < 3;
    let spread = if is_told { None } else { spread::spread(report) };
    let pictures: Vec<Markup> = [over_time, spread].into_iter().flatten().collect();
    html! { @if !pictures.is_empty() { div.pictures { @for picture in &pictures { (picture) } } } }
}

/// The shapes of the marks, which every picture uses by name: one for each stance, and arrows for open ends.
pub(super) fn marks() -> Markup {
    html! {
        svg.marks width="0" height="0" aria-hidden="true" focusable="false" {
            defs {
                g.supports id="mark-supports" { circle r="5" {} }
                g.refutes id="mark-refutes" { path d="M-5-5 5 5M5-5-5 5" {} }
                g.consistent id="mark-consistent" { circle.hollow r="5" {} }
                g.other_time id="mark-other_time" { path.hollow d="M-4.5-4.5h9v9h-9z" {} }
                g.ambiguous id="mark-ambiguous" { path.hollow d="M0-6 6 0 0 6-6 0z" {} }
                g id="mark-left" { path d="M0 0 8-4v8z" {} }
                g id="mark-right" { path d="M0 0-8-4v8z" {} }
                g id="mark-up" { path d="M0 0-4 8h8z" {} }
                g id="mark-down" { path d="M0 0-4-8h8z" {} }
            }
        }
    }
}

/// A picture with its words.
fn picture(height: f64, caption: &str, told: &[String], drawing: &Markup) -> Markup {
    let more = told.len().saturating_sub(TOLD);
    let mut told = told.iter().take(TOLD).cloned().collect::<Vec<_>>().join("; ");
    if more > 0 {
        told.push_str(&format!("; and {}", words::count(more, "more value")));
    }
    html! {
        figure {
            figcaption { (caption) }
            svg role="img" height=(format!("{height:.0}")) aria-label=(Text(&told)) { (drawing) }
        }
    }
}

/// Whether two of the bars have their marks at places of their own: a number and the same number as a bound tell nothing
/// in a picture that words do not.
fn differ<'a>(mut bars: impl Iterator<Item = &'a Bar>) -> bool {
    let first = bars.next().and_then(Bar::middle);
    bars.any(|bar| bar.middle() != first)
}
