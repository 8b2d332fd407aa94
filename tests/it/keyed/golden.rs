//! The golden keyed day, step by step and in any order, through the fold.

use crate::golden::{clashes, data, orders, take};
use colloquio::bundle::{Reason, spool, verify};
use colloquio::domain::day::Day;
use colloquio::domain::entry::Private;
use colloquio::domain::fact::Fact;
use colloquio::domain::ids::{CandidateId, DayId, DeviceId, EntryId, day_id, device_id, parse_strict};
use colloquio::domain::trust::{Admission, Rights};
use colloquio::wire::hash::{entry_id, hex, parse_hex, sha256};
use colloquio::wire::veil::unveil;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

pub fn expected() -> Value {
    serde_json::from_str(&data("expected.json")).unwrap()
}

pub fn path(name: &str) -> PathBuf {
    PathBuf::from(format!("{}/tests/data/bundles/{name}", env!("CARGO_MANIFEST_DIR")))
}

fn device(text: &str) -> DeviceId {
    DeviceId(parse_strict(text).unwrap())
}

fn day() -> DayId {
    DayId(parse_strict(expected()["vectors"]["day"].as_str().unwrap()).unwrap())
}

/// The state after a step, as the reference lists it.
fn compare(day: &Day, step: &Value, name: &str) {
    let texts = |ids: &mut dyn Iterator<Item = String>| json!(ids.collect::<Vec<_>>());
    assert_eq!(json!(day.held()), step["held"], "{name}: held");
    assert_eq!(json!(day.waiting().count()), step["still_waiting"], "{name}: still waiting");
    assert_eq!(json!(clashes(day)), step["clashes"], "{name}: clashes");
    assert_eq!(texts(&mut day.later().iter().map(EntryId::to_string)), step["later"], "{name}: later");
    assert_eq!(texts(&mut day.forked().iter().map(DeviceId::to_string)), step["forked"], "{name}: forked");
    let want = expected();
    let erased = want["final"]["values"].as_object().unwrap().keys().filter_map(|key| {
        let id = key.strip_prefix("candidate/")?.strip_suffix("/record")?;
        (day.value(key)?.private == Private::Erased).then(|| id.to_owned())
    });
    assert_eq!(json!(erased.collect::<Vec<_>>()), step["erased"], "{name}: erased");
    assert_eq!(day.digest(), step["digest"].as_str().unwrap(), "{name}: digest");
}

#[test]
fn each_step_is_that_of_the_reference() {
    let inbox = tempfile::tempdir().unwrap();
    let mut here = Day::new(day());
    for step in expected()["steps"].as_array().unwrap() {
        let name = step["import"].as_str().unwrap();
        let file = spool(&path(name), inbox.path(), [7; 8]).and_then(verify);
        let refused = match &file {
            Err(e) => e.reason(),
            Ok(file) => file.check_day((here.held() > 0).then(day)).err().map(|fault| fault.reason),
        };
        assert_eq!(refused.map(Reason::as_str), step["reason"].as_str(), "{name}");
        if refused.is_none() {
            let (new, known, waiting) = take(&mut here, name);
            assert_eq!(
                (json!(new), json!(known), json!(waiting)),
                (step["new"].clone(), step["known"].clone(), step["waiting"].clone()),
                "{name}"
            );
            assert_eq!(if waiting > 0 { "waiting" } else { "taken" }, step["verdict"], "{name}");
            assert_eq!(json!(here.apart().len()), step["apart"], "{name}: apart");
        }
        compare(&here, step, name);
    }
    finished(&here);
}

