//! What changed since a revision, as JSON.

use super::{accepted, schema, side, turned_down};
use crate::evidence::Passage;
use crate::report::changes::{Altered, Changes, ClaimChange, Documents, Gone, Standing};
use crate::report::diff::{Piece, Share, diff};
use crate::report::dispute::QUOTE_WORDS;
use crate::report::quote::quote;
use crate::report::{ClaimReport, Report};

/// The mirror of `changes`, which stand in `report`.
pub(super) fn changes<'a>(report: &'a Report, changes: &'a Changes) -> schema::Changes<'a> {
    let Changes { revision, commit, documents, claims } = changes;
    let Documents { added, removed, changed, unchanged } = documents;
    let now = |id: &str| report.claims.iter().find(|claim| claim.claim.id == id);
    schema::Changes {
        base: revision,
        commit,
        documents: schema::Documents { added, removed, changed, unchanged: *unchanged },
        claims: claims.iter().map(|change| claim(change, now(&change.id))).collect(),
    }
}

fn claim<'a>(change: &'a ClaimChange, now: Option<&'a ClaimReport>) -> schema::ClaimChange<'a> {
    let ClaimChange { id, fate, edits, before, after, worse, came, gone, altered, disagreements } = change;
    let sides = now.map(|now| now.judgement.sides.as_slice()).unwrap_or_default();
    let pairs = disagreements.iter().filter_map(|&(a, b)| Some([side(sides.get(a)?), side(sides.get(b)?)]));
    schema::ClaimChange {
        id,
        change: fate.name(),
        worse: *worse,
        before: before.as_ref().map(standing),
        after: after.as_ref().map(standing),
        edits: edits
            .iter()
            .map(|edit| schema::Edit { key: edit.key, before: edit.before.as_deref(), after: edit.after.as_deref() })
            .collect(),
        came: came.iter().map(accepted).collect(),
        gone: gone
            .iter()
            .map(|Gone { evidence, instead }| schema::Gone {
                evidence: accepted(evidence),
                instead: instead.as_ref().map(turned_down),
            })
            .collect(),
        altered: altered.iter().map(pair).collect(),
        disagreements: pairs.collect(),
    }
}

fn standing(standing: &Standing) -> schema::Standing {
    let Standing { verdict, lack, passed } = standing;
    schema::Standing { verdict: verdict.name(), reason: lack.map(crate::verdict::Lack::name), passed: *passed }
}

fn pair(pair: &Altered) -> schema::Altered<'_> {
    let Altered { before, after } = pair;
    schema::Altered { before: accepted(before), after: accepted(after), diff: pieces(&before.passage, &after.passage) }
}

/// What two passages share and what only one says; none where they are the same.
pub(super) fn pieces(before: &Passage, after: &Passage) -> Vec<schema::Piece> {
    if before == after {
        return Vec::new();
    }
    let pieces = diff(&quote(before, QUOTE_WORDS), &quote(after, QUOTE_WORDS)).pieces.into_iter();
    let piece = |piece: Piece| {
        let mut text = String::new();
        for (i, token) in piece.tokens.iter().enumerate() {
            if token.spaced && i > 0 {
                text.push(' ');
            }
            text.push_str(&token.text);
        }
        let share = match piece.share {
            Share::Both => "both",
            Share::Removed => "before",
            Share::Added => "after",
        };
        schema::Piece { share, text }
    };
    pieces.map(piece).collect()
}
