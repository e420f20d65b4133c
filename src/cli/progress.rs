//! A bar on standard error while a long run is under way.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that takes no longer than this shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// Does the work. The function it is given is called with the number of files done since the last call, from any thread.
pub(super) fn shown<T>(files: usize, on_terminal: bool, work: impl FnOnce(&(dyn Fn(u64) + Sync)) -> T) -> T {
    if !on_terminal {
        return work(&|_| ());
    }
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
    if let Ok(style) = ProgressStyle::with_template("  {bar:32} {pos} of {len} files") {
        bar.set_style(style);
    }
    let begun = Instant::now();
    let visible = AtomicBool::new(false);
    let done = work(&|files| {
        if begun.elapsed() > PATIENCE && !visible.swap(true, Ordering::Relaxed) {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.inc(files);
    });
    bar.finish_and_clear();
    done
}
