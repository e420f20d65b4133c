//! From bytes on disk to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::layout::{Step, push};

/// How many bytes are looked at to tell UTF-16 from a binary file.
const SAMPLE: usize = 4096;

/// A file as text.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, without byte order mark.
    pub(super) text: String,
    /// From the text to bytes on disk; empty where they are the same.
    pub(super) steps: Vec<Step>,
    /// What the file is written in.
    pub(super) encoding: &'static Encoding,
    /// Whether the encoding is a guess from the bytes.
    pub(super) guessed: bool,
    /// The bytes that could not be read, each run of them U+FFFD in the text.
    pub(super) damage: Option<Damage>,
}

/// Bytes that are wrong in their encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Damage {
    /// How many runs of bytes are wrong.
    pub(super) count: usize,
    /// The first wrong byte on disk.
    pub(super) first: usize,
    /// The first U+FFFD in the text.
    pub(super) at: usize,
}

/// The text of a file; `None` for a binary one.
///
/// A byte order mark decides. Without one, NULs in every other byte mean UTF-16; other files with more than one NUL
/// in a thousand bytes, or one other control character in fifty, are binary. Valid UTF-8 is read as that, and so is
/// damaged UTF-8: a file with at least as many valid multi-byte characters as wrong places. What is left is in a
/// legacy encoding, guessed from the bytes: Latin-1 and its like hardly ever form valid multi-byte characters.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Some(if encoding == UTF_8 { utf8(bytes, mark) } else { other(encoding, bytes, mark) });
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        let reads = |decoded: &Decoded| decoded.damage.is_none() && !has_many_controls(&decoded.text);
        return Some(other(encoding, bytes, 0)).filter(reads);
    }
    if is_binary(bytes) {
        return None;
    }
    let (mut characters, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        characters += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    if wrong == 0 || characters >= wrong {
        return Some(utf8(bytes, 0));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let decoded = other(detector.guess(None, Utf8Detection::Deny), bytes, 0);
    Some(Decoded { guessed: true, ..decoded })
}

/// The text of a file as it stands there, for plain UTF-8 without a mark and without any control character that a
/// binary file may have; `None` for every other file, which [`decode`] may still read.
pub(super) fn plain(bytes: &[u8]) -> Option<&str> {
    let control = bytes.iter().fold(false, |any, &byte| any | is_control(byte));
    if control || Encoding::for_bom(bytes).is_some() {
        return None;
    }
    str::from_utf8(bytes).ok()
}

/// Whether a byte stands in no text. Tab, line ends, form feed, backspace and escape do.
const fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t'..=b'\r' | 0x08 | 0x1b)
}

/// Decodes UTF-8 from the byte `start` on.
fn utf8(bytes: &[u8], start: usize) -> Decoded {
    let mut decoded = Decoded {
        text: String::with_capacity(bytes.len()),
        steps: Vec::new(),
        encoding: UTF_8,
        guessed: false,
        damage: None,
    };
    let mut to = start;
    for chunk in bytes[start..].utf8_chunks() {
        if !chunk.valid().is_empty() {
            push(&mut decoded.steps, Step { at: decoded.text.len(), to, text_unit: 1, target_unit: 1 });
            decoded.text.push_str(chunk.valid());
            to += chunk.valid().len();
        }
        if !chunk.invalid().is_empty() {
            let at = decoded.text.len();
            push(
                &mut decoded.steps,
                Step { at, to, text_unit: '\u{fffd}'.len_utf8(), target_unit: chunk.invalid().len() },
            );
            decoded.text.push('\u{fffd}');
            add_damage(&mut decoded.damage, to, at);
            to += chunk.invalid().len();
        }
    }
    if matches!(decoded.steps[..], [Step { to: 0, text_unit: 1, target_unit: 1, .. }]) {
        decoded.steps.clear();
    }
    decoded
}

/// Decodes any other encoding from the byte `start` on, byte by byte, so that it shows which bytes each character
/// comes from.
fn other(encoding: &'static Encoding, bytes: &[u8], start: usize) -> Decoded {
    /// More than the decoder writes for one byte: two characters.
    const ROOM: usize = 32;
    let mut decoded =
        Decoded { text: String::with_capacity(bytes.len()), steps: Vec::new(), encoding, guessed: false, damage: None };
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut to = start;
    for end in start + 1..=bytes.len() + 1 {
        let last = end > bytes.len();
        let byte = if last { &[][..] } else { &bytes[end - 1..end] };
        let at = decoded.text.len();
        decoded.text.reserve(ROOM);
        let (_, _, wrong) = decoder.decode_to_string(byte, &mut decoded.text, last);
        if wrong {
            add_damage(&mut decoded.damage, to, at);
        }
        let unit = decoded.text.len() - at;
        if unit > 0 {
            let next = end.min(bytes.len());
            push(&mut decoded.steps, Step { at, to, text_unit: unit, target_unit: next - to });
            to = next;
        }
    }
    decoded
}

fn add_damage(damage: &mut Option<Damage>, first: usize, at: usize) {
    damage.get_or_insert(Damage { count: 0, first, at }).count += 1;
}

/// UTF-16 without a byte order mark: in European text every other byte is NUL.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    let even = sample.iter().step_by(2).filter(|&&byte| byte == 0).count();
    let odd = sample.iter().skip(1).step_by(2).filter(|&&byte| byte == 0).count();
    match (odd * 3 > pairs && even * 10 <= odd, even * 3 > pairs && odd * 10 <= even) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether one character in fifty or more is a control that stands in no text.
fn has_many_controls(text: &str) -> bool {
    let controls = text.chars().filter(|&c| c.is_control() && !matches!(c, '\t'..='\r' | '\u{8}' | '\u{1b}')).count();
    controls * 50 > text.chars().count()
}

/// Whether a file is no text.
fn is_binary(bytes: &[u8]) -> bool {
    let nuls = bytes.iter().filter(|&&byte| byte == 0).count();
    let controls = bytes.iter().filter(|&&byte| is_control(byte)).count();
    nuls * 1000 > bytes.len() || controls * 50 > bytes.len()
}
