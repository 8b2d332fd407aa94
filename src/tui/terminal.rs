//! The terminal, taken and given back: raw mode, the second screen, bracketed paste, the mouse, the cursor.
//!
//! Our own guard: the library's forgets paste and cursor, stops at the first error, and panics on a dead terminal. Giving
//! back happens on every road out, each step on its own, results ignored: there is nobody left to tell.

use crate::app::settings::Switch;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
#[cfg(unix)]
use crossterm::style::Print;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::io::{self, Stdout, Write, stdout};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the terminal is ours now. One process has one terminal.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The screen to draw on.
pub type Screen = Terminal<CrosstermBackend<Stdout>>;

/// Holds the terminal; gives it back when dropped.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal. If a step fails, what was done is undone.
    pub fn take(title: &str) -> io::Result<Self> {
        TAKEN.store(true, Ordering::SeqCst);
        let guard = Self(());
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, SetTitle(title))?;
        Ok(guard)
    }

    /// A fresh screen: the next frame draws every cell. Asks the terminal nothing.
    pub fn screen(&self) -> io::Result<Screen> {
        let mut screen = Terminal::new(CrosstermBackend::new(stdout()))?;
        redraw(&mut screen)?;
        Ok(screen)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// How many cells a line of the terminal has; nothing where there is none.
pub fn columns() -> Option<usize> {
    crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns))
}

/// Names the window; one that cannot be named stays as it is.
pub fn set_title(title: &str) {
    let _ = execute!(stdout(), SetTitle(title));
}

/// Takes the mouse, or leaves it to the terminal. Presses and the wheel only: a mouse that moves wakes nobody.
pub fn set_mouse(mouse: Switch) {
    #[cfg(unix)]
    let _ = match mouse {
        Switch::On => execute!(stdout(), Print("\x1b[?1000h\x1b[?1006h")),
        Switch::Off => execute!(stdout(), Print("\x1b[?1006l\x1b[?1000l")),
    };
    #[cfg(not(unix))]
    let _ = match mouse {
        Switch::On => execute!(stdout(), crossterm::event::EnableMouseCapture),
        Switch::Off => execute!(stdout(), crossterm::event::DisableMouseCapture),
    };
}

/// Makes the next frame draw every cell, without asking the terminal anything as `Terminal::clear` would.
pub fn redraw(screen: &mut Screen) -> io::Result<()> {
    let size = screen.size()?;
    screen.resize(ratatui::layout::Rect::new(0, 0, size.width, size.height))
}

/// Gives the terminal back, if it is ours. Safe to call from anywhere, any number of times.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    set_mouse(Switch::Off);
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, Show);
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// From now on a panic of this thread gives the terminal back first, then says `sentence()` and the panic's own message.
/// A panic of a worker touches nothing here: it arrives as a message.
pub fn install_panic_hook(sentence: impl Fn() -> String + Send + Sync + 'static) {
    let loop_thread = std::thread::current().id();
    panic::set_hook(Box::new(move |panic| {
        tracing::error!("{panic}");
        if std::thread::current().id() == loop_thread && !crate::intake::is_reading_a_workbook() {
            give_back();
            let _ = writeln!(io::stderr(), "{}\n{panic}", sentence());
        }
    }));
}

/// Leaves the terminal to the shell until the person comes back with `fg`. `words` are said on the shell first.
#[cfg(unix)]
pub fn suspend(guard: Guard, words: &str, title: &str) -> io::Result<Guard> {
    drop(guard);
    let _ = writeln!(io::stderr(), "{words}");
    signal_hook::low_level::raise(signal_hook::consts::SIGTSTP)?;
    Guard::take(title)
}

/// There is no such thing here; the terminal stays ours.
#[cfg(not(unix))]
pub fn suspend(guard: Guard, _words: &str, _title: &str) -> io::Result<Guard> {
    Ok(guard)
}
