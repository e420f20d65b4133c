//! The words dates are made of.

use jiff::civil::Weekday;

use crate::value::Granularity;

/// Names of months, in full and shortened.
pub(crate) const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// Names of weekdays, in full and shortened.
pub(crate) const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "weds",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

/// Words a date may begin with, beside months, weekdays and numbers.
pub(crate) const OPENERS: &[&str] = &[
    "now",
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "tmrw",
    "last",
    "past",
    "previous",
    "prior",
    "this",
    "current",
    "next",
    "coming",
    "upcoming",
    "following",
    "same",
    "that",
    "early",
    "mid",
    "midyear",
    "midweek",
    "late",
    "earlier",
    "later",
    "end",
    "start",
    "beginning",
    "middle",
    "rest",
    "close",
    "turn",
    "final",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "fiscal",
    "fy",
    "year",
    "cy",
    "day",
    "week",
    "weekend",
    "month",
    "fortnight",
    "q",
    "h",
    "quarter",
    "ides",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
    "christmas",
    "xmas",
    "easter",
    "thanksgiving",
    "halloween",
    "new",
    "good",
    "palm",
    "maundy",
    "holy",
    "ash",
    "whit",
    "pentecost",
    "black",
    "cyber",
    "valentine",
    "valentines",
    "st",
    "saint",
    "boxing",
    "groundhog",
    "april",
    "independence",
    "labor",
    "labour",
    "memorial",
    "veterans",
    "columbus",
    "indigenous",
    "presidents",
    "purple",
    "inauguration",
    "election",
    "canada",
    "victoria",
    "canadian",
    "remembrance",
    "armistice",
    "bastille",
    "earth",
    "all",
    "epiphany",
    "ascension",
    "cinco",
    "juneteenth",
    "martin",
    "mlk",
    "international",
    "kwanzaa",
    "mother",
    "mothers",
    "father",
    "fathers",
    "australia",
    "anzac",
];

/// The month a word names, one to twelve.
pub(super) fn month(word: &str) -> Option<i8> {
    let number = match word.get(..3)? {
        "jan" => 1,
        "feb" => 2,
        "mar" => 3,
        "apr" => 4,
        "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "oct" => 10,
        "nov" => 11,
        "dec" => 12,
        _ => return None,
    };
    MONTHS.contains(&word).then_some(number)
}

/// The weekday a word names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let weekday = match word.get(..3)? {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    };
    WEEKDAYS.contains(&word).then_some(weekday)
}

/// The calendar unit a word names, with how many of them it stands for: a fortnight is two weeks.
pub(super) fn unit(word: &str) -> Option<(Granularity, i64)> {
    Some(match word {
        "day" | "days" => (Granularity::Day, 1),
        "week" | "weeks" | "wk" | "wks" => (Granularity::Week, 1),
        "fortnight" | "fortnights" => (Granularity::Week, 2),
        "weekend" | "weekends" => (Granularity::Weekend, 1),
        "month" | "months" => (Granularity::Month, 1),
        "quarter" | "quarters" | "qtr" | "qtrs" => (Granularity::Quarter, 1),
        "season" | "seasons" => (Granularity::Season, 1),
        "year" | "years" | "yr" | "yrs" => (Granularity::Year, 1),
        "decade" | "decades" => (Granularity::Decade, 1),
        "century" | "centuries" => (Granularity::Century, 1),
        _ => return None,
    })
}

/// The month a season begins with, as meteorologists count it.
pub(super) fn season(word: &str) -> Option<i8> {
    match word {
        "spring" => Some(3),
        "summer" => Some(6),
        "autumn" | "fall" => Some(9),
        "winter" => Some(12),
        _ => None,
    }
}

/// The first year of a decade spelled out: 1980 for "eighties".
pub(super) fn decade(word: &str) -> Option<i16> {
    const NAMES: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let tens = NAMES.iter().position(|&name| name == word)?;
    Some(1920 + 10 * i16::try_from(tens).ok()?)
}

/// Words for a part of a day that follow its name: "Monday night".
pub(super) fn part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night" | "pm" | "am" | "midday" | "lunchtime")
}

/// The endings of ordinals in digits.
pub(super) fn ordinal_ending(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}
