//! Terms: the words a claim is found by.

/// One or more words to look for in a text.
#[derive(Clone, Debug)]
pub struct Term {
    /// How it matches.
    pub pattern: Pattern,
    /// The term as written in the claim or word list.
    pub written: String,
    /// The word list it came from, as `killed` for a term of `@killed`; `None` where the claim names it itself.
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
