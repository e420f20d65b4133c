//! Beginnings, middles and ends: "mid-2016", "end-March", "early May", "late 1990s", "the end of last year", "year-end", "earlier this
//! month", "the rest of the week".
//!
//! The date is the whole it is a part of, with a modifier.

use super::super::token::{Shape, is_dash};
use super::cue::Scene;
use super::reading::{Dated, Fixed, Piece};
use super::{plain, words};
use crate::value::{Basis, Granularity, Modifier};

/// "mid-2016", "early May", "late last week", "the end of last year", "the middle of 2007", "earlier this month",
/// "later in the week", "the rest of the year".
pub(super) fn read(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
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
    // "end-March", "end-1986"
    let joined = tokens.symbol(i).is_some_and(is_dash) && tokens.glued(i) && tokens.glued(i + 1);
    let of = !joined && matches!(word, "start" | "beginning" | "middle" | "end" | "close");
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
        let this =
            words::unit(tokens.word(i)).filter(|&(unit, _)| !matches!(unit, Granularity::Day | Granularity::Season));
        if let Some((unit, _)) = this.filter(|_| !tokens.is_word(i + 1) || !tokens.is(i + 1, "of")) {
            let dated = Dated::relative_unit(scene.today, unit)?.with(modifier);
            return Some(Piece::new(i + 1, dated, "date.part"));
        }
        if tokens.is(i, "day") && word != "end" && word != "close" {
            let dated = Dated::relative_unit(scene.today, Granularity::Day)?.with(modifier);
            return Some(Piece::new(i + 1, dated, "date.part"));
        }
    }
    // "by end of year", "end of month"
    if of && !the && matches!(tokens.word(i), "year" | "month" | "week") && !tokens.is_digits(i + 1) {
        let (unit, _) = words::unit(tokens.word(i))?;
        return Some(Piece::new(i + 1, Dated::relative_unit(scene.today, unit)?.with(modifier), "date.part"));
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
pub(super) fn unit_end(scene: &Scene<'_>, at: usize) -> Option<Piece> {
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
