//! From the map's result to lines.

use super::schema::{self, Envelope, Record};
use crate::check::Mapped;
use crate::corpus::Identity;
use crate::diag::{Diagnostic, Level};
use crate::evidence::{Evidence, Origin, Passage, Place, Rejected};
use crate::ledger::Ledger;
use crate::report::SourceReport;
use crate::text::Span;
use crate::value::{Amount, Basis, DateReading, DateSpan, End, Modifier, Value};

/// What files gave, as lines of JSON, sorted, each with a line feed at its end. `ledger` is the one it was mapped with.
pub fn to_lines(ledger: &Ledger, mapped: &Mapped) -> String {
    let Mapped { documents, sources, unread, evidence, rejected, diagnostics } = mapped;
    let documents = documents.iter().map(|found| Record::Document(document(found, true)));
    let unread = unread.iter().map(|found| Record::Document(document(found, false)));
    let sources = sources.iter().map(|found| Record::Source(source(found)));
    let id = |claim: usize| ledger.claims[claim].id.clone();
    let evidence = evidence.iter().map(|(claim, found)| Record::Evidence(Box::new(self::evidence(id(*claim), found))));
    let rejected = rejected.iter().map(|(claim, found)| Record::Rejected(self::rejected(id(*claim), found)));
    let diagnostics = diagnostics.iter().map(|found| Record::Diagnostic(diagnostic(found)));
    let records = documents.chain(unread).chain(sources).chain(evidence).chain(rejected).chain(diagnostics);
    let mut lines: Vec<String> = records.map(line).collect();
    // The map's own order depends on its threads.
    lines.sort_unstable();
    lines.concat()
}

fn line(record: Record) -> String {
    let envelope = Envelope { schema: schema::NAME.to_owned(), record };
    let mut line = serde_json::to_string(&envelope).expect("the mirror structs have string keys only");
    line.push('\n');
    line
}

fn document(identity: &Identity, read: bool) -> schema::Document {
    let Identity { path, record, id, tags } = identity.clone();
    schema::Document { path: path.to_string(), line: record, id: id.to_string(), tags, read }
}

fn source(source: &SourceReport) -> schema::Source {
    let SourceReport { id, path, title, publisher, agency, origin, published, url, tags, failure } = source.clone();
    schema::Source { id, path, title, publisher, agency, origin, published, url, tags, failure }
}

fn evidence(claim: String, evidence: &Evidence) -> schema::Evidence {
    let Evidence { place, origin, stance, reason, value: stated, value_text, passage, time, attributed_to, tally } =
        evidence.clone();
    schema::Evidence {
        claim,
        place: self::place(place),
        origin: self::origin(&origin),
        stance: stance.name().to_owned(),
        reason: reason.code.name().to_owned(),
        because: reason.because,
        value: stated.map(value),
        value_text,
        passage: self::passage(passage),
        time: time.map(|time| date(*time)),
        attributed_to,
        tally: tally.map(|tally| schema::Tally { replaces: tally.replaces.map(value) }),
    }
}

fn rejected(claim: String, rejected: &Rejected) -> schema::Rejected {
    let Rejected { place, text, passage, reason } = rejected.clone();
    schema::Rejected {
        claim,
        place: self::place(place),
        text: text.to_string(),
        passage: self::passage(passage),
        reason: reason.code.name().to_owned(),
        because: reason.because,
    }
}

fn place(place: Place) -> schema::Place {
    let Place { source, path, span: Span { start, end }, line, column } = place;
    schema::Place { source: source.to_string(), path: path.to_string(), start, end, line, column }
}

fn origin(origin: &Origin) -> schema::Origin {
    // Copies are told by the reduce, from the sketches.
    let Origin { id, declared, copy_of: _, sketch, agency, published, dateline } = origin.clone();
    let dateline = dateline.map(date);
    schema::Origin { id, declared, agency, published, dateline, sketch: sketch.digits(), shingles: sketch.shingles() }
}

fn passage(passage: Passage) -> schema::Passage {
    let Passage { text, value: Span { start, end } } = passage;
    schema::Passage { text: text.to_string(), start, end }
}

fn value(value: Value) -> schema::Value {
    match value {
        Value::Amount(amount) => schema::Value::Amount(self::amount(amount)),
        Value::Date(date) => schema::Value::Date(self::date(date)),
    }
}

fn amount(amount: Amount) -> schema::Amount {
    let Amount { low, high, nominal, modifier, last_place, unit, vague } = amount;
    schema::Amount {
        low: end(low),
        high: end(high),
        nominal: nominal.map(|number| number.to_string()),
        modifier: modifier.map(word),
        last_place: last_place.to_string(),
        unit: unit.symbol().map(str::to_owned),
        vague,
    }
}

fn end(end: End) -> Option<schema::End> {
    match end {
        End::Closed(number) => Some(schema::End { number: number.to_string(), open: false }),
        End::Open(number) => Some(schema::End { number: number.to_string(), open: true }),
        End::Unbounded => None,
    }
}

fn word(modifier: Modifier) -> String {
    modifier.name().to_owned()
}

fn date(date: DateSpan) -> schema::Date {
    let DateSpan {
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
    schema::Date {
        first: first.map(|day| day.to_string()),
        last: last.map(|day| day.to_string()),
        granularity: granularity.name().to_owned(),
        modifier: modifier.map(word),
        basis: basis_name(basis).to_owned(),
        missing_year,
        weekday_mismatch,
        alternatives: alternatives.into_iter().map(reading).collect(),
        unresolved_form,
        named: named.map(reading),
    }
}

pub(super) const fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Explicit => "explicit",
        Basis::Dateline => "dateline",
        Basis::Anaphoric => "anaphoric",
        Basis::Unresolved => "unresolved",
    }
}

fn reading(reading: DateReading) -> schema::Reading {
    let DateReading { first, last, granularity } = reading;
    schema::Reading { first: first.to_string(), last: last.to_string(), granularity: granularity.name().to_owned() }
}

pub(super) const fn level_name(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
    }
}

fn diagnostic(diagnostic: &Diagnostic) -> schema::Diagnostic {
    let Diagnostic { level, code, path, message, span, label, help, related } = diagnostic.clone();
    let pair = |span: Span| (span.start, span.end);
    schema::Diagnostic {
        level: level_name(level).to_owned(),
        code: code.to_owned(),
        path,
        message,
        span: span.map(pair),
        label,
        help,
        related: related
            .into_iter()
            .map(|more| schema::Related { path: more.path, span: pair(more.span), label: more.label })
            .collect(),
    }
}
