//! Days with a name: "Christmas", "Thanksgiving 2018", "Easter Monday", "New Year's Eve", "Black Friday", "last Easter".
//!
//! Only days of a fixed date, of a fixed place in their month, or computed from Easter are read. Where countries differ
//! the day is that of the United States, as the rest of a text's English date order is. Without a year it is the
//! nearest, on the side of the dateline the verb speaks of. "A Christmas tree" is no date.

use jiff::civil::{Date, Weekday};

use super::super::token::Tokens;
use super::calendar::{around, easter, step, weekday_on_or_after, weekday_on_or_before};
use super::cue::{self, Scene, Side};
use super::number::year;
use super::reading::{Dated, Fixed, Piece};
use super::{place, plain};
use crate::value::{DateReading, Granularity};

/// How a day with a name is found in a year.
#[derive(Clone, Copy)]
enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// The nth such weekday of a month, counted from its end where negative.
    Nth(i8, i8, Weekday),
    /// So many days after Easter Sunday.
    Easter(i64),
    /// The day after the nth weekday of a month.
    DayAfter(i8, i8, Weekday),
    /// The last Monday before a day of a month.
    MondayBefore(i8, i8),
    /// January 20 after an election of the president of the United States (20th Amendment): every fourth year.
    Inauguration,
}

/// The names in small letters, without apostrophes, the longer of two that begin alike first.
const NAMES: &[(&str, Rule)] = &[
    ("christmas eve", Rule::Fixed(12, 24)),
    ("christmas day", Rule::Fixed(12, 25)),
    ("christmas", Rule::Fixed(12, 25)),
    ("xmas", Rule::Fixed(12, 25)),
    ("boxing day", Rule::Fixed(12, 26)),
    ("kwanzaa", Rule::Fixed(12, 26)),
    ("new year s eve", Rule::Fixed(12, 31)),
    ("new years eve", Rule::Fixed(12, 31)),
    ("new year s day", Rule::Fixed(1, 1)),
    ("new years day", Rule::Fixed(1, 1)),
    ("new year day", Rule::Fixed(1, 1)),
    ("epiphany", Rule::Fixed(1, 6)),
    ("martin luther king day", Rule::Nth(1, 3, Weekday::Monday)),
    ("martin luther king jr day", Rule::Nth(1, 3, Weekday::Monday)),
    ("martin luther king jr . day", Rule::Nth(1, 3, Weekday::Monday)),
    ("mlk day", Rule::Nth(1, 3, Weekday::Monday)),
    ("inauguration day", Rule::Inauguration),
    ("australia day", Rule::Fixed(1, 26)),
    ("groundhog day", Rule::Fixed(2, 2)),
    ("valentine s day", Rule::Fixed(2, 14)),
    ("valentines day", Rule::Fixed(2, 14)),
    ("saint valentines day", Rule::Fixed(2, 14)),
    ("presidents day", Rule::Nth(2, 3, Weekday::Monday)),
    ("international women s day", Rule::Fixed(3, 8)),
    ("st patrick s day", Rule::Fixed(3, 17)),
    ("st . patrick s day", Rule::Fixed(3, 17)),
    ("saint patrick s day", Rule::Fixed(3, 17)),
    ("saint patricks day", Rule::Fixed(3, 17)),
    ("st patricks day", Rule::Fixed(3, 17)),
    ("ides of march", Rule::Fixed(3, 15)),
    ("april fool s day", Rule::Fixed(4, 1)),
    ("april fools day", Rule::Fixed(4, 1)),
    ("april fools", Rule::Fixed(4, 1)),
    ("earth day", Rule::Fixed(4, 22)),
    ("anzac day", Rule::Fixed(4, 25)),
    ("international workers day", Rule::Fixed(5, 1)),
    ("may day", Rule::Fixed(5, 1)),
    ("cinco de mayo", Rule::Fixed(5, 5)),
    ("mother s day", Rule::Nth(5, 2, Weekday::Sunday)),
    ("mothers day", Rule::Nth(5, 2, Weekday::Sunday)),
    ("victoria day", Rule::MondayBefore(5, 25)),
    ("memorial day", Rule::Nth(5, -1, Weekday::Monday)),
    ("juneteenth", Rule::Fixed(6, 19)),
    ("father s day", Rule::Nth(6, 3, Weekday::Sunday)),
    ("fathers day", Rule::Nth(6, 3, Weekday::Sunday)),
    ("canada day", Rule::Fixed(7, 1)),
    ("independence day", Rule::Fixed(7, 4)),
    ("bastille day", Rule::Fixed(7, 14)),
    ("purple heart day", Rule::Fixed(8, 7)),
    ("labor day", Rule::Nth(9, 1, Weekday::Monday)),
    ("labour day", Rule::Nth(9, 1, Weekday::Monday)),
    ("columbus day", Rule::Nth(10, 2, Weekday::Monday)),
    ("indigenous peoples day", Rule::Nth(10, 2, Weekday::Monday)),
    ("canadian thanksgiving", Rule::Nth(10, 2, Weekday::Monday)),
    ("halloween", Rule::Fixed(10, 31)),
    ("all saints day", Rule::Fixed(11, 1)),
    ("veterans day", Rule::Fixed(11, 11)),
    ("remembrance day", Rule::Fixed(11, 11)),
    ("armistice day", Rule::Fixed(11, 11)),
    ("thanksgiving day", Rule::Nth(11, 4, Weekday::Thursday)),
    ("thanksgiving", Rule::Nth(11, 4, Weekday::Thursday)),
    ("black friday", Rule::DayAfter(11, 4, Weekday::Thursday)),
    ("ash wednesday", Rule::Easter(-46)),
    ("palm sunday", Rule::Easter(-7)),
    ("maundy thursday", Rule::Easter(-3)),
    ("good friday", Rule::Easter(-2)),
    ("holy saturday", Rule::Easter(-1)),
    ("easter sunday", Rule::Easter(0)),
    ("easter monday", Rule::Easter(1)),
    ("easter", Rule::Easter(0)),
    ("ascension day", Rule::Easter(39)),
    ("whit sunday", Rule::Easter(49)),
    ("whit monday", Rule::Easter(50)),
    ("pentecost", Rule::Easter(49)),
];

