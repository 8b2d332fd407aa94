//! Who counts and for what: every rule of trust by itself, and of forgetting. Each Day is folded from the set and taken entry
//! by entry, backwards too; all must agree.

use super::pen::{Pen, day_of};
use colloquio::domain::day::{Apart, Day};
use colloquio::domain::entry::Private;
use colloquio::domain::ids::{DeviceId, EntryId};
use colloquio::domain::trust::{Admission, Rights};
use uuid::Uuid;

/// The Day of these laptops, the same in whatever order it came.
fn settled(pens: &[&Pen]) -> Day {
    let day = day_of(pens);
    let backwards: Vec<&Pen> = pens.iter().rev().copied().collect();
    let entries = || pens.iter().flat_map(|pen| pen.entries.iter().rev().cloned());
    for other in [day_of(&backwards), Day::fold(day.id(), entries())] {
        assert_eq!(other.digest(), day.digest());
        assert_eq!(other.apart(), day.apart());
    }
    day
}

fn seen(mut day: Day, own: DeviceId) -> Day {
    day.see_from(own);
    day
}

fn apart(day: &Day, id: EntryId) -> Option<Apart> {
    day.apart().get(&id).copied()
}

#[test]
fn a_laptop_nobody_admitted_is_apart_43_and_so_is_one_without_a_key_45() {
    let mut lead = Pen::founder();
    let (mut keyed, mut unsigned) = (lead.laptop(2), lead.unsigned(3));
    let marks = [keyed.marks(1, 4, &[]), unsigned.marks(2, 4, &[])];
    let day = settled(&[&lead, &keyed, &unsigned]);
    assert!(marks.iter().all(|id| apart(&day, *id) == Some(Apart::Unknown)));
    assert_eq!(day.apart().len(), 4, "with their joinings");
    // admitted later, both come in
    lead.admits(&keyed, &["panel"], &[]);
    lead.admits(&unsigned, &["panel"], &[]);
    let day = settled(&[&lead, &keyed, &unsigned]);
    assert!(day.apart().is_empty());
}

#[test]
fn a_laptop_that_admits_itself_or_opens_the_day_again_decides_nothing_44() {
    let lead = Pen::founder();
    let mut thief = lead.laptop(2).silenced();
    thief.write("device.joined", serde_json::json!({"name": "X", "key": thief.public(), "app": ""}), &[]);
    let opening = thief.opens("open");
    let own = thief.admits(&thief.clone(), &["lead", "panel", "desk"], &[]);
    let day = settled(&[&lead, &thief]);
    assert_eq!((apart(&day, opening), apart(&day, own)), (Some(Apart::Founder), Some(Apart::Unknown)));
    assert_eq!(day.founder(), Some(lead.device));
    assert_eq!(day.admissions().of(thief.device), &Admission::Unknown);
}

#[test]
fn roles_bind_the_laptop_46() {
    let mut lead = Pen::founder();
    let (mut panel, mut desk) = (lead.laptop(2), lead.laptop(3));
    lead.admits(&panel, &["panel"], &[]);
    lead.admits(&desk, &["desk"], &[]);
    let wrong =
        [panel.names("X", &[]), panel.adds(1, "A"), desk.names("Y", &[]), desk.marks(1, 3, &[]), desk.erases(9)];
    let right = [panel.marks(2, 3, &[]), desk.adds(2, "B")];
    let day = settled(&[&lead, &panel, &desk]);
    assert_eq!(wrong.map(|id| apart(&day, id)), [Some(Apart::Role); 5]);
    assert_eq!(right.map(|id| apart(&day, id)), [None; 2]);
    assert_eq!(day.name(), "Selezione");
}

