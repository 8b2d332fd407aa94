//! What keeps the day from closing, each with a sentence and, for a Clash, its heads. What stands in a hidden sheet is null.

use super::{Asked, Moment};
use crate::app::laptop::{Told, zone_of};
use crate::domain::day::{Apart, Day};
use crate::domain::entry::Entry;
use crate::domain::ids::{CandidateId, DeviceId, EntryId, InterviewId, PersonId, parse_strict};
use crate::domain::manifest::{self, LaptopState, Obstacle, Owed};
use crate::domain::visible;
use crate::text::Words;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// One thing in the way.
#[derive(Clone, Debug, Serialize)]
pub struct Blocker {
    kind: &'static str,
    interview: Option<String>,
    candidate: Option<String>,
    interviewer: Option<String>,
    device: Option<DeviceId>,
    /// In words.
    pub text: String,
    key: Option<String>,
    heads: Vec<Head>,
    /// The lead lives with it.
    pub accepted: bool,
}

/// One of the values that stand beside each other.
#[derive(Clone, Debug, Serialize)]
struct Head {
    id: EntryId,
    by: Option<String>,
    device: DeviceId,
    at: Moment,
    value: Value,
}

/// Everything in the way, as the asker may see it.
pub(super) fn blockers(asked: &Asked) -> Vec<Blocker> {
    asked.day.blockers(Some(asked.device)).iter().map(|b| blocker(asked, b)).collect()
}

/// The sentence alone, for a refusal that lists what is in the way.
pub fn blocker_text(words: &Words, day: &Day, what: &Obstacle) -> String {
    let (zone, told) = (zone_of(day), Told::default());
    let asked = Asked {
        day,
        device: day.founder().unwrap_or(DeviceId(uuid::Uuid::nil())),
        viewer: None,
        zone: &zone,
        told: &told,
        now_ms: 0,
        stored_at: None,
        simulated_clock: false,
        words,
    };
    blocker(&asked, &manifest::Blocker { what: what.clone(), accepted: None }).text
}

/// What `day close --accept-missing` calls it, as it is typed at a prompt.
pub fn blocker_name(day: &Day, what: &Obstacle) -> String {
    let name = match what {
        Obstacle::SheetMissing(Owed { interview, .. }) => {
            let code = day.interview(*interview).map(|i| i.code).unwrap_or_default();
            let alone = day.interviews().iter().filter(|i| i.code == code).count() == 1;
            if alone { code } else { interview.to_string() }
        }
        Obstacle::Clash(key) => key.clone(),
        Obstacle::BundleWaiting(device) | Obstacle::Apart(device) | Obstacle::DeviceBehind(device) => {
            let letter = day.letter(*device);
            let alone = day.laptops(None).iter().filter(|l| l.letter == letter).count() == 1;
            if alone { letter } else { device.to_string() }
        }
    };
    // codes and keys may come from other laptops: nothing of them is a command to a shell
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    match !name.is_empty() && name.chars().all(plain) {
        true => name,
        false => format!("'{}'", name.replace('\'', "'\\''")),
    }
}

fn blocker(asked: &Asked, b: &manifest::Blocker) -> Blocker {
    let (words, day) = (asked.words, asked.day);
    let mut out = Blocker {
        kind: b.what.kind(),
        interview: None,
        candidate: None,
        interviewer: None,
        device: None,
        text: String::new(),
        key: None,
        heads: Vec::new(),
        accepted: b.accepted.is_some(),
    };
    match &b.what {
        Obstacle::SheetMissing(Owed { interview, interviewer }) => {
            let candidate = day.interview(*interview).map(|i| i.candidate);
            let code = asked.interview(*interview);
            let about = candidate.map(|c| asked.called(c)).unwrap_or_default();
            let state = day.sheet_state(*interview, *interviewer).as_str();
            out.text = words.blocker_sheet_missing(&asked.named(*interviewer), &about, &code, state).into_owned();
            out.interview = Some(code);
            out.candidate = candidate.map(|c| asked.candidate(c));
            out.interviewer = Some(asked.person(*interviewer));
        }
        Obstacle::Clash(key) => {
            let about = About::read(asked, key);
            out.text = about.sentence(asked);
            out.interview = about.interview.map(|i| asked.interview(i));
            out.candidate = about.candidate.map(|c| asked.candidate(c));
            out.interviewer = about.interviewer.map(|p| asked.person(p));
            out.device = about.device;
            out.heads = day.heads(key).iter().filter_map(|id| day.entry(id)).map(|e| head(asked, key, e)).collect();
            out.key = Some(key.clone());
        }
        Obstacle::BundleWaiting(device) => {
            let n = day.waiting().filter(|e| e.stamp.device == *device).count();
            out.text = words.blocker_bundle_waiting(n, &asked.laptop(*device)).into_owned();
            out.device = Some(*device);
        }
        Obstacle::Apart(device) => {
            out.text = words.blocker_apart(&asked.laptop(*device), reason(day, *device)).into_owned();
            out.device = Some(*device);
        }
        Obstacle::DeviceBehind(device) => {
            let name = asked.laptop(*device);
            let laptop = day.laptops(Some(asked.device)).into_iter().find(|l| l.device == *device);
            let heard = laptop.as_ref().and_then(|l| l.heard).map(|ms| asked.zone.time(ms)).unwrap_or_default();
            out.text = match laptop.map(|l| (l.state, l.known - l.held)) {
                Some((LaptopState::Behind, n)) => words.blocker_device_behind(&name, n),
                Some((LaptopState::Forked, _)) => words.blocker_device_forked(&name),
                _ => words.blocker_device_working(&name, &heard),
            }
            .into_owned();
            out.device = Some(*device);
        }
    }
    out
}

