//! The ranking and the shortlist.

use super::*;
use crate::domain::fact::Offer;
use serde_json::json;

/// Raw: C001 4, C002 3, C003 3, C004 none; two places, so the second is tied.
fn ranked() -> Played {
    let mut p = Played::new();
    p.whole(0, "A", [4, 4, 4], [4, 4, 4]);
    p.whole(1, "B", [3, 3, 3], [3, 3, 3]);
    p.whole(2, "A", [2, 4, 4], [3, 3, 3]);
    p
}

#[test]
fn the_ranking_in_the_order_of_the_contract_and_without_figures_that_cannot_be_had() {
    let p = ranked();
    let words = en();
    let document = rank(&p.asked(Some(p.lead), &words), None);
    in_order(
        &document.json().unwrap(),
        &[
            "format",
            "version",
            "places",
            "basis",
            "seed",
            "draws",
            "occasion",
            "withheld",
            "scale",
            "min",
            "max",
            "design",
            "candidates",
            "interviewers",
            "criteria",
            "observations",
            "sheets_used",
            "components",
            "adjustable",
            "reason",
            "note",
            "flat",
            "variance",
            "candidate",
            "interviewer",
            "criterion",
            "candidate_interviewer",
            "sheet",
            "residual",
            "agreement",
            "icc1",
            "icc2",
            "icc3",
            "icc1k",
            "icc2k",
            "icc3k",
            "alpha_nominal",
            "alpha_ordinal",
            "alpha_interval",
            "alpha_ratio",
            "kappa_linear",
            "kappa_quadratic",
            "fleiss_kappa",
            "kendall_w",
            "interviewers",
            "id",
            "n",
            "mean",
            "severity",
            "severity_se",
            "spread",
            "n",
            "ratio",
            "t",
            "halo",
            "n",
            "ratio",
            "t",
            "drift",
            "n",
            "points",
            "t",
            "flags",
            "candidates",
            "id",
            "area",
            "raw",
            "raw_rank",
            "adjusted",
            "adjusted_se",
            "adjusted_rank",
            "p_in",
            "p_in_quota",
            "zone",
            "observations",
            "counted_sheets",
            "lone",
            "missing",
            "missing_sheets",
            "ties_at_the_cut",
            "second_look",
            "lens",
            "inside",
            "tied",
            "variations",
        ],
    );
    let v = value(&document);
    assert_eq!(v["format"], "colloquio-ranking");
    assert_eq!(
        (&v["places"], &v["basis"], &v["seed"], &v["draws"]),
        (&json!(2), &json!("raw"), &json!(1), &json!(4000))
    );
    assert_eq!((&v["design"]["adjustable"], &v["design"]["reason"]), (&json!(false), &json!("too_few")));
    assert_eq!(
        (
            &v["design"]["candidates"],
            &v["design"]["interviewers"],
            &v["design"]["criteria"],
            &v["design"]["sheets_used"]
        ),
        (&json!(4), &json!(4), &json!(3), &json!(6))
    );
    assert!(v["variance"].as_object().unwrap().values().all(Value::is_null));
    assert!(v["candidates"].as_array().unwrap().iter().all(|c| c["adjusted"].is_null() && c["zone"].is_null()));
    let rows: Vec<(&str, &Value, &Value)> = v["candidates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["id"].as_str().unwrap(), &c["raw"], &c["raw_rank"]))
        .collect();
    assert_eq!(
        rows,
        [
            ("C001", &json!(4.0), &json!(1)),
            ("C002", &json!(3.0), &json!(2)),
            ("C003", &json!(3.0), &json!(2)),
            ("C004", &Value::Null, &Value::Null)
        ]
    );
    assert_eq!(v["ties_at_the_cut"], json!([["C002", "C003"]]));
    let text = document.body.text(&words, Style::Plain);
    assert!(text.contains("2=") && text.contains("C002, C003"), "{text}");
    // another number of places is another cut
    assert_eq!(value(&rank(&p.asked(Some(p.lead), &words), Some(3)))["ties_at_the_cut"], json!([]));
}

#[test]
fn figures_have_nine_decimals() {
    let mut p = Played::new();
    let i = p.start(0, "A");
    // (2 * 4 + 1 * 3) / 3
    p.mark(0, i, "ATT", Mark::Level(4));
    p.mark(0, i, "PRO", Mark::Level(3));
    p.seal(0, i);
    let words = en();
    let json = rank(&p.asked(Some(p.lead), &words), None).json().unwrap();
    assert!(json.contains("\"raw\":3.666666667,"), "{json}");
}

#[test]
fn a_seat_ranks_what_it_may_see_and_is_told_how_much_it_does_not() {
    let p = ranked();
    let words = en();
    let v = value(&rank(&p.asked(Some(p.people[0]), &words), None));
    assert_eq!((&v["withheld"], &v["design"]["sheets_used"]), (&json!(4), &json!(2)));
    let list = shortlist_show(&p.asked(Some(p.people[0]), &words));
    assert_eq!(value(&list)["withheld"], 4);
}

#[test]
fn the_shortlist_in_the_order_of_the_contract() {
    let mut p = ranked();
    p.decide(0, Status::In, None);
    p.decide(3, Status::In, Some("porta i clienti"));
    p.decide(1, Status::Reserve, None);
    p.decide(2, Status::Out, Some("parte in gennaio"));
    let words = it();
    let document = shortlist_show(&p.asked(Some(p.lead), &words));
    in_order(
        &document.json().unwrap(),
        &[
            "places",
            "closed",
            "closed_digest",
            "counts",
            "in",
            "reserve",
            "out",
            "undecided",
            "quotas",
            "id",
            "min",
            "max",
            "chosen",
            "decisions",
            "candidate",
            "state",
            "order",
            "raw_rank",
            "reason",
            "by",
            "at",
            "hand_move",
            "offer",
            "ties_at_the_cut",
        ],
    );
    let v = value(&document);
    assert_eq!(v["counts"], json!({"in": 2, "reserve": 1, "out": 1, "undecided": 0}));
    assert_eq!(
        (&v["quotas"][0]["id"], &v["quotas"][0]["min"], &v["quotas"][0]["max"], &v["quotas"][0]["chosen"]),
        (&json!("Design"), &json!(1), &Value::Null, &json!(1))
    );
    assert_eq!(v["quotas"].as_array().unwrap().len(), 1);
    let d = v["decisions"].as_array().unwrap();
    let who: Vec<&str> = d.iter().map(|d| d["candidate"].as_str().unwrap()).collect();
    assert_eq!(who, ["C001", "C004", "C002", "C003"]);
    let moved: Vec<&Value> = d.iter().map(|d| &d["hand_move"]).collect();
    assert_eq!(moved, [&json!(false), &json!(true), &json!(false), &json!(true)]);
    assert_eq!(
        (&d[1]["order"], &d[1]["raw_rank"], &d[1]["reason"], &d[1]["by"]),
        (&json!(2), &Value::Null, &json!("porta i clienti"), &json!("lead"))
    );
    assert_eq!(d[3]["order"], Value::Null);
    assert_eq!(v["ties_at_the_cut"], json!([["C002", "C003"]]));
    assert_eq!(v["closed"], Value::Null);
    let text = document.body.text(&words, Style::Plain);
    assert!(text.contains("Zoë Càvoli") && text.contains("porta i clienti") && text.contains("C002, C003"), "{text}");
    // a pair's laptop does not see all that the order rests on: whether somebody was moved is not guessed
    let seat = value(&shortlist_show(&p.asked(Some(p.people[0]), &words)));
    assert_eq!(seat["decisions"][0]["hand_move"], Value::Null);
}

#[test]
fn undecided_are_those_nobody_decided_on_and_who_did_not_withdraw() {
    let mut p = ranked();
    p.decide(0, Status::In, None);
    p.decide(1, Status::In, None);
    p.decide(1, Status::Undecided, None);
    p.must(Command::SetPresence { candidate: p.candidates[3], state: Presence::Withdrawn });
    let words = en();
    let v = value(&shortlist_show(&p.asked(Some(p.lead), &words)));
    assert_eq!(v["counts"], json!({"in": 1, "reserve": 0, "out": 0, "undecided": 2}));
    assert_eq!(v["decisions"].as_array().unwrap().len(), 1);
}

#[test]
fn after_the_close_the_frozen_list_with_its_digest_and_offers() {
    let mut p = ranked();
    p.decide(0, Status::In, None);
    p.decide(1, Status::Reserve, None);
    let digest = p.session.day().digest();
    p.must(Command::CloseDay);
    p.must(Command::SetOffer { candidate: p.candidates[0], state: Some(Offer::Offered), reason: None });
    let words = en();
    let v = value(&shortlist_show(&p.asked(Some(p.lead), &words)));
    assert_eq!(v["closed_digest"], digest);
    assert_eq!(v["closed"], format!("2026-11-28T09:{:02}:00+01:00", p.minute - 1));
    assert_eq!((&v["decisions"][0]["offer"], &v["decisions"][1]["offer"]), (&json!("offered"), &Value::Null));
    assert_eq!(v["counts"]["undecided"], 2);
    assert_eq!(value(&day_show(&p.asked(None, &words)))["state"], "closed");
    let refused = p.give(
        p.lead,
        Command::SetDecision {
            candidate: p.candidates[2],
            status: Status::In,
            place: None,
            reason: Some("perché sì".into()),
            raw_rank: None,
        },
    );
    assert!(matches!(refused, Err(CommitError::Refused(Refusal::DayClosed))));
}

#[test]
fn a_score_can_be_redone_with_a_pencil() {
    let mut p = Played::new();
    let i = p.whole(0, "A", [4, 3, 5], [2, 3, 4]);
    let words = it();
    let explain = |p: &Played, viewer| value(&rank_explained(&p.asked(viewer, &words), p.candidates[0]));
    let v = explain(&p, Some(p.lead));
    // (2*4 + 3 + 5) / 4 = 4 and (2*2 + 3 + 4) / 4 = 2.75
    let means: Vec<&Value> = v["sheets"].as_array().unwrap().iter().map(|s| &s["mean"]).collect();
    assert_eq!(
        (means, &v["raw"], &v["raw_rank"], &v["of"]),
        (vec![&json!(4.0), &json!(2.75)], &json!(3.375), &json!(1), &json!(1))
    );
    assert_eq!(v["sheets"][0]["marks"][0], json!({"criterion": "ATT", "weight": 2, "given": 4, "agreed": null}));
    let page = rank_explanation(&p.asked(Some(p.lead), &words), p.candidates[0]);
    for part in ["(ATT 2×4 + PRO 1×3 + COL 1×5) / 4 = 4,00", "(4,00 + 2,75) / 2 = 3,38", "I01", "I02"] {
        assert!(page.contains(part), "{part} in {page}");
    }
    // the agreed mark stands in the score, the given one beside it
    p.reveal(i);
    let agree = Command::SetAgreement {
        interview: i,
        criterion: "ATT".into(),
        level: Some(3),
        sentence: Some("rivisto".into()),
    };
    p.must(agree);
    let v = explain(&p, None);
    assert_eq!((&v["sheets"][0]["marks"][0]["given"], &v["sheets"][0]["marks"][0]["agreed"]), (&json!(4), &json!(3)));
    assert_eq!((&v["sheets"][0]["mean"], &v["sheets"][1]["mean"]), (&json!(3.5), &json!(3.25)));
}

#[test]
fn an_explanation_says_what_it_may_not_show() {
    let mut p = Played::new();
    p.whole(0, "A", [4, 3, 5], [2, 3, 4]);
    let words = en();
    let v = value(&rank_explained(&p.asked(Some(p.people[0]), &words), p.candidates[0]));
    assert_eq!((v["sheets"].as_array().unwrap().len(), &v["withheld"], &v["raw"]), (1, &json!(1), &json!(4.0)));
    // somebody without a sheet has no score, and that is said
    let none = rank_explanation(&p.asked(None, &words), p.candidates[3]);
    assert!(none.contains("Ivo Nencini"), "{none}");
}
