//! `scores …`: marks, notes, seals, reveals, agreements.

mod import;

use super::{act_on, named_actor, said, show};
use crate::cli::args::{ScoresVerb, SheetOf};
use crate::cli::desk::{self, Open};
use crate::cli::document;
use crate::cli::error::Failure;
use crate::cli::resolve;
use crate::cli::setting::Setting;
use serde_json::{Value, json};

pub fn run(setting: &Setting, verb: ScoresVerb) -> Result<u8, Failure> {
    match verb {
        ScoresVerb::Import { file } => import::run(setting, &file),
        ScoresVerb::List => show(setting, document::scores_list),
        ScoresVerb::Set { sheet, criterion, value, note } => {
            let (level, na) = mark(setting, &value)?;
            on_sheet(
                setting,
                &sheet,
                json!({"do": "SetMark", "criterion": criterion, "level": level, "na": na, "note": note}),
            )
        }
        ScoresVerb::Note { sheet, criterion, text } => {
            on_sheet(setting, &sheet, json!({"do": "SetNote", "criterion": criterion, "text": text}))
        }
        ScoresVerb::Seal { sheet } => on_sheet(setting, &sheet, json!({"do": "SealSheet"})),
        ScoresVerb::Reopen { sheet, reason, other } => {
            on_sheet(setting, &sheet, json!({"do": "ReopenSheet", "reason": reason, "with": other}))
        }
        ScoresVerb::Reveal { candidate, interview } => {
            on_interview(setting, &candidate, interview.as_deref(), json!({"do": "OpenReveal"}))
        }
        ScoresVerb::Agree { candidate, interview, criterion, value, reason } => {
            let (level, na) = mark(setting, &value)?;
            if na.is_some_and(|n| n != "not_asked") {
                return Err(Failure::usage(&setting.words, setting.words.error_bad_option("VALUE", &value)));
            }
            on_interview(
                setting,
                &candidate,
                interview.as_deref(),
                json!({"do": "SetAgreement", "criterion": criterion, "level": level, "reason": reason}),
            )
        }
    }
}

/// A level, or `-`, `-:recused`, `-:interrupted`, `-:absent`.
fn mark(setting: &Setting, value: &str) -> Result<(Option<i64>, Option<&'static str>), Failure> {
    let wrong = || Failure::usage(&setting.words, setting.words.error_bad_option("VALUE", value));
    let value = value.trim();
    let na = match value {
        "-" | "-:not_asked" | "-:not-asked" => "not_asked",
        "-:recused" => "recused",
        "-:interrupted" => "interrupted",
        "-:absent" => "absent",
        _ => return value.parse().map(|l| (Some(l), None)).map_err(|_| wrong()),
    };
    Ok((None, Some(na)))
}

fn on_sheet(setting: &Setting, sheet: &SheetOf, mut line: Value) -> Result<u8, Failure> {
    let mut open = desk::open(setting)?;
    open.actor = named_actor(setting, &open, &sheet.interviewer)?;
    let candidate = resolve::candidate(&setting.words, open.laptop.day(), &sheet.candidate)?;
    let interview = resolve::interview_of(&setting.words, open.laptop.day(), candidate, sheet.interview.as_deref())?;
    line["interview"] = json!(interview);
    line["interviewer"] = json!(sheet.interviewer);
    finish(setting, &mut open, line)
}

fn on_interview(setting: &Setting, candidate: &str, named: Option<&str>, mut line: Value) -> Result<u8, Failure> {
    let mut open = desk::open(setting)?;
    let candidate = resolve::candidate(&setting.words, open.laptop.day(), candidate)?;
    line["interview"] = json!(resolve::interview_of(&setting.words, open.laptop.day(), candidate, named)?);
    finish(setting, &mut open, line)
}

fn finish(setting: &Setting, open: &mut Open, line: Value) -> Result<u8, Failure> {
    act_on(setting, open, line).and_then(|done| said(setting, open, &done))
}
