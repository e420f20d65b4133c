//! Stated values over the datelines of their sources, with what the claim says for each time behind them.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::axis::{Axis, Bar};
use super::plot::{Names, Strokes, arrow, lying, mark, strokes, upright};
use super::{differ, picture};
use crate::evidence::{Evidence, Stance};
use crate::ledger::{Asserted, ClaimKind};
use crate::report::{ClaimReport, stance, words};
use crate::value::{DateSpan, Unit, Value, parse_edtf};

/// Points drawn; further ones are counted in the caption.
const POINTS: usize = 200;
/// The upper and lower edge of the plot, in pixels.
const TOP: f64 = 22.0;
const BOTTOM: f64 = 160.0;
/// The left and right end of the axis of days, in percent: names of numbers stand before it.
const LEFT: f64 = 12.0;
const RIGHT: f64 = 97.0;
/// Characters of a name.
const NAME: usize = 32;

/// A stated value with its source's dateline.
struct Point<'a> {
    evidence: &'a Evidence,
    when: Bar,
    value: Bar,
}

/// A claimed value with the days it holds.
struct Claimed {
    /// `None` where it always holds.
    when: Option<Bar>,
    value: Bar,
    written: String,
}

/// The picture, for a timeline with a dated value, and for a number stated otherwise at another date.
pub(super) fn over_time(report: &ClaimReport) -> Option<Markup> {
    let (claimed, unit) = claimed(report)?;
    let amounts = report.evidence.iter().filter(|evidence| matches!(evidence.value, Some(Value::Amount(_))));
    let stated = amounts.clone().count();
    let all: Vec<Point<'_>> = amounts.filter_map(|evidence| point(evidence, unit)).collect();
    let points = &all[..all.len().min(POINTS)];
    let dates: BTreeSet<&str> = points.iter().filter_map(|point| point.evidence.origin.published.as_deref()).collect();
    let is_timeline = matches!(report.claim.asserted, Asserted::Timeline(_));
    if points.is_empty() || (!is_timeline && (dates.len() < 2 || !differ(points.iter().map(|point| &point.value)))) {
        return None;
    }
    let times = points.iter().flat_map(|point| point.when.places());
    let times = times.chain(claimed.iter().filter_map(|claimed| claimed.when.as_ref()).flat_map(Bar::places));
    let values = points.iter().map(|point| &point.value).chain(claimed.iter().map(|claimed| &claimed.value));
    let across = Axis::days_over(times, LEFT, RIGHT)?;
    let down = Axis::numbers_over(values.flat_map(Bar::places), BOTTOM, TOP)?;
    let numbers = down.numbers(report.claim.kind == ClaimKind::Count);
    let days = across.dates();

    let (mut grid, mut spans) = (Strokes::default(), Strokes::default());
    numbers.iter().for_each(|(at, _)| grid.across(0.0, 100.0, down.at(*at)));
    days.iter().for_each(|(at, _)| grid.down(across.at(*at), BOTTOM, BOTTOM + 5.0));
    claimed.iter().for_each(|claimed| span(&across, &down, claimed, &mut spans));
    let bars = Stance::ALL.map(|stance| {
        let mut bars = Strokes::default();
        points
            .iter()
            .filter(|point| point.evidence.stance == stance)
            .for_each(|point| bounds(&across, &down, point, &mut bars));
        bars
    });
    let mut layers = vec![("claimed", &spans), ("grid", &grid)];
    layers.extend(Stance::ALL.iter().zip(&bars).map(|(stance, bars)| (stance.name(), bars)));
    let drawing = html! {
        (strokes(BOTTOM + 6.0, &layers))
        (upright(&down, &numbers))
        (lying(&across, &days, BOTTOM + 19.0))
        @for point in points { (draw(&across, &down, point)) }
        (names(&across, &down, points, &claimed))
    };
    let mut told: Vec<String> = claimed.iter().map(told_claimed).collect();
    told.extend(points.iter().map(|point| told_point(point.evidence)));
    let mut caption = "Values stated, by dateline; shaded is the claim".to_owned();
    if stated > points.len() {
        let missing = words::count(stated - points.len(), "value");
        caption.push_str(&format!("; {missing} without a date or in other units not drawn"));
    }
    Some(picture(BOTTOM + 26.0, &caption, &told, &drawing))
}

/// What the claim says, entry by entry, and the unit it says it in; `None` for a claim of no number.
fn claimed(report: &ClaimReport) -> Option<(Vec<Claimed>, Unit)> {
    let unit = |value: &Value| if let Value::Amount(amount) = value { Some(amount.unit) } else { None };
    match &report.claim.asserted {
        Asserted::Value { value, written } => {
            let unit = unit(value)?;
            let when = report.claim.as_of.as_ref().and_then(Bar::of_span);
            let one = Bar::of(value, unit).map(|value| Claimed { when, value, written: written.clone() });
            Some((one.into_iter().collect(), unit))
        }
        Asserted::Timeline(entries) => {
            let unit = unit(&entries.first()?.value)?;
            let entries = entries.iter().filter_map(|entry| {
                let value = Bar::of(&entry.value, unit)?;
                Some(Claimed { when: Bar::of_span(&entry.span), value, written: entry.written.clone() })
            });
            Some((entries.collect(), unit))
        }
        Asserted::Text { .. } | Asserted::Stated => None,
    }
}

