//! Sums of money.
//!
//! Reads a symbol, code or abbreviation before or after the number, glued or not ("$5", "US$1.4bn", "EUR50m", "RM79",
//! "A$82.6m", "Rs. 20", "20€", "42 EGP"), names of units ("ten dollars", "10,000 Swiss francs", "2.8m pounds"),
//! subunits ("34 cents", "470 pence", "20p", "twenty dollars and five cents"), ranges ("$10 to $15 billion"), vague sums
//! ("billions of dollars"). A sum in cents is given in the unit they divide; the printed number is kept beside it.
//! "$" alone says nobody's dollar, and a bare "cent" is a hundredth of it.
//!
//! "Pounds" are money unless the text speaks of weight: "pounds of" something after a number without millions, a
//! "10-pound baby", or words such as "weighs" and "lost" nearby.
//!
//! Refuses codes that are English words in capitals ("ALL 228"), and "won" after small numbers.
//!
//! ```
//! use crosscheck::mention::{Kind, read};
//! use crosscheck::value::Value;
//! let mentions = read("It paid US$1.4bn, or 34 cents a share.", None);
//! let sums: Vec<_> = mentions.iter().map(|m| match &m.value {
//!     Value::Amount(a) => (m.kind, a.normal_form(), a.unit.symbol()),
//!     _ => unreachable!("money is an amount"),
//! }).collect();
//! assert_eq!(sums, [(Kind::Money, "1400000000".to_owned(), Some("USD")), (Kind::Money, "0.34".to_owned(), Some("$"))]);
//! ```

use super::lexicon::Class;
use super::numeral::{self, Numeral};
use super::range::Phrase;
use super::term::Term;
use super::token::{Tokens, is_dash};
use super::{Found, Kind, number, range, vague, wording};
use crate::value::currency::{by_code, by_name, by_symbol, dollar, national, subunit};
use crate::value::{DateSpan, Decimal, Unit};

/// Codes that are words too, and stand for money only when glued to the number.
fn is_english(code: &str) -> bool {
    matches!(
        code,
        "ALL" | "TOP" | "TRY" | "CUP" | "PEN" | "MOP" | "BAM" | "NAD" | "Sh" | "Fr" | "LE" | "DM" | "FF" | "GH" | "SOS"
    )
}

/// Reads a sum whose number, or the unit before it, stands at token `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, _: Option<&DateSpan>) -> Option<Found> {
    if !could_begin(tokens, at) {
        return None;
    }
    let phrase = range::read(tokens, at, term).or_else(|| vague_sum(tokens, at))?;
    Some(number::found(tokens, Kind::Money, phrase))
}

fn could_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    if number::could_begin(tokens, at) || tokens.has(at, Class::VAGUE) {
        return true;
    }
    match tokens.symbol(at) {
        Some(symbol) => by_symbol(symbol).is_some() || is_dash(symbol),
        None => {
            tokens.is_digits(at + 1)
                || matches!(tokens.symbol(at + 1), Some('.' | '$'))
                || tokens.has(at + 1, Class::CURRENCY)
                || tokens.has(at, Class::CURRENCY)
        }
    }
}

/// Reads one sum.
fn term(tokens: &Tokens<'_>, at: usize) -> Option<Term> {
    let sum = match prefix(tokens, at) {
        Some((unit, number_at)) => after_prefix(tokens, unit, number_at)?,
        None => before_unit(tokens, at).or_else(|| carried(tokens, at))?,
    };
    Some(with_hundredths(tokens, sum))
}

