//! Dates with a month in words: "27 October 2022", "Oct. 27 2022", "October 27th, 2022", "the 5th of May",
//! "August 2016", "2024 Aug", "31-Oct-74", "October 3-5", "3-5 May 2010", "Oct. 27", "in August".
//!
//! "May" the person and the verb, "march" the verb, "mar" and "sun" alone are left: a word that is also something
//! else is a month only beside a day or year, or after a preposition such as "in" or "since".

use jiff::civil::{Date, Weekday};

use super::super::lexicon::Class;
use super::super::token::{Shape, Tokens, is_dash};
use super::calendar::{around, days_between};
use super::cue::{self, Scene, Side, begins_sentence, is_capital, is_small};
use super::number::{day_of_month, digits, full_year, runs_in, runs_on, year};
use super::place;
use super::reading::{Dated, Fixed, Piece};
use super::weekday;
use super::words;
use super::year::is_people;
use crate::value::Granularity;

/// A month's number and the token after it, its full stop with it.
pub(super) fn month_word(tokens: &Tokens<'_>, at: usize) -> Option<(i8, usize)> {
    if !tokens.has(at, Class::MONTH) {
        return None;
    }
    let word = tokens.word(at);
    let number = words::month(word)?;
    let short = word.len() <= 4 && word != "june" && word != "july";
    let stop = (short || digits(tokens, at + 2).is_some())
        && tokens.symbol(at + 1) == Some('.')
        && tokens.glued(at + 1)
        && word != "may";
    Some((number, at + 1 + usize::from(stop)))
}

/// Reads a date with a month that begins at `at`, said to fall on `weekday`.
pub(super) fn read(scene: &Scene<'_>, at: usize, weekday: Option<Weekday>) -> Option<Piece> {
    let tokens = scene.tokens;
    match tokens.get(at)?.shape {
        Shape::Word if tokens.has(at, Class::MONTH) => month_first(scene, at, weekday),
        Shape::Digits if !runs_in(tokens, at) || dash_before(tokens, at) => {
            year_first(scene, at).or_else(|| day_first(scene, at, weekday))
        }
        Shape::Word if tokens.has(at, Class::ORDINAL.and(Class::CARDINAL)) => day_first(scene, at, weekday),
        _ => None,
    }
}

/// A dash without spaces before the token, as in "3-5 May": read from the 3 on, not from the 5.
fn dash_before(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.symbol(at.wrapping_sub(1)).is_some_and(is_dash) && !tokens.glued(at.wrapping_sub(1))
}

/// The token after a `-`, `/` or `.` that stands without spaces, as inside "31-Oct-74".
fn over_joint(tokens: &Tokens<'_>, at: usize) -> usize {
    let joint = tokens.symbol(at).is_some_and(|symbol| symbol == '/' || is_dash(symbol));
    if joint && tokens.glued(at) && tokens.glued(at + 1) { at + 1 } else { at }
}

/// The year that follows a month or day: ", 2016", "of 2016", "in 2016", "'16", "-16".
fn year_after(tokens: &Tokens<'_>, at: usize) -> Option<(i16, usize)> {
    let joint = over_joint(tokens, at);
    if joint > at {
        return year(tokens, joint).or_else(|| short_year(tokens, joint));
    }
    let mut i = at;
    if tokens.symbol(i) == Some(',') {
        i += 1;
    }
    if matches!(tokens.word(i), "of" | "in") {
        i += 1;
    }
    let read =
        year(tokens, i).filter(|&(number, end)| !counts(tokens, end, number)).or_else(|| short_year(tokens, i))?;
    Some(read)
}

/// The year said from the dateline after a month or day: "June 3 last year", "October of this year".
fn relative_year(scene: &Scene<'_>, at: usize) -> Option<(i16, usize)> {
    let tokens = scene.tokens;
    let i = at + usize::from(matches!(tokens.word(at), "of" | "in") || tokens.symbol(at) == Some(','));
    let offset = match tokens.word(i) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let year = scene.today.year().checked_add(offset)?;
    tokens.is(i + 1, "year").then_some((year, i + 2))
}

