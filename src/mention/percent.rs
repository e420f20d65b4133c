//! Percentages and percentage points.
//!
//! Reads "5 %", "78 percent", "per cent", "5pc", "20 to 25 percent", "between three and seven percent", "two percentage
//! points", "half a percentage point", "25 basis points" (a quarter of a percentage point), "a 49-percent decline". A
//! percentage is not a percentage point: the two never compare.
//!
//! Refuses "a percentage of", which states none.
//!
//! ```
//! use crosscheck::mention::{Kind, read};
//! use crosscheck::value::{Unit, Value};
//! let mentions = read("Sales fell almost fifteen percent, or two percentage points.", None);
//! let units: Vec<_> = mentions.iter().map(|mention| match &mention.value {
//!     Value::Amount(amount) => (mention.kind, amount.unit),
//!     _ => unreachable!("a percentage is an amount"),
//! }).collect();
//! assert_eq!(units, [(Kind::Percent, Unit::Percent), (Kind::Percent, Unit::PercentPoint)]);
//! ```

use super::numeral::{Form, Numeral};
use super::term::Term;
use super::token::{Tokens, is_dash};
use super::{Found, Kind, number, range};
use crate::value::{DateSpan, Decimal, Unit};

/// Words that follow a percentage.
pub(super) const WORDS: &[&str] = &["percent", "percentage", "pct", "pc", "basis", "cent"];

/// Reads a percentage whose number stands at token `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, _: Option<&DateSpan>) -> Option<Found> {
    if !number::could_begin(tokens, at) {
        return None;
    }
    let phrase = range::read(tokens, at, term)?;
    Some(number::counted(tokens, Kind::Percent, phrase, super::Sense::Plain))
}

fn term(tokens: &Tokens<'_>, at: usize) -> Option<Term> {
    let numeral = tokens.numeral(at).filter(|numeral| !numeral.ordinal)?;
    let dash = tokens.symbol(numeral.end).is_some_and(is_dash) && tokens.glued(numeral.end);
    let mut next = numeral.end + usize::from(dash);
    if numeral.fraction && !dash {
        // "half a percent", "a quarter of a percentage point"
        next += usize::from(tokens.is(next, "of"));
        next += usize::from(matches!(tokens.word(next), "a" | "one" | "1"));
    }
    let one = |end| Some(Term::new(numeral, end, Unit::Percent, "percent"));
    let point = |end| Some(Term::new(numeral, end, Unit::PercentPoint, "percent.point"));
    if let Some(end) = greater_of_two(tokens, numeral) {
        return one(end);
    }
    let sign = |i: usize| matches!(tokens.symbol(i), Some('%' | '％' | '٪' | '﹪'));
    if sign(next) {
        let points = matches!(tokens.word(next + 1), "point" | "points")
            || tokens.is(next + 1, "-") && tokens.is(next + 2, "point");
        return if points { point(next + 2) } else { one(next + 1) };
    }
    match tokens.word(next) {
        "percent" if matches!(tokens.word(next + 1), "point" | "points") => point(next + 2),
        "percent" | "pct" => one(next + 1),
        "per" if tokens.is(next + 1, "cent") => one(next + 2),
        "pc" if tokens.raw(next) == "pc" => one(next + 1),
        "percentage" => {
            let gap = usize::from(tokens.symbol(next + 1).is_some_and(is_dash));
            matches!(tokens.word(next + 1 + gap), "point" | "points").then(|| point(next + 2 + gap))?
        }
        "basis" if matches!(tokens.word(next + 1), "point" | "points") => {
            Term::new(numeral, next + 2, Unit::PercentPoint, "percent.basis-point").converted(Decimal::power_of_ten(-2))
        }
        _ => None,
    }
}

/// "58.5 to 41.5 percent": two shares of one vote, where the first is the greater and shares the word of the second. Gives
/// the token after the first.
fn greater_of_two(tokens: &Tokens<'_>, first: Numeral) -> Option<usize> {
    let to = tokens.is(first.end, "to") || tokens.symbol(first.end).is_some_and(is_dash);
    let second = tokens.numeral(first.end + 1).filter(|second| to && !second.ordinal && second.value < first.value)?;
    let percent = matches!(tokens.symbol(second.end), Some('%'))
        || matches!(tokens.word(second.end), "percent" | "pct") && !tokens.is(second.end + 1, "point")
        || tokens.is(second.end, "per") && tokens.is(second.end + 1, "cent");
    let whole = first.form == Form::Digits && !first.fraction && first.scale == Decimal::ONE;
    (percent && whole && !first.value.is_negative()).then_some(first.end)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_kind;
    use super::Kind;

    fn check(text: &str, expect: &[&str]) {
        check_kind(Kind::Percent, text, expect);
    }

    #[test]
    fn percentages() {
        check("5 %, 5%, 5 percent, 5 per cent, 5pc, 5 pct", &["5 %"; 6]);
        check("a 49-percent decline", &["49 %"]);
        check("20 to 25 percent; between three and seven percent; 50–80%", &["[20, 25] %", "[3, 7] %", "[50, 80] %"]);
        check("up to 3%, almost fifteen percent, more than 40%", &["(, 3] %", "[13.5, 15) %", "(40, ) %"]);
        check("It rose from 28% to 32%.", &["28 %", "32 %"]);
        check("He won 58.5 to 41.5 percent; by 60-40 percent", &["58.5 %", "41.5 %", "60 %", "40 %"]);
        check("٥٪", &["5 %"]);
        check("a percentage of the vote", &[]);
    }

    #[test]
    fn points_are_not_percent() {
        check("two percentage points, 1.5 percent points", &["2 pp", "1.5 pp"]);
        check("by 25 basis points", &["0.25 pp"]);
        check(
            "a quarter of a percentage point, half a percentage point, half a percent",
            &["0.25 pp", "0.5 pp", "0.5 %"],
        );
        check("plus or minus 3.1 percentage points", &["3.1 pp"]);
    }
}
