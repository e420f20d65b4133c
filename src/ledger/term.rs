//! Terms: the words a claim is found by.

use std::fmt;

use crate::text::words;

/// One or more words to look for in a text.
#[derive(Clone, Debug)]
pub struct Term {
    /// How it matches.
    pub pattern: Pattern,
    /// The term as written in the claim or word list.
    pub written: String,
    /// The word list it stands in, as `killed` for a term of `@killed`; of lists that use lists, the innermost. `None` where the claim
    /// names the term itself.
    pub list: Option<String>,
}

/// How a term matches. Between its words any short run of bytes that are not part of a word may stand.
#[derive(Clone, Debug)]
pub enum Pattern {
    /// Whole words, ignoring case and inflection.
    Inflected(Vec<String>),
    /// `"=NATO"`: whole words, exactly as written.
    Exact(Vec<String>),
    /// `"kill*"`: whole words ignoring case, the last one only begun.
    Prefix(Vec<String>),
    /// `"/…/"`: a regular expression, searched in one sentence.
    Regex(regex::Regex),
}

/// The memory a compiled regular expression may take, in bytes. A thousand times what a term for a newsroom needs.
const REGEX_SIZE: usize = 1 << 20;
/// How deep the groups of a regular expression may nest.
const REGEX_DEPTH: u32 = 50;
/// The longest term read, in bytes.
const LONGEST: usize = 1000;

/// A string of a claim's list of terms, taken apart.
#[derive(Debug)]
pub(crate) enum Parsed {
    /// Words, or a regular expression.
    Pattern(Pattern),
    /// `"@name"`: every term of a word list.
    List(String),
}

/// What is wrong with a term.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) label: &'static str,
    pub(crate) help: String,
}

/// Takes a term apart.
///
/// The first character says how it matches: `=` exactly, `/` as a regular expression up to the closing `/`, `@` by a word list; a `*` at
/// the end makes it a beginning. Nothing is escaped, as signs are no part of words: whoever looks for "@home" writes "home".
pub(crate) fn parse(text: &str) -> Result<Parsed, Fault> {
    if text.len() > LONGEST {
        let message = format!("a term has {} bytes, and may have {LONGEST}", text.len());
        let help = "split it into several terms".to_owned();
        return Err(Fault { code: "bad-term", message, label: "too long", help });
    }
    let text = text.trim();
    if let Some(name) = text.strip_prefix('@') {
        return if name.is_empty() { Err(empty(text)) } else { Ok(Parsed::List(name.to_owned())) };
    }
    if let Some(rest) = text.strip_prefix('/') {
        return regex(rest).map(|regex| Parsed::Pattern(Pattern::Regex(regex)));
    }
    let (exact, rest) = text.strip_prefix('=').map_or((false, text), |rest| (true, rest));
    let (prefix, rest) = rest.strip_suffix('*').map_or((false, rest), |rest| (true, rest));
    let words: Vec<String> = words(rest).map(|word| word.of(rest).to_owned()).collect();
    if words.is_empty() {
        return Err(empty(text));
    }
    if rest.contains('*') || (exact && prefix) {
        let message = format!("the term {text:?} has a `*` that is not the end of a plain term");
        let help =
            "`*` may end a term, as in \"kill*\"; for more write a regular expression, as in \"/k[ie]ll/\"".to_owned();
        return Err(Fault { code: "bad-term", message, label: "`*` is not understood here", help });
    }
    Ok(Parsed::Pattern(match (exact, prefix) {
        (true, _) => Pattern::Exact(words),
        (false, true) => Pattern::Prefix(words),
        (false, false) => Pattern::Inflected(words),
    }))
}

fn empty(text: &str) -> Fault {
    Fault {
        code: "empty-term",
        message: format!("the term {text:?} has no word"),
        label: "no word here",
        help: "a term is one or more words, as in \"Gaza flotilla\"".to_owned(),
    }
}

