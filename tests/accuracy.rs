//! What `docs/accuracy.md` says about kinds and rules, held against the code.

use std::fs;
use std::path::Path;

use crosscheck::mention::{Kind, RULES};

#[test]
fn the_page_names_every_kind_and_no_rule_that_is_gone() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
    let page = fs::read_to_string(path).expect("the page is there");
    for kind in Kind::ALL {
        assert!(page.contains(&format!("`{}`", kind.name())), "{} is not on the page", kind.name());
    }
    let family = |name: &str| Kind::ALL.iter().any(|kind| name.starts_with(&format!("{}.", kind.name())));
    let named: Vec<&str> = page.split('`').skip(1).step_by(2).filter(|span| family(span)).collect();
    assert!(!named.is_empty(), "the page names rules");
    for name in named {
        assert!(RULES.iter().any(|rule| rule.name == name), "there is no rule {name}");
    }
}
