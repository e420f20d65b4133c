//! Stated values over the datelines of their sources, with what the claim says for each time behind them.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::axis::{Axis, Bar};
use super::spread::anchor;
use super::{arrow, mark, percent, picture};
use crate::evidence::Evidence;
use crate::ledger::{Asserted, ClaimKind};
use crate::report::ClaimReport;
use crate::report::html::text::{Text, stance_words};
use crate::report::words;
use crate::value::{DateSpan, Unit, Value, parse_edtf};

/// Points drawn; further ones are counted in the caption.
const POINTS: usize = 200;
/// The upper and lower edge of the plot, in pixels.
const TOP: f64 = 12.0;
const BOTTOM: f64 = 172.0;
/// A label is taken to be this wide for each of its characters: percent of the narrowest screen.
const CHARACTER: f64 = 2.2;
/// Characters of a label.
const LABEL: usize = 16;

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

/// The picture, for a timeline with a dated value, and for any number stated otherwise at another date.
pub(in crate::report::html) fn over_time(report: &ClaimReport) -> Markup {
    let Some((claimed, unit)) = claimed(report) else { return html! {} };
    let amounts = report.evidence.iter().filter(|evidence| matches!(evidence.value, Some(Value::Amount(_))));
    let stated = amounts.clone().count();
    let all: Vec<Point<'_>> = amounts.filter_map(|evidence| point(evidence, unit)).collect();
    let points = &all[..all.len().min(POINTS)];
    let dates: BTreeSet<&str> = points.iter().filter_map(|point| point.evidence.origin.published.as_deref()).collect();
    let is_timeline = matches!(report.claim.asserted, Asserted::Timeline(_));
    if points.is_empty() || (!is_timeline && (dates.len() < 2 || report.judgement.sides.len() < 2)) {
        return html! {};
    }
    let times = points.iter().flat_map(|point| point.when.places());
    let times = times.chain(claimed.iter().filter_map(|claimed| claimed.when.as_ref()).flat_map(Bar::places));
    let values = points.iter().map(|point| &point.value).chain(claimed.iter().map(|claimed| &claimed.value));
    let (Some(across), Some(down)) =
        (Axis::days_over(times, 12.0, 97.0), Axis::numbers_over(values.flat_map(Bar::places), BOTTOM, TOP))
    else {
        return html! {};
    };
    let drawing = html! {
        @for claimed in &claimed { (span(&across, &down, claimed)) }
        @for (at, name) in down.numbers(report.claim.kind == ClaimKind::Count) {
            line.grid x1="0" x2="100%" y1=(pixels(down.at(at))) y2=(pixels(down.at(at))) {}
            text.tick x="0" y=(pixels(down.at(at) - 3.0)) { (name) }
        }
        @for (at, name) in across.dates() {
            line.grid x1=(percent(across.at(at))) x2=(percent(across.at(at))) y1=(BOTTOM) y2=(BOTTOM + 5.0) {}
            text.tick x=(percent(across.at(at))) y=(BOTTOM + 19.0) text-anchor=(anchor(across.at(at))) { (name) }
        }
        @for point in points { (draw(&across, &down, point)) }
        (labels(&across, &down, points))
    };
    let mut told: Vec<String> = claimed.iter().map(told_claimed).collect();
    told.extend(points.iter().map(|point| told_point(point.evidence)));
    let mut caption = "Values stated, over the datelines of their sources; shaded is what the claim says".to_owned();
    if stated > points.len() {
        let missing = words::count(stated - points.len(), "value");
        caption.push_str(&format!("; {missing} without a date or in other units not drawn"));
    }
    picture(&report.claim.id, "time", BOTTOM + 26.0, &caption, &told, &drawing)
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

fn pixels(at: f64) -> String {
    format!("{at:.1}")
}

/// A claimed value behind the points, over the days it holds.
fn span(across: &Axis, down: &Axis, claimed: &Claimed) -> Markup {
    let (from, to) = match &claimed.when {
        Some(when) => (across.low(when.low), across.high(when.high)),
        None => (across.low(None), across.high(None)),
    };
    let (lower, upper) = (down.low(claimed.value.low), down.high(claimed.value.high));
    // A single number is as high as can be seen.
    let (top, height) = if lower - upper < 6.0 { ((lower + upper) / 2.0 - 3.0, 6.0) } else { (upper, lower - upper) };
    html! {
        rect.claimed x=(percent(from)) width=(percent((to - from).max(0.3))) y=(pixels(top)) height=(pixels(height)) {
            title { (Text(&told_claimed(claimed))) }
        }
    }
}

/// A point: its bounds upright, the days of its dateline lying, the mark where they cross.
fn draw(across: &Axis, down: &Axis, point: &Point<'_>) -> Markup {
    let (Some(when), Some(value)) = (point.when.middle(), point.value.middle()) else { return html! {} };
    let (x, y) = (across.at(when), down.at(value));
    let (lower, upper) = (down.low(point.value.low), down.high(point.value.high));
    let (from, to) = (across.low(point.when.low), across.high(point.when.high));
    html! {
        g class=(point.evidence.stance.name()) {
            title { (Text(&told_point(point.evidence))) }
            @if lower - upper > 0.5 { line.bar x1=(percent(x)) x2=(percent(x)) y1=(pixels(lower)) y2=(pixels(upper)) {} }
            @if point.value.low.is_none() { (arrow("down", x, lower)) }
            @if point.value.high.is_none() { (arrow("up", x, upper)) }
            @if to - from > 1.0 { line.bar x1=(percent(from)) x2=(percent(to)) y1=(pixels(y)) y2=(pixels(y)) {} }
            (mark(point.evidence.stance, x, y))
        }
    }
}

/// The values beside their marks, as far as they do not cover each other.
fn labels(across: &Axis, down: &Axis, points: &[Point<'_>]) -> Markup {
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    html! {
        @for point in points {
            @let text = words::clip(&point.evidence.value_text, LABEL);
            @let (x, y) = (across.at(point.when.middle().unwrap_or_default()), down.at(point.value.middle().unwrap_or_default()));
            @let wide = text.chars().count() as f64 * CHARACTER + 3.0;
            @let (from, to) = if x > 60.0 { (x - wide, x) } else { (x, x + wide) };
            @if !taken.iter().any(|(a, b, at)| from < *b && *a < to && (y - at).abs() < 14.0) {
                ({ taken.push((from, to, y)); "" })
                text.label x=(percent(x)) y=(pixels(y - 8.0)) dx=(if x > 60.0 { -6 } else { 6 }) text-anchor=(if x > 60.0 { "end" } else { "start" }) { (Text(&text)) }
            }
        }
    }
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
    format!("{} ({published}) states {}: {}", evidence.place.source, evidence.value_text, stance_words(evidence.stance))
}
