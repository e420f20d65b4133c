//! The words a number counts: "pro-Palestinian Turkish activists" after "10".
//!
//! Without a tagger, the phrase is the run of words after the number up to a word that can't stand in it: a
//! preposition, a pronoun, an auxiliary, a frequent verb, punctuation, another number. A plural ends it, unless
//! another plural follows; its last word is the head. "28-member" counts members, whatever follows; "three of its plants"
//! counts plants.
//!
//! Refuses what is not named ("five of them", "nine were killed"), an owner ("the island's 2,000 people"), and a singular
//! after a number other than one ("a 7.8 earthquake", "the 2020 census").
//!
//! ```
//! use crosscheck::mention::read;
//! let text = "5 New York Times reporters met one Reuters photographer.";
//! let heads: Vec<_> = read(text, None).iter().filter_map(|mention| mention.noun).map(|noun| noun.head.of(text)).collect();
//! assert_eq!(heads, ["reporters", "photographer"]);
//! ```

use super::Noun;
use super::lexicon::{Class, class_of};
use super::token::{Shape, Tokens, is_hyphen};

/// No noun phrase is looked for further than this.
const LONGEST: usize = 12;

/// Words that end a noun phrase or can't begin one.
#[rustfmt::skip]
pub(super) const FUNCTION_WORDS: &[&str] = &[
    "worldwide", "overseas", "nationwide", "abroad", "globally", "nationally", "annually", "nett", "gross", "ahead",
    "of", "in", "on", "at", "by", "for", "from", "to", "with", "without", "within", "into", "onto", "over", "under",
    "above", "below", "between", "among", "amid", "against", "during", "since", "until", "till", "after", "before",
    "through", "throughout", "across", "along", "around", "about", "near", "off", "out", "up", "down", "toward",
    "towards", "upon", "via", "per", "as", "than", "like", "despite", "because", "while", "when", "where", "whereas",
    "whether", "if", "unless", "although", "though", "and", "or", "but", "nor", "so", "yet", "plus", "the", "a", "an",
    "this", "that", "these", "those", "its", "their", "his", "her", "our", "your", "my", "it", "they", "he", "she",
    "we", "you", "i", "them", "him", "us", "me", "who", "whom", "whose", "which", "what", "there", "here", "each",
    "every", "all", "both", "any", "some", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have",
    "had", "having", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should",
    "not", "no", "isn't", "aren't", "wasn't", "weren't", "don't", "didn't", "won't", "only", "just", "also",
    "already", "still", "even", "ever", "never", "then", "now", "today", "yesterday", "tomorrow", "tonight", "ago",
    "later", "earlier", "away", "together", "respectively", "apiece", "alone", "overall", "instead", "again", "too",
    "well", "however", "including", "excluding", "according", "compared", "straight", "last", "next", "once",
    "twice", "else", "either", "neither", "versus", "vs", "v", "percent", "almost", "nearly", "roughly",
    "approximately", "how", "why",
    "himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves", "oneself", "outside", "inside", "behind", "beside", "besides", "beneath", "beyond", "amongst", "underneath", "elsewhere",
];

/// Words that end a noun phrase or can't begin one: function words.
fn stops(word: &str) -> bool {
    class_of(word).meets(Class::FUNCTION)
}

