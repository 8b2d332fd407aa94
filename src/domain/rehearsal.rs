//! A day rehearsed in memory, for this room's own tests: commands are decided and their facts applied with made-up stamps,
//! so that no bytes, clock or disk are needed. Real stamps are `wire`'s and are tested with it.

use super::command::{Command, NewArea, Now, OpenDay, Profile};
use super::day::Day;
use super::decide::{Decided, Proposal, decide};
use super::entry::{Content, Entry, Private, Stamp};
use super::fact::{Fact, Mark, Role};
use super::ids::{AreaId, CandidateId, DeviceId, EntryId, InterviewId, PairId, PersonId, day_id, from_hash};
use super::personal::Personal;
use super::refusal::Refusal;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// 2026-11-24 09:00 in Rome.
pub const START: i64 = 1_795_507_200_000;

pub const LEAD: Option<PersonId> = Some(PersonId(Uuid::from_u128(1)));
pub const FRONT: Option<PersonId> = Some(PersonId(Uuid::from_u128(2)));
pub const HOST: Option<PersonId> = Some(PersonId(Uuid::from_u128(3)));
pub const PARTNER: Option<PersonId> = Some(PersonId(Uuid::from_u128(4)));
pub const SHADOW: Option<PersonId> = Some(PersonId(Uuid::from_u128(5)));
pub const OTHER: Option<PersonId> = Some(PersonId(Uuid::from_u128(6)));
pub const DEV: AreaId = AreaId(Uuid::from_u128(10));
pub const ART: AreaId = AreaId(Uuid::from_u128(11));

/// The person behind a seat of the constants above.
pub fn who(seat: Option<PersonId>) -> PersonId {
    seat.unwrap()
}

pub fn cand(n: u128) -> CandidateId {
    CandidateId(Uuid::from_u128(100 + n))
}

pub fn talk(n: u128) -> InterviewId {
    InterviewId(Uuid::from_u128(200 + n))
}

pub fn pair(n: u128) -> PairId {
    PairId(Uuid::from_u128(300 + n))
}

pub fn laptop(n: u8) -> DeviceId {
    DeviceId(uuid::Builder::from_unix_timestamp_millis(1_795_500_000_000, &[n; 10]).into_uuid())
}

/// One laptop in a rehearsal.
#[derive(Clone)]
pub struct Rehearsal {
    pub day: Day,
    pub now: Now,
    seq: u64,
    prev: Option<EntryId>,
    clock: (i64, u32),
}

impl Rehearsal {
    /// The founder's laptop before anything happened.
    pub fn bare() -> Rehearsal {
        let device = laptop(1);
        Rehearsal {
            day: Day::new(day_id(device, &[0; 16])),
            now: Now { ms: START, minute: 9 * 60, device },
            seq: 0,
            prev: None,
            clock: (0, 0),
        }
    }

    /// A day with two areas and three places, nobody in it yet.
    pub fn founded() -> Rehearsal {
        let mut r = Rehearsal::bare();
        r.act(None, Command::OpenDay(Box::new(opening())));
        r
    }

    /// Two pairs (desk A: host, partner and a shadow; desk B: the other and the partner) and three candidates, all here.
    pub fn peopled() -> Rehearsal {
        let mut r = Rehearsal::founded();
        for (seat, name, role) in [
            (HOST, "Ada Bruni", Role::Host),
            (PARTNER, "Ugo Neri", Role::Partner),
            (SHADOW, "Ivo Sala", Role::Shadow),
            (OTHER, "Eva Riva", Role::Host),
        ] {
            let profile = Profile { name: Some(name.into()), role: Some(role), ..Profile::default() };
            r.act(LEAD, Command::AddInterviewer { person: who(seat), profile });
        }
        r.act(LEAD, add_pair(1, "A", HOST, PARTNER, vec![who(SHADOW)]));
        r.act(LEAD, add_pair(2, "B", OTHER, PARTNER, vec![]));
        for n in 1..=3 {
            let application = super::command::Application {
                name: Some(format!("Persona {n}")),
                area: Some(Some(DEV)),
                ..Default::default()
            };
            r.act(FRONT, Command::AddCandidate { candidate: cand(n), application });
            r.act(FRONT, Command::SetPresence { candidate: cand(n), state: super::fact::Presence::Present });
        }
        r
    }

    /// The same, and candidate 1 sits at desk A in interview 1.
    pub fn in_the_room() -> Rehearsal {
        let mut r = Rehearsal::peopled();
        r.act(HOST, start(1, 1, "A"));
        r
    }

    /// The same, both seats marked and sealed: the host 4 and 3, the partner 4 and `tec`.
    pub fn sealed(tec: i64) -> Rehearsal {
        let mut r = Rehearsal::in_the_room();
        for (seat, att, tec) in [(HOST, 4, 3), (PARTNER, 4, tec)] {
            r.act(seat, mark(1, seat, "ATT", att));
            r.act(seat, mark(1, seat, "TEC", tec));
            r.act(seat, Command::SealSheet { interview: talk(1), interviewer: who(seat) });
        }
        r
    }

    /// Decides, without writing anything.
    pub fn ask(&self, by: Option<PersonId>, command: &Command) -> Result<Decided, Refusal> {
        decide(&self.day, command, by, &self.now)
    }

    /// The refusal a command meets.
    pub fn refusal(&self, by: Option<PersonId>, command: Command) -> Refusal {
        match self.ask(by, &command) {
            Err(r) => r,
            Ok(d) => panic!("{} was not refused: {:?}", command.name(), d.proposals),
        }
    }

