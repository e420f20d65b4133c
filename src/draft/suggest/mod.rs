//! The correction of a value, in the style it is printed in.

mod date;
mod number;

use crate::value::{Amount, DateSpan, Value};

/// What to write in place of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The words to write.
    pub text: String,
    /// Whether nothing around them needs another look. Where it does ("1 person" to "2 person", "a 9-" to "a 8-"), the
    /// suggestion is shown and never applied.
    pub safe: bool,
}

/// What to write in place of `printed`, which states `stated`, so that it states `claimed`. `before` is the text in front of it.
///
/// `None` where the style is not known well enough: a range, a bound, a relative date, another unit, a number that does
/// not come out even.
///
/// ```
/// use crosscheck::draft::suggest;
/// use crosscheck::mention::read;
/// let value = |text: &str| read(text, None)[0].value.clone();
/// let written = |printed: &str, claimed: &str| Some(suggest(printed, &value(printed), &value(claimed), "")?.text);
/// assert_eq!(written("Nine", "10").as_deref(), Some("Ten"));
/// assert_eq!(written("$1.5 million", "$2,250,000").as_deref(), Some("$2.25 million"));
/// assert_eq!(written("Oct. 26, 2022", "27 October 2022").as_deref(), Some("Oct. 27, 2022"));
/// assert_eq!(written("more than 5,000", "6,000"), None);
/// ```
pub fn suggest(printed: &str, stated: &Value, claimed: &Value, before: &str) -> Option<Suggestion> {
    let mut suggestion = match (stated, claimed) {
        (Value::Amount(stated), Value::Amount(claimed)) => amount(printed, stated, claimed),
        (Value::Date(stated), Value::Date(claimed)) => day(printed, stated, claimed),
        _ => None,
    }?;
    suggestion.safe &= article_fits(before, &suggestion.text);
    (suggestion.text != printed).then_some(suggestion)
}

/// The wording `spelling` in place of a rival.
pub(super) fn wording(spelling: &str, before: &str) -> Suggestion {
    Suggestion { text: spelling.to_owned(), safe: article_fits(before, spelling) }
}

fn amount(printed: &str, stated: &Amount, claimed: &Amount) -> Option<Suggestion> {
    let exact = |amount: &Amount| amount.is_point() && amount.modifier.is_none() && !amount.vague;
    if !exact(stated) || !exact(claimed) || stated.unit != claimed.unit {
        return None;
    }
    number::rewrite(printed, stated, claimed.nominal.or(claimed.low.number())?)
}

fn day(printed: &str, stated: &DateSpan, claimed: &DateSpan) -> Option<Suggestion> {
    if stated.modifier.is_some() || claimed.modifier.is_some() {
        return None;
    }
    date::rewrite(printed, claimed)
}

/// Whether `a` or `an` right before fits the words: "an 11-member", "a 12-member".
fn article_fits(before: &str, text: &str) -> bool {
    let last = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match last.to_ascii_lowercase().as_str() {
        "a" => !takes_an(text),
        "an" => takes_an(text),
        _ => true,
    }
}

