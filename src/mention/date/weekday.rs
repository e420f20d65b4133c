//! Weekdays: "on Wednesday", "Monday night", "Tuesday, October 27 2022", "Friday the 13th", "Tuesday next week",
//! "the first Monday of October", "two days before Monday".
//!
//! A plural ("Mondays") is no date, nor is a weekday in the name of a paper ("the Sunday Times") or of an event that
//! has a name of its own ("Black Monday").

use jiff::civil::{Date, Weekday};

use super::super::lexicon::Class;
use super::super::token::{Tokens, is_dash};
use super::absolute;
use super::calendar::{days_between, step, weekday_on_or_after, weekday_on_or_before};
use super::cue::{Scene, Side, ends_sentence, is_capital};
use super::holiday;
use super::number::{digits, ordinal, spelled};
use super::numeric;
use super::place;
use super::reading::{Dated, Fixed, Piece};
use super::relative;
use super::words;
use crate::value::{Basis, Granularity};

/// The weekday a token names, with the token after it and its full stop.
pub(super) fn word(tokens: &Tokens<'_>, at: usize) -> Option<(Weekday, usize)> {
    if !tokens.has(at, Class::WEEKDAY) {
        return None;
    }
    let weekday = words::weekday(tokens.word(at))?;
    let stop = tokens.word(at).len() <= 5 && tokens.symbol(at + 1) == Some('.') && tokens.glued(at + 1);
    Some((weekday, at + 1 + usize::from(stop && !tokens.word(at).ends_with("day"))))
}

/// Reads a date that begins with a weekday.
pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let (weekday, after) = word(tokens, at)?;
    if is_name(tokens, at) {
        return None;
    }
    // "The court sat on Dec. 28": before "on" a short name is a verb or a noun.
    if tokens.is(after, "on") && !tokens.word(at).ends_with("day") {
        return None;
    }
    if let Some(piece) = with_date(scene, at, weekday) {
        return Some(piece);
    }
    let plain = after + usize::from(words::part_of_day(tokens.word(after)));
    if let Some(piece) = with_number(scene, past_joint(tokens, plain), weekday) {
        return Some(piece);
    }
    if let Some(piece) = in_week(scene, plain, weekday).or_else(|| beside_date(scene, plain, weekday)) {
        return Some(piece);
    }
    let short = !tokens.word(at).ends_with("day");
    if short && !is_short_name(tokens, at, after) {
        return None;
    }
    let dated = place::weekday(scene.today, weekday, scene.side(at))?;
    Some(Piece::new(plain, dated, "date.weekday"))
}

/// The token after a comma and "on" or "the", which may stand between a weekday and its date.
fn past_joint(tokens: &Tokens<'_>, at: usize) -> usize {
    let i = at + usize::from(tokens.symbol(at) == Some(','));
    i + usize::from(matches!(tokens.word(i), "on" | "the"))
}

/// "Tuesday, October 27 2022", "Friday the 11th of May", "Tuesday 11/3/2015", from the weekday at `at` on.
pub(super) fn with_date(scene: &Scene<'_>, at: usize, weekday: Weekday) -> Option<Piece> {
    let tokens = scene.tokens;
    let (_, after) = word(tokens, at)?;
    let i = past_joint(tokens, after + usize::from(words::part_of_day(tokens.word(after))));
    let piece = absolute::read(scene, i, Some(weekday))
        .filter(|piece| piece.dated.named.granularity == Granularity::Day)
        .or_else(|| numeric::read(scene, i, Some(weekday)).filter(|p| p.dated.named.granularity == Granularity::Day))?;
    Some(Piece { rule: "date.weekday.date", ..piece })
}

/// Whether a shortened weekday, which is often another word ("sat", "sun"), is one here.
fn is_short_name(tokens: &Tokens<'_>, at: usize, after: usize) -> bool {
    let led = matches!(
        tokens.word(at.wrapping_sub(1)),
        "on" | "next" | "last" | "this" | "coming" | "past" | "until" | "till" | "since" | "by" | "from" | "to"
    );
    let stopped = after > at + 1 && is_capital(tokens, at) && !ends_sentence(tokens, at + 1);
    led || stopped || at == 0 && tokens.len() == after
}

/// Whether the weekday belongs to a name.
fn is_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.word(at.wrapping_sub(1));
    let papers = matches!(
        tokens.raw(at + 1),
        "Times"
            | "Telegraph"
            | "Mirror"
            | "Express"
            | "Mail"
            | "Herald"
            | "People"
            | "Post"
            | "Sun"
            | "Independent"
            | "World"
            | "Age"
            | "Tribune"
            | "Review"
    );
    let titled = before == "on" && matches!(tokens.raw(at.wrapping_sub(2)), "Mail" | "Independent" | "Scotland");
    // "every Monday" and "Friday nights" are no day among others.
    let repeated = matches!(before, "every" | "each" | "most")
        || matches!(tokens.word(at + 1), "mornings" | "afternoons" | "evenings" | "nights");
    papers
        || titled
        || repeated
        || matches!(before, "black" | "bloody" | "super" | "fat" | "cyber" | "sheffield") && is_capital(tokens, at)
}

