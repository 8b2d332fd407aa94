//! An index that fails at any call, in any way: marks go on being stored, nothing is lost, and the state is said.

use super::{
    super::{succession::newest_index, worker::Limits},
    fake_index::{Failing, FakeEngine, Plan},
    *,
};
use crate::store::disk::RealDisk;

fn rig(engine: &FakeEngine) -> Rig {
    let limits = Limits {
        patience: Duration::from_millis(60),
        index_start: Duration::ZERO,
        index_sync: Duration::from_millis(1),
        index_close: Duration::from_millis(200),
        ..Limits::default()
    };
    Rig { engine: Arc::new(engine.clone()), limits, ..Rig::default() }
}

/// For an engine that does what it is asked: however busy the machine, it is not given up for its slowness.
fn answering(engine: &FakeEngine) -> Rig {
    let rig = rig(engine);
    Rig { limits: Limits { patience: PATIENCE, ..rig.limits }, ..rig }
}

/// Six marks, two of them together, one entry twice; what is acknowledged is counted.
fn play(bench: &Bench, engine: &FakeEngine) -> u64 {
    let opened = bench.open_with(rig(engine));
    let first = seqs(&opened.lines).len() as u64 + 1;
    let mut acknowledged = 0;
    for group in [vec![first], vec![first + 1, first + 2], vec![first + 1], vec![first + 3], vec![first + 4]] {
        let fresh = group.iter().filter(|&&seq| seq > first + acknowledged - 1 || acknowledged == 0).count() as u64;
        opened.store.append_and_wait(group.into_iter().map(entry).collect()).unwrap();
        acknowledged += fresh;
        opened.store.settle_index(Duration::from_millis(20));
    }
    opened.store.close().unwrap();
    acknowledged
}

fn distinct(lines: &[Kept]) -> Vec<u64> {
    let mut seqs = seqs(lines);
    seqs.sort_unstable();
    seqs.dedup();
    seqs
}

/// After whatever happened: an engine that does what it is asked finds everything in the journal and is level with it.
fn all_is_well(bench: &Bench, engine: &FakeEngine, acknowledged: u64, what: &str) {
    engine.plan(None);
    let opened = bench.open_with(answering(engine));
    assert_eq!(distinct(&opened.lines), upto(acknowledged), "{what}");
    assert_eq!(opened.report, OpenReport::default(), "{what}");
    let whole = IndexState::Whole { entries: acknowledged };
    // The index begins anew at most once.
    until(|| opened.store.settle_index(Duration::from_millis(50)) == whole, what);
    let newest = bench.day().join(format!("sled-{:04}", newest_index(&RealDisk, &bench.day())));
    // What its mark does not tell is found by the scan that follows.
    let level = || {
        let held = engine.held(&newest);
        held.len() as u64 == acknowledged && held.iter().all(|(key, value)| key_of(value) == Some(*key))
    };
    until(level, what);
    opened.store.close().unwrap();
}

fn every_call(ways: &[Failing]) {
    let (engine, _hold) = FakeEngine::new();
    let bench = Bench::new();
    bench.create_with(rig(&engine));
    engine.plan(None);
    play(&bench, &engine);
    let (calls, _) = engine.calls();
    assert!(calls >= 10, "{calls}");
    let (mut cases, mut met, mut lost) = (0, 0, 0);
    for &how in ways {
        for again in [false, true] {
            for at in 1..=calls {
                let (engine, hold) = FakeEngine::new();
                let bench = Bench::new();
                bench.create_with(rig(&engine));
                let plan = Plan { at, again, how };
                engine.plan(Some(plan));
                let acknowledged = play(&bench, &engine);
                met += engine.calls().1.min(1);
                let found = read_day(&bench.root(), DAY).unwrap();
                assert_eq!(found.damage, []);
                lost += acknowledged - distinct(&found.lines).len() as u64;
                if matches!(how, Failing::Error | Failing::Panic) && engine.calls().1 > 0 {
                    let said = |e: &StoreEvent| matches!(e, StoreEvent::Index(IndexState::Aside { .. }));
                    bench.hear(said);
                }
                drop(hold);
                all_is_well(&bench, &engine, acknowledged, &format!("{plan:?}"));
                cases += 1;
            }
        }
    }
    println!("failing index {ways:?}: {cases} cases, {met} met the failure, lost {lost}");
    assert!(met * 10 >= cases * 8, "{met} of {cases}");
    assert_eq!(lost, 0);
}

#[test]
fn an_index_that_errs_or_panics_at_any_call_loses_nothing() {
    every_call(&[Failing::Error, Failing::Panic]);
}

