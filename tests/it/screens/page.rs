//! The interview page: marks without looking, the cover and the blank page, the clock, notes line by line, the mouse.

use super::stage::{LEAD, Script, Stage, at, candidate, person};
use colloquio::app::action::Place;
use colloquio::app::model::Access;
use colloquio::app::msg::{DayRead, Effect, Msg};
use colloquio::app::pointing::{Target, Wheel};
use colloquio::app::screen::Screen;
use colloquio::app::settings::Switch;
use colloquio::app::update::{clock, place};
use colloquio::domain::fact::{Mark, NotAssessed};
use colloquio::domain::sheet::Sheet;
use colloquio::domain::visible;
use colloquio::store::FoundDrafts;
use colloquio::text::Lang;
use colloquio::tui::view;

/// Chiara's sheet, open, nothing marked; Tommaso sits at the same laptop.
fn page(lang: Lang) -> Stage {
    let mut stage = Stage::day(1, lang);
    stage.press("t 1");
    stage
}

/// The same with marks in sight.
fn open_page(lang: Lang) -> Stage {
    let mut stage = page(lang);
    stage.press("v");
    stage
}

fn sheet(stage: &Stage, who: u128) -> Sheet {
    let day = stage.current().day();
    visible::sheet(day, day.interviews().remove(0).id, person(who), Some(person(who))).unwrap()
}

/// So much later, and the screen is told.
fn pass(stage: &mut Stage, ms: i64) {
    stage.model.now += ms;
    stage.tell(Msg::Tick);
}

/// Where a text stands on the screen.
fn place_of(stage: &Stage, text: &str) -> (u16, u16) {
    let screen = stage.screen();
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text)).unwrap();
    let x = line.split(text).next().unwrap().chars().count();
    (x.try_into().unwrap(), y.try_into().unwrap())
}

fn click(stage: &mut Stage, x: u16, y: u16) {
    let target = view::target_at(&stage.model, stage.paint, x, y).unwrap();
    stage.tell(Msg::Click(target));
}

#[test]
fn the_fast_line_marks_a_whole_sheet_typed_or_pasted() {
    let mut typed = page(Lang::It);
    typed.write("4354N34");
    let mut pasted = page(Lang::It);
    pasted.paste("4354N34");
    for stage in [&typed, &pasted] {
        let marks = sheet(stage, 1).marks;
        assert_eq!(marks.len(), 7);
        assert_eq!(marks["COL"].mark, Mark::NotAssessed(NotAssessed::NotAsked));
        assert_eq!(marks["MES"].mark, Mark::Level(4));
    }
    assert_eq!(typed.screen(), pasted.screen());
    typed.press("enter");
    assert_eq!(place(&typed.model), Place::Menu, "the check list, with Enter where the pointer is");
}

#[test]
fn both_seats_of_a_laptop_are_done_with_nine_keys_each_and_one_between_them() {
    let mut stage = page(Lang::It);
    let keys = "4 3 5 4 3 4 4 enter enter enter 3 4 4 4 3 3 4 enter enter";
    stage.press(keys);
    assert!(sheet(&stage, 1).seal.is_some() && sheet(&stage, 2).seal.is_some());
    assert_eq!(keys.split_whitespace().count(), 9 + 1 + 9);
}

#[test]
fn a_paste_that_holds_no_level_of_the_scale_is_refused_whole() {
    for text in ["4357", "43 5", "", "43\u{1b}[31m"] {
        let mut stage = page(Lang::It);
        let before = stage.appended;
        stage.paste(text);
        assert_eq!(stage.appended, before, "{text:?}");
        assert!(!stage.message().is_empty(), "{text:?}");
    }
}

#[test]
fn a_key_that_means_nothing_changes_nothing_and_is_named_for_three_seconds() {
    for key in ["z", "ctrl-k", "7"] {
        let mut stage = open_page(Lang::It);
        stage.press("4");
        let (before, said) = (stage.appended, stage.message());
        let calm = stage.screen();
        stage.press(key);
        assert_eq!(stage.appended, before, "{key}");
        assert_ne!(stage.screen(), calm, "{key} is said to mean nothing");
        let until = stage.model.notice.as_ref().unwrap().until;
        assert_eq!(until, stage.model.now + 3_000);
        stage.press("t");
        pass(&mut stage, 1);
        assert!(stage.model.notice.is_none(), "the next key has read it");
        stage.press("t z");
        pass(&mut stage, 2_900);
        assert!(stage.model.notice.is_some(), "{key}");
        pass(&mut stage, 100);
        assert!(stage.model.notice.is_none(), "{key}");
        assert_ne!(stage.message(), said, "the clock's word is the last that was said");
    }
    let mut stage = page(Lang::It);
    stage.press("z");
    assert!(stage.shows("z qui non fa niente"), "{}", stage.screen());
}

