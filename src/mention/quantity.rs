//! Quantities: a number with a unit of length, area, volume, mass, speed, temperature, energy, power, data, or another.
//!
//! Reads names, symbols and abbreviations, glued or not ("33km", "40,000 feet", "a 776-foot mast", "44 °C", "70 degrees
//! Fahrenheit"), squares and cubes ("3 km²", "190 km2", "4 square kilometres"), speeds ("60 mph", "12 km/h", "ten
//! kilometres per hour"), compounds ("7 feet 10 inches", "7-foot-10", in the smaller unit), ranges, millions glued before
//! a unit ("14.5m tonnes"), degrees glued where heat is spoken of ("a high of 46.3C"), and an article for one before a
//! unit that stands for itself ("a kilometre away").
//!
//! Refuses units of time, which are durations; "in" for inches but at the end or before "thick", "long" and the like;
//! "m" for metres before a counted noun ("3m people" are millions, "the 200m freestyle" is not); closing quotes for
//! inches.
//!
//! ```
//! use crosscheck::mention::{Kind, read};
//! use crosscheck::value::Value;
//! let mentions = read("The door is 7 feet 10 inches high and 2 1/2 in thick.", None);
//! let read: Vec<_> = mentions.iter().map(|m| match &m.value {
//!     Value::Amount(a) => (m.kind, a.normal_form(), a.unit.symbol()),
//!     _ => unreachable!("a quantity is an amount"),
//! }).collect();
//! assert_eq!(read, [(Kind::Quantity, "94".to_owned(), Some("in")), (Kind::Quantity, "2.5".to_owned(), Some("in"))]);
//! ```

use super::lexicon::Class;
use super::numeral::{Form, Numeral};
use super::range::Phrase;
use super::term::Term;
use super::token::{Tokens, is_apostrophe, is_dash};
use super::{Found, Kind, label, noun, number, range, vague, wording};
use crate::value::{DateSpan, Decimal, Dimension, Unit, UnitDef, units};

/// Reads a quantity whose number stands at token `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, _: Option<&DateSpan>) -> Option<Found> {
    if !number::could_begin(tokens, at) && !tokens.has(at, Class::VAGUE) || number::glued_to_word(tokens, at) {
        return None;
    }
    let phrase = range::read(tokens, at, term).or_else(|| vague_quantity(tokens, at))?;
    if phrase.from == at && label::names_place(tokens, at, phrase.to) {
        return None;
    }
    Some(number::found(tokens, Kind::Quantity, phrase))
}

fn term(tokens: &Tokens<'_>, at: usize) -> Option<Term> {
    let first = single(tokens, at)?;
    Some(compound(tokens, first))
}

fn single(tokens: &Tokens<'_>, at: usize) -> Option<Term> {
    if let Some(one) = article(tokens, at) {
        return Some(one);
    }
    let mut numeral = tokens.numeral(at).filter(|numeral| !numeral.ordinal)?;
    if let Some(kelvin) = kelvin(tokens, numeral) {
        return Some(kelvin);
    }
    if numeral.fraction {
        // "half a gallon", "a tenth of a gallon", "three fifths of an inch".
        let mut next = numeral.end;
        next += usize::from(tokens.is(next, "of"));
        next += usize::from(matches!(tokens.word(next), "a" | "an"));
        numeral.end = if next > numeral.end && unit_at(tokens, next, numeral).is_some() { next } else { numeral.end };
    }
    // "14.5m tonnes"
    let unit_of_millions = number::millions(tokens, numeral).filter(|millions| tokens.has(millions.end, Class::UNIT));
    numeral = unit_of_millions.unwrap_or(numeral);
    let (unit, end) = unit_at(tokens, numeral.end, numeral)?;
    if matches!(unit.dimension, Dimension::CalendarTime | Dimension::ClockTime) {
        return None;
    }
    Some(Term::new(numeral, end, Unit::Measure(unit), "quantity"))
}

