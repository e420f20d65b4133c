//! From lines back to the map's result.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::schema::{self, Envelope, Record};
use super::write::{basis_name, level_name};
use crate::check::Mapped;
use crate::corpus::{self, Identity};
use crate::diag::{Diagnostic, Level, Related};
use crate::error::{Error, Result};
use crate::evidence::{Code, Evidence, Origin, Passage, Place, Reason, Rejected, Stance, Tally};
use crate::ledger::Ledger;
use crate::project;
use crate::report::SourceReport;
use crate::text::{Sketch, Span};
use crate::value::{
    Amount, Basis, DateReading, DateSpan, Decimal, End, Granularity, Modifier, Unit, Value, currency, units,
};

/// Reads lines written by [`to_lines`](super::to_lines), of any number of files and in any order; empty lines are passed
/// over. `ledger` is the one the lines are judged with, which has every claim they name.
///
/// # Errors
///
/// For a line that is not of this format, or names a claim the ledger does not have. The message names the line.
pub fn from_lines(ledger: &Ledger, lines: &str) -> Result<Mapped> {
    let claims: BTreeMap<&str, usize> =
        ledger.claims.iter().enumerate().map(|(i, claim)| (claim.id.as_str(), i)).collect();
    let mut mapped = Mapped::default();
    for (i, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        read_line(&claims, line, &mut mapped).map_err(|why| {
            Error::new(format!("line {} of the evidence cannot be read: {why}", i + 1))
                .help("pipe in what `crosscheck evidence` of this version prints for these claims")
        })?;
    }
    Ok(mapped)
}

/// What is wrong with a line, in words.
type Read<T> = std::result::Result<T, String>;

fn read_line(claims: &BTreeMap<&str, usize>, line: &str, mapped: &mut Mapped) -> Read<()> {
    let Envelope { schema, record } = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if schema != schema::NAME {
        return Err(format!("it is of `{schema}`, and `{}` is understood", schema::NAME));
    }
    let claim = |id: &str| claims.get(id).copied().ok_or_else(|| format!("the ledger has no claim `{id}`"));
    match record {
        Record::Document(found) => {
            let schema::Document { path, line, id, tags, read } = found;
            let documents = if read { &mut mapped.documents } else { &mut mapped.unread };
            documents.push(Identity { path: path.into(), record: line, id: id.into(), tags });
        }
        Record::Source(found) => {
            let schema::Source { id, path, title, publisher, agency, origin, published, url, tags, failure } = found;
            let source = SourceReport { id, path, title, publisher, agency, origin, published, url, tags, failure };
            mapped.sources.push(source);
        }
        Record::Evidence(found) => {
            let (claim, found) = (claim(&found.claim)?, evidence(*found)?);
            mapped.evidence.push((claim, found));
        }
        Record::Rejected(found) => {
            let (claim, found) = (claim(&found.claim)?, rejected(found)?);
            mapped.rejected.push((claim, found));
        }
        Record::Diagnostic(found) => {
            mapped.diagnostics.push(diagnostic(found)?);
        }
    }
    Ok(())
}

