//! `sources.toml`: metadata beside the files it is about.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use globset::{GlobBuilder, GlobSetBuilder};

use super::meta::{Fields, overlay};
use super::{Meta, format};
use crate::diag::{Diagnostic, Reader};
use crate::text::Span;

/// The name of a file of metadata.
pub const SOURCES: &str = "sources.toml";

/// The longest `path` read, in bytes.
const LONGEST_PATH: usize = 1000;

/// One `[[source]]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The `sources.toml` it stands in, relative to the root.
    file: String,
    /// Where its `path` stands there.
    span: Span,
    /// Where its `id` stands there.
    id_span: Span,
    /// The path or glob, relative to the root.
    pattern: String,
    /// What it says.
    meta: Meta,
}

/// Reads a `sources.toml`. `path` is the file relative to the project's root.
///
/// ```
/// use crosscheck::corpus::{assign, parse_sources};
/// let (rules, mistakes) = parse_sources("corpus/sources.toml", "[[source]]\npath = \"a.txt\"\npublished = \"2016-06~\"\n");
/// assert!(mistakes.is_empty());
/// let (metas, mistakes) = assign(&["corpus/a.txt", "corpus/b.txt"], &rules);
/// assert!(mistakes.is_empty());
/// assert_eq!(metas[0].published.as_ref().map(|(text, _)| text.as_str()), Some("2016-06~"));
/// assert_eq!(metas[1].published, None);
/// ```
pub fn parse_sources(path: &str, toml: &str) -> (Vec<Rule>, Vec<Diagnostic>) {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut reader = Reader::new(path, 0);
    let mut file = reader.parse(toml);
    let mut rules = Vec::new();
    for mut table in file.tables("source", &mut reader).unwrap_or_default() {
        let said = table.has("path");
        let pattern = table.string("path", &mut reader);
        let fields = Fields::from_table(&mut table, &mut reader);
        let header = table.span;
        table.finish("a source", &mut reader);
        let id_span = fields.id.as_ref().map(|id| id.span).unwrap_or_default();
        let meta = fields.raise(&mut reader);
        let Some(pattern) = pattern else {
            if !said {
                reader.mistake("missing-key", header, "a source has no `path`", "no path").help =
                    Some("write the file it is about: path = \"forward.txt\"".to_owned());
            }
            continue;
        };
        match below_root(folder, &pattern.value) {
            Ok(full) => rules.push(Rule { file: path.to_owned(), span: pattern.span, id_span, pattern: full, meta }),
            Err(Fault { code, message, label, help }) => {
                reader.mistake(code, pattern.span, message, label).help = Some(help.to_owned());
            }
        }
    }
    file.finish("sources.toml", &mut reader);
    (rules, reader.diagnostics)
}

/// Why a `path` cannot be used.
struct Fault {
    code: &'static str,
    message: String,
    label: &'static str,
    help: &'static str,
}

/// The pattern `path` of a `sources.toml` in `folder`, relative to the root.
fn below_root(folder: &str, path: &str) -> Result<String, Fault> {
    let outside = || Fault {
        code: "outside-root",
        message: format!("the path {path:?} leaves the project"),
        label: "outside the project",
        help: "name files below the folder of `crosscheck.toml`, relative to this file",
    };
    let bad = |message: String| Fault {
        code: "bad-pattern",
        message,
        label: "not a path or glob",
        help: "put `\\` before a bracket or brace that is meant as such",
    };
    if path.is_empty() || path.len() > LONGEST_PATH {
        return Err(bad(format!("a path has {} bytes, and should have 1 to {LONGEST_PATH}", path.len())));
    }
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    if path.starts_with(['/', '\\']) || drive || path.split('\\').any(|part| part == "..") {
        return Err(outside());
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or_else(outside)?;
            }
            _ => parts.push(part),
        }
    }
    let full = parts.join("/");
    match GlobBuilder::new(&full).literal_separator(true).build() {
        Ok(_) => Ok(full),
        Err(error) => Err(bad(format!("the path {path:?} is no glob: {}", error.kind()))),
    }
}

/// What the rules say about each of the files `paths`, and mistakes: rules without a file, and an id for several
/// documents.
///
/// Key by key, a rule that names the file itself wins over a glob; then one of a `sources.toml` in a deeper folder
/// over one above; then the later over the earlier, files of one depth by name.
pub fn assign(paths: &[&str], rules: &[Rule]) -> (Vec<Arc<Meta>>, Vec<Diagnostic>) {
    let nothing = Arc::new(Meta::default());
    if rules.is_empty() {
        return (vec![nothing; paths.len()], Vec::new());
    }
    let places: BTreeMap<&str, usize> = paths.iter().enumerate().map(|(place, path)| (*path, place)).collect();
    // Weakest first, so that later ones are laid over earlier ones.
    let mut order: Vec<(bool, usize, &str, usize)> = rules
        .iter()
        .enumerate()
        .map(|(n, rule)| {
            (places.contains_key(rule.pattern.as_str()), rule.file.matches('/').count(), rule.file.as_str(), n)
        })
        .collect();
    order.sort_unstable();
    let mut globs = GlobSetBuilder::new();
    let mut of_glob = Vec::new();
    let mut matched: Vec<Vec<usize>> = vec![Vec::new(); rules.len()];
    for (n, rule) in rules.iter().enumerate() {
        if let Some(&place) = places.get(rule.pattern.as_str()) {
            matched[n].push(place);
        } else if let Ok(glob) = GlobBuilder::new(&rule.pattern).literal_separator(true).build() {
            globs.add(glob);
            of_glob.push(n);
        }
    }
    if let Ok(globs) = globs.build() {
        for (place, path) in paths.iter().enumerate() {
            for glob in globs.matches(path) {
                matched[of_glob[glob]].push(place);
            }
        }
    }
    let mut metas = vec![nothing; paths.len()];
    let mut diagnostics = Vec::new();
    let mut told = BTreeSet::new();
    for (_, _, _, n) in order {
        let rule = &rules[n];
        let many = matched[n].len() > 1 || matched[n].iter().any(|&place| format::of(paths[place]).many);
        let mut said = rule.meta.clone();
        if matched[n].is_empty() {
            let message = format!("no document matches `{}`", rule.pattern);
            let unmatched = Diagnostic::warning("no-match", &rule.file, rule.span, message).label("matches nothing");
            diagnostics
                .push(unmatched.help("the path is relative to this file; `*` stands for a name, `**` for folders"));
        } else if said.id.is_some() && many && told.insert(n) {
            let message = "one id is given to several documents";
            let shared = Diagnostic::error("id-for-many", &rule.file, rule.id_span, message).label("one id");
            diagnostics.push(shared.help("leave it out: each file's id is its name, and each record's its own"));
            said.id = None;
        }
        for &place in &matched[n] {
            metas[place] = Arc::new(overlay(&metas[place], said.clone()));
        }
    }
    diagnostics.sort_by(|a, b| (&a.path, a.span).cmp(&(&b.path, b.span)));
    (metas, diagnostics)
}
