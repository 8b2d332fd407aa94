//! Forms: a few lines filled in and accepted together. Closing one keeps what was typed.

use super::commit::{commit_new, try_commit};
use super::{Effects, aside, calls, drafts, pairs, people, reopen, shortlist};
use crate::app::drafts::DraftKey;
use crate::app::model::{Current, Model};
use crate::app::msg::Effect;
use crate::app::overlay::{Errand, Field, Form, Overlay, Purpose, path_of};
use crate::app::rows::calls::CallKind;
use crate::app::screen::Screen;
use crate::domain::command::{Application, Command, Profile};
use crate::domain::fact::{Field as DayValue, Role};
use crate::domain::ids::{AreaId, CandidateId, PersonId};
use crate::text::{date, fold};

/// Opens the form of a purpose; what was typed into it before is still there.
pub fn open(model: &mut Model, purpose: Purpose) {
    let form = match model.parked.iter().position(|form| form.purpose == purpose) {
        Some(at) => model.parked.remove(at),
        None => {
            let mut form = blank(model, purpose);
            drafts::fill(model, &mut form);
            form
        }
    };
    model.overlays.push(Overlay::Form(form));
}

/// Keeps what is in a form that is closed: as drafts of this seat, else as it is.
pub fn park(model: &mut Model, out: &mut Effects, form: Form) {
    let actor = model.current.as_ref().and_then(|current| current.actor);
    if model.current.is_some() && DraftKey::field(&form.purpose, actor, 0).is_some() {
        model.drafts.put_away(out, |key| key.is_line(&form.purpose, actor));
    } else if form.fields.iter().any(|field| !field.editor.is_empty()) {
        model.parked.push(Form { refused: None, ..form });
    }
}

/// Opens a form about the pointed person.
pub fn open_on_candidate(model: &mut Model, purpose: fn(CandidateId) -> Purpose) {
    if let Some(candidate) = people::pointed(model) {
        open(model, purpose(candidate));
    }
}

/// Opens the form of the pointed pair.
pub fn open_on_pair(model: &mut Model) {
    let pair = match model.screen() {
        Screen::Main(main) => main.pairs.id,
        _ => None,
    };
    if let Some(pair) = pair {
        open(model, Purpose::EditPair(pair));
    }
}

