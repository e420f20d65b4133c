//! The keys of a claim beside its value, each read by a function of its own.

use globset::GlobBuilder;

use super::raise::Context;
use super::raw::{Given, RawExpect, RawWaive, Strings};
use super::{ClaimKind, Expect, Severity, Source, Tolerance, Waiver, Within, values};
use crate::diag::{Spanned, TomlValue, nearest};
use crate::text::Span;
use crate::value::{DateSpan, Decimal, EdtfError, Value, is_yearless, parse_edtf, parse_yearless};

/// The verdicts a claim may expect, as in [`crate::verdict`], which stands further down the flow.
const VERDICTS: [&str; 5] = ["supported", "refuted", "conflicting", "not_enough_info", "unchecked"];

/// The value of a key a table needs, which is a mistake to leave out.
pub(super) fn required<T>(key: &str, given: Given<T>, table: Span, context: &mut Context<'_, '_>) -> Option<T> {
    if given.is_absent() {
        let help = match key {
            "id" => "add `id = \"some-words\"`, in small letters, digits and hyphens",
            "statement" => "add `statement = \"…\"`, the claim in a sentence for people",
            "verdict" => "add `verdict = \"…\"`",
            "reason" => "add `reason = \"…\"`",
            _ => "add `until = \"2026-12-31\"`, the last day it holds",
        };
        context.mistake("missing-key", table, format!("`{key}` is missing"), format!("no `{key}` here"), help);
    }
    given.ok()
}

pub(super) fn not_empty(key: &str, text: Spanned<String>, context: &mut Context<'_, '_>) -> String {
    if text.value.trim().is_empty() {
        let help = format!("write a few words, or leave `{key}` out where it is not required");
        context.mistake("empty-text", text.span, format!("`{key}` is empty"), "nothing here", help);
    }
    text.value
}

pub(super) fn check_id(id: &Spanned<String>, context: &mut Context<'_, '_>) {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !id.value.is_empty() && id.value.chars().all(sound) {
        return;
    }
    let slug: String = id.value.to_lowercase().chars().take(80).map(|c| if sound(c) { c } else { '-' }).collect();
    let slug = slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let help = if slug.is_empty() { "an id is as in \"nato-members\"".to_owned() } else { format!("write \"{slug}\"") };
    let message = "an id has small letters a to z, digits and hyphens, and at least one of them";
    context.mistake("bad-id", id.span, message, "not an id", help);
}

pub(super) fn within(word: &Spanned<String>, context: &mut Context<'_, '_>) -> Within {
    match word.value.as_str() {
        "sentence" => Within::Sentence,
        "paragraph" => Within::Paragraph,
        "document" => Within::Document,
        other => {
            let message = format!("{other:?} is nowhere a subject can stand");
            let help = one_of(other, &["sentence", "paragraph", "document"]);
            context.mistake("bad-within", word.span, message, "unknown word", help);
            Within::default()
        }
    }
}

pub(super) fn severity(word: &Spanned<String>, context: &mut Context<'_, '_>) -> Severity {
    let all = [Severity::Error, Severity::Warning, Severity::Info];
    match all.into_iter().find(|severity| severity.name() == word.value) {
        Some(severity) => severity,
        None => {
            let message = format!("{:?} is no severity", word.value);
            let help = one_of(&word.value, &all.map(Severity::name));
            context.mistake("bad-severity", word.span, message, "unknown word", help);
            Severity::default()
        }
    }
}

/// "did you mean …?", or all that is allowed.
fn one_of(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("write one of {}", known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")),
    }
}

/// Reads `"exact"`, `"printed"`, `"5%"`, `"2"`, or a bare number.
pub(super) fn tolerance(
    found: &Spanned<TomlValue>,
    kind: Option<ClaimKind>,
    context: &mut Context<'_, '_>,
) -> Option<Tolerance> {
    if let Some(kind @ (ClaimKind::Text | ClaimKind::Stated)) = kind {
        let message = format!("a claim of kind `{}` has no tolerance", kind.name());
        context.mistake("bad-tolerance", found.span, message, "nothing to be near to", "leave it out");
        return None;
    }
    let not_negative = |text: &str| Decimal::parse(text.trim()).filter(|number| !number.is_negative());
    let tolerance = match &found.value {
        TomlValue::String(text) => match text.trim() {
            "exact" => Some(Tolerance::Exact),
            "printed" => Some(Tolerance::Printed),
            text => match text.strip_suffix('%') {
                Some(share) => not_negative(share).map(Tolerance::Percent),
                None => not_negative(text).map(Tolerance::Absolute),
            },
        },
        TomlValue::Integer { digits, base: 10 } => not_negative(digits).map(Tolerance::Absolute),
        TomlValue::Float(digits) => not_negative(digits).map(Tolerance::Absolute),
        _ => None,
    };
    if tolerance.is_none() {
        let help =
            "write \"exact\", \"printed\", a share such as \"5%\", or an amount in the value's unit such as \"2\"";
        context.mistake("bad-tolerance", found.span, "this is no tolerance", "not understood", help);
    }
    tolerance
}

/// Reads a date or interval in EDTF.
pub(super) fn edtf(key: &str, text: &Spanned<String>, context: &mut Context<'_, '_>) -> Option<DateSpan> {
    let help = "write a day \"2016-06-28\", a month \"2016-06\", a year \"2016\", with `~` where approximate, or \
                \"2016-06-01/2016-06-28\"";
    date(key, text, parse_edtf(text.value.trim()), help, context)
}

