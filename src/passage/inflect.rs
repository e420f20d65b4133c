//! Inflection: the form of a word that all its inflected forms share.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};
use rustc_hash::FxBuildHasher;

/// The stem of a folded word: the Snowball English stemmer, after irregular forms have been brought to their base form.
///
/// Words with a digit are left as they are.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|b| b.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    let stemmer = Stemmer::new(Algorithm::English);
    match IRREGULAR.get(word) {
        Some(base) => stemmer.stem(base),
        None => stemmer.stem(word),
    }
}

/// How words with this stem begin. A word and its stem agree in the first letter and in all but the stem's last ("cri" of "cry", "hope" of
/// "hoping"); irregular forms begin in their own ways, and "dying" is a form of "die".
pub(crate) fn beginnings_of(stem: &str) -> impl Iterator<Item = &str> {
    let last = stem.char_indices().next_back().map_or(0, |(last, _)| last);
    let agreed = last.max(stem.chars().next().map_or(0, char::len_utf8));
    let letter = stem.strip_suffix("ie").filter(|rest| rest.chars().count() == 1);
    let irregular = FORMS_BY_STEM.get(stem).into_iter().flatten().copied();
    [&stem[..agreed]].into_iter().chain(letter).chain(irregular)
}

/// The irregular forms of the words with a stem.
static FORMS_BY_STEM: LazyLock<HashMap<String, Vec<&'static str>, FxBuildHasher>> = LazyLock::new(|| {
    let mut forms: HashMap<String, Vec<&'static str>, FxBuildHasher> = HashMap::default();
    for (form, base) in IRREGULAR.iter() {
        forms.entry(Stemmer::new(Algorithm::English).stem(base).into_owned()).or_default().push(form);
    }
    forms
});

static IRREGULAR: LazyLock<HashMap<&'static str, &'static str, FxBuildHasher>> = LazyLock::new(|| {
    FORMS
        .iter()
        .flat_map(|line| {
            let mut words = line.split(' ');
            let base = words.next().unwrap_or_default();
            words.map(move |form| (form, base))
        })
        .collect()
});

