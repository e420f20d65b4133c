//! What a folder says of a file without opening it.

use std::fs;

use super::Entry;

/// Size and times of a file: where all of them are the same, so is the file, unless it changed within the resolution of its times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// When its content changed last, in nanoseconds since 1970.
    pub modified: i64,
    /// When anything about it changed last, likewise; unlike the first, no program can set it. 0 where the system does not tell.
    pub changed: i64,
    /// Its number in the file system; 0 where the system does not tell.
    pub inode: u64,
}

/// The stamp of a file of the corpus; `None` where it cannot be had.
pub fn stamp(entry: &Entry) -> Option<Stamp> {
    let metadata = fs::metadata(&entry.full).ok()?;
    let since = metadata.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    let modified = i64::try_from(since.as_nanos()).ok()?;
    let (changed, inode) = unforgeable(&metadata);
    Some(Stamp { size: metadata.len(), modified, changed, inode })
}

#[cfg(unix)]
fn unforgeable(metadata: &fs::Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime().saturating_mul(1_000_000_000).saturating_add(metadata.ctime_nsec()), metadata.ino())
}

#[cfg(not(unix))]
fn unforgeable(_: &fs::Metadata) -> (i64, u64) {
    (0, 0)
}
