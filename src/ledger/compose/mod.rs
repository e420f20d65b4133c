//! A claim drafted from an English sentence.
//!
//! The sentence's one value becomes the claim's, with the bound the words give it. The names become the subject, the words around
//! the value say what is measured and counted. Drafting asks nothing but the sentence: no corpus, no clock.

mod age;
mod names;
mod place;
mod sentence;
mod terms;
mod thesaurus;
mod toml;
mod value;
mod wordings;

use std::fmt;

use super::{ClaimKind, Within};
use sentence::Sentence;

/// The longest sentence a claim is drafted from, in bytes. A statement for people is one sentence.
const LONGEST: usize = 2000;

/// A drafted claim: the keys of its TOML table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// Made from the words of the statement, `[a-z0-9-]+`.
    pub id: String,
    /// The sentence, with runs of white space as one space.
    pub statement: String,
    /// The name it speaks of, with its shorter forms; where it has none, the noun it begins with.
    pub subject: Vec<String>,
    /// Where the subject must stand: among documents chosen by hand, anywhere in them, as a passage rarely repeats a name in full.
    pub within: Within,
    /// What is said of the subject. Empty where the counted noun says it all.
    pub measure: Vec<String>,
    /// What is counted, with near synonyms, or whom it happens to. Empty where there is neither.
    pub of: Vec<String>,
    /// The key of the value.
    pub kind: ClaimKind,
    /// The value in the language of claims: `10`, `more than 215`, `../2019-02`. Of kind `text` it is several: wordings that agree.
    pub value: Vec<String>,
    /// When it holds, in EDTF, where the sentence says "as of".
    pub as_of: Option<String>,
    /// Ids of the documents it is checked against; empty for all.
    pub sources: Vec<String>,
}

/// Why no claim can be drafted from a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The sentence has no words.
    Empty,
    /// It is longer than a statement for people.
    TooLong,
    /// It states no value.
    NoValue,
    /// Its only values are vague, as "several".
    Vague(String),
    /// Its date is reckoned from another day, as "last year".
    Relative(String),
    /// Its only values are of a sort no claim has: the value, and what it is, as "a score".
    OtherSort(String, &'static str),
    /// It states several values, and none is the point.
    SeveralValues(Vec<String>),
    /// It asks.
    Question,
    /// It denies: the opposite of a value is no value.
    Negated(String),
    /// It speaks of nothing that can be looked for.
    NoSubject,
    /// Nothing says what its number measures.
    NoMeasure(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no sentence"),
            Self::TooLong => write!(f, "it has more than {LONGEST} bytes; state it in one sentence"),
            Self::NoValue => f.write_str("it states no value: a number, a sum, a length of time or a date is needed"),
            Self::Vague(text) => write!(f, "“{text}” is vague, and nothing can contradict it"),
            Self::Relative(text) => write!(f, "“{text}” is no date by itself; write the year, as in 2016 or May 2016"),
            Self::OtherSort(text, sort) => write!(f, "“{text}” is {sort}; state a number or a date of its own"),
            Self::SeveralValues(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| format!("“{text}”")).collect();
                write!(f, "it states several values, {}; make a sentence of each", texts.join(" and "))
            }
            Self::Question => f.write_str("it asks; state it"),
            Self::Negated(word) => write!(f, "“{word}” denies it; state what is the case"),
            Self::NoSubject => f.write_str("it names nothing to look for; name who or what it speaks of"),
            Self::NoMeasure(text) => write!(f, "nothing says what “{text}” measures or counts"),
        }
    }
}

impl std::error::Error for Reason {}

/// Drafts a claim from a sentence, to be checked against the documents with the ids `sources`, or against all where there is none.
///
/// Documents chosen by hand say already what is spoken of, so that less is asked of a passage: any name of the sentence serves for the
/// subject and beside a date for what happened, and a common noun as subject is left out.
///
/// # Errors
///
/// Where the sentence has no one value that could be claimed, or no words to find it by; the reason says what to change.
///
/// ```
/// use crosscheck::ledger::{ClaimKind, compose};
/// let claim = compose("Westlife sold more than 7.5 million singles in the UK.", &[])?;
/// assert_eq!((claim.kind, claim.value[0].as_str()), (ClaimKind::Count, "more than 7.5 million"));
/// assert_eq!((claim.subject[0].as_str(), claim.of[0].as_str()), ("Westlife", "singles"));
/// let claim = compose("Portsmouth F.C. was founded before March 2005.", &[])?;
/// assert_eq!((claim.kind, claim.value[0].as_str()), (ClaimKind::Date, "../2005-02"));
/// # Ok::<(), crosscheck::ledger::Reason>(())
/// ```
pub fn compose(statement: &str, sources: &[String]) -> Result<Composed, Reason> {
    if statement.len() > LONGEST {
        return Err(Reason::TooLong);
    }
    let statement = statement.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = Sentence::read(&statement);
    sentence.refuse()?;
    let value = value::choose(&sentence)?;
    let mut subject = names::subject(&sentence, &value);
    let mut terms = terms::find(&sentence, &value, &subject.terms);
    if value.sort == value::Sort::Age && terms.measure.is_empty() {
        return Err(Reason::OtherSort(value.span.of(&statement).to_owned(), age::NO_CLAIM));
    }
    let counts = !matches!(value.kind, ClaimKind::Date | ClaimKind::Text);
    if counts && terms.measure.is_empty() && terms.of.is_empty() {
        return Err(Reason::NoMeasure(value.span.of(&statement).to_owned()));
    }
    if subject.terms.is_empty() {
        return Err(Reason::NoSubject);
    }
    let mut within = Within::default();
    if sources.is_empty() {
        if terms.of.is_empty() && matches!(value.kind, ClaimKind::Date | ClaimKind::Money) {
            terms.of = names::object(&sentence, &value, &subject);
        }
        if value.kind == ClaimKind::Date && terms.measure.is_empty() {
            terms.measure.append(&mut terms.names);
        } else if terms.measure.is_empty()
            && (value.sort == value::Sort::Row || subject.terms.iter().any(|term| terms.of.contains(term)))
        {
            // "Fewer than 3,900 tigers live in the wild": what is counted is the subject too, and says of nothing what it does.
            terms.measure.append(&mut terms.plain);
        }
    } else {
        if subject.named {
            within = Within::Document;
        } else {
            subject.terms.clear();
        }
        subject.terms.append(&mut subject.others);
        terms.measure.append(&mut terms.names);
    }
    let claim = Composed {
        id: toml::id(&sentence),
        subject: subject.terms,
        within,
        measure: terms.measure,
        of: terms.of,
        as_of: value::as_of(&sentence, &value),
        kind: value.kind,
        value: value.written,
        sources: sources.to_vec(),
        statement,
    };
    // A value that prose has and claims cannot, such as days of no year from one to another.
    if super::parse(&[("draft".to_owned(), claim.to_toml().into_bytes())]).diagnostics.is_empty() {
        Ok(claim)
    } else {
        Err(Reason::OtherSort(value.span.of(&claim.statement).to_owned(), "a value no claim can have"))
    }
}

#[cfg(test)]
mod tests;