/// The unit written before a number: "$", "US$", "EUR", "Rs.", "Malaysian ringgit"; with the token the number is at.
fn prefix(tokens: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
    if let Some(symbol) = tokens.symbol(at) {
        let next = at + 1;
        let minus = usize::from(is_dash(symbol));
        let unit = by_symbol(tokens.symbol(at + minus)?)?;
        return (minus == 0 || tokens.glued(next)).then_some((unit, next + minus));
    }
    if !tokens.is_word(at) || tokens.glued(at) && at > 0 && tokens.symbol(at - 1).is_none_or(char::is_alphanumeric) {
        return None;
    }
    // "U.S. $100"
    let dotted = tokens.is(at, "u") && tokens.is(at + 1, ".") && tokens.is(at + 2, "s");
    let (word, end) =
        if dotted { ("us", at + 3 + usize::from(tokens.is(at + 3, "."))) } else { (tokens.word(at), at + 1) };
    if tokens.symbol(end) == Some('$') {
        let capital = tokens.raw(at).chars().all(char::is_uppercase) && word.len() > 1;
        let before = dollar(word).filter(|_| tokens.glued(end) || capital || dotted)?;
        return Some((before, end + 1));
    }
    if dotted {
        return None;
    }
    let raw = tokens.raw(at);
    let small = matches!(raw, "usd" | "eur" | "gbp" | "rmb" | "inr");
    let code = by_code(raw).or_else(|| if small { by_code(&raw.to_ascii_uppercase()) } else { None });
    if let Some(unit) = code {
        let next = at
            + 1
            + usize::from(
                tokens.is(at + 1, ".") && raw.len() < 4 && !tokens.glued(at + 2)
                    || tokens.is(at + 1, ".") && tokens.is_digits(at + 2),
            );
        let number = tokens.is_digits(next) || tokens.is(next, ".") && tokens.is_digits(next + 1);
        // "kr" and the like without a number beside them, and words in capitals, are no money.
        return (number && (tokens.glued(next) && raw != "TOP" || !is_english(raw))).then_some((unit, next));
    }
    if tokens.has(at, Class::CURRENCY)
        && tokens.is_digits(at + 1)
        && subunit(word).is_some()
        && tokens.raw(at + 1).len() >= 2
    {
        return None;
    }
    let unit = national(word, tokens.word(at + 1))?;
    tokens.is_digits(at + 2).then_some((unit, at + 2))
}

fn after_prefix(tokens: &Tokens<'_>, unit: &'static str, at: usize) -> Option<Term> {
    let numeral = tokens.numeral(at).filter(|numeral| !numeral.ordinal && numeral.form != numeral::Form::Words)?;
    let numeral = magnified(tokens, numeral);
    let mut end = numeral.end;
    // "$1 million-dollar", "$10 dollars", "$5 USD": the unit said twice.
    let again = end + usize::from(tokens.symbol(end).is_some_and(is_dash));
    if unit_after(tokens, again).is_some_and(|(named, _)| unit == "$" && matches!(named, "$" | "USD") || named == unit)
        && !tokens.is_digits(again + 1)
    {
        end = unit_after(tokens, again)?.1;
    }
    let negative = at >= 2
        && tokens.symbol(at - 2).is_some_and(is_dash)
        && tokens.symbol(at - 1).is_some()
        && tokens.glued(at - 1);
    let before =
        at.checked_sub(3).is_none_or(|i| !tokens.get(i).is_some_and(|t| t.shape.is_value()) || !tokens.glued(at - 2));
    let value = if negative && before { -numeral.value } else { numeral.value };
    Some(Term { value, ..Term::new(numeral, end, Unit::Currency(unit), "money.prefix") })
}

/// The numeral with the magnitude that only money gives a letter: "$5m", "€10b".
fn magnified(tokens: &Tokens<'_>, numeral: Numeral) -> Numeral {
    match numeral::money_suffix(tokens, numeral.end) {
        Some(exponent) if numeral.form == numeral::Form::Digits => {
            numeral.times(exponent, numeral.end + 1).unwrap_or(numeral)
        }
        _ => numeral,
    }
}