fn blank(model: &Model, purpose: Purpose) -> Form {
    let words = &model.words;
    let current = model.current.as_ref();
    let person = |id: &PersonId| current.map(|c| c.name_of(*id)).unwrap_or_default();
    let candidate = |id: &CandidateId| current.map(|c| c.candidate_name(*id)).unwrap_or_default();
    let reason = |text: String| {
        let field = Field::new(words.reason_label(), "");
        (words.reason_title().into_owned(), text, vec![field])
    };
    let (title, text, fields) = match &purpose {
        Purpose::Decide(id, _) => reason(words.reason_decide(&candidate(id)).into_owned()),
        Purpose::AcceptGap { .. } => {
            let what = super::missing::pointed(model)
                .zip(current)
                .map(|(row, current)| crate::app::rows::missing::gap_text(words, current, &row.gap));
            reason(words.reason_accept(&what.unwrap_or_default()).into_owned())
        }
        Purpose::Reopen(_, who) => reason(words.reason_reopen(&person(who)).into_owned()),
        Purpose::Conflict(id, who) => reason(words.reason_conflict(&person(who), &candidate(id)).into_owned()),
        Purpose::LiftConflict(id, who) => reason(words.reason_lift(&person(who), &candidate(id)).into_owned()),
        Purpose::ReopenDay => reason(words.reason_reopen_day().into_owned()),
        Purpose::AddCandidate => (words.form_person(), words.form_person_text(), person_fields(model, None)).owned(),
        Purpose::EditCandidate(id) => {
            (words.form_person(), words.form_person_text(), person_fields(model, Some(*id))).owned()
        }
        Purpose::AddInterviewer => {
            (words.form_interviewer(), words.form_interviewer_text(), interviewer_fields(model, None)).owned()
        }
        Purpose::EditInterviewer(id) => {
            (words.form_interviewer(), words.form_interviewer_text(), interviewer_fields(model, Some(*id))).owned()
        }
        Purpose::AddPair => (words.form_pair(), words.form_pair_text(), pairs::fields(model, None)).owned(),
        Purpose::EditPair(id) => (words.form_pair(), words.form_pair_change(), pairs::fields(model, Some(*id))).owned(),
        Purpose::Call(_) => {
            let fields = vec![Field::new(words.call_field(), "")];
            (words.call_title(), words.call_text(), fields).owned()
        }
        Purpose::ChangePlaces => {
            let places = current.map(|c| c.day().places().to_string()).unwrap_or_default();
            (words.form_places(), words.form_places_text(), vec![Field::proposing(words.field_places(), &places)])
                .owned()
        }
        Purpose::SetArea => {
            let labels = [words.field_area(), words.field_min(), words.field_max()];
            let fields = labels.into_iter().map(|label| Field::new(label, "")).collect();
            (words.form_area(), words.form_area_text(), fields).owned()
        }
        Purpose::NewDay => {
            let today = date::typed(words, &date::Zone::named("Europe/Rome", 3600).date(model.now));
            let fields = vec![
                Field::new(words.field_day_name(), ""),
                Field::proposing(words.field_day_date(), &today),
                Field::proposing(words.field_day_places(), "12"),
            ];
            (words.welcome_new_title(), words.welcome_new_text(), fields).owned()
        }
        Purpose::OpenBundle => {
            let fields = vec![Field::new(words.field_path(), "")];
            (words.welcome_open_title(), words.welcome_open_text(), fields).owned()
        }
        Purpose::ExportBundle => {
            let fields = vec![Field::new(words.field_path(), "")];
            (words.form_export_title(), words.form_export_text(), fields).owned()
        }
        Purpose::Folder(_) => {
            let fields = vec![Field::new(words.field_folder(), "")];
            (words.sync_where(), words.sync_folder_text(), fields).owned()
        }
        Purpose::GoOnElsewhere => {
            let fields = vec![Field::new(words.field_folder(), "")];
            (words.form_elsewhere_title(), words.form_elsewhere_text(), fields).owned()
        }
    };
    Form { purpose, title, text, fields, at: 0, refused: None }
}

/// Words from the locale files, made one's own.
trait Owned {
    fn owned(self) -> (String, String, Vec<Field>);
}

impl Owned for (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>, Vec<Field>) {
    fn owned(self) -> (String, String, Vec<Field>) {
        (self.0.into_owned(), self.1.into_owned(), self.2)
    }
}

fn person_fields(model: &Model, id: Option<CandidateId>) -> Vec<Field> {
    let words = &model.words;
    let day = model.current.as_ref().map(Current::day);
    let personal = id.and_then(|id| day?.candidate_personal(id).cloned()).unwrap_or_default();
    let area = id.and_then(|id| day?.candidate_areas(id).0).and_then(|area| Some(day?.area_name(area)));
    vec![
        Field::new(words.field_name(), personal.name.as_deref().unwrap_or_default()),
        Field::new(words.field_area(), area.as_deref().unwrap_or_default()),
        Field::new(words.field_email(), personal.email.as_deref().unwrap_or_default()),
        Field::new(words.field_phone(), personal.phone.as_deref().unwrap_or_default()),
        Field::new(words.field_town(), personal.town.as_deref().unwrap_or_default()),
    ]
}

fn interviewer_fields(model: &Model, id: Option<PersonId>) -> Vec<Field> {
    let words = &model.words;
    let person = id.and_then(|id| model.current.as_ref()?.day().person(id));
    let areas: Vec<String> = match (&person, &model.current) {
        (Some(person), Some(current)) => person.areas.iter().map(|area| current.day().area_name(*area)).collect(),
        _ => Vec::new(),
    };
    let role = match person.as_ref().map(|person| person.role) {
        Some(Role::Partner) => words.field_partner(),
        Some(Role::Shadow) => words.word_shadow(),
        _ => words.field_host(),
    };
    vec![
        Field::new(words.field_name(), person.as_ref().map_or("", |person| person.name.as_str())),
        Field::new(words.field_areas(), &areas.join(", ")),
        Field::proposing(words.field_role(), &role),
    ]
}

