//! Which claims fail a run.
