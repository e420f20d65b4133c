//! `check --base` on real repositories: what an edit did to the facts, and whether it fails the run.

mod desk;

use std::fs;

use desk::{CLAIMS, Desk, HERALD, git, stderr, stdout};
use serde_json::Value;

/// Runs against `base`, compares the exit code, and gives the changes of the JSON report. The table and the comment must
/// show each of `words`, whatever lines they are broken into.
#[track_caller]
fn check(desk: &Desk, base: &str, code: i32, words: &[&str]) -> Value {
    let output = desk.run(&["check", "--base", base, "--format", "json"]);
    assert_eq!(output.status.code(), Some(code), "{}", stderr(&output));
    let report: Value = serde_json::from_str(&stdout(&output)).expect("the report is JSON");
    for format in ["table", "markdown"] {
        let output = desk.run(&["check", "--base", base, "--format", format]);
        assert_eq!(output.status.code(), Some(code), "{format}");
        let text = stdout(&output).replace('\\', "");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in words {
            assert!(text.contains(word), "no {word:?} in {format}:\n{text}");
        }
    }
    report["changes"].clone()
}

/// Runs against `base`, which must fail with code 2 and each of `notes`.
#[track_caller]
fn refuse(desk: &Desk, base: &str, notes: &[&str]) {
    desk.refuse(&["check", &format!("--base={base}")], notes);
}

/// The changes of claims as `id change verdict→verdict worse? came/gone/altered/disagreements`.
fn short(changes: &Value) -> Vec<String> {
    let verdict = |state: &Value| state["verdict"].as_str().unwrap_or("-").to_owned();
    let count = |claim: &Value, key: &str| claim[key].as_array().expect("a list").len();
    let claims = changes["claims"].as_array().expect("a list").iter();
    claims
        .map(|claim| {
            format!(
                "{} {} {}→{}{} {}/{}/{}/{}",
                claim["id"].as_str().expect("an id"),
                claim["change"].as_str().expect("a change"),
                verdict(&claim["before"]),
                verdict(&claim["after"]),
                if claim["worse"].as_bool() == Some(true) { " worse" } else { "" },
                count(claim, "came"),
                count(claim, "gone"),
                count(claim, "altered"),
                count(claim, "disagreements"),
            )
        })
        .collect()
}

fn documents(changes: &Value) -> Value {
    changes["documents"].clone()
}

#[test]
fn nothing_changed() {
    let desk = Desk::committed();
    let changes =
        check(&desk, "HEAD", 0, &["Changes since HEAD", "no claim became worse", "no file of the corpus changed"]);
    assert_eq!(short(&changes), [""; 0]);
    assert_eq!(changes["commit"].as_str(), Some(desk.git(&["rev-parse", "HEAD"]).as_str()));
    assert_eq!(changes["documents"]["unchanged"], 2);
}

#[test]
fn a_number_in_an_article_is_changed() {
    let desk = Desk::committed();
    desk.replace("corpus/herald.txt", "Ten activists", "Nine activists");
    let words = ["supported → refuted, and fails now", "supports → refutes", "Ten", "Nine", "1 claim became worse"];
    let changes = check(&desk, "HEAD", 1, &words);
    assert_eq!(short(&changes), ["killed kept supported→refuted worse 0/0/1/0"]);
    let altered = &changes["claims"][0]["altered"][0];
    assert_eq!(
        (altered["before"]["value"]["text"].as_str(), altered["after"]["value"]["text"].as_str()),
        (Some("Ten"), Some("Nine"))
    );
    assert_eq!(altered["diff"][0], serde_json::json!({"in": "before", "text": "Ten"}));
    assert_eq!(altered["diff"][1], serde_json::json!({"in": "after", "text": "Nine"}));
    assert_eq!(documents(&changes)["changed"], serde_json::json!(["corpus/herald.txt"]));
    // The same edit, committed; and seen from the other side, where it repairs.
    let repaired = desk.git(&["rev-parse", "HEAD"]);
    desk.commit();
    assert_eq!(short(&check(&desk, "HEAD~1", 1, &words)), ["killed kept supported→refuted worse 0/0/1/0"]);
    desk.git(&["checkout", "--quiet", "-B", "repair", &repaired]);
    let changes = check(&desk, "main", 0, &["refuted → supported, and passes now"]);
    assert_eq!(short(&changes), ["killed kept refuted→supported 0/0/1/0"]);
}

