//! The exchange with other laptops as a person sees it: who lacks what, one key, the review, what was refused, and clashes.

use super::stage::{FRONTDESK, LEAD, Script, Stage, at, candidate, person};
use colloquio::app::action::Place;
use colloquio::app::exchange::{Contents, FileState, Habit, News, Outcome, Presence, Refusal, Spot, Task, WroteFile};
use colloquio::app::ids::Ids;
use colloquio::app::msg::{Effect, Failed, Msg};
use colloquio::app::screen::{Screen, Tab};
use colloquio::app::session::Session;
use colloquio::app::update::place;
use colloquio::domain::command::{Command, Now};
use colloquio::domain::day::Claim;
use colloquio::domain::entry::Entry;
use colloquio::domain::fact::{Mark, Presence as State};
use colloquio::domain::ids::{DeviceId, EntryId, InterviewId};
use colloquio::text::Lang;
use std::path::PathBuf;
use uuid::Uuid;

/// Another laptop of the day, and what it wrote.
struct Desk {
    session: Session,
    wrote: Vec<Entry>,
}

impl Desk {
    fn join(script: &Script, n: u8, name: &str) -> Desk {
        let device = DeviceId(uuid::Builder::from_unix_timestamp_millis(1_795_500_000_000, &[n; 10]).into_uuid());
        let ms = at("09:10:00");
        let mut session = Session::new(script.day().clone(), device, ms);
        let mut draw = Ids::Seeded(1).draw(device, 1);
        let joined = session.join(name, "colloquio 0", ms, &mut draw).unwrap();
        Desk { session, wrote: joined.stamped.into_iter().map(|stamped| stamped.entry).collect() }
    }

    fn run(&mut self, by: u128, time: &str, command: Command) {
        let ms = at(time);
        let now = Now { ms, minute: 600, device: self.session.device() };
        let mut draw = Ids::Seeded(1).draw(self.session.device(), self.session.next_seq());
        let done = self.session.commit(&command, Some(person(by)), &now, &mut draw).unwrap();
        self.wrote.extend(done.stamped.into_iter().map(|stamped| stamped.entry));
    }

    /// An interview at desk B with two marks on Sara's sheet.
    fn interview(&mut self) -> InterviewId {
        let interview = InterviewId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0b01));
        let start = Command::StartInterview { interview, candidate: candidate(5), desk: "B".into(), look: None };
        self.run(3, "10:00:00", start);
        for criterion in ["ATT", "PRO"] {
            let mark = Some(Mark::Level(4));
            let interviewer = person(3);
            self.run(
                3,
                "10:05:00",
                Command::SetMark { interview, interviewer, criterion: criterion.into(), mark, note: None },
            );
        }
        interview
    }

    fn heard_by(&self, script: &mut Script, entries: impl IntoIterator<Item = usize>, header: &str) {
        for entry in entries {
            script.session.day_mut().apply(self.wrote[entry].clone());
        }
        let claims = [Claim { device: self.session.device(), seq: self.wrote.len() as u64 }];
        script.session.day_mut().hear(&claims, self.session.device(), at(header));
    }
}

/// What stands beside the list, as running text.
fn told(stage: &Stage) -> String {
    let screen = stage.screen();
    let lines = screen.lines().filter_map(|line| line.split_once('│').map(|(_, told)| told.trim()));
    lines.collect::<Vec<_>>().join(" ")
}

fn stick() -> Spot {
    Spot { path: PathBuf::from("/media/COLLOQUIO"), name: "COLLOQUIO".into(), bundles: 1 }
}

fn bundle(name: &str) -> PathBuf {
    stick().path.join(name)
}

/// Entries by number.
fn new(numbers: std::ops::Range<u128>) -> Vec<EntryId> {
    numbers.map(|n| EntryId(Uuid::from_u128(n))).collect()
}

fn ready() -> FileState {
    let contents = Contents {
        from: "Banco 2".into(),
        written: at("11:02:00"),
        new: new(0..12),
        sheets: 1,
        adds: vec!["una scheda chiusa".into()],
        changes: vec!["prima → dopo".into()],
        clashes: vec!["assente o presente".into()],
        people: vec!["C005 Niccolò Baldacci".into()],
        ..Contents::default()
    };
    FileState::Ready(Box::new(contents))
}

