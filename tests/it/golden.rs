//! The golden open day (the project's reference data, `tests/data/bundles`): heads, values, Clashes, digest and the
//! derived facts after each step, in every order.

use colloquio::domain::day::{Claim, Day, Taken};
use colloquio::domain::entry::Entry;
use colloquio::domain::ids::{DayId, DeviceId, parse_strict};
use colloquio::wire::{envelope::read_line, fact::decode};
use serde_json::Value;
use std::collections::BTreeMap;

pub fn data(name: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/data/bundles/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn header(text: &str) -> Value {
    let line = text.lines().next().unwrap();
    serde_json::from_str::<Value>(&format!("{line}]}}")).unwrap()["header"].clone()
}

fn lines(text: &str) -> Vec<Entry> {
    let mut all: Vec<&str> = text.lines().skip(1).collect();
    all.pop();
    all.iter().map(|l| decode(read_line(l.trim_end_matches(',')).unwrap())).collect()
}

/// Takes a file the way an import does; gives (new, known, waiting).
pub fn take(day: &mut Day, name: &str) -> (usize, usize, usize) {
    let text = data(name);
    let h = header(&text);
    let device = |v: &Value| DeviceId(parse_strict(v.as_str().unwrap()).unwrap());
    let claims: Vec<Claim> = h["tips"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| Claim { device: device(&t["dev"]), seq: t["seq"].as_u64().unwrap() })
        .collect();
    let held = day.held();
    let (mut known, mut waiting) = (0, 0);
    for e in lines(&text) {
        let id = e.stamp.id;
        let was_waiting = day.is_waiting(&id);
        match day.apply(e) {
            Taken::Known | Taken::Filled => known += 1,
            Taken::Waiting => waiting += 1,
            Taken::Held(_) => assert!(!was_waiting),
        }
    }
    // what came later in the same file may have let in what waited earlier in it
    let waiting = waiting.min(day.waiting().count());
    day.hear(&claims, device(&h["writer"]["dev"]), h["ms"].as_i64().unwrap());
    (day.held() - held, known, waiting)
}

pub fn clashes(day: &Day) -> BTreeMap<String, String> {
    day.registers().iter().filter_map(|(k, r)| Some((k.clone(), r.standing.clash?.as_str().to_owned()))).collect()
}

fn expected() -> Value {
    serde_json::from_str(&data("expected-11.json")).unwrap()
}

fn empty() -> Day {
    Day::new(DayId(parse_strict(expected()["day"].as_str().unwrap()).unwrap()))
}

/// Attacks 41, 42, 47.
#[test]
fn each_step_gives_the_counts_clashes_and_digest_of_the_reference() {
    let mut day = empty();
    for step in expected()["steps"].as_array().unwrap() {
        let name = step["import"].as_str().unwrap();
        let (new, known, waiting) = take(&mut day, name);
        assert_eq!(new as u64, step["new"].as_u64().unwrap(), "{name}: new");
        assert_eq!(known as u64, step["known"].as_u64().unwrap(), "{name}: known");
        assert_eq!(waiting as u64, step["waiting"].as_u64().unwrap(), "{name}: waiting");
        assert_eq!(day.held() as u64, step["held"].as_u64().unwrap(), "{name}: held");
        assert_eq!(day.waiting().count() as u64, step["still_waiting"].as_u64().unwrap(), "{name}: still waiting");
        assert_eq!(serde_json::to_value(clashes(&day)).unwrap(), step["clashes"], "{name}: clashes");
        let later: Vec<String> = day.later().iter().map(|i| i.to_string()).collect();
        assert_eq!(serde_json::to_value(later).unwrap(), step["later"], "{name}: later");
        let forked: Vec<String> = day.forked().iter().map(|i| i.to_string()).collect();
        assert_eq!(serde_json::to_value(forked).unwrap(), step["forked"], "{name}: forked");
        assert_eq!(day.digest(), step["digest"].as_str().unwrap(), "{name}: digest");
    }
}

/// Attack 37.
#[test]
fn every_register_has_the_heads_and_the_value_of_the_reference() {
    let mut day = empty();
    for f in ["11-a-lead-kickoff", "11-b-desk-b-full", "11-c-desk-c-full", "11-d-lead-since"] {
        take(&mut day, &format!("{f}.colloquio.json"));
    }
    let want = &expected()["final"];
    assert_eq!(day.registers().len(), want["registers"].as_object().unwrap().len());
    for (key, r) in want["registers"].as_object().unwrap() {
        let have = &day.registers()[key];
        assert_eq!(serde_json::to_value(&have.heads).unwrap(), r["heads"], "{key}");
        let s = &have.standing;
        assert_eq!(s.value.map(|v| v.to_string()).as_deref(), r["value"].as_str(), "{key}");
        assert_eq!(s.clash.map(|c| c.as_str()), r["clash"].as_str(), "{key}");
        assert_eq!(s.changed_by_later, r["changed_by_later"].as_bool().unwrap(), "{key}");
    }
    for (kind, ids) in want["sets"].as_object().unwrap() {
        let have: Vec<String> = day.set(kind).map(|e| e.stamp.id.to_string()).collect();
        assert_eq!(serde_json::to_value(have).unwrap(), *ids, "{kind}");
    }
    assert_eq!(day.digest_lines().len() as u64, want["hashed_lines"].as_u64().unwrap());
}

/// Attack 32.
#[test]
fn every_order_of_the_files_and_every_repetition_ends_in_the_same_day() {
    let files = ["11-a-lead-kickoff", "11-b-desk-b-full", "11-c-desk-c-full", "11-d-lead-since"];
    let want = expected()["final"]["digest"].as_str().unwrap().to_owned();
    for order in orders(4) {
        let mut day = empty();
        for i in order.iter().chain(order.iter().rev()) {
            take(&mut day, &format!("{}.colloquio.json", files[*i]));
        }
        assert_eq!(day.digest(), want, "{order:?}");
        assert_eq!(day.waiting().count(), 0);
    }
}

#[test]
fn without_the_leads_later_file_the_room_is_in_clash() {
    let mut day = empty();
    take(&mut day, "11-b-desk-b-full.colloquio.json");
    take(&mut day, "11-c-desk-c-full.colloquio.json");
    let want = &expected()["without_11_d"];
    assert_eq!(day.digest(), want["digest"].as_str().unwrap());
    assert_eq!(serde_json::to_value(clashes(&day)).unwrap(), want["clashes"]);
}

pub fn orders(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![vec![]];
    }
    let mut all = Vec::new();
    for rest in orders(n - 1) {
        for at in 0..=rest.len() {
            let mut one = rest.clone();
            one.insert(at, n - 1);
            all.push(one);
        }
    }
    all
}

