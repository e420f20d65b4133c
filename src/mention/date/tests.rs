mod laws;
mod news;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::mention::read;
use crate::value::{Basis, DateSpan, Granularity, Modifier, Value};

/// Every date read from a text, with its normal form.
fn dates(text: &str, dateline: Option<&DateSpan>) -> Vec<(String, DateSpan)> {
    read(text, dateline)
        .into_iter()
        .filter_map(|mention| match mention.value {
            Value::Date(span) => Some((mention.span.of(text).to_owned(), span)),
            _ => None,
        })
        .collect()
}

fn forms(text: &str, dateline: Option<Date>) -> Vec<String> {
    let dateline = dateline.map(DateSpan::day);
    dates(text, dateline.as_ref()).iter().map(|(_, span)| span.normal_form()).collect()
}

#[track_caller]
fn check(text: &str, dateline: Date, expect: &[&str]) {
    assert_eq!(forms(text, Some(dateline)), expect, "{text:?} under {dateline}");
}

/// A Wednesday.
const DAY: Date = date(2016, 9, 14);

#[test]
fn days_in_full() {
    for text in [
        "27 October 2022",
        "27th of October, 2022",
        "October 27, 2022",
        "Oct. 27 2022",
        "October the 27th 2022",
        "October twenty-seventh, 2022",
        "the twenty-seventh of October, 2022",
        "Thursday, October 27, 2022",
        "Oct. 27, 2022 (Thursday)",
        "2022-10-27",
        "2022/10/27",
        "10/27/2022",
        "27/10/2022",
        "27.10.2022",
        "10-27-2022",
        "27-Oct-22",
        "2022 October 27",
        "on 27Oct 2022",
    ] {
        check(text, DAY, &["2022-10-27"]);
    }
    check("on 03 Aug 96, and Aug 9, '96", DAY, &["1996-08-03", "1996-08-09"]);
    check("On Aug. 9, 96 people died", DAY, &["2016-08-09"]);
    check("May 3,1981", DAY, &["1981-05-03"]);
    check("September 10, nineteen zero one", DAY, &["1901-09-10"]);
    check("The court sat on Sept. 8.", DAY, &["2016-09-08"]);
}

#[test]
fn days_that_do_not_exist_are_left() {
    for text in ["2015-1-32", "06/31/2022", "2014/22/29", "February 29, 2022", "June 31, 2022", "80-32-89-89"] {
        assert!(forms(text, Some(DAY)).iter().all(|form| form.len() < 10), "{text}");
    }
}

#[test]
fn both_orders_are_kept() {
    let read = dates("on 3/4/2016", Some(&DateSpan::day(DAY)));
    assert_eq!(read[0].1.normal_form(), "2016-03-04");
    assert_eq!(read[0].1.alternatives[0].first, date(2016, 4, 3));
    check("on 3.4.2016", DAY, &["2016-04-03"]);
}

#[test]
fn days_without_a_year_are_the_nearest() {
    check("It starts Oct. 27.", DAY, &["2016-10-27"]);
    check("the 5th of May", DAY, &["2016-05-05"]);
    check("It opens on January 3", DAY, &["2017-01-03"]);
    check("It opened on January 3", DAY, &["2016-01-03"]);
    check("prompted by the Oct. 7 rampage", date(2024, 8, 1), &["2023-10-07"]);
    check("on June 3 last year", DAY, &["2015-06-03"]);
    check("Feb. 29", date(2017, 3, 22), &["2016-02-29"]);
    let read = dates("on Oct. 27", Some(&DateSpan::day(DAY)));
    assert!(read[0].1.missing_year && read[0].1.basis == Basis::Dateline);
    assert_eq!(read[0].1.alternatives[0].first, date(2015, 10, 27));
}

#[test]
fn months() {
    check("in August 2016, Sept. 2012 and 2024 Aug", DAY, &["2016-08", "2012-09", "2024-08"]);
    check("talks in December and February", date(2016, 5, 4), &["2015-12", "2016-02"]);
    check("It was raised in September", DAY, &["2016-09"]);
    check("It was raised in October", DAY, &["2015-10"]);
    check("It will be raised in October", DAY, &["2016-10"]);
    check("The sale is expected to close in June", DAY, &["2017-06"]);
    check("09/2012, 2014-10", DAY, &["2012-09", "2014-10"]);
    check("in March last year", DAY, &["2015-03"]);
    check("early May, mid-July 2006, late 1990s", DAY, &["2016-05", "2006-07", "199X"]);
}

