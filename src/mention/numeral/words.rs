//! Numbers in words, alone or after digits: "forty-five hundred", "3 hundred and 21", "1.4 billion".

use std::sync::LazyLock;

use super::digits;
use super::{Form, LONGEST, Numeral, fraction, suffix};
use crate::mention::lexicon::Class;
use crate::mention::token::{Tokens, is_dash};
use crate::value::Decimal;

const UNITS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const UNIT_ORDINALS: [&str; 9] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

/// Words of cardinals, frequent misspellings among them.
#[rustfmt::skip]
pub(in crate::mention) const CARDINALS: &[&str] = &[
    "zero", "nought", "naught", "nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion",
    "trillion", "quadrillion", "quintillion", "sextillion", "septillion", "octillion", "nonillion", "decillion",
    "lakh", "lakhs", "lac", "lacs", "crore", "crores", "dozen", "dozens", "hundreds", "thousands", "millions",
    "billions", "trillions", "score", "scores", "minus", "negative", "couple", "fourty", "ninty", "twelf", "fivety",
    "threescore",
];

/// Words that stand for one before a scale or a unit.
pub(in crate::mention) const ARTICLES: &[&str] = &["a", "an"];

/// Words of ordinals.
#[rustfmt::skip]
pub(in crate::mention) const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth", "hundredth",
    "thousandth", "millionth", "billionth", "trillionth", "quadrillionth", "quintillionth", "zeroth", "nineth",
    "twelth", "fourtieth", "eigth",
];

/// Tens and units written as one word, cardinals and ordinals: "twentyfive", "seventythird".
pub(in crate::mention) fn joined() -> (&'static [String], &'static [String]) {
    static JOINED: LazyLock<[Vec<String>; 2]> = LazyLock::new(|| {
        [UNITS, UNIT_ORDINALS]
            .map(|units| TENS.iter().flat_map(|ten| units.map(|unit| format!("{ten}{unit}"))).collect())
    });
    (&JOINED[0], &JOINED[1])
}

/// What a number word does to the number being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Zero,
    /// 1 to 9.
    Unit(i64),
    /// 10 to 19, and tens with units written as one word.
    Teen(i64),
    /// 20, 30 … 90.
    Tens(i64),
    Hundred,
    /// A power of ten from a thousand up.
    Scale(i32),
    Dozen,
    Score,
}

fn item(word: &str) -> Option<Item> {
    Some(match word {
        "zero" | "nought" | "naught" | "nil" => Item::Zero,
        "one" => Item::Unit(1),
        "two" => Item::Unit(2),
        "three" => Item::Unit(3),
        "four" => Item::Unit(4),
        "five" => Item::Unit(5),
        "six" => Item::Unit(6),
        "seven" => Item::Unit(7),
        "eight" => Item::Unit(8),
        "nine" => Item::Unit(9),
        "ten" => Item::Teen(10),
        "eleven" => Item::Teen(11),
        "twelve" | "twelf" => Item::Teen(12),
        "thirteen" => Item::Teen(13),
        "fourteen" => Item::Teen(14),
        "fifteen" => Item::Teen(15),
        "sixteen" => Item::Teen(16),
        "seventeen" => Item::Teen(17),
        "eighteen" => Item::Teen(18),
        "nineteen" => Item::Teen(19),
        "twenty" => Item::Tens(20),
        "thirty" => Item::Tens(30),
        "forty" | "fourty" => Item::Tens(40),
        "fifty" | "fivety" => Item::Tens(50),
        "sixty" => Item::Tens(60),
        "seventy" => Item::Tens(70),
        "eighty" => Item::Tens(80),
        "ninety" | "ninty" => Item::Tens(90),
        "hundred" | "hundreds" => Item::Hundred,
        "thousand" | "thousands" => Item::Scale(3),
        "lakh" | "lakhs" | "lac" | "lacs" | "lkh" | "lkhs" => Item::Scale(5),
        "million" | "millions" | "mln" => Item::Scale(6),
        "crore" | "crores" | "cr" => Item::Scale(7),
        "billion" | "billions" | "bln" => Item::Scale(9),
        "trillion" | "trillions" | "trn" | "tln" => Item::Scale(12),
        "quadrillion" => Item::Scale(15),
        "quintillion" => Item::Scale(18),
        "sextillion" => Item::Scale(21),
        "septillion" => Item::Scale(24),
        "octillion" => Item::Scale(27),
        "nonillion" => Item::Scale(30),
        "decillion" => Item::Scale(33),
        "dozen" | "dozens" => Item::Dozen,
        "score" => Item::Score,
        "threescore" => Item::Tens(60),
        _ => {
            let unit = TENS.iter().find_map(|ten| word.strip_prefix(ten)).filter(|rest| !rest.is_empty())?;
            let ten = item(word.strip_suffix(unit)?)?;
            match (ten, item(unit)?) {
                (Item::Tens(ten), Item::Unit(unit)) => Item::Teen(ten + unit),
                _ => return None,
            }
        }
    })
}

