//! Blindness of the command line: the same day twice, but for the levels and the notes of one sheet that nobody else may see
//! yet. Every verb is asked by those who may not see it, and must answer the same to the byte: text, JSON, tables, names and
//! contents of files, refusals, the log. A verb that is in no list here fails the test.

use crate::blindness::without_hashes;
use crate::what_goes_wrong::DAY;
use crate::world::{Laptop, World};
use serde_json::json;
use std::path::Path;

/// The words that stand in the hidden notes; equally long, so that no size tells them apart.
const MARKERS: [&str; 2] = ["zafferano", "quercione"];
/// The hidden levels: all of them owe a line of evidence, so that the debts are the same.
const LEVELS: [[i64; 7]; 2] = [[1, 5, 1, 5, 1, 5, 1], [5, 1, 1, 5, 5, 1, 5]];
const CRITERIA: [&str; 7] = ["ATT", "PRO", "IMP", "MES", "COL", "RES", "RAD"];

/// Verbs that read the day; `FILE`, `OUT` and `DIR` are paths of the world.
const READS: &[&[&str]] = &[
    &["day", "show"],
    &["day", "list"],
    &["candidates", "list"],
    &["candidates", "show", "C001"],
    &["interviewers", "list"],
    &["pairs", "list"],
    &["interviews", "list"],
    &["rubric", "list"],
    &["rubric", "show"],
    &["scores", "list"],
    &["rank"],
    &["rank", "--explain", "C001"],
    &["shortlist", "show"],
    &["laptops", "list"],
    &["bundle", "inspect", "FILE"],
    &["bundle", "verify", "FILE"],
    &["bundle", "status"],
    &["store", "check"],
    &["paths"],
];
/// The forms of an answer.
const FORMS: &[&[&str]] = &[&["--format", "json"], &[], &["--format", "csv"], &["--lang", "en"]];
/// Verbs that write a file; what is in it is compared too, but for a bundle and a backup, which carry the sheets veiled.
const FILES: &[&[&str]] = &[
    &["report", "--kind", "calls", "--out", "OUT/chiamate.csv"],
    &["report", "--kind", "calls", "--out", "OUT/chiamate.md"],
    &["bundle", "export", "--to", "DIR"],
    &["bundle", "sync", "DIR"],
    &["store", "backup", "DIR/copia.colloquio.json"],
    // who may not see gets no sheet; the lead one without what is covered and stands here
    &["bundle", "inspect", "FILE", "--rescue", "OUT/salvati.csv"],
];
/// Verbs that act, or would: what they answer, and why not. In this order, on both days alike.
const ACTS: &[&[&str]] = &[
    &["scores", "set", "--candidate", "C001", "--interviewer", "I01", "--criterion", "ATT", "3"],
    &["scores", "note", "--candidate", "C001", "--interviewer", "I01", "--criterion", "ATT", "che cosa c'è?"],
    // the levels that are hidden on one of the days: whether they are the same is not told
    &["scores", "import", "SHEET"],
    &["scores", "seal", "--candidate", "C001", "--interviewer", "I01"],
    &["scores", "reopen", "--candidate", "C001", "--interviewer", "I01", "--reason", "curiosità"],
    &["scores", "reveal", "--candidate", "C001"],
    &["scores", "agree", "--candidate", "C001", "--criterion", "ATT", "3"],
    &["interviews", "end", "V001"],
    &["interviews", "start", "C001", "--desk", "A"],
    &["candidates", "arrive", "C003"],
    &["undo"],
    &["undo"],
    &["candidates", "late", "C003"],
    &["candidates", "absent", "C003"],
    &["candidates", "call", "C003", "--desk", "A"],
    &["candidates", "add", "--name", "Noemi Ulivi"],
    &["candidates", "edit", "C003", "--town", "Agliana"],
    &["candidates", "merge", "C003", "C004"],
    &["candidates", "withdraw", "C004"],
    &["interviews", "conflict", "C003", "--interviewer", "I02", "--reason", "cugini"],
    &["interviewers", "add", "--name", "Elena Parri"],
    &["pairs", "add", "--desk", "C", "--host", "I01", "--partner", "I04"],
    &["pairs", "edit", "P1", "--desk", "D"],
    &["shortlist", "set", "C001", "in"],
    &["shortlist", "set", "C001", "out"],
    &["shortlist", "close"],
    &["shortlist", "offer", "C001"],
    &["shortlist", "accept", "C001"],
    &["shortlist", "decline", "C001"],
    &["day", "close"],
    &["bundle", "import", "FILE"],
    &["laptops", "finish"],
    &["store", "rebuild"],
];
/// Verbs that read no sheet of this day.
const NO_SHEETS: &[&[&str]] = &[
    &["day", "new"],
    &["demo"],
    &["candidates", "import"],
    &["interviewers", "import"],
    &["rubric", "check"],
    &["rubric", "use"],
    &["schedule", "plan"],
    &["schedule", "replan"],
    &["shortlist", "propose"],
    &["analyse"],
    &["simulate"],
    // its lines are played below
    &["play"],
];

