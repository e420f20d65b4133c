//! The files for continuous integration are sound, and every option they give exists.

mod desk;
mod readers;

use std::fs;
use std::path::Path;
use std::process::Command;

use desk::Desk;
use serde_json::Value;

/// Every YAML file for a CI that this project offers.
const FILES: [&str; 4] = ["action.yml", ".pre-commit-hooks.yaml", "ci/gitlab.yml", "src/cli/init/github.yml"];

fn yaml(path: &str) -> Value {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file is there");
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every string in a document that runs the program.
fn scripts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text)
            if text.contains("crosscheck check") || text.contains("(check ") || text == "crosscheck lint" =>
        {
            out.push(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| scripts(item, out)),
        Value::Object(object) => object.values().for_each(|item| scripts(item, out)),
        _ => {}
    }
}

fn help(command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_crosscheck")).args([command, "--help"]).output().expect("it starts");
    assert!(output.status.success(), "there is no command {command}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn every_option_given_exists() {
    let option = regex::Regex::new(r"--[a-z][a-z-]*").expect("a sound pattern");
    let report = regex::Regex::new(r#"--(?:report|format) "?([a-z]+)"#).expect("a sound pattern");
    for file in FILES {
        let mut found = Vec::new();
        scripts(&yaml(file), &mut found);
        assert!(!found.is_empty(), "{file} never runs the program");
        for script in found {
            let command = if script.contains("lint") { "lint" } else { "check" };
            let help = help(command);
            for option in option.find_iter(&script) {
                assert!(help.contains(option.as_str()), "{file}: `{command}` has no {}", option.as_str());
            }
            for name in report.captures_iter(&script) {
                assert!(crosscheck::report::format(&name[1]).is_some(), "{file}: there is no format {}", &name[1]);
            }
        }
    }
}

#[test]
fn the_action_has_what_github_needs() {
    let action = yaml("action.yml");
    assert!(action["name"].is_string() && action["description"].is_string());
    assert_eq!(action["runs"]["using"], "composite");
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml")).expect("the file is there");
    for step in action["runs"]["steps"].as_array().expect("steps") {
        let runs = step.get("run").is_some();
        assert_eq!(runs, step.get("shell").is_some(), "a step that runs names its shell: {step}");
        assert_eq!(runs, step.get("uses").is_none(), "{step}");
        let script = step["run"].as_str().unwrap_or_default();
        assert!(!script.contains("${{"), "an input is put into a script: {script}");
    }
    for input in action["inputs"].as_object().expect("inputs").keys() {
        assert!(text.contains(&format!("inputs.{input}")), "the input {input} is not used");
    }
}

#[test]
fn the_workflow_puts_no_input_into_a_script() {
    let workflow = yaml("src/cli/init/github.yml");
    for step in workflow["jobs"]["crosscheck"]["steps"].as_array().expect("steps") {
        assert!(!step["run"].as_str().unwrap_or_default().contains("${{"), "{step}");
    }
}

#[test]
fn the_hooks_have_what_pre_commit_needs() {
    for hook in yaml(".pre-commit-hooks.yaml").as_array().expect("a list") {
        for key in ["id", "name", "entry", "language"] {
            assert!(hook[key].is_string(), "{key} of {hook}");
        }
        assert_eq!((&hook["pass_filenames"], &hook["require_serial"]), (&Value::Bool(false), &Value::Bool(true)));
        assert!(regex::Regex::new(hook["files"].as_str().expect("a pattern")).is_ok());
    }
}

#[test]
fn gitlab_keeps_the_reports_the_job_writes() {
    let job = &yaml("ci/gitlab.yml")["crosscheck"];
    let script = job["script"].to_string();
    for (format, kind) in [("junit", "junit"), ("gitlab", "codequality")] {
        let path = job["artifacts"]["reports"][kind].as_str().expect("a path");
        assert!(script.contains(&format!("{format}={path}")), "{script}");
    }
}

/// Runs a step's script as the runner does, in a desk's folder, with these variables beside those the runner gives.
#[cfg(unix)]
fn step(desk: &Desk, script: &str, variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let temp = tempfile::tempdir().expect("a folder for tests");
    let program = Path::new(env!("CARGO_BIN_EXE_crosscheck")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let (told, summary) = (temp.path().join("output"), temp.path().join("summary"));
    fs::write(&told, "").expect("a file");
    fs::write(&summary, "").expect("a file");
    let output = Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        .env_clear()
        .env("PATH", path)
        .env("RUNNER_TEMP", temp.path())
        .env("GITHUB_OUTPUT", &told)
        .env("GITHUB_STEP_SUMMARY", &summary)
        .envs(variables.iter().copied())
        .current_dir(desk.root())
        .output()
        .expect("bash starts");
    let told = fs::read_to_string(told).expect("a file");
    let all = format!("{}{}", desk::stdout(&output), desk::stderr(&output));
    let sarif = told.trim().strip_prefix("sarif=").map(|path| fs::read_to_string(path).expect("the findings"));
    assert_eq!(
        told.is_empty(),
        output.status.code() == Some(2),
        "a file is named where one was written: {told:?} {all}"
    );
    for found in sarif.iter().flat_map(|sarif| readers::sarif(sarif)) {
        assert!(!found.claim.is_empty());
    }
    assert!(told.is_empty() || !fs::read_to_string(summary).expect("a file").is_empty(), "the summary is empty: {all}");
    (output.status.code(), all)
}

#[cfg(unix)]
#[test]
fn the_steps_on_github_pass_fail_and_stop() {
    let script = |path: &str, pointer: &str| -> String {
        let steps = yaml(path).pointer(pointer).expect("steps").clone();
        let check = steps.as_array().expect("a list").iter().find(|step| step["id"] == "check").expect("a step");
        check["run"].as_str().expect("a script").to_owned()
    };
    let workflow = script("src/cli/init/github.yml", "/jobs/crosscheck/steps");
    let action = script("action.yml", "/runs/steps");
    let program = env!("CARGO_BIN_EXE_crosscheck");
    for (script, more) in
        [(workflow, vec![]), (action, vec![("PROJECT", "."), ("BINARY", program), ("SUMMARY", "true")])]
    {
        let desk = Desk::committed();
        let run = |base: &str| step(&desk, &script, &[more.as_slice(), &[("BASE", base)]].concat());
        assert_eq!(run("HEAD").0, Some(0));
        desk.replace("corpus/herald.txt", "Ten", "Nine");
        let (code, all) = run("HEAD");
        assert!(code == Some(1) && all.contains("::error file=claims/desk.toml"), "{all}");
        desk.commit();
        assert_eq!((run("HEAD").0, run("HEAD~1").0, run("").0), (Some(0), Some(1), Some(1)));
        let (code, all) = run("nowhere");
        assert!(code == Some(2) && all.contains("no revision"), "{all}");
    }
}

#[cfg(unix)]
#[test]
fn the_job_on_gitlab_passes_fails_and_stops() {
    let job = &yaml("ci/gitlab.yml")["crosscheck"];
    let script = job["script"][0].as_str().expect("a script").to_owned();
    let program = Path::new(env!("CARGO_BIN_EXE_crosscheck")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let desk = Desk::committed();
    let run = |base: &str| {
        let mut command = Command::new("sh");
        command.args(["-ec", &script]).env_clear().env("PATH", &path).current_dir(desk.root());
        command.env("CI_MERGE_REQUEST_DIFF_BASE_SHA", base).output().expect("sh starts").status.code()
    };
    assert_eq!(run("HEAD"), Some(0));
    desk.replace("corpus/herald.txt", "Ten", "Nine");
    assert_eq!((run("HEAD"), run(""), run("nowhere")), (Some(1), Some(1), Some(2)));
    assert_eq!(readers::junit(&desk.read("crosscheck-junit.xml")).0.len(), 1);
    assert_eq!(readers::gitlab(&desk.read("crosscheck-quality.json")).len(), 1);
}

#[cfg(unix)]
#[test]
fn what_is_not_filled_in_is_asked_for() {
    let first = |script: &str| script.lines().next().expect("a line").to_owned();
    let github = yaml("src/cli/init/github.yml");
    let github = github["jobs"]["crosscheck"]["steps"][1]["run"].as_str().expect("a script").to_owned();
    let gitlab = yaml("ci/gitlab.yml");
    let gitlab = gitlab["crosscheck"]["before_script"][0].as_str().expect("a script").to_owned();
    for script in [first(&github), first(&gitlab)] {
        let run = |url: &str, revision: &str| {
            let mut command = Command::new("bash");
            command.args(["-ec", &script]).env("CROSSCHECK_URL", url).env("CROSSCHECK_REVISION", revision);
            let output = command.output().expect("bash starts");
            (output.status.success(), desk::stderr(&output).contains("fill it in at the top"))
        };
        assert_eq!((run("", ""), run("x", ""), run("x", "y")), ((false, true), (false, true), (true, false)));
    }
}

/// The text of the code blocks of a document in one language.
fn blocks(path: &str, language: &str) -> Vec<String> {
    use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file is there");
    let (mut found, mut inside) = (Vec::new(), false);
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(name))) if &*name == language => {
                inside = true;
                found.push(String::new());
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(words) if inside => found.last_mut().expect("a block").push_str(&words),
            _ => {}
        }
    }
    found
}

#[test]
fn the_snippets_of_the_documents_are_sound() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks: Vec<&str> = hooks.as_array().expect("a list").iter().filter_map(|hook| hook["id"].as_str()).collect();
    let gitlab = yaml("ci/gitlab.yml");
    let snippets = blocks("README.md", "yaml");
    let read: Vec<Value> = snippets
        .iter()
        .map(|text| serde_saphyr::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}")))
        .collect();
    let of = |key: &str| read.iter().find(|value| value.get(key).is_some()).unwrap_or_else(|| panic!("no {key}"));
    // The same way to run on GitHub as in the workflow that `init` writes.
    let (action, workflow) = (of("jobs"), yaml("src/cli/init/github.yml"));
    assert_eq!((&action["on"], &action["permissions"]), (&workflow["on"], &workflow["permissions"]));
    let (steps, ours) = (&action["jobs"]["claims"]["steps"], &workflow["jobs"]["crosscheck"]["steps"]);
    assert_eq!(steps[0], ours[0], "the checkout");
    for hook in of("repos")["repos"][0]["hooks"].as_array().expect("hooks") {
        assert!(hooks.contains(&hook["id"].as_str().expect("an id")), "there is no hook {hook}");
    }
    for variable in of("variables")["variables"].as_object().expect("variables").keys() {
        assert!(gitlab["variables"].get(variable).is_some(), "the template knows no {variable}");
        // A job's own would stand above those of the including file.
        assert!(gitlab["crosscheck"]["variables"].get(variable).is_none(), "{variable}");
    }
    let options = regex::Regex::new(r"--[a-z][a-z-]*").expect("a sound pattern");
    for (file, text) in [("README.md", "console"), ("docs/lint.md", "yaml")] {
        for script in
            blocks(file, text).iter().flat_map(|block| block.lines()).filter(|line| line.contains("crosscheck "))
        {
            let command =
                script.split("crosscheck ").nth(1).and_then(|rest| rest.split(' ').next()).expect("a command");
            let Some(command) = ["check", "lint"].into_iter().find(|known| *known == command) else { continue };
            for option in options.find_iter(script) {
                assert!(help(command).contains(option.as_str()), "{file}: `{command}` has no {}", option.as_str());
            }
        }
    }
}
