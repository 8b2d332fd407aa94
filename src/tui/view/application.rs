//! The application and the questions, whole, over the screen.

use super::super::theme::Role;
use super::super::widgets::strip::Paint;
use super::{detail, rubric};
use crate::app::model::{Current, Model};
use crate::app::screen::Screen;
use crate::app::update::sheet::{self, Row};
use crate::domain::ids::CandidateId;
use ratatui::text::Line;

/// All lines, for a width.
pub fn lines(model: &Model, current: &Current, paint: Paint, id: CandidateId, columns: usize) -> Vec<Line<'static>> {
    let mut lines = detail::lines(model, current, paint, id, columns);
    if let Screen::Sheet(page) = model.screen()
        && let Row::Criterion(criterion) = sheet::row_at(current, page.at)
        && let Some(known) = current.day().rubric()
        && let Some(criterion) = known.criterion(&criterion)
    {
        lines.push(Line::default());
        detail::wrapped(paint, &criterion.id, columns, Role::Strong, &mut lines);
        lines.extend(rubric::criterion_lines(model, paint, known, criterion, columns));
    }
    lines
}
