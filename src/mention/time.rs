//! Times of day: "3 p.m.", "3pm", "six p.m.", "15:00", "6:40 p.m. (GMT +8)", "16:08 UTC", "0530 GMT", "noon", "3-5 p.m.",
//! "three o'clock".
//!
//! They are no mentions, since no claim is about the time of day. They are known so that they become neither numbers nor
//! dates. A time zone belongs to the words.
//! Refuses what no clock shows ("25:12", "14 PM"), and ratios ("4:3").
//!
//! ```
//! use crosscheck::mention::read;
//! assert!(read("It landed at 6:40 p.m. (GMT +8), at five o'clock or at 0530 GMT.", None).is_empty());
//! assert_eq!(read("At 5 p.m. 5 people left.", None).len(), 1);
//! ```

use super::token::{Shape, Tokens, is_dash};

/// Words a time may begin with, digits aside.
pub(crate) const WORDS: &[&str] = &["noon", "midday", "midnight"];

/// The token after the time of day that begins at token `at`.
pub(crate) fn past(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let end = match tokens.get(at)?.shape {
        Shape::Digits => digits(tokens, at)?,
        Shape::Word if tokens.has(at, super::lexicon::Class::CLOCK) => at + 1,
        Shape::Word if is_o_clock(tokens, at + 1) => hour_word(tokens, at).map(|_| at + 2)?,
        Shape::Word => {
            let end = half_of_day(tokens, at + 1)?;
            hour_word(tokens, at).map(|_| end)?
        }
        _ => return None,
    };
    Some(zone(tokens, end))
}

/// Whether "o'clock" stands at the token.
fn is_o_clock(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at), "o'clock" | "o’clock")
}

/// The hour in a word at token `at`: "six" in "six p.m.".
fn hour_word(tokens: &Tokens<'_>, at: usize) -> Option<i64> {
    let hour = super::numeral::read(tokens, at).filter(|numeral| !numeral.ordinal && numeral.end == at + 1)?;
    hour.value.to_i64().filter(|hour| (1..=12).contains(hour))
}

/// "0530 GMT", "at 1400 hours": four digits, where a zone or "hours" makes them a time.
fn military(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let raw = Some(tokens.raw(at)).filter(|raw| raw.len() == 4 && raw.is_ascii())?;
    let (hour, minute): (u8, u8) = (raw[..2].parse().ok()?, raw[2..].parse().ok()?);
    let hours = tokens.is(at + 1, "hours") && tokens.is(at.wrapping_sub(1), "at");
    let zoned = !tokens.glued(at + 1) && zone(tokens, at + 1) > at + 1;
    ((hours || zoned) && hour < 24 && minute < 60).then_some(at + 1 + usize::from(hours))
}

/// A time as written, before its half of the day is known.
struct Written {
    hour: i8,
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
        return Some(Written { hour, colon: false, end: at + 1 });
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
    Some(Written { hour, colon, end })
}

/// The token after "a.m." or "pm" at a token.
fn half_of_day(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    match tokens.word(at) {
        "am" | "pm" => Some(at + 1),
        "a" | "p" if tokens.symbol(at + 1) == Some('.') && tokens.glued(at + 1) && tokens.is(at + 2, "m") => {
            let stop = tokens.symbol(at + 3) == Some('.') && tokens.glued(at + 3);
            Some(at + 3 + usize::from(stop))
        }
        _ => None,
    }
}

/// Whether a clock of twelve hours shows the hour.
fn of_twelve(hour: i8) -> bool {
    (1..=12).contains(&hour)
}

/// The token after the time in digits at token `at`, its zone left out.
fn digits(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let led = at.checked_sub(1).filter(|_| tokens.glued(at));
    let joined = led.is_some_and(|before| {
        tokens.get(before).is_some_and(|token| token.shape.is_value())
            || matches!(tokens.symbol(before), Some(':' | '.' | ',' | '/' | '$' | '€' | '£'))
    });
    if joined {
        return None;
    }
    if let Some(end) = military(tokens, at) {
        return Some(end);
    }
    let first = written(tokens, at)?;
    // "12 noon"
    if first.hour == 12 && !first.colon && tokens.has(first.end, super::lexicon::Class::CLOCK) {
        return Some(first.end + 1);
    }
    if let Some(end) = half_of_day(tokens, first.end) {
        let goes_on = tokens.glued(end) && tokens.get(end).is_some_and(|token| token.shape.is_value());
        return (!goes_on && of_twelve(first.hour)).then_some(end);
    }
    if is_o_clock(tokens, first.end) {
        return Some(first.end + 1);
    }
    // "3-5 p.m.": the half of the day is said once.
    let dash = tokens.symbol(first.end).is_some_and(is_dash) || tokens.is(first.end, "to");
    if let Some(second) = if dash { written(tokens, first.end + 1) } else { None }
        && let Some(end) = half_of_day(tokens, second.end)
    {
        return (of_twelve(first.hour) && of_twelve(second.hour)).then_some(end);
    }
    // "6:30 hours", and a race run "in 2:08:44"
    let raced = matches!(tokens.word(at.wrapping_sub(1)), "in" | "of") && first.end > at + 3;
    let counted = raced || matches!(tokens.word(first.end), "hours" | "hrs" | "minutes" | "mins");
    // "10.15 BST"
    let stopped = !first.colon && first.end == at + 3 && zone(tokens, first.end) > first.end;
    ((first.colon || stopped) && !counted && first.hour < 24).then_some(first.end)
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
    use super::super::token::Scratch;
    use super::past;

    /// The times of a text, in order.
    fn times(text: &str) -> Vec<&str> {
        let mut scratch = Scratch::default();
        let tokens = scratch.tokenize(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let end = past(&tokens, at);
            found.extend(end.map(|end| tokens.span(at, end).of(text)));
            at = end.unwrap_or(at + 1);
        }
        found
    }

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        assert_eq!(times(text), expect, "{text:?}");
        let rest = expect.iter().fold(text.to_owned(), |rest, time| rest.replacen(time, "then", 1));
        let forms = |text| super::super::read(text, None).into_iter().map(|mention| mention.value).collect::<Vec<_>>();
        assert_eq!(forms(text), forms(&rest), "{text:?} has values that {rest:?} has not");
    }

    #[test]
    fn times_are_known() {
        check("at 3 p.m. and 3pm", &["3 p.m.", "3pm"]);
        check("12 a.m., 12:30 PM", &["12 a.m.", "12:30 PM"]);
        check("at 15:00", &["15:00"]);
        check("6:40 p.m. (GMT +8)", &["6:40 p.m. (GMT +8)"]);
        check("16:08 UTC", &["16:08 UTC"]);
        check("3-5 p.m.; 11-1 p.m.", &["3-5 p.m.", "11-1 p.m."]);
        check("at noon, three o'clock", &["noon", "three o'clock"]);
        check("12 noon, 12 midnight", &["12 noon", "12 midnight"]);
        check("at 10:30 a.m. ET on Tuesday", &["10:30 a.m. ET"]);
        check("at six p.m., ten am; I am ten", &["six p.m.", "ten am"]);
        check("at 0530 GMT (2230 HKT)", &["0530 GMT", "2230 HKT"]);
        check("at 1400 hours", &["1400 hours"]);
        check("at 10.15 BST, version 10.15", &["10.15 BST"]);
        check("It opened at 2.17pm with 40 people.", &["2.17pm"]);
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