/// Two digits of a year, where no word follows that they could count.
fn short_year(tokens: &Tokens<'_>, at: usize) -> Option<(i16, usize)> {
    let (number, count) = digits(tokens, at)?;
    let follows = tokens.get(at + 1).is_some_and(|token| token.shape == Shape::Word && !token.first);
    let more = tokens.symbol(at + 1).is_some_and(|symbol| is_dash(symbol) || matches!(symbol, '/' | '%' | ':'));
    let fits = count == 2 && !follows && !more && !runs_on(tokens, at);
    fits.then(|| i16::try_from(full_year(number)).ok().map(|year| (year, at + 1)))?
}

/// Whether what stands at `at` is counted by the year before it: "Oct. 7, 2000 people marched".
fn counts(tokens: &Tokens<'_>, at: usize, number: i16) -> bool {
    number % 10 == 0 && is_people(tokens.word(at))
        || tokens.has(at, Class::UNIT.and(Class::PERCENT)) && !tokens.is(at, "in")
}

/// The last day of a stretch inside one month: "-22", " to 22", " through the 22nd". `at` stands after the first day.
fn last_day(tokens: &Tokens<'_>, at: usize, first: i64) -> Option<(i64, usize)> {
    let dash = tokens.symbol(at).is_some_and(|symbol| is_dash(symbol) || symbol == '~');
    let word = matches!(tokens.word(at), "to" | "till" | "until" | "through" | "thru" | "and");
    if !dash && !word {
        return None;
    }
    let i = at + 1 + usize::from(tokens.is(at + 1, "the"));
    let (day, end) = day_of_month(tokens, i)?;
    let open = digits(tokens, end).is_some() && tokens.glued(end) || tokens.symbol(end).is_some_and(is_dash);
    (day > first && !open).then_some((day, end))
}

/// The weekday said after a date, "Jul 18, Fri" or "Oct. 27 (Thursday)", and the token after it.
fn weekday_after(tokens: &Tokens<'_>, at: usize) -> Option<(Weekday, usize)> {
    let open = tokens.symbol(at) == Some('(');
    if !open && tokens.symbol(at) != Some(',') {
        return None;
    }
    let (weekday, end) = weekday::word(tokens, at + 1)?;
    let shut = open && tokens.symbol(end) == Some(')');
    let closed =
        shut || !open && tokens.get(end).is_none_or(|token| token.first || matches!(token.shape, Shape::Symbol(_)));
    closed.then_some((weekday, end + usize::from(shut)))
}

fn month_first(scene: &Scene<'_>, at: usize, weekday: Option<Weekday>) -> Option<Piece> {
    let tokens = scene.tokens;
    let (month, after) = month_word(tokens, at)?;
    let mut i = over_joint(tokens, after);
    i += usize::from(tokens.is(i, "the"));
    // "they may 5 times": in small letters these two need a day that counts nothing.
    let verb = |end: usize| {
        matches!(tokens.word(at), "may" | "march")
            && is_small(tokens, at)
            && tokens.is_digits(end - 1)
            && is_noun(tokens, end)
    };
    if let Some((day, end)) = day_of_month(tokens, i).filter(|&(_, end)| !is_counted(tokens, i, end) && !verb(end)) {
        // "October 10 to 12" and "October 10-12", but "October 10 to November 12" is left to the reader of stretches.
        let stretch = last_day(tokens, end, day)
            .filter(|&(_, until)| !tokens.has(until + usize::from(tokens.is(until, "of")), Class::MONTH))
            .filter(|&(_, until)| tokens.glued(end) || !is_noun(tokens, until));
        if let Some((last, until)) = stretch {
            return days(scene, at, month, (day, last), until, None);
        }
        return days(scene, at, month, (day, day), end, weekday);
    }
    if let Some((number, end)) = year_after(tokens, after) {
        let first = Date::new(number, month, 1).ok()?;
        // "Sept-2020-23": a day may follow.
        let joint = over_joint(tokens, end);
        if let Some((day, end)) = day_of_month(tokens, joint).filter(|_| joint > end) {
            let day = Date::new(number, month, i8::try_from(day).ok()?).ok()?;
            return Some(Piece::new(end, day_of(day, weekday), "date.absolute.day"));
        }
        // "the March 2022 quarter"
        if month % 3 == 0 && tokens.is(end, "quarter") {
            return Some(Piece::new(end + 1, Dated::unit(first, Granularity::Quarter)?, "date.quarter.month"));
        }
        return Some(Piece::new(end, Dated::unit(first, Granularity::Month)?, "date.absolute.month"));
    }
    bare_month(scene, at, month, after)
}

