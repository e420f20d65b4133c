//! The words a number counts: "pro-Palestinian Turkish activists" after "10".
//!
//! Without a tagger, the phrase is the run of words after the number up to a word that can't stand in it: a
//! preposition, a pronoun, an auxiliary, a frequent verb, punctuation, another number. A plural ends it, unless
//! another plural follows; its last word is the head. "28-member" counts members, whatever follows. "Five of them" and
//! "nine were killed" count nothing that is named; "three of its plants" counts plants.

use super::Noun;
use super::lexicon::Class;
use super::token::{Tokens, is_dash};

/// No noun phrase is looked for further than this.
const LONGEST: usize = 12;

/// Words that end a noun phrase or can't begin one: function words.
fn stops(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "to"
            | "with"
            | "without"
            | "within"
            | "into"
            | "onto"
            | "over"
            | "under"
            | "above"
            | "below"
            | "between"
            | "among"
            | "amid"
            | "against"
            | "during"
            | "since"
            | "until"
            | "till"
            | "after"
            | "before"
            | "through"
            | "throughout"
            | "across"
            | "along"
            | "around"
            | "about"
            | "near"
            | "off"
            | "out"
            | "up"
            | "down"
            | "toward"
            | "towards"
            | "upon"
            | "via"
            | "per"
            | "as"
            | "than"
            | "like"
            | "despite"
            | "because"
            | "while"
            | "when"
            | "where"
            | "whereas"
            | "whether"
            | "if"
            | "unless"
            | "although"
            | "though"
            | "and"
            | "or"
            | "but"
            | "nor"
            | "so"
            | "yet"
            | "plus"
            | "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "your"
            | "my"
            | "it"
            | "they"
            | "he"
            | "she"
            | "we"
            | "you"
            | "i"
            | "them"
            | "him"
            | "us"
            | "me"
            | "who"
            | "whom"
            | "whose"
            | "which"
            | "what"
            | "there"
            | "here"
            | "each"
            | "every"
            | "all"
            | "both"
            | "any"
            | "some"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "am"
            | "has"
            | "have"
            | "had"
            | "having"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
            | "not"
            | "no"
            | "isn't"
            | "aren't"
            | "wasn't"
            | "weren't"
            | "don't"
            | "didn't"
            | "won't"
            | "only"
            | "just"
            | "also"
            | "already"
            | "still"
            | "even"
            | "ever"
            | "never"
            | "then"
            | "now"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
            | "ago"
            | "later"
            | "earlier"
            | "away"
            | "together"
            | "respectively"
            | "apiece"
            | "alone"
            | "overall"
            | "instead"
            | "again"
            | "too"
            | "well"
            | "however"
            | "including"
            | "excluding"
            | "according"
            | "compared"
            | "if only"
            | "times"
            | "straight"
            | "last"
            | "next"
            | "once"
            | "twice"
            | "else"
            | "either"
            | "neither"
            | "versus"
            | "vs"
            | "v"
            | "percent"
            | "yet again"
            | "almost"
            | "nearly"
            | "roughly"
            | "approximately"
            | "how"
            | "why"
    )
}

/// Verbs of news prose that follow a number's noun, or the number itself, more often than they begin a noun phrase.
fn verb(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "say"
            | "died"
            | "die"
            | "dies"
            | "came"
            | "come"
            | "comes"
            | "went"
            | "go"
            | "goes"
            | "took"
            | "take"
            | "takes"
            | "made"
            | "make"
            | "makes"
            | "got"
            | "get"
            | "gets"
            | "left"
            | "leave"
            | "leaves"
            | "lost"
            | "lose"
            | "won"
            | "win"
            | "wins"
            | "fell"
            | "fall"
            | "falls"
            | "rose"
            | "rise"
            | "rises"
            | "grew"
            | "grow"
            | "began"
            | "begin"
            | "begins"
            | "became"
            | "become"
            | "becomes"
            | "held"
            | "hold"
            | "holds"
            | "kept"
            | "keep"
            | "told"
            | "tell"
            | "gave"
            | "give"
            | "gives"
            | "found"
            | "find"
            | "saw"
            | "see"
            | "knew"
            | "know"
            | "thought"
            | "think"
            | "felt"
            | "fled"
            | "flew"
            | "drove"
            | "ran"
            | "run"
            | "sat"
            | "stood"
            | "stand"
            | "spoke"
            | "spent"
            | "sent"
            | "sold"
            | "sell"
            | "bought"
            | "buy"
            | "brought"
            | "built"
            | "broke"
            | "cut"
            | "hit"
            | "put"
            | "set"
            | "let"
            | "shot"
            | "met"
            | "meet"
            | "led"
            | "paid"
            | "pay"
            | "read"
            | "wrote"
            | "voted"
            | "vote"
            | "live"
            | "lives"
            | "lived"
            | "remain"
            | "remains"
            | "remained"
            | "include"
            | "includes"
            | "included"
            | "seem"
            | "seems"
            | "appear"
            | "appears"
            | "want"
            | "wants"
            | "need"
            | "needs"
            | "believe"
            | "agree"
            | "agreed"
            | "signed"
            | "joined"
            | "attended"
            | "survived"
            | "escaped"
            | "arrived"
            | "returned"
            | "followed"
            | "gathered"
            | "marched"
            | "protested"
            | "suffered"
            | "sustained"
            | "received"
            | "expect"
            | "plan"
            | "cost"
            | "costs"
            | "worth"
            | "dead"
            | "killed"
            | "injured"
            | "wounded"
            | "hurt"
            | "missing"
            | "arrested"
            | "detained"
            | "displaced"
            | "kidnapped"
            | "charged"
            | "sentenced"
            | "convicted"
            | "rescued"
            | "hospitalized"
            | "hospitalised"
            | "evacuated"
            | "infected"
    )
}

