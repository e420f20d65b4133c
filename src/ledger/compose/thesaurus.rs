//! What drafting knows of words: which carry no meaning, which stand in many names, and which say the same of a value.
//!
//! The groups are wordings that reports and encyclopedias use for one and the same fact: a film that "grossed" a sum also "earned" and
//! "made" it. Whoever drafts from a sentence wants the passages that say it otherwise, and strikes out in the draft what does not fit.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::sentence::{Sentence, stem};
use crate::ledger::{Pattern, word_lists};
use crate::text::Span;

/// Whether a word in lower case carries no meaning by itself: articles, prepositions, pronouns, auxiliaries, verbs that go with
/// everything, words that belong to a number.
pub(super) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

static FUNCTION_WORDS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    "a an the this that these those there here it its he him his she her hers they them their theirs we us our you your i me my \
     who whom whose which what where when why how of in on at by for from to with without within into onto over under above below \
     between among amid against during since until till after before through throughout across along around about near off out up \
     down toward towards upon via per as than like and or but nor so yet if unless though although while whereas because despite \
     following including also only just even still already now then once again ever never not no none both either neither each every \
     all any some most many much more less fewer few several other others another such same own very too quite rather almost nearly \
     approximately roughly exactly least is am are was were be been being has have had having do does did done will would shall \
     should can could may might must get gets got gotten became become becomes becoming remain remains remained make makes \
     total totals totaling number numbers amount average overall altogether up-to whether via vs versus according"
        .split_whitespace()
        .collect()
});

/// Whether the last word of a name is common to many names, so that it does not stand for this one: "County", "Airport".
pub(super) fn is_generic_name(word: &str) -> bool {
    GENERIC_NAMES.contains(word)
}

static GENERIC_NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    "county city town village state island islands river lake mountain valley street road avenue square park bridge station airport \
     university college school hospital center centre institute museum church cathedral stadium theater theatre arena hall house \
     company corporation group inc ltd limited bank fund party league cup championship club united athletic team association \
     federation union council committee commission ministry department government court army navy police force agency office \
     war battle election act treaty award awards prize festival games film movie series show season episode album song band \
     game book novel magazine news times post herald world international national american british nations states kingdom republic \
     north south east west northern southern eastern western new york angeles francisco america africa europe asia england \
     junior senior first second third jr sr"
        .split_whitespace()
        .collect()
});

/// What a claim's value is, as far as wordings go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A date.
    Date,
    /// Anything else.
    Amount,
}

/// Wordings of one fact, parted by commas. Those after `~` are only recognised, not printed: other forms of a wording before them that
/// matching finds anyway.
const MEASURES: &[(Use, &str)] = &[
    (
        Use::Date,
        "release, launch, publish, premiere, debut, issue, come out, air, broadcast, unveil, open, ~came out, ~was out, ~is out, ~be out",
    ),
    (Use::Date, "born, birth, birthday, birthdate"),
    (Use::Date, "die, death, dead, pass away, suicide, kill, murder, ~died, ~passed away, ~killed"),
    (
        Use::Date,
        "founded, form, establish, create, set up, incorporate, inception, formation, start, begin, ~founded, ~began, ~begun",
    ),
    (Use::Date, "start, begin, commence, open, kick off, launch, embark, ~began, ~begun"),
    (Use::Date, "end, finish, conclude, complete, close, last, expire, stop, cease"),
    (Use::Date, "marry, marriage, wed, wedding, husband, wife, ~married"),
    (Use::Date, "divorce, separate, split, break up, ~broke up"),
    (Use::Date, "dating, relationship, partner, couple"),
    (Use::Date, "join, sign, move, transfer, switch, deal, contract, arrive, ~joined"),
    (Use::Date, "leave, left, depart, departure, exit, quit, resign, step down, part ways, retire"),
    (Use::Date, "announce, announcement, reveal, confirm, declare, make public, made public, unveil, report"),
    (Use::Date, "elect, election, appoint, name, take office, took office, inaugurate, sworn in"),
    (Use::Date, "cancel, call off, scrap, axe, ~called off"),
    (Use::Date, "postpone, delay, reschedule, push back, move, ~pushed back"),
    (Use::Date, "suspend, halt, pause, stop, hiatus, interrupt"),
    (Use::Date, "close, closure, shut, shut down"),
    (Use::Date, "build, construct, construction, complete, erect, finish, ~built"),
    (Use::Date, "write, author, pen, compose, ~wrote, ~written"),
    (Use::Date, "filming, shoot, principal photography"),
    (Use::Date, "star, play, appear, role, portray, cast, feature, ~starred, ~starring"),
    (Use::Date, "win, victory, champion, title, award, ~won"),
    (Use::Date, "beat, defeat, victory, win, ~beaten, ~beating"),
    (Use::Date, "discover, discovery, identify, detect, find"),
    (Use::Date, "acquire, acquisition, buy, purchase, take over, takeover, ~bought"),
    (Use::Date, "sell, sale, ~sold"),
    (Use::Date, "hold, take place, took place, host, stage, ~held"),
    (Use::Date, "set, take place, took place, ~takes place"),
    (Use::Date, "move, relocate, settle"),
    (Use::Date, "graduate, degree, alumnus"),
    (Use::Date, "arrest, detain, charge, custody"),
    (
        Use::Amount,
        "gross, earn, make, made, collect, take in, bring in, rake in, box office, revenue, ~took in, ~brought in, ~earned",
    ),
    (Use::Amount, "budget, cost"),
    (Use::Amount, "fee, price, cost, pay, worth, deal, transfer"),
    (Use::Amount, "salary, wage, earn, pay"),
    (Use::Amount, "worth, fortune, wealth, value, valuation, valued"),
    (Use::Amount, "population, inhabitant, resident, people, live, census"),
    (Use::Amount, "rating, score, approval, rate, average, fresh, positive"),
    (Use::Amount, "share, stake, own, hold, owner, owned, ~held"),
    (Use::Amount, "sell, sold, sale, copy, unit, ship"),
    (Use::Amount, "review, critic, reviewer"),
    (Use::Amount, "view, watch, viewer, audience, stream"),
    (Use::Amount, "capacity, seat, hold, host, accommodate"),
    (Use::Amount, "employ, employee, staff, worker, workforce"),
    (Use::Amount, "tall, height, high, stand, ~stands"),
    (Use::Amount, "long, length, ~longer"),
    (Use::Amount, "weigh, weight, heavy"),
    (Use::Amount, "area, cover, size, large"),
    (Use::Amount, "rank, place, position, chart, peak, reach, finish"),
    (Use::Amount, "age, aged, old, ~older, ~younger"),
    (Use::Amount, "reign, throne, crown"),
    (Use::Amount, "spend, spent, stay, stint, last"),
    (Use::Amount, "debut, open, opening, weekend"),
    (Use::Amount, "profit, net income, earnings"),
    (Use::Amount, "invest, asset, manage"),
];

