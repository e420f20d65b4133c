use proptest::prelude::*;

use std::collections::BTreeSet;

use super::find::{find, find_in_whole};
use super::inflect::stem;
use super::words::{folded, joins};
use super::{Anchored, Found, Hit, Index, Lacks, Scratch, Sentence};
use crate::corpus::{Document, Meta, parse};
use crate::ledger::{self, Ledger, Pattern, word_lists};
use crate::text::{Span, words};

/// Claims of every shape: anchored on a name, a pair, a prefix, a regular expression, on nothing; reaching a sentence, a paragraph, a
/// document.
const CLAIMS: &str = r#"
[terms]
raid = ["Mavi Marmara", "Gaza flotilla", "O'Brien's café", "=NATO"]

[[claim]]
id = "a-raid"
statement = "S"
subject = ["@raid"]
measure = ["@killed"]
of = ["people"]
count = 10

[[claim]]
id = "b-sentence"
statement = "S"
subject = ["Gaza", "the flotilla of Gaza"]
measure = ["kill", "=died"]
not = ["wound"]
within = "sentence"
count = 10

[[claim]]
id = "c-document"
statement = "S"
subject = ["Istanbul"]
measure = ["kill*"]
within = "document"
count = 10

[[claim]]
id = "d-regex"
statement = "S"
subject = ["/Gaz[ae]+/"]
of = ["activists"]
count = 10

[[claim]]
id = "e-prefix"
statement = "S"
subject = ["flot*", "Mavi Mar*", "strip of Gaz*"]
of = ["people"]
count = 10

[[claim]]
id = "f-stated"
statement = "S"
subject = ["CAFÉ"]
stated = true

[[claim]]
id = "g-nothing"
statement = "S"
sources = ["everything"]
date = "2022-01-01"
"#;

fn ledger() -> Ledger {
    let loaded = ledger::parse(&[("claims.toml".to_owned(), CLAIMS.into())]);
    assert_eq!(loaded.diagnostics, []);
    loaded.ledger
}

/// The passages, each with its sentence.
fn passages(found: &Found) -> Vec<(usize, Option<Lacks>, &Sentence)> {
    let kept = found.candidates.iter().filter(|c| c.lacks.is_none() || c.lacks == Some(Lacks::Disqualified));
    kept.map(|c| (c.claim, c.lacks, &found.sentences[c.sentence])).collect()
}

/// Every term of the ledger and the built-in lists, looked for at every word, one after the other.
fn scan_simply(text: &str, ledger: &Ledger) -> BTreeSet<(Span, String)> {
    let mut found = BTreeSet::new();
    let spans: Vec<Span> = words(text).collect();
    let claims =
        ledger.claims.iter().flat_map(|c| [&c.subject, &c.measure, &c.of, &c.not]).flat_map(|terms| terms.iter());
    for term in claims.chain(word_lists().iter().flat_map(|list| &list.terms)) {
        let (Pattern::Inflected(expect) | Pattern::Exact(expect) | Pattern::Prefix(expect)) = &term.pattern else {
            continue;
        };
        for here in spans.windows(expect.len()) {
            let joined = here.windows(2).all(|pair| joins(&text[pair[0].end..pair[1].start]));
            let fits = here.iter().zip(expect).enumerate().all(|(i, (span, expect))| {
                let (word, folded_word, folded_expect) = (span.of(text), folded(span.of(text)), folded(expect));
                match &term.pattern {
                    Pattern::Exact(_) => word == expect,
                    Pattern::Prefix(words) if i + 1 == words.len() => folded_word.starts_with(&folded_expect),
                    Pattern::Prefix(_) => folded_word == folded_expect,
                    _ => stem(&folded_word) == stem(&folded_expect),
                }
            });
            if joined && fits {
                let kind = format!("{:?}", std::mem::discriminant(&term.pattern));
                let stems: Vec<_> = expect.iter().map(|word| stem(&folded(word)).into_owned()).collect();
                let name = if let Pattern::Inflected(_) = term.pattern { stems.join(" ") } else { expect.join(" ") };
                found.insert((Span::new(here[0].start, here[here.len() - 1].end), format!("{kind} {name}")));
            }
        }
    }
    found
}

/// Looking at anchors only gives what looking at every word gives.
fn check(text: &str, title: Option<&str>, scratch: &mut Scratch) -> usize {
    let ledger = ledger();
    let index = Index::new(&ledger, false);
    // Has no anchor that spares it a look at any claim.
    let simple = Index::new(&ledger, true);
    let meta = Meta { title: title.map(str::to_owned), ..Meta::default() };
    let reading = parse("report.txt", text.as_bytes(), &meta);
    let mut passages_found = 0;
    for document in &reading.documents {
        let some = find(document, &ledger, &index, scratch);
        let all = find_in_whole(document, &ledger, &simple, &mut Scratch::default());
        assert_eq!(passages(&some), passages(&all), "{text:?}");
        let regex = |hit: &&Hit| index.is_regex(hit.term);
        let hits = index.scan(&document.text, scratch);
        let spans: Vec<Span> = hits.iter().filter(|hit| !regex(hit)).map(|hit| hit.span).collect();
        let expect: Vec<Span> = scan_simply(&document.text, &ledger).into_iter().map(|(span, _)| span).collect();
        assert_eq!(spans, expect, "{text:?}");
        check_json(document, &index, scratch);
        passages_found += passages(&all).len();
    }
    passages_found
}

