//! A file of people meets the Day: what the Day knows, as `intake` wants to hear it, and the commands that carry a plan out.

use crate::app::ids::Draw;
use crate::domain::command::{Application, Command, Profile};
use crate::domain::day::Day;
use crate::domain::entry::Entry;
use crate::domain::fact::{Fact, Role};
use crate::domain::ids::{AreaId, CandidateId, PersonId};
use crate::domain::personal::{Answer, Personal};
use crate::intake::{
    CandidateKey, ImportPlan, Interviewer, InterviewerPlan, InterviewerRole, Known, KnownInterviewer, Origin, Person,
};
use crate::text::fold;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Everybody the Day knows, with what files and hands wrote, oldest first; merged records too, or a file would add them again.
pub fn known_candidates(day: &Day) -> Vec<Known> {
    let mut all: BTreeMap<CandidateId, Known> = BTreeMap::new();
    // an area written with a record belongs to whoever wrote the record: the entry just before it in the same chain
    let from_file = |e: &Entry| match e.fact() {
        Some(Fact::CandidateAdded(a)) => a.source.is_some(),
        Some(Fact::CandidateEdited(a)) => a.source.is_some(),
        _ => false,
    };
    let origin = |yes| if yes { Origin::File } else { Origin::Hand };
    for e in day.entries() {
        let words = e.personal().map(person).unwrap_or_default();
        match e.fact() {
            Some(Fact::CandidateAdded(a)) if !day.apart().contains_key(&e.stamp.id) => {
                all.entry(a.candidate)
                    .or_insert_with(|| Known::new(a.candidate, &a.code))
                    .saw_record(&words, origin(from_file(e)));
            }
            Some(Fact::CandidateEdited(a)) => {
                if let Some(k) = all.get_mut(&a.candidate) {
                    k.saw_record(&words, origin(from_file(e)));
                }
            }
            Some(Fact::CandidateArea(a)) => {
                let before = e.stamp.prev.and_then(|p| day.entry(&p));
                let with_record = before.is_some_and(|b| {
                    from_file(b)
                        && (b.stamp.by, b.stamp.ms, b.stamp.n + 1) == (e.stamp.by, e.stamp.ms, e.stamp.n)
                        && subject(b) == Some(a.candidate)
                });
                let name = |id: Option<AreaId>| id.map(|i| day.area_name(i));
                if let Some(k) = all.get_mut(&a.candidate) {
                    k.saw_area(name(a.area).as_deref(), name(a.second).as_deref(), origin(with_record));
                }
            }
            _ => {}
        }
    }
    for (from, _) in day.merges() {
        if let Some(k) = all.get_mut(&from) {
            k.merged = true;
        }
    }
    all.into_values().collect()
}

fn subject(e: &Entry) -> Option<CandidateId> {
    match e.fact()? {
        Fact::CandidateAdded(a) => Some(a.candidate),
        Fact::CandidateEdited(a) => Some(a.candidate),
        _ => None,
    }
}

fn person(p: &Personal) -> Person {
    Person {
        name: p.name.clone().unwrap_or_default(),
        email: p.email.clone(),
        phone: p.phone.clone(),
        town: p.town.clone(),
        answers: p
            .answers
            .iter()
            .map(|a| crate::intake::Answer { question: a.question.clone(), text: a.text.clone() })
            .collect(),
        ..Person::default()
    }
}

/// The day's areas by name.
pub fn area_names(day: &Day) -> Vec<String> {
    day.areas().into_iter().map(|a| a.name).collect()
}

/// The commands for the areas a first import makes.
pub fn area_commands(names: &[String], ms: i64, draw: &mut Draw) -> Vec<Command> {
    names
        .iter()
        .map(|name| Command::SetArea {
            area: AreaId(draw.uuid("area", ms)),
            name: name.clone(),
            min: None,
            max: None,
            gone: false,
        })
        .collect()
}

/// The commands that carry a plan of candidates out, on a Day that has the plan's areas.
pub fn candidate_commands(day: &Day, plan: &ImportPlan, file: &str, ms: i64, draw: &mut Draw) -> Vec<Command> {
    let adds = plan.adds.iter().map(|a| {
        let source = source(file, a.record, a.submitted.as_deref());
        Command::AddCandidate {
            candidate: CandidateId(draw.uuid("candidate", ms)),
            application: application(day, &a.person, source),
        }
    });
    let mut all: Vec<Command> = adds.collect();
    all.extend(plan.updates.iter().map(|u| Command::EditCandidate {
        candidate: u.candidate,
        application: application(day, &u.person, source(file, u.record, u.submitted.as_deref())),
    }));
    all
}