fn point(evidence: &Evidence, unit: Unit) -> Option<Point<'_>> {
    let when = Bar::of_span(&dateline(evidence)?)?;
    Some(Point { evidence, when, value: Bar::of(evidence.value.as_ref()?, unit)? })
}

fn dateline(evidence: &Evidence) -> Option<DateSpan> {
    parse_edtf(evidence.origin.published.as_deref()?).ok()
}

/// A claimed value behind the points, over the days it holds.
fn span(across: &Axis, down: &Axis, claimed: &Claimed, spans: &mut Strokes) {
    let (from, to) = days_of(across, claimed);
    let (lower, upper) = (down.low(claimed.value.low), down.high(claimed.value.high));
    // A single number is as high as can be seen.
    let (top, bottom) =
        if lower - upper < 8.0 { ((lower + upper) / 2.0 - 4.0, (lower + upper) / 2.0 + 4.0) } else { (upper, lower) };
    spans.area(from, to.max(from + 0.4), top, bottom);
}

fn days_of(across: &Axis, claimed: &Claimed) -> (f64, f64) {
    match &claimed.when {
        Some(when) => (across.low(when.low), across.high(when.high)),
        None => (across.low(None), across.high(None)),
    }
}

/// Where a point's mark stands.
fn place(across: &Axis, down: &Axis, point: &Point<'_>) -> (f64, f64) {
    (across.at(point.when.middle().unwrap_or_default()), down.at(point.value.middle().unwrap_or_default()))
}

/// The bounds of a point: those of its value upright, the days of its dateline lying.
fn bounds(across: &Axis, down: &Axis, point: &Point<'_>, bars: &mut Strokes) {
    let (x, y) = place(across, down, point);
    let (lower, upper) = (down.low(point.value.low), down.high(point.value.high));
    let (from, to) = (across.low(point.when.low), across.high(point.when.high));
    if lower - upper > 0.5 {
        bars.down(x, lower, upper);
    }
    if to - from > 1.0 {
        bars.across(from, to, y);
    }
}

/// A point's mark where its bounds cross, with arrows at open ends.
fn draw(across: &Axis, down: &Axis, point: &Point<'_>) -> Markup {
    let (x, y) = place(across, down, point);
    let stance = point.evidence.stance;
    html! {
        @if point.value.low.is_none() { (arrow("down", stance, x, down.low(None))) }
        @if point.value.high.is_none() { (arrow("up", stance, x, down.high(None))) }
        (mark(stance, x, y))
    }
}

/// What is stated and by whom beside the marks, then what is claimed at an end of its span, as far as there is room.
fn names(across: &Axis, down: &Axis, points: &[Point<'_>], claimed: &[Claimed]) -> Markup {
    let mut names = Names::default();
    for point in points {
        let (x, y) = place(across, down, point);
        names.keep_free(x - 1.5, x + 1.5, y);
    }
    let mut drawn: Vec<Markup> = Vec::new();
    for point in points {
        let (x, y) = place(across, down, point);
        let Evidence { stance, value_text, place, .. } = point.evidence;
        let name = words::clip(&format!("{} {value_text} · {}", stance::sign(*stance), place.source), NAME);
        drawn.extend(names.beside(x, y, &name, 0.0, BOTTOM));
    }
    for claimed in claimed {
        let (from, to) = days_of(across, claimed);
        let y = down.at(claimed.value.middle().unwrap_or_default());
        let name = words::clip(&format!("claimed {}", claimed.written), NAME);
        let mut at = |x: f64| names.beside(x, y, &name, 0.0, BOTTOM);
        drawn.extend(at(from).or_else(|| at(to)));
    }
    html! { @for name in &drawn { (name) } }
}

fn told_claimed(claimed: &Claimed) -> String {
    let day = |at: f64| jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(at as i64)).ok();
    match &claimed.when {
        None => format!("claimed {}", claimed.written),
        Some(when) => {
            let from = when.low.and_then(day).map_or_else(String::new, |day| day.to_string());
            // Bars reach to the end of their last day.
            let until = when.high.and_then(|end| day(end - 1.0)).map_or_else(String::new, |day| day.to_string());
            format!("claimed {} for {from}..{until}", claimed.written)
        }
    }
}

fn told_point(evidence: &Evidence) -> String {
    let published = evidence.origin.published.as_deref().unwrap_or("undated");
    format!("{} ({published}) {} {}", evidence.place.source, evidence.value_text, evidence.stance.name())
}
