//! Desks of any size to weigh pages with: claims about towns, and newspapers that write about them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crosscheck::report::{Inputs, Report};

/// How large a desk is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Claims in the ledger.
    pub(crate) claims: usize,
    /// Documents in the corpus.
    pub(crate) documents: usize,
    /// How many documents speak of a claim: of so many claims in twenty none, one, two, ….
    pub(crate) spoken_of: &'static [usize],
}

/// A desk as they are: most claims stand in one to three of a hundred and fifty documents.
pub(crate) const COMMON: Size = Size { claims: 1_000, documents: 150, spoken_of: &[1, 8, 6, 4, 1] };

/// The same from so few documents that each has a column in the overview.
pub(crate) const NARROW: Size = Size { documents: 20, ..COMMON };

/// A desk with three or four passages for each claim, from many documents.
pub(crate) const WIDE: Size = Size { claims: 1_000, documents: 1_620, spoken_of: &[0, 0, 0, 10, 10] };

/// A small generator of random numbers (SplitMix64): the same desk on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((u128::from(z ^ (z >> 31)) * n as u128) >> 64) as usize
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const BEGINNINGS: [&str; 20] = [
    "Ard", "Bel", "Cald", "Dun", "Els", "Farn", "Garr", "Hol", "Ilt", "Kirk", "Lang", "Mar", "Nor", "Oak", "Pen",
    "Rad", "Sher", "Tarr", "Ulv", "Wen",
];
const MIDDLES: [&str; 10] = ["en", "ing", "er", "ol", "ast", "um", "ick", "am", "ow", "is"];
const ENDINGS: [&str; 10] = ["ham", "wick", "by", "ford", "ton", "mouth", "field", "stead", "bury", "well"];
const PAPERS: [&str; 12] = [
    "Herald",
    "Gazette",
    "Courier",
    "Evening Post",
    "Chronicle",
    "Observer",
    "Daily Wire",
    "Argus",
    "Sentinel",
    "Advertiser",
    "Echo",
    "Morning Star",
];
const AGENCIES: [&str; 3] = ["Reuters", "AFP", "Associated Press"];

/// What claims are made of: `{T}` is the town, `{N}` the number. The first is the id, then statement, measure, value, and sentences.
const KINDS: [(&str, &str, &str, &str, [&str; 4]); 6] = [
    (
        "fire-killed",
        "{N} people were killed in the fire at {T} mill.",
        "measure = [\"@killed\"]\nof = [\"people\", \"workers\"]",
        "count = {N}",
        [
            "The fire at {T} mill killed {N} people, most of them on the night shift, before crews from three towns brought it under control.",
            "{N} workers died in the fire at the mill in {T}, the county's chief inspector told reporters on the steps of the town hall.",
            "Officials confirmed that {N} people had been killed at {T} when the roof of the old mill came down shortly before dawn.",
            "It was the worst fire in the county for a generation: {N} people were killed in {T}, according to the coroner's report.",
        ],
    ),
    (
        "bridge-cost",
        "The new bridge at {T} cost ${N} million.",
        "measure = [\"cost\"]",
        "money = \"${N} million\"",
        [
            "The bridge at {T} cost ${N} million in the end, the auditors found, and it opened two summers later than planned.",
            "According to the council's own accounts the crossing at {T} has cost ${N} million since the first stone was laid.",
            "Residents who were promised a cheap bridge at {T} learned on Monday that it cost ${N} million, including the approach roads.",
            "The bridge in {T}, which cost ${N} million, carries some nine thousand cars on a working day and is closed to heavy lorries.",
        ],
    ),
    (
        "turnout",
        "Turnout in {T} was {N} percent.",
        "measure = [\"turnout\"]",
        "percent = {N}",
        [
            "Turnout in {T} was {N} percent, the returning officer said when the last of the boxes had been counted.",
            "With a turnout of {N} percent the voters of {T} stayed close to what they had done in every election since the war.",
            "In {T} turnout reached {N} percent, although it rained all day and two polling stations opened an hour late.",
            "Both parties had hoped for more in {T}: turnout there was {N} percent, as published by the electoral commission.",
        ],
    ),
    (
        "tunnel-length",
        "The railway tunnel at {T} is {N} km long.",
        "measure = [\"long\", \"length\"]",
        "quantity = \"{N} km\"",
        [
            "The railway tunnel at {T} is {N} km long and was dug by hand from both of its ends within four winters.",
            "At {N} km long, the tunnel under the hill at {T} takes a goods train about five minutes from light to light.",
            "Engineers gave the length of the tunnel at {T} as {N} km, which includes the gallery added after the floods.",
            "Trains now run at full speed through the tunnel at {T}, which is {N} km long, since the last of the old sleepers were replaced.",
        ],
    ),
    (
        "injured",
        "{N} people were injured in the train crash near {T}.",
        "measure = [\"@injured\"]\nof = [\"people\", \"passengers\"]",
        "count = {N}",
        [
            "The crash near {T} injured {N} passengers, the railway said, and closed the line until the end of the week.",
            "{N} people were injured when two trains met on a single track near {T}, hospitals in the region reported on Tuesday.",
            "In all {N} passengers were injured near {T}, said the operator, which has taken the driver of the second train off duty.",
            "Doctors treated {N} people injured in the collision near {T}, and all but a few of them went home on the same day.",
        ],
    ),
    (
        "dam-opened",
        "The dam above {T} opened in {Y}.",
        "measure = [\"opened\"]",
        "date = \"{Y}\"",
        [
            "The dam above {T} opened in {Y} after a dispute about the price of the land that now lies under water.",
            "Since the dam above {T} opened in {Y}, the lower town has been spared the floods that it knew every spring.",
            "When the dam above {T} opened in {Y}, a brass band played and the minister was an hour late for the speeches.",
            "The dam at {T} opened in {Y}, and the engineers who built it have been asked to come back and look at its western wall.",
        ],
    ),
];

