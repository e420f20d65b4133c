//! A small finished report for tests: every verdict, a known dispute, a failure, a waiver.

use std::sync::Arc;

use jiff::civil::date;

use super::{
    Altered, Breach, Changes, ClaimChange, ClaimReport, Documents, Fate, Fault, Flag, Gone, LockNote, Locked, Nearest,
    Report, Standing, Summary,
};
use crate::diag::{Diagnostic, Level};
use crate::evidence::{Code, Evidence, Origin, Passage, Place, Reason, Rejected, Stance};
use crate::ledger::{
    Asserted, Claim, ClaimKind, Edit, Expect, Pattern, Severity, Source, Term, TimelineEntry, Tolerance, Waiver, Within,
};
use crate::text::Span;
use crate::value::{Amount, DateSpan, Decimal, Granularity, Value};
use crate::verdict::{Judgement, Lack, Side, Verdict};

/// A plain number.
pub(crate) fn number(number: i64) -> Value {
    Value::Amount(Amount::exact(Decimal::from(number)))
}

fn term(written: &str, list: Option<&str>) -> Term {
    let words = written.split(' ').map(str::to_owned).collect();
    Term { pattern: Pattern::Inflected(words), written: written.to_owned(), list: list.map(str::to_owned) }
}

/// A claim of a number, with the defaults of a claim file.
pub(crate) fn claim(id: &str, line: usize, statement: &str, value: Value, written: &str) -> Claim {
    Claim {
        id: id.to_owned(),
        statement: statement.to_owned(),
        file: "claims/raid.toml".to_owned(),
        line,
        columns: (1, 10),
        value_span: Span::new(0, 0),
        kind: ClaimKind::Count,
        asserted: Asserted::Value { value, written: written.to_owned() },
        subject: vec![term("Mavi Marmara", Some("raid")), term("Gaza blockade", Some("raid")), term("flotilla", None)]
            .into(),
        measure: vec![term("kill", Some("killed"))].into(),
        of: vec![term("activists", None)].into(),
        within: Within::Paragraph,
        not: Arc::default(),
        tolerance: Tolerance::Printed,
        as_of: None,
        sources: Vec::new(),
        min_origins: 1,
        expect: Expect { verdict: "supported".to_owned(), values: None, because: None, review_after: None },
        waive: None,
        severity: Severity::Error,
        tags: Vec::new(),
    }
}

/// Evidence from `source`, its value marked in the passage by «…».
pub(crate) fn evidence(source: &str, published: &str, stance: Stance, marked: &str, value: Option<Value>) -> Evidence {
    let (before, rest) = marked.split_once('«').expect("the value is marked");
    let (text, after) = rest.split_once('»').expect("the mark ends");
    let code = match stance {
        Stance::Supports => Code::Equal,
        Stance::Refutes => Code::Disjoint,
        Stance::Consistent => Code::Bound,
        Stance::OtherTime => Code::OutsideAsOf,
        Stance::Ambiguous => Code::SeveralValues,
    };
    Evidence {
        place: Place {
            source: source.into(),
            path: format!("corpus/{source}.txt").into(),
            span: Span::new(300 + before.len(), 300 + before.len() + text.len()),
            line: 9,
            column: before.chars().count() + 1,
        },
        origin: Origin { id: source.to_owned(), published: Some(published.to_owned()), ..Origin::default() }.into(),
        stance,
        reason: Reason { code, because: format!("“{text}” {} the claimed value", stance.name()) },
        value,
        value_text: text.to_owned(),
        passage: Passage {
            text: format!("{before}{text}{after}").into(),
            value: Span::new(before.len(), before.len() + text.len()),
        },
        time: None,
        attributed_to: None,
        tally: None,
    }
}

fn rejected(source: &str, text: &str, code: Code, because: &str) -> Rejected {
    Rejected {
        place: Place {
            source: source.into(),
            path: format!("corpus/{source}.txt").into(),
            span: Span::new(40, 40 + text.len()),
            line: 3,
            column: 1,
        },
        text: text.into(),
        passage: Passage { text: text.into(), value: Span::default() },
        reason: Reason { code, because: because.to_owned() },
    }
}

/// One side for each value text, in the order they come in the evidence.
fn sides(evidence: &[Evidence]) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    for (i, piece) in evidence.iter().enumerate() {
        match sides.iter_mut().find(|side| side.text == piece.value_text) {
            Some(side) => {
                side.evidence.push(i);
                side.sources.push(piece.place.source.clone());
                side.origins += 1;
            }
            None => sides.push(Side {
                value: piece.value.clone(),
                text: piece.value_text.clone(),
                stance: piece.stance,
                evidence: vec![i],
                sources: vec![piece.place.source.clone()],
                origins: 1,
            }),
        }
    }
    sides
}

