//! Years, decades and centuries: "in 2014", "(1998)", "the 2014 election", "'82", "the 1980s", "late 1990s",
//! "the nineties", "the 19th century", "fiscal 2015", "the turn of the century".
//!
//! A number of four digits is a year only where something says so: a preposition before it, a determiner before and
//! a noun after it, brackets around it, a year it is joined to, a noun in the singular after it ("2020 census"), which no such
//! number counts, an event it names ("Euro 2016"). Next to the dateline's year it is one before a plural too ("1987 sales").
//! A number followed by what it counts, as in "of 2000 people", is none, nor is one in a longer number or a name.

use super::super::lexicon::Class;
use super::super::token::{Shape, Tokens, is_apostrophe, is_dash};
use super::super::{noun, wording};
use super::bound;
use super::cue::{Scene, begins_sentence, is_capital, is_small};
use super::number::{digits, era, full_year, is_quote, ordinal, runs_in, runs_on, spelled_year, year};
use super::reading::{Dated, Piece};
use super::words::decade as decade_word;
use crate::value::{Granularity, Modifier};
use jiff::civil::Date;

/// A whole year.
pub(super) fn whole(year: i16) -> Option<Dated> {
    Dated::unit(Date::new(year, 1, 1).ok()?, Granularity::Year)
}

/// Reads a year, decade or century that begins at `at`.
pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    decade(tokens, at)
        .or_else(|| century(tokens, at))
        .or_else(|| named_year(tokens, at))
        .or_else(|| turn(scene, at))
        .or_else(|| bare(scene, at))
}

/// "1980s", "80s", "'80s", "1970's", "nineties", "nineteen seventies".
fn decade(tokens: &Tokens<'_>, at: usize) -> Option<Piece> {
    let piece = |first: i64, end: usize| {
        let day = Date::new(i16::try_from(first).ok()?, 1, 1).ok()?;
        // "the 1800s" are mostly a century; "the 1900s" and "the 2000s" are as often a decade.
        if first % 100 == 0 && first < 1900 {
            return Some(Piece::new(end, Dated::unit(day, Granularity::Century)?, "date.century"));
        }
        Some(Piece::new(end, Dated::unit(day, Granularity::Decade)?, "date.decade"))
    };
    let quoted = tokens.symbol(at).is_some_and(is_apostrophe) && tokens.glued(at + 1);
    let number_at = if quoted { at + 1 } else { at };
    if let Some((number, count)) = digits(tokens, number_at) {
        let plural = match tokens.get(number_at + 1)?.shape {
            Shape::Word => tokens.is(number_at + 1, "s"),
            Shape::Symbol(symbol) if is_apostrophe(symbol) && tokens.is(number_at + 2, "s") => {
                return (number % 10 == 0 && tokens.glued(number_at + 2))
                    .then(|| decade_of(tokens, at, number, count, quoted))
                    .flatten()
                    .and_then(|first| piece(first, number_at + 3));
            }
            _ => false,
        };
        if !plural || !tokens.glued(number_at + 1) && count != 4 || number % 10 != 0 {
            return None;
        }
        return piece(decade_of(tokens, at, number, count, quoted)?, number_at + 2);
    }
    let bare = |at: usize| Some((i64::from(decade_word(tokens.word(at))?), at + 1));
    if let Some((first, end)) = bare(at) {
        let said = ["the", "in", "late", "early", "mid"].contains(&tokens.word(lead(tokens, at)));
        return (said && !is_age(tokens, at)).then(|| piece(first, end))?;
    }
    if tokens.is(at, "nineteen") {
        return bare(at + 1).and_then(|(first, end)| piece(first, end));
    }
    if !tokens.is(at.wrapping_sub(1), "the") {
        return None;
    }
    // "the two thousands", "the twenty-tens", "the twenty-twenties"
    let joint = usize::from(tokens.symbol(at + 1).is_some_and(is_dash));
    match (tokens.word(at), tokens.word(at + 1 + joint)) {
        ("two", "thousands") if !tokens.is(at + 2, "of") => piece(2000, at + 2),
        ("twenty", "tens") => piece(2010, at + 2 + joint),
        ("twenty", "twenties") => piece(2020, at + 2 + joint),
        _ => None,
    }
}

