//! The files for continuous integration are sound, and every option they give exists.

use std::fs;
use std::path::Path;
use std::process::Command;

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