/// A claim judged on evidence, one origin for each piece.
pub(crate) fn judged(claim: Claim, verdict: Verdict, lack: Option<Lack>, evidence: Vec<Evidence>) -> ClaimReport {
    let sides = sides(&evidence);
    let judgement = Judgement {
        verdict,
        lack,
        sides,
        disagreements: Vec::new(),
        documents: evidence.len(),
        origins: evidence.len(),
    };
    let passed = claim.expect.verdict == verdict.name();
    ClaimReport { claim: claim.into(), judgement, passed, flags: Vec::new(), evidence, rejected: Vec::new() }
}

fn counts(claims: &[ClaimReport]) -> Summary {
    let passed = claims.iter().filter(|claim| claim.passed).count();
    Summary { claims: claims.len(), passed, failed: claims.len() - passed, documents: 5, unchecked_documents: 0 }
}

/// A report over these claims.
pub(crate) fn of(claims: Vec<ClaimReport>) -> Report {
    Report { summary: counts(&claims), claims, ..Report::default() }
}

/// The dispute over the dead of the Mavi Marmara.
pub(crate) fn dispute() -> ClaimReport {
    let mut claim =
        claim("mavi-marmara-killed", 4, "Ten activists were killed in the raid on the Mavi Marmara.", number(10), "10");
    claim.expect = Expect {
        verdict: "conflicting".to_owned(),
        values: Some(vec![number(9), number(10)]),
        because: Some("a tenth died of his wounds in 2014".to_owned()),
        review_after: Some(date(2027, 6, 1)),
    };
    let mut forward = evidence(
        "forward",
        "2016-06~",
        Stance::Supports,
        "The once-strong Israeli-Turkish partnership was shattered by Israel’s killing of «10» pro-Palestinian Turkish activists who sailed against its Gaza blockade in 2010, and Ankara had chafed at Israeli contacts with NATO.",
        Some(number(10)),
    );
    forward.origin = Origin {
        id: "reuters-2016-06".to_owned(),
        agency: Some("Reuters".to_owned()),
        published: Some("2016-06~".to_owned()),
        declared: true,
        ..Origin::default()
    }
    .into();
    let mission = evidence(
        "mission",
        "2016-05-04",
        Stance::Refutes,
        "Relations broke down in 2010 after Israeli commandos stormed the Mavi Marmara, killing «nine» Turkish activists who tried to breach the Gaza blockade.",
        Some(number(9)),
    );
    let wire = evidence(
        "wire-copy",
        "2016-05-05",
        Stance::Refutes,
        "The partnership was shattered by Israel’s killing of «nine» pro-Palestinian Turkish activists who sailed against its Gaza blockade in 2010.",
        Some(number(9)),
    );
    let mut report = judged(claim, Verdict::Conflicting, None, vec![forward, mission, wire]);
    for piece in &mut report.evidence[1..] {
        Arc::make_mut(&mut piece.origin).agency = Some("AFP".to_owned());
    }
    report.judgement.disagreements = vec![(0, 1)];
    report.flags = vec![Flag::Disagreement];
    report
}

fn members() -> ClaimReport {
    let mut claim = claim("nato-members", 15, "NATO’s number of members, by date.", number(28), "28");
    let entry = |count: i64, span: DateSpan| TimelineEntry { value: number(count), written: count.to_string(), span };
    let mut now = DateSpan::day(date(2017, 6, 5));
    (now.last, now.granularity) = (None, Granularity::Range);
    claim.asserted = Asserted::Timeline(vec![
        entry(28, DateSpan::explicit(date(2009, 4, 1), date(2017, 6, 4), Granularity::Range)),
        entry(29, now),
    ]);
    let text =
        "Israel will upgrade its ties with the «28-member» NATO military alliance by opening a permanent mission.";
    let mut mission = evidence("mission", "2016-05-04", Stance::Supports, text, Some(number(28)));
    mission.time = Some(DateSpan::day(date(2016, 5, 4)).into());
    judged(claim, Verdict::Supported, None, vec![mission])
}

pub(crate) fn visit() -> ClaimReport {
    let day = Value::Date(DateSpan::day(date(2022, 10, 28)));
    let mut claim = claim(
        "gantz-in-ankara",
        30,
        "Israel’s defence minister met Turkey’s president in Ankara on 28 October 2022.",
        day,
        "2022-10-28",
    );
    claim.kind = ClaimKind::Date;
    claim.sources = vec![Source::Id("al-monitor".to_owned()), Source::Tag("wire".to_owned())];
    let stated = Value::Date(DateSpan::day(date(2022, 10, 27)));
    let text = "Israeli Defense Minister Benny Gantz (L) with Turkish President Recep Tayyip Erdogan (C), Presidential Palace, Ankara, Turkey, «Oct. 27 2022».";
    let mut refuting = evidence("al-monitor", "2022-10-27", Stance::Refutes, text, Some(stated));
    refuting.attributed_to = Some("the caption".to_owned());
    judged(claim, Verdict::Refuted, None, vec![refuting])
}

