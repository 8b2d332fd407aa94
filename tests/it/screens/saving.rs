//! The screen never claims more than the disk said.

use super::stage::{Stage, Store, at};
use colloquio::app::msg::Msg;
use colloquio::text::Lang;

#[test]
fn stored_is_said_only_when_the_store_answered_and_with_its_time() {
    let mut stage = Stage::day(1, Lang::It);
    stage.store = Store::Silent;
    stage.model.now = at("11:20:00");
    stage.press("t 1 4");
    assert!(stage.shows("● salvato 11:18:05"), "a quick answer does not flicker, and the old time claims nothing new");
    stage.tell(Msg::SavingIsSlow);
    assert!(stage.shows("○ salvo") && !stage.shows("● salvato"));
    stage.tell(Msg::SavingIsStuck);
    assert!(stage.shows("× NON salvato"));
    stage.model.now = at("11:20:03");
    stage.answer();
    assert!(stage.shows("● salvato 11:20:03"));
}

#[test]
fn what_is_only_typed_is_called_typed() {
    let mut stage = Stage::day(1, Lang::It);
    stage.press("t 1 tab").write("x");
    assert!(stage.shows("○ scritto") && !stage.shows("salvato"));
    stage.press("esc");
    assert!(stage.shows("● salvato"));
}

#[test]
fn when_the_disk_refuses_nothing_more_is_taken_in_until_it_stores() {
    let mut stage = Stage::day(1, Lang::It);
    stage.store = Store::Silent;
    stage.press("t 1 4");
    let before = stage.appended;
    stage.tell(Msg::NotStored("No space left on device".into()));
    assert!(stage.shows("NON salvato") && stage.shows("11:18:05"));
    assert!(stage.shows("ATT 4 di Zoë Càvoli"), "it says what would have to be entered again");
    stage.press("esc 5 5 1");
    assert_eq!(stage.appended, before, "input stops on the notice");
    assert!(stage.shows("NON salvato"), "the notice stays");
    stage.answer();
    assert!(!stage.shows("NON salvato"));
    stage.press("5");
    assert_eq!(stage.appended, before + 1);
}

#[test]
fn leaving_with_something_unstored_says_so() {
    let mut stage = Stage::day(1, Lang::It);
    stage.store = Store::Silent;
    stage.press("t 1 4 q");
    assert!(!stage.shows("Tutto è salvato"));
}
