//! Weeks and weekends: "the week of April 10", "the week beginning on February 4", "the week of the 18th", "week 10 of 2019",
//! "over the weekend".

use jiff::civil::{ISOWeekDate, Weekday};

use super::calendar::{around, step};
use super::cue::{Scene, Side, begins_sentence, is_capital, is_small};
use super::number::{digits, ordinal, runs_on, year};
use super::reading::{Dated, Piece};
use super::{plain, weekday};
use crate::value::{DateReading, Granularity};

/// "the week of April 10", "the week beginning on February 4", "the week of the 18th" aside.
pub(super) fn read(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    let unit = match tokens.word(at) {
        "week" => Granularity::Week,
        "weekend" => Granularity::Weekend,
        _ => return None,
    };
    let mut i = at + 1;
    // "over the weekend": the latest one, or the next where the sentence looks ahead.
    if unit == Granularity::Weekend && !tokens.is(i, "of") {
        let led = tokens.is(at.wrapping_sub(1), "the")
            && matches!(
                tokens.word(at.wrapping_sub(2)),
                "over" | "during" | "at" | "on" | "for" | "through" | "of" | "after"
            );
        let (saturday, sunday) = around(scene.today, unit).filter(|_| led && !is_small(tokens, i))?;
        let ahead = scene.side(at) == Side::Future || saturday <= scene.today;
        let day = if ahead { sunday } else { step(sunday, -1, Granularity::Week)? };
        return Some(Piece::new(i, Dated::relative_unit(day, unit)?, "date.weekend"));
    }
    if let Some(piece) = numbered_week(scene, i).filter(|_| unit == Granularity::Week) {
        return Some(piece);
    }
    if !matches!(tokens.word(i), "of" | "commencing" | "starting" | "beginning" | "ending" | "ended") {
        return None;
    }
    i += 1;
    if matches!(tokens.word(i), "on" | "the") {
        i += 1;
    }
    // "the week of the 18th"
    let numbered = || {
        let (number, end) = ordinal(tokens, i).filter(|_| tokens.is_digits(i) && tokens.is(i - 1, "the"))?;
        let number = i8::try_from(number).ok().filter(|number| (1..=31).contains(number))?;
        Some(Piece::new(end, weekday::numbered(scene, i, number)?, "date.week_of"))
    };
    let piece =
        plain(scene, i, depth).filter(|piece| piece.dated.named.granularity == Granularity::Day).or_else(numbered)?;
    let (first, last) = around(piece.dated.named.first, unit)?;
    let named = DateReading { first, last, granularity: unit };
    let dated = Dated { named, granularity: unit, ..piece.dated };
    let dated = Dated { first: Some(first), last: Some(last), others: [None; 2], ..dated };
    Some(Piece::new(piece.end, dated, "date.week_of"))
}

/// "week 10", "week 10 of 2019": the week of that number (ISO 8601), in the dateline's year where none is named. In "week
/// 10 of the season" it is another's count.
fn numbered_week(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let (number, count) = digits(tokens, at).filter(|_| !tokens.glued(at) && !runs_on(tokens, at))?;
    let number = i8::try_from(number).ok().filter(|number| count <= 2 && (1..=53).contains(number))?;
    let monday = |year: i16| Some(ISOWeekDate::new(year, number, Weekday::Monday).ok()?.date());
    let joined = tokens.is(at + 1, "of") || tokens.symbol(at + 1) == Some(',');
    if let Some((year, end)) = year(tokens, at + 2).filter(|_| joined) {
        return Some(Piece::new(end, Dated::unit(monday(year)?, Granularity::Week)?, "date.week_of"));
    }
    if tokens.is(at + 1, "of") {
        return None;
    }
    // "Week 10" inside a sentence has a capital because it is a name: a league's or a course's own count.
    if is_capital(tokens, at - 1) && !begins_sentence(tokens, at - 1) {
        return None;
    }
    let dated = Dated::relative_unit(monday(scene.today.year())?, Granularity::Week)?;
    Some(Piece::new(at + 1, dated, "date.week_of"))
}
