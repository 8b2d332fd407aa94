//! What neither copy has is said, with device and numbers, for as long as it is not back; everything else goes on.

use crate::world::{Laptop, World};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What is done to a file or folder of the store.
type Harm<'a> = &'a dyn Fn(&Path);

/// Candidates of the day; each is one entry.
const PEOPLE: u64 = 6;

/// A laptop with a small day that was closed whole, and a stick with a bundle of all of it from another laptop.
struct Case {
    /// Goes away with the case.
    _world: World,
    laptop: Laptop,
    desk: Laptop,
    stick: PathBuf,
    day: PathBuf,
    whole: Value,
    bundle: String,
}

fn case() -> Case {
    let world = World::new();
    let (laptop, desk) = (world.laptop("store"), world.laptop("desk"));
    laptop.done(&["day", "new", "--name", "Prova", "--date", "2026-11-24", "--places", "2"]);
    let lines =
        (0..PEOPLE).map(|n| json!({"do": "AddCandidate", "as": "lead", "name": format!("Zoe {n}")}).to_string());
    laptop.played(&lines.collect::<Vec<_>>().join("\n"));
    let stick = world.path("stick");
    std::fs::create_dir(&stick).unwrap();
    desk.done(&["bundle", "import", &exported(&laptop, &stick, &[]), "--laptop", "Banco A"]);
    // in full: it believes that the lead has everything it ever had
    let bundle = exported(&desk, &stick, &["--full"]);
    let shown = laptop.json(&["day", "show"]);
    let day = laptop.store().join("days").join(shown["id"].as_str().unwrap());
    Case { _world: world, laptop, desk, stick, day, whole: shown, bundle }
}

/// Writes a bundle to the stick; gives its path.
fn exported(laptop: &Laptop, stick: &Path, how: &[&str]) -> String {
    let args = [&["bundle", "export", "--to", stick.to_str().unwrap()], how].concat();
    laptop.json(&args)["path"].as_str().unwrap().to_owned()
}

impl Case {
    fn journal(&self) -> PathBuf {
        self.day.join("journal/00000001.log")
    }

    /// The numbers in their chain of the people's entries, in order.
    fn places(&self) -> Vec<u64> {
        let text = std::fs::read_to_string(self.journal()).unwrap();
        let people = text.lines().filter(|line| line.contains("candidate.added"));
        people.map(|line| line.split("\"seq\":").nth(1).unwrap().split(',').next().unwrap().parse().unwrap()).collect()
    }

    /// The line of somebody is in neither copy any more: unreadable here, and there is no second copy.
    fn lose(&self, n: usize) -> u64 {
        let place = self.places()[n];
        let text = std::fs::read_to_string(self.journal()).unwrap();
        let line = text.lines().filter(|line| line.contains("candidate.added")).nth(n).unwrap();
        std::fs::write(self.journal(), text.replace(line, &line.replace("candidate.added", "candidate.adder")))
            .unwrap();
        self.forget_index();
        place
    }

    /// The last lines are in neither copy any more, and nothing in the files says that they were there.
    fn shear(&self, lines: usize) {
        let text = std::fs::read_to_string(self.journal()).unwrap();
        let mut rest: Vec<&str> = text.lines().collect();
        (0..lines).for_each(|_| {
            // an empty line is none
            while rest.pop().unwrap().is_empty() {}
        });
        std::fs::write(self.journal(), rest.join("\n") + "\n").unwrap();
        self.forget_index();
    }

    fn forget_index(&self) {
        std::fs::remove_dir_all(self.day.join("sled-0001")).unwrap();
    }

    fn checked(&self) -> (i32, Value) {
        let answer = self.laptop.run(&["store", "check", "--format", "json"]);
        (answer.code, serde_json::from_str(&answer.out).unwrap_or_else(|e| panic!("{e}\n{}", answer.err)))
    }

    fn shown(&self) -> Value {
        self.laptop.json(&["day", "show"])
    }

    /// Names of all laptops, and that none gave a number twice.
    fn laptops(&self) -> Vec<String> {
        let all = self.laptop.json(&["laptops", "list"]);
        let laptops = all["laptops"].as_array().unwrap();
        assert!(laptops.iter().all(|l| l["state"] != "forked"), "{all}");
        laptops.iter().map(|l| l["name"].as_str().unwrap().to_owned()).collect()
    }
}

