//! Values, counts and verdicts in words for people.

use std::collections::BTreeSet;

use super::dispute::QUOTE_WORDS;
use super::quote::quote;
use crate::evidence::{Evidence, Passage, Place};
use crate::ledger::{Asserted, Claim, ClaimKind, Severity, Tolerance};
use crate::report::{
    Breach, Changes, ClaimChange, ClaimReport, Documents, Fate, Fault, Flag, Locked, Report, Standing,
};
use crate::text::printable;
use crate::value::{Amount, DateSpan, End, Modifier, Unit, Value};
use crate::verdict::{Judgement, Lack, Side, Verdict};

/// "1 document", "5 documents".
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// "5 documents, 2 origins".
pub(crate) fn tally(documents: usize, origins: usize) -> String {
    format!("{}, {}", count(documents, "document"), count(origins, "origin"))
}

/// Items in a sentence: "a", "a and b", "a, b and c".
pub(crate) fn list(items: &[impl AsRef<str>], and: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} {and} {}", most.join(", "), last.as_ref())
        }
    }
}

/// A text of at most `most` characters, white space folded, cut with `…`.
pub(crate) fn clip(text: &str, most: usize) -> String {
    let mut short = String::new();
    let mut length = 0;
    for (i, word) in text.split_whitespace().enumerate() {
        if i > 0 {
            short.push(' ');
            length += 1;
        }
        for character in word.chars() {
            if length + 1 > most {
                short.push('…');
                return short;
            }
            short.push(character);
            length += 1;
        }
    }
    short
}

/// What the claim asserts, as written.
pub(crate) fn claimed(claim: &Claim) -> String {
    match &claim.asserted {
        Asserted::Value { written, .. } => written.clone(),
        Asserted::Timeline(entries) => match entries.as_slice() {
            [] => "no value".to_owned(),
            [one] => one.written.clone(),
            [first, .., last] => format!("{} … {} by date", first.written, last.written),
        },
        Asserted::Text { spellings, .. } => {
            let quoted: Vec<String> = spellings.iter().map(|term| format!("“{}”", term.written)).collect();
            list(&quoted, "or")
        }
        Asserted::Stated => "that it is stated".to_owned(),
    }
}

/// A value without the text it was read from: `9..10`, `12 km`, `2022-10-27`.
pub(crate) fn value(value: &Value) -> String {
    match value {
        Value::Amount(amount) if amount.vague => "a vague number".to_owned(),
        Value::Amount(amount) => with_unit(&amount.normal_form(), amount.unit),
        Value::Date(date) => days(date),
    }
}

fn with_unit(number: &str, unit: Unit) -> String {
    match unit {
        Unit::None => number.to_owned(),
        Unit::Percent => format!("{number}%"),
        _ => match unit.symbol() {
            Some(symbol) => format!("{number} {symbol}"),
            None => number.to_owned(),
        },
    }
}

/// A stretch of days: `2022-10-27`, `2022-10-01..2022-10-31`, `2024-03-07..`.
pub(crate) fn days(span: &DateSpan) -> String {
    if span.is_unresolved() {
        return span.unresolved_form.clone().unwrap_or_else(|| "an unresolved date".to_owned());
    }
    match (span.first, span.last) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (first, last) => format!(
            "{}..{}",
            first.map(|day| day.to_string()).unwrap_or_default(),
            last.map(|day| day.to_string()).unwrap_or_default()
        ),
    }
}

/// A value as the interval it is, in words.
pub(crate) fn reading(read: &Value) -> String {
    match read {
        Value::Amount(amount) => amount_reading(amount),
        Value::Date(date) if date.is_yearless() => format!("{} of a year that is not given", date.to_edtf()),
        Value::Date(date) if date.is_unresolved() => "a date that cannot be placed without a dateline".to_owned(),
        Value::Date(date) => {
            let span = match (date.first, date.last) {
                (Some(first), Some(last)) if first == last => format!("the day {first}"),
                (Some(first), Some(last)) => format!("from {first} to {last}, both included"),
                (Some(first), None) => format!("{first} or later"),
                (None, Some(last)) => format!("{last} or earlier"),
                (None, None) => "any day".to_owned(),
            };
            with_modifier(span, date.modifier)
        }
    }
}

