use proptest::prelude::*;

use super::*;

/// A sentence, and keys of its draft as TOML prints them; a key given as empty must be absent, one not given may be anything.
fn check(statement: &str, expect: &[(&str, &str)]) {
    let claim = compose(statement, &[]).unwrap_or_else(|reason| panic!("{statement}: {reason}"));
    let toml = claim.to_toml();
    for (key, value) in expect {
        let line = toml.lines().find(|line| line.split(' ').next() == Some(key));
        let found = line.and_then(|line| line.split_once("= ")).map_or("", |(_, value)| value);
        assert_eq!(found, *value, "{key} of\n{toml}");
    }
}

fn refuse(statement: &str, expect: &Reason) {
    assert_eq!(compose(statement, &[]).as_ref(), Err(expect), "{statement}");
}

#[test]
fn values_have_their_kind_and_bound() {
    check("Ten activists were killed in the raid on the Mavi Marmara.", &[("count", "10")]);
    check("More than 100 people were injured in Istanbul.", &[("count", "\"more than 100\"")]);
    check("The film Dope has under 36 critics on Metacritic.", &[("count", "\"under 36\"")]);
    check("The state of Ohio has under 23.5 million residents.", &[("count", "\"under 23.5 million\"")]);
    check("Santa Clarita is the 23rd largest city in California.", &[("number", "\"23rd\"")]);
    check("Focus holds a rating of 57 % on Rotten Tomatoes.", &[("percent", "\"57 %\"")]);
    check("Adyen achieved a valuation of more than €5 billion.", &[("money", "\"more than €5 billion\"")]);
    check("The Thin Red Line grossed $2.3 billion.", &[("money", "\"$2.3 billion\"")]);
    check("Lou Williams stayed with the Lakers for nine years.", &[("duration", "\"nine years\"")]);
    check("Aurora has reigned as Queen for the last 6 years.", &[("duration", "\"6 years\"")]);
    check("Slim Thug is over 6 feet tall.", &[("quantity", "\"over 6 feet\"")]);
}

#[test]
fn dates_are_edtf() {
    check("Social House was formed in 1998.", &[("date", "\"1998\"")]);
    check("The Pirates released Arrows in May 2016.", &[("date", "\"2016-05\"")]);
    check("Ed Gein was born on August 27, 1906.", &[("date", "\"1906-08-27\"")]);
    check("Frankie Muniz was born before March 2019.", &[("date", "\"../2019-02\"")]);
    check("Pink was born before 1970.", &[("date", "\"../1969\"")]);
    check("Lockout opened after August 10, 2012.", &[("date", "\"2012-08-11/..\"")]);
    check("Sisqó has lived in Baltimore since 2003.", &[("date", "\"2003/..\"")]);
    check("Anthony Mackie joined the cast on May 3.", &[("date", "\"XXXX-05-03\"")]);
    check("Riyad Mahrez left the club before August 6.", &[("date", "\"../XXXX-08-05\"")]);
    check("The park closed from March 13 to April 1 in Oslo.", &[("date", "\"XXXX-03-13/XXXX-04-01\"")]);
    check("The series was set in the 1990s in Berlin.", &[("date", "\"199X\"")]);
    check("Aflac was founded in the 19th century.", &[("date", "\"18XX\"")]);
    check("Building of the Cineworld cinema will end in spring 2017.", &[("date", "\"2017-21\"")]);
}

#[test]
fn what_has_no_value_may_have_a_wording() {
    check("Glenn Robinson last played for the Philadelphia 76ers.", &[("text", "[\"Philadelphia 76ers\"]")]);
    check("Cédric Soares played at the 2018 World Cup.", &[("text", "[\"2018 World Cup\"]")]);
    check("The Rovers won the 2018 Harbour Cup.", &[("text", ""), ("date", "\"2018\"")]);
    check("Herzog met Erdoğan in Ankara.", &[("text", "[\"Ankara\"]"), ("measure", "[\"met\"]")]);
}

#[test]
fn subjects_are_names_with_their_shorter_forms() {
    check("Curtis Davies joined Hull City in 2013.", &[("subject", "[\"Curtis Davies\", \"Davies\"]"), ("within", "")]);
    check(
        "\" Let There Be Rock \" was released in 1977.",
        &[("subject", "[\"Let There Be Rock\"]"), ("id", "\"let-rock-released\"")],
    );
    check("The Night Before has 30 reviews.", &[("subject", "[\"Night Before\"]")]);
    check("Persona 5 was released in 2016.", &[("subject", "[\"Persona 5\"]"), ("date", "\"2016\"")]);
    check("The movie was released in 2016.", &[("subject", "[\"film\", \"movie\", \"picture\"]")]);
}

