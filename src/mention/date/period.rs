//! Parts of years and months by their number: "the third quarter of 2015", "the first half of 2016", "the last week of
//! March", "the first Monday of October", "the last day of 2015", "the first two months of 2015".
//!
//! A part of a thing that has no date ("the second half", "the first week") is left.

use jiff::civil::{Date, Weekday};

use super::super::lexicon::Class;
use super::super::token::{Tokens, is_dash};
use super::calendar::{around, step, weekday_on_or_after, weekday_on_or_before};
use super::cue::{self, Scene, Side};
use super::number::{digits, ordinal, spelled, year};
use super::reading::{Dated, Fixed, Piece};
use super::{part, place, plain, quarter, week, weekday, words, year};
use crate::value::{Basis, Granularity, Modifier};

/// Reads a part of a year or month that begins at `at`.
pub(super) fn read(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    quarter::sign(scene, at)
        .or_else(|| quarter::after_year(tokens, at))
        .or_else(|| part::unit_end(scene, at))
        .or_else(|| part::read(scene, at, depth))
        .or_else(|| quarter::season(scene, at))
        .or_else(|| week::read(scene, at, depth))
        .or_else(|| if starts_ordinal(tokens, at) { nth(scene, at, depth) } else { None })
}

fn starts_ordinal(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at), "last" | "final") || ordinal(tokens, at).is_some() || is_day_of(tokens, at)
}

/// "20 of next month"
fn is_day_of(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at + 1, "of")
        && matches!(tokens.word(at + 2), "this" | "next" | "last")
        && tokens.is(at + 3, "month")
        && digits(tokens, at).is_some_and(|(_, count)| count <= 2)
}

/// "third quarter of 2015", "last week of March", "first Monday of October", "first half of next year", "20th of next
/// month".
fn nth(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    let (mut number, mut end) = match ordinal(tokens, at) {
        Some(read) => read,
        None => match digits(tokens, at) {
            Some((number, _)) => (number, at + 1),
            None => (-1, at + 1),
        },
    };
    if let Some(piece) = several_of(scene, at, depth) {
        return Some(piece);
    }
    // "third last week"
    if number > 0 && tokens.is(end, "last") {
        (number, end) = (-number, end + 1);
    }
    if end < tokens.len() && tokens.symbol(end).is_some_and(is_dash) && tokens.glued(end) {
        end += 1;
    }
    if let Some((weekday, after)) = weekday::word(tokens, end) {
        let (whole, end) = whole_of(scene, after, depth)?;
        let dated = nearest_of(scene, at, &whole, |whole| {
            let day = nth_weekday(whole, number, weekday)?;
            Some(Dated::explicit(day, day, Granularity::Day))
        })?;
        return Some(Piece::new(end, from_whole(dated, &whole), "date.nth.weekday"));
    }
    // "20th of next month"
    if number > 0 && tokens.is(end, "of") {
        let (whole, end) = whole_of(scene, end, depth)?;
        if whole.named.granularity != Granularity::Month || whole.basis == Basis::Explicit {
            return None;
        }
        let day = step(whole.named.first, number - 1, Granularity::Day).filter(|day| *day <= whole.named.last)?;
        return Some(Piece::new(end, from_whole(Dated::explicit(day, day, Granularity::Day), &whole), "date.nth.day"));
    }
    let unit = match tokens.word(end) {
        "half" => Granularity::Half,
        // "the last days of July" are no number of days.
        word => words::unit(word).filter(|&(_, count)| count == 1 && !word.ends_with('s'))?.0,
    };
    let after = end + 1;
    let fiscal = usize::from(tokens.is(after, "fiscal") && tokens.is(after + 1, "year"));
    // "last month this year" is last month.
    let bound = number != -1 || matches!(tokens.word(after), "of" | "in");
    let Some((whole, end)) = (if bound { whole_of(scene, after, depth) } else { None }) else {
        // "the fourth quarter" alone is that of the nearest year; "the last quarter" is the one before this.
        let lone = unit == Granularity::Quarter && (1..=4).contains(&number) && fiscal == 0 && !tokens.is(after, "of");
        let month = i8::try_from(number).ok().filter(|_| lone && !quarter::of_a_game(tokens, at))? * 3 - 2;
        let dated = match owner(scene, at) {
            Some(year) => quarter::of_year(scene, at, unit, month, Some(year))?.by(&year::whole(year)?),
            None => quarter::of_year(scene, at, unit, month, None)?,
        };
        // A company's fiscal quarters are its own.
        let dated = if tokens.is(at.wrapping_sub(1), "fiscal") { dated.with(Modifier::Approx) } else { dated };
        return Some(Piece::new(after, dated, "date.nth.quarter"));
    };
    let dated = match unit {
        Granularity::Day => nearest_of(scene, at, &whole, |whole| nth_unit(whole, number, unit))?,
        _ => nth_unit(&whole, number, unit)?,
    };
    Some(Piece::new(end, from_whole(dated, &whole), "date.nth.unit"))
}

/// The year whose possessive stands before token `at`: "last year's", "2015's".
fn owner(scene: &Scene<'_>, at: usize) -> Option<i16> {
    let tokens = scene.tokens;
    // "'s" is one token after a word, two after digits.
    let digits_at = at.checked_sub(3).filter(|&last| tokens.is_digits(last) && year::possessive(tokens, last + 1));
    let word_at = at.checked_sub(2).filter(|&last| year::possessive(tokens, last + 1));
    let last = digits_at.or(word_at)?;
    if tokens.is_digits(last) {
        return year(tokens, last).map(|(year, _)| year);
    }
    let offset = match tokens.word(last.checked_sub(1)?) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    if tokens.is(last, "year") { scene.today.year().checked_add(offset) } else { None }
}

