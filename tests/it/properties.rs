//! Properties: days played at random on several laptops are one day in the end, whatever came first and however often.

use crate::rooms::acts::{act, fit};
use crate::rooms::*;
use colloquio::domain::command::{Command, Now};
use colloquio::domain::day::register::ClashKind;
use colloquio::domain::day::{Day, Taken};
use colloquio::domain::decide::decide as decided;
use colloquio::domain::entry::Entry;
use colloquio::domain::fact::{ConflictState, Fact, Field, Presence, Status};
use colloquio::domain::ids::{EntryId, PersonId};
use colloquio::wire::envelope::{read_line, read_trusted};
use colloquio::wire::fact::decode;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn entry(line: &str) -> Entry {
    decode(read_line(line).unwrap())
}

/// A repeatable shuffle; proptest shrinks the seed away where order does not matter.
fn shuffled<T>(mut all: Vec<T>, mut seed: u64) -> Vec<T> {
    for i in (1..all.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        all.swap(i, (seed >> 33) as usize % (i + 1));
    }
    all
}

#[derive(Clone, Debug)]
enum Step {
    /// A command on a laptop, by the lead or by the seat it is about.
    Act(usize, bool, Command),
    /// A seat's sheet goes on: sealed, reopened by the lead, revealed.
    Sheet(usize, usize, usize),
    /// The lead settles the first Clash of a laptop.
    Settle(usize),
    /// The last act of the lead on a laptop is taken back.
    Undo(usize),
    /// One laptop gives another some of what it holds: from, to, how much of it in eighths, order.
    Give(usize, usize, usize, u64),
}

fn step() -> impl Strategy<Value = Step> {
    let l = 0..4usize;
    prop_oneof![
        8 => (l.clone(), any::<bool>(), act()).prop_map(|(l, own, c)| Step::Act(l, own, c)),
        2 => (l.clone(), 0..2usize, 0..4usize).prop_map(|(l, s, a)| Step::Sheet(l, s, a)),
        1 => l.clone().prop_map(Step::Settle),
        1 => l.clone().prop_map(Step::Undo),
        4 => (l.clone(), l, 1..=8usize, any::<u64>()).prop_map(|(a, b, n, s)| Step::Give(a, b, n, s)),
    ]
}

/// The founder, two more laptops whose clocks are hours behind and years ahead, and a copy of the second that goes on under
/// the same name.
fn laptops() -> Vec<Laptop> {
    let mut founder = Laptop::founder();
    founder.act(SEATS[0], start(0, 0, "A"));
    let (mut b, mut c) = (founder.joined(1), founder.joined(2));
    b.ms -= 5 * 3_600_000;
    c.ms += 3 * 365 * 86_400_000;
    let copy = b.clone();
    vec![founder, b, c, copy]
}

fn play(all: &mut [Laptop], steps: Vec<Step>) {
    for (n, step) in steps.into_iter().enumerate() {
        match step {
            Step::Act(l, own, c) => {
                let l = &mut all[l];
                let c = fit(c, n, l.day());
                let by = match (&c, own) {
                    (Command::SetMark { interviewer, .. } | Command::SetNote { interviewer, .. }, true) => {
                        Some(*interviewer)
                    }
                    _ => LEAD,
                };
                commit(l, by, &c);
            }
            Step::Sheet(l, s, what) => {
                let (who, with) = (SEATS[s], None);
                let (by, c) = match what {
                    0 | 1 => (who, seal(0, who)),
                    2 => (LEAD, reopen(who, with)),
                    _ => (who, Command::OpenReveal { interview: interview(0) }),
                };
                commit(&mut all[l], by, &c);
            }
            Step::Settle(l) => {
                let clash = all[l].day().registers().iter().find(|(_, r)| r.standing.clash.is_some());
                let settle = clash.map(|(key, r)| settle(key, r.heads[0]));
                settle.iter().for_each(|c| commit(&mut all[l], LEAD, c));
            }
            Step::Undo(l) => commit(&mut all[l], LEAD, &Command::Undo),
            Step::Give(from, to, eighths, seed) => {
                let lines = all[from].lines.clone();
                let some = lines.len() * eighths / 8;
                all[to].receive(&shuffled(lines, seed)[..some]);
            }
        }
    }
}

fn reopen(who: Option<PersonId>, with: Option<PersonId>) -> Command {
    let reason = Some("svista".into());
    Command::ReopenSheet { interview: interview(0), interviewer: who.unwrap(), reason, with }
}

fn settle(key: &str, choose: EntryId) -> Command {
    Command::SettleClash { key: key.into(), choose, reason: None }
}

