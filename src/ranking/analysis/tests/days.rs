//! The reference days and the stress sheets, figure by figure.

use super::super::*;
use crate::ranking::tests::day_files::DayFile;
use serde_json::Value;
use std::collections::BTreeSet;

#[track_caller]
fn near(what: &str, ours: Option<f64>, theirs: &Value, within: f64) {
    match (ours, theirs.as_f64()) {
        (Some(a), Some(b)) => assert!((a - b).abs() <= within, "{what}: {a} for {b}"),
        (None, None) => (),
        other => panic!("{what}: {other:?}"),
    }
}

#[track_caller]
fn relative(what: &str, ours: Option<f64>, theirs: &Value, within: f64) {
    near(what, ours, theirs, within * theirs.as_f64().unwrap_or(0.0).abs() + 1e-12);
}

fn quotas(input: &Input) -> Vec<Quota> {
    let areas: BTreeSet<&String> = input.candidates.iter().filter_map(|c| c.area.as_ref()).collect();
    areas.into_iter().map(|area| Quota { area: area.clone(), min: 1, max: Some(4) }).collect()
}

fn zone_name(zone: Option<Zone>) -> Option<&'static str> {
    zone.map(|z| match z {
        Zone::In => "in",
        Zone::Contested => "contested",
        Zone::Out => "out",
    })
}

