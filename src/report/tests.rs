//! Whole screens, and what must hold for every format.

use std::sync::Arc;

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::{ClaimReport, FORMATS, Report, Screen, explain, format, sample};
use crate::evidence::{Passage, Stance};
use crate::text::Span;
use crate::verdict::Verdict;

fn shown(report: &Report, name: &str, width: usize, color: bool) -> String {
    let format = format(name).expect("the format is registered");
    format.render(report, Screen { width, color })
}

/// No line is wider than the screen, none ends in white space, and colour changes no text.
fn check_screen(render: impl Fn(Screen) -> String, width: usize) {
    let plain = render(Screen { width, color: false });
    for line in plain.lines() {
        assert!(line.width() <= width.clamp(40, 200), "wider than {width}: {line:?}");
        assert_eq!(line.trim_end(), line, "white space at the end");
    }
    let colored = render(Screen { width, color: true });
    assert_ne!(colored, plain);
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), plain);
}

#[test]
fn tables_fit_their_width() {
    let report = sample::report();
    for width in [0, 40, 60, 79, 80, 100, 160, 200, 1000] {
        check_screen(|screen| FORMATS[0].render(&report, screen), width);
        let plain = shown(&report, "table", width, false);
        // Everything is there, however it is broken into lines.
        let joined = plain.replace("…\n", "").replace(['\n', ' ', '…'], "");
        for word in [
            "forward",
            "mission",
            "wire-copy",
            "al-monitor",
            "blocked",
            "reuters-2016-06",
            "«10»",
            "«nine»",
            "[-forward-]",
        ] {
            assert!(joined.contains(word), "no {word} at width {width}:\n{plain}");
        }
        for claim in &report.claims {
            assert!(joined.contains(&claim.claim.id) || width < 100, "no {} at width {width}", claim.claim.id);
        }
        assert!(joined.contains("4claims:2passed,2failed(1waived)·5documents·sourcesdisagreeon1claim"), "{plain}");
    }
}

#[test]
fn tables_look_like_this() {
    let report = sample::report();
    for width in [60, 100, 160] {
        insta::assert_snapshot!(format!("table-{width}"), shown(&report, "table", width, false));
    }
    for width in [60, 100] {
        check_screen(|screen| shown(&report, "matrix", screen.width, screen.color), width);
        insta::assert_snapshot!(format!("matrix-{width}"), shown(&report, "matrix", width, false));
    }
    insta::assert_snapshot!("table-100-color", shown(&report, "table", 100, true).replace('\u{1b}', "␛"));
}

#[test]
fn explanations_look_like_this() {
    for claim in &sample::report().claims {
        for width in [40, 100] {
            check_screen(|screen| explain(claim, screen), width);
        }
        let text = explain(claim, Screen::PLAIN);
        for evidence in &claim.evidence {
            assert!(text.contains(&*evidence.place.source) && text.contains(evidence.reason.code.name()), "{text}");
        }
        for rejected in &claim.rejected {
            assert!(text.contains(&rejected.reason.because), "{text}");
        }
        insta::assert_snapshot!(format!("explain-{}", claim.claim.id), text);
    }
}

#[test]
fn machine_formats_look_like_this() {
    let report = sample::report();
    insta::assert_snapshot!("markdown", shown(&report, "markdown", 100, false));
    insta::assert_snapshot!("json", shown(&report, "json", 100, false));
    insta::assert_snapshot!("sarif", shown(&report, "sarif", 100, false).replace(env!("CARGO_PKG_VERSION"), "VERSION"));
    insta::assert_snapshot!("junit", shown(&report, "junit", 100, false));
    insta::assert_snapshot!("github", shown(&report, "github", 100, false));
    insta::assert_snapshot!("gitlab", shown(&report, "gitlab", 100, false));
}

/// The page without its style and script, a tag a line.
#[test]
fn pages_look_like_this() {
    let mut page = shown(&sample::report(), "html", 100, false);
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let (before, rest) = page.split_once(open).expect("the page has one");
        let (_, after) = rest.split_once(close).expect("it ends");
        page = format!("{before}{open}{close}{after}");
    }
    let hash = regex::Regex::new("sha256-[^']+").expect("a good pattern");
    let page = hash.replace_all(&page, "sha256-…").replace("><", ">\n<").replace(env!("CARGO_PKG_VERSION"), "VERSION");
    insta::assert_snapshot!("html", page);
}

#[test]
fn changes_and_locks_look_like_this() {
    let mut report = sample::report();
    report.changes = Some(sample::changes(&report, "28"));
    report.locked = Some(sample::locked(&report, "Nine activists were killed."));
    for name in ["table", "json", "markdown"] {
        insta::assert_snapshot!(format!("changes-{name}"), shown(&report, name, Screen::PLAIN.width, false));
    }
    for width in [40, 80, 160] {
        check_screen(|screen| FORMATS[0].render(&report, screen), width);
    }
}