/// A record of a document with a passage is told from its JSON.
fn check_json(document: &Document, index: &Index, scratch: &mut Scratch) {
    let (mut plain, mut json) = (Anchored::default(), Anchored::default());
    index.anchors(&document.text, false, scratch, &mut plain);
    let record = serde_json::to_string(&document.text).expect("a string");
    index.anchors(&record, true, scratch, &mut json);
    assert!(json.places.len() >= plain.places.len() || json.escaped, "{record}");
}

#[test]
fn anchors_find_what_a_full_scan_finds() {
    let mut scratch = Scratch::default();
    for (text, expect) in [
        ("Ten people were KILLED on the Mavi\u{a0}Marmara.", 2),
        ("Ten people died.\n\nThe Mavi Marmara sailed on.", 0),
        ("The MAVI-MARMARA. Ten people died.", 2),
        ("In Istanbul nobody knew.\n\nTen were killed there.", 1),
        ("Gazaee activists.", 1),
        ("A Cafe\u{301} is a café.", 1),
        ("At O’Brien’s café ten people died.", 2),
        ("Nato killed ten people. NATO was right.", 1),
        ("", 0),
    ] {
        assert_eq!(check(text, None, &mut scratch), expect, "{text:?}");
    }
    assert_eq!(check("Ten were killed.", Some("In Istanbul"), &mut scratch), 1);
}

#[test]
fn of_many_claims_each_finds_its_own() {
    let name =
        |claim: usize| format!("{}{}k", ["Bab", "cedil", "Dof", "m"][claim % 4], ["a", "ou", "é", "ie"][claim / 4 % 4]);
    let subject = |claim: usize| match claim % 3 {
        0 => format!("{} {}{claim}", name(claim / 7), name(claim)),
        1 => format!("{}{claim}", name(claim)),
        _ => format!("{} of the {} {claim}", name(claim), name(claim / 5)),
    };
    let toml: String = (0..600)
        .map(|claim| {
            let list = if claim % 2 == 0 { "\"kill\", \"die\"" } else { "\"@killed\"" };
            format!("[[claim]]\nid = \"c{claim:03}\"\nstatement = \"S\"\nsubject = [\"{}\"]\nmeasure = [{list}]\ncount = 10\n", subject(claim))
        })
        .collect();
    let loaded = ledger::parse(&[("claims.toml".to_owned(), toml.into())]);
    assert_eq!(loaded.diagnostics, []);
    let index = Index::new(&loaded.ledger, false);
    let mut scratch = Scratch::default();
    for claim in 0..600 {
        let text = format!("It was so. Ten people died at {}, they said.", subject(claim).to_uppercase());
        let document = parse("a.txt", text.as_bytes(), &Meta::default()).documents.remove(0);
        let found = find(&document, &loaded.ledger, &index, &mut scratch);
        assert!(found.candidates.iter().any(|c| c.claim == claim && c.lacks.is_none()), "{text}");
    }
}

fn word() -> impl Strategy<Value = String> {
    let words = [
        "Gaza",
        "GAZA",
        "flotilla",
        "flotillas",
        "Mavi",
        "Marmara",
        "marmara",
        "killed",
        "kills",
        "Kill",
        "died",
        "people",
        "person",
        "activist",
        "activists",
        "wounded",
        "Istanbul",
        "istanbul’s",
        "O’Brien’s",
        "O'Brien's",
        "café",
        "Cafe\u{301}",
        "CAFÉ",
        "NATO",
        "Nato",
        "nato",
        "the",
        "of",
        "strip",
        "Gazaee",
        "ten",
        "10",
        "Dr.",
        "unaccountablylongword",
    ];
    prop_oneof![9 => prop::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,20}"]
}

fn gap() -> impl Strategy<Value = String> {
    let gaps =
        [" ", " ", " ", " ", " ", ". ", ", ", "\n", "\n\n", "\u{a0}", "-", "—", "'s ", "’ ", "\r\n", "\u{2029}", "\\"];
    prop::sample::select(gaps.to_vec()).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn anchors_never_lose_a_passage(parts in prop::collection::vec((word(), gap()), 0..60), titled in any::<bool>()) {
        let text: String = parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect();
        check(&text, titled.then_some("From Istanbul"), &mut Scratch::default());
    }
}