#[test]
fn measures_come_from_lists_and_wordings() {
    check(
        "Ten activists were killed in Gaza.",
        &[("measure", "[\"@killed\"]"), ("of", "[\"activists\"]"), ("id", "\"ten-activists-killed-gaza\"")],
    );
    // A murder that is solved counts no victims.
    check("Five detectives solved the murder in Gotham.", &[("measure", ""), ("of", "[\"detectives\"]")]);
    check("Portsmouth F.C. was founded in 1898.", &[("subject", "[\"Portsmouth F.C.\"]")]);
    check(
        "Dope has over 117 reviews.",
        &[("of", "[\"reviews\", \"critics\", \"reviewers\", \"ratings\"]"), ("measure", "")],
    );
    check("Santa Clarita is the third largest city in California.", &[("measure", "[\"largest\"]")]);
    check(
        "Lockout grossed less than $14 million in the United States.",
        &[
            ("measure", "[\"United States\", \"US\", \"U S\", \"USA\", \"North America\", \"domestic\", \"America\"]"),
            ("subject", "[\"Lockout\"]"),
        ],
    );
    check(
        "Charles Saatchi met Doris Lockhart in 1965.",
        &[("measure", "[\"met\"]"), ("of", "[\"Doris Lockhart\", \"Lockhart\"]")],
    );
}

#[test]
fn of_several_values_the_point_is_chosen() {
    check("On March 20, 2020, Albany ordered people to stay home for a fortnight.", &[("duration", "\"a fortnight\"")]);
    check("Arjun Kanungo spent a week in Stockholm after 2016.", &[("date", "\"2017/..\"")]);
    refuse(
        "The blast in Oslo killed 3 soldiers and 12 sailors.",
        &Reason::SeveralValues(vec!["3".to_owned(), "12".to_owned()]),
    );
}

#[test]
fn as_of_is_when_it_holds() {
    check("As of July 2016, NATO had 28 members.", &[("as_of", "\"2016-07\""), ("count", "28")]);
    check("In July 2016, NATO had 28 members.", &[("as_of", "\"2016-07\""), ("id", "\"nato-members\"")]);
    check("Lagos had a population of 15 million in 2022.", &[("as_of", "\"2022\"")]);
    // What happened stays so, whenever it is told.
    check("Nine people were killed in Gaza in May 2010.", &[("as_of", "")]);
    check("NATO has had 28 members since 2009.", &[("as_of", "")]);
    check("NATO has 28 members.", &[("as_of", "")]);
}

#[test]
fn a_scope_must_stand_in_the_passage() {
    check(
        "Lockout grossed $28 million worldwide.",
        &[(
            "measure",
            "[\"worldwide\", \"global\", \"around the world\", \"across the world\", \"total\", \"overall\"]",
        )],
    );
    check("The American author Hubbard wrote 10 books.", &[("measure", "")]);
    check("Virgin America ordered 10 planes.", &[("measure", ""), ("subject", "[\"Virgin America\"]")]);
}

#[test]
fn levels_are_measured_by_what_moves() {
    check(
        "Unemployment in Spain fell to 11.6 percent.",
        &[
            ("subject", "[\"Spain\"]"),
            ("measure", "[\"unemployment\", \"jobless\", \"out of work\"]"),
            ("percent", "\"11.6 percent\""),
        ],
    );
    check("Inflation reached 9.1 % in June 2022.", &[("measure", "[\"inflation\"]")]);
    check("Apple reported revenue of $94.9 billion.", &[("measure", "[\"@revenue\"]")]);
}

#[test]
fn a_bare_year_is_a_date() {
    check("The delivery of Virgin America was deferred to 2020.", &[("date", "\"2020\"")]);
    check("Sejong ruled alongside his father up to 1442.", &[("date", "\"../1442\"")]);
}

#[test]
fn ranks_are_numbers_in_a_row() {
    let largest = ("measure", "[\"largest\"]");
    check("Santa Clarita ranks # 3 in the list of California's largest cities.", &[("number", "3"), largest]);
    check("Santa Clarita ranks behind # 2 among the largest cities.", &[("number", "\"more than 2\""), largest]);
    check("Santa Clarita ranks ahead of No. 4 among the largest cities.", &[("number", "\"less than 4\""), largest]);
    check("Buffalo ranked 19th in points allowed.", &[("number", "\"19th\""), ("measure", "[\"points allowed\"]")]);
    check("Westlife is in the top ten of the charts.", &[("number", "\"at most 10\"")]);
    check("Baggio is the fourth highest goal scorer.", &[("of", "[\"scorer\", \"score\"]")]);
    // A house has a number, and no rank.
    check("Sunak left Number 10.", &[("text", "[\"Number 10\"]")]);
}