/// The item an ordinal word ends with, and whether the word is a plural, as denominators are.
fn ordinal_item(word: &str) -> Option<(Item, bool)> {
    let (word, plural) = match word.strip_suffix('s') {
        Some(single) => (single, true),
        None => (word, false),
    };
    let item = match word {
        "zeroth" => Item::Zero,
        "tenth" => Item::Teen(10),
        "eleventh" => Item::Teen(11),
        "twelfth" | "twelth" => Item::Teen(12),
        "thirteenth" => Item::Teen(13),
        "fourteenth" => Item::Teen(14),
        "fifteenth" => Item::Teen(15),
        "sixteenth" => Item::Teen(16),
        "seventeenth" => Item::Teen(17),
        "eighteenth" => Item::Teen(18),
        "nineteenth" => Item::Teen(19),
        "twentieth" => Item::Tens(20),
        "thirtieth" => Item::Tens(30),
        "fortieth" | "fourtieth" => Item::Tens(40),
        "fiftieth" => Item::Tens(50),
        "sixtieth" => Item::Tens(60),
        "seventieth" => Item::Tens(70),
        "eightieth" => Item::Tens(80),
        "ninetieth" => Item::Tens(90),
        "hundredth" => Item::Hundred,
        "thousandth" => Item::Scale(3),
        "millionth" => Item::Scale(6),
        "billionth" => Item::Scale(9),
        "trillionth" => Item::Scale(12),
        "quadrillionth" => Item::Scale(15),
        "quintillionth" => Item::Scale(18),
        "nineth" => Item::Unit(9),
        "eigth" => Item::Unit(8),
        _ => match UNIT_ORDINALS.iter().position(|unit| *unit == word) {
            Some(index) => Item::Unit(i64::try_from(index).ok()? + 1),
            None => {
                let unit = TENS.iter().find_map(|ten| word.strip_prefix(ten))?;
                let (Item::Tens(ten), Some(index)) =
                    (item(word.strip_suffix(unit)?)?, UNIT_ORDINALS.iter().position(|o| *o == unit))
                else {
                    return None;
                };
                Item::Teen(ten + i64::try_from(index).ok()? + 1)
            }
        },
    };
    Some((item, plural))
}

/// What the number being built ended with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Nothing,
    Zero,
    Unit,
    Teen,
    Tens,
    Hundred,
    Scale,
    Digits,
    /// Decimals in words, which no "hundred" multiplies.
    Point,
    Closed,
}

/// A number under construction: what its scales closed off, and the group since.
#[derive(Clone, Copy, Debug)]
struct Builder {
    total: Decimal,
    group: Option<Decimal>,
    last: Last,
    /// The exponent of the last scale: later ones must be smaller.
    floor: i32,
    scale: Decimal,
}

impl Builder {
    const EMPTY: Self =
        Self { total: Decimal::ZERO, group: None, last: Last::Nothing, floor: i32::MAX, scale: Decimal::ONE };

    fn value(&self) -> Decimal {
        self.total + self.group.unwrap_or(Decimal::ZERO)
    }

    fn add(&self, number: i64, last: Last) -> Option<Self> {
        Some(Self { group: Some(self.group.unwrap_or(Decimal::ZERO) + Decimal::from(number)), last, ..*self })
    }

    fn multiply(&self, by: Decimal, last: Last) -> Option<Self> {
        let value = self.value().checked_mul(by)?;
        Some(Self { total: Decimal::ZERO, group: Some(value), last, scale: self.scale.checked_mul(by)?, ..*self })
    }

