//! Laptops in memory: sessions that exchange the exact lines they wrote. No disk, no clock: time is a number that goes up.

pub mod acts;

use colloquio::app::ids::{Draw, Ids};
use colloquio::app::session::{CommitError, Committed, Session};
use colloquio::domain::command::{Application, Command, NewArea, Now, OpenDay, Profile};
use colloquio::domain::day::{Day, Taken};
use colloquio::domain::entry::Entry;
use colloquio::domain::fact::{ChainTip, Mark, Presence, Role, Status};
use colloquio::domain::ids::{AreaId, CandidateId, DeviceId, InterviewId, PairId, PersonId};
use colloquio::domain::refusal::Refusal;
use colloquio::domain::shortlist::Decision;
use colloquio::wire::{envelope::read_line, fact::decode, hash::hex};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// 2026-11-24 09:00 in Rome.
pub const START: i64 = 1_795_507_200_000;

pub const LEAD: Option<PersonId> = Some(PersonId(Uuid::from_u128(1)));
pub const FRONT: Option<PersonId> = Some(PersonId(Uuid::from_u128(2)));
/// Host and partner of desk A, host and partner of desk B.
pub const SEATS: [Option<PersonId>; 4] = [seat(0), seat(1), seat(2), seat(3)];
pub const AREAS: [AreaId; 2] = [AreaId(Uuid::from_u128(20)), AreaId(Uuid::from_u128(21))];
pub const CRITERIA: [&str; 3] = ["ATT", "TEC", "IDE"];

const fn seat(n: u128) -> Option<PersonId> {
    Some(PersonId(Uuid::from_u128(10 + n)))
}

pub fn candidate(n: usize) -> CandidateId {
    CandidateId(Uuid::from_u128(100 + n as u128))
}

pub fn interview(n: usize) -> InterviewId {
    InterviewId(Uuid::from_u128(1_000 + n as u128))
}

pub fn pair(n: usize) -> PairId {
    PairId(Uuid::from_u128(50 + n as u128))
}

/// One laptop: its session, and every line it holds in the order it came.
#[derive(Clone)]
pub struct Laptop {
    pub session: Session,
    pub lines: Vec<String>,
    pub ms: i64,
    held: BTreeSet<String>,
}

impl Laptop {
    /// The founder's laptop before anything happened.
    pub fn bare() -> Laptop {
        Laptop::with(Session::found(device(0), &[7; 16]))
    }

    /// Founds a day with areas, two pairs and four candidates who are all here.
    pub fn founder() -> Laptop {
        let mut l = Laptop::bare();
        for (by, command) in morning() {
            l.act(by, command);
        }
        l
    }

    /// Another laptop opens what this one holds and joins the day.
    pub fn joined(&self, n: u8) -> Laptop {
        let mut l = Laptop::with(Session::new(Day::new(self.session.day_id()), device(n), self.ms));
        l.ms = self.ms;
        l.receive(&self.lines);
        let (ms, mut draw) = (l.tick(), l.draw());
        let joined = l.session.join(&format!("Banco {n}"), "colloquio 0", ms, &mut draw).unwrap();
        l.keep(&joined);
        l
    }

    fn with(session: Session) -> Laptop {
        Laptop { session, lines: Vec::new(), ms: START, held: BTreeSet::new() }
    }

    fn tick(&mut self) -> i64 {
        self.ms += 1_000;
        self.ms
    }

    fn draw(&self) -> Draw {
        Ids::Seeded(1).draw(self.session.device(), self.session.next_seq())
    }

    fn keep(&mut self, done: &Committed) {
        for s in &done.stamped {
            self.held.insert(s.line.clone());
            self.lines.push(s.line.clone());
        }
    }

    pub fn day(&self) -> &Day {
        self.session.day()
    }

    /// Plays a command; a second passes.
    pub fn attempt(&mut self, by: Option<PersonId>, command: &Command) -> Result<Committed, Refusal> {
        let now = Now { ms: self.tick(), minute: 9 * 60, device: self.session.device() };
        let mut draw = self.draw();
        match self.session.commit(command, by, &now, &mut draw) {
            Ok(done) => {
                self.keep(&done);
                Ok(done)
            }
            Err(CommitError::Refused(r)) => Err(r),
            Err(CommitError::Fault(f)) => panic!("{}: a line no laptop would take: {f}", command.name()),
        }
    }

