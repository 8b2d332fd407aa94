//! The law: a Day is what the set of its entries says. Random keyed days with forks, strangers, deputies, retirements,
//! refusals, later kinds and erasures; whatever legal order entries come in, with repetitions and with their texts coming
//! later, the Day taken entry by entry is the one folded from the set.

use super::pen::{Pen, day_of};
use colloquio::domain::day::Day;
use colloquio::domain::entry::{Entry, Private};
use colloquio::domain::ids::EntryId;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::collections::BTreeMap;

struct Dice(ChaCha8Rng);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0.next_u32() as usize % n.max(1)
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for i in (1..all.len()).rev() {
            all.swap(i, self.below(i + 1));
        }
    }
}

/// A random day: the branches that were written, the founder's first.
fn written(dice: &mut Dice) -> Vec<Pen> {
    let mut pens = vec![Pen::founder()];
    for n in 2..=6 {
        let pen = if n == 6 { pens[0].unsigned(n) } else { pens[0].laptop(n) };
        pens.push(pen);
    }
    // heads by what they are about, as some laptop saw them: mostly the newest, now and then an old one
    let mut heads: BTreeMap<String, Vec<EntryId>> = BTreeMap::new();
    let rights: [&[&str]; 6] = [&["lead"], &["panel"], &["desk"], &["panel", "desk"], &["lead", "panel", "desk"], &[]];
    for _ in 0..60 {
        let (at, about) = (dice.below(pens.len()), dice.below(5) + 1);
        if dice.one_in(25) && pens.len() < 9 {
            let copy = pens[at].clone();
            pens.push(copy);
        }
        let whom = pens[about].clone();
        let n = 1 + dice.below(3) as u128;
        let act = match at {
            // the founder says more of others than anybody
            0 => dice.below(8),
            _ => dice.below(12),
        };
        let key = match act {
            0..3 => format!("trust {}", whom.device),
            3 | 4 => "name".to_owned(),
            5 | 8 | 9 => format!("mark {n}"),
            _ => format!("{act} {n}"),
        };
        let seen = heads.entry(key).or_default();
        let replaces: Vec<EntryId> = match dice.below(4) {
            0 => vec![],
            1 => seen.iter().rev().take(2).copied().collect(),
            _ => seen.last().copied().into_iter().collect(),
        };
        let level = dice.below(5) as i64;
        let any: Vec<EntryId> = pens.iter().flat_map(|pen| &pen.entries).map(|e| e.stamp.id).collect();
        let chosen = any[dice.below(any.len())];
        let (may, keep) = (rights[dice.below(rights.len())], 1 + dice.below(whom.entries.len()));
        let pen = &mut pens[at];
        let id = match act {
            0 | 1 => pen.admits(&whom, may, &replaces),
            2 if dice.one_in(4) => pen.refuses(&whom, &replaces),
            2 => pen.retires(&whom, &[keep], &replaces),
            3 | 4 => pen.names(&format!("Giornata {level}"), &replaces),
            6 => pen.adds(n, &format!("Persona {level}")),
            7 if dice.one_in(3) => pen.erases(n),
            7 => pen.empties(&[chosen]),
            10 => pen.write("weather.noted", serde_json::json!({}), &replaces),
            11 => pen.write("mark.set", serde_json::json!({"level": "four"}), &[]),
            _ => pen.marks(n, level, &replaces),
        };
        seen.push(id);
    }
    pens
}

/// What is to be the same of a Day.
fn seen(day: &Day) -> (String, Vec<String>, String) {
    let apart = day.apart().iter().map(|(id, why)| format!("{id} {}", why.as_str())).collect();
    let mut private: Vec<String> = day
        .entries()
        .map(|e| {
            let text = match e.private {
                Private::None => "none",
                Private::Missing => "missing",
                Private::Erased => "erased",
                Private::Held { .. } => "held",
            };
            format!("{} {text}", e.stamp.id)
        })
        .collect();
    private.sort();
    (day.digest(), apart, private.join("\n"))
}

#[test]
fn any_order_with_repetitions_ends_in_the_day_of_the_set() {
    let (mut moved, mut erased, mut forked, mut waited) = (0, 0, 0, 0);
    for seed in 0..60 {
        let mut dice = Dice(ChaCha8Rng::seed_from_u64(seed));
        let pens = written(&mut dice);
        let set: Vec<Entry> = pens.iter().flat_map(|pen| pen.entries.iter().cloned()).collect();
        let want = Day::fold(pens[0].day, set.clone());
        forked += want.forked().len();
        for round in 0..6 {
            // in whole files, as they are exchanged, or entry by entry in no order at all
            let mut order = set.clone();
            if round % 2 == 0 {
                dice.shuffle(&mut order);
            } else {
                order.rotate_left(dice.below(set.len()));
            }
            let again: Vec<Entry> = (0..20).map(|_| set[dice.below(set.len())].clone()).collect();
            let mut day = Day::new(want.id());
            let mut apart = 0;
            for mut e in order.into_iter().chain(again) {
                if dice.one_in(5) && e.about.is_some() {
                    let whole = e.clone();
                    e.private = Private::Missing;
                    day.apply(e);
                    e = whole;
                }
                day.apply(e);
                moved += usize::from(day.apart().len() < apart);
                apart = day.apart().len();
                waited += usize::from(day.waiting().next().is_some());
            }
            assert_eq!(seen(&day), seen(&want), "seed {seed}, round {round}");
            assert_eq!(day.digest_lines(), want.digest_lines());
        }
        erased += want.entries().filter(|e| e.private == Private::Erased).count();
        // on the screens of each laptop something else may count, and the digest is one
        for pen in &pens {
            let mut here = want.clone();
            here.see_from(pen.device);
            assert_eq!(here.digest(), want.digest(), "seed {seed}");
            let mut live = Day::new(want.id());
            live.see_from(pen.device);
            set.iter().for_each(|e| {
                live.apply(e.clone());
            });
            assert_eq!(live.apart(), here.apart(), "seed {seed}");
        }
        assert_eq!(seen(&day_of(&pens.iter().collect::<Vec<_>>())), seen(&want));
    }
    assert!(moved > 50 && erased > 20 && forked > 10 && waited > 100, "{moved} {erased} {forked} {waited}");
}
