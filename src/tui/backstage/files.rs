//! What the thread that carries files says and wants: orders go to it, a proven file is taken in on the loop step by step,
//! and what it wrote or read is noted by the laptop.

use super::{Backstage, lend};
use crate::app::exchange::{Far, Habit, News, Outcome, Task};
use crate::app::laptop::{Import, Laptop, Step, Taking};
use crate::app::model::{Current, Model};
use crate::app::msg::Msg;
use crate::bundle::{BundleError, Progress, Stage, Standing};
use crate::tui::courier::{Going, Ground, Order, Report, Took};
use crate::wire::hash::hex;
use std::path::PathBuf;
use std::sync::mpsc::Sender;

/// A proven file on its way in, step by step between two keys.
pub(super) struct Intake {
    taking: Taking,
    progress: Progress,
    reply: Sender<Took>,
}

impl std::fmt::Debug for Intake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Intake({:?})", self.progress.standing())
    }
}

impl Backstage {
    /// Hands an order to the thread that carries files.
    pub(super) fn ask(&mut self, model: &Model, order: Order) -> Option<Msg> {
        let (Some(laptop), Some(current)) = (&self.laptop, &model.current) else {
            // another program has the store: nobody is kept waiting
            return Some(Msg::News(News::Ended(order.task(), Outcome::Looked)));
        };
        self.progress = Progress::default();
        self.courier.ask(order, Some(self.ground(model, laptop, current)));
        None
    }

    fn ground(&self, model: &Model, laptop: &Laptop, current: &Current) -> Ground {
        Ground {
            world: self.world.clone(),
            store: laptop.store.clone(),
            day: current.session.day_id(),
            words: model.words.clone(),
            viewer: current.actor,
            outside: self.outside,
            progress: self.progress.clone(),
        }
    }

    /// Lets the folder be watched from now on, or none.
    pub(super) fn watch(&self, model: &Model, folder: Option<PathBuf>, habit: Habit) -> Option<Msg> {
        let (laptop, current) = (self.laptop.as_ref()?, model.current.as_ref()?);
        let wanted = folder.map(|folder| (folder, habit));
        self.courier.ask(Order::Watch(wanted), Some(self.ground(model, laptop, current)));
        None
    }

    pub(super) fn keep_folder(&self, folder: Option<PathBuf>, habit: Habit) {
        let mut prefs = self.world.root.prefs();
        prefs.folder = folder;
        prefs.watch = Some(habit.as_str().to_owned());
        if let Err(error) = self.world.root.save_prefs(&prefs) {
            tracing::warn!("the folder is not remembered: {error}");
        }
    }

    /// What the thread that carries files says, or wants.
    pub(super) fn reported(&mut self, model: &mut Model, report: Report) -> Option<Msg> {
        match report {
            Report::News(news) => return Some(Msg::News(news)),
            Report::Proven(verified, progress, reply) => {
                // of a day that was closed meanwhile nothing is taken: without an answer the thread gives up
                let laptop = self.laptop.as_mut().filter(|laptop| {
                    let open = model.current.as_ref().map(|current| current.session.day_id());
                    open == Some(verified.header.day.id) && laptop.store.stored_up_to() < u64::MAX
                })?;
                let begun = lend(laptop, model, |laptop| Taking::begin(laptop, *verified))?;
                match begun {
                    Ok(taking) => {
                        progress.begin(Stage::Taking, taking.total());
                        self.intake = Some(Intake { taking, progress, reply });
                    }
                    Err(fault) => drop(reply.send(Took { import: Import::refused(None, fault), ticket: 0 })),
                }
            }
            Report::Going(reply) => {
                let laptop = self.laptop.as_mut()?;
                let going = lend(laptop, model, |laptop| {
                    laptop.introduce().map(|()| {
                        let random = laptop.draw().bytes8("bundle");
                        Going { device: laptop.session.device(), told: laptop.told.clone(), random }
                    })
                })?;
                match going {
                    Ok(going) => drop(reply.send(going)),
                    Err(error) => return Some(Msg::Failed((self.outside.laptop_failed)(&model.words, &error))),
                }
            }
            // another day was opened meanwhile: what came in stays in the store
            Report::Joined(..) if self.laptop.is_some() => {
                return Some(Msg::News(News::Ended(Task::Take, Outcome::Looked)));
            }
            Report::Joined(laptop, import) => {
                if import.fault.is_some() {
                    // said once the day is open; the rest comes with the same file
                    let stopped = News::Ended(Task::Take, Outcome::Stopped { new: import.count.new });
                    let event = super::Event::Files(Report::News(stopped));
                    drop(self.told.send(super::Told { opening: 0, event }));
                }
                return Some(self.take(*laptop, None));
            }
            Report::Working(progress) => self.progress = progress,
            Report::Saw(lay, sha256) => {
                let laptop = self.laptop.as_mut()?;
                let line = laptop.told.saw(&lay, &hex(&sha256));
                laptop.append_group(vec![line]);
            }
            Report::Wrote(no, sha256) => {
                let laptop = self.laptop.as_mut()?;
                let line = laptop.told.wrote(no, &hex(&sha256));
                laptop.append_group(vec![line]);
            }
        }
        None
    }

    /// Whether the next step of a file that is being taken in would wait for nothing.
    pub fn can_step(&self) -> bool {
        let (Some(intake), Some(laptop)) = (&self.intake, &self.laptop) else { return false };
        let wanted = if intake.progress.is_stopped() { intake.taking.sent() } else { intake.taking.awaits() };
        wanted.is_none_or(|ticket| laptop.store.stored_up_to() >= ticket)
    }

    /// Takes the next group of a file in, or ends it.
    pub fn step(&mut self, model: &mut Model) -> Option<Msg> {
        let (intake, laptop) = (self.intake.as_mut()?, self.laptop.as_mut()?);
        let Intake { taking, progress, .. } = intake;
        let step = match progress.is_stopped() {
            true => Ok(Step::Done),
            false => lend(laptop, model, |laptop| taking.step(laptop, progress))?,
        };
        if let Ok(Step::More) = step {
            return None;
        }
        let Intake { taking, progress, reply } = self.intake.take()?;
        let (words, name) = (model.words.clone(), self.outside.laptop_name);
        let ended = step.and_then(|_| {
            let end = |laptop: &mut Laptop| taking.end(laptop, &progress, |mark| name(&words, mark));
            // the day is open, or nothing could be lent above
            lend(laptop, model, end).unwrap_or_else(|| Err(BundleError::Stopped.into()))
        });
        let took = match ended {
            Ok((import, ticket)) => Took { import, ticket },
            Err(fault) => Took { import: Import::refused(None, fault), ticket: 0 },
        };
        // a thread that has given up waits for nothing
        drop(reply.send(took));
        Some(Msg::Grown)
    }

    /// How far the work on a file is; nothing where nobody works.
    pub fn far(&self) -> Msg {
        let Standing { stage, done, total } = self.progress.standing();
        let far = match stage {
            Stage::Waiting => Far::Unknown,
            Stage::Copying | Stage::Reading => Far::Bytes(done, total),
            Stage::Checking | Stage::Taking => Far::Entries(done, total),
        };
        Msg::News(News::Far(far))
    }
}
