//! A laptop that exists twice, and one that lost its end: both are noticed when its own entries come back, nothing of either
//! is lost, and it goes on under a new name before it writes another word.

use super::{Room, add, answered, bundles, digest, export, folder, room};
use crate::world::Laptop;
use std::path::Path;

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copied(&entry.path(), &target),
            false => drop(std::fs::copy(entry.path(), target).unwrap()),
        }
    }
}

/// Desk B wrote a candidate into the folder, and then its store was put back as it was before that.
fn put_back() -> (Room, String) {
    let room = room(1);
    let b = &room.desks[0];
    let shared = folder(&room.world, "condivisa");
    let kept = room.world.path("copia");
    copied(b.store(), &kept);
    add(b, "Ada");
    export(b, &shared, &["--full"]);
    std::fs::remove_dir_all(b.store()).unwrap();
    copied(&kept, b.store());
    assert!(!names(b).contains("Ada"));
    (room, shared)
}

fn names(laptop: &Laptop) -> String {
    laptop.json(&["candidates", "list"])["candidates"].to_string()
}

fn device(laptop: &Laptop) -> String {
    laptop.json(&["day", "show"])["device"]["id"].as_str().unwrap().to_owned()
}

/// Attack 82.
#[test]
fn our_own_older_file_brings_back_what_was_lost_and_a_new_name() {
    let (room, shared) = put_back();
    let (lead, b) = (&room.lead, &room.desks[0]);
    let before = device(b);
    let (code, synced) = answered(b, &["bundle", "sync", &shared]);
    assert_eq!(code, 0, "{synced}");
    assert_eq!(synced["files"][0]["goes_on_as"], "Banco B (2)");
    assert!(names(b).contains("Ada"));
    assert_ne!(device(b), before, "the old chain is not gone on with");
    // and is another laptop for everybody, of which nothing is in doubt
    lead.done(&["bundle", "sync", &shared]);
    let status = lead.json(&["bundle", "status"]);
    let states: Vec<_> = status["laptops"].as_array().unwrap().iter().map(|l| (&l["name"], &l["state"])).collect();
    assert!(states.iter().any(|(name, _)| **name == "Banco B (2)"), "{states:?}");
    assert!(states.iter().all(|(_, state)| **state != "forked"), "{states:?}");
    assert_eq!(digest(lead), digest(b));
    // said once
    let (_, again) = answered(b, &["bundle", "sync", &shared]);
    assert!(again["files"].as_array().unwrap().iter().all(|f| f["goes_on_as"].is_null()), "{again}");
}

/// Attack 48, the unsigned part.
#[test]
fn our_own_fork_is_taken_named_and_not_gone_on_with() {
    let (room, shared) = put_back();
    let (lead, b) = (&room.lead, &room.desks[0]);
    // under a seed the same number would give the same id
    b.acting("frontdesk").done(&["candidates", "arrive", "C001"]);
    add(b, "Eva");
    let before = device(b);
    let said = b.run(&["bundle", "sync", &shared]);
    assert!([0, 3].contains(&said.code), "{}", said.err);
    assert!(said.out.contains("Banco B (2)"), "{}", said.out);
    let all = names(b);
    assert!(all.contains("Ada") && all.contains("Eva"), "both histories are kept: {all}");
    assert_ne!(device(b), before);
    // the fork has its name on every laptop, with the way out
    lead.done(&["bundle", "sync", &shared]);
    for laptop in [lead, b] {
        let status = laptop.json(&["bundle", "status"]);
        let of = |name: &str| status["laptops"].as_array().unwrap().iter().find(|l| l["name"] == name).unwrap().clone();
        assert_eq!(of("Banco B")["state"], "forked");
        assert_ne!(of("Banco B (2)")["state"], "forked");
        let text = laptop.done(&["bundle", "status"]);
        assert!(text.contains("Banco B è doppio"), "{text}");
    }
    assert_eq!(digest(lead), digest(b));
    let fork = bundles(&shared).into_iter().map(|name| format!("{shared}/{name}")).collect::<Vec<_>>();
    let trusts: Vec<String> =
        fork.iter().map(|f| lead.json(&["bundle", "inspect", f])["files"][0]["trust"].to_string()).collect();
    assert!(trusts.iter().any(|t| t == "\"forked\""), "{trusts:?}");
}

/// Somebody else's bundle says it first.
#[test]
fn another_laptops_file_that_holds_our_lost_entries_gives_the_alarm_too() {
    let (room, shared) = put_back();
    let (lead, b) = (&room.lead, &room.desks[0]);
    lead.done(&["bundle", "sync", &shared]);
    let elsewhere = folder(&room.world, "altrove");
    let (code, taken) = answered(b, &["bundle", "import", &export(lead, &elsewhere, &["--full"])]);
    assert_eq!((code, &taken["files"][0]["goes_on_as"]), (0, &"Banco B (2)".into()));
    assert!(names(b).contains("Ada"));
    add(b, "Eva");
    lead.done(&["bundle", "import", &export(b, &elsewhere, &["--full"])]);
    assert_eq!(digest(lead), digest(b));
    assert!(lead.json(&["bundle", "status"])["laptops"].as_array().unwrap().iter().all(|l| l["state"] != "forked"));
}
