//! Ranges of any kind of amount.
//!
//! Reads "9–10", "9 to 10", "between nine and ten", "from 5 to 6 km", "$10 to $15 billion", and two bounds that make one
//! interval ("more than 100 but fewer than 300"). Scale and unit spread leftwards.
//!
//! Takes "or" for a range between neighbours only ("nine or ten", "two or three dozen"): "5 or 50" are two values.
//!
//! Refuses what does not go up ("2-0" and "52 to 48" are scores), the two levels of a change ("rose from 28 to 32"), digits
//! in a chain of dashes ("555-12-99"), and a zero in front on the right ("1995-01").
//!
//! ```
//! use crosscheck::mention::read;
//! use crosscheck::value::Value;
//! let forms = |text| read(text, None).iter().map(|mention| match &mention.value {
//!     Value::Amount(amount) => amount.normal_form(),
//!     _ => unreachable!("an amount"),
//! }).collect::<Vec<_>>();
//! assert_eq!(forms("It cost $10 to $15 billion."), ["10000000000..15000000000"]);
//! assert_eq!(forms("It rose from 28 to 32 members."), ["28", "32"]);
//! ```

use super::lexicon::Class;
use super::numeral::{self, Form};
use super::term::{ReadTerm, Term, bare};
use super::token::{Tokens, is_dash};
use super::wording;
use super::{Direction, direction};
use crate::value::{Amount, Decimal, End, Unit};

/// An amount read with all its words.
#[derive(Debug)]
pub(crate) struct Phrase {
    /// The first token, wordings included.
    pub(crate) from: usize,
    /// The token after the last one.
    pub(crate) to: usize,
    /// The amount.
    pub(crate) amount: Amount,
    /// The number as printed where the amount is in another unit.
    pub(crate) printed: Option<Decimal>,
    /// The rule that read it.
    pub(crate) rule: &'static str,
}

/// What stands between the two ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    Dash,
    To,
    And,
    Or,
}

fn link(tokens: &Tokens<'_>, at: usize) -> Option<(Link, usize)> {
    if let Some(symbol) = tokens.symbol(at) {
        let dash = is_dash(symbol) || matches!(symbol, '~' | '～');
        // A dash glued on the left only divides ("10- and 12-year-olds"); one glued on the right only is a sign or a range.
        let joins = tokens.glued(at + 1) || !tokens.glued(at);
        return (dash && joins).then_some((Link::Dash, at + 1));
    }
    match tokens.word(at) {
        "to" | "till" | "until" | "through" | "thru" => Some((Link::To, at + 1)),
        "and" => Some((Link::And, at + 1)),
        "or" => Some((Link::Or, at + 1)),
        _ => None,
    }
}

/// Reads an amount of the kind `term` reads: one number, or a range, with the wordings around it.
pub(crate) fn read(tokens: &Tokens<'_>, at: usize, term: ReadTerm) -> Option<Phrase> {
    let own = term(tokens, at);
    let left = own.or_else(|| bare(tokens, at))?;
    if let Some(phrase) = between(tokens, at, left, own.is_some(), term) {
        return Some(phrase);
    }
    let left = own?;
    let (from, to, amount) = wording::apply(tokens, at, left.end, left.amount());
    let phrase = Phrase { from, to, amount, printed: left.printed, rule: left.rule };
    Some(two_bounds(tokens, &phrase, term).unwrap_or(phrase))
}

/// The word that opens a range, before token `at` and the wording there.
fn opener(tokens: &Tokens<'_>, at: usize) -> Option<(usize, &'static str)> {
    let start = wording::before(tokens, at).map_or(at, |(start, _)| start);
    let mut before = start.checked_sub(1)?;
    if tokens.is(before, "the") {
        before = before.checked_sub(1)?;
    }
    let word = match tokens.word(before) {
        "between" => "between",
        "from" => "from",
        _ => return None,
    };
    (before >= tokens.floor()).then_some((before, word))
}