fn town(number: usize) -> String {
    let middle = MIDDLES[number / BEGINNINGS.len() % MIDDLES.len()];
    let ending = ENDINGS[number / (BEGINNINGS.len() * MIDDLES.len()) % ENDINGS.len()];
    format!("{}{middle}{ending}", BEGINNINGS[number % BEGINNINGS.len()])
}

fn filled(template: &str, town: &str, number: usize) -> String {
    template.replace("{T}", town).replace("{N}", &number.to_string()).replace("{Y}", &(1950 + number % 70).to_string())
}

/// Writes a project of that size: `claims/`, `corpus/` and a settled day. One claim in twenty has a document that says another
/// number, one passage in eight is a copy of another paper's, and one in twelve a bound.
pub(crate) fn project(folder: &Path, size: Size) {
    let mut random = Random(7);
    let shares: Vec<usize> = size.spoken_of.iter().enumerate().flat_map(|(n, &share)| vec![n; share]).collect();
    let mut documents = vec![String::new(); size.documents];
    let mut ledger = String::new();
    for claim in 0..size.claims {
        let (kind, statement, measure, value, sentences) = KINDS[claim % KINDS.len()];
        let (town, number) = (town(claim / KINDS.len()), 12 + random.below(80));
        let said = shares[random.below(shares.len())];
        let disputed = said > 1 && random.below(12) == 0;
        let first = random.below(size.documents);
        let mut copied = random.below(sentences.len());
        for place in 0..said {
            if place == 0 || random.below(8) > 0 {
                copied = (copied + 1) % sentences.len();
            }
            let stated = if disputed && place == 0 { number + 3 } else { number };
            let mut sentence = filled(sentences[copied], &town, stated);
            if random.below(12) == 0 {
                sentence = sentence.replace(&format!(" {stated} "), &format!(" at least {stated} "));
            }
            // Far enough apart that no document speaks of a claim twice.
            let document = &mut documents[(first + place * (size.documents / 7 + 1)) % size.documents];
            write!(document, "{sentence}\n\n").expect("a text grows");
        }
        let id = format!("{}-{kind}", town.to_lowercase());
        writeln!(ledger, "[[claim]]\nid = \"{id}\"\nstatement = \"{}\"", filled(statement, &town, number))
            .and_then(|()| writeln!(ledger, "subject = [\"{town}\"]\n{measure}\n{}", filled(value, &town, number)))
            .expect("a text grows");
        if disputed && claim % 2 == 0 {
            writeln!(ledger, "expect = {{ verdict = \"conflicting\", because = \"the first report was corrected\" }}")
                .expect("a text grows");
        }
        if claim % 5 == 0 {
            writeln!(ledger, "tags = [\"{}\"]", random.one(&["county", "rail", "elections"])).expect("a text grows");
        }
        ledger.push('\n');
    }
    let write = |path: &str, text: String| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).and_then(|()| fs::write(path, text)).expect("a file");
    };
    for (i, text) in documents.into_iter().enumerate() {
        let paper = random.one(&PAPERS);
        let (year, month, day) = (2015 + i % 10, 1 + random.below(12), 1 + random.below(28));
        let mut head = format!("+++\npublished = \"{year}-{month:02}-{day:02}\"\npublisher = \"The {paper}\"\n");
        if random.below(4) == 0 {
            writeln!(head, "agency = \"{}\"", random.one(&AGENCIES)).expect("a text grows");
        }
        let name = paper.to_lowercase().replace(' ', "-");
        write(&format!("corpus/{name}-{i:03}.md"), format!("{head}+++\n\nFrom our correspondents.\n\n{text}"));
    }
    write("claims/county.toml", ledger);
    write("crosscheck.toml", "today = \"2026-01-31\"\n".to_owned());
}

/// The report on the project in a folder.
pub(crate) fn report(folder: &Path) -> Report {
    let (project, mistakes) = crosscheck::project::find(folder).expect("a project");
    let loaded = crosscheck::ledger::read(&project).expect("its claims");
    let listing = crosscheck::corpus::list(&project).expect("its corpus");
    assert!(mistakes.is_empty() && loaded.diagnostics.is_empty(), "{mistakes:?} {:?}", loaded.diagnostics);
    let today = jiff::civil::date(2026, 1, 31);
    let mut report = crosscheck::check::run(&loaded.ledger, &listing, today, false, &|_| {});
    report.inputs = Inputs { claims: project.claims.clone(), corpus: project.corpus.clone() };
    report
}
