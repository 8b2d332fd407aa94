//! `interviewers list`.

use super::{Asked, Document, Tabular};
use crate::cli::table::{Cell, Table, left};
use crate::domain::fact::Role;
use crate::domain::ids::PersonId;
use crate::text::Words;
use serde::Serialize;
use std::collections::BTreeMap;

/// Who interviews.
#[derive(Clone, Debug, Serialize)]
pub struct Interviewers {
    interviewers: Vec<Interviewer>,
}

#[derive(Clone, Debug, Serialize)]
struct Interviewer {
    code: String,
    uid: PersonId,
    name: String,
    areas: Vec<String>,
    role: Role,
    away: Vec<(String, String)>,
    conflicts: Vec<String>,
}

/// Hosts, partners and shadows, by code.
pub fn interviewers_list(asked: &Asked) -> Document<Interviewers> {
    let day = asked.day;
    let mut conflicts: BTreeMap<PersonId, Vec<String>> = BTreeMap::new();
    for c in day.candidates() {
        for who in day.conflicts(c.id) {
            conflicts.entry(who).or_default().push(asked.candidate(c.id));
        }
    }
    let interviewers = day
        .interviewers()
        .into_iter()
        .map(|p| Interviewer {
            areas: p.areas.iter().filter_map(|a| asked.area(*a)).collect(),
            conflicts: conflicts.remove(&p.id).unwrap_or_default(),
            code: p.code,
            uid: p.id,
            name: p.name,
            role: p.role,
            away: p.away,
        })
        .collect();
    asked.document("interviewers", Interviewers { interviewers })
}

fn role(words: &Words, role: Role) -> Cell {
    let (code, key) = match role {
        Role::Host => ("host", "role-host"),
        Role::Partner => ("partner", "role-partner"),
        Role::Shadow => ("shadow", "role-shadow"),
        Role::Lead => ("lead", "word-lead"),
        Role::Frontdesk => ("frontdesk", "word-frontdesk"),
    };
    Cell::word(code, words.by_key(key))
}

impl Tabular for Interviewers {
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut t = Table::new(
            vec![
                left("code", heading("table-code")),
                left("name", heading("table-name")),
                left("role", heading("table-role")),
                left("areas", heading("table-areas")),
                left("away", heading("table-away")),
                left("conflicts", heading("table-conflicts")),
            ],
            words.no_interviewers(),
        );
        for i in &self.interviewers {
            let away: Vec<String> = i.away.iter().map(|(from, to)| format!("{from}-{to}")).collect();
            t.row(vec![
                Cell::text(&i.code),
                Cell::text(&i.name),
                role(words, i.role),
                Cell::text(i.areas.join(", ")),
                Cell::text(away.join(", ")),
                Cell::text(i.conflicts.join(" ")),
            ]);
        }
        t
    }
}
