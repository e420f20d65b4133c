//! Whether one value can answer a claim: what it is, what it counts, and which measure governs it.

use super::front::{fronted_distance, is_fronted};
use super::part::partitive_whole;
use super::reading::Reading;
use super::reason::{Code, Reason};
use super::terms::Terms;
use crate::ledger::{Claim, ClaimKind};
use crate::mention::{Direction, Mention, Sense};
use crate::text::Span;

/// How far a value may stand from its measure and still belong to it: a clause of some ten words with a comma.
const FARTHEST: u32 = 14;

/// The distance at which a mention belongs to what the claim speaks of, or why it does not.
pub(super) fn fit(reading: &Reading<'_>, claim: &Claim, mention: &Mention, terms: &Terms) -> Result<u32, Reason> {
    let text = mention.span.of(reading.text);
    let no = |code, because: String| Err(Reason { code, because });
    if matches!(mention.sense, Sense::Label | Sense::Score) {
        return no(Code::Label, format!("“{text}” names something rather than counting it"));
    }
    if mention.sense == Sense::Age {
        return no(Code::OtherQuantity, format!("“{text}” is an age"));
    }
    if claim.kind == ClaimKind::Count && mention.sense != Sense::Plain {
        return no(Code::OtherQuantity, format!("“{text}” is a ratio or a multiple, not a count"));
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
    let reached = terms.measure.iter().any(|&span| distance(span) == own && !reading.parted(body, span));
    if own > FARTHEST || !reached {
        let code = if claim.kind == ClaimKind::Date { Code::OtherDate } else { Code::OtherMeasure };
        return no(code, format!("“{text}” stands in another clause than what the claim speaks of"));
    }
    Ok(own)
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
