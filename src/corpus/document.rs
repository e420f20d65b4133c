//! A document: one file, or one record of a JSON Lines file.

use std::sync::Arc;

use super::{Layout, Location};
use crate::text::{self, Sketch, Span};
use crate::value::DateSpan;

/// What is known about a document beside its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// The document's id; the file stem where nothing else is given.
    pub id: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The wire it credits.
    pub agency: Option<String>,
    /// The declared origin: documents of one origin count once.
    pub origin: Option<String>,
    /// When it was published, as written (EDTF level 1) and as days: the dateline.
    pub published: Option<(String, DateSpan)>,
    /// Where it can be read.
    pub url: Option<String>,
    /// For choosing documents in a claim's `sources`.
    pub tags: Vec<String>,
}

/// A document with its text, ready to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Unique over the corpus.
    pub id: Arc<str>,
    /// The file, relative to the project's root, with `/` between its parts.
    pub path: Arc<str>,
    /// What is known about it; `meta.id` is the same as `id`.
    pub meta: Meta,
    /// The main text: decoded, without markup and navigation.
    pub text: String,
    /// From bytes of `text` to places in the file.
    pub layout: Layout,
    /// The sketch of the whole text, where it is known: always, for an excerpt.
    pub sketch: Option<Arc<Sketch>>,
}

impl Document {
    /// What stands between the paragraphs of an excerpt: a blank line, over which no term reaches.
    pub(crate) const GAP: &str = "\n\n";

    /// Where a span of `text` lies in the file on disk. A span past the end is cut to the text.
    ///
    /// ```
    /// use crosscheck::corpus::{Meta, parse};
    /// use crosscheck::text::Span;
    /// let reading = parse("a.md", b"+++\ntitle = \"T\"\n+++\nNow **ten** people", &Meta::default());
    /// let document = &reading.documents[0];
    /// assert_eq!(document.text, "Now ten people");
    /// let place = document.locate(Span::new(4, 7));
    /// assert_eq!((place.span, place.line, place.column), (Span::new(26, 29), 4, 7));
    /// ```
    pub fn locate(&self, span: Span) -> Location {
        self.layout.locate(&self.text, span)
    }

    /// The paragraphs of the text. Those of an excerpt are the same as in the whole text, which shows by what width it is wrapped.
    pub fn paragraphs(&self) -> Vec<Span> {
        if self.layout.stretches.is_empty() {
            return text::paragraphs(&self.text);
        }
        self.layout.stretches.iter().map(|stretch| stretch.span).collect()
    }

    /// The same document with only some of its [`paragraphs`](Self::paragraphs), at least one, in their order. What stands in them has
    /// the same place in the file, be it a single character. `sketch` is that of the whole text.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use crosscheck::corpus::{Meta, parse};
    /// use crosscheck::text::{Sketch, Span};
    /// let whole = parse("a.txt", b"One.\n\nTwo.\n\nNow ten people.", &Meta::default()).documents.remove(0);
    /// let excerpt = whole.excerpt(&whole.paragraphs()[2..], Arc::new(Sketch::of(&whole.text)));
    /// assert_eq!(excerpt.text, "Now ten people.");
    /// assert_eq!(excerpt.locate(Span::new(4, 7)), whole.locate(Span::new(16, 19)));
    /// ```
    pub fn excerpt(&self, paragraphs: &[Span], sketch: Arc<Sketch>) -> Self {
        let parts: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.of(&self.text)).collect();
        Self {
            id: Arc::clone(&self.id),
            path: Arc::clone(&self.path),
            meta: self.meta.clone(),
            text: parts.join(Self::GAP),
            layout: self.layout.excerpt(&self.text, paragraphs),
            sketch: Some(sketch),
        }
    }
}
