//! What two people at a desk need besides their marks: keys in sight, the time of the slot, the application; and what the
//! lead is told of it.

use super::stage::{LEAD, Script, Stage, at, candidate, person};
use colloquio::app::ids::Ids;
use colloquio::app::msg::Msg;
use colloquio::app::rank::rank;
use colloquio::app::rows::shortlist::ranked;
use colloquio::app::session::Session;
use colloquio::app::update::clock;
use colloquio::app::update::sheet::level_in_lang;
use colloquio::domain::command::Command;
use colloquio::domain::fact::Ending;
use colloquio::domain::ids::{DeviceId, InterviewId};
use colloquio::text::Lang;

/// Chiara's sheet, open, marks in sight.
fn page(lang: Lang) -> Stage {
    let mut stage = Stage::day(1, lang);
    stage.press("t 1 v");
    stage
}

/// Niccolò's interview, begun at eleven, revealed.
fn revealed() -> (Script, InterviewId) {
    let mut script = Script::new();
    let interview = script.start(1, 5, "11:00:00");
    script.seal(interview, 1, [4, 3, 3, 5, 4, 3, 3], "11:15:00");
    script.seal(interview, 2, [2, 3, 3, 5, 4, 4, 3], "11:16:00");
    script.run(1, "11:17:00", Command::EndInterview { interview, how: Ending::Done });
    script.run(1, "11:17:00", Command::OpenReveal { interview });
    (script, interview)
}

#[test]
fn the_key_that_blanks_the_page_is_in_the_footer_at_every_width() {
    for (lang, blank, show, pass) in
        [(Lang::It, "b copri", "v vedi", "p passa"), (Lang::En, "b blank", "v show", "p pass")]
    {
        for (columns, rows) in [(60, 16), (80, 24), (100, 30), (120, 36), (200, 50)] {
            let stage = page(lang).size(columns, rows);
            let footer = stage.screen().lines().last().unwrap().to_owned();
            assert!(footer.contains(blank), "{columns}: {footer}");
            assert!(columns < 80 || footer.contains(show) && footer.contains(pass), "{columns}: {footer}");
        }
    }
}

/// The page's own pane, below the rows of the sheet.
fn below(stage: &Stage) -> Vec<String> {
    let lines = stage.screen().lines().skip(12).map(|line| line.split('│').next().unwrap().to_owned()).collect();
    let narrow: Vec<String> = lines;
    narrow.into_iter().skip_while(|line| !line.starts_with('─')).collect()
}

#[test]
fn no_note_takes_the_pointed_anchor_or_another_level_away() {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let check = |stage: &Stage, level: i64, text: &str| {
        let below = below(stage);
        let whole = plain(&format!("{level}  {text}"));
        assert!(plain(&below.join(" ")).contains(&whole), "{whole}\n{}", stage.screen());
        for level in 1..=5 {
            let begins = format!(" {level}  ");
            assert!(below.iter().any(|line| line.starts_with(&begins)), "level {level}:\n{}", stage.screen());
        }
    };
    for (lang, columns) in [(Lang::It, 80), (Lang::En, 80), (Lang::It, 100)] {
        let mut stage = page(lang).size(columns, 24);
        let rubric = stage.current().day().rubric().unwrap().clone();
        for (row, criterion) in rubric.criteria.iter().enumerate() {
            for words in &criterion.levels {
                let (down, text) = ("down ".repeat(row), level_in_lang(words, lang));
                stage.press(&format!("home {down} {} home {down} tab", words.level));
                for _ in 0..3 {
                    check(&stage, words.level, text);
                    stage.write("una riga").press("enter");
                }
                stage.press("esc");
                check(&stage, words.level, text);
            }
        }
    }
}

#[test]
fn the_reveal_has_the_clock_of_the_slot_until_it_is_nobodys() {
    let head = |stage: &Stage| stage.screen().lines().nth(1).unwrap().trim_end().to_owned();
    for (columns, rows) in [(60, 16), (80, 24), (120, 36)] {
        let mut stage = Stage::with(revealed().0, 1, Lang::It).size(columns, rows);
        stage.press("end enter");
        assert!(head(&stage).contains("18:05 ") && head(&stage).ends_with("cambio"), "{}", stage.screen());
        assert_eq!(clock::due(&stage.model), Some(stage.model.now + 1_000));
        stage.model.now = at("11:22:10");
        assert!(head(&stage).ends_with("oltre di 2 min"), "{}", stage.screen());
        // looked at again in the afternoon
        stage.model.now = at("15:00:00");
        assert!(!head(&stage).contains(':') && clock::due(&stage.model).is_none(), "{}", stage.screen());
    }
    let (mut script, _) = revealed();
    script.start(2, 1, "11:18:00");
    let mut stage = Stage::with(script, 1, Lang::It);
    stage.press("3 esc m enter");
    assert!(stage.shows("Confronto") && !head(&stage).contains(':'), "the next one is in: {}", stage.screen());
}

