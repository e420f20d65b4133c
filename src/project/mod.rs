//! The project on the user's side: `crosscheck.toml`, the root it stands in, and the files its patterns name.
//!
//! Nothing outside the root is ever read or written.
