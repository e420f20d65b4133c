//! The one table of wordings that turn a number into an interval: "nearly", "more than", "or so".
//!
//! Every kind of amount reads its bounds here, durations included. [`TABLE`] and [`VAGUE`] are what the program prints
//! when asked for its rules.

use super::{Amount, Decimal, End, Modifier};

/// The interval a wording makes of a number v.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    /// [0.9 v, v)
    Nearly,
    /// (v, 1.1 v]
    JustOver,
    /// v ± the larger of half the last digit's unit and 5 %
    About,
    /// (v, ∞)
    Above,
    /// [v, ∞)
    AtLeast,
    /// (−∞, v]
    AtMost,
    /// (−∞, v)
    Below,
    /// v itself
    Exactly,
}

/// A row of the table: wordings that mean the same.
#[derive(Debug)]
pub struct Bound {
    /// What they make of a number.
    pub interval: Interval,
    /// The modifier they add.
    pub modifier: Option<Modifier>,
    /// The interval as printed for people.
    pub shown: &'static str,
    /// Wordings before the number, words divided by single spaces.
    pub before: &'static [&'static str],
    /// Wordings after the number or its unit.
    pub after: &'static [&'static str],
}

/// The table.
#[rustfmt::skip]
pub static TABLE: &[Bound] = &[
    Bound {
        interval: Interval::Nearly,
        modifier: Some(Modifier::LessThan),
        shown: "[0.9 v, v)",
        before: &[
            "nearly", "almost", "close to", "just under", "just below", "just short of", "just shy of", "not quite",
            "approaching", "a little less than", "a little under", "slightly less than", "slightly under",
            "slightly fewer than", "slightly below", "a bit less than", "a bit under", "little less than",
            "well nigh",
        ],
        after: &[],
    },
    Bound {
        interval: Interval::JustOver,
        modifier: Some(Modifier::MoreThan),
        shown: "(v, 1.1 v]",
        before: &[
            "just over", "just above", "just more than", "a little more than", "a little over", "a little above",
            "slightly more than", "slightly over", "slightly above", "a bit more than", "a bit over",
            "little more than", "a shade over", "a touch over", "barely over", "barely more than",
        ],
        after: &[],
    },
    Bound {
        interval: Interval::About,
        modifier: Some(Modifier::Approx),
        shown: "v ± the larger of half the last digit's unit and 5 %",
        before: &[
            "about", "around", "some", "roughly", "approximately", "approx", "approx .", "aproximately",
            "an estimated", "estimated", "estimated at", "circa", "ca .", "c .", "in the region of",
            "in the order of", "on the order of", "in the neighborhood of", "in the neighbourhood of",
            "something like", "near", "~", "≈", "∼", "an average of",
        ],
        after: &["or so", "or thereabouts", "give or take", "more or less", "- ish", "ish", "- odd", "odd"],
    },
    Bound {
        interval: Interval::Above,
        modifier: Some(Modifier::MoreThan),
        shown: "(v, ∞)",
        before: &[
            "more than", "over", "above", "upwards of", "upward of", "in excess of", "exceeding", "exceed", "exceeds",
            "exceeded", "surpass", "surpasses", "surpassed", "surpassing", "greater than", "higher than",
            "larger than", "bigger than", "longer than", "older than", "well over", "well above", "well more than",
            "far more than", "much more than", "north of", "better than", "beyond", "topping", ">",
        ],
        after: &["and counting"],
    },
    Bound {
        interval: Interval::AtLeast,
        modifier: Some(Modifier::EqualOrMore),
        shown: "[v, ∞)",
        before: &[
            "at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of",
            "minimum of", "as few as", "as little as", "as low as", "more than or equal to",
            "greater than or equal to", "equal to or more than", "equal to or greater than", "higher or equal than",
            "greater or equal than", "more or equal than", "larger or equal than", "≥", "> =", "⩾",
        ],
        after: &[
            "or more", "or greater", "or greater than", "or higher", "or above", "or over", "or older", "or longer",
            "or better", "or larger", "and up", "and above", "and over", "and older", "at least", "at a minimum",
            "minimum", "- plus", "plus", "+", "or more than",
        ],
    },
    Bound {
        interval: Interval::AtMost,
        modifier: Some(Modifier::EqualOrLess),
        shown: "(−∞, v]",
        before: &[
            "up to", "at most", "as many as", "as much as", "as high as", "as long as", "as old as", "no more than",
            "not more than", "no greater than", "no higher than", "no longer than", "no later than", "no older than",
            "a maximum of", "maximum of", "not exceeding", "less than or equal to", "fewer than or equal to",
            "equal to or less than", "smaller or equal than", "lower or equal than", "less or equal than", "≤", "< =",
            "= <", "⩽", "- up to",
        ],
        after: &[
            "or fewer", "or less", "or lower", "or below", "or under", "or younger", "or smaller", "or shorter",
            "and under", "and below", "and younger", "at most", "at the most", "tops", "maximum", "max",
            "at a maximum",
        ],
    },
    Bound {
        interval: Interval::Below,
        modifier: Some(Modifier::LessThan),
        shown: "(−∞, v)",
        before: &[
            "under", "fewer than", "less than", "below", "lower than", "smaller than", "shorter than", "younger than",
            "well under", "well below", "far less than", "far fewer than", "much less than", "south of", "shy of",
            "<",
        ],
        after: &[],
    },
    Bound {
        interval: Interval::Exactly,
        modifier: None,
        shown: "v",
        before: &["exactly", "precisely", "equal to", "equals", "equals to", "equaling to", "equalling"],
        after: &["exactly", "in all"],
    },
];