fn absent() -> ClaimReport {
    let mut claim = claim("flotilla-injured", 22, "Sixty activists were injured in the raid.", number(60), "60");
    claim.waive = Some(Waiver { reason: "the hospital’s list is on its way".to_owned(), until: date(2026, 12, 31) });
    let mut report = judged(claim, Verdict::NotEnoughInfo, Some(Lack::Absent), Vec::new());
    report.flags = vec![Flag::Waived];
    report.rejected = vec![rejected(
        "blocked",
        "Dozens were hurt when the ship was boarded.",
        Code::SubjectMissing,
        "the subject is not near it",
    )];
    report
}

/// Every kind of row: refuted, waived, disputed, supported.
pub(crate) fn report() -> Report {
    let mut report = of(vec![absent(), visit(), dispute(), members()]);
    report.diagnostics.push(Diagnostic {
        level: Level::Warning,
        code: "odd-date",
        path: "corpus/sources.toml".to_owned(),
        message: "the month is a guess".to_owned(),
        span: None,
        label: String::new(),
        help: None,
        related: Vec::new(),
    });
    report
}

/// Changes of every sort to the first claims of a report; `text` stands wherever a text from outside can.
pub(crate) fn changes(report: &Report, text: &str) -> Changes {
    let standing = |verdict, passed| Some(Standing { verdict, lack: None, passed });
    let mut pieces = report.claims.iter().flat_map(|claim| claim.evidence.iter().cloned());
    let fallback = evidence("forward", "2016", Stance::Supports, "Now «ten» died.", Some(number(10)));
    let mut piece = || pieces.next().unwrap_or_else(|| fallback.clone());
    let (gone, came, before, after) = (piece(), piece(), piece(), piece());
    let instead = rejected("forward", text, Code::NoValue, text);
    let id = |i: usize| report.claims.get(i).map_or_else(|| text.to_owned(), |claim| claim.claim.id.clone());
    let quiet = ClaimChange {
        id: id(0),
        fate: Fate::Kept,
        edits: Vec::new(),
        before: standing(Verdict::Supported, true),
        after: standing(Verdict::Refuted, false),
        worse: true,
        came: vec![came.clone(); 6],
        gone: vec![Gone { evidence: gone, instead: Some(instead) }],
        altered: vec![
            Altered { before: before.clone(), after: after.clone() },
            Altered { before: came.clone(), after: came },
        ],
        disagreements: Vec::new(),
    };
    let edit = |key, before: Option<&str>, after: Option<&str>| Edit {
        key,
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    };
    let edited = ClaimChange {
        id: id(1),
        fate: Fate::Edited,
        edits: vec![edit("count", Some(text), Some("10")), edit("within", None, Some("sentence"))],
        after: standing(Verdict::Supported, true),
        worse: false,
        came: Vec::new(),
        gone: Vec::new(),
        altered: Vec::new(),
        disagreements: vec![(0, 1)],
        ..quiet.clone()
    };
    let removed = ClaimChange {
        id: text.to_owned(),
        fate: Fate::Removed,
        edits: Vec::new(),
        after: None,
        disagreements: Vec::new(),
        ..edited.clone()
    };
    let added =
        ClaimChange { id: id(2), fate: Fate::Added, before: None, worse: true, edits: Vec::new(), ..edited.clone() };
    let documents = Documents {
        added: vec![text.to_owned()],
        removed: Vec::new(),
        changed: vec![format!("corpus/{text}.txt")],
        unchanged: 3,
    };
    let mut claims = vec![quiet, edited, added, removed];
    claims.sort_by(|a, b| a.id.cmp(&b.id));
    Changes { revision: text.to_owned(), commit: "0123456789abcdef".to_owned(), documents, claims }
}

/// Breaches of every sort; `text` stands wherever a text from outside can.
pub(crate) fn locked(report: &Report, text: &str) -> Locked {
    let claim = report.claims.first().map_or_else(|| text.to_owned(), |claim| claim.claim.id.clone());
    let passage = Passage { text: text.into(), value: Span::default() };
    let place = Place {
        source: text.into(),
        path: format!("corpus/{text}.txt").into(),
        span: Span::new(4, 9),
        line: 2,
        column: 1,
    };
    let faults = [
        Fault::DocumentGone,
        Fault::QuoteGone,
        Fault::Unclear(3),
        Fault::OtherStance { was: Stance::Supports, is: Stance::Refutes },
        Fault::NotPinned,
    ];
    let near = Nearest {
        passage: Passage { text: format!("Then {text}").into(), value: Span::default() },
        place: place.clone(),
    };
    let breach = |fault| Breach {
        claim: claim.clone(),
        source: text.to_owned(),
        fault,
        passage: passage.clone(),
        place: matches!(fault, Fault::OtherStance { .. } | Fault::NotPinned).then(|| place.clone()),
        nearest: (fault == Fault::QuoteGone).then(|| near.clone()),
        fails: fault != Fault::NotPinned,
    };
    let note = LockNote { about: text.to_owned(), code: "document_changed", text: text.to_owned() };
    Locked { breaches: faults.map(breach).to_vec(), notes: vec![note] }
}
