//! What an edit did to the facts: two reports, set against each other.

use crate::evidence::{Evidence, Rejected};
use crate::ledger::Edit;
use crate::verdict::{Lack, Verdict};

/// What changed between a revision and now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// The revision, as asked for.
    pub revision: String,
    /// The commit it names, in full.
    pub commit: String,
    /// The files of the corpus.
    pub documents: Documents,
    /// The claims with a change of any sort, sorted by id.
    pub claims: Vec<ClaimChange>,
}

/// How the files of two corpora differ. Paths, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documents {
    /// Files that were not there.
    pub added: Vec<String>,
    /// Files that are gone.
    pub removed: Vec<String>,
    /// Files with another content, or other metadata.
    pub changed: Vec<String>,
    /// How many are the same.
    pub unchanged: usize,
}

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else, or in another way.
    Edited,
    /// It is the same, and what the corpus says of it is not.
    Kept,
}

impl Fate {
    /// Every fate, in the order of the documentation.
    pub const ALL: [Self; 4] = [Self::Added, Self::Removed, Self::Edited, Self::Kept];

    /// The word in JSON and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Edited => "edited",
            Self::Kept => "kept",
        }
    }
}

/// How a claim stood at one of the two times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its verdict.
    pub verdict: Verdict,
    /// What was lacking.
    pub lack: Option<Lack>,
    /// Whether verdict and values were the expected ones.
    pub passed: bool,
}

/// A claim that changed, or whose evidence did.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimChange {
    /// Its id.
    pub id: String,
    /// What became of it.
    pub fate: Fate,
    /// The keys that differ.
    pub edits: Vec<Edit>,
    /// How it stood; `None` where it is new.
    pub before: Option<Standing>,
    /// How it stands; `None` where it is gone.
    pub after: Option<Standing>,
    /// Whether the edit made it worse: it passed and does not now, or is new and does not pass.
    pub worse: bool,
    /// Evidence that was not there.
    pub came: Vec<Evidence>,
    /// Evidence that is gone.
    pub gone: Vec<Gone>,
    /// Evidence that is there still, with other words, another stance, or from another source.
    pub altered: Vec<Altered>,
    /// New pairs of sides, as indices into those of the claim as it is now, whose values cannot both hold.
    pub disagreements: Vec<(usize, usize)>,
}

/// Evidence that is there no more.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// As it was.
    pub evidence: Evidence,
    /// The passage of its document that comes nearest now, which is no evidence.
    pub instead: Option<Rejected>,
}

/// A piece of evidence then and now.
#[derive(Clone, Debug, PartialEq)]
pub struct Altered {
    /// As it was.
    pub before: Evidence,
    /// As it is.
    pub after: Evidence,
}

impl ClaimChange {
    /// Whether the verdict, or whether it is the expected one, is another than before.
    pub fn verdict_changed(&self) -> bool {
        self.before != self.after && self.before.is_some() && self.after.is_some()
    }
}
