//! Quarters, halves and seasons: "Q3 2015", "2015 Q3", "3Q15", "1H 2016", "the 2010 fourth quarter", "spring 2014", "the
//! winter of 1941-42", "by autumn".
//!
//! Without a year it is the nearest, on the side of the dateline the verb speaks of. A "spring" or "fall" that nothing leads
//! to is another word.

use jiff::civil::Date;

use super::super::token::{Tokens, is_dash};
use super::calendar::around;
use super::cue::{self, Scene, Side, ends_sentence};
use super::number::{digits, full_year, ordinal, runs_in, runs_on, year};
use super::reading::{Dated, Fixed, Piece};
use super::{place, plain, words};
use crate::value::{Granularity, Modifier};

/// "Q3 2015", "2015 Q3", "2019-Q1", "H1 2016", "2016H2", "3Q 2015", "3Q15".
pub(super) fn sign(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let signed = |at: usize| -> Option<(Granularity, i8, usize)> {
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
    } else if let Some((granularity, number, end)) = signed(at) {
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
        let (granularity, number, end) = signed(i)?;
        (granularity, number, Some(i16::try_from(count).ok()?), end)
    };
    // "H1" alone names many things.
    if year_read.is_none() && granularity == Granularity::Half {
        return None;
    }
    let months = if granularity == Granularity::Quarter { 3 } else { 6 };
    let dated = of_year(scene, at, granularity, (number - 1) * months + 1, year_read)?;
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
pub(super) fn after_year(tokens: &Tokens<'_>, at: usize) -> Option<Piece> {
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
pub(super) fn of_year(
    scene: &Scene<'_>,
    at: usize,
    granularity: Granularity,
    month: i8,
    year: Option<i16>,
) -> Option<Dated> {
    let part = |year: i16| around(Date::new(year, month, 1).ok()?, granularity);
    if let Some(year) = year {
        let (first, last) = part(year)?;
        return Some(Dated::explicit(first, last, granularity));
    }
    let side = match scene.side(at) {
        _ if is_reported(scene.tokens, at) => Side::Past,
        // In "it will be part of first-quarter results" the verb speaks of the results.
        _ if has_results(scene.tokens, at) => Side::Unsaid,
        // "In the third quarter profit rose": the verb may follow.
        Side::Unsaid => cue::after(scene.tokens, at + 1),
        said => said,
    };
    let (first, last) = place::nearest(scene.today, side, part)?;
    Some(Dated::relative(first, last, granularity, Fixed::NoYear))
}

/// Whether a quarter at `at` stands before the words for what was earned in it: "third-quarter results".
fn has_results(tokens: &Tokens<'_>, at: usize) -> bool {
    (at + 1..at + 5).take_while(|&i| tokens.is_word(i) || tokens.is(i, "-")).any(|i| {
        matches!(
            tokens.word(i),
            "results"
                | "report"
                | "earnings"
                | "figures"
                | "reports"
                | "net"
                | "profit"
                | "profits"
                | "loss"
                | "income"
        )
    })
}

/// Whether results for the quarter at `at` are spoken of, which come after it: "it will publish third-quarter results".
fn is_reported(tokens: &Tokens<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    let results = |i: usize| matches!(tokens.word(i), "results" | "report" | "earnings" | "figures" | "reports");
    let here = |&i: &usize| !ends_sentence(tokens, i);
    let verb = |i: usize| matches!(tokens.word(i), "report" | "publish" | "release" | "announce" | "post" | "unveil");
    (at + 1..at + REACH).take_while(here).any(results)
        && (at.saturating_sub(REACH)..at).rev().take_while(here).any(verb)
        || matches!(tokens.word(at.wrapping_sub(1)), "the" | "its" | "a") && (at + 1..at + 3).any(results)
}

/// "spring 2014", "summer of 2016", "the spring", "autumn".
pub(super) fn season(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let month = words::season(tokens.word(at))?;
    let i = at + 1 + usize::from(tokens.is(at + 1, "of") || tokens.symbol(at + 1) == Some(','));
    if let Some((year, end)) = year(tokens, i) {
        let dated = of_year(scene, at, Granularity::Season, month, Some(year))?;
        // "the winter of 1941-42"
        let joint = tokens.symbol(end).is_some_and(|symbol| is_dash(symbol) || symbol == '/');
        let second = joint && tokens.glued(end) && tokens.glued(end + 1);
        let next = second && digits(tokens, end + 1) == Some((i64::from(year + 1) % 100, 2));
        return Some(Piece::new(if next { end + 2 } else { end }, dated, "date.season"));
    }
    if let Some(piece) = plain(scene, i + usize::from(tokens.is(i, "the")), 1)
        .filter(|piece| i > at + 1 && piece.dated.named.granularity == Granularity::Year)
    {
        let dated =
            of_year(scene, at, Granularity::Season, month, Some(piece.dated.named.first.year()))?.by(&piece.dated);
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

/// Whether the sentence around a token speaks of a game, whose quarters are of an hour.
pub(super) fn of_a_game(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = |i: usize| {
        matches!(
            tokens.word(i),
            "touchdown"
                | "touchdowns"
                | "yard"
                | "yards"
                | "quarterback"
                | "halftime"
                | "overtime"
                | "game"
                | "games"
                | "rebounds"
                | "rebound"
                | "scored"
                | "scoring"
                | "fumble"
                | "interception"
                | "punt"
                | "kickoff"
                | "seconds"
        )
    };
    let here = |&i: &usize| !ends_sentence(tokens, i);
    (at.saturating_sub(16)..at).rev().take_while(here).any(word) || (at..at + 16).take_while(here).any(word)
}
