//! A script line: one JSON object that names a command and its fields. The verbs of the command line make the same lines, so
//! there is one way from words to a Command.

mod fields;

use super::error::Failure;
use super::resolve;
use crate::app::ids::Draw;
use crate::app::laptop::World;
use crate::app::rank::raw_rank;
use crate::domain::command::{Application, Command, NewArea, OpenDay, Profile};
use crate::domain::day::Day;
use crate::domain::fact::{Ending, Field, Look, Mark, NotAssessed, Offer, Presence, Role, Status};
use crate::domain::ids::{AreaId, CandidateId, EntryId, InterviewId, PairId, PersonId, parse_strict};
use crate::domain::personal::Answer;
use crate::text::Words;
use crate::wire::json::{Blanks, FlawKind, check};
pub use fields::Fields;
use serde_json::{Map, Value};

/// Why a line gave no command.
#[derive(Debug)]
pub enum ScriptError {
    /// It is no command at all: the run stops.
    NotACommand(String),
    /// It names something that is not there, or several things.
    Unclear(Failure),
}

impl From<Failure> for ScriptError {
    fn from(f: Failure) -> ScriptError {
        ScriptError::Unclear(f)
    }
}

/// A line read as far as it can be without a Day.
#[derive(Debug)]
pub struct Line {
    /// The command's name.
    pub name: String,
    /// `as`.
    pub acting: Option<String>,
    /// `at`, RFC 3339.
    pub at: Option<String>,
    fields: Fields,
}

impl Line {
    /// Reads one line.
    pub fn parse(text: &str) -> Result<Line, ScriptError> {
        match serde_json::from_str::<Value>(text) {
            // a key written twice would silently be the last one
            Ok(Value::Object(_)) if matches!(check(text, Blanks::Allowed), Err(f) if f.kind == FlawKind::DoubleKey) => {
                Err(ScriptError::NotACommand("a key stands there twice".into()))
            }
            Ok(Value::Object(map)) => Line::of(map),
            Ok(_) => Err(ScriptError::NotACommand("not a JSON object".into())),
            Err(e) => Err(ScriptError::NotACommand(format!("not JSON: {e}"))),
        }
    }

    /// A line made by a verb.
    pub fn of(map: Map<String, Value>) -> Result<Line, ScriptError> {
        let mut fields = Fields(map);
        let name = fields.text("do")?;
        if !Command::NAMES.contains(&name.as_str()) {
            return Err(ScriptError::NotACommand(format!("no command is called {name}")));
        }
        Ok(Line { name, acting: fields.opt_text("as")?, at: fields.opt_text("at")?, fields })
    }
}

/// Where a day is held that does not say. It is taken even where the system has no list of zones.
const DEFAULT_ZONE: &str = "Europe/Rome";

/// What a line is read against.
pub struct Against<'a> {
    /// The Day.
    pub day: &'a Day,
    /// The words of a failure.
    pub words: &'a Words,
    /// Who is acting.
    pub actor: Option<PersonId>,
    /// Unix ms; new ids carry it.
    pub ms: i64,
}

/// Opens a day: the one command that needs no Day.
pub fn open_day(line: Line, words: &Words, world: &World) -> Result<OpenDay, ScriptError> {
    let mut f = line.fields;
    let (name, date) = (f.text("name")?, f.text("date")?);
    let ms = world.clock.now_ms();
    let mut draw = world.ids.draw_for(&["open", &name, &date]);
    let mut areas = Vec::new();
    for a in f.opt_list("areas")? {
        let Value::Object(map) = a else { return Err(ScriptError::NotACommand("areas: not a list of objects".into())) };
        let mut a = Fields(map);
        areas.push(NewArea {
            id: AreaId(draw.uuid("area", ms)),
            name: a.text("name")?,
            min: a.opt_int("min")?,
            max: a.opt_int("max")?,
        });
        a.done()?;
    }
    let rubric = match f.0.remove("rubric") {
        None | Some(Value::Null) => super::rubric_source::by_name(words, "agenzia")?,
        Some(v) => super::rubric_source::of_value(words, v)?,
    };
    let open = OpenDay {
        areas,
        rubric,
        places: f.opt_int("places")?.unwrap_or(12),
        zone: f.opt_text("zone")?.unwrap_or_else(|| DEFAULT_ZONE.into()),
        laptop: f.opt_text("laptop")?.unwrap_or_else(|| words.name_lead_laptop().into_owned()),
        app: world.app(),
        nonce: String::new(), // drawn with the laptop's id when the day is founded
        lead: (PersonId(draw.uuid("lead", ms)), words.name_lead().into_owned()),
        frontdesk: (PersonId(draw.uuid("frontdesk", ms)), words.name_frontdesk().into_owned()),
        name,
        date,
    };
    f.done()?;
    check_zone(words, &open.zone)?;
    Ok(open)
}