/// How much of the whole a sum or a count covers: wordings of one scope, parted by commas. A value of another scope is another value, so
/// that a scope the sentence names must stand in the passage.
const SCOPES: &[&str] = &[
    "worldwide, global, around the world, across the world, total, overall, ~globally, ~totals",
    "United States, US, U S, USA, North America, domestic, America, ~domestically, ~American",
    "UK, U K, United Kingdom, Britain, British",
    "opening weekend, opening day, first weekend, first day, opened, ~debut, ~opening",
    "overseas, elsewhere, outside, other territories, foreign, international, ~internationally",
];

/// Nouns that stand for whoever does what the verb says: "29 people reviewed it" is said of 29 reviews.
pub(super) fn is_anybody(head: &str) -> bool {
    matches!(head, "people" | "persons" | "person" | "individuals" | "men" | "women" | "users" | "ones")
}

/// Words that say by what a row is ordered: "largest", "best", "most".
pub(super) fn is_superlative(word: &str) -> bool {
    matches!(word, "most" | "least" | "best" | "worst" | "top" | "last")
        || (word.len() > 4
            && word.ends_with("est")
            && !matches!(
                word,
                "west"
                    | "test"
                    | "guest"
                    | "request"
                    | "forest"
                    | "interest"
                    | "contest"
                    | "protest"
                    | "midwest"
                    | "northwest"
                    | "southwest"
                    | "harvest"
                    | "arrest"
                    | "invest"
                    | "budapest"
                    | "priest"
            ))
}

/// Nouns that count the same things, parted by commas.
const NOUNS: &[&str] = &[
    "people, persons, individuals, ~person",
    "inhabitants, residents, people, population, persons, citizens",
    "reviews, critics, reviewers, ratings",
    "cases, infections, patients, people, positive",
    "deaths, fatalities, dead, died, people",
    "recoveries, recovered",
    "tests, samples, tested",
    "copies, units, records",
    "employees, staff, workers, people, personnel",
    "countries, nations, states",
    "members, member states, countries",
    "soldiers, troops, servicemen",
    "children, kids, sons, daughters, ~child",
    "siblings, brothers, sisters",
    "films, movies, features, ~film, ~movie",
    "songs, tracks",
    "games, matches, appearances",
    "albums, records",
    "seats, spectators",
    "views, viewers, times",
    "students, pupils",
    "cars, vehicles",
    "planes, aircraft, airplanes, jets",
    "fans, spectators, people, attendance",
    "users, accounts, subscribers",
    "goals, scored",
    "shops, stores, outlets, locations",
    "city, town, municipality, ~cities",
    "book, novel",
];

/// Wordings of a measure, found in a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// Built-in word lists, as `@killed`.
    pub(super) lists: Vec<String>,
    /// The wordings of the groups it has a word of.
    pub(super) words: Vec<String>,
}

/// A group taken apart: its wordings as printed, and the stems each is recognised by.
struct Group {
    used_for: Use,
    printed: Vec<&'static str>,
    stems: Vec<Vec<String>>,
}