/// "on the 21st": the day of that number in the dateline's month. A noun after it makes it another ordinal, as in "on the
/// 21st floor".
pub(super) fn on_number(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let led = matches!(tokens.word(at.wrapping_sub(2)), "on" | "by" | "until" | "till" | "since" | "before");
    if !tokens.is(at.wrapping_sub(1), "the") || !led {
        return None;
    }
    let (number, end) = ordinal(tokens, at)?;
    let number = i8::try_from(number).ok().filter(|number| (1..=31).contains(number))?;
    // "on the second" is said of any second thing.
    let written = tokens.is_digits(at) || number > 10 && tokens.is(at.wrapping_sub(2), "on");
    let follows = tokens.is_word(end)
        && !matches!(
            tokens.word(end),
            "at" | "in" | "and" | "until" | "to" | "for" | "when" | "after" | "before" | "as"
        );
    if !written || follows || tokens.symbol(end).is_some_and(is_dash) {
        return None;
    }
    Some(Piece::new(end, numbered(scene, at, number)?, "date.day_number"))
}

/// The day of that number in the dateline's month, or in the one before or after it where the verb says that it is over
/// or still to come, or this month has no such day.
pub(super) fn numbered(scene: &Scene<'_>, at: usize, number: i8) -> Option<Dated> {
    let on = |months: i64| -> Option<Date> {
        let month = step(scene.today.first_of_month(), months, Granularity::Month)?;
        Date::new(month.year(), month.month(), number).ok()
    };
    let day = match (on(0), scene.side(at)) {
        (Some(day), Side::Past) if day > scene.today => on(-1).or_else(|| on(-2))?,
        (Some(day), Side::Future) if day < scene.today => on(1).or_else(|| on(2))?,
        (Some(day), _) => day,
        (None, Side::Future) => on(1)?,
        (None, _) => on(-1)?,
    };
    Dated::relative_unit(day, Granularity::Day)
}

/// "3 Fridays from now", "two Sundays ago"
pub(super) fn counted(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let (number, end) = match digits(tokens, at) {
        Some((number, _)) => (number, at + 1),
        None => spelled(tokens, at)?,
    };
    let name = words::weekday(tokens.word(end).strip_suffix('s')?).filter(|_| (1..100).contains(&number))?;
    let (first, weeks, end) = match (tokens.word(end + 1), tokens.word(end + 2)) {
        ("ago", _) => (weekday_on_or_before(scene.today.yesterday().ok()?, name)?, 1 - number, end + 2),
        ("from", "now") => (weekday_on_or_after(scene.today.tomorrow().ok()?, name)?, number - 1, end + 3),
        _ => return None,
    };
    let day = step(first, weeks, Granularity::Week)?;
    Some(Piece::new(end, Dated::relative_unit(day, Granularity::Day)?, "date.weekday.counted"))
}

/// "Thursday the 21st", "Thu 15th": the nearest day of that number on that weekday.
fn with_number(scene: &Scene<'_>, at: usize, weekday: Weekday) -> Option<Piece> {
    let tokens = scene.tokens;
    let (number, end) = ordinal(tokens, at)?;
    let number = i8::try_from(number).ok().filter(|number| (1..=31).contains(number))?;
    if tokens.is_word(end) && !matches!(tokens.word(end), "at" | "in" | "and" | "until" | "to" | "of" | "for") {
        return None;
    }
    let on = |months: i64| -> Option<Date> {
        let month = step(scene.today.first_of_month(), months, Granularity::Month)?;
        let day = Date::new(month.year(), month.month(), number).ok()?;
        let asked = match scene.asked() {
            Side::Future => day >= scene.today,
            Side::Past => day <= scene.today,
            Side::Unsaid => true,
        };
        (day.weekday() == weekday && asked).then_some(day)
    };
    let day = (-14..=14).filter_map(on).min_by_key(|&day| days_between(scene.today, day).abs())?;
    Some(Piece::new(end, Dated::relative(day, day, Granularity::Day, Fixed::Nothing), "date.weekday.number"))
}

/// "the Monday before Christmas", "the Tuesday after Labor Day", "the Friday before Sept. 11": the next such weekday on that
/// side of the day.
fn beside_date(scene: &Scene<'_>, at: usize, weekday: Weekday) -> Option<Piece> {
    let tokens = scene.tokens;
    let before = match tokens.word(at) {
        "before" => true,
        "after" | "following" => false,
        _ => return None,
    };
    let i = at + 1 + usize::from(tokens.is(at + 1, "the"));
    let day = absolute::read(scene, i, None).or_else(|| holiday::read(scene, i, 0));
    let anchor = day.filter(|piece| piece.dated.named.granularity == Granularity::Day)?;
    let from = anchor.dated.named.first;
    let day = if before {
        weekday_on_or_before(from.yesterday().ok()?, weekday)?
    } else {
        weekday_on_or_after(from.tomorrow().ok()?, weekday)?
    };
    let dated = Dated::explicit(day, day, Granularity::Day).by(&anchor.dated);
    Some(Piece::new(anchor.end, dated, "date.weekday.beside"))
}

/// "Tuesday next week", "Wednesday of last week", "Thursday this week".
fn in_week(scene: &Scene<'_>, at: usize, weekday: Weekday) -> Option<Piece> {
    let tokens = scene.tokens;
    let mut i = at;
    if tokens.symbol(i) == Some(',') {
        i += 1;
    }
    if matches!(tokens.word(i), "of" | "from" | "in") {
        i += 1;
    }
    i += usize::from(tokens.is(i, "the"));
    let week = relative::read(scene, i).filter(|piece| piece.dated.named.granularity == Granularity::Week)?;
    let day = step(week.dated.named.first, i64::from(weekday.to_monday_zero_offset()), Granularity::Day)?;
    let dated = Dated { basis: Basis::Dateline, ..Dated::relative(day, day, Granularity::Day, Fixed::Nothing) };
    Some(Piece::new(week.end, dated, "date.weekday.week"))
}
