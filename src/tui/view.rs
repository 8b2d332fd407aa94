//! Views: from the model to a frame. They borrow, decide nothing, and give back only geometry.

pub mod application;
pub mod detail;
pub mod files;
pub mod finding;
pub mod hand_over;
pub mod main;
pub mod missing;
pub mod overlay;
pub mod page;
pub mod pairs;
pub mod queue;
pub mod range;
pub mod reveal;
pub mod review;
pub mod rubric;
pub mod sheet;
pub mod shortlist;
pub mod small;
pub mod status;
pub mod sync;
pub mod welcome;

use super::widgets::strip::Paint;
use crate::app::geometry::{Class, Size};
use crate::app::model::Model;
use crate::app::pointing::Target;
use crate::app::screen::Screen;
use page::Page;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, model: &Model, paint: Paint) {
    if model.size.class() == Class::TooSmall {
        small::draw_small(frame, model, paint);
        return;
    }
    let page = page(model, paint);
    page::compose(frame, paint, model.size, &page);
    if !model.overlays.is_empty() {
        recede(frame, &page, model.size);
    }
    for overlay in &model.overlays {
        overlay::draw_overlay(frame, model, paint, overlay);
    }
}

/// Dims what lies behind a box. Where one is, what is stored, the message and the keys stay as they are.
fn recede(frame: &mut Frame<'_>, page: &Page, size: Size) {
    let (top, rows) = (page.body_top(), page.body_rows(size));
    let behind = Rect::new(0, top, size.columns, rows).intersection(frame.area());
    let buffer = frame.buffer_mut();
    for at in behind.positions() {
        // dim alone: with a colour or bold it cannot be told on many palettes
        buffer[at].set_style(Style::reset().add_modifier(Modifier::DIM));
    }
}

/// What the mouse points at; nothing where something lies on top.
pub fn target_at(model: &Model, paint: Paint, x: u16, y: u16) -> Option<Target> {
    let free = model.overlays.is_empty() && model.size.class() != Class::TooSmall;
    free.then(|| page(model, paint).target_at(model.size, x, y)).flatten()
}

/// The page of the shown screen.
pub fn page(model: &Model, paint: Paint) -> Page {
    let mut page = match model.screen() {
        Screen::Welcome(page) => welcome::page(model, paint, page),
        Screen::Main(main) => main::page(model, paint, main),
        Screen::Sheet(page) => sheet::page(model, paint, page),
        Screen::HandOver(page) => hand_over::page(model, paint, page),
        Screen::Reveal(page) => reveal::page(model, paint, page),
        Screen::Shortlist(page) => shortlist::page(model, paint, page),
        Screen::Missing(page) => missing::page(model, paint, page),
        Screen::Sync(page) => sync::page(model, paint, page),
        Screen::Review(page) => review::page(model, paint, page),
    };
    page.message = status::message(model);
    page.hints = status::hints(model);
    page
}
