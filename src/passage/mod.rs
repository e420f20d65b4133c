//! The sentences that speak of a claim.
