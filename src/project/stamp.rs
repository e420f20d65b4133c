//! What a folder says of a file without opening it.

use std::fs::Metadata;

/// Size and times of a file: where all of them are the same, so is the file, unless it changed within the resolution of its times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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

impl Stamp {
    /// The stamp in what the system says of a file; `None` where it does not tell the times.
    pub fn of(metadata: &Metadata) -> Option<Self> {
        let since = metadata.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        let modified = i64::try_from(since.as_nanos()).ok()?;
        let (changed, inode) = unforgeable(metadata);
        Some(Self { size: metadata.len(), modified, changed, inode })
    }
}

#[cfg(unix)]
fn unforgeable(metadata: &Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime().saturating_mul(1_000_000_000).saturating_add(metadata.ctime_nsec()), metadata.ino())
}

#[cfg(not(unix))]
fn unforgeable(_: &Metadata) -> (i64, u64) {
    (0, 0)
}