    /// The number with one item more, where the item can follow.
    fn push(&self, item: Item, plural: bool) -> Option<Self> {
        use Last::{Closed, Digits, Hundred, Nothing, Point, Scale, Teen, Tens, Unit, Zero};
        let hundred = Decimal::from(100);
        match (item, self.last) {
            (Item::Zero, Nothing) => self.add(0, Zero),
            (Item::Unit(n), Nothing | Tens | Hundred | Scale) => self.add(n, Unit),
            (Item::Teen(n), Nothing | Hundred | Scale) => self.add(n, Teen),
            (Item::Tens(n), Nothing | Hundred | Scale) => self.add(n, Tens),
            (_, Nothing) if plural => None,
            (Item::Hundred, Nothing) => self.add(100, Hundred),
            (Item::Hundred, Unit | Teen | Tens | Digits) => {
                let group = self.group?;
                if self.last != Digits && group >= hundred {
                    return None;
                }
                Some(Self { group: Some(group.checked_mul(hundred)?), last: Hundred, ..*self })
            }
            (Item::Scale(exponent), Unit | Teen | Tens | Hundred | Digits | Point | Nothing)
                if exponent < self.floor =>
            {
                let by = Decimal::power_of_ten(exponent);
                let group = self.group.unwrap_or(Decimal::ONE).checked_mul(by)?;
                let total = self.total.checked_add(group)?;
                Some(Self { total, group: None, last: Scale, floor: exponent, scale: by })
            }
            // "two thousand five hundred million": as the long scale counts, without a word for a thousand millions.
            (Item::Scale(exponent @ (6 | 9)), Unit | Teen | Tens | Hundred) if self.floor == 3 => {
                let by = Decimal::power_of_ten(exponent);
                let total = self.value().checked_mul(by)?;
                Some(Self { total, group: None, last: Closed, scale: self.scale.checked_mul(by)?, ..*self })
            }
            // "three lakh crore", "a thousand million".
            (Item::Scale(exponent), Scale) if self.floor <= exponent && exponent <= 12 && self.floor <= 6 => {
                let by = Decimal::power_of_ten(exponent);
                let total = self.total.checked_mul(by)?;
                Some(Self { total, group: None, last: Closed, scale: self.scale.checked_mul(by)?, ..*self })
            }
            (Item::Dozen, Nothing | Unit | Teen | Tens | Hundred | Digits) => match self.last {
                Nothing => self.add(12, Closed),
                _ => self.multiply(Decimal::from(12), Closed),
            },
            (Item::Score, Unit) => self.multiply(Decimal::from(20), Closed),
            _ => None,
        }
    }
}

/// The word at `at` as an item, with whether it is a plural scale.
fn item_at(tokens: &Tokens<'_>, at: usize) -> Option<(Item, bool)> {
    let word = tokens.word(at);
    // "cr", "mln": scales after a number only, hence not in the lists.
    if !tokens.has(at, Class::CARDINAL) && !matches!(word, "cr" | "lkh" | "lkhs" | "mln" | "bln" | "trn" | "tln") {
        return None;
    }
    item(word).map(|item| (item, word.ends_with('s')))
}

/// Where the next word of the number stands after token `end - 1`, past a hyphen or an "and".
struct Link {
    next: usize,
    and: bool,
}

fn links(tokens: &Tokens<'_>, end: usize) -> Link {
    if tokens.symbol(end).is_some_and(is_dash) && tokens.glued(end) == tokens.glued(end + 1) {
        return Link { next: end + 1, and: false };
    }
    if tokens.is(end, "and") {
        return Link { next: end + 1, and: true };
    }
    Link { next: end, and: false }
}

