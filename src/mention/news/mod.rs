//! Sentences as news writes them, with every number in them: the texts beside this file, read and checked by eye.
//!
//! A sentence stands on a line of its own; under it, two spaces in, each number as `words | kind value | direction | rate |
//! counted words`, what is not there left out. Dates and lengths of time stand in `dates.txt`, under a Tuesday's dateline,
//! each as `words | kind form | modifier`.

use jiff::civil::date;

use super::testing::{in_full, in_time};
use super::{Kind, read};
use crate::value::DateSpan;

const NEWS: &[&str] = &[
    include_str!("casualties.txt"),
    include_str!("counts.txt"),
    include_str!("shares.txt"),
    include_str!("polls.txt"),
    include_str!("markets.txt"),
    include_str!("measures.txt"),
    include_str!("games.txt"),
    include_str!("names.txt"),
    include_str!("agency.txt"),
];

/// The sentences of a table, each with its values.
fn table(texts: &[&'static str]) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut table: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in texts.iter().flat_map(|text| text.lines()) {
        match (line.strip_prefix("  "), table.last_mut()) {
            (Some(number), Some((_, numbers))) => numbers.push(number),
            _ => table.push((line, Vec::new())),
        }
    }
    table
}

#[test]
fn every_number_of_the_news_is_read() {
    let mut wrong = String::new();
    for (sentence, expect) in table(NEWS) {
        let numbers: Vec<String> = read(sentence, None)
            .iter()
            .filter(|mention| !matches!(mention.kind, Kind::Date | Kind::Duration))
            .filter_map(|mention| in_full(sentence, mention))
            .collect();
        if numbers != expect {
            wrong += &format!("{sentence}\n  {}\n", numbers.join("\n  "));
        }
    }
    assert!(wrong.is_empty(), "read otherwise than the table says:\n{wrong}");
}

#[test]
fn every_date_of_the_news_is_read() {
    let dateline = DateSpan::day(date(2023, 11, 14));
    let mut wrong = String::new();
    for (sentence, expect) in table(&[include_str!("dates.txt")]) {
        let mentions = read(sentence, Some(&dateline));
        let found: Vec<String> = mentions.iter().filter_map(|mention| in_time(sentence, mention)).collect();
        if found != expect {
            wrong += &format!("{sentence}\n  {}\n", found.join("\n  "));
        }
    }
    assert!(wrong.is_empty(), "read otherwise than the table says:\n{wrong}");
}

#[test]
fn the_table_holds_every_kind_and_quotes_its_sentences() {
    let table = table(NEWS);
    assert!(table.len() > 200, "{}", table.len());
    for kind in ["cardinal", "ordinal", "percent", "money", "quantity"] {
        let named = format!(" | {kind} ");
        assert!(table.iter().flat_map(|(_, numbers)| numbers).any(|number| number.contains(&named)), "{kind}");
    }
    for (sentence, numbers) in table {
        let mut rest = sentence;
        for number in numbers {
            let words = number.split(" | ").next().unwrap_or_default();
            let at = rest.find(words).unwrap_or_else(|| panic!("{words:?} is not in order in {sentence:?}"));
            rest = &rest[at + words.len()..];
        }
    }
}
