//! Sentences as news agencies write them, under a Wednesday's dateline.

use jiff::civil::{Date, date};

use super::dates;
use crate::value::{DateSpan, Modifier};

/// A Wednesday.
const DAY: Date = date(2016, 9, 14);

/// Whether `text` holds exactly these dates: their words, and their normal forms.
#[track_caller]
fn check(text: &str, expect: &[(&str, &str)]) {
    let read = dates(text, Some(&DateSpan::day(DAY)));
    let found: Vec<(&str, String)> = read.iter().map(|(words, span)| (words.as_str(), span.normal_form())).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(words, form)| (*words, form.as_str())).collect();
    assert_eq!(found, expect, "{text:?}");
}

#[test]
fn weekdays() {
    check(
        "PARIS, Sept 14 (Reuters) - France said on Wednesday it would raise taxes from January.",
        &[("Sept 14", "2016-09-14"), ("Wednesday", "2016-09-14"), ("January", "2017-01")],
    );
    check(
        "WASHINGTON (AP) — The Senate voted Wednesday to delay the bill until next week.",
        &[("Wednesday", "2016-09-14"), ("until next week", "2016-W38")],
    );
    check(
        "Police said the suspect was seized early Sunday after a chase that began shortly before midnight Saturday.",
        &[("early Sunday", "2016-09-11"), ("Saturday", "2016-09-10")],
    );
    check("The company said last Tuesday that it would close the plant.", &[("last Tuesday", "2016-09-13")]);
    check("Officials could not be reached for comment on Friday.", &[("Friday", "2016-09-09")]);
    check(
        "They agreed to meet on Friday, but he declined to comment on Monday.",
        &[("Friday", "2016-09-16"), ("Monday", "2016-09-12")],
    );
    check(
        "On Friday, voters will choose a mayor. On Monday, the firm said it will close.",
        &[("Friday", "2016-09-16"), ("Monday", "2016-09-12")],
    );
    check("He wrote: \"On Monday we will win.\"", &[("Monday", "2016-09-19")]);
    check("Trading may begin as early as Friday.", &[("Friday", "2016-09-16")]);
    check(
        "The talks are due to resume on Friday. The flight was cancelled due to the storm on Friday.",
        &[("Friday", "2016-09-16"), ("Friday", "2016-09-09")],
    );
    check("Court resumes Thursday. The judge spoke Tuesday.", &[("Thursday", "2016-09-15"), ("Tuesday", "2016-09-13")]);
    check("The hearing was postponed from Monday to Friday.", &[("Monday", "2016-09-12"), ("Friday", "2016-09-16")]);
    check("The conference runs Thursday through Sunday.", &[("Thursday through Sunday", "2016-09-08..2016-09-11")]);
    check(
        "A rally was held last Friday, and Sunday evening's concert drew thousands.",
        &[("last Friday", "2016-09-09"), ("Sunday evening", "2016-09-11")],
    );
    check("The clinic is open on Tuesdays, on Friday nights and every Monday.", &[]);
    check(
        "Next Friday, Oct. 14, is the deadline; last Tuesday, Sept. 6, was too early.",
        &[("Next Friday, Oct. 14", "2016-10-14"), ("last Tuesday, Sept. 6", "2016-09-06")],
    );
    check(
        "The election was held a week ago Sunday, and it was a year ago Monday that he came.",
        &[("a week ago Sunday", "2016-09-04"), ("a year ago Monday", "2015-09-12")],
    );
    check(
        "Ten years ago this week, the bank fell. It was 15 years ago today.",
        &[("Ten years ago this week", "2006-W37"), ("15 years ago today", "2001-09-14")],
    );
    check(
        "The strike began on the Monday before Christmas and ended on the Tuesday after New Year's Day.",
        &[("Monday before Christmas", "2015-12-21"), ("Tuesday after New Year's Day", "2016-01-05")],
    );
    check(
        "On June 7 he was held; the following Monday he was freed.",
        &[("June 7", "2016-06-07"), ("following Monday", "2016-06-13")],
    );
    check(
        "He was arrested late Thursday night. Later Wednesday, the army denied it.",
        &[("late Thursday night", "2016-09-08"), ("Later Wednesday", "2016-09-14")],
    );
}

