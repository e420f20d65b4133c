//! The spread: every value stated on one axis, with its sources, and the claimed value behind them.

use maud::{Markup, html};

use super::axis::{Axis, Bar};
use super::plot::{Strokes, arrow, lying, mark, over, strokes};
use super::{differ, picture};
use crate::evidence::Stance;
use crate::ledger::{Asserted, ClaimKind};
use crate::report::{ClaimReport, stance, words};
use crate::value::{Unit, Value};
use crate::verdict::Side;

/// Sides drawn; further ones are counted in the caption.
const SIDES: usize = 12;
/// Pixels from row to row.
const ROW: f64 = 38.0;
/// Where the rows begin: the name of the claimed value stands above them.
const TOP: f64 = 20.0;
/// The ends of the axis, in percent.
const LEFT: f64 = 2.0;
const RIGHT: f64 = 98.0;
/// Characters of a name.
const NAME: usize = 40;

/// The picture, where sources state more than one value that has a place on the claim's axis.
pub(super) fn spread(report: &ClaimReport) -> Option<Markup> {
    let Asserted::Value { value, written } = &report.claim.asserted else { return None };
    let unit = if let Value::Amount(amount) = value { amount.unit } else { Unit::None };
    let is_same_sort = |other: &Value| {
        matches!((value, other), (Value::Amount(_), Value::Amount(_)) | (Value::Date(_), Value::Date(_)))
    };
    let sides = &report.judgement.sides;
    let placed = |side: &Side| Bar::of(side.value.as_ref().filter(|value| is_same_sort(value))?, unit);
    let all: Vec<(&Side, Bar)> = sides.iter().filter_map(|side| Some((side, placed(side)?))).collect();
    let drawn = &all[..all.len().min(SIDES)];
    if !differ(drawn.iter().map(|(_, bar)| bar)) {
        return None;
    }
    let claimed = Bar::of(value, unit);
    let places = drawn.iter().flat_map(|(_, bar)| bar.places()).chain(claimed.iter().flat_map(Bar::places));
    let is_date = matches!(value, Value::Date(_));
    let axis = if is_date { Axis::days_over(places, LEFT, RIGHT) } else { Axis::numbers_over(places, LEFT, RIGHT) }?;
    let ticks = if is_date { axis.dates() } else { axis.numbers(report.claim.kind == ClaimKind::Count) };
    let bottom = TOP + ROW * drawn.len() as f64 + 4.0;
    let down = |row: usize| TOP + ROW * row as f64 + 28.0;

    let (mut grid, mut band) = (Strokes::default(), Strokes::default());
    ticks.iter().for_each(|(at, _)| grid.down(axis.at(*at), TOP, bottom));
    let middle = claimed.as_ref().map(|claimed| {
        let (low, high) = (axis.low(claimed.low), axis.high(claimed.high));
        // A single number is a band as well, as wide as can be seen.
        let (low, high) =
            if high - low < 1.6 { ((low + high) / 2.0 - 0.8, (low + high) / 2.0 + 0.8) } else { (low, high) };
        band.area(low, high, TOP, bottom);
        (low + high) / 2.0
    });
    let bars = Stance::ALL.map(|stance| {
        let mut bars = Strokes::default();
        for (row, (_, bar)) in drawn.iter().enumerate().filter(|(_, (side, _))| side.stance == stance) {
            let (low, high) = (axis.low(bar.low), axis.high(bar.high));
            if high - low > 0.01 {
                bars.across(low, high, down(row));
            }
        }
        bars
    });
    let mut layers = vec![("claimed", &band), ("grid", &grid)];
    layers.extend(Stance::ALL.iter().zip(&bars).map(|(stance, bars)| (stance.name(), bars)));
    let drawing = html! {
        (strokes(bottom, &layers))
        (lying(&axis, &ticks, bottom + 15.0))
        @if let Some(middle) = middle { (over(middle, TOP - 6.0, &words::clip(&format!("claimed {written}"), NAME))) }
        @for (row, (side, bar)) in drawn.iter().enumerate() { (draw(&axis, side, bar, down(row))) }
    };
    let mut told = vec![format!("claimed {written}")];
    told.extend(sides.iter().map(told_side));
    let mut caption = "Values stated, with their sources; shaded is the claim".to_owned();
    let missing = sides.len() - drawn.len();
    if missing > 0 {
        caption.push_str(&format!("; {} not drawn", words::count(missing, "value")));
    }
    Some(picture(bottom + 22.0, &caption, &told, &drawing))
}

/// The mark of a value with arrows at open ends, and above it the value with its sources.
fn draw(axis: &Axis, side: &Side, bar: &Bar, down: f64) -> Markup {
    let name = format!("{} {} · {}", stance::sign(side.stance), words::side_value(side), named(side));
    let across = axis.at(bar.middle().unwrap_or_default());
    html! {
        @if bar.low.is_none() { (arrow("left", side.stance, axis.low(None), down)) }
        @if bar.high.is_none() { (arrow("right", side.stance, axis.high(None), down)) }
        (mark(side.stance, across, down))
        (over(across, down - 11.0, &words::clip(&name, NAME)))
    }
}

fn named(side: &Side) -> String {
    match side.sources.as_slice() {
        [first, second, more @ ..] if !more.is_empty() => format!("{first}, {second} and {} more", more.len()),
        few => words::list(few, "and"),
    }
}

fn told_side(side: &Side) -> String {
    format!("{} {}: {}", words::side_value(side), side.stance.name(), named(side))
}
