//! Times of day: "3 p.m.", "3pm", "six p.m.", "15:00", "6:40 p.m. (GMT +8)", "16:08 UTC", "0530 GMT", "noon", "3-5 p.m.",
//! "three o'clock".
//!
//! They are read so that they become neither numbers nor dates. A time zone belongs to the words and changes nothing.
//! Refuses what no clock shows ("25:12", "14 PM"), and ratios ("4:3").
//!
//! ```
//! use crosscheck::mention::{self, Kind};
//! let read = mention::read("It landed at 6:40 p.m. (GMT +8).", None);
//! assert_eq!(read[0].kind, Kind::Time);
//! assert!(mention::read("a 4:3 aspect ratio", None).iter().all(|mention| mention.kind != Kind::Time));
//! ```

use jiff::civil::Time;

use super::token::{Shape, Tokens, is_dash};
use super::{Found, Kind, Mention};
use crate::value::{DateSpan, TimeSpan, Value};

/// Words a time may begin with, digits aside.
pub(crate) const WORDS: &[&str] = &["noon", "midday", "midnight"];

/// Reads a time of day that begins at token `at`.
pub(crate) fn read(tokens: &Tokens<'_>, at: usize, _dateline: Option<&DateSpan>) -> Option<Found> {
    let (first, last, end, rule) = match tokens.get(at)?.shape {
        Shape::Digits => digits(tokens, at)?,
        Shape::Word if tokens.has(at, super::lexicon::Class::CLOCK) => {
            let time = named(tokens, at)?;
            (time, time, at + 1, "time.word")
        }
        Shape::Word if tokens.is(at + 1, "o'clock") || tokens.is(at + 1, "o’clock") => {
            let hour = super::numeral::read(tokens, at).filter(|numeral| !numeral.ordinal && numeral.end == at + 1)?;
            let hour = i8::try_from(hour.value.to_i64()?).ok().filter(|hour| (1..=12).contains(hour))?;
            let time = Time::new(hour % 12, 0, 0, 0).ok()?;
            (time, time, at + 2, "time.o_clock")
        }
        Shape::Word if half_of_day(tokens, at + 1).is_some() => {
            let (afternoon, end) = half_of_day(tokens, at + 1)?;
            let hour = super::numeral::read(tokens, at).filter(|numeral| !numeral.ordinal && numeral.end == at + 1)?;
            let time = clock(i8::try_from(hour.value.to_i64()?).ok()?, 0, Some(afternoon))?;
            (time, time, end, "time.half_day")
        }
        _ => return None,
    };
    let end = zone(tokens, end);
    let mention = Mention::new(Kind::Time, tokens.span(at, end), Value::Time(TimeSpan { first, last }), rule);
    Some(Found { end, mention })
}

/// "noon", "midnight".
fn named(tokens: &Tokens<'_>, at: usize) -> Option<Time> {
    let hour = match tokens.word(at) {
        "midnight" => 0,
        "noon" | "midday" => 12,
        _ => return None,
    };
    Time::new(hour, 0, 0, 0).ok()
}

/// "0530 GMT", "at 1400 hours": four digits, where a zone or "hours" makes them a time.
fn military(tokens: &Tokens<'_>, at: usize) -> Option<(Time, usize)> {
    let raw = Some(tokens.raw(at)).filter(|raw| raw.len() == 4 && raw.is_ascii())?;
    let time = Time::new(raw[..2].parse().ok()?, raw[2..].parse().ok()?, 0, 0).ok()?;
    let hours = tokens.is(at + 1, "hours") && tokens.is(at.wrapping_sub(1), "at");
    let zoned = !tokens.glued(at + 1) && zone(tokens, at + 1) > at + 1;
    (hours || zoned).then_some((time, at + 1 + usize::from(hours)))
}

/// A time as written, before its half of the day is known.
struct Written {
    hour: i8,
    minute: i8,
    /// Whether minutes are written.
    colon: bool,
    end: usize,
}

fn number(tokens: &Tokens<'_>, at: usize) -> Option<(i8, usize)> {
    let raw = tokens.raw(at);
    let plain = tokens.is_digits(at) && raw.len() <= 2 && raw.is_ascii();
    plain.then(|| raw.parse().ok().map(|number| (number, raw.len())))?
}