/// Commits, and checks that what is written says what was decided.
fn commit(l: &mut Laptop, by: Option<PersonId>, c: &Command) {
    let now = Now { ms: l.ms + 1_000, minute: 9 * 60, device: l.session.device() };
    let decided = decided(l.day(), c, by, &now);
    let before = l.day().held();
    let done = l.attempt(by, c);
    assert_eq!(decided.as_ref().err(), done.as_ref().err());
    let Ok(done) = done else { return assert_eq!(l.day().held(), before) };
    // in the day at once (a copy that says the same at the same moment may have said it already)
    assert!(done.ids().iter().all(|id| l.day().entry(id).is_some()));
    let proposals = decided.unwrap().proposals;
    assert_eq!(proposals.len(), done.stamped.len());
    for (p, s) in proposals.iter().zip(&done.stamped) {
        let read = read_line(&s.line).unwrap();
        assert_eq!(read.commitment.map(|c| c.of), p.about);
        assert_eq!(read_trusted(&s.line).unwrap(), read);
        let entry = decode(read);
        assert_eq!(entry, s.entry);
        assert_eq!(entry.fact(), Some(&p.fact));
        assert_eq!(entry.personal(), p.personal.as_ref());
        assert_eq!(Fact::parse(p.fact.kind(), &p.fact.format()), Some(Ok(p.fact.clone())));
    }
}

