//! A sentence on the stand: everything known of it when it is weighed for a claim, and the evidence made of it.

use std::cell::OnceCell;
use std::sync::{Arc, OnceLock};

use super::attribution::speaker;
use super::reading::Reading;
use super::reason::Reason;
use super::statement::Statement;
use super::tally::tally;
use super::{Evidence, Origin, Place, Rejected, Stance};
use crate::corpus::Document;
use crate::ledger::Claim;
use crate::passage::{Index, Role, Sentence};
use crate::text::Span;
use crate::value::{DateSpan, Value};

/// Everything that is known of a sentence when it is weighed for a claim.
pub struct Scene<'a, 'd> {
    /// The claim.
    pub claim: &'a Claim,
    /// Its place in the ledger.
    pub number: usize,
    /// The terms of the ledger.
    pub index: &'a Index,
    /// The document the sentence stands in.
    pub document: &'a Document,
    /// The sentence.
    pub sentence: &'a Sentence,
    /// The sentence as read.
    pub reading: &'a Reading<'d>,
    /// The report behind the document, made when it is first asked for.
    pub origin: &'a OnceCell<Arc<Origin>>,
    /// The claim's statement, read when it is first asked for.
    pub statement: &'a OnceLock<Statement>,
    /// Whether the claim has no subject, or its subject stands in the sentence's paragraph or the document's title.
    pub near_subject: bool,
}

impl Scene<'_, '_> {
    pub(super) fn spans(&self, role: Role) -> Vec<Span> {
        let own = |term: usize| self.index.serves(term, self.number, role);
        self.reading.hits.iter().filter(|hit| own(hit.term)).map(|hit| hit.span).collect()
    }

    pub(super) fn statement(&self) -> &Statement {
        self.statement.get_or_init(|| Statement::of(self.claim))
    }

    pub(super) fn dateline(&self) -> Option<&DateSpan> {
        self.document.meta.published.as_ref().map(|(_, date)| date)
    }

    pub(super) fn evidence(
        &self,
        span: Span,
        value: Option<Value>,
        stance: Stance,
        reason: Reason,
        time: Option<DateSpan>,
    ) -> Evidence {
        Evidence {
            place: self.place(span),
            origin: Arc::clone(self.origin.get_or_init(|| Arc::new(Origin::of(self.document)))),
            stance,
            reason,
            value,
            value_text: span.of(self.reading.text).to_owned(),
            passage: self.reading.quote(span),
            time: time.map(Box::new),
            attributed_to: speaker(self.reading, span),
            tally: tally(self.reading, span).map(Box::new),
        }
    }

    /// Rejects the value at `span`, or the sentence where that is empty.
    pub(super) fn reject(&self, span: Span, reason: Reason) -> Rejected {
        let whole = Span::new(0, self.reading.text.len());
        let meant = if span.is_empty() { whole } else { span };
        let passage = self.reading.quote(span);
        let text = if span.is_empty() { Arc::clone(&passage.text) } else { span.of(self.reading.text).into() };
        Rejected { place: self.place(meant), text, passage, reason }
    }

    fn place(&self, span: Span) -> Place {
        let location = self.document.locate(span.shifted(self.sentence.span.start));
        Place {
            source: Arc::clone(&self.document.id),
            path: Arc::clone(&self.document.path),
            span: location.span,
            line: location.line,
            column: location.column,
        }
    }
}