/// Lines whose answers are compared: what is refused, and what is taken back and done again, in words.
const LINES: &str = r#"
{"do":"SetMark","as":"I02","interview":"V001","criterion":"ATT","level":2}
{"do":"Undo","as":"I02"}
{"do":"Redo","as":"I02"}
{"do":"Undo","as":"I01"}
{"do":"Redo","as":"I01"}
{"do":"SetMark","as":"I02","interviewer":"I01","interview":"V001","criterion":"ATT","level":2}
{"do":"MoveInterview","as":"I02","interview":"V001","candidate":"C003"}
{"do":"Undo","as":"I02"}
{"do":"OpenReveal","as":"I02","interview":"V001"}
{"do":"SettleClash","as":"I02","key":"rubric","choose":"00000000-0000-8000-8000-000000000000"}
{"do":"CallLead","as":"I02","interview":"V001","what":"help","text":"serve una mano"}
{"do":"EndInterview","as":"I02","interview":"V001","how":"interrupted"}
"#;

/// Whether the hidden sheet is sealed.
#[derive(Clone, Copy, PartialEq)]
enum Sheet {
    Open,
    Sealed,
}

/// A day in which Chiara marked Zoë so, and desk B went through to the end.
fn day(world: &World, which: usize, sheet: Sheet) -> Laptop {
    let laptop = world.laptop("guida");
    let started = r#"
{"do":"StartInterview","as":"I01","candidate":"C001","desk":"A"}
{"do":"StartInterview","as":"I03","candidate":"C002","desk":"B"}"#;
    let mut lines: Vec<String> = DAY.lines().chain(started.lines()).map(str::to_owned).collect();
    let mark = |who: &str, v: &str, criterion: &str, level: i64, note: &str| {
        json!({"do": "SetMark", "as": who, "interview": v, "criterion": criterion, "level": level, "note": note})
            .to_string()
    };
    for (criterion, level) in CRITERIA.iter().zip(LEVELS[which]) {
        lines.push(mark("I01", "V001", criterion, level, &format!("{} {criterion}", MARKERS[which])));
        lines.push(mark("I03", "V002", criterion, 3, "sentito"));
        lines.push(mark("I04", "V002", criterion, 4, "sentito"));
    }
    let seal = |who: &str, v: &str| json!({"do": "SealSheet", "as": who, "interview": v}).to_string();
    if sheet == Sheet::Sealed {
        lines.push(seal("I01", "V001"));
    }
    lines.extend([seal("I03", "V002"), seal("I04", "V002")]);
    lines.push(json!({"do": "OpenReveal", "as": "I03", "interview": "V002"}).to_string());
    laptop.played(&lines.join("\n"));
    laptop
}

