//! How fast values are read: `cargo bench --bench values`.
//!
//! Prints MB/s on one core, best of several runs: for text of each kind, whose every sentence holds two values or more;
//! for all kinds together in text that is denser in values than news; and for sentences with values of all kinds alone.

use std::hint::black_box;
use std::time::Instant;

use crosscheck::mention::read;
use crosscheck::value::DateSpan;
use jiff::civil::date;

/// Sentences by kind; the last group holds no value at all, as most sentences of a report do.
const GROUPS: &[(&str, &[&str])] = &[
    (
        "cardinal",
        &[
            "At least 40,000 people fled the town after two hundred houses burned down, the mayor told reporters in the square. ",
            "Nine of the ten activists aboard the ship were arrested and nearly three dozen passengers were sent home by plane. ",
        ],
    ),
    (
        "money",
        &[
            "The company said it would pay US$1.4bn for its rival, or about $25 a share, well above what analysts had expected. ",
            "Losses of between £10m and £15m were booked in the accounts, while the bonus came to twenty thousand dollars. ",
        ],
    ),
    (
        "percent",
        &[
            "Sales rose almost fifteen percent from a year earlier, while its share of the market fell by 2.5 percentage points. ",
        ],
    ),
    (
        "quantity",
        &[
            "The ship lay 12 km off the coast in a sea of 18 °C when winds of 60 miles per hour tore away 500 kg of its load. ",
        ],
    ),
    (
        "ordinal",
        &[
            "It was the third time that the 21st division had crossed the river, and the twenty-fifth attack on the second bridge. ",
        ],
    ),
    (
        "duration",
        &[
            "After two years and three months of talks the strike of the past decade ended in six weeks, and he waited for 90 minutes. ",
        ],
    ),
    (
        "date",
        &[
            "On Oct. 27, 2022 the minister went to Ankara, as he had last month and in August 2016, and he will leave on Wednesday. ",
            "The treaty of 1952 was signed again in the 1990s, two years ago, and its third part expired on 14 March 2013 or so. ",
        ],
    ),
    (
        "time",
        &[
            "The train that should have left at 5:30 p.m. was held until 16:08 and came in at noon or at five o'clock, he said. ",
        ],
    ),
    (
        "none",
        &[
            "Officials declined to elaborate on this, but a diplomat who took part in the meeting cited intelligence and the country's cyber security as assets. ",
            "The alliance wants to keep the agreement alive while both governments look for common ground on trade, energy and security in the region. ",
        ],
    ),
];

fn text(sentences: &[&str], bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 200);
    for (i, sentence) in sentences.iter().cycle().enumerate() {
        if text.len() >= bytes {
            break;
        }
        text.push_str(sentence);
        if i % 4 == 3 {
            text.push_str("\n\n");
        }
    }
    text
}

#[allow(clippy::print_stdout, reason = "a bench prints its figures")]
fn measure(name: &str, text: &str) {
    let dateline = DateSpan::day(date(2016, 9, 14));
    let mut best = f64::MAX;
    let mut mentions = 0;
    for _ in 0..7 {
        let started = Instant::now();
        // Texts of four sentences, shorter than news.
        mentions = text.split("\n\n").map(|part| black_box(read(black_box(part), Some(&dateline))).len()).sum();
        best = best.min(started.elapsed().as_secs_f64());
    }
    println!("{name:10} {:7.1} MB/s  {mentions:7} mentions", text.len() as f64 / best / 1e6);
}

fn main() {
    const BYTES: usize = 2_000_000;
    for (name, sentences) in GROUPS {
        measure(name, &text(sentences, BYTES));
    }
    // One sentence with a value to three without, which is denser than news.
    let none = GROUPS.last().map_or(&[][..], |(_, sentences)| sentences);
    let mixed: Vec<&str> = GROUPS
        .iter()
        .flat_map(|(_, sentences)| sentences.iter())
        .flat_map(|s| [*s, none[0], none[1], none[0]])
        .collect();
    measure("together", &text(&mixed, 2 * BYTES));
    let values: Vec<&str> = mixed.iter().copied().filter(|sentence| !none.contains(sentence)).collect();
    measure("values", &text(&values, BYTES));
    measure("digits", &"9".repeat(BYTES));
    measure("hostile", &"hundred thousand ".repeat(BYTES / 17));
}
