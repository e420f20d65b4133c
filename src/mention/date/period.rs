//! Parts of years and months: "the third quarter of 2015", "Q3 2015", "2015 Q3", "the first half of 2016", "spring 2014",
//! "the last week of March", "the first Monday of October", "the last day of 2015", "the week of April 10",
//! "mid-2016", "early May", "late 1990s", "the end of last year", "the rest of the week".
//!
//! A part of a thing that has no date ("the second half", "the first week") is left.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::super::lexicon::Class;
use super::super::token::{Shape, Tokens, is_dash};
use super::calendar::{around, step, weekday_on_or_after, weekday_on_or_before};
use super::cue::{Scene, Side, begins_sentence, ends_sentence, is_capital, is_small};
use super::number::{digits, full_year, ordinal, runs_in, runs_on, spelled, year};
use super::place;
use super::reading::{Dated, Fixed, Piece};
use super::{plain, weekday, words, year};
use crate::value::{Basis, DateReading, Granularity, Modifier};

/// Reads a part of a year or month that begins at `at`.
pub(super) fn read(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    quarter_sign(scene, at)
        .or_else(|| after_year(tokens, at))
        .or_else(|| unit_end(scene, at))
        .or_else(|| fuzzy(scene, at, depth))
        .or_else(|| season(scene, at))
        .or_else(|| week_of(scene, at, depth))
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

/// "Q3 2015", "2015 Q3", "2019-Q1", "H1 2016", "2016H2", "3Q 2015", "3Q15".
fn quarter_sign(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let sign = |at: usize| -> Option<(Granularity, i8, usize)> {
        let granularity = match tokens.word(at) {
            "q" => Granularity::Quarter,
            "h" => Granularity::Half,
            _ => return None,
        };
        let (number, count) = digits(tokens, at + 1).filter(|_| tokens.glued(at + 1))?;
        let most = if granularity == Granularity::Quarter { 4 } else { 2 };
        let plain = count == 1 && (1..=most).contains(&number) && !(tokens.glued(at + 2) && tokens.is_word(at + 2));
        plain.then(|| Some((granularity, i8::try_from(number).ok()?, at + 2)))?
    };
    let (granularity, number, year_read, end) = if let Some((granularity, number, end)) = number_first(tokens, at) {
        let short = digits(tokens, end).filter(|&(_, count)| count == 2 && tokens.glued(end) && !runs_on(tokens, end));
        match short.and_then(|(number, _)| i16::try_from(full_year(number)).ok()) {
            Some(year) => (granularity, number, Some(year), end + 1),
            None => match year(tokens, end) {
                Some((year, end)) => (granularity, number, Some(year), end),
                None => (granularity, number, None, end),
            },
        }
    } else if let Some((granularity, number, end)) = sign(at) {
        let i = end + usize::from(tokens.is(end, "of") || tokens.symbol(end).is_some_and(|s| s == ',' || is_dash(s)));
        match year(tokens, i) {
            Some((year, end)) => (granularity, number, Some(year), end),
            None => (granularity, number, None, end),
        }
    } else {
        let (count, digits_count) = digits(tokens, at)?;
        if digits_count != 4 || !(1900..2100).contains(&count) {
            return None;
        }
        let i = at + 1 + usize::from(tokens.symbol(at + 1).is_some_and(is_dash));
        let (granularity, number, end) = sign(i)?;
        (granularity, number, Some(i16::try_from(count).ok()?), end)
    };
    // "H1" alone names many things.
    if year_read.is_none() && granularity == Granularity::Half {
        return None;
    }
    let months = if granularity == Granularity::Quarter { 3 } else { 6 };
    let dated = of_year(scene, granularity, (number - 1) * months + 1, year_read)?;
    Some(Piece::new(end, dated, "date.quarter"))
}

/// "3Q", "1H": the sign of a quarter or half after its number, in capitals.
fn number_first(tokens: &Tokens<'_>, at: usize) -> Option<(Granularity, i8, usize)> {
    let (granularity, most) = match tokens.raw(at + 1) {
        "Q" => (Granularity::Quarter, 4),
        "H" => (Granularity::Half, 2),
        _ => return None,
    };
    let (number, _) = digits(tokens, at).filter(|&(_, count)| count == 1 && tokens.glued(at + 1))?;
    let number = i8::try_from(number).ok().filter(|number| (1..=most).contains(number))?;
    (!runs_in(tokens, at)).then_some((granularity, number, at + 2))
}

/// "2010 fourth quarter", "fiscal 2010 first half": a quarter or half after its year.
fn after_year(tokens: &Tokens<'_>, at: usize) -> Option<Piece> {
    let fiscal = matches!(tokens.word(at), "fiscal" | "fy");
    let i = at + usize::from(fiscal) + usize::from(fiscal && tokens.is(at + 1, "year"));
    let (year, end) = year(tokens, i).filter(|_| tokens.is_digits(i))?;
    let (number, mut after) = ordinal(tokens, end)?;
    after += usize::from(tokens.symbol(after).is_some_and(is_dash));
    let (granularity, most) = match tokens.word(after) {
        "quarter" => (Granularity::Quarter, 4),
        "half" => (Granularity::Half, 2),
        _ => return None,
    };
    let number = i8::try_from(number).ok().filter(|number| (1..=most).contains(number))?;
    let (first, last) = around(Date::new(year, (number - 1) * (12 / most) + 1, 1).ok()?, granularity)?;
    let dated = Dated::explicit(first, last, granularity);
    let dated = if fiscal { dated.with(Modifier::Approx) } else { dated };
    Some(Piece::new(after + 1, dated, "date.quarter"))
}

/// The part of a year that begins with `month`; without its year, the nearest.
fn of_year(scene: &Scene<'_>, granularity: Granularity, month: i8, year: Option<i16>) -> Option<Dated> {
    let part = |year: i16| around(Date::new(year, month, 1).ok()?, granularity);
    if let Some(year) = year {
        let (first, last) = part(year)?;
        return Some(Dated::explicit(first, last, granularity));
    }
    let (first, last) = place::nearest(scene.today, scene.asked(), part)?;
    Some(Dated::relative(first, last, granularity, Fixed::NoYear))
}

/// "spring 2014", "summer of 2016", "the spring", "autumn".
fn season(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let month = words::season(tokens.word(at))?;
    let i = at + 1 + usize::from(tokens.is(at + 1, "of") || tokens.symbol(at + 1) == Some(','));
    if let Some((year, end)) = year(tokens, i) {
        let dated = of_year(scene, Granularity::Season, month, Some(year))?;
        // "the winter of 1941-42"
        let second = tokens.symbol(end).is_some_and(is_dash) && tokens.glued(end) && tokens.glued(end + 1);
        let next = second && digits(tokens, end + 1) == Some((i64::from(year + 1) % 100, 2));
        return Some(Piece::new(if next { end + 2 } else { end }, dated, "date.season"));
    }
    if let Some(piece) = plain(scene, i + usize::from(tokens.is(i, "the")), 1)
        .filter(|piece| i > at + 1 && piece.dated.named.granularity == Granularity::Year)
    {
        let dated = of_year(scene, Granularity::Season, month, Some(piece.dated.named.first.year()))?.by(&piece.dated);
        return Some(Piece::new(piece.end, dated, "date.season"));
    }
    // "spring" and "fall" are other words as well, and a name may hold "Summer".
    let before = tokens.word(at.wrapping_sub(1));
    let led =
        matches!(before, "in" | "since" | "by" | "until" | "this" | "last" | "next" | "early" | "late" | "during")
            || before == "the"
                && matches!(tokens.word(at.wrapping_sub(2)), "in" | "since" | "by" | "until" | "during" | "of");
    let follows = tokens.is_word(at + 1)
        && !matches!(
            tokens.word(at + 1),
            "when" | "and" | "or" | "as" | "after" | "with" | "for" | "to" | "shows" | "meetings"
        );
    let lone = matches!(tokens.word(at), "autumn" | "summer" | "winter" | "spring") && !follows;
    if !(led && (lone || !follows) || tokens.is(at, "autumn") || matches!(tokens.word(at + 1), "shows" | "meetings")) {
        return None;
    }
    let (first, last) = place::nearest(scene.today, scene.side(at), |year| {
        around(Date::new(year, month, 1).ok()?, Granularity::Season)
    })?;
    let dated = Dated::relative(first, last, Granularity::Season, Fixed::NoYear);
    Some(Piece::new(at + 1, dated, "date.season"))
}

/// "the week of April 10", "the week beginning on February 4", "the week of the 18th" aside.
fn week_of(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
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

/// "mid-2016", "early May", "late last week", "the end of last year", "the middle of 2007", "earlier this month",
/// "later in the week", "the rest of the year".
fn fuzzy(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    let word = tokens.word(at);
    let modifier = match word {
        "early" | "start" | "beginning" => Modifier::Start,
        "mid" | "middle" => Modifier::Mid,
        "late" | "end" | "close" => Modifier::End,
        "earlier" | "later" | "rest" => return side_of(scene, at, depth),
        _ => return None,
    };
    let mut i = at + 1;
    let of = matches!(word, "start" | "beginning" | "middle" | "end" | "close");
    if of {
        if !matches!(tokens.word(i), "of") {
            return None;
        }
        i += 1;
    } else {
        i += usize::from(tokens.symbol(i).is_some_and(is_dash) || tokens.is(i, "in"));
    }
    let the = tokens.is(i, "the");
    i += usize::from(the);
    if the && (of || tokens.is(i - 2, "in")) {
        // "the end of the week"; "at the end of the day" is an idiom.
        let this = words::unit(tokens.word(i)).filter(|&(unit, _)| unit != Granularity::Day);
        if let Some((unit, _)) = this.filter(|_| !tokens.is_word(i + 1) || !tokens.is(i + 1, "of")) {
            let dated = Dated::relative_unit(scene.today, unit)?.with(modifier);
            return Some(Piece::new(i + 1, dated, "date.part"));
        }
        if tokens.is(i, "day") && word != "end" && word != "close" {
            let dated = Dated::relative_unit(scene.today, Granularity::Day)?.with(modifier);
            return Some(Piece::new(i + 1, dated, "date.part"));
        }
    }
    if depth == 0 {
        return None;
    }
    let piece = plain(scene, i, depth - 1)?;
    // "late Thursday" is a Thursday, "early today" is today.
    let dated =
        if piece.dated.named.granularity == Granularity::Day { piece.dated } else { piece.dated.with(modifier) };
    Some(Piece::new(piece.end, dated, "date.part"))
}

/// "year-end", "the month's end", "mid-year", "midweek": a part of the dateline's own unit.
fn unit_end(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let (unit, modifier, end) = match tokens.word(at) {
        "midyear" => (Granularity::Year, Modifier::Mid, at + 1),
        "midweek" => (Granularity::Week, Modifier::Mid, at + 1),
        "mid" if tokens.symbol(at + 1).is_some_and(is_dash) && tokens.glued(at + 2) => match tokens.word(at + 2) {
            "year" => (Granularity::Year, Modifier::Mid, at + 3),
            "month" => (Granularity::Month, Modifier::Mid, at + 3),
            "week" => (Granularity::Week, Modifier::Mid, at + 3),
            _ => return None,
        },
        word => {
            let joint = tokens.get(at + 1)?;
            let possessive = joint.shape == Shape::Possessive;
            let dash = tokens.symbol(at + 1).is_some_and(is_dash) && joint.glued;
            let unit = match word {
                "year" => Granularity::Year,
                "quarter" => Granularity::Quarter,
                "month" => Granularity::Month,
                "week" => Granularity::Week,
                _ => return None,
            };
            if !(possessive || dash) || !tokens.is(at + 2, "end") || tokens.is(at + 3, "of") {
                return None;
            }
            (unit, Modifier::End, at + 3)
        }
    };
    let dated = Dated::relative_unit(scene.today, unit)?.with(modifier);
    Some(Piece::new(end, dated, "date.part"))
}

/// "earlier this month", "later in the year", "the rest of this week": the part before or after the dateline.
fn side_of(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    let earlier = tokens.is(at, "earlier");
    let mut i = at + 1;
    let rest = tokens.is(at, "rest");
    if rest {
        i += usize::from(tokens.is(i, "of"));
    } else {
        i += usize::from(matches!(tokens.word(i), "in" | "on"));
    }
    let the = tokens.is(i, "the") || rest && matches!(tokens.word(i), "my" | "our" | "their" | "his" | "her");
    let (end, dated) = if the {
        let (unit, 1) = words::unit(tokens.word(i + 1))? else { return None };
        let dated = Dated::relative_unit(scene.today, unit)?;
        (i + 2, dated)
    } else {
        let piece = plain(scene, i, depth.checked_sub(1)?)?;
        (piece.end, piece.dated)
    };
    let holds_today = dated.named.first <= scene.today && scene.today <= dated.named.last;
    if dated.named.granularity == Granularity::Day || dated.basis == Basis::Explicit || !holds_today {
        return (!rest).then_some(Piece::new(end, dated, "date.side"));
    }
    let dated = if rest {
        Dated::relative(scene.today, dated.named.last, Granularity::Range, Fixed::Nothing)
    } else if earlier {
        Dated { last: Some(scene.today), ..dated }
    } else {
        Dated { first: Some(scene.today), ..dated }
    };
    Some(Piece::new(end, dated, "date.side"))
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
        let month = i8::try_from(number).ok().filter(|_| lone && !of_a_game(tokens, at))? * 3 - 2;
        let dated = of_year(scene, unit, month, None)?;
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
    let side = if scene.asked() == Side::Unsaid { scene.side(at) } else { scene.asked() };
    let (first, last) = place::nearest(scene.today, side, in_year)?;
    Some(Dated::explicit(first, last, Granularity::Day))
}

/// Whether the sentence around a token speaks of a game, whose quarters are of an hour.
fn of_a_game(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = |i: usize| {
        matches!(
            tokens.word(i),
            "touchdown" | "touchdowns" | "yard" | "yards" | "quarterback" | "halftime" | "overtime" | "game" | "games"
                | "rebounds" | "rebound" | "scored" | "scoring" | "fumble" | "interception" | "punt" | "kickoff" | "seconds"
        )
    };
    let here = |&i: &usize| !ends_sentence(tokens, i);
    (at.saturating_sub(16)..at).rev().take_while(here).any(word) || (at..at + 16).take_while(here).any(word)
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
