//! The reduce: a pure function of the ledger and all evidence.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Mapped;
use crate::diag::{Diagnostic, Level};
use crate::evidence::{Evidence, Rejected};
use crate::ledger::{Claim, Ledger, Source};
use crate::report::{ClaimReport, Report, Summary};
use crate::verdict::{judge, outcome, unchecked};

/// Judges every claim on what the files gave. The order of `mapped` does not matter.
pub fn reduce(ledger: &Ledger, mut mapped: Vec<Mapped>, mut diagnostics: Vec<Diagnostic>, today: Date) -> Report {
    mapped.sort_by(|a, b| a.path.cmp(&b.path));
    let mut evidence: Vec<Vec<Evidence>> = vec![Vec::new(); ledger.claims.len()];
    let mut rejected: Vec<Vec<Rejected>> = vec![Vec::new(); ledger.claims.len()];
    let mut read = BTreeSet::new();
    let mut unread = Vec::new();
    let mut tags = Vec::new();
    let mut documents = 0;
    for file in mapped {
        if file.failure.is_some() {
            unread.extend(file.documents);
        } else {
            documents += file.documents.len();
            for (id, document_tags) in file.documents {
                tags.extend(document_tags);
                read.insert(id);
            }
        }
        for (claim, piece) in file.evidence {
            evidence[claim].push(piece);
        }
        for (claim, candidate) in file.rejected {
            rejected[claim].push(candidate);
        }
        diagnostics.extend(file.diagnostics);
    }
    diagnostics.extend(ledger.claims.iter().flat_map(|claim| unmet_sources(claim, &read, &unread, &tags)));
    diagnostics.sort_by(|a, b| (&a.path, a.span, a.code).cmp(&(&b.path, b.span, b.code)));
    let claims: Vec<ClaimReport> = ledger
        .claims
        .iter()
        .zip(evidence.into_iter().zip(rejected))
        .map(|(claim, (mut evidence, mut rejected))| {
            evidence.sort_by(|a, b| a.place.cmp(&b.place));
            rejected.sort_by(|a, b| (&a.place, a.reason.code).cmp(&(&b.place, b.reason.code)));
            let unreadable = !claim.sources.is_empty() && unread.iter().any(|(id, tags)| claim.applies_to(id, tags));
            let missing = claim.sources.iter().any(|source| names_nothing(source, &read, &unread));
            let judgement =
                if unreadable || missing { unchecked(&evidence) } else { judge(&evidence, claim.min_origins) };
            let outcome = outcome(claim, &judgement, &evidence, today);
            ClaimReport {
                claim: claim.clone(),
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
        documents,
        unchecked_documents: unread.len(),
    };
    Report { summary, claims, diagnostics }
}

/// Whether a claim names a document by an id that no document has.
fn names_nothing(source: &Source, read: &BTreeSet<String>, unread: &[(String, Vec<String>)]) -> bool {
    match source {
        Source::Id(id) => !read.contains(id) && !unread.iter().any(|(other, _)| other == id),
        Source::Glob(_) | Source::Tag(_) => false,
    }
}

/// Warnings for the `sources` of a claim that no document answers to.
fn unmet_sources<'c>(
    claim: &'c Claim,
    read: &'c BTreeSet<String>,
    unread: &'c [(String, Vec<String>)],
    tags: &'c [String],
) -> impl Iterator<Item = Diagnostic> + 'c {
    claim.sources.iter().filter_map(move |source| {
        let ids = || read.iter().chain(unread.iter().map(|(id, _)| id));
        let (what, nearest) = match source {
            Source::Id(id) if names_nothing(source, read, unread) => {
                let near = ids().map(|other| (strsim::damerau_levenshtein(other, id), other)).min();
                (
                    format!("no document has the id `{id}`"),
                    near.filter(|(far, _)| *far <= 1 + id.len() / 4).map(|(_, near)| near.clone()),
                )
            }
            Source::Glob(glob) if !ids().any(|id| glob.is_match(id)) => {
                (format!("no document has an id that matches `{}`", glob.glob().glob()), None)
            }
            Source::Tag(tag) if !tags.contains(tag) && !unread.iter().any(|(_, tags)| tags.contains(tag)) => {
                (format!("no document has the tag `{tag}`"), None)
            }
            _ => return None,
        };
        Some(Diagnostic {
            level: Level::Warning,
            code: "source-not-found",
            path: claim.file.clone(),
            message: format!("claim `{}`: {what}", claim.id),
            span: Some(claim.value_span),
            label: "this claim is checked against documents that are not there".to_owned(),
            help: Some(match nearest {
                Some(near) => format!("did you mean `{near}`? `crosscheck sources` lists every document"),
                None => "`crosscheck sources` lists every document with its id and tags".to_owned(),
            }),
            related: Vec::new(),
        })
    })
}
