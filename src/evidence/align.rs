//! Which of a sentence's values answers a claim: the right kind, counting the right thing, governed by the right measure.

use super::event::{is_looked_back_to, is_set_apart};
use super::fit::{Misfit, fit};
use super::gap::{Share, gapped};
use super::part::{Part, is_agent, is_included, part, partitive_whole};
use super::reading::Reading;
use super::reason::{Code, Reason};
use super::respectively::the_subjects;
use super::terms::Terms;
use crate::ledger::{Claim, ClaimKind};
use crate::mention::{Kind, Mention, Sense};
use crate::passage::Index;
use crate::text::Span;
use crate::value::Value;

/// A sentence's values, sorted by what they are to a claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Aligned {
    /// The values that answer it, by index into the sentence's mentions. Several where no rule picks one.
    pub answers: Vec<usize>,
    /// The values of the claim's kind that do not.
    pub others: Vec<Other>,
}

/// A value of the claim's kind that does not answer it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Other {
    /// Its index into the sentence's mentions.
    pub place: usize,
    /// Why it does not.
    pub reason: Reason,
    /// Whether nothing speaks against it but that it stands far from what the claim speaks of.
    pub far: bool,
}

/// A value this much nearer to the measure than another is the one meant.
const CLEARLY_NEARER: u32 = 3;

/// A value this much nearer to the subject than another stands in the subject's clause, and the other in another one.
const ANOTHER_CLAUSE: u32 = 4;

/// The same for dates that share a verb, each with a name of its own right before it.
const ANOTHER_NAME: u32 = 2;

/// Finds the values of `reading` that answer the claim with this number in the ledger.
pub(super) fn align(reading: &Reading<'_>, claim: &Claim, number: usize, index: &Index) -> Aligned {
    let terms = Terms::of(reading, number, index);
    let mut field = Field { reading, claim, fitting: Vec::new(), others: Vec::new() };
    for (place, mention) in reading.mentions.iter().enumerate() {
        if is_of_kind(mention, claim.kind) {
            match fit(reading, claim, mention, &terms) {
                Ok(distance) => field.fitting.push((place, distance)),
                Err(Misfit { reason, far }) => field.others.push(Other { place, reason, far }),
            }
        }
    }
    if claim.kind == ClaimKind::Count {
        field.drop_gapped(&terms);
        field.drop_parts(&terms);
        field.drop_agents(&terms);
    }
    match the_subjects(reading, claim.kind, &terms.subject) {
        Some(own) => field.keep_paired(own),
        None => field.keep_nearest(),
    }
    field.keep_the_subjects(&terms);
    if claim.kind == ClaimKind::Count {
        field.keep_outside_brackets();
    }
    field.others.sort_by_key(|other| other.place);
    Aligned { answers: field.fitting.into_iter().map(|(place, _)| place).collect(), others: field.others }
}

/// Whether a mention is of the sort a claim of this kind asks for.
pub(super) fn is_of_kind(mention: &Mention, kind: ClaimKind) -> bool {
    match kind {
        ClaimKind::Count => mention.kind == Kind::Cardinal,
        ClaimKind::Number => matches!(mention.kind, Kind::Cardinal | Kind::Ordinal),
        ClaimKind::Percent => mention.kind == Kind::Percent,
        ClaimKind::Money => mention.kind == Kind::Money,
        ClaimKind::Quantity => mention.kind == Kind::Quantity,
        ClaimKind::Duration => mention.kind == Kind::Duration || mention.sense == Sense::Age,
        ClaimKind::Date => mention.kind == Kind::Date,
        ClaimKind::Text | ClaimKind::Stated => false,
    }
}

/// The values that still may answer, each with its distance from what the claim speaks of, and those that do not.
struct Field<'a, 'd> {
    reading: &'a Reading<'d>,
    claim: &'a Claim,
    fitting: Vec<(usize, u32)>,
    others: Vec<Other>,
}

impl Field<'_, '_> {
    fn mention(&self, place: usize) -> &Mention {
        &self.reading.mentions[place]
    }

    /// Drops what `drop` picks, unless that would leave nothing.
    fn drop_if_others_stay(&mut self, code: Code, because: &str, drop: impl Fn(&Self, usize, u32) -> bool) {
        let far = matches!(code, Code::OtherMeasure | Code::OtherDate);
        let (dropped, kept): (Vec<_>, Vec<_>) =
            self.fitting.iter().partition(|&&(place, distance)| drop(self, place, distance));
        if kept.is_empty() {
            return;
        }
        self.drop_all(&dropped, code, because, far);
        self.fitting = kept;
    }

    fn drop_all(&mut self, dropped: &[(usize, u32)], code: Code, because: &str, far: bool) {
        for &(place, _) in dropped {
            let text = self.mention(place).span.of(self.reading.text);
            let reason = Reason { code, because: format!("“{text}” {because}") };
            self.others.push(Other { place, reason, far });
        }
    }