/// A day of a month. Without its year it is the nearest, like any day of a month, and not that of the latest such month.
fn nearest_of(scene: &Scene<'_>, at: usize, whole: &Dated, day: impl Fn(&Dated) -> Option<Dated>) -> Option<Dated> {
    if whole.fixed != Fixed::NoYear || whole.named.granularity != Granularity::Month {
        return day(whole);
    }
    let in_year = |year: i16| {
        let month = Date::new(year, whole.named.first.month(), 1).ok()?;
        let named = day(&Dated::unit(month, Granularity::Month)?)?.named;
        Some((named.first, named.last))
    };
    let said = || cue::of_day(scene.tokens, at, scene.tokens.len());
    let side = if scene.asked() == Side::Unsaid { said() } else { scene.asked() };
    let (first, last) = place::nearest(scene.today, side, in_year)?;
    Some(Dated::explicit(first, last, Granularity::Day))
}

/// "the last 3 weeks of this year", "the first two months of 2015"
fn several_of(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    let from_start = match tokens.word(at) {
        "first" => true,
        "last" | "final" => false,
        _ => return None,
    };
    let (number, end) = match digits(tokens, at + 1) {
        Some((number, _)) => (number, at + 2),
        None => spelled(tokens, at + 1)?,
    };
    let (unit, 1) = words::unit(tokens.word(end))? else { return None };
    let (whole, end) = whole_of(scene, end + 1, depth).filter(|_| (2..400).contains(&number))?;
    let side = if from_start { 1 } else { -1 };
    let (a, b) = (nth_unit(&whole, side, unit)?.named, nth_unit(&whole, side * number, unit)?.named);
    let dated = Dated::explicit(a.first.min(b.first), a.last.max(b.last), Granularity::Range);
    Some(Piece::new(end, Dated { basis: whole.basis, fixed: whole.fixed, ..dated }, "date.nth.several"))
}

/// The longer date a part belongs to: "of 2015", "in October", "of the year", "this month", "next year".
fn whole_of(scene: &Scene<'_>, at: usize, depth: u8) -> Option<(Dated, usize)> {
    let tokens = scene.tokens;
    let of = matches!(tokens.word(at), "of" | "in");
    let mut i = at + usize::from(of);
    let the = tokens.is(i, "the");
    i += usize::from(the);
    if the
        && of
        && let Some((unit, 1)) = words::unit(tokens.word(i))
        && !tokens.is(i + 1, "of")
    {
        return matches!(unit, Granularity::Month | Granularity::Year)
            .then(|| Dated::relative_unit(scene.today, unit))?
            .map(|dated| (dated, i + 1));
    }
    // "third quarter 2010", "third quarter, 2010"
    let comma = usize::from(tokens.symbol(i) == Some(',') && !of);
    if let Some((year, end)) = year(tokens, i + comma).filter(|_| tokens.is_digits(i + comma))
        && !year::is_counting(tokens, year, end)
        && !tokens.has(end, Class::MONTH)
    {
        return Some((year::whole(year)?, end));
    }
    let piece = plain(scene, i, depth.checked_sub(1)?)?;
    let named = piece.dated.named.granularity;
    let relative = piece.dated.basis != Basis::Explicit || tokens.is_digits(i);
    let long = matches!(named, Granularity::Month | Granularity::Year | Granularity::Decade | Granularity::Century);
    (long && (of || relative)).then_some((piece.dated, piece.end))
}

fn from_whole(part: Dated, whole: &Dated) -> Dated {
    let fiscal = whole.modifier == Some(Modifier::Approx);
    let part = if fiscal { part.with(Modifier::Approx) } else { part };
    Dated { basis: whole.basis, fixed: whole.fixed, ..part }
}

fn nth_weekday(whole: &Dated, number: i64, weekday: Weekday) -> Option<Date> {
    let (first, last) = (whole.named.first, whole.named.last);
    let day = if number > 0 {
        step(weekday_on_or_after(first, weekday)?, number - 1, Granularity::Week)?
    } else {
        step(weekday_on_or_before(last, weekday)?, number + 1, Granularity::Week)?
    };
    (first <= day && day <= last).then_some(day)
}

/// The nth unit of a longer date, counted from its end where the number is negative. The first week of a year or month
/// is the one that holds its first Thursday (ISO 8601).
fn nth_unit(whole: &Dated, number: i64, unit: Granularity) -> Option<Dated> {
    let (first, last) = (whole.named.first, whole.named.last);
    let thursday = Weekday::Thursday;
    let day = match (unit, number > 0) {
        (Granularity::Week, true) => step(weekday_on_or_after(first, thursday)?, number - 1, unit)?,
        (Granularity::Week, false) => step(weekday_on_or_before(last, thursday)?, number + 1, unit)?,
        (_, true) => step(first, number - 1, unit)?,
        (_, false) => step(around(last, unit)?.0, number + 1, unit)?,
    };
    (first <= day && day <= last && number != 0 && number.abs() < 400).then(|| Dated::unit(day, unit))?
}