/// Everything a fold amounts to.
pub fn same(a: &Day, b: &Day) {
    assert_eq!(difference(&seen(a), &seen(b)), Vec::<String>::new());
    assert_eq!(a.digest_lines(), b.digest_lines());
    let ids = |d: &Day| d.entries().map(|e| e.stamp.id).collect::<BTreeSet<EntryId>>();
    assert_eq!(ids(a), ids(b));
    let waits = |d: &Day| d.waiting().map(|e| e.stamp.id).collect::<BTreeSet<EntryId>>();
    assert_eq!(waits(a), waits(b));
    let heads = |d: &Day| -> Vec<_> {
        d.registers().iter().map(|(k, r)| (k.clone(), r.heads.clone(), r.standing.clone())).collect()
    };
    assert_eq!(heads(a), heads(b));
    assert_eq!(a.forked(), b.forked());
    assert_eq!((a.apart(), a.later()), (b.apart(), b.later()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_and_repetition_of_delivery_ends_in_one_day(
        steps in prop::collection::vec(step(), 1..60), seed in any::<u64>(), part in 0..8usize
    ) {
        let mut all = laptops();
        play(&mut all, steps);
        let union: BTreeSet<String> = all.iter().flat_map(|l| l.lines.iter().cloned()).collect();
        let union: Vec<String> = union.into_iter().collect();
        for (n, l) in all.iter_mut().enumerate() {
            let order = shuffled(union.clone(), seed ^ n as u64);
            l.receive(&order);
            let taken = l.receive(&shuffled(order, seed));
            prop_assert!(taken.iter().all(|t| *t == Taken::Known), "a second time changes nothing");
            prop_assert_eq!(l.day().held(), union.len());
            prop_assert_eq!(l.day().waiting().count(), 0);
        }
        for l in &all[1..] {
            same(all[0].day(), l.day());
        }
        // fold of the set, in two orders, and of any part of it: nothing is dropped, held or waiting it stays
        let id = all[0].session.day_id();
        same(all[0].day(), &Day::fold(id, union.iter().map(|l| entry(l))));
        let some = &shuffled(union.clone(), seed.rotate_left(7))[..union.len() * part / 8];
        let one = Day::fold(id, some.iter().map(|l| entry(l)));
        prop_assert_eq!(one.held() + one.waiting().count(), some.len());
        let mut other = Day::new(id);
        for line in shuffled(some.to_vec(), seed).iter().chain(some.iter().take(5)) {
            other.apply(entry(line));
        }
        same(&one, &other);
    }
}

/// Two laptops that know the same, and then each hears nothing of the other.
fn apart() -> (Laptop, Laptop) {
    let mut a = Laptop::founder();
    a.act(SEATS[0], start(0, 0, "A"));
    let b = a.joined(1);
    a.receive(&b.lines);
    (a, b)
}

fn meet(a: &mut Laptop, b: &mut Laptop) {
    let (la, lb) = (a.lines.clone(), b.lines.clone());
    a.receive(&lb);
    b.receive(&la);
    same(a.day(), b.day());
}

/// Attacks 49, 50.
#[test]
fn two_changes_unknowing_of_each_other_clash_unless_they_say_the_same() {
    let host = SEATS[0];
    let places = |n| Command::ChangeDay { field: "places".into(), value: Field::Number(n) };
    let presence = |state| Command::SetPresence { candidate: candidate(1), state };
    let text = |t: &str| note(0, host, Some("ATT"), t);
    let name = |n: &str| Command::EditCandidate { candidate: candidate(1), application: named(n) };
    // one thing, another thing, who says it on each side, and what the difference is
    let cases = [
        (mark(0, host, "ATT", 4), mark(0, host, "ATT", 2), host, host, Some(ClashKind::Own)),
        (mark(0, host, "ATT", 4), mark(0, host, "ATT", 2), host, LEAD, Some(ClashKind::Hard)),
        (text("chiara"), text("confusa"), host, host, Some(ClashKind::Own)),
        (decide(1, Status::In, None), decide(1, Status::Out, Some("no")), LEAD, LEAD, Some(ClashKind::Hard)),
        (decide(1, Status::Out, Some("sì")), decide(1, Status::Out, Some("no")), LEAD, LEAD, Some(ClashKind::Hard)),
        (presence(Presence::Late), presence(Presence::Absent), FRONT, FRONT, Some(ClashKind::Soft)),
        (places(3), places(4), LEAD, LEAD, Some(ClashKind::Hard)),
        (name("Anna"), name("Ana"), FRONT, FRONT, Some(ClashKind::Hard)),
        (mark(0, host, "ATT", 4), mark(0, host, "ATT", 4), host, LEAD, None),
        (text("chiara"), text("chiara"), host, host, None),
        (presence(Presence::Late), presence(Presence::Late), FRONT, FRONT, None),
        (name("Anna"), name("Anna"), FRONT, FRONT, None),
    ];
    for (one, two, by_one, by_two, kind) in cases {
        let (mut a, mut b) = apart();
        let done = a.act(by_one, one.clone());
        let key = done.stamped[0].entry.register().unwrap();
        b.act(by_two, two);
        meet(&mut a, &mut b);
        let r = &a.day().registers()[&key];
        assert_eq!(r.heads.len(), 2, "{key}");
        assert_eq!(r.standing.clash, kind, "{key}");
        // own and hard have no value, both stand; soft and equal have one
        let valued = !matches!(kind, Some(ClashKind::Own | ClashKind::Hard));
        assert_eq!(r.standing.value.is_some(), valued, "{key}");
        if kind.is_none() {
            continue;
        }
        // the lead picks one of the voices: it stands everywhere, and no Clash is left
        for choose in r.heads.clone() {
            let (mut a, mut b) = (a.clone(), b.clone());
            a.act(LEAD, settle(&key, choose));
            meet(&mut a, &mut b);
            let s = b.day().standing(&key);
            assert_eq!((s.value, s.clash), (Some(choose), None), "{key}");
        }
        // or somebody writes again
        a.act(by_one, one);
        meet(&mut a, &mut b);
        assert_eq!(b.day().standing(&key).clash, None, "{key}");
        assert_eq!(b.day().heads(&key).len(), 1);
    }
}

#[test]
fn two_settlements_that_differ_are_a_clash_again_and_equal_ones_none() {
    let host = SEATS[0];
    let key = format!("mark/{}/{}/ATT", interview(0), host.unwrap());
    for (x, y) in [(0, 0), (0, 1)] {
        let (mut a, mut b) = apart();
        a.act(host, mark(0, host, "ATT", 4));
        b.act(LEAD, mark(0, host, "ATT", 2));
        meet(&mut a, &mut b);
        let heads = a.day().heads(&key);
        a.act(LEAD, settle(&key, heads[x]));
        b.act(LEAD, settle(&key, heads[y]));
        meet(&mut a, &mut b);
        let s = a.day().standing(&key);
        assert_eq!((s.clash.is_some(), s.value.is_none()), (x != y, x != y));
    }
}

#[test]
fn a_declared_conflict_wins_over_a_lift_that_did_not_know_of_it() {
    let (who, c) = (SEATS[0].unwrap(), candidate(1));
    let declare = Command::DeclareConflict { interviewer: who, candidate: c, reason: Some("cugini".into()) };
    let lift = Command::LiftConflict { interviewer: who, candidate: c, reason: None };
    let (mut a, mut b) = apart();
    a.act(SEATS[0], declare.clone());
    meet(&mut a, &mut b);
    b.act(LEAD, lift.clone());
    a.act(LEAD, lift);
    a.act(SEATS[0], declare);
    meet(&mut a, &mut b);
    let key = format!("conflict/{who}/{c}");
    assert!(a.day().conflicts(c).contains(&who));
    assert!(
        matches!(a.day().value(&key).unwrap().fact(), Some(Fact::ConflictSet(f)) if f.state == ConflictState::Declared)
    );
}
