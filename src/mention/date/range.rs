//! Stretches between two dates: "from 2009 to 2011", "between March and May 2014", "Aug. 10 - Nov. 12, 2013",
//! "from 10/1/2018 to 10/7/2018", "between now and November 15".
//!
//! Where words join two dates that are both longer than a day each is a mention of its own: "from 2009" and "to 2011" print as 2009 and
//! 2011, as TIMEX3 has it, and the ends of both are those of the whole stretch. A stretch of days, or of years with a dash,
//! is one mention.
//!
//! A year said once, at the end, holds for both. The second date lies after the first. "2009 and 2011" without
//! "between" are two dates.

use super::super::lexicon::Class;
use super::super::token::{Tokens, is_dash};
use super::cue::{self, Scene, Side};
use super::reading::{Dated, Fixed, Piece};
use super::{plain, words};
use crate::value::{Basis, DateReading, Granularity};

/// The words before a stretch, with the token they begin at.
pub(super) fn opener(tokens: &Tokens<'_>, at: usize) -> Option<(usize, &'static str)> {
    let mut i = at.checked_sub(1)?;
    if tokens.is(i, "the") {
        i = i.checked_sub(1)?;
    }
    let word = match tokens.word(i) {
        "from" => "from",
        "between" => "between",
        _ => return None,
    };
    (i >= tokens.floor()).then_some((i, word))
}

/// The token after the joint of a stretch that stands at `at`.
fn joint(tokens: &Tokens<'_>, at: usize, opener: Option<&str>) -> Option<usize> {
    let end = match tokens.word(at) {
        "to" | "through" | "thru" => at + 1,
        "until" | "till" if opener == Some("from") => at + 1,
        "and" if opener == Some("between") => at + 1,
        _ => match tokens.symbol(at)? {
            symbol if is_dash(symbol) || symbol == '~' => at + 1,
            // "Mar/Apr"
            '/' if tokens.has(at + 1, Class::MONTH) && at > 0 && tokens.has(at - 1, Class::MONTH) => at + 1,
            _ => return None,
        },
    };
    Some(end + usize::from(tokens.is(end, "the")))
}

/// A stretch with its two dates.
pub(super) struct Stretch {
    /// The token it begins at.
    pub(super) start: usize,
    /// The token after its first date, where words join the two.
    pub(super) middle: Option<usize>,
    /// The first date's own reading.
    pub(super) from: DateReading,
    /// The second date's own reading.
    pub(super) until: DateReading,
    /// The whole.
    pub(super) piece: Piece,
}

/// Reads the stretch that begins with `first`, read at `at`; gives the token it begins at.
pub(super) fn read(scene: &Scene<'_>, at: usize, first: &Piece) -> Option<Stretch> {
    let tokens = scene.tokens;
    let opened = opener(tokens, at);
    let i = joint(tokens, first.end, opened.map(|(_, word)| word))?;
    if tokens.get(i)?.first {
        return None;
    }
    // "postponed from Monday to Wednesday": two dates, as a level is left and another reached.
    let put_off = |(start, word): (usize, &str)| {
        word == "from" && (start.saturating_sub(3)..start).any(|i| cue::puts_off(tokens, i))
    };
    if opened.is_some_and(put_off) {
        return None;
    }
    let dashed = tokens.symbol(first.end).is_some();
    let now = matches!(tokens.word(i), "now" | "today") && opened.is_some();
    let mut second = if now {
        let dated = Dated::relative_unit(scene.today, Granularity::Day)?;
        Piece::new(i + 1, dated, "date.relative.day")
    } else {
        end_of(scene, i, first)?
    };
    let mut first = *first;
    // "26 june to 28 june in 2020" is whole already; "Nov. to Feb. 2017" takes its year from the end.
    if first.dated.missing_year() && second.dated.basis == Basis::Explicit {
        let back = scene.seen_from(second.dated.named.first, Side::Past);
        if let Some(again) = plain(&back, at, 1).filter(|again| again.end == first.end) {
            let dated = Dated { basis: Basis::Explicit, fixed: Fixed::All, others: [None; 2], ..again.dated };
            first = Piece { dated, ..again };
        }
    } else if !now && second.dated.basis != Basis::Explicit {
        let ahead = scene.seen_from(first.dated.named.first, Side::Future);
        if let Some(again) = end_of(&ahead, i, &first).filter(|again| again.end == second.end) {
            let weekday = matches!(again.dated.fixed, Fixed::Weekday(_) | Fixed::NoYear);
            if weekday {
                let explicit = first.dated.basis == Basis::Explicit;
                let (basis, fixed) =
                    if explicit { (Basis::Explicit, Fixed::All) } else { (again.dated.basis, again.dated.fixed) };
                second = Piece { dated: Dated { basis, fixed, ..again.dated }, ..again };
            }
        }
    }
    let (from, until) = (first.dated.named, second.dated.named);
    // A dash between days and months of unlike kinds is more often a dash than "to".
    let alike = from.granularity == until.granularity || !dashed || opened.is_some();
    // "the third quarter to January 15" ends on that day.
    let ended = matches!(from.granularity, Granularity::Quarter | Granularity::Half)
        && until.granularity == Granularity::Day
        && opened.is_none();
    if from.first > until.last || !alike || ended {
        return None;
    }
    let basis = if first.dated.basis == Basis::Explicit { second.dated.basis } else { first.dated.basis };
    let fixed = if first.dated.fixed == second.dated.fixed { first.dated.fixed } else { Fixed::Nothing };
    let dated = Dated {
        basis,
        fixed: if matches!(fixed, Fixed::Weekday(_)) { Fixed::Nothing } else { fixed },
        ..Dated::explicit(from.first, until.last, Granularity::Range)
    };
    let start = opened.map_or(at, |(start, _)| start);
    let piece = Piece::new(second.end, dated, "date.range");
    Some(Stretch { start, middle: (!dashed).then_some(first.end), from, until, piece })
}

/// The second date of a stretch: a year after a year may lack what a year alone needs around it.
fn end_of(scene: &Scene<'_>, at: usize, first: &Piece) -> Option<Piece> {
    let year = first.dated.named.granularity == Granularity::Year;
    if year
        && first.rule == "date.year"
        && let Some((number, end)) = super::number::year(scene.tokens, at)
        && words::month(scene.tokens.word(end)).is_none()
    {
        return Some(Piece::new(end, super::year::whole(number)?, "date.year"));
    }
    // "30 November-2 December": after the dash the day is read from where it stands.
    plain(scene, at, 1).or_else(|| super::absolute::day_first(scene, at, None))
}
