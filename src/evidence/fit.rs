//! Whether one value can answer a claim: what it is, what it counts, and which measure governs it.

use super::age;
use super::front::{fronted_distance, is_fronted};
use super::part::partitive_whole;
use super::reading::Reading;
use super::reason::{Code, Reason};
use super::terms::Terms;
use super::words::{EARLIER, TALLIES};
use crate::ledger::{Asserted, Claim, ClaimKind};
use crate::mention::{Direction, Kind, Mention, Sense};
use crate::text::Span;
use crate::value::{Decimal, Relation, Tolerance, Value, compare};

/// How far a value may stand from its measure and still belong to it: a clause of some ten words with a comma.
const FARTHEST: u32 = 14;

/// The distance at which a mention belongs to what the claim speaks of, or why it does not.
pub(super) fn fit(reading: &Reading<'_>, claim: &Claim, mention: &Mention, terms: &Terms) -> Result<u32, Reason> {
    let text = mention.span.of(reading.text);
    let no = |code, because: String| Err(Reason { code, because });
    if mention.sense == Sense::Score {
        return no(Code::Label, format!("“{text}” is one side of a score"));
    }
    if mention.sense == Sense::Age
        && let Some(reason) = age::refuse(reading, claim.kind, mention, terms)
    {
        return Err(reason);
    }
    if claim.kind == ClaimKind::Count && mention.sense != Sense::Plain {
        return no(Code::OtherQuantity, format!("“{text}” is a ratio or a multiple, not a count"));
    }
    if claim.kind == ClaimKind::Count && !is_whole(mention) {
        return no(Code::OtherQuantity, format!("“{text}” is no count"));
    }
    if let Some(owner) = owner_in_brackets(reading, mention, terms) {
        return no(Code::OtherEvent, format!("“{text}” belongs to {}", owner.of(reading.text)));
    }
    if !is_comparable(claim, mention) {
        return no(Code::OtherQuantity, format!("“{text}” is not measured in what the claim is measured in"));
    }
    if mention.direction == Some(Direction::From) && has_later_level(reading, mention) {
        return no(Code::Earlier, format!("“{text}” is the level before the change"));
    }
    if is_of_earlier_report(reading, mention) {
        return no(Code::Earlier, format!("“{text}” is from an earlier report"));
    }
    let changed = matches!(mention.direction, Some(Direction::Up | Direction::Down)) && claim.kind != ClaimKind::Date;
    if changed && !is_change_claimed(reading, mention, terms) {
        return no(Code::Change, format!("“{text}” is how much it changed, not how much it is"));
    }
    if is_counting(claim.kind) && !terms.of.is_empty() {
        counts_it(reading, mention, terms)?;
    }
    let body = body(reading, mention);
    let fronted = claim.kind == ClaimKind::Date && is_fronted(reading, mention);
    let distance = |span: Span| {
        if fronted { fronted_distance(reading, mention, span) } else { reading.distance(body, span) }
    };
    let Some(own) = terms.anchors().iter().map(|&span| distance(span)).min() else { return Ok(0) };
    if claim.measure.is_empty() {
        return Ok(own);
    }
    let rival = terms.rivals.iter().map(|&(span, name)| (reading.distance(body, span), name)).min();
    if let Some((_, name)) = rival.filter(|(distance, _)| *distance < own && is_counting(claim.kind)) {
        return no(Code::OtherMeasure, format!("“{text}” belongs to {name}"));
    }
    if let Some(name) = shared_with(reading, terms, body).filter(|_| is_counting(claim.kind)) {
        return no(Code::OtherMeasure, format!("“{text}” counts {name} as well"));
    }
    let reached = terms.measure.iter().any(|&span| distance(span) == own && !reading.parted(body, span));
    if own > FARTHEST || !reached {
        let code = if claim.kind == ClaimKind::Date { Code::OtherDate } else { Code::OtherMeasure };
        return no(code, format!("“{text}” stands in another clause than what the claim speaks of"));
    }
    Ok(own)
}

/// Whether a number can count things: whole, and not below zero.
fn is_whole(mention: &Mention) -> bool {
    let Value::Amount(amount) = &mention.value else { return true };
    let whole = |number: Decimal| number.is_whole() && !number.is_negative();
    amount.nominal.is_none_or(whole)
}

/// The name right before the brackets a value stands in, where it is not the claim's subject: in "Lucas and Oliver (born May
/// 2008)" the date is Oliver's.
fn owner_in_brackets(reading: &Reading<'_>, mention: &Mention, terms: &Terms) -> Option<Span> {
    let open = reading.bracket_around(mention.span)?;
    let named = |word: &Span| word.of(reading.text).starts_with(char::is_uppercase);
    let is_subject = |word: Span| terms.subject.iter().any(|subject| subject.overlaps(word));
    let mut before = reading.words_before(Span::new(open, open)).peekable();
    let owner = *before.peek().filter(|word| named(word))?;
    while let Some(word) = before.next_if(|word| named(word)) {
        if is_subject(word) {
            return None;
        }
    }
    // Only a name listed right after the subject's is surely another's: elsewhere it may be a fuller name of the subject.
    let joined = before.next().is_some_and(|word| reading.lower(word) == "and");
    (joined && before.next().is_some_and(is_subject)).then_some(owner)
}

