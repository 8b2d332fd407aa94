//! The generator of the demo: «Selezione Pistoia», a day of eighty people stopped at 11:18, as a script for `play`. Drawn
//! from a seed, so that it can be made again to the byte; `assets/demo/day.jsonl` is what it makes.

mod marks;
mod morning;
mod people;
mod random;
mod room;
mod script;
mod words;

use crate::world::World;
use colloquio::app::laptop::{glance, last_day};
use colloquio::store::Root;
use random::Random;
use script::Script;

/// The day's seed.
const SEED: u64 = 20_261_124;

/// The script, one line a command.
pub fn lines() -> Vec<String> {
    day(&places_entry())
}

fn day(choose: &str) -> Vec<String> {
    let mut random = Random::new(SEED);
    let mut script = Script::default();
    morning::open(&mut script, choose);
    morning::interviewers(&mut script);
    let codes = morning::applications(&mut script, &mut random);
    morning::conflicts(&mut script, &codes);
    morning::rehearsal(&mut script, &codes);
    let mut desk = room::Desk::new(&mut script, &codes, &mut random);
    let seen = desk.interviews();
    desk.front_desk();
    desk.between();
    desk.decisions(seen);
    script.finish()
}

/// The entry that gave the day its places. Its id is a digest of everything before it, so the lines so far are played; the
/// demo plays them with the same seed and gets the same one.
fn places_entry() -> String {
    let so_far: Vec<String> = day("").into_iter().take_while(|l| !l.contains(r#""do":"SettleClash""#)).collect();
    let world = World::new();
    let laptop = world.laptop("demo").at(crate::demo::MOMENT);
    laptop.played(&so_far.join("\n"));
    let root = Root::at(laptop.store().to_owned());
    let day = last_day(&root).expect("the store can be read").expect("it holds the day");
    let seen = glance(&root, day).expect("the day can be read");
    seen.day.value("day/places").expect("the places were changed").stamp.id.to_string()
}
