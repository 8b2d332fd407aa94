//! Where a person is: the screens and what each remembers (pointer, filter, half-typed text).

use super::action::Place;
use super::edit::Editor;
use super::list::Pointer;
use super::privacy::{Cover, Laptop};
use crate::domain::ids::{AreaId, CandidateId, DeviceId, EntryId, InterviewId, PairId, PersonId};
use std::collections::BTreeMap;

/// The tabs, or panes, of the main screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Candidates.
    #[default]
    Queue,
    /// Pairs at their desks.
    Pairs,
    /// Criteria with their anchors.
    Rubric,
}

impl Tab {
    /// All, in the order of their digits.
    pub const ALL: [Tab; 3] = [Tab::Queue, Tab::Pairs, Tab::Rubric];

    /// The place of its keys.
    pub fn place(self) -> Place {
        match self {
            Tab::Queue => Place::Queue,
            Tab::Pairs => Place::Pairs,
            Tab::Rubric => Place::Rubric,
        }
    }

    /// From 0.
    pub fn index(self) -> usize {
        Tab::ALL.iter().position(|tab| *tab == self).unwrap_or(0)
    }

    /// The tab so many steps on, round about.
    pub fn step(self, by: usize) -> Tab {
        Tab::ALL[(self.index() + by) % Tab::ALL.len()]
    }
}

/// Whose candidates the queue shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those this pair can see.
    #[default]
    Ours,
    /// Everybody.
    Everybody,
}

/// A filter over a list, typed or kept.
#[derive(Clone, Debug)]
pub struct Filter {
    /// What is typed.
    pub editor: Editor,
    /// The keys go into the field.
    pub typing: bool,
}

/// The main screen.
#[derive(Clone, Debug, Default)]
pub struct Main {
    /// The tab or pane in focus.
    pub tab: Tab,
    /// The person pointed at.
    pub queue: Pointer<CandidateId>,
    /// The pair pointed at.
    pub pairs: Pointer<PairId>,
    /// The criterion pointed at, by its place.
    pub rubric: Pointer<usize>,
    /// Whose candidates.
    pub scope: Scope,
    /// The queue's filter.
    pub filter: Option<Filter>,
    /// The people shown, in order, after scope and filter.
    pub shown: Vec<CandidateId>,
}

/// A note being written.
#[derive(Clone, Debug)]
pub struct NoteField {
    /// Of which criterion; none is the general note.
    pub criterion: Option<String>,
    /// The text.
    pub editor: Editor,
    /// The text as it is stored.
    pub stored: String,
}

impl NoteField {
    /// Whether it holds text that is in no entry.
    pub fn is_changed(&self) -> bool {
        self.editor.text() != self.stored
    }
}

/// A sheet on the interview page.
#[derive(Clone, Debug)]
pub struct SheetPage {
    /// Of which interview.
    pub interview: InterviewId,
    /// Whose sheet.
    pub who: PersonId,
    /// The row pointed at: criteria, then the general note, then the seal.
    pub at: usize,
    /// The note that has the keys.
    pub note: Option<NoteField>,
    /// The interview's clock when each line of that note was begun, `""` where it is not known.
    pub times: Vec<String>,
    /// Criteria as they were marked here, the last at the end.
    pub marked: Vec<String>,
    /// What is hidden from whoever looks over.
    pub cover: Cover,
    /// First row shown of the pane beside.
    pub beside: usize,
}

impl SheetPage {
    /// A sheet as it opens, pointed at a row.
    pub fn new(interview: InterviewId, who: PersonId, laptop: Laptop, at: usize) -> SheetPage {
        let (times, marked) = (Vec::new(), Vec::new());
        SheetPage { interview, who, at, note: None, times, marked, cover: Cover::at_first(laptop), beside: 0 }
    }
}

/// Between two seats of one laptop.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// Whose interview.
    pub interview: InterviewId,
    /// Who had the keyboard; nobody after a start.
    pub from: Option<PersonId>,
    /// The row pointed at.
    pub at: usize,
}

