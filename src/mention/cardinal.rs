//! Plain numbers: counts, fractions, ratios, scores, multiples.
//!
//! Reads "ten", "40,000", "two thirds", "nine or ten", "nearly 40,000", "one in 21", "seven out of ten", "sixfold",
//! "twice as many", "dozens", "several"; and scores ("2-0", "54 to 46") number by number.
//!
//! Refuses "one" where it stands for a thing ("one of those", "no one", "the one"), numbers that name ("Flight 370",
//! "A330-200", "5G", "S&P 500", "No. 10", "Section 427"), telephone numbers, versions and addresses.
//!
//! ```
//! use crosscheck::mention::{Kind, Sense, read};
//! let mentions = read("One of those aboard Flight 370 was one of 10 pro-Palestinian Turkish activists.", None);
//! assert_eq!(mentions.len(), 1);
//! let noun = mentions[0].noun.unwrap();
//! assert_eq!(noun.head.len(), "activists".len());
//! assert_eq!((mentions[0].kind, mentions[0].sense), (Kind::Cardinal, Sense::Plain));
//! ```

use super::lexicon::Class;
use super::numeral::Numeral;
use super::range::Phrase;
use super::term::{Term, bare};
use super::token::{Tokens, is_dash};
use super::{Found, Kind, Sense, label, noun, number, range, vague, wording};
use crate::value::{DateSpan, Decimal, Unit};

/// Words of multiples.
#[rustfmt::skip]
pub(super) const MULTIPLIERS: &[&str] = &[
    "twice", "twofold", "threefold", "fourfold", "fivefold", "sixfold", "sevenfold", "eightfold", "ninefold",
    "tenfold", "hundredfold", "thousandfold",
];

/// Reads a plain number at token `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, _: Option<&DateSpan>) -> Option<Found> {
    if tokens.has(at, Class::MULTIPLIER) {
        return multiple(tokens, at);
    }
    if (tokens.has(at, Class::VAGUE) || tokens.has(at, Class::ARTICLE) && tokens.has(at + 1, Class::VAGUE))
        && let Some(found) = vague_count(tokens, at)
    {
        return Some(found);
    }
    if !number::could_begin(tokens, at) {
        return None;
    }
    let numeral = tokens.numeral(at)?;
    // "Twenty20"
    let code = tokens.is_word(at) && tokens.glued(numeral.end) && tokens.is_digits(numeral.end);
    if numeral.ordinal || code || stands_for_a_thing(tokens, at, numeral) {
        return None;
    }
    if exchanged(tokens, at, numeral.end) || enumerates(tokens, at, numeral.end) {
        return None;
    }
    if let Some(found) = score(tokens, at, numeral) {
        return Some(found);
    }
    if label::names(tokens, at, numeral) {
        return None;
    }
    if let Some(found) = ratio(tokens, at, numeral) {
        return Some(found);
    }
    if let Some(found) = fold(tokens, at, numeral) {
        return Some(found);
    }
    let touches = wording::after(tokens, numeral.end).is_some();
    let counts = touches || number::millions(tokens, numeral).is_some() && !number::glued_to_word(tokens, at);
    if !counts && number::in_code(tokens, at, numeral.end) {
        return None;
    }
    let phrase = range::read(tokens, at, term)?;
    let times = tokens.is(phrase.to, "times");
    let multiplies = times
        && (tokens.is(phrase.to + 1, "as")
            || tokens.is(phrase.to + 1, "the")
            || tokens.word(phrase.to + 1).ends_with("er")
            || tokens.is(phrase.to + 1, "more")
            || tokens.is(phrase.to + 1, "its"));
    let found =
        number::counted(tokens, Kind::Cardinal, phrase, if multiplies { Sense::Multiplier } else { Sense::Plain });
    // "point three", spoken for 0.3: half a number, unless it counts something.
    let half_said = at > 0 && tokens.is(at - 1, "point") && tokens.is_word(at) && found.mention.noun.is_none();
    (!half_said).then_some(found)
}