/// The name that begins at a token, with the token after it.
fn name(tokens: &Tokens<'_>, at: usize) -> Option<(Rule, usize)> {
    let first = tokens.word(at);
    let begins = |name: &str| name.strip_prefix(first).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    NAMES.iter().filter(|(name, _)| begins(name)).find_map(|(name, rule)| {
        let mut i = at;
        for word in name.split(' ') {
            let token = tokens.word(i);
            // An apostrophe with or without its s stands for the s of the name, or for nothing.
            let possessive =
                token.ends_with('s') && token.chars().count() == 2 && !token.starts_with(char::is_alphabetic);
            if word == "s" && possessive {
                i += 1;
                continue;
            }
            if i > at && tokens.get(i)?.shape == super::super::token::Shape::Possessive && word != "s" {
                i += 1;
            }
            if tokens.word(i) != word {
                return None;
            }
            i += 1;
        }
        Some((*rule, i))
    })
}

fn in_year(rule: Rule, year: i16) -> Option<Date> {
    let nth = |month: i8, nth: i8, weekday: Weekday| {
        let first = Date::new(year, month, 1).ok()?;
        if nth > 0 {
            step(weekday_on_or_after(first, weekday)?, i64::from(nth) - 1, Granularity::Week)
        } else {
            step(weekday_on_or_before(first.last_of_month(), weekday)?, i64::from(nth) + 1, Granularity::Week)
        }
    };
    match rule {
        Rule::Fixed(month, day) => Date::new(year, month, day).ok(),
        Rule::Nth(month, number, weekday) => nth(month, number, weekday),
        Rule::DayAfter(month, number, weekday) => nth(month, number, weekday)?.tomorrow().ok(),
        Rule::Easter(days) => step(easter(year)?, days, Granularity::Day),
        Rule::MondayBefore(month, day) => {
            weekday_on_or_before(Date::new(year, month, day).ok()?.yesterday().ok()?, Weekday::Monday)
        }
        Rule::Inauguration => Date::new(year, 1, 20).ok().filter(|_| year.rem_euclid(4) == 1),
    }
}

/// Reads a day with a name that begins at `at`.
pub(super) fn read(scene: &Scene<'_>, at: usize, depth: u8) -> Option<Piece> {
    let tokens = scene.tokens;
    let (pointer, i) = match tokens.word(at) {
        "last" | "previous" => (Some(Side::Past), at + 1),
        "next" | "coming" => (Some(Side::Future), at + 1),
        "this" => (Some(Side::Unsaid), at + 1),
        _ => (None, at),
    };
    let (rule, end) = name(tokens, i)?;
    if names_a_thing(tokens, end) {
        return None;
    }
    let piece = of_year(scene, at, (rule, pointer, end), depth)?;
    Some(around_it(tokens, piece))
}

