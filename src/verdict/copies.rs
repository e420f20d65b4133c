//! Documents that copy each other: they count as one origin.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::evidence::{Evidence, Origin};

/// From this share of common runs of three words on, two documents are copies. Reports of one event that different
/// reporters wrote share a tenth of their runs at most; wire copies that an editor trimmed or retouched share well over half.
pub const COPY: f64 = 0.5;

/// The fewest runs of three words a document needs for that: shorter ones may agree by chance or convention.
pub const SHORTEST: usize = 20;

/// Gives documents that nearly copy each other, and declare no origin, the origin of the first of them, by id. A document
/// that copies one with a declared origin takes that one.
///
/// The evidence is that of one claim, in any order.
pub fn join_copies(evidence: &mut [Evidence]) {
    let documents: BTreeMap<Arc<str>, Arc<Origin>> =
        evidence.iter().map(|piece| (piece.place.source.clone(), piece.origin.clone())).collect();
    let mut first_of: BTreeMap<&str, (&str, &Origin)> = BTreeMap::new();
    let mut leaders: Vec<(&str, &Origin)> = Vec::new();
    // Those with a declared origin lead, so that their copies join it.
    let declared = documents.iter().filter(|(_, origin)| origin.declared);
    for (id, origin) in declared.chain(documents.iter().filter(|(_, origin)| !origin.declared)) {
        match leaders.iter().find(|(_, leader)| !origin.declared && are_copies(leader, origin)) {
            Some(&leader) => {
                first_of.insert(id, leader);
            }
            None => leaders.push((id, origin)),
        }
    }
    for piece in evidence {
        if let Some((leader, origin)) = first_of.get(&*piece.place.source) {
            let own = Arc::make_mut(&mut piece.origin);
            (own.id, own.copy_of) = (origin.id.clone(), Some((*leader).to_owned()));
        }
    }
}

fn are_copies(a: &Origin, b: &Origin) -> bool {
    let long = |origin: &Origin| origin.sketch.shingles() >= SHORTEST;
    long(a) && long(b) && a.sketch.resemblance(&b.sketch) >= COPY
}
