//! The screen's own way to take files in and out, with real stores and the real thread, without a terminal: a mark typed
//! meanwhile is stored like any other, stopping leaves nothing half done, and two screens over one folder come to one day.

use crate::rooms::{LEAD, add, opening};
use crate::sync::unfinished::world;
use colloquio::app::exchange::{FileState, Habit, News};
use colloquio::app::key::Key;
use colloquio::app::keymap::Keymap;
use colloquio::app::laptop::{Laptop, Reach, export, import_new};
use colloquio::app::model::Model;
use colloquio::app::msg::{Effect, Failed, Msg};
use colloquio::bundle::Progress;
use colloquio::domain::day::Day;
use colloquio::domain::fact::Fact;
use colloquio::domain::ids::DayId;
use colloquio::text::{Charset, Lang, Words};
use colloquio::tui::backstage::Backstage;
use colloquio::tui::event_loop::Loop;
use colloquio::tui::watch::Watermarks;
use colloquio::tui::widgets::strip::Paint;
use colloquio::tui::{Outside, Sticks};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

fn nothing() -> Failed {
    Failed { what: "not here".into(), safe: String::new(), next: String::new() }
}

fn outside() -> Outside {
    Outside {
        new_day: |_, _, _, _, _| Err(nothing()),
        demo: |_, _| Err(nothing()),
        laptop_name: |_, mark| mark.to_owned(),
        store_failed: |_, error| Failed { what: error.to_string(), ..nothing() },
        laptop_failed: |_, error| Failed { what: error.to_string(), ..nothing() },
        import_failed: |_, _, fault| Failed { what: fault.to_string(), ..nothing() },
    }
}

/// The first page, where there is no day.
fn welcome(store: PathBuf) -> Loop {
    let world = world(store);
    let keymap = Keymap::standard().unwrap();
    let model = Model::new(Words::new(Lang::It), Charset::Unicode, keymap, world.ids, world.clock.now_ms());
    let (sender, told) = tokio::sync::mpsc::unbounded_channel();
    let backstage = Backstage::new(world, outside(), Sticks::At(Vec::new()), sender, Arc::new(Watermarks::default()));
    Loop { model, backstage, told, paint: Paint::default(), stored: Arc::new(Mutex::new(String::new())) }
}

/// A screen on a store, the lead at the keyboard.
fn screen(store: PathBuf, day: DayId) -> Loop {
    let mut screen = welcome(store);
    let msg = screen.backstage.open(&screen.model.words, day, Some("lead"));
    screen.take(msg);
    screen
}

/// What a turn came to.
#[derive(PartialEq, Eq)]
enum Turn {
    /// Nothing waits.
    Idle,
    /// Something was taken.
    Went,
    /// The other thread's work ended.
    Ended,
}

/// One thing that waits is taken.
fn turn(screen: &mut Loop) -> Turn {
    if let Ok(told) = screen.told.try_recv() {
        let Some(msg) = screen.backstage.heard(&mut screen.model, told) else { return Turn::Went };
        let ended = matches!(msg, Msg::News(News::Ended(..)));
        screen.take(msg);
        return if ended { Turn::Ended } else { Turn::Went };
    }
    if screen.backstage.can_step() {
        if let Some(msg) = screen.backstage.step(&mut screen.model) {
            screen.take(msg);
        }
        return Turn::Went;
    }
    Turn::Idle
}

/// Asks for something and takes turns until it is done; `between` is called before every turn.
fn ask(screen: &mut Loop, effect: Effect, mut between: impl FnMut(&mut Loop)) {
    let until = Instant::now() + Duration::from_secs(60);
    if let Some(msg) = screen.backstage.perform(&mut screen.model, effect) {
        screen.take(msg);
    }
    loop {
        assert!(Instant::now() < until, "it does not end");
        between(screen);
        match turn(screen) {
            Turn::Ended => return,
            Turn::Went => {}
            Turn::Idle => std::thread::sleep(Duration::from_millis(1)),
        }
    }
}

fn press(screen: &mut Loop, keys: &str) {
    for key in keys.split_whitespace() {
        screen.take(Msg::Key(Key::parse(key).unwrap()));
    }
}

fn day(screen: &Loop) -> &Day {
    screen.model.current.as_ref().unwrap().day()
}

struct Two {
    folder: tempfile::TempDir,
    day: DayId,
    /// Everything the founder holds, in one file.
    full: PathBuf,
}

