//! `scores import`: the marks of a score sheet, such as one rescued from a damaged file, as marks of the sheets they are of.
//! What stands here already is never written over, and what is hidden from whoever imports is not told by it.

use super::super::import::carry_out;
use super::super::print_json;
use crate::app::refused::refusal_text;
use crate::app::session::CommitError;
use crate::cli::args::Format;
use crate::cli::desk::{self, Open};
use crate::cli::document::{LeftMark, MarkFate, MarksImport, marks_document, marks_page};
use crate::cli::error::{DONE, Failure};
use crate::cli::file_bytes::file_bytes;
use crate::cli::resolve::{self, Fit};
use crate::cli::setting::Setting;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::fact::{Mark, NotAssessed};
use crate::domain::ids::{InterviewId, PersonId};
use crate::domain::interview::{Interview, State};
use crate::domain::visible;
use crate::intake::{FILE_LIMIT, ScoreMark, ScoreRow, read_scores};
use std::path::Path;

/// Reads the sheet and writes what is not here yet, as one group.
pub fn run(setting: &Setting, file: &Path) -> Result<u8, Failure> {
    let w = &setting.words;
    let untaken = |f: Failure| Failure { safe: w.error_nothing_taken().into_owned(), ..f };
    let bytes = file_bytes(file, FILE_LIMIT).map_err(|e| untaken(Failure::unreadable(w, file, &e)))?;
    let name = file.file_name().map_or_else(|| file.display().to_string(), |n| n.to_string_lossy().into_owned());
    let sheet = read_scores(&name, &bytes).map_err(|e| Failure::intake(w, &e))?;
    let mut open = desk::open(setting)?;
    desk::lead_only(setting, open.laptop.day(), open.actor)?;
    let mut fates = Vec::with_capacity(sheet.rows.len());
    carry_out(setting, &mut open, |open, batch| {
        for row in &sheet.rows {
            let fate = match wanted(setting, open, row) {
                Err(fate) => fate,
                Ok(command) => match batch.one(open, &command) {
                    Ok(()) => MarkFate::Taken,
                    Err(CommitError::Refused(refusal)) => {
                        MarkFate::Left(LeftMark::Refused(refusal_text(w, Some(open.laptop.day()), &refusal)))
                    }
                    Err(fault) => return Err(fault),
                },
            };
            fates.push(fate);
        }
        Ok(())
    })?;
    let import = MarksImport { file: &name, sheet: &sheet, fates: &fates };
    match setting.format {
        Format::Table => setting.print(&marks_page(w, &import)),
        _ => print_json(setting, &marks_document(w, open.laptop.day().id(), &import)),
    }
    Ok(DONE)
}

/// The command that a row asks for, or why it asks for none.
fn wanted(setting: &Setting, open: &Open, row: &ScoreRow) -> Result<Command, MarkFate> {
    let day = open.laptop.day();
    if row.doubt.is_some() {
        return Err(MarkFate::Left(LeftMark::Doubted));
    }
    let (interview, interviewer) = seat(setting, day, row).map_err(|why| MarkFate::Left(LeftMark::Unknown(why)))?;
    let mark = match row.mark {
        ScoreMark::Given(level) => match whole(level) {
            Some(level) => Mark::Level(level),
            None => return Err(MarkFate::Left(LeftMark::NotALevel(level))),
        },
        ScoreMark::NotAssessed => Mark::NotAssessed(NotAssessed::NotAsked),
        ScoreMark::Recused => Mark::NotAssessed(NotAssessed::Recused),
        ScoreMark::Interrupted => Mark::NotAssessed(NotAssessed::Interrupted),
        ScoreMark::Absent => Mark::NotAssessed(NotAssessed::Absent),
    };
    // whoever wrote here spoke last, be it that a mark was taken back
    if day.registers().contains_key(&format!("mark/{interview}/{interviewer}/{}", row.criterion)) {
        // of a hidden sheet no answer may say whether it says the same
        let seen = visible::sheet(day, interview, interviewer, open.actor);
        let same = seen.is_some_and(|sheet| sheet.marks.get(&row.criterion).is_some_and(|given| given.mark == mark));
        return Err(if same { MarkFate::Same } else { MarkFate::Left(LeftMark::Standing) });
    }
    Ok(Command::SetMark { interview, interviewer, criterion: row.criterion.clone(), mark: Some(mark), note: None })
}

/// The seat a row is of: what it names has to be here, and to belong together.
fn seat(setting: &Setting, day: &Day, row: &ScoreRow) -> Result<(InterviewId, PersonId), String> {
    let w = &setting.words;
    let said = |f: Failure| f.what;
    let interviewer = resolve::person_by(w, day, &row.interviewer, Fit::Whole).map_err(said)?;
    let named = |text: &String| resolve::interview_by(w, day, text, Fit::Whole).map_err(said);
    let interview = row.interview.as_ref().map(named).transpose()?;
    // where a damaged file had lost who it was, the interview stands for the person
    if let (Some(interview), true) = (interview, row.interview.as_deref() == Some(row.candidate.as_str())) {
        return Ok((interview, interviewer));
    }
    let candidate = day.resolve(resolve::candidate_by(w, day, &row.candidate, Fit::Whole).map_err(said)?);
    let of_the_person = |i: &Interview| day.resolve(i.candidate) == candidate;
    if let Some(interview) = interview {
        return match day.interview(interview).filter(of_the_person) {
            Some(_) => Ok((interview, interviewer)),
            None => {
                Err(w.marks_other_person(&row.candidate, row.interview.as_deref().unwrap_or_default()).into_owned())
            }
        };
    }
    let sits = |i: &Interview| i.pair.is_none() || day.sitting(i).contains(&interviewer);
    let all = day.interviews().into_iter().filter(|i| i.state != State::Void && of_the_person(i) && sits(i));
    match all.collect::<Vec<_>>().as_slice() {
        [one] => Ok((one.id, interviewer)),
        [] => Err(w.marks_no_interview(&row.candidate, &row.interviewer).into_owned()),
        many => {
            let codes: Vec<&str> = many.iter().map(|i| i.code.as_str()).collect();
            Err(w.error_several_interviews(&row.candidate, &codes.join(", ")).into_owned())
        }
    }
}

/// A level is a whole number; whether the scale has it is the rubric's to say.
fn whole(level: f64) -> Option<i64> {
    (level.fract() == 0.0 && level.abs() <= 1e6).then_some(level as i64)
}