#[test]
fn words_that_are_also_months_are_left() {
    for text in [
        "It may be so.",
        "May I ask?",
        "Theresa May said so.",
        "they may 5 times",
        "They march on.",
        "Mar came in",
        "Jan Smith",
        "the second wave",
        "He sat in the sun.",
    ] {
        check(text, DAY, &[]);
    }
}

#[test]
fn years() {
    check("in 1952, since 2014", DAY, &["1952", "2014"]);
    check("the 2014 election and Turkey's 2012 vote", DAY, &["2014", "2012"]);
    check("Smith (1998), (2003-2007)", DAY, &["1998", "2003-01-01..2007-12-31"]);
    check("in nineteen ninety six", DAY, &["1996"]);
    check("fiscal 2015, FY2013", DAY, &["2015", "2013"]);
    check("since '82, the '70s and 80s, the 1980s, the nineties", DAY, &["1982", "197X", "198X", "198X", "199X"]);
    check("the 19th century", DAY, &["18XX"]);
    check("the 2013-14 season", DAY, &["2013-01-01..2014-12-31"]);
}

#[test]
fn numbers_that_are_no_years_are_left() {
    for text in [
        "2000 people marched",
        "of 1500 employees",
        "1,998 points",
        "Flight 1998",
        "a 2000-seat hall",
        "in $2000",
        "Boeing 2007",
        "in Section 1981.5",
        "a score of 2-0",
        "+86 138-2010-2015",
        "in his 40s",
        "24/7",
    ] {
        check(text, DAY, &[]);
    }
}

#[test]
fn parts_of_years() {
    check("Q3 2015, 2015 Q3, the third quarter of 2015", DAY, &["2015-Q3", "2015-Q3", "2015-Q3"]);
    check("in the first quarter of last year", DAY, &["2015-Q1"]);
    check("in the fourth quarter", date(2006, 8, 19), &["2006-Q4"]);
    check("in the fourth quarter", date(2007, 3, 13), &["2006-Q4"]);
    check("the first half of 2016", DAY, &["2016-H1"]);
    check("the second half", DAY, &[]);
    check("spring 2014, last summer", date(2016, 4, 1), &["2014-SP", "2015-SU"]);
    check("the last week of March", date(2009, 4, 1), &["2009-W13"]);
    check("the first Monday of October 2014", DAY, &["2014-10-06"]);
    check("the 20th of next month", DAY, &["2016-10-20"]);
    check("the last 3 weeks of 2019", DAY, &["2019-12-09..2019-12-29"]);
    check("the week of Oct. 12", DAY, &["2016-W41"]);
    check("at the turn of the century", DAY, &["2000"]);
}

#[test]
fn weekdays() {
    check("He spoke on Wednesday", DAY, &["2016-09-14"]);
    check("He spoke on Thursday", DAY, &["2016-09-08"]);
    check("They will meet on Thursday", DAY, &["2016-09-15"]);
    check("It will, he said Thursday", DAY, &["2016-09-08"]);
    check("shut until Friday", DAY, &["2016-09-16"]);
    check("last Wednesday, next Monday, this Friday", DAY, &["2016-09-07", "2016-09-19", "2016-09-16"]);
    check("Monday night; Tuesday next week", DAY, &["2016-09-12", "2016-09-20"]);
    check("Friday the 15th", date(2017, 9, 27), &["2017-09-15"]);
    check("every Monday, Mondays, the Sunday Times", DAY, &[]);
    let wrong = dates("Tuesday, October 27, 2022", None);
    assert!(wrong[0].1.weekday_mismatch);
    assert!(!dates("Thursday, October 27, 2022", None)[0].1.weekday_mismatch);
}

#[test]
fn from_the_dateline() {
    check("today, yesterday and tomorrow", DAY, &["2016-09-14", "2016-09-13", "2016-09-15"]);
    check("last night, this morning", DAY, &["2016-09-13", "2016-09-14"]);
    check("last month, this year, next quarter", DAY, &["2016-08", "2016", "2016-Q4"]);
    check("earlier this month; later this year", DAY, &["2016-09", "2016"]);
    check("the day before yesterday, the day after tomorrow", DAY, &["2016-09-12", "2016-09-16"]);
    check("four years ago; ten days ago; two weeks ago", DAY, &["2012", "2016-09-04", "2016-08-31"]);
    check("in six weeks' time", DAY, &["2016-10-26"]);
    check("It will end in three years.", DAY, &["2019"]);
    check("two days before Oct. 7, 2016", DAY, &["2016-10-05"]);
    check("last October; next January", DAY, &["2015-10", "2017-01"]);
    check("a day at 999999999999 years ago", DAY, &[]);
}