impl Two {
    /// A founder with so many candidates, and a laptop that joined when there were three.
    fn new(candidates: usize) -> Two {
        let folder = tempfile::tempdir().unwrap();
        let stick = folder.path().join("stick");
        std::fs::create_dir(&stick).unwrap();
        let (mut founder, _) = Laptop::found(&world(folder.path().join("guida")), opening(), Box::new(|_| {})).unwrap();
        let people = |founder: &mut Laptop, range: std::ops::Range<usize>| {
            let mut last = 0;
            for n in range {
                let (now, mut draw) = (founder.now(), founder.draw());
                last = founder.commit(&add(n, &format!("Persona {n}")), LEAD, &now, &mut draw).unwrap().1;
            }
            founder.store.wait_for(last).unwrap();
        };
        people(&mut founder, 0..3);
        let kickoff = export(&mut founder, &stick, &Reach::Full).unwrap().written.path;
        let quiet = Progress::default();
        let name = |mark: &str| mark.to_owned();
        let banco = world(folder.path().join("banco"));
        import_new(&banco, &kickoff, Some("Banco B"), name, Box::new(|_| {}), &quiet).unwrap();
        std::fs::remove_file(kickoff).unwrap();
        people(&mut founder, 3..candidates);
        let full = export(&mut founder, &stick, &Reach::Full).unwrap().written.path;
        Two { day: founder.session.day_id(), full, folder }
    }

    fn screen(&self, store: &str) -> Loop {
        screen(self.folder.path().join(store), self.day)
    }

    fn stick(&self) -> PathBuf {
        self.folder.path().join("stick")
    }

    /// The day of a store as it is found when it is opened again.
    fn stored(&self, store: &str) -> Day {
        let laptop = Laptop::open(&world(self.folder.path().join(store)), self.day, Box::new(|_| {})).unwrap();
        laptop.day().clone()
    }
}

#[test]
fn whatever_is_typed_while_a_file_is_taken_in_is_stored_and_no_number_is_given_twice() {
    // more than one group
    let two = Two::new(1_200);
    let mut banco = two.screen("banco");
    press(&mut banco, "home");
    let own = banco.model.current.as_ref().unwrap().session.device();
    let (mut typed, mut turns) = (0, 0);
    ask(&mut banco, Effect::TakeFiles(vec![two.full.clone()]), |banco| {
        turns += 1;
        // a check-in, and its undo: two entries each time
        if banco.backstage.can_step() && typed < 12 {
            press(banco, "enter u");
            typed += 2;
        }
    });
    assert!(typed >= 6, "keys came between the groups: {typed} in {turns} turns");
    assert!(banco.backstage.close(&mut banco.model));
    let shown = day(&banco).digest();
    drop(banco);
    let stored = two.stored("banco");
    assert_eq!(stored.digest(), shown, "what was on the screen is on the disk");
    assert!(stored.forked().is_empty());
    let own: Vec<_> = stored.entries().filter(|entry| entry.stamp.device == own).collect();
    let presences = own.iter().filter(|entry| matches!(entry.fact(), Some(Fact::PresenceSet(_)))).count();
    assert_eq!(presences, typed);
    assert!(own.iter().any(|entry| matches!(entry.fact(), Some(Fact::SyncTaken(_)))), "and the receipt is there");
    assert_eq!(stored.candidates().len(), 1_200);
}

#[test]
fn stopped_between_two_groups_what_is_in_stays_and_the_same_file_brings_the_rest() {
    let two = Two::new(1_200);
    let mut banco = two.screen("banco");
    let before = day(&banco).held();
    let mut stopped = false;
    ask(&mut banco, Effect::TakeFiles(vec![two.full.clone()]), |banco| {
        if !stopped && day(banco).held() > before {
            banco.backstage.perform(&mut banco.model, Effect::StopWork);
            stopped = true;
        }
    });
    let some = day(&banco).candidates().len();
    assert!(stopped && 3 < some && some < 1_200, "{some}");
    ask(&mut banco, Effect::TakeFiles(vec![two.full.clone()]), |_| {});
    assert_eq!(day(&banco).candidates().len(), 1_200);
    assert!(banco.backstage.close(&mut banco.model));
    drop(banco);
    assert_eq!(two.stored("banco").digest(), two.stored("guida").digest());
}

#[test]
fn two_screens_over_one_folder_come_to_one_day_and_repeat_without_a_trace() {
    let two = Two::new(5);
    let files = || std::fs::read_dir(two.stick()).unwrap().count();
    let mut banco = two.screen("banco");
    press(&mut banco, "enter");
    ask(&mut banco, Effect::SyncFolder(two.stick()), |_| {});
    assert_eq!(files(), 2, "{:?}", banco.model.message);
    ask(&mut banco, Effect::SyncFolder(two.stick()), |_| {});
    assert_eq!(files(), 2, "nothing new, no new file");
    let mut guida = two.screen("guida");
    ask(&mut guida, Effect::SyncFolder(two.stick()), |_| {});
    ask(&mut banco, Effect::SyncFolder(two.stick()), |_| {});
    assert_eq!(day(&guida).digest(), day(&banco).digest());
}