/// Whether the value can be set against the claimed one at all: the same dimension, the same currency.
fn is_comparable(claim: &Claim, mention: &Mention) -> bool {
    let with = |claimed: &Value| compare(claimed, &mention.value, Tolerance::Exact) != Relation::OtherQuantity;
    match &claim.asserted {
        Asserted::Value { value, .. } => with(value),
        Asserted::Timeline(entries) => entries.iter().any(|entry| with(&entry.value)),
        Asserted::Text { .. } | Asserted::Stated => true,
    }
}

/// Whether the sentence has another level of the same kind: 15 in "from 12 to 15" and in "15, up from 12".
fn has_later_level(reading: &Reading<'_>, mention: &Mention) -> bool {
    reading.mentions.iter().any(|other| {
        other.kind == mention.kind
            && matches!(other.direction, Some(Direction::To) | None)
            && other.span != mention.span
    })
}

/// "an earlier report of nine", "initially put the toll at nine".
fn is_of_earlier_report(reading: &Reading<'_>, mention: &Mention) -> bool {
    const REACH: usize = 5;
    let before: Vec<String> = reading.words_before(mention.span).take(REACH).map(|word| reading.lower(word)).collect();
    before.windows(2).any(|pair| TALLIES.has(&pair[0]) && EARLIER.has(&pair[1]))
        || before.windows(2).any(|pair| EARLIER.has(&pair[0]) && TALLIES.has(&pair[1]))
}

/// "60 people were killed or wounded": the measure that shares the number with the claim's own.
fn shared_with(reading: &Reading<'_>, terms: &Terms, body: Span) -> Option<&'static str> {
    let joined = |a: Span, b: Span| {
        let between = reading.text.get(a.end..b.start).map(str::trim);
        a.end <= b.start && matches!(between, Some("or" | "and" | "/" | "and/or"))
    };
    terms
        .rivals
        .iter()
        .find(|(rival, _)| {
            !rival.overlaps(body) && terms.measure.iter().any(|&own| joined(own, *rival) || joined(*rival, own))
        })
        .map(|(_, name)| *name)
}

/// Whether the claim's own measure is the change: "rose by 4 percent" for a claim about the rise.
fn is_change_claimed(reading: &Reading<'_>, mention: &Mention, terms: &Terms) -> bool {
    terms.measure.iter().any(|&measure| reading.distance(measure, mention.span) <= 1)
}

/// Kinds whose value counts things, so that the noun beside it must be the claim's.
fn is_counting(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Count | ClaimKind::Number)
}

/// The value with the words it counts, and with a partitive after it: "nine", "nine Turkish nationals", "nine of whom".
fn body(reading: &Reading<'_>, mention: &Mention) -> Span {
    let mut body = mention.noun.map_or(mention.span, |noun| mention.span.cover(noun.span));
    let mut after = reading.words_after(mention.span);
    if let (Some(of), Some(whole)) = (after.next(), after.next())
        && reading.lower(of) == "of"
        && matches!(reading.lower(whole).as_str(), "whom" | "them" | "which" | "those" | "these")
    {
        body = body.cover(whole);
    }
    body
}

/// Whether a value counts what the claim's `of` asks for.
fn counts_it(reading: &Reading<'_>, mention: &Mention, terms: &Terms) -> Result<(), Reason> {
    let text = mention.span.of(reading.text);
    let near = |from: Span, reach: u32| {
        terms.of.iter().any(|&of| of.start >= from.start && reading.distance(from, of) <= reach)
    };
    if let Some(elided) = elided_noun(reading, mention)
        && terms.of.iter().any(|of| of.overlaps(elided))
    {
        return Ok(());
    }
    match mention.noun {
        Some(noun) => {
            let named = terms.of.iter().any(|of| of.overlaps(noun.span) || of.overlaps(mention.span));
            if named || near(noun.span, 1) {
                return Ok(());
            }
            let noun = noun.span.of(reading.text);
            Err(Reason { code: Code::OtherNoun, because: format!("“{text}” counts {noun}") })
        }
        None => {
            // "two of the five climbers" counts climbers too.
            if let Some(whole) = partitive_whole(reading, mention).filter(|_| !terms.of.is_empty()) {
                let noun = whole.noun.map_or(whole.span, |noun| noun.span);
                if terms.of.iter().any(|of| of.overlaps(noun)) {
                    return Ok(());
                }
            }
            let taken = |of: Span| {
                reading
                    .mentions
                    .iter()
                    .any(|other| other.noun.is_some_and(|noun| noun.span.overlaps(of)) && other.span != mention.span)
            };
            let free = terms.of.iter().any(|&of| reading.distance(mention.span, of) <= FARTHEST / 2 && !taken(of));
            if free {
                return Ok(());
            }
            Err(Reason { code: Code::OtherNoun, because: format!("“{text}” does not say what it counts") })
        }
    }
}

/// The noun a count leaves out: that of the count before it, in "nine people were killed and 60 wounded" and "15 people and 22 others".
fn elided_noun(reading: &Reading<'_>, mention: &Mention) -> Option<Span> {
    let left_out =
        mention.noun.is_none_or(|noun| matches!(reading.lower(noun.head).as_str(), "others" | "other" | "more"));
    let earlier = reading
        .mentions
        .iter()
        .rev()
        .find(|other| other.kind == Kind::Cardinal && other.span.end <= mention.span.start);
    earlier.filter(|_| left_out)?.noun.map(|noun| noun.span)
}
