//! A day played in memory, and what its documents say of it.

use super::*;
use crate::app::ids::Ids;
use crate::app::session::{APP, CommitError, Committed, Session};
use crate::domain::command::{Application, Command, NewArea, Now, OpenDay, Profile};
use crate::domain::fact::{Ending, Mark, NotAssessed, Presence, Role, Status};
use crate::domain::ids::PairId;
use crate::domain::refusal::Refusal;
use crate::text::Lang;
use serde_json::Value;
use uuid::Uuid;

mod exchange;
mod intake;
mod people;
mod scores;
mod verdict;

/// 2026-11-28, 09:00 in Italy.
const NINE: i64 = 1_795_852_800_000;

/// Ids that tests choose themselves.
pub(super) fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x01a2_0000_0000_7000_8000_0000_0000_0000 + n)
}

/// One laptop with a day of three criteria, two areas, two pairs and some candidates; a minute passes with every command.
pub(super) struct Played {
    pub session: Session,
    pub lead: PersonId,
    pub people: Vec<PersonId>,
    pub candidates: Vec<CandidateId>,
    pub interviews: Vec<InterviewId>,
    minute: i64,
    zone: Zone,
    told: Told,
}

pub(super) const RUBRIC: &str = r#"{"format":"colloquio-rubric","version":1,"id":"prova","name":{"it":"Prova","en":"Trial"},
    "scale":{"min":1,"max":5,"evidence":[1,5]},"tolerance":1,"criteria":[
    {"id":"ATT","weight":2,"name":"Attitudine"},{"id":"PRO","weight":1,"name":"Progetto"},{"id":"COL","weight":1,"name":"Squadra"}]}"#;

impl Played {
    /// A day with two areas, I01+I02 at desk A, I03+I04 at desk B, and four candidates who are here.
    pub fn new() -> Played {
        let device = DeviceId(id(1));
        let mut p = Played {
            session: Session::found(device, &[7; 16]),
            lead: PersonId(id(10)),
            people: Vec::new(),
            candidates: Vec::new(),
            interviews: Vec::new(),
            minute: 0,
            zone: Zone::named("Europe/Rome", 3_600),
            told: Told::default(),
        };
        let area = |n, name: &str, min| NewArea { id: AreaId(id(n)), name: name.into(), min, max: None };
        p.must(Command::OpenDay(Box::new(OpenDay {
            name: "Selezione Prova".into(),
            date: "2026-11-28".into(),
            places: 2,
            zone: "Europe/Rome".into(),
            areas: vec![area(20, "Design", Some(1)), area(21, "Sviluppo web", None)],
            rubric: serde_json::from_str(RUBRIC).unwrap(),
            laptop: "Guida".into(),
            app: APP.into(),
            nonce: "07".repeat(16),
            lead: (p.lead, "Guida".into()),
            frontdesk: (PersonId(id(11)), "Accoglienza".into()),
        })));
        for (n, (name, role)) in [
            ("Teresa Masi", Role::Host),
            ("Ugo Meli", Role::Partner),
            ("Rita Fabbri", Role::Host),
            ("Elena Parri", Role::Partner),
        ]
        .into_iter()
        .enumerate()
        {
            let person = PersonId(id(30 + n as u128));
            let areas = Some(vec![AreaId(id(20))]);
            let profile = Profile { name: Some(name.into()), role: Some(role), areas, ..Profile::default() };
            p.must(Command::AddInterviewer { person, profile });
            p.people.push(person);
        }
        for (n, desk) in ["A", "B"].into_iter().enumerate() {
            let (host, partner) = (p.people[2 * n], p.people[2 * n + 1]);
            let pair = PairId(id(40 + n as u128));
            p.must(Command::AddPair {
                pair,
                desk: desk.into(),
                host,
                partner: Some(partner),
                block: None,
                shadows: Vec::new(),
                instead: None,
            });
        }
        for (n, name) in ["Zoë Càvoli", "Niccolò Tesi", "Aurora Ulivi", "Ivo Nencini"].into_iter().enumerate() {
            let candidate = CandidateId(id(50 + n as u128));
            let area = Some(Some(AreaId(id(20 + n as u128 % 2))));
            let application = Application {
                name: Some(name.into()),
                area,
                email: Some(format!("persona{n}@example.org")),
                ..Application::default()
            };
            p.must(Command::AddCandidate { candidate, application });
            p.must(Command::SetPresence { candidate, state: Presence::Present });
            p.candidates.push(candidate);
        }
        p
    }