/// Reads a number whose first word, or digits, stand at token `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let mut builder = Builder::EMPTY;
    let mut end = at;
    let mut form = Form::Words;
    let mut digits_place = None;
    if tokens.is_digits(at) || tokens.symbol(at) == Some('.') {
        if tokens.symbol(at) == Some('.') && !tokens.is_digits(at + 1) {
            return None;
        }
        let digits = digits::read(tokens, at)?;
        if let Some(ordinal) = suffixed_ordinal(tokens, digits) {
            return Some(ordinal);
        }
        if let Some(fraction) = fraction::of_digits(tokens, at, digits) {
            return Some(fraction);
        }
        builder = Builder { group: Some(digits.value), last: Last::Digits, ..builder };
        end = digits.end;
        form = Form::Digits;
        digits_place = Some(digits.last_place);
        if let Some(exponent) = suffix(tokens, end) {
            let plain = finish(builder, end, form, digits_place);
            return plain.times(exponent, end + 1);
        }
    } else if matches!(tokens.word(at), "a" | "an") {
        if tokens.is(at + 1, "couple") {
            return couple(tokens, at + 2);
        }
        // "a hundred", "a million", "a dozen", "a score of".
        let (item, plural) = item_at(tokens, at + 1)?;
        let stands = matches!(item, Item::Hundred | Item::Scale(_) | Item::Dozen) && !plural;
        if item == Item::Score
            && tokens.is(at + 2, "of")
            && !tokens.is_digits(at + 3)
            && item_at(tokens, at + 3).is_none()
        {
            builder = builder.add(20, Last::Closed)?;
            return Some(finish(builder, at + 2, form, None));
        }
        if !stands {
            return None;
        }
        end = at + 1;
    }
    let start = end;
    // "Lac", "crore" and the like are numbers after another only.
    if start == at && matches!(item_at(tokens, at), Some((Item::Scale(5 | 7), _))) {
        return None;
    }
    while end < at + LONGEST {
        let link =
            if end == start && form == Form::Words { Link { next: end, and: false } } else { links(tokens, end) };
        let next = link.next;
        if link.and && !and_joins(tokens, &builder, at, next) {
            break;
        }
        let dashed = !link.and && next > end;
        if form != Form::Words && dashed && tokens.glued(next) && item_at(tokens, next).is_none() {
            break;
        }
        if let Some((item, plural)) = item_at(tokens, next) {
            let Some(longer) = builder.push(item, plural) else { break };
            // A spaced dash joins a ten and its unit only.
            if dashed && !tokens.glued(next) && !(builder.last == Last::Tens && longer.last == Last::Unit) {
                break;
            }
            builder = longer;
            end = next + 1;
            if form == Form::Digits {
                form = Form::Mixed;
            }
            if matches!(builder.last, Last::Unit | Last::Teen | Last::Tens | Last::Zero)
                && let Some((longer, after)) = point(tokens, end, &builder)
            {
                builder = longer;
                end = after;
            }
            continue;
        }
        if let Some((item, false)) = ordinal_at(tokens, next)
            && form == Form::Words
        {
            let Some(longer) = builder.push(item, false) else { break };
            return Some(Numeral { ordinal: true, ..finish(longer, next + 1, form, None) });
        }
        if tokens.is_digits(next)
            && let Some((longer, after)) = digits_group(tokens, next, link.and, &builder, form)
        {
            builder = longer;
            end = after;
            form = Form::Mixed;
            digits_place = None;
            continue;
        }
        break;
    }
    if builder.last == Last::Nothing {
        return None;
    }
    if let Some((hundreds, after)) = spoken(tokens, at, end, &builder) {
        return Some(finish(hundreds, after, Form::Words, None));
    }
    Some(finish(builder, end, form, digits_place))
}

/// "a couple of", "a couple" before a plural or at the end: two. A couple from Ohio is a pair of people.
fn couple(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let of = usize::from(tokens.is(at, "of"));
    let next = tokens.word(at + of);
    if tokens.has(at + of, Class::CARDINAL) {
        return None;
    }
    let counts = of == 1
        || next == "more"
        || tokens.get(at).is_none()
        || tokens.is_word(at) && next.ends_with('s') && next.len() > 3;
    let two = Builder::EMPTY.add(2, Last::Closed)?;
    counts.then(|| finish(two, at + of, Form::Words, None))
}

fn ordinal_at(tokens: &Tokens<'_>, at: usize) -> Option<(Item, bool)> {
    if !tokens.has(at, Class::ORDINAL.and(Class::FRACTION)) {
        return None;
    }
    ordinal_item(tokens.word(at))
}

