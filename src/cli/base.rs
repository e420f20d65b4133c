//! The project as it was at a git revision.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::git::{Blobs, Kind, Repository, TreeFile};
use super::load::Loaded;
use crate::corpus::{self, Entry, Listing};
use crate::diag::{Diagnostic, Level};
use crate::error::{Error, Result};
use crate::ledger::{self, Ledger};
use crate::project::{self, CONFIG, File, Listed, Project};

/// Submodules within submodules that are followed.
const DEEPEST_SUBMODULE: usize = 8;

/// Symbolic links that are followed, one after the other.
const LONGEST_CHAIN: usize = 40;

/// How the content of a file in Git LFS begins (<https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>).
const LFS_POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// A project at a revision.
pub(super) struct Base {
    /// The commit, in full.
    pub(super) commit: String,
    pub(super) ledger: Ledger,
    pub(super) listing: Listing,
    /// What was wrong with the input at the revision.
    pub(super) mistakes: Vec<Diagnostic>,
    /// How many files git does not follow: they are taken as they are now.
    pub(super) unfollowed: usize,
    /// Of each entry of the listing.
    contents: Vec<Content>,
    store: Store,
}

/// Where the bytes of a file are.
#[derive(Clone, Debug)]
enum Content {
    Blob {
        repository: usize,
        id: String,
    },
    /// Git does not follow the file.
    Disk(PathBuf),
}

/// The repositories blobs are read from: that of the project, and its submodules.
#[derive(Default)]
struct Store {
    repositories: Vec<Repository>,
    blobs: Vec<Mutex<Option<Blobs>>>,
}

impl Store {
    fn add(&mut self, repository: Repository) -> usize {
        self.repositories.push(repository);
        self.blobs.push(Mutex::new(None));
        self.repositories.len() - 1
    }

    fn bytes(&self, content: &Content, path: &str) -> Result<Vec<u8>> {
        match content {
            Content::Disk(full) => std::fs::read(full).map_err(|error| Error::io("read", full, error)),
            Content::Blob { repository, id } => {
                let mut blobs = self.blobs[*repository].lock().unwrap_or_else(PoisonError::into_inner);
                if blobs.is_none() {
                    *blobs = Some(self.repositories[*repository].blobs()?);
                }
                match blobs.as_mut() {
                    Some(blobs) => blobs.read(id, path),
                    None => Err(Error::new("cannot talk to git")),
                }
            }
        }
    }
}

/// The files of a revision, by path.
type Tree = BTreeMap<String, (Listed, Content)>;

/// Reads the project of `loaded` as it was at `revision`: settings, claims, and the list of its documents.
pub(super) fn load(loaded: &Loaded, revision: &str) -> Result<Base> {
    let root = &loaded.project.root;
    let top = Repository::around(root)?;
    let commit = top.commit(revision)?;
    let mut store = Store::default();
    store.add(top.clone());
    let mut listed = top.files(&commit)?;
    let (project, mut mistakes) = settings(&listed, loaded, &top, &store)?;
    let patterns: Vec<String> = project.claims.iter().chain(&project.corpus).cloned().collect();
    let mut origins = vec![0; listed.len()];
    follow_submodules(&mut listed, &mut origins, &patterns, revision, &mut store)?;
    let mut tree = tree(&listed, &origins, &store)?;
    let unfollowed = add_unfollowed(&mut tree, loaded, &patterns, &top)?;

    let (files, contents): (Vec<Listed>, Vec<Content>) = tree.into_values().unzip();
    let named = |place: &usize| files[*place].path.as_str();
    let read = |place: usize| -> Result<(String, Vec<u8>)> {
        let path = files[place].path.clone();
        store.bytes(&contents[place], &path).map(|bytes| (path, bytes))
    };
    let claim_files = project::select(&files, &project.claims, &["toml"]).into_iter();
    let claim_files: Result<Vec<_>> = claim_files.filter(|place| named(place) != CONFIG).map(read).collect();
    let ledger::Loaded { ledger, diagnostics, texts: _, lists: _ } = ledger::parse(&claim_files?);
    mistakes.extend(diagnostics);

    let documents = project::select(&files, &project.corpus, &corpus::EXTENSIONS);
    let mut tables: BTreeSet<usize> = project::select(&files, &project.corpus, &["toml"])
        .into_iter()
        .filter(|place| corpus::is_table(named(place)))
        .collect();
    for path in corpus::tables_for(documents.iter().map(named)) {
        tables.extend(files.binary_search_by(|file| file.path.cmp(&path)).ok());
    }
    let tables: Result<Vec<_>> = tables.into_iter().map(read).collect();
    let file = |place: &usize| File { path: files[*place].path.clone(), full: PathBuf::new() };
    let listing = corpus::listing(documents.iter().map(file).collect(), &tables?);
    mistakes.extend(listing.diagnostics.iter().cloned());
    mistakes.retain(|mistake| mistake.level == Level::Error);
    let contents = documents.iter().map(|&place| contents[place].clone()).collect();
    Ok(Base { commit, ledger, listing, mistakes, unfollowed, contents, store })
}

