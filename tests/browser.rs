//! The page in a real browser: headless Chromium, driven by chromedriver.
//!
//! Where either is missing the tests say so and pass. The accessibility checker is axe-core; `npm install` in
//! `tests/browser` gets it.

#![allow(clippy::print_stderr)]

#[path = "page/generate.rs"]
#[allow(dead_code, reason = "the other desk is for another test")]
mod generate;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crosscheck::report::{Screen, format};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// Where the repository lies.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A command that fantoccini has no name for: `POST` to a place of the session.
#[derive(Debug)]
struct Post {
    place: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.place))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// A browser of its own, gone when dropped.
struct Browser {
    driver: Child,
    client: Client,
    runtime: tokio::runtime::Runtime,
    _profile: tempfile::TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let client = self.client.clone();
        // The driver is ours: whatever went wrong before, it must not stay behind.
        let _ = self.runtime.block_on(client.close());
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A browser at a window of this size, or `None`, with a word why, where the machine has none.
fn browser(width: u32, height: u32) -> Option<Browser> {
    let chromium = ["chromium", "chromium-browser", "google-chrome"].into_iter().find(|name| {
        let found = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        found.is_ok_and(|status| status.success())
    });
    let driver = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let (Some(chromium), Ok(mut driver)) = (chromium, driver) else {
        eprintln!("skipped: chromium and chromedriver are not both installed here");
        return None;
    };
    let said = BufReader::new(driver.stdout.take().expect("its output is piped"));
    let port = said.lines().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse::<u16>().ok()
    });
    let port = port.expect("chromedriver says its port");
    let profile = tempfile::tempdir().expect("a folder for tests");
    let arguments = [
        "--headless".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        format!("--window-size={width},{height}"),
        format!("--user-data-dir={}", profile.path().display()),
    ];
    let binary = which(chromium);
    let capabilities = json!({
        "goog:chromeOptions": {"args": arguments, "binary": binary},
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
    });
    let Value::Object(capabilities) = capabilities else { unreachable!("an object was written") };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let connected = runtime.block_on(
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}")),
    );
    let client = match connected {
        Ok(client) => client,
        Err(error) => {
            let _ = driver.kill();
            let _ = driver.wait();
            panic!("chromedriver is there and starts no browser: {error}");
        }
    };
    Some(Browser { driver, client, runtime, _profile: profile })
}

/// The full path of a program.
fn which(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|full| full.is_file()).unwrap_or(name.into())
}

impl Browser {
    fn open(&self, page: &Path, fragment: &str) {
        // Another document first: a change of the fragment alone would load nothing.
        self.runtime.block_on(self.client.goto("about:blank")).expect("an empty page");
        let url = format!("file://{}{fragment}", page.display());
        self.runtime.block_on(self.client.goto(&url)).expect("the page opens");
    }

    fn ask(&self, script: &str) -> Value {
        self.runtime.block_on(self.client.execute(script, Vec::new())).expect("the script runs")
    }

    /// Runs a script that calls `done` with its answer.
    fn ask_later(&self, script: &str, arguments: Vec<Value>) -> Value {
        let script = format!("const done = arguments[arguments.length - 1];\n{script}");
        self.runtime.block_on(self.client.execute_async(&script, arguments)).expect("the script runs")
    }

    fn post(&self, place: &'static str, body: Value) -> Value {
        self.runtime.block_on(self.client.issue_cmd(Post { place, body })).expect("chromedriver obeys")
    }

    /// What the console has said since last asked.
    fn console(&self) -> Vec<String> {
        strings(&self.post("se/log", json!({"type": "browser"})), |entry| entry["message"].as_str().map(str::to_owned))
    }

