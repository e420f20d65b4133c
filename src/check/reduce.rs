//! The reduce: a pure function of the ledger and all evidence.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxBuildHasher;

use super::Mapped;
use crate::corpus::{Identity, duplicate_ids};
use crate::diag::{Diagnostic, nearest};
use crate::evidence::Rejected;
use crate::ledger::{Claim, Ledger, Source};
use crate::report::{ClaimReport, Report, Summary};
use crate::verdict::{join_copies, judge, outcome, set_earlier_aside, unchecked};

/// Judges every claim on what the files gave, which may come in any order.
pub fn reduce(ledger: &Ledger, mapped: Mapped, mut diagnostics: Vec<Diagnostic>, today: Date) -> Report {
    let evidence = by_claim(ledger, mapped.evidence);
    let rejected = by_claim(ledger, mapped.rejected);
    diagnostics.extend(mapped.diagnostics);
    let corpus = Documents::new(&mapped.documents, &mapped.unread);
    diagnostics.extend(duplicate_ids(corpus.of_one_id().cloned()));
    diagnostics.extend(ledger.claims.iter().flat_map(|claim| corpus.unmet(claim)));
    diagnostics.sort_by(|a, b| (&a.path, a.span, a.code, &a.message).cmp(&(&b.path, b.span, b.code, &b.message)));
    let claims: Vec<ClaimReport> = ledger
        .claims
        .iter()
        .zip(evidence.into_iter().zip(rejected))
        .map(|(claim, (mut evidence, mut rejected))| {
            evidence.sort_by(|a, b| (&a.place, &a.reason.because).cmp(&(&b.place, &b.reason.because)));
            join_copies(&mut evidence);
            set_earlier_aside(&mut evidence);
            let key = |r: &Rejected| (r.place.clone(), r.reason.code, r.reason.because.clone(), r.text.clone());
            rejected.sort_by_cached_key(key);
            let judgement =
                if corpus.lacks_one_of(claim) { unchecked(&evidence) } else { judge(&evidence, claim.min_origins) };
            let outcome = outcome(claim, &judgement, &evidence, today);
            ClaimReport {
                claim: Arc::clone(claim),
                judgement,
                passed: outcome.passed,
                flags: outcome.flags,
                evidence,
                rejected,
            }
        })
        .collect();
    let passed = claims.iter().filter(|claim| claim.passed).count();
    let summary = Summary {
        claims: claims.len(),
        passed,
        failed: claims.len() - passed,
        documents: corpus.read.len(),
        unchecked_documents: corpus.unread.len(),
    };
    let mut sources = mapped.sources;
    sources.sort();
    Report { summary, today: Some(today), claims, sources, diagnostics, ..Report::default() }
}

/// What belongs to each claim, in lists that have no room to spare: most claims have one piece of evidence or two, and a list that grows
/// begins with room for four. The room they leave is given back as they go, so that they are not held twice.
fn by_claim<T>(ledger: &Ledger, mut pieces: Vec<(usize, T)>) -> Vec<Vec<T>> {
    /// In how many steps the room is given back.
    const STEPS: usize = 8;
    let mut counts = vec![0; ledger.claims.len()];
    pieces.iter().for_each(|&(claim, _)| counts[claim] += 1);
    let mut lists: Vec<Vec<T>> = counts.into_iter().map(Vec::with_capacity).collect();
    let step = pieces.len() / STEPS;
    while let Some((claim, piece)) = pieces.pop() {
        lists[claim].push(piece);
        if pieces.capacity() - pieces.len() > step {
            pieces.shrink_to_fit();
        }
    }
    lists.iter_mut().for_each(|list| list.reverse());
    lists
}

/// The documents of a run.
struct Documents<'m> {
    read: &'m [Identity],
    /// Those of files that could not be read.
    unread: &'m [Identity],
    /// How many have each id.
    ids: HashMap<&'m str, usize, FxBuildHasher>,
}

impl<'m> Documents<'m> {
    fn new(read: &'m [Identity], unread: &'m [Identity]) -> Self {
        let mut ids = HashMap::with_capacity_and_hasher(read.len() + unread.len(), FxBuildHasher);
        for document in read.iter().chain(unread) {
            *ids.entry(&*document.id).or_insert(0) += 1;
        }
        Self { read, unread, ids }
    }

    fn all(&self) -> impl Iterator<Item = &'m Identity> + use<'m> {
        self.read.iter().chain(self.unread)
    }

    /// Those whose id another one has too.
    fn of_one_id(&self) -> impl Iterator<Item = &'m Identity> {
        let any = self.ids.len() < self.read.len() + self.unread.len();
        let shared = |document: &&Identity| self.ids.get(&*document.id).is_some_and(|&count| count > 1);
        any.then(|| self.all().filter(shared)).into_iter().flatten()
    }

    /// Whether the claim names a document that could not be read, or by an id that none has.
    fn lacks_one_of(&self, claim: &Claim) -> bool {
        let unread = !claim.sources.is_empty() && self.unread.iter().any(|d| claim.applies_to(&d.id, &d.tags));
        unread || claim.sources.iter().any(|source| matches!(source, Source::Id(_)) && !self.has(source))
    }

    /// Whether a document answers to the source.
    fn has(&self, source: &Source) -> bool {
        match source {
            Source::Id(id) => self.ids.contains_key(id.as_str()),
            Source::Glob(_) | Source::Tag(_) => self.all().any(|document| source.names(&document.id, &document.tags)),
        }
    }

    /// Warnings for the `sources` of a claim that no document answers to.
    fn unmet<'c>(&'c self, claim: &'c Claim) -> impl Iterator<Item = Diagnostic> + 'c {
        claim.sources.iter().filter(|source| !self.has(source)).map(|source| {
            let (what, near) = match source {
                Source::Id(id) => {
                    let ids = self.all().map(|document| &*document.id);
                    (format!("no document has the id `{id}`"), nearest(id, ids))
                }
                Source::Glob(glob) => (format!("no document has an id that matches `{}`", glob.glob().glob()), None),
                Source::Tag(tag) => (format!("no document has the tag `{tag}`"), None),
            };
            let help = match near {
                Some(near) => format!("did you mean `{near}`? `crosscheck sources` lists every document"),
                None => "`crosscheck sources` lists every document with its id and tags".to_owned(),
            };
            Diagnostic::warning(
                "source-not-found",
                &claim.file,
                claim.value_span,
                format!("claim `{}`: {what}", claim.id),
            )
            .label("checked against documents that are not there")
            .help(help)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn check(pieces: &[(usize, char)], expect: &[&str]) {
        let claim = Arc::new(sample::claim("c", 1, "S.", sample::number(1), "1"));
        let ledger = Ledger { claims: vec![claim; expect.len()] };
        let lists = by_claim(&ledger, pieces.to_vec());
        let found: Vec<String> = lists.iter().map(|list| list.iter().collect()).collect();
        assert_eq!(found, expect, "{pieces:?}");
        assert!(lists.iter().all(|list| list.capacity() == list.len()), "{pieces:?} leave room");
    }

    #[test]
    fn each_claim_gets_its_own_in_order() {
        check(&[], &[]);
        check(&[], &["", ""]);
        check(&[(1, 'a')], &["", "a"]);
        check(&[(1, 'a'), (0, 'b'), (1, 'c'), (1, 'd')], &["b", "acd"]);
        let many: Vec<(usize, char)> = (0..26).map(|n| (usize::from(n % 3 == 0), char::from(b'a' + n))).collect();
        check(&many, &["bcefhiklnoqrtuwxz", "adgjmpsvy"]);
    }
}