#[test]
fn a_hole_in_the_own_chain_is_named_waits_in_sight_and_closes_with_a_bundle() {
    for rebuilt in [false, true] {
        let case = case();
        let place = case.lose(2);
        let shown = case.shown();
        let gap = &shown["gaps"][0];
        assert_eq!((&gap["from"], &gap["to"]), (&json!(place), &json!(place)), "{shown}");
        assert_eq!(gap["waiting"], PEOPLE - 3, "{shown}");
        assert_eq!((&shown["counts"]["candidates"], &shown["counts"]["waiting"]), (&json!(2), &json!(PEOPLE - 3)));
        let page = case.laptop.done(&["day", "show"]);
        assert!(page.contains(&place.to_string()) && page.contains("Guida"), "{page}");
        if rebuilt {
            assert_eq!(case.laptop.run(&["store", "rebuild"]).code, 3);
            // numbers begin anew, and still nobody may call this whole
            for _ in 0..2 {
                let (code, found) = case.checked();
                assert_eq!((code, &found["ok"], &found["lost"]), (1, &json!(false), &json!(1)), "{found}");
                assert_eq!(found["days"][0]["gaps"][0]["from"], place, "{found}");
                let next = found["next"].as_str().unwrap();
                assert!(!next.contains("store rebuild"), "what rebuilding could not give back: {next}");
                let again = case.laptop.run(&["store", "rebuild"]);
                assert!(!again.out.contains("(3)"), "a loss that is known makes no other laptop: {}", again.out);
            }
        }
        // work goes on meanwhile and waits for nothing, still led by the lead
        case.laptop.done(&["candidates", "add", "--name", "Leo"]);
        assert_eq!(case.shown()["counts"]["candidates"], 3);
        assert!(case.laptops().contains(&"Guida (2)".to_owned()));
        // a bundle brings back what was lost, and with it what waited: in full, or once the other laptop has heard what is here
        if rebuilt {
            let ours = case.laptop.run(&["bundle", "export", "--to", case.stick.to_str().unwrap(), "--format", "json"]);
            let ours: Value = serde_json::from_str(&ours.out).unwrap();
            case.desk.done(&["bundle", "import", ours["path"].as_str().unwrap()]);
            case.laptop.done(&["bundle", "import", &exported(&case.desk, &case.stick, &[])]);
        } else {
            case.laptop.done(&["bundle", "import", &case.bundle]);
        }
        let healed = case.shown();
        assert_eq!((&healed["counts"]["candidates"], &healed["gaps"]), (&json!(PEOPLE + 1), &json!([])), "{healed}");
        assert_eq!(case.checked().1["lost"], 0);
        case.laptop.done(&["store", "rebuild"]);
        assert_eq!(case.checked().0, 0);
        case.laptops();
    }
}

#[test]
fn an_end_that_is_lost_stays_said_and_its_numbers_are_given_to_nobody() {
    let case = case();
    // two people, and what was noted of the bundle written last
    case.shear(3);
    for _ in 0..2 {
        // looked at first, checked after: looking forgets nothing
        let shown = case.laptop.run(&["day", "show"]);
        assert!(shown.code == 0 && shown.err.contains('3'), "{}", shown.err);
        let (code, found) = case.checked();
        assert_eq!((code, &found["lost"]), (1, &json!(3)), "{found}");
    }
    assert_eq!(case.shown()["counts"]["candidates"], PEOPLE - 2);
    let wrote = case.laptop.run(&["candidates", "add", "--name", "Leo"]);
    assert!(wrote.code == 0 && wrote.err.contains("Guida (2)"), "{}", wrote.err);
    assert_eq!(case.laptop.run(&["candidates", "add", "--name", "Pia"]).code, 0);
    let (code, found) = case.checked();
    assert_eq!((code, &found["lost"]), (1, &json!(3)), "{found}");
    case.laptop.done(&["bundle", "import", &case.bundle]);
    assert_eq!(case.shown()["counts"]["candidates"], PEOPLE + 2);
    let laptops = case.laptops();
    assert_eq!(laptops.iter().filter(|name| name.starts_with("Guida")).count(), 2, "once only: {laptops:?}");
    assert_eq!(case.laptop.run(&["store", "rebuild"]).code, 3, "said a last time");
    assert_eq!(case.checked().0, 0);
}

#[test]
fn a_day_of_which_nothing_is_left_is_not_called_one_that_never_began() {
    let case = case();
    std::fs::remove_dir_all(case.day.join("journal")).unwrap();
    case.forget_index();
    let shown = case.laptop.run(&["day", "show", "--format", "json"]);
    assert!(shown.code == 0 && !shown.err.is_empty(), "{}", shown.err);
    assert_eq!(case.checked().0, 1);
    case.laptop.done(&["bundle", "import", &case.bundle]);
    assert_eq!(case.shown()["counts"]["candidates"], PEOPLE);
}

