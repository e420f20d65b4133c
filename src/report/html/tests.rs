//! The page as a tree: what is where, and what nothing can become.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use dom_query::Document;
use sha2::{Digest, Sha256};

use super::*;
use crate::report::sample;

fn hash(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}

#[test]
fn the_policy_allows_this_style_and_script_alone() {
    assert_eq!((STYLE_HASH, SCRIPT_HASH), (hash(STYLE).as_str(), hash(SCRIPT).as_str()), "put these into mod.rs");
}