/// The denominator whose words begin at `at`: 5 in "fifths", 25 in "twenty-fifths". A singular counts only if `single`.
pub(super) fn denominator(tokens: &Tokens<'_>, at: usize, single: bool) -> Option<(i64, usize)> {
    let number = |item| match item {
        Item::Unit(n) if n > 2 => Some(n),
        Item::Teen(n) | Item::Tens(n) => Some(n),
        Item::Hundred => Some(100),
        Item::Scale(exponent @ 0..=18) => Some(10_i64.pow(exponent.unsigned_abs())),
        _ => None,
    };
    if let Some((item, plural)) = ordinal_at(tokens, at) {
        return if plural || single { Some((number(item)?, at + 1)) } else { None };
    }
    if let Some((Item::Tens(ten), _)) = item_at(tokens, at) {
        let next = at + 1 + usize::from(tokens.symbol(at + 1).is_some_and(is_dash));
        if let Some((Item::Unit(unit), plural)) = ordinal_at(tokens, next) {
            return (plural || single).then_some((ten + unit, next + 1));
        }
    }
    None
}

/// "21st", "2nd": digits with an ordinal ending.
fn suffixed_ordinal(tokens: &Tokens<'_>, digits: digits::Digits) -> Option<Numeral> {
    // "4st" is a weight in stones.
    let last = tokens.raw(digits.end.wrapping_sub(1));
    let first = last.ends_with('1') && !last.ends_with("11");
    let ending = match tokens.word(digits.end) {
        "st" => first,
        "nd" | "rd" | "th" => true,
        _ => false,
    } && tokens.glued(digits.end);
    (ending && digits.whole).then_some(Numeral {
        end: digits.end + 1,
        value: digits.value,
        last_place: Decimal::ONE,
        form: Form::Digits,
        ordinal: true,
        fraction: false,
        scale: Decimal::ONE,
    })
}

/// Whether "and" before token `next` joins what follows to the number: "a hundred and seventy", "two thousand and
/// nineteen". It does not where as great a scale follows ("one hundred and two hundred"), which makes two numbers.
fn and_joins(tokens: &Tokens<'_>, builder: &Builder, at: usize, next: usize) -> bool {
    // "one hundred and five million" is one number, but "between one hundred and five million" two.
    let opened = at > 0 && matches!(tokens.word(at - 1), "between" | "both");
    let limit = match builder.last {
        Last::Hundred => 2,
        Last::Scale => builder.floor,
        _ => return false,
    };
    if tokens.is_digits(next) {
        return true;
    }
    let mut i = next;
    let mut seen = 0;
    // What "and" adds as a fraction is a proper one: three quarters, but not "thirty fifths".
    let mut above = 0;
    while i < next + 12 {
        let j = if tokens.symbol(i).is_some_and(is_dash) && tokens.glued(i) { i + 1 } else { i };
        match item_at(tokens, j) {
            Some((Item::Hundred, _)) if limit <= 2 => return false,
            Some((Item::Scale(_), _)) if limit <= 2 => return !opened,
            Some((Item::Scale(exponent), _)) if exponent >= limit => return false,
            Some((Item::Dozen | Item::Score, _)) => return false,
            Some((item, _)) => {
                seen += 1;
                above += match item {
                    Item::Unit(n) | Item::Teen(n) | Item::Tens(n) => n,
                    _ => 0,
                };
            }
            // "one billion and three quarters million"
            None if seen > 0 => {
                let below = if tokens.is(j, "quarters") { Some(4) } else { denominator(tokens, j, false).map(|d| d.0) };
                if below.is_some_and(|below| above < below) {
                    return false;
                }
                break;
            }
            None => break,
        }
        i = j + 1;
    }
    seen > 0 || ordinal_at(tokens, next).is_some()
}

