//! What the store costs: opening days of three sizes, its memory, its bytes on disk, its idle time. Times are medians, with
//! the least beside them: where the machine is busy, that one says more.
//!
//!     cargo bench --bench store                  # 3,000, 10,000 and 100,000 entries
//!     cargo bench --bench store -- 1000000       # days of these sizes and no other
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a figure that cannot be measured should stop here

use colloquio::app::clock::Clock;
use colloquio::app::ids::Ids;
use colloquio::app::laptop::{Laptop, World, key_of, line_of};
use colloquio::domain::command::{Application, Command, OpenDay, Profile};
use colloquio::domain::fact::{Ending, Mark};
use colloquio::domain::ids::{CandidateId, DayId, InterviewId, PairId, PersonId};
use colloquio::intake::built_in;
use colloquio::store::{Group, Holder, IndexState, Machine, Root, read_day};
use std::path::Path;
use std::process::Command as Process;
use std::time::{Duration, Instant};
use uuid::Uuid;

const ROUNDS: usize = 9;
const PEOPLE: u128 = 80;
const IDLE: Duration = Duration::from_secs(30);

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    if let [part, store] = &asked[..]
        && part.parse::<usize>().is_err()
    {
        return measure(part, Path::new(store));
    }
    let sizes: Vec<usize> = asked.iter().map(|n| n.parse().unwrap()).collect();
    let sizes = if sizes.is_empty() { vec![3_000, 10_000, 100_000] } else { sizes };
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    println!(
        "{:>9}{:>7}{:>16}{:>16}{:>16}{:>11}{:>10}{:>14}{:>8}",
        "entries", "bytes", "journal ms", "day ms", "both copies ms", "store MiB", "with Day", "disk/payload", "idle %"
    );
    for entries in sizes {
        let store = folder.path().join(entries.to_string());
        let payload = make(&store, entries);
        let each = |part: &str, rounds: usize| -> String {
            let mut times: Vec<f64> = (0..rounds).map(|_| child(part, &store)).collect();
            times.sort_by(f64::total_cmp);
            format!("{:.1} ({:.1})", times[times.len() / 2], times[0])
        };
        let rounds = if entries > 100_000 { 5 } else { ROUNDS };
        let (journal, day, both) = (each("journal", rounds), each("day", rounds), each("both", rounds.min(3)));
        let (held, with_day, idle) = (child("memory", &store), child("with day", &store), child("idle", &store));
        // the reserve is the laptop's, not the day's
        let disk = size(&store.join("days")) as f64 / payload as f64;
        let bytes = payload / entries as u64;
        println!(
            "{entries:>9}{bytes:>7}{journal:>16}{day:>16}{both:>16}{held:>11.1}{with_day:>10.1}{disk:>14.2}{idle:>8.3}"
        );
    }
}

/// One figure, measured in a process of its own.
fn child(part: &str, store: &Path) -> f64 {
    let out = Process::new(std::env::current_exe().unwrap()).args([part, store.to_str().unwrap()]).output().unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    text.trim().parse().unwrap_or_else(|_| panic!("{part}: {text}{}", String::from_utf8_lossy(&out.stderr)))
}

fn measure(part: &str, store: &Path) {
    let root = Root::at(store.to_path_buf());
    let day = root.days().unwrap()[0];
    let start = Instant::now();
    let ms = |start: Instant| start.elapsed().as_secs_f64() * 1e3;
    let world =
        || World { root: root.clone(), clock: Clock::wall(), ids: Ids::Seeded(1), machine: Machine { id: None } };
    let figure = match part {
        // reading and checking every line
        "journal" => {
            read_day(&root, day).unwrap();
            ms(start)
        }
        // until the Day can be shown
        "day" => {
            let laptop = Laptop::open(&world(), DayId(day), Box::new(|_| {})).unwrap();
            let took = ms(start);
            assert!(laptop.day().held() > 0);
            took
        }
        // until the second copy is known to hold the same
        "both" => {
            let lock = root.lock(&holder()).unwrap();
            let opened = lock.open_day(day, key_of, Box::new(|_| {})).unwrap();
            let state = opened.store.settle_index(Duration::from_secs(60));
            assert!(matches!(state, IndexState::Whole { .. }), "{state:?}");
            ms(start)
        }
        // what the store itself holds once all is compared
        "memory" => {
            let before = resident();
            let lock = root.lock(&holder()).unwrap();
            let opened = lock.open_day(day, key_of, Box::new(|_| {})).unwrap();
            opened.store.settle_index(Duration::from_secs(60));
            drop(opened.lines);
            std::thread::sleep(Duration::from_secs(2));
            resident() - before
        }
        // the same, and the Day that is shown
        "with day" => {
            let before = resident();
            let laptop = Laptop::open(&world(), DayId(day), Box::new(|_| {})).unwrap();
            laptop.store.settle_index(Duration::from_secs(60));
            std::thread::sleep(Duration::from_secs(2));
            resident() - before
        }
        // processor time while nothing happens, after the background scan has ended, per cent of one core
        "idle" => {
            let lock = root.lock(&holder()).unwrap();
            let opened = lock.open_day(day, key_of, Box::new(|_| {})).unwrap();
            opened.store.settle_index(Duration::from_secs(60));
            std::thread::sleep(Duration::from_secs(5));
            let before = processor_ns();
            std::thread::sleep(IDLE);
            (processor_ns() - before) / IDLE.as_nanos() as f64 * 100.0
        }
        other => panic!("no part {other}"),
    };
    println!("{figure}");
}

