//! Dates: month names, ordinals, order and weekdays stay in the style they are printed in.

use jiff::civil::{Date, Weekday};

use super::Suggestion;
use crate::text::words;
use crate::value::DateSpan;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The short forms with a full stop, as the Associated Press prints them; five months have none.
const SHORT: [&str; 12] = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

/// What a part of a printed date is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
    Weekday,
}

/// `printed` with each of its parts replaced by that of `claimed`. `None` for other parts than year, month by name, day
/// and weekday, and where the claimed date is not as fine as the printed one.
pub(super) fn rewrite(printed: &str, claimed: &DateSpan) -> Option<Suggestion> {
    let (first, last) = (claimed.first?, claimed.last?);
    if let Some(iso) = iso(printed, first, last) {
        return Some(iso);
    }
    let mut text = String::with_capacity(printed.len() + 8);
    let mut safe = true;
    let mut seen: Vec<Part> = Vec::new();
    let mut at = 0;
    for span in words(printed) {
        let word = span.of(printed);
        let dotted = printed[span.end..].starts_with('.');
        let (part, mut new) = part(word, dotted, first, &mut safe)?;
        if seen.contains(&part) {
            return None;
        }
        seen.push(part);
        text.push_str(&printed[at..span.start]);
        at = span.end;
        // A month that has no short form loses the full stop of the one it replaces, and the other way round.
        if part == Part::Month && dotted {
            at += 1;
            let name = MONTHS.iter().any(|full| full.eq_ignore_ascii_case(&new));
            new.push_str(if name { "" } else { "." });
        }
        text.push_str(&new);
    }
    text.push_str(&printed[at..]);
    // A slash or a dash between parts is another notation.
    let plain = printed.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '\n' | '\r' | '\u{a0}'));
    let fits = match (seen.contains(&Part::Day) || seen.contains(&Part::Weekday), seen.contains(&Part::Month)) {
        (true, true) => first == last,
        (true, false) => false,
        (false, true) => first.first_of_month() == first && first.last_of_month() == last,
        (false, false) => seen == [Part::Year] && first.first_of_year() == first && first.last_of_year() == last,
    };
    (plain && fits).then_some(Suggestion { text, safe })
}

/// A date of digits and hyphens.
fn iso(printed: &str, first: Date, last: Date) -> Option<Suggestion> {
    let parts: Vec<usize> = printed.split('-').map(str::len).collect();
    let digits = printed.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    (digits && parts == [4, 2, 2] && first == last).then(|| Suggestion { text: first.to_string(), safe: true })
}

/// What a word of a printed date is, and the claimed date's word in its place.
fn part(word: &str, dotted: bool, claimed: Date, safe: &mut bool) -> Option<(Part, String)> {
    if word.bytes().all(|b| b.is_ascii_digit()) {
        return match word.len() {
            4 => Some((Part::Year, format!("{:04}", claimed.year()))),
            1 => Some((Part::Day, claimed.day().to_string())),
            2 if word.starts_with('0') => Some((Part::Day, format!("{:02}", claimed.day()))),
            2 => Some((Part::Day, claimed.day().to_string())),
            _ => None,
        };
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let ending = &word[digits..];
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|known| known.eq_ignore_ascii_case(ending));
        return (ordinal && digits <= 2).then(|| (Part::Day, ordinal_day(claimed.day())));
    }
    let month = usize::from(claimed.month().unsigned_abs()) - 1;
    let weekday = usize::from(claimed.weekday().since(Weekday::Monday).unsigned_abs());
    if let Some(old) = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(word)) {
        // "May 3" may be the short style or the long one.
        *safe &= old == month || SHORT[old] != MONTHS[old] || SHORT[month] == MONTHS[month];
        return Some((Part::Month, in_capitals_of(word, MONTHS[month])));
    }
    if let Some(old) = DAYS.iter().position(|name| name.eq_ignore_ascii_case(word)) {
        return Some((Part::Weekday, in_capitals_of(word, if old == weekday { DAYS[old] } else { DAYS[weekday] })));
    }
    let short = word.to_ascii_lowercase();
    let is_short = |name: &&str| short.len() >= 3 && name.to_ascii_lowercase().starts_with(&short);
    if MONTHS.iter().any(&is_short) {
        let new = if dotted { SHORT[month] } else { &MONTHS[month][..3] };
        return Some((Part::Month, in_capitals_of(word, new)));
    }
    if DAYS.iter().any(is_short) {
        return Some((Part::Weekday, in_capitals_of(word, &DAYS[weekday][..3])));
    }
    None
}

fn in_capitals_of(old: &str, new: &str) -> String {
    if old.contains(char::is_lowercase) { new.to_owned() } else { new.to_uppercase() }
}

fn ordinal_day(day: i8) -> String {
    let ending = match (day % 10, day) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}