/// The command of a line.
pub fn command(line: Line, at: &Against<'_>, draw: &mut Draw) -> Result<Command, ScriptError> {
    let mut f = line.fields;
    let name = line.name;
    let (day, w) = (at.day, at.words);
    let candidate = |t: String| resolve::candidate(w, day, &t);
    let person = |t: String| resolve::person(w, day, &t);
    let interview = |t: String| resolve::interview(w, day, &t);
    // whose sheet: named, or the one who acts
    let whose = |t: Option<String>| match (t, at.actor) {
        (Some(t), _) => resolve::person(w, day, &t),
        (None, Some(who)) => Ok(who),
        (None, None) => Err(Failure::refused(w, Some(day), &crate::domain::refusal::Refusal::NobodyActing)),
    };
    let command = match name.as_str() {
        "OpenDay" => {
            return Err(Failure::refused(w, Some(day), &crate::domain::refusal::Refusal::DayAlreadyOpen).into());
        }
        "ChangeDay" => {
            let (field, value) = (f.text("field")?, f.parsed::<Field>("value")?);
            if let ("zone", Field::Words(zone)) = (field.as_str(), &value) {
                check_zone(w, zone)?;
            }
            Command::ChangeDay { field, value }
        }
        "SetArea" => {
            let name = f.text("name")?;
            let known = day.areas().into_iter().find(|a| crate::text::fold(&a.name) == crate::text::fold(&name));
            let (min, max) = (f.opt_int("min")?, f.opt_int("max")?);
            Command::SetArea {
                area: known.as_ref().map_or_else(|| AreaId(draw.uuid("area", at.ms)), |a| a.id),
                name: known.as_ref().map_or(name, |a| a.name.clone()),
                min: min.or(known.as_ref().and_then(|a| a.min)),
                max: max.or(known.as_ref().and_then(|a| a.max)),
                gone: f.opt_bool("gone")?.unwrap_or(false),
            }
        }
        "SetRubric" => Command::SetRubric { rubric: super::rubric_source::of_value(w, f.value("rubric")?)? },
        "AddInterviewer" => Command::AddInterviewer {
            person: PersonId(draw.uuid("person", at.ms)),
            profile: Profile { name: Some(f.text("name")?), ..profile(&mut f, at)? },
        },
        "EditInterviewer" => Command::EditInterviewer {
            person: person(f.text("interviewer")?)?,
            profile: Profile { name: f.opt_text("name")?, ..profile(&mut f, at)? },
        },
        "AddPair" => {
            let mut shadows = Vec::new();
            for s in f.opt_texts("shadows")?.unwrap_or_default() {
                shadows.push(person(s)?);
            }
            Command::AddPair {
                pair: PairId(draw.uuid("pair", at.ms)),
                desk: f.text("desk")?,
                host: person(f.text("host")?)?,
                partner: f.opt_text("partner")?.map(person).transpose()?,
                block: f.opt_int("block")?,
                shadows,
                instead: f.opt_text("instead")?.map(|text| resolve::pair(w, day, &text)).transpose()?,
            }
        }
        "EditPair" => Command::EditPair {
            pair: resolve::pair(w, day, &f.text("pair")?)?,
            desk: f.opt_text("desk")?,
            block: f.opt_int("block")?,
            gone: f.opt_bool("gone")?,
        },
        "AddCandidate" => Command::AddCandidate {
            candidate: CandidateId(draw.uuid("candidate", at.ms)),
            application: Application { name: Some(f.text("name")?), ..application(&mut f, at)? },
        },
        "EditCandidate" => Command::EditCandidate {
            candidate: candidate(f.text("candidate")?)?,
            application: Application { name: f.opt_text("name")?, ..application(&mut f, at)? },
        },
        "MergeCandidates" => Command::MergeCandidates {
            candidate: candidate(f.text("candidate")?)?,
            into: f.opt_text("into")?.map(candidate).transpose()?,
        },
        "SetPresence" => {
            Command::SetPresence { candidate: candidate(f.text("candidate")?)?, state: f.parsed::<Presence>("state")? }
        }
        "CallCandidate" => {
            Command::CallCandidate { candidate: candidate(f.text("candidate")?)?, desk: f.opt_text("desk")? }
        }
        "StartInterview" => Command::StartInterview {
            interview: InterviewId(draw.uuid("interview", at.ms)),
            candidate: candidate(f.text("candidate")?)?,
            desk: f.text("desk")?,
            look: f.opt_parsed::<Look>("look")?,
        },
        "EndInterview" => Command::EndInterview {
            interview: interview(f.text("interview")?)?,
            how: f.opt_parsed::<Ending>("how")?.unwrap_or(Ending::Done),
        },
        "MoveInterview" => Command::MoveInterview {
            interview: interview(f.text("interview")?)?,
            candidate: candidate(f.text("candidate")?)?,
        },
        "DeclareConflict" | "LiftConflict" => {
            let interviewer = whose(f.opt_text("interviewer")?)?;
            let (candidate, reason) = (candidate(f.text("candidate")?)?, f.opt_text("reason")?);
            match name.as_str() {
                "DeclareConflict" => Command::DeclareConflict { interviewer, candidate, reason },
                _ => Command::LiftConflict { interviewer, candidate, reason },
            }
        }
        "SetMark" => {
            let level = f.opt_int("level")?;
            let na = f.opt_text("na")?;
            let mark = match (level, na) {
                (Some(l), None) => Some(Mark::Level(l)),
                (None, Some(na)) => Some(Mark::NotAssessed(
                    NotAssessed::parse(&na).ok_or_else(|| ScriptError::NotACommand(format!("na: {na}")))?,
                )),
                (None, None) => None,
                _ => return Err(ScriptError::NotACommand("level and na exclude each other".into())),
            };
            Command::SetMark {
                interview: interview(f.text("interview")?)?,
                interviewer: whose(f.opt_text("interviewer")?)?,
                criterion: f.text("criterion")?,
                mark,
                note: f.opt_text("note")?,
            }
        }
        "SetNote" => Command::SetNote {
            interview: interview(f.text("interview")?)?,
            interviewer: whose(f.opt_text("interviewer")?)?,
            criterion: f.opt_text("criterion")?,
            text: f.text("text")?,
            times: f.opt_texts("times")?.unwrap_or_default(),
        },
        "SealSheet" => Command::SealSheet {
            interview: interview(f.text("interview")?)?,
            interviewer: whose(f.opt_text("interviewer")?)?,
        },
        "ReopenSheet" => Command::ReopenSheet {
            interview: interview(f.text("interview")?)?,
            interviewer: whose(f.opt_text("interviewer")?)?,
            reason: f.opt_text("reason")?,
            with: f.opt_text("with")?.map(person).transpose()?,
        },
        "OpenReveal" => Command::OpenReveal { interview: interview(f.text("interview")?)? },
        "SetAgreement" => Command::SetAgreement {
            interview: interview(f.text("interview")?)?,
            criterion: f.text("criterion")?,
            level: f.opt_int("level")?,
            sentence: f.opt_text("reason")?,
        },
        "SetDecision" => {
            let candidate = candidate(f.text("candidate")?)?;
            Command::SetDecision {
                candidate,
                status: f.parsed::<Status>("status")?,
                place: f.opt_int("place")?,
                reason: f.opt_text("reason")?,
                raw_rank: raw_rank(day, day.resolve(candidate)),
            }
        }
        "SetOffer" => Command::SetOffer {
            candidate: candidate(f.text("candidate")?)?,
            state: f.opt_parsed::<Offer>("state")?,
            reason: f.opt_text("reason")?,
        },
        "CallLead" => Command::CallLead {
            interview: f.opt_text("interview")?.map(interview).transpose()?,
            what: f.text("what")?,
            text: f.opt_text("text")?,
        },
        "AnswerCall" => Command::AnswerCall { call: f.opt_text("call")?.map(|t| entry(&t)).transpose()? },
        "WantSecondLook" => Command::WantSecondLook {
            candidate: candidate(f.text("candidate")?)?,
            wanted: f.opt_bool("wanted")?.unwrap_or(true),
            pair: match f.opt_text("pair")? {
                Some(t) => Some(resolve::pair(w, day, &t)?),
                None => None,
            },
        },
        "SettleClash" => Command::SettleClash {
            key: f.text("key")?,
            choose: entry(&f.text("choose")?)?,
            reason: f.opt_text("reason")?,
        },
        "AcceptGap" => {
            let what = f.text("what")?;
            let mut ids = Vec::new();
            for id in f.opt_texts("ids")?.unwrap_or_default() {
                ids.push(gap_id(w, day, &what, &id)?);
            }
            Command::AcceptGap { what, ids, reason: f.opt_text("reason")? }
        }
        "CloseDay" => Command::CloseDay,
        "ReopenDay" => Command::ReopenDay { reason: f.opt_text("reason")? },
        "FinishLaptop" => Command::FinishLaptop,
        "Undo" => Command::Undo,
        "Redo" => Command::Redo,
        other => return Err(ScriptError::NotACommand(format!("no command is called {other}"))),
    };
    f.done()?;
    Ok(command)
}