/// A bit that turns in the note of how long the journal was calls nothing lost.
#[test]
fn a_spoilt_note_of_the_length_calls_nothing_lost() {
    let case = case();
    let level = case.day.join("level");
    let sound = std::fs::read(&level).unwrap();
    let number = sound.iter().position(|byte| *byte == b' ').unwrap() + 1;
    // upwards and downwards: a greater number of lines would be a loss
    for (at, bit) in (0..4).flat_map(|bit| [(number, bit), (number + 1, bit)]) {
        let mut spoilt = sound.clone();
        spoilt[at] ^= 1 << bit;
        std::fs::write(&level, spoilt).unwrap();
        let (code, found) = case.checked();
        assert_eq!((code, &found["lost"]), (0, &json!(0)), "byte {at}, bit {bit}: {found}");
    }
}

#[test]
fn a_file_or_folder_in_the_place_of_another_is_put_aside() {
    let file = |path: &Path| {
        std::fs::remove_dir_all(path).unwrap();
        std::fs::write(path, "?").unwrap();
    };
    let folder = |path: &Path| {
        std::fs::remove_file(path).unwrap();
        std::fs::create_dir(path).unwrap();
        std::fs::write(path.join("x"), "?").unwrap();
    };
    let harms: [(&str, Harm<'_>); 3] = [("sled-0001", &file), ("journal", &file), ("journal/00000001.log", &folder)];
    for (name, harm) in harms {
        for rebuilt in [true, false] {
            let case = case();
            harm(&case.day.join(name));
            assert_eq!(case.checked().0, 3, "{name}");
            if rebuilt {
                assert_eq!(case.laptop.json(&["store", "rebuild"])["lost"], 0, "{name}");
            }
            assert_eq!(case.shown()["digest"], case.whole["digest"], "{name}, rebuilt {rebuilt}");
            case.laptop.done(&["candidates", "add", "--name", "Leo"]);
            assert_eq!(case.shown()["counts"]["candidates"], PEOPLE + 1, "{name}, rebuilt {rebuilt}");
            assert_eq!(case.laptops().len(), 1, "{name}: nothing was lost, so it stays the laptop it was");
            let kept = walk(&case.laptop.store().join("set-aside"));
            assert!(kept.iter().any(|path| std::fs::read(path).unwrap() == b"?"), "{name}: kept");
        }
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(walk(&path)) } else { all.push(path) }
    }
    all
}

/// A heading that cannot be read takes nothing of the day with it: nobody is sent for bundles.
#[test]
fn a_spoilt_heading_asks_for_nothing() {
    let case = case();
    let mut bytes = std::fs::read(case.journal()).unwrap();
    bytes[40] ^= 1;
    std::fs::write(case.journal(), bytes).unwrap();
    let (code, found) = case.checked();
    assert_eq!((code, &found["lost"], &found["days"][0]["damage"][0]["kind"]), (3, &json!(0), &json!("header")));
    for _ in 0..2 {
        let shown = case.laptop.run(&["day", "show"]);
        assert_eq!((shown.code, shown.err.as_str()), (0, ""), "{}", shown.err);
        assert_eq!(case.shown()["digest"], case.whole["digest"]);
    }
    case.laptop.done(&["candidates", "add", "--name", "Leo"]);
    assert_eq!(case.shown()["counts"]["candidates"], PEOPLE + 1);
}

/// A laptop that no longer knows which it is goes on by itself from the first thing it writes, as another one.
#[test]
fn a_laptop_that_forgot_who_it_is_writes_on() {
    let case = case();
    let device = case.day.join("device");
    let folder = |path: &Path| {
        std::fs::remove_file(path).unwrap();
        std::fs::create_dir(path).unwrap();
    };
    let harms: [Harm<'_>; 3] =
        [&|path| std::fs::remove_file(path).unwrap(), &|path| std::fs::write(path, "nonsense").unwrap(), &folder];
    for (n, harm) in (1..).zip(harms) {
        harm(&device);
        let wrote = case.laptop.acting("lead").run(&["candidates", "add", "--name", &format!("Leo {n}")]);
        assert!(wrote.code == 0 && !wrote.err.is_empty(), "{}", wrote.err);
        assert_eq!(case.shown()["counts"]["candidates"], PEOPLE + n);
    }
    assert_eq!(case.laptops().len(), 1 + 3);
}
