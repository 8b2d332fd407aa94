//! The footer names only keys that do something where they are named.

use super::looks::{PLACES, place};
use super::stage::Stage;
use colloquio::app::action::{ACTIONS, ActionId, Hint};
use colloquio::app::hints::KeyHint;
use colloquio::app::key::Key;
use colloquio::app::model::Tone;
use colloquio::app::msg::Msg;
use colloquio::app::update;
use colloquio::tui::view::status::hints;

/// The keys of the hint, as the action table has them for the place.
fn keys_of(stage: &Stage, hint: &KeyHint) -> Vec<Key> {
    let place = update::place(&stage.model);
    let row = ACTIONS.iter().find(|row| row.id == hint.id && row.places.contains(&place)).unwrap();
    let names: &[&str] = match row.hint {
        // two arrows are hinted where digits pick
        Hint::Arrows => &["down", "up"],
        // one of them is the pane one is on
        Hint::Panes => row.keys,
        _ => &row.keys[..1],
    };
    names.iter().map(|name| Key::parse(name).unwrap()).collect()
}

/// Everything of the screen but the message, and where one is in a form.
fn seen(stage: &Stage) -> Vec<String> {
    let rows: Vec<String> = stage.screen().lines().map(str::to_owned).collect();
    let message = rows.len() - 2;
    let rows = rows.into_iter().enumerate().filter(|(i, _)| *i != message).map(|(_, row)| row);
    rows.chain([format!("{:?}", stage.model.overlays)]).collect()
}

/// Whether a key changes or asks something there, or is answered with more than a refusal.
fn does(n: usize, before: &Stage, key: Key) -> bool {
    let mut stage = place(n);
    let (asked, appended) = (stage.asked.len(), stage.appended);
    stage.tell(Msg::Key(key));
    let answered = stage.model.message.as_ref().filter(|_| stage.model.message != before.model.message);
    answered.is_some_and(|message| message.tone != Tone::Attention)
        || seen(&stage) != seen(before)
        || stage.asked.len() > asked
        || stage.appended > appended
}

#[test]
fn every_key_the_footer_names_does_something() {
    let mut dead = Vec::new();
    for n in 0..PLACES {
        let before = place(n);
        for hint in hints(&before.model) {
            // whether the last thing can be taken back is what one asks with it
            if hint.id != ActionId::Undo && !keys_of(&before, &hint).into_iter().any(|key| does(n, &before, key)) {
                dead.push((n, hint.id));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:?}");
}

#[test]
fn a_question_without_a_default_names_no_enter_and_a_row_that_is_settled_no_acceptance() {
    let ids = |stage: &Stage| hints(&stage.model).into_iter().map(|hint| hint.id).collect::<Vec<_>>();
    let mut stage = super::sync::busy_page(colloquio::text::Lang::It);
    stage.press("end a");
    assert!(!ids(&stage).contains(&ActionId::Open), "{}", stage.screen());
    stage.press("down");
    assert!(ids(&stage).contains(&ActionId::Open), "once a row is pointed at: {}", stage.screen());
    stage.press("esc m");
    assert!(ids(&stage).contains(&ActionId::AcceptGap), "{}", stage.screen());
    stage.press("end");
    assert!(!ids(&stage).contains(&ActionId::AcceptGap), "the closing of the day is nothing to accept");
}