#[test]
fn a_file_that_was_only_looked_at_changes_nothing() {
    let two = Two::new(5);
    let mut banco = two.screen("banco");
    let (held, next) = (day(&banco).held(), banco.model.current.as_ref().unwrap().session.next_seq());
    ask(&mut banco, Effect::LookInto(two.stick()), |_| {});
    let [file] = banco.model.exchange.files.as_slice() else { panic!("one file") };
    let FileState::Ready(contents) = &file.state else { panic!("{file:?}") };
    assert_eq!((contents.new.len(), contents.people.len()), (4, 2), "{contents:?}");
    assert_eq!((day(&banco).held(), banco.model.current.as_ref().unwrap().session.next_seq()), (held, next));
    assert!(banco.backstage.close(&mut banco.model));
    drop(banco);
    assert_eq!(two.stored("banco").held(), held);
}

#[test]
fn a_folder_that_is_gone_is_a_sentence_and_nothing_is_lost() {
    let two = Two::new(5);
    let mut banco = two.screen("banco");
    let before = day(&banco).digest();
    ask(&mut banco, Effect::SyncFolder(Path::new("/nowhere/at/all").into()), |_| {});
    assert!(!banco.model.overlays.is_empty(), "it is said");
    assert_eq!(day(&banco).digest(), before);
    press(&mut banco, "esc enter");
    assert!(banco.backstage.close(&mut banco.model));
}

#[test]
fn a_watched_folder_takes_what_stood_still_and_waits_for_what_grows() {
    let two = Two::new(5);
    let mut banco = two.screen("banco");
    let whole = std::fs::read(&two.full).unwrap();
    std::fs::write(&two.full, &whole[..whole.len() / 2]).unwrap();
    let watch = Effect::WatchFolder(Some(two.stick()), Habit::Take);
    banco.backstage.perform(&mut banco.model, watch);
    let until = Instant::now() + Duration::from_secs(30);
    let mut arriving = false;
    while day(&banco).candidates().len() < 5 {
        assert!(Instant::now() < until, "{:?}", banco.model.exchange);
        if turn(&mut banco) == Turn::Idle {
            std::thread::sleep(Duration::from_millis(5));
        }
        if !arriving && banco.model.exchange.files.iter().any(|file| file.state == FileState::Arriving) {
            arriving = true;
            std::fs::write(&two.full, &whole).unwrap();
        }
    }
    assert!(arriving, "half of it was waited for");
    assert!(banco.backstage.close(&mut banco.model));
}

/// Nobody has a laptop yet, so the thread makes it; the loop only waits for it, and a key does not.
#[test]
fn a_day_is_joined_from_the_first_page_while_keys_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let golden = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bundles").join(name);
    let mut screen = welcome(folder.path().join("store"));
    let join = |screen: &mut Loop, file: &str| {
        press(screen, "1");
        screen.take(Msg::Paste(golden(file).to_str().unwrap().to_owned()));
        press(screen, "enter");
        // nothing of it was done on the loop
        assert!(screen.model.current.is_none() && screen.model.exchange.is_busy());
    };
    let until = Instant::now() + Duration::from_secs(60);
    let wait = |screen: &mut Loop| {
        while screen.model.exchange.is_busy() {
            assert!(Instant::now() < until, "it does not end");
            if turn(screen) == Turn::Idle {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
    };
    // one that cannot be opened is said, and the page is free again
    join(&mut screen, "08-damaged.colloquio.json");
    wait(&mut screen);
    assert!(screen.model.current.is_none() && !screen.model.overlays.is_empty());
    screen.model.overlays.clear();

    join(&mut screen, "11-a-lead-kickoff.colloquio.json");
    let lang = screen.model.words.lang();
    press(&mut screen, "2");
    assert!(screen.model.overlays.is_empty(), "one day at a time");
    press(&mut screen, "4");
    assert_ne!(screen.model.words.lang(), lang, "a key is answered meanwhile");
    wait(&mut screen);
    assert_eq!(day(&screen).held(), 11, "the file's nine, this laptop's first word and its receipt");
    assert!(screen.backstage.close(&mut screen.model));
    // stopped before anything was taken: no day
    let mut other = welcome(folder.path().join("altro"));
    press(&mut other, "1");
    other.take(Msg::Paste(golden("missing.colloquio.json").to_str().unwrap().to_owned()));
    press(&mut other, "enter esc");
    assert!(other.model.exchange.work.as_ref().is_some_and(|work| work.stopping), "Esc stops it");
    wait(&mut other);
    assert!(other.model.current.is_none() && !folder.path().join("altro").exists());
}
