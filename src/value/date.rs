//! Dates as spans of days.

use jiff::civil::Date;

use super::Modifier;

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Granularity {
    /// One day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// A calendar month.
    Month,
    /// Three calendar months from January, April, July or October.
    Quarter,
    /// A season, as meteorologists count it: spring is March to May.
    Season,
    /// Half a calendar year.
    Half,
    /// A calendar year.
    Year,
    /// Ten years, 1980 to 1989.
    Decade,
    /// A hundred years, 1900 to 1999.
    Century,
    /// Any other stretch, given by its ends.
    Range,
}

impl Granularity {
    /// Every granularity, the finest first.
    pub const ALL: [Self; 11] = [
        Self::Day,
        Self::Weekend,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Season,
        Self::Half,
        Self::Year,
        Self::Decade,
        Self::Century,
        Self::Range,
    ];

    /// The word used in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Weekend => "weekend",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Half => "half",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Range => "range",
        }
    }
}

/// What a date was reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The words say it all.
    Explicit,
    /// Reckoned from the document's dateline.
    Dateline,
    /// Reckoned from another date in the text.
    Anaphoric,
    /// Relative, and there is no dateline to reckon from: both ends are open and nothing is known.
    Unresolved,
}

/// A reading of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateReading {
    /// The first day.
    pub first: Date,
    /// The last day, itself included.
    pub last: Date,
    /// How fine it is.
    pub granularity: Granularity,
}

/// A stretch of days.
#[derive(Clone, Debug, PartialEq)]
pub struct DateSpan {
    /// The first day; `None` where the span is open towards the past or the date is unresolved.
    pub first: Option<Date>,
    /// The last day, itself included; `None` where the span is open towards the future or the date is unresolved.
    pub last: Option<Date>,
    /// How fine the wording is.
    pub granularity: Granularity,
    /// What the wording adds: "early", "before", "about".
    pub modifier: Option<Modifier>,
    /// What it was reckoned from.
    pub basis: Basis,
    /// Whether the words leave the year out, as in "Oct. 27".
    pub missing_year: bool,
    /// Whether the words name a weekday that the date does not fall on.
    pub weekday_mismatch: bool,
    /// Other readings, the likelier first.
    pub alternatives: Vec<DateReading>,
    /// The normal form where it can't be told from the ends, as `XXXX-WXX-3` for an unresolved Wednesday.
    pub unresolved_form: Option<String>,
    /// The date the words name, where the span reaches beyond it or covers only a part: 2004 in "since 2004", this
    /// month in "earlier this month". It is what the normal form shows, as in TIMEX3.
    pub named: Option<DateReading>,
}

impl DateSpan {
    /// An explicit span of days.
    pub fn explicit(first: Date, last: Date, granularity: Granularity) -> Self {
        Self {
            first: Some(first),
            last: Some(last),
            granularity,
            modifier: None,
            basis: Basis::Explicit,
            missing_year: false,
            weekday_mismatch: false,
            alternatives: Vec::new(),
            unresolved_form: None,
            named: None,
        }
    }

    /// One day.
    pub fn day(day: Date) -> Self {
        Self::explicit(day, day, Granularity::Day)
    }

    /// Whether the date could not be placed on the calendar.
    pub fn is_unresolved(&self) -> bool {
        self.basis == Basis::Unresolved
    }

    /// Whether the two share a day. An unresolved date shares none.
    pub fn overlaps(&self, other: &Self) -> bool {
        if self.is_unresolved() || other.is_unresolved() {
            return false;
        }
        let ends_before = |a: &Self, b: &Self| matches!((a.last, b.first), (Some(last), Some(first)) if last < first);
        !ends_before(self, other) && !ends_before(other, self)
    }

    /// Whether every day of `other` lies in this span.
    pub fn contains(&self, other: &Self) -> bool {
        if self.is_unresolved() || other.is_unresolved() {
            return false;
        }
        let from = match (self.first, other.first) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(theirs)) => mine <= theirs,
        };
        let until = match (self.last, other.last) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(theirs)) => theirs <= mine,
        };
        from && until
    }
}

impl DateSpan {
    /// The normal form: `2016-05-04`, `2016-05`, `2016`, `198X`, `19XX`, `1989-Q3`, `2013-W11`, `1998-FA`, `2016-H1`,
    /// `2013-W11-WE`, `2016-05-01..2016-06-03`; `XXXX-WXX-3` and the like for unresolved dates.
    pub fn normal_form(&self) -> String {
        if let Some(form) = &self.unresolved_form {
            return form.clone();
        }
        let (first, last, granularity) = match self.named {
            Some(named) => (Some(named.first), Some(named.last), named.granularity),
            None => (self.first, self.last, self.granularity),
        };
        let (Some(first), Some(last)) = (first, last) else {
            let day = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
            return format!("{}..{}", day(first), day(last));
        };
        let week = || {
            let iso = first.iso_week_date();
            format!("{:04}-W{:02}", iso.year(), iso.week())
        };
        match granularity {
            Granularity::Day if first == last => first.to_string(),
            Granularity::Week => week(),
            Granularity::Weekend => format!("{}-WE", week()),
            Granularity::Month => format!("{:04}-{:02}", first.year(), first.month()),
            Granularity::Quarter => format!("{:04}-Q{}", first.year(), (first.month() + 2) / 3),
            Granularity::Half => format!("{:04}-H{}", first.year(), if first.month() < 7 { 1 } else { 2 }),
            Granularity::Season => {
                let (year, name) = match first.month() {
                    3..=5 => (first.year(), "SP"),
                    6..=8 => (first.year(), "SU"),
                    9..=11 => (first.year(), "FA"),
                    _ => (first.year(), "WI"),
                };
                format!("{year:04}-{name}")
            }
            Granularity::Year => format!("{:04}", first.year()),
            Granularity::Decade => format!("{:03}X", first.year().div_euclid(10)),
            Granularity::Century => format!("{:02}XX", first.year().div_euclid(100)),
            Granularity::Day | Granularity::Range => format!("{first}..{last}"),
        }
    }
}
