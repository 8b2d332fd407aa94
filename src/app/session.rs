//! A session: the Day and this laptop's chain, and the one way in which a command becomes entries. Pure; whoever holds it
//! appends the lines it gives and says when they are stored. The command line, `play` and the screen all go through here.

use super::ids::Draw;
use crate::domain::command::{Command, Now};
use crate::domain::day::Day;
use crate::domain::decide::{Proposal, decide, label};
use crate::domain::fact::{ChainTip, DeviceJoined, Fact, SyncTaken};
use crate::domain::ids::{DayId, DeviceId, EntryId, PersonId, day_id};
use crate::domain::refusal::Refusal;
use crate::wire::envelope::read_trusted;
use crate::wire::fault::Fault;
use crate::wire::stamp::{Chain, Stamped};

/// Name and version of the program, as entries and bundles carry them.
pub const APP: &str = concat!("colloquio ", env!("CARGO_PKG_VERSION"));

/// Why a command came to nothing.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CommitError {
    /// The domain refused it.
    #[error("refused: {}", .0.name())]
    Refused(Refusal),
    /// A line came out that no laptop would take; a bug, and nothing was written.
    #[error("entry not written: {0:?}")]
    Fault(Fault),
}

impl From<Refusal> for CommitError {
    fn from(r: Refusal) -> CommitError {
        CommitError::Refused(r)
    }
}

/// What a command came to: already in the Day, not yet stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Committed {
    /// The group to append, whole.
    pub stamped: Vec<Stamped>,
    /// Codes of new things.
    pub made: Vec<String>,
    /// The entry an undo took back.
    pub undone: Option<EntryId>,
    /// The entry, taken back before, that was done again.
    pub redone: Option<EntryId>,
}

impl Committed {
    /// Ids of the entries.
    pub fn ids(&self) -> Vec<EntryId> {
        self.stamped.iter().map(|s| s.entry.stamp.id).collect()
    }
}

/// The Day and this laptop's chain.
#[derive(Clone, Debug)]
pub struct Session {
    day: Day,
    chain: Chain,
    first_word: Option<FirstWord>,
}

/// What a laptop says before anything else, as long as it has said nothing.
#[derive(Clone, Debug)]
struct FirstWord {
    name: String,
    app: String,
}

impl Session {
    /// Goes on with a Day on this laptop. `wall` is the time now, Unix ms.
    pub fn new(mut day: Day, device: DeviceId, wall: i64) -> Session {
        day.see_from(device);
        let chain = Chain::of(&day, device, wall);
        Session { day, chain, first_word: None }
    }

    /// With a name for its first word, which then goes before whatever this laptop writes first.
    pub fn introduced_as(self, name: &str, app: &str) -> Session {
        Session { first_word: Some(FirstWord { name: name.to_owned(), app: app.to_owned() }), ..self }
    }

    /// Goes on with the same Day as another laptop, with a name for its first word.
    pub fn go_on_as(&mut self, device: DeviceId, wall: i64, name: &str, app: &str) {
        self.day.see_from(device);
        self.chain = Chain::of(&self.day, device, wall);
        self.first_word = Some(FirstWord { name: name.to_owned(), app: app.to_owned() });
    }

    /// The name of its first word, as long as that is unsaid.
    pub fn first_name(&self) -> Option<&str> {
        self.first_word.as_ref().filter(|_| self.next_seq() == 1).map(|word| word.name.as_str())
    }

    /// An empty day that this laptop founds: its id proves it.
    pub fn found(device: DeviceId, nonce: &[u8; 16]) -> Session {
        Session::new(Day::new(day_id(device, nonce)), device, 0)
    }

    /// The Day.
    pub fn day(&self) -> &Day {
        &self.day
    }

    /// The Day's id.
    pub fn day_id(&self) -> DayId {
        self.day.id()
    }

    /// This laptop.
    pub fn device(&self) -> DeviceId {
        self.chain.device()
    }

