use proptest::prelude::*;

use super::*;
use crate::corpus::{Identity, parse};
use crate::text::{Sketch, Span};

fn entry(path: &str) -> Entry {
    Entry { path: path.to_owned(), full: path.into(), meta: Meta::default().into(), stamp: None }
}

/// Files in the order of their paths, each once.
fn files<'w>(written: &'w [(String, i64, u8, Vec<u8>)]) -> BTreeMap<&'w str, Known<'w>> {
    let known = |(path, times, meta, found): &'w (String, i64, u8, Vec<u8>)| {
        let stamp = Stamp {
            size: *times as u64,
            modified: *times,
            changed: times.saturating_add(5),
            inode: times.unsigned_abs(),
        };
        (path.as_str(), Known { stamp, meta: [meta % 3; 16], hash: (*meta > 9).then_some([*meta; 16]), found })
    };
    written.iter().map(known).collect()
}

fn write(files: &BTreeMap<&str, Known<'_>>, claims: &BTreeSet<Hash>) -> Vec<u8> {
    let mut writer = Writer::new(-5, claims.clone());
    for (path, known) in files {
        writer.add(path, known);
    }
    writer.finish("a build")
}

proptest! {
    #[test]
    fn a_cache_is_read_as_it_was_written(
        written in prop::collection::vec(("\\PC{0,9}", any::<i64>(), any::<u8>(), prop::collection::vec(any::<u8>(), 0..9)), 0..9),
        asked in prop::collection::vec("\\PC{0,2}", 0..9),
        at in any::<prop::sample::Index>(),
    ) {
        let files = files(&written);
        let claims: BTreeSet<Hash> = files.values().map(|known| known.meta).collect();
        let mut bytes = write(&files, &claims);
        let cache = Cache::decode(bytes.clone(), "a build").expect("a cache");
        prop_assert_eq!((cache.len(), &cache.claims), (files.len(), &claims));
        let asked: BTreeSet<&str> = asked.iter().map(String::as_str).chain(files.keys().copied()).collect();
        let entries: Vec<Entry> = asked.iter().map(|path| entry(path)).collect();
        let expect: Vec<Option<Known<'_>>> = asked.iter().map(|path| files.get(path).copied()).collect();
        prop_assert_eq!(cache.find(&entries), expect);
        prop_assert_eq!(Cache::decode(bytes.clone(), "another build"), Err(Unusable::OtherBuild));
        let at = at.index(bytes.len());
        prop_assert!(Cache::decode(bytes[..at].to_vec(), "a build").is_err());
        bytes[at] ^= 1;
        prop_assert!(Cache::decode(bytes, "a build").is_err());
    }

    #[test]
    fn what_was_found_is_read_as_it_was_written(
        text in "(\\PC{0,20}(\n|\n\n|  \n)?){0,5}", kind in 0_usize..4, part in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let entry = entry(["a/b.txt", "b.md", "c.html", "d.jsonl"][kind]);
        let text = if kind == 3 { format!("{{\"id\": \"r\", \"text\": {}, \"x\": 1}}\n{{", serde_json::Value::from(text)) } else { text };
        let meta = Meta { tags: vec!["wire".to_owned()], ..Meta::default() };
        let mut reading = parse(&entry.path, text.as_bytes(), &meta);
        reading.others.push(Identity { path: entry.path.as_str().into(), record: Some(7), id: "b".into(), tags: Vec::new() });
        for document in &mut reading.documents {
            let paragraphs = document.paragraphs();
            if !paragraphs.is_empty() && byte % 2 == 0 {
                *document = document.excerpt(&[paragraphs[part.index(paragraphs.len())]], Sketch::of(&document.text).into());
            }
        }
        let mut bytes = encode(&entry, &reading);
        prop_assert_eq!(decode(&entry, &bytes), Some(reading));
        // A false cache does no harm.
        let at = at.index(bytes.len());
        prop_assert_eq!(decode(&entry, &bytes[..at]), None);
        bytes[at] = byte;
        for document in decode(&entry, &bytes).unwrap_or_default().documents {
            for paragraph in document.paragraphs() {
                document.locate(paragraph);
                document.locate(Span::new(paragraph.end, paragraph.end));
            }
        }
    }
}

#[test]
fn files_without_room_are_left_out() {
    let found = vec![0; LARGEST / 3];
    let known = Known { stamp: Stamp::default(), meta: [0; 16], hash: None, found: &found };
    let small = Known { found: &[], ..known };
    let mut writer = Writer::new(0, BTreeSet::new());
    for (path, known) in [("a", known), ("b", known), ("c", known), ("d", small)] {
        writer.add(path, &known);
    }
    let bytes = writer.finish("a build");
    assert!(bytes.len() <= LARGEST);
    let cache = Cache::decode(bytes, "a build").expect("a cache");
    let entries = ["a", "b", "c", "d"].map(entry);
    let there: Vec<bool> = cache.find(&entries).iter().map(Option::is_some).collect();
    assert_eq!(there, [true, true, false, true]);
}

#[test]
fn times_settle_after_two_seconds() {
    let cache = |begun| Cache { begun, ..Cache::default() };
    let stamp = Stamp { modified: 10 * SETTLED, changed: 10 * SETTLED, ..Stamp::default() };
    assert!(cache(12 * SETTLED).is_settled(&stamp));
    assert!(!cache(11 * SETTLED).is_settled(&stamp));
    assert!(!cache(12 * SETTLED).is_settled(&Stamp { changed: 11 * SETTLED, ..stamp }));
}

#[test]
fn only_what_finds_passages_is_in_a_fingerprint() {
    let of = |claim: &str| {
        let text = format!("[[claim]]\nid = \"a\"\nstatement = \"S\"\n{claim}");
        let loaded = crate::ledger::parse(&[("claims.toml".to_owned(), text.into())]);
        assert_eq!(loaded.diagnostics, [], "{claim}");
        fingerprints(&loaded.ledger)
    };
    let check = |a: &str, b: &str, same: bool| assert_eq!(of(a) == of(b), same, "{a} | {b}");
    let base = "subject = ['a b']\nmeasure = ['c']\n";
    check(&format!("{base}count = 3"), &format!("{base}count = 4\ntolerance = '5%'\nas_of = '2020'"), true);
    check(&format!("{base}count = 3"), &format!("{base}count = 3\nnot = ['d']"), false);
    check(&format!("{base}count = 3"), &format!("{base}count = 3\nwithin = 'sentence'"), false);
    check(&format!("{base}count = 3"), &format!("{base}count = 3\nsources = ['d']"), false);
    check(&format!("{base}count = 3\nsources = ['d']"), &format!("{base}count = 3\nsources = ['tag:d']"), false);
    check("subject = ['a b']\ncount = 3\nof = ['c']", "subject = ['a b']\ncount = 3\nmeasure = ['c']", false);
    check("subject = ['a b']\nof = ['c']\ncount = 3", "subject = ['a', 'b']\nof = ['c']\ncount = 3", false);
    check(&format!("{base}text = ['d']"), &format!("{base}text = ['e']\namong = ['f']"), true);
    check(&format!("{base}text = ['/d/']"), &format!("{base}text = ['/e/']"), false);
}
