//! Another event in the same report: the one a passage looks back to, or sets beside its own.

use super::reading::Reading;
use crate::mention::{Kind, Mention};
use crate::text::Span;
use crate::value::{DateSpan, Value};

/// A date this many days before the dateline is of something else than the report's own event.
const LONG_BEFORE: i32 = 300;

/// Whether a value stands in a clause that looks back or aside: "…, when a fire in Marl killed 31", "after a similar attack
/// killed five". A rival count of the same event ("while the army said 12") does not.
pub(super) fn is_set_apart(reading: &Reading<'_>, mention: &Mention) -> bool {
    const CLAUSE: usize = 14;
    for word in reading.words_before(mention.span).take(CLAUSE) {
        match reading.lower(word).as_str() {
            "said" | "says" | "reported" | "put" | "told" => return false,
            "when" | "where" | "since" | "after" | "before" | "another" | "separate" | "similar" | "previous"
            | "earlier" => return true,
            _ => {}
        }
    }
    false
}

/// Whether a sentence that does not name the claim's subject speaks of another event: it says so ("in a separate attack"), or
/// dates it long before the report.
pub(super) fn is_another(reading: &Reading<'_>, value: Span, dateline: Option<&DateSpan>) -> bool {
    is_named_another(reading) || is_dated_long_before(reading, value, dateline)
}

fn is_named_another(reading: &Reading<'_>) -> bool {
    const EVENTS: [&str; 24] = [
        "attack",
        "attacks",
        "incident",
        "incidents",
        "blast",
        "blasts",
        "bombing",
        "bombings",
        "crash",
        "crashes",
        "shooting",
        "shootings",
        "fire",
        "fires",
        "explosion",
        "explosions",
        "accident",
        "accidents",
        "raid",
        "raids",
        "strike",
        "strikes",
        "clash",
        "clashes",
    ];
    const OTHERS: [&str; 9] =
        ["separate", "another", "previous", "similar", "unrelated", "other", "last", "earlier", "different"];
    let end = Span::new(reading.text.len(), reading.text.len());
    let words: Vec<String> = reading.words_before(end).map(|word| reading.lower(word)).collect();
    words.windows(3).any(|three| {
        EVENTS.contains(&three[0].as_str())
            && (OTHERS.contains(&three[1].as_str()) || OTHERS.contains(&three[2].as_str()))
    })
}

fn is_dated_long_before(reading: &Reading<'_>, value: Span, dateline: Option<&DateSpan>) -> bool {
    let Some(today) = dateline.and_then(|date| date.first) else { return false };
    reading.mentions.iter().filter(|mention| mention.kind == Kind::Date && mention.span != value).any(|mention| {
        let Value::Date(date) = &mention.value else { return false };
        let days = date.last.map(|last| (today - last).get_days());
        days.is_some_and(|days| days > LONG_BEFORE) && date.first.is_some() && !reading.parted(mention.span, value)
    })
}
