//! What the readers of numbers share: from an amount in tokens to a mention.

use super::lexicon::Class;
use super::numeral::{Form, Numeral};
use super::range::Phrase;
use super::token::{Shape, Tokens, is_dash};
use super::{Found, Kind, Mention, Sense, direction, noun, rate};
use crate::value::{Decimal, Unit, Value};

/// The mention of an amount of some kind, with its rate and direction.
pub(crate) fn found(tokens: &Tokens<'_>, kind: Kind, phrase: Phrase) -> Found {
    let span = tokens.span(phrase.from, phrase.to);
    let plain = phrase.amount.unit == Unit::None;
    let mut mention = Mention::new(kind, span, Value::Amount(phrase.amount), phrase.rule);
    mention.printed = phrase.printed;
    // "140,000 tonnes of pulp a year"
    let of = tokens.is(phrase.to, "of").then(|| noun::of_share(tokens, phrase.to)).flatten();
    let end = of.and_then(|noun| {
        (phrase.to..phrase.to + 8).find(|&i| tokens.get(i).is_some_and(|token| token.span.start >= noun.span.end))
    });
    mention.rate = rate::read(tokens, end.unwrap_or(phrase.to)).map(|(span, _)| span);
    mention.direction = direction::of(tokens, phrase.from, phrase.to, plain);
    Found { end: phrase.to, mention }
}

/// The same, with the words a plain number counts.
pub(crate) fn counted(tokens: &Tokens<'_>, kind: Kind, phrase: Phrase, sense: Sense) -> Found {
    let after = phrase.to;
    let mut found = found(tokens, kind, phrase);
    let share = kind == Kind::Percent
        || matches!(
            tokens.word(after.saturating_sub(1)),
            "score" | "dozen" | "half" | "third" | "quarter" | "thirds" | "quarters"
        )
        || sense == Sense::Ratio;
    found.mention.noun = if share { noun::of_share(tokens, after) } else { noun::after(tokens, after) };
    let plain = !share && sense == Sense::Plain && is_many(&found.mention);
    let many = kind == Kind::Cardinal && (plain || sense == Sense::Ratio);
    let joined = tokens.symbol(after).is_some_and(is_dash) || tokens.is(after, "of");
    if many && !joined && found.mention.noun.is_some_and(|noun| !noun::counted_by_many(noun.head.of(tokens.text))) {
        found.mention.noun = None;
    }
    if let Some(noun) = found.mention.noun
        && found.mention.rate.is_none()
    {
        // "15 deaths per 100,000 people"
        let next = (after..after + 16).find(|&i| tokens.get(i).is_some_and(|token| token.span.start >= noun.span.end));
        found.mention.rate = next.and_then(|next| rate::read(tokens, next)).map(|(span, _)| span);
    }
    if let Some(noun) = found.mention.noun {
        // A model's number inside the phrase ("20 larger 777 planes") is read with it.
        let inside = (after..after + 16)
            .rev()
            .find(|&i| tokens.is_digits(i) && tokens.get(i).is_some_and(|token| noun.span.contains(token.span)));
        found.end = inside.map_or(found.end, |inside| found.end.max(inside + 1));
    }
    found.mention.sense = sense;
    found
}

/// "3m people", "14m tonnes": a glued "m" is a million before a counted noun or another unit. Before a noun in the
/// singular it is for metres ("the 200m freestyle"), unless the noun is for many people ("a 5m audience").
pub(crate) fn millions(tokens: &Tokens<'_>, numeral: Numeral) -> Option<Numeral> {
    let at = numeral.end;
    let glued = tokens.glued(at) && tokens.raw(at) == "m" && numeral.form == Form::Digits;
    // A count takes the verb of the plural: "2m have fled".
    let plural = matches!(tokens.word(at + 1), "have" | "were" | "are");
    let counted = tokens.is_word(at + 1) && !tokens.glued(at + 1) && (plural || noun::could_begin(tokens, at + 1));
    if glued && !(counted && of_metres(tokens, at)) && (counted || speaks_of_millions(tokens, at)) {
        return numeral.times(6, at + 1);
    }
    None
}

/// Whether the sentence has another number with a glued "m" for millions before token `at`: "51.2m phones, against 47.5m a year
/// earlier".
pub(crate) fn speaks_of_millions(tokens: &Tokens<'_>, at: usize) -> bool {
    const REACH: usize = 16;
    let letter = |i: &usize| tokens.raw(*i) == "m" && tokens.glued(*i) && tokens.is_digits(i - 1);
    let same = |i: &usize| *i > 0 && tokens.symbol(*i) != Some(';') && (!tokens.is(*i, ".") || tokens.glued(i + 1));
    (at.saturating_sub(REACH)..at).rev().take_while(same).filter(letter).any(|i| {
        let counted = tokens.is_word(i + 1) && noun::could_begin(tokens, i + 1) && !of_metres(tokens, i);
        counted && !tokens.has(i + 1, Class::UNIT)
    })
}

/// Whether the letter at `at` stands for metres by the noun after it, which is in the singular: "the 200m freestyle".
pub(crate) fn of_metres(tokens: &Tokens<'_>, at: usize) -> bool {
    noun::after(tokens, at + 1).is_some_and(|noun| {
        let head = noun.head.of(tokens.text);
        let many = matches!(head, "audience" | "crowd" | "population" | "turnout" | "viewership");
        !many && (!noun::counted_by_many(head) || head == "hurdles") && !tokens.has(at + 1, Class::UNIT)
    })
}

