//! The one table of actions. Footer, help, palette and menus are derived from it; nothing else names a key.

/// What a person can do. One name, whatever key or menu it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is described in the locale files, under action-<name>")]
pub enum ActionId {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    Open,
    Back,
    NextPane,
    PreviousPane,
    Pane,
    Search,
    Menu,
    Missing,
    Undo,
    Redo,
    GoTo,
    Palette,
    Help,
    Quit,
    Interrupt,
    Suspend,
    Redraw,
    Choose,
    GoMain,
    GoShortlist,
    GoWelcome,
    ChooseSeat,
    SitAlone,
    TakeNext,
    FilterQueue,
    AddCandidate,
    EditCandidate,
    MergeCandidate,
    Arrive,
    Call,
    MarkLate,
    MarkAbsent,
    Withdraw,
    Expect,
    DeclareConflict,
    LiftConflict,
    StartInterview,
    EndInterview,
    MoveInterview,
    AddPair,
    EditPair,
    AddInterviewer,
    EditInterviewer,
    Mark,
    LevelDown,
    LevelUp,
    NotAssessed,
    Reasons,
    TakeBack,
    EmptyRow,
    NextEmpty,
    Note,
    GeneralNote,
    Seal,
    Pass,
    Reveal,
    Application,
    PauseClock,
    CoverMarks,
    BlankScreen,
    Motion,
    Mouse,
    Reopen,
    CallLead,
    AnswerCall,
    Agree,
    AgreeMean,
    NoAgreement,
    Sentence,
    SecondLook,
    Finish,
    PutIn,
    PutReserve,
    PutOut,
    PutUndecided,
    FilterArea,
    Reorder,
    AcceptGap,
    SettleClash,
    CloseDay,
    ReopenDay,
    OfferPlace,
    ChangePlaces,
    AgreementStart,
    SetArea,
    FinishLaptop,
    GoSync,
    SyncFolder,
    TakeReviewed,
    VerifyBundle,
    ChooseFolder,
    WatchFolder,
    StopWork,
    ImportBundle,
    ExportBundle,
    NewDay,
    Demo,
    Language,
    LeaveField,
    NewLine,
}

/// Where keys mean what they mean. A text field is a place of its own: letters are letters there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the screen of that name")]
pub enum Place {
    Welcome,
    Queue,
    Pairs,
    Rubric,
    Interview,
    HandOver,
    Reveal,
    Shortlist,
    Missing,
    Sync,
    Review,
    Menu,
    Dialog,
    Field,
    Note,
    Palette,
    Help,
}

/// Every place.
pub const PLACES: [Place; 17] = [
    Place::Welcome,
    Place::Queue,
    Place::Pairs,
    Place::Rubric,
    Place::Interview,
    Place::HandOver,
    Place::Reveal,
    Place::Shortlist,
    Place::Missing,
    Place::Sync,
    Place::Review,
    Place::Menu,
    Place::Dialog,
    Place::Field,
    Place::Note,
    Place::Palette,
    Place::Help,
];

/// How actions are grouped in help and palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is titled in the locale files, under group-<name>")]
pub enum Group {
    Here,
    Move,
    People,
    Pairs,
    Sheet,
    Decide,
    Day,
    Everywhere,
}

/// How an action's keys are written in a hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The first key's name.
    Key,
    /// The scale's levels, `1-5`.
    Levels,
    /// The tabs or panes, `1-3`.
    Panes,
    /// The two arrows, `↑↓`.
    Arrows,
    /// Never in the footer.
    None,
}

/// One action: its place in help and palette, and the keys it has unless a keymap says otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Action {
    /// Which action.
    pub id: ActionId,
    /// Part of the locale keys `action-<name>` (title), `action-<name>-does` (sentence).
    pub name: &'static str,
    /// Where it is listed.
    pub group: Group,
    /// The places where the keys work.
    pub places: &'static [Place],
    /// Default keys, the one shown first.
    pub keys: &'static [&'static str],
    /// How the keys are written in the footer.
    pub hint: Hint,
    /// Kept in the footer the longer, the lower; 0 is never dropped.
    pub rank: u8,
}

