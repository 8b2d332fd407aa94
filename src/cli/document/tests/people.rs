//! The day, people, pairs, interviews.

use super::*;
use serde_json::json;

#[test]
fn the_day_in_the_order_of_the_contract() {
    let mut p = Played::new();
    p.whole(0, "A", [4, 4, 4], [3, 3, 3]);
    let words = en();
    let asked = p.asked(Some(p.lead), &words);
    let document = day_show(&asked);
    let json = document.json().unwrap();
    in_order(
        &json,
        &[
            "format",
            "version",
            "day",
            "id",
            "name",
            "date",
            "places",
            "state",
            "basis",
            "simulated_clock",
            "device",
            "id",
            "letter",
            "role",
            "rubric",
            "id",
            "version",
            "scale",
            "min",
            "max",
            "criteria",
            "id",
            "weight",
            "areas",
            "id",
            "min",
            "max",
            "entries",
            "digest",
            "stored_at",
            "counts",
            "candidates",
            "arrived",
            "done",
            "absent",
            "withdrawn",
            "sheets_expected",
            "sheets_sealed",
            "sheets_open",
            "notes_owed",
            "not_assessed",
            "clashes",
            "apart",
            "waiting",
            "blockers",
        ],
    );
    let v = value(&document);
    assert_eq!(v["format"], "colloquio-day");
    assert_eq!(v["version"], 1);
    assert_eq!(v["day"], v["id"]);
    assert_eq!(v["device"]["letter"], "A");
    assert_eq!(v["device"]["role"], "lead");
    assert_eq!(v["rubric"]["criteria"][0], json!({"id": "ATT", "weight": 2}));
    assert_eq!(v["areas"][0]["id"], "Design");
    assert_eq!(v["digest"], p.session.day().digest());
    assert_eq!(v["stored_at"], format!("2026-11-28T09:{:02}:00+01:00", p.minute));
    assert_eq!(
        v["counts"],
        json!({"candidates": 4, "arrived": 4, "done": 1, "absent": 0, "withdrawn": 0, "sheets_expected": 2,
            "sheets_sealed": 2, "sheets_open": 0, "notes_owed": 0, "not_assessed": 0, "clashes": 0, "apart": 0, "waiting": 0})
    );
    assert_eq!(v["blockers"], json!([]));
}

#[test]
fn what_is_missing_is_named_in_both_languages() {
    let mut p = Played::new();
    let i = p.start(0, "A");
    p.mark(0, i, "ATT", Mark::Level(4));
    let (it, en) = (it(), en());
    let v = value(&day_show(&p.asked(None, &en)));
    let blockers = v["blockers"].as_array().unwrap();
    assert_eq!(blockers.len(), 2);
    for (b, who, name) in [(&blockers[0], "I01", "Teresa Masi"), (&blockers[1], "I02", "Ugo Meli")] {
        assert_eq!(b["kind"], "sheet_missing");
        assert_eq!(
            (b["interview"].as_str(), b["candidate"].as_str(), b["interviewer"].as_str()),
            (Some("V001"), Some("C001"), Some(who))
        );
        assert_eq!((&b["device"], &b["key"], &b["heads"]), (&Value::Null, &Value::Null, &json!([])));
        for part in [name, "Zoë Càvoli", "C001", "V001"] {
            assert!(b["text"].as_str().unwrap().contains(part), "{b}");
        }
    }
    // begun is not the same as not begun, and the languages differ
    assert_ne!(
        blockers[0]["text"].as_str().unwrap().replace("Teresa Masi", "Ugo Meli"),
        blockers[1]["text"].as_str().unwrap()
    );
    let italian = value(&day_show(&p.asked(None, &it)));
    assert_ne!(italian["blockers"][0]["text"], v["blockers"][0]["text"]);
    let page = day_show(&p.asked(None, &it)).body.text(&it, Style::Plain);
    for part in ["Selezione Prova", "sab 28 nov 2026", "Ugo Meli", &p.session.day().digest()[..12]] {
        assert!(page.contains(part), "{page}");
    }
    assert!(!page.contains(&p.session.day().digest()[..13]));
}