fn amount_reading(amount: &Amount) -> String {
    if amount.vague {
        return "a vague number, which refutes nothing".to_owned();
    }
    let text = match (amount.low, amount.high) {
        (End::Closed(low), End::Closed(high)) if low == high => {
            format!("exactly {}", with_unit(&low.to_string(), amount.unit))
        }
        (End::Unbounded, End::Unbounded) => "any number".to_owned(),
        (low, high) => {
            let low = match low {
                End::Closed(number) => Some(format!("at least {}", with_unit(&number.to_string(), amount.unit))),
                End::Open(number) => Some(format!("more than {}", with_unit(&number.to_string(), amount.unit))),
                End::Unbounded => None,
            };
            let high = match high {
                End::Closed(number) => Some(format!("at most {}", with_unit(&number.to_string(), amount.unit))),
                End::Open(number) => Some(format!("less than {}", with_unit(&number.to_string(), amount.unit))),
                End::Unbounded => None,
            };
            low.into_iter().chain(high).collect::<Vec<_>>().join(" and ")
        }
    };
    with_modifier(text, amount.modifier)
}

fn with_modifier(text: String, modifier: Option<Modifier>) -> String {
    match modifier {
        Some(modifier) => format!("{text} ({})", modifier.name()),
        None => text,
    }
}

/// How near is near enough.
pub(crate) fn tolerance(claim: &Claim) -> String {
    match claim.tolerance {
        Tolerance::Exact => "exact".to_owned(),
        Tolerance::Printed => "half a unit of the last printed digit".to_owned(),
        Tolerance::Percent(share) => format!("{share}% of the claimed value"),
        Tolerance::Absolute(amount) if claim.kind == ClaimKind::Date => {
            format!("{amount} day{}", if amount == crate::value::Decimal::ONE { "" } else { "s" })
        }
        Tolerance::Absolute(amount) => format!("{amount}, in the unit of the claimed value"),
    }
}

/// The verdict with its reason: `not_enough_info (absent)`.
pub(crate) fn verdict(judgement: &Judgement) -> String {
    match judgement.lack {
        Some(lack) => format!("{} ({})", judgement.verdict.name(), lack.name()),
        None => judgement.verdict.name().to_owned(),
    }
}

/// Why the verdict is what it is, in a sentence without a full stop.
pub(crate) fn rule(claim: &Claim, judgement: &Judgement) -> String {
    match (judgement.verdict, judgement.lack) {
        (Verdict::Supported, _) => {
            format!("at least {} and none refutes it", supports(claim.min_origins))
        }
        (Verdict::Refuted, _) => "at least one origin refutes it and none supports it".to_owned(),
        (Verdict::Conflicting, _) => "origins stand on both sides, over overlapping time".to_owned(),
        (Verdict::Unchecked, _) => "a document it names could not be read".to_owned(),
        (Verdict::NotEnoughInfo, Some(Lack::Absent) | None) => match claim.asserted {
            Asserted::Value { .. } | Asserted::Timeline(_) => "no passage states a value for it".to_owned(),
            Asserted::Text { .. } | Asserted::Stated => "no passage says it or denies it".to_owned(),
        },
        (Verdict::NotEnoughInfo, Some(Lack::SingleOrigin)) => {
            format!("it asks for {}, and fewer support it", count(claim.min_origins, "independent origin"))
        }
        (Verdict::NotEnoughInfo, Some(Lack::OnlyConsistent)) => {
            "passages fit the claim, and none states its value".to_owned()
        }
        (Verdict::NotEnoughInfo, Some(Lack::Ambiguous)) => "passages can be read more than one way".to_owned(),
        (Verdict::NotEnoughInfo, Some(Lack::OtherTime)) => "passages speak of another time".to_owned(),
    }
}

fn supports(origins: usize) -> String {
    if origins == 1 { "1 origin supports it".to_owned() } else { format!("{origins} origins support it") }
}

/// Expected and found: "expected supported, found refuted".
pub(crate) fn expectation(report: &ClaimReport) -> String {
    let expect = &report.claim.expect;
    let found = verdict(&report.judgement);
    let mut text = if expect.verdict == report.judgement.verdict.name() {
        format!("expected {}, and found it", expect.verdict)
    } else {
        format!("expected {}, found {found}", expect.verdict)
    };
    if let Some(values) = &expect.values {
        let wanted: Vec<String> = values.iter().map(value).collect();
        let sides = report.judgement.sides.iter();
        let stated: Vec<String> = sides.map(|side| side.value.as_ref().map_or(side.text.clone(), value)).collect();
        let met =
            if report.flags.contains(&Flag::OtherValues) { "but the sources state" } else { "and the sources state" };
        let stated = if stated.is_empty() { "none".to_owned() } else { list(&stated, "and") };
        text.push_str(&format!("; expected the values {}, {met} {stated}", list(&wanted, "and")));
    }
    text
}

