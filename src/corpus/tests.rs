use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use encoding_rs::{EUC_JP, Encoding, GBK, SHIFT_JIS, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};
use proptest::prelude::*;

use super::*;
use crate::diag::Diagnostic;
use crate::text::{Sketch, Span, char_ceil, char_floor};

fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

/// The texts of a file's documents, each after its id, and the codes of what is wrong.
fn check(path: &str, bytes: impl AsRef<[u8]>, expect: &[(&str, &str)], wrong: &[&str]) -> Reading {
    let reading = parse(path, bytes.as_ref(), &Meta::default());
    let found: Vec<(&str, &str)> = reading.documents.iter().map(|d| (&*d.id, d.text.as_str())).collect();
    assert_eq!(found, expect, "{path}");
    assert_eq!(codes(&reading.diagnostics), wrong, "{path}: {:?}", reading.diagnostics);
    for document in &reading.documents {
        assert_eq!(document.meta.id.as_deref(), Some(&*document.id));
    }
    reading
}

/// Where `needle` of the only document lies: its bytes on disk, line and column.
fn check_place(path: &str, bytes: impl AsRef<[u8]>, needle: &str, expect: (&[u8], usize, usize)) {
    let bytes = bytes.as_ref();
    let reading = parse(path, bytes, &Meta::default());
    let document = &reading.documents[0];
    let start = document.text.find(needle).expect("the needle is in the text");
    let place = document.locate(Span::new(start, start + needle.len()));
    let on_disk = &bytes[place.span.start..place.span.end];
    assert_eq!((on_disk, place.line, place.column), expect, "{path} {needle:?} in {:?}", document.text);
}

#[test]
fn plain_text() {
    check("a/raid.txt", "Ten died.\r\n\r\nNine.", &[("raid", "Ten died.\r\n\r\nNine.")], &[]);
    check("raid", "Ten.", &[("raid", "Ten.")], &[]);
    check("a.b.txt", "Ten.", &[("a.b", "Ten.")], &[]);
    check("a.txt", "", &[("a", "")], &["empty-document"]);
    check("a.txt", "+++\ntitle = 1\n", &[("a", "+++\ntitle = 1\n")], &["open-front-matter"]);
    check_place("a.txt", "Née.\r\nTen – nine", "nine", (b"nine", 2, 7));
    check_place("a.txt", "+++\r\ntitle = \"T\"\r\n+++\r\nTen\r\nnine", "nine", (b"nine", 5, 1));
    check_place("a.txt", "\u{feff}---\ntitle: T\n---\n\nTen", "Ten", (b"Ten", 5, 1));
}

#[test]
fn front_matter_of_both_languages() {
    let toml = "+++\nid = \"forward\"\ntitle = \"T\"\npublished = 2016-06-28\ntags = [\"wire\", \"b\"]\n+++\nTen.";
    let yaml = "---\nid: forward\ntitle: 'T'\npublished: 2016-06-28\ntags: [wire, b]\n---\nTen.";
    for text in [toml, yaml] {
        let reading = check("a.txt", text, &[("forward", "Ten.")], &[]);
        let meta = &reading.documents[0].meta;
        assert_eq!(meta.title.as_deref(), Some("T"));
        assert_eq!(meta.published.as_ref().map(|(text, _)| text.as_str()), Some("2016-06-28"));
        assert_eq!(meta.tags, ["wire", "b"]);
    }
    let base = Meta { title: Some("other".to_owned()), publisher: Some("P".to_owned()), ..Meta::default() };
    let reading = parse("a.md", toml.as_bytes(), &base);
    assert_eq!(reading.documents[0].meta.title.as_deref(), Some("T"));
    assert_eq!(reading.documents[0].meta.publisher.as_deref(), Some("P"));
    check("a.txt", "---\npublished: 2016\ntags:\n  - a\norigin:\n...\nTen.", &[("a", "Ten.")], &[]);
}

#[test]
fn rulers_are_no_front_matter() {
    check("a.txt", "---\nTen died.\n---\nNine.", &[("a", "---\nTen died.\n---\nNine.")], &[]);
    check("a.txt", "---\nTen died: nine.", &[("a", "---\nTen died: nine.")], &[]);
    check("a.txt", "----\na: b\n----\n", &[("a", "----\na: b\n----\n")], &[]);
    check("a.txt", "---\n---\nTen", &[("a", "---\n---\nTen")], &[]);
}

