//! Deciding: a command against the Day gives facts, or a refusal that names the obstacle. Pure; stamping is `wire`.

mod day;
mod people;
mod room;
mod sheet;
mod verdict;

use super::command::{Command, Now};
use super::day::Day;
use super::entry::Entry;
use super::fact::Fact;
use super::ids::{CandidateId, EntryId, InterviewId, PersonId};
use super::interview::{Interview, State};
use super::personal::Personal;
use super::refusal::Refusal;
use super::undo;
pub(super) use room::free;
use uuid::Uuid;

/// A fact that was decided, with its personal text and whose that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What happened.
    pub fact: Fact,
    /// Personal text beside it.
    pub personal: Option<Personal>,
    /// Whom the text is about.
    pub about: Option<Uuid>,
}

impl Proposal {
    /// A fact without personal text.
    pub fn bare(fact: impl Into<Fact>) -> Proposal {
        Proposal { fact: fact.into(), personal: None, about: None }
    }

    /// What an entry said, to be said once more; `about`: whom its text is about. None where this version cannot read it.
    pub fn again(entry: &Entry, about: Option<Uuid>) -> Option<Proposal> {
        Some(Proposal { fact: entry.fact()?.clone(), personal: entry.personal().cloned(), about })
    }

    /// A fact with personal text about somebody; without a text it stays bare.
    pub fn with(fact: impl Into<Fact>, personal: Option<Personal>, about: Uuid) -> Proposal {
        Proposal { about: personal.as_ref().map(|_| about), fact: fact.into(), personal }
    }
}

/// What a command came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// Facts in order; none where everything was so already.
    pub proposals: Vec<Proposal>,
    /// The entry an undo takes back.
    pub undone: Option<EntryId>,
    /// The entry, taken back before, that is done again.
    pub redone: Option<EntryId>,
}

impl From<Vec<Proposal>> for Decided {
    fn from(proposals: Vec<Proposal>) -> Decided {
        Decided { proposals, undone: None, redone: None }
    }
}

type Answer = Result<Vec<Proposal>, Refusal>;

/// Decides a command. `by` is the person acting.
pub fn decide(day: &Day, command: &Command, by: Option<PersonId>, now: &Now) -> Result<Decided, Refusal> {
    if let Command::OpenDay(open) = command {
        return day::open(day, open, now).map(Decided::from);
    }
    if day.opened().is_none() {
        return Err(Refusal::NoDay);
    }
    let decided = of_the_room(&Room { day, by, now }, command)?;
    // what would stand apart even here is not written: nobody would see it again
    decided.proposals.iter().try_for_each(|p| day.would_refuse(now.device, &p.fact))?;
    Ok(decided)
}

fn of_the_room(room: &Room<'_>, command: &Command) -> Result<Decided, Refusal> {
    match command {
        Command::Undo => return undo::decide(room),
        Command::Redo => return undo::decide_again(room),
        _ => {}
    }
    let facts = match command {
        Command::OpenDay(_) | Command::Undo | Command::Redo => Vec::new(),
        Command::ChangeDay { field, value } => day::change(room, field, value)?,
        Command::SetArea { area, name, min, max, gone } => day::set_area(room, *area, name, *min, *max, *gone)?,
        Command::SetRubric { rubric } => day::set_rubric(room, rubric)?,
        Command::SettleClash { key, choose, reason } => day::settle_clash(room, key, *choose, reason)?,
        Command::AcceptGap { what, ids, reason } => day::accept_gap(room, what, ids, reason)?,
        Command::CloseDay => day::close(room)?,
        Command::ReopenDay { reason } => day::reopen(room, reason)?,
        Command::FinishLaptop => day::finish(room)?,
        Command::AddInterviewer { person, profile } => people::add_interviewer(room, *person, profile)?,
        Command::EditInterviewer { person, profile } => people::edit_interviewer(room, *person, profile)?,
        Command::AddPair { pair, desk, host, partner, block, shadows, instead } => {
            let members: Vec<PersonId> = std::iter::once(host).chain(partner).chain(shadows).copied().collect();
            // who looks on sits behind two: one alone has nobody behind
            if partner.is_none() && !shadows.is_empty() {
                return Err(Refusal::BadValue("shadows".into()));
            }
            people::add_pair(room, *pair, desk, members, *block, *instead)?
        }
        Command::EditPair { pair, desk, block, gone } => people::edit_pair(room, *pair, desk, *block, *gone)?,
        Command::AddCandidate { candidate, application } => people::add_candidate(room, *candidate, application)?,
        Command::EditCandidate { candidate, application } => people::edit_candidate(room, *candidate, application)?,
        Command::MergeCandidates { candidate, into } => people::merge(room, *candidate, *into)?,
        Command::SetPresence { candidate, state } => people::set_presence(room, *candidate, *state)?,
        Command::CallCandidate { candidate, desk } => room::call(room, *candidate, desk)?,
        Command::StartInterview { interview, candidate, desk, look } => {
            room::start(room, *interview, *candidate, desk, *look)?
        }
        Command::EndInterview { interview, how } => room::end(room, *interview, *how)?,
        Command::MoveInterview { interview, candidate } => room::move_to(room, *interview, *candidate)?,
        Command::DeclareConflict { interviewer, candidate, reason } => {
            room::declare_conflict(room, *interviewer, *candidate, reason)?
        }
        Command::LiftConflict { interviewer, candidate, reason } => {
            room::lift_conflict(room, *interviewer, *candidate, reason)?
        }
        Command::CallLead { interview, what, text } => room::call_lead(room, *interview, what, text)?,
        Command::AnswerCall { call } => room::answer_call(room, *call)?,
        Command::SetMark { interview, interviewer, criterion, mark, note } => {
            sheet::set_mark(room, *interview, *interviewer, criterion, *mark, note)?
        }
        Command::SetNote { interview, interviewer, criterion, text, times } => {
            sheet::set_note(room, *interview, *interviewer, criterion.as_deref(), text, times)?
        }
        Command::SealSheet { interview, interviewer } => sheet::seal(room, *interview, *interviewer)?,
        Command::ReopenSheet { interview, interviewer, reason, with } => {
            sheet::reopen(room, *interview, *interviewer, reason, *with)?
        }
        Command::OpenReveal { interview } => sheet::reveal(room, *interview)?,
        Command::SetAgreement { interview, criterion, level, sentence } => {
            sheet::agree(room, *interview, criterion, *level, sentence)?
        }
        Command::SetDecision { candidate, status, place, reason, raw_rank } => {
            verdict::decide(room, *candidate, *status, *place, reason, *raw_rank)?
        }
        Command::SetOffer { candidate, state, reason } => verdict::offer(room, *candidate, *state, reason)?,
        Command::WantSecondLook { candidate, wanted, pair } => verdict::second_look(room, *candidate, *wanted, *pair)?,
    };
    Ok(facts.into())
}

