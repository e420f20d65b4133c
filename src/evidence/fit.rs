//! Whether one value can answer a claim: what it is, what it counts, and which measure governs it.

use super::age;
use super::bracket::owner_in_brackets;
use super::counted::{counts_it, is_in_another_compound, is_whole};
use super::front::{fronted_distance, is_fronted};
use super::held::{body, holder_without_unit, is_held_by_another, is_only_verb, phrase_around, shared_with};
use super::list::listed_with;
use super::part::group;
use super::reading::Reading;
use super::reason::{Code, Reason};
use super::tally::is_of_earlier_report;
use super::terms::Terms;
use super::words::{AUXILIARIES, BEFORE_DATES, SAYING};
use crate::ledger::{Asserted, Claim, ClaimKind};
use crate::mention::{Direction, Kind, Mention, Sense};
use crate::text::Span;
use crate::value::{Relation, Tolerance, Value, compare};

/// How far a value may stand from its measure and still belong to it: a clause of some ten words with a comma.
const FARTHEST: u32 = 14;

/// How much further a measure is from a value where another value holds it: enough to make the other clearly nearer.
const HELD: u32 = 3;

/// Why a value does not belong to what the claim speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// The reason.
    pub(super) reason: Reason,
    /// Whether nothing speaks against it but that it stands far away.
    pub(super) far: bool,
}

impl From<Reason> for Misfit {
    fn from(reason: Reason) -> Self {
        Self { reason, far: false }
    }
}