/// The derived facts: stages, interviews, sheets, late marks, blockers, shortlist.
#[test]
fn what_follows_from_the_entries_is_what_the_reference_says() {
    let mut day = empty();
    for f in ["11-a-lead-kickoff", "11-b-desk-b-full", "11-c-desk-c-full", "11-d-lead-since"] {
        take(&mut day, &format!("{f}.colloquio.json"));
    }
    derived(&day, &expected()["final"]);
    let mut day = empty();
    take(&mut day, "11-b-desk-b-full.colloquio.json");
    take(&mut day, "11-c-desk-c-full.colloquio.json");
    derived(&day, &expected()["without_11_d"]);
}

fn derived(day: &Day, want: &Value) {
    use colloquio::domain::{ids::PersonId, visible};
    use serde_json::json;
    let person = |id: PersonId| day.person(id).unwrap().code;
    let of = |id| day.candidate_code(id).to_owned();
    let stages: BTreeMap<String, &str> = day.candidates().into_iter().map(|c| (c.code, c.stage.as_str())).collect();
    assert_eq!(json!(stages), want["stages"]);
    if let Some(all) = want["interviews"].as_object() {
        for i in day.interviews() {
            let w = &all[&i.code];
            assert_eq!(json!(of(i.candidate)), w["candidate"], "{}", i.code);
            assert_eq!(json!(i.state.as_str()), w["state"], "{}", i.code);
            let seats: Vec<String> = day.seats(&i).into_iter().map(person).collect();
            assert_eq!(json!(seats), w["seats"], "{}", i.code);
            assert_eq!(json!(day.revealed(i.id).is_some()), w["revealed"], "{}", i.code);
            let agreed: BTreeMap<String, i64> = visible::agreed(day, i.id).into_iter().map(|(k, v)| (k, v.0)).collect();
            assert_eq!(json!(agreed), w["agreed"], "{}", i.code);
            for who in day.sitting(&i) {
                let s = &w["sheets"][person(who)];
                if s.is_null() {
                    // in conflict, and nothing written: the reference lists no sheet
                    assert!(!day.seats(&i).contains(&who) && !day.has_written(i.id, who));
                    continue;
                }
                assert_eq!(json!(day.seats(&i).contains(&who)), s["owed"]);
                assert_eq!(json!(day.sheet_state(i.id, who).as_str()), s["state"], "{} {}", i.code, person(who));
                assert_eq!(json!(day.seal(i.id, who).map(|x| x.to_string())), s["seal"]);
                // the owner sees its own sheet; the reference lists what a seal pins
                let sheet = visible::sheet(day, i.id, who, Some(who)).unwrap();
                if sheet.seal.is_some() {
                    use colloquio::domain::fact::{Mark, NotAssessed};
                    let marks: BTreeMap<&String, Value> = sheet
                        .marks
                        .iter()
                        .map(|(k, g)| {
                            (
                                k,
                                match g.mark {
                                    Mark::Level(l) => json!(l),
                                    Mark::NotAssessed(NotAssessed::NotAsked) => json!("not-asked"),
                                    Mark::NotAssessed(n) => json!(n.as_str()),
                                },
                            )
                        })
                        .collect();
                    assert_eq!(json!(marks), s["marks"], "{} {}", i.code, person(who));
                }
            }
        }
    }
    let mut late: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for i in day.interviews() {
        for who in day.sitting(&i) {
            let ids: Vec<String> = day.late(i.id, who).iter().map(|x| x.to_string()).collect();
            if !ids.is_empty() {
                late.insert(format!("seal/{}/{who}", i.id), ids);
            }
        }
    }
    assert_eq!(json!(late), want["late"]);
    let blockers: Vec<(String, String, bool)> =
        day.blockers(None).into_iter().map(|b| (b.what.kind().to_owned(), b.what.id(), b.accepted.is_some())).collect();
    let wanted: Vec<(String, String, bool)> = want["blockers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| {
            let t = |k: &str| b[k].as_str().unwrap().to_owned();
            (t("kind"), t("id"), b["accepted"].as_bool().unwrap())
        })
        .collect();
    assert_eq!(blockers, wanted);
    assert_eq!(if day.is_closed() { "closed" } else { "open" }, want["state"].as_str().unwrap());
    let list: Vec<Value> = day
        .decisions()
        .into_iter()
        .map(|d| {
            let offer = d.offer.map(|o| serde_json::to_value(o).unwrap()).unwrap_or(Value::Null);
            json!({"candidate": of(d.candidate), "status": d.status, "place": d.place, "offer": offer})
        })
        .collect();
    assert_eq!(json!(list), want["shortlist"]);
    let merged: BTreeMap<String, String> = day.merges().into_iter().map(|(a, b)| (of(a), of(b))).collect();
    assert_eq!(json!(merged), want["merged"]);
}
