//! The table of currencies: ISO 4217 codes, names, symbols and subunits.
//!
//! Codes are the list of active currencies of ISO 4217. Names are those newspapers write; a name several countries share
//! ("franc", "peso") stands for none of them and is a unit of its own, as "$" is.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

/// Active codes of ISO 4217, without funds, metals and test codes; and CNH, RMB and NTD, which newspapers use.
static CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF",
    "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC",
    "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS",
    "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD",
    "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD",
    "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD",
    "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP",
    "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES",
    "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWL",
];

/// Names of units that need no country, in the singular; the plural adds an "s" where it differs.
static NAMES: &[(&str, &[&str])] = &[
    ("$", &["dollar", "buck", "dlr"]),
    ("EUR", &["euro", "€ur"]),
    ("GBP", &["pound", "quid", "sterling", "stg"]),
    ("JPY", &["yen"]),
    ("CNY", &["yuan", "renminbi", "rmb"]),
    ("KRW", &["won"]),
    ("INR", &["rupee"]),
    ("RUB", &["ruble", "rouble"]),
    ("BRL", &["reais"]),
    ("ZAR", &["rand"]),
    ("ILS", &["shekel", "nis"]),
    ("MYR", &["ringgit"]),
    ("THB", &["baht"]),
    ("VND", &["dong"]),
    ("IDR", &["rupiah"]),
    ("PLN", &["zloty", "zlotys"]),
    ("HUF", &["forint"]),
    ("UAH", &["hryvnia", "hryvnias"]),
    ("NGN", &["naira"]),
    ("GHS", &["cedi"]),
    ("ETB", &["birr"]),
    ("BDT", &["taka"]),
    ("KZT", &["tenge"]),
    ("GEL", &["lari"]),
    ("AMD", &["dram"]),
    ("VES", &["bolivar"]),
    ("PYG", &["guarani"]),
    ("MNT", &["tugrik"]),
    ("AFN", &["afghani"]),
    // "marks" only: "the 40,000 mark" is a height reached.
    ("DEM", &["deutschmark", "deutschemark", "marks"]),
    ("ITL", &["lire"]),
    ("ESP", &["peseta"]),
    ("GRD", &["drachma"]),
    ("PTE", &["escudo"]),
    ("FIM", &["markka"]),
    ("NLG", &["guilder"]),
    ("ATS", &["schilling"]),
    ("XEU", &["ecu"]),
    ("crown", &["crown"]),
    ("franc", &["franc"]),
    ("peso", &["peso"]),
    ("dinar", &["dinar"]),
    ("dirham", &["dirham"]),
    ("riyal", &["riyal", "rial"]),
    ("krona", &["krona", "kronor", "krone", "kroner"]),
    ("lira", &["lira", "liras"]),
    ("shilling", &["shilling"]),
    ("leu", &["leu", "lei"]),
    ("lev", &["lev", "leva"]),
    ("koruna", &["koruna", "korunas", "koruny"]),
];

