//! The frozen files: the same verdicts for ever.

use super::files::{Desk, OPEN, Parts, path};
use crate::bundle::verify::opens_day;
use crate::bundle::{Reason, Scope, spool, verify};
use crate::domain::ids::DayId;
use crate::wire::envelope::read_line;
use uuid::Uuid;

/// Attacks 33, 35.
#[test]
fn files_of_open_days_are_good() {
    let desk = Desk::new();
    for (name, entries) in OPEN {
        let spooled = spool(&path(name), &desk.path("inbox"), [7; 8]).unwrap();
        let mut verified = verify(spooled).unwrap();
        assert_eq!(verified.entries, entries, "{name}");
        let read: Vec<_> = verified.lines().unwrap().map(Result::unwrap).collect();
        let lines: Vec<_> = read.iter().map(|(line, _)| line.clone()).collect();
        assert_eq!(lines, Parts::of(name).lines, "{name}");
        // kept as they were proven, or read once more: the same
        let kept: Vec<_> = verified.take_lines().unwrap().map(Result::unwrap).collect();
        let mut again = verified.take_lines().unwrap().map(Result::unwrap);
        assert!(kept == read && again.by_ref().eq(read), "{name}");

        let since = name == "11-d-lead-since";
        assert_eq!(verified.header.kind == Scope::Since, since);
        let day = verified.header.day.id;
        assert_eq!(verified.check_day(Some(day)), Ok(()));
        assert_eq!(verified.check_day(Some(DayId(Uuid::nil()))).unwrap_err().reason, Reason::WrongDay);
        assert_eq!(verified.check_day(None).err().map(|e| e.reason), since.then_some(Reason::NoStart), "{name}");
    }
    assert_eq!(std::fs::read_dir(desk.path("inbox")).unwrap().count(), 0, "nothing stays in the inbox");
}

#[test]
fn files_of_a_keyed_day_are_good_and_damage_is_called_damage() {
    let desk = Desk::new();
    for (name, entries) in [
        ("01-kickoff", Ok(7)),
        ("02-lead-after-admitting", Ok(13)),
        ("03-banco1-full", Ok(19)),
        ("04-banco1-since-03", Ok(1)),
        ("05-banco2-full", Ok(18)),
        ("06-banco2-clash-and-later-kind", Ok(20)),
        ("07-unknown-laptop", Ok(9)),
        ("08-damaged", Err(Some(Reason::Digest))),
        ("09-lead-after-erasure", Ok(21)),
    ] {
        let spooled = spool(&path(name), &desk.path("inbox"), [7; 8]).unwrap();
        assert_eq!(verify(spooled).map(|file| file.entries).map_err(|e| e.reason()), entries, "{name}");
    }
}

#[test]
fn a_kept_start_must_give_the_day_its_id() {
    let honest = Parts::honest();
    let forged = honest.with_line(1, "\"nonce\":\"37", "\"nonce\":\"38").rechained(&honest);
    assert!(!forged.proof().unwrap().holds_start);
    assert!(honest.proof().unwrap().holds_start);

    let start = read_line(&honest.lines[1]).unwrap();
    assert!(opens_day(&start));
    assert!(!opens_day(&crate::wire::envelope::Envelope { seq: 3, ..start }), "it is the founder's second entry");
}
