//! The cache on disk: `.crosscheck/cache` in the project's root. It may be deleted at any time.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::git;
use crate::check::{Cache, LARGEST, Unusable};
use crate::corpus::Listing;
use crate::project::Stamp;

/// The folder everything stands in that a run keeps for the next one.
const FOLDER: &str = ".crosscheck";

/// The size of a corpus, in bytes, up to which reading it takes no longer than keeping a cache.
const SMALL: u64 = 512 << 10;

/// An opened cache.
pub(super) struct Opened {
    /// What the last run found out.
    pub(super) known: Cache,
    /// When this run began, in nanoseconds since 1970, by the clock that stamps the corpus.
    pub(super) begun: i64,
    /// Names this build of the program, and the file of the new cache.
    pub(super) build: String,
    folder: PathBuf,
    /// Will be the new cache.
    next: NamedTempFile,
    /// Keeps a second process from writing, until it is dropped.
    _lock: File,
}

/// Whether a corpus, with its stamps, is worth a cache.
pub(super) fn is_worth_it(listing: &Listing) -> bool {
    listing.entries.iter().filter_map(|entry| entry.stamp).map(|stamp| stamp.size).sum::<u64>() > SMALL
}

/// Opens the cache of a project, with a warning for people where something is wrong with it; `None` where there can be none: in a folder
/// that cannot be written to, where git follows it, and while another process has it.
pub(super) fn open(root: &Path) -> (Option<Opened>, String) {
    let mut note = String::new();
    (try_open(root, &mut note), note)
}

fn try_open(root: &Path, note: &mut String) -> Option<Opened> {
    let folder = root.join(FOLDER);
    if fs::create_dir(&folder).is_ok() {
        // A failure to write it is met again below.
        let _ = fs::write(folder.join(".gitignore"), "*\n");
    } else {
        // Whoever proposes a change could send along a cache in which every claim is supported.
        let unused = match git::follows(root, FOLDER) {
            Ok(false) => None,
            Ok(true) => Some(format!(
                "git follows {FOLDER}, so that it may be anybody's, and it is not used\n  help: take it out: git rm -r --cached {FOLDER}"
            )),
            Err(error) => Some(format!("{FOLDER} is not used: {error}")),
        };
        if let Some(why) = unused {
            *note = format!("warning: {why}\n");
            return None;
        }
    }
    // A link could lead out of the project.
    if !fs::symlink_metadata(&folder).ok()?.is_dir() {
        return None;
    }
    let lock = folder.join("lock");
    if fs::symlink_metadata(&lock).is_ok_and(|there| !there.is_file()) {
        return None;
    }
    let lock = OpenOptions::new().create(true).append(true).open(lock).ok()?;
    lock.try_lock().ok()?;
    let next = NamedTempFile::new_in(&folder).ok()?;
    let own = Stamp::of(&next.as_file().metadata().ok()?)?;
    let known = read(&folder.join("cache")).map_or_else(Cache::default, |(bytes, inode)| {
        Cache::decode(bytes, &build(inode)).unwrap_or_else(|why| {
            if why == Unusable::Damaged {
                *note = format!("warning: {FOLDER}/cache is damaged, and is built anew\n");
            }
            Cache::default()
        })
    });
    Some(Opened { known, begun: own.modified, build: build(own.inode), folder, next, _lock: lock })
}

/// The version, the size and time of the program's file, which tell two builds of one version apart, and the number of the cache's own
/// file. A copy has another number: who sends along a cache where there is no repository to ask cannot know it.
fn build(inode: u64) -> String {
    let file = std::env::current_exe().and_then(fs::metadata).ok();
    let size = file.as_ref().map_or(0, fs::Metadata::len);
    let since = file.and_then(|file| file.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok());
    format!("{} {size} {} {inode}", env!("CARGO_PKG_VERSION"), since.unwrap_or_default().as_nanos())
}

/// The bytes of a cache, and the number of its file.
fn read(path: &Path) -> Option<(Vec<u8>, u64)> {
    /// What a cache has beside its files, in bytes: hashes of its claims and of metadata.
    const HEAD: u64 = 64 << 20;
    if !fs::symlink_metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    let file = File::open(path).ok()?;
    let inode = Stamp::of(&file.metadata().ok()?)?.inode;
    file.take(LARGEST as u64 + HEAD).read_to_end(&mut bytes).ok()?;
    Some((bytes, inode))
}

impl Opened {
    /// Keeps what this run has found out. Files that are gone are forgotten. Where it cannot be written the next run reads more, which
    /// is nobody's trouble.
    pub(super) fn save(mut self, next: &[u8]) {
        if self.next.write_all(next).is_ok() {
            let _ = self.next.persist(self.folder.join("cache"));
        }
    }
}
