//! Numbers that name and do not count. They are left alone: no mention is made of them.
//!
//! Knows for a name: a number after a thing that bears one ("Flight 370", "Section 427", "Route 66", "Rooms 101 and 102"),
//! after the name of a make or an index ("Boeing 747", "Windows 10", "the S&P 500"), after any name inside a sentence
//! that nothing counted follows ("the Chevron 7"), after "No." or "#" where nothing is ranked ("No. 10 Downing Street"), a
//! house's ("9 Castle Street"), telephone numbers ("0800 555 111", "+44 20 7946 0958"), and a number word in capitals inside
//! a sentence ("the Group of Seven", "Three Mile Island", "First Union Corp").
//! Numbers glued to letters or in chains ("A330-200", "5G", "1.2.3", "555-1234") are told by [`super::number::in_code`].
//!
//! Refuses, so that it is read: a number before a plural that it counts ("In Gaza 300 people"), unless the word before it
//! can only be a name; a rank ("the No. 3 seed"), which is an ordinal.
//!
//! ```
//! use crosscheck::mention::read;
//! let text = "Flight 93, a Boeing 757 of the Group of Seven's airlines, left Route 66 behind with 44 aboard.";
//! let words: Vec<&str> = read(text, None).iter().map(|mention| mention.span.of(text)).collect();
//! assert_eq!(words, ["44"]);
//! ```

use super::lexicon::{Class, class_of};
use super::noun;
use super::numeral::{Form, Numeral};
use super::token::{Shape, Tokens, is_dash};
use crate::value::Decimal;

/// Things that bear a number after their name, written in capitals or not.
#[rustfmt::skip]
pub(super) const NAMED: &[&str] = &[
    "flight", "section", "article", "chapter", "route", "highway", "room", "page", "resolution", "no", "nos", "nr",
    "number", "channel", "terminal", "platform", "gate", "runway", "clause", "paragraph", "title", "episode", "season",
    "apartment", "apt", "suite", "interstate", "version", "psalm", "verse", "vol", "volume", "fig",
    "figure", "appendix", "annex", "exhibit", "amendment", "proposition", "prop", "protocol", "phase", "tier", "grade",
    "unit", "block", "sector", "zone", "district", "precinct", "battalion", "brigade", "pier", "exit", "junction",
    "track", "lane", "line", "hangar", "warehouse", "reactor", "building", "bus", "covid", "type", "mark", "model",
    "class", "level", "stage", "step", "part", "item", "lot", "rule", "order", "marker", "ward", "plot", "docket", "tram",
    "shirt", "jersey", "schedule", "form", "bill",
];

/// Names of makes and of indexes of shares: what follows them is a model or the index's own number, whatever comes next.
#[rustfmt::skip]
pub(super) const MAKES: &[&str] = &[
    "boeing", "airbus", "apollo", "soyuz", "windows", "android", "iphone", "ipad", "playstation", "xbox", "ftse",
    "nikkei", "dax", "cac", "stoxx", "russell", "fortune", "asx", "galaxy", "falcon", "embraer", "antonov", "tupolev",
    "ilyushin", "cessna", "bombardier", "sputnik", "vostok", "voyager", "formula",
];

/// Parts of laws and books, which always bear their number after them.
fn numbered(word: &str) -> bool {
    matches!(
        word,
        "section" | "article" | "chapter" | "clause" | "paragraph" | "resolution" | "appendix" | "annex" | "psalm"
    )
}

/// Whether a thing that bears a number is meant, one ("flight") or several ("flights").
fn bears_number(word: &str) -> bool {
    let named = |word| class_of(word).meets(Class::NAMED);
    named(word) || several(word)
}

/// Whether things that bear numbers are meant: "flights", "sections". Plurals that are verbs too ("seats", "orders") count.
fn several(word: &str) -> bool {
    matches!(
        word,
        "flights"
            | "sections"
            | "articles"
            | "chapters"
            | "routes"
            | "highways"
            | "interstates"
            | "rooms"
            | "pages"
            | "resolutions"
            | "channels"
            | "terminals"
            | "platforms"
            | "gates"
            | "runways"
            | "clauses"
            | "paragraphs"
            | "episodes"
            | "verses"
            | "psalms"
            | "volumes"
            | "figures"
            | "exhibits"
            | "amendments"
            | "propositions"
            | "units"
            | "blocks"
            | "sectors"
            | "zones"
            | "districts"
            | "precincts"
            | "wards"
            | "battalions"
            | "brigades"
            | "exits"
            | "junctions"
            | "lanes"
            | "reactors"
            | "items"
            | "lots"
            | "buses"
    )
}

/// Whether a sentence begins after the token.
fn begins(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.symbol(at), Some('.' | '!' | '?' | ':' | ';' | '"' | '“' | '‘' | '(' | '•' | '|' | '–' | '—'))
}

/// Whether a word ends the name of a street.
pub(super) fn street(word: &str) -> bool {
    matches!(
        word,
        "Street"
            | "St"
            | "Road"
            | "Rd"
            | "Avenue"
            | "Ave"
            | "Lane"
            | "Drive"
            | "Boulevard"
            | "Blvd"
            | "Square"
            | "Place"
            | "Terrace"
            | "Crescent"
            | "Court"
            | "Way"
            | "Row"
            | "Gardens"
            | "Close"
    )
}

