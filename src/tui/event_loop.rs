//! The loop: one thing at a time, in this order: signals, keys, the store, timers, a frame, a group of a file that is taken
//! in. A frame is drawn when nothing waits and something changed, at most one every 16 ms. When nothing happens, nothing runs.

use super::backstage::{Backstage, Told};
use super::events::{Input, translate};
use super::signals::{Ending, Signals};
use super::terminal::{Guard, Screen, redraw, set_mouse, set_title, suspend};
use super::view;
use super::widgets::strip::Paint;
use crate::app::geometry::Size;
use crate::app::model::Model;
use crate::app::msg::{Effect, Msg};
use crate::app::screen::Screen as Place;
use crate::app::settings::Switch;
use crate::app::update::{clock, update};
use crossterm::event::{Event, EventStream};
use futures_util::StreamExt;
use std::collections::VecDeque;
use std::future::pending;
use std::io;
use std::mem::ManuallyDrop;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, sleep_until};

/// Least time between two frames.
const FRAME: Duration = Duration::from_millis(16);
/// An answer of the store that takes longer is shown.
const SLOW: Duration = Duration::from_millis(150);
/// An answer of the store that takes longer is a failure.
const STUCK: Duration = Duration::from_secs(2);
/// How often a day that another program writes on is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// How often it is shown how far work on files is.
const WORK: Duration = Duration::from_millis(200);
/// One minute, in ms.
const MINUTE: i64 = 60_000;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Somebody left, or it was asked for from outside.
    Left,
    /// The terminal is gone.
    HungUp,
}

/// What woke the loop.
enum Woken {
    Signal(Ending),
    Input(Option<io::Result<Event>>),
    Told(Box<Told>),
    Slow,
    Stuck,
    Minute,
    Look,
    Work,
    Due,
    Frame,
    Step,
}

/// Instants the loop waits for; stored, so that a key does not start them anew.
#[derive(Default)]
struct Timers {
    slow: Option<Instant>,
    stuck: Option<Instant>,
    minute: Option<Instant>,
    look: Option<Instant>,
    work: Option<Instant>,
    due: Option<Instant>,
}

/// The running program.
pub struct Loop {
    /// The state.
    pub model: Model,
    /// The store.
    pub backstage: Backstage,
    /// What the store says.
    pub told: UnboundedReceiver<Told>,
    /// How things are drawn.
    pub paint: Paint,
    /// When the store last answered, in words, for the panic hook.
    pub stored: Arc<Mutex<String>>,
}

impl Loop {
    /// Runs until the end. `guard` is given back by whoever called.
    pub async fn run(&mut self, mut guard: Guard, mut signals: Signals) -> io::Result<End> {
        // never dropped: its end writes to a terminal that may be gone, and panics; the guard gives everything back
        let mut screen = ManuallyDrop::new(guard.screen()?);
        let mut keys = EventStream::new();
        let mut timers = Timers::default();
        let mut last_frame: Option<Instant> = None;
        let mut dirty = true;
        // a window that went small and came back may have the size of the last frame, but no longer its cells
        let mut damaged = false;
        let mut shown_title = title(&self.model);
        let mut mouse = Switch::Off;
        loop {
            if mouse != self.model.settings.mouse {
                mouse = self.model.settings.mouse;
                set_mouse(mouse);
            }
            self.plan(&mut timers);
            let frame_at = dirty.then(|| last_frame.map_or_else(Instant::now, |at| at + FRAME));
            let woken = tokio::select! {
                biased;
                ending = signals.next() => Woken::Signal(ending),
                input = keys.next() => Woken::Input(input),
                Some(told) = self.told.recv() => Woken::Told(Box::new(told)),
                () = at(timers.slow) => Woken::Slow,
                () = at(timers.stuck) => Woken::Stuck,
                () = at(timers.minute) => Woken::Minute,
                () = at(timers.look) => Woken::Look,
                () = at(timers.work) => Woken::Work,
                () = at(timers.due) => Woken::Due,
                () = at(frame_at) => Woken::Frame,
                // last: a file waits for keys and frames, never the other way round
                () = std::future::ready(()), if self.backstage.can_step() => Woken::Step,
            };
            self.model.now = self.backstage.now();
            let effects = match woken {
                // the screen is dead: nothing more is drawn, what was typed is stored by whoever called
                Woken::Signal(Ending::HangUp) | Woken::Input(None | Some(Err(_))) => {
                    self.take(Msg::EndAsked);
                    return Ok(End::HungUp);
                }
                Woken::Signal(Ending::Terminate) => self.take(Msg::EndAsked),
                Woken::Input(Some(Ok(event))) => match translate(event) {
                    Some(Input::Key(key)) => self.take(Msg::Key(key)),
                    Some(Input::Paste(text)) => self.take(Msg::Paste(text)),
                    Some(Input::Click(x, y)) => match view::target_at(&self.model, self.paint, x, y) {
                        Some(target) => self.take(Msg::Click(target)),
                        None => continue,
                    },
                    Some(Input::Wheel(x, y, turn)) => {
                        let over = view::target_at(&self.model, self.paint, x, y);
                        self.take(Msg::Wheel(over, turn))
                    }
                    Some(Input::Size(columns, rows)) => {
                        damaged = true;
                        self.take(Msg::Resized(Size::new(columns, rows)))
                    }
                    None => continue,
                },
                Woken::Told(told) => match self.backstage.heard(&mut self.model, *told) {
                    Some(msg) => self.take(msg),
                    None => continue,
                },
                Woken::Slow => {
                    timers.slow = None;
                    self.take(Msg::SavingIsSlow)
                }
                Woken::Stuck => {
                    timers.stuck = None;
                    self.take(Msg::SavingIsStuck)
                }
                Woken::Minute => {
                    timers.minute = None;
                    self.take(Msg::Minute)
                }
                Woken::Due => self.take(Msg::Tick),
                Woken::Look => {
                    timers.look = None;
                    match self.backstage.look_again(&self.model) {
                        Some(msg) => self.take(msg),
                        None => continue,
                    }
                }
                Woken::Work => {
                    timers.work = None;
                    self.take(self.backstage.far())
                }
                Woken::Step => match self.backstage.step(&mut self.model) {
                    Some(msg) => self.take(msg),
                    None => continue,
                },
                Woken::Frame => {
                    if std::mem::take(&mut damaged) {
                        redraw(&mut screen)?;
                    }
                    self.draw(&mut screen)?;
                    (last_frame, dirty) = (Some(Instant::now()), false);
                    continue;
                }
            };
            dirty = true;
            let wanted = title(&self.model);
            if wanted != shown_title {
                set_title(&wanted);
                shown_title = wanted;
            }
            for effect in effects {
                match effect {
                    Effect::Quit => return Ok(End::Left),
                    Effect::Redraw => redraw(&mut screen)?,
                    Effect::Suspend => {
                        drop(keys);
                        guard = suspend(guard, &self.model.words.paused(), &shown_title)?;
                        keys = EventStream::new();
                        mouse = Switch::Off;
                        screen = ManuallyDrop::new(guard.screen()?);
                        self.take(Msg::Resumed);
                    }
                    _ => {}
                }
            }
        }
    }

