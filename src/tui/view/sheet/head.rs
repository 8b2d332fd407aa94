//! Over the sheet: whose it is, and the interview's clock with its bar and its word.

use super::super::super::theme::Role;
use super::super::super::widgets::meter::bar;
use super::super::super::widgets::strip::{Paint, Strip};
use crate::app::geometry::Class;
use crate::app::model::Model;
use crate::app::settings::Switch;
use crate::app::talk::{Run, Stage, Talk};
use crate::text::width;
use ratatui::text::Line;

/// The row: whose sheet it is, or what the page says there, and the clock flush right. The bar goes before anything of the name does.
pub fn head_line(model: &Model, paint: Paint, whose: &str, role: Role, talk: &Talk) -> Line<'static> {
    let columns = usize::from(model.size.columns);
    let gap = if model.size.class() >= Class::L { "   " } else { "  " };
    let clock = (clock_text(model, talk), Role::Strong);
    let word = clock_word(model, talk);
    let between = || (gap.to_owned(), Role::Text);
    let short = vec![clock.clone(), between(), word.clone()];
    let long = vec![clock, between(), (minutes_bar(paint, talk), Role::Accent), between(), word];
    let wide = |pieces: &[(String, Role)]| pieces.iter().map(|(text, _)| width(text)).sum::<usize>();
    let roomy = model.size.class() > Class::S && 1 + width(whose) + 2 + wide(&long) < columns;
    let mut head = Strip::new(paint, columns);
    head.text(whose, role);
    head.tail(if roomy { &long } else { &short });
    head.line()
}

/// The time: to the second, or in whole minutes where nothing is to move.
fn clock_text(model: &Model, talk: &Talk) -> String {
    match model.settings.motion {
        Switch::On => talk.to_the_second(),
        Switch::Off => model.words.page_minute(talk.minute()).into_owned(),
    }
}

/// What the time means, said louder as the slot ends: only the word changes its role.
fn clock_word(model: &Model, talk: &Talk) -> (String, Role) {
    let words = &model.words;
    if talk.run == Run::Paused {
        return (words.page_paused().into_owned(), Role::Attention);
    }
    let wide = model.size.class() >= Class::L;
    let (word, role) = match talk.stage() {
        Stage::Talking => (words.page_talking(), Role::Text),
        Stage::Announced(_) if model.settings.motion == Switch::Off => (words.page_questions_soon(), Role::Text),
        Stage::Announced(left) => {
            let time = format!("{}:{:02}", left / 60, left % 60);
            (if wide { words.page_talking_questions_in(&time) } else { words.page_questions_in(&time) }, Role::Text)
        }
        Stage::Questions => (words.page_questions(), Role::Text),
        Stage::Marking => (words.page_marking(), Role::Attention),
        Stage::Changing => (words.page_changing(), Role::Wrong),
        Stage::Over(minutes) => (words.page_over(minutes), Role::Wrong),
    };
    (word.into_owned(), role)
}

/// A cell a minute, with a gap between the stages.
fn minutes_bar(paint: Paint, talk: &Talk) -> String {
    let minutes = |n: i64| usize::try_from(n).unwrap_or(0);
    let mut gone = minutes(talk.minute());
    let stages = [talk.slot.talk, talk.slot.mark, talk.slot.change].map(|stage| {
        let cells = minutes(stage);
        let filled = gone.min(cells);
        gone -= filled;
        bar(paint, filled, cells)
    });
    stages.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::talk::{MINUTE, Slot};

    #[test]
    fn the_bar_has_a_cell_a_minute_and_gaps_at_the_stages() {
        let at = |minutes: i64| {
            let talk = Talk { elapsed: minutes * MINUTE, slot: Slot::USUAL, run: Run::On };
            minutes_bar(Paint::default(), &talk)
        };
        assert_eq!(at(12), "■■■■■■■■■■■■□□□ □□□ □□");
        assert_eq!(at(16), "■■■■■■■■■■■■■■■ ■□□ □□");
        assert_eq!(at(90), "■■■■■■■■■■■■■■■ ■■■ ■■");
    }
}
