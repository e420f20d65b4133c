//! Laws the reading of numbers obeys.

use proptest::prelude::*;

use super::{Kind, Mention, Scratch, read, read_tokens};
use crate::value::{Amount, Decimal, End, SMALL, TENS, Value};

/// A number below 1000 in words.
fn group(number: usize, and: bool, hyphen: bool) -> String {
    let mut words = Vec::new();
    let (hundreds, rest) = (number / 100, number % 100);
    if hundreds > 0 {
        words.push(format!("{} hundred", SMALL[hundreds]));
    }
    if rest > 0 && hundreds > 0 && and {
        words.push("and".to_owned());
    }
    match rest {
        0 => {}
        1..20 => words.push(SMALL[rest].to_owned()),
        _ if rest.is_multiple_of(10) => words.push(TENS[rest / 10 - 2].to_owned()),
        _ => words.push(format!("{}{}{}", TENS[rest / 10 - 2], if hyphen { "-" } else { " " }, SMALL[rest % 10])),
    }
    words.join(" ")
}

/// A number below 10^12 in words.
fn in_words(number: u64, and: bool, hyphen: bool) -> String {
    if number == 0 {
        return "zero".to_owned();
    }
    let mut parts = Vec::new();
    for (scale, name) in [(1_000_000_000, " billion"), (1_000_000, " million"), (1_000, " thousand"), (1, "")] {
        let part = usize::try_from(number / scale % 1000).expect("below a thousand");
        if part > 0 {
            parts.push(format!("{}{name}", group(part, and, hyphen)));
        }
    }
    parts.join(" ")
}

/// Digits in groups of three.
fn grouped(number: u64, mark: &str) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}

fn amount(mention: &Mention) -> Amount {
    match &mention.value {
        Value::Amount(amount) => amount.clone(),
        other => panic!("no amount: {other:?}"),
    }
}

/// The only mention of a text, which must be an amount of this kind.
fn only(text: &str, kind: Kind) -> Amount {
    let mentions = read(text, None);
    assert_eq!(mentions.len(), 1, "{text:?}: {mentions:?}");
    assert_eq!(mentions[0].kind, kind, "{text:?}");
    amount(&mentions[0])
}

fn decimal(number: u64) -> Decimal {
    Decimal::parse(&number.to_string()).expect("digits")
}

/// Text made of what readers look for, so that it meets their corners.
fn wordy() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "a",
        "and",
        "half",
        "hundred",
        "million",
        "one",
        "twenty",
        "-",
        "–",
        "to",
        "from",
        "between",
        "more than",
        "$",
        "€",
        "5",
        "1,000",
        ".",
        ",",
        "%",
        "percent",
        "°",
        "km",
        "m",
        "dozen",
        "dozens of",
        "third",
        "of",
        "the",
        "'",
        "\"",
        "½",
        "/",
        "^",
        "×10",
        "e",
        "pounds",
        "cents",
        "US",
        "in",
        "out of",
        "or so",
        "+",
        "people",
        "\n\n",
        "٤",
        "K",
    ]);
    prop::collection::vec((word, prop::bool::ANY), 0..24).prop_map(|words| {
        words.into_iter().map(|(word, space)| format!("{word}{}", if space { " " } else { "" })).collect()
    })
}

