//! The words the rules of evidence turn on, as data.

/// A list of words in lower case, parted by spaces.
#[derive(Clone, Copy)]
pub(super) struct Words(&'static str);

impl Words {
    /// Whether the word, in lower case, is in the list.
    pub(super) fn has(self, word: &str) -> bool {
        self.0.split_ascii_whitespace().any(|known| known == word)
    }
}

/// Words that negate what follows, contractions in "n't" aside.
pub(super) const NEGATIONS: Words = Words(
    "not never no nor neither none nobody without cannot failed fails refused refuses false falsely untrue wrongly unable",
);

/// Verbs that deny what follows.
pub(super) const DENIALS: Words = Words("deny denies denied denying refuted refutes disputed disputes");

/// Verbs that deny what follows only where it is a statement: one may reject a claim, and also an offer.
pub(super) const DISMISSALS: Words = Words("dismissed dismisses dismissing rejected rejects rejecting");

/// Words for a statement.
pub(super) const STATEMENTS: Words = Words(
    "that report reports claim claims allegation allegations accusation accusations suggestion suggestions rumour rumours rumor \
     rumors notion idea statement statements figure figures as",
);

/// Words after "not" that make it no negation: "not only", "not least".
pub(super) const NOT_ONLY: Words = Words("only just least merely simply");

/// Words that suppose rather than state.
pub(super) const SUPPOSITIONS: Words = Words(
    "would could might would've could've might've may've should've may if unless whether should perhaps maybe possibly allegedly hypothetically feared presumed believed \
     thought suspected assumed",
);

/// Words that make what is said hang on something else.
pub(super) const CONDITIONS: Words = Words("if unless whether were provided otherwise could might");

/// Verbs of wish, request, plan and attempt, whose infinitive says what somebody wants.
pub(super) const WISHES: Words = Words(
    "call calls called calling urge urges urged urging ask asks asked asking want wants wanted demand demands demanded hope \
     hopes hoped plan plans planned planning threaten threatens threatened threatening seek seeks sought try tries tried \
     trying attempt attempts attempted appeal appeals appealed offer offers offered vow vows vowed promise promises promised \
     intend intends intended prepare prepares prepared invite invites invited order ordered likely expected unlikely ready willing",
);

/// Words before "to" that tell of a plan without supposing anything.
pub(super) const PLANS: Words = Words("set scheduled due slated planned going");

/// Verbs that keep something "from" happening.
pub(super) const PREVENTIONS: Words = Words(
    "save saves saved saving rescue rescues rescued rescuing spare spared keep kept prevent prevents prevented preventing stop \
     stopped stops protect protected",
);

/// Verbs of saying under which "would" reports a plan as it was stated.
pub(super) const REPORTING: Words =
    Words("said says announced told confirmed declared decided stated agreed reported put");

/// Verbs of saying, in the forms news attributes with.
pub(super) const SAYING: Words = Words(
    "said says told tells announced announces reported claimed confirmed confirms added adds stated estimated noted warned warns \
     insisted insists acknowledged admitted",
);

/// Words that name attackers, whom a toll may count or not.
pub(super) const ATTACKERS: Words = Words(
    "gunman gunmen attacker attackers bomber bombers assailant assailants shooter shooters killer militant militants \
     suspect suspects perpetrator perpetrators hijacker hijackers arsonist himself herself themselves",
);

/// Auxiliary verbs, and adverbs that stand between them and the verb.
pub(super) const AUXILIARIES: Words = Words("was were is are had has have been later then also still did");

/// Verbs without an object: after a noun phrase they are its verb, where "killed" may describe it.
pub(super) const INTRANSITIVE: Words =
    Words("died die dies perished drowned survived succumbed fled disappeared vanished resigned voted abstained");

/// Determiners of what is known already.
pub(super) const DEFINITE: Words = Words("the these those all its their his her");

/// Nouns for events of the kind news sets beside each other.
pub(super) const EVENTS: Words = Words(
    "attack attacks incident incidents blast blasts bombing bombings crash crashes shooting shootings fire fires explosion \
     explosions collapse collapses derailment disaster disasters massacre stampede ambush accident accidents raid raids strike strikes clash clashes quake earthquake flood floods storm",
);

/// Words that set an event apart from the one reported.
pub(super) const OTHERS: Words = Words("separate another previous similar unrelated other last earlier different");

/// Words that open a clause about another time or event.
pub(super) const LOOKING_BACK: Words = Words("when where since after before another separate similar previous earlier");

/// Words that open a clause about a later or an earlier time than that of the clause before it.
pub(super) const LATER_OR_EARLIER: Words = Words("after before since until when having");

/// Words for a count given before, in "an earlier report of nine".
pub(super) const EARLIER: Words = Words("earlier initial initially previous previously preliminary first originally");

/// Words for a count as such.
pub(super) const TALLIES: Words = Words(
    "report reports count counts toll tolls tally tallies figure figures estimate estimates number put reported said",
);

/// Prepositions before a place.
pub(super) const PLACES: Words = Words("in at near off on outside around");

/// Prepositions and adverbs before a date at the front of a clause.
pub(super) const BEFORE_DATES: Words = Words("in on at by during since until then later only just");

/// Words between a value and the phrase that says of what or where it holds: "nine in the north".
pub(super) const AFTER_VALUES: Words = Words("in at of on from across inside within outside the a its their");

/// Words between a measure and the value it states: "a total of nine", "the toll stands at nine".
pub(super) const BEFORE_VALUES: Words = Words("of at was is were stands stood reached to totaling totalling");

/// Words for one's place among several, beside the ordinals: "the youngest of seven".
pub(super) const RANKS: Words = Words("oldest eldest youngest last middle only largest smallest one");

/// Prepositions that put one counted phrase inside another: "45,000 workers at 36 ports".
pub(super) const WITHIN: Words = Words("at in on from across inside");

/// Words that correct a count given before: "corrected the number of dead to 22".
pub(super) const CORRECTIONS: Words = Words("corrected revised adjusted amended lowered");

/// Words that say a count still changes.
pub(super) const SO_FAR: Words = Words("now currently far latest");

/// Words that open a sentence about another place.
pub(super) const ELSEWHERE: Words = Words("elsewhere nearby");

/// Words that stand for a speaker without naming one.
pub(super) const NOBODY: Words = Words(
    "he she it they we i you who which that this these those there what one some many most others and but to so him her them reports \
     yesterday today",
);

/// Words that lead to an event beside the one reported.
pub(super) const LEADS: Words = Words("over after since from for than like in of with following before");
