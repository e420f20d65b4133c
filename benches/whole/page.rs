//! The page of figures.

use super::Cost;

/// One line of the page.
pub(crate) struct Row {
    pub(crate) work: String,
    /// Bytes of text.
    pub(crate) bytes: usize,
    pub(crate) claims: usize,
    pub(crate) check: Cost,
    /// `rg -F -c -f`, and with `-i`; `None` where it was not run.
    pub(crate) grep: Option<Cost>,
    pub(crate) grep_any_case: Option<Cost>,
    /// A bare read of the files, or a walk with stat where nothing needs to be read.
    pub(crate) floor: Cost,
    /// Whether every planted answer came out.
    pub(crate) found: bool,
}

impl Row {
    fn megabytes(&self) -> f64 {
        self.bytes as f64 / f64::from(1 << 20)
    }

    /// How many times the processor time of another run this one took.
    fn ratio(&self, to: Option<Cost>) -> Option<f64> {
        Some(self.check.cpu / to?.cpu.max(1e-9))
    }

    pub(crate) fn line(&self) -> String {
        let ratio = |to: Option<Cost>| self.ratio(to).map_or("skipped".to_owned(), |ratio| format!("{ratio:.2}"));
        format!(
            "| {} | {:.0} | {} | {:.2} | {:.2} | {:.0} | {:.0} | {} | {} | {} | {} |",
            self.work,
            self.megabytes(),
            self.claims,
            self.check.wall,
            self.check.cpu,
            self.megabytes() / self.check.cpu,
            self.check.peak,
            ratio(self.grep),
            ratio(self.grep_any_case),
            ratio(Some(self.floor)),
            if self.found { "all" } else { "not all" },
        )
    }
}

const HEAD: &str = "# Performance

Written by `cargo bench --bench whole`, which generates news-like documents of 2 to 8 KB with planted statements (fixed seed), runs the program on \
two threads and checks that the verdicts are the planted ones. Commands take turns; figures are medians of three runs of whole processes, start-up \
included. MB/s and ratios are those of processor time, user and system: they hold where other work shares the machine, and seconds do not.

`rg` is `rg -F -c -j 2 -f` with every term of the claims written out, subjects and measures, each once: it looks for them in exact case, counts \
lines, and gives no verdict. `rg -i` ignores case (asked only where that takes less than a minute). `skipped` is what was not run, or is not \
installed. The floor is a bare read of the files on two threads that counts line ends; for an edited tree it is a walk with stat.

| work | MB | claims | wall, s | CPU, s | MB/s | peak, MB | to rg | to rg -i | to floor | planted answers |
|---|---|---|---|---|---|---|---|---|---|---|
";

