//! Timelines: a value for each stretch of time.

use super::keys::edtf;
use super::raise::Context;
use super::raw::RawEntry;
use super::{ClaimKind, TimelineEntry, values};
use crate::diag::Spanned;
use crate::text::Span;
use crate::value::{DateSpan, Granularity};

/// The kind of a timeline's values: that of the first entry with one value, which the others must share.
pub(super) fn kind(timeline: &Spanned<Vec<RawEntry>>, context: &mut Context<'_, '_>) -> Option<ClaimKind> {
    if timeline.value.is_empty() {
        let help = "give it an entry, as in `{ count = 28, from = \"2009-04-01\", until = \"2017-06-04\" }`";
        context.mistake("empty-timeline", timeline.span, "the timeline is empty", "no entry", help);
        return None;
    }
    let mut first: Option<(ClaimKind, Span)> = None;
    for entry in &timeline.value {
        match entry.values.as_slice() {
            [] => {
                let help = "add one of `count`, `number`, `percent`, `money`, `quantity`, `duration`, `date`";
                context.mistake(
                    "no-value",
                    entry.span,
                    "an entry of a timeline needs a value",
                    "no value is given",
                    help,
                );
            }
            [(kind @ (ClaimKind::Text | ClaimKind::Stated), value)] => {
                let message = format!("a timeline has numbers or dates, and no `{}`", kind.name());
                context.mistake(
                    "wrong-kind",
                    value.span,
                    message,
                    "not a number or date",
                    "make a claim of its own, with `as_of`",
                );
            }
            [(kind, value)] => match first {
                None => first = Some((*kind, value.span)),
                Some((expected, _)) if expected == *kind => {}
                Some((expected, place)) => {
                    let path = context.reader.path().to_owned();
                    let message = format!("the timeline has `{}` and `{}`", expected.name(), kind.name());
                    let mistake =
                        context.reader.mistake("timeline-mixed", value.span, message, "another kind of value");
                    *mistake = mistake
                        .clone()
                        .related(&path, place, "the kind of the first entry")
                        .help("use one kind throughout");
                }
            },
            [_, (_, second), ..] => {
                let help = "make an entry of its own for the other";
                context.mistake(
                    "several-values",
                    second.span,
                    "an entry of a timeline has one value",
                    "a second value",
                    help,
                );
            }
        }
    }
    first.map(|(kind, _)| kind)
}

/// Reads the entries and checks that they follow on each other without overlap.
pub(super) fn raise(
    timeline: Spanned<Vec<RawEntry>>,
    kind: ClaimKind,
    context: &mut Context<'_, '_>,
) -> Option<Vec<TimelineEntry>> {
    let mut entries: Vec<TimelineEntry> = Vec::new();
    let mut last: Option<(DateSpan, Span)> = None;
    let mut sound = true;
    for RawEntry { span: place, values, from, until } in timeline.value {
        let days = span(from, until, context);
        if let (Some(days), Some((earlier, earlier_place))) = (&days, &last) {
            sound &= follows(earlier, *earlier_place, days, place, context);
        }
        let read = match values.as_slice() {
            [(found_kind, found)] if *found_kind == kind => values::read(kind, found, context),
            _ => None,
        };
        if let Some(days) = &days {
            last = Some((days.clone(), place));
        }
        match (read, days) {
            (Some((value, written)), Some(span)) => entries.push(TimelineEntry { value, written, span }),
            _ => sound = false,
        }
    }
    sound.then_some(entries)
}

/// The days from the first of `from` to the last of `until`.
fn span(
    from: Option<Spanned<String>>,
    until: Option<Spanned<String>>,
    context: &mut Context<'_, '_>,
) -> Option<DateSpan> {
    let mut end = |key, text: &Option<Spanned<String>>, pick: fn(&DateSpan) -> Option<jiff::civil::Date>| match text {
        None => Some(None),
        Some(text) => {
            let span = edtf(key, text, context)?;
            let day = pick(&span);
            if day.is_none() {
                let help = format!("leave `{key}` out where there is no such day");
                context.mistake("bad-edtf", text.span, format!("`{key}` names no day"), "open or unknown", help);
            }
            day.map(Some)
        }
    };
    let first = end("from", &from, |span| span.first);
    let last = end("until", &until, |span| span.last);
    let (first, last) = (first?, last?);
    if let (Some(first), Some(last), Some(until)) = (first, last, &until)
        && last < first
    {
        let message = format!("the entry ends on {last}, before it begins on {first}");
        context.mistake("timeline-backwards", until.span, message, "before `from`", "swap `from` and `until`");
        return None;
    }
    let day = DateSpan::day(first.or(last).unwrap_or_default());
    Some(DateSpan { first, last, granularity: Granularity::Range, ..day })
}

/// Checks that an entry begins after the one before it has ended.
fn follows(
    earlier: &DateSpan,
    earlier_place: Span,
    days: &DateSpan,
    place: Span,
    context: &mut Context<'_, '_>,
) -> bool {
    let path = context.reader.path().to_owned();
    if earlier.overlaps(days) {
        let ends = earlier.last.map_or("has no `until`".to_owned(), |day| format!("holds until {day}"));
        let begins = days.first.map_or("has no `from`".to_owned(), |day| format!("holds from {day}"));
        let message = "two entries of the timeline overlap";
        let mistake = context.reader.mistake("timeline-overlap", place, message, format!("this one {begins}"));
        *mistake = mistake
            .clone()
            .related(&path, earlier_place, format!("this one {ends}"))
            .help("end each entry on the day before the next one begins");
        return false;
    }
    let in_order = matches!((earlier.last, days.first), (Some(last), Some(first)) if last < first);
    if !in_order {
        let message = "the entries of the timeline are not in order of time";
        let mistake = context.reader.mistake("timeline-order", place, message, "earlier than the one before it");
        *mistake =
            mistake.clone().related(&path, earlier_place, "the one before it").help("put the earliest entry first");
    }
    in_order
}