/// Verbs that follow a number's noun, or the number itself, more often than they begin a noun phrase: the past forms of
/// the irregular verbs, which no ending tells ("struck", "shrank"; those that are nouns or adjectives as often are left
/// out, as "ground" and "broken"), frequent verbs of news, and participles of what befalls people.
#[rustfmt::skip]
pub(super) const VERBS: &[&str] = &[
    "said", "says", "say", "died", "die", "dies", "came", "come", "comes", "went", "go", "goes", "took", "take",
    "takes", "made", "make", "makes", "got", "get", "gets", "left", "leave", "leaves", "lost", "lose", "won", "win",
    "wins", "fell", "fall", "falls", "rose", "rise", "rises", "grew", "grow", "began", "begin", "begins", "became",
    "become", "becomes", "held", "hold", "holds", "kept", "keep", "told", "tell", "gave", "give", "gives", "found",
    "find", "saw", "see", "knew", "know", "thought", "think", "felt", "fled", "flew", "drove", "ran", "run", "sat",
    "stood", "stand", "spoke", "spent", "sent", "sold", "sell", "bought", "buy", "brought", "built", "broke", "cut",
    "hit", "put", "set", "let", "shot", "met", "meet", "led", "paid", "pay", "read", "wrote", "voted", "vote", "live",
    "lives", "lived", "remain", "remains", "remained", "include", "includes", "included", "seem", "seems", "appear",
    "appears", "want", "wants", "need", "needs", "believe", "agree", "agreed", "signed", "joined", "attended",
    "survived", "escaped", "arrived", "returned", "followed", "gathered", "marched", "protested", "suffered",
    "sustained", "received", "expect", "plan", "cost", "costs", "worth", "dead", "killed", "injured", "wounded",
    "hurt", "missing", "arrested", "detained", "displaced", "kidnapped", "charged", "sentenced", "convicted",
    "rescued", "hospitalized", "hospitalised", "evacuated", "infected", "arose", "ate", "bade", "beat", "befell",
    "blew", "caught", "chose", "clung", "crept", "dealt", "drank", "drew",
    "dug", "fought", "forbade", "forgot", "forgave", "froze", "hid", "hung", "knelt", "laid", "lay", "leapt",
    "learnt", "lent", "overcame", "overran", "overthrew", "overtook", "pled", "quit", "rang", "rode", "sang", "sank",
    "sought", "shook", "shrank", "slept", "slid", "spun", "sprang", "stole", "struck", "stuck", "swam",
    "swept", "swore", "swung", "taught", "threw", "tore", "undertook", "underwent", "upheld", "withdrew", "withstood",
    "woke", "wore", "wept", "exceed", "exceeds", "exceeded", "strode", "strove", "flung", "mistook", "outgrew", "oversaw", "rebuilt", "resold",
];

/// Verbs of news prose that follow a number's noun, or the number itself, more often than they begin a noun phrase.
fn verb(word: &str) -> bool {
    class_of(word).meets(Class::VERB)
}

/// Plurals that do not end in "s".
#[rustfmt::skip]
pub(super) const PLURALS: &[&str] = &[
    "people", "men", "women", "children", "police", "aircraft", "spacecraft", "staff", "personnel", "feet", "teeth",
    "mice", "geese", "oxen", "media", "data", "criteria", "phenomena", "bacteria", "alumni", "sheep", "fish",
    "cattle", "deer", "offspring", "folk", "brethren", "lives", "fungi", "cacti", "stimuli", "crew", "infantry",
    "cavalry", "poor", "dead", "homeless", "elderly", "kin", "clergy", "trout", "squid", "swine", "bison", "moose",
    "unemployed", "radii", "nuclei", "larvae", "menus", "gurus", "emus", "taxis", "skis", "tsunamis", "israelis", "iraqis", "saudis", "yemenis", "omanis", "qataris", "kuwaitis",
    "emiratis", "bahrainis", "pakistanis", "bangladeshis", "nepalis", "azerbaijanis", "somalis", "yazidis", "houthis",
    "nazis", "taliban", "bedouin", "inuit", "roma",
];

/// Plurals that do not end in "s".
fn irregular_plural(word: &str) -> bool {
    class_of(word).meets(Class::PLURAL)
        || word.ends_with("men") && word.len() > 4
        || word.ends_with("people")
        || word.ends_with("children")
}

/// Whether a word has the look of a plural noun.
pub(crate) fn plural(word: &str) -> bool {
    let s = word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && word.len() > 2;
    (s || irregular_plural(word)) && !stops(word)
}

/// Nouns in the singular that numbers count none the less: bodies of people, and animals taken together.
fn collective(word: &str) -> bool {
    matches!(
        word,
        "head"
            | "youth"
            | "faculty"
            | "crew"
            | "staff"
            | "livestock"
            | "poultry"
            | "shrimp"
            | "salmon"
            | "tuna"
            | "cod"
            | "elk"
            | "militia"
            | "pair"
            | "dozen"
            | "percent"
            | "gross"
            | "wounded"
            | "injured"
            | "disabled"
            | "rich"
    )
}

