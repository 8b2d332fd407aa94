//! Everything that is asked of a day after something came in.

use colloquio::domain::day::Day;
use colloquio::domain::entry::Entry;
use colloquio::domain::ids::DayId;
use colloquio::domain::visible;

/// Folds the entries and asks whatever a screen asks.
pub fn day_of(id: DayId, entries: &[Entry]) -> Day {
    let day = Day::fold(id, entries.iter().cloned());
    ask(&day);
    day
}

/// The same, and the order does not matter: for entries whose personal text was proven.
pub fn day_of_any_order(id: DayId, entries: &[Entry]) -> Day {
    let day = day_of(id, entries);
    let back = Day::fold(id, entries.iter().rev().cloned());
    assert_eq!(day.held(), back.held());
    assert_eq!(day.waiting().count(), back.waiting().count());
    assert_eq!(day.digest(), back.digest());
    day
}

fn ask(day: &Day) {
    let mut asked = vec![day.name().to_owned(), day.date().to_owned(), day.zone().to_owned()];
    asked.push(format!("{:?} {:?} {:?}", day.blockers(None), day.laptops(None), day.tips().len()));
    asked.push(day.digest());
    asked.push(format!("{:?} {:?} {:?}", day.areas(), day.persons(), day.pairs()));
    asked.push(format!("{:?} {:?} {:?}", day.merges(), day.decisions(), day.open_calls()));
    for c in day.candidates() {
        asked.push(format!("{:?} {:?} {:?}", day.candidate_personal(c.id), day.conflicts(c.id), day.offer(c.id)));
    }
    for i in day.interviews() {
        asked.push(format!("{:?} {:?} {:?}", day.seats(&i), day.revealed(i.id), visible::agreed(day, i.id)));
        for who in visible::owners(day, i.id) {
            asked.push(format!("{:?} {:?}", visible::sheet(day, i.id, who, Some(who)), day.late(i.id, who)));
        }
    }
    assert!(!asked.is_empty());
}
