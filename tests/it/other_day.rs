//! A day that differs from the demo in every parameter: other areas, three pairs, nine places, a scale from 1 to 10, another
//! zone, English. Played from its opening to the offers; who comes where is computed here by hand, with whole numbers.

mod tally;

use crate::world::{Laptop, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tally::{Sheet, Tally};

const PEOPLE: [&str; 24] = [
    "Ada Wick",
    "Ben Sallow",
    "Cleo Marsh",
    "Dov Tarn",
    "Edie Fenn",
    "Finn Lark",
    "Greta Holm",
    "Hugo Bray",
    "Ines Cobb",
    "Joss Pike",
    "Kit Rudd",
    "Lena Thorn",
    "Milo Gant",
    "Nell Ashby",
    "Otis Vane",
    "Pia Strand",
    "Quin Mallow",
    "Rhea Stoke",
    "Seth Crane",
    "Tova Birch",
    "Umar Dell",
    "Vera Quill",
    "Wim Hatch",
    "Yara Moss",
];
const AREAS: [&str; 4] = ["Galley", "Deck: night", "Quay", "Ledger"];
const DESKS: [&str; 3] = ["North", "South", "Lighthouse"];
const CRITERIA: [&str; 4] = ["HANDS", "GUESTS", "CALM", "SUMS"];
const PLACES: usize = 9;

/// Came, was seen, and withdrew before the decision.
const WITHDREW: usize = 20;
/// Never came.
const ABSENT: usize = 22;
/// Looked at again by another pair.
const TWICE: usize = 5;
/// Knows the partner of the desk: one voice only.
const KNOWN: usize = 7;
/// One seat was asked away before one criterion.
const NOT_ASKED: usize = 9;
/// One seat's talk broke off before most of the weight was assessed: that sheet does not count.
const BROKEN_OFF: usize = 11;
/// One seat never seals.
const UNSEALED: usize = 13;
/// Marked exactly like [`TWIN_OF`].
const TWIN: usize = 15;
const TWIN_OF: usize = 3;

fn code(person: usize) -> String {
    format!("C{:03}", person + 1)
}

fn seat(desk: usize, seat: usize) -> String {
    format!("I{:02}", desk * 2 + seat + 1)
}

/// What a seat marks at somebody's first or second look: any spread will do, as long as the test can do the sums.
fn level(person: usize, look: usize, criterion: usize, seat: usize) -> i64 {
    let person = if person == TWIN { TWIN_OF } else { person };
    1 + ((person * 7 + criterion * 5 + person * criterion + seat * 2 + person / 5 + look) % 10) as i64
}

/// The mark of a criterion, `None` where it was not assessed.
fn mark(person: usize, look: usize, criterion: usize, seat: usize) -> Result<i64, &'static str> {
    match (person, seat, criterion) {
        (BROKEN_OFF, 1, 0 | 1) => Err("interrupted"),
        (NOT_ASKED, 0, 3) => Err("not_asked"),
        _ => Ok(level(person, look, criterion, seat)),
    }
}

/// The script of a day, and what the test knows of it.
#[derive(Default)]
struct Story {
    lines: Vec<String>,
    interviews: usize,
    tally: Tally,
}

impl Story {
    fn act(&mut self, who: &str, name: &str, mut fields: Value) {
        fields["do"] = json!(name);
        fields["as"] = json!(who);
        self.lines.push(fields.to_string());
    }

    /// What is written so far, as a script; goes on empty.
    fn take(&mut self) -> String {
        std::mem::take(&mut self.lines).join("\n")
    }

