//! Passages: the sentences that speak of a claim.
//!
//! All terms of all claims are compiled into one [`Index`]. A text is looked at once for all of them, each step at less of it than the one
//! before:
//!
//! 1. where words begin, 64 bytes at a time (`starts`);
//! 2. whether a word of an anchor begins like this one, and the word before it like the one before that (`beginnings`, over `bits`);
//! 3. what the word is to the anchors, by its stem (`anchor`);
//! 4. in a paragraph with an anchor, every term (`index`), and whether all that a claim asks for is there (`find`);
//! 5. its sentences.
//!
//! A step may let through what the next one refuses, and never the other way round.

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
pub(crate) use inflect::stem;
pub(crate) use words::folded;

#[cfg(test)]
mod tests;
