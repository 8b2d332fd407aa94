//! The terminal: guard, loop, event translation, theme, views and widgets.

pub mod backstage;
pub mod courier;
pub mod event_loop;
pub mod events;
pub mod signals;
pub mod spots;
pub mod terminal;
pub mod theme;
pub mod view;
pub mod watch;
pub mod widgets;

pub use backstage::Outside;
pub use spots::Sticks;
pub use theme::Theme;

use crate::app::exchange::Habit;
use crate::app::keymap::Keymap;
use crate::app::laptop::World;
use crate::app::model::Model;
use crate::app::msg::Effect;
use crate::app::settings::{Settings, Switch};
use crate::app::update::storing::unstored_text;
use crate::domain::ids::DayId;
use crate::text::{Charset, Words};
use backstage::Backstage;
use event_loop::{End, Loop, title};
use signals::Signals;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use terminal::{Guard, give_back, install_panic_hook};
use watch::{Watermarks, end_within, watch_terminal};
use widgets::strip::Paint;

/// How long an orderly end may take before the process ends anyway.
const END: Duration = Duration::from_secs(4);

/// What the screen is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// Store, clock and random values.
    pub world: World,
    /// What the screen cannot do by itself.
    pub outside: Outside,
    /// The day to open; none: the welcome screen.
    pub day: Option<DayId>,
    /// Who is at the keyboard, by code; none: as remembered.
    pub seat: Option<String>,
    /// A bundle to open at once.
    pub bundle: Option<PathBuf>,
    /// Where sticks are looked for.
    pub sticks: Sticks,
    /// The words.
    pub words: Words,
    /// Which characters the terminal has.
    pub charset: Charset,
    /// The colours.
    pub theme: Theme,
}

/// Runs the screen until somebody leaves. Whatever happens, the terminal is given back and the store has had its time.
pub fn run(options: Options) -> anyhow::Result<()> {
    let Options { world, outside, day, seat, bundle, sticks, words, charset, theme } = options;
    let keymap = Keymap::standard()?;
    let now = world.clock.now_ms();
    let mut model = Model::new(words, charset, keymap, world.ids, now);
    let prefs = world.root.prefs();
    model.exchange.folder = prefs.folder;
    model.exchange.habit = prefs.watch.as_deref().map(Habit::parse).unwrap_or_default();
    model.settings = Settings { motion: Switch::kept(prefs.motion), mouse: Switch::kept(prefs.mouse) };
    let (sender, told) = tokio::sync::mpsc::unbounded_channel();
    let marks = Arc::new(Watermarks::default());
    let stored = Arc::new(Mutex::new("–".to_owned()));
    let backstage = Backstage::new(world, outside, sticks, sender, marks.clone());
    let paint = Paint { theme, charset };
    let mut program = Loop { model, backstage, told, paint, stored: stored.clone() };
    // the day is read before the terminal is taken: a first frame with the day in it, and errors with nothing to undo
    if let Some(id) = day {
        let msg = program.backstage.open(&program.model.words, id, seat.as_deref());
        program.take(msg);
    }
    if let Some(path) = bundle {
        program.start_with(Effect::ReadBundle(path));
    }
    let sentence = program.model.words.clone();
    install_panic_hook(move || {
        let at = stored.lock().map(|at| at.clone()).unwrap_or_default();
        sentence.panic_sentence(&at).into_owned()
    });
    watch_terminal(marks.clone());
    let end = tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let signals = Signals::listen()?;
        let guard = Guard::take(&title(&program.model))?;
        program.run(guard, signals).await
    });
    give_back();
    end_within(END);
    let whole = program.backstage.close(&mut program.model);
    match end? {
        // nobody is left to tell; the process ends as a closed terminal ends it
        End::HungUp => std::process::exit(1),
        End::Left if whole => Ok(()),
        End::Left => anyhow::bail!("{}", program.model.words.leave_not_stored(&unstored_text(&program.model))),
    }
}

impl Loop {
    /// Carries out something before the first frame.
    fn start_with(&mut self, effect: Effect) {
        if let Some(msg) = self.backstage.perform(&mut self.model, effect) {
            self.take(msg);
        }
    }
}
