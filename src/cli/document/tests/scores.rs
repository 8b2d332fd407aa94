//! Sheets and interviews: who sees what.

use super::*;
use serde_json::json;

/// Whatever a seat may ask for, as one text.
fn everything(p: &Played, viewer: Option<PersonId>) -> String {
    let words = en();
    let asked = p.asked(viewer, &words);
    [
        day_show(&asked).json().unwrap(),
        candidates_list(&asked).json().unwrap(),
        candidate_show(&asked, p.candidates[0]).unwrap().json().unwrap(),
        interviewers_list(&asked).json().unwrap(),
        pairs_list(&asked).json().unwrap(),
        interviews_list(&asked).json().unwrap(),
        scores_list(&asked).json().unwrap(),
        scores_list(&asked).body.csv(&words),
        scores_list(&asked).body.text(&words, Style::Plain),
        shortlist_show(&asked).json().unwrap(),
        rank(&asked, None).json().unwrap(),
        rank(&asked, None).body.text(&words, Style::Plain),
    ]
    .join("\n")
}

/// A day in which the partner marks so, and has sealed.
fn with_partner(levels: [i64; 3], note: &str) -> Played {
    let mut p = Played::new();
    let i = p.start(0, "A");
    p.sheet(0, i, [3, 3, 3]);
    let interviewer = p.people[1];
    let note = Command::SetNote { interview: i, interviewer, criterion: None, text: note.into(), times: Vec::new() };
    p.by(interviewer, note);
    p.sheet(1, i, levels);
    p
}

#[test]
fn nothing_a_seat_can_ask_for_depends_on_the_partners_hidden_marks() {
    let (low, high) = (with_partner([2, 2, 2], "non mi convince"), with_partner([5, 5, 4], "magnifica"));
    let without_hashes = |p: &Played, viewer| {
        // the digest and nothing else tells the two days apart
        everything(p, viewer).replace(&p.session.day().digest(), "")
    };
    for viewer in [Some(low.people[0]), Some(low.people[2]), None] {
        assert_eq!(without_hashes(&low, viewer), without_hashes(&high, viewer), "{viewer:?}");
    }
    // the partner and, after the seal, the lead do see them: the comparison above is not an empty one
    for viewer in [Some(low.people[1]), Some(low.lead)] {
        assert_ne!(without_hashes(&low, viewer), without_hashes(&high, viewer), "{viewer:?}");
        assert!(everything(&high, viewer).contains("magnifica"));
    }
}

#[test]
fn scores_in_the_order_of_the_contract_with_hidden_sheets_counted() {
    let mut p = with_partner([5, 4, 3], "brava");
    let (words, i) = (en(), p.interviews[0]);
    let seen = |p: &Played, viewer| value(&scores_list(&p.asked(viewer, &words)));
    let host = seen(&p, Some(p.people[0]));
    assert_eq!(host["as"], "I01");
    assert_eq!(host["withheld"], 1);
    let sheets = host["sheets"].as_array().unwrap();
    assert_eq!(sheets[0]["marks"][0]["value"], 3);
    assert_eq!(
        (&sheets[1]["interviewer"], &sheets[1]["marks"], &sheets[1]["note"]),
        (&json!("I02"), &Value::Null, &Value::Null)
    );
    assert_eq!((&sheets[1]["state"], &sheets[1]["counted"]), (&json!("sealed"), &json!(true)));
    let nobody = seen(&p, None);
    assert_eq!((&nobody["as"], &nobody["withheld"]), (&Value::Null, &json!(2)));
    p.reveal(i);
    let lead = p.lead;
    let agree = Command::SetAgreement {
        interview: i,
        criterion: "ATT".into(),
        level: Some(4),
        sentence: Some("l'esempio è di un anno fa".into()),
    };
    p.by(lead, agree);
    let document = scores_list(&p.asked(Some(p.people[0]), &words));
    in_order(
        &document.json().unwrap(),
        &[
            "format",
            "version",
            "day",
            "as",
            "withheld",
            "sheets",
            "interview",
            "candidate",
            "interviewer",
            "state",
            "version",
            "counted",
            "sealed_at",
            "marks",
            "criterion",
            "value",
            "not_assessed",
            "note",
            "at",
            "agreements",
            "interview",
            "criterion",
            "value",
            "gap",
            "reason",
        ],
    );
    let v = value(&document);
    assert_eq!(v["withheld"], 0);
    assert_eq!(v["sheets"][1]["note"], "brava");
    // both originals stand as they were, the agreement beside them
    assert_eq!((&v["sheets"][0]["marks"][0]["value"], &v["sheets"][1]["marks"][0]["value"]), (&json!(3), &json!(5)));
    assert_eq!(
        v["agreements"],
        json!([{"interview": "V001", "criterion": "ATT", "value": 4, "gap": 2, "reason": "l'esempio è di un anno fa"}])
    );
}

