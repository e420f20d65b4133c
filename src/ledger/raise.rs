//! From a claim as written to a claim as meant: every rule of a claim is checked here.

use std::sync::Arc;

use super::keys;
use super::lists::Lists;
use super::raw::{Given, RawClaim, RawEntry, Strings};
use super::timeline;
use super::values;
use super::{Asserted, Claim, ClaimKind, Term};
use crate::diag::{Reader, Spanned, TomlValue};
use crate::text::Span;

/// What raising a claim needs to know of its file, and where mistakes go.
pub(super) struct Context<'c, 'r> {
    pub(super) text: &'c str,
    /// The line feeds of the text.
    pub(super) line_ends: &'c [usize],
    pub(super) lists: &'c mut Lists,
    pub(super) reader: &'c mut Reader<'r>,
}

/// The columns of a table's header on its line: the first, and the one after it.
fn columns(text: &str, header: Span) -> (usize, usize) {
    let before = text.get(..header.start).unwrap_or_default();
    let begin = before.rfind('\n').map_or(0, |at| at + 1);
    let first = before[begin..].chars().count() + 1;
    (first, first + header.of(text).lines().next().unwrap_or_default().chars().count())
}

/// Checks a claim. `None` where there is a mistake that keeps it from being meant, all of which are reported.
pub(super) fn claim(raw: RawClaim, context: &mut Context<'_, '_>) -> Option<Claim> {
    let RawClaim {
        span,
        id,
        statement,
        subject,
        measure,
        of,
        within,
        not,
        values,
        timeline,
        among,
        tolerance,
        as_of,
        sources,
        min_origins,
        expect,
        waive,
        severity,
        tags,
    } = raw;
    let before = context.reader.diagnostics.len();

    if subject.is_absent() && sources.is_absent() {
        let help =
            "add `subject = [\"…\"]`, the words a passage must have to speak of this claim, or `sources = [\"…\"]`";
        context.mistake("no-subject", span, "a claim needs `subject` or `sources`", "neither is given", help);
    }
    let (kind, value_span) = match kind(&values, &timeline, span, context) {
        Some((kind, span)) => (Some(kind), span),
        None => (None, span),
    };
    if kind.is_some_and(is_number) && measure.is_absent() && of.is_absent() {
        let help = "add `measure = [\"@killed\"]`, what is said of the number, or `of = [\"people\"]`, what it counts";
        context.mistake("no-measure", span, "a claim with a number needs `measure` or `of`", "neither is given", help);
    }
    if let (Some(kind), Some(among)) = (kind, &among)
        && kind != ClaimKind::Text
    {
        let help = "`among` lists the wordings that rule out those of `text`; for a value leave it out";
        context.mistake(
            "among-without-text",
            among.span,
            "`among` goes with `text` alone",
            "no `text` in this claim",
            help,
        );
    }
    let asserted = asserted(values, timeline, among, kind, context);
    let id = keys::required("id", id, span, context);
    if let Some(id) = &id {
        keys::check_id(id, context);
    }
    let statement = keys::required("statement", statement, span, context);
    let claim = Claim {
        id: id.map(|id| id.value).unwrap_or_default(),
        statement: statement.map(|text| keys::not_empty("statement", text, context)).unwrap_or_default(),
        file: context.reader.path().to_owned(),
        line: context.line_ends.partition_point(|&end| end < span.start) + 1,
        columns: columns(context.text, span),
        value_span,
        kind: kind.unwrap_or(ClaimKind::Stated),
        subject: context.terms("subject", subject.ok()),
        measure: context.terms("measure", measure.ok()),
        of: context.terms("of", of.ok()),
        within: within.map(|word| keys::within(&word, context)).unwrap_or_default(),
        not: context.terms("not", not),
        tolerance: tolerance.and_then(|found| keys::tolerance(&found, kind, context)).unwrap_or_default(),
        as_of: as_of.and_then(|text| keys::edtf("as_of", &text, context)),
        sources: keys::sources(sources.ok(), context),
        min_origins: keys::min_origins(min_origins, context),
        expect: keys::expect(expect.map(|raw| *raw), kind, context),
        waive: waive.and_then(|raw| keys::waive(*raw, context)),
        severity: severity.map(|word| keys::severity(&word, context)).unwrap_or_default(),
        tags: keys::tags(tags, context),
        asserted: asserted?,
    };
    (context.reader.diagnostics.len() == before).then_some(claim)
}

