//! `simulate`: a day that never was, as files; or the study of many of them.

use crate::cli::args::{Format, PairDesign, Simulate};
use crate::cli::document::study_show;
use crate::cli::error::{DONE, Failure, io_next, io_why};
use crate::cli::setting::Setting;
use crate::ranking::simulate::{CRITERIA, Design, Plan, Seating, SimulatedDay, Spreads, simulate};
use crate::ranking::study::{PLACES, Setup, study};
use serde_json::json;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// First seeds, where none is said.
const DAY_SEED: u64 = 1;
const STUDY_SEED: u64 = 1000;
/// When the simulated day begins, in minutes, how long a cell is, and how long the day is at most.
const MORNING: usize = 9 * 60;
const CELL: usize = 20;
const LONGEST: usize = 12 * 60;

pub fn run(setting: &Setting, s: &Simulate) -> Result<u8, Failure> {
    if let Some(days) = s.study {
        let (days, seed) = (days as usize, s.seed.unwrap_or(STUDY_SEED));
        let lines: Vec<_> = Setup::ALL.into_iter().filter_map(|setup| study(setup, days, seed)).collect();
        super::print(setting, &study_show(days, seed, &lines));
        return Ok(DONE);
    }
    let w = &setting.words;
    // clap asks for all three where there is no study
    let (Some(candidates), Some(interviewers), Some(out)) = (s.candidates, s.interviewers, &s.out) else {
        return Err(Failure::usage(w, w.error_see_help()));
    };
    let (candidates, interviewers) = (candidates as usize, interviewers as usize);
    let design = match s.design {
        PairDesign::Fixed => Design::Fixed,
        PairDesign::Rotating => Design::Rotating { blocks: s.blocks as usize },
    };
    let (seating, spreads) =
        if s.by_area { (Seating::ByArea, Spreads::by_area()) } else { (Seating::Lot, Spreads::default()) };
    let seed = s.seed.unwrap_or(DAY_SEED);
    let plan = Plan { candidates, interviewers, design, seating, spreads };
    let Some(day) = simulate(&plan, seed) else {
        return Err(Failure::usage(w, w.error_see_help()));
    };
    let (scores, truth) = (out.join("scores.csv"), out.join("truth.csv"));
    // somebody's own score sheet is not written over
    if scores.exists() && !truth.exists() {
        return Err(Failure::new(
            "exists",
            w.simulate_in_the_way(&scores.display().to_string()),
            w.error_untouched(),
            w.error_name_other_folder(),
        ));
    }
    let ids = Ids::of(&plan);
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |e: std::io::Error| {
            Failure::new(
                "io",
                w.error_io(&path, &io_why(w, &e)),
                w.error_nothing_changed(),
                io_next(w, &e, w.error_name_folder()),
            )
        }
    };
    std::fs::create_dir_all(out).map_err(failed(out))?;
    // the truth first: scores that lie alone are taken for somebody's own
    write(&truth, &truth_csv(&day, &ids)).map_err(failed(&truth))?;
    write(&scores, &scores_csv(&day, &ids)).map_err(failed(&scores))?;
    if setting.format == Format::Json {
        setting.print_raw(&super::pretty(&json!({
            "format": "colloquio-simulate", "version": 1, "day": null, "seed": seed, "candidates": candidates,
            "interviewers": interviewers, "scores": scores, "truth": truth,
        })));
    } else {
        setting.print(&w.simulated(candidates, interviewers, &out.display().to_string()));
    }
    Ok(DONE)
}

/// A whole file or none.
fn write(path: &Path, text: &str) -> std::io::Result<()> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // for others too; the umask still applies
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

/// Codes with leading zeros, so that their order as text is their order.
struct Ids {
    candidate: usize,
    interviewer: usize,
}

impl Ids {
    fn of(plan: &Plan) -> Ids {
        let digits = |n: usize| n.to_string().len();
        Ids { candidate: digits(plan.candidates).max(4), interviewer: digits(plan.interviewers).max(2) }
    }

    fn candidate(&self, at: usize) -> String {
        format!("C{:0width$}", at + 1, width = self.candidate)
    }

    fn interviewer(&self, at: usize) -> String {
        format!("I{:0width$}", at + 1, width = self.interviewer)
    }

    fn interview(&self, at: usize) -> String {
        format!("V{:0width$}", at + 1, width = self.candidate)
    }
}

/// The score sheet, as `analyse` reads it.
fn scores_csv(day: &SimulatedDay, ids: &Ids) -> String {
    let cells = day.interviews.iter().map(|seat| seat.cell + 1).max().unwrap_or(1);
    let mut out = String::from("candidate,area,interviewer,pair,interview,criterion,score,time\n");
    for (at, sheet) in day.sheets.iter().enumerate() {
        let (interview, seat) = (at / 2, day.interviews[at / 2]);
        // a long day has shorter interviews, so that it ends before midnight
        let minute = MORNING + if cells * CELL <= LONGEST { seat.cell * CELL } else { seat.cell * LONGEST / cells };
        let [one, other] = seat.pair.map(|i| ids.interviewer(i));
        for k in 0..CRITERIA {
            // writing to a String cannot fail
            let _ = writeln!(
                out,
                "{},A{},{},{one}+{other},{},K{},{},{:02}:{:02}",
                ids.candidate(sheet.candidate),
                day.people[sheet.candidate].area + 1,
                ids.interviewer(sheet.interviewer),
                ids.interview(interview),
                k + 1,
                sheet.marks[k],
                minute / 60,
                minute % 60,
            );
        }
    }
    out
}

/// What everybody is worth: lasting, and as it showed that day; rank and place by the lasting worth.
fn truth_csv(day: &SimulatedDay, ids: &Ids) -> String {
    let mut by_worth: Vec<usize> = (0..day.people.len()).collect();
    by_worth.sort_by(|a, b| day.people[*b].lasting.total_cmp(&day.people[*a].lasting).then(a.cmp(b)));
    let mut rank = vec![0; by_worth.len()];
    for (before, at) in by_worth.iter().enumerate() {
        rank[*at] = before + 1;
    }
    let mut out = String::from("candidate,area,theta,theta_session,rank,in_top\n");
    for (at, person) in day.people.iter().enumerate() {
        let _ = writeln!(
            out,
            "{},A{},{:.9},{:.9},{},{}",
            ids.candidate(at),
            person.area + 1,
            person.lasting,
            person.of_the_day,
            rank[at],
            u8::from(rank[at] <= PLACES),
        );
    }
    out
}