/// The Day, who is acting, and when: what every decision looks at.
pub(super) struct Room<'a> {
    pub day: &'a Day,
    pub by: Option<PersonId>,
    pub now: &'a Now,
}

/// Longest name or label, in characters (BUNDLES 3).
const NAME_LIMIT: usize = 200;
/// Longest note or reason.
const NOTE_LIMIT: usize = 8_000;
/// Longest answer.
const ANSWER_LIMIT: usize = 20_000;

impl Room<'_> {
    pub fn actor(&self) -> Result<PersonId, Refusal> {
        self.by.ok_or(Refusal::NobodyActing)
    }

    pub fn lead(&self) -> Result<PersonId, Refusal> {
        let who = self.actor()?;
        if self.day.is_lead(Some(who)) { Ok(who) } else { Err(Refusal::NotLead) }
    }

    pub fn candidate(&self, id: CandidateId) -> Result<CandidateId, Refusal> {
        if self.day.has_candidate(id) { Ok(self.day.resolve(id)) } else { Err(Refusal::NoSuchCandidate) }
    }

    pub fn interview(&self, id: InterviewId) -> Result<Interview, Refusal> {
        let i = self.day.interview(id).ok_or(Refusal::NoSuchInterview)?;
        if i.state == State::Void { Err(Refusal::InterviewVoid) } else { Ok(i) }
    }

    /// The actor is of the interview's pair, or leads the day.
    pub fn of_the_pair(&self, i: &Interview) -> Result<PersonId, Refusal> {
        let who = self.actor()?;
        if self.day.is_lead(Some(who)) || self.day.sitting(i).contains(&who) {
            Ok(who)
        } else {
            Err(Refusal::NotYourPair)
        }
    }

    /// A name, see [`label`].
    pub fn label(&self, text: &str) -> Result<String, Refusal> {
        label(text)
    }

    /// A reason or note within its limit; empty is none.
    pub fn words(&self, text: &Option<String>) -> Result<Option<String>, Refusal> {
        match text.as_deref().map(|t| tidy(t, Lines::Many)) {
            Some(t) if !t.is_empty() => within(t, NOTE_LIMIT).map(Some),
            _ => Ok(None),
        }
    }

    pub fn note(&self, text: &str) -> Result<String, Refusal> {
        within(tidy(text, Lines::Many), NOTE_LIMIT)
    }

    pub fn answer(&self, text: &str) -> Result<String, Refusal> {
        within(tidy(text, Lines::Many), ANSWER_LIMIT)
    }

    /// The next free code with this prefix: `C001`, or `k7q-C01` on a laptop other than the founder's.
    pub fn code(&self, prefix: &str, width: usize) -> String {
        super::code::next(self.day, self.now.device, prefix, width)
    }

    /// Facts that would change nothing are none: an equal value is not written twice.
    pub fn unless_so(&self, proposal: Proposal) -> Vec<Proposal> {
        let key = proposal.fact.register();
        let same = key.and_then(|k| self.day.value(&k)).is_some_and(|e| {
            e.fact() == Some(&proposal.fact)
                && e.personal().cloned().unwrap_or_default() == proposal.personal.clone().unwrap_or_default()
        });
        if same { Vec::new() } else { vec![proposal] }
    }
}

/// Whether line feeds may stay.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    One,
    Many,
}

/// Text as it may be written: no control characters but line feeds where they may stay, no bidirectional overrides, NFC.
fn tidy(text: &str, lines: Lines) -> String {
    use unicode_normalization::UnicodeNormalization;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text
        .nfc()
        .filter_map(|c| match c {
            '\n' if lines == Lines::Many => Some('\n'),
            '\n' | '\t' => Some(' '),
            c if c.is_control() => None,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
            c => Some(c),
        })
        .collect();
    kept.trim().to_owned()
}

/// A one-line text as a name: trimmed, without control characters, within the limit of names. What a laptop calls itself when
/// it joins passes here too: its word is written by no Command.
pub fn label(text: &str) -> Result<String, Refusal> {
    let text = tidy(text, Lines::One);
    if text.is_empty() {
        return Err(Refusal::NameMissing);
    }
    within(text, NAME_LIMIT)
}

fn within(text: String, limit: usize) -> Result<String, Refusal> {
    if text.chars().count() > limit { Err(Refusal::TextTooLong(limit)) } else { Ok(text) }
}

#[cfg(test)]
mod tests;
