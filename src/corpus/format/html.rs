//! HTML: the main text of a page.

use dom_smoothie::{Config, Readability, TextMode};

use super::Source;
use crate::corpus::layout::{Layout, Lines};
use crate::corpus::{Reading, front_matter};
use crate::diag::Diagnostic;
use crate::text::LineIndex;

/// The most elements a page is searched for an article with. Pages of news have a few thousand.
const MOST_ELEMENTS: usize = 100_000;

/// The page's article, or all its text where no article is found, with a blank line between paragraphs. Places are those in this text, not in the file.
pub(super) fn read(source: Source<'_>, reading: &mut Reading) {
    let Source { path, text: file, meta, decoded: _ } = source;
    let (mut meta, body) = front_matter::take(path, &file, meta, reading);
    let page = &file[body..];
    if let Some(reason) = too_hard(page) {
        reading.fail(Diagnostic::warning("too-deep", path, None, reason).help("save the page's text as .txt"));
        return;
    }
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, text_mode: TextMode::Formatted, ..Config::default() };
    let mut readability = Readability::from(page);
    readability.config = config;
    if meta.title.is_none() {
        meta.title = Some(readability.get_article_title().trim().to_owned()).filter(|title| !title.is_empty());
    }
    let article = readability.parse().map(|article| paragraphs(&article.text_content)).unwrap_or_default();
    let text = if article.is_empty() { whole_text(page) } else { article };
    let lines = Lines::Text { index: LineIndex::new(&text), first: 1 };
    reading.add(path, meta, text, Layout { extracted: Vec::new(), decoded: Vec::new(), lines });
}

/// All text of the page but its scripts, styles and head.
fn whole_text(page: &str) -> String {
    let document = Readability::from(page).doc;
    document.select("head, script, style, noscript, template").remove();
    paragraphs(&document.formatted_text())
}

/// Each line as a paragraph: a blank line between them, no white space around them.
fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(line);
    }
    out
}

fn too_hard(_page: &str) -> Option<String> {
    None
}