fn refused() -> FileState {
    let failed = Failed {
        what: "Questo pacchetto è di un'altra giornata: Prato, 2026-10-12. Qui c'è Pistoia, 2026-11-24.".into(),
        safe: "Non ho preso niente.".into(),
        next: "Controlla la chiavetta.".into(),
    };
    FileState::Refused(Refusal { short: "altra giornata, Prato".into(), failed })
}

/// The page with a stick in, one file that brings something and one of another day.
fn with_stick(by: u128) -> Stage {
    let mut stage = Stage::day(by, Lang::It);
    stage.press("g s");
    stage.tell(Msg::News(News::Spots(vec![stick()])));
    let files =
        vec![(bundle("a.colloquio.json"), FileState::Found), (bundle("prato.colloquio.json"), FileState::Found)];
    stage.tell(Msg::News(News::Listed(stick(), files)));
    stage.tell(Msg::News(News::File(bundle("a.colloquio.json"), ready())));
    stage.tell(Msg::News(News::File(bundle("prato.colloquio.json"), refused())));
    stage.tell(Msg::News(News::Ended(Task::Look, Outcome::Looked)));
    stage.asked.clear();
    stage
}

/// A stick that is in, with a file that brings something.
pub fn stick_in(stage: &mut Stage) {
    stage.tell(Msg::News(News::Spots(vec![stick()])));
    stage.tell(Msg::News(News::Listed(stick(), vec![(bundle("a.colloquio.json"), ready())])));
}

/// Laptops that lack something, one that waits, a clash, and a stick: everything the page can say.
pub fn busy_page(lang: Lang) -> Stage {
    let mut script = contested();
    let mut desk = Desk::join(&script, 9, "Postazione D");
    desk.interview();
    let last = desk.wrote.len();
    desk.heard_by(&mut script, [0, last - 1], "11:05:00");
    let mut stage = Stage::with(script, LEAD, lang);
    stage.press("g s down");
    let files = vec![
        (bundle("pistoia_postazione-d_1105_3f2a91c0-4.colloquio.json"), ready()),
        (bundle("prato_guida_0900_01a20e21-1.colloquio.json"), refused()),
    ];
    stage.tell(Msg::News(News::Spots(vec![stick()])));
    stage.tell(Msg::News(News::Listed(stick(), files)));
    stage.tell(Msg::News(News::Ended(Task::Look, Outcome::Looked)));
    stage
}

#[test]
fn g_s_opens_it_and_esc_goes_where_it_came_from() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("2 g s");
    assert_eq!(place(&stage.model), Place::Sync);
    assert!(stage.asked.iter().any(|effect| matches!(effect, Effect::LookAround)), "sticks are looked for");
    stage.press("esc");
    assert!(matches!(stage.model.screen(), Screen::Main(main) if main.tab == Tab::Pairs));
    assert!(stage.current().rows.sync.is_none(), "rows nobody looks at are not kept");
}

#[test]
fn a_day_of_one_laptop_says_what_to_do_and_that_it_is_not_protected() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("g s");
    assert!(stage.shows("Nessun altro portatile sentito. e esporta il primo pacchetto."), "{}", stage.screen());
    assert!(stage.shows("! non protetta"), "{}", stage.screen());
}

#[test]
fn the_laptop_that_lacks_something_is_named_with_what_and_since_when() {
    let mut script = Script::new();
    let mut desk = Desk::join(&script, 7, "Banco 2");
    desk.interview();
    // everything of it is here: two sheets are owed, one is begun
    desk.heard_by(&mut script, 0..desk.wrote.len(), "10:32:00");
    let mut stage = Stage::with(script, LEAD, Lang::It).size(120, 36);
    stage.press("g s down");
    let screen = stage.screen();
    assert!(screen.contains("Banco 2: mancano 2 schede, sentito alle 10:32."), "{screen}");
    assert!(screen.contains("muto dalle 10:32"), "46 minutes are long: {screen}");
    assert!(screen.contains("Sara Lombardi su Niccolò Baldacci: non"), "{screen}");
    assert!(screen.contains("Luca Neri su Niccolò Baldacci: mai sentita"), "{screen}");
    assert!(screen.contains("Quello che si sa è delle 10:32."), "figures of others say how old they are: {screen}");
}