/// Countries' adjectives and names, with the name of their unit and its code.
static NATIONAL: &[(&str, &str, &str)] = &[
    ("us", "dollar", "USD"),
    ("u.s.", "dollar", "USD"),
    ("american", "dollar", "USD"),
    ("australian", "dollar", "AUD"),
    ("aussie", "dollar", "AUD"),
    ("canadian", "dollar", "CAD"),
    ("zealand", "dollar", "NZD"),
    ("kong", "dollar", "HKD"),
    ("singapore", "dollar", "SGD"),
    ("taiwan", "dollar", "TWD"),
    ("taiwanese", "dollar", "TWD"),
    ("jamaican", "dollar", "JMD"),
    ("fijian", "dollar", "FJD"),
    ("zimbabwean", "dollar", "ZWL"),
    ("liberian", "dollar", "LRD"),
    ("british", "pound", "GBP"),
    ("uk", "pound", "GBP"),
    ("egyptian", "pound", "EGP"),
    ("lebanese", "pound", "LBP"),
    ("syrian", "pound", "SYP"),
    ("sudanese", "pound", "SDG"),
    ("cypriot", "pound", "CYP"),
    ("irish", "pound", "IEP"),
    ("swiss", "franc", "CHF"),
    ("french", "franc", "FRF"),
    ("belgian", "franc", "BEF"),
    ("cfa", "franc", "XOF"),
    ("rwandan", "franc", "RWF"),
    ("congolese", "franc", "CDF"),
    ("mexican", "peso", "MXN"),
    ("argentine", "peso", "ARS"),
    ("argentinian", "peso", "ARS"),
    ("chilean", "peso", "CLP"),
    ("colombian", "peso", "COP"),
    ("philippine", "peso", "PHP"),
    ("cuban", "peso", "CUP"),
    ("uruguayan", "peso", "UYU"),
    ("dominican", "peso", "DOP"),
    ("indian", "rupee", "INR"),
    ("pakistani", "rupee", "PKR"),
    ("nepalese", "rupee", "NPR"),
    ("lankan", "rupee", "LKR"),
    ("mauritian", "rupee", "MUR"),
    ("iraqi", "dinar", "IQD"),
    ("kuwaiti", "dinar", "KWD"),
    ("jordanian", "dinar", "JOD"),
    ("bahraini", "dinar", "BHD"),
    ("libyan", "dinar", "LYD"),
    ("tunisian", "dinar", "TND"),
    ("algerian", "dinar", "DZD"),
    ("serbian", "dinar", "RSD"),
    ("uae", "dirham", "AED"),
    ("emirati", "dirham", "AED"),
    ("moroccan", "dirham", "MAD"),
    ("saudi", "riyal", "SAR"),
    ("qatari", "riyal", "QAR"),
    ("qatar", "riyal", "QAR"),
    ("omani", "riyal", "OMR"),
    ("yemeni", "riyal", "YER"),
    ("iranian", "riyal", "IRR"),
    ("swedish", "krona", "SEK"),
    ("norwegian", "krona", "NOK"),
    ("danish", "krona", "DKK"),
    ("icelandic", "krona", "ISK"),
    ("swedish", "crown", "SEK"),
    ("norwegian", "crown", "NOK"),
    ("danish", "crown", "DKK"),
    ("icelandic", "crown", "ISK"),
    ("czech", "crown", "CZK"),
    ("turkish", "lira", "TRY"),
    ("italian", "lira", "ITL"),
    ("kenyan", "shilling", "KES"),
    ("ugandan", "shilling", "UGX"),
    ("tanzanian", "shilling", "TZS"),
    ("somali", "shilling", "SOS"),
    ("romanian", "leu", "RON"),
    ("moldovan", "leu", "MDL"),
    ("bulgarian", "lev", "BGN"),
    ("czech", "koruna", "CZK"),
    ("german", "mark", "DEM"),
    ("deutsche", "mark", "DEM"),
    ("brazilian", "real", "BRL"),
    ("chinese", "CNY", "CNY"),
    ("japanese", "JPY", "JPY"),
    ("korean", "KRW", "KRW"),
    ("russian", "RUB", "RUB"),
    ("israeli", "ILS", "ILS"),
    ("malaysian", "MYR", "MYR"),
    ("malaysia", "MYR", "MYR"),
    ("thai", "THB", "THB"),
    ("indonesian", "IDR", "IDR"),
    ("polish", "PLN", "PLN"),
    ("hungarian", "HUF", "HUF"),
    ("ukrainian", "UAH", "UAH"),
    ("nigerian", "NGN", "NGN"),
    ("african", "ZAR", "ZAR"),
    ("vietnamese", "VND", "VND"),
];

/// Symbols that stand alone.
static SYMBOLS: &[(char, &str)] = &[
    ('$', "$"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₹', "INR"),
    ('₽', "RUB"),
    ('₩', "KRW"),
    ('₪', "ILS"),
    ('₺', "TRY"),
    ('₴', "UAH"),
    ('₦', "NGN"),
    ('₫', "VND"),
    ('฿', "THB"),
    ('₱', "PHP"),
    ('₡', "CRC"),
    ('₾', "GEL"),
    ('₭', "LAK"),
    ('₸', "KZT"),
    ('₲', "PYG"),
    ('₮', "MNT"),
    ('₵', "GHS"),
    ('元', "CNY"),
    ('円', "JPY"),
    ('원', "KRW"),
    ('＄', "$"),
    ('￡', "GBP"),
    ('￥', "JPY"),
    ('﷼', "IRR"),
];

/// What stands before "$" to say whose dollar it is.
static DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"),
    ("u.s.", "USD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("aud", "AUD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("can", "CAD"),
    ("cdn", "CAD"),
    ("nz", "NZD"),
    ("hk", "HKD"),
    ("s", "SGD"),
    ("sg", "SGD"),
    ("nt", "TWD"),
    ("r", "BRL"),
    ("mx", "MXN"),
    ("mex", "MXN"),
    ("cad", "CAD"),
    ("nzd", "NZD"),
    ("usd", "USD"),
    ("hkd", "HKD"),
    ("sgd", "SGD"),
    ("j", "JMD"),
    ("tt", "TTD"),
    ("bds", "BBD"),
    ("z", "ZWL"),
    ("n", "NAD"),
];

/// Abbreviations written before or after a sum, capitals as they are.
static MARKS: &[(&str, &str)] = &[
    ("Rs", "INR"),
    ("RM", "MYR"),
    ("RMB", "CNY"),
    ("Rp", "IDR"),
    ("CNH", "CNY"),
    ("NIS", "ILS"),
    ("NTD", "TWD"),
    ("Sfr", "CHF"),
    ("SFr", "CHF"),
    ("Fr", "CHF"),
    ("DM", "DEM"),
    ("FF", "FRF"),
    ("Kshs", "KES"),
    ("Ksh", "KES"),
    ("Sh", "KES"),
    ("Tk", "BDT"),
    ("Dh", "AED"),
    ("Dhs", "AED"),
    ("LE", "EGP"),
    ("kr", "krona"),
    ("Php", "PHP"),
    ("GH", "GHS"),
];

/// Hundredths by name, with the unit they divide where only one does; a bare cent divides the dollar.
static SUBUNITS: &[(&str, &str)] = &[
    ("cent", "$"),
    ("cents", "$"),
    ("ct", "$"),
    ("cts", "$"),
    ("¢", "$"),
    ("penny", "GBP"),
    ("pennies", "GBP"),
    ("pence", "GBP"),
    ("eurocent", "EUR"),
    ("eurocents", "EUR"),
    ("kopeck", "RUB"),
    ("kopecks", "RUB"),
    ("kopek", "RUB"),
    ("kopeks", "RUB"),
    ("paise", "INR"),
    ("paisa", "INR"),
    ("centime", "franc"),
    ("centimes", "franc"),
    ("pfennig", "DEM"),
    ("pfennigs", "DEM"),
    ("centavo", "peso"),
    ("centavos", "peso"),
    ("sen", "MYR"),
    ("sens", "MYR"),
    ("agorot", "ILS"),
    ("kurus", "TRY"),
    ("halala", "SAR"),
    ("halalas", "SAR"),
];

type Words = HashMap<&'static str, &'static str, FxBuildHasher>;

static BY_CODE: LazyLock<Words> =
    LazyLock::new(|| CODES.iter().map(|code| (*code, *code)).chain(MARKS.iter().copied()).collect());

static BY_NAME: LazyLock<Words> =
    LazyLock::new(|| NAMES.iter().flat_map(|(unit, names)| names.iter().map(move |name| (*name, *unit))).collect());

/// The words a sum may end with, in lower case, for the lexicon; plurals are looked up by [`by_name`].
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    NAMES.iter().flat_map(|(_, names)| names.iter().copied()).chain(SUBUNITS.iter().map(|(name, _)| *name))
}

