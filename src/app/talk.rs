//! The clock of an interview: how long it has been on, pauses taken out, and where in its slot that is. On the wall's
//! time, so that a restart or a lid that was closed changes nothing. Pure: the time is given.
//!
//! A pause is of this laptop alone and no entry. It says that these two people let the clock stand, and nothing counts by
//! it; a start moved to a later time would be an entry that `u` takes back, interview and all. Pauses are kept beside the
//! place one is at (`resume`), so a restart finds them. Hence another laptop knows neither how long a clock stood nor, as
//! long as no file came, whether the talk is over: it says since when, and never by how much ([`Overrun`]).

use super::model::Current;
use crate::domain::ids::InterviewId;
use crate::domain::interview::{Interview, State};
use crate::domain::sheet::SheetState;
use serde::{Deserialize, Serialize};

/// One minute, in ms.
pub const MINUTE: i64 = 60_000;
/// How long before it comes the candidate's own time is announced, in ms.
const ANNOUNCED: i64 = 2 * MINUTE;

/// The stages of a slot, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The talk; its last minute is for the candidate's questions.
    pub talk: i64,
    /// Marking, each alone.
    pub mark: i64,
    /// Changing over.
    pub change: i64,
}

impl Slot {
    /// Where no plan says otherwise.
    pub const USUAL: Slot = Slot { talk: 15, mark: 3, change: 2 };

    /// A slot of so many minutes in all. Marking and changing over take what they take; the talk has the rest.
    pub fn of_minutes(minutes: i64) -> Slot {
        let Slot { mark, change, .. } = Slot::USUAL;
        match minutes - mark - change {
            talk @ 3..=240 => Slot { talk, mark, change },
            _ => Slot::USUAL,
        }
    }

    /// All of it.
    pub fn minutes(self) -> i64 {
        self.talk + self.mark + self.change
    }
}

/// Where in its slot an interview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// They talk.
    Talking,
    /// They talk, and in so many seconds the candidate asks.
    Announced(i64),
    /// The candidate asks.
    Questions,
    /// Each marks alone.
    Marking,
    /// The next one is due.
    Changing,
    /// So many minutes past the slot.
    Over(i64),
}

/// Whether the clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// It does.
    On,
    /// It stands.
    Paused,
}

/// An interview's clock at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Talk {
    /// How long it has been on, in ms.
    pub elapsed: i64,
    /// Its slot.
    pub slot: Slot,
    /// Whether it runs.
    pub run: Run,
}

impl Talk {
    /// Where in its slot it is.
    pub fn stage(&self) -> Stage {
        let Slot { talk, mark, .. } = self.slot;
        let questions = (talk - 1) * MINUTE;
        match self.elapsed {
            at if at < questions - ANNOUNCED => Stage::Talking,
            at if at < questions => Stage::Announced((questions - at + 999) / 1000),
            at if at < talk * MINUTE => Stage::Questions,
            at if at < (talk + mark) * MINUTE => Stage::Marking,
            at if at < self.slot.minutes() * MINUTE => Stage::Changing,
            at => Stage::Over(((at - self.slot.minutes() * MINUTE) / MINUTE).max(1)),
        }
    }

    /// Whole minutes of it.
    pub fn minute(&self) -> i64 {
        self.elapsed / MINUTE
    }

    /// `07:12`; past an hour the minutes go on.
    pub fn to_the_second(&self) -> String {
        format!("{:02}:{:02}", self.minute(), self.elapsed / 1000 % 60)
    }
}

/// The pause of an interview's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Of which interview.
    pub interview: InterviewId,
    /// Ms it stood before.
    pub stood: i64,
    /// Since when it stands now, Unix ms.
    pub since: Option<i64>,
}

impl Pause {
    /// Ms it has stood.
    fn ms(&self, now: i64) -> i64 {
        self.stood + self.since.map_or(0, |since| (now - since).max(0))
    }
}

/// The slot of an interview: what its pair's plan leaves until the next one, else the usual.
pub fn slot_of(current: &Current, interview: &Interview) -> Slot {
    let planned = current.day().planned_minutes(interview);
    planned.map_or(Slot::USUAL, Slot::of_minutes)
}

/// The clock of an interview, as long as somebody looks at it: from its start until the sheets it owes are sealed.
pub fn talk(current: &Current, interview: InterviewId, now: i64) -> Option<Talk> {
    let known = current.day().interview(interview)?;
    let open = |who| current.day().sheet_state(interview, who) != SheetState::Sealed;
    let shown = match known.state {
        State::Running => true,
        State::Ended => current.day().seats(&known).into_iter().any(open),
        State::Planned | State::Void => false,
    };
    if shown { clock(current, &known, now) } else { None }
}