#[test]
fn what_is_not_dated_is_left() {
    check("Five days before Israel's election, he came.", DAY, &[]);
    check("the first visit in a decade", DAY, &[]);
    check("After five years they lifted it", DAY, &[]);
    check("over the past decade", DAY, &[]);
    check("It will be the lowest level in six years", DAY, &[]);
    check("He may have been there", DAY, &[]);
}

#[test]
fn years_ago_keep_their_day() {
    let read = dates("four years ago", Some(&DateSpan::day(DAY)));
    assert_eq!(read[0].1.granularity, Granularity::Year);
    assert_eq!(read[0].1.alternatives[0].first, date(2012, 9, 14));
    let weeks = dates("two weeks ago", Some(&DateSpan::day(DAY)));
    assert_eq!(weeks[0].1.granularity, Granularity::Week);
    assert_eq!((weeks[0].1.first, weeks[0].1.last), (Some(date(2016, 8, 29)), Some(date(2016, 9, 4))));
}

#[test]
fn from_another_date() {
    check("On Aug. 20 he fell. Three days later, he died.", DAY, &["2016-08-20", "2016-08-23"]);
    check("On Aug. 20 he fell. The following day, he died.", DAY, &["2016-08-20", "2016-08-21"]);
    check("up in August from the same month a year ago", DAY, &["2016-08", "2015-08"]);
    check("Three days later, he died.", DAY, &["XXXX-XX-XX"]);
}

#[track_caller]
fn ends(text: &str, first: Option<Date>, last: Option<Date>, modifier: Option<Modifier>, form: &str) {
    let read = dates(text, Some(&DateSpan::day(DAY)));
    let (_, span) = read.first().expect("a date");
    assert_eq!((span.first, span.last, span.modifier), (first, last, modifier), "{text}");
    assert_eq!(span.normal_form(), form, "{text}");
}

#[test]
fn bounds_open_one_end() {
    use Modifier::{After, Before, End, OnOrAfter, OnOrBefore};
    ends("since 2014", Some(date(2014, 1, 1)), None, Some(OnOrAfter), "2014");
    ends("after 2014", Some(date(2015, 1, 1)), None, Some(After), "2015-01-01..");
    ends("by 2018", None, Some(date(2018, 12, 31)), Some(OnOrBefore), "2018");
    ends("before 2018", None, Some(date(2017, 12, 31)), Some(Before), "..2017-12-31");
    ends("prior to May 5, 2016", None, Some(date(2016, 5, 4)), Some(Before), "..2016-05-04");
    ends("no later than May 5, 2016", None, Some(date(2016, 5, 5)), Some(OnOrBefore), "..2016-05-05");
    ends("since the start of 2009", Some(date(2009, 1, 1)), None, Some(OnOrAfter), "2009-01-01");
    ends("the end of 2013", Some(date(2013, 1, 1)), Some(date(2013, 12, 31)), Some(End), "2013");
    ends("earlier this month", Some(date(2016, 9, 1)), Some(DAY), None, "2016-09");
    ends("more than a decade ago", None, Some(date(2006, 12, 31)), Some(OnOrBefore), "2006");
}

#[test]
fn stretches() {
    check("from Oct. 3 to Oct. 9", DAY, &["2016-10-03..2016-10-09"]);
    check("August 10 - 22, 2012", DAY, &["2012-08-10..2012-08-22"]);
    check("3–5 May 2010", DAY, &["2010-05-03..2010-05-05"]);
    check("Aug 10 - Nov 12, 2013", DAY, &["2013-08-10..2013-11-12"]);
    check("10 August 2013 - 12 September", DAY, &["2013-08-10..2013-09-12"]);
    check("from 10/1/2018-10/7/2018", DAY, &["2018-10-01..2018-10-07"]);
    check("from Monday until Wednesday", DAY, &["2016-09-12..2016-09-14"]);
    check("2009-2011", DAY, &["2009-01-01..2011-12-31"]);
    check("from 2009 to 2011", DAY, &["2009", "2011"]);
    let halves = dates("between March and May 2014", Some(&DateSpan::day(DAY)));
    for (_, half) in &halves {
        assert_eq!((half.first, half.last), (Some(date(2014, 3, 1)), Some(date(2014, 5, 31))));
    }
    assert_eq!(halves.len(), 2);
}