impl Context<'_, '_> {
    /// Reports a mistake with what would be right.
    pub(super) fn mistake(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.reader.mistake(code, span, message, label).help = Some(help.into());
    }

    fn terms(&mut self, key: &str, terms: Option<Strings>) -> Arc<[Term]> {
        terms.map(|terms| self.lists.expand(key, terms, self.reader)).unwrap_or_default()
    }
}

/// Whether the value is a number of some sort.
const fn is_number(kind: ClaimKind) -> bool {
    match kind {
        ClaimKind::Count
        | ClaimKind::Number
        | ClaimKind::Percent
        | ClaimKind::Money
        | ClaimKind::Quantity
        | ClaimKind::Duration => true,
        ClaimKind::Date | ClaimKind::Text | ClaimKind::Stated => false,
    }
}

/// The keys that hold a value, for messages.
fn value_keys() -> String {
    let names: Vec<String> = ClaimKind::ALL.iter().map(|kind| format!("`{}`", kind.name())).collect();
    format!("{} or `timeline`", names.join(", "))
}

/// The claim's kind and the place of its value.
fn kind(
    values: &[(ClaimKind, Spanned<TomlValue>)],
    timeline: &Given<Spanned<Vec<RawEntry>>>,
    claim: Span,
    context: &mut Context<'_, '_>,
) -> Option<(ClaimKind, Span)> {
    let mut places: Vec<Span> = values.iter().map(|(_, value)| value.span).collect();
    if let Given::Is(timeline) = timeline {
        places.push(timeline.span);
    }
    places.sort_unstable();
    if let [first, second, ..] = places[..] {
        let path = context.reader.path().to_owned();
        let help = format!("keep one of {}; make a claim of its own for the other", value_keys());
        let mistake = context.reader.mistake("several-values", second, "a claim has one value", "a second value");
        *mistake = mistake.clone().related(&path, first, "the first value").help(help);
        return None;
    }
    match (values, timeline) {
        ([(kind, value)], _) => Some((*kind, value.span)),
        (_, Given::Is(timeline)) => Some((timeline::kind(timeline, context)?, timeline.span)),
        (_, Given::Wrong) => None,
        (_, Given::Absent) => {
            let help = format!("add one of {}", value_keys());
            context.mistake("no-value", claim, "a claim needs a value", "no value is given", help);
            None
        }
    }
}

fn asserted(
    values: Vec<(ClaimKind, Spanned<TomlValue>)>,
    timeline: Given<Spanned<Vec<RawEntry>>>,
    among: Option<Strings>,
    kind: Option<ClaimKind>,
    context: &mut Context<'_, '_>,
) -> Option<Asserted> {
    if let (Given::Is(timeline), Some(kind)) = (timeline, kind) {
        return timeline::raise(timeline, kind, context).map(Asserted::Timeline);
    }
    // Of several values none is the claim's, and the mistakes of each are worth knowing.
    let mut read: Vec<_> = values.into_iter().map(|(kind, found)| one(kind, found, among.clone(), context)).collect();
    kind.and_then(|_| read.pop()?)
}

fn one(
    kind: ClaimKind,
    found: Spanned<TomlValue>,
    among: Option<Strings>,
    context: &mut Context<'_, '_>,
) -> Option<Asserted> {
    match kind {
        ClaimKind::Text => {
            let spellings = context.reader.strings("text", found)?;
            Some(Asserted::Text {
                spellings: context.terms("text", Some(spellings)),
                among: context.terms("among", among),
            })
        }
        ClaimKind::Stated => match found.value {
            TomlValue::Boolean(true) => Some(Asserted::Stated),
            TomlValue::Boolean(false) => {
                let help = "leave it `true` and write `expect = \"refuted\"`, or state the opposite";
                context.mistake("bad-value", found.span, "`stated` is always `true`", "`false` claims nothing", help);
                None
            }
            _ => {
                context.reader.wrong_type("stated", &found, "`true`");
                None
            }
        },
        _ => {
            let (value, written) = values::read(kind, &found, context)?;
            Some(Asserted::Value { value, written })
        }
    }
}