/// The same clock at the reveal, for those who sit there: their slot goes on until they take somebody else. Who looks much
/// later is in no slot any more.
pub fn at_reveal(current: &Current, interview: InterviewId, now: i64) -> Option<Talk> {
    let day = current.day();
    let known = day.interview(interview).filter(|known| known.state != State::Void)?;
    let sits = current.actor.is_some_and(|who| day.sitting(&known).contains(&who));
    let after =
        |other: &Interview| other.pair == known.pair && other.id != known.id && other.started_at > known.started_at;
    if !sits || day.interviews().iter().any(after) {
        return None;
    }
    clock(current, &known, now).filter(|talk| talk.elapsed < 2 * talk.slot.minutes() * MINUTE)
}

fn clock(current: &Current, known: &Interview, now: i64) -> Option<Talk> {
    let started = known.started_at?;
    let pause = current.pauses.iter().find(|pause| pause.interview == known.id);
    let elapsed = (now - started - pause.map_or(0, |pause| pause.ms(now))).max(0);
    let run = if pause.is_some_and(|pause| pause.since.is_some()) { Run::Paused } else { Run::On };
    Some(Talk { elapsed, slot: slot_of(current, known), run })
}

/// An interview whose slot is over and that goes on, as far as is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overrun {
    /// Its clock is this laptop's: by so many minutes.
    By(i64),
    /// It is on another laptop.
    Since {
        /// When it began, Unix ms.
        at: i64,
        /// When that laptop was last heard, Unix ms.
        heard: i64,
    },
}

/// Whether an interview goes on past its slot.
pub fn overrun(current: &Current, interview: InterviewId, now: i64) -> Option<Overrun> {
    let day = current.day();
    let known = day.interview(interview).filter(Interview::is_running)?;
    let talk = clock(current, &known, now)?;
    let Stage::Over(minutes) = talk.stage() else { return None };
    let began = day.value(&format!("start/{interview}"))?;
    if began.stamp.device == current.session.device() {
        return Some(Overrun::By(minutes));
    }
    let heard = day.heard(&began.stamp.device).unwrap_or(began.stamp.ms);
    Some(Overrun::Since { at: known.started_at?, heard })
}

/// All that do, by code.
pub fn overruns(current: &Current, now: i64) -> Vec<(InterviewId, Overrun)> {
    let all = current.day().interviews().into_iter().filter(|known| known.is_running() && known.counts());
    all.filter_map(|known| Some((known.id, overrun(current, known.id, now)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64, seconds: i64) -> Talk {
        Talk { elapsed: minutes * MINUTE + seconds * 1000, slot: Slot::USUAL, run: Run::On }
    }

    #[test]
    fn the_words_change_where_the_slot_says() {
        let stages = [
            (at(0, 0), Stage::Talking),
            (at(11, 59), Stage::Talking),
            (at(12, 41), Stage::Announced(79)),
            (at(13, 59), Stage::Announced(1)),
            (at(14, 0), Stage::Questions),
            (at(15, 0), Stage::Marking),
            (at(17, 59), Stage::Marking),
            (at(18, 0), Stage::Changing),
            (at(20, 0), Stage::Over(1)),
            (at(23, 10), Stage::Over(3)),
        ];
        for (talk, stage) in stages {
            assert_eq!(talk.stage(), stage, "{}", talk.to_the_second());
        }
    }

    #[test]
    fn a_slot_gives_the_talk_what_marking_and_changing_leave() {
        assert_eq!(Slot::of_minutes(20), Slot::USUAL);
        assert_eq!(Slot::of_minutes(30), Slot { talk: 25, mark: 3, change: 2 });
        assert_eq!(Slot::of_minutes(6), Slot::USUAL, "nothing is left to talk in");
        assert_eq!(Slot::of_minutes(600), Slot::USUAL, "a lunch break is no slot");
    }

    #[test]
    fn the_clock_is_written_to_the_second_and_past_the_hour() {
        assert_eq!(at(7, 12).to_the_second(), "07:12");
        assert_eq!(at(107, 5).to_the_second(), "107:05");
    }

    #[test]
    fn a_pause_that_goes_on_grows_and_never_runs_backwards() {
        let interview = InterviewId(uuid::Uuid::nil());
        let pause = Pause { interview, stood: 5_000, since: Some(100_000) };
        assert_eq!(pause.ms(103_000), 8_000);
        assert_eq!(pause.ms(99_000), 5_000, "the wall clock was set back");
    }
}