/// A day or a stretch of days of a month, with the year after it where one stands there.
fn days(
    scene: &Scene<'_>,
    at: usize,
    month: i8,
    (first, last): (i64, i64),
    end: usize,
    weekday: Option<Weekday>,
) -> Option<Piece> {
    let tokens = scene.tokens;
    let (first, last) = (i8::try_from(first).ok()?, i8::try_from(last).ok()?);
    let said = if first == last && weekday.is_none() { weekday_after(tokens, end) } else { None };
    let (weekday, end) = said.map_or((weekday, end), |(weekday, end)| (Some(weekday), end));
    if let Some((year, end)) = year_after(tokens, end) {
        let from = Date::new(year, month, first).ok()?;
        let dated = if first == last {
            day_of(from, weekday)
        } else {
            Dated::explicit(from, Date::new(year, month, last).ok()?, Granularity::Range)
        };
        let (dated, end) = match weekday_after(tokens, end).filter(|_| first == last) {
            Some((weekday, end)) => (day_of(from, Some(weekday)), end),
            None => (dated, end),
        };
        return Some(Piece::new(end, dated, "date.absolute.day"));
    }
    if (month, first, last) == (9, 11, 11) && names_the_attacks(tokens, end) {
        return Some(Piece::new(end, day_of(Date::new(2001, 9, 11).ok()?, None), "date.absolute.named"));
    }
    if let Some((year, end)) = relative_year(scene, end) {
        let from = Date::new(year, month, first).ok()?;
        let until = Date::new(year, month, last).ok()?;
        let granularity = if first == last { Granularity::Day } else { Granularity::Range };
        let mismatch = day_of(from, weekday).mismatch;
        let dated = Dated { mismatch, ..Dated::relative(from, until, granularity, Fixed::NoYear) };
        return Some(Piece::new(end, dated, "date.absolute.relative_year"));
    }
    // A year that does not fit the day ("February 29, 2022") makes the whole no date.
    let side = match scene.asked() {
        Side::Unsaid => cue::of_day(tokens, at, end),
        asked => asked,
    };
    let placed = place::day(scene.today, month, first, weekday, side)?;
    // A day without its year is hardly ever most of a year ahead.
    let far = side == Side::Future && scene.asked() == Side::Unsaid;
    let far = far && days_between(scene.today, placed.named.first) > FURTHEST;
    let dated = if far { place::day(scene.today, month, first, weekday, Side::Unsaid)? } else { placed };
    if first == last {
        return Some(Piece::new(end, dated, "date.absolute.yearless"));
    }
    let from = dated.named.first;
    let until = Date::new(from.year(), month, last).ok()?;
    Some(Piece::new(end, Dated::relative(from, until, Granularity::Range, Fixed::NoYear), "date.absolute.yearless"))
}

/// The most days that a verb of the future puts a day without its year ahead.
const FURTHEST: i64 = 270;

/// "the Sept. 11 attacks", which news calls by their day alone.
fn names_the_attacks(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at), "attack" | "attacks" | "terrorist" | "terror" | "hijackers" | "hijackings" | "commission")
}

/// A full date, and whether it falls on the weekday said with it.
fn day_of(day: Date, weekday: Option<Weekday>) -> Dated {
    let mismatch = weekday.is_some_and(|weekday| day.weekday() != weekday);
    Dated { mismatch, ..Dated::explicit(day, day, Granularity::Day) }
}