#[test]
fn days_with_names() {
    check("Christmas 2018, Thanksgiving 2018, Easter 2019", DAY, &["2018-12-25", "2018-11-22", "2019-04-21"]);
    check("last Christmas", DAY, &["2015-12-25"]);
    check("New Year's Eve, Valentine’s Day 2016", DAY, &["2016-12-31", "2016-02-14"]);
    check("the Christmas tree", DAY, &[]);
    check("the 9/11 attacks", DAY, &["2001-09-11"]);
}

#[test]
fn a_wide_dateline_makes_wide_dates() {
    let june = DateSpan::explicit(date(2016, 6, 1), date(2016, 6, 30), Granularity::Month);
    let check = |text: &str, first: Date, last: Date| {
        let read = dates(text, Some(&june));
        assert_eq!((read[0].1.first, read[0].1.last), (Some(first), Some(last)), "{text}");
    };
    check("said on Tuesday", date(2016, 5, 31), date(2016, 6, 28));
    check("yesterday", date(2016, 5, 31), date(2016, 6, 29));
    check("last month", date(2016, 5, 1), date(2016, 5, 31));
    check("this year", date(2016, 1, 1), date(2016, 12, 31));
    check("in 2010", date(2010, 1, 1), date(2010, 12, 31));
    assert_eq!(dates("said on Tuesday", Some(&june))[0].1.granularity, Granularity::Range);
}

#[test]
fn without_a_dateline_nothing_is_guessed() {
    let check = |text: &str, form: &str| {
        let read = dates(text, None);
        let (_, span) = read.first().expect("a date");
        assert!(span.is_unresolved() && span.first.is_none() && span.last.is_none(), "{text}");
        assert_eq!(span.normal_form(), form, "{text}");
    };
    check("on Wednesday", "XXXX-WXX-3");
    check("on Oct. 27", "XXXX-10-27");
    check("in October", "XXXX-10");
    check("yesterday", "XXXX-XX-XX");
    check("last week", "XXXX-WXX");
    check("last month", "XXXX-XX");
    check("this year", "XXXX");
    check("in the third quarter", "XXXX-Q3");
    assert_eq!(forms("in May 2018", None), ["2018-05"]);
}

#[test]
fn spans_cover_the_words() {
    let check = |text: &str, words: &str| assert_eq!(dates(text, Some(&DateSpan::day(DAY)))[0].0, words);
    check("It has met since October, often.", "since October");
    check("between 3 and 12 September", "between 3 and 12 September");
    check("on Tuesday, October 27, 2015, in Ankara", "Tuesday, October 27, 2015");
    check("Before Friday's vote", "Friday");
}

/// Days of the years a wording may be printed for.
fn any_day() -> impl Strategy<Value = Date> {
    (1000..2199i16, 1..=12i8, 1..=31i8).prop_filter_map("a day", |(year, month, day)| Date::new(year, month, day).ok())
}