/// The claimed date: as [`edtf`], or without a year.
pub(super) fn claimed_date(text: &Spanned<String>, context: &mut Context<'_, '_>) -> Option<DateSpan> {
    if !is_yearless(&text.value) {
        return edtf("date", text, context);
    }
    let help = "without a year write a day \"XXXX-06-28\", a month \"XXXX-06\", or days from or up to one \
                \"XXXX-06-28/..\", \"../XXXX-06-28\"";
    date("date", text, parse_yearless(text.value.trim()), help, context)
}

fn date(
    key: &str,
    text: &Spanned<String>,
    read: Result<DateSpan, EdtfError>,
    help: &str,
    context: &mut Context<'_, '_>,
) -> Option<DateSpan> {
    let mistake =
        |error| context.mistake("bad-edtf", text.span, format!("`{key}` is no date: {error}"), "not EDTF", help);
    read.map_err(mistake).ok()
}

pub(super) fn sources(sources: Option<Strings>, context: &mut Context<'_, '_>) -> Vec<Source> {
    let Some(sources) = sources else { return Vec::new() };
    if sources.value.is_empty() {
        context.mistake(
            "empty-list",
            sources.span,
            "`sources` is empty",
            "no source",
            "name a source, or leave `sources` out",
        );
    }
    sources.value.iter().filter_map(|source| self::source(source, context)).collect()
}

fn source(written: &Spanned<String>, context: &mut Context<'_, '_>) -> Option<Source> {
    const LONGEST: usize = 1000;
    let text = written.value.trim();
    let help = "write a document's id, a glob such as \"reuters-*\", or a tag such as \"tag:wire\"";
    if let Some(tag) = text.strip_prefix("tag:") {
        if tag.trim().is_empty() {
            context.mistake("bad-source", written.span, "a tag has no name", "nothing after `tag:`", help);
            return None;
        }
        return Some(Source::Tag(tag.trim().to_owned()));
    }
    if text.is_empty() || text.len() > LONGEST {
        context.mistake("bad-source", written.span, "a source is empty or too long", "not a source", help);
        return None;
    }
    if !text.contains(['*', '?', '[', '{']) {
        return Some(Source::Id(text.to_owned()));
    }
    match GlobBuilder::new(text).build() {
        Ok(glob) => Some(Source::Glob(Box::new(glob.compile_matcher()))),
        Err(error) => {
            let message = format!("the source is no glob: {}", error.kind());
            context.mistake("bad-source", written.span, message, "not a glob", help);
            None
        }
    }
}

pub(super) fn min_origins(number: Option<Spanned<u32>>, context: &mut Context<'_, '_>) -> usize {
    let Some(number) = number else { return 1 };
    if number.value == 0 {
        let help = "the least is 1, which is what holds without the key";
        context.mistake("bad-min-origins", number.span, "no claim is supported by nobody", "expected 1 or more", help);
    }
    usize::try_from(number.value).unwrap_or(usize::MAX).max(1)
}

pub(super) fn expect(raw: Option<RawExpect>, kind: Option<ClaimKind>, context: &mut Context<'_, '_>) -> Expect {
    let supported = VERDICTS[0].to_owned();
    let Some(raw) = raw else { return Expect { verdict: supported, values: None, because: None, review_after: None } };
    let RawExpect { span, verdict, values, because, review_after } = raw;
    let verdict = match required("verdict", verdict, span, context) {
        None => supported,
        Some(verdict) => {
            if !VERDICTS.contains(&verdict.value.as_str()) {
                let message = format!("{:?} is no verdict", verdict.value);
                let help = one_of(&verdict.value, &VERDICTS);
                context.mistake("bad-verdict", verdict.span, message, "unknown verdict", help);
            }
            verdict.value
        }
    };
    Expect {
        verdict,
        values: values.and_then(|values| expected_values(values, kind?, context)),
        because: because.map(|text| not_empty("because", text, context)),
        review_after: review_after.map(|day| day.value),
    }
}

fn expected_values(
    values: Spanned<Vec<Spanned<TomlValue>>>,
    kind: ClaimKind,
    context: &mut Context<'_, '_>,
) -> Option<Vec<Value>> {
    if let ClaimKind::Text | ClaimKind::Stated = kind {
        let message = format!("a claim of kind `{}` has no values to expect", kind.name());
        context.mistake("wrong-kind", values.span, message, "no values here", "leave `values` out");
        return None;
    }
    if values.value.is_empty() {
        let help = "list the values the sources state, or leave `values` out";
        context.mistake("empty-list", values.span, "`values` is empty", "no value", help);
        return None;
    }
    Some(values.value.iter().filter_map(|found| Some(values::read(kind, found, context)?.0)).collect())
}

pub(super) fn waive(raw: RawWaive, context: &mut Context<'_, '_>) -> Option<Waiver> {
    let RawWaive { span, reason, until } = raw;
    let reason = required("reason", reason, span, context).map(|text| not_empty("reason", text, context));
    let until = required("until", until, span, context);
    Some(Waiver { reason: reason?, until: until?.value })
}

pub(super) fn tags(tags: Option<Strings>, context: &mut Context<'_, '_>) -> Vec<String> {
    tags.map(|tags| tags.value).unwrap_or_default().into_iter().map(|tag| not_empty("tags", tag, context)).collect()
}
