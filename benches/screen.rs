//! A frame: view and diff into a sink, the pointer moving each time, with 80 and with 5,000 candidates. Also what a key
//! costs before its frame, since whoever waits feels both.
//!
//!     cargo bench --bench screen
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a figure that cannot be measured should stop here

use colloquio::app::geometry::Size;
use colloquio::app::ids::Ids;
use colloquio::app::key::Key;
use colloquio::app::keymap::Keymap;
use colloquio::app::model::{Access, Model};
use colloquio::app::msg::{DayRead, Msg};
use colloquio::app::session::Session;
use colloquio::app::update::update;
use colloquio::domain::command::{Application, Command, NewArea, Now, OpenDay, Profile};
use colloquio::domain::fact::Presence;
use colloquio::domain::ids::{AreaId, CandidateId, DeviceId, PairId, PersonId};
use colloquio::intake::built_in;
use colloquio::text::{Charset, Lang, Words};
use colloquio::tui::Theme;
use colloquio::tui::view;
use colloquio::tui::widgets::strip::Paint;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::io::sink;
use std::time::{Duration, Instant};
use uuid::Uuid;

const ROUNDS: usize = 1_000;
/// 24 November 2026, 11:18 in Italy.
const NOW: i64 = 1_795_515_480_000;
const PEOPLE: [usize; 2] = [80, 5_000];

fn id(n: usize) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n as u128)
}

/// A day of so many candidates with five pairs; a third of the people are here.
fn session(people: usize) -> Session {
    let (lead, frontdesk) = (PersonId(id(1)), PersonId(id(2)));
    let nonce = [7u8; 16];
    let mut session = Session::found(DeviceId(id(0)), &nonce);
    let rubric = serde_json::to_value(built_in("agenzia").unwrap()).unwrap();
    let areas: Vec<AreaId> = (0..5).map(|n| AreaId(id(10 + n))).collect();
    let mut commands = vec![Command::OpenDay(Box::new(OpenDay {
        name: "Bench".into(),
        date: "2026-11-24".into(),
        places: 12,
        zone: "Europe/Rome".into(),
        areas: areas.iter().map(|id| NewArea { id: *id, name: "Social Media".into(), min: None, max: None }).collect(),
        rubric: rubric.as_object().unwrap().clone(),
        laptop: "Lead".into(),
        app: "bench".into(),
        nonce: nonce.iter().map(|b| format!("{b:02x}")).collect(),
        lead: (lead, "Lead".into()),
        frontdesk: (frontdesk, "Front desk".into()),
    }))];
    for n in 0..10 {
        let profile = Profile { name: Some(format!("Interviewer {n}")), ..Profile::default() };
        commands.push(Command::AddInterviewer { person: PersonId(id(100 + n)), profile });
    }
    for n in 0..5 {
        let (host, partner) = (PersonId(id(100 + 2 * n)), PersonId(id(101 + 2 * n)));
        let desk = ["A", "B", "C", "D", "E"][n].to_owned();
        commands.push(Command::AddPair {
            pair: PairId(id(200 + n)),
            desk,
            host,
            partner: Some(partner),
            block: None,
            shadows: vec![],
            instead: None,
        });
    }
    for n in 0..people {
        let candidate = CandidateId(id(10_000 + n));
        let name = Some(format!("Michelangelo Niccolai {n}"));
        let area = Some(Some(areas[n % areas.len()]));
        let application = Application { name, area, ..Application::default() };
        commands.push(Command::AddCandidate { candidate, application });
        if n % 3 == 0 {
            commands.push(Command::SetPresence { candidate, state: Presence::Present });
        }
    }
    for command in commands {
        let now = Now { ms: NOW, minute: 678, device: session.device() };
        let mut draw = Ids::Seeded(1).draw(session.device(), session.next_seq());
        session.commit(&command, Some(lead), &now, &mut draw).unwrap();
    }
    session
}

fn model(people: usize) -> Model {
    let mut model =
        Model::new(Words::new(Lang::It), Charset::Unicode, Keymap::standard().unwrap(), Ids::Seeded(2), NOW);
    let read = DayRead {
        session: session(people),
        actor: Some(PersonId(id(1))),
        access: Access::Write,
        stored_at: Some(NOW),
        trial: false,
        found: Default::default(),
        drafts: Default::default(),
    };
    update(&mut model, Msg::DayReady(Box::new(read)));
    model
}

fn median(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort();
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

/// Medians of frames and of the keys before them.
fn measure(model: &mut Model, columns: u16, rows: u16, keys: &str) -> (Duration, Duration) {
    let paint = Paint { theme: Theme::Both, charset: Charset::Unicode };
    model.size = Size::new(columns, rows);
    for key in keys.split_whitespace() {
        update(model, Msg::Key(Key::parse(key).unwrap()));
    }
    let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
    let mut terminal = Terminal::with_options(CrosstermBackend::new(sink()), TerminalOptions { viewport }).unwrap();
    let (mut frames, mut presses) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let key = Key::parse(if round % 40 < 20 { "down" } else { "up" }).unwrap();
        let start = Instant::now();
        update(model, Msg::Key(key));
        presses.push(start.elapsed());
        let start = Instant::now();
        terminal.draw(|frame| view::draw(frame, model, paint)).unwrap();
        frames.push(start.elapsed());
    }
    (median(frames).0, median(presses).0)
}

fn main() {
    println!("median of {ROUNDS} frames, the pointer moving");
    for (screen, keys) in [("main", "1"), ("shortlist", "g 2")] {
        for (columns, rows) in [(120, 36), (200, 50)] {
            let mut first = Duration::ZERO;
            for people in PEOPLE {
                let (frame, key) = measure(&mut model(people), columns, rows, keys);
                if people == PEOPLE[0] {
                    first = frame;
                }
                let ratio = frame.as_secs_f64() / first.as_secs_f64();
                println!(
                    "{screen:9} {columns:3}x{rows} {people:5} people: frame {frame:8.1?}, ratio {ratio:4.2}, key {key:8.1?}"
                );
            }
        }
    }
    let start = Instant::now();
    let mut big = model(PEOPLE[1]);
    println!("{} people: day played and lists made in {:?}", PEOPLE[1], start.elapsed());
    let start = Instant::now();
    update(&mut big, Msg::Minute);
    println!("{} people: all lists made anew in {:?}", PEOPLE[1], start.elapsed());
}