/// A number before the name, code or symbol of its unit.
fn before_unit(tokens: &Tokens<'_>, at: usize) -> Option<Term> {
    if matches!(tokens.word(at), "a" | "an") && at > tokens.floor() {
        // "a penny", "a dollar"; after a sum, "a pound" is a rate.
        if let Some(unit) = subunit(tokens.word(at + 1)).filter(|_| !tokens.is(at + 1, "cent")) {
            let one = Term {
                end: at + 2,
                value: Decimal::ONE,
                last_place: Decimal::ONE,
                unit: Unit::Currency(unit),
                scale: Decimal::ONE,
                form: numeral::Form::Words,
                printed: None,
                rule: "money.subunit",
            };
            return one.converted(Decimal::power_of_ten(-2));
        }
    }
    let plain = tokens.numeral(at).filter(|numeral| !numeral.ordinal)?;
    // "145.40/50 yen" is a price to buy at and the last digits of one to sell at.
    let slash = at > 2 && tokens.glued(at) && tokens.is(at - 1, "/") && tokens.is_digits(at - 2);
    let quoted = slash && tokens.is(at - 3, ".") && !tokens.is(at + 1, ".");
    if quoted || number::glued_to_word(tokens, at) {
        return None;
    }
    let numeral = magnified(tokens, plain);
    let mut end = numeral.end;
    end += usize::from(tokens.symbol(end).is_some_and(is_dash) && tokens.glued(end) && tokens.glued(end + 1));
    end += usize::from(
        tokens.is(end, "of") && numeral.scale > Decimal::from(1000) && tokens.has(end + 1, Class::CURRENCY),
    );
    // "30 MUSD", "5 kEUR"
    let raw = tokens.raw(end);
    if raw.len() == 4
        && let Some(exponent) = raw.strip_prefix('M').map(|_| 6).or(raw.strip_prefix('k').map(|_| 3))
        && let Some(unit) = raw.get(1..).and_then(by_code)
    {
        return Some(Term::new(numeral.times(exponent, end + 1)?, end + 1, Unit::Currency(unit), "money.unit"));
    }
    if let Some((unit, after)) = unit_after(tokens, end) {
        let pounds = matches!(tokens.word(after - 1), "pound" | "pounds") && after == end + 1;
        if pounds && super::quantity::is_weight(tokens, at, numeral, end) {
            return None;
        }
        // "won" is a verb, a crown is worn, and marks are given.
        if matches!(tokens.word(end), "won" | "crown" | "crowns" | "marks") && numeral.value < Decimal::from(1000) {
            return None;
        }
        return Some(Term::new(numeral, after, Unit::Currency(unit), "money.unit"));
    }
    let name = tokens.word(end);
    let single_c =
        tokens.raw(end) == "c" && (tokens.glued(end) || tokens.get(end + 1).is_none_or(|next| !next.shape.is_value()));
    let unit = if single_c {
        Some("$")
    } else if pence(tokens, plain) {
        Some("GBP")
    } else {
        subunit(name).or_else(|| tokens.symbol(end).filter(|&c| c == '¢').map(|_| "$"))
    };
    let unit = unit.filter(|_| plain.scale == Decimal::ONE)?;
    let hundredth = Term::new(plain, end + 1, Unit::Currency(unit), "money.subunit");
    hundredth.converted(Decimal::power_of_ten(-2))
}

/// A number with a scale and no unit right after a sum it is set against: "to 4.4 mln dlrs from 3.1 mln", "$2.1 billion vs 1.9
/// billion". It is in the unit of that sum.
fn carried(tokens: &Tokens<'_>, at: usize) -> Option<Term> {
    const LONGEST: usize = 8;
    let sum_end = tokens.floor();
    let link = match at.checked_sub(sum_end)? {
        1 => matches!(tokens.word(sum_end), "from" | "vs" | "versus" | "against"),
        2 => tokens.is(sum_end, "compared") && matches!(tokens.word(sum_end + 1), "with" | "to"),
        _ => false,
    };
    if !link || tokens.get(at).is_none_or(|token| token.first) {
        return None;
    }
    let numeral = tokens.numeral(at).filter(|numeral| !numeral.ordinal && numeral.scale > Decimal::from(100))?;
    let ends = tokens.get(numeral.end).is_none_or(|next| next.first || !next.shape.is_value() && !next.glued)
        || super::noun::function_word(tokens.word(numeral.end))
        || matches!(tokens.symbol(numeral.end), Some('.' | ',' | ';' | ')'));
    let before = |i: usize| match prefix(tokens, i) {
        Some((unit, number_at)) => after_prefix(tokens, unit, number_at),
        None => before_unit(tokens, i),
    };
    let sum = if ends {
        (sum_end.saturating_sub(LONGEST)..sum_end).find_map(|i| before(i).filter(|sum| sum.end == sum_end))?
    } else {
        return None;
    };
    (sum.printed.is_none()).then(|| Term::new(numeral, numeral.end, sum.unit, "money.carried"))
}