/// Whether the number from `from` to `end`, after a month, counts what follows: "in October 30 people".
fn is_counted(tokens: &Tokens<'_>, from: usize, end: usize) -> bool {
    if tokens.get(end - 1).is_some_and(|token| token.shape == Shape::Word && token.glued) {
        return false;
    }
    let units = Class::UNIT.and(Class::CURRENCY).and(Class::PERCENT).and(Class::TIME_UNIT).and(Class::CARDINAL);
    let following = matches!(tokens.word(end), "to" | "in" | "at" | "and" | "a" | "an" | "through" | "until" | "till");
    let spaced = digits(tokens, from).is_some() && !tokens.glued(end);
    // "in the March 2 week": more than one of them would be weeks.
    let following = following || tokens.is(end, "week") && !tokens.is(from, "1");
    !following && (is_people(tokens.word(end)) || tokens.has(end, units) && spaced)
}

/// Whether the token looks like a noun: a word in small letters that is no preposition or conjunction.
fn is_noun(tokens: &Tokens<'_>, at: usize) -> bool {
    is_small(tokens, at)
        && !matches!(
            tokens.word(at),
            "in" | "at"
                | "on"
                | "of"
                | "to"
                | "and"
                | "for"
                | "with"
                | "when"
                | "as"
                | "while"
                | "after"
                | "before"
                | "this"
                | "next"
                | "last"
                | "by"
                | "from"
                | "will"
                | "is"
                | "was"
                | "the"
                | "during"
                | "or"
                | "but"
        )
}

pub(super) fn day_first(scene: &Scene<'_>, at: usize, weekday: Option<Weekday>) -> Option<Piece> {
    let tokens = scene.tokens;
    let (first, end) = day_of_month(tokens, at)?;
    let month_at = |i: usize| {
        // "the 15th day of June"
        let i = i + usize::from(tokens.is(i, "day"));
        let i = over_joint(tokens, i + usize::from(matches!(tokens.word(i), "of" | "in")));
        month_word(tokens, i).map(|(month, after)| (i, month, after))
    };
    let (last, (i, month, after)) = match month_at(end) {
        Some(found) => (first, found),
        None => {
            let (last, until) = last_day(tokens, end, first)?;
            (last, month_at(until)?)
        }
    };
    if is_verb(tokens, i) {
        return None;
    }
    // "2020/23/Sep" and the like end with the month; a year may stand after a joint.
    days(scene, at, month, (first, last), after, weekday)
}

/// "2024 Aug", "2018 March 18", "2012/Aug/10".
fn year_first(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let (number, end) = year(tokens, at)?;
    let i = over_joint(tokens, end);
    if i == end && tokens.get(end).is_some_and(|token| token.first) {
        return None;
    }
    let (month, after) = month_word(tokens, i).filter(|_| !is_verb(tokens, i))?;
    let joint = over_joint(tokens, after);
    if let Some((day, end)) = day_of_month(tokens, joint).filter(|&(_, end)| !is_counted(tokens, joint, end)) {
        let day = Date::new(number, month, i8::try_from(day).ok()?).ok()?;
        return Some(Piece::new(end, Dated::explicit(day, day, Granularity::Day), "date.absolute.day"));
    }
    let first = Date::new(number, month, 1).ok()?;
    Some(Piece::new(after, Dated::unit(first, Granularity::Month)?, "date.absolute.month"))
}

/// Whether "may" or "march" at the token is a verb: in small letters, with a word after it that is no year.
pub(super) fn is_verb(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at), "may" | "march")
        && is_small(tokens, at)
        && tokens.get(at + 1).is_some_and(|token| token.shape == Shape::Word && !token.first)
        && !tokens.has(at + 1, Class::CARDINAL)
        && !matches!(tokens.word(at + 1), "and" | "of" | "for" | "in" | "at" | "or" | "to" | "until" | "the")
}