/// Whether the number of a mention is greater than one, as far as its words say.
fn is_many(mention: &Mention) -> bool {
    matches!(&mention.value, Value::Amount(amount) if amount.nominal.is_none_or(|number| number > Decimal::ONE))
}

/// Whether digits at `at` are part of a name or a code, and no number of their own: "A330-200", "5G", "COVID-19",
/// "1.2.3", "555-1234", "#7".
pub(crate) fn in_code(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    if !tokens.is_digits(at) {
        return false;
    }
    if glued_to_word(tokens, at) {
        return true;
    }
    let chain =
        |i: usize| tokens.symbol(i).is_some_and(|c| is_dash(c) || matches!(c, '.' | ':' | '/' | '_' | '@' | '\\'));
    if tokens.glued(at) && at > 0 {
        let before = at - 1;
        if matches!(tokens.symbol(before), Some('#' | '№' | '_' | '@')) {
            return true;
        }
        let inner =
            tokens.glued(before) && before > 0 && tokens.get(before - 1).is_some_and(|token| token.shape.is_value());
        if chain(before) && inner {
            return true;
        }
    }
    if !tokens.glued(end) {
        return false;
    }
    if word_glued(tokens, end) {
        return true;
    }
    if tokens.is_word(end) {
        return false;
    }
    let next = end + 1;
    let digits = tokens.is_digits(next) && tokens.glued(next);
    match tokens.symbol(end) {
        Some('_' | '@' | '\\') => true,
        Some('/' | ':') => digits,
        Some('.') => tokens.glued(next) && tokens.get(next).is_some_and(|token| token.shape.is_value()),
        Some(c) if is_dash(c) && digits => {
            // "1-222-2222", "1995-01", "555-1234" with a hyphen: codes, dates and telephone numbers.
            // "67.00-68.00" is a range of decimals.
            let decimals = end > at + 1 && tokens.symbol(next + 1) == Some('.');
            let again = !decimals
                && chain(next + 1)
                && tokens.glued(next + 1)
                && tokens.is_digits(next + 2)
                && tokens.glued(next + 2);
            let zero = tokens.raw(next).len() > 1 && tokens.raw(next).starts_with('0');
            let (left, right) = (tokens.raw(at).len(), tokens.raw(next).len());
            let plain = c == '-' && end == at + 1;
            let phone = plain && left == 3 && right == 4 && !tokens.raw(next).ends_with("00");
            // "the 737-800 range": two long numbers before a thing in the singular.
            let thing = |at| {
                noun::after(tokens, at).is_some_and(|n| !noun::plural(&n.head.of(tokens.text).to_ascii_lowercase()))
            };
            let model = plain && left == 3 && right >= 3 && thing(next + 1);
            again || zero || phone || model
        }
        // "7-Eleven", "24703 L-202": a capital after the hyphen is a name.
        _ => false,
    }
}

/// Whether a word is glued to the number before token `at`, so that both are one. A function word of three letters and
/// more is part of no code: its space was forgotten ("13since 1998").
pub(crate) fn word_glued(tokens: &Tokens<'_>, at: usize) -> bool {
    let forgotten = tokens.word(at).len() > 2 && tokens.has(at, Class::FUNCTION);
    tokens.glued(at) && tokens.is_word(at) && !forgotten
}

/// Whether a number could begin at token `at`: digits, a sign or point before them, a number word. The base of a rate
/// ("per 100,000 people", "for every ten") states no value of its own.
pub(crate) fn could_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    const NUMBER: Class = Class::CARDINAL.and(Class::ORDINAL).and(Class::FRACTION).and(Class::ARTICLE);
    let per = at > 0 && tokens.is(at - 1, "per");
    if per || at > 1 && tokens.is(at - 1, "every") && tokens.is(at - 2, "for") {
        return false;
    }
    tokens.get(at).is_some_and(|token| match token.shape {
        Shape::Digits => true,
        Shape::Word => token.class.meets(NUMBER),
        Shape::Symbol(symbol) => {
            !symbol.is_ascii_alphanumeric() && (symbol == '.' || is_dash(symbol) || !symbol.is_ascii())
        }
        Shape::Possessive => false,
    })
}

/// Whether digits at `at` follow a letter, or a letter and a hyphen, without a space: "A330", "COVID-19".
pub(crate) fn glued_to_word(tokens: &Tokens<'_>, at: usize) -> bool {
    if at == 0 || !tokens.glued(at) || !tokens.is_digits(at) {
        return false;
    }
    if tokens.is_word(at - 1) {
        return true;
    }
    // "COVID-19", "scp2-173"
    let dashed = |i: usize| i >= 1 && tokens.glued(i) && tokens.symbol(i).is_some_and(is_dash);
    let chained = |i: usize| i >= 1 && tokens.glued(i) && tokens.is_digits(i);
    let mut i = at - 1;
    if !dashed(i) {
        return false;
    }
    i -= 1;
    if chained(i) {
        i -= 1;
    }
    tokens.is_word(i)
}
