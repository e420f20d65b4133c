//! A document: one file, or one record of a JSON Lines file.

use super::{Layout, Location};
use crate::text::Span;
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
    pub id: String,
    /// The file, relative to the project's root, with `/` between its parts.
    pub path: String,
    /// What is known about it; `meta.id` is the same as `id`.
    pub meta: Meta,
    /// The main text: decoded, without markup and navigation.
    pub text: String,
    /// From bytes of `text` to places in the file.
    pub layout: Layout,
}

impl Document {
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
}