    /// A part is no answer beside the whole, and one of several addends never is.
    fn drop_parts(&mut self, terms: &Terms) {
        let measures = if terms.measure.is_empty() { &terms.of } else { &terms.measure };
        // Without a measure nothing tells whether "32 of 88 seats" is to answer with the part or the whole.
        let of_whole = |place: usize| partitive_whole(self.reading, self.mention(place)).is_some();
        if terms.measure.is_empty() && self.fitting.iter().any(|&(place, _)| of_whole(place)) {
            return;
        }
        let parts: Vec<(usize, Option<Part>)> =
            self.fitting.iter().map(|&(place, _)| (place, part(self.reading, self.mention(place), measures))).collect();
        let is = |place: usize, wanted: Part| parts.contains(&(place, Some(wanted)));
        // "60 casualties, nine of them dead": the measure stands by the part.
        let nearest_whole = self.fitting.iter().filter(|&&(place, _)| !is(place, Part::Subset)).map(|(_, d)| *d).min();
        let nearest_part = self.fitting.iter().filter(|&&(place, _)| is(place, Part::Subset)).map(|(_, d)| *d).min();
        if nearest_whole.zip(nearest_part).is_none_or(|(whole, part)| whole < part + CLEARLY_NEARER) {
            self.drop_if_others_stay(Code::Subset, "counts a part of the whole", |_, place, _| is(place, Part::Subset));
        }
        self.drop_if_others_stay(Code::Subset, "is the whole that another number is a part of", |_, place, _| {
            is(place, Part::Whole)
        });
        // A claim that names what the part counts asks for just that: "two children", and "96 deaths" where deaths are claimed.
        let named = |place: usize| {
            let noun = self.mention(place).noun.map(|noun| noun.span);
            noun.is_some_and(|noun| terms.of.iter().chain(&terms.measure).any(|term| term.overlaps(noun)))
        };
        // "The dead include 169 Lorvians": a part, even where nobody says of how many.
        let said_of_it = |place: usize| {
            let mention = self.mention(place);
            let end = mention.noun.map_or(mention.span, |noun| noun.span);
            let next = self.reading.words_after(end).next();
            next.is_some_and(|next| terms.measure.iter().any(|measure| measure.start == next.start))
        };
        let included =
            |place: usize| is_included(self.reading, self.mention(place)) && !named(place) && !said_of_it(place);
        let (parts_of, rest): (Vec<_>, Vec<_>) = self.fitting.iter().partition(|&&(place, _)| included(place));
        let (dropped, kept): (Vec<_>, Vec<_>) =
            rest.iter().partition(|&&(place, _)| is(place, Part::Addend) && !named(place));
        self.drop_all(&parts_of, Code::Subset, "counts a part of the whole", false);
        self.drop_all(&dropped, Code::Part, "is one of several parts that add up", false);
        self.fitting = kept;
    }

    /// "Five died in Tarn and two in Osby": each place has its own count; those of no place the claim names only add up.
    fn drop_gapped(&mut self, terms: &Terms) {
        let said = if terms.measure.is_empty() { &terms.of } else { &terms.measure };
        let shares = gapped(self.reading, said);
        let Some(first) = shares.first().map(|share| share.count) else { return };
        let named = |share: &&Share| terms.subject.iter().any(|&subject| share.place.contains(subject));
        // "In Tarn five people died and two in Osby"
        let led = terms.subject.iter().any(|subject| subject.end <= first.start)
            && terms.measure.iter().any(|verb| verb.start >= first.end);
        let theirs = named(&&shares[0]) || led;
        // "In hospital" is no other place than the first.
        let others_named =
            shares[1..].iter().all(|share| share.place.of(self.reading.text).contains(char::is_uppercase));
        let own = shares[1..].iter().find(named).map(|share| share.count).or((theirs && others_named).then_some(first));
        let (code, because) = match own {
            Some(_) => (Code::OtherEvent, "is of another place"),
            None => (Code::Part, "is one of several parts that add up"),
        };
        let is_other = |place: usize| {
            let span = self.reading.mentions[place].span;
            Some(span) != own && shares.iter().any(|share| share.count == span)
        };
        self.fitting.retain(|(place, _)| !is_other(*place));
        self.others.retain(|other| !is_other(other.place));
        let dropped: Vec<_> =
            (0..self.reading.mentions.len()).filter(|&place| is_other(place)).map(|place| (place, 0)).collect();
        self.drop_all(&dropped, code, because, false);
    }

    /// "Twenty gunmen killed nine soldiers", "nine were killed by 20 gunmen": the doers are not those it was done to.
    fn drop_agents(&mut self, terms: &Terms) {
        self.drop_if_others_stay(Code::Agent, "counts those who did it", |field, place, _| {
            is_agent(field.reading, field.mention(place), &terms.measure)
        });
    }

    /// Of values paired off with names, the subject's.
    fn keep_paired(&mut self, own: Span) {
        let code = if self.claim.kind == ClaimKind::Date { Code::OtherDate } else { Code::OtherEvent };
        let because = "belongs to the other of two that are named";
        self.drop_if_others_stay(code, because, |field, place, _| field.mention(place).span != own);
    }