#[test]
fn many_values_and_sources_stay_readable() {
    let mut claim = sample::dispute();
    let pieces = (0..300).map(|i| {
        let text = format!("Israeli commandos killed «{}» activists at sea.", i % 30);
        sample::evidence(&format!("source-{i}"), "2016", Stance::Refutes, &text, Some(sample::number(i % 30)))
    });
    let many = sample::judged((*claim.claim).clone(), Verdict::Conflicting, None, pieces.collect());
    claim.evidence = many.evidence;
    claim.judgement.sides = many.judgement.sides;
    claim.judgement.disagreements = (0..30).flat_map(|a| (a + 1..30).map(move |b| (a, b))).collect();
    let report = sample::of(vec![claim]);
    let text = shown(&report, "table", 100, false);
    for i in 0..300 {
        let id = format!("source-{i}");
        assert!(
            text.contains(&format!("{id},")) || text.contains(&format!("{id}\n")) || text.contains(&format!("{id} ")),
            "{id}"
        );
    }
    assert!(text.contains("sources disagree: 30 values") && text.contains("432 more pairs of values"), "{text}");
    assert!(text.lines().count() < 300, "{} lines", text.lines().count());
    assert!(explain(&report.claims[0], Screen::PLAIN).contains("and 415 more pairs"));
}

/// The dispute of the sample with hostile text in every place a claim or a document can put text.
fn hostile(text: &str) -> Report {
    let mut claim: ClaimReport = sample::dispute();
    Arc::make_mut(&mut claim.claim).statement = text.to_owned();
    Arc::make_mut(&mut claim.claim).expect.because = Some(text.to_owned());
    for piece in &mut claim.evidence {
        piece.passage =
            Passage { text: format!("{text} 10 {text}").into(), value: Span::new(text.len() + 1, text.len() + 3) };
        piece.reason.because = text.to_owned();
        let origin = Arc::make_mut(&mut piece.origin);
        origin.agency = Some(text.to_owned());
        origin.published = Some(text.to_owned());
        piece.attributed_to = Some(text.to_owned());
        piece.place.source = text.into();
        piece.place.path = text.into();
    }
    for side in &mut claim.judgement.sides {
        side.text = text.to_owned();
        side.sources = vec![text.into(), format!("{text}2").into()];
    }
    let mut failing = sample::judged(
        sample::claim("failing", 1, text, sample::number(1), text),
        Verdict::Refuted,
        None,
        vec![sample::evidence(
            "a",
            text,
            Stance::Refutes,
            &format!("{}«2»{}", text.replace(['«', '»'], ""), text),
            None,
        )],
    );
    Arc::make_mut(&mut failing.claim).file = text.to_owned();
    let mut report = sample::of(vec![failing, claim]);
    report.changes = Some(sample::changes(&report, text));
    report.locked = Some(sample::locked(&report, text));
    report
}

const HOSTILE: &str = "\u{1b}[31mred\u{202e} 9 | <img src=x onerror=y> `code` **b** [a](https://x.y) @editor #12 https://evil.example www.evil.example\n\n# heading\n</details>";

#[test]
fn hostile_text_steers_no_terminal() {
    let report = hostile(HOSTILE);
    for format in FORMATS {
        let text = format.render(&report, Screen::PLAIN);
        assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{7}', '\r']), "{} lets an escape through", format.name);
    }
    for claim in &report.claims {
        assert!(!explain(claim, Screen::PLAIN).contains(['\u{1b}', '\u{202e}']));
    }
}

#[test]
fn hostile_text_is_no_markup() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let text = shown(&hostile(HOSTILE), "markdown", 100, false);
    let ours = [
        "<details>",
        "<details open>",
        "</details>",
        "<summary>",
        "</summary>",
        "<b>",
        "</b>",
        "<br>",
        "<sub>",
        "</sub>",
        "<del>",
        "</del>",
        "<ins>",
        "</ins>",
        "<!-- -->",
    ];
    let mut rows = 0;
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_GFM | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(
                tag @ (Tag::Link { .. } | Tag::Image { .. } | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Emphasis),
            ) => {
                panic!("{tag:?} in\n{text}");
            }
            Event::Start(Tag::TableRow) => rows += 1,
            Event::Code(code) => panic!("code {code} in\n{text}"),
            Event::InlineHtml(html) | Event::Html(html) => {
                let mut rest = html.trim().to_owned();
                // A block of HTML may hold a whole summary with its escaped text.
                for tag in ours {
                    rest = rest.replace(tag, "");
                }
                assert!(!rest.contains('<'), "{html:?} in\n{text}");
            }
            _ => {}
        }
    }
    assert_eq!(rows, 4, "each of the two tables has one row a claim:\n{text}");
    for link in ["s://", "www.", "@e", "#1", "<img"] {
        assert!(!text.contains(link), "{link} in\n{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn renderers_take_any_text(text in any::<String>(), start in 0usize..40, length in 0usize..40, width in 0usize..220) {
        let mut report = hostile(&text);
        for piece in report.claims.iter_mut().flat_map(|claim| &mut claim.evidence) {
            piece.passage.value = Span::new(start, start + length);
        }
        for format in FORMATS {
            let rendered = format.render(&report, Screen { width, color: false });
            prop_assert!(rendered.ends_with('\n'));
            if format.name == "table" {
                for line in rendered.lines() {
                    prop_assert!(line.width() <= width.clamp(40, 200), "{line:?} is wider than {width}");
                }
            }
            if format.name == "json" {
                let json: serde_json::Value = serde_json::from_str(&rendered).expect("the format is JSON");
                prop_assert_eq!(json["claims"][0]["statement"].as_str(), Some(text.as_str()));
            }
        }
        for claim in &report.claims {
            let explained = explain(claim, Screen { width, color: false });
            prop_assert!(explained.lines().all(|line| line.width() <= width.clamp(40, 200)), "{}", explained);
        }
    }
}
