//! Decisions about the day itself: opening, fields, areas, rubric, Clashes, gaps, closing.

use super::{Answer, Proposal, Room};
use crate::domain::command::{Now, OpenDay};
use crate::domain::day::Day;
use crate::domain::fact::*;
use crate::domain::ids::{AreaId, EntryId, PersonId};
use crate::domain::manifest::Blocker;
use crate::domain::personal::Personal;
use crate::domain::refusal::Refusal;
use crate::domain::rubric::Rubric;
use crate::domain::sheet::SheetState;
use serde_json::{Map, Value};

pub fn open(day: &Day, open: &OpenDay, now: &Now) -> Answer {
    if day.opened().is_some() || day.held() > 0 {
        return Err(Refusal::DayAlreadyOpen);
    }
    let by = open.lead.0;
    let room = Room { day, by: Some(by), now };
    check_date(&open.date)?;
    check_places(open.places)?;
    let person = |id: PersonId, code: &str, role, name: &str| -> Result<Proposal, Refusal> {
        let set =
            PersonSet { person: id, code: Some(code.into()), role: Some(role), areas: None, away: None, gone: None };
        Ok(Proposal::with(set, Some(Personal { name: Some(room.label(name)?), ..Personal::default() }), id.0))
    };
    let mut all = vec![
        Proposal::bare(DeviceJoined { name: room.label(&open.laptop)?, key: None, app: open.app.clone() }),
        Proposal::bare(DayOpened {
            name: room.label(&open.name)?,
            date: open.date.clone(),
            places: open.places,
            trust: Trust::Open,
            zone: room.label(&open.zone)?,
            nonce: open.nonce.clone(),
        }),
        person(open.lead.0, "lead", Role::Lead, &open.lead.1)?,
        person(open.frontdesk.0, "frontdesk", Role::Frontdesk, &open.frontdesk.1)?,
        Proposal::bare(RubricSet { version: 1, rubric: readable(&open.rubric)? }),
    ];
    for a in &open.areas {
        check_quota(a.min, a.max)?;
        all.push(Proposal::bare(AreaSet {
            area: a.id,
            name: room.label(&a.name)?,
            min: a.min,
            max: a.max,
            gone: None,
        }));
    }
    Ok(all)
}

pub fn change(room: &Room<'_>, field: &str, value: &Field) -> Answer {
    room.lead()?;
    let known = DayField::parse(field).ok_or_else(|| Refusal::BadValue(field.to_owned()))?;
    let value = match value {
        Field::Words(t) => Field::Words(room.label(t)?),
        v => v.clone(),
    };
    if !known.takes(&value) {
        return Err(Refusal::BadValue(field.to_owned()));
    }
    match (known, &value) {
        (DayField::Date, Field::Words(d)) => check_date(d)?,
        (DayField::Places, Field::Number(n)) => check_places(*n)?,
        (DayField::GapTolerance, Field::Number(n)) if !(0..=100).contains(n) => {
            return Err(Refusal::BadValue(field.to_owned()));
        }
        (DayField::Blocks, Field::Blocks(blocks)) => {
            let minute = crate::domain::interview::parse_minute;
            let good = |(f, t): &(String, String)| matches!((minute(f), minute(t)), (Some(f), Some(t)) if f < t);
            if !blocks.iter().all(good) || !blocks.is_sorted() {
                return Err(Refusal::BadValue(field.to_owned()));
            }
        }
        _ => {}
    }
    Ok(room.unless_so(Proposal::bare(DayChanged { field: field.to_owned(), value })))
}

pub fn set_area(room: &Room<'_>, area: AreaId, name: &str, min: Option<i64>, max: Option<i64>, gone: bool) -> Answer {
    room.lead()?;
    check_quota(min, max)?;
    Ok(room.unless_so(Proposal::bare(AreaSet { area, name: room.label(name)?, min, max, gone: gone.then_some(true) })))
}

pub fn set_rubric(room: &Room<'_>, rubric: &Map<String, Value>) -> Answer {
    room.lead()?;
    let rubric = readable(rubric)?;
    if room.day.registers().range("mark/".to_owned()..).next().is_some_and(|(k, _)| k.starts_with("mark/")) {
        return Err(Refusal::RubricInUse);
    }
    let last = match room.day.shown("rubric").and_then(|e| e.fact()) {
        Some(Fact::RubricSet(r)) if r.rubric == rubric => return Ok(Vec::new()),
        Some(Fact::RubricSet(r)) => r.version,
        _ => 0,
    };
    Ok(vec![Proposal::bare(RubricSet { version: last + 1, rubric })])
}

pub fn settle_clash(room: &Room<'_>, key: &str, choose: EntryId, reason: &Option<String>) -> Answer {
    let lead = room.lead()?;
    let r = room.day.registers().get(key).ok_or(Refusal::NoSuchClash)?;
    if r.standing.clash.is_none() && r.standing.value == Some(choose) {
        return Ok(Vec::new());
    }
    // a change by a later version is no Clash: writing on mends it
    if r.standing.clash.is_none()
        || !r.heads.contains(&choose)
        || r.standing.changed_by_later
        || key.starts_with("trust/")
    {
        return Err(Refusal::NoSuchClash);
    }
    let reason = room.words(reason)?;
    Ok(vec![Proposal::with(ClashSettled { key: key.to_owned(), choose }, Personal::reason(&reason), lead.0)])
}