/// How a claim came out, as sign and word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passed,
    Failed,
    /// It fails, and its waiver covers that today.
    Waived,
    /// It fails, and does not fail the run: its severity is none that does, or it failed before the edit as well.
    Noted,
}

/// How the claim came out.
pub(crate) fn outcome(report: &ClaimReport) -> Outcome {
    if report.passed {
        Outcome::Passed
    } else if report.flags.contains(&Flag::Waived) {
        Outcome::Waived
    } else if report.claim.severity == Severity::Error && !report.flags.contains(&Flag::FailedBefore) {
        Outcome::Failed
    } else {
        Outcome::Noted
    }
}

impl Outcome {
    /// The sign beside the word.
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Passed => "✓",
            Self::Failed => "✗",
            Self::Waived => "~",
            Self::Noted => "!",
        }
    }
}

/// The result in words: "passed", "failed", "failed, waived until 2026-12-31".
pub(crate) fn result(report: &ClaimReport) -> String {
    let mut text = match outcome(report) {
        Outcome::Passed => "passed".to_owned(),
        Outcome::Failed => "failed".to_owned(),
        Outcome::Waived => match &report.claim.waive {
            Some(waiver) => format!("waived until {}", waiver.until),
            None => "waived".to_owned(),
        },
        Outcome::Noted if report.claim.severity == Severity::Error => "failed as before".to_owned(),
        Outcome::Noted => format!("failed, {} only", report.claim.severity.name()),
    };
    for flag in &report.flags {
        text.push_str(match flag {
            Flag::WaiverExpired => ", waiver expired",
            Flag::ReviewDue => ", review due",
            Flag::OtherValues => ", other values",
            Flag::SelfInconsistent => ", a document contradicts itself",
            Flag::Waived | Flag::FailedBefore | Flag::Disagreement | Flag::SingleOrigin => "",
        });
    }
    text
}

/// A side's value as printed, or the normal form where nothing was printed.
pub(crate) fn side_value(side: &Side) -> String {
    let text = clip(&side.text, 40);
    match (&side.value, text.is_empty()) {
        (Some(read), true) => value(read),
        (None, true) => "the statement".to_owned(),
        (_, false) => text,
    }
}

/// What is known of the document behind a piece of evidence: "2016-06~ · origin reuters-2016-06 · credits Reuters".
pub(crate) fn provenance(evidence: &Evidence) -> String {
    let mut known = vec![match &evidence.origin.published {
        Some(published) => published.clone(),
        None => "undated".to_owned(),
    }];
    if *evidence.origin.id != *evidence.place.source {
        known.push(format!("origin {}", evidence.origin.id));
    }
    if let Some(agency) = &evidence.origin.agency {
        known.push(format!("credits {agency}"));
    }
    if let Some(who) = &evidence.attributed_to {
        known.push(format!("according to {who}"));
    }
    known.join(" · ")
}

/// Who says what: `forward refutes: “… killing «nine» …”`.
pub(crate) fn passage_line(evidence: &Evidence) -> String {
    let stance = evidence.stance.name().replace('_', " ");
    shown(&format!("{} {stance}: {}", evidence.place.source, marked(&evidence.passage)))
}

/// A passage in quotation marks, shortened, its value marked: `“… killing «nine» …”`.
pub(crate) fn marked(passage: &Passage) -> String {
    let quote = quote(passage, QUOTE_WORDS);
    let value = if quote.value.is_empty() { String::new() } else { format!("«{}»", quote.value) };
    format!("“{}{value}{}”", quote.before, quote.after)
}

/// Where a passage stands, as it can be found again: `corpus/a.txt:9:84`. Of HTML the line is that of the extracted text,
/// which no editor shows, and says so.
pub(crate) fn place(place: &Place) -> String {
    if is_html(&place.path) {
        format!("{} (line {} of its text)", place.path, place.line)
    } else {
        format!("{}:{}:{}", place.path, place.line, place.column)
    }
}

/// Whether a file is read as HTML.
pub(crate) fn is_html(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["html", "htm"].iter().any(|html| ending.eq_ignore_ascii_case(html))
}