#[test]
fn an_accepted_gap_stays_on_the_list_as_accepted() {
    let mut p = Played::new();
    let i = p.start(0, "A");
    let gap = format!("{i}/{}", p.people[1]);
    p.must(Command::AcceptGap { what: "sheet_missing".into(), ids: vec![gap], reason: Some("andata via".into()) });
    let words = en();
    let v = value(&day_show(&p.asked(None, &words)));
    let accepted: Vec<&Value> = v["blockers"].as_array().unwrap().iter().map(|b| &b["accepted"]).collect();
    assert_eq!(accepted, [&json!(false), &json!(true)]);
}

#[test]
fn debts_are_counted_only_where_the_asker_sees_them() {
    let mut p = Played::new();
    let i = p.start(0, "A");
    p.mark(0, i, "ATT", Mark::Level(5));
    p.mark(0, i, "PRO", Mark::NotAssessed(NotAssessed::NotAsked));
    let words = en();
    let counts = |p: &Played, viewer| {
        let v = value(&day_show(&p.asked(viewer, &words)));
        (v["counts"]["notes_owed"].as_u64().unwrap(), v["counts"]["not_assessed"].as_u64().unwrap())
    };
    assert_eq!(counts(&p, Some(p.people[0])), (1, 1));
    assert_eq!(counts(&p, Some(p.people[1])), (0, 0));
    assert_eq!(counts(&p, Some(p.lead)), (0, 0));
    p.seal(0, i);
    assert_eq!(counts(&p, Some(p.lead)), (1, 1));
    assert_eq!(counts(&p, Some(p.people[1])), (0, 0));
}

