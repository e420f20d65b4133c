//! The mentions of texts for other programs. In JSON, field order is key order.

use serde::Serialize;

use super::Read;
use crate::error::{Error, Result};
use crate::mention::{self, Kind, Mention};
use crate::value::{Amount, DateReading, DateSpan, Value, duration};

/// The version of the object for all texts.
const SCHEMA: &str = "crosscheck.values/1";

/// Every text, in the order read.
#[derive(Serialize)]
struct All<'a> {
    schema: &'static str,
    texts: Vec<Mentions<'a>>,
}

/// A text with its mentions.
#[derive(Serialize)]
struct Mentions<'a> {
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
    value: String,
    /// Other normal forms: the number as printed, where `value` is an interval it bounds or another unit's number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alt: Vec<String>,
    /// Other readings of a date, the likelier first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<String>,
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

/// The other readings of a date, the likelier first.
fn others(mention: &Mention) -> Vec<String> {
    let Value::Date(date) = &mention.value else { return Vec::new() };
    let form = |other: &DateReading| DateSpan::explicit(other.first, other.last, other.granularity).normal_form();
    date.alternatives.iter().map(form).collect()
}

fn mirror<'a>(text: &'a str, mention: &Mention) -> MentionJson<'a> {
    let (low, high, modifier, unit, granularity, value) = match &mention.value {
        Value::Amount(amount) => (
            amount.low.number().map(|n| n.to_string()),
            amount.high.number().map(|n| n.to_string()),
            amount.modifier,
            amount.unit.symbol(),
            None,
            form(mention),
        ),
        Value::Date(date) => (
            date.first.map(|d| d.to_string()),
            date.last.map(|d| d.to_string()),
            date.modifier,
            None,
            Some(date.granularity.name()),
            form(mention),
        ),
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
        others: others(mention),
        noun: mention.noun.map(|noun| noun.span.of(text)),
        head: mention.noun.map(|noun| noun.head.of(text)),
        rate: mention.rate.map(|rate| rate.of(text)),
        direction: mention.direction.map(mention::Direction::name),
        sense: (mention.sense != mention::Sense::Plain).then(|| mention.sense.name()),
        rule: mention.rule,
    }
}

/// The normal form of a value.
pub(super) fn form(mention: &Mention) -> String {
    match &mention.value {
        Value::Amount(amount) => amount_form(mention.kind, amount),
        Value::Date(date) => date.normal_form(),
    }
}

/// The normal form of an amount; a length of time has its own.
fn amount_form(kind: Kind, amount: &Amount) -> String {
    let length = (kind == Kind::Duration).then(|| duration::normal_form(amount)).flatten();
    length.unwrap_or_else(|| amount.normal_form())
}

fn of<'a>(read: &'a Read) -> Mentions<'a> {
    Mentions { id: &read.id, mentions: read.mentions.iter().map(|mention| mirror(&read.text, mention)).collect() }
}

/// One object for all texts, over several lines.
pub(super) fn all(read: &[Read]) -> Result<String> {
    let all = All { schema: SCHEMA, texts: read.iter().map(of).collect() };
    let mut json = serde_json::to_string_pretty(&all).map_err(|error| Error::new(error.to_string()))?;
    json.push('\n');
    Ok(json)
}

/// One text's object, in a line.
pub(super) fn line(read: &Read) -> Result<String> {
    let mut json = serde_json::to_string(&of(read)).map_err(|error| Error::new(error.to_string()))?;
    json.push('\n');
    Ok(json)
}
