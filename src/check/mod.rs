//! The whole run: from ledger and corpus to report.