#[test]
fn days_of_a_month() {
    check("Clinton said the Nov. 8 election would be close.", &[("Nov. 8", "2016-11-08")]);
    check(
        "Shots were fired on Oct. 27; a vigil is planned for Oct. 30.",
        &[("Oct. 27", "2015-10-27"), ("Oct. 30", "2016-10-30")],
    );
    check("Violence prompted by the Oct. 27 attack went on.", &[("Oct. 27", "2015-10-27")]);
    check(
        "Trump, who visited Mexico in August, faces Clinton on Nov. 8.",
        &[("August", "2016-08"), ("Nov. 8", "2016-11-08")],
    );
    check(
        "The hearing was adjourned to 14 October. It was delayed to Oct. 3 from Sept. 30.",
        &[("14 October", "2016-10-14"), ("Oct. 3", "2016-10-03"), ("Sept. 30", "2016-09-30")],
    );
    check(
        "The ship sailed on the 12th and is due on the 20th. The rent is paid by the 1st of the month.",
        &[("12th", "2016-09-12"), ("20th", "2016-09-20"), ("by the 1st of the month", "2016-09-01")],
    );
    check(
        "The festival runs from June 5 through June 8; the summit was held June 5-8, 2015.",
        &[("from June 5 through June 8", "2016-06-05..2016-06-08"), ("June 5-8, 2015", "2015-06-05..2015-06-08")],
    );
    check("He stayed 30 November-2 December 2015.", &[("30 November-2 December 2015", "2015-11-30..2015-12-02")]);
    check("On July 15 and 16, soldiers seized bridges.", &[("July 15 and 16", "2016-07-15..2016-07-16")]);
    check(
        "The last Friday of March was cold; the first Monday of October is a holiday.",
        &[("last Friday of March", "2016-03-25"), ("first Monday of October", "2016-10-03")],
    );
    check(
        "It took effect Jan. 1, 2015, and fell on Oct. 27 before rising a week later.",
        &[("Jan. 1, 2015", "2015-01-01"), ("Oct. 27", "2015-10-27"), ("a week later", "2015-11-03")],
    );
    check(
        "Voters go to the polls on Nov. 8. The trial starts Nov. 7.",
        &[("Nov. 8", "2016-11-08"), ("Nov. 7", "2016-11-07")],
    );
    check("Police raided the house on 3 March, 10 days after the fire.", &[("3 March", "2016-03-03")]);
    check(
        "On this day in 1963, he was born. Prices were lower this day last year.",
        &[("this day in 1963", "1963-09-14"), ("this day last year", "2015-09-14")],
    );
    check(
        "He died on Boxing Day. It will open on Halloween.",
        &[("Boxing Day", "2015-12-26"), ("Halloween", "2016-10-31")],
    );
    check(
        "Shops were shut over Labor Day weekend and the July 4 weekend.",
        &[("Labor Day weekend", "2016-09-03..2016-09-05"), ("July 4 weekend", "2016-07-02..2016-07-04")],
    );
}

#[test]
fn months() {
    check(
        "Few voted before the 2016 election, and fewer after the June 2015 vote.",
        &[("before the 2016", "2016"), ("after the June 2015", "2015-06")],
    );
    check("Retail sales rose more than expected in August.", &[("August", "2016-08")]);
    check(
        "In August, they agreed to meet. In June, he was asked to leave.",
        &[("August", "2016-08"), ("June", "2016-06")],
    );
    check("In October, the court is expected to rule.", &[("October", "2016-10")]);
    check(
        "In October, voters will go to the polls. Prices peaked in mid-June.",
        &[("October", "2016-10"), ("mid-June", "2016-06")],
    );
    check(
        "The report is published in December and was cited in November.",
        &[("December", "2015-12"), ("November", "2015-11")],
    );
    check("Between January and June, 400 people died.", &[("Between January", "2016-01"), ("and June", "2016-06")]);
    check("Exports fell in the January-March quarter.", &[("January-March", "2016-01-01..2016-03-31")]);
    check("He has been held since his arrest in March last year.", &[("March last year", "2015-03")]);
    check("The Prime Minister, Mrs May, said in May that it may rain.", &[("May", "2016-05")]);
    check("They march each January. The march on Rome was in October 1922.", &[("October 1922", "1922-10")]);
    check("In the last month it doubled. The last month was dry.", &[("last month", "2016-08")]);
}

#[test]
fn years_decades_and_centuries() {
    check(
        "He was second in 1998, 2002 and 2006, and won titles in 1998-2001, 2004 and 2010.",
        &[
            ("1998", "1998"),
            ("2002", "2002"),
            ("2006", "2006"),
            ("1998-2001", "1998-01-01..2001-12-31"),
            ("2004", "2004"),
            ("2010", "2010"),
        ],
    );
    check(
        "John Smith (born 1951) met Jane Roe (1890–1964), Ann (b. 1920) and Bob (d. 2001).",
        &[("1951", "1951"), ("1890–1964", "1890-01-01..1964-12-31"), ("1920", "1920"), ("2001", "2001")],
    );
    check("From 1993 until his death in 2004, he lived in Rome.", &[("1993", "1993"), ("2004", "2004")]);
    check(
        "The law, passed in 1978 and amended in '96, expires next year.",
        &[("1978", "1978"), ("'96", "1996"), ("next year", "2017")],
    );
    check(
        "He led the club in the 1990s and 2000s, the late '80s and the mid-90s.",
        &[("1990s", "199X"), ("2000s", "200X"), ("late '80s", "198X"), ("mid-90s", "199X")],
    );
    check("She died in her late 20s, he in his early forties; highs were in the mid-60s.", &[]);
    check("The film was released by 20th Century Fox in 2009.", &[("2009", "2009")]);
    check(
        "Traders of the 18th and 19th centuries; wars from the 16th to the 18th century.",
        &[("18th", "17XX"), ("19th centuries", "18XX"), ("from the 16th", "15XX"), ("to the 18th century", "17XX")],
    );
    check("The Jets won in Week 10. School closes in week 40.", &[("week 40", "2016-W40")]);
    check(
        "The 2008-09 crisis, the 2012/13 season and fiscal year 2014-15 were hard.",
        &[
            ("2008-09", "2008-01-01..2009-12-31"),
            ("2012/13", "2012-01-01..2013-12-31"),
            ("fiscal year 2014-15", "2014-01-01..2015-12-31"),
        ],
    );
    check(
        "By year-end, 40 stores will close; by month's end, ten.",
        &[("By year-end", "2016"), ("by month's end", "2016-09")],
    );
    check("It began as early as 2009 and went on midway through 2011.", &[("2009", "2009"), ("2011", "2011")]);
}