fn between(tokens: &Tokens<'_>, at: usize, left: Term, left_is_whole: bool, term: ReadTerm) -> Option<Phrase> {
    let (link, next) = link(tokens, left.end)?;
    let opened = opener(tokens, at);
    let word = opened.map(|(_, word)| word);
    if link == Link::And && word.is_none() {
        return None;
    }
    // "between two litres and about seven litres", "from the tenth to the fifteenth"
    let mut start = next;
    for _ in 0..3 {
        let skipped = matches!(
            tokens.word(start),
            "about" | "around" | "roughly" | "approximately" | "nearly" | "almost" | "the" | "perhaps" | "maybe" | "as"
        );
        let much = matches!(tokens.word(start), "many" | "much") && tokens.is(start + 1, "as");
        start += if much { 2 } else { usize::from(skipped) };
    }
    let right = match term(tokens, start) {
        Some(right) => right,
        // "$10 to 15", "€50-60m": the sign before the first sum goes for both.
        None if left.rule == "money.prefix" => money_right(tokens, start, left)?,
        None => return None,
    };
    if right.unit != left.unit && left.unit != Unit::None {
        return None;
    }
    // "two-thirds – 66%" says one thing twice: the ends over a spaced dash are written alike.
    let alike = (left.form == Form::Words) == (right.form == Form::Words);
    if link == Link::Dash && !tokens.glued(left.end) && !alike {
        return None;
    }
    // Only what has a unit of this kind on one side at least is of this kind.
    if !left_is_whole && right.unit == Unit::None {
        return None;
    }
    if tokens.is_digits(start)
        && tokens.raw(start).starts_with('0')
        && tokens.raw(start).len() > 1
        && link == Link::Dash
    {
        return None;
    }
    let chained = link == Link::Dash
        && tokens.symbol(right.end).is_some_and(is_dash)
        && tokens.glued(right.end)
        && tokens.is_digits(right.end + 1);
    if chained || link == Link::Dash && begun(tokens, at) {
        return None;
    }
    let spread = spread(left, right);
    let (low, high) = (spread.value, right.value);
    if low >= high {
        return None;
    }
    if link == Link::Or && !estimates(spread, right) {
        return None;
    }
    if link == Link::To || word == Some("from") {
        let change = direction::changes(tokens, opened.map_or(at, |(start, _)| start));
        // "rose from 28 to 32", and "rose 5 cents to 90": but "rose 5 to 6 percent" is one range.
        if change && (word == Some("from") || left_is_whole && left.unit != Unit::None) {
            return None;
        }
        // "rose 3-1/2 to 79-1/8" is a change and the level it led to: the verb stands right before a number that is far smaller.
        // Stocks are quoted so without a verb: "Acme 3/8 to 20-1/4".
        let right_before = direction::of(tokens, at, at + 1, true).is_some_and(|way| way != Direction::To);
        let far = left.value.checked_mul(Decimal::from(3)).is_some_and(|three| three < high);
        let slashed = |from: usize, to: usize| (from..to).any(|i| tokens.symbol(i) == Some('/'));
        let quoted = slashed(at, left.end) && slashed(start, right.end);
        let sum = matches!(right.unit, Unit::None | Unit::Currency(_));
        if (right_before || quoted) && link == Link::To && sum && left.unit == Unit::None && word.is_none() && far {
            return None;
        }
        // "rose by three to 18" is a change and the level it led to; "by 5 to 6 percent" is one range.
        let by = wording::before(tokens, at).map_or(at, |(start, _)| start).checked_sub(1);
        let by = by.is_some_and(|by| tokens.is(by, "by"));
        // "rose by a third to 12 tonnes"
        let levelled = right.unit == Unit::None || left.unit == Unit::None && far;
        if change && link == Link::To && levelled && by {
            return None;
        }
    }
    let amount = Amount {
        low: End::Closed(low),
        high: End::Closed(high),
        nominal: None,
        modifier: None,
        last_place: spread.last_place.min(right.last_place),
        unit: right.unit,
        vague: false,
    };
    let (from, to, amount) = wording::apply(tokens, at, right.end, amount);
    let from = opened.map_or(from, |(start, _)| start.min(from));
    Some(Phrase { from, to, amount, printed: None, rule: right.rule })
}