    fn keep_nearest(&mut self) {
        if self.claim.kind == ClaimKind::Date && self.dates_share_a_verb() {
            return;
        }
        let nearest = self.fitting.iter().map(|(_, distance)| *distance).min().unwrap_or(0);
        let code = if self.claim.kind == ClaimKind::Date { Code::OtherDate } else { Code::OtherMeasure };
        let because = "stands further from what the claim speaks of than another value does";
        self.drop_if_others_stay(code, because, |field, place, distance| {
            let kept = field.fitting.iter().filter(|(_, distance)| *distance < nearest + CLEARLY_NEARER);
            distance >= nearest + CLEARLY_NEARER && !kept.clone().any(|&(kept, _)| field.same_value(place, kept))
        });
    }

    /// "a fleet of three engines (with two in reserve)": brackets explain what the sentence itself states.
    fn keep_outside_brackets(&mut self) {
        let because = "stands in brackets, beside what the sentence states";
        self.drop_if_others_stay(Code::Subset, because, |field, place, _| {
            field.reading.bracket_around(field.mention(place).span).is_some()
        });
    }

    /// "visited Arden on 5 May and Osby on 7 May": each date goes with the name before it, and the verb with both.
    fn dates_share_a_verb(&self) -> bool {
        const BETWEEN: usize = 5;
        self.fitting.windows(2).any(|pair| {
            let (left, right) = (self.mention(pair[0].0).span, self.mention(pair[1].0).span);
            let between: Vec<_> = self.reading.words_after(left).take_while(|word| word.start < right.start).collect();
            let named = between.iter().any(|word| word.of(self.reading.text).starts_with(char::is_uppercase));
            let joined = between.first().is_some_and(|word| self.reading.lower(*word) == "and");
            joined && named && between.len() <= BETWEEN
        })
    }

    /// Of several values the one in the subject's own clause is meant; the others are of another event.
    fn keep_the_subjects(&mut self, terms: &Terms) {
        if self.fitting.len() < 2 || terms.subject.is_empty() || terms.measure.is_empty() {
            return;
        }
        let reach = |field: &Self, place: usize| {
            let span = field.mention(place).span;
            terms.subject.iter().map(|&subject| field.reading.distance(subject, span)).min().unwrap_or(0)
        };
        let nearest = self.fitting.iter().map(|&(place, _)| reach(self, place)).min().unwrap_or(0);
        let shared = self.claim.kind == ClaimKind::Date && self.dates_share_a_verb();
        let apart = if shared { ANOTHER_NAME } else { ANOTHER_CLAUSE };
        let because = "stands in another clause than the subject";
        self.drop_if_others_stay(Code::OtherEvent, because, |field, place, _| {
            let mention = field.mention(place);
            reach(field, place) >= nearest + apart && is_set_apart(field.reading, mention, &terms.subject)
                || reach(field, place) > nearest && is_looked_back_to(field.reading, mention, &terms.subject)
        });
    }

    fn same_value(&self, a: usize, b: usize) -> bool {
        match (&self.mention(a).value, &self.mention(b).value) {
            (Value::Amount(a), Value::Amount(b)) => (a.low, a.high) == (b.low, b.high),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::on_the_stand;

    /// The words of the values that answer a claim.
    fn check(keys: &str, text: &str, expect: &[&str]) {
        let mut found = Vec::new();
        on_the_stand(keys, text, |scene, _| {
            let aligned = align(scene.reading, scene.claim, scene.number, scene.index);
            found.extend(
                aligned
                    .answers
                    .iter()
                    .map(|&place| scene.reading.mentions[place].span.of(scene.reading.text).to_owned()),
            );
        });
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn counts() {
        let killed = "subject = [\"Marl\"] ; measure = [\"@killed\"] ; count = 9";
        check(killed, "Nine were killed and 60 wounded in Marl.", &["Nine"]);
        check(killed, "Marl: 9 dead, 60 injured", &["9"]);
        check(killed, "Twenty gunmen killed nine soldiers in Marl.", &["nine"]);
        check(killed, "Two of the nine climbers killed in Marl were brothers.", &["nine"]);
        check(killed, "A father and two children died in Marl.", &[]);
        check(killed, "Nine were killed in Marl, a year after a fire in Osby killed 31.", &["Nine"]);
        check(killed, "The army says 20 were killed in Marl, the rebels say 12 were killed.", &["20", "12"]);
        check(killed, "Five died in Osby and two in Marl.", &["two"]);
        check(killed, "Nine died in Marl (two died in hospital).", &["Nine"]);
    }

    #[test]
    fn dates() {
        let opened = "subject = [\"Marl\"] ; measure = [\"open\"] ; date = \"2012\"";
        check(opened, "The hall of Marl opened in 2012 and closed in 2019.", &["2012"]);
        check(opened, "In 2019 it closed; the hall of Marl had opened in 2012.", &["2012"]);
        check(opened, "The hall of Marl opened in 2012, 2014 and in 2019.", &["2012", "2014", "2019"]);
    }

    #[test]
    fn pairs() {
        let share = "subject = [\"Marl\"] ; measure = [\"share\"] ; percent = 30";
        check(share, "Arden and Marl hold 70% and 30% of the shares respectively.", &["30%"]);
        check(share, "Marl and Arden hold 70% and 30% of the shares respectively.", &["70%"]);
    }
}
