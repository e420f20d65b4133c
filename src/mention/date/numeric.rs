//! Dates in digits: "2016-05-04", "10/27/2022", "27.10.2022", "7/8/07", "09/2012", "2014-10", "on 10/27".
//!
//! Day and month stand in American order with slashes and dashes and in European order with full stops, unless that is
//! impossible; where both orders are possible the other one is kept as another reading. Two numbers alone are a date
//! only after "on" or a weekday, or where one of them can only be a day. What is no day of the calendar ("2015-1-32",
//! "06/31/2022") and what runs on like a phone number is left.

use jiff::civil::{Date, Weekday};

use super::super::lexicon::Class;
use super::super::token::{Shape, Tokens, is_dash};
use super::cue::Scene;
use super::number::{digits, full_year};
use super::place;
use super::reading::{Dated, Piece};
use crate::value::{DateReading, Granularity};

/// Numbers joined by one kind of separator.
struct Joined {
    numbers: [(i64, usize); 3],
    count: usize,
    separator: char,
    glued: bool,
    end: usize,
}

/// Collects up to three numbers joined by `/`, `.` or dashes; `None` where more are joined to them.
fn joined(tokens: &Tokens<'_>, at: usize) -> Option<Joined> {
    let mut found = Joined { numbers: [(0, 0); 3], count: 1, separator: ' ', glued: true, end: at + 1 };
    found.numbers[0] = digits(tokens, at)?;
    while let Some(symbol) = tokens.symbol(found.end) {
        let symbol = if is_dash(symbol) { '-' } else { symbol };
        let next = digits(tokens, found.end + 1);
        let same = found.separator == ' ' || found.separator == symbol;
        let (Some(next), true) = (next, matches!(symbol, '/' | '.' | '-') && same) else { break };
        let glued = tokens.glued(found.end) && tokens.glued(found.end + 1);
        if !glued && (symbol == '.' || found.count == 3) {
            break;
        }
        if found.count == 3 {
            return None;
        }
        found.numbers[found.count] = next;
        found.count += 1;
        found.separator = symbol;
        found.glued &= glued;
        found.end += 2;
    }
    (found.count > 1).then_some(found)
}

/// Reads a date in digits that begins at `at`, said to fall on `weekday`.
pub(super) fn read(scene: &Scene<'_>, at: usize, weekday: Option<Weekday>) -> Option<Piece> {
    let tokens = scene.tokens;
    let leading = at.checked_sub(1).filter(|_| tokens.glued(at));
    let led = leading.is_some_and(|before| {
        let symbol = tokens.symbol(before);
        let opens = matches!(symbol, Some('(' | '[' | '"' | '\'' | '“' | '‘' | '|' | '>' | '_'));
        let dash = symbol.is_some_and(|symbol| is_dash(symbol) || symbol == '~');
        let joins = dash && (iso_shaped(tokens, at) || date_before(tokens, before));
        !opens && !joins
    });
    if led {
        return None;
    }
    let found = match joined(tokens, at) {
        Some(found) => found,
        // "10/1/2018-10/7/2018" and "sales-2018-09-23-page": the first three numbers, where they are whole by themselves.
        None => first_three(tokens, at)?,
    };
    let attached = tokens.glued(found.end)
        && match tokens.get(found.end).map(|token| token.shape) {
            Some(Shape::Symbol(symbol)) => {
                matches!(symbol, '%' | ':' | '/' | '°' | '€' | '$' | '.' | ',')
                    && tokens.glued(found.end + 1)
                    && digits(tokens, found.end + 1).is_some()
                    || symbol == '%'
            }
            Some(Shape::Word) => !tokens.is(found.end, "t"),
            _ => false,
        };
    if attached {
        return None;
    }
    let numbers = &found.numbers;
    let shape = (numbers[0].1, numbers[1].1, numbers[2].1);
    match (found.count, shape) {
        (3, (4, 1 | 2, 1 | 2)) => year_month_day(numbers[0].0, numbers[1].0, numbers[2].0, weekday, found.end),
        (3, (1 | 2, 1 | 2, 4)) => day_and_month(&found, numbers[2].0, weekday),
        (3, (1 | 2, 1 | 2, 2)) if found.separator != '.' && found.glued => {
            day_and_month(&found, full_year(numbers[2].0), weekday)
        }
        (2, (4, 2, _)) if found.separator != '.' => year_month(tokens, numbers[0].0, numbers[1].0, found.end),
        (2, (1 | 2, 4, _)) if found.separator != '.' => month_of(numbers[1].0, numbers[0].0, found.end),
        (2, (4, 1, _)) if found.separator == '/' => month_of(numbers[0].0, numbers[1].0, found.end),
        (2, (1 | 2, 1 | 2, _)) => yearless(scene, at, &found, weekday),
        _ => None,
    }
}

/// Whether an ISO date stands at the token.
fn iso_shaped(tokens: &Tokens<'_>, at: usize) -> bool {
    digits(tokens, at).is_some_and(|(_, count)| count == 4)
        && digits(tokens, at + 2).is_some_and(|(_, count)| count == 2)
        && digits(tokens, at + 4).is_some_and(|(_, count)| count == 2)
}

