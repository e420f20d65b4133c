//! Words of English: those that carry no meaning by themselves, and verbs by their form.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Whether a word in lower case carries no meaning by itself: articles, prepositions, pronouns, auxiliaries, verbs that go with
/// everything, words that belong to a number.
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

static FUNCTION_WORDS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    "a an the this that these those there here it its he him his she her hers they them their theirs we us our you your i me my \
     who whom whose which what where when why how of in on at by for from to with without within into onto over under above below \
     between among amid against during since until till after before through throughout across along around about near off out up \
     down toward towards upon via per as than like and or but nor so yet if unless though although while whereas because despite \
     following including also only just even still already now then once again ever never not no none both either neither each every \
     all any some most many much more less fewer few several other others another such same own very too quite rather almost nearly \
     approximately roughly exactly least is am are was were be been being has have had having do does did done will would shall \
     should can could may might must get gets got gotten became become becomes becoming remain remains remained make makes \
     due behind beside besides beyond except total totals totaling number numbers amount average overall altogether up-to whether via vs versus according"
        .split_whitespace()
        .collect()
});

/// Whether a word has the form of a verb that tells what happened: one in "-ed", or an irregular past.
pub(crate) fn is_verb(word: &str) -> bool {
    (word.len() > 4
        && word.ends_with("ed")
        && !matches!(word, "indeed" | "hundred" | "need" | "speed" | "breed" | "exceed"))
        || PASTS.contains(word)
}

static PASTS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    "arose beat became began bent bet blew bought broke brought built burnt came caught chose cost cut dealt drew drank drove ate fell \
     fed felt fought found fled flew forbade forgot froze gave went grew hung hit held hurt kept knew laid led learnt left lent let lost \
     made meant met overtook paid put quit read rode rang rose ran said saw sold sent set shook shone shot shut sang sank sat slept \
     spoke spent split spread stood stole struck swore swept swam swung taught took tore thought threw told understood upheld withdrew \
     woke won wore wrote"
        .split_whitespace()
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_form_and_list() {
        for (word, function, verb) in [
            ("the", true, false),
            ("mill", false, false),
            ("opened", false, true),
            ("fell", false, true),
            ("indeed", false, false),
        ] {
            assert_eq!((is_function_word(word), is_verb(word)), (function, verb), "{word:?}");
        }
    }
}
