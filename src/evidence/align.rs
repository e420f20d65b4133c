//! Which of a sentence's values answers a claim: the right kind, counting the right thing, governed by the right measure.

use super::reading::Reading;
use super::reason::{Code, Reason};
use crate::ledger::{Claim, ClaimKind};
use crate::mention::{Direction, Kind, Mention, Sense};
use crate::passage::{Hit, Index, Role};
use crate::text::Span;
use crate::value::Value;

/// A sentence's values, sorted by what they are to a claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Aligned {
    /// The values that answer it, by index into the sentence's mentions. Several where no rule picks one.
    pub answers: Vec<usize>,
    /// The values of the claim's kind that do not, each with the reason.
    pub others: Vec<(usize, Reason)>,
}

/// A value this much nearer to the measure than another is the one meant.
const CLEARLY_NEARER: u32 = 3;

/// How far a value may stand from its measure and still belong to it: a clause of some ten words with a comma.
const FARTHEST: u32 = 14;

/// Finds the values of `reading` that answer the claim with this number in the ledger.
pub(super) fn align(reading: &Reading<'_>, claim: &Claim, number: usize, index: &Index) -> Aligned {
    let mut aligned = Aligned::default();
    let mut fitting: Vec<(usize, u32)> = Vec::new();
    let terms = Terms::of(reading, number, index);
    for (place, mention) in reading.mentions.iter().enumerate() {
        if !is_of_kind(mention, claim.kind) {
            continue;
        }
        match fit(reading, claim, mention, &terms) {
            Ok(distance) => fitting.push((place, distance)),
            Err(reason) => aligned.others.push((place, reason)),
        }
    }
    let nearest = fitting.iter().map(|(_, distance)| *distance).min().unwrap_or(0);
    for (place, distance) in fitting {
        if distance >= nearest + CLEARLY_NEARER && !same_value(reading, place, &aligned.answers) {
            let text = reading.mentions[place].span.of(reading.text);
            let code = if claim.kind == ClaimKind::Date { Code::OtherDate } else { Code::OtherMeasure };
            let because = format!("“{text}” stands further from what the claim speaks of than another value does");
            aligned.others.push((place, Reason { code, because }));
        } else {
            aligned.answers.push(place);
        }
    }
    settle_levels(reading, &mut aligned);
    aligned.others.sort_by_key(|(place, _)| *place);
    aligned
}

/// Whether a mention is of the sort a claim of this kind asks for.
pub(super) fn is_of_kind(mention: &Mention, kind: ClaimKind) -> bool {
    match kind {
        ClaimKind::Count => mention.kind == Kind::Cardinal,
        ClaimKind::Number => matches!(mention.kind, Kind::Cardinal | Kind::Ordinal),
        ClaimKind::Percent => mention.kind == Kind::Percent,
        ClaimKind::Money => mention.kind == Kind::Money,
        ClaimKind::Quantity => mention.kind == Kind::Quantity,
        ClaimKind::Duration => mention.kind == Kind::Duration,
        ClaimKind::Date => mention.kind == Kind::Date,
        ClaimKind::Text | ClaimKind::Stated => false,
    }
}