    fn interview(&mut self, person: usize, look: usize) {
        self.interviews += 1;
        let v = format!("V{:03}", self.interviews);
        let desk = (person + look) % 3;
        self.act(&seat(desk, 0), "StartInterview", json!({"candidate": code(person), "desk": DESKS[desk]}));
        let seats: &[usize] = if person == KNOWN { &[0] } else { &[0, 1] };
        let mut sheets: Vec<BTreeMap<usize, i64>> = Vec::new();
        for s in seats {
            let who = seat(desk, *s);
            let mut marks = BTreeMap::new();
            for (c, criterion) in CRITERIA.iter().enumerate() {
                let mut line = match mark(person, look, c, *s) {
                    Ok(level) => {
                        marks.insert(c, level);
                        json!({"level": level, "note": format!("Heard and seen: {level}.")})
                    }
                    Err(why) => json!({"na": why}),
                };
                (line["interview"], line["criterion"]) = (json!(v), json!(criterion));
                self.act(&who, "SetMark", line);
            }
            if (person, *s) != (UNSEALED, 1) {
                self.act(&who, "SealSheet", json!({"interview": v}));
                sheets.push(marks);
            }
        }
        self.act(&seat(desk, 1), "EndInterview", json!({"interview": v}));
        let mut agreed = BTreeMap::new();
        if person != UNSEALED {
            self.act(&seat(desk, 0), "OpenReveal", json!({"interview": v}));
        }
        if let [a, b] = &sheets[..] {
            for (c, criterion) in CRITERIA.iter().enumerate() {
                let (Some(a), Some(b)) = (a.get(&c), b.get(&c)) else { continue };
                if (a - b).abs() > 2 {
                    let level = a.min(b) + 1;
                    agreed.insert(c, level);
                    let words = "Read again, aloud.";
                    let line = json!({"interview": v, "criterion": criterion, "level": level, "reason": words});
                    self.act(&seat(desk, 1), "SetAgreement", line);
                }
            }
        }
        for marks in sheets {
            self.tally.sheets.push(Sheet { person, marks, agreed: agreed.clone() });
        }
    }
}

/// Everything up to the last sheet.
fn story() -> Story {
    let mut s = Story::default();
    let quotas = [(json!(3), json!(4)), (json!(2), json!(null)), (json!(null), json!(5)), (json!(null), json!(null))];
    let areas: Vec<Value> =
        AREAS.iter().zip(quotas).map(|(name, (min, max))| json!({"name": name, "min": min, "max": max})).collect();
    let rubric = format!("{}/tests/data/harbour.toml", env!("CARGO_MANIFEST_DIR"));
    let open = json!({
        "name": "Harbour crew", "date": "2027-03-06", "places": PLACES, "zone": "Europe/London", "areas": areas,
        "rubric": rubric,
    });
    s.act("lead", "OpenDay", open);
    for n in 0..6 {
        let role = if n % 2 == 0 { "host" } else { "partner" };
        s.act("lead", "AddInterviewer", json!({"name": format!("Crew {n}"), "role": role}));
    }
    for (d, desk) in DESKS.iter().enumerate() {
        s.act("lead", "AddPair", json!({"desk": desk, "host": seat(d, 0), "partner": seat(d, 1)}));
    }
    for (p, name) in PEOPLE.iter().enumerate() {
        let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
        let add = json!({"name": name, "area": AREAS[p % 4], "email": email, "phone": format!("+44 000 {p:04}")});
        s.act("frontdesk", "AddCandidate", add);
    }
    let known = json!({"interviewer": seat(KNOWN % 3, 1), "candidate": code(KNOWN), "reason": "Cousins."});
    s.act("lead", "DeclareConflict", known);
    for p in 0..PEOPLE.len() {
        let state = if p == ABSENT { "absent" } else { "present" };
        s.act("frontdesk", "SetPresence", json!({"candidate": code(p), "state": state}));
    }
    for p in (0..PEOPLE.len()).filter(|p| *p != ABSENT) {
        s.interview(p, 0);
    }
    s.act("lead", "WantSecondLook", json!({"candidate": code(TWICE)}));
    s.interview(TWICE, 1);
    s.act("frontdesk", "SetPresence", json!({"candidate": code(WITHDREW), "state": "withdrawn"}));
    s.tally.leave_out(WITHDREW);
    s
}

fn harbour(world: &World) -> Laptop {
    world.laptop("harbour").at("2027-03-06T15:30:00Z+0").speaking("en")
}

#[test]
fn ranks_are_those_of_a_sum_by_hand() {
    let world = World::new();
    let laptop = harbour(&world);
    let mut s = story();
    laptop.played(&s.take());

    let rank = laptop.json(&["rank"]);
    assert_eq!((&rank["places"], &rank["scale"]), (&json!(9), &json!({"min": 1, "max": 10})));
    assert_eq!(rank["design"]["sheets_used"], s.tally.counted());
    let expected = s.tally.ranks(PEOPLE.len());
    let printed = rank["candidates"].as_array().unwrap();
    let ranked: Vec<&Value> = printed.iter().filter(|c| !c["raw"].is_null()).collect();
    assert_eq!(ranked.len(), expected.len());
    for ((person, score, rank), printed) in expected.iter().zip(&ranked) {
        assert_eq!(printed["id"], code(*person), "{printed}");
        assert_eq!(printed["raw_rank"], *rank, "{printed}");
        let raw = printed["raw"].as_f64().unwrap();
        assert!((raw - score.figure()).abs() < 1e-9, "{raw} is not {}: {printed}", score.figure());
    }
    // the one who never came has no figure, the one who withdrew no row
    let without: Vec<&str> = printed[expected.len()..].iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(without, [code(ABSENT)]);
    // whoever wrote the marks so that nobody is equal would not see ties told apart
    let tie = |p: usize| expected.iter().find(|(q, ..)| *q == p).map(|(.., rank)| *rank);
    assert!(tie(TWIN).is_some());
    assert_eq!(tie(TWIN), tie(TWIN_OF));

    let of = |p: usize| printed.iter().find(|c| c["id"] == code(p)).unwrap();
    assert_eq!((of(KNOWN)["lone"].clone(), of(BROKEN_OFF)["counted_sheets"].clone()), (json!(true), json!(1)));
    assert_eq!(of(TWICE)["counted_sheets"], 4);
    assert_eq!(of(UNSEALED)["missing_sheets"], json!([seat(UNSEALED % 3, 1)]));
}

