//! x
use crate::room::Room;
#[test]
fn look() {
    let room = Room::new();
    let mut t = room.sit("I01");
    t.see("Coda");
    eprintln!("{}", t.screen());
    assert!(t.is_taken());
    t.leave();
    let mut t = room.marking();
    eprintln!("{}", t.screen());
    t.press("4354354").see("Chiudi la scheda");
    eprintln!("{}", t.screen());
    t.press("Enter").see("Chiudere la scheda?");
    eprintln!("{}", t.screen());
}