impl Action {
    /// Locale key of the title.
    pub fn title_key(&self) -> String {
        format!("action-{}", self.name)
    }

    /// Locale key of the sentence.
    pub fn sentence_key(&self) -> String {
        format!("action-{}-does", self.name)
    }

    /// Whether a person may find it in the palette and in help by name: what moves a pointer or edits a field may not.
    pub fn is_listed(&self) -> bool {
        self.group != Group::Move
    }
}

use ActionId as A;
use Group as G;
use Hint as H;
use Place as P;

/// Lists with a pointer.
const LISTS: &[Place] = &[
    P::Welcome,
    P::Queue,
    P::Pairs,
    P::Rubric,
    P::Interview,
    P::HandOver,
    P::Reveal,
    P::Shortlist,
    P::Missing,
    P::Sync,
    P::Review,
    P::Menu,
    P::Dialog,
];
/// The places a person works in, where letters are commands.
const WORK: &[Place] = &[
    P::Welcome,
    P::Queue,
    P::Pairs,
    P::Rubric,
    P::Interview,
    P::HandOver,
    P::Reveal,
    P::Shortlist,
    P::Missing,
    P::Sync,
    P::Review,
];
/// Everywhere.
const ALL: &[Place] = &PLACES;
/// Lists that are long enough to page through, or have a field above them.
const LONG: &[Place] = &[
    P::Welcome,
    P::Queue,
    P::Pairs,
    P::Rubric,
    P::Interview,
    P::HandOver,
    P::Reveal,
    P::Shortlist,
    P::Missing,
    P::Sync,
    P::Review,
    P::Menu,
    P::Dialog,
    P::Palette,
    P::Help,
];
/// Screens with a day behind them, hand-over excepted: nothing else is on that screen.
const DAY: &[Place] =
    &[P::Queue, P::Pairs, P::Rubric, P::Interview, P::Reveal, P::Shortlist, P::Missing, P::Sync, P::Review];
const MAIN: &[Place] = &[P::Queue, P::Pairs, P::Rubric];

const fn action(
    id: ActionId,
    name: &'static str,
    group: Group,
    places: &'static [Place],
    keys: &'static [&'static str],
    hint: Hint,
    rank: u8,
) -> Action {
    Action { id, name, group, places, keys, hint, rank }
}