/// Whether the number at `at` is a house's: "9 Castle Street", "1600 Pennsylvania Ave.". In "20 Wall Street firms" it
/// counts.
fn house(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> bool {
    const LONGEST_NAME: usize = 4;
    if numeral.end != at + 1 || tokens.raw(at).len() > 5 {
        return false;
    }
    let capital = |i: usize| tokens.raw(i).starts_with(char::is_uppercase) && tokens.is_word(i);
    let first = numeral.end;
    let Some(last) = (first + 1..first + LONGEST_NAME).find(|&i| street(tokens.raw(i))) else { return false };
    (first..last).all(capital) && !counts_something(tokens, last + 1)
}

/// Whether the quantity in the tokens `at..end` is part of a place's name: a number with a unit right before a word for a
/// road, all but the number in capitals ("29km Road", "Eight Mile Road"), or unit and noun in capitals inside a sentence
/// ("Three Mile Island", "Ninety Mile Beach").
pub(super) fn names_place(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    if tokens.glued(end) || tokens.get(end).is_some_and(|token| token.first) {
        return false;
    }
    let unit = tokens.raw(end.wrapping_sub(1));
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let spelled = unit.len() > 2 && capital(unit) && unit.chars().skip(1).any(char::is_lowercase);
    street(tokens.raw(end)) || spelled && capital(tokens.raw(end)) && tokens.is_word(end) && in_sentence(tokens, at)
}

/// Whether a word in small letters that says something stands near the token, in its sentence: capitals are those of names
/// there, and not of a headline.
pub(super) fn in_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    const NEAR: usize = 6;
    let small = |i: usize| {
        tokens.is_word(i)
            && tokens.raw(i).starts_with(char::is_lowercase)
            && !noun::function_word(tokens.word(i))
            && !tokens.glued(i)
    };
    let same = |i: &usize| !begins(tokens, *i);
    let before = (at.saturating_sub(NEAR)..at).rev().take_while(same);
    before.chain((at..at + NEAR).take_while(same)).any(small)
}