/// Everything the reference says of the end.
fn finished(day: &Day) {
    let want = &expected()["final"];
    let mut ids: Vec<String> = day.entries().map(|e| e.stamp.id.to_string()).collect();
    ids.sort();
    assert_eq!(json!(ids), want["ids"]);
    let apart: BTreeMap<String, &str> = day.apart().iter().map(|(id, why)| (id.to_string(), why.as_str())).collect();
    assert_eq!(json!(apart), want["apart"]);
    for (laptop, standing) in want["trust"].as_object().unwrap() {
        let Admission::Admitted(may) = day.admissions().of(device(laptop)) else { panic!("{laptop}: {standing}") };
        let rights = [("desk", Rights::DESK), ("lead", Rights::LEAD), ("panel", Rights::PANEL)];
        let names: Vec<&str> = rights.iter().filter(|(_, right)| may.any_of(*right)).map(|(name, _)| *name).collect();
        assert_eq!(json!(["admitted", names]), *standing, "{laptop}");
    }
    let known = want["trust"].as_object().unwrap();
    let others = day.chains().keys().filter(|laptop| !known.contains_key(&laptop.to_string()));
    assert_eq!(others.filter(|laptop| day.admissions().of(**laptop) != &Admission::Unknown).count(), 0);
    let mut late: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for i in day.interviews() {
        for who in day.sitting(&i) {
            let mut ids: Vec<String> = day.late(i.id, who).iter().map(EntryId::to_string).collect();
            ids.sort();
            if !ids.is_empty() {
                late.insert(format!("seal/{}/{who}", i.id), ids);
            }
        }
    }
    assert_eq!(json!(late), want["late"]);
    let values: BTreeMap<&String, Value> = day.registers().keys().map(|key| (key, value(day, key))).collect();
    assert_eq!(json!(values), want["values"]);
    assert_eq!(day.digest(), want["digest"].as_str().unwrap());
}

fn value(day: &Day, key: &str) -> Value {
    let Some(e) = day.value(key) else { return Value::Null };
    let private = match &e.private {
        Private::None => Value::Null,
        Private::Missing => json!("missing"),
        Private::Erased => json!("erased"),
        Private::Held { json, .. } => {
            let mut text: Value = serde_json::from_str(json).unwrap();
            text.as_object_mut().unwrap().remove("salt");
            text
        }
    };
    let data: Value = serde_json::from_str(&e.data).unwrap();
    json!({"kind": e.fact().map(Fact::kind), "data": data, "private": private})
}

#[test]
fn every_order_of_the_files_with_repetitions_ends_in_the_same_day() {
    let files = [
        "01-kickoff",
        "02-lead-after-admitting",
        "03-banco1-full",
        "04-banco1-since-03",
        "05-banco2-full",
        "06-banco2-clash-and-later-kind",
        "07-unknown-laptop",
        "09-lead-after-erasure",
    ];
    let mut order: Vec<usize> = (0..files.len()).collect();
    for round in 0..40 {
        // every file first once in eight, the rest stirred by a fixed walk
        order.rotate_left(1);
        let at = 1 + (round * 5 + 3) % (files.len() - 1);
        order.swap(1 + round % 7, at);
        let mut here = Day::new(day());
        for i in order.iter().chain(order.iter().rev()).chain(&order[..3]) {
            take(&mut here, &format!("{}.colloquio.json", files[*i]));
        }
        finished(&here);
    }
    for order in orders(4) {
        let mut here = Day::new(day());
        for i in order.iter().map(|i| [0, 1, 6, 7][*i]).chain([2, 3, 4, 5]) {
            take(&mut here, &format!("{}.colloquio.json", files[i]));
        }
        finished(&here);
    }
}

#[test]
fn the_vectors_are_those_of_the_reference() {
    let want = &expected()["vectors"];
    let text = |key: &str| want[key].as_str().unwrap().to_owned();
    let hash = sha256(text("body").as_bytes());
    assert_eq!((hex(&hash), entry_id(&hash).to_string()), (text("hash"), text("id")));
    let body: Value = serde_json::from_str(&text("body")).unwrap();
    let data = unveil(body["data"].as_str().unwrap()).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&data).unwrap(), want["data"]);
    assert_eq!(device_id(&parse_hex(&text("device_key")).unwrap()).to_string(), text("device"));
    assert_eq!(day_id(device(&text("founder")), &parse_hex(&text("day_nonce")).unwrap()).to_string(), text("day"));
}

/// 59: the name goes; 58: an old file does not bring it back.
#[test]
fn a_forgotten_name_stays_forgotten_and_the_marks_stand() {
    let mut here = Day::new(day());
    for name in ["03-banco1-full", "02-lead-after-admitting", "09-lead-after-erasure", "03-banco1-full"] {
        take(&mut here, &format!("{name}.colloquio.json"));
    }
    let first = CandidateId(parse_strict("01a20c92-d7b9-7520-88ff-bd3163d24ae6").unwrap());
    let candidate = here.candidate(first).unwrap();
    assert_eq!((candidate.code.as_str(), candidate.name.as_str()), ("C001", ""));
    assert!(here.registers().keys().any(|key| key.starts_with("mark/")));
}
