//! What lies on top of a screen: menus, forms, notices, the palette, help. Only the topmost has the keys.

use super::action::ActionId;
use super::edit::{Editor, Lines};
use super::exchange::Habit;
use super::rows::calls::CallKind;
use crate::domain::fact::{NotAssessed, Offer, Status};
use crate::domain::ids::{CandidateId, EntryId, InterviewId, PairId, PersonId};
use std::path::PathBuf;

/// Longest text of a one-line field, in bytes.
pub const FIELD_LIMIT: usize = 400;
/// Longest note, in bytes.
pub const NOTE_LIMIT: usize = 4000;

/// What happens when a row is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Nothing but closing.
    Close,
    /// An action, on the row pointed at below.
    Act(ActionId),
    /// Show this person in the queue.
    ShowCandidate(CandidateId),
    /// The lead is called, about this interview.
    Call(Option<InterviewId>, CallKind),
    /// The lead answers this call.
    Answer(EntryId),
    /// This person sits alone at this laptop.
    SitAlone(PersonId),
    /// Both seats want this sheet open again.
    ReopenTogether {
        /// Of which interview.
        interview: InterviewId,
        /// Whose sheet.
        who: PersonId,
        /// The other seat, who agrees.
        with: PersonId,
        /// Why.
        reason: String,
    },
    /// The sheet's row is not assessed, for this reason.
    NotAssessed(NotAssessed),
    /// These seats know the candidate: none, some or all of the pair.
    Conflicts {
        /// Who would be interviewed.
        candidate: CandidateId,
        /// Who steps aside.
        seats: Vec<PersonId>,
    },
    /// The sheet is sealed as it is.
    SealAnyway,
    /// This person is at the keyboard.
    SitAs(PersonId),
    /// A form is filled in.
    Form(Purpose),
    /// The pair sits at this laptop.
    SitAt(PairId),
    /// This entry's value holds.
    Settle {
        /// The register.
        key: String,
        /// The entry chosen.
        choose: EntryId,
    },
    /// The place is offered, accepted, declined, or none of it.
    Offer(CandidateId, Option<Offer>),
    /// The two applications are one person's.
    Merge(CandidateId, CandidateId),
    /// The interview was with this person.
    MoveTo(InterviewId, CandidateId),
    /// Go on reading while the store tries again what it refused.
    ReadOn,
    /// This person leaves this pair: what now?
    Leaves(PairId, PersonId),
    /// A desk goes on this way after somebody left, or closes.
    GoOn(PairId, Way),
    /// The day is closed.
    CloseDay,
    /// This folder is the one.
    Spot(Errand, PathBuf),
    /// What happens when something arrives in the folder.
    Watch(Habit),
    /// Everything is stored: end.
    Leave,
}

/// How a desk goes on when somebody leaves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The lead sits in this person's place.
    LeadSitsIn(PersonId),
    /// The others go on without this person.
    Without(PersonId),
    /// Nobody sits there any more.
    Closed,
}

/// What a folder is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Taking everything new there, then writing there; remembered.
    Sync,
    /// Looking at what lies there, to take it.
    Import,
    /// Writing there.
    Export,
    /// Only remembering it.
    Choose,
}

/// A row of a menu or a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub label: String,
    /// Why it cannot be had now.
    pub off: Option<String>,
    /// What it does.
    pub intent: Intent,
    /// A letter that picks it, beside its digit.
    pub letter: Option<char>,
    /// What it costs, in a sentence under it.
    pub cost: Option<String>,
}

impl Choice {
    /// A row that can be chosen.
    pub fn new(label: impl Into<String>, intent: Intent) -> Self {
        Self { label: label.into(), off: None, intent, letter: None, cost: None }
    }

    /// The same, picked by a letter as well.
    pub fn with_letter(self, letter: char) -> Self {
        Self { letter: Some(letter), ..self }
    }

    /// The same, with what it costs.
    pub fn costing(self, cost: impl Into<String>) -> Self {
        Self { cost: Some(cost.into()), ..self }
    }
}

/// A numbered menu or a question: a title, maybe a text, rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    /// In the border.
    pub title: String,
    /// Paragraphs over the rows.
    pub text: Vec<String>,
    /// The rows.
    pub choices: Vec<Choice>,
    /// The row pointed at; none where a question has no default.
    pub at: Option<usize>,
}

/// Something went wrong: what happened, what it means for the data, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// In the border.
    pub title: String,
    /// What happened.
    pub what: String,
    /// What it means for the data.
    pub safe: String,
    /// What to do.
    pub next: String,
    /// Rows, if there is something to choose.
    pub choices: Vec<Choice>,
    /// The row pointed at.
    pub at: usize,
}

