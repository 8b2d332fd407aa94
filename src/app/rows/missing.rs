//! What is not there yet, by who looks: a pair sees its own sheets and agreements, the lead everything.

use super::calls::{call_text, open_calls};
use super::queue::{QueueRow, Sheets, sheets_of};
use crate::app::describe::describe;
use crate::app::laptop::{Hole, holes};
use crate::app::lost::Lost;
use crate::app::model::Current;
use crate::app::talk::Overrun;
use crate::domain::day::Day;
use crate::domain::day::register::ClashKind;
use crate::domain::fact::{Mark, Role};
use crate::domain::ids::{CandidateId, DeviceId, EntryId, InterviewId, PersonId};
use crate::domain::interview::Interview;
use crate::domain::manifest::{Blocker, Obstacle};
use crate::domain::people::Stage;
use crate::domain::sheet::SheetState;
use crate::domain::visible;
use crate::text::Words;
use std::collections::BTreeSet;

/// Whether the talk a sheet is about is still on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Talk {
    /// Under way: nobody is late with the sheet yet.
    On,
    /// Over: the sheet is waited for.
    Over,
}

/// One thing that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A seat owes a sheet.
    Sheet(InterviewId, PersonId, Talk),
    /// Levels that want a line of evidence.
    Evidence(InterviewId, PersonId, Vec<String>),
    /// Both sheets are sealed and nobody has looked.
    Reveal(InterviewId),
    /// Marks that differ by more than the tolerance with no agreement or no sentence.
    Agreement(InterviewId, usize),
    /// What the pair agreed on does not count any more: these people know the candidate.
    AgreementLost(InterviewId, Vec<PersonId>),
    /// An interview has taken its slot and goes on.
    Overrun(InterviewId, Overrun),
    /// Two laptops replaced the same thing apart.
    Clash(String, ClashKind),
    /// Lines this laptop wrote are in neither copy.
    Lost(usize),
    /// Entries of a laptop wait for others.
    Waiting(DeviceId),
    /// Entries of a laptop are held apart.
    Apart(DeviceId),
    /// A laptop has more than is here.
    Behind(DeviceId),
    /// Somebody called the lead and nobody answered yet.
    Call(EntryId),
    /// Nobody knows where this person is.
    Late(CandidateId),
    /// This person is here and no desk can see them.
    NoDesk(CandidateId),
    /// Marks that say not assessed: never zero, always listed.
    NotAssessed(InterviewId, PersonId, Vec<String>),
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingRow {
    /// What.
    pub gap: Gap,
    /// How `gap.accepted` and `AcceptGap` name it, for what keeps the day from closing.
    pub blocker: Option<(String, String)>,
    /// The acceptance, where the lead accepted it as it is.
    pub accepted: Option<EntryId>,
}

impl MissingRow {
    /// A row that keeps no day from closing.
    pub fn new(gap: Gap) -> Self {
        Self { gap, blocker: None, accepted: None }
    }

    /// Whether it keeps the day from closing.
    pub fn blocks(&self) -> bool {
        self.blocker.is_some() && self.accepted.is_none()
    }

    /// Whether it is counted in `! 3 missing`: what was accepted, and what is only listed, is not.
    pub fn counts(&self) -> bool {
        let only_listed =
            matches!(self.gap, Gap::Sheet(.., Talk::On) | Gap::NotAssessed(..) | Gap::Clash(_, ClashKind::Soft));
        // a call is not missing: it has a count of its own; nor is time, or what cannot come back
        let only_listed = only_listed || matches!(self.gap, Gap::Call(_) | Gap::Overrun(..) | Gap::AgreementLost(..));
        self.accepted.is_none() && !only_listed
    }
}

/// The laptop somebody looks at the list on.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    /// Its device.
    pub own: DeviceId,
    /// What it wrote and no copy has any more.
    pub lost: Option<Lost>,
}

impl Here {
    /// Whether something was written here, under this name or the former one.
    fn wrote(&self, device: DeviceId) -> bool {
        device == self.own || self.lost.is_some_and(|lost| lost.device == device)
    }
}

