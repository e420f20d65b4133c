//! The cache on disk: `.crosscheck/cache` in the project's root. It may be deleted at any time.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::check::Cache;
use crate::ledger::Ledger;

/// The folder everything stands in that a run keeps for the next one.
const FOLDER: &str = ".crosscheck";

/// The largest cache that is read or written, in bytes; enough for some four million files.
const LARGEST: u64 = 512 << 20;

/// Corpora with fewer files are read faster than a cache.
pub(super) const FEWEST_FILES: usize = 100;

/// An opened cache.
pub(super) struct Opened {
    /// What the last run found out.
    pub(super) known: Cache,
    /// What this run finds out.
    pub(super) learnt: Cache,
    /// A warning for people; empty where all is well.
    pub(super) note: String,
    folder: PathBuf,
    /// Will be the new cache. Its time stamp is the beginning of this run by the clock that stamps the corpus.
    next: NamedTempFile,
    /// Keeps a second process from writing, until it is dropped.
    _lock: File,
}

/// Opens the cache of a project; `None` where there can be none: in a folder that cannot be written to, or while another process
/// has it.
pub(super) fn open(root: &Path, ledger: &Ledger) -> Option<Opened> {
    let folder = root.join(FOLDER);
    if fs::create_dir(&folder).is_ok() {
        // A failure to write it is met again below.
        let _ = fs::write(folder.join(".gitignore"), "*\n");
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
    let begun = next.as_file().metadata().ok()?.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    let learnt = Cache::new(ledger, i64::try_from(begun.as_nanos()).ok()?);
    let mut note = String::new();
    let known = read(&folder.join("cache")).map_or_else(Cache::default, |bytes| {
        Cache::decode(&bytes).unwrap_or_else(|| {
            if !Cache::is_of_other_version(&bytes) {
                note = format!("warning: {FOLDER}/cache is damaged, and is built anew\n");
            }
            Cache::default()
        })
    });
    Some(Opened { known, learnt, note, folder, next, _lock: lock })
}

fn read(path: &Path) -> Option<Vec<u8>> {
    if !fs::symlink_metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LARGEST + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

impl Opened {
    /// Keeps what this run has found out. Files that are gone are forgotten. Where it cannot be written the next run reads more, which
    /// is nobody's trouble.
    pub(super) fn save(mut self) {
        if self.known.says_the_same(&self.learnt) {
            return;
        }
        let bytes = self.learnt.encode();
        if bytes.len() as u64 <= LARGEST && self.next.write_all(&bytes).is_ok() {
            let _ = self.next.persist(self.folder.join("cache"));
        }
    }
}