    /// Takes a message and carries out what comes of it; what is the loop's own comes back.
    pub fn take(&mut self, msg: Msg) -> Vec<Effect> {
        let mut own = Vec::new();
        let mut queue = VecDeque::from([msg]);
        while let Some(msg) = queue.pop_front() {
            for effect in update(&mut self.model, msg) {
                match effect {
                    Effect::Redraw | Effect::Suspend | Effect::Quit => own.push(effect),
                    effect => queue.extend(self.backstage.perform(&mut self.model, effect)),
                }
            }
        }
        self.note_stored();
        own
    }

    /// Keeps the panic hook's sentence true.
    fn note_stored(&self) {
        let at = match (&self.model.current, self.model.saved.at()) {
            (Some(current), Some(at)) => current.zone.time_to_the_second(at),
            _ => "–".to_owned(),
        };
        if let Ok(mut stored) = self.stored.lock()
            && *stored != at
        {
            *stored = at;
        }
    }

    /// Sets the timers that the state asks for.
    fn plan(&self, timers: &mut Timers) {
        let now = Instant::now();
        if self.model.saved.is_all_stored() {
            (timers.slow, timers.stuck) = (None, None);
        } else if timers.stuck.is_none() && !self.model.saved.is_late() {
            (timers.slow, timers.stuck) = (Some(now + SLOW), Some(now + STUCK));
        }
        // only where a time is shown that moves by the minute
        let shown = self.model.current.is_some() && matches!(self.model.screen(), Place::Main(_));
        if !shown {
            timers.minute = None;
        } else if timers.minute.is_none() {
            let left = MINUTE - self.model.now.rem_euclid(MINUTE);
            timers.minute = self.backstage.until(left).map(|left| now + left);
        }
        if !self.model.exchange.is_busy() {
            timers.work = None;
        } else if timers.work.is_none() {
            timers.work = Some(now + WORK);
        }
        // told anew each time: it hangs on the clock of an interview, which a key may stop
        let due = clock::due(&self.model).map(|at| at - self.model.now + 1);
        timers.due = due.and_then(|left| self.backstage.until(left)).map(|left| now + left);
        if !self.backstage.is_looking() {
            timers.look = None;
        } else if timers.look.is_none() {
            timers.look = Some(now + LOOK);
        }
    }

    fn draw(&mut self, screen: &mut Screen) -> io::Result<()> {
        let area = screen.size()?;
        self.model.size = Size::new(area.width, area.height);
        screen.draw(|frame| view::draw(frame, &self.model, self.paint))?;
        Ok(())
    }
}

/// Waits for an instant; for ever where there is none.
async fn at(instant: Option<Instant>) {
    match instant {
        Some(instant) => sleep_until(instant).await,
        None => pending().await,
    }
}

/// The terminal's own title: the program and the day, never a person.
pub fn title(model: &Model) -> String {
    match &model.current {
        Some(current) => format!("colloquio {}", crate::text::clean(current.day().name())),
        None => "colloquio".to_owned(),
    }
}