/// Everything somebody can get out of a day, with a line that says what it is.
fn told(which: usize, sheet: Sheet, viewers: &[Option<&str>]) -> Vec<(String, String)> {
    let world = World::new();
    let lead = day(&world, which, sheet);
    for folder in ["file", "fuori", "chiavetta"] {
        std::fs::create_dir(world.path(folder)).unwrap();
    }
    let path = |name: &str| world.path(name).to_str().unwrap().to_owned();
    let bundle = lead.json(&["bundle", "export", "--to", &path("file")])["path"].as_str().unwrap().to_owned();
    let rows = CRITERIA.iter().zip(LEVELS[0]).map(|(criterion, level)| format!("C001,I01,{criterion},{level}\n"));
    let sheet = format!("candidate,interviewer,criterion,score\n{}", rows.collect::<String>());
    let sheet = world.file("voti.csv", &sheet).to_str().unwrap().to_owned();
    let home = path("");
    // where the world lies differs from run to run
    let plain = |text: &str| without_digests(&without_hashes(&text.replace(&home, "~/")));
    let mut all = Vec::new();
    for viewer in viewers {
        let laptop = viewer.map_or_else(|| lead.clone(), |who| lead.acting(who));
        let mut ask = |verb: &[&str], form: &[&str]| {
            let args: Vec<String> = verb
                .iter()
                .map(|a| match *a {
                    "FILE" => bundle.clone(),
                    "SHEET" => sheet.clone(),
                    a => a.replacen("OUT", &path("fuori"), 1).replacen("DIR", &path("chiavetta"), 1),
                })
                .collect();
            let args: Vec<&str> = args.iter().map(String::as_str).chain(form.iter().copied()).chain(["-v"]).collect();
            let answer = laptop.run(&args);
            let name = format!("{viewer:?} {verb:?} {form:?}");
            all.push((name, plain(&format!("{}\n{}\n{}", answer.code, answer.out, answer.err))));
        };
        // each form once in full; who else may not see is asked as a program asks
        let forms: &[&[&str]] = if *viewer == viewers[0] { FORMS } else { &FORMS[..1] };
        for form in forms {
            READS.iter().for_each(|verb| ask(verb, form));
        }
        FILES.iter().for_each(|verb| ask(verb, &[]));
        ACTS.iter().for_each(|verb| ask(verb, &["--format", "json"]));
        let again = READS.iter().filter(|verb| matches!(verb[0], "scores" | "rank" | "candidates" | "day"));
        again.for_each(|verb| ask(verb, FORMS[0]));
        let played = laptop.feed(&["play", "-", "-v"], LINES);
        all.push((format!("{viewer:?} play"), plain(&played.out)));
    }
    for folder in ["fuori", "chiavetta"] {
        all.extend(written(&world.path(folder), folder == "fuori").into_iter().map(|(a, b)| (plain(&a), plain(&b))));
    }
    let log = std::fs::read_to_string(lead.store().join("colloquio.log")).unwrap_or_default();
    // a log has the time of the machine
    let log: Vec<&str> = log.lines().map(|line| line.split_once(' ').map_or(line, |(_, rest)| rest)).collect();
    all.push(("the log".into(), plain(&log.join("\n"))));
    all
}

/// A digest as people compare it: the first twelve figures. It is opaque, and different in each world.
fn without_digests(text: &str) -> String {
    let is_digest = |word: &str| word.len() == 12 && word.chars().all(|c| c.is_ascii_hexdigit());
    let words = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    words
        .map(|w| {
            if is_digest(w.trim_end_matches(|c: char| !c.is_ascii_alphanumeric())) {
                "*".to_owned() + &w[12..]
            } else {
                w.to_owned()
            }
        })
        .collect()
}

/// Names of the files of a folder, and what is in them where that is for reading.
fn written(folder: &Path, whole: bool) -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let text = |f: &Path| if whole { std::fs::read_to_string(f).unwrap() } else { String::new() };
    files.iter().map(|f| (f.file_name().unwrap().to_string_lossy().into_owned(), text(f))).collect()
}

fn compare(sheet: Sheet, viewers: &[Option<&str>]) -> [Vec<(String, String)>; 2] {
    let both = std::thread::scope(|scope| {
        [0, 1].map(|which| scope.spawn(move || told(which, sheet, viewers))).map(|world| world.join().unwrap())
    });
    for (a, b) in both[0].iter().zip(&both[1]) {
        assert_eq!(a, b);
    }
    assert_eq!(both[0].len(), both[1].len());
    for (marker, told) in MARKERS.iter().zip(&both) {
        let said = told.iter().find(|(_, text)| text.contains(marker));
        assert!(said.is_none(), "{said:?}");
    }
    both
}

