//! A whole day in one file, as the benches and the comparison read it: a founder and five desks, each marking its own people.

use colloquio::app::ids::{Draw, Ids};
use colloquio::app::session::Session;
use colloquio::bundle::{DayLabel, Header, Scope, Tip, WriteRequest, Writer, write_file};
use colloquio::domain::command::{Application, Command, Now, OpenDay, Profile};
use colloquio::domain::fact::Mark;
use colloquio::domain::ids::{CandidateId, DeviceId, InterviewId, PairId, PersonId};
use colloquio::intake::built_in;
use colloquio::wire::stamp::Stamped;
use std::path::Path;
use std::time::SystemTime;
use uuid::Uuid;

const LAPTOPS: u128 = 6;
/// People of one desk.
const PEOPLE: u128 = 13;
const CRITERIA: [&str; 7] = ["ATT", "PRO", "IMP", "MES", "COL", "RES", "RAD"];
const KICK_OFF: i64 = 1_795_000_000_000;
/// Lines of one laptop that stand together.
const STRETCH: usize = 40;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)
}

/// One laptop at work: what it wrote, and how far it is with its marks.
struct Desk {
    session: Session,
    draw: Draw,
    ms: i64,
    written: Vec<Stamped>,
    number: u128,
    marks: usize,
}

impl Desk {
    fn run(&mut self, command: &Command, by: PersonId) {
        self.ms += 1_000;
        let now = Now { ms: self.ms, minute: 600, device: self.session.device() };
        let done = self.session.commit(command, Some(by), &now, &mut self.draw).expect("a command of an honest day");
        self.written.extend(done.stamped);
    }

    fn people(&self) -> [PersonId; 2] {
        [PersonId(id(100 + 2 * self.number)), PersonId(id(101 + 2 * self.number))]
    }

    fn interview(&self, n: u128) -> InterviewId {
        InterviewId(id(10_000 + self.number * PEOPLE + n))
    }

    /// The next mark of this desk; every fourth comes with a note, so that one entry in five carries personal text.
    fn mark(&mut self) {
        let n = self.marks;
        self.marks += 1;
        let seats = self.people();
        let who = seats[n % 2];
        let round = n / 2 / PEOPLE as usize;
        self.run(
            &Command::SetMark {
                interview: self.interview((n / 2) as u128 % PEOPLE),
                interviewer: who,
                criterion: CRITERIA[round % CRITERIA.len()].into(),
                mark: Some(Mark::Level(1 + (round / CRITERIA.len() + n) as i64 % 5)),
                note: n
                    .is_multiple_of(4)
                    .then(|| format!("Ha portato {n} esempi, uno finito male: ne parla senza scuse.")),
            },
            who,
        );
    }
}

/// Writes the file; gives its entries (a few more than asked, as the last group is whole) and its bytes.
pub fn write_day(path: &Path, entries: usize) -> (usize, u64) {
    let founder = found();
    let kick_off = founder.session.day().clone();
    let mut desks: Vec<Desk> = (1..LAPTOPS)
        .map(|number| {
            let device = DeviceId(id(number));
            let mut session = Session::new(kick_off.clone(), device, founder.ms);
            let mut draw = Ids::Seeded(number as u64).draw_for(&["desk"]);
            let joined =
                session.join(&format!("Banco {number}"), "bench", founder.ms, &mut draw).expect("a first word");
            Desk { session, draw, ms: founder.ms, written: joined.stamped, number, marks: 0 }
        })
        .collect();
    desks.insert(0, founder);
    for desk in &mut desks {
        for n in 0..PEOPLE {
            let candidate = CandidateId(id(1_000 + desk.number * PEOPLE + n));
            let letter = char::from(b'A' + desk.number as u8).to_string();
            let start = Command::StartInterview { interview: desk.interview(n), candidate, desk: letter, look: None };
            let host = desk.people()[0];
            desk.run(&start, host);
            desk.run(
                &Command::EndInterview { interview: desk.interview(n), how: colloquio::domain::fact::Ending::Done },
                host,
            );
        }
    }
    let mut made: usize = desks.iter().map(|desk| desk.written.len()).sum();
    let mut turn = 0;
    while made < entries {
        let desk = &mut desks[turn % LAPTOPS as usize];
        let before = desk.written.len();
        desk.mark();
        made += desk.written.len() - before;
        turn += 1;
    }
    let header = header(&desks);
    let lines = as_exchanged(&desks);
    let request = WriteRequest {
        header,
        lines: lines.iter().copied(),
        at: jiff::civil::Time::midnight(),
        random: [7; 8],
        now: SystemTime::now(),
    };
    let written = write_file(path, request).expect("a bundle");
    (written.entries as usize, path.metadata().expect("the bundle").len())
}

