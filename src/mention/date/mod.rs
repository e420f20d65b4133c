//! Dates: days, weeks, months, years and stretches of them.
//!
//! Reads dates in full ("27 October 2022", "10/27/2022"), in part ("Oct. 27", "August 2016", "the 1980s", "Q3 2015"), from
//! the dateline ("yesterday", "last month", "two years ago"), from another date in the text ("three days later"),
//! stretches ("from 2009 to 2011") and bounds ("since October", "by 2018").
//!
//! Refuses what only looks like a date: "may" the verb, a number without a word that makes it a year, scores, sections,
//! model and phone numbers, and lengths of time ("five days before the election", "in a decade").
//!
//! ```
//! use crosscheck::mention;
//! use crosscheck::value::{DateSpan, Value};
//! let dateline = DateSpan::day(jiff::civil::date(2022, 10, 27));
//! let form = |text: &str| match &mention::read(text, Some(&dateline)).first()?.value {
//!     Value::Date(date) => Some(date.normal_form()),
//!     _ => None,
//! };
//! assert_eq!(form("They met on Oct. 27 2022.").as_deref(), Some("2022-10-27"));
//! assert_eq!(form("He came earlier this month.").as_deref(), Some("2022-10"));
//! assert_eq!(form("The deal was struck in August.").as_deref(), Some("2022-08"));
//! assert_eq!(form("They will meet on Monday.").as_deref(), Some("2022-10-31"));
//! assert_eq!(form("It may be so."), None);
//! ```
//!
//! Without a dateline a relative date is unresolved, and says what is known of it:
//!
//! ```
//! use crosscheck::mention;
//! use crosscheck::value::Value;
//! let read = mention::read("They met on Wednesday.", None);
//! let Value::Date(date) = &read[0].value else { unreachable!("a date") };
//! assert!(date.is_unresolved());
//! assert_eq!(date.normal_form(), "XXXX-WXX-3");
//! ```

mod absolute;
mod anaphora;
mod bound;
mod calendar;
mod cue;
mod holiday;
mod number;
mod numeric;
mod offset;
mod part;
mod period;
mod place;
mod quarter;
mod range;
mod reading;
mod relative;
mod week;
mod weekday;
pub(crate) mod words;
mod year;

use jiff::civil::{Date, date};

use self::anaphora::Antecedent;
use self::cue::Scene;
use self::reading::{Dated, Piece};
use super::lexicon::Class;
use super::token::{Shape, Tokens, is_apostrophe};
use super::{Found, Kind, Mention};
use crate::value::{Basis, DateReading, DateSpan, Granularity, Value};

/// How deep dates may stand in dates: "two days after the first Monday of next month" is three.
const DEPTH: u8 = 3;

/// Seen from here where there is no dateline; a leap year, so that February 29 is found.
const NOWHERE: Date = date(2000, 6, 15);

/// Reads a date that begins at token `at`.
pub(crate) fn read(tokens: &Tokens<'_>, at: usize, dateline: Option<&DateSpan>) -> Option<Found> {
    read_after(tokens, at, dateline, None)
}

/// Settles a date that is told from another by the date the text spoke of last, and notes what it speaks of now.
pub(crate) fn settle(
    tokens: &Tokens<'_>,
    at: usize,
    dateline: Option<&DateSpan>,
    found: Found,
    spoken_of: &mut Option<DateReading>,
) -> (Found, Option<Mention>) {
    let rule = found.mention.rule;
    let told = rule.starts_with("date.anaphoric") || matches!(rule, "date.relative.unit" | "date.side" | "date.part");
    let found = match spoken_of {
        Some(_) if told => read_after(tokens, at, dateline, *spoken_of).unwrap_or(found),
        _ => found,
    };
    if let Value::Date(date) = &found.mention.value {
        let days = date.first.zip(date.last);
        let whole = days.map(|(first, last)| DateReading { first, last, granularity: date.granularity });
        *spoken_of = date.named.or(whole).filter(|_| !date.is_unresolved()).or(*spoken_of);
    }
    if rule == "date.range"
        && let Some([first, second]) = halves(tokens, at, dateline, &found.mention)
    {
        return (Found { mention: first, ..found }, Some(second));
    }
    (found, None)
}

/// The two dates of a stretch, each with the ends of the whole; `None` where one of them is a day, and where no word but
/// a dash joins them.
fn halves(tokens: &Tokens<'_>, at: usize, dateline: Option<&DateSpan>, whole: &Mention) -> Option<[Mention; 2]> {
    let days = dateline.and_then(|dateline| dateline.first.zip(dateline.last)).filter(|(first, last)| first == last);
    let scene = Scene::new(tokens, days.map_or(NOWHERE, |(today, _)| today), days.is_some());
    let stretch = range::read(&scene, at, &plain(&scene, at, DEPTH)?)?;
    let Value::Date(span) = &whole.value else { return None };
    let middle = stretch.middle?;
    let days = [stretch.from, stretch.until].iter().any(|half| half.granularity <= Granularity::Week);
    if days || span.is_unresolved() || span.first.is_none() {
        return None;
    }
    let half = |from: usize, to: usize, named: DateReading| Mention {
        span: tokens.span(from, to),
        value: Value::Date(DateSpan { granularity: named.granularity, named: Some(named), ..span.clone() }),
        rule: "date.range.half",
        ..whole.clone()
    };
    Some([half(stretch.start, middle, stretch.from), half(middle, stretch.piece.end, stretch.until)])
}

