//! A large JSON Lines file, read by several threads block by block.

use std::fs::File;
use std::io::{self, Read};
use std::sync::{Mutex, PoisonError};

use memchr::{memchr_iter, memrchr};

use super::{Entry, Reading, encoding, format};

/// Files up to this size are read at once, in bytes.
const SMALL: u64 = 4 << 20;

/// How much is read at a time, in bytes; more where a line is longer.
const BLOCK: usize = 512 << 10;

/// A file of records, handed out in blocks of whole lines.
#[derive(Debug)]
pub struct Stream<'a> {
    entry: &'a Entry,
    rest: Mutex<Rest>,
}

/// What has not been handed out yet.
#[derive(Debug)]
struct Rest {
    file: File,
    /// The beginning of the next line, read already.
    carry: Vec<u8>,
    /// Where the carried bytes begin in the file.
    start: usize,
    /// The one-based number of the line they belong to.
    line: usize,
}

/// Why a file cannot be read as a stream: it is not plain UTF-8, or reading failed. [`read`](super::read()) has the details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotPlain;

impl<'a> Stream<'a> {
    /// Opens a file that is worth reading in blocks; `None` for any other one.
    pub fn open(entry: &'a Entry) -> Option<Self> {
        if format::of(&entry.path).skim != format::Skim::Lines {
            return None;
        }
        let file = File::open(&entry.full).ok()?;
        let length = file.metadata().ok()?.len();
        let rest = Mutex::new(Rest { file, carry: Vec::new(), start: 0, line: 1 });
        (length > SMALL && length <= super::read::LARGEST).then_some(Self { entry, rest })
    }

    /// The file.
    pub fn entry(&self) -> &'a Entry {
        self.entry
    }

    /// Reads the next block as [`read_where`](super::read_where) reads a file; `None` at the end. Any thread may call it. The first block
    /// with an unknown key reports it, so of several such diagnostics only the first counts.
    pub fn read(
        &self,
        buffer: &mut Vec<u8>,
        wanted: &mut dyn FnMut(&str) -> bool,
    ) -> Option<Result<Reading, NotPlain>> {
        let block = self.rest.lock().unwrap_or_else(PoisonError::into_inner).next(buffer);
        let (start, first) = match block {
            Ok(Some(place)) => place,
            Ok(None) => return None,
            Err(_) => return Some(Err(NotPlain)),
        };
        let Some(text) = encoding::plain(buffer) else { return Some(Err(NotPlain)) };
        let mut reading = Reading::default();
        let lines = format::Lines { path: self.entry.path.as_str().into(), text, start, first, meta: &self.entry.meta };
        format::read_lines(lines, wanted, &mut reading);
        Some(Ok(reading))
    }
}

impl Rest {
    /// Fills `buffer` with whole lines; gives where they begin and the number of the first. `None` at the end.
    fn next(&mut self, buffer: &mut Vec<u8>) -> io::Result<Option<(usize, usize)>> {
        buffer.clear();
        buffer.append(&mut self.carry);
        loop {
            let before = buffer.len();
            let got = (&self.file).take(BLOCK as u64).read_to_end(buffer)?;
            if got < BLOCK {
                break;
            }
            if let Some(end) = memrchr(b'\n', &buffer[before..]) {
                let end = before + end + 1;
                self.carry.extend_from_slice(&buffer[end..]);
                buffer.truncate(end);
                break;
            }
        }
        let place = (self.start, self.line);
        self.start += buffer.len();
        self.line += memchr_iter(b'\n', buffer).count();
        Ok((!buffer.is_empty()).then_some(place))
    }
}