#[test]
fn the_day_is_decided_closed_and_offered() {
    let world = World::new();
    let laptop = harbour(&world);
    let mut s = story();
    laptop.played(&s.take());
    let ranks = s.tally.ranks(PEOPLE.len());
    // the last one within the places stays out for the first one beyond them
    let within = ranks.iter().rposition(|(.., rank)| *rank <= PLACES).unwrap();
    let beyond = within + 1;
    assert!(within + 1 == PLACES && ranks[beyond].2 > PLACES, "the cut goes through equals: {ranks:?}");
    let (left_out, taken_in) = (ranks[within].0, ranks[beyond].0);

    let decide = |person: usize, status: &str, reason: Option<&str>| {
        json!({"do": "SetDecision", "candidate": code(person), "status": status, "reason": reason}).to_string()
    };
    let against = [decide(taken_in, "in", None), decide(left_out, "out", None), decide(WITHDREW, "in", Some("Asked."))];
    let refusals: Vec<Value> = laptop.play(&against.join("\n")).into_iter().map(|a| a["refusal"].clone()).collect();
    assert_eq!(refusals, ["ReasonNeeded", "ReasonNeeded", "CandidateWithdrawn"]);

    let mut lines: Vec<String> = ranks[..within].iter().map(|(p, ..)| decide(*p, "in", None)).collect();
    lines.push(decide(taken_in, "in", Some("Speaks the harbour's languages.")));
    lines.push(decide(left_out, "out", Some("Starts elsewhere in May.")));
    let reserves: Vec<usize> = ranks[beyond + 1..beyond + 4].iter().map(|(p, ..)| *p).collect();
    lines.extend(reserves.iter().map(|p| decide(*p, "reserve", None)));
    laptop.played(&lines.join("\n"));

    let blocked = laptop.refused(1, &["day", "close"]);
    assert_eq!(blocked["kind"], "day_blocked");
    assert!(blocked["what"].as_str().unwrap().contains(PEOPLE[UNSEALED]), "{blocked}");
    let missing = format!("V{:03}/{}", UNSEALED + 1, seat(UNSEALED % 3, 1));
    let first = code(ranks[0].0);
    let second = code(ranks[1].0);
    let close = [
        json!({"do": "AcceptGap", "what": "sheet_missing", "ids": [missing], "reason": "Fell ill at noon."}),
        json!({"do": "CloseDay"}),
        json!({"do": "SetOffer", "candidate": first, "state": "offered"}),
        json!({"do": "SetOffer", "candidate": first, "state": "accepted"}),
        json!({"do": "SetOffer", "candidate": second, "state": "offered"}),
        json!({"do": "SetOffer", "candidate": second, "state": "declined", "reason": "Went to sea."}),
        json!({"do": "SetOffer", "candidate": code(reserves[0]), "state": "offered"}),
    ];
    laptop.played(&close.map(|l| l.to_string()).join("\n"));
    let late = laptop.play(&decide(reserves[0], "in", Some("Moves up.")));
    assert_eq!(late[0]["refusal"], "DayClosed");
    let unlisted = json!({"do": "SetOffer", "candidate": code(left_out), "state": "offered"}).to_string();
    assert_eq!(laptop.play(&unlisted)[0]["refusal"], "NotOnTheList");

    let shortlist = laptop.json(&["shortlist", "show"]);
    assert!(!shortlist["closed"].is_null() && !shortlist["closed_digest"].is_null());
    let counts = json!({"in": 9, "reserve": 3, "out": 1, "undecided": PEOPLE.len() - 1 - 13});
    assert_eq!(shortlist["counts"], counts);
    let listed = |state: &str, field: &str| -> Vec<Value> {
        let all = shortlist["decisions"].as_array().unwrap().iter();
        all.filter(|d| d["state"] == state).map(|d| d[field].clone()).collect()
    };
    let chosen: Vec<String> = ranks[..within].iter().map(|(p, ..)| code(*p)).chain([code(taken_in)]).collect();
    assert_eq!(listed("in", "candidate"), chosen);
    assert_eq!(listed("in", "order"), (1..=9).collect::<Vec<i64>>());
    assert_eq!(listed("reserve", "candidate"), reserves.iter().map(|p| code(*p)).collect::<Vec<_>>());
    let by_hand: Vec<bool> = (1..=9).map(|n| n == 9).collect();
    assert_eq!(listed("in", "hand_move"), by_hand);
    assert_eq!(listed("in", "offer")[..2], [json!("accepted"), json!("declined")]);
    for quota in shortlist["quotas"].as_array().unwrap() {
        let area = AREAS.iter().position(|a| quota["id"] == *a).unwrap();
        let chosen = ranks[..within].iter().map(|(p, ..)| *p).chain([taken_in]).filter(|p| p % 4 == area).count();
        assert_eq!(quota["chosen"], chosen, "{quota}");
    }

    called_from_the_list(&world, &laptop, &chosen, &reserves);
}

