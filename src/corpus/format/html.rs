//! HTML: the main text of a page.

mod about;

use std::collections::BTreeMap;

use dom_smoothie::{Config, Readability};

use super::Source;
use crate::corpus::layout::{Layout, Lines};
use crate::corpus::{Reading, front_matter};
use crate::diag::Diagnostic;
use crate::text::LineIndex;

/// How deep elements may nest. Browsers stop at 512, and finding the article takes time in the square of the depth.
const DEEPEST: usize = 256;

/// The most elements a page is searched for an article with. Pages of news have a few thousand.
const MOST_ELEMENTS: usize = 100_000;

/// The most tags that may be open at once by a count of names, which takes drawings and unclosed tags for open ones.
const MOST_OPEN: usize = 4 * DEEPEST;

/// The most elements that tags opened anew may come to: open ones times all of them.
const MOST_REOPENED: usize = 5_000_000;

/// The page's article, or all its text where no article is found, with a blank line between paragraphs. Places are
/// those in this text, not in the file. Blocks, list items, table cells and captions are paragraphs, and so is each
/// line before a line break.
pub(super) fn read(source: Source<'_>, reading: &mut Reading) {
    let Source { path, text: file, meta, decoded: _ } = source;
    let (mut meta, body) = front_matter::take(path, &file, meta, reading);
    let page = &file[body..];
    let deep = |reading: &mut Reading| {
        let message =
            format!("the page's elements nest more than {DEEPEST} deep, or too many are left open, and it is left out");
        reading.fail(Diagnostic::warning("too-deep", path, None, message).help("save the text of the page as .txt"));
    };
    if too_many_open(page) {
        return deep(reading);
    }
    let mut readability = Readability::from(page);
    if walk(&readability, &mut |_| ()) > DEEPEST {
        return deep(reading);
    }
    let whole = text(&readability);
    about::fill(&readability, &mut meta);
    // The search for the article drops line breaks without leaving a space.
    readability.doc.select("br").before_html(" ");
    readability.config = Config { max_elements_to_parse: MOST_ELEMENTS, disable_json_ld: true, ..Config::default() };
    let article = readability.parse().map(|article| text(&Readability::from(article.content))).unwrap_or_default();
    let text = if article.is_empty() { whole } else { article };
    let lines = Lines::Text { index: LineIndex::new(&text), first: 1 };
    reading.add(path, meta, text, Layout { extracted: Vec::new(), decoded: Vec::new(), lines });
}

/// Whether so many tags are left open that parsing takes more than its length's share of time or memory: the parser
/// looks through the open ones, and opens unclosed `<b>`, `<a>` and their like anew in each paragraph. Names that
/// need no end tag are not counted.
fn too_many_open(page: &str) -> bool {
    const NO_END: [&str; 28] = [
        "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input",
        "li", "link", "meta", "option", "p", "param", "path", "source", "tbody", "td", "th", "tr", "track", "wbr",
    ];
    let mut open_by_name: BTreeMap<String, usize> = BTreeMap::new();
    let (mut open, mut most, mut tags) = (0_usize, 0_usize, 0_usize);
    for tag in page.split('<').skip(1) {
        let closing = tag.strip_prefix('/');
        let rest = closing.unwrap_or(tag);
        let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
        tags += 1;
        if !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || NO_END.iter().any(|known| name.eq_ignore_ascii_case(known))
        {
            continue;
        }
        let of_name = open_by_name.entry(name.to_ascii_lowercase()).or_default();
        if closing.is_some() {
            open -= usize::from(*of_name > 0);
            *of_name = of_name.saturating_sub(1);
        } else {
            *of_name += 1;
            open += 1;
            most = most.max(open);
        }
    }
    most > MOST_OPEN || most.saturating_mul(tags) > MOST_REOPENED
}

/// What a walk through a page comes by.
enum Part<'a> {
    /// Text between tags.
    Text(&'a str),
    /// The same where white space counts.
    Preformatted(&'a str),
    /// The beginning or end of anything but a stretch of text.
    Block,
}

/// Goes through a page's text and blocks in order, what is not shown left out; gives the depth reached.
fn walk(page: &Readability, visit: &mut dyn FnMut(Part<'_>)) -> usize {
    const INLINE: [&str; 37] = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr",
    ];
    const HIDDEN: [&str; 12] = [
        "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "button",
        "textarea",
    ];
    let root = page.doc.root();
    let mut node = root;
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    let mut preformatted = 0_usize;
    loop {
        let name = node.node_name();
        let name = name.as_deref().unwrap_or_default();
        let block = !name.is_empty() && !INLINE.contains(&name);
        if node.is_text() {
            let text = node.text();
            visit(if preformatted > 0 { Part::Preformatted(&text) } else { Part::Text(&text) });
        } else if block {
            visit(Part::Block);
        }
        if !HIDDEN.contains(&name)
            && let Some(child) = node.first_child()
        {
            node = child;
            depth += 1;
            preformatted += usize::from(name == "pre");
            deepest = deepest.max(depth);
            continue;
        }
        loop {
            if node.id == root.id {
                return deepest;
            }
            if node.node_name().is_some_and(|name| !INLINE.contains(&&*name)) {
                visit(Part::Block);
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else { return deepest };
            node = parent;
            depth -= 1;
            preformatted -= usize::from(node.node_name().is_some_and(|name| &*name == "pre"));
        }
    }
}

/// The text of a page: a blank line between blocks, and where a preformatted one has it; other white space as single
/// spaces.
fn text(page: &Readability) -> String {
    let mut out = String::new();
    let (mut space, mut block) = (false, false);
    walk(page, &mut |part| {
        let (text, preformatted) = match part {
            Part::Block => {
                block = true;
                return;
            }
            Part::Text(text) => (text, false),
            Part::Preformatted(text) => (text, true),
        };
        let mut line_ends = 0;
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                space = true;
                line_ends += usize::from(c == '\n');
                block |= preformatted && line_ends > 1;
                continue;
            }
            line_ends = 0;
            if block && !out.is_empty() {
                out.push_str("\n\n");
            } else if space && !out.is_empty() {
                out.push(' ');
            }
            (space, block) = (false, false);
            out.push(c);
        }
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expect: &str) {
        assert_eq!(text(&Readability::from(page)), expect, "{page}");
    }

    #[test]
    fn blocks_become_paragraphs() {
        check("<p>Ten <b>people</b>,\n he&nbsp;said.<p>Nine &lt; ten", "Ten people, he\u{a0}said.\n\nNine < ten");
        check("a<br>b<ul><li>c<li>d</ul>", "a\n\nb\n\nc\n\nd");
        check("<table><tr><td>a<td>b</table><figure><img><figcaption>c</figcaption></figure>d", "a\n\nb\n\nc\n\nd");
        check("<head><title>T</title></head><script>x</script><style>y</style><body>z<!-- c -->", "z");
        check("<pre>a\nb\n \nc <b>d</b></pre>e<p>f\n\ng", "a b\n\nc d\n\ne\n\nf g");
        check("1<sup>st</sup> <a href=x>link</a>s", "1st links");
    }

    #[test]
    fn tags_left_open_are_counted() {
        assert!(!too_many_open("<div><p>a<p>b<br><img/><i>c</i></div><svg/><!-- <b> --> 1 < 2 <3"));
        assert!(!too_many_open(&"<div><b>a</b></div>".repeat(10_000)));
        assert!(too_many_open(&"<a></x>".repeat(MOST_OPEN + 1)));
        assert!(too_many_open(&format!("<p>{}{}", "<b>".repeat(100), "<p>x".repeat(50_000))));
    }
}
