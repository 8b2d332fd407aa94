//! `candidates list` and `candidates show`.

use super::blocker::About;
use super::interviews::{Interview, interview, moment, sheets};
use super::{Asked, Document, Moment, Tabular};
use crate::cli::table::{Cell, Style, Table, left};
use crate::domain::fact::Status;
use crate::domain::ids::CandidateId;
use crate::domain::moved::Moved;
use crate::domain::people;
use crate::domain::personal::Answer;
use crate::text::{Words, clean, clean_multiline};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// Everybody who applied.
#[derive(Clone, Debug, Serialize)]
pub struct Candidates {
    candidates: Vec<Brief>,
}

#[derive(Clone, Debug, Serialize)]
struct Brief {
    #[serde(flatten)]
    who: Who,
    interviews: Vec<String>,
    #[serde(flatten)]
    standing: Standing,
}

#[derive(Clone, Debug, Serialize)]
struct Who {
    code: String,
    uid: CandidateId,
    name: String,
    area: Option<String>,
    stage: &'static str,
    since: Option<Moment>,
}

#[derive(Clone, Debug, Serialize)]
struct Standing {
    flags: Vec<&'static str>,
    decision: Status,
}

/// One candidate with everything that is known.
#[derive(Clone, Debug, Serialize)]
pub struct Candidate {
    #[serde(flatten)]
    who: Who,
    #[serde(flatten)]
    standing: Standing,
    second_area: Option<String>,
    contact: Contact,
    answers: Vec<Answer>,
    source: Option<Source>,
    conflicts: Vec<String>,
    merged: Vec<String>,
    interviews: Vec<Interview>,
    moves: Vec<Move>,
}

/// An interview that went from this person to another, or came from one.
#[derive(Clone, Debug, Serialize)]
struct Move {
    interview: String,
    from: String,
    to: String,
    at: Moment,
    by: Option<String>,
    #[serde(skip)]
    names: [String; 2],
}

#[derive(Clone, Debug, Serialize)]
struct Contact {
    email: Option<String>,
    phone: Option<String>,
    town: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Source {
    file: Option<String>,
    record: Option<u64>,
}

/// Everybody who applied, by code; a merged record is part of the one it ends in.
pub fn candidates_list(asked: &Asked) -> Document<Candidates> {
    let clashing = clashing(asked);
    let candidates = asked
        .day
        .candidates()
        .iter()
        .map(|c| Brief {
            who: who(asked, c),
            interviews: c.interviews.iter().map(|i| asked.interview(*i)).collect(),
            standing: standing(asked, c, &clashing),
        })
        .collect();
    asked.document("candidates", Candidates { candidates })
}

/// One candidate; `None` where nobody was added under this id.
pub fn candidate_show(asked: &Asked, id: CandidateId) -> Option<Document<Candidate>> {
    let day = asked.day;
    let id = day.resolve(id);
    let c = day.candidate(id)?;
    let personal = day.candidate_personal(id).cloned().unwrap_or_default();
    let source = day.candidate_source(id).map(|s| Source {
        file: s.get("file").and_then(Value::as_str).map(str::to_owned),
        record: s.get("record").and_then(Value::as_u64),
    });
    let mut conflicts: Vec<String> = day.conflicts(id).into_iter().map(|p| asked.person(p)).collect();
    conflicts.sort();
    let mut merged: Vec<String> =
        day.merged_into(id).into_iter().filter(|m| *m != id).map(|m| asked.candidate(m)).collect();
    merged.sort();
    Some(asked.document(
        "candidate",
        Candidate {
            who: who(asked, &c),
            standing: standing(asked, &c, &clashing(asked)),
            second_area: c.second.and_then(|a| asked.area(a)),
            contact: Contact { email: personal.email, phone: personal.phone, town: personal.town },
            answers: personal.answers,
            source,
            conflicts,
            merged,
            interviews: day.talks().of(id).map(|i| interview(asked, i)).collect(),
            moves: day.moves(id).iter().map(|m| moved(asked, m)).collect(),
        },
    ))
}

fn moved(asked: &Asked, m: &Moved) -> Move {
    Move {
        interview: asked.interview(m.interview),
        from: asked.candidate(m.from),
        to: asked.candidate(m.to),
        at: asked.moment(m.at),
        by: m.by.map(|who| asked.person(who)),
        names: [m.from, m.to].map(|c| asked.day.candidate_name(c).to_owned()),
    }
}

fn who(asked: &Asked, c: &people::Candidate) -> Who {
    Who {
        code: asked.candidate(c.id),
        uid: c.id,
        name: c.name.clone(),
        area: c.area.and_then(|a| asked.area(a)),
        stage: c.stage.as_str(),
        since: c.since.map(|ms| asked.moment(ms)),
    }
}

fn standing(asked: &Asked, c: &people::Candidate, clashing: &BTreeSet<CandidateId>) -> Standing {
    let flags = [
        (c.second_look, "second_look"),
        (!asked.day.conflicts(c.id).is_empty(), "conflict"),
        (clashing.contains(&c.id), "clash"),
        (c.name.is_empty(), "no_name"),
    ];
    Standing { flags: flags.into_iter().filter(|(on, _)| *on).map(|(_, flag)| flag).collect(), decision: c.decision }
}

/// Candidates about whom two laptops say different things.
fn clashing(asked: &Asked) -> BTreeSet<CandidateId> {
    let registers = asked.day.registers().iter().filter(|(_, r)| r.standing.clash.is_some());
    registers.filter_map(|(key, _)| About::read(asked, key).candidate).map(|c| asked.day.resolve(c)).collect()
}

/// The candidate's decision as a table says it.
pub(super) fn decision(words: &Words, status: Status) -> Cell {
    let (code, key) = match status {
        Status::In => ("in", "decision-in"),
        Status::Reserve => ("reserve", "decision-reserve"),
        Status::Out => ("out", "decision-out"),
        Status::Undecided => ("undecided", "decision-undecided"),
    };
    Cell::word(code, words.by_key(key))
}

fn stage(words: &Words, stage: &str) -> Cell {
    Cell::word(stage, words.by_key(&format!("stage-{}", stage.replace('_', "-"))))
}

fn flags(words: &Words, flags: &[&str]) -> Cell {
    let shown: Vec<String> = flags
        .iter()
        .map(|f| match *f {
            "second_look" => words.by_key("second-look"),
            "conflict" => words.by_key("has-conflict"),
            "clash" => words.by_key("word-clash"),
            _ => words.by_key("flag-no-name"),
        })
        .map(|w| w.into_owned())
        .collect();
    Cell::word(&flags.join(" "), shown.join(", "))
}

impl Tabular for Candidates {
    fn table(&self, words: &Words) -> Table {
        let heading = |key| words.by_key(key);
        let mut t = Table::new(
            vec![
                left("code", heading("table-code")),
                left("name", heading("table-name")),
                left("area", heading("table-area")),
                left("stage", heading("table-state")),
                left("since", heading("table-since")),
                left("interviews", heading("table-interviews")),
                left("decision", heading("table-decision")),
                left("flags", heading("table-flags")),
            ],
            words.no_candidates(),
        );
        for c in &self.candidates {
            t.row(vec![
                Cell::text(&c.who.code),
                Cell::text(&c.who.name),
                Cell::maybe(c.who.area.as_deref()),
                stage(words, c.who.stage),
                moment(c.who.since.as_ref()),
                Cell::text(c.interviews.join(" ")),
                decision(words, c.standing.decision),
                flags(words, &c.standing.flags),
            ]);
        }
        t
    }
}

impl Tabular for Candidate {
    fn table(&self, words: &Words) -> Table {
        let mut t = Table::new(
            vec![left("field", words.by_key("table-field")), left("value", words.by_key("table-value"))],
            String::new(),
        );
        let mut row = |field: &str, cell: Cell| t.row(vec![Cell::text(field), cell]);
        row("code", Cell::text(&self.who.code));
        row("name", Cell::text(&self.who.name));
        row("area", Cell::maybe(self.who.area.as_deref()));
        row("second_area", Cell::maybe(self.second_area.as_deref()));
        row("stage", stage(words, self.who.stage));
        row("since", moment(self.who.since.as_ref()));
        row("decision", decision(words, self.standing.decision));
        row("flags", flags(words, &self.standing.flags));
        row("email", Cell::maybe(self.contact.email.as_deref()));
        row("phone", Cell::maybe(self.contact.phone.as_deref()));
        row("town", Cell::maybe(self.contact.town.as_deref()));
        row("conflicts", Cell::text(self.conflicts.join(" ")));
        for i in &self.interviews {
            row(&i.id, sheets(words, i));
        }
        for m in &self.moves {
            row("moved", Cell::text(format!("{} {} {}", m.interview, m.from, m.to)));
        }
        for a in &self.answers {
            row(&a.question, Cell::text(&a.text));
        }
        t
    }