#[test]
fn a_conflict_is_lifted_and_a_sheet_reopened_alone_by_the_lead_only() {
    let mut lead = Pen::founder();
    let mut panel = lead.laptop(2);
    lead.admits(&panel, &["panel"], &[]);
    let id = Uuid::from_u128(1);
    let mut conflict = |state| {
        panel.write("conflict.set", serde_json::json!({"interviewer": id, "candidate": id, "state": state}), &[])
    };
    let (declared, lifted) = (conflict("declared"), conflict("lifted"));
    let mut reopen = |granted| {
        panel.write("sheet.reopened", serde_json::json!({"interview": id, "interviewer": id, "granted": granted}), &[])
    };
    let (both, alone) = (reopen("both"), reopen("lead"));
    let day = settled(&[&lead, &panel]);
    assert_eq!([declared, both].map(|id| apart(&day, id)), [None; 2]);
    assert_eq!([lifted, alone].map(|id| apart(&day, id)), [Some(Apart::Role); 2]);
}

#[test]
fn an_admission_taken_away_by_a_retirement_leaves_what_is_kept_53() {
    let mut lead = Pen::founder();
    let mut desk = lead.laptop(2);
    let admitted = lead.admits(&desk, &["panel"], &[]);
    let kept = desk.marks(1, 4, &[]);
    let late = desk.marks(1, 5, &[kept]);
    assert!(settled(&[&lead, &desk]).apart().is_empty());
    let retired = lead.retires(&desk, &[2], &[admitted]);
    let day = settled(&[&lead, &desk]);
    assert_eq!((apart(&day, kept), apart(&day, late)), (None, Some(Apart::Retired)));
    let key = day.registers().keys().find(|key| key.starts_with("mark/")).unwrap();
    assert_eq!(day.value(key).map(|e| e.stamp.id), Some(kept), "what stood before counts again");
    // the lead looks, and moves the end forward
    lead.retires(&desk, &[3], &[retired]);
    assert!(settled(&[&lead, &desk]).apart().is_empty());
}

#[test]
fn a_kept_end_that_comes_later_brings_in_what_is_behind_it() {
    let mut lead = Pen::founder();
    let mut desk = lead.laptop(2);
    let marks: Vec<EntryId> = (1..5).map(|n| desk.marks(n, 4, &[])).collect();
    lead.admits(&desk, &["panel"], &[]);
    lead.retires(&desk, &[4], &[]);
    let mut day = day_of(&[&lead]);
    for (n, e) in desk.entries.iter().enumerate() {
        day.apply(e.clone());
        let apart = day.apart().len();
        assert_eq!(apart, if n < 3 { n + 1 } else { n - 3 }, "after {n}");
    }
    assert_eq!(apart(&day, marks[3]), Some(Apart::Retired));
    assert_eq!(day.digest(), settled(&[&lead, &desk]).digest());
}

#[test]
fn the_most_cautious_of_lead_and_deputy_wins_51() {
    let mut lead = Pen::founder();
    let (mut deputy, mut desk) = (lead.laptop(2), lead.laptop(3));
    lead.admits(&deputy, &["lead", "panel", "desk"], &[]);
    let mark = desk.marks(1, 4, &[]);
    let admitted = deputy.admits(&desk, &["panel"], &[]);
    assert_eq!(apart(&settled(&[&lead, &deputy, &desk]), mark), None, "a deputy admits");
    lead.retires(&desk, &[], &[]);
    let day = settled(&[&lead, &deputy, &desk]);
    assert_eq!(apart(&day, mark), Some(Apart::Retired));
    let standing = day.standing(&format!("trust/{}", desk.device));
    assert_eq!((standing.clash, standing.value), (None, Some(lead.entries.last().unwrap().stamp.id)));
    deputy.refuses(&desk, &[admitted]);
    assert_eq!(apart(&settled(&[&lead, &deputy, &desk]), mark), Some(Apart::Refused));
}