#[test]
fn what_waits_is_shown_with_the_entries_it_waits_for() {
    let mut script = Script::new();
    let mut desk = Desk::join(&script, 7, "Banco 2");
    desk.interview();
    let last = desk.wrote.len();
    desk.heard_by(&mut script, [0, last - 1], "10:32:00");
    let mut stage = Stage::with(script, LEAD, Lang::It);
    stage.press("g s down");
    let screen = stage.screen();
    assert!(screen.contains("1 aspetta"), "{screen}");
    assert!(screen.contains(&format!("mancano quelle da 2 a {}", last - 1)), "{screen}");
}

#[test]
fn a_laptop_that_exists_twice_is_named_with_the_way_out() {
    let mut script = Script::new();
    let desk = Desk::join(&script, 7, "Banco 2");
    let run = |who: u128, state| {
        let mut copy = Desk { session: desk.session.clone(), wrote: Vec::new() };
        copy.run(FRONTDESK, "10:00:00", Command::SetPresence { candidate: candidate(who), state });
        copy.wrote
    };
    desk.heard_by(&mut script, [0], "09:10:00");
    for entry in [run(3, State::Present), run(4, State::Late)].concat() {
        script.session.day_mut().apply(entry);
    }
    let mut stage = Stage::with(script, LEAD, Lang::It).size(120, 36);
    stage.press("g s down");
    let screen = stage.screen();
    assert!(screen.contains("doppio: due storie"), "{screen}");
    assert!(told(&stage).contains("continua da sé con un nome nuovo"), "{screen}");
}

/// Two laptops say of everybody where they are.
pub fn contested_by_all() -> Script {
    let mut script = Script::new();
    let mut desk = Desk::join(&script, 7, "Banco 2");
    for n in 1..=8 {
        let set = |state| Command::SetPresence { candidate: candidate(n), state };
        desk.run(FRONTDESK, "10:00:00", set(State::Absent));
        script.run(FRONTDESK, "10:01:00", set(State::Late));
    }
    let all = desk.wrote.len();
    desk.heard_by(&mut script, 0..all, "10:32:00");
    script
}

/// A laptop that joined and has nothing more to give.
pub fn another_laptop(script: &mut Script) {
    Desk::join(script, 7, "Banco 2").heard_by(script, [0], "11:02:00");
}

/// A stick with one file whose text is longer than the window, on its review.
pub fn long_review() -> Stage {
    let mut stage = with_stick(LEAD);
    let FileState::Ready(mut contents) = ready() else { panic!("made so") };
    contents.changes = (1..=40).map(|n| format!("cambiamento {n}")).collect();
    stage.tell(Msg::News(News::File(bundle("a.colloquio.json"), FileState::Ready(contents))));
    stage.press("i");
    stage
}

/// A stick with two files of twelve entries each, of which eight are the same.
pub fn two_files_with_the_same() -> Stage {
    let mut stage = with_stick(LEAD);
    let FileState::Ready(mut contents) = ready() else { panic!("made so") };
    contents.new = new(4..16);
    stage.tell(Msg::News(News::File(bundle("b.colloquio.json"), FileState::Ready(contents))));
    stage
}

/// Two laptops say where Bianca is.
fn contested() -> Script {
    let mut script = Script::new();
    let mut desk = Desk::join(&script, 7, "Banco 2");
    let set = |state| Command::SetPresence { candidate: candidate(3), state };
    desk.run(FRONTDESK, "10:00:00", set(State::Absent));
    script.run(FRONTDESK, "10:01:00", set(State::Present));
    desk.heard_by(&mut script, 0..2, "10:32:00");
    script
}

