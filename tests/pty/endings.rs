//! Every road out gives the terminal back and leaves the store free: keys, signals, a closed window, a pause, a crash.

use crate::room::{CRITERIA, Room, marks};
use crate::terminal::Terminal;
use std::process::Command;

/// After the end whoever comes next holds the store and finds the three marks that were seen as stored.
fn is_all_there(room: &Room, from: &str) {
    let wanted: Vec<_> = [4, 3, 5].into_iter().zip(CRITERIA).map(|(level, id)| (id.to_owned(), level)).collect();
    assert_eq!(marks(&room.laptop, "I01"), wanted, "{from}");
    room.laptop.acting("lead").done(&["candidates", "arrive", "C002"]);
}

/// Three marks in the middle of a sheet, each of them called stored.
fn three_marks(room: &Room) -> Terminal {
    let mut t = room.marking();
    assert!(t.is_taken());
    t.press("435").see_row(&["►", "MES"]).see("● salvato");
    t
}

#[test]
fn signals_end_it_in_order() {
    for name in ["TERM", "INT"] {
        let room = Room::new();
        let mut t = three_marks(&room);
        t.signal(name);
        let ended = t.end();
        assert_eq!((ended.code, ended.signal), (0, None), "{name}: {}", ended.screen);
        is_all_there(&room, name);
    }
}

#[test]
fn a_hang_up_signal_ends_it_in_order() {
    let room = Room::new();
    let mut t = three_marks(&room);
    t.signal("HUP");
    let ended = t.end();
    assert_eq!((ended.code, ended.signal), (1, None), "{}", ended.screen);
    is_all_there(&room, "HUP");
}

#[test]
fn a_closed_window_leaves_no_orphan() {
    let room = Room::new();
    let mut t = three_marks(&room);
    t.hang_up();
    let ended = t.wait_end();
    assert_eq!((ended.code, ended.signal), (1, None));
    is_all_there(&room, "closed window");
}

#[test]
fn a_note_being_written_is_stored_before_the_end() {
    let room = Room::new();
    let mut t = three_marks(&room);
    t.press("Tab").see("nota su MES").write("Due clienti suoi.").see("Due clienti suoi.").signal("TERM");
    assert_eq!(t.end().code, 0);
    let sheet = room.laptop.acting("I01").json(&["scores", "list"]).to_string();
    assert!(sheet.contains("Due clienti suoi."), "{sheet}");
}

#[test]
fn ctrl_c_once_warns_and_twice_leaves() {
    let room = Room::new();
    let mut t = three_marks(&room);
    t.press("Ctrl+C").see("Ctrl+C");
    // any other key in between starts over
    t.press("4").see_row(&["►", "COL"]).press("Ctrl+C").see("Ctrl+C").press("Ctrl+C");
    let ended = t.end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert_eq!(marks(&room.laptop, "I01").len(), 4);
}

#[test]
fn leaving_is_asked_once_and_can_be_thought_over() {
    let room = Room::new();
    let mut t = three_marks(&room);
    t.press("q").see("Uscire?").see("Tutto è salvato");
    t.press("Esc").see_gone("Uscire?").see("Scheda di Chiara Bini");
    t.leave();
    is_all_there(&room, "q q");
}

#[test]
fn killed_in_the_middle_every_mark_that_was_seen_as_stored_is_there() {
    let room = Room::new();
    let mut t = three_marks(&room);
    t.signal("KILL");
    let ended = t.wait_end();
    assert!(ended.signal.is_some(), "{ended:?}");
    drop(t);
    // the same seat opens it again: the hand-over comes first, then the sheet as it was, its marks covered until v
    let mut t = room.sit("I01");
    t.see("CHIARA BINI").press("Enter").see_row(&["ATT", "votato"]).see_row(&["►", "MES"]);
    t.press("v").see_row(&["ATT", "□ 4"]);
    t.leave();
    is_all_there(&room, "KILL");
}

#[test]
fn killed_at_the_moment_a_mark_is_called_stored() {
    let mut room = Room::new();
    room.marking().leave();
    for (n, criterion) in CRITERIA.iter().enumerate() {
        // a minute passes each second, so that each answer of the store has a time of its own
        room.laptop = room.laptop.at(&format!("2026-11-24T{}:00:00+01:00+60", n + 13));
        let mut t = room.sit("I01");
        t.see("CHIARA BINI").press("Enter");
        let before = stored_at(&t.see_row(&["►", criterion]).screen());
        t.press("4").wait("a later time of storing", |screen| stored_at(screen) > before);
        t.signal("KILL");
        t.wait_end();
        assert_eq!(marks(&room.laptop, "I01").len(), n + 1, "{criterion}");
    }
}

/// The time that stands beside the sign for stored.
fn stored_at(screen: &str) -> Option<String> {
    screen.lines().next()?.split("● salvato ").nth(1).map(str::to_owned)
}

#[test]
fn paused_with_ctrl_z_and_back_with_fg() {
    let room = Room::new();
    room.laptop.acting("frontdesk").done(&["candidates", "arrive", "C001"]);
    let program = room.laptop.acting("I01").command(&[]);
    // an interactive shell has job control: the program is a job of its own, as when a person starts it
    let mut shell = Command::new("bash");
    shell.env_clear().args(["--norc", "--noprofile", "--noediting", "-i"]);
    shell.current_dir(program.get_current_dir().expect("a folder"));
    shell.envs(program.get_envs().filter_map(|(key, value)| Some((key, value?))));
    shell.env("PS1", "shell> ").env("PATH", std::env::var_os("PATH").unwrap_or_default());
    let line: Vec<String> = std::iter::once(program.get_program())
        .chain(program.get_args())
        .map(|word| format!("'{}'", word.display()))
        .collect();
    let mut t = Terminal::start(&shell, 80, 24);
    t.see("shell>").write(&format!("{}\r", line.join(" "))).see("Tocca a");
    assert!(t.is_taken());
    for _ in 0..2 {
        t.press("Ctrl+Z").see("fg").see("Stopped").see("shell>");
        t.see_given_back();
        t.write("fg\r").see("Tocca a").see("q esci");
        assert!(t.is_taken());
    }
    t.press("t").see("Conoscete Zoë Càvoli?").press("Esc").see_gone("Conoscete");
    t.press("q q");
    // not the one above it, where fg was typed: until the program is gone the shell reads nothing
    t.wait("a new prompt", |screen| screen.trim_end().ends_with("\nshell>"));
    t.write("echo fine $?\r").see("fine 0").write("exit\r");
    assert_eq!(t.end().code, 0);
}