pub fn accept_gap(room: &Room<'_>, what: &str, ids: &[String], reason: &Option<String>) -> Answer {
    let lead = room.lead()?;
    let reason = room.words(reason)?.ok_or(Refusal::ReasonNeeded)?;
    let open: Vec<Blocker> = room.day.blockers(Some(room.now.device));
    let stands = |id: &String| open.iter().any(|b| b.what.kind() == what && b.what.id() == *id);
    if ids.is_empty() || !ids.iter().all(stands) {
        return Err(Refusal::NothingToAccept);
    }
    let fact = GapAccepted { what: what.to_owned(), ids: ids.to_vec() };
    Ok(vec![Proposal::with(fact, Personal::reason(&Some(reason)), lead.0)])
}

pub fn close(room: &Room<'_>) -> Answer {
    room.lead()?;
    let day = room.day;
    if day.is_closed() {
        return Err(Refusal::DayClosed);
    }
    let blockers = day.blockers(Some(room.now.device));
    let in_the_way: Vec<Blocker> = blockers.iter().filter(|b| b.accepted.is_none()).cloned().collect();
    if !in_the_way.is_empty() {
        return Err(Refusal::DayBlocked(in_the_way));
    }
    let mut accepted: Vec<EntryId> = blockers.iter().filter_map(|b| b.accepted).collect();
    accepted.sort();
    accepted.dedup();
    Ok(vec![Proposal::bare(DayClosed {
        tips: day.tips().iter().map(|e| ChainTip(e.stamp.device, e.stamp.seq, hex(&e.stamp.hash))).collect(),
        list: day
            .decisions()
            .iter()
            .filter(|d| d.status != Status::Undecided)
            .map(|d| (d.candidate, d.status, d.place))
            .collect(),
        digest: day.digest(),
        accepted,
    })])
}

pub fn reopen(room: &Room<'_>, reason: &Option<String>) -> Answer {
    let lead = room.lead()?;
    if !room.day.is_closed() {
        return Err(Refusal::DayNotClosed);
    }
    let reason = room.words(reason)?;
    Ok(vec![Proposal::with(DayReopened {}, Personal::reason(&reason), lead.0)])
}

pub fn finish(room: &Room<'_>) -> Answer {
    let day = room.day;
    let me = room.now.device;
    let laptops = day.laptops(None);
    let Some(mine) = laptops.iter().find(|l| l.device == me) else { return Err(Refusal::NoDay) };
    if mine.finished {
        return Ok(Vec::new());
    }
    let count =
        |s: SheetState| mine.owed.iter().filter(|o| day.sheet_state(o.interview, o.interviewer) == s).count() as i64;
    Ok(vec![Proposal::bare(DeviceFinished {
        entries: mine.held as i64,
        sealed: Some(count(SheetState::Sealed)),
        open: Some(count(SheetState::Open) + count(SheetState::Reopened)),
    })])
}

fn readable(rubric: &Map<String, Value>) -> Result<Map<String, Value>, Refusal> {
    let bad = |what: String| Refusal::BadValue(format!("rubric: {what}"));
    let tree = Value::Object(rubric.clone());
    // numbers in entries are integers: one that is not could be decided and never be written
    if !whole_numbers(&tree) {
        return Err(bad("a number that is not whole".into()));
    }
    let read: Rubric = serde_json::from_value(tree).map_err(|e| bad(e.to_string()))?;
    read.validate().map_err(|e| bad(format!("{e:?}")))?;
    Ok(rubric.clone())
}

fn whole_numbers(tree: &Value) -> bool {
    match tree {
        Value::Number(n) => n.as_i64().is_some_and(|n| n.unsigned_abs() < 1 << 53),
        Value::Array(all) => all.iter().all(whole_numbers),
        Value::Object(all) => all.values().all(whole_numbers),
        _ => true,
    }
}

/// An ISO date that exists.
fn check_date(date: &str) -> Result<(), Refusal> {
    let bad = || Refusal::BadValue(format!("date: {date}"));
    let part = |r: std::ops::Range<usize>| date.get(r).and_then(|t| t.parse::<u32>().ok());
    let shape = date.len() == 10 && date.is_ascii() && &date[4..5] == "-" && &date[7..8] == "-";
    let (Some(y), Some(m), Some(d), true) = (part(0..4), part(5..7), part(8..10), shape) else { return Err(bad()) };
    let leap = y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400));
    let days = match m {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return Err(bad()),
    };
    if y == 0 || d == 0 || d > days { Err(bad()) } else { Ok(()) }
}

fn check_places(places: i64) -> Result<(), Refusal> {
    if (1..=10_000).contains(&places) { Ok(()) } else { Err(Refusal::BadValue(format!("places: {places}"))) }
}

fn check_quota(min: Option<i64>, max: Option<i64>) -> Result<(), Refusal> {
    let low = min.unwrap_or(0);
    if low < 0 || max.is_some_and(|m| m < low) {
        return Err(Refusal::BadValue(format!("{low}-{}", max.unwrap_or(low))));
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