/// Every action. The order is that of help and of the footer.
#[rustfmt::skip]
pub const ACTIONS: &[Action] = &[
    // the row and the field under the pointer
    action(A::Mark, "mark", G::Here, &[P::Interview], &["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"], H::Levels, 1),
    action(A::Agree, "agree", G::Here, &[P::Reveal], &["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"], H::Levels, 1),
    action(A::PutIn, "put-in", G::Decide, &[P::Shortlist], &["1"], H::Key, 1),
    action(A::PutReserve, "put-reserve", G::Decide, &[P::Shortlist], &["2"], H::Key, 2),
    action(A::PutOut, "put-out", G::Decide, &[P::Shortlist], &["3"], H::Key, 3),
    action(A::PutUndecided, "put-undecided", G::Decide, &[P::Shortlist], &["0"], H::Key, 4),
    action(A::NotAssessed, "not-assessed", G::Sheet, &[P::Interview], &["n", "N", "hyphen"], H::Key, 2),
    action(A::Up, "up", G::Move, LONG, &["up"], H::None, 9),
    action(A::Down, "down", G::Move, LONG, &["down"], H::None, 9),
    action(A::Choose, "choose", G::Move, &[P::Welcome, P::HandOver, P::Menu], &["1", "2", "3", "4", "5", "6", "7", "8", "9"], H::Arrows, 3),
    action(A::Choose, "choose", G::Move, &[P::Dialog], &["1", "2", "3", "4", "5", "6", "7", "8", "9"], H::Arrows, 3),
    action(A::Open, "open", G::Here, &[P::Welcome, P::Queue, P::Pairs, P::HandOver, P::Shortlist, P::Missing, P::Sync, P::Menu, P::Dialog, P::Palette, P::Help, P::Field], &["enter"], H::Key, 1),
    action(A::TakeReviewed, "take-reviewed", G::Day, &[P::Review], &["enter"], H::Key, 1),
    action(A::NewLine, "new-line", G::Move, &[P::Note], &["enter"], H::None, 9),
    action(A::Note, "note", G::Sheet, &[P::Interview], &["tab"], H::Key, 3),
    action(A::NextEmpty, "next-empty", G::Sheet, &[P::Reveal], &["space"], H::Key, 4),
    action(A::NextEmpty, "next-empty", G::Sheet, &[P::Interview], &["space"], H::Key, 5),
    action(A::GeneralNote, "general-note", G::Sheet, &[P::Interview], &["shift-tab"], H::Key, 9),
    action(A::Sentence, "sentence", G::Sheet, &[P::Reveal], &["tab"], H::Key, 2),
    action(A::AgreeMean, "agree-mean", G::Sheet, &[P::Reveal], &["="], H::Key, 4),
    action(A::NoAgreement, "no-agreement", G::Sheet, &[P::Reveal], &["n", "hyphen"], H::Key, 6),
    action(A::Seal, "seal", G::Sheet, &[P::Interview], &["s"], H::Key, 7),
    action(A::Pass, "pass", G::Sheet, &[P::Interview], &["p"], H::Key, 4),
    action(A::Reveal, "reveal", G::Sheet, &[P::Interview], &["r"], H::Key, 9),
    action(A::Reasons, "reasons", G::Sheet, &[P::Interview], &["x"], H::Key, 8),
    action(A::Open, "open", G::Here, &[P::Interview, P::Reveal, P::Rubric], &["enter"], H::None, 9),
    action(A::TakeBack, "take-back", G::Sheet, &[P::Interview], &["backspace"], H::Key, 10),
    action(A::EmptyRow, "empty-row", G::Sheet, &[P::Interview, P::Reveal], &["del"], H::Key, 10),
    action(A::LevelDown, "level-down", G::Sheet, &[P::Interview, P::Reveal], &["left", "h"], H::None, 10),
    action(A::LevelUp, "level-up", G::Sheet, &[P::Interview, P::Reveal], &["right", "l"], H::None, 10),
    action(A::Application, "application", G::Sheet, &[P::Interview], &["i"], H::Key, 9),
    action(A::CallLead, "call-lead", G::Sheet, &[P::Interview, P::Reveal], &["c"], H::Key, 6),
    // the candidate sits a metre away: to blank the page is found at every width, before the note
    action(A::PauseClock, "pause-clock", G::Sheet, &[P::Interview], &["t"], H::Key, 6),
    action(A::CoverMarks, "cover-marks", G::Sheet, &[P::Interview], &["v"], H::Key, 4),
    action(A::BlankScreen, "blank-screen", G::Sheet, &[P::Interview], &["b"], H::Key, 2),
    action(A::Reopen, "reopen", G::Sheet, &[P::Interview], &[], H::None, 10),
    action(A::MoveInterview, "move-interview", G::Sheet, &[P::Interview], &[], H::None, 10),
    action(A::Finish, "finish", G::Sheet, &[P::Reveal], &[], H::None, 10),
    action(A::SecondLook, "second-look", G::Decide, &[P::Reveal, P::Shortlist], &["s"], H::Key, 8),

    // people
    action(A::TakeNext, "take-next", G::People, &[P::Queue], &["t"], H::Key, 2),
    action(A::FilterQueue, "filter-queue", G::People, &[P::Queue], &["f"], H::Key, 6),
    action(A::AddCandidate, "add-candidate", G::People, &[P::Queue], &["n"], H::Key, 9),
    action(A::Arrive, "arrive", G::People, &[P::Queue], &[], H::None, 10),
    action(A::Call, "call", G::People, &[P::Queue], &[], H::None, 10),
    action(A::StartInterview, "start-interview", G::People, &[P::Queue], &[], H::None, 10),
    action(A::MarkLate, "mark-late", G::People, &[P::Queue], &[], H::None, 10),
    action(A::MarkAbsent, "mark-absent", G::People, &[P::Queue], &[], H::None, 10),
    action(A::Withdraw, "withdraw", G::People, &[P::Queue], &[], H::None, 10),
    action(A::Expect, "expect", G::People, &[P::Queue], &[], H::None, 10),
    action(A::DeclareConflict, "declare-conflict", G::People, &[P::Queue], &[], H::None, 10),
    action(A::LiftConflict, "lift-conflict", G::People, &[P::Queue], &[], H::None, 10),
    action(A::EditCandidate, "edit-candidate", G::People, &[P::Queue], &[], H::None, 10),
    action(A::MergeCandidate, "merge-candidate", G::People, &[P::Queue], &[], H::None, 10),
    action(A::EndInterview, "end-interview", G::People, &[P::Queue], &[], H::None, 10),
    action(A::MoveInterview, "move-interview", G::People, &[P::Queue], &[], H::None, 10),
    action(A::Reopen, "reopen", G::People, &[P::Queue], &[], H::None, 10),

    // pairs
    action(A::AddPair, "add-pair", G::Pairs, &[P::Pairs], &["n"], H::Key, 5),
    action(A::EditPair, "edit-pair", G::Pairs, &[P::Pairs], &["e"], H::Key, 4),
    action(A::AddInterviewer, "add-interviewer", G::Pairs, &[P::Pairs], &["a"], H::Key, 6),
    action(A::EditInterviewer, "edit-interviewer", G::Pairs, &[P::Pairs], &[], H::None, 10),

    // the decision and the day
    action(A::FilterArea, "filter-area", G::Decide, &[P::Shortlist], &["f"], H::Key, 5),
    action(A::Reorder, "reorder", G::Decide, &[P::Shortlist], &["o"], H::Key, 8),
    action(A::OfferPlace, "offer-place", G::Decide, &[P::Shortlist], &[], H::None, 10),
    action(A::AnswerCall, "answer-call", G::Day, &[P::Missing], &[], H::None, 10),
    action(A::AcceptGap, "accept-gap", G::Day, &[P::Missing], &["a"], H::Key, 2),
    action(A::SettleClash, "settle-clash", G::Day, &[P::Missing], &[], H::None, 10),
    action(A::SyncFolder, "sync-folder", G::Day, &[P::Sync], &["s"], H::Key, 2),
    action(A::CloseDay, "close-day", G::Day, &[P::Missing], &[], H::None, 10),
    action(A::ReopenDay, "reopen-day", G::Day, &[P::Missing], &[], H::None, 10),
    action(A::ChangePlaces, "change-places", G::Day, &[], &[], H::None, 10),
    action(A::AgreementStart, "agreement-start", G::Day, &[], &[], H::None, 10),
    action(A::SetArea, "set-area", G::Day, &[], &[], H::None, 10),
    action(A::FinishLaptop, "finish-laptop", G::Day, &[P::Sync], &[], H::None, 10),
    action(A::ImportBundle, "import-bundle", G::Day, &[P::Sync], &["i"], H::Key, 3),
    action(A::ExportBundle, "export-bundle", G::Day, &[P::Sync], &["e"], H::Key, 4),
    action(A::VerifyBundle, "verify-bundle", G::Day, &[P::Sync], &["v"], H::Key, 6),
    action(A::SettleClash, "settle-clash", G::Day, &[P::Sync], &["a"], H::Key, 6),
    action(A::WatchFolder, "watch-folder", G::Day, &[P::Sync], &["w"], H::Key, 8),
    action(A::ChooseFolder, "choose-folder", G::Day, &[P::Sync], &["f"], H::Key, 9),
    action(A::StopWork, "stop-work", G::Day, &[], &[], H::None, 10),
    action(A::NewDay, "new-day", G::Day, &[], &[], H::None, 10),
    action(A::Demo, "demo", G::Day, &[], &[], H::None, 10),
    action(A::Language, "language", G::Day, &[], &[], H::None, 10),
    action(A::Motion, "motion", G::Day, &[], &[], H::None, 10),
    action(A::Mouse, "mouse", G::Day, &[], &[], H::None, 10),

    // moving about
    action(A::Up, "up", G::Move, LISTS, &["k"], H::None, 9),
    action(A::Down, "down", G::Move, LISTS, &["j"], H::None, 9),
    action(A::Left, "left", G::Move, &[P::Queue, P::Pairs, P::Rubric, P::Shortlist], &["left", "h"], H::None, 9),
    action(A::Right, "right", G::Move, &[P::Queue, P::Pairs, P::Rubric, P::Shortlist], &["right", "l"], H::None, 9),
    action(A::PageUp, "page-up", G::Move, LONG, &["pageup"], H::None, 9),
    action(A::PageDown, "page-down", G::Move, LONG, &["pagedown"], H::None, 9),
    action(A::First, "first", G::Move, LISTS, &["home"], H::None, 9),
    action(A::Last, "last", G::Move, LISTS, &["end", "G"], H::None, 9),
    action(A::NextPane, "next-pane", G::Move, MAIN, &["tab"], H::None, 9),
    action(A::PreviousPane, "previous-pane", G::Move, MAIN, &["shift-tab"], H::None, 9),
    action(A::LeaveField, "leave-field", G::Move, &[P::Note], &["tab", "shift-tab", "esc"], H::Key, 1),
    action(A::Search, "search", G::Everywhere, &[P::Queue], &["/", "ctrl-f"], H::Key, 3),
    action(A::Search, "search", G::Everywhere, &[P::Shortlist], &["/", "ctrl-f"], H::Key, 6),
    action(A::Pane, "pane", G::Everywhere, MAIN, &["1", "2", "3"], H::Panes, 4),
    action(A::Menu, "menu", G::Everywhere, DAY, &["."], H::Key, 6),
    action(A::GoTo, "go-to", G::Everywhere, DAY, &["g"], H::Key, 6),
    action(A::GoMain, "go-main", G::Everywhere, &[], &[], H::None, 10),
    action(A::GoShortlist, "go-shortlist", G::Everywhere, &[], &[], H::None, 10),
    action(A::GoSync, "go-sync", G::Everywhere, &[], &[], H::None, 10),
    action(A::ChooseSeat, "choose-seat", G::Everywhere, &[], &[], H::None, 10),
    action(A::SitAlone, "sit-alone", G::Everywhere, &[], &[], H::None, 10),
    action(A::GoWelcome, "go-welcome", G::Everywhere, &[], &[], H::None, 10),
    action(A::Missing, "missing", G::Everywhere, DAY, &["m"], H::Key, 7),
    action(A::Undo, "undo", G::Everywhere, DAY, &["u"], H::Key, 8),
    action(A::Redo, "redo", G::Everywhere, DAY, &["U"], H::None, 9),
    action(A::Back, "back", G::Everywhere, WORK, &["esc"], H::None, 9),
    action(A::Back, "back", G::Everywhere, &[P::Menu, P::Dialog, P::Palette, P::Help, P::Field], &["esc"], H::Key, 9),
    // the shortlist's own keys fill the footer: there the palette comes before the least of them
    action(A::Palette, "palette", G::Everywhere, &[P::Shortlist], &[":", "ctrl-p"], H::Key, 3),
    action(A::Palette, "palette", G::Everywhere, DAY, &[":", "ctrl-p"], H::Key, 5),
    action(A::Redraw, "redraw", G::Move, ALL, &["ctrl-l"], H::None, 9),
    action(A::Suspend, "suspend", G::Move, WORK, &["ctrl-z"], H::None, 9),
    action(A::Interrupt, "interrupt", G::Move, ALL, &["ctrl-c"], H::None, 9),
    action(A::Help, "help", G::Everywhere, WORK, &["?", "f1"], H::Key, 0),
    action(A::Quit, "quit", G::Everywhere, WORK, &["q"], H::Key, 0),
];

/// The table's rows for one action (keys may differ between places).
pub fn rows_of(id: ActionId) -> impl Iterator<Item = &'static Action> {
    ACTIONS.iter().filter(move |action| action.id == id)
}

/// The first row of an action, which carries its title.
pub fn row_of(id: ActionId) -> Option<&'static Action> {
    rows_of(id).next()
}
