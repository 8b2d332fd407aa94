//! Files of people: read, planned, and carried out whole or not at all; `--dry-run` stops at the plan.

use crate::app::import::{
    area_commands, area_names, candidate_commands, candidate_keys, interviewer_commands, known_candidates,
    known_interviewers,
};
use crate::app::laptop::line_of;
use crate::app::session::CommitError;
use crate::cli::args::{Format, Import};
use crate::cli::desk::{self, Open};
use crate::cli::document::{ImportFigures, import_document, import_page};
use crate::cli::error::{DONE, Failure};
use crate::cli::file_bytes::file_bytes;
use crate::cli::setting::Setting;
use crate::domain::command::Command;
use crate::intake::{Choice, Columns, FILE_LIMIT, Sheet, Subject, plan_candidates, plan_interviewers, read_sheet};
use crate::store::Group;

/// `candidates import`.
pub fn candidates(setting: &Setting, i: &Import) -> Result<u8, Failure> {
    let w = &setting.words;
    let (sheet, choices) = read(setting, i, Subject::Candidates)?;
    let mut open = desk::open(setting)?;
    let areas = area_names(open.laptop.day());
    let columns =
        Columns::resolve(&sheet, Subject::Candidates, &choices, &areas).map_err(|e| Failure::intake(w, &e))?;
    let plan = plan_candidates(&sheet, &columns, &areas, &known_candidates(open.laptop.day()));
    if !i.dry_run {
        let (ms, mut draw) = (open.laptop.now().ms, open.laptop.draw());
        let file = sheet.file.clone();
        carry_out(setting, &mut open, |open, batch| {
            batch.run(open, area_commands(&plan.new_areas, ms, &mut draw))?;
            let people = candidate_commands(open.laptop.day(), &plan, &file, ms, &mut draw);
            batch.run(open, people)
        })?;
    }
    let figures = ImportFigures {
        sheet: &sheet,
        dry_run: i.dry_run,
        mapping: &plan.mapping,
        unmapped: &plan.unmapped,
        rows: plan.rows,
        new_areas: &plan.new_areas,
        issues: &plan.issues,
    };
    answer(setting, &open, &figures)
}

/// `interviewers import`.
pub fn interviewers(setting: &Setting, i: &Import) -> Result<u8, Failure> {
    let w = &setting.words;
    let (sheet, choices) = read(setting, i, Subject::Interviewers)?;
    let mut open = desk::open(setting)?;
    let day = open.laptop.day();
    let areas = area_names(day);
    let columns =
        Columns::resolve(&sheet, Subject::Interviewers, &choices, &areas).map_err(|e| Failure::intake(w, &e))?;
    let plan = plan_interviewers(&sheet, &columns, &areas, &candidate_keys(day), &known_interviewers(day));
    if !i.dry_run {
        let (ms, mut draw) = (open.laptop.now().ms, open.laptop.draw());
        carry_out(setting, &mut open, |open, batch| {
            batch.run(open, area_commands(&plan.new_areas, ms, &mut draw))?;
            let people = interviewer_commands(open.laptop.day(), &plan, ms, &mut draw);
            batch.run(open, people)
        })?;
    }
    let figures = ImportFigures {
        sheet: &sheet,
        dry_run: i.dry_run,
        mapping: &plan.mapping,
        unmapped: &plan.unmapped,
        rows: plan.rows,
        new_areas: &plan.new_areas,
        issues: &plan.issues,
    };
    answer(setting, &open, &figures)
}

fn read(setting: &Setting, i: &Import, subject: Subject) -> Result<(Sheet, Vec<Choice>), Failure> {
    let w = &setting.words;
    let bytes = file_bytes(&i.file, FILE_LIMIT).map_err(|e| {
        let safe = w.error_nothing_taken().into_owned();
        Failure { safe, ..Failure::unreadable(w, &i.file, &e) }
    })?;
    let name = i.file.file_name().map_or_else(|| i.file.display().to_string(), |n| n.to_string_lossy().into_owned());
    let sheet = read_sheet(&name, &bytes).map_err(|e| Failure::intake(w, &e))?;
    let choices = i.map.iter().map(|m| Choice::parse(m, subject)).collect::<Result<Vec<_>, _>>();
    Ok((sheet, choices.map_err(|e| Failure::intake(w, &e))?))
}

/// What an import writes, gathered so that it goes to the store as one group: whole or not at all.
#[derive(Default)]
pub(super) struct Batch {
    group: Group,
}

impl Batch {
    fn run(&mut self, open: &mut Open, commands: Vec<Command>) -> Result<(), CommitError> {
        commands.iter().try_for_each(|command| self.one(open, command))
    }

    /// Decides one command; a refusal adds nothing.
    pub(super) fn one(&mut self, open: &mut Open, command: &Command) -> Result<(), CommitError> {
        let now = open.laptop.now();
        let mut draw = open.laptop.draw();
        let done = open.laptop.session.commit(command, open.actor, &now, &mut draw)?;
        self.group.extend(done.stamped.iter().map(line_of));
        Ok(())
    }
}

/// Gathers what `write` decides and stores it as one group.
pub(super) fn carry_out(
    setting: &Setting,
    open: &mut Open,
    write: impl FnOnce(&mut Open, &mut Batch) -> Result<(), CommitError>,
) -> Result<(), Failure> {
    let w = &setting.words;
    let mut batch = Batch::default();
    write(open, &mut batch).map_err(|e| Failure::commit(w, Some(open.laptop.day()), &e))?;
    if !batch.group.is_empty() {
        open.laptop.append_and_wait(batch.group).map_err(|e| Failure::store(w, &e))?;
    }
    Ok(())
}

fn answer(setting: &Setting, open: &Open, figures: &ImportFigures<'_>) -> Result<u8, Failure> {
    let day = open.laptop.day();
    match setting.format {
        Format::Table => setting.print(&import_page(&setting.words, figures)),
        _ => super::print_json(setting, &import_document(&setting.words, day.id(), figures)),
    }
    Ok(DONE)
}