    /// A page to read: long answers keep their lines.
    fn text(&self, words: &Words, style: Style) -> String {
        let title = format!("{} {}", clean(&self.who.code), clean(&self.who.name));
        let mut out = match style {
            Style::Plain => title.trim_end().to_owned(),
            Style::Bold => format!("\u{1b}[1m{}\u{1b}[0m", title.trim_end()),
        };
        let mut line = |label: &str, text: &str| {
            if !text.is_empty() {
                out.push_str(&format!("\n{}", words.page_line(label, text)));
            }
        };
        let word = |key| words.by_key(key);
        line(&word("table-area"), self.who.area.as_deref().unwrap_or(""));
        line(&word("table-second-area"), self.second_area.as_deref().unwrap_or(""));
        line(&word("table-state"), stage(words, self.who.stage).shown());
        line(&word("table-since"), self.who.since.as_ref().map_or("", Moment::clock));
        line(&word("table-decision"), decision(words, self.standing.decision).shown());
        line(&word("table-flags"), flags(words, &self.standing.flags).shown());
        line(&word("table-email"), self.contact.email.as_deref().unwrap_or(""));
        line(&word("table-phone"), self.contact.phone.as_deref().unwrap_or(""));
        line(&word("table-town"), self.contact.town.as_deref().unwrap_or(""));
        line(&word("table-conflicts"), &self.conflicts.join(", "));
        for i in &self.interviews {
            line(&i.id, sheets(words, i).shown());
        }
        for m in &self.moves {
            let [from, to] = &m.names;
            let by = m.by.as_deref().unwrap_or_default();
            out.push_str(&format!("\n{}", words.detail_moved(from, to, m.at.clock(), by)));
        }
        for a in &self.answers {
            out.push_str(&format!("\n\n{}", clean(&a.question)));
            for text in clean_multiline(&a.text).lines() {
                out.push_str(&format!("\n  {text}"));
            }
        }
        out
    }
}