impl Base {
    /// The bytes of an entry of the listing, by its place there. `now` are the entries as they are.
    pub(super) fn bytes(&self, place: usize, now: &[Entry]) -> Result<Vec<u8>> {
        let path = &self.listing.entries[place].path;
        let bytes = self.store.bytes(&self.contents[place], path)?;
        if bytes.len() < 1024 && bytes.starts_with(LFS_POINTER) {
            let mut present = Vec::new();
            let there = now.binary_search_by(|entry| entry.path.cmp(path)).ok();
            let read = there.is_some_and(|place| corpus::bytes(&now[place], &mut present).is_ok());
            if !read || present != bytes {
                let error =
                    Error::new(format!("{path} is kept in Git LFS, and its earlier content is not in the repository"));
                return Err(error.help("keep the corpus in git itself to compare it with a revision"));
            }
        }
        Ok(bytes)
    }

    /// The earlier claims that belong to a run over `chosen`, those of `all` with one of these ids and tags: the chosen ones
    /// as they were, and such as are gone.
    pub(super) fn chosen(&self, chosen: &Ledger, all: &Ledger, ids: &[String], tags: &[String]) -> Ledger {
        // The claims of a ledger are sorted by id.
        let has = |ledger: &Ledger, id: &str| ledger.claims.binary_search_by(|claim| claim.id.as_str().cmp(id)).is_ok();
        let asked = |claim: &ledger::Claim| {
            (ids.is_empty() || ids.contains(&claim.id))
                && (tags.is_empty() || claim.tags.iter().any(|tag| tags.contains(tag)))
        };
        let belongs = |claim: &&Arc<ledger::Claim>| has(chosen, &claim.id) || (asked(claim) && !has(all, &claim.id));
        Ledger { claims: self.ledger.claims.iter().filter(belongs).cloned().collect() }
    }

    /// What a reader of the report should know about the revision.
    pub(super) fn notes(&self, revision: &str) -> String {
        let mut notes = String::new();
        if !self.mistakes.is_empty() {
            let count = self.mistakes.len();
            let mistakes = if count == 1 { "1 mistake".to_owned() } else { format!("{count} mistakes") };
            notes.push_str(&format!(
                "warning: {mistakes} in the input at {revision}; what they concern counts as not there then\n"
            ));
            for mistake in &self.mistakes {
                notes.push_str(&format!("  {}: {}\n", mistake.path, mistake.message));
            }
        }
        if self.unfollowed > 0 {
            let (files, are) = if self.unfollowed == 1 { ("file", "is") } else { ("files", "are") };
            notes.push_str(&format!(
                "note: {} {files} {are} not in the history of the repository (ignored by git, or in another one), and count as unchanged\n",
                self.unfollowed
            ));
        }
        crate::text::printable(&notes).into_owned()
    }
}

/// `crosscheck.toml` as it was.
fn settings(
    listed: &[TreeFile],
    loaded: &Loaded,
    repository: &Repository,
    store: &Store,
) -> Result<(Project, Vec<Diagnostic>)> {
    let root = &loaded.project.root;
    let content = match listed.iter().find(|file| file.path == CONFIG && file.kind == Kind::File) {
        Some(file) => Some(Content::Blob { repository: 0, id: file.id.clone() }),
        None if loaded.project.config.is_some() && !repository.ignored(&[CONFIG])?.is_empty() => {
            Some(Content::Disk(root.join(CONFIG)))
        }
        None => None,
    };
    let bytes = content.map(|content| store.bytes(&content, CONFIG)).transpose()?.unwrap_or_default();
    Ok(match String::from_utf8(bytes) {
        Ok(text) => project::parse(root, &text),
        Err(_) => {
            let (project, _) = project::parse(root, "");
            (project, vec![Diagnostic::error("not-utf8", CONFIG, None, "the file is not UTF-8 text")])
        }
    })
}

/// Adds the files of the submodules that `patterns` reach. `origins` holds the repository of each file.
fn follow_submodules(
    listed: &mut Vec<TreeFile>,
    origins: &mut Vec<usize>,
    patterns: &[String],
    revision: &str,
    store: &mut Store,
) -> Result<()> {
    for _ in 0..DEEPEST_SUBMODULE {
        let mut found: Vec<TreeFile> = Vec::new();
        let mut kept = Vec::new();
        for (file, origin) in std::mem::take(listed).into_iter().zip(std::mem::take(origins)) {
            if file.kind != Kind::Submodule {
                kept.push((file, origin));
            } else if patterns.iter().any(|pattern| project::reaches(pattern, &file.path)) {
                found.push(file);
            }
        }
        (*listed, *origins) = kept.into_iter().unzip();
        if found.is_empty() {
            break;
        }
        for TreeFile { path, id, .. } in found {
            let here = match store.repositories[0].submodule(&path) {
                Some(repository) if repository.has_commit(&id)? => repository,
                _ => {
                    let error = Error::new(format!(
                        "the submodule {path} as it was at {revision} (commit {id}) is not in this clone"
                    ));
                    return Err(error.help(format!(
                        "get it with its history: `git submodule update --init {path}`, then `git -C {path} fetch`"
                    )));
                }
            };
            let inside = here.files(&id)?;
            let number = store.add(here);
            origins.extend(inside.iter().map(|_| number));
            listed.extend(inside.into_iter().map(|file| TreeFile { path: format!("{path}/{}", file.path), ..file }));
        }
    }
    Ok(())
}