/// Whether the number at `at` names what stands beside it.
pub(super) fn names(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> bool {
    if in_capitals(tokens, at) {
        return true;
    }
    if in_series(tokens, at, numeral) {
        return true;
    }
    if numeral.form != Form::Digits || numeral.scale != Decimal::ONE {
        return false;
    }
    if dialled(tokens, at, numeral) {
        return true;
    }
    !tokens.glued(at) && house(tokens, at, numeral) || follows_name(tokens, at, numeral)
}

/// Whether a number word tells which one of a series: "game four", "level six", "chapter two". Before a plural it counts.
fn in_series(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> bool {
    let series = at > 0
        && !tokens.get(at).is_some_and(|token| token.first)
        && matches!(
            tokens.word(at - 1),
            "game"
                | "round"
                | "level"
                | "chapter"
                | "phase"
                | "stage"
                | "step"
                | "part"
                | "section"
                | "article"
                | "page"
                | "episode"
                | "season"
                | "volume"
                | "grade"
                | "tier"
                | "lane"
                | "platform"
                | "gate"
                | "terminal"
        );
    series
        && numeral.form == Form::Words
        && numeral.end == at + 1
        && tokens.has(at, Class::CARDINAL)
        && !counts_something(tokens, numeral.end)
        && !speaks_of_people(tokens.word(numeral.end))
}

/// Whether a number word begins with a capital inside a sentence, which English writes only in names: "the Group of
/// Seven", "Three Mile Island". A headline in capitals says nothing: another word in small
/// letters must stand near.
pub(super) fn in_capitals(tokens: &Tokens<'_>, at: usize) -> bool {
    let capital = |i: usize| tokens.is_word(i) && tokens.raw(i).starts_with(char::is_uppercase);
    if !capital(at) || at == 0 || tokens.get(at).is_some_and(|token| token.first) || begins(tokens, at - 1) {
        return false;
    }
    // "the Group of Five"
    if tokens.is(at - 1, "of") && tokens.raw(at.saturating_sub(2)) == "Group" {
        return true;
    }
    let named = capital(at + 1) || capital(at - 1) || tokens.is(at - 1, "of") && capital(at.saturating_sub(2));
    named && in_sentence(tokens, at)
}

/// Whether the digits at `at` begin a telephone number: more groups follow them, and a zero leads or a "+" stands before.
fn dialled(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> bool {
    let raw = tokens.raw(at);
    let zero = raw.len() > 1 && raw.starts_with('0') && !tokens.glued(at);
    let plus = at > 0 && tokens.glued(at) && tokens.is(at - 1, "+") && !tokens.glued(at - 1);
    numeral.end == at + 1 && (zero || plus) && group(tokens, numeral.end)
}

/// Whether a group of two to four digits stands at `at`.
fn group(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_digits(at) && (2..=4).contains(&tokens.raw(at).len()) && !tokens.get(at).is_some_and(|token| token.first)
}

/// The token after the names that go on from the one whose number ends before `end` and begins at `at`: "and 102" in
/// "Rooms 101 and 102", "555 111" in "0800 555 111", "and 787" in "the Boeing 737 and 787".
pub(super) fn past(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> usize {
    const LONGEST: usize = 8;
    let mut end = numeral.end;
    if !names(tokens, at, numeral) || !tokens.is_digits(at) {
        return end;
    }
    if dialled(tokens, at, numeral) {
        while end < at + LONGEST && group(tokens, end) {
            end += 1;
        }
        return end;
    }
    let listed = at > 0 && several(tokens.word(at - 1));
    for _ in 0..LONGEST {
        let dash = tokens.symbol(end).is_some_and(is_dash);
        let joined = dash || tokens.symbol(end) == Some(',') || matches!(tokens.word(end), "and" | "or" | "to");
        let next = end + 1 + usize::from(tokens.symbol(end) == Some(',') && tokens.is(end + 1, "and"));
        // Numbers of one series are as long as one another and begin alike.
        let (first, other) = (tokens.raw(at), tokens.raw(next));
        let series = first.len() > 2 && other.len() == first.len() && other.get(..1) == first.get(..1);
        let goes_on = series || (listed || dash) && !counts_something(tokens, next + 1);
        if !joined || !tokens.is_digits(next) || tokens.get(next).is_some_and(|token| token.first) || !goes_on {
            break;
        }
        end = next + 1;
    }
    end
}

/// Whether the digits at `at` follow what they name: a sign, a thing that bears a number, a name.
fn follows_name(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> bool {
    let Some(mut before) = at.checked_sub(1) else { return false };
    if matches!(tokens.symbol(before), Some('#' | '№')) {
        return true;
    }
    if tokens.glued(at) {
        return false;
    }
    if tokens.is(before, ".")
        && matches!(
            before.checked_sub(1).map_or("", |i| tokens.word(i)),
            "no" | "nos" | "nr" | "nrs" | "fig" | "vol" | "sec" | "art"
        )
    {
        return before.checked_sub(1).is_some_and(|i| !matches!(tokens.word(i), "nrs" | "no") || tokens.is(i, "no"));
    }
    // "Boeing's 787": a name's own number, where it counts nothing.
    let short = numeral.end == at + 1 && tokens.raw(at).len() <= 4;
    if tokens.get(before).is_some_and(|token| token.shape == Shape::Possessive) {
        let capital = before.checked_sub(1).is_some_and(|i| tokens.raw(i).starts_with(char::is_uppercase));
        return capital && tokens.raw(at).len() >= 3 && short && !counts_something(tokens, numeral.end);
    }
    if !tokens.is_word(before) || tokens.get(at).is_some_and(|token| token.first) {
        return false;
    }
    let capital = tokens.raw(before).contains(char::is_uppercase);
    // "S&P", "S and P": a name of letters.
    let letter = |i: usize| tokens.raw(i).len() == 1 && tokens.raw(i).starts_with(char::is_uppercase);
    let joined = before > 0
        && (tokens.glued(before) && tokens.is(before - 1, "&")
            || letter(before) && tokens.is(before - 1, "and") && before > 1 && letter(before - 2));
    if capital && short && (tokens.has(before, Class::MAKE) || joined) {
        return true;
    }
    // "the Group of 20"
    if tokens.is(before, "of") && tokens.is(before - usize::from(before > 0), "group") {
        return tokens.raw(before - 1).starts_with('G') && !counts_something(tokens, numeral.end);
    }
    if bears_number(tokens.word(before)) {
        // "Section 427 police", "On Flight 93 passengers fought": a label whatever follows.
        let opens = before == 0 || tokens.get(before).is_some_and(|token| token.first) || begins(tokens, before - 1);
        let name = capital && !opens;
        return name || numbered(tokens.word(before)) || !counts_something(tokens, numeral.end);
    }
    // A name with a number, inside a sentence: "the Chevron 7".
    if !capital
        || !short
        || tokens.get(before).is_some_and(|token| token.first)
        || noun::function_word(tokens.word(before))
    {
        return false;
    }
    // A capital at the beginning of a sentence says nothing.
    before = match before.checked_sub(1) {
        Some(i) => i,
        None => return false,
    };
    !begins(tokens, before) && !counts_something(tokens, numeral.end) && !speaks_of_people(tokens.word(numeral.end))
}

/// Whether a plural noun in small letters follows, so that the number counts it.
fn counts_something(tokens: &Tokens<'_>, at: usize) -> bool {
    noun::after(tokens, at).is_some_and(|found| {
        let head = found.head.of(tokens.text);
        head.chars().next().is_some_and(char::is_lowercase) && noun::plural(head) && !tokens.is(at, "of")
    })
}

/// Words that follow a count whose noun is left out.
fn speaks_of_people(word: &str) -> bool {
    matches!(
        word,
        "were"
            | "was"
            | "are"
            | "have"
            | "had"
            | "has"
            | "others"
            | "more"
            | "of"
            | "died"
            | "dead"
            | "killed"
            | "injured"
            | "wounded"
            | "missing"
            | "percent"
            | "will"
    )
}