    pub fn act(&mut self, by: Option<PersonId>, command: Command) -> Committed {
        self.attempt(by, &command).unwrap_or_else(|r| panic!("{}: {r:?}", command.name()))
    }

    /// Notes that a bundle of another laptop came in.
    pub fn note_receipt(&mut self, from: DeviceId) -> Committed {
        let tip = |e: &std::sync::Arc<Entry>| ChainTip(e.stamp.device, e.stamp.seq, hex(&e.stamp.hash));
        let tips = self.day().tips().into_iter().filter(|e| e.stamp.device == from).map(tip).collect();
        let (ms, mut draw) = (self.tick(), self.draw());
        let done = self.session.receipt(from, 1, tips, ms, &mut draw).unwrap();
        self.keep(&done);
        done
    }

    /// Takes lines of another laptop as an import does, in whatever order and however often they come.
    pub fn receive(&mut self, lines: &[String]) -> Vec<Taken> {
        let taken = lines
            .iter()
            .map(|line| {
                let taken = self.session.day_mut().apply(decode(read_line(line).unwrap()));
                if self.held.insert(line.clone()) {
                    self.lines.push(line.clone());
                }
                taken
            })
            .collect();
        self.session.follow_clocks(self.ms);
        taken
    }
}

/// What a day begins with, and who says it.
pub fn morning() -> Vec<(Option<PersonId>, Command)> {
    let mut all = vec![(None, Command::OpenDay(Box::new(opening())))];
    for (n, name) in ["Ada Bruni", "Ugo Neri", "Eva Riva", "Leo Sala"].iter().enumerate() {
        let role = if n % 2 == 0 { Role::Host } else { Role::Partner };
        let profile = Profile { name: Some((*name).into()), role: Some(role), ..Profile::default() };
        all.push((LEAD, Command::AddInterviewer { person: SEATS[n].unwrap(), profile }));
    }
    for (n, desk) in ["A", "B"].iter().enumerate() {
        let (host, partner) = (SEATS[2 * n].unwrap(), SEATS[2 * n + 1]);
        let (pair, desk) = (pair(n), (*desk).to_owned());
        all.push((LEAD, Command::AddPair { pair, desk, host, partner, block: None, shadows: vec![], instead: None }));
    }
    for n in 0..4 {
        all.push((FRONT, add(n, &format!("Persona {n}"))));
        all.push((FRONT, Command::SetPresence { candidate: candidate(n), state: Presence::Present }));
    }
    all
}

pub fn device(n: u8) -> DeviceId {
    DeviceId(uuid::Builder::from_unix_timestamp_millis(1_795_500_000_000, &[n + 1; 10]).into_uuid())
}

pub fn opening() -> OpenDay {
    OpenDay {
        name: "Selezione".into(),
        date: "2026-11-24".into(),
        places: 2,
        zone: "Europe/Rome".into(),
        areas: vec![
            NewArea { id: AREAS[0], name: "Sviluppo".into(), min: Some(1), max: None },
            NewArea { id: AREAS[1], name: "Grafica".into(), min: None, max: Some(2) },
        ],
        rubric: rubric(),
        laptop: "Guida".into(),
        app: "colloquio 0".into(),
        nonce: "07".repeat(16),
        lead: (LEAD.unwrap(), "Guida".into()),
        frontdesk: (FRONT.unwrap(), "Accoglienza".into()),
    }
}

fn rubric() -> Map<String, Value> {
    let criteria: Vec<Value> =
        CRITERIA.iter().zip([50, 30, 20]).map(|(id, weight)| json!({"id": id, "weight": weight, "name": id})).collect();
    let tree = json!({"format": "colloquio-rubric", "version": 1, "id": "prova", "name": "Prova",
        "scale": {"min": 1, "max": 5, "evidence": [1, 5]}, "tolerance": 1, "criteria": criteria});
    tree.as_object().unwrap().clone()
}

