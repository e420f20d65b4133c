//! The rules that read values, by the names mentions carry.

/// A rule with what it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name a mention carries; its first word is the family of readers it belongs to.
    pub name: &'static str,
    /// What it reads, and as what.
    pub meaning: &'static str,
    /// A text it reads something in.
    pub example: &'static str,
}

const fn rule(name: &'static str, meaning: &'static str, example: &'static str) -> Rule {
    Rule { name, meaning, example }
}

/// Every rule, by family.
///
/// ```
/// use crosscheck::mention::{RULES, read};
/// let rule = RULES.iter().find(|rule| rule.name == "cardinal.ratio").unwrap();
/// assert_eq!(read(rule.example, None)[0].rule, "cardinal.ratio");
/// ```
#[rustfmt::skip]
pub static RULES: &[Rule] = &[
    rule("cardinal", "a number in digits or words, alone or as a range", "40,000 people"),
    rule("cardinal.age", "an age without its unit", "children aged five to nine"),
    rule("cardinal.multiple", "how many times as much", "a sixfold rise"),
    rule("cardinal.rating", "marks out of 5, 10, 20 or 100, as a share", "It scored 5.8/10."),
    rule("cardinal.ratio", "one number out of another, as a share", "one in 21 voters"),
    rule("cardinal.score", "each side's number in a game or a vote", "They won 2-0."),
    rule("cardinal.vague", "words for an interval, or for no number", "dozens of people"),
    rule("ordinal", "a place in an order", "the third man"),
    rule("ordinal.rank", "a place in an order, after a sign", "She is the No. 3 seed."),
    rule("percent", "percent", "almost five percent"),
    rule("percent.point", "percentage points, another unit than percent", "2.5 percentage points"),
    rule("money.carried", "a sum in the unit of the one it is set against", "It rose to $4.4 billion from 3.1 billion."),
    rule("money.prefix", "a sum after its sign or code", "US$1.4bn"),
    rule("money.subunit", "a sum in hundredths, in the whole unit", "40 cents"),
    rule("money.unit", "a sum before its unit", "20,000 euros"),
    rule("money.vague", "a sum of no exact number", "billions of dollars"),
    rule("quantity", "a number with a unit of measure", "12 km"),
    rule("quantity.article", "one of a unit, after an article", "a kilometre away"),
    rule("quantity.compound", "two or more units of one kind, in the smallest", "7 feet 10 inches"),
    rule("quantity.vague", "a quantity of no exact number", "hundreds of miles"),
    rule("duration.age", "an age with its unit", "a 22-year-old"),
    rule("duration.all", "the whole of one unit", "They slept all day."),
    rule("duration.article", "one unit, after an article", "for a decade"),
    rule("duration.clock", "hours and minutes", "6:30 hours"),
    rule("duration.compound", "several units of time that add up", "two years and three months"),
    rule("duration.count", "a number of units of time", "ten years"),
    rule("duration.long", "a length in one word", "a weeklong strike"),
    rule("duration.period", "the time a figure is for; vague", "its annual profit"),
    rule("duration.pointed", "a length before or after now", "over the past decade"),
    rule("duration.range", "between two lengths", "ten to twelve days"),
    rule("duration.scaled", "units of time by the dozen, hundred or thousand", "hundreds of years"),
    rule("duration.vague", "a length of no number", "for several months"),
    rule("date.absolute.day", "a day in full, the month in words", "27 October 2022"),
    rule("date.absolute.month", "a month with its year", "October 2022"),
    rule("date.absolute.named", "the day a date without a year is a name of", "the September 11 attacks"),
    rule("date.absolute.relative_year", "a day whose year is told from the dateline's", "June 3 last year"),
    rule("date.absolute.yearless", "a day without its year: the nearest one", "on Oct. 27"),
    rule("date.anaphoric.day", "the day spoken of last", "On May 4, 2011 he won. Later in the day he left."),
    rule("date.anaphoric.later", "so long after or before the date spoken of last", "He won on May 4, 2011 and left three days later."),
    rule("date.anaphoric.neighbour", "the unit next to the date spoken of last", "He won on May 4, 2011 and left the following day."),
    rule("date.anaphoric.same", "the unit of the date spoken of last", "He won in May 2011 and left that same year."),
    rule("date.century", "a century", "the 19th century"),
    rule("date.day_number", "the day of that number in the dateline's month, or the next to it the verb points to", "on the 21st"),
    rule("date.decade", "a decade", "the 1980s"),
    rule("date.holiday", "a holiday: of a year, or the nearest", "Christmas 2014"),
    rule("date.holiday.around", "the week of a holiday, or the nearest weekend with the days between", "Labor Day weekend"),
    rule("date.month", "a month without its year: the latest, or the next where the sentence looks ahead", "in August"),
    rule("date.month.relative_year", "a month whose year is told from the dateline's", "in October last year"),
    rule("date.nth.day", "the day of that number in a month told from the dateline's", "the 20th of next month"),
    rule("date.nth.quarter", "a quarter without its year: the nearest", "the third quarter"),
    rule("date.nth.several", "the first or last few units of a longer one", "the last three weeks of 2015"),
    rule("date.nth.unit", "a unit of a longer one by its number", "the last week of March 2015"),
    rule("date.nth.weekday", "a weekday of a month by its number", "the first Monday of October 2015"),
    rule("date.numeric", "a day in digits", "2022-10-27"),
    rule("date.numeric.month", "a month in digits", "11/2016"),
    rule("date.numeric.named", "the day that two numbers are a name of", "since 9/11"),
    rule("date.numeric.yearless", "month and day in digits", "on 4/22"),
    rule("date.offset.ago", "so long before the dateline", "two years ago"),
    rule("date.offset.ago_from", "so long before a date told from the dateline", "a week ago Sunday"),
    rule("date.offset.from_date", "so long before or after a date", "two days after Monday"),
    rule("date.offset.from_now", "so long after the dateline", "two weeks from now"),
    rule("date.offset.hence", "so long after the dateline", "three months hence"),
    rule("date.offset.in", "so long after the dateline", "They will leave in two weeks."),
    rule("date.offset.neighbour", "the day or unit next to one told from the dateline", "the day before yesterday"),
    rule("date.offset.within", "from the dateline on, for so long", "within the next five days"),
    rule("date.part", "the beginning, middle or end of a date", "early May 2015"),
    rule("date.quarter", "a quarter or half by its sign", "Q3 2015"),
    rule("date.quarter.month", "the quarter that ends with a month", "in the September quarter"),
    rule("date.range", "from one day to another", "from May 4 to May 9, 2015"),
    rule("date.range.half", "one end of a stretch of months or years, each read as the whole", "from 2009 to 2011"),
    rule("date.range.years", "a season or fiscal year over two calendar years", "2013-14"),
    rule("date.relative.day", "the dateline's day or one next to it", "yesterday"),
    rule("date.relative.month", "a month by its name, told from the dateline", "last October"),
    rule("date.relative.season", "a season told from the dateline", "this summer"),
    rule("date.relative.several", "so many whole units before or after the dateline", "last 3 weeks"),
    rule("date.relative.unit", "the unit of the dateline or one next to it", "last month"),
    rule("date.relative.weekday", "a weekday told from the dateline", "next Monday"),
    rule("date.season", "a season of a year", "summer of 2016"),
    rule("date.side", "the part of a unit before or after the dateline", "earlier this month"),
    rule("date.week_of", "the week of a day, or of a number", "the week of April 10, 2015"),
    rule("date.weekday", "a bare weekday: the latest, or the next where the sentence looks ahead", "on Wednesday"),
    rule("date.weekday.beside", "the next such weekday before or after a day", "the Tuesday after Labor Day 2016"),
    rule("date.weekday.counted", "so many weekdays before or after the dateline", "two Sundays ago"),
    rule("date.weekday.date", "a weekday with its date", "Thursday, October 27 2022"),
    rule("date.weekday.number", "a weekday with its day's number", "Thursday the 15th"),
    rule("date.weekday.week", "a weekday of a week told from the dateline", "Tuesday next week"),
    rule("date.weekend", "the latest weekend, or the next where the sentence looks ahead", "over the weekend"),
    rule("date.year", "a year", "in 2014"),
    rule("date.year.named", "a year that is called one", "the year 2019"),
    rule("date.year.turn", "the years about the first of a century", "the turn of the century"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use jiff::civil::date;

    use super::*;
    use crate::mention::read;
    use crate::value::DateSpan;

    /// The rules of a source file that have a dot in their name: literals of a family's name, a dot and more.
    fn named_in(source: &str) -> BTreeSet<&str> {
        let families = ["cardinal", "ordinal", "percent", "money", "quantity", "duration", "date"];
        let name = |literal: &&str| {
            let plain = literal.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '.' | '_'));
            plain && literal.split_once('.').is_some_and(|(family, _)| families.contains(&family))
        };
        source.split('"').filter(name).collect()
    }

    fn sources(folder: &Path, into: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                sources(&path, into);
            } else if path.file_name().is_some_and(|name| name != "rules.rs" && name != "tests.rs") {
                into.push(fs::read_to_string(&path).expect("a source file"));
            }
        }
    }

    #[test]
    fn every_rule_of_the_readers_is_listed() {
        let mut texts = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/mention"), &mut texts);
        let used: BTreeSet<&str> = texts.iter().flat_map(|text| named_in(text)).collect();
        let listed: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
        // The readers ask for families of rules by these beginnings.
        let beginnings = ["date.absolute", "date.anaphoric", "date.offset"];
        let unlisted: Vec<_> = used.difference(&listed).filter(|name| !beginnings.contains(name)).collect();
        assert!(unlisted.is_empty(), "{unlisted:?}");
    }

    #[test]
    fn every_rule_reads_its_example() {
        let dateline = DateSpan::day(date(2016, 9, 14));
        let wrong: Vec<_> = RULES
            .iter()
            .map(|rule| (rule, read(rule.example, Some(&dateline))))
            .filter(|(rule, mentions)| !mentions.iter().any(|mention| mention.rule == rule.name))
            .map(|(rule, mentions)| (rule.name, mentions.iter().map(|m| m.rule).collect::<Vec<_>>()))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