/// Digits after a scale or hundred: "3 hundred and 21", "4 million 500 thousand".
fn digits_group(tokens: &Tokens<'_>, at: usize, and: bool, builder: &Builder, form: Form) -> Option<(Builder, usize)> {
    if form == Form::Words
        || !matches!(builder.last, Last::Hundred | Last::Scale)
        || builder.group.is_some_and(|g| !g.is_whole())
    {
        return None;
    }
    let digits = digits::read(tokens, at)?;
    if !digits.whole || digits.value >= Decimal::from(1000) || digits.value.is_zero() {
        return None;
    }
    let joined =
        Builder { group: Some(builder.group.unwrap_or(Decimal::ZERO) + digits.value), last: Last::Digits, ..*builder };
    let scaled = item_at(tokens, digits.end).and_then(|(item, plural)| match item {
        Item::Scale(_) => joined.push(item, plural),
        _ => None,
    });
    match scaled {
        Some(scaled) => Some((scaled, digits.end + 1)),
        None if and && digits.value < Decimal::from(100) && item_at(tokens, digits.end).is_none() => {
            Some((joined, digits.end))
        }
        None => None,
    }
}

/// The decimals after "point": "three point one four", "nought point eleven".
fn point(tokens: &Tokens<'_>, at: usize, builder: &Builder) -> Option<(Builder, usize)> {
    if !tokens.is(at, "point") {
        return None;
    }
    let mut decimals = Decimal::ZERO;
    let mut places = 0;
    let mut end = at + 1;
    while places < 12 {
        let (number, width) = match (item_at(tokens, end).map(|(item, _)| item), tokens.word(end)) {
            (Some(Item::Zero), _) | (None, "o" | "oh") => (0, 1),
            (Some(Item::Unit(n)), _) => (n, 1),
            (Some(Item::Teen(n) | Item::Tens(n)), _) if places == 0 => (n, 2),
            _ => break,
        };
        places += width;
        decimals = decimals + Decimal::from(number).checked_mul(Decimal::power_of_ten(-places))?;
        end += 1;
        if width == 2 {
            break;
        }
    }
    let group = builder.group.unwrap_or(Decimal::ZERO) + decimals;
    (places > 0).then_some((Builder { group: Some(group), last: Last::Point, ..*builder }, end))
}

/// Hundreds left out, as in years and addresses: "nineteen eighty-four", "eight fifty". Never beside another number.
fn spoken(tokens: &Tokens<'_>, at: usize, end: usize, builder: &Builder) -> Option<(Builder, usize)> {
    let number = |i: usize| item_at(tokens, i).is_some() || tokens.is_digits(i);
    if end != at + 1 || at.checked_sub(1).is_some_and(number) {
        return None;
    }
    let (head, _) = item_at(tokens, at)?;
    let (tail, _) = item_at(tokens, end)?;
    let fits = matches!(
        (head, tail),
        (Item::Unit(_) | Item::Teen(13..=19), Item::Tens(_)) | (Item::Tens(20) | Item::Teen(13..=19), Item::Teen(_))
    );
    if !fits {
        return None;
    }
    let hundreds = builder.multiply(Decimal::from(100), Last::Hundred)?;
    let mut whole = hundreds.push(tail, false)?;
    let mut after = end + 1;
    let next = after + usize::from(tokens.symbol(after).is_some_and(is_dash) && tokens.glued(after));
    if let (Item::Tens(_), Some((unit @ Item::Unit(_), _))) = (tail, item_at(tokens, next)) {
        whole = whole.push(unit, false)?;
        after = next + 1;
    }
    // "two twenty-year-olds" are two people.
    let goes_on = number(after) || tokens.symbol(after).is_some_and(is_dash) || ordinal_at(tokens, after).is_some();
    (!goes_on).then_some((Builder { scale: Decimal::ONE, ..whole }, after))
}

fn finish(builder: Builder, end: usize, form: Form, digits_place: Option<Decimal>) -> Numeral {
    let value = builder.value();
    let last_place = match digits_place {
        Some(place) if form == Form::Digits => place,
        Some(place) if builder.scale == Decimal::ONE => {
            // "322 hundred"
            if value.is_whole() { trailing_place(value) } else { place }
        }
        Some(place) => place.checked_mul(builder.scale).unwrap_or(place),
        None => trailing_place(value),
    };
    Numeral { end, value, last_place, form, ordinal: false, fraction: false, scale: builder.scale }
}

/// The place of the last digit that is not zero; 1 for whole numbers below 100.
pub(super) fn trailing_place(value: Decimal) -> Decimal {
    let hundred = Decimal::from(100);
    if value.is_whole() && value.abs() < hundred {
        return Decimal::ONE;
    }
    value.last_significant_place()
}
