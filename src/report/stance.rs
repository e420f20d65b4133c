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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_its_own_and_documented() {
        let docs = include_str!("../../docs/report.md");
        for stance in Stance::ALL {
            assert!(docs.contains(&format!("| {} | ", sign(stance))), "{} is in no table", sign(stance));
            assert!(docs.contains(&format!("`{}` {}", sign(stance), stance.name())), "{} is not named", stance.name());
            assert_eq!(Stance::ALL.iter().filter(|other| sign(**other) == sign(stance)).count(), 1);
        }
    }
}
