//! The lock: the documents and quotes that verdicts rest on, pinned in `crosscheck.lock`.
//!
//! [`pin()`] makes a lock of a report, [`write()`] and [`parse`] turn it into TOML and back, [`anchor()`] finds a quote in a text
//! again, and [`compare`] says what a lock and a report do not share.

mod anchor;
mod codes;
mod compare;
mod parse;
mod pin;
mod write;

pub use anchor::{Anchor, CONTEXT, Folded, MOST_PLACES, anchor};
pub use codes::CODES;
pub use compare::{Found, Wanted, compare, look, wanted};
pub use parse::parse;
pub use pin::{Pinned, in_use, pin, pin_file};
pub use write::write;

use crate::evidence::Stance;

/// The name of the file, in the project's root.
pub const LOCK: &str = "crosscheck.lock";

/// The version of the format that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// What `crosscheck.lock` holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// Every document of the corpus, sorted by id, then by path.
    pub documents: Vec<LockedDocument>,
    /// Every claim that has evidence in use, sorted by id.
    pub claims: Vec<LockedClaim>,
}

/// A document as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LockedDocument {
    /// Its id.
    pub id: String,
    /// The file, relative to the project's root.
    pub path: String,
    /// The BLAKE3 hash of the file's bytes, in lower-case hexadecimal digits; for a record of a JSON Lines file, that of
    /// its `text`.
    pub blake3: String,
}

/// A claim with the quotes its verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedClaim {
    /// Its id.
    pub id: String,
    /// Sorted by source, then in the order of the text.
    pub quotes: Vec<Quote>,
}

/// A passage as a text quote selector of the Web Annotation Data Model (<https://www.w3.org/TR/annotation-model/>), with
/// what it does to its claim. All three texts have each run of white space as one space.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quote {
    /// The document's id.
    pub source: String,
    /// What the passage does to the claim.
    pub stance: Stance,
    /// The words of its value; empty where it states none.
    pub value: String,
    /// The passage.
    pub exact: String,
    /// Up to [`CONTEXT`] characters before it.
    pub prefix: String,
    /// Up to [`CONTEXT`] characters after it.
    pub suffix: String,
}
