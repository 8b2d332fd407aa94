//! `shortlist …` and `rank`.

use super::{act, asked, charset, day, print, print_json, show};
use crate::cli::args::{Format, Rank, ShortlistVerb};
use crate::cli::desk;
use crate::cli::document;
use crate::cli::error::{DONE, Failure};
use crate::cli::resolve;
use crate::cli::setting::Setting;
use crate::cli::shortlist_problem;
use crate::planning;
use crate::planning::shortlist::{Effort, Status};
use serde_json::json;
use std::path::Path;

pub fn run(setting: &Setting, verb: ShortlistVerb) -> Result<u8, Failure> {
    let offer = |candidate: String, state: &str, reason: Option<String>| {
        act(setting, json!({"do": "SetOffer", "candidate": candidate, "state": state, "reason": reason}))
    };
    match verb {
        ShortlistVerb::Show => show(setting, document::shortlist_show),
        ShortlistVerb::Propose { problem } => propose(setting, &problem),
        ShortlistVerb::Set { candidate, status, order, reason } => act(
            setting,
            json!({"do": "SetDecision", "candidate": candidate, "status": status, "place": order, "reason": reason}),
        ),
        ShortlistVerb::Close(c) => day::close(setting, &c),
        ShortlistVerb::Offer { candidate } => offer(candidate, "offered", None),
        ShortlistVerb::Accept { candidate } => offer(candidate, "accepted", None),
        ShortlistVerb::Decline { candidate, reason } => offer(candidate, "declined", reason),
    }
}

/// The best team of a problem in a file; no day and no store is needed.
fn propose(setting: &Setting, file: &Path) -> Result<u8, Failure> {
    let w = &setting.words;
    let problem = shortlist_problem::read(w, file)?;
    let proposal = planning::shortlist::propose(&problem, Effort::default())
        .map_err(|flaw| shortlist_problem::flawed(w, file, &flaw))?;
    let answer = document::proposal(&problem, &proposal);
    print(setting, &answer);
    match proposal.status {
        Status::Optimal | Status::Bounded => Ok(DONE),
        Status::Infeasible => Err(Failure::new(
            "infeasible",
            w.proposal_infeasible(problem.seats),
            w.error_nothing_changed(),
            document::mends(w, &proposal),
        )),
    }
}

/// The raw ranking.
pub fn rank(setting: &Setting, r: &Rank) -> Result<u8, Failure> {
    let seen = desk::look(setting)?;
    let asked = asked(setting, &seen);
    if r.places == Some(0) {
        return Err(Failure::usage(&setting.words, setting.words.error_bad_option("--places", "0")));
    }
    if let Some(c) = &r.explain {
        let id = resolve::candidate(&setting.words, &seen.glance.day, c)?;
        let id = seen.glance.day.resolve(id);
        match setting.format {
            Format::Json => print_json(setting, &document::rank_explained(&asked, id)),
            _ => setting.print(&document::rank_explanation(&asked, id)),
        }
        return Ok(DONE);
    }
    print(setting, &document::rank(&asked, r.places).drawn_with(charset(setting)));
    Ok(DONE)
}