/// Plurals that do not end in "s".
fn irregular_plural(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "aircraft"
            | "spacecraft"
            | "staff"
            | "personnel"
            | "feet"
            | "teeth"
            | "mice"
            | "geese"
            | "oxen"
            | "media"
            | "data"
            | "criteria"
            | "phenomena"
            | "bacteria"
            | "alumni"
            | "sheep"
            | "fish"
            | "cattle"
            | "deer"
            | "offspring"
            | "folk"
            | "brethren"
            | "lives"
            | "fungi"
            | "cacti"
            | "stimuli"
            | "crew"
            | "infantry"
            | "cavalry"
            | "poor"
            | "dead"
            | "homeless"
            | "elderly"
            | "kin"
    ) || word.ends_with("men") && word.len() > 4
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

/// Adjectives that look like verbs or plurals, and words that stand before a noun though a list above stops at them.
fn participle(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"))
}

/// The noun phrase a number counts, whose words begin at token `at`, right after the number.
pub(crate) fn after(tokens: &Tokens<'_>, at: usize) -> Option<Noun> {
    let mut at = at;
    if tokens.symbol(at).is_some_and(is_dash) && tokens.glued(at) && tokens.glued(at + 1) && tokens.is_word(at + 1) {
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
    phrase(tokens, at)
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
    match tokens.word(next) {
        "the" | "its" | "their" | "his" | "her" | "our" | "your" | "my" | "these" | "those" => Some(next + 1),
        _ => (next + 1..next + 4)
            .find(|&i| tokens.get(i).is_some_and(|token| token.shape == super::token::Shape::Possessive))
            .map(|i| i + 1),
    }
}

fn phrase(tokens: &Tokens<'_>, start: usize) -> Option<Noun> {
    let mut end = start;
    let mut head = None;
    let mut at = start;
    while at < start + LONGEST {
        let token = tokens.get(at)?;
        if token.first && at > start || !tokens.is_word(at) {
            break;
        }
        let word = tokens.word(at);
        if stops(word) || tokens.has(at, Class::CARDINAL.and(Class::WEEKDAY).and(Class::MONTH)) && !plural(word) {
            break;
        }
        if verb(word) && !before_noun(tokens, at, start) {
            break;
        }
        // "pro-Palestinian", "A330-200", "Lebanese-born": one word as far as the phrase goes.
        let mut last = at + 1;
        while tokens.symbol(last).is_some_and(is_dash) && tokens.glued(last) && tokens.glued(last + 1) && last < at + 8
        {
            last += 2;
        }
        while tokens.glued(last) && tokens.is_digits(last) {
            last += 1;
        }
        let final_word = tokens.word(last - 1);
        if participle(final_word) && head.is_some() && !before_noun(tokens, last - 1, start) {
            break;
        }
        head = Some(last - 1);
        end = last;
        at = last;
        if plural(final_word) && tokens.is_word(last - 1) {
            let another = tokens.is_word(last)
                && !tokens.glued(last)
                && plural(tokens.word(last))
                && !verb(tokens.word(last))
                && !stops(tokens.word(last));
            if !another {
                break;
            }
        }
    }
    let head = head?;
    // A lone participle is a verb: "nine killed in the raid".
    if head == start && (participle(tokens.word(start)) || tokens.word(start).ends_with("ly")) {
        return None;
    }
    if !tokens.is_word(head) || tokens.raw(head).len() < 2 {
        return None;
    }
    Some(Noun { span: tokens.span(start, end), head: tokens.span(head, head + 1) })
}

/// Whether a word that may be a verb stands before a noun it describes: "10 wounded soldiers".
fn before_noun(tokens: &Tokens<'_>, at: usize, start: usize) -> bool {
    let next = at + 1;
    let describes = participle(tokens.word(at)) || matches!(tokens.word(at), "dead" | "hurt" | "lost");
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