fn source(file: &str, record: usize, submitted: Option<&str>) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("file".into(), json!(file));
    map.insert("record".into(), json!(record));
    if let Some(s) = submitted {
        map.insert("submitted".into(), json!(s));
    }
    map
}

fn area_id(day: &Day, name: &str) -> Option<AreaId> {
    let wanted = fold(name);
    day.areas().into_iter().find(|a| a.name == name || fold(&a.name) == wanted).map(|a| a.id)
}

fn application(day: &Day, p: &Person, source: Map<String, Value>) -> Application {
    let area = |name: &Option<String>| name.as_deref().and_then(|n| area_id(day, n));
    Application {
        name: Some(p.name.clone()),
        area: Some(area(&p.area)),
        second: Some(area(&p.second_area)),
        email: Some(p.email.clone().unwrap_or_default()),
        phone: Some(p.phone.clone().unwrap_or_default()),
        town: Some(p.town.clone().unwrap_or_default()),
        answers: Some(
            p.answers.iter().map(|a| Answer { question: a.question.clone(), text: a.text.clone() }).collect(),
        ),
        source: Some(source),
    }
}

/// Candidates as conflicts in an interviewers' file name them.
pub fn candidate_keys(day: &Day) -> Vec<CandidateKey> {
    day.candidates()
        .into_iter()
        .map(|c| CandidateKey {
            email: day.candidate_personal(c.id).and_then(|p| p.email.clone()),
            id: c.id,
            code: c.code,
        })
        .collect()
}

/// The interviewers the Day knows.
pub fn known_interviewers(day: &Day) -> Vec<KnownInterviewer> {
    let candidates = day.candidates();
    day.interviewers()
        .into_iter()
        .map(|p| KnownInterviewer {
            id: p.id,
            code: p.code,
            now: Interviewer {
                areas: p.areas.iter().map(|a| day.area_name(*a)).collect(),
                role: match p.role {
                    Role::Partner => Some(InterviewerRole::Partner),
                    Role::Shadow => Some(InterviewerRole::Shadow),
                    _ => Some(InterviewerRole::Host),
                },
                away: p.away.iter().map(|(f, t)| [f.clone(), t.clone()]).collect(),
                conflicts: candidates.iter().filter(|c| day.conflicts(c.id).contains(&p.id)).map(|c| c.id).collect(),
                name: p.name,
                email: p.email,
                phone: p.phone,
            },
        })
        .collect()
}

/// The commands that carry a plan of interviewers out, conflicts included.
pub fn interviewer_commands(day: &Day, plan: &InterviewerPlan, ms: i64, draw: &mut Draw) -> Vec<Command> {
    let mut all = Vec::new();
    let conflict = |interviewer: PersonId, candidate: CandidateId| Command::DeclareConflict {
        interviewer,
        candidate,
        reason: None,
    };
    for add in &plan.adds {
        let person = PersonId(draw.uuid("person", ms));
        all.push(Command::AddInterviewer { person, profile: profile(day, &add.interviewer) });
        all.extend(add.interviewer.conflicts.iter().map(|c| conflict(person, *c)));
    }
    for u in &plan.updates {
        if u.changes_person {
            all.push(Command::EditInterviewer { person: u.id, profile: profile(day, &u.after) });
        }
        all.extend(u.new_conflicts.iter().map(|c| conflict(u.id, *c)));
    }
    all
}

fn profile(day: &Day, i: &Interviewer) -> Profile {
    Profile {
        name: Some(i.name.clone()),
        role: Some(match i.role {
            Some(InterviewerRole::Partner) => Role::Partner,
            Some(InterviewerRole::Shadow) => Role::Shadow,
            _ => Role::Host,
        }),
        areas: Some(i.areas.iter().filter_map(|a| area_id(day, a)).collect()),
        away: Some(i.away.iter().map(|[f, t]| (f.clone(), t.clone())).collect()),
        email: i.email.clone(),
        phone: i.phone.clone(),
        gone: None,
    }
}