fn decade_of(tokens: &Tokens<'_>, at: usize, number: i64, count: usize, quoted: bool) -> Option<i64> {
    match count {
        4 if (1000..2200).contains(&number) => Some(number),
        2 => {
            // "the 80s", "70s and 80s", "the mid-90s"
            let before = tokens.word(lead(tokens, at));
            let joined = matches!(before, "and" | "or") && tokens.is(at.wrapping_sub(2), "s");
            let said = quoted || joined || matches!(before, "the" | "early" | "late" | "mid" | "in");
            let other = !quoted && (is_age(tokens, at) || is_temperature(tokens, at));
            (said && !other).then_some(number + if number < 20 { 2000 } else { 1900 })
        }
        _ => None,
    }
}

/// The token before `at`, the hyphen of "mid-90s" passed over.
fn lead(tokens: &Tokens<'_>, at: usize) -> usize {
    let before = at.wrapping_sub(1);
    if tokens.symbol(before).is_some_and(is_dash) && tokens.glued(at) { before.wrapping_sub(1) } else { before }
}

/// "in her thirties", "in his late 20s": years of someone's life.
fn is_age(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = lead(tokens, at);
    let part = matches!(tokens.word(before), "early" | "mid" | "late");
    let owner = tokens.word(before.wrapping_sub(usize::from(part)));
    matches!(owner, "his" | "her" | "their" | "my" | "our" | "your" | "its" | "aged")
}

/// "temperatures in the mid-60s".
fn is_temperature(tokens: &Tokens<'_>, at: usize) -> bool {
    (at.saturating_sub(10)..at).any(|i| {
        matches!(tokens.word(i), "temperature" | "temperatures" | "highs" | "lows" | "degrees" | "thermometer")
    })
}

/// "19th century", "nineteenth-century".
fn century(tokens: &Tokens<'_>, at: usize) -> Option<Piece> {
    let (number, mut end) = ordinal(tokens, at)?;
    if tokens.symbol(end).is_some_and(is_dash) && tokens.glued(end) {
        end += 1;
    }
    // "the 18th and 19th centuries", "from the 16th to the 18th century": the noun stands after the second.
    let shared = || {
        let joint = matches!(tokens.word(end), "and" | "to" | "or");
        let next = end + 1 + usize::from(tokens.is(end + 1, "the"));
        let (_, after) = ordinal(tokens, next).filter(|_| joint)?;
        matches!(tokens.word(after), "century" | "centuries").then_some(end)
    };
    let end = if matches!(tokens.word(end), "century" | "centuries") { end + 1 } else { shared()? };
    if !(1..=30).contains(&number) {
        return None;
    }
    // "20th Century Fox": in capitals, with a name after it, it is one.
    if is_capital(tokens, end - 1) && is_capital(tokens, end) && !tokens.get(end).is_some_and(|token| token.first) {
        return None;
    }
    let first = Date::new(i16::try_from((number - 1) * 100).ok()?, 1, 1).ok()?;
    let dated = Dated::unit(first, Granularity::Century)?;
    (!before_christ(tokens, end)).then_some(Piece::new(end, dated, "date.century"))
}

/// "the year 2019", "calendar year 2008", "fiscal 2015", "FY2015".
fn named_year(tokens: &Tokens<'_>, at: usize) -> Option<Piece> {
    let fiscal = matches!(tokens.word(at), "fiscal" | "fy");
    let mut i = match tokens.word(at) {
        "fiscal" if tokens.is(at + 1, "year") => at + 2,
        "calendar" if tokens.is(at + 1, "year") => at + 2,
        "year" | "cy" | "fy" | "fiscal" => at + 1,
        _ => return None,
    };
    if tokens.is(i, "of") || tokens.is(i, "ended") {
        i += 1;
    }
    let short = digits(tokens, i)
        .filter(|&(_, count)| count == 2 && tokens.is(i - 1, "fy") && tokens.glued(i) && !runs_on(tokens, i));
    let short = short.and_then(|(number, _)| Some((i16::try_from(full_year(number)).ok()?, i + 1)));
    let (number, end) = year(tokens, i).or(short)?;
    // "fiscal 2015-16", "FY2015/16"
    let joint = tokens.symbol(end).is_some_and(|symbol| symbol == '/' || is_dash(symbol)) && tokens.glued(end);
    let next = joint && tokens.glued(end + 1) && digits(tokens, end + 1) == Some((i64::from(number + 1) % 100, 2));
    let (dated, end) = if next && fiscal {
        let (first, last) = (Date::new(number, 1, 1).ok()?, Date::new(number.checked_add(1)?, 12, 31).ok()?);
        (Dated::explicit(first, last, Granularity::Range), end + 2)
    } else {
        (whole(number)?, end)
    };
    // Where a fiscal year begins is the reporter's own affair.
    let dated = if fiscal { dated.with(Modifier::Approx) } else { dated };
    (!before_christ(tokens, end)).then_some(Piece::new(end, dated, "date.year.named"))
}