/// Everything that is missing for a viewer. `seats` are the people of the laptop's pair; `here` is this laptop. Of the
/// viewer's own sheets in `covered` nothing is said that follows from their marks: somebody else looks at this list too.
/// `overruns` are for the lead.
pub fn missing_rows(
    day: &Day,
    viewer: Option<PersonId>,
    seats: &[PersonId],
    here: Here,
    queue: &[QueueRow],
    covered: &BTreeSet<InterviewId>,
    overruns: Vec<(InterviewId, Overrun)>,
) -> Vec<MissingRow> {
    let role = viewer.and_then(|who| day.role(who));
    let gone = here.lost.map(|lost| lost.still(day)).filter(|lines| *lines > 0).map(Gap::Lost);
    // whoever sits at this laptop is the one who can bring it back
    let gone = gone.into_iter().map(MissingRow::new);
    if role == Some(Role::Frontdesk) {
        return gone.chain(late(queue)).collect();
    }
    let lead = role == Some(Role::Lead);
    let mine = |interview: &Interview| lead || day.sitting(interview).iter().any(|who| seats.contains(who));
    let mut rows: Vec<MissingRow> = gone.collect();
    for Blocker { what, accepted } in day.blockers(Some(here.own)) {
        let blocker = Some((what.kind().to_owned(), what.id()));
        let gap = match what {
            Obstacle::SheetMissing(owed) => {
                let Some(interview) = day.interview(owed.interview).filter(&mine) else { continue };
                let talk = if interview.is_running() { Talk::On } else { Talk::Over };
                Gap::Sheet(owed.interview, owed.interviewer, talk)
            }
            Obstacle::BundleWaiting(device) if lead || here.wrote(device) => Gap::Waiting(device),
            Obstacle::BundleWaiting(_) => continue,
            _ if !lead => continue,
            Obstacle::Clash(key) => Gap::Clash(key, ClashKind::Hard),
            Obstacle::Apart(device) => Gap::Apart(device),
            Obstacle::DeviceBehind(device) => Gap::Behind(device),
        };
        rows.push(MissingRow { gap, blocker, accepted });
    }
    let mut listed = Vec::new();
    for interview in day.interviews().iter().filter(|interview| interview.counts() && mine(interview)) {
        match sheets_of(day, interview) {
            Sheets::ToReveal => rows.push(MissingRow::new(Gap::Reveal(interview.id))),
            Sheets::Agreeing => {
                rows.push(MissingRow::new(Gap::Agreement(interview.id, open_agreements(day, interview))));
            }
            Sheets::None | Sheets::Owed(_) | Sheets::Revealed => {}
        }
        let lost = day.agreement_lost(interview.id);
        if !lost.is_empty() {
            listed.push(MissingRow::new(Gap::AgreementLost(interview.id, lost)));
        }
        for who in day.seats(interview) {
            let Some(sheet) = visible::sheet(day, interview.id, who, viewer) else { continue };
            if sheet.state != SheetState::Sealed || Some(who) == viewer && covered.contains(&interview.id) {
                continue;
            }
            let owed: Vec<String> = visible::owed_notes(day, &sheet).into_iter().collect();
            if !owed.is_empty() {
                rows.push(MissingRow::new(Gap::Evidence(interview.id, who, owed)));
            }
            let not_assessed: Vec<String> = sheet
                .marks
                .iter()
                .filter(|(_, given)| matches!(given.mark, Mark::NotAssessed(_)))
                .map(|(criterion, _)| criterion.clone())
                .collect();
            if !not_assessed.is_empty() {
                listed.push(MissingRow::new(Gap::NotAssessed(interview.id, who, not_assessed)));
            }
        }
    }
    let calls = open_calls(day, lead, seats).into_iter().map(|id| MissingRow::new(Gap::Call(id)));
    let overruns = overruns.into_iter().filter(|_| lead).map(|(i, over)| MissingRow::new(Gap::Overrun(i, over)));
    rows.extend(calls);
    if lead {
        let soft = day.registers().iter().filter_map(|(key, register)| match register.standing.clash {
            Some(kind @ (ClashKind::Soft | ClashKind::Own)) => Some((key.clone(), kind)),
            _ => None,
        });
        rows.extend(soft.map(|(key, kind)| MissingRow::new(Gap::Clash(key, kind))));
        rows.extend(late(queue));
    }
    rows.extend(listed);
    rows.extend(overruns);
    rows.sort_by_key(|row| match row.gap {
        // somebody waits: before everything else
        Gap::Call(_) => 0,
        Gap::Lost(_) => 1,
        // nobody is late with it yet, and only the lead waits for it
        Gap::Sheet(.., Talk::On) if lead => 3,
        Gap::Sheet(.., Talk::On) => 5,
        // what keeps the day from closing, then what only has to be done; what is accepted stays where it was
        _ if row.blocker.is_some() => 2,
        _ if row.counts() => 4,
        _ => 5,
    });
    rows
}

