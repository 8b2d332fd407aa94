//! Joining a day from the first page: the file is proven and taken by the thread, like any other, and the laptop that it
//! makes is handed to the loop whole.

use super::{Report, broke};
use crate::app::exchange::{News, Outcome, Task};
use crate::app::laptop::{World, import_new};
use crate::bundle::Progress;
use crate::store::Notify;
use crate::text::Words;
use crate::tui::backstage::Outside;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// What the thread needs to join a day.
pub struct Joining {
    /// The file that begins it.
    pub path: PathBuf,
    /// Where its store goes.
    pub world: World,
    /// Whose words.
    pub words: Words,
    /// What this laptop is called, and how failures are said.
    pub outside: Outside,
    /// Who hears of the store.
    pub notify: Notify,
    /// How far it is, and the wish to stop it.
    pub progress: Progress,
}

impl fmt::Debug for Joining {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Joining({})", self.path.display())
    }
}

impl Joining {
    pub(super) fn carry_out(self, tell: &dyn Fn(Report)) {
        let Joining { path, world, words, outside, notify, progress } = self;
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        tell(Report::News(News::At { task: Task::Take, file }));
        let name = |mark: &str| (outside.laptop_name)(&words, mark);
        let joined = catch_unwind(AssertUnwindSafe(|| import_new(&world, &path, None, name, notify, &progress)));
        let outcome = match joined {
            Ok(Ok((laptop, import))) => return tell(Report::Joined(Box::new(laptop), Box::new(import))),
            Ok(Err(refused)) => match &refused.fault {
                Some(fault) if fault.is_stopped() => Outcome::Stopped { new: 0 },
                Some(fault) => Outcome::Failed((outside.import_failed)(&words, &path, fault)),
                None => Outcome::Looked,
            },
            Err(_) => broke(&words),
        };
        tell(Report::News(News::Ended(Task::Take, outcome)));
    }
}