/// Why most of what this laptop wrote is apart.
fn reason(day: &Day, device: DeviceId) -> &'static str {
    let mut why: BTreeMap<Apart, usize> = BTreeMap::new();
    for (_, apart) in day.apart().iter().filter(|(id, _)| day.entry(id).is_some_and(|e| e.stamp.device == device)) {
        *why.entry(*apart).or_default() += 1;
    }
    why.into_iter().max_by_key(|(_, n)| *n).map_or(Apart::Unknown, |(why, _)| why).as_str()
}

fn head(asked: &Asked, key: &str, e: &Entry) -> Head {
    Head {
        id: e.stamp.id,
        by: e.stamp.by.map(|p| asked.person(p)),
        device: e.stamp.device,
        at: asked.moment(e.stamp.ms),
        value: value(asked.day, asked.viewer, key, e),
    }
}

/// What an entry says, its personal text included; null where the asker may not see it.
pub(super) fn value(day: &Day, viewer: Option<PersonId>, key: &str, e: &Entry) -> Value {
    if !visible::register_visible(day, key, viewer) {
        return Value::Null;
    }
    let mut all: Map<String, Value> = serde_json::from_str(&e.data).unwrap_or_default();
    if let Some(Ok(Value::Object(personal))) = e.personal().map(serde_json::to_value) {
        all.extend(personal);
    }
    Value::Object(all)
}

/// What a register's key speaks of.
#[derive(Clone, Debug, Default)]
pub(super) struct About {
    what: &'static str,
    interview: Option<InterviewId>,
    pub(super) candidate: Option<CandidateId>,
    interviewer: Option<PersonId>,
    device: Option<DeviceId>,
    /// Criterion, or name of an area, pair or field.
    part: Option<String>,
}

impl About {
    pub(super) fn read(asked: &Asked, key: &str) -> About {
        let day = asked.day;
        let mut parts = key.split('/');
        let head = parts.next().unwrap_or("");
        let rest: Vec<&str> = parts.collect();
        let id = |at: usize| rest.get(at).copied().and_then(parse_strict);
        let text = |at: usize| rest.get(at).map(|t| (*t).to_owned());
        let mut a = About::default();
        let of_interview = |a: &mut About| {
            a.interview = id(0).map(InterviewId);
            a.candidate = a.interview.and_then(|i| day.interview(i)).map(|i| i.candidate);
        };
        a.what = match head {
            "mark" | "note" | "seal" => {
                of_interview(&mut a);
                a.interviewer = id(1).map(PersonId);
                a.part = text(2).filter(|c| c != "-");
                match head {
                    "mark" => "clash-mark",
                    "note" => "clash-note",
                    _ => "clash-seal",
                }
            }
            "agree" => {
                of_interview(&mut a);
                a.part = text(1);
                "clash-agree"
            }
            "start" | "end" | "whose" => {
                of_interview(&mut a);
                "clash-interview"
            }
            "candidate" | "merge" | "presence" | "called" | "room" | "decision" | "offer" | "second" => {
                a.candidate = id(0).map(CandidateId);
                match (head, rest.get(1).copied()) {
                    ("candidate", Some("record")) => "clash-record",
                    ("candidate", Some("area")) => "clash-area",
                    ("merge", _) => "clash-merge",
                    ("room", _) => "clash-room",
                    ("decision", _) => "clash-decision",
                    ("offer", _) => "clash-offer",
                    _ => "clash-presence",
                }
            }
            "conflict" => {
                (a.interviewer, a.candidate) = (id(0).map(PersonId), id(1).map(CandidateId));
                "clash-conflict"
            }
            "person" => {
                a.interviewer = id(0).map(PersonId);
                "clash-person"
            }
            "pair" => {
                a.part = id(0).and_then(|p| day.pair(crate::domain::ids::PairId(p))).map(|p| p.code);
                "clash-pair"
            }
            "area" => {
                a.part = id(0).and_then(|p| asked.area(crate::domain::ids::AreaId(p)));
                "clash-day-area"
            }
            "day" => {
                a.part = text(0);
                "clash-day"
            }
            "trust" | "finished" => {
                a.device = id(0).map(DeviceId);
                "clash-laptop"
            }
            "rubric" => "clash-rubric",
            "closed" => "clash-closed",
            _ => {
                a.part = Some(key.to_owned());
                "clash-other"
            }
        };
        a
    }

    /// The thing in words, with whom and what it is about.
    pub(super) fn sentence(&self, asked: &Asked) -> String {
        let what = asked.words.by_key(self.what);
        let about: Vec<String> = [
            self.candidate.map(|c| asked.called(c)),
            self.interviewer.map(|p| asked.named(p)),
            self.device.map(|d| asked.laptop(d)),
            self.part.clone(),
        ]
        .into_iter()
        .flatten()
        .collect();
        match about.is_empty() {
            true => asked.words.blocker_clash_bare(&what).into_owned(),
            false => asked.words.blocker_clash(&what, &about.join(", ")).into_owned(),
        }
    }
}
