//! The codes of what can be wrong with `crosscheck.toml` and the files its patterns name.

/// Every code this module gives a diagnostic, with its meaning, sorted. The codes are stable.
pub const CODES: &[(&str, &str)] = &[
    ("bad-date", "`today` is not written as YYYY-MM-DD, or is not in the calendar"),
    ("bad-pattern", "a pattern is empty, too long, or no glob"),
    ("duplicate-key", "a key stands twice"),
    ("no-match", "a pattern matches no file"),
    ("non-unicode-name", "a file's name is not Unicode"),
    ("not-utf8", "crosscheck.toml is not UTF-8 text"),
    ("outside-root", "a pattern or a symbolic link leaves the project"),
    ("symlink-loop", "a symbolic link leads back to a folder it lies in"),
    ("syntax", "crosscheck.toml is not TOML"),
    ("unknown-key", "crosscheck.toml has a key that means nothing"),
    ("unreadable", "a folder or file cannot be read"),
    ("wrong-type", "a value has another type than its key asks for"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_codes_are_all_listed_tested_and_given() {
        assert!(CODES.is_sorted() && CODES.iter().all(|(code, meaning)| !code.is_empty() && !meaning.is_empty()));
        let listed: BTreeSet<&str> = CODES.iter().map(|(code, _)| *code).collect();
        let (config, config_tests) =
            include_str!("config.rs").split_once("#[cfg(test)]").expect("config.rs has tests at its end");
        let diag = [include_str!("../diag/table.rs"), include_str!("../diag/reader.rs")]
            .map(|file| file.split_once("#[cfg(test)]").map_or(file, |(code, _)| code));
        let given = [config, include_str!("files.rs"), diag[0], diag[1]].concat();
        let shaped = regex::Regex::new(
            r#"(?:mistake\(|error\(|warning\(|code: |code = |\} else \{ )\s*"([a-z0-9-]+)"|if is_loop\(error\) \{ "([a-z-]+)""#,
        );
        let shaped = shaped.expect("a pattern");
        let emitted: BTreeSet<&str> = shaped
            .captures_iter(&given)
            .flat_map(|found| [found.get(1), found.get(2)])
            .flatten()
            .map(|code| code.as_str())
            .collect();
        assert_eq!(emitted, listed);
        let tests = [config_tests, include_str!("files/tests.rs")].concat();
        for code in listed {
            assert!(tests.contains(&format!("\"{code}\"")), "no test has the code {code}");
        }
    }
}
