//! The laws of merging, over whole days drawn at random on three to six laptops, out of every command there is: an import is
//! commutative, associative, idempotent and the same as replay, nothing is dropped, and two who wrote unknowing of each other
//! are a Clash. `PROPTEST_CASES=500 cargo test laws` draws more days than the few that every run draws.

mod dice;
mod draw;
mod tally;
mod witness;

use crate::rooms::{Laptop, morning};
use colloquio::domain::command::Command;
use colloquio::domain::day::{Day, Taken};
use colloquio::domain::entry::Entry;
use colloquio::wire::{envelope::read_line, fact::decode};
use dice::Dice;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseResult, TestRng, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeSet;
use tally::Tally;
use witness::Witness;

/// Days that every run draws.
const CASES: u32 = 4;
/// Orders in which the files of a day are taken.
const ORDERS: usize = 24;

/// Something happens on a laptop; what exactly, the dice say.
#[derive(Clone, Debug)]
enum Step {
    /// A command of this name.
    Say { laptop: usize, name: &'static str, dice: u64 },
    /// A file is written, of everything or of a part.
    Write { laptop: usize, dice: u64 },
    /// Some file that ever was written is taken: late, twice, or by its own writer.
    Take { laptop: usize, dice: u64 },
}

/// A day to be played: how many laptops, whether the last is a copy of another, and what happens.
#[derive(Clone, Debug)]
struct Plan {
    laptops: usize,
    copied: bool,
    steps: Vec<Step>,
    seed: u64,
}

fn step() -> impl Strategy<Value = Step> {
    let l = 0..6usize;
    prop_oneof![
        12 => (l.clone(), prop::sample::select(draw::names()), any::<u64>()).prop_map(|(laptop, name, dice)| Step::Say { laptop, name, dice }),
        1 => (l.clone(), any::<u64>()).prop_map(|(laptop, dice)| Step::Write { laptop, dice }),
        2 => (l, any::<u64>()).prop_map(|(laptop, dice)| Step::Take { laptop, dice }),
    ]
}

fn plan() -> impl Strategy<Value = Plan> {
    (3..=6usize, any::<bool>(), prop::collection::vec(step(), 60..460), any::<u64>())
        .prop_map(|(laptops, copied, steps, seed)| Plan { laptops, copied, steps, seed })
}

/// The lines of one file, in its order.
type File = Vec<String>;

struct Play<'a> {
    all: Vec<Laptop>,
    files: Vec<File>,
    witness: Witness,
    tally: &'a RefCell<Tally>,
}