#[test]
fn time_alone_draws_the_page_each_second_and_no_other_screen() {
    let mut stage = Stage::day(1, Lang::It);
    assert_eq!(clock::due(&stage.model), None, "the queue waits for nothing");
    stage.press("t 1");
    stage.model.now += 400;
    assert_eq!(clock::due(&stage.model), Some(stage.model.now + 600), "the next whole second");
    stage.model.settings.motion = Switch::Off;
    assert_eq!(clock::due(&stage.model), Some(stage.model.now + 59_600), "the next whole minute");
    stage.model.settings.motion = Switch::On;
    stage.press("t");
    pass(&mut stage, 70_000);
    assert_eq!(clock::due(&stage.model), None, "the clock stands and the page is blank already");
    stage.press("p");
    assert_eq!(clock::due(&stage.model), None, "nor does the hand-over");
}

#[test]
fn on_a_shared_laptop_no_cell_says_which_mark_was_given() {
    let walk = |marks: &str| {
        let mut seen = Vec::new();
        let mut stage = page(Lang::It);
        for size in [(60, 16), (80, 24), (120, 36)] {
            stage = stage.size(size.0, size.1);
            seen.push(stage.screen());
        }
        for mark in marks.split_whitespace() {
            stage.press(mark);
            seen.push(stage.screen());
        }
        for key in ["up", "up", "u", "left", "home", "down"] {
            stage.press(key);
            seen.push(stage.screen());
        }
        seen
    };
    let (low, high) = (walk("1 1 n 1 1 1 1"), walk("5 3 4 5 2 4 4"));
    for (at, (low, high)) in low.iter().zip(&high).enumerate() {
        assert_eq!(low, high, "step {at}");
    }
    assert!(low.last().unwrap().contains("votato"));
}

#[test]
fn while_marks_are_covered_nothing_says_which_rows_owe_a_line_on_this_page_or_behind_it() {
    let walk = |marks: &str| {
        let mut seen = Vec::new();
        let mut stage = page(Lang::It);
        stage.press(marks);
        // the check list, the seal, what is missing, undo from the queue, then the partner's turn
        let keys = "s esc : z esc . esc ? esc m esc u U s 1 m esc esc esc m esc";
        for key in keys.split_whitespace() {
            stage.press(key);
            seen.push(stage.screen());
        }
        seen
    };
    let (plain, debts) = (walk("3 3 3 3 3 3 3"), walk("1 5 n 3 1 5 n"));
    for (at, (plain, debts)) in plain.iter().zip(&debts).enumerate() {
        assert_eq!(plain, debts, "step {at}");
    }
    assert!(plain.iter().any(|screen| screen.contains("Senza voto")) || plain[0].contains("v mostra dove"));
}

#[test]
fn debts_of_a_covered_sheet_are_named_where_marks_are_shown_and_after_the_reveal() {
    let mut stage = page(Lang::It);
    stage.press("1 5 n 3 3 3 3 s");
    assert!(!stage.shows("Senza prova"), "{}", stage.screen());
    stage.press("esc v s");
    assert!(stage.shows("Senza prova: ATT, PRO"), "{}", stage.screen());
    // nobody touches it: the page goes blank, and so does what the list says of its marks
    pass(&mut stage, 60_000);
    assert!(!stage.shows("Senza prova"), "{}", stage.screen());
    stage.press("2");
    stage.press("v v s");
    assert!(stage.shows("Senza prova: ATT, PRO"), "{}", stage.screen());
    // sealed and revealed, both see them
    stage.press("1 enter 3 3 3 3 3 3 3 s 1 enter m");
    assert!(stage.shows("manca la prova su ATT, PRO"), "{}", stage.screen());
}

#[test]
fn what_was_said_of_a_mark_stays_on_its_page() {
    let mut stage = open_page(Lang::It);
    stage.press("4");
    assert!(stage.message().contains("ATT 4"), "{}", stage.message());
    stage.press(":").write("aurora").press("enter");
    assert!(!stage.message().contains('4'), "{}", stage.screen());
    // undone from the queue it is named, not told
    stage.press("u");
    assert!(stage.message().contains("ATT") && !stage.message().contains('4'), "{}", stage.message());
    stage.press("esc t");
    let mut stage = open_page(Lang::It);
    stage.press("tab").write("una palestra").press("esc b u");
    assert!(!stage.shows("palestra"), "{}", stage.screen());
}

