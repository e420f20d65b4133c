use super::*;
use crate::mention::token::Scratch;

/// The numerals read one after the other from a text, ordinals with a "#".
fn numerals(text: &str) -> Vec<String> {
    let mut scratch = Scratch::default();
    let tokens = scratch.tokenize(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match read(&tokens, at) {
            Some(numeral) => {
                found.push(format!("{}{}", numeral.value, if numeral.ordinal { "#" } else { "" }));
                at = numeral.end;
            }
            None => at += 1,
        }
    }
    found
}

fn check(text: &str, expect: &[&str]) {
    assert_eq!(numerals(text), expect, "{text:?}");
}

#[test]
fn digits() {
    check("10", &["10"]);
    check("1,234.5", &["1234.5"]);
    check("1.234,5", &["1234.5"]);
    check("1.234.567", &["1234567"]);
    check("1.234", &["1.234"]);
    check("1\u{202f}234\u{202f}567.89", &["1234567.89"]);
    check("1'234’567", &["1234567"]);
    check("12,34,567.89", &["1234567.89"]);
    check(
        "25 000 visitors, 1 234 567.8, 12 500, 423 0000, 2019 500",
        &["25000", "1234567.8", "12", "500", "423", "0", "2019", "500"],
    );
    check(".5 and .08", &["0.5", "0.08"]);
    check("192.", &["192"]);
    check("22,24,26,31.", &["22", "24", "26", "31"]);
    check("423 0000", &["423", "0"]);
    check("1, 234, 567", &["1", "234", "567"]);
    check("1,3 or 5,00", &["1.3", "5"]);
    check("٤٢ and ४२", &["42", "42"]);
    check("-4 to −273.15", &["-4", "-273.15"]);
    check("A330-200", &["330", "200"]);
    check("4e14, 2.48×10−5, 6.23x10^-4, 5.5x10-3", &["400000000000000", "0.0000248", "0.000623", "0.0055"]);
    check("10^6 and 10⁶", &["1000000", "1000000"]);
    check("8x2^10", &["8192"]);
    check("21st 2nd 11th", &["21#", "2#", "11#"]);
}

#[test]
fn magnitudes() {
    check(
        "1.4bn, 5 million, 2.33 k, 100k, 1.2M, 3tn",
        &["1400000000", "5000000", "2330", "100000", "1200000", "3000000000000"],
    );
    check("30 lakh, three lakh crore, 25 crores", &["3000000", "3000000000000", "250000000"]);
    check("322 hundred", &["32200"]);
    check("3 hundred and 21", &["321"]);
    check("4 million 500 thousand", &["4500000"]);
    check("300.000 employees, 300.125 points, 1.234 euros, 2.500 metres", &["300000", "300.125", "1.234", "2.5"]);
    check("80 , 000 people, 6 . 2 %, $ 2 . 75, in 1990 , 200 men", &["80000", "6.2", "2.75", "1990", "200"]);
    check("1 , 2 , 300 and 1 , 200 , 000", &["1", "2", "300", "1200000"]);
    check("He is 48 . 20 others are 50 , he says", &["48", "20", "50"]);
}

#[test]
fn words() {
    check("hundred and seventy", &["170"]);
    check("a hundred", &["100"]);
    check("two thousand and nineteen", &["2019"]);
    check("forty five hundred thirty eight", &["4538"]);
    check("one billion twenty-five millions", &["1025000000"]);
    check("thirty-one million two hundred fifty-six thousand seven hundred twenty-one", &["31256721"]);
    check("one two three four twenty five", &["1", "2", "3", "4", "25"]);
    check("twenty, five", &["20", "5"]);
    check("twenty thirty fifty hundred", &["20", "30", "5000"]);
    check("nineteen eighty-four", &["1984"]);
    check("eight fifty", &["850"]);
    check("two twenty-year-olds", &["2", "20"]);
    check("fourty two", &["42"]);
    check("one hundred and two hundred", &["100", "200"]);
    check("one thousand and five hundred", &["1500"]);
    check("three point five million", &["3500000"]);
    check("nought point nought three, twelve point nine nine, nought point eleven", &["0.03", "12.99", "0.11"]);
    check("two dozen, a dozen, half a dozen, a score of jets", &["24", "12", "6", "20"]);
    check("minus three million two hundred thousand", &["-3200000"]);
    check("plus or minus 3.1, ±3, +/-2", &["3.1", "3", "2"]);
    check("two thousand five hundred million; two thousand and two million", &["2500000000", "2000", "2000000"]);
    check("first, twenty-fifth, seventythird", &["1#", "25#", "73#"]);
    check("one hundred and forty second", &["142#"]);
    check("one hundredth", &["100#"]);
    check("dozens of hundreds", &[]);
    check("a few of those", &[]);
}

#[test]
fn fractions() {
    check("½, 2½, 2 1/2, 6-1/4, 3/8", &["0.5", "2.5", "2.5", "6.25", "0.375"]);
    check("half a million, half million, a quarter million", &["500000", "500000", "250000"]);
    check("two thirds of a million", &["666666.66666666666666666666666666666667"]);
    check("one million and a half", &["1500000"]);
    check("one and a half", &["1.5"]);
    check("five and a half million", &["5500000"]);
    check("one billion and a half million", &["1000500000"]);
    check("one billion and three quarters million", &["1000750000"]);
    check("3 million and a quarter", &["3250000"]);
    check("one fifth, one-eighth, three quarters, twenty-three fifths", &["0.2", "0.125", "0.75", "4.6"]);
    check("one hundred and three quarters", &["100.75"]);
    check("a third of the votes; a third suspect", &["0.333333333333333333333333333333333333333", "3#"]);
    check("a hundredth", &["0.01"]);
    check("Sales were up a fifth at £2. A fifth in the race.", &["0.2", "2", "5#"]);
    check("one hundred and thirty fifths", &["26"]);
    check("1 over twenty-five. 10 over three years", &["0.04", "10", "3"]);
    check("9/11 and 5/17/2018 and 1/0", &["9", "11", "5", "17", "2018", "1", "0"]);
}

fn place(text: &str, expect: &str) {
    let mut scratch = Scratch::default();
    let tokens = scratch.tokenize(text);
    let numeral = read(&tokens, 0).expect("a numeral");
    assert_eq!(numeral.last_place.to_string(), expect, "{text:?}");
}

#[test]
fn last_places() {
    place("1.5 million", "100000");
    place("40,000", "10000");
    place("ten", "1");
    place("28", "1");
    place("1.50", "0.01");
    place("forty thousand", "10000");
    place("1,234", "1");
    place("1.4bn", "100000000");
    place("half a million", "100000");
}

#[test]
fn hostile_text_stays_linear() {
    // Each of these would run for hours if a numeral were looked for again from every word of the last one.
    for (text, numbers) in [
        ("hundred thousand ".repeat(100_000), 100_000),
        ("1,234".repeat(100_000), 100_001),
        ("9".repeat(1_000_000), 0),
        ("and a half ".repeat(50_000), 50_000),
    ] {
        assert_eq!(numerals(&text).len(), numbers, "{}…", &text[..16]);
    }
}
