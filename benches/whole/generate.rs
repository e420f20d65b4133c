//! News-like documents and claims with known answers, the same for the same size on every machine.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// A small generator of random numbers (SplitMix64), so that no library's update changes the documents.
pub(crate) struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

const COMMON: [&str; 40] = [
    "the", "of", "and", "a", "to", "in", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from", "it",
    "his", "an", "be", "this", "which", "had", "has", "were", "not", "are", "but", "have", "its", "their", "after",
    "they", "who", "he", "been", "one", "more", "would", "when",
];
const ONSETS: [&str; 20] =
    ["b", "br", "c", "d", "dr", "f", "g", "gr", "h", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v"];
const NUCLEI: [&str; 10] = ["a", "e", "i", "o", "u", "ai", "ea", "ou", "ie", "oo"];
const CODAS: [&str; 10] = ["", "n", "r", "s", "l", "t", "nd", "m", "st", "ng"];
const SUFFIXES: [&str; 12] = ["", "", "", "s", "ed", "ing", "er", "ly", "ion", "al", "s", "ity"];

/// What words of the vocabulary do not begin with. All forms of the measures of the claims do, and a measure among the other words of a
/// paragraph would make them speak of the claim whose subject stands there.
const MEANINGFUL: [&str; 3] = ["kill", "die", "dy"];

/// What no word of the vocabulary is: with the full stop of its sentence it would be the beginning of the next one ("no. 80").
const ABBREVIATIONS: [&str; 9] = ["no", "gen", "sen", "col", "vol", "tel", "fig", "pop", "ca"];

/// How many words the vocabulary has beside the common ones, and how many first parts of names.
const WORDS: usize = 30_000;
const FIRST_NAMES: usize = 2_000;

/// What is to be found: a verdict for each claim.
pub(crate) fn answer(claim: usize) -> &'static str {
    ["supported", "refuted", "conflicting", "not_enough_info"][claim % 4]
}

fn value(claim: usize) -> usize {
    11 + claim * 7 % 80
}

/// The values planted for a claim.
fn planted(claim: usize) -> &'static [usize] {
    // Added to the claim's value.
    [&[0, 0][..], &[7], &[0, 7], &[]][claim % 4]
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The words the documents are made of.
pub(crate) struct Words {
    words: Vec<String>,
    names: Vec<String>,
}

impl Words {
    pub(crate) fn new() -> Self {
        let mut random = Random(1);
        let syllable = |random: &mut Random, out: &mut String| {
            out.push_str(ONSETS[random.below(20)]);
            out.push_str(NUCLEI[random.below(10)]);
            out.push_str(CODAS[random.below(10)]);
        };
        let mut words = Vec::with_capacity(WORDS);
        while words.len() < WORDS {
            let rank = words.len();
            let mut word = String::new();
            // The more frequent a word, the shorter.
            let syllables = if rank < 2_000 { 1 } else { 1 + random.below(if rank < 10_000 { 2 } else { 3 }) };
            for _ in 0..syllables {
                syllable(&mut random, &mut word);
            }
            word.push_str(SUFFIXES[random.below(12)]);
            let is_filler = !MEANINGFUL.iter().any(|begin| word.starts_with(begin));
            if is_filler && !ABBREVIATIONS.contains(&word.as_str()) {
                words.push(word);
            }
        }
        // Names end as no English word does: one such as "Fails" or "Feared" would say something of its number.
        let names = (0..FIRST_NAMES).map(|i| capital(&words[4_000 + i * 3]) + "v").collect();
        Self { words, names }
    }

    /// The subject of a claim: a first part that other claims and the text use too, and a part of its own.
    pub(crate) fn subject(&self, claim: usize) -> String {
        let (mut n, mut own) = (claim, String::new());
        for _ in 0..3 {
            own.push_str(ONSETS[n % 20]);
            n /= 20;
            own.push_str(NUCLEI[n % 10]);
            n /= 10;
        }
        format!("{} {}k", self.names[claim % FIRST_NAMES], capital(&own))
    }