    /// Decides and applies; gives the kinds written, in order. A second passes.
    pub fn act(&mut self, by: Option<PersonId>, command: Command) -> Vec<&'static str> {
        let decided = self.ask(by, &command).unwrap_or_else(|r| panic!("{}: {r:?}", command.name()));
        let by = match &command {
            Command::OpenDay(o) => Some(o.lead.0),
            _ => by,
        };
        self.write(by, decided.proposals).iter().filter_map(|e| e.fact().map(Fact::kind)).collect()
    }

    /// Writes facts past every rule, as another version or a laptop that had not heard of something would.
    pub fn write(&mut self, by: Option<PersonId>, proposals: Vec<Proposal>) -> Vec<Entry> {
        self.now.ms += 1_000;
        let group: Vec<Entry> = proposals.into_iter().map(|p| self.stamp(by, p)).collect();
        for e in &group {
            self.day.apply(e.clone());
        }
        group
    }

    fn stamp(&mut self, by: Option<PersonId>, p: Proposal) -> Entry {
        self.clock = if self.now.ms > self.clock.0 { (self.now.ms, 0) } else { (self.clock.0, self.clock.1 + 1) };
        self.seq += 1;
        let data = p.fact.format();
        let by = if matches!(p.fact, Fact::DeviceJoined(_) | Fact::DeviceFinished(_)) { None } else { by };
        let hash: [u8; 32] = Sha256::digest(format!("{} {} {by:?} {data}", self.now.device, self.seq)).into();
        let mut entry = Entry {
            stamp: Stamp {
                id: EntryId(from_hash(&hash)),
                hash,
                device: self.now.device,
                seq: self.seq,
                prev: self.prev,
                ms: self.clock.0,
                n: self.clock.1,
                by,
            },
            replaces: Vec::new(),
            content: Content::Known(p.fact),
            data: data.into(),
            about: p.about,
            private: held(p.personal),
        };
        entry.replaces = entry.register().map(|k| self.day.heads(&k)).unwrap_or_default();
        self.prev = Some(entry.stamp.id);
        entry
    }

    /// Another laptop that holds the same and joins.
    pub fn joined(&self, n: u8) -> Rehearsal {
        let mut r = self.clone();
        r.now.device = laptop(n);
        (r.seq, r.prev) = (0, None);
        let joined = super::fact::DeviceJoined { name: format!("Banco {n}"), key: None, app: "colloquio 0".into() };
        r.write(None, vec![Proposal::bare(joined)]);
        r
    }

    /// Takes everything another laptop holds.
    pub fn takes(&mut self, other: &Rehearsal) {
        for e in other.day.entries() {
            self.day.apply(Entry::clone(e));
        }
        self.now.ms = self.now.ms.max(other.now.ms);
    }
}

fn held(personal: Option<Personal>) -> Private {
    match personal {
        None => Private::None,
        Some(p) => Private::Held { json: serde_json::to_string(&p).unwrap().into(), personal: Box::new(p) },
    }
}

pub fn opening() -> OpenDay {
    OpenDay {
        name: "Selezione".into(),
        date: "2026-11-24".into(),
        places: 3,
        zone: "Europe/Rome".into(),
        areas: vec![
            NewArea { id: DEV, name: "Sviluppo".into(), min: Some(1), max: Some(2) },
            NewArea { id: ART, name: "Grafica".into(), min: None, max: None },
        ],
        rubric: rubric(),
        laptop: "Guida".into(),
        app: "colloquio 0".into(),
        nonce: "0".repeat(32),
        lead: (who(LEAD), "Guida".into()),
        frontdesk: (who(FRONT), "Accoglienza".into()),
    }
}

/// Two criteria, 1 to 5, evidence at both ends.
pub fn rubric() -> Map<String, Value> {
    let tree = json!({
        "format": "colloquio-rubric", "version": 1, "id": "prova", "name": "Prova",
        "scale": {"min": 1, "max": 5, "evidence": [1, 5]}, "tolerance": 1,
        "criteria": [{"id": "ATT", "weight": 60, "name": "Attenzione"}, {"id": "TEC", "weight": 40, "name": "Tecnica"}]
    });
    tree.as_object().unwrap().clone()
}

pub fn add_pair(
    n: u128,
    desk: &str,
    host: Option<PersonId>,
    partner: Option<PersonId>,
    shadows: Vec<PersonId>,
) -> Command {
    Command::AddPair { pair: pair(n), desk: desk.into(), host: who(host), partner, block: None, shadows, instead: None }
}

pub fn start(interview: u128, candidate: u128, desk: &str) -> Command {
    Command::StartInterview { interview: talk(interview), candidate: cand(candidate), desk: desk.into(), look: None }
}

pub fn mark(interview: u128, seat: Option<PersonId>, criterion: &str, level: i64) -> Command {
    Command::SetMark {
        interview: talk(interview),
        interviewer: who(seat),
        criterion: criterion.into(),
        mark: Some(Mark::Level(level)),
        note: None,
    }
}

pub fn note(interview: u128, seat: Option<PersonId>, criterion: Option<&str>, text: &str) -> Command {
    Command::SetNote {
        interview: talk(interview),
        interviewer: who(seat),
        criterion: criterion.map(str::to_owned),
        text: text.into(),
        times: Vec::new(),
    }
}