/// The files by path, symbolic links followed as far as they stay within the project.
fn tree(listed: &[TreeFile], origins: &[usize], store: &Store) -> Result<Tree> {
    let mut tree = Tree::new();
    let mut links: BTreeMap<&str, String> = BTreeMap::new();
    for (file, &repository) in listed.iter().zip(origins) {
        let content = Content::Blob { repository, id: file.id.clone() };
        match file.kind {
            Kind::File => {
                tree.insert(file.path.clone(), (Listed { path: file.path.clone(), real: file.path.clone() }, content));
            }
            Kind::Link => {
                let target = String::from_utf8(store.bytes(&content, &file.path)?).unwrap_or_default();
                links.extend(joined(&file.path, &target).map(|target| (file.path.as_str(), target)));
            }
            Kind::Submodule => {}
        }
    }
    let mut aliases = Vec::new();
    for (&link, first) in &links {
        let mut target = first.as_str();
        for _ in 0..LONGEST_CHAIN {
            let Some(next) = links.get(target) else { break };
            target = next;
        }
        let below = format!("{target}/");
        if let Some((_, content)) = tree.get(target) {
            aliases.push((link.to_owned(), target.to_owned(), content.clone()));
        }
        // A link to a folder that holds it would go round for ever.
        if target.is_empty() || link.starts_with(&below) {
            continue;
        }
        for (path, (_, content)) in tree.range(below.clone()..).take_while(|(path, _)| path.starts_with(&below)) {
            aliases.push((format!("{link}/{}", &path[below.len()..]), path.clone(), content.clone()));
        }
    }
    for (path, real, content) in aliases {
        tree.entry(path.clone()).or_insert((Listed { path, real }, content));
    }
    Ok(tree)
}

/// Where a link at `path` to `target` leads; `None` where that is outside the project.
fn joined(path: &str, target: &str) -> Option<String> {
    if target.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Adds the files git does not follow as they are now: such as it ignores, and those in a repository of their own that is
/// no submodule. They have no earlier state, and calling them new would hide what an edit does. Says how many there are.
fn add_unfollowed(tree: &mut Tree, loaded: &Loaded, patterns: &[String], repository: &Repository) -> Result<usize> {
    let Loaded { project: now, .. } = loaded;
    let mut all: Vec<String> = patterns.iter().chain(&now.claims).chain(&now.corpus).cloned().collect();
    all.sort();
    all.dedup();
    let extensions: Vec<&str> = corpus::EXTENSIONS.into_iter().chain(["toml"]).collect();
    let files = project::files(now, &all, &extensions, Level::Warning)?.files;
    let mut unfollowed: Vec<File> = Vec::new();
    let mut asked: BTreeMap<String, File> = BTreeMap::new();
    let mut submodules: Option<BTreeSet<String>> = None;
    let mut nested: BTreeMap<String, bool> = BTreeMap::new();
    for file in files.into_iter().filter(|file| !tree.contains_key(&file.path)) {
        let Ok(real) = file.full.canonicalize() else { continue };
        let Some(real) = real.strip_prefix(&now.root).ok().and_then(|real| real.to_str()) else { continue };
        let mut folders = real.match_indices('/').map(|(at, _)| &real[..at]);
        let own = folders.find(|folder| {
            *nested.entry((*folder).to_owned()).or_insert_with(|| now.root.join(folder).join(".git").exists())
        });
        match own {
            None => {
                asked.insert(real.to_owned(), file);
            }
            Some(folder) => {
                if submodules.is_none() {
                    submodules = Some(repository.submodules()?.into_iter().collect());
                }
                if !submodules.as_ref().is_some_and(|known| known.contains(folder)) {
                    unfollowed.push(file);
                }
            }
        }
    }
    let ignored = repository.ignored(&asked.keys().map(String::as_str).collect::<Vec<_>>())?;
    unfollowed.extend(ignored.iter().filter_map(|path| asked.remove(path)));
    let count = unfollowed.len();
    for File { path, full } in unfollowed {
        tree.insert(path.clone(), (Listed { path: path.clone(), real: path }, Content::Disk(full)));
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_followed_within_the_project() {
        let check = |path: &str, target: &str, expect: Option<&str>| {
            assert_eq!(joined(path, target).as_deref(), expect, "{path} → {target}");
        };
        check("corpus/a.txt", "../other/b.txt", Some("other/b.txt"));
        check("corpus/a.txt", "./b.txt", Some("corpus/b.txt"));
        check("corpus", "data", Some("data"));
        check("corpus/a.txt", "../../b.txt", None);
        check("corpus/a.txt", "/etc/passwd", None);
    }
}
