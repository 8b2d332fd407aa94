//! Where somebody was, as it is remembered for the next start: the path of screens with pointer, filter and area. It is
//! kept beside the drafts and may be lost. No mark is in it; a filter may hold a name.

use super::model::{Keyboard, Model};
use super::screen::{Filter, Scope, Screen, Tab};
use super::talk::Pause;
use crate::domain::ids::{AreaId, CandidateId, InterviewId, PairId, PersonId};
use serde::{Deserialize, Serialize};

/// A path of screens, and who walked it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resume {
    /// Who was at the keyboard: another seat starts where its role starts.
    pub seat: Option<PersonId>,
    /// Whether that seat has the laptop to itself.
    #[serde(default)]
    pub keyboard: Keyboard,
    /// The screens, the shown one last.
    pub path: Vec<Stop>,
    /// Clocks of interviews that stand, or stood: whoever sits here.
    #[serde(default)]
    pub pauses: Vec<Pause>,
}

/// One screen of a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    /// The main screen.
    Main {
        /// The pane, from 0.
        tab: usize,
        /// Whether the queue shows everybody.
        everybody: bool,
        /// The pointers of the panes.
        person: Option<CandidateId>,
        /// The pair pointed at.
        pair: Option<PairId>,
        /// The criterion pointed at.
        criterion: Option<usize>,
        /// The queue's filter.
        filter: Option<String>,
    },
    /// A sheet, or the hand-over before it.
    Sheet {
        /// Of which interview.
        interview: InterviewId,
    },
    /// Two sheets.
    Reveal {
        /// Of which interview.
        interview: InterviewId,
        /// The row.
        at: usize,
    },
    /// The ranking.
    Shortlist {
        /// The person pointed at.
        person: Option<CandidateId>,
        /// Only this area.
        area: Option<AreaId>,
        /// The filter.
        filter: Option<String>,
    },
    /// What is missing.
    Missing {
        /// The row.
        at: usize,
    },
    /// The exchange with other laptops.
    Sync,
}

/// The place somebody is at now; none without a day.
pub fn place(model: &Model) -> Option<Resume> {
    let current = model.current.as_ref()?;
    Some(Resume {
        seat: current.actor,
        keyboard: current.keyboard,
        path: model.places.iter().filter_map(stop).collect(),
        pauses: current.pauses.clone(),
    })
}

fn stop(screen: &Screen) -> Option<Stop> {
    let text = |filter: &Option<Filter>| filter.as_ref().map(|filter| filter.editor.text().to_owned());
    Some(match screen {
        Screen::Welcome(_) => return None,
        Screen::Main(main) => Stop::Main {
            tab: main.tab.index(),
            everybody: main.scope == Scope::Everybody,
            person: main.queue.id,
            pair: main.pairs.id,
            criterion: main.rubric.id,
            filter: text(&main.filter),
        },
        Screen::Sheet(page) => Stop::Sheet { interview: page.interview },
        Screen::HandOver(page) => Stop::Sheet { interview: page.interview },
        Screen::Reveal(page) => Stop::Reveal { interview: page.interview, at: page.at },
        Screen::Shortlist(page) => {
            Stop::Shortlist { person: page.pointer.id, area: page.area, filter: text(&page.filter) }
        }
        Screen::Missing(page) => Stop::Missing { at: page.at },
        Screen::Sync(_) => Stop::Sync,
        // what files would do is looked at anew
        Screen::Review(_) => return None,
    })
}

/// The pane of a place.
pub fn tab(at: usize) -> Tab {
    Tab::ALL.get(at).copied().unwrap_or_default()
}