/// The page as Markdown: the runs, and some with little to do.
pub(crate) fn page(rows: &[Row], small: &[(&'static str, Cost)]) -> String {
    let mut page = HEAD.to_owned();
    for row in rows {
        page.push_str(&row.line());
        page.push('\n');
    }
    page.push_str(
        "\n## Growth with the number of claims\n\n| work | MB | claims | CPU time, ratio |\n|---|---|---|---|\n",
    );
    for (few, many) in [(10, 100), (10, 1_000), (1_000, 10_000), (1_000, 100_000)] {
        for row in rows.iter().filter(|row| row.claims == few) {
            let like = |other: &&Row| (&other.work, other.bytes, other.claims) == (&row.work, row.bytes, many);
            if let Some(ratio) = rows.iter().find(like).and_then(|other| other.ratio(Some(row.check))) {
                page.push_str(&format!("| {} | {:.0} | {few} to {many} | {ratio:.2} |\n", row.work, row.megabytes()));
            }
        }
    }
    page.push_str("\n## With little to do\n\n| run | wall, ms | CPU, ms |\n|---|---|---|\n");
    for (name, cost) in small {
        page.push_str(&format!("| {name} | {:.1} | {:.1} |\n", cost.wall * 1e3, cost.cpu * 1e3));
    }
    page.push_str(&goals(rows, small));
    page
}

/// Why goals are not reached, where they are not.
const SCAN: &str =
    "every word's beginning is looked at, in any case, and all text is checked to be UTF-8, in safe code";
const PASSAGES: &str =
    "a claim costs the reading of its passages, the sketch of each document it is found in, and its part of the report";
const RECORDS: &str = "the id of every record is read, so that ids given twice are found, and escapes are minded; the rest is as for a tree";
const FEW: &str =
    "few claims are looked for by their letters, which is faster, and a thousand are too many for that; see also above";
const EDITED: &str = "each file has several small objects in the listing, the cache and the report, and the cache is written anew as a whole";
const MEMORY: &str = "the path, id and stamp of every file are held (some 450 bytes, and twice that with the cache), and a claim takes some 4 KB with its terms and what speaks of it";

/// What is aimed for, each with the largest run that shows it.
fn goals(rows: &[Row], small: &[(&'static str, Cost)]) -> String {
    let largest = |work: &str, claims: &[usize]| {
        let fitting = rows.iter().filter(|row| row.work == work && claims.contains(&row.claims));
        fitting.max_by_key(|row| (row.bytes, row.claims))
    };
    let grep = |work: &str, claims: usize| largest(work, &[claims]).and_then(|row| row.ratio(row.grep));
    let floor = |work: &str| largest(work, &[1_000]).and_then(|row| row.ratio(Some(row.floor)));
    let any_case =
        rows.iter().filter(|row| row.claims == 1_000).filter_map(|row| row.ratio(row.grep_any_case)).next_back();
    let growth = |few: usize, many: usize| {
        let trees = |claims: usize| rows.iter().filter(move |row| row.work == "tree" && row.claims == claims);
        let pairs = trees(many).filter_map(|many| Some((many, trees(few).find(|few| few.bytes == many.bytes)?)));
        let (many, few) = pairs.max_by_key(|(many, _)| many.bytes)?;
        many.ratio(Some(few.check))
    };
    let memory = rows.iter().map(|row| {
        // 32 MB, 2 MB for each of two threads, 1 KB a claim.
        row.check.peak / (36.0 + row.claims as f64 / 1024.0)
    });
    let wall = |place: usize| small.get(place).map(|(_, cost)| cost.wall * 1e3);
    let mut page = "\n## Goals\n\nOf each the largest run above that shows it.\n\n| goal | at most | reached | why not |\n|---|---|---|---|\n".to_owned();
    for (goal, most, reached, why_not) in [
        ("tree, 10 claims, to rg", 1.2, grep("tree", 10), SCAN),
        ("tree, 1,000 claims, to rg", 0.8, grep("tree", 1_000), PASSAGES),
        ("tree, 10,000 claims, to rg", 0.8, grep("tree", 10_000), PASSAGES),
        ("tree, 100,000 claims, to rg", 0.6, grep("tree", 100_000), PASSAGES),
        ("1,000 claims, to rg -i", 0.2, any_case, SCAN),
        ("JSON Lines, 1,000 claims, to rg", 1.0, grep("JSON Lines", 1_000), RECORDS),
        ("tree, 1,000 claims, to the floor", 2.8, floor("tree"), SCAN),
        ("10 to 1,000 claims", 1.4, growth(10, 1_000), FEW),
        ("1,000 to 100,000 claims", 2.5, growth(1_000, 100_000), PASSAGES),
        ("one file edited, to a walk with stat", 1.6, floor("tree, one file edited"), EDITED),
        ("peak memory, to 32 MB + 2 MB a thread + 1 KB a claim, at worst", 1.0, memory.reduce(f64::max), MEMORY),
        ("`--version`, ms", 5.0, wall(0), ""),
        ("`check` on the repository's own corpus, ms", 20.0, wall(1), ""),
    ] {
        let why_not = match reached {
            None => "asks for a run with more text",
            Some(reached) if reached > most => why_not,
            Some(_) => "",
        };
        let reached = reached.map_or("not run".to_owned(), |reached| format!("{reached:.2}"));
        page.push_str(&format!("| {goal} | {most} | {reached} | {why_not} |\n"));
    }
    page
}
