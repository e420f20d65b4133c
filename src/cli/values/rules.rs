//! The screen of `crosscheck values --rules`.

use crate::mention::RULES;
use crate::report::Screen;
use crate::report::grid::Column;
use crate::report::paint::{Page, Text, Tone};
use crate::value::bounds::{NUMBERLESS, TABLE, VAGUE};

/// The bounds wordings stand for, then what each rule reads.
pub(super) fn screen(screen: Screen) -> String {
    let mut page = Page::new(screen);
    page.say(0, &Text::new().add(Tone::Strong, "What a wording makes of a number v"));
    page.gap();
    let columns = [Column { heading: "interval", least: 12 }, Column { heading: "wordings", least: 20 }];
    let mut rows: Vec<Vec<Text>> = TABLE
        .iter()
        .map(|bound| {
            let after = bound.after.iter().map(|wording| format!("… {wording}"));
            row(bound.shown, bound.before.iter().map(ToString::to_string).chain(after))
        })
        .collect();
    rows.extend(VAGUE.iter().map(|vague| row(&format!("[{}, {}]", vague.low, vague.high), [vague.words.to_owned()])));
    rows.push(row("vague: never refutes", NUMBERLESS.iter().map(ToString::to_string)));
    page.grid(&columns, &rows);
    page.gap();
    page.say(0, &Text::new().add(Tone::Strong, "What each rule reads"));
    page.gap();
    let columns = [
        Column { heading: "rule", least: 20 },
        Column { heading: "reads", least: 20 },
        Column { heading: "for example", least: 16 },
    ];
    let rows: Vec<Vec<Text>> = RULES
        .iter()
        .map(|rule| vec![Text::plain(rule.name), Text::plain(rule.meaning), Text::new().add(Tone::Quiet, rule.example)])
        .collect();
    page.grid(&columns, &rows);
    page.finish()
}

fn row(interval: &str, wordings: impl IntoIterator<Item = String>) -> Vec<Text> {
    let wordings: Vec<String> = wordings.into_iter().collect();
    vec![Text::plain(interval), Text::plain(&wordings.join(" · "))]
}