/// Two sheets side by side, and the agreement.
#[derive(Clone, Debug)]
pub struct RevealPage {
    /// Of which interview.
    pub interview: InterviewId,
    /// Criteria by gap, largest first, then by weight; fixed while the page is open.
    pub order: Vec<String>,
    /// The row pointed at: criteria, then the end.
    pub at: usize,
    /// The sentence that has the keys.
    pub sentence: Option<NoteField>,
    /// Levels that wait for their sentence: typed, in no entry.
    pub levels: BTreeMap<String, i64>,
    /// Sentences that wait for their level: typed, in no entry.
    pub sentences: BTreeMap<String, String>,
}

/// The shortlist.
#[derive(Clone, Debug, Default)]
pub struct ShortlistPage {
    /// The person pointed at.
    pub pointer: Pointer<CandidateId>,
    /// Only this area.
    pub area: Option<AreaId>,
    /// The filter.
    pub filter: Option<Filter>,
    /// Everybody in the order last asked for: rows move only when asked, or when the page is left.
    pub order: Vec<CandidateId>,
    /// The people shown, in order, after area and filter.
    pub shown: Vec<CandidateId>,
}

/// What is missing.
#[derive(Clone, Debug, Default)]
pub struct MissingPage {
    /// The row pointed at; the last one closes the day.
    pub at: usize,
    /// First row shown.
    pub top: usize,
}

/// A row of the exchange with other laptops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncRow {
    /// A laptop.
    Laptop(DeviceId),
    /// A file, by its id in the list.
    File(u32),
    /// What two laptops say differently: the first of the values.
    Clash(EntryId),
}

/// The exchange with other laptops.
#[derive(Clone, Debug, Default)]
pub struct SyncPage {
    /// The row pointed at.
    pub pointer: Pointer<SyncRow>,
    /// The rows, in order.
    pub shown: Vec<SyncRow>,
}

/// What files would change here, before they are taken.
#[derive(Clone, Debug, Default)]
pub struct ReviewPage {
    /// The file pointed at.
    pub at: usize,
    /// First line shown of what it would do.
    pub top: usize,
}

/// The first page.
#[derive(Clone, Debug, Default)]
pub struct WelcomePage {
    /// The row pointed at.
    pub at: usize,
}

/// A screen.
#[derive(Clone, Debug)]
pub enum Screen {
    /// The first page.
    Welcome(WelcomePage),
    /// Queue, pairs, rubric.
    Main(Box<Main>),
    /// One's own sheet.
    Sheet(Box<SheetPage>),
    /// Between two seats.
    HandOver(HandOver),
    /// Two sheets.
    Reveal(Box<RevealPage>),
    /// The ranking and the cut.
    Shortlist(Box<ShortlistPage>),
    /// What is not there.
    Missing(MissingPage),
    /// Laptops, files, clashes.
    Sync(Box<SyncPage>),
    /// What files would change.
    Review(ReviewPage),
}

impl Screen {
    /// The place of its keys, leaving open fields aside.
    pub fn place(&self) -> Place {
        match self {
            Screen::Welcome(_) => Place::Welcome,
            Screen::Main(main) if main.filter.as_ref().is_some_and(|filter| filter.typing) => Place::Field,
            Screen::Main(main) => main.tab.place(),
            Screen::Sheet(page) if page.note.is_some() => Place::Note,
            Screen::Sheet(_) => Place::Interview,
            Screen::HandOver(_) => Place::HandOver,
            Screen::Reveal(page) if page.sentence.is_some() => Place::Note,
            Screen::Reveal(_) => Place::Reveal,
            Screen::Shortlist(page) if page.filter.as_ref().is_some_and(|filter| filter.typing) => Place::Field,
            Screen::Shortlist(_) => Place::Shortlist,
            Screen::Missing(_) => Place::Missing,
            Screen::Sync(_) => Place::Sync,
            Screen::Review(_) => Place::Review,
        }
    }
}