fn spans_are_sound(text: &str) {
    let mut end = 0;
    for mention in read(text, None) {
        let span = mention.span;
        assert!(span.start >= end && span.start < span.end && span.end <= text.len(), "{text:?} {mention:?}");
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{text:?} {mention:?}");
        end = span.end;
        if let Some(noun) = mention.noun {
            assert!(noun.span.contains(noun.head) && !noun.head.is_empty() && noun.span.end <= text.len());
        }
        if let Value::Amount(amount) = &mention.value
            && let (Some(low), Some(high)) = (amount.low.number(), amount.high.number())
        {
            assert!(low <= high, "{text:?} {mention:?}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_has_sound_spans(text in "\\PC{0,80}") {
        spans_are_sound(&text);
    }

    #[test]
    fn number_like_text_has_sound_spans(text in "[0-9.,'/:×^e+$€£%°½\u{2009}\u{202F}\u{2212}–kmMbn -]{0,60}") {
        spans_are_sound(&text);
    }

    #[test]
    fn wordy_text_has_sound_spans(text in wordy()) {
        spans_are_sound(&text);
    }

    #[test]
    fn words_read_back(number in 2_u64..1_000_000_000_000, and: bool, hyphen: bool) {
        let read = only(&in_words(number, and, hyphen), Kind::Cardinal);
        prop_assert_eq!(read.nominal, Some(decimal(number)));
    }

    #[test]
    fn digits_read_back(number in 2_u64..1_000_000_000_000, mark in prop::sample::select(vec!["", ",", "\u{202F}", "'"])) {
        let read = only(&grouped(number, mark), Kind::Cardinal);
        prop_assert_eq!(read.nominal, Some(decimal(number)));
    }

    #[test]
    fn decimals_read_back(whole in 0_u64..1_000_000, cents in 0_u64..100) {
        let read = only(&format!("${}.{cents:02}", grouped(whole, ",")), Kind::Money);
        prop_assert_eq!(read.nominal, Decimal::parse(&format!("{whole}.{cents:02}")));
        prop_assert_eq!(read.last_place, Decimal::power_of_ten(-2));
    }

    #[test]
    fn money_reads_back(number in 2_u64..1000, form in 0..8) {
        let text = match form {
            0 => format!("US${number}m"),
            1 => format!("US$ {number} million"),
            2 => format!("USD {number} million"),
            3 => format!("USD{number}m"),
            4 => format!("{number} million US dollars"),
            5 => format!("{} million US dollars", in_words(number, true, true)),
            6 => format!("{number}m U.S. dollars"),
            _ => format!("{number} MUSD"),
        };
        let read = only(&text, Kind::Money);
        prop_assert_eq!(read.nominal, Some(decimal(number * 1_000_000)), "{}", text);
        prop_assert_eq!(read.unit.symbol(), Some("USD"));
    }

    #[test]
    fn ranges_read_back(low in 2_u64..500, more in 1_u64..400, form in 0..6) {
        let high = low + more;
        let (kind, text) = match form {
            0 => (Kind::Cardinal, format!("{low}–{high} people")),
            1 => (Kind::Cardinal, format!("between {} and {} people", in_words(low, true, true), in_words(high, true, true))),
            2 => (Kind::Money, format!("${low} to ${high}")),
            3 => (Kind::Percent, format!("{low} to {high} percent")),
            4 => (Kind::Quantity, format!("from {low} to {high} km")),
            _ => (Kind::Quantity, format!("{low}-{high} kg")),
        };
        let read = only(&text, kind);
        prop_assert_eq!((read.low, read.high), (End::Closed(decimal(low)), End::Closed(decimal(high))), "{}", text);
    }

    #[test]
    fn bounds_read_back(number in 2_u64..100_000, row in 0..crate::value::bounds::TABLE.len(), wording in 0_usize..64) {
        let bound = &crate::value::bounds::TABLE[row];
        let wording = bound.before[wording % bound.before.len()].replace(" .", ".");
        let read = only(&format!("{wording} {number} people"), Kind::Cardinal);
        let expect = bound.of(Amount { last_place: read.last_place, ..Amount::exact(decimal(number)) });
        prop_assert_eq!((read.low, read.high, read.modifier), (expect.low, expect.high, expect.modifier), "{}", wording);
    }
}

/// How often a token of the text is looked at while it is read.
fn looks(text: &str) -> usize {
    let mut scratch = Scratch::default();
    let mut tokens = scratch.tokenize(text);
    read_tokens(&mut tokens, None);
    tokens.looks.get()
}

/// Text meant to make a reader begin again from every word costs no more per word however long it is.
#[test]
fn work_grows_with_the_text_and_no_faster() {
    for piece in [
        "9",
        "1,234",
        "1 000 ",
        "hundred thousand ",
        "and a half ",
        "one and two to ",
        "5-",
        "5 to 6 ",
        "between ",
        "more than 5 and ",
        "Rooms 1 and 2, ",
        "0800 111 ",
        "7-foot-1-",
        "5 of the ",
        "5 people's ",
        "No. #",
        "$5 and 6 ",
        "\"5 ",
        "1/2 ",
        "per 5 ",
        "Nine ",
        "5 New York ",
        "one in 2 ",
        "twice as ",
        "5 km 6 m ",
        "3rd ",
    ] {
        let (short, long) = (looks(&piece.repeat(250)), looks(&piece.repeat(1_000)));
        // A twentieth is left for what the beginning and the end of a text spare.
        assert!(20 * long <= 21 * 4 * short, "{piece:?}: {short} looks, and {long} at four times the length");
    }
}