/// The list to call from holds the chosen in order, then the reserves, in both forms.
fn called_from_the_list(world: &World, laptop: &Laptop, chosen: &[String], reserves: &[usize]) {
    let (csv, md) = (world.path("calls.csv"), world.path("calls.md"));
    for out in [&csv, &md] {
        laptop.done(&["report", "--kind", "calls", "--out", out.to_str().unwrap()]);
    }
    let want: Vec<String> = chosen.iter().cloned().chain(reserves.iter().map(|p| code(*p))).collect();
    let csv = std::fs::read_to_string(csv).unwrap();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.unwrap()).collect();
    assert_eq!(rows.len(), want.len());
    for (row, code) in rows.iter().zip(&want) {
        assert!(row.iter().any(|cell| cell == code), "{row:?}");
        let person = PEOPLE[code[1..].parse::<usize>().unwrap() - 1];
        assert!(row.iter().any(|cell| cell == person), "{row:?}");
    }
    let md = std::fs::read_to_string(md).unwrap();
    let places: Vec<usize> = want.iter().map(|c| md.find(c.as_str()).unwrap()).collect();
    assert!(places.is_sorted(), "{md}");
}

#[test]
fn the_scale_and_the_tolerance_are_the_rubrics_own() {
    let world = World::new();
    let laptop = harbour(&world);
    let mut s = story();
    laptop.played(&s.take());
    // V014 is not revealed: its second seat is still open
    let open = format!("V{:03}", UNSEALED + 1);
    let who = seat(UNSEALED % 3, 1);
    s.act(&who, "SetMark", json!({"interview": open, "criterion": "SUMS", "level": 11}));
    s.act(&who, "SetMark", json!({"interview": open, "criterion": "SUMS", "level": 0}));
    s.act(&who, "SetMark", json!({"interview": open, "criterion": "ATT", "level": 3}));
    s.act(&who, "SetMark", json!({"interview": open, "criterion": "SUMS", "level": 10}));
    let refusals: Vec<Value> = laptop.play(&s.take()).into_iter().map(|a| a["refusal"].clone()).collect();
    let outside = json!("LevelOutsideScale");
    assert_eq!(refusals, [outside.clone(), outside, json!("NoSuchCriterion"), Value::Null]);

    // two apart needs no sentence here, more does
    let show = laptop.json(&["scores", "list"]);
    let wide = show["agreements"].as_array().unwrap().iter().find(|a| a["gap"].as_i64().unwrap() > 2).unwrap().clone();
    let (v, criterion) = (&wide["interview"], &wide["criterion"]);
    s.act("lead", "SetAgreement", json!({"interview": "V001", "criterion": "HANDS", "level": 2}));
    s.act("lead", "SetAgreement", json!({"interview": v, "criterion": criterion, "level": 5}));
    let answers = laptop.play(&s.take());
    assert_eq!(answers[0]["ok"], true, "{answers:?}");
    assert_eq!(answers[1]["refusal"], "SentenceNeeded");
    let show = laptop.json(&["scores", "list"]);
    let narrow = show["agreements"].as_array().unwrap().iter().find(|a| a["interview"] == "V001").unwrap();
    assert_eq!(narrow["gap"], 2);
}