/// A month with neither day nor year.
fn bare_month(scene: &Scene<'_>, at: usize, month: i8, end: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    // "Mar-a-Lago", "May-Britt"
    let joined = tokens.symbol(end).is_some_and(is_dash) && tokens.glued(end) && tokens.glued(end + 1);
    let named =
        joined && !tokens.has(end + 1, Class::MONTH) && (tokens.raw(end + 1).len() == 1 || is_capital(tokens, end + 1));
    let repeated = named || matches!(tokens.word(at.wrapping_sub(1)), "every" | "each");
    if repeated || !is_bare_month(tokens, at, end) {
        return None;
    }
    if let Some((year, end)) = relative_year(scene, end) {
        let dated = Dated::relative_unit(Date::new(year, month, 1).ok()?, Granularity::Month)?;
        return Some(Piece::new(end, Dated { fixed: Fixed::NoYear, ..dated }, "date.month.relative_year"));
    }
    let side = if is_delivered(tokens, end) { Side::Future } else { scene.side(at) };
    let dated = place::month(scene.today, month, side)?;
    // "the December quarter" ends with its month.
    // "the January-March quarter" is a stretch of months.
    let stretch = tokens.has(at.wrapping_sub(2), Class::MONTH) && tokens.symbol(at.wrapping_sub(1)).is_some();
    if month % 3 == 0 && tokens.is(end, "quarter") && !stretch {
        let (first, last) = around(dated.named.first, Granularity::Quarter)?;
        let quarter = Dated::relative(first, last, Granularity::Quarter, Fixed::NoYear);
        return Some(Piece::new(end + 1, quarter, "date.quarter.month"));
    }
    Some(Piece::new(end, dated, "date.month"))
}

/// Whether the month before token `at` is one in which goods are to be delivered: "May delivery", "Mar/Apr shipment". Markets
/// name the months to come.
fn is_delivered(tokens: &Tokens<'_>, at: usize) -> bool {
    let slash = tokens.symbol(at) == Some('/') && tokens.has(at + 1, Class::MONTH);
    matches!(
        tokens.word(at + if slash { 2 } else { 0 }),
        "delivery" | "deliveries" | "shipment" | "shipments" | "loading" | "arrival" | "futures" | "contract"
    )
}

/// Whether a month's name alone is that month.
pub(super) fn is_bare_month(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    let led = matches!(
        tokens.word(before),
        "in" | "since"
            | "of"
            | "by"
            | "until"
            | "till"
            | "during"
            | "last"
            | "next"
            | "this"
            | "early"
            | "late"
            | "mid"
            | "from"
            | "between"
            | "through"
            | "throughout"
            | "previous"
            | "past"
            | "coming"
            | "after"
            | "before"
            | "for"
    ) && at > 0
        || tokens.is(before, "-") && matches!(tokens.word(before.wrapping_sub(1)), "mid" | "early" | "late" | "end");
    let joined = |other: usize, joint: usize| {
        let joint = matches!(tokens.word(joint), "to" | "and" | "or" | "through")
            || tokens.symbol(joint).is_some_and(|symbol| is_dash(symbol) || symbol == '/');
        joint && tokens.has(other, Class::MONTH)
    };
    let led = led || joined(at.wrapping_sub(2), before) || joined(at.wrapping_sub(3), before) || joined(end + 1, end);
    let person = is_capital(tokens, end) && !tokens.get(end).is_some_and(|token| token.first);
    let capital = is_capital(tokens, at);
    match tokens.word(at) {
        // Also names or words of other kinds.
        "may" | "march" => {
            let resigned = matches!(tokens.word(end), "said" | "told" | "resigned" | "announced" | "became");
            let named = person && tokens.is(at, "may") || resigned;
            // "the March rise", "the bank's May figures", "March's rate"
            let owner = tokens.get(before).is_some_and(|token| token.shape == Shape::Possessive);
            let determined = capital && (owner || matches!(tokens.word(before), "the" | "its")) && is_noun(tokens, end);
            let owns = capital
                && !begins_sentence(tokens, at)
                && super::year::possessive(tokens, end)
                && tokens.is(at, "march");
            (led || determined || owns) && !named && !is_verb(tokens, at) && (capital || !is_small(tokens, end))
        }
        "jan" | "mar" | "dec" | "jun" | "sep" => led && !person,
        "april" | "june" | "august" => {
            led || capital && !person && !is_capital(tokens, before) && !begins_sentence(tokens, at)
        }
        word => led || capital && (word.len() > 4 || word == "july" || tokens.symbol(end - 1) == Some('.')),
    }
}