#[test]
fn v_shows_the_marks_until_the_page_is_somebody_elses() {
    let mut stage = page(Lang::It);
    stage.press("4");
    assert!(!stage.shows("■■■■□ 4") && stage.shows("ATT votato"), "{}", stage.screen());
    stage.press("v");
    assert!(stage.shows("■■■■□ 4"), "{}", stage.screen());
    stage.press("v");
    assert!(!stage.shows("■■■■□ 4"));
    stage.press("v p enter 3");
    assert!(stage.shows("Scheda di Tommaso Galli") && !stage.shows("■■■□□ 3"), "{}", stage.screen());
}

#[test]
fn b_hides_marks_and_notes_keeps_clock_and_questions_and_every_key_still_counts() {
    let mut stage = open_page(Lang::En);
    stage.press("4 1 up tab").write("a gym paid him late").press("esc b");
    let blank = stage.screen();
    for hidden in ["■", "□ ", "marked", "gym", "evidence", "marks, "] {
        assert!(!blank.lines().skip(3).any(|line| line.contains(hidden)), "{hidden:?} in\n{blank}");
    }
    assert!(blank.contains("00:00") && blank.contains("what are we building"), "{blank}");
    stage.press("down 5");
    assert_eq!(sheet(&stage, 1).marks["IMP"].mark, Mark::Level(5), "a digit marks on a blank page");
    assert!(!stage.shows("IMP 5") && stage.shows("IMP marked"), "{}", stage.screen());
    stage.press("b");
    assert!(stage.shows("■■■■■ 5") && !stage.shows("IMP 5  "), "{}", stage.screen());
    stage.press("b tab");
    assert_eq!(place(&stage.model), Place::Note, "whoever writes wants to see it");
    assert!(stage.shows("1  "), "{}", stage.screen());
}

#[test]
fn a_page_two_seats_share_blanks_itself_after_a_minute_and_the_next_key_counts() {
    let mut stage = open_page(Lang::It);
    stage.press("4 tab").write("palestra");
    pass(&mut stage, 59_000);
    assert!(stage.shows("palestra"));
    pass(&mut stage, 1_000);
    assert!(!stage.shows("palestra") && !stage.shows("■■■■□"), "{}", stage.screen());
    assert!(stage.shows("01:00"), "the clock stays");
    stage.write("!");
    assert!(stage.shows("palestra!") && stage.shows("■■■■□"), "{}", stage.screen());
    stage.press("esc");
    pass(&mut stage, 60_000);
    stage.press("5");
    assert_eq!(sheet(&stage, 1).marks["PRO"].mark, Mark::Level(5), "{}", stage.message());
}

/// A day in which Tommaso writes on another laptop.
fn with_a_laptop_each() -> Stage {
    let mut script = Script::new();
    let interview = script.start(1, 1, "11:00:00");
    let elsewhere = colloquio::domain::ids::DeviceId(uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_00ee));
    let mut other =
        Script { session: colloquio::app::session::Session::new(script.day().clone(), elsewhere, at("11:00:00")) };
    let mark = colloquio::domain::command::Command::SetMark {
        interview,
        interviewer: person(2),
        criterion: "ATT".into(),
        mark: Some(Mark::Level(2)),
        note: None,
    };
    other.run(2, "11:01:00", mark);
    let session = colloquio::app::session::Session::new(other.day().clone(), script.session.device(), at("11:02:00"));
    let mut stage = Stage::with(Script { session }, 1, Lang::It);
    stage.press("enter");
    stage
}

#[test]
fn with_a_laptop_each_nothing_is_covered_and_no_page_blanks_itself() {
    let mut stage = with_a_laptop_each();
    stage.press("4");
    assert!(stage.shows("■■■■□ 4"), "{}", stage.screen());
    pass(&mut stage, 300_000);
    assert!(stage.shows("■■■■□ 4"));
    stage.press("v");
    assert!(!stage.shows("■■■■□ 4"), "covered when asked");
}

#[test]
fn the_words_of_the_clock_change_with_the_slot_in_both_languages() {
    let words = [
        (7 * 60, "si parla", "talking"),
        (12 * 60 + 41, " tra 1:19", "questions in 1:19"),
        (14 * 60, "domande sue", "their questions"),
        (15 * 60, "si vota", "marking"),
        (18 * 60, "cambio", "changing over"),
        (23 * 60 + 10, "oltre di 3 min", "3 min over"),
    ];
    for (lang, of) in [(Lang::It, 0), (Lang::En, 1)] {
        for (columns, rows) in [(60, 16), (80, 24), (120, 36), (200, 50)] {
            let mut stage = page(lang).size(columns, rows);
            let start = stage.model.now;
            for (seconds, it, en) in words {
                stage.model.now = start + seconds * 1_000;
                stage.tell(Msg::Tick);
                let (word, clock) = ([it, en][of], format!("{:02}:{:02}", seconds / 60, seconds % 60));
                let head = stage.screen().lines().nth(1).unwrap().to_owned();
                assert!(head.contains(&clock) && head.contains(word.trim()), "{columns}x{rows} {word}: {head}");
                assert!(head.contains("Chiara Bini"), "{head}");
            }
        }
    }
}

