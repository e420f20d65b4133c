//! Metadata as written, and as checked.

use super::Meta;
use crate::diag::{Reader, Spanned, Table};
use crate::value::parse_edtf;

/// The keys of metadata, in the order of the documentation.
pub(super) const KEYS: [&str; 8] = ["id", "title", "publisher", "agency", "origin", "published", "url", "tags"];

/// Metadata as written, each with its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    pub(super) id: Option<Spanned<String>>,
    pub(super) title: Option<Spanned<String>>,
    pub(super) publisher: Option<Spanned<String>>,
    pub(super) agency: Option<Spanned<String>>,
    pub(super) origin: Option<Spanned<String>>,
    pub(super) published: Option<Spanned<String>>,
    pub(super) url: Option<Spanned<String>>,
    pub(super) tags: Option<Spanned<Vec<Spanned<String>>>>,
}

impl Fields {
    /// Takes the keys of metadata out of a table.
    pub(super) fn from_table(table: &mut Table, reader: &mut Reader<'_>) -> Self {
        Self {
            id: table.string("id", reader),
            title: table.string("title", reader),
            publisher: table.string("publisher", reader),
            agency: table.string("agency", reader),
            origin: table.string("origin", reader),
            published: table.date_text("published", reader),
            url: table.string("url", reader),
            tags: table.strings("tags", reader),
        }
    }

    /// The place of a key that holds one string; `None` for any other key.
    pub(super) fn slot(&mut self, key: &str) -> Option<&mut Option<Spanned<String>>> {
        Some(match key {
            "id" => &mut self.id,
            "title" => &mut self.title,
            "publisher" => &mut self.publisher,
            "agency" => &mut self.agency,
            "origin" => &mut self.origin,
            "published" => &mut self.published,
            "url" => &mut self.url,
            _ => return None,
        })
    }

    /// Checks id and date. What is wrong becomes a diagnostic and is left out.
    pub(super) fn raise(self, reader: &mut Reader<'_>) -> Meta {
        let Self { id, title, publisher, agency, origin, published, url, tags } = self;
        let mut name = |key: &str, found: Option<Spanned<String>>| {
            let found = found?;
            if is_name(&found.value) {
                return Some(found.value);
            }
            let message = format!("`{key}` is {:?}, which names nothing that can be printed", found.value);
            reader.mistake("bad-name", found.span, message, "expected a name").help = Some(
                "use at least one character, no line ends or control characters, and no space at the ends".to_owned(),
            );
            None
        };
        let id = name("id", id);
        let origin = name("origin", origin);
        let tags = tags.map(|tags| tags.value.into_iter().filter_map(|tag| name("tags", Some(tag))).collect());
        let published = published.and_then(|found| match parse_edtf(&found.value) {
            Ok(span) => Some((found.value, span)),
            Err(error) => {
                let message =
                    format!("`published` is no date: {:?}, wrong from character {} on", found.value, error.offset + 1);
                reader.mistake("bad-date", found.span, message, "expected an EDTF date").help = Some(error.message);
                None
            }
        });
        let text = |found: Option<Spanned<String>>| found.map(|found| found.value);
        Meta {
            id,
            title: text(title),
            publisher: text(publisher),
            agency: text(agency),
            origin,
            published,
            url: text(url),
            tags: tags.unwrap_or_default(),
        }
    }
}

/// Whether a text can name a document, an origin or a tag.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.contains(char::is_control)
}

/// `base` with everything that `over` says laid over it, key by key.
pub(super) fn overlay(base: &Meta, over: Meta) -> Meta {
    let Meta { id, title, publisher, agency, origin, published, url, tags } = over;
    Meta {
        id: id.or_else(|| base.id.clone()),
        title: title.or_else(|| base.title.clone()),
        publisher: publisher.or_else(|| base.publisher.clone()),
        agency: agency.or_else(|| base.agency.clone()),
        origin: origin.or_else(|| base.origin.clone()),
        published: published.or_else(|| base.published.clone()),
        url: url.or_else(|| base.url.clone()),
        tags: if tags.is_empty() { base.tags.clone() } else { tags },
    }
}
