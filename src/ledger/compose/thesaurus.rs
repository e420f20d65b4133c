//! What drafting knows of words: which carry no meaning, which stand in many names, and which say the same of a value.
//!
//! The groups are wordings that reports and encyclopedias use for one and the same fact: a film that "grossed" a sum also "earned" and
//! "made" it. Whoever drafts from a sentence wants the passages that say it otherwise, and strikes out in the draft what does not fit.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::sentence::{Sentence, Word, stem};
use super::wordings::{MEASURES, NOUNS, SCOPES, Use};
use crate::ledger::{Pattern, word_lists};
use crate::text::{Span, is_verb};

/// Whether a noun opens sentences of news without an article, so that its capital makes it no name: "Police arrested".
pub(super) fn is_opener(word: &str) -> bool {
    OPENERS.contains(word)
}

static OPENERS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    "police parliament congress government authorities officials prosecutors detectives investigators lawmakers ministers voters \
     turnout unemployment inflation growth output production exports imports sales profits revenue shares prices wages rents \
     fire fires flood floods flooding rain heavy air climate fighting shelling bombing gunmen militants rebels protesters \
     demonstrators soldiers troops firefighters rescuers doctors nurses teachers students pupils workers miners farmers migrants \
     refugees scientists researchers experts economists analysts critics reviewers fans people men children \
     construction building work membership admission attendance passengers tourists visitors women deaths cases infections \
     water food gas oil coal real public private state local national average total global world"
        .split_whitespace()
        .collect()
});

/// Whether a name has the form of an adjective of a country or a people: "Swedish", "Israeli", "French".
pub(super) fn is_of_country(word: &str) -> bool {
    const ENDINGS: [&str; 8] = ["ish", "ese", "ian", "can", "ean", "aeli", "stani", "deshi"];
    const OTHERS: [&str; 17] = [
        "german", "french", "greek", "dutch", "thai", "czech", "swiss", "welsh", "iraqi", "saudi", "yemeni", "qatari",
        "kuwaiti", "emirati", "omani", "afghan", "gazan",
    ];
    ENDINGS.iter().any(|ending| word.ends_with(ending)) || OTHERS.contains(&word)
}

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

/// The verb of a noun for its doer: "score" of "scorer", "export" of "exporter", "win" of "winner". A row is told of either way: "the
/// fourth highest scorer", "the fourth-highest scoring".
pub(super) fn verb_of_doer(noun: &str) -> Option<String> {
    let base = noun.trim_end_matches('s').strip_suffix("er").filter(|base| base.len() > 3 && base.is_ascii())?;
    let [.., c, b, a] = base.as_bytes() else { return None };
    let vowel = |letter: &u8| b"aeiou".contains(letter);
    Some(match (vowel(c), vowel(b), vowel(a)) {
        (false, true, false) => format!("{base}e"),
        _ if a == b && !b"lsfz".contains(a) => base[..base.len() - 1].to_owned(),
        (_, _, true) => format!("{base}e"),
        _ => base.to_owned(),
    })
}

/// Nouns that stand for whoever does what the verb says: "29 people reviewed it" is said of 29 reviews.
pub(super) fn is_anybody(head: &str) -> bool {
    matches!(head, "people" | "persons" | "person" | "individuals" | "men" | "women" | "users" | "ones")
}

/// Verbs that say how a level moved or who told it, and not what it is the level of: "fell to 11.6 percent".
pub(super) fn is_of_any_level(word: &str) -> bool {
    const VERBS: &str = " fall falls fell fallen rise rises rose risen reach reaches reached hit hits climb climbs climbed drop drops dropped \
                         increase increases increased decrease decreases decreased jump jumped grow grows grew grown stand stands stood \
                         say says said report reports reported tell told expect expects expected estimate estimates estimated forecast \
                         forecasts predict predicts predicted shrink shrinks shrank shrunk slow slowed slows ";
    VERBS.contains(&format!(" {word} "))
}

/// Whether a sentence tells of a level, which is another one at another time: by a verb of having and being, or one that says how a level
/// moved.
pub(super) fn says_level(sentence: &Sentence<'_>) -> bool {
    const BEING: &str = " is are was were has had have stands stood amounts amounted totals totaled totalled numbered numbers employs \
                         employed owns owned holds held costs cost ";
    let word = |at: usize| sentence.words[at].lower.as_str();
    (0..sentence.words.len()).any(|at| {
        // "was killed", "has won": an auxiliary of what happened.
        let helps = (at + 1..sentence.words.len()).take(2).any(|next| is_verb(word(next)) || word(next) == "been");
        (BEING.contains(&format!(" {} ", word(at))) && !helps) || is_of_any_level(word(at)) && !is_said(word(at))
    })
}

/// Whether a verb only tells who said it.
pub(super) fn is_said(word: &str) -> bool {
    const VERBS: &str = " say says said tell told report reports reported expect expects expected estimate estimates estimated forecast \
                         forecasts predict predicts predicted ";
    VERBS.contains(&format!(" {word} "))
}

/// Verbs that mean little without their object: "gained independence", "gave a speech".
pub(super) fn is_light(word: &str) -> bool {
    matches!(
        word,
        "gain"
            | "gained"
            | "take"
            | "took"
            | "taken"
            | "give"
            | "gave"
            | "given"
            | "make"
            | "made"
            | "put"
            | "got"
            | "get"
            | "received"
            | "suffered"
            | "underwent"
            | "held"
            | "carried"
            | "delivered"
            | "experienced"
    )
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

/// Wordings of a measure, found in a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// Built-in word lists, as `@killed`.
    pub(super) lists: Vec<String>,
    /// The wordings of the groups it has a word of.
    pub(super) words: Vec<String>,
}

