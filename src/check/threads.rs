//! The map on several threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::map::{Buffers, Mapped, Mapper};
use crate::corpus::{Entry, Stream};

/// How many files a thread takes at a time.
const TAKEN: usize = 32;

/// Maps every file, on as many threads as the current pool has. Large files of records are read by all of them together, the
/// others each by one. What comes out is in no order.
pub(super) fn map_all(mapper: &Mapper<'_>, entries: &[Entry], progress: &(dyn Fn(u64) + Sync)) -> Mapped {
    let (mut files, mut streams) = (Vec::new(), Vec::new());
    for entry in entries {
        match Stream::open(entry) {
            Some(stream) => streams.push(Shared { stream, mapped: Mutex::new(Some(Mapped::default())) }),
            None => files.push(entry),
        }
    }
    let next = AtomicUsize::new(0);
    let all = Mutex::new(Mapped::default());
    let work = || {
        let mut buffers = Buffers::default();
        for shared in &streams {
            shared.read(mapper, &mut buffers);
        }
        let mut mapped = Mapped::default();
        loop {
            let from = next.fetch_add(TAKEN, Ordering::Relaxed);
            let taken = &files[from.min(files.len())..(from + TAKEN).min(files.len())];
            if taken.is_empty() {
                break;
            }
            for entry in taken {
                mapper.file(entry, &mut buffers, &mut mapped);
            }
            progress(taken.len() as u64);
        }
        locked(&all).add(mapped);
    };
    rayon::scope(|scope| {
        for _ in 0..rayon::current_num_threads() {
            scope.spawn(|_| work());
        }
    });
    let mut all = all.into_inner().unwrap_or_else(PoisonError::into_inner);
    for Shared { stream, mapped } in streams {
        match mapped.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(mapped) => all.add(mapped),
            None => mapper.file(stream.entry(), &mut Buffers::default(), &mut all),
        }
        progress(1);
    }
    all
}

/// A file several threads read.
struct Shared<'a> {
    stream: Stream<'a>,
    /// What has been read so far; `None` once it shows that the file must be read as a whole.
    mapped: Mutex<Option<Mapped>>,
}

impl Shared<'_> {
    /// Takes part in reading, up to the end.
    fn read(&self, mapper: &Mapper<'_>, buffers: &mut Buffers) {
        let mut own = Mapped::default();
        loop {
            match mapper.block(&self.stream, buffers, &mut own) {
                Some(Ok(())) => {}
                Some(Err(_)) => {
                    *locked(&self.mapped) = None;
                    return;
                }
                None => break,
            }
        }
        if let Some(all) = &mut *locked(&self.mapped) {
            all.add(own);
            // Every block tells of the first key it does not know; the file has one first.
            const TOLD_ONCE: &str = "unknown-key";
            all.diagnostics.sort_by_key(|diagnostic| diagnostic.span);
            let mut told = false;
            all.diagnostics.retain(|diagnostic| diagnostic.code != TOLD_ONCE || !std::mem::replace(&mut told, true));
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