pub fn add(n: usize, name: &str) -> Command {
    let application = Application { name: Some(name.into()), area: Some(Some(AREAS[n % 2])), ..Application::default() };
    Command::AddCandidate { candidate: candidate(n), application }
}

pub fn start(i: usize, c: usize, desk: &str) -> Command {
    Command::StartInterview { interview: interview(i), candidate: candidate(c), desk: desk.into(), look: None }
}

pub fn mark(i: usize, seat: Option<PersonId>, criterion: &str, level: i64) -> Command {
    give(i, seat, criterion, Some(Mark::Level(level)), None)
}

pub fn give(i: usize, seat: Option<PersonId>, criterion: &str, mark: Option<Mark>, note: Option<&str>) -> Command {
    Command::SetMark {
        interview: interview(i),
        interviewer: seat.unwrap(),
        criterion: criterion.into(),
        mark,
        note: note.map(str::to_owned),
    }
}

pub fn note(i: usize, seat: Option<PersonId>, criterion: Option<&str>, text: &str) -> Command {
    Command::SetNote {
        interview: interview(i),
        interviewer: seat.unwrap(),
        criterion: criterion.map(str::to_owned),
        text: text.into(),
        times: Vec::new(),
    }
}

pub fn seal(i: usize, seat: Option<PersonId>) -> Command {
    Command::SealSheet { interview: interview(i), interviewer: seat.unwrap() }
}

/// What people see of a day, as text; moments of entries left out, since an undo is a later entry.
pub fn seen(day: &Day) -> Vec<String> {
    use colloquio::domain::{interview::State, visible};
    let mut all = vec![format!("{} {} {} {}", day.name(), day.date(), day.places(), day.tolerance())];
    all.extend(day.areas().iter().map(|a| format!("{a:?}")));
    all.extend(day.interviewers().iter().map(|p| format!("{p:?}")));
    all.extend(day.pairs().iter().filter(|p| !p.gone).map(|p| format!("{p:?}")));
    for mut c in day.candidates().into_iter().filter(|c| c.presence != Presence::Withdrawn) {
        c.since = None;
        c.interviews.retain(|i| day.interview(*i).is_some_and(|i| i.state != State::Void));
        all.push(format!("{c:?} {:?} {:?}", day.candidate_personal(c.id), day.conflicts(c.id)));
    }
    for i in day.interviews().into_iter().filter(|i| i.state != State::Void) {
        all.push(format!("{i:?} owed by {:?}, revealed {}", day.seats(&i), day.revealed(i.id).is_some()));
        for who in visible::owners(day, i.id) {
            let s = visible::sheet(day, i.id, who, Some(who)).unwrap();
            let marks: Vec<_> = s.marks.iter().map(|(c, g)| (c, g.mark)).collect();
            all.push(format!("{who} {:?} {} {marks:?} {:?} {:?} {:?}", s.state, s.version, s.notes, s.clashes, s.late));
        }
        all.push(format!("{:?}", visible::agreed(day, i.id)));
    }
    let said = |d: &&Decision| d.status != Status::Undecided || d.reason.is_some();
    all.extend(day.decisions().iter().filter(said).map(|d| {
        format!("{} {:?} {:?} {:?} {:?}", day.candidate_code(d.candidate), d.status, d.place, d.reason, d.offer)
    }));
    all.extend(day.merges().iter().map(|m| format!("{m:?}")));
    all.extend(day.blockers(None).iter().map(|b| format!("{} {}", b.what.kind(), b.what.id())));
    all.push(format!("closed {}", day.is_closed()));
    all
}

pub fn named(name: &str) -> Application {
    Application { name: Some(name.into()), ..Application::default() }
}

pub fn decide(n: usize, status: Status, reason: Option<&str>) -> Command {
    let reason = reason.map(str::to_owned);
    Command::SetDecision { candidate: candidate(n), status, place: None, reason, raw_rank: Some(1) }
}

/// Lines that only one of two looks has.
pub fn difference(a: &[String], b: &[String]) -> Vec<String> {
    let only = |a: &[String], b: &[String], side| -> Vec<String> {
        a.iter().filter(|l| !b.contains(l)).map(|l| format!("{side} {l}")).collect()
    };
    [only(a, b, '+'), only(b, a, '-')].concat()
}
