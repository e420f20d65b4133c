//! The spread: every value stated on one axis, with its sources, and the claimed value behind them.

use maud::{Markup, html};

use super::axis::{Axis, Bar};
use super::{LABEL, arrow, mark, percent, picture};
use crate::evidence::Stance;
use crate::ledger::{Asserted, ClaimKind};
use crate::report::ClaimReport;
use crate::report::html::text::{Text, stance_sign, stance_words};
use crate::report::words;
use crate::value::{Unit, Value};
use crate::verdict::Side;

/// Sides drawn; further ones are counted in the caption.
const SIDES: usize = 12;
const ROW: f64 = 40.0;
const TOP: f64 = 6.0;

/// The picture, where sources state more than one value that has a place on the claim's axis.
pub(in crate::report::html) fn spread(report: &ClaimReport) -> Markup {
    let Asserted::Value { value, written } = &report.claim.asserted else { return html! {} };
    let unit = if let Value::Amount(amount) = value { amount.unit } else { Unit::None };
    let is_same_sort = |other: &Value| {
        matches!((value, other), (Value::Amount(_), Value::Amount(_)) | (Value::Date(_), Value::Date(_)))
    };
    let all: Vec<(&Side, Bar)> = report
        .judgement
        .sides
        .iter()
        .filter_map(|side| Some((side, Bar::of(side.value.as_ref().filter(|value| is_same_sort(value))?, unit)?)))
        .collect();
    let claimed = Bar::of(value, unit);
    let drawn = &all[..all.len().min(SIDES)];
    let places = drawn.iter().flat_map(|(_, bar)| bar.places()).chain(claimed.iter().flat_map(Bar::places));
    let is_date = matches!(value, Value::Date(_));
    let axis = if is_date { Axis::days_over(places, 2.0, 98.0) } else { Axis::numbers_over(places, 2.0, 98.0) };
    let Some(axis) = axis else { return html! {} };
    if drawn.len() < 2 {
        return html! {};
    }
    let bottom = TOP + ROW * drawn.len() as f64;
    let ticks = if matches!(value, Value::Date(_)) {
        axis.dates()
    } else {
        axis.numbers(report.claim.kind == ClaimKind::Count)
    };
    let drawing = html! {
        @if let Some(claimed) = claimed { (band(&axis, &claimed, bottom)) }
        @for (at, name) in &ticks {
            line.grid x1=(percent(axis.at(*at))) x2=(percent(axis.at(*at))) y1=(TOP) y2=(bottom) {}
            text.tick x=(percent(axis.at(*at))) y=(bottom + 16.0) text-anchor=(anchor(axis.at(*at))) { (name) }
        }
        @for (i, (side, bar)) in drawn.iter().enumerate() { (row(&axis, side, bar, TOP + ROW * i as f64)) }
    };
    let mut told = vec![format!("claimed {written}")];
    told.extend(report.judgement.sides.iter().map(|side| {
        let sources = words::list(&side.sources, "and");
        format!(
            "{} {}, {}: {sources}",
            words::side_value(side),
            stance_words(side.stance),
            words::tally(side.sources.len(), side.origins)
        )
    }));
    let mut caption = "Values stated, with their sources; the shaded band is the claimed value".to_owned();
    let missing = report.judgement.sides.len() - drawn.len();
    if missing > 0 {
        caption.push_str(&format!("; {} not drawn", words::count(missing, "value")));
    }
    picture(&report.claim.id, "spread", bottom + 22.0, &caption, &told, &drawing)
}

/// The claimed value behind the rows.
fn band(axis: &Axis, claimed: &Bar, bottom: f64) -> Markup {
    let (low, high) = (axis.low(claimed.low), axis.high(claimed.high));
    // A single number is a band as well, as wide as can be seen.
    let (low, width) = if high - low < 1.2 { ((low + high) / 2.0 - 0.6, 1.2) } else { (low, high - low) };
    html! { rect.claimed x=(percent(low)) y=(TOP) width=(percent(width)) height=(bottom - TOP) {} }
}

/// The value with its sources, and below it the interval with its mark.
fn row(axis: &Axis, side: &Side, bar: &Bar, top: f64) -> Markup {
    let label = format!("{} {} · {}", stance_sign(side.stance), words::side_value(side), named(side));
    let down = top + 28.0;
    html! {
        g class=(side.stance.name()) {
            title { (Text(&words::list(&side.sources, "and"))) }
            text.label x="0" y=(top + 14.0) { (Text(&words::clip(&label, LABEL))) }
            (interval(axis, bar, side.stance, down))
        }
    }
}

fn named(side: &Side) -> String {
    match side.sources.as_slice() {
        [first, second, more @ ..] if !more.is_empty() => format!("{first}, {second} and {} more", more.len()),
        few => words::list(few, "and"),
    }
}

fn interval(axis: &Axis, bar: &Bar, stance: Stance, down: f64) -> Markup {
    let (low, high) = (axis.low(bar.low), axis.high(bar.high));
    html! {
        @if high - low > 0.01 { line.bar x1=(percent(low)) x2=(percent(high)) y1=(down) y2=(down) {} }
        @if bar.low.is_none() { (arrow("left", low, down)) }
        @if bar.high.is_none() { (arrow("right", high, down)) }
        @if let Some(middle) = bar.middle() { (mark(stance, axis.at(middle), down)) }
    }
}

/// Names at the edges stay in the picture.
pub(super) fn anchor(across: f64) -> &'static str {
    if across < 12.0 {
        "start"
    } else if across > 88.0 {
        "end"
    } else {
        "middle"
    }
}