/// Whether a number other than one can count the noun: a plural, a collective, or a name, which may be its own plural
/// ("three Taliban"). In "a 7.8 earthquake" and "the 2020 census" the number only describes.
pub(crate) fn counted_by_many(head: &str) -> bool {
    let small = head.starts_with(char::is_lowercase);
    !small || plural(head) || collective(head)
}

/// Adjectives that look like verbs or plurals, and words that stand before a noun though a list above stops at them.
fn participle(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")) && !class_of(word).meets(Class::GERUND)
}

/// The noun phrase of a share, which "of" alone may open: "90 % of bondholders", "a score of jets".
pub(crate) fn of_share(tokens: &Tokens<'_>, at: usize) -> Option<Noun> {
    after(tokens, at).or_else(|| if tokens.is(at, "of") { phrase(tokens, at + 1) } else { None })
}

/// The noun phrase a number counts, whose words begin at token `at`, right after the number.
pub(crate) fn after(tokens: &Tokens<'_>, at: usize) -> Option<Noun> {
    let mut at = at;
    if tokens.symbol(at).is_some_and(is_hyphen) && tokens.glued(at) && tokens.glued(at + 1) && tokens.is_word(at + 1) {
        // "the second-largest bank", "the fourth-most-populous city"
        if tokens.is(at + 1, "most") || adjective(tokens.word(at + 1)) {
            return phrase(tokens, at + 1);
        }
        return hyphenated(tokens, at + 1);
    }
    if tokens.is(at, "of") {
        at = partitive(tokens, at)?;
    } else if matches!(tokens.word(at), "more" | "other" | "additional" | "further" | "fewer" | "extra") {
        at += 1;
        if tokens.is(at, "of") {
            at = partitive(tokens, at)?;
        }
    }
    let noun = phrase(tokens, at)?;
    Some(with_second(tokens, noun, at).unwrap_or(noun))
}

/// "oil and gas wells": a noun in the singular before "and" only describes the plural after it.
fn with_second(tokens: &Tokens<'_>, first: Noun, at: usize) -> Option<Noun> {
    let single = |noun: Noun| !counted_by_many(noun.head.of(tokens.text));
    let one = at > 0 && matches!(tokens.word(at - 1), "one" | "1");
    // "a 7.8 quake and floods"
    let described =
        at > 1 && (matches!(tokens.word(at - 2), "a" | "an") || tokens.is(at - 2, ".") && tokens.glued(at - 1));
    if one || described || !single(first) {
        return None;
    }
    let end = (at..at + LONGEST).find(|&i| tokens.get(i).is_none_or(|token| token.span.start >= first.span.end))?;
    let joined = matches!(tokens.word(end), "and" | "or") && tokens.is_word(end + 1);
    let second = if joined { phrase(tokens, end + 1)? } else { return None };
    let head = second.head.of(tokens.text);
    if !plural(head) || !head.starts_with(char::is_lowercase) {
        return None;
    }
    Some(Noun { span: first.span.cover(second.span), head: second.head })
}

/// "28-member alliance": what is counted is glued to the number. In "22-year-old man" nothing is.
fn hyphenated(tokens: &Tokens<'_>, at: usize) -> Option<Noun> {
    if tokens.has(at, Class::CARDINAL.and(Class::ORDINAL)) || stops(tokens.word(at)) {
        return None;
    }
    let span = tokens.span(at, at + 1);
    Some(Noun { span, head: span })
}

