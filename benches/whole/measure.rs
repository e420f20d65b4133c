//! Whole processes, timed from outside.

use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use wait4::Wait4;

/// What one run took.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cost {
    /// Seconds by the clock.
    pub(crate) wall: f64,
    /// Seconds of processor time, user and system.
    pub(crate) cpu: f64,
    /// Peak memory in MB (2^20 bytes).
    pub(crate) peak: f64,
}

/// Runs a command with its output in a file: some programs do less work where nobody reads it.
pub(crate) fn run(command: &mut Command, output: &Path) -> io::Result<Cost> {
    command.stdin(Stdio::null()).stdout(File::create(output)?).stderr(Stdio::null());
    let begun = Instant::now();
    let used = command.spawn()?.wait4()?;
    let wall = begun.elapsed().as_secs_f64();
    let cpu = (used.rusage.utime + used.rusage.stime).as_secs_f64();
    Ok(Cost { wall, cpu, peak: used.rusage.maxrss as f64 / f64::from(1 << 20) })
}

/// The median of each figure.
pub(crate) fn median(costs: &[Cost]) -> Cost {
    let middle = |of: fn(&Cost) -> f64| {
        let mut all: Vec<f64> = costs.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    Cost { wall: middle(|c| c.wall), cpu: middle(|c| c.cpu), peak: middle(|c| c.peak) }
}