#[test]
fn what_is_owed_and_not_begun_is_listed_and_withholds_nothing() {
    let mut p = Played::new();
    let i = p.start(0, "A");
    p.mark(0, i, "ATT", Mark::NotAssessed(NotAssessed::Interrupted));
    let words = en();
    let v = value(&scores_list(&p.asked(Some(p.people[0]), &words)));
    assert_eq!(v["withheld"], 0);
    assert_eq!((&v["sheets"][1]["state"], &v["sheets"][1]["marks"]), (&json!("empty"), &json!([])));
    assert_eq!(
        (&v["sheets"][0]["state"], &v["sheets"][0]["counted"], &v["sheets"][0]["sealed_at"]),
        (&json!("open"), &json!(false), &Value::Null)
    );
    let mark = &v["sheets"][0]["marks"][0];
    assert_eq!((&mark["value"], &mark["not_assessed"]), (&Value::Null, &json!("interrupted")));
}

#[test]
fn the_score_sheet_has_the_counting_sheets_and_a_line_for_every_criterion() {
    let mut p = Played::new();
    p.whole(0, "A", [4, 3, 5], [2, 3, 4]);
    let i = p.start(1, "B");
    p.mark(2, i, "ATT", Mark::Level(5));
    p.seal(2, i);
    p.mark(3, i, "ATT", Mark::Level(1));
    let words = it();
    let csv = scores_list(&p.asked(Some(p.lead), &words)).body.csv(&words);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "candidate,interviewer,criterion,score,area,pair,interview,time");
    assert_eq!(lines.len(), 1 + 3 * 3, "the sheet that is not sealed is not there: {csv}");
    assert!(lines[1].starts_with("C001,I01,ATT,4,Design,P1,V001,2026-11-28T09:"), "{csv}");
    assert!(lines[7].starts_with("C002,I03,ATT,5,Sviluppo web,P2,V002,2026-11-28T"), "{csv}");
    assert!(lines[8].starts_with("C002,I03,PRO,NA,"), "{csv}");
}

#[test]
fn interviews_by_code_with_their_sheets() {
    let mut p = Played::new();
    p.whole(1, "B", [4, 4, 4], [3, 3, 3]);
    p.start(0, "A");
    let words = en();
    let document = interviews_list(&p.asked(None, &words));
    in_order(
        &document.json().unwrap(),
        &[
            "interviews",
            "id",
            "uid",
            "candidate",
            "kind",
            "desk",
            "block",
            "start",
            "state",
            "revealed",
            "sheets",
            "interviewer",
            "state",
            "notes_owed",
            "marks",
        ],
    );
    let v = value(&document);
    let of = |n: usize, field: &str| v["interviews"][n][field].clone();
    assert_eq!(
        (of(0, "id"), of(0, "candidate"), of(0, "desk"), of(0, "state")),
        (json!("V001"), json!("C002"), json!("B"), json!("ended"))
    );
    assert_eq!((of(1, "id"), of(1, "state"), of(1, "revealed")), (json!("V002"), json!("running"), json!(false)));
    assert_eq!(document.body.csv(&words).lines().count(), 3);
}