/// Whether a glued "p" after the number is for pence: "50p". A thousand and more are told in pounds, and the heights of
/// video pictures ("720p") are no sums.
fn pence(tokens: &Tokens<'_>, number: Numeral) -> bool {
    let at = number.end;
    let goes_on = tokens.glued(at + 1) && (tokens.is_digits(at + 1) || tokens.glued(at + 2) && tokens.is_word(at + 2));
    let picture = matches!(tokens.word(at - 1), "480" | "576" | "720");
    tokens.raw(at) == "p" && tokens.glued(at) && number.value < Decimal::from(1000) && !picture && !goes_on
}

/// The unit whose words begin at token `at`, after a number: "dollars", "US dollars", "€", "EGP".
fn unit_after(tokens: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
    if let Some(symbol) = tokens.symbol(at) {
        let unit = by_symbol(symbol)?;
        // In "5 $10 bills" the sign belongs to what follows; and "€ur" is a spelling of "euro".
        if tokens.is_digits(at + 1) && tokens.glued(at + 1) {
            return None;
        }
        let spelled = usize::from(symbol == '€' && tokens.is(at + 1, "ur") && tokens.glued(at + 1));
        return Some((unit, at + 1 + spelled));
    }
    let word = tokens.word(at);
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && let Some(unit) = by_symbol(letter)
    {
        return Some((unit, at + 1));
    }
    if let Some(unit) = by_name(word) {
        let sterling = usize::from(tokens.is(at + 1, "sterling"));
        return Some((unit, at + 1 + sterling));
    }
    let (country, next) = match word {
        "hong" | "new" | "sri" | "south" | "north" if tokens.is_word(at + 1) => (tokens.word(at + 1), at + 2),
        "u" if tokens.is(at + 1, ".") && tokens.is(at + 2, "s") => ("us", at + 3 + usize::from(tokens.is(at + 3, "."))),
        "n" if tokens.is(at + 1, ".") && tokens.is(at + 2, "z") => {
            ("zealand", at + 3 + usize::from(tokens.is(at + 3, ".")))
        }
        "saudi" if tokens.is(at + 1, "arabian") => ("saudi", at + 2),
        _ => (word, at + 1),
    };
    if let Some(unit) = national(country, tokens.word(next)) {
        return Some((unit, next + 1));
    }
    if tokens.is_word(at) && tokens.symbol(next) == Some('$') && tokens.glued(next) && !tokens.is_digits(next + 1) {
        return Some((dollar(country)?, next + 1));
    }
    let raw = tokens.raw(at);
    let code = by_code(raw).filter(|_| raw.len() > 1 && !is_english(raw) && !matches!(raw, "Rp" | "Php"));
    // "5 NOK" but not "5 CAD models": nothing but a small word or a stop may follow a code.
    code.map(|unit| (unit, at + 1)).or_else(|| {
        matches!(raw, "usd" | "eur" | "gbp").then(|| by_code(&raw.to_ascii_uppercase()).map(|unit| (unit, at + 1)))?
    })
}

/// Adds hundredths said after a sum: "twenty dollars and five cents", "10 $ 30 cent", "15 dollars and 15".
fn with_hundredths(tokens: &Tokens<'_>, sum: Term) -> Term {
    if sum.printed.is_some() || !sum.value.is_whole() || sum.scale != Decimal::ONE {
        return sum;
    }
    let and = usize::from(tokens.is(sum.end, "and"));
    let at = sum.end + and;
    let Some(numeral) = tokens.numeral(at).filter(|n| !n.ordinal && n.value.is_whole() && n.scale == Decimal::ONE)
    else {
        return sum;
    };
    if numeral.value >= Decimal::from(100) || numeral.value.is_negative() {
        return sum;
    }
    let named = subunit(tokens.word(numeral.end)).is_some() || tokens.raw(numeral.end) == "c";
    // A bare number counts only where the sum's own words end and nothing follows: "20 ringgit 43".
    let bare = tokens.get(numeral.end).is_none_or(|next| {
        next.first
            || !next.shape.is_value() && !next.glued
            || next.shape == super::token::Shape::Symbol('.') && !tokens.glued(numeral.end + 1)
    });
    let bare = bare && (and == 1 || tokens.raw(at).len() == 2 && tokens.is_digits(at));
    let unit = tokens.symbol(numeral.end).is_some_and(|c| by_symbol(c).is_some() || c == '%');
    if !named && (unit || !bare) {
        return sum;
    }
    let hundredths = numeral.value * Decimal::power_of_ten(-2);
    Term {
        end: numeral.end + usize::from(named),
        value: sum.value + hundredths,
        last_place: Decimal::power_of_ten(-2),
        ..sum
    }
}

