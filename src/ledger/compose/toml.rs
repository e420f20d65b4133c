//! Writing a drafted claim: its id and its TOML.

use unicode_normalization::UnicodeNormalization;

use super::sentence::{Sentence, Word};
use super::{ClaimKind, Composed, Within};
use crate::mention::Kind;

/// Words an id is made of, at most.
const ID_WORDS: usize = 6;
/// Bytes of an id, at most.
const ID_LONGEST: usize = 60;

/// Digits that any reader of TOML holds as an integer: 64 bits, less one digit.
const MOST_DIGITS: usize = 18;

/// An id from the words that carry meaning, apart from dates: "westlife-sold-singles-uk".
pub(super) fn id(sentence: &Sentence<'_>) -> String {
    let mut id = String::new();
    let dated = |word: &Word| {
        sentence.mentions.iter().any(|mention| mention.kind == Kind::Date && mention.span.overlaps(word.span))
    };
    let words = sentence.words.iter().filter(|word| word.is_content() && !dated(word)).map(|word| plain(&word.lower));
    for word in words.filter(|word| !word.is_empty()).take(ID_WORDS) {
        if id.len() + word.len() >= ID_LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&word);
    }
    if id.is_empty() { "claim".to_owned() } else { id }
}

/// The letters and digits of a word that an id may have, accents taken off.
fn plain(word: &str) -> String {
    word.nfkd().filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit()).collect()
}

impl Composed {
    /// The claim as a TOML table, ready to paste, with a line feed at the end.
    ///
    /// ```
    /// let claim = crosscheck::ledger::compose("NATO has 32 members.", &[])?;
    /// let toml = claim.to_toml();
    /// assert!(toml.contains("count     = 32"), "{toml}");
    /// assert!(crosscheck::ledger::parse(&[("new.toml".to_owned(), toml.into())]).diagnostics.is_empty());
    /// # Ok::<(), crosscheck::ledger::Reason>(())
    /// ```
    pub fn to_toml(&self) -> String {
        let mut out = "[[claim]]\n".to_owned();
        let mut line = |key: &str, value: &str| out.push_str(&format!("{key:<9} = {value}\n"));
        line("id", &quoted(&self.id));
        line("statement", &quoted(&self.statement));
        for (key, terms) in [("subject", &self.subject), ("measure", &self.measure), ("of", &self.of)] {
            if !terms.is_empty() {
                line(key, &list(terms));
            }
            if key == "subject" && !terms.is_empty() && self.within != Within::default() {
                let within = if self.within == Within::Document { "document" } else { "sentence" };
                line("within", &quoted(within));
            }
        }
        line(self.kind.name(), &self.written());
        if let Some(as_of) = &self.as_of {
            line("as_of", &quoted(as_of));
        }
        if !self.sources.is_empty() {
            line("sources", &list(&self.sources));
        }
        out
    }

    /// The value as TOML: a bare number where a number of TOML says the same, wordings as a list.
    fn written(&self) -> String {
        let first = self.value.first().map(String::as_str).unwrap_or_default();
        let digits = first.bytes().all(|b| b.is_ascii_digit()) && (1..=MOST_DIGITS).contains(&first.len());
        match self.kind {
            ClaimKind::Text => list(&self.value),
            ClaimKind::Count | ClaimKind::Number if digits && (first == "0" || !first.starts_with('0')) => {
                first.to_owned()
            }
            _ => quoted(first),
        }
    }
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

/// A basic string of TOML 1.0: quotes, backslashes and control characters escaped.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() || is_invisible(c) => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Characters that change how the text around them is shown: written as escapes, so that a file shows what it says.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
