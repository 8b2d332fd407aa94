//! Failures of a command: what happened, what it means for the data, what to do; and the exit code.

use super::args::Format;
use super::document::{blocker_name, blocker_text};
use super::setting::{say, say_raw};
use crate::app::laptop::{ImportFault, LaptopError};
use crate::app::refused::refusal_text;
use crate::app::session::CommitError;
use crate::bundle::{BundleError, DayLabel};
use crate::domain::day::Day;
use crate::domain::refusal::Refusal;
use crate::intake::{IntakeError, RubricFileError};
use crate::store::{Obstacle, StoreError};
use crate::text::Words;
use serde::Serialize;
use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::Path;

/// Done.
pub const DONE: u8 = 0;
/// It could not be done.
pub const FAILED: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// Done in part.
pub const PARTLY: u8 = 3;

/// A command that came to nothing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Failure {
    /// Exit code.
    #[serde(skip)]
    pub exit: u8,
    /// For programs, snake_case.
    pub kind: String,
    /// What happened.
    pub what: String,
    /// What it means for the data.
    pub safe: String,
    /// What to do.
    pub next: String,
}

impl Failure {
    /// A failure in three parts.
    pub fn new(kind: &str, what: impl Into<String>, safe: impl Into<String>, next: impl Into<String>) -> Failure {
        Failure { exit: FAILED, kind: kind.to_owned(), what: what.into(), safe: safe.into(), next: next.into() }
    }

    /// Wrong usage: exit 2.
    pub fn usage(words: &Words, what: impl Into<String>) -> Failure {
        Failure { exit: USAGE, ..Failure::new("usage", what, words.error_nothing_changed(), words.error_see_help()) }
    }

    /// A file that somebody named and that cannot be read.
    pub fn unreadable(words: &Words, path: &Path, e: &std::io::Error) -> Failure {
        let what = words.error_io(&path.display().to_string(), &io_why(words, e));
        Failure::new("io", what, words.error_nothing_changed(), words.error_check_path())
    }

    /// Somebody named a folder, and it is not there, or is something else.
    pub fn no_folder(words: &Words, path: &Path) -> Failure {
        let shown = path.display().to_string();
        // a path through a file leads nowhere; a link that leads nowhere is not there either
        let (kind, what) = match path.exists() {
            true => ("not_a_folder", words.error_not_a_folder(&shown)),
            false => ("no_folder", words.error_no_folder(&shown)),
        };
        Failure::new(kind, what, words.error_data_here_safe(), words.error_name_folder())
    }

    /// The domain refused.
    pub fn refused(words: &Words, day: Option<&Day>, refusal: &Refusal) -> Failure {
        let mut f = Failure::new(
            &snake(refusal.name()),
            refusal_text(words, day, refusal),
            words.error_nothing_changed(),
            words.error_see_help(),
        );
        match refusal {
            Refusal::NobodyActing => {
                f.exit = USAGE;
                f.next = words.error_say_who().into_owned();
            }
            Refusal::DayBlocked(blockers) => {
                let mut lines: Vec<String> = Vec::new();
                if let Some(day) = day {
                    lines.extend(blockers.iter().map(|b| {
                        let (text, name) = (blocker_text(words, day, &b.what), blocker_name(day, &b.what));
                        format!("{text}  --accept-missing {name}")
                    }));
                }
                f.what = std::iter::once(f.what).chain(lines).collect::<Vec<_>>().join("\n  ");
                f.next = words.error_accept_by_name().into_owned();
            }
            _ => f.next = words.error_change_and_retry().into_owned(),
        }
        f
    }

    /// A command could not be committed.
    pub fn commit(words: &Words, day: Option<&Day>, e: &CommitError) -> Failure {
        match e {
            CommitError::Refused(r) => Failure::refused(words, day, r),
            CommitError::Fault(f) => Failure::new(
                "bad_entry",
                words.error_bad_entry(&format!("{}: {}", f.reason.as_str(), f.detail)),
                words.error_nothing_changed(),
                words.error_tell_us(),
            ),
        }
    }