/// The spans of a claim's terms in a sentence, and those of measures that compete with its own.
struct Terms {
    measure: Vec<Span>,
    of: Vec<Span>,
    subject: Vec<Span>,
    rivals: Vec<(Span, &'static str)>,
}

impl Terms {
    fn of(reading: &Reading<'_>, number: usize, index: &Index) -> Self {
        let role = |hit: &Hit, role| index.uses(hit.term).contains(&(number, role));
        let spans =
            |wanted| reading.hits.iter().filter(|hit| role(hit, wanted)).map(|hit| hit.span).collect::<Vec<_>>();
        let measure = spans(Role::Measure);
        let rivals = reading.hits.iter().filter(|hit| !measure.iter().any(|own| own.overlaps(hit.span)));
        let rivals = rivals.filter_map(|hit| Some((hit.span, index.lists(hit.term).next()?.name))).collect();
        Self { of: spans(Role::Of), subject: spans(Role::Subject), measure, rivals }
    }
}

/// The distance at which a mention belongs to the claim's measure, or why it does not.
fn fit(reading: &Reading<'_>, claim: &Claim, mention: &Mention, terms: &Terms) -> Result<u32, Reason> {
    let text = mention.span.of(reading.text);
    let no = |code, because: String| Err(Reason { code, because });
    if matches!(mention.sense, Sense::Label | Sense::Score) {
        return no(Code::Label, format!("“{text}” names something rather than counting it"));
    }
    if matches!(&mention.value, Value::Amount(amount) if amount.vague) {
        return no(Code::Vague, format!("“{text}” is vague"));
    }
    if mention.sense == Sense::Age {
        return no(Code::OtherQuantity, format!("“{text}” is an age"));
    }
    if claim.kind == ClaimKind::Count && mention.sense != Sense::Plain {
        return no(Code::OtherQuantity, format!("“{text}” is a ratio or a multiple, not a count"));
    }
    if matches!(mention.direction, Some(Direction::Up | Direction::Down)) && claim.kind != ClaimKind::Date {
        return no(Code::Change, format!("“{text}” is how much it changed, not how much it is"));
    }
    let counted = is_counting(claim.kind) && !terms.of.is_empty();
    if counted {
        counts_it(reading, mention, terms)?;
    }
    let body = body(reading, mention);
    if counted && is_partitive(reading, mention) {
        return no(Code::Subset, format!("“{text}” counts a part of the whole"));
    }
    let anchors = if !terms.measure.is_empty() {
        &terms.measure
    } else if !terms.of.is_empty() {
        &terms.of
    } else {
        &terms.subject
    };
    let fronted = claim.kind == ClaimKind::Date && is_fronted(reading, mention);
    let distance = |span: Span| match reading.distance(body, span) {
        distance if !fronted => distance,
        distance if span.start < body.start || another_front_between(reading, mention, span) => distance + BACKWARDS,
        distance => distance.min(FORWARDS),
    };
    let reach = |spans: &[Span]| spans.iter().map(|&span| distance(span)).min();
    let Some(own) = reach(anchors) else { return Ok(0) };
    if !claim.measure.is_empty() {
        let rival = terms.rivals.iter().map(|&(span, name)| (reading.distance(body, span), name)).min();
        if let Some((_, name)) = rival.filter(|(distance, _)| *distance < own && is_counting(claim.kind)) {
            return no(Code::OtherMeasure, format!("“{text}” belongs to {name}"));
        }
        let anchored = anchors.iter().any(|&span| distance(span) == own && !reading.parted(body, span));
        if own > FARTHEST || !anchored {
            let code = if claim.kind == ClaimKind::Date { Code::OtherDate } else { Code::OtherMeasure };
            return no(code, format!("“{text}” stands in another clause than what the claim speaks of"));
        }
    }
    Ok(own)
}

/// How near a date at the front of a clause is to everything after it there.
const FORWARDS: u32 = 3;

/// How much further a date at the front of a clause is from what stands before it.
const BACKWARDS: u32 = 12;

/// Whether a date opens a clause ("In August, the two agreed …, and earlier this month both named …"): such a date says when
/// that clause happened, and nothing of what stands before it.
fn is_fronted(reading: &Reading<'_>, mention: &Mention) -> bool {
    let mut before = reading.words_before(mention.span).peekable();
    let mut start = mention.span.start;
    let introduces = |word: &str| {
        matches!(word, "in" | "on" | "at" | "by" | "during" | "since" | "until" | "then" | "later" | "only" | "just")
    };
    while let Some(word) = before.next_if(|word| introduces(&reading.lower(*word))) {
        start = word.start;
    }
    let opened = |end: usize| reading.text.get(end..start).is_some_and(|gap| gap.contains([';', ':', '—', '–']));
    match before.next() {
        None => true,
        Some(word) if opened(word.end) => true,
        Some(word) if matches!(reading.lower(word).as_str(), "and" | "but" | "while" | "whereas" | "then") => {
            // "in 2009 and in 2012" is a list of dates, not a new clause.
            !reading.mentions.iter().any(|other| {
                other.kind == Kind::Date && other.span.end <= word.start && reading.distance(other.span, word) <= 2
            })
        }
        Some(_) => false,
    }
}

/// Whether another date opens a clause between a date and a span after it.
fn another_front_between(reading: &Reading<'_>, mention: &Mention, span: Span) -> bool {
    reading.mentions.iter().any(|other| {
        other.kind == Kind::Date
            && mention.span.end <= other.span.start
            && other.span.end <= span.start
            && is_fronted(reading, other)
    })
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

/// "five of them", "including five", "among them five": a part of a whole named nearby.
fn is_partitive(reading: &Reading<'_>, mention: &Mention) -> bool {
    let before: Vec<String> = reading.words_before(mention.span).take(2).map(|word| reading.lower(word)).collect();
    let including =
        matches!(before.first().map(String::as_str), Some("including" | "include" | "includes" | "included"));
    let among = matches!(
        (before.first().map(String::as_str), before.get(1).map(String::as_str)),
        (Some("them" | "those"), Some("among"))
    );
    let after: Vec<String> = reading.words_after(mention.span).take(2).map(|word| reading.lower(word)).collect();
    let of_them = matches!(after.as_slice(), [of, whole] if of == "of" && matches!(whole.as_str(), "them" | "whom" | "which" | "those" | "these" | "the"));
    including || among || of_them
}

/// In "rose from 12 to 15" the level reached is the answer, the level left is not.
fn settle_levels(reading: &Reading<'_>, aligned: &mut Aligned) {
    let direction = |place: usize| reading.mentions[place].direction;
    if !aligned.answers.iter().any(|&place| direction(place) == Some(Direction::To)) {
        return;
    }
    let (left, kept): (Vec<usize>, Vec<usize>) =
        aligned.answers.iter().partition(|&&place| direction(place) == Some(Direction::From));
    aligned.answers = kept;
    for place in left {
        let text = reading.mentions[place].span.of(reading.text);
        aligned.others.push((place, Reason { code: Code::Change, because: format!("“{text}” is the earlier level") }));
    }
}

fn same_value(reading: &Reading<'_>, place: usize, answers: &[usize]) -> bool {
    let bounds = |place: usize| match &reading.mentions[place].value {
        Value::Amount(amount) => Some((amount.low, amount.high)),
        _ => None,
    };
    bounds(place).is_some() && answers.iter().any(|&answer| bounds(answer) == bounds(place))
}