#[test]
fn candidates_in_the_order_of_the_contract() {
    let mut p = Played::new();
    p.whole(0, "A", [4, 4, 4], [3, 3, 3]);
    p.must(Command::WantSecondLook { candidate: p.candidates[0], wanted: true, pair: None });
    p.must(Command::SetPresence { candidate: p.candidates[3], state: Presence::Withdrawn });
    let words = en();
    let asked = p.asked(Some(p.lead), &words);
    let document = candidates_list(&asked);
    in_order(
        &document.json().unwrap(),
        &["candidates", "code", "uid", "name", "area", "stage", "since", "interviews", "flags", "decision"],
    );
    let v = value(&document);
    let all = v["candidates"].as_array().unwrap();
    let codes: Vec<&str> = all.iter().map(|c| c["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["C001", "C002", "C003", "C004"]);
    assert_eq!(all[0]["name"], "Zoë Càvoli");
    assert_eq!(all[0]["area"], "Design");
    assert_eq!(all[0]["stage"], "done");
    assert_eq!(all[0]["interviews"], json!(["V001"]));
    assert_eq!(all[0]["flags"], json!(["second_look"]));
    assert_eq!(all[0]["decision"], "undecided");
    assert_eq!(all[3]["stage"], "withdrawn");
    let table = document.body.text(&words, Style::Plain);
    assert_eq!(table.lines().count(), 5);
    assert!(
        document.body.csv(&words).starts_with(
            "code,name,area,stage,since,interviews,decision,flags\nC001,Zoë Càvoli,Design,done,2026-11-28T"
        )
    );
}

#[test]
fn a_candidate_with_all_that_is_known() {
    let mut p = Played::new();
    let i = p.whole(0, "A", [4, 4, 4], [3, 3, 3]);
    let conflict = Command::DeclareConflict { interviewer: p.people[2], candidate: p.candidates[0], reason: None };
    p.must(conflict);
    let words = en();
    let one = |p: &Played, viewer| value(&candidate_show(&p.asked(viewer, &words), p.candidates[0]).unwrap());
    let v = one(&p, Some(p.people[0]));
    assert_eq!(v["code"], "C001");
    assert_eq!(v["contact"]["email"], "persona0@example.org");
    assert_eq!(v["contact"]["phone"], Value::Null);
    assert_eq!(v["source"], Value::Null);
    assert_eq!(v["conflicts"], json!(["I03"]));
    assert_eq!(v["flags"], json!(["conflict"]));
    let sheets = &v["interviews"][0]["sheets"];
    assert_eq!(v["interviews"][0]["kind"], "first");
    assert_eq!(v["interviews"][0]["desk"], "A");
    assert_eq!(v["interviews"][0]["state"], "ended");
    assert_eq!(sheets[0]["marks"], json!({"ATT": 4, "COL": 4, "PRO": 4}));
    // the partner's sheet is covered until the reveal, with all that follows from it
    assert_eq!(sheets[1], json!({"interviewer": "I02", "state": "sealed", "notes_owed": null, "marks": null}));
    p.reveal(i);
    assert_eq!(one(&p, Some(p.people[0]))["interviews"][0]["sheets"][1]["marks"]["ATT"], 3);
    assert!(candidate_show(&p.asked(None, &words), CandidateId(id(999))).is_none());
}

#[test]
fn a_merged_record_is_counted_once_and_found_under_both_codes() {
    let mut p = Played::new();
    p.must(Command::MergeCandidates { candidate: p.candidates[3], into: Some(p.candidates[0]) });
    let words = en();
    let asked = p.asked(None, &words);
    assert_eq!(value(&candidates_list(&asked))["candidates"].as_array().unwrap().len(), 3);
    assert_eq!(value(&day_show(&asked))["counts"]["candidates"], 3);
    let v = value(&candidate_show(&asked, p.candidates[3]).unwrap());
    assert_eq!((&v["code"], &v["merged"]), (&json!("C001"), &json!(["C004"])));
}

#[test]
fn interviewers_and_pairs() {
    let mut p = Played::new();
    p.whole(1, "A", [4, 4, 4], [3, 3, 3]);
    let i = p.start(0, "A");
    p.mark(0, i, "ATT", Mark::Level(4));
    p.must(Command::DeclareConflict { interviewer: p.people[2], candidate: p.candidates[1], reason: None });
    let words = en();
    let asked = p.asked(None, &words);
    let v = value(&interviewers_list(&asked));
    assert_eq!(v["interviewers"].as_array().unwrap().len(), 4);
    assert_eq!(
        v["interviewers"][2],
        json!({"code": "I03", "uid": p.people[2].to_string(), "name": "Rita Fabbri", "areas": ["Design"], "role": "host",
            "away": [], "conflicts": ["C002"]})
    );
    let pairs = pairs_list(&asked);
    in_order(
        &pairs.json().unwrap(),
        &[
            "code",
            "desk",
            "block",
            "host",
            "partner",
            "areas",
            "now",
            "interview",
            "candidate",
            "since",
            "done",
            "left",
            "open_sheets",
            "as_of",
        ],
    );
    let v = value(&pairs);
    let (a, b) = (&v["pairs"][0], &v["pairs"][1]);
    assert_eq!((&a["desk"], &a["host"], &a["partner"]), (&json!("A"), &json!("I01"), &json!("I02")));
    assert_eq!((&a["now"]["interview"], &a["now"]["candidate"]), (&json!("V002"), &json!("C001")));
    assert_eq!(
        (&a["done"], &a["left"], &a["open_sheets"], &a["missing_sheets"]),
        (&json!(1), &Value::Null, &json!(1), &json!(2))
    );
    assert_eq!((&b["now"], &b["done"]), (&Value::Null, &json!(0)));
    assert_eq!(a["as_of"], format!("2026-11-28T09:{:02}:00+01:00", p.minute));
    for csv in [interviewers_list(&asked).body.csv(&words), pairs.body.csv(&words)] {
        assert!(csv.lines().count() >= 3, "{csv}");
    }
}

#[test]
fn the_days_of_a_store_belong_to_no_day() {
    let p = Played::new();
    let document = day_list([p.session.day()]);
    let v = value(&document);
    assert_eq!(v["day"], Value::Null);
    assert_eq!(
        v["days"],
        json!([{"id": p.session.day_id().to_string(), "name": "Selezione Prova", "date": "2026-11-28", "state": "open"}])
    );
    assert!(document.body.text(&it(), Style::Plain).contains("Selezione Prova"));
}
