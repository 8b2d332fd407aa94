//! What can happen to the program, and what it wants done. `update` turns the first into the second and touches nothing
//! but the model.

use super::exchange::{Habit, News};
use super::geometry::Size;
use super::key::Key;
use super::laptop::Renewal;
use super::model::Access;
use super::pointing::{Target, Wheel};
use super::session::Session;
use super::settings::Settings;
use crate::domain::ids::{DeviceId, PersonId};
use crate::store::{Draft, FileSystem, FoundDrafts, Obstacle, Space};
use crate::text::Lang;
use crate::wire::stamp::Stamped;
use std::path::PathBuf;

/// A day that was read, made or joined.
#[derive(Debug)]
pub struct DayRead {
    /// The Day and this laptop's chain.
    pub session: Session,
    /// Who is at the keyboard, where that is known.
    pub actor: Option<PersonId>,
    /// Whether this window may write.
    pub access: Access,
    /// When its last entry was stored.
    pub stored_at: Option<i64>,
    /// The clock is made up.
    pub trial: bool,
    /// What opening found and mended.
    pub found: Found,
    /// What was typed and is in no entry, and where somebody was.
    pub drafts: FoundDrafts,
}

/// What opening a day found on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Bytes of an unfinished end that were set aside; nothing of them had been called stored.
    pub cut: u64,
    /// Entries that only the second copy still had.
    pub recovered: u64,
    /// Lines that neither copy can give back.
    pub damaged: usize,
    /// Lines at the journal's former end that neither copy has.
    pub lost: u64,
    /// This laptop as it was until then: whose end that is.
    pub former: Option<DeviceId>,
    /// The name this laptop goes on under from its first word, and why it does.
    pub goes_on: Option<(String, Renewal)>,
}

/// How many copies of an entry there are on this laptop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copies {
    /// The second cannot be written.
    One,
    /// As it should be.
    Two,
}

/// Something that could not be done outside the program: what happened, what it means for the data, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// What happened.
    pub what: String,
    /// What it means for the data.
    pub safe: String,
    /// What to do.
    pub next: String,
}

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted in one piece.
    Paste(String),
    /// The mouse was pressed on something.
    Click(Target),
    /// The wheel turned, over something or over nothing.
    Wheel(Option<Target>, Wheel),
    /// The window has a new size.
    Resized(Size),
    /// An append was given this ticket.
    Asked(u64),
    /// Everything up to this ticket is stored.
    Stored(u64),
    /// The store refused.
    NotStored(Obstacle),
    /// The answer is late enough to be shown.
    SavingIsSlow,
    /// The answer is so late that something is wrong.
    SavingIsStuck,
    /// Every draft up to this serial is on disk.
    DraftsWritten(u64),
    /// Drafts cannot be written.
    DraftsFailed,
    /// There is one copy only from now on, or two again.
    Copies(Copies),
    /// The room on the disk changed.
    Space(Space),
    /// The store lies on a file system that promises less.
    Weak(FileSystem),
    /// So many entries that one of the two copies had lost came from the other.
    Restored(usize),
    /// The day goes on in this folder; so many things that were not stored are stored there.
    WentOn {
        /// The day as it stands there.
        day: Box<DayRead>,
        /// The store.
        folder: PathBuf,
        /// Entries said again.
        again: usize,
    },
    /// A day is ready.
    DayReady(Box<DayRead>),
    /// New entries came from elsewhere; they are in the Day.
    Grown,
    /// Files and folders: what the other thread says.
    News(News),
    /// The program that held the day has ended, and this one has it now.
    TookOver(Box<DayRead>),
    /// The day on disk was written on by the program that holds it.
    Followed(Box<Session>),
    /// Something outside could not be done.
    Failed(Failed),
    /// A minute began: times that are shown may change.
    Minute,
    /// The moment came at which time alone changes the screen (see `update::clock::due`).
    Tick,
    /// The program came back from the shell.
    Resumed,
    /// Somebody outside wants the program to end.
    EndAsked,
}

/// Something the program wants done.
#[derive(Debug)]
pub enum Effect {
    /// Store these entries as one group.
    Append(Vec<Stamped>),
    /// Keep this draft, the one with this serial, or forget it where it has no text.
    KeepDraft(Draft, u64),
    /// A field was left with its text in no entry: what is kept of it should outlive a power cut.
    SyncDrafts,
    /// Keep the place somebody is at.
    KeepPlace(String),
    /// Make a day on this laptop.
    Found {
        /// What it is called.
        name: String,
        /// ISO date.
        date: String,
        /// How many are chosen.
        places: i64,
    },
    /// Read a bundle and join its day; where a day is open, what it would bring is shown first.
    ReadBundle(PathBuf),
    /// Write a bundle into this folder.
    WriteBundle(PathBuf),
    /// Find the places a bundle can be carried by.
    LookAround,
    /// Look into the files of this folder, or into this file.
    LookInto(PathBuf),
    /// Look into the files of what somebody named as the folder of the one key.
    LookIntoFolder(PathBuf),
    /// Look into the files of this folder, where it is there: nobody asked.
    LookAgain(PathBuf),
    /// Check this file from end to end; nothing is taken.
    VerifyFile(PathBuf),
    /// Take these files in.
    TakeFiles(Vec<PathBuf>),
    /// Take everything new in this folder, then write a bundle there.
    SyncFolder(PathBuf),
    /// Stop what the other thread is at.
    StopWork,
    /// Remember the folder and what happens when something arrives there.
    KeepFolder(Option<PathBuf>, Habit),
    /// Watch this folder from now on.
    WatchFolder(Option<PathBuf>, Habit),
    /// Go on with the day in this folder: the disk it lies on takes nothing more.
    GoOnElsewhere(PathBuf),
    /// Open the trial day.
    OpenDemo,
    /// Remember who was at the keyboard, by code.
    RememberSeat(String),
    /// Remember the language.
    RememberLang(Lang),
    /// Remember the switches; the mouse is taken, or left to the terminal.
    RememberSettings(Settings),
    /// Draw every cell again.
    Redraw,
    /// Leave the terminal to the shell for a while.
    Suspend,
    /// End.
    Quit,
}
