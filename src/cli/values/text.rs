//! The screen of `crosscheck values`: a text with its values underlined and named.

use unicode_width::UnicodeWidthStr;

use super::{Read, json};
use crate::cli::args;
use crate::mention::{Mention, Sense};
use crate::report::Screen;
use crate::report::paint::{Page, Text, Tone};
use crate::text::{Span, printable};
use crate::value::{Modifier, Value};

/// The text, the `number`th of the input, on a screen.
pub(super) fn screen(read: &Read, number: usize, typed: &args::Values, screen: Screen) -> String {
    let mut page = Page::new(screen);
    if number > 1 {
        page.gap();
    }
    if read.is_record || typed.files.len() > 1 {
        page.say(0, &Text::new().add(Tone::Strong, &read.id));
        page.gap();
    }
    let mut mentions = read.mentions.as_slice();
    for line in lines(&read.text, page.columns()) {
        // Mentions come in order; one that runs over the end of a line is shown again on the next.
        let before = mentions.iter().take_while(|mention| mention.span.end <= line.start).count();
        mentions = &mentions[before..];
        let here = mentions.iter().take_while(|mention| mention.span.start < line.end);
        let marks: Vec<Mark> = here.map(|mention| mark(&read.text, line, mention)).collect();
        page.verbatim(&painted(&read.text, line, &read.mentions));
        for row in rows(&marks) {
            page.verbatim(&row);
        }
    }
    page.finish()
}

/// What a character looks like on the screen.
fn shown(c: char) -> String {
    if c == '\t' { " ".to_owned() } else { printable(c.encode_utf8(&mut [0; 4])).into_owned() }
}

/// The columns a stretch of text takes.
fn columns(text: &str) -> usize {
    text.chars().map(|c| shown(c).width()).sum()
}

/// The lines of a text, those that are too long cut at white space where there is some.
fn lines(text: &str, width: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in text.split('\n') {
        let end = start + piece.trim_end_matches('\r').len();
        let (mut from, mut used, mut space) = (start, 0, None);
        for (i, c) in text[start..end].char_indices() {
            let at = start + i;
            let wide = shown(c).width();
            if used + wide > width && at > from {
                let cut = space.filter(|&space| space > from).unwrap_or(at);
                lines.push(Span::new(from, cut));
                from = cut;
                used = columns(&text[from..at]);
                space = None;
            }
            if used == 0 && c.is_whitespace() && from > start && at == from {
                from = at + c.len_utf8();
                continue;
            }
            used += wide;
            if c.is_whitespace() {
                space = Some(at + c.len_utf8());
            }
        }
        lines.push(Span::new(from, end.max(from)));
        start += piece.len() + 1;
    }
    // A final line feed ends the last line and begins none.
    if text.ends_with('\n') {
        lines.pop();
    }
    lines
}

/// A line with its values set off.
fn painted(text: &str, line: Span, mentions: &[Mention]) -> Text {
    let first = mentions.partition_point(|mention| mention.span.end <= line.start);
    let mut painted = Text::new();
    let mut at = line.start;
    let add = |painted: Text, tone: Tone, from: usize, to: usize| {
        painted.add(tone, &text[from..to].chars().map(shown).collect::<String>())
    };
    for mention in mentions[first..].iter().take_while(|mention| mention.span.start < line.end) {
        let (from, to) = (mention.span.start.max(at), mention.span.end.min(line.end));
        painted = add(painted, Tone::Plain, at, from.max(at));
        painted = add(painted, Tone::Value, from, to.max(from));
        at = to.max(at);
    }
    add(painted, Tone::Plain, at, line.end)
}

/// An underline with its name.
struct Mark {
    /// The column it begins at.
    column: usize,
    width: usize,
    name: String,
}

fn mark(text: &str, line: Span, mention: &Mention) -> Mark {
    let (from, to) = (mention.span.start.max(line.start), mention.span.end.min(line.end));
    let width = columns(&text[from..to]).max(1);
    // The name stands where the value begins.
    let name = if mention.span.start >= line.start { name(mention) } else { String::new() };
    Mark { column: columns(&text[line.start..from]), width, name }
}

/// "cardinal 9..10", "quantity 22 year (age)", "cardinal 5 (up)", "date 2016 (before)".
fn name(mention: &Mention) -> String {
    let mut name = mention.kind.name().to_owned();
    let form = match &mention.value {
        Value::Amount(amount) if amount.vague => "vague".to_owned(),
        _ => json::form(mention),
    };
    name.push(' ');
    name.push_str(&form);
    if let Value::Amount(amount) = &mention.value
        && let Some(unit) = amount.unit.symbol().filter(|_| !form.starts_with('P'))
    {
        name.push(' ');
        name.push_str(unit);
    }
    let modifier = match &mention.value {
        Value::Amount(amount) => amount.modifier,
        Value::Date(date) => date.modifier,
    };
    let sense = (mention.sense != Sense::Plain).then(|| mention.sense.name());
    for more in [modifier.map(Modifier::name), sense, mention.direction.map(crate::mention::Direction::name)]
        .into_iter()
        .flatten()
    {
        name.push_str(&format!(" ({more})"));
    }
    name
}

/// The underlines under a line, each with its name beside it, in as many rows as they need.
fn rows(marks: &[Mark]) -> Vec<Text> {
    let mut rows: Vec<(usize, Text)> = Vec::new();
    for mark in marks {
        let width = mark.width + if mark.name.is_empty() { 0 } else { 1 + mark.name.width() };
        // The lowest row that is free from here on.
        let row = match rows.iter().position(|(used, _)| *used == 0 || used + 2 <= mark.column) {
            Some(row) => row,
            None => {
                rows.push((0, Text::new()));
                rows.len() - 1
            }
        };
        let (used, text) = std::mem::take(&mut rows[row]);
        let text = text
            .add(Tone::Plain, &" ".repeat(mark.column - used))
            .add(Tone::Value, &"‾".repeat(mark.width))
            .add(Tone::Quiet, &if mark.name.is_empty() { String::new() } else { format!(" {}", mark.name) });
        rows[row] = (mark.column + width, text);
    }
    rows.into_iter().map(|(_, text)| text).collect()
}
