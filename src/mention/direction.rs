//! Which way a number moves, from the words beside it.
//!
//! Reads a change ("rose by 5", "up 3 %", "5 more", "a 9 % decline"), the level it led to ("fell to 15") and the level left
//! ("from 12 to 15").
//!
//! Refuses "up", "down" and "off" after verbs that move nothing ("make up 20 percent", "shut down 12 shops"), words of
//! another sentence, and "to" after "compared", "according" and the like.
//!
//! ```
//! use crosscheck::mention::{Direction, read};
//! let ways: Vec<_> = read("It rose by 5 to 15.", None).iter().map(|mention| mention.direction).collect();
//! assert_eq!(ways, [Some(Direction::Up), Some(Direction::To)]);
//! ```

use super::Direction;
use super::lexicon::{Class, class_of};
use super::token::Tokens;
use super::wording;

/// Words of rising.
#[rustfmt::skip]
pub(super) const UPS: &[&str] = &[
    "rose", "rise", "rises", "risen", "rising", "increase", "increases", "increased", "increasing", "climb", "climbs",
    "climbed", "climbing", "grow", "grows", "grew", "grown", "growing", "growth", "jump", "jumps", "jumped",
    "jumping", "soar", "soars", "soared", "soaring", "surge", "surges", "surged", "surging", "gain", "gains",
    "gained", "gaining", "up", "raise", "raises", "raised", "raising", "advance", "advanced", "advances", "rebounded",
    "rebound", "swelled", "swell", "expanded", "expand", "boost", "boosted", "hike", "hiked", "doubled", "tripled",
    "quadrupled", "accelerated", "improved", "added", "leapt", "leaped",
    "rallied", "rally", "skyrocketed", "rocketed", "ballooned", "widened", "spiked", "spike", "mushroomed",
];

fn up(word: &str) -> bool {
    class_of(word).meets(Class::UP)
}

/// Words of falling.
#[rustfmt::skip]
pub(super) const DOWNS: &[&str] = &[
    "fell", "fall", "falls", "fallen", "falling", "drop", "drops", "dropped", "dropping", "decline", "declines",
    "declined", "declining", "decrease", "decreases", "decreased", "decreasing", "plunge", "plunges", "plunged",
    "plunging", "tumble", "tumbles", "tumbled", "slip", "slips", "slipped", "slid", "slide", "slides", "sank", "sink",
    "sunk", "shrank", "shrink", "shrunk", "lost", "lose", "loses", "losing", "cut", "cuts", "cutting", "reduce",
    "reduces", "reduced", "reducing", "reduction", "dip", "dips", "dipped", "slump", "slumped", "slumps", "down",
    "lower", "lowered", "lowering", "shed", "eased", "halved", "dwindled", "contracted", "narrowed", "slashed", "off", "plummet",
    "plummets", "plummeted", "plummeting", "slowed", "slowing", "slows", "dived", "tumbling", "sliding", "slipping",
    "easing", "eases", "weakened", "trimmed", "trim",
];

fn down(word: &str) -> bool {
    class_of(word).meets(Class::DOWN)
}

/// Words of change that do not say which way.
#[rustfmt::skip]
pub(super) const MOVES: &[&str] = &[
    "changed", "change", "moved", "went", "going", "goes", "go", "gone", "brought", "bringing", "brings", "bring",
    "taking", "took", "revised", "moving", "reached", "edged", "inched", "ticked", "crept",
];

/// Words that change a level without saying which way.
fn moves(word: &str) -> bool {
    class_of(word).meets(Class::UP.and(Class::DOWN).and(Class::MOVE))
}

/// Whether a sentence ends at the token.
fn ends(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.symbol(at), Some('.' | '!' | '?' | ';')) && !tokens.glued(at + 1)
        || tokens.get(at + 1).is_some_and(|token| token.first)
}

/// Whether a word of change stands before token `at`, near enough to speak of the number there: "rose", "an increase".
pub(crate) fn changes(tokens: &Tokens<'_>, at: usize) -> bool {
    nearest(tokens, at, 24).is_some()
}

/// The nearest word of change in the `reach` tokens before `at`, within the sentence.
fn nearest<'a>(tokens: &Tokens<'a>, at: usize, reach: usize) -> Option<&'a str> {
    let first = at.saturating_sub(reach);
    for i in (first..at).rev() {
        if ends(tokens, i) {
            return None;
        }
        if matches!(
            tokens.word(i),
            "range"
                | "ranges"
                | "ranged"
                | "ranging"
                | "vary"
                | "varies"
                | "varied"
                | "anywhere"
                | "that"
                | "which"
                | "who"
                | "because"
                | "while"
                | "compared"
        ) {
            return None;
        }
        if moves(tokens.word(i)) && !particle(tokens, i) && !(tokens.is(i, "up") && tokens.is(i + 1, "to")) {
            return Some(tokens.word(i));
        }
    }
    None
}