/// The first desk letter that is free; J and K are not used, they are not on every Italian list.
pub fn next_desk(current: Option<&Current>) -> String {
    let taken: Vec<String> = current.map(|c| c.rows.pairs.iter().map(|p| p.desk.clone()).collect()).unwrap_or_default();
    ('A'..='Z')
        .filter(|letter| !matches!(letter, 'J' | 'K'))
        .map(String::from)
        .find(|letter| !taken.contains(letter))
        .unwrap_or_default()
}

/// Enter: the next field, and from the last one acceptance.
pub fn enter(model: &mut Model, out: &mut Effects) {
    let Some(Overlay::Form(form)) = model.overlays.last_mut() else { return };
    if form.at + 1 < form.fields.len() {
        form.at += 1;
        return;
    }
    let form = form.clone();
    // the form stays below until its command is taken: nothing typed is lost to a refusal
    let before = model.overlays.len();
    let taken = accept(model, out, &form);
    match taken {
        Ok(()) => {
            let actor = model.current.as_ref().and_then(|current| current.actor);
            model.drafts.close(|key| key.is_line(&form.purpose, actor));
            let at = model
                .overlays
                .iter()
                .take(before)
                .rposition(|overlay| matches!(overlay, Overlay::Form(other) if other.purpose == form.purpose));
            if let Some(at) = at {
                model.overlays.remove(at);
            }
        }
        Err(why) => {
            if let Some(Overlay::Form(form)) = model.overlays.last_mut() {
                form.refused = Some(why);
            }
        }
    }
}

