//! A date on its way from words to a [`DateSpan`].

use jiff::civil::Date;

use super::calendar::around;
use crate::value::{Basis, DateReading, DateSpan, Granularity, Modifier};

/// What the words fix by themselves, for the form of a date that can't be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fixed {
    /// All of it.
    All,
    /// All but the year: "Oct. 27".
    NoYear,
    /// The weekday alone, Monday being 1.
    Weekday(i8),
    /// Only how fine it is: "last month".
    Nothing,
}

/// A date as read from words, seen from one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dated {
    /// The date the words name.
    pub(super) named: DateReading,
    /// How fine the wording is; differs from the named date's where a day stands for the week around it.
    pub(super) granularity: Granularity,
    /// The first day meant; differs from the named one's under a bound.
    pub(super) first: Option<Date>,
    /// The last day meant.
    pub(super) last: Option<Date>,
    /// What the wording adds.
    pub(super) modifier: Option<Modifier>,
    /// What it was reckoned from.
    pub(super) basis: Basis,
    /// What the words fix by themselves.
    pub(super) fixed: Fixed,
    /// Whether a bound in the words is a comparison, which is printed with its open end.
    pub(super) compared: bool,
    /// Whether a weekday is named that the date does not fall on.
    pub(super) mismatch: bool,
    /// Other readings, the likelier first.
    pub(super) others: [Option<DateReading>; 2],
}

impl Dated {
    /// A date that needs nothing but its words.
    pub(super) fn explicit(first: Date, last: Date, granularity: Granularity) -> Self {
        Self {
            named: DateReading { first, last, granularity },
            granularity,
            first: Some(first),
            last: Some(last),
            modifier: None,
            basis: Basis::Explicit,
            fixed: Fixed::All,
            compared: false,
            mismatch: false,
            others: [None; 2],
        }
    }

    /// A date reckoned from the dateline.
    pub(super) fn relative(first: Date, last: Date, granularity: Granularity, fixed: Fixed) -> Self {
        Self { basis: Basis::Dateline, fixed, ..Self::explicit(first, last, granularity) }
    }

    /// The calendar unit that holds `day`, needing nothing but its words.
    pub(super) fn unit(day: Date, granularity: Granularity) -> Option<Self> {
        let (first, last) = around(day, granularity)?;
        Some(Self::explicit(first, last, granularity))
    }

    /// The calendar unit that holds `day`, reckoned from the dateline.
    pub(super) fn relative_unit(day: Date, granularity: Granularity) -> Option<Self> {
        let (first, last) = around(day, granularity)?;
        Some(Self::relative(first, last, granularity, Fixed::Nothing))
    }

    /// The same date with a modifier.
    pub(super) fn with(self, modifier: Modifier) -> Self {
        Self { modifier: Some(modifier), ..self }
    }

    /// The same date with another reading noted.
    pub(super) fn or(self, other: Option<DateReading>) -> Self {
        let others = match (self.others, other) {
            ([None, _], _) => [other, None],
            ([first, None], _) => [first, other],
            (both, _) => both,
        };
        Self { others, ..self }
    }

    /// The same days as reckoned from what `from` was reckoned from.
    pub(super) fn by(self, from: &Self) -> Self {
        Self {
            basis: from.basis,
            fixed: if from.basis == Basis::Explicit { self.fixed } else { Fixed::Nothing },
            ..self
        }
    }

    /// Whether the words leave the year out.
    pub(super) fn missing_year(&self) -> bool {
        self.fixed == Fixed::NoYear
    }

    /// The date as the rest of the program sees it.
    pub(super) fn placed(&self) -> DateSpan {
        let plain = self.first == Some(self.named.first) && self.last == Some(self.named.last);
        // A bound that leaves out the date it names ("after 2016") is not that date.
        let outside = self.first.is_some_and(|first| first > self.named.last)
            || self.last.is_some_and(|last| last < self.named.first);
        DateSpan {
            first: self.first,
            last: self.last,
            granularity: self.granularity,
            modifier: self.modifier,
            basis: self.basis,
            missing_year: self.missing_year(),
            weekday_mismatch: self.mismatch,
            alternatives: self.others.into_iter().flatten().collect(),
            unresolved_form: None,
            named: (!plain && !outside && !self.compared).then_some(self.named),
        }
    }

    /// The date without a place on the calendar, in the notation of TIMEX3: `XXXX-10-27`, `XXXX-WXX-3`.
    pub(super) fn unplaced(&self) -> DateSpan {
        DateSpan {
            first: None,
            last: None,
            granularity: self.granularity,
            modifier: self.modifier,
            basis: Basis::Unresolved,
            missing_year: self.missing_year(),
            weekday_mismatch: false,
            alternatives: Vec::new(),
            unresolved_form: Some(self.unplaced_form()),
            named: None,
        }
    }

    fn unplaced_form(&self) -> String {
        match self.fixed {
            Fixed::Weekday(number) => format!("XXXX-WXX-{number}"),
            Fixed::NoYear | Fixed::All => {
                let form = DateSpan::explicit(self.named.first, self.named.last, self.named.granularity).normal_form();
                let yearless = |part: &str| format!("XXXX{}", part.get(4..).unwrap_or_default());
                match form.split_once("..") {
                    Some((first, last)) => format!("{}..{}", yearless(first), yearless(last)),
                    None => yearless(&form),
                }
            }
            Fixed::Nothing => match self.granularity {
                Granularity::Day | Granularity::Range => "XXXX-XX-XX",
                Granularity::Week => "XXXX-WXX",
                Granularity::Weekend => "XXXX-WXX-WE",
                Granularity::Month => "XXXX-XX",
                Granularity::Quarter => "XXXX-QX",
                Granularity::Half => "XXXX-HX",
                Granularity::Season | Granularity::Year => "XXXX",
                Granularity::Decade => "XXX",
                Granularity::Century => "XX",
            }
            .to_owned(),
        }
    }
}

/// A date with the token after its last one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) end: usize,
    pub(super) dated: Dated,
    pub(super) rule: &'static str,
}

impl Piece {
    pub(super) fn new(end: usize, dated: Dated, rule: &'static str) -> Self {
        Self { end, dated, rule }
    }
}