#[test]
fn what_failed_before_does_not_fail_the_run() {
    let desk = Desk::committed();
    desk.replace("corpus/herald.txt", "Ten activists", "Nine activists");
    desk.commit();
    assert_eq!(desk.run(&["check"]).status.code(), Some(1));
    desk.replace("corpus/herald.txt", "Nine activists", "Eight activists");
    let changes = check(&desk, "HEAD", 0, &["refuted as before, and fails as before", "Nine", "Eight"]);
    assert_eq!(short(&changes), ["killed kept refuted→refuted 0/0/1/0"]);
}

#[test]
fn a_source_is_added_that_disagrees() {
    let desk = Desk::committed();
    desk.write("corpus/times.txt", "Nine activists were killed on the Mavi Marmara.\n");
    let words = ["supported → conflicting", "new disagreement:", "Ten (herald)", "Nine (times)"];
    let changes = check(&desk, "HEAD", 1, &words);
    assert_eq!(short(&changes), ["killed kept supported→conflicting worse 1/0/0/1"]);
    assert_eq!(changes["claims"][0]["came"][0]["source"], "times");
    assert_eq!(changes["claims"][0]["disagreements"][0][0]["sources"], serde_json::json!(["herald"]));
    assert_eq!(documents(&changes)["added"], serde_json::json!(["corpus/times.txt"]));
}

#[test]
fn a_source_is_deleted() {
    let desk = Desk::committed();
    desk.remove("corpus/herald.txt");
    let words = ["supported → not_enough_info (absent)", "gone", "activists were killed"];
    let changes = check(&desk, "HEAD", 1, &words);
    assert_eq!(short(&changes), ["killed kept supported→not_enough_info worse 0/1/0/0"]);
    assert_eq!(changes["claims"][0]["gone"][0]["path"], "corpus/herald.txt");
    assert_eq!(documents(&changes)["removed"], serde_json::json!(["corpus/herald.txt"]));
}

#[test]
fn a_passage_stops_being_evidence() {
    let desk = Desk::committed();
    desk.replace("corpus/herald.txt", "Ten activists were killed", "Activists were killed");
    let changes = check(&desk, "HEAD", 1, &["gone", "is no evidence"]);
    let gone = &changes["claims"][0]["gone"][0];
    assert_eq!((gone["source"].as_str(), gone["instead"]["reason"].as_str()), (Some("herald"), Some("no_value")));
}

#[test]
fn a_claims_value_is_edited() {
    let desk = Desk::committed();
    desk.replace("claims/desk.toml", "count = 10", "count = 9");
    let changes = check(&desk, "HEAD", 1, &["edited, supported → refuted", "count", "supports → refutes"]);
    assert_eq!(short(&changes), ["killed edited supported→refuted worse 0/0/1/0"]);
    assert_eq!(changes["claims"][0]["edits"], serde_json::json!([{"key": "count", "before": "10", "after": "9"}]));
}

#[test]
fn a_claims_words_are_edited() {
    let desk = Desk::committed();
    desk.replace("claims/desk.toml", "Ten activists were killed on", "Ten activists died on");
    let changes = check(&desk, "HEAD", 0, &["edited, supported as before", "statement"]);
    assert_eq!(short(&changes), ["killed edited supported→supported 0/0/0/0"]);
    // Layout and place are no edit.
    desk.git(&["checkout", "--quiet", "."]);
    desk.replace("claims/desk.toml", "count = 10", "\n# as counted in 2014\ncount    =    10");
    desk.git(&["mv", "claims/desk.toml", "claims/other.toml"]);
    assert_eq!(short(&check(&desk, "HEAD", 0, &[])), [""; 0]);
}

