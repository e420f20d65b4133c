//! A handful of beginnings, looked for letter by letter: faster than word by word, as long as they are few.

use memchr::memmem;
use regex::bytes::{Regex, RegexBuilder};

use crate::text::Start;

/// As many are looked for together at most: with some dozens the search by letters stops too often to be the faster one.
const MOST: usize = 32;

/// How many ASCII letters and digits each has at least: shorter ones stand in too many words.
const LEAST: usize = 3;

/// The longest text of which a copy in lower case is made, in bytes.
const LONGEST: usize = 4 << 20;

/// Beginnings of words, while they are few.
#[derive(Default)]
pub(super) struct Few {
    /// In lower case; `None` once there are too many, or one that is too short, and before there are any.
    all: Option<Vec<String>>,
    /// Whether any has been added.
    any: bool,
}

impl Few {
    /// Adds the folded words that begin so.
    pub(super) fn add(&mut self, beginning: &str) {
        let letters: String = beginning.chars().take_while(char::is_ascii_alphanumeric).collect();
        if !std::mem::replace(&mut self.any, true) {
            self.all = Some(Vec::new());
        }
        self.all = self.all.take().filter(|_| letters.len() >= LEAST);
        if let Some(all) = &mut self.all
            && !all.iter().any(|known| letters.starts_with(known.as_str()))
        {
            all.retain(|known| !known.starts_with(&letters));
            all.push(letters);
        }
        self.all = self.all.take().filter(|all| all.len() <= MOST);
    }

    /// Compiles them; `None` where there are none, or too many.
    pub(super) fn compile(&self) -> Option<Letters> {
        let any = self.all.as_ref().filter(|all| !all.is_empty())?.join("|");
        RegexBuilder::new(&any).unicode(false).build().ok().map(Letters)
    }
}

/// A few beginnings of words, compiled.
pub(super) struct Letters(Regex);

impl Letters {
    /// Calls `begin` with each [start](Start) of a word that begins like one of them in any case; whether it could. `lower` is for reuse.
    pub(super) fn starts(&self, text: &str, lower: &mut Vec<u8>, mut begin: impl FnMut(Start)) -> bool {
        // The two other characters that are ASCII letters in lower case: the dotted I and the sign of the kelvin.
        let has = |character: &str| memmem::find(text.as_bytes(), character.as_bytes()).is_some();
        if text.len() > LONGEST || !text.is_ascii() && (has("\u{130}") || has("\u{212A}")) {
            return false;
        }
        lower.clear();
        lower.extend_from_slice(text.as_bytes());
        lower.make_ascii_lowercase();
        for found in self.0.find_iter(lower) {
            if let Some(start) = Start::of(text, found.start()) {
                begin(start);
            }
        }
        true
    }
}
