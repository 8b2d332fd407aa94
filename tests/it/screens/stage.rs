//! A small day with two pairs and eight people, on a clock that stands at 11:18:05.

use colloquio::app::geometry::Size;
use colloquio::app::ids::Ids;
use colloquio::app::key::Key;
use colloquio::app::keymap::Keymap;
use colloquio::app::model::{Access, Current, Model};
use colloquio::app::msg::{DayRead, Effect, Msg};
use colloquio::app::session::Session;
use colloquio::app::update::update;
use colloquio::domain::command::{Application, Command, NewArea, Now, OpenDay, Profile};
use colloquio::domain::day::Day;
use colloquio::domain::fact::{Presence, Role};
use colloquio::domain::ids::{AreaId, CandidateId, DeviceId, InterviewId, PairId, PersonId};
use colloquio::domain::personal::Answer;
use colloquio::intake::built_in;
use colloquio::text::date::parse_rfc3339;
use colloquio::text::{Charset, Lang, Words};
use colloquio::tui::Theme;
use colloquio::tui::view;
use colloquio::tui::widgets::strip::Paint;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use serde_json::{Map, Value};
use std::collections::VecDeque;
use uuid::Uuid;

/// Whether the store answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// At once.
    Quick,
    /// Not until it is told to.
    Silent,
}

/// The program on a stage.
pub struct Stage {
    pub model: Model,
    pub paint: Paint,
    pub store: Store,
    pub appended: usize,
    pub asked: Vec<Effect>,
    ticket: u64,
}

pub fn at(time: &str) -> i64 {
    parse_rfc3339(&format!("2026-11-24T{time}+01:00")).unwrap().ms
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)
}

pub fn candidate(n: u128) -> CandidateId {
    CandidateId(id(0xc000 + n))
}

pub fn person(n: u128) -> PersonId {
    PersonId(id(0x1000 + n))
}

pub const LEAD: u128 = 0x100;
pub const FRONTDESK: u128 = 0x101;

const PEOPLE: [(&str, u128, Option<&str>); 8] = [
    ("Zoë Càvoli", 1, Some("08:58:00")),
    ("Aurora De'Rossi", 1, Some("09:03:00")),
    ("Bianca Pieraccini", 2, None),
    ("Michelangelo Niccolai", 1, None),
    ("Niccolò Baldacci", 2, Some("09:04:00")),
    ("Ottavia Tesi", 2, Some("09:05:00")),
    ("Saverio Ulivi", 1, None),
    ("木村 Ilaria", 1, None),
];

/// A day as the lead's laptop has it, and the means to go on writing on it.
pub struct Script {
    pub session: Session,
}

impl Script {
    pub fn new() -> Script {
        let Value::Object(rubric) = serde_json::to_value(built_in("agenzia").unwrap()).unwrap() else {
            panic!("a table")
        };
        Script::marking(rubric)
    }

    /// The small day, marked with another rubric.
    pub fn marking(rubric: Map<String, Value>) -> Script {
        let device = DeviceId(id(0xd));
        let nonce = [7u8; 16];
        let mut script = Script { session: Session::found(device, &nonce) };
        let area = |n: u128, name: &str, min, max| NewArea { id: AreaId(id(0xa0 + n)), name: name.into(), min, max };
        script.run(
            LEAD,
            "08:00:00",
            Command::OpenDay(Box::new(OpenDay {
                name: "Pistoia".into(),
                date: "2026-11-24".into(),
                places: 3,
                zone: "Europe/Rome".into(),
                areas: vec![area(1, "Social Media", Some(1), Some(2)), area(2, "Sviluppo web", None, None)],
                rubric,
                laptop: "Guida".into(),
                app: "colloquio".into(),
                nonce: nonce.iter().map(|b| format!("{b:02x}")).collect(),
                lead: (person(LEAD), "Teresa Masi".into()),
                frontdesk: (person(FRONTDESK), "Nadia Serra".into()),
            })),
        );
        for (n, name, role) in [
            (1, "Chiara Bini", Role::Host),
            (2, "Tommaso Galli", Role::Partner),
            (3, "Sara Lombardi", Role::Host),
            (4, "Luca Neri", Role::Partner),
        ] {
            let areas = vec![AreaId(id(0xa0 + if n < 3 { 1 } else { 2 }))];
            let profile =
                Profile { name: Some(name.into()), role: Some(role), areas: Some(areas), ..Profile::default() };
            script.run(LEAD, "08:01:00", Command::AddInterviewer { person: person(n), profile });
        }
        for (n, desk, host, partner) in [(1, "A", 1, 2), (2, "B", 3, 4)] {
            let (host, partner, pair) = (person(host), Some(person(partner)), PairId(id(0xb0 + n)));
            let (desk, shadows) = (desk.into(), Vec::new());
            let add = Command::AddPair { pair, desk, host, partner, block: None, shadows, instead: None };
            script.run(LEAD, "08:02:00", add);
        }
        for (n, (name, area, arrived)) in (1..).zip(PEOPLE) {
            let answers = vec![Answer {
                question: "Perché vuoi partecipare?".into(),
                text: "Sinceramente? Curiosità. E il fatto che non promettiate un posto.".into(),
            }];
            let application = Application {
                name: Some(name.into()),
                area: Some(Some(AreaId(id(0xa0 + area)))),
                town: Some("Agliana".into()),
                answers: Some(answers),
                ..Application::default()
            };
            script.run(LEAD, "08:03:00", Command::AddCandidate { candidate: candidate(n), application });
            if let Some(time) = arrived {
                let state = Presence::Present;
                script.run(FRONTDESK, time, Command::SetPresence { candidate: candidate(n), state });
            }
        }
        script
    }