    pub fn give(&mut self, by: PersonId, command: Command) -> Result<Committed, CommitError> {
        self.minute += 1;
        let ms = NINE + self.minute * 60_000;
        let now = Now { ms, minute: 540 + self.minute as u16, device: self.session.device() };
        let mut draw = Ids::Seeded(1).draw(self.session.device(), self.session.next_seq());
        self.session.commit(&command, Some(by), &now, &mut draw)
    }

    /// The lead's command, which must be possible.
    pub fn must(&mut self, command: Command) -> Committed {
        self.give(self.lead, command).unwrap()
    }

    pub fn by(&mut self, who: PersonId, command: Command) {
        self.give(who, command).unwrap();
    }

    /// A candidate goes to a desk; gives the interview.
    pub fn start(&mut self, candidate: usize, desk: &str) -> InterviewId {
        let interview = InterviewId(id(60 + self.interviews.len() as u128));
        let candidate = self.candidates[candidate];
        self.must(Command::StartInterview { interview, candidate, desk: desk.into(), look: None });
        self.interviews.push(interview);
        interview
    }

    pub fn mark(&mut self, who: usize, interview: InterviewId, criterion: &str, mark: Mark) {
        let interviewer = self.people[who];
        let criterion = criterion.into();
        self.by(interviewer, Command::SetMark { interview, interviewer, criterion, mark: Some(mark), note: None });
    }

    /// All three criteria at these levels, and the seal.
    pub fn sheet(&mut self, who: usize, interview: InterviewId, levels: [i64; 3]) {
        for (criterion, level) in ["ATT", "PRO", "COL"].into_iter().zip(levels) {
            self.mark(who, interview, criterion, Mark::Level(level));
        }
        self.seal(who, interview);
    }

    pub fn seal(&mut self, who: usize, interview: InterviewId) {
        let interviewer = self.people[who];
        self.by(interviewer, Command::SealSheet { interview, interviewer });
    }

    /// Starts, marks by both, seals, ends.
    pub fn whole(&mut self, candidate: usize, desk: &str, host: [i64; 3], partner: [i64; 3]) -> InterviewId {
        let i = self.start(candidate, desk);
        let first = if desk == "A" { 0 } else { 2 };
        self.sheet(first, i, host);
        self.sheet(first + 1, i, partner);
        self.must(Command::EndInterview { interview: i, how: Ending::Done });
        i
    }

    pub fn reveal(&mut self, interview: InterviewId) {
        self.must(Command::OpenReveal { interview });
    }

    pub fn decide(&mut self, candidate: usize, status: Status, reason: Option<&str>) {
        let candidate = self.candidates[candidate];
        let raw_rank = crate::app::rank::raw_rank(self.session.day(), candidate);
        let reason = reason.map(str::to_owned);
        self.must(Command::SetDecision { candidate, status, place: None, reason, raw_rank });
    }

    pub fn asked<'a>(&'a self, viewer: Option<PersonId>, words: &'a Words) -> Asked<'a> {
        Asked {
            day: self.session.day(),
            device: self.session.device(),
            viewer,
            zone: &self.zone,
            told: &self.told,
            now_ms: NINE + self.minute * 60_000,
            stored_at: Some(NINE + self.minute * 60_000),
            simulated_clock: false,
            words,
        }
    }
}

/// The document as a reader of the JSON has it.
pub(super) fn value<T: Serialize>(document: &Document<T>) -> Value {
    serde_json::from_str(&document.json().unwrap()).unwrap()
}

/// Whether these fields stand in the text in this order.
pub(super) fn in_order(json: &str, fields: &[&str]) {
    let mut at = 0;
    for f in fields {
        let key = format!("\"{f}\":");
        match json[at..].find(&key) {
            Some(found) => at += found + key.len(),
            None => panic!("{f} is not there, or not in its place, in {json}"),
        }
    }
}

pub(super) fn it() -> Words {
    Words::new(Lang::It)
}

pub(super) fn en() -> Words {
    Words::new(Lang::En)
}