fn known<T: Copy>(what: &str, word: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Read<T> {
    all.iter().copied().find(|&one| name(one) == word).ok_or_else(|| format!("there is no {what} `{word}`"))
}

fn evidence(found: schema::Evidence) -> Read<Evidence> {
    let schema::Evidence {
        claim: _,
        place,
        origin,
        stance,
        reason,
        because,
        value,
        value_text,
        passage,
        time,
        attributed_to,
        tally,
    } = found;
    let replaced =
        |tally: schema::Tally| Ok::<_, String>(Tally { replaces: tally.replaces.map(self::value).transpose()? });
    Ok(Evidence {
        place: self::place(place)?,
        origin: self::origin(origin)?.into(),
        stance: known("stance", &stance, &Stance::ALL, Stance::name)?,
        reason: self::reason(&reason, because)?,
        value: value.map(self::value).transpose()?,
        value_text,
        passage: self::passage(passage)?,
        time: time.map(date).transpose()?.map(Box::new),
        attributed_to,
        tally: tally.map(replaced).transpose()?.map(Box::new),
    })
}

fn rejected(found: schema::Rejected) -> Read<Rejected> {
    let schema::Rejected { claim: _, place, text, passage, reason, because } = found;
    Ok(Rejected {
        place: self::place(place)?,
        text: text.into(),
        passage: self::passage(passage)?,
        reason: self::reason(&reason, because)?,
    })
}

fn reason(code: &str, because: String) -> Read<Reason> {
    Ok(Reason { code: known("reason", code, Code::ALL, Code::name)?, because })
}

fn span(start: usize, end: usize) -> Read<Span> {
    if start <= end { Ok(Span::new(start, end)) } else { Err(format!("{start} to {end} is no span")) }
}

fn place(place: schema::Place) -> Read<Place> {
    let schema::Place { source, path, start, end, line, column } = place;
    Ok(Place { source: source.into(), path: path.into(), span: span(start, end)?, line, column })
}

fn origin(origin: schema::Origin) -> Read<Origin> {
    let schema::Origin { id, declared, agency, published, dateline, sketch, shingles } = origin;
    let sketch = Sketch::from_digits(&sketch, shingles).ok_or("its sketch is none")?;
    Ok(Origin {
        id,
        declared,
        copy_of: None,
        sketch: Arc::new(sketch),
        agency,
        published,
        dateline: dateline.map(date).transpose()?,
    })
}

fn passage(passage: schema::Passage) -> Read<Passage> {
    let schema::Passage { text, start, end } = passage;
    let value = span(start, end)?;
    if text.get(start..end).is_none() {
        return Err(format!("its passage has no bytes {start} to {end}"));
    }
    Ok(Passage { text: text.into(), value })
}

fn value(value: schema::Value) -> Read<Value> {
    Ok(match value {
        schema::Value::Amount(amount) => Value::Amount(self::amount(amount)?),
        schema::Value::Date(date) => Value::Date(self::date(date)?),
    })
}

fn parsed<T: std::str::FromStr>(what: &str, text: &str) -> Read<T> {
    text.parse().map_err(|_| format!("`{text}` is no {what}"))
}

fn amount(amount: schema::Amount) -> Read<Amount> {
    let schema::Amount { low, high, nominal, modifier, last_place, unit, vague } = amount;
    Ok(Amount {
        low: end(low)?,
        high: end(high)?,
        nominal: nominal.map(|number| decimal(&number)).transpose()?,
        modifier: self::modifier(modifier)?,
        last_place: decimal(&last_place)?,
        unit: unit.map_or(Ok(Unit::None), |symbol| self::unit(&symbol))?,
        vague,
    })
}

fn end(end: Option<schema::End>) -> Read<End> {
    let Some(schema::End { number, open }) = end else { return Ok(End::Unbounded) };
    let number = decimal(&number)?;
    Ok(if open { End::Open(number) } else { End::Closed(number) })
}

fn decimal(text: &str) -> Read<Decimal> {
    Decimal::parse(text).ok_or_else(|| format!("`{text}` is no number"))
}

fn modifier(word: Option<String>) -> Read<Option<Modifier>> {
    word.map(|word| known("modifier", &word, &Modifier::ALL, Modifier::name)).transpose()
}

fn unit(symbol: &str) -> Read<Unit> {
    let fixed = [Unit::Percent, Unit::PercentPoint].into_iter().find(|unit| unit.symbol() == Some(symbol));
    let measure = || units::all().find(|unit| unit.symbol == symbol).map(Unit::Measure);
    let money = || currency::of_unit(symbol).map(Unit::Currency);
    fixed.or_else(measure).or_else(money).ok_or_else(|| format!("there is no unit `{symbol}`"))
}

fn date(date: schema::Date) -> Read<DateSpan> {
    let schema::Date {
        first,
        last,
        granularity,
        modifier,
        basis,
        missing_year,
        weekday_mismatch,
        alternatives,
        unresolved_form,
        named,
    } = date;
    let day = |text: Option<String>| text.map(|text| parsed("day", &text)).transpose();
    let bases = [Basis::Explicit, Basis::Dateline, Basis::Anaphoric, Basis::Unresolved];
    Ok(DateSpan {
        first: day(first)?,
        last: day(last)?,
        granularity: self::granularity(&granularity)?,
        modifier: self::modifier(modifier)?,
        basis: known("basis", &basis, &bases, basis_name)?,
        missing_year,
        weekday_mismatch,
        alternatives: alternatives.into_iter().map(reading).collect::<Read<_>>()?,
        unresolved_form,
        named: named.map(reading).transpose()?,
    })
}

fn granularity(word: &str) -> Read<Granularity> {
    known("granularity", word, &Granularity::ALL, Granularity::name)
}

fn reading(reading: schema::Reading) -> Read<DateReading> {
    let schema::Reading { first, last, granularity } = reading;
    Ok(DateReading {
        first: parsed("day", &first)?,
        last: parsed("day", &last)?,
        granularity: self::granularity(&granularity)?,
    })
}

fn diagnostic(diagnostic: schema::Diagnostic) -> Read<Diagnostic> {
    let schema::Diagnostic { level, code, path, message, span, label, help, related } = diagnostic;
    let codes = [corpus::CODES, project::CODES].concat();
    let span_of = |(start, end)| self::span(start, end);
    let related = related.into_iter().map(|more| {
        let schema::Related { path, span, label } = more;
        Ok(Related { path, span: span_of(span)?, label })
    });
    Ok(Diagnostic {
        level: known("level", &level, &[Level::Error, Level::Warning], level_name)?,
        code: known("code", &code, &codes, |(code, _)| code)?.0,
        path,
        message,
        span: span.map(span_of).transpose()?,
        label,
        help,
        related: related.collect::<Read<_>>()?,
    })
}