/// Whether the words begin with a vowel when read aloud.
fn takes_an(text: &str) -> bool {
    let word = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let digits: String =
        word.chars().take_while(|c| c.is_ascii_digit() || *c == ',').filter(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        let eleven = digits.starts_with("11") || digits.starts_with("18");
        return digits.starts_with('8') || eleven && digits.len() % 3 == 2;
    }
    word.starts_with(['a', 'e', 'i', 'o', 'u']) && !word.starts_with("one") && !word.starts_with("uni")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::mention;
    use crate::value::{Relation, Tolerance, compare, parse_edtf};

    /// The first value of a text; digits alone count people.
    fn value(text: &str) -> Value {
        let people = if text.bytes().all(|b| b.is_ascii_digit()) { " people" } else { "" };
        mention::read(&format!("{text}{people}"), None)
            .first()
            .unwrap_or_else(|| panic!("no value in {text}"))
            .value
            .clone()
    }

    fn compare_suggested(found: Option<Suggestion>, expect: Option<&str>, about: &str) {
        let shown = found.map(|found| format!("{}{}", found.text, if found.safe { "" } else { "?" }));
        assert_eq!(shown.as_deref(), expect, "{about}");
    }

    /// What is suggested for the value in `before` + `printed`, with `?` after it where it is not safe.
    fn check(before: &str, printed: &str, claimed: &str, expect: Option<&str>) {
        let found = suggest(printed, &value(printed), &value(claimed), before);
        compare_suggested(found, expect, &format!("{before}{printed}"));
    }

    /// The same for dates; the claimed one is in EDTF.
    fn check_date(printed: &str, claimed: &str, expect: Option<&str>) {
        let any = Value::Date(parse_edtf("2022-10-26").expect("a day"));
        let claimed = Value::Date(parse_edtf(claimed).expect("a date"));
        compare_suggested(suggest(printed, &any, &claimed, ""), expect, printed);
    }

    #[test]
    fn numbers_keep_their_style() {
        check("killed ", "nine", "10", Some("ten"));
        check("", "Nine", "10", Some("Ten"));
        check("", "NINE", "10", Some("TEN"));
        check("the ", "28", "32", Some("32"));
        check("", "twenty-one", "35", Some("thirty-five"));
        check("", "nine", "140", Some("140"));
        check("", "Nine", "140", None);
        check("", "1,234", "12500", Some("12,500"));
        check("", "1234", "12500", Some("12500"));
        check("", "28", "12500", Some("12,500"));
        check("", "two dozen", "36", Some("three dozen"));
        check("", "two dozen", "10", Some("ten"));
        check("", "3 million", "4500000", Some("4.5 million"));
        check("", "two million", "3000000", Some("three million"));
    }

    #[test]
    fn units_stay_as_they_are_printed() {
        check("", "$25.00", "$30", Some("$30.00"));
        check("", "$25", "$27.50", Some("$27.50"));
        check("", "$1.5 million", "$2,000,000", Some("$2 million"));
        check("", "12 percent", "14%", Some("14 percent"));
        check("", "ten years", "12 years", Some("twelve years"));
        check("", "12 km", "15 km", Some("15 km"));
        check("", "$25", "€30", None);
        check("", "7 feet 10 inches", "3 m", None);
    }

    #[test]
    fn what_is_no_exact_number_has_no_correction() {
        check("", "nearly 40,000", "45000", None);
        check("", "nine to ten", "12", None);
        check("", "dozens", "12", None);
    }

    #[test]
    fn the_words_around_are_looked_at() {
        check("an ", "11", "12", Some("12?"));
        check("an ", "11", "18", Some("18"));
        check("a ", "nine", "8", Some("eight?"));
        check("", "1", "2", Some("2?"));
        check("", "two", "1", Some("one?"));
    }

    #[test]
    fn dates_keep_their_style() {
        check_date("Oct. 26", "2022-10-27", Some("Oct. 27"));
        check_date("Oct. 26, 2022", "2022-09-03", Some("Sept. 3, 2022"));
        check_date("26 October 2022", "2022-10-27", Some("27 October 2022"));
        check_date("October 26th", "2022-10-21", Some("October 21st"));
        check_date("May 3, 2022", "2022-10-27", Some("October 27, 2022?"));
        check_date("Oct 26, 2022", "2022-09-03", Some("Sep 3, 2022"));
        check_date("2022-10-26", "2022-10-27", Some("2022-10-27"));
        check_date("October 2022", "2022-09", Some("September 2022"));
        check_date("2010", "2011", Some("2011"));
        check_date("Wednesday, Oct. 26", "2022-10-27", Some("Thursday, Oct. 27"));
        check_date("Oct. 26", "2022-10", None);
        check_date("2022", "2022-10-27", None);
        check_date("10/26/2022", "2022-10-27", None);
        check_date("yesterday", "2022-10-27", None);
    }

    proptest! {
        #[test]
        fn any_words_are_taken(printed in "\\PC{0,40}", before in "\\PC{0,10}") {
            let claimed = value("10");
            for mention in mention::read(&printed, None) {
                suggest(mention.span.of(&printed), &mention.value, &claimed, &before);
                suggest(&printed, &mention.value, &claimed, &before);
            }
        }

        #[test]
        fn a_correction_states_the_claimed_value(stated in 2_u32..200_000, claimed in 2_u32..200_000, comma in any::<bool>()) {
            let mut printed = stated.to_string();
            if comma && stated >= 1000 {
                printed.insert(printed.len() - 3, ',');
            }
            let people = |number: &str| mention::read(&format!("{number} people"), None)[0].value.clone();
            if let Some(found) = suggest(&printed, &people(&printed), &people(&claimed.to_string()), "") {
                let read = people(&found.text);
                prop_assert_eq!(compare(&people(&claimed.to_string()), &read, Tolerance::Exact), Relation::Equal);
            } else {
                prop_assert_eq!(stated, claimed);
            }
        }
    }
}