/// Does what a form is for; else why not, in words.
fn accept(model: &mut Model, out: &mut Effects, form: &Form) -> Result<(), String> {
    match &form.purpose {
        Purpose::Decide(candidate, status) => {
            let reason = wanted_reason(model, form)?;
            shortlist::decide(model, out, *candidate, *status, Some(reason)).then_some(()).ok_or_else(|| said(model))
        }
        Purpose::AcceptGap { what, ids } => {
            let reason = Some(wanted_reason(model, form)?);
            let accepted = ids.len();
            run(model, out, &Command::AcceptGap { what: what.clone(), ids: ids.clone(), reason })?;
            model.say(model.words.said_accepted(accepted).into_owned());
            Ok(())
        }
        Purpose::Reopen(..) => reopen::accept(model, out, form, wanted_reason(model, form)?),
        Purpose::Call(interview) => {
            let (what, text) = (CallKind::Help.as_str().to_owned(), reason(form));
            run(model, out, &Command::CallLead { interview: *interview, what, text })?;
            calls::say_called(model);
            Ok(())
        }
        Purpose::Conflict(candidate, who) => {
            let reason = reason(form);
            run(model, out, &Command::DeclareConflict { interviewer: *who, candidate: *candidate, reason })?;
            aside::declared(model, out, *candidate);
            if let Some(current) = &model.current {
                let (who, name) = (current.name_of(*who), current.candidate_name(*candidate));
                model.say(model.words.said_conflict(&who, &name).into_owned());
            }
            Ok(())
        }
        Purpose::LiftConflict(candidate, who) => {
            let reason = reason(form);
            run(model, out, &Command::LiftConflict { interviewer: *who, candidate: *candidate, reason })?;
            if let Some(current) = &model.current {
                let (who, name) = (current.name_of(*who), current.candidate_name(*candidate));
                model.say(model.words.said_lifted(&who, &name).into_owned());
            }
            Ok(())
        }
        Purpose::ReopenDay => {
            run(model, out, &Command::ReopenDay { reason: reason(form) })?;
            model.say(model.words.said_day_reopened().into_owned());
            Ok(())
        }
        Purpose::AddCandidate => {
            let application = application(model, form)?;
            let name = form.value(0).to_owned();
            let committed = commit_new(model, out, "candidate", |id| Command::AddCandidate {
                candidate: CandidateId(id),
                application,
            });
            made(model, committed.map(|committed| committed.made), &name)
        }
        Purpose::EditCandidate(candidate) => {
            let application = application(model, form)?;
            run(model, out, &Command::EditCandidate { candidate: *candidate, application })?;
            model.say(model.words.said_changed(form.value(0)).into_owned());
            Ok(())
        }
        Purpose::AddInterviewer => {
            let profile = profile(model, form)?;
            let name = form.value(0).to_owned();
            let committed =
                commit_new(model, out, "person", |id| Command::AddInterviewer { person: PersonId(id), profile });
            made(model, committed.map(|committed| committed.made), &name)
        }
        Purpose::EditInterviewer(person) => {
            let profile = profile(model, form)?;
            run(model, out, &Command::EditInterviewer { person: *person, profile })?;
            model.say(model.words.said_changed(form.value(0)).into_owned());
            Ok(())
        }
        Purpose::AddPair => pairs::add(model, out, form),
        Purpose::EditPair(pair) => pairs::change(model, out, *pair, form),
        Purpose::ChangePlaces => {
            let places = number(model, form.value(0))?;
            let value = DayValue::Number(places);
            run(model, out, &Command::ChangeDay { field: "places".to_owned(), value })?;
            model.say(model.words.said_places(usize::try_from(places).unwrap_or(0)).into_owned());
            Ok(())
        }
        Purpose::SetArea => {
            let name = form.value(0).to_owned();
            let (min, max) = (maybe_number(model, form.value(1))?, maybe_number(model, form.value(2))?);
            let known = area(model, &name).ok();
            let said = name.clone();
            let committed = commit_new(model, out, "area", |id| Command::SetArea {
                area: known.unwrap_or(AreaId(id)),
                name,
                min,
                max,
                gone: false,
            });
            committed.ok_or_else(|| refusal(model))?;
            model.say(model.words.said_changed(&said).into_owned());
            Ok(())
        }
        Purpose::NewDay => {
            let name = form.value(0).to_owned();
            if name.is_empty() {
                return Err(model.words.bad_name().into_owned());
            }
            let day = form.value(1).to_owned();
            let Some(day) = date::parse_typed(&day) else {
                return Err(model.words.bad_date(&day).into_owned());
            };
            let places = number(model, form.value(2))?;
            out.push(Effect::Found { name, date: day, places });
            Ok(())
        }
        Purpose::OpenBundle if form.value(0).is_empty() => Err(model.words.bad_file().into_owned()),
        Purpose::ExportBundle | Purpose::GoOnElsewhere | Purpose::Folder(_) if form.value(0).is_empty() => {
            Err(model.words.bad_folder().into_owned())
        }
        Purpose::OpenBundle if model.current.is_some() => {
            super::sync::go_with(model, out, Errand::Import, path_of(form.value(0)));
            Ok(())
        }
        Purpose::OpenBundle => {
            super::sync::join(model, out, path_of(form.value(0)));
            Ok(())
        }
        Purpose::ExportBundle => {
            super::sync::go_with(model, out, Errand::Export, path_of(form.value(0)));
            Ok(())
        }
        Purpose::Folder(errand) => {
            super::sync::go_with(model, out, *errand, path_of(form.value(0)));
            Ok(())
        }
        Purpose::GoOnElsewhere => {
            out.push(Effect::GoOnElsewhere(path_of(form.value(0))));
            model.say(model.words.said_working().into_owned());
            Ok(())
        }
    }
}

/// Does a command; a refusal comes back as a sentence for the form, not as the message.
pub fn run(model: &mut Model, out: &mut Effects, command: &Command) -> Result<(), String> {
    match try_commit(model, out, command) {
        Ok(_) => Ok(()),
        Err(refused) => {
            super::commit::say_refusal(model, &refused);
            Err(refusal(model))
        }
    }
}

