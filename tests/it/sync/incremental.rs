//! What goes into a file: what others have not said they hold, and for whom in doubt, all of it.

use super::unfinished::world;
use super::{add, answered, digest, export, folder, header, lines, room};
use crate::rooms::opening;
use colloquio::app::laptop::{Laptop, Reach, Verdict, export as write, import};
use colloquio::bundle::{Header, Progress, Tip, WriteRequest, write_file};
use colloquio::domain::ids::DeviceId;
use colloquio::wire::envelope::{Draft, write_line};
use colloquio::wire::veil::Veil;
use std::collections::BTreeSet;
use uuid::Uuid;

#[test]
fn what_every_other_laptop_said_it_holds_is_not_said_again() {
    let room = room(2);
    let (lead, b, c) = (&room.lead, &room.desks[0], &room.desks[1]);
    let stick = folder(&room.world, "stick");
    // never heard is nothing: everything goes out again
    let all = export(lead, &stick, &[]);
    assert_eq!(header(&all)["kind"], "full");
    lead.done(&["bundle", "import", &export(b, &stick, &[])]);
    add(lead, "Ada");
    // C joined, and nobody knows it yet: for B only what is new
    let since = export(lead, &stick, &[]);
    assert_eq!(header(&since)["kind"], "since");
    assert!(lines(&since).len() < 8, "{:?}", lines(&since));
    let tips = header(&since)["tips"].clone();
    let own = tips.as_array().unwrap().iter().find(|t| t["dev"] == header(&since)["writer"]["dev"]).unwrap().clone();
    assert!(own["from"].as_u64() > Some(1) && own["seq"].as_u64() >= own["from"].as_u64(), "{own}");
    b.done(&["bundle", "import", &since]);
    assert_eq!(digest(b), digest(lead));
    // C is heard, and holds less: what C lacks is said
    lead.done(&["bundle", "import", &export(c, &stick, &["--full"])]);
    add(lead, "Eva");
    let both = export(lead, &stick, &[]);
    let for_b = export(lead, &stick, &["--for", "Banco B"]);
    assert!(lines(&for_b).len() < lines(&both).len());
    c.done(&["bundle", "import", &both]);
    assert_eq!(digest(c), digest(lead));
    assert_eq!(lines(&export(lead, &stick, &["--full"])).len() as u64, lead.json(&["day", "show"])["entries"]);
    let refused = lead.refused(1, &["bundle", "export", "--to", &stick, "--for", "Banco Z"]);
    assert_eq!(refused["kind"], "no_such_laptop");
}

#[test]
fn a_bundle_that_needs_an_earlier_one_says_which_and_goes_in_by_itself() {
    let room = room(2);
    let (lead, b, c) = (&room.lead, &room.desks[0], &room.desks[1]);
    let stick = folder(&room.world, "stick");
    add(lead, "Ada");
    let first = export(lead, &stick, &["--full"]);
    b.done(&["bundle", "import", &first]);
    lead.done(&["bundle", "import", &export(b, &stick, &[])]);
    add(lead, "Eva");
    let later = export(lead, &stick, &["--for", "Banco B"]);
    let (code, waits) = answered(c, &["bundle", "import", &later]);
    let file = &waits["files"][0];
    assert_eq!((code, &file["verdict"]), (3, &"waiting".into()), "{file}");
    let need = &file["needs"][0];
    assert_eq!(need["device"], header(&later)["writer"]["dev"]);
    let own = header(&later)["tips"].as_array().unwrap().iter().find(|t| t["dev"] == need["device"]).unwrap().clone();
    assert_eq!(need["to"].as_u64().unwrap() + 1, own["from"].as_u64().unwrap(), "{need} {own}");
    let held = |l: &serde_json::Value| (l["device"] == need["device"]).then(|| l["held"].as_u64());
    let status = c.json(&["bundle", "status"]);
    let held = status["laptops"].as_array().unwrap().iter().find_map(held).flatten().unwrap();
    assert_eq!(need["from"].as_u64(), Some(held + 1));
    // the name and the places, where a person reads it; also later
    let (from, to) = (need["from"].to_string(), need["to"].to_string());
    for said in [c.run(&["bundle", "import", &later]).out, c.done(&["bundle", "status"])] {
        assert!(said.contains("Guida") && said.contains(&from) && said.contains(&to), "{said}");
    }
    assert_eq!(c.json(&["bundle", "status"])["needs"], file["needs"]);
    // what waits is not passed on, and everything that does not wait is
    assert_eq!(header(&export(c, &stick, &[]))["waiting"], file["entries"]["waiting"]);
    let brought = c.json(&["bundle", "import", &first]);
    let entries = &brought["files"][0]["entries"];
    let of = |name: &str| entries[name].as_u64().unwrap();
    assert!(of("new") + of("known") > of("total"), "what waited came in too: {entries}");
    assert_eq!(brought["files"][0]["needs"], serde_json::json!([]));
    assert_eq!(c.json(&["day", "show"])["counts"]["waiting"], 0);
    let shown = c.json(&["candidates", "list"])["candidates"].to_string();
    assert!(shown.contains("Ada") && shown.contains("Eva"), "{shown}");
}