    /// The addresses asked for since last asked.
    fn requests(&self) -> Vec<String> {
        strings(&self.post("se/log", json!({"type": "performance"})), |entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let request = &event["message"]["params"];
            // The browser's own start page asks for things too.
            let is_ours = request["documentURL"].as_str().is_some_and(|page| page.starts_with("file:"));
            let is_request = event["message"]["method"] == "Network.requestWillBeSent" && is_ours;
            is_request.then(|| request["request"]["url"].as_str().unwrap_or("?").to_owned())
        })
    }

    /// Emulates colour scheme and width.
    fn emulate(&self, scheme: &str, width: u32) {
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        let media = json!({"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}});
        self.post("goog/cdp/execute", media);
        let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
        self.post("goog/cdp/execute", json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": size}));
    }

    /// Opens every fold, and lays out what is off the screen, which has its place only then.
    fn unfold(&self) {
        self.ask(
            "for (const fold of document.querySelectorAll('details')) fold.open = true;
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('.claims > details { content-visibility: visible !important }');
            document.adoptedStyleSheets = [sheet];",
        );
    }

    fn visible_claims(&self) -> BTreeSet<String> {
        let ids = self.ask(
            "return [...document.querySelectorAll('.claims > details')].filter(c => c.getClientRects().length > 0)
                .map(c => c.querySelector('p[id] > a').textContent)",
        );
        strings(&ids, |id| id.as_str().map(str::to_owned)).into_iter().collect()
    }
}

fn strings(list: &Value, read: impl Fn(&Value) -> Option<String>) -> Vec<String> {
    list.as_array().expect("a list").iter().filter_map(read).collect()
}

/// The page and the machine's report of one run over a project.
fn reports(project: &Path, folder: &Path) -> (PathBuf, Value) {
    reports_with(project, folder, &[])
}

/// The same with further arguments.
fn reports_with(project: &Path, folder: &Path, arguments: &[&str]) -> (PathBuf, Value) {
    let (page, machine) = (folder.join("report.html"), folder.join("report.json"));
    let status = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["check", "--report", &format!("html={}", page.display())])
        .args(arguments)
        .args(["--report", &format!("json={}", machine.display())])
        .current_dir(project)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(matches!(status.code(), Some(0 | 1)), "{status}");
    let json = serde_json::from_str(&fs::read_to_string(machine).expect("a report")).expect("JSON");
    (page, json)
}

const CLAIMS: &str = r#"
[[claim]]
id = "hostile"
statement = "<img src=x onerror=alert(1)> killed ten."
subject = ["Mavi Marmara"]
measure = ["@killed"]
count = 10
tags = ["sea", "a & b"]

[[claim]]
id = "quiet"
statement = "Nobody says so."
subject = ["Nowhere"]
measure = ["@killed"]
count = 3
severity = "info"

[[claim]]
id = "storm"
statement = "The raid was in 2010."
subject = ["Mavi Marmara"]
measure = ["stormed"]
date = "2010"
severity = "warning"
tags = ["sea"]

[[claim]]
id = "waived"
statement = "Twenty were killed."
subject = ["Mavi Marmara"]
measure = ["@killed"]
count = 20
waive = { reason = "under review", until = "2026-12-31" }
"#;

/// A project with every result, every severity, tags, a dispute, and text that would like to be markup.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for tests");
    fs::create_dir_all(folder.path().join("claims")).expect("a folder");
    fs::create_dir_all(folder.path().join("corpus")).expect("a folder");
    let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).expect("a file");
    write("crosscheck.toml", "today = \"2026-01-31\"\n");
    write("claims/claims.toml", CLAIMS);
    write(
        "corpus/herald.txt",
        "Troops stormed the Mavi Marmara in 2010. Ten people were killed on the Mavi Marmara.\n",
    );
    write("corpus/post.txt", "Nine people were killed on the Mavi Marmara, they say <img src=x onerror=alert(2)>.\n");
    folder
}

/// The same project, edited since its only commit and since its quotes were pinned; `None` without git.
fn edited() -> Option<tempfile::TempDir> {
    let folder = project();
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    assert!(run(env!("CARGO_BIN_EXE_crosscheck"), &["pin"]), "quotes can be pinned");
    let author = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
    let commit = [&author[..], &["commit", "-qm", "before"]].concat();
    if !(run("git", &["init", "-q"]) && run("git", &["add", "-A"]) && run("git", &commit)) {
        eprintln!("skipped: there is no git here");
        return None;
    }
    let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).expect("a file");
    write(
        "claims/claims.toml",
        &CLAIMS.replace("count = 3", "count = 4").replace("date = \"2010\"", "date = \"2011\""),
    );
    write("corpus/post.txt", "Eight people were killed on the Mavi Marmara, they say <img src=x onerror=alert(3)>.\n");
    Some(folder)
}

/// A project with more sources than a table has columns.
fn wide() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for tests");
    generate::project(folder.path(), generate::Size { claims: 40, documents: 40, ..generate::COMMON });
    folder
}