fn written(tokens: &Tokens<'_>, at: usize) -> Option<Written> {
    let (hour, _) = number(tokens, at)?;
    let joined = matches!(tokens.symbol(at + 1), Some(':' | '.')) && tokens.glued(at + 1) && tokens.glued(at + 2);
    let Some((minute, 2)) = (if joined { number(tokens, at + 2) } else { None }) else {
        return Some(Written { hour, minute: 0, colon: false, end: at + 1 });
    };
    if minute > 59 {
        return None;
    }
    let colon = tokens.symbol(at + 1) == Some(':');
    let mut end = at + 3;
    // Seconds.
    if tokens.symbol(end) == Some(':') && tokens.glued(end) && tokens.glued(end + 1) {
        let (second, _) = number(tokens, end + 1).filter(|&(second, length)| second < 60 && length == 2)?;
        let _ = second;
        end += 2;
    }
    let more = tokens.glued(end) && matches!(tokens.symbol(end), Some('.' | ':' | ','));
    if more && tokens.glued(end + 1) && tokens.is_digits(end + 1) {
        return None;
    }
    Some(Written { hour, minute, colon, end })
}

/// "a.m.", "pm" at a token: whether it is the second half of the day, and the token after it.
fn half_of_day(tokens: &Tokens<'_>, at: usize) -> Option<(bool, usize)> {
    match tokens.word(at) {
        "am" => Some((false, at + 1)),
        "pm" => Some((true, at + 1)),
        "a" | "p" if tokens.symbol(at + 1) == Some('.') && tokens.glued(at + 1) && tokens.is(at + 2, "m") => {
            let stop = tokens.symbol(at + 3) == Some('.') && tokens.glued(at + 3);
            Some((tokens.is(at, "p"), at + 3 + usize::from(stop)))
        }
        _ => None,
    }
}

