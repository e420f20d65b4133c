use super::*;
use crate::ledger::{Asserted, parse};

/// The claim `key = value` with everything else right.
fn claim(key: &str, value: &str) -> crate::ledger::Loaded {
    let toml = format!("[[claim]]\nid = 'a'\nstatement = 's'\nsubject = ['x']\nof = ['y']\n{key} = {value}\n");
    parse(&[("a.toml".to_owned(), toml.into_bytes())])
}

/// The value's normal form with its unit, or the code of the mistake.
#[track_caller]
fn check(key: &str, value: &str, expect: &str) {
    let loaded = claim(key, value);
    let found = match (loaded.diagnostics.first(), loaded.ledger.claims.first().map(|claim| &claim.asserted)) {
        (Some(mistake), _) => mistake.code.to_owned(),
        (None, Some(Asserted::Value { value: Value::Amount(amount), .. })) => {
            let unit = amount.unit.symbol().map(|unit| format!(" {unit}")).unwrap_or_default();
            format!("{}{unit}", amount.normal_form())
        }
        (None, Some(Asserted::Value { value: Value::Date(span), .. })) => {
            let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
            format!("{}/{}", day(span.first), day(span.last))
        }
        (None, other) => format!("{other:?}"),
    };
    assert_eq!(found, expect, "{key} = {value}\n{:#?}", loaded.diagnostics);
}

#[test]
fn numbers_of_toml_are_taken_as_printed() {
    check("count", "10", "10");
    check("count", "40_000", "40000");
    check("count", "0x1F", "31");
    check("count", "0b101", "5");
    check("count", "0o17", "15");
    check("count", "99999999999999999999999999999999999999", "99999999999999999999999999999999999999");
    check("count", "10.0", "10");
    check("number", "-2.50", "-2.5");
    check("number", "1_000.5", "1000.5");
    check("number", "+1.5e6", "1500000");
    check("percent", "5", "5 %");
    check("count", "-1", "bad-value");
    check("count", "1.5", "bad-value");
    check("number", "999999999999999999999999999999999999999", "bad-value");
    check("number", "inf", "bad-value");
    check("number", "nan", "bad-value");
    check("number", "1e9999", "bad-value");
    check("number", "1e99999999999", "bad-value");
    for key in ["money", "quantity", "duration"] {
        check(key, "25", "bad-value");
    }
    for bad in ["true", "[1]", "{}", "2022-10-27"] {
        check("count", bad, "wrong-type");
    }
}

#[test]
fn the_last_digit_printed_is_kept() {
    for (digits, expect) in
        [("1.50", "0.01"), ("2.0", "0.1"), ("1.5e6", "100000"), ("1e5", "100000"), ("1.25e-3", "0.00001")]
    {
        assert_eq!(last_place(digits).to_string(), expect, "{digits}");
    }
}

#[test]
fn dates_are_edtf() {
    check("date", "\"2022-10-27\"", "2022-10-27/2022-10-27");
    check("date", "2022-10-27", "2022-10-27/2022-10-27");
    check("date", "\"2016-06~\"", "2016-06-01/2016-06-30");
    check("date", "\"October 27\"", "bad-edtf");
    check("date", "\"XXXX-02-30\"", "bad-edtf");
    check("date", "\"2022-02-30\"", "bad-edtf");
    check("date", "2022-10-27T10:00:00", "wrong-type");
    check("date", "2022", "wrong-type");
}

#[test]
fn dates_may_leave_the_year_out() {
    for (written, form) in [("XXXX-11-04", "XXXX-11-04"), (" XXXX-11-05/.. ", "XXXX-11-05/.."), ("XXXX-11", "XXXX-11")]
    {
        let loaded = claim("date", &format!("{written:?}"));
        let Asserted::Value { value: Value::Date(span), .. } = &loaded.ledger.claims[0].asserted else {
            panic!("a date")
        };
        assert!(span.is_yearless() && span.to_edtf() == form, "{written}: {span:?}");
    }
    // Such a day places nothing in time.
    let loaded = claim("count", "1\nas_of = \"XXXX-11-04\"");
    assert_eq!(loaded.diagnostics[0].code, "bad-edtf");
}

#[test]
fn texts_and_statements() {
    check("text", "[]", "empty-list");
    check("text", "\"Tel Aviv\"", "wrong-type");
    check("text", "['']", "empty-term");
    check("stated", "false", "bad-value");
    check("stated", "1", "wrong-type");
    assert!(matches!(claim("stated", "true").ledger.claims[0].asserted, Asserted::Stated));
    let loaded = claim("text", "['Tel Aviv']\namong = ['Jerusalem', 'Haifa']");
    let Asserted::Text { spellings, among } = &loaded.ledger.claims[0].asserted else { panic!("a text") };
    assert_eq!((spellings.len(), among.len()), (1, 2));
    let loaded = claim("text", "['x']\nexpect = { verdict = 'refuted', values = [1] }");
    assert_eq!(loaded.diagnostics[0].code, "wrong-kind");
}

#[test]
fn signs_become_words() {
    for (signs, words) in [
        ("> 50000", "more than 50000"),
        (">50", "more than 50"),
        (">= 5", "at least 5"),
        ("≤ 3", "at most 3"),
        ("< $3 million", "less than $3 million"),
        ("~40", "about 40"),
        ("9..10", "9 to 10"),
        ("9 .. 10", "9 to 10"),
        ("about 40", "about 40"),
        ("..", ".."),
    ] {
        assert_eq!(signs_to_words(signs), words, "{signs}");
    }
}

#[test]
fn strings_are_read_as_prose() {
    check("count", "\"10\"", "10");
    check("count", "\"ten\"", "10");
    check("count", "\"> 50000\"", "50000..");
    check("count", "\"9..10\"", "9..10");
    check("count", "\"9 to 10\"", "9..10");
    check("count", "\"nearly 40000\"", "40000");
    check("count", "\"< 3\"", "..3");
    check("number", "\"1.5 million\"", "1500000");
    check("number", "\"third\"", "3");
    check("percent", "\"5 %\"", "5 %");
    check("percent", "\"more than 5 percent\"", "5.. %");
    check("money", "\"$25\"", "25 $");
    check("money", "\"> $5 million\"", "5000000.. $");
    check("quantity", "\"12 km\"", "12 km");
    check("count", "\"$25\"", "wrong-kind");
    check("money", "\"25\"", "wrong-kind");
    check("percent", "\"5\"", "wrong-kind");
    check("count", "\"10 activists\"", "bad-value");
    check("count", "\"ten and $5\"", "bad-value");
    check("count", "\"several\"", "bad-value");
    check("count", "\"\"", "bad-value");
    check("count", "\"lots\"", "bad-value");
    check("count", &format!("\"{}\"", "9".repeat(5000)), "bad-value");
}

#[test]
fn lengths_of_time_are_read() {
    check("duration", "\"more than 10 years\"", "10.. year");
    check("duration", "\"10 km\"", "wrong-kind");
}

#[test]
fn the_examples_shown_can_be_read() {
    for kind in ClaimKind::ALL {
        for sample in samples(kind) {
            let loaded = claim(kind.name(), sample);
            assert!(loaded.diagnostics.is_empty(), "{} = {sample}: {:?}", kind.name(), loaded.diagnostics);
        }
    }
}