/// Past "of the", "of its", "of Boeing's": where the noun of "three of its plants" begins.
fn partitive(tokens: &Tokens<'_>, of: usize) -> Option<usize> {
    let next = of + 1;
    // "of Boeing's", "of the company's", "of the state of Georgia's": the owner is passed over.
    let owner = (next + 1..next + 7)
        .find(|&i| !tokens.is_word(i) || stops(tokens.word(i)) && !tokens.is(i, "of"))
        .filter(|&i| tokens.get(i).is_some_and(|token| token.shape == Shape::Possessive))
        .filter(|&i| tokens.is_word(i + 1) && !tokens.is(i - 1, "of"));
    if let Some(owner) = owner {
        return Some(owner + 1);
    }
    let determined = matches!(
        tokens.word(next),
        "the" | "its" | "their" | "his" | "her" | "our" | "your" | "my" | "these" | "those" | "all"
    );
    determined.then_some(next + 1)
}

/// Adjectives that begin many a phrase and head none.
#[rustfmt::skip]
pub(super) const ADJECTIVES: &[&str] = &[
    "new", "old", "short", "long", "high", "low", "big", "small", "former", "such", "different", "same", "major",
    "young", "large", "great", "good", "bad", "full", "own", "main", "key", "top", "due", "able", "available",
    "likely", "present", "alive", "open", "responsible", "strong", "ready", "similar", "est", "older", "younger",
    "elder", "larger", "smaller", "bigger", "greater", "newer", "longer", "shorter",
    "higher", "lower", "cheaper", "dearer", "faster", "slower", "stronger", "weaker", "taller", "heavier", "lighter",
    "richer", "poorer", "wider", "deeper", "complete", "effective", "usual",
];

/// Adjectives that begin many a phrase and head none.
fn adjective(word: &str) -> bool {
    class_of(word).meets(Class::ADJECTIVE)
        || word.len() > 5 && word.ends_with("est") && !matches!(word, "interest" | "harvest" | "protest")
}