/// "a kilometre": one, where the unit has no other meaning and no price or speed stands before it.
fn article(tokens: &Tokens<'_>, at: usize) -> Option<Term> {
    if !tokens.has(at, Class::ARTICLE) || tokens.numeral(at).is_some() || at > 0 && at == tokens.floor() {
        return None;
    }
    let word = tokens.word(at + 1);
    if !tokens.has(at + 1, Class::UNIT) || word.ends_with('s') {
        return None;
    }
    let unit = units::by_name(word)?;
    let measures = matches!(
        unit.dimension,
        Dimension::Length | Dimension::Area | Dimension::Volume | Dimension::Mass | Dimension::Data | Dimension::Energy
    );
    // "a foot in the door", "a yard", "a ton" are things and figures of speech, but "a foot of snow", "up to a foot" and "a foot deep"
    // measure.
    let measured = (tokens.is(at + 2, "of") && tokens.is_word(at + 3) && !noun::function_word(tokens.word(at + 3)))
        || is_shaped(tokens.word(at + 2))
        || wording::before(tokens, at).is_some();
    let plain = match word {
        "foot" | "yard" | "quart" | "fathom" => measures && measured,
        "ton" => measured,
        _ => measures && !matches!(word, "bit" | "cup" | "cc" | "knot" | "byte" | "carat"),
    };
    let rate =
        at > 0 && (tokens.is_word(at - 1) && tokens.has(at - 1, Class::UNIT.and(Class::CURRENCY).and(Class::PERCENT)));
    (plain && !rate).then_some(Term {
        end: at + 2,
        value: Decimal::ONE,
        last_place: Decimal::ONE,
        unit: Unit::Measure(unit),
        scale: Decimal::ONE,
        form: Form::Words,
        printed: None,
        rule: "quantity.article",
    })
}

/// Words that say which way a length lies.
fn is_shaped(word: &str) -> bool {
    matches!(word, "tall" | "long" | "wide" | "high" | "deep" | "thick" | "apart")
}

/// "573.15K" is a temperature where degrees are spoken of just before, and thousands elsewhere.
fn kelvin(tokens: &Tokens<'_>, numeral: Numeral) -> Option<Term> {
    let last = numeral.end.checked_sub(1)?;
    if tokens.raw(last) != "K" || !(last.saturating_sub(10)..last).any(|i| tokens.symbol(i) == Some('°')) {
        return None;
    }
    let thousandth = Decimal::power_of_ten(-3);
    let numeral = Numeral {
        value: numeral.value.checked_mul(thousandth)?,
        last_place: numeral.last_place.checked_mul(thousandth)?,
        scale: Decimal::ONE,
        ..numeral
    };
    Some(Term::new(numeral, numeral.end, Unit::Measure(units::by_symbol("K")?), "quantity"))
}