/// Compiles what stands after the opening `/`.
fn regex(rest: &str) -> Result<regex::Regex, Fault> {
    let fault = |code, message: String, help: &str| Fault {
        code,
        message,
        label: "not a usable regular expression",
        help: help.to_owned(),
    };
    let Some(pattern) = rest.strip_suffix('/') else {
        let help = "end it with `/`; to ignore case begin it with `(?i)`; for plain words leave the `/` out";
        return Err(fault("bad-regex", "a regular expression is not closed".to_owned(), help));
    };
    if pattern.is_empty() {
        return Err(empty("//"));
    }
    let built = regex::RegexBuilder::new(pattern)
        .size_limit(REGEX_SIZE)
        .dfa_size_limit(REGEX_SIZE)
        .nest_limit(REGEX_DEPTH)
        .build();
    match built {
        Ok(regex) if regex.is_match("") => {
            let message = format!("the regular expression `{pattern}` matches where there is nothing");
            Err(fault("bad-regex", message, "put `+` in place of `*`, or leave out what may be absent"))
        }
        Ok(regex) => Ok(regex),
        Err(regex::Error::CompiledTooBig(_)) => {
            let message = "the regular expression is too large".to_owned();
            Err(fault("regex-too-large", message, "use smaller repetition counts and fewer classes"))
        }
        Err(error) => {
            let reason = Reason(&error).to_string();
            let message = format!("the regular expression cannot be read: {reason}");
            Err(fault(
                "bad-regex",
                message,
                "the syntax is that of https://docs.rs/regex; `(?-u)` and look-around are not part of it",
            ))
        }
    }
}

/// The last line of a regex error, which alone says what is wrong; the others draw the pattern.
struct Reason<'a>(&'a regex::Error);

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.0.to_string();
        let last = whole.lines().next_back().unwrap_or_default();
        f.write_str(last.trim_start_matches("error: "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let found = match parse(text) {
            Ok(Parsed::List(name)) => format!("list {name}"),
            Ok(Parsed::Pattern(Pattern::Inflected(words))) => format!("inflected {}", words.join("|")),
            Ok(Parsed::Pattern(Pattern::Exact(words))) => format!("exact {}", words.join("|")),
            Ok(Parsed::Pattern(Pattern::Prefix(words))) => format!("prefix {}", words.join("|")),
            Ok(Parsed::Pattern(Pattern::Regex(regex))) => format!("regex {regex}"),
            Err(fault) => fault.code.to_owned(),
        };
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn terms_are_taken_apart() {
        check("kill", "inflected kill");
        check(" Mavi  Marmara ", "inflected Mavi|Marmara");
        check("28-member", "inflected 28|member");
        check("Erdoğan’s “aide”, Jr.", "inflected Erdoğan|aide|Jr");
        check("O'Brien 'quoted'", "inflected O'Brien|quoted");
        check("U.S. troops, 100 %", "inflected U|S|troops|100");
        check("AT&T", "inflected AT|T");
        check("e\u{301}te\u{301}", "inflected e\u{301}te\u{301}");
        check("=NATO", "exact NATO");
        check("kill*", "prefix kill");
        check("shot dead*", "prefix shot|dead");
        check("@killed", "list killed");
        check("/k(i|e)ll/", "regex k(i|e)ll");
    }

    #[test]
    fn mistakes_have_codes() {
        for text in ["", " ", "@", "=", "*", "//", "—", "\"\"", "$ %", "\u{301}", "**"] {
            check(text, "empty-term");
        }
        check("k*ll", "bad-term");
        check("=kill*", "bad-term");
        check("kill**", "bad-term");
        check(&"x".repeat(5000), "bad-term");
        check("/abc", "bad-regex");
        check("/abc/i", "bad-regex");
        check("/", "bad-regex");
        check("/(/", "bad-regex");
        check("/a*/", "bad-regex");
        check("/(?-u:.)/", "bad-regex");
        check(&format!("/{}a{}/", "(".repeat(300), ")".repeat(300)), "bad-regex");
        check("/(\\w{1000}){1000}/", "regex-too-large");
    }
}