#[test]
fn no_page_is_wider_than_its_window() {
    let Some(browser) = browser(1280, 900) else { return };
    let (out, wide) = (tempfile::tempdir().expect("a folder for tests"), wide());
    for (project, out) in [(root().as_path(), out.path()), (wide.path(), wide.path())] {
        let (page, _) = reports(project, out);
        browser.open(&page, "");
        browser.unfold();
        for width in [1280, 390, 320] {
            browser.emulate("light", width);
            let more =
                browser.ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assert_eq!(more, 0, "{} at {width}", project.display());
        }
    }
}

#[test]
fn the_page_loads_alone_and_without_an_error() {
    let Some(browser) = browser(1280, 900) else { return };
    let out = tempfile::tempdir().expect("a folder for tests");
    let (page, report) = reports(&root(), out.path());
    browser.open(&page, "");
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(browser.console(), Vec::<String>::new());
    let asked = browser.requests();
    let others: Vec<&String> =
        asked.iter().filter(|url| !url.ends_with("/report.html") && !url.starts_with("data:")).collect();
    assert!(!asked.is_empty() && others.is_empty(), "{asked:?}");
    let claims = report["summary"]["claims"].as_u64().expect("a count");
    assert_eq!(
        browser.ask("return document.querySelector('#filter [role=status]').textContent"),
        format!("{claims} of {claims} claims")
    );
}

#[test]
fn filters_leave_exactly_the_right_claims() {
    let Some(browser) = browser(1280, 900) else { return };
    let project = project();
    let (page, report) = reports(project.path(), project.path());
    browser.open(&page, "");
    let claims = report["claims"].as_array().expect("claims");
    let expected = |keep: &dyn Fn(&Value) -> bool| -> BTreeSet<String> {
        claims.iter().filter(|claim| keep(claim)).filter_map(|claim| claim["id"].as_str().map(str::to_owned)).collect()
    };
    let check = |field: &str, value: &str, keep: &dyn Fn(&Value) -> bool| {
        let set = "document.getElementById('filter').reset();
            const field = document.getElementById('filter').elements[arguments[0]];
            field.value = arguments[1];
            field.dispatchEvent(new Event('input', {bubbles: true}));
            setTimeout(() => done(field.value), 300);";
        let taken = browser.ask_later(set, vec![json!(field), json!(value)]);
        assert_eq!(taken, value, "{field} offers no {value:?}");
        let (found, expect) = (browser.visible_claims(), expected(keep));
        assert_eq!(found, expect, "{field} = {value:?}");
        let rows = browser.ask(
            "return [...document.querySelectorAll('#matrix tbody tr')].filter(r => r.getClientRects().length).length",
        );
        assert_eq!(rows, expect.len(), "rows of {field} = {value:?}");
        let status = browser.ask("return document.querySelector('#filter [role=status]').textContent");
        assert_eq!(status, format!("{} of {} claims", expect.len(), claims.len()));
        expect.len()
    };
    let has_tag = |claim: &Value, tag: &str| {
        // The report for programs has no tags; these are those of the claims above.
        match claim["id"].as_str() {
            Some("hostile") => ["sea", "a & b"].contains(&tag),
            Some("storm") => tag == "sea",
            _ => false,
        }
    };
    let says = |claim: &Value, source: &str| {
        claim["evidence"].as_array().is_some_and(|all| all.iter().any(|evidence| evidence["source"] == source))
    };
    let mut shown = 0;
    for verdict in ["supported", "refuted", "conflicting", "not_enough_info"] {
        shown += check("verdict", verdict, &|claim| claim["verdict"] == verdict);
    }
    assert_eq!(shown, claims.len(), "every claim has one of these verdicts");
    for severity in ["error", "warning", "info"] {
        check("severity", severity, &|claim| claim["severity"] == severity);
    }
    check("result", "passed", &|claim| claim["passed"] == true);
    check("result", "waived", &|claim| claim["id"] == "waived");
    check("result", "noted", &|claim| claim["id"] == "quiet");
    check("tag", "sea", &|claim| has_tag(claim, "sea"));
    check("tag", "a & b", &|claim| has_tag(claim, "a & b"));
    check("source", "#source-herald", &|claim| says(claim, "herald"));
    check("source", "#source-post", &|claim| says(claim, "post"));
    check("text", "NOBODY", &|claim| claim["id"] == "quiet");
    check("text", "nine killed", &|claim| says(claim, "post"));
    check("text", "no such words", &|_| false);
    check("text", "", &|_| true);
    // The number of claims of a source shows them.
    browser.ask("document.querySelector('#source-post button').click()");
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(browser.visible_claims(), expected(&|claim| says(claim, "post")));
    assert_eq!(browser.console(), Vec::<String>::new());
}