    /// The sequence number of the next entry.
    pub fn next_seq(&self) -> u64 {
        self.chain.next_seq()
    }

    /// Decides, stamps and applies a command.
    pub fn commit(
        &mut self,
        command: &Command,
        by: Option<PersonId>,
        now: &Now,
        draw: &mut Draw,
    ) -> Result<Committed, CommitError> {
        let decided = decide(&self.day, command, by, now)?;
        // the day's opening is signed by the lead it makes
        let by = match command {
            Command::OpenDay(open) => Some(open.lead.0),
            _ => by,
        };
        let mut committed = self.write(decided.proposals, by, now.ms, draw)?;
        committed.undone = decided.undone;
        committed.redone = decided.redone;
        if matches!(
            command,
            Command::AddCandidate { .. }
                | Command::AddInterviewer { .. }
                | Command::AddPair { .. }
                | Command::StartInterview { .. }
        ) {
            // what is new comes first; a pair that made room for it has a code too
            committed.made = committed.stamped.iter().filter_map(code).take(1).collect();
        }
        Ok(committed)
    }

    /// This laptop joins a day it received: its first entry.
    pub fn join(&mut self, name: &str, app: &str, now_ms: i64, draw: &mut Draw) -> Result<Committed, CommitError> {
        self.first_word = Some(FirstWord { name: label(name)?, app: app.to_owned() });
        self.write(Vec::new(), None, now_ms, draw)
    }

    /// Notes that a bundle brought something: which chain ends advanced.
    pub fn receipt(
        &mut self,
        from: DeviceId,
        no: i64,
        tips: Vec<ChainTip>,
        now_ms: i64,
        draw: &mut Draw,
    ) -> Result<Committed, CommitError> {
        let taken = SyncTaken { from: Some(from), no: Some(no), tips };
        self.write(vec![Proposal::bare(taken)], None, now_ms, draw)
    }

    /// Says once more, as a new entry of this laptop, what an entry said that was not stored. It replaces what stands now.
    pub fn say_again(&mut self, said: &Stamped, now_ms: i64, draw: &mut Draw) -> Result<Committed, CommitError> {
        let about = read_trusted(&said.line).ok().and_then(|envelope| envelope.commitment).map(|text| text.of);
        let proposal = Proposal::again(&said.entry, about);
        self.write(proposal.into_iter().collect(), said.entry.stamp.by, now_ms, draw)
    }

    /// The Day itself, to take entries that came from elsewhere (call [`Session::follow_clocks`] after).
    pub fn day_mut(&mut self) -> &mut Day {
        &mut self.day
    }

    /// Follows the clocks of entries that came from elsewhere.
    pub fn follow_clocks(&mut self, wall: i64) {
        self.chain = Chain::of(&self.day, self.chain.device(), wall);
    }

    fn write(
        &mut self,
        proposals: Vec<Proposal>,
        by: Option<PersonId>,
        wall: i64,
        draw: &mut Draw,
    ) -> Result<Committed, CommitError> {
        let mut salt = || draw.bytes16("salt");
        let mut all = proposals;
        if let Some(FirstWord { name, app }) = self.first_word.clone().filter(|_| self.next_seq() == 1) {
            all.insert(0, Proposal::bare(DeviceJoined { name, key: None, app }));
        }
        let stamped = self.chain.stamp(&self.day, all, by, wall, &mut salt).map_err(CommitError::Fault)?;
        for s in &stamped {
            self.day.apply(s.entry.clone());
        }
        Ok(Committed { stamped, ..Committed::default() })
    }
}

fn code(s: &Stamped) -> Option<String> {
    match s.entry.fact()? {
        Fact::CandidateAdded(a) => Some(a.code.clone()),
        Fact::PersonSet(p) => p.code.clone(),
        Fact::PairSet(p) => p.code.clone(),
        Fact::InterviewCalled(i) => i.code.clone(),
        _ => None,
    }
}
