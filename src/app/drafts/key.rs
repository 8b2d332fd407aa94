//! What a draft is called: `<interview>/<interviewer>/<field>`, `-` where there is none. The names are on disk and stay:
//!
//! | what is typed | interview | interviewer | field |
//! |---|---|---|---|
//! | note on a criterion, general note | its | the sheet's | `note:<criterion>`, `note:-` |
//! | sentence, or level waiting for it, of an agreement | its | `-`: the pair's | `sentence:<criterion>`, `level:<criterion>` |
//! | a line of a form | that of `reopen`, else `-` | who is at the keyboard, or `-` | `<form>.<line from 0>` |
//!
//! Forms: `decide:<candidate>:<status>`, `accept:<json of kind and ids>`, `reopen:<whose>`, `conflict:<candidate>:<whose>`,
//! `lift:<candidate>:<whose>`, `reopen-day`, `new-candidate`, `candidate:<id>`, `new-interviewer`, `interviewer:<id>`,
//! `new-pair`, `pair:<id>`, `places`, `area`. Forms without a day, and those that ask for a file, have no drafts.

use super::super::overlay::Purpose;
use crate::domain::fact::Status;
use crate::domain::ids::{CandidateId, InterviewId, PairId, PersonId, parse_strict};
use std::fmt;
use uuid::Uuid;

/// The name of a draft. One that was written by a later version is kept and means nothing here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DraftKey(String);

impl fmt::Display for DraftKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn or_dash(id: Option<impl fmt::Display>) -> String {
    id.map_or_else(|| "-".to_owned(), |id| id.to_string())
}

impl DraftKey {
    /// As it stands on disk.
    pub fn read(text: String) -> DraftKey {
        DraftKey(text)
    }

    fn new(interview: Option<InterviewId>, who: Option<PersonId>, field: &str) -> DraftKey {
        DraftKey(format!("{}/{}/{field}", or_dash(interview), or_dash(who)))
    }

    /// A note of a sheet; without a criterion the general one.
    pub fn note(interview: InterviewId, who: PersonId, criterion: Option<&str>) -> DraftKey {
        DraftKey::new(Some(interview), Some(who), &format!("note:{}", criterion.unwrap_or("-")))
    }

    /// The pair's sentence on a criterion.
    pub fn sentence(interview: InterviewId, criterion: &str) -> DraftKey {
        DraftKey::new(Some(interview), None, &format!("sentence:{criterion}"))
    }

    /// The pair's level on a criterion, which waits for its sentence.
    pub fn level(interview: InterviewId, criterion: &str) -> DraftKey {
        DraftKey::new(Some(interview), None, &format!("level:{criterion}"))
    }

    /// A line of a form, of whoever fills it in; none where the form has no drafts.
    pub fn field(purpose: &Purpose, actor: Option<PersonId>, line: usize) -> Option<DraftKey> {
        let interview = match purpose {
            Purpose::Reopen(interview, _) => Some(*interview),
            Purpose::Call(interview) => *interview,
            _ => None,
        };
        Some(DraftKey::new(interview, actor, &format!("{}.{line}", name_of(purpose)?)))
    }

    fn parts(&self) -> Option<(&str, &str, &str)> {
        let (interview, rest) = self.0.split_once('/')?;
        let (who, field) = rest.split_once('/')?;
        Some((interview, who, field))
    }

    /// Whether it belongs to this interview and to this seat, or to none.
    pub fn is_of(&self, interview: InterviewId, who: Option<PersonId>) -> bool {
        self.parts().is_some_and(|(i, w, _)| i == interview.to_string() && w == or_dash(who))
    }

    /// Of which interview it is, and of whose seat.
    pub fn seat(&self) -> Option<(InterviewId, Option<PersonId>)> {
        let (interview, who, _) = self.parts()?;
        Some((InterviewId(parse_strict(interview)?), parse_strict(who).map(PersonId)))
    }

    fn field_after(&self, prefix: &str) -> Option<String> {
        Some(self.parts()?.2.strip_prefix(prefix)?.to_owned())
    }

    /// Of which criterion it is a note; the inner none is the general one.
    pub fn note_criterion(&self) -> Option<Option<String>> {
        self.field_after("note:").map(|criterion| Some(criterion).filter(|name| name != "-"))
    }