/// The day of a holiday's rule in the year named after it, or in the one it lies in.
fn of_year(
    scene: &Scene<'_>,
    at: usize,
    (rule, pointer, end): (Rule, Option<Side>, usize),
    depth: u8,
) -> Option<Piece> {
    let tokens = scene.tokens;
    let rule_name = "date.holiday";
    let comma = usize::from(tokens.symbol(end) == Some(',') || tokens.is(end, "of") || tokens.is(end, "in"));
    if let Some((number, after)) = year(tokens, end + comma) {
        let day = in_year(rule, number)?;
        return Some(Piece::new(after, Dated::explicit(day, day, Granularity::Day), rule_name));
    }
    if let Some(year) = depth
        .checked_sub(1)
        .and_then(|depth| plain(scene, end + usize::from(tokens.is(end, "of")), depth))
        .filter(|piece| piece.dated.named.granularity == Granularity::Year)
    {
        let day = in_year(rule, year.dated.named.first.year())?;
        return Some(Piece::new(year.end, Dated::explicit(day, day, Granularity::Day).by(&year.dated), rule_name));
    }
    let day = match pointer {
        Some(Side::Unsaid) => in_year(rule, scene.today.year())?,
        side => {
            let said = if scene.asked() == Side::Unsaid { said_of(tokens, at, end) } else { scene.asked() };
            let side = side.unwrap_or(said);
            place::nearest(scene.today, side, |year| in_year(rule, year).map(|day| (day, day)))?.0
        }
    };
    let fixed = if matches!(rule, Rule::Fixed(..)) { Fixed::NoYear } else { Fixed::Nothing };
    let other = |years: i16| {
        let day = in_year(rule, day.year().checked_add(years)?)?;
        Some(DateReading { first: day, last: day, granularity: Granularity::Day })
    };
    let other = if day <= scene.today { other(1) } else { other(-1) };
    Some(Piece::new(end, Dated::relative(day, day, Granularity::Day, fixed).or(other), rule_name))
}

/// The side of a holiday at token `at`: what the verb before it says, or after it where it opens its sentence ("On Christmas
/// Day they met").
fn said_of(tokens: &Tokens<'_>, at: usize, end: usize) -> Side {
    match cue::of_day(tokens, at, end) {
        Side::Unsaid if at > 0 && cue::begins_sentence(tokens, at - 1) => cue::opening(tokens, at - 1, at),
        said => said,
    }
}

/// "Labor Day weekend", "Christmas week": the days around a holiday. Its weekend is the nearest Saturday and Sunday with
/// the days between.
pub(super) fn around_it(tokens: &Tokens<'_>, piece: Piece) -> Piece {
    let day = piece.dated.named.first;
    let unit = match tokens.word(piece.end) {
        "weekend" => Granularity::Range,
        "week" if piece.rule == "date.holiday" => Granularity::Week,
        _ => return piece,
    };
    let days = match (unit, day.weekday()) {
        (Granularity::Week, _) => around(day, Granularity::Week),
        (_, Weekday::Monday | Weekday::Tuesday) => {
            weekday_on_or_before(day, Weekday::Saturday).map(|saturday| (saturday, day))
        }
        (_, Weekday::Saturday | Weekday::Sunday) => around(day, Granularity::Weekend),
        _ => weekday_on_or_after(day, Weekday::Sunday).map(|sunday| (day, sunday)),
    };
    let Some((first, last)) = days else { return piece };
    let unit = if day.weekday().to_monday_zero_offset() > 4 && unit == Granularity::Range {
        Granularity::Weekend
    } else {
        unit
    };
    let dated = Dated::explicit(first, last, unit).by(&piece.dated);
    Piece::new(piece.end + 1, dated, "date.holiday.around")
}

/// Whether the name belongs to a thing: "Christmas tree", "Easter eggs", "Christmas Island".
fn names_a_thing(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(
        tokens.word(at),
        "tree"
            | "trees"
            | "card"
            | "cards"
            | "carol"
            | "carols"
            | "gift"
            | "gifts"
            | "shopping"
            | "present"
            | "presents"
            | "party"
            | "parties"
            | "island"
            | "egg"
            | "eggs"
            | "dinner"
            | "lights"
            | "decorations"
            | "market"
            | "markets"
            | "rising"
            | "bunny"
            | "song"
            | "songs"
            | "movie"
            | "music"
            | "sales"
            | "season"
            | "period"
            | "holiday"
            | "holidays"
    )
}