    fn word<'a>(&'a self, random: &mut Random) -> &'a str {
        match random.below(100) {
            0..42 => COMMON[((COMMON.len() as f64).powf(random.unit()) as usize).min(COMMON.len() - 1)],
            // Few words are frequent and most are rare, as in any language.
            _ => &self.words[((WORDS as f64).powf(random.unit()) as usize).min(WORDS - 1)],
        }
    }

    fn sentence(&self, random: &mut Random, out: &mut String) {
        let length = 8 + random.below(18);
        for i in 0..length {
            if i > 0 {
                out.push_str(if random.below(14) == 0 { ", " } else { " " });
            }
            match random.below(60) {
                0 => out.push_str(&self.names[random.below(FIRST_NAMES)]),
                1 => out.push_str(&(2 + random.below(900)).to_string()),
                _ if i == 0 => out.push_str(&capital(self.word(random))),
                // A sentence that ends in "a." would go on with the next one.
                _ if i + 1 == length => out.push_str(&self.words[random.below(WORDS)]),
                _ => out.push_str(self.word(random)),
            }
        }
        out.push_str(". ");
    }

    /// The statement of a claim with a value, in one of several shapes.
    fn statement(&self, claim: usize, value: usize, random: &mut Random, out: &mut String) {
        let subject = self.subject(claim);
        let text = match random.below(4) {
            0 => format!("The {subject} blast killed {value} people. "),
            1 => format!("Police said {value} people died in the {} blast. ", subject.replace(' ', "\u{a0}")),
            2 => format!("{value} PEOPLE WERE KILLED IN THE {} BLAST. ", subject.to_uppercase()),
            _ => format!("{value} people were killed in {subject}'s worst blast. "),
        };
        out.push_str(&text);
    }

    /// A document of 2 to 8 KB with the statements in it.
    fn document(&self, random: &mut Random, statements: &[(usize, usize)], out: &mut String) {
        out.clear();
        let length = 2_000 + random.below(6_000);
        let paragraphs = 4 + random.below(8);
        let mut next = 0;
        for paragraph in 0.. {
            if out.len() >= length && next >= statements.len() {
                break;
            }
            self.sentence(random, out);
            if next < statements.len() && (random.below(paragraphs) == 0 || paragraph >= paragraphs) {
                let (claim, value) = statements[next];
                self.statement(claim, value, random, out);
                next += 1;
            }
            for _ in 0..1 + random.below(4) {
                self.sentence(random, out);
            }
            out.truncate(out.trim_end().len());
            out.push_str("\n\n");
        }
    }
}

/// Which statements go into which document, sorted.
fn statements(documents: usize, claims: usize) -> Vec<(usize, usize, usize)> {
    let mut random = Random(2);
    let mut all = Vec::new();
    for claim in 0..claims {
        // Never two statements of one claim in one document, which would make one source say two things.
        let first = random.below(documents);
        for (place, add) in planted(claim).iter().enumerate() {
            all.push(((first + place) % documents, claim, value(claim) + add));
        }
    }
    all.sort_unstable();
    all
}

/// Writes documents of `size` bytes in all with the statements of `claims` claims, as a tree or as one JSON Lines file.
pub(crate) fn corpus(folder: &Path, words: &Words, size: usize, claims: usize, jsonl: bool) -> io::Result<usize> {
    let documents = (size / 5_100).max(2);
    let statements = statements(documents, claims);
    let mut random = Random(3);
    let (mut next, mut text, mut written) = (0, String::new(), 0);
    fs::create_dir_all(folder)?;
    let mut lines = if jsonl { Some(BufWriter::new(File::create(folder.join("news.jsonl"))?)) } else { None };
    for number in 0..documents {
        let mut here = Vec::new();
        while next < statements.len() && statements[next].0 == number {
            here.push((statements[next].1, statements[next].2));
            next += 1;
        }
        words.document(&mut random, &here, &mut text);
        written += text.len();
        let id = format!("n{number:07}");
        match &mut lines {
            Some(lines) => {
                let record = serde_json::json!({"id": id, "published": "2024-03-05", "text": text});
                serde_json::to_writer(&mut *lines, &record)?;
                lines.write_all(b"\n")?;
            }
            None => {
                let day = folder.join(format!("d{:04}", number / 500));
                if number % 500 == 0 {
                    fs::create_dir_all(&day)?;
                }
                fs::write(day.join(format!("{id}.txt")), &text)?;
            }
        }
    }
    if let Some(mut lines) = lines {
        lines.flush()?;
    }
    Ok(written)
}

/// Claims in one file, which may have 16 MB.
const CLAIMS_A_FILE: usize = 10_000;

/// Writes the claims in place of those before, and their terms one a line, each once.
pub(crate) fn ledger(folder: &Path, terms: &Path, words: &Words, claims: usize) -> io::Result<()> {
    const MEASURES: [&str; 2] = ["kill", "die"];
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut list = BufWriter::new(File::create(terms)?);
    MEASURES.iter().try_for_each(|measure| writeln!(list, "{measure}"))?;
    for first in (0..claims).step_by(CLAIMS_A_FILE) {
        let mut toml = BufWriter::new(File::create(folder.join(format!("claims{first:06}.toml")))?);
        for claim in first..(first + CLAIMS_A_FILE).min(claims) {
            let (subject, value) = (words.subject(claim), value(claim));
            writeln!(
                toml,
                "[[claim]]\nid = \"c{claim:06}\"\nstatement = \"{value} people were killed in {subject}.\""
            )?;
            writeln!(toml, "subject = [\"{subject}\"]\nmeasure = {MEASURES:?}\ncount = {value}\n")?;
            writeln!(list, "{subject}")?;
        }
        toml.flush()?;
    }
    list.flush()
}