#[test]
fn an_age_is_claimed_with_what_happened_then() {
    let of = ("of", "[\"age\", \"aged\", \"old\"]");
    check("Minala moved to Rome after the age of 18.", &[("duration", "\"more than 18 years\""), of]);
    check(
        "Poulsen's father died when he was younger than six years old.",
        &[("duration", "\"less than 6 years\""), of],
    );
    refuse("Milo is 17 years old.", &Reason::OtherSort("17 years old".to_owned(), age::NO_CLAIM));
}

#[test]
fn what_cannot_be_claimed_is_refused() {
    refuse("Manchester won the cup 2-1.", &Reason::OtherSort("2-1".to_owned(), "a score"));
    refuse("NATO does not have 30 members.", &Reason::Negated("not".to_owned()));
    refuse("", &Reason::Empty);
    refuse(" … ", &Reason::Empty);
    refuse("The Ministry of Education took certain measures.", &Reason::NoValue);
    refuse("Several soldiers died in Oslo.", &Reason::Vague("Several".to_owned()));
    refuse("Ethan died three years ago.", &Reason::Relative("three years ago".to_owned()));
    refuse("Did 10 people die in Oslo?", &Reason::Question);
    refuse(&"x ".repeat(2000), &Reason::TooLong);
    refuse("It is 5.", &Reason::NoMeasure("5".to_owned()));
    let days = "from December 29 to March 9".to_owned();
    refuse("The Louvre is closed from December 29 to March 9.", &Reason::OtherSort(days, "a value no claim can have"));
}

#[test]
fn chosen_documents_are_asked_for_less() {
    let draft = |sources: &[String]| compose("Hillenburg met Saatchi in 2018.", sources).expect("a draft");
    let (anywhere, chosen) = (draft(&[]), draft(&["report".to_owned()]));
    assert_eq!((anywhere.within, chosen.within), (Within::Paragraph, Within::Document));
    assert_eq!(
        (anywhere.subject.as_slice(), anywhere.of.as_slice()),
        (["Hillenburg".to_owned()].as_slice(), ["Saatchi".to_owned()].as_slice())
    );
    assert_eq!(chosen.subject, ["Hillenburg", "Saatchi"]);
    assert_eq!(chosen.measure, ["met", "Hillenburg", "Saatchi"]);
    assert!(chosen.of.is_empty());
}

#[test]
fn a_common_noun_is_left_out_beside_sources() {
    let claim = compose("The film had 31 reviews.", &["a\"b".to_owned()]).expect("a draft");
    let toml = claim.to_toml();
    assert!(
        !toml.contains("subject") && !toml.contains("within") && toml.ends_with("sources   = [\"a\\\"b\"]\n"),
        "{toml}"
    );
}

#[test]
fn every_wording_is_a_term_that_finds_itself() {
    for wording in thesaurus::printed() {
        let parsed = super::super::term::parse(wording);
        assert!(matches!(parsed, Ok(super::super::term::Parsed::Pattern(_))), "{wording}");
        assert_eq!(wording.trim(), wording);
    }
}

/// Sentences made of the words drafting looks for, so that most of them have a value.
fn sentences() -> impl Strategy<Value = String> {
    let pieces = [
        "Westlife",
        "The",
        "more than",
        "7.5 million",
        "ten",
        "third",
        "largest",
        "people",
        "were killed",
        "in",
        "on",
        "May 5",
        "May 2016",
        "before",
        "$2.3 billion",
        "57 %",
        "nine years",
        "\"",
        "“Out of Water”",
        "(2016)",
        ",",
        ".",
        "sold",
        "copies",
        "worldwide",
        "US",
        "Élodie",
        "#",
        "№",
        "12 km",
        "76ers",
        "2018",
        "World Cup",
        "\u{202e}",
        "\u{1}",
        "\\",
        "'",
        "released",
        "of",
        "Bank",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..14).prop_map(|words| words.join(" "))
}

fn reads(statement: &str) -> Result<(), TestCaseError> {
    for claim in [compose(statement, &[]), compose(statement, &["a".to_owned()])].into_iter().flatten() {
        let toml = claim.to_toml();
        let loaded = crate::ledger::parse(&[("new.toml".to_owned(), toml.clone().into_bytes())]);
        prop_assert!(loaded.diagnostics.is_empty(), "{toml}\n{:?}", loaded.diagnostics);
        prop_assert_eq!(&loaded.ledger.claims[0].statement, &claim.statement);
        prop_assert_eq!(loaded.ledger.claims[0].kind, claim.kind);
    }
    Ok(())
}

proptest! {
    #[test]
    fn whatever_is_drafted_can_be_read(statement in any::<String>()) {
        reads(&statement)?;
    }

    #[test]
    fn sentences_with_values_can_be_read(statement in sentences()) {
        reads(&statement)?;
    }
}
