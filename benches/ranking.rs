//! What the marks say, in time: the fit and 4,000 joint draws of a day of 80 people, whole analyses, and their growth to
//! 100,000 marks. Days are made up by a small congruential generator, so that every run measures the same.
//!
//!     cargo bench --bench ranking
#![allow(clippy::print_stdout)] // figures for README

use colloquio::ranking::components::{Panel, Parts};
use colloquio::ranking::random::{Purpose, Stream};
use colloquio::ranking::{Entrant, Input, Options, Quota, SheetMarks, Sheets, analyse, fit_and_draw};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

const CRITERIA: [&str; 6] = ["K1", "K2", "K3", "K4", "K5", "K6"];

/// Ids of a made-up day.
struct Names {
    candidates: Vec<String>,
    interviewers: Vec<String>,
}

impl Names {
    fn new(candidates: usize, interviewers: usize) -> Names {
        Names {
            candidates: (0..candidates).map(|c| format!("C{c:05}")).collect(),
            interviewers: (0..interviewers).map(|i| format!("I{i:03}")).collect(),
        }
    }

    /// Two sheets of six marks for everybody, interviewers rotating, five areas.
    fn day(&self) -> Input<'_> {
        let mut state = 1u64;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let seats = self.interviewers.len();
        let mut sheets = Vec::new();
        let mut candidates = Vec::new();
        for (c, id) in self.candidates.iter().enumerate() {
            let area = Some(format!("A{}", draw(5)));
            candidates.push(Entrant { id: id.clone(), area, owed: vec![] });
            let level = draw(3);
            let first = c % seats;
            let second = (first + 1 + (c / seats) % (seats - 1)) % seats;
            for seat in [first, second] {
                let mark = |k: &str| (k.to_owned(), Some((1 + (level + draw(3) + (seat as u64 % 2)).min(4)) as f64));
                sheets.push(SheetMarks {
                    candidate: id,
                    interviewer: &self.interviewers[seat],
                    interview: "",
                    pair: "",
                    time: Some((c / 5) as f64 * 20.0),
                    marks: CRITERIA.map(mark).into_iter().collect(),
                    recused: false,
                    agreed: BTreeMap::new(),
                });
            }
        }
        Input { criteria: CRITERIA.map(|k| (k.to_owned(), 1.0)).to_vec(), candidates, interviewers: vec![], sheets }
    }
}

/// Median of some runs, in milliseconds.
fn median(runs: usize, mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[runs / 2]
}

fn main() {
    let names = Names::new(80, 10);
    let day = names.day();
    let sheets = Sheets::of(&day, None);
    let panel = Panel::of(&sheets, &Parts::of(&sheets));
    let draw = || fit_and_draw(&panel, 12, 4000, &mut Stream::new(1, Purpose::Scores));
    let ms = median(21, || drop(black_box(draw())));
    println!("fit and 4,000 joint draws, 80 people, 960 marks   {ms:9.1} ms");
    let quotas = (0..5).map(|a| Quota { area: format!("A{a}"), min: 1, max: Some(4) }).collect();
    let options = Options { quotas, ..Options::default() };
    let ms = median(11, || drop(black_box(analyse(&day, &options))));
    println!("whole analysis, 80 people, 960 marks, quotas      {ms:9.1} ms");
    for (people, interviewers) in [(500, 20), (1_000, 30), (8_333, 100), (8_333, 200), (8_333, 400)] {
        let names = Names::new(people, interviewers);
        let day = names.day();
        let sheets = Sheets::of(&day, None);
        let panel = Panel::of(&sheets, &Parts::of(&sheets));
        let draws = if people > 1_000 { 1_000 } else { 4_000 };
        let fit = || fit_and_draw(&panel, 12, draws, &mut Stream::new(1, Purpose::Scores));
        let (fitted, whole) =
            (median(3, || drop(black_box(fit()))), median(3, || drop(black_box(analyse(&day, &Options::default())))));
        let marks = people * 12;
        println!(
            "{marks:7} marks, {interviewers:3} interviewers: fit and draws {fitted:7.1} ms, whole analysis {whole:7.1} ms"
        );
    }
}
