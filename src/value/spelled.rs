//! Numbers in words.

/// The numbers below twenty, in order.
pub(crate) const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The tens from twenty on.
pub(crate) const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// A number from 0 to 99 in words, with a hyphen as style books ask for; `None` for a larger one, which prose prints in digits.
///
/// ```
/// use crosscheck::value::spelled;
/// assert_eq!(spelled(9).as_deref(), Some("nine"));
/// assert_eq!(spelled(42).as_deref(), Some("forty-two"));
/// assert_eq!(spelled(100), None);
/// ```
pub fn spelled(number: u8) -> Option<String> {
    let (tens, units) = (usize::from(number / 10), usize::from(number % 10));
    if let Some(word) = SMALL.get(usize::from(number)) {
        return Some((*word).to_owned());
    }
    let tens = TENS.get(tens - 2)?;
    Some(if units == 0 { (*tens).to_owned() } else { format!("{tens}-{}", SMALL[units]) })
}