impl<'a> Play<'a> {
    fn new(plan: &Plan, tally: &'a RefCell<Tally>) -> Play<'a> {
        let mut play = Play { all: vec![Laptop::bare()], files: Vec::new(), witness: Witness::default(), tally };
        for (by, command) in morning() {
            play.say(0, by, &command);
        }
        for n in 1..plan.laptops {
            let last = plan.copied && n + 1 == plan.laptops;
            let mut laptop = if last { play.all[1].clone() } else { play.all[0].joined(n as u8) };
            if !last {
                // clocks that are hours behind and years ahead
                laptop.ms += [-5 * 3_600_000, 0, 3 * 365 * 86_400_000, 40_000][n % 4];
            }
            play.all.push(laptop);
            play.witness.sees(&play.all[n]);
        }
        play
    }

    fn say(&mut self, l: usize, by: Option<colloquio::domain::ids::PersonId>, command: &Command) {
        let laptop = &mut self.all[l];
        let held = laptop.day().held();
        match laptop.attempt(by, command) {
            Ok(done) => self.tally.borrow_mut().taken(command.name(), done.stamped.len()),
            // a refusal writes nothing
            Err(r) => {
                self.tally.borrow_mut().refused(r.name());
                assert_eq!(laptop.day().held(), held);
            }
        }
        self.witness.sees(&self.all[l]);
    }

    fn step(&mut self, n: usize, step: &Step) {
        match *step {
            Step::Say { laptop, name, dice } => {
                let l = laptop % self.all.len();
                let mut dice = Dice(dice);
                let device = self.all[l].session.device();
                for (by, command) in draw::draw(name, self.all[l].day(), device, n, &mut dice) {
                    self.say(l, by, &command);
                }
            }
            Step::Write { laptop, dice } => {
                let laptop = &self.all[laptop % self.all.len()];
                self.files.push(part(full(laptop), laptop, &mut Dice(dice)));
            }
            Step::Take { laptop, dice } => {
                let l = laptop % self.all.len();
                let mut dice = Dice(dice);
                let Some(file) = dice.of(&self.files) else { return };
                self.take(l, &file);
                if dice.once_in(3) {
                    let from = self.all[dice.below(self.all.len())].session.device();
                    self.all[l].note_receipt(from);
                    self.witness.sees(&self.all[l]);
                }
            }
        }
    }

    /// Takes a file; nothing of it is dropped, and what was held before is held still.
    fn take(&mut self, l: usize, file: &[String]) {
        let laptop = &mut self.all[l];
        let before: Vec<_> = laptop.day().entries().map(|e| e.stamp.id).collect();
        laptop.receive(file);
        let day = laptop.day();
        assert!(before.iter().all(|id| day.entry(id).is_some()));
        assert!(file.iter().all(|line| {
            let id = read_line(line).unwrap().id;
            day.entry(&id).is_some() || day.is_waiting(&id)
        }));
        self.witness.sees(laptop);
    }
}

/// Everything that is in a laptop's day: what waits there does not travel.
fn full(laptop: &Laptop) -> File {
    let waits: BTreeSet<_> = laptop.day().waiting().map(|e| e.stamp.id).collect();
    laptop.lines.iter().filter(|line| !waits.contains(&read_line(line).unwrap().id)).cloned().collect()
}

/// The file, or only what came after some place of each chain; in its own order or in none.
fn part(file: File, laptop: &Laptop, dice: &mut Dice) -> File {
    let mut kept = match dice.below(3) {
        0 => file,
        _ => {
            let chains = laptop.day().chains();
            let bases: Vec<_> = chains.iter().map(|(d, c)| (*d, dice.below(c.len() + 1) as u64)).collect();
            let base = |device| bases.iter().find(|(d, _)| *d == device).map_or(0, |(_, at)| *at);
            let after = |line: &String| read_line(line).is_ok_and(|e| e.seq > base(e.device));
            file.into_iter().filter(after).collect()
        }
    };
    if dice.once_in(3) {
        dice.shuffle(&mut kept);
    }
    kept
}

fn read(file: &[String]) -> Vec<Entry> {
    file.iter().map(|line| decode(read_line(line).unwrap())).collect()
}

fn imported(day: &mut Day, file: &[Entry]) -> Vec<Taken> {
    file.iter().map(|e| day.apply(e.clone())).collect()
}

/// Equal in everything that a fold amounts to.
fn same(a: &Day, b: &Day) {
    crate::properties::same(a, b);
    assert_eq!(a.digest(), b.digest());
}

fn check(plan: &Plan, tally: &RefCell<Tally>) -> TestCaseResult {
    let mut play = Play::new(plan, tally);
    for (n, step) in plan.steps.iter().enumerate() {
        play.step(n, step);
    }
    let mut dice = Dice(plan.seed);
    let id = play.all[0].session.day_id();

    // replay: what a laptop holds, read again from its lines in the order they came, is the day it shows
    for laptop in &play.all {
        same(laptop.day(), &Day::fold(id, read(&laptop.lines)));
    }

    // every order of the files, old parts among them and some twice, ends in one day
    let last: Vec<File> = play.all.iter().map(full).collect();
    let mut files: Vec<Vec<Entry>> = last.iter().map(|file| read(file)).collect();
    for _ in 0..4 {
        files.extend(dice.of(&play.files).map(|file| read(&file)));
    }
    let distinct: BTreeSet<_> = files.iter().flatten().map(|e| e.stamp.id).collect();
    let union = files[..last.len()].iter().flatten().fold(Day::new(id), |mut day, e| {
        day.apply(e.clone());
        day
    });
    prop_assert_eq!((union.held(), union.waiting().count()), (distinct.len(), 0), "nothing is dropped");
    for n in 0..ORDERS {
        dice.shuffle(&mut files);
        let mut day = Day::new(id);
        for file in &files {
            imported(&mut day, file);
        }
        let again = imported(&mut day, &files[0]);
        prop_assert!(again.iter().all(|t| *t == Taken::Known), "a second time changes nothing");
        prop_assert_eq!(day.digest(), union.digest());
        if n % 8 == 0 {
            same(&day, &union);
        }
    }

    // associative: what a third laptop put together from two is as good as the two
    let [a, b, c] = [0, 1, 2].map(|n| read(&last[n]));
    let mut through = Day::fold(id, b.iter().chain(&c).cloned());
    let mut first = Day::fold(id, a.clone());
    imported(&mut first, &through.entries().map(|e| Entry::clone(e)).collect::<Vec<_>>());
    let mut direct = Day::fold(id, a.iter().chain(&b).cloned());
    imported(&mut direct, &c);
    same(&first, &direct);
    imported(&mut through, &a);
    same(&first, &through);

    // any part, in two orders: held or waiting it stays, and waits for the same
    let some: Vec<Entry> = files.iter().flatten().filter(|_| !dice.once_in(4)).cloned().collect();
    let mut shuffled = some.clone();
    dice.shuffle(&mut shuffled);
    let (one, other) = (Day::fold(id, some.clone()), Day::fold(id, shuffled));
    let distinct: BTreeSet<_> = some.iter().map(|e| e.stamp.id).collect();
    prop_assert_eq!(one.held() + one.waiting().count(), distinct.len());
    same(&one, &other);

    // every laptop takes everything: all show one day, and each writer who did not know of another is heard
    for l in 0..play.all.len() {
        for file in &last {
            play.take(l, file);
        }
        same(play.all[l].day(), &union);
    }
    play.witness.check(&union, &mut tally.borrow_mut());
    tally.borrow_mut().holds(&union);
    Ok(())
}

/// Attacks 20, 32, 49, 50.
#[test]
fn merging_is_commutative_associative_idempotent_and_the_same_as_replay() {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(CASES);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    // the same days in every run
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let tally = RefCell::new(Tally::default());
    runner.run(&plan(), |plan| check(&plan, &tally)).unwrap_or_else(|e| panic!("{e}"));
    tally.borrow().check();
}