#[test]
fn entries_of_others_go_on_with_every_byte() {
    let room = room(2);
    let (lead, b, c) = (&room.lead, &room.desks[0], &room.desks[1]);
    let stick = folder(&room.world, "stick");
    add(b, "Ada");
    let from_b = export(b, &stick, &["--full"]);
    lead.done(&["bundle", "import", &from_b]);
    let by_way_of_lead = export(lead, &stick, &["--full"]);
    let relayed: BTreeSet<String> = lines(&by_way_of_lead).into_iter().collect();
    assert!(lines(&from_b).iter().all(|line| relayed.contains(line)));
    c.done(&["bundle", "import", &by_way_of_lead]);
    assert!(c.json(&["candidates", "list"])["candidates"].to_string().contains("Ada"));
    // what B said it holds B does not get, and what C never said it does
    let for_b: BTreeSet<String> = lines(&export(lead, &stick, &["--for", "Banco B"])).into_iter().collect();
    assert!(lines(&from_b).iter().all(|line| !for_b.contains(line)));
}

/// A later colloquio on the third laptop writes kinds that nobody here knows.
#[test]
fn entries_of_a_later_version_go_on_with_every_byte() {
    let folder = tempfile::tempdir().unwrap();
    let (mut founder, _) = Laptop::found(&world(folder.path().join("guida")), opening(), Box::new(|_| {})).unwrap();
    let kickoff = write(&mut founder, folder.path(), &Reach::Full).unwrap().written.path;
    let kickoff = kickoff.to_str().unwrap();
    let (day, device, ms) = (founder.session.day_id(), DeviceId(Uuid::from_u128(7 << 76 | 2 << 62)), 1_795_850_000_000);
    let mut all = lines(kickoff);
    let mut tip = (1, None);
    let kinds =
        [("device.joined", r#"{"name":"Banco C","key":null,"app":"colloquio 9"}"#), ("pager.rung", r#"{"loud":true}"#)];
    for (seq, (kind, data)) in (1..).zip(kinds) {
        let written = write_line(&Draft {
            day,
            device,
            seq,
            prev: tip.1,
            ms,
            n: 0,
            by: None,
            kind,
            kv: 1,
            replaces: &[],
            data,
            veil_data: Veil::Open,
            private: None,
        });
        all.push(written.line);
        tip = (seq, Some(written.hash));
    }
    let mut header: Header = serde_json::from_value(header(kickoff)).unwrap();
    header.tips.push(Tip { dev: device, key: None, from: Some(1), seq: tip.0, hash: tip.1.unwrap(), sig: None });
    let request = WriteRequest {
        header,
        lines: all.iter().map(String::as_str),
        at: jiff::civil::Time::midnight(),
        random: [1; 8],
        now: std::time::SystemTime::now(),
    };
    let third = folder.path().join("terzo.colloquio.json");
    write_file(&third, request).unwrap();

    let taken = import(&mut founder, &third, str::to_owned, &Progress::default());
    assert_eq!((taken.verdict, taken.count.later), (Verdict::Taken, 1), "{:?}", taken.fault);
    let out: BTreeSet<String> =
        lines(write(&mut founder, folder.path(), &Reach::Full).unwrap().written.path.to_str().unwrap())
            .into_iter()
            .collect();
    assert!(all.iter().all(|line| out.contains(line)));
}
