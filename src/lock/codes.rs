//! The stable codes of mistakes in a lock.

/// The codes of the diagnostics [`parse`](super::parse) gives, beside those of every TOML file.
pub const CODES: [&str; 4] = ["missing-key", "newer-version", "bad-stance", "bad-hash"];