#[test]
fn a_deputy_touches_neither_founder_nor_lead_and_makes_no_lead_52() {
    let mut lead = Pen::founder();
    let (mut deputy, mut other, third) = (lead.laptop(2), lead.laptop(3), lead.laptop(4));
    lead.admits(&deputy, &["lead"], &[]);
    lead.admits(&other, &["lead"], &[]);
    let vain = [
        deputy.retires(&lead, &[], &[]),
        deputy.retires(&other, &[], &[]),
        deputy.refuses(&other, &[]),
        deputy.admits(&third, &["lead"], &[]),
    ];
    let heard = other.names("Seconda", &[]);
    let day = settled(&[&lead, &deputy, &other, &third]);
    assert_eq!(vain.map(|id| apart(&day, id)), [Some(Apart::Role); 4]);
    assert_eq!(apart(&day, heard), None);
    assert_eq!(day.admissions().of(third.device), &Admission::Unknown);
    assert_eq!(day.name(), "Seconda");
}

#[test]
fn a_deputy_the_founder_refused_is_none_and_one_retired_is_one_up_to_the_kept_end() {
    let mut lead = Pen::founder();
    let (mut deputy, desk, late) = (lead.laptop(2), lead.laptop(3), lead.laptop(4));
    let admitted = lead.admits(&deputy, &["lead"], &[]);
    deputy.admits(&desk, &["panel"], &[]);
    deputy.admits(&late, &["panel"], &[]);
    let retired = lead.retires(&deputy, &[2], &[admitted]);
    let day = settled(&[&lead, &deputy, &desk, &late]);
    assert_eq!(day.admissions().of(desk.device), &Admission::Admitted(Rights::PANEL));
    assert_eq!(day.admissions().of(late.device), &Admission::Unknown);
    lead.refuses(&deputy, &[retired]);
    let day = settled(&[&lead, &deputy, &desk, &late]);
    assert_eq!(day.admissions().of(desk.device), &Admission::Unknown);
}

#[test]
fn an_entry_of_a_deputy_loses_its_force_once_the_founder_gives_that_laptop_the_lead() {
    let mut lead = Pen::founder();
    let (mut deputy, mut desk) = (lead.laptop(2), lead.laptop(3));
    lead.admits(&deputy, &["lead"], &[]);
    let refused = deputy.refuses(&desk, &[]);
    let mark = desk.marks(1, 4, &[]);
    let day = settled(&[&lead, &deputy, &desk]);
    assert_eq!((apart(&day, refused), apart(&day, mark)), (None, Some(Apart::Refused)));
    lead.admits(&desk, &["lead"], &[]);
    let day = settled(&[&lead, &deputy, &desk]);
    assert_eq!((apart(&day, refused), apart(&day, mark)), (Some(Apart::Role), None));
}

#[test]
fn rights_are_all_that_were_ever_given_and_stay_when_retired() {
    let mut lead = Pen::founder();
    let mut desk = lead.laptop(2);
    let first = lead.admits(&desk, &["panel"], &[]);
    let mark = desk.marks(1, 4, &[]);
    let second = lead.admits(&desk, &["desk"], &[first]);
    let added = desk.adds(1, "A");
    assert!(settled(&[&lead, &desk]).apart().is_empty());
    lead.retires(&desk, &[3], &[second]);
    let day = settled(&[&lead, &desk]);
    assert_eq!([mark, added].map(|id| apart(&day, id)), [None; 2]);
}

#[test]
fn an_entry_admitted_late_may_already_be_replaced() {
    let mut lead = Pen::founder();
    let mut desk = lead.laptop(2);
    let said = desk.marks(1, 4, &[]);
    let over = lead.marks(1, 2, &[said]);
    let key = |day: &Day| day.registers().keys().find(|key| key.starts_with("mark/")).cloned().unwrap();
    let mut day = day_of(&[&lead, &desk]);
    assert_eq!(day.heads(&key(&day)), [over]);
    lead.admits(&desk, &["panel"], &[]);
    day.apply(lead.entries.last().unwrap().clone());
    assert_eq!(day.heads(&key(&day)), [over]);
    assert_eq!(day.digest(), settled(&[&lead, &desk]).digest());
}

