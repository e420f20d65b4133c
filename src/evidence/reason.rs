//! The reasons a candidate becomes evidence of some stance, or none.

/// A reason: its stable code, and the sentence shown to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The code.
    pub code: Code,
    /// What is the case here, in words: "“nine” where the claim has 10".
    pub because: String,
}

macro_rules! codes {
    ($($variant:ident $name:literal $meaning:literal)*) => {
        /// The stable codes of reasons, as they stand in JSON.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code in JSON.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it means, in a sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

codes! {
    Equal "equal" "The passage states the claimed value."
    Inside "inside" "The stated value lies inside the claimed interval."
    Asserted "asserted" "The passage asserts what the claim says."
    Disjoint "disjoint" "The stated value cannot be the claimed one."
    Rival "rival" "The passage has a wording that rules out the claimed one."
    Denied "denied" "The passage denies what the claim says."
    Bound "bound" "The passage gives a bound or an approximation that leaves room for the claimed value."
    Rounded "rounded" "The stated value is rounded, and the claimed one rounds to it."
    LessPrecise "less_precise" "The passage is less precise than the claim and does not contradict it."
    OutsideAsOf "outside_as_of" "The passage speaks of a time outside the claim's as_of."
    OutsideTimeline "outside_timeline" "The passage speaks of a time no entry of the timeline covers."
    SeveralValues "several_values" "The passage states several values that could be meant, and no rule picks one."
    Loose "loose" "The value differs, and too little ties it to the claim to speak against it."
    Negated "negated" "The passage negates the statement."
    Questioned "questioned" "The passage asks, or doubts, rather than states."
    Hypothetical "hypothetical" "The passage speaks of what may, would or should be."
    Undated "undated" "The claim holds at a certain time, and nothing says when the passage holds."
    Unresolved "unresolved" "A relative date in a document without a dateline."
    Vague "vague" "The passage has a vague word where the claim has a number."
    NoValue "no_value" "The sentence speaks of the claim but states no value of its kind."
    SubjectMissing "subject_missing" "The sentence has the measure and a value, but the subject is not near it."
    MeasureMissing "measure_missing" "The sentence has the subject and a value, but not what is said of it."
    NounMissing "noun_missing" "The sentence has the subject and a value, but not the word for what is counted."
    Disqualified "disqualified" "The sentence has a term the claim rules out."
    OtherMeasure "other_measure" "The value belongs to another measure in the sentence."
    OtherNoun "other_noun" "The value counts something else."
    OtherQuantity "other_quantity" "The value is of another dimension or currency."
    Subset "subset" "The value counts a part of the whole the claim speaks of."
    Part "part" "The value is one of several parts that add up."
    Earlier "earlier" "The value is that of an earlier tally, which a later one has replaced."
    OtherEvent "other_event" "The value belongs to another event than the claim's."
    Agent "agent" "The value counts those who did it, not those it was done to."
    Attacker "attacker" "The value differs by the attacker, whom one count may include and the other not."
    Change "change" "The value is a change, not a level."
    Label "label" "The number names something rather than counting it."
    OtherDate "other_date" "The date belongs to something else in the sentence."
}