/// Reads a date that begins at token `at`, in a text that spoke of `antecedent` last.
fn read_after(tokens: &Tokens<'_>, at: usize, dateline: Option<&DateSpan>, antecedent: Antecedent) -> Option<Found> {
    if !may_begin(tokens, at) {
        return None;
    }
    let days = dateline.and_then(|dateline| dateline.first.zip(dateline.last));
    let (today, until) = days.unwrap_or((NOWHERE, NOWHERE));
    let (start, mut piece) = from_day(tokens, at, today, days.is_some(), antecedent)?;
    if until != today {
        let (_, later) = from_day(tokens, at, until, true, antecedent)?;
        piece.dated = widened(piece.dated, &later.dated);
    }
    let unplaced = piece.dated.basis == Basis::Unresolved || days.is_none() && piece.dated.basis == Basis::Dateline;
    let value = if unplaced { piece.dated.unplaced() } else { piece.dated.placed() };
    let mention = Mention::new(Kind::Date, tokens.span(start, piece.end), Value::Date(value), piece.rule);
    Some(Found { end: piece.end, mention })
}

/// The days a date covers seen from any day of a dateline that is known only to its month or year.
fn widened(first: Dated, last: &Dated) -> Dated {
    if first.named == last.named && (first.first, first.last) == (last.first, last.last) {
        return first;
    }
    let named = DateReading {
        first: first.named.first.min(last.named.first),
        last: first.named.last.max(last.named.last),
        granularity: Granularity::Range,
    };
    let end = |a: Option<Date>, b: Option<Date>, pick: fn(Date, Date) -> Date| a.zip(b).map(|(a, b)| pick(a, b));
    Dated {
        named,
        granularity: Granularity::Range,
        first: end(first.first, last.first, Date::min),
        last: end(first.last, last.last, Date::max),
        others: [None; 2],
        ..first
    }
}

/// Whether a token's class or shape lets a date begin there: looked at for every token, so nothing else is.
fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    match token.shape {
        Shape::Digits => true,
        Shape::Word => {
            let opens = Class::MONTH.and(Class::WEEKDAY).and(Class::DATE).and(Class::ORDINAL).and(Class::CARDINAL);
            token.class.meets(opens.and(Class::ARTICLE).and(Class::FRACTION).and(Class::VAGUE))
        }
        Shape::Symbol(symbol) => is_apostrophe(symbol) && tokens.glued(at + 1),
        Shape::Possessive => tokens.glued(at + 1) && tokens.is_digits(at + 1) && number::is_quote(tokens, at),
    }
}

/// Reads a date with its bounds, seen from one day; gives the token it begins at.
fn from_day(
    tokens: &Tokens<'_>,
    at: usize,
    today: Date,
    dated: bool,
    antecedent: Antecedent,
) -> Option<(usize, Piece)> {
    let scene = Scene::new(tokens, today, dated);
    let piece = anaphora::read(&scene, at, antecedent).or_else(|| plain(&scene, at, DEPTH))?;
    if let Some(stretch) = range::read(&scene, at, &piece) {
        return Some((stretch.start, stretch.piece));
    }
    // "the July 4 weekend"
    let named_day = piece.dated.named.granularity == Granularity::Day && piece.rule.starts_with("date.absolute");
    let piece = if named_day { holiday::around_it(tokens, piece) } else { piece };
    // "between 3 and 12 September" is read from its days on.
    if piece.dated.named.granularity == Granularity::Range && piece.rule.starts_with("date.absolute") {
        return Some((range::opener(tokens, at).map_or(at, |(start, _)| start), piece));
    }
    if piece.rule.starts_with("date.offset") {
        return Some(offset::bounded(&scene, at, piece));
    }
    Some(bound::apply(&scene, at, piece))
}

/// Reads one date, no stretch and without a bound, that begins at token `at`.
fn plain(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    let token = tokens.get(at)?;
    match token.shape {
        Shape::Digits => numeric::read(scene, at, None)
            .or_else(|| absolute::read(scene, at, None))
            .or_else(|| period::read(scene, at, depth))
            .or_else(|| year::read(scene, at))
            .or_else(|| offset::read(scene, at, depth))
            .or_else(|| weekday::counted(scene, at))
            .or_else(|| weekday::on_number(scene, at)),
        Shape::Symbol(_) | Shape::Possessive => year::read(scene, at),
        Shape::Word => {
            let class = token.class;
            if class.meets(Class::MONTH.and(Class::WEEKDAY))
                && let Some(piece) = offset::after_next(scene, at)
            {
                return Some(piece);
            }
            if class.meets(Class::MONTH.and(Class::ORDINAL).and(Class::CARDINAL))
                && let Some(piece) = absolute::read(scene, at, None)
            {
                return Some(piece);
            }
            if class.meets(Class::WEEKDAY)
                && let Some(piece) = weekday::read(scene, at)
            {
                return Some(piece);
            }
            if class.meets(Class::DATE.and(Class::ORDINAL).and(Class::MONTH).and(Class::CARDINAL)) {
                let found = holiday::read(scene, at, depth)
                    .or_else(|| period::read(scene, at, depth))
                    .or_else(|| relative::read(scene, at));
                if found.is_some() {
                    return found;
                }
            }
            offset::read(scene, at, depth)
                .or_else(|| year::read(scene, at))
                .or_else(|| weekday::counted(scene, at))
                .or_else(|| weekday::on_number(scene, at))
        }
    }
}

#[cfg(test)]
mod tests;
