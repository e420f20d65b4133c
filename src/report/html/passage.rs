//! Passages: who says it, the words with the value marked, and what they do to the claim.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::text::{Text, quoted, source_link};
use crate::evidence::{Evidence, Passage, Place, Rejected};
use crate::report::{dispute, stance, words};

/// Words shown on either side of a value: whole sentences, but for monstrous ones.
const WORDS: usize = 60;
/// Rejected candidates shown; further ones are counted.
const REJECTED: usize = 20;

/// A list of passages, the first `most` of them; further ones are counted. What several sources say in the same words, as
/// copies of one report do, stands there once, with all of them.
pub(super) fn passages(evidence: &[&Evidence], most: usize) -> Markup {
    let shown = &evidence[..evidence.len().min(most)];
    html! {
        ul.passages {
            @for alike in alike(shown) { (item(&alike)) }
            @if evidence.len() > most { li { "and " (words::count(evidence.len() - most, "more passage")) } }
        }
    }
}

/// The passages of the same words and meaning together, in the order of their first.
fn alike<'a>(evidence: &[&'a Evidence]) -> Vec<Vec<&'a Evidence>> {
    let mut places = BTreeMap::new();
    let mut groups: Vec<Vec<&Evidence>> = Vec::new();
    for piece in evidence {
        let Passage { text, value } = &piece.passage;
        let said = (text, value.start, value.end, piece.stance, &piece.reason.because);
        let place = *places.entry(said).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(piece),
            None => groups.push(vec![piece]),
        }
    }
    groups
}

/// One passage as an item of a list.
pub(super) fn passage(piece: &Evidence) -> Markup {
    item(&[piece])
}

fn item(alike: &[&Evidence]) -> Markup {
    html! {
        @if let [piece, others @ ..] = alike {
            li class=(piece.stance.name()) {
                (who(piece))
                @for other in others { br; (who(other)) }
                (quoted(&piece.passage, WORDS))
                (stance::sign(piece.stance)) " " b { (piece.stance.name()) } ": " (Text(&piece.reason.because))
            }
        }
    }
}

/// The source with what is known of it, and where in its file the value stands.
pub(super) fn who(piece: &Evidence) -> Markup {
    html! { (source_link(&piece.place.source)) " · " (Text(&words::provenance(piece))) " · " (line(&piece.place)) }
}

/// The line of a value. The file stands with the source.
pub(super) fn line(place: &Place) -> String {
    format!("line {}", place.line)
}

/// The candidates that are no evidence, each with why, folded.
pub(super) fn rejected(rejected: &[Rejected]) -> Markup {
    html! {
        @if !rejected.is_empty() {
            details.rejected {
                summary { (words::count(rejected.len(), "candidate")) " rejected" }
                ul.passages {
                    @for candidate in rejected.iter().take(REJECTED) {
                        li {
                            (source_link(&candidate.place.source)) " · " (line(&candidate.place))
                            (quoted(&candidate.passage, dispute::QUOTE_WORDS))
                            b { "rejected" } ": " (Text(&candidate.reason.because))
                        }
                    }
                    @if rejected.len() > REJECTED { li { "and " (words::count(rejected.len() - REJECTED, "more candidate")) } }
                }
            }
        }
    }
}