#[test]
fn without_motion_the_clock_shows_minutes_only() {
    let mut stage = page(Lang::It);
    stage.press(":").write("solo i minuti").press("enter");
    assert!(matches!(stage.asked.last(), Some(Effect::RememberSettings(settings)) if settings.motion == Switch::Off));
    pass(&mut stage, 12 * 60_000 + 41_000);
    let head = stage.screen().lines().nth(1).unwrap().to_owned();
    assert!(head.contains("12 min") && !head.contains(':'), "{head}");
}

#[test]
fn the_clock_goes_on_over_a_restart_and_a_pause_does_too() {
    let mut stage = page(Lang::It);
    pass(&mut stage, 5 * 60_000);
    stage.press("t");
    assert!(stage.shows("in pausa"), "{}", stage.screen());
    pass(&mut stage, 2 * 60_000);
    assert!(stage.shows("05:00"));
    let kept = stage.asked.iter().rev().find_map(|effect| match effect {
        Effect::KeepPlace(text) => Some(text.clone()),
        _ => None,
    });
    let mut again = Stage::empty(Lang::It);
    again.model.now = stage.model.now + 60_000;
    again.tell(Msg::DayReady(Box::new(DayRead {
        session: stage.current().session.clone(),
        // somebody else sits down first: the clock is the desk's
        actor: Some(person(2)),
        access: Access::Write,
        stored_at: None,
        trial: false,
        found: Default::default(),
        drafts: FoundDrafts { place: kept, ..FoundDrafts::default() },
    })));
    again.press("enter");
    assert!(again.shows("05:00") && again.shows("in pausa"), "{}", again.screen());
    again.press("t");
    pass(&mut again, 61_000);
    assert!(again.shows("06:01"), "{}", again.screen());
}

#[test]
fn an_interview_past_its_slot_is_on_the_leads_screens() {
    for (columns, rows, keys) in [(200, 50, ""), (80, 24, ""), (80, 24, "2")] {
        let mut script = Script::new();
        script.start(1, 1, "10:55:00");
        let mut stage = Stage::with(script, LEAD, Lang::It).size(columns, rows);
        stage.model.now = at("11:14:59");
        stage.tell(Msg::Minute);
        stage.press(keys);
        assert!(!stage.shows("oltre"), "{}", stage.screen());
        stage.model.now = at("11:18:05");
        stage.tell(Msg::Minute);
        assert!(stage.shows("oltre di 3 min"), "{columns}x{rows} {keys}:\n{}", stage.screen());
    }
}

#[test]
fn each_line_of_a_note_takes_the_clocks_time_and_the_text_stays_as_typed() {
    let mut stage = page(Lang::It);
    pass(&mut stage, 7 * 60_000 + 12_000);
    stage.press("tab").write("+ palestra: un mese gratis").press("enter");
    pass(&mut stage, 38_000);
    stage
        .write("? chiedere quanto ha fatturato")
        .press("enter enter")
        .paste("- due\n  righe")
        .press("home up up up end");
    pass(&mut stage, 10_000);
    stage.write(", poi un contratto").press("esc");
    let text = "+ palestra: un mese gratis\n? chiedere quanto ha fatturato, poi un contratto\n\n- due\n  righe";
    let day = stage.current().day();
    let own = sheet(&stage, 1);
    let note = visible::timed_note(day, &own, "ATT").unwrap();
    assert_eq!(note.text, text);
    assert_eq!(note.times, ["07:12", "07:50", "", "07:50", "07:50"]);
    assert_eq!(own.tags["ATT"], ["+07:12", "?07:50", "", "-07:50", "07:50"], "what travels beside the text");
    let stage = stage.size(120, 36);
    let screen = stage.screen();
    let line = |text: &str| screen.lines().find(|line| line.contains(text)).unwrap().to_owned();
    assert!(line("+ palestra").contains("07:12"), "{screen}");
    assert!(line("? chiedere").contains("07:50"), "{screen}");
}