/// On one line, with nothing that steers a terminal or turns the writing direction.
pub(crate) fn shown(text: &str) -> String {
    printable(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// The last line of a report.
pub(crate) fn summary(report: &Report) -> String {
    let summary = &report.summary;
    let of = |flag: Flag| report.claims.iter().filter(|claim| claim.flags.contains(&flag)).count();
    let disagreements = report.claims.iter().filter(|claim| !claim.judgement.disagreements.is_empty()).count();
    let failed: Vec<String> = [(of(Flag::Waived), "waived"), (of(Flag::FailedBefore), "as before")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, how)| format!("{count} {how}"))
        .collect();
    let mut parts = vec![format!(
        "{}: {} passed, {} failed{}",
        count(summary.claims, "claim"),
        summary.passed,
        summary.failed,
        if failed.is_empty() { String::new() } else { format!(" ({})", failed.join(", ")) }
    )];
    parts.push(count(summary.documents, "document"));
    if summary.unchecked_documents > 0 {
        parts.push(format!("{} could not be read", summary.unchecked_documents));
    }
    if disagreements > 0 {
        parts.push(format!("sources disagree on {}", count(disagreements, "claim")));
    }
    let breaches = report.locked.as_ref().map_or(0, |locked| locked.breaches.len());
    if breaches > 0 {
        let (quotes, hold) = (count(breaches, "pinned quote"), if breaches == 1 { "does" } else { "do" });
        parts.push(format!("{quotes} {hold} not hold"));
    }
    parts.join(" · ")
}

/// Whether a claim, or a quote of the lock, fails the run.
pub(crate) fn fails(report: &Report) -> bool {
    let breaches = report.locked.iter().flat_map(|locked| &locked.breaches);
    report.claims.iter().any(|claim| outcome(claim) == Outcome::Failed)
        || breaches.into_iter().any(|breach| breach.fails)
}

/// The first digits of a commit's name, enough to tell it.
pub(crate) fn commit(name: &str) -> &str {
    name.get(..12).unwrap_or(name)
}

/// "documents: 1 changed, 2 added".
pub(crate) fn documents(documents: &Documents) -> String {
    let Documents { added, removed, changed, unchanged: _ } = documents;
    let counts = [(changed.len(), "changed"), (added.len(), "added"), (removed.len(), "removed")];
    let parts: Vec<String> =
        counts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    if parts.is_empty() {
        "no file of the corpus changed".to_owned()
    } else {
        format!("files of the corpus: {}", parts.join(", "))
    }
}

/// What became of a claim: "supported → refuted", "new: supported", "edited, supported as before".
pub(crate) fn change(change: &ClaimChange) -> String {
    let name = |standing: &Standing| match standing.lack {
        Some(lack) => format!("{} ({})", standing.verdict.name(), lack.name()),
        None => standing.verdict.name().to_owned(),
    };
    let edited = if change.fate == Fate::Edited { "edited, " } else { "" };
    let mut text = match (&change.before, &change.after) {
        (None, Some(after)) => format!("new: {}", name(after)),
        (Some(before), None) => format!("removed, was {}", name(before)),
        (Some(before), Some(after)) if (before.verdict, before.lack) == (after.verdict, after.lack) => {
            format!("{edited}{} as before", name(after))
        }
        (Some(before), Some(after)) => format!("{edited}{} → {}", name(before), name(after)),
        (None, None) => "never there".to_owned(),
    };
    match (change.before.map(|b| b.passed), change.after.map(|a| a.passed)) {
        (Some(true), Some(false)) => text.push_str(", and fails now"),
        (Some(false), Some(true)) => text.push_str(", and passes now"),
        (None, Some(false)) => text.push_str(", and fails"),
        (Some(false), Some(false)) => text.push_str(", and fails as before"),
        _ => {}
    }
    text
}

/// What is other about a piece of evidence: "supports → refutes, moved from forward".
pub(crate) fn altered(before: &Evidence, after: &Evidence) -> String {
    let mut text = if before.stance == after.stance {
        format!("{} as before", after.stance.name())
    } else {
        format!("{} → {}", before.stance.name(), after.stance.name())
    };
    if before.place.source != after.place.source {
        text.push_str(&format!(", moved from {}", before.place.source));
    }
    text
}

/// The pairs of values that did not contradict each other before, each with its sources.
pub(crate) fn new_disagreements(change: &ClaimChange, now: &ClaimReport) -> Vec<String> {
    let sides = &now.judgement.sides;
    let told = |side: &Side| format!("{} ({})", side_value(side), side.sources.join(", "));
    let pairs = change.disagreements.iter().filter_map(|&(a, b)| Some((sides.get(a)?, sides.get(b)?)));
    pairs.map(|(a, b)| format!("{} against {}", told(a), told(b))).collect()
}

/// What is wrong with a quote, in words.
pub(crate) fn breach(breach: &Breach) -> String {
    let source = &breach.source;
    match breach.fault {
        Fault::DocumentGone => format!("its quote of {source} is gone with the document"),
        Fault::QuoteGone => format!("its quote of {source} is gone"),
        Fault::Unclear(places) => {
            format!(
                "its quote stands in {places} places of {source} with other words around it, and nothing tells which is meant"
            )
        }
        Fault::OtherStance { was, is } => {
            format!("its quote of {source} was pinned as {}, and is {} now", was.name(), is.name())
        }
        Fault::NotPinned => format!("its verdict rests on a passage of {source} that is not pinned"),
    }
}

/// How a report stands to its lock, in a sentence.
pub(crate) fn lock(locked: &Locked) -> String {
    let claims: BTreeSet<&str> = locked.breaches.iter().map(|b| b.claim.as_str()).collect();
    match claims.len() {
        0 => "every verdict rests on its pinned quotes".to_owned(),
        _ => format!(
            "{} of {} hold no more; `crosscheck pin` pins what is there now",
            count(locked.breaches.len(), "quote"),
            count(claims.len(), "claim")
        ),
    }
}

/// How many claims became worse, in a sentence, and whether one of them fails the run.
pub(crate) fn worse(report: &Report, changes: &Changes) -> (String, bool) {
    let ids: BTreeSet<&str> =
        changes.claims.iter().filter(|change| change.worse).map(|change| change.id.as_str()).collect();
    let is_worse = |claim: &&ClaimReport| ids.contains(claim.claim.id.as_str());
    let worse: Vec<&ClaimReport> = report.claims.iter().filter(is_worse).collect();
    let failing = worse.iter().filter(|claim| outcome(claim) == Outcome::Failed).count();
    let text = match (worse.len(), failing) {
        (0, _) => "no claim became worse".to_owned(),
        (all, 0) => format!("{} became worse, none of which fails the run", count(all, "claim")),
        (all, failing) if all == failing => format!("{} became worse", count(all, "claim")),
        (all, failing) => format!("{} became worse, {failing} of which fail the run", count(all, "claim")),
    };
    (text, failing > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Decimal, Granularity};

    fn check(value: Value, short: &str, long: &str) {
        assert_eq!((super::value(&value).as_str(), reading(&value).as_str()), (short, long));
    }

    #[test]
    fn values_in_words() {
        let ten = Amount::exact(Decimal::from(10));
        check(Value::Amount(ten.clone()), "10", "exactly 10");
        let percent = Amount { unit: Unit::Percent, ..ten.clone() };
        check(Value::Amount(percent), "10%", "exactly 10%");
        let more = Amount {
            low: End::Open(Decimal::from(10)),
            high: End::Unbounded,
            modifier: Some(Modifier::MoreThan),
            unit: Unit::Currency("USD"),
            ..ten.clone()
        };
        check(Value::Amount(more), "10.. USD", "more than 10 USD (more_than)");
        let range = Amount { low: End::Closed(Decimal::from(9)), nominal: None, ..ten.clone() };
        check(Value::Amount(range), "9..10", "at least 9 and at most 10");
        check(Value::Amount(Amount { vague: true, ..ten }), "a vague number", "a vague number, which refutes nothing");
        let day = jiff::civil::date(2022, 10, 27);
        check(Value::Date(DateSpan::day(day)), "2022-10-27", "the day 2022-10-27");
        let month =
            DateSpan::explicit(jiff::civil::date(2022, 10, 1), jiff::civil::date(2022, 10, 31), Granularity::Month);
        check(Value::Date(month), "2022-10-01..2022-10-31", "from 2022-10-01 to 2022-10-31, both included");
    }

    #[test]
    fn long_texts_are_clipped() {
        assert_eq!(clip("nine  or\nten", 20), "nine or ten");
        assert_eq!(clip("nine or ten", 6), "nine o…");
        assert_eq!(clip("", 0), "");
    }

    #[test]
    fn lists_read_as_sentences() {
        let items = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(list(&items(""), "and"), "");
        assert_eq!(list(&items("a"), "and"), "a");
        assert_eq!(list(&items("a b c"), "or"), "a, b or c");
    }
}
