//! `crosscheck` checks claims against sources.
//!
//! A project keeps its claims in TOML and its sources as files. The library finds the passages that speak
//! of each claim, reads the value each one states, and reaches a verdict per claim that quotes its evidence.
//!
//! The modules stand in the order data flows. Each uses only those before it:
//!
//! | module | holds |
//! |---|---|
//! | [`text`] | byte spans, line index, paragraphs and sentences |
//! | [`error`] | failures of the environment |
//! | [`diag`] | mistakes in files, with spans |
//! | [`value`] | numbers, amounts, units, dates, and how they compare |
//! | [`mention`] | values read from running text |
//! | [`project`] | `crosscheck.toml` and the files it names |
//! | [`ledger`] | claims and word lists, validated |
//! | [`corpus`] | documents with their metadata |
//! | [`passage`] | the sentences that speak of a claim |
//! | [`evidence`] | claim × mention: a stance and the reason for it |
//! | [`verdict`] | all evidence of a claim, judged |
//! | [`report`] | the finished report and its formats |
//! | [`lock`] | the quotes verdicts rest on, pinned |
//! | [`gate`] | which claims fail a run |
//! | [`check`] | the whole run, from ledger and corpus to report |
//! | [`draft`] | prose under edit, set against the ledger |
//! | [`cli`] | the command line |

pub mod text;

pub mod error;

pub mod diag;

pub mod value;

pub mod mention;

pub mod project;

pub mod ledger;

pub mod corpus;

pub mod passage;

pub mod evidence;

pub mod verdict;

pub mod report;

pub mod lock;

pub mod gate;

pub mod check;

pub mod draft;

pub mod cli;