    pub fn run(&mut self, by: u128, time: &str, command: Command) {
        let ms = at(time);
        let minute = colloquio::domain::interview::parse_minute(&time[..5]).unwrap();
        let now = Now { ms, minute, device: self.session.device() };
        let mut draw = Ids::Seeded(1).draw(self.session.device(), self.session.next_seq());
        self.session.commit(&command, Some(person(by)), &now, &mut draw).unwrap();
    }

    /// An interview of somebody at desk A, begun.
    pub fn start(&mut self, n: u128, who: u128, time: &str) -> InterviewId {
        let interview = InterviewId(id(0xe00 + n));
        let start = Command::StartInterview { interview, candidate: candidate(who), desk: "A".into(), look: None };
        self.run(1, time, start);
        interview
    }

    /// Marks of one seat on all criteria, in the rubric's order, and the seal.
    pub fn seal(&mut self, interview: InterviewId, by: u128, levels: [i64; 7], time: &str) {
        let criteria: Vec<String> = self.day().rubric().unwrap().criteria.iter().map(|c| c.id.clone()).collect();
        for (criterion, level) in criteria.into_iter().zip(levels) {
            let mark = Some(colloquio::domain::fact::Mark::Level(level));
            let interviewer = person(by);
            self.run(
                by,
                time,
                Command::SetMark { interview, interviewer, criterion, mark, note: Some("prova".into()) },
            );
        }
        self.run(by, time, Command::SealSheet { interview, interviewer: person(by) });
    }

    pub fn day(&self) -> &Day {
        self.session.day()
    }
}

impl Stage {
    /// A laptop with no day.
    pub fn empty(lang: Lang) -> Stage {
        let keymap = Keymap::standard().unwrap();
        let mut model = Model::new(Words::new(lang), Charset::Unicode, keymap, Ids::Seeded(2), at("11:18:05"));
        model.size = Size::new(80, 24);
        Stage {
            model,
            paint: Paint { theme: Theme::Both, charset: Charset::Unicode },
            store: Store::Quick,
            appended: 0,
            asked: Vec::new(),
            ticket: 0,
        }
    }

    /// A day with somebody at the keyboard.
    pub fn with(script: Script, by: u128, lang: Lang) -> Stage {
        let mut stage = Stage::empty(lang);
        let read = DayRead {
            session: script.session,
            actor: Some(person(by)),
            access: Access::Write,
            stored_at: Some(at("11:18:05")),
            trial: false,
            found: Default::default(),
            drafts: Default::default(),
        };
        stage.tell(Msg::DayReady(Box::new(read)));
        stage
    }

    /// The small day, with somebody at the keyboard.
    pub fn day(by: u128, lang: Lang) -> Stage {
        Stage::with(Script::new(), by, lang)
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Stage {
        self.tell(Msg::Resized(Size::new(columns, rows)));
        self
    }

    pub fn tell(&mut self, msg: Msg) {
        let mut queue = VecDeque::from([msg]);
        while let Some(msg) = queue.pop_front() {
            for effect in update(&mut self.model, msg) {
                match effect {
                    Effect::Append(_) => {
                        self.ticket += 1;
                        self.appended += 1;
                        queue.push_back(Msg::Asked(self.ticket));
                        if self.store == Store::Quick {
                            queue.push_back(Msg::Stored(self.ticket));
                        }
                    }
                    effect => self.asked.push(effect),
                }
            }
        }
    }

    /// What was silent answers.
    pub fn answer(&mut self) {
        let up_to = self.ticket;
        self.tell(Msg::Stored(up_to));
    }

    /// Keys by name, a blank between them.
    pub fn press(&mut self, keys: &str) -> &mut Stage {
        for key in keys.split_whitespace() {
            self.tell(Msg::Key(Key::parse(key).unwrap()));
        }
        self
    }

    /// Text typed letter by letter.
    pub fn write(&mut self, text: &str) -> &mut Stage {
        for c in text.chars() {
            self.tell(Msg::Key(Key::char(c)));
        }
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Stage {
        self.tell(Msg::Paste(text.to_owned()));
        self
    }

    pub fn current(&self) -> &Current {
        self.model.current.as_ref().unwrap()
    }

    pub fn message(&self) -> String {
        self.model.message.as_ref().map(|message| message.text.clone()).unwrap_or_default()
    }

    /// The terminal after a frame.
    pub fn drawn(&self) -> Terminal<TestBackend> {
        let size = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(size.columns, size.rows)).unwrap();
        terminal.draw(|frame| view::draw(frame, &self.model, self.paint)).unwrap();
        terminal
    }

    /// The screen as rows of text.
    pub fn screen(&self) -> String {
        let terminal = self.drawn();
        let buffer = terminal.backend().buffer();
        let area = buffer.area;
        let mut text = String::new();
        for y in 0..area.height {
            let mut x = 0;
            while x < area.width {
                let symbol = buffer[(x, y)].symbol();
                text.push_str(symbol);
                x += u16::try_from(colloquio::text::width(symbol).max(1)).unwrap();
            }
            text.push('\n');
        }
        text
    }

    pub fn shows(&self, text: &str) -> bool {
        self.screen().contains(text)
    }
}
