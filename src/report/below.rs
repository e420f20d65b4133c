//! A report as seen from a folder above the project's.

use std::sync::Arc;

use super::Report;
use crate::evidence::Place;

/// The same report with `folder` put before every path: the project's folder as seen from the root of its repository,
/// with `/` between parts, empty where they are the same. Code hosts count paths from the repository's root.
pub fn below(report: &Report, folder: &str) -> Report {
    let mut report = report.clone();
    if folder.is_empty() {
        return report;
    }
    let below = |path: &str| format!("{folder}/{path}");
    let put = |place: &mut Place| place.path = below(&place.path).into();
    for claim in &mut report.claims {
        let file = &mut Arc::make_mut(&mut claim.claim).file;
        *file = below(file);
        claim.evidence.iter_mut().for_each(|evidence| put(&mut evidence.place));
        claim.rejected.iter_mut().for_each(|rejected| put(&mut rejected.place));
    }
    for breach in report.locked.iter_mut().flat_map(|locked| &mut locked.breaches) {
        breach.place.iter_mut().for_each(put);
        breach.nearest.iter_mut().for_each(|nearest| put(&mut nearest.place));
    }
    for diagnostic in &mut report.diagnostics {
        diagnostic.path = below(&diagnostic.path);
        diagnostic.related.iter_mut().for_each(|related| related.path = below(&related.path));
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn every_path_is_seen_from_above() {
        let report = below(&sample::report(), "desk/facts");
        let claim = &report.claims[0];
        assert_eq!(claim.claim.file, "desk/facts/claims/raid.toml");
        assert_eq!(&*claim.rejected[0].place.path, "desk/facts/corpus/blocked.txt");
        assert_eq!(&*report.claims[1].evidence[0].place.path, "desk/facts/corpus/al-monitor.txt");
        assert_eq!(report.diagnostics[0].path, "desk/facts/corpus/sources.toml");
        assert_eq!(below(&report, "").claims[0].claim.file, "desk/facts/claims/raid.toml");
    }
}
