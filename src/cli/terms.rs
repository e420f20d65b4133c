//! `crosscheck terms`: the word lists a claim can use.

use std::collections::BTreeMap;
use std::path::Path;

use super::Printed;
use super::args::{self, Color};
use super::load::unknown;
use super::surroundings::Surroundings;
use crate::error::Result;
use crate::ledger::{self, OwnList, Pattern, Term, word_lists};
use crate::project;
use crate::report::Screen;
use crate::report::grid::Column;
use crate::report::paint::{Page, Text, Tone};
use crate::report::words::count;

/// A word list, built in or the project's.
#[derive(Clone, Debug)]
struct List {
    name: String,
    /// The lists of one family compete for a number; empty for a project's own list.
    family: &'static str,
    meaning: &'static str,
    terms: Vec<Term>,
}

pub(super) fn run(typed: &args::Terms, start: &Path, color: Color, surroundings: &Surroundings) -> Result<Printed> {
    let (project, _) = project::find(start)?;
    // The built-in lists are worth printing in a folder without a project too.
    let lists = lists(ledger::read(&project).map(|loaded| loaded.lists).unwrap_or_default());
    let screen = surroundings.screen(color);
    let report = match &typed.name {
        None => all(&lists, screen),
        Some(name) => {
            let wanted = name.trim_start_matches('@');
            let list = lists.iter().find(|list| list.name == wanted).ok_or_else(|| {
                let known = lists.iter().map(|list| list.name.as_str());
                unknown("word list is called", wanted, known, "`crosscheck terms` prints every list")
            })?;
            one(list, &lists, screen)
        }
    };
    Ok(Printed { report, ..Printed::default() })
}

/// The built-in lists, then the project's, by name.
fn lists(own: Vec<OwnList>) -> Vec<List> {
    let mut lists: Vec<List> = word_lists()
        .iter()
        .map(|list| List {
            name: list.name.to_owned(),
            family: list.family,
            meaning: list.meaning,
            terms: list.terms.clone(),
        })
        .collect();
    let own = own.into_iter().map(|list| List {
        name: list.name,
        family: "",
        meaning: "this project’s own",
        terms: list.terms,
    });
    lists.extend(own);
    lists
}

fn all(lists: &[List], screen: Screen) -> String {
    let mut page = Page::new(screen);
    let columns = [
        Column { heading: "list", least: 14 },
        Column { heading: "family", least: 6 },
        Column { heading: "meaning", least: 16 },
        Column { heading: "terms", least: 5 },
    ];
    let rows: Vec<Vec<Text>> = lists
        .iter()
        .map(|list| {
            vec![
                Text::new().add(Tone::Strong, &format!("@{}", list.name)),
                Text::plain(list.family),
                Text::plain(list.meaning),
                Text::plain(&list.terms.len().to_string()),
            ]
        })
        .collect();
    page.grid(&columns, &rows);
    page.finish()
}

fn one(list: &List, lists: &[List], screen: Screen) -> String {
    let mut page = Page::new(screen);
    let title =
        Text::new().add(Tone::Strong, &format!("@{}", list.name)).add(Tone::Plain, &format!(" · {}", list.meaning));
    page.say(0, &title);
    if !list.family.is_empty() {
        let rivals: Vec<String> = lists
            .iter()
            .filter(|other| other.family == list.family && other.name != list.name)
            .map(|other| format!("@{}", other.name))
            .collect();
        page.say(
            0,
            &Text::new().add(Tone::Quiet, &format!("family {}; competes with {}", list.family, rivals.join(", "))),
        );
    }
    page.gap();
    let mut by_manner: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for term in &list.terms {
        by_manner.entry(manner(&term.pattern)).or_default().push(&term.written);
    }
    for (rank, terms) in by_manner {
        page.hang(2, &Text::new().add(Tone::Quiet, MANNERS[rank]), 22, &Text::plain(&terms.join(", ")));
    }
    page.gap();
    page.say(0, &Text::new().add(Tone::Quiet, &count(list.terms.len(), "term")));
    page.finish()
}

/// How terms match, in words.
const MANNERS: [&str; 4] = ["in any inflection", "exactly as written", "with any ending", "regular expression"];

/// Its place in [`MANNERS`].
fn manner(pattern: &Pattern) -> usize {
    match pattern {
        Pattern::Inflected(_) => 0,
        Pattern::Exact(_) => 1,
        Pattern::Prefix(_) => 2,
        Pattern::Regex(_) => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> Vec<OwnList> {
        let toml = "[terms]\nraid = ['Mavi Marmara', '@ships']\nships = ['=Gazze', 'flotilla']";
        ledger::parse(&[("claims/a.toml".to_owned(), toml.into())]).lists
    }

    #[test]
    fn built_in_and_own_lists_are_listed() {
        let lists = lists(own());
        let text = all(&lists, Screen { width: 60, color: false });
        for list in word_lists() {
            assert!(text.contains(&format!("@{}", list.name)), "{text}");
        }
        let own = &lists[word_lists().len()..];
        let sizes: Vec<_> = own.iter().map(|list| (list.name.as_str(), list.terms.len())).collect();
        assert_eq!(sizes, [("raid", 3), ("ships", 2)]);
    }

    #[test]
    fn a_list_shows_its_terms_and_rivals() {
        let lists = lists(own());
        let killed = lists.iter().find(|list| list.name == "killed").expect("it is built in");
        let text = one(killed, &lists, Screen { width: 60, color: false });
        assert!(text.contains("competes with") && text.contains("@injured") && text.contains("shot dead"), "{text}");
    }
}