#[test]
fn mistakes_in_front_matter_are_shown_in_place() {
    let check = |text: &str, code: &str, at: &str| {
        let reading = check("a.txt", text, &[("a", "Ten.")], &[code]);
        let span = reading.diagnostics[0].span.expect("the place is known");
        assert_eq!(span.of(text), at, "{text:?}");
    };
    check("+++\npublished = \"June\"\n+++\nTen.", "bad-date", "\"June\"");
    check("+++\npublised = \"2016\"\n+++\nTen.", "unknown-key", "publised");
    check("+++\ntitle = 5\n+++\nTen.", "wrong-type", "5");
    check("+++\nid = \"\"\n+++\nTen.", "bad-name", "\"\"");
    check("---\nté: x\n---\nTen.".replace("té", "te").as_str(), "unknown-key", "x");
    check("---\ntitle: é\npublished: June\n---\nTen.", "bad-date", "June");
    check("---\ntitle: [a]\n---\nTen.", "wrong-type", "[");
    check("---\ntags: [[a]]\n---\nTen.", "wrong-type", "[");
    check("---\ntags: {a: b}\n---\nTen.", "wrong-type", "{");
}

#[test]
fn yaml_cannot_be_made_to_explode() {
    let bomb = "---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b]\n---\nTen.";
    check("a.txt", bomb, &[("a", "Ten.")], &["syntax"]);
    let deep = format!("---\na: {}\n---\nTen.", "[".repeat(5000));
    check("a.txt", &deep, &[("a", "Ten.")], &["syntax"]);
    let long = format!("---\na: {}\n---\nTen.", "x".repeat(100_000));
    check("a.txt", &long, &[("a", &long)], &[]);
}

#[test]
fn markdown() {
    let page = "# Head *line*\n\nTen [people](u) died\nin the `raid` &amp; more.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n\
        ![A caption](i.png)\n\n```\ncode 5\n```\n\n<div>html 6</div>\n\nNine<br>of<!-- 7 --> them\\* died.\n";
    let expect = "Head line\n\nTen people died in the raid & more.\n\none\n\ntwo\n\na\n\nb\n\nc\n\nd\n\nA caption\n\nNine of them* died.";
    check("a.md", page, &[("a", expect)], &[]);
    check("A.MD", "**Ten**", &[("A", "Ten")], &[]);
    check("a.md", "```\ncode\n```", &[("a", "")], &["empty-document"]);
    check_place("a.md", "é **Ten** people", "Ten", ("Ten".as_bytes(), 1, 5));
    check_place("a.md", "+++\n+++\n\n# H\n\nTen &amp; nine", "& nine", (b"&amp; nine", 6, 5));
    check_place("a.md", "a &amp; b", "&", (b"&amp;", 1, 3));
    check_place("a.md", "> Ten\n> people", "Ten people", (b"Ten\n> people", 1, 3));
    check_place("a.md", "- one\r\n- **two** x\r\n", "two x", (b"two** x", 2, 5));
}

#[test]
fn html() {
    let page = "<title>T</title><p>Ten&nbsp;people.<p>Nine<br>of them.<script>x</script>";
    let reading = check("a.html", page, &[("a", "Ten\u{a0}people.\n\nNine\n\nof them.")], &[]);
    assert_eq!(reading.documents[0].meta.title.as_deref(), Some("T"));
    let place = reading.documents[0].locate(Span::new(14, 18));
    assert_eq!((place.span, place.line, place.column), (Span::new(14, 18), 3, 1));
    let article =
        "<p>Ten people were killed in the raid on the ship, he said, and nine more on the day after that.</p>"
            .repeat(9);
    let page = format!(
        "<html><body><nav><a href=x>Home page</a></nav><article>{article}</article><footer>Imprint 1</footer></body></html>"
    );
    let reading = parse("a.htm", page.as_bytes(), &Meta::default());
    let text = &reading.documents[0].text;
    assert!(text.starts_with("Ten people") && text.ends_with("after that."), "{text}");
    assert_eq!(text.split("\n\n").count(), 9);
    let deep = parse("a.html", "<div>".repeat(300).as_bytes(), &Meta::default());
    assert_eq!((deep.documents.len(), deep.failure.is_some(), codes(&deep.diagnostics)), (0, true, vec!["too-deep"]));
    check("a.html", "---\ntitle: Own\n---\n<title>T</title><p>Ten.", &[("a", "Ten.")], &[]);
}