/// A zone that nobody knows would show every time of the day in another one, on every laptop.
fn check_zone(words: &Words, zone: &str) -> Result<(), Failure> {
    if crate::text::date::Zone::named(zone, 0).is_known() || zone == DEFAULT_ZONE {
        return Ok(());
    }
    Err(Failure::refused(words, None, &crate::domain::refusal::Refusal::BadValue(format!("zone: {zone}"))))
}

fn entry(text: &str) -> Result<EntryId, ScriptError> {
    parse_strict(text).map(EntryId).ok_or_else(|| ScriptError::NotACommand(format!("no entry id: {text}")))
}

/// `V017/I03` becomes the ids that stand on the wire; everything else is taken as it is.
fn gap_id(words: &Words, day: &Day, what: &str, text: &str) -> Result<String, Failure> {
    match text.split_once('/') {
        Some((v, i)) if what == "sheet_missing" => {
            Ok(format!("{}/{}", resolve::interview(words, day, v)?, resolve::person(words, day, i)?))
        }
        _ => Ok(text.to_owned()),
    }
}

fn profile(f: &mut Fields, at: &Against<'_>) -> Result<Profile, ScriptError> {
    let areas = match f.opt_texts("areas")? {
        Some(names) => {
            Some(names.iter().map(|a| resolve::area(at.words, at.day, a)).collect::<Result<Vec<_>, Failure>>()?)
        }
        None => None,
    };
    Ok(Profile {
        name: None,
        role: f.opt_parsed::<Role>("role")?,
        areas,
        away: f.opt_parsed::<Vec<(String, String)>>("away")?,
        email: f.opt_text("email")?,
        phone: f.opt_text("phone")?,
        gone: f.opt_bool("gone")?,
    })
}

