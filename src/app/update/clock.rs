//! What time alone changes: the interview's clock, a notice that has been read, a page nobody touched. And the key that
//! lets the clock stand.

use super::privacy;
use crate::app::model::Model;
use crate::app::screen::Screen;
use crate::app::settings::Switch;
use crate::app::talk::{self, MINUTE, Pause, Run, Talk};

/// The clock of the interview on the screen.
pub fn shown(model: &Model) -> Option<Talk> {
    let current = model.current.as_ref()?;
    match model.screen() {
        Screen::Sheet(page) => talk::talk(current, page.interview, model.now),
        Screen::Reveal(page) => talk::at_reveal(current, page.interview, model.now),
        _ => None,
    }
}

/// `t`: the clock stands, or goes on where it stood.
pub fn pause(model: &mut Model) {
    let Screen::Sheet(page) = model.screen() else { return };
    let (interview, now) = (page.interview, model.now);
    let Some(current) = &mut model.current else { return };
    let pauses = &mut current.pauses;
    let at = pauses.iter().position(|pause| pause.interview == interview).unwrap_or_else(|| {
        pauses.push(Pause { interview, stood: 0, since: None });
        pauses.len() - 1
    });
    let Some(pause) = pauses.get_mut(at) else { return };
    let stood = pause.since.take();
    match stood {
        Some(since) => pause.stood += (now - since).max(0),
        None => pause.since = Some(now),
    }
    current.refresh(now);
    let words = &model.words;
    let said = if stood.is_some() { words.page_clock_runs() } else { words.page_clock_stands() };
    let said = said.into_owned();
    model.say(said);
}

/// The next moment at which time alone changes the screen, Unix ms: never, where nothing moves.
pub fn due(model: &Model) -> Option<i64> {
    let step = match model.settings.motion {
        Switch::On => 1_000,
        Switch::Off => MINUTE,
    };
    let clock = shown(model).filter(|talk| talk.run == Run::On).map(|talk| model.now + step - talk.elapsed % step);
    let notice = model.notice.as_ref().map(|notice| notice.until);
    [clock, notice, privacy::due(model)].into_iter().flatten().min()
}

/// That moment came.
pub fn tick(model: &mut Model) {
    if model.notice.as_ref().is_some_and(|notice| notice.until <= model.now) {
        model.notice = None;
    }
    if privacy::due(model).is_some_and(|at| at <= model.now) {
        privacy::leave_untouched(model);
    }
}