fn group(used_for: Use, text: &'static str) -> Group {
    let wordings = || text.split(',').map(str::trim);
    Group {
        used_for,
        printed: wordings().filter(|wording| !wording.starts_with('~')).collect(),
        stems: wordings().map(|wording| stems(wording.trim_start_matches('~'))).collect(),
    }
}

fn stems(wording: &str) -> Vec<String> {
    wording.split(' ').map(stem).collect()
}

static GROUPS: LazyLock<Vec<Group>> =
    LazyLock::new(|| MEASURES.iter().map(|&(used_for, text)| group(used_for, text)).collect());

static SCOPE_GROUPS: LazyLock<Vec<Group>> =
    LazyLock::new(|| SCOPES.iter().map(|text| group(Use::Amount, text)).collect());

static NOUN_GROUPS: LazyLock<Vec<Group>> =
    LazyLock::new(|| NOUNS.iter().map(|text| group(Use::Amount, text)).collect());

static LISTS: LazyLock<Vec<(String, Vec<Vec<String>>)>> = LazyLock::new(|| {
    let words = |pattern: &Pattern| match pattern {
        Pattern::Inflected(words) | Pattern::Exact(words) | Pattern::Prefix(words) => {
            Some(words.iter().map(|word| stem(&word.to_lowercase())).collect::<Vec<_>>())
        }
        Pattern::Regex(_) => None,
    };
    let lists = word_lists().iter();
    lists
        .map(|list| (format!("@{}", list.name), list.terms.iter().filter_map(|term| words(&term.pattern)).collect()))
        .collect()
});

/// The wordings a sentence's predicate stands for: `predicate` are the indices of its words.
pub(super) fn measures(sentence: &Sentence<'_>, used_for: Use, predicate: &[usize]) -> Known {
    let stands = |wording: &[String]| {
        predicate.iter().any(|&at| {
            let words = sentence.words.get(at..at + wording.len());
            words.is_some_and(|words| words.iter().zip(wording).all(|(word, stem)| word.stem == *stem))
        })
    };
    let mut known = Known::default();
    if used_for == Use::Amount {
        let acts = |wording: &[String]| {
            // "solved the murder" counts no victims; "murdered" does.
            wording.len() > 1
                || predicate.iter().any(|&at| {
                    let word = &sentence.words[at];
                    [word.stem.as_str()] == *wording && is_inflected(&word.lower, &word.stem)
                })
        };
        let found = LISTS.iter().filter(|(_, list)| list.iter().any(|wording| stands(wording) && acts(wording)));
        known.lists = found.map(|(name, _)| name.clone()).collect();
    }
    let groups = GROUPS.iter().filter(|group| group.used_for == used_for);
    for group in groups.filter(|group| group.stems.iter().any(|wording| stands(wording))) {
        known.words.extend(group.printed.iter().map(|&wording| wording.to_owned()));
    }
    known
}

/// The wordings of the scopes a sentence names, with the spans of the words that name them.
pub(super) fn scopes(sentence: &Sentence<'_>) -> (Vec<String>, Vec<Span>) {
    let (mut printed, mut spans) = (Vec::new(), Vec::new());
    for group in SCOPE_GROUPS.iter() {
        let before = spans.len();
        for at in 0..sentence.words.len() {
            for wording in &group.stems {
                let words = sentence.words.get(at..at + wording.len()).unwrap_or_default();
                if words.len() == wording.len() && words.iter().zip(wording).all(|(word, stem)| word.stem == *stem) {
                    spans.push(words[0].span.cover(words[words.len() - 1].span));
                }
            }
        }
        if spans.len() > before {
            printed.extend(group.printed.iter().map(|&wording| wording.to_owned()));
        }
    }
    (printed, spans)
}

/// Whether a word is a form of a verb, or an adjective, rather than a bare noun.
fn is_inflected(word: &str, stem: &str) -> bool {
    const BARE: [&str; 14] = [
        "dead", "hurt", "shot", "missing", "slain", "fled", "won", "lost", "sold", "bought", "sick", "freed", "drawn",
        "died",
    ];
    word != stem && !word.ends_with('s') || BARE.contains(&word)
}

/// A common noun a sentence is about, with those that stand for the same: "movie" and "film".
pub(super) fn works(noun: &str) -> Vec<String> {
    const SAME: [&[&str]; 3] =
        [&["film", "movie", "picture"], &["song", "single", "track"], &["company", "firm", "business"]];
    match SAME.iter().find(|same| same.contains(&noun)) {
        Some(same) => same.iter().map(|&noun| noun.to_owned()).collect(),
        None => vec![noun.to_owned()],
    }
}

/// Nouns that count the same things as the noun with this stem.
pub(super) fn nouns(head: &str) -> Vec<String> {
    let same = NOUN_GROUPS.iter().filter(|group| group.stems.iter().any(|wording| wording.as_slice() == [head]));
    same.take(1).flat_map(|group| group.printed.iter().map(|&wording| wording.to_owned())).collect()
}
