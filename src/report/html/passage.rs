//! Passages: who says it, the words with the value marked, and what they do to the claim.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::text::{Text, quoted, source_link};
use crate::evidence::{Code, Evidence, Origin, Place, Rejected, Stance};
use crate::report::quote::{Quote, quote};
use crate::report::words;

/// Words shown on either side of a value: whole sentences, but for monstrous ones.
const WORDS: usize = 60;
/// Rejected candidates shown; further ones are counted.
const REJECTED: usize = 20;
/// Words shown on either side of a rejected value.
const REJECTED_WORDS: usize = 8;

/// The first `most` of the passages, in a list for each run of one stance; further ones are counted. What several sources say
/// in the same words, as copies of one report do, stands there once, with all of them. `claimed` is the value as the claim
/// has it: a passage that prints it so needs no word beside its sign.
pub(super) fn passages(evidence: &[&Evidence], most: usize, claimed: Option<&str>) -> Markup {
    let shown = alike(&evidence[..evidence.len().min(most)]);
    html! {
        @for run in shown.chunk_by(|a, b| stance(a) == stance(b)) {
            @if let Some(stance) = run.first().and_then(|alike| stance(alike)) {
                (list(stance, &html! { @for alike in run { (item(alike, claimed)) } }))
            }
        }
        @if evidence.len() > most { p.quiet { "and " (words::count(evidence.len() - most, "more passage")) } }
    }
}

fn stance(alike: &[&Evidence]) -> Option<Stance> {
    alike.first().map(|piece| piece.stance)
}

/// A list of passages of one stance. The style puts the sign of the stance before each. Supporting, as most passages do, needs
/// no name.
pub(super) fn list(stance: Stance, items: &Markup) -> Markup {
    html! { ul class=[Some(stance.name()).filter(|_| stance != Stance::Supports)] { (items) } }
}

/// The passages of the same words and meaning together, in the order of their first.
fn alike<'a>(evidence: &[&'a Evidence]) -> Vec<Vec<&'a Evidence>> {
    let mut places = BTreeMap::new();
    let mut groups: Vec<Vec<&Evidence>> = Vec::new();
    for piece in evidence {
        let Quote { before, value, after } = quote(&piece.passage, WORDS);
        let parts = [before.as_str(), &value, &after, &piece.reason.because];
        let said = (parts.map(same_words), piece.stance);
        let place = *places.entry(said).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(piece),
            None => groups.push(vec![piece]),
        }
    }
    groups
}

/// A text without what one paper sets otherwise than the next: capitals, and the shape of quotation marks.
fn same_words(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»');
    text.chars().filter(|&c| !is_mark(c)).flat_map(char::to_lowercase).collect()
}

/// Whether a printed value has the claimed one in it as the claim writes it, so that nobody needs to be told that they agree.
pub(super) fn prints(printed: &str, claimed: &str) -> bool {
    format!(" {printed} ").contains(&format!(" {claimed} "))
}

/// One passage as a list of its own.
pub(super) fn passage(piece: &Evidence) -> Markup {
    list(piece.stance, &item(&[piece], None))
}

/// What the sources say, and what it does to the claim where that is more than its sign says.
fn item(alike: &[&Evidence], claimed: Option<&str>) -> Markup {
    html! {
        @if let [piece, others @ ..] = alike {
            li {
                (who(piece))
                @for other in others { br; (who(other)) }
                (quoted(&piece.passage, WORDS))
                @let is_plain = piece.reason.code == Code::Equal && claimed.is_some_and(|value| prints(&piece.value_text, value));
                @if !is_plain { b { (piece.stance.name()) } ": " (Text(&piece.reason.because)) }
            }
        }
    }
}

/// The source with its dateline, what makes it less than independent, and where in its file the value stands. Who is quoted is
/// said in the passage.
pub(super) fn who(piece: &Evidence) -> Markup {
    let Origin { id, agency, published, .. } = &piece.origin;
    html! {
        (source_link(&piece.place.source)) " " (Text(published.as_deref().unwrap_or("undated")))
        @if *id != piece.place.source { " · origin " (Text(id)) }
        @if let Some(agency) = agency { " · credits " (Text(agency)) }
        " · " (line(&piece.place))
    }
}

/// The line of a value. The file stands with the source.
pub(super) fn line(place: &Place) -> String {
    format!("line {}", place.line)
}

/// The candidates that are no evidence, each with why, folded. `evidence` is what is quoted beside them: a sentence quoted
/// there, or for a candidate before, is not quoted again: the reason names the value.
pub(super) fn rejected(rejected: &[Rejected], evidence: &[Evidence]) -> Markup {
    let mut quoted_yet: BTreeSet<&str> = evidence.iter().map(|piece| piece.passage.text.as_str()).collect();
    let shown = rejected.iter().take(REJECTED).map(|candidate| (candidate, quoted_yet.insert(&candidate.passage.text)));
    html! {
        @if !rejected.is_empty() {
            details {
                summary { (words::count(rejected.len(), "candidate")) " rejected" }
                @for (candidate, is_new) in shown { p { (one_rejected(candidate, is_new)) } }
                @if rejected.len() > REJECTED { p { "and " (words::count(rejected.len() - REJECTED, "more candidate")) } }
            }
        }
    }
}

fn one_rejected(candidate: &Rejected, is_new: bool) -> Markup {
    html! {
        (source_link(&candidate.place.source)) " " (line(&candidate.place))
        @if is_new { (quoted(&candidate.passage, REJECTED_WORDS)) }
        @else { ": " }
        (Text(&candidate.reason.because))
    }
}

#[cfg(test)]
mod tests {
    use super::prints;

    fn check(printed: &str, claimed: &str, expect: bool) {
        assert_eq!(prints(printed, claimed), expect, "{printed} for {claimed}");
    }

    #[test]
    fn a_value_printed_as_claimed_needs_no_words() {
        check("10", "10", true);
        check("40 percent", "40", true);
        check("400", "40", false);
        check("nine", "9", false);
        check("Tuesday", "2016-05-03", false);
    }
}
