//! Sync by files: what is said again and what is not, what waits, what a copied store does, and one act for a folder.

mod folder;
mod forks;
mod incremental;
mod inspect;
mod marks;
mod status;
pub mod unfinished;

use crate::world::{Laptop, World};
use serde_json::{Value, json};

/// A lead and desks that opened its kick-off, all of one day.
pub struct Room {
    pub world: World,
    pub lead: Laptop,
    pub desks: Vec<Laptop>,
}

/// The lead's laptop, with a day of two candidates, and desks B, C, … that joined it.
pub fn room(desks: usize) -> Room {
    let world = World::new();
    let lead = world.laptop("guida");
    lead.done(&["day", "new", "--name", "Prova", "--date", "2026-11-24", "--places", "2"]);
    lead.played(
        &[
            json!({"do": "AddInterviewer", "as": "lead", "name": "Sara"}),
            json!({"do": "AddInterviewer", "as": "lead", "name": "Luca"}),
            json!({"do": "AddPair", "as": "lead", "desk": "B", "host": "I01", "partner": "I02"}),
            json!({"do": "AddCandidate", "as": "lead", "name": "Zoe"}),
            json!({"do": "AddCandidate", "as": "lead", "name": "Ivo"}),
        ]
        .map(|line| line.to_string())
        .join("\n"),
    );
    let stick = folder(&world, "kickoff");
    let kickoff = export(&lead, &stick, &[]);
    let desks = (0..desks)
        .map(|n| {
            let letter = char::from(b'b' + n as u8);
            let laptop = world.laptop(&format!("banco-{letter}"));
            let name = format!("Banco {}", letter.to_ascii_uppercase());
            laptop.done(&["bundle", "import", &kickoff, "--laptop", &name]);
            laptop
        })
        .collect();
    Room { world, lead, desks }
}

/// A folder of the world.
pub fn folder(world: &World, name: &str) -> String {
    let path = world.path(name);
    std::fs::create_dir_all(&path).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Writes a bundle; gives its path.
pub fn export(laptop: &Laptop, folder: &str, options: &[&str]) -> String {
    laptop.json(&[&["bundle", "export", "--to", folder], options].concat())["path"].as_str().unwrap().to_owned()
}

/// Asks for a JSON document and does not mind the exit code; gives both.
pub fn answered(laptop: &Laptop, args: &[&str]) -> (i32, Value) {
    let answer = laptop.run(&[args, &["--format", "json"]].concat());
    let document = serde_json::from_str(&answer.out).unwrap_or_else(|e| panic!("{args:?}: {e}\n{}", answer.err));
    (answer.code, document)
}

/// Adds a candidate.
pub fn add(laptop: &Laptop, name: &str) {
    laptop.acting("lead").done(&["candidates", "add", "--name", name]);
}

/// The digest of a laptop's Day.
pub fn digest(laptop: &Laptop) -> String {
    laptop.json(&["day", "show"])["digest"].as_str().unwrap().to_owned()
}

/// Names of the bundles in a folder.
pub fn bundles(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The header of a bundle.
pub fn header(path: &str) -> Value {
    let text = std::fs::read_to_string(path).unwrap();
    let first = text.lines().next().unwrap();
    let header = first.split_once("\"header\":").unwrap().1.strip_suffix(",\"entries\":[").unwrap();
    serde_json::from_str(header).unwrap()
}

/// The entry lines of a bundle.
pub fn lines(path: &str) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| line.starts_with("{\"body\""));
    lines.map(|line| line.trim_end_matches(',').to_owned()).collect()
}