#[test]
fn an_index_that_forgets_or_lies_at_any_call_loses_nothing() {
    every_call(&[Failing::Forget(1), Failing::Forget(3), Failing::Empty, Failing::WrongBytes]);
}

#[test]
fn an_index_that_never_answers_at_any_call_loses_nothing() {
    every_call(&[Failing::Block]);
}

#[test]
fn a_new_index_is_built_at_once_and_the_former_one_is_put_aside() {
    let (engine, _hold) = FakeEngine::new();
    let bench = Bench::new();
    bench.create_with(answering(&engine));
    let store = bench.open_with(answering(&engine)).store;
    store.append_and_wait((1..=4).map(entry).collect()).unwrap();
    until(|| matches!(store.settle_index(PATIENCE), IndexState::Whole { entries: 4 }), "level");
    engine.plan(Some(Plan { at: 1, again: false, how: Failing::Error }));
    store.append_and_wait(vec![entry(5)]).unwrap();
    bench.hear(|e| matches!(e, StoreEvent::Index(IndexState::Aside { .. })));
    until(|| store.index_state() == IndexState::Whole { entries: 5 }, "a new index");
    until(|| bench.set_aside() == ["20261128T081500Z-index-1"], "put aside");
    until(|| !bench.day().join("sled-0001").exists(), "out of the way");
    // It follows like the first.
    store.append_and_wait(vec![entry(6)]).unwrap();
    until(|| store.settle_index(PATIENCE) == IndexState::Whole { entries: 6 }, "follows");
    store.close().unwrap();
    assert_eq!(engine.held(&bench.day().join("sled-0002")).len(), 6);
    let states = |e: &StoreEvent| matches!(e, StoreEvent::Index(_));
    let said: Vec<_> = bench.events().into_iter().filter(states).collect();
    use {IndexState::*, StoreEvent::Index};
    assert!(matches!(said[..], [.., Index(Whole { .. }), Index(Aside { .. }), Index(Whole { .. })]), "{said:?}");
}

#[test]
fn after_a_second_failure_the_next_index_waits_its_time() {
    let (engine, _hold) = FakeEngine::new();
    let bench = Bench::new();
    bench.create_with(rig(&engine));
    engine.plan(Some(Plan { at: 1, again: true, how: Failing::Error }));
    let again = Duration::from_millis(300);
    let rig = Rig { limits: Limits { index_again: again, ..answering(&engine).limits }, ..answering(&engine) };
    let store = bench.open_with(rig).store;
    until(|| engine.calls().1 == 2, "the first and the one built at once");
    let since = std::time::Instant::now();
    for seq in 1..=5 {
        store.append_and_wait(vec![entry(seq)]).unwrap();
        assert!(engine.calls().1 == 2 || since.elapsed() >= again / 2);
    }
    assert!(matches!(store.index_state(), IndexState::Aside { .. }));
    // Its time comes although nothing more is written.
    engine.plan(None);
    until(|| store.index_state() == IndexState::Whole { entries: 5 }, "the third");
    assert!(since.elapsed() >= again / 2);
    let told = |e: &StoreEvent| matches!(e, StoreEvent::Index(IndexState::Aside { .. }));
    assert_eq!(bench.events().iter().filter(|e| told(e)).count(), 1, "told once");
}

#[test]
fn silence_is_noticed_although_nothing_more_is_written_and_a_late_answer_does_no_harm() {
    let (engine, hold) = FakeEngine::new();
    let bench = Bench::new();
    bench.create_with(rig(&engine));
    let store = bench.open_with(rig(&engine)).store;
    store.append_and_wait(vec![entry(1)]).unwrap();
    until(|| store.settle_index(PATIENCE) == IndexState::Whole { entries: 1 }, "level");
    engine.plan(Some(Plan { at: 1, again: false, how: Failing::Block }));
    store.append_and_wait(vec![entry(2)]).unwrap();
    bench.hear(|e| matches!(e, StoreEvent::Index(IndexState::Aside { .. })));
    bench.hear(|e| *e == StoreEvent::Index(IndexState::Whole { entries: 2 }));
    let events = bench.events().len();
    drop(hold);
    store.append_and_wait(vec![entry(3)]).unwrap();
    until(|| store.settle_index(PATIENCE) == IndexState::Whole { entries: 3 }, "follows");
    store.close().unwrap();
    let said = bench.events()[events..].iter().filter(|e| matches!(e, StoreEvent::Index(_))).count();
    assert_eq!(said, 0, "the one that was given up says nothing any more");
    all_is_well(&bench, &engine, 3, "after a late answer");
}