/// The unit whose words begin at token `at`, after a number.
fn unit_at(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> Option<(&'static UnitDef, usize)> {
    let hyphen = tokens.symbol(at).is_some_and(is_dash) && tokens.glued(at) && tokens.glued(at + 1);
    if hyphen {
        let named =
            tokens.has(at + 1, Class::UNIT) || matches!(tokens.word(at + 1), "square" | "cubic" | "pound" | "pounds");
        return if named { unit_at(tokens, at + 1, numeral) } else { None };
    }
    if let Some(symbol) = tokens.symbol(at) {
        return sign(tokens, at, symbol);
    }
    if !tokens.is_word(at) {
        return None;
    }
    let (unit, end) = phrase(tokens, at).or_else(|| word(tokens, at, numeral))?;
    let (unit, end) = power(tokens, unit, end);
    Some(speed(tokens, unit, end).unwrap_or((unit, end)))
}

/// Units of several words.
fn phrase(tokens: &Tokens<'_>, at: usize) -> Option<(&'static UnitDef, usize)> {
    let gap = usize::from(tokens.symbol(at + 1).is_some_and(is_dash) && tokens.glued(at + 1) && tokens.glued(at + 2));
    let dot = usize::from(tokens.is(at + 1, "."));
    let next = at + 1 + gap;
    let second = tokens.word(next);
    let symbol = match tokens.word(at) {
        "square" | "sq" => squared(units::by_name(tokens.word(next + dot))?, 2)?,
        "cubic" | "cu" => squared(units::by_name(tokens.word(next + dot))?, 3)?,
        "light" if matches!(second, "year" | "years") => "ly",
        "nautical" if matches!(second, "mile" | "miles") => "nmi",
        "metric" if matches!(second, "ton" | "tons" | "tonne" | "tonnes") => "t",
        "short" if matches!(second, "ton" | "tons") => "short ton",
        "long" if matches!(second, "ton" | "tons") => "long ton",
        "fluid" if matches!(second, "ounce" | "ounces") => "fl oz",
        "troy" if matches!(second, "ounce" | "ounces" | "oz") => "oz t",
        "kilowatt" if matches!(second, "hour" | "hours") => "kWh",
        "megawatt" if matches!(second, "hour" | "hours") => "MWh",
        "gigawatt" if matches!(second, "hour" | "hours") => "GWh",
        "terawatt" if matches!(second, "hour" | "hours") => "TWh",
        "watt" if matches!(second, "hour" | "hours") => "Wh",
        "british" if second == "thermal" && tokens.word(next + 1).starts_with("unit") => "BTU",
        "degrees" | "degree" | "deg" => return Some(degrees(tokens, at + 1 + dot * usize::from(tokens.is(at, "deg")))),
        "b" if tokens.is(at + 1, "/") && tokens.is(at + 2, "d") && tokens.glued(at + 2) => {
            return Some((units::by_symbol("bpd")?, at + 3));
        }
        "k" if tokens.is(at + 1, ".") && matches!(second, ".") && matches!(tokens.word(at + 2), "g" | "gs") => {
            return Some((units::by_symbol("kg")?, at + 3 + usize::from(tokens.is(at + 3, "."))));
        }
        "s" | "fb" if tokens.symbol(at + 1).is_some_and(is_dash) && tokens.is(at + 2, "1") && gap == 1 => {
            return Some((units::by_symbol(if tokens.is(at, "s") { "s⁻¹" } else { "fb⁻¹" })?, at + 3));
        }
        _ => return None,
    };
    let tail = if symbol == "BTU" { 1 } else { dot * usize::from(matches!(tokens.word(at), "sq" | "cu")) };
    Some((units::by_symbol(symbol)?, next + 1 + tail))
}

/// The square or cube of a unit of length.
fn squared(unit: &UnitDef, power: i32) -> Option<&'static str> {
    Some(match (unit.symbol, power) {
        ("m", 2) => "m²",
        ("km", 2) => "km²",
        ("cm", 2) => "cm²",
        ("mm", 2) => "mm²",
        ("in", 2) => "in²",
        ("ft", 2) => "ft²",
        ("yd", 2) => "yd²",
        ("mi", 2) => "mi²",
        ("m", 3) => "m³",
        ("km", 3) => "km³",
        ("cm", 3) => "cm³",
        ("in", 3) => "in³",
        ("ft", 3) => "ft³",
        ("yd", 3) => "yd³",
        ("mi", 3) => "mi³",
        _ => return None,
    })
}