#[test]
fn a_clash_stands_there_with_both_values_and_the_lead_settles_it() {
    let mut stage = Stage::with(contested(), LEAD, Lang::It);
    stage.press("g s end");
    let screen = stage.screen();
    let both = |line: &str| line.contains("assente (Banco 2, 10:00)") && line.contains("presente (Guida, 10:01)");
    assert!(screen.lines().any(both), "{screen}");
    stage.press("a");
    assert_eq!(place(&stage.model), Place::Menu);
    let before = stage.appended;
    stage.press("1");
    assert_eq!(stage.appended, before + 1);
    assert!(stage.current().rows.sync.as_ref().unwrap().clashes.is_empty());
}

#[test]
fn whoever_is_not_the_lead_sees_the_clash_and_cannot_settle_it() {
    let mut stage = Stage::with(contested(), FRONTDESK, Lang::It);
    stage.press("g s end a");
    assert_eq!(place(&stage.model), Place::Sync);
    assert!(stage.shows("Sceglie chi coordina."), "{}", stage.screen());
}

#[test]
fn the_first_time_the_one_key_asks_where_and_then_no_more() {
    let mut stage = with_stick(LEAD);
    stage.press("s");
    assert_eq!(place(&stage.model), Place::Menu, "{}", stage.screen());
    stage.press("1");
    let [Effect::KeepFolder(Some(kept), Habit::Off), Effect::SyncFolder(synced)] = stage.asked.as_slice() else {
        panic!("{:?}", stage.asked)
    };
    assert_eq!((kept, synced), (&stick().path, &stick().path));
    stage.tell(Msg::News(News::Ended(Task::Sync, done(None))));
    stage.asked.clear();
    stage.press("s");
    assert!(matches!(stage.asked.as_slice(), [Effect::SyncFolder(_)]), "one key: {:?}", stage.asked);
}

fn done(wrote: Option<WroteFile>) -> Outcome {
    Outcome::Done { new: 12, taken: 1, refused: 0, arriving: 0, wrote }
}

#[test]
fn with_no_stick_a_field_asks_for_the_folder() {
    let mut stage = Stage::day(LEAD, Lang::It);
    stage.press("g s s").write("/home/dati").press("enter");
    assert!(stage.asked.iter().any(|effect| matches!(effect, Effect::SyncFolder(path) if path.ends_with("dati"))));
}

#[test]
fn four_keys_import_what_the_stick_has_and_nothing_is_taken_before_the_last() {
    let mut stage = with_stick(LEAD);
    stage.press("esc");
    let keys = ["g", "s", "i", "enter"];
    for key in &keys[..3] {
        stage.press(key);
        assert!(!stage.asked.iter().any(|effect| matches!(effect, Effect::TakeFiles(_))), "{key}");
    }
    assert_eq!(place(&stage.model), Place::Review);
    stage.press(keys[3]);
    let taken = stage.asked.iter().find_map(|effect| match effect {
        Effect::TakeFiles(files) => Some(files.clone()),
        _ => None,
    });
    assert_eq!(taken, Some(vec![bundle("a.colloquio.json")]), "the refused one is not among them");
}

#[test]
fn the_review_says_what_would_change_and_esc_leaves_all_as_it_was() {
    let mut stage = with_stick(LEAD).size(120, 36);
    stage.press("i");
    let screen = stage.screen();
    let told = told(&stage);
    for said in ["una scheda chiusa", "C005 Niccolò Baldacci", "prima → dopo", "assente o presente", "Banco 2"] {
        assert!(told.contains(said), "{said}: {screen}");
    }
    stage.press("esc");
    assert_eq!(place(&stage.model), Place::Sync);
    assert!(!stage.asked.iter().any(|effect| matches!(effect, Effect::TakeFiles(_) | Effect::SyncFolder(_))));
}

#[test]
fn a_refused_file_stays_listed_with_its_reason_and_both_days() {
    let mut stage = with_stick(LEAD).size(120, 36);
    stage.tell(Msg::News(News::Ended(Task::Take, done(None))));
    stage.press("end");
    let screen = stage.screen();
    assert!(screen.contains("rifiutato: altra giornata, Prato"), "{screen}");
    let told = told(&stage);
    assert!(told.contains("Prato, 2026-10-12") && told.contains("Pistoia, 2026-11-24"), "{screen}");
}