fn term(tokens: &Tokens<'_>, at: usize) -> Option<Term> {
    let numeral = tokens.numeral(at).filter(|numeral| !numeral.ordinal)?;
    if let Some(millions) = number::millions(tokens, numeral) {
        return Some(Term::new(millions, millions.end, Unit::None, "cardinal"));
    }
    if tokens.is(numeral.end, "%") {
        return None;
    }
    if number::word_glued(tokens, numeral.end) && wording::after(tokens, numeral.end).is_none() {
        return None;
    }
    bare(tokens, at)
}

/// Whether "one" is a pronoun, or a "half" part of a name of its own.
fn stands_for_a_thing(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> bool {
    let before = at.checked_sub(1).map_or("", |i| tokens.word(i));
    let next = tokens.word(numeral.end);
    if numeral.fraction && next == "-" && tokens.glued(numeral.end) && tokens.glued(numeral.end + 1) {
        // "half-hearted", "a quarter-final"
        return true;
    }
    match tokens.word(at) {
        "one" if numeral.end == at + 1 => {
            let pronoun = matches!(
                before,
                "no" | "number"
                    | "the"
                    | "this"
                    | "that"
                    | "which"
                    | "each"
                    | "every"
                    | "any"
                    | "some"
                    | "another"
                    | "only"
                    | "new"
                    | "good"
                    | "big"
                    | "last"
                    | "first"
                    | "next"
                    | "second"
                    | "third"
            ) || before.ends_with("er")
                && before != "over"
                && before != "under"
                && before != "after"
                && before != "number"
                && before != "other";
            let list = matches!(before, "," | "and" | "to") && number_beside(tokens, at)
                || tokens.numeral(numeral.end).is_some()
                || matches!(next, "," | "and" | "to" | "or" | "in" | "-") && following(tokens, numeral.end + 1);
            if before == "at" && matches!(next, "point" | "time" | "stage" | "end") {
                return true;
            }
            // "number-one albums"
            if before == "-" && at >= 2 && tokens.is(at - 2, "number") {
                return true;
            }
            let alone = tokens.len() == 1;
            let compound = next == "-" && tokens.glued(numeral.end);
            if compound {
                // "one-sided", "one-off", "one-time" count nothing; "one-day" and "one-mile" are read as such.
                return !list;
            }
            let counts = noun::could_begin(tokens, numeral.end)
                && !matches!(next, "another" | "day" | "time" | "thing" | "way" | "such");
            !list && (pronoun || !alone && !counts)
        }
        "half" if numeral.fraction => {
            let named = at > 0 && tokens.has(at - 1, Class::ORDINAL)
                || matches!(
                    before,
                    "other"
                        | "this"
                        | "latter"
                        | "last"
                        | "opening"
                        | "final"
                        | "better"
                        | "the"
                        | "its"
                        | "their"
                        | "his"
                        | "her"
                        | "in"
                        | "time"
                        | "-"
                )
                || next == "-";
            named || matches!(next, "time" | "way" | "brother" | "sister" | "past" | "hour")
        }
        // "zero-coupon", "zero tolerance"
        "zero" => next == "-" || matches!(next, "tolerance" | "sum" | "hour"),
        "minus" | "negative" => false,
        "million" | "thousand" | "hundred" | "billion" | "trillion" | "dozen" if numeral.end == at + 1 && at > 0 => {
            // "the million", "several hundred" are read elsewhere or nowhere.
            next == "-"
        }
        _ => false,
    }
}

fn number_beside(tokens: &Tokens<'_>, at: usize) -> bool {
    at >= 2 && (tokens.has(at - 2, Class::CARDINAL) && !tokens.is(at - 2, "one") || tokens.is_digits(at - 2))
}

fn following(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_digits(at) || tokens.has(at, Class::CARDINAL) && !tokens.is(at, "one")
}

fn whole(numeral: Numeral) -> bool {
    numeral.value.is_whole() && !numeral.value.is_negative() && !numeral.ordinal
}

/// "2-0", "54 to 46", "52-35": number by number, where the pair goes down, or games and votes are spoken of.
fn score(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> Option<Found> {
    if !whole(numeral)
        || numeral.scale != Decimal::ONE
        || tokens.raw(at).len() > 3
        || !tokens.is_digits(at) && !tokens.has(at, Class::CARDINAL)
    {
        return None;
    }
    let joins = |i: usize| {
        tokens.symbol(i).is_some_and(|c| is_dash(c) && tokens.glued(i) && tokens.glued(i + 1)) || tokens.is(i, "to")
    };
    let simple = |i: usize| {
        tokens
            .numeral(i)
            .filter(|n| whole(*n) && n.end == i + 1 && n.scale == Decimal::ONE && n.value < Decimal::from(1000))
    };
    let right =
        if joins(numeral.end) { simple(numeral.end + 1).map(|right| (numeral, right, numeral.end)) } else { None };
    let left = if at >= 2 && joins(at - 1) { simple(at - 2).map(|left| (left, numeral, at - 1)) } else { None };
    let (left, right, link) = right.or(left)?;
    let (first, last) = (link.checked_sub(1)?, right.end);
    let digits = tokens.is_digits(first) && tokens.is_digits(right.end - 1);
    let longer =
        joins(last) && tokens.is_digits(last + 1) || first >= 2 && joins(first - 1) && tokens.is_digits(first - 2);
    let code = first > 0 && tokens.glued(first) && (tokens.is_word(first - 1) || joins(first - 1))
        || tokens.glued(last) && tokens.is_word(last);
    // "Boeing 767-300"
    let make = first > 0 && tokens.has(first - 1, Class::MAKE);
    if longer || code || make || tokens.raw(link + 1).len() > 1 && tokens.raw(link + 1).starts_with('0') {
        return None;
    }
    let dash = !tokens.is(link, "to");
    let down = left.value > right.value || dash && left.value == right.value;
    let cue = (first.saturating_sub(8)..first).chain(last..last + 5).any(|i| played(tokens.word(i)));
    let moved = super::direction::changes(tokens, first) && !cue;
    let scored = if dash { digits && (down || cue) } else { down && cue && digits };
    if !scored || moved && !dash {
        return None;
    }
    let term = Term::new(numeral, numeral.end, Unit::None, "cardinal.score");
    let phrase = Phrase { from: at, to: numeral.end, amount: term.amount(), printed: None, rule: term.rule };
    let mut found = number::found(tokens, Kind::Cardinal, phrase);
    found.mention.sense = Sense::Score;
    found.mention.direction = None;
    Some(found)
}

/// Words of games and votes.
fn played(word: &str) -> bool {
    matches!(
        word,
        "won"
            | "win"
            | "wins"
            | "winning"
            | "beat"
            | "beats"
            | "beating"
            | "lost"
            | "lose"
            | "loss"
            | "defeat"
            | "defeated"
            | "defeats"
            | "victory"
            | "draw"
            | "drew"
            | "tie"
            | "tied"
            | "lead"
            | "led"
            | "leads"
            | "leading"
            | "score"
            | "scored"
            | "scoreline"
            | "vote"
            | "voted"
            | "votes"
            | "voting"
            | "goal"
            | "goals"
            | "match"
            | "game"
            | "innings"
            | "set"
            | "sets"
            | "ballot"
            | "against"
    )
}

/// Whether the number only numbers an item of a list: "1) Apples, 2) Pears".
fn enumerates(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    const LONGEST: usize = 24;
    let closed = tokens.is_digits(at) && end == at + 1 && tokens.symbol(end) == Some(')') && tokens.glued(end);
    let opened =
        || (at.saturating_sub(LONGEST)..at).rev().find_map(|i| tokens.symbol(i).filter(|c| matches!(c, '(' | ')')));
    closed && opened() != Some('(')
}

/// Whether the number is one side of an exchange or of an even share, told with hyphens, and counts nothing: "a two-for-one
/// stock split", "a 50-50 venture".
fn exchanged(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let joint = |i: usize| {
        tokens.is(i + 1, "for") && [i, i + 2].iter().all(|&i| tokens.symbol(i).is_some_and(is_dash) && tokens.glued(i))
    };
    // "a 50-50 venture"
    let even = |i: usize| tokens.symbol(i).is_some_and(is_dash) && tokens.glued(i) && tokens.glued(i + 1);
    let halves =
        |i: usize| even(i) && tokens.word(i - 1) == tokens.word(i + 1) && matches!(tokens.word(i + 1), "50" | "fifty");
    if at > 1 && halves(at - 1) || halves(end) {
        return true;
    }
    joint(end) || at >= 3 && joint(at - 3) && tokens.glued(at)
}

/// "one in 21", "2 in 5", "seven out of ten": a share, where the first number is not the greater.
fn ratio(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> Option<Found> {
    let link = numeral.end;
    let next = match tokens.word(link) {
        "in" => link + 1,
        "out" if tokens.is(link + 1, "of") => link + 2,
        "/" if rated(tokens, at, link) => return rating(tokens, at, numeral),
        _ => return None,
    };
    let next = next + usize::from(matches!(tokens.word(next), "every" | "each"));
    // "8.3 out of 10" are marks; "2.5 in 10" is nothing said.
    let counted = whole(numeral) || tokens.is(link, "out");
    let of = tokens.numeral(next).filter(|of| whole(*of) && counted && !numeral.ordinal && !of.value.is_zero())?;
    // "two in 2013", "10 in 5 years": a date or a duration follows, no whole.
    let year = tokens.is_digits(next) && of.value >= Decimal::from(1000) && tokens.raw(next).len() == 4;
    let dated = tokens.has(of.end, Class::TIME_UNIT.and(Class::MONTH))
        || tokens.symbol(of.end).is_some_and(is_dash)
        || tokens.is(of.end, "%");
    if numeral.value > of.value
        || year
        || dated
        || number::in_code(tokens, at, numeral.end)
        || of.value < Decimal::from(2)
    {
        return None;
    }
    let value = numeral.value.checked_div(of.value)?;
    let term = Term {
        value,
        last_place: Decimal::power_of_ten(-3),
        ..Term::new(numeral, of.end, Unit::None, "cardinal.ratio")
    };
    let (from, to, amount) = wording::apply(tokens, at, of.end, term.amount());
    let phrase = Phrase { from, to, amount, printed: Some(numeral.value), rule: term.rule };
    Some(number::counted(tokens, Kind::Cardinal, phrase, Sense::Ratio))
}

/// Whether "5.8/10" stands at `at`: marks out of 5, 10 or 100.
fn rated(tokens: &Tokens<'_>, at: usize, slash: usize) -> bool {
    tokens.is_digits(at)
        && tokens.glued(slash)
        && tokens.glued(slash + 1)
        && matches!(tokens.raw(slash + 1), "5" | "10" | "20" | "100")
        && (!tokens.glued(slash + 2)
            || tokens.symbol(slash + 2).is_some_and(|c| matches!(c, '.' | ',' | ')' | ';' | '"')))
}

/// "5.8/10": marks, as a share of the whole.
fn rating(tokens: &Tokens<'_>, at: usize, marks: Numeral) -> Option<Found> {
    let whole = tokens.numeral(marks.end + 1)?;
    let value = marks.value.checked_div(whole.value).filter(|value| *value <= Decimal::ONE)?;
    let term = Term { value, ..Term::new(marks, marks.end + 2, Unit::None, "cardinal.rating") };
    let (from, to, amount) = wording::apply(tokens, at, term.end, term.amount());
    let phrase = Phrase { from, to, amount, printed: Some(marks.value), rule: term.rule };
    Some(number::counted(tokens, Kind::Cardinal, phrase, Sense::Ratio))
}

/// "six-fold", "10-fold", "7x".
fn fold(tokens: &Tokens<'_>, at: usize, numeral: Numeral) -> Option<Found> {
    let dash = usize::from(tokens.symbol(numeral.end).is_some_and(is_dash) && tokens.glued(numeral.end));
    // "7x as many", but a "4x4"
    let times = dash == 0 && tokens.is(numeral.end, "x") && !tokens.glued(numeral.end + 1);
    if !(tokens.is(numeral.end + dash, "fold") || times) || !tokens.glued(numeral.end + dash) {
        return None;
    }
    let term = Term::new(numeral, numeral.end + dash + 1, Unit::None, "cardinal.multiple");
    let (from, to, amount) = wording::apply(tokens, at, term.end, term.amount());
    let mut found = number::found(tokens, Kind::Cardinal, Phrase { from, to, amount, printed: None, rule: term.rule });
    found.mention.sense = Sense::Multiplier;
    Some(found)
}

/// "sixfold", and "twice" where something is compared: "twice as many", "twice the size".
fn multiple(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let by = match tokens.word(at) {
        "twice" => matches!(tokens.word(at + 1), "as" | "the" | "that" | "its" | "their" | "his" | "her" | "what")
            .then_some(2)?,
        "twofold" => 2,
        "threefold" => 3,
        "fourfold" => 4,
        "fivefold" => 5,
        "sixfold" => 6,
        "sevenfold" => 7,
        "eightfold" => 8,
        "ninefold" => 9,
        "tenfold" => 10,
        "hundredfold" => 100,
        "thousandfold" => 1000,
        _ => return None,
    };
    let amount = crate::value::Amount::exact(Decimal::from(by));
    let (from, to, amount) = wording::apply(tokens, at, at + 1, amount);
    let mut found =
        number::found(tokens, Kind::Cardinal, Phrase { from, to, amount, printed: None, rule: "cardinal.multiple" });
    found.mention.sense = Sense::Multiplier;
    Some(found)
}

/// "dozens of people", "several practical steps": never without a noun where the words bear no number.
fn vague_count(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    // "How many people died" asks.
    if tokens.is(at.wrapping_sub(1), "how") {
        return None;
    }
    let (end, amount) = vague::read(tokens, at)?;
    let vague = amount.vague;
    let next = end + usize::from(tokens.is(end, "of"));
    let (from, to, amount) = wording::apply(tokens, at, end, amount);
    let phrase = Phrase { from, to, amount, printed: None, rule: "cardinal.vague" };
    let mut found = number::counted(tokens, Kind::Cardinal, phrase, Sense::Plain);
    if found.mention.noun.is_none() {
        found.mention.noun =
            noun::after(tokens, next).filter(|noun| next > end || noun::counted_by_many(noun.head.of(tokens.text)));
    }
    (!vague || found.mention.noun.is_some_and(|n| noun::plural(&n.head.of(tokens.text).to_ascii_lowercase())))
        .then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_kind;
    use super::Kind;

    fn check(text: &str, expect: &[&str]) {
        check_kind(Kind::Cardinal, text, expect);
    }

    #[test]
    fn counts_and_bounds() {
        check("10 activists, all 28 members, 40,000", &["10", "28", "40000"]);
        check("nearly 40,000 people", &["[36000, 40000)"]);
        check("more than 50, at least nine, no fewer than ten, up to 60", &["(50, )", "[9, )", "[10, )", "(, 60]"]);
        check("about 500 guests; 500 or so; an estimated 1,234", &["[450, 550]", "[450, 550]", "[1172.3, 1295.7]"]);
        check("just over 50 and fewer than 7", &["(50, 55]", "(, 7)"]);
        check("ten or more, 12 or fewer, 20-plus, 290+", &["[10, )", "(, 12]", "[20, )", "[290, )"]);
        check(
            "dozens of people, tens of thousands, several hundred men",
            &["[24, 120]", "[10000, 100000]", "[200, 1000]"],
        );
        check("several practical steps and many", &["vague"]);
        check("3m people", &["3000000"]);
    }

    #[test]
    fn ranges() {
        check("200 or greater than 190", &["200", "(190, )"]);
        check("9–10 and 9 to 10 and nine or ten", &["[9, 10]"; 3]);
        check(
            "one or two men, two or three dozen, 10 or 20, 1.5 or 2 million",
            &["[1, 2]", "[24, 36]", "[10, 20]", "[1500000, 2000000]"],
        );
        check("5 or 50; 2½ or one million", &["5", "50", "2.5", "1000000"]);
        check("0 or 1; two or five; 24 or 7", &["0", "1", "2", "5", "24", "7"]);
        check("between nine and ten people", &["[9, 10]"]);
        check("four to five thousand", &["[4000, 5000]"]);
        check("from 900 to 1 million", &["[900, 1000000]"]);
        check("It rose from 28 to 32.", &["28", "32"]);
        check("It rose by three to 18, and fell by nearly 5 to 13.", &["3", "18", "[4.5, 5)", "13"]);
        check("more than 100 and less than 300", &["(100, 300)"]);
        check("above 1000 and below 1500", &["(1000, 1500)"]);
        check("45 and 50 cases", &["45", "50"]);
        check("Half – 50% – were women.", &["0.5"]);
    }

    #[test]
    fn half_a_number() {
        check("I say point three. From this point three men went on.", &["3"]);
    }

    #[test]
    fn senses() {
        check("He beat Sunderland 1-0.", &["1 score", "0 score"]);
        check("They won 2-0. The vote was 52-35.", &["2 score", "0 score", "52 score", "35 score"]);
        check("one in 25; seven out of ten; 5.8/10", &["0.04 ratio", "0.7 ratio", "0.58 ratio"]);
        check("a boy aged nine, children aged five to nine", &["9 age", "[5, 9] age"]);
        check(
            "aged 9 and 11, ages 3, 5 and 7; nine and 11",
            &["9 age", "11 age", "3 age", "5 age", "7 age", "9", "11"],
        );
        check("aged between 5 and 9, men aged over 40, at the age of 48", &["[5, 9] age", "(40, ) age", "48 age"]);
        check("a sixfold rise, twice as many, 10-fold", &["6 multiplier", "2 multiplier", "10 multiplier"]);
        check("It sold 7x more; a 4x4 car.", &["7 multiplier"]);
        check("4 in 2013 and 8 in 5", &["4", "8", "5"]);
    }

    #[test]
    fn names_are_left_alone() {
        check(
            "a Boeing 767-300, the Boeing 737 and 787; Rooms 101 and 102; Sections 4 to 6; call +44 20 7946 0958",
            &[],
        );
        check("The Group of Seven met the Group of 20 on Three Mile Island; a group of 20 men", &["20"]);
        check("Gunmen Kill Nine in Raid; He said: Nine died.", &["9", "9"]);
        check("the A330-200, a 5G phone, COVID-19, the S&P 500 fell, Flight 370", &[]);
        check("Call 1-222-2222 or 555-1234. Version 1.2.3 of No. 10, Section 427.", &[]);
        check("over Boeing's 787", &[]);
        check("We sell: 1) apples, 2) pears and (as of May, 3) plums.", &["3"]);
        check("a two-for-one stock split and a 3-for-2 split; two for one dollar", &["2"]);
        check("the S and P 500 futures pit; a 50-50 venture", &[]);
        check("Two died at 9 Castle Street and 1600 Pennsylvania Ave.; 20 Wall Street firms fell.", &["2", "20"]);
        check("Section 427 police, Article 5 cases; on Flight 93 passengers fought; Flight 93 passengers", &["93"]);
        check("How many people died? Many people died.", &["vague"]);
        check("In 2019 nine people died.", &["9"]);
        check("In all, Ford cut 2,000 jobs. In Gaza 300 were killed.", &["2000", "300"]);
    }

    #[test]
    fn words_for_a_thing_are_no_numbers() {
        check("the number-one album, number one", &[]);
        check("one of those, no one, one another, the one, one-sided", &[]);
        check("one soldier and one, two, three", &["1", "1", "2", "3"]);
        check("the second half of a half-hearted try", &[]);
    }
}