/// Whether two numbers joined by "or" are one estimate: "nine or ten", "two or three dozen", "10 or 20 percent".
///
/// Who guesses with "or" names neighbours: numbers in the same terms ("two million or three" is none) whose distance is no more
/// than the lower of them. Others are alternatives, each a value of its own: "They offered 5 or 50 dollars".
fn estimates(low: Term, high: Term) -> bool {
    let same_terms = low.scale == Decimal::ONE || high.scale > Decimal::ONE;
    same_terms && high.value - low.value <= low.value.abs()
}

/// A bare number after "$10 to", in the unit of the first sum.
fn money_right(tokens: &Tokens<'_>, at: usize, left: Term) -> Option<Term> {
    let numeral = numeral::read(tokens, at).filter(|n| !n.ordinal && n.form != Form::Words)?;
    let numeral = match numeral::money_suffix(tokens, numeral.end) {
        Some(exponent) if numeral.form == Form::Digits => numeral.times(exponent, numeral.end + 1)?,
        _ => numeral,
    };
    let other = tokens.glued(numeral.end) && tokens.is_word(numeral.end)
        || matches!(tokens.symbol(numeral.end), Some('%' | '/' | ':'))
        || tokens.has(numeral.end, Class::PERCENT.and(Class::UNIT).and(Class::TIME_UNIT));
    (!other).then(|| Term::new(numeral, numeral.end, left.unit, left.rule))
}

/// Whether the digits at `at` continue a chain that began before them: "555-12".
fn begun(tokens: &Tokens<'_>, at: usize) -> bool {
    at >= 2
        && tokens.glued(at)
        && tokens.symbol(at - 1).is_some_and(|c| is_dash(c) || c == '/')
        && tokens.glued(at - 1)
        && (tokens.is_digits(at - 2) || tokens.has(at - 2, Class::CARDINAL))
}

/// The left end with the scale of the right: 10 million in "10 to 15 million", but 900 in "900 to 1 million".
fn spread(left: Term, right: Term) -> Term {
    // "25 and 75 cents": the hundredths too.
    if left.unit == Unit::None
        && let Some(by) = right.printed.and_then(|printed| right.value.checked_div(printed))
    {
        return left.converted(by).unwrap_or(left);
    }
    if left.scale != Decimal::ONE || right.scale == Decimal::ONE {
        return left;
    }
    let Some(mantissa) = right.value.checked_div(right.scale) else { return left };
    if left.value >= mantissa {
        return left;
    }
    match (left.value.checked_mul(right.scale), left.last_place.checked_mul(right.scale)) {
        (Some(value), Some(last_place)) => Term { value, last_place, scale: right.scale, ..left },
        _ => left,
    }
}

/// Two bounds that make one interval: "more than 100 and less than 300", "at most 100 and at least 20".
fn two_bounds(tokens: &Tokens<'_>, first: &Phrase, term: ReadTerm) -> Option<Phrase> {
    let open_end = matches!(first.amount.low, End::Unbounded) != matches!(first.amount.high, End::Unbounded);
    if !open_end || !matches!(tokens.word(first.to), "and" | "but") {
        return None;
    }
    let start = first.to + 1;
    let (at, second) = (start + 1..start + 7).find_map(|at| {
        let number = at + usize::from(tokens.is(at, "the"));
        let (begins, _) = wording::before(tokens, at)?;
        if begins == start { Some((number, term(tokens, number)?)) } else { None }
    })?;
    let (_, to, other) = wording::apply(tokens, at, second.end, second.amount());
    let ends = (first.amount.low, first.amount.high, other.low, other.high);
    let ((low, End::Unbounded, End::Unbounded, high) | (End::Unbounded, high, low, End::Unbounded)) = ends else {
        return None;
    };
    if low.number()? >= high.number()? {
        return None;
    }
    let amount = Amount {
        low,
        high,
        nominal: None,
        modifier: None,
        last_place: first.amount.last_place.min(other.last_place),
        unit: other.unit,
        vague: false,
    };
    Some(Phrase { from: first.from, to, amount, printed: None, rule: first.rule })
}
