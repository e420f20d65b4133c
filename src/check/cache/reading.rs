//! What was found in a file, as bytes: its documents, of those with passages the paragraphs that hold them, and what is wrong with it.

use std::sync::Arc;

use super::codec::{list, option, size, take_list, take_option, take_size, take_text, text};
use crate::corpus::{CODES, Document, Entry, Identity, Layout, Lines, Meta, Reading, Start, Step, Stretch};
use crate::diag::{Diagnostic, Level, Related};
use crate::text::{LineIndex, Position, Sketch, Span};
use crate::value::parse_edtf;

/// No unit of text stands for more bytes than this, nor is any longer.
const LARGEST_UNIT: usize = 1 << 24;

/// A reading as bytes. Its paths are that of `entry`, and left out.
pub(in crate::check) fn encode(entry: &Entry, reading: &Reading) -> Vec<u8> {
    let Reading { documents, others, diagnostics, failure } = reading;
    let mut out = Vec::new();
    let id = entry.id();
    list(others, &mut out, |other, out| {
        let Identity { path: _, record, id: own, tags } = other;
        size(record.unwrap_or(0), out);
        option((*own != id).then_some(&**own), out, text);
        list(tags, out, |tag, out| text(tag, out));
    });
    list(documents, &mut out, document);
    list(diagnostics, &mut out, diagnostic);
    option(failure.as_deref(), &mut out, text);
    out
}

/// Reads what [`encode`] wrote for the same entry.
pub(in crate::check) fn decode(entry: &Entry, bytes: &[u8]) -> Option<Reading> {
    let rest = &mut &*bytes;
    let (id, path) = (entry.id(), Arc::<str>::from(entry.path.as_str()));
    let others = take_list(rest, |rest| {
        Some(Identity {
            path: Arc::clone(&path),
            record: Some(take_size(rest)?).filter(|line| *line > 0),
            id: take_option(rest, take_text)?.map_or_else(|| Arc::clone(&id), Arc::from),
            tags: take_list(rest, take_string)?,
        })
    })?;
    let reading = Reading {
        others,
        documents: take_list(rest, |rest| take_document(&path, rest))?,
        diagnostics: take_list(rest, |rest| take_diagnostic(entry, rest))?,
        failure: take_option(rest, take_string)?,
    };
    rest.is_empty().then_some(reading)
}

fn take_string(rest: &mut &[u8]) -> Option<String> {
    take_text(rest).map(str::to_owned)
}

fn span(span: Span, out: &mut Vec<u8>) {
    size(span.start, out);
    size(span.end, out);
}

fn take_span(rest: &mut &[u8]) -> Option<Span> {
    Some(Span::new(take_size(rest)?, take_size(rest)?))
}

fn document(document: &Document, out: &mut Vec<u8>) {
    let Document { id, path: _, meta, text: body, layout, sketch } = document;
    text(id, out);
    let Meta { id: _, title, publisher, agency, origin, published, url, tags } = meta;
    let published = published.as_ref().map(|(written, _)| written);
    for field in [title.as_ref(), publisher.as_ref(), agency.as_ref(), origin.as_ref(), published, url.as_ref()] {
        option(field.map(String::as_str), out, text);
    }
    list(tags, out, |tag, out| text(tag, out));
    text(body, out);
    let Layout { stretches, extracted, decoded, lines } = layout;
    list(stretches, out, |stretch, out| {
        size(stretch.span.len(), out);
        size(stretch.from, out);
    });
    for steps in [extracted, decoded] {
        list(steps, out, |&Step { at, to, text_unit, target_unit }, out| {
            [at, to, text_unit, target_unit].into_iter().for_each(|value| size(value, out));
        });
    }
    match lines {
        Lines::Text { index: _, first } => {
            out.push(0);
            size(*first, out);
        }
        Lines::File { source, index: _ } => {
            out.push(1);
            text(source, out);
        }
        Lines::Record(line) => {
            out.push(2);
            size(*line, out);
        }
        Lines::Excerpt(starts) => {
            out.push(3);
            list(starts, out, |start, out| {
                size(start.position.line, out);
                size(start.position.column, out);
                text(&start.source, out);
            });
        }
    }
    option(sketch.as_deref(), out, |sketch, out| {
        size(sketch.shingles(), out);
        list(sketch.numbers(), out, |minimum, out| out.extend(minimum.to_le_bytes()));
    });
}