fn late(queue: &[QueueRow]) -> impl Iterator<Item = MissingRow> + '_ {
    queue.iter().filter(|row| row.stage == Stage::Late).map(|row| MissingRow::new(Gap::Late(row.id)))
}

/// Criteria of a revealed interview whose gap passes the tolerance and that have no agreed mark, or none with a sentence.
pub fn open_agreements(day: &Day, interview: &Interview) -> usize {
    let Some(rubric) = day.rubric() else { return 0 };
    let agreed = visible::agreed(day, interview.id);
    let sheets: Vec<_> =
        day.seats(interview).into_iter().filter_map(|who| visible::sheet(day, interview.id, who, None)).collect();
    rubric
        .criteria
        .iter()
        .filter(|criterion| {
            let levels: Vec<i64> = sheets
                .iter()
                .filter_map(|sheet| match sheet.marks.get(&criterion.id)?.mark {
                    Mark::Level(level) => Some(level),
                    Mark::NotAssessed(_) => None,
                })
                .collect();
            let gap = levels.iter().max().zip(levels.iter().min()).map_or(0, |(max, min)| max - min);
            let said = agreed.get(&criterion.id).is_some_and(|(_, sentence)| sentence.is_some());
            gap > day.tolerance() && !said
        })
        .count()
}

/// A hole in a laptop's chain in words: what is not here, and what waits for it.
pub fn hole_text(words: &Words, laptop: &str, hole: &Hole) -> String {
    let range = match hole.from == hole.to {
        true => hole.from.to_string(),
        false => format!("{}–{}", hole.from, hole.to),
    };
    let places = usize::try_from(hole.to - hole.from).unwrap_or(usize::MAX).saturating_add(1);
    words.hole_waits(laptop, places, &range, hole.waiting).into_owned()
}

/// A gap in words.
pub fn gap_text(words: &Words, current: &Current, gap: &Gap) -> String {
    let day = current.day();
    let about = |interview: &InterviewId| {
        day.interview(*interview).map(|known| current.candidate_name(known.candidate)).unwrap_or_default()
    };
    let laptop = |device: &DeviceId| words.laptop_named(&day.laptop_name(*device), &day.letter(*device)).into_owned();
    let text = match gap {
        Gap::Sheet(interview, who, Talk::On) => words.missing_sheet_on(&current.name_of(*who), &about(interview)),
        Gap::Sheet(interview, who, Talk::Over) => words.missing_sheet(&current.name_of(*who), &about(interview)),
        Gap::Evidence(interview, who, criteria) => {
            words.missing_evidence(&criteria.join(", "), &current.name_of(*who), &about(interview))
        }
        Gap::Reveal(interview) => words.missing_reveal(&about(interview)),
        Gap::Agreement(interview, open) => words.missing_agreement(*open, &about(interview)),
        Gap::AgreementLost(interview, who) => {
            let names: Vec<String> = who.iter().map(|who| current.name_of(*who)).collect();
            words.missing_agreement_lost(&about(interview), &names.join(", "))
        }
        Gap::Overrun(interview, over) => {
            let known = day.interview(*interview);
            let desk = known.and_then(|known| day.pair(known.pair?)).map(|pair| pair.desk).unwrap_or_default();
            let name = about(interview);
            match over {
                Overrun::By(minutes) => words.page_over_at(&desk, &name, *minutes),
                Overrun::Since { at, heard } => {
                    words.page_since_at(&desk, &name, &current.zone.time(*at), &current.zone.time(*heard))
                }
            }
        }
        Gap::Clash(key, _) => {
            let shown =
                day.shown(key).map(|entry| describe(words, current.day(), current.actor, entry)).unwrap_or_default();
            words.missing_clash(&shown)
        }
        Gap::Lost(lines) => words.missing_lost(*lines),
        Gap::Waiting(device) => match holes(day).iter().find(|hole| hole.device == *device) {
            Some(hole) => hole_text(words, &laptop(device), hole).into(),
            None => words.missing_waiting(&laptop(device)),
        },
        Gap::Apart(device) => words.missing_apart(&laptop(device)),
        Gap::Behind(device) => words.missing_behind(&laptop(device)),
        Gap::Call(call) => return call_text(words, current, call),
        Gap::Late(candidate) => words.missing_late(&current.candidate_name(*candidate)),
        Gap::NoDesk(candidate) => words.missing_no_desk(&current.candidate_name(*candidate)),
        Gap::NotAssessed(interview, who, criteria) => {
            words.missing_not_assessed(&criteria.join(", "), &current.name_of(*who), &about(interview))
        }
    };
    text.into_owned()
}