/// The token after the word at `at`, with what hyphens and glued digits add to it: "pro-Palestinian", "A330-200".
fn word_end(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + 8 && tokens.glued(end) {
        if tokens.is_digits(end) || tokens.is_word(end) && tokens.is_digits(end - 1) {
            end += 1;
        } else if tokens.symbol(end).is_some_and(is_hyphen)
            && tokens.glued(end + 1)
            && tokens.get(end + 1).is_some_and(|t| t.shape.is_value())
        {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// The token after a name of letters with dots, which describes the word after it: "U.S." in "two U.S. soldiers".
fn letters(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let letter = |i: usize| {
        tokens.is_word(i)
            && tokens.raw(i).len() == 1
            && !small(tokens, i)
            && tokens.is(i + 1, ".")
            && tokens.glued(i + 1)
    };
    let mut end = at;
    while letter(end) && end < at + 2 * LONGEST && (end == at || tokens.glued(end)) {
        end += 2;
    }
    (end > at + 2 && tokens.is_word(end) && !tokens.glued(end)).then_some(end)
}

/// Whether the word begins with a small letter.
fn small(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.raw(at).starts_with(char::is_lowercase)
}

/// Whether a name begins at `at`, after a noun in small letters, that ends the phrase: "his first wife Doris Lockhart".
/// In "six senior Israeli officials" and "five military Airbus jets" the name describes what follows.
fn names(tokens: &Tokens<'_>, at: usize) -> bool {
    let capital = |i: usize| tokens.is_word(i) && !small(tokens, i) && !tokens.glued(i);
    if at == 0 || !capital(at) || !small(tokens, at - 1) || tokens.glued(at - 1) {
        return false;
    }
    let end = (at..at + 6).find(|&i| !capital(i)).unwrap_or(at + 6);
    let goes_on = tokens.is_word(end) && !tokens.glued(end) && !stops(tokens.word(end)) && !verb(tokens.word(end))
        || tokens.is_digits(end);
    !goes_on && !plural(tokens.word(end - 1))
}

fn phrase(tokens: &Tokens<'_>, start: usize) -> Option<Noun> {
    let mut end = start;
    let mut head = None;
    let mut at = start;
    // One counts a singular, so that no plural ends what it counts: "one Reuters photographer".
    let one = start > 0 && matches!(tokens.word(start - 1), "one" | "1");
    if tokens.is(start, "times") {
        return None;
    }
    while at < start + LONGEST {
        let Some(token) = tokens.get(at).filter(|token| token.shape.is_value() && !token.first) else {
            break;
        };
        if let Some(after) = letters(tokens, at) {
            at = after;
            continue;
        }
        let last = word_end(tokens, at);
        let word = tokens.word(at);
        let model = tokens.is_digits(last - 1) || tokens.is_digits(at);
        if model {
            // "larger 777 planes", "new A330-200 jets": a model's number belongs to the phrase, its own count does not.
            let named = tokens.is_digits(at) && (at == start || token.glued || last > at + 1 && !tokens.glued(at + 1));
            if named || !tokens.is_word(last) || stops(tokens.word(last)) {
                break;
            }
            at = last;
            continue;
        }
        if stops(word) && last == at + 1
            || tokens.has(at, Class::CARDINAL.and(Class::WEEKDAY).and(Class::MONTH)) && !plural(word)
        {
            break;
        }
        if verb(word) && !before_noun(tokens, at, start) {
            break;
        }
        let final_word = tokens.word(last - 1);
        let describes = |head: usize| adjective(tokens.word(head)) || tokens.word(head).ends_with("ly");
        let after_noun = head.is_some_and(|head| !describes(head));
        let single = last == at + 1 && small(tokens, at);
        // "one source close to the talks"
        let predicate =
            matches!(word, "close" | "familiar" | "aware") && matches!(tokens.word(last), "to" | "with" | "of");
        if after_noun && predicate {
            break;
        }
        // "One limits the use of drones": what looks like a plural after "one" is a verb.
        if one && at == start && single_verb(tokens, at, last) {
            break;
        }
        if after_noun && (single && participle(final_word) && !before_noun(tokens, at, start) || names(tokens, at)) {
            break;
        }
        if tokens.get(last).is_some_and(|next| next.shape == Shape::Possessive) && !plural(final_word) {
            // "the island's population", "one man's house": the owner is not what is counted.
            head = None;
            at = last + 1;
            continue;
        }
        head = Some(last - 1);
        end = last;
        at = last;
        if plural(final_word) {
            let next = tokens.word(last);
            let another = tokens.is_word(last)
                && !tokens.glued(last)
                && !verb(next)
                && (plural(next) || one && !small(tokens, last - 1) && !stops(next) && !participle(next));
            if !another {
                break;
            }
        }
    }
    let head = head?;
    // A lone participle is a verb ("nine killed in the raid"); adverbs, adjectives and "mid-size" head nothing.
    let word = tokens.word(head);
    let hyphenated = head > start && tokens.glued(head) && !plural(word);
    if head == start && (participle(word) || word.ends_with("ly"))
        || adjective(word)
        || hyphenated
        || tokens.raw(head).len() < 2
    {
        return None;
    }
    Some(Noun { span: tokens.span(start, end), head: tokens.span(head, head + 1) })
}

/// Whether the word at `at`, right after "one", has the look of a plural and nothing after it that it could describe.
fn single_verb(tokens: &Tokens<'_>, at: usize, next: usize) -> bool {
    let word = tokens.word(at);
    let both = matches!(word, "series" | "species" | "means" | "news" | "crossroads" | "headquarters");
    let describes = tokens.is_word(next) && !tokens.glued(next) && !stops(tokens.word(next));
    small(tokens, at) && plural(word) && !both && !describes
}

/// Nouns in "-ing".
#[rustfmt::skip]
pub(super) const GERUNDS: &[&str] = &[
    "rating", "building", "meeting", "filing", "ruling", "shooting", "bombing", "hearing", "wedding", "painting",
    "recording", "funding", "spending", "ending", "landing", "offering", "holding", "setting", "opening", "sitting",
    "sighting", "stabbing", "killing", "beating", "listing", "booking", "warning", "crossing", "briefing", "gathering",
    "finding", "feeling", "drawing", "training", "housing", "evening", "morning", "king", "wing", "ring", "spring",
    "sibling", "inning", "ceiling", "string",
];

/// Whether a word that may be a verb stands before a noun it describes: "10 wounded soldiers".
fn before_noun(tokens: &Tokens<'_>, at: usize, start: usize) -> bool {
    let next = at + 1;
    let describes = participle(tokens.word(at)) || matches!(tokens.word(at), "dead" | "hurt" | "lost" | "live");
    if !describes {
        return false;
    }
    if at != start {
        // "five largest trading partners"; what follows a plural never gets here.
        return tokens.is_word(next) && !tokens.glued(next) && plural(tokens.word(next));
    }
    tokens.is_word(next)
        && !tokens.glued(next)
        && !stops(tokens.word(next))
        && !tokens.has(next, Class::WEEKDAY.and(Class::MONTH))
        && (1..4).any(|ahead| {
            plural(tokens.word(at + ahead)) && (1..ahead).all(|i| tokens.is_word(at + i) && !stops(tokens.word(at + i)))
        })
}

/// Whether a counted thing could stand at token `at`: a word in small letters that is no function word.
pub(crate) fn could_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    tokens.is_word(at) && !stops(word) && (!verb(word) || before_noun(tokens, at, at))
}

/// Whether the word only joins other words: a preposition, a pronoun, an auxiliary.
pub(crate) fn function_word(word: &str) -> bool {
    stops(word)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_noun as check;

    #[test]
    fn counted_words() {
        check("10 pro-Palestinian Turkish activists who sailed", "pro-Palestinian Turkish [activists]");
        check("the 28-member NATO military alliance", "[member]");
        check("nearly 40,000 people, aims", "[people]");
        check("nine Turkish nationals killed by fire", "Turkish [nationals]");
        check("five largest trading partners", "largest trading [partners]");
        check("22 new Boeing 787 Dreamliners, an aircraft", "new Boeing 787 [Dreamliners]");
        check("20 of Boeing's larger 777 planes for", "larger 777 [planes]");
        check("ten of its plants", "[plants]");
        check("65 of the state of Georgia's counties", "[counties]");
        check("three of the company's new plants in", "new [plants]");
        check("1 older sibling.", "older [sibling]");
        check("50 other people were", "[people]");
        check("10 wounded soldiers", "wounded [soldiers]");
        check("one Israeli soldier was killed", "Israeli [soldier]");
        check("70% of all digital music sales", "digital music [sales]");
        check("dozens of homes into rubble", "[homes]");
        check("12 aircraft as", "[aircraft]");
        check("the second-largest bank in", "largest [bank]");
        check("the fourth-most-populous city in", "most-populous [city]");
        check("a 57% approval rating, based", "approval [rating]");
        check("the second highest rated show on", "highest rated [show]");
        check("his first wife Doris Lockhart in", "[wife]");
        check("six senior Israeli officials said", "senior Israeli [officials]");
        check("5 New York Times reporters were", "New York Times [reporters]");
        check("one Reuters photographer was", "Reuters [photographer]");
        check("two-thirds of the island's people", "[people]");
        check("the third-largest economy shrank", "largest [economy]");
        check("the second-costliest hurricane in", "costliest [hurricane]");
        check("three Taliban were", "[Taliban]");
        check("20 crew died", "[crew]");
        check("two U.S. soldiers were", "U.S. [soldiers]");
        check("32 people—19 men", "[people]");
        check("one source close to the talks", "[source]");
        check("50 oil and natural gas wells were", "oil and natural gas [wells]");
        check("14 soldier and civilian deaths", "soldier and civilian [deaths]");
        check("the 4th largest privately owned company in", "largest privately owned [company]");
    }

    #[test]
    fn nothing_counted() {
        check("a 7.8 earthquake", "");
        check("a 7.8 quake and floods", "");
        check("shot three times in", "");
        check("four-fifths of the island's 2,000 people", "");
        check("nine in the U.S. Soldiers", "");
        check("nine were killed", "");
        check("five of them children", "");
        check("10 killed in raid", "");
        check("until the two cut ties", "");
        check("eight short of the goal", "");
        check("It killed 10.", "");
        check("10, people said", "");
        check("in 10\n\nPeople said", "");
        check("One limits them to a mile.", "");
    }
}