/// The unit with that code or abbreviation, capitals as they are: "EUR", "Rs".
///
/// ```
/// use crosscheck::value::currency;
/// assert_eq!(currency::by_code("RM"), Some("MYR"));
/// assert_eq!(currency::by_code("eur"), None);
/// ```
pub fn by_code(code: &str) -> Option<&'static str> {
    BY_CODE.get(code).copied()
}

/// The unit of that name, singular or plural, in lower case: "dollars", "yen".
pub fn by_name(name: &str) -> Option<&'static str> {
    let found = BY_NAME.get(name).copied();
    found.or_else(|| BY_NAME.get(name.strip_suffix('s')?).copied())
}

/// The unit a country's adjective or name makes of a unit's name: "swiss" and "francs" are CHF.
pub fn national(country: &str, name: &str) -> Option<&'static str> {
    let single = match name.strip_suffix('s').unwrap_or(name) {
        "dlr" => "dollar",
        "stg" | "sterling" => "pound",
        single => single,
    };
    let unit = by_name(name);
    NATIONAL.iter().find(|row| row.0 == country && (row.1 == single || unit == Some(row.1))).map(|row| row.2)
}

/// The unit that [`Unit::symbol`](super::Unit::symbol) writes so: a code, `$`, or a name several countries share.
pub(crate) fn of_unit(symbol: &str) -> Option<&'static str> {
    let codes = CODES.iter().copied();
    let named = NAMES.iter().map(|row| row.0).chain(NATIONAL.iter().map(|row| row.2));
    let marked = [MARKS, DOLLARS, SUBUNITS].into_iter().flatten().map(|row| row.1);
    let signs = SYMBOLS.iter().map(|row| row.1);
    codes.chain(named).chain(marked).chain(signs).find(|unit| *unit == symbol)
}

/// The unit of a symbol.
pub fn by_symbol(symbol: char) -> Option<&'static str> {
    SYMBOLS.iter().find(|(own, _)| *own == symbol).map(|(_, unit)| *unit)
}

/// Whose dollar a prefix of "$" says it is, in lower case: "us", "hk".
pub fn dollar(prefix: &str) -> Option<&'static str> {
    DOLLARS.iter().find(|(own, _)| *own == prefix).map(|(_, unit)| *unit)
}

/// The unit a name of hundredths divides: "cents", "pence".
pub fn subunit(name: &str) -> Option<&'static str> {
    SUBUNITS.iter().find(|(own, _)| *own == name).map(|(_, unit)| *unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_lead_to_units() {
        assert_eq!(by_name("dollars"), Some("$"));
        assert_eq!(by_name("kroner"), Some("krona"));
        assert_eq!(by_name("dollarses"), None);
        assert_eq!(national("swiss", "francs"), Some("CHF"));
        assert_eq!(national("norwegian", "kroner"), Some("NOK"));
        assert_eq!(national("chinese", "yuan"), Some("CNY"));
        assert_eq!(national("kong", "dlrs"), Some("HKD"));
        assert_eq!(national("swiss", "dollars"), None);
        assert_eq!(dollar("hk"), Some("HKD"));
        assert_eq!(subunit("pence"), Some("GBP"));
        assert_eq!(by_symbol('€'), Some("EUR"));
        assert_eq!([of_unit("$"), of_unit("krona"), of_unit("CHF")], [Some("$"), Some("krona"), Some("CHF")]);
        assert_eq!(of_unit("dollar"), None);
    }
}