/// The wordings of a full date.
fn worded(day: Date, wording: usize) -> String {
    const NAMES: [&str; 12] = [
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
    let month = NAMES[usize::try_from(day.month() - 1).unwrap_or(0)];
    let (year, number) = (day.year(), day.day());
    match wording {
        0 => format!("{year:04}-{:02}-{number:02}", day.month()),
        1 => format!("{number} {month} {year}"),
        2 => format!("{month} {number}, {year}"),
        3 => format!("the {number} of {month}, {year}"),
        4 => format!("{:02}/{number:02}/{year}", day.month()),
        5 => format!("{} {number}, {year}", &month[..3]),
        6 => format!("{number:02}.{:02}.{year}", day.month()),
        _ => format!("{number}-{}-{year}", &month[..3]),
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,120}", day in any_day(), length in 0..800i32, dated: bool) {
        let last = day.checked_add(jiff::Span::new().days(length)).unwrap_or(day);
        let dateline = DateSpan::explicit(day, last, Granularity::Range);
        let mut end = 0;
        for mention in read(&text, dated.then_some(&dateline)) {
            prop_assert!(end <= mention.span.start && mention.span.start < mention.span.end);
            prop_assert!(text.get(mention.span.start..mention.span.end).is_some());
            end = mention.span.end;
        }
    }

    #[test]
    fn any_words_of_dates_are_read(
        words in proptest::collection::vec(proptest::sample::select(VOCABULARY), 0..12),
        year in -9999..=9999i16,
    ) {
        let text = words.join(" ");
        let dateline = DateSpan::day(Date::new(year, 2, 28).expect("a day of every year"));
        for (_, span) in dates(&text, Some(&dateline)) {
            if let (Some(first), Some(last)) = (span.first, span.last) {
                prop_assert!(first <= last, "{text:?} under {year}: {span:?}");
            }
            let _ = span.normal_form();
        }
        let _ = read(&text, None);
    }

    #[test]
    fn a_full_date_is_read_back(day in any_day(), dateline in any_day(), wording in 0..8usize) {
        let text = format!("It was signed on {} in Geneva.", worded(day, wording));
        let read = dates(&text, Some(&DateSpan::day(dateline)));
        prop_assert_eq!(read.len(), 1, "{}", text);
        prop_assert_eq!(read[0].1.first, Some(day));
        prop_assert_eq!(read[0].1.last, Some(day));
        prop_assert_eq!(read[0].1.basis, Basis::Explicit);
    }

    #[test]
    fn a_bare_weekday_is_of_the_week_that_ends_with_the_dateline(day in any_day(), name in 0..7usize) {
        const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let text = format!("He said so on {}.", NAMES[name]);
        let read = dates(&text, Some(&DateSpan::day(day)));
        let first = read[0].1.first.expect("a day");
        prop_assert!(first <= day && super::calendar::days_between(first, day) < 7);
    }

    #[test]
    fn a_day_without_its_year_is_the_nearest(day in any_day(), dateline in any_day()) {
        prop_assume!((day.month(), day.day()) != (2, 29));
        let full = worded(day, 2);
        let short = full.rsplit_once(',').map_or(full.as_str(), |(short, _)| short);
        let read = dates(&format!("A festival on {short} in Geneva."), Some(&DateSpan::day(dateline)));
        let found = read[0].1.first.expect("a day");
        prop_assert!(super::calendar::days_between(found, dateline).abs() <= 184, "{short} under {dateline}: {found}");
    }
}

/// Words that dates are made of, to be strung together in any order.
const VOCABULARY: &[&str] = &[
    "the",
    "of",
    "in",
    "on",
    "since",
    "before",
    "after",
    "by",
    "from",
    "to",
    "between",
    "and",
    "until",
    "last",
    "next",
    "this",
    "first",
    "third",
    "20th",
    "31",
    "29",
    "2016",
    "'82",
    "1980s",
    "century",
    "decade",
    "week",
    "weekend",
    "month",
    "quarter",
    "year",
    "years",
    "days",
    "ago",
    "later",
    "earlier",
    "May",
    "Feb.",
    "October",
    "Monday",
    "today",
    "tomorrow",
    "yesterday",
    "a",
    "half",
    "two",
    "twelve",
    "999999999",
    "-",
    ",",
    "(",
    ")",
    "/",
    ".",
    "Easter",
    "Christmas",
    "mid",
    "end",
    "spring",
    "Q3",
    "same",
    "period",
    "day",
    "turn",
    "early",
    "rest",
    "more",
    "than",
    "now",
    "fiscal",
    "2/29",
    "10/27/2022",
    "2013-14",
    "9999",
    "1000",
    "year-end",
    "midyear",
    "Labor Day",
    "Inauguration Day",
    "3Q15",
    "1H",
    "FY",
    "16",
    "following",
    "postponed",
    "midway",
    "through",
    "mid-90s",
    "centuries",
    "Week 10",
    "b.",
    "will",
    "said",
];

#[test]
fn years_that_are_said() {
    check("In 2019 nine people died. (born 2002)", DAY, &["2019", "2002"]);
    check("in 79 AD, AD 79, 10 August 88 CE, in 14 a.d. they", DAY, &["0079", "0079", "0088-08-10", "0014"]);
    check("79 people in an ad", DAY, &[]);
    check("in the two thousands and the twenty-tens", DAY, &["200X", "201X"]);
}

#[test]
fn weeks_by_number() {
    check("in week 10, week 2 of 2019", DAY, &["2016-W10", "2019-W02"]);
    check("the week of the 18th", DAY, &["2016-W37"]);
    check("week 10 of the season, week 60, week 5b", DAY, &[]);
}
