//! Mentions: typed values read from running text.
//!
//! The reader knows neither claims nor files: text and dateline in, mentions out.

mod age;
mod cardinal;
mod date;
mod direction;
mod duration;
mod label;
mod length;
mod lexicon;
mod money;
#[cfg(test)]
mod news;
mod noun;
mod number;
mod numeral;
mod ordinal;
mod percent;
#[cfg(test)]
mod properties;
mod quantity;
mod range;
mod rate;
mod rules;
mod term;
#[cfg(test)]
mod testing;
mod time;
mod token;
mod vague;
mod wording;

use crate::text::Span;
use crate::value::{DateSpan, Decimal, Value};
pub use rules::{RULES, Rule};
pub use token::Scratch;
use token::Tokens;

/// What sort of value a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// "ten", "40,000", "two thirds"
    Cardinal,
    /// "third", "21st"
    Ordinal,
    /// "5 %", "two percentage points"
    Percent,
    /// "$25.00", "40 cents"
    Money,
    /// "12 km", "30 °C"
    Quantity,
    /// "two years", "a decade"
    Duration,
    /// "Oct. 27", "last month"
    Date,
}

impl Kind {
    /// Every kind, in the order of the registered readers.
    pub const ALL: [Self; 7] =
        [Self::Cardinal, Self::Ordinal, Self::Percent, Self::Money, Self::Quantity, Self::Duration, Self::Date];

    /// The word used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cardinal => "cardinal",
            Self::Ordinal => "ordinal",
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Quantity => "quantity",
            Self::Duration => "duration",
            Self::Date => "date",
        }
    }
}

/// What a number does in its text, beside stating how many. A number that names ("Flight 370") is no mention at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// Says how many or how much.
    Plain,
    /// A person's or thing's age: "a 22-year-old", "Smith, 48,".
    Age,
    /// A result of a game or a vote: "2-0", "54 to 46".
    Score,
    /// A share of a whole: "one in 21", "three out of four".
    Ratio,
    /// "sixfold", "twice", "three times".
    Multiplier,
}

impl Sense {
    /// The word used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Age => "age",
            Self::Score => "score",
            Self::Ratio => "ratio",
            Self::Multiplier => "multiplier",
        }
    }
}

/// Which way a number moves, from the words before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// "rose by 5", "up 5", "5 more"
    Up,
    /// "fell by 5", "down 5"
    Down,
    /// "rose to 15", "fell to 15": the level reached.
    To,
    /// "rose from 12": the level left.
    From,
}

impl Direction {
    /// The word used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::To => "to",
            Self::From => "from",
        }
    }
}

/// The words a number counts: "pro-Palestinian Turkish activists" in "10 pro-Palestinian Turkish activists".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The noun phrase after the number, the number itself left out.
    pub span: Span,
    /// Its head: "activists".
    pub head: Span,
}

/// A value read from text, with the bytes it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What sort of value it is.
    pub kind: Kind,
    /// The value's own words, with its modifier and unit, in bytes of the text read.
    pub span: Span,
    /// The value.
    pub value: Value,
    /// What it counts, where it counts something.
    pub noun: Option<Noun>,
    /// What the number does beside stating how many.
    pub sense: Sense,
    /// The words of a rate, as "a month" in "$25 a month".
    pub rate: Option<Span>,
    /// Which way it moves.
    pub direction: Option<Direction>,
    /// The number as printed, where the value is another: 40 in "40 cents" (0.4 dollars), 5.8 in "5.8/10" (0.58), and in
    /// "7 feet 10 inches" (94 inches) the number of feet.
    pub printed: Option<Decimal>,
    /// The name of the rule that read it.
    pub rule: &'static str,
}

impl Mention {
    /// A plain mention: a value with its words, nothing more known of it.
    pub(crate) fn new(kind: Kind, span: Span, value: Value, rule: &'static str) -> Self {
        Self { kind, span, value, noun: None, sense: Sense::Plain, rate: None, direction: None, printed: None, rule }
    }
}

/// What one reader found: a mention, and the token after its last one.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) end: usize,
    pub(crate) mention: Mention,
}

/// A reader of one kind: tries to read a mention whose first token, its modifier aside, is `at`.
pub(crate) type Reader = fn(tokens: &Tokens<'_>, at: usize, dateline: Option<&DateSpan>) -> Option<Found>;

/// The readers, each tried at every token that could begin a value; the first that reads wins.
const READERS: &[Reader] =
    &[date::read, duration::read, money::read, percent::read, quantity::read, ordinal::read, cardinal::read];

/// Reads every value in `text`, in order and without overlap. Relative dates are reckoned from `dateline`.
///
/// ```
/// use crosscheck::mention::read;
/// let text = "The raid killed nine people and cost $3m.";
/// let words: Vec<&str> = read(text, None).iter().map(|mention| mention.span.of(text)).collect();
/// assert_eq!(words, ["nine", "$3m"]);
/// ```
pub fn read(text: &str, dateline: Option<&DateSpan>) -> Vec<Mention> {
    read_with(&mut Scratch::default(), text, dateline)
}

/// The same as [`read`], with buffers to reuse from text to text.
pub fn read_with(scratch: &mut Scratch, text: &str, dateline: Option<&DateSpan>) -> Vec<Mention> {
    read_tokens(&mut scratch.tokenize(text), dateline)
}

/// The same, of a text cut into tokens.
fn read_tokens(tokens: &mut Tokens<'_>, dateline: Option<&DateSpan>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    let mut spoken_of = None;
    while at < tokens.len() {
        if tokens.passed_over(at) {
            at += 1;
            continue;
        }
        if let Some(end) = time::past(tokens, at) {
            at = end;
            tokens.cover(at);
            continue;
        }
        match READERS.iter().find_map(|read| read(tokens, at, dateline)) {
            Some(found) => {
                let (found, second) = date::settle(tokens, at, dateline, found, &mut spoken_of);
                at = found.end.max(at + 1);
                tokens.cover(at);
                mentions.push(found.mention);
                mentions.extend(second);
            }
            None => at = unread(tokens, at),
        }
    }
    mentions
}

/// The token to go on from where nothing was read at `at`: past a number no reader wanted, so that none reads its tail,
/// and past the names that go on from it.
fn unread(tokens: &Tokens<'_>, at: usize) -> usize {
    let number = if tokens.is_digits(at) { tokens.numeral(at) } else { None };
    number.map_or(at + 1, |numeral| label::past(tokens, at, numeral).max(at + 1))
}
