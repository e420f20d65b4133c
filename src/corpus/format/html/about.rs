//! What a page says of itself: its title, its day, who publishes it, its address.

use dom_smoothie::Readability;
use serde_json::Value as Json;

use crate::corpus::Meta;
use crate::value::parse_edtf;

/// Where pages state the day they were published, the surest first: schema.org's microdata, Open Graph, Dublin Core, and names that
/// news sites use. A page's own JSON-LD (schema.org too) goes before all of these.
const DAYS: [(&str, &str); 7] = [
    ("meta[itemprop=datePublished]", "content"),
    ("meta[property='article:published_time']", "content"),
    ("time[itemprop=datePublished]", "datetime"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name=pubdate]", "content"),
    ("meta[name=pdate]", "content"),
    ("meta[name=date]", "content"),
];

/// Fills what nobody declared about a document from what its page says.
///
/// The day is the one written in the page's time stamp, in the time zone written there; one that is no ISO 8601 date is left out.
/// An address other than `http` or `https` is left out too.
pub(super) fn fill(page: &Readability, meta: &mut Meta) {
    let described = linked_data(page);
    let attr = |(selector, name): (&str, &str)| {
        let found = page.doc.select(selector).iter().find_map(|node| node.attr(name))?;
        said(&found)
    };
    if meta.title.is_none() {
        meta.title = said(&page.get_article_title());
    }
    if meta.published.is_none() {
        let written = described.as_ref().and_then(|about| said(about["datePublished"].as_str()?));
        meta.published = written.into_iter().chain(DAYS.into_iter().filter_map(attr)).find_map(|stamp| day(&stamp));
    }
    if meta.publisher.is_none() {
        let named = described.as_ref().and_then(|about| said(about["publisher"]["name"].as_str()?));
        meta.publisher = named.or_else(|| attr(("meta[property='og:site_name']", "content")));
    }
    if meta.url.is_none() {
        let links = [("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")];
        let web = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        meta.url = links.into_iter().filter_map(attr).find(web);
    }
}

/// The first description of a dated work in the page's JSON-LD: alone, in a list, or in a graph.
fn linked_data(page: &Readability) -> Option<Json> {
    let scripts = page.doc.select("script[type='application/ld+json']");
    scripts.iter().find_map(|script| {
        let json: Json = serde_json::from_str(script.text().trim()).ok()?;
        let parts = match json {
            Json::Array(parts) => parts,
            mut one => match one.get_mut("@graph").map(Json::take) {
                Some(Json::Array(parts)) => parts,
                _ => vec![one],
            },
        };
        parts.into_iter().find(|part| part["datePublished"].is_string())
    })
}

/// A text that says something, without the space around it and on one line.
fn said(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The day of an ISO 8601 time stamp.
fn day(stamp: &str) -> Option<(String, crate::value::DateSpan)> {
    let day = stamp.get(..10)?;
    let rest = stamp[10..].chars().next();
    let span = parse_edtf(day).ok().filter(|_| rest.is_none_or(|c| c == 'T' || c == ' '))?;
    Some((day.to_owned(), span))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn about(page: &str) -> Meta {
        let mut meta = Meta::default();
        fill(&Readability::from(page), &mut meta);
        meta
    }

    /// `expect` is day, publisher and address, separated by ` | `, an empty place for what the page does not say.
    fn check(page: &str, expect: &str) {
        let meta = about(page);
        let found = [meta.published.map(|(day, _)| day), meta.publisher, meta.url].map(Option::unwrap_or_default);
        assert_eq!(found.join(" | "), expect, "{page}");
    }

    #[test]
    fn a_page_says_who_published_it_and_when() {
        check("<p>Ten died.", " |  | ");
        check(
            r#"<meta property="article:published_time" content="2013-11-27T08:36:32Z"><meta property="og:site_name" content=" CNN ">
               <link rel="canonical" href="https://example.org/storm">"#,
            "2013-11-27 | CNN | https://example.org/storm",
        );
        check(
            r#"<meta name="date" content="2020-01-01">
               <script type="application/ld+json">[{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished": "2019-12-31T23:30:00-05:00",
               "publisher": {"name": "The Daily\n Planet"}}]</script>"#,
            "2019-12-31 | The Daily Planet | ",
        );
        check(
            r#"<script type="application/ld+json">{"@graph": [{"datePublished": "2019-12-31"}]}</script>"#,
            "2019-12-31 |  | ",
        );
        check(r#"<time itemprop="datePublished" datetime="2013-11-27 08:36">yesterday</time>"#, "2013-11-27 |  | ");
    }

    #[test]
    fn what_is_no_day_or_address_is_left_out() {
        check(r#"<meta name="date" content="27 November 2013">"#, " |  | ");
        check(r#"<meta name="date" content="2013-11-272">"#, " |  | ");
        check(r#"<meta name="date" content="2013-02-30">"#, " |  | ");
        check(r#"<meta name="pubdate" content="soon"><meta name="date" content="2013-02-28">"#, "2013-02-28 |  | ");
        check(
            r#"<link rel="canonical" href="javascript:alert(1)"><meta property="og:site_name" content=" ">"#,
            " |  | ",
        );
        check(r#"<script type="application/ld+json">{"datePublished": </script>"#, " |  | ");
    }

    #[test]
    fn what_was_declared_stays() {
        let mut meta = Meta { publisher: Some("The Desk".to_owned()), ..Meta::default() };
        fill(&Readability::from(r#"<title>Ten died</title><meta property="og:site_name" content="CNN">"#), &mut meta);
        assert_eq!((meta.publisher.as_deref(), meta.title.as_deref()), (Some("The Desk"), Some("Ten died")));
    }

    proptest! {
        #[test]
        fn any_description_is_survived(json in "[\\[\\]{}:,\"@a-z0-9 \\\\é]{0,80}") {
            about(&format!("<script type='application/ld+json'>{json}</script><meta name=date content='{json}'>"));
        }
    }
}