/// "the turn of the century": the years on either side of its first.
fn turn(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let phrase = ["turn", "of", "the", "century"];
    if !phrase.iter().enumerate().all(|(i, word)| tokens.is(at + i, word)) {
        return None;
    }
    let first = scene.today.year().checked_add(50)?.div_euclid(100).checked_mul(100)?;
    let named = Dated::unit(Date::new(first, 1, 1).ok()?, Granularity::Year)?.with(Modifier::Approx);
    let dated = Dated {
        first: Date::new(first.checked_sub(1)?, 1, 1).ok(),
        last: Date::new(first.checked_add(1)?, 12, 31).ok(),
        ..named
    };
    Some(Piece::new(at + phrase.len(), dated, "date.year.turn"))
}

/// Whether "BC" stands at the token: years before our era are not read.
fn before_christ(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.word(at) {
        "bc" | "bce" => true,
        "b" => tokens.symbol(at + 1) == Some('.') && matches!(tokens.word(at + 2), "c"),
        _ => false,
    }
}

/// A year in digits or words with nothing but its surroundings to say so.
fn bare(scene: &Scene<'_>, at: usize) -> Option<Piece> {
    let tokens = scene.tokens;
    let token = tokens.get(at)?;
    let (number, end) = match token.shape {
        Shape::Digits if !runs_in(tokens, at) => year(tokens, at)?,
        Shape::Symbol(symbol) if is_apostrophe(symbol) && !tokens.glued(at) => year(tokens, at)?,
        Shape::Possessive if is_quote(tokens, at) => year(tokens, at)?,
        Shape::Word => spelled_year(tokens, at).filter(|(year, _)| (1900..2100).contains(year))?,
        _ => return None,
    };
    if before_christ(tokens, end) || joined_to_more(tokens, end) || is_counting(tokens, number, end) {
        return None;
    }
    let short = matches!(token.shape, Shape::Symbol(_) | Shape::Possessive);
    let said = after_preposition(tokens, at)
        || era(tokens, at).is_some()
        || !short && (in_brackets(tokens, at, end) || joined_to_year(tokens, at))
        || (1900..2036).contains(&number)
            && (spans_years(tokens, number, end)
                || bound::after(tokens, end).is_some()
                || between_determiner_and_noun(tokens, at, end)
                || is_subject(tokens, at, end)
                || !short && tokens.is(past_kind(tokens, end), "year")
                || !short && describes(scene, at, end, number)
                || after_name(scene, at, number));
    let (rule, dated) = ("date.year", whole(number)?);
    said.then_some(Piece::new(end, dated, rule))
}

/// "2000-seat", "2010/11", "2014+": the number goes on.
fn joined_to_more(tokens: &Tokens<'_>, end: usize) -> bool {
    let Some(symbol) = tokens.symbol(end).filter(|_| tokens.glued(end)) else { return false };
    let next = tokens.get(end + 1).filter(|token| token.glued).map(|token| token.shape);
    match symbol {
        '%' | '°' | '+' | '€' | '$' => true,
        '/' | ':' => next.is_some(),
        _ if is_dash(symbol) => match next {
            // "pre-2011-era" is rare; "2000-seat" is a count, "2009-2011" a range.
            Some(Shape::Word) => !matches!(tokens.word(end + 1), "era" | "style" | "model" | "born"),
            _ => false,
        },
        _ => false,
    }
}

/// Whether the number counts what follows: always before a unit or people, and before any plural where it is round.
pub(super) fn is_counting(tokens: &Tokens<'_>, number: i16, end: usize) -> bool {
    let units = Class::UNIT.and(Class::CURRENCY).and(Class::PERCENT).and(Class::TIME_UNIT);
    let word = tokens.word(end);
    // "2000 hundred", but "in 2019 nine people".
    if matches!(word, "hundred" | "thousand" | "million" | "billion" | "trillion" | "dozen") {
        return true;
    }
    if tokens.glued(end) && !matches!(tokens.get(end).map(|t| t.shape), Some(Shape::Symbol(_) | Shape::Possessive)) {
        return true;
    }
    // "1500 b": a lone letter is a unit, "a" and "I" aside.
    if tokens.is_word(end) && word.len() == 1 && !matches!(word, "a" | "i") {
        return true;
    }
    let joins = matches!(word, "to" | "a" | "an" | "in" | "one" | "and" | "at" | "second" | "may" | "m" | "march");
    // "1986 year net": one year has a number, many are counted.
    if !joins && (tokens.has(end, units) && word != "year" || is_people(word)) {
        return true;
    }
    number % 100 == 0 && is_small(tokens, end) && is_plural(word)
}