#[test]
fn an_expectation_is_edited() {
    let desk = Desk::committed();
    desk.replace("claims/desk.toml", "count = 28", "count = 28\nexpect = \"refuted\"");
    let changes = check(&desk, "HEAD", 1, &["edited, supported as before, and fails now", "expect.verdict"]);
    assert_eq!(short(&changes), ["members edited supported→supported worse 0/0/0/0"]);
}

#[test]
fn claims_are_added_and_removed() {
    let desk = Desk::committed();
    let (kept, gone) = CLAIMS.split_at(CLAIMS.find("[[claim]]\nid = \"members\"").expect("the claim"));
    let new = gone.replace("\"members\"\nstatement", "\"allies\"\nstatement");
    desk.write("claims/desk.toml", format!("{kept}{new}"));
    let changes = check(&desk, "HEAD", 0, &["new: supported", "removed, was supported", "allies"]);
    assert_eq!(short(&changes), ["allies added -→supported 0/0/0/0", "members removed supported→- 0/0/0/0"]);
    desk.write("claims/desk.toml", format!("{kept}{}", new.replace("count = 28", "count = 29")));
    let changes = check(&desk, "HEAD", 1, &["new: refuted, and fails"]);
    assert_eq!(short(&changes)[0], "allies added -→refuted worse 0/0/0/0");
    desk.write(
        "claims/desk.toml",
        format!("{kept}{}severity = \"warning\"\n", new.replace("count = 28", "count = 29")),
    );
    check(&desk, "HEAD", 0, &["1 claim became worse, none of which fails the run"]);
    // A claim chosen by name brings no other with it.
    let output = desk.run(&["check", "killed", "--base", "HEAD", "--format", "json"]);
    let report: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(short(&report["changes"]), [""; 0]);
}

#[test]
fn a_file_is_renamed() {
    let desk = Desk::committed();
    desk.git(&["mv", "corpus/herald.txt", "corpus/daily.txt"]);
    let changes = check(&desk, "HEAD", 0, &["moved from herald", "supported as before"]);
    assert_eq!(short(&changes), ["killed kept supported→supported 0/0/1/0"]);
    // With an id of its own a document is the same wherever it lies.
    desk.git(&["checkout", "--quiet", "--force", "HEAD"]);
    desk.git(&["clean", "--quiet", "-fd"]);
    desk.write("corpus/sources.toml", "[[source]]\npath = \"h*.txt\"\nid = \"herald\"\n");
    desk.commit();
    desk.git(&["mv", "corpus/herald.txt", "corpus/harald.txt"]);
    assert_eq!(short(&check(&desk, "HEAD", 0, &["1 added, 1 removed"])), [""; 0]);
}

#[test]
fn only_white_space_is_changed() {
    let desk = Desk::committed();
    desk.replace("corpus/herald.txt", "were killed on", "were\nkilled   on");
    desk.replace("corpus/herald.txt", "\n\nTen", "\r\n\r\n\r\nTen");
    let changes = check(&desk, "HEAD", 0, &["1 changed", "no claim became worse"]);
    assert_eq!(short(&changes), [""; 0]);
    assert_eq!(documents(&changes)["changed"], serde_json::json!(["corpus/herald.txt"]));
}

#[test]
fn metadata_is_edited() {
    let desk = Desk::committed();
    desk.replace("claims/desk.toml", "count = 28", "count = 28\nas_of = \"2016\"");
    desk.replace("corpus/alliance.txt", " in 2016", "");
    desk.write("corpus/sources.toml", "[[source]]\npath = \"alliance.txt\"\npublished = \"2016-05\"\n");
    desk.commit();
    desk.replace("corpus/sources.toml", "2016-05", "2019-05");
    let changes = check(&desk, "HEAD", 1, &["supported → not_enough_info (other_time)"]);
    assert_eq!(short(&changes), ["members kept supported→not_enough_info worse 0/0/1/0"]);
    assert_eq!(documents(&changes)["changed"], serde_json::json!(["corpus/alliance.txt"]));
}