/// The refusal that was just said, taken off the message line: it stands in the form.
pub fn refusal(model: &mut Model) -> String {
    model.message.take().map(|message| message.text).unwrap_or_default()
}

fn said(model: &Model) -> String {
    model.message.as_ref().map(|message| message.text.clone()).unwrap_or_default()
}

pub fn made(model: &mut Model, made: Option<Vec<String>>, name: &str) -> Result<(), String> {
    match made {
        Some(codes) => {
            let text = model.words.said_added(name, &codes.join(", ")).into_owned();
            model.say(text);
            Ok(())
        }
        None => Err(refusal(model)),
    }
}

fn reason(form: &Form) -> Option<String> {
    Some(form.value(0).to_owned()).filter(|text| !text.is_empty())
}

fn wanted_reason(model: &Model, form: &Form) -> Result<String, String> {
    reason(form).ok_or_else(|| model.words.reason_wanted().into_owned())
}

fn number(model: &Model, text: &str) -> Result<i64, String> {
    text.parse().map_err(|_| model.words.bad_number(text).into_owned())
}

fn maybe_number(model: &Model, text: &str) -> Result<Option<i64>, String> {
    if text.is_empty() { Ok(None) } else { number(model, text).map(Some) }
}

fn area(model: &Model, text: &str) -> Result<AreaId, String> {
    let wanted = fold(text);
    let areas = model.current.as_ref().map(|current| current.day().areas()).unwrap_or_default();
    let found = areas.iter().find(|area| fold(&area.name) == wanted);
    found.map(|area| area.id).ok_or_else(|| model.words.bad_area(text).into_owned())
}

fn application(model: &Model, form: &Form) -> Result<Application, String> {
    if form.value(0).is_empty() {
        return Err(model.words.bad_name().into_owned());
    }
    let area = match form.value(1) {
        "" => None,
        text => Some(area(model, text)?),
    };
    let text = |field: usize| Some(form.value(field).to_owned());
    Ok(Application {
        name: text(0),
        area: Some(area),
        email: text(2),
        phone: text(3),
        town: text(4),
        ..Application::default()
    })
}

fn profile(model: &Model, form: &Form) -> Result<Profile, String> {
    if form.value(0).is_empty() {
        return Err(model.words.bad_name().into_owned());
    }
    let names = form.value(1).split(',').map(str::trim).filter(|name| !name.is_empty());
    let areas = names.map(|name| area(model, name)).collect::<Result<Vec<_>, _>>()?;
    let role = fold(form.value(2));
    let is = |word: std::borrow::Cow<'_, str>| !role.is_empty() && fold(&word).starts_with(&role);
    let role = match () {
        () if is(model.words.field_partner()) => Role::Partner,
        () if is(model.words.field_host()) => Role::Host,
        () if is(model.words.word_shadow()) => Role::Shadow,
        () => return Err(model.words.bad_role(form.value(2)).into_owned()),
    };
    Ok(Profile { name: Some(form.value(0).to_owned()), areas: Some(areas), role: Some(role), ..Profile::default() })
}

/// Whoever may sit at a desk, by code or by a part of the name that only one has: interviewers, and the lead.
pub fn interviewer(model: &Model, text: &str) -> Result<PersonId, String> {
    let day = model.current.as_ref().map(|current| current.day());
    let mut people = day.map(|day| day.interviewers()).unwrap_or_default();
    people.extend(day.and_then(|day| day.person(day.lead()?)));
    let wanted = fold(text);
    let bad = || model.words.bad_person(text).into_owned();
    if wanted.is_empty() {
        return Err(bad());
    }
    if let Some(person) = people.iter().find(|person| fold(&person.code) == wanted || fold(&person.name) == wanted) {
        return Ok(person.id);
    }
    let mut found = people.iter().filter(|person| fold(&person.name).contains(&wanted));
    match (found.next(), found.next()) {
        (Some(person), None) => Ok(person.id),
        _ => Err(bad()),
    }
}
