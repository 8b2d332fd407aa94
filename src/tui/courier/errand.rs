//! One order of the thread that carries files: looking into files, proving one, taking several in, writing, syncing a folder.

use super::{Going, Ground, Manner, Order, Report, Took};
use crate::app::clock::Clock;
use crate::app::exchange::{FileState, News, Outcome, Presence, Refusal, Spot, Task, WroteFile};
use crate::app::laptop::{
    ImportFault, Outgoing, Reach, Told, day_with, fold, is_arriving, is_fresh, known, label, prove, reach_beside,
    sighting, write_out,
};
use crate::app::msg::Failed;
use crate::app::review::{Viewer, contents};
use crate::bundle::{Act, BundleError, Header, Skipped, Verified, Written, list, outside};
use crate::domain::day::Day;
use crate::domain::ids::DeviceId;
use crate::tui::spots::spot;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;

/// One order being carried out.
pub(super) struct Errand<'a> {
    pub ground: &'a Ground,
    pub tell: &'a dyn Fn(Report),
    pub task: Task,
}

/// What became of several files.
#[derive(Default)]
struct Sum {
    new: usize,
    taken: usize,
    refused: usize,
    arriving: usize,
}

impl Errand<'_> {
    pub(super) fn carry_out(&self, order: Order) -> Outcome {
        match order {
            Order::Around(_) | Order::Watch(_) | Order::Join(_) => Outcome::Looked,
            Order::Look(path, manner) => self.look(path, manner),
            Order::Verify(path) => self.verify(&path),
            Order::Take(files) => self.taken(&files),
            Order::Write(folder) => match self.write(&folder, |_, _, _| Some(Reach::Others)) {
                Ok(wrote) => self.done(Sum::default(), wrote),
                Err(fault) => self.failed(&folder, &fault),
            },
            Order::Sync(folder) => self.sync(folder),
        }
    }

    fn say(&self, news: News) {
        (self.tell)(Report::News(news));
    }

    fn at(&self, file: &Path) {
        let file = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.say(News::At { task: self.task, file });
    }

    fn done(&self, sum: Sum, wrote: Option<WroteFile>) -> Outcome {
        let Sum { new, taken, refused, arriving } = sum;
        Outcome::Done { new, taken, refused, arriving, wrote }
    }

    fn failure(&self, path: &Path, fault: &ImportFault) -> Failed {
        (self.ground.outside.import_failed)(&self.ground.words, path, fault)
    }

    fn refused(&self, path: &Path, fault: &ImportFault) -> FileState {
        let failed = self.failure(path, fault);
        let short = match fault {
            ImportFault::WrongDay { theirs, .. } => self.ground.words.file_other_day(&theirs.name).into_owned(),
            _ => failed.what.clone(),
        };
        FileState::Refused(Refusal { short, failed })
    }

    fn failed(&self, path: &Path, fault: &ImportFault) -> Outcome {
        Outcome::Failed(self.failure(path, fault))
    }

    fn viewer(&self) -> Viewer<'_> {
        Viewer { words: &self.ground.words, who: self.ground.viewer, now: self.ground.world.clock.now_ms() }
    }

    /// The day as it is stored, and what headers told.
    fn day(&self) -> Result<(Day, Told), ImportFault> {
        let lines = self.ground.store.lines()?;
        let (day, told, _) = fold(self.ground.day, &lines);
        Ok((day, told))
    }

    pub(super) fn taken(&self, files: &[PathBuf]) -> Outcome {
        match self.take(files) {
            Ok((sum, _)) => self.done(sum, None),
            Err(outcome) => outcome,
        }
    }

    /// The files of a folder are listed; a file is listed alone. Gives those that are to be read.
    fn listed(&self, path: PathBuf) -> Result<Vec<PathBuf>, Outcome> {
        if !path.is_dir() {
            let found = vec![(path.clone(), FileState::Found)];
            self.say(News::Listed(Spot { bundles: 1, ..Spot::of(path.clone()) }, found));
            return Ok(vec![path]);
        }
        let listing =
            list(&path).map_err(|e| self.failed(&path, &ImportFault::Bundle(BundleError::io(Act::Spool, &path)(e))))?;
        let words = &self.ground.words;
        let skipped = listing.skipped.into_iter().map(|(path, why)| {
            let why = match why {
                Skipped::Shadow => words.file_skipped_shadow(),
                Skipped::Link => words.file_skipped_link(),
                Skipped::NotAFile => words.file_skipped_not_a_file(),
            };
            (path, FileState::Skipped(why.into_owned()))
        });
        let found = listing.bundles.iter().map(|path| (path.clone(), FileState::Found)).chain(skipped).collect();
        self.say(News::Listed(spot(path), found));
        Ok(listing.bundles)
    }

    fn look(&self, path: PathBuf, manner: Manner) -> Outcome {
        if manner == Manner::Unasked && !path.exists() {
            self.say(News::Watched(Presence::Gone));
            return Outcome::Looked;
        }
        if manner == Manner::Folder
            && let Err(outcome) = self.needs_folder(&path)
        {
            return outcome;
        }
        let files = match self.listed(path.clone()) {
            Ok(files) => files,
            Err(outcome) => return outcome,
        };
        self.looked(&files, &path)
    }

    /// Looks into files: what each would bring.
    pub(super) fn looked(&self, files: &[PathBuf], place: &Path) -> Outcome {
        let (day, told) = match self.day() {
            Ok(known) => known,
            Err(fault) => return self.failed(place, &fault),
        };
        for file in files {
            if self.ground.progress.is_stopped() {
                return Outcome::Stopped { new: 0 };
            }
            self.at(file);
            let state = self.would(file, &day, &told);
            self.say(News::File(file.clone(), state));
        }
        Outcome::Looked
    }

    /// What a file would bring; one that was taken before is not read again.
    fn would(&self, file: &Path, day: &Day, told: &Told) -> FileState {
        if let Some(header) = self.before(file, told) {
            return FileState::Known(Box::new(contents(self.viewer(), day, day, &header)));
        }
        match self.proven(file, day).and_then(|mut verified| Ok((self.with(day, &mut verified)?, verified))) {
            Ok((after, verified)) => {
                let contents = Box::new(contents(self.viewer(), day, &after, &verified.header));
                match contents.new.len() + contents.waiting {
                    0 => FileState::Known(contents),
                    _ => FileState::Ready(contents),
                }
            }
            Err(state) => state,
        }
    }

    /// The header of a file that was taken before and lies there as it did then.
    fn before(&self, file: &Path, told: &Told) -> Option<Header> {
        let seen = outside(file).ok()?;
        known(told, self.ground.day, file, &sighting(file, seen))
    }

    /// Reads a file to its end and proves it; else where it stands.
    fn proven(&self, file: &Path, day: &Day) -> Result<Verified, FileState> {
        // the machine's own clock: files carry it too, whatever clock the day has
        let fresh = outside(file).is_ok_and(|seen| is_fresh(Clock::wall().now_ms(), seen));
        match prove(&self.ground.world, file, Some(&label(day)), &self.ground.progress) {
            Ok(verified) => Ok(verified),
            Err(import) => Err(match &import.fault {
                Some(ImportFault::Bundle(BundleError::Stopped)) => FileState::Found,
                Some(_) if is_arriving(&import, fresh) => FileState::Arriving,
                Some(fault) => self.refused(file, fault),
                None => FileState::Found,
            }),
        }
    }

    /// The day with a file in it; nothing is stored.
    fn with(&self, day: &Day, verified: &mut Verified) -> Result<Day, FileState> {
        day_with(day, verified).map_err(|fault| self.refused(verified.source(), &fault))
    }

    fn verify(&self, file: &Path) -> Outcome {
        self.at(file);
        let day = match self.day() {
            Ok((day, _)) => day,
            Err(fault) => return self.failed(file, &fault),
        };
        match prove(&self.ground.world, file, Some(&label(&day)), &self.ground.progress) {
            Ok(verified) => Outcome::Verified { from: verified.header.writer.name.clone(), entries: verified.entries },
            Err(import) => match &import.fault {
                Some(ImportFault::Bundle(BundleError::Stopped)) | None => Outcome::Stopped { new: 0 },
                Some(fault) => {
                    self.say(News::File(file.to_owned(), self.refused(file, fault)));
                    self.failed(file, fault)
                }
            },
        }
    }

    /// Takes files in, one after another; a bad one is said and the others go on.
    fn take(&self, files: &[PathBuf]) -> Result<(Sum, Vec<Header>), Outcome> {
        let mut sum = Sum::default();
        let mut headers = Vec::new();
        let Some(first) = files.first() else { return Ok((sum, headers)) };
        let (mut day, told) = self.day().map_err(|fault| self.failed(first, &fault))?;
        for file in files {
            if self.ground.progress.is_stopped() {
                return Err(Outcome::Stopped { new: sum.new });
            }
            if let Some(header) = self.before(file, &told) {
                let contents = contents(self.viewer(), &day, &day, &header);
                headers.push(header);
                self.say(News::File(file.clone(), FileState::Known(Box::new(contents))));
                continue;
            }
            self.at(file);
            // as it lay there before it was read: should it change meanwhile, it is read again
            let lay = outside(file).ok().map(|seen| sighting(file, seen));
            let state = match self.proven(file, &day) {
                Ok(verified) => {
                    let (header, sha256) = (verified.header.clone(), verified.sha256);
                    let state = self.take_in(file, verified, &mut day, &mut sum)?;
                    if matches!(state, FileState::Taken(_) | FileState::Known(_)) {
                        headers.push(header);
                        lay.into_iter().for_each(|lay| (self.tell)(Report::Saw(lay, sha256)));
                    }
                    state
                }
                Err(state) => state,
            };
            match &state {
                FileState::Refused(_) => sum.refused += 1,
                FileState::Arriving => sum.arriving += 1,
                _ => {}
            }
            self.say(News::File(file.clone(), state));
        }
        match self.ground.progress.is_stopped() {
            true => Err(Outcome::Stopped { new: sum.new }),
            false => Ok((sum, headers)),
        }
    }

    /// Hands a proven file to the loop and waits until all of it is stored.
    fn take_in(&self, file: &Path, mut verified: Verified, day: &mut Day, sum: &mut Sum) -> Result<FileState, Outcome> {
        let after = match self.with(day, &mut verified) {
            Ok(after) => after,
            Err(state) => return Ok(state),
        };
        let header = verified.header.clone();
        let (reply, took) = channel();
        (self.tell)(Report::Proven(Box::new(verified), self.ground.progress.clone(), reply));
        // the day was closed under it
        let Ok(Took { import, ticket }) = took.recv() else { return Err(Outcome::Stopped { new: sum.new }) };
        sum.new += import.count.new;
        match &import.fault {
            Some(fault) if fault.is_stopped() => return Err(Outcome::Stopped { new: sum.new }),
            Some(fault) => return Ok(self.refused(file, fault)),
            None => {}
        }
        if let Err(error) = self.ground.store.wait_for(ticket) {
            return Ok(self.refused(file, &error.into()));
        }
        let mut told = contents(self.viewer(), day, &after, &header);
        told.warnings
            .extend(import.goes_on_as.iter().map(|name| self.ground.words.contents_goes_on_as(name).into_owned()));
        for (laptop, n) in &import.left_out {
            let name = after.laptop_called(*laptop);
            let n = usize::try_from(*n).unwrap_or(usize::MAX);
            told.warnings.push(self.ground.words.contents_left_out(&name, n).into_owned());
        }
        *day = after;
        if told.new.len() + told.waiting == 0 {
            return Ok(FileState::Known(Box::new(told)));
        }
        sum.taken += 1;
        Ok(FileState::Taken(Box::new(told)))
    }

    /// Writes this laptop's bundle from what is stored, as far as `reach` says; nothing where it says so.
    fn write(
        &self,
        folder: &Path,
        reach: impl FnOnce(&Day, &Told, DeviceId) -> Option<Reach>,
    ) -> Result<Option<WroteFile>, ImportFault> {
        let (reply, going) = channel();
        (self.tell)(Report::Going(reply));
        // the day was closed under it: nothing is written, and nobody looks
        let Ok(Going { device, told, random }) = going.recv() else { return Err(BundleError::Stopped.into()) };
        // what is being stored right now belongs to it too
        self.ground.store.append_and_wait(Vec::new())?;
        let (day, _) = self.day()?;
        let Some(reach) = reach(&day, &told, device) else { return Ok(None) };
        let from = Outgoing { world: &self.ground.world, day: &day, told: &told, device, random };
        let exported = write_out(from, folder, &reach)?;
        let Written { path, no, sha256, .. } = exported.written;
        (self.tell)(Report::Wrote(no, sha256));
        if let Ok(seen) = outside(&path) {
            // it is ours and proven: the next time it is not read
            (self.tell)(Report::Saw(sighting(&path, seen), sha256));
        }
        Ok(Some(WroteFile { path, drafts: exported.drafts }))
    }

    /// One that is not there may come back; a file in its place never will.
    fn needs_folder(&self, path: &Path) -> Result<(), Outcome> {
        if path.is_dir() || !path.exists() {
            return Ok(());
        }
        let no_folder = BundleError::io(Act::Read, path)(std::io::ErrorKind::NotADirectory.into());
        Err(self.failed(path, &no_folder.into()))
    }

    fn sync(&self, folder: PathBuf) -> Outcome {
        if let Err(outcome) = self.needs_folder(&folder) {
            return outcome;
        }
        let files = match self.listed(folder.clone()) {
            Ok(files) => files,
            Err(outcome) => return outcome,
        };
        let (sum, headers) = match self.take(&files) {
            Ok(taken) => taken,
            Err(outcome) => return outcome,
        };
        match self.write(&folder, |day, told, own| reach_beside(day, told, own, &headers)) {
            Ok(wrote) => self.done(sum, wrote),
            Err(fault) => self.failed(&folder, &fault),
        }
    }
}