#[test]
fn the_reason_named_is_the_first_of_their_order() {
    let mut lead = Pen::founder();
    let mut desk = lead.laptop(2);
    let impossible = desk.write("mark.set", serde_json::json!({"level": "four"}), &[]);
    let opening = desk.opens("keys");
    let role = desk.names("X", &[]);
    let day = settled(&[&lead, &desk]);
    let all = [impossible, opening, role];
    assert_eq!(all.map(|id| apart(&day, id)), [Apart::Payload, Apart::Founder, Apart::Unknown].map(Some));
    lead.admits(&desk, &["panel"], &[]);
    let day = settled(&[&lead, &desk]);
    assert_eq!(all.map(|id| apart(&day, id)), [Apart::Payload, Apart::Founder, Apart::Role].map(Some));
}

#[test]
fn a_joining_with_another_laptops_key_is_impossible_81() {
    let mut lead = Pen::founder();
    let (desk, other) = (lead.laptop(2), lead.laptop(3));
    let mut forged = desk.silenced();
    let joined = forged.write("device.joined", serde_json::json!({"name": "X", "key": other.public(), "app": ""}), &[]);
    lead.admits(&forged, &["panel"], &[]);
    assert_eq!(apart(&settled(&[&lead, &forged]), joined), Some(Apart::Payload));
    let mut keyless = desk.silenced();
    let joined = keyless.write("device.joined", serde_json::json!({"name": "X", "key": null, "app": ""}), &[]);
    assert_eq!(apart(&settled(&[&lead, &keyless]), joined), Some(Apart::Payload));
}

#[test]
fn on_an_open_day_trust_decides_nothing_and_of_two_openings_keys_win() {
    let mut lead = Pen::silent_founder();
    lead.write("device.joined", serde_json::json!({"name": "L", "key": lead.public(), "app": ""}), &[]);
    let mut branch = lead.clone();
    lead.opens("open");
    let mut desk = lead.laptop(2);
    let mark = desk.marks(1, 4, &[]);
    lead.refuses(&desk, &[]);
    let day = settled(&[&lead, &desk]);
    assert!(day.apart().is_empty());
    // the founder's laptop was copied before it opened the day
    branch.opens("keys");
    let day = settled(&[&lead, &desk, &branch]);
    assert_eq!(apart(&day, mark), Some(Apart::Refused));
    assert!(day.forked().contains(&lead.device));
}

#[test]
fn a_laptop_works_at_once_on_its_own_screens_and_nowhere_else() {
    let mut lead = Pen::founder();
    let (mut desk, mut other) = (lead.laptop(2), lead.laptop(3));
    let own = [desk.marks(1, 4, &[]), desk.adds(1, "A")];
    let vain = [desk.names("X", &[]), desk.admits(&other, &["panel"], &[]), desk.erases(1)];
    other.marks(2, 4, &[]);
    let elsewhere = settled(&[&lead, &desk, &other]);
    let here = seen(day_of(&[&lead, &desk, &other]), desk.device);
    assert!(here.speaks_to_itself());
    assert_eq!(own.map(|id| apart(&here, id)), [None; 2]);
    assert_eq!(vain.map(|id| apart(&here, id)), [Some(Apart::Role); 3]);
    assert!(other.entries.iter().all(|e| apart(&here, e.stamp.id) == Some(Apart::Unknown)));
    assert!(here.registers().keys().any(|key| key.starts_with("mark/")));
    assert_eq!(here.digest(), elsewhere.digest());
    // the same where it is known before the entries come
    let mut live = seen(day_of(&[&lead]), desk.device);
    desk.tell(&mut live);
    assert_eq!(live.registers().len(), here.registers().len());
    // accepted: nothing of it is special any more
    lead.admits(&desk, &["panel"], &[]);
    let here = seen(day_of(&[&lead, &desk, &other]), desk.device);
    assert!(!here.speaks_to_itself());
    assert_eq!(apart(&here, own[1]), Some(Apart::Role));
    assert_eq!(here.apart(), settled(&[&lead, &desk, &other]).apart());
    // refused: not even here
    let mut lead = Pen::founder();
    lead.refuses(&desk, &[]);
    let here = seen(day_of(&[&lead, &desk]), desk.device);
    assert!(desk.entries.iter().all(|e| apart(&here, e.stamp.id) == Some(Apart::Refused)));
}

