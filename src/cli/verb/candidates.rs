//! `candidates …`: people, and the front desk's acts.

use super::{act, asked, import, print, show};
use crate::cli::args::{CandidateFields, CandidatesVerb};
use crate::cli::desk;
use crate::cli::document;
use crate::cli::error::{DONE, Failure};
use crate::cli::resolve;
use crate::cli::setting::Setting;
use crate::domain::refusal::Refusal;
use serde_json::{Value, json};

pub fn run(setting: &Setting, verb: CandidatesVerb) -> Result<u8, Failure> {
    let presence =
        |candidate: String, state: &str| json!({"do": "SetPresence", "candidate": candidate, "state": state});
    match verb {
        CandidatesVerb::Import(i) => import::candidates(setting, &i),
        CandidatesVerb::List => show(setting, document::candidates_list),
        CandidatesVerb::Show { candidate } => one(setting, &candidate),
        CandidatesVerb::Add { name, fields } => {
            let mut line = of_fields(fields);
            line["do"] = json!("AddCandidate");
            line["name"] = json!(name);
            act(setting, line)
        }
        CandidatesVerb::Edit { candidate, name, fields } => {
            let mut line = of_fields(fields);
            line["do"] = json!("EditCandidate");
            line["candidate"] = json!(candidate);
            line["name"] = json!(name);
            act(setting, line)
        }
        CandidatesVerb::Merge { candidate, into_candidate, .. } => {
            act(setting, json!({"do": "MergeCandidates", "candidate": candidate, "into": into_candidate}))
        }
        CandidatesVerb::Arrive { candidate } => act(setting, presence(candidate, "present")),
        CandidatesVerb::Late { candidate } => act(setting, presence(candidate, "late")),
        CandidatesVerb::Absent { candidate } => act(setting, presence(candidate, "absent")),
        CandidatesVerb::Withdraw { candidate } => act(setting, presence(candidate, "withdrawn")),
        CandidatesVerb::Call { candidate, desk } => {
            act(setting, json!({"do": "CallCandidate", "candidate": candidate, "desk": desk}))
        }
    }
}

fn of_fields(f: CandidateFields) -> Value {
    json!({"email": f.email, "phone": f.phone, "town": f.town, "area": f.area, "second": f.second})
}

fn one(setting: &Setting, candidate: &str) -> Result<u8, Failure> {
    let seen = desk::look(setting)?;
    let id = resolve::candidate(&setting.words, &seen.glance.day, candidate)?;
    let asked = asked(setting, &seen);
    let Some(one) = document::candidate_show(&asked, id) else {
        return Err(Failure::refused(&setting.words, Some(asked.day), &Refusal::NoSuchCandidate));
    };
    print(setting, &one);
    Ok(DONE)
}