/// `cargo test --test browser ten -- --nocapture` prints how long the browser works on the page.
#[test]
fn ten_thousand_claims_stay_usable() {
    let Some(browser) = browser(1280, 900) else { return };
    let folder = tempfile::tempdir().expect("a folder for tests");
    generate::project(folder.path(), generate::COMMON);
    let mut report = generate::report(folder.path());
    let thousand = report.claims.clone();
    for copy in 1..10 {
        report.claims.extend(thousand.iter().cloned().map(|mut claim| {
            claim.claim.id = format!("{}-{copy}", claim.claim.id);
            claim
        }));
    }
    report.claims.sort_by(|a, b| a.claim.id.cmp(&b.claim.id));
    report.summary.claims = report.claims.len();
    let page = folder.path().join("report.html");
    let html = (format("html").expect("a registered format").render)(&report, Screen::PLAIN);
    fs::write(&page, &html).expect("a page");
    browser.post("goog/cdp/execute", json!({"cmd": "Performance.enable", "params": {"timeDomain": "threadTicks"}}));
    browser.open(&page, "");
    let metrics = browser.post("goog/cdp/execute", json!({"cmd": "Performance.getMetrics", "params": {}}));
    let metrics = metrics["metrics"].as_array().expect("metrics");
    let work = metrics.iter().find(|metric| metric["name"] == "TaskDuration").expect("a figure");
    let work = work["value"].as_f64().expect("seconds");
    let took = browser.ask_later(
        "const from = performance.now();
        const form = document.getElementById('filter');
        form.elements.text.value = 'turnout in ardamham';
        form.requestSubmit();
        requestAnimationFrame(() => requestAnimationFrame(() => done(Math.round(performance.now() - from))));",
        Vec::new(),
    );
    eprintln!("10,000 claims: {} bytes, {work:.1} s of work to load them, {took} ms to filter them", html.len());
    assert_eq!(browser.visible_claims().len(), 10, "the words stand in one claim of each thousand");
    assert!(work < 15.0, "{work} s are too long on any machine");
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn deep_links_open_and_survive_a_reload() {
    let Some(browser) = browser(1280, 500) else { return };
    let out = tempfile::tempdir().expect("a folder for tests");
    let (page, _) = reports(&root(), out.path());
    let in_view = |anchor: &str| {
        let place = format!(
            "const place = document.getElementById('{anchor}');
             const fold = place.closest('details');
             const box = place.getBoundingClientRect();
             return [fold === null || fold.open, box.height > 0 && box.top < innerHeight && box.bottom > 0];"
        );
        std::thread::sleep(Duration::from_millis(200));
        browser.ask(&place)
    };
    for anchor in ["claim-veto-since", "claim-mavi-marmara-killed", "source-briefing"] {
        browser.open(&page, &format!("#{anchor}"));
        assert_eq!(in_view(anchor), json!([true, true]), "{anchor}");
        browser.runtime.block_on(browser.client.refresh()).expect("the page loads again");
        assert_eq!(in_view(anchor), json!([true, true]), "{anchor} after a reload");
    }
    // A link to a claim that is filtered out shows it again.
    browser.ask("const f = document.getElementById('filter'); f.elements.text.value = 'gantz'; f.requestSubmit();");
    assert!(!browser.visible_claims().contains("veto-since"));
    browser.ask("location.hash = '#claim-veto-since'");
    assert_eq!(in_view("claim-veto-since"), json!([true, true]));
}

#[test]
fn markup_in_a_claim_or_a_document_is_text() {
    let Some(browser) = browser(1280, 900) else { return };
    let project = project();
    let (page, _) = reports(project.path(), project.path());
    browser.open(&page, "#claim-hostile");
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(browser.ask("return document.images.length"), 0);
    let text = browser.ask("return document.querySelector('main').innerText");
    for shown in ["<img src=x onerror=alert(1)> killed ten.", "<img src=x onerror=alert(2)>"] {
        assert!(text.as_str().is_some_and(|text| text.contains(shown)), "{shown} is not on the page:\n{text}");
    }
    assert!(browser.runtime.block_on(browser.client.get_alert_text()).is_err(), "a script ran");
    assert_eq!(browser.console(), Vec::<String>::new());
}

#[test]
fn the_accessibility_checker_finds_nothing_serious() {
    let Ok(axe) = fs::read_to_string(root().join("tests/browser/node_modules/axe-core/axe.min.js")) else {
        eprintln!("skipped: axe-core is not installed; `npm install` in tests/browser gets it");
        return;
    };
    let Some(browser) = browser(1280, 900) else { return };
    let folder = project();
    let out = tempfile::tempdir().expect("a folder for tests");
    let changed = edited();
    let changed = changed.iter().map(|f| reports_with(f.path(), f.path(), &["--base", "HEAD", "--locked"]));
    let wide = wide();
    let pages = [(folder.path(), folder.path()), (&root(), out.path()), (wide.path(), wide.path())];
    let pages = pages.into_iter().map(|(project, out)| reports(project, out)).chain(changed);
    for (page, _) in pages {
        for (scheme, width) in [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)] {
            browser.emulate(scheme, width);
            browser.open(&page, "");
            browser.unfold();
            browser.ask(&axe);
            let found = browser.ask_later(
                "axe.run(document, {resultTypes: ['violations']}).then(found => done({
                    checked: found.passes.length,
                    serious: found.violations.filter(v => ['serious', 'critical'].includes(v.impact))
                        .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary).join(' | ')),
                }))",
                Vec::new(),
            );
            assert!(found["checked"].as_u64().is_some_and(|rules| rules > 10), "{found}");
            assert_eq!(found["serious"], json!([]), "{scheme} at {width}");
        }
    }
}