/// What a form is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Why a candidate is decided upon against the computed order.
    Decide(CandidateId, Status),
    /// Why something missing is accepted as it is.
    AcceptGap {
        /// What kind of thing is missing.
        what: String,
        /// Which.
        ids: Vec<String>,
    },
    /// Why a sealed sheet is opened again.
    Reopen(InterviewId, PersonId),
    /// What the lead is called for, in words.
    Call(Option<InterviewId>),
    /// Why somebody steps aside for a candidate.
    Conflict(CandidateId, PersonId),
    /// Why a conflict no longer holds.
    LiftConflict(CandidateId, PersonId),
    /// Why the closed day is opened.
    ReopenDay,
    /// A new person.
    AddCandidate,
    /// Corrections to a person.
    EditCandidate(CandidateId),
    /// A new interviewer.
    AddInterviewer,
    /// Corrections to an interviewer.
    EditInterviewer(PersonId),
    /// A new pair.
    AddPair,
    /// A pair's desk, or who sits there from now on.
    EditPair(PairId),
    /// How many places there are.
    ChangePlaces,
    /// An area with its places.
    SetArea,
    /// A new day.
    NewDay,
    /// A bundle to open.
    OpenBundle,
    /// The folder a bundle is written to.
    ExportBundle,
    /// A folder to exchange with, by its path.
    Folder(Errand),
    /// The folder the day goes on in.
    GoOnElsewhere,
}

/// One line that is filled in.
#[derive(Clone, Debug)]
pub struct Field {
    /// What is asked.
    pub label: String,
    /// What is typed.
    pub editor: Editor,
    /// Whose words stand in it.
    pub origin: Origin,
    /// What stood in it when the form was blank.
    pub blank: String,
}

/// Whose words stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program's proposal: the first letter that is typed replaces it, as whoever writes 9 over 12 means 9.
    Proposed,
    /// A person's: letters are added.
    Written,
}

impl Field {
    /// A field with what is there already.
    pub fn new(label: impl Into<String>, text: &str) -> Self {
        let editor = Editor::new(text, Lines::One, FIELD_LIMIT);
        let blank = editor.text().to_owned();
        Self { label: label.into(), editor, origin: Origin::Written, blank }
    }

    /// Whether it says something else than the blank form.
    pub fn is_changed(&self) -> bool {
        self.editor.text() != self.blank
    }

    /// A field with a proposal that the first letter replaces.
    pub fn proposing(label: impl Into<String>, text: &str) -> Self {
        Self { origin: Origin::Proposed, ..Self::new(label, text) }
    }
}

/// A few lines that are filled in and accepted together.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// In the border.
    pub title: String,
    /// A paragraph over the fields.
    pub text: String,
    /// The fields.
    pub fields: Vec<Field>,
    /// The field with the caret.
    pub at: usize,
    /// What was not understood when it was last accepted.
    pub refused: Option<String>,
}

impl Form {
    /// What is typed in a field, without blanks around.
    pub fn value(&self, field: usize) -> &str {
        self.fields.get(field).map_or("", |field| field.editor.text().trim())
    }
}

/// One thing the palette finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// Its title.
    pub title: String,
    /// Its group, in words.
    pub group: String,
    /// Its key.
    pub key: String,
    /// Why it cannot be had now.
    pub off: Option<String>,
    /// What it does.
    pub intent: Intent,
    /// Letters it is found by, folded.
    pub folded: String,
}

/// A list that is searched by a few letters: the palette with everything that can be done or shown, or people to choose from.
#[derive(Clone, Debug)]
pub struct Palette {
    /// In the border.
    pub title: String,
    /// What is typed.
    pub query: Editor,
    /// Everything.
    pub all: Vec<Find>,
    /// Places in `all` of what matches, best first.
    pub found: Vec<usize>,
    /// The row pointed at, in `found`.
    pub at: usize,
}

/// The help of a place, searchable.
#[derive(Clone, Debug)]
pub struct Help {
    /// What is typed.
    pub query: Editor,
    /// Every action of the place.
    pub all: Vec<Find>,
    /// Places in `all` of what matches.
    pub found: Vec<usize>,
    /// The row pointed at, in `found`.
    pub at: usize,
    /// Paragraphs before the rows: the questions not to ask.
    pub first: Vec<String>,
}

/// One thing on top of a screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// A menu or question.
    Menu(Menu),
    /// Something went wrong.
    Trouble(Trouble),
    /// Fields to fill in.
    Form(Form),
    /// The palette.
    Palette(Palette),
    /// Help.
    Help(Help),
    /// The application and the questions, whole.
    Application(CandidateId, usize),
}

/// Where a file is, as typed: blanks around and the quotes of a drag and drop left out.
pub fn path_of(text: &str) -> PathBuf {
    let text = text.trim();
    let bare = ['\'', '"'].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(text);
    PathBuf::from(bare)
}