#[test]
fn json_lines() {
    let good = "{\"id\":\"a\",\"text\":\"Ten.\",\"published\":\"2016-06\",\"tags\":[\"x\"]}\n\n{\"id\":\"b\",\"text\":\"N\\u00e9e.\",\"title\":null}\r\n";
    let reading = check("w.jsonl", good, &[("a", "Ten."), ("b", "Née.")], &[]);
    let place = reading.documents[1].locate(Span::new(1, 3));
    assert_eq!((place.span, place.line, place.column), (Span::new(1, 3), 3, 1));
    let bad = "{\"id\":\"a\",\"text\":\"Ten.\"\n[1]\n{\"id\":\"b\"}\n{\"text\":\"x\"}\n{\"id\":\"c\",\"text\":\"y\",\"titel\":1}\n{\"id\":\"d\",\"text\":\"z\",\"titel\":1}";
    let reading = check(
        "w.jsonl",
        bad,
        &[("c", "y"), ("d", "z")],
        &["bad-record", "bad-record", "bad-record", "bad-record", "unknown-key"],
    );
    assert_eq!(reading.diagnostics[1].span.map(|span| LineOf(bad, span.start).line()), Some(2));
    assert_eq!(reading.diagnostics[4].help.as_deref(), Some("did you mean `title`?"));
    check(
        "w.jsonl",
        "{\"id\":\"a\",\"text\":\"\",\"url\":5,\"tags\":\"x\"}",
        &[("a", "")],
        &["wrong-type", "wrong-type", "empty-document"],
    );
    check("w.jsonl", format!("{{\"id\":\"a\",\"text\":{}", "[".repeat(100_000)), &[], &["bad-record"]);
}

struct LineOf<'a>(&'a str, usize);

impl LineOf<'_> {
    fn line(&self) -> usize {
        crate::text::LineIndex::new(self.0).position(self.0, self.1).line
    }
}

#[test]
fn encodings() {
    check("a.txt", b"\xef\xbb\xbfN\xc3\xa9e", &[("a", "Née")], &[]);
    check("a.txt", b"\xff\xfeN\0\xe9\0e\0", &[("a", "Née")], &[]);
    check("a.txt", b"\xfe\xff\0N\0\xe9\0e", &[("a", "Née")], &[]);
    check("a.txt", b"N\0\xe9\0e\0", &[("a", "Née")], &[]);
    check("a.txt", b"\0N\0\xe9\0e", &[("a", "Née")], &[]);
    let latin: Vec<u8> = b"Ils sont n\xe9s \xe0 Paris, o\xf9 la cr\xe8me br\xfbl\xe9e est bonne.".to_vec();
    check("a.txt", &latin, &[("a", "Ils sont nés à Paris, où la crème brûlée est bonne.")], &["guessed-encoding"]);
    check_place("a.txt", &latin, "où la crème", (b"o\xf9 la cr\xe8me", 1, 23));
    check_place("a.txt", b"\xff\xfeT\0e\0\n\0n\0\xe9\0e\0", "née", (b"n\0\xe9\0e\0", 2, 1));
    let damaged = b"n\xc3\xa9e \xff\xfe and ten \xe2\x80 more \xc3\xa9\xc3\xa9";
    let reading = check("a.txt", damaged, &[("a", "née \u{fffd}\u{fffd} and ten \u{fffd} more éé")], &["damaged-text"]);
    assert!(
        reading.diagnostics[0].message.starts_with("3 places are not UTF-8, the first at byte 5 "),
        "{:?}",
        reading.diagnostics
    );
    check_place("a.txt", damaged, "ten \u{fffd} more", (b"ten \xe2\x80 more", 1, 12));
}