    /// The store.
    pub fn store(words: &Words, e: &StoreError) -> Failure {
        let path = |p: &std::path::Path| p.display().to_string();
        match e {
            StoreError::Held { holder } => {
                let (pid, since) = holder.as_ref().map_or((String::new(), String::new()), |h| {
                    (h.pid.to_string(), h.since.get(11..16).unwrap_or_default().to_owned())
                });
                let what = if pid.is_empty() {
                    words.error_held_unknown().into_owned()
                } else {
                    words.error_held(&pid, &since).into_owned()
                };
                Failure::new("held", what, words.error_held_safe(), words.error_held_next())
            }
            StoreError::Newer { path: p, version } => Failure::new(
                "newer",
                words.error_newer(&path(p), &version.to_string()),
                words.error_untouched(),
                words.error_update(),
            ),
            StoreError::Missing { path: p } => {
                Failure::new("missing", words.error_missing(&path(p)), words.error_nothing_changed(), mend(words, p))
            }
            StoreError::Exists { path: p } => {
                Failure::new("exists", words.error_exists(&path(p)), words.error_untouched(), words.error_check_store())
            }
            StoreError::Unreadable { path: p, .. } => {
                Failure::new("unreadable", words.error_unreadable(&path(p)), words.error_untouched(), mend(words, p))
            }
            StoreError::Damaged { path: p, line, .. } => Failure::new(
                "damaged",
                words.error_damaged(&path(p), *line),
                words.error_untouched(),
                words.error_keep_folder(),
            ),
            StoreError::NotStored { cause, .. } => Failure::new(
                "not_stored",
                match cause {
                    Obstacle::Full => words.error_disk_full(),
                    Obstacle::Gone => words.error_disk_gone(),
                    Obstacle::Disk | Obstacle::Stopped => words.error_disk_silent(),
                },
                words.error_before_is_stored(),
                words.error_make_room(),
            ),
            StoreError::Io { path: p, source } => Failure::new(
                "io",
                words.error_io(&path(p), &io_why(words, source)),
                words.error_nothing_changed(),
                io_next(words, source, words.error_check_store()),
            ),
        }
    }

    /// A laptop's failure.
    pub fn laptop(words: &Words, day: Option<&Day>, e: &LaptopError) -> Failure {
        match e {
            LaptopError::Store(e) => Failure::store(words, e),
            LaptopError::Commit(e) => Failure::commit(words, day, e),
        }
    }

    /// A bundle could not be read, written or taken.
    pub fn bundle(words: &Words, e: &ImportFault) -> Failure {
        let reason = match e {
            ImportFault::Laptop(e) => return Failure::laptop(words, None, e),
            ImportFault::WrongDay { theirs, ours } => {
                let named = |d: &DayLabel| format!("{}, {}", d.name, d.date);
                let (mut a, mut b) = (named(theirs), named(ours));
                if a == b {
                    // two days of one name: only their ids tell them apart
                    (a, b) = (format!("{a} ({})", theirs.id), format!("{b} ({})", ours.id));
                }
                return Failure::new(
                    "wrong_day",
                    words.error_wrong_day(&a, &b),
                    words.error_nothing_taken(),
                    words.by_key("bundle-wrong-day-next").into_owned(),
                );
            }
            // what is written into, or listed, is a folder
            ImportFault::Bundle(BundleError::Io { path, source, .. })
                if source.kind() == ErrorKind::NotADirectory && path.exists() && !path.is_dir() =>
            {
                return Failure::no_folder(words, path);
            }
            ImportFault::Bundle(BundleError::Io { path, source, .. }) => {
                return Failure::new(
                    "io",
                    words.error_io(&path.display().to_string(), &io_why(words, source)),
                    words.error_data_here_safe(),
                    io_next(words, source, words.error_check_stick()),
                );
            }
            ImportFault::Bundle(BundleError::NotAFile { path }) => {
                return Failure::new(
                    "not_a_file",
                    words.error_not_a_file(&path.display().to_string()),
                    words.error_nothing_taken(),
                    words.error_name_the_file(),
                );
            }
            ImportFault::Bundle(BundleError::StillArriving { path }) => {
                return Failure::new(
                    "still_arriving",
                    words.error_still_arriving(&path.display().to_string()),
                    words.error_nothing_taken(),
                    words.error_wait_and_retry(),
                );
            }
            ImportFault::Bundle(BundleError::ReadBack { path, .. }) => {
                return Failure::new(
                    "read_back",
                    words.error_read_back(&path.display().to_string()),
                    words.error_data_here_safe(),
                    words.error_check_stick(),
                );
            }
            ImportFault::NoKey => {
                return Failure::new(
                    "no_key",
                    words.error_no_key(),
                    words.error_data_here_safe(),
                    words.error_no_key_next(),
                );
            }
            ImportFault::Bundle(BundleError::Stopped) => {
                return Failure::new(
                    "stopped",
                    words.error_stopped(),
                    words.error_stopped_safe(),
                    words.error_stopped_next(),
                );
            }
            ImportFault::Bundle(BundleError::Refused { fault, line }) => (fault.reason, *line),
            ImportFault::Unfit(r) => (*r, None),
        };
        let (reason, line) = reason;
        let key = reason.as_str();
        let mut what = words.by_key(&format!("bundle-{key}")).into_owned();
        if let Some(n) = line {
            what = format!("{what} ({})", words.error_at_line(n));
        }
        Failure::new(
            &key.replace('-', "_"),
            what,
            words.error_nothing_taken(),
            words.by_key(&format!("bundle-{key}-next")).into_owned(),
        )
    }