#[test]
fn four_keys_export_and_the_stick_may_be_pulled_only_when_the_file_is_there() {
    let mut stage = with_stick(LEAD);
    stage.press("esc g s e enter");
    assert!(
        matches!(stage.asked.last(), Some(Effect::WriteBundle(path)) if *path == stick().path),
        "{:?}",
        stage.asked
    );
    assert!(!stage.message().contains("togliere"), "not yet: {}", stage.message());
    let wrote = WroteFile { path: bundle("b.colloquio.json"), drafts: 0 };
    stage.tell(Msg::News(News::Ended(Task::Write, done(Some(wrote)))));
    assert!(stage.message().contains("puoi togliere la chiavetta"), "{}", stage.message());
    let failed = Failed { what: "piena".into(), safe: "al sicuro".into(), next: "fai spazio".into() };
    stage.press("e enter");
    stage.tell(Msg::News(News::Ended(Task::Write, Outcome::Failed(failed))));
    assert!(!stage.shows("togliere") && stage.shows("piena"), "{}", stage.screen());
}

#[test]
fn esc_stops_the_work_before_it_leaves_the_page() {
    let mut stage = with_stick(LEAD);
    stage.press("i enter");
    stage.tell(Msg::News(News::At { task: Task::Take, file: "a.colloquio.json".into() }));
    stage.model.now += 1_000;
    assert!(stage.shows("Esc ferma"), "{}", stage.screen());
    stage.press("esc");
    assert!(matches!(stage.asked.last(), Some(Effect::StopWork)));
    assert_eq!(place(&stage.model), Place::Sync);
    stage.tell(Msg::News(News::Ended(Task::Take, Outcome::Stopped { new: 3 })));
    assert!(stage.message().contains("3 voci nuove"), "{}", stage.message());
}

#[test]
fn a_mark_typed_while_files_are_taken_is_stored_like_any_other() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1");
    stage.tell(Msg::News(News::At { task: Task::Take, file: "a.colloquio.json".into() }));
    let before = stage.appended;
    stage.press("4 3");
    assert_eq!(stage.appended, before + 2);
    assert!(!stage.shows("Esc ferma"), "the sheet's line is the sheet's: {}", stage.screen());
}

#[test]
fn a_watched_folder_offers_or_takes_as_set_and_a_pulled_stick_is_said_quietly() {
    let mut stage = with_stick(LEAD);
    stage.press("w");
    assert!(!matches!(place(&stage.model), Place::Menu), "no folder to watch yet");
    stage.press("f 1");
    stage.tell(Msg::News(News::Ended(Task::Look, Outcome::Looked)));
    stage.press("w 1");
    assert!(matches!(stage.asked.last(), Some(Effect::KeepFolder(Some(_), Habit::Offer))), "{:?}", stage.asked);
    stage.press("esc");
    stage.tell(Msg::News(News::File(bundle("c.colloquio.json"), ready())));
    assert!(stage.message().contains("Sono arrivati 2 pacchetti"), "{}", stage.message());
    stage.tell(Msg::News(News::Watched(Presence::Gone)));
    assert!(stage.message().contains("Niente si è perso"), "{}", stage.message());
    assert!(stage.model.overlays.is_empty(), "no dialog over a pulled stick");
    stage.press("g s w 2");
    assert!(matches!(stage.asked.last(), Some(Effect::KeepFolder(Some(_), Habit::Take))), "{:?}", stage.asked);
}

#[test]
fn what_keeps_the_day_from_closing_leads_to_its_laptop() {
    let mut script = Script::new();
    let mut desk = Desk::join(&script, 7, "Banco 2");
    desk.interview();
    desk.heard_by(&mut script, [0], "10:32:00");
    let mut stage = Stage::with(script, LEAD, Lang::It);
    stage.press("m");
    let rows = stage.current().rows.missing.len();
    for _ in 0..rows {
        if stage.screen().lines().any(|line| line.contains('►') && line.contains("Banco 2")) {
            break;
        }
        stage.press("down");
    }
    stage.press("enter");
    assert!(
        matches!(stage.model.screen(), Screen::Sync(page) if page.pointer.id == Some(colloquio::app::screen::SyncRow::Laptop(desk.session.device()))),
        "{}",
        stage.screen()
    );
}
