//! Key to *stored*: a mark decided, stamped and acknowledged by the journal, beside a bare append + fdatasync of the same
//! bytes on the same disk, taking turns in one run. Times are the machine's; the ratio is what counts.
//!
//!     cargo bench --bench stored
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a figure that cannot be measured should stop here

use colloquio::app::clock::Clock;
use colloquio::app::ids::Ids;
use colloquio::app::laptop::{Laptop, World};
use colloquio::domain::command::{Application, Command, OpenDay, Profile};
use colloquio::domain::fact::Mark;
use colloquio::domain::ids::{CandidateId, InterviewId, PairId, PersonId};
use colloquio::intake::built_in;
use colloquio::store::{Machine, Root};
use std::fs::File;
use std::io::Write;
use std::time::{Duration, Instant};
use uuid::Uuid;

const ROUNDS: usize = 1_000;
const WARM_UP: usize = 50;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let world = World {
        root: Root::at(folder.path().join("store")),
        clock: Clock::wall(),
        ids: Ids::Seeded(1),
        machine: Machine { id: None },
    };
    let id = |n: u128| Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n);
    let (lead, frontdesk, host, partner) = (PersonId(id(1)), PersonId(id(2)), PersonId(id(3)), PersonId(id(4)));
    let rubric = serde_json::to_value(built_in("agenzia").unwrap()).unwrap();
    let open = OpenDay {
        name: "Bench".into(),
        date: "2026-11-28".into(),
        places: 12,
        zone: "Europe/Rome".into(),
        areas: vec![],
        rubric: rubric.as_object().unwrap().clone(),
        laptop: "Lead".into(),
        app: "bench".into(),
        nonce: String::new(),
        lead: (lead, "Lead".into()),
        frontdesk: (frontdesk, "Front desk".into()),
    };
    let (mut laptop, _) = Laptop::found(&world, open, Box::new(|_| {})).unwrap();
    let person = |n: &str| Profile { name: Some(n.into()), ..Profile::default() };
    let interview = InterviewId(id(9));
    let candidate = CandidateId(id(7));
    let pair = PairId(id(8));
    let somebody = Application { name: Some("Somebody".into()), ..Application::default() };
    for (command, by) in [
        (Command::AddInterviewer { person: host, profile: person("Host") }, lead),
        (Command::AddInterviewer { person: partner, profile: person("Partner") }, lead),
        (
            Command::AddPair {
                pair,
                desk: "A".into(),
                host,
                partner: Some(partner),
                block: None,
                shadows: vec![],
                instead: None,
            },
            lead,
        ),
        (Command::AddCandidate { candidate, application: somebody }, lead),
        (Command::StartInterview { interview, candidate, desk: "A".into(), look: None }, host),
    ] {
        let (now, mut draw) = (laptop.now(), laptop.draw());
        let (_, ticket) = laptop.commit(&command, Some(by), &now, &mut draw).unwrap();
        laptop.store.wait_for(ticket).unwrap();
    }
    let mut bare = File::create(folder.path().join("bare")).unwrap();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let mut bytes = 0;
    for n in 0..ROUNDS + WARM_UP {
        let command = Command::SetMark {
            interview,
            interviewer: host,
            criterion: "ATT".into(),
            mark: Some(Mark::Level(1 + (n % 5) as i64)),
            note: None,
        };
        let start = Instant::now();
        let (now, mut draw) = (laptop.now(), laptop.draw());
        let (done, ticket) = laptop.commit(&command, Some(host), &now, &mut draw).unwrap();
        laptop.store.wait_for(ticket).unwrap();
        let stored = start.elapsed();
        let mut line = done.stamped[0].line.clone();
        line.push('\n');
        bytes = line.len();
        let start = Instant::now();
        bare.write_all(line.as_bytes()).unwrap();
        bare.sync_data().unwrap();
        let appended = start.elapsed();
        if n >= WARM_UP {
            ours.push(stored);
            theirs.push(appended);
        }
    }
    let at = |all: &mut Vec<Duration>, share: f64| {
        all.sort();
        all[((all.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3
    };
    let (p50, p99) = (at(&mut ours, 0.5), at(&mut ours, 0.99));
    let (b50, b99) = (at(&mut theirs, 0.5), at(&mut theirs, 0.99));
    println!("{ROUNDS} marks of {bytes} bytes, ms        p50     p99");
    println!("key to stored                   {p50:>8.3}{p99:>8.3}");
    println!("bare append + fdatasync         {b50:>8.3}{b99:>8.3}");
    println!("ratio                           {:>8.2}{:>8.2}", p50 / b50, p99 / b99);
}