#[test]
fn the_keys_of_a_shell_work_in_a_note() {
    let mut stage = page(Lang::It);
    stage.press("tab").write("città di Prato").press("enter").write("perché è qui");
    let steps = [
        ("ctrl-w", "città di Prato\nperché è "),
        ("ctrl-z", "città di Prato\nperché è qui"),
        ("ctrl-a ctrl-k", "città di Prato\n"),
        ("ctrl-z ctrl-e ctrl-u", "città di Prato\n"),
        ("backspace backspace backspace", "città di Pra"),
        ("home del", "ittà di Pra"),
        ("end left backspace", "ittà di Pa"),
        ("ctrl-a right right ctrl-k", "it"),
    ];
    for (keys, text) in steps {
        stage.press(keys);
        let Screen::Sheet(page) = stage.model.screen() else { panic!("the page") };
        let shown = page.note.as_ref().unwrap().editor.text().to_owned();
        assert_eq!(shown, text, "{keys}");
    }
    // a family emoji and an accent made of two characters are one step each
    stage.paste("👩\u{200d}👩\u{200d}👧e\u{301}").press("backspace backspace esc");
    assert_eq!(sheet(&stage, 1).notes["ATT"], "it", "Esc keeps what was typed");
}

#[test]
fn a_click_on_the_bar_marks_a_click_on_a_row_points_and_a_second_one_opens() {
    let mut stage = open_page(Lang::It);
    let (x, y) = place_of(&stage, "·····");
    click(&mut stage, x + 3, y);
    assert_eq!(sheet(&stage, 1).marks["ATT"].mark, Mark::Level(4));
    assert!(stage.shows("■■■■□ 4"), "{}", stage.screen());
    let (x, y) = place_of(&stage, "Mestiere");
    click(&mut stage, x, y);
    let Screen::Sheet(shown) = stage.model.screen() else { panic!("the page") };
    assert_eq!((shown.at, place(&stage.model)), (3, Place::Interview));
    click(&mut stage, x, y);
    assert_eq!(place(&stage.model), Place::Note);
    stage.write("una prova");
    let (x, y) = place_of(&stage, "Chiudi la scheda");
    click(&mut stage, x, y);
    assert_eq!(sheet(&stage, 1).notes["MES"], "una prova", "what was typed is stored first");
    click(&mut stage, x, y);
    assert_eq!(place(&stage.model), Place::Menu, "the check list");
    assert!(view::target_at(&stage.model, stage.paint, x, y).is_none(), "nothing below a menu is clicked");
}

#[test]
fn the_wheel_turns_the_pane_beside_and_its_end_is_the_end() {
    let mut script = Script::new();
    let long: Vec<String> = (1..60).map(|n| format!("riga {n}")).collect();
    let application = colloquio::domain::command::Application {
        answers: Some(vec![colloquio::domain::personal::Answer { question: "Racconta".into(), text: long.join("\n") }]),
        ..Default::default()
    };
    script.run(
        LEAD,
        "09:00:00",
        colloquio::domain::command::Command::EditCandidate { candidate: candidate(1), application },
    );
    let mut stage = Stage::with(script, 1, Lang::It).size(120, 36);
    stage.press("t 1");
    assert!(stage.shows("c'è altro sotto"), "{}", stage.screen());
    for _ in 0..40 {
        let over = view::target_at(&stage.model, stage.paint, 100, 10);
        assert!(matches!(over, Some(Target::Beside(_))));
        stage.tell(Msg::Wheel(over, Wheel::Down));
    }
    assert!(stage.shows("riga 59") && !stage.shows("c'è altro sotto"), "{}", stage.screen());
    let over = view::target_at(&stage.model, stage.paint, 100, 10);
    stage.tell(Msg::Wheel(over, Wheel::Up));
    assert!(!stage.shows("riga 59"), "one turn back is seen at once");
}

#[test]
fn at_80x24_the_pointed_level_is_whole_and_every_other_one_is_there() {
    let mut stage = open_page(Lang::It);
    // while a note is written there is room for one anchor of two lines, and the third is the shortest of three
    stage.press("4 4 4 3 up tab");
    let screen = stage.screen();
    assert!(screen.contains("meno il") && screen.lines().any(|line| line.starts_with("    perché")), "{screen}");
    for level in 1..=5 {
        let begins = format!(" {level}  ");
        assert!(screen.lines().skip(13).any(|line| line.starts_with(&begins)), "level {level} in\n{screen}");
    }
}

#[test]
fn help_begins_with_what_is_not_asked() {
    let mut stage = page(Lang::It).size(120, 36);
    stage.press("?");
    let screen = stage.screen();
    let (ask, keys) = (screen.find("Domande da non fare"), screen.find("Vota la riga"));
    assert!(ask.is_some() && ask < keys, "{screen}");
}
