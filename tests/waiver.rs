//! Waivers and reviews, day by day: the day itself is covered, the day after is not, and nothing malformed passes for one.

mod desk;
mod readers;

use desk::{Desk, stderr, stdout};

/// A desk with a claim that fails, and more keys for it.
fn desk(today: &str, keys: &str) -> Desk {
    let desk = Desk::new();
    desk.write("crosscheck.toml", format!("today = \"{today}\"\n"));
    desk.replace("claims/desk.toml", "count = 10", &format!("count = 9\n{keys}"));
    desk
}

/// The exit code, what SARIF has, and what the screen says of the claim.
#[track_caller]
fn check(today: &str, keys: &str, code: i32, found: &[&str], words: &str) {
    let desk = desk(today, keys);
    let output = desk.run(&["check"]);
    assert_eq!(output.status.code(), Some(code), "{today} {keys}: {}", stderr(&output));
    assert!(stdout(&output).contains(words), "no {words:?} in {}", stdout(&output));
    let sarif = readers::sarif(&stdout(&desk.run(&["check", "--format", "sarif"])));
    assert_eq!(readers::shorts(&sarif), found, "{today} {keys}");
    let gitlab = readers::gitlab(&stdout(&desk.run(&["check", "--format", "gitlab"])));
    assert_eq!(readers::shorts(&gitlab), found, "{today} {keys}");
    let (github, _) = readers::github(&stdout(&desk.run(&["check", "--format", "github"])));
    assert_eq!(readers::shorts(&github), found, "{today} {keys}");
    let (junit, _) = readers::junit(&stdout(&desk.run(&["check", "--format", "junit"])));
    let failed = found.iter().any(|found| found.starts_with("error "));
    assert_eq!(junit.iter().any(|case| case.level == "error"), failed, "{today} {keys}");
}

#[test]
fn a_waiver_covers_its_last_day() {
    let waiver = "waive = { reason = \"a correction is on its way\", until = \"2026-01-31\" }";
    check("2026-01-30", waiver, 0, &["note killed refuted"], "waived until 2026-01-31");
    check("2026-01-31", waiver, 0, &["note killed refuted"], "waived until 2026-01-31");
    check("2026-02-01", waiver, 1, &["error killed refuted"], "failed, waiver expired");
    let unquoted = waiver.replace("\"2026-01-31\"", "2026-01-31");
    check("2026-01-31", &unquoted, 0, &["note killed refuted"], "waived until 2026-01-31");
    // What comes out as expected needs none.
    check("2027-01-01", &format!("{waiver}\nexpect = \"refuted\""), 0, &[], "passed");
}

#[test]
fn an_expectation_is_due_after_its_day() {
    let expect = "expect = { verdict = \"refuted\", because = \"known\", review_after = \"2026-01-31\" }";
    check("2026-01-31", expect, 0, &[], "✓ passed");
    check("2026-02-01", expect, 0, &["warning killed review_due"], "review due");
}

#[test]
fn a_waiver_that_cannot_be_read_stops_the_run() {
    for (waiver, note) in [
        ("waive = { until = \"2026-12-31\" }", "reason"),
        ("waive = { reason = \"soon\" }", "until"),
        ("waive = { reason = \"\", until = \"2026-12-31\" }", "reason"),
        ("waive = { reason = \"soon\", until = \"2026-02-30\" }", "2026-02-30"),
        ("waive = { reason = \"soon\", until = \"next year\" }", "next year"),
        ("waive = { reason = \"soon\", until = \"2026-12\" }", "2026-12"),
        ("waive = { reason = \"soon\", until = 2026-12-31T00:00:00 }", "until"),
        ("waive = { reason = \"soon\", untill = \"2026-12-31\" }", "untill"),
        ("waive = true", "waive"),
        ("waive = \"2026-12-31\"", "waive"),
        ("expect = { verdict = \"refuted\", review_after = \"soon\" }", "soon"),
    ] {
        desk("2026-01-31", waiver).refuse(&["check"], &["claims/desk.toml", note, "nothing was checked"]);
    }
    desk("31 January", "").refuse(&["check"], &["crosscheck.toml", "31 January"]);
}

/// The edit is not to blame for the calendar; the run on the whole is what fails.
#[test]
fn a_waiver_that_ran_out_is_a_warning_on_other_edits() {
    let desk = desk("2026-02-01", "waive = { reason = \"soon\", until = \"2026-01-31\" }");
    desk.init();
    desk.commit();
    assert_eq!(desk.run(&["check"]).status.code(), Some(1));
    let output = desk.run(&["check", "--base", "HEAD", "--format", "github"]);
    assert_eq!(output.status.code(), Some(0));
    let (found, others) = readers::github(&stdout(&output));
    assert_eq!(readers::shorts(&found), ["warning killed refuted"]);
    assert!(found[0].message.contains("its waiver ended on 2026-01-31"), "{}", found[0].message);
    assert!(others[0].contains("1 failed (1 as before)"), "{others:?}");
}