    /// Of which criterion it is the level.
    pub fn level_criterion(&self) -> Option<String> {
        self.field_after("level:")
    }

    /// Of which criterion it is the sentence.
    pub fn sentence_criterion(&self) -> Option<String> {
        self.field_after("sentence:")
    }

    /// Which line of which form it is, if it is one of this seat.
    pub fn field_of(&self, actor: Option<PersonId>) -> Option<(Purpose, usize)> {
        let (interview, who, field) = self.parts()?;
        let (name, line) = field.rsplit_once('.')?;
        let interview = parse_strict(interview).map(InterviewId);
        (who == or_dash(actor)).then_some((purpose_of(name, interview)?, line.parse().ok()?))
    }

    /// Whether it is a line of this form, filled in by this seat.
    pub fn is_line(&self, purpose: &Purpose, actor: Option<PersonId>) -> bool {
        self.field_of(actor).is_some_and(|(named, _)| named == *purpose)
    }
}

const STATUS: [(Status, &str); 4] =
    [(Status::In, "in"), (Status::Reserve, "reserve"), (Status::Out, "out"), (Status::Undecided, "undecided")];

fn name_of(purpose: &Purpose) -> Option<String> {
    Some(match purpose {
        Purpose::Decide(candidate, status) => {
            let (_, status) = STATUS.iter().find(|(one, _)| one == status)?;
            format!("decide:{candidate}:{status}")
        }
        Purpose::AcceptGap { what, ids } => format!("accept:{}", serde_json::to_string(&(what, ids)).ok()?),
        Purpose::Call(_) => "call".to_owned(),
        Purpose::Reopen(_, who) => format!("reopen:{who}"),
        Purpose::Conflict(candidate, who) => format!("conflict:{candidate}:{who}"),
        Purpose::LiftConflict(candidate, who) => format!("lift:{candidate}:{who}"),
        Purpose::ReopenDay => "reopen-day".to_owned(),
        Purpose::AddCandidate => "new-candidate".to_owned(),
        Purpose::EditCandidate(id) => format!("candidate:{id}"),
        Purpose::AddInterviewer => "new-interviewer".to_owned(),
        Purpose::EditInterviewer(id) => format!("interviewer:{id}"),
        Purpose::AddPair => "new-pair".to_owned(),
        Purpose::EditPair(id) => format!("pair:{id}"),
        Purpose::ChangePlaces => "places".to_owned(),
        Purpose::SetArea => "area".to_owned(),
        Purpose::NewDay | Purpose::OpenBundle | Purpose::ExportBundle | Purpose::GoOnElsewhere | Purpose::Folder(_) => {
            return None;
        }
    })
}

fn purpose_of(name: &str, interview: Option<InterviewId>) -> Option<Purpose> {
    let (form, about) = name.split_once(':').unwrap_or((name, ""));
    let one = || parse_strict(about);
    let two = || -> Option<(Uuid, &str)> {
        let (first, second) = about.split_once(':')?;
        Some((parse_strict(first)?, second))
    };
    let both = || two().and_then(|(first, second)| Some((CandidateId(first), PersonId(parse_strict(second)?))));
    Some(match form {
        "decide" => {
            let (candidate, status) = two()?;
            Purpose::Decide(CandidateId(candidate), STATUS.iter().find(|(_, name)| *name == status)?.0)
        }
        "accept" => {
            let (what, ids) = serde_json::from_str(about).ok()?;
            Purpose::AcceptGap { what, ids }
        }
        "call" => Purpose::Call(interview),
        "reopen" => Purpose::Reopen(interview?, PersonId(one()?)),
        "conflict" => both().map(|(candidate, who)| Purpose::Conflict(candidate, who))?,
        "lift" => both().map(|(candidate, who)| Purpose::LiftConflict(candidate, who))?,
        "reopen-day" => Purpose::ReopenDay,
        "new-candidate" => Purpose::AddCandidate,
        "candidate" => Purpose::EditCandidate(CandidateId(one()?)),
        "new-interviewer" => Purpose::AddInterviewer,
        "interviewer" => Purpose::EditInterviewer(PersonId(one()?)),
        "new-pair" => Purpose::AddPair,
        "pair" => Purpose::EditPair(PairId(one()?)),
        "places" => Purpose::ChangePlaces,
        "area" => Purpose::SetArea,
        _ => return None,
    })
}
