//! The golden keyed day through the program: verdicts, counts, trust and digest as it prints them, and what it says to people.

use super::golden::{expected, path};
use crate::world::{Laptop, World};
use serde_json::{Value, json};

fn import(laptop: &Laptop, name: &str) -> (i32, Value) {
    let file = path(name);
    let answer = laptop.run(&["bundle", "import", file.to_str().unwrap(), "--laptop", "Quinto", "--format", "json"]);
    (answer.code, serde_json::from_str(&answer.out).unwrap_or_else(|_| panic!("{name}: {}", answer.err)))
}

#[test]
fn each_step_is_that_of_the_reference() {
    let world = World::new();
    let laptop = world.laptop("quinto");
    for step in expected()["steps"].as_array().unwrap() {
        let name = step["import"].as_str().unwrap();
        let (code, said) = import(&laptop, name);
        let file = &said["files"][0];
        assert_eq!(file["verdict"], step["verdict"], "{name}");
        assert_eq!(file["reason"], step["reason"], "{name}");
        let outcome = match (step["verdict"].as_str().unwrap(), file["entries"]["apart"].as_u64().unwrap()) {
            ("refused", _) => 1,
            ("waiting", _) => 3,
            (_, apart) => i32::from(apart > 0) * 3,
        };
        assert_eq!(code, outcome, "{name}");
        if step["verdict"] != "refused" {
            for count in ["new", "known", "waiting"] {
                assert_eq!(file["entries"][count], step[count], "{name}: {count}");
            }
        }
        let day = laptop.json(&["day", "show"]);
        assert_eq!(day["digest"], step["digest"], "{name}");
        assert_eq!(day["counts"]["waiting"], step["still_waiting"], "{name}");
        if let Some(apart) = step.get("apart") {
            assert_eq!(day["counts"]["apart"], *apart, "{name}");
        }
    }
}

#[test]
fn who_wrote_a_file_is_said_with_what_that_laptop_is_to_the_day() {
    let world = World::new();
    let laptop = world.laptop("quinto");
    let trust = |what: &str, name: &str| {
        let file = path(&format!("{name}.colloquio.json"));
        // something apart is an answer too
        let answer = laptop.run(&["bundle", what, file.to_str().unwrap(), "--format", "json"]);
        assert!([0, 3].contains(&answer.code), "{}", answer.err);
        serde_json::from_str::<Value>(&answer.out).unwrap()["files"][0]["trust"].clone()
    };
    import(&laptop, "01-kickoff.colloquio.json");
    assert_eq!(trust("verify", "03-banco1-full"), "new", "not admitted here yet");
    import(&laptop, "02-lead-after-admitting.colloquio.json");
    for (name, is) in [("03-banco1-full", "known"), ("07-unknown-laptop", "new"), ("09-lead-after-erasure", "known")] {
        assert_eq!(trust("verify", name), is, "{name}");
        assert_eq!(trust("inspect", name), is, "{name}");
    }
}

#[test]
fn a_laptop_that_is_apart_is_listed_named_and_keeps_the_day_open() {
    let world = World::new();
    let laptop = world.laptop("quinto");
    for name in ["02-lead-after-admitting", "05-banco2-full", "07-unknown-laptop"] {
        import(&laptop, &format!("{name}.colloquio.json"));
    }
    let status = laptop.json(&["bundle", "status"]);
    let of = |name: &str| {
        let all = status["laptops"].as_array().unwrap();
        all.iter().find(|l| l["name"] == name).unwrap_or_else(|| panic!("{name}: {status}")).clone()
    };
    let stranger = of("Banco 3");
    assert_eq!((&stranger["state"], &stranger["roles"]), (&json!("apart"), &json!([])));
    assert_eq!(of("Banco 2")["roles"], json!(["pair"]));
    assert_eq!(of("Quinto")["state"], "apart", "this laptop is not admitted either");
    assert_eq!(status["apart"], 2);
    let day = laptop.json(&["day", "show"]);
    let apart: Vec<&Value> = day["blockers"].as_array().unwrap().iter().filter(|b| b["kind"] == "apart").collect();
    assert_eq!((apart.len(), &apart[0]["device"]), (1, &stranger["device"]));
    assert_eq!(day["device"]["role"], "pair");
    for (lang, words) in [("it", "Non ancora accettato"), ("en", "Not yet accepted")] {
        let said = laptop.clone().speaking(lang).done(&["day", "show"]);
        assert!(said.contains(words) && said.contains("Banco 3"), "{said}");
    }
}
