//! Laws of wordings: what is printed in any of them is read back.

use jiff::civil::Weekday;
use proptest::prelude::*;

use super::super::calendar::days_between;
use super::{any_day, dates, forms, worded};
use crate::value::{DateSpan, Granularity};

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The wordings of a quarter of a year.
fn quarter(year: i16, number: usize, wording: usize) -> String {
    let ordinal = ORDINALS[number - 1];
    match wording {
        0 => format!("Q{number} {year}"),
        1 => format!("{year} Q{number}"),
        2 => format!("{number}Q {year}"),
        3 => format!("{number}Q{:02}", year % 100),
        4 => format!("the {ordinal} quarter of {year}"),
        5 => format!("the {ordinal} quarter {year}"),
        6 => format!("the {year} {ordinal} quarter"),
        _ => format!("the {ordinal} quarter of fiscal {year}"),
    }
}

proptest! {
    #[test]
    fn a_quarter_is_read_back(year in 2000..2040i16, number in 1..=4usize, wording in 0..8usize, dateline in any_day()) {
        let text = format!("Sales fell in {}.", quarter(year, number, wording));
        prop_assert_eq!(forms(&text, Some(dateline)), [format!("{year}-Q{number}")], "{}", text);
    }

    #[test]
    fn a_life_is_read_back(born in 1500..1999i16, years in 1..90i16, wording in 0..4usize) {
        let died = born + years;
        let (words, expect) = match wording {
            0 => (format!("(born {born})"), vec![born.to_string()]),
            1 => (format!("(b. {born})"), vec![born.to_string()]),
            2 => (format!("(d. {died})"), vec![died.to_string()]),
            _ => (format!("({born}–{died})"), vec![format!("{born}-01-01..{died}-12-31")]),
        };
        prop_assert_eq!(forms(&format!("John Smith {words} was a painter."), None), expect, "{}", words);
    }

    #[test]
    fn weeks_ago_on_a_weekday(dateline in any_day(), weeks in 2..50i64, name in 0..7usize, on: bool) {
        let on = if on { "on " } else { "" };
        let text = format!("It was held {weeks} weeks ago {on}{}.", WEEKDAYS[name]);
        let read = dates(&text, Some(&DateSpan::day(dateline)));
        prop_assert_eq!(read.len(), 1, "{}", text);
        let day = read[0].1.first.expect("a day");
        let back = days_between(day, dateline) - 7 * weeks;
        prop_assert!((0..7).contains(&back), "{text} under {dateline}: {day}");
        prop_assert_eq!(day.weekday(), Weekday::from_monday_zero_offset(name as i8).expect("a weekday"));
    }

    #[test]
    fn a_weekday_beside_a_day(day in any_day(), name in 0..7usize, before: bool) {
        let side = if before { "before" } else { "after" };
        let text = format!("It was held on the {} {side} {}.", WEEKDAYS[name], worded(day, 2));
        let read = dates(&text, None);
        prop_assert_eq!(read.len(), 1, "{}", text);
        let found = read[0].1.first.expect("a day");
        let away = if before { days_between(found, day) } else { days_between(day, found) };
        prop_assert!((1..=7).contains(&away), "{text}: {found}");
        prop_assert_eq!(found.weekday(), Weekday::from_monday_zero_offset(name as i8).expect("a weekday"));
    }

    #[test]
    fn a_day_with_a_weekend_after_it_is_in_the_stretch(dateline in any_day(), month in 1..=12i8, number in 1..=28i8) {
        let day = jiff::civil::date(dateline.year(), month, number);
        let full = worded(day, 2);
        let short = full.rsplit_once(',').map_or(full.as_str(), |(short, _)| short);
        let read = dates(&format!("Shops shut over the {short} weekend."), Some(&DateSpan::day(dateline)));
        prop_assert_eq!(read.len(), 1);
        let (first, last) = (read[0].1.first.expect("a day"), read[0].1.last.expect("a day"));
        let named = (first.day(), first.month()) == (number, month) || (last.day(), last.month()) == (number, month);
        prop_assert!(named || read[0].1.granularity == Granularity::Weekend, "{first} to {last}");
        prop_assert!(days_between(first, last) <= 4 && last.weekday() != Weekday::Friday, "{first} to {last}");
    }
}