fn take_document(path: &Arc<str>, rest: &mut &[u8]) -> Option<Document> {
    let id = take_string(rest)?;
    let mut field = || take_option(rest, take_string);
    let (title, publisher, agency) = (field()?, field()?, field()?);
    let (origin, published, url) = (field()?, field()?, field()?);
    let published = match published {
        Some(written) => Some((parse_edtf(&written).ok()?, written)).map(|(days, written)| (written, days)),
        None => None,
    };
    let tags = take_list(rest, take_string)?;
    let body = take_string(rest)?;
    let mut at = 0;
    let stretches = take_list(rest, |rest| {
        let end = at + take_size(rest)?;
        let span = Span::new(at, end);
        body.get(span.start..span.end)?;
        at = end + Document::GAP.len();
        Some(Stretch { span, from: take_size(rest)? })
    })?;
    let (extracted, decoded) = (take_list(rest, take_step)?, take_list(rest, take_step)?);
    let (&kind, after) = rest.split_first()?;
    *rest = after;
    let lines = match kind {
        0 => Lines::Text { index: LineIndex::new(&body), first: take_line(rest)? },
        1 => {
            let source: Box<str> = take_text(rest)?.into();
            Lines::File { index: LineIndex::new(&source), source }
        }
        2 => Lines::Record(take_line(rest)?),
        3 => {
            let mut stretches = stretches.iter();
            let starts = take_list(rest, |rest| {
                let position = Position { line: take_line(rest)?, column: take_line(rest)? };
                Some(Start::new(position, take_text(rest)?.into(), stretches.next()?.span.of(&body)))
            })?;
            stretches.next().is_none().then_some(Lines::Excerpt(starts))?
        }
        _ => return None,
    };
    let sketch = take_option(rest, |rest| {
        let shingles = take_size(rest)?;
        let numbers = take_list(rest, |rest| {
            let (number, after) = rest.split_first_chunk()?;
            *rest = after;
            Some(u32::from_le_bytes(*number))
        })?;
        Sketch::from_numbers(numbers, shingles).map(Arc::new)
    })?;
    let meta = Meta { id: Some(id.clone()), title, publisher, agency, origin, published, url, tags };
    let layout = Layout { stretches, extracted, decoded, lines };
    Some(Document { id: id.into(), path: Arc::clone(path), meta, text: body, layout, sketch })
}

/// A line or a column, counted from one.
fn take_line(rest: &mut &[u8]) -> Option<usize> {
    take_size(rest).filter(|line| *line > 0)
}

fn take_step(rest: &mut &[u8]) -> Option<Step> {
    let step =
        Step { at: take_size(rest)?, to: take_size(rest)?, text_unit: take_size(rest)?, target_unit: take_size(rest)? };
    ((1..=LARGEST_UNIT).contains(&step.text_unit) && step.target_unit <= LARGEST_UNIT).then_some(step)
}

fn diagnostic(diagnostic: &Diagnostic, out: &mut Vec<u8>) {
    let Diagnostic { level, code, path: _, message, span: place, label, help, related } = diagnostic;
    out.push(u8::from(*level == Level::Error));
    text(code, out);
    text(message, out);
    option(*place, out, span);
    text(label, out);
    option(help.as_deref(), out, text);
    list(related, out, |Related { path, span: place, label }, out| {
        text(path, out);
        span(*place, out);
        text(label, out);
    });
}

fn take_diagnostic(entry: &Entry, rest: &mut &[u8]) -> Option<Diagnostic> {
    let (&error, after) = rest.split_first()?;
    *rest = after;
    let code = take_text(rest)?;
    Some(Diagnostic {
        level: if error == 1 { Level::Error } else { Level::Warning },
        code: CODES.iter().map(|(known, _)| *known).find(|known| *known == code)?,
        path: entry.path.clone(),
        message: take_string(rest)?,
        span: take_option(rest, take_span)?,
        label: take_string(rest)?,
        help: take_option(rest, take_string)?,
        related: take_list(rest, |rest| {
            Some(Related { path: take_string(rest)?, span: take_span(rest)?, label: take_string(rest)? })
        })?,
    })
}
