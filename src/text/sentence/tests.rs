use proptest::prelude::*;

use super::*;

/// `|` marks each boundary, and takes the place of the space there.
fn check(marked: &str) {
    let text = marked.replace('|', " ");
    let found: Vec<&str> = sentences(&text, Span::new(0, text.len())).into_iter().map(|span| span.of(&text)).collect();
    assert_eq!(found.join("|"), marked);
}

#[test]
fn abbreviations() {
    check("It was Oct. 27 in Ankara.|He met Mr. Erdogan.");
    check("He went to the U.S.|The president spoke.|The U.S. Army left.|In the U.S. and Canada it rained.");
    check("Gen. Smith said No. 5 cost $25.00 at 5 a.m. on Monday.|It rained at 5 a.m.|The rest left.");
    check("Acme Inc. said so.|Smith vs. Jones began.|J. K. Rowling wrote it.|J.K. Rowling and John F. Kennedy.");
    check("Some fruit, e.g. apples, i.e. food.|It cost 3.5 million.|E.g. This one.");
    check("Sept. 11 was bad.|On Jan. 2020 he left.|He left in Oct.|The rest stayed.");
    check("He left at 3 p.m. Tuesday.|He left at 3 p.m. ET.|He left at 3 p.m.|Tuesday was worse.");
    check("He landed in Washington, D.C. Monday.|At the U.N. Monday.|Washington, D.C.|He left.");
    check("Lt. Gov. Smith, Sgt. Pepper and Amb. Kelly.|Ft. Worth.|St. Petersburg.|Mt. Everest.");
    check("Tues. Jan. 3.|Wed. it rained.|A.M. Best said so.|It weighs 10 lbs. of rice.");
    check("There were approx. 30.|It has a pop. 3,000.|See vol. 3.|Ch. 7.");
    check("The toll was 10.|Nine died.|It rose 3.5%.|4 died.|The toll is 1,000.|2,000 were hurt.");
    check("Sen. Warren, D-Mass., said.|Rep. Smith (D-Calif.) said.|Jeopardy! was on.|Yahoo! said so.");
}

#[test]
fn quotes() {
    check("“There seems to be a light at the end of the tunnel.”|Where Israel might have gone.");
    check("“Stop!” he said.|“Go on.”|He left.");
    check("“Stop!” Netanyahu said.|“Will it end?” Mr. Smith asked.|“Never.”|He left.");
    check("\"Stop!\" he said.|\"Go on.\"|He left.|\"Fine,\" she said.");
    check("“We’ve got 10.|We will ‘go.’”|He left.");
    check("‘We’ve got 10.’|He left.|‘No!’ Smith said.|‘No.’ said he.|“Yes.” said he.");
    check("In 2015 \"Black Smoke\" \"was used.|Then it was not.|\"The album\" came out.\"|She left.");
    check("“One.”|“Two.”|“Three,” she said.");
    check("He said: “It is done.|We go.”|They stayed.|“Is it?|It is,” he said, “done.”|«Oui.»|He left.");
    check("He said \"the U.S.\" Army left.|\"I am in the U.S.\"|He left.");
    check("“We waited…”|Then it came.|the end.’|He left.|He left.”|She came.");
    check("The boys’ toys.|The boys'.|The end.");
}

#[test]
fn ellipses_brackets_references_and_addresses() {
    check("He waited...|Then he left.|He waited ... and left.|Well… he said.|Well…|He said.|Well… I left.");
    check("It fell (see Fig. 3).|It rose.|(This is one.)|Next one.|[He left.]|She came.|He (really!) left.");
    check("See https://example.com/a.b?c=d.|Next.|Mail a.b@c.com.|Done.");
    let text = "That is what he said.[1] Next came another.";
    let found: Vec<&str> = sentences(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect();
    assert_eq!(found, ["That is what he said.[1]", "Next came another."]);
}

#[test]
fn headlines_lists_and_line_ends() {
    check("Israel to upgrade ties with NATO");
    check("1. First item.|2. Second item.");
    let text = "• First item. Second part.";
    assert_eq!(sentences(text, Span::new(0, text.len())), [Span::new(4, 15), Span::new(16, text.len())]);
    assert!(sentences("- – *", Span::new(0, 7)).is_empty());
    let text = "The killing of 10 people in\r\n2010. The raid killed\n10. The rest\n- all - fled.";
    let found: Vec<&str> = sentences(text, Span::new(4, text.len())).into_iter().map(|span| span.of(text)).collect();
    assert_eq!(found, ["killing of 10 people in\r\n2010.", "The raid killed\n10.", "The rest\n- all - fled."]);
}

#[test]
fn a_long_text_is_cut_at_the_same_places() {
    let one = "Nine people died on Oct. 27, he said. “It is done. We go.” They stayed in the U.S. for a while. ";
    let text = one.repeat(2 * LONGEST / one.len());
    let expect = sentences(one, Span::new(0, one.len())).len() * (text.len() / one.len());
    assert_eq!(sentences(&text, Span::new(0, text.len())).len(), expect);
    for unit in ["“a. ", "“a.", "”\n", " “", ")", "’", "(", "….", ".’ A"] {
        let text = unit.repeat(3 * LONGEST / unit.len());
        assert!(sentences(&text, Span::new(0, text.len())).iter().all(|span| span.len() <= LONGEST), "{unit:?}");
    }
    let word = "é".repeat(LONGEST);
    assert_eq!(sentences(&word, Span::new(0, word.len())).iter().map(|s| s.len()).sum::<usize>(), word.len());
}

#[test]
fn spans_off_the_text_have_no_sentences() {
    assert!(sentences("é.", Span::new(1, 3)).is_empty());
    assert!(sentences("a.", Span::new(0, 9)).is_empty());
}

proptest! {
    #[test]
    fn sentences_lie_in_order_and_leave_nothing_but_bullets_out(text in "(\\PC|[ \n\r.!?•…“”\"'’()\\[\\]A-Ca-c0-9]){0,200}") {
        let mut at = 0;
        for span in sentences(&text, Span::new(0, text.len())) {
            prop_assert!(span.start >= at && span.end > span.start);
            prop_assert!(text[at..span.start].trim_matches(is_bullet_or_space).is_empty());
            at = span.end;
        }
        prop_assert!(text[at..].trim_matches(is_bullet_or_space).is_empty());
    }
}