/// Everything of a document against ours.
fn matches(day: &str, file: &DayFile, document: &Value, places: usize, with_quotas: bool) {
    let input = file.input();
    let quotas = if with_quotas { quotas(&input) } else { vec![] };
    let ours = analyse(&input, &Options { places, quotas, ..Options::default() });
    let (design, theirs) = (&ours.design, &document["design"]);
    assert_eq!(theirs["candidates"], design.candidates, "{day}");
    assert_eq!(theirs["interviewers"], design.interviewers, "{day}");
    assert_eq!(theirs["criteria"], design.criteria, "{day}");
    assert_eq!(theirs["observations"], design.observations, "{day}");
    assert_eq!(theirs["sheets_used"], design.sheets_used, "{day}");
    assert_eq!(theirs["components"], design.components, "{day}");
    assert_eq!(theirs["adjustable"], design.adjustable(), "{day}");
    assert_eq!(theirs["reason"].as_str(), design.reason.map(Reason::code), "{day}");
    assert_eq!(theirs["flat"], design.flat, "{day}");

    let v = &ours.variance;
    for (name, figure) in [
        ("candidate", v.candidate),
        ("interviewer", v.interviewer),
        ("criterion", v.criterion),
        ("candidate_interviewer", v.candidate_interviewer),
        ("sheet", v.sheet),
        ("residual", v.residual),
    ] {
        relative(&format!("{day} variance.{name}"), figure, &document["variance"][name], 1e-5);
    }
    if let Some(criterion) = document.get("reml_criterion") {
        relative(&format!("{day} criterion"), ours.reml_criterion, criterion, 1e-8);
    }
    let a = &ours.agreement;
    for (name, figure, within) in [
        ("icc1", a.icc1, 1e-8),
        ("icc1k", a.icc1k, 1e-8),
        ("icc2", a.icc2, 1e-5),
        ("icc3", a.icc3, 1e-5),
        ("icc2k", a.icc2k, 1e-5),
        ("icc3k", a.icc3k, 1e-5),
        ("alpha_nominal", a.alpha_nominal, 1e-8),
        ("alpha_ordinal", a.alpha_ordinal, 1e-8),
        ("alpha_interval", a.alpha_interval, 1e-8),
        ("alpha_ratio", a.alpha_ratio, 1e-8),
        ("kappa_linear", a.kappa_linear, 1e-8),
        ("kappa_quadratic", a.kappa_quadratic, 1e-8),
        ("fleiss_kappa", a.fleiss_kappa, 1e-8),
        ("kendall_w", a.kendall_w, 1e-8),
    ] {
        near(&format!("{day} agreement.{name}"), figure, &document["agreement"][name], within);
    }

    let interviewers = document["interviewers"].as_array().unwrap();
    assert_eq!(interviewers.len(), ours.interviewers.len(), "{day}");
    for (i, theirs) in ours.interviewers.iter().zip(interviewers) {
        let what = format!("{day} {}", i.id);
        assert_eq!(theirs["id"], *i.id);
        assert_eq!(theirs["n"], i.n, "{what}");
        near(&what, i.mean, &theirs["mean"], 1e-8);
        near(&format!("{what} severity"), i.severity.map(|e| e.mean), &theirs["severity"], 1e-6);
        near(&format!("{what} severity se"), i.severity.map(|e| e.se), &theirs["severity_se"], 1e-6);
    }

    let candidates = document["candidates"].as_array().unwrap();
    assert_eq!(candidates.len(), ours.candidates.len(), "{day}");
    let mut gaps = [0.0, 0.0];
    for (c, theirs) in ours.candidates.iter().zip(candidates) {
        let what = format!("{day} {}", c.raw.id);
        assert_eq!(theirs["id"], *c.raw.id, "{day} order");
        near(&what, c.raw.raw, &theirs["raw"], 1e-8);
        assert_eq!(theirs["raw_rank"].as_u64(), c.raw.raw_rank.map(|r| r as u64), "{what}");
        assert_eq!(theirs["observations"], c.raw.observations, "{what}");
        assert_eq!(theirs["missing"], c.raw.missing, "{what}");
        near(&format!("{what} adjusted"), c.adjusted.map(|e| e.mean), &theirs["adjusted"], 1e-6);
        near(&format!("{what} se"), c.adjusted.map(|e| e.se), &theirs["adjusted_se"], 1e-6);
        assert_eq!(theirs["adjusted_rank"].as_u64(), c.adjusted_rank.map(|r| r as u64), "{what}");
        for (at, ours, theirs) in [(0, c.p_in, &theirs["p_in"]), (1, c.p_in_quota, &theirs["p_in_quota"])] {
            near(&format!("{what} chance"), ours, theirs, 0.03);
            gaps[at] += (ours.unwrap_or(0.0) - theirs.as_f64().unwrap_or(0.0)).abs();
        }
        let edge = theirs["p_in"].as_f64().is_some_and(|p| (p - 0.25).abs() < 0.03 || (p - 0.75).abs() < 0.03);
        if !edge {
            assert_eq!(theirs["zone"].as_str(), zone_name(c.zone), "{what}");
        }
    }
    let n = ours.candidates.len() as f64;
    assert!(gaps.iter().all(|gap| gap / n < 0.006), "{day}: {gaps:?}");

    let Some(looks) = document["second_look"].as_array() else { return };
    assert_eq!(looks.len(), ours.second_look.len(), "{day}");
    for (look, theirs) in ours.second_look.iter().zip(looks) {
        let what = format!("{day} {look:?} for {theirs}");
        near(&what, Some(look.gain), &theirs["gain"], 1e-4);
        near(&what, Some(look.own_gain), &theirs["own_gain"], 1e-4);
        if let Some(shift) = theirs.get("shift_sd") {
            near(&what, Some(look.shift), shift, 1e-4);
        }
        assert_eq!(theirs["candidate"], *look.candidate, "{what}");
        assert_eq!(theirs["pair"][0], *look.pair[0], "{what}");
        assert_eq!(theirs["pair"][1], *look.pair[1], "{what}");
    }
}

#[test]
fn day_rotating() {
    let file = DayFile::read("day_rotating");
    matches("day_rotating", &file, &file.json("analyse.json"), 12, true);
}

#[test]
fn day_messy() {
    let file = DayFile::read("day_messy");
    matches("day_messy", &file, &file.json("analyse.json"), 12, true);
}

#[test]
fn ties() {
    let file = DayFile::small("stress/ties");
    matches("ties", &file, &file.json("ties.json"), 6, false);
}

#[test]
fn negative() {
    let file = DayFile::small("stress/negative");
    matches("negative", &file, &file.json("negative.json"), 4, false);
}

#[test]
fn traps() {
    let file = DayFile::small("stress/traps");
    matches("traps", &file, &file.json("traps.json"), 4, false);
}