/// "billions of dollars", "several million euros", "thousands of pounds".
fn vague_sum(tokens: &Tokens<'_>, at: usize) -> Option<Phrase> {
    let (end, mut amount) = vague::read(tokens, at)?;
    let next = end + usize::from(tokens.is(end, "of"));
    let (unit, to) = unit_after(tokens, next).filter(|_| !amount.vague)?;
    amount.unit = Unit::Currency(unit);
    let (from, to, amount) = wording::apply(tokens, at, to, amount);
    Some(Phrase { from, to, amount, printed: None, rule: "money.vague" })
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_kind;
    use super::Kind;

    fn check(text: &str, expect: &[&str]) {
        check_kind(Kind::Money, text, expect);
    }

    #[test]
    fn units_before_the_number() {
        check(
            "$5, US$1.4bn, A$82.6m, HK$ 10, C$1.34",
            &["5 $", "1400000000 USD", "82600000 AUD", "10 HKD", "1.34 CAD"],
        );
        check("EUR50m, RM79, Rs. 20, GBP 3.01, USD 200", &["50000000 EUR", "79 MYR", "20 INR", "3.01 GBP", "200 USD"]);
        check("U.S. $100 and €10b", &["100 USD", "10000000000 EUR"]);
        check("-$5 but a loss of $-99.99", &["-5 $", "-99.99 $"]);
        check("$25.00 / month", &["25 $"]);
        check("$1 million-dollar homes", &["1000000 $"]);
    }

    #[test]
    fn units_after_the_number() {
        check("ten dollars, 20€, 42 EGP, 10MNT, 100元", &["10 $", "20 EUR", "42 EGP", "10 MNT", "100 CNY"]);
        check("10,000 Swiss francs, 5 Hong Kong dollars, 10 US dollars", &["10000 CHF", "5 HKD", "10 USD"]);
        check("2.8m pounds, 20 million pounds sterling", &["2800000 GBP", "20000000 GBP"]);
        check("a 10-million-dollar deal", &["10000000 $"]);
        check("30 MUSD; 8 million Swedish crowns", &["30000000 USD", "8000000 SEK"]);
        check("five lakh rupees", &["500000 INR"]);
    }

    #[test]
    fn subunits() {
        check("34 cents; 470 pence; 10c", &["0.34 $", "4.7 GBP", "0.1 $"]);
        check("a 20p coin, 12.5p a share; 1080p and 720p video at 2p.m.", &["0.2 GBP", "0.125 GBP"]);
        check("twenty dollars and five cents", &["20.05 $"]);
        check("15 dollars and 15.", &["15.15 $"]);
        check("20 dollars and 15 people", &["20 $"]);
    }

    #[test]
    fn ranges_and_bounds() {
        check("$10 to $15 billion", &["[10000000000, 15000000000] $"]);
        check("€50-60m, $5 to 10", &["[50000000, 60000000] EUR", "[5, 10] $"]);
        check("between 10 and 20 dollars", &["[10, 20] $"]);
        check("at least $1.42; under seven euros", &["[1.42, ) $", "(, 7) EUR"]);
        check("billions of dollars", &["[1000000000, 1000000000000] $"]);
        check("It rose from $12bn to $27bn.", &["12000000000 $", "27000000000 $"]);
    }

    #[test]
    fn what_is_no_money() {
        check("ALL 228 people; the 10 won the cup; gave us $", &[]);
        check("The baby weighed ten pounds. Six pounds of meat. A 10-pound dog.", &[]);
        check("the TOP 10, the TOP500 and the CUP 2010", &[]);
    }
}