fn sign(word: &str) -> Option<Direction> {
    if up(word) {
        Some(Direction::Up)
    } else if down(word) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// The direction of the amount whose words are the tokens `from..to`; `plain` where it has no unit.
pub(crate) fn of(tokens: &Tokens<'_>, from: usize, to: usize, plain: bool) -> Option<Direction> {
    after(tokens, to, plain).or_else(|| before(tokens, from, plain))
}

fn before(tokens: &Tokens<'_>, from: usize, plain: bool) -> Option<Direction> {
    let mut at = from;
    // Words that may stand between the verb and its number.
    for _ in 0..3 {
        let before = at.checked_sub(1)?;
        let skipped = matches!(
            tokens.word(before),
            "a" | "an"
                | "another"
                | "further"
                | "the"
                | "only"
                | "just"
                | "total"
                | "sharply"
                | "slightly"
                | "its"
                | "nearly"
        );
        let phrase = wording::before(tokens, at).map(|(start, _)| start);
        match phrase {
            Some(start) => at = start,
            None if skipped => at = before,
            None => break,
        }
    }
    let last = at.checked_sub(1)?;
    if ends(tokens, last) {
        return None;
    }
    match tokens.word(last) {
        "to" if last > 0
            && matches!(
                tokens.word(last - 1),
                "compared" | "due" | "according" | "equal" | "close" | "thanks" | "addition"
            ) =>
        {
            None
        }
        "to" if (last.saturating_sub(8)..last).any(|i| tokens.is(i, "from")) => {
            nearest(tokens, last, 32).map(|_| Direction::To)
        }
        "to" => nearest(tokens, last, 12).map(|_| Direction::To),
        "at" if last >= 1 && matches!(tokens.word(last - 1), "up" | "down" | "higher" | "lower") => Some(Direction::To),
        "from" => nearest(tokens, last, 10).map(|_| Direction::From),
        "by" => nearest(tokens, last, 8).and_then(sign),
        "of" => {
            let noun = last.checked_sub(1).map(|i| tokens.word(i))?;
            let change = matches!(
                noun,
                "increase"
                    | "rise"
                    | "gain"
                    | "jump"
                    | "growth"
                    | "surge"
                    | "climb"
                    | "decline"
                    | "drop"
                    | "fall"
                    | "decrease"
                    | "reduction"
                    | "plunge"
                    | "slump"
                    | "loss"
                    | "cut"
            );
            if noun == "loss" {
                return Some(Direction::Down);
            }
            if change { sign(noun) } else { None }
        }
        // "87 off 62 balls", but "off 3 percent"
        "off" if plain => None,
        word if !particle(tokens, last) => sign(word),
        _ => None,
    }
}

/// Whether "up" or "down" at `at` belongs to a verb that moves nothing: "make up", "shut down".
fn particle(tokens: &Tokens<'_>, at: usize) -> bool {
    at > 0
        && matches!(tokens.word(at), "up" | "down" | "off")
        && matches!(
            tokens.word(at - 1),
            "make"
                | "makes"
                | "made"
                | "making"
                | "shut"
                | "shot"
                | "gunned"
                | "put"
                | "set"
                | "take"
                | "takes"
                | "took"
                | "tracked"
                | "turned"
                | "handed"
                | "picked"
                | "give"
                | "gave"
                | "given"
                | "come"
                | "came"
                | "backed"
                | "called"
                | "held"
                | "broke"
                | "ended"
                | "showed"
                | "rounded"
                | "hunted"
                | "knocked"
                | "burned"
                | "burnt"
                | "blew"
                | "blown"
                | "locked"
                | "pulled"
                | "laid"
                | "lay"
                | "paid"
                | "sell"
                | "sold"
                | "kill"
                | "killed"
                | "left"
                | "laying"
                | "signed"
                | "stood"
                | "closing"
                | "shutting"
        )
}

fn after(tokens: &Tokens<'_>, to: usize, plain: bool) -> Option<Direction> {
    match tokens.word(to) {
        "more" => Some(Direction::Up),
        "fewer" | "less" => Some(Direction::Down),
        "higher" => Some(Direction::Up),
        "lower" => Some(Direction::Down),
        "up" | "down" if tokens.get(to + 1).is_none_or(|token| !token.shape.is_value()) => sign(tokens.word(to)),
        // "a 9 % decline"; after a plain number such words are verbs: "the two cut ties".
        _ if plain => None,
        "increase" | "rise" | "gain" | "jump" | "growth" | "surge" | "hike" | "raise" => Some(Direction::Up),
        "decline" | "drop" | "fall" | "decrease" | "reduction" | "plunge" | "slump" | "cut" | "dip" | "slide" => {
            Some(Direction::Down)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_directions as check;

    #[test]
    fn directions() {
        check("It rose by 5 and fell to 15.", &["up", "to"]);
        check("Shares were up 3%, then down 2.62%.", &["up", "down"]);
        check("It rose from 28 to 32.", &["from", "to"]);
        check("5 more people", &["up"]);
        check("The toll rose by three to 18.", &["up", "to"]);
        check("a 49% decline", &["down"]);
        check("an increase of 54 points", &["up"]);
        check("Its share rose to 17%, up from 14%", &["to", "from"]);
        check("The index fell another 1.4%.", &["down"]);
        check("Inflation slowed to 2.4%.", &["to"]);
        check("Prices edged up 0.2% and leapt to $9.", &["up", "to"]);
    }

    #[test]
    fn no_direction() {
        check("The raid killed 10 people.", &["-"]);
        check("compared to 12", &["-"]);
        check("jobs which make up 20 percent", &["-"]);
        check("plans to shut down 12 shops", &["-"]);
        check("off 62 balls", &["-"]);
        check("They fell. 10 people died.", &["-"]);
    }
}
