//! The words the readers look for, found with one look-up a word.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::{cardinal, date, direction, duration, label, noun, numeral, percent, time, vague};
use crate::value::{currency, units};

/// A set of word classes. A word may be in several: "second" is an ordinal and a unit of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(u32);

impl Class {
    /// No class.
    pub(crate) const NONE: Self = Self(0);
    /// "seven", "hundred", "million", "dozen"
    pub(crate) const CARDINAL: Self = Self(1);
    /// "seventh", "hundredth"
    pub(crate) const ORDINAL: Self = Self(1 << 1);
    /// "half", "third", "quarters"
    pub(crate) const FRACTION: Self = Self(1 << 2);
    /// "several", "few", "dozens"
    pub(crate) const VAGUE: Self = Self(1 << 3);
    /// "january", "oct", "may"
    pub(crate) const MONTH: Self = Self(1 << 4);
    /// "monday", "thu"
    pub(crate) const WEEKDAY: Self = Self(1 << 5);
    /// "year", "hrs"
    pub(crate) const TIME_UNIT: Self = Self(1 << 6);
    /// "today", "last", "earlier", "mid", "spring": words a date begins with, months and weekdays aside
    pub(crate) const DATE: Self = Self(1 << 7);
    /// "kilometres", "km", "lbs"
    pub(crate) const UNIT: Self = Self(1 << 8);
    /// "dollars", "usd", "cents"
    pub(crate) const CURRENCY: Self = Self(1 << 9);
    /// "percent", "pc"
    pub(crate) const PERCENT: Self = Self(1 << 10);
    /// "a", "an", "one": words that stand for one before a unit
    pub(crate) const ARTICLE: Self = Self(1 << 11);
    /// "twice", "sixfold", "double"
    pub(crate) const MULTIPLIER: Self = Self(1 << 12);
    /// "noon", "midnight", "a.m."
    pub(crate) const CLOCK: Self = Self(1 << 13);
    /// "annual", "weeklong", "several": words a length of time begins with, numbers aside
    pub(crate) const SPAN: Self = Self(1 << 14);

    /// "of", "were", "which": words that end a noun phrase
    pub(crate) const FUNCTION: Self = Self(1 << 16);
    /// "said", "died", "voted"
    pub(crate) const VERB: Self = Self(1 << 17);
    /// "people", "aircraft": plurals without an "s"
    pub(crate) const PLURAL: Self = Self(1 << 18);
    /// "new", "former": adjectives that head no phrase
    pub(crate) const ADJECTIVE: Self = Self(1 << 19);
    /// "rose", "up", "gain"
    pub(crate) const UP: Self = Self(1 << 20);
    /// "fell", "down", "loss"
    pub(crate) const DOWN: Self = Self(1 << 21);
    /// "went", "changed"
    pub(crate) const MOVE: Self = Self(1 << 22);
    /// "flight", "section": things that bear a number
    pub(crate) const NAMED: Self = Self(1 << 23);
    /// "boeing", "nikkei": makes and indexes
    pub(crate) const MAKE: Self = Self(1 << 25);

    /// "rating", "meeting": nouns in "-ing"
    pub(crate) const GERUND: Self = Self(1 << 24);

    /// Both sets together.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether no value begins or ends with words of the set: classes from [`Class::FUNCTION`] on only describe words.
    #[inline]
    pub(crate) const fn is_none(self) -> bool {
        self.0 & 0xFFFF == 0
    }

    /// Whether the two sets share a class.
    #[inline]
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The lists of words, each kept in the file of the reader that knows what they mean.
const LISTS: &[(Class, &[&str])] = &[
    (Class::CARDINAL, numeral::CARDINALS),
    (Class::ORDINAL, numeral::ORDINALS),
    (Class::FRACTION, numeral::FRACTIONS),
    (Class::ARTICLE, numeral::ARTICLES),
    (Class::TIME_UNIT, units::TIME),
    (Class::MONTH, date::words::MONTHS),
    (Class::WEEKDAY, date::words::WEEKDAYS),
    (Class::DATE, date::words::OPENERS),
    (Class::SPAN, duration::WORDS),
    (Class::CLOCK, time::WORDS),
    (Class::VAGUE, vague::WORDS),
    (Class::PERCENT, percent::WORDS),
    (Class::MULTIPLIER, cardinal::MULTIPLIERS),
    (Class::FUNCTION, noun::FUNCTION_WORDS),
    (Class::VERB, noun::VERBS),
    (Class::PLURAL, noun::PLURALS),
    (Class::ADJECTIVE, noun::ADJECTIVES),
    (Class::UP, direction::UPS),
    (Class::DOWN, direction::DOWNS),
    (Class::MOVE, direction::MOVES),
    (Class::NAMED, label::NAMED),
    (Class::MAKE, label::MAKES),
    (Class::GERUND, noun::GERUNDS),
];

static WORDS: LazyLock<HashMap<&'static str, Class, FxBuildHasher>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Class, FxBuildHasher> = HashMap::default();
    for (class, list) in LISTS {
        for word in *list {
            let entry = words.entry(word).or_default();
            *entry = entry.and(*class);
        }
    }
    let (cardinals, ordinals) = numeral::joined();
    for (class, list) in [(Class::CARDINAL, cardinals), (Class::ORDINAL, ordinals)] {
        for word in list {
            let entry = words.entry(word).or_default();
            *entry = entry.and(class);
        }
    }
    for (class, list) in
        [(Class::UNIT, units::words().collect::<Vec<_>>()), (Class::CURRENCY, currency::words().collect())]
    {
        for word in list {
            let entry = words.entry(word).or_default();
            *entry = entry.and(class);
        }
    }
    words
});

/// The classes of a word in lower case.
pub(crate) fn class_of(word: &str) -> Class {
    const LONGEST: usize = 24;
    if word.len() > LONGEST {
        return Class::NONE;
    }
    WORDS.get(word).copied().unwrap_or_default()
}
