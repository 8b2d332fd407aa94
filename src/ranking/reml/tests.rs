//! Published tables with the figures of R's lme4, whose optimiser leaves about 1e-7 relative error.

use super::super::severity::Observation;
use super::*;
use serde_json::Value;
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/ranking/tables");

/// The table's figures, its rows as observations, and the names of candidates and interviewers, ascending.
struct Table {
    expected: Value,
    observations: Vec<Observation>,
    candidates: Vec<String>,
    interviewers: Vec<String>,
}

/// Reads a table; no interviewer column: every row is an interviewer of its own.
fn table(name: &str, value: &str, candidate: &str, interviewer: Option<&str>) -> Table {
    let all: Value = serde_json::from_slice(&std::fs::read(Path::new(FOLDER).join("expected.json")).unwrap()).unwrap();
    let mut reader = csv::Reader::from_path(Path::new(FOLDER).join(format!("{name}.csv"))).unwrap();
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|h| h == name).unwrap();
    let rows: Vec<[String; 3]> = reader
        .records()
        .enumerate()
        .map(|(at, row)| {
            let row = row.unwrap();
            let who = interviewer.map_or_else(|| format!("{at:03}"), |i| row[column(i)].to_owned());
            [row[column(candidate)].to_owned(), who, row[column(value)].to_owned()]
        })
        .collect();
    let names = |at: usize| -> Vec<String> {
        let mut all: Vec<String> = rows.iter().map(|r| r[at].clone()).collect();
        all.sort();
        all.dedup();
        all
    };
    let (candidates, interviewers) = (names(0), names(1));
    let observations = rows
        .iter()
        .map(|[c, i, z]| Observation {
            candidate: candidates.iter().position(|x| x == c).unwrap(),
            block: 0,
            interviewer: interviewers.iter().position(|x| x == i).unwrap(),
            session: 0,
            z: z.parse().unwrap(),
            omega: 1.0,
        })
        .collect();
    Table { expected: all[name].clone(), observations, candidates, interviewers }
}

#[track_caller]
fn close(ours: f64, published: &Value, relative: f64) {
    let theirs = published.as_f64().unwrap();
    assert!((ours - theirs).abs() <= relative * theirs.abs().max(1.0), "{ours} for {theirs}");
}

/// Every effect and its conditional standard deviation given the mean: what lme4 calls condVar.
fn effects(table: &Table, problem: &Problem, fit: &Solution, candidate: &str, interviewer: Option<&str>, within: f64) {
    let inverse = fit.inverse();
    let (s, t2) = (table.interviewers.len(), fit.g_interviewer);
    // Var(s) = sigma² t² (I + t² G_ss)^-1, whose factor is the leading block
    let cov = |a: usize, b: usize| -> f64 {
        fit.variance * t2 * (a.max(b)..s).map(|j| inverse.at(j, a) * inverse.at(j, b)).sum::<f64>()
    };
    for (c, name) in table.candidates.iter().enumerate() {
        let own: Vec<&Observation> = table.observations.iter().filter(|o| o.candidate == c).collect();
        let k = fit.g_candidate / (1.0 + fit.g_candidate * own.len() as f64);
        let u: f64 = own.iter().map(|o| o.z - problem.level - fit.beta[0] - fit.leniency[o.interviewer]).sum();
        let spread: f64 =
            own.iter().flat_map(|a| own.iter().map(|b| cov(a.interviewer, b.interviewer))).sum::<f64>() * k * k;
        let [effect, sd] = [0, 1].map(|at| &table.expected["effects"][candidate][name][at]);
        close(k * u, effect, within);
        close((fit.variance * k + spread).sqrt(), sd, within);
    }
    for (i, name) in table.interviewers.iter().enumerate().filter(|_| interviewer.is_some()) {
        let [effect, sd] = [0, 1].map(|at| &table.expected["effects"][interviewer.unwrap()][name][at]);
        close(fit.leniency[i], effect, within);
        close(cov(i, i).sqrt(), sd, within);
    }
}

