//! Lists of dates: "in 2008, 2011 and in 2018". What is said of one is said of each.

use super::reading::Reading;
use crate::mention::{Kind, Mention};
use crate::text::Span;

/// Whether nothing but commas, "and" and prepositions stands between two values, and the second does not open a clause of its own: "on that
/// day, and on 16 March they left".
pub(super) fn are_listed(reading: &Reading<'_>, left: Span, right: Span) -> bool {
    let next = reading.words_after(right).next().map(|word| reading.lower(word));
    let opens = next.is_some_and(|next| matches!(next.as_str(), "he" | "she" | "it" | "they" | "we"));
    !opens
        && left.end <= right.start
        && !reading.text[left.end..right.start].contains([';', '(', ')', '.', ':'])
        && reading
            .words_after(left)
            .take_while(|word| word.start < right.start)
            .all(|word| matches!(reading.lower(word).as_str(), "and" | "in" | "on" | "also" | "or" | "again" | "then"))
}

/// The dates of the list a date stands in, in order; the date alone where it stands in none.
pub(super) fn listed_with<'r>(reading: &'r Reading<'_>, date: &'r Mention) -> Vec<&'r Mention> {
    let dates: Vec<&Mention> = reading.mentions.iter().filter(|mention| mention.kind == Kind::Date).collect();
    let Some(at) = dates.iter().position(|other| other.span == date.span) else { return vec![date] };
    let joined = |pair: &[&Mention]| are_listed(reading, pair[0].span, pair[1].span);
    let before = dates[..=at].windows(2).rev().take_while(|pair| joined(pair)).count();
    let after = dates[at..].windows(2).take_while(|pair| joined(pair)).count();
    dates[at - before..=at + after].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{mention, reading};

    fn check(text: &str, date: &str, expect: &[&str]) {
        let reading = reading(text);
        let listed: Vec<&str> =
            listed_with(&reading, mention(&reading, date)).iter().map(|m| m.span.of(text)).collect();
        assert_eq!(listed, expect, "{text:?}");
    }

    #[test]
    fn dates_of_a_list() {
        check("It aired in 2005, 2006 and in 2009.", "2006", &["2005", "2006", "2009"]);
        check("It aired in 2005 and closed in 2009.", "2009", &["2009"]);
        check("It aired in 2005.", "2005", &["2005"]);
        check("It opened in 2005, and in 2009 they closed it.", "2005", &["2005"]);
    }
}