    /// A file of people.
    pub fn intake(words: &Words, e: &IntakeError) -> Failure {
        let exit = if e.is_usage() { USAGE } else { FAILED };
        let what = super::intake_words::error_text(words, e);
        Failure {
            exit,
            ..Failure::new(
                e.reason.as_str(),
                what,
                words.error_nothing_taken(),
                super::intake_words::error_next(words, e),
            )
        }
    }

    /// A rubric file.
    pub fn rubric(words: &Words, e: &RubricFileError) -> Failure {
        Failure::new(
            "rubric",
            super::intake_words::rubric_text(words, e),
            words.error_nothing_changed(),
            super::intake_words::rubric_next(words, e),
        )
    }

    /// The failure as programs read it, on one line.
    pub fn as_json(&self) -> Option<String> {
        serde_json::to_string(&Told { error: self }).ok()
    }

    /// Writes the failure where people and programs look: sentences on stderr, with JSON as the last line where wanted.
    pub fn tell(&self, format: Format) {
        say(&self.what);
        say(&self.safe);
        say(&self.next);
        if format == Format::Json
            && let Some(json) = self.as_json()
        {
            say_raw(&json);
        }
    }
}

/// The last line on stderr, for programs.
#[derive(Serialize)]
struct Told<'a> {
    error: &'a Failure,
}

/// What to do where a file of the store is not what it should be: the one that says which laptop this is comes back with a
/// rebuild of its day.
fn mend(words: &Words, path: &Path) -> String {
    let day = path.parent().and_then(|folder| folder.file_name()).filter(|_| path.ends_with("device"));
    match day {
        Some(day) => words.store_next_rebuild(&format!("colloquio store rebuild --day {}", day.display())).into_owned(),
        None => words.error_check_store().into_owned(),
    }
}

/// Why a file could not be had: the common causes in the reader's language, the rest as the system says it.
pub fn io_why(words: &Words, e: &std::io::Error) -> String {
    match e.kind() {
        ErrorKind::NotFound => words.io_not_there().into_owned(),
        ErrorKind::PermissionDenied => words.io_not_allowed().into_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => words.io_full().into_owned(),
        ErrorKind::ReadOnlyFilesystem => words.io_read_only().into_owned(),
        ErrorKind::IsADirectory => words.io_is_folder().into_owned(),
        ErrorKind::NotADirectory => words.io_no_folder().into_owned(),
        // what `file_bytes` says of a FIFO or a device
        ErrorKind::InvalidInput => words.io_no_file().into_owned(),
        _ => e.to_string(),
    }
}

/// What to do about it: on a full disk make room, else what the caller says.
pub fn io_next<'a>(words: &'a Words, e: &std::io::Error, otherwise: Cow<'a, str>) -> Cow<'a, str> {
    match e.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => words.error_make_room(),
        _ => otherwise,
    }
}

/// `SheetSealed` -> `sheet_sealed`.
pub fn snake(name: &str) -> String {
    let mut out = String::new();
    for (i, c) in name.chars().enumerate() {
        if c.is_ascii_uppercase() && i > 0 {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