#[test]
fn quarters_halves_and_seasons() {
    check(
        "Third-quarter profit rose; the economy grew 2 percent in the fourth quarter.",
        &[("Third-quarter", "2016-Q3"), ("fourth quarter", "2015-Q4")],
    );
    check("He threw two touchdowns in the fourth quarter of the game.", &[]);
    check(
        "Sales fell in the fiscal 2010 fourth quarter, in 3Q15, in 1H 2014 and in the third quarter 2013.",
        &[
            ("fiscal 2010 fourth quarter", "2010-Q4"),
            ("3Q15", "2015-Q3"),
            ("1H 2014", "2014-H1"),
            ("third quarter 2013", "2013-Q3"),
        ],
    );
    check(
        "In the first nine months of the year, sales rose.",
        &[("first nine months of the year", "2016-01-01..2016-09-30")],
    );
    check("Profit was $2m in the same period last year.", &[("same period last year", "2015")]);
    check(
        "Net income was $3m in the first quarter of 2016, up from $2m in the same period a year earlier.",
        &[("first quarter of 2016", "2016-Q1"), ("same period a year earlier", "2015-Q1")],
    );
    check(
        "It will end by spring; the winter of 2015/16 was mild.",
        &[("by spring", "2017-SP"), ("winter of 2015/16", "2015-WI")],
    );
}

#[test]
fn from_another_date() {
    check(
        "On June 5 he left, and three days later he returned. He went back the next month.",
        &[("June 5", "2016-06-05"), ("three days later", "2016-06-08"), ("next month", "2016-07")],
    );
    check(
        "In 2010 he won. Two years later he lost. A year earlier he had been ill.",
        &[("2010", "2010"), ("Two years later", "2012"), ("A year earlier", "2011")],
    );
    check(
        "Since the beginning of the year, 3,000 have died; since the early 1980s, many more.",
        &[("Since the beginning of the year", "2016-01-01"), ("since the early 1980s", "198X")],
    );
    check(
        "The war ended more than 70 years ago; nearly 15 years ago it began again.",
        &[("more than 70 years ago", "1946"), ("nearly 15 years ago", "2001")],
    );
    check(
        "It must be paid within 30 days. The strike is expected to last three weeks.",
        &[("30 days", "2016-09-14..2016-10-14")],
    );
    check(
        "They left more than two weeks before June 3 and came back less than a week after Oct. 1.",
        &[
            ("more than two weeks before June 3", "..2016-05-20"),
            ("less than a week after Oct. 1", "2015-10-01..2015-10-08"),
        ],
    );
}

#[test]
fn bounds_on_what_a_date_names() {
    let check = |text: &str, first: Option<Date>, last: Option<Date>, modifier: Option<Modifier>| {
        let read = dates(text, Some(&DateSpan::day(DAY)));
        let (_, span) = read.first().expect("a date");
        assert_eq!((span.first, span.last, span.modifier), (first, last, modifier), "{text:?}");
    };
    // The election lies somewhere in 2016, so "before" it may be in 2016 as well.
    check("before the 2016 election", None, Some(date(2016, 12, 31)), Some(Modifier::Before));
    check("after the June 2015 vote", Some(date(2015, 6, 1)), None, Some(Modifier::After));
    check("before the Nov. 8 election", None, Some(date(2016, 11, 7)), Some(Modifier::Before));
    check("prompted by the Oct. 27 attack", Some(date(2015, 10, 27)), Some(date(2015, 10, 27)), None);
    check("less than a week after June 3", Some(date(2016, 6, 3)), Some(date(2016, 6, 10)), Some(Modifier::OnOrBefore));
    check("in fiscal 2015", Some(date(2015, 1, 1)), Some(date(2015, 12, 31)), Some(Modifier::Approx));
}
