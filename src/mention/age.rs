//! Ages without their unit: "Smith, 48, of Massapequa", "the driver, 22, fled", "aged five to nine", "at the age of 48".
//!
//! Each is a plain number with the sense of an age. Ages with their unit ("a 22-year-old") are read by the reader of lengths.

use super::lexicon::Class;
use super::token::{Tokens, is_dash};
use super::{Found, Kind, Mention, Sense, wording};
use crate::value::{Amount, Decimal, End, Value};

/// "Smith, 48, of Massapequa", "aged 48", "at the age of 48": a plain number with the sense of an age.
pub(super) fn bare(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let before = at.checked_sub(1).filter(|&before| before >= tokens.floor())?;
    if let Some(found) = said_age(tokens, at) {
        return Some(found);
    }
    if !tokens.is_digits(at) || tokens.glued(at) || tokens.glued(at + 1) && tokens.is_word(at + 1) {
        return None;
    }
    let number: i64 = tokens.raw(at).parse().ok().filter(|age| (1..OLDEST).contains(age))?;
    let whose = before.checked_sub(1).filter(|_| tokens.symbol(before) == Some(',') || tokens.is(before, "both"))?;
    let comma = tokens.symbol(at + 1) == Some(',') && !tokens.glued(at + 2);
    let closed = comma || matches!(tokens.symbol(at + 1), Some('.' | ';' | ')')) && !tokens.glued(at + 2);
    // "Jane Smith, 48" on a line of its own, in a list of names
    let listed = tokens.get(at + 1).is_none_or(|next| next.first) && whose > 0 && is_name(tokens, whose - 1);
    let named = is_name(tokens, whose) && (comma || listed);
    // "the twins, both 16,"
    let both = tokens.is(before, "both") && whose > 0 && tokens.symbol(whose) == Some(',');
    if both && (comma || closed) {
        return Some(bare_aged(tokens, at, at + 1, Amount::exact(Decimal::from(number))));
    }
    if tokens.is(before, "both") {
        return None;
    }
    if !(named || is_person(tokens.word(whose)) && closed || is_agent(tokens, whose) && comma) {
        return None;
    }
    Some(bare_aged(tokens, at, at + 1, Amount::exact(Decimal::from(number))))
}

/// No age reaches this number of years.
const OLDEST: i64 = 120;

/// "aged nine", "aged five to nine", "aged between 5 and 9", "at the age of 48".
fn said_age(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let age = |at: usize| {
        let number = tokens.numeral(at).filter(|number| !number.ordinal && !number.fraction)?;
        let years = number.value.to_i64().filter(|years| (1..OLDEST).contains(years))?;
        let other = tokens.has(number.end, Class::TIME_UNIT) || tokens.glued(number.end) && tokens.is_word(number.end);
        (!other).then_some((years, number.end))
    };
    let mut before = wording::before(tokens, at).map_or(at, |(start, _)| start).checked_sub(1)?;
    let between = matches!(tokens.word(before), "between" | "from");
    if between {
        before = before.checked_sub(1)?;
    }
    let said = matches!(tokens.word(before), "aged" | "age" | "ages")
        || tokens.is(before, "of") && matches!(tokens.word(before.wrapping_sub(1)), "age" | "ages");
    let listed = !between && listed_age(tokens, at);
    if !listed && (!said || before < tokens.floor()) {
        return None;
    }
    let (low, end) = age(at)?;
    let joint = matches!(tokens.word(end), "to" | "and") || tokens.symbol(end).is_some_and(is_dash);
    let joint = joint && (between || !tokens.is(end, "and"));
    if let Some((high, end)) = age(end + 1).filter(|(high, _)| joint && *high > low) {
        let (low, high) = (End::Closed(Decimal::from(low)), End::Closed(Decimal::from(high)));
        let amount = Amount { low, high, nominal: None, ..Amount::exact(Decimal::ONE) };
        return Some(bare_aged(tokens, at, end, amount));
    }
    (!between).then(|| bare_aged(tokens, at, end, Amount::exact(Decimal::from(low))))
}

/// Whether the number at `at` goes on a list of ages: 11 in "aged 9 and 11", in "ages 9, 11 and 13".
fn listed_age(tokens: &Tokens<'_>, at: usize) -> bool {
    const LONGEST: usize = 6;
    let mut at = at;
    for _ in 0..LONGEST {
        let Some(number) = at.checked_sub(2) else { return false };
        let joined = tokens.is(at - 1, "and") || tokens.symbol(at - 1) == Some(',');
        if !joined || !tokens.is_digits(number) && !tokens.has(number, Class::CARDINAL) {
            return false;
        }
        if matches!(tokens.word(number.wrapping_sub(1)), "aged" | "ages") {
            return true;
        }
        at = number;
    }
    false
}

fn bare_aged(tokens: &Tokens<'_>, from: usize, to: usize, amount: Amount) -> Found {
    let (from, to, amount) = wording::apply(tokens, from, to, amount);
    let mention = Mention::new(Kind::Cardinal, tokens.span(from, to), Value::Amount(amount), "cardinal.age");
    Found { end: to, mention: Mention { sense: Sense::Age, ..mention } }
}

/// Whether the word is one for a single person, whose age may follow between commas: "the driver, 22, fled".
fn is_person(word: &str) -> bool {
    const PERSONS: &[&str] = &[
        "man",
        "woman",
        "boy",
        "girl",
        "child",
        "baby",
        "toddler",
        "teenager",
        "teen",
        "suspect",
        "victim",
        "driver",
        "passenger",
        "gunman",
        "attacker",
        "mother",
        "father",
        "son",
        "daughter",
        "brother",
        "sister",
        "wife",
        "husband",
        "widow",
        "grandmother",
        "grandfather",
        "boyfriend",
        "girlfriend",
        "student",
        "teacher",
        "soldier",
        "officer",
        "attorney",
        "judge",
        "nurse",
        "pilot",
        "coach",
        "chef",
        "guard",
        "priest",
        "captain",
        "sheriff",
        "resident",
        "clerk",
    ];
    PERSONS.contains(&word)
}

/// Whether the token is a noun for one who does something, after a word that makes it one person's: "the mayor, 48, said",
/// "a retired teacher, 61,". Such nouns have endings of their own.
fn is_agent(tokens: &Tokens<'_>, at: usize) -> bool {
    const ENDINGS: [&str; 8] = ["or", "er", "ist", "ian", "man", "woman", "ant", "eur"];
    const THINGS: [&str; 8] = ["number", "color", "floor", "paper", "power", "order", "corner", "river"];
    let word = tokens.word(at);
    let agent = word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending)) && !THINGS.contains(&word);
    let one = (at.saturating_sub(3)..at)
        .any(|i| matches!(tokens.word(i), "the" | "a" | "an" | "his" | "her" | "their" | "its" | "former" | "retired"));
    agent && one && !tokens.has(at, Class::UNIT.and(Class::TIME_UNIT).and(Class::CURRENCY))
}

/// Whether the token may end a person's name: a capitalised word that is no month.
fn is_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let capital = tokens.raw(at).chars().next().is_some_and(char::is_uppercase);
    tokens.is_word(at) && capital && !tokens.has(at, Class::MONTH.and(Class::WEEKDAY))
}