fn application(f: &mut Fields, at: &Against<'_>) -> Result<Application, ScriptError> {
    let mut area = |name: &str| -> Result<Option<Option<AreaId>>, ScriptError> {
        match f.0.remove(name) {
            None => Ok(None),
            Some(Value::Null) => Ok(Some(None)),
            Some(Value::String(t)) if t.trim().is_empty() => Ok(Some(None)),
            Some(Value::String(t)) => Ok(Some(Some(resolve::area(at.words, at.day, &t)?))),
            Some(_) => Err(ScriptError::NotACommand(format!("{name}: not a text"))),
        }
    };
    let (first, second) = (area("area")?, area("second")?);
    let source = match f.0.remove("source") {
        None | Some(Value::Null) => None,
        Some(Value::Object(m)) => Some(m),
        Some(_) => return Err(ScriptError::NotACommand("source: not an object".into())),
    };
    Ok(Application {
        name: None,
        area: first,
        second,
        email: f.opt_text("email")?,
        phone: f.opt_text("phone")?,
        town: f.opt_text("town")?,
        answers: f.opt_parsed::<Vec<Answer>>("answers")?,
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_describes_every_command_and_no_other() {
        let schema: Value = serde_json::from_str(include_str!("../../assets/schema/play-1.json")).unwrap();
        let mut described: Vec<&str> =
            schema["oneOf"].as_array().unwrap().iter().map(|c| c["title"].as_str().unwrap()).collect();
        let mut commands = Command::NAMES.to_vec();
        described.sort();
        commands.sort();
        assert_eq!(described, commands);
    }

    #[test]
    fn a_field_that_nobody_takes_is_no_command() {
        for bad in ["[]", "{}", "nonsense", r#"{"do":"SetMark","do":"CloseDay"}"#, r#"{"do":"Fly"}"#, r#"{"do":7}"#] {
            assert!(matches!(Line::parse(bad), Err(ScriptError::NotACommand(_))), "{bad}");
        }
        assert!(Line::parse(r#"{"do":"CloseDay"}"#).is_ok_and(|l| l.name == "CloseDay"));
    }
}
