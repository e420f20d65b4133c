//! The ends of an interval of numbers.

use super::Decimal;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// The number itself belongs to the interval.
    Closed(Decimal),
    /// The interval comes as near as one likes, without the number itself.
    Open(Decimal),
    /// No bound on this side.
    Unbounded,
}

impl End {
    /// The number at this end, if it is bounded.
    pub fn number(self) -> Option<Decimal> {
        match self {
            Self::Closed(number) | Self::Open(number) => Some(number),
            Self::Unbounded => None,
        }
    }

    /// The same kind of end at another number.
    #[must_use]
    pub fn map(self, change: impl FnOnce(Decimal) -> Decimal) -> Self {
        match self {
            Self::Closed(number) => Self::Closed(change(number)),
            Self::Open(number) => Self::Open(change(number)),
            Self::Unbounded => Self::Unbounded,
        }
    }
}