#[test]
fn binary_files_are_left_out() {
    for bytes in [&b"\0\0\0\0\0\0"[..], b"PK\x03\x04\x14\0\0\0\x08\0", b"\x7fELF\x02\x01\x01\0\0", &[1, 2, 3, 4, 5, 6]]
    {
        let reading = check("a.txt", bytes, &[], &["binary"]);
        assert!(reading.failure.is_some());
    }
}

#[test]
fn sources_files() {
    let check = |toml: &str, wrong: &[&str]| {
        let (rules, mut found) = parse_sources("corpus/sources.toml", toml);
        let (metas, more) = assign(&["corpus/a.txt", "corpus/b/c.txt", "corpus/d.jsonl"], &rules);
        found.extend(more);
        assert_eq!(codes(&found), wrong, "{toml}: {found:?}");
        metas.into_iter().map(|meta| meta.title.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(
        check("[[source]]\npath = \"a.txt\"\ntitle = \"A\"\n[[source]]\npath = \"**\"\ntitle = \"all\"", &[]),
        ["A", "all", "all"]
    );
    assert_eq!(
        check("[[source]]\npath = \"*\"\ntitle = \"1\"\n[[source]]\npath = \"*.txt\"\ntitle = \"2\"", &[]),
        ["2", "", "1"]
    );
    assert_eq!(check("[[source]]\npath = \"./b/../b/c.txt\"\nid = \"x\"\ntitle = \"C\"", &[]), ["", "C", ""]);
    check("[[source]]\npath = \"../corpus/a.txt\"", &[]);
    check("[[source]]\npath = \"../../a.txt\"", &["outside-root"]);
    check("[[source]]\npath = \"/etc/passwd\"", &["outside-root"]);
    check("[[source]]\npath = 'C:\\a.txt'", &["outside-root"]);
    check("[[source]]\npath = \"[a\"", &["bad-pattern"]);
    check("[[source]]\npath = \"\"", &["bad-pattern"]);
    check("[[source]]\npath = \"e.txt\"", &["no-match"]);
    check("[[source]]\npath = \"**\"\nid = \"x\"", &["id-for-many"]);
    check("[[source]]\npath = \"d.jsonl\"\nid = \"x\"", &["id-for-many"]);
    check("[[source]]\ntitle = \"x\"", &["missing-key"]);
    check("[[source]]\npath = 5\npublished = \"x\"", &["wrong-type", "bad-date"]);
    check("[[source]]\npath = \"a.txt\"\npath = \"b\"\ntitel = \"x\"", &["duplicate-key", "unknown-key"]);
    check("sources = 1", &["unknown-key"]);
    check("[[source]]\npath = \"a.txt\"\ntitle = \"\n", &["syntax"]);
}

#[test]
fn a_deeper_sources_file_wins() {
    let rules = |path: &str, title: &str| {
        parse_sources(path, &format!("[[source]]\npath = \"**/*.txt\"\ntitle = \"{title}\"")).0
    };
    for order in [["corpus/sources.toml", "corpus/b/sources.toml"], ["corpus/b/sources.toml", "corpus/sources.toml"]] {
        let all: Vec<Rule> = order.iter().flat_map(|path| rules(path, path)).collect();
        let (metas, _) = assign(&["corpus/a.txt", "corpus/b/c.txt"], &all);
        let titles: Vec<_> = metas.iter().map(|meta| meta.title.as_deref().unwrap_or_default()).collect();
        assert_eq!(titles, ["corpus/sources.toml", "corpus/b/sources.toml"]);
    }
}

#[test]
fn a_corpus_on_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, bytes: &[u8]| {
        let full = folder.path().join(path);
        fs::create_dir_all(full.parent().expect("a parent")).expect("a folder is made");
        fs::write(full, bytes).expect("a file is written");
    };
    write("corpus/b.txt", b"Ten.");
    write("corpus/in/a.md", b"Nine.");
    write("corpus/in/skip.pdf", b"Nine.");
    write("corpus/sources.toml", b"[[source]]\npath = \"in/a.md\"\ntitle = \"A\"\n[[source]]\npath = \"none.txt\"\n");
    let (mut project, _) = crate::project::parse(folder.path(), "");
    let mut listed = list(&project).expect("the corpus is listed");
    let paths: Vec<&str> = listed.entries.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!((paths, codes(&listed.diagnostics)), (vec!["corpus/b.txt", "corpus/in/a.md"], vec!["no-match"]));
    let reading = read(&listed.entries[1]);
    assert_eq!((reading.documents[0].text.as_str(), reading.documents[0].meta.title.as_deref()), ("Nine.", Some("A")));
    listed.entries[0].full.set_file_name("gone.txt");
    let gone = read(&listed.entries[0]);
    assert_eq!((gone.documents.len(), codes(&gone.diagnostics), gone.failure.is_some()), (0, vec!["unreadable"], true));
    project.corpus = vec!["corpus/in/*.md".to_owned()];
    let listed = list(&project).expect("the corpus is listed");
    assert_eq!(listed.entries[0].meta.title.as_deref(), Some("A"), "a sources.toml above the documents counts");
}

#[test]
fn every_ending_has_its_format() {
    let registered: Vec<&str> = format::FORMATS.iter().flat_map(|format| format.extensions).copied().collect();
    assert_eq!(registered, EXTENSIONS);
}

#[test]
fn ids_are_kept_by_the_first() {
    let mut documents =
        parse("b.jsonl", b"{\"id\":\"x\",\"text\":\"1\"}\n{\"id\":\"x\",\"text\":\"2\"}", &Meta::default()).documents;
    documents.extend(parse("a/x.txt", b"3", &Meta::default()).documents);
    let forwards = duplicate_ids(documents.iter().map(Document::identity));
    documents.reverse();
    assert_eq!(duplicate_ids(documents.iter().map(Document::identity)), forwards);
    assert_eq!(codes(&forwards), ["duplicate-id", "duplicate-id"]);
    assert_eq!(forwards[1].message, "the id \"x\" of b.jsonl, line 2 is that of a/x.txt too");
}

#[test]
fn the_codes_are_all_listed_and_all_given() {
    let listed: Vec<&str> = CODES.iter().map(|(code, _)| *code).collect();
    assert!(listed.is_sorted());
    let sources = [
        include_str!("format/html.rs"),
        include_str!("format/jsonl.rs"),
        include_str!("front_matter.rs"),
        include_str!("ids.rs"),
        include_str!("list.rs"),
        include_str!("meta.rs"),
        include_str!("read.rs"),
        include_str!("sources.rs"),
        include_str!("yaml.rs"),
    ];
    // What a diagnostic is made with, and the code after it.
    let calls = ["::error(", "::warning(", ".mistake(", "failure(", "code:"];
    let mut given: BTreeSet<&str> = BTreeSet::from(["duplicate-key", "unknown-key", "wrong-type", "syntax"]);
    for source in sources {
        for call in calls {
            for after in source.split(call).skip(1) {
                given.extend(after.trim_start().strip_prefix('"').and_then(|code| code.split('"').next()));
            }
        }
    }
    assert_eq!(listed, given.into_iter().collect::<Vec<_>>());
}

/// The text in an encoding, with its byte order mark where it has one; `None` where the encoding lacks a character.
fn encode(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    if encoding == UTF_16LE {
        return Some([0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect());
    }
    if encoding == UTF_16BE {
        return Some([0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect());
    }
    let (bytes, _, lost) = encoding.encode(text);
    (!lost).then(|| bytes.into_owned())
}

proptest! {
    #[test]
    fn places_read_again_give_the_text(
        text in "([ -~\n\r]|[éàüß“”–]|[дЖя]|[日本語]|\\PC){0,60}",
        encoding in prop::sample::select(vec![UTF_16LE, UTF_16BE, encoding_rs::UTF_8, WINDOWS_1252, WINDOWS_1251, SHIFT_JIS, EUC_JP, GBK]),
        from in 0..80_usize, length in 0..20_usize,
    ) {
        let Some(bytes) = encode(&text, encoding) else { return Ok(()) };
        let reading = parse("a.txt", &bytes, &Meta::default());
        // Short texts in a legacy encoding may be taken for another one; whatever they are read as, places must hold.
        let Some(read) = encoding::decode(&bytes) else { return Ok(()) };
        let Some(document) = reading.documents.first() else { return Ok(()) };
        let start = char_floor(&document.text, from);
        let span = Span::new(start, char_ceil(&document.text, start + length));
        let place = document.locate(span);
        let (again, _, _) = read.encoding.decode(&bytes[place.span.start..place.span.end]);
        if read.damage.is_none() {
            prop_assert_eq!(again, span.of(&document.text));
        }
    }

    #[test]
    fn markdown_places_hold_the_text(text in "([a-c é&;*_`\\[\\]()!<>|#-]|\n|\n\n|&amp;|\\*\\*|> |- ){0,60}") {
        let reading = parse("a.md", text.as_bytes(), &Meta::default());
        let document = &reading.documents[0];
        let mut before = 0;
        for (at, c) in document.text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let place = document.locate(Span::new(at, at + c.len_utf8()));
            let found = text.get(place.span.start..place.span.end).unwrap_or_default();
            // Code that spans lines is taken as a whole.
            prop_assert!(found.contains(c) && (found.len() == c.len_utf8() || found.contains('`')), "{found:?} for {c}");
            prop_assert!(place.span.start >= before);
            before = place.span.start;
        }
    }

    #[test]
    fn an_excerpt_keeps_every_place(
        text in "([a-c é&;*`]|\r?\n|\r?\n\r?\n|&amp;|\\*\\*|> |- |`a\nb`|<p>){0,80}",
        latin in any::<bool>(),
        extension in "txt|md|html",
        kept in prop::collection::vec(any::<bool>(), 20),
        again in prop::collection::vec(any::<bool>(), 20),
    ) {
        let bytes = if latin { encode(&text, WINDOWS_1252) } else { None }.unwrap_or(text.into_bytes());
        let reading = parse(&format!("a.{extension}"), &bytes, &Meta::default());
        let document = &reading.documents[0];
        let sketch = Arc::new(Sketch::of(&document.text));
        let some = |spans: Vec<Span>, kept: &[bool]| -> Vec<Span> {
            spans.into_iter().zip(kept.iter().cycle()).filter(|(_, kept)| **kept).map(|(span, _)| span).collect()
        };
        let paragraphs = some(document.paragraphs(), &kept);
        let excerpt = document.excerpt(&paragraphs, Arc::clone(&sketch));
        let own = excerpt.paragraphs();
        let check = |excerpt: &Document, own: &[Span], paragraphs: &[Span]| {
            assert_eq!(own.len(), paragraphs.len());
            for (own, paragraph) in own.iter().zip(paragraphs) {
                assert_eq!(own.of(&excerpt.text), paragraph.of(&document.text));
                for from in 0..own.len() {
                    for to in from + 1..=own.len() {
                        let (here, there) = (Span::new(from, to).shifted(own.start), Span::new(from, to).shifted(paragraph.start));
                        assert_eq!(excerpt.locate(here), document.locate(there), "{here:?} of {excerpt:?}, {there:?} of {document:?}");
                    }
                }
            }
        };
        if !paragraphs.is_empty() {
            check(&excerpt, &own, &paragraphs);
        }
        let (own, paragraphs) = (some(own, &again), some(paragraphs, &again));
        if !paragraphs.is_empty() {
            let less = excerpt.excerpt(&own, sketch);
            check(&less, &less.paragraphs(), &paragraphs);
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200), extension in "txt|md|html|jsonl|xyz") {
        let reading = parse(&format!("a.{extension}"), &bytes, &Meta::default());
        for document in &reading.documents {
            document.locate(Span::new(0, usize::MAX));
        }
    }

    #[test]
    fn any_front_matter_is_read(text in "(\\+\\+\\+\n|---\n)([a-z]{1,4}|title|tags|published)( = |: )[-\\[\\]{}\"'&*a-z0-9.:\n ]{0,30}\n(\\+\\+\\+|---)\nTen") {
        for extension in ["txt", "md", "html"] {
            prop_assert_eq!(parse(&format!("a.{extension}"), text.as_bytes(), &Meta::default()).documents.len(), 1);
        }
    }
}