/// Whether a date in digits with its year ends before the dash at a token.
fn date_before(tokens: &Tokens<'_>, dash: usize) -> bool {
    (4..=5).any(|back| {
        dash.checked_sub(back).and_then(|at| first_three(tokens, at)).is_some_and(|found| found.end == dash)
    }) || dash.checked_sub(3).is_some_and(|at| {
        tokens.symbol(at + 1) == Some('/') && digits(tokens, at).is_some() && digits(tokens, at + 2).is_some()
    })
}

/// The first three of more numbers joined, where a year of four digits ends or begins them.
fn first_three(tokens: &Tokens<'_>, at: usize) -> Option<Joined> {
    let numbers = [digits(tokens, at)?, digits(tokens, at + 2)?, digits(tokens, at + 4)?];
    let separator = tokens.symbol(at + 1)?;
    let plain = |symbol: char| if is_dash(symbol) { '-' } else { symbol };
    let same = tokens.symbol(at + 3).map(plain) == Some(plain(separator)) && matches!(plain(separator), '/' | '-');
    let whole = numbers[0].1 == 4 || numbers[2].1 == 4;
    let glued = (1..=4).all(|i| tokens.glued(at + i));
    (same && whole && glued).then_some(Joined {
        numbers,
        count: 3,
        separator: plain(separator),
        glued: true,
        end: at + 5,
    })
}

fn day(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn year_month_day(year: i64, month: i64, number: i64, weekday: Option<Weekday>, end: usize) -> Option<Piece> {
    let date = day(year, month, number).or_else(|| day(year, number, month))?;
    Some(Piece::new(end, on(date, weekday), "date.numeric"))
}

fn on(date: Date, weekday: Option<Weekday>) -> Dated {
    let mismatch = weekday.is_some_and(|weekday| date.weekday() != weekday);
    Dated { mismatch, ..Dated::explicit(date, date, Granularity::Day) }
}

/// A day and a month before their year, in the order the separator suggests.
fn day_and_month(found: &Joined, year: i64, weekday: Option<Weekday>) -> Option<Piece> {
    let (a, b) = (found.numbers[0].0, found.numbers[1].0);
    let american = day(year, a, b);
    let european = day(year, b, a);
    let (mut first, mut second) = if found.separator == '.' { (european, american) } else { (american, european) };
    // A weekday said with it decides where only one order fits.
    let fits = |date: Option<Date>| date.is_some_and(|date| Some(date.weekday()) == weekday);
    if weekday.is_some() && !fits(first) && fits(second) {
        std::mem::swap(&mut first, &mut second);
    }
    let date = first.or(second)?;
    let other = second.filter(|&other| other != date);
    let other = other.map(|other| DateReading { first: other, last: other, granularity: Granularity::Day });
    Some(Piece::new(found.end, on(date, weekday).or(other), "date.numeric"))
}

fn month_of(year: i64, month: i64, end: usize) -> Option<Piece> {
    let first = day(year, month, 1).filter(|_| (1000..2200).contains(&year))?;
    Some(Piece::new(end, Dated::unit(first, Granularity::Month)?, "date.numeric.month"))
}

/// "2014-10" is a month; "2010-11" and "2013-14", where the second year follows the first, are two years.
fn year_month(tokens: &Tokens<'_>, year: i64, second: i64, end: usize) -> Option<Piece> {
    let follows = (year + 1) % 100 == second;
    if follows || second > 12 {
        let last = year / 100 * 100 + second + if follows && second == 0 { 100 } else { 0 };
        let span = last > year && (1800..2100).contains(&year) && (follows || last - year < 30);
        // "2000-25" alone is no stretch of years: something must lead to it or follow it.
        let before = end.checked_sub(4).map(|i| tokens.word(i)).unwrap_or_default();
        let led = follows || matches!(before, "in" | "the" | "during" | "from" | "of" | "for" | "(");
        if !span || !led {
            return None;
        }
        let dated = Dated::explicit(day(year, 1, 1)?, day(last, 12, 31)?, Granularity::Range);
        return Some(Piece::new(end, dated, "date.range.years"));
    }
    month_of(year, second, end)
}

/// "on 10/27", "Friday 7-6", "22/04": no year, so something must say that it is a date.
fn yearless(scene: &Scene<'_>, at: usize, found: &Joined, weekday: Option<Weekday>) -> Option<Piece> {
    let tokens = scene.tokens;
    let (a, b) = (found.numbers[0].0, found.numbers[1].0);
    let led = weekday.is_some() || matches!(tokens.word(at.wrapping_sub(1)), "on" | "before" | "after");
    // "9/11" is the name of one day.
    if (a, b, found.separator, found.glued) == (9, 11, '/', true) && !led {
        return Some(Piece::new(found.end, on(day(2001, 9, 11)?, None), "date.numeric.named"));
    }
    let only_day = |n: i64| (13..=31).contains(&n);
    let slashed = scene.dated && found.separator == '/' && (only_day(a) != only_day(b)) && (a, b) != (24, 7);
    let counted = tokens.has(found.end, Class::UNIT.and(Class::TIME_UNIT).and(Class::PERCENT)) || a == 0 || b == 0;
    if !(led || slashed) || counted {
        return None;
    }
    let side = scene.asked();
    let at = |month: i64, day: i64| {
        place::day(scene.today, i8::try_from(month).ok()?, i8::try_from(day).ok()?, weekday, side)
    };
    let dated = at(a, b).or_else(|| at(b, a))?;
    Some(Piece::new(found.end, dated, "date.numeric.yearless"))
}