/// A day on the lead's laptop in which desk A's laptop began an interview.
fn begun_elsewhere() -> Stage {
    let script = Script::new();
    let desk = DeviceId(uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_00ee));
    let mut other = Script { session: Session::new(script.day().clone(), desk, at("10:54:00")) };
    let mut draw = Ids::Seeded(3).draw(desk, other.session.next_seq());
    other.session.join("Postazione A", "colloquio 0", at("10:54:00"), &mut draw).unwrap();
    other.start(1, 1, "10:55:00");
    let session = Session::new(other.day().clone(), script.session.device(), at("11:00:00"));
    Stage::with(Script { session }, LEAD, Lang::It)
}

#[test]
fn of_another_laptop_it_is_said_since_when_and_never_by_how_much() {
    for (columns, rows, keys) in [(200, 50, ""), (80, 24, ""), (80, 24, "2"), (80, 24, "m")] {
        let mut stage = begun_elsewhere().size(columns, rows);
        let before = stage.current().rows.missing_count();
        stage.tell(Msg::Minute);
        stage.press(keys);
        // its clock may have stood, and its end may be on a stick
        assert!(stage.shows("dalle 10:55") && !stage.shows("oltre"), "{columns} {keys}: {}", stage.screen());
        assert_eq!(stage.current().rows.missing_count(), before, "time is no missing thing");
    }
    let mut stage = begun_elsewhere();
    stage.press("m");
    assert!(stage.shows("A  Zoë Càvoli: dalle 10:55, notizie delle 10:55"), "{}", stage.screen());
    // on the laptop that began it, it is known to the minute
    let mut script = Script::new();
    script.start(1, 1, "10:55:00");
    let mut stage = Stage::with(script, LEAD, Lang::It);
    stage.press("m");
    assert!(stage.shows("A  Zoë Càvoli: oltre di 3 min"), "{}", stage.screen());
    stage.press("enter");
    assert!(stage.shows("Coda"), "{}", stage.screen());
}

#[test]
fn an_application_that_is_longer_than_the_box_says_so_and_is_turned() {
    let mut stage = page(Lang::It);
    let asked = "Racconta l'ultima cosa di lavoro";
    stage.press("i");
    let first = stage.screen();
    assert!(first.contains("↑↓ scorri") && first.contains("da 1 a 17 di"), "{first}");
    stage.press("end");
    assert!(stage.shows(asked) && !stage.shows("da 1 a"), "{}", stage.screen());
    // where there is room both are there at once
    let mut stage = page(Lang::It).size(120, 36);
    stage.press("b i");
    let screen = stage.screen();
    assert!(screen.contains(asked) && screen.contains("Perché vuoi partecipare?"), "{screen}");
    assert!(!screen.contains("scorri"), "{screen}");
    let beside = |line: &str| line.contains("Perché vuoi partecipare?") && line.matches('│').count() == 3;
    assert!(screen.lines().any(beside), "{screen}");
}

#[test]
fn an_agreement_that_rests_on_a_sheet_in_conflict_is_in_no_score_and_is_listed_with_the_reason() {
    let conflict = Command::DeclareConflict { interviewer: person(2), candidate: candidate(5), reason: None };
    let (mut script, interview) = revealed();
    let agree = Command::SetAgreement {
        interview,
        criterion: "ATT".into(),
        level: Some(3),
        sentence: Some("visto il lavoro".into()),
    };
    script.run(1, "11:18:00", agree);
    let raw = |script: &Script| {
        let lead = Some(person(LEAD));
        let scored = rank(script.day(), lead, 3).of(candidate(5)).unwrap().raw;
        assert_eq!(ranked(script.day(), lead).row(candidate(5)).unwrap().raw, scored);
        scored
    };
    let agreed = raw(&script);
    script.run(2, "11:19:00", conflict.clone());
    // the same day in which nothing was agreed on
    let (mut bare, _) = revealed();
    bare.run(2, "11:19:00", conflict);
    assert_eq!(raw(&script), raw(&bare), "Chiara's own mark counts");
    assert_ne!(raw(&script), agreed);
    for by in [LEAD, 1] {
        let session = Session::new(script.day().clone(), script.session.device(), at("11:19:30"));
        let mut stage = Stage::with(Script { session }, by, Lang::It);
        let counted = stage.current().rows.missing_count();
        stage.press("m");
        let row = "l'accordo su Niccolò Baldacci non conta più: conflitto di Tommaso Galli";
        assert!(stage.shows(row), "{}", stage.screen());
        let at = stage.screen().lines().skip(3).filter(|line| !line.trim().is_empty()).position(|l| l.contains(row));
        stage.press(&"down ".repeat(at.unwrap())).press("enter");
        assert!(stage.shows("non conta più: conflitto di Tommaso"), "{}", stage.screen());
        assert_eq!(stage.current().rows.missing_count(), counted);
    }
}
