//! A report as seen from a folder above the project's.

use super::Report;

/// The same report with `folder` put before every path: the project's folder as seen from the root of its repository,
/// with `/` between parts, empty where they are the same. Code hosts count paths from the repository's root.
pub fn below(report: &Report, folder: &str) -> Report {
    let mut report = report.clone();
    if folder.is_empty() {
        return report;
    }
    let put = |path: &mut String| path.insert_str(0, &format!("{folder}/"));
    for claim in &mut report.claims {
        put(&mut claim.claim.file);
        claim.evidence.iter_mut().for_each(|evidence| put(&mut evidence.place.path));
        claim.rejected.iter_mut().for_each(|rejected| put(&mut rejected.place.path));
    }
    for breach in report.locked.iter_mut().flat_map(|locked| &mut locked.breaches) {
        breach.place.iter_mut().for_each(|place| put(&mut place.path));
        breach.nearest.iter_mut().for_each(|nearest| put(&mut nearest.place.path));
    }
    for diagnostic in &mut report.diagnostics {
        put(&mut diagnostic.path);
        diagnostic.related.iter_mut().for_each(|related| put(&mut related.path));
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
        assert_eq!(claim.rejected[0].place.path, "desk/facts/corpus/blocked.txt");
        assert_eq!(report.claims[1].evidence[0].place.path, "desk/facts/corpus/al-monitor.txt");
        assert_eq!(report.diagnostics[0].path, "desk/facts/corpus/sources.toml");
        assert_eq!(below(&report, "").claims[0].claim.file, "desk/facts/claims/raid.toml");
    }
}