/// Irregular verbs and nouns of English: the base form, then its other forms. Forms that are base forms of
/// another common word ("found", "left", "saw", "lay", "felt", "bore", "ground", "wound") are left out.
const FORMS: &[&str] = &[
    "arise arose arisen",
    "awake awoke awoken",
    "bear borne",
    "beat beaten",
    "become became",
    "begin began begun",
    "bend bent",
    "bind bound",
    "bite bit bitten",
    "bleed bled",
    "blow blew blown",
    "break broke broken",
    "breed bred",
    "bring brought",
    "build built",
    "burn burnt",
    "buy bought",
    "catch caught",
    "choose chose chosen",
    "cling clung",
    "come came",
    "creep crept",
    "deal dealt",
    "dig dug",
    "do did done does",
    "draw drew drawn",
    "drink drank drunk",
    "drive drove driven",
    "eat ate eaten",
    "fall fell fallen",
    "feed fed",
    "fight fought",
    "flee fled",
    "fly flew flown flies",
    "forbid forbade forbidden",
    "forecast forecasted",
    "forget forgot forgotten",
    "forgive forgave forgiven",
    "freeze froze frozen",
    "get got gotten",
    "give gave given",
    "go went gone goes",
    "grow grew grown",
    "hang hung",
    "have had has",
    "hear heard",
    "hide hid hidden",
    "hold held",
    "keep kept",
    "kneel knelt",
    "know knew known",
    "lead led",
    "lean leant",
    "leap leapt",
    "leave left",
    "lend lent",
    "lie lain",
    "lose lost",
    "make made",
    "mean meant",
    "meet met",
    "mistake mistook mistaken",
    "pay paid",
    "prove proven",
    "ride rode ridden",
    "ring rang rung",
    "rise rose risen",
    "run ran",
    "say said",
    "see saw seen",
    "seek sought",
    "sell sold",
    "send sent",
    "shake shook shaken",
    "shine shone",
    "shoot shot",
    "show shown",
    "shrink shrank shrunk",
    "sing sang sung",
    "sink sank sunk",
    "sit sat",
    "slay slew slain",
    "sleep slept",
    "slide slid",
    "speak spoke spoken",
    "spend spent",
    "spin spun",
    "stand stood",
    "steal stole stolen",
    "stick stuck",
    "sting stung",
    "strike struck stricken",
    "strive strove striven",
    "swear swore sworn",
    "sweep swept",
    "swim swam swum",
    "swing swung",
    "take took taken",
    "teach taught",
    "tear tore torn",
    "tell told",
    "think thought",
    "throw threw thrown",
    "undergo underwent undergone",
    "understand understood",
    "undertake undertook undertaken",
    "uphold upheld",
    "wake woke woken",
    "wear wore worn",
    "weep wept",
    "win won",
    "withdraw withdrew withdrawn",
    "withhold withheld",
    "write wrote written",
    "be is are was were been being am",
    "die died dies dying",
    "lay laid",
    "find found",
    "bear bore born",
    "man men",
    "woman women",
    "child children",
    "person people persons",
    "foot feet",
    "tooth teeth",
    "goose geese",
    "mouse mice",
    "life lives",
    "wife wives",
    "knife knives",
    "leaf leaves",
    "half halves",
    "thief thieves",
    "policeman policemen",
    "policewoman policewomen",
    "fisherman fishermen",
    "gunman gunmen",
    "fireman firemen",
    "spokesman spokesmen",
    "congressman congressmen",
    "crewman crewmen",
    "businessman businessmen",
    "frenchman frenchmen",
    "crisis crises",
    "analysis analyses",
    "basis bases",
    "hypothesis hypotheses",
    "criterion criteria",
    "phenomenon phenomena",
    "medium media",
    "datum data",
    "bacterium bacteria",
    "nucleus nuclei",
    "alumnus alumni",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expect: bool) {
        assert_eq!(stem(a) == stem(b), expect, "{a} / {b}: {} / {}", stem(a), stem(b));
    }

    #[test]
    fn inflected_forms_share_a_stem() {
        check("kill", "killing", true);
        check("kill", "killed", true);
        check("member", "members", true);
        check("country", "countries", true);
        check("meet", "met", true);
        check("meet", "meeting", true);
        check("woman", "women", true);
        check("say", "said", true);
        check("fall", "fell", true);
        check("university", "universal", false);
        check("kill", "skill", false);
        check("dead", "deal", false);
        check("a330", "a330s", false);
    }

    #[test]
    fn a_word_begins_like_its_stem() {
        let endings = [
            "", "s", "es", "ies", "ied", "ed", "ing", "y", "ly", "edly", "ingly", "e", "ational", "ization", "iveness",
            "fulness", "ousness", "ousli", "biliti", "ability", "ogist", "ogi", "enci", "anci", "izer", "alli",
            "entli", "ator", "alism", "aliti", "iviti", "icate", "iciti", "ical", "ative", "ment", "ement", "ant",
            "ence", "ion", "sion", "tion", "eed", "eedly", "bl", "at", "iz", "ll",
        ];
        let starts = [
            "",
            "a",
            "b",
            "e",
            "y",
            "ow",
            "cr",
            "cry",
            "hop",
            "hopp",
            "rol",
            "sk",
            "ski",
            "gener",
            "commun",
            "arsen",
            "univers",
            "inter",
            "past",
            "emerg",
            "bann",
            "ug",
            "on",
            "ear",
            "sing",
            "gent",
            "id",
            "d",
            "l",
            "t",
            "dy",
            "yy",
            "ayb",
            "proc",
            "exc",
            "succ",
            "inn",
            "out",
            "cann",
            "herr",
            "earr",
            "even",
            "how",
            "new",
            "atl",
            "cosm",
            "bias",
            "and",
            "v",
            "o'bri",
            "caf\u{e9}",
            "\u{131}",
        ];
        for word in starts.iter().flat_map(|start| endings.map(|ending| format!("{start}{ending}"))) {
            let stem = stem(&word).into_owned();
            assert!(beginnings_of(&stem).any(|beginning| word.starts_with(beginning)), "{word} has the stem {stem}");
        }
    }

    #[test]
    fn no_form_has_two_bases() {
        let mut seen = HashMap::new();
        for line in FORMS {
            let mut words = line.split(' ');
            let base = words.next().expect("a base form");
            for form in words {
                assert_eq!(seen.insert(form, base), None, "{form}");
            }
        }
    }
}