#[test]
fn crossed_effects_of_penicillin() {
    let table = table("penicillin", "diameter", "plate", Some("sample"));
    let problem = Problem::new(&table.observations, 0.0);
    let fit = reml(&problem, Ratios::Both).unwrap();
    let variance = &table.expected["variance"];
    close(fit.g_candidate * fit.variance, &variance["plate"], 1e-5);
    close(fit.g_interviewer * fit.variance, &variance["sample"], 1e-5);
    close(fit.variance, &variance["Residual"], 1e-5);
    close(fit.criterion, &table.expected["reml_criterion"], 1e-8);
    close(problem.level + fit.beta[0], &table.expected["mean"], 1e-8);
    let closed = &table.expected["closed_form"];
    close(fit.g_candidate * fit.variance, &closed["plate"], 2e-9);
    close(fit.g_interviewer * fit.variance, &closed["sample"], 2e-9);
    effects(&table, &problem, &fit, "plate", Some("sample"), 1e-5);
}

#[test]
fn nested_effects_of_pastes() {
    let table = table("pastes", "strength", "sample", Some("batch"));
    let problem = Problem::new(&table.observations, 0.0);
    let fit = reml(&problem, Ratios::Both).unwrap();
    let variance = &table.expected["variance"];
    close(fit.g_candidate * fit.variance, &variance["sample"], 1e-5);
    close(fit.g_interviewer * fit.variance, &variance["batch"], 1e-5);
    close(fit.variance, &variance["Residual"], 1e-5);
    close(fit.criterion, &table.expected["reml_criterion"], 1e-8);
    effects(&table, &problem, &fit, "sample", Some("batch"), 1e-4);
}

#[test]
fn one_way_dyestuff_and_its_closed_form() {
    let table = table("dyestuff", "Yield", "Batch", None);
    let problem = Problem::new(&table.observations, 0.0);
    let fit = reml(&problem, Ratios::CandidateOnly).unwrap();
    assert_eq!(fit.g_interviewer, 0.0);
    let variance = &table.expected["variance"];
    close(fit.g_candidate * fit.variance, &variance["Batch"], 1e-5);
    close(fit.variance, &variance["Residual"], 1e-5);
    close(fit.criterion, &table.expected["reml_criterion"], 1e-8);
    close(problem.level + fit.beta[0], &table.expected["mean"], 1e-9);
    effects(&table, &problem, &fit, "Batch", None, 1e-5);
    // balanced one-way: sigma² = WMS, candidate = (BMS - WMS) / 5
    assert!((fit.variance - 2451.25).abs() < 1e-5 && (fit.g_candidate * fit.variance - 1764.05).abs() < 1e-5);
}

/// Two interviewers who both saw everybody, exactly alike but for a sheet's noise.
fn observation(candidate: usize, interviewer: usize, z: f64) -> Observation {
    Observation { candidate, block: 0, interviewer, session: 0, z, omega: 1.0 }
}

#[test]
fn a_variance_is_never_negative() {
    // candidates' means are level, sheets are not: moments give a negative candidate variance
    let rows: Vec<Observation> = (0..12)
        .flat_map(|c| {
            let x = if c % 2 == 0 { 1.0 } else { -1.0 };
            [observation(c, 0, x), observation(c, 1, -x)]
        })
        .collect();
    let fit = reml(&Problem::new(&rows, 0.0), Ratios::Both).unwrap();
    assert_eq!((fit.g_candidate, fit.g_interviewer), (0.0, 0.0));
}

#[test]
fn nothing_to_solve_is_none() {
    assert!(reml(&Problem::new(&[], 0.0), Ratios::Both).is_none());
    assert!(reml(&Problem::new(&[observation(0, 0, 1.0)], 0.0), Ratios::Both).is_none());
    let level: Vec<Observation> = (0..3).flat_map(|c| [observation(c, 0, 2.0), observation(c, 1, 2.0)]).collect();
    assert!(reml(&Problem::new(&level, 0.0), Ratios::Both).is_none());
}
