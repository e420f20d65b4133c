//! Passages: the sentences that speak of a claim.
//!
//! All terms of all claims are compiled into one [`Index`]; a document is scanned once for all of them. Sentences are cut only
//! in paragraphs with a hit.

mod anchor;
mod beginnings;
mod bits;
mod find;
mod index;
mod inflect;
mod starts;
mod words;

pub(crate) use anchor::Anchored;
pub use find::{Candidate, Found, Lacks, Sentence, find};
pub use index::{Hit, Index, Role, Scratch};

#[cfg(test)]
mod tests;
