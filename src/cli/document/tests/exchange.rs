//! Several laptops: Clashes, what each laptop gave, files taken; rubrics.

use super::*;
use crate::app::laptop::{Count, Import, Verdict};
use crate::bundle::{DayLabel, Header, Scope, Writer, Written};
use crate::domain::ids::parse_strict;
use crate::wire::{envelope::read_line, fact::decode};
use serde_json::json;
use std::path::PathBuf;

/// The reference day of three laptops, from these of its files (`tests/data/bundles`).
fn golden(files: &[&str]) -> Day {
    let id = parse_strict("ef05b50f-4855-8763-9fad-e4e7065e3c16").unwrap();
    let mut day = Day::new(DayId(id));
    for f in files {
        let path = format!("{}/tests/data/bundles/{f}.colloquio.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let mut lines: Vec<&str> = text.lines().skip(1).collect();
        lines.pop();
        for l in lines {
            day.apply(decode(read_line(l.trim_end_matches(',')).unwrap()));
        }
    }
    day
}

fn asking<'a>(day: &'a Day, viewer: Option<PersonId>, words: &'a Words, zone: &'a Zone, told: &'a Told) -> Asked<'a> {
    let device = day.founder().unwrap();
    let (now_ms, stored_at) = (NINE, crate::cli::document::stored_at(day, device));
    Asked { day, device, viewer, zone, told, now_ms, stored_at, simulated_clock: false, words }
}

#[test]
fn a_clash_is_named_with_both_its_values() {
    let day = golden(&["11-b-desk-b-full", "11-c-desk-c-full"]);
    let (words, zone, told) = (it(), Zone::named("Europe/Rome", 3_600), Told::default());
    let document = day_show(&asking(&day, None, &words, &zone, &told));
    let v = value(&document);
    let clash = |key: &str| {
        v["blockers"].as_array().unwrap().iter().find(|b| b["key"] == key).unwrap_or_else(|| panic!("{key}: {v}"))
    };
    let room = clash("room/01a220eb-7533-729f-a345-2526e7bc1642");
    assert_eq!((&room["kind"], &room["candidate"]), (&json!("clash"), &json!("C001")));
    let heads = room["heads"].as_array().unwrap();
    assert_eq!(heads.len(), 2);
    for h in heads {
        assert!(h["value"]["interview"].is_string(), "{h}");
        assert!(h["at"].as_str().unwrap().ends_with("+01:00"), "{h}");
    }
    assert_ne!(heads[0]["device"], heads[1]["device"]);
    in_order(
        &serde_json::to_string(&document).unwrap(),
        &["blockers", "kind", "interview", "candidate", "interviewer", "device", "text", "key", "heads"],
    );
    // a record's two spellings stand in its personal text
    let record = clash("candidate/01a220fe-1453-7b83-95a9-c6eae1ec2a0f/record");
    let spellings: Vec<&Value> = record["heads"].as_array().unwrap().iter().map(|h| &h["value"]).collect();
    assert!(spellings.iter().all(|v| v["name"].is_string() && v.get("salt").is_none()), "{record}");
    assert_ne!(spellings[0], spellings[1]);
    // own and hard are counted, soft is not
    assert_eq!(v["counts"]["clashes"], 2);
    let flags = |code: &str| {
        let all = value(&candidates_list(&asking(&day, None, &words, &zone, &told)));
        all["candidates"].as_array().unwrap().iter().find(|c| c["code"] == code).unwrap()["flags"].clone()
    };
    assert!(flags("C001").as_array().unwrap().contains(&json!("clash")));
}

#[test]
fn a_mark_in_clash_is_veiled_where_its_sheet_is() {
    let mut p = Played::new();
    let i = p.start(0, "A");
    // the same seat marks on two laptops that do not know of each other
    let mut other = p.session.day().clone();
    p.mark(0, i, "ATT", Mark::Level(2));
    let mut elsewhere = Session::new(other.clone(), DeviceId(id(2)), NINE);
    let mut draw = Ids::Seeded(2).draw(DeviceId(id(2)), 1);
    let joined = elsewhere.join("Banco", APP, NINE, &mut draw).unwrap();
    let interviewer = p.people[0];
    let mark =
        Command::SetMark { interview: i, interviewer, criterion: "ATT".into(), mark: Some(Mark::Level(4)), note: None };
    let now = Now { ms: NINE, minute: 600, device: DeviceId(id(2)) };
    let marked = elsewhere.commit(&mark, Some(p.lead), &now, &mut draw).unwrap();
    for s in joined.stamped.iter().chain(&marked.stamped) {
        p.session.day_mut().apply(s.entry.clone());
        other.apply(s.entry.clone());
    }
    let words = en();
    let values = |viewer| {
        let v = value(&day_show(&p.asked(viewer, &words)));
        let b = v["blockers"].as_array().unwrap().iter().find(|b| b["kind"] == "clash").unwrap().clone();
        assert_eq!((&b["interview"], &b["interviewer"]), (&json!("V001"), &json!("I01")));
        b["heads"].as_array().unwrap().iter().map(|h| h["value"]["level"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(values(Some(p.people[1])), [Value::Null, Value::Null]);
    assert_eq!(values(None), [Value::Null, Value::Null]);
    let mut own = values(Some(p.people[0]));
    own.sort_by_key(|v| v.as_i64());
    assert_eq!(own, [json!(2), json!(4)]);
}

#[test]
fn laptops_with_what_they_wrote_and_owe() {
    let day = golden(&["11-a-lead-kickoff", "11-b-desk-b-full", "11-c-desk-c-full", "11-d-lead-since"]);
    let (words, zone, mut told) = (en(), Zone::named("Europe/Rome", 3_600), Told::default());
    let desk = day.laptops(None).into_iter().find(|l| l.name == "Banco B").unwrap();
    told.heard.entry(desk.device).or_default().holds.insert(day.founder().unwrap(), 9);
    let document = laptops_list(&asking(&day, None, &words, &zone, &told));
    in_order(
        &document.json().unwrap(),
        &[
            "complete",
            "of",
            "laptops",
            "device",
            "name",
            "letter",
            "roles",
            "state",
            "held",
            "known",
            "behind",
            "heard",
            "finished",
            "has_of_ours",
            "sheets",
            "owed",
            "sealed",
            "open",
            "unknown",
            "missing",
            "waiting",
            "apart",
            "clashes",
        ],
    );
    let v = value(&document);
    assert_eq!(v["of"], 3);
    let of = |name: &str| v["laptops"].as_array().unwrap().iter().find(|l| l["name"] == name).unwrap().clone();
    let b = of("Banco B");
    assert_eq!(b["device"], desk.device.to_string());
    assert_eq!((&b["roles"], &b["has_of_ours"]), (&json!(["pair"]), &json!(9)));
    assert_eq!(b["known"].as_u64().unwrap() - b["held"].as_u64().unwrap(), b["behind"].as_u64().unwrap());
    let sheets = |l: &Value, f: &str| l["sheets"][f].as_u64().unwrap();
    let total: u64 = ["sealed", "open", "unknown"].iter().map(|f| sheets(&b, f)).sum();
    assert_eq!(total, sheets(&b, "owed"));
    assert!(sheets(&b, "owed") > 0);
    let lead = v["laptops"].as_array().unwrap().iter().find(|l| l["letter"] == "A").unwrap();
    assert_eq!((&lead["roles"], &lead["has_of_ours"]), (&json!(["lead"]), &lead["held"]));
    let missing: Vec<&Value> =
        v["laptops"].as_array().unwrap().iter().flat_map(|l| l["missing"].as_array().unwrap()).collect();
    assert_eq!(missing, [&json!({"interview": "V004", "interviewer": "I04"})]);
}

fn header(day: &Day, writer: DeviceId, name: &str) -> Header {
    Header {
        day: DayLabel { id: day.id(), name: name.into(), date: "2026-11-28".into() },
        writer: Writer { dev: writer, name: "Banco B".into(), app: APP.into() },
        no: 2,
        ms: NINE,
        kind: Scope::Full,
        tips: Vec::new(),
        apart: 0,
        waiting: 0,
    }
}

#[test]
fn files_taken_with_their_clashes_side_by_side() {
    let before = golden(&["11-b-desk-b-full"]);
    let day = golden(&["11-b-desk-b-full", "11-c-desk-c-full"]);
    let writer = day.laptops(None).into_iter().find(|l| l.name == "Banco C").unwrap().device;
    let key = "room/01a220eb-7533-729f-a345-2526e7bc1642";
    let taken = Import {
        verdict: Verdict::Waiting,
        header: Some(header(&day, writer, "Selezione Valdarno")),
        sha256: Some([0xab; 32]),
        count: Count { total: 9, new: 5, known: 3, waiting: 1, apart: 0, later: 0 },
        needs: vec![(writer, 3, 4)],
        clashes: vec![key.into()],
        forked: Vec::new(),
        left_out: Vec::new(),
        clocks_ahead: Vec::new(),
        goes_on_as: None,
        review: None,
        fault: None,
    };
    let refused = Import {
        verdict: Verdict::Refused,
        header: None,
        sha256: None,
        count: Count::default(),
        needs: Vec::new(),
        clashes: Vec::new(),
        forked: Vec::new(),
        left_out: Vec::new(),
        clocks_ahead: Vec::new(),
        goes_on_as: None,
        review: None,
        fault: None,
    };
    let line = bundle_line(&it(), Some(&day), "c.colloquio.json", &taken);
    assert!(line.contains("c.colloquio.json") && line.contains("Banco B") && line.contains('5'), "{line}");
    let files = [(PathBuf::from("/stick/c.colloquio.json"), taken), (PathBuf::from("/stick/x"), refused)];
    let document = bundle_files(Some(&day), Some(&before), None, &files);
    in_order(
        &document.json().unwrap(),
        &[
            "applied", "files", "path", "bundle", "day", "id", "name", "same", "from", "device", "letter", "written",
            "kind", "trust", "verdict", "reason", "entries", "total", "new", "known", "waiting", "apart", "later",
            "needs", "device", "from", "to", "clashes", "kind", "what", "ours", "theirs", "digest",
        ],
    );
    let v = value(&document);
    assert_eq!(v["applied"], true);
    assert_eq!(v["digest"], day.digest());
    let f = &v["files"][0];
    assert_eq!(
        (&f["verdict"], &f["kind"], &f["written"]),
        (&json!("waiting"), &json!("full"), &json!("2026-11-28T09:00:00+01:00"))
    );
    assert_eq!((&f["day"]["same"], &f["trust"]), (&json!(true), &json!("forked")), "it wrote two histories");
    assert_eq!(f["needs"], json!([{"device": writer.to_string(), "from": 3, "to": 4}]));
    let c = &f["clashes"][0];
    assert_eq!((&c["kind"], &c["what"]), (&json!("hard"), &json!(key)));
    assert!(
        c["ours"]["interview"].is_string() && c["theirs"]["interview"].is_string() && c["ours"] != c["theirs"],
        "{c}"
    );
    let theirs = day.heads(key).iter().filter_map(|h| day.entry(h)).find(|e| e.stamp.device == writer).unwrap();
    assert_eq!(c["theirs"], serde_json::from_str::<Value>(&theirs.data).unwrap());
    // what could not even be read is not guessed at
    let x = &v["files"][1];
    for field in ["bundle", "day", "from", "written", "kind", "trust"] {
        assert_eq!(x[field], Value::Null, "{field}");
    }
    // a laptop is new where nothing of it was here before
    let b = day.laptops(None).into_iter().find(|l| l.name == "Banco B").unwrap().device;
    let nothing = Import {
        verdict: Verdict::Ready,
        header: Some(header(&day, b, "Selezione Valdarno")),
        sha256: None,
        count: Count::default(),
        needs: Vec::new(),
        clashes: Vec::new(),
        forked: Vec::new(),
        left_out: Vec::new(),
        clocks_ahead: Vec::new(),
        goes_on_as: None,
        review: None,
        fault: None,
    };
    let again = [(PathBuf::from("b"), nothing)];
    assert_eq!(value(&bundle_files(Some(&day), Some(&before), None, &again))["files"][0]["trust"], "known");
    let new = value(&bundle_files(Some(&day), None, None, &again));
    assert_eq!((&new["files"][0]["trust"], &new["applied"]), (&json!("new"), &json!(false)));
    let other = Played::new();
    let elsewhere = value(&bundle_files(Some(other.session.day()), None, None, &files[..1]));
    assert_eq!(elsewhere["files"][0]["day"]["same"], false);
    assert_eq!(value(&bundle_files(None, None, None, &files[1..]))["applied"], false);
}

#[test]
fn an_export_names_its_file_as_an_import_does() {
    let p = Played::new();
    let written = Written { path: "/stick/a.colloquio.json".into(), no: 1, entries: 30, sha256: [0xab; 32] };
    let v = value(&bundle_export(p.session.day_id(), &written, 2));
    assert_eq!(v["bundle"], "ab".repeat(32));
    assert_eq!(
        (&v["path"], &v["entries"], &v["drafts_left_out"]),
        (&json!("/stick/a.colloquio.json"), &json!(30), &json!(2))
    );
}

#[test]
fn rubrics_that_ship_and_the_one_in_force() {
    let p = Played::new();
    let words = en();
    let asked = p.asked(None, &words);
    let v = value(&rubric_list(&asked));
    let own = v["rubrics"].as_array().unwrap().last().unwrap();
    assert_eq!(*own, json!({"id": "prova", "name": "Trial", "version": 1, "source": "day"}));
    assert_eq!(v["rubrics"][0]["source"], "built_in");
    assert_eq!(value(&built_in_list(&words))["day"], Value::Null);
    let tree = rubric_of(p.session.day()).unwrap();
    let document = rubric_show(Some(p.session.day_id()), &tree);
    in_order(
        &document.json().unwrap(),
        &["rubric", "format", "version", "id", "name", "scale", "min", "max", "tolerance", "criteria"],
    );
    // the same tree comes back, whatever its order
    assert_eq!(value(&document)["rubric"], serde_json::from_str::<Value>(RUBRIC).unwrap());
    for (words, name) in [(&words, "Trial"), (&it(), "Prova")] {
        let page = document.body.text(words, Style::Plain);
        assert!(page.contains(name) && page.contains("ATT"), "{page}");
    }
    assert!(document.body.csv(&words).contains("ATT,Attitudine,2,"));
}