/// A group taken apart: its wordings as printed, and those it is recognised by.
struct Group {
    used_for: Use,
    printed: Vec<&'static str>,
    recognised: Vec<Wording>,
}

/// A wording that is looked for in a sentence.
struct Wording {
    /// Its words: their stems, or the words themselves where it is recognised as spelled.
    words: Vec<String>,
    as_spelled: bool,
    /// Whether it is a name, so that "us" is not the United States.
    is_name: bool,
}

impl Wording {
    fn new(text: &str) -> Self {
        let as_spelled = text.starts_with('=');
        let text = text.trim_start_matches('=');
        let words = text.split(' ').map(str::to_lowercase);
        let words = words.map(|word| if as_spelled { word } else { stem(&word) }).collect();
        Self { words, as_spelled, is_name: text.starts_with(char::is_uppercase) }
    }

    /// The words of the sentence it stands in, where it begins at one of them.
    fn stands_at<'w>(&self, words: &'w [Word], at: usize) -> Option<&'w [Word]> {
        let found = words.get(at..at + self.words.len())?;
        let fits = |(word, wanted): (&Word, &String)| {
            let own = if self.as_spelled { &word.lower } else { &word.stem };
            own == wanted && (word.capital || !self.is_name)
        };
        found.iter().zip(&self.words).all(fits).then_some(found)
    }
}

fn group(used_for: Use, text: &'static str) -> Group {
    let wordings = || text.split(',').map(str::trim);
    Group {
        used_for,
        printed: wordings()
            .filter(|text| !text.starts_with('~'))
            .map(|text| text.trim_start_matches(['+', '=']))
            .collect(),
        recognised: wordings()
            .filter(|text| !text.starts_with('+'))
            .map(|text| Wording::new(text.trim_start_matches('~')))
            .collect(),
    }
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

/// The wordings a sentence's predicate stands for: `predicate` are the indices of its words. A wording of several words may be made of such
/// as mean nothing alone: "was out".
pub(super) fn measures(sentence: &Sentence<'_>, used_for: Use, predicate: &[usize]) -> Known {
    let mut known = Known::default();
    if used_for != Use::Date {
        let stands = |wording: &[String]| {
            predicate.iter().any(|&at| {
                let words = sentence.words.get(at..at + wording.len());
                words.is_some_and(|words| words.iter().zip(wording).all(|(word, stem)| word.stem == *stem))
            })
        };
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
    let says = |wording: &Wording| {
        (0..sentence.words.len()).any(|at| {
            wording.stands_at(&sentence.words, at).is_some_and(|words| {
                let last = at + words.len() - 1;
                let told =
                    |at: usize| !sentence.in_name(&sentence.words[at]) && !sentence.in_value(&sentence.words[at]);
                predicate.contains(&at) || (last > at && (at..=last).all(told))
            })
        })
    };
    let groups = GROUPS.iter().filter(|group| group.used_for == used_for);
    for group in groups.filter(|group| group.recognised.iter().any(says)) {
        known.words.extend(group.printed.iter().map(|&wording| wording.to_owned()));
    }
    known
}

/// Whether the words before a name make it a place: "in the United States".
fn is_place(sentence: &Sentence<'_>, at: usize) -> bool {
    let mut before =
        sentence.words[..at].iter().rev().map(|word| word.lower.as_str()).skip_while(|word| *word == "the");
    // "in Canada and the United States"
    let nearest = before.next();
    matches!(nearest, Some("in" | "across" | "within" | "throughout"))
        || (nearest == Some("and") && before.nth(1) == Some("in"))
}

/// The scopes a sentence names, each with its wordings and the words that name it. What is quoted tells nothing of the value.
pub(super) fn scopes(sentence: &Sentence<'_>) -> Vec<(Vec<String>, Vec<Span>)> {
    let scope = |group: &Group| {
        let mut spans = Vec::new();
        for at in 0..sentence.words.len() {
            for wording in &group.recognised {
                let Some(words) = wording.stands_at(&sentence.words, at) else { continue };
                let span = words[0].span.cover(words[words.len() - 1].span);
                // "Virgin America" is no part of America, and "an American author" is of no scope.
                let whole = sentence.names.iter().all(|name| !name.overlaps(span) || span.contains(*name));
                if whole && !sentence.is_quoted(span) && (!wording.is_name || is_place(sentence, at)) {
                    spans.push(span);
                }
            }
        }
        spans
    };
    let named = SCOPE_GROUPS.iter().map(|group| (group, scope(group))).filter(|(_, spans)| !spans.is_empty());
    named.map(|(group, spans)| (group.printed.iter().map(|&wording| wording.to_owned()).collect(), spans)).collect()
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

/// Adjectives that compare, and so pick some of what is counted: "two older siblings".
pub(super) fn is_comparative(word: &str) -> bool {
    const COMPARATIVES: &str =
        " older younger elder larger bigger smaller taller shorter higher lower richer poorer newer earlier ";
    COMPARATIVES.contains(&format!(" {word} "))
}

/// Nouns that count the same things as this one.
pub(super) fn nouns(head: &Word) -> Vec<String> {
    let is_head = |wording: &Wording| wording.stands_at(std::slice::from_ref(head), 0).is_some();
    let same = NOUN_GROUPS.iter().filter(|group| group.recognised.iter().any(is_head));
    same.take(1).flat_map(|group| group.printed.iter().map(|&wording| wording.to_owned())).collect()
}

/// Every wording a draft may hold.
#[cfg(test)]
pub(super) fn printed() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().chain(NOUN_GROUPS.iter()).chain(SCOPE_GROUPS.iter()).flat_map(|group| group.printed.iter().copied())
}