#[test]
fn whoever_may_not_see_a_sealed_sheet_hears_nothing_of_it_from_any_verb() {
    let [told, _] = compare(Sheet::Sealed, &[Some("I02"), Some("frontdesk")]);
    assert!(told.iter().any(|(_, text)| text.contains("Annullo")), "what an undo takes back was said");
}

#[test]
fn the_lead_hears_nothing_of_an_open_sheet_from_any_verb() {
    compare(Sheet::Open, &[Some("lead")]);
}

#[test]
fn a_rescue_gives_a_covered_mark_to_the_lead_alone_and_only_where_it_stands_nowhere_else() {
    let world = World::new();
    let lead = day(&world, 0, Sheet::Open);
    std::fs::create_dir(world.path("file")).unwrap();
    let file = lead.json(&["bundle", "export", "--to", world.path("file").to_str().unwrap()])["path"].clone();
    let file = file.as_str().unwrap();
    let out = world.path("salvati.csv");
    let rescue = ["bundle", "inspect", file, "--rescue", out.to_str().unwrap()];
    for viewer in ["I01", "I02", "frontdesk"] {
        assert_eq!(lead.acting(viewer).refused(1, &rescue)["kind"], "not_lead", "{viewer}");
        assert!(!out.exists());
    }
    // the same day on a laptop that had only its beginning: there the marks are lost, and the lead is told that they are covered
    let mine = lead.json(&rescue);
    assert_eq!(
        (&mine["marks"], &mine["withheld"], &mine["day"]),
        (&json!(14), &json!(7), &lead.json(&["day", "show"])["day"])
    );
    let covered = |text: &str| text.lines().filter(|line| line.starts_with("C001,I01")).count();
    assert_eq!(covered(&std::fs::read_to_string(&out).unwrap()), 0);
    // on a machine outside the day it is somebody's own file, and it is said what is in it
    let outside = world.laptop("fuori-giornata");
    let other = world.path("tutti.csv");
    let said = outside.done(&["bundle", "inspect", file, "--rescue", other.to_str().unwrap()]);
    assert!(said.contains("coperti"), "{said}");
    assert_eq!(covered(&std::fs::read_to_string(&other).unwrap()), 7);
    assert!(!outside.store().exists(), "looking makes no store");
}

#[test]
fn the_days_differ_for_who_may_see_so_the_comparison_can_fail() {
    let seen = |which| {
        let world = World::new();
        day(&world, which, Sheet::Sealed).acting("lead").done(&["scores", "list", "--format", "json"])
    };
    let (a, b) = (seen(0), seen(1));
    assert_ne!(without_hashes(&a), without_hashes(&b));
}

#[test]
fn every_verb_is_asked() {
    let world = World::new();
    let laptop = world.laptop("guida");
    let verbs = |path: &[&str]| -> Vec<String> {
        let help = laptop.done(&[path, &["--help"]].concat());
        let listed = help.lines().skip_while(|l| *l != "Commands:").skip(1).take_while(|l| !l.is_empty());
        // a description that goes on stands further in
        listed
            .filter(|l| !l.starts_with("   "))
            .filter_map(|l| l.split_whitespace().next())
            .map(str::to_owned)
            .collect()
    };
    let mut unasked = Vec::new();
    for verb in verbs(&[]) {
        let below = verbs(&[&verb]);
        let leaves = if below.is_empty() {
            vec![vec![verb]]
        } else {
            below.into_iter().map(|b| vec![verb.clone(), b]).collect()
        };
        unasked.extend(leaves.into_iter().filter(|leaf| {
            let asked = [READS, FILES, ACTS, NO_SHEETS].concat();
            !asked.iter().any(|a| a.len() >= leaf.len() && a.iter().zip(leaf).all(|(a, b)| a == b))
        }));
    }
    assert!(unasked.is_empty(), "who may not see a sheet is not asked of: {unasked:?}");
}
