//! TIMEX3 modifier words.

/// What a wording adds to a number or a date, in the words of TIMEX3 (ISO 24617-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modifier {
    /// "about 40"
    Approx,
    /// "under 40", "nearly 40"
    LessThan,
    /// "more than 40"
    MoreThan,
    /// "up to 40"
    EqualOrLess,
    /// "at least 40"
    EqualOrMore,
    /// "before 2016"
    Before,
    /// "after 2016"
    After,
    /// "by 2016"
    OnOrBefore,
    /// "since 2016"
    OnOrAfter,
    /// "early 2016"
    Start,
    /// "mid-2016"
    Mid,
    /// "late 2016"
    End,
}

impl Modifier {
    /// Every modifier, bounds of numbers first, then of dates.
    pub const ALL: [Self; 12] = [
        Self::Approx,
        Self::LessThan,
        Self::MoreThan,
        Self::EqualOrLess,
        Self::EqualOrMore,
        Self::Before,
        Self::After,
        Self::OnOrBefore,
        Self::OnOrAfter,
        Self::Start,
        Self::Mid,
        Self::End,
    ];

    /// The word used in JSON.
    ///
    /// ```
    /// use crosscheck::value::Modifier;
    /// assert_eq!(Modifier::EqualOrMore.name(), "equal_or_more");
    /// assert_eq!(Modifier::from_name("approx"), Some(Modifier::Approx));
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Self::Approx => "approx",
            Self::LessThan => "less_than",
            Self::MoreThan => "more_than",
            Self::EqualOrLess => "equal_or_less",
            Self::EqualOrMore => "equal_or_more",
            Self::Before => "before",
            Self::After => "after",
            Self::OnOrBefore => "on_or_before",
            Self::OnOrAfter => "on_or_after",
            Self::Start => "start",
            Self::Mid => "mid",
            Self::End => "end",
        }
    }

    /// The modifier of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|modifier| modifier.name() == name)
    }
}