/// Words that stand for an interval by themselves, with its ends as powers of ten times a digit.
#[derive(Debug)]
pub struct Vague {
    /// The words.
    pub words: &'static str,
    /// The lower end.
    pub low: i64,
    /// The upper end.
    pub high: i64,
}

/// A plural of a scale reaches from that scale to the next one that has a word of its own; dozens and scores from two
/// to ten of them.
pub static VAGUE: &[Vague] = &[
    Vague { words: "dozens", low: 24, high: 120 },
    Vague { words: "scores", low: 40, high: 200 },
    Vague { words: "tens", low: 20, high: 100 },
    Vague { words: "hundreds", low: 100, high: 1000 },
    Vague { words: "thousands", low: 1000, high: 1_000_000 },
    Vague { words: "tens of thousands", low: 10_000, high: 100_000 },
    Vague { words: "hundreds of thousands", low: 100_000, high: 1_000_000 },
    Vague { words: "millions", low: 1_000_000, high: 1_000_000_000 },
    Vague { words: "tens of millions", low: 10_000_000, high: 100_000_000 },
    Vague { words: "hundreds of millions", low: 100_000_000, high: 1_000_000_000 },
    Vague { words: "billions", low: 1_000_000_000, high: 1_000_000_000_000 },
    Vague { words: "tens of billions", low: 10_000_000_000, high: 100_000_000_000 },
    Vague { words: "hundreds of billions", low: 100_000_000_000, high: 1_000_000_000_000 },
    Vague { words: "trillions", low: 1_000_000_000_000, high: 1_000_000_000_000_000 },
];

/// Words that bear no number: they never refute one.
pub static NUMBERLESS: &[&str] = &["several", "a few", "many", "a number of", "numerous", "countless"];

impl Interval {
    /// What the wording makes of an amount. A range keeps the ends the wording does not speak of.
    ///
    /// ```
    /// use crosscheck::value::{Amount, Decimal, End, bounds::Interval};
    /// let forty = Amount::exact(Decimal::from(40));
    /// let nearly = Interval::Nearly.of(forty);
    /// assert_eq!((nearly.low, nearly.high), (End::Closed(Decimal::from(36)), End::Open(Decimal::from(40))));
    /// assert_eq!(nearly.nominal, Some(Decimal::from(40)));
    /// ```
    #[must_use]
    pub fn of(self, amount: Amount) -> Amount {
        let (low, high) = (amount.low, amount.high);
        let tenth = |end: End| match end.number() {
            Some(number) => number.abs().checked_mul(Decimal::power_of_ten(-1)).unwrap_or(Decimal::ZERO),
            None => Decimal::ZERO,
        };
        let open = |end: End| end.number().map_or(End::Unbounded, End::Open);
        let closed = |end: End| end.number().map_or(End::Unbounded, End::Closed);
        let (low, high) = match self {
            Self::Nearly => (low.map(|n| n - tenth(low)), open(high)),
            Self::JustOver => (open(low), high.map(|n| n + tenth(high))),
            Self::About => {
                let half = Decimal::constant("0.5");
                let slack = |end: End| {
                    let twentieth = tenth(end) * half;
                    twentieth.max(amount.last_place * half)
                };
                // "about 10 to 20" is loose already.
                if amount.is_point() {
                    (low.map(|n| n - slack(low)), high.map(|n| n + slack(high)))
                } else {
                    (low, high)
                }
            }
            Self::Above => (open(low), End::Unbounded),
            Self::AtLeast => (closed(low), End::Unbounded),
            Self::AtMost => (End::Unbounded, closed(high)),
            Self::Below => (End::Unbounded, open(high)),
            Self::Exactly => (low, high),
        };
        Amount { low, high, ..amount }
    }
}

impl Bound {
    /// What the wording makes of an amount, modifier included.
    #[must_use]
    pub fn of(&self, amount: Amount) -> Amount {
        let modifier = self.modifier.or(amount.modifier);
        Amount { modifier, ..self.interval.of(amount) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(interval: Interval, number: i64, low: &str, high: &str) {
        let amount = interval.of(Amount::exact(Decimal::from(number)));
        let shown = |end: End| match end {
            End::Closed(n) => format!("[{n}]"),
            End::Open(n) => format!("({n})"),
            End::Unbounded => "∞".to_owned(),
        };
        assert_eq!((shown(amount.low).as_str(), shown(amount.high).as_str()), (low, high), "{interval:?} {number}");
    }

    #[test]
    fn intervals_are_those_of_the_table() {
        check(Interval::Nearly, 40_000, "[36000]", "(40000)");
        check(Interval::JustOver, 50, "(50)", "[55]");
        check(Interval::About, 100, "[95]", "[105]");
        check(Interval::Above, 50, "(50)", "∞");
        check(Interval::AtLeast, 50, "[50]", "∞");
        check(Interval::AtMost, 60, "∞", "[60]");
        check(Interval::Below, 7, "∞", "(7)");
        check(Interval::Exactly, 7, "[7]", "[7]");
        check(Interval::Nearly, -10, "[-11]", "(-10)");
    }

    #[test]
    fn no_wording_stands_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for bound in TABLE {
            for wording in bound.before {
                assert!(seen.insert(("before", *wording)), "{wording}");
            }
            for wording in bound.after {
                assert!(seen.insert(("after", *wording)), "{wording}");
            }
        }
    }
}
