//! What pictures are drawn with: strokes gathered into a few paths, marks, and names that cover no other.

use maud::{Markup, html};

use super::axis::Axis;
use crate::evidence::Stance;
use crate::report::html::text::Text;

/// The width strokes are counted in; they are stretched to that of the picture.
const WIDTH: f64 = 1000.0;
/// A name is taken to be this wide for each of its characters: percent of the narrowest screen.
const CHARACTER: f64 = 2.1;
/// How far from its mark a name stands, in pixels.
const APART: f64 = 8.0;
/// The height of a name in pixels.
const LINE: f64 = 13.0;

/// Strokes of one look, as the data of a path. Across is percent of the picture, down is pixels.
#[derive(Debug, Default)]
pub(super) struct Strokes(String);

impl Strokes {
    /// A line from side to side.
    pub(super) fn across(&mut self, from: f64, to: f64, down: f64) {
        self.0.push_str(&format!("M{} {}H{}", wide(from), high(down), wide(to)));
    }

    /// A line up and down.
    pub(super) fn down(&mut self, across: f64, from: f64, to: f64) {
        self.0.push_str(&format!("M{} {}V{}", wide(across), high(from), high(to)));
    }

    /// A box.
    pub(super) fn area(&mut self, from: f64, to: f64, top: f64, bottom: f64) {
        self.0.push_str(&format!("M{} {}H{}V{}H{}z", wide(from), high(top), wide(to), high(bottom), wide(from)));
    }
}

/// Thousandths of the width: finer than a screen.
fn wide(percent: f64) -> String {
    format!("{:.0}", percent * WIDTH / 100.0)
}

/// Pixels, halves of them where they are not whole.
fn high(pixels: f64) -> f64 {
    (pixels * 2.0).round() / 2.0
}

/// A place across the picture.
fn percent(at: f64) -> String {
    format!("{at:.1}%")
}

/// The strokes of each class, one path each, stretched over the width of the picture.
pub(super) fn strokes(height: f64, layers: &[(&str, &Strokes)]) -> Markup {
    html! {
        svg viewBox={ "0 0 " (WIDTH) " " (height) } preserveAspectRatio="none" height=(height) {
            @for (class, strokes) in layers.iter().filter(|(_, strokes)| !strokes.0.is_empty()) { path class=(class) d=(strokes.0) {} }
        }
    }
}

/// The mark of a stance, in its colour.
pub(super) fn mark(stance: Stance, across: f64, down: f64) -> Markup {
    html! { use href={ "#mark-" (stance.name()) } x=(percent(across)) y=(high(down)) {} }
}

/// The arrow of an open end: `left`, `right`, `up` or `down`.
pub(super) fn arrow(towards: &str, stance: Stance, across: f64, down: f64) -> Markup {
    html! { use href={ "#mark-" (towards) } class=(stance.name()) x=(percent(across)) y=(high(down)) {} }
}

/// The names on an axis that lies `down` below the top, each centred under its place; at the edges they stay in the picture.
pub(super) fn lying(axis: &Axis, ticks: &[(f64, String)], down: f64) -> Markup {
    let anchor = |across: f64| match across {
        ..8.0 => Some("start"),
        92.0.. => Some("end"),
        _ => None,
    };
    html! {
        g.lying {
            @for (across, name) in ticks.iter().map(|(at, name)| (axis.at(*at), name)) {
                text x=(percent(across)) y=(high(down)) text-anchor=[anchor(across)] { (name) }
            }
        }
    }
}

/// The names on an upright axis at the left edge, each above its line.
pub(super) fn upright(axis: &Axis, ticks: &[(f64, String)]) -> Markup {
    html! { g.upright { @for (at, name) in ticks { text y=(high(axis.at(*at) - 3.0)) { (name) } } } }
}

/// The places names have taken, as left, right and baseline.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<(f64, f64, f64)>);

impl Names {
    /// Keeps a place free of names.
    pub(super) fn keep_free(&mut self, from: f64, to: f64, down: f64) {
        self.0.push((from, to, down + LINE / 2.0));
    }

    /// The name of what stands at a place: above it or below, to its right or left, wherever it covers no other name and
    /// stays within `top` and `bottom`; `None` where there is no room.
    pub(super) fn beside(&mut self, across: f64, down: f64, name: &str, top: f64, bottom: f64) -> Option<Markup> {
        let length = name.chars().count() as f64 * CHARACTER;
        let above = (down - APART, [false, true]);
        let below = (down + APART + LINE - 3.0, [false, true]);
        for (baseline, sides) in [above, below] {
            for leftwards in if across > 60.0 { [true, false] } else { sides } {
                let (from, to) = if leftwards { (across - length, across) } else { (across, across + length) };
                let is_inside = from >= 0.0 && to <= 100.0 && baseline - LINE >= top && baseline <= bottom;
                let covers = |&(a, b, at): &(f64, f64, f64)| from < b && a < to && (baseline - at).abs() < LINE;
                if is_inside && !self.0.iter().any(covers) {
                    self.0.push((from, to, baseline));
                    let anchor = leftwards.then_some("end");
                    return Some(
                        html! { text x=(percent(across)) y=(high(baseline)) text-anchor=[anchor] { (Text(name)) } },
                    );
                }
            }
        }
        None
    }
}

/// A name over a place, leaning away from the nearer edge.
pub(super) fn over(across: f64, down: f64, name: &str) -> Markup {
    let (dx, anchor) = match across {
        ..38.0 => (Some("-5"), None),
        62.0.. => (Some("5"), Some("end")),
        _ => (None, Some("middle")),
    };
    html! { text x=(percent(across)) y=(high(down)) dx=[dx] text-anchor=[anchor] { (Text(name)) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cover_no_other() {
        let mut names = Names::default();
        let mut place = |across: f64, down: f64| {
            let drawn =
                names.beside(across, down, "9 people", 0.0, 100.0).map_or_else(String::new, Markup::into_string);
            let baseline = drawn.split("y=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
            (baseline, drawn.contains("end"))
        };
        assert_eq!(place(50.0, 50.0), (Some("42".to_owned()), false));
        assert_eq!(place(50.0, 50.0), (Some("42".to_owned()), true));
        assert_eq!(place(50.0, 50.0), (Some("68".to_owned()), false));
        assert_eq!(place(50.0, 50.0), (Some("68".to_owned()), true));
        assert_eq!(place(50.0, 50.0), (None, false), "no room is left");
        assert_eq!(place(98.0, 5.0), (Some("23".to_owned()), true), "the upper edge is near");
    }

    #[test]
    fn strokes_of_one_look_are_one_path() {
        let mut strokes = Strokes::default();
        strokes.across(0.0, 100.0, 10.04);
        strokes.down(33.333, 1.0, 2.5);
        strokes.area(1.0, 2.0, 3.0, 4.0);
        assert_eq!(strokes.0, "M0 10H1000M333 1V2.5M10 3H20V4H10z");
    }
}