/// A unit in one word: a name, or a symbol that can't be a word where it stands.
fn word(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> Option<(&'static UnitDef, usize)> {
    let lower = tokens.word(at);
    let raw = tokens.raw(at);
    let glued = tokens.glued(at) && at == numeral.end;
    let next = at + 1;
    let joined = tokens.glued(next)
        && (tokens.symbol(next).is_some_and(is_dash)
            || tokens.is(next, ".") && tokens.glued(next + 1) && tokens.is_word(next + 1));
    let powered = tokens.glued(next) && matches!(tokens.raw(next), "2" | "3");
    let sized = is_shaped(tokens.word(next)) || tokens.is(next, "x");
    let ends = powered || sized || !joined && ends(tokens, next);
    if matches!(lower, "pound" | "pounds") {
        let weight = is_weight(tokens, at, numeral, at);
        return if weight { Some((units::by_symbol("lb")?, next)) } else { None };
    }
    if tokens.has(at, Class::UNIT) {
        // "two turns", "five cups" and "bar" are things as often as units; "five moles" are animals.
        let thing = matches!(lower, "mole" | "moles" | "bar" | "amp" | "amps" | "newton" | "newtons" | "carat")
            && !glued
            && numeral.form == Form::Words;
        let turn = matches!(lower, "turn" | "turns") && !numeral.fraction;
        // "15 stone", but "two stone lions"
        let stones = lower == "stone" && !ends;
        let abbreviation = raw.len() <= 2 && raw.chars().all(char::is_uppercase) && units::by_symbol(raw).is_none();
        return if thing || turn || stones || abbreviation { None } else { Some((units::by_name(lower)?, next)) };
    }
    // "10st 7lb"
    if raw == "st" && glued && (ends || tokens.is_digits(next)) {
        return Some((units::by_symbol("st")?, next));
    }
    if lower == "in" {
        let shaped = matches!(
            tokens.word(next),
            "thick" | "long" | "wide" | "high" | "tall" | "deep" | "x" | "by" | "in" | "diameter" | "more"
        );
        let before = numeral.end >= 2 && tokens.has(numeral.end.saturating_sub(2), Class::UNIT);
        let last = tokens
            .get(next)
            .is_none_or(|token| token.first || tokens.symbol(next) == Some('.') && !tokens.is_word(next + 1));
        let inches = (shaped && tokens.word(next) != "more") || last || before && (shaped || glued);
        return if inches { Some((units::by_symbol("in")?, next)) } else { None };
    }
    if raw == "C" && !glued && ends || matches!(raw, "C" | "F") && glued && speaks_of_heat(tokens, at) {
        return Some((units::by_symbol(if raw == "C" { "°C" } else { "°F" })?, next));
    }
    if matches!(lower, "ºc" | "ºf") {
        return Some((units::by_symbol(if lower == "ºc" { "°C" } else { "°F" })?, next));
    }
    let unit = units::by_symbol(raw)?;
    let short = raw.chars().count() == 1
        || matches!(
            raw,
            "Ma" | "Ga"
                | "gs"
                | "gr"
                | "pm"
                | "pt"
                | "st"
                | "au"
                | "AU"
                | "pc"
                | "mt"
                | "kt"
                | "mb"
                | "cal"
                | "ms"
                | "ns"
                | "N"
                | "bar"
                | "kn"
        );
    match raw {
        // Glued capitals name things ("13F", "5G", "777F"); glued "m" before a counted noun is millions.
        "A" | "N" | "B" | "J" | "K" | "st" | "pt" | "pc" | "au" => None,
        "m" if !ends && glued && !number::of_metres(tokens, at) => None,
        "m" if glued && number::speaks_of_millions(tokens, at) => None,
        "m" if glued && matches!(tokens.word(next), "have" | "were" | "are") => None,
        "m" if !glued && !ends => None,
        "V" | "W" | "L" if !ends => None,
        "b" if glued => None,
        // "2 pm" is a time of day.
        "pm" if numeral.value.is_whole() && numeral.value <= Decimal::from(24) => None,
        _ if short && !glued && !ends => None,
        _ => Some((unit, next)),
    }
}

/// Whether the text near `at` speaks of heat, so that a glued "C" or "F" is a scale of it: "temperatures of 46.3C (115F)".
fn speaks_of_heat(tokens: &Tokens<'_>, at: usize) -> bool {
    const REACH: usize = 12;
    (at.saturating_sub(REACH)..at + REACH).any(|i| {
        matches!(
            tokens.word(i),
            "temperature"
                | "temperatures"
                | "degrees"
                | "heat"
                | "heatwave"
                | "hot"
                | "hotter"
                | "hottest"
                | "cold"
                | "colder"
                | "coldest"
                | "warm"
                | "warmer"
                | "warming"
                | "warmed"
                | "cooled"
                | "cool"
                | "freezing"
                | "thermometer"
                | "thermometers"
                | "mercury"
                | "fever"
        )
    })
}

/// Whether no noun follows, so that a letter may be a unit.
fn ends(tokens: &Tokens<'_>, next: usize) -> bool {
    tokens.get(next).is_none_or(|token| !token.shape.is_value() || token.first)
        || tokens.is_digits(next) && !tokens.glued(next)
        || noun::function_word(tokens.word(next))
}

/// "²", "2", "^2", "squared" after a unit of length.
fn power(tokens: &Tokens<'_>, unit: &'static UnitDef, end: usize) -> (&'static UnitDef, usize) {
    let glued = tokens.glued(end);
    let (exponent, after) = match (tokens.symbol(end), tokens.word(end)) {
        (Some('²'), _) if glued => (2, end + 1),
        (Some('³'), _) if glued => (3, end + 1),
        (Some('^'), _) if tokens.is(end + 1, "2") => (2, end + 2),
        (Some('^'), _) if tokens.is(end + 1, "3") => (3, end + 2),
        (None, "2") if glued => (2, end + 1),
        (None, "3") if glued => (3, end + 1),
        (None, "squared") => (2, end + 1),
        (None, "cubed") => (3, end + 1),
        _ => return (unit, end),
    };
    let power = squared(unit, exponent).and_then(units::by_symbol);
    power.map_or((unit, end), |power| (power, after))
}

/// A length over a time is a speed: "km/h", "miles per hour", "metres a second".
fn speed(tokens: &Tokens<'_>, unit: &'static UnitDef, end: usize) -> Option<(&'static UnitDef, usize)> {
    let over = tokens.symbol(end) == Some('/') || matches!(tokens.word(end), "per" | "an" | "a");
    let symbol = match (unit.symbol, tokens.word(end + 1)) {
        ("km", "h" | "hr" | "hour") => "km/h",
        ("mi", "h" | "hr" | "hour") => "mph",
        ("m", "s" | "sec" | "second") => "m/s",
        _ => return None,
    };
    Some((units::by_symbol(symbol)?, end + 2)).filter(|_| over)
}

/// "°C", "° Fahrenheit", `5"`, "5''", "2½'".
fn sign(tokens: &Tokens<'_>, at: usize, symbol: char) -> Option<(&'static UnitDef, usize)> {
    match symbol {
        '°' | '˚' | 'º' => Some(degrees(tokens, at + 1)),
        '℃' | '℉' => Some((units::by_symbol(if symbol == '℃' { "°C" } else { "°F" })?, at + 1)),
        '"' | '″' | '”' if tokens.glued(at) && (symbol == '″' || symbol == '"' && !quoted(tokens, at, '"')) => {
            Some((units::by_symbol("in")?, at + 1))
        }
        '"' if tokens.get(at + 1).is_some_and(|t| t.shape.is_value())
            && !quoted(tokens, at, '"')
            && matches!(tokens.word(at + 1), "long" | "wide" | "high" | "tall" | "deep" | "thick") =>
        {
            Some((units::by_symbol("in")?, at + 1))
        }
        '{' | '<' if tokens.is_word(at + 1) && matches!(tokens.symbol(at + 2), Some('}' | '>')) => {
            Some((units::by_symbol(tokens.raw(at + 1))?, at + 3))
        }
        c if is_apostrophe(c) && tokens.glued(at) => {
            let twice = tokens.symbol(at + 1).is_some_and(is_apostrophe) && tokens.glued(at + 1);
            if twice {
                return (!quoted(tokens, at, '`')).then_some((units::by_symbol("in")?, at + 2));
            }
            None
        }
        '′' => Some((units::by_symbol("'")?, at + 1)),
        _ => None,
    }
}

/// Whether a quotation that opened earlier is still open at `at`, so that a quote there closes it.
fn quoted(tokens: &Tokens<'_>, at: usize, quote: char) -> bool {
    const REACH: usize = 64;
    let mut open = false;
    for i in at.saturating_sub(REACH)..at {
        if tokens.get(i).is_some_and(|token| token.first) {
            open = false;
        }
        match tokens.symbol(i) {
            Some(c) if c == quote => open = quote == '`' || !open,
            Some('“') => open = true,
            Some('”') => open = false,
            _ => {}
        }
    }
    open
}

/// The scale after "°" or "degrees": Celsius, Fahrenheit, or none said.
fn degrees(tokens: &Tokens<'_>, at: usize) -> (&'static UnitDef, usize) {
    let alone =
        |i: usize| tokens.raw(i).len() == 1 && (tokens.get(i + 1).is_none_or(|t| !t.glued || !t.shape.is_value()));
    let (symbol, end) = match tokens.word(at) {
        "c" if alone(at) => ("°C", at + 1),
        "f" if alone(at) => ("°F", at + 1),
        "k" if alone(at) => ("K", at + 1),
        "celsius" | "celcius" | "centigrade" => ("°C", at + 1),
        "fahrenheit" | "farenheit" => ("°F", at + 1),
        _ => ("°", at),
    };
    // The table has all four.
    (units::by_symbol(symbol).or_else(|| units::by_name("degree")).unwrap_or(&FALLBACK), end)
}

static FALLBACK: UnitDef = UnitDef {
    symbol: "°",
    dimension: Dimension::Other,
    factor: Decimal::ONE,
    offset: Decimal::ZERO,
    names: &[],
    symbols: &[],
};

/// Adds the smaller units that follow a quantity: "7 feet and 10 inches" is 94 inches.
fn compound(tokens: &Tokens<'_>, first: Term) -> Term {
    let mut sum = first;
    for _ in 0..4 {
        let Unit::Measure(unit) = sum.unit else { return sum };
        if let Some(sum) = bare_inches(tokens, sum, unit) {
            return sum;
        }
        let mut at = sum.end;
        at += usize::from(tokens.symbol(at).is_some_and(is_dash) && tokens.glued(at) && tokens.is_digits(at + 1));
        at += usize::from(tokens.is(at, ","));
        at += usize::from(tokens.is(at, "and"));
        if !number::could_begin(tokens, at) || tokens.has(at, Class::ARTICLE) {
            return sum;
        }
        let Some(next) = single(tokens, at) else { return sum };
        let Unit::Measure(smaller) = next.unit else { return sum };
        let fits = smaller.dimension == unit.dimension
            && smaller.factor < unit.factor
            && unit.dimension != Dimension::Other
            && unit.dimension != Dimension::Temperature;
        if !fits || sum.form != next.form && sum.form == Form::Mixed {
            return sum;
        }
        let Some(times) = unit.factor.checked_div(smaller.factor) else { return sum };
        // Units of one system only, and fewer inches than make a foot; yards are mixed more freely.
        if !times.is_whole() || next.value >= times && unit.symbol != "yd" {
            return sum;
        }
        let Some(value) = sum.value.checked_mul(times).and_then(|v| v.checked_add(next.value)) else { return sum };
        let printed = smaller
            .factor
            .checked_mul(next.value)
            .and_then(|v| v.checked_div(unit.factor))
            .and_then(|v| v.checked_add(sum.value));
        sum = Term {
            end: next.end,
            value,
            last_place: next.last_place,
            unit: next.unit,
            printed,
            rule: "quantity.compound",
            ..sum
        };
    }
    sum
}

/// "7-foot-10": the inches after feet, without their name.
fn bare_inches(tokens: &Tokens<'_>, feet: Term, unit: &UnitDef) -> Option<Term> {
    let at = feet.end + 1;
    let joined = tokens.symbol(feet.end).is_some_and(is_dash) && tokens.glued(feet.end) && tokens.glued(at);
    if unit.symbol != "ft" || !joined || !feet.value.is_whole() || !tokens.is_digits(at) {
        return None;
    }
    let inches = tokens.numeral(at).filter(|inches| inches.end == at + 1 && inches.value < Decimal::from(12))?;
    let more = tokens.symbol(inches.end).is_some_and(is_dash) || tokens.glued(inches.end) && tokens.is_word(inches.end);
    if more || inches.value.is_negative() {
        return None;
    }
    let value = feet.value.checked_mul(Decimal::from(12))?.checked_add(inches.value)?;
    let printed = inches.value.checked_div(Decimal::from(12)).and_then(|part| part.checked_add(feet.value));
    let unit = Unit::Measure(units::by_symbol("in")?);
    Some(Term { end: inches.end, value, last_place: Decimal::ONE, unit, printed, rule: "quantity.compound", ..feet })
}

/// "thousands of kilometres", "several hundred miles".
fn vague_quantity(tokens: &Tokens<'_>, at: usize) -> Option<Phrase> {
    let (end, mut amount) = vague::read(tokens, at)?;
    let next = end + usize::from(tokens.is(end, "of"));
    if amount.vague || !tokens.has(next, Class::UNIT) && !matches!(tokens.word(next), "square" | "cubic" | "degrees") {
        return None;
    }
    let unit = units::by_name(tokens.word(next)).filter(|unit| !matches!(unit.symbol, "turn" | "bit" | "cup"));
    let (unit, to) = phrase(tokens, next).or_else(|| Some((unit?, next + 1)))?;
    let (unit, to) = power(tokens, unit, to);
    amount.unit = Unit::Measure(unit);
    let (from, to, amount) = wording::apply(tokens, at, to, amount);
    Some(Phrase { from, to, amount, printed: None, rule: "quantity.vague" })
}

/// Whether the "pounds" at token `unit`, after a number that begins at `at`, weigh rather than pay.
pub(super) fn is_weight(tokens: &Tokens<'_>, at: usize, numeral: Numeral, unit: usize) -> bool {
    let next = unit + 1;
    let small = numeral.scale < Decimal::power_of_ten(6);
    let of = tokens.is(next, "of") && (small || !is_valued(tokens, next + 1));
    if of || tokens.is(next, "per") && tokens.is(next + 1, "square") {
        return true;
    }
    let hyphen = unit > 0 && tokens.symbol(unit - 1).is_some_and(is_dash);
    if hyphen && tokens.is(unit, "pound") && small {
        let paid = matches!(
            tokens.word(next + usize::from(tokens.symbol(next).is_some_and(is_dash))),
            "note"
                | "notes"
                | "coin"
                | "coins"
                | "fine"
                | "bill"
                | "deal"
                | "fee"
                | "prize"
                | "cheque"
                | "bet"
                | "ticket"
                | "bonus"
                | "contract"
                | "loan"
                | "grant"
                | "house"
                | "an"
                | "a"
                | "bailout"
                | "investment"
                | "lottery"
                | "jackpot"
        );
        return !paid;
    }
    const REACH: usize = 10;
    let cue = |word: &str| {
        matches!(
            word,
            "weigh"
                | "weighs"
                | "weighed"
                | "weighing"
                | "weight"
                | "heavy"
                | "heavier"
                | "lighter"
                | "lbs"
                | "lb"
                | "kg"
                | "kilograms"
                | "kilos"
                | "ounces"
        ) || matches!(word, "lost" | "drop" | "dropped" | "gained" | "lose" | "gain" | "shed")
            && small
            && numeral.value < Decimal::from(500)
    };
    small && (at.saturating_sub(REACH)..next + REACH).any(|i| cue(tokens.word(i)))
}

/// Whether what stands after "pounds of" is reckoned in money: "20 million pounds of debt".
fn is_valued(tokens: &Tokens<'_>, at: usize) -> bool {
    (at..at + 4).take_while(|&i| tokens.is_word(i) || tokens.is(i, "'") || tokens.is(i, "-")).any(|i| {
        matches!(
            tokens.word(i),
            "debt"
                | "debts"
                | "damage"
                | "cuts"
                | "investment"
                | "investments"
                | "savings"
                | "funding"
                | "funds"
                | "money"
                | "cash"
                | "aid"
                | "assets"
                | "losses"
                | "profit"
                | "profits"
                | "sales"
                | "revenue"
                | "business"
                | "taxes"
                | "tax"
                | "taxpayer"
                | "taxpayers"
                | "public"
                | "spending"
                | "support"
                | "loans"
                | "bonds"
                | "shares"
                | "stock"
                | "stocks"
                | "bills"
                | "orders"
                | "contracts"
                | "compensation"
                | "its"
                | "their"
                | "his"
                | "new"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_kind;
    use super::Kind;

    fn check(text: &str, expect: &[&str]) {
        check_kind(Kind::Quantity, text, expect);
    }

    #[test]
    fn names_and_symbols() {
        check("33km, 40,000 feet, 700 litres, 5 oz", &["33 km", "40000 ft", "700 l", "5 oz"]);
        check("a 776-foot mast and a 1.5 million gallon tank", &["776 ft", "1500000 gal"]);
        check(
            "3 km², 190 km2, 4 square kilometres, 4km^2, 2 cubic metres",
            &["3 km²", "190 km²", "4 km²", "4 km²", "2 m³"],
        );
        check("60 mph, 12 km/h, ten kilometres per hour, 3 m/s", &["60 mph", "12 km/h", "10 km/h", "3 m/s"]);
        check("44 °C, 70 degrees Fahrenheit, 98.6 ° F, 90°", &["44 °C", "70 °F", "98.6 °F", "90 °"]);
        check(
            "7.3 MWh, 2.80 GHz, 8 MB, 12 watts, 30 kilowatt-hours",
            &["7.3 MWh", "2.8 GHz", "8 MB", "12 W", "30 kWh"],
        );
        check("half a gallon and three fifths of an inch", &["0.5 gal", "0.6 in"]);
        check("a kilometre away", &["1 km"]);
        check("34,500 metric tons", &["34500 t"]);
        check(
            "Temperatures reached 46.3C (115F). The mercury dropped to -12C overnight.",
            &["46.3 °C", "115 °F", "-12 °C"],
        );
        check("14.5m tonnes of wheat from 2.3m hectares", &["14500000 t", "2300000 ha"]);
        check("12 litres per 100 km", &["12 l"]);
        check("gold in the 200m freestyle; 3m people, a 5m audience", &["200 m"]);
    }

    #[test]
    fn compounds_are_in_the_smaller_unit() {
        check("7 feet 10 inches", &["94 in"]);
        check("10 kms, 8 meters and 6 centimeters", &["1000806 cm"]);
        check("5 miles and 3 kilograms", &["5 mi", "3 kg"]);
        check("the 7-foot-10 player, a 5-foot-9-inch guard, a 6-foot-tall man", &["94 in", "69 in", "6 ft"]);
        check("He is 6ft 4in and weighs 15 stone; she lost 4st 7lb. Two stone lions.", &["76 in", "15 st", "63 lb"]);
    }

    #[test]
    fn ranges_and_bounds() {
        check("between 44 mg and 50 mg; 5-6 mm; from 2 to 7 g", &["[44, 50] mg", "[5, 6] mm", "[2, 7] g"]);
        check("at most six gallons, over 5 in", &["(, 6] gal", "(5, ) in"]);
        check("tens of thousands of kilometres", &["[10000, 100000] km"]);
    }

    #[test]
    fn what_is_no_quantity() {
        check("a 5G network, Boeing 777F, 13F filing, 24703L202, scp-173m", &[]);
        check("3m people; five in Paris; \"We lost 5\" he said", &[]);
        check("two years and six hours", &[]);
        check("$25 a barrel", &[]);
    }
}