/// The founder's laptop after the kick-off: rubric, twelve interviewers in six pairs, everybody's record.
fn found() -> Desk {
    let device = DeviceId(id(0));
    let nonce = [9; 16];
    let session = Session::found(device, &nonce);
    let draw = Ids::Seeded(1).draw_for(&["founder"]);
    let mut desk = Desk { session, draw, ms: KICK_OFF, written: Vec::new(), number: 0, marks: 0 };
    let lead = PersonId(id(90));
    let rubric = serde_json::to_value(built_in("agenzia").expect("the rubric")).expect("as JSON");
    let open = OpenDay {
        name: "Banco di prova".into(),
        date: "2026-11-28".into(),
        places: 12,
        zone: "Europe/Rome".into(),
        areas: vec![],
        rubric: rubric.as_object().expect("an object").clone(),
        laptop: "Guida".into(),
        app: "bench".into(),
        nonce: "09".repeat(16),
        lead: (lead, "Guida".into()),
        frontdesk: (PersonId(id(91)), "Accoglienza".into()),
    };
    desk.run(&Command::OpenDay(Box::new(open)), lead);
    for number in 0..LAPTOPS {
        let [host, partner] = [PersonId(id(100 + 2 * number)), PersonId(id(101 + 2 * number))];
        for (person, name) in [(host, "Ospite"), (partner, "Spalla")] {
            let profile = Profile { name: Some(format!("{name} {number}")), ..Profile::default() };
            desk.run(&Command::AddInterviewer { person, profile }, lead);
        }
        let letter = char::from(b'A' + number as u8).to_string();
        let pair = PairId(id(200 + number));
        desk.run(
            &Command::AddPair {
                pair,
                desk: letter,
                host,
                partner: Some(partner),
                block: None,
                shadows: vec![],
                instead: None,
            },
            lead,
        );
        for n in 0..PEOPLE {
            let candidate = CandidateId(id(1_000 + number * PEOPLE + n));
            let application = Application { name: Some(format!("Persona {number} {n}")), ..Application::default() };
            desk.run(&Command::AddCandidate { candidate, application }, lead);
        }
    }
    desk
}

fn header(desks: &[Desk]) -> Header {
    let session = &desks[0].session;
    let mut tips: Vec<Tip> = desks
        .iter()
        .map(|desk| {
            let last = &desk.written.last().expect("every laptop wrote").entry.stamp;
            Tip { dev: last.device, key: None, from: Some(1), seq: last.seq, hash: last.hash, sig: None }
        })
        .collect();
    tips.sort_by_key(|tip| tip.dev);
    Header {
        day: DayLabel {
            id: session.day_id(),
            name: session.day().name().to_owned(),
            date: session.day().date().to_owned(),
        },
        writer: Writer { dev: session.device(), name: "Guida".into(), app: "bench".into() },
        no: 1,
        ms: KICK_OFF + 1,
        kind: Scope::Full,
        tips,
        apart: 0,
        waiting: 0,
    }
}

/// The lines as a laptop's store would have taken them in: the kick-off, then stretches of each laptop in turn.
fn as_exchanged(desks: &[Desk]) -> Vec<&str> {
    let mut rows: Vec<_> = desks.iter().map(|desk| desk.written.iter()).collect();
    let kick_off = desks[0].written.len().min(200);
    let mut lines: Vec<&str> = rows[0].by_ref().take(kick_off).map(|s| s.line.as_str()).collect();
    loop {
        let before = lines.len();
        for row in &mut rows {
            lines.extend(row.by_ref().take(STRETCH).map(|s| s.line.as_str()));
        }
        if lines.len() == before {
            return lines;
        }
    }
}