/// Whether the word is a common plural of persons, which a number before it counts.
pub(super) fn is_people(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "persons"
            | "men"
            | "women"
            | "children"
            | "soldiers"
            | "troops"
            | "workers"
            | "others"
            | "civilians"
            | "employees"
            | "jobs"
            | "members"
            | "votes"
            | "points"
            | "homes"
            | "pieces"
    )
}

/// Whether a word in small letters looks like a plural noun.
fn is_plural(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !matches!(word, "this" | "does" | "always" | "whereas" | "across" | "was" | "versus" | "thus" | "plus")
}

fn after_preposition(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(
        tokens.word(at.wrapping_sub(1)),
        "in" | "since"
            | "of"
            | "by"
            | "from"
            | "until"
            | "till"
            | "during"
            | "before"
            | "after"
            | "between"
            | "through"
            | "late"
            | "early"
            | "mid"
            | "circa"
            | "throughout"
            | "for"
            | "pre"
            | "post"
            | "than"
            | "into"
            | "within"
            | "born"
            | "died"
            | "founded"
            | "established"
    ) && at > 0
        || tokens.is(at.wrapping_sub(1), "-")
            && matches!(tokens.word(at.wrapping_sub(2)), "mid" | "pre" | "post" | "end")
        || tokens.is(at.wrapping_sub(1), ".") && tokens.is(at.wrapping_sub(2), "c")
        || tokens.is(at.wrapping_sub(1), "as")
            && matches!(tokens.word(at.wrapping_sub(2)), "late" | "early" | "recently" | "back" | "soon")
}

fn in_brackets(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    // "(b. 1951)", "(d. 1964)"
    let letter = at.wrapping_sub(2);
    let life =
        tokens.symbol(at.wrapping_sub(1)) == Some('.') && matches!(tokens.word(letter), "b" | "d" | "ca" | "fl" | "r");
    if life && matches!(tokens.symbol(letter.wrapping_sub(1)), Some('(' | '[' | ',' | ';')) {
        return true;
    }
    // "(both 2005)"
    let lead = at.wrapping_sub(1 + usize::from(tokens.is(at.wrapping_sub(1), "both")));
    let open = matches!(tokens.symbol(lead), Some('(' | '['));
    let shut = matches!(tokens.symbol(end), Some(')' | ']' | ',' | ';'));
    open && (shut || tokens.symbol(end).is_some_and(is_dash))
}

/// "2007 and 2009", "2007, 2008": joined to a number that looks like a year.
fn joined_to_year(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(mut before) = at.checked_sub(1) else { return false };
    let joiner = tokens.word(before);
    if matches!(joiner, "and" | "or") && before > 0 && tokens.symbol(before - 1) == Some(',') {
        before -= 1;
    }
    matches!(joiner, "and" | "or" | ",")
        && before
            .checked_sub(1)
            .and_then(|other| digits(tokens, other).filter(|_| !runs_in(tokens, other) || ends_years(tokens, other)))
            .is_some_and(|(number, count)| count == 4 && (1900..2036).contains(&number))
}

/// Whether the digits end a stretch of years: the 2001 of "1998-2001".
fn ends_years(tokens: &Tokens<'_>, at: usize) -> bool {
    let dash = at.checked_sub(2).is_some_and(|_| tokens.symbol(at - 1).is_some_and(is_dash));
    dash && year(tokens, at - 2).is_some_and(|(first, _)| year(tokens, at).is_some_and(|(last, _)| first < last))
}

/// "the 2014 election", "Turkey's 2016 coup attempt".
fn between_determiner_and_noun(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let determined = tokens.get(before).is_some_and(|token| token.shape == Shape::Possessive)
        || matches!(
            tokens.word(before),
            "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our" | "this" | "that" | "whose" | "any"
        );
    determined && (tokens.get(end).is_some_and(|token| token.shape == Shape::Word) || tokens.is(end, "-"))
        || determined && tokens.is(before, "the") && tokens.symbol(end).is_none()
}