fn text(day: &Day, id: EntryId) -> &'static str {
    match day.entry(&id).unwrap().private {
        Private::None => "none",
        Private::Missing => "missing",
        Private::Erased => "erased",
        Private::Held { .. } => "held",
    }
}

#[test]
fn an_erasure_works_whatever_came_first_58_59() {
    let mut lead = Pen::founder();
    let added = lead.adds(1, "Ada");
    let other = lead.adds(2, "Ugo");
    lead.erases(1);
    let day = settled(&[&lead]);
    assert_eq!((text(&day, added), text(&day, other)), ("erased", "held"));
    assert!(day.digest_lines().contains(&format!("private\t{added}\terased")));
    // without the text, and the text again: nothing comes back
    let mut bare = lead.clone();
    bare.entries[2].private = Private::Missing;
    let mut again = day_of(&[&bare]);
    assert_eq!(again.digest(), day.digest());
    again.apply(lead.entries[2].clone());
    assert_eq!(text(&again, added), "erased");
}

#[test]
fn a_text_that_waits_is_forgotten_too() {
    let mut lead = Pen::founder();
    let mut desk = lead.laptop(2);
    let added = desk.adds(1, "Ada");
    lead.erases(1);
    let mut day = Day::new(lead.day);
    day.apply(desk.entries[1].clone());
    lead.tell(&mut day);
    assert!(day.waiting().all(|e| e.private == Private::Erased));
    day.apply(desk.entries[0].clone());
    assert_eq!(text(&day, added), "erased");
}

#[test]
fn who_ever_led_erases_and_who_never_did_does_not() {
    let mut lead = Pen::founder();
    let (mut deputy, mut desk) = (lead.laptop(2), lead.laptop(3));
    let ada = lead.adds(1, "Ada");
    let ugo = lead.adds(2, "Ugo");
    let admitted = lead.admits(&deputy, &["lead"], &[]);
    lead.admits(&desk, &["panel", "desk"], &[]);
    deputy.erases(1);
    desk.erases(2);
    lead.refuses(&deputy, &[admitted]);
    let day = settled(&[&lead, &deputy, &desk]);
    assert_eq!((text(&day, ada), text(&day, ugo)), ("erased", "held"), "done is done, refused or not");
    // the lead given later makes it work
    lead.admits(&desk, &["lead"], &[]);
    assert_eq!(text(&settled(&[&lead, &deputy, &desk]), ugo), "erased");
}

#[test]
fn a_laptop_empties_its_own_entries_and_the_lead_anybodys() {
    let mut lead = Pen::founder();
    let mut desk = lead.laptop(2);
    let ada = lead.adds(1, "Ada");
    let ugo = desk.adds(2, "Ugo");
    let eva = desk.adds(3, "Eva");
    desk.empties(&[ada, ugo]);
    let day = settled(&[&lead, &desk]);
    assert_eq!([ada, ugo, eva].map(|id| text(&day, id)), ["held", "erased", "held"]);
    lead.empties(&[eva]);
    assert_eq!(text(&settled(&[&lead, &desk]), eva), "erased");
}

#[test]
fn before_the_opening_is_held_nobody_forgets() {
    let lead = Pen::founder();
    let mut desk = lead.laptop(2);
    let added = desk.adds(1, "Ada");
    desk.erases(1);
    assert_eq!(text(&settled(&[&desk]), added), "held");
}
