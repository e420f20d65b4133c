use proptest::prelude::*;

use super::*;

/// A sentence, and the keys of its draft as TOML prints them; what is not given is not checked.
fn check(statement: &str, expect: &[(&str, &str)]) {
    let claim = compose(statement).unwrap_or_else(|reason| panic!("{statement}: {reason}"));
    let toml = claim.to_toml();
    for (key, value) in expect {
        let line = toml.lines().find(|line| line.split(' ').next() == Some(key));
        let found = line.and_then(|line| line.split_once("= ")).map(|(_, value)| value);
        assert_eq!(found, Some(*value), "{key} of\n{toml}");
    }
}

#[test]
fn values_have_their_kind_and_bound() {
    check("The crew was under 23.5 million people.", &[("count", "\"under 23.5 million\"")]);
}

proptest! {
    #[test]
    fn whatever_is_drafted_can_be_read(statement in "\\PC*") {
        if let Ok(claim) = compose(&statement) {
            let toml = claim.to_toml();
            let loaded = crate::ledger::parse(&[("new.toml".to_owned(), toml.clone().into_bytes())]);
            prop_assert!(loaded.diagnostics.is_empty(), "{toml}\n{:?}", loaded.diagnostics);
            prop_assert_eq!(loaded.ledger.claims.len(), 1);
        }
    }
}
