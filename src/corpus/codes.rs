//! The codes of what can be wrong with a corpus.

/// Every code this module gives a diagnostic, with its meaning, sorted. Those of finding files are the project's.
pub const CODES: &[(&str, &str)] = &[
    ("bad-date", "a date of publication is no EDTF date or interval"),
    ("bad-name", "an id, an origin or a tag is empty or cannot be printed"),
    ("bad-pattern", "a path in sources.toml is empty, too long, or no glob"),
    ("bad-record", "a line of a JSON Lines file is no record with `id` and `text`"),
    ("binary", "a file is binary"),
    ("damaged-text", "some bytes of a file are wrong in its encoding"),
    ("duplicate-id", "two documents have one id"),
    ("duplicate-key", "a key stands twice in one table"),
    ("empty-document", "a document has no text"),
    ("guessed-encoding", "a file is not UTF-8, and its encoding is a guess"),
    ("id-for-many", "an entry of sources.toml gives one id to several documents"),
    ("missing-key", "an entry of sources.toml has no path"),
    ("no-match", "an entry of sources.toml matches no document"),
    ("open-front-matter", "front matter does not end"),
    ("outside-root", "a path in sources.toml leaves the project"),
    ("syntax", "TOML or YAML cannot be read"),
    ("too-deep", "an HTML page nests too deep"),
    ("too-large", "a file is larger than what is read"),
    ("unknown-key", "a key of metadata is not known"),
    ("unreadable", "a file cannot be opened or read"),
    ("wrong-type", "a value of metadata has the wrong type"),
];