#[test]
fn everything_can_be_read_without_script() {
    let Some(browser) = browser(1280, 900) else { return };
    let Some(folder) = edited() else { return };
    let (page, report) = reports_with(folder.path(), folder.path(), &["--base", "HEAD", "--locked"]);
    let script = |is_off: bool| {
        let params = json!({"value": is_off});
        browser.post("goog/cdp/execute", json!({"cmd": "Emulation.setScriptExecutionDisabled", "params": params}));
    };
    script(true);
    browser.open(&page, "#claim-quiet");
    std::thread::sleep(Duration::from_millis(300));
    // What the page's script would have done has not been done; questions can be asked again.
    script(false);
    let shown = |selector: &str| {
        browser.ask(&format!(
            "return [...document.querySelectorAll('{selector}')].map(e => e.getClientRects().length > 0)"
        ))
    };
    assert_eq!(shown("#filter"), json!([false]), "what needs the script is not shown");
    assert_eq!(browser.ask("return document.querySelectorAll('#sources button').length"), 0);
    let claims = report["claims"].as_array().expect("claims");
    assert_eq!(shown(".claims > details > summary"), Value::from(vec![true; claims.len()]));
    assert_eq!(browser.ask("return document.querySelector('details:has(> #claim-quiet)').open"), true, "a link opens");
    browser.ask("for (const fold of document.querySelectorAll('details')) fold.open = true");
    let text = browser.ask("return document.querySelector('main').innerText.replace(/\\s+/g, ' ')");
    let text = text.as_str().expect("text");
    for passage in claims.iter().filter_map(|claim| claim["evidence"].as_array()).flatten() {
        let passage = passage["passage"].as_str().expect("a passage");
        assert!(text.contains(passage), "{passage:?} cannot be read:\n{text}");
    }
    for words in
        ["Changes since HEAD", "count: 3 → 4", "onerror=alert(3)", "its quote of post is gone", "Sources disagree"]
    {
        assert!(text.contains(words), "{words:?} cannot be read:\n{text}");
    }
}

#[test]
fn paper_gets_everything_unfolded() {
    let Some(browser) = browser(1280, 900) else { return };
    let out = tempfile::tempdir().expect("a folder for tests");
    let (page, _) = reports(&root(), out.path());
    browser.open(&page, "");
    let hidden = "return [...document.querySelectorAll('main q')].filter(q => !q.checkVisibility({contentVisibilityAuto: true})).length";
    assert!(browser.ask(hidden).as_u64().is_some_and(|folded| folded > 10), "on a screen most claims are folded");
    browser.post("goog/cdp/execute", json!({"cmd": "Emulation.setEmulatedMedia", "params": {"media": "print"}}));
    assert_eq!(browser.ask(hidden), 0);
    assert_eq!(browser.ask("return document.querySelector('#filter').getClientRects().length"), 0);
}
