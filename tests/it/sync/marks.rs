//! The marks of a sheet that was rescued, back in the day they are of.

use super::{Room, export, folder, room};
use crate::world::Laptop;
use serde_json::{Value, json};

fn mark(who: &str, v: &str, criterion: &str, level: i64) -> String {
    json!({"do": "SetMark", "as": who, "interview": v, "criterion": criterion, "level": level}).to_string()
}

fn started(laptop: &Laptop) -> String {
    laptop.acting("I01").json(&["interviews", "start", "C001", "--desk", "B"])["made"][0].as_str().unwrap().to_owned()
}

fn marks(laptop: &Laptop, who: &str) -> Vec<(String, Value)> {
    let all = laptop.acting(who).json(&["scores", "list"]);
    let sheet = all["sheets"].as_array().unwrap().iter().find(|s| s["interviewer"] == who).unwrap().clone();
    let given = sheet["marks"].as_array().cloned().unwrap_or_default();
    given.iter().map(|m| (m["criterion"].as_str().unwrap().to_owned(), m["value"].clone())).collect()
}

fn issues(import: &Value) -> Vec<(u64, &str, &str)> {
    let all = import["issues"].as_array().unwrap();
    all.iter()
        .map(|i| (i["line"].as_u64().unwrap(), i["kind"].as_str().unwrap(), i["action"].as_str().unwrap()))
        .collect()
}

/// A desk's laptop is gone: its interview was heard of, its marks were not, and of its last file only a part can be read.
#[test]
fn what_a_damaged_file_shows_comes_back_as_marks_of_whoever_gave_them() {
    let Room { world, lead, desks } = room(1);
    let b = &desks[0];
    let stick = folder(&world, "stick");
    let v = started(b);
    lead.done(&["bundle", "import", &export(b, &stick, &["--full"])]);
    let given = [mark("I01", &v, "ATT", 4), mark("I01", &v, "PRO", 3), mark("I02", &v, "ATT", 2)].join("\n");
    b.played(&given);
    b.played(
        &json!({"do": "SetMark", "as": "I02", "interview": v, "criterion": "PRO", "na": "interrupted"}).to_string(),
    );
    b.played(&json!({"do": "SealSheet", "as": "I01", "interview": v}).to_string());
    b.played(&json!({"do": "SealSheet", "as": "I02", "interview": v}).to_string());
    let file = export(b, &stick, &["--full"]);
    // its end is lost
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, &text[..text.find("],\"trailer\"").unwrap()]).unwrap();
    let sheet = format!("{stick}/salvati.csv");
    lead.run(&["bundle", "inspect", &file, "--rescue", &sheet]);

    for (who, code, kind) in [("I01", 1, "not_lead"), ("frontdesk", 1, "not_lead")] {
        assert_eq!(lead.acting(who).refused(code, &["scores", "import", &sheet])["kind"], kind);
    }
    let import = lead.json(&["scores", "import", &sheet]);
    assert_eq!(
        (&import["format"], &import["rows"]["read"], &import["rows"]["new"]),
        (&json!("colloquio-import"), &json!(4), &json!(4)),
        "{import}"
    );
    assert_eq!(import["taken"].as_array().unwrap().len(), 4);
    assert_eq!(marks(&lead, "I01"), [("ATT".to_owned(), json!(4)), ("PRO".to_owned(), json!(3))]);
    let list = lead.acting("I02").json(&["scores", "list"]);
    assert!(list.to_string().contains("interrupted"), "{list}");
    // again changes nothing, and nothing is said of what is covered
    let digest = super::digest(&lead);
    let again = lead.json(&["scores", "import", &sheet]);
    assert_eq!(
        (super::digest(&lead), &again["rows"]["new"], &again["rows"]["refused"]),
        (digest, &json!(0), &json!(4))
    );
    // the marks are the seats' own: they seal them
    lead.acting("I01").done(&["scores", "seal", "--candidate", "C001", "--interviewer", "I01"]);
    let sealed = lead.json(&["scores", "import", &sheet]);
    assert_eq!((&sealed["rows"]["same"], &sealed["rows"]["refused"]), (&json!(2), &json!(2)), "{sealed}");
}

#[test]
fn what_is_not_sure_not_here_or_not_free_is_left_out_and_said() {
    let Room { world, lead, .. } = room(0);
    let v = started(&lead);
    lead.played(&mark("I01", &v, "ATT", 4));
    lead.played(
        &[mark("I02", &v, "ATT", 2), json!({"do": "SealSheet", "as": "I02", "interview": v}).to_string()].join("\n"),
    );
    let sheet = [
        "candidate;interviewer;criterion;score;interview;doubt",
        &format!("C001;I01;ATT;2;{v};"),
        &format!("C001;I01;PRO;3;{v};doubt"),
        &format!("C001;I02;PRO;3;{v};"),
        &format!("C009;I01;PRO;3;{v};"),
        &format!("C002;I01;PRO;3;{v};"),
        "C001;I09;PRO;3;;",
        "C002;I01;PRO;3;;",
        "C001;I01;XYZ;3;;",
        "C001;I01;IMP;9;;",
        "C001;I01;MES;3,5;;",
        "Zo;I01;COL;3;;",
        "C001;Sara;COL;3;;",
    ]
    .join("\n");
    let path = world.file("voti.csv", &sheet);
    let import = lead.json(&["scores", "import", path.to_str().unwrap()]);
    let (kept, refused, bad) = (("conflict", "kept"), ("conflict", "refused"), ("bad_value", "refused"));
    let expected: Vec<(u64, &str, &str)> = [kept, bad, refused, bad, bad, bad, bad, refused, refused, bad, bad]
        .into_iter()
        .zip(2..)
        .map(|((k, a), n)| (n, k, a))
        .collect();
    assert_eq!(issues(&import), expected, "{import}");
    assert_eq!((&import["rows"]["read"], &import["rows"]["new"]), (&json!(12), &json!(1)));
    assert_eq!(marks(&lead, "I01"), [("ATT".to_owned(), json!(4)), ("COL".to_owned(), json!(3))]);
    // to read: a line for each mark, and its sum
    let said = lead.done(&["scores", "import", path.to_str().unwrap()]);
    assert_eq!(said.lines().count(), 13, "{said}");
    assert!(said.contains("C009") && said.contains("doubt"), "{said}");
    let nothing = world.file("vuoto.csv", "");
    assert_eq!(lead.json(&["scores", "import", nothing.to_str().unwrap()])["rows"]["read"], 0);
    assert_eq!(lead.refused(1, &["scores", "import", "manca.csv"])["kind"], "io");
}