/// The distance at which a mention belongs to what the claim speaks of, or why it does not.
pub(super) fn fit(reading: &Reading<'_>, claim: &Claim, mention: &Mention, terms: &Terms) -> Result<u32, Misfit> {
    let text = mention.span.of(reading.text);
    let no = |code, because: String| Err(Misfit::from(Reason { code, because }));
    if mention.sense == Sense::Score {
        return no(Code::Label, format!("“{text}” is one side of a score"));
    }
    if mention.sense == Sense::Age
        && let Some(reason) = age::refuse(reading, claim.kind, mention, terms)
    {
        return Err(reason.into());
    }
    if claim.kind == ClaimKind::Count && is_apposed(reading, mention) {
        return no(Code::OtherQuantity, format!("“{text}” alone between commas is an age"));
    }
    if claim.kind == ClaimKind::Count && mention.sense != Sense::Plain {
        return no(Code::OtherQuantity, format!("“{text}” is a ratio or a multiple, not a count"));
    }
    if claim.kind == ClaimKind::Count && !is_whole(mention) {
        return no(Code::OtherQuantity, format!("“{text}” is no count"));
    }
    if claim.kind == ClaimKind::Date && is_of_a_statement(reading, mention, terms) {
        return no(Code::OtherDate, format!("“{text}” is when it was said"));
    }
    if let Some(owner) = owner_in_brackets(reading, mention, terms) {
        return no(Code::OtherEvent, format!("“{text}” belongs to {}", owner.of(reading.text)));
    }
    if claim.kind == ClaimKind::Count && is_in_another_compound(reading, mention, terms) {
        return no(Code::OtherNoun, format!("“{text}” is part of a compound that does not count what the claim does"));
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
    if let Some(holder) = holder_without_unit(reading, claim.kind, terms) {
        return no(Code::OtherMeasure, format!("the measure is that of “{}”", holder.span.of(reading.text)));
    }
    let listed = if claim.kind == ClaimKind::Date { listed_with(reading, mention) } else { vec![mention] };
    let (first, last) = (listed.first().map_or(mention, |m| *m), listed.last().map_or(mention, |m| *m));
    let body = if listed.len() > 1 { first.span.cover(last.span) } else { body(reading, mention) };
    let fronted = claim.kind == ClaimKind::Date && is_fronted(reading, first.span, last.span);
    let distance =
        |span: Span| if fronted { fronted_distance(reading, body, span) } else { reading.distance(body, span) };
    let Some(own) = terms.anchors().iter().map(|&span| distance(span)).min() else { return Ok(0) };
    if claim.measure.is_empty() {
        return Ok(own);
    }
    let group = group(reading, mention);
    let names_group = |group: Span| terms.measure.contains(&group) || terms.listed && terms.competes(group);
    if claim.kind == ClaimKind::Count && terms.of.is_empty() && group.is_some_and(names_group) {
        return no(Code::Subset, format!("“{text}” counts a part of those it names"));
    }
    let rivals = terms.rivals.iter().filter(|(span, _)| group != Some(*span));
    let rival = rivals.map(|&(span, name)| (reading.distance(body, span), name)).min();
    if let Some((_, name)) = rival.filter(|(distance, _)| *distance < own && is_counting(claim.kind)) {
        return no(Code::OtherMeasure, format!("“{text}” belongs to {name}"));
    }
    if let Some(name) = shared_with(reading, terms, body).filter(|_| is_counting(claim.kind)) {
        return no(Code::OtherMeasure, format!("“{text}” counts {name} as well"));
    }
    let reached = terms.measure.iter().any(|&span| distance(span) == own && !reading.parted(body, span));
    let in_its_clause =
        || terms.measure.iter().any(|&span| distance(span) == own && is_only_verb(reading, mention, span));
    if (own > FARTHEST || !reached) && !in_its_clause() {
        let code = if claim.kind == ClaimKind::Date { Code::OtherDate } else { Code::OtherMeasure };
        let because = format!("“{text}” stands in another clause than what the claim speaks of");
        return Err(Misfit { reason: Reason { code, because }, far: true });
    }
    let held = |span: Span| is_held_by_another(reading, mention, span, terms);
    let inside = phrase_around(reading, mention).is_some();
    let ranked = |&span: &Span| distance(span) + if held(span) || inside { HELD } else { 0 };
    Ok(terms.anchors().iter().map(ranked).min().unwrap_or(own))
}

/// "announced in January 2011 an order to be filled by 2016": of two dates the one right after a verb of saying is that of the saying.
/// What "was announced on Thursday" is another matter: there the date says when it came to be known.
fn is_of_a_statement(reading: &Reading<'_>, mention: &Mention, terms: &Terms) -> bool {
    let mut before = reading.words_before(mention.span).skip_while(|word| BEFORE_DATES.has(&reading.lower(*word)));
    // As written: a capital letter makes it the name of something, as in "the United States".
    let Some(verb) = before.next().filter(|word| SAYING.has(word.of(reading.text))) else { return false };
    let passive = before.next().is_some_and(|word| AUXILIARIES.has(&reading.lower(word)));
    let another = reading.mentions.iter().any(|date| date.kind == Kind::Date && date.span != mention.span);
    another && !passive && !terms.measure.iter().any(|measure| measure.overlaps(verb))
}

/// "The gunman, 24, killed his parents": a bare number between commas, after a word, is an age.
fn is_apposed(reading: &Reading<'_>, mention: &Mention) -> bool {
    let word = reading.words_before(mention.span).next();
    let after_word = word.is_some_and(|word| {
        let counted = reading.mentions.iter().any(|other| other.span.overlaps(word));
        !counted && reading.text.get(word.end..mention.span.start).is_some_and(|gap| gap.trim() == ",")
    });
    after_word && mention.noun.is_none() && reading.text[mention.span.end..].starts_with(',')
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

/// Whether the claim's own measure is the change: "rose by 4 percent" for a claim about the rise.
fn is_change_claimed(reading: &Reading<'_>, mention: &Mention, terms: &Terms) -> bool {
    terms.measure.iter().any(|&measure| reading.distance(measure, mention.span) <= 1)
}

/// Kinds whose value counts things, so that the noun beside it must be the claim's.
fn is_counting(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Count | ClaimKind::Number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{mention, on_the_stand};

    /// How a value fits a claim: its distance, or the code of the reason why it does not.
    fn check(keys: &str, text: &str, value: &str, expect: Result<u32, Code>) {
        let mut found = None;
        on_the_stand(keys, text, |scene, _| {
            let terms = Terms::of(scene.reading, scene.number, scene.index);
            let fits = fit(scene.reading, scene.claim, mention(scene.reading, value), &terms);
            found = Some(fits.map_err(|misfit| misfit.reason.code));
        });
        assert_eq!(found, Some(expect), "{value:?} in {text:?}");
    }

    const KILLED: &str = "subject = [\"Marl\"] ; measure = [\"@killed\"] ; count = 9";

    #[test]
    fn how_near_the_measure_stands() {
        check(KILLED, "The blast in Marl killed nine people.", "nine", Ok(0));
        check(KILLED, "Nine people were killed in Marl.", "Nine", Ok(1));
        check(KILLED, "Nine people, most of them old, were killed in Marl.", "Nine", Ok(1));
    }

    #[test]
    fn what_the_value_is() {
        check(KILLED, "Marl won 3-1 on the day nine were killed there.", "3", Err(Code::Label));
        check(KILLED, "The man of Marl, 24, killed two.", "24", Err(Code::OtherQuantity));
        check(KILLED, "A three-car crash in Marl killed nine.", "three", Err(Code::OtherNoun));
        check(KILLED, "The toll of those killed in Marl rose by three to nine.", "three", Err(Code::Change));
        check(KILLED, "Nine were killed in Marl, after an earlier report of six.", "six", Err(Code::Earlier));
    }

    #[test]
    fn which_measure_governs_it() {
        check(KILLED, "The blast in Marl killed nine and injured 60.", "60", Err(Code::OtherMeasure));
        check(KILLED, "In Marl 60 people were killed or wounded.", "60", Err(Code::OtherMeasure));
        check(KILLED, "Four of the wounded were killed in Marl.", "Four", Err(Code::Subset));
        let homes = "subject = [\"Marl\"] ; measure = [\"destroyed\"] ; of = [\"houses\"] ; count = 9";
        check(homes, "The storm in Marl destroyed nine houses and six boats.", "six", Err(Code::OtherNoun));
        check(homes, "The storm in Marl destroyed nine houses and six boats.", "nine", Ok(0));
    }

    #[test]
    fn a_date_far_behind_its_only_verb() {
        let built = "subject = [\"mill\"] ; measure = [\"founded\"] ; date = \"1955\"";
        let far =
            "The mill was founded by three brothers, Ole Amos, Lars Berg and Jens Cole, in the town of Osby, in 1955.";
        check(built, far, "1955", Ok(27));
        let verb =
            "The mill was founded by three brothers, Ole Amos, Lars Berg and Jens Cole, and closed in Osby, in 1955.";
        check(built, verb, "1955", Err(Code::OtherDate));
    }

    #[test]
    fn which_value_holds_the_measure() {
        let sold = "subject = [\"Marl\"] ; measure = [\"total\"] ; money = \"$9\"";
        check(sold, "Marl took $4 at home and $5 abroad for a total of $9.", "$9", Ok(1));
        check(sold, "Marl took $4 at home and $5 abroad for a total of $9.", "$5", Ok(3 + HELD));
    }
}