/// "2014 was a hard year", "2014's best".
fn is_subject(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let verb =
        matches!(tokens.word(end), "was" | "is" | "has" | "saw" | "will" | "had" | "marked" | "brought" | "began");
    possessive(tokens, end) || verb && (begins_sentence(tokens, at) || tokens.symbol(at.wrapping_sub(1)) == Some(','))
}

/// Whether "'s" stands at the token, glued to the number before it.
pub(super) fn possessive(tokens: &Tokens<'_>, at: usize) -> bool {
    let mark = tokens.symbol(at).is_some_and(is_apostrophe) && tokens.is(at + 1, "s") && tokens.glued(at + 1);
    tokens.glued(at) && (mark || tokens.get(at).is_some_and(|token| token.shape == Shape::Possessive))
}

/// "2009-2011", "2014~2018"
fn spans_years(tokens: &Tokens<'_>, number: i16, end: usize) -> bool {
    let joint = tokens.symbol(end).is_some_and(|symbol| is_dash(symbol) || symbol == '~');
    joint
        && year(tokens, end + 1).is_some_and(|(other, after)| {
            number < other
                && other < 2101
                && other - number < 100
                && !joined_to_more(tokens, after)
                && tokens.is_digits(end + 1)
        })
}

/// Past the word before "year" that says what kind of year it is: "1986 fiscal year", "1987 crop year".
fn past_kind(tokens: &Tokens<'_>, at: usize) -> usize {
    let kind = matches!(
        tokens.word(at),
        "fiscal" | "financial" | "calendar" | "crop" | "tax" | "model" | "school" | "marketing"
    );
    at + usize::from(kind)
}

/// The years on either side of the dateline's in which a number of four digits is a year before a plural too.
const NEAR: i32 = 2;

/// How many years lie between the dateline and `number`; `None` without a dateline.
fn away(scene: &Scene<'_>, number: i16) -> Option<i32> {
    scene.dated.then(|| (i32::from(number) - i32::from(scene.today.year())).abs())
}

/// "2020 census", "1987 profit", "2014 Nobel Peace Prize": before a noun in the singular, which no number above one counts;
/// and near the dateline before a plural that is not of persons ("1987 sales"). After a name or a wording such as "about"
/// the number may be anything.
fn describes(scene: &Scene<'_>, at: usize, end: usize, number: i16) -> bool {
    let tokens = scene.tokens;
    let named = at.checked_sub(1).is_some_and(|before| is_capital(tokens, before)) && !begins_sentence(tokens, at - 1);
    // "the Rio 2016 medallists": before a plural the number would else count it.
    let medal = named
        && number % 10 != 0
        && noun::after(tokens, end).is_some_and(|noun| noun::plural(noun.head.of(tokens.text)));
    let near = away(scene, number).is_some_and(|years| years <= NEAR);
    // "about 2000 seats", but "a rise over 1986 rates"
    let compared = near && matches!(tokens.word(at.wrapping_sub(1)), "over" | "above" | "below" | "under");
    let bounded = wording::before(tokens, at).is_some() && !compared;
    if named && !medal || !tokens.is_word(end) || tokens.glued(end) || bounded {
        return false;
    }
    let Some(noun) = noun::after(tokens, end) else { return false };
    let head = noun.head.of(tokens.text);
    // "2000 Chinese", "2000 Irish": a people that is its own plural.
    let people = is_capital(tokens, end) && ["ese", "ish", "ch", "iss"].iter().any(|ending| head.ends_with(ending));
    let many = noun::counted_by_many(&head.to_ascii_lowercase());
    !people && (!many || medal && !is_people(head) || near && !is_people(head))
}

/// "Expo 2020", "World Cup 2018": after the name of an event or an act of law; after any other name ("London 2012") within
/// a year of the dateline's.
fn after_name(scene: &Scene<'_>, at: usize, number: i16) -> bool {
    let tokens = scene.tokens;
    let Some(before) = at.checked_sub(1).filter(|&before| is_capital(tokens, before)) else { return false };
    let near = away(scene, number).is_some_and(|years| years <= 1);
    (near || is_event(tokens.word(before))) && !runs_on(tokens, at)
}

/// Whether the word ends the name of what is held or passed in a certain year.
fn is_event(word: &str) -> bool {
    matches!(
        word,
        "cup"
            | "euro"
            | "expo"
            | "games"
            | "olympics"
            | "paralympics"
            | "conference"
            | "summit"
            | "festival"
            | "championship"
            | "championships"
            | "eurovision"
            | "awards"
            | "convention"
            | "congress"
            | "biennale"
            | "act"
    )
}
