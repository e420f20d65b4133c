//! Units of time. A month has no fixed number of days, so the calendar's units and the clock's are two dimensions.

use super::{UnitDef, unit};
use crate::value::Dimension::{CalendarTime, ClockTime};

/// The table.
pub(super) static TABLE: &[UnitDef] = &[
    unit("month", CalendarTime, "1", &["month", "months", "mth", "mths"], &[]),
    unit("quarter", CalendarTime, "3", &["quarter", "quarters"], &[]),
    unit("year", CalendarTime, "12", &["year", "years", "yr", "yrs"], &[]),
    unit("decade", CalendarTime, "120", &["decade", "decades"], &[]),
    unit("century", CalendarTime, "1200", &["century", "centuries"], &[]),
    unit("millennium", CalendarTime, "12000", &["millennium", "millennia", "millenniums"], &[]),
    unit("s", ClockTime, "1", &["second", "seconds", "sec", "secs"], &["s"]),
    unit("min", ClockTime, "60", &["minute", "minutes", "min", "mins"], &[]),
    unit("h", ClockTime, "3600", &["hour", "hours", "hr", "hrs"], &["h"]),
    unit("day", ClockTime, "86400", &["day", "days"], &[]),
    unit("week", ClockTime, "604800", &["week", "weeks", "wk", "wks"], &[]),
    unit("fortnight", ClockTime, "1209600", &["fortnight", "fortnights"], &[]),
];

/// All words of the table, for the lexicon.
#[rustfmt::skip]
pub(crate) const WORDS: &[&str] = &[
    "month", "months", "mth", "mths", "quarter", "quarters", "year", "years", "yr", "yrs", "decade", "decades",
    "century", "centuries", "millennium", "millennia", "millenniums", "second", "seconds", "sec", "secs", "minute",
    "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "day", "days", "week", "weeks", "wk", "wks", "fortnight",
    "fortnights",
];
