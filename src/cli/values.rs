//! `crosscheck values`: the mentions read from text.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

use crate::mention::{self, Kind, Mention};
use crate::value::{Amount, DateSpan, Granularity, Value, duration};

/// A line of input.
#[derive(Deserialize)]
struct TextLine {
    id: String,
    text: String,
    #[serde(default)]
    published: Option<String>,
}

/// A line of output.
#[derive(Serialize)]
struct MentionsLine<'a> {
    id: &'a str,
    mentions: Vec<MentionJson<'a>>,
}

/// A mention in machine output.
#[derive(Serialize)]
struct MentionJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    low: Option<String>,
    high: Option<String>,
    modifier: Option<&'static str>,
    unit: Option<&'static str>,
    granularity: Option<&'static str>,
    value: Option<String>,
    /// Other normal forms: the number as printed, where `value` is an interval it bounds or another unit's number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alt: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    noun: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sense: Option<&'static str>,
    rule: &'static str,
}

/// The printed number of an amount whose normal form is another.
fn printed(mention: &Mention) -> Vec<String> {
    let Value::Amount(amount) = &mention.value else { return Vec::new() };
    if mention.kind == Kind::Duration {
        return Vec::new();
    }
    let form = amount.normal_form();
    [mention.printed, amount.nominal].into_iter().flatten().map(|n| n.to_string()).filter(|n| *n != form).collect()
}

fn mirror<'a>(text: &'a str, mention: &Mention) -> MentionJson<'a> {
    let (low, high, modifier, unit, granularity, value) = match &mention.value {
        Value::Amount(amount) => (
            amount.low.number().map(|n| n.to_string()),
            amount.high.number().map(|n| n.to_string()),
            amount.modifier,
            amount.unit.symbol(),
            None,
            Some(amount_form(mention.kind, amount)),
        ),
        Value::Date(date) => (
            date.first.map(|d| d.to_string()),
            date.last.map(|d| d.to_string()),
            date.modifier,
            None,
            Some(date.granularity.name()),
            Some(date.normal_form()),
        ),
        Value::Time(time) => (Some(time.first.to_string()), Some(time.last.to_string()), None, None, None, None),
    };
    MentionJson {
        start: mention.span.start,
        end: mention.span.end,
        text: mention.span.of(text),
        kind: mention.kind.name(),
        low,
        high,
        modifier: modifier.map(crate::value::Modifier::name),
        unit,
        granularity,
        value,
        alt: printed(mention),
        noun: mention.noun.map(|noun| noun.span.of(text)),
        head: mention.noun.map(|noun| noun.head.of(text)),
        rate: mention.rate.map(|rate| rate.of(text)),
        direction: mention.direction.map(mention::Direction::name),
        sense: (mention.sense != mention::Sense::Plain).then(|| mention.sense.name()),
        rule: mention.rule,
    }
}

/// The normal form of an amount; a length of time has its own.
fn amount_form(kind: Kind, amount: &Amount) -> String {
    let length = (kind == Kind::Duration).then(|| duration::normal_form(amount)).flatten();
    length.unwrap_or_else(|| amount.normal_form())
}

/// A dateline in full ("2022-10-27") or known only to its month or year ("2016-06~", "2016").
fn dateline(published: Option<&str>) -> Option<DateSpan> {
    let written = published?.trim_end_matches(['~', '?', '%']);
    if let Ok(day) = written.parse() {
        return Some(DateSpan::day(day));
    }
    let (year, month) = written.split_once('-').map_or((written, None), |(year, month)| (year, Some(month)));
    let first = jiff::civil::Date::new(year.parse().ok()?, month.unwrap_or("1").parse().ok()?, 1).ok()?;
    let (last, granularity) = match month {
        Some(_) => (first.last_of_month(), Granularity::Month),
        None => (first.last_of_year(), Granularity::Year),
    };
    Some(DateSpan::explicit(first, last, granularity))
}

/// Reads JSON lines from stdin, writes one line of mentions for each.
pub fn run() -> io::Result<()> {
    let stdin = io::stdin().lock();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in stdin.lines() {
        let line: TextLine = serde_json::from_str(&line?)?;
        let mentions = mention::read(&line.text, dateline(line.published.as_deref()).as_ref());
        let mentions = mentions.iter().map(|m| mirror(&line.text, m)).collect();
        serde_json::to_writer(&mut out, &MentionsLine { id: &line.id, mentions })?;
        out.write_all(b"\n")?;
    }
    out.flush()
}
