//! Tables in tones, laid out by `comfy_table`.
//!
//! `comfy_table` measures and breaks plain text. So that it can lay out text in tones, every character carries its tone as
//! an invisible character behind it, which has no width and which [`printable`](crate::text::printable) keeps out of
//! all other text; from the finished lines the tones are read back.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use unicode_width::UnicodeWidthChar;

use super::paint::{Line, Page, Text, Tone};

/// Columns between two cells.
const GAP: usize = 2;
/// The first mark, U+2060; the marks of the other tones follow it.
const FIRST_MARK: u32 = 0x2060;
/// The longest word of a cell, in characters, and the longest cell, in words: more than any table shows.
const LONGEST: usize = 800;

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column<'a> {
    /// Its heading.
    pub(crate) heading: &'a str,
    /// The width that other columns leave it as long as they can, where its cells need that much.
    pub(crate) least: usize,
}

impl Page {
    /// A table without outer borders: headings, a rule, rows. Cells wrap; no line is wider than the page.
    pub(crate) fn grid(&mut self, columns: &[Column<'_>], rows: &[Vec<Text>]) {
        let mut table = Table::new();
        let rule = LineStyle::none().fill('─').junction('─');
        table.load_style(TableStyle::new().header_separator(rule));
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.columns()).unwrap_or(u16::MAX));
        table.set_header(columns.iter().map(|column| marked(&Text::new().add(Tone::Strong, column.heading))));
        for row in rows {
            table.add_row(row.iter().map(marked));
        }
        let asked = table.column_max_content_widths();
        let room = self.columns().saturating_sub(GAP * columns.len().saturating_sub(1));
        let least = |column: &Column<'_>, asked: u16| column.least.min(usize::from(asked)).max(2);
        let fits = columns.iter().zip(&asked).map(|(column, &asked)| least(column, asked)).sum::<usize>() <= room;
        for (i, column) in table.column_iter_mut().enumerate() {
            // Between two columns stands one more, where the rule has its junction.
            let gap = if i + 1 < columns.len() { GAP - 1 } else { 0 };
            column.set_padding((0, u16::try_from(gap).unwrap_or_default()));
            let least = match (columns.get(i), asked.get(i)) {
                (Some(column), Some(&asked)) if fits => least(column, asked),
                // A wide character needs two columns.
                _ => 2,
            };
            let width = Width::Fixed(u16::try_from(least + gap).unwrap_or(u16::MAX));
            column.set_constraint(ColumnConstraint::LowerBoundary(width));
        }
        for (i, line) in table.lines().enumerate() {
            // The rule follows the headings, which take more than one line where the page is narrow.
            let is_rule = i > 0 && line.starts_with('─');
            let line = if is_rule { rule_line(line.trim_end()) } else { unmarked(line.trim_end()) };
            self.line(&line);
        }
    }
}

fn rule_line(rule: &str) -> Line {
    let mut line = Line::default();
    line.add(Tone::Quiet, rule);
    line
}

/// The text with the mark of its tone behind every character; white space is one space.
fn marked(text: &Text) -> String {
    let mut out = String::new();
    for (i, word) in text.words().into_iter().take(LONGEST).enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let mut left = LONGEST;
        for (tone, part) in word {
            let mut characters = part.chars().take(left).peekable();
            while let Some(character) = characters.next() {
                left -= 1;
                // A space within a word is a no-break space: `comfy_table` breaks at the plain one.
                out.push(if character == ' ' { '\u{a0}' } else { character });
                // What joins the character before it must stand beside it.
                if characters.peek().is_none_or(|next| next.width() != Some(0)) {
                    out.extend(mark(tone));
                }
            }
        }
    }
    out
}

fn mark(tone: Tone) -> Option<char> {
    let place = Tone::ALL.iter().position(|&known| known == tone)?;
    char::from_u32(FIRST_MARK + u32::try_from(place).ok()?)
}

fn tone_of(mark: char) -> Option<Tone> {
    let place = u32::from(mark).checked_sub(FIRST_MARK)?;
    Tone::ALL.get(usize::try_from(place).ok()?).copied()
}

/// A line of a laid out table, its marks turned into tones.
fn unmarked(text: &str) -> Line {
    let mut line = Line::default();
    let mut pending = String::new();
    let mut last = Tone::Plain;
    for character in text.chars() {
        let Some(tone) = tone_of(character) else {
            pending.push(character);
            continue;
        };
        let own = pending.trim_start_matches(' ');
        let spaces = &pending[..pending.len() - own.len()];
        // One space stands between the words of a cell, more between cells.
        line.add(if spaces.len() == 1 && tone == last { tone } else { Tone::Plain }, spaces);
        line.add(tone, &own.replace('\u{a0}', " "));
        pending.clear();
        last = tone;
    }
    line.add(Tone::Plain, &pending.replace('\u{a0}', " "));
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::report::paint::Screen;

    fn grid(columns: &[Column<'_>], rows: &[Vec<Text>], width: usize, color: bool) -> String {
        let mut page = Page::new(Screen { width, color });
        page.grid(columns, rows);
        page.finish()
    }

    #[test]
    fn marks_have_no_width_and_no_text_holds_them() {
        for tone in Tone::ALL {
            let mark = mark(tone).expect("every tone has a mark");
            assert_eq!((mark.width(), tone_of(mark)), (Some(0), Some(tone)));
            assert!(!crate::text::printable(&mark.to_string()).contains(mark));
        }
    }

    #[test]
    fn the_widest_column_gives_way() {
        let columns = [Column { heading: "id", least: 4 }, Column { heading: "text", least: 8 }];
        let rows = [vec![Text::plain("raid"), Text::plain("ten people were killed in the raid at sea")]];
        assert_eq!(
            grid(&columns, &rows, 40, false),
            "id    text\n────────────────────────────────────────\nraid  ten people were killed in the raid\n      at sea\n"
        );
    }

    #[test]
    fn a_broken_word_keeps_its_tone() {
        let columns = [Column { heading: "a", least: 8 }, Column { heading: "b", least: 4 }];
        let rows = [vec![Text::new().add(Tone::Bad, &"x".repeat(60)), Text::plain("y z")]];
        let text = grid(&columns, &rows, 40, true);
        assert!(text.lines().last().is_some_and(|line| line.starts_with("\u{1b}[1m\u{1b}[31mx")), "{text}");
        assert!(!text.contains('\u{2064}') && text.contains("  y z\n"), "{text}");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_colour_changes_no_text(
            cells in proptest::collection::vec(any::<String>(), 1..12),
            count in 1usize..8,
            least in 0usize..30,
            width in 30usize..210,
        ) {
            let columns = vec![Column { heading: "heading", least }; count];
            let tones = Tone::ALL.iter().cycle();
            let cells: Vec<Text> = cells.iter().zip(tones).map(|(cell, &tone)| Text::plain("a ").add(tone, cell)).collect();
            let rows: Vec<Vec<Text>> = cells.chunks(count).map(<[Text]>::to_vec).collect();
            let plain = grid(&columns, &rows, width, false);
            for line in plain.lines() {
                prop_assert!(line.width() <= width.clamp(40, 200), "{line:?} is wider than {width}");
            }
            let bare = anstream::adapter::strip_str(&grid(&columns, &rows, width, true)).to_string();
            prop_assert_eq!(bare, plain);
        }
    }
}