fn clock(hour: i8, minute: i8, afternoon: Option<bool>) -> Option<Time> {
    let hour = match afternoon {
        Some(afternoon) if (1..=12).contains(&hour) => hour % 12 + if afternoon { 12 } else { 0 },
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

fn digits(tokens: &Tokens<'_>, at: usize) -> Option<(Time, Time, usize, &'static str)> {
    let led = at.checked_sub(1).filter(|_| tokens.glued(at));
    let joined = led.is_some_and(|before| {
        tokens.get(before).is_some_and(|token| token.shape.is_value())
            || matches!(tokens.symbol(before), Some(':' | '.' | ',' | '/' | '$' | '€' | '£'))
    });
    if joined {
        return None;
    }
    if let Some((time, end)) = military(tokens, at) {
        return Some((time, time, end, "time.clock"));
    }
    let first = written(tokens, at)?;
    // "12 noon"
    if first.hour == 12 && !first.colon && matches!(tokens.word(first.end), "noon" | "midnight" | "midday") {
        let time = named(tokens, first.end)?;
        return Some((time, time, first.end + 1, "time.word"));
    }
    if let Some((afternoon, end)) = half_of_day(tokens, first.end) {
        if tokens.glued(end) && tokens.get(end).is_some_and(|token| token.shape.is_value()) {
            return None;
        }
        let time = clock(first.hour, first.minute, Some(afternoon))?;
        return Some((time, time, end, "time.half_day"));
    }
    if matches!(tokens.word(first.end), "o'clock" | "o’clock") {
        let time = clock(first.hour, first.minute, None)?;
        return Some((time, time, first.end + 1, "time.o_clock"));
    }
    // "3-5 p.m.": the half of the day is said once.
    let dash = tokens.symbol(first.end).is_some_and(is_dash) || tokens.is(first.end, "to");
    if let Some(second) = if dash { written(tokens, first.end + 1) } else { None }
        && let Some((afternoon, end)) = half_of_day(tokens, second.end)
    {
        let last = clock(second.hour, second.minute, Some(afternoon))?;
        let same = clock(first.hour, first.minute, Some(afternoon))?;
        let from = if same <= last { same } else { clock(first.hour, first.minute, Some(!afternoon))? };
        return Some((from, last, end, "time.range"));
    }
    // "6:30 hours", and a race run "in 2:08:44"
    let raced = matches!(tokens.word(at.wrapping_sub(1)), "in" | "of") && first.end > at + 3;
    let counted = raced || matches!(tokens.word(first.end), "hours" | "hrs" | "minutes" | "mins");
    // "10.15 BST"
    let stopped = !first.colon && first.end == at + 3 && zone(tokens, first.end) > first.end;
    if !(first.colon || stopped) || counted {
        return None;
    }
    let time = clock(first.hour, first.minute, None)?;
    Some((time, time, first.end, "time.clock"))
}

/// The token after a time zone, where one follows: "UTC", "ET", "(GMT +8)".
fn zone(tokens: &Tokens<'_>, end: usize) -> usize {
    let open = usize::from(tokens.symbol(end) == Some('('));
    let name = end + open;
    let known = matches!(
        tokens.raw(name),
        "UTC"
            | "GMT"
            | "ET"
            | "EST"
            | "EDT"
            | "CT"
            | "CST"
            | "CDT"
            | "MT"
            | "MST"
            | "MDT"
            | "PT"
            | "PST"
            | "PDT"
            | "BST"
            | "CET"
            | "CEST"
            | "EET"
            | "EEST"
            | "IST"
            | "JST"
            | "AEST"
            | "AEDT"
            | "HKT"
            | "SGT"
            | "MSK"
            | "NZST"
            | "NZDT"
    );
    if !known {
        return end;
    }
    let mut after = name + 1;
    let sign = tokens.symbol(after).is_some_and(|symbol| symbol == '+' || is_dash(symbol));
    if sign && tokens.is_digits(after + 1) && tokens.glued(after + 1) {
        after += 2;
    }
    match (open, tokens.symbol(after)) {
        (1, Some(')')) => after + 1,
        (1, _) => end,
        _ => after,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, read};
    use crate::value::Value;

    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str)]) {
        let mentions = read(text, None);
        let got: Vec<(&str, String)> = mentions
            .iter()
            .filter(|mention| mention.kind == Kind::Time)
            .filter_map(|mention| match mention.value {
                Value::Time(time) if time.first == time.last => Some((mention.span.of(text), time.first.to_string())),
                Value::Time(time) => Some((mention.span.of(text), format!("{}..{}", time.first, time.last))),
                _ => None,
            })
            .collect();
        let expect: Vec<(&str, String)> = expect.iter().map(|(words, form)| (*words, (*form).to_owned())).collect();
        assert_eq!(got, expect, "{text:?}");
    }

    #[test]
    fn times_are_read() {
        check("at 3 p.m. and 3pm", &[("3 p.m.", "15:00:00"), ("3pm", "15:00:00")]);
        check("12 a.m., 12:30 PM", &[("12 a.m.", "00:00:00"), ("12:30 PM", "12:30:00")]);
        check("at 15:00", &[("15:00", "15:00:00")]);
        check("6:40 p.m. (GMT +8)", &[("6:40 p.m. (GMT +8)", "18:40:00")]);
        check("16:08 UTC", &[("16:08 UTC", "16:08:00")]);
        check("3-5 p.m.; 11-1 p.m.", &[("3-5 p.m.", "15:00:00..17:00:00"), ("11-1 p.m.", "11:00:00..13:00:00")]);
        check("at noon, three o'clock", &[("noon", "12:00:00"), ("three o'clock", "03:00:00")]);
        check("12 noon, 12 midnight", &[("12 noon", "12:00:00"), ("12 midnight", "00:00:00")]);
        check("at 10:30 a.m. ET on Tuesday", &[("10:30 a.m. ET", "10:30:00")]);
        check("at six p.m., ten am; I am ten", &[("six p.m.", "18:00:00"), ("ten am", "10:00:00")]);
        check("at 0530 GMT (2230 HKT)", &[("0530 GMT", "05:30:00"), ("2230 HKT", "22:30:00")]);
        check("at 1400 hours", &[("1400 hours", "14:00:00")]);
        check("at 10.15 BST, version 10.15", &[("10.15 BST", "10:15:00")]);
    }

    #[test]
    fn what_no_clock_shows_is_left() {
        for text in [
            "2000 people",
            "2561 GMT",
            "won in 2:08:44",
            "14PM",
            "25:12",
            "a 4:3 aspect ratio",
            "10:61",
            "1:2:3",
            "3amateurs",
            "5,300:12",
        ] {
            check(text, &[]);
        }
    }
}
