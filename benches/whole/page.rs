//! The page of figures.

use super::Cost;

/// One line of the page.
pub(crate) struct Row {
    pub(crate) work: String,
    /// Bytes of text.
    pub(crate) bytes: usize,
    pub(crate) claims: usize,
    pub(crate) check: Cost,
    /// `rg -F -c -f`; `None` where it is not installed.
    pub(crate) grep: Option<Cost>,
    /// A bare read of the files, or a walk with stat where nothing needs to be read.
    pub(crate) floor: Cost,
    /// Whether every planted answer came out.
    pub(crate) found: bool,
}

impl Row {
    pub(crate) fn line(&self) -> String {
        let megabytes = self.bytes as f64 / f64::from(1 << 20);
        let ratio = |of: f64, to: f64| format!("{:.2}", of / to.max(1e-9));
        let grep = match &self.grep {
            Some(grep) => format!("{:.2} s, {}", grep.wall, ratio(self.check.wall, grep.wall)),
            None => "skipped".to_owned(),
        };
        format!(
            "| {} | {megabytes:.0} | {} | {:.2} | {:.2} | {:.0} | {:.0} | {grep} | {:.2} s, {} | {} |",
            self.work,
            self.claims,
            self.check.wall,
            self.check.cpu,
            megabytes / self.check.wall,
            self.check.peak,
            self.floor.wall,
            ratio(self.check.wall, self.floor.wall),
            if self.found { "all" } else { "not all" },
        )
    }
}

/// The page as Markdown.
pub(crate) fn page(rows: &[Row]) -> String {
    let mut page = "# Performance\n\n\
        Written by `cargo bench --bench whole`, which generates news-like documents of 2 to 8 KB with planted statements (fixed seed), runs \
        the program on two threads and checks that the verdicts are the planted ones. Commands take turns; figures are medians of three runs of \
        whole processes, start-up included. Ratios within a line hold; seconds depend on the machine and on what else it does.\n\n\
        `rg` is `rg -F -c -j 2 -f` with the same terms written out (exact case only; `skipped` where it is not installed). The floor is a bare \
        read of the files on two threads that counts line ends; for an edited tree it is a walk with stat.\n\n\
        | work | MB | claims | wall, s | CPU, s | MB/s | peak, MB | rg, ratio to it | floor, ratio to it | planted answers |\n\
        |---|---|---|---|---|---|---|---|---|---|\n"
        .to_owned();
    for row in rows {
        page.push_str(&row.line());
        page.push('\n');
    }
    page.push_str("\n## Growth with the number of claims\n\n| work | MB | claims | time, ratio |\n|---|---|---|---|\n");
    for pair in rows.windows(2) {
        let [few, many] = pair else { continue };
        if few.work == many.work && few.bytes == many.bytes {
            page.push_str(&format!(
                "| {} | {:.0} | {} to {} | {:.2} |\n",
                few.work,
                few.bytes as f64 / f64::from(1 << 20),
                few.claims,
                many.claims,
                many.check.wall / few.check.wall
            ));
        }
    }
    page
}
