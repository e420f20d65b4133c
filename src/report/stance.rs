//! The sign and the words of each stance: one table for every format people read.

use crate::evidence::Stance;

/// The sign beside a stance, so that colour never stands alone.
pub(crate) const fn sign(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "=",
        Stance::Refutes => "≠",
        Stance::Consistent => "≈",
        Stance::OtherTime => "○",
        Stance::Ambiguous => "?",
    }
}

/// A stance in words: "supports the claim", "other_time".
pub(crate) const fn words(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "supports the claim",
        Stance::Refutes => "refutes the claim",
        other => other.name(),
    }
}