#[test]
fn settings_are_edited() {
    let desk = Desk::committed();
    desk.write("drafts/times.txt", "Nine activists were killed on the Mavi Marmara.\n");
    desk.commit();
    desk.write("crosscheck.toml", "today = \"2026-01-31\"\ncorpus = [\"corpus\", \"drafts\"]\n");
    let changes = check(&desk, "HEAD", 1, &["supported → conflicting"]);
    assert_eq!(short(&changes), ["killed kept supported→conflicting worse 1/0/0/1"]);
    assert_eq!(documents(&changes)["added"], serde_json::json!(["drafts/times.txt"]));
    // The calendar is no difference between the two times.
    desk.git(&["checkout", "--quiet", "."]);
    desk.replace(
        "claims/desk.toml",
        "count = 28",
        "count = 28\nexpect = \"refuted\"\nwaive = { reason = \"soon\", until = \"2026-06-30\" }",
    );
    desk.commit();
    desk.write("crosscheck.toml", "today = \"2027-01-31\"\n");
    assert_eq!(short(&check(&desk, "HEAD", 0, &[])), [""; 0]);
}

#[test]
fn a_merge_is_compared_with_either_side() {
    let desk = Desk::committed();
    desk.git(&["checkout", "--quiet", "-b", "edit"]);
    desk.replace("corpus/herald.txt", "towed to port", "towed to Ashdod");
    desk.commit();
    desk.git(&["checkout", "--quiet", "main"]);
    desk.write("corpus/times.txt", "Nine activists were killed on the Mavi Marmara.\n");
    desk.commit();
    desk.git(&["checkout", "--quiet", "edit"]);
    // As it stands, main has a document more; where the two parted it had not.
    let changes = check(&desk, "main", 0, &["conflicting → supported"]);
    assert_eq!(short(&changes), ["killed kept conflicting→supported 0/1/0/0"]);
    let changes = check(&desk, "main...", 0, &["no claim became worse"]);
    assert_eq!(short(&changes), [""; 0]);
    desk.git(&["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(short(&check(&desk, "main", 0, &[])), [""; 0]);
    assert_eq!(short(&check(&desk, "HEAD^1", 1, &[])), ["killed kept supported→conflicting worse 1/0/0/1"]);
}

#[test]
fn a_project_may_lie_in_a_folder() {
    let desk = Desk::committed_at("desk/über uns");
    desk.replace("corpus/herald.txt", "Ten activists", "Nine activists");
    assert_eq!(short(&check(&desk, "HEAD", 1, &[])), ["killed kept supported→refuted worse 0/0/1/0"]);
}

#[test]
fn a_project_may_be_new() {
    let desk = Desk::committed_at("desk");
    desk.git(&["rm", "--quiet", "-r", "--cached", "."]);
    fs::write(desk.top().join("README"), "A newsroom.\n").expect("a file");
    desk.git(&["add", "README"]);
    desk.git(&["commit", "--quiet", "--amend", "--message", "before the desk"]);
    let changes = check(&desk, "HEAD", 0, &["new: supported"]);
    assert_eq!(short(&changes), ["killed added -→supported 0/0/0/0", "members added -→supported 0/0/0/0"]);
}

#[test]
fn mistakes_of_the_past_block_nobody() {
    let desk = Desk::committed();
    desk.replace("claims/desk.toml", "count = 28", "cuont = 28");
    desk.commit();
    desk.replace("claims/desk.toml", "cuont = 28", "count = 28");
    let changes = check(&desk, "HEAD", 0, &["new: supported"]);
    assert_eq!(short(&changes), ["members added -→supported 0/0/0/0"]);
    let output = desk.run(&["check", "--base", "HEAD"]);
    assert!(stderr(&output).contains("in the input at HEAD"), "{}", stderr(&output));
}

#[test]
fn a_report_is_the_same_with_and_without_a_base() {
    let desk = Desk::committed();
    desk.replace("corpus/herald.txt", "Ten activists", "Nine activists");
    desk.replace("claims/desk.toml", "NATO has 28 members", "NATO had 28 members");
    desk.write("corpus/times.txt", "Ten activists were killed on the Mavi Marmara; NATO has 29 members.\n");
    let with = desk.run(&["check", "--base", "HEAD", "--format", "json", "--threads", "3"]);
    let mut with: Value = serde_json::from_str(&stdout(&with)).expect("JSON");
    with.as_object_mut().expect("an object").remove("changes");
    let without: Value = serde_json::from_str(&stdout(&desk.run(&["check", "--format", "json"]))).expect("JSON");
    assert_eq!(with, without);
    let once = stdout(&desk.run(&["check", "--base", "HEAD", "--format", "json"]));
    assert_eq!(once, stdout(&desk.run(&["check", "--base", "HEAD", "--format", "json", "--threads", "1"])));
}

#[test]
fn the_work_tree_is_left_alone() {
    let desk = Desk::committed();
    desk.replace("corpus/herald.txt", "Ten activists", "Nine activists");
    let status = desk.git(&["status", "--porcelain"]);
    let index = fs::read(desk.top().join(".git/index")).expect("an index");
    check(&desk, "HEAD", 1, &[]);
    assert!(fs::read(desk.top().join(".git/index")).expect("an index") == index, "the index was written");
    assert_eq!(desk.git(&["status", "--porcelain"]), status);
}

#[test]
fn bad_revisions_say_what_to_do() {
    let desk = Desk::committed();
    refuse(&desk, "mian", &["no revision `mian`", "git branch -a"]);
    refuse(&desk, "origin/main", &["no revision `origin/main`", "git fetch"]);
    refuse(&desk, "--help", &["no revision"]);
    refuse(&desk, "", &["no revision"]);
    refuse(&desk, "0123456789012345678901234567890123456789", &["no revision"]);
    refuse(&desk, "HEAD:corpus", &["no revision"]);
    refuse(&desk, "^HEAD", &["no revision"]);
    refuse(&desk, "HEAD..main", &["no revision"]);
    desk.git(&["checkout", "--quiet", "--orphan", "apart"]);
    desk.write("notes.md", "A history of its own.\n");
    desk.commit();
    refuse(&desk, "main...", &["share no commit", "--base main"]);
}

#[test]
fn a_repository_without_a_commit_has_no_base() {
    let desk = Desk::committed();
    fs::remove_dir_all(desk.top().join(".git")).expect("a repository");
    refuse(&desk, "HEAD", &["git repository"]);
    desk.git(&["init", "--quiet"]);
    refuse(&desk, "HEAD", &["no commit yet"]);
}

#[test]
fn a_corpus_outside_of_the_project_has_no_base() {
    let desk = Desk::committed_at("desk");
    fs::create_dir(desk.top().join("wire")).expect("a folder");
    fs::write(desk.top().join("wire/herald.txt"), HERALD).expect("a file");
    desk.write("crosscheck.toml", "corpus = [\"../wire\"]\n");
    refuse(&desk, "HEAD", &["outside-root", "leaves the project"]);
    // Nor has one that was outside at the revision: what it named counts as not there then.
    desk.commit();
    desk.write("crosscheck.toml", "today = \"2026-01-31\"\n");
    let changes = check(&desk, "HEAD", 0, &["not_enough_info (absent) → supported"]);
    assert_eq!(documents(&changes)["added"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_shallow_clone_says_so() {
    let desk = Desk::committed();
    let first = desk.git(&["rev-parse", "HEAD"]);
    desk.replace("corpus/herald.txt", "Ten activists", "Nine activists");
    desk.commit();
    let clone = Desk::empty();
    let url = format!("file://{}", desk.top().display());
    git(clone.top(), &["clone", "--quiet", "--depth=1", &url, "."]);
    refuse(&clone, &first, &["shallow", "fetch-depth: 0"]);
    assert_eq!(short(&check(&clone, "HEAD", 0, &[])), [""; 0]);
    git(clone.top(), &["fetch", "--quiet", "--unshallow"]);
    assert_eq!(short(&check(&clone, &first, 1, &[])), ["killed kept supported→refuted worse 0/0/1/0"]);
}

#[test]
fn a_clone_without_its_blobs_fetches_nothing() {
    let desk = Desk::committed();
    desk.git(&["config", "uploadpack.allowFilter", "true"]);
    let first = desk.git(&["rev-parse", "HEAD"]);
    desk.replace("corpus/herald.txt", "Ten activists", "Nine activists");
    desk.commit();
    let clone = Desk::empty();
    let url = format!("file://{}", desk.top().display());
    git(clone.top(), &["clone", "--quiet", "--filter=blob:none", &url, "."]);
    refuse(&clone, &first, &["not in this clone", "--filter"]);
}

#[test]
fn a_corpus_in_a_submodule() {
    let wire = tempfile::tempdir().expect("a folder for tests");
    git(wire.path(), &["init", "--quiet", "--initial-branch=main"]);
    fs::write(wire.path().join("herald.txt"), HERALD).expect("a file");
    git(wire.path(), &["add", "--all"]);
    git(wire.path(), &["commit", "--quiet", "--message", "ten"]);
    let desk = Desk::committed();
    desk.git(&["rm", "--quiet", "corpus/herald.txt"]);
    let url = wire.path().display().to_string();
    desk.git(&["submodule", "--quiet", "add", &url, "corpus/wire"]);
    // A submodule nobody asks for need not be there.
    desk.git(&["submodule", "--quiet", "add", &url, "elsewhere"]);
    desk.commit();
    desk.git(&["submodule", "--quiet", "deinit", "--force", "elsewhere"]);
    assert_eq!(short(&check(&desk, "HEAD", 0, &[])), [""; 0]);
    let inside = desk.top().join("corpus/wire");
    fs::write(inside.join("herald.txt"), HERALD.replace("Ten", "Nine")).expect("a file");
    assert_eq!(short(&check(&desk, "HEAD", 1, &[])), ["killed kept supported→refuted worse 0/0/1/0"]);
    // From before there was a submodule, its document is a new one.
    assert_eq!(short(&check(&desk, "HEAD~1", 1, &[])), ["killed kept supported→refuted worse 0/0/1/0"]);
    git(&inside, &["checkout", "--quiet", "."]);
    desk.git(&["submodule", "--quiet", "deinit", "--force", "corpus/wire"]);
    refuse(&desk, "HEAD", &["submodule corpus/wire", "git submodule update --init"]);
}

#[test]
fn what_git_does_not_follow_counts_as_unchanged() {
    let desk = Desk::committed();
    desk.git(&["rm", "--quiet", "--cached", "corpus/herald.txt"]);
    desk.write(".gitignore", "corpus/herald.txt\n");
    desk.commit();
    assert_eq!(short(&check(&desk, "HEAD", 0, &[])), [""; 0]);
    let output = desk.run(&["check", "--base", "HEAD"]);
    assert!(stderr(&output).contains("1 file is not in the history"), "{}", stderr(&output));
    desk.replace("claims/desk.toml", "count = 10", "count = 9");
    assert_eq!(short(&check(&desk, "HEAD", 1, &[])), ["killed edited supported→refuted worse 0/0/1/0"]);
    // The same for a corpus that is a repository of its own.
    desk.git(&["checkout", "--quiet", "."]);
    desk.write(".gitignore", "");
    git(&desk.top().join("corpus"), &["init", "--quiet"]);
    assert_eq!(short(&check(&desk, "HEAD", 0, &[])), [""; 0]);
    // A new file that git was only not told of yet is new.
    fs::remove_dir_all(desk.top().join("corpus/.git")).expect("a repository");
    assert_eq!(short(&check(&desk, "HEAD", 0, &[])), ["killed kept not_enough_info→supported 1/0/0/0"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_in_the_past_too() {
    use std::os::unix::fs::symlink;
    let desk = Desk::committed();
    desk.git(&["mv", "corpus", "texts"]);
    symlink("texts", desk.top().join("corpus")).expect("a link");
    fs::create_dir(desk.top().join("more")).expect("a folder");
    symlink("../texts/herald.txt", desk.top().join("more/copy.txt")).expect("a link");
    symlink("/etc/hostname", desk.top().join("more/out.txt")).expect("a link");
    symlink("../more", desk.top().join("more/round")).expect("a link");
    desk.write("crosscheck.toml", "today = \"2026-01-31\"\ncorpus = [\"corpus\", \"more\"]\n");
    desk.commit();
    let changes = check(&desk, "HEAD", 0, &[]);
    assert_eq!((short(&changes), changes["documents"]["unchanged"].as_u64()), (vec![], Some(2)));
}

#[cfg(unix)]
#[test]
fn the_repositorys_settings_start_no_program() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::committed();
    let trap = desk.top().join(".git/trap");
    let sprung = desk.top().join(".git/sprung");
    fs::write(&trap, format!("#!/bin/sh\ntouch '{}'\ncat\n", sprung.display())).expect("a file");
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).expect("permissions");
    let trap = trap.display().to_string();
    for (key, value) in [
        ("core.fsmonitor", trap.as_str()),
        ("core.pager", &trap),
        ("core.editor", &trap),
        ("core.sshCommand", &trap),
        ("core.hooksPath", ".git"),
        ("diff.external", &trap),
        ("filter.trap.clean", &trap),
        ("filter.trap.smudge", &trap),
        ("filter.trap.process", &trap),
        ("diff.trap.textconv", &trap),
        ("diff.trap.command", &trap),
        ("credential.helper", &trap),
        ("alias.rev-parse", &format!("!{trap}")),
        ("remote.origin.uploadpack", &trap),
        ("protocol.ext.allow", "always"),
    ] {
        desk.git(&["config", key, value]);
    }
    desk.write(".gitattributes", "*.txt filter=trap diff=trap\n");
    desk.write(".gitignore", "*.tmp\n");
    desk.write("corpus/new.txt", "Nothing of note.\n");
    let _ = fs::remove_file(&sprung);
    desk.replace("corpus/herald.txt", "Ten activists", "Nine activists");
    check(&desk, "HEAD", 1, &[]);
    check(&desk, "HEAD...", 1, &[]);
    refuse(&desk, "nowhere", &["no revision"]);
    assert!(!sprung.exists(), "a setting of the repository started a program");
    // The trap is real: git itself springs it.
    git(desk.top(), &["add", "corpus/herald.txt"]);
    assert!(sprung.exists(), "the trap does not work");
}

/// A pull request may bring files that git takes for a repository without a work tree, settings included.
#[cfg(unix)]
#[test]
fn a_repository_among_the_files_is_not_taken_for_ours() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::committed_at("desk");
    let (trap, sprung) = (desk.top().join("trap"), desk.top().join("sprung"));
    fs::write(&trap, format!("#!/bin/sh\ntouch '{}'\n", sprung.display())).expect("a file");
    fs::set_permissions(&trap, fs::Permissions::from_mode(0o755)).expect("permissions");
    desk.write("HEAD", "ref: refs/heads/main\n");
    desk.write("objects/keep", "");
    desk.write("refs/keep", "");
    let settings = format!("[core]\nbare = false\nworktree = ..\nfsmonitor = {0}\nsshCommand = {0}\n", trap.display());
    desk.write("config", settings);
    desk.commit();
    refuse(&desk, "HEAD", &["cannot compare with a revision"]);
    assert!(!sprung.exists(), "a setting among the files started a program");
}

#[test]
fn a_file_in_lfs_is_not_taken_for_its_content() {
    let desk = Desk::committed();
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 3\n";
    desk.write("corpus/herald.txt", pointer);
    desk.commit();
    assert_eq!(short(&check(&desk, "HEAD", 0, &[])), [""; 0]);
    desk.write("corpus/herald.txt", HERALD);
    refuse(&desk, "HEAD", &["Git LFS"]);
}