fn holder() -> Holder {
    let me = || String::from("bench");
    let since = "2026-11-24T00:00:00Z".into();
    Holder { pid: std::process::id(), host: me(), user: me(), app: me(), since, day: None }
}

/// Resident memory, MiB.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|l| l.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

/// Processor time of all threads, nanoseconds.
fn processor_ns() -> f64 {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    let of = |task: std::io::Result<std::fs::DirEntry>| {
        let text = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<f64>().ok()
    };
    tasks.filter_map(of).sum()
}

/// Bytes under a folder: of the newest index and the journal.
fn size(folder: &Path) -> u64 {
    std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|e| if e.path().is_dir() { size(&e.path()) } else { e.metadata().unwrap().len() })
        .sum()
}

/// A day of so many entries, nearly all of them marks on eighty people; gives the bytes of its entry lines.
fn make(store: &Path, entries: usize) -> u64 {
    let world = World {
        root: Root::at(store.to_path_buf()),
        clock: Clock::wall(),
        ids: Ids::Seeded(1),
        machine: Machine { id: None },
    };
    let id = |n: u128| Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n);
    let (lead, host, partner, pair) = (PersonId(id(1)), PersonId(id(3)), PersonId(id(4)), PairId(id(8)));
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
        frontdesk: (PersonId(id(2)), "Front desk".into()),
    };
    let (mut laptop, first) = Laptop::found(&world, open, Box::new(|_| {})).unwrap();
    let mut payload: u64 = first.stamped.iter().map(|s| s.line.len() as u64).sum();
    let mut group = Group::new();
    let mut made = first.stamped.len();
    let mut run = |command: Command, by: PersonId| {
        let (now, mut draw) = (laptop.now(), laptop.draw());
        let done = laptop.session.commit(&command, Some(by), &now, &mut draw).unwrap();
        made += done.stamped.len();
        payload += done.stamped.iter().map(|s| s.line.len() as u64).sum::<u64>();
        group.extend(done.stamped.iter().map(line_of));
        if group.len() >= 512 || made >= entries {
            laptop.store.append_and_wait(std::mem::take(&mut group)).unwrap();
        }
        made
    };
    let person = |n: &str| Profile { name: Some(n.into()), ..Profile::default() };
    run(Command::AddInterviewer { person: host, profile: person("Host") }, lead);
    run(Command::AddInterviewer { person: partner, profile: person("Partner") }, lead);
    run(
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
    );
    for n in 0..PEOPLE {
        let (candidate, interview) = (CandidateId(id(100 + n)), InterviewId(id(300 + n)));
        let application = Application { name: Some(format!("Somebody {n}")), ..Application::default() };
        run(Command::AddCandidate { candidate, application }, lead);
        run(Command::StartInterview { interview, candidate, desk: "A".into(), look: None }, host);
        run(Command::EndInterview { interview, how: Ending::Done }, host);
    }
    let criteria = ["ATT", "PRO", "IMP", "MES", "COL", "RES", "RAD"];
    let mut n = 0_usize;
    loop {
        let sheets = PEOPLE as usize * 2;
        let interviewer = if n.is_multiple_of(2) { host } else { partner };
        let command = Command::SetMark {
            interview: InterviewId(id(300 + (n / 2 % PEOPLE as usize) as u128)),
            interviewer,
            criterion: criteria[n / sheets % criteria.len()].into(),
            mark: Some(Mark::Level(1 + (n / sheets / criteria.len() + n) as i64 % 5)),
            note: None,
        };
        n += 1;
        if run(command, interviewer) >= entries {
            break;
        }
    }
    laptop.store.settle_index(Duration::from_secs(120));
    payload
}
