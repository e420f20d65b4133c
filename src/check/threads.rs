//! The map on several threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::again::{Hands, Learnt, Plan, found_in};
use super::map::{Buffers, Mapped, Mapper};
use crate::corpus::{Entry, Reading, Stream};
use crate::diag::Diagnostic;

/// How many files a thread takes at a time.
const TAKEN: usize = 32;

/// Maps every file, on as many threads as the current pool has. Large files of records are read by all of them together, the
/// others each by one. What comes out is in no order. With a plan no more is read than it asks for, and what is found out of each file
/// comes out too.
pub(super) fn map_all(
    mapper: &Mapper<'_>,
    entries: &[Entry],
    plan: Option<&Plan<'_>>,
    progress: &(dyn Fn(u64) + Sync),
) -> (Mapped, Vec<Learnt>) {
    let (mut files, mut streams) = (Vec::new(), Vec::new());
    for (place, entry) in entries.iter().enumerate() {
        let spared = plan.is_some_and(|plan| plan.spares(place));
        match if spared { None } else { Stream::open(entry) } {
            Some(stream) => streams.push(Shared { place, stream, read: Mutex::new(Some(Default::default())) }),
            None => files.push(place),
        }
    }
    let file = |place: usize, hands: &mut Hands, mapped: &mut Mapped| match plan {
        Some(plan) => plan.file(place, hands, mapped),
        None => {
            mapper.file(&entries[place], &mut hands.own, mapped);
            None
        }
    };
    let next = AtomicUsize::new(0);
    let all = Mutex::new((Mapped::default(), Vec::new()));
    let work = || {
        let mut hands = Hands::default();
        for shared in &streams {
            shared.read(mapper, plan.is_some(), &mut hands.own);
        }
        loop {
            let from = next.fetch_add(TAKEN, Ordering::Relaxed);
            let taken = &files[from.min(files.len())..(from + TAKEN).min(files.len())];
            if taken.is_empty() {
                break;
            }
            let mut mapped = Mapped::default();
            let learnt: Vec<Learnt> = taken.iter().filter_map(|&place| file(place, &mut hands, &mut mapped)).collect();
            progress(taken.len() as u64);
            // At once: a list for each thread, with the room each keeps to grow, would take several times as much.
            let mut all = locked(&all);
            all.0.add(mapped);
            all.1.extend(learnt);
        }
    };
    rayon::scope(|scope| {
        for _ in 0..rayon::current_num_threads() {
            scope.spawn(|_| work());
        }
    });
    let (mut all, mut learnt) = all.into_inner().unwrap_or_else(PoisonError::into_inner);
    for Shared { place, stream, read } in streams {
        match read.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some((mapped, keep)) => {
                all.add(mapped);
                learnt.extend(plan.map(|_| found_in(place, stream.entry(), keep)));
            }
            None => learnt.extend(file(place, &mut Hands::default(), &mut all)),
        }
        progress(1);
    }
    (all, learnt)
}

/// A file several threads read.
struct Shared<'a> {
    /// Among the entries.
    place: usize,
    stream: Stream<'a>,
    /// What has been read so far, and what the next run must know of it; `None` once it shows that the file must be read as a whole.
    read: Mutex<Option<(Mapped, Reading)>>,
}

impl Shared<'_> {
    /// Takes part in reading, up to the end.
    fn read(&self, mapper: &Mapper<'_>, keeps: bool, buffers: &mut Buffers) {
        let (mut own, mut keep) = (Mapped::default(), Reading::default());
        loop {
            match mapper.block(&self.stream, buffers, &mut own, keeps.then_some(&mut keep)) {
                Some(Ok(())) => {}
                Some(Err(_)) => {
                    *locked(&self.read) = None;
                    return;
                }
                None => break,
            }
        }
        if let Some((mapped, all)) = &mut *locked(&self.read) {
            mapped.add(own);
            tell_once(&mut mapped.diagnostics);
            all.others.append(&mut keep.others);
            all.documents.append(&mut keep.documents);
            all.diagnostics.append(&mut keep.diagnostics);
            tell_once(&mut all.diagnostics);
        }
    }
}

/// Every block tells of the first key it does not know; of a file the first counts.
fn tell_once(diagnostics: &mut Vec<Diagnostic>) {
    const TOLD_ONCE: &str = "unknown-key";
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    let mut told = false;
    diagnostics.retain(|diagnostic| diagnostic.code != TOLD_ONCE || !std::mem::replace(&mut told, true));
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
